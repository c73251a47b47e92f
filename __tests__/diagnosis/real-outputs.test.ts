/**
 * What people who deploy Convex from CI find in their logs: the messages of the CLI's `src/cli` and `src/bundler`, and of
 * `crates/` in Convex's open-source backend, as the CLI prints them.
 */

import { describe, expect, test } from "@jest/globals";
import { diagnose, isPushRefused, isTransient } from "../../src/diagnosis/diagnose.ts";
import type { FailedRun } from "../../src/diagnosis/failure-pattern.ts";
import { failureAsText } from "../failure-as-text.ts";
import { growth, LINEAR } from "../growth.ts";

function told(text: string, more: Partial<FailedRun> = {}) {
  const lines = text.split("\n");
  const run = { buildExitCode: null, keyKind: "preview", target: "preview", deploymentFlag: "", dashboardUrl: null };
  return diagnose({ ...run, outputTail: lines, cliTail: lines, ...more });
}

const REQUEST = "✖ Error fetching POST  https://calm-fox-9.convex.cloud/api/deploy2/start_push";
const refused = (words: string) =>
  `✖ Error: Unable to start push to https://calm-fox-9.convex.cloud\n${REQUEST} 400 Bad Request: ${words}`;
const pushing = (code: string, words: string) => refused(`${code}: Hit an error while pushing:\n${words}`);
const modules = (error: string) =>
  pushing("InvalidModules", `Loading the pushed modules encountered the following\n    error:\n${error}`);
const schema = (code: string, words: string) => pushing(code, `Hit an error while evaluating your schema:\n${words}`);

