/** The git checkout in the workspace. */

import { getExecOutput } from "@actions/exec";

/**
 * The commit that is checked out (`git rev-parse HEAD`).
 *
 * @returns `null` where the folder is no git checkout, or git is not there.
 */
export async function checkedOutCommit(
  workspace: string,
  environment: Readonly<Record<string, string>>,
): Promise<string | null> {
  // A planted GIT_DIR could show another repository's commit.
  const env = Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith("GIT_")));
  try {
    // In a container job the workspace belongs to another user, which git refuses to read by default.
    const { exitCode, stdout } = await getExecOutput("git", ["-c", "safe.directory=*", "rev-parse", "HEAD"], {
      cwd: workspace,
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
