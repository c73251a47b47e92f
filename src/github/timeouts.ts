/** How long the action waits for GitHub, in milliseconds. */

/** For one request. GitHub itself ends a request after the same time. */
export const REQUEST_TIMEOUT_MS = 10_000;

/** For the response that a push depends on: without one by then, the push continues. */
export const LOOKUP_TIMEOUT_MS = 3_000;

/** For all reports after the CLI has exited, together. Documented in docs/reports.md. */
export const REPORT_TIMEOUT_MS = 30_000;

/** For the same after a cancellation: the runner kills the step after 10 s, of which the CLI may need 3 s to exit. */
export const CANCELLED_REPORT_TIMEOUT_MS = 5_000;
