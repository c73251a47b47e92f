/** Reports of what merging a pull request would break, with the built action, the real CLI and a real git history. */

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { pullRequestEvent, type WorkflowEvent } from "../../fakes/events/events.ts";
import { runWorkflow } from "../../fakes/runner/run-workflow.ts";
import { headOf, REPOSITORY, TestEnvironment } from "../../fakes/test-environment.ts";
import { annotationsOf, closeStage, commentsOn, visible } from "./run-action.ts";
import { onlyRun, recipe } from "./run-recipe.ts";

let stage: TestEnvironment;
beforeAll(async () => {
  stage = await TestEnvironment.open();
});
afterAll(() => closeStage(stage));

const SCHEMA = (fields: string) => `import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
export default defineSchema({ channels: defineTable({ name: v.string() }).index("by_name", ["name"]), messages: defineTable({ channel: v.id("channels"), ${fields} }).index("by_channel", ["channel"]) });
`;
const OLD_FIELDS = "author: v.string(), body: v.string()";
const HEALTH = `import { httpRouter } from "convex/server";
export default httpRouter();
`;
/** A new required field and a removed HTTP route: one breaking change of each group. */
const BREAKING = { "convex/schema.ts": SCHEMA(`${OLD_FIELDS}, at: v.number()`), "convex/http.ts": HEALTH };
const SAFE = { "convex/schema.ts": SCHEMA(`${OLD_FIELDS}, at: v.optional(v.number())`) };

const IDENTITY = {
  GIT_AUTHOR_NAME: "T",
  GIT_AUTHOR_EMAIL: "t@example.com",
  GIT_COMMITTER_NAME: "T",
  GIT_COMMITTER_EMAIL: "t@example.com",
};
function git(cwd: string, ...args: readonly string[]): string {
  const env = { PATH: process.env.PATH, GIT_CONFIG_GLOBAL: "/dev/null", GIT_CONFIG_NOSYSTEM: "1", ...IDENTITY };
  return execFileSync("git", [...args], { cwd, env, encoding: "utf8" }).trim();
}
function write(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
}

interface Opened {
  readonly workspace: string;
  readonly number: number;
  readonly event: WorkflowEvent;
}

let opened = 0;
/** A pull request that changes these files of the app, checked out as the trial merge. */
async function openPullRequest(
  files: Readonly<Record<string, string>>,
  app: { readonly files?: Readonly<Record<string, string>>; readonly cliVersion?: "1.28" } = {},
): Promise<Opened> {
  opened += 1;
  const branch = `change-${opened}`;
  const workspace = await stage.checkout({ ...app, files: { ".gitignore": "node_modules\n", ...app.files } });
  const base = headOf(workspace);
  git(workspace, "checkout", "--quiet", "-b", branch);
  write(workspace, files);
  git(workspace, "add", "--all");
  git(workspace, "commit", "--quiet", "--allow-empty", "-m", "The change");
  const headSha = headOf(workspace);
  git(workspace, "checkout", "--quiet", "--detach", base);
  git(workspace, "merge", "--quiet", "--no-ff", "-m", "Trial merge", headSha);
  const mergeSha = headOf(workspace);
  stage.github.pushTo({ repository: REPOSITORY, branch }, { sha: headSha });
  const { number } = stage.github.openPullRequest({ repository: REPOSITORY, headBranch: branch });
  return { workspace, number, event: pullRequestEvent({ number, headBranch: branch, headSha, mergeSha }) };
}

function run({ workspace, event }: Opened, inputs: Readonly<Record<string, string>> = {}) {
  return stage.run({
    event,
    workspace,
    ref: null,
    with: { "deploy-key": stage.previewKey, "breaking-changes": "warn", ...inputs },
  });
}

const commentOn = (number: number) => visible(commentsOn(stage, number).at(-1) ?? "");

