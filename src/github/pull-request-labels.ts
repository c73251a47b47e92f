/** Labels of a pull request. */

import type { RepositoryName } from "../trigger/trigger.ts";
import type { GitHubClient } from "./client.ts";
import { toRepoParams } from "./repository.ts";

/** @returns Whether the pull request has the label now, or `null` if GitHub cannot be read. */
export async function hasLabel(
  github: GitHubClient,
  repository: RepositoryName,
  number: number,
  label: string,
): Promise<boolean | null> {
  try {
    const { data } = await github.rest.pulls.get({ ...toRepoParams(repository), pull_number: number });
    return data.labels.some(({ name }) => name.toLowerCase() === label);
  } catch {
    return null;
  }
}
