/** GitHub Deployments, their statuses, and environments. */

import type { Commit } from "../git.ts";
import { type Answer, ApiError, created, noContent, notFound, ok, validationFailed } from "../responses.ts";
import type {
  Account,
  DeploymentState,
  Environment,
  GitHubDeploymentRow,
  GitHubDeploymentStatus,
  GitHubState,
  Repository,
} from "../store.ts";
import { nodeId, showAccount, showApp } from "./accounts.ts";
import { apiUrlOf, htmlUrlOf } from "./repositories.ts";
import { paged, type RepositoryRequest } from "./request.ts";

const MAX_DESCRIPTION_LENGTH = 140;

function showDeployment(state: GitHubState, repository: Repository, row: GitHubDeploymentRow) {
  const url = `${apiUrlOf(state, repository)}/deployments/${row.id}`;
  return {
    id: row.id,
    node_id: nodeId("Deployment", row.id),
    url,
    sha: row.sha,
    ref: row.ref,
    task: row.task,
    payload: row.payload,
    original_environment: row.originalEnvironment,
    environment: row.environment,
    description: row.description,
    creator: showAccount(state, row.creator),
    created_at: row.createdAt,
    updated_at: row.updatedAt,
    statuses_url: `${url}/statuses`,
    repository_url: apiUrlOf(state, repository),
    transient_environment: row.transientEnvironment,
    production_environment: row.productionEnvironment,
    performed_via_github_app: showApp(state, row.creator),
  };
}

function showStatus(
  state: GitHubState,
  repository: Repository,
  row: GitHubDeploymentRow,
  status: GitHubDeploymentStatus,
) {
  const deploymentUrl = `${apiUrlOf(state, repository)}/deployments/${row.id}`;
  return {
    id: status.id,
    node_id: nodeId("DeploymentStatus", status.id),
    url: `${deploymentUrl}/statuses/${status.id}`,
    state: status.state,
    creator: showAccount(state, status.creator),
    description: status.description,
    environment: status.environment,
    target_url: status.logUrl,
    log_url: status.logUrl,
    environment_url: status.environmentUrl,
    created_at: status.createdAt,
    updated_at: status.createdAt,
    deployment_url: deploymentUrl,
    repository_url: apiUrlOf(state, repository),
    performed_via_github_app: showApp(state, status.creator),
  };
}

function rowOf({ repository, params }: RepositoryRequest): GitHubDeploymentRow {
  const row = repository.deployments.get(Number(params.deployment_id));
  if (!row) throw notFound();
  return row;
}

const accountOf = ({ caller }: RepositoryRequest): Account => ({ login: caller.login, type: caller.type });

/** Lists GitHub Deployments, newest first. */
export function listDeployments(request: RepositoryRequest): Answer {
  const { state, repository, query } = request;
  const matches = (row: GitHubDeploymentRow, field: "environment" | "ref" | "sha" | "task"): boolean =>
    query[field] === undefined || query[field] === "none" || query[field] === row[field];
  const found = [...repository.deployments.values()]
    .filter((row) => (["sha", "ref", "task", "environment"] as const).every((field) => matches(row, field)))
    .reverse();
  return paged(request, found, (row) => showDeployment(state, repository, row));
}

export function getDeployment(request: RepositoryRequest): Answer {
  return ok(showDeployment(request.state, request.repository, rowOf(request)));
}

/** The fields of a request to create a GitHub Deployment, with GitHub's defaults. */
interface Creation {
  readonly ref: string;
  readonly task?: string;
  readonly auto_merge?: boolean;
  readonly required_contexts?: readonly string[];
  readonly payload?: string | Readonly<Record<string, unknown>>;
  readonly environment?: string;
  readonly description?: string | null;
  readonly transient_environment?: boolean;
  readonly production_environment?: boolean;
}

