import { has, isTrue, objectAt, positiveIntegerAt, shaAt, stringAt } from "./payload.ts";
import { isSameRepository, readPullRequest } from "./pull-request.ts";
import type { GitRef, RunContext, Trigger } from "./trigger.ts";

/** The event file's JSON and the `GITHUB_*` variables of the step. */
export interface TriggerSource {
  /** May have any shape: earlier steps can write to the event file. */
  readonly payload: unknown;
  readonly environment: Readonly<Record<string, string | undefined>>;
}

/**
 * Parses what triggered this run. In a called workflow (`workflow_call`), this is the caller's event and payload.
 *
 * Never throws. An unsupported event, or a payload without the fields that its event needs, gives `unsupported`, the
 * latter with a `problem`. A payload with a `pull_request`, or with an `issue` that is a pull request, is read as an event
 * of that pull request, even if the event has another name.
 *
 * Events and their variables: https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
export function parseTrigger({ payload, environment }: TriggerSource): Trigger {
  const run = parseRunContext(payload, environment);
  if (run.event === "") return unsupported(run, "GITHUB_EVENT_NAME is not set.");
  if (objectAt(payload) === null) return unsupported(run, "The event payload is not a JSON object.");
  if (has(payload, "pull_request")) return readPullRequestEvent(run, payload);
  if (has(payload, "issue", "pull_request")) return readPullRequestComment(run, payload);
  return READERS.get(run.event)?.(run, payload) ?? unsupported(run, null);
}

/** The run, with the commit and ref of the runner's variables. */
type Run = RunContext & { readonly sha: string; readonly ref: string };

type Reader = (run: Run, payload: unknown) => Trigger;

const READERS: ReadonlyMap<string, Reader> = new Map<string, Reader>([
  ["pull_request", missingPullRequest],
  ["pull_request_target", missingPullRequest],
  ["push", readPush],
  ["issue_comment", readIssueComment],
  ["delete", readDelete],
  ["release", readRelease],
  ["workflow_dispatch", readManual],
  ["repository_dispatch", readManual],
  ["schedule", readManual],
  ["merge_group", readMergeGroup],
  ["workflow_run", readWorkflowRun],
  ["deployment_status", readDeploymentStatus],
]);

/** Events that GitHub always runs on the default branch, so that `GITHUB_REF` names it. */
const ON_DEFAULT_BRANCH = ["schedule", "repository_dispatch", "delete", "workflow_run"];

function parseRunContext(payload: unknown, environment: TriggerSource["environment"]): Run {
  const event = environment.GITHUB_EVENT_NAME ?? "";
  const ref = environment.GITHUB_REF ?? "";
  // The payload of `schedule` has no repository, so it does not name the default branch.
  const refAsDefault = ON_DEFAULT_BRANCH.includes(event) ? branchOf(ref) : null;
  // A re-run keeps the privileges of the first actor, even if somebody else starts it: https://docs.github.com/en/actions/how-tos/manage-workflow-runs/re-run-workflows-and-jobs
  const actor = environment.GITHUB_ACTOR || stringAt(payload, "sender", "login") || "";
  return {
    event,
    action: stringAt(payload, "action"),
    repository: environment.GITHUB_REPOSITORY || stringAt(payload, "repository", "full_name") || "",
    defaultBranch: stringAt(payload, "repository", "default_branch") ?? refAsDefault,
    isDependabot: actor === "dependabot[bot]",
    runId: environment.GITHUB_RUN_ID ?? "",
    runAttempt: parsePositiveInteger(environment.GITHUB_RUN_ATTEMPT),
    workflow: environment.GITHUB_WORKFLOW ?? "",
    // Such as `octocat/hello-world/.github/workflows/deploy.yml@refs/heads/main`.
    workflowPath: /^[^/]+\/[^/]+\/([^@]+)@/.exec(environment.GITHUB_WORKFLOW_REF ?? "")?.[1] ?? "",
    serverUrl: (environment.GITHUB_SERVER_URL || "https://github.com").replace(/\/+$/, ""),
    sha: shaAt(environment.GITHUB_SHA) ?? "",
    ref,
  };
}

/** The fields that all triggers share. */
function commonFields({ sha: _sha, ref: _ref, ...context }: Run, commit: string, branch: string | null) {
  return { ...context, commit, branch };
}

function unsupported(run: Run, problem: string | null): Trigger {
  return { ...commonFields(run, run.sha, null), kind: "unsupported", problem };
}

function readPullRequestEvent(run: Run, payload: unknown): Trigger {
  const pullRequest = readPullRequest(objectAt(payload, "pull_request"), run.repository);
  if (pullRequest === null) {
    return unsupported(run, "The payload's pull_request lacks its number, state, head commit, head or base branch.");
  }
  const isOwnEvent = run.event === "pull_request" || run.event === "pull_request_target";
  return {
    ...commonFields(run, pullRequest.headSha, pullRequest.headBranch),
    kind: "pull-request",
    via: isOwnEvent ? (run.event as "pull_request" | "pull_request_target") : "comment",
    pullRequest,
    mergeCommit: run.event === "pull_request" && run.sha !== "" ? run.sha : null,
  };
}

function missingPullRequest(run: Run): Trigger {
  return unsupported(run, "The payload has no pull_request.");
}

function readPullRequestComment(run: Run, payload: unknown): Trigger {
  const number = positiveIntegerAt(payload, "issue", "number");
  if (number === null) return unsupported(run, "The payload's issue has no number.");
  return { ...commonFields(run, "", null), kind: "pull-request-comment", number };
}

