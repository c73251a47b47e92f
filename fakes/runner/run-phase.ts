import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { type ActionManifest, loadManifest } from "./action-manifest.ts";
import { type ProcessEnd, RUNNER_DELAYS, runProcess } from "./action-process.ts";
import { CaseInsensitiveMap } from "./case-insensitive-map.ts";
import {
  type CommandFileName,
  type CommandFiles,
  commandFileSize,
  createCommandFiles,
  keyValuePairs,
  readCommandFile,
  SUMMARY_LIMIT,
  textLines,
} from "./command-files.ts";
import { CommandProcessor, type PhaseEffects } from "./command-processor.ts";
import { githubVariables, runnerContext, stageEnvironment, writeEvent } from "./environment.ts";
import { type Contexts, evaluateStepCondition, evaluateTemplate } from "./expressions.ts";
import { addPath, isBlockedVariable, type JobState, setVariable } from "./job.ts";
import { StepLog } from "./step-log.ts";
import type { Conclusion, JobOptions, PhaseResult, Step } from "./steps.ts";

/** One action in one job, with the state that its `main` passes to its `post`. */
export interface StepRun {
  readonly options: JobOptions;
  readonly step: Step;
  readonly job: JobState;
  readonly manifest: ActionManifest;
  readonly state: CaseInsensitiveMap;
  /** Values of the `secrets` context. */
  readonly secrets: Readonly<Record<string, string>>;
}

export function newStepRun(
  options: JobOptions,
  step: Step,
  job: JobState,
  secrets: Readonly<Record<string, string>>,
): StepRun {
  return { options, step, job, secrets, manifest: loadManifest(step.actionPath), state: new CaseInsensitiveMap() };
}

/** The contexts that the expressions of a step can use. */
export function stepContexts({ options, step, job, secrets }: StepRun, env: ReadonlyMap<string, string>): Contexts {
  const { github, event } = options;
  return {
    github: { ...githubVariables(options, step), token: github.token, event: event.payload },
    env: Object.fromEntries(env),
    secrets: { ...secrets, GITHUB_TOKEN: github.token },
    vars: options.vars ?? {},
    runner: runnerContext(options),
    job: { status: job.status },
    steps: job.steps,
    inputs: {},
    needs: {},
    matrix: {},
    strategy: {},
  };
}

/**
 * Runs `main` or `post` of an action, from the creation of its command files until they are read, and applies the effects
 * to the job. Never throws because of the action's behavior.
 */
export async function runPhase(run: StepRun, stage: "main" | "post"): Promise<PhaseResult> {
  const { options, job } = run;
  const started = performance.now();
  const log = new StepLog(job.masker, options.debug ?? false, options.onLog);
  const outputs = stage === "main" ? new CaseInsensitiveMap() : null;
  const effects: PhaseEffects = { outputs, state: run.state, commandFailed: false };
  const files = createCommandFiles(options.temp);
  const cancel = new AbortController();
  let end: ProcessEnd | null = null;
  try {
    end = await startAction(run, stage, { log, effects, files, cancel });
  } catch (error) {
    log.issue("error", (error as Error).message);
  }
  const stopped = cancel.signal.aborted && end !== null;
  if (stopped) log.issue("error", cancelMessage(run.step));
  const { summary, artifacts } = processFiles(files, job, log, effects);
  return {
    conclusion: conclude(run.step, end, stopped, effects),
    exitCode: end?.exitCode ?? null,
    signal: end?.signal ?? null,
    log: log.text,
    rawOutput: end?.rawOutput ?? "",
    outputs: outputs?.toRecord() ?? {},
    state: run.state.toRecord(),
    summary,
    artifacts,
    annotations: log.annotations,
    orphans: end?.orphans ?? [],
    durationMs: performance.now() - started,
  };
}

interface StageParts {
  readonly log: StepLog;
  readonly effects: PhaseEffects;
  readonly files: CommandFiles;
  readonly cancel: AbortController;
}

