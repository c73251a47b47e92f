/** GitHub Deployments: https://docs.github.com/en/rest/deployments/deployments */

import { setTimeout as wait } from "node:timers/promises";
import type { GitHubClient } from "./client.ts";
import { DEPLOYMENT_FIELDS, type DeploymentNode, fromNode, type GitHubDeployment } from "./deployment-node.ts";
import type { RepoParams } from "./repository.ts";
import { InvalidResponse, isTimeout, type OctokitError } from "./request-error.ts";
import { MAX_ATTEMPTS, mayHaveSucceeded, NO_RETRY, retryDelay } from "./retry.ts";

/** GitHub's limit for the description of a status, in characters. */
const MAX_DESCRIPTION_LENGTH = 140;
/** How many nodes GitHub gives in one query. */
const PAGE_SIZE = 100;

export type DeploymentState = "in_progress" | "success" | "failure" | "error" | "inactive";

export interface NewDeployment {
  /** Full SHA. A branch name would let GitHub deploy what was pushed since. */
  readonly commit: string;
  readonly task: string;
  readonly environment: string;
  readonly isTransient: boolean;
  readonly isProduction: boolean;
  readonly description: string;
  /** Its `id` must be unique: by it the deployment is found again. */
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface StatusChange {
  readonly state: DeploymentState | "pending" | "queued";
  readonly description: string;
  /** Page of the run. */
  readonly logUrl: string;
  /** Where people see what was deployed. */
  readonly environmentUrl?: string | null;
}

export interface Written {
  readonly id: number;
  /** Milliseconds since the epoch, of whole seconds. */
  readonly createdAt: number;
}

/** A status as it was written. */
export interface DeploymentStatusDetails extends Written {
  readonly state: StatusChange["state"];
  readonly description: string;
  readonly logUrl: string;
}

export interface Found extends Written {
  readonly payload: unknown;
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
   * Creates a GitHub Deployment, once: if an answer got lost, it looks for the deployment that may have been created all
   * the same before it tries again.
   *
   * @param mayExist - Whether an earlier call failed in such a way.
   * @throws Also if GitHub answers 202: it has merged branches instead, which we forbid.
   */
  async create(wanted: NewDeployment, mayExist = false): Promise<Written> {
    let isUnsure = mayExist;
    for (let tries = 1; ; tries += 1) {
      const { id } = wanted.payload;
      const isOwn = (payload: unknown) => (payload as { id?: unknown } | null)?.id === id;
      const made = isUnsure ? await this.find(wanted.task, isOwn) : null;
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

  /** The newest with this task whose payload is the one that is looked for. */
  async find(task: string, isWanted: (payload: unknown) => boolean): Promise<Found | null> {
    const { data } = await this.#github.rest.repos.listDeployments({ ...this.#place, task, per_page: PAGE_SIZE });
    const found = data.find(({ payload }) => isWanted(payload));
    return found === undefined
      ? null
      : { id: found.id, createdAt: Date.parse(found.created_at), payload: found.payload };
  }

  async #createOnce(wanted: NewDeployment): Promise<Written> {
    const { commit, task, environment, isTransient, isProduction, description, payload } = wanted;
    const { data } = await this.#github.rest.repos.createDeployment({
      ...this.#place,
      ref: commit,
      task,
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
    return { id: data.id, createdAt: Date.parse(data.created_at) };
  }

  async setStatus(id: number, change: StatusChange): Promise<Written> {
    try {
      return await this.#addStatus(id, change);
    } catch (error) {
      // A URL that GitHub does not accept must not lose the status itself.
      if (!change.environmentUrl || (error as OctokitError).status !== 422) throw error;
      return await this.#addStatus(id, { ...change, environmentUrl: null });
    }
  }

  async #addStatus(id: number, { state, description, logUrl, environmentUrl }: StatusChange): Promise<Written> {
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
    return { id: data.id, createdAt: Date.parse(data.created_at) };
  }

