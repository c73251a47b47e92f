/** Text from outside in a Markdown code span, where GitHub reads no HTML and links neither `@people` nor `#123`. */

/**
 * A name (a branch, a tag, an event, a glob) in a sentence, which the log shows as it is. Git allows backticks in names,
 * so they give way: none can end the span.
 */
export function codeSpan(name: string | null): string {
  return `\`${flatten(name ?? "")}\``;
}

/**
 * Text that may stand in the cell of a table, or `""` if there is none. A backslash gives way as well: before the `|` of
 * a cell, which is escaped by another one, it would end the cell. In a sentence it stays, so that people can copy it.
 */
export function cellCodeSpan(text: string): string {
  const flat = flatten(text).trim().replaceAll("\\", "∖");
  return flat === "" ? "" : `\`${flat}\``;
}

/** White space and invisible characters become one space. */
function flatten(text: string): string {
  return text.replaceAll("`", "'").replace(/[\s\p{Cc}\p{Cf}]+/gu, " ");
}
