/** In a repository where so much happens that not everything can be read, a cleanup deletes nothing that may be in use. */

import { expect, test } from "@jest/globals";
import { pushEvent, scheduleEvent } from "../../fakes/events/events.ts";
import { REPOSITORY, TEAM } from "../../fakes/test-environment.ts";
import {
  annotationsOf,
  holdRequest,
  nextSecond,
  openPullRequest,
  previewOf,
  stage,
  type TestPullRequest,
  useStage,
  waitDuring,
} from "./run-action.ts";

let workspace: string;
useStage(
  async () => {
    workspace = await stage.checkout();
  },
  { previewKeysMayDelete: true },
);

async function deploy(pullRequest: TestPullRequest, given: Readonly<Record<string, string>> = {}): Promise<void> {
  const inputs = { "deploy-key": stage.previewKey, ...given };
  const run = await stage.run({ event: pullRequest.event(), workspace, with: inputs });
  expect(run.outputs.status).toBe("deployed");
}

function close(pullRequest: TestPullRequest, given: Readonly<Record<string, string>> = {}) {
  const event = pullRequest.event({ action: "closed" });
  return stage.run({ event, workspace, with: { "deploy-key": stage.previewKey, ...given } });
}

/** Updates more pull requests than a cleanup reads the comments of. */
async function updateOthers(): Promise<void> {
  const { pullRequests } = stage.github.repository(REPOSITORY);
  const [example] = [...pullRequests.values()];
  if (example === undefined) throw new Error("There is no pull request.");
  await nextSecond();
  const updatedAt = new Date().toISOString();
  for (let number = 10_001; number <= 10_520; number += 1)
    pullRequests.set(number, { ...example, number, updatedAt, state: "closed" });
}

/** Creates GitHub Deployments that are not of this action. */
function createForOtherTools(times: number): void {
  const { deployments } = stage.github.repository(REPOSITORY);
  const [example] = [...deployments.values()];
  if (example === undefined) throw new Error("There is no GitHub Deployment.");
  const createdAt = new Date().toISOString();
  for (let made = 0; made < times; made += 1) {
    const id = 6_000_000_000 + deployments.size;
    deployments.set(id, { ...example, id, createdAt, task: "deploy", payload: "", statuses: [] });
  }
}

test("a preview is kept that another pull request may use, if more were updated since than a cleanup reads", async () => {
  const inputs = { "preview-name": "of-both", "github-deployment": "false" };
  const [one, two] = [openPullRequest(stage), openPullRequest(stage)];
  for (const pullRequest of [one, two]) await deploy(pullRequest, inputs);
  await updateOthers();
  await nextSecond();
  const run = await close(one, inputs);
  expect(annotationsOf(run, "notice")).toStrictEqual([
    expect.stringContaining("was not deleted: not all records since its creation could be read"),
  ]);
  expect(stage.cloud.preview("of-both")).not.toBeNull();
  // A preview that was created after the last of them was updated is deleted.
  for (const pullRequest of stage.github.repository(REPOSITORY).pullRequests.values())
    if (pullRequest.number > 10_000) pullRequest.updatedAt = "2026-01-01T00:00:00Z";
  const recent = openPullRequest(stage);
  await deploy(recent, { "github-deployment": "false" });
  expect((await close(recent, { "github-deployment": "false" })).outputs.status).toBe("cleaned-up");
});

test("a preview is kept that a run with its own key uses, however many GitHub Deployments other tools created", async () => {
  const [one, two] = [openPullRequest(stage), openPullRequest(stage)];
  await deploy(one);
  const key = stage.cloud.issueKey({ kind: "preview-deployment", deployment: previewOf(one).name });
  await deploy(two, { "deploy-key": key, comment: "false" });
  createForOtherTools(1_200);
  const run = await close(one);
  expect(annotationsOf(run, "notice")).toStrictEqual([
    expect.stringContaining(`was not deleted: pull request #${two.number} is open`),
  ]);
  expect(stage.cloud.preview(`pr-${one.number}`)).not.toBeNull();
});

