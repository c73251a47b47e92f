/**
 * Convex's validators, parsed from `validator.json`.
 * https://docs.convex.dev/functions/validation
 */

/** A value of `v.literal()`; an int64 is a `bigint`. */
export type LiteralValue = string | number | boolean | bigint;

export interface Field {
  readonly type: Validator;
  readonly optional: boolean;
}

export type Validator =
  | { readonly kind: "any" }
  | { readonly kind: "null" | "int64" | "float64" | "boolean" | "string" | "bytes" }
  | { readonly kind: "literal"; readonly value: LiteralValue }
  | { readonly kind: "id"; readonly table: string }
  | { readonly kind: "array"; readonly element: Validator }
  | { readonly kind: "record"; readonly keys: Validator; readonly values: Validator }
  | { readonly kind: "union"; readonly members: readonly Validator[] }
  | {
      readonly kind: "object";
      readonly fields: ReadonlyMap<string, Field>;
      /** Whether it accepts other fields too. Convex's own `v.object` does not. */
      readonly open?: boolean;
    };

export type ObjectValidator = Extract<Validator, { readonly kind: "object" }>;
export type RecordValidator = Extract<Validator, { readonly kind: "record" }>;

/** How deep a validator may be nested, which is deeper than anybody writes by hand. */
const MAX_DEPTH = 64;

const KIND_BY_TYPE: Readonly<Record<string, "any" | "null" | "int64" | "float64" | "boolean" | "string" | "bytes">> = {
  any: "any",
  null: "null",
  bigint: "int64",
  // Stored as an int64: Convex fills it in when the transaction commits.
  commitTs: "int64",
  number: "float64",
  boolean: "boolean",
  string: "string",
  bytes: "bytes",
};

/** @returns The validator, or `null` if a part of it has an unknown form. */
export function parseValidator(json: unknown, depth = 0): Validator | null {
  if (typeof json !== "object" || json === null || depth > MAX_DEPTH) return null;
  const { type, value, tableName, keys, values } = json as Record<string, unknown>;
  if (typeof type !== "string") return null;
  const kind = Object.hasOwn(KIND_BY_TYPE, type) ? KIND_BY_TYPE[type] : undefined;
  if (kind !== undefined) return { kind };
  const parse = (part: unknown) => parseValidator(part, depth + 1);
  switch (type) {
    case "literal":
      return parseLiteral(value);
    case "id":
      return typeof tableName === "string" ? { kind: "id", table: tableName } : null;
    case "array": {
      const element = parse(value);
      return element === null ? null : { kind: "array", element };
    }
    case "record":
      return parseRecord(parse(keys), parse((values as { fieldType?: unknown } | null | undefined)?.fieldType));
    case "union":
      return Array.isArray(value) ? parseUnion(value.map(parse)) : null;
    case "object":
      return parseObject(value, parse);
    default:
      return null;
  }
}

function parseLiteral(value: unknown): Validator | null {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") {
    return { kind: "literal", value };
  }
  if (typeof value !== "object" || value === null) return null;
  const { $integer, $float } = value as Record<string, unknown>;
  if (typeof $integer === "string") return { kind: "literal", value: littleEndian($integer).readBigInt64LE() };
  if (typeof $float === "string") return { kind: "literal", value: littleEndian($float).readDoubleLE() };
  return null;
}

/** Convex encodes numbers that JSON cannot represent as eight bytes in base64, little-endian. */
function littleEndian(base64: string): Buffer {
  const bytes = Buffer.alloc(8);
  Buffer.from(base64, "base64").copy(bytes);
  return bytes;
}

function parseRecord(keys: Validator | null, values: Validator | null): Validator | null {
  return keys === null || values === null ? null : { kind: "record", keys, values };
}

function parseUnion(members: readonly (Validator | null)[]): Validator | null {
  return members.every((member) => member !== null) ? { kind: "union", members } : null;
}

