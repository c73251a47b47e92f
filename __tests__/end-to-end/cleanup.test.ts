/** When a pull request is closed, its preview is deleted, or the reason for keeping it is reported. */

import { mkdirSync } from "node:fs";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  deleteEvent,
  pullRequestEvent,
  pushEvent,
  scheduleEvent,
  workflowDispatchEvent,
} from "../../fakes/events/events.ts";
import type { StepResult } from "../../fakes/runner/runner.ts";
import { headOf, REPOSITORY, type RunActionOptions, TestEnvironment } from "../../fakes/test-environment.ts";
import { formatTime } from "../../src/markdown/markdown.ts";
import {
  annotationsOf,
  closeStage,
  commentsOn,
  holdBuild,
  holdRequest,
  isCreationRecorded,
  isShownAsDeploying,
  openPullRequest,
  rejectCreationRecords,
  stage,
  statesOf,
  type TestPullRequest,
  useStage,
  visible,
  waitDuring,
} from "./run-action.ts";

let workspace: string;
/** A cleanup needs no checkout. */
let empty: string;
const closed = new Set<number>();
useStage(
  async () => {
    workspace = await stage.checkout({ files: { "convex/seed.ts": SEED } });
    empty = stage.folder("nothing-checked-out");
    mkdirSync(empty, { recursive: true });
  },
  { previewKeysMayDelete: true },
);

const SEED = `import { internalMutation } from "./_generated/server";
export default internalMutation({ args: {}, handler: async () => {} });
`;

const DELETE = /\/v1\/deployments\/[\w-]+\/delete$/;

type Inputs = Readonly<Record<string, string>>;

async function deployed(
  branch: string,
  inputs: Inputs = {},
): Promise<{ pullRequest: TestPullRequest; run: StepResult }> {
  const pullRequest = openPullRequest(stage, branch);
  const run = await stage.run({
    event: pullRequest.event(),
    workspace,
    with: { "deploy-key": stage.previewKey, ...inputs },
  });
  expect(run.outputs.status).toBe("deployed");
  return { pullRequest, run };
}

function close(
  pullRequest: TestPullRequest,
  inputs: Inputs = {},
  more: Partial<RunActionOptions> = {},
): Promise<StepResult> {
  if (!closed.has(pullRequest.number))
    stage.github.closePullRequest({ repository: REPOSITORY, number: pullRequest.number });
  closed.add(pullRequest.number);
  return stage.run({
    event: pullRequest.event({ action: "closed" }),
    workspace: empty,
    with: { "deploy-key": stage.previewKey, ...inputs },
    ...more,
  });
}

const previewOf = ({ number }: TestPullRequest) => stage.cloud.preview(`pr-${number}`);
const deletions = () => stage.cloud.calls.filter(({ path }) => DELETE.test(path)).length;
const comment = (pullRequest: TestPullRequest) => visible(commentsOn(stage, pullRequest.number)[0] ?? "");

