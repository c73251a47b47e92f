/** Which run's record an address belongs to that became known after the deploy. */

import { lastAttempt, liveIn, removedBy } from "./live.ts";
import { isDeployed, lastStep, type RunRecord } from "./record.ts";
import { groupBySlot, recordsOfSlot, targetOf } from "./slot.ts";

export interface WantedRecord {
  readonly runId: number;
  /** `""` if it is not known. */
  readonly commit: string;
  /** As records have it. */
  readonly appName: string;
  /** Whether inputs say so. Otherwise it is the repository's name, and the only app there is may have another. */
  readonly isAppGiven: boolean;
  /** `null` for any. */
  readonly target: string | null;
}

export type RecordToReport =
  | { readonly kind: "found"; readonly record: RunRecord }
  | { readonly kind: "none" }
  /** One of each slot. */
  | { readonly kind: "several"; readonly records: readonly RunRecord[] }
  /** A later run has taken its place, or a cleanup has removed what it deployed. */
  | { readonly kind: "replaced" | "removed"; readonly record: RunRecord };

/**
 * The record of this run, else one of the same commit. Of several runs that did the same to one slot, it is the one that is
 * live, else the last. What a newer run has done to the slot is never told of as ours.
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
  return judged(group, recordsOfSlot(group[0]?.slot ?? "", null, records));
}

function matching({ appName, isAppGiven, target }: WantedRecord, records: readonly RunRecord[]): readonly RunRecord[] {
  const fitting = records.filter(({ slot }) => isOfTarget(slot, target));
  const named = fitting.filter((record) => record.appName === appName);
  return named.length > 0 || isAppGiven ? named : fitting;
}

/** A run that ended before it had a target deployed nothing. A slot of a self-hosted backend does not tell its target. */
function isOfTarget(slot: string, target: string | null): boolean {
  const own = targetOf(slot);
  return own !== null && (own === "any" || target === null || own === target);
}

function judged(group: readonly RunRecord[], slot: readonly RunRecord[]): RecordToReport {
  const live = liveIn(slot).record;
  const record = group.find((one) => one === live) ?? lastAttempt(group);
  if (record === null) return { kind: "none" };
  if (removedBy(record).includes(lastStep(record, "pushed")?.deployment ?? "")) return { kind: "removed", record };
  const isCurrent = isDeployed(record) ? record === live : record === lastAttempt(slot);
  return { kind: isCurrent ? "found" : "replaced", record };
}
