/**
 * A fake of the GitHub Actions runner. It runs a JavaScript action from a folder, so that the action cannot distinguish it
 * from version 2.336.0 of https://github.com/actions/runner.
 */

import { mkdirSync } from "node:fs";
import { RUNNER_DELAYS } from "./action-process.ts";
import { contextName } from "./environment.ts";
import { evaluatePostCondition, evaluateStepCondition } from "./expressions.ts";
import { type JobState, newJob } from "./job.ts";
import type { Orphan } from "./orphan-processes.ts";
import { newStepRun, runPhase, type StepRun, stepContexts } from "./run-phase.ts";
import { Masker } from "./secret-masker.ts";
import type { Conclusion, JobOptions, JobResult, PhaseResult, Step, StepOptions, StepResult } from "./steps.ts";

export type { Delays } from "./action-process.ts";
export type { Orphan } from "./orphan-processes.ts";
export type { Annotation } from "./step-log.ts";
export type * from "./steps.ts";
export { Masker, RUNNER_DELAYS };

/** Runs one step as the only one of its job. Rejects only if there is no valid action in `actionPath`. */
export async function runStep(options: StepOptions): Promise<StepResult> {
  const job = await runJob({ ...options, env: {} }, [options]);
  const [step] = job.steps;
  if (step === undefined) throw new Error("A job of one step gave no result.");
  return step;
}

/**
 * Runs the steps of a job. Variables, paths, masks and the status carry over from one step to the next. The `post` of each
 * action runs at the end, that of the last step first.
 *
 * @param options Options of the whole job. `env` has its variables.
 */
export async function runJob(
  options: JobOptions & { readonly env?: Readonly<Record<string, string>> },
  steps: readonly Step[],
): Promise<JobResult> {
  mkdirSync(options.temp, { recursive: true });
  const named = Array.isArray(options.secrets) ? {} : ((options.secrets ?? {}) as Record<string, string>);
  const job = newJob(Object.values(options.secrets ?? {}), options.github.token, options.env ?? {});
  const runs = withContextNames(steps).map((step) => newStepRun(options, step, job, named));
  const done: { run: StepRun; main?: PhaseResult; post?: PhaseResult; snapshot: JobSnapshot }[] = [];
  let log = "";
  for (const group of sideBySide(runs)) {
    const mains = await Promise.all(group.map(runMain));
    for (const [index, run] of group.entries()) {
      const main = mains[index];
      log += main?.log ?? "";
      done.push({ run, ...(main ? { main } : {}), snapshot: snapshotOf(job) });
    }
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
 * The outputs of a step that are passed to other jobs. Empty values are not, nor are values that contain a masked text.
 *
 * @returns The outputs that are passed, and the names of the others.
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

/** Numbers the steps of one action: `__self`, `__self_2`. */
function withContextNames(steps: readonly Step[]): readonly Step[] {
  const seen = new Map<string, number>();
  return steps.map((step) => {
    const name = contextName(step);
    const count = (seen.get(name) ?? 0) + 1;
    seen.set(name, count);
    return { ...step, contextName: count === 1 ? name : `${name}_${count}` };
  });
}

/** Groups the steps that run at the same time. */
function sideBySide(runs: readonly StepRun[]): readonly (readonly StepRun[])[] {
  const groups: StepRun[][] = [];
  for (const [index, run] of runs.entries()) {
    const isBesideLast = run.step.parallel === true && runs[index - 1]?.step.parallel === true;
    if (isBesideLast) groups.at(-1)?.push(run);
    else groups.push([run]);
  }
  return groups;
}

async function runMain(run: StepRun): Promise<PhaseResult | null> {
  const { job, step } = run;
  const isMet = evaluateStepCondition(step.if ?? "success()", stepContexts(run, job.env), job.status);
  const main = isMet ? await runPhase(run, "main") : null;
  const outcome = main?.conclusion ?? "skipped";
  const conclusion = outcome === "failure" && step.continueOnError ? "success" : outcome;
  if (step.id !== undefined) job.steps[step.id] = { outputs: { ...main?.outputs }, outcome, conclusion };
  worsen(job, conclusion);
  return main;
}

async function runPost(run: StepRun): Promise<PhaseResult | null> {
  const { job, manifest, step } = run;
  if (manifest.post === null || step.skipPost) return null;
  if (!evaluatePostCondition(manifest.postCondition, stepContexts(run, job.env), job.status)) return null;
  const post = await runPhase(run, "post");
  worsen(job, post.conclusion === "failure" && step.continueOnError ? "success" : post.conclusion);
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
  main: PhaseResult | undefined,
  post: PhaseResult | undefined,
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
    artifacts: stages.flatMap((stage) => stage.artifacts),
    annotations: stages.flatMap((stage) => stage.annotations),
    orphans: stages.flatMap((stage) => stage.orphans),
    durationMs: stages.reduce((sum, stage) => sum + stage.durationMs, 0),
    ...(main ? { main } : {}),
    ...(post ? { post } : {}),
    ...job,
  };
}

/** Kills the remaining processes of the steps. @returns The runner's log about it. */
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