describe("a closed pull request", () => {
  test("deletes its preview deployment, GitHub Deployment and row, and a second run changes nothing", async () => {
    const { pullRequest, run } = await deployed("feature/closing");
    expect(statesOf(run.outputs["github-deployment-id"])).toStrictEqual(["in_progress", "success"]);
    const name = previewOf(pullRequest)?.name ?? "";
    const cleanup = await close(pullRequest);
    expect(annotationsOf(cleanup, "error")).toStrictEqual([]);
    expect(annotationsOf(cleanup, "warning")).toStrictEqual([]);
    expect(cleanup.outputs).toMatchObject({
      status: "cleaned-up",
      "preview-name": `pr-${pullRequest.number}`,
      "deployment-name": name,
    });
    expect(previewOf(pullRequest)).toBeNull();
    expect(statesOf(run.outputs["github-deployment-id"])).toStrictEqual(["in_progress", "success", "inactive"]);
    expect(commentsOn(stage, pullRequest.number)).toHaveLength(1);
    expect(comment(pullRequest)).toContain("🧹 Removed");
    expect(comment(pullRequest)).not.toContain(".convex.cloud");
    expect(cleanup.summary).toContain("was deleted");

    const before = deletions();
    const again = await close(pullRequest);
    expect(again.outputs.status).toBe("cleaned-up");
    expect(again.log).toContain("no longer existed");
    expect(deletions()).toBe(before);
    expect(statesOf(run.outputs["github-deployment-id"])).toStrictEqual(["in_progress", "success", "inactive"]);

    // A preview that another repository creates now has only the same name.
    await claim(`pr-${pullRequest.number}`);
    const foreign = await close(pullRequest);
    expect(foreign.outputs.status).toBe("skipped");
    expect(previewOf(pullRequest)).not.toBeNull();
  });

  test("that never had a preview gets no comment and does not fail", async () => {
    const pullRequest = openPullRequest(stage, "feature/never-deployed");
    const run = await close(pullRequest);
    expect(run.conclusion).toBe("success");
    expect(run.outputs.status).toBe("skipped");
    expect(annotationsOf(run, "notice")).toStrictEqual([
      expect.stringContaining("does not exist, so there is nothing to delete"),
    ]);
    expect(commentsOn(stage, pullRequest.number)).toStrictEqual([]);
  });

  test("whose key was revoked reports that, and names no deployment that it does not know", async () => {
    const pullRequest = openPullRequest(stage, "feature/revoked-key");
    const revoked = stage.previewKey;
    stage.cloud.revoke(revoked);
    const run = await close(pullRequest, { "deploy-key": revoked });
    expect(run.outputs).toMatchObject({ status: "skipped", "failure-code": "cleanup-not-allowed" });
    expect(run.outputs["deployment-name"]).toBeUndefined();
    expect(annotationsOf(run, "warning")).toStrictEqual([expect.stringContaining("Create a new preview deploy key")]);
  });

  test("keeps what this repository's action did not create", async () => {
    const pullRequest = openPullRequest(stage, "feature/of-another-repository");
    const project = stage.cloud.deployments()[0]?.identity;
    // Another repository with the same Convex project has a pull request with the same number.
    await claim(`pr-${pullRequest.number}`);
    expect(project?.project).toBe("shop");
    const run = await close(pullRequest);
    expect(run.outputs.status).toBe("skipped");
    expect(annotationsOf(run, "notice")).toStrictEqual([expect.stringContaining("was not deleted")]);
    expect(previewOf(pullRequest)).not.toBeNull();
  });

  test("keeps a deployment that its own runs did not reach", async () => {
    const pullRequest = openPullRequest(stage, "feature/only-wanted");
    const settings = { event: pullRequest.event(), with: { "deploy-key": stage.previewKey } };
    // The look-up before the claim finds a preview of another repository.
    await claim(`pr-${pullRequest.number}`);
    stage.cloud.fault({
      path: "/api/claim_preview_deployment",
      kind: "status",
      status: 400,
      body: { code: "DeploymentQuotaReached", message: "Your team's deployment quota of 40 has been reached." },
    });
    const atClaim = await stage.run({ ...settings, workspace });
    expect(atClaim.outputs).toMatchObject({ status: "failed", "failure-code": "quota-reached" });
    expect(atClaim.outputs["deployment-name"]).toBeUndefined();
    const atStart = await stage.run({ ...settings, workspace: empty });
    expect(atStart.outputs).toMatchObject({ status: "failed", "failure-code": "convex-not-installed" });
    for (const _ of ["once", "after its own report"]) {
      const run = await close(pullRequest);
      expect(run.outputs.status).toBe("skipped");
      expect(annotationsOf(run, "notice")).toStrictEqual([
        expect.stringContaining("was not deleted: no GitHub Deployment"),
      ]);
      expect(previewOf(pullRequest)).not.toBeNull();
    }
  });

  test("of a fork deletes what an opt-in created for it; its own runs have no key for that", async () => {
    const fork = { headRepository: "stranger/shop", headBranch: "main" };
    const { number, headSha } = stage.github.openPullRequest({ repository: REPOSITORY, ...fork });
    const settings = { workspace, with: { "deploy-key": stage.previewKey, "allow-untrusted-code": "true" } };
    const event = (event: "pull_request" | "pull_request_target", action: string) =>
      pullRequestEvent({ ...fork, number, headSha, event, action });
    await stage.run({ ...settings, event: event("pull_request_target", "opened") });
    expect(stage.cloud.preview(`pr-${number}`)).not.toBeNull();
    stage.github.closePullRequest({ repository: REPOSITORY, number });
    const own = await stage.run({ event: event("pull_request", "closed"), workspace: empty });
    expect(own.conclusion).toBe("success");
    expect(own.outputs.status).toBe("skipped");
    expect(annotationsOf(own, "notice")).toStrictEqual([expect.stringContaining("from a fork")]);
    const run = await stage.run({ ...settings, event: event("pull_request_target", "closed") });
    expect(run.outputs.status).toBe("cleaned-up");
    expect(stage.cloud.preview(`pr-${number}`)).toBeNull();
    expect(visible(commentsOn(stage, number)[0] ?? "")).toContain("🧹 Removed");
  });

  test("keeps a preview that other pull requests use, until the last one closes", async () => {
    const inputs = { "preview-name": "shared-staging" };
    const { pullRequest: one } = await deployed("feature/shared-one", inputs);
    const { pullRequest: two } = await deployed("feature/shared-two", inputs);
    // The records of the other pull request are its GitHub Deployments, or its comment if there are none.
    for (const more of [{}, { "github-deployment": "false" }]) {
      const run = await close(one, { ...inputs, ...more });
      expect(run.outputs.status).toBe("skipped");
      expect(annotationsOf(run, "notice")).toStrictEqual([
        expect.stringContaining(`was not deleted: pull request #${two.number} is open`),
      ]);
      expect(stage.cloud.preview("shared-staging")).not.toBeNull();
    }
    const unrelated = await close(openPullRequest(stage, "feature/shared-never"), inputs);
    expect(annotationsOf(unrelated, "notice")).toStrictEqual([
      expect.stringContaining(
        `was not deleted: it was deployed for pull request #${one.number}, pull request #${two.number}.`,
      ),
    ]);
    const last = await close(two, inputs);
    expect(last.outputs.status).toBe("cleaned-up");
    // Both comments change, and the output is the one on the run's own pull request.
    for (const pullRequest of [one, two]) expect(comment(pullRequest)).toContain("🧹 Removed");
    expect(last.outputs["comment-url"]).toContain(`/pull/${two.number}#`);
    expect(stage.cloud.preview("shared-staging")).toBeNull();
  });

  test("keeps the preview with `on-close: keep`, and marks it as inactive on GitHub", async () => {
    const { pullRequest, run } = await deployed("feature/kept");
    const before = stage.cloud.calls.length;
    const cleanup = await close(pullRequest, { "on-close": "keep" });
    expect(cleanup.outputs.status).toBe("cleaned-up");
    expect(stage.cloud.calls.slice(before)).toStrictEqual([]);
    expect(previewOf(pullRequest)).not.toBeNull();
    expect(statesOf(run.outputs["github-deployment-id"])).toStrictEqual(["in_progress", "success", "inactive"]);
    expect(comment(pullRequest)).toContain("📦 Kept");
    // The preview still exists, so the comment shows its URL and its expiry.
    for (const word of [previewOf(pullRequest)?.cloudUrl ?? "no preview", "[dashboard](", "Convex deletes it on "])
      expect(comment(pullRequest)).toContain(word);
  });

  test("keeps with `on-close: keep` a preview that another one uses, whose reports do not change", async () => {
    const inputs = { "preview-name": "kept-staging", "on-close": "keep" };
    const { pullRequest: one } = await deployed("feature/kept-one", inputs);
    const { pullRequest: two, run } = await deployed("feature/kept-two", inputs);
    const before = comment(two);
    const cleanup = await close(one, inputs);
    expect(cleanup.outputs.status).toBe("cleaned-up");
    expect(comment(one)).toContain("📦 Kept");
    expect(comment(two)).toBe(before);
    expect(statesOf(run.outputs["github-deployment-id"])).toStrictEqual(["in_progress", "success"]);
  });

  test("deletes the previews of all its apps, whichever runs first", async () => {
    const pullRequest = openPullRequest(stage, "feature/two-apps");
    const inputs = (app: string) => ({ "app-name": app, "preview-name": `${app}-{number}` });
    const deploy = (app: string) =>
      stage.run({ event: pullRequest.event(), workspace, with: { "deploy-key": stage.previewKey, ...inputs(app) } });
    const runs = [await deploy("web"), await deploy("admin")];
    const web = await close(pullRequest, inputs("web"));
    for (const name of ["preview-name", "deployment-name"]) expect(web.outputs[name]).toBe(runs[0]?.outputs[name]);
    for (const name of ["web", "admin"]) expect(stage.cloud.preview(`${name}-${pullRequest.number}`)).toBeNull();
    for (const { outputs } of runs)
      expect(statesOf(outputs["github-deployment-id"])).toStrictEqual(["in_progress", "success", "inactive"]);
    expect(comment(pullRequest)).toMatch(/admin.*🧹 Removed[\s\S]*web.*🧹 Removed/);
    expect((await close(pullRequest, inputs("web"))).outputs.status).toBe("cleaned-up");
  });

  test("names the preview that it deleted in outputs and summary, if its own name has changed since", async () => {
    const { pullRequest, run } = await deployed("feature/renamed", { "preview-name": "old-{number}" });
    const cleanup = await close(pullRequest);
    expect(cleanup.outputs).toMatchObject({
      status: "cleaned-up",
      "preview-name": `old-${pullRequest.number}`,
      "deployment-name": run.outputs["deployment-name"],
    });
    expect(cleanup.summary).not.toContain(`pr-${pullRequest.number}`);
  });

  test("deletes nothing on a dry run, and reports what it would delete", async () => {
    const { pullRequest } = await deployed("feature/dry-close");
    const run = await close(pullRequest, { "dry-run": "true" });
    expect(run.outputs.status).toBe("dry-run");
    expect(run.log).toContain("would be deleted");
    expect(previewOf(pullRequest)).not.toBeNull();
    expect(comment(pullRequest)).toContain("✅ Deployed");
  });

  test("finds the records in the comment alone, and in the GitHub Deployment alone", async () => {
    for (const off of ["comment", "github-deployment"]) {
      const { pullRequest } = await deployed(`feature/without-${off}`, { [off]: "false" });
      const run = await close(pullRequest, { [off]: "false" });
      expect(run.outputs.status).toBe("cleaned-up");
      expect(previewOf(pullRequest)).toBeNull();
    }
  });

  test("marks the GitHub Deployments of earlier runs as inactive, if later ones were set to create none", async () => {
    const { pullRequest, run } = await deployed("feature/no-more-records");
    const inputs = { "github-deployment": "false" };
    const later = { event: pullRequest.push(), workspace, with: { "deploy-key": stage.previewKey, ...inputs } };
    expect((await stage.run(later)).outputs.status).toBe("deployed");
    const cleanup = await close(pullRequest, inputs);
    expect([cleanup.outputs.status, annotationsOf(cleanup, "warning")]).toStrictEqual(["cleaned-up", []]);
    expect(statesOf(run.outputs["github-deployment-id"]).at(-1)).toBe("inactive");
    // A token that may only read them still deletes the preview.
    const { pullRequest: other } = await deployed("feature/read-only-records");
    const permissions = { contents: "read", "pull-requests": "write", deployments: "read" } as const;
    const readOnly = await close(other, inputs, { permissions });
    expect(readOnly.outputs.status).toBe("cleaned-up");
    expect(annotationsOf(readOnly, "warning")).toStrictEqual([expect.stringContaining("deployments: write")]);
  });

  test("warns about a management token while code of the pull request runs", async () => {
    const token = stage.cloud.issueKey({ kind: "team", team: "acme" });
    const { run } = await deployed("feature/token-too-early", { "management-token": token });
    expect(annotationsOf(run, "warning")).toStrictEqual([
      expect.stringContaining("can delete any of your team's Convex deployments"),
    ]);
  });

  test("deletes nothing if GitHub does not show who created it", async () => {
    const { pullRequest } = await deployed("feature/unread");
    const faults = [/\/deployments$/, /graphql$/].map((path) =>
      stage.github.fault({ path, kind: "status", status: 502, times: Number.POSITIVE_INFINITY }),
    );
    const run = await close(pullRequest);
    for (const end of faults) end();
    expect(run.outputs).toMatchObject({ status: "failed", "failure-code": "cleanup-ownership-unknown" });
    expect(annotationsOf(run, "error")).toHaveLength(1);
    expect(previewOf(pullRequest)).not.toBeNull();
  });

  test("asks for the token, not for permissions alone, if github-token is empty", async () => {
    const { pullRequest } = await deployed("feature/no-token");
    const run = await close(pullRequest, { "github-token": "" });
    expect(run.outputs["failure-code"]).toBe("cleanup-ownership-unknown");
    expect(annotationsOf(run, "error").join()).toMatch(/`github-token` is empty[\s\S]*deployments: write/);
    expect(previewOf(pullRequest)).not.toBeNull();
  });

  test("keeps its preview and says why if GitHub does not show whether a tag that uses it still exists", async () => {
    const shared = { "preview-name": "of-a-tag" };
    const { pullRequest } = await deployed("feature/of-a-tag", shared);
    const sha = stage.github.pushTo({ repository: REPOSITORY, branch: "main" }, { sha: headOf(workspace) });
    const event = pushEvent({ tag: "v1", sha });
    const tagged = { "deploy-key": stage.previewKey, target: "preview", ...shared };
    expect((await stage.run({ event, workspace, with: tagged })).outputs.status).toBe("deployed");
    const path = /graphql$/;
    const end = stage.github.fault({
      path,
      body: /refs\/tags/,
      kind: "status",
      status: 502,
      times: Number.POSITIVE_INFINITY,
    });
    const run = await close(pullRequest, shared);
    end();
    expect(run.outputs.status).toBe("skipped");
    expect(annotationsOf(run, "notice")).toStrictEqual([
      expect.stringContaining("reading the tag `v1` from GitHub failed"),
    ]);
    expect(stage.cloud.preview("of-a-tag")).not.toBeNull();
  });
});

