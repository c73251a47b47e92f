/**
 * Runs the jobs and steps of a workflow file that an event starts. Steps with this action run against the fakes. Others are
 * only recorded with their evaluated expressions, and fail if their documentation says so.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax
 */

import { mkdirSync, readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { parse } from "yaml";
import type { WorkflowEvent } from "../events/events.ts";
import type { TestEnvironment } from "../test-environment.ts";
import { type Contexts, evaluateStepCondition, evaluateTemplate, type JobStatus } from "./expressions.ts";
import { refusalOf } from "./other-actions.ts";
import { jobOutputs, type StepResult } from "./runner.ts";

/** The name of this action in other repositories' workflow files. */
const ACTION = "OWNER/convex-deploy-action@";

type Texts = Readonly<Record<string, string>>;

interface StepSource {
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, unknown>>;
}

interface JobSource {
  readonly if?: string;
  readonly needs?: string | readonly string[];
  readonly environment?: string;
  readonly outputs?: Readonly<Record<string, unknown>>;
  readonly permissions?: Readonly<Record<string, "read" | "write">>;
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly string[]>> };
  /** Path of a called workflow. */
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, unknown>>;
  readonly steps?: readonly StepSource[];
}

export interface Workflow {
  readonly path: string;
  readonly name: string;
  readonly on: Readonly<Record<string, Trigger | null>>;
  readonly permissions?: unknown;
  readonly concurrency?: { readonly group: string; readonly "cancel-in-progress": string | boolean };
  readonly jobs: Readonly<Record<string, JobSource>>;
}

interface Trigger {
  readonly types?: readonly string[];
  readonly branches?: readonly string[];
  /** Names of the triggering workflows of `workflow_run`. */
  readonly workflows?: readonly string[];
  readonly inputs?: Readonly<Record<string, { readonly default?: unknown }>>;
  /** Outputs of `workflow_call`. */
  readonly outputs?: Readonly<Record<string, { readonly value: string }>>;
}

/** The activity types that start a workflow without `types`. */
const DEFAULT_TYPES: Readonly<Record<string, readonly string[]>> = {
  pull_request: ["opened", "synchronize", "reopened"],
};

export interface RunWorkflowOptions {
  readonly event: WorkflowEvent;
  readonly workspace: string;
  /** All secrets of the repository, by name. */
  readonly secrets?: Texts;
  /** Secrets of the GitHub Environments, for the jobs that name one. */
  readonly environments?: Readonly<Record<string, Texts>>;
  readonly vars?: Texts;
  /** Whether the workspace stays at its commit, whatever the workflow checks out. */
  readonly keepCheckout?: boolean;
  /** Whether the steps of this action are only recorded too. */
  readonly dryRun?: boolean;
}

/** A step whose condition was true. */
export interface WorkflowStepResult {
  readonly job: string;
  /** The evaluated inputs. */
  readonly with: Texts;
  readonly env: Texts;
  /** The evaluated command of a `run` step, or `null` for an action. */
  readonly command: string | null;
  /** Whether it is this action. */
  readonly isAction: boolean;
  /** The result of this action, or `null` for other steps and if it was only recorded. */
  readonly result: StepResult | null;
  /** The error of one of GitHub's own actions, which ends the job, or `null`. */
  readonly refusal: string | null;
}

export interface WorkflowResult {
  readonly steps: readonly WorkflowStepResult[];
  /** The results of the steps with this action. */
  readonly runs: readonly StepResult[];
}

/** The part of a job that other jobs can read in `needs` and `jobs`. */
interface JobEnd {
  readonly result: JobStatus | "skipped";
  readonly outputs: Texts;
}

interface WorkflowJobResult extends JobEnd {
  readonly steps: readonly WorkflowStepResult[];
}

export function readWorkflow(path: string): Workflow {
  return { ...(parse(readFileSync(path, "utf8")) as Omit<Workflow, "path">), path };
}

/** Whether GitHub would start the workflow, by the event, its activity type and its branch. */
export function isTriggered({ on }: Workflow, { name, payload, github }: WorkflowEvent): boolean {
  if (!Object.hasOwn(on, name)) return false;
  const { types = DEFAULT_TYPES[name], branches, workflows } = on[name] ?? {};
  const branch = name === "push" ? github.refName : github.baseRef;
  const followed = (payload.workflow as { readonly name?: string } | undefined)?.name ?? "";
  return (
    (types === undefined || types.includes(String(payload.action))) &&
    // Full branch names, and of all globs only `**`.
    (branches === undefined || branches.includes(branch) || branches.includes("**")) &&
    (workflows === undefined || workflows.includes(followed))
  );
}

