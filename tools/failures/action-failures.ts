/** What the action finds by itself, without the CLI's words: each of these failures, as an example. */

import * as own from "../../src/diagnosis/action-failures.ts";
import { type Failure, ownReason } from "../../src/diagnosis/failure.ts";
import { conflictMessage } from "../../src/key/key-messages.ts";
import type { KeyConflict } from "../../src/key/key-source.ts";

const SELF_HOSTED_URL = "CONVEX_SELF_HOSTED_URL";
const COMMANDS = { add: "npm install convex", update: "npm install convex@latest", install: "npm ci" };

/** By what is special about it. The first of a code is the one that docs/failures.md tells of. */
export const OWN_FAILURES: Readonly<Record<string, Failure>> = {
  "one input": own.invalidInputs(["`target` is `staging`."]),
  "two inputs": own.invalidInputs(["`target` is `staging`.", "`retries` is `many`."]),
  "no input": own.invalidInputs([]),
  KEY_IN_NAME: own.KEY_IN_PREVIEW_NAME,
  declaredMissing: own.declaredMissing("ask Mona"),
  timeout: own.timeout(90_000, "push"),
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
    isOurs: true,
  }),
  givenUp: own.abandoned("pull request #12 is closed"),
  cleanupNotAllowed: own.cleanupNotAllowed(
    "pr-12",
    ownReason("the preview deploy key may not"),
    "Convex removes it when it expires.",
  ),
  cleanupFailed: own.cleanupFailed("pr-12", ownReason("Convex did not answer"), "Convex removes it when it expires."),
  cleanupWithoutEvidence: own.cleanupOwnershipUnknown("pr-12"),
  SWEEP_WITHOUT_TOKEN: own.SWEEP_WITHOUT_TOKEN,
  SWEEP_WITHOUT_PROJECT: own.SWEEP_WITHOUT_PROJECT,
  SWEEP_UNREADABLE: own.SWEEP_OWNERSHIP_UNKNOWN,
  sweepFailed: own.sweepFailed(
    ["`pr-7` could not be deleted: Convex did not answer.", "Nor could `pr-12`."].map(ownReason),
  ),
  seedFailed: own.seedFailed("seed:all", "npx convex run seed:all"),
  "one variable": own.deploymentEnvFailed(["AUTH_DOMAIN"], ownReason("Convex did not answer")),
  "two variables": own.deploymentEnvFailed(["AUTH_DOMAIN", "PAYMENT_SECRET"], ownReason("Convex did not answer")),
  CANCELLED: own.CANCELLED,
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
  "declared, not installed": own.notInstalled(true, COMMANDS),
  "neither declared nor installed": own.notInstalled(false, COMMANDS),
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
  resolveFailed: own.resolveFailed(ownReason("Convex did not answer")),
  functionsMissing: own.functionsMissing("`convex`"),
};

function conflict(found: KeyConflict): Failure {
  return own.keyUrlConflict(found.kind, conflictMessage(found));
}
