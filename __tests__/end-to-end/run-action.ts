/** What end-to-end tests do over and over: open pull requests, push, and look at what a run left behind. */

import { existsSync, writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { inflateRawSync } from "node:zlib";
import { afterAll, beforeAll, expect } from "@jest/globals";
import { type PullRequestFacts, pullRequestEvent, pushEvent, type WorkflowEvent } from "../../fakes/events/events.ts";
import type { StepResult } from "../../fakes/runner/runner.ts";
import { headOf, REPOSITORY, TestEnvironment } from "../../fakes/test-environment.ts";
import type { RunState } from "../../src/action/run-state.ts";

/** What the tests of a file run in, from `useStage` on. */
export let stage: TestEnvironment;

/**
 * Opens an environment before the tests of a file, and closes it after them.
 *
 * @param prepare - What else the tests need, such as a checkout.
 * @param options - Of the environment.
 */
export function useStage(
  prepare: () => Promise<void> | void = () => {},
  options: Parameters<typeof TestEnvironment.open>[0] = {},
): void {
  beforeAll(async () => {
    stage = await TestEnvironment.open(options);
    await prepare();
  });
  afterAll(() => closeStage(stage));
}

export interface TestPullRequest {
  readonly number: number;
  readonly branch: string;
  /** The event of the head as it is now. */
  event(facts?: PullRequestFacts): WorkflowEvent;
  /** A further commit on the head, and the event that it makes. */
  push(): WorkflowEvent;
}

let branches = 0;

/** Opens a pull request of a branch in the repository itself, with one commit. @param branch - Default: any new one. */
export function openPullRequest(stage: TestEnvironment, branch = `feature/any-${++branches}`): TestPullRequest {
  let headSha = stage.github.pushTo({ repository: REPOSITORY, branch });
  const { number } = stage.github.openPullRequest({ repository: REPOSITORY, headBranch: branch });
  const event = (facts: PullRequestFacts = {}) => {
    // GitHub sends this event once it has closed the pull request.
    const isOpen = stage.github.repository(REPOSITORY).pullRequests.get(number)?.state === "open";
    if (facts.action === "closed" && isOpen)
      stage.github.closePullRequest({ repository: REPOSITORY, number, merged: facts.merged ?? false });
    return pullRequestEvent({ number, headBranch: branch, headSha, ...facts });
  };
  const push = () => {
    headSha = stage.github.pushTo({ repository: REPOSITORY, branch });
    return event({ action: "synchronize" });
  };
  return { number, branch, event, push };
}

/** A push to the default branch of what is checked out. */
export function pushToMain(workspace: string): WorkflowEvent {
  return pushEvent({ branch: "main", sha: headOf(workspace) });
}

export function annotationsOf(run: StepResult, level: "error" | "warning" | "notice"): readonly string[] {
  return run.annotations.filter((annotation) => annotation.level === level).map(({ message }) => message);
}

/** The bodies of all comments on a pull request, the oldest first. */
export function commentsOn(stage: TestEnvironment, number: number): readonly string[] {
  return stage.github.comments(REPOSITORY, number).map(({ body }) => body);
}

/** A comment without the state in its first line, which is what people see. */
export function visible(body: string): string {
  return body.slice(body.indexOf("-->") + 3);
}

/** A GitHub Deployment. @param id - As a run's outputs have it. */
export function recordOf(id: string | undefined) {
  const found = stage.github.deployments(REPOSITORY).find((one) => String(one.id) === id);
  if (found === undefined) throw new Error(`There is no GitHub Deployment ${id}.`);
  return found;
}

/** The states of a GitHub Deployment, the oldest first. */
export function statesOf(id: string | undefined): readonly string[] {
  return recordOf(id).statuses.map(({ state }) => state);
}

/** The commit that a pull request's event is about. */
export function headShaOf({ payload }: Pick<WorkflowEvent, "payload">): string {
  return (payload as { pull_request: { head: { sha: string } } }).pull_request.head.sha;
}

/** What `main` left for `post`. */
export function savedState(run: StepResult): RunState {
  const [, data = ""] = run.state.run?.split(" ") ?? [];
  return JSON.parse(inflateRawSync(Buffer.from(data, "base64")).toString("utf8")) as RunState;
}

/** Waits until something is so, as long as a test may take. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await wait(20);
}

/** Waits until GitHub's clock, which counts whole seconds, has moved on. */
export async function nextSecond(): Promise<void> {
  const second = Math.floor(Date.now() / 1_000);
  await until(() => Math.floor(Date.now() / 1_000) > second);
}

/** For runs that end by themselves when they are cancelled: on a busy machine that takes longer than the runner waits. */
export const PATIENT_RUNNER = { interrupt: 300_000, terminate: 300_000 };

/** Opens a closed pull request again. */
export function reopenPullRequest(stage: TestEnvironment, { number }: Pick<TestPullRequest, "number">): void {
  const found = stage.github.repository(REPOSITORY).pullRequests.get(number);
  if (found === undefined) throw new Error(`There is no pull request #${number}.`);
  Object.assign(found, { state: "open", mergedAt: null, closedAt: null });
}

export interface HeldBuild {
  /** The input of that name. */
  readonly cmd: string;
  readonly isBegun: () => boolean;
  /** Lets it end well. */
  readonly release: () => void;
}

/** A build that waits until the test lets it end. */
export function holdBuild(stage: TestEnvironment): HeldBuild {
  const [begun, over] = [stage.folder("begun"), stage.folder("over")];
  return {
    cmd: `touch '${begun}'; until [ -e '${over}' ]; do sleep 0.1; done`,
    isBegun: () => existsSync(begun),
    release: () => writeFileSync(over, ""),
  };
}

export interface HeldTime {
  /** For Node, to load before the action. */
  readonly nodeArgs: readonly string[];
  /** Lets the time of `timeout-minutes` be over. */
  readonly end: () => void;
}

/** A run whose `timeout-minutes`, however long, are over when the test says so. */
export function holdTime(stage: TestEnvironment): HeldTime {
  const [program, over] = [`${stage.folder("time")}.mjs`, stage.folder("over")];
  // The action has other time limits, and none is as long.
  writeFileSync(
    program,
    `import { existsSync } from "node:fs";
const timeout = AbortSignal.timeout;
AbortSignal.timeout = (ms) => {
  if (ms < ${HELD_MINUTES} * 60_000) return timeout.call(AbortSignal, ms);
  const controller = new AbortController();
  setInterval(() => {
    if (existsSync(${JSON.stringify(over)})) controller.abort(new DOMException("It is over.", "TimeoutError"));
  }, 50).unref();
  return controller.signal;
};
`,
  );
  return { nodeArgs: ["--import", program], end: () => writeFileSync(over, "") };
}

/** The default of `timeout-minutes`. */
const HELD_MINUTES = 60;

/** Whether GitHub shows that the deploy of a pull request is under way: its comment is written last. */
export function isShownAsDeploying(stage: TestEnvironment, { number }: Pick<TestPullRequest, "number">): boolean {
  return visible(commentsOn(stage, number)[0] ?? "").includes("Deploying");
}

/** Whether GitHub has a GitHub Deployment of a commit. */
export function hasRecord(stage: TestEnvironment, sha: string): boolean {
  return stage.github.deployments(REPOSITORY).some((record) => record.sha === sha);
}

/** For `afterAll`: whatever the runs did, they asked GitHub and Convex only for what there is, in the right form. */
export async function closeStage(stage: TestEnvironment): Promise<void> {
  await stage.close();
  expect(stage.github.violations).toEqual([]);
  expect(stage.cloud.calls.filter(({ known }) => !known)).toEqual([]);
}
