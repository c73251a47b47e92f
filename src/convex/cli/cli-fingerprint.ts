/** Detects whether the installed CLI was changed since it was found: a build may rewrite `node_modules`. */

import { createHash } from "node:crypto";
import { open } from "node:fs/promises";
import { join } from "node:path";
import { OPEN_NONBLOCKING } from "../../workspace/read-regular-file.ts";

export interface InstalledCli {
  /** Real path of the program that `node` runs. With Plug'n'Play, it may be in an archive. */
  readonly entry: string;
  readonly version: string;
  /** Arguments for Node, before the program. */
  readonly nodeArgs: readonly string[];
  /** The files of the program. */
  readonly files: readonly string[];
}

/** The files of the CLI's own program, which have the same names in every tested version. */
export function cliFiles(packageRoot: string, entry: string): readonly string[] {
  return [entry, join(packageRoot, "package.json"), join(packageRoot, "dist", "cli.bundle.cjs")];
}

/** Hashes files into one text, which also covers missing files. Never rejects. */
export async function hashFiles(files: readonly string[]): Promise<string> {
  const hashes = await Promise.all(
    files.map(async (file) => {
      const bytes = await bytesOf(file).catch(() => null);
      return bytes === null ? "none" : createHash("sha256").update(bytes).digest("hex");
    }),
  );
  return hashes.join(" ");
}

async function bytesOf(path: string): Promise<Buffer | null> {
  const file = await open(path, OPEN_NONBLOCKING);
  try {
    return (await file.stat()).isFile() ? await file.readFile() : null;
  } finally {
    await file.close();
  }
}
