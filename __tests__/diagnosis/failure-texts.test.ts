/**
 * Compares the text of every failure with a snapshot, so that the diff shows a changed text as users will read it.
 */
import { expect, test } from "@jest/globals";
import * as own from "../../src/diagnosis/action-failures.ts";
import { diagnose } from "../../src/diagnosis/diagnose.ts";
import type { FailedRun } from "../../src/diagnosis/failure-pattern.ts";
import { OWN_FAILURES } from "../../tools/failures/action-failures.ts";
import { failureAsText } from "../failure-as-text.ts";

const DASHBOARD = "https://dashboard.convex.dev/t/acme/shop/calm-fox-9";
const REQUEST = "✖ Error fetching POST https://api.convex.dev/api/claim_preview_deployment";

function explain(text: string, more: Partial<FailedRun> = {}): string {
  const lines = text.split("\n");
  const symptoms = {
    buildExitCode: null,
    keyKind: "production",
    target: "production",
    deploymentFlag: "--prod",
    dashboardUrl: DASHBOARD,
    isTracked: () => true,
  };
  return failureAsText(diagnose({ ...symptoms, outputTail: lines, cliTail: lines, ...more }));
}

test.each([
  `${REQUEST} 400 Bad Request: DeploymentQuotaReached: Your team's deployment quota of 40 has been reached.`,
  `${REQUEST} 400 Bad Request: DeploymentQuotaReached: Delete one.`,
  `${REQUEST} 403 Forbidden: your deployments have been disabled`,
  "✖ You do not have permission to perform this operation (deployment:deploy).",
  "✖ You do not have permission to perform this operation.",
  `${REQUEST} 401 Unauthorized: AuthenticationFailed: Invalid Convex deploy key`,
  "✖ Authenticate with `npx convex dev`",
  "✖ Authenticate with `npx convex login`",
  "400 Bad Request: InvalidDeployKey: no",
  "400 Bad Request: AccessTokenInvalid: no",
  "400 Bad Request: BadDeployKey: no",
  "400 Bad Request: BadAdminKey: no",
  "The provided deploy key was invalid for deployment",
  "The provided admin key was invalid for deployment",
  `${REQUEST} 404 Not Found: ProjectNotFound: no`,
  `${REQUEST} 404 Not Found: DeploymentNotFound: no`,
  `${REQUEST} 404 Not Found: TeamNotFound: no`,
  "✖ Please set CONVEX_DEPLOY_KEY to a new key which you can find on your Convex dashboard.",
  "✖ Malformed preview CONVEX_DEPLOY_KEY",
  "Environment variable AUTH_ISSUER is used in auth config file but its value was not set.",
  "Environment variable A_KEY is declared as required in convex.config.ts but its value is not set",
  "Environment variables A_KEY, B_KEY are declared as required in convex.config.ts",
  "Required environment variables are not set: A_KEY, B. Set them in the Convex dashboard",
  "Failed to analyze pay.js: Uncaught Error: STRIPE_SECRET_KEY is not set",
  "400 Bad Request: InvalidAuthConfig: no",
  "InvalidSchema: Hit an error while evaluating your schema:",
  '✖ Schema validation failed.\nDocument with ID "x" in table "messages" does not match the schema',
  "✖ Schema validation failed.",
  "To confirm, pass --skip-large-indexes-check",
  "To confirm, pass --allow-deleting-large-indexes",
  "To confirm, pass --allow-unstaging-schema",
  'Error: Parsing "convex.json" failed',
  "Expected `node.nodeVersion` in `convex.json` to be a string",
  "400 Bad Request: NodeVersionNotSupported: no",
  "Node 16 is no longer supported",
  "400 Bad Request: InvalidConfig: my-file.js is not a valid path to a Convex module.",
  "Total module size exceeded the limit",
  "400 Bad Request: ModulesTooLarge: no",
  "ModulesTooLarge: Hit an error while pushing:\nTotal module size exceeded the zipped maximum (95.3 MiB > maximum size 85.83 MiB)",
  'InvalidModules: Too many function files (4100 > maximum 4096) in "convex/".',
  "TooManyTables: Number of tables cannot exceed 10000.",
  'TooManyIndexes: Hit an error while evaluating your schema:\nTable "messages" cannot have more than 64 indexes.',
  "IndexTooManyFields: Hit an error while evaluating your schema:\nIndexes may have up to 16 fields.",
  "IndexTooManyFilterFields: Hit an error while evaluating your schema:\nSearch indexes may have up to 16 filter fields.",
  "400 Bad Request: EnvVarLimitMet: The environment variable limit (512) has been met.",
  "400 Bad Request: EnvVarTotalSizeLimitMet: The total size of all environment variables (524300 bytes) exceeds the limit (524288 bytes).",
  "400 Bad Request: EnvironmentVariableValueTooLarge: The environment variable value is 9000 bytes, which is too large. (max size: 8192",
  "400 Bad Request: EnvironmentVariableNameTooLong: The environment variable name A is too long. Environment variable names must be less than 256.",
  "Failed to analyze a.js: Uncaught Error: INVALID_STATE was reached",
  "No `tsc` binary found.\nInstall it, or run\n  npx convex deploy --typecheck=disable",
  "✖ TypeScript typecheck via `tsc` failed.\nconvex/a.ts:3:4 - error TS2322: Type 'string' is not assignable",
  "convex/a.ts:3:4 - error TS2322: no\nconvex/a.ts:9:4 - error TS18046: no",
  '✖ "use node" directive is not allowed for crons.ts.',
  '✘ [ERROR] Could not resolve "fs"\nIt looks like you are using Node APIs from a file without the "use node" directive.',
  'It looks like you are using Node APIs from a file without the "use node" directive.',
  '✘ [ERROR] Could not resolve "left-pad"',
  "✘ [ERROR] Unexpected end of file",
  "✖ Unable to bundle",
  '✘ [ERROR] Could not resolve "./_generated/server"',
  "✖ Schema was overwritten by another push.",
  "Environment variables have changed during push",
  "environment variables changed during push",
  "Schema or environment variables changed during push",
  "400 Bad Request: ConcurrentPush: no",
  "Your Node version 18.0.0 is too old. Convex requires at least Node v20.0",
  "✖ Cannot prompt for input in non-interactive terminals. (Which project?)",
  "TypeError: fetch failed",
  "✖ TypeError: terminated",
  "connect ECONNREFUSED 127.0.0.1:3210",
  "read ECONNRESET",
  "getaddrinfo ENOTFOUND api.convex.dev",
  "connect ETIMEDOUT",
  "getaddrinfo EAI_AGAIN api.convex.dev",
  "Error: socket hang up",
  `${REQUEST} 500 Internal Server Error`,
  `${REQUEST} 502 Bad Gateway`,
  `${REQUEST} 503 Service Unavailable`,
  `${REQUEST} 504 Gateway Timeout`,
  "InternalServerError: Your request couldn't be completed.",
  `${REQUEST} 429 Too Many Requests: TooManyRequests: Slow down`,
  "✖ SyntaxError: Unexpected token '<', \"<!doctype \"... is not valid JSON",
  "✖ SyntaxError: Unexpected token < in position 0",
  "✖ Something nobody has seen",
])("an error of the CLI is explained: %s", (text) => expect(explain(text)).toMatchSnapshot());

