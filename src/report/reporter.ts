/** Sends an outcome to every place where people look. No report can fail the deploy it is about. */

import type { Superseding } from "../convex/assignment.ts";
import type { GitHubClient } from "../github/client.ts";
import type { PullRequestView } from "../github/pull-request-comments.ts";
import { placeOf } from "../github/repository-place.ts";
import type { Inputs } from "../inputs.ts";
import type { DeployPlan } from "../plan/plan.ts";
import { isProductionBranch } from "../plan/production-branch.ts";
import type { Trigger } from "../trigger/trigger.ts";
import { Channels, FAILED } from "./channels.ts";
import type { PullRequestComment } from "./comment.ts";
import { isOverwritten, isSameRun, type Row, type RowStatus, rowOf } from "./comment-state.ts";
import type { GitHubDeploymentReport } from "./github-deployment.ts";
import type { Log } from "./log.ts";
import { openComment } from "./open-comment.ts";
import type { Outcome } from "./outcome.ts";
import { PreviewRecords, type RecordSettings, runUrlOf } from "./preview-records.ts";
import { type Channel, type ReadOnlyRun, shortfallsOf } from "./shortfall.ts";

/** How long, in milliseconds, GitHub may hold a step up after the CLI is done. Documented in the README. */
const LONGEST_END_MS = 20_000;
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
  /** What stood in the comment before this run wrote to it. */
  #former: Row | undefined;
  /** The pull request as it was seen last, and when. */
  #seen: Promise<{ readonly view: PullRequestView; readonly at: number } | null> = Promise.resolve(null);

  constructor(trigger: Trigger, settings: ReporterSettings, log: Log) {
    this.#trigger = trigger;
    this.#settings = settings;
    this.#log = log;
    this.records = new PreviewRecords(trigger, settings, this.#channels, log.redact, () => this.github());
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
    await Promise.all([
      looked &&
        this.#channels.attempt("comment", async () =>
          this.#tellUrl((await comment.begin(this.#row(outcome, "deploying"))).url),
        ),
      deployment !== null &&
        deployment.id !== null &&
        this.#channels.attempt("github-deployment", () => deployment.markInProgress()),
    ]);
  }

  /**
   * Why nobody wants a push any more. `null`: somebody does, or GitHub does not tell in time.
   *
   * A push to production is wanted whatever becomes of the pull request that it came from.
   */
  async whySuperseded(plan: DeployPlan, outcome: Outcome): Promise<Superseding | null> {
    const isAboutPullRequest = plan.target === "preview" || plan.pullRequest !== null;
    if (this.#isSilent || !isAboutPullRequest) return null;
    try {
      const answer = await Promise.race([this.#askWhySuperseded(plan, outcome), after(LONGEST_QUESTION_MS)]);
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

  /** Whether `preview-run` has run on the Convex deployment that was reached; `null`: no record can be read. */
  async wasSeeded(outcome: Outcome): Promise<boolean | null> {
    if (this.#isSilent) return null;
    const answer = await Promise.race([this.#askWhetherSeeded(outcome), after(LONGEST_END_MS)]);
    return answer === "late" ? null : answer;
  }

  /** Whether it is this run that seeds, where others may be about to. Where GitHub does not tell, it is. */
  async claimSeed(outcome: Outcome): Promise<boolean> {
    await this.#begun;
    const deployment = this.#deployment;
    if (deployment === null) return true;
    const claimed = await Promise.race([
      this.#channels.attempt("github-deployment", () => deployment.claimSeed(outcome)),
      after(LONGEST_END_MS),
    ]);
    return claimed !== false;
  }

  async #askWhetherSeeded(outcome: Outcome): Promise<boolean | null> {
    const { name } = outcome.deployment;
    const isCommentRead = (await this.#seen) !== null;
    if (name === null) return null;
    if ((await this.former())?.seededDeployment === name) return true;
    // Of a Convex deployment that this run has made no record can speak.
    if (isCommentRead && outcome.preview?.created === true) return false;
    if (!this.#settings.githubDeployment) return isCommentRead ? false : null;
    const told = await this.#channels.attempt("github-deployment", async () =>
      (await this.records.deploymentReport()).isSeeded(outcome),
    );
    return told === FAILED ? (isCommentRead ? false : null) : told;
  }

  async #askWhySuperseded(plan: DeployPlan, outcome: Outcome): Promise<Superseding | null> {
    const number = await this.#findPullRequest(outcome);
    const view = number === null ? null : await this.#freshView(number);
    if (view === null) return null;
    if (!view.isOpen) return { reason: `pull request #${number} is closed`, isOver: true };
    const isOfHead = plan.pullRequest !== null && plan.commit === plan.pullRequest.headSha;
    if (isOfHead && view.headSha !== plan.commit)
      return { reason: `pull request #${number} has moved on to ${view.headSha.slice(0, 7)} since`, isOver: false };
    const row = this.#row(outcome, "deploying");
    const isOlder = isOverwritten(row, this.#comment?.standing(row));
    return isOlder ? { reason: "a newer run has taken over this app", isOver: false } : null;
  }

  async #freshView(number: number): Promise<PullRequestView | null> {
    const seen = await this.#seen;
    if (seen !== null && performance.now() - seen.at < FRESH_MS) return seen.view;
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
    const live = isRead ? liveBefore(standing, row) : null;
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
    const row = rowOf(outcome, status, { ...facts, liveGitHubDeploymentId: null });
    const standing = this.#comment?.standing(row);
    const isSame = standing?.previewName === row.previewName;
    const live = status === "deployed" ? githubDeploymentId : liveBefore(standing, row);
    const seeded = row.seededDeployment || (isSame ? standing.seededDeployment : "");
    return { ...row, liveGitHubDeploymentId: live, seededDeployment: seeded };
  }

  async #openComment(outcome: Outcome): Promise<PullRequestComment | null> {
    if (this.#comment !== null || !this.#settings.comment) return this.#comment;
    const number = await this.#findPullRequest(outcome);
    if (number === null) return null;
    const settings = { redact: this.#log.redact, hurry: this.#hurry.signal };
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

function after(ms: number): Promise<"late"> {
  return new Promise((resolve) => setTimeout(resolve, ms, "late"));
}
