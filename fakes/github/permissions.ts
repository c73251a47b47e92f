/** Tokens, and the permissions that each operation requires. */
import { createHash, randomBytes } from "node:crypto";
import { ApiError, notFound } from "./responses.ts";
import type { Account, Repository } from "./store.ts";

type Access = "read" | "write";

export interface TokenSpec {
  /** Default: `github-actions[bot]`, the account of the workflow token. */
  readonly login?: string;
  readonly type?: "Bot" | "User";
  /** `owner/name` of the token's repository. The token can also read other repositories that are public. */
  readonly repository: string;
  /** Permissions as in a workflow: `{ contents: "read", "pull-requests": "write" }`. Others are not granted. */
  readonly permissions: Readonly<Record<string, Access>>;
  /** Requests per hour. Default: 5,000 for a user, 15,000 for a bot (the limit of the workflow token on Enterprise Cloud). */
  readonly rateLimit?: number;
}

/** A token without its text, which the fake never stores. */
export interface Caller extends Account {
  readonly type: "Bot" | "User";
  readonly repository: string;
  readonly permissions: ReadonlyMap<string, Access>;
  readonly rate: { readonly limit: number; used: number; resetAt: number };
}

/** The valid tokens, stored as digests so that a dump of the fake does not show them. */
export class Tokens {
  readonly #callers = new Map<string, Caller>();

  /** @param resetAt Time at which the rate limit is reset, in seconds since the epoch. */
  create(spec: TokenSpec, resetAt: number): string {
    const login = spec.login ?? "github-actions[bot]";
    const type = spec.type ?? (login.endsWith("[bot]") ? "Bot" : "User");
    const token = `${type === "Bot" ? "ghs" : "github_pat"}_${randomBytes(18).toString("hex")}`;
    const permissions = new Map(Object.entries(spec.permissions).map(([name, access]) => [underscored(name), access]));
    const rate = { limit: spec.rateLimit ?? (type === "Bot" ? 15_000 : 5_000), used: 0, resetAt };
    this.#callers.set(digest(token), { login, type, repository: spec.repository, permissions, rate });
    return token;
  }

  revoke(token: string): void {
    this.#callers.delete(digest(token));
  }

  /** The token of an `Authorization` header. GitHub allows to read without a token. The fake does not, because the
   * action should always send one. */
  authenticate(authorization: string | undefined): Caller {
    if (!authorization) throw new ApiError(401, "Requires authentication");
    const caller = this.find(authorization);
    if (!caller) throw new ApiError(401, "Bad credentials");
    return caller;
  }

  find(authorization: string | undefined): Caller | undefined {
    const token = /^(?:bearer|token) (\S+)$/i.exec(authorization ?? "")?.[1];
    return token ? this.#callers.get(digest(token)) : undefined;
  }
}

const digest = (token: string): string => createHash("sha256").update(token).digest("hex");
const underscored = (permission: string): string => permission.replaceAll("-", "_");

/**
 * Permissions by operation. Any one of them is sufficient.
 * https://docs.github.com/rest/authentication/permissions-required-for-github-apps
 */
const NEEDED: Readonly<Record<string, readonly `${string}=${Access}`[]>> = {
  "actions/get-workflow-run": ["actions=read"],
  "actions/get-workflow-run-attempt": ["actions=read"],
  "actions/list-jobs-for-workflow-run": ["actions=read"],
  "issues/list-comments": ["issues=read", "pull_requests=read"],
  "issues/get-comment": ["issues=read", "pull_requests=read"],
  "issues/create-comment": ["issues=write", "pull_requests=write"],
  "issues/update-comment": ["issues=write", "pull_requests=write"],
  "issues/delete-comment": ["issues=write", "pull_requests=write"],
  "pulls/get": ["pull_requests=read"],
  "pulls/list": ["pull_requests=read"],
  "pulls/list-files": ["pull_requests=read"],
  "repos/list-pull-requests-associated-with-commit": ["pull_requests=read"],
  "repos/compare-commits-with-basehead": ["contents=read"],
  "repos/get-branch": ["contents=read"],
  "repos/get-commit": ["contents=read"],
  "repos/list-branches": ["contents=read"],
  "repos/list-branches-for-head-commit": ["contents=read"],
  "repos/get": ["metadata=read"],
  "repos/get-all-environments": ["actions=read"],
  "repos/create-deployment": ["deployments=write"],
  "repos/create-deployment-status": ["deployments=write"],
  "repos/delete-deployment": ["deployments=write"],
  "repos/get-deployment": ["deployments=read"],
  "repos/list-deployment-statuses": ["deployments=read"],
  "repos/list-deployments": ["deployments=read"],
};

/** The value of `X-Accepted-GitHub-Permissions`, in which semicolons separate alternative permissions.
 * https://github.blog/changelog/2023-08-10-x-accepted-github-permissions-header-for-fine-grained-permission-actors */
export function acceptedPermissions(operationId: string): string {
  const needed = NEEDED[operationId];
  if (!needed) throw new Error(`No permissions are listed for ${operationId}.`);
  return needed.join("; ");
}

/**
 * Throws GitHub's error if the caller may not use the operation: 404 for a private repository without access, so that its
 * existence stays hidden, and 403 if only the permission is missing. Public data needs no permission to be read.
 */
export function authorize(caller: Caller, operationId: string, repository: Repository | undefined): Repository {
  const own = repository?.fullName.toLowerCase() === caller.repository.toLowerCase();
  if (!repository || (repository.private && !own)) throw notFound();
  const granted = (NEEDED[operationId] ?? []).some((need) => {
    const [permission = "", access] = need.split("=");
    if (access === "read" && (!repository.private || permission === "metadata")) return true;
    const held = own ? caller.permissions.get(permission) : undefined;
    return held === "write" || (held === "read" && access === "read");
  });
  if (!granted) throw notAccessible(caller, acceptedPermissions(operationId));
  return repository;
}

/** The 403 that a token with too few permissions gets. */
export function notAccessible(caller: Caller, accepted?: string): ApiError {
  const kind = caller.type === "Bot" ? "integration" : "personal access token";
  const headers = accepted ? { "x-accepted-github-permissions": accepted } : {};
  return new ApiError(403, `Resource not accessible by ${kind}`, { headers });
}
