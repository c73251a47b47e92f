/** A planned cleanup: what a closed pull request or a deleted branch leaves behind. */

import {
  type DeletePreviewOptions,
  type DeletePreviewResult,
  deletePreview,
} from "../convex/previews/delete-preview.ts";
import { cleanupFailed, cleanupNotAllowed, cleanupOwnershipUnknown } from "../diagnosis/action-failures.ts";
import type { Failure } from "../diagnosis/failure.ts";
import { codeSpan } from "../markdown/code-span.ts";
import { formatExpiry } from "../markdown/markdown.ts";
import { type Outcome, redactOutcome, withEnding } from "../outcome/outcome.ts";
import type { CleanupPlan } from "../plan/decide.ts";
import { removedBy } from "../records/live.ts";
import { type Origin, originKey } from "../records/origin.ts";
import { mergeRecords, type RunRecord } from "../records/record.ts";
import { previewOf, recordsOfSlot, slotOf } from "../records/slot.ts";
import { deploymentsToJudge, originsOf, recordsNaming, verdict } from "../records/verdict.ts";
import { CHANNEL_FAILED } from "../report/delivery/report-channels.ts";
import type { PreviewEvidence, PreviewEvidenceReader } from "../report/records/preview-evidence.ts";
import type { ActionContext } from "./action-context.ts";

/** The provisioning host wants to know a client; no CLI need be installed to clean up. */
export const FALLBACK_CLIENT_VERSION = "1.48.0";

/** Said where Convex does not tell the day: https://docs.convex.dev/production/hosting/preview-deployments */
const EXPIRY_POLICY =
  "Convex removes preview deployments 5 days (free plans) or 14 days (paid plans) after their creation.";

const NO_RECORD =
  "no GitHub Deployment and no comment shows that a run of this repository created it. Another repository, or a build on Vercel, may use the same Convex project";

/** What became of one Convex deployment. */
export interface Cleaned {
  readonly deployment: string | null;
  readonly kind: "removed" | "gone" | "would-remove" | "kept" | "left" | "failed";
  /** A sentence. */
  readonly note: string;
  readonly failure: Failure | null;
  readonly expiresAt: number | null;
}

export async function runCleanup(plan: CleanupPlan, step: ActionContext): Promise<Outcome> {
  const planned = outcomeForCleanup(plan, step);
  step.runtime.record.save({ outcomeSoFar: redactOutcome(planned, step.runtime.log) });
  const slot = previewSlot(plan.previewName, step);
  const reader = step.evidence;
  const evidence = await readEvidence(slot, step);
  if (evidence === null || reader === null)
    return withEnding(planned, { failure: cleanupOwnershipUnknown(plan.previewName) });
  const scope = await originsToCleanUp(plan, reader);
  const candidates = new Set([
    ...deploymentsToJudge(evidence.records, scope),
    // Who cleans up by hand has said which preview is meant.
    ...(isManual(step) ? deploymentsOfSlot(slot, evidence) : []),
  ]);
  const complete = await reader
    .complete(evidence, [...candidates], [slot])
    .catch(() => ({ ...evidence, isComplete: false }));
  const cleaned = [];
  const how = { keepPreview: plan.keepPreview, isChosen: isManual(step), isSubject: true };
  for (const deployment of candidates) cleaned.push(await cleanOne(deployment, complete, reader, how, step));
  if (cleaned.length === 0) cleaned.push(await explainNothing(plan, recordsOfSlot(slot, null, complete.records), step));
  return toOutcome(planned, cleaned, step);
}

/**
 * Removes what a run created and nobody wants any more, if it may go.
 *
 * @param known - The records that the run knows of, its own claim among them.
 */
export async function removeAbandoned(
  { deployment, previewName }: { readonly deployment: string; readonly previewName: string },
  known: readonly RunRecord[],
  step: ActionContext,
): Promise<Cleaned> {
  const slot = previewSlot(previewName, step);
  const reader = step.evidence;
  const read = await readEvidence(slot, step);
  if (read === null || reader === null) {
    const reason = "GitHub does not show whether anybody else uses it";
    return describeResult({ kind: "kept", deploymentName: deployment, reason }, previewName, deployment);
  }
  const evidence = { ...read, records: mergeRecords(read.records, known) };
  const complete = await reader
    .complete(evidence, [deployment], [slot])
    .catch(() => ({ ...evidence, isComplete: false }));
  return cleanOne(deployment, complete, reader, { keepPreview: false, isChosen: false, isSubject: true }, step);
}

