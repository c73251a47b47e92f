/** Commits and comparisons. */

import type { ChangedFile, Commit } from "../git.ts";
import { type Answer, ApiError, notFound, ok } from "../responses.ts";
import type { GitHubState, Repository } from "../store.ts";
import { nodeId, showAccount } from "./accounts.ts";
import { apiUrlOf, htmlUrlOf } from "./repositories.ts";
import type { RepositoryRequest } from "./request.ts";

export function showCommit(state: GitHubState, repository: Repository, commit: Commit) {
  const url = `${apiUrlOf(state, repository)}/commits/${commit.sha}`;
  const html = htmlUrlOf(state, repository);
  const git = { name: commit.author, email: `${commit.author}@users.noreply.github.com`, date: commit.date };
  const author = showAccount(state, { login: commit.author, type: "User" });
  return {
    sha: commit.sha,
    node_id: nodeId("Commit", commit.sha),
    url,
    html_url: `${html}/commit/${commit.sha}`,
    comments_url: `${url}/comments`,
    commit: {
      author: git,
      committer: git,
      message: commit.message,
      tree: { sha: commit.sha, url: `${apiUrlOf(state, repository)}/git/trees/${commit.sha}` },
      url: `${apiUrlOf(state, repository)}/git/commits/${commit.sha}`,
      comment_count: 0,
      verification: { verified: false, reason: "unsigned", signature: null, payload: null, verified_at: null },
    },
    author,
    committer: author,
    parents: commit.parents.map((sha) => ({
      sha,
      url: `${apiUrlOf(state, repository)}/commits/${sha}`,
      html_url: `${html}/commit/${sha}`,
    })),
  };
}

export function showFile(state: GitHubState, repository: Repository, sha: string, file: ChangedFile) {
  return {
    sha: "e69de29bb2d1d6434b8b29ae775ad8c2e48c5391",
    filename: file.filename,
    status: file.status,
    additions: file.additions,
    deletions: file.deletions,
    changes: file.additions + file.deletions,
    blob_url: `${htmlUrlOf(state, repository)}/blob/${sha}/${file.filename}`,
    raw_url: `${htmlUrlOf(state, repository)}/raw/${sha}/${file.filename}`,
    contents_url: `${apiUrlOf(state, repository)}/contents/${file.filename}?ref=${sha}`,
    patch: "@@ -1 +1 @@",
  };
}

/** The files that a list of commits changes, each once. */
export function changedFiles(commits: readonly Commit[]): ChangedFile[] {
  const files = commits.flatMap((commit) => commit.files).map((file) => [file.filename, file] as const);
  return [...new Map(files).values()];
}

export function getCommit({ state, repository, params }: RepositoryRequest): Answer {
  const ref = params.ref ?? "";
  const commit = repository.resolve(ref)?.commit;
  if (!commit) throw new ApiError(422, `No commit found for SHA: ${ref}`);
  const additions = commit.files.reduce((sum, file) => sum + file.additions, 0);
  const deletions = commit.files.reduce((sum, file) => sum + file.deletions, 0);
  return ok({
    ...showCommit(state, repository, commit),
    stats: { additions, deletions, total: additions + deletions },
    files: commit.files.map((file) => showFile(state, repository, commit.sha, file)),
  });
}

/** Resolves a side of `base...head`: a ref of this repository, or `owner:ref` of another repository in its network. */
function resolveSide(state: GitHubState, repository: Repository, side: string): Commit {
  const [, owner, ref] = /^(?:([^:]+):)?(.+)$/.exec(side) ?? [];
  const home = owner
    ? [...state.repositories.values()].find((other) => other.owner === owner && other.graph === repository.graph)
    : repository;
  const commit = ref ? home?.resolve(ref)?.commit : undefined;
  if (!commit) throw notFound();
  return commit;
}

/** https://docs.github.com/rest/commits/commits#compare-two-commits */
export function compareCommits({ state, repository, params }: RepositoryRequest): Answer {
  const basehead = params.basehead ?? "";
  const [baseName, headName, ...rest] = basehead.split("...");
  if (!baseName || !headName || rest.length > 0) throw notFound();
  const [base, head] = [resolveSide(state, repository, baseName), resolveSide(state, repository, headName)];
  const comparison = repository.graph.compare(base.sha, head.sha);
  if (!comparison) throw notFound(`No common ancestor between ${baseName} and ${headName}.`);
  const html = `${htmlUrlOf(state, repository)}/compare/${basehead}`;
  const { status, ahead, behind, mergeBase } = comparison;
  return ok({
    url: `${apiUrlOf(state, repository)}/compare/${basehead}`,
    html_url: html,
    permalink_url: html,
    diff_url: `${html}.diff`,
    patch_url: `${html}.patch`,
    base_commit: showCommit(state, repository, base),
    merge_base_commit: showCommit(state, repository, mergeBase),
    status,
    ahead_by: ahead.length,
    behind_by: behind.length,
    total_commits: ahead.length,
    commits: ahead.map((commit) => showCommit(state, repository, commit)),
    files: changedFiles(ahead).map((file) => showFile(state, repository, head.sha, file)),
  });
}
