/** Reads commits and trees of a git repository without running `git`. */

import { readObject } from "./git-object.ts";
import type { Repository } from "./git-repository.ts";

/**
 * The parents of a commit in order, from the raw object: it names them in a shallow clone too, and grafts and
 * replacements do not change it.
 *
 * @returns null if the commit cannot be read.
 */
export function parentsOf(repository: Repository, commit: string): readonly string[] | null {
  return commitFields(repository, commit)?.flatMap(([name, value]) => (name === "parent" ? [value] : [])) ?? null;
}

/** For a `submodule`, `commit` is the one that the superproject names. */
export type TrackedPath =
  | { readonly kind: "file" | "folder" | "absent" | "unreadable" }
  | { readonly kind: "submodule"; readonly commit: string };

/**
 * What a commit has at a path, or at the first part of the path that is not a folder.
 *
 * @param path - Names of folders, the top one first.
 */
export function trackedAt(repository: Repository, commit: string, path: readonly string[]): TrackedPath {
  let tree = commitFields(repository, commit)?.find(([name]) => name === "tree")?.[1];
  for (const part of path) {
    const entries = tree === undefined ? null : treeEntries(repository, tree);
    if (entries === null) return { kind: "unreadable" };
    const entry = entries.find(({ name }) => name === part) ?? entries.find(({ name }) => fold(name) === fold(part));
    if (entry === undefined) return { kind: "absent" };
    if (entry.mode === "160000") return { kind: "submodule", commit: entry.id };
    if (!/^0?40000$/.test(entry.mode)) return { kind: "file" };
    tree = entry.id;
  }
  return { kind: tree === undefined ? "unreadable" : "folder" };
}

/** Some file systems ignore case in names, or how accents are encoded. */
function fold(name: string): string {
  return name.normalize("NFC").toLowerCase();
}

/** The header lines `<name> <value>` above the message. */
function commitFields(repository: Repository, commit: string): readonly (readonly [string, string])[] | null {
  const object = readObject(repository, commit);
  if (object?.type !== "commit") return null;
  const head = object.content.toString("latin1").split("\n\n", 1)[0] ?? "";
  return head.split("\n").map((line) => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)] as const);
}

interface TreeEntry {
  readonly mode: string;
  readonly name: string;
  readonly id: string;
}

/** Each entry is `<mode> <name>`, a zero byte, and the binary ID. */
function treeEntries(repository: Repository, id: string): readonly TreeEntry[] | null {
  const object = readObject(repository, id);
  if (object?.type !== "tree") return null;
  const { content } = object;
  const entries: TreeEntry[] = [];
  for (let start = 0; start < content.length; ) {
    const zero = content.indexOf(0, start);
    if (zero === -1) return null;
    const end = zero + 1 + id.length / 2;
    const [mode = "", ...name] = content.toString("utf8", start, zero).split(" ");
    entries.push({ mode, name: name.join(" "), id: content.toString("hex", zero + 1, end) });
    start = end;
  }
  return entries;
}
