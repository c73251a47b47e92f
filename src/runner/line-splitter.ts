/** The one way by which foreign text reaches the log. */

import { StringDecoder } from "node:string_decoder";
import type { Redaction } from "../key/redactor.ts";

/** A longer line is passed on in pieces of fewer characters, so that a flood stays out of memory. */
const MAX_PIECE_LENGTH = 32_768;
/** Longer than any key in any of its encodings, those that were never seen before included. */
const MIN_OVERLAP = 4_096;

/**
 * Turns chunks of a child's output into whole lines.
 *
 * Each line is clean before anyone sees it: decoded across chunk borders, redacted, without control characters. Both
 * `\n` and `\r` end a line; empty lines made by `\r\n` are dropped. Very long lines come in pieces, cut at white space
 * that is in no secret (the values of `deployment-env` may have some). Where there is none, the start is shown and the
 * rest left out up to the next such white space.
 */
export class LineSplitter {
  readonly #decoder = new StringDecoder("utf8");
  readonly #redaction: Redaction;
  readonly #onLine: (line: string) => void;
  /** What has come of the line and was not shown yet; while leaving out, the end of what was left out as well. */
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

  /** Passes on the first pieces of a line that is too long. @returns What is left of it. */
  #shorten(line: string, isWhole: boolean): string {
    const held = this.#overlap;
    let rest = line;
    for (;;) {
      // What may be the start of a secret waits for its end.
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
      // Its end may be the start of a secret, which would not be recognized.
      else this.#onLine(`${this.#redaction.redact(rest.slice(0, MAX_PIECE_LENGTH)).slice(0, -held)} …`);
      this.#skipping = cut === null;
      rest = rest.slice(cut ?? Math.max(0, MAX_PIECE_LENGTH - held));
    }
  }

  /** Characters on either side of a place that show whether a secret goes through it. */
  get #overlap(): number {
    return Math.max(MIN_OVERLAP, this.#redaction.maxSecretLength);
  }

  /** The first white space from one place of a text to before another, in either direction, that is in no secret. */
  #findSafeCut(text: string, from: number, to: number, step: 1 | -1): number | null {
    const held = this.#overlap;
    for (let at = nextSpace(text, from, step); step * (to - at) > 0; at = nextSpace(text, at + step, step)) {
      if (this.#isSafe(text.slice(Math.max(0, at - held), at), text.slice(at, at + held))) return at;
      // Whatever goes through here has ended by then: each place between would be looked at for nothing.
      at += step * (held - 1);
    }
    return null;
  }

  /** Whether two parts show no more when they are redacted one by one. */
  #isSafe(before: string, behind: string): boolean {
    const { redact } = this.#redaction;
    const whole = redact(before + behind);
    return whole === before + behind || whole === redact(before) + redact(behind);
  }
}

/** The place of the first white space from a place on; past the text's end, or -1, where there is none. */
function nextSpace(text: string, from: number, step: 1 | -1): number {
  if (step === 1) {
    const found = text.slice(from).search(/\s/);
    return found < 0 ? text.length : from + found;
  }
  let at = from;
  while (at >= 0 && !/\s/.test(text.charAt(at))) at -= 1;
  return at;
}
