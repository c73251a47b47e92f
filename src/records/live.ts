/** What is live in a slot, and what was tried there: two things. */

import {
  begunAt,
  claimOf,
  compareStarts,
  deadlineOf,
  deploymentsIn,
  endOf,
  isDeployed,
  lastStep,
  pushSpan,
  type RunRecord,
} from "./record.ts";

export interface Live {
  /** The record of the last push. `null`: nothing of ours is live. */
  readonly record: RunRecord | null;
  /** The Convex deployment that it is live on, as far as it was told. */
  readonly deployment: string | null;
  /**
   * Records of runs whose push, or whose claim that replaces, may have come after it: still at work, lost, stopped in
   * between, or at work at the same moment. Where there is one, `record` is no more than what may be live.
   */
  readonly rivals: readonly RunRecord[];
}

/**
 * What is live in a slot.
 *
 * A status is written after the event that it reports, so each change that a run makes to the slot lies between two statuses.
 * The last change counts. Where two such spans overlap, nobody knows which was last: GitHub orders statuses, not pushes.
 *
 * @param records - All records of one slot: see `recordsOfSlot`.
 */
export function liveIn(records: readonly RunRecord[]): Live {
  const changes = records.flatMap(changesBy);
  const certain = changes.filter(({ isCertain }) => isCertain);
  const last = certain.reduce<Change | null>((best, one) => (best !== null && best.to > one.to ? best : one), null);
  const removed = new Set(records.flatMap(removedBy));
  const isGone = ({ kind, deployment }: Change) => kind === "push" && deployment !== null && removed.has(deployment);
  const rivals = changes.filter(
    (change) =>
      change !== last &&
      change.to >= (last?.from ?? 0) &&
      // A run claims before it pushes.
      (change.record !== last?.record || change.kind === "push") &&
      !isGone(change) &&
      !(last?.kind === "push" && change.kind === "push" && isSameCode(change.record, last.record)),
  );
  const isLive = last !== null && last.kind === "push" && !isGone(last);
  return {
    record: isLive ? last.record : null,
    deployment: isLive ? last.deployment : null,
    rivals: [...new Set(rivals.map(({ record }) => record))],
  };
}

/** The run that was begun last, however it ended. It is shown beside what is live. */
export function lastAttempt(records: readonly RunRecord[]): RunRecord | null {
  return records.reduce<RunRecord | null>(
    (best, one) => (best === null || compareStarts(one, best) > 0 ? one : best),
    null,
  );
}

/** The Convex deployments that a cleanup has written to the record as removed. */
export function removedBy({ steps }: RunRecord): readonly string[] {
  return steps.flatMap((step) => (step.kind === "removed" ? [step.deployment] : []));
}

/** Something that a run did to the slot between two statuses, or may have done. */
interface Change {
  readonly record: RunRecord;
  /** A claim that made a Convex deployment ends what was live on the one before. */
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
  // A lost run may be reported long after its timeout, but it pushed before.
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

/** How far GitHub's clock may be from the runner's, in milliseconds. */
const CLOCK_DIFFERENCE_MS = 5 * 60_000;

/** Whether it makes no difference to people which of two pushes came last. */
function isSameCode(one: RunRecord, other: RunRecord): boolean {
  return (
    one.commit !== "" &&
    one.commit === other.commit &&
    one.workflow === other.workflow &&
    one.workingDirectory === other.workingDirectory &&
    lastDeployment(one) === lastDeployment(other)
  );
}

function lastDeployment(record: RunRecord): string | null {
  return lastStep(record, "pushed")?.deployment ?? lastStep(record, "pushing")?.deployment ?? null;
}
