/** Requests to Convex's HTTP APIs, told in words when they fail. All of them may be repeated without harm. */

import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { HttpClient } from "@actions/http-client";
import { ownReason, type Reason } from "../../diagnosis/failure.ts";

/** Asking must not hold a deploy up. */
const TIMEOUT_MS = 10_000;

const MAX_ATTEMPTS = 3;
/** Milliseconds before the second try, at least. */
const FIRST_PAUSE_MS = 300;

export interface ConvexRequest {
  readonly method: "GET" | "POST";
  readonly url: string;
  /** The whole header: `Bearer <key>` for the cloud, `Convex <key>` for a deployment; `null` for none. */
  readonly authorization: string | null;
  /** Of the installed CLI, on whose behalf this asks; `null` for documented APIs. */
  readonly cliVersion?: string | null;
  readonly body?: unknown;
}

export interface ConvexResponse {
  /** `0`: there was none. */
  readonly status: number;
  /** The parsed body, of any shape; `null` for what is no JSON. */
  readonly value: unknown;
  /** Whether the body was something else than JSON, or nothing: some proxy's page. */
  readonly isNotJson: boolean;
}

/**
 * Asks, up to three times where Convex was busy, in trouble or lost on the way. What took too long is not repeated.
 *
 * Never throws: a lost connection is an answer of status 0. Redirects are not followed: they could take the key along.
 */
export async function requestConvex(request: ConvexRequest): Promise<ConvexResponse> {
  for (let tries = 1; ; tries += 1) {
    const started = performance.now();
    const answer = await askOnce(request);
    const isLate = performance.now() - started >= TIMEOUT_MS;
    if (!isRetryable(answer) || isLate || tries >= MAX_ATTEMPTS) return answer;
    await wait(FIRST_PAUSE_MS * tries ** 2 * (1 + Math.random()));
  }
}

function isRetryable({ status }: ConvexResponse): boolean {
  return status === 0 || status === 429 || status >= 500;
}

async function askOnce({ method, url, authorization, cliVersion, body }: ConvexRequest): Promise<ConvexResponse> {
  const http = new HttpClient("convex-deploy-action", [], {
    socketTimeout: TIMEOUT_MS,
    allowRetries: false,
    allowRedirects: false,
  });
  try {
    const response = await http.request(method, url, body === undefined ? "" : JSON.stringify(body), {
      ...(authorization === null ? {} : { authorization }),
      ...(body === undefined ? {} : { "content-type": "application/json" }),
      // The provisioning host expects the name and version of a client that it knows.
      ...(cliVersion == null ? {} : { "convex-client": `npm-cli-${cliVersion}` }),
    });
    // Its own `readBody` waits for ever where the connection breaks in the middle.
    const answered = await text(response.message);
    const value = parseJson(answered);
    const isNotJson = value === null && !/^\s*(?:null)?\s*$/.test(answered);
    return { status: response.message.statusCode ?? 0, value, isNotJson };
  } catch {
    return { status: 0, value: null, isNotJson: false };
  } finally {
    http.dispose();
  }
}

export function isSuccess({ status }: ConvexResponse): boolean {
  return status >= 200 && status < 300;
}

/** The answer's fields, as far as it is an object. */
export function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Record<string, unknown>) : {};
}

export function asString(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

/** Why a request failed. Whole: what is cut before it is redacted may hold a piece of a secret. */
export function failureReason({ status, value }: ConvexResponse): Reason {
  if (status === 0) return ownReason("Convex could not be reached");
  const message = asString(asRecord(value).message)?.split("\n")[0]?.trim().replace(/\.$/, "") ?? "";
  const sent = `Convex answered ${status}`;
  return { full: message === "" ? sent : `${sent}: ${message}`, sent };
}

export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
