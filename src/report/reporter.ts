import type { GetGitHubClient } from "../github/client.ts";
import { isBranchDeleted } from "../github/open-refs.ts";
import { PullRequestComments, type PullRequestSnapshot } from "../github/pull-request-comments.ts";
import { toRepoParams } from "../github/repository.ts";
import { codeSpan } from "../markdown/code-span.ts";
import type { Outcome } from "../outcome/outcome.ts";
import { type PublicOutcome, toPublicOutcome } from "../outcome/public-outcome.ts";
import type { DeployPlan } from "../plan/decide.ts";
import type { Superseded } from "../plan/superseded.ts";
import type { Log } from "../runner/log.ts";
import type { Trigger } from "../trigger/trigger.ts";
import { buildRow, previousLiveDeployment, rowStatusOf } from "./comment/build-row.ts";
import { type CommentRow, isOverwritten, type RowStatus } from "./comment/comment-state.ts";
import type { CommentSync } from "./comment/comment-sync.ts";
import { CHANNEL_FAILED, type ReportChannels } from "./delivery/report-channels.ts";
import { buildReportWarnings, type Channel, type ReadOnlyRun } from "./delivery/report-warnings.ts";
import type { GitHubDeploymentReport } from "./deployment/deployment-report.ts";
import type { SeedClaim } from "./deployment/seed-status.ts";
import type { OpenComment, OpenDeploymentReport } from "./previews/preview-records.ts";
import type { SeedLock, SeedStores } from "./previews/seed-lock.ts";
import type { TargetPullRequest } from "./target-pull-request.ts";

/** How long, in milliseconds, GitHub may hold a step up after the CLI is done. Documented in the README. */
const REPORT_TIMEOUT_MS = 30_000;
/** A cancelled step is killed 10 s after it was told; the CLI may take 3 s of them to stop. */
const CANCELLED_REPORT_TIMEOUT_MS = 5_000;

/** How long, in milliseconds, a push waits for GitHub to say whether it is still wanted. Then it goes on. */
const LOOKUP_TIMEOUT_MS = 3_000;
/** A view of the pull request this young, in milliseconds, is as good as a new one. */
const SNAPSHOT_MAX_AGE_MS = 2_000;

/** What a report is made with. */
export interface ReporterParts {
  readonly trigger: Trigger;
  readonly log: Log;
  /** `null`: nothing is reported, for want of a token or because of `dry-run`. */
  readonly github: GetGitHubClient | null;
  readonly channels: ReportChannels;
  readonly targetPullRequest: TargetPullRequest;
  readonly openComment: OpenComment | null;
  readonly deploymentReport: OpenDeploymentReport | null;
  readonly seedLock: SeedLock;
}

/** When which report is written: at the start, when the Convex deployment is known, and at the end. */
export class Reporter {
  readonly #parts: ReporterParts;
  readonly #trigger: Trigger;
  readonly #log: Log;
  readonly #channels: ReportChannels;
  readonly #seeds: SeedLock;
  /** Aborted at the end: nobody waits any more for a head start. */
  readonly #skipDelays = new AbortController();
  #comment: CommentSync | null = null;
  /** Of this run, if it has begun one. */
  #deployment: GitHubDeploymentReport | null = null;
  #started: Promise<void> = Promise.resolve();
  /** The Convex deployment that the run has come to; `null`: the CLI does not say; `undefined`: it did not come so far. */
  readonly #reached = Promise.withResolvers<string | null | undefined>();
  /** What stood in the comment before this run wrote to it. */
  #former: CommentRow | undefined;
  /** The pull request as it was seen last, and when. */
  #snapshot: Promise<{ readonly view: PullRequestSnapshot; readonly at: number } | null> = Promise.resolve(null);

  constructor(parts: ReporterParts) {
    this.#parts = parts;
    this.#trigger = parts.trigger;
    this.#log = parts.log;
    this.#channels = parts.channels;
    this.#seeds = parts.seedLock;
  }

  /** Says that a deploy is under way. Meant to run while the CLI does. */
  reportStart(outcome: Outcome): void {
    this.#started = this.#channels.guard(() => this.#writeStart(this.#sent(outcome)));
  }

