/** Pull requests: one, many, their files, and those that a commit belongs to. */
import { type Answer, ApiError, notFound, ok } from "../responses.ts";
import type { Account, GitHubState, PullRequest, Repository } from "../store.ts";
import { nodeId, showAccount } from "./accounts.ts";
import { changedFiles, showFile } from "./commits.ts";
import { apiUrlOf, htmlUrlOf, showOwner, showRepository } from "./repositories.ts";
import { paged, type RepositoryRequest } from "./request.ts";

/** The `author_association`, which is `NONE` for bots of apps and for outside users. */
export const authorAssociation = (repository: Repository, { login, type }: Account): string =>
  type === "User" && login === repository.owner ? "OWNER" : "NONE";

function showLinks(state: GitHubState, repository: Repository, pull: PullRequest) {
  const api = apiUrlOf(state, repository);
  const [self, issue] = [`${api}/pulls/${pull.number}`, `${api}/issues/${pull.number}`];
  const html = `${htmlUrlOf(state, repository)}/pull/${pull.number}`;
  const urls = {
    self,
    html,
    issue,
    comments: `${issue}/comments`,
    review_comments: `${self}/comments`,
    review_comment: `${api}/pulls/comments{/number}`,
    commits: `${self}/commits`,
    statuses: `${api}/statuses/${pull.headSha}`,
  };
  return {
    url: self,
    html_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    issue_url: issue,
    commits_url: urls.commits,
    review_comments_url: urls.review_comments,
    review_comment_url: urls.review_comment,
    comments_url: urls.comments,
    statuses_url: urls.statuses,
    _links: Object.fromEntries(Object.entries(urls).map(([name, href]) => [name, { href }])),
  };
}

function showEnds(state: GitHubState, repository: Repository, pull: PullRequest) {
  const { headOwner, headRepository, headBranch, headSha } = pull;
  return {
    head: {
      label: `${headOwner}:${headBranch}`,
      ref: headBranch,
      sha: headSha,
      user: showOwner(state, headOwner),
      repo: headRepository ? showRepository(state, headRepository) : null,
    },
    base: {
      label: `${repository.owner}:${pull.baseBranch}`,
      ref: pull.baseBranch,
      sha: pull.baseSha,
      user: showOwner(state, repository.owner),
      repo: showRepository(state, repository),
    },
  };
}

/** A pull request in the form of a list. */
function showSimple(state: GitHubState, repository: Repository, pull: PullRequest) {
  return {
    id: pull.id,
    node_id: nodeId("PullRequest", pull.id),
    number: pull.number,
    state: pull.state,
    locked: pull.locked,
    title: pull.title,
    user: showAccount(state, pull.author),
    body: null,
    created_at: pull.createdAt,
    updated_at: pull.updatedAt,
    closed_at: pull.closedAt,
    merged_at: pull.mergedAt,
    merge_commit_sha: pull.mergeCommitSha,
    assignee: null,
    assignees: [],
    requested_reviewers: [],
    requested_teams: [],
    labels: pull.labels.map((name, index) => ({
      id: index + 1,
      node_id: nodeId("Label", index + 1),
      url: `${state.apiUrl}/repos/${repository.fullName}/labels/${encodeURIComponent(name)}`,
      name,
      description: null,
      color: "ededed",
      default: false,
    })),
    milestone: null,
    draft: pull.draft,
    auto_merge: null,
    active_lock_reason: null,
    author_association: authorAssociation(repository, pull.author),
    ...showLinks(state, repository, pull),
    ...showEnds(state, repository, pull),
  };
}

const commitsOf = (repository: Repository, pull: PullRequest) =>
  repository.graph.compare(pull.baseSha, pull.headSha)?.ahead ?? [];

function pullOf({ repository, params }: RepositoryRequest): PullRequest {
  const pull = repository.pullRequests.get(Number(params.pull_number));
  if (!pull) throw notFound();
  return pull;
}

export function getPull(request: RepositoryRequest): Answer {
  const { state, repository } = request;
  const pull = pullOf(request);
  const commits = commitsOf(repository, pull);
  const files = changedFiles(commits);
  const merged = pull.mergedAt !== null;
  return ok({
    ...showSimple(state, repository, pull),
    merged,
    merged_by: merged ? showOwner(state, repository.owner) : null,
    mergeable: pull.state === "open" ? true : null,
    rebaseable: pull.state === "open" ? true : null,
    mergeable_state: pull.state === "open" ? "clean" : "unknown",
    comments: [...repository.comments.values()].filter(({ number }) => number === pull.number).length,
    review_comments: 0,
    maintainer_can_modify: pull.headRepository !== null && pull.headRepository !== repository,
    commits: commits.length,
    additions: files.reduce((sum, file) => sum + file.additions, 0),
    deletions: files.reduce((sum, file) => sum + file.deletions, 0),
    changed_files: files.length,
  });
}

/** Lists pull requests, newest first. `head` is `owner:branch`. GitHub ignores it without an owner. */
export function listPulls(request: RepositoryRequest): Answer {
  const { state, repository, query } = request;
  const wanted = query.state ?? "open";
  const head = query.head?.includes(":") ? query.head : undefined;
  const found = [...repository.pullRequests.values()]
    .filter((pull) => wanted === "all" || pull.state === wanted)
    .filter((pull) => head === undefined || `${pull.headOwner}:${pull.headBranch}` === head)
    .filter((pull) => query.base === undefined || pull.baseBranch === query.base)
    .sort((a, b) => (query.direction === "asc" ? a.id - b.id : b.id - a.id));
  return paged(request, found, (pull) => showSimple(state, repository, pull));
}

export function listPullFiles(request: RepositoryRequest): Answer {
  const { state, repository } = request;
  const pull = pullOf(request);
  const files = changedFiles(commitsOf(repository, pull));
  return paged(request, files, (file) => showFile(state, repository, pull.headSha, file));
}

/**
 * The merged pull request that brought the commit to the default branch, otherwise the open or merged ones that contain
 * it. For a commit that exists only in a fork, the base repository responds with `[]`.
 * https://docs.github.com/rest/commits/commits#list-pull-requests-associated-with-a-commit
 */
export function listPullsOfCommit(request: RepositoryRequest): Answer {
  const { state, repository, params } = request;
  const sha = params.commit_sha ?? "";
  const commit = repository.resolve(sha)?.commit;
  if (!commit) throw new ApiError(422, `No commit found for SHA: ${sha}`);
  const everywhere = [...state.repositories.values()].flatMap((base) =>
    [...base.pullRequests.values()].map((pull) => ({ base, pull })),
  );
  const holding = everywhere
    .filter(({ base }) => base.graph === repository.graph)
    .filter(({ base, pull }) => commitsOf(base, pull).includes(commit) || isMergeOf(pull, commit.sha))
    .filter(({ pull }) => repository.reaches(commit.sha) && (pull.state === "open" || pull.mergedAt !== null));
  const isOnDefaultBranch = repository.graph.contains(repository.headSha(), commit.sha);
  const found = isOnDefaultBranch ? holding.filter(({ pull }) => pull.mergedAt !== null) : holding;
  return paged(request, found, ({ base, pull }) => showSimple(state, base, pull));
}

const isMergeOf = (pull: PullRequest, sha: string): boolean => pull.mergedAt !== null && pull.mergeCommitSha === sha;
