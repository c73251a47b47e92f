/** Failures of the app's code and configuration. */

import { rename, rm, symlink } from "node:fs/promises";
import { join } from "node:path";
import type { FailureCase } from "./failure-case.ts";

/** @param tables - Properties of the argument of `defineSchema`. */
function schemaOf(tables: string): string {
  return `import { defineSchema, defineTable } from "convex/server";\nimport { v } from "convex/values";\nexport const any = v.any();\nexport default defineSchema({ ${tables} });\n`;
}

const START = "/api/deploy2/start_push";
const FINISH = "/api/deploy2/finish_push";

/** A `convex.config.ts`. @param lines - Statements about the app. */
function appOf(lines: string): string {
  return `import { defineApp } from "convex/server";\nconst app = defineApp();\n${lines}\nexport default app;\n`;
}

export const OF_CODE: readonly FailureCase[] = [
  {
    name: "A type error in the functions",
    code: "type-error",
    cliMessage: /TypeScript typecheck via `tsc` failed/,
    fix: "npx convex typecheck",
    reproduce: (scene) =>
      scene.preview({ "convex/wrong.ts": 'export const count: number = "one";\n' }, { typescript: true }),
  },
  {
    name: "A required type check that cannot run",
    code: "typecheck-impossible",
    cliMessage: /No `tsc` binary found/,
    fix: "typecheck: try",
    reproduce: (scene) => scene.preview({}, { with: { typecheck: "enable" } }),
  },
  {
    name: "An import that leads nowhere",
    code: "bundle-error",
    cliMessage: /Could not resolve "no-such-package"/,
    fix: "add the missing package",
    reproduce: (scene) => scene.preview({ "convex/broken.ts": 'import "no-such-package";\nexport {};\n' }),
  },
  {
    name: "A file that is not JavaScript",
    code: "bundle-error",
    cliMessage: /\[ERROR\] Unexpected/,
    fix: "Fix the lines",
    reproduce: (scene) => scene.preview({ "convex/broken.ts": "export const x = );\n" }),
  },
  {
    name: "A Node API in the default runtime",
    code: "node-api-in-default-runtime",
    cliMessage: /It looks like you are using Node APIs/,
    fix: '"use node"',
    reproduce: (scene) =>
      scene.preview({ "convex/files.ts": 'import { readFileSync } from "node:fs";\nexport const x = readFileSync;\n' }),
  },
  {
    name: '`"use node"` in a file that cannot have it',
    code: "use-node-misplaced",
    cliMessage: /"use node" directive is not allowed/,
    fix: "Remove",
    reproduce: (scene) => scene.preview({ "convex/http.ts": '"use node";\nexport default {};\n' }),
  },
  {
    name: "A component whose package is not installed",
    code: "bundle-error",
    cliMessage: /Could not resolve "@convex-dev\/no-such\/convex.config"/,
    fix: "add the missing package",
    reproduce: (scene) =>
      scene.preview({
        "convex/convex.config.ts":
          'import { defineApp } from "convex/server";\nimport no from "@convex-dev/no-such/convex.config";\nconst app = defineApp();\napp.use(no);\nexport default app;\n',
      }),
  },
  {
    name: "A module that throws when it is loaded",
    code: "module-throws",
    cliMessage: /Uncaught Error: no plans today/,
    fix: "top level",
    reproduce: (scene) => scene.preview({ "convex/plans.ts": 'throw new Error("no plans today");\nexport {};\n' }),
  },
  {
    name: "An `http.ts` that exports no router",
    code: "default-export-invalid",
    cliMessage: /InvalidModules/,
    fix: "`httpRouter()` returned",
    reproduce: (scene) => scene.preview({ "convex/http.ts": "export default {};\n" }),
  },
  {
    name: "A `crons.ts` that exports no cron jobs",
    code: "default-export-invalid",
    cliMessage: /InvalidModules/,
    fix: "`cronJobs()` returned",
    reproduce: (scene) => scene.preview({ "convex/crons.ts": "export default {};\n" }),
  },
  {
    name: "A module that needs an environment variable when it is loaded",
    code: "environment-variable-missing",
    cliMessage: /STRIPE_SECRET_KEY/,
    fix: 'STRIPE_SECRET_KEY "value"',
    fixInComment: "The log of this run shows their names",
    reproduce: (scene) =>
      scene.preview({
        "convex/pay.ts":
          'export const key = process.env.STRIPE_SECRET_KEY;\nif (!key) throw new Error("STRIPE_SECRET_KEY is not set");\n',
      }),
  },
  {
    name: "An environment variable that the auth config reads",
    code: "environment-variable-missing",
    cliMessage: /Environment variable AUTH_DOMAIN is used in auth config file/,
    fix: 'AUTH_DOMAIN "value"',
    reproduce: (scene) =>
      scene.preview({
        "convex/auth.config.ts":
          'export default { providers: [{ domain: process.env.AUTH_DOMAIN, applicationID: "convex" }] };\n',
      }),
  },
  {
    name: "Environment variables that `convex.config.ts` declares",
    code: "environment-variable-missing",
    cliMessage: /RESEND_API_KEY/,
    fix: 'RESEND_API_KEY "value"',
    reproduce: (scene) => {
      scene.refuse(
        FINISH,
        400,
        "MissingEnvironmentVariables",
        "Hit an error while pushing:\nRequired environment variables are not set: OPENAI_API_KEY, RESEND_API_KEY. Set them in the Convex dashboard or CLI before pushing.",
      );
      return scene.development();
    },
  },
  {
    name: "An auth config that is not valid",
    code: "auth-config-invalid",
    cliMessage: /AuthConfigNotMatchingSchemaError/,
    fix: "providers",
    reproduce: (scene) => scene.preview({ "convex/auth.config.ts": "export default { providers: 3 };\n" }),
  },
  {
    name: "A schema file without a schema",
    code: "schema-invalid",
    cliMessage: /Hit an error while evaluating your schema/,
    fix: "defineSchema",
    reproduce: (scene) => scene.preview({ "convex/schema.ts": "export default 3;\n" }),
  },
  {
    name: "A schema that throws",
    code: "schema-invalid",
    cliMessage: /Hit an error while evaluating your schema/,
    fix: "defineSchema",
    reproduce: (scene) =>
      scene.preview({ "convex/schema.ts": 'throw new Error("no tables today");\nexport default 1;\n' }),
  },
  {
    name: "Documents that do not fit the schema",
    code: "schema-validation-failed",
    cliMessage: /Schema validation failed/,
    fix: "Make the new field optional",
    reproduce: (scene) => {
      const error =
        'Document with ID "k17abc" in table "messages" does not match the schema: Object is missing the required field `body`. Consider wrapping the field validator in `v.optional(...)` if this is expected.';
      scene.project.development.failSchema({ table: "messages", error });
      return scene.development();
    },
  },
  {
    name: "Another push that changed the schema during this one",
    code: "schema-race",
    cliMessage: /Schema was overwritten by another push/,
    fix: "concurrency:",
    reproduce: (scene) => {
      scene.project.development.loseSchemaRace();
      return scene.development();
    },
  },
  {
    name: "An environment variable that was changed during the push",
    code: "push-race",
    cliMessage: /Environment variables have changed during push/,
    fix: "concurrency:",
    reproduce: (scene) => {
      const message = "Hit an error while pushing:\nEnvironment variables have changed during push";
      scene.refuse(FINISH, 400, "RaceDetected", message);
      return scene.development();
    },
  },
  {
    name: "An index on a large table that would be deleted",
    code: "large-index-confirmation",
    cliMessage: /This code push will delete the following index/,
    fix: "which does not block the deploy",
    reproduce: (scene) => {
      const { development } = scene.project;
      const index = {
        type: "database",
        name: "messages.by_author",
        fields: ["author", "_creationTime"],
        staged: false,
      } as const;
      development.addIndex(index);
      development.tableSizes.set("messages", 250_000);
      return scene.development();
    },
  },
  {
    name: "A staged validator that would be discarded",
    code: "unstaging-confirmation",
    cliMessage: /--allow-unstaging-schema/,
    fix: "deploy-args: --allow-unstaging-schema",
    notIn: { "1.36": "knows no staged validators" },
    reproduce: (scene) => {
      const discarded = { tableName: "messages", state: { state: "valid" }, replaced: false };
      const evaluation = { definitionPath: "", schemaValidation: true, tables: [], indexes: [] };
      scene.answer("/api/deploy2/evaluate_schema", {
        componentSchemaEvaluations: { "": { ...evaluation, discardedStagedValidators: [discarded] } },
        newComponentDefinitions: [],
      });
      return scene.development();
    },
  },
  {
    name: "Code that is too large",
    code: "code-too-large",
    cliMessage: /Total module size exceeded/,
    fix: "externalPackages",
    reproduce: (scene) => {
      const size = "Total module size exceeded the zipped maximum (95.3 MiB > maximum size 85.83 MiB)";
      scene.refuse(START, 400, "ModulesTooLarge", `Hit an error while pushing:\n${size}`);
      return scene.development();
    },
  },
  {
    name: "More modules than Convex allows",
    code: "too-many-modules",
    cliMessage: /Too many function files/,
    fix: "several dots",
    reproduce: (scene) => {
      const files = 'Too many function files (4100 > maximum 4096) in "convex/".';
      scene.refuse(START, 400, "InvalidModules", `Hit an error while pushing:\n${files}`);
      return scene.development();
    },
  },
  {
    name: "More tables than Convex allows",
    code: "schema-limit",
    cliMessage: /Number of tables cannot exceed/,
    fix: "a table remains until you delete it there",
    reproduce: (scene) => {
      const tables = "...Object.fromEntries(Array.from({ length: 10_001 }, (_, at) => [`t${at}`, defineTable({})]))";
      return scene.development({ "convex/schema.ts": schemaOf(tables) });
    },
  },
  {
    name: "More indexes of a table than Convex allows",
    code: "schema-limit",
    cliMessage: /cannot have more than 64 indexes/,
    fix: "that no query uses",
    reproduce: (scene) => {
      const names = Array.from({ length: 65 }, (_, at) => `f${at}`);
      const fields = names.map((name) => `${name}: v.string()`).join(", ");
      const indexes = names.map((name) => `.index("by_${name}", ["${name}"])`).join("");
      return scene.development({ "convex/schema.ts": schemaOf(`wide: defineTable({ ${fields} })${indexes}`) });
    },
  },
  {
    name: "An index of more fields than Convex allows",
    code: "schema-limit",
    cliMessage: /Indexes may have up to 16 fields/,
    fix: "Remove fields from the index",
    reproduce: (scene) => {
      const names = Array.from({ length: 17 }, (_, at) => `f${at}`);
      const fields = names.map((name) => `${name}: v.string()`).join(", ");
      const table = `deep: defineTable({ ${fields} }).index("by_all", ${JSON.stringify(names)})`;
      return scene.development({ "convex/schema.ts": schemaOf(table) });
    },
  },
  {
    name: "A file name that Convex does not accept",
    code: "module-path-invalid",
    cliMessage: /is not a valid path to a Convex module/,
    fix: "Rename",
    reproduce: (scene) => scene.development({ "convex/my-plans.ts": "export const x = 1;\n" }),
  },
  {
    name: "A Node version in `convex.json` that Convex no longer runs",
    code: "node-version-of-functions",
    cliMessage: /Node 18 is no longer supported/,
    fix: "nodeVersion",
    reproduce: (scene) => {
      const text =
        "Node 18 is no longer supported. Upgrade to a newer Node version (https://docs.convex.dev/production/project-configuration#configuring-the-nodejs-version).";
      scene.refuse(START, 400, "NodeVersionNotSupported", `Hit an error while pushing:\n${text}`);
      return scene.development({ "convex.json": JSON.stringify({ node: { nodeVersion: "18" } }) });
    },
  },
  {
    name: "A `convex.json` that is not JSON",
    code: "convex-json-invalid",
    cliMessage: /Parsing "convex.json" failed/,
    fix: "convex.json",
    reproduce: (scene) => scene.preview({ "convex.json": "{ functions: convex }" }),
  },
  {
    name: "A `convex.json` with a wrong value",
    code: "convex-json-invalid",
    cliMessage: /`functions` in `convex.json`/,
    fix: "convex.json",
    reproduce: (scene) => scene.preview({ "convex.json": '{ "functions": 3 }' }),
  },
  {
    name: "No folder of functions",
    code: "functions-missing",
    cliMessage: null,
    fix: "Point `working-directory`",
    reproduce: (scene) => scene.preview({ "convex.json": '{ "functions": "backend/convex/" }' }),
  },
  {
    name: "A value that `convex.config.ts` does not allow",
    code: "environment-variable-invalid",
    cliMessage: /InvalidEnvironmentVariable/,
    fix: "widen the validator",
    reproduce: (scene) => {
      scene.refuse(
        FINISH,
        400,
        "InvalidEnvironmentVariable",
        "Hit an error while pushing:\nValue of PLAN does not match",
      );
      return scene.development();
    },
  },
  {
    name: "More environment variables than Convex allows",
    code: "environment-variable-limit",
    cliMessage: /EnvVarLimitMet/,
    fix: "Delete those that are no longer used",
    reproduce: (scene) => {
      scene.refuse(FINISH, 400, "EnvVarLimitMet", "The environment variable limit (512) has been met.");
      return scene.development();
    },
  },
  {
    name: "A `convex.config.ts` that throws",
    code: "convex-config-invalid",
    cliMessage: /InvalidConvexConfig/,
    fix: "`defineApp()`",
    reproduce: (scene) => scene.preview({ "convex/convex.config.ts": appOf('throw new Error("no");') }),
  },
  {
    name: "A `convex.config.ts` that exports no app",
    code: "convex-config-invalid",
    cliMessage: /InvalidDefinition/,
    fix: "as its only export",
    reproduce: (scene) => scene.preview({ "convex/convex.config.ts": "export const app = 1;\n" }),
  },
  {
    name: "Two components with the same name",
    code: "convex-config-invalid",
    cliMessage: /TypecheckError/,
    fix: "Each component needs a name of its own",
    reproduce: (scene) =>
      scene.preview({
        "convex/convex.config.ts": `import pool from "./pool/convex.config";\n${appOf("app.use(pool);\napp.use(pool);")}`,
        "convex/pool/convex.config.ts":
          'import { defineComponent } from "convex/server";\nexport default defineComponent("pool");\n',
      }),
  },
  {
    name: "A functions folder that is a link, with a `convex.config.ts`",
    code: "app-bundles",
    cliMessage: /found wrong number of app bundles/,
    fix: "Point `functions` in `convex.json` at the real folder",
    reproduce: async (scene) => {
      const setup = await scene.preview({
        "convex/convex.config.ts": 'import { defineApp } from "convex/server";\nexport default defineApp();\n',
      });
      const [convex, real] = [join(setup.workspace, "convex"), join(setup.workspace, "backend")];
      await rename(convex, real);
      await symlink(real, convex);
      return setup;
    },
  },
  {
    name: "Actions in Node on a backend without Node",
    code: "node-actions-not-supported",
    cliMessage: /DeploymentNotConfiguredForNodeActions/,
    fix: "On a self-hosted backend, install a Node version",
    reproduce: (scene) => {
      const words =
        'Deployment is not configured to deploy "use node" actions. Node.js v20, 22, or 24 is not installed.';
      scene.refuse(START, 400, "DeploymentNotConfiguredForNodeActions", words);
      return scene.development();
    },
  },
  {
    name: "Actions in Node in a component",
    code: "node-actions-not-supported",
    cliMessage: /Node actions are not supported in components/,
    fix: "from an action of the app",
    reproduce: (scene) => {
      const words = 'Node actions are not supported in components. Remove `"use node;" from mail.js';
      scene.refuse(START, 400, "NodeActionsNotSupported", words);
      return scene.development();
    },
  },
  {
    name: "A folder that is spelled otherwise than its import",
    code: "bundle-error",
    cliMessage: /Could not resolve "\.\/Lib\/plans"/,
    fix: "Linux distinguishes upper and lower case",
    reproduce: (scene) =>
      scene.preview({
        "convex/lib/plans.ts": "export const plans = 2;\n",
        "convex/shop.ts": 'import { plans } from "./Lib/plans";\nexport const all = plans;\n',
      }),
  },
  {
    name: "A path alias that only the site's `tsconfig.json` has",
    code: "bundle-error",
    cliMessage: /Could not resolve "@\/lib\/plans"/,
    fix: "`compilerOptions.paths`",
    reproduce: (scene) =>
      scene.preview({
        "web/tsconfig.json": '{ "compilerOptions": { "paths": { "@/*": ["./src/*"] } } }\n',
        "convex/shop.ts": 'import { plans } from "@/lib/plans";\nexport const all = plans;\n',
      }),
  },
  {
    name: "A package of the repository that is not built",
    code: "bundle-error",
    cliMessage: /The module "\.\/dist\/index\.js" was not found on the file system/,
    fix: "build it in a step before this one",
    reproduce: (scene) =>
      scene.preview({
        "node_modules/@acme/plans/package.json": '{ "name": "@acme/plans", "exports": { ".": "./dist/index.js" } }\n',
        "convex/shop.ts": 'import { plans } from "@acme/plans";\nexport const all = plans;\n',
      }),
  },
  {
    name: "A file of a kind that cannot be bundled",
    code: "bundle-error",
    cliMessage: /No loader is configured for "\.html" files/,
    fix: "into a `.ts` or `.json` file",
    reproduce: (scene) =>
      scene.preview({
        "convex/mail.html": "<p>Hello</p>\n",
        "convex/mail.ts": 'import mail from "./mail.html";\nexport const text = mail;\n',
      }),
  },
  {
    name: "An index on a field that its table lacks",
    code: "schema-invalid",
    cliMessage: /SchemaDefinitionError/,
    fix: "Correct the name of the field in the index",
    reproduce: (scene) =>
      scene.preview({
        "convex/schema.ts": schemaOf('messages: defineTable({ author: v.string() }).index("by_author", ["auther"])'),
      }),
  },
  {
    name: "Two cron jobs of one name",
    code: "crons-invalid",
    cliMessage: /Cron identifier registered twice/,
    fix: "Give each job a name of its own",
    reproduce: (scene) =>
      scene.preview({
        "convex/crons.ts":
          'import { cronJobs, makeFunctionReference } from "convex/server";\nconst crons = cronJobs();\nconst job = makeFunctionReference<"action">("jobs:run");\ncrons.interval("clear", { minutes: 1 }, job);\ncrons.interval("clear", { minutes: 2 }, job);\nexport default crons;\n',
      }),
  },
  {
    name: "Two routes of one path",
    code: "http-routes-invalid",
    cliMessage: /Path '\/hook' for method POST already in use/,
    fix: "Give each route a method and a path of its own",
    reproduce: (scene) =>
      scene.preview({
        "convex/http.ts":
          'import { httpActionGeneric, httpRouter } from "convex/server";\nconst http = httpRouter();\nconst handler = httpActionGeneric(async () => new Response());\nhttp.route({ path: "/hook", method: "POST", handler });\nhttp.route({ path: "/hook", method: "POST", handler });\nexport default http;\n',
      }),
  },
  {
    name: "Packages that Convex cannot install",
    code: "external-packages-failed",
    cliMessage: /InvalidExternalModules/,
    fix: "from the public npm registry",
    reproduce: (scene) => {
      const words =
        "Hit an error while pushing:\nLoading the pushed modules encountered the following error:\nCommand failed: npm install\nnpm error code E404";
      scene.refuse(START, 400, "InvalidExternalModules", words);
      return scene.development();
    },
  },
  {
    name: "Modules that need too much memory when they are loaded",
    code: "modules-out-of-memory",
    cliMessage: /JavaScript execution ran out of memory/,
    fix: "large constants and packages",
    reproduce: (scene) => {
      const words =
        "Hit an error while pushing:\nLoading the pushed modules encountered the following\n    error:\nJavaScript execution ran out of memory (maximum memory usage: 64 MB)";
      scene.refuse(START, 400, "InvalidModules", words);
      return scene.development();
    },
  },
  {
    name: "A package with a native module",
    code: "native-module",
    cliMessage: /No loader is configured for ".node" files/,
    fix: "node.externalPackages",
    reproduce: (scene) =>
      scene.preview({
        "convex/image.ts": '"use node";\nimport native from "../native/image.node";\nexport const x = native;\n',
        "native/image.node": "",
      }),
  },
  {
    name: "A package with a native module that a monorepo has hoisted",
    code: "native-module",
    cliMessage: /No loader is configured for ".node" files: .*node_modules\/native-image\/image\.node/,
    fix: "a copy in the root of a monorepo is bundled instead",
    reproduce: (scene) =>
      scene.preview(
        {
          "packages/backend/package.json":
            '{ "name": "backend", "dependencies": { "convex": "*", "native-image": "1.0.0" } }',
          // Should exclude the package from the bundle, and does so if the package is installed next to this file.
          "packages/backend/convex.json": '{ "node": { "externalPackages": ["native-image"] } }',
          "packages/backend/convex/image.ts":
            '"use node";\nimport image from "native-image";\nexport const x = image;\n',
          "node_modules/native-image/package.json":
            '{ "name": "native-image", "version": "1.0.0", "main": "index.js" }',
          "node_modules/native-image/index.js": 'module.exports = require("./image.node");\n',
          "node_modules/native-image/image.node": "",
        },
        { with: { "working-directory": "packages/backend" } },
      ),
  },
  {
    name: "A required type check, without a `tsconfig.json`",
    code: "typecheck-impossible",
    cliMessage: /Found no convex\/tsconfig.json/,
    fix: "npx convex codegen --init",
    reproduce: async (scene) => {
      const setup = await scene.preview({}, { typescript: true, with: { typecheck: "enable" } });
      await rm(join(setup.workspace, "convex", "tsconfig.json"), { force: true });
      return setup;
    },
  },
  {
    name: "A required type check by `tsgo`, without `tsgo`",
    code: "typecheck-impossible",
    cliMessage: /No `tsgo` binary found/,
    fix: "@typescript/native-preview",
    reproduce: (scene) =>
      scene.preview(
        { "convex.json": '{ "typescriptCompiler": "tsgo" }', "convex/tsconfig.json": "{}" },
        { with: { typecheck: "enable" } },
      ),
  },
  {
    name: "A type check that runs out of memory",
    code: "typecheck-out-of-memory",
    cliMessage: /typecheck timed out/,
    fix: "--max-old-space-size=6144",
    reproduce: (scene) =>
      scene.preview({
        "convex/tsconfig.json": "{}",
        "node_modules/typescript/bin/tsc":
          'if (process.argv.includes("--version")) console.log("Version 5.9.0");\nelse process.kill(process.pid, "SIGKILL");\n',
      }),
  },
  {
    name: "A failure that the action does not know",
    code: "unknown",
    cliMessage: /NeverHeardOf: The moon is in the wrong house/,
    fix: "Read the end of the output",
    reproduce: (scene) => {
      scene.refuse(START, 400, "NeverHeardOf", "The moon is in the wrong house");
      return scene.development();
    },
  },
];
