/** Separates the words of the Convex CLI and of Convex from the text of users that they quote. */

/**
 * What stands before such text: the bundler's and the compiler's errors show code, Convex repeats what a module throws and
 * the document that does not fit. Any of it may contain the words of another failure.
 */
const QUOTE = new RegExp(
  [
    String.raw`^\s{0,10}[✘X] \[ERROR\] `,
    "TypeScript typecheck via .{1,20} failed",
    String.raw`\berror TS\d{1,6}:`,
    String.raw`\bFailed to analyze \S{1,300}: `,
    String.raw`(?:^|: )Uncaught (?=\w{0,60}(?:Error|Exception)\b)`,
    "does not match the schema",
  ].join("|"),
  "m",
);

/** @returns The output up to the first text of users. */
export function withoutQuotedText(output: string): string {
  const quote = QUOTE.exec(output);
  return quote === null ? output : output.slice(0, quote.index + quote[0].length);
}
