/** Repositories and branches. */
import { type Answer, ApiError, notFound, ok } from "../responses.ts";
import type { AccountType, GitHubState, Repository } from "../store.ts";
import { nodeId, showAccount } from "./accounts.ts";
import { showCommit } from "./commits.ts";
import { paged, type RepositoryRequest } from "./request.ts";

/** The part of each `<name>_url` after the repository's API URL. */
const LINKS = {
  archive: "/{archive_format}{/ref}",
  assignees: "/assignees{/user}",
  blobs: "/git/blobs{/sha}",
  branches: "/branches{/branch}",
  collaborators: "/collaborators{/collaborator}",
  comments: "/comments{/number}",
  commits: "/commits{/sha}",
  compare: "/compare/{base}...{head}",
  contents: "/contents/{+path}",
  contributors: "/contributors",
  deployments: "/deployments",
  downloads: "/downloads",
  events: "/events",
  forks: "/forks",
  git_commits: "/git/commits{/sha}",
  git_refs: "/git/refs{/sha}",
  git_tags: "/git/tags{/sha}",
  hooks: "/hooks",
  issue_comment: "/issues/comments{/number}",
  issue_events: "/issues/events{/number}",
  issues: "/issues{/number}",
  keys: "/keys{/key_id}",
  labels: "/labels{/name}",
  languages: "/languages",
  merges: "/merges",
  milestones: "/milestones{/number}",
  notifications: "/notifications{?since,all,participating}",
  pulls: "/pulls{/number}",
  releases: "/releases{/id}",
  stargazers: "/stargazers",
  statuses: "/statuses/{sha}",
  subscribers: "/subscribers",
  subscription: "/subscription",
  tags: "/tags",
  teams: "/teams",
  trees: "/git/trees{/sha}",
} as const;

const OWNER_TYPE: AccountType = "Organization";

export const apiUrlOf = (state: GitHubState, { fullName }: Repository): string => `${state.apiUrl}/repos/${fullName}`;
export const htmlUrlOf = (state: GitHubState, { fullName }: Repository): string => `${state.serverUrl}/${fullName}`;

export const showOwner = (state: GitHubState, login: string) => showAccount(state, { login, type: OWNER_TYPE });

export function showMinimalRepository(state: GitHubState, repository: Repository) {
  const url = apiUrlOf(state, repository);
  const links = Object.entries(LINKS).map(([name, suffix]) => [`${name}_url`, `${url}${suffix}`] as const);
  return {
    id: repository.id,
    node_id: nodeId("Repository", repository.id),
    name: repository.name,
    full_name: repository.fullName,
    private: repository.private,
    owner: showOwner(state, repository.owner),
    html_url: htmlUrlOf(state, repository),
    description: null,
    fork: repository.parent !== null,
    url,
    ...Object.fromEntries(links),
  };
}

export function showRepository(state: GitHubState, repository: Repository) {
  const html = htmlUrlOf(state, repository);
  const switches = { has_issues: true, has_projects: true, has_downloads: true, has_wiki: true, has_pages: false };
  const forks = [...state.repositories.values()].filter(({ parent }) => parent === repository).length;
  const openIssues = [...repository.pullRequests.values()].filter((pull) => pull.state === "open").length;
  return {
    ...showMinimalRepository(state, repository),
    ...switches,
    has_discussions: false,
    clone_url: `${html}.git`,
    git_url: `${html}.git`.replace(/^\w+:/, "git:"),
    ssh_url: `git@${new URL(html).host}:${repository.fullName}.git`,
    svn_url: html,
    mirror_url: null,
    homepage: null,
    language: "TypeScript",
    license: null,
    archived: false,
    disabled: false,
    visibility: repository.private ? "private" : "public",
    default_branch: repository.defaultBranch,
    size: 1,
    forks,
    forks_count: forks,
    open_issues: openIssues,
    open_issues_count: openIssues,
    stargazers_count: 0,
    watchers: 0,
    watchers_count: 0,
    created_at: repository.createdAt,
    updated_at: repository.createdAt,
    pushed_at: repository.createdAt,
  };
}

export function getRepository({ state, repository }: RepositoryRequest): Answer {
  const { parent } = repository;
  const shownParent = parent ? showRepository(state, parent) : undefined;
  const origin = shownParent ? { parent: shownParent, source: shownParent } : {};
  return ok({ ...showRepository(state, repository), ...origin, network_count: 0, subscribers_count: 0 });
}

function showShortBranch(state: GitHubState, repository: Repository, name: string) {
  const sha = repository.headSha(name);
  const commit = { sha, url: `${apiUrlOf(state, repository)}/commits/${sha}` };
  return { name, commit, protected: name === repository.defaultBranch };
}

/** Lists branches. Only the default branch counts as protected. */
export function listBranches(request: RepositoryRequest): Answer {
  const { state, repository, query } = request;
  const wanted = query.protected;
  const branches = [...repository.branches.keys()]
    .sort()
    .map((name) => showShortBranch(state, repository, name))
    .filter((branch) => wanted === undefined || String(branch.protected) === wanted);
  return paged(request, branches, (branch) => branch);
}

export function getBranch({ state, repository, params }: RepositoryRequest): Answer {
  const name = params.branch ?? "";
  const sha = repository.branches.get(name);
  const branchesUrl = `${apiUrlOf(state, repository)}/branches`;
  const newName = repository.renamedBranches.get(name);
  if (!sha && newName)
    throw new ApiError(301, "Moved Permanently", {
      headers: { location: `${branchesUrl}/${encodeURIComponent(newName)}` },
    });
  if (!sha) throw notFound("Branch not found");
  const self = `${branchesUrl}/${name}`;
  return ok({
    ...showShortBranch(state, repository, name),
    commit: showCommit(state, repository, repository.graph.get(sha)),
    _links: { self, html: `${htmlUrlOf(state, repository)}/tree/${name}` },
    protection: { enabled: false, required_status_checks: { enforcement_level: "off", contexts: [], checks: [] } },
    protection_url: `${self}/protection`,
  });
}

export function listBranchesForHeadCommit(request: RepositoryRequest): Answer {
  const { state, repository, params } = request;
  const names = [...repository.branches].filter(([, sha]) => sha === params.commit_sha).map(([name]) => name);
  return ok(names.map((name) => showShortBranch(state, repository, name)));
}
