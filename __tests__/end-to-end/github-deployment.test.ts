/** The GitHub Deployment of a deploy, from in progress to its final state, for previews and production. */

import { describe, expect, test } from "@jest/globals";
import { REPOSITORY, TEAM } from "../../fakes/test-environment.ts";
import {
  annotationsOf,
  commentsOn,
  openPullRequest,
  PATIENT_RUNNER,
  pushToMain,
  recordOf,
  stage,
  statesOf,
  useStage,
  visible,
} from "./run-action.ts";

let workspace: string;
useStage(async () => {
  workspace = await stage.checkout();
});

const records = () => stage.github.deployments(REPOSITORY);

/**
 * The requests to GitHub, without those that read the comment again. Their number depends on the machine, because the
 * action reads the comment again if it read it more than 100 ms before it writes.
 */
function requestsSince(before: number): readonly string[] {
  return stage.github.calls
    .slice(before)
    .map(({ method, path }) => `${method} ${path}`)
    .filter((request) => !/^GET .*\/issues\/comments\/\d+$/.test(request));
}

describe("a preview's GitHub Deployment", () => {
  test("is in progress, then a success with the URL, and marks the previous one as inactive, in at most ten requests", async () => {
    const pullRequest = openPullRequest(stage, "feature/recorded");
    const settings = { workspace, with: { "deploy-key": stage.previewKey } };
    const first = await stage.run({ ...settings, event: pullRequest.event() });
    const firstId = first.outputs["github-deployment-id"];
    expect(recordOf(firstId)).toMatchObject({
      environment: "Convex Preview",
      transientEnvironment: true,
      productionEnvironment: false,
      task: expect.stringMatching(/^deploy:convex:[0-9a-f]{20}$/),
      payload: {
        appName: "shop",
        workingDirectory: ".",
        slot: `preview:${TEAM}/shop/pr-${pullRequest.number}`,
        origin: { kind: "pull-request", number: pullRequest.number },
      },
    });
    expect(statesOf(firstId)).toStrictEqual(["in_progress", "success"]);
    const success = recordOf(firstId).statuses[1];
    expect(success?.environmentUrl).toBe(first.outputs["deployment-url"]);
    expect(success?.logUrl).toMatch(/\/acme\/shop\/actions\/runs\/\d+$/);

    const before = stage.github.calls.length;
    const event = pullRequest.push();
    const second = await stage.run({ ...settings, event });
    // The tenth request, which is not counted, reads the comment again after the last write.
    expect(requestsSince(before).length).toBeLessThanOrEqual(9);
    const secondId = second.outputs["github-deployment-id"];
    expect(recordOf(secondId).sha).toBe(stage.github.repository(REPOSITORY).headSha("feature/recorded"));
    expect(statesOf(secondId)).toStrictEqual(["in_progress", "success"]);
    expect(statesOf(firstId)).toStrictEqual(["in_progress", "success", "inactive"]);
  });

  test("costs a busy pull request one listing of its comments, and no more calls than another", async () => {
    const pullRequest = openPullRequest(stage, "feature/busy");
    const settings = { workspace, with: { "deploy-key": stage.previewKey } };
    for (let made = 0; made < 250; made += 1)
      stage.github.addComment({
        repository: REPOSITORY,
        number: pullRequest.number,
        login: "mona",
        body: `Comment ${made}`,
      });
    await stage.run({ ...settings, event: pullRequest.event() });
    const before = stage.github.calls.length;
    const second = await stage.run({ ...settings, event: pullRequest.push() });
    // Nine requests as above, and two for more pages of comments.
    expect(requestsSince(before).length).toBeLessThanOrEqual(11);
    expect(
      visible(commentsOn(stage, pullRequest.number).filter((body) => !body.startsWith("Comment"))[0] ?? ""),
    ).toContain(second.outputs["deployment-url"]);
  });

  test("is a failure if the push fails, and the previous one stays active", async () => {
    const pullRequest = openPullRequest(stage, "feature/record-fails");
    const settings = { workspace, with: { "deploy-key": stage.previewKey } };
    const first = await stage.run({ ...settings, event: pullRequest.event() });
    stage.cloud.preview(`pr-${pullRequest.number}`)?.failSchema({ table: "messages", error: "Not a match" });
    const failed = await stage.run({ ...settings, event: pullRequest.push() });
    expect(statesOf(failed.outputs["github-deployment-id"])).toStrictEqual(["in_progress", "failure"]);
    expect(statesOf(first.outputs["github-deployment-id"])).toStrictEqual(["in_progress", "success"]);
    const third = await stage.run({ ...settings, event: pullRequest.push() });
    expect(statesOf(third.outputs["github-deployment-id"])).toStrictEqual(["in_progress", "success"]);
    expect(statesOf(first.outputs["github-deployment-id"])).toStrictEqual(["in_progress", "success", "inactive"]);
  });

  test("is an error if the run is cancelled, and the comment says cancelled", async () => {
    const pullRequest = openPullRequest(stage, "feature/record-cancelled");
    const run = await stage.run({
      workspace,
      event: pullRequest.event(),
      with: { "deploy-key": stage.previewKey, cmd: "echo build$((1))ing\nsleep 300" },
      cancel: { when: (log) => log.includes("build1ing") },
      delays: PATIENT_RUNNER,
    });
    expect(run.outputs.status).toBe("cancelled");
    expect(statesOf(run.outputs["github-deployment-id"])).toStrictEqual(["in_progress", "error"]);
    const [comment = "", ...others] = commentsOn(stage, pullRequest.number);
    expect(others).toStrictEqual([]);
    expect(visible(comment)).toContain("Cancelled");
  });

  test("of the run that started last is the live one, whatever the run numbers", async () => {
    const pullRequest = openPullRequest(stage, "feature/record-late");
    const settings = { workspace, event: pullRequest.event(), with: { "deploy-key": stage.previewKey } };
    const newer = await stage.run({ ...settings, runNumber: 8_002 });
    const older = await stage.run({ ...settings, runNumber: 8_001 });
    expect(statesOf(newer.outputs["github-deployment-id"])).toStrictEqual(["in_progress", "success", "inactive"]);
    expect(statesOf(older.outputs["github-deployment-id"])).toStrictEqual(["in_progress", "success"]);
  });

  test("is marked as inactive by the next deploy, even without a comment", async () => {
    const pullRequest = openPullRequest(stage, "feature/record-untold");
    const settings = { workspace, with: { "deploy-key": stage.previewKey } };
    const deleteComments = () => {
      for (const { id } of stage.github.comments(REPOSITORY, pullRequest.number))
        stage.github.repository(REPOSITORY).comments.delete(id);
    };
    const permissions = { contents: "read", deployments: "write" } as const;
    const unseen = await stage.run({ ...settings, event: pullRequest.event(), permissions });
    expect(commentsOn(stage, pullRequest.number)).toStrictEqual([]);
    const second = await stage.run({ ...settings, event: pullRequest.push(), runNumber: 8_012 });
    const again = await stage.run({ ...settings, event: pullRequest.event(), runNumber: 8_011 });
    deleteComments();
    const third = await stage.run({ ...settings, event: pullRequest.push(), runNumber: 8_013 });
    for (const run of [unseen, second, again])
      expect(statesOf(run.outputs["github-deployment-id"])).toStrictEqual(["in_progress", "success", "inactive"]);
    expect(statesOf(third.outputs["github-deployment-id"])).toStrictEqual(["in_progress", "success"]);
  });

  test("exists for each app, and those of other apps are not changed", async () => {
    const pullRequest = openPullRequest(stage, "feature/two-apps");
    const event = pullRequest.event();
    const deploy = (app: string) =>
      stage.run({
        event,
        workspace,
        with: { "deploy-key": stage.previewKey, "app-name": app, "preview-name": `${app}-{number}` },
      });
    const web = await deploy("web");
    const admin = await deploy("admin");
    expect(recordOf(web.outputs["github-deployment-id"]).environment).toBe("Convex Preview – web");
    expect(recordOf(admin.outputs["github-deployment-id"]).environment).toBe("Convex Preview – admin");
    expect(statesOf(web.outputs["github-deployment-id"])).toStrictEqual(["in_progress", "success"]);
  });
});