const MODULES: readonly (readonly [code: string, text: string, cause: string])[] = [
  ["modules-load-timeout", modules("Function execution timed out (maximum duration: 2s)"), "(2s)"],
  ["modules-load-timeout", modules("Function execution timed out (maximum duration: 10s)"), "(10s)"],
  ["modules-load-timeout", modules("Function execution timed out (maximum duration: 500ms)"), "(500ms)"],
  ["modules-out-of-memory", modules("JavaScript execution ran out of memory (maximum memory usage: 64 MB)"), "(64 MB)"],
  [
    "use-node-misplaced",
    modules(
      '`list` defined in `"tasks.js"` is a Query function. Only actions can be defined in Node.js. See https://docs.convex.dev/functions/actions for more details.',
    ),
    '`tasks.js` starts with `"use node"`, but defines `list` (Query)',
  ],
  [
    "node-api-in-default-runtime",
    modules('Failed to analyze pay.js: Uncaught Error: Dynamic require of "node:crypto" is not supported'),
    "`pay.js` needs Node (it loads `node:crypto` with `require`)",
  ],
  [
    "node-api-in-default-runtime",
    modules("Failed to analyze pay.js: Uncaught ReferenceError: Buffer is not defined"),
    "`pay.js` needs Node (`Buffer`)",
  ],
  [
    "module-throws",
    modules("Failed to analyze a.js: Uncaught ReferenceError: window is not defined"),
    "imports code for browsers: it uses `window`",
  ],
  [
    "module-throws",
    modules(
      'Failed to analyze a.js: Uncaught Error: A validator is undefined for field "x". This is often caused by circular imports.',
    ),
    "two files import each other",
  ],
  [
    "module-throws",
    modules("Failed to analyze a.js: Uncaught Error: Top-level awaits in source files are unsupported"),
    "`await` outside of any function",
  ],
  [
    "module-throws",
    modules("Uncaught Failed to analyze a.js: window is not defined"),
    "imports code for browsers: it uses `window`",
  ],
  [
    "module-throws",
    modules('Uncaught Failed to analyze a.js: A validator is undefined for field "x".'),
    "`a.js` uses a validator before it is defined",
  ],
  [
    "node-api-in-default-runtime",
    modules("Uncaught Failed to analyze pay.js: require is not defined"),
    "`pay.js` needs Node (`require`)",
  ],
  [
    "use-node-misplaced",
    modules(
      '`send` defined in `CanonicalizedModulePath("lib/mail.js")` is a Mutation function. Only actions can be defined in Node.js.',
    ),
    '`lib/mail.js` starts with `"use node"`, but defines `send` (Mutation)',
  ],
  [
    "use-node-misplaced",
    modules("`list` defined in `tasks.js` is an HttpAction function. Only actions can be defined in Node.js."),
    '`tasks.js` starts with `"use node"`, but defines `list` (HttpAction)',
  ],
  ["module-throws", modules("Failed to analyze API.js: Uncaught Error: no plans today"), "cannot load `API.js`: its"],
  ["module-throws", modules('"tasks.js:list" is not a function.'), "cannot load one of the modules"],
  // Without the class of the error, as Node's analysis has it.
  [
    "external-packages-failed",
    modules("Failed to analyze email.js: Uncaught ModuleError: Cannot find module 'nodemailer'"),
    "`email.js` imports `nodemailer`",
  ],
  [
    "module-throws",
    modules("Failed to analyze shared.js: Uncaught TypeError: A validator is undefined"),
    "`shared.js` uses a validator before it is defined",
  ],
  [
    "external-packages-failed",
    modules("Uncaught Failed to analyze email.js: Cannot find package 'nodemailer' imported from /tmp/x/email.js"),
    "`email.js` imports `nodemailer`",
  ],
  [
    "environment-variable-missing",
    modules("Uncaught Failed to analyze ai.js: The OPENAI_API_KEY environment variable is missing or empty"),
    "`OPENAI_API_KEY`",
  ],
  [
    "environment-variable-missing",
    modules(
      "Failed to analyze auth.js: Uncaught BetterAuthError: You are using the default secret. Please set `BETTER_AUTH_SECRET` in your environment variables",
    ),
    "`BETTER_AUTH_SECRET`",
  ],
  [
    "module-throws",
    modules(
      'Failed to analyze mail.js: Uncaught Error: Missing API key. Pass it to the constructor `new Resend("re_123")`',
    ),
    "`mail.js` creates a client when it is loaded, and the client gets no key",
  ],
  [
    "module-throws",
    modules("Uncaught Failed to analyze pay.js: Neither apiKey nor config.authenticator provided"),
    "`pay.js` creates a client when it is loaded, and the client gets no key",
  ],
  ...[
    "Uncaught Error: [resend] API key is missing",
    "Uncaught ClientError: apikey is required",
    "Uncaught Error: Secret key must be provided",
    "Uncaught Error: secret key was not set",
    "publishableKey is required",
  ].map(
    (error) =>
      [
        "module-throws",
        modules(`Failed to analyze ai.js: ${error}`),
        "`ai.js` creates a client when it is loaded, and the client gets no key",
      ] as const,
  ),
  [
    "crons-invalid",
    modules("Failed to analyze cron.js: Uncaught Error: Cron identifier registered twice: clear"),
    "`crons.ts`",
  ],
  ...[
    "POST pathPrefix /api/ is already defined",
    "pathPrefix '/api/' is reserved",
    "'TRACE' is not an allowed HTTP method (like GET, POST, PUT etc.)",
  ].map(
    (error) =>
      ["http-routes-invalid", modules(`Failed to analyze http.js: Uncaught Error: ${error}`), "`http.ts`"] as const,
  ),
  [
    "crons-invalid",
    modules("Failed to analyze crons.js: Uncaught Error: Cron identifier registered twice: clear"),
    "`crons.ts`",
  ],
  ["crons-invalid", pushing("InvalidCron", 'hourUTC must be 0-23 in {\n  "type": "daily"'), "`crons.ts`"],
  [
    "http-routes-invalid",
    modules("Failed to analyze http.js: Uncaught Error: Path '/hook' for method POST already in use"),
    "`http.ts`",
  ],
  [
    "http-routes-invalid",
    pushing("TypecheckError", 'HTTP mount "/api/" is invalid: Overlap with existing prefix route'),
    "`http.ts`",
  ],
  [
    "external-packages-failed",
    pushing(
      "InvalidExternalModules",
      "Loading the pushed modules encountered the following error:\nCommand failed: npm install\nnpm error code ETARGET",
    ),
    "Convex could not install the packages",
  ],
  [
    "external-packages-failed",
    '✖ Missing "/w/node_modules/sharp/package.json", which is required for\n      installing external package "sharp" configured in convex.json.',
    "lists `sharp`",
  ],
  [
    "module-path-invalid",
    '✖ The path "/w/convex/_deps/a.ts" is within the "_deps" directory, which is reserved for dependencies.',
    "`_deps`",
  ],
  [
    "module-path-invalid",
    '✖ actions/a.ts is in /actions subfolder but has no "use node"; directive.',
    "`actions/a.ts`",
  ],
  [
    "module-path-invalid",
    pushing("CanonicalizationConflict", "Multiple modules canonicalize to the same name."),
    "Two files",
  ],
];

