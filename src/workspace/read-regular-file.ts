/** Files of the checkout, which may be anything. */

import { closeSync, constants, fstatSync, openSync, readFileSync } from "node:fs";

/** In bytes. Lockfiles of large monorepos have some 5 MB. */
const MAX_BYTES = 32 * 1024 * 1024;

/** Opens a pipe or a terminal, which a link may lead to, without waiting for whoever is to write there. */
export const OPEN_NONBLOCKING = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0) | (constants.O_NOCTTY ?? 0);

/**
 * The text of a file of the checkout. A link may lead from there to a pipe or a terminal, and whoever reads that waits
 * for ever, deaf to signals.
 *
 * @param largest - In bytes.
 * @returns `null`: nothing is there, it is no ordinary file, it is too large, or it cannot be read.
 */
export function readRegularFile(path: string, largest = MAX_BYTES): string | null {
  try {
    const file = openSync(path, OPEN_NONBLOCKING);
    try {
      const stats = fstatSync(file);
      return stats.isFile() && stats.size <= largest ? readFileSync(file, "utf8") : null;
    } finally {
      closeSync(file);
    }
  } catch {
    return null;
  }
}
