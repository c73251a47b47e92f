/** GitHub Deployments: https://docs.github.com/en/rest/deployments/deployments */

import { setTimeout as wait } from "node:timers/promises";
import type { GitHubClient } from "./client.ts";
import type { RepoParams } from "./repository.ts";
import { InvalidResponse, isTimeout, type OctokitError } from "./request-error.ts";
import { MAX_ATTEMPTS, mayHaveSucceeded, NO_RETRY, retryDelay } from "./retry.ts";

/** Tells our GitHub Deployments from those of others in the same environment. */
export const TASK = "deploy:convex";

/** GitHub's limit for the description of a status, in characters. */
const MAX_DESCRIPTION_LENGTH = 140;
/** How far back a search through all of ours goes. */
const MAX_RECORDS = 1_000;
/**
 * How many earlier GitHub Deployments of one thing are looked at, each with a call, until one is found that was replaced:
 * deploys that failed have replaced none.
 */
const MAX_RECORDS_TO_RETIRE = 30;
/** The description of one that a later deploy has replaced, which that deploy has then done to all before it as well. */
const REPLACED_DESCRIPTION = "A later deploy has taken its place.";

export type DeploymentState = "in_progress" | "success" | "failure" | "error" | "inactive";

export interface NewDeployment {
  /** Full SHA. A branch name would let GitHub deploy what was pushed since. */
  readonly commit: string;
  readonly environment: string;
  readonly isTransient: boolean;
  readonly isProduction: boolean;
  readonly description: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface StatusChange {
  readonly state: DeploymentState;
  readonly description: string;
  /** Page of the run. */
  readonly logUrl: string;
  /** The Convex deployment's URL. */
  readonly environmentUrl?: string | null;
}

/** All methods throw what Octokit throws; see `describeRequestError`. */
export class GitHubDeployments {
  readonly #github: GitHubClient;
  readonly #place: RepoParams;

  constructor(github: GitHubClient, place: RepoParams) {
    this.#github = github;
    this.#place = place;
  }

  /**
   * Makes a GitHub Deployment, once: where the answer got lost, the one that was made all the same is looked for before
   * another try.
   *
   * @param mayExist - Whether an earlier call failed in such a way.
   * @returns The id.
   * @throws Also where GitHub answers 202: it has merged branches instead, which we forbid.
   */
  async create(wanted: NewDeployment, mayExist = false): Promise<number> {
    let isUnsure = mayExist;
    for (let tries = 1; ; tries += 1) {
      const made = isUnsure ? await this.#find(wanted) : null;
      if (made !== null) return made;
      try {
        return await this.#createOnce(wanted);
      } catch (error) {
        if (tries >= MAX_ATTEMPTS || isTimeout(error) || !mayHaveSucceeded(error)) throw error;
        isUnsure = true;
        await wait(retryDelay(tries));
      }
    }
  }

  /** The one with exactly this payload, which names the run. */
  async #find({ commit, environment, payload }: NewDeployment): Promise<number | null> {
    const filter = { ...this.#place, sha: commit, environment, task: TASK, per_page: 100 };
    const { data } = await this.#github.rest.repos.listDeployments(filter);
    const wanted = Object.entries(payload);
    const found = data.find((one) => wanted.every(([name, value]) => objectOf(one.payload)[name] === value));
    return found?.id ?? null;
  }

