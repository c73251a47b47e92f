/** GitHub Deployments: https://docs.github.com/en/rest/deployments/deployments */

import { setTimeout as wait } from "node:timers/promises";
import type { GitHubClient } from "./client.ts";
import {
  DEPLOYMENT_FIELDS,
  type DeploymentNode,
  fromNode,
  type GitHubDeployment,
  withAllStatuses,
} from "./deployment-node.ts";
import type { RepoParams } from "./repository.ts";
import { InvalidResponse, isTimeout, type OctokitError } from "./request-error.ts";
import { MAX_ATTEMPTS, mayHaveSucceeded, NO_RETRY, retryDelay } from "./retry.ts";

/** In characters. GitHub's limit for the description of a status: https://docs.github.com/en/rest/deployments/statuses */
const MAX_DESCRIPTION_LENGTH = 140;
/** How many nodes GitHub returns at most in one query. */
const PAGE_SIZE = 100;
/** A push waits for these pages, which are read one after the other, and not for long. */
const MAX_LATEST_PAGES = 3;

export type DeploymentState = "in_progress" | "success" | "failure" | "error" | "inactive";

export interface NewDeployment {
  /** Full SHA. With a branch name, GitHub would record the branch's latest commit. */
  readonly commit: string;
  readonly task: string;
  readonly environment: string;
  readonly isTransient: boolean;
  readonly isProduction: boolean;
  readonly description: string;
  /** Must contain a unique `id`, by which the deployment is found again. */
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface StatusChange {
  readonly state: DeploymentState | "pending" | "queued";
  readonly description: string;
  /** URL of the run. */
  readonly logUrl: string;
  /** URL of the deployed site. */
  readonly environmentUrl?: string | null;
}

export interface Written {
  readonly id: number;
  /** Milliseconds since the epoch, of whole seconds. */
  readonly createdAt: number;
}

/** A status, as GitHub stores it. */
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
  readonly #repo: RepoParams;

  constructor(github: GitHubClient, repo: RepoParams) {
    this.#github = github;
    this.#repo = repo;
  }

  /**
   * Creates a GitHub Deployment exactly once: if a response is lost, it first looks for the deployment that may have been
   * created before it retries.
   *
   * @param mayExist - Whether the response of an earlier call was lost.
   * @throws Also if GitHub responds with 202: then it merged branches instead, although `auto_merge` is off.
   */
  async create(wanted: NewDeployment, mayExist: boolean): Promise<Written> {
    let isUnsure = mayExist;
    for (let attempt = 1; ; attempt += 1) {
      const { id } = wanted.payload;
      const isOwn = (payload: unknown) => (payload as { id?: unknown } | null)?.id === id;
      const made = isUnsure ? await this.find(wanted.task, isOwn) : null;
      if (made !== null) return made;
      try {
        return await this.#createOnce(wanted);
      } catch (error) {
        if (attempt >= MAX_ATTEMPTS || isTimeout(error) || !mayHaveSucceeded(error)) throw error;
        isUnsure = true;
        await wait(retryDelay(attempt));
      }
    }
  }

  /** Finds the newest deployment with this task whose payload matches. */
  async find(task: string, isWanted: (payload: unknown) => boolean): Promise<Found | null> {
    const { data } = await this.#github.rest.repos.listDeployments({ ...this.#repo, task, per_page: PAGE_SIZE });
    const found = data.find(({ payload }) => isWanted(payload));
    return found === undefined
      ? null
      : { id: found.id, createdAt: Date.parse(found.created_at), payload: found.payload };
  }

