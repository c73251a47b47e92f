/** `operation: sweep`: deletes preview deployments whose pull request or branch was closed or deleted. */

import { type ApiResult, type ConvexDeployment, ManagementApi, type ProjectIds } from "../convex/api/management-api.ts";
import { findProject, type ProvisioningCaller } from "../convex/api/provisioning-api.ts";
import {
  CANCELLED,
  SWEEP_WITHOUT_PROJECT,
  SWEEP_WITHOUT_TOKEN,
  sweepFailed,
  sweepOwnershipUnknown,
} from "../diagnosis/action-failures.ts";
import { ActionFailure, ownReason, type Reason } from "../diagnosis/failure.ts";
import { githubNow } from "../github/clock.ts";
import { listOpenRefs, type OpenRefs } from "../github/open-refs.ts";
import { toRepoParams } from "../github/repository.ts";
import { codeSpan } from "../markdown/code-span.ts";
import { type Outcome, redactOutcome, subjectOf, withEnding } from "../outcome/outcome.ts";
import { type Origin, originKey } from "../records/origin.ts";
import type { ProjectSlugs } from "../records/slot.ts";
import { recordedName } from "../records/status-descriptions.ts";
import { type OriginsNow, originsOf, retentionReason } from "../records/verdict.ts";
import type { PreviewEvidence } from "../report/records/preview-evidence.ts";
import type { ActionContext } from "./action-context.ts";
import { ADOPTION_WARNING, type AdoptingProject, isRecorded, notAdoptedReason, type RepositoryNow } from "./adopt.ts";
import { FALLBACK_CLIENT_VERSION } from "./cleanup.ts";

const SWEEP = { operation: "sweep", target: "preview", previewName: null, appUrl: null } as const;

