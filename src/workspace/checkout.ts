/** The git checkout of the folder that is deployed, and which commits its HEAD stands for. */

import { dirname, relative } from "node:path";
import { parentsOf, trackedAt } from "./git-commit.ts";
import { commitsMadeSinceCheckout } from "./git-reflog.ts";
import { originOf } from "./git-remote.ts";
import { openRepository, type Repository, readHeadCommit, type Unreadable } from "./git-repository.ts";
import { type ResolvedCommit, resolveCommit } from "./resolve-commit.ts";

export interface CheckedOutCommit {
  /** Whole SHA, in lower case. */
  readonly id: string;
  /** Of a merge of two commits, the one that was merged. null: it is no such merge, or it cannot be read. */
  readonly secondParent: string | null;
}

export interface Checkout {
  /** Path of its top folder from the workspace, with slashes. `.`: the workspace itself. */
  readonly directory: string;
  readonly head: CheckedOutCommit;
  /**
   * What HEAD was committed or merged onto since something was checked out, step by step. Empty: HEAD was checked out
   * itself.
   */
  readonly madeFrom: readonly CheckedOutCommit[];
  /** `owner/name` that the remote `origin` names. null: there is none, or it is no address of that form. */
  readonly origin: string | null;
}

/**
 * Reads the checkout whose commit decides which code is in `workingDirectory`: the nearest one around it, but of a
 * submodule the superproject's. A repository around the workspace is not asked.
 *
 * @param workspace - Absolute path.
 * @param workingDirectory - Absolute path, in the workspace.
 * @returns null if no repository tracks the folder.
 */
export function readCheckout(workspace: string, workingDirectory: string): Checkout | Unreadable | null {
  const top = topFolderOf(workspace, workingDirectory);
  const repository = top === null ? null : openRepository(top);
  const head = top === null ? null : readHeadCommit(top);
  if (top === null || repository === null || head === null) return null;
  if ("unreadable" in repository) return repository;
  if (typeof head !== "string") return head;
  if (trackedAt(repository, head, pathFrom(top, workingDirectory)).kind === "absent") return null;
  return {
    directory: pathFrom(workspace, top).join("/") || ".",
    head: describeCommit(repository, head),
    madeFrom: basesOf(repository, head).map((id) => describeCommit(repository, id)),
    origin: originOf(repository),
  };
}

/** Which commit a name means there. */
export function resolveInCheckout(workspace: string, workingDirectory: string, name: string): ResolvedCommit {
  const top = topFolderOf(workspace, workingDirectory);
  const repository = top === null ? null : openRepository(top);
  if (repository === null || "unreadable" in repository) return { kind: "absent" };
  return resolveCommit(repository, name);
}

function topFolderOf(workspace: string, workingDirectory: string): string | null {
  const around = foldersUpTo(workspace, workingDirectory).filter((folder) => openRepository(folder) !== null);
  const [nearest, ...outer] = around;
  return nearest === undefined ? null : superprojectOf(nearest, outer);
}

/** The outermost of the repositories of which each has the next one as a submodule. */
function superprojectOf(folder: string, [next, ...others]: readonly string[]): string {
  return next !== undefined && isSubmodule(folder, next) ? superprojectOf(next, others) : folder;
}

function isSubmodule(folder: string, superproject: string): boolean {
  const [inner, outer] = [openRepository(folder), openRepository(superproject)];
  const head = readHeadCommit(superproject);
  if (outer === null || "unreadable" in outer || typeof head !== "string") return false;
  const tracked = trackedAt(outer, head, pathFrom(superproject, folder));
  if (tracked.kind !== "unreadable") return tracked.kind === "submodule";
  // Git keeps a submodule's repository within the superproject's.
  if (inner === null || "unreadable" in inner) return false;
  return pathFrom(outer.commonDirectory, inner.gitDirectory)[0] === "modules";
}

function describeCommit(repository: Repository, id: string): CheckedOutCommit {
  const parents = parentsOf(repository, id) ?? [];
  return { id, secondParent: parents.length === 2 ? (parents[1] ?? null) : null };
}

/** The ancestors of HEAD back to those that were not made since something was checked out, these among them. */
function basesOf(repository: Repository, head: string): readonly string[] {
  const made = commitsMadeSinceCheckout(repository, head);
  const found = new Set<string>([head]);
  // A set's iteration goes on to what is added meanwhile.
  for (const commit of found) {
    if (made.has(commit)) for (const parent of parentsOf(repository, commit) ?? []) found.add(parent);
  }
  return [...found].filter((commit) => commit !== head);
}

function pathFrom(folder: string, path: string): readonly string[] {
  return relative(folder, path)
    .split(/[\\/]/)
    .filter((part) => part !== "");
}

function foldersUpTo(last: string, first: string): readonly string[] {
  const parent = dirname(first);
  return first === last || first === parent ? [first] : [first, ...foldersUpTo(last, parent)];
}