  /** All with this task, the newest first: one call for each hundred, and one more for their statuses. */
  async listByTask(task: string): Promise<readonly GitHubDeployment[]> {
    const listed = await this.#listAll(task);
    const idOf = new Map(listed.map(({ node_id, id }) => [node_id, id]));
    const found: GitHubDeployment[] = [];
    for (let from = 0; from < listed.length; from += PAGE_SIZE) {
      const ids = listed.slice(from, from + PAGE_SIZE).map(({ node_id }) => node_id);
      const { nodes } = await this.#github.graphql<NodesAnswer>(NODES, { ids });
      found.push(
        ...nodes.flatMap((node) => fromNode(node).map((one) => ({ ...one, id: idOf.get(node?.id ?? "") ?? null }))),
      );
    }
    return found;
  }

  /** The ids of all with this task, by the `id` of their payload: one call for each hundred. */
  async listIds(task: string): Promise<ReadonlyMap<unknown, number>> {
    const listed = await this.#listAll(task);
    return new Map(listed.map(({ id, payload }) => [(payload as { id?: unknown } | null)?.id, id]));
  }

  #listAll(task: string) {
    const wanted = { ...this.#place, task, per_page: PAGE_SIZE };
    return this.#github.paginate(this.#github.rest.repos.listDeployments, wanted);
  }

  /**
   * Those that were created since a moment, for whatever environment and by whomever, the newest first.
   *
   * @param since - Milliseconds since the epoch.
   * @param max - How many are read at most.
   * @returns `isComplete`: whether all were read.
   */
  async listSince(
    since: number,
    max: number,
  ): Promise<{ readonly deployments: readonly GitHubDeployment[]; readonly isComplete: boolean }> {
    const found: GitHubDeployment[] = [];
    let after: string | null = null;
    for (;;) {
      const variables: Record<string, unknown> = { ...this.#place, after };
      const { repository }: PageAnswer = await this.#github.graphql<PageAnswer>(PAGE, variables);
      const { nodes, pageInfo } = repository.deployments;
      const page = nodes.flatMap(fromNode);
      found.push(...page.filter(({ createdAt }) => createdAt >= since));
      const isComplete = !pageInfo.hasNextPage || page.some(({ createdAt }) => createdAt < since);
      if (isComplete || found.length >= max) return { deployments: found, isComplete };
      after = pageInfo.endCursor;
    }
  }

  /** The newest first. Ids grow with time, over all deployments. */
  async listStatuses(id: number): Promise<readonly DeploymentStatusDetails[]> {
    const { data } = await this.#github.rest.repos.listDeploymentStatuses({
      ...this.#place,
      deployment_id: id,
      per_page: PAGE_SIZE,
    });
    return data.map((status) => ({
      id: status.id,
      createdAt: Date.parse(status.created_at),
      description: status.description,
      state: status.state,
      logUrl: status.log_url ?? "",
    }));
  }
}

const NODES = `query ($ids: [ID!]!) {
  nodes(ids: $ids) { ... on Deployment { ${DEPLOYMENT_FIELDS} } }
}`;

interface NodesAnswer {
  readonly nodes: readonly (DeploymentNode | null)[];
}

const PAGE = `query ($owner: String!, $repo: String!, $after: String) {
  repository(owner: $owner, name: $repo) {
    deployments(first: 100, after: $after, orderBy: { field: CREATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes { ${DEPLOYMENT_FIELDS} }
    }
  }
}`;

interface PageAnswer {
  readonly repository: {
    readonly deployments: {
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      readonly nodes: readonly (DeploymentNode | null)[];
    };
  };
}

function shortened(text: string): string {
  const flat = text.replace(/\s+/g, " ").trim();
  return flat.length <= MAX_DESCRIPTION_LENGTH ? flat : `${flat.slice(0, MAX_DESCRIPTION_LENGTH - 1)}…`;
}
