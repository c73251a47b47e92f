/** Derives from the records of a slot which run is live there, and which run came last. */

import {
  begunAt,
  claimOf,
  compareStarts,
  deadlineOf,
  deploymentsIn,
  endOf,
  isDeployed,
  isSameWorkflow,
  lastStep,
  pushSpan,
  type RunRecord,
} from "./record.ts";

export interface Live {
  /** The record of the last push, or `null` if no run of this action is live. */
  readonly record: RunRecord | null;
  /** The Convex deployment that it is live on, or `null` if the CLI did not name it. */
  readonly deployment: string | null;
  /**
   * Records of runs that may have pushed, or replaced the deployment, after it: runs that are still in progress, were lost
   * or stopped, or pushed at the same time. If there are any, `record` is only possibly live.
   */
  readonly rivals: readonly RunRecord[];
}

/**
 * Finds what is live in a slot.
 *
 * A status is written after the event that it reports, so each change that a run makes to the slot happened between two of its
 * statuses. The last change counts. If two such spans overlap, their order is unknown: GitHub orders statuses, not pushes.
 *
 * @param records - All records of one slot: see `recordsOfSlot`.
 */
export function liveIn(records: readonly RunRecord[]): Live {
  const changes = records.flatMap(changesBy);
  const certain = changes.filter(({ isCertain }) => isCertain);
  const last = certain.reduce<Change | null>((best, one) => (best !== null && best.to > one.to ? best : one), null);
  const removed = new Set(records.flatMap(removedBy));
  const wasDeleted = ({ kind, deployment }: Change) =>
    kind === "push" && deployment !== null && removed.has(deployment);
  const rivals = changes.filter(
    (change) =>
      change !== last &&
      change.to >= (last?.from ?? 0) &&
      // A run claims before it pushes.
      (change.record !== last?.record || change.kind === "push") &&
      !wasDeleted(change) &&
      !(last?.kind === "push" && change.kind === "push" && isSameCode(change.record, last.record)),
  );
  const isLive = last !== null && last.kind === "push" && !wasDeleted(last);
  return {
    record: isLive ? last.record : null,
    deployment: isLive ? last.deployment : null,
    rivals: [...new Set(rivals.map(({ record }) => record))],
  };
}

/** The run that started last, however it ended. Reports show it in addition to the live one. */
export function lastAttempt(records: readonly RunRecord[]): RunRecord | null {
  return records.toSorted(compareStarts).at(-1) ?? null;
}

/** The Convex deployments that a cleanup recorded as removed. */
export function removedBy({ steps }: RunRecord): readonly string[] {
  return steps.flatMap((step) => (step.kind === "removed" ? [step.deployment] : []));
}

/** Whether every Convex deployment that the records of a slot name was removed. False if they name none. */
export function isEmptied(records: readonly RunRecord[]): boolean {
  const removed = new Set(records.flatMap(removedBy));
  return removed.size > 0 && records.flatMap(deploymentsIn).every((deployment) => removed.has(deployment));
}

/** A change that a run made, or may have made, to the slot between two statuses. Times are milliseconds since the epoch. */
interface Change {
  readonly record: RunRecord;
  /** A claim that creates a Convex deployment replaces the one that was live. */
  readonly kind: "push" | "claim";
  readonly from: number;
  readonly to: number;
  readonly isCertain: boolean;
  readonly deployment: string | null;
}

function changesBy(record: RunRecord): readonly Change[] {
  const [deployment = null] = deploymentsIn(record).slice(-1);
  const about = { record, deployment };
  const end = endOf(record);
  const mayHave = end === undefined || (end.kind === "ended" && end.mayBeLive);
  // A lost run may be recorded long after its timeout, but it cannot have pushed after that.
  const latest = Math.min(end?.at ?? Number.POSITIVE_INFINITY, deadlineOf(record) + CLOCK_DIFFERENCE_MS);
  const changes: Change[] = [];
  const claim = claimOf(record);
  if (claim?.created === true)
    changes.push({ ...about, kind: "claim", from: begunAt(record), to: claim.at, isCertain: true });
  else if (claim === undefined && record.recreates && mayHave)
    changes.push({ ...about, kind: "claim", from: begunAt(record), to: latest, isCertain: false });
  const push = pushSpan(record);
  if (push !== null && isDeployed(record)) changes.push({ ...about, kind: "push", ...push, isCertain: true });
  else if (push !== null && mayHave)
    changes.push({ ...about, kind: "push", from: push.from, to: latest, isCertain: false });
  return changes;
}

/** How far GitHub's clock may differ from the runner's. */
const CLOCK_DIFFERENCE_MS = 5 * 60_000;

/** Whether both runs pushed the same code to the same deployment, so that their order makes no difference. */
function isSameCode(one: RunRecord, other: RunRecord): boolean {
  return (
    one.commit !== "" &&
    one.commit === other.commit &&
    isSameWorkflow(one, other) &&
    one.workingDirectory === other.workingDirectory &&
    lastDeployment(one) === lastDeployment(other)
  );
}

function lastDeployment(record: RunRecord): string | null {
  return lastStep(record, "pushed")?.deployment ?? lastStep(record, "pushing")?.deployment ?? null;
}
