import { describe, expect, test } from "@jest/globals";
import { has, isTrue, objectAt, positiveIntegerAt, shaAt, stringAt } from "../../src/trigger/payload.ts";

const SHA = "0123456789abcdef0123456789abcdef01234567";
const SHA256 = SHA + SHA.slice(0, 24);

test.each<[unknown, string | null]>([
  [SHA, SHA],
  [SHA.toUpperCase(), SHA],
  [SHA256, SHA256],
  [`${SHA}0`, null],
  [`0${SHA}`, null],
  [`${SHA} `, null],
  [` ${SHA}`, null],
  [SHA256.replace("a", "x"), null],
  [SHA.slice(1), null],
  ["0".repeat(40), null],
  ["0".repeat(64), null],
  [`0${SHA.slice(1)}`, `0${SHA.slice(1)}`],
  [`${SHA.slice(0, 39)}0`, `${SHA.slice(0, 39)}0`],
  ["main", null],
  ["", null],
  [7, null],
])("the commit in %j is %j", (value, commit) => {
  expect(shaAt({ at: value }, "at")).toBe(commit);
});

test.each<[unknown, number | null]>([
  [1, 1],
  [Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER],
  [Number.MAX_SAFE_INTEGER + 1, null],
  [0, null],
  [-1, null],
  [1.5, null],
  [Number.NaN, null],
  ["1", null],
  [true, null],
  [[1], null],
])("the count in %j is %j", (value, count) => {
  expect(positiveIntegerAt({ at: value }, "at")).toBe(count);
});

describe("a field", () => {
  test("is found in objects, and nowhere else", () => {
    expect(stringAt({ a: { b: "c" } }, "a", "b")).toBe("c");
    for (const value of [null, undefined, "text", { a: null }, { a: "text" }])
      expect(stringAt(value, "a", "b")).toBeNull();
  });

  test("is an object only if it is neither an array nor null", () => {
    expect(objectAt({ a: {} }, "a")).toStrictEqual({});
    for (const a of [null, [], "text", 7, undefined]) expect(objectAt({ a }, "a")).toBeNull();
  });

  test("is a string only if it is not empty", () => {
    for (const a of ["", 7, null, ["x"], {}]) expect(stringAt({ a }, "a")).toBeNull();
  });

  test("is true only if it is JSON's true, and exists unless it is null", () => {
    expect([true, "true", 1, {}, null].map((a) => isTrue({ a }, "a"))).toStrictEqual([
      true,
      false,
      false,
      false,
      false,
    ]);
    expect([false, 0, "", null, undefined].map((a) => has({ a }, "a"))).toStrictEqual([true, true, true, false, false]);
  });
});
