/** The comments that this token's own account wrote on pull requests, over the whole repository. */

import type { GitHubClient } from "./client.ts";
import { COMMENT_FIELDS, type CommentNode, fromGraphql } from "./comment-node.ts";
import { PullRequestComments } from "./pull-request-comments.ts";
import type { RepoParams } from "./repository.ts";

export interface ViewerCommentRef {
  readonly pullRequestNumber: number;
  readonly body: string;
}

/** How far back one looks. A preview deployment expires long before so many pull requests have moved since. */
const MAX_PULL_REQUESTS = 500;

/** Twenty with a hundred comments each are well within the time that GitHub gives a query. */
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
 * Of pull requests in whatever state, those that changed last first. One call for each 20 of them, and one more for
 * each 100 comments where a pull request has more.
 *
 * @param since - Milliseconds since the epoch. Pull requests that have not changed since are left out: so are their comments.
 * @throws What Octokit throws; see `describeRequestError`.
 */
export async function listViewerComments(
  github: GitHubClient,
  place: RepoParams,
  since: number,
): Promise<readonly ViewerCommentRef[]> {
  const found: ViewerCommentRef[] = [];
  let after: string | null = null;
  for (let seen = 0; seen < MAX_PULL_REQUESTS; ) {
    const variables: Record<string, unknown> = { ...place, after };
    const { repository }: RecentAnswer = await github.graphql<RecentAnswer>(RECENT, variables);
    const { nodes, pageInfo } = repository.pullRequests;
    for (const node of nodes) {
      if (node === null) continue;
      const { number, updatedAt, comments } = node;
      if (Date.parse(updatedAt) < since) return found;
      const own = comments.pageInfo.hasNextPage
        ? (await new PullRequestComments(github, place, number).fetchSnapshot()).viewerComments
        : comments.nodes.flatMap(fromGraphql);
      found.push(...own.map(({ body }) => ({ pullRequestNumber: number, body })));
    }
    if (!pageInfo.hasNextPage) break;
    after = pageInfo.endCursor;
    seen += nodes.length;
  }
  return found;
}
