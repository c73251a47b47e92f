import type { GitHubClient } from "../../github/client.ts";
import { placeOf, type RepositoryPlace } from "../../github/repository.ts";
import type { Inputs } from "../../inputs/inputs.ts";
import type { Redaction } from "../../key/redactor.ts";
import { type Living, type PreviewOrigin, whyAlive } from "../../plan/preview-origin.ts";
import { runUrlOf } from "../../trigger/run-url.ts";
import type { Trigger } from "../../trigger/trigger.ts";
import { type Channels, FAILED } from "../delivery/report-channels.ts";
import { decodeState, type Row, rowKey } from "../comment/comment-state.ts";
import type { GitHubDeploymentReport, Retirement } from "../deployment/deployment-report.ts";
import { openComment } from "../comment/open-comment.ts";
import type { Outcome } from "../../outcome/outcome.ts";
import { type PublicOutcome, toPublicOutcome } from "../../outcome/public-outcome.ts";

export type RecordSettings = Pick<
  Inputs,
  "comment" | "githubToken" | "dryRun" | "githubDeployment" | "githubEnvironment" | "appName"
>;

export class PreviewRecords {
  readonly #trigger: Trigger;
  readonly #settings: RecordSettings;
  readonly #channels: Channels;
  readonly #redaction: Redaction;
  readonly #github: () => Promise<GitHubClient>;

  constructor(
    trigger: Trigger,
    settings: RecordSettings,
    channels: Channels,
    redaction: Redaction,
    github: () => Promise<GitHubClient>,
  ) {
    this.#trigger = trigger;
    this.#settings = settings;
    this.#channels = channels;
    this.#redaction = redaction;
    this.#github = github;
  }

