/** Helpers of end-to-end tests: they open pull requests, push, and read the results of a run. */

import { existsSync, writeFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { inflateRawSync } from "node:zlib";
import { afterAll, beforeAll, expect } from "@jest/globals";
import type { CloudDeployment } from "../../fakes/convex-cloud/cloud.ts";
import { type PullRequestFacts, pullRequestEvent, pushEvent, type WorkflowEvent } from "../../fakes/events/events.ts";
import type { StepResult } from "../../fakes/runner/runner.ts";
import { headOf, REPOSITORY, TestEnvironment } from "../../fakes/test-environment.ts";
import type { RunState } from "../../src/action/run-state.ts";
import { claimOf } from "../../src/records/record.ts";
import { decodeState } from "../../src/report/comment/comment-state.ts";

/** The test environment of a test file that calls `useStage`. */
export let stage: TestEnvironment;

/**
 * Opens an environment before the tests of a file, and closes it after them.
 *
 * @param prepare - Prepares anything else that the tests need, such as a checkout.
 * @param options - Options of the environment.
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
  /** The event of the current head. */
  event(facts?: PullRequestFacts): WorkflowEvent;
  /** Adds a commit to the head. @returns The event of that push. */
  push(): WorkflowEvent;
}

let branches = 0;

/** Opens a pull request for a branch of the repository itself, with one commit. @param branch - Default: a new branch. */
export function openPullRequest(stage: TestEnvironment, branch = `feature/any-${++branches}`): TestPullRequest {
  let headSha = stage.github.pushTo({ repository: REPOSITORY, branch });
  const { number } = stage.github.openPullRequest({ repository: REPOSITORY, headBranch: branch });
  const event = (facts: PullRequestFacts = {}) => {
    // GitHub sends this event after it has closed the pull request.
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

/** The event of a push of the checked-out commit to the default branch. */
export function pushToMain(workspace: string): WorkflowEvent {
  return pushEvent({ branch: "main", sha: headOf(workspace) });
}

export function annotationsOf(run: StepResult, level: "error" | "warning" | "notice"): readonly string[] {
  return run.annotations.filter((annotation) => annotation.level === level).map(({ message }) => message);
}

/** The preview deployment with the default name of a pull request. @throws Error if there is none. */
export function previewOf({ number }: Pick<TestPullRequest, "number">): CloudDeployment {
  const preview = stage.cloud.preview(`pr-${number}`);
  if (preview === null) throw new Error(`There is no preview of pull request ${number}.`);
  return preview;
}

/** The messages of all errors and warnings of a run. */
export const problemsOf = (run: StepResult) => [...annotationsOf(run, "error"), ...annotationsOf(run, "warning")];

/** The bodies of all comments on a pull request, oldest first. */
export function commentsOn(stage: TestEnvironment, number: number): readonly string[] {
  return stage.github.comments(REPOSITORY, number).map(({ body }) => body);
}

/** The visible part of a comment: without the state in its first line. */
export function visible(body: string): string {
  return body.slice(body.indexOf("-->") + 3);
}

/** A GitHub Deployment. @param id - ID from the outputs of a run. */
export function recordOf(id: string | undefined) {
  const found = stage.github.deployments(REPOSITORY).find((one) => String(one.id) === id);
  if (found === undefined) throw new Error(`There is no GitHub Deployment ${id}.`);
  return found;
}

/** The states of a GitHub Deployment, oldest first. */
export function statesOf(id: string | undefined): readonly string[] {
  return recordOf(id).statuses.map(({ state }) => state);
}

/** The head commit in the event of a pull request. */
export function headShaOf({ payload }: Pick<WorkflowEvent, "payload">): string {
  return (payload as { pull_request: { head: { sha: string } } }).pull_request.head.sha;
}

/** The state that `main` saved for `post`. */
export function savedState(run: StepResult): RunState {
  const [, data = ""] = run.state.run?.split(" ") ?? [];
  return JSON.parse(inflateRawSync(Buffer.from(data, "base64")).toString("utf8")) as RunState;
}

/** Waits until a condition is true, at most for the time limit of a test. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await wait(20);
}

/** Waits until a condition is true, or until the run ends, so that a run that fails too early fails the test. */
export async function waitDuring(running: Promise<unknown>, isSo: () => boolean): Promise<void> {
  await Promise.race([until(isSo), running]);
}

/** Holds the next request to a path of Convex. @returns Whether it has arrived, and a function that lets it continue. */
export function holdRequest({ cloud }: TestEnvironment, path: string | RegExp) {
  const before = cloud.calls.length;
  const release = cloud.fault({ path, kind: "held" });
  const matches = (called: string) => (typeof path === "string" ? called === path : path.test(called));
  return { isHeld: () => cloud.calls.slice(before).some((call) => matches(call.path)), release };
}

/** Waits for the next second, because GitHub's times are whole seconds. */
export async function nextSecond(): Promise<void> {
  const second = Math.floor(Date.now() / 1_000);
  await until(() => Math.floor(Date.now() / 1_000) > second);
}

/** Delays that give a cancelled run enough time to end by itself, even on a busy machine. */
export const PATIENT_RUNNER = { interrupt: 300_000, terminate: 300_000 };

/** Opens a closed pull request again. */
export function reopenPullRequest(stage: TestEnvironment, { number }: Pick<TestPullRequest, "number">): void {
  const found = stage.github.repository(REPOSITORY).pullRequests.get(number);
  if (found === undefined) throw new Error(`There is no pull request #${number}.`);
  Object.assign(found, { state: "open", mergedAt: null, closedAt: null });
}

export interface HeldBuild {
  /** The `cmd` input. */
  readonly cmd: string;
  readonly isBegun: () => boolean;
  /** Lets the build succeed. */
  readonly release: () => void;
}

/** A build that waits until the test ends it. */
export function holdBuild(stage: TestEnvironment): HeldBuild {
  const [begun, over] = [stage.folder("begun"), stage.folder("over")];
  return {
    cmd: `touch '${begun}'; until [ -e '${over}' ]; do sleep 0.1; done`,
    isBegun: () => existsSync(begun),
    release: () => writeFileSync(over, ""),
  };
}

export interface HeldTime {
  /** Options of Node that load a module before the action. */
  readonly nodeArgs: readonly string[];
  /** Lets the time of `timeout-minutes` expire. */
  readonly end: () => void;
}

/** Lets the `timeout-minutes` of a run, whatever their number, expire when the test says so. */
export function holdTime(stage: TestEnvironment): HeldTime {
  const [program, over] = [`${stage.folder("time")}.mjs`, stage.folder("over")];
  // The action's other time limits are all shorter.
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

/** Default of `timeout-minutes`. */
const HELD_MINUTES = 60;

/** Whether GitHub shows that the deploy of a pull request is in progress. The comment is the last report of a start. */
export function isShownAsDeploying(stage: TestEnvironment, { number }: Pick<TestPullRequest, "number">): boolean {
  return visible(commentsOn(stage, number)[0] ?? "").includes("Deploying");
}

/** Whether GitHub has a GitHub Deployment of a commit. */
export function hasRecord(stage: TestEnvironment, sha: string): boolean {
  return stage.github.deployments(REPOSITORY).some((record) => record.sha === sha);
}

/** Closes the environment, for `afterAll`, and expects that all requests to GitHub and Convex were valid. */
export async function closeStage(stage: TestEnvironment): Promise<void> {
  await stage.close();
  expect(stage.github.violations).toStrictEqual([]);
  expect(stage.cloud.calls.filter(({ known }) => !known)).toStrictEqual([]);
}

/** Whether a GitHub Deployment or the comment says that a run has created the preview deployment of a pull request. */
export function isCreationRecorded(stage: TestEnvironment, { number }: Pick<TestPullRequest, "number">): boolean {
  const [body = ""] = commentsOn(stage, number);
  const entries = decodeState(body, number) ?? [];
  const ofNumber = stage.github
    .deployments(REPOSITORY)
    .filter(({ payload }) => (payload as { origin?: { number?: number } }).origin?.number === number);
  return (
    entries.some(({ record }) => claimOf(record)?.created === true) ||
    ofNumber.some(({ statuses }) => statuses.some(({ description }) => description.startsWith("Claimed ")))
  );
}

/** Lets GitHub reject the records of previews that runs have created. @returns A function that ends this. */
export function rejectCreationRecords({ github }: TestEnvironment): () => void {
  const requests = [
    { method: "POST", path: "/repos/{owner}/{repo}/deployments/{deployment_id}/statuses", body: /"Claimed / },
    { method: "PATCH", path: "/repos/{owner}/{repo}/issues/comments/{comment_id}" },
  ];
  const lifts = requests.map((request) =>
    github.fault({ ...request, kind: "status", status: 422, times: Number.POSITIVE_INFINITY }),
  );
  return () => {
    for (const lift of lifts) lift();
  };
}
