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

/** Every name the CLI may give the site URL; it takes no option for it. */
export const SITE_URL_NAMES: readonly string[] = [
  ...new Set([...PREFIX_BY_DEPENDENCY.map(([, prefix]) => prefix), ""].map((prefix) => `${prefix}CONVEX_SITE_URL`)),
];

export interface UrlVariables {
  readonly url: string;
  readonly siteUrl: string;
}

/**
 * @param packageJson - The parsed package.json of the working directory, of any shape.
 * @param urlName - The `cmd-url-env-var-name` input.
 */
export function detectUrlVariables(packageJson: unknown, urlName: string | null): UrlVariables {
  const dependencies = dependenciesOf(packageJson);
  const prefix = PREFIX_BY_DEPENDENCY.find(([dependency]) => dependencies.has(dependency))?.[1] ?? "";
  return { url: urlName ?? `${prefix}CONVEX_URL`, siteUrl: `${prefix}CONVEX_SITE_URL` };
}