  /**
   * Whether a run of this repository's action has reached the outcome's Convex deployment under its preview name, or, where
   * the outcome names none, any: one of the GitHub Deployments or a row of the comment for that app says so, whichever of
   * them are in use. That a run only wanted to does not count. `null`: neither says so, and one could not be read.
   *
   * @param pullRequestNumbers - Whose comments are read.
   */
  async hasEvidence(outcome: Outcome, pullRequestNumbers: readonly number[]): Promise<boolean | null> {
    if (this.#settings.githubToken === null) return null;
    const [recorded, row] = await Promise.all([
      this.#settings.githubDeployment &&
        this.#channels.attempt("github-deployment", async () =>
          (await this.deploymentReport()).hasReached(this.#sent(outcome)),
        ),
      this.#settings.comment && this.#channels.attempt("comment", () => this.#hasRow(outcome, pullRequestNumbers)),
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
      const { livingOf } = await import("../../github/open-refs.ts");
      const { githubDeployment, comment } = this.#settings;
      const origins = [
        ...(githubDeployment ? await (await this.deploymentReport()).origins(this.#sent(outcome)) : []),
        ...(comment ? await this.#originsInComments(outcome) : []),
      ];
      // Last: what is begun meanwhile must not look dead.
      return { origins, living: await livingOf(await this.#github(), this.#place) };
    });
    return read === FAILED ? null : read;
  }

  /**
   * Why a preview is in use though its own pull request or branch is gone: records of another one, which is alive, name
   * it too. `null`: there is none, or no record can be read; `undefined`: GitHub does not tell whether that one is alive.
   *
   * Comments are searched only where there are no GitHub Deployments.
   */
  async whyInUse(outcome: Outcome): Promise<string | null | undefined> {
    const { githubDeployment, comment } = this.#settings;
    const origins = await this.#channels.attempt("all", async () => {
      if (githubDeployment) return (await this.deploymentReport()).origins(this.#sent(outcome));
      return comment ? this.#originsInComments(outcome) : [];
    });
    if (origins === FAILED) return null;
    const others = originsBeside(outcome, origins);
    if (others.length === 0) return null;
    const living = await this.#channels.attempt("all", async () => {
      const { livingOf } = await import("../../github/open-refs.ts");
      return livingOf(await this.#github(), this.#place);
    });
    if (living === FAILED) return undefined;
    return others.map((origin) => whyAlive(origin, living)).find((reason) => reason !== null) ?? null;
  }

  /** Retires the GitHub Deployments of a preview. */
  async retire(outcome: Outcome, why: Retirement): Promise<void> {
    const { dryRun, githubToken, githubDeployment } = this.#settings;
    if (dryRun || githubToken === null || !githubDeployment) return;
    await this.#channels.attempt("github-deployment", async () =>
      (await this.deploymentReport()).retireAll(this.#sent(outcome), why),
    );
  }

  /** Says in the comment of a pull request that a preview of this app is gone, where the comment shows it. */
  async tellRemoved(outcome: Outcome, pullRequestNumber: number): Promise<void> {
    const { dryRun, githubToken, comment: isWanted } = this.#settings;
    if (dryRun || githubToken === null || !isWanted) return;
    await this.#channels.attempt("comment", async () => {
      const settings = { redaction: this.#redaction, hurry: AbortSignal.abort() };
      const comment = await openComment(await this.#github(), this.#trigger, pullRequestNumber, settings);
      await comment.look();
      const standing = comment.standing({ key: keyOf(outcome) });
      if (standing === undefined || standing.previewName !== outcome.preview?.name || standing.status === "removed")
        return;
      const { runId, runAttempt } = this.#trigger;
      const run = { runId: Number(runId), runAttempt, runUrl: runUrlOf(this.#trigger), seconds: 0 };
      const gone = { expiresAt: null, reachedDeployment: "", liveGitHubDeploymentId: null };
      await comment.end({ ...standing, ...run, ...gone, status: "removed", notes: [SWEPT] });
    });
  }

  /** A report of this run, for a GitHub Deployment that is still to be created, or to look at those of others. */
  async deploymentReport(): Promise<GitHubDeploymentReport> {
    const [github, { GitHubDeploymentReport }, { GitHubDeployments }] = await Promise.all([
      this.#github(),
      import("../deployment/deployment-report.ts"),
      import("../../github/deployments-api.ts"),
    ]);
    const { githubEnvironment, appName } = this.#settings;
    const { runId, runAttempt } = this.#trigger;
    const shown = (name: string | null) => (name === null ? null : this.#redaction.redactOwn(name));
    const names = { environment: shown(githubEnvironment), givenAppName: shown(appName) };
    const settings = { ...names, runUrl: runUrlOf(this.#trigger), runId, runAttempt };
    return new GitHubDeploymentReport(new GitHubDeployments(github, this.#place), settings);
  }

  async #hasRow(outcome: Outcome, pullRequestNumbers: readonly number[]): Promise<boolean> {
    if (pullRequestNumbers.length === 0) return false;
    const { PullRequestComments } = await import("../../github/pull-request-comments.ts");
    const { deployment, preview } = outcome;
    const hasReached = ({ reachedDeployment, status }: Row) =>
      deployment.name === null
        ? reachedDeployment !== "" || status === "removed"
        : reachedDeployment === deployment.name;
    const isOf = (row: Row) => row.key === keyOf(outcome) && row.previewName === preview?.name && hasReached(row);
    for (const number of pullRequestNumbers) {
      const view = await new PullRequestComments(await this.#github(), this.#place, number).view();
      if (view.ownComments.flatMap(({ body }) => decodeState(body, number) ?? []).some(isOf)) return true;
    }
    return false;
  }

  async #originsInComments(outcome: Outcome): Promise<readonly PreviewOrigin[]> {
    const { ownCommentsOfRepository } = await import("../../github/repository-comments.ts");
    const comments = await ownCommentsOfRepository(await this.#github(), this.#place);
    return comments.flatMap(({ pullRequestNumber, body }) =>
      (decodeState(body, pullRequestNumber) ?? [])
        .filter((row) => row.key === keyOf(outcome) && row.previewName !== "")
        .map(({ previewName }) => ({ previewName, pullRequestNumber, branch: null })),
    );
  }

  #sent(outcome: Outcome): PublicOutcome {
    return toPublicOutcome(outcome, this.#redaction);
  }

  get #place(): RepositoryPlace {
    return placeOf(this.#trigger.repository);
  }
}

/** What records say of others that use the preview of a pull request or branch which is gone. */
export function originsBeside(
  { pullRequestNumber, branch, preview }: Pick<Outcome, "pullRequestNumber" | "branch" | "preview">,
  origins: readonly PreviewOrigin[],
): readonly PreviewOrigin[] {
  return origins.filter((origin) => {
    if (origin.previewName !== preview?.name) return false;
    if (origin.pullRequestNumber !== null) return origin.pullRequestNumber !== pullRequestNumber;
    return origin.branch !== null && origin.branch !== branch;
  });
}

const SWEPT = "A sweep removed the preview deployment, which had outlived its pull request.";

function keyOf({ workingDirectory, appName, target }: Outcome): string {
  return rowKey(workingDirectory, appName, target);
}
