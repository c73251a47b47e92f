/** Lists where and how a validator became narrower. */

import { findCounterexample } from "./counterexample.ts";
import { areDisjoint } from "./disjoint.ts";
import { formOf, membersOf, type ObjectValidator, type Validator, validatorText } from "./validator.ts";

export interface Narrowing {
  /** For example `profile.emails[]`; empty for the whole value. */
  readonly path: string;
  readonly what: "required" | "removed" | "narrower" | "undecided";
  /** For `narrower`, what is no longer accepted; else empty. */
  readonly detail: string;
}

/** The list is empty if and only if `after` accepts everything that `before` accepts. */
export function listNarrowings(before: Validator, after: Validator): readonly Narrowing[] {
  const all = narrowingsAt("", before, after);
  return [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
}

function narrowingsAt(path: string, before: Validator, after: Validator): readonly Narrowing[] {
  const members = membersOf(before);
  return members.flatMap((member) => {
    const example = findCounterexample(member, after);
    if (example === "none") return [];
    if (example === "undecided") return [{ path, what: "undecided" as const, detail: "" }];
    const counterpart = counterpartOf(member, members, membersOf(after));
    const inside = counterpart === null ? [] : narrowingsInside(path, member, counterpart);
    return inside.length > 0 ? inside : [{ path, what: "narrower" as const, detail: validatorText(member) }];
  });
}

/** @returns The alternative that the member most likely became, or `null` if that is unclear. */
function counterpartOf(
  member: Validator,
  members: readonly Validator[],
  alternatives: readonly Validator[],
): Validator | null {
  const overlapping = alternatives.filter((one) => !areDisjoint(member, one));
  if (overlapping.length > 0) return onlyOne(overlapping);
  const tagged = alternatives.filter((one) => haveSameTag(member, one));
  if (tagged.length > 0) return onlyOne(tagged);
  const ofKind = (all: readonly Validator[]) => onlyOne(all.filter(({ kind }) => kind === member.kind));
  return ofKind(members) === null ? null : ofKind(alternatives);
}

function onlyOne(validators: readonly Validator[]): Validator | null {
  return validators.length === 1 ? (validators[0] ?? null) : null;
}

/** Whether both are objects that share a literal field, such as `kind`, and have no literal fields that differ. */
function haveSameTag(left: Validator, right: Validator): boolean {
  if (left.kind !== "object" || right.kind !== "object") return false;
  const shared = [...left.fields].flatMap(([name, { type }]) => {
    const other = right.fields.get(name)?.type;
    return type.kind === "literal" && other?.kind === "literal" ? [Object.is(type.value, other.value)] : [];
  });
  return shared.length > 0 && shared.every((isSame) => isSame);
}

/** The changes inside two validators of the same kind that correspond to each other. */
function narrowingsInside(path: string, before: Validator, after: Validator): readonly Narrowing[] {
  if (before.kind === "array" && after.kind === "array") {
    return narrowingsAt(`${path}[]`, before.element, after.element);
  }
  if (before.kind === "record" && after.kind === "record") {
    return [
      ...narrowingsAt(`${path}[key]`, before.keys, after.keys),
      ...narrowingsAt(`${path}[]`, before.values, after.values),
    ];
  }
  if (before.kind === "object" && after.kind === "object") return narrowedFields(path, before, after);
  return [];
}

function narrowedFields(path: string, before: ObjectValidator, after: ObjectValidator): readonly Narrowing[] {
  const at = (name: string) => (path === "" ? name : `${path}.${name}`);
  const removed = after.open
    ? []
    : [...before.fields]
        .filter(([name, { type }]) => !after.fields.has(name) && findCounterexample(type, NOTHING) !== "none")
        .map(([name]) => ({ path: at(name), what: "removed" as const, detail: "" }));
  const changed = [...after.fields].flatMap(([name, field]): readonly Narrowing[] => {
    const previous = before.fields.get(name);
    const isNewlyRequired = !field.optional && (previous === undefined || previous.optional);
    return [
      ...(isNewlyRequired ? [{ path: at(name), what: "required" as const, detail: "" }] : []),
      ...(previous === undefined || formOf(previous.type) === formOf(field.type)
        ? []
        : narrowingsAt(at(name), previous.type, field.type)),
    ];
  });
  return [...removed, ...changed];
}

const NOTHING: Validator = { kind: "union", members: [] };
