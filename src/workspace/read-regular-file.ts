/** Reads files of the checkout, where any path may be a link, a pipe or a terminal. */

import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";

/** In bytes. Lockfiles of large monorepos have about 5 MB. */
const MAX_BYTES = 32 * 1024 * 1024;

/** Flags for `open` that do not wait for a writer if the path leads to a pipe or a terminal. */
export const OPEN_NONBLOCKING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

/**
 * The text of a file of the checkout.
 *
 * @param largest - Size limit, in bytes.
 * @returns The text, or `null` if the file does not exist, is not a regular file, is too large or cannot be read.
 */
export function readRegularFile(path: string, largest = MAX_BYTES): string | null {
  return withRegularFile(path, largest, (file) => readFileSync(file, "utf8"));
}

/**
 * Opens a file of the checkout and passes its descriptor and size to `use`. A link can lead from there to a pipe or a
 * terminal, and reading one would block forever and handle no signals.
 *
 * @param largest - Size limit, in bytes.
 * @returns What `use` returns, or `null` if it throws, or if the file does not exist, is not a regular file, is too large or
 *   cannot be opened.
 */
export function withRegularFile<Result>(
  path: string,
  largest: number,
  use: (file: number, size: number) => Result,
): Result | null {
  try {
    const file = openSync(path, OPEN_NONBLOCKING);
    try {
      const stats = fstatSync(file);
      return stats.isFile() && stats.size <= largest ? use(file, stats.size) : null;
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}