  async #createOnce(wanted: NewDeployment): Promise<number> {
    const { commit, environment, isTransient, isProduction, description, payload } = wanted;
    const { data } = await this.#github.rest.repos.createDeployment({
      ...this.#place,
      ref: commit,
      task: TASK,
      environment,
      description: shortened(description),
      payload: { ...payload },
      transient_environment: isTransient,
      production_environment: isProduction,
      // The checks of a pull request run beside the deploy, not before it.
      required_contexts: [],
      // By default GitHub merges the default branch into the one that is deployed.
      auto_merge: false,
      request: NO_RETRY,
    });
    if (!("id" in data)) throw new InvalidResponse("GitHub made no deployment record");
    return data.id;
  }

  /** @returns The status's id. Ids grow with time, over all GitHub Deployments. */
  async setStatus(id: number, change: StatusChange): Promise<number> {
    try {
      return await this.#addStatus(id, change);
    } catch (error) {
      // An address that GitHub does not take must not cost the word of how the run ended.
      if (!change.environmentUrl || (error as OctokitError).status !== 422) throw error;
      return await this.#addStatus(id, { ...change, environmentUrl: null });
    }
  }

  async #addStatus(id: number, { state, description, logUrl, environmentUrl }: StatusChange): Promise<number> {
    const { data } = await this.#github.rest.repos.createDeploymentStatus({
      ...this.#place,
      deployment_id: id,
      state,
      description: shortened(description),
      log_url: logUrl,
      ...(environmentUrl ? { environment_url: environmentUrl } : {}),
      // It would retire those of other apps and pull requests as well.
      auto_inactive: false,
    });
    return data.id;
  }

  /**
   * All that this action made, in whatever environment, the newest first; of very many only the newest.
   *
   * GitHub filters by the task; whoever may write GitHub Deployments here may write such a one too.
   */
  async listAll(): Promise<readonly DeploymentRecord[]> {
    const found: DeploymentRecord[] = [];
    const pages = this.#github.paginate.iterator(this.#github.rest.repos.listDeployments, {
      ...this.#place,
      task: TASK,
      per_page: 100,
    });
    for await (const { data } of pages) {
      found.push(...data.map(({ id, payload }) => ({ id, payload: objectOf(payload) })));
      if (found.length >= MAX_RECORDS) break;
    }
    return found;
  }

  /** The newest hundred of these in an environment, the newest first. */
  async listLatest(environment: string): Promise<readonly DeploymentRecord[]> {
    const filter = { ...this.#place, environment, task: TASK, per_page: 100 };
    const { data } = await this.#github.rest.repos.listDeployments(filter);
    return data.map(({ id, payload }) => ({ id, payload: objectOf(payload) }));
  }

  /** What was said of one, the newest first. */
  async statuses(id: number): Promise<readonly DeploymentStatus[]> {
    const { data } = await this.#github.rest.repos.listDeploymentStatuses({
      ...this.#place,
      deployment_id: id,
      per_page: 30,
    });
    return data.map(({ id, state, description, created_at }) => ({
      id,
      state,
      description,
      createdAt: Date.parse(created_at),
    }));
  }

  /** Retires one for which a later deploy stands. */
  async markReplaced(id: number, logUrl: string): Promise<void> {
    await this.setStatus(id, { state: "inactive", description: REPLACED_DESCRIPTION, logUrl });
  }

  /**
   * Earlier GitHub Deployments of ours in an environment that are not retired yet, the newest first.
   *
   * @param before - An id: ids grow with time.
   * @param belongs - Whether a payload is about the same thing.
   */
  async listActiveBefore(
    environment: string,
    before: number,
    belongs: (payload: Readonly<Record<string, unknown>>) => boolean,
  ): Promise<readonly number[]> {
    const records = await this.listLatest(environment);
    const earlier = records
      .filter(({ id, payload }) => id < before && belongs(payload))
      .slice(0, MAX_RECORDS_TO_RETIRE);
    const found: number[] = [];
    for (const { id } of earlier) {
      const statuses = await this.#github.rest.repos.listDeploymentStatuses({
        ...this.#place,
        deployment_id: id,
        per_page: 1,
      });
      const [last] = statuses.data;
      // One that is inactive for another reason, such as a run that a newer one overtook, tells nothing of those before.
      if (last?.state === "inactive" && last.description === REPLACED_DESCRIPTION) break;
      if (last?.state === "success") found.push(id);
    }
    return found;
  }
}

export interface DeploymentStatus {
  readonly id: number;
  readonly state: string;
  readonly description: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

/** One that this action made, for whatever it was about. */
export interface DeploymentRecord {
  readonly id: number;
  readonly payload: Readonly<Record<string, unknown>>;
}

function objectOf(payload: unknown): Readonly<Record<string, unknown>> {
  return typeof payload === "object" && payload !== null ? (payload as Record<string, unknown>) : {};
}

function shortened(text: string): string {
  const flat = text.replace(/\s+/g, " ").trim();
  return flat.length <= MAX_DESCRIPTION_LENGTH ? flat : `${flat.slice(0, MAX_DESCRIPTION_LENGTH - 1)}…`;
}
