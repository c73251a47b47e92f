import { describe, expect, test } from "@jest/globals";
import {
  commitSha,
  mergeGroupEvent,
  pushEvent,
  releaseEvent,
  workflowDispatchEvent,
  workflowRunEvent,
} from "../../fakes/events/events.ts";
import { headOf, PROJECT, REPOSITORY, TEAM, type TestEnvironment } from "../../fakes/test-environment.ts";
import {
  annotationsOf,
  commentsOn,
  openPullRequest,
  PATIENT_RUNNER,
  pushToMain,
  stage,
  useStage,
} from "./run-action.ts";

let workspace: string;
/** The checked-out commit, which is also the head of main on GitHub. */
let sha: string;
useStage(async () => {
  workspace = await stage.checkout();
  sha = stage.github.pushTo({ repository: REPOSITORY, branch: "main" }, { sha: headOf(workspace) });
});

const deploy = (
  event: Parameters<TestEnvironment["run"]>[0]["event"],
  key: string,
  inputs: Record<string, string> = {},
) => stage.run({ event, workspace, with: { "deploy-key": key, ...inputs } });

describe("production", () => {
  test.each([
    ["a tag", () => pushEvent({ tag: "v1.0.0", sha })],
    ["a release", () => releaseEvent({ action: "published", tag: "v1.0.0", sha })],
  ])("accepts %s whose commit is on a production branch according to GitHub", async (_, event) => {
    const run = await deploy(event(), stage.productionKey);
    expect(run.outputs).toMatchObject({
      status: "deployed",
      target: "production",
      "deployment-name": stage.productionName,
    });
    expect(stage.github.calls.map(({ path }) => path).some((path) => path.includes("/compare/"))).toBe(true);
  });

  test("does not accept a tag whose commit is on no production branch", async () => {
    const aside = await stage.checkout({ files: { "aside.txt": "aside" } });
    const elsewhere = stage.github.pushTo({ repository: REPOSITORY, branch: "aside" }, { sha: headOf(aside) });
    const before = stage.cloud.calls.length;
    const run = await stage.run({
      event: pushEvent({ tag: "v2.0.0", sha: elsewhere }),
      workspace: aside,
      with: { "deploy-key": stage.productionKey },
    });
    expect(run.outputs).toMatchObject({ status: "refused", "failure-code": "commit-not-on-production-branch" });
    expect(stage.cloud.calls).toHaveLength(before);
  });

  test("accepts a run after a scheduled run, if a production branch contains its commit", async () => {
    const event = workflowRunEvent({ of: "schedule", headBranch: "main", headSha: sha });
    const run = await deploy(event, stage.productionKey);
    expect(run.outputs).toMatchObject({ status: "deployed", target: "production" });
    const rewritten = workflowRunEvent({ of: "workflow_run", headBranch: "main", headSha: commitSha("dropped") });
    const refused = await deploy(rewritten, stage.productionKey);
    expect(refused.outputs).toMatchObject({ status: "refused", "failure-code": "commit-not-on-production-branch" });
    const preview = await deploy(event, stage.previewKey);
    expect(preview.outputs).toMatchObject({ status: "refused", "failure-code": "preview-key-on-chained-run" });
    expect(annotationsOf(preview, "error").join()).toContain("if: github.event.workflow_run.event == 'pull_request'");
  });

  test("is not deployed again when the notes of a release are edited", async () => {
    const before = stage.cloud.calls.length;
    const run = await deploy(releaseEvent({ action: "edited", tag: "v1.0.0", sha }), stage.productionKey);
    expect(run.outputs).toMatchObject({ status: "skipped" });
    expect(annotationsOf(run, "notice").join()).toContain("`edited`");
    expect(stage.cloud.calls).toHaveLength(before);
  });

  test("is refused for a merged pull request, with a hint to the push that deploys it", async () => {
    const { number, event } = openPullRequest(stage, "feature/merged");
    const closed = event({ action: "closed", merged: true });
    const run = await deploy(closed, stage.productionKey, { target: "production" });
    expect(run.outputs).toMatchObject({ status: "refused", "failure-code": "production-from-closed-pull-request" });
    expect(annotationsOf(run, "error").join()).toContain('on:\n  push:\n    branches: ["main"]');
    expect(commentsOn(stage, number).join()).toContain("Deploy production on the push that a merge makes");
    const skipped = await deploy(closed, stage.productionKey);
    expect(skipped.outputs).toMatchObject({ status: "skipped" });
  });

  test("accepts a manual run on main", async () => {
    const run = await deploy(workflowDispatchEvent({ branch: "main", sha }), stage.productionKey);
    expect(run.outputs).toMatchObject({ status: "deployed", target: "production" });
  });

  test("accepts a project token only with its opt-in, and explains it", async () => {
    const token = stage.cloud.issueKey({ kind: "project", team: TEAM, project: PROJECT });
    const refused = await deploy(pushToMain(workspace), token);
    expect(refused.outputs).toMatchObject({ status: "refused", "failure-code": "project-token-not-allowed" });
    const run = await deploy(pushToMain(workspace), token, { "allow-project-token": "true" });
    expect(run.outputs).toMatchObject({
      status: "deployed",
      target: "production",
      "deployment-name": stage.productionName,
    });
    expect(annotationsOf(run, "notice").join()).toContain("allow-project-token");
  });
});

