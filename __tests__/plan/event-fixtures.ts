/** Events in the runner's form: payloads with the fields that GitHub documents, and the variables that belong to them. */
import { parseTrigger, type TriggerSource } from "../../src/trigger/parse-trigger.ts";
import type { PullRequestInfo, Trigger } from "../../src/trigger/trigger.ts";

export const HEAD = "1111111111111111111111111111111111111111";
export const MERGE = "2222222222222222222222222222222222222222";
export const MAIN = "3333333333333333333333333333333333333333";
const ZERO = "0000000000000000000000000000000000000000";

const repository = { full_name: "acme/shop", default_branch: "main" };

/** A run on this event. @param environment - Overrides the usual variables. */
export function source(
  event: string,
  payload: Record<string, unknown>,
  environment: Record<string, string> = {},
): TriggerSource {
  return {
    payload: { repository, sender: { login: "mona" }, ...payload },
    environment: {
      GITHUB_EVENT_NAME: event,
      GITHUB_REF: "refs/heads/main",
      GITHUB_SHA: MAIN,
      GITHUB_REPOSITORY: "acme/shop",
      GITHUB_ACTOR: "mona",
      GITHUB_TRIGGERING_ACTOR: "mona",
      GITHUB_RUN_ID: "9001",
      GITHUB_RUN_NUMBER: "7",
      GITHUB_RUN_ATTEMPT: "2",
      GITHUB_JOB: "deploy",
      GITHUB_WORKFLOW: "CI",
      GITHUB_WORKFLOW_REF: "acme/shop/.github/workflows/ci.yml@refs/heads/main",
      GITHUB_SERVER_URL: "https://github.com",
      ...environment,
    },
  };
}

/** The `pull_request` object of #12 from `fix/login`. `from` is the head's repository, or `null` if it was deleted. */
export function pullRequestJson(from: string | null = "acme/shop", changes: Record<string, unknown> = {}) {
  return {
    number: 12,
    state: "open",
    draft: false,
    merged: false,
    merged_at: null,
    title: "Fix login",
    head: { sha: HEAD, ref: "fix/login", repo: from === null ? null : { full_name: from, fork: false } },
    base: { sha: MAIN, ref: "main", repo: { full_name: "acme/shop" } },
    ...changes,
  };
}

/** The same pull request in the form of a look-up. */
export function pullRequestRef(changes: Partial<PullRequestInfo> = {}): PullRequestInfo {
  return {
    number: 12,
    headSha: HEAD,
    headBranch: "fix/login",
    headRepository: "acme/shop",
    baseBranch: "main",
    isFork: false,
    state: "open",
    ...changes,
  };
}

const onPullRequest = { GITHUB_REF: "refs/pull/12/merge", GITHUB_SHA: MERGE };

export function pullRequestSource(action: string, from: string | null = "acme/shop", changes = {}): TriggerSource {
  return source("pull_request", { action, number: 12, pull_request: pullRequestJson(from, changes) }, onPullRequest);
}

export function pushSource(ref: string, changes: Record<string, unknown> = {}): TriggerSource {
  return source("push", { ref, after: MAIN, deleted: false, ...changes }, { GITHUB_REF: ref });
}

export function releaseSource(action: string, changes: Record<string, unknown> = {}): TriggerSource {
  const release = { tag_name: "v1.2.3", prerelease: false, draft: false, ...changes };
  return source("release", { action, release }, { GITHUB_REF: "refs/tags/v1.2.3" });
}

export function workflowRunSource(changes: Record<string, unknown>): TriggerSource {
  const run = { event: "push", conclusion: "success", head_sha: HEAD, head_branch: "main", ...changes };
  return source("workflow_run", {
    action: "completed",
    workflow_run: { head_repository: { full_name: "acme/shop" }, pull_requests: [], ...run },
  });
}

const fork = { head_repository: { full_name: "stranger/shop" } };
const ofPullRequest = { event: "pull_request", head_branch: "fix/login" };
const issue = { number: 12, title: "Fix login", pull_request: { url: "https://api.github.com/…" } };
const queueRef = `refs/heads/gh-readonly-queue/main/pr-12-${MAIN}`;

