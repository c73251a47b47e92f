/**
 * Reads a git repository's files without running `git`: an earlier step may have put another program of that name first
 * in `PATH`, and variables and configuration can point the real one to another repository.
 * Format: https://git-scm.com/docs/gitrepository-layout
 */

import { existsSync, lstatSync, statSync } from "node:fs";
import { join, resolve } from "node:path";
import { isWholeSha } from "../plan/named-commit.ts";
import { readRegularFile } from "./read-regular-file.ts";

export interface Repository {
  /** Absolute path. Holds HEAD; in a linked worktree it is that worktree's own. */
  readonly gitDirectory: string;
  /** Absolute path. Holds branches, tags and objects, which all worktrees share. */
  readonly commonDirectory: string;
}

/** `reftable` if branches are stored in that format, which this module cannot read; `damaged` for any other reason. */
export interface Unreadable {
  readonly unreadable: "reftable" | "damaged";
}

const DAMAGED: Unreadable = { unreadable: "damaged" };
const REFTABLE: Unreadable = { unreadable: "reftable" };

/** In bytes. These files have one line. */
const MAX_LINE_LENGTH = 64 * 1024;
/** Maximum number of symbolic refs that git follows from one to the next. */
const MAX_CHAIN_LENGTH = 5;

/**
 * Opens the repository whose top folder is `directory`. Does not search the folders above.
 *
 * @param directory - Absolute path.
 * @returns null if the folder has no `.git`.
 */
export function openRepository(directory: string): Repository | Unreadable | null {
  const path = join(directory, ".git");
  const kind = kindOf(path);
  if (kind === "absent") return null;
  if (kind === "folder") return withCommonDirectory(path);
  // Submodules and linked worktrees have a file that names the folder.
  const target = firstLine(path)?.match(/^gitdir: (.+)$/)?.[1];
  return target === undefined ? DAMAGED : withCommonDirectory(resolve(directory, target));
}

function withCommonDirectory(gitDirectory: string): Repository | Unreadable {
  const path = join(gitDirectory, "commondir");
  if (kindOf(path) === "absent") return { gitDirectory, commonDirectory: gitDirectory };
  const target = firstLine(path);
  return target ? { gitDirectory, commonDirectory: resolve(gitDirectory, target) } : DAMAGED;
}

/**
 * The commit that is checked out in `directory`, as `git rev-parse HEAD` prints it.
 *
 * @param directory - Absolute path of the repository's top folder.
 * @returns Lower-case hex digits of the whole SHA-1 or SHA-256, or null if the folder has no `.git`.
 */
export function readHeadCommit(directory: string): string | Unreadable | null {
  const repository = openRepository(directory);
  if (repository === null || "unreadable" in repository) return repository;
  const head = firstLine(join(repository.gitDirectory, "HEAD"));
  const commit = head === null ? null : commitOf(head, repository);
  return commit ?? (isReftable(repository) ? REFTABLE : DAMAGED);
}

/** With reftable, the file HEAD names a branch that cannot exist. https://git-scm.com/docs/reftable */
function isReftable({ gitDirectory, commonDirectory }: Repository): boolean {
  return [gitDirectory, commonDirectory].some((folder) => existsSync(join(folder, "reftable")));
}

/**
 * The object that a ref names: a commit, or the tag object of an annotated tag.
 *
 * @param name - Whole, for example `refs/tags/v1`.
 * @returns null if there is no such ref, or it cannot be read.
 */
export function readRefObject(repository: Repository, name: string): string | null {
  return commitOf(`ref: ${name}`, repository);
}

/** @param content - Content of HEAD or of another ref. */
function commitOf(content: string, repository: Repository): string | null {
  let current: string | null = content;
  for (let followed = 0; current !== null && followed <= MAX_CHAIN_LENGTH; followed += 1) {
    const name: string | undefined = /^ref:\s*(\S+)$/.exec(current)?.[1];
    if (name === undefined) return isWholeSha(current) ? current.toLowerCase() : null;
    current = readRef(name, repository);
  }
  return null;
}

/** A ref's own file takes precedence over the packed ref, even if that file is damaged. */
function readRef(name: string, { gitDirectory, commonDirectory }: Repository): string | null {
  if (!isRefName(name)) return null;
  const isOfWorktree = /^refs\/(?:bisect|rewritten|worktree)\//.test(name);
  const path = join(isOfWorktree ? gitDirectory : commonDirectory, name);
  // When `feature/x` is packed or deleted, git leaves the folder `feature` behind.
  return kindOf(path) === "other" ? firstLine(path) : packedRef(name, commonDirectory);
}

/**
 * Whether a name is valid for a ref, so that its path cannot lead to another file.
 * https://git-scm.com/docs/git-check-ref-format
 */
function isRefName(name: string): boolean {
  const parts = name.split("/");
  const forbidden = /[\x00-\x20\x7f~^:?*[\\]|\.\.|@\{/;
  return (
    parts.length > 1 &&
    parts[0] === "refs" &&
    !forbidden.test(name) &&
    parts.every((part) => part !== "" && !part.startsWith(".") && !/\.(?:lock)?$/.test(part))
  );
}

/** Lines are `<SHA> <name>`; the line below an annotated tag is `^<SHA>`, the commit that the tag names. */
function packedRef(name: string, commonDirectory: string): string | null {
  const lines = readRegularFile(join(commonDirectory, "packed-refs"))?.split("\n") ?? [];
  const found = lines.find((line) => line.trimEnd().endsWith(` ${name}`));
  return found?.split(" ")[0] ?? null;
}

function firstLine(path: string): string | null {
  return readRegularFile(path, MAX_LINE_LENGTH)?.trimEnd() ?? null;
}

/** `other` for a file, and for what cannot be inspected: that does not prove that nothing is there. */
function kindOf(path: string): "folder" | "other" | "absent" {
  try {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found !== undefined) return found.isDirectory() ? "folder" : "other";
    // A symbolic link whose target does not exist is present all the same.
    return lstatSync(path, { throwIfNoEntry: false }) === undefined ? "absent" : "other";
  } catch (error) {
    // A path below a file does not exist.
    return (error as NodeJS.ErrnoException).code === "ENOTDIR" ? "absent" : "other";
  }
}
