/**
 * `preview-import` and `preview-run`: each is done at most once per Convex deployment, by the order of the records.
 *
 * They differ where a run began an item and never told how it ended. A function may have run, and nobody can tell, so it
 * counts as done. An import can be looked up at Convex, which never adds to a table that is not empty, so it is resumed.
 */

import { endOf, isAtWork, type RecordedStep, type RunRecord } from "./record.ts";

/** `import` stands for `preview-import` with its files, `seed` for `preview-run` with its lines. */
export type SeedKind = "import" | "seed";

export type SeedClaim =
  /** It is for this run to do, from this item on (counted from 1): those before it are done. */
  | {
      readonly kind: "claimed";
      readonly from: number;
      /** Whether an earlier run came to the first item. Of an import, Convex has to be asked how that ended. */
      readonly isResumed: boolean;
    }
  | { readonly kind: "done" }
  /** Another run is at it. */
  | { readonly kind: "begun"; readonly by: RunRecord }
  /** Another run began to seed and never told how an item ended. It counts as done: doing it twice would double the data. */
  | { readonly kind: "lost"; readonly by: RunRecord };

/**
 * Whether a run is to import or seed.
 *
 * Ask once before anything is written. If the answer is `claimed`, write `importing` or `seeding` with `from` as the item,
 * read the records again and ask again: only if it is `claimed` still is it for this run. Of runs that come at the same
 * moment the one whose claim GitHub has first goes on. Then write the same step before every further item,
 * `import-failed` or `seed-failed` if Convex answered that one failed, and at the end `pushed` with the flag that says
 * whether it is done. A run that leaves it to another one (`begun`) ends without the flag. One
 * that got `done` or `lost`, or no answer to an item, ends with it.
 *
 * @param deployment - The Convex deployment that the run has pushed to.
 * @param records - All that name the deployment, this run's own among them.
 * @param now - Milliseconds since the epoch.
 */
export function seedClaim(
  kind: SeedKind,
  ownId: string,
  deployment: string,
  records: readonly RunRecord[],
  now: number,
): SeedClaim {
  if (records.some((record) => isDone(kind, deployment, record))) return { kind: "done" };
  const claims = records.flatMap((record) => claimsOf(kind, deployment, record, ownId, now));
  const from = claims.reduce((item, { failedAt }) => Math.max(item, failedAt ?? 1), 1);
  const isResumed = claims.some(({ failedAt }) => failedAt === from);
  const own = claims.find(({ record }) => record.id === ownId);
  const open = claims.filter(({ record, failedAt }) => record.id !== ownId && failedAt === null);
  const lost = open.find(({ record }) => !isAtWork(record, now));
  if (lost !== undefined) return { kind: "lost", by: lost.record };
  // Without both ids nobody knows which claim came first. Both runs then leave it, and the next one does it.
  const ownStatusId = (own?.failedAt === null ? own.statusId : null) ?? Number.POSITIVE_INFINITY;
  const first = open.find(({ statusId }) => (statusId ?? 0) < ownStatusId);
  return first === undefined ? { kind: "claimed", from, isResumed } : { kind: "begun", by: first.record };
}

interface Claim {
  readonly record: RunRecord;
  readonly statusId: number | null;
  /** The item that failed, or from which an import is resumed; `null` for a claim whose run has not told how it ended. */
  readonly failedAt: number | null;
}

const WORDS = {
  import: { begun: "importing", failed: "import-failed", flag: "imported" },
  seed: { begun: "seeding", failed: "seed-failed", flag: "seeded" },
} as const;

function isDone(kind: SeedKind, deployment: string, { steps }: RunRecord): boolean {
  return steps.some((step) => step.kind === "pushed" && step.deployment === deployment && step[WORDS[kind].flag]);
}

function claimsOf(kind: SeedKind, deployment: string, record: RunRecord, ownId: string, now: number): readonly Claim[] {
  const { begun, failed } = WORDS[kind];
  const isAbout = (step: RecordedStep): step is Extract<RecordedStep, { readonly item: number }> =>
    (step.kind === begun || step.kind === failed) && step.deployment === deployment;
  const told = record.steps.filter(isAbout);
  const [first, last] = [told[0], told.at(-1)];
  if (first === undefined || last === undefined) return [];
  const isOver = record.id !== ownId && !isAtWork(record, now);
  const failedAt = last.kind === failed || (kind === "import" && isOver) ? last.item : null;
  // A claim that its run gave up, as `pushed` without the flag says, is none.
  if (failedAt === null && endOf(record)?.kind === "pushed") return [];
  return [{ record, statusId: first.statusId, failedAt }];
}
