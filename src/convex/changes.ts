/** What a push changed beside the code, as the Convex CLI tells it. */

export interface Change {
  readonly kind: "added" | "deleted" | "changed" | "warning";
  /** Our words, such as `Index`. */
  readonly what: string;
  /** Foreign text, such as `messages.by_channel (channel, _creationTime)`. */
  readonly name: string;
}

export function readChanges(_cliLines: readonly string[]): readonly Change[] {
  return [];
}
