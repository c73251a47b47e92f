/** Concurrent runs, steps, previews, labels and events: reports show what is really live, and nothing is lost. */

import { describe, expect, test } from "@jest/globals";
import { commitSha, deleteEvent, pushEvent, scheduleEvent, workflowDispatchEvent } from "../../fakes/events/events.ts";
import { REPOSITORY, type RunActionOptions, TEAM, TestEnvironment } from "../../fakes/test-environment.ts";
import {
  annotationsOf,
  closeStage,
  commentsOn,
  holdBuild,
  nextSecond,
  openPullRequest,
  recordOf,
  reopenPullRequest,
  stage,
  statesOf,
  type TestPullRequest,
  until,
  useStage,
  visible,
} from "./run-action.ts";

let workspace: string;
let key: string;
useStage(
  async () => {
    workspace = await stage.checkout();
    key = stage.previewKey;
  },
  { previewKeysMayDelete: true },
);

const deploy = (event: RunActionOptions["event"], given: Readonly<Record<string, string>> = {}, more = {}) =>
  stage.run({ event, workspace, with: { "deploy-key": key, ...given }, ...more });

/** The rows of the comment's table. */
function rowsOn({ number }: TestPullRequest): readonly string[] {
  const comments = commentsOn(stage, number);
  expect(comments).toHaveLength(1);
  return visible(comments[0] ?? "")
    .split("\n")
    .filter((line) => line.startsWith("| **"));
}

function close(pullRequest: TestPullRequest): RunActionOptions["event"] {
  stage.github.closePullRequest({ repository: REPOSITORY, number: pullRequest.number });
  return pullRequest.event({ action: "closed" });
}

describe("two previews of one app in one pull request", () => {
  test("are both deployed, whatever the order of the runs, with a row each", async () => {
    const pullRequest = openPullRequest(stage);
    const event = pullRequest.event();
    const second = await deploy(event, { "preview-name": "e2e-{number}" }, { runNumber: 7_031 });
    const first = await deploy(event, {}, { runNumber: 7_030 });
    expect([first, second].map(({ outputs }) => outputs.status)).toStrictEqual(["deployed", "deployed"]);
    expect(first.outputs["deployment-name"]).not.toBe(second.outputs["deployment-name"]);
    const rows = rowsOn(pullRequest);
    expect(rows).toHaveLength(2);
    for (const { outputs } of [first, second]) expect(rows.join()).toContain(outputs["deployment-name"]);
    // Closing the pull request deletes both, although the inputs of that run name only one.
    const closed = await deploy(close(pullRequest));
    expect(closed.outputs.status).toBe("cleaned-up");
    for (const name of [`pr-${pullRequest.number}`, `e2e-${pullRequest.number}`])
      expect(stage.cloud.preview(name)).toBeNull();
    expect(rowsOn(pullRequest).every((row) => row.includes("Removed"))).toBe(true);
  });
});

describe("if two steps of one run deploy the same preview, the later one is shown", () => {
  test.each([
    ["failed, then deployed", ["exit 1", "true"], "✅ Deployed"],
    ["deployed, then failed", ["true", "exit 1"], "❌ Failed"],
  ])("%s", async (_, [first = "", second = ""], shown) => {
    const pullRequest = openPullRequest(stage);
    const event = pullRequest.event();
    const steps = [
      await deploy(event, { cmd: first }, { runNumber: 7_100 }),
      await deploy(event, { cmd: second }, { runNumber: 7_100 }),
    ];
    const [row = "", ...others] = rowsOn(pullRequest);
    expect(others).toStrictEqual([]);
    expect(row).toContain(shown);
    // The live deployment is shown regardless of which step failed.
    const live = steps.find(({ outputs }) => outputs.status === "deployed")?.outputs["deployment-url"] ?? "none";
    expect(row).toContain(live);
  });
});

test("a newer run that failed does not keep a re-run from deploying", async () => {
  const pullRequest = openPullRequest(stage);
  const event = pullRequest.event();
  await deploy(event, { cmd: "exit 1" }, { runNumber: 7_050 });
  await deploy(event, { cmd: "exit 1" }, { runNumber: 7_051 });
  const again = await deploy(event, {}, { runNumber: 7_050, runAttempt: 2 });
  expect(again.outputs.status).toBe("deployed");
  expect(rowsOn(pullRequest)[0]).toContain("✅ Deployed");
});

