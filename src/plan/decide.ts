/** Decides what a run does, before any request is made. The policy itself is a table: see `policy.ts`. */
import { type DeployKey, deploymentNameFromKey } from "../key/deploy-key.ts";
import { codeSpan } from "../markdown/code-span.ts";
import type { Trigger } from "../trigger/trigger.ts";
import { appUrl } from "./app-url.ts";
import { isChainedRun } from "./chained-run.ts";
import { checkCheckout } from "./check-checkout.ts";
import { type ClassifiedRun, classifyRun, isOnProductionBranch, isUntrusted, refusalContext } from "./classify-run.ts";
import { chosenCommit, withWholeCommit } from "./named-commit.ts";
import { type DecisionInput, type EarlyDecision, type Plan, refuse, skip } from "./plan.ts";
import type { PlanSettings } from "./plan-input.ts";
import {
  ALLOWED_TARGETS,
  type Cell,
  CLEANUP_KEYS,
  type DeployingKeyKind,
  FORBIDDEN_FOR_CHAINED_RUNS,
  FORBIDDEN_FOR_FORKS,
  KEYS_WITH_DEPLOYMENT_NAME,
  NON_DEPLOY_KEYS,
  OTHER_COMMIT_REQUIREMENT,
  policyFor,
  type Requirement,
  type Target,
} from "./policy.ts";
import { type NamingInput, previewName } from "./preview-name.ts";
import type { RefusalCode } from "./refusal-code.ts";
import { describeEvent } from "./refusals.ts";

export type { CleanupPlan, DecisionInput, DeployPlan, Plan, ReportPlan, ResolvePlan, SkipReason } from "./plan.ts";
export type { ExternalFacts as Facts, PlanSettings } from "./plan-input.ts";
export type { Target } from "./policy.ts";
export type { RefusalCode } from "./refusal-code.ts";
export type { Refusal } from "./refusals.ts";

/**
 * Decides what a run does. Pure: the same input gives the same plan.
 *
 * Refusals that need no facts come first, so that a run that is refused anyway makes no requests. Facts are requested one
 * at a time, and only for `workflow_run`, comments, tags, and the checkout of a deploy.
 */
export function decide(rawInput: DecisionInput): Plan {
  // A report makes no request to Convex, so it ignores a key that the job has for other steps.
  const input = rawInput.settings.operation === "report" ? { ...rawInput, key: null } : rawInput;
  return (
    refuseInvalidCombination(input) ??
    skipEvent(input.trigger) ??
    refuseUntrusted(input) ??
    decideForRun(input, classifyRun(input))
  );
}

function decideForRun(input: DecisionInput, subject: ClassifiedRun | EarlyDecision): Plan {
  if ("kind" in subject) return subject;
  const { key, settings } = input;
  const row = policyFor(subject.situation);
  if (settings.operation === "report" && isReportable(row !== undefined || subject.isClosed, input.trigger))
    return report(input, subject);
  if (row === undefined && !subject.isClosed) return refuse(unsupportedCode(subject), refusalContext(input, subject));
  if (settings.operation === "sweep") return sweep(input, subject);
  if (key === null) return decideWithoutKey(input, subject);
  if (subject.pullRequest !== null && subject.isClosed && settings.target === "production")
    return refuse("production-from-closed-pull-request", refusalContext(input, subject));
  if (settings.operation === "cleanup" || (settings.operation === "auto" && subject.isClosed)) {
    return cleanup(input, subject, key);
  }
  if (row === undefined || subject.isClosed) return skip("pull-request-closed", closedMessage(input.trigger, subject));
  // `refuseInvalidCombination` has refused keys that cannot deploy.
  return deploy(input, subject, key, row[key.kind as DeployingKeyKind]);
}

