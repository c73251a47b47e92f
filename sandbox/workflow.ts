/**
 * Plays a workflow file: which of its jobs and steps an event starts, with what in their inputs. Steps of this action
 * run, on the stage; all others are only written down, as far as their expressions go.
 *
 * @see https://docs.github.com/actions/reference/workflows-and-actions/workflow-syntax
 */

import { readFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { parse } from "yaml";
import type { WorkflowEvent } from "./events/events.ts";
import { type Contexts, evaluateStepCondition, evaluateTemplate, type JobStatus } from "./runner/expressions.ts";
import type { StepResult } from "./runner/runner.ts";
import type { Stage } from "./stage.ts";

/** As workflow files of others name this action. */
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
  readonly environment?: string;
  readonly permissions?: Readonly<Record<string, "read" | "write">>;
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly string[]>> };
  /** A called workflow. */
  readonly uses?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly secrets?: Readonly<Record<string, unknown>>;
  readonly steps?: readonly StepSource[];
}

export interface Workflow {
  readonly path: string;
  readonly on: Readonly<Record<string, Trigger | null>>;
  readonly permissions?: unknown;
  readonly concurrency?: { readonly group: string; readonly "cancel-in-progress": string | boolean };
  readonly jobs: Readonly<Record<string, JobSource>>;
}

interface Trigger {
  readonly types?: readonly string[];
  readonly branches?: readonly string[];
  readonly inputs?: Readonly<Record<string, { readonly default?: unknown }>>;
}

export interface Play {
  readonly event: WorkflowEvent;
  readonly workspace: string;
  /** All secrets of the repository, by name. */
  readonly secrets?: Texts;
  readonly vars?: Texts;
}

/** A step that was reached. */
export interface PlayedStep {
  readonly job: string;
  /** What it was given, evaluated. */
  readonly with: Texts;
  readonly env: Texts;
  /** The command of a `run` step, evaluated; `null`: an action. */
  readonly command: string | null;
  /** What came of this action; `null`: another step, which was not run. */
  readonly result: StepResult | null;
}

export interface Played {
  readonly steps: readonly PlayedStep[];
  /** Those of this action alone. */
  readonly runs: readonly StepResult[];
}

export function readWorkflow(path: string): Workflow {
  return { ...(parse(readFileSync(path, "utf8")) as Omit<Workflow, "path">), path };
}

/** Whether GitHub would start the workflow: the event, its activity and its branch. */
export function isTriggered({ on }: Workflow, { name, payload, github }: WorkflowEvent): boolean {
  if (!Object.hasOwn(on, name)) return false;
  const { types, branches } = on[name] ?? {};
  const branch = name === "push" ? github.refName : github.baseRef;
  const isOfType = types === undefined || types.includes(String(payload.action));
  // The recipes name branches in full, without globs.
  return isOfType && (branches === undefined || name === "workflow_run" || branches.includes(branch));
}

/** @throws Error where the event does not start the workflow, or an expression is malformed. */
export async function playWorkflow(stage: Stage, workflow: Workflow, play: Play): Promise<Played> {
  if (!isTriggered(workflow, play.event)) throw new Error(`${workflow.path} does not run on ${play.event.name}.`);
  const contexts = contextsOf(stage, play, inputsOf(workflow, play.event));
  const steps = await playJobs(stage, workflow, play, contexts);
  return { steps, runs: steps.flatMap(({ result }) => result ?? []) };
}

/** Group and `cancel-in-progress` of the run that an event starts; `null`: the workflow has none. */
export function concurrencyOf(
  stage: Stage,
  { concurrency }: Workflow,
  event: WorkflowEvent,
): { readonly group: string; readonly cancels: boolean } | null {
  if (concurrency === undefined) return null;
  const contexts = contextsOf(stage, { event, workspace: "" }, {});
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

function contextsOf(stage: Stage, { event, vars = {} }: Play, inputs: Texts): Contexts {
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
      workflow: "Convex",
      server_url: stage.github.serverUrl,
    },
    vars,
    inputs,
    needs: {},
  };
}

async function playJobs(stage: Stage, workflow: Workflow, play: Play, contexts: Contexts): Promise<PlayedStep[]> {
  const played: PlayedStep[] = [];
  for (const [name, job] of Object.entries(workflow.jobs)) {
    if (!evaluateStepCondition(job.if ?? "success()", contexts, "success")) continue;
    for (const matrix of combinations(job.strategy?.matrix ?? {})) {
      const inJob = { ...contexts, matrix, secrets: play.secrets ?? {} };
      if (job.uses === undefined) played.push(...(await playJob(stage, name, job, play, inJob)));
      else played.push(...(await playCalled(stage, workflow, job, play, inJob)));
    }
  }
  return played;
}

function combinations(matrix: Readonly<Record<string, readonly string[]>>): readonly Texts[] {
  return Object.entries(matrix).reduce<readonly Texts[]>(
    (all, [name, values]) => all.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
}

/** A called workflow sees the caller's event, the inputs and secrets that it was given, and no other secret. */
async function playCalled(stage: Stage, caller: Workflow, job: JobSource, play: Play, contexts: Contexts) {
  const called = readWorkflow(join(dirname(caller.path), basename(job.uses ?? "")));
  const inputs = { ...defaultsOf(called.on.workflow_call ?? {}), ...evaluated(job.with, contexts) };
  const secrets = evaluated(job.secrets, contexts);
  return playJobs(stage, called, { ...play, secrets }, { ...contexts, inputs });
}

async function playJob(stage: Stage, name: string, job: JobSource, play: Play, contexts: Contexts) {
  const played: PlayedStep[] = [];
  const done: Record<string, { outputs: Texts; outcome: string; conclusion: string }> = {};
  let status: JobStatus = "success";
  for (const step of job.steps ?? []) {
    const inStep = { ...contexts, steps: done };
    if (!evaluateStepCondition(step.if ?? "success()", inStep, status)) continue;
    const env = evaluated(step.env, inStep);
    const given = evaluated(step.with, inStep);
    const result = step.uses?.startsWith(ACTION) === true ? await runAction(stage, job, play, given, env) : null;
    if (result !== null && result.conclusion !== "success") status = "failure";
    if (step.id !== undefined) done[step.id] = { outputs: result?.outputs ?? {}, outcome: status, conclusion: status };
    const command = step.run === undefined ? null : evaluateTemplate(step.run, inStep);
    played.push({ job: name, with: given, env, command, result });
  }
  return played;
}

function runAction(stage: Stage, { permissions = {} }: JobSource, play: Play, given: Texts, env: Texts) {
  const { event, workspace, secrets = {} } = play;
  return stage.run({
    event,
    workspace,
    permissions,
    with: given,
    env,
    secrets: Object.values(secrets).filter(Boolean),
  });
}

/** Values that are no text become one, as in a workflow file. */
function evaluated(values: Readonly<Record<string, unknown>> = {}, contexts: Contexts): Texts {
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, evaluateTemplate(String(value), contexts)]),
  );
}
