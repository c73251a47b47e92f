/** The comment's row of this run, by its outcome and by what an earlier run left there. Pure. */

import type { PublicOutcome } from "../../outcome/public-outcome.ts";
import type { SeedRecord } from "../../outcome/seed-record.ts";
import { runUrlOf } from "../../trigger/run-url.ts";
import type { Trigger } from "../../trigger/trigger.ts";
import { type CommentRow, isSameRun, type RowStatus, toRow } from "./comment-state.ts";

export interface RowInput {
  readonly trigger: Trigger;
  /** The record of this run; `null`: it has none. */
  readonly githubDeploymentId: number | null;
  readonly seed: SeedRecord | null;
  /** The row of the comment that this one is to take the place of. */
  readonly standing: (row: CommentRow) => CommentRow | undefined;
}

export function buildRow(outcome: PublicOutcome, status: RowStatus, run: RowInput): CommentRow {
  const { trigger, githubDeploymentId, seed } = run;
  const { runId, runAttempt } = trigger;
  const facts = { runUrl: runUrlOf(trigger), runId: Number(runId), runAttempt, githubDeploymentId };
  const bare = { ...facts, liveGitHubDeploymentId: null, liveCommit: "", seed };
  const standing = run.standing(toRow(outcome, status, bare));
  const before = liveCommitBefore(standing, outcome, run.trigger);
  const row = toRow(outcome, status, { ...bare, liveCommit: status === "deployed" ? outcome.commit : before });
  const isSame = standing?.previewName === row.previewName;
  const live = status === "deployed" ? githubDeploymentId : previousLiveDeployment(standing, row);
  const stays = status === "kept" && isSame ? keptPreviewFields(standing) : {};
  const reached = row.deployedTo || (isSame && status !== "removed" ? standing.deployedTo : "");
  const liveCommit = mayHavePushed(outcome, status) ? "" : row.liveCommit;
  return { ...row, ...stays, liveGitHubDeploymentId: live, liveCommit, deployedTo: reached };
}

/** The status of a row whose run has ended. */
export function rowStatusOf({
  status,
  operation,
  isKept,
}: Pick<PublicOutcome, "status" | "operation" | "isKept">): RowStatus {
  if (operation !== "cleanup" || status !== "cleaned-up") return status;
  return isKept ? "kept" : "removed";
}

/**
 * The GitHub Deployment that stands for what is live, by the row of an earlier run; `null`: the row does not tell. Other
 * pull requests and branches deploy to what is no preview as well, and their rows are elsewhere. Of what ended while
 * another run was at work, or of that run, nobody may have written in the row.
 */
export function previousLiveDeployment(standing: CommentRow | undefined, row: CommentRow): number | null {
  const isKnown = standing !== undefined && (standing.status !== "deploying" || isSameRun(standing, row));
  const isSamePreview = row.previewName !== "" && standing?.previewName === row.previewName;
  return isKnown && isSamePreview ? standing.liveGitHubDeploymentId : null;
}

/**
 * The commit that went live last, of a preview that this run has not made anew. Other pull requests deploy to what is no
 * preview as well, and of a run that has not told its end nobody knows what it has pushed.
 */
function liveCommitBefore(
  standing: CommentRow | undefined,
  { preview, operation }: PublicOutcome,
  trigger: Trigger,
): string {
  if (standing === undefined || preview === null || preview.created === true || operation !== "deploy") return "";
  const own = { runId: Number(trigger.runId), runAttempt: trigger.runAttempt };
  const isKnown = standing.status !== "deploying" || isSameRun(standing, own);
  return isKnown && standing.previewName === preview.name ? standing.liveCommit : "";
}

/** A push that nobody has seen end may have gone through. */
function mayHavePushed({ failure }: PublicOutcome, status: RowStatus): boolean {
  if (failure === null || status === "refused" || status === "skipped") return false;
  return !failure.isBeforePush && !/nothing was pushed/i.test(failure.cause);
}

/** What a preview that is kept goes on to have. Convex is not asked for it again. */
function keptPreviewFields({ deploymentName, url, siteUrl, dashboardUrl, expiresAt }: CommentRow): Partial<CommentRow> {
  return { deploymentName, url, siteUrl, dashboardUrl, expiresAt };
}
