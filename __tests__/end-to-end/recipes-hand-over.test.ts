/** The workflows in examples/workflows with steps after the deploy: what these steps get, and what they must not get. */

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import type { CloudDeployment } from "../../fakes/convex-cloud/cloud.ts";
import { pushEvent } from "../../fakes/events/events.ts";
import type { Workflow } from "../../fakes/runner/run-workflow.ts";
import type { StepResult } from "../../fakes/runner/runner.ts";
import { REPOSITORY } from "../../fakes/test-environment.ts";
import { closeStage, pushToMain } from "./run-action.ts";
import { deployedOf, onlyRun, openRecipeStage, type RecipeStage, recipe, secretPart } from "./run-recipe.ts";

let on: RecipeStage;
beforeAll(async () => {
  on = await openRecipeStage();
});
afterAll(() => closeStage(on.stage));

const HOST_TOKEN = "host-token-123456789";

describe.each([
  {
    file: "vercel.yml",
    token: "VERCEL_TOKEN",
    command: /^url=\$\(npx --yes vercel@[\d.]+ deploy --prebuilt (.*)\)$/m,
    forPreview: "",
    forProduction: "--prod",
    // Pulling the project's settings needs the token. The build, which is code of the pull request, does not get it.
    said: /^Pulled with [1-9]\d*$[\s\S]*^Built with 0$/m,
  },
  {
    file: "netlify.yml",
    token: "NETLIFY_AUTH_TOKEN",
    command: /^npx --yes netlify-cli@.+ --dir=dist (.*)$/,
    forPreview: '--alias="$ALIAS"',
    forProduction: "--prod",
    said: /^Built dist/m,
  },
  {
    file: "cloudflare-pages.yml",
    token: "CLOUDFLARE_API_TOKEN",
    command: /^npx --yes wrangler@.+ pages deploy dist .*(--branch=.*)$/,
    forPreview: '--branch="$BRANCH"',
    forProduction: '--branch="$BRANCH"',
    said: /^Built dist/m,
  },
])("$file", ({ file, token, command, forPreview, forProduction, said }) => {
  const given = () => ({ secrets: { ...on.secrets, [token]: HOST_TOKEN } });
  const commandsOf = (played: Awaited<ReturnType<RecipeStage["play"]>>) =>
    played.steps.flatMap((step) => (command.test(step.command ?? "") ? [step] : []));

  test("passes the built site on without the deploy key", async () => {
    const pullRequest = on.newPullRequest();
    const played = await on.play(withoutVercel(recipe(file)), pullRequest.event(), given());
    expect(deployedOf(played)).toStrictEqual([["deployed", "preview"]]);
    expect(onlyRun(played).log).toContain("Built dist/index.html for https://");
    expect(onlyRun(played).log).toMatch(said);
    const [step, ...others] = commandsOf(played);
    expect(others).toStrictEqual([]);
    expect(command.exec(step?.command ?? "")?.[1]).toBe(forPreview);
    expect(step?.env[token]).toBe(HOST_TOKEN);
    for (const name of ["ALIAS", "BRANCH"]) expect([undefined, `pr-${pullRequest.number}`]).toContain(step?.env[name]);
    const { CONVEX_PREVIEW_DEPLOY_KEY, CONVEX_DEPLOY_KEY } = on.secrets;
    for (const key of [CONVEX_PREVIEW_DEPLOY_KEY, CONVEX_DEPLOY_KEY])
      expect(JSON.stringify([step?.env, step?.command])).not.toContain(secretPart(key));

    const closed = await on.play(file, pullRequest.event({ action: "closed" }), given());
    expect(deployedOf(closed)).toStrictEqual([["cleaned-up", "preview"]]);
    expect(commandsOf(closed)).toStrictEqual([]);
  });

  test("deploys main as the site's production", async () => {
    const played = await on.play(withoutVercel(recipe(file)), pushToMain(on.workspace), given());
    expect(deployedOf(played)).toStrictEqual([["deployed", "production"]]);
    const [step] = commandsOf(played);
    expect(command.exec(step?.command ?? "")?.[1]).toBe(forProduction);
    expect([undefined, "main"]).toContain(step?.env.BRANCH);
    expect(JSON.stringify(step)).toContain(HOST_TOKEN);
    expect(JSON.stringify([step?.env, step?.command])).not.toContain(secretPart(on.secrets.CONVEX_DEPLOY_KEY));
  });
});

