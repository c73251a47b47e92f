/**
 * GitHub's clock. Runs on different machines compare their times, and the clock of a self-hosted runner may be hours off.
 */

/** How far GitHub's clock is ahead of this machine's, in milliseconds. */
let aheadMs = 0;

/** In milliseconds. A response names whole seconds, and takes some time to arrive. */
const MIN_DIFFERENCE = 30_000;

/** Sets GitHub's clock. @param date - The `Date` header of a response that has just arrived. */
export function setGitHubClock(date: unknown): void {
  const difference = Date.parse(String(date)) - Date.now();
  if (Number.isFinite(difference)) aheadMs = Math.abs(difference) < MIN_DIFFERENCE ? 0 : difference;
}

/** The time now, in milliseconds since the epoch: GitHub's, as soon as it has responded to a request. */
export function githubNow(): number {
  return Date.now() + aheadMs;
}
