/**
 * Calls a function of a Convex deployment as `convex run` does (`ConvexHttpClient.function` in the CLI's
 * `src/browser/http_client.ts`): https://docs.convex.dev/http-api
 */

import { text } from "node:stream/consumers";
import { HttpClient } from "@actions/http-client";
import { endpointOf } from "./deployment-url.ts";
import type { DeploymentCredentials } from "./environment-variables.ts";
import { asRecord, asString, parseJson } from "./http.ts";

export interface FunctionRequest {
  /** `dir/module:function`. */
  readonly path: string;
  /** JSON text of an object. */
  readonly argsJson: string;
}

export type FunctionResponse =
  | { readonly kind: "returned"; readonly value: unknown; readonly logLines: readonly string[] }
  /** Convex says that the function failed. A mutation changed nothing; an action may have. */
  | { readonly kind: "threw"; readonly message: string; readonly logLines: readonly string[] }
  /** Convex did not run it, or was never asked. */
  | { readonly kind: "not-run"; readonly status: number; readonly code: string; readonly message: string }
  /** It may have run, or be running still. `status` is 0 if there was no answer at all. */
  | { readonly kind: "no-answer"; readonly status: number };

/** The longest time that a timer can have, in milliseconds: Convex itself limits how long a function takes. */
const NO_TIMEOUT_MS = 2 ** 31 - 1;

/**
 * Calls it once, however that ends, and waits until `signal` aborts. Never throws. Redirects are not followed: they could
 * take the key along.
 *
 * @param cliVersion - Of the installed CLI, on whose behalf this asks.
 */
export async function callFunction(
  { url, adminKey }: DeploymentCredentials,
  { path, argsJson }: FunctionRequest,
  cliVersion: string,
  signal: AbortSignal,
): Promise<FunctionResponse> {
  const http = new HttpClient("convex-deploy-action", [], {
    socketTimeout: NO_TIMEOUT_MS,
    // Probes keep networks from forgetting a connection on which nothing is said for minutes.
    keepAlive: true,
    allowRetries: false,
    allowRedirects: false,
  });
  const aborted = Promise.withResolvers<FunctionResponse>();
  const abort = () => aborted.resolve({ kind: "no-answer", status: 0 });
  signal.addEventListener("abort", abort, { once: true });
  // The arguments as they were written: parsed and printed anew, numbers could change.
  const body = `{"path":${JSON.stringify(path)},"format":"convex_encoded_json","args":${argsJson}}`;
  const call = post(http, endpointOf(url, "/api/function"), body, {
    authorization: `Convex ${adminKey}`,
    "content-type": "application/json",
    "convex-client": `npm-${cliVersion}`,
  });
  try {
    return await Promise.race([aborted.promise, call]);
  } finally {
    signal.removeEventListener("abort", abort);
    // Ends the connection too, if it is still open.
    http.dispose();
  }
}

async function post(
  http: HttpClient,
  url: string,
  body: string,
  headers: Readonly<Record<string, string>>,
): Promise<FunctionResponse> {
  let status = 0;
  try {
    const { message } = await http.request("POST", url, body, headers);
    status = message.statusCode ?? 0;
    return parseResponse(status, await text(message));
  } catch (error) {
    return isNeverSent(error) ? notRun(0, "", "Convex could not be reached") : { kind: "no-answer", status };
  }
}

/** Nothing was sent: there is no such server, or none that listens. */
function isNeverSent(error: unknown): boolean {
  const code = asString(asRecord(error).code) ?? "";
  return ["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH"].includes(code);
}

function notRun(status: number, code: string, message: string): FunctionResponse {
  return { kind: "not-run", status, code, message };
}

/** Errors of the server may have come after the function had run, or from something that stands before Convex. */
function parseResponse(status: number, body: string): FunctionResponse {
  const answer = asRecord(parseJson(body));
  const logLines = Array.isArray(answer.logLines) ? answer.logLines.filter((line) => typeof line === "string") : [];
  const isFunctionAnswer = (status >= 200 && status < 300) || status === STATUS_FUNCTION_FAILED;
  if (isFunctionAnswer && answer.status === "success" && "value" in answer)
    return { kind: "returned", value: answer.value, logLines };
  if (isFunctionAnswer && answer.status === "error") return { kind: "threw", message: describeError(answer), logLines };
  if (status >= 400 && status < 500 && status !== 408)
    return notRun(status, asString(answer.code) ?? "", asString(answer.message) ?? "");
  return { kind: "no-answer", status };
}

/** What older backends answered for a function that failed: `STATUS_CODE_UDF_FAILED` in the CLI's HTTP client. */
const STATUS_FUNCTION_FAILED = 560;

/** The message, and the data of a `ConvexError`. */
function describeError({ errorMessage, errorData }: Readonly<Record<string, unknown>>): string {
  const message = asString(errorMessage) ?? "";
  return errorData === undefined ? message : `${message}\nerror data: ${JSON.stringify(errorData)}`.trim();
}
