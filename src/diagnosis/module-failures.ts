/** Failures of modules that Convex, or its CLI, cannot load, with a fix for each reason that is known. */

import { codeSpan, codeSpanOr } from "../markdown/code-span.ts";
import {
  DOCS,
  deploymentEnvBlock,
  type FailurePattern,
  IMPORT,
  moduleText,
  NAME,
  NUMBER,
  PATH,
  RENAME_MODULE,
} from "./failure-pattern.ts";

const RUNTIMES = `${DOCS}/functions/runtimes#nodejs-runtime`;
const BUNDLING = `${DOCS}/functions/bundling`;
const EXTERNAL_PACKAGES = `${BUNDLING}#external-packages`;

/** The beginning of an answer about the modules as a whole. */
const LOADING = String.raw`Loading the pushed modules encountered[^\n]{0,60}\s{1,40}(?:error:\s{1,10})?`;

const OF_LOADING: readonly FailurePattern[] = [
  {
    code: "modules-load-timeout",
    isTransient: true,
    pattern: new RegExp(`${LOADING}Function execution timed out \\(maximum duration: ([\\d.]{1,10}m?s)\\)`),
    fields: [/^[\d.]{1,10}m?s$/],
    explain: ([, limit]) => ({
      cause: `Convex could not load the modules within its time limit${limit === undefined ? "" : ` (${limit})`}, so nothing was pushed.`,
      fix: "Run the job again: a busy backend can be the reason. If it happens often, do less at the top level of the modules: create large objects and clients inside functions, and import large packages only in the files that need them. A self-hosted backend may need more CPU.",
      link: BUNDLING,
    }),
  },
  {
    code: "modules-out-of-memory",
    pattern: new RegExp(
      `${LOADING}(?:JavaScript execution|Isolate) ran out of memory(?: \\(maximum memory usage: (\\d{1,9}) MB\\))?`,
    ),
    fields: [NUMBER],
    explain: ([, megabytes]) => ({
      cause: `Loading the modules takes more memory than Convex allows${megabytes === undefined ? "" : ` (${megabytes} MB)`}, so nothing was pushed.`,
      fix: 'Look for large constants and packages that are created or imported at the top level. Move large data to file storage or a table, and packages that need much memory to actions in a file that starts with `"use node"`.',
      link: `${DOCS}/production/state/limits`,
    }),
  },
  {
    code: "use-node-misplaced",
    pattern:
      /`([\w$]{1,100})` defined in `[^\n`]{0,60}?([\w./-]{1,200}?)"?\)?` is an? (\w{1,40}) function\. Only actions can be defined in Node\.js/,
    fields: [NAME, PATH, NAME],
    explain: ([, name, module, kind]) => ({
      cause: `${moduleText(module)} starts with \`"use node"\`, but defines ${name === undefined ? "a query or a mutation" : `\`${name}\``}${kind === undefined ? "" : ` (${kind})`}: only actions can run in Node.`,
      fix: "Move queries and mutations into a file without the directive. Actions can call them with `ctx.runQuery` and `ctx.runMutation`.",
      link: RUNTIMES,
    }),
  },
];

/** Reasons for which a module throws, and which moving code does not help against. */
const OF_THROWING: readonly FailurePattern[] = [
  {
    code: "node-api-in-default-runtime",
    readsQuotedText: true,
    pattern:
      /Failed to analyze (\S{1,200}): (?:Uncaught \w{0,40}Error: )?(?:(Buffer|__dirname|__filename|require|setImmediate|global) is not defined|Dynamic require of "([^"\n]{1,200})" is not supported)/,
    // The text of a module's error can be anything, so send only the path and the names from the pattern.
    fields: [PATH, NAME],
    explain: ([, module, global, required]) => ({
      cause: `${moduleText(module)} needs Node${required === undefined ? (global === undefined ? "" : ` (${codeSpan(global)})`) : ` (it loads ${codeSpan(required)} with \`require\`)`}, which Convex's default runtime does not have.`,
      fix: 'Move the code into actions of a file that starts with `"use node"`, and import it nowhere else. If the file starts with it already, list the package in `node.externalPackages` of `convex.json`, so that it is installed instead of bundled.',
      link: RUNTIMES,
    }),
  },
  {
    code: "module-throws",
    readsQuotedText: true,
    pattern:
      /Failed to analyze (\S{1,200}): (?:Uncaught ReferenceError: )?(window|document|localStorage|sessionStorage|HTMLElement|navigator) is not defined/,
    fields: [PATH, NAME],
    explain: ([, module, global]) => ({
      cause: `${moduleText(module)} imports code for browsers: it uses ${codeSpanOr(global, "an API of browsers")} when it is loaded. Nothing was pushed.`,
      fix: "Look at the stack at the end of the output for the import that leads to it. Keep components and browser packages out of what Convex functions import: move what both need into a file of its own.",
      link: BUNDLING,
    }),
  },
  {
    code: "module-throws",
    readsQuotedText: true,
    pattern:
      /(?:Failed to analyze (\S{1,200}): (?:Uncaught \w{0,40}Error: )?|Uncaught Error: )A validator is undefined\b/,
    fields: [PATH],
    explain: ([, module]) => ({
      cause: `${moduleText(module)} uses a validator before it is defined, most likely because two files import each other. Nothing was pushed.`,
      fix: "Move validators that several files use into a file that imports nothing of yours, and import them from there. The end of the output names the field.",
      link: `${DOCS}/error#undefined-validator`,
    }),
  },
  {
    code: "external-packages-failed",
    readsQuotedText: true,
    pattern:
      /Failed to analyze (\S{1,200}): (?:Uncaught \w{0,40}Error: )?Cannot find (?:package|module) '([^'\n]{1,200})'/,
    fields: [PATH],
    explain: ([, module, name]) => ({
      cause: `${moduleText(module)} imports ${codeSpanOr(name, "a package")}, which is neither bundled nor installed on Convex. Nothing was pushed.`,
      fix: "Add the package to `dependencies` of the package.json beside `convex.json`. If another package loads it by name at run time, list both in `node.externalPackages` of `convex.json`.",
      link: EXTERNAL_PACKAGES,
    }),
  },
  {
    code: "module-throws",
    readsQuotedText: true,
    // In the words of common clients, which name no variable.
    pattern:
      /Failed to analyze (\S{1,200}): (?:Uncaught \w{0,40}Error: )?[^\n]{0,100}?(?:Missing API key|Neither apiKey nor config\.authenticator provided|\b(?:[Aa][Pp][Ii][ _-]?[Kk]ey|apiKey|[Ss]ecret key|accessToken|publishableKey|supabaseUrl|supabaseKey) (?:is|was|must be) (?:missing|required|not (?:set|provided)|set|provided))/,
    fields: [PATH],
    explain: ([, module], { target }) => ({
      cause: `${moduleText(module)} creates a client when it is loaded, and the client gets no key: most likely its environment variable is not set on the Convex deployment. Nothing was pushed.`,
      fix: `Look in the file for the variable, and let this action set it before the push:${deploymentEnvBlock(["SERVICE_API_KEY"], target)}\n\nOr create the client inside the functions that use it, so that the push does not need the key.`,
      link: `${DOCS}/production/environment-variables`,
    }),
  },
  {
    code: "module-throws",
    readsQuotedText: true,
    pattern: /Failed to analyze (\S{1,200}): [^\n]{0,40}Top-level awaits in source files are unsupported/,
    fields: [PATH],
    explain: ([, module]) => ({
      cause: `${moduleText(module)} has an \`await\` outside of any function, which Convex does not support. Nothing was pushed.`,
      fix: "Move the `await` into the functions that need its result. If a package has it, the stack at the end of the output names the file.",
      link: BUNDLING,
    }),
  },
  {
    code: "crons-invalid",
    readsQuotedText: true,
    pattern:
      /\bInvalidCron: |Failed to analyze crons?\.js: Uncaught Error: (?:Cron identifier registered twice|Invalid cron identifier|Interval must be|Day of (?:month|week) must|Hour of day must|Minute of hour must|Must specify one of)/,
    explain: () => ({
      cause: "`crons.ts` defines a cron job that Convex does not accept, so nothing was pushed.",
      fix: "Give each job a name of its own, in ASCII letters, and times that exist: intervals above 0, hours from 0 to 23, minutes from 0 to 59. The end of the output says which rule is broken.",
      link: `${DOCS}/scheduling/cron-jobs`,
    }),
  },
  {
    code: "http-routes-invalid",
    readsQuotedText: true,
    pattern:
      /Failed to analyze http\.js: Uncaught Error: (?:[Pp]ath '|pathPrefix |\w{1,10} pathPrefix |route requires |'\w{1,20}' is not an allowed HTTP method|Invalid httpRouter route)|HTTP mount [^\n]{1,300} is invalid: /,
    explain: () => ({
      cause: "`http.ts` defines a route that Convex does not accept, so nothing was pushed.",
      fix: "Give each route a method and a path of its own: a path begins with `/`, a prefix ends with `/` too. Two routes, or a route and a component's `httpPrefix`, may not overlap. The end of the output names the route.",
      link: `${DOCS}/functions/http-actions`,
    }),
  },
];