const SCHEMA: readonly (readonly [text: string, cause: string])[] = [
  [
    schema("IndexNotUnique", 'In table "a" index "by_x" and index "by_y" have the same fields.'),
    "The index `by_x` of table `a` in `schema.ts` has the same fields",
  ],
  [
    schema(
      "SchemaDefinitionError",
      'In table "messages" the index "by_author" is invalid because it references the field "auther" that does not exist.',
    ),
    "The index `by_author` of table `messages` in `schema.ts` refers to a field",
  ],
  [
    schema("IndexNamesNotUnique", 'Table "messages" has two or more definitions of index "by_author".'),
    "The index `by_author` of table `messages` in `schema.ts` is defined twice",
  ],
  [
    schema("EmptyIndex", 'The index "by_author" must have at least one field.'),
    "The index `by_author` in `schema.ts` has",
  ],
  [schema("FieldsNotUniqueWithinIndex", 'In table "messages" index "by_x"'), "lists a field twice"],
  [schema("InvalidVectorDimensionError", 'In table "messages" index "by_x"'), "has a number of dimensions"],
  [
    schema("InvalidTopLevelTypeInSchemaError", 'In table "messages" the document validator must be an object'),
    "The table `messages` in `schema.ts` has documents",
  ],
  [
    pushing("InvalidSchema", 'evaluating your schema:\n    Uncaught Error: A validator is undefined for field "x".'),
    "two files import each other",
  ],
  [schema("EmptyIndex", 'In table "messages" staged index "by_author" must have at least one field.'), "has no fields"],
  [
    schema("IndexNameReserved", 'In table "messages" cannot name an index "by_id" because the name is reserved.'),
    "The index `by_id` of table `messages` in `schema.ts` has a name that Convex reserves",
  ],
  [
    schema("IndexFieldsContainCreationTime", "`_creationTime` is automatically added to the end of each index."),
    "An index in",
  ],
  [schema("InvalidIndexName", 'Invalid index name: "my-index". Identifiers must be'), "The index `my-index` in"],
  [schema("InvalidTableName", 'Invalid table name: "my-table". Identifiers must start'), "The table `my-table` in"],
  [schema("TableNameReserved", "_users is a reserved table name."), "The table `_users` in"],
  [schema("InvalidTopLevelTypeInSchemaError", "The document validator in a schema must be an object"), "A table in"],
  [schema("InvalidSchema", 'Uncaught Error: A validator is undefined for field "x".'), "two files import each other"],
];

/** How the CLI prints that a field is missing in a response. */
const MISSING_FIELD = JSON.stringify(
  [{ code: "invalid_type", expected: "object", received: "undefined", path: ["schemaChange"], message: "Required" }],
  null,
  2,
);

