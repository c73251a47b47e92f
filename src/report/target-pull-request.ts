/** Determines the pull request whose comment reports a run. */

import type { GetGitHubClient } from "../github/client.ts";
import { findPullRequestToReport } from "../github/plan-facts.ts";
import type { Inputs } from "../inputs/inputs.ts";
import type { PublicOutcome } from "../outcome/public-outcome.ts";
import { isProductionBranch } from "../plan/production-branch.ts";
import type { Trigger } from "../trigger/trigger.ts";
import { CHANNEL_FAILED, type ReportChannels } from "./delivery/report-channels.ts";

export class TargetPullRequest {
  readonly #trigger: Trigger;
  readonly #settings: Pick<Inputs, "pullRequest" | "productionBranches">;
  readonly #channels: ReportChannels;
  readonly #github: GetGitHubClient | null;
  #found: Promise<number | null> | null = null;

  constructor(
    trigger: Trigger,
    settings: Pick<Inputs, "pullRequest" | "productionBranches">,
    channels: ReportChannels,
    github: GetGitHubClient | null,
  ) {
    this.#trigger = trigger;
    this.#settings = settings;
    this.#channels = channels;
    this.#github = github;
  }

  /**
   * Returns the number of the pull request, or `null` if there is none. A production deploy comments only on the pull request
   * that the input `pull-request` names, and so does a run on a production branch that ended before its target was known.
   *
   * @param onFound - Called with the number if it was looked up on GitHub.
   */
  async resolve(
    outcome: Pick<PublicOutcome, "target" | "commit" | "pullRequestNumber">,
    onFound: (pullRequestNumber: number) => void,
  ): Promise<number | null> {
    const { pullRequest, productionBranches } = this.#settings;
    const { target, commit, pullRequestNumber } = outcome;
    if (target === "production") return pullRequest;
    // The number in a merge queue's ref is looked up, because anyone could create a branch with such a name.
    if (pullRequestNumber !== null && this.#trigger.kind !== "merge-group") return pullRequestNumber;
    if (target === null && isProductionBranchRun(this.#trigger, productionBranches)) return pullRequest;
    this.#found ??= this.#lookUp(commit, onFound);
    return (await this.#found) ?? pullRequest;
  }

  async #lookUp(commit: string, onFound: (pullRequestNumber: number) => void): Promise<number | null> {
    const github = this.#github;
    if (github === null) return null;
    const found = await this.#channels.attempt("look-up", async () =>
      findPullRequestToReport(await github(), this.#trigger, commit),
    );
    // Try again at the end of the run, when GitHub may respond again.
    if (found === CHANNEL_FAILED) this.#found = null;
    if (found === CHANNEL_FAILED || found === null) return null;
    onFound(found);
    return found;
  }
}

/** Not for pull requests: their branch may have the name of a production branch, such as a fork's `main`. */
function isProductionBranchRun(trigger: Trigger, globs: readonly string[]): boolean {
  const { kind, branch, defaultBranch } = trigger;
  const isOfBranch = kind === "push" || kind === "manual" || (kind === "workflow-run" && trigger.of === "push");
  return isOfBranch && isProductionBranch(branch, globs, defaultBranch);
}
