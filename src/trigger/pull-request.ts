import { isTrue, objectAt, positiveIntegerAt, shaAt, stringAt } from "./payload.ts";
import type { PullRequestInfo, RepositoryName } from "./trigger.ts";

/**
 * Reads a pull request as webhooks and the REST API both write it
 * (https://docs.github.com/en/rest/pulls/pulls#get-a-pull-request).
 *
 * A head repository that is gone, or a base that nobody names, counts as a fork: whoever cannot be told to be one of
 * us is a stranger. `head.repo.fork` is no test, since the base repository may itself be a fork of another.
 *
 * @param repository The base, where the pull request itself does not name it.
 * @returns `null` when number, head commit, head branch, base branch or state cannot be read.
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
    isDraft: isTrue(value, "draft"),
    state,
    // Reviews and their comments carry a shorter form, without `merged`.
    merged: isTrue(value, "merged") || stringAt(value, "merged_at") !== null,
    title: stringAt(objectAt(value), "title") ?? "",
  };
}

/** GitHub's names know no case. An unknown repository is the same as none. */
export function isSameRepository(one: RepositoryName | null, other: RepositoryName | null): boolean {
  return one !== null && other !== null && one !== "" && one.toLowerCase() === other.toLowerCase();
}

/** The head that a pull request must have to be the one a `workflow_run` was about. */
export interface PullRequestHead {
  readonly commit: string;
  readonly branch: string | null;
  readonly headRepository: RepositoryName | null;
}

/**
 * The one pull request with exactly this head. GitHub lists every pull request that contains a commit, so all three of
 * commit, branch and repository must agree; more than one match is as good as none.
 */
export function findByHead(candidates: readonly PullRequestInfo[], head: PullRequestHead): PullRequestInfo | null {
  const matches = candidates.filter(
    (candidate) =>
      head.commit !== "" &&
      candidate.headSha === head.commit &&
      candidate.headBranch === head.branch &&
      isSameRepository(candidate.headRepository, head.headRepository),
  );
  return matches.length === 1 ? (matches[0] ?? null) : null;
}
