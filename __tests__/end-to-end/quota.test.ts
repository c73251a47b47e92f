/** A deploy that reaches the team's limit of deployments: which previews it lists, deletes and keeps. */

import { expect, test } from "@jest/globals";
import { REPOSITORY, TEAM } from "../../fakes/test-environment.ts";
import {
  annotationsOf,
  commentsOn,
  openPullRequest,
  stage,
  type TestPullRequest,
  useStage,
  visible,
  waitDuring,
} from "./run-action.ts";

let workspace: string;
let token: string;
/** A closed pull request whose preview still exists. */
let unneeded: TestPullRequest;
let open: TestPullRequest;
/** A closed pull request whose preview Convex has deleted. */
let expired: TestPullRequest;
useStage(async () => {
  workspace = await stage.checkout();
  token = stage.cloud.issueKey({ kind: "team", team: TEAM });
  unneeded = openPullRequest(stage);
  open = openPullRequest(stage);
  expired = openPullRequest(stage);
  for (const pullRequest of [unneeded, open, expired]) await deploy(pullRequest);
  for (const { number } of [unneeded, expired]) stage.github.closePullRequest({ repository: REPOSITORY, number });
  const gone = stage.cloud.preview(nameOf(expired));
  if (gone !== null) gone.deleted = true;
  stage.cloud.setQuota(TEAM, stage.cloud.deployments().length);
});

const nameOf = ({ number }: TestPullRequest) => `pr-${number}`;
const previews = () => stage.cloud.deployments().flatMap(({ identifier }) => identifier ?? []);
const deploy = (pullRequest: TestPullRequest, inputs: Readonly<Record<string, string>> = {}) =>
  stage.run({ event: pullRequest.event(), workspace, with: { "deploy-key": stage.previewKey, ...inputs } });

test("without a token it names what a sweep would delete, and deletes nothing", async () => {
  const pullRequest = openPullRequest(stage);
  const run = await deploy(pullRequest);
  expect(run.outputs).toMatchObject({ status: "failed", "failure-code": "quota-reached" });
  const [error = ""] = annotationsOf(run, "error");
  const deployment = stage.cloud.preview(nameOf(unneeded))?.name;
  for (const text of [error, run.summary, commentsOn(stage, pullRequest.number).join()]) {
    expect(text).toContain(`needs \`${nameOf(unneeded)}\` (\`${deployment}\`)`);
    expect(text).toContain("so does this step if it has a `management-token`");
    for (const other of [open, expired]) expect(text).not.toContain(`\`${nameOf(other)}\``);
  }
  expect(previews()).toStrictEqual([nameOf(unneeded), nameOf(open)]);
});

test("nothing is deleted or named if GitHub does not show who created the previews", async () => {
  const end = stage.github.fault({
    path: /\/pulls\/\d+$/,
    kind: "status",
    status: 502,
    times: Number.POSITIVE_INFINITY,
  });
  const run = await deploy(openPullRequest(stage), { "management-token": token });
  end();
  expect(run.outputs["failure-code"]).toBe("quota-reached");
  expect(annotationsOf(run, "error").join()).not.toContain("No open pull request or branch needs");
  expect(previews()).toStrictEqual([nameOf(unneeded), nameOf(open)]);
});

test("a token that lacks the permission to delete causes a warning", async () => {
  const other = stage.cloud.issueKey({ kind: "team", team: "another-team" });
  const run = await deploy(openPullRequest(stage), { "management-token": other });
  expect(run.outputs["failure-code"]).toBe("quota-reached");
  expect(annotationsOf(run, "warning").join("\n")).toContain(nameOf(unneeded));
  expect(annotationsOf(run, "error").join()).not.toContain("if it has a `management-token`");
  expect(run.log.slice(run.log.indexOf("##[endgroup]"))).not.toContain(other);
  expect(previews()).toStrictEqual([nameOf(unneeded), nameOf(open)]);
});

test("with `on-close: keep` it names them and deletes nothing, even with a token", async () => {
  const run = await deploy(openPullRequest(stage), { "management-token": token, "on-close": "keep" });
  expect(run.outputs["failure-code"]).toBe("quota-reached");
  const [error = ""] = annotationsOf(run, "error");
  expect(error).toContain(`needs \`${nameOf(unneeded)}\``);
  expect(error).not.toContain("if it has a `management-token`");
  expect(previews()).toStrictEqual([nameOf(unneeded), nameOf(open)]);
});

test("with a token it deletes the preview of a closed pull request, deploys again, and reports both", async () => {
  const pullRequest = openPullRequest(stage);
  // The comment that changes to `🧹 Removed` belongs to another pull request, so this run has no `comment-url`.
  const run = await deploy(pullRequest, { "management-token": token, comment: "failures" });
  expect(annotationsOf(run, "error")).toStrictEqual([]);
  expect(run.outputs).not.toHaveProperty("comment-url");
  expect(run.outputs).toMatchObject({ status: "deployed", "preview-created": "true" });
  expect(previews()).toStrictEqual([nameOf(open), nameOf(pullRequest)]);
  for (const text of [annotationsOf(run, "notice").join(), run.summary]) {
    expect(text).toMatch(new RegExp(`Deleted .?${nameOf(unneeded)}.? .*deployed again`));
    expect(text).not.toContain(nameOf(open));
  }
  expect(visible(commentsOn(stage, unneeded.number)[0] ?? "")).toContain("🧹 Removed");
  expect(visible(commentsOn(stage, open.number)[0] ?? "")).toContain("✅ Deployed");

  // All remaining previews are needed.
  const next = await deploy(openPullRequest(stage), { "management-token": token });
  expect(next.outputs["failure-code"]).toBe("quota-reached");
  expect(previews()).toStrictEqual([nameOf(open), nameOf(pullRequest)]);
});

test("a preview to which another pull request deploys in the meantime stays", async () => {
  const raise = (by: number) => stage.cloud.setQuota(TEAM, stage.cloud.deployments().length + by);
  raise(2);
  const [first, sharing] = [openPullRequest(stage), openPullRequest(stage)];
  await deploy(first);
  await deploy(sharing, { "preview-name": "shared" });
  for (const { number } of [first, sharing]) stage.github.closePullRequest({ repository: REPOSITORY, number });
  raise(0);
  const path = new RegExp(`/deployments/(${[nameOf(first), "shared"].map(deploymentOf).join("|")})/delete$`);
  const release = stage.cloud.fault({ path, kind: "held" });
  const calls = stage.cloud.calls.length;
  const deleted = () => stage.cloud.calls.slice(calls).find((call) => path.test(call.path))?.path ?? "";
  const pullRequest = openPullRequest(stage);
  const running = deploy(pullRequest, { "management-token": token });
  await waitDuring(running, () => deleted() !== "");
  // Deploy to the preview that was not deleted first.
  const other = deleted().includes(deploymentOf("shared")) ? nameOf(first) : "shared";
  await deploy(openPullRequest(stage), { "preview-name": other });
  release();
  const run = await running;
  expect(annotationsOf(run, "error")).toStrictEqual([]);
  expect(run.outputs.status).toBe("deployed");
  expect(previews()).toContain(other);
  expect(previews()).toContain(nameOf(pullRequest));
  expect(annotationsOf(run, "warning").join()).toContain("is open");
});

const deploymentOf = (name: string) => stage.cloud.preview(name)?.name ?? "none";
