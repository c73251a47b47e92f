import {
  createServer,
  type IncomingHttpHeaders,
  type IncomingMessage,
  type Server,
  type ServerResponse,
} from "node:http";
import type { AddressInfo } from "node:net";
import type { Duplex } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { brotliDecompressSync, gunzipSync } from "node:zlib";
import { ApiError, badBody } from "./api-error.ts";
import type { CallLog, OpenCall } from "./call-log.ts";
import type { ActiveFault, FaultInjector } from "./fault-injection.ts";
import type { KeyRing } from "./keys.ts";

/** A request that reached an endpoint. */
export interface CloudRequest {
  /** Decoded values of the `{…}` parts of the endpoint's path. */
  readonly params: Readonly<Record<string, string>>;
  readonly query: URLSearchParams;
  /** The JSON object in the body, or an empty object if the endpoint accepts no body. */
  readonly body: Readonly<Record<string, unknown>>;
  /** The body as bytes. */
  readonly bytes: Buffer;
  /** The `Authorization` header. */
  readonly authorization: string | null;
}

export interface Route {
  readonly method: "GET" | "POST";
  /** Path of the endpoint, with `{name}` for a variable part. */
  readonly path: string;
  /**
   * `json` requires a JSON object with `Content-Type: application/json`. `bytes` accepts anything with
   * `application/octet-stream`.
   */
  readonly body?: "json" | "bytes";
  /** `required` rejects a request without `Convex-Client: <name>-<version>`, because only the CLI calls the endpoint. */
  readonly client?: "required";
  /** @returns The JSON of the response, a `Download`, or nothing for an empty 200. @throws ApiError */
  readonly handle: (request: CloudRequest) => unknown;
}

/** A response with a file. */
export class Download {
  readonly bytes: Buffer;
  readonly type: string;
  readonly name: string;

  constructor(bytes: Buffer, type: string, name: string) {
    this.bytes = bytes;
    this.type = type;
    this.name = name;
  }

  get headers(): Readonly<Record<string, string | number>> {
    const disposition = `attachment; filename=${this.name}`;
    return { "Content-Type": this.type, "Content-Length": this.bytes.length, "Content-Disposition": disposition };
  }
}

/** State that all servers of one cloud share. */
export interface ServerContext {
  readonly log: CallLog;
  readonly faults: FaultInjector;
  readonly keys: KeyRing;
  /** Delay before every response, in milliseconds. */
  readonly latencyMs: number;
}

export type Upgrade = (request: IncomingMessage, socket: Duplex, head: Buffer) => void;

/** An HTTP server on its own loopback port. */
export class LoopbackServer {
  readonly url: string;
  readonly #server: Server;
  readonly #upgraded = new Set<Duplex>();
  readonly #closing = new AbortController();

  private constructor(server: Server) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async start(name: string, routes: readonly Route[], around: ServerContext, upgrade?: Upgrade) {
    const http = createServer();
    await new Promise<void>((resolve, reject) => {
      http.once("error", reject);
      http.listen(0, "127.0.0.1", resolve);
    });
    const server = new LoopbackServer(http);
    const serve = endpoint(name, routes, around, server.#closing.signal);
    http.on("request", (request, response) => void serve(request, response));
    http.on("upgrade", (request, socket, head) => {
      server.#upgraded.add(socket);
      socket.once("close", () => server.#upgraded.delete(socket));
      if (upgrade === undefined) socket.destroy();
      else upgrade(request, socket, head);
    });
    return server;
  }

  /** Closes the server and all connections. No handle stays open. */
  async close(): Promise<void> {
    this.#closing.abort();
    for (const socket of this.#upgraded) socket.destroy();
    const closed = new Promise((resolve) => this.#server.close(resolve));
    this.#server.closeAllConnections();
    await closed;
  }
}

function endpoint(name: string, routes: readonly Route[], around: ServerContext, closing: AbortSignal) {
  const matchers = routes.map((route) => ({ route, pattern: pathPattern(route.path) }));
  return async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const url = new URL(request.url ?? "/", "http://loopback");
    const method = request.method ?? "GET";
    const matching = matchers.filter(({ pattern }) => pattern.test(url.pathname));
    const match = matching.find(({ route }) => route.method === method);
    const call = around.log.open({
      server: name,
      method,
      path: url.pathname,
      status: null,
      body: null,
      keyKind: keyKind(around.keys, request.headers.authorization),
      client: header(request.headers, "convex-client"),
      known: match !== undefined,
    });
    try {
      const bytes = await readBody(request);
      const json = match?.route.body === "bytes" ? null : parseBody(bytes, request.headers);
      call.body = redacted(json, around.keys, call);
      if (around.latencyMs > 0) await sleep(around.latencyMs, undefined, { signal: closing });
      const fault = around.faults.strike(name, method, url.pathname);
      if (fault !== null && (await play(fault, call, response, closing)) === "played") return;
      const serve = async () => {
        if (match === undefined) throw noSuchEndpoint(method, url.pathname, matching.length > 0);
        checkForm(match.route, request.headers, json);
        return await match.route.handle({
          params: decoded(match.pattern.exec(url.pathname)?.groups),
          query: url.searchParams,
          body: isObject(json) ? json : {},
          bytes,
          authorization: request.headers.authorization ?? null,
        });
      };
      const { status, text } = await answer(serve);
      if (fault?.kind === "reset") breakOff(response, text);
      else send(call, response, status, text);
    } catch {
      // The client disconnected, or the cloud is closing: no response can be sent.
      response.destroy();
    }
  };
}

/** Runs the endpoint. @returns Its response or error, as text or a file. */
async function answer(serve: () => Promise<unknown>): Promise<{ status: number; text: string | Download }> {
  try {
    const value = await serve();
    if (value instanceof Download) return { status: 200, text: value };
    return { status: 200, text: value === undefined ? "" : JSON.stringify(value) };
  } catch (error) {
    if (error instanceof ApiError) {
      return { status: error.status, text: JSON.stringify({ code: error.code, message: error.message }) };
    }
    const message = error instanceof Error ? (error.stack ?? error.message) : String(error);
    return { status: 500, text: JSON.stringify({ code: "SandboxDefect", message }) };
  }
}

async function play(
  fault: ActiveFault,
  call: OpenCall,
  response: ServerResponse,
  closing: AbortSignal,
): Promise<"played" | "serve"> {
  const text = (fallback: string) =>
    fault.body === undefined ? fallback : typeof fault.body === "string" ? fault.body : JSON.stringify(fault.body);
  switch (fault.kind) {
    case "refused":
      response.destroy();
      return "played";
    case "status": {
      const message = "Your request couldn't be completed. Try again later.";
      send(call, response, fault.status ?? 500, text(JSON.stringify({ code: "InternalServerError", message })));
      return "played";
    }
    case "garbage":
      send(call, response, fault.status ?? 200, text("<!doctype html><title>Bad gateway</title>"));
      return "played";
    case "hang":
      return "played";
    case "slow":
      await sleep(fault.delayMs ?? 2000, undefined, { signal: closing });
      return "serve";
    case "held":
      await Promise.race([fault.lifted, aborted(closing)]);
      return "serve";
    case "reset":
      return "serve";
  }
}

/** A promise that rejects when the cloud closes. */
function aborted(closing: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    if (closing.aborted) reject(closing.reason);
    else closing.addEventListener("abort", () => reject(closing.reason), { once: true });
  });
}

function send(call: OpenCall, response: ServerResponse, status: number, text: string | Download): void {
  call.status = status;
  if (text instanceof Download) {
    response.writeHead(status, text.headers);
    response.end(text.bytes);
    return;
  }
  response.writeHead(status, text === "" ? {} : { "Content-Type": "application/json" });
  response.end(text);
}

/** Sends half of the response, then drops the connection. */
function breakOff(response: ServerResponse, text: string | Download): void {
  const bytes = text instanceof Download ? text.bytes : Buffer.from(text);
  const type = text instanceof Download ? text.type : "application/json";
  response.writeHead(200, { "Content-Type": type, "Content-Length": bytes.length + 1 });
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.destroy());
}

