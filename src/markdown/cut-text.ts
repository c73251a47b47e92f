/**
 * A text of at most `max` characters, cut in front of a word. Half of a word may be half of a secret, which neither a mask
 * of the runner nor a redactor finds: cut what is still to be masked so.
 */
export function cutBetweenWords(text: string, max: number): string {
  if (text.length <= max) return text;
  const end = text.slice(0, max + 1).search(/\s\S*$/);
  return text.slice(0, Math.max(end, 0));
}
