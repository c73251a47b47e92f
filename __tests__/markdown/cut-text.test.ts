import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { cutBetweenWords } from "../../src/markdown/cut-text.ts";

test.each([
  ["one two", 7, "one two"],
  ["one two", 6, "one"],
  ["one two", 4, "one"],
  ["one two", 3, "one"],
  ["one two", 2, ""],
  ["onetwo", 3, ""],
  ["one\ttwo  three", 9, "one\ttwo "],
])("%j is cut at %d", (text, max, cut) => {
  expect(cutBetweenWords(text, max)).toBe(cut);
});

test("no word is cut", () => {
  const text = fc.array(fc.stringMatching(/^[!-~]{1,20}$/), { maxLength: 30 }).map((words) => words.join(" "));
  fc.assert(
    fc.property(text, fc.nat(300), (whole, max) => {
      const cut = cutBetweenWords(whole, max);
      const words = cut.split(" ").filter((word) => word !== "");
      expect(whole.startsWith(cut) && cut.length <= max).toBe(true);
      expect(words).toStrictEqual(whole.split(" ").slice(0, words.length));
    }),
  );
});