function parseObject(value: unknown, parse: (part: unknown) => Validator | null): Validator | null {
  if (typeof value !== "object" || value === null) return null;
  const fields = new Map<string, Field>();
  for (const [name, field] of Object.entries(value as Record<string, unknown>)) {
    const { fieldType, optional } = (field ?? {}) as Record<string, unknown>;
    const type = parse(fieldType);
    if (type === null) return null;
    fields.set(name, { type, optional: optional === true });
  }
  return { kind: "object", fields };
}

/** The members of nested unions, without duplicates. Any other validator is its own only member. */
export function membersOf(validator: Validator): readonly Validator[] {
  const all = validator.kind === "union" ? validator.members.flatMap(membersOf) : [validator];
  return [...new Map(all.map((one) => [formOf(one), one])).values()];
}

const forms = new WeakMap<Validator, string>();

/** A text that is the same for validators that differ only in the order of fields. */
export function formOf(validator: Validator): string {
  const known = forms.get(validator);
  if (known !== undefined) return known;
  const form = writeForm(validator);
  forms.set(validator, form);
  return form;
}

function writeForm(validator: Validator): string {
  switch (validator.kind) {
    case "literal":
      return `literal ${typeof validator.value} ${literalText(validator.value)}`;
    case "id":
      return `id ${JSON.stringify(validator.table)}`;
    case "array":
      return `array<${formOf(validator.element)}>`;
    case "record":
      return `record<${formOf(validator.keys)},${formOf(validator.values)}>`;
    case "union":
      return `union<${validator.members.map(formOf).sort().join("|")}>`;
    case "object": {
      const fields = [...validator.fields].map(
        ([name, { type, optional }]) => `${JSON.stringify(name)}${optional ? "?" : ""}:${formOf(type)}`,
      );
      return `${validator.open ? "open " : ""}object{${fields.sort().join(",")}}`;
    }
    default:
      return validator.kind;
  }
}

function literalText(value: LiteralValue): string {
  if (typeof value === "string") return JSON.stringify(value);
  return Object.is(value, -0) ? "-0" : `${value}${typeof value === "bigint" ? "n" : ""}`;
}

/** How many characters of a validator are shown. */
const MAX_TEXT_LENGTH = 60;

/** A validator as it is written in code, for example `v.literal("admin")`, shortened. */
export function validatorText(validator: Validator): string {
  const text = wholeText(validator);
  return text.length <= MAX_TEXT_LENGTH ? text : `${text.slice(0, MAX_TEXT_LENGTH)}…`;
}

function wholeText(validator: Validator): string {
  switch (validator.kind) {
    case "literal":
      return `v.literal(${literalText(validator.value)})`;
    case "id":
      return `v.id(${JSON.stringify(validator.table)})`;
    case "array":
      return `v.array(${wholeText(validator.element)})`;
    case "record":
      return `v.record(${wholeText(validator.keys)}, ${wholeText(validator.values)})`;
    case "union":
      return `v.union(${validator.members.map(wholeText).join(", ")})`;
    case "object": {
      const fields = [...validator.fields].map(
        ([name, { type, optional }]) => `${name}: ${optional ? `v.optional(${wholeText(type)})` : wholeText(type)}`,
      );
      return fields.length === 0 ? "v.object({})" : `v.object({ ${fields.join(", ")} })`;
    }
    default:
      return `v.${validator.kind}()`;
  }
}

/** The same validator, but its objects accept further fields, as for a client that ignores unknown fields. */
export function withOpenObjects(validator: Validator): Validator {
  switch (validator.kind) {
    case "array":
      return { ...validator, element: withOpenObjects(validator.element) };
    case "record":
      return { ...validator, values: withOpenObjects(validator.values) };
    case "union":
      return { ...validator, members: validator.members.map(withOpenObjects) };
    case "object":
      return {
        kind: "object",
        open: true,
        fields: new Map(
          [...validator.fields].map(([name, field]) => [name, { ...field, type: withOpenObjects(field.type) }]),
        ),
      };
    default:
      return validator;
  }
}
