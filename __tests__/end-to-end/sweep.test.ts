/** `operation: sweep`, as a nightly job runs it. */

import { mkdirSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { pushEvent, scheduleEvent } from "../../fakes/events/events.ts";
import { PROJECT, REPOSITORY, TEAM } from "../../fakes/test-environment.ts";
import {
  annotationsOf,
  commentsOn,
  holdRequest,
  openPullRequest,
  reopenPullRequest,
  stage,
  useStage,
  visible,
  waitDuring,
} from "./run-action.ts";

let workspace: string;
let token: string;
/** Preview names by the result of the sweep. */
let closedOne: string;
let openOne: string;
let wantedOne: string;
useStage(async () => {
  workspace = await stage.checkout();
  token = stage.cloud.issueKey({ kind: "team", team: TEAM });
  stage.cloud.createProject({ team: TEAM, project: "another" });
  stage.cloud.createProject({ team: "another-team", project: "third" });
  const deploy = (event: ReturnType<typeof pushEvent>, app = "") =>
    stage.run({ event, workspace, with: { "deploy-key": stage.previewKey, "app-name": app } });
  const [closed, open] = [openPullRequest(stage, "feature/forgotten"), openPullRequest(stage, "feature/still-open")];
  for (const { event } of [closed, open]) await deploy(event());
  stage.github.closePullRequest({ repository: REPOSITORY, number: closed.number });
  [closedOne, openOne] = [`pr-${closed.number}`, `pr-${open.number}`];
  for (const branch of ["feature/deleted", "feature/kept"]) {
    await deploy(pushEvent({ branch, sha: stage.github.pushTo({ repository: REPOSITORY, branch }) }));
  }
  stage.github.deleteBranch(REPOSITORY, "feature/deleted");
  await deploy(openPullRequest(stage, "feature/other-app").event(), "admin");
  // The only run of this pull request failed, and another repository has a pull request with the same number.
  const wanted = openPullRequest(stage, "feature/only-wanted");
  const empty = stage.folder("nothing-installed");
  mkdirSync(empty, { recursive: true });
  const failed = await stage.run({ event: wanted.event(), workspace: empty, with: { "deploy-key": stage.previewKey } });
  expect(failed.outputs["failure-code"]).toBe("convex-not-installed");
  await claimPast(`pr-${wanted.number}`);
  stage.github.closePullRequest({ repository: REPOSITORY, number: wanted.number });
  wantedOne = `pr-${wanted.number}`;
  await claimPast("made-by-vercel");
});

const sweep = (inputs: Readonly<Record<string, string>> = {}) =>
  stage.run({
    event: scheduleEvent(),
    workspace,
    with: { "deploy-key": stage.previewKey, operation: "sweep", "management-token": token, ...inputs },
  });
const previews = () =>
  stage.cloud
    .deployments()
    .filter(({ type }) => type === "preview")
    .map(({ identifier }) => identifier);

test("without a token, a key that names the project, or valid inputs, no request is made", async () => {
  const before = stage.cloud.calls.length;
  const without = await sweep({ "management-token": "" });
  expect(without.outputs).toMatchObject({ status: "failed", "failure-code": "sweep-without-token" });
  const wrongKey = await sweep({ "deploy-key": stage.productionKey });
  expect(wrongKey.outputs).toMatchObject({ status: "failed", "failure-code": "sweep-without-project" });
  const wrongInput = await sweep({ retries: "many" });
  expect(wrongInput.outputs).toMatchObject({ status: "failed", "failure-code": "invalid-input" });
  for (const run of [without, wrongKey, wrongInput]) expect(run.summary).toContain("❌ Convex sweep failed");
  expect(stage.cloud.calls.slice(before)).toStrictEqual([]);
});

test("a dry run prints the plan and the used quota, and deletes nothing", async () => {
  const before = previews();
  const run = await sweep({ "dry-run": "true" });
  expect(annotationsOf(run, "error")).toStrictEqual([]);
  expect(run.outputs.status).toBe("dry-run");
  for (const text of [run.log, run.summary]) {
    expect(text).toMatch(new RegExp(`Would delete .?${closedOne}.? `));
    expect(text).toMatch(/Would delete .?feature-deleted-[0-9a-f]{6}.? /);
    expect(text).toMatch(new RegExp(`Kept .?${openOne}.? .*is open`));
    expect(text).toMatch(/Kept .?feature-kept-[0-9a-f]{6}.? .*exists/);
    expect(text).toMatch(/Kept .?made-by-vercel.? .*no record shows/);
    expect(text).toMatch(new RegExp(`Kept .?${wantedOne}.? .*no record shows`));
    expect(text).toContain("this project had 9 deployments, 7 of them previews, and its team 11 in all projects");
  }
  expect(run.log.match(/^Kept /gm)).toHaveLength(5);
  expect(previews()).toStrictEqual(before);
});

test("a project token must be for the key's project", async () => {
  const ofProject = (project: string) => stage.cloud.issueKey({ kind: "project", team: TEAM, project });
  const run = await sweep({ "dry-run": "true", "management-token": ofProject(PROJECT) });
  expect(run.outputs.status).toBe("dry-run");
  expect(run.summary).toContain("this project had 9 deployments, 7 of them previews. ");
  const other = await sweep({ "dry-run": "true", "management-token": ofProject("another") });
  expect(other.outputs).toMatchObject({ status: "failed", "failure-code": "sweep-failed" });
});

test("nothing is deleted if GitHub does not respond", async () => {
  const before = previews();
  const end = stage.github.fault({ path: /\/branches$/, kind: "status", status: 502, times: Number.POSITIVE_INFINITY });
  const run = await sweep();
  end();
  expect(run.outputs).toMatchObject({ status: "failed", "failure-code": "sweep-ownership-unknown" });
  expect(previews()).toStrictEqual(before);
});

test("previews of closed pull requests and deleted branches are deleted, all others kept, and a second sweep finds nothing", async () => {
  const before = previews();
  const run = await sweep();
  expect(annotationsOf(run, "error")).toStrictEqual([]);
  expect(run.outputs.status).toBe("swept");
  // A sweep deletes previews of many pull requests, so it has no comment of its own.
  expect(run.outputs["comment-url"] ?? "").toBe("");
  const gone = before.filter((name) => !previews().includes(name));
  expect(gone).toStrictEqual([closedOne, expect.stringMatching(/^feature-deleted-/)]);
  const records = stage.github
    .deployments(REPOSITORY)
    .filter(({ payload }) => gone.some((name) => (payload as { slot: string }).slot.endsWith(`/${name}`)));
  expect(records.map(({ statuses }) => statuses.at(-1)?.state)).toStrictEqual(["inactive", "inactive"]);
  const deletes = stage.cloud.calls.length;
  const again = await sweep();
  expect(again.outputs.status).toBe("swept");
  expect(stage.cloud.calls.slice(deletes).some(({ path }) => path.endsWith("/delete"))).toBe(false);
  expect(run.log.slice(run.log.indexOf("##[endgroup]"))).not.toContain(token);
});

test("the comment is a record too, and says afterwards that the preview was deleted", async () => {
  const [closed, open] = [openPullRequest(stage, "feature/only-comment"), openPullRequest(stage, "feature/alive-too")];
  for (const { event } of [closed, open])
    await stage.run({
      event: event(),
      workspace,
      with: { "deploy-key": stage.previewKey, "github-deployment": "false" },
    });
  await claimPast("pr-404");
  const text = () => commentsOn(stage, closed.number)[0] ?? "";
  // A copied comment is no evidence. Here it would assign the preview of an open pull request to a closed one.
  const copied = commentsOn(stage, open.number)[0] ?? "";
  stage.github.addComment({ repository: REPOSITORY, number: closed.number, body: copied, login: "mona" });
  stage.github.closePullRequest({ repository: REPOSITORY, number: closed.number });
  const run = await sweep();
  expect(annotationsOf(run, "error")).toStrictEqual([]);
  expect(previews()).not.toContain(`pr-${closed.number}`);
  expect(previews()).toStrictEqual(expect.arrayContaining([`pr-${open.number}`, "pr-404"]));
  expect(visible(text())).toContain("🧹 Removed");
  expect(visible(text())).toContain("no open pull request or branch needed");
  expect(visible(commentsOn(stage, open.number)[0] ?? "")).toContain("✅ Deployed");
});

test("a sweep keeps what is needed again while it runs: if a pull request is reopened, another one deploys, or a branch is pushed", async () => {
  const deploy = (event: ReturnType<typeof pushEvent>, name = "") =>
    stage.run({ event, workspace, with: { "deploy-key": stage.previewKey, "preview-name": name } });
  const [first, reopened, sharing] = [1, 2, 3].map((at) => openPullRequest(stage, `feature/meanwhile-${at}`));
  if (first === undefined || reopened === undefined || sharing === undefined) throw new Error("Three were opened.");
  await deploy(first.event());
  await deploy(reopened.event());
  await deploy(sharing.event(), "shared");
  const branch = "feature/meanwhile";
  await deploy(pushEvent({ branch, sha: stage.github.pushTo({ repository: REPOSITORY, branch }) }), "of-branch");
  for (const { number } of [first, reopened, sharing])
    stage.github.closePullRequest({ repository: REPOSITORY, number });
  stage.github.deleteBranch(REPOSITORY, branch);
  const path = new RegExp(`/deployments/${stage.cloud.preview(`pr-${first.number}`)?.name}/delete$`);
  const deletion = holdRequest(stage, path);
  const running = sweep();
  await waitDuring(running, deletion.isHeld);
  reopenPullRequest(stage, reopened);
  stage.github.pushTo({ repository: REPOSITORY, branch });
  await deploy(openPullRequest(stage, "feature/meanwhile-4").event(), "shared");
  deletion.release();
  const run = await running;
  expect(annotationsOf(run, "error")).toStrictEqual([]);
  expect(previews()).not.toContain(`pr-${first.number}`);
  expect(previews()).toStrictEqual(expect.arrayContaining([`pr-${reopened.number}`, "shared", "of-branch"]));
  expect(run.summary).toMatch(new RegExp(`Kept .?pr-${reopened.number}.? .*is open`));
});

test("a preview of a tag is kept while the tag exists or cannot be read, and deleted after the tag", async () => {
  const { tags } = stage.github.repository(REPOSITORY);
  const sha = stage.github.repository(REPOSITORY).headSha();
  stage.github.createTag(REPOSITORY, "v1.0.0-rc", sha);
  const inputs = { "deploy-key": stage.previewKey, target: "preview", "preview-name": "candidate" };
  const deployed = await stage.run({ event: pushEvent({ tag: "v1.0.0-rc", sha }), workspace, with: inputs });
  expect(deployed.outputs.status).toBe("deployed");
  expect((await sweep()).summary).toMatch(/Kept .?candidate.? .*the tag `v1.0.0-rc` exists/);
  tags.delete("v1.0.0-rc");
  const [path, body, times] = [/graphql$/, /refs\/tags/, Number.POSITIVE_INFINITY];
  const end = stage.github.fault({ path, body, times, kind: "status", status: 502 });
  const unread = await sweep();
  end();
  expect(unread.outputs.status).toBe("swept");
  expect(unread.summary).toMatch(/Kept .?candidate.? .*reading the tag/);
  expect(previews()).toContain("candidate");
  expect((await sweep()).summary).toMatch(/Deleted .?candidate.? /);
  expect(previews()).not.toContain("candidate");
});

test("the deployments of a team are counted, however many pages they fill", async () => {
  for (let number = 0; number < 60; number += 1)
    stage.cloud.createProject({ team: TEAM, project: `of-many-${number}` });
  const calls = stage.cloud.calls.length;
  const run = await sweep({ "dry-run": "true" });
  const ofTeam = stage.cloud.deployments().filter(({ identity }) => identity.team === TEAM).length;
  expect(ofTeam).toBeGreaterThan(100);
  expect(run.summary).toContain(`and its team ${ofTeam} in all projects`);
  const lists = stage.cloud.calls.slice(calls).filter(({ path }) => /\/v1\/teams\/\d+\/list_deployments$/.test(path));
  expect(lists).toHaveLength(2);
});

async function claimPast(identifier: string): Promise<void> {
  await fetch(`${stage.cloud.provisionHost}/api/claim_preview_deployment`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${stage.previewKey}`,
      "content-type": "application/json",
      "convex-client": "npm-cli-1.48.0",
    },
    body: JSON.stringify({
      identifier,
      reuse: true,
      projectSelection: { kind: "teamAndProjectSlugs", teamSlug: TEAM, projectSlug: PROJECT },
    }),
  });
}
