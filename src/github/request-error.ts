/** Describes errors of GitHub's API. Separate from the client, so that it can be used before the client is loaded. */

/** Why a request failed. */
export interface RequestFailure {
  /** A clause without a full stop, followed by what to do if that is known. */
  readonly reason: string;
  /** Whether the token lacks a permission, which the workflow's author can fix. */
  readonly isForbidden: boolean;
  /** Value of the response header `X-Accepted-GitHub-Permissions`, such as `pull_requests=write`. */
  readonly permission: string | null;
}

/** A successful response without the requested data, such as one that was cut off or a proxy's page. */
export class InvalidResponse extends Error {}

/** Thrown once requests to GitHub have used up this run's time budget. */
export class SlowBudgetExceeded extends Error {}

/** Describes why an Octokit request failed. Does not read the error's `request`, which contains the token. */
export function describeRequestError(error: unknown): RequestFailure {
  const { name, status, response, errors } = (error ?? {}) as OctokitError;
  if (name === "GraphqlResponseError") return describeGraphqlError(errors?.[0]);
  if (error instanceof InvalidResponse || error instanceof SlowBudgetExceeded) return otherwise(error.message);
  if (isTimeout(error)) return otherwise("GitHub did not respond in time");
  if (typeof status !== "number") return otherwise(`an unexpected error in this action (${name ?? typeof error})`);
  // Octokit gives a lost connection the status 500.
  if (response === undefined) return otherwise("GitHub could not be reached");
  return describeRestError(status, response);
}

export function isTimeout(error: unknown): boolean {
  const { name, cause } = (error ?? {}) as OctokitError;
  return [name, cause?.name].some((one) => one === "TimeoutError" || one === "AbortError");
}

/** @throws The error, unless GitHub does not know what was asked for. */
export function nullOn404(error: unknown): null {
  if ((error as OctokitError).status === 404) return null;
  throw error;
}

/** Fields that errors of Octokit may have. */
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
  /** The field that it is about, such as `["repository", "pullRequest"]`. */
  readonly path?: readonly unknown[];
}

function otherwise(reason: string): RequestFailure {
  return { reason, isForbidden: false, permission: null };
}

/**
 * A 403 has many causes (a locked conversation, a rate limit), and all of them have the header. Only the message shows
 * whether the token lacks a permission: "Resource not accessible by integration" or "by personal access token".
 * https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#resource-not-accessible
 */
function describeRestError(status: number, { headers, data }: NonNullable<OctokitError["response"]>): RequestFailure {
  const message = sentence(data?.message);
  const permission = headers?.["x-accepted-github-permissions"];
  const mayLackPermission =
    status === 404 || (status === 403 && (message === "" || /forbidden|must have|not accessible/i.test(message)));
  return {
    reason: withAdvice(`GitHub responded with ${status}${message === "" ? "" : `: ${message}`}`, message),
    isForbidden: status === 403 && isNotAccessible(message),
    permission: mayLackPermission && typeof permission === "string" && permission !== "" ? permission : null,
  };
}

/** What to do if no permission of the token helps. The messages are GitHub's, in REST and GraphQL alike. */
const ADVICE: readonly (readonly [pattern: RegExp, advice: string])[] = [
  [
    /\bis locked\b/i,
    "Unlock the conversation of the pull request, or set `comment: false`: GitHub accepts no comments there until then",
  ],
  [
    /^bad credentials/i,
    "The token in `github-token` is not valid, or has expired since the job started: a token of a GitHub App is valid for one hour. Create it right before this step, or leave `github-token` out",
  ],
  [
    /\barchived\b/i,
    "The repository is archived, and GitHub accepts no changes in it. Unarchive it in its settings, or set `comment: false` and `github-deployment: false`",
  ],
  [
    /more than [\d,]+ comments/i,
    "GitHub accepts no further comments on this pull request. Delete old comments of other workflows, continue in a new pull request, or set `comment: false`",
  ],
];

function withAdvice(reason: string, message: string): string {
  const advice = ADVICE.find(([pattern]) => pattern.test(message))?.[1];
  return advice === undefined ? reason : `${reason}. ${advice}`;
}

/** GraphQL reports errors with status 200 and names no permission. */
function describeGraphqlError(first: GraphqlError | undefined): RequestFailure {
  const message = sentence(first?.message) || "an error without a message";
  return {
    reason: withAdvice(`GitHub responded: ${message}`, message),
    isForbidden: first?.type === "FORBIDDEN" && isNotAccessible(message),
    permission: null,
  };
}

function isNotAccessible(message: string): boolean {
  return /^resource not accessible by/i.test(message);
}

/**
 * The first line without its full stop, or `""` if the message is not a string. It is not shortened: a secret that is cut
 * before redaction would not be recognized.
 */
function sentence(message: unknown): string {
  if (typeof message !== "string") return "";
  return (message.trim().split("\n")[0] ?? "").replace(/\.$/, "");
}
