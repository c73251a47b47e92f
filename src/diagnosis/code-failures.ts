/** Failures of the app's code, of its configuration and of its data. */

import { codeSpan, codeSpanOr, codeSpans } from "../markdown/code-span.ts";
import { BUNDLE_FAILURES } from "./bundle-failures.ts";
import { CONFIGURATION_FAILURES } from "./configuration-failures.ts";
import {
  convexCommand,
  DOCS,
  deploymentEnvBlock,
  type FailedRun,
  type FailurePattern,
  IMPORT,
  moduleText,
  moreMemory,
  NAME,
  NAMES,
  PATH,
  shellBlock,
  yamlBlock,
} from "./failure-pattern.ts";
import { LIMIT_FAILURES } from "./limit-failures.ts";
import { MODULE_FAILURES, OTHER_MODULE_FAILURES } from "./module-failures.ts";
import { SCHEMA_FAILURES } from "./schema-failures.ts";

const CONFIGURATION = `${DOCS}/production/project-configuration`;
const ENVIRONMENT_VARIABLES = `${DOCS}/production/environment-variables`;
const LARGE_INDEXES = `${DOCS}/database/reading-data/indexes`;
/** The usual form of an environment variable's name, with at least one underscore. */
const VARIABLE = /\b[A-Z][A-Z0-9]{0,60}_[A-Z0-9_]{1,60}\b/g;

/** Matches and captures a message about a missing environment variable. */
const TELLS_OF_MISSING =
  String.raw`(?=[^\n]{0,300}(?:\b(?:[Mm]issing|[Rr]equired|undefined|unset|not (?:set|defined|found|given|provided|configured))\b|\b[Pp]lease (?:set|provide|define|add)\b|\bmust be (?:set|defined|provided)\b))` +
  String.raw`([^\n]{0,300}\b[A-Z][A-Z0-9]{0,60}_[A-Z0-9_]{1,60}\b[^\n]{0,300})`;

/** @param names - Empty if the texts must not contain them. */
function missingVariables(names: readonly string[], reader: string, run: FailedRun) {
  if (names.length === 0)
    return {
      cause: `${reader} environment variables, which are not set on the Convex deployment.`,
      fix: "Set them on the Convex deployment. The log of this run shows their names and the commands.",
      link: ENVIRONMENT_VARIABLES,
    };
  const [are, them, they] = names.length > 1 ? ["are", "them", "variables"] : ["is", "it", "variable"];
  const set = names.map((name) => convexCommand(run, "env set", `${name} "value"`));
  const { target } = run;
  const inWorkflow = deploymentEnvBlock(names, target);
  const fix =
    target === "preview"
      ? `Let this action set ${them} before every push to a preview deployment:${inWorkflow}\n\nOr set ${them} for every new preview deployment (Project Settings → Environment Variables on the Convex dashboard), and on this one:${shellBlock(...set)}`
      : `Set ${them} on the Convex deployment:${shellBlock(...set)}\n\nOr let this action set ${them} before each push:${inWorkflow}`;
  return {
    cause: `${reader} the environment ${they} ${codeSpans(names)}, which ${are} not set on the Convex deployment.`,
    fix,
    link: run.dashboardUrl === null ? ENVIRONMENT_VARIABLES : `${run.dashboardUrl}/settings/environment-variables`,
  };
}

/** Convex stops at the first variable of the auth config that is not set. */
export const AUTH_VARIABLE_NOT_SET =
  /Environment variable (\w{1,256}) is used in auth config file but its value was not set/;

