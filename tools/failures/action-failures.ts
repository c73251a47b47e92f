/** Examples of the failures that the action detects itself, without output of the CLI. */

import * as own from "../../src/diagnosis/action-failures.ts";
import * as data from "../../src/diagnosis/data-failures.ts";
import { type Failure, ownReason } from "../../src/diagnosis/failure.ts";
import { type FailedFunction, runFailed } from "../../src/diagnosis/function-failures.ts";
import { conflictMessage } from "../../src/key/key-messages.ts";
import type { KeyConflict } from "../../src/key/key-source.ts";

const SELF_HOSTED_URL = "CONVEX_SELF_HOSTED_URL";
const imported = (isSnapshot: boolean, ...lines: readonly string[]) =>
  data.importFailed({ lines, what: isSnapshot ? "the snapshot" : "`messages`", isSnapshot, keyKind: "preview" });
const MISMATCH = 'Failed to insert or update a document in table "messages" because it does not match the schema: ';
const COMMANDS = { add: "npm install convex", update: "npm install convex@latest", install: "npm ci" };

const SEED: FailedFunction = {
  input: "preview-run",
  name: "seed:all",
  left: 1,
  command: "npx convex run --preview-name pr-12 seed:all",
  dashboardUrl: "https://dashboard.convex.dev/d/calm-fox-9",
};
const RUN: FailedFunction = {
  input: "run",
  name: "migrations:run",
  left: 0,
  command: "npx convex run --prod migrations:run '<arguments>'",
  dashboardUrl: null,
};
/** Messages of Convex's backend. */
const NO_FUNCTION =
  "[Request ID: 7b9d0a2c1e3f4a5b] Server Error\nCould not find function for 'seed:all'. Did you forget to run `npx convex dev`?";
const MISSING_FIELD =
  'Object is missing the required field `count`. Consider wrapping the field validator in `v.optional(...)` if this is expected.\n\nObject: {"token": "shown to nobody"}\nValidator: v.object({count: v.float64()})';
const PAUSED =
  "Cannot run functions while this deployment is paused. Resume the deployment in the dashboard settings to allow functions to run.";
const NO_PERMISSION = {
  code: "OperationNotPermitted",
  message: "You do not have permission to perform this operation (deployment:functions:runInternalMutations).",
};

