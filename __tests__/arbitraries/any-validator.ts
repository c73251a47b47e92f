/** Convex validators for property tests, values that they accept, and an independent check of whether they accept a value. */

import fc from "fast-check";
import { type ConvexValue, documentId, tableOfId } from "../../src/contract/convex-value.ts";
import type { Field, LiteralValue, Validator } from "../../src/contract/validator.ts";

// Few names and literals, so that two validators often have the same ones.
const NAMES = ["x", "y", "z"];
const TABLES = ["users", "tasks"];
const LITERALS: readonly LiteralValue[] = ["x", "done", 0, 1, 5n, true, false];

const anyName = fc.constantFrom(...NAMES);
const simple: fc.Arbitrary<Validator> = fc.oneof(
  fc.constantFrom<Validator>(
    { kind: "any" },
    { kind: "null" },
    { kind: "int64" },
    { kind: "float64" },
    { kind: "boolean" },
    { kind: "string" },
    { kind: "bytes" },
  ),
  fc.constantFrom(...LITERALS).map((value): Validator => ({ kind: "literal", value })),
  fc.constantFrom(...TABLES).map((table): Validator => ({ kind: "id", table })),
);

/** Keys of records are strings, IDs, or unions of them. */
const anyKeys: fc.Arbitrary<Validator> = fc
  .uniqueArray(
    fc.constantFrom<Validator>(
      { kind: "string" },
      { kind: "id", table: "users" },
      { kind: "id", table: "tasks" },
      { kind: "literal", value: "x" },
      { kind: "literal", value: "y" },
    ),
    { minLength: 1, maxLength: 2 },
  )
  .map((members) => (members.length === 1 && members[0] ? members[0] : { kind: "union", members }));

function objectOf(type: fc.Arbitrary<Validator>): fc.Arbitrary<Validator> {
  const field = fc.record({ type, optional: fc.boolean() });
  return fc
    .uniqueArray(fc.tuple(anyName, field), { maxLength: 3, selector: ([name]) => name })
    .map((fields): Validator => ({ kind: "object", fields: new Map<string, Field>(fields) }));
}

export const { validator: anyValidator, object: anyObject } = fc.letrec<{ validator: Validator; object: Validator }>(
  (tie) => ({
    validator: fc.oneof(
      { maxDepth: 3, depthIdentifier: "validator" },
      { arbitrary: simple, weight: 4 },
      { arbitrary: tie("object"), weight: 4 },
      { arbitrary: tie("validator").map((element): Validator => ({ kind: "array", element })), weight: 1 },
      {
        arbitrary: fc
          .tuple(anyKeys, tie("validator"))
          .map(([keys, values]): Validator => ({ kind: "record", keys, values })),
        weight: 1,
      },
      {
        arbitrary: fc
          .array(tie("validator"), { maxLength: 4 })
          .map((members): Validator => ({ kind: "union", members })),
        weight: 3,
      },
    ),
    object: objectOf(tie("validator")),
  }),
);

/** The validator with one part replaced, as after an edit. */
export function editOf(validator: Validator): fc.Arbitrary<Validator> {
  const anew = fc.oneof(
    anyValidator,
    fc.constant<Validator>({ kind: "union", members: [validator, { kind: "null" }] }),
  );
  switch (validator.kind) {
    case "array":
      return fc.oneof(
        anew,
        editOf(validator.element).map((element): Validator => ({ kind: "array", element })),
      );
    case "record":
      return fc.oneof(
        anew,
        anyKeys.map((keys): Validator => ({ ...validator, keys })),
        editOf(validator.values).map((values): Validator => ({ ...validator, values })),
      );
    case "union":
      return validator.members.length === 0 ? anew : fc.oneof(anew, editOfUnion(validator.members));
    case "object":
      return fc.oneof({ weight: 1, arbitrary: anew }, { weight: 4, arbitrary: editOfFields(validator.fields) });
    default:
      return anew;
  }
}

function editOfUnion(members: readonly Validator[]): fc.Arbitrary<Validator> {
  return fc.nat(members.length - 1).chain((index) => {
    const others = members.filter((_, other) => other !== index);
    return fc.oneof(
      fc.constant<Validator>({ kind: "union", members: others }),
      editOf(members[index] as Validator).map((edited): Validator => ({ kind: "union", members: [...others, edited] })),
    );
  });
}

