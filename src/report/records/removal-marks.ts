/** Marks every record and every comment row of a Convex deployment that a cleanup has deleted or kept. */

import { githubNow } from "../../github/clock.ts";
import type { GitHubDeployments } from "../../github/deployments-api.ts";
import { type Origin, originKey } from "../../records/origin.ts";
import {
  deploymentsIn,
  endedAsLost,
  endOf,
  type LostRecord,
  lostRecords,
  nextMoment,
  type RunRecord,
} from "../../records/record.ts";
import { recordsOfSlot } from "../../records/slot.ts";
import { encodeStep, recordedName, type StatusStep, taskOf } from "../../records/status-descriptions.ts";
import { recordsNaming } from "../../records/verdict.ts";
import type { CommentEntry, CommentRow } from "../comment/comment-row.ts";
import type { CommentSync } from "../comment/comment-sync.ts";
import { LOST, stateOf } from "./own-record.ts";
import type { PreviewEvidence } from "./preview-evidence.ts";
import type { ReportAccess } from "./report-access.ts";

/** Maximum number of records of one Convex deployment that are marked, newest first. Each costs a request. */
const MAX_RECORDS = 100;
/** How many requests are made at the same time. */
const MAX_PARALLEL = 5;

export interface RemovalMark {
  /** `left` if the deployment may not be deleted. Only the comment shows this. */
  readonly kind: "removed" | "kept" | "left";
  /** Its name as in the records, see `recordedName`. */
  readonly deployment: string;
  /** A sentence for the comment's details. */
  readonly note: string;
  /** The origins whose records are marked. By default all records that name the deployment are. */
  readonly origins?: readonly Origin[];
}

export interface RemovalMarksParts extends ReportAccess {
  /** The pull request that the run is for, or `null`. */
  readonly pullRequestNumber: number | null;
}

export class RemovalMarks {
  readonly #parts: RemovalMarksParts;

  constructor(parts: RemovalMarksParts) {
    this.#parts = parts;
  }

  /**
   * Writes the mark. A failure becomes one of the reporter's warnings, and the step continues.
   *
   * @param isSubject - Whether the run is for this deployment, so that `comment-url` is set: to the comment on the run's own
   *   pull request, or to any of them if the run has none.
   */
  async write(mark: RemovalMark, { records, commented }: PreviewEvidence, isSubject: boolean): Promise<void> {
    const { channels, deployments, openComment } = this.#parts;
    const { kind, deployment } = mark;
    const isMarked = ({ steps }: RunRecord) => steps.some((one) => one.kind === kind && one.deployment === deployment);
    const named = recordsToMark(mark, records);
    if (deployments !== null && kind !== "left")
      await channels.attempt("github-deployment", async () => {
        const unmarked = named.filter((record) => !isMarked(record));
        await this.#writeStatuses(await deployments(), { kind, deployment }, unmarked);
      });
    if (openComment === null) return;
    // A run that was lost may have named the deployment in its GitHub Deployment only.
    const ids = new Set(named.map(({ id }) => id));
    for (const { pullRequestNumber, records: shown } of commented) {
      if (!shown.some(({ id }) => ids.has(id))) continue;
      await channels.attempt("comment", async () =>
        this.#writeComment(await openComment(pullRequestNumber, AbortSignal.abort()), mark, ids, isSubject),
      );
    }
  }

  /** Marks the runs of closed origins that did not report their end. No later run of these origins would. */
  async writeLost({ records, commented }: PreviewEvidence, origins: readonly Origin[]): Promise<void> {
    const { channels, deployments, openComment } = this.#parts;
    const isClosed = ({ origin }: RunRecord) => origins.some((one) => originKey(one) === originKey(origin));
    const lost = lostRecords(records.filter(isClosed), githubNow());
    if (deployments !== null)
      for (const { record, mayBeLive } of lost)
        await channels.attempt("github-deployment", async () =>
          this.#writeStatuses(await deployments(), { kind: "ended", how: "lost", mayBeLive }, [record], LOST),
        );
    if (openComment === null) return;
    for (const { pullRequestNumber, records: shown } of commented) {
      const shownLost = lost.filter(({ record }) => shown.some(({ id }) => id === record.id));
      if (shownLost.length === 0) continue;
      await channels.attempt("comment", async () =>
        writeLostRows(await openComment(pullRequestNumber, AbortSignal.abort()), shownLost),
      );
    }
  }

