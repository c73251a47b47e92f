import type { GitHubClient } from "../../github/client.ts";
import { type RepoParams, toRepoParams } from "../../github/repository.ts";
import type { Inputs } from "../../inputs/inputs.ts";
import type { Redactors } from "../../key/redactor.ts";
import { type Outcome, subjectOf } from "../../outcome/outcome.ts";
import { type PublicOutcome, toPublicOutcome } from "../../outcome/public-outcome.ts";
import { inUseReason, type OpenRefs, type PreviewOrigin } from "../../plan/preview-origin.ts";
import { runUrlOf } from "../../trigger/run-url.ts";
import type { Trigger } from "../../trigger/trigger.ts";
import { type CommentRow, decodeState, rowKey } from "../comment/comment-state.ts";
import { openComment } from "../comment/open-comment.ts";
import { CHANNEL_FAILED, type ReportChannels } from "../delivery/report-channels.ts";
import type { GitHubDeploymentReport, InactiveReason } from "../deployment/deployment-report.ts";

export type RecordSettings = Pick<
  Inputs,
  "comment" | "githubToken" | "dryRun" | "githubDeployment" | "githubEnvironment" | "appName"
>;

export class PreviewRecords {
  readonly #trigger: Trigger;
  readonly #settings: RecordSettings;
  readonly #channels: ReportChannels;
  readonly #redaction: Redactors;
  readonly #github: () => Promise<GitHubClient>;