/** Runs a deploy whose build waits until another deploy is done. */
async function meanwhile(
  slow: (cmd: string) => ReturnType<typeof deploy>,
  quick: () => ReturnType<typeof deploy>,
): Promise<readonly [Awaited<ReturnType<typeof deploy>>, Awaited<ReturnType<typeof deploy>>]> {
  const build = holdBuild(stage);
  const waiting = slow(build.cmd);
  await until(build.isBegun);
  const done = await quick();
  build.release();
  return [await waiting, done];
}

describe("an older commit never overwrites a newer one", () => {
  test("on production: the older run stops, and the newer commit stays live", async () => {
    const other = await stage.checkout();
    const production = { "deploy-key": stage.productionKey };
    const push = () =>
      pushEvent({ branch: "main", sha: stage.github.pushTo({ repository: REPOSITORY, branch: "main" }) });
    const older = push();
    const [slow, quick] = await meanwhile(
      (cmd) => stage.run({ event: older, workspace, with: { ...production, cmd } }),
      () => stage.run({ event: push(), workspace: other, with: production }),
    );
    expect(quick.outputs.status).toBe("deployed");
    expect(slow.outputs).toMatchObject({ status: "skipped", "failure-code": "superseded" });
    expect(statesOf(quick.outputs["github-deployment-id"])).toStrictEqual(["in_progress", "success"]);
    expect(statesOf(slow.outputs["github-deployment-id"]).at(-1)).toBe("inactive");
    // A run that a person starts deploys even an older commit.
    const by = await stage.run({
      event: workflowDispatchEvent({ branch: "main", sha: older.github.sha }),
      workspace,
      with: production,
    });
    expect(by.outputs.status).toBe("deployed");
  });

  // The slot of a project token contains the project, and the slot of a production key the deployment.
  test.each([
    ["a project token", "a production key"],
    ["a production key", "a project token"],
  ])("on production, if the newer run had %s and the older one has %s", async (newerKey, olderKey) => {
    const { production } = stage.cloud.createProject({ team: TEAM, project: newerKey.replaceAll(" ", "-") });
    const { team, project } = production.identity;
    const inputs = (kind: string) => ({
      "allow-project-token": "true",
      "deploy-key":
        kind === "a project token"
          ? stage.cloud.issueKey({ kind: "project", team, project })
          : stage.cloud.issueKey({ kind: "production", deployment: production.name }),
    });
    const [older, newer] = [1, 2].map(() =>
      pushEvent({ branch: "main", sha: stage.github.pushTo({ repository: REPOSITORY, branch: "main" }) }),
    ) as [RunActionOptions["event"], RunActionOptions["event"]];
    expect((await deploy(newer, inputs(newerKey))).outputs.status).toBe("deployed");
    const late = await deploy(older, inputs(olderKey));
    expect(late.outputs).toMatchObject({ status: "skipped", "failure-code": "superseded" });
  });

  test("on production, if the workflow was renamed between the two", async () => {
    const { production } = stage.cloud.createProject({ team: TEAM, project: "renamed-workflow" });
    const inputs = { "deploy-key": stage.cloud.issueKey({ kind: "production", deployment: production.name }) };
    const push = (workflow: string) => {
      const sha = stage.github.pushTo({ repository: REPOSITORY, branch: "main" });
      const event = pushEvent({ branch: "main", sha });
      return { ...event, github: { ...event.github, workflow, workflowPath: ".github/workflows/deploy.yml" } };
    };
    const [older, newer] = [push("Deploy"), push("Production")];
    expect((await deploy(newer, inputs)).outputs.status).toBe("deployed");
    const late = await deploy(older, inputs);
    expect(late.outputs).toMatchObject({ status: "skipped", "failure-code": "superseded" });
  });

  describe("on production, by a tag that was moved back:", () => {
    const production = () => ({ "deploy-key": stage.productionKey });
    const pushTag = (tag: string, sha: string) => {
      stage.github.createTag(REPOSITORY, tag, sha, commitSha(`object of ${tag} at ${sha}`));
      return pushEvent({ tag, sha });
    };
    const newCommit = () => stage.github.pushTo({ repository: REPOSITORY, branch: "main" });

    test("the run of the commit that it named before stops, and the older commit stays live", async () => {
      const other = await stage.checkout();
      const [older, newer] = [newCommit(), newCommit()];
      const before = pushTag("moved-back", newer);
      const [slow, quick] = await meanwhile(
        (cmd) => stage.run({ event: before, workspace, with: { ...production(), cmd } }),
        () => stage.run({ event: pushTag("moved-back", older), workspace: other, with: production() }),
      );
      expect(quick.outputs.status).toBe("deployed");
      expect(slow.outputs).toMatchObject({ status: "skipped", "failure-code": "superseded" });
      expect(annotationsOf(slow, "notice").join()).toContain(`was moved to ${older.slice(0, 7)}`);
    });

    test("its older commit is deployed, like that of a branch that was moved back", async () => {
      const [older, newer] = [newCommit(), newCommit()];
      const run = (event: RunActionOptions["event"]) => stage.run({ event, workspace, with: production() });
      expect((await run(pushTag("back-again", newer))).outputs.status).toBe("deployed");
      expect((await run(pushTag("back-again", older))).outputs.status).toBe("deployed");
      // A tag of its own that names an older commit is no way back.
      expect((await run(pushTag("back-again", newer))).outputs.status).toBe("deployed");
      expect((await run(pushTag("older", older))).outputs["failure-code"]).toBe("superseded");
    });
  });

  test("on a branch with a pull request: the older push stops, and the comment names the newer commit", async () => {
    const branch = "feature/pushed-twice";
    const pullRequest = openPullRequest(stage, branch);
    const push = () => pushEvent({ branch, sha: stage.github.pushTo({ repository: REPOSITORY, branch }) });
    const other = await stage.checkout();
    const older = push();
    let newer = older;
    const [slow, quick] = await meanwhile(
      (cmd) => deploy(older, { cmd, "preview-name": `pr-${pullRequest.number}` }),
      () => {
        newer = push();
        return deploy(newer, { "preview-name": `pr-${pullRequest.number}` }, { workspace: other });
      },
    );
    expect(quick.outputs.status).toBe("deployed");
    expect(slow.outputs).toMatchObject({ status: "skipped", "failure-code": "superseded" });
    expect(rowsOn(pullRequest).join()).toContain(newer.github.sha.slice(0, 7));
  });

  test("a recreating run that was overtaken stops before its claim, which would delete the newer preview", async () => {
    const pullRequest = openPullRequest(stage);
    const older = pullRequest.event();
    const newer = await deploy(pullRequest.push());
    const late = await deploy(older, { "preview-mode": "recreate" });
    expect(late.outputs).toMatchObject({ status: "skipped", "failure-code": "superseded" });
    expect(stage.cloud.preview(`pr-${pullRequest.number}`)?.name).toBe(newer.outputs["deployment-name"]);
  });
});

