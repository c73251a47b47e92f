/** The git checkout that contains the deployed folder, and the commits that its HEAD was made from. */

import { relative } from "node:path";
import type { CheckedOutCommit, Checkout, MovedSubmodule, UnreadableCheckout } from "../plan/plan-input.ts";
import { foldersUpTo } from "./folders-up-to.ts";
import { parentsOf, trackedAt } from "./git-commit.ts";
import { commitsMadeSinceCheckout } from "./git-reflog.ts";
import { remoteRepositoryOf } from "./git-remote.ts";
import { openRepository, type Repository, readHeadCommit } from "./git-repository.ts";
import { followLinks, leadsInside } from "./is-inside.ts";
import { type ResolvedCommit, resolveCommit } from "./resolve-commit.ts";

/**
 * Reads the checkout whose commit decides which code is in `workingDirectory` and in its folder of functions: the nearest
 * one around it, or its superproject if that is a submodule. Links are followed, as the CLI follows them. Repositories
 * outside of the workspace are ignored.
 *
 * @param workspace - Absolute path.
 * @param workingDirectory - Absolute path, in the workspace.
 * @param functions - Absolute path of the folder of functions, or null if it is not known.
 * @returns null if no repository tracks the folders.
 */
export function readCheckout(
  workspace: string,
  workingDirectory: string,
  functions: string | null,
): Checkout | UnreadableCheckout | null {
  const app = checkoutOf(workspace, workingDirectory);
  const other = functions !== null && leadsInside(workspace, functions) ? checkoutOf(workspace, functions) : null;
  if (app === null) return other;
  const isSame = other === null || ("directory" in app && isOfCheckout(app, other));
  return "unreadable" in app || isSame ? app : { ...app, functions: other };
}

function isOfCheckout(app: Checkout, other: Checkout | UnreadableCheckout): boolean {
  return "directory" in other && other.directory === app.directory && other.movedSubmodule === null;
}

function checkoutOf(workspace: string, path: string): Checkout | UnreadableCheckout | null {
  const [root, folder] = [followLinks(workspace), followLinks(path)];
  const { top, submodules } = repositoriesAround(root, folder);
  const repository = top === null ? null : openRepository(top);
  const head = top === null ? null : readHeadCommit(top);
  if (top === null || repository === null || head === null) return null;
  if ("unreadable" in repository) return repository;
  if (typeof head !== "string") return head;
  if (trackedAt(repository, head, pathFrom(top, folder)).kind === "absent") return null;
  return {
    directory: pathFrom(root, top).join("/") || ".",
    head: describeCommit(repository, head),
    madeFrom: basesOf(repository, head).map((id) => describeCommit(repository, id)),
    origin: remoteRepositoryOf(repository),
    movedSubmodule: submodules.map((one) => movedSubmodule(one, root)).find((moved) => moved !== null) ?? null,
    functions: null,
  };
}

/** Resolves the name of a commit in the checkout around `workingDirectory`. */
export function resolveInCheckout(workspace: string, workingDirectory: string, name: string): ResolvedCommit {
  const { top } = repositoriesAround(followLinks(workspace), followLinks(workingDirectory));
  const repository = top === null ? null : openRepository(top);
  if (repository === null || "unreadable" in repository) return { kind: "absent" };
  return resolveCommit(repository, name);
}

interface Submodule {
  readonly folder: string;
  /** The commit that its superproject's HEAD names, or null if that cannot be read. */
  readonly named: string | null;
}

interface Repositories {
  /** Top folder of the nearest repository that is not a submodule of the next one. */
  readonly top: string | null;
  /** The submodules from `top` inwards. */
  readonly submodules: readonly Submodule[];
}

function repositoriesAround(workspace: string, folder: string): Repositories {
  const around = foldersUpTo(workspace, folder).filter((one) => openRepository(one) !== null);
  const [nearest, ...outer] = around;
  return nearest === undefined ? { top: null, submodules: [] } : outwards(nearest, outer, []);
}

/** Follows submodules outwards. */
function outwards(
  folder: string,
  [next, ...others]: readonly string[],
  submodules: readonly Submodule[],
): Repositories {
  const submodule = next === undefined ? null : submoduleIn(folder, next);
  return next === undefined || submodule === null
    ? { top: folder, submodules }
    : outwards(next, others, [submodule, ...submodules]);
}

/** @returns null if the folder is not a submodule of the repository around it. */
function submoduleIn(folder: string, superproject: string): Submodule | null {
  const [inner, outer] = [openRepository(folder), openRepository(superproject)];
  const head = readHeadCommit(superproject);
  if (outer === null || "unreadable" in outer || typeof head !== "string") return null;
  const tracked = trackedAt(outer, head, pathFrom(superproject, folder));
  if (tracked.kind === "submodule") return { folder, named: tracked.commit };
  if (tracked.kind !== "unreadable" || inner === null || "unreadable" in inner) return null;
  // Git keeps a submodule's repository within the superproject's.
  return pathFrom(outer.commonDirectory, inner.gitDirectory)[0] === "modules" ? { folder, named: null } : null;
}

/** @returns null if the submodule has the commit that is named, or one that was made on it, or one cannot be read. */
function movedSubmodule({ folder, named }: Submodule, workspace: string): MovedSubmodule | null {
  const [repository, head] = [openRepository(folder), readHeadCommit(folder)];
  if (named === null || repository === null || "unreadable" in repository || typeof head !== "string") return null;
  if ([head, ...basesOf(repository, head)].includes(named)) return null;
  return { directory: pathFrom(workspace, folder).join("/"), head, named };
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
