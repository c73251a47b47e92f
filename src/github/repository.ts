/** A repository as the REST API asks for it. */

import type { RepositoryName } from "../trigger/trigger.ts";

export interface RepositoryPlace {
  readonly owner: string;
  readonly repo: string;
}

export function placeOf(repository: RepositoryName): RepositoryPlace {
  const [owner = "", repo = ""] = repository.split("/");
  return { owner, repo };
}
