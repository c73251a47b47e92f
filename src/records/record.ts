/** The record of a run: what it did to a slot, step by step. Runs coordinate only by reading each other's records. */

import type { Origin } from "./origin.ts";

/** The constant part of a record, and the payload of its GitHub Deployment. It is public, so redact it first. */
export interface RecordHead {
  /** Unique for this step of this job, such as a random UUID: a run can have several steps, jobs and matrix entries. */
  readonly id: string;
  readonly slot: string;
  readonly runId: number;
  readonly runAttempt: number;
  /** When the step started by the runner's clock, in milliseconds since the epoch. */
  readonly startedAt: number;
  /** When `timeout-minutes` ends the step by the same clock, or `null` if nothing does. See `deadlineOf`. */
  readonly deadline: number | null;
  /** `GITHUB_EVENT_NAME`. */
  readonly event: string;
  readonly workflow: string;
  /** Path of the workflow's file, or `""`. */
  readonly workflowPath: string;
  readonly origin: Origin;
  /** See `isChosenByPerson`. */
  readonly isChosen: boolean;
  /** The deployed commit (on a pull request, its head) as a full SHA, or `""` if it is not known. */
  readonly commit: string;
  /** If the deployed commit was made in this job, the commit of the repository that it is based on. */
  readonly baseCommit: string | null;
  readonly appName: string;
  readonly workingDirectory: string;
  /** Whether the claim may replace an existing Convex deployment: with `recreate`, or a CLI that cannot reuse one. */
  readonly recreates: boolean;
}

export interface RunRecord extends RecordHead {
  /**
   * Whether this token's own account wrote the record. Records of other accounts count for order and for keeping a
   * preview, but never for deleting one.
   */
  readonly account: "own" | "other";
  /** The GitHub Deployment that stores the record, or `null` if only the comment stores it. */
  readonly githubDeploymentId: number | null;
  /** In the order in which they were written. The first one is `begun`. */
  readonly steps: readonly RecordedStep[];
}

/** Whether two runs have the same workflow, which may have been renamed between them, or its file moved. */
export function isSameWorkflow(
  one: Pick<RecordHead, "workflow" | "workflowPath">,
  other: Pick<RecordHead, "workflow" | "workflowPath">,
): boolean {
  const isSameFile = one.workflowPath !== "" && one.workflowPath === other.workflowPath;
  return isSameFile || one.workflow === other.workflow;
}

export type RecordedStep = RunStep & Written;

export interface Written {
  /**
   * When GitHub received the status (for `begun`, the GitHub Deployment), in milliseconds since the epoch. GitHub's times are
   * whole seconds, so two steps in one second count as simultaneous. For the comment, see `nextMoment`.
   */
  readonly at: number;
  /**
   * The ID of the status. IDs increase with time, which orders seeds, and pushes in the same second. `null` for `begun`
   * (GitHub Deployments have separate IDs), in the comment, and if it was read by GraphQL, which does not return it.
   */
  readonly statusId: number | null;
}

export type RunStep =
  /** The record was created. No request to Convex was made. */
  | { readonly kind: "begun" }
  /** Convex responded to the claim. Written during a build, and by a run that ends without a push. */
  | { readonly kind: "claimed"; readonly deployment: string; readonly created: boolean }
  /**
   * Written after the claim and before the push. `deployment` is `null` if the CLI prints its name only after the push.
   * `created` is true if the name did not exist before this run's first claim, even if the claim of a retry finds it.
   */
  | { readonly kind: "pushing"; readonly deployment: string | null; readonly created: boolean }
  /** Written before item `item` (from 1) of `preview-import` or `preview-run`. The first one also claims the task. */
  | SeedStep<"importing" | "seeding">
  /** Convex reported that the item failed, so it changed nothing. */
  | SeedStep<"import-failed" | "seed-failed">
  /** The end of a run whose push succeeded. The flags say whether `preview-import` and `preview-run` are done. */
  | {
      readonly kind: "pushed";
      readonly deployment: string | null;
      readonly imported: boolean;
      readonly seeded: boolean;
    }
  /** The end of any other run; `lost` is written by another run. `mayBeLive` if its push may have succeeded. */
  | { readonly kind: "ended"; readonly how: EndWithoutPush; readonly mayBeLive: boolean }
  /** A cleanup deleted the Convex deployment, or found that it no longer exists. Written to every record that names it. */
  | { readonly kind: "removed"; readonly deployment: string }
  /** A cleanup with `on-close: keep` writes this to the records of its origin that name the Convex deployment. */
  | { readonly kind: "kept"; readonly deployment: string };

