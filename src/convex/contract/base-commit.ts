/** Finds the commit of the base branch with which a pull request is compared, and checks out its files. */

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { parentsOf } from "../../workspace/git-commit.ts";
import { openRepository, type Repository, readHeadCommit, readRefObject } from "../../workspace/git-repository.ts";
import { Git, type GitOptions, type Remote } from "./git.ts";

export interface BaseOptions extends Omit<GitOptions, "folder" | "borrowedObjects"> {
  /** Top folder of the checkout. */
  readonly repositoryRoot: string;
  readonly headSha: string;
  readonly baseBranch: string;
  readonly remote: Remote;
  /** An empty folder for this comparison. */
  readonly folder: string;
}

/** @returns The folder with the base commit's files, or `null` if the commit is not in the checkout and cannot be fetched. */
export async function checkOutBase(options: BaseOptions): Promise<string | null> {
  const repository = openRepository(options.repositoryRoot);
  const head = readHeadCommit(options.repositoryRoot);
  if (repository === null || "unreadable" in repository || typeof head !== "string") return null;
  const commit = await findBaseCommit(head, repository, options);
  if (commit === null) return null;
  const directory = join(options.folder, "base");
  const local = await openGit("files", join(repository.commonDirectory, "objects"), options);
  if (local !== null && (await writeFiles(local, commit, directory))) return directory;
  const fetched = await openGit("fetched-files", NOTHING_BORROWED, options);
  const isWritten =
    fetched !== null &&
    (await fetched.fetch(options.remote, [commit], ["--depth=1"])) &&
    (await writeFiles(fetched, commit, directory));
  return isWritten ? directory : null;
}

/** A fetch must not use a shallow checkout's objects: Git would report its commits, and the server omit their history. */
const NOTHING_BORROWED = null;

function openGit(name: string, borrowedObjects: string | null, options: BaseOptions): Promise<Git | null> {
  return Git.open({ ...options, borrowedObjects, folder: join(options.folder, name) });
}

/**
 * GitHub's test merge has the base as its first parent and the head as its second. Any other merge belongs to the pull
 * request, and its first parent can be any commit.
 */
async function findBaseCommit(head: string, repository: Repository, options: BaseOptions): Promise<string | null> {
  const parents = parentsOf(repository, head) ?? [];
  if (parents.length === 2 && parents[1] === options.headSha) return parents[0] ?? null;
  const local = readRefObject(repository, `refs/remotes/origin/${options.baseBranch}`);
  const git = await openGit("history", join(repository.commonDirectory, "objects"), options);
  const known = local === null || git === null ? null : await mergeBase(git, head, local);
  return known ?? fetchMergeBase(head, options);
}

/** Fetches commits without their files. Into a separate repository: in the checkout, git would assume that the files are there. */
async function fetchMergeBase(head: string, options: BaseOptions): Promise<string | null> {
  const git = await openGit("fetched-history", NOTHING_BORROWED, options);
  const refs = [`refs/heads/${options.baseBranch}:refs/base`, head];
  if (git === null || !(await git.fetch(options.remote, refs, ["--filter=tree:0"]))) return null;
  return mergeBase(git, head, "refs/base");
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
