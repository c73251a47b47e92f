/** What a version of the Convex CLI can do. Sources: its changelog, and each version's `convex deploy --help`. */

import compare from "semver/functions/compare.js";
import parse from "semver/functions/parse.js";

export interface Capabilities {
  readonly version: string;
  /** Older versions push through other endpoints; nobody tests them any more. */
  readonly isTested: boolean;
  /** Before, a push to a preview deployment hangs or ends without a word of the cause. */
  readonly deploysPreviews: boolean;
  /** `--preview-name` keeps the data of an existing preview deployment. Before, each deploy recreates it. */
  readonly reusesPreviews: boolean;
  /** `--cmd` gets its URLs over HTTP at once. Before, through a WebSocket connection. */
  readonly resolvesUrlsOverHttp: boolean;
  /** `--verbose` hides the values of environment variables. Before, it prints all that the deployment has. */
  readonly hidesVariables: boolean;
  /** Options by the first version that knows them; those not listed are older than every tested version. */
  readonly supports: (option: string) => boolean;
}

/** Older versions are refused for previews, and warned of elsewhere. */
export const OLDEST_TESTED = "1.28.0";

/** https://github.com/get-convex/convex-backend/blob/main/npm-packages/convex/CHANGELOG.md */
export const FIRST_THAT_HIDES_VARIABLES = "1.48.0";

export const SUPPORTED_SINCE: Readonly<Record<string, string>> = {
  "--allow-deleting-large-indexes": "1.30.0",
  "--push-all-modules": "1.31.7",
  "--skip-workos-check": "1.32.0",
  "--message": "1.36.0",
  "--preview-name": "1.36.0",
  "--skip-large-indexes-check": "1.47.0",
  "--allow-unstaging-schema": "1.47.0",
};

/** @param version - The `version` of convex's package.json. Pre-releases count as the release they lead to. */
export function cliCapabilities(version: string): Capabilities {
  const parsed = parse(version);
  const release = parsed === null ? "0.0.0" : `${parsed.major}.${parsed.minor}.${parsed.patch}`;
  const since = (first: string) => compare(release, first) >= 0;
  return {
    version,
    isTested: since(OLDEST_TESTED),
    deploysPreviews: since(OLDEST_TESTED),
    reusesPreviews: since("1.36.0"),
    resolvesUrlsOverHttp: since("1.35.0"),
    // A pre-release of that version does not count: the change may have come after it.
    hidesVariables: parsed !== null && compare(parsed, FIRST_THAT_HIDES_VARIABLES) >= 0,
    supports: (option) =>
      since((Object.hasOwn(SUPPORTED_SINCE, option) ? SUPPORTED_SINCE[option] : undefined) ?? "0.0.0"),
  };
}

/** Whether a deploy deletes an existing preview deployment of that name and makes it anew. */
export function recreatesPreview(previewMode: "reuse" | "recreate", cli: Capabilities): boolean {
  return previewMode === "recreate" || !cli.reusesPreviews;
}
