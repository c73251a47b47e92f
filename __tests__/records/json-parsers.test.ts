/** JSON that another program may have written is read only if it has the expected form. */

import { expect, test } from "@jest/globals";
import { count, type Parser, recordOf, text, time } from "../../src/records/json-parsers.ts";

const LATEST = 8.64e15;

test.each<[string, Parser<unknown>, readonly unknown[], readonly unknown[]]>([
  ["a count", count, [0, 1, Number.MAX_SAFE_INTEGER], [-1, 0.5, Number.MAX_SAFE_INTEGER + 1, "1", null]],
  ["a time", time, [0, 0.5, LATEST], [-1, LATEST + 1, Number.NaN, "1", null]],
  ["a text", text, ["", "a"], [1, null, undefined]],
  ["an object", recordOf({}), [{}], [null, undefined, 1, "a", true]],
])("%s is accepted, and nothing else", (_what, parse, accepted, rejected) => {
  expect(accepted.map(parse)).toStrictEqual(accepted);
  for (const value of rejected) expect(() => parse(value)).toThrow("The value has another type.");
});