const OTHERS: readonly (readonly [code: string, text: string, cause: string])[] = [
  [
    "module-path-invalid",
    pushing("InvalidExport", 'Path "users/list.js":all conflicts with existing export'),
    "`all` in `users/list.js`",
  ],
  ["convex-json-invalid", "✖ Expected `convex.json` to contain an object", "cannot use `convex.json`"],
  [
    "schema-invalid",
    "✖ System field _id present in table channels.",
    "The table `channels` in `schema.ts` defines the field `_id`",
  ],
  [
    "unreadable-answer",
    "✖ Error: Unable to finish push to https://calm-fox-9.convex.cloud\n✖ SyntaxError: Unexpected end of JSON input",
    "empty or cut off",
  ],
  [
    "unreadable-answer",
    "✖ Error: Unable to start push to https://calm-fox-9.convex.cloud\n✖ SyntaxError: Unterminated string in JSON at position 8 (line 1 column 9)",
    "empty or cut off",
  ],
  [
    "client-version-unsupported",
    `✖ Error: Unable to start push to https://calm-fox-9.convex.cloud\n✖ ${MISSING_FIELD}`,
    "does not support the installed version",
  ],
  [
    "node-actions-not-supported",
    refused('NodeActionsNotSupported: Node actions are not supported in components. Remove `"use node;" from mail.js'),
    "A component has Node.js actions (`mail.js`)",
  ],
  [
    "node-actions-not-supported",
    '✖ "use node" directive is not supported in components. Remove it from the component at: /w/convex/mail/a.ts.',
    "A component has Node.js actions (`/w/convex/mail/a.ts`)",
  ],
  [
    "node-actions-not-supported",
    refused("NodeActionsNotSupported: Node actions are not supported in components"),
    "A component has Node.js actions, but",
  ],
  [
    "node-actions-not-supported",
    refused('NodeActionsNotSupported: Node actions are not supported in components. Remove `"use node" from mail.js'),
    "A component has Node.js actions (`mail.js`)",
  ],
  [
    "node-actions-not-supported",
    '✖ "use node" directive is not supported in components.',
    "A component has Node.js actions, but",
  ],
  [
    "node-actions-not-supported",
    '✖ "use node" directive is not supported in components. Remove it from the component at: /w/convex/mail/a.ts',
    "A component has Node.js actions (`/w/convex/mail/a.ts`)",
  ],
  [
    "node-actions-not-supported",
    pushing("DeploymentNotConfiguredForNodeActions", 'Deployment is not configured to deploy "use node" actions.'),
    "This Convex backend cannot run Node.js actions",
  ],
  [
    "auth-config-invalid",
    pushing(
      "InvalidAuthConfig",
      'The pushed auth config is invalid: Uncaught Error: Invalid provider domain URL "": relative URL without a base',
    ),
    "is not a URL",
  ],
  [
    "auth-config-invalid",
    "✖ Environment variable AUTH_SECRET_1 is used in auth config file but its value was not set.",
    "the optional variable `AUTH_SECRET_1`",
  ],
  [
    "environment-variable-missing",
    pushing("InvalidAuthConfig", "The pushed auth config is invalid: Uncaught Error: Missing CLERK_JWT_ISSUER_DOMAIN"),
    "`CLERK_JWT_ISSUER_DOMAIN`",
  ],
  [
    "auth-config-invalid",
    "✖ Found both /w/convex/auth.config.js and /w/convex/auth.config.ts, choose one.",
    "two auth configs",
  ],
  [
    "node-version-of-functions",
    refused("InvalidConfig: Invalid node version: 23"),
    "`convex.json` is `23`, which is not a Node.js version",
  ],
  [
    "node-version-of-functions",
    refused("InvalidNodeVersion: The node version `16` is invalid"),
    "`convex.json` is `16`, which is not a Node.js version",
  ],
  ["convex-json-invalid", "✖ Error: Please move src/convex.json to the root of your project", "is in `src`"],
  ["convex-json-invalid", "✖ Error: both convex.json and src/convex.json files exist!", "two files"],
  ["convex-json-invalid", "✖ `convex.json`: Expected `convex.json` to contain an object", "cannot use `convex.json`"],
  ["convex-json-invalid", '✖ Error: Unable to read project config file "convex.json"', "cannot use `convex.json`"],
  [
    "convex-config-invalid",
    "✖ Invalid component directory (Not a directory): /w/node_modules/x",
    "`/w/node_modules/x`",
  ],
  [
    "schema-validation-failed",
    '✖ Schema validation failed in component "betterAuth".\nDocument with ID "k1" in table "user" does not match the schema: no',
    "in table `user` of the component `betterAuth`",
  ],
  [
    "schema-validation-failed",
    '✖ Schema validation failed in component "betterAuth".',
    "stored of the component `betterAuth`",
  ],
  [
    "bundle-error",
    '✘ [ERROR] Could not resolve "@acme/shared"\n\n    convex/a.ts:1:20:\n      1 │ import x from "@acme/shared";\n        ╵               ~~~~~\n\n  The module "./dist/index.js" was not found on the file system:\n',
    "`@acme/shared` is installed, but its package.json points to `./dist/index.js`",
  ],
  [
    "bundle-error",
    '✘ [ERROR] Could not resolve "@/lib/x"\n\n    convex/a.ts:1:20:',
    "the path alias `@/lib/x` leads to no file",
  ],
  [
    "bundle-error",
    "✘ [ERROR] Cannot read file: /w/lib/Plans.ts\n\n    convex/a.ts:1:20:",
    "`/w/lib/Plans.ts`, which cannot be read",
  ],
  [
    "bundle-error",
    '✘ [ERROR] Could not resolve "./Utils"\n\n    convex/a.ts:1:20:',
    "the file `./Utils`, which is not",
  ],
  [
    "bundle-error",
    '✘ [ERROR] Could not resolve "@acme/x/sub"\n\n    convex/a.ts:1:14:\n\n  The path "./sub" is not exported by package "@acme/x":',
    "`@acme/x` does not export `./sub`",
  ],
  [
    "bundle-error",
    '✘ [ERROR] No loader is configured for ".html" files: node_modules/x/y.html',
    "import `node_modules/x/y.html`",
  ],
  [
    "module-path-invalid",
    "✘ [ERROR] Two output files share the same path but have different contents: out/messages.js",
    "`out/messages.js`",
  ],
  ["bundle-error", '✘ [ERROR] Could not resolve "../lib/plans"', "the file `../lib/plans`, which is not in"],
  [
    "bundle-error",
    '✘ [ERROR] No loader is configured for ".html" files',
    "import a file, and the bundler does not read `.html`",
  ],
  ["native-module", '✘ [ERROR] No loader is configured for ".node" files', "a package contains a native module"],
  ["bundler-stopped", "✘ [ERROR] The service was stopped", "ran out of memory"],
  ["bundler-stopped", "✖ esbuild failed: Error: The service is no longer running: write EPIPE", "ran out of memory"],
  [
    "dependencies-broken",
    '✖ esbuild failed: Error: The package "@esbuild/linux-x64" could not be found, and is needed by esbuild.',
    "`@esbuild/linux-x64`",
  ],
  ["dependencies-broken", "✖ esbuild failed: Error: \nYou installed esbuild for another platform", "another platform"],
  [
    "dependencies-broken",
    '✖ esbuild failed: Error: Cannot start service: Host version "0.25.4" does not match binary version "0.27.0"',
    "another version",
  ],
  [
    "dependencies-broken",
    "✖ esbuild failed: Error: spawn /w/node_modules/@esbuild/linux-x64/bin/esbuild EACCES",
    "another platform",
  ],
  [
    "dependencies-broken",
    "Error [ERR_MODULE_NOT_FOUND]: Cannot find package 'esbuild' imported from /w/node_modules/convex/dist/cli.bundle.cjs",
    "`esbuild` is not in",
  ],
  [
    "dependencies-broken",
    "Error: Cannot find module '/w/node_modules/convex/dist/cli.bundle.cjs'",
    "`convex/dist/cli.bundle.cjs`",
  ],
  [
    "dependencies-broken",
    "✖ esbuild failed: Error: spawn /w/node_modules/@esbuild/win32-x64/esbuild.exe ENOENT",
    "another platform",
  ],
  [
    "dependencies-broken",
    "Error: Cannot find module 'esbuild'\nRequire stack:\n- /w/node_modules/convex/dist/cli.bundle.cjs",
    "`esbuild` is not in",
  ],
  [
    "convex-not-declared",
    "✖ In order to deploy, add `convex` to your package.json dependencies.",
    "does not list `convex`",
  ],
  ["package-json-invalid", "✖ Unable to parse package.json: SyntaxError: Unexpected token", "package.json"],
  ["package-json-invalid", "✖ Couldn't parse \"package.json\". Make sure it's a valid JSON.", "package.json"],
  ["package-json-invalid", "✖ Couldn't parse \"/w/app/package.json\". Make sure it's a valid JSON.", "package.json"],
  ["disk-full", "✖ Error: No space left on device (os error 28)", "disk is full"],
  ["disk-full", "✖ Error: write: no space left on device", "disk is full"],
  ["disk-full", "✖ Error: ENOSPC: no space left on device, mkdtemp '/tmp/convexAbc'", "disk is full"],
  [
    "file-access-denied",
    "✖ Error: EACCES: permission denied, open '/w/convex/_generated/api.d.ts'",
    "`/w/convex/_generated/api.d.ts`: the user",
  ],
  [
    "file-access-denied",
    "✖ Error: EPERM: operation not permitted, open '/w/convex/_generated/api.d.ts'",
    "`/w/convex/_generated/api.d.ts`: the user",
  ],
  ["file-access-denied", "✖ Error: EROFS: read-only file system, open '/w/convex/_generated/api.d.ts'", "read-only"],
  ["tls-certificate", "✖ Error: unable to verify the first certificate", "does not trust"],
  ["tls-certificate", "✖ TypeError: fetch failed\n  code: 'SELF_SIGNED_CERT_IN_CHAIN'", "does not trust"],
  ["tls-certificate", "✖ Error: self-signed certificate in certificate chain", "does not trust"],
  ["tls-certificate", "✖ Error: self signed certificate", "does not trust"],
  ["tls-certificate", "✖ Error: unable to get issuer certificate", "does not trust"],
  ["tls-certificate", "✖ Error: unable to get local issuer certificate", "does not trust"],
  ["request-too-large", `Bundling component schemas and implementations...\n${REQUEST} 413 Payload Too Large`, "(413)"],
  ["request-too-large", `${REQUEST} 413 Payload Too Large`, "too large for one request"],
  [
    "proxy-refused",
    `${REQUEST} 403 Forbidden\nThis is determined by the permissions granted to CONVEX_DEPLOY_KEY.`,
    "(403)",
  ],
  ["proxy-refused", `${REQUEST} 407 Proxy Authentication Required`, "(407)"],
  ["environment-variable-limit", refused("EnvVarLimitMet: no"), "maximum number of environment variables."],
  ["environment-variable-limit", refused("EnvVarTotalSizeLimitMet: no"), "more space than Convex allows."],
  ["environment-variable-limit", refused("EnvironmentVariableValueTooLarge: no"), "larger than Convex allows."],
  ["environment-variable-limit", refused("EnvironmentVariableNameTooLong: no"), "longer than Convex allows."],
  ["schema-limit", refused("TooManyTables: no"), "more tables than Convex allows."],
  ["schema-limit", refused("TooManyIndexes: no"), "A table has more indexes in the schema than Convex allows."],
  ["schema-limit", refused("IndexTooManyFields: no"), "more fields than Convex allows."],
  [
    "code-too-large",
    pushing("ModulesTooLarge", "Total module size exceeded the unzipped maximum (301.5 MB > maximum size 214.7 MB)"),
    ": 301.5 MB unzipped (the limit is 214.7 MB)",
  ],
  [
    "code-too-large",
    pushing("ModulesTooLarge", "Total module size exceeded the zipped maximum (120 B > maximum size 100 B)"),
    ": 120 B zipped (the limit is 100 B)",
  ],
  [
    "authkit-template-unset",
    "✖ Error configuring redirect URI: Cannot resolve template ${authEnv.WORKOS_CLIENT_ID}: WORKOS_CLIENT_ID not available. Ensure WorkOS environment is provisioned.",
    "uses `WORKOS_CLIENT_ID`, which is not set",
  ],
  [
    "typecheck-impossible",
    "No `tsgo` binary found, so skipping typecheck.\nTo ignore failing typecheck, use `--typecheck=disable`.",
    "`@typescript/native-preview` (`tsgo`)",
  ],
  [
    "typecheck-impossible",
    "Found no convex/tsconfig.json to use to typecheck Convex functions, so skipping typecheck.\nRun `npx convex codegen --init` to create one.\nTo ignore failing typecheck, use `--typecheck=disable`.",
    "has no `tsconfig.json`",
  ],
  [
    "typecheck-out-of-memory",
    "✖ TypeScript typecheck via `tsc` failed.\nFATAL ERROR: Reached heap limit Allocation failed - JavaScript heap out of memory",
    "ran out of memory",
  ],
  [
    "large-index-confirmation",
    "• or run the deploy command with the --skip-large-indexes-check flag",
    "index on a large table",
  ],
  [
    "unstaging-confirmation",
    "• or run the deploy command with the --allow-unstaging-schema flag",
    "staged table validator",
  ],
  ["network", "✖ Error: connect EHOSTUNREACH 10.0.0.1:3210", "could not be reached"],
  ["network", "✖ SocketError: other side closed", "could not be reached"],
  ["network", "✖ HeadersTimeoutError: Headers Timeout Error", "could not be reached"],
  ["deployment-suspended", "✖ Cannot run functions while this deployment is suspended.", "suspended"],
  [
    "client-version-unsupported",
    "✖ The Convex npm-cli package at version 1.5.0 is no longer supported. Update",
    "installed version",
  ],
  [
    "cli-arguments-rejected",
    "error: unknown option '--skip-large-index-check'\n(Did you mean --skip-large-indexes-check?)\n\nUsage: convex deploy [options]",
    "`--skip-large-index-check`",
  ],
  [
    "cli-arguments-rejected",
    "error: option '--typecheck <mode>' argument 'no' is invalid. Allowed choices are enable, try, disable.\n\nUsage: convex deploy [options]\n  --skip-large-indexes-check     Skip the confirmation prompt",
    "the arguments of this deploy",
  ],
];