/** All that records tell; `null` if GitHub does not show it. */
async function readEvidence(slot: string, { evidence, channels }: ActionContext): Promise<PreviewEvidence | null> {
  if (evidence === null) return null;
  const read = await channels.attempt("all", () => evidence.read([slot]));
  return read === CHANNEL_FAILED ? null : read;
}

/** The closed pull request, and its head branch if that is gone; or the deleted branch. */
async function originsToCleanUp(
  { pullRequestNumber, branch }: CleanupPlan,
  reader: PreviewEvidenceReader,
): Promise<readonly Origin[]> {
  const pullRequest: Origin[] = pullRequestNumber === null ? [] : [{ kind: "pull-request", number: pullRequestNumber }];
  if (branch === null) return pullRequest;
  const head: Origin = { kind: "branch", name: branch, isManual: false };
  const isGone = (await reader.originsNow([head]))[originKey(head)] === "over";
  return isGone || pullRequest.length === 0 ? [...pullRequest, head] : pullRequest;
}

interface CleanupChoice {
  /** `on-close: keep`. */
  readonly keepPreview: boolean;
  /** Whether a person has said that this preview may go, whoever still uses it. */
  readonly isChosen: boolean;
  /** Whether the run is about this preview, and not about another one for which it makes room. */
  readonly isSubject: boolean;
}

/** Deletes or keeps a Convex deployment, and says so in its records. */
export async function cleanOne(
  deployment: string,
  evidence: PreviewEvidence,
  reader: PreviewEvidenceReader,
  { keepPreview, isChosen, isSubject }: CleanupChoice,
  step: ActionContext,
): Promise<Cleaned> {
  if (keepPreview) {
    const note = `The preview deployment \`${deployment}\` stays, as \`on-close: keep\` says. ${EXPIRY_POLICY}`;
    await step.removalMarks?.write({ kind: "kept", deployment, note }, evidence, isSubject);
    return { deployment, kind: "kept", note, failure: null, expiresAt: null };
  }
  const { result, name } = await removeJudged(deployment, evidence, reader, isChosen, step);
  const cleaned = describeResult(result, name, deployment);
  const { note, kind } = cleaned;
  if (kind === "failed") await step.removalMarks?.write({ kind: "left", deployment, note }, evidence, isSubject);
  if (kind === "removed" || kind === "gone")
    await step.removalMarks?.write({ kind: "removed", deployment, note }, evidence, isSubject);
  return cleaned;
}

/** Deletes a Convex deployment if the verdict is that it may go. */
async function removeJudged(
  deployment: string,
  evidence: PreviewEvidence,
  reader: PreviewEvidenceReader,
  isChosen: boolean,
  step: ActionContext,
): Promise<{ readonly result: DeletePreviewResult; readonly name: string }> {
  const place = recordsNaming(deployment, evidence.records).flatMap(({ slot }) => previewOf(slot) ?? [])[0];
  const key = previewKey(step);
  const name = place?.name ?? "";
  const origins = isChosen
    ? Object.fromEntries(originsOf(deployment, evidence.records).map((origin) => [originKey(origin), "over" as const]))
    : await reader.originsNow(originsOf(deployment, evidence.records));
  // What it is Convex is asked before it is deleted: see `deletePreview`.
  const found = { project: key, kind: "found", type: "preview", isDefault: false, previewName: name } as const;
  const judged = verdict(deployment, evidence, { ...found, isOfProject: true }, origins);
  if (judged.kind !== "delete") {
    const reason = judged.kind === "gone" ? "it is gone" : judged.reason;
    return { result: { kind: "kept", deploymentName: deployment, reason }, name };
  }
  // Another deployment of that name has taken its place: the recorded one is gone.
  const keepReason = async (found: string) => (found === deployment ? null : REPLACED);
  const result = await deletePreviewByName(name, step, { dryRun: step.inputs.dryRun, keepReason });
  const isReplaced = result.kind === "kept" && result.reason === REPLACED;
  return { result: isReplaced ? { kind: "not-found" } : result, name };
}

const REPLACED = "another one has its name";

