/**
 * Calls a function of a Convex deployment as `convex run` does (`ConvexHttpClient.function` in the CLI's
 * `src/browser/http_client.ts`): https://docs.convex.dev/http-api
 */

import { text } from "node:stream/consumers";
import { HttpClient } from "@actions/http-client";
import type { FunctionProblem } from "../../diagnosis/function-failures.ts";
import { endpointOf } from "./deployment-url.ts";
import type { DeploymentCredentials } from "./http.ts";
import { asRecord, asString, parseJson } from "./json.ts";

export interface FunctionRequest {
  /** `dir/module:function`. */
  readonly path: string;
  /** JSON text of an object. */
  readonly argsJson: string;
}

export type FunctionResponse =
  | { readonly kind: "returned"; readonly value: unknown; readonly logLines: readonly string[] }
  | (Extract<FunctionProblem, { kind: "threw" }> & { readonly logLines: readonly string[] })
  | Extract<FunctionProblem, { kind: "not-run" | "no-response" }>;

/** The longest delay of a timer. Convex itself limits how long a function runs. */
const NO_TIMEOUT_MS = 2 ** 31 - 1;

/**
 * Calls the function once, without retries, and waits until it responds or `signal` aborts. Never throws. Does not follow
 * redirects, which could receive the key.
 *
 * @param cliVersion - Version of the installed CLI, which is sent as the client.
 */
export async function callFunction(
  { url, adminKey }: DeploymentCredentials,
  { path, argsJson }: FunctionRequest,
  cliVersion: string,
  signal: AbortSignal,
): Promise<FunctionResponse> {
  const http = new HttpClient("convex-deploy-action", [], {
    socketTimeout: NO_TIMEOUT_MS,
    // Without TCP keep-alive, networks drop a connection that is idle for minutes.
    keepAlive: true,
    allowRetries: false,
    allowRedirects: false,
  });
  const aborted = Promise.withResolvers<FunctionResponse>();
  const abort = () => aborted.resolve({ kind: "no-response", status: 0 });
  signal.addEventListener("abort", abort, { once: true });
  // Send the arguments as they were written: parsing them could change numbers.
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
    // This also closes the connection.
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
    return isNeverSent(error) ? notRun(0, "", "Convex could not be reached") : { kind: "no-response", status };
  }
}

/** Whether the request was certainly not sent, because there is no such server or it does not listen. */
function isNeverSent(error: unknown): boolean {
  const code = asString(asRecord(error).code) ?? "";
  return ["ENOTFOUND", "EAI_AGAIN", "ECONNREFUSED", "EHOSTUNREACH", "ENETUNREACH"].includes(code);
}

function notRun(status: number, code: string, message: string): FunctionResponse {
  return { kind: "not-run", status, code, message };
}

/** A server error may come from a proxy, or after the function has run, so it counts as `no-response`. */
function parseResponse(status: number, body: string): FunctionResponse {
  const response = asRecord(parseJson(body));
  const logLines = Array.isArray(response.logLines) ? response.logLines.filter((line) => typeof line === "string") : [];
  const isFunctionResponse = (status >= 200 && status < 300) || status === STATUS_FUNCTION_FAILED;
  if (isFunctionResponse && response.status === "success" && "value" in response)
    return { kind: "returned", value: response.value, logLines };
  if (isFunctionResponse && response.status === "error")
    return { kind: "threw", message: describeError(response), logLines };
  if (status >= 400 && status < 500 && status !== 408)
    return notRun(status, asString(response.code) ?? "", asString(response.message) ?? "");
  return { kind: "no-response", status };
}

/** The status of older backends for a function that failed: `STATUS_CODE_UDF_FAILED` in the CLI's HTTP client. */
const STATUS_FUNCTION_FAILED = 560;

/** The message, and the data of a `ConvexError`. */
function describeError({ errorMessage, errorData }: Readonly<Record<string, unknown>>): string {
  const message = asString(errorMessage) ?? "";
  return errorData === undefined ? message : `${message}\nerror data: ${JSON.stringify(errorData)}`.trim();
}
