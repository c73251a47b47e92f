/** The comments that this token's own account wrote on one pull request. */

import type { GitHubClient } from "./client.ts";
import type { RepoParams } from "./repository.ts";

export interface ViewerComment {
  readonly id: number;
  readonly body: string;
  readonly url: string;
  /** Milliseconds since the epoch, of whole seconds. */
  readonly createdAt: number;
}

/** What one question about a pull request answers. */
export interface PullRequestSnapshot {
  readonly isOpen: boolean;
  readonly headSha: string;
  /** The oldest first. */
  readonly viewerComments: readonly ViewerComment[];
}

/**
 * GraphQL, because only there GitHub itself says whose a comment is: `GET /user` is not for the tokens of Apps, the
 * workflow token among them. https://docs.github.com/en/graphql/reference/objects#issuecomment
 */
const VIEW = `query ($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      state
      headRefOid
      comments(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { fullDatabaseId url body createdAt viewerDidAuthor }
      }
    }
  }
}`;

interface ViewAnswer {
  readonly repository: {
    readonly pullRequest: {
      readonly state: string;
      readonly headRefOid: string;
      readonly comments: {
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
        readonly nodes: readonly (CommentNode | null)[];
      };
    };
  };
}

/** A comment as GraphQL shows it. */
export interface CommentNode {
  readonly fullDatabaseId: string | null;
  readonly url: string;
  readonly body: string;
  readonly createdAt: string;
  readonly viewerDidAuthor: boolean;
}

/** All methods throw what Octokit throws; see `describeRequestError`. */
export class PullRequestComments {
  readonly #github: GitHubClient;
  readonly #place: RepoParams;
  readonly number: number;
  #slowestMs = 0;

  constructor(github: GitHubClient, place: RepoParams, number: number) {
    this.#github = github;
    this.#place = place;
    this.number = number;
  }

  /** The longest that GitHub took for one of these calls, in milliseconds. */
  get slowestMs(): number {
    return this.#slowestMs;
  }

  /** One call for each 100 comments of the pull request. */
  async fetchSnapshot(): Promise<PullRequestSnapshot> {
    const viewerComments: ViewerComment[] = [];
    let after: string | null = null;
    for (;;) {
      const variables: Record<string, unknown> = { ...this.#place, number: this.number, after };
      const { repository }: ViewAnswer = await this.#timed(this.#github.graphql<ViewAnswer>(VIEW, variables));
      const { state, headRefOid, comments } = repository.pullRequest;
      viewerComments.push(...comments.nodes.flatMap(fromGraphql));
      after = comments.pageInfo.endCursor;
      if (!comments.pageInfo.hasNextPage)
        return {
          isOpen: state === "OPEN",
          headSha: headRefOid,
          viewerComments: viewerComments.sort((a, b) => a.id - b.id),
        };
    }
  }

  /** `null`: somebody has deleted it. */
  async read(id: number): Promise<ViewerComment | null> {
    try {
      return fromRest(await this.#timed(this.#github.rest.issues.getComment({ ...this.#place, comment_id: id })));
    } catch (error) {
      if (isNotFound(error)) return null;
      throw error;
    }
  }

  async create(body: string): Promise<ViewerComment> {
    const target = { ...this.#place, issue_number: this.number };
    return fromRest(await this.#timed(this.#github.rest.issues.createComment({ ...target, body })));
  }

  /** `null`: somebody has deleted it. */
  async update(id: number, body: string): Promise<ViewerComment | null> {
    try {
      return fromRest(
        await this.#timed(this.#github.rest.issues.updateComment({ ...this.#place, comment_id: id, body })),
      );
    } catch (error) {
      if (isNotFound(error)) return null;
      throw error;
    }
  }

  async remove(id: number): Promise<void> {
    try {
      await this.#timed(this.#github.rest.issues.deleteComment({ ...this.#place, comment_id: id }));
    } catch (error) {
      if (!isNotFound(error)) throw error;
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

/** None for a comment of somebody else. */
export function fromGraphql(node: CommentNode | null): readonly ViewerComment[] {
  if (!node?.viewerDidAuthor || node.fullDatabaseId === null) return [];
  const { fullDatabaseId, url, body, createdAt } = node;
  return [{ id: Number(fullDatabaseId), url, body, createdAt: Date.parse(createdAt) }];
}

type CommentAnswer = Awaited<ReturnType<GitHubClient["rest"]["issues"]["getComment"]>>;

function fromRest({ data }: Pick<CommentAnswer, "data">): ViewerComment {
  return { id: data.id, body: data.body ?? "", url: data.html_url, createdAt: Date.parse(data.created_at) };
}

function isNotFound(error: unknown): boolean {
  const { status } = (error ?? {}) as { status?: unknown };
  return status === 404 || status === 410;
}
