import { describe, expect, test } from "@jest/globals";
import { diagnose, isTransient } from "../../src/diagnosis/diagnose.ts";
import type { FailedRun } from "../../src/diagnosis/failure-pattern.ts";
import { failureAsText } from "../failure-as-text.ts";
import { growth, LINEAR } from "../growth.ts";

const SYMPTOMS: FailedRun = {
  outputTail: [],
  cliTail: [],
  buildExitCode: null,
  keyKind: "production",
  target: "production",
  deploymentFlag: "--prod",
  dashboardUrl: "https://dashboard.convex.dev/t/acme/shop/calm-fox-9",
};
const diagnosed = (text: string, more: Partial<FailedRun> = {}) =>
  diagnose({ ...SYMPTOMS, outputTail: text.split("\n"), cliTail: text.split("\n"), ...more });

describe("a failure", () => {
  test.each([
    [
      "key-rejected",
      "✖ Error fetching POST https://api.convex.dev/api/claim_preview_deployment 401 Unauthorized: AuthenticationFailed: Invalid Convex deploy key",
    ],
    ["key-unusable", "✖ Please set CONVEX_DEPLOY_KEY to a new key which you can find on your Convex dashboard."],
    ["permission-denied", "✖ You do not have permission to perform this operation (deployment:deploy)."],
    [
      "quota-reached",
      "✖ Error fetching POST https://api.convex.dev/api/claim 400 Bad Request: DeploymentQuotaReached: Your team's deployment quota of 40 has been reached.",
    ],
    ["quota-reached", "✖ Your team's deployment quota of 40 has been reached."],
    [
      "environment-variable-missing",
      "Environment variable AUTH_ISSUER is used in auth config file but its value was not set.",
    ],
    [
      "schema-validation-failed",
      '✖ Schema validation failed.\nDocument with ID "x" in table "messages" does not match the schema',
    ],
    ["schema-race", "✖ Schema was overwritten by another push."],
    ["large-index-confirmation", "To confirm, pass --skip-large-indexes-check"],
    ["unstaging-confirmation", "To confirm, pass --allow-unstaging-schema"],
    [
      "type-error",
      "✖ TypeScript typecheck via `tsc` failed.\nconvex/a.ts:3:4 - error TS2322: Type 'string' is not assignable",
    ],
    ["type-error", "✖ TypeScript typecheck via tsc failed."],
    ["typecheck-impossible", "No `tsc` binary found.\nnpx convex deploy --typecheck=disable"],
    [
      "typecheck-impossible",
      "No `tsc` binary found, so stop:\nInstall it,\n\nor run\n  npx convex deploy --typecheck=disable",
    ],
    ["use-node-misplaced", 'Warning:\n✖ "use node" directive is not allowed for http.ts\nSee the docs'],
    ["use-node-misplaced", '✖ "use node" directive is not allowed for http.ts.'],
    ["generated-code-missing", '✘ [ERROR] Could not resolve "./_generated/server"'],
    ["bundle-error", '✘ [ERROR] Could not resolve "left-pad"'],
    ["node-version", "Your Node version 18.0.0 is too old. Convex requires at least Node v20.0"],
    ["network", "TypeError: fetch failed"],
    ["network", "✖ TypeError: terminated"],
    [
      "rate-limited",
      "✖ Error fetching POST https://api.convex.dev/api/claim 429 Too Many Requests: TooManyRequests: Slow down",
    ],
    ["rate-limited", "Bundling\n✖ Error fetching POST https://api.convex.dev/api/claim 429 "],
    ["server-error", "Bundling\n✖ Error fetching POST https://api.convex.dev/api/claim 503 Service Unavailable"],
    ["unknown", "Bundling\n✖ Error fetching POST https://api.convex.dev/api/claim 404 Not Found: fetch failed"],
    ["unreadable-answer", "✖ SyntaxError: Unexpected token '<', \"<!doctype \"... is not valid JSON"],
    ["unknown", "✖ SyntaxError: Unexpected end of JSON input in convex.json"],
    [
      "deployment-paused",
      "✖ Cannot run functions while this deployment is paused. Resume the deployment in the dashboard",
    ],
    ["deployment-disabled", "✖ this deployment is disabled because it exceeded a configured usage limit"],
    ["permission-denied", "✖ 403 Forbidden: NotAllowed: You do not have permission to perform this action"],
    [
      "authkit-template-unset",
      "✖ Error configuring redirect URI: Cannot resolve template ${buildEnv.VERCEL_BRANCH_URL}: Environment variable VERCEL_BRANCH_URL is not set.",
    ],
    [
      "authkit-not-provisioned",
      "✖ Error fetching POST https://api.convex.dev/api/workos/has_associated_workos_team 403 Forbidden: NotAllowed: You do not have permission to perform this action",
    ],
    ["authkit-not-provisioned", "✖ Cannot provision WorkOS AuthKit in non-interactive mode."],
    ["environment-variable-invalid", "✖ 400 Bad Request: InvalidEnvironmentVariable: Hit an error while pushing"],
    ["environment-variable-limit", "✖ 400 Bad Request: EnvVarTotalSizeLimitMet: too much"],
    ["convex-config-invalid", "✖ 400 Bad Request: InvalidConvexConfig: no"],
    ["convex-config-invalid", "✖ 400 Bad Request: InvalidDefinition: no"],
    ["convex-config-invalid", "✖ 400 Bad Request: TypecheckError: no"],
    ["convex-config-invalid", "✖ 400 Bad Request: CyclicImport: no"],
    ["convex-config-invalid", "✖ 400 Bad Request: InvalidEnvVarDeclaration: no"],
    ["convex-config-invalid", "✖ 400 Bad Request: EnvironmentVariablesUnsupported: no"],
    ["default-export-invalid", "error:\nThe default export of `convex/http.js` is not a Router."],
    ["default-export-invalid", "error:\nThe default export of `convex/crons.js` is not a Crons object."],
    ["default-export-invalid", "error:\nThe default export of `convex/cron.js` is not a Crons object."],
    [
      "too-many-modules",
      '✖ 400 Bad Request: InvalidModules: Hit an error while pushing:\nToo many function files (10001 > maximum 10000) in "convex/".',
    ],
    ["node-actions-not-supported", "✖ 400 Bad Request: NodeActionsNotSupported: no"],
    ["native-module", '✘ [ERROR] No loader is configured for ".node" files: node_modules/x/x.node'],
    ["app-bundles", "✖ found wrong number of app bundles"],
    ["typecheck-out-of-memory", "✖ TypeScript typecheck timed out."],
    ["client-version-unsupported", "✖ 400 Bad Request: ClientVersionUnsupported: old"],
    [
      "backend-too-old",
      "✖ Error fetching POST https://my.host/api/deploy2/start_push 400 Bad Request: BadJsonBody: missing field",
    ],
    [
      "deployment-vanished",
      "✖ Error fetching POST https://calm-fox-9.convex.cloud/api/deploy2/finish_push 404 Not Found",
    ],
    ["unknown", "✖ Something nobody has seen"],
    ["unknown", ""],
  ])("is %s if the CLI prints %j", (code, text) => {
    const failure = diagnosed(text);
    expect(failure.code).toBe(code);
    expect(failure.cause).toMatch(/[.)]$/);
    expect(failureAsText(failure)).toMatchSnapshot();
  });

  test("of a missing endpoint is `backend-too-old` only for a self-hosted backend", () => {
    const text = "✖ Error fetching POST http://127.0.0.1:3210/api/deploy2/evaluate_push 404 Not Found";
    expect(diagnosed(text, { keyKind: "admin" }).code).toBe("backend-too-old");
    expect(diagnosed(text, { keyKind: "preview" }).code).toBe("deployment-vanished");
  });

  test("names the missing permission in the fix too", () => {
    const text = "You do not have permission to perform this action (deployment:env:view).";
    expect(diagnosed(text).fix).toContain("`deployment:env:view`");
    expect(diagnosed(text).fix).not.toContain("deployment:deploy");
  });

  test.each([
    ["Error: NEXT_PUBLIC_CONVEX_URL is not set", "cmd-url-env-var-name: NEXT_PUBLIC_CONVEX_URL"],
    ["Error: Missing CONVEX_SITE_URL", "cmd-site-url-env-var-name: CONVEX_SITE_URL"],
    ["Please set the variable VITE_CONVEX_URL", "cmd-url-env-var-name: VITE_CONVEX_URL"],
    ["  NEXT_PUBLIC_CONVEX_URL: [ 'Required' ]", "cmd-url-env-var-name: NEXT_PUBLIC_CONVEX_URL"],
    ["NEXT_PUBLIC_CONVEX_URL must be set: it is undefined", "cmd-url-env-var-name: NEXT_PUBLIC_CONVEX_URL"],
    ["invalid NEXT_PUBLIC_CONVEX_URL=undefined", "cmd-url-env-var-name: NEXT_PUBLIC_CONVEX_URL"],
  ])("of a build that lacks a URL variable names the input that sets it: %s", (text, line) => {
    const failure = diagnosed(text, { buildExitCode: 1 });
    expect(failure.code).toBe("build-lacks-url");
    expect(failure.fix).toContain(line);
  });

  test.each([
    "Loaded NEXT_PUBLIC_CONVEX_URL from .env. Module ./plans not found",
    "Using NEXT_PUBLIC_CONVEX_URL, missing dependency left-pad",
    "warn  NEXT_PUBLIC_CONVEX_URL is not set, pages will be static\nError: out of tokens",
    "[WARNING] Missing NEXT_PUBLIC_CONVEX_URL",
    "NEXT_PUBLIC_CONVEX_URL=https://happy-otter-123.convex.cloud",
    "set NEXT_PUBLIC_CONVEX_URL=https://happy-otter-123.convex.cloud",
    "CONVEX_URL ok\nsrc/app.ts(1,1): error TS2304: Cannot find name 'undefined'",
  ])("of a build that only mentions a URL variable is `build-failed`: %s", (text) => {
    expect(diagnosed(text, { buildExitCode: 1 }).code).toBe("build-failed");
  });

  test("of a build is `build-failed` if the variable that it mentions was set", () => {
    const text = "Error: invalid NEXT_PUBLIC_CONVEX_URL";
    expect(diagnosed(text, { buildExitCode: 1 }).code).toBe("build-lacks-url");
    expect(diagnosed(text, { buildExitCode: 1, urlNames: ["NEXT_PUBLIC_CONVEX_URL"] }).code).toBe("build-failed");
  });

  test("of a build is `build-failed` also if the set variable comes before the words", () => {
    const text = "Error: NEXT_PUBLIC_CONVEX_URL is not set";
    expect(diagnosed(text, { buildExitCode: 1, urlNames: ["NEXT_PUBLIC_CONVEX_URL"] }).code).toBe("build-failed");
  });

  test("of a build that lacks a URL variable is found in any line", () => {
    expect(diagnosed("Building\nError: CONVEX_URL is not set", { buildExitCode: 1 }).code).toBe("build-lacks-url");
  });

  test("names at most twenty missing variables of the auth config", () => {
    const names = Array.from({ length: 30 }, (_, index) => `KEY_${String(index).padStart(2, "0")}`);
    const thrown = diagnosed(`The pushed auth config is invalid: Uncaught Error: missing ${names.join(" ")}`);
    expect(thrown.fix.match(/env set/g)).toHaveLength(20);
    const unset = diagnosed("Environment variable A_KEY is used in auth config file but its value was not set.", {
      unsetAuthVariables: names,
    });
    expect(unset.fix.match(/env set/g)).toHaveLength(20);
  });

  test("names the missing variable, and the command that sets it", () => {
    const failure = diagnosed(
      "Environment variable AUTH_ISSUER is used in auth config file but its value was not set.",
    );
    expect(failure.cause).toContain("`AUTH_ISSUER`");
    expect(failure.fix).toContain('npx convex env set --prod AUTH_ISSUER "value"');
    expect(failure.link).toBe("https://dashboard.convex.dev/t/acme/shop/calm-fox-9/settings/environment-variables");
  });

  test.each([
    ["Failed to analyze pay.js: Uncaught Error: STRIPE_SECRET_KEY is not set", ["STRIPE_SECRET_KEY"]],
    ["Failed to analyze a.js: Uncaught TypeError: Missing A_KEY and B_KEY, A_KEY above all", ["A_KEY", "B_KEY"]],
    ["Failed to analyze a.js: Uncaught Error: A_KEY is required", ["A_KEY"]],
    ["Failed to analyze a.js: Uncaught Error: Required: A_KEY", ["A_KEY"]],
    [`Failed to analyze a.js: Uncaught Error: Missing A_KEY ${"x".repeat(288)} B_KEY`, ["A_KEY", "B_KEY"]],
    ["Required environment variables are not set: A_KEY, B. Set them in the Convex dashboard", ["A_KEY", "B"]],
    ["Environment variable A_KEY is declared as required in convex.config.ts but its value", ["A_KEY"]],
    ["Environment variables A_KEY, B_KEY are declared as required in convex.config.ts", ["A_KEY", "B_KEY"]],
  ])("names every missing variable of %j", (text, names) => {
    const failure = diagnosed(text, { target: "preview", deploymentFlag: "--preview-name pr-7" });
    expect(failure.code).toBe("environment-variable-missing");
    const lines = names.map((name) => `npx convex env set --preview-name pr-7 ${name} "value"`);
    expect(failure.fix).toContain(`\`\`\`sh\n${lines.join("\n")}\n\`\`\``);
    for (const name of names) expect(failure.cause).toContain(`\`${name}\``);
    const inputs = names.map((name) => `    ${name}=\${{ secrets.${name} }}`);
    expect(failure.fix).toContain(`with:\n  deployment-env: |\n${inputs.join("\n")}\n`);
  });

  test("shows how the action sets a variable of other targets than previews", () => {
    const text = "Environment variable A_KEY is declared as required in convex.config.ts but its value";
    const lines = (target: string) =>
      `  deployment-env-targets: preview, ${target}\n  deployment-env: |\n    A_KEY=\${{ secrets.A_KEY }}\n`;
    for (const target of ["production", "development"])
      expect(diagnosed(text, { target, deploymentFlag: "" }).fix).toContain(lines(target));
    expect(diagnosed(text, { target: "preview", deploymentFlag: "" }).fix).not.toContain("deployment-env-targets");
  });

  test.each([
    ["module-throws", "Failed to analyze a.js: Uncaught Error: INVALID_STATE was reached"],
    ["module-throws", "Failed to analyze a.js: Uncaught Error: some_option is required"],
    ["module-path-invalid", "400 Bad Request: InvalidConfig: `a@team`.js is not a valid path to a Convex module."],
    ["confirmation-needed", "✖ Cannot prompt for input in non-interactive terminals. (Which project?)"],
  ])("is %s if the CLI prints %j, and external text cannot end a code span", (code, text) => {
    const failure = diagnosed(text);
    expect(failure.code).toBe(code);
    expect(failure.cause.match(/`/g)?.length ?? 0).toBeLessThanOrEqual(2);
  });

  test("names the table whose documents do not match, the quota and the permission", () => {
    expect(diagnosed('Schema validation failed.\nDocument "x" in table "messages"').cause).toContain("`messages`");
    const quota = "400 Bad Request: DeploymentQuotaReached: Your team's deployment quota of 40 has been reached.";
    expect(diagnosed(quota).cause).toContain("40");
    expect(diagnosed("You do not have permission to perform this operation (deployment:deploy)").cause).toContain(
      "`deployment:deploy`",
    );
  });

  test.each([
    "convex/messages.ts:401:5 - error TS2322: no",
    "dist/index.js 401.12 kB",
    "✓ 401 modules transformed",
    "TypeError: fetch failed",
  ])("is not diagnosed from the output of the build: %j", (line) => {
    expect(
      diagnose({
        ...SYMPTOMS,
        outputTail: [line, "✖ Schema validation failed."],
        cliTail: ["✖ Schema validation failed."],
      }).code,
    ).toBe("schema-validation-failed");
  });

  test("of the build is `build-failed`, whatever the build printed", () => {
    const failure = diagnosed("TypeError: fetch failed\nerror TS2322: no", { buildExitCode: 7 });
    expect(failure).toMatchObject({ code: "build-failed", cause: expect.stringContaining("7") });
  });

  test.each(["✖ A preview deploy key cannot run codegen.", "✖ Preview deploy keys cannot run codegen."])(
    "of a build that runs codegen is `codegen-needs-deployment`: %s",
    (text) => expect(diagnosed(text, { buildExitCode: 1 }).code).toBe("codegen-needs-deployment"),
  );

  test("of a build that calls the CLI is `build-calls-convex`", () => {
    expect(diagnosed("✖ No CONVEX_DEPLOYMENT set, run `npx convex dev`", { buildExitCode: 1 }).code).toBe(
      "build-calls-convex",
    );
  });

  test("is found in long hostile output in linear time", () => {
    expect(growth((times) => void diagnosed("Environment variable ".repeat(times)), 20_000)).toBeLessThan(LINEAR);
  });
});

describe("another attempt", () => {
  const START_PUSH = "✖ Error fetching POST  https://a.convex.cloud/api/deploy2/start_push";
  const isRetried = (text: string, more: Partial<FailedRun> = {}) => isTransient(diagnosed(text, more));

  test.each([
    "✖ Schema was overwritten by another push.",
    "Environment variables have changed during push",
    "TypeError: fetch failed",
    "✖ Error fetching POST https://api.convex.dev/api/claim 503 Service Unavailable: ServiceUnavailable",
    "✖ Error fetching POST https://api.convex.dev/api/claim 429 Too Many Requests: TooManyRequests",
    "✖ SyntaxError: Unexpected token '<', \"<!doctype \"... is not valid JSON",
    // From a proxy in front of Convex, without a status text.
    ...[501, 520, 524, 529].map(
      (status) => `✖ Error fetching POST  https://a.convex.cloud/api/deploy2/start_push ${status} `,
    ),
    // The message of a failing server is not Convex's opinion of the code.
    `${START_PUSH} 502 Bad Gateway: upstream: fetch failed`,
    "× Error fetching https://a.convex.cloud/api/x 500 Internal Server Error",
  ])("is made after %j", (text) => expect(isRetried(text)).toBe(true));

  test.each([
    "✖ TypeScript typecheck via `tsc` failed.\nconvex/a.ts:3:4 - error TS2322: Type 'string' is not assignable",
    '✖ Schema validation failed.\nDocument with ID "x" in table "messages" does not match the schema',
    "✖ You do not have permission to perform this operation (deployment:deploy).",
    "✖ Error fetching POST https://api.convex.dev/api/claim 400 Bad Request: DeploymentQuotaReached: Your team's deployment quota of 40 has been reached.",
    '✘ [ERROR] Could not resolve "left-pad"',
    "✖ Something nobody has seen",
    // For a 403, the CLI prints Convex's message and no status.
    "✖ Your plan allows 500 functions per deployment. Error: upgrade\nGive the deploy key more permissions.",
    `${START_PUSH} 403 Forbidden: PlanLimit: Your plan allows 500 functions per deployment. Error: upgrade`,
    `${START_PUSH} 400 Bad Request: InvalidModules: Hit an error while evaluating convex.config.ts: Uncaught TypeError: fetch failed`,
    `${START_PUSH} 400 Bad Request: InvalidModules: Uncaught SyntaxError: Unexpected token '<', "<!doctype" is not valid JSON`,
    `${START_PUSH} 400 Bad Request: InvalidModules: Uncaught Error: \n${START_PUSH} 503 Service Unavailable`,
    `${START_PUSH} 422 Unprocessable Entity: Odd: InternalServerError: 429 Too Many Requests`,
  ])("is not made after %j", (text) => expect(isRetried(text)).toBe(false));

  test("is not made after a failed build, whatever the build could not reach", () => {
    expect(isRetried("TypeError: fetch failed", { buildExitCode: 1 })).toBe(false);
  });
});

test("the CLI's `--verbose` is recommended only if it hides the values of variables", () => {
  const text = "✖ Something nobody has seen";
  expect(diagnosed(text, { isVerboseSafe: true }).fix).toContain("`deploy-args: --verbose`");
  for (const symptoms of [{ isVerboseSafe: false }, {}]) expect(diagnosed(text, symptoms).fix).not.toContain("verbose");
});
