/** Finds the record of the run to whose reports `operation: report` adds a site's URL. */

import { isEmptied, lastAttempt, liveIn, removedBy } from "./live.ts";
import { begunAt, endOf, isDeployed, lastStep, type RunRecord } from "./record.ts";
import { groupBySlot, recordsOfSlot, targetOf } from "./slot.ts";

export interface WantedRecord {
  readonly runId: number;
  /** `""` if it is not known. */
  readonly commit: string;
  /** In the form in which records contain it. */
  readonly appName: string;
  /** Whether inputs set it. If not, it is the repository's name, and a single app with another name is accepted too. */
  readonly isAppGiven: boolean;
  /** `null` for any target. */
  readonly target: string | null;
}

export type RecordToReport =
  | { readonly kind: "found"; readonly record: RunRecord }
  | { readonly kind: "none" }
  /** One record of each slot. */
  | { readonly kind: "several"; readonly records: readonly RunRecord[] }
  /** A later run has replaced it, or a cleanup has deleted its deployment. */
  | { readonly kind: "replaced" | "removed"; readonly record: RunRecord };

/**
 * Finds the record of this run, else one of the same commit. If several runs fit in one slot, it is the live one, else the
 * last. The record of a newer commit is never returned.
 */
export function recordToReport(wanted: WantedRecord, records: readonly RunRecord[]): RecordToReport {
  const ofRun = matching(
    wanted,
    records.filter(({ runId }) => runId === wanted.runId),
  );
  const ofCommit = records.filter(({ commit }) => commit !== "" && commit === wanted.commit);
  const candidates = ofRun.length > 0 ? ofRun : matching(wanted, ofCommit);
  const [group, ...others] = groupBySlot(candidates);
  if (group === undefined) return { kind: "none" };
  if (others.length > 0)
    return { kind: "several", records: [group, ...others].flatMap((one) => lastAttempt(one) ?? []) };
  return decide(group, recordsOfSlot(group[0]?.slot ?? "", records));
}

function matching({ appName, isAppGiven, target }: WantedRecord, records: readonly RunRecord[]): readonly RunRecord[] {
  const fitting = records.filter(({ slot }) => isOfTarget(slot, target));
  const named = fitting.filter((record) => record.appName === appName);
  return named.length > 0 || isAppGiven ? named : fitting;
}

/** A run without a target deployed nothing. The slot of a self-hosted backend does not contain its target. */
function isOfTarget(slot: string, target: string | null): boolean {
  const own = targetOf(slot);
  return own !== null && (own === "any" || target === null || own === target);
}

function decide(group: readonly RunRecord[], slot: readonly RunRecord[]): RecordToReport {
  const live = liveIn(slot).record;
  const record = group.find((one) => one === live) ?? lastAttempt(group);
  if (record === null) return { kind: "none" };
  if (wasRemoved(record, slot)) return { kind: "removed", record };
  const isCurrent = isDeployed(record) ? record === live : record === lastAttempt(slot);
  return { kind: isCurrent ? "found" : "replaced", record };
}

/** Whether a cleanup deleted the run's deployment, or, if the run has pushed nothing, what it left live. */
function wasRemoved(record: RunRecord, slot: readonly RunRecord[]): boolean {
  if (isDeployed(record)) return removedBy(record).includes(lastStep(record, "pushed")?.deployment ?? "");
  const isLater = slot.some(({ steps }) => steps.some(({ kind, at }) => kind === "removed" && at >= begunAt(record)));
  return endOf(record) !== undefined && isLater && isEmptied(slot);
}