test.each([
  ["netlify.yml", (number: number) => `https://pr-${number}--shop.netlify.app`, "https://shop.netlify.app"],
  ["cloudflare-pages.yml", (number: number) => `https://pr-${number}.shop.pages.dev`, "https://shop.pages.dev"],
])("%s links the site, whose URL is known in advance", async (file, preview, production) => {
  const secrets = { ...on.secrets, NETLIFY_AUTH_TOKEN: HOST_TOKEN, CLOUDFLARE_API_TOKEN: HOST_TOKEN };
  const pullRequest = on.newPullRequest();
  const played = await on.play(file, pullRequest.event(), { secrets });
  expect(linkOf(onlyRun(played))).toBe(preview(pullRequest.number));
  expect(on.stage.github.comments(REPOSITORY, pullRequest.number)[0]?.body).toContain(
    `[site](${preview(pullRequest.number)})`,
  );
  const main = pushEvent({ branch: "main", sha: on.stage.github.repository(REPOSITORY).headSha() });
  expect(linkOf(onlyRun(await on.play(file, main, { secrets })))).toBe(production);
});

test("vercel.yml links the site after Vercel has reported its URL", async () => {
  const pullRequest = on.newPullRequest();
  const text = JSON.stringify(withoutVercel(recipe("vercel.yml")));
  const url = "https://shop-a1b2c3.vercel.app";
  // Steps that use other actions are not run here, so they have no outputs.
  const told = text.replace("steps.site.outputs.url != ''", "always()").replace("${{ steps.site.outputs.url }}", url);
  const secrets = { ...on.secrets, VERCEL_TOKEN: HOST_TOKEN };
  const { runs, steps } = await on.play(JSON.parse(told) as Workflow, pullRequest.event(), { secrets });
  expect(runs.map(({ outputs }) => outputs.status)).toStrictEqual(["deployed", "reported"]);
  expect(runs.map(({ outputs }) => outputs["github-deployment-id"])[1]).toBe(runs[0]?.outputs["github-deployment-id"]);
  expect(linkOf(runs[1])).toBe(url);
  expect(Object.keys(steps.at(-1)?.with ?? {})).toStrictEqual(["operation", "app-url"]);
  expect(on.stage.github.comments(REPOSITORY, pullRequest.number)[0]?.body).toContain(`[site](${url})`);
});

/** The target of `View deployment`. */
function linkOf(run: StepResult | undefined): string | null | undefined {
  const id = Number(run?.outputs["github-deployment-id"]);
  return on.stage.github
    .deployments(REPOSITORY)
    .find((one) => one.id === id)
    ?.statuses.at(-1)?.environmentUrl;
}

/** The same workflow with a fake of Vercel's CLI, which prints the length of the token that it got. */
function withoutVercel(workflow: Workflow): Workflow {
  const said = (word: string) => `echo ${word} with $\{#VERCEL_TOKEN}`;
  const text = JSON.stringify(workflow)
    .replace(/npx --yes vercel@[\d.]+ pull [^\\]*/, () => said("Pulled"))
    .replace(/npx --yes vercel@[\d.]+ build[^\\]*/, () => `sh -c 'npm run build && ${said("Built")}'`);
  return JSON.parse(text) as Workflow;
}