test("after a failed build on a recreated preview, the row says that nothing is live", async () => {
  const pullRequest = openPullRequest(stage);
  await deploy(pullRequest.event());
  // GitHub's times are whole seconds: within one second, the claim might have come before the earlier push.
  await nextSecond();
  const failed = await deploy(pullRequest.push(), { "preview-mode": "recreate", cmd: "exit 1" });
  expect(failed.outputs.status).toBe("failed");
  const [row = ""] = rowsOn(pullRequest);
  expect(row).toContain("❌ Failed");
  expect(row).toContain("nothing is live");
  expect(visible(commentsOn(stage, pullRequest.number)[0] ?? "")).not.toContain("stays live");
});

test("after a failed build, the row shows what stays live, with its link", async () => {
  const pullRequest = openPullRequest(stage);
  const event = pullRequest.event();
  const first = await deploy(event);
  await deploy(pullRequest.push(), { cmd: "exit 1" });
  const [row = ""] = rowsOn(pullRequest);
  expect(row).toContain("❌ Failed");
  expect(row).toContain(`live: [\`${recordOf(first.outputs["github-deployment-id"]).sha.slice(0, 7)}\`]`);
  expect(row).toContain(first.outputs["deployment-url"]);
});

describe("GitHub is asked what is over now", () => {
  test("a re-run of an old cleanup keeps the preview of a reopened pull request", async () => {
    const pullRequest = openPullRequest(stage);
    await deploy(pullRequest.event());
    const closing = close(pullRequest);
    reopenPullRequest(stage, pullRequest);
    const late = await deploy(closing, {}, { runAttempt: 2 });
    expect(late.outputs.status).toBe("skipped");
    expect(late.summary).toContain("is open");
    expect(stage.cloud.preview(`pr-${pullRequest.number}`)).not.toBeNull();
  });

  test("a re-run of an old cleanup with `on-close: keep` changes no report of a reopened pull request", async () => {
    const pullRequest = openPullRequest(stage);
    const run = await deploy(pullRequest.event());
    const closing = close(pullRequest);
    reopenPullRequest(stage, pullRequest);
    const late = await deploy(closing, { "on-close": "keep" }, { runAttempt: 2 });
    expect(late.outputs.status).toBe("skipped");
    expect(late.summary).toContain("is open");
    expect(rowsOn(pullRequest).join()).toContain("✅ Deployed");
    expect(statesOf(run.outputs["github-deployment-id"])).toStrictEqual(["in_progress", "success"]);
  });

  test("a late `delete` keeps the preview of a branch that was pushed again", async () => {
    const branch = "feature/back-again";
    const sha = stage.github.pushTo({ repository: REPOSITORY, branch });
    const first = await deploy(pushEvent({ branch, sha }));
    const late = await deploy(deleteEvent({ ref: branch }));
    expect(late.outputs.status).toBe("skipped");
    expect(stage.cloud.preview(first.outputs["preview-name"] ?? "")).not.toBeNull();
  });

  test("a merged pull request keeps the preview of its head branch if that still exists", async () => {
    const branch = "develop";
    const pullRequest = openPullRequest(stage, branch);
    const sha = stage.github.repository(REPOSITORY).headSha(branch);
    const pushed = await deploy(pushEvent({ branch, sha }), { "preview-name": "{branch}" });
    const merged = await deploy(close(pullRequest), { "preview-name": "{branch}" });
    expect(merged.outputs.status).toBe("skipped");
    expect(stage.cloud.preview(pushed.outputs["preview-name"] ?? "")).not.toBeNull();
  });
});