/** @returns How the process ended. Throws with the runner's message if it could not start. */
async function startAction(run: StepRun, stage: "main" | "post", parts: StageParts): Promise<ProcessEnd> {
  const { options, step, job, manifest, state } = run;
  const { log, effects, files, cancel } = parts;
  writeEvent(options);
  const stepEnv = evaluateStepEnv(run);
  const inputs = evaluateInputs(run, stepEnv, log);
  printDetails(run, stage, inputs, stepEnv, log);
  const script = join(step.actionPath, (stage === "main" ? manifest.main : manifest.post) ?? "");
  if (!existsSync(script)) throw new Error(`File not found: '${script}'`);
  const github = githubVariables(options, step);
  const obeyer = new CommandProcessor({
    ...{ job, log, effects, stepEnv, workspace: options.workspace },
    ...{ serverUrl: options.github.serverUrl, repository: options.github.repository },
  });
  // A step's time limit applies to each of its phases.
  const plan = stage === "main" || step.cancel?.timeoutMinutes !== undefined ? step.cancel : undefined;
  let timer: NodeJS.Timeout | undefined;
  let isStopAsked = false;
  const stop = () => {
    if (isStopAsked) return;
    isStopAsked = true;
    if (!goesOnAfterCancel(run)) cancel.abort();
  };
  const cancelIfDue = () => {
    if (plan?.when && !isStopAsked && plan.when(log.text)) stop();
  };
  const asking = setInterval(cancelIfDue, 50);
  try {
    return await runProcess({
      file: nodePath(options),
      args: [...(stage === "main" ? (options.nodeArgs ?? []) : []), script],
      cwd: options.workspace,
      env: stageEnvironment(options, job, { github, files, stepEnv, inputs, state: state.toRecord() }),
      delays: { ...RUNNER_DELAYS, ...options.delays },
      trackingId: job.trackingId,
      cancel: cancel.signal,
      onStart: () => {
        if (plan?.afterMs !== undefined) timer = setTimeout(stop, plan.afterMs);
      },
      onLine: (line) => {
        obeyer.take(line);
        cancelIfDue();
      },
    });
  } finally {
    clearTimeout(timer);
    clearInterval(asking);
  }
}

/**
 * The cancellation of a job evaluates the condition of the running step once more: with `always()` the step continues.
 *
 * @see https://github.com/actions/runner/blob/main/src/Runner.Worker/StepsRunner.cs
 */
function goesOnAfterCancel(run: StepRun): boolean {
  const { job, step } = run;
  if (step.cancel?.timeoutMinutes !== undefined) return false;
  job.status = "cancelled";
  return evaluateStepCondition(step.if ?? "success()", stepContexts(run, job.env), job.status);
}

/** The job's variables, overridden by the step's own `env:`. */
function evaluateStepEnv(run: StepRun): Map<string, string> {
  const env = new Map(run.job.env);
  const contexts = stepContexts(run, env);
  for (const [name, value] of Object.entries(run.step.env ?? {})) env.set(name, evaluateTemplate(value, contexts));
  return env;
}

function evaluateInputs(run: StepRun, env: ReadonlyMap<string, string>, log: StepLog): Map<string, string> {
  const { manifest, step } = run;
  const contexts = stepContexts(run, env);
  const given = Object.entries(step.with ?? {});
  const inputs = new Map(given.map(([name, value]) => [name, evaluateTemplate(value, contexts)]));
  const isGiven = (name: string) => given.some(([other]) => other.toLowerCase() === name.toLowerCase());
  for (const [name, input] of manifest.inputs) {
    if (!isGiven(name)) inputs.set(name, evaluateTemplate(input.default, contexts));
    else if (input.deprecation !== null) {
      log.issue("warning", `Input '${name}' has been deprecated with message: ${input.deprecation}`);
    }
  }
  const known = new Set([...manifest.inputs.keys()].map((name) => name.toLowerCase()));
  const unexpected = given.map(([name]) => name).filter((name) => !known.has(name.toLowerCase()));
  if (unexpected.length > 0) {
    log.issue(
      "warning",
      `Unexpected input(s) '${unexpected.join("', '")}', valid inputs are ['${[...manifest.inputs.keys()].join("', '")}']`,
    );
  }
  return inputs;
}

