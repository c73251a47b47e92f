/**
 * Reads single objects (commits, trees, tags) of a git repository, loose or packed, without running `git`.
 * Formats: https://git-scm.com/docs/gitformat-pack and https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
 */

import { createHash } from "node:crypto";
import { readdirSync, readSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { inflateSync } from "node:zlib";
import { applyGitDelta } from "./git-delta.ts";
import type { Repository } from "./git-repository.ts";
import { readRegularFile, withRegularFile } from "./read-regular-file.ts";

export type GitObjectType = "commit" | "tree" | "blob" | "tag";

export interface GitObject {
  readonly type: GitObjectType;
  readonly content: Buffer;
}

/** In bytes, unpacked. A commit has a few hundred; a tree has about 40 for each entry of its folder. */
const MAX_OBJECT_SIZE = 16 * 1024 * 1024;
/** Git's own longest chain, `pack.depth`: https://git-scm.com/docs/git-config#Documentation/git-config.txt-packdepth */
const MAX_DELTA_CHAIN = 4095;
/** Maximum number of `info/alternates` that git follows from one repository to the next. */
const MAX_ALTERNATES_DEPTH = 5;
/** In bytes. `info/alternates` has one path a line. */
const MAX_ALTERNATES_SIZE = 64 * 1024;

/**
 * Reads the object with this ID and checks its hash, so that a damaged or replaced file is not trusted.
 *
 * @param id - The whole SHA-1 or SHA-256, in lower case.
 * @returns null if there is no such object, or it cannot be read.
 */
export function readObject(repository: Repository, id: string): GitObject | null {
  for (const directory of objectDirectories(repository)) {
    const found = readIn(directory, id, MAX_DELTA_CHAIN);
    if (found !== null) return hashOf(found, id) === id ? found : null;
  }
  return null;
}

/**
 * IDs of all objects whose ID starts with `prefix`, in no order.
 *
 * @param prefix - At least two hexadecimal digits, in lower case.
 */
export function findObjectIds(repository: Repository, prefix: string): readonly string[] {
  const found = objectDirectories(repository).flatMap((directory) => [
    ...namesIn(join(directory, prefix.slice(0, 2))).map((rest) => prefix.slice(0, 2) + rest),
    ...packsOf(directory).flatMap((pack) => withPackIndex(pack, (index) => idsInBucket(index, prefix)) ?? []),
  ]);
  return [...new Set(found)].filter((id) => id.startsWith(prefix) && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(id));
}

function hashOf({ type, content }: GitObject, id: string): string {
  const algorithm = id.length === 40 ? "sha1" : "sha256";
  return createHash(algorithm).update(`${type} ${content.length}\0`).update(content).digest("hex");
}

/** The repository's own folder of objects, and those that it borrows from. */
function objectDirectories({ commonDirectory }: Repository): readonly string[] {
  const found = new Set<string>();
  const add = (directory: string, depth: number): void => {
    if (found.has(directory) || depth > MAX_ALTERNATES_DEPTH) return;
    found.add(directory);
    const lines = readRegularFile(join(directory, "info", "alternates"), MAX_ALTERNATES_SIZE)?.split("\n") ?? [];
    for (const line of lines) if (line !== "" && !line.startsWith("#")) add(resolve(directory, line), depth + 1);
  };
  add(join(commonDirectory, "objects"), 0);
  return [...found];
}

function readIn(directory: string, id: string, deltasLeft: number): GitObject | null {
  const loose = readLoose(join(directory, id.slice(0, 2), id.slice(2)));
  if (loose !== null) return loose;
  for (const pack of packsOf(directory)) {
    const offset = withPackIndex(pack, (index) => offsetOf(index, id));
    if (offset === null) continue;
    const found = withFile(`${pack}.pack`, (file) =>
      readPacked({ file, directory, idLength: id.length / 2 }, offset, deltasLeft),
    );
    if (found !== null) return found;
  }
  return null;
}

/** A loose object is a zlib stream of `<type> <size>`, a zero byte, and the content. */
function readLoose(path: string): GitObject | null {
  const whole = withFile(path, (file) => inflate(file.read(0, Math.min(file.size, MAX_OBJECT_SIZE))));
  if (whole === null) return null;
  const end = whole.indexOf(0);
  const [, type, size] = /^(commit|tree|blob|tag) (\d+)$/.exec(whole.toString("latin1", 0, Math.max(end, 0))) ?? [];
  const content = whole.subarray(end + 1);
  return type !== undefined && Number(size) === content.length ? { type: type as GitObjectType, content } : null;
}

/** Paths of the packs, without `.pack` and `.idx`. */
function packsOf(directory: string): readonly string[] {
  const folder = join(directory, "pack");
  return namesIn(folder)
    .filter((name) => /^pack-(?:[0-9a-f]{40}|[0-9a-f]{64})\.idx$/.test(name))
    .map((name) => join(folder, name.slice(0, -".idx".length)));
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** An open file. Reads past its end return fewer bytes. */
interface OpenFile {
  readonly size: number;
  read(position: number, length: number): Buffer;
}

/** @returns null if the file cannot be opened or read, or `use` finds it damaged and throws. */
function withFile<Result>(path: string, use: (file: OpenFile) => Result | null): Result | null {
  return withRegularFile(path, Number.POSITIVE_INFINITY, (file, size) => {
    const read = (position: number, length: number) => {
      const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - position)));
      return buffer.subarray(0, readSync(file, buffer, 0, buffer.length, position));
    };
    return use({ size, read });
  });
}

