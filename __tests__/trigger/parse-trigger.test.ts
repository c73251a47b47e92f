import { createRequire } from "node:module";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parseTrigger, type TriggerSource } from "../../src/trigger/parse-trigger.ts";
import { runIdIn, runUrlOf } from "../../src/trigger/run-url.ts";
import {
  ENDINGS,
  EVENTS,
  HEAD,
  MAIN,
  MERGE,
  pullRequestJson,
  pullRequestSource,
  pushSource,
  releaseSource,
  source,
  trigger,
  workflowRunSource,
} from "../plan/event-fixtures.ts";
import { runs } from "../setup-fast-check.ts";

const examples: readonly { name: string; examples: readonly Record<string, unknown>[] }[] = createRequire(
  import.meta.url,
)("@octokit/webhooks-examples");

describe("every run", () => {
  test("has the values of the runner's variables", () => {
    expect(trigger("push to main")).toMatchObject({
      event: "push",
      action: null,
      repository: "acme/shop",
      defaultBranch: "main",
      isDependabot: false,
      runId: "9001",
      runAttempt: 2,
      workflow: "CI",
      workflowPath: ".github/workflows/ci.yml",
      serverUrl: "https://github.com",
    });
  });

  test("has no workflow path if the reference to the workflow does not start with an owner", () => {
    const { environment, payload } = pushSource("refs/heads/main");
    const reference = "/acme/shop/.github/workflows/ci.yml@refs/heads/main";
    expect(
      parseTrigger({ payload, environment: { ...environment, GITHUB_WORKFLOW_REF: reference } }).workflowPath,
    ).toBe("");
  });

  test("works without any of them", () => {
    expect(parseTrigger({ payload: { action: "x" }, environment: {} })).toStrictEqual({
      event: "",
      action: "x",
      repository: "",
      defaultBranch: null,
      isDependabot: false,
      runId: "",
      runAttempt: 0,
      workflow: "",
      workflowPath: "",
      serverUrl: "https://github.com",
      commit: "",
      branch: null,
      kind: "unsupported",
      problem: "GITHUB_EVENT_NAME is not set.",
    });
  });

  test("takes the repository from the payload if the variable is not set", () => {
    const environment = { GITHUB_EVENT_NAME: "push", GITHUB_REPOSITORY: "" };
    expect(parseTrigger({ ...EVENTS["push to main"], environment }).repository).toBe("acme/shop");
  });

  test("removes trailing slashes of the server's URL", () => {
    const url = { GITHUB_SERVER_URL: "https://github.example.com//" };
    expect(parseTrigger(source("push", {}, url)).serverUrl).toBe("https://github.example.com");
  });

  test.each([["-1"], ["1.5"], ["seven"], [""]])("counts the attempt %j as 0", (number) => {
    expect(parseTrigger(source("push", {}, { GITHUB_RUN_ATTEMPT: number })).runAttempt).toBe(0);
  });

  test("is Dependabot's on any event that it triggered, even if somebody else re-runs it", () => {
    const actors = { GITHUB_ACTOR: "dependabot[bot]", GITHUB_TRIGGERING_ACTOR: "mona" };
    expect(parseTrigger(source("push", { ref: "refs/heads/x" }, actors)).isDependabot).toBe(true);
  });

  test.each([
    ["dependabot[bot]", true],
    ["mona", false],
  ])("takes the actor from the payload's sender %s if the variable is not set", (login, isDependabot) => {
    const payload = { ref: "refs/heads/x", sender: { login } };
    expect(parseTrigger(source("push", payload, { GITHUB_ACTOR: "" })).isDependabot).toBe(isDependabot);
  });

  test("has a URL on its server, in the repository of the workflow", () => {
    const url = runUrlOf(trigger("push to main"));
    expect(url).toBe("https://github.com/acme/shop/actions/runs/9001");
    expect([url, `${url}/job/1`, "https://example.com", ""].map(runIdIn)).toStrictEqual([9001, null, null, null]);
  });

  test("is not Dependabot's when a person pushed to Dependabot's pull request", () => {
    const payload = { pull_request: { ...pullRequestJson(), user: { login: "dependabot[bot]" } } };
    expect(parseTrigger(source("pull_request", payload)).isDependabot).toBe(false);
  });
});

