/** Which commit of the base branch a pull request is compared with, and its files. */

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parentsOf } from "../../workspace/git-commit.ts";
import { openRepository, type Repository, readCommitOf, readHeadCommit } from "../../workspace/git-repository.ts";
import { Git, type GitOptions, type Remote } from "./git.ts";

export interface BaseOptions extends Omit<GitOptions, "folder" | "borrowedObjects"> {
  /** Top folder of the checkout. */
  readonly repositoryRoot: string;
  readonly headSha: string;
  readonly baseBranch: string;
  readonly remote: Remote;
  /** An empty folder of this comparison alone. */
  readonly folder: string;
}

export interface BaseTree {
  readonly commit: string;
  /** Holds the files of the commit. */
  readonly directory: string;
}

/** @returns `null` where the commit is neither in the checkout nor can be fetched. */
export async function checkOutBase(options: BaseOptions): Promise<BaseTree | null> {
  const repository = openRepository(options.repositoryRoot);
  const head = readHeadCommit(options.repositoryRoot);
  if (repository === null || "unreadable" in repository || typeof head !== "string") return null;
  const commit = await findBaseCommit(head, repository, options);
  const git = commit === null ? null : await openGit("files", repository, options);
  if (commit === null || git === null) return null;
  const directory = join(options.folder, "base");
  if (await writeFiles(git, commit, directory)) return { commit, directory };
  const isFetched = await git.fetch(options.remote, [commit], ["--depth=1"]);
  return isFetched && (await writeFiles(git, commit, directory)) ? { commit, directory } : null;
}

function openGit(name: string, { commonDirectory }: Repository, options: BaseOptions): Promise<Git | null> {
  return Git.open({
    ...options,
    folder: join(options.folder, name),
    borrowedObjects: join(commonDirectory, "objects"),
  });
}

/**
 * GitHub's trial merge has the base as its first parent and the head as its second. Any other merge is one of the pull
 * request's own, and its first parent may be anything.
 */
async function findBaseCommit(head: string, repository: Repository, options: BaseOptions): Promise<string | null> {
  const parents = parentsOf(repository, head) ?? [];
  if (parents.length === 2 && parents[1] === options.headSha) return parents[0] ?? null;
  const git = await openGit("history", repository, options);
  if (git === null) return null;
  const local = readCommitOf(`refs/remotes/origin/${options.baseBranch}`, repository);
  const known = local === null ? null : await mergeBase(git, head, local);
  return known ?? fetchMergeBase(git, head, options);
}

/** Fetches commits only, without files. In a repository of its own: git would take their files for known as well. */
async function fetchMergeBase(git: Git, head: string, { baseBranch, remote }: BaseOptions): Promise<string | null> {
  const refs = [`refs/heads/${baseBranch}:refs/base`, head];
  return (await git.fetch(remote, refs, ["--filter=tree:0"])) ? mergeBase(git, head, "refs/base") : null;
}

async function mergeBase(git: Git, one: string, other: string): Promise<string | null> {
  const [first = ""] = ((await git.run(["merge-base", one, other])) ?? "").split("\n");
  return /^[0-9a-f]{40,64}$/.test(first) ? first : null;
}

async function writeFiles(git: Git, commit: string, directory: string): Promise<boolean> {
  mkdirSync(directory, { recursive: true });
  const paths = { GIT_WORK_TREE: directory, GIT_INDEX_FILE: `${directory}.index` };
  return (
    (await git.run(["read-tree", commit], paths)) !== null &&
    (await git.run(["checkout-index", "--all", "--force"], paths)) !== null
  );
}
