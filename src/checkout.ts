/** The git checkout in the workspace. */

import { dirname } from "node:path";
import { getExecOutput } from "@actions/exec";
import { repositoryRoot } from "./convex/code-places.ts";

/**
 * The commit that is checked out in the workspace or, where `actions/checkout` was given a `path`, around the working
 * directory.
 *
 * @returns `null`: there is no git checkout. `""`: there is one, and git cannot read it.
 */
export async function checkedOutCommit(
  workspace: string,
  workingDirectory: string,
  environment: Readonly<Record<string, string>>,
): Promise<string | null> {
  for (const folder of [workspace, workingDirectory]) {
    const commit = await headOf(folder, workspace, environment);
    if (commit !== null) return commit;
  }
  return repositoryRoot(workingDirectory, workspace) === null ? null : "";
}

async function headOf(
  folder: string,
  workspace: string,
  environment: Readonly<Record<string, string>>,
): Promise<string | null> {
  // A planted GIT_DIR could show another repository's commit, and so could a repository around the workspace.
  const own = Object.entries(environment).filter(([name]) => !name.startsWith("GIT_"));
  const env = { ...Object.fromEntries(own), GIT_CEILING_DIRECTORIES: dirname(workspace) };
  try {
    // In a container job the workspace belongs to another user, which git refuses to read by default.
    const { exitCode, stdout } = await getExecOutput("git", ["-c", "safe.directory=*", "rev-parse", "HEAD"], {
      cwd: folder,
      env,
      silent: true,
      ignoreReturnCode: true,
    });
    const commit = stdout.trim();
    return exitCode === 0 && /^[0-9a-f]{40,64}$/.test(commit) ? commit : null;
  } catch {
    return null;
  }
}
