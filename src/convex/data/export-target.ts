/** Where the snapshot of `export-path` goes: a file that is new, in a folder that belongs to this job. */

import { chmodSync, constants, copyFileSync, linkSync, lstatSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { leadsInside } from "../../workspace/is-inside.ts";

export interface ExportTarget {
  /** Absolute, links of its folder resolved. */
  readonly path: string;
}

/**
 * @param path - Absolute.
 * @param folders - In one of which it must lie: the workspace and the runner's temporary folder.
 * @returns A sentence instead, where no snapshot may be written there. It repeats no path.
 */
export function checkExportPath(path: string, folders: readonly string[]): ExportTarget | string {
  const parent = dirname(path);
  if (!folders.some((folder) => leadsInside(folder, parent)))
    return "`export-path` must be inside the workspace or the runner's temporary folder, also behind links. Give a path such as `${{ runner.temp }}/backup.zip`.";
  if (!isDirectory(parent)) return "The folder of `export-path` does not exist. Create it in a step before this one.";
  const target = join(realpathSync.native(parent), basename(path));
  return exists(target)
    ? "`export-path` names something that exists, and a snapshot never replaces anything. Give a new name, such as `${{ runner.temp }}/backup-${{ github.run_id }}-${{ github.run_attempt }}.zip`."
    : { path: target };
}

/**
 * Gives a finished snapshot its name, for its owner's eyes only. Whatever has come to be there meanwhile, also a link that
 * leads nowhere, is neither followed nor replaced.
 *
 * @returns Why it could not be done, as a clause; `null`: it is there.
 */
export function publishSnapshot(file: string, { path }: ExportTarget): string | null {
  try {
    // A link that was put in the folder's place would lead elsewhere.
    if (realpathSync.native(dirname(path)) !== dirname(path))
      return "the folder of `export-path` was replaced meanwhile";
    chmodSync(file, 0o600);
    linkOrCopy(file, path);
    return null;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return "something with the name of `export-path` has appeared meanwhile";
    return `it could not be written to \`export-path\` (${code ?? "unknown error"})`;
  }
}

function linkOrCopy(file: string, path: string): void {
  try {
    linkSync(file, path);
  } catch (error) {
    // Another file system, or one without links.
    if ((error as NodeJS.ErrnoException).code === "EEXIST") throw error;
    copyFileSync(file, path, constants.COPYFILE_EXCL);
  }
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** Also a link that leads nowhere. */
function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
