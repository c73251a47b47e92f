/** The errors of GitHub's API in words. Stands apart from the client, so that it is there when the client is not. */

/** Why a request failed. */
export interface RequestFailure {
  /** A clause without a full stop. */
  readonly reason: string;
  /** The token lacks a permission: the one failure that the workflow's author can mend. */
  readonly isForbidden: boolean;
  /** What `X-Accepted-GitHub-Permissions` named, such as `pull_requests=write`. */
  readonly permission: string | null;
}

/** GitHub answered with a success that does not hold what was asked for: half an answer, or a page of some proxy. */
export class InvalidResponse extends Error {}

/** Thrown once requests to GitHub have used up this run's time budget. */
export class SlowBudgetExceeded extends Error {}

/** Says why a request failed. Reads the error of an Octokit request, never its request, which carries the token. */
export function describeRequestError(error: unknown): RequestFailure {
  const { name, status, response, errors } = (error ?? {}) as OctokitError;
  if (name === "GraphqlResponseError") return describeGraphqlError(errors?.[0]);
  if (error instanceof InvalidResponse || error instanceof SlowBudgetExceeded) return otherwise(error.message);
  if (isTimeout(error)) return otherwise("GitHub did not answer in time");
  if (typeof status !== "number") return otherwise(`an unexpected error in this action (${name ?? typeof error})`);
  // Octokit gives a lost connection the status 500.
  if (response === undefined) return otherwise("GitHub could not be reached");
  return describeRestError(status, response);
}

export function isTimeout(error: unknown): boolean {
  const { name, cause } = (error ?? {}) as OctokitError;
  return [name, cause?.name].some((one) => one === "TimeoutError" || one === "AbortError");
}

/** What the errors of Octokit have, all of it only perhaps. */
export interface OctokitError {
  readonly name?: unknown;
  readonly message?: unknown;
  readonly status?: unknown;
  readonly cause?: { readonly name?: unknown };
  readonly response?: {
    readonly headers?: Readonly<Record<string, unknown>>;
    readonly data?: { readonly message?: unknown };
  };
  readonly errors?: readonly GraphqlError[];
}

/** https://docs.github.com/en/graphql/guides/forming-calls-with-graphql#example-query-using-variables */
export interface GraphqlError {
  readonly type?: unknown;
  readonly message?: unknown;
}

function otherwise(reason: string): RequestFailure {
  return { reason, isForbidden: false, permission: null };
}

/**
 * A 403 has many causes (a locked conversation, a rate limit), and the header comes with all of them. That it is the
 * token only the message tells: "Resource not accessible by integration", or "by personal access token".
 * https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#resource-not-accessible
 */
function describeRestError(status: number, { headers, data }: NonNullable<OctokitError["response"]>): RequestFailure {
  const message = sentence(data?.message);
  const permission = headers?.["x-accepted-github-permissions"];
  const isRefusal = (status === 403 || status === 404) && !/rate limit/i.test(message);
  return {
    reason: `GitHub answered ${status}${message === "" ? "" : `: ${message}`}`,
    isForbidden: status === 403 && isNotAccessible(message),
    permission: isRefusal && typeof permission === "string" && permission !== "" ? permission : null,
  };
}

/** GraphQL answers 200 and names no permission. */
function describeGraphqlError(first: GraphqlError | undefined): RequestFailure {
  const message = sentence(first?.message) || "an error without a message";
  return {
    reason: `GitHub answered: ${message}`,
    isForbidden: first?.type === "FORBIDDEN" && isNotAccessible(message),
    permission: null,
  };
}

function isNotAccessible(message: string): boolean {
  return /^resource not accessible by/i.test(message);
}

/** The first line without its full stop, whole: what is cut before it is redacted may hold a piece of a secret. `""` for what is no text. */
function sentence(message: unknown): string {
  if (typeof message !== "string") return "";
  return (message.trim().split("\n")[0] ?? "").replace(/\.$/, "");
}