const ENVIRONMENT: readonly FailurePattern[] = [
  {
    code: "environment-variable-missing",
    pattern: AUTH_VARIABLE_NOT_SET,
    fields: [NAME],
    explain: ([, name = "NAME"], run) => {
      const names = [...new Set([name, ...(run.unsetAuthVariables ?? [])])].slice(0, 20);
      return missingVariables(names, "The auth config reads", run);
    },
  },
  {
    code: "environment-variable-missing",
    pattern:
      /Environment variables? ([\w, ]{1,2000}) (?:is|are) declared as required in convex\.config\.ts|Required environment variables are not set: ([\w, ]{1,2000})/,
    fields: [NAMES, NAMES],
    explain: ([, declared = "", missing = ""], run) => {
      const all = `${declared}${missing}`.split(",").map((name) => name.trim());
      const names = all.filter((name) => name !== "");
      return missingVariables(names, "`convex.config.ts` requires", run);
    },
  },
  {
    code: "environment-variable-missing",
    readsQuotedText: true,
    pattern: new RegExp(String.raw`Failed to analyze (\S{1,200}): (?:Uncaught \w{0,40}Error: )?${TELLS_OF_MISSING}`),
    // The message that a module throws can contain anything, so it is not sent.
    fields: [PATH],
    explain: ([, module, message = ""], run) => {
      const names = [...new Set(message.match(VARIABLE) ?? [])].slice(0, 20);
      return missingVariables(names, `${moduleText(module)} throws when it is loaded, and its message names`, run);
    },
  },
  {
    code: "environment-variable-missing",
    readsQuotedText: true,
    pattern: new RegExp(String.raw`auth config is invalid: Uncaught \w{0,40}Error: ${TELLS_OF_MISSING}`),
    explain: ([, message = ""], run) => {
      const names = [...new Set(message.match(VARIABLE) ?? [])].slice(0, 20);
      return missingVariables(names, "The auth config throws when it is loaded, and its message names", run);
    },
  },
  {
    code: "environment-variable-invalid",
    pattern: /InvalidEnvironmentVariable\b/,
    explain: (_, run) => ({
      cause:
        "A value of an environment variable on the Convex deployment does not match its declaration in `convex.config.ts`.",
      fix: `Correct the value. Set a value that only the new code allows after the push, as \`deployment-env\` does. Set a value that the new code requires before the push. If both apply, deploy in two steps: first widen the validator in \`convex.config.ts\`, then change the value and narrow the validator. To change a value by hand:${shellBlock(convexCommand(run, "env set", 'NAME "value"'))}`,
      link: ENVIRONMENT_VARIABLES,
    }),
  },
  {
    code: "auth-config-invalid",
    pattern: /InvalidAuthConfig|AuthConfig(?:NotMatchingSchema|MissingExport|Unserializable)Error/,
    explain: () => ({
      cause: "Convex cannot use the auth config (`auth.config.ts`).",
      fix: "The file must export an object with a list named `providers`. The end of the output shows Convex's error.",
      link: `${DOCS}/auth`,
    }),
  },
];

const SCHEMA: readonly FailurePattern[] = [
  {
    code: "schema-invalid",
    pattern: /Hit an error while evaluating your schema|InvalidSchema\b/,
    explain: () => ({
      cause: "Convex cannot evaluate `schema.ts`, so nothing was pushed.",
      fix: "The file must have `defineSchema(…)` as its default export and must not throw. The end of the output shows Convex's error.",
      link: `${DOCS}/database/schemas`,
    }),
  },
  {
    code: "schema-validation-failed",
    pattern: /Schema validation failed in component "([^"\n]{1,200})"(?:[\s\S]{0,1000}?in table "([\w-]{1,100})")?/,
    fields: [IMPORT, NAME],
    explain: ([, component, table]) => ({
      cause: `Documents already stored${table ? ` in table \`${table}\`` : ""} of ${component === undefined ? "a component" : `the component ${codeSpan(component)}`} do not match its new schema, so nothing was pushed.`,
      fix: "Look in the component's changelog for a migration from the version that was deployed before. Until then, go back to that version in package.json and the lockfile. If you do not need the data of a preview deployment, `preview-mode: recreate` starts fresh.",
      link: `${DOCS}/components/using`,
    }),
  },
  {
    code: "schema-validation-failed",
    // Matches the table only before the document, whose text can contain anything.
    pattern: /Schema validation failed(?:[\s\S]{0,1000}?in table "([\w-]{1,100})")?/,
    fields: [NAME],
    explain: ([, table]) => ({
      cause: `Documents already stored${table ? ` in table \`${table}\`` : ""} do not match the new schema, so nothing was pushed.`,
      fix: "Make the new field optional or widen its type, deploy, migrate the documents, then tighten the schema. If you do not need the data of a preview deployment, `preview-mode: recreate` starts fresh.",
      link: `${DOCS}/database/schemas#schema-validation`,
    }),
  },
  {
    code: "large-index-confirmation",
    // Not the CLI's help, which lists the option with two spaces and a description after it.
    pattern: /(--skip-large-indexes-check|--allow-deleting-large-indexes)(?! {2})/,
    fields: [/^--[a-z-]+$/],
    // Each version of the CLI names the flag that it supports.
    explain: ([, flag = "--skip-large-indexes-check"]) => ({
      cause:
        "The push creates, changes or deletes an index on a large table, and the Convex CLI requires a confirmation.",
      fix: `Check the list above (a new index can be staged instead, which does not block the deploy), then confirm it:${yamlBlock("with:", `  deploy-args: ${flag}`)}`,
      link: LARGE_INDEXES,
    }),
  },
  {
    code: "unstaging-confirmation",
    pattern: /--allow-unstaging-schema(?! {2})/,
    explain: () => ({
      cause: "The push discards a staged table validator, and the Convex CLI requires a confirmation.",
      fix: `Check the list above, then confirm it:${yamlBlock("with:", "  deploy-args: --allow-unstaging-schema")}`,
      link: `${DOCS}/database/schemas`,
    }),
  },
];