export interface SeedStep<Kind extends string> {
  readonly kind: Kind;
  readonly deployment: string;
  readonly item: number;
  /** `digestBefore` of the item, by which a later run sees whether the list before it has changed. Absent for item 1. */
  readonly after?: string;
}

export type EndWithoutPush = "failed" | "cancelled" | "refused" | "skipped" | "superseded" | "lost";

/**
 * The longest time that a job can run: 5 days on a self-hosted runner.
 * https://docs.github.com/en/actions/reference/limits
 */
const MAX_JOB_MS = 5 * 24 * 60 * 60_000;

/** The Convex deployments that a record names. */
export function deploymentsIn(record: RunRecord): readonly string[] {
  return [...new Set(record.steps.flatMap((step) => ("deployment" in step ? (step.deployment ?? []) : [])))];
}

/** When the record was created. */
export function begunAt(record: RunRecord): number {
  return record.steps[0]?.at ?? 0;
}

/** Negative if the first of two runs started earlier. Runs that started in the same second are ordered by their IDs. */
export function compareStarts(one: RunRecord, other: RunRecord): number {
  return (
    begunAt(one) - begunAt(other) ||
    one.runId - other.runId ||
    one.runAttempt - other.runAttempt ||
    one.startedAt - other.startedAt ||
    compareText(one.id, other.id)
  );
}

export type StepOf<Kind extends RunStep["kind"]> = Extract<RunStep, { kind: Kind }> & Written;

export function lastStep<Kind extends RunStep["kind"]>(record: RunRecord, kind: Kind): StepOf<Kind> | undefined {
  return record.steps.findLast((step): step is StepOf<Kind> => step.kind === kind);
}

/** The step with which the run ended. The steps `removed` and `kept`, which a cleanup adds, are ignored. */
export function endOf(record: RunRecord): StepOf<"pushed"> | StepOf<"ended"> | undefined {
  return ownEndOf(record) ?? lastStep(record, "ended");
}

/**
 * The end that the run itself recorded. Another run may have recorded it as `lost` while it was in progress, if its timeout
 * has passed or their clocks differ.
 */
export function ownEndOf(record: RunRecord): StepOf<"pushed"> | StepOf<"ended"> | undefined {
  const ended = record.steps.findLast((step): step is StepOf<"ended"> => step.kind === "ended" && step.how !== "lost");
  return lastStep(record, "pushed") ?? ended;
}

/** The steps that contain the result of a claim. */
export function claimsIn({ steps }: RunRecord): readonly (StepOf<"claimed"> | StepOf<"pushing">)[] {
  return steps.filter((step) => step.kind === "claimed" || step.kind === "pushing");
}

/** The step with the result of the claim. Prefers one with `created`, because a retry's claim finds the deployment. */
export function claimOf(record: RunRecord): StepOf<"claimed"> | StepOf<"pushing"> | undefined {
  const claims = claimsIn(record);
  return claims.find(({ created }) => created) ?? claims[0];
}

/** Whether the push succeeded. Steps of imports and seeds prove it too, since they come after the push. */
export function isDeployed(record: RunRecord): boolean {
  return pushedStep(record) !== undefined;
}

/**
 * The time in which the push happened: from the status before it to the one after it.
 *
 * @returns `null` if the run did not push. `to` is infinite if no status follows.
 */
export function pushSpan(record: RunRecord): { readonly from: number; readonly to: number } | null {
  const pushed = pushedStep(record)?.at;
  const pushing = record.steps.find(({ kind }) => kind === "pushing")?.at;
  if (pushing === undefined && pushed === undefined) return null;
  // `pushing` is missing if GitHub was down then: the push happened at any time after the start.
  const from = pushing ?? begunAt(record);
  return { from, to: pushEnd(record)?.at ?? Number.POSITIVE_INFINITY };
}

/** The first step after the push. */
export function pushEnd(record: RunRecord): RecordedStep | undefined {
  return pushedStep(record) ?? endOf(record);
}

