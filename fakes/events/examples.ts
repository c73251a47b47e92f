import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

/** A JSON object of unknown shape. */
export type Payload = Record<string, unknown>;

interface Webhook {
  readonly name: string;
  readonly examples: readonly Payload[];
}

let webhooks: readonly Webhook[] | undefined;

/**
 * GitHub's example of a webhook's payload, as a new copy.
 *
 * @param action Prefers an example of this `action`.
 * @returns `null` if there is no webhook with this name, for example for `schedule`.
 * @see https://github.com/octokit/webhooks
 */
export function webhookExample(name: string, action?: string): Payload | null {
  // The file has several megabytes, so it is read at the first use and not on import.
  webhooks ??= JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve("@octokit/webhooks-examples"), "utf8"),
  ) as readonly Webhook[];
  const examples = webhooks.find((webhook) => webhook.name === name)?.examples ?? [];
  const example = examples.find((candidate) => candidate.action === action) ?? examples[0];
  return example === undefined ? null : structuredClone(example);
}

/** The object in a field of a payload, or an empty object. */
export function objectAt(payload: Payload, name: string): Payload {
  const value = payload[name];
  return typeof value === "object" && value !== null ? (value as Payload) : {};
}

/** A copy with another repository's name in every string, including all URLs. */
export function renamed(value: Payload, from: string, to: string): Payload {
  return JSON.parse(JSON.stringify(value).replaceAll(from, JSON.stringify(to).slice(1, -1))) as Payload;
}
