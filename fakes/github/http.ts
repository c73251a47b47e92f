/** Parses requests and sends responses with the headers of every GitHub response. */
import { randomBytes } from "node:crypto";
import type { IncomingHttpHeaders, IncomingMessage, ServerResponse } from "node:http";
import type { RawRequest } from "./openapi.ts";
import { type Answer, ApiError } from "./responses.ts";

const API_VERSION = "2022-11-28";

export interface HttpRequest extends RawRequest {
  readonly headers: IncomingHttpHeaders;
  /** The reason why the body could not be parsed. */
  readonly bodyProblem?: string;
}

export async function readRequest(message: IncomingMessage): Promise<HttpRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  const url = new URL(message.url ?? "/", "http://localhost");
  return {
    method: message.method ?? "GET",
    path: url.pathname,
    query: Object.fromEntries(url.searchParams),
    headers: message.headers,
    ...parseBody(Buffer.concat(chunks).toString("utf8")),
  };
}

function parseBody(text: string): { body: unknown; bodyProblem?: string } {
  if (text === "") return { body: undefined };
  try {
    const body: unknown = JSON.parse(text);
    const isObject = body !== null && typeof body === "object" && !Array.isArray(body);
    return isObject ? { body } : { body, bodyProblem: "Body should be a JSON object" };
  } catch {
    return { body: text, bodyProblem: "Problems parsing JSON" };
  }
}

/** Throws GitHub's error for headers that it rejects.
 * https://docs.github.com/rest/using-the-rest-api/getting-started-with-the-rest-api#headers */
export function checkHeaders({ headers, bodyProblem }: HttpRequest): void {
  if (!headers["user-agent"]) throw new ApiError(403, "Request forbidden by administrative rules.");
  const accept = headers.accept ?? "*/*";
  if (!/\*\/\*|application\/(?:vnd\.github\.[\w.+-]*)?json|application\/vnd\.github/.test(accept)) {
    throw new ApiError(415, "Unsupported 'Accept' header. Must accept 'application/json'.");
  }
  const version = headers["x-github-api-version"];
  if (version !== undefined && version !== API_VERSION) {
    throw new ApiError(400, `Version "${version}" is not a supported version.`);
  }
  if (bodyProblem) throw new ApiError(400, bodyProblem);
}

/** Sends a response. Its own headers override the usual ones. */
export function send(response: ServerResponse, answer: Answer, usual: Readonly<Record<string, string>>): void {
  const text = answer.body === null ? "" : JSON.stringify(answer.body);
  response.writeHead(answer.status, {
    server: "github.com",
    "x-github-request-id": randomBytes(8).toString("hex").toUpperCase(),
    "x-github-media-type": "github.v3; format=json",
    "x-github-api-version-selected": API_VERSION,
    ...(answer.body === null ? {} : { "content-type": "application/json; charset=utf-8" }),
    ...usual,
    ...answer.headers,
  });
  response.end(text);
}