function printDetails(
  run: StepRun,
  stage: "main" | "post",
  inputs: ReadonlyMap<string, string>,
  env: ReadonlyMap<string, string>,
  log: StepLog,
): void {
  if (stage === "post") {
    log.write("Post job cleanup.");
    return;
  }
  log.write(`##[group]Run ${run.step.uses ?? "./"}`);
  if (inputs.size > 0) log.write("with:");
  for (const [name, value] of inputs) if (value !== "") log.write(`  ${name}: ${value}`);
  if (env.size > 0) log.write("env:");
  for (const [name, value] of env) log.write(`  ${name}: ${value}`);
  log.write("##[endgroup]");
}

function nodePath(options: JobOptions): string {
  if (options.nodePath !== undefined) return options.nodePath;
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  throw new Error(`An action of node24 needs Node 24, and this is ${process.version}: pass nodePath.`);
}

function cancelMessage(step: Step): string {
  const { timeoutMinutes } = step.cancel ?? {};
  return timeoutMinutes === undefined
    ? "The operation was canceled."
    : `The action '${step.name ?? `Run ${step.uses ?? "./"}`}' has timed out after ${timeoutMinutes} minutes.`;
}

/** The conclusion of a step. A cancelled one is cancelled even if its process succeeded, and one that timed out has failed. */
function conclude(step: Step, end: ProcessEnd | null, stopped: boolean, effects: PhaseEffects): Conclusion {
  if (stopped && step.cancel?.timeoutMinutes === undefined) return "cancelled";
  return stopped || end === null || end.exitCode !== 0 || effects.commandFailed ? "failure" : "success";
}

interface FileEffects {
  readonly summary: string;
  readonly artifacts: readonly string[];
}

/** Reads the command files, also after a crash. A file that cannot be read fails the step. */
function processFiles(files: CommandFiles, job: JobState, log: StepLog, effects: PhaseEffects): FileEffects {
  const attempt = (name: CommandFileName, work: (path: string) => void) => {
    try {
      work(files[name]);
    } catch (error) {
      log.issue("error", `Unable to process file command '${name}' successfully.`);
      log.issue("error", (error as Error).message);
      effects.commandFailed = true;
    }
  };
  const eachPair = (path: string, work: (name: string, value: string) => void) => {
    for (const [name, value] of keyValuePairs(readCommandFile(path) ?? "")) work(name, value);
  };
  let summary = "";
  let artifacts: readonly string[] = [];
  attempt("path", (path) => {
    if (isDirectory(path)) return;
    for (const line of textLines(readCommandFile(path) ?? "")) if (line !== "") addPath(job, line);
  });
  attempt("env", (path) =>
    eachPair(path, (name, value) => {
      if (!isBlockedVariable(name)) setVariable(job, name, value);
      else log.issue("error", "Can't store NODE_OPTIONS output parameter using '$GITHUB_ENV' command.");
    }),
  );
  try {
    summary = isDirectory(files.step_summary) ? "" : readSummary(files.step_summary, job, log);
  } catch (error) {
    // An error in the summary does not fail the step.
    log.issue("error", (error as Error).message);
  }
  attempt("state", (path) => eachPair(path, (name, value) => effects.state.set(name, value)));
  attempt("output", (path) =>
    eachPair(path, (name, value) => {
      // The name of a state may be empty. That of an output may not, not even in `post`, which has no outputs.
      if (name === "") throw new Error("Value cannot be null or empty. (Parameter 'name')");
      effects.outputs?.set(name, value);
    }),
  );
  attempt("artifacts", (path) => {
    artifacts = textLines(readCommandFile(path) ?? "").filter((line) => line.trim() !== "");
  });
  return { summary, artifacts };
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** The uploaded summary, masked line by line. Above the size limit it is not uploaded, which does not fail the step. */
function readSummary(path: string, job: JobState, log: StepLog): string {
  const size = commandFileSize(path);
  if (size > SUMMARY_LIMIT) {
    const [limit, got] = [SUMMARY_LIMIT, size].map((bytes) => Math.floor(bytes / 1024));
    log.issue(
      "error",
      `$GITHUB_STEP_SUMMARY upload aborted, supports content up to a size of ${limit}k, got ${got}k. For more information see: https://docs.github.com/actions/using-workflows/workflow-commands-for-github-actions#adding-a-markdown-summary`,
    );
    return "";
  }
  return textLines(readCommandFile(path) ?? "")
    .map((line) => `${job.masker.mask(line)}\n`)
    .join("");
}
