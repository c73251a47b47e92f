/** Injects each kind of fault into each of Convex's endpoints while the action runs, and collects the results. */

import type { Fault } from "../../fakes/convex-cloud/cloud.ts";
import { pullRequestEvent, pushEvent, scheduleEvent, type WorkflowEvent } from "../../fakes/events/events.ts";
import type { StepResult } from "../../fakes/runner/runner.ts";
import { headOf, PROJECT, REPOSITORY, TEAM, type TestEnvironment } from "../../fakes/test-environment.ts";

/** Kinds of runs: a preview with a variable, the same with `preview-run`, other keys, and runs that delete previews. */
type Scenario = "preview" | "seed" | "production" | "project" | "cleanup" | "sweep";

/** Every request of a run, roughly in order, and the run that gets the fault. */
export const ENDPOINTS = {
  "authorize_preview (look-up)": ["preview", "/api/deployment/authorize_preview"],
  claim_preview_deployment: ["preview", "/api/claim_preview_deployment"],
  "url_for_key (production key)": ["production", "/api/deployment/url_for_key"],
  "team_and_project_for_key (production key)": ["production", "/api/deployment/team_and_project_for_key"],
  "provision_and_authorize (project token)": ["project", "/api/deployment/provision_and_authorize"],
  "version (news of the CLI)": ["production", "/v1/version"],
  get_canonical_urls: ["preview", "/api/v1/get_canonical_urls"],
  list_environment_variables: ["preview", "/api/v1/list_environment_variables"],
  update_environment_variables: ["preview", "/api/v1/update_environment_variables"],
  "deployments/… (expiry)": ["preview", /^\/v1\/deployments\/[^/]+$/],
  get_config_hashes: ["preview", "/api/get_config_hashes"],
  evaluate_schema: ["preview", "/api/deploy2/evaluate_schema"],
  start_push: ["preview", "/api/deploy2/start_push"],
  wait_for_schema: ["preview", "/api/deploy2/wait_for_schema"],
  finish_push: ["preview", "/api/deploy2/finish_push"],
  "report_push_completed (not waited for)": ["preview", "/api/deploy2/report_push_completed"],
  "function (preview-run)": ["seed", "/api/function"],
  "deployments/… (cleanup)": ["cleanup", /^\/v1\/deployments\/[^/]+$/],
  "deployments/…/delete (cleanup)": ["cleanup", /^\/v1\/deployments\/[^/]+\/delete$/],
  "teams/…/projects/… (sweep)": ["sweep", /^\/v1\/teams\/[^/]+\/projects\/[^/]+$/],
  "projects/…/list_deployments (sweep)": ["sweep", /^\/v1\/projects\/[^/]+\/list_deployments$/],
  "teams/…/list_deployments (sweep)": ["sweep", /^\/v1\/teams\/[^/]+\/list_deployments$/],
  "deployments/…/delete (sweep)": ["sweep", /^\/v1\/deployments\/[^/]+\/delete$/],
} as const satisfies Readonly<Record<string, readonly [Scenario, Fault["path"]]>>;

/** Other endpoints of the cloud, and the reason why no run requests them. Every run of the table checks this. */
export const NOT_ASKED: Readonly<Record<string, string>> = {
  "/api/deployment/{name}/team_and_project": "`convex run` only",
  "/api/teams/{team}/projects/{project}/deployments": "`convex run` only",
  "/api/dashboard/teams/{teamId}/usage/team_usage_state": "a login",
  "/api/dashboard/teams/{teamId}/get_spending_limits": "a login",
  "/api/deploy2/evaluate_push": "`convex dev` only",
  "/api/prepare_schema": "CLIs before 1.28",
  "/api/push_config": "CLIs before 1.28",
  "/api/get_config": "CLIs before 1.28",
  "/api/workos/has_associated_workos_team": "AuthKit in `convex.json`",
  "/api/workos/get_or_provision_workos_environment": "AuthKit in `convex.json`",
  "/v1/teams/{team_id}/projects": "nobody: a team's deployments are counted together",
  "/v1/token_details": "a token of one project",
  "/api/update_environment_variables": "`convex env` only",
  "/api/query": "`preview-import`, `export-path` and a push without a schema only, whose own tests let each step fail",
  "/api/import/start_upload": "`preview-import` only",
  "/api/import/upload_part": "`preview-import` only",
  "/api/import/finish_upload": "`preview-import` only",
  "/api/perform_import": "`preview-import` only",
  "/api/export/request/zip": "`export-path` only",
  "/api/export/zip/{id}": "`export-path` only",
  "/version": "a self-hosted backend only: whether anything answers at all is asked before the CLI starts",
};

export type Endpoint = keyof typeof ENDPOINTS;

/** Whether the table has a row for this path. */
export function isStruck(path: string): boolean {
  return Object.values(ENDPOINTS).some(([, wanted]) =>
    typeof wanted === "string" ? wanted === path : wanted.test(path),
  );
}

