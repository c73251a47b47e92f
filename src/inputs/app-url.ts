/** Checks the `app-url` input: people follow it from the pull request, so only plain web addresses pass. */

/** Characters. A comment holds the addresses of a hundred apps. */
const MAX_LENGTH = 300;

/** None of these ends a link in Markdown, means another character there, or starts a query. What follows the slashes is a host. */
const PLAIN = /^https?:\/\/(?=[\w[])[\w.~:/#!$'*+,;=%[\]@-]+$/;

const PLACEHOLDER = /\{(?:number|branch|sha|app)\}/g;

/** @returns Whether it is a web address without user information and query, once its placeholders have values. */
export function isAppUrl(template: string): boolean {
  const sample = template.replace(/\{(?:branch|sha|app)\}/g, "x").replaceAll("{number}", "1");
  if (template.length > MAX_LENGTH || !PLAIN.test(sample) || !URL.canParse(sample)) return false;
  const { username, password } = new URL(sample);
  return username === "" && password === "";
}

/** Whether a text is the origin or the host of an address, with anything in place of its placeholders. */
export function isOriginOf(template: string, text: string): boolean {
  const [, host = ""] = /^https?:\/\/([^/#]+)/.exec(template.trim()) ?? [];
  // A host that is all placeholder would fit any text.
  if (!host.replace(PLACEHOLDER, "").includes(".")) return false;
  const pattern = host.split(PLACEHOLDER).map((part) => part.replace(/[^\w-]/g, "\\$&"));
  return new RegExp(`^(?:https?://)?${pattern.join("[a-z0-9-]+")}/?$`).test(text);
}
