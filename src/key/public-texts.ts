import { MIN_SECRET_LENGTH } from "./parse-deploy-key.ts";

/**
 * The values that are worth hiding, each once. Short ones are too common. One that is part of a text that everybody sees
 * anyway, such as the branch, is no secret: hiding it would blank it out of every report and out of the job's outputs.
 */
export function withoutPublicTexts(values: readonly string[], publicTexts: readonly string[]): readonly string[] {
  return [...new Set(values)].filter(
    (value) => value.length >= MIN_SECRET_LENGTH && !publicTexts.some((text) => text.includes(value)),
  );
}
