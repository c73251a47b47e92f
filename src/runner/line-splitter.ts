/** Splits the output of other programs into redacted lines. All of it reaches the log this way. */

import { StringDecoder } from "node:string_decoder";
import type { Redaction } from "../key/redactor.ts";

/** In characters. Longer lines are passed on in pieces, so that endless output does not fill the memory. */
const MAX_PIECE_LENGTH = 32_768;
/** In characters. Longer than any key in any of its encodings, including keys that were not registered. */
const MIN_OVERLAP = 4_096;

/**
 * Turns chunks of a child's output into whole lines.
 *
 * Each line is decoded across chunk borders, redacted, and without control characters. Both `\n` and `\r` end a line;
 * `\r\n` ends one line, not two. Very long lines come in pieces, cut at white space outside of secrets (values of
 * `deployment-env` may contain white space). If there is none, the start is shown and the rest is dropped up to the next
 * such white space.
 */
export class LineSplitter {
  readonly #decoder = new StringDecoder("utf8");
  readonly #redaction: Redaction;
  readonly #onLine: (line: string) => void;
  /** The part of the current line that was not passed on yet; while skipping, it begins with the end of what was skipped. */
  #rest = "";
  #skipping = false;

  constructor(redaction: Redaction, onLine: (line: string) => void) {
    this.#redaction = redaction;
    this.#onLine = onLine;
  }

  write(chunk: Buffer): void {
    this.#take(this.#decoder.write(chunk));
  }

  end(): void {
    this.#take(this.#decoder.end());
    if (this.#rest !== "") this.#endLine(this.#rest);
    this.#rest = "";
  }

  #take(text: string): void {
    const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
    this.#rest = lines.pop() ?? "";
    for (const line of lines) this.#endLine(line);
    this.#rest = this.#shorten(this.#rest, false);
  }

  #endLine(line: string): void {
    const rest = this.#shorten(line, true);
    if (!this.#skipping) this.#pass(rest);
    this.#skipping = false;
  }

  #pass(line: string): void {
    this.#onLine(this.#redaction.redact(line));
  }

  /** Passes on the first pieces of a line that is too long. @returns The rest of it. */
  #shorten(line: string, isWhole: boolean): string {
    const held = this.#overlap;
    let rest = line;
    for (;;) {
      // Hold back the end of the text: it may be the start of a secret.
      const known = isWhole ? rest.length : rest.length - held;
      if (this.#skipping) {
        const start = this.#findSafeCut(rest, held, known, 1);
        if (start === null) return rest.slice(-2 * held);
        this.#skipping = false;
        rest = rest.slice(start);
        continue;
      }
      if (known <= MAX_PIECE_LENGTH) return rest;
      const cut = this.#findSafeCut(rest, MAX_PIECE_LENGTH - 1, 0, -1);
      if (cut !== null) this.#pass(rest.slice(0, cut));
      // Drop the end of the piece: it may be the start of a secret, which would not be recognized.
      else this.#onLine(`${this.#redaction.redact(rest.slice(0, MAX_PIECE_LENGTH)).slice(0, -held)} …`);
      this.#skipping = cut === null;
      rest = rest.slice(cut ?? Math.max(0, MAX_PIECE_LENGTH - held));
    }
  }

  /** How many characters on either side of a cut are needed to see whether it goes through a secret. */
  get #overlap(): number {
    return Math.max(MIN_OVERLAP, this.#redaction.maxSecretLength);
  }

  /** Finds the first white space outside of secrets, from `from` (inclusive) to `to` (exclusive) in either direction. */
  #findSafeCut(text: string, from: number, to: number, step: 1 | -1): number | null {
    const held = this.#overlap;
    for (let at = nextSpace(text, from, step); step * (to - at) > 0; at = nextSpace(text, at + step, step)) {
      if (this.#redaction.canCut(text.slice(Math.max(0, at - held), at), text.slice(at, at + held))) return at;
      // A secret that contains this position can reach this far, so skip the positions in between.
      at += step * (held - 1);
    }
    return null;
  }
}

/** @returns The position of the next white space; the text's length (or -1 when searching backwards) if there is none. */
function nextSpace(text: string, from: number, step: 1 | -1): number {
  if (step === 1) {
    const found = text.slice(from).search(/\s/);
    return found < 0 ? text.length : from + found;
  }
  let at = from;
  while (at >= 0 && !/\s/.test(text.charAt(at))) at -= 1;
  return at;
}
