/** The pull request that hears of a run. */

import type { GitHubClient } from "../github/client.ts";
import type { Inputs } from "../inputs/inputs.ts";
import { isProductionBranch } from "../plan/production-branch.ts";
import type { Trigger } from "../trigger/trigger.ts";
import { type Channels, FAILED } from "./delivery/report-channels.ts";
import type { Outcome } from "../outcome/outcome.ts";

export class Addressee {
  readonly #trigger: Trigger;
  readonly #settings: Pick<Inputs, "pullRequest" | "productionBranches">;
  readonly #channels: Channels;
  readonly #github: () => Promise<GitHubClient>;
  #found: Promise<number | null> | null = null;

  constructor(
    trigger: Trigger,
    settings: Pick<Inputs, "pullRequest" | "productionBranches">,
    channels: Channels,
    github: () => Promise<GitHubClient>,
  ) {
    this.#trigger = trigger;
    this.#settings = settings;
    this.#channels = channels;
    this.#github = github;
  }

  /**
   * Its number; `null`: none does. Production comments only where somebody named it; so does a run that ended on a
   * production branch before its target was known.
   *
   * @param onFound - Told of one that GitHub had to be asked for.
   */
  async number(
    outcome: Pick<Outcome, "target" | "commit" | "pullRequestNumber">,
    onFound: (number: number) => void,
  ): Promise<number | null> {
    const { pullRequest, productionBranches } = this.#settings;
    const { target, commit, pullRequestNumber } = outcome;
    if (target === "production") return pullRequest;
    // The number in a merge queue's ref is looked at before it is believed.
    if (pullRequestNumber !== null && this.#trigger.kind !== "merge-group") return pullRequestNumber;
    if (target === null && isOnProductionBranch(this.#trigger, productionBranches)) return pullRequest;
    this.#found ??= this.#lookUp(commit, onFound);
    return (await this.#found) ?? pullRequest;
  }

  async #lookUp(commit: string, onFound: (number: number) => void): Promise<number | null> {
    const found = await this.#channels.attempt("look-up", async () => {
      const { pullRequestOf } = await import("../github/plan-facts.ts");
      return pullRequestOf(await this.#github(), this.#trigger, commit);
    });
    // At the end of the run GitHub may be back.
    if (found === FAILED) this.#found = null;
    if (found === FAILED || found === null) return null;
    onFound(found);
    return found;
  }
}

/** A branch of a pull request may be called like one of production, a fork's `main` above all. */
function isOnProductionBranch(trigger: Trigger, globs: readonly string[]): boolean {
  const { kind, branch, defaultBranch } = trigger;
  const isOfBranch = kind === "push" || kind === "manual" || (kind === "workflow-run" && trigger.of === "push");
  return isOfBranch && isProductionBranch(branch, globs, defaultBranch);
}
