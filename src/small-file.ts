/** Files of the checkout, which anybody may have made: a link to a device, a pipe that nobody writes to, a folder. */

import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";

/** Far above what any of the files that we look into has: lockfiles are the largest. */
const LARGEST_BYTES = 32 * 1024 * 1024;

/**
 * The text of a plain file, read without ever waiting: reading a terminal or an empty pipe would hold up this process,
 * and with it its own timeout and its answer to a cancel.
 *
 * @returns `null` where there is none, or it is no plain file, too large or may not be read.
 */
export function readSmallFile(path: string): string | null {
  let file: number;
  try {
    // Windows has no such flag, and no such files in a checkout. A terminal must not become that of this process.
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0));
  } catch {
    return null;
  }
  try {
    const found = fstatSync(file);
    return found.isFile() && found.size <= LARGEST_BYTES ? readFileSync(file, "utf8") : null;
  } catch {
    return null;
  } finally {
    closeSync(file);
  }
}