describe("Convex's error about modules", () => {
  test.each(MODULES)("is %s: %s", (code, text, cause) => {
    expect(told(text).code).toBe(code);
    expect(told(text).cause).toContain(cause);
  });
});

describe("Convex's error about tables and indexes", () => {
  test.each(SCHEMA)("names the mistake: %s", (text, cause) => {
    expect(told(text).code).toBe("schema-invalid");
    expect(told(text).cause).toContain(cause);
  });
});

describe("the CLI's own error", () => {
  test.each(OTHERS)("is %s: %s", (code, text, cause) => {
    expect(told(text).code).toBe(code);
    expect(told(text).cause).toContain(cause);
  });

  test("in its help is no question about an index", () => {
    const help =
      "  --skip-large-indexes-check     Skip the confirmation\n  --allow-unstaging-schema       Skip the confirmation";
    expect(told(help).code).toBe("unknown");
  });
});

test.each(OTHERS.filter(([, text]) => /^[✘✖] /.test(text)))("on Windows it is %s as well: %s", (code, text, cause) => {
  const failure = told(text.replaceAll("✘ [ERROR]", "X [ERROR]").replaceAll("✖ ", "× "));
  expect(failure.code).toBe(code);
  expect(failure.cause).toContain(cause);
});

test("a self-hosted backend's failure refers to its own proxy and logs", () => {
  const url = "✖ Error fetching POST  https://convex.acme.com/api/deploy2/start_push";
  const admin = { keyKind: "admin" };
  expect(told(`${url} 413 Request Entity Too Large`, admin).fix).toContain("client_max_body_size");
  const gateway = told(`${url} 502 Bad Gateway`, admin);
  expect(gateway).toMatchObject({ code: "server-error", fix: expect.stringContaining("docker compose logs backend") });
  expect(isTransient(gateway)).toBe(true);
  expect(isPushRefused(gateway.code)).toBe(false);
  expect(told("✖ TypeError: fetch failed", admin)).toMatchObject({
    code: "network",
    fix: expect.stringContaining("docker compose logs backend"),
  });
  expect(told("✖ TypeError: fetch failed").fix).not.toContain("docker");
  const key = "✖ Error fetching GET  http://127.0.0.1:3210/api/v1/get_canonical_urls 401 Unauthorized: BadAdminKey: no";
  expect(told(key, admin)).toMatchObject({
    code: "key-rejected",
    fix: expect.stringContaining("generate_admin_key.sh"),
  });
  expect(told(key).fix).not.toContain("generate_admin_key.sh");
});

