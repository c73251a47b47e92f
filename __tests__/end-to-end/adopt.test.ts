/** `operation: sweep` with `adopt: vercel`: previews that builds on Vercel created, for which there is no record. */

import { expect, test } from "@jest/globals";
import { pushEvent, scheduleEvent } from "../../fakes/events/events.ts";
import { PROJECT, REPOSITORY, TEAM } from "../../fakes/test-environment.ts";
import {
  annotationsOf,
  holdRequest,
  openPullRequest,
  reopenPullRequest,
  stage,
  useStage,
  waitDuring,
} from "./run-action.ts";

/** Preview names. Each is the unchanged name of a branch. */
const GONE = ["Fix/Gone", "fix/merged", "fix/closed"];
const KEPT: Readonly<Record<string, string>> = {
  main: "protected",
  "fix/open": "an open pull request has a branch of this name",
  "fix/of-fork": "an open pull request has a branch of this name",
  "fix/without-pull-request": "no pull request had it",
  "fix/pushed-since": "was pushed to after its pull request closed",
  "fix/reopened": "an open pull request has a branch of this name",
  "pr-404": "this action gives such names to previews",
  "fix-gone-0a1b2c": "this action gives such names to previews",
  "fix-Plain": "the branch `fix/plain` has almost the same name",
  "fix/ours": "`on-close: keep` kept it",
};

let workspace: string;
let token: string;
useStage(async () => {
  workspace = await stage.checkout();
  token = stage.cloud.issueKey({ kind: "team", team: TEAM });
  const close = (number: number, merged = false) =>
    stage.github.closePullRequest({ repository: REPOSITORY, number, merged });
  for (const name of [...GONE, ...Object.keys(KEPT).filter((one) => one !== "fix/ours")]) await buildOnVercel(name);
  close(openPullRequest(stage, "fix/merged").number, true);
  close(openPullRequest(stage, "fix/closed").number);
  stage.github.deleteBranch(REPOSITORY, "fix/merged");
  openPullRequest(stage, "fix/open");
  stage.github.openPullRequest({
    repository: REPOSITORY,
    headRepository: "stranger/shop",
    headBranch: "fix/of-fork",
  });
  stage.github.pushTo({ repository: REPOSITORY, branch: "fix/without-pull-request" });
  stage.github.pushTo({ repository: REPOSITORY, branch: "fix/plain" });
  const pushedSince = openPullRequest(stage, "fix/pushed-since");
  close(pushedSince.number);
  pushedSince.push();
  close(openPullRequest(stage, "fix/reopened").number);
  stage.github.openPullRequest({ repository: REPOSITORY, headBranch: "fix/reopened" });
  const ours = openPullRequest(stage, "fix/ours");
  const keep = { "deploy-key": stage.previewKey, "preview-name": "fix/ours", "on-close": "keep" };
  await stage.run({ event: ours.event(), workspace, with: keep });
  await stage.run({ event: ours.event({ action: "closed" }), workspace, with: keep });
  stage.github.deleteBranch(REPOSITORY, "fix/ours");
});

const previews = () => stage.cloud.deployments().flatMap(({ identifier }) => identifier ?? []);
const sweep = (inputs: Readonly<Record<string, string>> = {}) =>
  stage.run({
    event: scheduleEvent(),
    workspace,
    with: {
      "deploy-key": stage.previewKey,
      operation: "sweep",
      "management-token": token,
      adopt: "vercel",
      ...inputs,
    },
  });
const WARNING = "If another repository deploys previews to the same Convex project";

test("`adopt` is an error without `operation: sweep`", async () => {
  const calls = stage.cloud.calls.length;
  const run = await sweep({ operation: "auto" });
  expect(run.outputs).toMatchObject({ status: "failed", "failure-code": "invalid-input" });
  expect(annotationsOf(run, "error").join()).toContain("`adopt` needs `operation: sweep`.");
  expect(stage.cloud.calls).toHaveLength(calls);
});

test("without `adopt`, a sweep keeps the previews that no record names", async () => {
  const before = previews();
  const run = await sweep({ adopt: "" });
  expect(run.outputs.status).toBe("swept");
  expect(annotationsOf(run, "warning")).toStrictEqual([]);
  expect(previews()).toStrictEqual(before);
});

test("a dry run lists what it would delete and why it keeps the rest, with the warning, and deletes nothing", async () => {
  const before = previews();
  const run = await sweep({ "dry-run": "true" });
  expect(run.outputs.status).toBe("dry-run");
  for (const name of GONE) expect(run.summary).toMatch(new RegExp(`Would delete .?${name}.? .*no record names it`));
  for (const [name, why] of Object.entries(KEPT)) expect(leftOf(run.summary, name)).toContain(why);
  expect(annotationsOf(run, "warning").join()).toContain(WARNING);
  expect(previews()).toStrictEqual(before);
});