describe("a preview that others created or use is kept", () => {
  test("a preview of others, to which this repository's only run did not push", async () => {
    const pullRequest = openPullRequest(stage);
    const name = `pr-${pullRequest.number}`;
    const theirs = await stage.run({
      event: pushEvent({ branch: "theirs", sha: stage.github.pushTo({ repository: REPOSITORY, branch: "theirs" }) }),
      workspace,
      with: { "deploy-key": key, "preview-name": name, "github-deployment": "false", comment: "false" },
    });
    expect(theirs.outputs.status).toBe("deployed");
    await deploy(pullRequest.event(), { cmd: "exit 1" });
    const closed = await deploy(close(pullRequest));
    expect(closed.outputs.status).toBe("skipped");
    expect(stage.cloud.preview(name)).not.toBeNull();
  });

  test("a preview that another open pull request has deployed to", async () => {
    const [first, second] = [openPullRequest(stage), openPullRequest(stage)];
    const shared = { "preview-name": `shared-${first.number}` };
    await deploy(first.event(), shared);
    await deploy(second.event(), shared);
    const closed = await deploy(close(first), shared);
    expect(closed.outputs.status).toBe("skipped");
    expect(closed.summary.replaceAll("`", "")).toContain(`pull request #${second.number} is open`);
    expect(stage.cloud.preview(shared["preview-name"])).not.toBeNull();
    expect((await deploy(close(second), shared)).outputs.status).toBe("cleaned-up");
    expect(stage.cloud.preview(shared["preview-name"])).toBeNull();
  });

  test("a preview that a run has created whose pull request was closed meanwhile, if another one has deployed to it", async () => {
    const [first, second] = [openPullRequest(stage), openPullRequest(stage)];
    const shared = { "preview-name": `shared-${first.number}` };
    const other = await stage.checkout();
    const [creator, later] = await meanwhile(
      (cmd) => deploy(first.event(), { ...shared, cmd }),
      async () => {
        const run = await deploy(second.event(), shared, { workspace: other });
        stage.github.closePullRequest({ repository: REPOSITORY, number: first.number });
        return run;
      },
    );
    expect(later.outputs).toMatchObject({ status: "deployed", "preview-created": "false" });
    expect(creator.outputs).toMatchObject({ status: "skipped", "failure-code": "superseded" });
    expect(creator.summary.replaceAll("`", "")).toContain(`pull request #${second.number} is open`);
    expect(stage.cloud.preview(shared["preview-name"])?.name).toBe(later.outputs["deployment-name"]);
  });
});

