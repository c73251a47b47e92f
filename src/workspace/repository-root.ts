import { existsSync } from "node:fs";
import { dirname, join } from "node:path";

/**
 * The nearest folder with a `.git`, from the working directory up to the workspace: `actions/checkout` may have a
 * `path`.
 */
export function findRepositoryRoot(workingDirectory: string, workspace: string): string | null {
  for (let folder = workingDirectory; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return folder;
    if (folder === workspace || folder === dirname(folder)) return null;
  }
}