describe("a pull request", () => {
  test("has its head commit, and the test merge that is checked out", () => {
    expect(trigger("pull request opened")).toMatchObject({
      kind: "pull-request",
      via: "pull_request",
      action: "opened",
      commit: HEAD,
      branch: "fix/login",
      mergeCommit: MERGE,
      pullRequest: {
        number: 12,
        headSha: HEAD,
        headBranch: "fix/login",
        headRepository: "acme/shop",
        baseBranch: "main",
        isFork: false,
        state: "open",
      },
    });
  });

  test.each([
    ["another repository is a fork's", "stranger/shop", true],
    ["a deleted repository is a fork's", null, true],
    ["the same repository in another case is not a fork's", "ACME/Shop", false],
  ])("from %s", (_, from, isFork) => {
    expect(parseTrigger(pullRequestSource("opened", from))).toMatchObject({
      pullRequest: { isFork, headRepository: from },
    });
  });

  test("does not count as a fork's because the base is a fork itself", () => {
    const head = { sha: HEAD, ref: "x", repo: { full_name: "acme/shop", fork: true } };
    expect(parseTrigger(pullRequestSource("opened", "acme/shop", { head }))).toMatchObject({
      pullRequest: { isFork: false },
    });
  });

  test("counts as a fork's if the base is not named", () => {
    const base = { ref: "main", repo: null };
    const { payload } = pullRequestSource("opened", "", { base });
    const environment = { GITHUB_EVENT_NAME: "pull_request" };
    expect(parseTrigger({ payload: { ...(payload as object), repository: null }, environment })).toMatchObject({
      pullRequest: { isFork: true },
    });
  });

  test.each([
    ["pull_request_target", "pull_request_target"],
    ["pull_request_review", "comment"],
    ["pull_request_review_comment", "comment"],
    ["push", "comment"],
    ["some_event_of_tomorrow", "comment"],
  ])("in a %s payload has the `via` %s, and no test merge", (event, via) => {
    expect(parseTrigger(source(event, { pull_request: pullRequestJson() }))).toMatchObject({
      kind: "pull-request",
      via,
      mergeCommit: null,
      commit: HEAD,
    });
  });

  test("has no test merge if the runner names no commit", () => {
    const unnamed = source("pull_request", { pull_request: pullRequestJson() }, { GITHUB_SHA: "" });
    expect(parseTrigger(unnamed)).toMatchObject({ mergeCommit: null, commit: HEAD });
  });

  test("that is commented on has only its number", () => {
    expect(trigger("comment on a pull request")).toMatchObject({
      kind: "pull-request-comment",
      number: 12,
      commit: "",
      branch: null,
    });
  });

  test.each([
    ["no number", { number: "12" }],
    ["no head commit", { head: { sha: "main", ref: "x" } }],
    ["an all-zero head commit", { head: { sha: "0".repeat(40), ref: "x" } }],
    ["no head branch", { head: { sha: HEAD, ref: "" } }],
    ["no base branch", { base: null }],
    ["a state that GitHub does not know", { state: "limbo" }],
  ])("with %s is reported as a problem", (_, changes) => {
    const found = parseTrigger(pullRequestSource("opened", "acme/shop", changes));
    expect(found).toMatchObject({ kind: "unsupported", problem: expect.stringContaining("pull_request lacks") });
  });

  test.each([["pull_request"], ["pull_request_target"]])("that is missing on %s is a problem", (event) => {
    expect(parseTrigger(source(event, { pull_request: null }))).toMatchObject({
      kind: "unsupported",
      problem: "The payload has no pull_request.",
    });
  });

  test("that is an issue is a problem, with the condition for the job", () => {
    expect(parseTrigger(source("issue_comment", { issue: { number: 1 } }))).toMatchObject({
      kind: "unsupported",
      problem:
        "The comment is on an issue. For pull requests only, add `if: github.event.issue.pull_request` to the job.",
    });
  });

  test("whose issue has no number is a problem", () => {
    const issue = { number: -1, pull_request: {} };
    expect(parseTrigger(source("issue_comment", { issue }))).toMatchObject({
      kind: "unsupported",
      problem: "The payload's issue has no number.",
    });
  });
});

