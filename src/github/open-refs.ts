/** Reads the open pull requests and the branches of a repository. */

import type { GitHubClient } from "./client.ts";
import type { RepoParams } from "./repository.ts";

export interface OpenRefs {
  readonly pullRequests: ReadonlySet<number>;
  /** Head branches of open pull requests, including those of forks. */
  readonly openHeads: ReadonlySet<string>;
  readonly branches: ReadonlyMap<string, { readonly sha: string; readonly isProtected: boolean }>;
}

/** Lists all open pull requests and all branches. @throws What Octokit throws; see `describeRequestError`. */
export async function listOpenRefs(github: GitHubClient, repo: RepoParams): Promise<OpenRefs> {
  const [pulls, branches] = await Promise.all([
    github.paginate(github.rest.pulls.list, { ...repo, state: "open", per_page: 100 }),
    github.paginate(github.rest.repos.listBranches, { ...repo, per_page: 100 }),
  ]);
  return {
    pullRequests: new Set(pulls.map(({ number }) => number)),
    openHeads: new Set(pulls.map(({ head }) => head.ref)),
    branches: new Map(branches.map((one) => [one.name, { sha: one.commit.sha, isProtected: one.protected }])),
  };
}

/** Lists the pull requests of a branch of this repository, open and closed. @throws What Octokit throws. */
export async function listPullsOfBranch(
  github: GitHubClient,
  repo: RepoParams,
  branch: string,
): Promise<readonly { readonly isOpen: boolean; readonly headSha: string }[]> {
  const head = `${repo.owner}:${branch}`;
  const pulls = await github.paginate(github.rest.pulls.list, { ...repo, state: "all", head, per_page: 100 });
  // GitHub ignores a `head` that it cannot parse, and lists everything.
  const own = pulls.filter((pull) => pull.head.ref === branch);
  return own.map((pull) => ({ isOpen: pull.state !== "closed", headSha: pull.head.sha }));
}

/**
 * Whether GitHub responds that the branch does not exist. For a branch that was renamed, GitHub redirects to the new name:
 * https://docs.github.com/en/rest/branches/branches#get-a-branch
 *
 * @throws What Octokit throws for any other reason, and an Error if the response is of another shape.
 */
export async function isBranchDeleted(github: GitHubClient, repo: RepoParams, branch: string): Promise<boolean> {
  try {
    const { data } = await github.rest.repos.getBranch({ ...repo, branch });
    // A response of another shape does not show that the branch is gone.
    if (typeof data.name !== "string") throw new Error("GitHub did not return the branch.");
    return data.name !== branch;
  } catch (error) {
    const { status, message = "" } = error as { status?: unknown; message?: string };
    // A repository that the token may not see gives 404 as well, with another message.
    if (status === 404 && message.startsWith("Branch not found")) return true;
    throw error;
  }
}