test("a Convex deployment that is not a preview has one live record, whichever pull request deployed it", async () => {
  const project = stage.cloud.createProject({ team: TEAM, project: "shared" });
  const [qa, demo] = ["qa", "demo"].map((reference) => {
    const deployment = stage.cloud.createCustomDeployment(project, reference).name;
    return { "deploy-key": stage.cloud.issueKey({ kind: "custom", deployment }), target: "custom" };
  });
  const pullRequests = [
    openPullRequest(stage, "feature/shared-1"),
    openPullRequest(stage, "feature/shared-2"),
  ] as const;
  const deploy = async (at: 0 | 1, given: typeof qa) =>
    (await stage.run({ event: pullRequests[at].event(), workspace, with: { ...given } })).outputs;
  const first = await deploy(0, qa);
  const other = await deploy(0, demo);
  expect(other["deployment-name"]).not.toBe(first["deployment-name"]);
  expect(statesOf(first["github-deployment-id"])).toStrictEqual(["in_progress", "success"]);
  const second = await deploy(1, qa);
  const third = await deploy(0, qa);
  for (const { "github-deployment-id": id } of [first, second])
    expect(statesOf(id)).toStrictEqual(["in_progress", "success", "inactive"]);
  for (const { "github-deployment-id": id } of [other, third])
    expect(statesOf(id)).toStrictEqual(["in_progress", "success"]);
});

