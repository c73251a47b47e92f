/** Escapes external text for GitHub's Markdown. */

import { codeSpan } from "./code-span.ts";

/**
 * Makes the action's own sentences (a cause, a fix, a note) safe as Markdown, even if they contain external text. Code
 * spans of single backticks, fenced blocks and line breaks stay. Outside of code, each word that GitHub would render (a
 * mention, a link, a reference to an issue, HTML) becomes code, and an open code span ends with its line. So a name with
 * backticks may look odd but has no effect.
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

/** Characters that GitHub would render as something else than text. */
const ACTED_ON = /[@#<[\]\\|]|&#?\w+;|~{3}|:\/\/|www\.|\bGH-\d/i;

function sanitizeWord(word: string): string {
  if (!ACTED_ON.test(word)) return word;
  const [, before = "", core = "", after = ""] = /^([("']*)(.*?)([.,;:!?)"']*)$/.exec(word) ?? [];
  return `${before}${codeSpan(core)}${after}`;
}

/** A line of a table. Escapes each `|` in the cells. */
export function tableLine(cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}

/** A fenced code block, with a fence that none of the lines can close. */
export function fenced(lines: readonly string[], language = "text"): string {
  const text = lines.join("\n");
  const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = "`".repeat(longest + 1);
  return `${fence}${language}\n${text}\n${fence}`;
}

/** A folded section. @param title - HTML: text of this action, or escaped by `htmlCode`. @returns No lines without `lines`. */
export function folded(title: string, lines: readonly string[]): readonly string[] {
  return lines.length === 0 ? [] : [`<details><summary>${title}</summary>`, "", ...lines, "", "</details>", ""];
}

/** Joins the parts that are not empty. */
export function joinParts(parts: readonly string[], separator: string): string {
  return parts.filter((part) => part !== "").join(separator);
}

/** A link, or only its label if the URL is not a plain web address. @param label - Trusted, or a code span. */
export function link(label: string, url: string | null): string {
  return url !== null && /^https?:\/\/[\w.~:/?#@!$&'*+,;=%[\]-]+$/.test(url) ? `[${label}](${url})` : label;
}

/** @param noun - In the singular. Its plural ends in `s`. */
export function formatCount(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
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

/** Text as HTML, in `<code>` so that GitHub links nothing in it. */
export function htmlCode(text: string): string {
  const escaped = text
    .replace(/[\s\p{Cc}\p{Cf}]+/gu, " ")
    .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
  return `<code>${escaped}</code>`;
}

/** `2026-11-27 19:30 UTC`. @param ms - Milliseconds since the epoch. */
export function formatTime(ms: number): string {
  return `${new Date(ms).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}

const CREATED: Readonly<Record<string, string>> = { true: ", newly created", false: ", reused with its data" };

/** A phrase to append to a preview deployment's name. @param created - `true`, `false`, or anything else if not known. */
export function formatCreated(created: boolean | string | null): string {
  return CREATED[String(created)] ?? "";
}

/** @returns A sentence without a full stop, or `""` if the time is not known. */
export function formatExpiry(expiresAt: number | null): string {
  return expiresAt === null ? "" : `Convex deletes it on ${formatTime(expiresAt)}, when it expires`;
}
