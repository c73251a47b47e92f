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
 * GitHub's own example of a webhook's payload, a fresh copy each time.
 *
 * @param action Prefers an example of this `action`.
 * @returns `null` when no webhook of this name sends payloads (`schedule` is none, for one).
 * @see https://github.com/octokit/webhooks
 */
export function webhookExample(name: string, action?: string): Payload | null {
  // Several megabytes: read at the first use, not at import.
  webhooks ??= JSON.parse(
    readFileSync(createRequire(import.meta.url).resolve("@octokit/webhooks-examples"), "utf8"),
  ) as readonly Webhook[];
  const examples = webhooks.find((webhook) => webhook.name === name)?.examples ?? [];
  const example = examples.find((candidate) => candidate.action === action) ?? examples[0];
  return example === undefined ? null : structuredClone(example);
}

/** The object in a field of a payload, or an empty one. */
export function objectAt(payload: Payload, name: string): Payload {
  const value = payload[name];
  return typeof value === "object" && value !== null ? (value as Payload) : {};
}

/** A copy in which every string names another repository, so that all URLs follow. */
export function renamed(value: Payload, from: string, to: string): Payload {
  return JSON.parse(JSON.stringify(value).replaceAll(from, JSON.stringify(to).slice(1, -1))) as Payload;
}
