/** Reads and writes the comments of the token's own account on one pull request. */

import type { GitHubClient } from "./client.ts";
import type { ViewerComment } from "./comment-node.ts";
import type { RepoParams } from "./repository.ts";
import { fetchRepositoryView, type PullRequestView } from "./repository-view.ts";
import { InvalidResponse, type OctokitError } from "./request-error.ts";

/** All methods throw what Octokit throws; see `describeRequestError`. */
export class PullRequestComments {
  readonly #github: GitHubClient;
  readonly #repo: RepoParams;
  readonly number: number;
  #slowestMs = 0;

  constructor(github: GitHubClient, repo: RepoParams, number: number) {
    this.#github = github;
    this.#repo = repo;
    this.number = number;
  }

  /** Milliseconds that the slowest of these requests took. */
  get slowestMs(): number {
    return this.#slowestMs;
  }

  /** Reads whether the pull request is open, its head, and this account's comments. */
  async fetchSnapshot(): Promise<PullRequestView> {
    const request = { pullRequestNumber: this.number, refs: [], withDeployments: false };
    const { pullRequest } = await this.#timed(fetchRepositoryView(this.#github, this.#repo, request));
    if (pullRequest === null) throw new InvalidResponse(`GitHub has no pull request #${this.number}`);
    return pullRequest;
  }

  /** @returns `null` if the comment was deleted. */
  async read(id: number): Promise<ViewerComment | null> {
    const found = await this.#unlessDeleted(this.#github.rest.issues.getComment({ ...this.#repo, comment_id: id }));
    return found && fromRest(found);
  }

  async create(body: string): Promise<ViewerComment> {
    const target = { ...this.#repo, issue_number: this.number };
    return fromRest(await this.#timed(this.#github.rest.issues.createComment({ ...target, body })));
  }

  /** @returns `null` if the comment was deleted. */
  async update(id: number, body: string): Promise<ViewerComment | null> {
    const target = { ...this.#repo, comment_id: id };
    const updated = await this.#unlessDeleted(this.#github.rest.issues.updateComment({ ...target, body }));
    return updated && fromRest(updated);
  }

  async remove(id: number): Promise<void> {
    await this.#unlessDeleted(this.#github.rest.issues.deleteComment({ ...this.#repo, comment_id: id }));
  }

  /** @returns `null` if the comment was deleted. */
  async #unlessDeleted<Answer>(call: Promise<Answer>): Promise<Answer | null> {
    try {
      return await this.#timed(call);
    } catch (error) {
      const { status } = (error ?? {}) as OctokitError;
      if (status === 404 || status === 410) return null;
      throw error;
    }
  }

  async #timed<Answer>(call: Promise<Answer>): Promise<Answer> {
    const started = performance.now();
    try {
      return await call;
    } finally {
      this.#slowestMs = Math.max(this.#slowestMs, performance.now() - started);
    }
  }
}

type CommentAnswer = Awaited<ReturnType<GitHubClient["rest"]["issues"]["getComment"]>>;

function fromRest({ data }: Pick<CommentAnswer, "data">): ViewerComment {
  return { id: data.id, body: data.body ?? "", url: data.html_url, createdAt: Date.parse(data.created_at) };
}