describe("after a failed build, a closed pull request", () => {
  test("shows the preview as removed, and a later report adds no site", async () => {
    const { pullRequest, run } = await deployed("feature/failed-last");
    const event = pullRequest.push();
    const failed = await stage.run({
      event,
      workspace,
      with: { "deploy-key": stage.previewKey, cmd: "exit 1" },
    });
    expect(failed.outputs.status).toBe("failed");
    // The run stops before it claims a preview, so its row names no deployment.
    const refused = await stage.run({
      event,
      workspace,
      with: { "deploy-key": stage.previewKey, "export-path": "../outside.zip" },
    });
    expect(refused.outputs["failure-code"]).toBe("invalid-input");
    expect((await close(pullRequest)).outputs.status).toBe("cleaned-up");
    expect(comment(pullRequest)).toContain("🧹 Removed");
    for (const text of ["Failed", "stays live", `https://${run.outputs["deployment-name"]}`])
      expect(comment(pullRequest)).not.toContain(text);

    const before = comment(pullRequest);
    const report = await stage.run({
      event: pullRequest.event({ action: "closed" }),
      workspace: empty,
      with: { operation: "report", "app-url": "https://late.example.com" },
    });
    expect(report.outputs.status).toBe("skipped");
    expect(report.log).toContain("was deleted, so its site was not reported");
    expect(comment(pullRequest)).toBe(before);
  });

  test("does not show a newer preview of the same name as removed", async () => {
    const shared = { "preview-name": "shared-again" };
    const { pullRequest, run } = await deployed("feature/failed-on-newer", shared);
    await deletePast(run.outputs["deployment-name"]);
    const other = await deployed("feature/created-again", shared);
    const name = other.run.outputs["deployment-name"] ?? "";
    await stage.run({
      event: pullRequest.push(),
      workspace,
      with: { "deploy-key": stage.previewKey, cmd: "exit 1", ...shared },
    });
    await close(pullRequest, shared);
    expect(stage.cloud.preview("shared-again")?.name).toBe(name);
    expect(comment(pullRequest)).toContain(name);
    expect(comment(pullRequest)).not.toContain("Removed");
  });
});

