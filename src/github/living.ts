/** What is alive in a repository: open pull requests and branches. */

import type { GitHubClient } from "./client.ts";
import type { RepositoryPlace } from "./repository-place.ts";

/** All pages of both. @throws What Octokit throws; see `refusedBecause`. */
export async function livingOf(
  github: GitHubClient,
  place: RepositoryPlace,
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
