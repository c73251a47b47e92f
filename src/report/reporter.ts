import type { GitHubClient } from "../github/client.ts";
import type { PullRequestView } from "../github/pull-request-comments.ts";
import { placeOf } from "../github/repository.ts";
import type { Inputs } from "../inputs/inputs.ts";
import type { DeployPlan } from "../plan/decide.ts";
import type { Superseding } from "../plan/superseded.ts";
import { quoted } from "../markdown/code-span.ts";
import type { Trigger } from "../trigger/trigger.ts";
import { Addressee } from "./target-pull-request.ts";
import { Channels, FAILED } from "./delivery/report-channels.ts";
import type { PullRequestComment } from "./comment/comment-sync.ts";
import { isOverwritten, type Row, type RowStatus } from "./comment/comment-state.ts";
import type { GitHubDeploymentReport } from "./deployment/deployment-report.ts";
import type { Log } from "../runner/log.ts";
import { openComment } from "./comment/open-comment.ts";
import type { Outcome } from "../outcome/outcome.ts";
import { PreviewRecords, type RecordSettings } from "./previews/preview-records.ts";
import { type PublicOutcome, toPublicOutcome } from "../outcome/public-outcome.ts";
import { liveBefore, rowStatusOf, runRow } from "./comment/build-row.ts";
import type { SeedClaim } from "./deployment/seed-status.ts";
import { type SeedPlaces, SeedRecords } from "./previews/seed-lock.ts";
import { type Channel, type ReadOnlyRun, shortfallsOf } from "./delivery/report-warnings.ts";

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
  readonly #addressee: Addressee;
  readonly #seeds: SeedRecords;
  /** Aborted when the end is to be told. */
  readonly #hurry = new AbortController();
  #github: Promise<GitHubClient> | null = null;
  #comment: PullRequestComment | null = null;
  #deployment: GitHubDeploymentReport | null = null;
  #begun: Promise<void> = Promise.resolve();
  /** The Convex deployment that the run has come to; `null`: the CLI does not say; `undefined`: it did not come so far. */
  readonly #reached = Promise.withResolvers<string | null | undefined>();
  /** What stood in the comment before this run wrote to it. */
  #former: Row | undefined;
  /** The pull request as it was seen last, and when. */
  #seen: Promise<{ readonly view: PullRequestView; readonly at: number } | null> = Promise.resolve(null);

  constructor(trigger: Trigger, settings: ReporterSettings, log: Log) {
    this.#trigger = trigger;
    this.#settings = settings;
    this.#log = log;
    this.records = new PreviewRecords(trigger, settings, this.#channels, log, () => this.github());
    this.#addressee = new Addressee(trigger, settings, this.#channels, () => this.github());
    this.#seeds = new SeedRecords(trigger, this.#channels);
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
    this.#begun = this.#channels.safely(() => this.#tellBeginning(this.#sent(outcome)));
  }

  /** Outputs must be set before: what goes wrong here costs none of them. Takes at most `LONGEST_END_MS`. */
  async end(outcome: Outcome): Promise<void> {
    this.#hurry.abort();
    this.#reached.resolve(undefined);
    const cap = outcome.status === "cancelled" ? LONGEST_END_CANCELLED_MS : LONGEST_END_MS;
    const told = this.#begun.then(() => this.#channels.safely(() => this.#tellEnd(this.#sent(outcome))));
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
      this.#begun = this.#channels.safely(async () => {
        const known = this.#sent(begun);
        (await this.#openDeployment(known))?.resume(known);
      });
    await this.end(outcome);
  }

  async #tellBeginning(outcome: PublicOutcome): Promise<void> {
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
      const answer = await Promise.race([
        this.#askWhySuperseded(plan, this.#sent(outcome), maxAgeMs),
        after(LONGEST_QUESTION_MS),
      ]);
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
      this.#channels.attempt("github-deployment", () => report.former(this.#sent(outcome))),
      after(LONGEST_QUESTION_MS),
    ]);
    return told === FAILED || told === "late" ? null : told;
  }

  /** Whether `preview-run` has run on the Convex deployment that was reached; `null`: no record can be read. */
  async wasSeeded(outcome: Outcome): Promise<boolean | null> {
    if (this.#isSilent) return null;
    const answer = await Promise.race([this.#askWhetherSeeded(this.#sent(outcome)), after(LONGEST_END_MS)]);
    return answer === "late" ? null : answer;
  }

  /** Whether it is this run that seeds, where others may be about to. It says so before, where all of them look. */
  async claimSeed(outcome: Outcome): Promise<SeedClaim> {
    const claim = await Promise.race([
      this.#begun.then(() => this.#seeds.claim(this.#sent(outcome), this.#seedPlaces)),
      after(LONGEST_END_MS),
    ]);
    return claim === "late" ? "unrecorded" : claim;
  }

  /** Says at once that the seed has run: all that comes after it may fail, or never come. */
  async recordSeed(outcome: Outcome): Promise<void> {
    await Promise.race([this.#seeds.record(this.#sent(outcome), this.#seedPlaces), after(LONGEST_END_MS)]);
  }

  async #askWhetherSeeded(outcome: PublicOutcome): Promise<boolean | null> {
    return this.#seeds.wasSeeded(outcome, {
      isCommentRead: (await this.#seen) !== null,
      row: await this.former(),
      deployments: this.#settings.githubDeployment ? () => this.records.deploymentReport() : null,
    });
  }

  get #seedPlaces(): SeedPlaces {
    return {
      deployment: this.#deployment,
      comment: this.#comment,
      row: (outcome) => this.#row(outcome, "deploying"),
    };
  }

  async #askWhySuperseded(plan: DeployPlan, outcome: PublicOutcome, maxAgeMs: number): Promise<Superseding | null> {
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
    const { isBranchGone } = await import("../github/open-refs.ts");
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

  async #tellEnd(outcome: PublicOutcome): Promise<void> {
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
        this.#channels.finish("github-deployment", () => deployment.end(outcome, isSuperseded, live, row.liveCommit)),
    ]);
  }

  async #createDeployment(deployment: GitHubDeploymentReport, outcome: PublicOutcome): Promise<void> {
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

  #sent(outcome: Outcome): PublicOutcome {
    return toPublicOutcome(outcome, this.#log);
  }

  #row(outcome: PublicOutcome, status: RowStatus): Row {
    return runRow(outcome, status, {
      trigger: this.#trigger,
      githubDeploymentId: this.#deployment?.id ?? null,
      seed: this.#seeds.inRow(outcome, status),
      standing: (row) => this.#comment?.standing(row),
    });
  }

  async #openComment(outcome: PublicOutcome): Promise<PullRequestComment | null> {
    if (this.#comment !== null || !this.#settings.comment) return this.#comment;
    const number = await this.#findPullRequest(outcome);
    if (number === null) return null;
    const settings = { redaction: this.#log, hurry: this.#hurry.signal };
    this.#comment = await openComment(await this.github(), this.#trigger, number, settings);
    return this.#comment;
  }

  async #openDeployment({ commit }: PublicOutcome): Promise<GitHubDeploymentReport | null> {
    if (!this.#settings.githubDeployment || !/^[0-9a-f]{40,64}$/.test(commit)) return null;
    this.#deployment = await this.records.deploymentReport();
    return this.#deployment;
  }

  #findPullRequest(outcome: PublicOutcome): Promise<number | null> {
    return this.#addressee.number(outcome, (number) => this.#log.output("pull-request", String(number)));
  }

  #tellUrl(url: string | null): void {
    if (url !== null) this.#log.output("comment-url", url);
  }

  #tellShortfalls(): void {
    for (const { level, text } of shortfallsOf(this.#channels.failed, readOnlyRun(this.#trigger)))
      this.#log[level](text);
  }
}

/** `pull_request_target` runs with a token of the base repository, whoever the pull request is from. */
function readOnlyRun(trigger: Trigger): ReadOnlyRun | null {
  if (trigger.isDependabot) return "dependabot";
  const isForkEvent = trigger.kind === "pull-request" && trigger.via !== "pull_request_target";
  return isForkEvent && trigger.pullRequest.isFork ? "fork" : null;
}

function reaching(outcome: PublicOutcome, name: string): PublicOutcome {
  return { ...outcome, deployment: { ...outcome.deployment, name } };
}

function after(ms: number): Promise<"late"> {
  return new Promise((resolve) => setTimeout(resolve, ms, "late"));
}
