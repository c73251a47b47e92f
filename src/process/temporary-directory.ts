/** A folder for one run of the CLI, gone when that has ended. */

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export async function withTemporaryFolder<Result>(use: (folder: string) => Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(shortTemporaryFolder(), "convex-"));
  try {
    return await use(folder);
  } finally {
    removeFolder(folder);
  }
}

/** The socket of the command wrapper lies in it, and a Unix socket's path may have 104 bytes on macOS. */
function shortTemporaryFolder(): string {
  const own = tmpdir();
  return process.platform !== "win32" && Buffer.byteLength(own) > 80 ? "/tmp" : own;
}

/** What cannot be removed is left to the runner: it must not fail a finished deploy. */
function removeFolder(path: string): void {
  try {
    rmSync(path, { recursive: true, force: true, maxRetries: 3 });
  } catch {
    // Something that outlived the run still writes there.
  }
}