function describeResult(result: DeletePreviewResult, previewName: string, deployment: string): Cleaned {
  const what = `The preview deployment ${codeSpan(previewName)} (\`${deployment}\`)`;
  const about = { deployment, failure: null, expiresAt: null };
  switch (result.kind) {
    case "deleted":
      return { ...about, kind: "removed", note: `${what} was deleted.` };
    case "not-found":
      return { ...about, kind: "gone", note: `${what} was already gone.` };
    case "would-delete":
      return { ...about, kind: "would-remove", note: `Dry run: ${lowerFirst(what)} would be deleted.` };
    case "kept":
      return { ...about, kind: "left", note: `${what} was left alone: ${result.reason}.` };
    case "mismatch":
      return {
        ...about,
        kind: "left",
        note: `\`${result.deploymentName}\`, which Convex gives for the name ${codeSpan(previewName)}, was left alone: ${result.what}.`,
      };
    case "not-allowed":
    case "failed": {
      const expiresAt = result.found?.expiresAt ?? null;
      const until = formatExpiry(expiresAt);
      const failure = result.kind === "failed" ? cleanupFailed : cleanupNotAllowed;
      const told = failure(previewName, result.reason, until === "" ? EXPIRY_POLICY : `${until}.`);
      return { deployment, kind: "failed", note: (told.sent ?? told).cause, failure: told, expiresAt };
    }
  }
}

/** No record names anything that is still there. If Convex has one of that name all the same, it is somebody else's. */
async function explainNothing(
  { previewName }: CleanupPlan,
  records: readonly RunRecord[],
  step: ActionContext,
): Promise<Cleaned> {
  const result = await deletePreviewByName(previewName, step, { dryRun: true, keepReason: async () => NO_RECORD });
  if (result.kind !== "not-found") {
    const name = "deploymentName" in result ? result.deploymentName : previewName;
    return describeResult(result, previewName, name);
  }
  const deployment = records.flatMap(removedBy).at(-1);
  if (deployment !== undefined) return describeResult(result, previewName, deployment);
  const note = `There is no preview deployment called ${codeSpan(previewName)}, so there is nothing to delete.`;
  return { deployment: null, kind: "left", note, failure: null, expiresAt: null };
}

function toOutcome(planned: Outcome, cleaned: readonly Cleaned[], { runtime }: ActionContext): Outcome {
  const notes = cleaned.filter(({ failure }) => failure === null).map(({ note }) => note);
  const [failed] = cleaned.filter(({ failure }) => failure !== null);
  const shown = cleaned.find(({ kind }) => kind === "removed") ?? failed ?? cleaned[0];
  const outcome: Outcome = {
    ...planned,
    deployment: {
      ...planned.deployment,
      name: shown?.deployment ?? null,
      expiresAt: failed?.expiresAt ?? null,
    },
  };
  if (failed?.failure != null && failed.failure.code !== "cleanup-not-allowed")
    return withEnding(outcome, { failure: failed.failure, notes });
  const kinds = cleaned.map(({ kind }) => kind);
  if (kinds.includes("would-remove")) return withEnding(outcome, { status: "dry-run", notes });
  if (failed !== undefined) return withEnding(outcome, { status: "skipped", failure: failed.failure, notes });
  if (kinds.some((kind) => kind === "removed" || kind === "gone" || kind === "kept"))
    return withEnding(outcome, { status: "cleaned-up", isKept: kinds.includes("kept"), notes });
  for (const note of notes) runtime.log.notice(note);
  return withEnding(outcome, { status: "skipped", notes });
}

function outcomeForCleanup(plan: CleanupPlan, { initialOutcome }: ActionContext): Outcome {
  const { previewName, branch } = plan;
  const { commit } = initialOutcome.run;
  const pullRequestNumber = plan.pullRequestNumber ?? initialOutcome.run.pullRequestNumber;
  return {
    ...initialOutcome,
    plan: { operation: "cleanup", target: "preview", previewName, appUrl: null, commit, branch, pullRequestNumber },
  };
}

/** Removes the preview deployment of this name, if `keepReason` has nothing against it. */
function deletePreviewByName(
  previewName: string,
  step: ActionContext,
  { dryRun, keepReason }: Pick<DeletePreviewOptions, "dryRun" | "keepReason">,
): Promise<DeletePreviewResult> {
  const caller = { host: step.provisionHost, key: previewKey(step), cliVersion: FALLBACK_CLIENT_VERSION };
  const { managementToken } = step.inputs;
  return deletePreview({ caller, managementToken, previewName, dryRun, keepReason });
}

export function previewKey({ deployKey }: ActionContext) {
  if (deployKey?.value.kind !== "preview") throw new Error("A preview is removed with a preview deploy key only.");
  return deployKey.value;
}

function previewSlot(name: string, step: ActionContext): string {
  return slotOf(previewKey(step), { preview: { name } }, null) ?? "";
}

function deploymentsOfSlot(slot: string, { records }: PreviewEvidence): readonly string[] {
  return deploymentsToJudge(
    records.filter((record) => record.slot === slot),
    null,
  );
}

function isManual({ trigger }: ActionContext): boolean {
  return trigger.kind === "manual";
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
