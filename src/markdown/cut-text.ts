/**
 * Shortens a text to at most `max` characters, between words. Use it for text that is masked later: half of a word may be
 * half of a secret, which neither the runner's mask nor a redactor finds.
 */
export function cutBetweenWords(text: string, max: number): string {
  if (text.length <= max) return text;
  const end = text.slice(0, max + 1).search(/\s\S*$/);
  return text.slice(0, Math.max(end, 0));
}
