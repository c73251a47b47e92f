/** GitHub's data: repositories with their pull requests, comments, GitHub Deployments and workflow runs. */
import { type ChangedFile, type Commit, CommitGraph } from "./git.ts";

export type AccountType = "Bot" | "Organization" | "User";

export interface Account {
  readonly login: string;
  readonly type: AccountType;
}

/** A comment on a pull request. Dates are ISO 8601 in whole seconds, as on GitHub. */
export interface Comment {
  readonly id: number;
  /** Number of the pull request. */
  readonly number: number;
  readonly login: string;
  readonly type: AccountType;
  readonly createdAt: string;
  body: string;
  updatedAt: string;
}

export interface PullRequest {
  readonly id: number;
  readonly number: number;
  readonly title: string;
  readonly draft: boolean;
  readonly locked: boolean;
  readonly author: Account;
  readonly createdAt: string;
  readonly baseBranch: string;
  readonly baseSha: string;
  readonly headBranch: string;
  /** Owner of the head repository, also after the repository was deleted. */
  readonly headOwner: string;
  /** Head repository, or null after the fork was deleted. */
  readonly headRepository: Repository | null;
  /** Names of the labels. */
  labels: readonly string[];
  headSha: string;
  state: "closed" | "open";
  /** For an open pull request, the test merge (`refs/pull/<number>/merge`, the `GITHUB_SHA` of `pull_request` events). */
  mergeCommitSha: string;
  mergedAt: string | null;
  closedAt: string | null;
  updatedAt: string;
}

export const DEPLOYMENT_STATES = [
  "error",
  "failure",
  "inactive",
  "in_progress",
  "queued",
  "pending",
  "success",
] as const;
export type DeploymentState = (typeof DEPLOYMENT_STATES)[number];

export interface GitHubDeploymentStatus {
  readonly id: number;
  readonly state: DeploymentState;
  readonly creator: Account;
  readonly description: string;
  readonly environment: string;
  readonly environmentUrl: string;
  readonly logUrl: string;
  readonly createdAt: string;
}

/** A GitHub Deployment with its statuses, oldest first. */
export interface GitHubDeploymentRow {
  readonly id: number;
  readonly sha: string;
  /** The `ref` of the request: a branch, a tag or a SHA. */
  readonly ref: string;
  readonly task: string;
  readonly payload: string | Readonly<Record<string, unknown>>;
  readonly originalEnvironment: string;
  readonly description: string | null;
  readonly transientEnvironment: boolean;
  readonly productionEnvironment: boolean;
  readonly creator: Account;
  readonly createdAt: string;
  /** A status may move a GitHub Deployment to another environment. */
  environment: string;
  updatedAt: string;
  readonly statuses: GitHubDeploymentStatus[];
}

export interface Environment {
  readonly id: number;
  readonly name: string;
  readonly createdAt: string;
}

export interface WorkflowRun {
  readonly id: number;
  readonly name: string;
  /** For example `.github/workflows/deploy.yml`. */
  readonly path: string;
  readonly event: string;
  readonly runNumber: number;
  readonly headBranch: string | null;
  readonly headSha: string;
  readonly headRepository: Repository;
  readonly actor: Account;
  readonly createdAt: string;
  runAttempt: number;
  status: "completed" | "in_progress" | "queued";
  conclusion: "cancelled" | "failure" | "skipped" | "success" | "timed_out" | null;
}

export interface NewCommit {
  /** SHA of the commit, by default a generated one. An existing commit is reused, and the branch moves to it as in a force push. */
  readonly sha?: string;
  readonly message?: string;
  /** Login of the author. Default: the repository's owner. */
  readonly author?: string;
  readonly files?: readonly ChangedFile[];
}