/** The failures by their special circumstances. docs/failures.md shows the first failure with a code. */
export const OWN_FAILURES: Readonly<Record<string, Failure>> = {
  "one input": own.invalidInputs(["`target` is `staging`."]),
  "two inputs": own.invalidInputs(["`target` is `staging`.", "`retries` is `many`."]),
  "no input": own.invalidInputs([]),
  KEY_IN_NAME: own.KEY_IN_PREVIEW_NAME,
  declaredMissing: own.declaredMissing("ask Mona"),
  timeout: own.timeout(90_000, "push"),
  "a timeout of a build": own.timeout(90_000, "build"),
  "a timeout of an export": own.timeout(90_000, "export"),
  "a timeout of an import": own.timeout(90_000, "import"),
  breakingChanges: own.breakingChanges(2, "`main`", "convex-breaking-ok"),
  TLS_OFF: own.TLS_VERIFICATION_DISABLED,
  plantedAuthority: own.untrustedAuthority(["NODE_EXTRA_CA_CERTS"]),
  plantedCode: own.untrustedPreload(["LD_PRELOAD"]),
  FOREIGN_HOST: own.UNTRUSTED_PROVISION_HOST,
  backendUnreachable: own.backendUnreachable("http://127.0.0.1:3210"),
  wrongDeployment: own.wrongDeployment("The CLI went to `calm-fox-9`, not to `happy-otter-123`."),
  wrongDeploymentBeforePush: own.wrongDeploymentBeforePush("calm-fox-9", "happy-otter-123"),
  superseded: own.superseded("pull request #12 has moved on to 4f1c9e0 since"),
  overtaken: own.overtaken({
    by: { commit: "9e8d7c6b5a493827160f5e4d3c2b1a0987654321", runId: 1002 },
    isCertain: false,
    isOwnOlder: true,
  }),
  givenUp: own.abandoned("pull request #12 is closed"),
  cleanupNotAllowed: own.cleanupNotAllowed(
    "pr-12",
    ownReason("the preview deploy key may not"),
    "Convex deletes it when it expires.",
  ),
  cleanupKeyRejected: own.cleanupKeyRejected("pr-12", "Convex deletes it when it expires."),
  cleanupFailed: own.cleanupFailed(
    "pr-12",
    ownReason("Convex could not be reached"),
    "Convex deletes it when it expires.",
  ),
  cleanupWithoutEvidence: own.cleanupOwnershipUnknown("pr-12", true),
  cleanupWithoutToken: own.cleanupOwnershipUnknown("pr-12", false),
  SWEEP_WITHOUT_TOKEN: own.SWEEP_WITHOUT_TOKEN,
  SWEEP_WITHOUT_PROJECT: own.SWEEP_WITHOUT_PROJECT,
  SWEEP_UNREADABLE: own.sweepOwnershipUnknown(true),
  sweepFailed: own.sweepFailed(
    ["`pr-7` could not be deleted: Convex could not be reached.", "Nor could `pr-12`."].map(ownReason),
  ),
  "a function that throws": runFailed(SEED, { kind: "threw", message: "Uncaught Error: no rows today" }),
  "a function that does not exist": runFailed(SEED, { kind: "threw", message: NO_FUNCTION }),
  "arguments that do not fit": runFailed(SEED, { kind: "threw", message: `ArgumentValidationError: ${MISSING_FIELD}` }),
  "a deployment that is paused": runFailed(SEED, { kind: "threw", message: PAUSED }),
  "a key without the permission": runFailed(SEED, { kind: "not-run", status: 403, ...NO_PERMISSION }),
  "a key that is not accepted": runFailed(SEED, {
    kind: "not-run",
    status: 403,
    code: "BadDeployKey",
    message: "The provided deploy key was invalid for this deployment.",
  }),
  "a function that nobody could be asked for": runFailed(RUN, { kind: "not-run", status: 0, code: "", message: "" }),
  "a function that did not answer": runFailed(RUN, { kind: "no-response", status: 0 }),
  "a function whose answer was lost": runFailed(SEED, { kind: "no-response", status: 502 }),
  "a deployment that cannot be found": runFailed(RUN, {
    kind: "no-deployment",
    reason: ownReason("Convex does not find the preview deployment"),
  }),
  emptyVariables: own.emptyVariables(["PAYMENT_SECRET"], "production"),
  "a table that is not empty": imported(true, "Table messages already exists. Please choose a new table name"),
  "a snapshot without a required field": imported(true, `${MISMATCH}Object is missing the required field \`author\``),
  "a file without a required field": imported(false, `${MISMATCH}Object is missing the required field \`author\``),
  "a snapshot with a field too many": imported(true, `${MISMATCH}Object contains extra field \`author\` …`),
  "a file with another type": imported(false, `${MISMATCH}Value does not match validator …`),
  "a schema that changed": imported(true, "Could not complete import because schema changed. Avoid modifying"),
  "a table that another refers to": imported(
    false,
    "Import changes table 'channels' which is referenced by 'messages' in the schema",
  ),
  "a table's number that is taken": imported(
    true,
    "New table `messages` has IDs that conflict with existing table `drafts` …",
  ),
  "a number of Convex's own": imported(
    true,
    "New table `messages` has IDs that conflict with existing internal table …",
  ),
  "ids of two tables": imported(
    false,
    "A document's _id cannot be imported into 'messages' because it came from a different deployment",
  ),
  "a row that is no JSON": imported(false, "Row 2 wasn't valid JSON …"),
  "a file that is no archive": imported(true, "invalid zip file"),
  "a key that may not import": imported(
    false,
    "✖ You do not have permission to perform this operation (deployment:backups:import).",
  ),
  "an import that fails for another reason": imported(false),
  "a file that is not there": data.importFileUnusable("`messages`", "its file is gone.", "Correct it."),
  "a file that is not there before the push": data.importFilesUnusable([
    { table: "messages", what: "`messages`", problem: "does not exist", suggested: "apps/web/seed/messages.jsonl" },
  ]),
  "a snapshot that is not there before the push": data.importFilesUnusable([
    { table: null, what: "the snapshot", problem: "is empty", suggested: null },
  ]),
  "a key that may not export": data.exportFailed(
    ["✖ You do not have permission to perform this operation (deployment:backups:create)."],
    "production",
  ),
  "an export that cannot reach Convex": data.exportFailed(["TypeError: fetch failed"], "production"),
  "an export that fails for another reason": data.exportFailed([], "production"),
  "a path that is taken": data.exportNotTaken("something has appeared there.", "Look for what writes there."),
  "one variable": own.deploymentEnvFailed(["AUTH_DOMAIN"], ownReason("Convex could not be reached")),
  "two variables": own.deploymentEnvFailed(["AUTH_DOMAIN", "PAYMENT_SECRET"], ownReason("Convex could not be reached")),
  CANCELLED: own.CANCELLED,
  "cancelled during the build": own.cancelled("build"),
  "cancelled during the import": own.cancelled("import"),
  "cancelled while a function ran": own.cancelled("functions"),
  CRASHED: own.CRASHED,
  ENDED_UNHEARD: own.CRASHED_WITHOUT_STATE,
  CLI_CHANGED: own.CLI_CHANGED,
  PUSH_UNCONFIRMED: own.PUSH_UNCONFIRMED,
  internal: own.internalError(new TypeError("undefined is not a function\nsecond line")),
  KEY_REJECTED: own.KEY_REJECTED,
  "key and URL from two places": conflict({ kind: "mixed-sources", keyFrom: "deploy-key", urlFrom: SELF_HOSTED_URL }),
  "a URL beside a cloud key": conflict({ kind: "url-with-cloud-key", keyFrom: "deploy-key", urlFrom: "url" }),
  "no URL beside an admin key": conflict({ kind: "admin-key-without-url", keyFrom: "deploy-key" }),
  "no package.json": own.notInstalled(null, COMMANDS),
  "declared, not installed": own.notInstalled("dependencies", COMMANDS),
  "declared for development, not installed": own.notInstalled("devDependencies", COMMANDS),
  "neither declared nor installed": own.notInstalled("nowhere", COMMANDS),
  "an empty workspace": own.noWorkingDirectory("app", true),
  "no such working directory": own.noWorkingDirectory("app", false),
  verboseShowsVariables: own.verboseShowsVariables("1.36.1", "1.48.0", COMMANDS),
  cliTooOldForPreviews: own.cliTooOldForPreviews("1.25.4", "1.28.0", COMMANDS),
  outsideWorkspace: own.outsideWorkspace("The installed `convex` was found outside the workspace."),
  "nothing to resolve": own.resolvedNothing("pr-12", "preview"),
  "a key without its deployment": own.resolvedNothing(null, "production"),
  keyNotAccepted: own.keyNotAccepted("production"),
  RESOLVE_NOT_ALLOWED: own.RESOLVE_NOT_ALLOWED,
  severalRecords: own.severalRecords([
    { appName: "shop", slot: "preview:acme/shop/pr-12" },
    { appName: "admin", slot: "preview:acme/admin/pr-12" },
  ]),
  resolveFailed: own.resolveFailed(ownReason("Convex could not be reached")),
  functionsMissing: own.functionsMissing("`convex`", false),
  functionsLeftOut: own.functionsLeftOut("`convex/users.ts`"),
  functionsOutside: own.functionsOutside("`convex`"),
  functionsLost: own.functionsLost("`convex`", 12),
  "functions that may be lost": own.functionsLost("`convex`", null),
  "functions without code": own.functionsMissing("`convex`", true),
};

function conflict(found: KeyConflict): Failure {
  return own.keyUrlConflict(found.kind, conflictMessage(found));
}