describe("an `operation: cleanup` without a closed pull request or branch", () => {
  const shared = { "preview-name": "staging" };
  const byHand = (inputs: Inputs) =>
    stage.run({
      event: workflowDispatchEvent({ branch: "main", sha: stage.github.repository(REPOSITORY).headSha("main") }),
      workspace: empty,
      with: { "deploy-key": stage.previewKey, operation: "cleanup", ...inputs },
    });

  test("keeps a preview that an open pull request uses if it runs on a schedule", async () => {
    await deployed("feature/scheduled", shared);
    const run = await stage.run({
      event: scheduleEvent(),
      workspace: empty,
      with: { "deploy-key": stage.previewKey, operation: "cleanup", ...shared },
    });
    expect(run.outputs.status).toBe("skipped");
    expect(run.log).toContain("is open");
    expect(stage.cloud.preview("staging")).not.toBeNull();
  });

  test("deletes the preview that a person named, and no other that is in use", async () => {
    const { pullRequest } = await deployed("feature/by-hand");
    await stage.run({
      event: pullRequest.event(),
      workspace,
      with: { "deploy-key": stage.previewKey, ...shared },
    });
    const demo = await stage.run({
      event: workflowDispatchEvent({ branch: "main", sha: stage.github.repository(REPOSITORY).headSha("main") }),
      workspace,
      with: { "deploy-key": stage.previewKey, "preview-name": "demo" },
    });
    expect(demo.outputs.status).toBe("deployed");
    const run = await byHand({ "pull-request": String(pullRequest.number) });
    expect(run.outputs.status).toBe("cleaned-up");
    expect(previewOf(pullRequest)).toBeNull();
    for (const name of ["staging", "demo"]) expect(stage.cloud.preview(name)).not.toBeNull();
    expect((await byHand(shared)).outputs.status).toBe("cleaned-up");
    expect(stage.cloud.preview("staging")).toBeNull();
    expect(stage.cloud.preview("demo")).not.toBeNull();
  });
});

