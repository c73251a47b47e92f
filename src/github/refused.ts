/** The errors of GitHub's API in words. Stands apart from the client, so that it is there when the client is not. */

/** Why a request failed, in words, and the permission that GitHub asks for where that was it. */
export interface Refused {
  readonly reason: string;
  /** As GitHub names it in `X-Accepted-GitHub-Permissions`, such as `pull_requests=write`. */
  readonly permission: string | null;
}

/** Reads the error of an Octokit request; never its request, which carries the token. */
export function refusedBecause(error: unknown): Refused {
  const { status, response, name, cause, errors } = (error ?? {}) as {
    status?: unknown;
    name?: unknown;
    cause?: { name?: unknown };
    response?: { headers?: Record<string, unknown>; data?: { message?: unknown } };
    errors?: readonly { type?: unknown; message?: unknown }[];
  };
  if (name === "GraphqlResponseError") return refusedQuery(errors?.[0]);
  if ([name, cause?.name].some((one) => one === "TimeoutError" || one === "AbortError"))
    return { reason: "GitHub did not answer in time", permission: null };
  // Octokit gives a lost connection the status 500.
  if (typeof status !== "number" || response === undefined)
    return { reason: "GitHub could not be reached", permission: null };
  const message = response?.data?.message;
  const permission = response?.headers?.["x-accepted-github-permissions"];
  return {
    reason: `GitHub answered ${status}${typeof message === "string" ? `: ${message}` : ""}`,
    permission: status === 403 && typeof permission === "string" ? permission : null,
  };
}

/** GraphQL answers 200 and names no permission; reading a pull request is all that is asked of it. */
function refusedQuery(first: { type?: unknown; message?: unknown } | undefined): Refused {
  const message = typeof first?.message === "string" ? first.message : "an error without a message";
  return {
    reason: `GitHub answered: ${message}`,
    permission: first?.type === "FORBIDDEN" ? "pull_requests=read" : null,
  };
}
