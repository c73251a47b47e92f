/** What a plan may have to know from GitHub. Each answers `null` where GitHub does not tell. */

import { isProductionBranch } from "../plan/production-branch.ts";
import { matchPullRequest, readPullRequest } from "../trigger/pull-request.ts";
import type { PullRequestRef, RepositoryName, Trigger } from "../trigger/trigger.ts";
import type { GitHubClient } from "./client.ts";
import { placeOf, type RepositoryPlace } from "./repository-place.ts";

/** Whether a branch that matches the globs contains the commit. Branches are asked one after another. */
export async function productionBranchContainsCommit(
  github: GitHubClient,
  trigger: Trigger,
  commit: string,
  globs: readonly string[],
): Promise<boolean | null> {
  const repository = placeOf(trigger.repository);
  try {
    for (const branch of await productionBranches(github, trigger, globs)) {
      if (await contains(github, repository, branch, commit)) return true;
    }
    return false;
  } catch {
    return null;
  }
}

/** A branch that is not there contains nothing. */
async function contains(
  github: GitHubClient,
  repository: RepositoryPlace,
  branch: string,
  commit: string,
): Promise<boolean> {
  try {
    const basehead = `${commit}...${branch}`;
    const { data } = await github.rest.repos.compareCommitsWithBasehead({ ...repository, basehead, per_page: 1 });
    return data.status === "ahead" || data.status === "identical";
  } catch (error) {
    if ((error as { status?: unknown }).status === 404) return false;
    throw error;
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
    ...placeOf(trigger.repository),
    per_page: 100,
  });
  return branches.map(({ name }) => name).filter((name) => isProductionBranch(name, globs, trigger.defaultBranch));
}

/**
 * The one pull request whose head is exactly what another workflow's run was about.
 *
 * Asked by branch, not by commit: for a commit that only a fork has, GitHub lists no pull requests here.
 */
export async function workflowRunPullRequest(
  github: GitHubClient,
  trigger: Extract<Trigger, { kind: "workflow-run" }>,
): Promise<PullRequestRef | null> {
  const owner = trigger.headRepository?.split("/")[0];
  if (owner === undefined || trigger.branch === null) return null;
  try {
    const listed = await github.paginate(github.rest.pulls.list, {
      ...placeOf(trigger.repository),
      head: `${owner}:${trigger.branch}`,
      state: "all",
      per_page: 100,
    });
    const candidates = listed.map((one) => readPullRequest(one, trigger.repository)).filter((one) => one !== null);
    return matchPullRequest(candidates, trigger);
  } catch {
    return null;
  }
}

export async function pullRequestByNumber(
  github: GitHubClient,
  repository: RepositoryName,
  number: number,
): Promise<PullRequestRef | null> {
  try {
    const { data } = await github.rest.pulls.get({ ...placeOf(repository), pull_number: number });
    return readPullRequest(data, repository);
  } catch {
    return null;
  }
}

/**
 * The open pull request of a branch of this repository, where the branch's head is the commit.
 *
 * @returns `null` for none, and for more than one: a branch may be offered to several base branches.
 * @throws What Octokit throws; see `refusedBecause`.
 */
export async function openPullRequestOf(
  github: GitHubClient,
  repository: RepositoryName,
  branch: string,
  commit: string,
): Promise<number | null> {
  const place = placeOf(repository);
  const { data } = await github.rest.pulls.list({
    ...place,
    head: `${place.owner}:${branch}`,
    state: "open",
    per_page: 100,
  });
  const found = data
    .map((one) => readPullRequest(one, repository))
    .filter((one) => one !== null && !one.isFork && one.headBranch === branch && one.headSha === commit);
  return found.length === 1 ? (found[0]?.number ?? null) : null;
}

/** The pull request to report to, where the event does not name it. @throws As `openPullRequestOf`. */
export async function pullRequestOf(github: GitHubClient, trigger: Trigger): Promise<number | null> {
  const { repository, branch, commit, kind } = trigger;
  if (kind === "workflow-run" && trigger.of === "pull_request") {
    return (await workflowRunPullRequest(github, trigger))?.number ?? null;
  }
  const isAboutBranch = kind === "push" || kind === "manual" || kind === "workflow-run";
  if (!isAboutBranch || branch === null || commit === "") return null;
  return openPullRequestOf(github, repository, branch, commit);
}