describe("other targets", () => {
  test("a development key deploys to its deployment on any push", async () => {
    const key = stage.cloud.issueKey({ kind: "development", deployment: stage.developmentName });
    const run = await deploy(pushToMain(workspace), key);
    expect(run.outputs).toMatchObject({
      status: "deployed",
      target: "development",
      "deployment-name": stage.developmentName,
    });
  });

  test("a `workflow_run` of a fork's `main` is not compared with this repository's `main`", async () => {
    const fork = { headRepository: "stranger/shop", headBranch: "main", headSha: commitSha("work of a stranger") };
    const { number } = stage.github.openPullRequest({ repository: REPOSITORY, ...fork });
    const key = stage.cloud.issueKey({ kind: "development", deployment: stage.developmentName });
    const given = { target: "development", "allow-untrusted-code": "true" };
    const run = await deploy(workflowRunEvent({ of: "pull_request", ...fork }), key, given);
    expect(run.outputs).toMatchObject({ status: "deployed", target: "development", "pull-request": String(number) });
  });

  test("the key of one preview deploys to that preview, and claims none", async () => {
    const pullRequest = openPullRequest(stage, "feature/one");
    await deploy(pullRequest.event(), stage.previewKey);
    const preview = stage.cloud.preview(`pr-${pullRequest.number}`);
    const key = stage.cloud.issueKey({ kind: "preview-deployment", deployment: preview?.name ?? "" });
    const run = await deploy(pullRequest.push(), key);
    expect(run.outputs).toMatchObject({
      status: "deployed",
      target: "preview",
      "key-kind": "preview-deployment",
      "deployment-name": preview?.name,
    });
    expect(run.outputs["preview-name"]).toBeUndefined();
    expect(preview?.pushes).toHaveLength(2);
  });

  test("an admin key deploys to its own backend without requests to Convex's cloud", async () => {
    const backend = await stage.cloud.selfHosted();
    const before = stage.cloud.calls.length;
    const run = await deploy(pushToMain(workspace), backend.adminKey, { url: backend.url });
    expect(run.outputs).toMatchObject({ status: "deployed", target: "production", "key-kind": "admin" });
    expect(backend.deployment.pushes).toHaveLength(1);
    expect(stage.cloud.calls.slice(before).filter(({ server }) => server === "provision")).toStrictEqual([]);
  });
});

