/** Finds the folders with the code of an app and of its repository. */

import { statSync } from "node:fs";
import { join, relative } from "node:path";
import type { SourceRoots } from "../../diagnosis/source-location.ts";
import { readTrackedFiles } from "../../workspace/git-index.ts";
import { findRepositoryRoot } from "../../workspace/repository-root.ts";
import { functionsDirectory } from "./functions-directory.ts";

/** Call it before the build or other untrusted code runs, which could add files to git's index. */
export function findSourceRoots(workingDirectory: string, workspace: string): SourceRoots {
  const repository = findRepositoryRoot(workingDirectory, workspace) ?? workspace;
  const tracked = readTrackedFiles(repository);
  const isTracked = (path: string) => tracked.has(relative(repository, path).replaceAll("\\", "/").normalize("NFC"));
  return {
    repository,
    workingDirectory,
    functionsDirectory: functionsDirectory(workingDirectory) ?? join(workingDirectory, "convex"),
    isFile: (path) => statSync(path, { throwIfNoEntry: false })?.isFile() === true && isTracked(path),
  };
}