describe("Convex's response about the preview", () => {
  const ROW = /^\/v1\/deployments\/[\w-]+$/;

  test("decides: a preview that is unreadable, of another or an unknown project, or protected is kept", async () => {
    const { pullRequest } = await deployed("feature/told-by-convex");
    const { name, identity } = previewOf(pullRequest) ?? {};
    const before = deletions();
    const closing = async (fault: Parameters<typeof stage.cloud.fault>[0]) => {
      const end = stage.cloud.fault({ ...fault, times: Number.POSITIVE_INFINITY });
      const run = await close(pullRequest);
      end();
      expect(previewOf(pullRequest)?.name).toBe(name);
      return run;
    };

    const unread = await closing({ method: "GET", path: ROW, kind: "status", status: 403 });
    expect(unread.outputs).toMatchObject({ status: "skipped", "failure-code": "cleanup-not-allowed" });
    const row = { name, deploymentType: "preview", isDefault: false, previewIdentifier: identity?.identifier };
    const foreign = await closing({ method: "GET", path: ROW, kind: "garbage", body: { ...row, projectId: 999_999 } });
    expect(foreign.outputs.status).toBe("skipped");
    expect(annotationsOf(foreign, "notice")).toStrictEqual([expect.stringContaining("it belongs to another project")]);
    const place = { team: "acme", project: "another", projectId: 1 };
    const elsewhere = await closing({ path: /\/team_and_project$/, kind: "garbage", body: place });
    expect(elsewhere.outputs.status).toBe("skipped");

    const lost = { code: "ProjectNotFound", message: "There is no such project." };
    const path = "/api/deployment/authorize_preview";
    const unfound = await closing({ path, kind: "status", status: 404, body: lost });
    expect(unfound.outputs).toMatchObject({ status: "failed", "failure-code": "cleanup-failed" });
    expect(comment(pullRequest)).not.toContain("🧹 Removed");
    expect(deletions()).toBe(before);

    const refused = await closing({ path: DELETE, kind: "status", status: 403 });
    expect(refused.outputs).toMatchObject({ status: "skipped", "failure-code": "cleanup-not-allowed" });
    expect(identity?.expiresAt).toStrictEqual(expect.any(Number));
    expect(comment(pullRequest)).toContain(
      `Convex deletes it on ${formatTime(identity?.expiresAt ?? 0)}, when it expires`,
    );
  });
});

