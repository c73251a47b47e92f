/** Validates `export-path` and writes the snapshot there: it must be a new file in a folder of this job. */

import { chmodSync, constants, copyFileSync, linkSync, lstatSync, realpathSync, statSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { leadsInside } from "../../workspace/is-inside.ts";

export interface ExportTarget {
  /** Absolute, links of its folder resolved. */
  readonly path: string;
}

/**
 * @param path - Absolute.
 * @param folders - The allowed folders: the workspace and the runner's temporary folder.
 * @returns The target, or a sentence without the path if a snapshot must not be written there.
 */
export function checkExportPath(path: string, folders: readonly string[]): ExportTarget | string {
  const parent = dirname(path);
  if (!folders.some((folder) => leadsInside(folder, parent)))
    return "`export-path` must be inside the workspace or the runner's temporary folder, also after links are followed. Use a path such as `${{ runner.temp }}/backup.zip`, or in a job with `container:`, where that folder has another path, `backup.zip`.";
  if (!isDirectory(parent)) return "The folder of `export-path` does not exist. Create it in a step before this one.";
  const target = join(realpathSync.native(parent), basename(path));
  return exists(target)
    ? "`export-path` already exists, and a snapshot never replaces anything. Use a new name, such as `${{ runner.temp }}/backup-${{ github.run_id }}-${{ github.run_attempt }}.zip`."
    : { path: target };
}

/**
 * Puts a finished snapshot at its path, readable only by its owner. Does not follow or replace anything that was created
 * there in the meantime, such as a broken link.
 *
 * @returns `null` on success, or a clause that says why it failed.
 */
export function publishSnapshot(file: string, { path }: ExportTarget): string | null {
  try {
    // The folder may have been replaced by a link to another one.
    if (realpathSync.native(dirname(path)) !== dirname(path))
      return "the folder of `export-path` was replaced in the meantime";
    chmodSync(file, 0o600);
    linkOrCopy(file, path);
    return null;
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === "EEXIST") return "something with the name of `export-path` was created in the meantime";
    return `it could not be written to \`export-path\` (${code ?? "unknown error"})`;
  }
}

function linkOrCopy(file: string, path: string): void {
  try {
    linkSync(file, path);
  } catch (error) {
    // The path is on another file system, or on one without hard links: copy instead.
    if ((error as NodeJS.ErrnoException).code === "EEXIST") throw error;
    copyFileSync(file, path, constants.COPYFILE_EXCL);
  }
}

function isDirectory(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true;
}

/** True also for a broken link. */
function exists(path: string): boolean {
  return lstatSync(path, { throwIfNoEntry: false }) !== undefined;
}
