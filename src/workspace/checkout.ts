/** The git checkout that contains the deployed folder, and the commits that its HEAD was made from. */

import { relative } from "node:path";
import type { CheckedOutCommit, Checkout, UnreadableCheckout } from "../plan/plan-input.ts";
import { foldersUpTo } from "./folders-up-to.ts";
import { parentsOf, trackedAt } from "./git-commit.ts";
import { commitsMadeSinceCheckout } from "./git-reflog.ts";
import { remoteRepositoryOf } from "./git-remote.ts";
import { openRepository, type Repository, readHeadCommit } from "./git-repository.ts";
import { type ResolvedCommit, resolveCommit } from "./resolve-commit.ts";

/**
 * Reads the checkout whose commit decides which code is in `workingDirectory`: the nearest one around it, or its
 * superproject if that is a submodule. Repositories outside of the workspace are ignored.
 *
 * @param workspace - Absolute path.
 * @param workingDirectory - Absolute path, in the workspace.
 * @returns null if no repository tracks the folder.
 */
export function readCheckout(workspace: string, workingDirectory: string): Checkout | UnreadableCheckout | null {
  const top = topFolderOf(workspace, workingDirectory);
  const repository = top === null ? null : openRepository(top);
  const head = top === null ? null : readHeadCommit(top);
  if (top === null || repository === null || head === null) return null;
  if ("unreadable" in repository) return repository;
  if (typeof head !== "string") return head;
  if (trackedAt(repository, head, pathFrom(top, workingDirectory)) === "absent") return null;
  return {
    directory: pathFrom(workspace, top).join("/") || ".",
    head: describeCommit(repository, head),
    madeFrom: basesOf(repository, head).map((id) => describeCommit(repository, id)),
    origin: remoteRepositoryOf(repository),
  };
}

/** Resolves the name of a commit in the checkout around `workingDirectory`. */
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

/** Follows submodules outwards, to the repository that is not a submodule of the next one. */
function superprojectOf(folder: string, [next, ...others]: readonly string[]): string {
  return next !== undefined && isSubmodule(folder, next) ? superprojectOf(next, others) : folder;
}

function isSubmodule(folder: string, superproject: string): boolean {
  const [inner, outer] = [openRepository(folder), openRepository(superproject)];
  const head = readHeadCommit(superproject);
  if (outer === null || "unreadable" in outer || typeof head !== "string") return false;
  const tracked = trackedAt(outer, head, pathFrom(superproject, folder));
  if (tracked !== "unreadable") return tracked === "submodule";
  // Git keeps a submodule's repository within the superproject's.
  if (inner === null || "unreadable" in inner) return false;
  return pathFrom(outer.commonDirectory, inner.gitDirectory)[0] === "modules";
}

function describeCommit(repository: Repository, id: string): CheckedOutCommit {
  const parents = parentsOf(repository, id) ?? [];
  return { id, secondParent: parents.length === 2 ? (parents[1] ?? null) : null };
}

/** The ancestors of HEAD, back to and including the first ones that were not made in this checkout. */
function basesOf(repository: Repository, head: string): readonly string[] {
  const made = commitsMadeSinceCheckout(repository, head);
  const found = new Set<string>([head]);
  // Iterating a set also visits what is added during the iteration.
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
