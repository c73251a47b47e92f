/** `operation: cleanup`: deletes the preview deployments of a closed pull request or a deleted branch. */

import {
  type DeletePreviewOptions,
  type DeletePreviewResult,
  deletePreview,
} from "../convex/previews/delete-preview.ts";
import {
  cleanupFailed,
  cleanupKeyRejected,
  cleanupNotAllowed,
  cleanupOwnershipUnknown,
} from "../diagnosis/action-failures.ts";
import type { Failure } from "../diagnosis/failure.ts";
import { githubNow } from "../github/clock.ts";
import { codeSpan } from "../markdown/code-span.ts";
import { formatExpiry } from "../markdown/markdown.ts";
import { type Outcome, redactOutcome, withEnding } from "../outcome/outcome.ts";
import type { CleanupPlan } from "../plan/decide.ts";
import { removedBy } from "../records/live.ts";
import { type Origin, originKey } from "../records/origin.ts";
import { isInProgress, mergeRecords, type RunRecord } from "../records/record.ts";
import { previewSlot, recordsOfSlot } from "../records/slot.ts";
import {
  deploymentsToDecide,
  inUseText,
  originsOf,
  originText,
  previewAsRecorded,
  recordedPreviewName,
  retentionReason,
} from "../records/verdict.ts";
import { CHANNEL_FAILED } from "../report/delivery/report-channels.ts";
import type { PreviewEvidence, PreviewEvidenceReader } from "../report/records/preview-evidence.ts";
import type { ActionContext } from "./action-context.ts";

/** The provisioning host expects a CLI version, but a cleanup does not need an installed CLI. */
export const FALLBACK_CLIENT_VERSION = "1.48.0";

/** Used if Convex does not return the expiry date: https://docs.convex.dev/production/hosting/preview-deployments */
const EXPIRY_POLICY =
  "Convex deletes preview deployments 5 days (free plans) or 14 days (paid plans) after their creation.";

const NO_RECORD =
  "no GitHub Deployment and no comment shows that a run of this repository created it. Another repository, or a build on Vercel, may use the same Convex project";

/** The result for one Convex deployment. */
export interface Cleaned {
  readonly deployment: string | null;
  /** Its name in the records, which may differ from the name that this run's inputs give it. */
  readonly previewName: string;
  readonly kind: "removed" | "not-found" | "would-remove" | "kept" | "left" | "failed";
  /** A sentence. */
  readonly note: string;
  readonly failure: Failure | null;
  readonly expiresAt: number | null;
}

export async function runCleanup(plan: CleanupPlan, step: ActionContext): Promise<Outcome> {
  const planned = outcomeForCleanup(plan, step);
  step.runtime.record.save({ outcomeSoFar: redactOutcome(planned, step.runtime.log) });
  const slot = previewSlot(previewKey(step), plan.previewName);
  const reader = step.evidence;
  const evidence = await readEvidence(slot, step);
  if (evidence === null || reader === null)
    return withEnding(planned, { failure: cleanupOwnershipUnknown(plan.previewName, reader !== null) });
  const scope = await originsToCleanUp(plan, reader, step);
  const named = isManual(step) ? deploymentsOfSlot(slot, evidence) : [];
  const candidates = new Set([...deploymentsToDecide(evidence.records, scope), ...named]);
  const complete = await completeEvidence(reader, evidence, [...candidates], [slot]);
  // Before the others are marked, so that GitHub shows a removed preview as inactive.
  await step.removalMarks?.writeLost(evidence, scope);
  const cleaned = [];
  const keptFor = plan.keepPreview ? scope : null;
  for (const deployment of candidates) {
    const isChosen = step.trigger.event === "workflow_dispatch" && named.includes(deployment);
    const how = { keptFor, isChosen, isSubject: true };
    cleaned.push(await cleanUpOne(deployment, complete, reader, how, step));
  }
  if (cleaned.length === 0) cleaned.push(await explainNothing(plan, slot, complete.records, step));
  return toOutcome(planned, cleaned, step);
}

/**
 * Deletes a deployment that this run created and that is no longer needed, if the verdict allows it.
 *
 * @param known - The records that the run knows, including its own claim.
 */
export async function deleteAbandoned(
  { deployment, previewName }: { readonly deployment: string; readonly previewName: string },
  known: readonly RunRecord[],
  step: ActionContext,
): Promise<Cleaned> {
  const slot = previewSlot(previewKey(step), previewName);
  const reader = step.evidence;
  const read = await readEvidence(slot, step);
  if (read === null || reader === null) {
    const reason = "its records could not be read from GitHub, so another run may use it";
    return describeResult({ kind: "kept", deploymentName: deployment, reason }, previewName, deployment);
  }
  const evidence = { ...read, records: mergeRecords(read.records, known) };
  const complete = await completeEvidence(reader, evidence, [deployment], [slot]);
  return cleanUpOne(deployment, complete, reader, { keptFor: null, isChosen: false, isSubject: true }, step);
}