/** Refuses a key and inputs that contradict each other, on every event. */
function refuseInvalidCombination({ trigger, key, settings }: DecisionInput): EarlyDecision | null {
  if (key === null) return null;
  const about = { trigger, key, settings };
  if (!isDeployKey(key)) return refuse(NON_DEPLOY_KEYS[key.kind], about);
  if (key.kind !== "admin" && settings.url !== null) return refuse("url-with-cloud-key", about);
  if (key.kind === "admin" && settings.url === null) return refuse("admin-key-without-url", about);
  if (settings.target !== "auto" && !ALLOWED_TARGETS[key.kind].includes(settings.target)) {
    return refuse("target-does-not-fit-key", about);
  }
  if (settings.expectedDeployment === null) return null;
  if (!KEYS_WITH_DEPLOYMENT_NAME.includes(key.kind)) return refuse("expected-deployment-unverifiable", about);
  const matches = deploymentNameFromKey(key) === settings.expectedDeployment;
  return matches ? null : refuse("expected-deployment-mismatch", about);
}

/** Skips events without anything to deploy, even if there is no key. */
function skipEvent(trigger: Trigger): EarlyDecision | null {
  if (trigger.kind === "push" && trigger.deleted) {
    return skip(
      "branch-deleted",
      `The push deleted the branch ${codeSpan(trigger.branch)}, so there is nothing to deploy.`,
    );
  }
  if (trigger.kind === "tag" && trigger.deleted) {
    return skip("tag-deleted", `The tag ${codeSpan(trigger.tag)} was deleted, so there is nothing to deploy.`);
  }
  if (trigger.kind === "release" && !trigger.isPublished) {
    return skip(
      "release-not-published",
      `This event (${codeSpan(trigger.action)}) does not publish the release of ${codeSpan(trigger.tag)}, so there is nothing to deploy.`,
    );
  }
  return null;
}

/** Refuses runs that outside contributors can influence unless `allow-untrusted-code` is set, before any request. */
function refuseUntrusted({ trigger, key, settings }: DecisionInput): EarlyDecision | null {
  if (settings.allowUntrustedCode || !isUntrusted(trigger) || onlyCleansUp(trigger, settings)) return null;
  return refuse("untrusted-code", { trigger, key, settings });
}

/**
 * Whether the run only cleans up after a closed pull request, which runs none of its code. `pull_request` does not run for
 * a pull request with conflicts, so only `pull_request_target` reports that it was closed.
 */
function onlyCleansUp(trigger: Trigger, { operation }: PlanSettings): boolean {
  const isClosed = trigger.kind === "pull-request" && trigger.pullRequest.state === "closed";
  const isOwnEvent = trigger.event === "pull_request_target" && trigger.action === "closed";
  return isClosed && isOwnEvent && (operation === "auto" || operation === "cleanup");
}

function unsupportedCode(subject: ClassifiedRun): RefusalCode {
  return subject.situation === "unsupported-workflow-run" ? "unsupported-workflow-run" : "unsupported-event";
}

/** A sweep deletes previews of other pull requests, so a pull request must not start one. */
function sweep(input: DecisionInput, subject: ClassifiedRun): Plan {
  if (subject.situation !== "pull-request") return { kind: "sweep" };
  return refuse("sweep-on-pull-request", refusalContext(input, subject));
}

/** Hosts report a site's URL with `deployment_status`. Any other event must be one that can deploy. */
function isReportable(hasRow: boolean, { kind }: Trigger): boolean {
  return hasRow || kind === "deployment-status";
}

function report(rawInput: DecisionInput, subject: ClassifiedRun): Plan {
  const input = withWholeCommit(rawInput, subject);
  if ("kind" in input) return input;
  const { target, commit } = input.settings;
  const { url, notice } = resolveAppUrl(input, subject);
  if (url === null) return skip("no-app-url", notice ?? "`app-url` is empty, so there is nothing to report.");
  return {
    kind: "report",
    appUrl: url,
    target: target === "auto" ? null : target,
    commit: commit ?? subject.commit,
    branch: subject.branch,
  };
}