function readIssueComment(run: Run): Trigger {
  return unsupported(
    run,
    "The comment is on an issue. For pull requests only, add `if: github.event.issue.pull_request` to the job.",
  );
}

/** When a branch is deleted, GITHUB_REF names the default branch, so use the payload's `ref`. */
function readPush(run: Run, payload: unknown): Trigger {
  const deleted = isTrue(payload, "deleted") || /^0+$/.test(stringAt(payload, "after") ?? "");
  const ref = deleted ? (stringAt(payload, "ref") ?? "") : run.ref || (stringAt(payload, "ref") ?? "");
  const branch = branchOf(ref);
  if (branch !== null) {
    const commit = deleted ? "" : run.sha || (shaAt(payload, "after") ?? "");
    return { ...commonFields(run, commit, branch), kind: "push", deleted };
  }
  const tag = tagOf(ref);
  if (tag === null) return unsupported(run, "The push is neither to a branch nor to a tag.");
  // `after` of an annotated tag is the tag object, not a commit.
  const commit = deleted ? "" : (shaAt(payload, "head_commit", "id") ?? run.sha);
  return { ...commonFields(run, commit, null), kind: "tag", tag, deleted };
}

function readDelete(run: Run, payload: unknown): Trigger {
  const ref = stringAt(payload, "ref");
  const type = stringAt(payload, "ref_type");
  if (ref !== null && type === "branch")
    return { ...commonFields(run, "", branchOf(ref) ?? ref), kind: "branch-deleted" };
  if (ref !== null && type === "tag") {
    return { ...commonFields(run, "", null), kind: "tag", tag: tagOf(ref) ?? ref, deleted: true };
  }
  return unsupported(run, "The delete event names neither a branch nor a tag.");
}

/** https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#release */
const PUBLISHING_ACTIONS: readonly string[] = ["published", "released", "prereleased"];

function readRelease(run: Run, payload: unknown): Trigger {
  const tag = stringAt(payload, "release", "tag_name");
  if (tag === null) return unsupported(run, "The payload's release has no tag.");
  const isPublished = PUBLISHING_ACTIONS.includes(run.action ?? "") && !isTrue(payload, "release", "draft");
  return {
    ...commonFields(run, run.sha, null),
    kind: "release",
    tag,
    prerelease: run.action === "prereleased" || isTrue(payload, "release", "prerelease"),
    isPublished,
  };
}

function readManual(run: Run): Trigger {
  const ref = readRef(run.ref);
  return { ...commonFields(run, run.sha, ref.kind === "branch" ? ref.name : null), kind: "manual", ref };
}

/** A queue entry's branch is `gh-readonly-queue/<base>/pr-<number>-<base's commit>`. */
function readMergeGroup(run: Run, payload: unknown): Trigger {
  if (run.action === "destroyed") return unsupported(run, "The merge group was destroyed.");
  const branch = branchOf(stringAt(payload, "merge_group", "head_ref") ?? run.ref);
  const commit = shaAt(payload, "merge_group", "head_sha") ?? run.sha;
  const digits = /^gh-readonly-queue\/.+\/pr-(\d+)-[0-9a-f]{40,64}$/.exec(branch ?? "")?.[1];
  return { ...commonFields(run, commit, branch), kind: "merge-group", number: positiveIntegerAt(Number(digits)) };
}

function readWorkflowRun(run: Run, payload: unknown): Trigger {
  const of = stringAt(payload, "workflow_run", "event");
  const commit = shaAt(payload, "workflow_run", "head_sha");
  const branch = stringAt(payload, "workflow_run", "head_branch");
  if (of === null || commit === null || branch === null) {
    return unsupported(run, "The payload's workflow_run lacks its event, head commit or head branch.");
  }
  const headRepository = stringAt(payload, "workflow_run", "head_repository", "full_name");
  const base = stringAt(payload, "repository", "full_name") ?? run.repository;
  return {
    ...commonFields(run, commit, branch),
    kind: "workflow-run",
    of,
    succeeded: stringAt(payload, "workflow_run", "conclusion") === "success",
    headRepository,
    isFork: !isSameRepository(headRepository, base),
  };
}

/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#deployment_status */
function readDeploymentStatus(run: Run, payload: unknown): Trigger {
  const commit = shaAt(payload, "deployment", "sha") ?? run.sha;
  const task = stringAt(payload, "deployment", "task") ?? "";
  const state = stringAt(payload, "deployment_status", "state") ?? "";
  return { ...commonFields(run, commit, branchOf(run.ref)), kind: "deployment-status", task, state };
}

function readRef(ref: string): GitRef {
  const branch = branchOf(ref);
  if (branch !== null) return { kind: "branch", name: branch };
  const tag = tagOf(ref);
  return tag === null ? { kind: "other", name: ref } : { kind: "tag", name: tag };
}

function branchOf(ref: string): string | null {
  return /^refs\/heads\/(.+)$/s.exec(ref)?.[1] ?? null;
}

function tagOf(ref: string): string | null {
  return /^refs\/tags\/(.+)$/s.exec(ref)?.[1] ?? null;
}

/** The runner counts from 1. Anything but such a number becomes 0, which is older than every run. */
function parsePositiveInteger(text: string | undefined): number {
  const number = Number(text);
  return Number.isSafeInteger(number) && number > 0 ? number : 0;
}
