/** Finds the row of the policy that applies to a run, and the code that the run is for. */

import { codeSpan } from "../markdown/code-span.ts";
import { findByHead } from "../trigger/pull-request.ts";
import type { PullRequestInfo, Trigger } from "../trigger/trigger.ts";
import { isChainedRun } from "./chained-run.ts";
import { type DecisionInput, type EarlyDecision, refuse, skip } from "./plan.ts";
import type { PlanSettings } from "./plan-input.ts";
import type { RunCategory } from "./policy.ts";
import { isProductionBranch } from "./production-branch.ts";
import type { RefusalContext } from "./refusals.ts";

/** The code that a run is for, and its row of the policy. */
export interface ClassifiedRun {
  readonly situation: RunCategory;
  readonly pullRequest: PullRequestInfo | null;
  readonly pullRequestNumber: number | null;
  readonly branch: string | null;
  readonly commit: string;
  /** GitHub's test merge of the pull request, or `null`. */
  readonly mergeCommit: string | null;
  readonly isFork: boolean;
  /** A closed pull request or a deleted branch. */
  readonly isClosed: boolean;
}

/** Finds the table's row, and the pull request if there is one. */
export function classifyRun(input: DecisionInput): ClassifiedRun | EarlyDecision {
  const { trigger, settings, facts, key } = input;
  const about = { trigger, key, settings };
  switch (trigger.kind) {
    case "pull-request":
      return fromPullRequest(trigger, trigger.pullRequest);
    case "pull-request-comment": {
      const found = facts.commentPullRequest;
      if (found === undefined) return { kind: "need-fact", fact: "commentPullRequest" };
      return found?.number === trigger.number
        ? fromPullRequest(trigger, found)
        : refuse("pull-request-unreadable", about);
    }
    case "workflow-run":
      return fromWorkflowRun(input, trigger);
    case "push":
      return fromTrigger(input, isOnProductionBranch(trigger, settings) ? "production-branch" : "other-branch");
    case "tag":
      return fromTrigger(input, "tag");
    case "release":
      return fromTrigger(input, trigger.prerelease ? "pre-release" : "tag");
    case "manual":
      return fromTrigger(input, "manual");
    case "merge-group":
      return { ...fromTrigger(input, "merge-group"), pullRequestNumber: trigger.number ?? settings.pullRequest };
    case "branch-deleted":
      return { ...fromTrigger(input, "branch-deleted"), isClosed: true };
    case "deployment-status":
    case "unsupported":
      return fromTrigger(input, "unsupported");
  }
}

function fromTrigger({ trigger, settings }: DecisionInput, situation: RunCategory): ClassifiedRun {
  return {
    situation,
    pullRequest: null,
    pullRequestNumber: settings.pullRequest,
    branch: trigger.branch,
    commit: trigger.commit,
    mergeCommit: null,
    isFork: false,
    isClosed: false,
  };
}

function fromPullRequest(trigger: Trigger, pullRequest: PullRequestInfo): ClassifiedRun {
  return {
    situation: "pull-request",
    pullRequest,
    pullRequestNumber: pullRequest.number,
    branch: pullRequest.headBranch,
    commit: pullRequest.headSha,
    mergeCommit: trigger.kind === "pull-request" ? trigger.mergeCommit : null,
    isFork: pullRequest.isFork || (trigger.kind === "workflow-run" && trigger.isFork),
    isClosed: pullRequest.state === "closed",
  };
}

type WorkflowRunTrigger = Extract<Trigger, { kind: "workflow-run" }>;

/** Only a pull request's run, or a successful run on a branch of this repository, identifies the code of the other run. */
function fromWorkflowRun(input: DecisionInput, trigger: WorkflowRunTrigger): ClassifiedRun | EarlyDecision {
  if ((trigger.of === "push" || isChainedRun(trigger)) && !trigger.isFork && trigger.succeeded) {
    const isProduction = isOnProductionBranch(trigger, input.settings);
    return fromTrigger(input, isProduction ? "production-branch-workflow-run" : "other-branch");
  }
  if (trigger.of !== "pull_request") return fromTrigger(input, "unsupported-workflow-run");
  const found = input.facts.workflowRunPullRequest;
  if (found === undefined) return { kind: "need-fact", fact: "workflowRunPullRequest" };
  if (found === null) return refuse("pull-request-unreadable", { trigger, key: input.key, settings: input.settings });
  const pullRequest = found === "none" ? null : findByHead([found], trigger);
  if (pullRequest !== null) return fromPullRequest(trigger, pullRequest);
  return skip(
    "pull-request-not-found",
    `No open pull request has commit ${trigger.commit.slice(0, 7)} of ${codeSpan(trigger.branch)} as its head (or several do), so there is nothing to deploy.`,
  );
}

/**
 * Events that run with secrets although outside contributors can provide their code or text. Refused unless `allow-
 * untrusted-code` is set.
 */
export function isUntrusted(trigger: Trigger): boolean {
  switch (trigger.kind) {
    case "pull-request":
      return trigger.via !== "pull_request";
    case "pull-request-comment":
      return true;
    case "workflow-run":
      return trigger.isFork;
    default:
      return false;
  }
}

/** Whether the branch of the run may reach production. */
export function isOnProductionBranch(trigger: Trigger, settings: PlanSettings): boolean {
  return isProductionBranch(trigger.branch, settings.productionBranches, trigger.defaultBranch);
}

/** The context for a refusal of this run. */
export function refusalContext(
  { trigger, key, settings }: DecisionInput,
  { situation, pullRequest }: ClassifiedRun,
): RefusalContext {
  return { trigger, key, settings, situation, pullRequest };
}
