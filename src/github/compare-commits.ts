/** Compares two commits: https://docs.github.com/en/rest/commits/commits#compare-two-commits */

import type { GitHubClient } from "./client.ts";
import type { RepoParams } from "./repository.ts";
import { nullOn404 } from "./request-error.ts";

/**
 * @param base - A commit or a branch, as `other` is.
 * @returns `ahead` if `base` is an ancestor of `other`, and so on; `null` if GitHub does not know one of them.
 * @throws What Octokit throws for any other reason; see `describeRequestError`.
 */
export async function compareCommits(github: GitHubClient, repo: RepoParams, base: string, other: string) {
  const request = { ...repo, basehead: `${base}...${other}`, per_page: 1 };
  const found = await github.rest.repos.compareCommitsWithBasehead(request).catch(nullOn404);
  return found === null ? null : found.data.status;
}
