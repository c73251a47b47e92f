import { existsSync } from "node:fs";
import { join } from "node:path";
import { foldersUpTo } from "./folders-up-to.ts";

/**
 * The nearest folder with a `.git`, from the working directory up to the workspace: `actions/checkout` may have a
 * `path`.
 */
export function findRepositoryRoot(workingDirectory: string, workspace: string): string | null {
  return foldersUpTo(workspace, workingDirectory).find((folder) => existsSync(join(folder, ".git"))) ?? null;
}