test.each([
  `${REQUEST} 413 Request Entity Too Large`,
  `${REQUEST} 502 Bad Gateway`,
  "✖ TypeError: fetch failed",
  `${REQUEST} 401 Unauthorized: BadAdminKey: no`,
  `${REQUEST} 404 Not Found`,
])("a self-hosted backend's failure is explained as one: %s", (text) => {
  expect(failureAsText(told(text, { keyKind: "admin" }))).toMatchSnapshot();
});

test("a server error of a self-hosted backend is found in any line", () => {
  const text =
    "Bundling component schemas and implementations...\n✖ Error fetching POST  https://convex.acme.com/api/x 502 ";
  expect(told(text, { keyKind: "admin" }).fix).toContain("docker compose logs backend");
});

test.each([
  "Function execution timed out (maximum duration: 1s)",
  "JavaScript execution ran out of memory (maximum memory usage: 64 MB)",
  "The log says error: too many arguments for 'x'",
  "ENOSPC: System limit for number of file watchers reached",
])("an output that only resembles a known one is not explained: %s", (text) => {
  expect(told(text).code).toBe("unknown");
});

test("404 for the first request means that the deployment of a production key no longer exists", () => {
  const request = (path: string) => `✖ Error fetching POST  https://calm-fox-9.convex.cloud/api/${path} 404 Not Found`;
  for (const path of [
    "deploy2/start_push",
    "deploy2/evaluate_push",
    "get_config",
    "get_config_hashes",
    "v1/get_canonical_urls",
  ]) {
    for (const keyKind of ["production", "development", "custom", "preview-deployment"])
      expect(told(request(path), { keyKind })).toMatchObject({
        code: "deployment-not-found",
        cause: `The Convex deployment of the ${keyKind} key does not exist: it was deleted, or its project was. Nothing was pushed.`,
        fix: expect.stringContaining("gh secret set CONVEX_DEPLOY_KEY"),
      });
    expect(told(request(path), { keyKind: "preview" }).code).toBe("deployment-vanished");
    expect(told(request(path), { keyKind: "admin" }).code).toBe("backend-too-old");
  }
  expect(told(request("deploy2/finish_push"), { keyKind: "production" }).code).toBe("deployment-vanished");
});

