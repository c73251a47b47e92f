/** Reads the records of a slot's runs from GitHub, and the pull request or branch that the runs belong to. */

import type { GetGitHubClient } from "../../github/client.ts";
import { compareCommits } from "../../github/compare-commits.ts";
import type { GitHubDeployment } from "../../github/deployment-node.ts";
import { GitHubDeployments } from "../../github/deployments-api.ts";
import { type RepoParams, toRepoParams } from "../../github/repository.ts";
import { fetchRepositoryView, type RepositoryView, type ViewRequest } from "../../github/repository-view.ts";
import type { Relation } from "../../records/order.ts";
import { begunAt, isDeployed, mergeRecords, type RunRecord } from "../../records/record.ts";
import { decodeDeployments, encodeHead, taskOf } from "../../records/status-descriptions.ts";
import type { Evidence } from "../../records/verdict.ts";

export interface RecordsInView {
  readonly records: readonly RunRecord[];
  /** IDs of the records whose GitHub Deployment has `success` as its latest state. */
  readonly active: readonly string[];
}

/** All methods throw what Octokit throws; see `describeRequestError`. */
export class SlotRecords {
  readonly #github: GetGitHubClient;
  readonly #repo: RepoParams;
  #viewer: string | null = null;

  constructor(github: GetGitHubClient, repository: string) {
    this.#github = github;
    this.#repo = toRepoParams(repository);
  }

  /** Makes one request. */
  async fetchView(request: ViewRequest): Promise<RepositoryView & RecordsInView> {
    const view = await fetchRepositoryView(await this.#github(), this.#repo, request);
    this.#viewer = view.viewer;
    const { records } = this.#decode(view.deployments);
    return { ...view, records, active: this.#activeIn(view.deployments) };
  }

  /** Reads all records of a slot from GitHub Deployments. Makes two requests, or two for each hundred records. */
  async readAll(slot: string): Promise<Evidence> {
    const deployments = new GitHubDeployments(await this.#github(), this.#repo);
    const [listed] = await Promise.all([deployments.listByTask(taskOf(slot)), this.#fetchViewer()]);
    return this.#decode(listed);
  }

  /**
   * Reads the latest records of a slot from GitHub Deployments: a hundred, which is more than can be in progress at one time,
   * and some more if none of them has deployed. Makes two requests, or two for each hundred records.
   */
  async readLatest(slot: string): Promise<RecordsInView & Pick<RepositoryView, "deployments">> {
    const deployments = new GitHubDeployments(await this.#github(), this.#repo);
    const viewer = this.#fetchViewer();
    const hasDeployed = (page: readonly GitHubDeployment[]) => this.#decode(page).records.some(isDeployed);
    const [listed] = await Promise.all([deployments.listLatestByTask(taskOf(slot), hasDeployed), viewer]);
    return { records: this.#decode(listed).records, active: this.#activeIn(listed), deployments: listed };
  }

  /**
   * Reads the records of all slots whose GitHub Deployment was created since a time.
   *
   * @param since - Milliseconds since the epoch.
   * @param max - How many GitHub Deployments are read at most.
   */
  async readSince(since: number, max: number): Promise<Evidence> {
    const deployments = new GitHubDeployments(await this.#github(), this.#repo);
    const [listed] = await Promise.all([deployments.listSince(since, max), this.#fetchViewer()]);
    const { records, isComplete } = this.#decode(listed.deployments);
    return { records, isComplete: isComplete && listed.isComplete };
  }

  /**
   * Returns the same records with the IDs of their statuses, which only the REST API contains. Makes one request for each
   * record, so pass few.
   */
  async withStatusIds(records: readonly RunRecord[]): Promise<readonly RunRecord[]> {
    const deployments = new GitHubDeployments(await this.#github(), this.#repo);
    return Promise.all(
      records.map(async (record) => {
        const id = record.githubDeploymentId;
        if (id === null) return record;
        const head = { id, task: taskOf(record.slot), payload: encodeHead(record), createdAt: begunAt(record) };
        const statuses = await deployments.listStatuses(id);
        const read = decodeDeployments([{ ...head, isOwn: record.account === "own", statuses }]).records;
        return mergeRecords([record], read)[0] ?? record;
      }),
    );
  }

  /**
   * Returns the IDs of GitHub Deployments by the IDs of the records in them. Makes requests only if some of the records were
   * read without them.
   */
  async githubDeploymentIds(slot: string, records: readonly RunRecord[]): Promise<ReadonlyMap<unknown, number>> {
    const known = records.flatMap(({ id, githubDeploymentId }) =>
      githubDeploymentId === null ? [] : [[id, githubDeploymentId] as const],
    );
    if (known.length === records.length) return new Map(known);
    return new GitHubDeployments(await this.#github(), this.#repo).listIds(taskOf(slot));
  }

  /**
   * Compares each of the commits with `own`. The result lacks commits that GitHub does not know because nobody pushed
   * them.
   */
  async compare(own: string, commits: readonly string[]): Promise<Readonly<Record<string, Relation>>> {
    const github = await this.#github();
    const found = await Promise.all(
      commits.map(async (commit) => [commit, await compareCommits(github, this.#repo, own, commit)] as const),
    );
    return Object.fromEntries(found.filter((pair): pair is readonly [string, Relation] => pair[1] !== null));
  }

  async #fetchViewer(): Promise<void> {
    if (this.#viewer === null) await this.fetchView({ pullRequestNumber: null, refs: [], withDeployments: false });
  }

  #activeIn(deployments: readonly GitHubDeployment[]): readonly string[] {
    return this.#decode(deployments.filter(({ isActive }) => isActive)).records.map(({ id }) => id);
  }

  #decode(deployments: readonly GitHubDeployment[]) {
    const { records, isComplete } = decodeDeployments(
      deployments.map((one) => ({ ...one, isOwn: one.creator === this.#viewer })),
    );
    // Merging the records with themselves sorts their steps, whose order in the response is not defined.
    return { records: mergeRecords(records, records), isComplete };
  }
}
