/** Puts text into Markdown code spans, where GitHub renders no HTML and links neither `@people` nor `#123`. */

/**
 * A name (a branch, a tag, an event, a glob) in a sentence. Git allows backticks in names; they are replaced, so that none
 * can end the span.
 */
export function codeSpan(name: string | null): string {
  return `\`${flatten(name ?? "")}\``;
}

/** @param otherwise - The words to use if the name is not known. */
export function codeSpanOr(name: string | undefined, otherwise: string): string {
  return name === undefined ? otherwise : codeSpan(name);
}

export function codeSpans(names: readonly string[]): string {
  return names.map(codeSpan).join(", ");
}

/**
 * Text in a table's cell, or `""` for an empty text. Replaces backslashes too: before a `|`, which is escaped by a
 * backslash, another one would end the cell. In a sentence they stay, so that people can copy the name.
 */
export function cellCodeSpan(text: string): string {
  const flat = flatten(text).trim().replaceAll("\\", "∖");
  return flat === "" ? "" : `\`${flat}\``;
}

/** Replaces backticks, and each run of white space and invisible characters by one space. */
function flatten(text: string): string {
  return text.replaceAll("`", "'").replace(/[\s\p{Cc}\p{Cf}]+/gu, " ");
}
