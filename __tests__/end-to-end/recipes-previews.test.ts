/** The workflows in examples/workflows about previews: their data, who can create one, and when they are deleted. */

import { execFile } from "node:child_process";
import { cpSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { otherEvent, scheduleEvent, workflowDispatchEvent, workflowRunEvent } from "../../fakes/events/events.ts";
import { isTriggered } from "../../fakes/runner/run-workflow.ts";
import { headOf, REPOSITORY } from "../../fakes/test-environment.ts";
import { annotationsOf, closeStage, headShaOf, pushToMain } from "./run-action.ts";
import { deployedOf, onlyRun, openRecipeStage, type RecipeStage, recipe } from "./run-recipe.ts";

let on: RecipeStage;
beforeAll(async () => {
  on = await openRecipeStage();
});
afterAll(() => closeStage(on.stage));

test("seed-and-variables.yml sets variables before the push, and seeds once", async () => {
  const pullRequest = on.newPullRequest();
  const given = { secrets: { ...on.secrets, PAYMENT_TEST_SECRET: "payment-secret-123456789" } };
  await on.play("seed-and-variables.yml", pullRequest.event(), given);
  await on.play("seed-and-variables.yml", pullRequest.push(), given);
  const preview = on.stage.cloud.preview(`pr-${pullRequest.number}`);
  expect(preview?.environmentVariables()).toMatchObject({
    AUTH_DOMAIN: "https://auth-test.example.com",
    PAYMENT_SECRET: "payment-secret-123456789",
  });
  expect(preview?.functionRuns.map(({ path }) => path)).toStrictEqual(["seed:default"]);
  expect(preview?.pushes).toHaveLength(2);
});

test("seed-from-snapshot.yml starts with the documents that backup.yml has exported from production", async () => {
  const production = on.stage.cloud.deployments().find(({ name }) => name === on.stage.productionName);
  production?.data.documents.insert("channels", { name: "general" });
  const kept = await on.play("backup.yml", pushToMain(on.workspace), { vars: { BACKUP_BUCKET: "private" } });
  expect(deployedOf(kept)).toStrictEqual([["deployed", "production"]]);
  const copied = kept.steps.at(-1);
  expect(copied?.command).toBe('aws s3 cp "$SNAPSHOT" "s3://$BUCKET/"');
  expect(copied?.env.SNAPSHOT).toMatch(/\/convex-1000-1\.zip$/);
  mkdirSync(join(on.workspace, "seed"));
  cpSync(copied?.env.SNAPSHOT ?? "", join(on.workspace, "seed", "snapshot.zip"));
  const pullRequest = on.newPullRequest();
  const seeded = await on.play("seed-from-snapshot.yml", pullRequest.event());
  expect(deployedOf(seeded)).toStrictEqual([["deployed", "preview"]]);
  const preview = on.stage.cloud.preview(`pr-${pullRequest.number}`);
  expect(preview?.data.documents.list("channels")).toHaveLength(1);
  expect(preview?.data.documents.list("channels")).toStrictEqual(production?.data.documents.list("channels"));
});

test("fork-previews.yml deploys the code of a fork's run, and nothing of this repository", async () => {
  const headRepository = "stranger/shop";
  const headBranch = "patch-1";
  const headSha = headOf(on.workspace);
  on.stage.github.createRepository({ fullName: headRepository });
  on.stage.github.pushTo({ repository: headRepository, branch: headBranch }, { sha: headSha });
  const { number } = on.stage.github.openPullRequest({ repository: REPOSITORY, headRepository, headBranch });
  const ofFork = { workflow: "CI", of: "pull_request", headSha, headBranch, headRepository };
  const { CONVEX_PREVIEW_DEPLOY_KEY, CONVEX_DEPLOY_KEY } = on.secrets;
  // The recipe expects the preview key in this environment, and does not use the production key of the repository.
  const given = { secrets: { CONVEX_DEPLOY_KEY }, environments: { "fork-previews": { CONVEX_PREVIEW_DEPLOY_KEY } } };
  const played = await on.play("fork-previews.yml", workflowRunEvent(ofFork), given);
  expect(played.steps[0]?.with).toMatchObject({ repository: headRepository, ref: headSha });
  expect(played.steps.map(({ refusal }) => refusal).filter(Boolean)).toStrictEqual([]);
  const text = readFileSync(recipe("fork-previews.yml").path, "utf8");
  const careful = parse(text.replace(/^ +allow-unsafe-pr-checkout: .*\n/m, "")) as ReturnType<typeof recipe>;
  const refused = await on.play(
    { ...careful, path: recipe("fork-previews.yml").path },
    workflowRunEvent(ofFork),
    given,
  );
  expect(refused.steps.map(({ refusal }) => refusal)).toStrictEqual([
    expect.stringMatching(/^Refusing to check out fork/),
  ]);
  expect(annotationsOf(onlyRun(played), "error")).toStrictEqual([]);
  expect(onlyRun(played).outputs).toMatchObject({ status: "deployed", "preview-name": `pr-${number}` });

  const own = { ...ofFork, headRepository: REPOSITORY };
  expect((await on.play("fork-previews.yml", workflowRunEvent(own), given)).steps).toStrictEqual([]);
  const failed = { ...ofFork, conclusion: "failure" };
  expect((await on.play("fork-previews.yml", workflowRunEvent(failed), given)).steps).toStrictEqual([]);
  expect(isTriggered(recipe("fork-previews.yml"), workflowRunEvent({ ...ofFork, workflow: "Other" }))).toBe(false);

  // As the recipe's comment says, no run starts when a fork's pull request is closed, and the sweep deletes the preview.
  on.stage.github.closePullRequest({ repository: REPOSITORY, number });
  await on.play("sweep.yml", scheduleEvent());
  expect(on.stage.cloud.preview(`pr-${number}`)).toBeNull();
});

test("sweep.yml deletes leftovers every night, and lists them on a manual run", async () => {
  const pullRequest = on.newPullRequest();
  const open = on.newPullRequest();
  await on.play("convex.yml", pullRequest.event());
  await on.play("convex.yml", open.event());
  on.stage.github.closePullRequest({ repository: REPOSITORY, number: pullRequest.number });
  const shown = await on.play("sweep.yml", workflowDispatchEvent({ branch: "main" }));
  expect(onlyRun(shown).outputs.status).toBe("dry-run");
  expect(on.stage.cloud.preview(`pr-${pullRequest.number}`)).not.toBeNull();
  const swept = await on.play("sweep.yml", scheduleEvent());
  expect(onlyRun(swept).outputs.status).toBe("swept");
  expect(annotationsOf(onlyRun(swept), "error")).toStrictEqual([]);
  expect(on.stage.cloud.preview(`pr-${pullRequest.number}`)).toBeNull();
  expect(on.stage.cloud.preview(`pr-${open.number}`)).not.toBeNull();
});

test("beside-vercel.yml uses the preview that Vercel's build created, and keeps it", async () => {
  const branch = "feature/Beside_Vercel";
  const pullRequest = on.newPullRequest(branch);
  await buildOnVercel(branch);
  const made = on.stage.cloud.preview(branch);
  const played = await on.play("beside-vercel.yml", pullRequest.event());
  expect(onlyRun(played).outputs).toMatchObject({
    status: "deployed",
    "preview-name": branch,
    "preview-created": "false",
    "deployment-name": made?.name,
  });
  const url = "https://shop-git-beside-vercel-acme.vercel.app";
  const status = (state: string) => {
    const deployment = { sha: headShaOf(pullRequest.event()), task: "deploy", environment: "Preview" };
    const payload = { deployment, deployment_status: { state, environment_url: url } };
    return otherEvent("deployment_status", { action: "created", payload });
  };
  expect((await on.play("beside-vercel.yml", status("pending"))).steps).toStrictEqual([]);
  const told = await on.play("beside-vercel.yml", status("success"));
  expect(deployedOf(told)).toStrictEqual([["reported", "preview"]]);
  expect(on.stage.github.comments(REPOSITORY, pullRequest.number)[0]?.body).toContain(`[site](${url})`);
  const closed = await on.play("beside-vercel.yml", pullRequest.event({ action: "closed" }));
  expect(deployedOf(closed)).toStrictEqual([["cleaned-up", "preview"]]);
  expect(on.stage.cloud.preview(branch)).toBe(made);
});

/** Runs the build command `npx convex deploy` with the variables that Vercel sets. */
async function buildOnVercel(branch: string): Promise<void> {
  const { PATH, HOME } = process.env;
  await promisify(execFile)(process.execPath, ["node_modules/convex/bin/main.js", "deploy"], {
    cwd: on.workspace,
    env: {
      PATH,
      HOME,
      CI: "1",
      VERCEL: "1",
      VERCEL_ENV: "preview",
      VERCEL_GIT_COMMIT_REF: branch,
      CONVEX_DEPLOY_KEY: on.secrets.CONVEX_PREVIEW_DEPLOY_KEY,
      CONVEX_PROVISION_HOST: on.stage.cloud.provisionHost,
    },
  });
}
