/** Whether and when a failed deploy is tried again. */

import { setTimeout as wait } from "node:timers/promises";
import { isTransient } from "../../diagnosis/diagnose.ts";
import type { Failure } from "../../diagnosis/failure.ts";

/** Milliseconds before the second try, at least; before each further one it is twice as long. */
const FIRST_PAUSE_MS = 1_000;

/** @param attempt - How many extra tries there were already. */
export function shouldRetry(failure: Failure | null, attempt: number, retries: number): boolean {
  return failure !== null && attempt < retries && isTransient(failure);
}

/**
 * Up to twice the shortest pause, at random: runs that got into each other's way should not meet again.
 *
 * @param attempt - How many extra tries there were already.
 * @param random - At least 0 and below 1.
 */
export function retryDelay(attempt: number, random: () => number = Math.random): number {
  return FIRST_PAUSE_MS * 2 ** attempt * (1 + random());
}

/** Ends early when the run is to end. */
export async function sleep(ms: number, signal: AbortSignal): Promise<void> {
  await wait(ms, undefined, { signal }).catch(() => {});
}

export function retryText({ code, cause }: Failure, attempt: number, retries: number, ms: number): string {
  return `Attempt ${attempt + 1} of ${retries + 1} failed: ${cause} (\`${code}\`) This error is usually temporary. Retrying in ${(ms / 1000).toFixed(1)} s.`;
}
