/** What a push changed beside the code, as the Convex CLI tells it: the words are the same in every version under test. */

export interface SchemaChange {
  readonly kind: "added" | "deleted" | "changed" | "warning";
  /** Our words, such as `Index`. With the kinds `changed` and `warning` they hold the verb too. */
  readonly what: string;
  /** Foreign text, such as `messages.by_channel (channel, _creationTime)`. */
  readonly name: string;
  /** How many changes it stands for, where there were too many to name them. Default 1. */
  readonly count?: number;
}
