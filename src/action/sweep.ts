/** `operation: sweep`: preview deployments that outlived their pull request or branch. */

import { type Answered, type DeploymentRow, ManagementApi, type ProjectIds } from "../convex/api/management-api.ts";
import { provisionOrigin } from "../convex/api/provision-host.ts";
import { NOT_OURS, planSweep, type SweepEntry } from "../convex/previews/plan-sweep.ts";
import { ActionFailure, ownReason, type Reason } from "../diagnosis/failure.ts";
import {
  CANCELLED,
  SWEEP_UNREADABLE,
  SWEEP_WITHOUT_PROJECT,
  SWEEP_WITHOUT_TOKEN,
  sweepFailed,
} from "../diagnosis/action-failures.ts";
import { quoted } from "../markdown/code-span.ts";
import { type Outcome, redacted } from "../outcome/outcome.ts";
import type { Step } from "./action-context.ts";

export async function sweepStep(step: Step): Promise<Outcome> {
  const { base, inputs, edges } = step;
  const planned: Outcome = { ...base, operation: "sweep", target: "preview" };
  edges.keep({ known: redacted(planned, edges.log) });
  try {
    const api = managementOf(step);
    const project = await projectOf(step, api);
    const rows = await deploymentsOf(project.id, api);
    const used = await usedByTeam(project.teamId, api);
    const known = await step.reporter.records.ofApp(planned);
    if (known === null) throw new ActionFailure(SWEEP_UNREADABLE);
    const entries = await withEvidence(planSweep(rows, known.origins, known.living), planned, step);
    const deletes = entries.filter(({ verdict }) => verdict === "delete");
    const failures = inputs.dryRun ? [] : await removeAll(deletes, step, api, planned);
    const notes = [...entries.map((entry) => entryText(entry, inputs.dryRun, failures)), quotaText(rows, used)];
    for (const note of notes) edges.log.info(note.replaceAll("`", ""));
    const done = { ...planned, notes };
    if (failures.length > 0) return { ...done, failure: sweepFailed(failures.map(({ why }) => why)) };
    return { ...done, status: inputs.dryRun ? "dry-run" : "swept" };
  } catch (error) {
    if (error instanceof ActionFailure)
      return { ...planned, status: error.failure === CANCELLED ? "cancelled" : "failed", failure: error.failure };
    throw error;
  }
}

function managementOf({ inputs, edges }: Step): ManagementApi {
  if (inputs.managementToken === null) throw new ActionFailure(SWEEP_WITHOUT_TOKEN);
  return new ManagementApi(provisionOrigin(edges.environment), inputs.managementToken);
}

/** The key is there to say which project it is; nothing is done with it. */
async function projectOf({ source }: Step, api: ManagementApi): Promise<ProjectIds> {
  const key = source.state === "present" ? source.key : null;
  if (key?.kind !== "preview" && key?.kind !== "project") throw new ActionFailure(SWEEP_WITHOUT_PROJECT);
  return found(await api.project(key.teamSlug, key.projectSlug), "The project");
}

/** What Convex says is of another project is none of ours, however it came into the list. */
async function deploymentsOf(project: number, api: ManagementApi): Promise<readonly DeploymentRow[]> {
  const rows = found(await api.deployments(project), "The list of the project's deployments");
  return rows.filter(({ projectId }) => projectId === null || projectId === project);
}

/** How many deployments the team has in all its projects; `null` where the token may not see them all. */
async function usedByTeam(teamId: number, api: ManagementApi): Promise<number | null> {
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

function found<Value>(answer: Answered<Value>, what: string): Value {
  if (answer.kind === "found") return answer.value;
  const reason = answer.kind === "absent" ? ownReason("the token finds none of that name") : answer.reason;
  throw new ActionFailure(sweepFailed([sentence(`${what} could not be read`, reason)]));
}

function sentence(what: string, { full, sent }: Reason): Reason {
  return { full: `${what}: ${full}.`, sent: `${what}: ${sent}.` };
}

/** That a record names a preview only picks it; one must say that a run has reached this very deployment. */
async function withEvidence(
  entries: readonly SweepEntry[],
  planned: Outcome,
  { reporter }: Step,
): Promise<readonly SweepEntry[]> {
  const checked: SweepEntry[] = [];
  for (const entry of entries) {
    const { row, verdict, pullRequestNumbers } = entry;
    const isOurs =
      verdict !== "delete" || (await reporter.records.hasEvidence(about(row, planned), pullRequestNumbers));
    if (isOurs === null) throw new ActionFailure(SWEEP_UNREADABLE);
    checked.push(isOurs ? entry : { ...entry, verdict: { left: NOT_OURS } });
  }
  return checked;
}

function about({ name, previewIdentifier }: DeploymentRow, planned: Outcome): Outcome {
  return {
    ...planned,
    preview: { name: previewIdentifier ?? "", created: null },
    deployment: { ...planned.deployment, name },
  };
}

interface Failed {
  readonly name: string;
  /** A sentence. */
  readonly why: Reason;
}

async function removeAll(
  entries: readonly SweepEntry[],
  { reporter, edges }: Step,
  api: ManagementApi,
  planned: Outcome,
): Promise<readonly Failed[]> {
  const failed: Failed[] = [];
  for (const { row, pullRequestNumbers } of entries) {
    if (edges.signal.aborted) throw new ActionFailure(CANCELLED);
    const removed = await api.remove(row.name);
    if (removed.kind === "forbidden" || removed.kind === "unknown") {
      failed.push({ name: row.name, why: sentence(`\`${row.name}\` could not be deleted`, removed.reason) });
      continue;
    }
    const gone = about(row, planned);
    await reporter.records.retire(gone, "removed");
    for (const number of pullRequestNumbers) await reporter.records.tellRemoved(gone, number);
  }
  return failed;
}

function entryText({ row, verdict }: SweepEntry, dryRun: boolean, failures: readonly Failed[]): string {
  const what = `${quoted(row.previewIdentifier ?? "")} (\`${row.name}\`)`;
  if (verdict !== "delete") return `Left ${what}: ${verdict.left}.`;
  const failure = failures.find(({ name }) => name === row.name);
  if (failure !== undefined) return `Not deleted ${what}: ${failure.why.full}`;
  return `${dryRun ? "Would delete" : "Deleted"} ${what}.`;
}

/** https://docs.convex.dev/production/state/limits */
function quotaText(rows: readonly DeploymentRow[], used: number | null): string {
  const previews = rows.filter(({ type }) => type === "preview").length;
  const team = used === null ? "" : `, and its team ${used} in all projects`;
  return `Before the sweep this project had ${rows.length} deployments, ${previews} of them previews${team}. The quota counts those of the team: 40 on free plans, 300 on paid ones.`;
}
