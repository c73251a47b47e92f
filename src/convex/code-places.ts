/** Where the code of an app and of its repository lies. */

import { existsSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import type { CodePlaces } from "../diagnosis/source-location.ts";
import { functionsDirectory } from "./functions-directory.ts";

export function codePlaces(workingDirectory: string, workspace: string): CodePlaces {
  return {
    repository: repositoryRoot(workingDirectory, workspace) ?? workspace,
    workingDirectory,
    functionsDirectory: functionsDirectory(workingDirectory) ?? join(workingDirectory, "convex"),
    isFile: (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false,
  };
}

/** The checkout around the working directory, looking upwards to the workspace: `actions/checkout` may have a `path`. */
export function repositoryRoot(workingDirectory: string, workspace: string): string | null {
  for (let folder = workingDirectory; ; folder = dirname(folder)) {
    if (existsSync(join(folder, ".git"))) return folder;
    if (folder === workspace || folder === dirname(folder)) return null;
  }
}
