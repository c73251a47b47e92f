/** The set-up of every test of a recipe: a test environment, a checkout of the example app, and the usual secrets by name. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { WorkflowEvent } from "../../fakes/events/events.ts";
import {
  concurrencyOf,
  type RunWorkflowOptions,
  readWorkflow,
  runWorkflow,
  type Workflow,
  type WorkflowResult,
} from "../../fakes/runner/run-workflow.ts";
import type { StepResult } from "../../fakes/runner/runner.ts";
import { headOf, REPOSITORY, TEAM, TestEnvironment } from "../../fakes/test-environment.ts";
import { openPullRequest, type TestPullRequest } from "./run-action.ts";

const root = join(import.meta.dirname, "..", "..");
const folder = join(root, "examples", "workflows");

export const recipeFiles = readdirSync(folder).filter((file) => file.endsWith(".yml"));
export const recipe = (file: string): Workflow => readWorkflow(join(folder, file));

type Secrets = Readonly<Record<string, string>>;

export interface RecipeStage {
  readonly stage: TestEnvironment;
  /** Checkout of the example app, whose commit is the head of `main`. */
  readonly workspace: string;
  /** The preview key, the production key and a management token, by the names in the recipes. */
  readonly secrets: { readonly CONVEX_PREVIEW_DEPLOY_KEY: string; readonly CONVEX_DEPLOY_KEY: string } & Secrets;
  play(workflow: string | Workflow, event: WorkflowEvent, more?: Partial<RunWorkflowOptions>): Promise<WorkflowResult>;
  groupOf(file: string, event: WorkflowEvent): ReturnType<typeof concurrencyOf>;
  newPullRequest(branch?: string): TestPullRequest;
  /** Number of pushes to production. */
  productionPushes(): number;
}

export async function openRecipeStage(): Promise<RecipeStage> {
  const stage = await TestEnvironment.open({ previewKeysMayDelete: true });
  const workspace = await stage.checkout({ files: { "package.json": appManifest() } });
  stage.github.pushTo({ repository: REPOSITORY, branch: "main" }, { sha: headOf(workspace) });
  const secrets = {
    CONVEX_PREVIEW_DEPLOY_KEY: stage.previewKey,
    CONVEX_DEPLOY_KEY: stage.productionKey,
    CONVEX_MANAGEMENT_TOKEN: stage.cloud.issueKey({ kind: "team", team: TEAM }),
  };
  let branches = 0;
  return {
    stage,
    workspace,
    secrets,
    play: (workflow, event, more = {}) => {
      const source = typeof workflow === "string" ? recipe(workflow) : workflow;
      return runWorkflow(stage, source, { event, workspace, secrets, ...more });
    },
    groupOf: (file, event) => concurrencyOf(stage, recipe(file), event),
    newPullRequest: (branch) => {
      branches += 1;
      return openPullRequest(stage, branch ?? `feature/recipe-${branches}`);
    },
    productionPushes: () => {
      const production = stage.cloud.deployments().find(({ name }) => name === stage.productionName);
      if (production === undefined) throw new Error("There is no production deployment.");
      return production.pushes.length;
    },
  };
}

/** Files of the example app, with a build that prints its inputs. */
function appManifest(): string {
  const manifest = JSON.parse(readFileSync(join(root, "examples", "app", "package.json"), "utf8"));
  return JSON.stringify({ ...manifest, scripts: { ...manifest.scripts, build: "node build.mjs" } });
}

export const deployedOf = ({ runs }: WorkflowResult) => runs.map(({ outputs }) => [outputs.status, outputs.target]);

/** The only run of the action in the workflow. */
export function onlyRun({ runs }: WorkflowResult): StepResult {
  const [run, ...others] = runs;
  if (run === undefined || others.length > 0) throw new Error(`The action ran ${runs.length} times.`);
  return run;
}

/** All inputs and variables of all steps. */
export const givenTo = ({ steps }: WorkflowResult) =>
  JSON.stringify(steps.map((step) => [step.with, step.env, step.command]));

/** The secret part of a key, which must not be in the inputs and variables of steps that do not need the key. */
export function secretPart(key: string): string {
  const [, secret = ""] = key.split("|");
  if (secret === "") throw new Error("A key without a secret.");
  return secret;
}
