/** Strikes each endpoint of Convex's with each kind of fault while a preview is deployed, and tells what came of it. */

import type { Fault } from "../convex-cloud/cloud.ts";
import { pullRequestEvent } from "../events/events.ts";
import { REPOSITORY, type Stage } from "../stage.ts";

/** The requests of a deploy that sets variables, in their order. */
export const ENDPOINTS = {
  "authorize_preview (look-up)": "/api/deployment/authorize_preview",
  claim_preview_deployment: "/api/claim_preview_deployment",
  get_canonical_urls: "/api/v1/get_canonical_urls",
  list_environment_variables: "/api/v1/list_environment_variables",
  update_environment_variables: "/api/v1/update_environment_variables",
  "deployments/… (expiry)": /^\/v1\/deployments\//,
  get_config_hashes: "/api/get_config_hashes",
  evaluate_schema: "/api/deploy2/evaluate_schema",
  start_push: "/api/deploy2/start_push",
  wait_for_schema: "/api/deploy2/wait_for_schema",
  finish_push: "/api/deploy2/finish_push",
} as const satisfies Readonly<Record<string, Fault["path"]>>;

export type Endpoint = keyof typeof ENDPOINTS;

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

export interface Struck {
  readonly endpoint: Endpoint;
  readonly fault: FaultName;
  readonly status: string;
  readonly code: string;
  /** How often the CLI was started. */
  readonly tries: number;
  readonly seconds: number;
  /** Pushes that the preview deployment had in the end. */
  readonly pushes: number;
  /** Error annotations. */
  readonly errors: readonly string[];
  readonly log: string;
}

/** The cap that ends what hangs. */
const TIMEOUT_MINUTES = "0.25";

let strikes = 0;

/** @param stage - May be shared by strikes one after the other, not by such at once: a fault meets whoever comes first. */
export async function strike(stage: Stage, workspace: string, endpoint: Endpoint, fault: FaultName): Promise<Struck> {
  strikes += 1;
  const branch = `fault-${strikes}`;
  const headSha = stage.github.pushTo({ repository: REPOSITORY, branch });
  const { number } = stage.github.openPullRequest({ repository: REPOSITORY, headBranch: branch });
  const lift = stage.cloud.fault({ path: ENDPOINTS[endpoint], ...FAULTS[fault] });
  const run = await stage.run({
    event: pullRequestEvent({ number, headBranch: branch, headSha }),
    workspace,
    with: {
      "deploy-key": stage.previewKey,
      "deployment-env": `STRIKE=number-${strikes}`,
      "timeout-minutes": TIMEOUT_MINUTES,
    },
  });
  lift();
  return {
    endpoint,
    fault,
    status: run.outputs.status ?? "",
    code: run.outputs["failure-code"] ?? "",
    tries: 1 + run.annotations.filter(({ message }) => message.startsWith("Try ")).length,
    seconds: Number(run.outputs["duration-seconds"]),
    pushes: stage.cloud.preview(`pr-${number}`)?.pushes.length ?? 0,
    errors: run.annotations.filter(({ level }) => level === "error").map(({ message }) => message),
    log: run.log,
  };
}
