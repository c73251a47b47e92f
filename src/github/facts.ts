/** What a plan may have to know from GitHub. Each answers `null` where GitHub does not tell. */

import { isProductionBranch } from "../plan/production-branch.ts";
import { matchPullRequest, readPullRequest } from "../trigger/pull-request.ts";
import type { PullRequestRef, RepositoryName, Trigger } from "../trigger/trigger.ts";
import type { GitHubClient } from "./client.ts";

const at = (repository: RepositoryName) => {
  const [owner = "", repo = ""] = repository.split("/");
  return { owner, repo };
};

/** Whether a branch that matches the globs contains the commit. Branches are asked one after another. */
export async function productionBranchContainsCommit(
  github: GitHubClient,
  trigger: Trigger,
  commit: string,
  globs: readonly string[],
): Promise<boolean | null> {
  const repository = at(trigger.repository);
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
  repository: { readonly owner: string; readonly repo: string },
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
  const branches = await github.paginate(github.rest.repos.listBranches, { ...at(trigger.repository), per_page: 100 });
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
      ...at(trigger.repository),
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
    const { data } = await github.rest.pulls.get({ ...at(repository), pull_number: number });
    return readPullRequest(data, repository);
  } catch {
    return null;
  }
}
