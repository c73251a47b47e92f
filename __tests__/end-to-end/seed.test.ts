/** `preview-run`: once per Convex deployment, after its first successful push, whatever went wrong before. */

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { REPOSITORY, Stage } from "../../sandbox/stage.ts";
import { annotationsOf, closeStage, commentsOn, openPullRequest, type TestPullRequest, visible } from "./on-stage.ts";

const SEED = `import { internalMutation } from "./_generated/server";
export default internalMutation({ args: {}, handler: async () => {} });\n`;

let stage: Stage;
let workspace: string;
beforeAll(async () => {
  stage = await Stage.open();
  workspace = await stage.checkout({ files: { "convex/seed.ts": SEED } });
});
afterAll(() => closeStage(stage));

type Event = ReturnType<TestPullRequest["event"]>;
const deploy = (event: Event, inputs: Readonly<Record<string, string>> = {}, at = workspace) =>
  stage.run({ event, workspace: at, with: { "deploy-key": stage.previewKey, "preview-run": "seed", ...inputs } });
const seedsOf = ({ number }: TestPullRequest) =>
  stage.cloud.preview(`pr-${number}`)?.functionRuns.map(({ path, args, error }) => ({ path, args, error }));
const DONE = { path: "seed:default", args: {}, error: null };

describe("a preview is seeded", () => {
  test("after its first successful push, and not again", async () => {
    const pullRequest = openPullRequest(stage, "feature/seed");
    const first = await deploy(pullRequest.event());
    expect(annotationsOf(first, "error")).toEqual([]);
    expect(first.outputs).toMatchObject({ status: "deployed", "preview-created": "true" });
    expect(seedsOf(pullRequest)).toEqual([DONE]);
    expect(visible(commentsOn(stage, pullRequest.number)[0] ?? "")).toContain("Seeded with `seed`");
    const second = await deploy(pullRequest.push());
    expect(second.outputs).toMatchObject({ status: "deployed", "preview-created": "false" });
    expect(seedsOf(pullRequest)).toEqual([DONE]);
    const third = await deploy(pullRequest.push());
    expect(third.outputs.status).toBe("deployed");
    expect(seedsOf(pullRequest)).toEqual([DONE]);
  });

  test("again after a recreate, which is another Convex deployment", async () => {
    const pullRequest = openPullRequest(stage, "feature/seed-recreated");
    await deploy(pullRequest.event());
    const first = stage.cloud.preview(`pr-${pullRequest.number}`);
    await deploy(pullRequest.push(), { "preview-mode": "recreate" });
    expect(stage.cloud.preview(`pr-${pullRequest.number}`)?.name).not.toBe(first?.name);
    expect(seedsOf(pullRequest)).toEqual([DONE]);
  });

  test("later, where the first push failed", async () => {
    const pullRequest = openPullRequest(stage, "feature/seed-later");
    const broken = await stage.checkout({
      files: { "convex/seed.ts": SEED, "convex/broken.ts": "import './no-such'" },
    });
    const failed = await deploy(pullRequest.event(), {}, broken);
    expect(failed.outputs.status).toBe("failed");
    expect(seedsOf(pullRequest)).toEqual([]);
    const second = await deploy(pullRequest.push());
    expect(second.outputs).toMatchObject({ status: "deployed", "preview-created": "false" });
    expect(seedsOf(pullRequest)).toEqual([DONE]);
  });

  test("later, where the function itself failed, which is an error of its own", async () => {
    const pullRequest = openPullRequest(stage, "feature/seed-fails");
    await deploy(pullRequest.event(), { "preview-run": "" });
    stage.cloud.preview(`pr-${pullRequest.number}`)?.failFunction("seed:default", "no rows today");
    const run = await deploy(pullRequest.push());
    expect(run.conclusion).toBe("failure");
    expect(run.outputs).toMatchObject({ status: "failed", "failure-code": "preview-seed-failed" });
    expect(run.outputs["deployment-url"]).toMatch(/\.convex\.cloud$/);
    expect(annotationsOf(run, "error")).toEqual([
      expect.stringContaining(`npx convex run --preview-name pr-${pullRequest.number} seed`),
    ]);
    expect(run.summary).toContain("no rows today");
    await deploy(pullRequest.push());
    expect(seedsOf(pullRequest)).toHaveLength(2);
  });

  test.each(["comment", "github-deployment"])("once also where there is no %s", async (off) => {
    const pullRequest = openPullRequest(stage, `feature/seed-without-${off}`);
    await deploy(pullRequest.event(), { [off]: "false" });
    expect(seedsOf(pullRequest)).toEqual([DONE]);
    await deploy(pullRequest.push(), { [off]: "false" });
    expect(seedsOf(pullRequest)).toEqual([DONE]);
  });

  test("once where two runs come to it at the same time", async () => {
    const pullRequest = openPullRequest(stage, "feature/seed-twice");
    const copy = await stage.checkout({ files: { "convex/seed.ts": SEED } });
    await deploy(pullRequest.event(), { "preview-run": "" });
    const end = stage.cloud.fault({ path: "/api/function", kind: "slow", delayMs: 5_000 });
    const runs = await Promise.all([deploy(pullRequest.event()), deploy(pullRequest.event(), {}, copy)]);
    end();
    expect(runs.map(({ outputs }) => outputs.status)).toEqual(["deployed", "deployed"]);
    expect(seedsOf(pullRequest)).toEqual([DONE]);
    const summaries = runs.map(({ summary }) => summary);
    expect(summaries.filter((text) => text.includes("Another run is seeding"))).toHaveLength(1);
    expect(summaries.filter((text) => text.includes("Seeded with `seed`"))).toHaveLength(1);
    await deploy(pullRequest.push());
    expect(seedsOf(pullRequest)).toEqual([DONE]);
  });

  test("with a key of one preview as well", async () => {
    const pullRequest = openPullRequest(stage, "feature/seed-one-preview");
    await deploy(pullRequest.event(), { "preview-run": "" });
    const deployment = stage.cloud.preview(`pr-${pullRequest.number}`)?.name ?? "";
    const key = stage.cloud.issueKey({ kind: "preview-deployment", deployment });
    const run = await deploy(pullRequest.push(), { "deploy-key": key });
    expect(annotationsOf(run, "error")).toEqual([]);
    expect(seedsOf(pullRequest)).toEqual([DONE]);
  });
});