/**
 * Without `auto_merge: false`, a ref that is behind the default branch is merged instead of deployed: GitHub pushes a
 * merge commit to the branch and responds with 202.
 * https://docs.github.com/rest/deployments/deployments#create-a-deployment
 */
export function createDeployment(request: RepositoryRequest): Answer {
  const { state, repository } = request;
  const wanted = request.body as unknown as Creation;
  const resolved = repository.resolve(wanted.ref);
  if (!resolved) throw new ApiError(422, `No ref found for: ${wanted.ref}`);
  const merged = wanted.auto_merge === false ? undefined : mergeDefaultBranch(request, wanted.ref, resolved);
  if (merged) return merged;
  checkContexts(repository, wanted, resolved.commit.sha);
  const environment = wanted.environment ?? "production";
  state.environment(repository, environment);
  const now = state.now();
  const row: GitHubDeploymentRow = {
    id: state.nextId(),
    sha: resolved.commit.sha,
    ref: wanted.ref,
    task: wanted.task ?? "deploy",
    payload: wanted.payload ?? "",
    originalEnvironment: environment,
    environment,
    description: wanted.description ?? null,
    transientEnvironment: wanted.transient_environment ?? false,
    productionEnvironment: wanted.production_environment ?? environment === "production",
    creator: accountOf(request),
    createdAt: now,
    updatedAt: now,
    statuses: [],
  };
  repository.deployments.set(row.id, row);
  const shown = showDeployment(state, repository, row);
  return created(shown, shown.url);
}

/** GitHub can only merge into a ref that is the plain name of a branch. For a SHA or `refs/heads/…` it reports a conflict. */
function mergeDefaultBranch(
  { state, repository }: RepositoryRequest,
  ref: string,
  resolved: { readonly commit: Commit; readonly branch: string | null },
): Answer | undefined {
  const from = repository.defaultBranch;
  if (repository.graph.contains(resolved.commit.sha, repository.headSha())) return undefined;
  if (resolved.branch === null || repository.conflicts.has(resolved.branch)) {
    throw new ApiError(409, `Conflict merging ${from} into ${ref}.`);
  }
  const message = `Merge ${from} into ${resolved.branch}`;
  const merge = state.merge(repository, resolved.commit.sha, repository.headSha(), message);
  state.moveBranch(repository, resolved.branch, merge.sha);
  return { status: 202, body: { message: `Auto-merged ${from} into ${resolved.branch} on deployment.` } };
}

/** Without `required_contexts`, all contexts of the commit are required. `[]` requires none. */
function checkContexts(repository: Repository, { ref, required_contexts: required }: Creation, sha: string): void {
  const statuses = repository.commitStatuses.get(sha) ?? new Map<string, string>();
  const contexts = (required ?? [...statuses.keys()])
    .map((context) => ({ context, state: statuses.get(context) ?? "pending" }))
    .filter((context) => context.state !== "success");
  if (contexts.length === 0) return;
  const errors = [{ contexts, resource: "Deployment", field: "required_contexts", code: "invalid" }];
  throw new ApiError(409, `Conflict: Commit status checks failed for ${ref}.`, { errors });
}

/**
 * An active GitHub Deployment can be deleted only if it is the repository's last. It is active without a status, or if
 * its last one is `success`.
 */
export function deleteDeployment(request: RepositoryRequest): Answer {
  const { deployments } = request.repository;
  const row = rowOf(request);
  const latest = row.statuses.at(-1);
  if (deployments.size > 1 && (!latest || latest.state === "success")) {
    const message = "We cannot delete an active deployment unless it is the only deployment in a given environment.";
    throw new ApiError(422, message);
  }
  deployments.delete(row.id);
  return noContent;
}

/** Lists the statuses of a GitHub Deployment, newest first. */
export function listStatuses(request: RepositoryRequest): Answer {
  const { state, repository } = request;
  const row = rowOf(request);
  return paged(request, row.statuses.toReversed(), (status) => showStatus(state, repository, row, status));
}