describe("a push", () => {
  test("to a branch has the commit and the branch", () => {
    const found = parseTrigger(pushSource("refs/heads/feature/a"));
    expect(found).toMatchObject({ kind: "push", deleted: false, branch: "feature/a", commit: MAIN });
  });

  test("uses the runner's variables, whatever the event file contains", () => {
    const found = parseTrigger(source("push", { ref: "refs/heads/main", after: HEAD }, { GITHUB_REF: "refs/heads/x" }));
    expect(found).toMatchObject({ branch: "x", commit: MAIN });
  });

  test("is read from the payload if the runner's variables are not set", () => {
    const environment = { GITHUB_EVENT_NAME: "push" };
    const found = parseTrigger({ payload: { ref: "refs/heads/x", after: HEAD }, environment });
    expect(found).toMatchObject({ branch: "x", commit: HEAD });
  });

  test("that deletes a branch has that branch, although the runner names the default branch", () => {
    expect(trigger("push that deletes a branch")).toMatchObject({
      kind: "push",
      deleted: true,
      branch: "feature",
      commit: "",
    });
  });

  test("without a commit afterwards is a deletion, even if it is not marked as one", () => {
    expect(parseTrigger(source("push", { ref: "refs/heads/x", after: "0".repeat(40) }))).toMatchObject({
      deleted: true,
      branch: "x",
    });
  });

  test("that is marked as a deletion counts as one, even with a commit", () => {
    const found = parseTrigger(source("push", { ref: "refs/heads/x", after: HEAD, deleted: true }));
    expect(found).toMatchObject({ kind: "push", deleted: true, branch: "x", commit: "" });
  });

  test.each([
    [`1${"0".repeat(39)}`, false],
    [`${"0".repeat(39)}1`, false],
    ["0".repeat(64), true],
  ])("that ends in %s is a deletion: %j", (after, deleted) => {
    expect(parseTrigger(source("push", { ref: "refs/heads/x", after }))).toMatchObject({ deleted });
  });

  test("without a ref is a problem", () => {
    for (const payload of [{}, { deleted: true }])
      expect(parseTrigger({ payload, environment: { GITHUB_EVENT_NAME: "push" } })).toMatchObject({
        kind: "unsupported",
        problem: "The push is neither to a branch nor to a tag.",
      });
  });

  test.each([
    ["x/refs/heads/main", null],
    ["refs/heads/", null],
    ["refs/heads/a\nb", "a\nb"],
  ])("to %j is to the branch %j", (ref, branch) => {
    expect(parseTrigger(pushSource(ref)).branch).toBe(branch);
  });

  test.each([
    ["x/refs/tags/v1", "unsupported"],
    ["refs/tags/", "unsupported"],
    ["refs/tags/v\n1", "tag"],
  ])("to %j is of the kind %s", (ref, kind) => {
    expect(parseTrigger(pushSource(ref))).toMatchObject(kind === "tag" ? { kind, tag: "v\n1" } : { kind });
  });

  test("without a commit has none", () => {
    const environment = { GITHUB_EVENT_NAME: "push", GITHUB_REF: "refs/heads/x" };
    expect(parseTrigger({ payload: { after: "x" }, environment }).commit).toBe("");
    expect(parseTrigger({ payload: {}, environment }).commit).toBe("");
  });

  test("of a tag has the tagged commit, not the tag object", () => {
    expect(trigger("push of a tag")).toMatchObject({
      kind: "tag",
      tag: "v1.2.3",
      deleted: false,
      commit: MAIN,
      branch: null,
    });
  });

  test("of an annotated tag has the tagged commit even if the runner names the tag object", () => {
    const pushed = source(
      "push",
      { ref: "refs/tags/v1", after: HEAD, head_commit: { id: MAIN } },
      { GITHUB_REF: "refs/tags/v1", GITHUB_SHA: HEAD },
    );
    expect(parseTrigger(pushed).commit).toBe(MAIN);
  });

  test("of a tag without a head commit has the runner's commit", () => {
    expect(parseTrigger(pushSource("refs/tags/v1", { after: HEAD }))).toMatchObject({ kind: "tag", commit: MAIN });
  });

  test.each(["push that deletes a tag", "tag deleted"] as const)("deletes a tag: %s", (name) => {
    expect(trigger(name)).toMatchObject({ kind: "tag", tag: "v1.2.3", deleted: true, commit: "" });
  });

  test("to something else is a problem", () => {
    expect(trigger("push to a note")).toMatchObject({
      kind: "unsupported",
      problem: "The push is neither to a branch nor to a tag.",
    });
  });
});