describe("a branch without a pull request", () => {
  test("has its preview deleted after it was renamed, because GitHub redirects its old name to another branch", async () => {
    const branch = "feature/old-name";
    const settings = { with: { "deploy-key": stage.previewKey } };
    const sha = stage.github.pushTo({ repository: REPOSITORY, branch });
    const run = await stage.run({ event: pushEvent({ branch, sha }), workspace, ...settings });
    stage.github.renameBranch(REPOSITORY, branch, "feature/new-name");
    const cleanup = await stage.run({ event: deleteEvent({ ref: branch }), workspace: empty, ...settings });
    expect(cleanup.outputs).toMatchObject({
      status: "cleaned-up",
      "deployment-name": run.outputs["deployment-name"],
    });
    expect(stage.cloud.preview(run.outputs["preview-name"] ?? "")).toBeNull();
  });

  test("gets a new preview with a notice if the old one no longer exists, and deletes it when it is deleted", async () => {
    const branch = "feature/by-branch";
    const push = () =>
      stage.run({
        event: pushEvent({ branch, sha: stage.github.pushTo({ repository: REPOSITORY, branch }) }),
        workspace,
        with: { "deploy-key": stage.previewKey },
      });
    const cleanUp = () =>
      stage.run({
        event: deleteEvent({ ref: branch }),
        workspace: empty,
        with: { "deploy-key": stage.previewKey },
      });
    const first = await push();
    await deletePast(first.outputs["deployment-name"]);
    const second = await push();
    expect(second.outputs).toMatchObject({ status: "deployed", "preview-created": "true" });
    const gone = `The previous preview deployment \`${first.outputs["deployment-name"]}\` no longer exists`;
    expect(annotationsOf(second, "notice")).toStrictEqual([expect.stringContaining(gone)]);
    expect(second.summary).toContain(gone);

    stage.github.deleteBranch(REPOSITORY, branch);
    const cleanup = await cleanUp();
    expect(cleanup.outputs).toMatchObject({
      status: "cleaned-up",
      "deployment-name": second.outputs["deployment-name"],
    });
    expect(stage.cloud.preview(second.outputs["preview-name"] ?? "")).toBeNull();
    expect(statesOf(second.outputs["github-deployment-id"])).toStrictEqual(["in_progress", "success", "inactive"]);

    // A preview that was deleted on purpose is not reported as missing.
    const third = await push();
    expect(third.outputs).toMatchObject({ status: "deployed", "preview-created": "true" });
    expect(annotationsOf(third, "notice")).toStrictEqual([]);
  });
});