/** @throws Error if the event does not start the workflow, or an expression is malformed. */
export async function runWorkflow(
  stage: TestEnvironment,
  workflow: Workflow,
  play: RunWorkflowOptions,
): Promise<WorkflowResult> {
  if (!isTriggered(workflow, play.event)) throw new Error(`${workflow.path} does not run on ${play.event.name}.`);
  const contexts = contextsOf(stage, workflow, play, inputsOf(workflow, play.event));
  const jobs = await playJobs(stage, workflow, play, contexts);
  const steps = Object.values(jobs).flatMap((job) => job.steps);
  return { steps, runs: steps.flatMap(({ result }) => result ?? []) };
}

/** @returns The concurrency group and `cancel-in-progress` of the run that an event starts, or `null` if the workflow has none. */
export function concurrencyOf(
  stage: TestEnvironment,
  workflow: Workflow,
  event: WorkflowEvent,
): { readonly group: string; readonly cancels: boolean } | null {
  const { concurrency } = workflow;
  if (concurrency === undefined) return null;
  const contexts = contextsOf(stage, workflow, { event, workspace: "" }, {});
  return {
    group: evaluateTemplate(concurrency.group, contexts),
    cancels: evaluateTemplate(String(concurrency["cancel-in-progress"]), contexts) === "true",
  };
}

function inputsOf({ on }: Workflow, { name, payload }: WorkflowEvent): Texts {
  return name === "workflow_dispatch" ? { ...defaultsOf(on[name] ?? {}), ...(payload.inputs as Texts) } : {};
}

function defaultsOf({ inputs = {} }: Trigger): Texts {
  return Object.fromEntries(Object.entries(inputs).map(([name, input]) => [name, String(input.default ?? "")]));
}

function contextsOf(
  stage: TestEnvironment,
  workflow: Workflow,
  { event, vars = {} }: RunWorkflowOptions,
  inputs: Texts,
): Contexts {
  const { github, name, payload } = event;
  return {
    github: {
      event_name: name,
      event: payload,
      repository: github.repository,
      sha: github.sha,
      ref: github.ref,
      ref_name: github.refName,
      head_ref: github.headRef,
      base_ref: github.baseRef,
      actor: github.actor,
      workflow: workflow.name,
      server_url: stage.github.serverUrl,
      run_id: "1000",
      run_attempt: "1",
    },
    vars,
    inputs,
  };
}

/** Runs the jobs one after the other, in the order of the file. The result of a matrix is that of its last job. */
async function playJobs(stage: TestEnvironment, workflow: Workflow, play: RunWorkflowOptions, contexts: Contexts) {
  const done: Record<string, WorkflowJobResult> = {};
  for (const [name, job] of Object.entries(workflow.jobs)) {
    const needs = neededBy(job, done);
    const status = Object.values(needs).every(({ result }) => result === "success") ? "success" : "failure";
    const environment = evaluateTemplate(job.environment ?? "", { ...contexts, needs });
    const secrets = { ...play.secrets, ...play.environments?.[environment] };
    const isWanted = evaluateStepCondition(job.if ?? "success()", { ...contexts, needs }, status);
    let all: WorkflowJobResult = { result: "skipped", outputs: {}, steps: [] };
    for (const matrix of isWanted ? combinations(job.strategy?.matrix ?? {}) : []) {
      const inJob = { ...contexts, needs, matrix, secrets };
      const given = { ...play, secrets };
      const one = await (job.uses === undefined
        ? playJob(stage, name, job, given, inJob)
        : playCalled(stage, workflow, job, given, inJob));
      all = { ...one, steps: [...all.steps, ...one.steps] };
    }
    done[name] = all;
  }
  return done;
}

/** @throws Error if a job needs one that comes later in the file. */
function neededBy({ needs = [] }: JobSource, done: Readonly<Record<string, WorkflowJobResult>>) {
  return Object.fromEntries([needs].flat().map((name) => [name, endOf(done[name], name)]));
}