describe("a pull request that breaks something", () => {
  test("deploys with a warning, and comment and summary show what breaks, why, and what to do", async () => {
    const pull = await openPullRequest(BREAKING);
    const result = await run(pull);
    expect(result).toMatchObject({ exitCode: 0, outputs: { status: "deployed", "breaking-changes": "2" } });
    const texts = [commentOn(pull.number), result.summary, annotationsOf(result, "warning").join("\n")];
    for (const text of texts) {
      expect(text).toContain("`messages.at` is now required.");
      expect(text).toContain("Make it optional, fill it in with a migration, then require it.");
      expect(text).toContain("The HTTP route `GET /health` was removed.");
    }
    const comment = commentOn(pull.number);
    expect(comment).toContain("merging this into `main` makes 2 breaking changes");
    // Breaking changes come before all collapsed sections.
    expect(comment.indexOf("is now required")).toBeLessThan(comment.indexOf("<details>"));
    expect(result.outputs["failure-code"]).toBe("");
  });

  test("fails the step with `fail`, after the preview was deployed", async () => {
    const pull = await openPullRequest(BREAKING);
    const result = await run(pull, { "breaking-changes": "fail" });
    expect(result).toMatchObject({
      exitCode: 1,
      outputs: { status: "deployed", "failure-code": "breaking-changes", "breaking-changes": "2" },
    });
    expect(annotationsOf(result, "error")).toHaveLength(1);
    expect(stage.cloud.deployments().some(({ name }) => name === result.outputs["deployment-name"])).toBe(true);
    expect(commentOn(pull.number)).toContain("✅ Deployed");
    expect(commentOn(pull.number)).toContain("`convex-breaking-ok`");
  });

  test("is allowed by the label, which the comment names", async () => {
    const pull = await openPullRequest(BREAKING);
    stage.github.label({ repository: REPOSITORY, number: pull.number, labels: ["convex-breaking-ok"] });
    const result = await run(pull, { "breaking-changes": "fail" });
    expect(result).toMatchObject({ exitCode: 0, outputs: { status: "deployed", "breaking-changes": "2" } });
    expect(commentOn(pull.number)).toContain("The label `convex-breaking-ok` allows it.");
  });

  test("is not allowed by another label, or if GitHub cannot be asked", async () => {
    const pull = await openPullRequest(BREAKING);
    stage.github.label({ repository: REPOSITORY, number: pull.number, labels: ["breaking-ok"] });
    expect(await run(pull, { "breaking-changes": "fail" })).toMatchObject({ exitCode: 1 });
    stage.github.label({ repository: REPOSITORY, number: pull.number, labels: ["convex-breaking-ok"] });
    expect(await run(pull, { "breaking-changes": "fail", "github-token": "" })).toMatchObject({ exitCode: 1 });
  });

  test("has a comment with `comment: failures`, which what breaks nothing has not", async () => {
    const [breaking, safe] = [await openPullRequest(BREAKING), await openPullRequest(SAFE)];
    const results = [await run(breaking, { comment: "failures" }), await run(safe, { comment: "failures" })];
    expect(results.map(({ exitCode }) => exitCode)).toStrictEqual([0, 0]);
    expect(commentOn(breaking.number)).toContain("merging this into `main` makes 2 breaking changes");
    expect(results[0]?.outputs["comment-url"]).toMatch(/^http/);
    expect(commentsOn(stage, safe.number)).toStrictEqual([]);
    expect(results[1]?.outputs).not.toHaveProperty("comment-url");
  });

  test("is not compared with `off`", async () => {
    const pull = await openPullRequest(BREAKING);
    const result = await run(pull, { "breaking-changes": "off" });
    expect(result.exitCode).toBe(0);
    expect(result.outputs["breaking-changes"]).toBeUndefined();
    expect(commentOn(pull.number)).not.toContain("merging");
  });
});

