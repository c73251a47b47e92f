/**
 * Reads git's index, the list of the files that git tracks, without running `git`.
 * Format: https://git-scm.com/docs/index-format
 */

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { readOffset } from "./git-object.ts";
import { openRepository, readHeadCommit } from "./git-repository.ts";
import { withRegularFile } from "./read-regular-file.ts";

/** In bytes. The index of a million files has about 100 MB. */
const MAX_INDEX_SIZE = 256 * 1024 * 1024;
const HEADER_LENGTH = 12;
/** In bytes. Times, owner, mode and size come before the ID. */
const STAT_LENGTH = 40;
const MODE_OFFSET = 24;
const EXTENDED_FLAG = 0x4000;
/** Of the extended flags. */
const SKIP_WORKTREE_FLAG = 0x4000;

interface IndexEntry {
  /** From the repository's top folder, with `/` and in NFC. Ends with `/` for a folder of a sparse index. */
  readonly path: string;
  readonly mode: number;
  /** Whether a sparse checkout has left it out. */
  readonly isLeftOut: boolean;
}

/**
 * Paths of all tracked files and links, from the repository's top folder, with `/` and in NFC. Empty if there is no
 * repository or its index cannot be read. Entries that a split index keeps in a second file are ignored.
 *
 * @param top - Absolute path of the repository's top folder.
 */
export function readTrackedFiles(top: string): ReadonlySet<string> {
  return new Set(readIndex(top).flatMap(({ path, mode }) => (isFileOrLink(mode) ? [path] : [])));
}

/**
 * Paths of what a sparse checkout has left out, as in `readTrackedFiles`. A folder that a sparse index keeps as one entry
 * ends with `/`.
 */
export function readLeftOutPaths(top: string): readonly string[] {
  return readIndex(top).flatMap(({ path, isLeftOut }) => (isLeftOut ? [path] : []));
}

function readIndex(top: string): readonly IndexEntry[] {
  const repository = openRepository(top);
  const head = readHeadCommit(top);
  // An index does not say which hash it uses: it is the one of HEAD.
  if (repository === null || "unreadable" in repository || typeof head !== "string") return [];
  try {
    const path = join(repository.gitDirectory, "index");
    const index = withRegularFile(path, MAX_INDEX_SIZE, (file) => readFileSync(file));
    return index === null ? [] : [...parseIndex(index, head.length / 2)];
  } catch {
    return [];
  }
}

/**
 * @param idLength - In bytes: 20 or 32.
 * @throws {RangeError} If the index is cut off or damaged, or its version is unknown.
 */
function* parseIndex(index: Buffer, idLength: number): Generator<IndexEntry> {
  const version = index.readUInt32BE(4);
  if (index.toString("latin1", 0, 4) !== "DIRC" || version < 2 || version > 4)
    throw new RangeError("The file is not a git index of version 2, 3 or 4.");
  let at = HEADER_LENGTH;
  let name = Buffer.alloc(0);
  for (let left = index.readUInt32BE(8); left > 0; left -= 1) {
    const flags = at + STAT_LENGTH + idLength;
    const isExtended = (index.readUInt16BE(flags) & EXTENDED_FLAG) !== 0;
    const start = flags + (isExtended ? 4 : 2);
    // Version 4 stores how many bytes to drop from the end of the previous name, and what to append instead.
    const dropped = version === 4 ? readOffset(index, start) : { value: name.length, end: start };
    const end = index.indexOf(0, dropped.end);
    if (end === -1 || dropped.value > name.length) throw new RangeError("The index is damaged.");
    name = Buffer.concat([name.subarray(0, name.length - dropped.value), index.subarray(dropped.end, end)]);
    yield {
      path: name.toString("utf8").normalize("NFC"),
      mode: index.readUInt32BE(at + MODE_OFFSET),
      isLeftOut: isExtended && (index.readUInt16BE(flags + 2) & SKIP_WORKTREE_FLAG) !== 0,
    };
    // Earlier versions pad an entry with one to eight zeros.
    at = version === 4 ? end + 1 : at + Math.ceil((end + 1 - at) / 8) * 8;
  }
}

/** Submodules, and folders of a sparse checkout, have entries of other modes. */
function isFileOrLink(mode: number): boolean {
  return mode >> 12 === 0o10 || mode >> 12 === 0o12;
}
