/** The git checkout in the workspace. */

import { dirname } from "node:path";
import { readHeadCommit, type Unreadable } from "./git-repository.ts";

/**
 * The commit that is checked out in the workspace or, if `actions/checkout` was given a `path`, around the working
 * directory. A repository around the workspace is not asked.
 *
 * @param workspace - Absolute path.
 * @param workingDirectory - Absolute path, in the workspace.
 * @returns null if there is no git checkout.
 */
export function checkedOutCommit(workspace: string, workingDirectory: string): string | Unreadable | null {
  for (const folder of [workspace, ...foldersUpTo(workspace, workingDirectory)]) {
    const commit = readHeadCommit(folder);
    if (commit !== null) return commit;
  }
  return null;
}

function foldersUpTo(last: string, first: string): readonly string[] {
  const parent = dirname(first);
  return first === last || first === parent ? [first] : [first, ...foldersUpTo(last, parent)];
}