/** Ignores bytes after the end of the compressed data. */
function inflate(compressed: Buffer): Buffer {
  return inflateSync(compressed, { maxOutputLength: MAX_OBJECT_SIZE });
}

/** A pack's index, version 2: the IDs in order, and in the same order the offset of each object in the pack. */
interface PackIndex {
  readonly file: OpenFile;
  /** In bytes: 20 or 32. */
  readonly idLength: number;
  readonly count: number;
  /** How many IDs have a first byte up to this one. */
  readonly countUpTo: (byte: number) => number;
}

const INDEX_HEADER = Buffer.from([0xff, 0x74, 0x4f, 0x63, 0, 0, 0, 2]);
const FANOUT_LENGTH = 256 * 4;
const IDS_START = INDEX_HEADER.length + FANOUT_LENGTH;

/** Ignores indexes of version 1, which git has not written since 2007. */
function withPackIndex<Result>(pack: string, use: (index: PackIndex) => Result | null): Result | null {
  // A pack's name is a hash of the same kind as the IDs of its objects.
  const idLength = basename(pack).length - "pack-".length === 40 ? 20 : 32;
  return withFile(`${pack}.idx`, (file) => {
    const start = file.read(0, IDS_START);
    if (start.length < IDS_START || !start.subarray(0, INDEX_HEADER.length).equals(INDEX_HEADER)) return null;
    const countUpTo = (byte: number) => (byte < 0 ? 0 : start.readUInt32BE(INDEX_HEADER.length + byte * 4));
    return use({ file, countUpTo, count: countUpTo(255), idLength });
  });
}

function idsInBucket({ file, idLength, countUpTo }: PackIndex, prefix: string): readonly string[] {
  const byte = Number.parseInt(prefix.slice(0, 2), 16);
  const [first, end] = [countUpTo(byte - 1), countUpTo(byte)];
  const bucket = file.read(IDS_START + first * idLength, (end - first) * idLength);
  return Array.from({ length: Math.floor(bucket.length / idLength) }, (_, place) =>
    bucket.toString("hex", place * idLength, (place + 1) * idLength),
  );
}

