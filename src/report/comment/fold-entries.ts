/** Which runs a comment still has to know of: a pull request may see hundreds, and a comment holds 65,536 characters. */

import { lastAttempt, liveIn } from "../../records/live.ts";
import { originKey } from "../../records/origin.ts";
import {
  begunAt,
  claimOf,
  compareStarts,
  deploymentsIn,
  endOf,
  isDeployed,
  lastStep,
  pushEnd,
  type RecordedStep,
  type RunRecord,
} from "../../records/record.ts";
import { groupBySlot } from "../../records/slot.ts";
import type { CommentEntry } from "./comment-row.ts";

/**
 * Leaves out what nothing depends on any more. Of every slot stay: what is live or may be, the last attempt, runs that have
 * not ended, the last push, and for each Convex deployment and origin who created it, who pushed to it last, and what was
 * imported or seeded. Deployments that a later claim has replaced are gone. Rows stay only of what is shown.
 *
 * Folding what is folded changes nothing, and what is folded away comes back from no other list: of each kind the latest
 * stays, so that whoever joins two lists keeps the same.
 */
export function foldEntries(entries: readonly CommentEntry[]): readonly CommentEntry[] {
  const records = entries.map(({ record }) => record);
  const kept = new Set(latestOfEachKind(records));
  const shown = new Set(groupBySlot([...kept]).flatMap(shownOf));
  return entries
    .filter(({ record }) => kept.has(record))
    .map(({ record, row }) => ({ record, row: shown.has(record) ? row : null }));
}

/** The records of a slot whose rows the table is made of: what is live, and what was tried last. */
function shownOf(records: readonly RunRecord[]): readonly RunRecord[] {
  const { record } = liveIn(records);
  return [record, lastAttempt(records)].filter((one) => one !== null);
}

function latestOfEachKind(records: readonly RunRecord[]): Iterable<RunRecord> {
  const current = currentDeployments(records);
  const latest = new Map<string, { readonly record: RunRecord; readonly rank: number }>();
  for (const record of records)
    for (const { kind, rank } of kindsOf(record, current.get(record.slot))) {
      const known = latest.get(kind);
      if (known === undefined || rank > known.rank || (rank === known.rank && record.id > known.record.id))
        latest.set(kind, { record, rank });
    }
  return new Set([...latest.values()].map(({ record }) => record));
}

/** By slot, the run that was begun last of those that created a Convex deployment: it has replaced all before. */
function currentDeployments(records: readonly RunRecord[]): ReadonlyMap<string, RunRecord> {
  const current = new Map<string, RunRecord>();
  for (const record of records) {
    const known = current.get(record.slot);
    if (claimOf(record)?.created === true && (known === undefined || compareStarts(record, known) > 0))
      current.set(record.slot, record);
  }
  return current;
}

interface Kind {
  readonly kind: string;
  readonly rank: number;
}

/** What a record tells that only the latest of its kind has to tell. @param current - See `currentDeployments`. */
function kindsOf(record: RunRecord, current: RunRecord | undefined): readonly Kind[] {
  const { id, slot, origin, steps } = record;
  const end = endOf(record);
  const kinds: Kind[] = [{ kind: key("attempt", slot), rank: begunAt(record) }];
  if (end === undefined) kinds.push({ kind: key("open", id), rank: 0 });
  if (end?.kind === "ended" && end.mayBeLive) kinds.push({ kind: key("may-be-live", slot), rank: end.at });
  // Also where a later claim has replaced it: a row says that nothing is live only where something was.
  if (isDeployed(record)) kinds.push({ kind: key("deployed", slot), rank: pushEnd(record)?.at ?? 0 });
  // It may have been about to reach what others of its slot have reached.
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
    // A run that imports or seeds has pushed, though it never came to say so.
    if (isDeployed(record)) kinds.push({ kind: key("deployed", ...about), rank: pushEnd(record)?.at ?? 0 });
    kinds.push(...lostClaims(record));
    kinds.push({ kind: key("reached", ...about), rank: begunAt(record) });
    for (const step of steps)
      if (KEPT_STEPS.includes(step.kind)) kinds.push({ kind: key(step.kind, ...about), rank: step.at });
  }
  return kinds;
}

/** A seed that never ended counts as done, and an import is resumed, whatever later runs do. Each one stays, for it may yet be told. */
function lostClaims({ id, steps }: RunRecord): readonly Kind[] {
  if (steps.some(({ kind }) => kind === "pushed")) return [];
  return SEED_STEPS.flatMap(([begun, failed]) => {
    const last = steps.findLast(({ kind }) => kind === begun || kind === failed);
    return last?.kind === begun ? [{ kind: key(begun, id), rank: 0 }] : [];
  });
}

const SEED_STEPS = [
  ["importing", "import-failed"],
  ["seeding", "seed-failed"],
] as const;

const KEPT_STEPS: readonly RecordedStep["kind"][] = ["kept", "removed", "importing", "import-failed", "seed-failed"];

function key(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}
