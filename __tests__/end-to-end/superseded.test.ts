/** A superseded deploy stops before its push, with a green run. */

import { describe, expect, test } from "@jest/globals";
import { mergeGroupEvent, pushEvent } from "../../fakes/events/events.ts";
import type { StepResult } from "../../fakes/runner/runner.ts";
import { REPOSITORY } from "../../fakes/test-environment.ts";
import {
  annotationsOf,
  commentsOn,
  hasRecord,
  headShaOf,
  holdBuild,
  isShownAsDeploying,
  openPullRequest,
  rejectCreationRecords,
  stage,
  type TestPullRequest,
  useStage,
  visible,
  waitDuring,
} from "./run-action.ts";

let workspace: string;
useStage(
  async () => {
    workspace = await stage.checkout();
  },
  { previewKeysMayDelete: true },
);

const START_PUSH = "/api/deploy2/start_push";

/** Runs a deploy whose build waits until `meanwhile` is done. */
async function deployWhile(
  branch: string,
  meanwhile: (number: number, pullRequest: TestPullRequest) => unknown,
  inputs: Readonly<Record<string, string>> = {},
  thenRun = "true",
): Promise<{ readonly run: StepResult; readonly pushed: boolean; readonly number: number }> {
  const pullRequest = openPullRequest(stage, branch);
  const before = stage.cloud.calls.length;
  const build = holdBuild(stage);
  const event = pullRequest.event();
  const settings = { "deploy-key": stage.previewKey, cmd: `${build.cmd}; ${thenRun}`, ...inputs };
  const running = stage.run({ event, workspace, with: settings });
  const isShown = () =>
    inputs.comment === "false" ? hasRecord(stage, headShaOf(event)) : isShownAsDeploying(stage, pullRequest);
  await waitDuring(running, () => build.isBegun() && isShown());
  expect(build.isBegun()).toBe(true);
  await meanwhile(pullRequest.number, pullRequest);
  build.release();
  const run = await running;
  const pushed = stage.cloud.calls.slice(before).some(({ path }) => path === START_PUSH);
  return { run, pushed, number: pullRequest.number };
}

function expectSuperseded(run: StepResult, says: string): void {
  expect(run.conclusion).toBe("success");
  expect(run.outputs).toMatchObject({ status: "skipped", "failure-code": "superseded" });
  expect(annotationsOf(run, "error")).toStrictEqual([]);
  expect(annotationsOf(run, "warning")).toStrictEqual([]);
  expect(annotationsOf(run, "notice")).toStrictEqual([expect.stringContaining(says)]);
  // In the summary the number of a pull request is a code span, because GitHub would make it a link.
  expect(run.summary.replaceAll("`", "")).toContain(says.replaceAll("`", ""));
}

