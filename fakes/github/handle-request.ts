/** Handles a parsed request: checks token, permission and description, runs the route, and checks the response. */

import { answerGraphql } from "./graphql.ts";
import { checkHeaders, type HttpRequest } from "./http.ts";
import { type RoutedRequest, requestErrors, responseErrors, route, unknownParameters } from "./openapi.ts";
import { acceptedPermissions, authorize, type Caller, type Tokens } from "./permissions.ts";
import { type Answer, ApiError, notFound } from "./responses.ts";
import { rateOf } from "./routes/accounts.ts";
import { accountRoutes, repositoryRoutes } from "./routes.ts";
import type { GitHubState } from "./store.ts";
import { findUnsafeUsage } from "./unsafe-requests.ts";

const SECONDS_PER_HOUR = 3600;

export interface Backend {
  readonly state: GitHubState;
  readonly tokens: Tokens;
  /** Called for a violation of GitHub's description by the client or by this fake, and for an unsafe request. */
  readonly report: (violation: string) => void;
}

/** A response, and the headers that every response has. */
export interface Served {
  readonly answer: Answer;
  readonly headers: Readonly<Record<string, string>>;
}

/** Serves a request. An error in the fake itself is recorded and becomes a 500. */
export function serve(backend: Backend, request: HttpRequest): Served {
  const routed = route(request);
  const caller = backend.tokens.find(request.headers.authorization);
  // The rate limit in the headers includes this request.
  const headers = () => usualHeaders(caller, routed);
  try {
    const answer = withDocumentation(
      orRefusal(() => perform(backend, request, routed)),
      routed,
    );
    if (routed) assertDescribed(routed, answer);
    return { answer, headers: headers() };
  } catch (error) {
    const violation = `${request.method} ${request.path}: ${error instanceof Error ? error.message : String(error)}`;
    backend.report(violation);
    const loud = new ApiError(500, `The fake GitHub is wrong. ${violation}`);
    return { answer: withDocumentation(loud.answer, routed), headers: headers() };
  }
}

function orRefusal(action: () => Answer): Answer {
  try {
    return action();
  } catch (error) {
    if (error instanceof ApiError) return error.answer;
    throw error;
  }
}

function perform({ state, tokens, report }: Backend, request: HttpRequest, routed: RoutedRequest | undefined): Answer {
  checkHeaders(request);
  const caller = tokens.authenticate(request.headers.authorization);
  countRequest(state, caller, routed);
  const body = (request.body ?? {}) as Record<string, unknown>;
  if (request.method === "POST" && request.path === "/graphql") return answerGraphql({ state, caller, body, report });
  if (!routed) {
    report(`${request.method} ${request.path}: no such operation in the trimmed description`);
    throw notFound();
  }
  const { operationId, params } = routed;
  const accepted = { state, caller, path: request.path, params, query: request.query, body };
  const accountRoute = accountRoutes[operationId];
  if (accountRoute) {
    checkRequest(report, request, routed);
    return accountRoute(accepted);
  }
  const repositoryRoute = repositoryRoutes[operationId];
  if (!repositoryRoute) throw new Error(`There is no route for ${operationId}.`);
  const repository = authorize(caller, operationId, state.find(`${params.owner}/${params.repo}`));
  checkRequest(report, request, routed);
  for (const problem of findUnsafeUsage(operationId, body, repository))
    report(`${request.method} ${request.path}: request ${problem}`);
  return repositoryRoute({ ...accepted, repository });
}

function checkRequest(report: Backend["report"], request: HttpRequest, routed: RoutedRequest): void {
  const where = `${request.method} ${request.path}: request`;
  for (const unknown of unknownParameters(request, routed)) report(`${where} has an ${unknown}`);
  const errors = requestErrors(request, routed);
  if (errors.length === 0) return;
  report(`${where} ${errors.join("; ")}`);
  throw new ApiError(422, `Invalid request.\n\n${errors.join("\n")}`);
}

/** Throws if GitHub would never send this response. */
function assertDescribed({ operationId }: RoutedRequest, { status, body }: Answer): void {
  const errors = responseErrors(operationId, status, body);
  if (errors.length > 0) throw new Error(`answer ${status} ${errors.join("; ")}`);
}

/** The body of a GitHub error, with the URL of the operation's documentation and the status as text. */
export function withDocumentation(answer: Answer, routed: RoutedRequest | undefined): Answer {
  if (answer.status < 400) return answer;
  const url = routed?.documentationUrl ?? "https://docs.github.com/rest";
  return { ...answer, body: { ...(answer.body as object), documentation_url: url, status: String(answer.status) } };
}

function countRequest(state: GitHubState, { rate, login }: Caller, routed: RoutedRequest | undefined): void {
  if (routed?.operationId === "rate-limit/get") return;
  if (state.seconds() >= rate.resetAt) {
    rate.used = 0;
    rate.resetAt = state.seconds() + SECONDS_PER_HOUR;
  }
  rate.used += 1;
  if (rate.used > rate.limit) throw new ApiError(403, `API rate limit exceeded for ${login}.`);
}

/** The headers of every response to a known token. */
export function usualHeaders(caller: Caller | undefined, routed: RoutedRequest | undefined): Record<string, string> {
  if (!caller) return {};
  const rate = Object.entries(rateOf(caller)).map(([name, value]) => [`x-ratelimit-${name}`, String(value)]);
  const accepted =
    routed && repositoryRoutes[routed.operationId]
      ? { "x-accepted-github-permissions": acceptedPermissions(routed.operationId) }
      : {};
  return { ...Object.fromEntries(rate), "x-ratelimit-resource": "core", ...accepted };
}