/** The first step that proves that the push succeeded. */
export function pushedStep({ steps }: RunRecord): RecordedStep | undefined {
  return steps.find(({ kind }) => kind === "importing" || kind === "seeding" || kind === "pushed");
}

/** Whether the run may still be in progress: it has not ended, and its timeout has not passed. */
export function isInProgress(record: RunRecord, now: number): boolean {
  return endOf(record) === undefined && now <= deadlineOf(record);
}

/** The latest time at which the run can still be in progress, in milliseconds since the epoch. */
export function deadlineOf(record: RunRecord): number {
  const { startedAt, deadline } = record;
  // `begunAt` is GitHub's time. The other two are of the runner's clock, which may be hours off.
  return begunAt(record) + (deadline === null ? MAX_JOB_MS : deadline - startedAt);
}

/**
 * The records of runs that are past their timeout and did not record their end, because their machine was lost. The next
 * run in the slot adds `ended` with `lost` to each when it ends, and with `mayBeLive` if the lost run was pushing.
 */
export function lostRecords(records: readonly RunRecord[], now: number): readonly LostRecord[] {
  return records
    .filter((record) => endOf(record) === undefined && !isInProgress(record, now))
    .map((record) => ({ record, mayBeLive: lastStep(record, "pushing") !== undefined }));
}

/** The record with the end of a lost run, as it is stored in the comment. @param at - See `nextMoment`. */
export function endedAsLost({ record, mayBeLive }: LostRecord, at: number): RunRecord {
  return { ...record, steps: [...record.steps, { kind: "ended", how: "lost", mayBeLive, at, statusId: null }] };
}

export interface LostRecord {
  readonly record: RunRecord;
  readonly mayBeLive: boolean;
}

/** The time for a step that is only stored in the comment: later than every step that was read, even if clocks differ. */
export function nextMoment(records: readonly RunRecord[], now: number): number {
  return Math.max(now, ...records.flatMap(({ steps }) => steps.map(({ at }) => at + 1)));
}

/**
 * Merges records from several sources (GitHub Deployments, comments, this run): each record gets the steps of all of them.
 * The result depends neither on the order of the lists nor on repetitions. A step from two sources gets the later time,
 * and the ID if one of them has it.
 */
export function mergeRecords(...lists: readonly (readonly RunRecord[])[]): readonly RunRecord[] {
  const merged = new Map<string, RunRecord>();
  for (const record of lists.flat()) {
    merged.set(record.id, joined(merged.get(record.id) ?? record, record));
  }
  return [...merged.values()].sort(compareStarts);
}

function joined(one: RunRecord, other: RunRecord): RunRecord {
  const steps = new Map<string, RecordedStep>();
  for (const step of [...one.steps, ...other.steps]) {
    const { at, statusId, ...content } = step;
    const key = JSON.stringify(Object.entries(content).sort());
    const known = steps.get(key);
    const written = { at: Math.max(at, known?.at ?? at), statusId: greater(statusId, known?.statusId ?? null) };
    steps.set(key, { ...step, ...written });
  }
  return {
    ...one,
    account: one.account === "own" && other.account === "own" ? "own" : "other",
    githubDeploymentId: greater(one.githubDeploymentId, other.githubDeploymentId),
    steps: [...steps].sort(compareSteps).map(([, step]) => step),
  };
}

/** Steps in the same second are in the order in which a run takes them. `begun` is always first, even if clocks differ. */
function compareSteps([key, one]: readonly [string, RecordedStep], [otherKey, other]: readonly [string, RecordedStep]) {
  return (
    Number(one.kind !== "begun") - Number(other.kind !== "begun") ||
    one.at - other.at ||
    STEP_ORDER.indexOf(one.kind) - STEP_ORDER.indexOf(other.kind) ||
    compareText(key, otherKey)
  );
}

const STEP_ORDER: readonly RunStep["kind"][] = [
  "begun",
  "claimed",
  "pushing",
  "importing",
  "import-failed",
  "seeding",
  "seed-failed",
  "pushed",
  "ended",
  "kept",
  "removed",
];

function greater(one: number | null, other: number | null): number | null {
  return one === null || other === null ? (one ?? other) : Math.max(one, other);
}

/** Compares by code units, so that the order is the same on every machine. */
export function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
