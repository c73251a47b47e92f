/** Decides whether two validators have no value in common. */

import { membersOf, type ObjectValidator, type Validator } from "./validator.ts";

/** @returns `true` only if that is certain. Two arrays, for example, always share the empty array. */
export function areDisjoint(left: Validator, right: Validator): boolean {
  return membersOf(left).every((one) => membersOf(right).every((other) => haveNothingInCommon(one, other)));
}

function haveNothingInCommon(left: Validator, right: Validator): boolean {
  if (left.kind === "any" || right.kind === "any") return false;
  if (valueClass(left) !== valueClass(right)) return true;
  if (left.kind === "literal" && right.kind === "literal") return !Object.is(left.value, right.value);
  if (left.kind === "id" && right.kind === "id") return left.table !== right.table;
  if (left.kind === "id" || right.kind === "id") return left.kind === "literal" || right.kind === "literal";
  return left.kind === "object" && right.kind === "object" && areObjectsDisjoint(left, right);
}

/** @returns The class of a validator. Validators of different classes have no value in common. */
function valueClass(validator: Validator): string {
  switch (validator.kind) {
    case "literal":
      return { string: "string", number: "float64", boolean: "boolean", bigint: "int64" }[
        typeof validator.value as "string" | "number" | "boolean" | "bigint"
      ];
    case "id":
      return "string";
    case "record":
      return "object";
    default:
      return validator.kind;
  }
}

function areObjectsDisjoint(left: ObjectValidator, right: ObjectValidator): boolean {
  return lacksRequiredField(left, right) || lacksRequiredField(right, left);
}

/** Whether `one` requires a field that `other` never has, or only with other values. */
function lacksRequiredField(one: ObjectValidator, other: ObjectValidator): boolean {
  return [...one.fields].some(([name, { type, optional }]) => {
    if (optional) return false;
    const counterpart = other.fields.get(name);
    return counterpart === undefined ? !other.open : areDisjoint(type, counterpart.type);
  });
}
