/** Foreign text in GitHub's Markdown, so that it stays text. */

import { codeSpan } from "./code-span.ts";

/**
 * Sentences of ours (a cause, a fix, a note) as Markdown, whatever foreign text stands in them. Of Markdown they have
 * code spans of single backticks, fenced blocks, and a list item or a sentence to a line. Outside of code each word that
 * GitHub would act on (a mention, a link, a reference to an issue, HTML) becomes code, and a code span that does not end
 * is ended with its line. So a name whose backticks end the span that was meant for it looks odd and does nothing.
 */
export function sanitizeMarkdown(text: string): string {
  return text.replace(/^(`{3,})(\w*)\n([\s\S]*?)\n\1$|.+/gm, (line, fence?: string, language = "", inside = "") =>
    fence === undefined ? sanitizeLine(line) : fenced(inside.split("\n"), language),
  );
}

function sanitizeLine(line: string): string {
  const parts = line.split(/`+/).map((part, at) => {
    if (at % 2 === 0) return part.replace(/\S+/g, sanitizeWord);
    return part.trim() === "" ? part : codeSpan(part);
  });
  return parts.join("");
}

/** What a word has that GitHub's Markdown, or GitHub itself, makes more than text of. */
const ACTED_ON = /[@#<[\]\\|]|&#?\w+;|~{3}|:\/\/|www\.|\bGH-\d/i;

function sanitizeWord(word: string): string {
  if (!ACTED_ON.test(word)) return word;
  const [, before = "", core = "", after = ""] = /^([("']*)(.*?)([.,;:!?)"']*)$/.exec(word) ?? [];
  return `${before}${codeSpan(core)}${after}`;
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

/** `1536` as `1.5 KiB`. */
export function formatBytes(bytes: number): string {
  return bytes < 1024 ? `${bytes} bytes` : `${(bytes / 1024).toFixed(1)} KiB`;
}

/** `75` as `1 min 15 s`. */
export function formatDuration(seconds: number): string {
  const whole = Math.round(seconds);
  if (whole < 1) return "under 1 s";
  if (whole < 60) return `${whole} s`;
  const minutes = Math.floor(whole / 60);
  return whole % 60 === 0 ? `${minutes} min` : `${minutes} min ${whole % 60} s`;
}

/** Text inside an HTML element. In `<code>`, so that GitHub links nothing in it. */
export function htmlCode(text: string): string {
  const escaped = text
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, " ")
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<code>${escaped}</code>`;
}

/** A time in milliseconds since the epoch, to the minute. */
export function formatTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

const CREATED: Readonly<Record<string, string>> = { true: ", newly created", false: ", reused with its data" };

/** Behind the name of a preview deployment. @param created - `true` or `false`; anything else: not known. */
export function formatCreated(created: boolean | string | null): string {
  return CREATED[String(created)] ?? "";
}

/** `""` where it is not known. */
export function formatExpiry(expiresAt: number | null): string {
  return expiresAt === null ? "" : `Convex removes it on ${formatTime(expiresAt)}, when it expires`;
}