/** @returns The records, or `null` if GitHub cannot be read. */
async function readEvidence(slot: string, { evidence, channels }: ActionContext): Promise<PreviewEvidence | null> {
  if (evidence === null) return null;
  const read = await channels.attempt("all", () => evidence.read([slot]));
  return read === CHANNEL_FAILED ? null : read;
}

/** Reads the missing records. If GitHub cannot be read, the evidence counts as incomplete, so nothing is deleted. */
export function completeEvidence(
  reader: PreviewEvidenceReader,
  evidence: PreviewEvidence,
  deployments: readonly string[],
  readSlots: readonly string[],
): Promise<PreviewEvidence> {
  return reader.complete(evidence, deployments, readSlots).catch(() => ({ ...evidence, isComplete: false }));
}

/**
 * The closed pull request, and its head branch if that was deleted; or the deleted branch. The branch of a manual run is
 * only the one on which the run was started.
 */
async function originsToCleanUp(
  { pullRequestNumber, branch }: CleanupPlan,
  reader: PreviewEvidenceReader,
  step: ActionContext,
): Promise<readonly Origin[]> {
  const pullRequest: Origin[] = pullRequestNumber === null ? [] : [{ kind: "pull-request", number: pullRequestNumber }];
  if (branch === null || isManual(step)) return pullRequest;
  const head: Origin = { kind: "branch", name: branch, isManual: false };
  const isDeleted = (await reader.originsNow([head]))[originKey(head)] === "closed";
  return isDeleted || pullRequest.length === 0 ? [...pullRequest, head] : pullRequest;
}

interface CleanupChoice {
  /** For `on-close: keep`, the closed pull request and its deleted head branch; else `null`. */
  readonly keptFor: readonly Origin[] | null;
  /** Whether a person named this preview in a run started by hand, so that it is deleted even if it is still in use. */
  readonly isChosen: boolean;
  /** Whether the run is for this preview. False if a deploy deletes the preview of another pull request to free quota. */
  readonly isSubject: boolean;
}

/** Deletes or keeps a Convex deployment, and marks its records. */
export async function cleanUpOne(
  deployment: string,
  evidence: PreviewEvidence,
  reader: PreviewEvidenceReader,
  { keptFor, isChosen, isSubject }: CleanupChoice,
  step: ActionContext,
): Promise<Cleaned> {
  if (keptFor !== null) return keepOne(deployment, evidence, reader, keptFor, step);
  const { result, name } = await deleteIfAllowed(deployment, evidence, reader, isChosen, step);
  const cleaned = describeResult(result, name, deployment);
  const { note, kind } = cleaned;
  if (kind === "failed") await step.removalMarks?.write({ kind: "left", deployment, note }, evidence, isSubject);
  if (kind === "removed" || kind === "not-found")
    await step.removalMarks?.write({ kind: "removed", deployment, note }, evidence, isSubject);
  return cleaned;
}

/**
 * Keeps a Convex deployment for `on-close: keep`, and marks the records of the closed origins only: the preview is still in
 * use for the others. If an origin is open again, nothing is marked.
 */
async function keepOne(
  deployment: string,
  evidence: PreviewEvidence,
  reader: PreviewEvidenceReader,
  origins: readonly Origin[],
  step: ActionContext,
): Promise<Cleaned> {
  const previewName = recordedPreviewName(deployment, evidence.records) ?? "";
  const now = await reader.originsNow(origins);
  const open = origins.find((origin) => now[originKey(origin)] === "open");
  if (open !== undefined)
    return describeResult(
      { kind: "kept", deploymentName: deployment, reason: inUseText(open) },
      previewName,
      deployment,
    );
  const note = `The preview deployment \`${deployment}\` was kept because of \`on-close: keep\`. ${EXPIRY_POLICY}`;
  await step.removalMarks?.write({ kind: "kept", deployment, note, origins }, evidence, true);
  return { deployment, previewName, kind: "kept", note, failure: null, expiresAt: null };
}

/** Deletes a Convex deployment if the verdict allows it. */
async function deleteIfAllowed(
  deployment: string,
  evidence: PreviewEvidence,
  reader: PreviewEvidenceReader,
  isChosen: boolean,
  step: ActionContext,
): Promise<{ readonly result: DeletePreviewResult; readonly name: string }> {
  const name = recordedPreviewName(deployment, evidence.records) ?? "";
  const origins = isChosen
    ? Object.fromEntries(
        originsOf(deployment, evidence.records).map((origin) => [originKey(origin), "closed" as const]),
      )
    : await reader.originsNow(originsOf(deployment, evidence.records));
  // Assume that Convex's data match: `deletePreview` checks them.
  const reason = retentionReason(deployment, evidence, previewAsRecorded(previewKey(step), name), origins);
  if (reason !== null) return { result: { kind: "kept", deploymentName: deployment, reason }, name };
  // If another deployment has that name now, the recorded one no longer exists.
  const keepReason = async (found: string) => (found === deployment ? null : "another one has its name");
  const result = await deletePreviewByName(name, step, { dryRun: step.inputs.dryRun, keepReason });
  return { result: result.kind === "kept" ? { kind: "not-found" } : result, name };
}

