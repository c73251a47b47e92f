/** What is alive in a repository: open pull requests and branches. */

import type { GitHubClient } from "./client.ts";
import type { RepoParams } from "./repository.ts";

/** All pages of both. @throws What Octokit throws; see `describeRequestError`. */
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