describe("if the preview deploy key may not delete previews", () => {
  let strict: TestEnvironment;
  let strictWorkspace: string;
  beforeAll(async () => {
    strict = await TestEnvironment.open();
    strictWorkspace = await strict.checkout();
  });
  afterAll(() => closeStage(strict));

  test("the comment says so, and a management token does it", async () => {
    const pullRequest = openPullRequest(strict, "feature/not-allowed");
    const settings = { workspace: strictWorkspace, with: { "deploy-key": strict.previewKey } };
    await strict.run({ ...settings, event: pullRequest.event() });
    // The comment shows the run that was last.
    await strict.run({ ...settings, event: pullRequest.push(), with: { ...settings.with, cmd: "exit 1" } });
    strict.github.closePullRequest({ repository: REPOSITORY, number: pullRequest.number });
    const event = pullRequest.event({ action: "closed" });
    const refused = await strict.run({ ...settings, event });
    expect(refused.outputs).toMatchObject({ status: "skipped", "failure-code": "cleanup-not-allowed" });
    expect(annotationsOf(refused, "error")).toStrictEqual([]);
    expect(annotationsOf(refused, "warning")).toStrictEqual([
      expect.stringContaining("management-token: ${{ (github.event.action == 'closed'"),
    ]);
    expect(visible(commentsOn(strict, pullRequest.number)[0] ?? "")).toContain("5 days (free plans)");
    expect(strict.cloud.preview(`pr-${pullRequest.number}`)).not.toBeNull();

    const token = strict.cloud.issueKey({ kind: "team", team: "acme" });
    const allowed = await strict.run({ ...settings, event, with: { ...settings.with, "management-token": token } });
    expect(allowed.outputs.status).toBe("cleaned-up");
    expect(strict.cloud.preview(`pr-${pullRequest.number}`)).toBeNull();
    const ownLog = allowed.log.slice(allowed.log.indexOf("##[endgroup]"));
    for (const text of [ownLog, allowed.summary, commentsOn(strict, pullRequest.number)[0]])
      expect(text).not.toContain(token);
  });
});

