/** The record of this run: in its GitHub Deployment, or, if there is none, in the pull request comment alone. */

import { githubNow } from "../../github/clock.ts";
import type { GitHubDeployment } from "../../github/deployment-node.ts";
import type { DeploymentState, GitHubDeployments, NewDeployment, StatusChange } from "../../github/deployments-api.ts";
import type { PublicOutcome } from "../../outcome/public-outcome.ts";
import {
  mergeRecords,
  nextMoment,
  ownEndOf,
  type RecordHead,
  type RunRecord,
  type RunStep,
} from "../../records/record.ts";
import {
  decodeHead,
  encodeHead,
  encodeRepeated,
  encodeStep,
  isRepeated,
  type StatusStep,
  taskOf,
} from "../../records/status-descriptions.ts";

export interface OwnRecordSettings {
  /** The `github-environment` input. */
  readonly environment: string | null;
  /** The `app-name` input, or `null`. Only a name from the input becomes part of the environment's name. */
  readonly appNameInput: string | null;
  readonly runUrl: string;
}

export class OwnRecord {
  readonly #deployments: () => Promise<GitHubDeployments>;
  readonly #settings: OwnRecordSettings;
  #record: RunRecord;
  #mayExist = false;
  #isEndWritten = false;
  /** The last change of this run's own state. */
  #shown: Omit<StatusChange, "logUrl"> | null = null;
  #reportedUrl: string | null = null;

  /** @param head - Redacted: all of it is sent to GitHub. */
  constructor(deployments: () => Promise<GitHubDeployments>, settings: OwnRecordSettings, head: RecordHead) {
    this.#deployments = deployments;
    this.#settings = settings;
    this.#record = { ...head, account: "own", githubDeploymentId: null, steps: [] };
  }

  /** All that this run has written so far, and that was read of it from GitHub. */
  get record(): RunRecord {
    return this.#record;
  }

  /** ID of the GitHub Deployment, or `null` if there is none. */
  get id(): number | null {
    return this.#record.githubDeploymentId;
  }

  /** Whether the end of the run is recorded in the GitHub Deployment. */
  get isEndWritten(): boolean {
    return this.#isEndWritten;
  }

