import { positiveIntegerAt, shaAt, stringAt } from "./payload.ts";
import type { PullRequestInfo, RepositoryName } from "./trigger.ts";

/**
 * Reads a pull request in the form that webhooks and the REST API share
 * (https://docs.github.com/en/rest/pulls/pulls#get-a-pull-request).
 *
 * A pull request whose head repository was deleted, or whose base is not named, counts as one from a fork: its code is
 * untrusted unless it is known to come from this repository. `head.repo.fork` does not show this, since the base repository may
 * itself be a fork.
 *
 * @param repository - The base repository, if the pull request does not name it.
 * @returns `null` if the number, head commit, head branch, base branch or state cannot be read.
 */
export function readPullRequest(value: unknown, repository: RepositoryName): PullRequestInfo | null {
  const number = positiveIntegerAt(value, "number");
  const headSha = shaAt(value, "head", "sha");
  const headBranch = stringAt(value, "head", "ref");
  const baseBranch = stringAt(value, "base", "ref");
  const state = stringAt(value, "state");
  if (number === null || headSha === null || headBranch === null || baseBranch === null) return null;
  if (state !== "open" && state !== "closed") return null;
  const headRepository = stringAt(value, "head", "repo", "full_name");
  return {
    number,
    headSha,
    headBranch,
    headRepository,
    baseBranch,
    isFork: !isSameRepository(headRepository, stringAt(value, "base", "repo", "full_name") ?? repository),
    state,
  };
}

/** GitHub ignores case in names. An unknown repository is not the same as any other. */
export function isSameRepository(one: RepositoryName | null, other: RepositoryName | null): boolean {
  return one !== null && other !== null && one !== "" && one.toLowerCase() === other.toLowerCase();
}

/** The head by which the pull request of a `workflow_run` is found. */
export interface PullRequestHead {
  readonly commit: string;
  readonly branch: string | null;
  readonly headRepository: RepositoryName | null;
  /** Whether the head is in another repository than the base. */
  readonly isFork: boolean;
}

/**
 * Finds the one pull request with exactly this head. GitHub lists every pull request that contains a commit, so the
 * commit, the branch and the repository must all match. If that is the base repository, its name need not match: a payload
 * keeps the name from before the repository was renamed.
 *
 * @returns `null` if none or several match.
 */
export function findByHead(candidates: readonly PullRequestInfo[], head: PullRequestHead): PullRequestInfo | null {
  const matches = candidates.filter(
    (candidate) =>
      head.commit !== "" &&
      candidate.headSha === head.commit &&
      candidate.headBranch === head.branch &&
      (head.isFork ? isSameRepository(candidate.headRepository, head.headRepository) : !candidate.isFork),
  );
  return matches.length === 1 ? (matches[0] ?? null) : null;
}