const leftOf = (summary: string, name: string) =>
  summary.split("\n").find((line) => line.includes(`Kept \`${name}\``)) ?? "";

test.each([
  ["the pull requests of a branch", { path: /\/pulls$/, status: 502 }],
  ["the branches", { path: /\/branches$/, status: 502 }],
  ["the records", { path: /\/deployments$/, status: 502 }],
  ["the comments", { path: /\/graphql$/, status: 502 }],
] as const)("every preview is kept if GitHub does not return %s", async (_, { path, status }) => {
  const before = previews();
  const end = stage.github.fault({ path, kind: "status", status, times: Number.POSITIVE_INFINITY });
  const run = await sweep();
  end();
  expect(run.outputs).toMatchObject({ status: "failed", "failure-code": "sweep-ownership-unknown" });
  expect(previews()).toStrictEqual(before);
});

test("a sweep with `adopt` deletes the previews of deleted branches, warns once, and logs each", async () => {
  const before = previews();
  const run = await sweep();
  expect(annotationsOf(run, "error")).toStrictEqual([]);
  expect(run.outputs.status).toBe("swept");
  expect(before.filter((name) => !previews().includes(name))).toStrictEqual(GONE);
  for (const name of GONE) expect(run.log).toMatch(new RegExp(`Deleted .?${name}.? .*no record names it`));
  expect(annotationsOf(run, "warning").join()).toContain(WARNING);
  expect(run.log.slice(run.log.indexOf("##[endgroup]"))).not.toContain(token);
  const again = await sweep();
  expect([again.outputs.status, annotationsOf(again, "warning")]).toStrictEqual(["swept", []]);
});

test("a sweep keeps what is needed again while it runs: for a fork's pull request, a branch, a reopened pull request", async () => {
  const [first, ...needed] = ["late/first", "late/of-fork", "late/pushed", "late/reopened"];
  const reopened = openPullRequest(stage, "late/reopened");
  stage.github.closePullRequest({ repository: REPOSITORY, number: reopened.number });
  for (const name of [first ?? "", ...needed]) await buildOnVercel(name);
  const deletion = holdRequest(stage, /\/delete$/);
  const running = sweep();
  await waitDuring(running, deletion.isHeld);
  stage.github.openPullRequest({ repository: REPOSITORY, headRepository: "stranger/shop", headBranch: "late/of-fork" });
  stage.github.pushTo({ repository: REPOSITORY, branch: "late/pushed" });
  reopenPullRequest(stage, reopened);
  deletion.release();
  const run = await running;
  expect(annotationsOf(run, "error")).toStrictEqual([]);
  expect(previews()).not.toContain(first);
  expect(previews()).toStrictEqual(expect.arrayContaining(needed));
  for (const name of needed) expect(leftOf(run.summary, name)).not.toBe("");
});

test("a preview that a run of this action reached, but did not create, is no longer adopted", async () => {
  const branch = "fix/reached";
  await buildOnVercel(branch);
  const event = pushEvent({ branch, sha: stage.github.pushTo({ repository: REPOSITORY, branch }) });
  await stage.run({ event, workspace, with: { "deploy-key": stage.previewKey, "preview-name": branch } });
  stage.github.deleteBranch(REPOSITORY, branch);
  const run = await sweep();
  expect(leftOf(run.summary, branch)).toContain("no record shows that a run of this repository created it");
  expect(previews()).toContain(branch);
});

test("a preview is kept if its own records could not be read, even if the search for records found none", async () => {
  const project = "alone";
  stage.cloud.createProject({ team: TEAM, project });
  const key = stage.cloud.issueKey({ kind: "preview", team: TEAM, project });
  await buildOnVercel("Fix/Alone", { project, key });
  const end = stage.github.fault({
    path: /\/deployments$/,
    kind: "status",
    status: 502,
    times: Number.POSITIVE_INFINITY,
  });
  const run = await sweep({ "deploy-key": key });
  end();
  expect(leftOf(run.summary, "Fix/Alone")).toContain("its records could not be read");
  expect(previews()).toContain("Fix/Alone");
  await sweep({ "deploy-key": key });
  expect(previews()).not.toContain("Fix/Alone");
});

/** Claims a preview with the unchanged name of the branch, as the Convex CLI does in a build on Vercel. */
async function buildOnVercel(
  identifier: string,
  { project, key } = { project: PROJECT, key: stage.previewKey },
): Promise<void> {
  const { status } = await fetch(`${stage.cloud.provisionHost}/api/claim_preview_deployment`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${key}`,
      "content-type": "application/json",
      "convex-client": "npm-cli-1.48.0",
    },
    body: JSON.stringify({
      identifier,
      reuse: true,
      projectSelection: { kind: "teamAndProjectSlugs", teamSlug: TEAM, projectSlug: project },
    }),
  });
  expect(status).toBe(200);
}