/** @param deployment - The Convex deployment, or `null` if Convex did not name it. */
function describeResult(result: DeletePreviewResult, previewName: string, deployment: string | null): Cleaned {
  const what = `The preview deployment ${codeSpan(previewName)} (\`${deployment}\`)`;
  const common = { deployment, previewName, failure: null, expiresAt: null };
  switch (result.kind) {
    case "deleted":
      return { ...common, kind: "removed", note: `${what} was deleted.` };
    case "not-found":
      return { ...common, kind: "not-found", note: `${what} no longer existed.` };
    case "would-delete":
      return { ...common, kind: "would-remove", note: `Dry run: ${lowerFirst(what)} would be deleted.` };
    case "kept":
      return { ...common, kind: "left", note: `${what} was not deleted: ${result.reason}.` };
    case "mismatch":
      return {
        ...common,
        kind: "left",
        note: `\`${result.deploymentName}\`, which Convex returns for the name ${codeSpan(previewName)}, was not deleted: ${result.what}.`,
      };
    case "key-rejected":
      return { ...common, ...toFailed(cleanupKeyRejected(previewName, EXPIRY_POLICY), null) };
    case "not-allowed":
    case "failed": {
      const { expiresAt } = result;
      const until = formatExpiry(expiresAt);
      const failure = result.kind === "failed" ? cleanupFailed : cleanupNotAllowed;
      const described = failure(previewName, result.reason, until === "" ? EXPIRY_POLICY : `${until}.`);
      return { ...common, ...toFailed(described, expiresAt) };
    }
  }
}

function deploymentNameIn(result: DeletePreviewResult): string | null {
  return "deploymentName" in result ? result.deploymentName : null;
}

function toFailed(failure: Failure, expiresAt: number | null) {
  return { kind: "failed", note: (failure.sent ?? failure).cause, failure, expiresAt } as const;
}

/**
 * Explains why nothing is deleted if no record ties an existing deployment to what was closed. If Convex has one with that
 * name, it was deployed for something else, or another repository or tool created it.
 */
async function explainNothing(
  { previewName, keepPreview }: CleanupPlan,
  slot: string,
  known: readonly RunRecord[],
  step: ActionContext,
): Promise<Cleaned> {
  const records = recordsOfSlot(slot, known);
  const keepReason = async (found: string) => {
    const others = originsOf(found, known).map(originText);
    if (others.length > 0) return `it was deployed for ${others.join(", ")}`;
    const inProgress = records.find((record) => isInProgress(record, githubNow()));
    if (inProgress === undefined) return NO_RECORD;
    const then = inProgress.isChosen
      ? ". Run this job again when that run has ended: somebody chose its commit, so it does not stop"
      : ". If so, that run deletes it";
    return `run ${inProgress.runId} is in progress and may have created it${keepPreview ? "" : then}`;
  };
  const result = await deletePreviewByName(previewName, step, { dryRun: true, keepReason });
  if (result.kind !== "not-found") return describeResult(result, previewName, deploymentNameIn(result));
  const deployment = records.flatMap(removedBy).at(-1);
  if (deployment !== undefined) return describeResult(result, previewName, deployment);
  const note = `The preview deployment ${codeSpan(previewName)} does not exist, so there is nothing to delete.`;
  return { deployment: null, previewName, kind: "left", note, failure: null, expiresAt: null };
}

function toOutcome(planned: Outcome, cleaned: readonly Cleaned[], { runtime }: ActionContext): Outcome {
  const notes = cleaned.filter(({ failure }) => failure === null).map(({ note }) => note);
  // Outputs name one of the deployments: preferably the one with the name that the inputs give.
  const prefer = (found: readonly Cleaned[]) =>
    found.find(({ previewName }) => previewName === planned.plan?.previewName) ?? found[0];
  const failed = prefer(cleaned.filter(({ failure }) => failure !== null));
  const shown = failed ?? prefer(cleaned.filter(({ kind }) => kind === "removed")) ?? prefer(cleaned);
  const outcome: Outcome = {
    ...planned,
    plan: planned.plan && { ...planned.plan, previewName: shown?.previewName || planned.plan.previewName },
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
  if (kinds.some((kind) => kind === "removed" || kind === "not-found" || kind === "kept"))
    return withEnding(outcome, { status: "cleaned-up", notes });
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

/** Deletes the preview deployment of this name, unless `keepReason` returns a reason. */
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
  if (deployKey?.value.kind !== "preview") throw new Error("A cleanup was planned without a preview deploy key.");
  return deployKey.value;
}

function deploymentsOfSlot(slot: string, { records }: PreviewEvidence): readonly string[] {
  return deploymentsToDecide(
    records.filter((record) => record.slot === slot),
    null,
  );
}

/** Whether no pull request or branch was closed: a dispatch or a schedule, in which only the inputs name the preview. */
function isManual({ trigger }: ActionContext): boolean {
  return trigger.kind === "manual";
}

function lowerFirst(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1);
}
