/** A planned cleanup: a closed pull request or a deleted branch, and the preview deployment that it leaves behind. */

import { type RemovalResult, removePreview } from "./convex/remove-preview.ts";
import { CONVEX_PROVISION_HOST, provisionHost } from "./convex/surroundings.ts";
import { cleanupFailed, cleanupNotAllowed, cleanupWithoutEvidence } from "./diagnosis/own-failures.ts";
import type { CleanupPlan } from "./plan/plan.ts";
import { expiryText } from "./report/markdown.ts";
import { type Outcome, redacted } from "./report/outcome.ts";
import type { Step } from "./step.ts";

/** The provisioning host wants to know a client; no CLI need be installed to clean up. */
const KNOWN_CLIENT = "1.48.0";

/** Said where Convex does not tell the day: https://docs.convex.dev/production/hosting/preview-deployments */
const EXPIRES = "Convex removes preview deployments 5 days (free plans) or 14 days (paid plans) after their creation.";

export async function cleanupStep(plan: CleanupPlan, step: Step): Promise<Outcome> {
  const outcome = await cleanUp(plan, step);
  const isRetired = outcome.status === "cleaned-up";
  if (isRetired)
    await step.reporter.records.retire(
      outcome,
      outcome.isKept ? "The pull request is closed." : "The preview was removed.",
    );
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
      notes: [`The preview deployment \`${previewName}\` stays, as \`on-close: keep\` says. ${EXPIRES}`],
    };
  // Who did not make it does not delete it, whatever Convex would allow.
  const evidence = await step.reporter.records.hasEvidence(planned);
  const result = await removeNamed(previewName, step, { dryRun: step.inputs.dryRun || evidence !== true });
  if (evidence === true) return withResult(planned, result, previewName);
  // Where there is none of that name, nobody need know whose it would be.
  if (evidence === null && result.kind !== "gone") return { ...planned, failure: cleanupWithoutEvidence(previewName) };
  return withoutEvidence(planned, result, previewName);
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

/** Removes the preview deployment of this name. Whoever calls has evidence that it is ours. */
export function removeNamed(
  previewName: string,
  { source, inputs, edges }: Step,
  { dryRun }: { readonly dryRun: boolean },
): Promise<RemovalResult> {
  if (source.state !== "present" || source.key.kind !== "preview")
    throw new Error("A preview is removed with a preview deploy key only.");
  const host = provisionHost(edges.environment.CONVEX_PROVISION_HOST);
  return removePreview({
    caller: {
      host: host.kind === "loopback" ? host.url : CONVEX_PROVISION_HOST,
      key: source.key,
      cliVersion: KNOWN_CLIENT,
    },
    managementToken: inputs.managementToken,
    previewName,
    dryRun,
  });
}

function withResult(planned: Outcome, result: RemovalResult, name: string): Outcome {
  const named = (deploymentName: string) => ({ ...planned.deployment, name: deploymentName });
  switch (result.kind) {
    case "deleted":
      return done(
        planned,
        `The preview deployment \`${name}\` (\`${result.deploymentName}\`) was deleted.`,
        result.deploymentName,
      );
    case "gone":
      return done(planned, `The preview deployment \`${name}\` was already gone.`, null);
    case "would-delete":
      return {
        ...planned,
        status: "dry-run",
        deployment: named(result.deploymentName),
        notes: [`Dry run: the preview deployment \`${name}\` (\`${result.deploymentName}\`) would be deleted.`],
      };
    case "not-the-preview":
      return skipped(
        planned,
        `\`${result.deploymentName}\`, which Convex gives for the name \`${name}\`, was left alone: ${result.what}.`,
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

function withoutEvidence(planned: Outcome, result: RemovalResult, name: string): Outcome {
  if (result.kind === "gone")
    return skipped(planned, `There is no preview deployment called \`${name}\`, so there is nothing to delete.`);
  if (result.kind === "would-delete")
    return skipped(
      planned,
      `The preview deployment \`${name}\` (\`${result.deploymentName}\`) was left alone: no GitHub Deployment and no comment shows that this action made it. Another repository, or a build on Vercel, may use the same Convex project.`,
    );
  return withResult(planned, result, name);
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
