/** Failures of what lies between the runner and Convex: proxies, gateways and certificates. */

import { DOCS, type FailurePattern, HTTP_ERROR_PREFIX, NUMBER, yamlBlock } from "./failure-pattern.ts";

const SELF_HOSTING = `${DOCS}/self-hosting`;

/** The words of Node and its `fetch` for a request that got no answer. */
export const NO_CONNECTION =
  /fetch failed|TypeError: terminated|ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EPIPE|socket hang up|other side closed|(?:Connect|Headers|Body)TimeoutError/;

export const CONNECTION_FAILURES: readonly FailurePattern[] = [
  {
    code: "tls-certificate",
    isTransportError: true,
    pattern:
      /SELF_SIGNED_CERT|[Ss]elf[- ]signed certificate|UNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT)|unable to (?:verify the first certificate|get (?:local )?issuer certificate)|CERT_HAS_EXPIRED|certificate has expired|ERR_TLS_CERT_ALTNAME_INVALID|does not match certificate's altnames/,
    explain: () => ({
      cause: "The Convex CLI does not trust the certificate of the server that answers for Convex.",
      fix: `If a proxy of your company inspects TLS, have Node trust the certificates of the runner:${yamlBlock("env:", "  NODE_OPTIONS: --use-system-ca")}\n\nOn a self-hosted backend, check that the certificate has not expired, is for this host name, and is served with its intermediate certificates.`,
      link: "https://nodejs.org/api/cli.html#--use-system-ca",
    }),
  },
  {
    code: "request-too-large",
    pattern: new RegExp(`${HTTP_ERROR_PREFIX}413\\b`, "m"),
    explain: (_, { keyKind }) =>
      keyKind === "admin"
        ? {
            cause:
              "The reverse proxy in front of the self-hosted backend refuses the push, because the bundled functions are larger than it allows (413).",
            fix: "Raise its limit for request bodies, such as `client_max_body_size 200m;` in nginx, or give the backend's own port in `url`.",
            link: SELF_HOSTING,
          }
        : {
            cause: "The push was refused, because the bundled functions are too large for one request (413).",
            fix: "Import less: look for a large package that few functions need. If this runner reaches Convex through a proxy, look for a limit for request bodies there.",
            link: `${DOCS}/production/state/limits`,
          },
  },
  {
    code: "proxy-refused",
    // If Convex itself refuses a request, a code or a message follows the status.
    pattern: new RegExp(`${HTTP_ERROR_PREFIX}(403|405|407)(?: [A-Za-z ]{1,40})?$`, "m"),
    fields: [NUMBER],
    explain: ([, status]) => ({
      cause: `A proxy, gateway or firewall between this runner and Convex refused the request (${status}): Convex itself would have said why.`,
      fix: "Let requests from this runner through to the host that the end of the output names. On a self-hosted backend, check that `url` is the backend's own address (port 3210), and not that of its dashboard or HTTP actions.",
      link: "https://status.convex.dev",
    }),
  },
  {
    code: "server-error",
    isTransient: true,
    isTransportError: true,
    pattern: new RegExp(`${HTTP_ERROR_PREFIX}5\\d\\d\\b`, "m"),
    appliesTo: ({ keyKind }) => keyKind === "admin",
    explain: () => ({
      cause: "The self-hosted backend, or the reverse proxy in front of it, responded with a server error.",
      fix: "Read the logs of the backend (`docker compose logs backend`): whether it runs, and has enough memory, disk space and a reachable database. Then run the job again.",
      link: SELF_HOSTING,
    }),
  },
  {
    code: "network",
    isTransient: true,
    isTransportError: true,
    pattern: NO_CONNECTION,
    appliesTo: ({ keyKind }) => keyKind === "admin",
    explain: () => ({
      cause: "The self-hosted backend could not be reached from this runner, or stopped during the push.",
      fix: "Read the logs of the backend (`docker compose logs backend`): whether it runs, and was not restarted or killed because memory ran out. Check that this runner reaches `url`, through proxies and firewalls. Then run the job again.",
      link: SELF_HOSTING,
    }),
  },
];
