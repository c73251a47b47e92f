import { describe, expect, test } from "@jest/globals";
import { pullRequestEvent, pushEvent, releaseEvent, type WorkflowEvent } from "../../fakes/events/events.ts";
import { REPOSITORY, type RunActionOptions } from "../../fakes/test-environment.ts";
import { annotationsOf, commentsOn, openPullRequest, pushToMain, stage, useStage, visible } from "./run-action.ts";

let workspace: string;
useStage(async () => {
  workspace = await stage.checkout();
});

/** The token permissions of runs for forks and of runs by Dependabot. */
const READ_ONLY = { contents: "read", "pull-requests": "read" } as const;

/** Opens a pull request from a fork. @returns Its event. */
function forkEvent(headRepository: string): WorkflowEvent {
  const { number, headSha } = stage.github.openPullRequest({
    repository: REPOSITORY,
    headRepository,
    headBranch: "patch-1",
  });
  return pullRequestEvent({ number, headSha, headRepository, headBranch: "patch-1" });
}

function dependabotEvent(): WorkflowEvent {
  const branch = "dependabot/npm_and_yarn/convex-1.48.0";
  const headSha = stage.github.pushTo({ repository: REPOSITORY, branch });
  const author = "dependabot[bot]";
  const { number } = stage.github.openPullRequest({ repository: REPOSITORY, headBranch: branch, author });
  return pullRequestEvent({ number, headSha, headBranch: branch, actor: author });
}

interface Skipped {
  readonly name: string;
  readonly event: () => WorkflowEvent;
  readonly key?: () => string;
  readonly with?: Readonly<Record<string, string>>;
  readonly permissions?: NonNullable<RunActionOptions["permissions"]>;
  /** A part of the notice. */
  readonly says: string;
}

const SKIPPED: readonly Skipped[] = [
  {
    name: "a fork's pull request without a key",
    event: () => forkEvent("stranger/shop"),
    permissions: READ_ONLY,
    says: "The pull request comes from a fork",
  },
  {
    name: "a run of Dependabot without a key",
    event: dependabotEvent,
    permissions: READ_ONLY,
    says: "gh secret set CONVEX_PREVIEW_DEPLOY_KEY --app dependabot",
  },
  {
    name: "any run without a key where `on-missing-key` is `skip`",
    event: () => openPullRequest(stage, "feature/no-key-yet").event(),
    with: { "on-missing-key": "skip" },
    says: "`on-missing-key` is `skip`",
  },
  {
    name: "a push to main without a key where `on-missing-key` is `skip`",
    event: () => pushToMain(workspace),
    with: { "on-missing-key": "skip" },
    says: "`on-missing-key` is `skip`",
  },
  {
    name: "a push that deletes a branch",
    event: () => pushEvent({ branch: "feature/gone", deleted: true }),
    key: () => stage.previewKey,
    says: "deleted the branch `feature/gone`",
  },
  {
    name: "a push that deletes a branch, without a key",
    event: () => pushEvent({ branch: "feature/gone", deleted: true }),
    says: "deleted the branch `feature/gone`",
  },
  {
    name: "a release that is withdrawn",
    event: () => releaseEvent({ action: "unpublished" }),
    key: () => stage.productionKey,
    says: "(`unpublished`) does not publish the release of `v1.2.0`",
  },
  {
    name: "a closed pull request with a key that removes no previews",
    event: () => openPullRequest(stage, "feature/merged").event({ action: "closed", merged: true }),
    key: () => stage.productionKey,
    says: "is closed, so there is nothing to deploy",
  },
  {
    name: "a closed pull request where only a deploy is asked for",
    event: () => openPullRequest(stage, "feature/abandoned").event({ action: "closed" }),
    key: () => stage.previewKey,
    with: { operation: "deploy" },
    says: "is closed, so there is nothing to deploy",
  },
];

describe("skipped with one notice, in green, and without a call to Convex", () => {
  test.each(SKIPPED)("$name", async (skipped) => {
    const before = stage.cloud.calls.length;
    const run = await stage.run({
      event: skipped.event(),
      workspace,
      with: { "deploy-key": skipped.key?.() ?? "", ...skipped.with },
      ...(skipped.permissions === undefined ? {} : { permissions: skipped.permissions }),
    });
    expect(run.conclusion).toBe("success");
    expect(run.outputs).toMatchObject({ status: "skipped" });
    expect(run.outputs["failure-code"]).toBe("");
    expect(annotationsOf(run, "error")).toStrictEqual([]);
    expect(annotationsOf(run, "warning")).toStrictEqual([]);
    expect(annotationsOf(run, "notice").filter((notice) => notice.includes(skipped.says))).toHaveLength(1);
    expect(run.summary).toContain(skipped.says);
    expect(stage.cloud.calls.slice(before)).toStrictEqual([]);
    expect(run.log).not.toContain("convex deploy (CLI");
  });
});

interface Missing {
  readonly name: string;
  readonly event: () => WorkflowEvent;
  readonly with?: Readonly<Record<string, string>>;
  readonly fix: string;
}

const MISSING: readonly Missing[] = [
  {
    name: "a pull request of this repository",
    event: () => openPullRequest(stage, "feature/no-key").event(),
    fix: "gh secret set CONVEX_PREVIEW_DEPLOY_KEY",
  },
  { name: "a push to main", event: () => pushToMain(workspace), fix: "gh secret set CONVEX_DEPLOY_KEY" },
  {
    name: "a fork's pull request where `on-missing-key` is `fail`",
    event: () => forkEvent("other-stranger/shop"),
    with: { "on-missing-key": "fail" },
    fix: "gh secret set CONVEX_PREVIEW_DEPLOY_KEY",
  },
  {
    name: "a run of Dependabot where `on-missing-key` is `fail`",
    event: () => pullRequestEvent({ number: 1, actor: "dependabot[bot]", headBranch: "dependabot/x" }),
    with: { "on-missing-key": "fail" },
    fix: "gh secret set CONVEX_PREVIEW_DEPLOY_KEY --app dependabot",
  },
];

describe("a missing key is one error that explains how to add the secret", () => {
  test.each(MISSING)("$name", async ({ event, with: inputs = {}, fix }) => {
    const before = stage.cloud.calls.length;
    const run = await stage.run({ event: event(), workspace, with: inputs });
    expect(run.conclusion).toBe("failure");
    expect(run.outputs).toMatchObject({ status: "refused", "failure-code": "key-missing" });
    expect(run.outputs).not.toHaveProperty("key-kind");
    expect(annotationsOf(run, "error")).toStrictEqual([expect.stringContaining(fix)]);
    expect(run.summary).toContain(fix);
    expect(stage.cloud.calls.slice(before)).toStrictEqual([]);
  });

  test("and in the comment", async () => {
    const pullRequest = openPullRequest(stage, "feature/no-key-either");
    await stage.run({ event: pullRequest.event(), workspace });
    const [comment = "", ...others] = commentsOn(stage, pullRequest.number);
    expect(others).toStrictEqual([]);
    expect(visible(comment)).toContain("gh secret set CONVEX_PREVIEW_DEPLOY_KEY");
  });
});
