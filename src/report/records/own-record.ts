/** The record of this run: in its GitHub Deployment, or, if there is none, in the pull request comment alone. */

import type { DeploymentState, GitHubDeployments, NewDeployment, StatusChange } from "../../github/deployments-api.ts";
import type { PublicOutcome } from "../../outcome/public-outcome.ts";
import { mergeRecords, nextSequence, type RecordHead, type RunRecord, type RunStep } from "../../records/record.ts";
import { encodeHead, encodeStep, taskOf } from "../../records/status-descriptions.ts";
import { sequenceOf } from "./deployment-records.ts";

export interface OwnRecordSettings {
  /** The `github-environment` input. */
  readonly environment: string | null;
  /** The `app-name` input: only a name that was given becomes part of the environment's. */
  readonly givenAppName: string | null;
  readonly runUrl: string;
}

export type WritableStep = Exclude<RunStep, { kind: "begun" }>;

export class OwnRecord {
  readonly #deployments: GitHubDeployments;
  readonly #settings: OwnRecordSettings;
  #record: RunRecord;
  #id: number | null = null;
  #mayExist = false;

  /** @param head - Redacted: all of it is sent to GitHub. */
  constructor(deployments: GitHubDeployments, settings: OwnRecordSettings, head: RecordHead) {
    this.#deployments = deployments;
    this.#settings = settings;
    this.#record = { ...head, account: "own", steps: [] };
  }

  /** What this run has written so far, and what was read of it. */
  get record(): RunRecord {
    return this.#record;
  }

  /** Of the GitHub Deployment; `null` if there is none. */
  get id(): number | null {
    return this.#id;
  }

  /** Creates the GitHub Deployment. May be called again after it has failed. @throws What Octokit throws. */
  async create(outcome: PublicOutcome): Promise<number> {
    const mayExist = this.#mayExist;
    this.#mayExist = true;
    const { id, createdAt } = await this.#deployments.create(this.#describe(outcome), mayExist);
    this.#id = id;
    this.#add({ kind: "begun" }, sequenceOf(createdAt), createdAt);
    return id;
  }

  /** Finds the GitHub Deployment that another process of this step may have created. @throws What Octokit throws. */
  async resume(): Promise<void> {
    const found = await this.#deployments.find({ task: taskOf(this.#record.slot), payload: encodeHead(this.#record) });
    if (found === null) return;
    this.#id = found.id;
    this.#add({ kind: "begun" }, sequenceOf(found.createdAt), found.createdAt);
  }

  /** Takes over what a reading shows of this run. */
  learn(records: readonly RunRecord[]): void {
    const read = records.filter(({ id }) => id === this.#record.id);
    this.#record = mergeRecords([this.#record], read)[0] ?? this.#record;
  }

  /**
   * Writes a step to the GitHub Deployment. Without one it is only kept here, for the comment.
   *
   * @param known - The records that were read: a step that is kept here comes after them.
   * @throws What Octokit throws. The step is kept here all the same.
   */
  async write(step: WritableStep, known: readonly RunRecord[], url: string | null = null): Promise<void> {
    if (this.#id === null) {
      this.keep(step, known);
      return;
    }
    try {
      const change = { state: STATES[step.kind], description: encodeStep(step), environmentUrl: url };
      const { createdAt } = await this.#setStatus(this.#id, step.kind === "ended" ? { ...change, state: END_STATES[step.how] } : change);
      this.#add(step, sequenceOf(createdAt), createdAt);
    } catch (error) {
      this.keep(step, known);
      throw error;
    }
  }

  /** Keeps a step for the comment only, in the order of all that is known. */
  keep(step: RunStep, known: readonly RunRecord[]): void {
    this.#add(step, nextSequence([...known, this.#record]), Date.now());
  }

  /** Shows a state that no record depends on. @throws What Octokit throws. */
  async show(id: number, state: DeploymentState, description: string): Promise<void> {
    await this.#setStatus(id, { state, description });
  }

  #setStatus(id: number, change: Omit<StatusChange, "logUrl">) {
    return this.#deployments.setStatus(id, { ...change, logUrl: this.#settings.runUrl });
  }

  #add(step: RunStep, sequence: number, at: number): void {
    const steps = [...this.#record.steps, { ...step, sequence, at }];
    this.#record = { ...this.#record, steps: steps.sort((one, other) => one.sequence - other.sequence) };
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
    const { environment, givenAppName } = this.#settings;
    if (environment !== null) return environment;
    const name = ENVIRONMENTS[target ?? ""] ?? "Convex";
    return givenAppName === null ? name : `${name} – ${givenAppName}`;
  }
}

const ENVIRONMENTS: Readonly<Record<string, string>> = {
  preview: "Convex Preview",
  production: "Convex Production",
  development: "Convex Development",
  custom: "Convex Custom",
};

/** What people see at GitHub beside the words. */
const STATES: Readonly<Record<WritableStep["kind"], DeploymentState>> = {
  claimed: "in_progress",
  pushing: "in_progress",
  importing: "in_progress",
  "import-failed": "in_progress",
  seeding: "in_progress",
  "seed-failed": "in_progress",
  pushed: "success",
  ended: "failure",
  removed: "inactive",
  kept: "inactive",
};

export const END_STATES: Readonly<Record<Extract<RunStep, { kind: "ended" }>["how"], DeploymentState>> = {
  failed: "failure",
  refused: "failure",
  cancelled: "error",
  lost: "error",
  skipped: "inactive",
  superseded: "inactive",
};
