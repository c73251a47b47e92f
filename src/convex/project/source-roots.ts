/** Where the code of an app and of its repository lies. */

import { statSync } from "node:fs";
import { join } from "node:path";
import type { CodePlaces } from "../../diagnosis/source-location.ts";
import { repositoryRoot } from "../../workspace/repository-root.ts";
import { functionsDirectory } from "./functions-directory.ts";

export function codePlaces(workingDirectory: string, workspace: string): CodePlaces {
  return {
    repository: repositoryRoot(workingDirectory, workspace) ?? workspace,
    workingDirectory,
    functionsDirectory: functionsDirectory(workingDirectory) ?? join(workingDirectory, "convex"),
    isFile: (path) => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false,
  };
}
