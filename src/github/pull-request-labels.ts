/** Labels of a pull request. */

import type { RepositoryName } from "../trigger/trigger.ts";
import type { GitHubClient } from "./client.ts";
import { toRepoParams } from "./repository.ts";

/** Reads the labels from GitHub. False if they cannot be read. */
export async function hasLabel(
  github: GitHubClient,
  repository: RepositoryName,
  number: number,
  label: string,
): Promise<boolean> {
  try {
    const { data } = await github.rest.pulls.get({ ...toRepoParams(repository), pull_number: number });
    return data.labels.some(({ name }) => name.toLowerCase() === label);
  } catch {
    return false;
  }
}
