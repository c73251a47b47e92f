/** Sends an outcome to every place where people look. No report can fail the deploy it is about. */

import type { Superseding } from "../convex/assignment.ts";
import type { GitHubClient } from "../github/client.ts";
import type { PullRequestView } from "../github/pull-request-comments.ts";
import { placeOf } from "../github/repository-place.ts";
import type { Inputs } from "../inputs.ts";
import type { DeployPlan } from "../plan/plan.ts";
import { isProductionBranch } from "../plan/production-branch.ts";
import { quoted } from "../quoted.ts";
import type { Trigger } from "../trigger/trigger.ts";
import { Channels, FAILED } from "./channels.ts";
import type { PullRequestComment } from "./comment.ts";
import { isOverwritten, isSameRun, type Row, type RowStatus, rowOf, type SeedRecord } from "./comment-state.ts";
import type { GitHubDeploymentReport } from "./github-deployment.ts";
import type { Log } from "./log.ts";
import { openComment } from "./open-comment.ts";
import type { Outcome } from "./outcome.ts";
import { PreviewRecords, type RecordSettings, runUrlOf } from "./preview-records.ts";
import { type SeedClaim, standingClaim } from "./seed-claim.ts";
import { type Channel, type ReadOnlyRun, shortfallsOf } from "./shortfall.ts";

/** How long, in milliseconds, GitHub may hold a step up after the CLI is done. Documented in the README. */
const LONGEST_END_MS = 30_000;
/** A cancelled step is killed 10 s after it was told; the CLI may take 3 s of them to stop. */
const LONGEST_END_CANCELLED_MS = 5_000;

/** How long, in milliseconds, a push waits for GitHub to say whether it is still wanted. Then it goes on. */
const LONGEST_QUESTION_MS = 3_000;
/** A view of the pull request this young, in milliseconds, is as good as a new one. */
const FRESH_MS = 2_000;

export interface ReporterSettings extends RecordSettings, Pick<Inputs, "pullRequest" | "productionBranches"> {
  readonly apiUrl: string;
}

export class Reporter {
  readonly records: PreviewRecords;
  readonly #trigger: Trigger;
  readonly #settings: ReporterSettings;
  readonly #log: Log;
  readonly #channels = new Channels();
  /** Aborted when the end is to be told. */
  readonly #hurry = new AbortController();
  #github: Promise<GitHubClient> | null = null;
  #pullRequest: Promise<number | null> | null = null;
  #comment: PullRequestComment | null = null;
  #deployment: GitHubDeploymentReport | null = null;
  #begun: Promise<void> = Promise.resolve();
  /** The Convex deployment that the run has come to; `null`: the CLI does not say; `undefined`: it did not come so far. */
  readonly #reached = Promise.withResolvers<string | null | undefined>();
  /** What stood in the comment before this run wrote to it. */
  #former: Row | undefined;
  /** What this run has said of the seed in the comment. */
  #seed: SeedRecord | null = null;
  /** The pull request as it was seen last, and when. */
  #seen: Promise<{ readonly view: PullRequestView; readonly at: number } | null> = Promise.resolve(null);