describe("a deploy stops before its push", () => {
  test.each([{ comment: "true" }, { comment: "false" }])(
    "if the pull request has moved on (comment: $comment)",
    async ({ comment }) => {
      const branch = `feature/moved-on-${comment}`;
      const moveOn = () => void stage.github.pushTo({ repository: REPOSITORY, branch });
      const { run, pushed } = await deployWhile(branch, moveOn, { comment });
      expectSuperseded(run, "has moved on to");
      expect(pushed).toBe(false);
    },
  );

  test("if the pull request was closed, and the comment says so; `on-close: keep` keeps its preview", async () => {
    const close = (number: number) => stage.github.closePullRequest({ repository: REPOSITORY, number });
    const { run, pushed, number } = await deployWhile("feature/closed-meanwhile", close, { "on-close": "keep" });
    expectSuperseded(run, `pull request #${number} is closed`);
    expect(pushed).toBe(false);
    expect(stage.cloud.preview(`pr-${number}`)).not.toBeNull();
    expect(visible(commentsOn(stage, number)[0] ?? "")).toContain("is closed");
  });

  test("if the branch was deleted, and leaves no preview of it", async () => {
    const branch = "feature/branch-deleted";
    const sha = stage.github.pushTo({ repository: REPOSITORY, branch });
    const build = holdBuild(stage);
    const running = stage.run({
      event: pushEvent({ branch, sha }),
      workspace,
      with: { "deploy-key": stage.previewKey, "on-close": "keep", cmd: build.cmd },
    });
    await waitDuring(running, () => build.isBegun() && hasRecord(stage, sha));
    stage.github.deleteBranch(REPOSITORY, branch);
    build.release();
    const run = await running;
    expectSuperseded(run, `the branch \`${branch}\` was deleted`);
    expect(run.outputs["preview-name"]).toMatch(/^feature-branch-deleted-/);
    expect(stage.cloud.preview(run.outputs["preview-name"] ?? "")).toBeNull();
  });

  test("if the merge queue has merged the pull request, and leaves no preview of it", async () => {
    const pullRequest = openPullRequest(stage, "feature/queued");
    const baseSha = stage.github.repository(REPOSITORY).headSha();
    const branch = `gh-readonly-queue/main/pr-${pullRequest.number}-${baseSha}`;
    const headSha = stage.github.pushTo({ repository: REPOSITORY, branch });
    const build = holdBuild(stage);
    const running = stage.run({
      event: mergeGroupEvent({ number: pullRequest.number, headSha, baseSha }),
      workspace,
      with: { "deploy-key": stage.previewKey, cmd: build.cmd },
    });
    await waitDuring(running, () => build.isBegun() && hasRecord(stage, headSha));
    stage.github.deleteBranch(REPOSITORY, branch);
    stage.github.closePullRequest({ repository: REPOSITORY, number: pullRequest.number, merged: true });
    build.release();
    expectSuperseded(await running, "the merge queue's branch was deleted");
    expect(stage.cloud.preview(`pr-${pullRequest.number}`)).toBeNull();
  });
});

test.each(["delete", "keep"])(
  "a failed build leaves no preview of a pull request that was closed during it, except with `on-close: keep`: %s",
  async (onClose) => {
    const inputs = { "on-close": onClose };
    const lift = rejectCreationRecords(stage);
    const close = async (_: number, pullRequest: TestPullRequest) => {
      const event = pullRequest.event({ action: "closed" });
      const cleanup = await stage.run({ event, workspace, with: { "deploy-key": stage.previewKey, ...inputs } });
      lift();
      // No record names the preview until the build has ended.
      expect(cleanup.summary).toMatch(/was not deleted: run \d+ is in progress and may have created it/);
      expect(cleanup.summary.includes("that run deletes it")).toBe(onClose === "delete");
    };
    const { run, number } = await deployWhile(`feature/fails-${onClose}`, close, inputs, "exit 1");
    expect(run.outputs).toMatchObject({ status: "failed", "failure-code": "build-failed" });
    const preview = stage.cloud.preview(`pr-${number}`);
    if (onClose === "keep") expect(preview).not.toBeNull();
    else expect([preview, run.outputs["deployment-url"]]).toStrictEqual([null, ""]);
    expect(run.summary.includes("was deleted")).toBe(onClose === "delete");
  },
);

describe("a deploy goes on", () => {
  test("if a run with a higher number has deployed the same commit: the later start wins", async () => {
    const pullRequest = openPullRequest(stage, "feature/newer-run");
    const settings = { event: pullRequest.event(), workspace, with: { "deploy-key": stage.previewKey } };
    await stage.run({ ...settings, runNumber: 9_002 });
    const before = stage.cloud.calls.length;
    const later = await stage.run({ ...settings, runNumber: 9_001 });
    expect(later.outputs.status).toBe("deployed");
    expect(stage.cloud.calls.slice(before).some(({ path }) => path === START_PUSH)).toBe(true);
    expect(visible(commentsOn(stage, pullRequest.number)[0] ?? "")).toContain("/runs/10001");
  });

  test("if GitHub cannot be asked", async () => {
    const { run, pushed } = await deployWhile("feature/github-gone", (number) => {
      stage.github.closePullRequest({ repository: REPOSITORY, number });
      stage.github.fault({ path: /graphql$/, kind: "status", status: 502, times: Number.POSITIVE_INFINITY });
    });
    expect(run.outputs.status).toBe("deployed");
    expect(pushed).toBe(true);
  });
});
