/** Compares two commits: https://docs.github.com/en/rest/commits/commits#compare-two-commits */

import type { GitHubClient } from "./client.ts";
import type { RepoParams } from "./repository.ts";

/**
 * @param base - A commit or a branch, as `other` is.
 * @returns `ahead` if `base` is an ancestor of `other`, and so on; `null` if GitHub does not know one of them.
 * @throws What Octokit throws for any other reason; see `describeRequestError`.
 */
export async function compareCommits(github: GitHubClient, repo: RepoParams, base: string, other: string) {
  try {
    const basehead = `${base}...${other}`;
    const { data } = await github.rest.repos.compareCommitsWithBasehead({ ...repo, basehead, per_page: 1 });
    return data.status;
  } catch (error) {
    if ((error as { status?: unknown }).status === 404) return null;
    throw error;
  }
}
