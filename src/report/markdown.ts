/** Foreign text in GitHub's Markdown, so that it stays text. */

/**
 * Text in a code span, where GitHub neither reads HTML nor links `@people` and `#123`. White space of any kind becomes
 * one space.
 */
export function code(text: string): string {
  const flat = text
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, " ")
    .trim()
    .replaceAll("`", "'")
    .replaceAll("\\", "∖");
  return flat === "" ? "" : `\`${flat}\``;
}

/** A line of a table, whose cells no `|` in them can split. */
export function tableLine(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

/** Lines in a fenced block that none of them can close. */
export function fenced(lines: readonly string[], language = "text"): string {
  const text = lines.join("\n");
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** A link, where the URL is a web address of plain characters; else only its label. The label is ours, or from `code`. */
export function link(label: string, url: string | null): string {
  return url !== null && /^https?:\/\/[\w.~:/?#@!$&'*+,;=%[\]-]+$/.test(url) ? `[${label}](${url})` : label;
}

/** `75` as `1 min 15 s`. */
export function duration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 1) return "under 1 s";
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  return whole % 60 === 0 ? `${minutes} min` : `${minutes} min ${whole % 60} s`;
}

/** Text inside an HTML element. In `<code>`, so that GitHub links nothing in it. */
export function html(text: string): string {
  const escaped = text
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, " ")
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<code>${escaped}</code>`;
}

/** A time in milliseconds since the epoch, to the minute. */
export function moment(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

const CREATED: Readonly<Record<string, string>> = { true: ", newly created", false: ", reused with its data" };

/** Behind the name of a preview deployment. @param created - `true` or `false`; anything else: not known. */
export function createdText(created: boolean | string | null): string {
  return CREATED[String(created)] ?? "";
}

/** `""` where it is not known. */
export function expiryText(expiresAt: number | null): string {
  return expiresAt === null ? "" : `Convex removes it on ${moment(expiresAt)}, when it expires`;
}
