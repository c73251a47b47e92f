/** Validates URLs from other programs before they become outputs and links. */

/** @returns The text if it is a plain web address, else `null`. */
export function parseHttpUrl(text: string | null | undefined): string | null {
  return text && /^https?:\/\/[^\s"'<>`|\\]+$/.test(text) && URL.canParse(text) ? text : null;
}

/** The URL of an endpoint of a Convex deployment. @param path - With its leading slash. */
export function endpointOf(deploymentUrl: string, path: string): string {
  return `${deploymentUrl.replace(/\/+$/, "")}${path}`;
}

/** @returns The name in `https://<name>.convex.cloud` or `https://<name>.<region>.convex.cloud`, or `null` for other hosts. */
export function deploymentNameFromUrl(url: string): string | null {
  if (!URL.canParse(url)) return null;
  const { hostname } = new URL(url);
  return /^([\w-]+)(?:\.[\w-]+)?\.convex\.cloud$/.exec(hostname)?.[1] ?? null;
}
