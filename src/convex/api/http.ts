/** Sends requests to Convex's HTTP APIs and describes why they fail. Only for requests that may be repeated. */

import { text } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { HttpClient } from "@actions/http-client";
import { ownReason, type Reason } from "../../diagnosis/failure.ts";
import { endpointOf } from "./deployment-url.ts";
import { asRecord, asString, parseJson } from "./json.ts";

/** Short, because a request must not hold up a deploy. */
const TIMEOUT_MS = 10_000;

const MAX_ATTEMPTS = 3;
/** Minimum delay before the second attempt. */
const FIRST_PAUSE_MS = 300;

export interface ConvexRequest {
  readonly method: "GET" | "POST";
  readonly url: string;
  /** The whole header: `Bearer <key>` for the cloud, `Convex <key>` for a deployment, or `null` for none. */
  readonly authorization: string | null;
  /** Version of the installed CLI, which is sent as the client; `null` for documented APIs. */
  readonly cliVersion?: string | null;
  readonly body?: unknown;
}

export interface ConvexResponse {
  /** `0` if there was no response. */
  readonly status: number;
  /** The parsed body, of any shape, or `null` if it is not JSON. */
  readonly value: unknown;
  /** Whether the body was neither JSON nor empty, such as a proxy's page. */
  readonly isNotJson: boolean;
}

/**
 * Sends a request, with up to three attempts after a rate limit, a server error or a lost connection, but not after a
 * timeout.
 *
 * Never throws: a lost connection gives status 0. Does not follow redirects, which could receive the key.
 */
export async function requestConvex(request: ConvexRequest): Promise<ConvexResponse> {
  for (let attempt = 1; ; attempt += 1) {
    const started = performance.now();
    const answer = await sendOnce(request);
    const isLate = performance.now() - started >= TIMEOUT_MS;
    if (!isRetryable(answer) || isLate || attempt >= MAX_ATTEMPTS) return answer;
    await wait(FIRST_PAUSE_MS * attempt ** 2 * (1 + Math.random()));
  }
}

function isRetryable({ status }: ConvexResponse): boolean {
  return status === 0 || status === 429 || status >= 500;
}

async function sendOnce({ method, url, authorization, cliVersion, body }: ConvexRequest): Promise<ConvexResponse> {
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
    // The client's own `readBody` waits forever if the connection breaks in the middle.
    const received = await text(response.message);
    const value = parseJson(received);
    const isNotJson = value === null && !/^\s*(?:null)?\s*$/.test(received);
    return { status: response.message.statusCode ?? 0, value, isNotJson };
  } catch {
    return { status: 0, value: null, isNotJson: false };
  } finally {
    http.dispose();
  }
}

/** What a request to a Convex deployment's own API needs. */
export interface DeploymentCredentials {
  /** URL of its API, not a custom domain. */
  readonly url: string;
  /** For `Authorization: Convex …`. */
  readonly adminKey: string;
}

/** Sends a request to a deployment's own API, as `requestConvex` does. @param path - With its leading slash. */
export function requestDeployment(
  { url, adminKey }: DeploymentCredentials,
  path: string,
  request: Pick<ConvexRequest, "method" | "cliVersion" | "body">,
): Promise<ConvexResponse> {
  return requestConvex({ ...request, url: endpointOf(url, path), authorization: `Convex ${adminKey}` });
}

export function isSuccess({ status }: ConvexResponse): boolean {
  return status >= 200 && status < 300;
}

/** Why a request failed. It is not shortened: a secret that is cut before redaction would not be recognized. */
export function failureReason({ status, value }: ConvexResponse): Reason {
  if (status === 0) return ownReason("Convex could not be reached");
  const message = asString(asRecord(value).message)?.split("\n")[0]?.trim().replace(/\.$/, "") ?? "";
  const sent = `Convex responded with ${status}`;
  return { full: message === "" ? sent : `${sent}: ${message}`, sent };
}
