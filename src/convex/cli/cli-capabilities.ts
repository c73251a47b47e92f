/** What each version of the Convex CLI can do, from its changelog and each version's `convex deploy --help`. */

import compare from "semver/functions/compare.js";
import parse from "semver/functions/parse.js";

export interface Capabilities {
  readonly version: string;
  /** Whether the action is tested with it. Older versions push through other endpoints. */
  readonly isTested: boolean;
  /** In older versions, a push to a preview deployment hangs or ends without an error message. */
  readonly deploysPreviews: boolean;
  /** `--preview-name` keeps the data of an existing preview deployment. In older versions, each deploy recreates it. */
  readonly reusesPreviews: boolean;
  /** `--cmd` gets its URLs by an HTTP request. In older versions, by a slower WebSocket connection. */
  readonly resolvesUrlsOverHttp: boolean;
  /** `--verbose` hides the values of environment variables. Older versions print those of the deployment. */
  readonly hidesVariables: boolean;
  /** Whether it has this option of `convex deploy`. */
  readonly supports: (option: string) => boolean;
}

/** Older versions are refused for previews, and cause a warning otherwise. */
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

/** @param version - The `version` in convex's package.json. A pre-release counts as its release. */
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

/** Whether a deploy deletes an existing preview deployment of that name and creates a new one. */
export function recreatesPreview(previewMode: "reuse" | "recreate", cli: Capabilities): boolean {
  return previewMode === "recreate" || !cli.reusesPreviews;
}