test("a preview that `on-close: keep` kept is kept by every later cleanup", async () => {
  const pullRequest = openPullRequest(stage);
  const name = `pr-${pullRequest.number}`;
  await deploy(pullRequest.event());
  const kept = await deploy(close(pullRequest), { "on-close": "keep" });
  expect(kept.outputs.status).toBe("cleaned-up");
  const token = stage.cloud.issueKey({ kind: "team", team: TEAM });
  const swept = await deploy(scheduleEvent(), { operation: "sweep", "management-token": token });
  expect(swept.outputs.status).toBe("swept");
  expect(swept.summary).toContain("kept it");
  expect(stage.cloud.preview(name)).not.toBeNull();
  // Another deploy to the preview ends the exception.
  reopenPullRequest(stage, pullRequest);
  await deploy(pullRequest.push());
  expect((await deploy(close(pullRequest))).outputs.status).toBe("cleaned-up");
  expect(stage.cloud.preview(name)).toBeNull();
});

test("a preview that is kept for a closed pull request is shown as kept there only, while another one uses it", async () => {
  const [first, second] = [openPullRequest(stage), openPullRequest(stage)];
  const shared = { "preview-name": `shared-${first.number}` };
  await deploy(first.event(), shared);
  const other = await deploy(second.event(), shared);
  const kept = await deploy(close(first), { ...shared, "on-close": "keep" });
  expect(kept.outputs.status).toBe("cleaned-up");
  expect(rowsOn(first).join()).toContain("📦 Kept");
  expect(rowsOn(second).join()).toContain("✅ Deployed");
  expect(statesOf(other.outputs["github-deployment-id"])).toStrictEqual(["in_progress", "success"]);
  // It was kept, so the other pull request does not delete it when it closes.
  expect((await deploy(close(second), shared)).outputs.status).toBe("skipped");
  expect(stage.cloud.preview(shared["preview-name"])).not.toBeNull();
});

test("a closed pull request with another key than the preview's reports which preview remains", async () => {
  const pullRequest = openPullRequest(stage);
  const run = await deploy(pullRequest.event());
  const name = run.outputs["deployment-name"] ?? "";
  const event = close(pullRequest);
  const other = await deploy(event, { "deploy-key": stage.productionKey });
  expect(other.outputs.status).toBe("skipped");
  expect(annotationsOf(other, "warning")).toStrictEqual([expect.stringContaining(`\`${name}\` of pull request #`)]);
  expect(other.summary).toContain(name);
  expect(stage.cloud.preview(`pr-${pullRequest.number}`)?.name).toBe(name);
  expect((await deploy(event)).outputs.status).toBe("cleaned-up");
  const later = await deploy(event, { "deploy-key": stage.productionKey });
  expect(later.outputs.status).toBe("skipped");
  expect(annotationsOf(later, "warning")).toStrictEqual([]);
});

