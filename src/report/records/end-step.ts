/** The step with which a run's record ends. */

import { IMPORT_FAILURES } from "../../diagnosis/data-failures.ts";
import { isPushRefused } from "../../diagnosis/diagnose.ts";
import type { PublicOutcome } from "../../outcome/public-outcome.ts";
import { claimsIn, type EndWithoutPush, isDeployed, lastStep, type RunRecord } from "../../records/record.ts";
import { recordedName, type StatusStep } from "../../records/status-descriptions.ts";

/** Whether the push went through, also if something after it failed. */
export function isPushed({ status, failure }: Pick<PublicOutcome, "status" | "failure">): boolean {
  return status === "deployed" || (status === "failed" && AFTER_THE_PUSH.includes(failure?.code ?? ""));
}

/** Failures of what comes after the push: what was pushed is live. */
const AFTER_THE_PUSH: readonly string[] = [...IMPORT_FAILURES, "overtaken"];

/**
 * @returns The step which records that this run created its preview deployment, so that a cleanup may delete it. `null` if
 *   it did not, or if that is already recorded.
 */
export function claimStep(record: RunRecord, { preview, deployment }: PublicOutcome): StatusStep | null {
  if (preview?.created !== true || deployment.name === null) return null;
  const name = recordedName(deployment.name);
  return hasClaimed(record, name) ? null : { kind: "claimed", deployment: name, created: true };
}

/**
 * Whether the record contains the claim of this deployment. A run whose preview was deleted claims a second one.
 *
 * @param deployment - Its name, or `null` if the CLI has not printed it: then any claim counts.
 */
function hasClaimed(record: RunRecord, deployment: string | null): boolean {
  return claimsIn(record).some(
    (claim) => deployment === null || claim.deployment === null || claim.deployment === deployment,
  );
}

export function endStep(record: RunRecord, outcome: PublicOutcome): StatusStep {
  const { deployment, isImported, isSeeded } = outcome;
  // Nothing is imported or seeded before the push.
  if (isPushed(outcome) || isDeployed(record))
    return {
      kind: "pushed",
      deployment: deployment.name === null ? null : recordedName(deployment.name),
      imported: isImported,
      seeded: isSeeded,
    };
  return { kind: "ended", how: endOfRun(outcome), mayBeLive: mayBeLive(record, outcome) };
}

function endOfRun({ status, failure }: PublicOutcome): EndWithoutPush {
  if (failure?.code === "superseded") return "superseded";
  return status === "refused" || status === "cancelled" || status === "skipped" ? status : "failed";
}

/** A push may have succeeded if it was started and no response to it was seen. */
function mayBeLive(record: RunRecord, { failure }: PublicOutcome): boolean {
  if (lastStep(record, "pushing") === undefined || failure === null) return false;
  return !failure.isBeforePush && failure.code !== "superseded" && !isPushRefused(failure.code);
}
