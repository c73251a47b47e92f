/** The names of the variables in which a framework expects the URLs of a Convex deployment. */

import { dependenciesOf } from "./package-json.ts";

/** The framework is detected by a dependency. The first match is used, as in the CLI (`suggestedEnvVarNames`). */
const PREFIX_BY_DEPENDENCY: readonly (readonly [dependency: string, prefix: string])[] = [
  ["react-scripts", "REACT_APP_"],
  ["next", "NEXT_PUBLIC_"],
  ["expo", "EXPO_PUBLIC_"],
  ["@sveltejs/kit", "PUBLIC_"],
  ["@tanstack/start", "VITE_"],
  ["@tanstack/react-start", "VITE_"],
  ["vite", "VITE_"],
];

/** The empty prefix comes first: the CLI uses it if it does not know the framework. */
const PREFIXES: readonly string[] = [...new Set(["", ...PREFIX_BY_DEPENDENCY.map(([, prefix]) => prefix)])];

/** Every name that the CLI may use for the site URL. It has no option to set it. */
export const SITE_URL_NAMES: readonly string[] = PREFIXES.map((prefix) => `${prefix}CONVEX_SITE_URL`);

/** The names for `cmd` and `export-env`, at least one of each. */
export interface UrlVariables {
  readonly url: readonly string[];
  readonly siteUrl: readonly string[];
}

/**
 * The names for the detected framework. If none is detected, those of all frameworks: the package may contain only the
 * functions, while `cmd` builds a site in another folder.
 *
 * @param packageJson - The parsed package.json of the working directory, of any shape.
 * @param urlNames - The `cmd-url-env-var-name` input; if empty, the framework's names are used.
 * @param siteUrlNames - The `cmd-site-url-env-var-name` input; if empty, the names are derived from those for the URL.
 */
export function urlVariables(
  packageJson: unknown,
  urlNames: readonly string[],
  siteUrlNames: readonly string[],
): UrlVariables {
  const dependencies = dependenciesOf(packageJson);
  const prefix = PREFIX_BY_DEPENDENCY.find(([dependency]) => dependencies.has(dependency))?.[1];
  const prefixes = prefix === undefined ? PREFIXES : [prefix];
  const url = urlNames.length > 0 ? urlNames : prefixes.map((one) => `${one}CONVEX_URL`);
  const derived = url
    .filter((name) => name.includes("CONVEX_URL"))
    .map((name) => name.replace("CONVEX_URL", "CONVEX_SITE_URL"));
  const byFramework = prefixes.map((one) => `${one}CONVEX_SITE_URL`);
  const siteUrl = siteUrlNames.length > 0 ? siteUrlNames : derived.length > 0 ? derived : byFramework;
  return { url: [...new Set(url)], siteUrl: [...new Set(siteUrl)] };
}
