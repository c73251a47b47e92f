import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import {
  commitSha,
  deleteEvent,
  issueCommentEvent,
  mergeGroupEvent,
  otherEvent,
  pullRequestEvent,
  pushEvent,
  releaseEvent,
  repositoryDispatchEvent,
  scheduleEvent,
  type WorkflowEvent,
  workflowDispatchEvent,
  workflowRunEvent,
} from "../../fakes/events/events.ts";
import { runStep } from "../../fakes/runner/runner.ts";

const main = commitSha("tip of main");
const head = commitSha("head");
const around = { repository: "acme/shop", defaultBranch: "main", defaultBranchSha: main };
const onMain = { sha: main, ref: "refs/heads/main", refName: "main", headRef: "", baseRef: "" };
const pull = {
  ...around,
  number: 12,
  headSha: head,
  headBranch: "fix",
  mergeSha: commitSha("merge"),
  baseBranch: "release",
};

test.each<[string, WorkflowEvent, Partial<WorkflowEvent["github"]>]>([
  [
    "pull_request runs on the test merge",
    pullRequestEvent(pull),
    { sha: commitSha("merge"), ref: "refs/pull/12/merge", refName: "12/merge", headRef: "fix", baseRef: "release" },
  ],
  [
    "pull_request for a closed one still runs on the test merge",
    pullRequestEvent({ ...pull, action: "closed" }),
    { sha: commitSha("merge"), ref: "refs/pull/12/merge" },
  ],
  [
    "pull_request for a merged one runs on its base branch",
    pullRequestEvent({ ...pull, action: "closed", merged: true }),
    { sha: commitSha("merge"), ref: "refs/heads/release", refName: "release", headRef: "fix", baseRef: "release" },
  ],
  [
    "pull_request_target runs on the default branch, whatever the base is",
    pullRequestEvent({ ...pull, event: "pull_request_target" }),
    { ...onMain, headRef: "fix", baseRef: "release" },
  ],
  [
    "push runs on what was pushed",
    pushEvent({ ...around, branch: "fix/a", sha: head }),
    { sha: head, ref: "refs/heads/fix/a", refName: "fix/a", headRef: "", baseRef: "" },
  ],
  [
    "push of a tag runs on the tag",
    pushEvent({ ...around, tag: "v1", sha: head }),
    { sha: head, ref: "refs/tags/v1", refName: "v1" },
  ],
  [
    "push that deletes a branch runs on the default branch",
    pushEvent({ ...around, branch: "fix", deleted: true }),
    onMain,
  ],
  [
    "workflow_dispatch runs on the chosen branch",
    workflowDispatchEvent({ ...around, branch: "fix", sha: head }),
    { sha: head, ref: "refs/heads/fix" },
  ],
  ["workflow_dispatch runs on the default branch otherwise", workflowDispatchEvent(around), onMain],
  ["workflow_dispatch runs on a tag", workflowDispatchEvent({ ...around, tag: "v1" }), { ref: "refs/tags/v1" }],
  ["schedule runs on the default branch", scheduleEvent(around), onMain],
  ["repository_dispatch runs on the default branch", repositoryDispatchEvent(around), onMain],
  [
    "release runs on its tag",
    releaseEvent({ ...around, tag: "v2", sha: head }),
    { sha: head, ref: "refs/tags/v2", refName: "v2" },
  ],
  [
    "merge_group runs on the queue's branch",
    mergeGroupEvent({ ...around, number: 12, headSha: head, baseSha: main }),
    { sha: head, ref: `refs/heads/gh-readonly-queue/main/pr-12-${main}`, headRef: "", baseRef: "" },
  ],
  [
    "workflow_run runs on the default branch",
    workflowRunEvent({ ...around, of: "pull_request", headSha: head }),
    onMain,
  ],
  ["issue_comment runs on the default branch", issueCommentEvent(around), onMain],
  ["delete runs on the default branch", deleteEvent({ ...around, ref: "fix" }), onMain],
  ["any other event runs on the default branch", otherEvent("discussion", around), onMain],
])("%s", (_, event, github) => {
  expect(event.github).toMatchObject({ repository: "acme/shop", ...github });
});

