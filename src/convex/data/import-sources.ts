/** Checks the files of `preview-import`: a wrong path is an error before anything is pushed. */

import { realpathSync, statSync } from "node:fs";
import { posix, relative, resolve, sep } from "node:path";
import { importFilesUnusable } from "../../diagnosis/data-failures.ts";
import { ActionFailure } from "../../diagnosis/failure.ts";
import type { Inputs } from "../../inputs/inputs.ts";
import type { ImportSource } from "../../inputs/preview-import.ts";
import { isInside, realPathOf } from "../../workspace/is-inside.ts";

/** The real path of a file in the workspace, with links followed, or a clause that says why it cannot be imported. */
export type ImportFile = { readonly path: string } | { readonly problem: string };

/** @param path - Absolute. */
export function findImportFile(path: string, workspace: string): ImportFile {
  try {
    const real = realpathSync.native(path);
    const root = realPathOf(workspace);
    if (root === null || !isInside(root, real)) return { problem: "leads out of the workspace through a link" };
    const found = statSync(real);
    if (found.isDirectory()) return { problem: "is a folder" };
    if (!found.isFile()) return { problem: "is not a regular file" };
    return found.size === 0 ? { problem: "is empty" } : { path: real };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { problem: code === "ENOENT" || code === "ENOTDIR" ? "does not exist" : `cannot be read (${code})` };
  }
}

/** `the snapshot`, or the table as a code span. */
export function sourceText({ table }: Pick<ImportSource, "table">): string {
  return table === null ? "the snapshot" : `\`${table}\``;
}

/** @throws {ActionFailure} `invalid-input`, with the lines to change, if a file cannot be imported. */
export function assertImportFiles({ previewImport, workingDirectory }: Inputs, workspace: string): void {
  const problems = previewImport.flatMap((source) => {
    const found = findImportFile(source.path, workspace);
    if ("path" in found) return [];
    const suggested = suggestedPath(source, workingDirectory, workspace);
    return [{ ...source, what: sourceText(source), problem: found.problem, suggested }];
  });
  if (problems.length > 0) throw new ActionFailure(importFilesUnusable(problems));
}

/** @returns The right path if the given one is relative to the working directory, else `null`. */
function suggestedPath({ path }: ImportSource, workingDirectory: string, workspace: string): string | null {
  const moved = resolve(workingDirectory, relative(workspace, path));
  const found = findImportFile(moved, workspace);
  const text = relative(workspace, moved).replaceAll(sep, posix.sep);
  // Other characters may need quotes in YAML.
  return "path" in found && /^[\w./-]+$/.test(text) ? text : null;
}