test("production's has its own environment, and marks the previous one as inactive without a comment", async () => {
  const settings = { event: pushToMain(workspace), workspace, with: { "deploy-key": stage.productionKey } };
  const [first, second, third] = [
    await stage.run(settings),
    await stage.run(settings),
    await stage.run(settings),
  ] as const;
  expect(recordOf(first.outputs["github-deployment-id"])).toMatchObject({
    environment: "Convex Production",
    transientEnvironment: false,
    productionEnvironment: true,
    payload: { slot: `production:${stage.productionName}`, origin: { kind: "branch", name: "main" } },
  });
  for (const run of [first, second])
    expect(statesOf(run.outputs["github-deployment-id"])).toStrictEqual(["in_progress", "success", "inactive"]);
  expect(statesOf(third.outputs["github-deployment-id"])).toStrictEqual(["in_progress", "success"]);
});

test("the previous one is marked as inactive, however many other tools have created since", async () => {
  const settings = { event: pushToMain(workspace), workspace, with: { "deploy-key": stage.productionKey } };
  const pullRequest = openPullRequest(stage, "feature/busy-environments");
  const preview = { ...settings, with: { "deploy-key": stage.previewKey } };
  const before = [await stage.run(settings), await stage.run({ ...preview, event: pullRequest.event() })] as const;
  const repository = stage.github.repository(REPOSITORY);
  const [example] = records();
  if (example === undefined) throw new Error("There is no GitHub Deployment.");
  for (let made = 0; made < 60; made += 1) {
    const id = 6_000_000_000 + made;
    repository.deployments.set(id, { ...example, id, task: "deploy", payload: "", statuses: [] });
  }
  const after = [await stage.run(settings), await stage.run({ ...preview, event: pullRequest.push() })] as const;
  for (const run of before)
    expect(statesOf(run.outputs["github-deployment-id"])).toStrictEqual(["in_progress", "success", "inactive"]);
  for (const run of after)
    expect(statesOf(run.outputs["github-deployment-id"])).toStrictEqual(["in_progress", "success"]);
});

test("`github-deployment: false` and a dry run create none", async () => {
  const before = records().length;
  const event = openPullRequest(stage, "feature/unrecorded").event();
  for (const given of [{ "github-deployment": "false" }, { "dry-run": "true" }]) {
    const run = await stage.run({ event, workspace, with: { "deploy-key": stage.previewKey, ...given } });
    expect(run.conclusion).toBe("success");
    expect(run.outputs["github-deployment-id"]).toBeUndefined();
  }
  expect(records()).toHaveLength(before);
});

test("a deploy to production that nothing records has a notice", async () => {
  const deploy = (given: Readonly<Record<string, string>>) =>
    stage.run({ event: pushToMain(workspace), workspace, with: { "deploy-key": stage.productionKey, ...given } });
  const says = expect.stringContaining("nothing records this deploy to production");
  expect(annotationsOf(await deploy({ "github-deployment": "false" }), "notice")).toStrictEqual([says]);
  expect(annotationsOf(await deploy({}), "notice")).toStrictEqual([]);
});

test("all missing permissions are one warning, with the lines to add", async () => {
  const event = openPullRequest(stage, "feature/no-permissions").event();
  const run = await stage.run({
    event,
    workspace,
    with: { "deploy-key": stage.previewKey },
    permissions: { contents: "read" },
  });
  expect(run.outputs.status).toBe("deployed");
  const warnings = annotationsOf(run, "warning");
  expect(warnings).toHaveLength(1);
  for (const text of ["comment", "GitHub Deployment", "pull-requests: write", "deployments: write"])
    expect(warnings[0]).toContain(text);
});
