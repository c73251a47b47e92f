/** Sends an outcome to every place where people look. No report can fail the deploy it is about. */

import type { GitHubClient } from "../github/client.ts";
import { type Refused, refusedBecause } from "../github/refused.ts";
import type { Inputs } from "../inputs.ts";
import type { Trigger } from "../trigger/trigger.ts";
import type { WrittenComment } from "./comment.ts";
import type { RowStatus } from "./comment-state.ts";
import { rowOf } from "./comment-state.ts";
import type { Log } from "./log.ts";
import type { Outcome } from "./outcome.ts";
import { renderSummary } from "./summary-body.ts";

export interface ReporterSettings extends Pick<Inputs, "comment" | "summary" | "githubToken" | "dryRun"> {
  readonly apiUrl: string;
}

export class Reporter {
  readonly #trigger: Trigger;
  readonly #settings: ReporterSettings;
  readonly #log: Log;
  #github: Promise<GitHubClient> | null = null;
  #commentFailed = false;
  #comment: WrittenComment | null = null;
  #written: Promise<void> = Promise.resolve();

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

  /** Says in the comment that a deploy is under way. Meant to run while the CLI does. */
  begin(outcome: Outcome): Promise<void> {
    return this.#inTurn(() => this.#writeComment(outcome, "deploying"));
  }

  /** Outputs must be set before: what goes wrong here costs none of them. */
  async end(outcome: Outcome): Promise<void> {
    await this.#inTurn(() => this.#writeComment(outcome, outcome.status));
    if (this.#settings.summary) await writeSummary(this.#log, outcome);
  }

  /** One after the other, so that the end of a quick run does not overtake its beginning. */
  #inTurn(write: () => Promise<void>): Promise<void> {
    this.#written = this.#written.then(write);
    return this.#written;
  }

  async #writeComment(outcome: Outcome, status: RowStatus): Promise<void> {
    const { comment, dryRun, githubToken } = this.#settings;
    const number = outcome.pullRequestNumber;
    if (!comment || dryRun || number === null || githubToken === null || this.#commentFailed) return;
    const [owner = "", repo = ""] = this.#trigger.repository.split("/");
    const { serverUrl, runNumber, runAttempt, runId } = this.#trigger;
    const runUrl = `${serverUrl}/${owner}/${repo}/actions/runs/${runId}`;
    try {
      const client = await this.github();
      const { writeComment } = await import("./comment.ts");
      const row = rowOf(outcome, status, { runNumber, runAttempt, runUrl });
      const place = { owner, repo, number, serverUrl };
      this.#comment = await writeComment(client, place, row, this.#log.redact, this.#comment);
      this.#log.output("comment-url", this.#comment.url);
    } catch (error) {
      // Said once, not for the beginning and the end.
      this.#commentFailed = true;
      this.#warnAboutComment(refusedBecause(error));
    }
  }

  #warnAboutComment({ reason, permission }: Refused): void {
    const untrusted =
      this.#trigger.isDependabot || (this.#trigger.kind === "pull-request" && this.#trigger.pullRequest.isFork);
    const advice =
      permission === null
        ? ""
        : ` The token lacks the permission \`pull-requests: write\` (GitHub accepts: ${permission}). Add to the workflow:\n\npermissions:\n  contents: read\n  pull-requests: write`;
    const text = `The pull request comment could not be written: ${reason}. This changes nothing else.${advice}`;
    if (untrusted) this.#log.notice(text);
    else this.#log.warning(text);
  }
}

export async function writeSummary(log: Log, outcome: Outcome): Promise<void> {
  try {
    await log.summary(renderSummary(outcome));
  } catch {
    log.warning("The job summary could not be written. This changes nothing else.");
  }
}
