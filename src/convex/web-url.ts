/** Addresses that others tell, before they become outputs, links and fields that GitHub checks. */

/** The text if it is a web address as Convex writes them, else `null`. */
export function webUrl(text: string | null | undefined): string | null {
  return text && /^https?:\/\/[^\s"'<>`|\\]+$/.test(text) && URL.canParse(text) ? text : null;
}
