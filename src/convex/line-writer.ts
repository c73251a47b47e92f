/** The one way by which foreign text reaches the log. */

import { StringDecoder } from "node:string_decoder";

/** A line without an end is passed on in pieces of this many characters, so that a flood stays out of memory. */
const LONGEST_LINE = 32_768;
/** Held back from such a piece: longer than any secret in any of its encodings, so that none is cut in two. */
const HELD_BACK = 4_096;

/**
 * Breaks what the runner would take for a command: `::name` at the start of a line, behind whatever is no letter or
 * digit, and the legacy `##[name]` anywhere.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function neutralize(line: string): string {
  return line.replace(/^([^\p{L}\p{N}]*?):(?=:)/u, "$1: ").replaceAll("##[", "# #[");
}

/**
 * Turns chunks of a child's output into whole lines.
 *
 * Each line is clean before anyone sees it: decoded across chunk borders, redacted, without control characters. Both
 * `\n` and `\r` end a line; empty lines made by `\r\n` are dropped.
 */
export class LineSplitter {
  readonly #decoder = new StringDecoder("utf8");
  readonly #redact: (text: string) => string;
  readonly #onLine: (line: string) => void;
  #rest = "";

  /** @param redact - Removes secrets and escape sequences from one line. */
  constructor(redact: (text: string) => string, onLine: (line: string) => void) {
    this.#redact = redact;
    this.#onLine = onLine;
  }

  write(chunk: Buffer): void {
    this.#take(this.#decoder.write(chunk));
  }

  end(): void {
    this.#take(this.#decoder.end());
    if (this.#rest !== "") this.#onLine(this.#redact(this.#rest));
    this.#rest = "";
  }

  #take(text: string): void {
    const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? "";
    for (const line of lines) this.#onLine(this.#redact(line));
    if (this.#rest.length > LONGEST_LINE) {
      const clean = this.#redact(this.#rest);
      this.#onLine(clean.slice(0, -HELD_BACK));
      this.#rest = clean.slice(-HELD_BACK);
    }
  }
}
