/** What a run that got past its plan did to a slot, step by step. Everything that is decided between runs is decided by it. */

import type { Origin } from "./origin.ts";

/** What does not change while a run goes on. It is the payload of the GitHub Deployment, and all of it is text that people see: redact it before. */
export interface RecordHead {
  /** Of this step of this job: two of one run, or one run's matrix, differ. A random UUID will do. */
  readonly id: string;
  readonly slot: string;
  readonly runId: number;
  readonly runAttempt: number;
  /** When the step started, in milliseconds since the epoch. */
  readonly startedAt: number;
  /** When `timeout-minutes` ends the step, in milliseconds since the epoch. `null` if nothing does. */
  readonly deadline: number | null;
  /** `GITHUB_EVENT_NAME`. */
  readonly event: string;
  readonly workflow: string;
  readonly origin: Origin;
  /** See `isChosenByPerson`. */
  readonly isChosen: boolean;
  /** The commit that is deployed: on a pull request its head. A whole SHA, or `""` if it is not known. */
  readonly commit: string;
  /** The commit of the repository on which a commit that this job made stands. */
  readonly baseCommit: string | null;
  readonly appName: string;
  readonly workingDirectory: string;
  /** Whether the claim may replace a Convex deployment that exists: `recreate`, or a CLI that can do nothing else. */
  readonly recreates: boolean;
}

export interface RunRecord extends RecordHead {
  /**
   * The account that wrote the record: `own` if it is the one of this token. Records of other accounts count for keeping and
   * for order, never for deleting.
   */
  readonly account: "own" | "other";
  /** The GitHub Deployment that keeps the record, to write further statuses to. `null` if only the comment keeps it. */
  readonly githubDeploymentId: number | null;
  /** In the order in which they were written. The first is `begun`. */
  readonly steps: readonly RecordedStep[];
}

export type RecordedStep = RunStep & Written;

export interface Written {
  /**
   * When GitHub received the status (for `begun`: the GitHub Deployment), in milliseconds since the epoch. GitHub tells whole
   * seconds, so two steps of one second count as simultaneous. In the comment: see `nextMoment`.
   */
  readonly at: number;
  /**
   * The id of the status, which grows with time. `null` for `begun`, since ids of GitHub Deployments are counted apart, in
   * the comment, and where it was read by GraphQL, which does not tell it. Seeding needs it, and pushes of one second.
   */
  readonly statusId: number | null;
}

export type RunStep =
  /** The record was created. Nothing was called at Convex. */
  | { readonly kind: "begun" }
  /** The claim was answered, and nothing is pushed: only a run that ends here without a push writes it. */
  | { readonly kind: "claimed"; readonly deployment: string; readonly created: boolean }
  /**
   * Written after the claim and before the push. `deployment` is `null` if the CLI tells its name only after the push.
   * `created` is true if the name was absent before this run's first claim, whatever a retry's claim answers.
   */
  | { readonly kind: "pushing"; readonly deployment: string | null; readonly created: boolean }
  /** Written before item `item` (from 1) of `preview-import` or `preview-run`; the first one is the claim. */
  | SeedStep<"importing" | "seeding">
  /** Convex answered that the item failed, so that it changed nothing. */
  | SeedStep<"import-failed" | "seed-failed">
  /** The end of a run whose push went well. The flags: that `preview-import` and `preview-run` are done for the deployment. */
  | {
      readonly kind: "pushed";
      readonly deployment: string | null;
      readonly imported: boolean;
      readonly seeded: boolean;
    }
  /** The end of any other run. `lost` is written by another run. `mayBeLive`: its push may have succeeded. */
  | { readonly kind: "ended"; readonly how: EndWithoutPush; readonly mayBeLive: boolean }
  /** A cleanup deleted the Convex deployment, or Convex said that it is gone. Written to every record that names it. */
  | { readonly kind: "removed"; readonly deployment: string }
  /** `on-close: keep`. A cleanup writes it to the records of its origin that name the Convex deployment. */
  | { readonly kind: "kept"; readonly deployment: string };

export interface SeedStep<Kind extends string> {
  readonly kind: Kind;
  readonly deployment: string;
  readonly item: number;
}

export type EndWithoutPush = "failed" | "cancelled" | "refused" | "skipped" | "superseded" | "lost";

/**
 * How long a job can live that nothing else ends, in milliseconds: a self-hosted runner's 5 days.
 * https://docs.github.com/en/actions/reference/limits
 */
