/** Resolves the name of a commit in a checkout. */

import type { NamedCommit } from "../plan/plan-input.ts";
import { findObjectIds, readObject } from "./git-object.ts";
import { type Repository, readRefObject } from "./git-repository.ts";

type FoundCommit = Extract<NamedCommit, { kind: "found" }>;

/** `ambiguous` if the IDs of several commits begin with the name. */
export type ResolvedCommit = FoundCommit | { readonly kind: "ambiguous" | "absent" };

/** How many tags of tags are followed; git itself has no limit. */
const MAX_TAG_DEPTH = 10;

/**
 * Resolves a name as a tag, else as a local branch or a remote-tracking branch of `origin`, else as the beginning of a
 * commit's ID, of seven digits or more.
 */
export function resolveCommit(repository: Repository, name: string): ResolvedCommit {
  const tag = readRefObject(repository, `refs/tags/${name}`);
  // If the tag's object is missing, do not fall back to a branch of that name.
  if (tag !== null) return found(peel(repository, tag), "tag");
  const branch =
    readRefObject(repository, `refs/heads/${name}`) ?? readRefObject(repository, `refs/remotes/origin/${name}`);
  if (branch !== null) return found(branch, "branch");
  if (!/^[0-9a-f]{7,64}$/i.test(name)) return { kind: "absent" };
  const candidates = findObjectIds(repository, name.toLowerCase());
  const commits = candidates.filter((id) => readObject(repository, id)?.type === "commit");
  return commits.length > 1 ? { kind: "ambiguous" } : found(commits[0] ?? null, "sha");
}

function found(id: string | null, by: FoundCommit["by"]): ResolvedCommit {
  return id === null ? { kind: "absent" } : { kind: "found", id, by };
}

/** @returns The commit that a tag leads to, or null if it leads to none or cannot be read. */
function peel(repository: Repository, id: string, depthLeft = MAX_TAG_DEPTH): string | null {
  const object = readObject(repository, id);
  if (object?.type === "commit") return id;
  if (object?.type !== "tag" || depthLeft === 0) return null;
  const target = /^object ([0-9a-f]{40,64})$/m.exec(object.content.toString("latin1"))?.[1];
  return target === undefined ? null : peel(repository, target, depthLeft - 1);
}