  async #writeStatuses(
    api: GitHubDeployments,
    step: StatusStep,
    records: readonly RunRecord[],
    text = "",
  ): Promise<void> {
    const change = { state: stateOf(step), description: encodeStep(step, text), logUrl: this.#parts.runUrl };
    const ids = await findDeploymentIds(api, records.slice(-MAX_RECORDS));
    for (let from = 0; from < ids.length; from += MAX_PARALLEL)
      await Promise.all(ids.slice(from, from + MAX_PARALLEL).map((id) => api.setStatus(id, change)));
  }

  /** @param ids - Of the records to mark, besides those that name the deployment in the comment as it is now. */
  async #writeComment(
    comment: CommentSync,
    mark: RemovalMark,
    ids: ReadonlySet<string>,
    isSubject: boolean,
  ): Promise<void> {
    await comment.fetch();
    const known = comment.entries.map(({ record }) => record);
    const at = nextMoment(known, githubNow());
    const named = comment.entries
      .filter(({ record }) => ids.has(record.id) || recordsToMark(mark, [record]).length > 0)
      .map((entry) => marked(entry, mark, at, this.#parts.runUrl));
    if (named.length === 0) return;
    const attempts = attemptsOn(mark, comment.entries).filter(({ record }) => isOfOrigins(mark, record));
    const unnamed = attempts.map((entry) => ({
      record: entry.record,
      row: marked(entry, mark, at, this.#parts.runUrl).row,
    }));
    const url = await comment.writeEnd([...named, ...unnamed]);
    const { pullRequestNumber, log } = this.#parts;
    const isOwn = pullRequestNumber === null || comment.number === pullRequestNumber;
    if (url !== null && isSubject && isOwn) log.output("comment-url", url);
  }
}

async function writeLostRows(comment: CommentSync, lost: readonly LostRecord[]): Promise<void> {
  await comment.fetch();
  const at = nextMoment(
    comment.entries.map(({ record }) => record),
    githubNow(),
  );
  const entries = comment.entries.flatMap(({ record, row }) => {
    const found = lost.find((one) => one.record.id === record.id);
    if (found === undefined || endOf(record) !== undefined) return [];
    return [{ record: endedAsLost({ ...found, record }, at), row }];
  });
  if (entries.length > 0) await comment.writeEnd(entries);
}

function recordsToMark(mark: RemovalMark, records: readonly RunRecord[]): readonly RunRecord[] {
  return recordsNaming(mark.deployment, records).filter((record) => isOfOrigins(mark, record));
}

function isOfOrigins({ origins }: RemovalMark, { origin }: RunRecord): boolean {
  return origins === undefined || origins.some((one) => originKey(one) === originKey(origin));
}

/** Looks up the IDs of GitHub Deployments that were read with GraphQL, whose responses lack them. */
async function findDeploymentIds(api: GitHubDeployments, records: readonly RunRecord[]): Promise<readonly number[]> {
  const ids = records.flatMap(({ githubDeploymentId }) => githubDeploymentId ?? []);
  const unknown = records.filter(({ githubDeploymentId }) => githubDeploymentId === null);
  for (const slot of new Set(unknown.map((record) => record.slot))) {
    const idOf = await api.listIds(taskOf(slot));
    ids.push(...unknown.flatMap((record) => (record.slot === slot ? (idOf.get(record.id) ?? []) : [])));
  }
  return ids;
}

/**
 * The entries of runs that ended before their push. Their records do not name the deployment, but their rows show it or
 * that it stays live.
 */
function attemptsOn({ deployment }: RemovalMark, entries: readonly CommentEntry[]): readonly CommentEntry[] {
  const records = entries.map(({ record }) => record);
  const slots = new Set(recordsNaming(deployment, records).map(({ slot }) => slot));
  return entries.filter(({ record, row }) => {
    if (row === null || endOf(record) === undefined || deploymentsIn(record).length > 0) return false;
    if (row.deploymentName !== "") return recordedName(row.deploymentName) === deployment;
    const others = recordsOfSlot(record.slot, records).flatMap(deploymentsIn);
    return slots.has(record.slot) && others.every((other) => other === deployment);
  });
}

/** Replaces the status and the failure in the row of a comment's entry by the mark. */
function marked(
  { record, row }: CommentEntry,
  { kind, deployment, note }: RemovalMark,
  at: number,
  runUrl: string,
): CommentEntry {
  // The job may run again and report the same.
  if (kind === "left") return { record, row: row && { ...row, at, notes: [...new Set([...row.notes, note])] } };
  const steps = [...record.steps, { kind, deployment, at, statusId: null }];
  const cleared: Partial<CommentRow> = kind === "removed" ? { expiresAt: null, changes: [] } : {};
  const newRow = row && {
    ...row,
    ...cleared,
    at,
    status: kind,
    runUrl,
    durationSeconds: 0,
    notes: [note],
    ...NO_FAILURE,
  };
  return { record: { ...record, steps }, row: newRow };
}

const NO_FAILURE = { cause: "", fix: "", link: "", locations: [] };