  constructor(trigger: Trigger, settings: ReporterSettings, log: Log) {
    this.#trigger = trigger;
    this.#settings = settings;
    this.#log = log;
    this.records = new PreviewRecords(trigger, settings, this.#channels, log, () => this.github());
  }

  /** The client, loaded when it is first wanted: a run that reports nothing does without. */
  github(): Promise<GitHubClient> {
    this.#github ??= import("../github/client.ts").then(({ createGitHubClient }) =>
      createGitHubClient(this.#settings.githubToken ?? "", this.#settings.apiUrl),
    );
    return this.#github;
  }

  /** Says that a deploy is under way. Meant to run while the CLI does. */
  begin(outcome: Outcome): void {
    this.#begun = this.#channels.safely(() => this.#tellBeginning(outcome));
  }

  /** Outputs must be set before: what goes wrong here costs none of them. Takes at most `LONGEST_END_MS`. */
  async end(outcome: Outcome): Promise<void> {
    this.#hurry.abort();
    this.#reached.resolve(undefined);
    const cap = outcome.status === "cancelled" ? LONGEST_END_CANCELLED_MS : LONGEST_END_MS;
    const told = this.#begun.then(() => this.#channels.safely(() => this.#tellEnd(outcome)));
    if ((await Promise.race([told, after(cap)])) === "late") this.#channels.giveUp(cap, this.#open);
    this.#tellShortfalls();
  }

  /**
   * The same for a run whose own process has ended.
   *
   * @param begun - What that process told GitHub, or was about to tell, when it began; `null`: nothing. A GitHub
   *   Deployment is found by its payload, which names this run, so that no other can be taken for it.
   */
  async endInstead(outcome: Outcome, begun: Outcome | null): Promise<void> {
    if (begun !== null && !this.#isSilent)
      this.#begun = this.#channels.safely(async () => (await this.#openDeployment(begun))?.resume(begun));
    await this.end(outcome);
  }

  async #tellBeginning(outcome: Outcome): Promise<void> {
    if (this.#isSilent) return;
    const deployment = await this.#openDeployment(outcome);
    const comment = await this.#openComment(outcome);
    this.#seen = comment === null ? Promise.resolve(null) : this.#look(comment);
    const looked = comment !== null && (await this.#seen) !== null;
    this.#former = looked ? comment.standing(this.#row(outcome, "deploying")) : undefined;
    if (deployment !== null) await this.#createDeployment(deployment, outcome);
    const isRecorded = deployment !== null && deployment.id !== null;
    await Promise.all([
      looked &&
        this.#channels.attempt("comment", async () => {
          this.#tellUrl((await comment.begin(this.#row(outcome, "deploying"))).url);
          const name = await this.#reached.promise;
          // The comment must say it where nothing else does. What others have written meanwhile stays.
          if (name && !isRecorded) await comment.end(this.#row(reaching(outcome, name), "deploying"));
        }),
      isRecorded &&
        this.#channels.attempt("github-deployment", async () => {
          const name = await this.#reached.promise;
          if (name !== undefined) await deployment.markInProgress(name);
        }),
    ]);
  }

  /**
   * Says that a run has come to a Convex deployment, and is about to push to it. Of a preview this is what shows later
   * that it is ours to delete. Only the first call counts.
   *
   * @param deploymentName - `null`: the CLI does not say before it pushes; `undefined`: the run did not come so far.
   */
  reached(deploymentName: string | null | undefined): void {
    this.#reached.resolve(deploymentName);
  }

