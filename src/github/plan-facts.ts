/** Facts that the planner may need from GitHub. Each function returns `null` if GitHub cannot be read. */

import { isProductionBranch } from "../plan/production-branch.ts";
import { findByHead, type PullRequestHead, readPullRequest } from "../trigger/pull-request.ts";
import type { PullRequestInfo, RepositoryName, Trigger } from "../trigger/trigger.ts";
import type { GitHubClient } from "./client.ts";
import { compareCommits } from "./compare-commits.ts";
import { toRepoParams } from "./repository.ts";
import { nullOn404 } from "./request-error.ts";

/** Whether a branch that matches the globs contains the commit. Checks one branch after another. */
export async function productionBranchContainsCommit(
  github: GitHubClient,
  trigger: Trigger,
  commit: string,
  globs: readonly string[],
): Promise<boolean | null> {
  const repository = toRepoParams(trigger.repository);
  try {
    for (const branch of await productionBranches(github, trigger, globs)) {
      // `null` means that the branch does not exist, so it does not contain the commit.
      const relation = await compareCommits(github, repository, commit, branch);
      if (relation === "ahead" || relation === "identical") return true;
    }
    return false;
  } catch {
    return null;
  }
}

async function productionBranches(
  github: GitHubClient,
  trigger: Trigger,
  globs: readonly string[],
): Promise<readonly string[]> {
  const plain = globs.every((glob) => /^[\w./-]+$/.test(glob));
  if (globs.length > 0 && plain) return globs;
  if (globs.length === 0 && trigger.defaultBranch !== null) return [trigger.defaultBranch];
  const branches = await github.paginate(github.rest.repos.listBranches, {
    ...toRepoParams(trigger.repository),
    per_page: 100,
  });
  return branches.map(({ name }) => name).filter((name) => isProductionBranch(name, globs, trigger.defaultBranch));
}

/** `unknown` if GitHub could not be read. */
export type CommitLookup =
  | { readonly kind: "found"; readonly id: string; readonly by: "tag" | "branch" | "sha" }
  | { readonly kind: "absent" | "unknown" };

/**
 * Asks GitHub which commit a name refers to: a tag, else a branch, else the beginning of a SHA.
 * https://docs.github.com/en/rest/commits/commits#get-a-commit
 */
export async function namedCommit(
  github: GitHubClient,
  repository: RepositoryName,
  name: string,
): Promise<CommitLookup> {
  const isShort = /^[0-9a-f]{7,39}$/i.test(name);
  const refs = [
    { by: "tag", ref: `tags/${name}` },
    { by: "branch", ref: `heads/${name}` },
    ...(isShort ? [{ by: "sha", ref: name.toLowerCase() } as const] : []),
  ] as const;
  try {
    for (const { by, ref } of refs) {
      const id = await commitAt(github, repository, ref);
      if (id !== null && (by !== "sha" || id.startsWith(ref))) return { kind: "found", id, by };
    }
    return { kind: "absent" };
  } catch {
    return { kind: "unknown" };
  }
}

/** GitHub responds with 422 for a ref that it does not find and for an ambiguous SHA. */
async function commitAt(github: GitHubClient, repository: RepositoryName, ref: string): Promise<string | null> {
  try {
    const { data } = await github.rest.repos.getCommit({ ...toRepoParams(repository), ref, per_page: 1 });
    return data.sha;
  } catch (error) {
    return (error as { status?: unknown }).status === 422 ? null : nullOn404(error);
  }
}

/**
 * The one open pull request whose head is exactly the branch and commit of another workflow's run. If none is open, the
 * one closed pull request.
 */
export async function workflowRunPullRequest(
  github: GitHubClient,
  trigger: Extract<Trigger, { kind: "workflow-run" }>,
): Promise<PullRequestInfo | "none" | null> {
  try {
    const candidates = await pullRequestsOfBranch(github, trigger.repository, trigger, "all");
    const open = candidates.filter(({ state }) => state === "open");
    return findByHead(open, trigger) ?? findByHead(candidates, trigger) ?? "none";
  } catch {
    return null;
  }
}

/**
 * The one open pull request with exactly this head.
 *
 * @returns `null` if there is none, or several with different base branches.
 * @throws What Octokit throws; see `describeRequestError`.
 */
async function openPullRequestWithHead(
  github: GitHubClient,
  repository: RepositoryName,
  head: PullRequestHead,
): Promise<PullRequestInfo | null> {
  return findByHead(await pullRequestsOfBranch(github, repository, head, "open"), head);
}

/** Looks them up by branch: by commit, GitHub lists no pull requests here if only a fork has the commit. */
async function pullRequestsOfBranch(
  github: GitHubClient,
  repository: RepositoryName,
  head: PullRequestHead,
  state: "open" | "all",
): Promise<readonly PullRequestInfo[]> {
  // The payload of a run keeps the name from before the repository was renamed or transferred.
  const owner = (head.isFork ? head.headRepository : repository)?.split("/")[0];
  if (owner === undefined || head.branch === null || head.commit === "") return [];
  const listed = await github.paginate(github.rest.pulls.list, {
    ...toRepoParams(repository),
    head: `${owner}:${head.branch}`,
    state,
    per_page: 100,
  });
  return listed.map((one) => readPullRequest(one, repository)).filter((one) => one !== null);
}

export async function pullRequestByNumber(
  github: GitHubClient,
  repository: RepositoryName,
  number: number,
): Promise<PullRequestInfo | null> {
  try {
    return await readPullRequestAt(github, repository, number);
  } catch {
    return null;
  }
}

async function readPullRequestAt(
  github: GitHubClient,
  repository: RepositoryName,
  number: number,
): Promise<PullRequestInfo | null> {
  const { data } = await github.rest.pulls.get({ ...toRepoParams(repository), pull_number: number });
  return readPullRequest(data, repository);
}

/**
 * Finds the open pull request to report to, for events that do not name it reliably.
 *
 * @param commit - The deployed commit. Pull requests whose head has moved on are ignored.
 * @throws What Octokit throws; see `describeRequestError`.
 */
export async function findPullRequestToReport(
  github: GitHubClient,
  trigger: Trigger,
  commit: string,
): Promise<number | null> {
  const { repository, branch } = trigger;
  switch (trigger.kind) {
    case "merge-group":
      return pullRequestInMergeQueue(github, trigger);
    case "workflow-run":
      return numberOf(openPullRequestWithHead(github, repository, { ...trigger, commit }));
    case "push":
    case "manual":
      return numberOf(
        openPullRequestWithHead(github, repository, { branch, commit, headRepository: repository, isFork: false }),
      );
    default:
      return null;
  }
}

/**
 * The pull request that a merge queue's branch is named after: `gh-readonly-queue/<base>/pr-<number>-<base's commit>`.
 *
 * Its head cannot be compared with the commit, which is the queue's merge. Instead, it must be open and have the queue's
 * base branch. Forks are accepted: only somebody with write access can add a pull request to the queue.
 * https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/configuring-pull-request-merges/managing-a-merge-queue
 */
async function pullRequestInMergeQueue(
  github: GitHubClient,
  { repository, number, branch }: Extract<Trigger, { kind: "merge-group" }>,
): Promise<number | null> {
  if (number === null || branch === null) return null;
  const found = await readPullRequestAt(github, repository, number).catch(nullOn404);
  const isOfQueue = found !== null && branch.startsWith(`gh-readonly-queue/${found.baseBranch}/pr-${number}-`);
  return isOfQueue && found.state === "open" ? number : null;
}

async function numberOf(found: Promise<PullRequestInfo | null>): Promise<number | null> {
  return (await found)?.number ?? null;
}