  async #createOnce(wanted: NewDeployment): Promise<Written> {
    const { commit, task, environment, isTransient, isProduction, description, payload } = wanted;
    const { data } = await this.#github.rest.repos.createDeployment({
      ...this.#repo,
      ref: commit,
      task,
      environment,
      description: shortened(description),
      payload: { ...payload },
      transient_environment: isTransient,
      production_environment: isProduction,
      // The checks of a pull request run at the same time as the deploy, so do not wait for them.
      required_contexts: [],
      // By default, GitHub merges the default branch into the deployed branch.
      auto_merge: false,
      request: NO_RETRY,
    });
    if (!("id" in data)) throw new InvalidResponse("GitHub did not create the deployment");
    return { id: data.id, createdAt: Date.parse(data.created_at) };
  }

  async setStatus(id: number, change: StatusChange): Promise<Written> {
    try {
      return await this.#addStatus(id, change);
    } catch (error) {
      // GitHub may not accept the URL: write the status without it.
      if (!change.environmentUrl || (error as OctokitError).status !== 422) throw error;
      return await this.#addStatus(id, { ...change, environmentUrl: null });
    }
  }

  async #addStatus(id: number, { state, description, logUrl, environmentUrl }: StatusChange): Promise<Written> {
    const { data } = await this.#github.rest.repos.createDeploymentStatus({
      ...this.#repo,
      deployment_id: id,
      state,
      description: shortened(description),
      log_url: logUrl,
      ...(environmentUrl ? { environment_url: environmentUrl } : {}),
      // GitHub would also mark the deployments of other apps and pull requests as inactive.
      auto_inactive: false,
    });
    return { id: data.id, createdAt: Date.parse(data.created_at) };
  }

  /** Lists all deployments with this task, newest first. Per hundred: one request, and one more for their statuses. */
  async listByTask(task: string): Promise<readonly GitHubDeployment[]> {
    return this.#withStatuses(await this.#listAll(task));
  }

  /**
   * Lists the newest deployments with this task: a hundred, and the hundreds before it until `isEnough`, up to
   * `MAX_LATEST_PAGES`. Per hundred: one request, and one more for their statuses.
   */
  async listLatestByTask(
    task: string,
    isEnough: (page: readonly GitHubDeployment[]) => boolean,
  ): Promise<readonly GitHubDeployment[]> {
    const found: GitHubDeployment[] = [];
    for (let page = 1; page <= MAX_LATEST_PAGES; page += 1) {
      const wanted = { ...this.#repo, task, per_page: PAGE_SIZE, page };
      const { data } = await this.#github.rest.repos.listDeployments(wanted);
      const read = await this.#withStatuses(data);
      found.push(...read);
      if (data.length < PAGE_SIZE || isEnough(read)) break;
    }
    return found;
  }

  async #withStatuses(
    listed: readonly { readonly id: number; readonly node_id: string }[],
  ): Promise<readonly GitHubDeployment[]> {
    const idOf = new Map(listed.map(({ node_id, id }) => [node_id, id]));
    const found: GitHubDeployment[] = [];
    for (let from = 0; from < listed.length; from += PAGE_SIZE) {
      const ids = listed.slice(from, from + PAGE_SIZE).map(({ node_id }) => node_id);
      const answer = await this.#github.graphql<NodesAnswer>(NODES, { ids });
      const nodes = await withAllStatuses(this.#github, answer.nodes);
      found.push(
        ...nodes.flatMap((node) => fromNode(node).map((one) => ({ ...one, id: idOf.get(node?.id ?? "") ?? null }))),
      );
    }
    return found;
  }

  /** The IDs of all deployments with this task, by the `id` in their payload. One request per hundred. */
  async listIds(task: string): Promise<ReadonlyMap<unknown, number>> {
    const listed = await this.#listAll(task);
    return new Map(listed.map(({ id, payload }) => [(payload as { id?: unknown } | null)?.id, id]));
  }

  #listAll(task: string) {
    const wanted = { ...this.#repo, task, per_page: PAGE_SIZE };
    return this.#github.paginate(this.#github.rest.repos.listDeployments, wanted);
  }

  /**
   * Lists the deployments of all environments and creators since a time, newest first.
   *
   * @param since - Milliseconds since the epoch.
   * @param max - After this many, no further page is read.
   * @returns `isComplete` says whether all of them were read.
   */
  async listSince(
    since: number,
    max: number,
  ): Promise<{ readonly deployments: readonly GitHubDeployment[]; readonly isComplete: boolean }> {
    const found: GitHubDeployment[] = [];
    let after: string | null = null;
    for (;;) {
      const variables: Record<string, unknown> = { ...this.#repo, after };
      const { repository }: PageAnswer = await this.#github.graphql<PageAnswer>(PAGE, variables);
      const { nodes, pageInfo } = repository.deployments;
      const page = (await withAllStatuses(this.#github, nodes)).flatMap(fromNode);
      found.push(...page.filter(({ createdAt }) => createdAt >= since));
      const isComplete = !pageInfo.hasNextPage || page.some(({ createdAt }) => createdAt < since);
      if (isComplete || found.length >= max) return { deployments: found, isComplete };
      after = pageInfo.endCursor;
    }
  }

  /** Newest first. IDs increase with time, across all deployments. */
  async listStatuses(id: number): Promise<readonly DeploymentStatusDetails[]> {
    const wanted = { ...this.#repo, deployment_id: id, per_page: PAGE_SIZE };
    const listed = await this.#github.paginate(this.#github.rest.repos.listDeploymentStatuses, wanted);
    return listed.map((status) => ({
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
  if (flat.length <= MAX_DESCRIPTION_LENGTH) return flat;
  // Do not cut a surrogate pair in half.
  return `${flat.slice(0, MAX_DESCRIPTION_LENGTH - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}
