/** What is alive in a repository: open pull requests and branches. */

import type { GitHubClient } from "./client.ts";
import type { RepoParams } from "./repository.ts";

export interface OpenRefs {
  readonly pullRequests: ReadonlySet<number>;
  /** Head branches of open pull requests, those of forks too. */
  readonly openHeads: ReadonlySet<string>;
  readonly branches: ReadonlyMap<string, { readonly sha: string; readonly isProtected: boolean }>;
}

/** All pages of both. @throws What Octokit throws; see `describeRequestError`. */
export async function listOpenRefs(github: GitHubClient, place: RepoParams): Promise<OpenRefs> {
  const [pulls, branches] = await Promise.all([
    github.paginate(github.rest.pulls.list, { ...place, state: "open", per_page: 100 }),
    github.paginate(github.rest.repos.listBranches, { ...place, per_page: 100 }),
  ]);
  return {
    pullRequests: new Set(pulls.map(({ number }) => number)),
    openHeads: new Set(pulls.map(({ head }) => head.ref)),
    branches: new Map(branches.map((one) => [one.name, { sha: one.commit.sha, isProtected: one.protected }])),
  };
}

/** Pull requests of a branch of the repository itself, open and closed. @throws What Octokit throws. */
export async function listPullsOfBranch(
  github: GitHubClient,
  place: RepoParams,
  branch: string,
): Promise<readonly { readonly isOpen: boolean; readonly headSha: string }[]> {
  const head = `${place.owner}:${branch}`;
  const pulls = await github.paginate(github.rest.pulls.list, { ...place, state: "all", head, per_page: 100 });
  // GitHub leaves a `head` aside that it does not understand, and lists everything.
  const own = pulls.filter((pull) => pull.head.ref === branch);
  return own.map((pull) => ({ isOpen: pull.state !== "closed", headSha: pull.head.sha }));
}

/** Whether GitHub says that there is no such branch. @throws What Octokit throws for any other reason. */
export async function isBranchDeleted(github: GitHubClient, place: RepoParams, branch: string): Promise<boolean> {
  try {
    await github.rest.repos.getBranch({ ...place, branch });
    return false;
  } catch (error) {
    const { status, message = "" } = error as { status?: unknown; message?: string };
    // A repository that the token may not see is not found either.
    if (status === 404 && message.startsWith("Branch not found")) return true;
    throw error;
  }
}
