import { dependenciesOf } from "./package-json.ts";

/** The names under which a framework expects the URLs of a Convex deployment. */

/** A framework by the dependency that gives it away, first match wins, as the CLI has it (`suggestedEnvVarNames`). */
const PREFIX_BY_DEPENDENCY: readonly (readonly [dependency: string, prefix: string])[] = [
  ["react-scripts", "REACT_APP_"],
  ["next", "NEXT_PUBLIC_"],
  ["expo", "EXPO_PUBLIC_"],
  ["@sveltejs/kit", "PUBLIC_"],
  ["@tanstack/start", "VITE_"],
  ["@tanstack/react-start", "VITE_"],
  ["vite", "VITE_"],
];

/** The one without a prefix comes first: the CLI uses it where it knows no framework. */
const PREFIXES: readonly string[] = [...new Set(["", ...PREFIX_BY_DEPENDENCY.map(([, prefix]) => prefix)])];

/** Every name the CLI may give the site URL; it takes no option for it. */
export const SITE_URL_NAMES: readonly string[] = PREFIXES.map((prefix) => `${prefix}CONVEX_SITE_URL`);

/** The names for `cmd` and `export-env`, at least one of each. */
export interface UrlVariables {
  readonly url: readonly string[];
  readonly siteUrl: readonly string[];
}

/**
 * Names that no framework is known for get those of every framework: the package may hold only the functions, and `cmd`
 * build a site that lies elsewhere.
 *
 * @param packageJson - The parsed package.json of the working directory, of any shape.
 * @param urlNames - The `cmd-url-env-var-name` input; empty for the framework's.
 * @param siteUrlNames - The `cmd-site-url-env-var-name` input; empty for the names that belong to those of the URL.
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
