/** The rows of the comment's table, one for each slot: its last attempt, and what is live. Pure. */

import { lastAttempt, liveIn } from "../../records/live.ts";
import {
  begunAt,
  claimOf,
  compareStarts,
  compareText,
  endOf,
  isDeployed,
  isInProgress,
  ownEndOf,
  type RunRecord,
} from "../../records/record.ts";
import { groupBySlot } from "../../records/slot.ts";
import type { CommentEntry, CommentRow } from "./comment-row.ts";

export interface TableRow {
  /** The row of the run that started last. */
  readonly attempt: CommentRow;
  /** What is live instead of the attempt. `null` if the attempt itself is live, or if nothing is known. */
  readonly live: LiveBeside | null;
}

export type LiveBeside =
  /** `row` is `null` if the comment could not keep it. */
  | { readonly kind: "live"; readonly commit: string; readonly row: CommentRow | null }
  /** Each of `commits` may be live. Pushes whose order is unknown come first, then the last certain one. */
  | { readonly kind: "may-be-live"; readonly commits: readonly string[]; readonly row: CommentRow | null }
  /** A claim replaced what was live, and nothing was pushed since. */
  | { readonly kind: "nothing" };

/** The `slot` of a run that ended before it had a target. See `isReplacedWithTarget`. */
export function slotWithoutTarget(workingDirectory: string, appName: string): string {
  return `none:${workingDirectory}/${appName}`;
}

/** Returns the rows in the order of app names. @param now - Milliseconds since the epoch. */
export function selectRows(entries: readonly CommentEntry[], now: number): readonly TableRow[] {
  const rowOf = new Map(entries.map(({ record, row }) => [record, row]));
  return groupBySlot(entries.map(({ record }) => record))
    .filter((records) => !isReplacedWithTarget(records, entries))
    .flatMap((records) => {
      const attempt = lastAttempt(records);
      const row = attempt === null ? null : (rowOf.get(attempt) ?? null);
      return attempt === null || row === null
        ? []
        : [
            {
              slot: attempt.slot,
              folder: attempt.workingDirectory,
              attempt: shownRow(attempt, row, now),
              live: liveBeside(records, attempt, rowOf, now),
            },
          ];
    })
    .sort((one, other) => compareText(one.attempt.appName, other.attempt.appName) || compareText(one.slot, other.slot))
    .map(({ attempt, live, folder }, _index, rows) => {
      const namesakes = rows.filter((one) => one.attempt.appName === attempt.appName);
      const isUnclear = namesakes.some((one) => one.folder !== folder);
      return { attempt: isUnclear ? { ...attempt, appName: nameWithFolder(attempt.appName, folder) } : attempt, live };
    });
}

/** In characters. The table must fit with many apps. */
const MAX_NAME_WITH_FOLDER = 120;

function nameWithFolder(appName: string, folder: string): string {
  if (folder === ".") return appName;
  const whole = folder.endsWith(`/${appName}`) ? folder : `${appName} (${folder})`;
  return whole.slice(0, MAX_NAME_WITH_FOLDER).toWellFormed();
}

/** The row of a run that did not report its end in time: its own row would say for ever that it is deploying. */
function shownRow(record: RunRecord, row: CommentRow, now: number): CommentRow {
  const hasEndOrWillHave = ownEndOf(record) !== undefined || isInProgress(record, now);
  if (row.status !== "deploying" || hasEndOrWillHave) return row;
  return { ...row, status: "cancelled", cause: NO_END };
}

const NO_END =
  "The run did not report how it ended, so it may have deployed. Its machine was lost, it was stopped by force, or its token for GitHub had expired.";

/** How many commits a row names that may be live. */
const MAX_CANDIDATES = 3;

function liveBeside(
  records: readonly RunRecord[],
  attempt: RunRecord,
  rowOf: ReadonlyMap<RunRecord, CommentRow | null>,
  now: number,
): LiveBeside | null {
  const { record, rivals } = liveIn(records);
  // A run in progress will report its own end.
  const unsure = rivals.filter((rival) => !isInProgress(rival, now));
  if (unsure.length > 0) {
    const candidates = (record === null ? unsure : [...unsure, record]).slice(-MAX_CANDIDATES);
    const commits = [...new Set(candidates.map(({ commit }) => commit))];
    return { kind: "may-be-live", commits, row: rowOf.get(candidates.at(-1) ?? attempt) ?? null };
  }
  if (record === attempt) return null;
  if (record !== null) return { kind: "live", commit: record.commit, row: rowOf.get(record) ?? null };
  const isDone = endOf(attempt) !== undefined && !isDeployed(attempt);
  const mayReplace = attempt.recreates || claimOf(attempt)?.created === true;
  return isDone && mayReplace && records.some(isDeployed) ? { kind: "nothing" } : null;
}

/**
 * Whether a run without a target is hidden: by a later run of the same app that has one, or because a cleanup has removed
 * or kept a preview of the app since, such as the cleanup of which that run was a failed attempt. The other jobs of its own
 * run do not hide it: if the key of one job in a matrix is refused, the rest of the matrix may deploy with the same labels.
 */
function isReplacedWithTarget(records: readonly RunRecord[], entries: readonly CommentEntry[]): boolean {
  const last = lastAttempt(records);
  if (last === null || last.slot !== slotWithoutTarget(last.workingDirectory, last.appName)) return false;
  return entries.some(
    ({ record }) =>
      record.appName === last.appName &&
      record.workingDirectory === last.workingDirectory &&
      (startsLater(record, last) || wasCleanedUpSince(record, begunAt(last))),
  );
}

/** Whether a record is of a later run or attempt. */
function startsLater(record: RunRecord, other: RunRecord): boolean {
  const isSameAttempt = record.runId === other.runId && record.runAttempt === other.runAttempt;
  return !isSameAttempt && compareStarts(record, other) > 0;
}

function wasCleanedUpSince({ steps }: RunRecord, since: number): boolean {
  return steps.some(({ kind, at }) => (kind === "removed" || kind === "kept") && at >= since);
}
