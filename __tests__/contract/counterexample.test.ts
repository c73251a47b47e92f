/** Whether a validator became narrower, against values that it is shown. */

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { findCounterexample } from "../../src/contract/counterexample.ts";
import { areDisjoint } from "../../src/contract/disjoint.ts";
import { listNarrowings } from "../../src/contract/narrowings.ts";
import { parseValidator, type Validator, withOpenObjects } from "../../src/contract/validator.ts";
import { accepts, anyValidator, anyValueOf, editOf } from "../arbitraries/any-validator.ts";
import { growth, LINEAR } from "../growth.ts";

const string: Validator = { kind: "string" };
const object = (fields: Record<string, Validator>, optional: readonly string[] = []): Validator => ({
  kind: "object",
  fields: new Map(Object.entries(fields).map(([name, type]) => [name, { type, optional: optional.includes(name) }])),
});
const literal = (value: string): Validator => ({ kind: "literal", value });
const union = (...members: Validator[]): Validator => ({ kind: "union", members });

/** Two validators, and values that the first accepts. */
const anyPair = fc
  .oneof(
    { weight: 1, arbitrary: fc.tuple(anyValidator, anyValidator) },
    { weight: 3, arbitrary: anyValidator.chain((before) => fc.tuple(fc.constant(before), editOf(before))) },
  )
  .chain(([before, after]) =>
    fc.tuple(fc.constant(before), fc.constant(after), fc.array(anyValueOf(before), { minLength: 30, maxLength: 30 })),
  );

describe("a counterexample", () => {
  test("exists if and only if the validator is reported as narrower", () => {
    let [narrower, wider, undecided] = [0, 0, 0];
    fc.assert(
      fc.property(anyPair, ([before, after, samples]) => {
        const found = findCounterexample(before, after);
        if (found === "undecided") undecided += 1;
        else if (found === "none") {
          wider += 1;
          for (const sample of samples) if (sample !== null) expect(accepts(after, sample.value)).toBe(true);
        } else {
          narrower += 1;
          expect([accepts(before, found.value), accepts(after, found.value)]).toStrictEqual([true, false]);
        }
      }),
    );
    expect(narrower).toBeGreaterThan(20);
    expect(wider).toBeGreaterThan(20);
    expect(undecided).toBeLessThan((narrower + wider) / 100);
  });

  test("is also found for clients that ignore unknown fields", () => {
    fc.assert(
      fc.property(anyPair, ([after, before, samples]) => {
        const open = withOpenObjects(before);
        const found = findCounterexample(after, open);
        if (found === "none") {
          for (const sample of samples) if (sample !== null) expect(accepts(open, sample.value)).toBe(true);
        } else if (found !== "undecided") {
          expect([accepts(after, found.value), accepts(open, found.value)]).toStrictEqual([true, false]);
        }
      }),
    );
  });

  test("exists if and only if a change is reported", () => {
    fc.assert(
      fc.property(anyPair, ([before, after]) => {
        const found = findCounterexample(before, after);
        fc.pre(found !== "undecided");
        expect(listNarrowings(before, after).length > 0).toBe(found !== "none");
      }),
    );
  });

  test("never exists in both of two validators that are reported as disjoint", () => {
    fc.assert(
      fc.property(anyPair, ([left, right, samples]) => {
        fc.pre(areDisjoint(left, right));
        for (const sample of samples) if (sample !== null) expect(accepts(right, sample.value)).toBe(false);
      }),
    );
  });

  test.each<[string, Validator, Validator, "none" | "some"]>([
    [
      "a union of objects accepts an object with a union",
      object({ kind: union(literal("a"), literal("b")), n: string }),
      union(object({ kind: literal("a"), n: string }), object({ kind: literal("b"), n: string })),
      "none",
    ],
    [
      "a union of objects does not accept it if one of them lacks a field",
      object({ kind: union(literal("a"), literal("b")), n: string }),
      union(object({ kind: literal("a"), n: string }), object({ kind: literal("b") })),
      "some",
    ],
    [
      "an object with an optional field is one of two objects",
      object({ x: string }, ["x"]),
      union(object({}), object({ x: string })),
      "none",
    ],
    [
      "a field that is absent in one of two objects stays absent",
      object({ x: string, y: string }, ["x", "y"]),
      union(object({ x: string, y: string }, ["y"]), object({ y: string }, ["y"])),
      "none",
    ],
    [
      "booleans are their literals",
      { kind: "boolean" },
      union({ kind: "literal", value: true }, { kind: "literal", value: false }),
      "none",
    ],
    ["an object is a record", object({ x: string }), { kind: "record", keys: string, values: string }, "none"],
    [
      "a record is not an object",
      { kind: "record", keys: string, values: string },
      object({ x: string }, ["x"]),
      "some",
    ],
    ["an id is a string", { kind: "id", table: "users" }, string, "none"],
    [
      "`any` is the union of all kinds",
      { kind: "any" },
      union(
        { kind: "null" },
        string,
        { kind: "float64" },
        { kind: "boolean" },
        { kind: "int64" },
        { kind: "bytes" },
        { kind: "array", element: { kind: "any" } },
        { kind: "record", keys: string, values: { kind: "any" } },
      ),
      "none",
    ],
    ["an empty union is not narrower than itself", object({ x: union() }), union(), "none"],
  ])("respects that %s", (_, before, after, expected) => {
    const found = findCounterexample(before, after);
    expect(typeof found === "string" ? found : "some").toBe(expected);
  });

  /** A union with as many objects as each of them has fields, and an object that accepts more than the union. */
  function largeUnion(size: number): readonly [broad: Validator, narrow: Validator] {
    const fields = Array.from({ length: size }, (_, index) => `f${index}`);
    const broad = object(
      Object.fromEntries(fields.map((name) => [name, union(literal("a"), literal("b"), literal("c"))])),
    );
    const narrow = union(
      ...fields.map((name, index) =>
        object({
          ...Object.fromEntries(fields.map((other) => [other, union(literal("a"), literal("b"), literal("c"))])),
          [name]: union(literal("a"), literal("b")),
          [fields[(index + 7) % size] as string]: union(literal("b"), literal("c")),
        }),
      ),
    );
    return [broad, narrow];
  }

  test("of unions that are too large is undecided, and takes no more time for it", () => {
    const [broad, narrow] = largeUnion(24);
    expect(["undecided", "some"]).toContain(
      typeof findCounterexample(broad, narrow, 500) === "string" ? "undecided" : "some",
    );
    expect(findCounterexample(broad, narrow, 50)).toBe("undecided");
    expect(growth((size) => void findCounterexample(...largeUnion(size), 500), 24)).toBeLessThan(LINEAR);
  });

  test("is searched quickly in a large discriminated union", () => {
    const members = Array.from({ length: 60 }, (_, index) =>
      object({ kind: literal(`k${index}`), body: string, at: { kind: "float64" } }, ["at"]),
    );
    expect(findCounterexample(union(...members), union(...members.slice(1), { kind: "null" }))).not.toBe("undecided");
    expect(findCounterexample(union(...members), union(...members, { kind: "null" }))).toBe("none");
    const broad = object(
      { kind: union(...members.map((_, index) => literal(`k${index}`))), body: string, at: { kind: "float64" } },
      ["at"],
    );
    expect(findCounterexample(broad, union(...members))).toBe("none");
  });
});

