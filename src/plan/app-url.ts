/** Builds the URL of the deployed site from the template in `app-url`. */

import {
  containsWord,
  kebabCase,
  type NamingInput,
  PLACEHOLDER,
  type PlaceholderName,
  valueFor,
} from "./preview-name.ts";

/** `notice` is a sentence that says why there is no link, or `null` if none was requested. */
export type AppUrl =
  | { readonly url: string; readonly notice: null }
  | { readonly url: null; readonly notice: string | null };

/**
 * Replaces each placeholder by its value as a slug. Unlike a preview's name, the URL gets no hash: hosts that build URLs
 * from branches do not add one.
 *
 * @param template - Validated by `isAppUrl`, or `null` if there is none.
 */
export function appUrl(template: string | null, naming: NamingInput): AppUrl {
  if (template === null) return { url: null, notice: null };
  // The author of a fork could name its branch so that the URL is one of their own site.
  if (usesForkBranch(template, naming))
    return leftOut("it contains the branch name of a fork, which anybody can choose");
  for (const [placeholder, name] of template.matchAll(PLACEHOLDER))
    if (slug(name as PlaceholderName, naming) === "")
      return leftOut(`it needs \`${placeholder}\`, and this run has no value for it that can be part of a URL`);
  const url = template.replace(PLACEHOLDER, (_, name: PlaceholderName) => slug(name, naming));
  return URL.canParse(url) ? { url, notice: null } : leftOut("the result is not a valid URL");
}

function usesForkBranch(template: string, { isFork, branch }: NamingInput): boolean {
  return isFork && (template.includes("{branch}") || (branch !== null && containsWord(template, branch)));
}

function slug(name: PlaceholderName, naming: NamingInput): string {
  return kebabCase(valueFor(name, naming));
}

/** @param reason - A clause without a full stop. */
function leftOut(reason: string): AppUrl {
  return { url: null, notice: `The link of \`app-url\` was left out: ${reason}.` };
}
