/** The GitHub API, with few and short retries: reporting must not hold a deploy up. */

import { getOctokit } from "@actions/github";
import { getProxyUrl } from "@actions/http-client";
import { MAX_ATTEMPTS, type NO_RETRY, RetryPolicy } from "./retry.ts";

export type GitHubClient = ReturnType<typeof getOctokit>;

/** Loads the client when it is first wanted, and gives the same one after that. */
export type GetGitHubClient = () => Promise<GitHubClient>;

/** For one request. GitHub itself gives up after as long. */
const REQUEST_TIMEOUT_MS = 10_000;

/** @param apiUrl - `GITHUB_API_URL`, so that GitHub Enterprise Server works as well. */
export function createGitHubClient(token: string, apiUrl: string): GitHubClient {
  const client = getOctokit(token, {
    baseUrl: apiUrl,
    log: { debug() {}, info() {}, warn() {}, error() {} },
    // Node's own is there already, but knows no proxies; the toolkit's does.
    ...(getProxyUrl(apiUrl) === "" ? { request: { fetch } } : {}),
  });
  const tries = new RetryPolicy();
  client.hook.wrap("request", (request, options) => {
    const { tries: most = MAX_ATTEMPTS } = options.request as Partial<typeof NO_RETRY>;
    const send = async () =>
      request({ ...options, request: { ...options.request, signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) } });
    return tries.send(send, most);
  });
  return client;
}