export async function runSweep(step: ActionContext): Promise<Outcome> {
  const { initialOutcome, inputs, runtime } = step;
  const planned: Outcome = { ...initialOutcome, plan: { ...subjectOf(initialOutcome), ...SWEEP } };
  runtime.record.save({ outcomeSoFar: redactOutcome(planned, runtime.log) });
  try {
    const api = createManagementApi(step);
    const project = await fetchProject(step, api);
    const rows = await listProjectDeployments(project.id, api);
    const used = await countTeamDeployments(project.teamId, api);
    const evidence = await readEvidence(rows, step);
    const context = await readSweepContext(project, evidence, step);
    const entries = await sweepAll(rows, context, step, api);
    const notes = [...entries.map((entry) => describeEntry(entry, inputs.dryRun)), describeQuota(rows, used)];
    const failures = entries.flatMap(({ failure }) => failure ?? []);
    if (failures.length > 0) {
      // The notes of a run that succeeds are logged at its end.
      for (const note of notes) runtime.log.info(note);
      return withEnding(planned, { notes, failure: sweepFailed(failures) });
    }
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

/** @throws {ActionFailure} If the deploy key does not name a project. */
function requireProjectKey({ deployKey }: ActionContext) {
  const key = deployKey?.value;
  if (key?.kind !== "preview" && key?.kind !== "project") throw new ActionFailure(SWEEP_WITHOUT_PROJECT);
  return key;
}

/** Finds the project that the deploy key names. The key is not used for anything else here. */
async function fetchProject(step: ActionContext, api: ManagementApi): Promise<ProjectIds> {
  const { provisionHost } = step;
  const key = requireProjectKey(step);
  const named = await api.project(key.teamSlug, key.projectSlug);
  if (named.kind !== "forbidden") return unwrap(named, "The project");
  const caller = { host: provisionHost, key, cliVersion: FALLBACK_CLIENT_VERSION };
  return (await projectOfToken(api, caller)) ?? unwrap(named, "The project");
}

/**
 * A project token cannot look up a project by name, but its own details contain the project's ID. Looking up one of the
 * project's deployments with the deploy key shows whether it is the key's project.
 */
async function projectOfToken(api: ManagementApi, caller: ProvisioningCaller): Promise<ProjectIds | null> {
  const own = await api.tokenProject();
  const rows = own.kind === "found" ? await api.deployments(own.value.id) : own;
  const [any] = rows.kind === "found" ? rows.value : [];
  const project = any === undefined ? null : await findProject(caller, any.name);
  if (own.kind !== "found" || project?.kind !== "found") return null;
  const { teamSlug, projectSlug, projectId } = project.value;
  const isOfKey = teamSlug === caller.key.teamSlug && projectSlug === caller.key.projectSlug;
  return isOfKey && projectId === own.value.id ? own.value : null;
}

/** Ignores deployments that belong to another project according to Convex. */
async function listProjectDeployments(project: number, api: ManagementApi): Promise<readonly ConvexDeployment[]> {
  const rows = unwrap(await api.deployments(project), "The list of the project's deployments");
  return rows.filter(({ projectId }) => projectId === null || projectId === project);
}

/** @returns The number of the team's deployments in all projects, or `null` if the token cannot see them all. */
async function countTeamDeployments(teamId: number | null, api: ManagementApi): Promise<number | null> {
  if (teamId === null) return null;
  const counted = await api.countTeamDeployments(teamId);
  return counted.kind === "found" ? counted.value : null;
}

function unwrap<Value>(result: ApiResult<Value>, what: string): Value {
  if (result.kind === "found") return result.value;
  const reason = result.kind === "absent" ? ownReason("the token finds no project of that name") : result.reason;
  throw new ActionFailure(sweepFailed([sentence(`${what} could not be read`, reason)]));
}

function sentence(what: string, { full, sent }: Reason): Reason {
  return { full: `${what}: ${full}.`, sent: `${what}: ${sent}.` };
}

interface SweepEntry {
  readonly row: ConvexDeployment;
  /** A clause that says why it is kept, or `null` if it may be deleted. */
  readonly keepReason: string | null;
  /** Whether no record names it, so that `adopt` decides. */
  readonly isAdopted: boolean;
  /** A sentence that says why it could not be deleted. */
  readonly failure: Reason | null;
}

/** Reads all records since the creation of the oldest preview deployment. @throws {ActionFailure} If that fails. */
async function readEvidence(rows: readonly ConvexDeployment[], { evidence }: ActionContext): Promise<PreviewEvidence> {
  if (evidence === null) throw new ActionFailure(sweepOwnershipUnknown(false));
  const created = rows.filter(({ type }) => type === "preview").map(({ createTime }) => createTime ?? 0);
  try {
    const read = await evidence.read([], Math.min(githubNow(), ...created) - CLOCK_DIFFERENCE_MS);
    const names = rows.map(({ name }) => recordedName(name));
    return await evidence.complete(read, names, []);
  } catch {
    throw new ActionFailure(sweepOwnershipUnknown(true));
  }
}

/** How far Convex's clock may differ from GitHub's, in milliseconds. */
const CLOCK_DIFFERENCE_MS = 5 * 60_000;

/** The facts that decide about every preview. */
interface SweepContext {
  /** The key's project. */
  readonly project: AdoptingProject;
  readonly evidence: PreviewEvidence;
  readonly now: RepositoryNow;
}

/** @throws {ActionFailure} If the pull requests and branches cannot be read from GitHub. */
async function readSweepContext(
  { id }: ProjectIds,
  evidence: PreviewEvidence,
  step: ActionContext,
): Promise<SweepContext> {
  const { github, trigger, evidence: reader } = step;
  const { teamSlug, projectSlug } = requireProjectKey(step);
  // Read the open refs after the records, so that no newer run is missed.
  const refs = await github?.()
    .then((client) => listOpenRefs(client, toRepoParams(trigger.repository)))
    .catch(() => undefined);
  if (github === null || reader === null || refs === undefined)
    throw new ActionFailure(sweepOwnershipUnknown(github !== null));
  const { repository, defaultBranch } = trigger;
  return {
    project: { id, teamSlug, projectSlug },
    evidence,
    now: { repository, defaultBranch, refs, github, reader },
  };
}

/**
 * Deletes each preview right after the decision, because a pull request may be opened during a long sweep. A dry run deletes
 * none.
 *
 * @returns One entry for each preview deployment of the project, oldest first.
 */
async function sweepAll(
  rows: readonly ConvexDeployment[],
  context: SweepContext,
  step: ActionContext,
  api: ManagementApi,
): Promise<readonly SweepEntry[]> {
  const { inputs, runtime } = step;
  const previews = rows
    .filter(({ type }) => type === "preview")
    .sort((one, other) => (one.createTime ?? 0) - (other.createTime ?? 0));
  const entries: SweepEntry[] = [];
  for (const row of previews) {
    if (runtime.signal.aborted) throw new ActionFailure(CANCELLED);
    const decision = await decide(row, context, inputs.adopt !== null);
    const deletes = decision.keepReason === null;
    const isFirst = !entries.some(({ keepReason, isAdopted }) => keepReason === null && isAdopted);
    if (deletes && decision.isAdopted && isFirst) runtime.log.warning(ADOPTION_WARNING);
    const failure = deletes && !inputs.dryRun ? await deleteOne(row, context.evidence, step, api) : null;
    entries.push({ row, ...decision, failure });
  }
  return entries;
}

async function decide(
  row: ConvexDeployment,
  context: SweepContext,
  adopts: boolean,
): Promise<Pick<SweepEntry, "keepReason" | "isAdopted">> {
  const { project, now } = context;
  const evidence = evidenceOf(row, context.evidence);
  const isUnknown = evidence.isComplete && !isRecorded(recordedName(row.name), row.previewIdentifier, evidence);
  const isAdopted = adopts && isUnknown;
  return {
    keepReason: isAdopted
      ? await notAdoptedReason(row, project, now)
      : await recordedKeepReason(row, { ...context, evidence }),
    isAdopted,
  };
}

/** Incomplete if comments that were updated since the preview's creation were not read: the run that uses it may be there. */
function evidenceOf({ createTime }: ConvexDeployment, evidence: PreviewEvidence): PreviewEvidence {
  const { unreadUntil = 0, isComplete } = evidence;
  const isUnread = unreadUntil > 0 && unreadUntil >= (createTime ?? 0) - CLOCK_DIFFERENCE_MS;
  return { ...evidence, isComplete: isComplete && !isUnread };
}

/**
 * Decides about a recorded preview. First uses the lists that were read once for all previews. If it would be deleted, reads
 * its own records and origins from GitHub again.
 *
 * @returns A clause that says why the preview is kept, or `null` if it may be deleted.
 */
async function recordedKeepReason(
  row: ConvexDeployment,
  { project, evidence, now }: SweepContext,
): Promise<string | null> {
  const { reader, refs } = now;
  const name = recordedName(row.name);
  // The refs do not include tags. Assume that they were deleted: they are read below.
  const listed = originsOf(name, evidence.records).filter(({ kind }) => kind !== "unknown");
  const states = listed.map((origin) => [originKey(origin), isOpen(origin, refs) ? "open" : "closed"] as const);
  const kept = verdictReason(row, project, evidence, Object.fromEntries(states));
  if (kept !== null) return kept;
  const current = await reader.complete(evidence, [name], []).catch(() => null);
  if (current === null) return "reading its records again failed";
  return verdictReason(row, project, current, await reader.originsNow(originsOf(name, current.records)));
}

function verdictReason(
  row: ConvexDeployment,
  project: ProjectSlugs,
  evidence: PreviewEvidence,
  origins: OriginsNow,
): string | null {
  const { type, isDefault, previewIdentifier: previewName } = row;
  return retentionReason(recordedName(row.name), evidence, { project, type, isDefault, previewName }, origins);
}

function isOpen(origin: Origin, refs: OpenRefs): boolean {
  if (origin.kind === "pull-request") return refs.pullRequests.has(origin.number);
  return origin.kind === "branch" && refs.branches.has(origin.name);
}

/** @returns A sentence that says why it was not deleted, or `null`. */
async function deleteOne(
  { name }: ConvexDeployment,
  evidence: PreviewEvidence,
  { removalMarks }: ActionContext,
  api: ManagementApi,
): Promise<Reason | null> {
  const removed = await api.deleteDeployment(name);
  if (removed.kind === "forbidden" || removed.kind === "unknown")
    return sentence(`\`${name}\` could not be deleted`, removed.reason);
  await removalMarks?.write({ kind: "removed", deployment: recordedName(name), note: SWEPT }, evidence, false);
  return null;
}

const SWEPT = "A sweep deleted the preview deployment, which no open pull request or branch needed.";

function describeEntry({ row, keepReason, isAdopted, failure }: SweepEntry, dryRun: boolean): string {
  const what = `${codeSpan(row.previewIdentifier ?? "")} (\`${row.name}\`)`;
  if (keepReason !== null) return `Kept ${what}: ${keepReason}.`;
  if (failure !== null) return `Not deleted ${what}: ${failure.full}`;
  const why = isAdopted
    ? ", by `adopt: vercel`: no record names it, and its branch was deleted or its pull request closed"
    : "";
  return `${dryRun ? "Would delete" : "Deleted"} ${what}${why}.`;
}

/** https://docs.convex.dev/production/state/limits */
function describeQuota(rows: readonly ConvexDeployment[], used: number | null): string {
  const previews = rows.filter(({ type }) => type === "preview").length;
  const team = used === null ? "" : `, and its team ${used} in all projects`;
  return `Before the sweep this project had ${rows.length} deployments, ${previews} of them previews${team}. The quota counts those of the team: 40 on free plans, 300 on paid ones.`;
}
