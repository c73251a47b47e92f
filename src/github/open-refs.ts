/** Reads the open pull requests and the branches of a repository. */

import type { GitHubClient } from "./client.ts";
import type { RepoParams } from "./repository.ts";

/** Lists all open pull requests and all branches. @throws What Octokit throws; see `describeRequestError`. */
export async function listOpenRefs(
  github: GitHubClient,
  place: RepoParams,
): Promise<{ readonly pullRequests: ReadonlySet<number>; readonly branches: ReadonlySet<string> }> {
  const [pulls, branches] = await Promise.all([
    github.paginate(github.rest.pulls.list, { ...place, state: "open", per_page: 100 }),
    github.paginate(github.rest.repos.listBranches, { ...place, per_page: 100 }),
  ]);
  return {
    pullRequests: new Set(pulls.map(({ number }) => number)),
    branches: new Set(branches.map(({ name }) => name)),
  };
}

/** Whether GitHub responds that the branch does not exist. @throws What Octokit throws for any other reason. */
export async function isBranchDeleted(github: GitHubClient, place: RepoParams, branch: string): Promise<boolean> {
  try {
    await github.rest.repos.getBranch({ ...place, branch });
    return false;
  } catch (error) {
    const { status, message = "" } = error as { status?: unknown; message?: string };
    // A repository that the token may not see gives 404 as well, with another message.
    if (status === 404 && message.startsWith("Branch not found")) return true;
    throw error;
  }
}
