/** Separates messages of the Convex CLI and of Convex from the users' text that they quote. */

/**
 * Matches the beginning of quoted text: errors of the bundler and the compiler quote code, and Convex quotes errors of
 * modules and documents that do not match the schema. The quoted text may contain the message of another failure.
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