/** A repository with its branches, tags, pull requests, GitHub Deployments and workflow runs. */
export class Repository {
  readonly id: number;
  readonly owner: string;
  readonly name: string;
  readonly defaultBranch: string;
  readonly private: boolean;
  readonly createdAt: string;
  /** The repository that this one is a fork of. */
  readonly parent: Repository | null;
  readonly graph: CommitGraph;
  /** SHAs by branch name. */
  readonly branches = new Map<string, string>();
  /** New names of renamed branches, by old name. */
  readonly renamedBranches = new Map<string, string>();
  readonly tags = new Map<string, string>();
  /** The objects of annotated tags, by the tag's name. `tags` has their commits. */
  readonly tagObjects = new Map<string, string>();
  /** States of commit statuses, by SHA and context. */
  readonly commitStatuses = new Map<string, Map<string, "error" | "failure" | "pending" | "success">>();
  readonly pullRequests = new Map<number, PullRequest>();
  readonly comments = new Map<number, Comment>();
  readonly deployments = new Map<number, GitHubDeploymentRow>();
  readonly environments = new Map<string, Environment>();
  readonly runs = new Map<number, WorkflowRun>();
  /** Branches into which the default branch cannot be merged. */
  readonly conflicts = new Set<string>();

  constructor(spec: {
    id: number;
    fullName: string;
    defaultBranch: string;
    private: boolean;
    createdAt: string;
    parent: Repository | null;
  }) {
    const [owner, name, ...rest] = spec.fullName.split("/");
    if (!owner || !name || rest.length > 0) throw new Error(`"${spec.fullName}" is not of the form owner/name.`);
    this.id = spec.id;
    this.owner = owner;
    this.name = name;
    this.defaultBranch = spec.defaultBranch;
    this.private = spec.private;
    this.createdAt = spec.createdAt;
    this.parent = spec.parent;
    this.graph = spec.parent?.graph ?? new CommitGraph(spec.fullName);
  }

  get fullName(): string {
    return `${this.owner}/${this.name}`;
  }

  /** SHA of a branch's newest commit. Throws if the branch does not exist. */
  headSha(branch: string = this.defaultBranch): string {
    const sha = this.branches.get(branch);
    if (!sha) throw new Error(`${this.fullName} has no branch ${branch}.`);
    return sha;
  }

  /** Resolves a branch, tag, `refs/…` or SHA. `branch` is set if it was the name of a branch. */
  resolve(ref: string): { readonly commit: Commit; readonly branch: string | null } | undefined {
    const branch = this.branches.get(ref);
    if (branch) return { commit: this.graph.get(branch), branch: ref };
    const plain = ref.replace(/^refs\//, "");
    const pull = /^pull\/(\d+)\/(head|merge)$/.exec(plain);
    const pullRequest = pull && this.pullRequests.get(Number(pull[1]));
    const sha =
      this.tags.get(ref) ??
      (plain.startsWith("heads/") ? this.branches.get(plain.slice(6)) : undefined) ??
      (plain.startsWith("tags/") ? this.tags.get(plain.slice(5)) : undefined) ??
      (pullRequest ? (pull[2] === "head" ? pullRequest.headSha : pullRequest.mergeCommitSha) : undefined) ??
      this.graph.find(ref)?.sha;
    return sha ? { commit: this.graph.get(sha), branch: null } : undefined;
  }

  /** Whether a branch or tag of this repository, not of a fork, contains the commit. */
  reaches(sha: string): boolean {
    return [...this.branches.values(), ...this.tags.values()].some((tip) => this.graph.contains(tip, sha));
  }
}

/** All repositories, and the counters and the clock that they share. */
export class GitHubState {
  readonly apiUrl: string;
  readonly serverUrl: string;
  readonly repositories = new Map<string, Repository>();
  #passedMs = 0;
  /** The last ID. IDs need more than 32 bits, as those of GitHub's comments and GitHub Deployments do. */
  #lastId = 5_000_000_000;

  constructor(options: { apiUrl: string; serverUrl: string }) {
    this.apiUrl = options.apiUrl;
    this.serverUrl = options.serverUrl;
  }