function endOf(job: WorkflowJobResult | undefined, name: string): JobEnd {
  if (job === undefined) throw new Error(`The job ${name} is needed before its place in the file.`);
  return { result: job.result, outputs: job.outputs };
}

function combinations(matrix: Readonly<Record<string, readonly string[]>>): readonly Texts[] {
  return Object.entries(matrix).reduce<readonly Texts[]>(
    (all, [name, values]) => all.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
}

/** Runs a called workflow, which has the caller's event, and only the inputs and secrets that the caller passes. */
async function playCalled(
  stage: TestEnvironment,
  caller: Workflow,
  job: JobSource,
  play: RunWorkflowOptions,
  contexts: Contexts,
): Promise<WorkflowJobResult> {
  const called = readWorkflow(join(dirname(caller.path), basename(job.uses ?? "")));
  const inputs = { ...defaultsOf(called.on.workflow_call ?? {}), ...evaluated(job.with, contexts) };
  const secrets = evaluated(job.secrets, contexts);
  const { environments: _, ...others } = play;
  const jobs = await playJobs(stage, called, { ...others, secrets }, { ...contexts, inputs });
  const values = Object.entries(called.on.workflow_call?.outputs ?? {}).map(([name, { value }]) => [name, value]);
  const results = Object.values(jobs).map(({ result }) => result);
  const result = results.find((one) => one === "failure" || one === "cancelled") ?? "success";
  const steps = Object.values(jobs).flatMap((one) => one.steps);
  return { result, outputs: evaluated(Object.fromEntries(values), { ...contexts, jobs }), steps };
}

async function playJob(
  stage: TestEnvironment,
  name: string,
  job: JobSource,
  play: RunWorkflowOptions,
  contexts: Contexts,
): Promise<WorkflowJobResult> {
  const played: WorkflowStepResult[] = [];
  const done: Record<string, { outputs: Texts; outcome: string; conclusion: string }> = {};
  let status: JobStatus = "success";
  // Without a checkout, there is no commit that could be wrong.
  let ref: string | null = null;
  const temp = stage.folder("runner-temp");
  mkdirSync(temp);
  for (const step of job.steps ?? []) {
    const inStep = { ...contexts, runner: { temp }, steps: done };
    if (!evaluateStepCondition(step.if ?? "success()", inStep, status)) continue;
    const env = evaluated(step.env, inStep);
    const given = evaluated(step.with, inStep);
    const isAction = step.uses?.startsWith(ACTION) === true;
    const isRun = isAction && play.dryRun !== true;
    const refusal = isAction ? null : refusalOf(step.uses ?? "", given, play.event);
    const checksOut = step.uses?.startsWith("actions/checkout@") === true && refusal === null;
    if (checksOut) ref = given.ref || play.event.github.sha;
    const checkout = { ...play, temp, ref: play.keepCheckout === true ? null : ref };
    const result = isRun ? await runAction(stage, job, checkout, given, env) : null;
    if (refusal !== null || (result !== null && result.conclusion !== "success")) status = "failure";
    if (step.id !== undefined) done[step.id] = { outputs: result?.outputs ?? {}, outcome: status, conclusion: status };
    const command = step.run === undefined ? null : evaluateTemplate(step.run, inStep);
    played.push({ job: name, with: given, env, command, isAction, result, refusal });
  }
  const masks = played.flatMap(({ result }) => result?.masks ?? []);
  const { outputs } = jobOutputs({ outputs: evaluated(job.outputs, { ...contexts, steps: done }), masks });
  return { result: status, outputs, steps: played };
}

function runAction(
  stage: TestEnvironment,
  { permissions = {} }: JobSource,
  play: RunWorkflowOptions & { readonly ref: string | null; readonly temp: string },
  given: Texts,
  env: Texts,
) {
  const { event, workspace, ref, temp, secrets = {} } = play;
  return stage.run({
    event,
    workspace,
    ref,
    temp,
    permissions,
    with: given,
    env,
    secrets: Object.values(secrets).filter(Boolean),
  });
}

/** Converts values to text, as in a workflow file. */
function evaluated(values: Readonly<Record<string, unknown>> = {}, contexts: Contexts): Texts {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, evaluateTemplate(String(value), contexts)]),
  );
}