test("a renamed app keeps its row and its seed, and is cleaned up at the end", async () => {
  const pullRequest = openPullRequest(stage);
  const seeds = () => stage.cloud.preview(`pr-${pullRequest.number}`)?.functionRuns.length ?? 0;
  await deploy(pullRequest.event(), { "app-name": "web", "preview-run": "seed" });
  expect(seeds()).toBe(1);
  await deploy(pullRequest.push(), { "app-name": "site", "preview-run": "seed" });
  expect(seeds()).toBe(1);
  const [row = "", ...others] = rowsOn(pullRequest);
  expect(others).toStrictEqual([]);
  expect(row).toContain("**`site`**");
  expect((await deploy(close(pullRequest))).outputs.status).toBe("cleaned-up");
  expect(stage.cloud.preview(`pr-${pullRequest.number}`)).toBeNull();
  expect(rowsOn(pullRequest).join()).toContain("Removed");
});

test("a cleanup on a dry run has the status `dry-run`, and deletes nothing", async () => {
  const pullRequest = openPullRequest(stage);
  await deploy(pullRequest.event());
  const dry = await deploy(close(pullRequest), { "dry-run": "true" });
  expect(dry.outputs.status).toBe("dry-run");
  expect(stage.cloud.preview(`pr-${pullRequest.number}`)).not.toBeNull();
});

test("a key of another project keeps and reports the first project's preview", async () => {
  const pullRequest = openPullRequest(stage);
  const first = await deploy(pullRequest.event());
  stage.cloud.createProject({ team: TEAM, project: "other" });
  const otherKey = stage.cloud.issueKey({ kind: "preview", team: TEAM, project: "other" });
  const second = await deploy(pullRequest.push(), { "deploy-key": otherKey });
  expect(second.outputs.status).toBe("deployed");
  expect(second.summary).not.toContain("no longer exists");
  const closed = await deploy(close(pullRequest), { "deploy-key": otherKey });
  expect(closed.summary).toContain("the last deploy to it used a key of another project, acme/shop");
  expect(stage.cloud.deployments().some(({ name }) => name === first.outputs["deployment-name"])).toBe(true);
  expect(rowsOn(pullRequest).filter((row) => row.includes("Removed"))).toHaveLength(1);
});

test("after its project was renamed, a preview keeps its row, and the new key deletes it", async () => {
  const project = stage.cloud.createProject({ team: TEAM, project: "store" });
  const pullRequest = openPullRequest(stage);
  const first = await deploy(pullRequest.event(), {
    "deploy-key": stage.cloud.issueKey({ kind: "preview", team: TEAM, project: "store" }),
  });
  stage.cloud.renameProject(project, "market");
  const renamed = { "deploy-key": stage.cloud.issueKey({ kind: "preview", team: TEAM, project: "market" }) };
  const second = await deploy(pullRequest.push(), renamed);
  expect(second.outputs["deployment-name"]).toBe(first.outputs["deployment-name"]);
  const closed = await deploy(close(pullRequest), renamed);
  expect(closed.outputs.status).toBe("cleaned-up");
  const [row, ...others] = rowsOn(pullRequest);
  expect(row).toContain("🧹 Removed");
  expect(others).toStrictEqual([]);
  expect(stage.cloud.deployments().map(({ name }) => name)).not.toContain(first.outputs["deployment-name"]);
});

test("a cleanup that is not allowed to delete is one warning, and does not fail the job", async () => {
  // A preview deploy key may not delete previews in this environment.
  const strict = await TestEnvironment.open();
  const pullRequest = openPullRequest(strict);
  const settings = { workspace: await strict.checkout(), with: { "deploy-key": strict.previewKey } };
  await strict.run({ ...settings, event: pullRequest.event() });
  strict.github.closePullRequest({ repository: REPOSITORY, number: pullRequest.number });
  const closed = await strict.run({ ...settings, event: pullRequest.event({ action: "closed" }) });
  expect(closed.conclusion).toBe("success");
  expect(closed.outputs).toMatchObject({ status: "skipped", "failure-code": "cleanup-not-allowed" });
  expect(annotationsOf(closed, "error")).toStrictEqual([]);
  expect(annotationsOf(closed, "warning")).toHaveLength(1);
  await strict.run({ ...settings, event: pullRequest.event({ action: "closed" }), runAttempt: 2 });
  // The comment says it once.
  expect(commentsOn(strict, pullRequest.number).join().split("could not be deleted")).toHaveLength(2);
  expect(strict.cloud.preview(`pr-${pullRequest.number}`)).not.toBeNull();
  await closeStage(strict);
});