/** The fields of a request to add a status. */
interface StatusCreation {
  readonly state: DeploymentState;
  readonly target_url?: string;
  readonly log_url?: string;
  readonly description?: string;
  readonly environment?: string;
  readonly environment_url?: string;
  readonly auto_inactive?: boolean;
}

export function createStatus(request: RepositoryRequest): Answer {
  const { state, repository } = request;
  const row = rowOf(request);
  const wanted = request.body as unknown as StatusCreation;
  checkStatus(wanted);
  if (wanted.environment) {
    row.environment = wanted.environment;
    state.environment(repository, wanted.environment);
  }
  const status = addStatus(state, row, {
    state: wanted.state,
    creator: accountOf(request),
    description: wanted.description ?? "",
    environmentUrl: wanted.environment_url ?? "",
    logUrl: wanted.log_url ?? wanted.target_url ?? "",
  });
  if (wanted.state === "success" && wanted.auto_inactive !== false) retireOlder(state, repository, row, status.creator);
  const shown = showStatus(state, repository, row, status);
  return created(shown, shown.url);
}

function checkStatus(wanted: StatusCreation): void {
  const refuse = (field: string, message: string): ApiError =>
    validationFailed({ resource: "DeploymentStatus", code: "custom", field, message: `${field} ${message}` });
  if ([...(wanted.description ?? "")].length > MAX_DESCRIPTION_LENGTH) {
    throw refuse("description", `is too long (maximum is ${MAX_DESCRIPTION_LENGTH} characters)`);
  }
  for (const field of ["environment_url", "log_url", "target_url"] as const) {
    if (wanted[field] && !isWebAddress(wanted[field])) throw refuse(field, "must use http(s) scheme");
  }
}

const isWebAddress = (text: string): boolean => /^https?:\/\//i.test(text) && URL.canParse(text);

function addStatus(
  state: GitHubState,
  row: GitHubDeploymentRow,
  facts: Omit<GitHubDeploymentStatus, "createdAt" | "environment" | "id">,
): GitHubDeploymentStatus {
  const status = { id: state.nextId(), createdAt: state.now(), environment: row.environment, ...facts };
  row.statuses.push(status);
  row.updatedAt = status.createdAt;
  return status;
}

/** Applies `auto_inactive` to earlier successful deployments of the environment that are neither transient nor production.
 * https://docs.github.com/rest/deployments/statuses#create-a-deployment-status */
function retireOlder(state: GitHubState, repository: Repository, newest: GitHubDeploymentRow, creator: Account): void {
  for (const row of repository.deployments.values()) {
    const isOlder = row.id < newest.id && row.environment === newest.environment;
    if (!isOlder || row.transientEnvironment || row.productionEnvironment) continue;
    const latest = row.statuses.at(-1);
    if (latest?.state !== "success") continue;
    const { environmentUrl, logUrl } = latest;
    addStatus(state, row, { state: "inactive", creator, description: "", environmentUrl, logUrl });
  }
}

function showEnvironment(state: GitHubState, repository: Repository, environment: Environment) {
  return {
    id: environment.id,
    node_id: nodeId("Environment", environment.id),
    name: environment.name,
    url: `${apiUrlOf(state, repository)}/environments/${encodeURIComponent(environment.name)}`,
    html_url: `${htmlUrlOf(state, repository)}/deployments/activity_log?environments_filter=${encodeURIComponent(environment.name)}`,
    created_at: environment.createdAt,
    updated_at: environment.createdAt,
    protection_rules: [],
    deployment_branch_policy: null,
  };
}

export function listEnvironments(request: RepositoryRequest): Answer {
  const { state, repository } = request;
  const show = (environment: Environment) => showEnvironment(state, repository, environment);
  const wrap = (environments: unknown[], total: number) => ({ total_count: total, environments });
  return paged(request, [...repository.environments.values()], show, wrap);
}
