/** The origin for which a run was started. */

import { describe, expect, test } from "@jest/globals";
import { isChosenByPerson, type Origin, originKey, originOf } from "../../src/records/origin.ts";
import type { PullRequestInfo, RunContext, Trigger } from "../../src/trigger/trigger.ts";

const CONTEXT: RunContext & { readonly commit: string; readonly branch: string | null } = {
  event: "push",
  action: null,
  repository: "acme/shop",
  defaultBranch: "main",
  isDependabot: false,
  runId: "1",
  runAttempt: 1,
  workflow: "Deploy",
  workflowPath: ".github/workflows/deploy.yml",
  serverUrl: "https://github.com",
  commit: "a",
  branch: "main",
};

const pullRequest = { number: 7 } as PullRequestInfo;
const byPullRequest: Origin = { kind: "pull-request", number: 7 };
const branch = (name: string, isManual = false): Origin => ({ kind: "branch", name, isManual });

type Case = readonly [what: string, trigger: Trigger, pullRequestNumber: number | null, origin: Origin];

const CASES: readonly Case[] = [
  [
    "a pull request",
    { ...CONTEXT, kind: "pull-request", via: "pull_request", pullRequest, mergeCommit: null },
    7,
    byPullRequest,
  ],
  [
    "a pull request, whatever the plan says",
    { ...CONTEXT, kind: "pull-request", via: "pull_request", pullRequest, mergeCommit: null },
    null,
    byPullRequest,
  ],
  ["a comment on a pull request", { ...CONTEXT, kind: "pull-request-comment", number: 7 }, null, byPullRequest],
  [
    "an entry of the merge queue",
    { ...CONTEXT, kind: "merge-group", number: 7, branch: "gh-readonly-queue/main/pr-7-a" },
    7,
    byPullRequest,
  ],
  ["a push", { ...CONTEXT, kind: "push", deleted: false }, null, branch("main")],
  ["a push with the input `pull-request`", { ...CONTEXT, kind: "push", deleted: false }, 7, byPullRequest],
  [
    "the workflow_run of a push",
    { ...CONTEXT, kind: "workflow-run", of: "push", succeeded: true, headRepository: "acme/shop", isFork: false },
    null,
    branch("main"),
  ],
  [
    "the workflow_run of a pull request",
    {
      ...CONTEXT,
      kind: "workflow-run",
      of: "pull_request",
      succeeded: true,
      headRepository: "acme/shop",
      isFork: false,
    },
    7,
    byPullRequest,
  ],
  [
    "a manual or scheduled run",
    { ...CONTEXT, kind: "manual", ref: { kind: "branch", name: "main" } },
    null,
    branch("main", true),
  ],
  [
    "a manual run on a tag",
    { ...CONTEXT, kind: "manual", ref: { kind: "tag", name: "v1" } },
    null,
    { kind: "tag", name: "v1" },
  ],
  [
    "a manual run on another ref",
    { ...CONTEXT, kind: "manual", branch: null, ref: { kind: "other", name: "refs/x" } },
    null,
    { kind: "unknown" },
  ],
  [
    "a pushed tag",
    { ...CONTEXT, kind: "tag", tag: "v1", deleted: false, branch: null },
    null,
    { kind: "tag", name: "v1" },
  ],
  [
    "a release",
    { ...CONTEXT, kind: "release", tag: "v1", prerelease: false, isPublished: true, branch: null },
    null,
    { kind: "tag", name: "v1" },
  ],
];

describe("the origin of a run", () => {
  test.each(CASES)("of %s", (_what, trigger, pullRequestNumber, origin) => {
    expect(originOf(trigger, { pullRequestNumber })).toStrictEqual(origin);
  });

  test("has the same key for a branch however its runs were started, and different keys otherwise", () => {
    expect(originKey(branch("main", true))).toBe(originKey(branch("main")));
    const others: readonly Origin[] = [
      branch("v1"),
      { kind: "tag", name: "v1" },
      { kind: "pull-request", number: 1 },
      { kind: "unknown" },
    ];
    expect(others.map(originKey)).toStrictEqual(["branch:v1", "tag:v1", "pull-request:1", "unknown"]);
  });
});

describe("a person chose the commit", () => {
  test.each<[string, string | null, boolean]>([
    ["workflow_dispatch", null, true],
    ["repository_dispatch", null, false],
    ["schedule", null, false],
    ["push", null, false],
    ["push", "a", false],
    ["push", "b", true],
  ])("of a run on %s with the commit input %j: %j", (event, commit, isChosen) => {
    expect(isChosenByPerson({ event, commit: "a" }, commit)).toBe(isChosen);
  });
});