describe("the payload of an event", () => {
  test.each<[string, WorkflowEvent, object]>([
    [
      "a pull request",
      pullRequestEvent({ ...pull, action: "synchronize", draft: true, title: "T", actor: "hubot" }),
      {
        action: "synchronize",
        number: 12,
        after: head,
        pull_request: {
          number: 12,
          title: "T",
          state: "open",
          draft: true,
          merged: false,
          merge_commit_sha: commitSha("merge"),
          head: { sha: head, ref: "fix", label: "acme:fix", repo: { full_name: "acme/shop", fork: false } },
          base: { ref: "release", repo: { full_name: "acme/shop", default_branch: "main" } },
          _links: { html: { href: "https://github.com/acme/shop/pull/12" } },
        },
        repository: { full_name: "acme/shop", name: "shop", owner: { login: "acme" }, default_branch: "main" },
        sender: { login: "hubot", type: "User" },
      },
    ],
    [
      "a pull request of a fork",
      pullRequestEvent({ ...pull, headRepository: "eve/shop" }),
      {
        pull_request: {
          head: { label: "eve:fix", user: { login: "eve" }, repo: { full_name: "eve/shop", fork: true } },
          base: { repo: { full_name: "acme/shop", fork: false } },
        },
      },
    ],
    [
      "a pull request inside a repository that is a fork itself",
      pullRequestEvent({ ...pull, repositoryIsFork: true }),
      { pull_request: { head: { repo: { full_name: "acme/shop", fork: true } }, base: { repo: { fork: true } } } },
    ],
    [
      "a pull request of a deleted fork",
      pullRequestEvent({ ...pull, headRepository: null }),
      { pull_request: { head: { repo: null } } },
    ],
    [
      "a pull request that was merged",
      pullRequestEvent({ ...pull, action: "closed", merged: true }),
      { pull_request: { state: "closed", merged: true, merged_at: expect.any(String), closed_at: expect.any(String) } },
    ],
    [
      "a pull request of Dependabot",
      pullRequestEvent({ ...pull, actor: "dependabot[bot]" }),
      {
        sender: { login: "dependabot[bot]", type: "Bot" },
        pull_request: { user: { login: "dependabot[bot]", type: "Bot" }, head: { repo: { full_name: "acme/shop" } } },
      },
    ],
    [
      "a push",
      pushEvent({ ...around, branch: "fix", sha: head }),
      { ref: "refs/heads/fix", after: head, deleted: false, head_commit: { id: head } },
    ],
    [
      "a deleted branch",
      pushEvent({ ...around, branch: "fix", deleted: true }),
      { ref: "refs/heads/fix", after: "0".repeat(40), deleted: true, head_commit: null, commits: [] },
    ],
    [
      "a manual run",
      workflowDispatchEvent({ ...around, inputs: { a: "1" } }),
      { ref: "refs/heads/main", inputs: { a: "1" } },
    ],
    ["a schedule", scheduleEvent(around), { schedule: "0 4 * * *", repository: { full_name: "acme/shop" } }],
    [
      "a repository dispatch",
      repositoryDispatchEvent({ ...around, type: "go", clientPayload: { a: 1 } }),
      { action: "go", client_payload: { a: 1 } },
    ],
    [
      "a pre-release",
      releaseEvent({ ...around, action: "prereleased", prerelease: true, tag: "v2" }),
      { action: "prereleased", release: { tag_name: "v2", prerelease: true, draft: false } },
    ],
    [
      "a merge group",
      mergeGroupEvent({ ...around, number: 12, headSha: head, baseSha: main }),
      {
        merge_group: {
          head_sha: head,
          head_ref: `refs/heads/gh-readonly-queue/main/pr-12-${main}`,
          base_ref: "refs/heads/main",
        },
      },
    ],
    [
      "the run of a push",
      workflowRunEvent({ ...around, headSha: head }),
      {
        workflow_run: {
          event: "push",
          status: "completed",
          conclusion: "success",
          head_sha: head,
          head_branch: "main",
          head_repository: { full_name: "acme/shop" },
          pull_requests: [],
        },
      },
    ],
    [
      "the run of a pull request",
      workflowRunEvent({ ...around, of: "pull_request", headSha: head, headBranch: "fix", pullRequest: 12 }),
      { workflow_run: { event: "pull_request", pull_requests: [{ number: 12, head: { ref: "fix", sha: head } }] } },
    ],
    [
      "the run of a fork's pull request, which GitHub does not list",
      workflowRunEvent({ ...around, of: "pull_request", headRepository: "eve/shop", pullRequest: 12 }),
      { workflow_run: { head_repository: { full_name: "eve/shop", fork: true }, pull_requests: [] } },
    ],
    [
      "a comment on a pull request",
      issueCommentEvent({ ...around, number: 3 }),
      { issue: { number: 3, pull_request: { url: expect.stringContaining("/pulls/3") } } },
    ],
    ["a deleted tag", deleteEvent({ ...around, refType: "tag", ref: "v1" }), { ref: "v1", ref_type: "tag" }],
    [
      "an event without an example",
      otherEvent("no_such_event", { ...around, payload: { a: 1 } }),
      { a: 1, sender: { login: "octocat" } },
    ],
  ])("of %s has the fields that GitHub sends", (_, event, payload) => {
    expect(event.payload).toMatchObject(payload);
  });

  test("of a comment on an issue names no pull request", () => {
    expect(issueCommentEvent({ ...around, onPullRequest: false }).payload.issue).not.toHaveProperty("pull_request");
  });

  test("of a schedule has no sender", () => {
    expect(scheduleEvent(around).payload).not.toHaveProperty("sender");
  });

  test("never names a repository of GitHub's examples, and is a new copy each time", () => {
    const event = pullRequestEvent(pull);
    expect(JSON.stringify([event.payload.repository, event.payload.sender])).not.toMatch(/Codertocat|octo-org/);
    (event.payload.repository as { full_name: string }).full_name = "changed";
    expect(pullRequestEvent(pull).payload.repository).toMatchObject({ full_name: "acme/shop" });
  });
});