/** @returns The object's offset in the pack, or null if it is not in this pack. */
function offsetOf(index: PackIndex, id: string): number | null {
  if (index.idLength * 2 !== id.length) return null;
  const { file, idLength, count, countUpTo } = index;
  const place = idsInBucket(index, id).indexOf(id);
  if (place === -1) return null;
  const position = countUpTo(Number.parseInt(id.slice(0, 2), 16) - 1) + place;
  // The IDs are followed by one checksum of 4 bytes for each object.
  const offsets = IDS_START + count * (idLength + 4);
  const offset = file.read(offsets + position * 4, 4).readUInt32BE();
  if (offset < 0x80000000) return offset;
  // In packs above 2 GiB, this is the position of an 8-byte offset.
  return Number(file.read(offsets + count * 4 + (offset - 0x80000000) * 8, 8).readBigUInt64BE());
}

interface Pack {
  readonly file: OpenFile;
  /** The folder of objects that contains the pack. */
  readonly directory: string;
  /** In bytes: 20 or 32. */
  readonly idLength: number;
}

const PACKED_TYPES: ReadonlyMap<number, GitObjectType> = new Map([
  [1, "commit"],
  [2, "tree"],
  [3, "blob"],
  [4, "tag"],
]);
const OFFSET_DELTA = 6;
const REFERENCE_DELTA = 7;

/** @throws {Error} If the pack is damaged; a `RangeError` if a number points past its end. */
function readPacked(pack: Pack, offset: number, deltasLeft: number): GitObject | null {
  // Type and size take at most 10 bytes, a base's offset as many.
  const start = pack.file.read(offset, 20 + pack.idLength);
  const { type, size, end } = readEntryHeader(start);
  if (size > MAX_OBJECT_SIZE) return null;
  const plainType = PACKED_TYPES.get(type);
  if (plainType !== undefined) return { type: plainType, content: readCompressed(pack, offset + end, size) };
  if (deltasLeft === 0) return null;
  if (type === OFFSET_DELTA) {
    const distance = readOffset(start, end);
    const base = readPacked(pack, offset - distance.value, deltasLeft - 1);
    return base === null ? null : withDelta(base, readCompressed(pack, offset + distance.end, size));
  }
  if (type !== REFERENCE_DELTA) return null;
  const idEnd = end + pack.idLength;
  const base = readIn(pack.directory, start.toString("hex", end, idEnd), deltasLeft - 1);
  return base === null ? null : withDelta(base, readCompressed(pack, offset + idEnd, size));
}

function withDelta({ type, content }: GitObject, delta: Buffer): GitObject | null {
  const result = applyGitDelta(content, delta, MAX_OBJECT_SIZE);
  return result === null ? null : { type, content: result };
}

/** Three bits of type and four of size, then seven more of size in each byte, the lowest first. */
function readEntryHeader(bytes: Buffer): { readonly type: number; readonly size: number; readonly end: number } {
  const first = bytes.readUInt8(0);
  let size = first & 0x0f;
  let end = 1;
  for (let byte = first, factor = 16; byte >= 0x80; factor *= 128, end += 1) {
    byte = bytes.readUInt8(end);
    size += (byte & 0x7f) * factor;
  }
  return { type: (first >> 4) & 7, size, end };
}

/** A number as git writes offsets: seven bits a byte, the highest first, each byte after the first counting from 1. */
export function readOffset(bytes: Buffer, start: number): { readonly value: number; readonly end: number } {
  let byte = bytes.readUInt8(start);
  let value = byte & 0x7f;
  let end = start + 1;
  for (; byte >= 0x80; end += 1) {
    byte = bytes.readUInt8(end);
    value = (value + 1) * 128 + (byte & 0x7f);
  }
  return { value, end };
}

/** A pack does not record the compressed length, so read the most that zlib can make of `size` bytes. */
function readCompressed({ file }: Pack, position: number, size: number): Buffer {
  const longest = size + Math.ceil(size / 1000) + 64;
  const content = inflate(file.read(position, longest));
  if (content.length !== size) throw new Error("The object does not have the size that its pack records.");
  return content;
}
