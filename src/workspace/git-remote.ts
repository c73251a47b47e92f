/** Reads from git's configuration which GitHub repository was checked out: https://git-scm.com/docs/git-config#_syntax */

import { join } from "node:path";
import type { Repository } from "./git-repository.ts";
import { readRegularFile } from "./read-regular-file.ts";

/** In bytes. The file that `actions/checkout` writes has less than 1 KB. */
const MAX_CONFIG_SIZE = 1024 * 1024;

/** @returns `owner/name` of the remote `origin`, or null if there is none or its URL has another form. */
export function remoteRepositoryOf({ commonDirectory }: Repository): string | null {
  const lines = readRegularFile(join(commonDirectory, "config"), MAX_CONFIG_SIZE)?.split("\n") ?? [];
  let section = "";
  for (const line of lines) {
    section = /^\s*\[(.+)\]\s*$/.exec(line)?.[1] ?? section;
    const url = section === 'remote "origin"' ? /^\s*url\s*=\s*(\S+)\s*$/.exec(line)?.[1] : undefined;
    if (url !== undefined) return repositoryIn(url);
  }
  return null;
}

/** Knows `https://github.com/owner/name`, `ssh://git@github.com/owner/name.git` and `git@github.com:owner/name.git`. */
function repositoryIn(url: string): string | null {
  return /^(?:(?:https?|ssh|git):\/\/[^/]+\/|[\w.-]+@[\w.-]+:)([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(url)?.[1] ?? null;
}
