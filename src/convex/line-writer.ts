/** The one way by which foreign text reaches the log. */

import { StringDecoder } from "node:string_decoder";

/** A longer line is passed on in pieces of at most this many characters, so that a flood stays out of memory. */
const LONGEST_PIECE = 32_768;
/** Longer than any secret in any of its encodings. */
const LONGEST_SECRET = 4_096;

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
 * `\n` and `\r` end a line; empty lines made by `\r\n` are dropped. Very long lines come in pieces, cut at white space,
 * which no secret has. Where there is none, the start is shown and the rest left out up to the next white space.
 */
export class LineSplitter {
  readonly #decoder = new StringDecoder("utf8");
  readonly #redact: (text: string) => string;
  readonly #onLine: (line: string) => void;
  #rest = "";
  #leavingOut = false;

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
    const lines = (this.#rest + this.#afterLeftOut(text)).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? "";
    for (const line of lines) this.#pass(this.#shorten(line));
    this.#rest = this.#shorten(this.#rest, true);
  }

  #pass(line: string): void {
    this.#onLine(this.#redact(line));
  }

  /** Passes on the first pieces of a line that is too long. @returns What is left of it. */
  #shorten(line: string, isOpen = false): string {
    let rest = line;
    while (rest.length > LONGEST_PIECE) {
      const cut = lastWhiteSpace(rest.slice(0, LONGEST_PIECE));
      if (cut > 0) {
        this.#pass(rest.slice(0, cut));
        rest = rest.slice(cut);
        continue;
      }
      // Any cut may go through a secret here, which would then not be recognized: its first part is held back.
      this.#onLine(`${this.#redact(rest.slice(0, LONGEST_PIECE)).slice(0, -LONGEST_SECRET)} …`);
      const end = rest.slice(LONGEST_PIECE).search(/\s/);
      this.#leavingOut = isOpen && end < 0;
      rest = end < 0 ? "" : rest.slice(LONGEST_PIECE + end);
    }
    return rest;
  }

  #afterLeftOut(text: string): string {
    if (!this.#leavingOut) return text;
    const end = text.search(/\s/);
    this.#leavingOut = end < 0;
    return end < 0 ? "" : text.slice(end);
  }
}

function lastWhiteSpace(text: string): number {
  for (let index = text.length - 1; index >= 0; index -= 1) if (/\s/.test(text.charAt(index))) return index;
  return -1;
}
