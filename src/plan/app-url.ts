/** Where people see the site, from the template in `app-url`. */

import {
  containsWord,
  kebabCase,
  type NamingInput,
  PLACEHOLDER,
  type PlaceholderName,
  valueFor,
} from "./preview-name.ts";

/** `notice` says why there is no link; `null` where none was asked for. */
export type AppUrl =
  | { readonly url: string; readonly notice: null }
  | { readonly url: null; readonly notice: string | null };

/**
 * Fills the placeholders in, each slugged by itself. Unlike a preview's name, an address gets no hash: a host that makes
 * addresses of branches does not know it.
 *
 * @param template - Checked by `isAppUrl`. `null` if there is none.
 */
export function appUrl(template: string | null, naming: NamingInput): AppUrl {
  if (template === null) return { url: null, notice: null };
  // A stranger could name a branch so that the address is that of a site of their own.
  if (usesForkBranch(template, naming)) return leftOut("it is made of the branch of a fork, which a stranger named");
  for (const [placeholder, name] of template.matchAll(PLACEHOLDER))
    if (slug(name as PlaceholderName, naming) === "")
      return leftOut(`it needs \`${placeholder}\`, and this run has none that can be part of an address`);
  const url = template.replace(PLACEHOLDER, (_, name: PlaceholderName) => slug(name, naming));
  return URL.canParse(url) ? { url, notice: null } : leftOut("what its placeholders make of it is no web address");
}

function usesForkBranch(template: string, { isFork, branch }: NamingInput): boolean {
  return isFork && (template.includes("{branch}") || (branch !== null && containsWord(template, branch)));
}

function slug(name: PlaceholderName, naming: NamingInput): string {
  return kebabCase(valueFor(name, naming));
}

/** @param reason - A clause. */
function leftOut(reason: string): AppUrl {
  return { url: null, notice: `The link of \`app-url\` was left out: ${reason}.` };
}
