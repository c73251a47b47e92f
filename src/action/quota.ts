/** A deploy for whose preview Convex has no room: which previews a sweep would delete, and one more try without them. */

import { fetchPreview } from "../convex/api/provisioning-api.ts";
import type { DeployResult } from "../convex/deploy/deploy.ts";
import { type OutlivedPreview, quotaReached } from "../diagnosis/action-failures.ts";
import { codeSpan } from "../markdown/code-span.ts";
import type { DeployPlan } from "../plan/decide.ts";
import {
  deploymentsToJudge,
  originsOf,
  previewAsRecorded,
  recordedPreviewName,
  retentionReason,
} from "../records/verdict.ts";
import type { PreviewEvidence, PreviewEvidenceReader } from "../report/records/preview-evidence.ts";
import type { ActionContext } from "./action-context.ts";
import { cleanOne, FALLBACK_CLIENT_VERSION, previewKey } from "./cleanup.ts";

/** How many are looked for: each costs some calls, and one makes room for this deploy. */
const MAX_OUTLIVED = 10;

/**
 * Deploys. If the team has reached its limit of deployments, the failure names the previews that a sweep would delete; with
 * `management-token` they are deleted, and the deploy is tried once more. Not with `on-close: keep`: the job that is to say in
 * a preview's records that it is kept may not have run yet.
 *
 * @param signal - Aborted when the run is cancelled or its time is over.
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
  const found = await findOutlived(step, signal);
  if (found === null || found.outlived.length === 0) return first;
  const hasToken = step.inputs.managementToken !== null;
  const keeps = step.inputs.onClose === "keep";
  const named = { ...first, failure: quotaReached(failure, found.outlived, !hasToken && !keeps) };
  if (!hasToken || keeps) return named;
  const deleted = await deleteOutlived(found, step, signal);
  if (deleted.length === 0 || signal.aborted) return named;
  const names = deleted.map(({ previewName, deployment }) => `${codeSpan(previewName)} (\`${deployment}\`)`);
  const sentence = `Your team had reached its limit of Convex deployments. Deleted ${names.join(", ")}, which no open pull request and no branch needed any more, and deployed again.`;
  step.runtime.log.notice(sentence);
  const second = await attempt();
  return { ...second, notes: [...second.notes, sentence] };
}

interface Found {
  readonly outlived: readonly OutlivedPreview[];
  readonly evidence: PreviewEvidence;
  readonly reader: PreviewEvidenceReader;
}

/** What the verdict lets go, and Convex still has. `null`: GitHub does not show what there is to know. */
async function findOutlived(step: ActionContext, signal: AbortSignal): Promise<Found | null> {
  const reader = step.evidence;
  if (reader === null) return null;
  try {
    const read = await reader.read([]);
    const candidates = deploymentsToJudge(read.records, null);
    const evidence = await reader.complete(read, candidates, []);
    const outlived: OutlivedPreview[] = [];
    for (const deployment of candidates) {
      if (signal.aborted || outlived.length === MAX_OUTLIVED) break;
      const previewName = await nameOfOutlived(deployment, evidence, reader, step);
      if (previewName !== null) outlived.push({ deployment, previewName });
    }
    return { outlived, evidence, reader };
  } catch {
    step.runtime.log.info(
      "Could not read from GitHub which preview deployments are no longer needed, so none is listed.",
    );
    return null;
  }
}

async function nameOfOutlived(
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

/** Each is judged again, by its records as they are now, and Convex is asked what it is, as in a cleanup. */
async function deleteOutlived(
  { outlived, evidence, reader }: Found,
  step: ActionContext,
  signal: AbortSignal,
): Promise<readonly OutlivedPreview[]> {
  const deleted: OutlivedPreview[] = [];
  for (const preview of outlived) {
    if (signal.aborted) break;
    const how = { keepPreview: false, isChosen: false, isSubject: false };
    const again = await reader
      .complete(evidence, [preview.deployment], [])
      .catch(() => ({ ...evidence, isComplete: false }));
    const { kind, note, failure } = await cleanOne(preview.deployment, again, reader, how, step);
    if (kind === "removed") deleted.push(preview);
    else step.runtime.log.warning(failure?.cause ?? note);
  }
  return deleted;
}