  /**
   * Why nobody wants a push any more. `null`: somebody does, or GitHub does not tell in time.
   *
   * A push to production is wanted whatever becomes of the pull request that it came from.
   *
   * @param maxAgeMs - How old a view of the pull request may be.
   */
  async whySuperseded(plan: DeployPlan, outcome: Outcome, maxAgeMs = FRESH_MS): Promise<Superseding | null> {
    const isAboutPullRequest = plan.target === "preview" || plan.pullRequest !== null;
    if (this.#isSilent || !isAboutPullRequest) return null;
    try {
      const answer = await Promise.race([this.#askWhySuperseded(plan, outcome, maxAgeMs), after(LONGEST_QUESTION_MS)]);
      return answer === "late" ? null : answer;
    } catch {
      return null;
    }
  }

  /** The row that an earlier run left for the same app and target, as far as the comment was read. */
  async former(): Promise<Row | undefined> {
    await Promise.race([this.#seen, after(LONGEST_QUESTION_MS)]);
    return this.#former;
  }

  /**
   * The Convex deployment that earlier runs had reached under the name of this preview, as the comment says, or the GitHub
   * Deployments where there is none. `null`: there was none, it was removed on purpose, or nothing can be read.
   */
  async formerDeployment(outcome: Outcome): Promise<string | null> {
    if (this.#isSilent) return null;
    const row = await this.former();
    if ((await this.#seen) !== null)
      return row?.previewName === outcome.preview?.name ? row?.reachedDeployment || null : null;
    if (!this.#settings.githubDeployment) return null;
    await this.#begun;
    const report = this.#deployment ?? (await this.records.deploymentReport());
    const told = await Promise.race([
      this.#channels.attempt("github-deployment", () => report.former(outcome)),
      after(LONGEST_QUESTION_MS),
    ]);
    return told === FAILED || told === "late" ? null : told;
  }

  /** Whether `preview-run` has run on the Convex deployment that was reached; `null`: no record can be read. */
  async wasSeeded(outcome: Outcome): Promise<boolean | null> {
    if (this.#isSilent) return null;
    const answer = await Promise.race([this.#askWhetherSeeded(outcome), after(LONGEST_END_MS)]);
    return answer === "late" ? null : answer;
  }

  /** Whether it is this run that seeds, where others may be about to. It says so before, where all of them look. */
  async claimSeed(outcome: Outcome): Promise<SeedClaim> {
    const claim = await Promise.race([this.#begun.then(() => this.#claimSeed(outcome)), after(LONGEST_END_MS)]);
    return claim === "late" ? "unrecorded" : claim;
  }

  /** Says at once that the seed has run: all that comes after it may fail, or never come. */
  async recordSeed(outcome: Outcome): Promise<void> {
    await Promise.race([this.#recordSeed(outcome), after(LONGEST_END_MS)]);
  }

  /** In the GitHub Deployment, else in the comment. */
  async #claimSeed(outcome: Outcome): Promise<SeedClaim> {
    const [deployment, comment] = [this.#deployment, this.#comment];
    if (deployment !== null && deployment.id !== null) {
      const told = await this.#channels.attempt("github-deployment", () => deployment.claimSeed(outcome));
      return told === FAILED ? "unrecorded" : told;
    }
    if (comment !== null && !this.#channels.isForbidden("comment")) {
      const told = await this.#channels.attempt("comment", () => this.#claimInComment(comment, outcome));
      return told === FAILED ? "unrecorded" : told;
    }
    // No run may write anything here. This one has made the Convex deployment, which those that come later will see.
    const isForbidden = deployment === null || this.#channels.isForbidden("github-deployment");
    return isForbidden && outcome.preview?.created === true ? "claimed" : "unrecorded";
  }

  /** The comment keeps one word for all runs: that of the newest which has said any. */
  async #claimInComment(comment: PullRequestComment, outcome: Outcome): Promise<SeedClaim> {
    const name = outcome.deployment.name ?? "";
    const standing = () => comment.standing(this.#row(outcome, "deploying"))?.seed;
    await comment.refresh();
    const before = standingClaim(name, standing(), Date.now());
    if (before !== null) return before;
    const own = this.#seedRecord(name, "begun");
    this.#seed = own;
    await comment.end(this.#row(outcome, "deploying"));
    const left = standing();
    if (left != null && isSameRun(left, own)) return "claimed";
    this.#seed = null;
    return standingClaim(name, left, Date.now()) ?? "begun";
  }

  async #recordSeed(outcome: Outcome): Promise<void> {
    const [deployment, comment] = [this.#deployment, this.#comment];
    if (deployment !== null && deployment.id !== null) {
      const told = await this.#channels.attempt("github-deployment", () => deployment.recordSeed(outcome));
      if (told !== FAILED) return;
    }
    if (comment === null || this.#channels.isForbidden("comment")) return;
    await this.#channels.attempt("comment", () => comment.end(this.#row(outcome, "deploying")));
  }

  async #askWhetherSeeded(outcome: Outcome): Promise<boolean | null> {
    const { name } = outcome.deployment;
    const isCommentRead = (await this.#seen) !== null;
    if (name === null) return null;
    if (standingClaim(name, (await this.former())?.seed, Date.now()) === "seeded") return true;
    // Of a Convex deployment that this run has made no record can speak.
    if (isCommentRead && outcome.preview?.created === true) return false;
    if (!this.#settings.githubDeployment) return isCommentRead ? false : null;
    const told = await this.#channels.attempt("github-deployment", async () =>
      (await this.records.deploymentReport()).isSeeded(outcome),
    );
    return told === FAILED ? (isCommentRead ? false : null) : told;
  }

  async #askWhySuperseded(plan: DeployPlan, outcome: Outcome, maxAgeMs: number): Promise<Superseding | null> {
    const number = await this.#findPullRequest(outcome);
    if (number === null) return this.#whyBranchIsOver();
    const view = await this.#freshView(number, maxAgeMs);
    if (view === null) return null;
    if (!view.isOpen) return { reason: `pull request #${number} is closed`, over: "pull-request" };
    const isOfHead = plan.pullRequest !== null && plan.commit === plan.pullRequest.headSha;
    if (isOfHead && view.headSha !== plan.commit)
      return { reason: `pull request #${number} has moved on to ${view.headSha.slice(0, 7)} since`, over: null };
    const row = this.#row(outcome, "deploying");
    const isOlder = isOverwritten(row, this.#comment?.standing(row));
    return isOlder ? { reason: "a newer run has taken over this app", over: null } : null;
  }

  /** Of a `workflow_run` GitHub does not tell whether it was of a branch or of a tag. */
  async #whyBranchIsOver(): Promise<Superseding | null> {
    const { kind, branch } = this.#trigger;
    const isOfBranch = kind === "push" || (kind === "manual" && this.#trigger.ref.kind === "branch");
    if (branch === null || !isOfBranch) return null;
    const { isBranchGone } = await import("../github/living.ts");
    const isGone = await isBranchGone(await this.github(), placeOf(this.#trigger.repository), branch);
    return isGone ? { reason: `the branch ${quoted(branch)} was deleted`, over: "branch" } : null;
  }

  async #freshView(number: number, maxAgeMs: number): Promise<PullRequestView | null> {
    const seen = await this.#seen;
    if (seen !== null && performance.now() - seen.at < maxAgeMs) return seen.view;
    if (this.#comment === null) {
      const { PullRequestComments } = await import("../github/pull-request-comments.ts");
      return new PullRequestComments(await this.github(), placeOf(this.#trigger.repository), number).view();
    }
    await this.#begun;
    this.#seen = this.#look(this.#comment);
    return (await this.#seen)?.view ?? null;
  }

  async #look(comment: PullRequestComment) {
    const view = await this.#channels.attempt("comment", () => comment.look());
    return view === FAILED ? null : { view, at: performance.now() };
  }

  async #tellEnd(outcome: Outcome): Promise<void> {
    // A sweep is about no one pull request.
    if (this.#isSilent || outcome.operation === "sweep") return;
    const comment = await this.#openComment(outcome);
    const deployment = this.#deployment;
    const [read] = await Promise.all([
      comment === null ? FAILED : this.#channels.attempt("comment", () => comment.refresh()),
      // GitHub may be back. A permission that was missing still is.
      deployment?.id === null &&
        !this.#channels.isForbidden("github-deployment") &&
        this.#createDeployment(deployment, outcome),
    ]);
    const isRead = comment !== null && read !== FAILED;
    const row = this.#row(outcome, rowStatusOf(outcome));
    const standing = this.#comment?.standing(row);
    // What was never shown need not be shown as gone.
    const isTold = outcome.operation === "deploy" || standing !== undefined;
    const isSuperseded = isOverwritten(row, standing);
    const live = isRead ? liveBefore(standing, row) : undefined;
    await Promise.all([
      isRead && isTold && this.#channels.finish("comment", async () => this.#tellUrl((await comment.end(row)).url)),
      deployment !== null &&
        deployment.id !== null &&
        this.#channels.finish("github-deployment", () => deployment.end(outcome, isSuperseded, live)),
    ]);
  }

  async #createDeployment(deployment: GitHubDeploymentReport, outcome: Outcome): Promise<void> {
    const id = await this.#channels.attempt("github-deployment", () => deployment.create(outcome));
    if (id !== FAILED) this.#log.output("github-deployment-id", String(id));
  }

  /** What has been begun. */
  get #open(): readonly Channel[] {
    return [
      ...(this.#comment === null ? [] : ["comment" as const]),
      ...(this.#deployment === null ? [] : ["github-deployment" as const]),
    ];
  }

  get #isSilent(): boolean {
    return this.#settings.dryRun || this.#settings.githubToken === null;
  }

  #row(outcome: Outcome, status: RowStatus): Row {
    const { runId, runAttempt } = this.#trigger;
    const githubDeploymentId = this.#deployment?.id ?? null;
    const facts = { runUrl: runUrlOf(this.#trigger), runId: Number(runId), runAttempt, githubDeploymentId };
    const seed = this.#seedOf(outcome, status);
    const row = rowOf(outcome, status, { ...facts, liveGitHubDeploymentId: null, seed });
    const standing = this.#comment?.standing(row);
    const isSame = standing?.previewName === row.previewName;
    const live = status === "deployed" ? githubDeploymentId : liveBefore(standing, row);
    const stays = status === "kept" && isSame ? stillThere(standing) : {};
    const reached = row.reachedDeployment || (isSame && status !== "removed" ? standing.reachedDeployment : "");
    return { ...row, ...stays, liveGitHubDeploymentId: live, reachedDeployment: reached };
  }

  /** What this run knows of the seed; what others have said stays in the comment beside it. */
  #seedOf({ deployment: { name }, isSeeded }: Outcome, status: RowStatus): SeedRecord | null {
    if (isSeeded && name !== null) return this.#seedRecord(name, "done");
    if (this.#seed === null || status === "deploying") return this.#seed;
    return this.#seedRecord(this.#seed.deploymentName, "failed");
  }

  #seedRecord(deploymentName: string, state: SeedRecord["state"]): SeedRecord {
    const { runId, runAttempt } = this.#trigger;
    return { deploymentName, state, at: Date.now(), runId: Number(runId), runAttempt };
  }

  async #openComment(outcome: Outcome): Promise<PullRequestComment | null> {
    if (this.#comment !== null || !this.#settings.comment) return this.#comment;
    const number = await this.#findPullRequest(outcome);
    if (number === null) return null;
    const settings = { redaction: this.#log, hurry: this.#hurry.signal };
    this.#comment = await openComment(await this.github(), this.#trigger, number, settings);
    return this.#comment;
  }

  async #openDeployment({ commit }: Outcome): Promise<GitHubDeploymentReport | null> {
    if (!this.#settings.githubDeployment || !/^[0-9a-f]{40,64}$/.test(commit)) return null;
    this.#deployment = await this.records.deploymentReport();
    return this.#deployment;
  }

  /**
   * The pull request that hears of this run. Production comments only where somebody named it; so does a run that ended
   * on a production branch before its target was known.
   */
  async #findPullRequest({ target, commit, pullRequestNumber }: Outcome): Promise<number | null> {
    const { pullRequest, productionBranches } = this.#settings;
    if (target === "production") return pullRequest;
    // The number in a merge queue's ref is looked at before it is believed.
    if (pullRequestNumber !== null && this.#trigger.kind !== "merge-group") return pullRequestNumber;
    if (target === null && isOnProductionBranch(this.#trigger, productionBranches)) return pullRequest;
    this.#pullRequest ??= this.#lookUp(commit);
    return (await this.#pullRequest) ?? pullRequest;
  }

  async #lookUp(commit: string): Promise<number | null> {
    const found = await this.#channels.attempt("look-up", async () => {
      const { pullRequestOf } = await import("../github/facts.ts");
      return pullRequestOf(await this.github(), this.#trigger, commit);
    });
    // At the end of the run GitHub may be back.
    if (found === FAILED) this.#pullRequest = null;
    if (found === FAILED || found === null) return null;
    this.#log.output("pull-request", String(found));
    return found;
  }

  #tellUrl(url: string | null): void {
    if (url !== null) this.#log.output("comment-url", url);
  }

  #tellShortfalls(): void {
    for (const { level, text } of shortfallsOf(this.#channels.failed, readOnlyRun(this.#trigger)))
      this.#log[level](text);
  }
}

/** A branch of a pull request may be called like one of production, a fork's `main` above all. */
function isOnProductionBranch(trigger: Trigger, globs: readonly string[]): boolean {
  const { kind, branch, defaultBranch } = trigger;
  const isOfBranch = kind === "push" || kind === "manual" || (kind === "workflow-run" && trigger.of === "push");
  return isOfBranch && isProductionBranch(branch, globs, defaultBranch);
}

/** `pull_request_target` runs with a token of the base repository, whoever the pull request is from. */
function readOnlyRun(trigger: Trigger): ReadOnlyRun | null {
  if (trigger.isDependabot) return "dependabot";
  const isForkEvent = trigger.kind === "pull-request" && trigger.via !== "pull_request_target";
  return isForkEvent && trigger.pullRequest.isFork ? "fork" : null;
}

/**
 * The GitHub Deployment that stands for what is live, by the row of an earlier run; `null`: the row does not tell. Other
 * pull requests and branches deploy to what is no preview as well, and their rows are elsewhere. Of what ended while
 * another run was at work, or of that run, nobody may have written in the row.
 */
function liveBefore(standing: Row | undefined, row: Row): number | null {
  const isKnown = standing !== undefined && (standing.status !== "deploying" || isSameRun(standing, row));
  const isSamePreview = row.previewName !== "" && standing?.previewName === row.previewName;
  return isKnown && isSamePreview ? standing.liveGitHubDeploymentId : null;
}

function rowStatusOf({ status, operation, isKept }: Outcome): RowStatus {
  if (operation !== "cleanup" || status !== "cleaned-up") return status;
  return isKept ? "kept" : "removed";
}

/** What a preview that is kept goes on to have. Convex is not asked for it again. */
function stillThere({ deploymentName, url, siteUrl, dashboardUrl, expiresAt }: Row): Partial<Row> {
  return { deploymentName, url, siteUrl, dashboardUrl, expiresAt };
}

function reaching(outcome: Outcome, name: string): Outcome {
  return { ...outcome, deployment: { ...outcome.deployment, name } };
}

function after(ms: number): Promise<"late"> {
  return new Promise((resolve) => setTimeout(resolve, ms, "late"));
}
