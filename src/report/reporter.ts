/** Sends an outcome to every place where people look. No report can fail the deploy it is about. */

import type { GitHubClient } from "../github/client.ts";
import type { Refused } from "../github/refused.ts";
import { refusedBecause } from "../github/refused.ts";
import { placeOf } from "../github/repository-place.ts";
import type { Inputs } from "../inputs.ts";
import type { Trigger } from "../trigger/trigger.ts";
import type { PullRequestComment } from "./comment.ts";
import { isOverwritten, type Row, type RowStatus, rowOf } from "./comment-state.ts";
import type { GitHubDeploymentReport } from "./github-deployment.ts";
import type { Log } from "./log.ts";
import type { Outcome } from "./outcome.ts";
import { type Channel, shortfallTexts } from "./shortfall.ts";
import { renderSummary } from "./summary-body.ts";

/** How long, in milliseconds, GitHub may hold a step up after the CLI is done. Documented in the README. */
const LONGEST_END_MS = 20_000;
/** A cancelled step is killed 10 s after it was told; the CLI may take 3 s of them to stop. */
const LONGEST_END_CANCELLED_MS = 5_000;

export interface ReporterSettings
  extends Pick<
    Inputs,
    | "comment"
    | "summary"
    | "githubToken"
    | "dryRun"
    | "githubDeployment"
    | "githubEnvironment"
    | "appName"
    | "pullRequest"
  > {
  readonly apiUrl: string;
}

export class Reporter {
  readonly #trigger: Trigger;
  readonly #settings: ReporterSettings;
  readonly #log: Log;
  readonly #failed = new Map<Channel, Refused>();
  /** Aborted when the end is to be told. */
  readonly #hurry = new AbortController();
  #github: Promise<GitHubClient> | null = null;
  #pullRequest: Promise<number | null> | null = null;
  #comment: PullRequestComment | null = null;
  #deployment: GitHubDeploymentReport | null = null;
  #begun: Promise<void> = Promise.resolve();

  constructor(trigger: Trigger, settings: ReporterSettings, log: Log) {
    this.#trigger = trigger;
    this.#settings = settings;
    this.#log = log;
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
    this.#begun = this.#tellBeginning(outcome);
  }

