/**
 * A stand-in for the GitHub Actions runner: runs JavaScript actions from a folder the way the real one does, as far as
 * an action can tell. Built after version 2.336.0 of https://github.com/actions/runner.
 */
import { mkdirSync } from "node:fs";
import { type Delays, RUNNER_DELAYS } from "./action-process.ts";
import { evaluatePostCondition, evaluateStepCondition } from "./expressions.ts";
import { type JobState, newJob } from "./job.ts";
import { Masker } from "./masker.ts";
import type { Orphan } from "./orphans.ts";
import { newStepRun, runStage, type StepRun, stepContexts } from "./stage.ts";
import type { Annotation } from "./step-log.ts";

export type { Annotation, Delays, Orphan };
export { Masker, RUNNER_DELAYS };

export type Conclusion = "success" | "failure" | "cancelled" | "skipped";

/** The part of the `github` context that depends on the run; the rest is made up or follows from it. */
export interface GitHubRun {
  readonly repository: string;
  readonly sha: string;
  /** Fully formed, such as `refs/heads/main`. */
  readonly ref: string;
  /** Default: `ref` without its prefix. */
  readonly refName?: string;
  /** Both are set but empty where the event has none. */
  readonly headRef?: string;
  readonly baseRef?: string;
  readonly actor?: string;
  /** `github.token`; masked, and not in the environment. */
  readonly token: string;
  readonly runId?: string | number;
  readonly runNumber?: string | number;
  readonly runAttempt?: string | number;
  readonly workflow?: string;
  readonly job?: string;
  readonly apiUrl: string;
  readonly serverUrl: string;
}

export interface JobOptions {
  readonly event: { readonly name: string; readonly payload: unknown };
  readonly github: GitHubRun;
  /** Masked from the start. With names they are the `secrets` context too. */
  readonly secrets?: readonly string[] | Readonly<Record<string, string>>;
  /** The `vars` context. */
  readonly vars?: Readonly<Record<string, string>>;
  /** `GITHUB_WORKSPACE`, the working directory of every action. */
  readonly workspace: string;
  /** `RUNNER_TEMP`; payload and command files lie below it. */
  readonly temp: string;
  /** Default: an own, empty folder below `temp`. */
  readonly home?: string;
  /** Default: this process's `PATH` without what npm added to it. */
  readonly path?: string;
  /** Default: this process's Node, when it is 24 or newer. */
  readonly nodePath?: string;
  /** `ACTIONS_STEP_DEBUG`: shows debug lines, echoes commands, and sets `RUNNER_DEBUG`. */
  readonly debug?: boolean;
  /** Each line of the log as it is written, masked. */
  readonly onLog?: (line: string) => void;
  /** Shorter delays than the runner's, so that tests are quick. */
  readonly delays?: Partial<Delays>;
}

/** A step of a workflow. The texts of `with` and `env` are evaluated, as in a workflow file, when they hold `${{ … }}`. */
export interface Step {
  /** Folder with `action.yml`. */
  readonly actionPath: string;
  /** As the workflow file names the action, such as `owner/name@v1`. Default: `./`, an action of this repository. */
  readonly uses?: string;
  readonly id?: string;
  readonly name?: string;
  /** Default: `success()`. */
  readonly if?: string;
  readonly with?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  readonly continueOnError?: boolean;
  /** Stops `main` by SIGINT, SIGTERM and SIGKILL to its own process, when one of the conditions comes true. */
  readonly cancel?: {
    /** Since the start of the process. */
    readonly afterMs?: number;
    /** Asked after each line, with the log up to there. */
    readonly when?: (log: string) => boolean;
    /** The step's own `timeout-minutes` is what ends it: it then fails, instead of being cancelled. Only shown. */
    readonly timeoutMinutes?: number;
  };
  /** Leaves out `post`, as when the machine is lost. */
  readonly skipPost?: boolean;
}

export type StepOptions = JobOptions & Step;

/** What `main` or `post` did. */
export interface StageResult {
  readonly conclusion: Conclusion;
  /** As the runner sees it: 128 and the signal's number after a signal. `null`: nothing was started. */
  readonly exitCode: number | null;
  readonly signal: NodeJS.Signals | null;
  /** As the page shows it: masked, commands carried out, groups and levels as `##[group]`, `##[error]`, …. */
  readonly log: string;
  /** stdout and stderr in order of arrival, unmasked. */
  readonly rawOutput: string;
  readonly outputs: Readonly<Record<string, string>>;
  /** State known after this stage, without the prefix `STATE_`. */
  readonly state: Readonly<Record<string, string>>;
  /** As it is uploaded: masked, and empty when it was too large. */
  readonly summary: string;
  readonly annotations: readonly Annotation[];
  /** What outlived the stage. It is killed at the end of the job. */
  readonly orphans: readonly Orphan[];
  readonly durationMs: number;
}

/**
 * A step with both its stages. `conclusion`, `exitCode`, `signal`, `outputs` and `state` are those of `main`; `log`,
 * `rawOutput`, `summary`, `annotations`, `orphans` and `durationMs` cover both stages.
 */
export interface StepResult extends StageResult {
  readonly main?: StageResult;
  /** Absent: no `post`, or its condition was not met. */
  readonly post?: StageResult;
  /** All variables of the job after the step: from `GITHUB_ENV` of this and earlier steps. */
  readonly exportedEnv: Readonly<Record<string, string>>;
  /** From `GITHUB_PATH`, the one that is searched first at the start. */
  readonly paths: readonly string[];
  /** Every value masked by now, without the encodings derived from it. */
  readonly masks: readonly string[];
}