describe("the other events", () => {
  test("the deletion of a branch has the branch, in either form", () => {
    expect(trigger("branch deleted")).toMatchObject({ kind: "branch-deleted", branch: "feature", commit: "" });
    const full = source("delete", { ref: "refs/heads/feature/a", ref_type: "branch" });
    expect(parseTrigger(full)).toMatchObject({ kind: "branch-deleted", branch: "feature/a" });
  });

  test.each([[{ ref: "x" }], [{ ref: "x", ref_type: "note" }], [{ ref_type: "branch" }], [{ ref_type: "tag" }]])(
    "an unknown deletion is a problem: %j",
    (payload) => {
      expect(parseTrigger(source("delete", payload))).toMatchObject({
        kind: "unsupported",
        problem: "The delete event names neither a branch nor a tag.",
      });
    },
  );

  test.each([
    ["published", {}, false, true],
    ["released", {}, false, true],
    ["published", { prerelease: true }, true, true],
    ["prereleased", {}, true, true],
    ["published", { draft: true }, false, false],
    ["created", {}, false, false],
    ["edited", {}, false, false],
    ["deleted", {}, false, false],
    ["unpublished", {}, false, false],
  ])("a release that was %s is read from its payload: %j", (action, changes, prerelease, isPublished) => {
    expect(parseTrigger(releaseSource(action, changes))).toMatchObject({
      kind: "release",
      tag: "v1.2.3",
      prerelease,
      isPublished,
      commit: MAIN,
      branch: null,
    });
  });

  test("a release without a tag is a problem", () => {
    expect(parseTrigger(releaseSource("published", { tag_name: "" }))).toMatchObject({
      kind: "unsupported",
      problem: "The payload's release has no tag.",
    });
  });

  test.each([
    ["dispatch on main", { kind: "branch", name: "main" }, "main"],
    ["dispatch on a branch", { kind: "branch", name: "feature" }, "feature"],
    ["dispatch on a tag", { kind: "tag", name: "v1.2.3" }, null],
    ["repository dispatch", { kind: "branch", name: "main" }, "main"],
    ["schedule", { kind: "branch", name: "main" }, "main"],
  ] as const)("%s runs on its ref", (name, ref, branch) => {
    expect(trigger(name)).toMatchObject({ kind: "manual", ref, branch, commit: MAIN });
  });

  test("a run on neither a branch nor a tag keeps the full ref", () => {
    expect(parseTrigger(source("workflow_dispatch", {}, { GITHUB_REF: "refs/pull/1/head" }))).toMatchObject({
      kind: "manual",
      ref: { kind: "other", name: "refs/pull/1/head" },
      branch: null,
    });
  });

  test("a schedule runs on the default branch, which its payload does not name", () => {
    expect(trigger("schedule").defaultBranch).toBe("main");
  });

  test.each(["schedule", "repository_dispatch", "delete", "workflow_run"])("%s runs on the default branch", (event) => {
    const environment = { GITHUB_EVENT_NAME: event, GITHUB_REF: "refs/heads/trunk" };
    expect(parseTrigger({ payload: {}, environment }).defaultBranch).toBe("trunk");
  });

  test("attempts are counted from 1, and anything else is 0", () => {
    for (const [text, number] of [
      ["1", 1],
      ["0", 0],
      ["-1", 0],
      ["1.5", 0],
      ["x", 0],
      ["9007199254740993", 0],
    ] as const)
      expect(parseTrigger(source("push", {}, { GITHUB_RUN_ATTEMPT: text })).runAttempt).toBe(number);
  });

  test("a dispatch does not change the default branch", () => {
    const found = parseTrigger(source("workflow_dispatch", { repository: null }, { GITHUB_REF: "refs/heads/x" }));
    expect(found.defaultBranch).toBeNull();
  });

  test("a merge group finds its pull request in its ref", () => {
    expect(trigger("merge group")).toMatchObject({
      kind: "merge-group",
      number: 12,
      commit: HEAD,
      branch: `gh-readonly-queue/main/pr-12-${MAIN}`,
    });
  });

  test.each([
    ["of a base with slashes", `refs/heads/gh-readonly-queue/release/1.x/pr-345-${HEAD}`, 345],
    ["of a base that looks like an entry", `refs/heads/gh-readonly-queue/x/pr-1-${MAIN}/pr-2-${HEAD}`, 2],
    ["of another shape", "refs/heads/queue/12", null],
    ["without a base", `refs/heads/gh-readonly-queue/pr-12-${HEAD}`, null],
    ["with more in front of it", `refs/heads/x/gh-readonly-queue/main/pr-12-${HEAD}`, null],
    ["with more behind it", `refs/heads/gh-readonly-queue/main/pr-12-${HEAD}/x`, null],
  ])("a merge group %s has the number that belongs to it", (_, head_ref, number) => {
    expect(parseTrigger(source("merge_group", { merge_group: { head_ref } }))).toMatchObject({ number, commit: MAIN });
  });

  test("a merge group has its own head commit, or the runner's if it names none", () => {
    const merge_group = { head_ref: `refs/heads/gh-readonly-queue/main/pr-12-${MAIN}`, head_sha: HEAD };
    expect(parseTrigger(source("merge_group", { merge_group }))).toMatchObject({ number: 12, commit: HEAD });
    const unnamed = parseTrigger(source("merge_group", { merge_group: {} }, { GITHUB_REF: "refs/tags/x" }));
    expect(unnamed).toMatchObject({ number: null, branch: null, commit: MAIN });
  });

  test("a destroyed merge group is a problem", () => {
    expect(parseTrigger(source("merge_group", { action: "destroyed" }))).toMatchObject({
      kind: "unsupported",
      problem: "The merge group was destroyed.",
    });
  });

  test("a workflow run has the head of the other run", () => {
    expect(trigger("run after a push to a branch")).toMatchObject({
      kind: "workflow-run",
      of: "push",
      succeeded: true,
      headRepository: "acme/shop",
      isFork: false,
      commit: HEAD,
      branch: "feature",
    });
  });

  test.each([
    ["that failed", { conclusion: "failure" }, { succeeded: false }],
    ["that has not finished", { conclusion: null }, { succeeded: false }],
    [
      "of a fork",
      { head_repository: { full_name: "stranger/shop" } },
      { isFork: true, headRepository: "stranger/shop" },
    ],
    ["of a deleted fork", { head_repository: null }, { isFork: true, headRepository: null }],
    ["of this repository in another case", { head_repository: { full_name: "Acme/SHOP" } }, { isFork: false }],
  ])("a workflow run %s is read from its payload", (_, changes, expected) => {
    expect(parseTrigger(workflowRunSource(changes))).toMatchObject({ kind: "workflow-run", ...expected });
  });

  test("a workflow run is not a fork's if it comes from the repository in the payload, or else in the variables", () => {
    const own = { full_name: "acme/other" };
    const { payload } = workflowRunSource({ head_repository: own });
    const elsewhere = { ...(payload as object), repository: own };
    expect(parseTrigger({ ...workflowRunSource({}), payload: elsewhere })).toMatchObject({ isFork: false });
    const unnamed = { ...(workflowRunSource({}).payload as object), repository: null };
    expect(parseTrigger({ ...workflowRunSource({}), payload: unnamed })).toMatchObject({ isFork: false });
  });

  test.each([[{ event: null }], [{ head_sha: "x" }], [{ head_branch: null }]])(
    "a workflow run without its head is a problem: %j",
    (changes) => {
      expect(parseTrigger(workflowRunSource(changes))).toMatchObject({
        kind: "unsupported",
        problem: "The payload's workflow_run lacks its event, head commit or head branch.",
      });
    },
  );

  test.each(["tag created", "check run"] as const)("%s is not supported, and has no problem", (name) => {
    expect(trigger(name)).toMatchObject({ kind: "unsupported", problem: null, commit: MAIN });
  });

  test("a deployment status has the commit of the GitHub Deployment, of any tool", () => {
    const deployment = { sha: HEAD, task: "deploy:convex:1", ref: "main" };
    const payload = { deployment, deployment_status: { state: "pending" } };
    expect(parseTrigger(source("deployment_status", payload))).toMatchObject({
      ...{ kind: "deployment-status", commit: HEAD, task: "deploy:convex:1", state: "pending" },
    });
    expect(trigger("deployment status")).toMatchObject({
      kind: "deployment-status",
      commit: MAIN,
      task: "",
      state: "",
    });
  });

  test.each([["constructor"], ["__proto__"], ["toString"]])("an event named %s is not supported", (event) => {
    expect(parseTrigger(source(event, {}))).toMatchObject({ kind: "unsupported", problem: null });
  });
});