const CONFIG: readonly FailurePattern[] = [
  {
    code: "convex-json-invalid",
    pattern: /Parsing "convex\.json" failed|(`[\w.]{1,100}`) in `convex\.json`/,
    fields: [/^`[\w.]{1,100}`$/],
    explain: ([, field]) => ({
      cause: `${field === undefined ? "`convex.json` is not valid JSON" : `The value of ${field} in \`convex.json\` cannot be used`}, so nothing was pushed.`,
      fix: "Correct `convex.json`; the end of the output says where. An editor that supports its `$schema` marks such errors.",
      link: CONFIGURATION,
    }),
  },
  {
    code: "convex-config-invalid",
    // The backend reports `TypecheckError` for a component that does not fit its use. `tsc` prints other messages.
    pattern:
      /\b(?:InvalidConvexConfig|InvalidDefinition|TypecheckError|CyclicImport|InvalidEnvVarDeclaration|EnvironmentVariablesUnsupported)\b/,
    explain: () => ({
      cause: "Convex cannot use `convex.config.ts`, so nothing was pushed.",
      fix: "The file must have `defineApp()` (or `defineComponent()`) as its only export, and must not throw. Each component needs a name of its own, and the environment variables that it declares must be set. The end of the output shows Convex's error.",
      link: `${DOCS}/components/using`,
    }),
  },
  {
    code: "node-actions-not-supported",
    pattern: /DeploymentNotConfiguredForNodeActions\b|NodeActionsNotSupported\b/,
    explain: () => ({
      cause: 'This Convex backend cannot run Node.js actions (`"use node"`).',
      fix: 'On a self-hosted backend, install a Node version that it supports on its machine. Or remove `"use node"` and Node\'s built-in modules from these actions.',
      link: `${DOCS}/functions/runtimes#nodejs-runtime`,
    }),
  },
  {
    code: "node-version-of-functions",
    pattern: /NodeVersionNotSupported|Node \d+ is no longer supported/,
    explain: () => ({
      cause: "Convex no longer supports the version of Node that `convex.json` sets for functions.",
      fix: 'Raise `node.nodeVersion` in `convex.json` (`{ "node": { "nodeVersion": "22" } }`), or remove the setting to use the default.',
      link: `${CONFIGURATION}#configuring-the-nodejs-version`,
    }),
  },
];