test("a response to the end of a push that cannot be read does not mean that nothing is live", () => {
  const { code } = told(`✖ Error: Unable to finish push to https://calm-fox-9.convex.cloud\n✖ ${MISSING_FIELD}`);
  expect(isPushRefused(code)).toBe(false);
});

test("what a proxy or the network says is no answer of Convex to a push", () => {
  const unanswered = ["network", "server-error", "rate-limited", "unreadable-answer", "tls-certificate"];
  expect(unanswered.filter(isPushRefused)).toStrictEqual([]);
  expect(["type-error", "schema-invalid", "key-rejected"].filter(isPushRefused)).toHaveLength(3);
  expect(["unknown", "build-failed", "no-such-code"].filter(isPushRefused)).toStrictEqual([]);
});

test("words of a proxy in an answer of Convex are not the reason of the failure", () => {
  for (const keyKind of ["preview", "admin"])
    for (const words of ["fetch failed", "certificate has expired", "InternalServerError: no", "429 Too Many Requests"])
      expect(told(`${REQUEST} 400 Bad Request: Odd: ${words}`, { keyKind }).code).toBe("unknown");
});

test("modules that were not loaded in time are pushed again, those that need too much memory are not", () => {
  expect(isTransient(told(modules("Function execution timed out (maximum duration: 2s)")))).toBe(true);
  expect(isTransient(told(modules("JavaScript execution ran out of memory")))).toBe(false);
});

