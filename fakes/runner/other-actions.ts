/** The errors of GitHub's own actions, as documented in the READMEs of the versions that the recipes use. */

import type { WorkflowEvent } from "../events/events.ts";

type Inputs = Readonly<Record<string, string>>;

const REFUSALS: readonly (readonly [action: string, refuse: (given: Inputs, event: WorkflowEvent) => string | null])[] =
  [
    ["actions/checkout@", refuseForkCode],
    ["actions/upload-artifact@", refuseUpload],
    ["actions/download-artifact@", refuseDownload],
  ];

/** @returns The error with which one of GitHub's actions fails, or null if it does not fail. */
export function refusalOf(uses: string, given: Inputs, event: WorkflowEvent): string | null {
  const found = REFUSALS.find(([action]) => uses.startsWith(action));
  return found?.[1](given, event) ?? null;
}

/** Version 7.0.0. Its `action.yml` lists the values of `if-no-files-found`. A name with a branch is invalid because of its `/`. */
function refuseUpload({ path, name = "artifact", "if-no-files-found": missing = "warn" }: Inputs): string | null {
  if (!path) return "Input required and not supplied: path";
  if (!["warn", "error", "ignore"].includes(missing))
    return `Unrecognized if-no-files-found input. Provided: ${missing}. Available options: warn,error,ignore`;
  const character = /["<>:|*?\r\n\\/]/.exec(name)?.[0];
  return character === undefined
    ? null
    : `The artifact name is not valid: ${name}. Contains the following character:  ${character}`;
}

/** Version 8.0.1. */
function refuseDownload({ name, "artifact-ids": ids }: Inputs): string | null {
  return name && ids ? "Inputs 'name' and 'artifact-ids' cannot be used together. Please specify only one." : null;
}

/**
 * Versions since 7.0 (and 5.1). They compare repositories by ID, so a deleted fork does not count as a fork.
 *
 * @see https://github.com/actions/checkout/blob/v7.0.1/src/unsafe-pr-checkout-helper.ts
 */
function refuseForkCode(given: Inputs, { name, payload, github }: WorkflowEvent): string | null {
  const base = (payload.repository as { readonly id: number } | undefined)?.id;
  const head =
    name === "workflow_run" ? headOfRun(payload) : name === "pull_request_target" ? headOfPullRequest(payload) : null;
  if (head?.repository === undefined || head.repository.id === base) return null;
  if (given["allow-unsafe-pr-checkout"]?.toUpperCase() === "TRUE") return null;
  const { repository = github.repository, ref = "" } = given;
  const isForkCode =
    repository.toLowerCase() === head.repository.full_name.toLowerCase() ||
    head.shas.includes(ref.toLowerCase()) ||
    /^refs\/pull\/\d+\/(?:head|merge)$/.test(ref);
  return isForkCode ? `Refusing to check out fork pull request code from a '${name}' workflow.` : null;
}

interface Repository {
  readonly id: number;
  readonly full_name: string;
}

interface Head {
  readonly repository: Repository | undefined;
  readonly shas: readonly (string | null | undefined)[];
}

function headOfRun(payload: Readonly<Record<string, unknown>>): Head | null {
  const run = payload.workflow_run as
    | {
        event: string;
        head_sha: string;
        head_commit?: { id: string } | null;
        head_repository: Repository | null;
      }
    | undefined;
  if (run === undefined || !run.event.startsWith("pull_request")) return null;
  // A run on `pull_request_target` has the head of the default branch.
  const shas = [run.head_commit?.id, ...(run.event === "pull_request_target" ? [] : [run.head_sha])];
  return { repository: run.head_repository ?? undefined, shas };
}

function headOfPullRequest(payload: Readonly<Record<string, unknown>>): Head | null {
  const pull = payload.pull_request as
    | { head: { sha: string; repo: Repository | null }; merge_commit_sha?: string | null }
    | undefined;
  return pull === undefined
    ? null
    : { repository: pull.head.repo ?? undefined, shas: [pull.head.sha, pull.merge_commit_sha] };
}
