/**
 * Decides whether a validator became narrower, by searching for a value that the old one accepts and the new one rejects.
 *
 * The value is constructed: for each alternative of the new validator, one reason for rejecting the value is chosen, and
 * combinations are tried until they are consistent. Unions of objects can make this expensive, so the number of steps is
 * limited.
 */

import { type ConvexValue, documentId, tableOfId } from "./convex-value.ts";
import { areDisjoint } from "./disjoint.ts";
import {
  type Field,
  formOf,
  type LiteralValue,
  membersOf,
  type ObjectValidator,
  type RecordValidator,
  type Validator,
} from "./validator.ts";

/** @property value - A value that one validator accepts and the other rejects. */
export type Counterexample = { readonly value: ConvexValue } | "none" | "undecided";

/** Steps after which the result is "undecided". They take milliseconds. */
const MAX_STEPS = 20_000;

/** Searches for a value that `accepting` accepts and `refusing` rejects. */
export function findCounterexample(
  accepting: Validator,
  refusing: Validator,
  maxSteps: number = MAX_STEPS,
): Counterexample {
  try {
    return new Search(maxSteps).find(accepting, [refusing]) ?? "none";
  } catch (error) {
    if (error instanceof TooManySteps) return "undecided";
    throw error;
  }
}

class TooManySteps extends Error {}

/** `null` if there is no such value. */
type Found = { readonly value: ConvexValue } | null;

/** Validators that together accept everything that `v.any()` accepts. */
const ANYTHING: readonly Validator[] = [
  { kind: "null" },
  { kind: "string" },
  { kind: "float64" },
  { kind: "boolean" },
  { kind: "int64" },
  { kind: "bytes" },
  { kind: "array", element: { kind: "any" } },
  { kind: "record", keys: { kind: "string" }, values: { kind: "any" } },
];

class Search {
  #stepsLeft: number;

  constructor(maxSteps: number) {
    this.#stepsLeft = maxSteps;
  }

  /** Searches for a value that `accepting` accepts and none of `refusing` accepts. */
  find(accepting: Validator, refusing: readonly Validator[]): Found {
    this.#stepsLeft -= 1;
    if (this.#stepsLeft < 0) throw new TooManySteps();
    const against = refusing.flatMap(membersOf);
    const sameForm = formOf(accepting);
    if (against.some((one) => one.kind === "any" || formOf(one) === sameForm)) return null;
    if (accepting.kind === "union") return this.#firstOf(membersOf(accepting), against);
    if (accepting.kind === "any") return this.#firstOf(ANYTHING, against);
    return this.#findIn(accepting, against);
  }

  #firstOf(members: readonly Validator[], against: readonly Validator[]): Found {
    for (const member of members) {
      const found = this.find(member, against);
      if (found !== null) return found;
    }
    return null;
  }

  #findIn(accepting: Exclude<Validator, { kind: "union" } | { kind: "any" }>, against: readonly Validator[]): Found {
    const has = (kind: Validator["kind"]) => against.some((one) => one.kind === kind);
    switch (accepting.kind) {
      case "null":
        return has("null") ? null : { value: null };
      case "bytes":
        return has("bytes") ? null : { value: new Uint8Array([1]) };
      case "boolean":
        return this.#firstOf(
          [true, false].map((value) => ({ kind: "literal", value })),
          against,
        );
      case "int64":
        return has("int64") ? null : { value: freshValue(against, (number) => BigInt(number)) };
      case "float64":
        return has("float64") ? null : { value: freshValue(against, (number) => number + 0.5) };
      case "string":
        return has("string") ? null : { value: freshValue(against, freshName) };
      case "literal":
        return against.some((one) => acceptsLiteral(one, accepting.value)) ? null : { value: accepting.value };
      case "id":
        return has("string") || against.some((one) => one.kind === "id" && one.table === accepting.table)
          ? null
          : { value: documentId(accepting.table) };
      case "array":
        return this.#findArray(accepting.element, against);
      case "record":
      case "object":
        return new ObjectSearch(this, accepting, against).find();
    }
  }

  /** Builds an array with one element for each alternative, which that alternative rejects. */
  #findArray(element: Validator, against: readonly Validator[]): Found {
    const elements: ConvexValue[] = [];
    for (const one of against) {
      if (one.kind !== "array") continue;
      const refused = this.find(element, [one.element]);
      if (refused === null) return null;
      elements.push(refused.value);
    }
    return { value: elements };
  }
}

