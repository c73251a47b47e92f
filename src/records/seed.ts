/**
 * Decides which run does `preview-import` and `preview-run`: each is done at most once per Convex deployment.
 *
 * They differ if a run started an item and did not record how it ended. A function may have run, so it counts as done. An
 * import can be repeated safely, because Convex never adds to a table that is not empty, so it is resumed.
 */

import { endOf, isInProgress, type RecordedStep, type RunRecord, type SeedStep } from "./record.ts";
import { sha256 } from "./status-descriptions.ts";

/** `import` is `preview-import`, whose items are files; `seed` is `preview-run`, whose items are lines. */
export type SeedKind = "import" | "seed";

export type SeedClaim =
  /** This run does it, starting with item `from` (counted from 1). Earlier items are done. */
  | {
      readonly kind: "claimed";
      readonly from: number;
      /** Whether an earlier run started this item. For an import, check with Convex how that ended. */
      readonly isResumed: boolean;
    }
  /**
   * - `begun`: another run is doing it.
   * - `lost`: another run started an item and did not record how it ended. It counts as done: repeating it could duplicate
   *   data.
   * - `changed`: an earlier run has called functions, and they are no longer the first of the list, so it is unknown which
   *   of the list were called. Calling them twice could duplicate data.
   */
  | { readonly kind: "done" | "begun" | "lost" | "changed" };

/** `preview-import` or `preview-run`, with the names of its tables or functions. */
export interface SeedTask {
  readonly kind: SeedKind;
  readonly items: readonly string[];
}

/** A digest of the names of the items before an item (from 1), for a `SeedStep`. */
export function digestBefore({ items }: SeedTask, item: number): Pick<SeedStep<string>, "after"> {
  if (item === 1) return {};
  const before = JSON.stringify(items.slice(0, item - 1));
  return { after: sha256(before).slice(0, 8) };
}

/**
 * Decides whether a run imports or seeds.
 *
 * Call it once before anything is written. If the result is `claimed`, write `importing` or `seeding` with `from` as the
 * item, read the records again and call it again: the run proceeds only if the result is still `claimed`. Of several runs
 * at the same time, the one whose claim reached GitHub first proceeds. Then write the same step before every further item,
 * `import-failed` or `seed-failed` if Convex reports a failure, and at the end `pushed`, with the flag if it is done. A run
 * that leaves it to another one (`begun`), or got `changed`, ends without the flag. A run that got `done` or `lost`, or no
 * response to an item, ends with it.
 *
 * @param deployment - The Convex deployment that the run has pushed to.
 * @param records - All records that name the deployment, including this run's.
 * @param now - Milliseconds since the epoch.
 */
export function seedClaim(
  task: SeedTask,
  ownId: string,
  deployment: string,
  records: readonly RunRecord[],
  now: number,
): SeedClaim {
  const { kind } = task;
  if (records.some((record) => isDone(kind, deployment, record))) return { kind: "done" };
  const claims = records.flatMap((record) => claimsOf(kind, deployment, record, ownId, now));
  const reached = Math.max(1, ...claims.map(({ failedAt }) => failedAt ?? 1));
  const sameList = claims.filter(({ failedAt, after }) => after === digestBefore(task, failedAt ?? 1).after);
  const from = Math.max(1, ...sameList.map(({ failedAt }) => failedAt ?? 1));
  // Convex refuses to import a table twice, so an import may begin again with a changed list.
  const isResumed = from < reached || claims.some(({ failedAt }) => failedAt === from);
  const own = claims.find(({ record }) => record.id === ownId);
  const open = claims.filter(({ record, failedAt }) => record.id !== ownId && failedAt === null);
  if (open.some(({ record }) => !isInProgress(record, now))) return { kind: "lost" };
  // Without both IDs, it is unknown which claim came first. Then neither run proceeds, and the next one does.
  const ownStatusId = (own?.failedAt === null ? own.statusId : null) ?? Number.POSITIVE_INFINITY;
  if (open.some(({ statusId }) => (statusId ?? 0) < ownStatusId)) return { kind: "begun" };
  return kind === "seed" && from < reached ? { kind: "changed" } : { kind: "claimed", from, isResumed };
}

interface Claim {
  readonly record: RunRecord;
  readonly statusId: number | null;
  /** The item that failed or at which an import is resumed; `null` if the run did not record how its claim ended. */
  readonly failedAt: number | null;
  /** See `SeedStep`. */
  readonly after: string | undefined;
}

/** For each kind: the step before an item, the step after one that failed, and the flag of `pushed` if all are done. */
export const SEED_STEPS = {
  import: { begun: "importing", failed: "import-failed", flag: "imported" },
  seed: { begun: "seeding", failed: "seed-failed", flag: "seeded" },
} as const;

function isDone(kind: SeedKind, deployment: string, { steps }: RunRecord): boolean {
  return steps.some((step) => step.kind === "pushed" && step.deployment === deployment && step[SEED_STEPS[kind].flag]);
}

function claimsOf(kind: SeedKind, deployment: string, record: RunRecord, ownId: string, now: number): readonly Claim[] {
  const { begun, failed } = SEED_STEPS[kind];
  const isAbout = (step: RecordedStep): step is Extract<RecordedStep, { readonly item: number }> =>
    (step.kind === begun || step.kind === failed) && step.deployment === deployment;
  const steps = record.steps.filter(isAbout);
  const [first, last] = [steps[0], steps.at(-1)];
  if (first === undefined || last === undefined) return [];
  const hasEnded = record.id !== ownId && !isInProgress(record, now);
  const failedAt = last.kind === failed || (kind === "import" && hasEnded) ? last.item : null;
  // `pushed` without the flag means that the run gave up its claim.
  if (failedAt === null && endOf(record)?.kind === "pushed") return [];
  return [{ record, statusId: first.statusId, failedAt, after: last.after }];
}
