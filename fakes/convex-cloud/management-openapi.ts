/** Checks requests and responses against Convex's OpenAPI description of the Management API (trimmed by `scripts/trim-openapi.mjs`). */
import { readFileSync } from "node:fs";
import { type Document, OpenAPIBackend, type Operation } from "openapi-backend";
import { ApiError } from "./api-error.ts";
import type { CloudRequest, Route } from "./http-server.ts";
import type { KeyScope } from "./keys.ts";

const api = new OpenAPIBackend({
  definition: JSON.parse(readFileSync(new URL("./openapi.json", import.meta.url), "utf8")) as Document,
  quick: true,
  ajvOpts: { strict: false, validateFormats: false },
});
await api.init();

/** Method and path of every described operation, such as `GET /v1/token_details`. */
export const describedRoutes: readonly string[] = api.router
  .getOperations()
  .map(({ method, path }) => `${method.toUpperCase()} /v1${path}`);

/** The names of the kinds of tokens in the description, which has none for deploy keys. */
const SCHEMES: Partial<Readonly<Record<KeyScope["kind"], string>>> = {
  "access-token": "PAT",
  team: "Team Token",
  project: "OAuth Project Token",
};

/**
 * Builds the routes, and checks each request and response against the description. An unknown parameter, or a response
 * that Convex would not send, is an error.
 *
 * @param handlers - Handlers by method and path, as in the description.
 */
export function describedRoutesOf(
  handlers: Readonly<Record<string, (request: CloudRequest, operation: Operation) => unknown>>,
): readonly Route[] {
  return api.router.getOperations().map((operation) => {
    const name = `${operation.method.toUpperCase()} ${operation.path}`;
    const handle = handlers[name];
    if (handle === undefined) throw new Error(`The fake has no ${name}.`);
    return {
      method: operation.method.toUpperCase() as Route["method"],
      path: `/v1${operation.path}`,
      handle: async (request) => {
        checkRequest(request, operation);
        const answer = (await handle(request, operation)) as object | undefined;
        checkAnswer(answer, operation, name);
        return answer;
      },
    };
  });
}

/** Whether the description lists this kind of key among the authorizations of an operation. */
export function isDocumented({ kind }: KeyScope, { security = [] }: Operation): boolean {
  const scheme = SCHEMES[kind];
  return scheme !== undefined && security.some((allowed) => Object.hasOwn(allowed, scheme));
}

function checkRequest({ query, params }: CloudRequest, operation: Operation): void {
  const described = (operation.parameters ?? []) as readonly { readonly name: string; readonly in: string }[];
  const unknown = [...query.keys()].find((name) => !described.some((one) => one.in === "query" && one.name === name));
  if (unknown !== undefined) throw new ApiError(400, "SandboxUnknownParameter", `${operation.path} has no ${unknown}.`);
  const path = Object.entries(params).reduce(
    (text, [name, value]) => text.replace(`{${name}}`, encodeURIComponent(value)),
    operation.path,
  );
  const checked = { method: operation.method, path, headers: {}, query: Object.fromEntries(query) };
  const { errors } = api.validator.validateRequest(checked, operation);
  if (errors?.[0]) throw new ApiError(400, "BadRequest", `${errors[0].instancePath} ${errors[0].message ?? ""}`);
}

function checkAnswer(answer: object | undefined, operation: Operation, name: string): void {
  const described = operation.responses?.[200] as { readonly content?: unknown } | undefined;
  if (described?.content === undefined) {
    if (answer !== undefined) throw new Error(`${name} answers with nothing.`);
    return;
  }
  const { errors } = api.validator.validateResponse(answer, operation, 200);
  const [first] = errors ?? [];
  if (first !== undefined) throw new Error(`${name} would not answer so: ${first.instancePath} ${first.message ?? ""}`);
}