function decideWithoutKey(input: DecisionInput, subject: ClassifiedRun): Plan {
  const { trigger, settings } = input;
  if (settings.onMissingKey === "skip") {
    return skip(
      "missing-key",
      `The deploy key is missing ${describeEvent(trigger)}, and \`on-missing-key\` is \`skip\`.`,
    );
  }
  if (settings.onMissingKey === "auto" && settings.operation === "resolve") {
    return skip(
      "missing-key",
      `The deploy key is missing ${describeEvent(trigger)}, so no Convex deployment can be looked up.`,
    );
  }
  if (settings.onMissingKey === "auto" && subject.isFork) {
    return skip(
      "missing-key-fork",
      "The pull request comes from a fork, and GitHub does not pass this repository's secrets to such runs, so the deploy key is missing.",
    );
  }
  if (settings.onMissingKey === "auto" && trigger.isDependabot) {
    return skip(
      "missing-key-dependabot",
      "Dependabot started this run, and GitHub passes only Dependabot secrets to such runs, so the deploy key is missing. To deploy them too: `gh secret set CONVEX_PREVIEW_DEPLOY_KEY --app dependabot`.",
    );
  }
  return refuse("key-missing", refusalContext(input, subject));
}

function cleanup(input: DecisionInput, subject: ClassifiedRun, key: DeployKey): Plan {
  const { settings, trigger } = input;
  if (!CLEANUP_KEYS.includes(key.kind)) {
    if (!subject.isClosed) return refuse("cleanup-requires-preview-key", refusalContext(input, subject));
    return skip(
      "nothing-to-clean-up",
      `${closedMessage(trigger, subject)} This key cannot delete preview deployments.`,
    );
  }
  const whole = withWholeCommit(input, subject);
  if ("kind" in whole) return whole;
  const named = resolvePreviewName(whole, subject);
  if (!named.ok) return refuse("invalid-preview-name", { ...refusalContext(input, subject), detail: named.problem });
  return {
    kind: "cleanup",
    previewName: named.name,
    keepPreview: settings.onClose === "keep" && settings.operation === "auto" && subject.pullRequest !== null,
    pullRequestNumber: subject.pullRequestNumber,
    branch: subject.branch,
  };
}

function deploy(rawInput: DecisionInput, subject: ClassifiedRun, key: DeployKey, cell: Cell): Plan {
  const about = refusalContext(rawInput, subject);
  if (subject.isFork && FORBIDDEN_FOR_FORKS.includes(key.kind)) return refuse("production-key-for-fork", about);
  if (isChainedRun(rawInput.trigger) && FORBIDDEN_FOR_CHAINED_RUNS.includes(key.kind))
    return refuse("preview-key-on-chained-run", about);
  if ("refuse" in cell) return refuse(cell.refuse, about);
  const target = rawInput.settings.target === "auto" ? cell.target : rawInput.settings.target;
  const isPlain = (need: Requirement) => need.kind !== "condition";
  const unmet = unmetRequirement(cell.needs.filter(isPlain), target, rawInput, subject);
  if (unmet !== null) return unmet;
  const input = withWholeCommit(rawInput, subject);
  if ("kind" in input) return input;
  const conditions = [...cell.needs.filter((need) => !isPlain(need)), ...needsOfOtherCommit(input, subject)];
  return unmetRequirement(conditions, target, input, subject) ?? deployChecked(input, subject, key, cell.needs, target);
}

/** If `commit` names another commit than the event, a production branch must contain it or `target` must be explicit. */
function needsOfOtherCommit({ settings }: DecisionInput, subject: ClassifiedRun): readonly Requirement[] {
  return settings.commit === null || settings.commit === subject.commit ? [] : [OTHER_COMMIT_REQUIREMENT];
}

/** The policy allows the key. Checks the checkout and the preview's name, and builds the plan. */
function deployChecked(
  input: DecisionInput,
  subject: ClassifiedRun,
  key: DeployKey,
  needs: readonly Requirement[],
  target: Target,
): Plan {
  const isResolve = input.settings.operation === "resolve";
  // `resolve` deploys nothing, so it needs no checkout.
  const code = isResolve ? { notices: [] } : checkCheckout(input, subject, target);
  if ("kind" in code) return code;
  const named = key.kind === "preview" ? resolvePreviewName(input, subject) : null;
  if (named?.ok === false)
    return refuse("invalid-preview-name", { ...refusalContext(input, subject), detail: named.problem });
  const site = isResolve ? { url: null, notice: null } : resolveAppUrl(input, subject);
  return {
    kind: isResolve ? "resolve" : "deploy",
    target,
    pullRequestNumber: subject.pullRequestNumber,
    pullRequest: subject.pullRequest,
    preview: named === null ? null : { name: named.name },
    deploymentName: deploymentNameFromKey(key),
    commit: input.settings.commit ?? subject.commit,
    chosenCommit: chosenCommit(input),
    branch: subject.branch,
    appUrl: site.url,
    notices: [...optInNotices(needs, input.trigger), ...code.notices, ...(site.notice === null ? [] : [site.notice])],
  };
}

