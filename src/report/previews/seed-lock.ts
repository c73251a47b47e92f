/** What the runs tell each other of a preview's seed: in the GitHub Deployment, else in the comment. */

import type { PublicOutcome } from "../../outcome/public-outcome.ts";
import type { SeedRecord } from "../../outcome/seed-record.ts";
import type { Trigger } from "../../trigger/trigger.ts";
import { type CommentRow, isSameRun, type RowStatus } from "../comment/comment-state.ts";
import type { CommentSync } from "../comment/comment-sync.ts";
import { lockFromRow } from "../comment/seed-in-comment.ts";
import { CHANNEL_FAILED, type ReportChannels } from "../delivery/report-channels.ts";
import type { GitHubDeploymentReport } from "../deployment/deployment-report.ts";
import type { SeedClaim } from "../deployment/seed-status.ts";
import type { OpenDeploymentReport } from "./preview-records.ts";

/** Where this run may write. */
export interface SeedStores {
  readonly deployment: GitHubDeploymentReport | null;
  readonly comment: CommentSync | null;
  /** The row of a run that is under way. It holds `rowState`. */
  readonly row: (outcome: PublicOutcome) => CommentRow;
}

/** What can be read of earlier runs. */
export interface PreviousRecords {
  readonly isCommentRead: boolean;
  readonly row: CommentRow | undefined;
  /** `null`: GitHub Deployments are not in use. */
  readonly deployments: OpenDeploymentReport | null;
}

export class SeedLock {
  readonly #trigger: Trigger;
  readonly #channels: ReportChannels;
  /** What this run has said in the comment. */
  #written: SeedRecord | null = null;

  constructor(trigger: Trigger, channels: ReportChannels) {
    this.#trigger = trigger;
    this.#channels = channels;
  }

  /** What this run's row says of the seed; what others have said stays in the comment beside it. */
  rowState({ deployment: { name }, isSeeded }: PublicOutcome, status: RowStatus): SeedRecord | null {
    if (isSeeded && name !== null) return this.#record(name, "done");
    if (this.#written === null || status === "deploying") return this.#written;
    return this.#record(this.#written.deploymentName, "failed");
  }

  /** Whether the Convex deployment that was reached has its seed; `null`: no record can be read. */
  async wasSeeded(
    outcome: PublicOutcome,
    { isCommentRead, row, deployments }: PreviousRecords,
  ): Promise<boolean | null> {
    const { name } = outcome.deployment;
    if (name === null) return null;
    if (lockFromRow(name, row?.seed, Date.now()) === "seeded") return true;
    // Of a Convex deployment that this run has made no record can speak.
    if (isCommentRead && outcome.preview?.created === true) return false;
    if (deployments === null) return isCommentRead ? false : null;
    const told = await this.#channels.attempt("github-deployment", async () => (await deployments()).isSeeded(outcome));
    return told === CHANNEL_FAILED ? (isCommentRead ? false : null) : told;
  }

  async acquire(outcome: PublicOutcome, { deployment, comment, row }: SeedStores): Promise<SeedClaim> {
    if (deployment !== null && deployment.id !== null) {
      const told = await this.#channels.attempt("github-deployment", () => deployment.acquireSeedLock(outcome));
      return told === CHANNEL_FAILED ? "unrecorded" : told;
    }
    if (comment !== null && !this.#channels.isForbidden("comment")) {
      const told = await this.#channels.attempt("comment", () => this.#claimInComment(comment, row, outcome));
      return told === CHANNEL_FAILED ? "unrecorded" : told;
    }
    // No run may write anything here. This one has made the Convex deployment, which those that come later will see.
    const isForbidden = deployment === null || this.#channels.isForbidden("github-deployment");
    return isForbidden && outcome.preview?.created === true ? "claimed" : "unrecorded";
  }

  /** The comment keeps one word for all runs: that of the newest which has said any. */
  async #claimInComment(comment: CommentSync, row: SeedStores["row"], outcome: PublicOutcome): Promise<SeedClaim> {
    const name = outcome.deployment.name ?? "";
    const standing = () => comment.currentRow(row(outcome))?.seed;
    await comment.refetch();
    const before = lockFromRow(name, standing(), Date.now());
    if (before !== null) return before;
    const own = this.#record(name, "begun");
    this.#written = own;
    await comment.writeEnd(row(outcome));
    const left = standing();
    if (left != null && isSameRun(left, own)) return "claimed";
    this.#written = null;
    return lockFromRow(name, left, Date.now()) ?? "begun";
  }

  async record(outcome: PublicOutcome, { deployment, comment, row }: SeedStores): Promise<void> {
    if (deployment !== null && deployment.id !== null) {
      const told = await this.#channels.attempt("github-deployment", () => deployment.recordSeed(outcome));
      if (told !== CHANNEL_FAILED) return;
    }
    if (comment === null || this.#channels.isForbidden("comment")) return;
    await this.#channels.attempt("comment", () => comment.writeEnd(row(outcome)));
  }

  #record(deploymentName: string, state: SeedRecord["state"]): SeedRecord {
    const { runId, runAttempt } = this.#trigger;
    return { deploymentName, state, timestamp: Date.now(), runId: Number(runId), runAttempt };
  }
}
