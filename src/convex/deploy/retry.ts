/** Decides whether and when a failed deploy is retried. */

import { setTimeout as wait } from "node:timers/promises";
import { isTransient } from "../../diagnosis/diagnose.ts";
import type { Failure } from "../../diagnosis/failure.ts";

/** Minimum delay before the second attempt. It doubles for each further one. */
const FIRST_PAUSE_MS = 1_000;

/** @param attempt - Number of retries so far. */
export function shouldRetry(failure: Failure, attempt: number, retries: number): boolean {
  return attempt < retries && isTransient(failure);
}

/**
 * A random delay between the minimum and twice the minimum, so that runs that conflicted do not conflict again.
 *
 * @param attempt - Number of retries so far.
 * @param random - At least 0 and below 1.
 */
export function retryDelay(attempt: number, random: () => number = Math.random): number {
  return FIRST_PAUSE_MS * 2 ** attempt * (1 + random());
}

/** Waits. Resolves early if the signal aborts. */
export async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal }).catch(() => {});
}

export function retryText({ code, cause }: Failure, attempt: number, retries: number, ms: number): string {
  return `Attempt ${attempt + 1} of ${retries + 1} failed (\`${code}\`): ${cause} This error is usually temporary. Retrying in ${(ms / 1000).toFixed(1)} s.`;
}