  /** Creates the GitHub Deployment. May be called again after it has failed. @throws What Octokit throws. */
  async create(outcome: PublicOutcome): Promise<number> {
    const mayExist = this.#mayExist;
    this.#mayExist = true;
    const { id, createdAt } = await (await this.#deployments()).create(this.#describe(outcome), mayExist);
    this.#begin(id, createdAt);
    return id;
  }

  /**
   * Finds the GitHub Deployment that another process of this step may have created.
   *
   * @param isSameId - Whether the record's id is that process's own. Otherwise the newest one of this run attempt is used.
   * @throws What Octokit throws.
   */
  async resume(isSameId: boolean): Promise<void> {
    const { slot, id, runId, runAttempt } = this.#record;
    const isOwn = (payload: unknown) => {
      const head = decodeHead(payload);
      return isSameId ? head?.id === id : head?.runId === runId && head.runAttempt === runAttempt;
    };
    const found = await (await this.#deployments()).find(taskOf(slot), isOwn);
    const head = decodeHead(found?.payload);
    if (found === null || head === null) return;
    this.#record = { ...this.#record, ...head };
    this.#begin(found.id, found.createdAt);
  }

  /** Adds the steps of this run that were read from GitHub Deployments. */
  addFromDeployments(records: readonly RunRecord[]): void {
    const read = records.filter(({ id }) => id === this.#record.id);
    this.#isEndWritten ||= read.some((record) => ownEndOf(record) !== undefined);
    this.#merge(read);
  }

  /** The site's URL that `operation: report` has added to the GitHub Deployment while this run was in progress. */
  get reportedUrl(): string | null {
    return this.#reportedUrl;
  }

  /** Reads the URL that `operation: report` has added to the GitHub Deployment. */
  readReportedUrl(deployments: readonly GitHubDeployment[]): void {
    const own = deployments.find(({ payload }) => decodeHead(payload)?.id === this.#record.id);
    const reports = own?.statuses.filter(({ description }) => isRepeated(description)) ?? [];
    const last = reports.toSorted((one, other) => other.createdAt - one.createdAt)[0];
    this.#reportedUrl = last?.environmentUrl ?? this.#reportedUrl;
  }

  /** Adds the steps of this run that were read from a comment. */
  addFromComment(records: readonly RunRecord[]): void {
    this.#merge(records.filter(({ id }) => id === this.#record.id));
  }

  #merge(read: readonly RunRecord[]): void {
    this.#record = mergeRecords([this.#record], read)[0] ?? this.#record;
  }

  /**
   * Writes a step to the GitHub Deployment. If there is none, keeps the step here only, for the comment.
   *
   * @param known - The records that were read. A step that is only kept here is dated after them.
   * @param text - Shown to people after the description of the end. Redacted.
   * @throws What Octokit throws. The step is kept here even then.
   */
  async write(
    step: StatusStep,
    known: readonly RunRecord[],
    { text = "", url = null }: { readonly text?: string; readonly url?: string | null } = {},
  ): Promise<void> {
    if (this.id === null) {
      this.keep(step, known);
      return;
    }
    try {
      const change = { state: stateOf(step), description: encodeStep(step, text), environmentUrl: url };
      const { id, createdAt } = await this.#setStatus(this.id, change);
      this.#shown = change;
      // A step that was kept here before has the runner's time, which may be ahead of GitHub's.
      this.#add({ ...step, at: Math.max(createdAt, this.#record.steps.at(-1)?.at ?? 0), statusId: id });
      this.#isEndWritten ||= step.kind === "pushed" || step.kind === "ended";
    } catch (error) {
      this.keep(step, known);
      throw error;
    }
  }

  /** Keeps a step for the comment only, dated after all known steps. */
  keep(step: RunStep, known: readonly RunRecord[]): void {
    this.#add({ ...step, at: nextMoment([...known, this.#record], wholeSecond(githubNow())), statusId: null });
  }

  /** Shows a state that no record depends on. @throws What Octokit throws. */
  async show(id: number, state: DeploymentState, description: string): Promise<void> {
    await this.#setStatus(id, { state, description });
  }

  /** Shows the reported URL if the end was written without it. @throws What Octokit throws. */
  async showReportedUrl(): Promise<void> {
    const [id, url, shown] = [this.id, this.#reportedUrl, this.#shown];
    if (id === null || url === null || shown === null || shown.environmentUrl === url) return;
    await this.#setStatus(id, { ...shown, description: encodeRepeated(shown.description), environmentUrl: url });
  }

  /** Writes a step to the record of another run. @throws What Octokit throws. */
  async writeTo(id: number, step: StatusStep, text: string): Promise<void> {
    await this.#setStatus(id, { state: stateOf(step), description: encodeStep(step, text) });
  }

  async #setStatus(id: number, change: Omit<StatusChange, "logUrl">) {
    return (await this.#deployments()).setStatus(id, { ...change, logUrl: this.#settings.runUrl });
  }

  #begin(id: number, createdAt: number): void {
    const steps = this.#record.steps.filter(({ kind }) => kind !== "begun");
    this.#record = { ...this.#record, githubDeploymentId: id, steps };
    this.#add({ kind: "begun", at: createdAt, statusId: null });
  }

  /** Merges the step, so that one that was kept here before moves to the time that GitHub gave it. */
  #add(step: RunRecord["steps"][number]): void {
    this.#merge([{ ...this.#record, steps: [step] }]);
  }

  #describe(outcome: PublicOutcome): NewDeployment {
    return {
      commit: this.#record.commit,
      task: taskOf(this.#record.slot),
      environment: this.#environment(outcome),
      isTransient: outcome.target === "preview",
      isProduction: outcome.target === "production",
      description: `Convex ${outcome.target ?? ""}: ${outcome.appName}`,
      payload: encodeHead(this.#record),
    };
  }

  #environment({ target }: PublicOutcome): string {
    const { environment, appNameInput } = this.#settings;
    if (environment !== null) return environment;
    const name = ENVIRONMENTS[target ?? ""] ?? "Convex";
    return appNameInput === null ? name : `${name} – ${appNameInput}`;
  }
}

const ENVIRONMENTS: Readonly<Record<string, string>> = {
  preview: "Convex Preview",
  production: "Convex Production",
  development: "Convex Development",
  custom: "Convex Custom",
};

/** Shown to people on a GitHub Deployment that a later one has replaced. No record depends on it. */
export const REPLACED = "Replaced by a later deploy.";

/** Shown to people on a GitHub Deployment of a run that did not report its end. */
export const LOST = "The run ended without reporting how: its machine was lost, or somebody stopped it by force.";

/** @returns The state that GitHub shows for a step. */
export function stateOf(step: StatusStep): DeploymentState {
  return step.kind === "ended" ? END_STATES[step.how] : STATES[step.kind];
}

const STATES: Readonly<Record<Exclude<StatusStep["kind"], "ended">, DeploymentState>> = {
  claimed: "in_progress",
  pushing: "in_progress",
  importing: "in_progress",
  "import-failed": "in_progress",
  seeding: "in_progress",
  "seed-failed": "in_progress",
  pushed: "success",
  removed: "inactive",
  kept: "inactive",
};

const END_STATES: Readonly<Record<Extract<RunStep, { kind: "ended" }>["how"], DeploymentState>> = {
  failed: "failure",
  refused: "failure",
  cancelled: "error",
  lost: "error",
  skipped: "inactive",
  superseded: "inactive",
};

/** GitHub's times are whole seconds. A fraction would make a step seem later than one that GitHub recorded after it. */
function wholeSecond(ms: number): number {
  return Math.floor(ms / 1000) * 1000;
}
