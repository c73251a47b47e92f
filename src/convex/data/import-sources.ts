/** Checks the files of `preview-import`: a wrong path is an error before anything is pushed. */

import { realpathSync, statSync } from "node:fs";
import { posix, relative, resolve, sep } from "node:path";
import { importFilesUnusable } from "../../diagnosis/data-failures.ts";
import { ActionFailure } from "../../diagnosis/failure.ts";
import type { Inputs } from "../../inputs/inputs.ts";
import type { ImportSource } from "../../inputs/preview-import.ts";
import { isInside, realPathOf } from "../../workspace/is-inside.ts";
import { readRegularFile } from "../../workspace/read-regular-file.ts";

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
    if (found.size === 0) return { problem: "is empty" };
    return isLfsPointer(real) ? { problem: "is a Git LFS pointer, not the file itself" } : { path: real };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    return { problem: code === "ENOENT" || code === "ENOTDIR" ? "does not exist" : `cannot be read (${code})` };
  }
}

/**
 * Whether the checkout has not downloaded the file, which `actions/checkout` does only with `lfs: true`.
 * https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md
 */
function isLfsPointer(path: string): boolean {
  return readRegularFile(path, LARGEST_LFS_POINTER)?.startsWith("version https://git-lfs.github.com/spec/") ?? false;
}

/** In bytes. */
const LARGEST_LFS_POINTER = 1024;

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
