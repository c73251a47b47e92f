/**
 * Reads in one query what a run needs: a pull request with the action's comments, refs and the latest GitHub
 * Deployments.
 */

import type { GitHubClient } from "./client.ts";
import { COMMENT_FIELDS, type CommentNode, fromGraphql, type ViewerComment } from "./comment-node.ts";
import {
  DEPLOYMENT_FIELDS,
  type DeploymentNode,
  fromNode,
  type GitHubDeployment,
  loginOf,
  withAllStatuses,
} from "./deployment-node.ts";
import type { RepoParams } from "./repository.ts";
import type { OctokitError } from "./request-error.ts";

/** A page of a pull request's comments. */
export interface CommentPage {
  /** The cursor after which the page starts, or `null` for the first page. */
  readonly after: string | null;
}

export interface ViewRequest {
  readonly pullRequestNumber: number | null;
  /** The only page of its comments to read. By default all are read. */
  readonly commentPage?: CommentPage | null;
  /** At most two full ref names, such as `refs/heads/main`. */
  readonly refs: readonly string[];
  /** Whether the latest GitHub Deployments are read as well. */
  readonly withDeployments: boolean;
}

export interface RepositoryView {
  /** The token's own account, as `loginOf` returns it. */
  readonly viewer: string;
  readonly pullRequest: PullRequestView | null;
  /** For each full ref name, the commit that it points to, or `null` if the ref does not exist. */
  readonly refs: Readonly<Record<string, string | null>>;
  /** Newest first; empty if they were not requested. */
  readonly deployments: readonly GitHubDeployment[];
  /** Whether the repository has older GitHub Deployments than these. */
  readonly hasOlderDeployments: boolean;
}

export interface PullRequestView {
  readonly isOpen: boolean;
  readonly headSha: string;
  /** The comments of the token's own account, oldest first. */
  readonly viewerComments: readonly ViewerComment[];
  /** The page of each of them, by its ID. */
  readonly pages: ReadonlyMap<number, CommentPage>;
  /** Whether all comments were read. */
  readonly isComplete: boolean;
}

/** How many of the latest GitHub Deployments are read: far more than are in progress in a repository at one time. */
const LATEST = 50;

/** An annotated tag is an object of its own that points to the commit. */
const TARGET_FIELDS = "oid ... on Tag { target { oid } }";

const VIEW = `query ($owner: String!, $repo: String!, $number: Int!, $ofPullRequest: Boolean!, $after: String,
  $ref0: String!, $withRef0: Boolean!, $ref1: String!, $withRef1: Boolean!, $withDeployments: Boolean!) {
  viewer { login }
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) @include(if: $ofPullRequest) {
      state
      headRefOid
      comments(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { ${COMMENT_FIELDS} }
      }
    }
    ref0: ref(qualifiedName: $ref0) @include(if: $withRef0) { target { ${TARGET_FIELDS} } }
    ref1: ref(qualifiedName: $ref1) @include(if: $withRef1) { target { ${TARGET_FIELDS} } }
    deployments(first: ${LATEST}, orderBy: { field: CREATED_AT, direction: DESC }) @include(if: $withDeployments) {
      pageInfo { hasNextPage }
      nodes { ${DEPLOYMENT_FIELDS} }
    }
  }
}`;

interface RefAnswer {
  readonly target: { readonly oid: string; readonly target?: { readonly oid: string } } | null;
}

interface ViewAnswer {
  readonly viewer: { readonly login: string };
  readonly repository: {
    /** `null` if it does not exist. */
    readonly pullRequest?: {
      readonly state: string;
      readonly headRefOid: string;
      readonly comments: {
        readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
        readonly nodes: readonly (CommentNode | null)[];
      };
    } | null;
    readonly ref0?: RefAnswer | null;
    readonly ref1?: RefAnswer | null;
    readonly deployments?: {
      readonly pageInfo: { readonly hasNextPage: boolean };
      readonly nodes: readonly (DeploymentNode | null)[];
    };
  };
}

/**
 * One request, and one more for each further hundred comments of the pull request that are to be read.
 *
 * @throws What Octokit throws; see `describeRequestError`.
 */
export async function fetchRepositoryView(
  github: GitHubClient,
  repo: RepoParams,
  request: ViewRequest,
): Promise<RepositoryView> {
  const { commentPage = null } = request;
  const { repository, viewer } = await ask(github, repo, request, commentPage?.after ?? null);
  const { pullRequest, ref0, ref1, deployments } = repository;
  const comments = commentsOf(pullRequest, commentPage?.after ?? null);
  for (let page = pullRequest?.comments.pageInfo; commentPage === null && page?.hasNextPage; ) {
    const after = page.endCursor;
    const more = await ask(github, repo, { ...request, refs: [], withDeployments: false }, after);
    comments.push(...commentsOf(more.repository.pullRequest, after));
    page = more.repository.pullRequest?.comments.pageInfo;
  }
  const targets = [ref0, ref1].map((ref) => ref?.target?.target?.oid ?? ref?.target?.oid ?? null);
  return {
    viewer: loginOf(viewer.login),
    pullRequest:
      pullRequest == null
        ? null
        : {
            isOpen: pullRequest.state === "OPEN",
            headSha: pullRequest.headRefOid,
            viewerComments: comments.map(({ comment }) => comment).sort((one, other) => one.id - other.id),
            pages: new Map(comments.map(({ comment, page }) => [comment.id, page])),
            isComplete: commentPage === null,
          },
    refs: Object.fromEntries(request.refs.map((ref, index) => [ref, targets[index] ?? null])),
    deployments: (await withAllStatuses(github, deployments?.nodes ?? [])).flatMap(fromNode),
    hasOlderDeployments: deployments?.pageInfo.hasNextPage ?? false,
  };
}

function commentsOf(pullRequest: ViewAnswer["repository"]["pullRequest"], after: string | null) {
  const viewerComments = pullRequest?.comments.nodes.flatMap(fromGraphql) ?? [];
  return viewerComments.map((comment) => ({ comment, page: { after } }));
}

function ask(
  github: GitHubClient,
  repo: RepoParams,
  { pullRequestNumber, refs, withDeployments }: ViewRequest,
  after: string | null,
): Promise<ViewAnswer> {
  const [ref0, ref1] = refs;
  const variables: Record<string, unknown> = {
    ...repo,
    number: pullRequestNumber ?? 0,
    ofPullRequest: pullRequestNumber !== null,
    after,
    ref0: ref0 ?? "",
    withRef0: ref0 !== undefined,
    ref1: ref1 ?? "",
    withRef1: ref1 !== undefined,
    withDeployments,
  };
  const isPart = refs.length > 0 || withDeployments;
  return github.graphql<ViewAnswer>(VIEW, variables).catch((error) => answerWithoutPullRequest(error, isPart));
}

/**
 * GitHub reports a pull request that does not exist, or that the token may not read, as an error, beside the data of the
 * rest.
 *
 * @param isPart - Whether more than the pull request was asked for. If not, a missing permission is an error.
 */
function answerWithoutPullRequest(
  error: OctokitError & { readonly data?: ViewAnswer | null },
  isPart: boolean,
): ViewAnswer {
  const isMissing = error.errors?.every(
    ({ type, path }) => type === "NOT_FOUND" || (isPart && type === "FORBIDDEN" && path?.[1] === "pullRequest"),
  );
  if (isMissing === true && error.data?.repository?.pullRequest === null) return error.data;
  throw error;
}
