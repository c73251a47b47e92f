/**
 * A name from outside (a branch, a tag, an event, a glob) in a Markdown code span, where GitHub reads no HTML and links
 * nothing. Git allows backticks in names, so they give way: none can end the span.
 */
export function codeSpan(name: string | null): string {
  return `\`${(name ?? "").replaceAll("`", "'").replace(/[\s\p{Cc}\p{Cf}]+/gu, " ")}\``;
}