  /** Outputs must be set before: what goes wrong here costs none of them. Takes at most `REPORT_TIMEOUT_MS`. */
  async reportEnd(outcome: Outcome): Promise<void> {
    this.#skipDelays.abort();
    this.#reached.resolve(undefined);
    const cap = outcome.ending.status === "cancelled" ? CANCELLED_REPORT_TIMEOUT_MS : REPORT_TIMEOUT_MS;
    const told = this.#started.then(() => this.#channels.guard(() => this.#writeEnd(this.#sent(outcome))));
    if ((await Promise.race([told, timeout(cap)])) === "late") this.#channels.markTimedOut(cap, this.#openChannels);
    this.#logWarnings();
  }

  /**
   * The same for a run whose own process has ended.
   *
   * @param begun - What that process told GitHub, or was about to tell, when it began; `null`: nothing. A GitHub
   *   Deployment is found by its payload, which names this run, so that no other can be taken for it.
   */
  async reportEndAfterCrash(outcome: Outcome, begun: Outcome | null): Promise<void> {
    if (begun !== null && !this.#isDisabled)
      this.#started = this.#channels.guard(async () => {
        const known = this.#sent(begun);
        (await this.#openDeployment(known))?.resume(known);
      });
    await this.reportEnd(outcome);
  }

