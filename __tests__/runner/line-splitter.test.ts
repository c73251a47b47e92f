import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { createRedactor, type Redaction } from "../../src/key/redactor.ts";
import { LineSplitter } from "../../src/runner/line-splitter.ts";
import { escapeWorkflowCommands } from "../../src/runner/workflow-commands.ts";
import { runs } from "../setup-fast-check.ts";

const NOTHING_HIDDEN: Redaction = {
  redact: (text) => text,
  canCut: () => true,
  maxSecretLength: 0,
};

/** The lines of an output that arrives in these pieces. */
function linesOf(chunks: readonly Buffer[], redaction = NOTHING_HIDDEN): readonly string[] {
  const lines: string[] = [];
  const splitter = new LineSplitter(redaction, (line) => lines.push(line));
  for (const chunk of chunks) splitter.write(chunk);
  splitter.end();
  return lines;
}

function cutAt(text: string, places: readonly number[]): readonly Buffer[] {
  const bytes = Buffer.from(text);
  const cuts = [...new Set(places.map((place) => place % (bytes.length + 1)))].sort((a, b) => a - b);
  return [0, ...cuts].map((start, index) => bytes.subarray(start, cuts[index] ?? bytes.length));
}

describe("lines", () => {
  test.each([
    { output: "one\ntwo\n", lines: ["one", "two"] },
    { output: "one\r\ntwo\r\n", lines: ["one", "two"] },
    { output: "10 %\r20 %\r30 %\n", lines: ["10 %", "20 %", "30 %"] },
    { output: "no end", lines: ["no end"] },
    { output: "one\n\ntwo", lines: ["one", "", "two"] },
    { output: "", lines: [] },
  ])("of $output are $lines", ({ output, lines }) => {
    expect(linesOf([Buffer.from(output)])).toStrictEqual(lines);
  });

  test("are the same however the output is split, even inside of a character", () => {
    const output = fc.array(fc.constantFrom("a", "é", "名", "😀", "\n", "\r\n", "\r", " ", "::error::"));
    fc.assert(
      fc.property(output, fc.array(fc.nat()), (parts, places) => {
        const text = parts.join("");
        expect(linesOf(cutAt(text, places))).toStrictEqual(linesOf([Buffer.from(text)]));
      }),
    );
  });
});