const LONGEST_JOB_MS = 5 * 24 * 60 * 60_000;

/** The Convex deployments that a record names. */
export function deploymentsIn(record: RunRecord): readonly string[] {
  return [...new Set(record.steps.flatMap((step) => ("deployment" in step ? (step.deployment ?? []) : [])))];
}

/** When the record was created. */
export function begunAt(record: RunRecord): number {
  return record.steps[0]?.at ?? 0;
}

/** Negative if the first of two runs began earlier. Runs of one second are in the order of their ids. */
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

/** The last step of this kind. */
export function lastStep<Kind extends RunStep["kind"]>(record: RunRecord, kind: Kind): StepOf<Kind> | undefined {
  return record.steps.findLast((step): step is StepOf<Kind> => step.kind === kind);
}

/** The step with which the deploy ended. `removed` and `kept`, which a cleanup writes to it, do not end one. */
export function endOf(record: RunRecord): StepOf<"pushed"> | StepOf<"ended"> | undefined {
  return lastStep(record, "pushed") ?? lastStep(record, "ended");
}

/** The claim's answer: `created` survives retries, so one step that says so is enough. */
export function claimOf(record: RunRecord): StepOf<"claimed"> | StepOf<"pushing"> | undefined {
  const claims = record.steps.filter((step) => step.kind === "claimed" || step.kind === "pushing");
  return claims.find(({ created }) => created) ?? claims[0];
}

/** Whether the push went well: nothing is imported or seeded before. */
export function isDeployed(record: RunRecord): boolean {
  return pushedStep(record) !== undefined;
}

/**
 * The span in which the push was made: from the status before it to the one after it. `to` is infinite if there is none.
 * `null` if the run did not push.
 */
export function pushSpan(record: RunRecord): { readonly from: number; readonly to: number } | null {
  const pushed = pushedStep(record)?.at;
  const pushing = record.steps.find(({ kind }) => kind === "pushing")?.at;
  if (pushing === undefined && pushed === undefined) return null;
  // GitHub may have been down before the push: then it came at any time after the beginning.
  const from = pushing ?? begunAt(record);
  return { from, to: pushEnd(record)?.at ?? Number.POSITIVE_INFINITY };
}

/** The first step after the push. */
export function pushEnd(record: RunRecord): RecordedStep | undefined {
  return pushedStep(record) ?? endOf(record);
}

function pushedStep({ steps }: RunRecord): RecordedStep | undefined {
  return steps.find(({ kind }) => kind === "importing" || kind === "seeding" || kind === "pushed");
}

/** Whether the run can still be at work: it has not ended, and its own timeout is not over. */
export function isAtWork(record: RunRecord, now: number): boolean {
  return endOf(record) === undefined && now <= deadlineOf(record);
}

/** When the run is over however it went, in milliseconds since the epoch. */
export function deadlineOf({ startedAt, deadline }: RunRecord): number {
  return deadline ?? startedAt + LONGEST_JOB_MS;
}

/**
 * The records whose run is over and has not said so, because its machine was lost. The next run of the slot that ends writes
 * `ended`, `lost` for each, with `mayBeLive` if it was pushing. A run that may still be building is not among them.
 */
export function lostRecords(records: readonly RunRecord[], now: number): readonly LostRecord[] {
  return records
    .filter((record) => endOf(record) === undefined && !isAtWork(record, now))
    .map((record) => ({ record, mayBeLive: lastStep(record, "pushing") !== undefined }));
}

export interface LostRecord {
  readonly record: RunRecord;
  readonly mayBeLive: boolean;
}

/** The time of a step that only the comment keeps: after everything that its writer has read, whatever the clocks say. */
export function nextMoment(records: readonly RunRecord[], now: number): number {
  return Math.max(now, ...records.flatMap(({ steps }) => steps.map(({ at }) => at + 1)));
}

/**
 * Joins what several places tell (GitHub Deployments, comments, this run itself): the steps of one record are put together.
 * The result does not depend on the order of the lists, nor on how often each is joined. A step that two places tell has
 * the later of the two times, and an id if one of them has.
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
    const { at, statusId, ...told } = step;
    const key = JSON.stringify(Object.entries(told).sort());
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

/** Of one second: in the order in which a run takes its steps. `begun` is the first, whatever clocks say. */
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

/** In the order of code units, the same on every machine. */
export function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
