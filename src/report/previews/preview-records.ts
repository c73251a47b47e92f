import type { GetGitHubClient } from "../../github/client.ts";
import { listOpenRefs } from "../../github/open-refs.ts";
import { PullRequestComments } from "../../github/pull-request-comments.ts";
import { type RepoParams, toRepoParams } from "../../github/repository.ts";
import { listViewerComments } from "../../github/repository-comments.ts";
import type { Redactors } from "../../key/redactor.ts";
import { type Outcome, subjectOf } from "../../outcome/outcome.ts";
import { type PublicOutcome, toPublicOutcome } from "../../outcome/public-outcome.ts";
import { inUseReason, type OpenRefs, type PreviewOrigin } from "../../plan/preview-origin.ts";
import { runUrlOf } from "../../trigger/run-url.ts";
import type { Trigger } from "../../trigger/trigger.ts";
import { type CommentRow, decodeState, rowKey } from "../comment/comment-state.ts";
import type { CommentSync } from "../comment/comment-sync.ts";
import { CHANNEL_FAILED, type ReportChannels } from "../delivery/report-channels.ts";
import type { GitHubDeploymentReport, InactiveReason } from "../deployment/deployment-report.ts";

/** What records are read and written with. */
export interface PreviewRecordsParts {
  readonly trigger: Trigger;
  /** `null`: there is no token. */
  readonly github: GetGitHubClient | null;
  readonly channels: ReportChannels;
  readonly redaction: Redactors;
  readonly openComment: OpenComment | null;
  readonly deploymentReport: OpenDeploymentReport | null;
  readonly dryRun: boolean;
}

/**
 * Our comment on a pull request, which is not read yet. `null` in place of it where the `comment` input says that there
 * is none.
 *
 * @param skipDelays - See `CommentSettings`.
 */
export type OpenComment = (pullRequestNumber: number, skipDelays: AbortSignal) => Promise<CommentSync>;

/** A report of this run, for a GitHub Deployment that is still to be created, or to look at those of others. */
export type OpenDeploymentReport = () => Promise<GitHubDeploymentReport>;

export class PreviewRecords {
  readonly #parts: PreviewRecordsParts;

  constructor(parts: PreviewRecordsParts) {
    this.#parts = parts;
  }

  /**
   * Whether a run of this repository's action has reached the outcome's Convex deployment under its preview name, or, where
   * the outcome names none, any: one of the GitHub Deployments or a row of the comment for that app says so, whichever of
   * them are in use. That a run only wanted to does not count. `null`: neither says so, and one could not be read.
   *
   * @param pullRequestNumbers - Whose comments are read.
   */
  async hasOwnershipRecord(outcome: Outcome, pullRequestNumbers: readonly number[]): Promise<boolean | null> {
    const { github, channels, deploymentReport, openComment } = this.#parts;
    if (github === null) return null;
    const [recorded, row] = await Promise.all([
      deploymentReport !== null &&
        channels.attempt("github-deployment", async () =>
          (await deploymentReport()).hasDeployedTo(this.#sent(outcome)),
        ),
      openComment !== null && channels.attempt("comment", () => this.#hasRow(github, outcome, pullRequestNumbers)),
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
    const { github, channels, deploymentReport, openComment } = this.#parts;
    if (github === null) return null;
    const read = await channels.attempt("all", async () => {
      const origins = [
        ...(deploymentReport === null ? [] : await (await deploymentReport()).listPreviewOrigins(this.#sent(outcome))),
        ...(openComment === null ? [] : await this.#originsInComments(github, outcome)),
      ];
      // Last: what is begun meanwhile must not look dead.
      return { origins, living: await listOpenRefs(await github(), this.#repo) };
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
    const { github, channels, deploymentReport, openComment } = this.#parts;
    if (github === null) return null;
    const origins = await channels.attempt("all", async () => {
      if (deploymentReport !== null) return (await deploymentReport()).listPreviewOrigins(this.#sent(outcome));
      return openComment === null ? [] : this.#originsInComments(github, outcome);
    });
    if (origins === CHANNEL_FAILED) return null;
    const others = otherOrigins(outcome, origins);
    if (others.length === 0) return null;
    const living = await channels.attempt("all", async () => listOpenRefs(await github(), this.#repo));
    if (living === CHANNEL_FAILED) return undefined;
    return others.map((origin) => inUseReason(origin, living)).find((reason) => reason !== null) ?? null;
  }

  /** Retires the GitHub Deployments of a preview. */
  async retire(outcome: Outcome, why: InactiveReason): Promise<void> {
    const { dryRun, deploymentReport, channels } = this.#parts;
    if (dryRun || deploymentReport === null) return;
    await channels.attempt("github-deployment", async () =>
      (await deploymentReport()).markAllInactive(this.#sent(outcome), why),
    );
  }

  /** Says in the comment of a pull request that a preview of this app is gone, where the comment shows it. */
  async markRemovedInComment(outcome: Outcome, pullRequestNumber: number): Promise<void> {
    const { trigger, channels, openComment, dryRun } = this.#parts;
    if (dryRun || openComment === null) return;
    await channels.attempt("comment", async () => {
      const comment = await openComment(pullRequestNumber, AbortSignal.abort());
      await comment.fetch();
      const standing = comment.currentRow({ key: rowKeyFor(outcome) });
      if (standing === undefined || standing.previewName !== outcome.plan?.previewName || standing.status === "removed")
        return;
      const { runId, runAttempt } = trigger;
      const run = { runId: Number(runId), runAttempt, runUrl: runUrlOf(trigger), durationSeconds: 0 };
      const gone = { expiresAt: null, deployedTo: "", liveGitHubDeploymentId: null };
      await comment.writeEnd({ ...standing, ...run, ...gone, status: "removed", notes: [SWEPT] });
    });
  }

  async #hasRow(github: GetGitHubClient, outcome: Outcome, pullRequestNumbers: readonly number[]): Promise<boolean> {
    const { deployment, plan } = outcome;
    const hasReached = ({ deployedTo, status }: CommentRow) =>
      deployment.name === null ? deployedTo !== "" || status === "removed" : deployedTo === deployment.name;
    const isOf = (row: CommentRow) =>
      row.key === rowKeyFor(outcome) && row.previewName === plan?.previewName && hasReached(row);
    for (const number of pullRequestNumbers) {
      const view = await new PullRequestComments(await github(), this.#repo, number).fetchSnapshot();
      if (view.viewerComments.flatMap(({ body }) => decodeState(body, number) ?? []).some(isOf)) return true;
    }
    return false;
  }

  async #originsInComments(github: GetGitHubClient, outcome: Outcome): Promise<readonly PreviewOrigin[]> {
    const comments = await listViewerComments(await github(), this.#repo);
    return comments.flatMap(({ pullRequestNumber, body }) =>
      (decodeState(body, pullRequestNumber) ?? [])
        .filter((row) => row.key === rowKeyFor(outcome) && row.previewName !== "")
        .map(({ previewName }) => ({ previewName, pullRequestNumber, branch: null })),
    );
  }

  #sent(outcome: Outcome): PublicOutcome {
    return toPublicOutcome(outcome, this.#parts.redaction);
  }

  get #repo(): RepoParams {
    return toRepoParams(this.#parts.trigger.repository);
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
