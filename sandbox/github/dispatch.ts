/** From a parsed request to a checked answer: token, permission, description, route, description again. */
import { type Answer, ApiError, notFound } from "./answers.ts";
import { checkHeaders, type HttpRequest } from "./http.ts";
import { type RoutedRequest, requestErrors, responseErrors, route, unknownParameters } from "./openapi.ts";
import { acceptedPermissions, authorize, type Caller, type Tokens } from "./permissions.ts";
import { rateOf } from "./routes/accounts.ts";
import { accountRoutes, repositoryRoutes } from "./routes.ts";
import type { GitHubState } from "./state.ts";

const SECONDS_PER_HOUR = 3600;

export interface Backend {
  readonly state: GitHubState;
  readonly tokens: Tokens;
  /** Takes down a breach of GitHub's description, by the client or by this stand-in. */
  readonly report: (violation: string) => void;
}

/** An answer and the headers that go with it whatever it says. */
export interface Served {
  readonly answer: Answer;
  readonly headers: Readonly<Record<string, string>>;
}

/** Serves a request. Never throws: what is wrong with this stand-in itself is reported and becomes a 500. */
export function serve(backend: Backend, request: HttpRequest): Served {
  const routed = route(request);
  let caller: Caller | undefined;
  try {
    checkHeaders(request);
    caller = backend.tokens.authenticate(request.headers.authorization);
    countRequest(backend.state, caller, routed);
    const answer = withDocumentation(perform(backend, request, routed, caller), routed);
    return { answer: checked(backend, request, routed, answer), headers: usualHeaders(caller, routed) };
  } catch (error) {
    const failure = error instanceof ApiError ? error : ownFailure(backend, request, error);
    const answer = withDocumentation(failure.answer, routed);
    return { answer: checked(backend, request, routed, answer), headers: usualHeaders(caller, routed) };
  }
}

function perform(backend: Backend, request: HttpRequest, routed: RoutedRequest | undefined, caller: Caller): Answer {
  const { state, report } = backend;
  if (!routed) {
    report(`${request.method} ${request.path}: no such operation in the trimmed description`);
    throw notFound();
  }
  const { operationId, params } = routed;
  const common = { state, caller, path: request.path, params, query: request.query };
  const body = (request.body ?? {}) as Record<string, unknown>;
  const accountRoute = accountRoutes[operationId];
  if (accountRoute) {
    checkRequest(backend, request, routed);
    return accountRoute({ ...common, body });
  }
  const repositoryRoute = repositoryRoutes[operationId];
  if (!repositoryRoute) throw new Error(`There is no route for ${operationId}.`);
  const named = state.find(`${params.owner}/${params.repo}`);
  const repository = authorize(caller, operationId, named);
  checkRequest(backend, request, routed);
  return repositoryRoute({ ...common, body, repository });
}

function checkRequest({ report }: Backend, request: HttpRequest, routed: RoutedRequest): void {
  const where = `${request.method} ${request.path}: request`;
  for (const unknown of unknownParameters(request, routed)) report(`${where} has an ${unknown}`);
  const errors = requestErrors(request, routed);
  if (errors.length === 0) return;
  report(`${where} ${errors.join("; ")}`);
  throw new ApiError(422, `Invalid request.\n\n${errors.join("\n")}`);
}

/** The answer, or a 500 in its place when GitHub would never give it. */
function checked({ report }: Backend, request: HttpRequest, routed: RoutedRequest | undefined, answer: Answer): Answer {
  if (!routed) return answer;
  const errors = responseErrors(routed.operationId, answer.status, answer.body);
  if (errors.length === 0) return answer;
  const violation = `${request.method} ${request.path}: answer ${answer.status} ${errors.join("; ")}`;
  report(violation);
  return withDocumentation(new ApiError(500, `The GitHub stand-in is wrong. ${violation}`).answer, routed);
}

function ownFailure({ report }: Backend, request: HttpRequest, error: unknown): ApiError {
  const violation = `${request.method} ${request.path}: ${error instanceof Error ? error.stack : String(error)}`;
  report(violation);
  return new ApiError(500, `The GitHub stand-in failed. ${violation}`);
}

/** GitHub's errors name the operation's documentation and repeat the status as text. */
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

function usualHeaders(caller: Caller | undefined, routed: RoutedRequest | undefined): Record<string, string> {
  if (!caller) return {};
  const rate = Object.entries(rateOf(caller)).map(([name, value]) => [`x-ratelimit-${name}`, String(value)]);
  const accepted =
    routed && repositoryRoutes[routed.operationId]
      ? { "x-accepted-github-permissions": acceptedPermissions(routed.operationId) }
      : {};
  return { ...Object.fromEntries(rate), "x-ratelimit-resource": "core", ...accepted };
}
