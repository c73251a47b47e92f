/** The workflows in examples/workflows: what each deploys and where, and that a pull request cannot reach production. */

import { spawnSync } from "node:child_process";
import { cpSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import {
  mergeGroupEvent,
  pullRequestEvent,
  pushEvent,
  workflowDispatchEvent,
  workflowRunEvent,
} from "../../fakes/events/events.ts";
import { isTriggered, type WorkflowResult } from "../../fakes/runner/run-workflow.ts";
import { headOf, REPOSITORY, TEAM } from "../../fakes/test-environment.ts";
import { annotationsOf, closeStage, commentsOn, pushToMain, visible } from "./run-action.ts";
import {
  deployedOf,
  givenTo,
  onlyRun,
  openRecipeStage,
  type RecipeStage,
  recipe,
  recipeFiles,
  secretPart,
} from "./run-recipe.ts";

let on: RecipeStage;
beforeAll(async () => {
  on = await openRecipeStage();
});
afterAll(() => closeStage(on.stage));

/** The label that previews-on-label.yml requires. */
const WANTED = { labels: ["preview"] };

const commandsOf = ({ steps }: WorkflowResult) => steps.flatMap(({ command }) => command ?? []);

describe.each(recipeFiles.filter((file) => isTriggered(recipe(file), pullRequestEvent())))("%s", (file) => {
  test("never gives a pull request the production key, even if the preview key is missing", async () => {
    const names = new Set(readFileSync(recipe(file).path, "utf8").match(/(?<=secrets\.)[A-Z]\w+/g));
    const production = [...names].filter((name) => !name.includes("PREVIEW"));
    const secrets = Object.fromEntries(production.map((name) => [name, on.secrets.CONVEX_DEPLOY_KEY]));
    // If both keys have the same name, they are secrets of environments, not of the repository.
    const given =
      names.size > 1 || production.length === 0 ? { secrets } : { environments: { "convex-production": secrets } };
    const event = on.newPullRequest().event(WANTED);
    const played = await on.play(file, event, { secrets: {}, ...given, dryRun: true });
    const keys = played.steps.filter(({ isAction }) => isAction).map((step) => step.with["deploy-key"]);
    expect(keys.length).toBeGreaterThan(0);
    expect(new Set(keys)).toStrictEqual(new Set([""]));
  });

  test("runs no command before it cleans up after a closed pull request, because a broken install would stop it", async () => {
    const pullRequest = on.newPullRequest();
    const opened = await on.play(file, pullRequest.event(WANTED), { dryRun: true });
    expect(commandsOf(opened)).toContain("npm ci");
    const closed = await on.play(file, pullRequest.event({ action: "closed" }), { dryRun: true });
    expect(closed.steps.some(({ isAction }) => isAction)).toBe(true);
    expect(commandsOf(closed)).toStrictEqual([]);
  });

  test("cancels only older runs of the same pull request", () => {
    const pullRequest = on.newPullRequest();
    const opened = on.groupOf(file, pullRequest.event());
    expect(opened).toStrictEqual({
      group: expect.stringMatching(new RegExp(`-${pullRequest.number}$`)),
      cancels: true,
    });
    expect(on.groupOf(file, pullRequest.push())).toStrictEqual(opened);
    expect(on.groupOf(file, pullRequest.event({ action: "closed" }))).toStrictEqual(opened);
    expect(on.groupOf(file, on.newPullRequest().event())).not.toStrictEqual(opened);
    // Merging starts two runs on the same ref: the last one of the pull request, and the deploy to production.
    const merged = pullRequest.event({ action: "closed", merged: true });
    expect(on.groupOf(file, merged)).toStrictEqual(opened);
    const main = pushToMain(on.workspace);
    if (!isTriggered(recipe(file), main)) return;
    expect(on.groupOf(file, main)).toStrictEqual({ group: "convex-refs/heads/main", cancels: false });
  });
});

test("a recipe that no pull request starts cancels no deploy of main", () => {
  const others = recipeFiles.filter((file) => !isTriggered(recipe(file), pullRequestEvent()));
  const cancelling = others.filter((file) => on.groupOf(file, workflowDispatchEvent({ branch: "main" }))?.cancels);
  expect(cancelling).toStrictEqual(["fork-previews.yml"]);
  const [forks] = [workflowRunEvent({ headRepository: "stranger/shop" })].map((event) =>
    on.groupOf("fork-previews.yml", event),
  );
  expect(forks?.group).toMatch(/^fork-previews-stranger\/shop-/);
});

test("all recipes that deploy main wait for each other", () => {
  const main = pushToMain(on.workspace);
  const groups = recipeFiles.filter((file) => isTriggered(recipe(file), main)).map((file) => on.groupOf(file, main));
  expect(groups.length).toBeGreaterThan(8);
  for (const group of groups) expect(group).toStrictEqual({ group: "convex-refs/heads/main", cancels: false });
});

test("convex.yml handles a pull request from opening to closing, main, and a manual run", async () => {
  const pullRequest = on.newPullRequest();
  const opened = await on.play("convex.yml", pullRequest.event());
  expect(deployedOf(opened)).toStrictEqual([["deployed", "preview"]]);
  expect(onlyRun(opened).log).toContain("Built dist/index.html for https://");
  expect(annotationsOf(onlyRun(opened), "warning")).toStrictEqual([]);
  const merged = await on.play("convex.yml", pullRequest.event({ action: "closed", merged: true }));
  expect(deployedOf(merged)).toStrictEqual([["cleaned-up", "preview"]]);
  expect(on.stage.cloud.preview(`pr-${pullRequest.number}`)).toBeNull();
  const before = on.productionPushes();
  expect(deployedOf(await on.play("convex.yml", pushToMain(on.workspace)))).toStrictEqual([["deployed", "production"]]);
  const manual = workflowDispatchEvent({ branch: "main", sha: headOf(on.workspace) });
  expect(deployedOf(await on.play("convex.yml", manual))).toStrictEqual([["deployed", "production"]]);
  expect(on.productionPushes()).toBe(before + 2);
});

test("convex.yml stops a pull request without a preview key, and does not change production", async () => {
  const before = on.productionPushes();
  const { CONVEX_PREVIEW_DEPLOY_KEY: _, ...secrets } = on.secrets;
  const stopped = await on.play("convex.yml", on.newPullRequest().event(), { secrets });
  expect(onlyRun(stopped).outputs["failure-code"]).toBe("key-missing");
  expect(on.productionPushes()).toBe(before);
});

test("production-approval.yml keeps production in a job and an environment of its own", async () => {
  const { CONVEX_PREVIEW_DEPLOY_KEY, CONVEX_DEPLOY_KEY } = on.secrets;
  // The places where the recipe expects the keys.
  const given = {
    secrets: { CONVEX_PREVIEW_DEPLOY_KEY },
    environments: { "convex-production": { CONVEX_DEPLOY_KEY } },
  };
  const preview = await on.play("production-approval.yml", on.newPullRequest().event(), given);
  expect(new Set(preview.steps.map(({ job }) => job))).toStrictEqual(new Set(["preview"]));
  expect(deployedOf(preview)).toStrictEqual([["deployed", "preview"]]);
  expect(givenTo(preview)).not.toContain(secretPart(CONVEX_DEPLOY_KEY));
  const production = await on.play("production-approval.yml", pushToMain(on.workspace), given);
  expect(new Set(production.steps.map(({ job }) => job))).toStrictEqual(new Set(["production"]));
  expect(deployedOf(production)).toStrictEqual([["deployed", "production"]]);
  // The record by which an older run, approved later, would stop.
  expect(onlyRun(production).outputs["github-deployment-id"]).toMatch(/^\d+$/);
});

test("monorepo.yml has a job for each app, and one comment with a row for each", async () => {
  const apps = ["web", "admin"];
  const projects = apps.map((app) => on.stage.cloud.createProject({ team: TEAM, project: app }));
  const keys = Object.fromEntries(
    projects.map(({ project }) => [
      `CONVEX_${project.toUpperCase()}_PREVIEW_DEPLOY_KEY`,
      on.stage.cloud.issueKey({ kind: "preview", team: TEAM, project }),
    ]),
  );
  const monorepo = await on.stage.checkout();
  // Copy only the files, so that there is no checkout within the checkout.
  const filter = (path: string) => !path.endsWith("/.git");
  for (const app of apps)
    cpSync(on.workspace, join(monorepo, "apps", app), { recursive: true, verbatimSymlinks: true, filter });
  const pullRequest = on.newPullRequest();
  const played = await on.play("monorepo.yml", pullRequest.event(), { workspace: monorepo, secrets: keys });
  expect(deployedOf(played)).toStrictEqual(apps.map(() => ["deployed", "preview"]));
  expect(played.runs.map(({ outputs }) => outputs["app-name"])).toStrictEqual(apps);
  // Each project gets its own preview, although both have the same name.
  const previews = on.stage.cloud.deployments().filter(({ identifier }) => identifier === `pr-${pullRequest.number}`);
  expect(previews.map(({ identity, pushes }) => [identity.project, pushes.length])).toStrictEqual(
    apps.map((app) => [app, 1]),
  );
  const [comment = "", ...others] = commentsOn(on.stage, pullRequest.number);
  expect(others).toStrictEqual([]);
  for (const app of apps) expect(visible(comment)).toContain(app);
});

test("self-hosted.yml deploys to the backend at the URL, without requests to Convex's cloud", async () => {
  const { url, deployment } = await on.stage.cloud.selfHosted();
  const key = on.stage.cloud.issueKey({ kind: "admin", deployment: deployment.name });
  const calls = on.stage.cloud.calls.length;
  const played = await on.play("self-hosted.yml", pushToMain(on.workspace), {
    secrets: { CONVEX_SELF_HOSTED_ADMIN_KEY: key },
    vars: { CONVEX_SELF_HOSTED_URL: url },
  });
  expect(deployedOf(played)).toStrictEqual([["deployed", "production"]]);
  expect(onlyRun(played).outputs["deployment-url"]).toBe(deployment.cloudUrl);
  expect(on.stage.cloud.calls.slice(calls).map(({ server }) => server)).not.toContain("provision");
});

test("merge-queue.yml deploys the queue's commit to the pull request's preview", async () => {
  const pullRequest = on.newPullRequest();
  await on.play("merge-queue.yml", pullRequest.event());
  const before = on.productionPushes();
  const queue = mergeGroupEvent({ number: pullRequest.number });
  const queued = await on.play("merge-queue.yml", queue);
  expect(onlyRun(queued).outputs).toMatchObject({
    status: "deployed",
    "preview-name": `pr-${pullRequest.number}`,
    "preview-created": "false",
  });
  expect(givenTo(queued)).not.toContain(secretPart(on.secrets.CONVEX_DEPLOY_KEY));
  expect(on.productionPushes()).toBe(before);
  // The group contains the queue's own branch, so no other run shares it.
  expect(on.groupOf("merge-queue.yml", queue)).toStrictEqual({
    group: expect.stringContaining(`gh-readonly-queue/main/pr-${pullRequest.number}-`),
    cancels: false,
  });
});

test("staging.yml deploys its branch to the one deployment that it names", async () => {
  const project = on.stage.cloud.createProject({ team: TEAM, project: "with-staging" });
  const { name } = on.stage.cloud.createCustomDeployment(project, "staging");
  const key = on.stage.cloud.issueKey({ kind: "custom", deployment: name });
  const event = pushEvent({ branch: "staging", sha: headOf(on.workspace) });
  const given = { secrets: { CONVEX_STAGING_DEPLOY_KEY: key }, vars: { CONVEX_STAGING_DEPLOYMENT: name } };
  const played = await on.play("staging.yml", event, given);
  expect(onlyRun(played).outputs).toMatchObject({ status: "deployed", target: "custom", "deployment-name": name });
  const other = { ...given, vars: { CONVEX_STAGING_DEPLOYMENT: "happy-otter-123" } };
  const refused = onlyRun(await on.play("staging.yml", event, other));
  expect(refused.outputs["failure-code"]).toBe("expected-deployment-mismatch");
  expect(isTriggered(recipe("staging.yml"), pushToMain(on.workspace))).toBe(false);
});

test("rollback.yml checks out and deploys the given commit", async () => {
  const older = await on.stage.checkout({ files: { "older.txt": "older" } });
  const commit = headOf(older);
  const main = { repository: REPOSITORY, branch: "main" };
  on.stage.github.pushTo(main, { sha: commit });
  const event = workflowDispatchEvent({ branch: "main", sha: headOf(on.workspace), inputs: { commit } });
  const { CONVEX_DEPLOY_KEY } = on.secrets;
  const given = { secrets: {}, environments: { "convex-production": { CONVEX_DEPLOY_KEY } } };
  const played = await on.play("rollback.yml", event, { ...given, workspace: older });
  expect(played.steps[0]?.with.ref).toBe(commit);
  expect(deployedOf(played)).toStrictEqual([["deployed", "production"]]);
  const unmoved = onlyRun(await on.play("rollback.yml", event, { ...given, keepCheckout: true }));
  expect(unmoved.outputs["failure-code"]).toBe("wrong-commit");
  on.stage.github.pushTo(main, { sha: headOf(on.workspace) });
  const dropped = onlyRun(await on.play("rollback.yml", event, { ...given, workspace: older }));
  expect(dropped.outputs["failure-code"]).toBe("commit-not-on-production-branch");
  // The run waits for a deploy of main that is in progress.
  expect(on.groupOf("rollback.yml", event)).toStrictEqual(on.groupOf("convex.yml", pushToMain(on.workspace)));
});

test("rollback.yml refuses a commit that was never on main", async () => {
  const check = recipe("rollback.yml").jobs.rollback?.steps?.find(({ run }) => run?.startsWith("git "))?.run ?? "";
  const clone = await on.stage.checkout();
  const git = (...args: string[]) => spawnSync("git", args, { cwd: clone, encoding: "utf8" });
  const passes = () => spawnSync("bash", ["-e", "-c", check], { cwd: clone }).status === 0;
  const commit = (message: string) =>
    git("-c", "user.name=a", "-c", "user.email=a@b", "commit", "--allow-empty", "-m", message);
  const older = headOf(clone);
  commit("Newer, on main");
  git("update-ref", "refs/remotes/origin/main", headOf(clone));
  git("checkout", "--quiet", older);
  expect(passes()).toBe(true);
  commit("Never on main");
  expect(passes()).toBe(false);
});