describe("previews", () => {
  test("a merge queue entry uses the preview of its pull request", async () => {
    const pullRequest = openPullRequest(stage, "feature/queued");
    const run = await deploy(mergeGroupEvent({ number: pullRequest.number }), stage.previewKey);
    expect(run.outputs).toMatchObject({ status: "deployed", "preview-name": `pr-${pullRequest.number}` });
    expect(commentsOn(stage, pullRequest.number)).toHaveLength(1);
  });

  test("a workflow run of a pull request belongs to the pull request with its exact head", async () => {
    const pullRequest = openPullRequest(stage, "feature/after");
    const headSha = stage.github.repository(REPOSITORY).headSha("feature/after");
    const event = workflowRunEvent({ of: "pull_request", conclusion: "success", headSha, headBranch: "feature/after" });
    const run = await deploy(event, stage.previewKey);
    expect(run.outputs).toMatchObject({
      status: "deployed",
      "pull-request": String(pullRequest.number),
      "preview-name": `pr-${pullRequest.number}`,
    });

    pullRequest.push();
    const late = await deploy(event, stage.previewKey);
    expect(late.outputs.status).toBe("skipped");
  });

  test("a fork's workflow run needs the opt-in, and never gets a stronger key", async () => {
    const { number, headSha } = stage.github.openPullRequest({
      repository: REPOSITORY,
      headRepository: "stranger/shop",
      headBranch: "patch",
    });
    const event = workflowRunEvent({
      of: "pull_request",
      conclusion: "success",
      headSha,
      headBranch: "patch",
      headRepository: "stranger/shop",
    });
    const refused = await deploy(event, stage.previewKey);
    expect(refused.outputs).toMatchObject({ status: "refused", "failure-code": "untrusted-code" });
    const strong = await deploy(event, stage.productionKey, {
      "allow-untrusted-code": "true",
      "allow-production-from-pull-request": "true",
    });
    expect(strong.outputs).toMatchObject({ status: "refused", "failure-code": "production-key-for-fork" });
    const run = await deploy(event, stage.previewKey, { "allow-untrusted-code": "true" });
    expect(run.outputs).toMatchObject({ status: "deployed", "preview-name": `pr-${number}` });
  });

  test("a closed pull request with conflicts, which only `pull_request_target` reports, is cleaned up", async () => {
    const pullRequest = openPullRequest(stage, "feature/conflict");
    await deploy(pullRequest.event(), stage.previewKey);
    const name = stage.cloud.preview(`pr-${pullRequest.number}`)?.name;
    const facts = { event: "pull_request_target", mergeSha: null } as const;
    const opened = await deploy(pullRequest.event(facts), stage.previewKey);
    expect(opened.outputs).toMatchObject({ status: "refused", "failure-code": "untrusted-code" });
    stage.github.closePullRequest({ repository: REPOSITORY, number: pullRequest.number });
    const closed = await deploy(pullRequest.event({ ...facts, action: "closed" }), stage.previewKey, {
      "management-token": stage.cloud.issueKey({ kind: "team", team: TEAM }),
    });
    expect(closed.outputs).toMatchObject({ status: "cleaned-up", "deployment-name": name });
    expect(stage.cloud.preview(`pr-${pullRequest.number}`)).toBeNull();
  });

  test("a branch without a pull request has a preview of its own name", async () => {
    stage.github.pushTo({ repository: REPOSITORY, branch: "feature/alone" }, { sha });
    const run = await deploy(pushEvent({ branch: "feature/alone", sha }), stage.previewKey);
    expect(run.outputs["preview-name"]).toMatch(/^feature-alone-[0-9a-f]{6}$/);
    expect(stage.cloud.preview(run.outputs["preview-name"] ?? "")?.pushes).toHaveLength(1);
  });
});

test("a cancelled run stops the build and is reported everywhere", async () => {
  const pullRequest = openPullRequest(stage, "feature/slow");
  const run = await stage.run({
    event: pullRequest.event(),
    workspace,
    with: { "deploy-key": stage.previewKey, cmd: "echo build$((1))ing; sleep 300 & sleep 300" },
    cancel: { when: (log) => log.includes("build1ing") },
    delays: PATIENT_RUNNER,
  });
  expect(run.conclusion).toBe("cancelled");
  expect(run.outputs).toMatchObject({ status: "cancelled", "failure-code": "cancelled" });
  expect(run.orphans).toStrictEqual([]);
  expect(commentsOn(stage, pullRequest.number).join()).toContain("Cancelled");
  expect(stage.cloud.preview(`pr-${pullRequest.number}`)?.pushes).toStrictEqual([]);
});
