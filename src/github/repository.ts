/** A repository, as the REST API takes it. */

import type { RepositoryName } from "../trigger/trigger.ts";

export interface RepoParams {
  readonly owner: string;
  readonly repo: string;
}

export function toRepoParams(repository: RepositoryName): RepoParams {
  const [owner = "", repo = ""] = repository.split("/");
  return { owner, repo };
}
