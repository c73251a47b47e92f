/** Finds previews that can be deleted if the team has reached its limit of deployments, and deploys again without them. */

import { fetchPreview } from "../convex/api/provisioning-api.ts";
import type { DeployResult } from "../convex/deploy/deploy.ts";
import { previewList, quotaReached, type UnneededPreview } from "../diagnosis/action-failures.ts";
import type { DeployPlan } from "../plan/decide.ts";
import {
  deploymentsToDecide,
  originsOf,
  previewAsRecorded,
  recordedPreviewName,
  retentionReason,
} from "../records/verdict.ts";
import type { PreviewEvidence, PreviewEvidenceReader } from "../report/records/preview-evidence.ts";
import type { ActionContext } from "./action-context.ts";
import { cleanUpOne, completeEvidence, FALLBACK_CLIENT_VERSION, previewKey } from "./cleanup.ts";

/** How many previews are listed at most. Each costs some requests, and deleting one is enough for this deploy. */
const MAX_PREVIEWS = 10;

/**
 * Deploys. If the team has reached its limit of deployments, the failure names the previews that a sweep would delete; with
 * `management-token` they are deleted, and the deploy is repeated once. With `on-close: keep` nothing is deleted, because the
 * job that records that a preview is kept may not have run yet.
 *
 * @param signal - Aborted when the run is cancelled or times out.
 */
export async function deployWithinQuota(
  plan: DeployPlan,
  step: ActionContext,
  signal: AbortSignal,
  attempt: () => Promise<DeployResult>,
): Promise<DeployResult> {
  const first = await attempt();
  const { failure } = first;
  if (failure?.code !== "quota-reached" || plan.preview === null || signal.aborted) return first;
  const found = await findUnneeded(step, signal);
  if (found === null || found.previews.length === 0) return first;
  const hasToken = step.inputs.managementToken !== null;
  const keeps = step.inputs.onClose === "keep";
  const named = { ...first, failure: quotaReached(failure, found.previews, !hasToken && !keeps) };
  if (!hasToken || keeps) return named;
  const deleted = await deleteUnneeded(found, step, signal);
  if (deleted.length === 0 || signal.aborted) return named;
  const sentence = `Your team had reached its limit of Convex deployments. Deleted ${previewList(deleted)}, which no open pull request or branch needed, and deployed again.`;
  step.runtime.log.notice(sentence);
  const second = await attempt();
  return { ...second, notes: [...second.notes, sentence] };
}

interface Found {
  readonly previews: readonly UnneededPreview[];
  readonly evidence: PreviewEvidence;
  readonly reader: PreviewEvidenceReader;
}

/** Finds previews that Convex still has and that may be deleted. @returns `null` if GitHub could not be read. */
async function findUnneeded(step: ActionContext, signal: AbortSignal): Promise<Found | null> {
  const reader = step.evidence;
  if (reader === null) return null;
  try {
    const read = await reader.read([]);
    const candidates = deploymentsToDecide(read.records, null);
    const evidence = await reader.complete(read, candidates, []);
    const previews: UnneededPreview[] = [];
    for (const deployment of candidates) {
      if (signal.aborted || previews.length === MAX_PREVIEWS) break;
      const previewName = await nameOfUnneeded(deployment, evidence, reader, step);
      if (previewName !== null) previews.push({ deployment, previewName });
    }
    return { previews, evidence, reader };
  } catch {
    step.runtime.log.info(
      "Could not read from GitHub which preview deployments are no longer needed, so none is listed.",
    );
    return null;
  }
}

/** @returns The preview's name, or `null` if it must be kept or does not exist. */
async function nameOfUnneeded(
  deployment: string,
  evidence: PreviewEvidence,
  reader: PreviewEvidenceReader,
  step: ActionContext,
): Promise<string | null> {
  const key = previewKey(step);
  const previewName = recordedPreviewName(deployment, evidence.records);
  if (previewName === null) return null;
  const now = await reader.originsNow(originsOf(deployment, evidence.records));
  if (retentionReason(deployment, evidence, previewAsRecorded(key, previewName), now) !== null) return null;
  const caller = { host: step.provisionHost, key, cliVersion: FALLBACK_CLIENT_VERSION };
  const found = await fetchPreview(caller, previewName);
  return found.kind === "exists" && found.deploymentName === deployment ? previewName : null;
}

/** Deletes the previews as a cleanup does: each is checked again with its current records and with Convex. */
async function deleteUnneeded(
  { previews, evidence, reader }: Found,
  step: ActionContext,
  signal: AbortSignal,
): Promise<readonly UnneededPreview[]> {
  const deleted: UnneededPreview[] = [];
  for (const preview of previews) {
    if (signal.aborted) break;
    const choice = { keepFor: null, isChosen: false, isSubject: false };
    const current = await completeEvidence(reader, evidence, [preview.deployment], []);
    const { kind, note, failure } = await cleanUpOne(preview.deployment, current, reader, choice, step);
    if (kind === "removed") deleted.push(preview);
    else step.runtime.log.warning(failure?.cause ?? note);
  }
  return deleted;
}
