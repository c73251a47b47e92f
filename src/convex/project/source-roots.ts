/** Where the code of an app and of its repository lies. */

import { statSync } from "node:fs";
import { join } from "node:path";
import type { SourceRoots } from "../../diagnosis/source-location.ts";
import { findRepositoryRoot } from "../../workspace/repository-root.ts";
import { functionsDirectory } from "./functions-directory.ts";

export function findSourceRoots(workingDirectory: string, workspace: string): SourceRoots {
  return {
    repository: findRepositoryRoot(workingDirectory, workspace) ?? workspace,
    workingDirectory,
    functionsDirectory: functionsDirectory(workingDirectory) ?? join(workingDirectory, "convex"),
    isFile: (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false,
  };
}
