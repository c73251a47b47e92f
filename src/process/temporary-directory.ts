/** A temporary folder for one run of the CLI. */

import { accessSync, constants, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { isAbsolute, join } from "node:path";

/** Creates a folder and removes it when `use` has settled. */
export async function withTemporaryFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(shortTemporaryFolder(), "convex-"));
  try {
    return await use(folder);
  } finally {
    removeFolder(folder);
  }
}

/** The folder holds the command wrapper's Unix socket, whose path may have at most 104 bytes on macOS. */
function shortTemporaryFolder(): string {
  const own = temporaryRoot();
  return process.platform !== "win32" && Buffer.byteLength(own) > 80 ? "/tmp" : own;
}

/** The system's temporary folder, also if `TMPDIR` is of another machine or container, or relative. */
export function temporaryRoot(): string {
  const own = tmpdir();
  return process.platform === "win32" || (isAbsolute(own) && isWritable(own)) ? own : "/tmp";
}

export function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/** Ignores errors: a folder that cannot be removed must not fail a finished deploy. */
function removeFolder(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // A process that outlived the run may still write there. The runner removes the folder.
  }
}
