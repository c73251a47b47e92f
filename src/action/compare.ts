/** Compares a pull request with its base in parallel with the deploy, and reports what merging it would break. */

import { mkdirSync, realpathSync } from "node:fs";
import { join } from "node:path";
import { isBreaking } from "../contract/change.ts";
import { type Comparison, countBreaking, problemText, WAIVING_LABEL } from "../contract/comparison.ts";
import { KEY_NAMES } from "../convex/cli/child-environment.ts";
import { compareWithBase, type DeployProgress } from "../convex/contract/compare-with-base.ts";
import { createEnvironments } from "../convex/deploy/cli-environment.ts";
import type { DeployContext, PreparedCli } from "../convex/deploy/deploy-context.ts";
import { breakingChanges } from "../diagnosis/action-failures.ts";
import { hasLabel } from "../github/pull-request-labels.ts";
import { codeSpan } from "../markdown/code-span.ts";
import { type Outcome, redactOutcome, withEnding } from "../outcome/outcome.ts";
import type { DeployPlan } from "../plan/decide.ts";
import { withTemporaryFolder } from "../process/temporary-directory.ts";
import { breakingLines } from "../report/text/comparison-text.ts";
import type { PullRequestInfo, Trigger } from "../trigger/trigger.ts";
import { findRepositoryRoot } from "../workspace/repository-root.ts";
import type { ActionContext } from "./action-context.ts";

export interface RunningComparison {
  /** Call it when `cmd` has ended, so that the head's code is complete. */
  readonly onHeadReady: () => void;
  /** Call it when the CLI has ended. Never rejects. */
  readonly end: () => Promise<Comparison | null>;
}

/** The minimum time, in milliseconds, that a deploy waits for the comparison. A longer deploy waits as long as it took. */
const MIN_WAIT_MS = 10_000;

const NONE: RunningComparison = { onHeadReady: () => {}, end: async () => null };

export function startComparison(
  plan: DeployPlan,
  step: ActionContext,
  context: DeployContext,
  cli: PreparedCli,
): RunningComparison {
  const pullRequest = comparablePullRequest(plan, step);
  const root = findRepositoryRoot(step.inputs.workingDirectory, step.workspace);
  if (pullRequest === null || root === null) return NONE;
  const ready = Promise.withResolvers<boolean>();
  const ended = Promise.withResolvers<void>();
  const progress = { headIsReady: ready.promise, ended: ended.promise };
  const startedAt = performance.now();
  const tooLate = new AbortController();
  const signal = AbortSignal.any([context.signal, tooLate.signal]);
  const comparison = compare(pullRequest, root, { step, context, cli, progress, signal }).catch(() => null);
  return {
    onHeadReady: () => ready.resolve(true),
    end: async () => {
      ready.resolve(false);
      ended.resolve();
      // Wait for the comparison without a limit if it may fail the step.
      if (step.inputs.breakingChanges === "fail") return comparison;
      const limit = setTimeout(() => tooLate.abort(), Math.max(MIN_WAIT_MS, performance.now() - startedAt));
      return comparison.finally(() => clearTimeout(limit));
    },
  };
}

/** Untrusted code is not loaded in this job even with `allow-untrusted-code`, and a dry run builds nothing to compare. */
function comparablePullRequest(
  { pullRequest }: DeployPlan,
  { trigger, inputs }: Pick<ActionContext, "trigger" | "inputs">,
): PullRequestInfo | null {
  const isWanted = inputs.breakingChanges !== "off" && !inputs.dryRun;
  return isWanted && isTrusted(trigger) ? pullRequest : null;
}

function isTrusted(trigger: Trigger): boolean {
  if (trigger.kind === "pull-request") return trigger.via === "pull_request";
  return trigger.kind === "workflow-run" && !trigger.isFork;
}

interface ComparisonInput {
  readonly step: ActionContext;
  readonly context: DeployContext;
  readonly cli: PreparedCli;
  readonly progress: DeployProgress;
  /** Stops the comparison. */
  readonly signal: AbortSignal;
}

function compare(
  { headSha, baseBranch }: PullRequestInfo,
  repositoryRoot: string,
  { step, context, cli, progress, signal }: ComparisonInput,
): Promise<Comparison | null> {
  const { trigger, inputs, workspace, runtime } = step;
  return withTemporaryFolder(async (temporary) => {
    const folder = join(realpathSync(temporary), "comparison");
    mkdirSync(folder);
    return compareWithBase(
      {
        cli,
        folder,
        workspace,
        repositoryRoot,
        headSha,
        baseBranch,
        workingDirectory: inputs.workingDirectory,
        environment: runtime.environment,
        cliEnvironment: withoutKey(createEnvironments(context, folder).cli),
        remote: { url: `${trigger.serverUrl}/${trigger.repository}`, token: inputs.githubToken },
        program: join(runtime.distDirectory, "..", "contract-evaluator", "index.js"),
        signal,
      },
      progress,
    );
  });
}

/** Sets the variables to `""`: the CLI would read unset ones from `.env` files. */
function withoutKey(environment: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  const names = [...KEY_NAMES, "CONVEX_SELF_HOSTED_URL"];
  return { ...environment, ...Object.fromEntries(names.map((name) => [name, ""])) };
}

/** Adds the comparison to the outcome. With `breaking-changes: fail`, breaking changes fail the step. */
export async function applyComparison(
  outcome: Outcome,
  comparison: Comparison | null,
  step: ActionContext,
): Promise<Outcome> {
  const { log, signal } = step.runtime;
  // Ignore a comparison that was cancelled.
  if (signal.aborted) return outcome;
  const compared = redactOutcome({ ...outcome, comparison }, log);
  const found = compared.comparison;
  if (found === null) return outcome;
  if (found.problem !== null) log.notice(problemText(found, codeSpan));
  const count = countBreaking(found) ?? 0;
  if (count === 0) return compared;
  const isWaived = step.inputs.breakingChanges === "fail" && (await isWaivedByLabel(step, outcome));
  const reported: Outcome = { ...compared, comparison: { ...found, waivedBy: isWaived ? WAIVING_LABEL : null } };
  const lines = breakingLines(found.changes.filter(isBreaking));
  if (
    step.inputs.breakingChanges === "fail" &&
    !isWaived &&
    outcome.ending.status === "deployed" &&
    outcome.ending.failure === null
  ) {
    for (const line of lines) log.info(line);
    return withEnding(reported, { failure: breakingChanges(count, codeSpan(found.baseBranch), WAIVING_LABEL) });
  }
  const allowed = isWaived ? ` The label \`${WAIVING_LABEL}\` allows it.` : "";
  log.warning(
    `Merging this into ${codeSpan(found.baseBranch)} would make breaking changes.${allowed}\n${lines.join("\n")}`,
  );
  return reported;
}

/** Reads the labels from GitHub, because the event's payload may be outdated. False if they cannot be read. */
async function isWaivedByLabel({ github, trigger }: ActionContext, outcome: Outcome): Promise<boolean> {
  const number = outcome.plan?.pullRequestNumber ?? null;
  if (github === null || number === null) return false;
  return hasLabel(await github(), trigger.repository, number, WAIVING_LABEL);
}