const OF_EXTERNAL_PACKAGES: readonly FailurePattern[] = [
  {
    code: "external-packages-failed",
    pattern: /InvalidExternalModules\b/,
    explain: () => ({
      cause:
        "Convex could not install the packages of `node.externalPackages` (it runs `npm install` itself), so nothing was pushed.",
      fix: "The end of the output shows npm's error. Convex installs the versions that this job has in `node_modules`, from the public npm registry: a private package, a local one (`file:`, `workspace:`) and one that must be compiled cannot be external. Take it out of `node.externalPackages` in `convex.json`, so that it is bundled.",
      link: EXTERNAL_PACKAGES,
    }),
  },
  {
    code: "external-packages-failed",
    pattern: /required for\s{1,40}installing external package "([^"\n]{1,200})" configured in convex\.json/,
    fields: [IMPORT],
    explain: ([, name]) => ({
      cause: `\`node.externalPackages\` in \`convex.json\` lists ${codeSpanOr(name, "a package")}, which is not installed in \`node_modules\` with a version.`,
      fix: "Install the dependencies in a step before this one, with the package in `dependencies` of the package.json beside `convex.json`. Or take it out of `node.externalPackages`.",
      link: EXTERNAL_PACKAGES,
    }),
  },
];

const OF_FOLDERS: readonly FailurePattern[] = [
  {
    code: "module-path-invalid",
    pattern: /within the "_deps" directory, which is reserved/,
    explain: () => ({
      cause: "The functions folder has a folder named `_deps`, which Convex uses itself.",
      fix: "Rename the folder, and the imports of its files.",
      link: `${DOCS}/functions`,
    }),
  },
  {
    code: "module-path-invalid",
    pattern: /(\S{1,300}) is in \/actions subfolder but has no "use node"/,
    fields: [PATH],
    explain: ([, path]) => ({
      cause: `${codeSpanOr(path, "A file")} is in the \`actions\` folder, where every file must start with \`"use node"\`.`,
      fix: 'Add `"use node";` as the first line of the file if it defines only actions, or move it into another folder.',
      link: RUNTIMES,
    }),
  },
  {
    code: "module-path-invalid",
    pattern: /Path "([^"\n]{1,200})":([\w$]{1,100}) conflicts with existing export/,
    fields: [PATH, NAME],
    explain: ([, module, name]) => ({
      cause: `${name === undefined ? "A function" : `\`${name}\``} in ${codeSpanOr(module, "a module")} has the same path as what another file exports, so nothing was pushed.`,
      fix: "Rename one of the two: a function `list` of `users.ts` and the module `users/list.ts` would both be `api.users.list`.",
      link: `${DOCS}/functions`,
    }),
  },
  {
    code: "module-path-invalid",
    pattern: /CanonicalizationConflict\b/,
    explain: () => ({
      cause:
        "Two files of the functions folder have the same name but for the extension, so Convex cannot tell them apart.",
      fix: RENAME_MODULE,
      link: `${DOCS}/functions`,
    }),
  },
];

/** What remains of the answers about modules, and thus tried last. */
export const OTHER_MODULE_FAILURES: readonly FailurePattern[] = [
  {
    code: "module-throws",
    pattern: /\bInvalidModules\b/,
    explain: () => ({
      cause: "Convex cannot load one of the modules, so nothing was pushed.",
      fix: "The end of the output shows Convex's error, and most often the module. Convex loads every file of the functions folder at each push.",
      link: BUNDLING,
    }),
  },
];

/** Specific failures of modules. They are tried before the general ones. */
export const MODULE_FAILURES: readonly FailurePattern[] = [
  ...OF_LOADING,
  ...OF_THROWING,
  ...OF_EXTERNAL_PACKAGES,
  ...OF_FOLDERS,
];
