/** How two commits stand to each other: https://docs.github.com/en/rest/commits/commits#compare-two-commits */

import type { GitHubClient } from "./client.ts";
import type { RepoParams } from "./repository.ts";

export type CommitRelation = "identical" | "ahead" | "behind" | "diverged";

/**
 * @param base - A commit or a branch, as `other` is.
 * @returns How `other` stands to `base`: `ahead` if `base` is its ancestor. `null` if GitHub does not know one of them.
 * @throws What Octokit throws for any other reason; see `describeRequestError`.
 */
export async function compareCommits(
  github: GitHubClient,
  place: RepoParams,
  base: string,
  other: string,
): Promise<CommitRelation | null> {
  try {
    const basehead = `${base}...${other}`;
    const { data } = await github.rest.repos.compareCommitsWithBasehead({ ...place, basehead, per_page: 1 });
    return data.status;
  } catch (error) {
    if ((error as { status?: unknown }).status === 404) return null;
    throw error;
  }
}