/** All events with which the policy is tested. */
export const EVENTS = {
  "pull request opened": pullRequestSource("opened"),
  "pull request pushed to": pullRequestSource("synchronize"),
  "pull request reopened": pullRequestSource("reopened"),
  "pull request labeled": pullRequestSource("labeled"),
  "draft pull request": pullRequestSource("opened", "acme/shop", { draft: true }),
  "pull request of Dependabot": {
    ...pullRequestSource("opened"),
    environment: { ...pullRequestSource("opened").environment, GITHUB_ACTOR: "dependabot[bot]" },
  },
  "pull request of a fork": pullRequestSource("opened", "stranger/shop"),
  "pull request of a deleted fork": pullRequestSource("opened", null),
  pull_request_target: source("pull_request_target", { action: "opened", pull_request: pullRequestJson() }),
  "pull_request_target of a fork": source("pull_request_target", {
    action: "opened",
    pull_request: pullRequestJson("stranger/shop"),
  }),
  "pull request review": source("pull_request_review", { action: "submitted", pull_request: pullRequestJson() }),
  "pull request review comment of a fork": source("pull_request_review_comment", {
    action: "created",
    pull_request: pullRequestJson("stranger/shop"),
  }),
  "comment on a pull request": source("issue_comment", { action: "created", issue, comment: { body: "/deploy" } }),
  "push to main": pushSource("refs/heads/main"),
  "push to a branch": pushSource("refs/heads/feature"),
  "push of a tag": pushSource("refs/tags/v1.2.3", { head_commit: { id: MAIN }, after: HEAD }),
  "release published": releaseSource("published"),
  "release made the latest": releaseSource("released"),
  "pre-release published": releaseSource("published", { prerelease: true }),
  "pre-release": releaseSource("prereleased"),
  "dispatch on main": source("workflow_dispatch", { inputs: {}, ref: "refs/heads/main" }),
  "dispatch on a branch": source(
    "workflow_dispatch",
    { ref: "refs/heads/feature" },
    { GITHUB_REF: "refs/heads/feature" },
  ),
  "dispatch on a tag": source("workflow_dispatch", { ref: "refs/tags/v1.2.3" }, { GITHUB_REF: "refs/tags/v1.2.3" }),
  "repository dispatch": source("repository_dispatch", { action: "deploy", branch: "main", client_payload: {} }),
  schedule: source("schedule", { repository: undefined, schedule: "0 3 * * *" }),
  "merge group": source(
    "merge_group",
    { action: "checks_requested", merge_group: { head_sha: HEAD, head_ref: queueRef, base_ref: "refs/heads/main" } },
    { GITHUB_REF: queueRef, GITHUB_SHA: HEAD },
  ),
  "run after a push to main": workflowRunSource({}),
  "run after a push to a branch": workflowRunSource({ head_branch: "feature" }),
  "run after a failed push to main": workflowRunSource({ conclusion: "failure" }),
  "run after a push elsewhere": workflowRunSource(fork),
  "run after a schedule": workflowRunSource({ event: "schedule" }),
  "run after a dispatch on a branch": workflowRunSource({ event: "workflow_dispatch", head_branch: "feature" }),
  "run after a run": workflowRunSource({ event: "workflow_run" }),
  "run after a failed dispatch": workflowRunSource({ event: "repository_dispatch", conclusion: "failure" }),
  "run after a schedule elsewhere": workflowRunSource({ event: "schedule", ...fork }),
  "run after pull_request_target": workflowRunSource({ ...ofPullRequest, event: "pull_request_target" }),
  "run after a pull request": workflowRunSource(ofPullRequest),
  "run after a failed pull request": workflowRunSource({ ...ofPullRequest, conclusion: "failure" }),
  "run after a pull request of a fork": workflowRunSource({ ...ofPullRequest, ...fork }),
  "comment on an issue": source("issue_comment", { action: "created", issue: { number: 12 } }),
  "tag created": source("create", { ref: "v1", ref_type: "tag" }),
  "check run": source("check_run", { action: "completed", check_run: { pull_requests: [{ number: 12 }] } }),
  "deployment status": source("deployment_status", { deployment: { ref: "main" } }),
  "pull request without a head": source("pull_request", { action: "opened", pull_request: { number: 12 } }),
  "push to a note": pushSource("refs/notes/commits"),
} satisfies Record<string, TriggerSource>;

export type EventName = keyof typeof EVENTS;

/** Events about the end of something. */
export const ENDINGS = {
  "pull request merged": pullRequestSource("closed", "acme/shop", { state: "closed", merged: true }),
  "pull request closed": pullRequestSource("closed", "acme/shop", { state: "closed" }),
  "pull request of a fork closed": pullRequestSource("closed", "stranger/shop", { state: "closed" }),
  "pull request closed, by its target": source("pull_request_target", {
    action: "closed",
    pull_request: pullRequestJson("acme/shop", { state: "closed" }),
  }),
  "closed pull request labeled, by its target": source("pull_request_target", {
    action: "labeled",
    pull_request: pullRequestJson("acme/shop", { state: "closed" }),
  }),
  "branch deleted": source("delete", { ref: "feature", ref_type: "branch" }),
  "push that deletes a branch": source("push", { ref: "refs/heads/feature", after: ZERO, deleted: true }),
  "push that deletes a tag": source("push", { ref: "refs/tags/v1.2.3", after: ZERO, deleted: true }),
  "tag deleted": source("delete", { ref: "v1.2.3", ref_type: "tag" }),
  "release created": releaseSource("created"),
  "release edited": releaseSource("edited"),
  "release deleted": releaseSource("deleted"),
  "release unpublished": releaseSource("unpublished", { draft: true }),
} satisfies Record<string, TriggerSource>;

export function trigger(name: EventName | keyof typeof ENDINGS): Trigger {
  return parseTrigger({ ...EVENTS, ...ENDINGS }[name]);
}
