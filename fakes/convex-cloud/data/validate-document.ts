import type { Schema } from "../schema.ts";
import { tableNumberOf } from "./document-id.ts";
import type { Document } from "./documents.ts";

/** The JSON of a validator (`v.….json`): `src/values/validator.ts` of the convex package. */
type Validator =
  | { readonly type: "null" | "number" | "bigint" | "boolean" | "string" | "bytes" | "any" }
  | { readonly type: "literal"; readonly value: unknown }
  | { readonly type: "id"; readonly tableName: string }
  | { readonly type: "array"; readonly value: Validator }
  | { readonly type: "union"; readonly value: readonly Validator[] }
  | { readonly type: "record"; readonly keys: Validator; readonly values: { readonly fieldType: Validator } }
  | {
      readonly type: "object";
      readonly value: Readonly<Record<string, { readonly fieldType: Validator; readonly optional: boolean }>>;
    };

/** The name of a table by its number, as it will be after the import. */
export type TableNames = (tableNumber: number) => string | null;

/**
 * Validates a document against the schema, and describes a mismatch with the messages of Convex's backend (`ValidationError` in
 * `crates/common/src/schemas/validator.rs`), which repeat the document.
 *
 * @returns null if it matches, or if validation is off.
 */
export function mismatchWithSchema(
  schema: Schema | null,
  table: string,
  document: Document,
  tableNames: TableNames,
): string | null {
  if (schema?.schemaValidation !== true) return null;
  const definition = schema.tables.find(({ tableName }) => tableName === table);
  if (definition === undefined) return null;
  const { _id, _creationTime, ...fields } = document;
  const mismatch = check(definition.documentType as Validator, fields, "", tableNames);
  if (mismatch === null) return null;
  return `Failed to insert or update a document in table "${table}" because it does not match the schema: ${mismatch}`;
}

/** The optional top-level fields of a table. */
export function optionalFields(schema: Schema | null, table: string): readonly string[] {
  const type = schema?.tables.find(({ tableName }) => tableName === table)?.documentType as Validator | undefined;
  if (type?.type !== "object") return [];
  return Object.entries(type.value)
    .filter(([, { optional }]) => optional)
    .map(([name]) => name);
}

/** The tables to which a table's validator refers by `v.id`. */
export function referencedTables(schema: Schema | null, table: string): readonly string[] {
  const type = schema?.tables.find(({ tableName }) => tableName === table)?.documentType;
  const found: string[] = [];
  const visit = (value: unknown): void => {
    if (typeof value !== "object" || value === null) return;
    const { type: kind, tableName } = value as { readonly type?: unknown; readonly tableName?: unknown };
    if (kind === "id" && typeof tableName === "string") found.push(tableName);
    for (const part of Object.values(value)) visit(part);
  };
  visit(type);
  return found;
}

function check(validator: Validator, value: unknown, path: string, tableNames: TableNames): string | null {
  const at = path === "" ? "" : `Path: ${path}`;
  const noMatch = () =>
    `Value does not match validator.\n${at}\nValue: ${shown(value)}\nValidator: ${JSON.stringify(validator)}`;
  const inner = (one: Validator, part: unknown, step: string) => check(one, part, `${path}${step}`, tableNames);
  switch (validator.type) {
    case "any":
      return null;
    case "literal":
      return isSame(value, validator.value)
        ? null
        : `\`${shown(value)}\` does not match literal validator \`v.literal(${shown(validator.value)})\`.${at}`;
    case "id":
      return checkId(validator.tableName, value, at, tableNames) ?? (typeof value === "string" ? null : noMatch());
    case "array":
      return Array.isArray(value)
        ? first(value.map((part, index) => inner(validator.value, part, `[${index}]`)))
        : noMatch();
    case "union":
      return validator.value.some((one) => inner(one, value, "") === null) ? null : noMatch();
    case "record":
      return isPlainObject(value)
        ? first(
            Object.entries(value).map(
              ([key, part]) =>
                inner(validator.keys, key, ".keys()") ?? inner(validator.values.fieldType, part, ".values()"),
            ),
          )
        : noMatch();
    case "object":
      return isPlainObject(value) ? checkObject(validator, value, at, inner) : noMatch();
    default:
      return isOfType(validator.type, value) ? null : noMatch();
  }
}

function checkObject(
  validator: Extract<Validator, { type: "object" }>,
  value: Readonly<Record<string, unknown>>,
  at: string,
  inner: (validator: Validator, part: unknown, step: string) => string | null,
): string | null {
  const end = `${at}\nObject: ${shown(value)}\nValidator: ${JSON.stringify(validator)}`;
  for (const [name, { fieldType, optional }] of Object.entries(validator.value)) {
    if (Object.hasOwn(value, name)) {
      const mismatch = inner(fieldType, value[name], `.${name}`);
      if (mismatch !== null) return mismatch;
    } else if (!optional) {
      return `Object is missing the required field \`${name}\`. Consider wrapping the field validator in \`v.optional(...)\` if this is expected.\n${end}`;
    }
  }
  const extra = Object.keys(value).find((name) => !Object.hasOwn(validator.value, name));
  return extra === undefined ? null : `Object contains extra field \`${extra}\` that is not in the validator.\n${end}`;
}

function checkId(table: string, value: unknown, at: string, tableNames: TableNames): string | null {
  if (typeof value !== "string") return null;
  const number = tableNumberOf(value);
  const found = number === null ? null : tableNames(number);
  if (found === null)
    return `Value does not match validator.\n${at}\nValue: ${shown(value)}\nValidator: v.id("${table}")`;
  if (found === table) return null;
  return `Found ID "${value}" from table \`${found}\`, which does not match the table name in validator \`v.id("${table}")\`.${at}`;
}

function first(mismatches: readonly (string | null)[]): string | null {
  return mismatches.find((one) => one !== null) ?? null;
}

/** Whether a JSON value has a type. A value that JSON cannot express is an object with one field that starts with `$`: `src/values/value.ts`. */
function isOfType(type: string, value: unknown): boolean {
  switch (type) {
    case "null":
      return value === null;
    case "number":
      return typeof value === "number" || isSpecial(value, "$float");
    case "bigint":
      return isSpecial(value, "$integer");
    case "bytes":
      return isSpecial(value, "$bytes");
    default:
      return typeof value === type;
  }
}

function isSpecial(value: unknown, name: string): boolean {
  return typeof value === "object" && value !== null && Object.keys(value).join() === name;
}

function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return false;
  return !["$float", "$integer", "$bytes"].some((name) => isSpecial(value, name));
}

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function shown(value: unknown): string {
  return JSON.stringify(value);
}