test.each([
  "Environment variable AUTH_ISSUER is used in auth config file but its value was not set.",
  "Environment variables A_KEY, B_KEY are declared as required in convex.config.ts",
])("an error of the CLI on a preview deployment without a dashboard is explained: %s", (text) => {
  expect(
    explain(text, { target: "preview", dashboardUrl: null, deploymentFlag: "--preview-name pr-7" }),
  ).toMatchSnapshot();
});

test.each<[exitCode: number, text: string]>([
  [1, "Codegen requires an existing deployment"],
  [1, "✖ `npx convex codegen` does not work with a Preview deploy key"],
  [1, "✖ preview deploy keys are not for codegen"],
  [1, "✖ No CONVEX_DEPLOYMENT set, run `npx convex dev`"],
  [1, "✖ no Convex deployment configuration found"],
  [1, "✖ Cannot prompt for input in non-interactive terminals."],
  [1, "✖ Failed to fetch latest backend version"],
  [1, "Cannot find module '../convex/_generated/api'"],
  [1, 'Could not resolve "../convex/_generated/api"'],
  [1, "Can't resolve '../convex/_generated/api'"],
  [1, 'Failed to resolve import "../convex/_generated/api"'],
  [1, "Module not found: ../convex/_generated/api"],
  [1, "Error: No address provided to ConvexReactClient."],
  [1, 'Error: Invalid deployment address: "" is not a valid URL'],
  [1, "Convex client created with undefined deployment address"],
  [7, "TypeError: fetch failed"],
  [127, "sh: 1: vite: not found"],
  [127, "bash: next: command not found"],
  [127, "something else"],
  [127, "vite: not found in the cache"],
  [0, "Killed"],
  [137, "Killed"],
])("a build with exit code %i is explained: %s", (buildExitCode, text) => {
  expect(explain(text, { buildExitCode })).toMatchSnapshot();
});

test("a command of a failure has no needless flag", () => {
  const text = "Environment variable AUTH_ISSUER is used in auth config file but its value was not set.";
  expect(explain(text, { deploymentFlag: "" })).toContain('\nnpx convex env set AUTH_ISSUER "value"\n');
});

test("at most twenty missing variables are named", () => {
  const names = Array.from({ length: 30 }, (_, index) => `KEY_${String(index).padStart(2, "0")}`);
  const text = explain(`Failed to analyze a.js: Uncaught Error: missing ${names.join(" ")}`);
  expect(text.match(/env set/g)).toHaveLength(20);
});

test("the table and the module are found in any line of the CLI's output", () => {
  const table = '✖ Schema validation failed.\nin table "a\nin table "messages"\n';
  expect(explain(table)).toContain("in table `messages`");
  const module =
    'Could not resolve "a\nCould not resolve "fs"\nIt looks like you are using Node APIs from a file without the "use node" directive.';
  expect(explain(module)).toContain("(`fs`)");
});

test("every failure of the action itself is explained", () => {
  expect(Object.entries(OWN_FAILURES).map(([name, failure]) => `${name}\n${failureAsText(failure)}`)).toMatchSnapshot();
});

test("refusals and untrusted networks are distinguished from other failures of the action", () => {
  const failures = [
    own.TLS_VERIFICATION_DISABLED,
    own.untrustedAuthority(["SSL_CERT_FILE"]),
    own.untrustedPreload(["LD_PRELOAD"]),
    own.UNTRUSTED_PROVISION_HOST,
    own.CANCELLED,
    own.KEY_REJECTED,
  ];
  const conflicts = ["mixed-sources", "url-with-cloud-key", "admin-key-without-url"];
  expect(failures.map(own.isRefusal)).toStrictEqual([true, true, true, true, false, false]);
  expect(conflicts.map((code) => own.isRefusal(own.keyUrlConflict(code, "")))).toStrictEqual([true, true, true]);
  expect(failures.map(own.isNetworkUntrusted)).toStrictEqual([true, true, true, false, false, false]);
});
