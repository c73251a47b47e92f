/** Lists the comments of the token's own account on all pull requests of a repository. */

import type { GitHubClient } from "./client.ts";
import { COMMENT_FIELDS, type CommentNode, fromGraphql } from "./comment-node.ts";
import { PullRequestComments } from "./pull-request-comments.ts";
import type { RepoParams } from "./repository.ts";

export interface ViewerCommentRef {
  readonly pullRequestNumber: number;
  readonly body: string;
}

/** How many pull requests are searched. A preview deployment expires long before this many others have changed. */
const MAX_PULL_REQUESTS = 500;

/** Twenty pull requests with a hundred comments each are well within GitHub's time limit for a query. */
const RECENT = `query ($owner: String!, $repo: String!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequests(first: 20, after: $after, orderBy: { field: UPDATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes {
        number
        updatedAt
        comments(first: 100) {
          pageInfo { hasNextPage }
          nodes { ${COMMENT_FIELDS} }
        }
      }
    }
  }
}`;

interface RecentAnswer {
  readonly repository: {
    readonly pullRequests: {
      readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
      readonly nodes: readonly (null | {
        readonly number: number;
        readonly updatedAt: string;
        readonly comments: {
          readonly pageInfo: { readonly hasNextPage: boolean };
          readonly nodes: readonly (CommentNode | null)[];
        };
      })[];
    };
  };
}

/**
 * Lists the comments on open and closed pull requests, the most recently updated first. One request per 20 pull
 * requests, and one more per 100 comments of a pull request that has more than 100.
 *
 * @param since - Milliseconds since the epoch. Pull requests that were not updated since then are ignored.
 * @throws What Octokit throws; see `describeRequestError`.
 */
export async function listViewerComments(
  github: GitHubClient,
  repo: RepoParams,
  since: number,
): Promise<readonly ViewerCommentRef[]> {
  const found: ViewerCommentRef[] = [];
  let after: string | null = null;
  for (let seen = 0; seen < MAX_PULL_REQUESTS; ) {
    const variables: Record<string, unknown> = { ...repo, after };
    const { repository }: RecentAnswer = await github.graphql<RecentAnswer>(RECENT, variables);
    const { nodes, pageInfo } = repository.pullRequests;
    for (const node of nodes) {
      if (node === null) continue;
      const { number, updatedAt, comments } = node;
      if (Date.parse(updatedAt) < since) return found;
      const own = comments.pageInfo.hasNextPage
        ? (await new PullRequestComments(github, repo, number).fetchSnapshot()).viewerComments
        : comments.nodes.flatMap(fromGraphql);
      found.push(...own.map(({ body }) => ({ pullRequestNumber: number, body })));
    }
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
    seen += nodes.length;
  }
  return found;
}