function noSuchEndpoint(method: string, path: string, otherMethod: boolean): ApiError {
  return otherMethod
    ? new ApiError(405, "SandboxMethodNotAllowed", `${path} does not take ${method}.`)
    : new ApiError(404, "SandboxUnknownEndpoint", `There is no ${method} ${path}.`);
}

function checkForm(route: Route, headers: IncomingHttpHeaders, json: unknown): void {
  if (route.client === "required" && !/^[\w-]+-\d+\.\d+\.\d+/.test(header(headers, "convex-client") ?? "")) {
    throw new ApiError(400, "SandboxMissingClient", "Expected a header like `Convex-Client: npm-cli-1.48.0`.");
  }
  if (route.body === undefined) return;
  if (route.body === "bytes") {
    if (header(headers, "content-type") !== "application/octet-stream")
      throw new ApiError(400, "SandboxWrongType", "Expected request with `Content-Type: application/octet-stream`.");
    return;
  }
  if (!/^application\/json\s*(;|$)/i.test(headers["content-type"] ?? "")) {
    throw badBody("Expected request with `Content-Type: application/json`");
  }
  if (!isObject(json)) throw badBody("Failed to parse the request body as JSON: expected an object");
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

/** The decoded JSON, or null for an absent or malformed body. */
function parseBody(raw: Buffer, headers: IncomingHttpHeaders): unknown {
  try {
    const encoding = headers["content-encoding"];
    const plain = encoding === "br" ? brotliDecompressSync(raw) : encoding === "gzip" ? gunzipSync(raw) : raw;
    return plain.length === 0 ? null : JSON.parse(plain.toString("utf8"));
  } catch {
    return null;
  }
}

/** Replaces the keys that the CLI sends in bodies by their kinds, and sets the key kind of the call. */
function redacted(json: unknown, keys: KeyRing, call: OpenCall): unknown {
  if (!isObject(json)) return json;
  const copy: Record<string, unknown> = { ...json };
  for (const field of ["adminKey", "deployKey"]) {
    const key = copy[field];
    if (typeof key !== "string") continue;
    call.keyKind ??= keys.kindOf(key);
    copy[field] = `<${keys.kindOf(key)} key>`;
  }
  return copy;
}

function keyKind(keys: KeyRing, authorization: string | undefined): OpenCall["keyKind"] {
  const key = authorization?.replace(/^(Bearer|Convex) /i, "");
  return key === undefined ? null : keys.kindOf(key);
}

function decoded(groups: Record<string, string> | undefined): Record<string, string> {
  return Object.fromEntries(Object.entries(groups ?? {}).map(([name, value]) => [name, decodeURIComponent(value)]));
}

function pathPattern(path: string): RegExp {
  const source = path.replace(/[.$]/g, "\\$&").replace(/\{(\w+)\}/g, "(?<$1>[^/]+)");
  return new RegExp(`^${source}$`);
}

function header(headers: IncomingHttpHeaders, name: string): string | null {
  const value = headers[name];
  return typeof value === "string" ? value : null;
}

/** Whether `value` is a JSON object. */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
