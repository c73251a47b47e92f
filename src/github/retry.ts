/**
 * Decides whether a request to GitHub is retried, and after what delay.
 *
 * Octokit's plugins for this are made for long series of requests: they space out writes by seconds, miss some of
 * GitHub's rate limits (a bare 429, GraphQL's own), wait for limits of any length, and depend on `bottleneck`, which was
 * last released in 2019.
 */

import { setTimeout as wait } from "node:timers/promises";
import {
  type GraphqlError,
  InvalidResponse,
  isTimeout,
  type OctokitError,
  SlowBudgetExceeded,
} from "./request-error.ts";

/** Attempts for one request, including the first. */
export const MAX_ATTEMPTS = 3;
/** Pass as `request` of an operation that must not be repeated automatically. */
export const NO_RETRY = { maxAttempts: 1 };
/** Delay before the second attempt; before the third it is four times as long. */
const FIRST_PAUSE_MS = 500;
/** A rate limit with a longer delay is not waited for: a report is not worth it. */
const MAX_RETRY_DELAY_MS = 10_000;
/**
 * The delay that GitHub documents for a rate limit whose response names none.
 * https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
 */
const LIMIT_WITHOUT_TIME_MS = 60_000;

/** A request that takes longer, including its retries, counts against `SLOW_BUDGET_MS`. */
const SLOW_THRESHOLD_MS = 2_000;
/** How much time a run may lose to slow requests. Documented in docs/reports.md. */
const SLOW_BUDGET_MS = 30_000;

/** The fields that REST and GraphQL responses share. */
export interface ApiResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  /** `""` if the body was cut off, a string if it is not JSON. */
  readonly data: unknown;
}

/** Milliseconds to wait after a failed attempt. @param attempt - Its number, from 1. */
export function retryDelay(attempt: number): number {
  return FIRST_PAUSE_MS * attempt ** 2;
}

/** Whether GitHub may have carried out the request although it failed, because only the response was lost. */
export function mayHaveSucceeded(error: unknown): boolean {
  const { status } = (error ?? {}) as OctokitError;
  return error instanceof InvalidResponse || (typeof status === "number" && status >= 500);
}

/** Retries the requests of one token, which share its rate limits. */
export class RetryPolicy {
  /** Milliseconds that slow requests have cost so far. */
  #lostMs = 0;
  #limit: { readonly until: number; readonly error: unknown } | null = null;

  /**
   * Sends a request, and retries after 5xx responses, lost connections, unusable responses and rate limits that end soon.
   * It does not retry after a timeout, which would probably happen again.
   *
   * @throws What `send` threw last; or the error of an earlier request whose rate limit has not ended yet.
   * @throws {SlowBudgetExceeded} Without sending, once slow requests have cost the run too much time.
   */
  async send<Given extends ApiResponse>(send: () => Promise<Given>, maxAttempts: number): Promise<Given> {
    if (this.#lostMs >= SLOW_BUDGET_MS)
      throw new SlowBudgetExceeded(`GitHub was slow for more than ${SLOW_BUDGET_MS / 1000} s altogether`);
    const started = performance.now();
    try {
      return await this.#sendUntilAnswered(send, maxAttempts);
    } finally {
      this.#lostMs += Math.max(0, performance.now() - started - SLOW_THRESHOLD_MS);
    }
  }

  async #sendUntilAnswered<Given extends ApiResponse>(send: () => Promise<Given>, maxAttempts: number): Promise<Given> {
    for (let attempt = 1; ; attempt += 1) {
      if (this.#limit !== null && Date.now() < this.#limit.until) throw this.#limit.error;
      try {
        const answer = assertParsed(await send());
        const pause = pauseAfterAnswer(answer, attempt);
        if (pause === null || pause > MAX_RETRY_DELAY_MS || attempt >= maxAttempts) return answer;
        await wait(pause);
      } catch (error) {
        const pause = pauseAfterError(error, attempt);
        if (pause !== null && pause > MAX_RETRY_DELAY_MS) this.#limit = { until: Date.now() + pause, error };
        if (pause === null || pause > MAX_RETRY_DELAY_MS || attempt >= maxAttempts) throw error;
        await wait(pause);
      }
    }
  }
}

/** Octokit returns a body that is not JSON as a string, and one that was cut off as `""`. */
function assertParsed<Given extends ApiResponse>(answer: Given): Given {
  if (answer.status !== 204 && typeof answer.data === "string")
    throw new InvalidResponse("GitHub's response could not be read");
  return answer;
}

function pauseAfterError(error: unknown, attempt: number): number | null {
  const { status, response, message } = (error ?? {}) as OctokitError;
  if (isTimeout(error)) return null;
  if (mayHaveSucceeded(error)) return retryDelay(attempt);
  if (status !== 403 && status !== 429) return null;
  const isLimit = status === 429 || /rate limit/i.test(String(message));
  return retryAfterMs(response?.headers ?? {}) ?? (isLimit ? LIMIT_WITHOUT_TIME_MS : null);
}

/** GraphQL reports errors in a response of status 200. */
function pauseAfterAnswer({ data, headers }: ApiResponse, attempt: number): number | null {
  const errors = (data as { errors?: readonly GraphqlError[] } | undefined)?.errors ?? [];
  // Both spellings occur: https://github.com/yanyongyu/githubkit/issues/271
  if (errors.some(({ type }) => type === "RATE_LIMITED" || type === "RATE_LIMIT"))
    return retryAfterMs(headers) ?? LIMIT_WITHOUT_TIME_MS;
  const isTransient = errors.some(({ message }) => /^Something went wrong while executing/.test(String(message)));
  return isTransient ? retryDelay(attempt) : null;
}

/** @returns Milliseconds, or `null` if the response does not ask for a delay. */
function retryAfterMs(headers: Readonly<Record<string, unknown>>): number | null {
  const seconds = Number(headers["retry-after"] ?? Number.NaN);
  if (Number.isFinite(seconds)) return seconds * 1000;
  if (headers["x-ratelimit-remaining"] !== "0") return null;
  const reset = Number(headers["x-ratelimit-reset"]) * 1000;
  // GitHub rounds the time down, so add a second.
  return Number.isFinite(reset) ? Math.max(0, reset - Date.now()) + 1000 : LIMIT_WITHOUT_TIME_MS;
}