test("the fix for a missing client key names production only if the push goes there", () => {
  const text = modules("Failed to analyze pay.js: Uncaught Error: Neither apiKey nor config.authenticator provided");
  expect(told(text).fix).not.toContain("deployment-env-targets");
  expect(told(text, { target: "production" }).fix).toContain("deployment-env-targets: preview, production");
});

test("the number of type errors is the compiler's, whose list may be longer than the kept output", () => {
  const text =
    "✖ TypeScript typecheck via `tsc` failed.\nconvex/a.ts:3:5 - error TS2322: no\n\nFound 95 errors in 12 files.";
  expect(told(text).cause).toContain("95 errors");
  expect(told(text).sent?.cause).toContain("95 errors");
});

test.each([
  modules('Failed to analyze a.js: Uncaught Error: Dynamic require of "s3cret" is not supported'),
  modules("Failed to analyze a.js: Uncaught Error: Cannot find package 's3cret' imported"),
  pushing("InvalidAuthConfig", "The pushed auth config is invalid: Uncaught Error: Missing S3CRET_KEY"),
  "✖ Error: EACCES: permission denied, open '/w/s3cret'",
  "✖ Invalid component directory (Not a directory): /w/s3cret",
])("the text that is sent contains nothing of the user's: %s", (text) => {
  const { cause, fix, sent } = told(text);
  expect(`${cause}${fix}`.toLowerCase()).toContain("s3cret");
  expect(`${sent?.cause}${sent?.fix}`.toLowerCase()).not.toContain("s3cret");
});

test.each([
  'In table "a" ',
  "Cannot find module 'x' ",
  "Failed to analyze ",
  '✘ [ERROR] Could not resolve "a"\n',
  "EmptyIndex: ",
])("a long output of %j is read without delay", (text) =>
  expect(growth((times) => void told(text.repeat(times)), 4_000)).toBeLessThan(LINEAR),
);

test("every output has the texts of the snapshot", () => {
  const outputs = [
    ...MODULES.map(([, text]) => text),
    ...SCHEMA.map(([text]) => text),
    ...OTHERS.map(([, text]) => text),
  ];
  const texts = outputs.map((text) => failureAsText(told(text, { isTracked: () => true })));
  expect([...new Set(texts)].join("\n\n")).toMatchSnapshot();
});
