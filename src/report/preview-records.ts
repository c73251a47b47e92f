/** What GitHub's records tell of previews: which of them this repository's action made, and that they are gone. */

import type { Living, PreviewOrigin } from "../convex/sweep-previews.ts";
import type { GitHubClient } from "../github/client.ts";
import { placeOf, type RepositoryPlace } from "../github/repository-place.ts";
import type { Inputs } from "../inputs.ts";
import type { Trigger } from "../trigger/trigger.ts";
import { type Channels, FAILED } from "./channels.ts";
import { decodeState, rowKey } from "./comment-state.ts";
import type { GitHubDeploymentReport } from "./github-deployment.ts";
import type { Outcome } from "./outcome.ts";

export type RecordSettings = Pick<
  Inputs,
  "comment" | "githubToken" | "dryRun" | "githubDeployment" | "githubEnvironment" | "appName"
>;

export class PreviewRecords {
  readonly #trigger: Trigger;
  readonly #settings: RecordSettings;
  readonly #channels: Channels;
  readonly #github: () => Promise<GitHubClient>;

  constructor(trigger: Trigger, settings: RecordSettings, channels: Channels, github: () => Promise<GitHubClient>) {
    this.#trigger = trigger;
    this.#settings = settings;
    this.#channels = channels;
    this.#github = github;
  }

  /**
   * Whether this repository's action made a preview: one of its GitHub Deployments or its comment's row for that app
   * names it, whichever of them are in use. `null`: neither says so, and one could not be read.
   */
  async hasEvidence(outcome: Outcome): Promise<boolean | null> {
    if (this.#settings.githubToken === null) return null;
    const [recorded, row] = await Promise.all([
      this.#settings.githubDeployment &&
        this.#channels.attempt("github-deployment", async () => (await this.deploymentReport()).hasRecordOf(outcome)),
      this.#settings.comment && this.#channels.attempt("comment", () => this.#hasRow(outcome)),
    ]);
    if (recorded === true || row === true) return true;
    return recorded === FAILED || row === FAILED ? null : false;
  }

  /**
   * The previews that records of this app name, and what is alive in the repository. `null`: GitHub does not tell.
   */
  async ofApp(
    outcome: Outcome,
  ): Promise<{ readonly origins: readonly PreviewOrigin[]; readonly living: Living } | null> {
    if (this.#settings.githubToken === null) return null;
    const read = await this.#channels.attempt("all", async () => {
      const [report, { livingOf }] = await Promise.all([this.deploymentReport(), import("../github/living.ts")]);
      return { origins: await report.origins(outcome), living: await livingOf(await this.#github(), this.#place) };
    });
    return read === FAILED ? null : read;
  }

  /** Retires the GitHub Deployments of a preview. */
  async retire(outcome: Outcome, description: string): Promise<void> {
    const { dryRun, githubToken, githubDeployment } = this.#settings;
    if (dryRun || githubToken === null || !githubDeployment) return;
    await this.#channels.attempt("github-deployment", async () =>
      (await this.deploymentReport()).retireAll(outcome, description),
    );
  }

  /** A report of this run, for a GitHub Deployment that is still to be created, or to look at those of others. */
  async deploymentReport(): Promise<GitHubDeploymentReport> {
    const [github, { GitHubDeploymentReport }, { GitHubDeployments }] = await Promise.all([
      this.#github(),
      import("./github-deployment.ts"),
      import("../github/deployments.ts"),
    ]);
    const { githubEnvironment: environment, appName: givenAppName } = this.#settings;
    const { runId, runAttempt } = this.#trigger;
    const settings = { environment, givenAppName, runUrl: runUrlOf(this.#trigger), runId, runAttempt };
    return new GitHubDeploymentReport(new GitHubDeployments(github, this.#place), settings);
  }

  async #hasRow({ pullRequestNumber, workingDirectory, appName, target, preview }: Outcome): Promise<boolean> {
    if (pullRequestNumber === null) return false;
    const { PullRequestComments } = await import("../github/pull-request-comments.ts");
    const view = await new PullRequestComments(await this.#github(), this.#place, pullRequestNumber).view();
    const key = rowKey(workingDirectory, appName, target);
    return view.ownComments
      .flatMap(({ body }) => decodeState(body) ?? [])
      .some((row) => row.key === key && row.previewName === preview?.name);
  }

  get #place(): RepositoryPlace {
    return placeOf(this.#trigger.repository);
  }
}

/** The page of the run. */
export function runUrlOf({ serverUrl, repository, runId }: Trigger): string {
  return `${serverUrl}/${repository}/actions/runs/${runId}`;
}