function editOfFields(fields: ReadonlyMap<string, Field>): fc.Arbitrary<Validator> {
  return anyName.chain((name) => {
    const field = fields.get(name);
    const without = new Map([...fields].filter(([other]) => other !== name));
    const withField = (edited: Field): Validator => ({ kind: "object", fields: new Map([...without, [name, edited]]) });
    if (field === undefined) return fc.record({ type: simple, optional: fc.boolean() }).map(withField);
    return fc.oneof(
      fc.constant<Validator>({ kind: "object", fields: without }),
      fc.constant(withField({ ...field, optional: !field.optional })),
      editOf(field.type).map((type) => withField({ ...field, type })),
    );
  });
}

const SAMPLES: readonly ConvexValue[] = [
  null,
  0n,
  5n,
  0,
  1,
  0.5,
  Number.NaN,
  true,
  false,
  "",
  "x",
  "done",
  "text",
  documentId("users", 7),
  documentId("tasks", 7),
  new Uint8Array([7]),
  [],
  [null],
  new Map(),
  new Map([["x", "x"]]),
  new Map([["w", null]]),
];

/** Values that the validator accepts, including edge cases, or `null` for a validator that accepts nothing. */
export function anyValueOf(validator: Validator): fc.Arbitrary<{ readonly value: ConvexValue } | null> {
  const none = fc.constant(null);
  switch (validator.kind) {
    case "union":
      return validator.members.length === 0 ? none : fc.oneof(...validator.members.map(anyValueOf));
    case "array":
      return fc.array(anyValueOf(validator.element), { maxLength: 2 }).map(whole);
    case "record": {
      const names = [...NAMES, "w", documentId("users", 1), documentId("tasks", 1)].filter((name) =>
        accepts(validator.keys, name),
      );
      if (names.length === 0) return fc.constant({ value: new Map() });
      const entries = fc.uniqueArray(fc.tuple(fc.constantFrom(...names), anyValueOf(validator.values)), {
        maxLength: 3,
        selector: ([name]) => name,
      });
      return entries.map(mapOf);
    }
    case "object": {
      const fields = [...validator.fields].map(([name, { type, optional }]) =>
        fc.tuple(fc.constant(name), anyValueOf(type), optional ? fc.boolean() : fc.constant(true)),
      );
      return fc
        .tuple(...fields)
        .map((all) => mapOf(all.filter(([, , isThere]) => isThere).map(([name, value]) => [name, value] as const)));
    }
    default: {
      const accepted = SAMPLES.filter((value) => accepts(validator, value));
      return accepted.length === 0 ? none : fc.constantFrom(...accepted.map((value) => ({ value })));
    }
  }
}

type Sample = { readonly value: ConvexValue } | null;

function whole(elements: readonly Sample[]): Sample {
  return elements.every((one) => one !== null) ? { value: elements.map(({ value }) => value) } : null;
}

function mapOf(entries: readonly (readonly [string, Sample])[]): Sample {
  const known = entries.flatMap(([name, one]) => (one === null ? [] : [[name, one.value] as const]));
  return known.length === entries.length ? { value: new Map(known) } : null;
}

/** Whether Convex accepts the value, according to the definition of each validator. */
export function accepts(validator: Validator, value: ConvexValue): boolean {
  switch (validator.kind) {
    case "any":
      return true;
    case "null":
      return value === null;
    case "int64":
      return typeof value === "bigint";
    case "float64":
      return typeof value === "number";
    case "boolean":
    case "string":
      return typeof value === validator.kind;
    case "bytes":
      return value instanceof Uint8Array;
    case "literal":
      return Object.is(value, validator.value);
    case "id":
      return typeof value === "string" && tableOfId(value) === validator.table;
    case "array":
      return Array.isArray(value) && value.every((element) => accepts(validator.element, element));
    case "record":
      return (
        value instanceof Map &&
        [...value].every(([name, held]) => accepts(validator.keys, name) && accepts(validator.values, held))
      );
    case "union":
      return validator.members.some((member) => accepts(member, value));
    case "object":
      return value instanceof Map && fits(validator.fields, value, validator.open === true);
  }
}

function fits(fields: ReadonlyMap<string, Field>, value: ReadonlyMap<string, ConvexValue>, isOpen: boolean): boolean {
  const isComplete = [...fields].every(([name, { optional }]) => optional || value.has(name));
  return (
    isComplete &&
    [...value].every(([name, held]) => {
      const field = fields.get(name);
      return field === undefined ? isOpen : accepts(field.type, held);
    })
  );
}
