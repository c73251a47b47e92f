/** Drops the runs that a comment no longer needs: there may be hundreds, and a comment holds 65,536 characters. */

import { lastAttempt, liveIn } from "../../records/live.ts";
import { originKey } from "../../records/origin.ts";
import {
  begunAt,
  claimOf,
  compareStarts,
  deploymentsIn,
  endOf,
  lastStep,
  pushedStep,
  type RecordedStep,
  type RunRecord,
} from "../../records/record.ts";
import { SEED_STEPS } from "../../records/seed.ts";
import { groupBySlot } from "../../records/slot.ts";
import type { CommentEntry } from "./comment-row.ts";

/**
 * Drops the entries that nothing depends on. For every slot it keeps what is or may be live, the last attempt, runs that
 * have not ended, and the last push. For each Convex deployment and origin it keeps the run that created it, the one that
 * pushed to it last, and those that imported or seeded. It drops deployments that a later claim has replaced, and the rows
 * of runs that are not shown.
 *
 * The latest record of each kind is kept, so the result of merging two lists does not depend on whether they were folded
 * before.
 */
export function foldEntries(entries: readonly CommentEntry[]): readonly CommentEntry[] {
  const records = entries.map(({ record }) => record).toSorted(compareStarts);
  const kept = latestOfEachKind(records);
  const shown = new Set(groupBySlot(records).flatMap(shownOf));
  return entries
    .filter(({ record }) => kept.has(record))
    .map(({ record, row }) => ({ record, row: shown.has(record) ? row : null }));
}

/** The records of a slot that the table shows: what is live, and the last attempt. */
function shownOf(records: readonly RunRecord[]): readonly (RunRecord | null)[] {
  return [liveIn(records).record, lastAttempt(records)];
}

/** @param records - In the order of their starts, which decides between records of the same rank. */
function latestOfEachKind(records: readonly RunRecord[]): ReadonlySet<RunRecord> {
  const current = currentDeployments(records);
  const latest = new Map<string, { readonly record: RunRecord; readonly rank: number }>();
  for (const record of records)
    for (const { kind, rank } of kindsOf(record, current.get(record.slot))) {
      const known = latest.get(kind);
      if (known === undefined || rank >= known.rank) latest.set(kind, { record, rank });
    }
  return new Set([...latest.values()].map(({ record }) => record));
}

/** The latest run of each slot that created a Convex deployment, which replaced all earlier deployments of the slot. */
function currentDeployments(records: readonly RunRecord[]): ReadonlyMap<string, RunRecord> {
  const creators = records.filter((record) => claimOf(record)?.created === true);
  return new Map(creators.map((record) => [record.slot, record]));
}

interface Kind {
  readonly kind: string;
  readonly rank: number;
}

/** The kinds of facts for which this record is needed if it is the latest one. @param current - See `currentDeployments`. */
function kindsOf(record: RunRecord, current: RunRecord | undefined): readonly Kind[] {
  const { id, slot, origin, steps } = record;
  const end = endOf(record);
  // The last attempt needs no kind: it is the latest one that named no deployment, or that reached the one it names.
  const kinds: Kind[] = [];
  if (end === undefined) kinds.push({ kind: key("open", id), rank: 0 });
  if (end?.kind === "ended" && end.mayBeLive) kinds.push({ kind: key("may-be-live", slot), rank: end.at });
  // Keep it even if a later claim has replaced it: a row says "nothing is live" only if something was deployed before.
  const deployedAt = pushedStep(record)?.at;
  if (deployedAt !== undefined) kinds.push({ kind: key("deployed", slot), rank: deployedAt });
  // If the record names no deployment, the run may have pushed to any deployment of its slot.
  if (deploymentsIn(record).length === 0)
    kinds.push({ kind: key("unknown", slot, originKey(origin)), rank: begunAt(record) });
  for (const deployment of deploymentsIn(record)) {
    const isReplaced =
      current !== undefined && compareStarts(record, current) < 0 && !deploymentsIn(current).includes(deployment);
    if (isReplaced) continue;
    const about = [slot, deployment, originKey(origin)];
    if (claimOf(record)?.created === true) kinds.push({ kind: key("created", ...about), rank: begunAt(record) });
    const pushed = lastStep(record, "pushed");
    if (pushed !== undefined) {
      kinds.push({ kind: key("pushed", ...about), rank: pushed.at });
      if (pushed.imported) kinds.push({ kind: key("imported", ...about), rank: pushed.at });
      if (pushed.seeded) kinds.push({ kind: key("seeded", ...about), rank: pushed.at });
    }
    kinds.push(...lostClaims(record));
    kinds.push({ kind: key("reached", ...about), rank: begunAt(record) });
    for (const step of steps)
      if (KEPT_STEPS.includes(step.kind)) kinds.push({ kind: key(step.kind, ...about), rank: step.at });
  }
  return kinds;
}

/** Keeps every import and seed without a recorded end. It decides what later runs do, and its end may still be recorded. */
function lostClaims({ id, steps }: RunRecord): readonly Kind[] {
  if (steps.some(({ kind }) => kind === "pushed")) return [];
  return Object.values(SEED_STEPS).flatMap(({ begun, failed }) => {
    const last = steps.findLast(({ kind }) => kind === begun || kind === failed);
    return last?.kind === begun ? [{ kind: key(begun, id), rank: 0 }] : [];
  });
}

const KEPT_STEPS: readonly RecordedStep["kind"][] = ["kept", "removed", "importing", "import-failed", "seed-failed"];

function key(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}
