/** Injects faults: which requests they affect, and what the client sees. */
import { type ServerResponse, STATUS_CODES } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { type Answer, ApiError } from "./responses.ts";

export type FaultKind =
  /** The connection is closed before a byte of the answer. (A true `ECONNREFUSED`: `GitHubServer.unreachable`.) */
  | "refused"
  /** The connection is reset in the middle of the answer. */
  | "reset"
  /** An error answer with `status`, default 500. */
  | "status"
  /** No answer, ever. */
  | "hang"
  /** The right answer, `delayMs` later. */
  | "slow"
  | "rate-limit"
  | "secondary-rate-limit"
  /** GraphQL's way: status 200, and an error of the type `errorType` that says `message`. */
  | "graphql-error"
  /** Status 200 (or `status`) and a body that is not the JSON it claims to be. */
  | "garbage";

export interface Fault {
  /** Default: every method. */
  readonly method?: string;
  /** A path as in the API's documentation (`/repos/{owner}/{repo}/deployments`), or a pattern for the encoded path. */
  readonly path: string | RegExp;
  /** What the request's body, as JSON, has to match. Default: any. */
  readonly body?: RegExp;
  /** How many requests it affects. Default 1; `Infinity` for all. */
  readonly times?: number;
  readonly kind: FaultKind;
  readonly status?: number;
  /** Default `RATE_LIMIT`. */
  readonly errorType?: string;
  /** What a `status` answer says. Default: the status in words. */
  readonly message?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Milliseconds for `slow`. Default 10,000. */
  readonly delayMs?: number;
  /** The request takes effect, only its answer is lost. Default: it is not even looked at. (`slow` always has effect.) */
  readonly afterWrite?: boolean;
}

/** The planned faults, used in order. */
export class FaultInjector {
  readonly #planned = new Map<Fault, number>();

  /** Returns a function that lifts the fault. */
  plan(spec: Fault): () => void {
    this.#planned.set(spec, spec.times ?? 1);
    return () => this.#planned.delete(spec);
  }

  /** The fault that matches this request. Counts as one use of it. */
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

/** Waits as `slow` demands; ends early, without an error, when the server closes. */
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

/** Carries out faults that are not valid HTTP responses. @returns The status that the client saw, or null for none. */
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