const MODULES: readonly FailurePattern[] = [
  {
    code: "module-path-invalid",
    pattern: /(\S{1,300}) is not a valid path to a Convex module/,
    fields: [PATH],
    explain: ([, path]) => ({
      cause: `Convex does not accept ${codeSpanOr(path, "the path of a file")} as a module name: each part of the path may have at most 64 characters, and may contain only letters, digits, underscores and periods.`,
      fix: "Rename the file, for example from `my-file.ts` to `myFile.ts`, and the imports of it.",
      link: `${DOCS}/functions`,
    }),
  },
  {
    code: "default-export-invalid",
    pattern: /The default export of `convex\/(http|crons?)\.js` is not a/,
    fields: [/^http$|^crons?$/],
    explain: ([, name]) => {
      const [file, builder, page] =
        name === "http"
          ? ["http", "httpRouter", "functions/http-actions"]
          : ["crons", "cronJobs", "scheduling/cron-jobs"];
      return {
        cause: `The default export of \`${file}.ts\` is not what \`${builder}()\` returns, so nothing was pushed.`,
        fix: `Export by default what \`${builder}()\` returned, such as \`export default ${file};\`. If the file is for something else, rename it.`,
        link: `${DOCS}/${page}`,
      };
    },
  },
  {
    code: "module-throws",
    pattern: /Failed to analyze (\S{1,200}):/,
    fields: [PATH],
    explain: ([, module]) => ({
      cause: `Convex cannot load ${moduleText(module).replace(/^A/, "a")}: its top level throws an error, so nothing was pushed.`,
      fix: "Move the code that throws from the top level of the file into the functions that need it. Convex loads every module at each push.",
      link: `${DOCS}/functions`,
    }),
  },
];

/** @returns A clause that says what the type check lacks. */
function typecheckNeeds(compiler: string | undefined, configuration: string | undefined): string {
  if (configuration !== undefined) return "the functions folder has no `tsconfig.json`";
  const program = compiler === "tsgo" ? "`@typescript/native-preview` (`tsgo`)" : "TypeScript (`tsc`)";
  return `neither the working directory nor a folder above it has ${program} in its \`node_modules\``;
}

function typecheckFix(compiler: string | undefined, configuration: string | undefined): string {
  if (configuration !== undefined)
    return `Create the file and commit it:${shellBlock("npx convex codegen --init")}\n\n`;
  return compiler === "tsgo"
    ? `Install it in the package that has \`convex.json\`:${shellBlock("npm install --save-dev @typescript/native-preview")}\n\n`
    : `Add it to package.json and install it in a step before this one:${shellBlock("npm install --save-dev typescript")}\n\n`;
}

/** By the compiler's own count, where it has got that far: of many errors, the output holds the last. */
function errorsFound(output: readonly string[]): number {
  const total = output.map((line) => /^Found (\d{1,7}) errors?\b/.exec(line)?.[1]).findLast(Boolean);
  return total === undefined ? output.filter((line) => /error TS\d+:/.test(line)).length : Number(total);
}

const TYPES: readonly FailurePattern[] = [
  {
    code: "typecheck-impossible",
    pattern:
      /(?:No `(tsc|tsgo)` binary found|Found no convex\/(tsconfig\.json))[^\n]*\n(?:[^\n]*\n){0,3}?[^\n]*--typecheck=disable/,
    fields: [/^tsc$|^tsgo$/, /^tsconfig\.json$/],
    explain: ([, compiler, configuration]) => ({
      cause: `\`typecheck: enable\` requires a type check, but it cannot run: ${typecheckNeeds(compiler, configuration)}.`,
      fix: `${typecheckFix(compiler, configuration)}To deploy without a type check where it cannot run:${yamlBlock("with:", "  typecheck: try")}`,
      link: `${DOCS}/cli/reference/deploy`,
    }),
  },
  {
    code: "typecheck-out-of-memory",
    readsQuotedText: true,
    pattern: /typecheck timed out|JavaScript heap out of memory|Reached heap limit/,
    explain: () => ({
      cause:
        "The type check of the Convex functions was killed, most likely because it ran out of memory. Nothing was pushed.",
      fix: moreMemory("type check"),
      link: "https://docs.convex.dev/cli/troubleshooting/typecheck-performance",
    }),
  },
  {
    code: "type-error",
    pattern: /TypeScript typecheck via `?tsc`? failed|error TS\d+:/,
    explain: (_, { outputTail }) => {
      const count = errorsFound(outputTail);
      return {
        cause: `TypeScript found ${count > 1 ? `${count} errors` : "an error"} in the Convex functions, so nothing was pushed.`,
        fix: "Fix the lines that the end of the output shows. `npx convex typecheck` shows the same errors on your machine.",
        link: `${DOCS}/production/hosting`,
      };
    },
  },
];