const ALWAYS = Number.POSITIVE_INFINITY;

export const FAULTS = {
  "refused once": { kind: "refused" },
  "reset midway once": { kind: "reset" },
  "500 once": { kind: "status" },
  "429 once": { kind: "status", status: 429, body: { code: "TooManyRequests", message: "Slow down" } },
  "garbage once": { kind: "garbage" },
  "slow (2 s)": { kind: "slow" },
  "refused always": { kind: "refused", times: ALWAYS },
  "500 always": { kind: "status", times: ALWAYS },
  "hangs always": { kind: "hang", times: ALWAYS },
} as const satisfies Readonly<Record<string, Omit<Fault, "path">>>;

export type FaultName = keyof typeof FAULTS;

export interface FaultResult {
  readonly endpoint: Endpoint;
  readonly fault: FaultName;
  readonly status: string;
  readonly code: string;
  /** Number of times that the CLI was started. */
  readonly tries: number;
  readonly seconds: number;
  /** Whether Convex has what the status reports: a push, or a deletion. */
  readonly isTrue: boolean;
  /** Number of times that `preview-run` ran. */
  readonly seeds: number;
  /** The error annotations. */
  readonly errors: readonly string[];
  readonly log: string;
}

/** Time limit for faults that hang. Other runs finish before it, also on a busy machine. */
const TIMEOUT_MINUTES = "0.25";

let strikes = 0;

/** @param stage - Can be shared by one run after the other, but not by concurrent runs, because a fault affects the first request. */
export async function injectFault(
  stage: TestEnvironment,
  workspace: string,
  endpoint: Endpoint,
  fault: FaultName,
): Promise<FaultResult> {
  strikes += 1;
  const [scene, path] = ENDPOINTS[endpoint];
  const branch = `fault-${strikes}`;
  const headSha = stage.github.pushTo({ repository: REPOSITORY, branch });
  const { number } = stage.github.openPullRequest({ repository: REPOSITORY, headBranch: branch });
  const preview = () => stage.cloud.preview(`pr-${number}`);
  const eventOf = (action: "opened" | "closed") => pullRequestEvent({ number, headBranch: branch, headSha, action });
  const run = (given: WorkflowEvent, inputs: Readonly<Record<string, string>>) =>
    stage.run({
      event: given,
      workspace,
      with: {
        "deploy-key": stage.previewKey,
        "deployment-env": `STRIKE=number-${strikes}`,
        ...(fault.endsWith("always") ? { "timeout-minutes": TIMEOUT_MINUTES } : {}),
        ...inputs,
      },
    });
  const removes = scene === "cleanup" || scene === "sweep";
  if (removes) {
    await run(eventOf("opened"), {});
    stage.github.closePullRequest({ repository: REPOSITORY, number });
  }
  const pushesToProduction = () => stage.cloud.deployments().find(({ name }) => name === stage.productionName)?.pushes;
  const before = pushesToProduction()?.length ?? 0;
  const lift = stage.cloud.fault({ path, ...FAULTS[fault] });
  const ended = await run(...given(scene, stage, workspace, eventOf));
  lift();
  const pushes = scene === "production" || scene === "project" ? (pushesToProduction()?.length ?? 0) - before : null;
  return {
    endpoint,
    fault,
    ...endOf(ended),
    isTrue: removes ? preview() === null : (pushes ?? preview()?.pushes.length ?? 0) > 0,
    seeds: preview()?.functionRuns.length ?? 0,
  };
}

/** The event and the inputs of the run that gets the fault. */
function given(
  scene: Scenario,
  stage: TestEnvironment,
  workspace: string,
  eventOf: (action: "opened" | "closed") => WorkflowEvent,
): readonly [WorkflowEvent, Readonly<Record<string, string>>] {
  const toMain = pushEvent({ branch: "main", sha: headOf(workspace) });
  switch (scene) {
    case "preview":
      return [eventOf("opened"), {}];
    case "seed":
      return [eventOf("opened"), { "preview-run": "seed" }];
    case "production":
      return [toMain, { "deploy-key": stage.productionKey, target: "production" }];
    case "project": {
      const key = stage.cloud.issueKey({ kind: "project", team: TEAM, project: PROJECT });
      return [toMain, { "deploy-key": key, "allow-project-token": "true", "deployment-env": "" }];
    }
    case "cleanup":
      return [eventOf("closed"), {}];
    case "sweep":
      return [
        scheduleEvent(),
        { operation: "sweep", "management-token": stage.cloud.issueKey({ kind: "team", team: TEAM }) },
      ];
  }
}

function endOf({ outputs, annotations, log }: StepResult) {
  return {
    status: outputs.status ?? "",
    code: outputs["failure-code"] ?? "",
    tries: 1 + annotations.filter(({ message }) => message.startsWith("Attempt ")).length,
    seconds: Number(outputs["duration-seconds"]),
    errors: annotations.filter(({ level }) => level === "error").map(({ message }) => message),
    log,
  };
}
