/** Failures of the network, of Convex's service, and of the Convex CLI itself. */

import { NO_CONNECTION } from "./connection-failures.ts";
import { DOCS, type FailurePattern, HTTP_ERROR_PREFIX, ONE_RUN_AT_A_TIME, shellBlock } from "./failure-pattern.ts";

const CONCURRENCY = "https://docs.github.com/actions/using-jobs/using-concurrency";
const ONE_AT_A_TIME = `Run the job again, and let runs for the same Convex deployment wait for each other:${ONE_RUN_AT_A_TIME}`;

export const SERVICE_FAILURES: readonly FailurePattern[] = [
  {
    code: "client-version-unsupported",
    // The last one: the CLI misses fields in the answer. Not of `finish_push`, after which the push may be live.
    pattern:
      /ClientVersionUnsupported|The Convex [\w -]{1,40} package at version \S{1,40} is no longer supported|Unable to start push to \S{1,1000}\n[^\n]{0,4}\[\n {1,8}\{\n {1,8}"code": "invalid_/,
    explain: () => ({
      cause: "This Convex backend does not support the installed version of the `convex` package.",
      fix: `Update the package, or, if the backend is self-hosted and older than the package, upgrade the backend:${shellBlock("npm install convex@latest", "docker compose pull && docker compose up --detach")}`,
      link: "https://docs.convex.dev/self-hosting",
    }),
  },
  {
    code: "backend-too-old",
    pattern: /\/api\/(?:deploy2\/\w{1,40}|get_config\w{0,20}|v1\/get_canonical_urls) 404\b|BadJsonBody/,
    explain: () => ({
      cause:
        "The Convex backend does not support a request that the Convex CLI made for this push, so it is most likely older than the `convex` package.",
      fix: `Upgrade the self-hosted backend, or install the version of \`convex\` that matches it:${shellBlock("docker compose pull && docker compose up --detach", "npm install --save-exact convex@<version>")}`,
      link: "https://docs.convex.dev/self-hosting",
    }),
  },
  {
    code: "schema-race",
    isTransient: true,
    pattern: /Schema was overwritten by another push/,
    explain: () => ({
      cause: "Another push to the same Convex deployment changed the schema during this one.",
      fix: ONE_AT_A_TIME,
      link: CONCURRENCY,
    }),
  },
  {
    code: "push-race",
    isTransient: true,
    pattern:
      /(?:nvironment variables (?:have )?changed|Schema or environment variables changed) during push|ConcurrentPush/,
    explain: () => ({
      cause: "Someone else changed the Convex deployment during this push.",
      fix: ONE_AT_A_TIME,
      link: CONCURRENCY,
    }),
  },
  {
    code: "node-version",
    pattern: /Your Node version [\d.]+ is too old/,
    explain: () => ({
      cause: "This version of the Convex CLI needs a newer Node than the runner has.",
      fix: "Update the runner: this action runs the CLI with the runner's own Node 24.",
      link: null,
    }),
  },
  {
    code: "confirmation-needed",
    pattern: /Cannot prompt for input in non-interactive terminals/,
    explain: () => ({
      cause: "The Convex CLI asked a question, which nobody can answer in this job.",
      fix: "The question is at the end of the output. Do what it asks about once by hand, or find the option that answers it (`npx convex deploy --help`) and pass it in `deploy-args`.",
      link: `${DOCS}/cli/reference/deploy`,
    }),
  },
  {
    code: "network",
    isTransient: true,
    isTransportError: true,
    pattern: NO_CONNECTION,
    explain: () => ({
      cause: "Convex could not be reached from this runner.",
      fix: "Run the job again. If the error persists, check the runner's network and proxy settings, and Convex's status page.",
      link: "https://status.convex.dev",
    }),
  },
  {
    code: "server-error",
    isTransient: true,
    isTransportError: true,
    // Requires the CLI's prefix, because any other number could be unrelated. The CLI prints the text of a 403 without it.
    pattern: new RegExp(`${HTTP_ERROR_PREFIX}5\\d\\d\\b|InternalServerError: `, "m"),
    explain: () => ({
      cause: "Convex responded with a server error.",
      fix: "Run the job again in a few minutes. If the error persists, check Convex's status page.",
      link: "https://status.convex.dev",
    }),
  },
  {
    code: "rate-limited",
    isTransient: true,
    isTransportError: true,
    pattern: new RegExp(`${HTTP_ERROR_PREFIX}429\\b|\\b429 Too Many Requests\\b`, "m"),
    explain: () => ({
      cause: "Convex is rate limiting your team.",
      fix: "Run the job again in a few minutes. If it happens often, run fewer deploys at the same time (`strategy: max-parallel`, `concurrency`).",
      link: `${DOCS}/production/state/limits`,
    }),
  },
  {
    code: "unreadable-answer",
    isTransient: true,
    isTransportError: true,
    // JSON from Convex never starts with `<`, but an HTML page does.
    pattern: /Unexpected token '?<'?.{0,200}(?:JSON|in position)/,
    explain: () => ({
      cause: "The response was a web page instead of data from Convex.",
      fix: "Run the job again. If the error persists, look for a proxy or gateway between this runner and Convex that responds instead of Convex.",
      link: "https://status.convex.dev",
    }),
  },
  {
    code: "unreadable-answer",
    isTransient: true,
    isTransportError: true,
    pattern: /SyntaxError: (?:Unexpected end of JSON input|Unterminated string in JSON at position \d[^\n]{0,40})$/m,
    explain: () => ({
      cause: "A response from Convex was empty or cut off on its way to this runner.",
      fix: "Run the job again. If the error persists, look for a proxy or gateway between this runner and Convex that ends responses early.",
      link: "https://status.convex.dev",
    }),
  },
];