function unmetRequirement(
  needs: readonly Requirement[],
  target: Target,
  input: DecisionInput,
  subject: ClassifiedRun,
): EarlyDecision | null {
  for (const need of needs) {
    const unmet = checkRequirement(need, target, input, subject);
    if (unmet !== null) return unmet;
  }
  return null;
}

/** @returns `null` if the requirement is met. */
function checkRequirement(
  need: Requirement,
  target: Target,
  input: DecisionInput,
  subject: ClassifiedRun,
): EarlyDecision | null {
  const { settings, facts } = input;
  const about = { ...refusalContext(input, subject), target };
  const isExplicit = settings.target !== "auto";
  if (need.kind === "target") return isExplicit ? null : refuse(need.code, about);
  if (target !== "production") return null;
  if (need.kind === "input") return settings[need.input] ? null : refuse(need.code, about);
  if (need.satisfiedByExplicitTarget && isExplicit) return null;
  if (need.condition === "ref-is-production-branch") {
    return isOnProductionBranch(input.trigger, settings) ? null : refuse(need.code, about);
  }
  const contains = facts.productionBranchContainsCommit;
  if (contains === undefined) return { kind: "need-fact", fact: "productionBranchContainsCommit" };
  if (contains === true) return null;
  const commit = settings.commit === null ? "its commit" : "the commit that `commit` names";
  const detail =
    contains === false
      ? `no production branch contains ${commit}`
      : `GitHub could not be asked whether a production branch contains ${commit}`;
  return refuse(need.code, { ...about, detail });
}

function resolvePreviewName(input: DecisionInput, subject: ClassifiedRun) {
  return previewName({ template: input.settings.previewName, ...namingOf(input, subject) });
}

function resolveAppUrl(input: DecisionInput, subject: ClassifiedRun) {
  return appUrl(input.settings.appUrl, namingOf(input, subject));
}

function namingOf({ settings }: DecisionInput, subject: ClassifiedRun): NamingInput {
  return {
    number: subject.pullRequestNumber,
    branch: subject.branch,
    commit: settings.commit ?? subject.commit,
    app: settings.appName,
    isFork: subject.isFork,
  };
}

const NOTICES: Readonly<Record<Extract<Requirement, { kind: "input" }>["input"], string>> = {
  allowProductionFromPullRequest:
    "`allow-production-from-pull-request` lets a pull request that is not merged go to production.",
  allowProjectToken: "`allow-project-token` lets a project token deploy to production.",
};

/** Sentences for the log about the opt-ins that this run needed. */
function optInNotices(needs: readonly Requirement[], trigger: Trigger): readonly string[] {
  const untrusted =
    "`allow-untrusted-code` lets this run use a key although outside contributors can start it or change its code.";
  return [
    ...(isUntrusted(trigger) ? [untrusted] : []),
    ...needs.flatMap((need) => (need.kind === "input" ? [NOTICES[need.input]] : [])),
  ];
}

function closedMessage(trigger: Trigger, subject: ClassifiedRun): string {
  return subject.pullRequest === null
    ? `The branch ${codeSpan(trigger.branch)} was deleted, so there is nothing to deploy.`
    : `The pull request #${subject.pullRequest.number} is closed, so there is nothing to deploy.`;
}

function isDeployKey(key: DeployKey): key is Extract<DeployKey, { kind: DeployingKeyKind }> {
  return key.kind in ALLOWED_TARGETS;
}
