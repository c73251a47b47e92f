/** The GitHub API, with retries, throttling and plain reasons for what is refused. */

import { getOctokit } from "@actions/github";
import { retry } from "@octokit/plugin-retry";
import { throttling } from "@octokit/plugin-throttling";

export type GitHubClient = ReturnType<typeof getOctokit>;

/** Extra tries after the first, for 5xx answers, lost connections and rate limits. */
const EXTRA_TRIES = 2;
/** A rate limit that asks for longer than this is not waited for: reports are not worth it. */
const LONGEST_WAIT_SECONDS = 10;
/** For one request. Reporting must not hold a deploy up. */
const REQUEST_TIMEOUT_MS = 10_000;

/**
 * The plugin's pauses between writes (1 s, and 3 s between comments) are for long series, as is GitHub's advice that
 * they follow. A deploy writes six times, and the pauses would be most of its time.
 * https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api
 */
const AT_ONCE = { key: () => ({ schedule: (_: object, job: () => Promise<void>) => job() }) } as never;

/** @param apiUrl - `GITHUB_API_URL`, so that GitHub Enterprise Server works as well. */
export function createGitHubClient(token: string, apiUrl: string): GitHubClient {
  const waitsFor = (retryAfter: number, { request }: { request: { retryCount: number } }) =>
    retryAfter <= LONGEST_WAIT_SECONDS && request.retryCount < EXTRA_TRIES;
  return getOctokit(
    token,
    {
      baseUrl: apiUrl,
      retry: { retries: EXTRA_TRIES, retryAfterBaseValue: 500 },
      throttle: {
        write: AT_ONCE,
        notifications: AT_ONCE,
        onRateLimit: (retryAfter: number, options: object) => waitsFor(retryAfter, options as never),
        onSecondaryRateLimit: (retryAfter: number, options: object) => waitsFor(retryAfter, options as never),
      },
      log: { debug() {}, info() {}, warn() {}, error() {} },
      request: {
        fetch: (url: string, options: RequestInit) =>
          fetch(url, { ...options, signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) }),
      },
    },
    retry,
    throttling,
  );
}
