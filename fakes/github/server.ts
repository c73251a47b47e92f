/**
 * A strict, stateful fake of GitHub's REST API on loopback, for the demo and the tests. Each request and each response is
 * checked against GitHub's OpenAPI description; violations are recorded in `violations`.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { breakConnection, delay, type Fault, FaultInjector, faultAnswer } from "./fault-injection.ts";
import { type Backend, serve, usualHeaders, withDocumentation } from "./handle-request.ts";
import { readRequest, send } from "./http.ts";
import { route } from "./openapi.ts";
import { type TokenSpec, Tokens } from "./permissions.ts";
import { closePullRequest, openPullRequest, type PullRequestSpec } from "./pull-requests.ts";
import {
  type Comment,
  type Environment,
  type GitHubDeploymentRow,
  GitHubState,
  type NewCommit,
  type PullRequest,
  type Repository,
  type WorkflowRun,
} from "./store.ts";

export type { Fault as FaultSpec, FaultKind } from "./fault-injection.ts";
export type { TokenSpec } from "./permissions.ts";
export type { PullRequestSpec } from "./pull-requests.ts";
export type {
  Comment,
  DeploymentState,
  GitHubDeploymentRow,
  GitHubDeploymentStatus,
  NewCommit,
  PullRequest,
  Repository,
  WorkflowRun,
} from "./store.ts";

/** A request that the server received, without its token. */
export interface ApiCall {
  /** Position among all requests, from 1. */
  readonly sequence: number;
  readonly method: string;
  /** Percent-encoded path without the query string. */
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** Parsed JSON, or undefined if there was no body. */
  readonly body: unknown;
  /** Account of the token, or null if the token is not valid. */
  readonly login: string | null;
  /** Status of the response, or null before it is sent and if the connection broke. */
  readonly status: number | null;
}

export interface GitHubServerOptions {
  /** Duration of each request in milliseconds: half of it before the request takes effect, half after. Default: 0. */
  readonly latencyMs?: number | (() => number);
  /** Base of the links in responses, where no server listens. Default: `https://github.com`. */
  readonly serverUrl?: string;
}

const HOST = "127.0.0.1";
const RATE_LIMIT_WINDOW_SECONDS = 3600;

export class GitHubServer {
  /** Value for `GITHUB_API_URL`. */
  readonly apiUrl: string;
  /** Value for `GITHUB_SERVER_URL`. */
  readonly serverUrl: string;
  readonly #server: Server;
  readonly #port: number;
  readonly #latency: () => number;
  readonly #state: GitHubState;
  readonly #backend: Backend;
  readonly #tokens = new Tokens();
  readonly #faults = new FaultInjector();
  readonly #closing = new AbortController();
  readonly #calls: { -readonly [Key in keyof ApiCall]: ApiCall[Key] }[] = [];
  readonly #violations: string[] = [];

  static async start(options: GitHubServerOptions = {}): Promise<GitHubServer> {
    const server = createServer({ keepAliveTimeout: 60_000 });
    await listen(server, 0);
    return new GitHubServer(server, options);
  }

  private constructor(server: Server, options: GitHubServerOptions) {
    const { latencyMs = 0, serverUrl = "https://github.com" } = options;
    this.#server = server;
    this.#port = (server.address() as AddressInfo).port;
    this.#latency = typeof latencyMs === "number" ? () => latencyMs : latencyMs;
    this.apiUrl = `http://${HOST}:${this.#port}`;
    this.serverUrl = serverUrl;
    this.#state = new GitHubState({ apiUrl: this.apiUrl, serverUrl });
    const report = (violation: string): void => void this.#violations.push(violation);
    this.#backend = { state: this.#state, tokens: this.#tokens, report };
    server.on("request", (request, response) => {
      response.setHeader("date", new Date(this.#state.seconds() * 1000).toUTCString());
      this.#handle(request, response).catch((error: unknown) => {
        report(`${request.method} ${request.url}: ${String(error)}`);
        response.destroy();
      });
    });
  }

  /** All requests, in the order of their arrival. */
  get calls(): readonly ApiCall[] {
    return this.#calls;
  }

