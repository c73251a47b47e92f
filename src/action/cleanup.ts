/** A planned cleanup: a closed pull request or a deleted branch, and the preview deployment that it leaves behind. */

import { provisionOrigin } from "../convex/api/provision-host.ts";
import { type Removal, type RemovalResult, removePreview } from "../convex/previews/delete-preview.ts";
import { ActionFailure } from "../diagnosis/failure.ts";
import { cleanupFailed, cleanupNotAllowed, cleanupWithoutEvidence } from "../diagnosis/action-failures.ts";
import type { CleanupPlan } from "../plan/decide.ts";
import { quoted } from "../markdown/code-span.ts";
import { expiryText } from "../markdown/markdown.ts";
import { type Outcome, redacted } from "../outcome/outcome.ts";
import type { Step } from "./action-context.ts";

/** The provisioning host wants to know a client; no CLI need be installed to clean up. */
const KNOWN_CLIENT = "1.48.0";

/** Said where Convex does not tell the day: https://docs.convex.dev/production/hosting/preview-deployments */
const EXPIRES = "Convex removes preview deployments 5 days (free plans) or 14 days (paid plans) after their creation.";

export async function cleanupStep(plan: CleanupPlan, step: Step): Promise<Outcome> {
  const outcome = await cleanUp(plan, step);
  if (outcome.status === "cleaned-up")
    await step.reporter.records.retire(outcome, outcome.isKept ? "closed" : "removed");
  if (outcome.status === "skipped") for (const note of outcome.notes) step.edges.log.notice(note);
  return outcome;
}

async function cleanUp(plan: CleanupPlan, step: Step): Promise<Outcome> {
  const { previewName } = plan;
  const planned = plannedOutcome(plan, step);
  step.edges.keep({ known: redacted(planned, step.edges.log) });
  if (plan.keepPreview)
    return {
      ...planned,
      status: "cleaned-up",
      isKept: true,
      notes: [`The preview deployment ${quoted(previewName)} stays, as \`on-close: keep\` says. ${EXPIRES}`],
    };
  try {
    const whyKept = (deploymentName: string) => whyNotOurs(planned, deploymentName, step);
    const result = await removeNamed(previewName, step, { dryRun: step.inputs.dryRun, whyKept });
    if (result.kind === "gone" && !(await isRecorded(planned, step)))
      return skipped(
        planned,
        `There is no preview deployment called ${quoted(previewName)}, so there is nothing to delete.`,
      );
    return withResult(planned, result, previewName);
  } catch (error) {
    if (error instanceof ActionFailure) return { ...planned, failure: error.failure };
    throw error;
  }
}

/**
 * Who did not make a preview does not delete it, whatever Convex would allow, nor what somebody else still uses. Who
 * cleans up by hand has said which is meant.
 *
 * @throws {ActionFailure} Where GitHub does not show it.
 */
async function whyNotOurs(planned: Outcome, name: string, { reporter, trigger }: Step): Promise<string | null> {
  const outcome = { ...planned, deployment: { ...planned.deployment, name } };
  const unreadable = new ActionFailure(cleanupWithoutEvidence(planned.preview?.name ?? ""));
  const evidence = await reporter.records.hasEvidence(outcome, commentedOn(planned));
  if (evidence === null) throw unreadable;
  if (!evidence) return NOT_OURS;
  const inUse = trigger.kind === "manual" ? null : await reporter.records.whyInUse(outcome);
  if (inUse === undefined) throw unreadable;
  return inUse === null ? null : `others use it too: ${inUse}`;
}

const NOT_OURS =
  "no GitHub Deployment and no comment shows that this action made it. Another repository, or a build on Vercel, may use the same Convex project";

/** Whether there was one of ours under this name, whichever it was. */
async function isRecorded(planned: Outcome, { reporter }: Step): Promise<boolean> {
  return (await reporter.records.hasEvidence(planned, commentedOn(planned))) === true;
}

function commentedOn({ pullRequestNumber }: Outcome): readonly number[] {
  return pullRequestNumber === null ? [] : [pullRequestNumber];
}

function plannedOutcome(plan: CleanupPlan, { base }: Step): Outcome {
  return {
    ...base,
    operation: "cleanup",
    target: "preview",
    preview: { name: plan.previewName, created: null },
    pullRequestNumber: plan.pullRequestNumber ?? base.pullRequestNumber,
    branch: plan.branch,
  };
}

/** Removes the preview deployment of this name, where `whyKept` has nothing against it. */
export function removeNamed(
  previewName: string,
  { source, inputs, edges }: Step,
  { dryRun, whyKept }: Pick<Removal, "dryRun" | "whyKept">,
): Promise<RemovalResult> {
  if (source.state !== "present" || source.key.kind !== "preview")
    throw new Error("A preview is removed with a preview deploy key only.");
  return removePreview({
    caller: { host: provisionOrigin(edges.environment), key: source.key, cliVersion: KNOWN_CLIENT },
    managementToken: inputs.managementToken,
    previewName,
    dryRun,
    whyKept,
  });
}

function withResult(planned: Outcome, result: RemovalResult, name: string): Outcome {
  const named = (deploymentName: string) => ({ ...planned.deployment, name: deploymentName });
  switch (result.kind) {
    case "deleted":
      return done(
        planned,
        `The preview deployment ${quoted(name)} (\`${result.deploymentName}\`) was deleted.`,
        result.deploymentName,
      );
    case "gone":
      return done(planned, `The preview deployment ${quoted(name)} was already gone.`, null);
    case "would-delete":
      return {
        ...planned,
        status: "dry-run",
        deployment: named(result.deploymentName),
        notes: [`Dry run: the preview deployment ${quoted(name)} (\`${result.deploymentName}\`) would be deleted.`],
      };
    case "kept":
      return skipped(
        planned,
        `The preview deployment ${quoted(name)} (\`${result.deploymentName}\`) was left alone: ${result.reason}.`,
      );
    case "not-the-preview":
      return skipped(
        planned,
        `\`${result.deploymentName}\`, which Convex gives for the name ${quoted(name)}, was left alone: ${result.what}.`,
      );
    case "not-allowed":
    case "failed": {
      const until = expiryText(result.found?.expiresAt ?? null);
      const failure = result.kind === "failed" ? cleanupFailed : cleanupNotAllowed;
      return {
        ...planned,
        deployment: { ...planned.deployment, name: result.found?.deploymentName ?? null },
        expiresAt: result.found?.expiresAt ?? null,
        failure: failure(name, result.reason, until === "" ? EXPIRES : `${until}.`),
      };
    }
  }
}

function done(planned: Outcome, note: string, deploymentName: string | null): Outcome {
  return {
    ...planned,
    status: "cleaned-up",
    deployment: { ...planned.deployment, name: deploymentName },
    notes: [note],
  };
}

function skipped(planned: Outcome, note: string): Outcome {
  return { ...planned, status: "skipped", notes: [note] };
}
