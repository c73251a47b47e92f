/** The client for GitHub's API. It retries briefly, so that reporting does not hold up a deploy. */

import { getOctokit } from "@actions/github";
import { getProxyUrl } from "@actions/http-client";
import { setGitHubClock } from "./clock.ts";
import { MAX_ATTEMPTS, type NO_RETRY, RetryPolicy } from "./retry.ts";
import { REQUEST_TIMEOUT_MS } from "./timeouts.ts";

export type GitHubClient = ReturnType<typeof getOctokit>;

/** Loads the client on the first call, and returns the same one after that. */
export type GetGitHubClient = () => Promise<GitHubClient>;

/** @param apiUrl - `GITHUB_API_URL`, so that GitHub Enterprise Server works as well. */
export function createGitHubClient(token: string, apiUrl: string): GitHubClient {
  const client = getOctokit(token, {
    baseUrl: apiUrl,
    log: { debug() {}, info() {}, warn() {}, error() {} },
    // Node's `fetch` is already loaded but ignores proxies; the toolkit's supports them.
    ...(getProxyUrl(apiUrl) === "" ? { request: { fetch } } : {}),
  });
  const retries = new RetryPolicy();
  client.hook.wrap("request", (request, options) => {
    const { maxAttempts = MAX_ATTEMPTS } = options.request as Partial<typeof NO_RETRY>;
    const send = async () => {
      const signal = AbortSignal.timeout(REQUEST_TIMEOUT_MS);
      const response = await request({ ...options, request: { ...options.request, signal } });
      setGitHubClock(response.headers.date);
      return response;
    };
    return retries.send(send, maxAttempts);
  });
  return client;
}
