/** Opens, closes and merges pull requests, as people do. */
import type { AccountType, GitHubState, NewCommit, PullRequest, Repository } from "./store.ts";

export interface PullRequestSpec {
  /** `owner/name` of the base repository. */
  readonly repository: string;
  readonly number?: number;
  readonly headBranch?: string;
  /** Default: a new commit on the head branch. */
  readonly headSha?: string;
  /** `owner/name` of the head repository, created as a fork if it does not exist. Null for a deleted fork. Default: the base repository. */
  readonly headRepository?: string | null;
  /** Default: the default branch. */
  readonly base?: string;
  readonly title?: string;
  readonly draft?: boolean;
  /** Whether only maintainers may comment. */
  readonly locked?: boolean;
  /** Login of the author. A login that ends with `[bot]` is a bot's. */
  readonly author?: string;
  readonly files?: NewCommit["files"];
}

const DELETED_FORK_OWNER = "ghost-of-a-fork";

export function openPullRequest(state: GitHubState, spec: PullRequestSpec): PullRequest {
  const base = state.repository(spec.repository);
  const number = spec.number ?? Math.max(0, ...base.pullRequests.keys()) + 1;
  if (base.pullRequests.has(number)) throw new Error(`${base.fullName} has a pull request ${number} already.`);
  const head = headRepository(state, base, spec.headRepository);
  const baseBranch = spec.base ?? base.defaultBranch;
  const headBranch = spec.headBranch ?? `feature-${number}`;
  const author = spec.author ?? (head === base ? base.owner : (head?.owner ?? DELETED_FORK_OWNER));
  const change = {
    ...(spec.headSha ? { sha: spec.headSha } : {}),
    ...(spec.files ? { files: spec.files } : {}),
    author,
  };
  const baseSha = base.headSha(baseBranch);
  const headSha = head
    ? (existingHead(head, headBranch, spec) ?? state.push(head, headBranch, change))
    : commitOfDeletedFork(state, base, headBranch, change);
  const pullRequest: PullRequest = {
    id: state.nextId(),
    number,
    title: spec.title ?? `Pull request ${number}`,
    draft: spec.draft ?? false,
    locked: spec.locked ?? false,
    author: { login: author, type: author.endsWith("[bot]") ? "Bot" : ("User" satisfies AccountType) },
    createdAt: state.now(),
    labels: [],
    baseBranch,
    baseSha,
    headBranch,
    headOwner: head?.owner ?? DELETED_FORK_OWNER,
    headRepository: head,
    headSha,
    state: "open",
    mergeCommitSha: state.merge(base, baseSha, headSha, "Test merge").sha,
    mergedAt: null,
    closedAt: null,
    updatedAt: state.now(),
  };
  base.pullRequests.set(number, pullRequest);
  return pullRequest;
}

function headRepository(state: GitHubState, base: Repository, fullName: string | null | undefined): Repository | null {
  if (fullName === null) return null;
  if (fullName === undefined) return base;
  return state.find(fullName) ?? state.fork(base, fullName);
}

/** Uses the head branch as it is if it already has commits, unless a commit is requested. */
function existingHead(head: Repository, branch: string, { headSha, files }: PullRequestSpec): string | undefined {
  return headSha || files ? undefined : head.branches.get(branch);
}

/** Adds the commit of a deleted fork, which the pull request's refs keep. */
function commitOfDeletedFork(
  state: GitHubState,
  base: Repository,
  branch: string,
  change: NewCommit & { author: string },
): string {
  const commit = { parents: [base.headSha()], message: `Work on ${branch}`, date: state.now(), files: [], ...change };
  return base.graph.add(commit).sha;
}

/** Closes a pull request. Merging creates a merge commit on the base branch. @returns Its SHA, or the SHA of the head. */
export function closePullRequest(state: GitHubState, base: Repository, number: number, merged: boolean): string {
  const pullRequest = base.pullRequests.get(number);
  if (pullRequest?.state !== "open") throw new Error(`${base.fullName} has no open pull request ${number}.`);
  const now = state.now();
  pullRequest.state = "closed";
  pullRequest.closedAt = now;
  pullRequest.updatedAt = now;
  if (!merged) return pullRequest.headSha;
  const { baseBranch, headOwner, headBranch, headSha } = pullRequest;
  const message = `Merge pull request #${number} from ${headOwner}/${headBranch}`;
  const merge = state.merge(base, base.headSha(baseBranch), headSha, message);
  state.moveBranch(base, baseBranch, merge.sha);
  pullRequest.mergedAt = now;
  pullRequest.mergeCommitSha = merge.sha;
  return merge.sha;
}