export interface JobResult {
  readonly conclusion: Conclusion;
  readonly steps: readonly StepResult[];
  /** Everything in order: the steps, their `post` from the last to the first, the end of the job. */
  readonly log: string;
}

/** Runs one step as the only one of its job. Rejects only when there is no usable action in `actionPath`. */
export async function runStep(options: StepOptions): Promise<StepResult> {
  const job = await runJob({ ...options, env: {} }, [options]);
  const [step] = job.steps;
  if (step === undefined) throw new Error("A job of one step gave no result.");
  return step;
}

/**
 * Runs the steps of a job. Variables, paths, masks and status pass from one to the next, and each action's `post` runs
 * at the end, the last step's first.
 *
 * @param options Those of the whole job; `env` holds its variables.
 */
export async function runJob(
  options: JobOptions & { readonly env?: Readonly<Record<string, string>> },
  steps: readonly Step[],
): Promise<JobResult> {
  mkdirSync(options.temp, { recursive: true });
  const named = Array.isArray(options.secrets) ? {} : ((options.secrets ?? {}) as Record<string, string>);
  const job = newJob(Object.values(options.secrets ?? {}), options.github.token, options.env ?? {});
  const runs = steps.map((step) => newStepRun(options, step, job, named));
  const done: { run: StepRun; main?: StageResult; post?: StageResult; snapshot: JobSnapshot }[] = [];
  let log = "";
  for (const run of runs) {
    const main = await runMain(run);
    log += main?.log ?? "";
    done.push({ run, ...(main ? { main } : {}), snapshot: snapshotOf(job) });
  }
  for (const entry of done.toReversed()) {
    const post = entry.main ? await runPost(entry.run) : null;
    log += post?.log ?? "";
    if (post) entry.post = post;
  }
  log += endOrphans(done.flatMap(({ main, post }) => [...(main?.orphans ?? []), ...(post?.orphans ?? [])]));
  return {
    conclusion: job.status,
    steps: done.map(({ main, post, snapshot }) => stepResult(main, post, { ...snapshot, masks: job.masker.values })),
    log,
  };
}

/**
 * What of a step's outputs reaches other jobs: neither empty values nor such that contain a masked text.
 *
 * @returns The outputs that pass, and the names of those that do not.
 */
export function jobOutputs(step: Pick<StepResult, "outputs" | "masks">): {
  outputs: Record<string, string>;
  dropped: string[];
} {
  const masker = new Masker(step.masks);
  const passes = ([, value]: [string, string]) => value !== "" && masker.mask(value) === value;
  const entries = Object.entries(step.outputs);
  return {
    outputs: Object.fromEntries(entries.filter(passes)),
    dropped: entries.filter((entry) => !passes(entry)).map(([name]) => name),
  };
}

async function runMain(run: StepRun): Promise<StageResult | null> {
  const { job, step } = run;
  const isMet = evaluateStepCondition(step.if ?? "success()", stepContexts(run, job.env), job.status);
  const main = isMet ? await runStage(run, "main") : null;
  const outcome = main?.conclusion ?? "skipped";
  const conclusion = outcome === "failure" && step.continueOnError ? "success" : outcome;
  if (step.id !== undefined) job.steps[step.id] = { outputs: { ...main?.outputs }, outcome, conclusion };
  worsen(job, conclusion);
  return main;
}

async function runPost(run: StepRun): Promise<StageResult | null> {
  const { job, manifest, step } = run;
  if (manifest.post === null || step.skipPost) return null;
  if (!evaluatePostCondition(manifest.postCondition, stepContexts(run, job.env), job.status)) return null;
  const post = await runStage(run, "post");
  worsen(job, post.conclusion);
  return post;
}

function worsen(job: JobState, conclusion: Conclusion): void {
  if (conclusion === "cancelled") job.status = "cancelled";
  else if (conclusion === "failure" && job.status === "success") job.status = "failure";
}

type JobSnapshot = Pick<StepResult, "exportedEnv" | "paths">;

function snapshotOf(job: JobState): JobSnapshot {
  return { exportedEnv: Object.fromEntries(job.env), paths: job.prependPath.toReversed() };
}

function stepResult(
  main: StageResult | undefined,
  post: StageResult | undefined,
  job: Pick<StepResult, "exportedEnv" | "paths" | "masks">,
): StepResult {
  const stages = [main, post].filter((stage) => stage !== undefined);
  return {
    conclusion: main?.conclusion ?? "skipped",
    exitCode: main?.exitCode ?? null,
    signal: main?.signal ?? null,
    outputs: main?.outputs ?? {},
    state: main?.state ?? {},
    log: stages.map((stage) => stage.log).join(""),
    rawOutput: stages.map((stage) => stage.rawOutput).join(""),
    summary: stages.map((stage) => stage.summary).join(""),
    annotations: stages.flatMap((stage) => stage.annotations),
    orphans: stages.flatMap((stage) => stage.orphans),
    durationMs: stages.reduce((sum, stage) => sum + stage.durationMs, 0),
    ...(main ? { main } : {}),
    ...(post ? { post } : {}),
    ...job,
  };
}

/** Kills what the steps left running. @returns What the runner logs about it. */
function endOrphans(orphans: readonly Orphan[]): string {
  return orphans
    .filter(({ pid }) => isKilled(pid))
    .map(({ pid, command }) => `Terminate orphan process: pid (${pid}) (${command.split(" ")[0]})\n`)
    .join("");
}

function isKilled(pid: number): boolean {
  try {
    return process.kill(pid, "SIGKILL");
  } catch {
    return false;
  }
}
