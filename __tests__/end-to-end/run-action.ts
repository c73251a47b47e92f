/** What end-to-end tests do over and over: open pull requests, push, and look at what a run left behind. */

import { setTimeout as wait } from "node:timers/promises";
import { expect } from "@jest/globals";
import { type PullRequestFacts, pullRequestEvent, pushEvent, type WorkflowEvent } from "../../fakes/events/events.ts";
import type { StepResult } from "../../fakes/runner/runner.ts";
import { headOf, REPOSITORY, type TestEnvironment } from "../../fakes/test-environment.ts";

export interface TestPullRequest {
  readonly number: number;
  readonly branch: string;
  /** The event of the head as it is now. */
  event(facts?: PullRequestFacts): WorkflowEvent;
  /** A further commit on the head, and the event that it makes. */
  push(): WorkflowEvent;
}

/** Opens a pull request of a branch in the repository itself, with one commit. */
export function openPullRequest(stage: TestEnvironment, branch: string): TestPullRequest {
  let headSha = stage.github.pushTo({ repository: REPOSITORY, branch });
  const { number } = stage.github.openPullRequest({ repository: REPOSITORY, headBranch: branch });
  const event = (facts: PullRequestFacts = {}) => pullRequestEvent({ number, headBranch: branch, headSha, ...facts });
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

/** Waits until something is so, as long as a test may take. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await wait(20);
}

/** For `afterAll`: whatever the runs did, they asked GitHub and Convex only for what there is, in the right form. */
export async function closeStage(stage: TestEnvironment): Promise<void> {
  await stage.close();
  expect(stage.github.violations).toEqual([]);
  expect(stage.cloud.calls.filter(({ known }) => !known)).toEqual([]);
}
