/** What is kept of the CLI's output, for the reports. */

import { PassThrough, Readable } from "node:stream";
import { expect, test } from "@jest/globals";
import { CliOutput, lastLines } from "../../../src/convex/cli/cli-output.ts";
import { createRedactor } from "../../../src/key/redactor.ts";

/** The lines that are kept of a CLI which prints to both streams, first to stderr. */
async function kept(stderr: readonly string[], stdout: readonly string[], secrets: readonly string[] = []) {
  const output = new CliOutput({
    redaction: createRedactor(secrets),
    log: new PassThrough().resume(),
    filterLine: (line) => line,
    endOfBuild: null,
  });
  const closed = Readable.from([]);
  await output.read({ stderr: Readable.from([stderr.map((line) => `${line}\n`).join("")]), stdout: closed });
  await output.read({ stderr: Readable.from([]), stdout: Readable.from([stdout.map((line) => `${line}\n`).join("")]) });
  return output.lines;
}

const FAILED = "✖ TypeScript typecheck via `tsc` failed.";
const errors = (count: number) => Array.from({ length: count }, (_, at) => `convex/a.ts:${at}:1 - error TS2322: no`);

test.each([100, 1_000, 5_000])(
  "the CLI's words are found however long the compiler's list is: %d lines",
  async (count) => {
    const lines = await kept(["Bundling", FAILED], errors(count));
    expect(lastLines(lines, "cli")).toStrictEqual(["Bundling", FAILED]);
    expect(lines.length).toBeLessThanOrEqual(2_000);
    expect(lastLines(lines).at(-1)).toBe(errors(count).at(-1));
  },
);

test("the CLI's own lines are limited as well, and the last are kept", async () => {
  const lines = await kept(
    Array.from({ length: 5_000 }, (_, at) => `line ${at}`),
    [],
  );
  expect(lines.length).toBe(2_000);
  expect(lines.at(-1)?.text).toBe("line 4999");
  expect(lastLines(lines, "cli").length).toBe(120);
});

test("a key is in no line that is kept", async () => {
  const key = "prod:calm-fox-9|eyJ2MiI6IjEyMzQ1Njc4OTAxMjM0NTYifQ==";
  const lines = await kept([`✖ the key ${key}`], [key], [key]);
  expect(JSON.stringify(lines)).not.toContain("eyJ2MiI6");
});