const BUNDLE: readonly FailurePattern[] = [
  {
    code: "use-node-misplaced",
    pattern: /"use node" directive is not allowed for (\S{1,200}?)\.?$/m,
    fields: [PATH],
    explain: ([, file]) => ({
      cause: `${moduleText(file)} starts with \`"use node"\`, but a file of that name must run in Convex's default runtime.`,
      fix: 'Remove the directive. Move the actions that need Node into a file of their own that starts with `"use node"`.',
      link: `${DOCS}/functions/runtimes#nodejs-runtime`,
    }),
  },
  {
    code: "node-api-in-default-runtime",
    readsQuotedText: true,
    pattern: /It looks like you are using Node APIs from a file without the "use node" directive/,
    explain: (_, { cliTail }) => {
      const module = /Could not resolve "([^"\n]{1,200})"/.exec(cliTail.join("\n"))?.[1];
      return {
        cause: `A function in Convex's default runtime uses Node's built-in modules${module ? ` (${codeSpan(module)})` : ""}.`,
        fix: 'Move the code into actions of a file that starts with `"use node"`.',
        link: `${DOCS}/functions/runtimes#nodejs-runtime`,
      };
    },
  },
  {
    code: "native-module",
    readsQuotedText: true,
    pattern: /No loader is configured for "\.node" files(?:: ([^\s"]{1,300}))?/,
    fields: [PATH],
    explain: ([, file]) => ({
      cause: `The Convex functions cannot be bundled: ${file === undefined ? "a package contains a native module (`.node`)" : `${codeSpan(file)} is a native module`}, which must not be bundled.`,
      fix: 'List the package in `node.externalPackages` of `convex.json` and use it only in files with `"use node"`. The package must be installed in `node_modules` next to `convex.json`, and be a dependency of that package.json: a copy in the root of a monorepo is bundled instead.',
      link: `${DOCS}/functions/bundling#external-packages`,
    }),
  },
  {
    code: "app-bundles",
    pattern: /found wrong number of app bundles/,
    explain: () => ({
      cause: "The Convex CLI cannot bundle `convex.config.ts`: it found no app definition, or several, at that path.",
      fix: "Look for a `convex.config.js` or `convex.config.ts` that was compiled or copied next to the original, and for a functions folder that is a symbolic link. Point `functions` in `convex.json` at the real folder.",
      link: `${DOCS}/components/using`,
    }),
  },
  {
    code: "bundle-error",
    readsQuotedText: true,
    pattern: /[✘X] \[ERROR\](?: Could not resolve "([^"\n]{1,200})")?|Unable to bundle/,
    fields: [IMPORT],
    explain: ([, module]) =>
      module === undefined
        ? {
            cause: "The Convex functions cannot be bundled, because the code has an error.",
            fix: "Fix the lines that the end of the output shows.",
            link: `${DOCS}/functions/bundling`,
          }
        : {
            cause: `The Convex functions cannot be bundled: ${codeSpan(module)} cannot be resolved.`,
            fix: "Fix the import, or add the missing package to package.json and install it in a step before this one.",
            link: `${DOCS}/functions/bundling`,
          },
  },
];

export const CODE_FAILURES: readonly FailurePattern[] = [
  ...LIMIT_FAILURES,
  ...CONFIGURATION_FAILURES,
  ...ENVIRONMENT,
  ...SCHEMA_FAILURES,
  ...SCHEMA,
  ...MODULE_FAILURES,
  ...CONFIG,
  ...MODULES,
  ...OTHER_MODULE_FAILURES,
  ...TYPES,
  ...BUNDLE_FAILURES,
  ...BUNDLE,
];
