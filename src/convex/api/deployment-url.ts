/** Addresses that others tell, before they become outputs, links and fields that GitHub checks. */

/** The text if it is a web address as Convex writes them, else `null`. */
export function parseHttpUrl(text: string | null | undefined): string | null {
  return text && /^https?:\/\/[^\s"'<>`|\\]+$/.test(text) && URL.canParse(text) ? text : null;
}

/** The address of an endpoint of a Convex deployment. @param path - With the slash that it begins with. */
export function endpointOf(deploymentUrl: string, path: string): string {
  return `${deploymentUrl.replace(/\/+$/, "")}${path}`;
}

/** `https://<name>.convex.cloud` and `https://<name>.<region>.convex.cloud`; any other host tells no name. */
export function deploymentNameFromUrl(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { hostname } = new URL(url);
  return /^([\w-]+)(?:\.[\w-]+)?\.convex\.cloud$/.exec(hostname)?.[1] ?? null;
}
