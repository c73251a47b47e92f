/** Shortens lines of external text for reports. The log has the whole lines. */

import type { Redaction } from "../key/redactor.ts";
import { cutBetweenWords } from "../markdown/cut-text.ts";

/** In characters. Endless output must not fill the memory, and GitHub drops a summary of more than 1 MiB. */
const MAX_LINE_LENGTH = 2_000;

/** @param line - Redacted. @returns The start of a long line, or `""` if the cut would go through a secret. */
export function shortenLine(line: string, { canCut, maxSecretLength }: Redaction): string {
  if (line.length <= MAX_LINE_LENGTH) return line;
  const start = cutBetweenWords(line, MAX_LINE_LENGTH);
  // Copy it: a slice would keep the whole line in memory.
  return canCut(start, line.slice(start.length, start.length + maxSecretLength)) ? Buffer.from(start).toString() : "";
}
