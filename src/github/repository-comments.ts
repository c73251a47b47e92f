/** Lists the comments on all pull requests of a repository that this action may have written. */

import type { GitHubClient } from "./client.ts";
import type { RepoParams } from "./repository.ts";

export interface RepositoryComment {
  readonly pullRequestNumber: number;
  readonly body: string;
  /** Whether the token's own account wrote it. */
  readonly isOwn: boolean;
}

export interface RepositoryComments {
  readonly comments: readonly RepositoryComment[];
  /**
   * Comments were not read of pull requests that were last updated then or before, in milliseconds since the epoch. 0 if
   * all were read that were asked for.
   */
  readonly unreadUntil: number;
}

/** How many pull requests are searched. */
const MAX_PULL_REQUESTS = 500;

const COMMENTS = `pageInfo { hasNextPage endCursor }
  nodes { body viewerDidAuthor authorAssociation author { __typename } }`;

/** Twenty pull requests with a hundred comments each are well within GitHub's time limit for a query. */
const RECENT = `query ($owner: String!, $repo: String!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequests(first: 20, after: $after, orderBy: { field: UPDATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes { number updatedAt comments(first: 100) { ${COMMENTS} } }
    }
  }
}`;

const MORE = `query ($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) { comments(first: 100, after: $after) { ${COMMENTS} } }
  }
}`;

interface CommentPage {
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly nodes: readonly (null | {
    readonly body: string;
    readonly viewerDidAuthor: boolean;
    readonly authorAssociation: string;
    /** `null` if the account was deleted. */
    readonly author: { readonly __typename: string } | null;
  })[];
}

interface RecentAnswer {
  readonly repository: {
    readonly pullRequests: {
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      readonly nodes: readonly (null | {
        readonly number: number;
        readonly updatedAt: string;
        readonly comments: CommentPage;
      })[];
    };
  };
}

interface MoreAnswer {
  readonly repository: { readonly pullRequest: { readonly comments: CommentPage } };
}

/**
 * Lists the comments on open and closed pull requests, the most recently updated first. One request per 20 pull
 * requests, and one more per 100 comments of a pull request that has more than 100.
 *
 * Includes those of other accounts whose token a workflow of this repository may use. Others, such as those of strangers on
 * a public repository, are left out.
 *
 * @param since - Milliseconds since the epoch. Pull requests that were not updated since then are ignored.
 * @throws What Octokit throws; see `describeRequestError`.
 */
export async function listComments(github: GitHubClient, repo: RepoParams, since: number): Promise<RepositoryComments> {
  const comments: RepositoryComment[] = [];
  let after: string | null = null;
  let unreadUntil = 0;
  for (let seen = 0; seen < MAX_PULL_REQUESTS; ) {
    const variables: Record<string, unknown> = { ...repo, after };
    const { repository }: RecentAnswer = await github.graphql<RecentAnswer>(RECENT, variables);
    const { nodes, pageInfo } = repository.pullRequests;
    for (const node of nodes) {
      if (node === null) continue;
      unreadUntil = Date.parse(node.updatedAt);
      if (unreadUntil < since) return { comments, unreadUntil: 0 };
      comments.push(...(await commentsOf(github, repo, node.number, node.comments)));
    }
    if (!pageInfo.hasNextPage) return { comments, unreadUntil: 0 };
    after = pageInfo.endCursor;
    seen += nodes.length;
  }
  return { comments, unreadUntil };
}

async function commentsOf(
  github: GitHubClient,
  repo: RepoParams,
  number: number,
  first: CommentPage,
): Promise<readonly RepositoryComment[]> {
  const nodes = [...first.nodes];
  for (let last = first; last.pageInfo.hasNextPage; ) {
    const variables: Record<string, unknown> = { ...repo, number, after: last.pageInfo.endCursor };
    last = (await github.graphql<MoreAnswer>(MORE, variables)).repository.pullRequest.comments;
    nodes.push(...last.nodes);
  }
  return nodes.flatMap((node) =>
    node !== null && mayBeOfAction(node)
      ? [{ pullRequestNumber: number, body: node.body, isOwn: node.viewerDidAuthor }]
      : [],
  );
}

/** https://docs.github.com/en/graphql/reference/enums#commentauthorassociation */
const INSIDERS = ["OWNER", "MEMBER", "COLLABORATOR", "CONTRIBUTOR"];

/**
 * Whether the comment was written with the token of this account, of an app that is installed in the repository (only these
 * can write there), or of a person who belongs to it. A member whose membership is private counts as a contributor.
 */
function mayBeOfAction(node: NonNullable<CommentPage["nodes"][number]>): boolean {
  return node.viewerDidAuthor || node.author?.__typename === "Bot" || INSIDERS.includes(node.authorAssociation);
}