describe("a preview is not seeded", () => {
  test("where no record can be read, which is a warning, and is then", async () => {
    const pullRequest = openPullRequest(stage, "feature/seed-unknown");
    const faults = [/\/deployments$/, /graphql$/].map((path) =>
      stage.github.fault({ path, kind: "status", status: 502, times: Number.POSITIVE_INFINITY }),
    );
    const run = await deploy(pullRequest.event());
    for (const end of faults) end();
    expect(run.outputs.status).toBe("deployed");
    expect(annotationsOf(run, "warning")).toContainEqual(expect.stringContaining("`seed` was not run"));
    expect(seedsOf(pullRequest)).toEqual([]);
    await deploy(pullRequest.push());
    expect(seedsOf(pullRequest)).toEqual([DONE]);
  });

  test("on a deploy that is no preview", async () => {
    const before = stage.cloud.calls.length;
    const { number } = openPullRequest(stage, "feature/unused");
    const key = stage.cloud.issueKey({ kind: "development", deployment: stage.developmentName });
    const run = await deploy(openPullRequest(stage, "feature/no-preview").event(), {
      "deploy-key": key,
      target: "development",
    });
    expect(number).toBeGreaterThan(0);
    expect(run.outputs.status).toBe("deployed");
    expect(stage.cloud.calls.slice(before).some(({ path }) => path === "/api/function")).toBe(false);
  });
});

describe("the life of a preview is reported", () => {
  test("when it expires, as Convex says, in comment and summary", async () => {
    const pullRequest = openPullRequest(stage, "feature/expires");
    const run = await deploy(pullRequest.event());
    const expiresAt = stage.cloud.preview(`pr-${pullRequest.number}`)?.identity.expiresAt ?? 0;
    const day = new Date(expiresAt).toISOString().slice(0, 10);
    expect(run.summary).toContain(`| Expires | ${day}`);
    expect(visible(commentsOn(stage, pullRequest.number)[0] ?? "")).toContain(`Convex removes it on ${day}`);
  });

  test("where it has vanished, it is made anew, seeded anew, and said so", async () => {
    const pullRequest = openPullRequest(stage, "feature/vanished");
    await deploy(pullRequest.event());
    const former = stage.cloud.preview(`pr-${pullRequest.number}`);
    const token = stage.cloud.issueKey({ kind: "team", team: "acme" });
    const url = `${stage.cloud.provisionHost}/v1/deployments/${former?.name}/delete`;
    await fetch(url, { method: "POST", headers: { authorization: `Bearer ${token}` } });
    const run = await deploy(pullRequest.push());
    expect(run.outputs).toMatchObject({ status: "deployed", "preview-created": "true" });
    expect(annotationsOf(run, "error")).toEqual([]);
    expect(run.summary).toContain(`The earlier preview deployment \`${former?.name}\` is gone`);
    expect(seedsOf(pullRequest)).toEqual([DONE]);
    expect(stage.github.deployments(REPOSITORY).length).toBeGreaterThan(1);
  });
});