test("playwright.yml tests what was deployed, and nothing for a fork without a key", async () => {
  const pullRequest = on.newPullRequest();
  const played = await on.play("playwright.yml", pullRequest.event());
  const [deploy, look] = played.runs;
  expect([deploy?.outputs.status, look?.outputs.status]).toStrictEqual(["deployed", "resolved"]);
  const tests = played.steps.at(-1);
  expect(tests?.command).toContain("npx playwright test");
  // The step that looks up the preview runs before any code of the pull request.
  const before = played.steps.slice(0, -1).filter(({ job }) => job === "test");
  expect(before.map(({ command }) => command)).toStrictEqual([null, null, null]);
  const preview = on.stage.cloud.preview(`pr-${pullRequest.number}`);
  expect(preview?.pushes).toHaveLength(1);
  expect(tests?.env).toStrictEqual({ CONVEX_URL: preview?.cloudUrl, CONVEX_SITE_URL: preview?.siteUrl });
  const fork = on.newPullRequest().event({ headRepository: "stranger/shop" });
  const skipped = await on.play("playwright.yml", fork, { secrets: {} });
  expect(onlyRun(skipped).outputs.status).toBe("skipped");
  expect(skipped.steps.map(({ command }) => command)).not.toContainEqual(expect.stringContaining("playwright"));
  // The pull request has a newer commit, so the tests do not run, and the job must not pass.
  const overtaken = pullRequest.event({ action: "synchronize" });
  pullRequest.push();
  const stopped = await on.play("playwright.yml", overtaken);
  expect(onlyRun(stopped).outputs["failure-code"]).toBe("superseded");
  expect(stopped.steps.at(-1)?.command).toMatch(/^exit 1$/m);
});

test("migrations.yml migrates what was deployed, after every push", async () => {
  const workspace = await on.stage.checkout({ files: { "convex/migrations.ts": MIGRATIONS } });
  const pullRequest = on.newPullRequest();
  const runsOf = (deployment: CloudDeployment | null | undefined) => deployment?.functionRuns;
  expect(deployedOf(await on.play("migrations.yml", pullRequest.event(), { workspace }))).toStrictEqual([
    ["deployed", "preview"],
  ]);
  const onPreview = on.stage.cloud.preview(`pr-${pullRequest.number}`);
  expect(runsOf(onPreview)).toStrictEqual([MIGRATED]);

  for (const _ of [1, 2])
    expect(deployedOf(await on.play("migrations.yml", pushToMain(workspace), { workspace }))).toStrictEqual([
      ["deployed", "production"],
    ]);
  const onProduction = on.stage.cloud.deployments().find(({ name }) => name === on.stage.productionName);
  expect([runsOf(onProduction), runsOf(onPreview)]).toStrictEqual([[MIGRATED, MIGRATED], [MIGRATED]]);

  const closed = await on.play("migrations.yml", pullRequest.event({ action: "closed" }), { workspace });
  expect(onlyRun(closed).outputs.status).toBe("cleaned-up");
  expect(runsOf(onPreview)).toStrictEqual([MIGRATED]);
});

const MIGRATED = { path: "migrations:runAll", args: {}, error: null };

/** A function with the name that `@convex-dev/migrations` documents for its runner. */
const MIGRATIONS = `import { internalMutation } from "./_generated/server";

export const runAll = internalMutation({ args: {}, handler: async () => null });
`;

test("reusable-caller.yml deploys through deploy-app.yml, by its own event, and gets the URL back", async () => {
  const pullRequest = on.newPullRequest();
  const preview = await on.play("reusable-caller.yml", pullRequest.event());
  expect(deployedOf(preview)).toStrictEqual([["deployed", "preview"]]);
  expect(onlyRun(preview).log).toContain("Built dist/index.html for https://");
  expect(preview.steps.at(-1)).toMatchObject({
    job: "smoke-test",
    env: { DEPLOYMENT_URL: on.stage.cloud.preview(`pr-${pullRequest.number}`)?.cloudUrl },
  });
  const closed = await on.play("reusable-caller.yml", pullRequest.event({ action: "closed" }));
  expect(deployedOf(closed)).toStrictEqual([["cleaned-up", "preview"]]);
  expect(closed.steps.map(({ job }) => job)).not.toContain("smoke-test");
  // The tests of other recipes have pushed to main, so use its current commit.
  const sha = on.stage.github.repository(REPOSITORY).headSha();
  const production = await on.play("reusable-caller.yml", pushEvent({ branch: "main", sha }));
  expect(deployedOf(production)).toStrictEqual([["deployed", "production"]]);
  expect(onlyRun(production).outputs["deployment-name"]).toBe(on.stage.productionName);
});
