/** What a push changed besides the code, according to the CLI, whose sentences are the same in every tested version. */

export interface SchemaChange {
  readonly kind: "added" | "deleted" | "changed" | "warning";
  /** The action's own words, such as `Index`. For `changed` and `warning`, they include the verb. */
  readonly what: string;
  /** External text, such as `messages.by_channel (channel, _creationTime)`. */
  readonly name: string;
  /** How many changes this is, if there were too many to name. Default: 1. */
  readonly count?: number;
}