describe("payloads of the wrong shape", () => {
  const sources: readonly TriggerSource[] = Object.values({ ...EVENTS, ...ENDINGS });
  const names = sources.map(({ environment }) => environment.GITHUB_EVENT_NAME ?? "");
  const keys = [
    "pull_request",
    "issue",
    "release",
    "workflow_run",
    "merge_group",
    "ref",
    "deleted",
    "repository",
    "head",
    "number",
  ];

  test.each([[null], [undefined], ["text"], [7], [true], [[]], [[{ pull_request: {} }]]])(
    "%j is a problem",
    (payload) => {
      expect(parseTrigger({ payload, environment: { GITHUB_EVENT_NAME: "push" } })).toMatchObject({
        kind: "unsupported",
        problem: "The event payload is not a JSON object.",
      });
    },
  );

  test("never throw, and never give a pull request that does not exist", () => {
    const anything = fc.dictionary(fc.constantFrom(...keys), fc.jsonValue({ maxDepth: 3 }));
    fc.assert(
      fc.property(fc.constantFrom(...names), fc.oneof(fc.jsonValue(), anything), (event, payload) => {
        const found = parseTrigger({ payload, environment: { GITHUB_EVENT_NAME: event } });
        expect(found.kind).not.toBe("pull-request");
        expect(found.event).toBe(event);
      }),
      { numRuns: runs(3_000), seed: 20 },
    );
  });

  test("all of GitHub's examples are parsed, and those with a pull request as one", () => {
    for (const { name, examples: payloads } of examples) {
      for (const payload of payloads) {
        const found = parseTrigger({ payload, environment: { GITHUB_EVENT_NAME: name } });
        if ("pull_request" in payload) expect(found.kind).toBe("pull-request");
        else expect(found.kind).not.toBe("pull-request");
      }
    }
    expect(examples.length).toBeGreaterThan(40);
  });
});