test("an older commit that was pushed over a newer one is an error, however many GitHub Deployments came in between", async () => {
  const copy = await stage.checkout();
  const key = { "deploy-key": stage.productionKey };
  const push = () =>
    pushEvent({ branch: "main", sha: stage.github.pushTo({ repository: REPOSITORY, branch: "main" }) });
  const older = push();
  const held = holdRequest(stage, "/api/deploy2/start_push");
  const running = stage.run({ event: older, workspace, with: key });
  await waitDuring(running, held.isHeld);
  // The run that is held asked before its push, so it learns of this one only after it.
  const newer = await stage.run({ event: push(), workspace: copy, with: key });
  createForOtherTools(60);
  held.release();
  expect(newer.outputs.status).toBe("deployed");
  expect((await running).outputs).toMatchObject({ status: "failed", "failure-code": "overtaken" });
});

test("a push that overlaps an older run's is an error, however many GitHub Deployments came before this run's", async () => {
  const copy = await stage.checkout();
  const push = () =>
    pushEvent({ branch: "main", sha: stage.github.pushTo({ repository: REPOSITORY, branch: "main" }) });
  /** Starts a deploy that is held after it has asked whether it may push. */
  const startHeld = async (folder: string) => {
    const before = stage.cloud.calls.length;
    const path = "/api/deploy2/start_push";
    const release = stage.cloud.fault({ path, kind: "held", times: 1 });
    const running = stage.run({ event: push(), workspace: folder, with: { "deploy-key": stage.productionKey } });
    await waitDuring(running, () => stage.cloud.calls.slice(before).some((call) => call.path === path));
    return { running, release };
  };
  const older = await startHeld(workspace);
  createForOtherTools(60);
  const newer = await startHeld(copy);
  await nextSecond();
  older.release();
  expect((await older.running).outputs.status).toBe("deployed");
  newer.release();
  expect((await newer.running).outputs).toMatchObject({ status: "failed", "failure-code": "overtaken" });
});

test("a sweep with `adopt` keeps a preview whose record it did not read", async () => {
  const pullRequest = openPullRequest(stage);
  await deploy(pullRequest, { "preview-name": "fix/shared", "github-deployment": "false" });
  await updateOthers();
  const run = await stage.run({
    event: scheduleEvent(),
    workspace,
    with: {
      "deploy-key": stage.previewKey,
      operation: "sweep",
      "management-token": stage.cloud.issueKey({ kind: "team", team: TEAM }),
      adopt: "vercel",
    },
  });
  expect(run.outputs.status).toBe("swept");
  expect(stage.cloud.preview("fix/shared")).not.toBeNull();
  expect(run.log).toMatch(/Kept `fix\/shared` .*: not all records since its creation could be read/);
});

test("a site's URL that is reported during a deploy stays, however many GitHub Deployments come in between", async () => {
  const { event } = openPullRequest(stage);
  const inputs = { "deploy-key": stage.previewKey, comment: "false" };
  const held = holdRequest(stage, "/api/deploy2/start_push");
  const running = stage.run({ event: event(), workspace: await stage.checkout(), with: inputs });
  await waitDuring(running, held.isHeld);
  const given = { ...inputs, operation: "report", "app-url": "https://site.example.com" };
  const reported = await stage.run({ event: event(), workspace, with: given });
  createForOtherTools(60);
  held.release();
  const { outputs } = await running;
  expect([reported.outputs.status, outputs.status]).toStrictEqual(["reported", "deployed"]);
  const own = stage.github.repository(REPOSITORY).deployments.get(Number(outputs["github-deployment-id"]));
  expect(own?.statuses.at(-1)).toMatchObject({ state: "success", environmentUrl: "https://site.example.com" });
});

test("a preview is not seeded again if comments that may record it were not read", async () => {
  const inputs = { "preview-name": "of-many", "github-deployment": "false", "preview-run": "jobs:seed" };
  const seeding = await stage.checkout({
    files: {
      "convex/jobs.ts":
        'import { internalMutation } from "./_generated/server";\nexport const seed = internalMutation({ args: {}, handler: async () => null });\n',
    },
  });
  const seed = ({ event }: TestPullRequest) =>
    stage.run({ event: event(), workspace: seeding, with: { "deploy-key": stage.previewKey, ...inputs } });
  expect((await seed(openPullRequest(stage))).outputs.status).toBe("deployed");
  await updateOthers();
  await nextSecond();
  const run = await seed(openPullRequest(stage));
  expect(stage.cloud.preview("of-many")?.functionRuns).toHaveLength(1);
  expect(annotationsOf(run, "warning").join()).toContain("`preview-run` was not run");
});
