/** GitHub Deployments: https://docs.github.com/en/rest/deployments/deployments */

import type { GitHubClient } from "./client.ts";
import type { RepositoryPlace } from "./repository-place.ts";

/** Tells our GitHub Deployments from those of others in the same environment. */
export const TASK = "deploy:convex";

/** GitHub's limit for the description of a status, in characters. */
const LONGEST_DESCRIPTION = 140;
/** How many earlier GitHub Deployments are looked at. What is older was retired by the runs in between. */
const LOOKED_AT = 5;

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

/** All methods throw what Octokit throws; see `refusedBecause`. */
export class GitHubDeployments {
  readonly #github: GitHubClient;
  readonly #place: RepositoryPlace;

  constructor(github: GitHubClient, place: RepositoryPlace) {
    this.#github = github;
    this.#place = place;
  }

  /** @returns The id. @throws Also where GitHub answers 202: it has merged branches instead, which we forbid. */
  async create({
    commit,
    environment,
    isTransient,
    isProduction,
    description,
    payload,
  }: NewDeployment): Promise<number> {
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
    });
    if (!("id" in data)) throw new Error("GitHub made no deployment record.");
    return data.id;
  }

  async setStatus(id: number, { state, description, logUrl, environmentUrl }: StatusChange): Promise<void> {
    await this.#github.rest.repos.createDeploymentStatus({
      ...this.#place,
      deployment_id: id,
      state,
      description: shortened(description),
      log_url: logUrl,
      ...(environmentUrl ? { environment_url: environmentUrl } : {}),
      // It would retire those of other apps and pull requests as well.
      auto_inactive: false,
    });
  }

  /**
   * Earlier GitHub Deployments of ours in an environment that are not retired yet, the newest first.
   *
   * @param before - An id: ids grow with time.
   * @param belongs - Whether a payload is about the same thing.
   */
  async unretired(
    environment: string,
    before: number,
    belongs: (payload: Readonly<Record<string, unknown>>) => boolean,
  ): Promise<readonly number[]> {
    const filter = { ...this.#place, environment, task: TASK, per_page: 100 };
    const { data } = await this.#github.rest.repos.listDeployments(filter);
    const earlier = data.filter(({ id, payload }) => id < before && belongs(objectOf(payload))).slice(0, LOOKED_AT);
    const found: number[] = [];
    for (const { id } of earlier) {
      const statuses = await this.#github.rest.repos.listDeploymentStatuses({
        ...this.#place,
        deployment_id: id,
        per_page: 1,
      });
      const state = statuses.data[0]?.state;
      // Whoever retired this one has retired those before it.
      if (state === "inactive") break;
      if (state === "success") found.push(id);
    }
    return found;
  }
}

function objectOf(payload: unknown): Readonly<Record<string, unknown>> {
  return typeof payload === "object" && payload !== null ? (payload as Record<string, unknown>) : {};
}

function shortened(text: string): string {
  const flat = text.replace(/\s+/g, " ").trim();
  return flat.length <= LONGEST_DESCRIPTION ? flat : `${flat.slice(0, LONGEST_DESCRIPTION - 1)}…`;
}