  /**
   * A sentence for each request or response that GitHub's description does not allow, and for each unsafe request. Tests
   * expect none.
   */
  get violations(): readonly string[] {
    return this.#violations;
  }

  /** Lets time pass, in milliseconds: from now on, GitHub's clock is that much ahead of this machine's. */
  passTime(ms: number): void {
    this.#state.passTime(ms);
  }

  /** Creates a repository with one commit on its default branch. */
  createRepository(spec: { fullName: string; defaultBranch?: string; private?: boolean }): Repository {
    return this.#state.createRepository(spec);
  }

  repository(fullName: string): Repository {
    return this.#state.repository(fullName);
  }

  /** Creates a token for one repository, valid until it is revoked. */
  createToken(spec: TokenSpec): string {
    this.#state.repository(spec.repository);
    return this.#tokens.create(spec, this.#state.seconds() + RATE_LIMIT_WINDOW_SECONDS);
  }

  /** Revokes a token, as GitHub does with the workflow token at the end of the job. */
  revokeToken(token: string): void {
    this.#tokens.revoke(token);
  }

  openPullRequest(spec: PullRequestSpec): PullRequest {
    return openPullRequest(this.#state, spec);
  }

  /** Replaces the labels of a pull request. */
  label({ repository, number, labels }: { repository: string; number: number; labels: readonly string[] }): void {
    this.#pullRequest(repository, number).labels = labels;
  }

  /** Adds a commit to a branch, which is created if it does not exist, or to the head of a pull request. @returns Its SHA. */
  pushTo(target: { repository: string } & ({ branch: string } | { pullRequest: number }), change?: NewCommit): string {
    const repository = this.#state.repository(target.repository);
    if ("branch" in target) return this.#state.push(repository, target.branch, change);
    const pullRequest = this.#pullRequest(target.repository, target.pullRequest);
    if (!pullRequest.headRepository) throw new Error("The head repository of this pull request is deleted.");
    return this.#state.push(pullRequest.headRepository, pullRequest.headBranch, change);
  }

  /** Closes or merges a pull request. @returns The SHA of the merge commit, or of the head if it is not merged. */
  closePullRequest(target: { repository: string; number: number; merged?: boolean }): string {
    const repository = this.#state.repository(target.repository);
    return closePullRequest(this.#state, repository, target.number, target.merged ?? false);
  }

  #pullRequest(fullName: string, number: number): PullRequest {
    const pullRequest = this.#state.repository(fullName).pullRequests.get(number);
    if (!pullRequest) throw new Error(`${fullName} has no pull request ${number}.`);
    return pullRequest;
  }

  deleteBranch(fullName: string, branch: string): void {
    this.#state.repository(fullName).branches.delete(branch);
  }

  /**
   * Renames a branch that no open pull request has.
   * https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/managing-branches-in-your-repository/renaming-a-branch
   */
  renameBranch(fullName: string, branch: string, newName: string): void {
    const { branches, renamedBranches } = this.#state.repository(fullName);
    const sha = branches.get(branch);
    if (sha === undefined) throw new Error(`${fullName} has no branch ${branch}.`);
    branches.delete(branch);
    branches.set(newName, sha);
    renamedBranches.set(branch, newName);
  }

  /** Creates or moves a tag. @param object - SHA of the tag's own object, for an annotated tag. */
  createTag(
    fullName: string,
    tag: string,
    sha: string = this.#state.repository(fullName).headSha(),
    object?: string,
  ): void {
    const repository = this.#state.repository(fullName);
    repository.tags.set(tag, repository.graph.get(sha).sha);
    if (object === undefined) repository.tagObjects.delete(tag);
    else repository.tagObjects.set(tag, object);
  }

  /** Sets a commit status, for which GitHub Deployments wait by default. */
  setCommitStatus(
    fullName: string,
    sha: string,
    context: string,
    state: "error" | "failure" | "pending" | "success",
  ): void {
    const { commitStatuses } = this.#state.repository(fullName);
    commitStatuses.set(sha, (commitStatuses.get(sha) ?? new Map()).set(context, state));
  }

  /** Gives a branch conflicts, so that the default branch cannot be merged into it from now on. */
  makeConflict(fullName: string, branch: string): void {
    this.#state.repository(fullName).conflicts.add(branch);
  }

  createWorkflowRun(
    spec: Partial<Omit<WorkflowRun, "headRepository">> & { repository: string; headRepository?: string },
  ): WorkflowRun {
    const { repository: fullName, ...facts } = spec;
    const repository = this.#state.repository(fullName);
    const headRepository = spec.headRepository ? this.#state.repository(spec.headRepository) : repository;
    const headBranch = spec.headBranch === undefined ? repository.defaultBranch : spec.headBranch;
    const run = {
      id: this.#state.nextId(),
      name: "Deploy",
      path: ".github/workflows/deploy.yml",
      event: "push",
      runNumber: repository.runs.size + 1,
      runAttempt: 1,
      actor: { login: repository.owner, type: "User" as const },
      createdAt: this.#state.now(),
      status: "in_progress" as const,
      conclusion: null,
      ...facts,
      headBranch,
      headSha: spec.headSha ?? headRepository.headSha(headBranch ?? undefined),
      headRepository,
    };
    repository.runs.set(run.id, run);
    return run;
  }

  /** The comments on a pull request, oldest first. */
  comments(fullName: string, number: number): readonly Comment[] {
    return [...this.#state.repository(fullName).comments.values()].filter((comment) => comment.number === number);
  }

  /** Adds a comment of any account. */
  addComment(spec: {
    repository: string;
    number: number;
    login: string;
    type?: "Bot" | "User";
    body: string;
  }): Comment {
    const { number } = this.#pullRequest(spec.repository, spec.number);
    const now = this.#state.now();
    const type = spec.type ?? (spec.login.endsWith("[bot]") ? "Bot" : "User");
    const facts = { number, login: spec.login, type, body: spec.body, createdAt: now, updatedAt: now };
    const comment = { id: this.#state.nextId(), ...facts };
    this.#state.repository(spec.repository).comments.set(comment.id, comment);
    return comment;
  }

  /** The GitHub Deployments of a repository with their statuses, oldest first. */
  deployments(fullName: string): readonly GitHubDeploymentRow[] {
    return [...this.#state.repository(fullName).deployments.values()];
  }

  environments(fullName: string): readonly Environment[] {
    return [...this.#state.repository(fullName).environments.values()];
  }

  /** Injects a fault. @returns A function that lifts it. */
  fault(spec: Fault): () => void {
    return this.#faults.plan(spec);
  }

  /** Stops listening, so that connections are refused until `reachable` is called. All data stays. */
  async unreachable(): Promise<void> {
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }

  /** Listens again, on the same port. */
  async reachable(): Promise<void> {
    await listen(this.#server, this.#port);
  }

  /** Closes everything, including requests that hang. */
  async close(): Promise<void> {
    this.#closing.abort();
    if (this.#server.listening) await this.unreachable();
  }

  async #handle(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const request = await readRequest(message).catch(() => undefined);
    if (!request) return;
    const { method, path, query, body } = request;
    const login = this.#tokens.find(request.headers.authorization)?.login ?? null;
    const call = { sequence: this.#calls.length + 1, method, path, query, body, login, status: null as number | null };
    this.#calls.push(call);
    const latency = this.#latency();
    await this.#wait(latency / 2);
    const fault = this.#faults.take(method, path, body);
    const fails = fault !== undefined && fault.kind !== "slow";
    const served = fails && !fault.afterWrite ? undefined : serve(this.#backend, request);
    await this.#wait(latency / 2 + (fault?.kind === "slow" ? (fault.delayMs ?? 10_000) : 0));
    if (response.destroyed) return;
    const failure = fails ? faultAnswer(fault, this.#state.seconds()) : undefined;
    const answer = fails ? failure && withDocumentation(failure, route(request)) : served?.answer;
    call.status = answer?.status ?? (fault ? breakConnection(fault, response) : null);
    const caller = this.#tokens.find(request.headers.authorization);
    if (answer) send(response, answer, served?.headers ?? usualHeaders(caller, route(request)));
  }

  #wait(ms: number): Promise<void> {
    return delay(ms, this.#closing.signal);
  }
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, HOST, () => {
      server.off("error", reject);
      resolve();
    });
  });
}