describe("a cleanup that meets a deploy in flight wins", () => {
  /** Closes the pull request once GitHub shows that its deploy has created the preview. The build outlasts the cleanup. */
  async function closeUnderBuild(pullRequest: TestPullRequest, inputs: Inputs) {
    const build = holdBuild(stage);
    const running = stage.run({
      event: pullRequest.event(),
      workspace,
      with: { "deploy-key": stage.previewKey, cmd: build.cmd, ...inputs },
    });
    await waitDuring(running, () => build.isBegun() && isCreationRecorded(stage, pullRequest));
    const cleanup = await close(pullRequest, inputs);
    build.release();
    return { run: await running, cleanup };
  }

  test.each([{}, { "github-deployment": "false" }])(
    "before the push: what the deploy has created is deleted, and the deploy has not failed (%j)",
    async (inputs) => {
      const pullRequest = openPullRequest(stage, `feature/in-flight-${Object.keys(inputs).length}`);
      const { run, cleanup } = await closeUnderBuild(pullRequest, inputs);
      expect(cleanup.outputs.status).toBe("cleaned-up");
      expect(run.conclusion).toBe("success");
      expect(run.outputs).toMatchObject({ status: "skipped", "failure-code": "superseded" });
      expect(previewOf(pullRequest)).toBeNull();
    },
  );

  test("but not a manual run, which is never stopped: the cleanup says what to do", async () => {
    const lift = rejectCreationRecords(stage);
    const pullRequest = openPullRequest(stage, "feature/manual-in-flight");
    const { number, branch } = pullRequest;
    const build = holdBuild(stage);
    const running = stage.run({
      event: workflowDispatchEvent({ branch, sha: stage.github.repository(REPOSITORY).headSha(branch) }),
      workspace,
      with: { "deploy-key": stage.previewKey, "pull-request": String(number), cmd: build.cmd },
    });
    await waitDuring(running, build.isBegun);
    const cleanup = await close(pullRequest, {});
    lift();
    build.release();
    const run = await running;
    expect(cleanup.outputs.status).toBe("skipped");
    expect(cleanup.summary).toContain("Run this job again when that run has ended");
    expect(run.outputs.status).toBe("deployed");
    expect(annotationsOf(run, "notice").join()).toContain(`Pull request #${number} is closed`);
    expect((await close(pullRequest, {})).outputs.status).toBe("cleaned-up");
    expect(previewOf(pullRequest)).toBeNull();
  });

  test("during the seed: the deploy has not failed", async () => {
    const pullRequest = openPullRequest(stage, "feature/closed-under-seed");
    let isClosed = false;
    const release = stage.cloud.fault({ path: "/api/function", kind: "held" });
    const run = await stage.run({
      event: pullRequest.event(),
      workspace,
      with: { "deploy-key": stage.previewKey, "preview-run": "seed" },
      onLog: (line) => {
        if (isClosed || !line.includes("[group]preview-run: seed")) return;
        isClosed = true;
        stage.github.closePullRequest({ repository: REPOSITORY, number: pullRequest.number });
        const preview = previewOf(pullRequest);
        if (preview !== null) preview.deleted = true;
        release();
      },
    });
    expect(isClosed).toBe(true);
    expect(annotationsOf(run, "error")).toStrictEqual([]);
    expect(run.outputs).toMatchObject({ status: "skipped", "failure-code": "superseded" });
    // The run had set these outputs after the push, and clears them because a later step must not use them.
    for (const name of ["deployment-url", "site-url", "dashboard-url"]) expect(run.outputs[name]).toBe("");
    expect(run.summary).toContain(`cancelled because pull request \`#${pullRequest.number}\` is closed`);
  });

  test("before the claim: what the claim creates is deleted", async () => {
    const pullRequest = openPullRequest(stage, "feature/closed-before-claim");
    stage.github.closePullRequest({ repository: REPOSITORY, number: pullRequest.number });
    const run = await stage.run({ event: pullRequest.event(), workspace, with: { "deploy-key": stage.previewKey } });
    expect(run.outputs).toMatchObject({ status: "skipped", "failure-code": "superseded" });
    expect(run.summary).toMatch(/preview deployment .* was deleted\./);
    expect(previewOf(pullRequest)).toBeNull();
  });

  // Uses its own environment and runs concurrently, because the CLI retries for half a minute if the deployment does not exist.
  test.concurrent("during the push: the deploy has not failed", async () => {
    const own = await TestEnvironment.open({ previewKeysMayDelete: true });
    const at = await own.checkout();
    const pullRequest = openPullRequest(own, "feature/closed-under-push");
    const key = own.previewKey;
    const push = holdRequest(own, "/api/deploy2/finish_push");
    const build = holdBuild(own);
    const running = own.run({
      event: pullRequest.event(),
      workspace: at,
      with: { "deploy-key": key, cmd: build.cmd },
    });
    await waitDuring(running, () => isShownAsDeploying(own, pullRequest));
    build.release();
    await waitDuring(running, push.isHeld);
    const cleaned = await own.run({
      event: pullRequest.event({ action: "closed" }),
      workspace: at,
      with: { "deploy-key": key },
    });
    push.release();
    const run = await running;
    expect(cleaned.outputs.status).toBe("cleaned-up");
    expect(run.outputs).toMatchObject({ status: "skipped", "failure-code": "superseded" });
    expect(visible(commentsOn(own, pullRequest.number)[0] ?? "")).toContain("🧹 Removed");
    expect(own.cloud.preview(`pr-${pullRequest.number}`)).toBeNull();
    await closeStage(own);
  });
});

/** Deletes a preview without the action, as on the dashboard or by expiry. */
async function deletePast(name: string | undefined): Promise<void> {
  const token = stage.cloud.issueKey({ kind: "team", team: "acme" });
  const response = await fetch(`${stage.cloud.provisionHost}/v1/deployments/${name}/delete`, {
    method: "POST",
    headers: { authorization: `Bearer ${token}` },
  });
  expect(response.status).toBe(200);
}

/** Claims a preview without the action. */
async function claim(identifier: string): Promise<void> {
  const response = await fetch(`${stage.cloud.provisionHost}/api/claim_preview_deployment`, {
    method: "POST",
    headers: {
      authorization: `Bearer ${stage.previewKey}`,
      "content-type": "application/json",
      "convex-client": "npm-cli-1.48.0",
    },
    body: JSON.stringify({
      identifier,
      reuse: true,
      projectSelection: { kind: "teamAndProjectSlugs", teamSlug: "acme", projectSlug: "shop" },
    }),
  });
  expect(response.status).toBe(200);
}
