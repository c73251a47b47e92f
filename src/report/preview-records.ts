/** What GitHub's records tell of previews: which of them this repository's action made, and that they are gone. */

import type { Living, PreviewOrigin } from "../convex/sweep-previews.ts";
import type { GitHubClient } from "../github/client.ts";
import { placeOf, type RepositoryPlace } from "../github/repository-place.ts";
import type { Inputs } from "../inputs.ts";
import type { Trigger } from "../trigger/trigger.ts";
import { type Channels, FAILED } from "./channels.ts";
import { decodeState, rowKey } from "./comment-state.ts";
import type { GitHubDeploymentReport } from "./github-deployment.ts";
import { openComment } from "./open-comment.ts";
import { type Outcome, redacted } from "./outcome.ts";

export type RecordSettings = Pick<
  Inputs,
  "comment" | "githubToken" | "dryRun" | "githubDeployment" | "githubEnvironment" | "appName"
>;

export class PreviewRecords {
  readonly #trigger: Trigger;
  readonly #settings: RecordSettings;
  readonly #channels: Channels;
  readonly #redact: (text: string) => string;
  readonly #github: () => Promise<GitHubClient>;

  constructor(
    trigger: Trigger,
    settings: RecordSettings,
    channels: Channels,
    redact: (text: string) => string,
    github: () => Promise<GitHubClient>,
  ) {
    this.#trigger = trigger;
    this.#settings = settings;
    this.#channels = channels;
    this.#redact = redact;
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
   * The previews that GitHub Deployments and comments of this app name, whichever of them are in use, and what is alive
   * in the repository. `null`: GitHub does not tell.
   */
  async ofApp(
    outcome: Outcome,
  ): Promise<{ readonly origins: readonly PreviewOrigin[]; readonly living: Living } | null> {
    if (this.#settings.githubToken === null) return null;
    const read = await this.#channels.attempt("all", async () => {
      const { livingOf } = await import("../github/living.ts");
      const { githubDeployment, comment } = this.#settings;
      const origins = [
        ...(githubDeployment ? await (await this.deploymentReport()).origins(outcome) : []),
        ...(comment ? await this.#originsInComments(outcome) : []),
      ];
      // Last: what is begun meanwhile must not look dead.
      return { origins, living: await livingOf(await this.#github(), this.#place) };
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

  /** Says in the comment of a pull request that a preview of this app is gone, where the comment shows it. */
  async tellRemoved(outcome: Outcome, pullRequestNumber: number): Promise<void> {
    const { dryRun, githubToken, comment: isWanted } = this.#settings;
    if (dryRun || githubToken === null || !isWanted) return;
    await this.#channels.attempt("comment", async () => {
      const settings = { redact: this.#redact, hurry: AbortSignal.abort() };
      const comment = await openComment(await this.#github(), this.#trigger, pullRequestNumber, settings);
      await comment.look();
      const standing = comment.standing({ key: keyOf(outcome) });
      if (standing === undefined || standing.previewName !== outcome.preview?.name || standing.status === "removed")
        return;
      const { runId, runAttempt } = this.#trigger;
      const run = { runId: Number(runId), runAttempt, runUrl: runUrlOf(this.#trigger), seconds: 0 };
      const gone = { expiresAt: null, seededDeployment: "", liveGitHubDeploymentId: null };
      await comment.end({ ...standing, ...run, ...gone, status: "removed", notes: [SWEPT] });
    });
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
    const names = redacted({ environment, givenAppName }, this.#redact);
    const settings = { ...names, runUrl: runUrlOf(this.#trigger), runId, runAttempt };
    return new GitHubDeploymentReport(new GitHubDeployments(github, this.#place), settings);
  }

  async #hasRow(outcome: Outcome): Promise<boolean> {
    const { pullRequestNumber } = outcome;
    if (pullRequestNumber === null) return false;
    const { PullRequestComments } = await import("../github/pull-request-comments.ts");
    const view = await new PullRequestComments(await this.#github(), this.#place, pullRequestNumber).view();
    return view.ownComments
      .flatMap(({ body }) => decodeState(body) ?? [])
      .some((row) => row.key === keyOf(outcome) && row.previewName === outcome.preview?.name);
  }

  async #originsInComments(outcome: Outcome): Promise<readonly PreviewOrigin[]> {
    const { ownCommentsOfRepository } = await import("../github/own-comments.ts");
    const comments = await ownCommentsOfRepository(await this.#github(), this.#place);
    return comments.flatMap(({ pullRequestNumber, body }) =>
      (decodeState(body) ?? [])
        .filter((row) => row.key === keyOf(outcome) && row.previewName !== "")
        .map(({ previewName }) => ({ previewName, pullRequestNumber, branch: null })),
    );
  }

  get #place(): RepositoryPlace {
    return placeOf(this.#trigger.repository);
  }
}

const SWEPT = "A sweep removed the preview deployment, which had outlived its pull request.";

function keyOf({ workingDirectory, appName, target }: Outcome): string {
  return rowKey(workingDirectory, appName, target);
}

/** The page of the run. */
export function runUrlOf({ serverUrl, repository, runId }: Trigger): string {
  return `${serverUrl}/${repository}/actions/runs/${runId}`;
}