  /** The current time in seconds since the epoch. */
  seconds(): number {
    return Math.floor((Date.now() + this.#passedMs) / 1000);
  }

  /** @param ms - In milliseconds. */
  passTime(ms: number): void {
    this.#passedMs += ms;
  }

  /** The current time as ISO 8601 in whole seconds, as on GitHub, so two writes can have the same time. */
  now(): string {
    return new Date(this.seconds() * 1000).toISOString().replace(".000Z", "Z");
  }

  /** @returns The next ID. IDs ascend, so that a newer object has a higher ID. */
  nextId(): number {
    this.#lastId += 1;
    return this.#lastId;
  }

  /** Finds a repository by its name, in any case. */
  find(fullName: string): Repository | undefined {
    return this.repositories.get(fullName.toLowerCase());
  }

  repository(fullName: string): Repository {
    const repository = this.find(fullName);
    if (!repository) throw new Error(`There is no repository ${fullName}.`);
    return repository;
  }

  createRepository(spec: { fullName: string; defaultBranch?: string; private?: boolean }): Repository {
    const defaultBranch = spec.defaultBranch ?? "main";
    const repository = this.#register(spec.fullName, defaultBranch, spec.private ?? false, null);
    const root = repository.graph.add({
      parents: [],
      message: "Initial commit",
      author: repository.owner,
      date: this.now(),
      files: [{ filename: "README.md", status: "added", additions: 1, deletions: 0 }],
    });
    repository.branches.set(defaultBranch, root.sha);
    return repository;
  }

  fork(parent: Repository, fullName: string): Repository {
    const fork = this.#register(fullName, parent.defaultBranch, parent.private, parent);
    fork.branches.set(parent.defaultBranch, parent.headSha());
    return fork;
  }

  #register(fullName: string, defaultBranch: string, isPrivate: boolean, parent: Repository | null): Repository {
    if (this.find(fullName)) throw new Error(`The repository ${fullName} exists already.`);
    const facts = { fullName, defaultBranch, private: isPrivate, parent };
    const repository = new Repository({ id: this.nextId(), createdAt: this.now(), ...facts });
    this.repositories.set(fullName.toLowerCase(), repository);
    return repository;
  }

  /** Adds a commit to a branch, which is created from the default branch if it is new, and updates open pull requests. */
  push(repository: Repository, branch: string, change: NewCommit = {}): string {
    const parent = repository.branches.get(branch) ?? repository.headSha();
    const sha =
      change.sha && repository.graph.has(change.sha)
        ? change.sha
        : repository.graph.add({
            ...(change.sha ? { sha: change.sha } : {}),
            parents: [parent],
            message: change.message ?? `Work on ${branch}`,
            author: change.author ?? repository.owner,
            date: this.now(),
            files: change.files ?? [{ filename: "convex/messages.ts", status: "modified", additions: 1, deletions: 1 }],
          }).sha;
    this.moveBranch(repository, branch, sha);
    return sha;
  }

  moveBranch(repository: Repository, branch: string, sha: string): void {
    repository.branches.set(branch, sha);
    for (const base of this.repositories.values()) {
      for (const pullRequest of base.pullRequests.values()) {
        if (pullRequest.state !== "open") continue;
        if (pullRequest.headRepository !== repository || pullRequest.headBranch !== branch) continue;
        pullRequest.headSha = sha;
        pullRequest.mergeCommitSha = this.merge(base, base.headSha(pullRequest.baseBranch), sha, "Test merge").sha;
        pullRequest.updatedAt = this.now();
      }
    }
  }

  merge(repository: Repository, into: string, from: string, message: string): Commit {
    const author = repository.owner;
    return repository.graph.add({ parents: [into, from], message, author, date: this.now(), files: [] });
  }

  /** Returns the environment with this name, and creates it on first use as GitHub does. */
  environment(repository: Repository, name: string): Environment {
    const known = repository.environments.get(name);
    if (known) return known;
    const environment = { id: this.nextId(), name, createdAt: this.now() };
    repository.environments.set(name, environment);
    return environment;
  }
}
