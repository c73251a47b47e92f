/** A planned cleanup: a closed pull request or a deleted branch, and the preview deployment that it leaves behind. */

import {
  type DeletePreviewOptions,
  type DeletePreviewResult,
  deletePreview,
} from "../convex/previews/delete-preview.ts";
import { cleanupFailed, cleanupNotAllowed, cleanupOwnershipUnknown } from "../diagnosis/action-failures.ts";
import { ActionFailure } from "../diagnosis/failure.ts";
import { codeSpan } from "../markdown/code-span.ts";
import { formatExpiry } from "../markdown/markdown.ts";
import { type Outcome, redactOutcome, subjectOf, withEnding } from "../outcome/outcome.ts";
import type { CleanupPlan } from "../plan/decide.ts";
import type { ActionContext } from "./action-context.ts";

/** The provisioning host wants to know a client; no CLI need be installed to clean up. */
const FALLBACK_CLIENT_VERSION = "1.48.0";

/** Said where Convex does not tell the day: https://docs.convex.dev/production/hosting/preview-deployments */
const EXPIRY_POLICY =
  "Convex removes preview deployments 5 days (free plans) or 14 days (paid plans) after their creation.";

export async function runCleanup(plan: CleanupPlan, step: ActionContext): Promise<Outcome> {
  const outcome = await deleteOrKeepPreview(plan, step);
  const { status, isKept, notes } = outcome.ending;
  if (status === "cleaned-up") await step.previewRecords.retire(outcome, isKept ? "closed" : "removed");
  if (status === "skipped") for (const note of notes) step.runtime.log.notice(note);
  return outcome;
}

async function deleteOrKeepPreview(plan: CleanupPlan, step: ActionContext): Promise<Outcome> {
  const { previewName } = plan;
  const planned = outcomeForCleanup(plan, step);
  step.runtime.record.save({ outcomeSoFar: redactOutcome(planned, step.runtime.log) });
  if (plan.keepPreview)
    return withEnding(planned, {
      status: "cleaned-up",
      isKept: true,
      notes: [`The preview deployment ${codeSpan(previewName)} stays, as \`on-close: keep\` says. ${EXPIRY_POLICY}`],
    });
  try {
    const keepReason = (deploymentName: string) => notOwnedReason(planned, deploymentName, step);
    const result = await deletePreviewByName(previewName, step, { dryRun: step.inputs.dryRun, keepReason });
    if (result.kind === "not-found" && !(await hasOwnershipRecord(planned, step)))
      return skipped(
        planned,
        `There is no preview deployment called ${codeSpan(previewName)}, so there is nothing to delete.`,
      );
    return toOutcome(planned, result, previewName);
  } catch (error) {
    if (error instanceof ActionFailure) return withEnding(planned, { failure: error.failure });
    throw error;
  }
}

/**
 * Who did not make a preview does not delete it, whatever Convex would allow, nor what somebody else still uses. Who
 * cleans up by hand has said which is meant.
 *
 * @throws {ActionFailure} Where GitHub does not show it.
 */
async function notOwnedReason(
  planned: Outcome,
  name: string,
  { previewRecords, trigger }: ActionContext,
): Promise<string | null> {
  const outcome = withDeploymentName(planned, name);
  const unreadable = new ActionFailure(cleanupOwnershipUnknown(planned.plan?.previewName ?? ""));
  const evidence = await previewRecords.hasOwnershipRecord(outcome, pullRequestsToSearch(planned));
  if (evidence === null) throw unreadable;
  if (!evidence) return NO_OWNERSHIP_RECORD;
  const inUse = trigger.kind === "manual" ? null : await previewRecords.inUseReason(outcome);
  if (inUse === undefined) throw unreadable;
  return inUse === null ? null : `others use it too: ${inUse}`;
}

const NO_OWNERSHIP_RECORD =
  "no GitHub Deployment and no comment shows that this action made it. Another repository, or a build on Vercel, may use the same Convex project";

/** Whether there was one of ours under this name, whichever it was. */
async function hasOwnershipRecord(planned: Outcome, { previewRecords }: ActionContext): Promise<boolean> {
  return (await previewRecords.hasOwnershipRecord(planned, pullRequestsToSearch(planned))) === true;
}

function pullRequestsToSearch(planned: Outcome): readonly number[] {
  const { pullRequestNumber } = subjectOf(planned);
  return pullRequestNumber === null ? [] : [pullRequestNumber];
}

function outcomeForCleanup(plan: CleanupPlan, { initialOutcome }: ActionContext): Outcome {
  const { commit, pullRequestNumber } = initialOutcome.run;
  const { previewName, branch } = plan;
  return {
    ...initialOutcome,
    plan: {
      operation: "cleanup",
      target: "preview",
      previewName,
      commit,
      branch,
      pullRequestNumber: plan.pullRequestNumber ?? pullRequestNumber,
    },
  };
}

/** Removes the preview deployment of this name, where `whyKept` has nothing against it. */
export function deletePreviewByName(
  previewName: string,
  { deployKey, provisionHost, inputs }: ActionContext,
  { dryRun, keepReason }: Pick<DeletePreviewOptions, "dryRun" | "keepReason">,
): Promise<DeletePreviewResult> {
  if (deployKey?.value.kind !== "preview") throw new Error("A preview is removed with a preview deploy key only.");
  return deletePreview({
    caller: { host: provisionHost, key: deployKey.value, cliVersion: FALLBACK_CLIENT_VERSION },
    managementToken: inputs.managementToken,
    previewName,
    dryRun,
    keepReason,
  });
}

function toOutcome(planned: Outcome, result: DeletePreviewResult, name: string): Outcome {
  switch (result.kind) {
    case "deleted":
      return cleanedUp(
        planned,
        `The preview deployment ${codeSpan(name)} (\`${result.deploymentName}\`) was deleted.`,
        result.deploymentName,
      );
    case "not-found":
      return cleanedUp(planned, `The preview deployment ${codeSpan(name)} was already gone.`, null);
    case "would-delete":
      return withEnding(withDeploymentName(planned, result.deploymentName), {
        status: "dry-run",
        notes: [`Dry run: the preview deployment ${codeSpan(name)} (\`${result.deploymentName}\`) would be deleted.`],
      });
    case "kept":
      return skipped(
        planned,
        `The preview deployment ${codeSpan(name)} (\`${result.deploymentName}\`) was left alone: ${result.reason}.`,
      );
    case "mismatch":
      return skipped(
        planned,
        `\`${result.deploymentName}\`, which Convex gives for the name ${codeSpan(name)}, was left alone: ${result.what}.`,
      );
    case "not-allowed":
    case "failed": {
      const until = formatExpiry(result.found?.expiresAt ?? null);
      const failure = result.kind === "failed" ? cleanupFailed : cleanupNotAllowed;
      const { deploymentName = null, expiresAt = null } = result.found ?? {};
      const found = { ...planned, deployment: { ...planned.deployment, name: deploymentName, expiresAt } };
      return withEnding(found, { failure: failure(name, result.reason, until === "" ? EXPIRY_POLICY : `${until}.`) });
    }
  }
}

function withDeploymentName(planned: Outcome, name: string | null): Outcome {
  return { ...planned, deployment: { ...planned.deployment, name } };
}

function cleanedUp(planned: Outcome, note: string, deploymentName: string | null): Outcome {
  return withEnding(withDeploymentName(planned, deploymentName), { status: "cleaned-up", notes: [note] });
}

function skipped(planned: Outcome, note: string): Outcome {
  return withEnding(planned, { status: "skipped", notes: [note] });
}
