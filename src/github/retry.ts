/**
 * When a request to GitHub is made again, and after what pause.
 *
 * Octokit's plugins for this are made for long series: they space out writes by seconds, know neither all of GitHub's
 * rate limits (a bare 429, GraphQL's own) nor a limit that is not worth waiting for, and stand on `bottleneck`, which had
 * its last release in 2019.
 */

import { setTimeout as wait } from "node:timers/promises";
import {
  type GraphqlError,
  InvalidResponse,
  isTimeout,
  type OctokitError,
  SlowBudgetExceeded,
} from "./request-error.ts";

/** Of one request, the first included. */
export const MAX_ATTEMPTS = 3;
/** For the `request` of an operation that must not be repeated unseen. */
export const NO_RETRY = { tries: 1 };
/** Milliseconds before the second try; before the third it is four times as long. */
const FIRST_PAUSE_MS = 500;
/** A rate limit that asks for a longer pause is not waited for: reports are not worth it. */
const MAX_RETRY_DELAY_MS = 10_000;
/**
 * What GitHub asks for where it names no time.
 * https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
 */
const LIMIT_WITHOUT_TIME_MS = 60_000;

/** A request that takes longer, in milliseconds, its pauses included, is slow. */
const SLOW_THRESHOLD_MS = 2_000;
/** How much time slow requests may cost one run, in milliseconds. Documented in the README. */
const SLOW_BUDGET_MS = 30_000;

/** What the answers of REST and GraphQL have. */
export interface ApiResponse {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  /** `""` where the body broke off, a text where it is no JSON. */
  readonly data: unknown;
}

/** The milliseconds before try `tries + 1`. */
export function retryDelay(tries: number): number {
  return FIRST_PAUSE_MS * tries ** 2;
}

/** Whether the request may have had its effect all the same: only its answer was lost. */
export function mayHaveSucceeded(error: unknown): boolean {
  const { status } = (error ?? {}) as OctokitError;
  return error instanceof InvalidResponse || (typeof status === "number" && status >= 500);
}

/** The requests of one token, which share its rate limits. */
export class RetryPolicy {
  /** What was lost to slow requests so far, in milliseconds. */
  #lostMs = 0;
  #limit: { readonly until: number; readonly error: unknown } | null = null;

  /**
   * Sends a request until it is answered, at most `most` times. Repeated are 5xx answers, lost connections, unusable
   * answers, and rate limits that end soon; not what took too long, for it would again.
   *
   * @throws What `send` threw last, or threw before where GitHub asked for a longer pause than is over.
   * @throws {SlowBudgetExceeded} Without asking, where slow requests have cost the run too much already.
   */
  async send<Given extends ApiResponse>(send: () => Promise<Given>, most: number): Promise<Given> {
    if (this.#lostMs >= SLOW_BUDGET_MS)
      throw new SlowBudgetExceeded(`GitHub was slow for more than ${SLOW_BUDGET_MS / 1000} s altogether`);
    const started = performance.now();
    try {
      return await this.#sendUntilAnswered(send, most);
    } finally {
      this.#lostMs += Math.max(0, performance.now() - started - SLOW_THRESHOLD_MS);
    }
  }

  async #sendUntilAnswered<Given extends ApiResponse>(send: () => Promise<Given>, most: number): Promise<Given> {
    for (let tries = 1; ; tries += 1) {
      if (this.#limit !== null && Date.now() < this.#limit.until) throw this.#limit.error;
      try {
        const answer = assertParsed(await send());
        const pause = pauseAfterAnswer(answer, tries);
        if (pause === null || pause > MAX_RETRY_DELAY_MS || tries >= most) return answer;
        await wait(pause);
      } catch (error) {
        const pause = pauseAfterError(error, tries);
        if (pause !== null && pause > MAX_RETRY_DELAY_MS) this.#limit = { until: Date.now() + pause, error };
        if (pause === null || pause > MAX_RETRY_DELAY_MS || tries >= most) throw error;
        await wait(pause);
      }
    }
  }
}

/** Octokit takes a body that is no JSON for a text, and one that breaks off for an empty one. */
function assertParsed<Given extends ApiResponse>(answer: Given): Given {
  if (answer.status !== 204 && typeof answer.data === "string")
    throw new InvalidResponse("GitHub gave an answer that could not be read");
  return answer;
}

function pauseAfterError(error: unknown, tries: number): number | null {
  const { status, response, message } = (error ?? {}) as OctokitError;
  if (isTimeout(error)) return null;
  if (mayHaveSucceeded(error)) return retryDelay(tries);
  if (status !== 403 && status !== 429) return null;
  const isLimit = status === 429 || /rate limit/i.test(String(message));
  return retryAfterMs(response?.headers ?? {}) ?? (isLimit ? LIMIT_WITHOUT_TIME_MS : null);
}

/** GraphQL has its errors in an answer of status 200. */
function pauseAfterAnswer({ data, headers }: ApiResponse, tries: number): number | null {
  const errors = (data as { errors?: readonly GraphqlError[] } | undefined)?.errors ?? [];
  // Both spellings are about: https://github.com/yanyongyu/githubkit/issues/271
  if (errors.some(({ type }) => type === "RATE_LIMITED" || type === "RATE_LIMIT"))
    return retryAfterMs(headers) ?? LIMIT_WITHOUT_TIME_MS;
  const isTransient = errors.some(({ message }) => /^Something went wrong while executing/.test(String(message)));
  return isTransient ? retryDelay(tries) : null;
}

/** Milliseconds; `null` where GitHub asks for none. */
function retryAfterMs(headers: Readonly<Record<string, unknown>>): number | null {
  const seconds = Number(headers["retry-after"] ?? Number.NaN);
  if (Number.isFinite(seconds)) return seconds * 1000;
  if (headers["x-ratelimit-remaining"] !== "0") return null;
  const reset = Number(headers["x-ratelimit-reset"]) * 1000;
  // One second more: the time is rounded down.
  return Number.isFinite(reset) ? Math.max(0, reset - Date.now()) + 1000 : LIMIT_WITHOUT_TIME_MS;
}
