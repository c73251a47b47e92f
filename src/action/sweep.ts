/** `operation: sweep`: preview deployments that outlived their pull request or branch. */

import { type ApiResult, type DeploymentInfo, ManagementApi, type ProjectIds } from "../convex/api/management-api.ts";
import { NO_OWNERSHIP_RECORD, planSweep, type SweepEntry } from "../convex/previews/plan-sweep.ts";
import {
  CANCELLED,
  SWEEP_OWNERSHIP_UNKNOWN,
  SWEEP_WITHOUT_PROJECT,
  SWEEP_WITHOUT_TOKEN,
  sweepFailed,
} from "../diagnosis/action-failures.ts";
import { ActionFailure, ownReason, type Reason } from "../diagnosis/failure.ts";
import { codeSpan } from "../markdown/code-span.ts";
import { type Outcome, redactOutcome, subjectOf, withEnding } from "../outcome/outcome.ts";
import type { ActionContext } from "./action-context.ts";

const SWEEP = { operation: "sweep", target: "preview", previewName: null } as const;

export async function runSweep(step: ActionContext): Promise<Outcome> {
  const { initialOutcome, inputs, runtime } = step;
  const planned: Outcome = { ...initialOutcome, plan: { ...subjectOf(initialOutcome), ...SWEEP } };
  runtime.record.save({ outcomeSoFar: redactOutcome(planned, runtime.log) });
  try {
    const api = createManagementApi(step);
    const project = await fetchProject(step, api);
    const rows = await listProjectDeployments(project.id, api);
    const used = await countTeamDeployments(project.teamId, api);
    const known = await step.previewRecords.loadForSweep(planned);
    if (known === null) throw new ActionFailure(SWEEP_OWNERSHIP_UNKNOWN);
    const entries = await checkOwnership(planSweep(rows, known.origins, known.living), planned, step);
    const deletes = entries.filter(({ verdict }) => verdict === "delete");
    const failures = inputs.dryRun ? [] : await deletePreviews(deletes, step, api, planned);
    const notes = [...entries.map((entry) => describeEntry(entry, inputs.dryRun, failures)), describeQuota(rows, used)];
    for (const note of notes) runtime.log.info(note.replaceAll("`", ""));
    if (failures.length > 0)
      return withEnding(planned, { notes, failure: sweepFailed(failures.map(({ why }) => why)) });
    return withEnding(planned, { notes, status: inputs.dryRun ? "dry-run" : "swept" });
  } catch (error) {
    if (error instanceof ActionFailure)
      return withEnding(planned, {
        status: error.failure === CANCELLED ? "cancelled" : "failed",
        failure: error.failure,
      });
    throw error;
  }
}

function createManagementApi({ inputs, provisionHost }: ActionContext): ManagementApi {
  if (inputs.managementToken === null) throw new ActionFailure(SWEEP_WITHOUT_TOKEN);
  return new ManagementApi(provisionHost, inputs.managementToken);
}

/** The key is there to say which project it is; nothing is done with it. */
async function fetchProject({ deployKey }: ActionContext, api: ManagementApi): Promise<ProjectIds> {
  const key = deployKey?.value;
  if (key?.kind !== "preview" && key?.kind !== "project") throw new ActionFailure(SWEEP_WITHOUT_PROJECT);
  return unwrap(await api.project(key.teamSlug, key.projectSlug), "The project");
}

/** What Convex says is of another project is none of ours, however it came into the list. */
async function listProjectDeployments(project: number, api: ManagementApi): Promise<readonly DeploymentInfo[]> {
  const rows = unwrap(await api.deployments(project), "The list of the project's deployments");
  return rows.filter(({ projectId }) => projectId === null || projectId === project);
}

/** How many deployments the team has in all its projects; `null` where the token may not see them all. */
async function countTeamDeployments(teamId: number, api: ManagementApi): Promise<number | null> {
  const projects = await api.projects(teamId);
  if (projects.kind !== "found") return null;
  let used = 0;
  for (const { id } of projects.value) {
    const rows = await api.deployments(id);
    if (rows.kind !== "found") return null;
    used += rows.value.length;
  }
  return used;
}

function unwrap<Value>(answer: ApiResult<Value>, what: string): Value {
  if (answer.kind === "found") return answer.value;
  const reason = answer.kind === "absent" ? ownReason("the token finds none of that name") : answer.reason;
  throw new ActionFailure(sweepFailed([sentence(`${what} could not be read`, reason)]));
}

function sentence(what: string, { full, sent }: Reason): Reason {
  return { full: `${what}: ${full}.`, sent: `${what}: ${sent}.` };
}

/** That a record names a preview only picks it; one must say that a run has reached this very deployment. */
async function checkOwnership(
  entries: readonly SweepEntry[],
  planned: Outcome,
  { previewRecords }: ActionContext,
): Promise<readonly SweepEntry[]> {
  const checked: SweepEntry[] = [];
  for (const entry of entries) {
    const { row, verdict, pullRequestNumbers } = entry;
    const isOurs =
      verdict !== "delete" ||
      (await previewRecords.hasOwnershipRecord(outcomeForPreview(row, planned), pullRequestNumbers));
    if (isOurs === null) throw new ActionFailure(SWEEP_OWNERSHIP_UNKNOWN);
    checked.push(isOurs ? entry : { ...entry, verdict: { left: NO_OWNERSHIP_RECORD } });
  }
  return checked;
}

function outcomeForPreview({ name, previewIdentifier }: DeploymentInfo, planned: Outcome): Outcome {
  return {
    ...planned,
    plan: planned.plan && { ...planned.plan, previewName: previewIdentifier ?? "" },
    deployment: { ...planned.deployment, name },
  };
}

interface FailedDeletion {
  readonly name: string;
  /** A sentence. */
  readonly why: Reason;
}

async function deletePreviews(
  entries: readonly SweepEntry[],
  { previewRecords, runtime }: ActionContext,
  api: ManagementApi,
  planned: Outcome,
): Promise<readonly FailedDeletion[]> {
  const failed: FailedDeletion[] = [];
  for (const { row, pullRequestNumbers } of entries) {
    if (runtime.signal.aborted) throw new ActionFailure(CANCELLED);
    const removed = await api.deleteDeployment(row.name);
    if (removed.kind === "forbidden" || removed.kind === "unknown") {
      failed.push({ name: row.name, why: sentence(`\`${row.name}\` could not be deleted`, removed.reason) });
      continue;
    }
    const gone = outcomeForPreview(row, planned);
    await previewRecords.retire(gone, "removed");
    for (const number of pullRequestNumbers) await previewRecords.markRemovedInComment(gone, number);
  }
  return failed;
}

function describeEntry({ row, verdict }: SweepEntry, dryRun: boolean, failures: readonly FailedDeletion[]): string {
  const what = `${codeSpan(row.previewIdentifier ?? "")} (\`${row.name}\`)`;
  if (verdict !== "delete") return `Left ${what}: ${verdict.left}.`;
  const failure = failures.find(({ name }) => name === row.name);
  if (failure !== undefined) return `Not deleted ${what}: ${failure.why.full}`;
  return `${dryRun ? "Would delete" : "Deleted"} ${what}.`;
}

/** https://docs.convex.dev/production/state/limits */
function describeQuota(rows: readonly DeploymentInfo[], used: number | null): string {
  const previews = rows.filter(({ type }) => type === "preview").length;
  const team = used === null ? "" : `, and its team ${used} in all projects`;
  return `Before the sweep this project had ${rows.length} deployments, ${previews} of them previews${team}. The quota counts those of the team: 40 on free plans, 300 on paid ones.`;
}