  async #writeStart(outcome: PublicOutcome): Promise<void> {
    if (this.#isDisabled) return;
    const deployment = await this.#openDeployment(outcome);
    const comment = await this.#openComment(outcome);
    this.#snapshot = comment === null ? Promise.resolve(null) : this.#fetchSnapshot(comment);
    const looked = comment !== null && (await this.#snapshot) !== null;
    this.#former = looked ? comment.currentRow(this.#row(outcome, "deploying")) : undefined;
    if (deployment !== null) await this.#createDeployment(deployment, outcome);
    const isRecorded = deployment !== null && deployment.id !== null;
    await Promise.all([
      looked &&
        this.#channels.attempt("comment", async () => {
          this.#outputCommentUrl((await comment.writeStart(this.#row(outcome, "deploying"))).url);
          const name = await this.#reached.promise;
          // The comment must say it where nothing else does. What others have written meanwhile stays.
          if (name && !isRecorded) await comment.writeEnd(this.#row(withDeploymentName(outcome, name), "deploying"));
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
  setDeployment(deploymentName: string | null | undefined): void {
    this.#reached.resolve(deploymentName);
  }

  /**
   * Why nobody wants a push any more. `null`: somebody does, or GitHub does not tell in time.
   *
   * A push to production is wanted whatever becomes of the pull request that it came from.
   *
   * @param maxAgeMs - How old a view of the pull request may be.
   */
  async checkSuperseded(
    plan: DeployPlan,
    outcome: Outcome,
    maxAgeMs = SNAPSHOT_MAX_AGE_MS,
  ): Promise<Superseded | null> {
    const isAboutPullRequest = plan.target === "preview" || plan.pullRequest !== null;
    if (this.#isDisabled || !isAboutPullRequest) return null;
    try {
      const answer = await Promise.race([
        this.#askWhySuperseded(plan, this.#sent(outcome), maxAgeMs),
        timeout(LOOKUP_TIMEOUT_MS),
      ]);
      return answer === "late" ? null : answer;
    } catch {
      return null;
    }
  }

  /** The row that an earlier run left for the same app and target, as far as the comment was read. */
  async previousRow(): Promise<CommentRow | undefined> {
    await Promise.race([this.#snapshot, timeout(LOOKUP_TIMEOUT_MS)]);
    return this.#former;
  }

  /**
   * The Convex deployment that earlier runs had reached under the name of this preview, as the comment says, or the GitHub
   * Deployments where there is none. `null`: there was none, it was removed on purpose, or nothing can be read.
   */
  async previousDeployment(outcome: Outcome): Promise<string | null> {
    if (this.#isDisabled) return null;
    const row = await this.previousRow();
    if ((await this.#snapshot) !== null)
      return row?.previewName === outcome.plan?.previewName ? row?.deployedTo || null : null;
    if (this.#parts.deploymentReport === null) return null;
    await this.#started;
    const report = this.#deployment ?? (await this.#parts.deploymentReport());
    const told = await Promise.race([
      this.#channels.attempt("github-deployment", () => report.previousDeployment(this.#sent(outcome))),
      timeout(LOOKUP_TIMEOUT_MS),
    ]);
    return told === CHANNEL_FAILED || told === "late" ? null : told;
  }

  /** Whether `preview-run` has run on the Convex deployment that was reached; `null`: no record can be read. */
  async wasSeeded(outcome: Outcome): Promise<boolean | null> {
    if (this.#isDisabled) return null;
    const answer = await Promise.race([this.#askWhetherSeeded(this.#sent(outcome)), timeout(REPORT_TIMEOUT_MS)]);
    return answer === "late" ? null : answer;
  }

  /** Whether it is this run that seeds, where others may be about to. It says so before, where all of them look. */
  async acquireSeedLock(outcome: Outcome): Promise<SeedClaim> {
    const claim = await Promise.race([
      this.#started.then(() => this.#seeds.acquire(this.#sent(outcome), this.#seedPlaces)),
      timeout(REPORT_TIMEOUT_MS),
    ]);
    return claim === "late" ? "unrecorded" : claim;
  }

  /** Says at once that the seed has run: all that comes after it may fail, or never come. */
  async recordSeed(outcome: Outcome): Promise<void> {
    await Promise.race([this.#seeds.record(this.#sent(outcome), this.#seedPlaces), timeout(REPORT_TIMEOUT_MS)]);
  }

  async #askWhetherSeeded(outcome: PublicOutcome): Promise<boolean | null> {
    return this.#seeds.wasSeeded(outcome, {
      isCommentRead: (await this.#snapshot) !== null,
      row: await this.previousRow(),
      deployments: this.#parts.deploymentReport,
    });
  }

  get #seedPlaces(): SeedStores {
    return {
      deployment: this.#deployment,
      comment: this.#comment,
      row: (outcome) => this.#row(outcome, "deploying"),
    };
  }

  async #askWhySuperseded(plan: DeployPlan, outcome: PublicOutcome, maxAgeMs: number): Promise<Superseded | null> {
    const number = await this.#findPullRequest(outcome);
    if (number === null) return this.#whyBranchIsOver();
    const view = await this.#freshView(number, maxAgeMs);
    if (view === null) return null;
    if (!view.isOpen) return { reason: `pull request #${number} is closed`, closed: "pull-request" };
    const isOfHead = plan.pullRequest !== null && plan.commit === plan.pullRequest.headSha;
    if (isOfHead && view.headSha !== plan.commit)
      return { reason: `pull request #${number} has moved on to ${view.headSha.slice(0, 7)} since`, closed: null };
    const row = this.#row(outcome, "deploying");
    const isOlder = isOverwritten(row, this.#comment?.currentRow(row));
    return isOlder ? { reason: "a newer run has taken over this app", closed: null } : null;
  }

  /** Of a `workflow_run` GitHub does not tell whether it was of a branch or of a tag. */
  async #whyBranchIsOver(): Promise<Superseded | null> {
    const { kind, branch } = this.#trigger;
    const isOfBranch = kind === "push" || (kind === "manual" && this.#trigger.ref.kind === "branch");
    const { github } = this.#parts;
    if (branch === null || !isOfBranch || github === null) return null;
    const isGone = await isBranchDeleted(await github(), toRepoParams(this.#trigger.repository), branch);
    return isGone ? { reason: `the branch ${codeSpan(branch)} was deleted`, closed: "branch" } : null;
  }

  async #freshView(number: number, maxAgeMs: number): Promise<PullRequestSnapshot | null> {
    const seen = await this.#snapshot;
    if (seen !== null && performance.now() - seen.at < maxAgeMs) return seen.view;
    if (this.#comment === null) {
      const { github } = this.#parts;
      const repository = toRepoParams(this.#trigger.repository);
      return github === null ? null : new PullRequestComments(await github(), repository, number).fetchSnapshot();
    }
    await this.#started;
    this.#snapshot = this.#fetchSnapshot(this.#comment);
    return (await this.#snapshot)?.view ?? null;
  }

  async #fetchSnapshot(comment: CommentSync) {
    const view = await this.#channels.attempt("comment", () => comment.fetch());
    return view === CHANNEL_FAILED ? null : { view, at: performance.now() };
  }

  async #writeEnd(outcome: PublicOutcome): Promise<void> {
    // A sweep is about no one pull request.
    if (this.#isDisabled || outcome.operation === "sweep") return;
    const comment = await this.#openComment(outcome);
    const deployment = this.#deployment;
    const [read] = await Promise.all([
      comment === null ? CHANNEL_FAILED : this.#channels.attempt("comment", () => comment.refetch()),
      // GitHub may be back. A permission that was missing still is.
      deployment?.id === null &&
        !this.#channels.isForbidden("github-deployment") &&
        this.#createDeployment(deployment, outcome),
    ]);
    const isRead = comment !== null && read !== CHANNEL_FAILED;
    const row = this.#row(outcome, rowStatusOf(outcome));
    const standing = this.#comment?.currentRow(row);
    // Don't add a row for a preview that the comment never listed.
    const isTold = outcome.operation === "deploy" || standing !== undefined;
    const isSuperseded = isOverwritten(row, standing);
    const live = isRead ? previousLiveDeployment(standing, row) : undefined;
    await Promise.all([
      isRead &&
        isTold &&
        this.#channels.finish("comment", async () => this.#outputCommentUrl((await comment.writeEnd(row)).url)),
      deployment !== null &&
        deployment.id !== null &&
        this.#channels.finish("github-deployment", () => deployment.end(outcome, isSuperseded, live, row.liveCommit)),
    ]);
  }

  async #createDeployment(deployment: GitHubDeploymentReport, outcome: PublicOutcome): Promise<void> {
    const id = await this.#channels.attempt("github-deployment", () => deployment.create(outcome));
    if (id !== CHANNEL_FAILED) this.#log.output("github-deployment-id", String(id));
  }

  /** What has been begun. */
  get #openChannels(): readonly Channel[] {
    return [
      ...(this.#comment === null ? [] : ["comment" as const]),
      ...(this.#deployment === null ? [] : ["github-deployment" as const]),
    ];
  }

  get #isDisabled(): boolean {
    return this.#parts.github === null;
  }

  #sent(outcome: Outcome): PublicOutcome {
    return toPublicOutcome(outcome, this.#log);
  }

  #row(outcome: PublicOutcome, status: RowStatus): CommentRow {
    return buildRow(outcome, status, {
      trigger: this.#trigger,
      githubDeploymentId: this.#deployment?.id ?? null,
      seed: this.#seeds.rowState(outcome, status),
      standing: (row) => this.#comment?.currentRow(row),
    });
  }

  async #openComment(outcome: PublicOutcome): Promise<CommentSync | null> {
    const { openComment } = this.#parts;
    if (this.#comment !== null || openComment === null) return this.#comment;
    const number = await this.#findPullRequest(outcome);
    if (number !== null) this.#comment = await openComment(number, this.#skipDelays.signal);
    return this.#comment;
  }

  async #openDeployment({ commit }: PublicOutcome): Promise<GitHubDeploymentReport | null> {
    const { deploymentReport } = this.#parts;
    if (deploymentReport === null || !/^[0-9a-f]{40,64}$/.test(commit)) return null;
    this.#deployment = await deploymentReport();
    return this.#deployment;
  }

  #findPullRequest(outcome: PublicOutcome): Promise<number | null> {
    return this.#parts.targetPullRequest.resolve(outcome, (number) => this.#log.output("pull-request", String(number)));
  }

  #outputCommentUrl(url: string | null): void {
    if (url !== null) this.#log.output("comment-url", url);
  }

  #logWarnings(): void {
    for (const { level, text } of buildReportWarnings(this.#channels.failed, readOnlyReason(this.#trigger)))
      this.#log[level](text);
  }
}

/** `pull_request_target` runs with a token of the base repository, whoever the pull request is from. */
function readOnlyReason(trigger: Trigger): ReadOnlyRun | null {
  if (trigger.isDependabot) return "dependabot";
  const isForkEvent = trigger.kind === "pull-request" && trigger.via !== "pull_request_target";
  return isForkEvent && trigger.pullRequest.isFork ? "fork" : null;
}

function withDeploymentName(outcome: PublicOutcome, name: string): PublicOutcome {
  return { ...outcome, deployment: { ...outcome.deployment, name } };
}

function timeout(ms: number): Promise<"late"> {
  return new Promise((resolve) => setTimeout(resolve, ms, "late"));
}