describe("a very long line", () => {
  test("comes in pieces cut at white space, and loses nothing", () => {
    const text = "some words ".repeat(20_000);
    const lines = linesOf(cutAt(text, [40_000, 90_000, 90_001]));
    expect(lines.length).toBeGreaterThan(5);
    expect(Math.max(...lines.map(({ length }) => length))).toBeLessThanOrEqual(32_768);
    expect(lines.join("")).toBe(text);
  });

  test("without white space is shortened, and the next line is not", () => {
    const lines = linesOf([Buffer.from("x".repeat(40_000)), Buffer.from(`${"x".repeat(90_000)} after\nnext\n`)]);
    expect(lines).toStrictEqual([`${"x".repeat(28_672)} …`, " after", "next"]);
  });

  test("shows no part of a secret, wherever the secret is and however the output is split", () => {
    const secret = `eyJ2MiI6ImFiY2RlZmdoaWo9(x+7<q"Lm*P!w%4'T&u8V$y0A~r`;
    const redactor = createRedactor([`prod:happy-otter-1|${secret}`, secret]);
    const spelled = fc.constantFrom(
      `prod:happy-otter-1|${secret}`,
      secret,
      Buffer.from(`ab${secret}cd`).toString("base64"),
      encodeURIComponent(secret),
      `${secret.slice(0, 9)}\u001b[31m${secret.slice(9)}`,
    );
    // Around the sizes of a pipe and of a piece, and what is held back of it.
    const before = fc
      .constantFrom(28_672, 32_768, 61_440, 65_536, 98_304)
      .chain((at) => fc.nat(300).map((n) => at - n));
    fc.assert(
      fc.property(spelled, before, fc.boolean(), fc.nat(400), (text, length, hasSpaces, end) => {
        const filler = (size: number) => (hasSpaces ? "word and " : "xyzxyzxyz").repeat(size / 9 + 1).slice(0, size);
        const output = `${filler(length)}${text}${filler(40_000)}${text}\n`;
        const shown = linesOf(cutAt(output, [length + end, length + end + 65_536]), redactor).join("\n");
        for (let start = 0; start + 8 <= secret.length; start += 4)
          expect(shown.includes(secret.slice(start, start + 8))).toBe(false);
      }),
      { numRuns: runs() },
    );
  });

  test("shows no part of a secret that contains white space or is longer than a piece", () => {
    const words = `-----BEGIN PRIVATE KEY----- ${"MIIEvQIBADANBgkqhkiG9w0BAQEFAASC"} ${"QkwggSjAgEAAoIBAQC7VJTUt9Us8cKj"} -----END`;
    const long = Array.from({ length: 1_000 }, (_, index) => `Zq${index}-${(index * 7_919) % 1_000}`).join("");
    const longWords = long.replace(/(.{97})/g, "$1 ");
    const cases = [words, long, longWords, Buffer.from(long).toString("hex")] as const;
    const redactors = cases.slice(0, 3).map((secret) => createRedactor([secret]));
    const [byWords = createRedactor([]), byLong = byWords, byLongWords = byWords] = redactors;
    const spelled = fc.constantFrom(
      [words, byWords] as const,
      [long, byLong] as const,
      [longWords, byLongWords] as const,
      [cases[3], byLong] as const,
    );
    const fillers = fc.constantFrom("word and ", "xyzxyzxyz");
    const before = fc
      .constantFrom(28_672, 32_768, 36_864, 65_536, 98_304)
      .chain((at) => fc.nat(9_000).map((n) => at - n));
    fc.assert(
      fc.property(spelled, before, fillers, fc.nat(8_000), ([text, redactor], length, filler, end) => {
        const fill = (size: number) => filler.repeat(size / 9 + 1).slice(0, size);
        const output = `${fill(length)}${text}${fill(20_000)} ${text} ${fill(40_000)}\n`;
        const shown = linesOf(cutAt(output, [length + end, length + end + 65_536]), redactor).join("\n");
        for (let start = 0; start + 16 <= text.length; start += 11)
          expect(shown.includes(text.slice(start, start + 16))).toBe(false);
      }),
      { numRuns: runs(60) },
    );
  });

  test("is not kept: endless output keeps at most one piece in memory", () => {
    const lines: string[] = [];
    const splitter = new LineSplitter(NOTHING_HIDDEN, (line) => lines.push(line));
    for (let chunks = 0; chunks < 200; chunks += 1) splitter.write(Buffer.from("x".repeat(65_536)));
    splitter.end();
    expect(lines.join("").length).toBeLessThan(65_536);
  });
});

describe("neutralize", () => {
  test.each([
    ["::error::x", ": :error::x"],
    ["  ::error::x", "  : :error::x"],
    ["\ufeff::error::x", "\ufeff: :error::x"],
    ["##[error]x", "# #[error]x"],
    ["a ##[error]x ##[set-output name=a;]b", "a # #[error]x # #[set-output name=a;]b"],
    ["###[error]", "## #[error]"],
    ["[vite] built in 2s", "[vite] built in 2s"],
    ["C::D is a C++ name", "C::D is a C++ name"],
    ["at ::1 and [::1]:3000", "at ::1 and [::1]:3000"],
  ])("turns %j into %j", (line, expected) => {
    expect(escapeWorkflowCommands(line)).toBe(expected);
  });

  test("escapes every line that the runner would read as a command, and changes no other", () => {
    const parts = fc.constantFrom(
      ":",
      "::",
      "#",
      "##",
      "[",
      "##[",
      "error",
      "]",
      " ",
      "\t",
      "\u00a0",
      "\ufeff",
      "-",
      "a",
    );
    fc.assert(
      fc.property(fc.array(parts), (pieces) => {
        const line = pieces.join("");
        const shown = escapeWorkflowCommands(line);
        expect(isCommand(shown)).toBe(false);
        if (!/^[^a-z]*::/.test(line) && !line.includes("##[")) expect(shown).toBe(line);
      }),
      { numRuns: runs(2_000) },
    );
  });

  /** https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs */
  function isCommand(line: string): boolean {
    return line.trimStart().startsWith("::") || line.includes("##[");
  }
});