describe("a validator of Convex", () => {
  test("is read from its JSON", () => {
    expect(
      parseValidator({
        type: "object",
        value: {
          id: { fieldType: { type: "id", tableName: "users" }, optional: false },
          at: { fieldType: { type: "commitTs" }, optional: true },
          big: { fieldType: { type: "literal", value: { $integer: "BQAAAAAAAAA=" } }, optional: false },
          nan: { fieldType: { type: "literal", value: { $float: "AAAAAAAA+H8=" } }, optional: false },
          map: {
            fieldType: {
              type: "record",
              keys: { type: "string" },
              values: { fieldType: { type: "number" }, optional: false },
            },
            optional: false,
          },
        },
      }),
    ).toStrictEqual({
      kind: "object",
      fields: new Map([
        ["id", { type: { kind: "id", table: "users" }, optional: false }],
        ["at", { type: { kind: "int64" }, optional: true }],
        ["big", { type: { kind: "literal", value: 5n }, optional: false }],
        ["nan", { type: { kind: "literal", value: Number.NaN }, optional: false }],
        ["map", { type: { kind: "record", keys: string, values: { kind: "float64" } }, optional: false }],
      ]),
    });
  });

  test.each([
    null,
    1,
    "any",
    {},
    { type: "future" },
    { type: "toString" },
    { type: "array" },
    { type: "union", value: [{}] },
    { type: "object", value: { x: null } },
    { type: "record", keys: { type: "string" } },
    { type: "literal", value: null },
  ])("of an unknown form is not parsed: %j", (json) => {
    expect(parseValidator(json)).toBeNull();
  });
});
