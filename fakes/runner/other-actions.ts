/** GitHub's own actions, as far as they refuse a step: what the READMEs of the versions that the recipes pin document. */

import type { WorkflowEvent } from "../events/events.ts";

type Inputs = Readonly<Record<string, string>>;

const REFUSALS: readonly (readonly [action: string, refuse: (given: Inputs, event: WorkflowEvent) => string | null])[] =
  [
    ["actions/checkout@", refuseForkCode],
    ["actions/upload-artifact@", ({ path }) => (path ? null : "Input required and not supplied: path")],
  ];

/** Why an action that is not ours fails, or null when it does not. */
export function refusalOf(uses: string, given: Inputs, event: WorkflowEvent): string | null {
  const found = REFUSALS.find(([action]) => uses.startsWith(action));
  return found?.[1](given, event) ?? null;
}

/** https://github.com/actions/checkout#usage, `allow-unsafe-pr-checkout`: since 7.0 (and 5.1), the default is no. */
function refuseForkCode(given: Inputs, { name, payload, github }: WorkflowEvent): string | null {
  const head =
    name === "workflow_run" ? headOfRun(payload) : name === "pull_request_target" ? headOfPullRequest(payload) : null;
  if (head === null || head.repository === github.repository || given["allow-unsafe-pr-checkout"] === "true")
    return null;
  const { repository = github.repository, ref = "" } = given;
  const isForkCode =
    repository === head.repository || ref === head.sha || /^refs\/pull\/\d+\/(?:head|merge)$/.test(ref);
  if (!isForkCode) return null;
  return "Refusing to check out fork pull request code. Set allow-unsafe-pr-checkout to true to do it nevertheless.";
}

interface Head {
  readonly repository: string;
  readonly sha: string;
}

function headOfRun(payload: Readonly<Record<string, unknown>>): Head | null {
  const run = payload.workflow_run as
    | { event: string; head_sha: string; head_repository: { full_name: string } | null }
    | undefined;
  if (run === undefined || !run.event.startsWith("pull_request")) return null;
  return { repository: run.head_repository?.full_name ?? "", sha: run.head_sha };
}

function headOfPullRequest(payload: Readonly<Record<string, unknown>>): Head | null {
  const pull = payload.pull_request as { head: { sha: string; repo: { full_name: string } | null } } | undefined;
  return pull === undefined ? null : { repository: pull.head.repo?.full_name ?? "", sha: pull.head.sha };
}