  constructor(
    trigger: Trigger,
    settings: RecordSettings,
    channels: ReportChannels,
    redaction: Redactors,
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
  async hasOwnershipRecord(outcome: Outcome, pullRequestNumbers: readonly number[]): Promise<boolean | null> {
    if (this.#settings.githubToken === null) return null;
    const [recorded, row] = await Promise.all([
      this.#settings.githubDeployment &&
        this.#channels.attempt("github-deployment", async () =>
          (await this.deploymentReport()).hasDeployedTo(this.#sent(outcome)),
        ),
      this.#settings.comment && this.#channels.attempt("comment", () => this.#hasRow(outcome, pullRequestNumbers)),
    ]);
    if (recorded === true || row === true) return true;
    return recorded === CHANNEL_FAILED || row === CHANNEL_FAILED ? null : false;
  }

  /**
   * The previews that GitHub Deployments and comments of this app name, whichever of them are in use, and what is alive
   * in the repository. `null`: GitHub does not tell.
   */
  async loadForSweep(
    outcome: Outcome,
  ): Promise<{ readonly origins: readonly PreviewOrigin[]; readonly living: OpenRefs } | null> {
    if (this.#settings.githubToken === null) return null;
    const read = await this.#channels.attempt("all", async () => {
      const { listOpenRefs } = await import("../../github/open-refs.ts");
      const { githubDeployment, comment } = this.#settings;
      const origins = [
        ...(githubDeployment ? await (await this.deploymentReport()).listPreviewOrigins(this.#sent(outcome)) : []),
        ...(comment ? await this.#originsInComments(outcome) : []),
      ];
      // Last: what is begun meanwhile must not look dead.
      return { origins, living: await listOpenRefs(await this.#github(), this.#repo) };
    });
    return read === CHANNEL_FAILED ? null : read;
  }

  /**
   * Why a preview is in use though its own pull request or branch is gone: records of another one, which is alive, name
   * it too. `null`: there is none, or no record can be read; `undefined`: GitHub does not tell whether that one is alive.
   *
   * Comments are searched only where there are no GitHub Deployments.
   */
  async inUseReason(outcome: Outcome): Promise<string | null | undefined> {
    const { githubDeployment, comment } = this.#settings;
    const origins = await this.#channels.attempt("all", async () => {
      if (githubDeployment) return (await this.deploymentReport()).listPreviewOrigins(this.#sent(outcome));
      return comment ? this.#originsInComments(outcome) : [];
    });
    if (origins === CHANNEL_FAILED) return null;
    const others = otherOrigins(outcome, origins);
    if (others.length === 0) return null;
    const living = await this.#channels.attempt("all", async () => {
      const { listOpenRefs } = await import("../../github/open-refs.ts");
      return listOpenRefs(await this.#github(), this.#repo);
    });
    if (living === CHANNEL_FAILED) return undefined;
    return others.map((origin) => inUseReason(origin, living)).find((reason) => reason !== null) ?? null;
  }

  /** Retires the GitHub Deployments of a preview. */
  async retire(outcome: Outcome, why: InactiveReason): Promise<void> {
    const { dryRun, githubToken, githubDeployment } = this.#settings;
    if (dryRun || githubToken === null || !githubDeployment) return;
    await this.#channels.attempt("github-deployment", async () =>
      (await this.deploymentReport()).markAllInactive(this.#sent(outcome), why),
    );
  }

  /** Says in the comment of a pull request that a preview of this app is gone, where the comment shows it. */
  async markRemovedInComment(outcome: Outcome, pullRequestNumber: number): Promise<void> {
    const { dryRun, githubToken, comment: isWanted } = this.#settings;
    if (dryRun || githubToken === null || !isWanted) return;
    await this.#channels.attempt("comment", async () => {
      const settings = { redaction: this.#redaction, skipDelays: AbortSignal.abort() };
      const comment = await openComment(await this.#github(), this.#trigger, pullRequestNumber, settings);
      await comment.fetch();
      const standing = comment.currentRow({ key: rowKeyFor(outcome) });
      if (standing === undefined || standing.previewName !== outcome.plan?.previewName || standing.status === "removed")
        return;
      const { runId, runAttempt } = this.#trigger;
      const run = { runId: Number(runId), runAttempt, runUrl: runUrlOf(this.#trigger), durationSeconds: 0 };
      const gone = { expiresAt: null, deployedTo: "", liveGitHubDeploymentId: null };
      await comment.writeEnd({ ...standing, ...run, ...gone, status: "removed", notes: [SWEPT] });
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
    const shown = (name: string | null) => (name === null ? null : this.#redaction.redactTrusted(name));
    const names = { environment: shown(githubEnvironment), givenAppName: shown(appName) };
    const settings = { ...names, runUrl: runUrlOf(this.#trigger), runId, runAttempt };
    return new GitHubDeploymentReport(new GitHubDeployments(github, this.#repo), settings);
  }

  async #hasRow(outcome: Outcome, pullRequestNumbers: readonly number[]): Promise<boolean> {
    if (pullRequestNumbers.length === 0) return false;
    const { PullRequestComments } = await import("../../github/pull-request-comments.ts");
    const { deployment, plan } = outcome;
    const hasReached = ({ deployedTo, status }: CommentRow) =>
      deployment.name === null ? deployedTo !== "" || status === "removed" : deployedTo === deployment.name;
    const isOf = (row: CommentRow) =>
      row.key === rowKeyFor(outcome) && row.previewName === plan?.previewName && hasReached(row);
    for (const number of pullRequestNumbers) {
      const view = await new PullRequestComments(await this.#github(), this.#repo, number).fetchSnapshot();
      if (view.viewerComments.flatMap(({ body }) => decodeState(body, number) ?? []).some(isOf)) return true;
    }
    return false;
  }

  async #originsInComments(outcome: Outcome): Promise<readonly PreviewOrigin[]> {
    const { listViewerComments } = await import("../../github/repository-comments.ts");
    const comments = await listViewerComments(await this.#github(), this.#repo);
    return comments.flatMap(({ pullRequestNumber, body }) =>
      (decodeState(body, pullRequestNumber) ?? [])
        .filter((row) => row.key === rowKeyFor(outcome) && row.previewName !== "")
        .map(({ previewName }) => ({ previewName, pullRequestNumber, branch: null })),
    );
  }

  #sent(outcome: Outcome): PublicOutcome {
    return toPublicOutcome(outcome, this.#redaction);
  }

  get #repo(): RepoParams {
    return toRepoParams(this.#trigger.repository);
  }
}

/** What records say of others that use the preview of a pull request or branch which is gone. */
export function otherOrigins(
  outcome: Pick<Outcome, "run" | "plan">,
  origins: readonly PreviewOrigin[],
): readonly PreviewOrigin[] {
  const { pullRequestNumber, branch } = subjectOf(outcome);
  return origins.filter((origin) => {
    if (origin.previewName !== outcome.plan?.previewName) return false;
    if (origin.pullRequestNumber !== null) return origin.pullRequestNumber !== pullRequestNumber;
    return origin.branch !== null && origin.branch !== branch;
  });
}

const SWEPT = "A sweep removed the preview deployment, which had outlived its pull request.";

function rowKeyFor({ run, plan }: Outcome): string {
  return rowKey(run.workingDirectory, run.appName, plan?.target ?? null);
}
