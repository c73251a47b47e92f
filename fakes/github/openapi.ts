/** Checks requests and responses against GitHub's OpenAPI description (trimmed by `scripts/trim-openapi.mjs`). */
import { readFileSync } from "node:fs";
import { type Document, OpenAPIBackend, type Operation } from "openapi-backend";

/** A request. `path` is percent-encoded and has no query string. */
export interface RawRequest {
  readonly method: string;
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
  /** The body, or undefined if there was none. */
  readonly body: unknown;
}

export interface RoutedRequest {
  readonly operationId: string;
  readonly documentationUrl: string;
  /** Path parameters, decoded. */
  readonly params: Readonly<Record<string, string>>;
  readonly operation: Operation;
}

interface ObjectSchema {
  readonly properties?: Readonly<Record<string, unknown>>;
}

/** Errors with which every operation can respond, although the description of most operations omits them. */
const UNDESCRIBED = new Set([400, 401, 403, 404, 409, 415, 422, 429, 500, 502, 503, 504]);

const api = new OpenAPIBackend({
  definition: JSON.parse(readFileSync(new URL("./openapi.json", import.meta.url), "utf8")) as Document,
  quick: true,
  ajvOpts: { strict: false, validateFormats: false },
});
await api.init();

/** IDs of all described operations. */
export const operationIds: readonly string[] = api.router.getOperations().map(({ operationId }) => operationId ?? "");

/** @returns The operation of a request, or undefined if the trimmed description does not contain it. */
export function route(request: RawRequest): RoutedRequest | undefined {
  const operation = api.router.matchOperation({ method: request.method, path: request.path, headers: {} });
  if (!operation?.operationId) return undefined;
  const documentationUrl = operation.externalDocs?.url ?? "https://docs.github.com/rest";
  const params = pathParameters(operation.path, request.path);
  return { operationId: operation.operationId, documentationUrl, params, operation };
}

function pathParameters(template: string, path: string): Record<string, string> {
  const values = path.split("/");
  const named = template.split("/").map((part, index) => [/^\{(.+)\}$/.exec(part)?.[1], values[index] ?? ""] as const);
  return Object.fromEntries(named.flatMap(([name, value]) => (name ? [[name, decodeURIComponent(value)]] : [])));
}

/** @returns A sentence for each part of a request that GitHub would reject. */
export function requestErrors(request: RawRequest, { operation }: RoutedRequest): string[] {
  const described = queryNames(operation);
  const query = Object.fromEntries(Object.entries(request.query).filter(([name]) => described.has(name)));
  const headers: Record<string, string> = request.body === undefined ? {} : { "content-type": "application/json" };
  const checked = { ...request, query, headers, body: request.body as object };
  return describe(api.validator.validateRequest(checked, operation).errors);
}

/** @returns A sentence for each unknown parameter, which GitHub would ignore and which is probably a spelling mistake. */
export function unknownParameters(request: RawRequest, { operation }: RoutedRequest): string[] {
  const described = queryNames(operation);
  const inQuery = Object.keys(request.query).filter((name) => !described.has(name));
  const fields = new Set(Object.keys(bodySchema(operation)?.properties ?? {}));
  const inBody = Object.keys((request.body as object | undefined) ?? {}).filter((name) => !fields.has(name));
  return [
    ...inQuery.map((name) => `unknown query parameter ${name}`),
    ...inBody.map((name) => `unknown field ${name}`),
  ];
}

function queryNames({ parameters = [] }: Operation): Set<string | undefined> {
  const all = parameters as readonly { name?: string; in?: string }[];
  return new Set(all.filter((parameter) => parameter.in === "query").map(({ name }) => name));
}

function bodySchema(operation: Operation): ObjectSchema | undefined {
  const body = operation.requestBody as { content?: Record<string, { schema?: ObjectSchema }> } | undefined;
  return body?.content?.["application/json"]?.schema;
}

/** @returns A sentence for each difference between a response and GitHub's description. */
export function responseErrors(operationId: string, status: number, body: unknown): string[] {
  const operation = api.router.getOperation(operationId);
  if (!operation) return [`${operationId} is no operation of the description`];
  const described = operation.responses?.[status] as { content?: unknown } | undefined;
  if (described?.content || status === 204) {
    return described ? describe(api.validator.validateResponse(body, operation, status).errors) : [`no ${status}`];
  }
  if (!described && !UNDESCRIBED.has(status)) return [`the description has no answer ${status}`];
  return isBasicError(body) ? [] : ["must be an error with a message and a documentation_url"];
}

/** Whether the body has the two fields that all errors of GitHub have. `basic-error` in the description requires none. */
function isBasicError(body: unknown): boolean {
  const { message, documentation_url: url } = (body ?? {}) as { message?: unknown; documentation_url?: unknown };
  return typeof message === "string" && typeof url === "string";
}

function describe(errors: readonly { instancePath: string; message?: string }[] | null | undefined): string[] {
  return (errors ?? []).map(({ instancePath, message }) => `${instancePath || "/"} ${message ?? "is not valid"}`);
}
