import { MIN_SECRET_LENGTH } from "./parse-deploy-key.ts";

/**
 * The values that should be redacted, without duplicates. Skips short values, which are too common, and values that are
 * part of a public text such as the branch: redacting these would remove the text from every report and from the outputs.
 */
export function withoutPublicTexts(values: readonly string[], publicTexts: readonly string[]): readonly string[] {
  return [...new Set(values)].filter(
    (value) => value.length >= MIN_SECRET_LENGTH && !publicTexts.some((text) => text.includes(value)),
  );
}
