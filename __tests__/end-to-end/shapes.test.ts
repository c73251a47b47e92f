/**
 * Workflows that people wrote by hand around `npx convex deploy`, with this action instead. The common ones are recipes
 * with their own tests: migrations after a deploy, a backup before it, previews with the data of a snapshot, tests in a
 * later job, and a host that reports its URL after the deploy. These are the others.
 */

import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { pushEvent, workflowDispatchEvent, workflowRunEvent } from "../../fakes/events/events.ts";
import type { Workflow } from "../../fakes/runner/run-workflow.ts";
import { headOf, REPOSITORY } from "../../fakes/test-environment.ts";
import { annotationsOf, closeStage, commentsOn, headShaOf, pushToMain, visible } from "./run-action.ts";
import { deployedOf, onlyRun, openRecipeStage, type RecipeStage, secretPart } from "./run-recipe.ts";

let on: RecipeStage;
beforeAll(async () => {
  on = await openRecipeStage();
});
afterAll(() => closeStage(on.stage));

const workflow = (text: string): Workflow => ({ ...parse(text), path: "shape.yml", name: "Shape" });
const ACTION = "OWNER/convex-deploy-action@v1";
const CHECKOUT = "actions/checkout@v7";
const PERMISSIONS = "{ contents: read, pull-requests: write, deployments: write }";
const production = () => on.stage.cloud.deployments().find(({ name }) => name === on.stage.productionName);
const errorsOf = (played: Parameters<typeof onlyRun>[0]) => annotationsOf(onlyRun(played), "error");

const SEED = `import { internalMutation, internalQuery } from "./_generated/server";
import { v } from "convex/values";
export const warmUp = internalQuery({ args: { region: v.string() }, handler: async (_, { region }) => region });
export const reset = internalMutation({ args: {}, handler: async () => null });
`;

test("variables of production and a function after the push, in the job that deploys (`convex env set`, `convex run --prod`)", async () => {
  const shape = workflow(`
on: { push: { branches: [main] } }
jobs:
  deploy:
    permissions: ${PERMISSIONS}
    steps:
      - uses: ${CHECKOUT}
      - uses: ${ACTION}
        id: convex
        with:
          deploy-key: \${{ secrets.CONVEX_DEPLOY_KEY }}
          deployment-env: |
            PAYMENT_SECRET=\${{ secrets.PAYMENT_SECRET }}
          deployment-env-targets: production
          run: |
            jobs:warmUp {"region": "eu"}
      - run: echo "$RESULTS"
        env: { RESULTS: "\${{ steps.convex.outputs.run-results }}" }
`);
  const workspace = await on.stage.checkout({ files: { "convex/jobs.ts": SEED } });
  const secrets = { ...on.secrets, PAYMENT_SECRET: "payment-secret-123456789" };
  const played = await on.play(shape, pushToMain(workspace), { workspace, secrets });
  expect([deployedOf(played), errorsOf(played)]).toStrictEqual([[["deployed", "production"]], []]);
  expect(production()?.environment.get("PAYMENT_SECRET")).toBe("payment-secret-123456789");
  expect(production()?.functionRuns.at(-1)).toMatchObject({ path: "jobs:warmUp", args: { region: "eu" } });
  expect(played.steps.at(-1)?.env.RESULTS).toBe('[{"function":"jobs:warmUp","value":null}]');
  // If the secret does not exist, its expression is empty and would set the variable to an empty value.
  const missing = await on.play(shape, pushToMain(workspace), { workspace });
  expect(onlyRun(missing).outputs["failure-code"]).toBe("invalid-input");
  expect(production()?.environment.get("PAYMENT_SECRET")).toBe("payment-secret-123456789");
});

test("a released tag that somebody names by hand", async () => {
  const shape = workflow(`
on: { workflow_dispatch: { inputs: { version: { required: true } } } }
jobs:
  deploy:
    permissions: ${PERMISSIONS}
    steps:
      - uses: ${CHECKOUT}
        with: { ref: "\${{ inputs.version }}" }
      - uses: ${ACTION}
        with:
          deploy-key: \${{ secrets.CONVEX_DEPLOY_KEY }}
          commit: \${{ inputs.version }}
`);
  const workspace = await on.stage.checkout({ files: { "version.txt": "1.2.0" } });
  const released = headOf(workspace);
  on.stage.github.pushTo({ repository: REPOSITORY, branch: "main" }, { sha: released });
  on.stage.github.createTag(REPOSITORY, "v1.2.0", released);
  const event = (version: string) => workflowDispatchEvent({ branch: "main", inputs: { version } });
  const played = await on.play(shape, event("v1.2.0"), { workspace });
  expect([deployedOf(played), errorsOf(played)]).toStrictEqual([[["deployed", "production"]], []]);
  expect(onlyRun(played).log).toContain(released.slice(0, 7));
  // A tag whose commit is on no production branch is refused.
  const other = on.stage.github.pushTo({ repository: REPOSITORY, branch: "side" });
  on.stage.github.createTag(REPOSITORY, "v9.9.9", other);
  const refused = await on.play(shape, event("v9.9.9"), { workspace });
  expect(onlyRun(refused).outputs.status).toBe("refused");
});

