/** Injects faults: which requests they affect, and what the client sees. */
import { type ServerResponse, STATUS_CODES } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { type Answer, ApiError } from "./responses.ts";

export type FaultKind =
  /** The connection is closed before the first byte of the response. (`GitHubServer.unreachable` gives a real `ECONNREFUSED`.) */
  | "refused"
  /** The connection is reset in the middle of the response. */
  | "reset"
  /** An error response with `status`. Default: 500. */
  | "status"
  /** No response until the server closes. */
  | "hang"
  /** The correct response after `delayMs`. */
  | "slow"
  | "rate-limit"
  | "secondary-rate-limit"
  /** A GraphQL error: status 200 with an error of the type `errorType` and the text `message`. */
  | "graphql-error"
  /** Status 200 (or `status`) with a body that is not JSON, despite its content type. */
  | "garbage";

export interface Fault {
  /** Default: every method. */
  readonly method?: string;
  /** A path as in the API's documentation (`/repos/{owner}/{repo}/deployments`), or a pattern for the encoded path. */
  readonly path: string | RegExp;
  /** A pattern for the JSON text of the request's body. Default: any body. */
  readonly body?: RegExp;
  /** Number of requests that it affects. Default: 1. `Infinity` affects all. */
  readonly times?: number;
  readonly kind: FaultKind;
  readonly status?: number;
  /** Default `RATE_LIMIT`. */
  readonly errorType?: string;
  /** Message of a `status` response. Default: the status text. */
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds for `slow`. Default 10,000. */
  readonly delayMs?: number;
  /** Whether the request takes effect and only its response is lost. Default: no. (A `slow` request always takes effect.) */
  readonly afterWrite?: boolean;
}

/** The planned faults, used in order. */
export class FaultInjector {
  readonly #planned = new Map<Fault, number>();

  /** Adds a fault. @returns A function that lifts it. */
  plan(spec: Fault): () => void {
    this.#planned.set(spec, spec.times ?? 1);
    return () => this.#planned.delete(spec);
  }

  /** @returns The fault that matches the request. Counts one use of it. */
  take(method: string, path: string, body: unknown): Fault | undefined {
    for (const [spec, left] of this.#planned) {
      if (spec.method && spec.method.toUpperCase() !== method) continue;
      if (!pattern(spec.path).test(path)) continue;
      if (spec.body && !spec.body.test(JSON.stringify(body) ?? "")) continue;
      if (left > 1) this.#planned.set(spec, left - 1);
      else this.#planned.delete(spec);
      return spec;
    }
    return undefined;
  }
}

function pattern(path: string | RegExp): RegExp {
  if (path instanceof RegExp) return new RegExp(path.source, path.flags.replaceAll(/[gy]/g, ""));
  const literal = path.split(/\{[^}]+\}/).map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&"));
  return new RegExp(`^${literal.join("[^/]+")}$`);
}

/** Waits for the delay of a `slow` fault. Returns early, without an error, if the server closes. */
export async function delay(ms: number, closing: AbortSignal): Promise<void> {
  if (ms > 0) await wait(ms, undefined, { signal: closing }).catch(() => undefined);
}

/** @returns The response of a fault, or undefined if it breaks the connection instead (`breakConnection`). */
export function faultAnswer(fault: Fault, nowSeconds: number): Answer | undefined {
  const headers = fault.headers ?? {};
  switch (fault.kind) {
    case "status": {
      const status = fault.status ?? 500;
      return new ApiError(status, fault.message ?? STATUS_CODES[status] ?? "Error", { headers }).answer;
    }
    case "rate-limit": {
      const exhausted = { "x-ratelimit-remaining": "0", "x-ratelimit-reset": String(nowSeconds + 60) };
      const message = "API rate limit exceeded for installation.";
      return new ApiError(fault.status ?? 403, message, { headers: { ...exhausted, ...headers } }).answer;
    }
    case "secondary-rate-limit": {
      const message = "You have exceeded a secondary rate limit. Please wait a few minutes before you try again.";
      return new ApiError(fault.status ?? 403, message, { headers: { "retry-after": "60", ...headers } }).answer;
    }
    case "graphql-error": {
      const { errorType: type = "RATE_LIMIT", message = "API rate limit already exceeded for installation." } = fault;
      return { status: 200, body: { errors: [{ type, message }] }, headers };
    }
    default:
      return undefined;
  }
}

/** Applies faults that are not valid HTTP responses. @returns The status that the client received, or null. */
export function breakConnection({ kind, status = 200 }: Fault, response: ServerResponse): number | null {
  switch (kind) {
    case "garbage":
      response.writeHead(status, { "content-type": "application/json; charset=utf-8" });
      response.end('{"id": 1, "body": "<html><body>Unicorn!');
      return status;
    case "reset":
      response.writeHead(status, { "content-type": "application/json; charset=utf-8", "content-length": "4096" });
      response.write('{"id":', () => response.socket?.resetAndDestroy());
      return null;
    case "hang":
      return null;
    default:
      response.destroy();
      return null;
  }
}
