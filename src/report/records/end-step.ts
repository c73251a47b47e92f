/** The step with which a run's record ends. */

import { IMPORT_FAILURES } from "../../diagnosis/data-failures.ts";
import { isPushRefused } from "../../diagnosis/diagnose.ts";
import type { PublicOutcome } from "../../outcome/public-outcome.ts";
import { type EndWithoutPush, isDeployed, lastStep, type RunRecord } from "../../records/record.ts";
import { recordedName, type StatusStep } from "../../records/status-descriptions.ts";

/** Whether the push went through, also if something after it failed. */
export function isPushed({ status, failure }: Pick<PublicOutcome, "status" | "failure">): boolean {
  return status === "deployed" || (status === "failed" && AFTER_THE_PUSH.includes(failure?.code ?? ""));
}

/** Failures of what comes after the push: what was pushed is live. */
const AFTER_THE_PUSH: readonly string[] = [...IMPORT_FAILURES, "overtaken"];

/** What a run that created a preview deployment and pushed nothing has to say first: that the deployment is its own. */
export function claimStep(record: RunRecord, { preview, deployment }: PublicOutcome): StatusStep | null {
  if (preview?.created !== true || deployment.name === null) return null;
  const name = recordedName(deployment.name);
  return hasClaimed(record, name) ? null : { kind: "claimed", deployment: name, created: true };
}

/**
 * Whether the record tells of the claim. A run that finds its preview gone claims another one in its place.
 *
 * @param deployment - `null` if the CLI has not named it: then any claim is the one.
 */
export function hasClaimed({ steps }: RunRecord, deployment: string | null): boolean {
  return steps.some(
    (step) =>
      (step.kind === "claimed" || step.kind === "pushing") &&
      (deployment === null || step.deployment === null || step.deployment === deployment),
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

/** A push that was begun and whose answer nobody has seen may have gone through. */
function mayBeLive(record: RunRecord, { failure }: PublicOutcome): boolean {
  if (lastStep(record, "pushing") === undefined || failure === null) return false;
  return !failure.isBeforePush && failure.code !== "superseded" && !isPushRefused(failure.code);
}