test("production after the checks that run on a schedule, and after nothing else that the pull request can start", async () => {
  const shape = workflow(`
on: { workflow_run: { workflows: [Nightly], types: [completed] } }
jobs:
  deploy:
    if: github.event.workflow_run.conclusion == 'success'
    permissions: ${PERMISSIONS}
    steps:
      - uses: ${CHECKOUT}
        with: { ref: "\${{ github.event.workflow_run.head_sha }}" }
      - uses: ${ACTION}
        with: { deploy-key: "\${{ secrets.CONVEX_DEPLOY_KEY }}" }
`);
  const headSha = on.stage.github.repository(REPOSITORY).headSha();
  const after = (of: string, more = {}) =>
    workflowRunEvent({ workflow: "Nightly", of, headBranch: "main", headSha, ...more });
  for (const started of ["schedule", "workflow_dispatch"]) {
    const played = await on.play(shape, after(started));
    expect([deployedOf(played), errorsOf(played)]).toStrictEqual([[["deployed", "production"]], []]);
  }
  const pullRequest = on.newPullRequest();
  const head = { headBranch: pullRequest.branch, headSha: headShaOf(pullRequest.event()) };
  const ofPullRequest = await on.play(shape, after("pull_request", head));
  expect(onlyRun(ofPullRequest).outputs.status).toBe("refused");
  expect((await on.play(shape, after("schedule", { conclusion: "failure" }))).steps).toStrictEqual([]);
});

test("a preview that somebody starts afresh by hand, with its data", async () => {
  const shape = workflow(`
on:
  pull_request:
  workflow_dispatch: { inputs: { pull-request: { required: true } } }
jobs:
  deploy:
    permissions: ${PERMISSIONS}
    steps:
      - uses: ${CHECKOUT}
        with: { ref: "\${{ inputs.pull-request && format('refs/pull/{0}/head', inputs.pull-request) || '' }}" }
      - uses: ${ACTION}
        with:
          deploy-key: \${{ secrets.CONVEX_PREVIEW_DEPLOY_KEY }}
          pull-request: \${{ inputs.pull-request }}
          preview-mode: \${{ inputs.pull-request && 'recreate' || 'reuse' }}
          preview-import: channels=seed/channels.jsonl
          preview-run: jobs:reset
`);
  const files = { "convex/jobs.ts": SEED, "seed/channels.jsonl": '{"name":"general"}\n' };
  const workspace = await on.stage.checkout({ files });
  const pullRequest = on.newPullRequest();
  const preview = () => on.stage.cloud.preview(`pr-${pullRequest.number}`);
  await on.play(shape, pullRequest.event(), { workspace });
  const first = preview();
  await on.play(shape, pullRequest.push(), { workspace });
  expect(preview()).toBe(first);
  expect(first?.data.documents.list("channels")).toHaveLength(1);
  const inputs = { "pull-request": String(pullRequest.number) };
  const again = await on.play(shape, workflowDispatchEvent({ branch: pullRequest.branch, inputs }), { workspace });
  expect([deployedOf(again), errorsOf(again)]).toStrictEqual([[["deployed", "preview"]], []]);
  expect(preview()).not.toBe(first);
  expect(preview()?.data.documents.list("channels")).toHaveLength(1);
  expect(preview()?.functionRuns).toHaveLength(1);
  const comments = commentsOn(on.stage, pullRequest.number);
  expect(comments).toHaveLength(1);
  expect(visible(comments[0] ?? "")).toContain("✅ Deployed");
});

test("one deploy and a job for each site, which looks up what it builds against and reports where it is", async () => {
  const shape = workflow(`
on: { push: { branches: [main] } }
jobs:
  backend:
    permissions: ${PERMISSIONS}
    outputs: { status: "\${{ steps.convex.outputs.status }}" }
    steps:
      - uses: ${CHECKOUT}
      - uses: ${ACTION}
        id: convex
        with: { deploy-key: "\${{ secrets.CONVEX_DEPLOY_KEY }}" }
  sites:
    needs: backend
    if: needs.backend.outputs.status == 'deployed'
    strategy: { matrix: { site: [web, docs] } }
    permissions: ${PERMISSIONS}
    steps:
      - uses: ${ACTION}
        id: convex
        with: { operation: resolve, deploy-key: "\${{ secrets.CONVEX_DEPLOY_KEY }}" }
      - run: npm run deploy --workspace "$SITE"
        env: { SITE: "\${{ matrix.site }}", CONVEX_URL: "\${{ steps.convex.outputs.deployment-url }}" }
      - uses: ${ACTION}
        if: matrix.site == 'web'
        with: { operation: report, app-url: "https://\${{ matrix.site }}.example.com" }
`);
  const sha = on.stage.github.repository(REPOSITORY).headSha();
  const played = await on.play(shape, pushEvent({ branch: "main", sha }));
  expect(played.runs.map(({ outputs }) => outputs.status)).toStrictEqual([
    "deployed",
    "resolved",
    "reported",
    "resolved",
  ]);
  const builds = played.steps.filter(({ command }) => command?.startsWith("npm run deploy"));
  expect(builds.map(({ env }) => env)).toStrictEqual(
    ["web", "docs"].map((site) => ({ SITE: site, CONVEX_URL: production()?.cloudUrl })),
  );
  for (const { env } of builds) expect(JSON.stringify(env)).not.toContain(secretPart(on.secrets.CONVEX_DEPLOY_KEY));
  const record = on.stage.github.deployments(REPOSITORY).at(-1);
  expect(record?.statuses.at(-1)).toMatchObject({ state: "success", environmentUrl: "https://web.example.com" });
});