/** The constraints on a field while an object is built. */
interface Entry {
  readonly type: Validator;
  /** Validators that must reject the value. */
  readonly not: readonly Validator[];
  readonly presence: "required" | "optional" | "absent";
}

type Entries = ReadonlyMap<string, Entry>;

/** Fields of a record whose names no alternative mentions, so that they are interchangeable. */
interface OtherFields {
  /** `string`, or an `id`. */
  readonly keys: readonly Validator[];
  readonly values: Validator;
}

class ObjectSearch {
  readonly #search: Search;
  readonly #against: readonly (ObjectValidator | RecordValidator)[];
  readonly #entries: Entries;
  readonly #others: OtherFields | null;

  constructor(search: Search, accepting: ObjectValidator | RecordValidator, against: readonly Validator[]) {
    this.#search = search;
    this.#against = against.filter(
      (one): one is ObjectValidator | RecordValidator =>
        (one.kind === "object" || one.kind === "record") && !areDisjoint(accepting, one),
    );
    if (accepting.kind === "object") {
      this.#entries = new Map([...accepting.fields].map(([name, field]) => [name, entryOf(field)]));
      this.#others = null;
      return;
    }
    const keys = membersOf(accepting.keys);
    const mentioned = [...this.#against.flatMap(mentionedNames), ...keys.flatMap(literalNames)];
    const named = mentioned.filter((name) => acceptsName(accepting.keys, name));
    this.#entries = new Map(named.map((name) => [name, entryOf({ type: accepting.values, optional: true })]));
    this.#others = {
      keys: keys.some(({ kind }) => kind === "any") ? [{ kind: "string" }] : keys.filter(isOpenEnded),
      values: accepting.values,
    };
  }

  find(): Found {
    return this.#refuse(this.#against, this.#entries, []);
  }

  /** @param added - Further fields that the object must have. */
  #refuse(
    remaining: readonly (ObjectValidator | RecordValidator)[],
    entries: Entries,
    added: readonly AddedField[],
  ): Found {
    const [next, ...rest] = remaining;
    if (next === undefined) return this.#build(entries, added);
    // A further field with a new name never makes another alternative accept the object, so no other reason is needed.
    const field = this.#otherField(next);
    if (field !== null) return this.#refuse(rest, entries, [...added, field]);
    for (const [name, entry] of reasonsAgainst(next, entries)) {
      if (entry.presence !== "absent" && this.#search.find(entry.type, entry.not) === null) continue;
      const found = this.#refuse(rest, new Map([...entries, [name, entry]]), added);
      if (found !== null) return found;
    }
    return null;
  }

  /** A field with a name that no alternative mentions, because of which the alternative rejects the object. */
  #otherField(alternative: ObjectValidator | RecordValidator): AddedField | null {
    if (this.#others === null) return null;
    const { keys, values } = this.#others;
    for (const key of keys) {
      if (alternative.kind === "object" && alternative.open) continue;
      const not = alternative.kind === "record" && coversKey(alternative.keys, key) ? [alternative.values] : [];
      const found = this.#search.find(values, not);
      if (found !== null) return { key, value: found.value };
    }
    return null;
  }

  #build(entries: Entries, added: readonly AddedField[]): Found {
    const fields = new Map<string, ConvexValue>();
    for (const [name, { type, not, presence }] of entries) {
      if (presence !== "required") continue;
      const found = this.#search.find(type, not);
      if (found === null) return null;
      fields.set(name, found.value);
    }
    const mentioned = new Set([...entries.keys(), ...this.#against.flatMap(mentionedNames)]);
    added.forEach(({ key, value }, index) => {
      const name = key.kind === "id" ? documentId(key.table, index) : freshNameBeside(mentioned);
      mentioned.add(name);
      fields.set(name, value);
    });
    return { value: fields };
  }
}

interface AddedField {
  readonly key: Validator;
  readonly value: ConvexValue;
}

/** Yields each way to make the alternative reject the object: a field and its constraints. */
function* reasonsAgainst(
  alternative: ObjectValidator | RecordValidator,
  entries: Entries,
): Generator<readonly [string, Entry]> {
  for (const [name, entry] of entries) {
    if (entry.presence === "absent") continue;
    const accepted = acceptedValues(alternative, name);
    if (accepted === "anything") continue;
    yield [name, { ...entry, presence: "required", not: accepted === null ? entry.not : [...entry.not, accepted] }];
  }
  if (alternative.kind === "record") return;
  for (const [name, { optional }] of alternative.fields) {
    if (optional) continue;
    const entry = entries.get(name);
    if (entry === undefined) yield [name, { type: { kind: "any" }, not: [], presence: "absent" }];
    else if (entry.presence !== "required") yield [name, { ...entry, presence: "absent" }];
  }
}

/** @returns What the alternative accepts in a field, or `null` if it does not accept the field. */
function acceptedValues(alternative: ObjectValidator | RecordValidator, name: string): Validator | "anything" | null {
  if (alternative.kind === "record") return acceptsName(alternative.keys, name) ? alternative.values : null;
  return alternative.fields.get(name)?.type ?? (alternative.open ? "anything" : null);
}

function entryOf({ type, optional }: Field): Entry {
  return { type, not: [], presence: optional ? "optional" : "required" };
}

function mentionedNames(alternative: ObjectValidator | RecordValidator): readonly string[] {
  return alternative.kind === "object"
    ? [...alternative.fields.keys()]
    : membersOf(alternative.keys).flatMap(literalNames);
}

function literalNames(key: Validator): readonly string[] {
  return key.kind === "literal" && typeof key.value === "string" ? [key.value] : [];
}

function isOpenEnded({ kind }: Validator): boolean {
  return kind === "string" || kind === "id";
}

function acceptsName(keys: Validator, name: string): boolean {
  return membersOf(keys).some(
    (key) => key.kind === "any" || key.kind === "string" || acceptsLiteral(key, name) || isIdIn(key, name),
  );
}

function isIdIn(key: Validator, name: string): boolean {
  return key.kind === "id" && tableOfId(name) === key.table;
}

/** Whether the keys include all names of the key's kind, apart from mentioned ones. */
function coversKey(keys: Validator, key: Validator): boolean {
  return membersOf(keys).some(
    (one) =>
      one.kind === "any" ||
      one.kind === "string" ||
      (one.kind === "id" && key.kind === "id" && one.table === key.table),
  );
}

function acceptsLiteral(validator: Validator, value: LiteralValue): boolean {
  switch (validator.kind) {
    case "literal":
      return Object.is(validator.value, value);
    case "string":
    case "boolean":
      return typeof value === validator.kind;
    case "float64":
      return typeof value === "number";
    case "int64":
      return typeof value === "bigint";
    default:
      return false;
  }
}

/** @returns The first value of the series that is not a literal of one of the validators. */
function freshValue<Value extends LiteralValue>(
  against: readonly Validator[],
  series: (index: number) => Value,
): Value {
  for (let index = 0; ; index += 1) {
    const value = series(index);
    if (!against.some((one) => acceptsLiteral(one, value))) return value;
  }
}

function freshName(index: number): string {
  return `other${index === 0 ? "" : index}`;
}

function freshNameBeside(names: ReadonlySet<string>): string {
  for (let index = 0; ; index += 1) if (!names.has(freshName(index))) return freshName(index);
}