test("a step of a pull request gets everything where the runner puts it", async () => {
  const root = mkdtempSync(join(tmpdir(), "events-"));
  mkdirSync(join(root, "workspace"));
  writeFileSync(join(root, "action.yml"), "runs: { using: node24, main: main.mjs }");
  writeFileSync(
    join(root, "main.mjs"),
    `import { readFileSync } from "node:fs";
     const payload = JSON.parse(readFileSync(process.env.GITHUB_EVENT_PATH, "utf8"));
     for (const name of ["EVENT_NAME", "REPOSITORY", "SHA", "REF", "REF_NAME", "HEAD_REF", "BASE_REF", "ACTOR"])
       console.log(name + "=" + process.env["GITHUB_" + name]);
     console.log(payload.pull_request.head.sha);`,
  );
  const event = pullRequestEvent({ ...pull, actor: "hubot" });
  const github = {
    ...event.github,
    token: "t0ken-of-job",
    apiUrl: "http://127.0.0.1:1",
    serverUrl: "http://127.0.0.1:1",
  };
  const result = await runStep({
    actionPath: root,
    event,
    github,
    workspace: join(root, "workspace"),
    temp: join(root, "t"),
  });
  rmSync(root, { recursive: true, force: true });
  expect(result.rawOutput.trim().split("\n")).toStrictEqual([
    "EVENT_NAME=pull_request",
    "REPOSITORY=acme/shop",
    `SHA=${commitSha("merge")}`,
    "REF=refs/pull/12/merge",
    "REF_NAME=12/merge",
    "HEAD_REF=fix",
    "BASE_REF=release",
    "ACTOR=hubot",
    head,
  ]);
});
