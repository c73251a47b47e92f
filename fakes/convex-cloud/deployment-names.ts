import { randomInt } from "node:crypto";

const ADJECTIVES = "brave calm clever eager gentle happy keen lively merry nimble polite proud quiet rapid wise".split(
  " ",
);
const ANIMALS = "badger cat civet dove ferret heron ibis jaguar lemur marmot otter puffin raven seal toad".split(" ");

/** @returns A deployment name in Convex's form, such as `merry-otter-417`, that is not in `taken`. */
export function deploymentName(taken: (name: string) => boolean): string {
  for (;;) {
    const name = `${pick(ADJECTIVES)}-${pick(ANIMALS)}-${randomInt(100, 1000)}`;
    if (!taken(name)) return name;
  }
}

/**
 * The reference of a preview, with which the dashboard and the CLI name it. References contain only lower-case letters,
 * digits, `-` and `/`: https://docs.convex.dev/management-api/update-deployment
 */
export function previewReference(identifier: string): string {
  const slug = identifier.toLowerCase().replace(/[^a-z0-9/]+/g, "-");
  return `preview/${slug}`.slice(0, 100);
}

function pick(words: readonly string[]): string {
  return words[randomInt(words.length)] ?? "";
}