  /** Outputs must be set before: what goes wrong here costs none of them. Takes at most `LONGEST_END_MS`. */
  async end(outcome: Outcome): Promise<void> {
    this.#hurry.abort();
    if (this.#settings.summary) await writeSummary(this.#log, outcome);
    const cap = outcome.status === "cancelled" ? LONGEST_END_CANCELLED_MS : LONGEST_END_MS;
    const late = await Promise.race([this.#begun.then(() => this.#tellEnd(outcome)), after(cap)]);
    if (late === "late")
      this.#failed.set("comment", { reason: `GitHub took longer than ${cap / 1000} s altogether`, permission: null });
    this.#tellShortfalls();
  }

  async #tellBeginning(outcome: Outcome): Promise<void> {
    if (this.#isSilent) return;
    const comment = await this.#openComment(outcome);
    const deployment = await this.#openDeployment(outcome);
    const looked = comment !== null && (await this.#attempt("comment", () => comment.look())) !== FAILED;
    if (deployment !== null) {
      const id = await this.#attempt("github-deployment", () => deployment.create(outcome));
      if (id !== FAILED) this.#log.output("github-deployment-id", String(id));
    }
    await Promise.all([
      looked &&
        this.#attempt("comment", async () => this.#tellUrl((await comment.begin(this.#row(outcome, "deploying"))).url)),
      this.#attempt("github-deployment", async () => deployment?.markInProgress()),
    ]);
  }

  async #tellEnd(outcome: Outcome): Promise<void> {
    if (this.#isSilent) return;
    const comment = await this.#openComment(outcome);
    const read = comment !== null && (await this.#attempt("comment", () => comment.refresh())) !== FAILED;
    const row = this.#row(outcome, outcome.status);
    const standing = this.#comment?.standing(row);
    const isSuperseded = isOverwritten(row, standing);
    const live = read && standing !== undefined ? standing.liveGitHubDeploymentId : undefined;
    await Promise.all([
      read && this.#attempt("comment", async () => this.#tellUrl((await comment.end(row)).url)),
      this.#attempt("github-deployment", async () => this.#deployment?.end(outcome, isSuperseded, live)),
    ]);
  }

  get #isSilent(): boolean {
    return this.#settings.dryRun || this.#settings.githubToken === null;
  }

  #row(outcome: Outcome, status: RowStatus): Row {
    const { runId, runAttempt } = this.#trigger;
    const githubDeploymentId = this.#deployment?.id ?? null;
    const facts = { runUrl: this.#runUrl, runId: Number(runId), runAttempt, githubDeploymentId };
    const row = rowOf(outcome, status, { ...facts, liveGitHubDeploymentId: null });
    const standing = this.#comment?.standing(row);
    const isSame = standing?.previewName === row.previewName;
    const live = status === "deployed" ? githubDeploymentId : isSame ? standing.liveGitHubDeploymentId : null;
    return { ...row, liveGitHubDeploymentId: live };
  }

  get #runUrl(): string {
    const { serverUrl, repository, runId } = this.#trigger;
    return `${serverUrl}/${repository}/actions/runs/${runId}`;
  }

  async #openComment(outcome: Outcome): Promise<PullRequestComment | null> {
    if (this.#comment !== null || !this.#settings.comment) return this.#comment;
    const number = await this.#findPullRequest(outcome);
    if (number === null) return null;
    const [github, { PullRequestComment }, { PullRequestComments }, { renderComment }] = await Promise.all([
      this.github(),
      import("./comment.ts"),
      import("../github/pull-request-comments.ts"),
      import("./comment-body.ts"),
    ]);
    const { serverUrl, repository } = this.#trigger;
    this.#comment = new PullRequestComment({
      comments: new PullRequestComments(github, placeOf(repository), number),
      render: (rows) => renderComment(rows, serverUrl, repository),
      redact: this.#log.redact,
      hurry: this.#hurry.signal,
    });
    return this.#comment;
  }

  async #openDeployment({ commit }: Outcome): Promise<GitHubDeploymentReport | null> {
    if (!this.#settings.githubDeployment || !/^[0-9a-f]{40,64}$/.test(commit)) return null;
    const [github, { GitHubDeploymentReport }, { GitHubDeployments }] = await Promise.all([
      this.github(),
      import("./github-deployment.ts"),
      import("../github/deployments.ts"),
    ]);
    const { githubEnvironment: environment, appName: givenAppName } = this.#settings;
    const settings = { environment, givenAppName, runUrl: this.#runUrl, runId: this.#trigger.runId };
    this.#deployment = new GitHubDeploymentReport(
      new GitHubDeployments(github, placeOf(this.#trigger.repository)),
      settings,
    );
    return this.#deployment;
  }

  /** Production comments only where somebody named the pull request. */
  async #findPullRequest(outcome: Outcome): Promise<number | null> {
    if (outcome.target === "production") return this.#settings.pullRequest;
    if (outcome.pullRequestNumber !== null) return outcome.pullRequestNumber;
    this.#pullRequest ??= this.#lookUp();
    return this.#pullRequest;
  }

  async #lookUp(): Promise<number | null> {
    const found = await this.#attempt("look-up", async () => {
      const { pullRequestOf } = await import("../github/facts.ts");
      return pullRequestOf(await this.github(), this.#trigger);
    });
    if (found === FAILED || found === null) return null;
    this.#log.output("pull-request", String(found));
    return found;
  }

  #tellUrl(url: string | null): void {
    if (url !== null) this.#log.output("comment-url", url);
  }

  /** Keeps why a channel failed; one that works later is forgiven. */
  async #attempt<Result>(channel: Channel, write: () => Promise<Result>): Promise<Result | typeof FAILED> {
    try {
      const result = await write();
      if (this.#failed.get(channel)?.permission == null) this.#failed.delete(channel);
      return result;
    } catch (error) {
      this.#failed.set(channel, refusedBecause(error));
      return FAILED;
    }
  }

  #tellShortfalls(): void {
    const { isDependabot, kind } = this.#trigger;
    const isReadOnly = isDependabot || (kind === "pull-request" && this.#trigger.pullRequest.isFork);
    for (const text of shortfallTexts(this.#failed, isReadOnly)) {
      if (isReadOnly) this.#log.notice(text);
      else this.#log.warning(text);
    }
  }
}

const FAILED = Symbol("failed");

function after(ms: number): Promise<"late"> {
  return new Promise((resolve) => setTimeout(resolve, ms, "late"));
}

export async function writeSummary(log: Log, outcome: Outcome): Promise<void> {
  try {
    await log.summary(renderSummary(outcome));
  } catch {
    log.warning("The job summary could not be written. This changes nothing else.");
  }
}
