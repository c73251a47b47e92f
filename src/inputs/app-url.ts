/** Validates the `app-url` input: people click it in the pull request, so only plain web addresses are accepted. */

/** In characters. A comment can contain the addresses of a hundred apps. */
const MAX_LENGTH = 300;

/** A scheme, a host and characters that neither end a link in Markdown, nor are escapes there, nor start a query. */
const PLAIN = /^https?:\/\/(?=[\w[])[\w.~:/#!$'*+,;=%[\]@-]+$/;

const PLACEHOLDER = /\{(?:number|branch|sha|app)\}/g;

/** Whether the template, with its placeholders replaced, is a web address without user name, password and query. */
export function isAppUrl(template: string): boolean {
  const sample = template.replace(/\{(?:branch|sha|app)\}/g, "x").replaceAll("{number}", "1");
  if (template.length > MAX_LENGTH || !PLAIN.test(sample) || !URL.canParse(sample)) return false;
  const { username, password } = new URL(sample);
  return username === "" && password === "";
}

/** Whether a text is the origin or the host of an address, with any values for the placeholders. */
export function isOriginOf(template: string, text: string): boolean {
  const [, host = ""] = /^https?:\/\/([^/#]+)/.exec(template.trim()) ?? [];
  // A host of only placeholders would match any text.
  if (!host.replace(PLACEHOLDER, "").includes(".")) return false;
  const pattern = host.split(PLACEHOLDER).map((part) => part.replace(/[^\w-]/g, "\\$&"));
  return new RegExp(`^(?:https?://)?${pattern.join("[a-z0-9-]+")}/?$`).test(text);
}
