/** The host of Convex's provisioning and management APIs. It receives the deploy key. */

import { UNTRUSTED_PROVISION_HOST } from "../../diagnosis/action-failures.ts";
import { ActionFailure } from "../../diagnosis/failure.ts";

export const CONVEX_PROVISION_ORIGIN = "https://api.convex.dev";

/**
 * The origin in the CLI's own variable `CONVEX_PROVISION_HOST`, else Convex's.
 *
 * @throws {ActionFailure} If it is neither Convex's nor this machine's, which tests use.
 */
export function parseProvisionHost({
  CONVEX_PROVISION_HOST: host,
}: Readonly<Record<string, string | undefined>>): string {
  if (host === undefined || host === "") return CONVEX_PROVISION_ORIGIN;
  const url = URL.canParse(host) ? new URL(host) : null;
  if (url?.origin === CONVEX_PROVISION_ORIGIN) return CONVEX_PROVISION_ORIGIN;
  if (url === null || !isBareLoopback(url)) throw new ActionFailure(UNTRUSTED_PROVISION_HOST);
  return url.origin;
}

function isBareLoopback({ hostname, protocol, username, pathname }: URL): boolean {
  const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(hostname) && /^https?:$/.test(protocol);
  return isLocal && username === "" && pathname === "/";
}
