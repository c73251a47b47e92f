/** What the runs tell each other of a preview's seed: in the GitHub Deployment, else in the comment. */

import type { Trigger } from "../../trigger/trigger.ts";
import { type Channels, FAILED } from "../delivery/report-channels.ts";
import type { PullRequestComment } from "../comment/comment-sync.ts";
import { isSameRun, type Row, type RowStatus } from "../comment/comment-state.ts";
import type { GitHubDeploymentReport } from "../deployment/deployment-report.ts";
import type { PublicOutcome } from "../../outcome/public-outcome.ts";
import type { SeedClaim } from "../deployment/seed-status.ts";
import { standingClaim } from "../comment/seed-in-comment.ts";
import type { SeedRecord } from "../../outcome/seed-record.ts";

/** Where this run may write. */
export interface SeedPlaces {
  readonly deployment: GitHubDeploymentReport | null;
  readonly comment: PullRequestComment | null;
  /** The row of a run that is under way. It holds `inRow`. */
  readonly row: (outcome: PublicOutcome) => Row;
}

/** What can be read of earlier runs. */
export interface FormerRecords {
  readonly isCommentRead: boolean;
  readonly row: Row | undefined;
  /** `null`: GitHub Deployments are not in use. */
  readonly deployments: (() => Promise<GitHubDeploymentReport>) | null;
}

export class SeedRecords {
  readonly #trigger: Trigger;
  readonly #channels: Channels;
  /** What this run has said in the comment. */
  #said: SeedRecord | null = null;

  constructor(trigger: Trigger, channels: Channels) {
    this.#trigger = trigger;
    this.#channels = channels;
  }

  /** What this run's row says of the seed; what others have said stays in the comment beside it. */
  inRow({ deployment: { name }, isSeeded }: PublicOutcome, status: RowStatus): SeedRecord | null {
    if (isSeeded && name !== null) return this.#word(name, "done");
    if (this.#said === null || status === "deploying") return this.#said;
    return this.#word(this.#said.deploymentName, "failed");
  }

  /** Whether the Convex deployment that was reached has its seed; `null`: no record can be read. */
  async wasSeeded(outcome: PublicOutcome, { isCommentRead, row, deployments }: FormerRecords): Promise<boolean | null> {
    const { name } = outcome.deployment;
    if (name === null) return null;
    if (standingClaim(name, row?.seed, Date.now()) === "seeded") return true;
    // Of a Convex deployment that this run has made no record can speak.
    if (isCommentRead && outcome.preview?.created === true) return false;
    if (deployments === null) return isCommentRead ? false : null;
    const told = await this.#channels.attempt("github-deployment", async () => (await deployments()).isSeeded(outcome));
    return told === FAILED ? (isCommentRead ? false : null) : told;
  }

  async claim(outcome: PublicOutcome, { deployment, comment, row }: SeedPlaces): Promise<SeedClaim> {
    if (deployment !== null && deployment.id !== null) {
      const told = await this.#channels.attempt("github-deployment", () => deployment.claimSeed(outcome));
      return told === FAILED ? "unrecorded" : told;
    }
    if (comment !== null && !this.#channels.isForbidden("comment")) {
      const told = await this.#channels.attempt("comment", () => this.#claimInComment(comment, row, outcome));
      return told === FAILED ? "unrecorded" : told;
    }
    // No run may write anything here. This one has made the Convex deployment, which those that come later will see.
    const isForbidden = deployment === null || this.#channels.isForbidden("github-deployment");
    return isForbidden && outcome.preview?.created === true ? "claimed" : "unrecorded";
  }

  /** The comment keeps one word for all runs: that of the newest which has said any. */
  async #claimInComment(
    comment: PullRequestComment,
    row: SeedPlaces["row"],
    outcome: PublicOutcome,
  ): Promise<SeedClaim> {
    const name = outcome.deployment.name ?? "";
    const standing = () => comment.standing(row(outcome))?.seed;
    await comment.refresh();
    const before = standingClaim(name, standing(), Date.now());
    if (before !== null) return before;
    const own = this.#word(name, "begun");
    this.#said = own;
    await comment.end(row(outcome));
    const left = standing();
    if (left != null && isSameRun(left, own)) return "claimed";
    this.#said = null;
    return standingClaim(name, left, Date.now()) ?? "begun";
  }

  async record(outcome: PublicOutcome, { deployment, comment, row }: SeedPlaces): Promise<void> {
    if (deployment !== null && deployment.id !== null) {
      const told = await this.#channels.attempt("github-deployment", () => deployment.recordSeed(outcome));
      if (told !== FAILED) return;
    }
    if (comment === null || this.#channels.isForbidden("comment")) return;
    await this.#channels.attempt("comment", () => comment.end(row(outcome)));
  }

  #word(deploymentName: string, state: SeedRecord["state"]): SeedRecord {
    const { runId, runAttempt } = this.#trigger;
    return { deploymentName, state, at: Date.now(), runId: Number(runId), runAttempt };
  }
}