describe("a pull request", () => {
  test("that only adds optional parts breaks nothing, even with `fail`", async () => {
    const pull = await openPullRequest(SAFE);
    const result = await run(pull, { "breaking-changes": "fail" });
    expect(result).toMatchObject({ exitCode: 0, outputs: { status: "deployed", "breaking-changes": "0" } });
    expect(commentOn(pull.number)).toContain("1 change, 1 of them safe");
    expect(annotationsOf(result, "warning")).toStrictEqual([]);
  });

  test("whose `_generated` is not committed is compared too", async () => {
    const app = { files: { ".gitignore": "node_modules\n_generated\n" } };
    const pull = await openPullRequest(BREAKING, app);
    const result = await run(pull);
    expect(result).toMatchObject({ exitCode: 0, outputs: { "breaking-changes": "2" } });
  });

  test("is read after `cmd`", async () => {
    const pull = await openPullRequest({});
    const cmd = "rm convex/http.ts";
    expect(await run(pull, { cmd })).toMatchObject({ exitCode: 0, outputs: { "breaking-changes": "1" } });
  });

  test("whose base is not available deploys anyway, with one notice and the line to add", async () => {
    const pull = await openPullRequest(BREAKING);
    const objects = git(pull.workspace, "rev-parse", "HEAD^1");
    // As after a checkout with `fetch-depth: 1`. The base cannot be fetched, because no host has this name.
    git(pull.workspace, "update-ref", "-d", "refs/heads/main");
    const path = join(pull.workspace, ".git", "objects", objects.slice(0, 2), objects.slice(2));
    expect(existsSync(path)).toBe(true);
    execFileSync("rm", ["-f", path]);
    const result = await stage.run({
      ...{ event: pull.event, workspace: pull.workspace, ref: null },
      with: { "deploy-key": stage.previewKey, "breaking-changes": "fail" },
      env: { HTTPS_PROXY: "http://127.0.0.1:9", https_proxy: "http://127.0.0.1:9", NO_PROXY: "127.0.0.1,localhost" },
    });
    expect(result).toMatchObject({ exitCode: 0, outputs: { status: "deployed" } });
    expect(result.outputs["breaking-changes"]).toBeUndefined();
    expect(annotationsOf(result, "notice").filter((text) => text.includes("fetch-depth: 2"))).toHaveLength(1);
  });

  test("with a CLI that cannot write what it would push is not compared", async () => {
    const pull = await openPullRequest(BREAKING, { cliVersion: "1.28" });
    const result = await run(pull);
    expect(result.outputs["breaking-changes"]).toBeUndefined();
    expect(annotationsOf(result, "notice").join("\n")).toContain("cannot write what it would push");
  });

  test("by `pull_request_target` is not compared", async () => {
    const pull = await openPullRequest(BREAKING);
    const { github } = pull.event;
    const event = pullRequestEvent({
      ...{ event: "pull_request_target", number: pull.number, headBranch: github.headRef ?? "" },
      headSha: git(pull.workspace, "rev-parse", "HEAD^2"),
    });
    git(pull.workspace, "update-ref", "refs/remotes/origin/main", "HEAD^1");
    git(pull.workspace, "checkout", "--quiet", "--detach", "HEAD^2");
    const result = await run({ ...pull, event }, { "allow-untrusted-code": "true" });
    expect(result.outputs.status).toBe("deployed");
    expect(result.outputs["breaking-changes"]).toBeUndefined();
  });

  test("fails with the recipe, and is allowed by the label", async () => {
    const pull = await openPullRequest(BREAKING);
    const secrets = { CONVEX_PREVIEW_DEPLOY_KEY: stage.previewKey, CONVEX_DEPLOY_KEY: stage.productionKey };
    const play = () =>
      runWorkflow(stage, recipe("breaking-changes.yml"), { event: pull.event, workspace: pull.workspace, secrets });
    const failed = onlyRun(await play());
    expect(failed.outputs).toMatchObject({ status: "deployed", "failure-code": "breaking-changes" });
    stage.github.label({ repository: REPOSITORY, number: pull.number, labels: ["convex-breaking-ok"] });
    expect(onlyRun(await play())).toMatchObject({ exitCode: 0, outputs: { "breaking-changes": "2" } });
  });

  test("with a module that cannot be loaded reports it and compares the rest", async () => {
    const bad = `import { query } from "./_generated/server";\nthrow new Error("no");\nexport const get = query({ args: {}, handler: async () => null });\n`;
    const pull = await openPullRequest(BREAKING, { files: { "convex/bad.ts": bad } });
    const result = await run(pull);
    expect(result.outputs["breaking-changes"]).toBe("2");
    expect(commentOn(pull.number)).toMatch(/\*\*Not compared\*\*.*`bad`/);
  });
});

test("a base that never finishes loading is waited for as long as the deploy took, and reported", async () => {
  const loop = { "convex/loop.ts": "for (;;);\nexport const never = 1;\n" };
  const pull = await openPullRequest({ ...BREAKING, "convex/loop.ts": "export const never = 1;\n" }, { files: loop });
  const result = await run(pull);
  expect(result.exitCode).toBe(0);
  expect(result.outputs.status).toBe("deployed");
  expect(commentOn(pull.number)).toMatch(
    /\*\*Not compared\*\*.*`loop`|Not compared with `main`: reading the functions took too long/,
  );
});

describe("what the app's code finds while it is compared", () => {
  const spy = (body: string) => `"use node";
import { readFileSync } from "node:fs";
import { v } from "convex/values";
import { action } from "./_generated/server";
${body}
export const spy = action({ args: Object.fromEntries(found.map((part) => [part, v.null()])), handler: async () => null });
`;
  /** Turns the words that the module can read into names of required arguments, which the comment shows. */
  const CURIOUS = spy(`console.log("PRINTED-BY-THE-MODULE");
const read = (path: string) => { try { return readFileSync(path, "latin1"); } catch { return "refused"; } };
const seen = [...Object.entries(process.env).flat(), ...process.argv, read("/proc/self/environ"), read("/proc/" + process.ppid + "/environ")].join(" ");
const found = ["looked", ...new Set((seen.match(/[A-Za-z]\\w{5,}/g) ?? []).slice(0, 50))];`);

  test("contains no secret, and its output is shown nowhere", async () => {
    const base = { files: { "convex/spy.ts": spy("const found: string[] = [];") } };
    const pull = await openPullRequest({ "convex/spy.ts": CURIOUS }, base);
    const planted = "planted_by_an_earlier_step_0123456789";
    const key = stage.previewKey;
    const result = await stage.run({
      ...{ event: pull.event, workspace: pull.workspace, ref: null },
      with: { "deploy-key": key, "breaking-changes": "warn" },
      env: { PLANTED: planted },
    });
    expect(result.exitCode).toBe(0);
    expect(commentOn(pull.number)).toContain("`spy:spy` now requires the argument `looked`");
    // The runner itself shows the variables of a step at the beginning of its log.
    const [, log = ""] = result.log.split("##[endgroup]");
    const everything = [log, result.summary, ...commentsOn(stage, pull.number)].join("\n");
    for (const hidden of [planted, "PLANTED", key.split("|")[1] ?? key, "PRINTED-BY-THE-MODULE"])
      expect(everything).not.toContain(hidden);
  });
});
