/** Implements `export-env`: sets the URLs of the Convex deployment as variables for later steps. */

import type { UrlVariables } from "../convex/project/url-variables.ts";
import type { Outcome } from "../outcome/outcome.ts";
import type { Log } from "../runner/log.ts";

/** @param outcome - Must be redacted. */
export function exportUrls(log: Log, { deployment: { url, siteUrl } }: Outcome, variables: UrlVariables): void {
  if (url !== null) for (const name of variables.url) log.exportVariable(name, url);
  if (siteUrl !== null) for (const name of variables.siteUrl) log.exportVariable(name, siteUrl);
}
