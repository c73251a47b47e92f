/**
 * Convex's rules for the indexes of a schema.
 *
 * @see https://github.com/get-convex/convex-backend/blob/main/crates/common/src/bootstrap_model/index/index_validation_error.rs
 * @see https://github.com/get-convex/convex-backend/blob/main/crates/common/src/schemas/mod.rs
 */

import { ApiError } from "./api-error.ts";
import type { Index, Schema } from "./schema.ts";

const MAX_FILTER_FIELDS = 16;
const [MIN_DIMENSIONS, MAX_DIMENSIONS] = [2, 4096];

/** The parts of a validator's JSON that the rules read. */
interface Validator {
  readonly type: string;
  readonly value?: unknown;
}

/** @throws ApiError with the code of the rule that an index breaks. */
export function checkIndexes(schema: Schema, indexes: readonly Index[]): void {
  for (const { tableName, documentType } of schema.tables) {
    const own = indexes.filter(({ name }) => name.startsWith(`${tableName}.`));
    for (const index of own) checkFields(index);
    checkUnique(tableName, own);
    const document = documentType as Validator | null | undefined;
    if (!schema.schemaValidation || document == null) continue;
    for (const index of own) checkReferences(tableName, index, document);
  }
}

function checkFields(index: Index): void {
  if (index.type === "database") {
    const fields = index.fields.slice(0, -1);
    if (fields.length === 0) throw refusal("EmptyIndex", `index "${shortName(index)}" must have at least one field.`);
    if (fields.includes("_id")) throw refusal("IndexFieldsContainId", "`_id` is not a valid index field.");
    if (fields.includes("_creationTime")) {
      throw refusal(
        "IndexFieldsContainCreationTime",
        "`_creationTime` is automatically added to the end of each index.",
      );
    }
    const twice = fields.find((field, at) => fields.indexOf(field) !== at);
    if (twice !== undefined) {
      const rule = "Index fields must be unique within an index.";
      throw refusal("FieldsNotUniqueWithinIndex", `Duplicate field ${twice}. ${rule}`);
    }
    return;
  }
  if (index.filterFields.length > MAX_FILTER_FIELDS) {
    throw refusal("IndexTooManyFilterFields", `Search indexes may have up to ${MAX_FILTER_FIELDS} filter fields.`);
  }
  if (index.type === "vector" && !(index.dimensions >= MIN_DIMENSIONS && index.dimensions <= MAX_DIMENSIONS)) {
    const range = `between ${MIN_DIMENSIONS} and ${MAX_DIMENSIONS}`;
    throw refusal("InvalidVectorDimensionError", `Dimensions ${index.dimensions} must be ${range}.`);
  }
}

function checkUnique(table: string, indexes: readonly Index[]): void {
  const rules = [
    ["IndexNamesNotUnique", (index: Index) => index.name],
    ["IndexNotUnique", (index: Index) => index.type === "database" && index.fields],
    ["SearchIndexFieldNotUnique", (index: Index) => index.type === "search" && [index.searchField, index.filterFields]],
    ["VectorIndexFieldNotUnique", (index: Index) => index.type === "vector" && [index.vectorField, index.dimensions]],
  ] as const;
  for (const [code, keyOf] of rules) {
    const seen = new Map<string, Index>();
    for (const index of indexes.filter((one) => keyOf(one) !== false)) {
      const key = JSON.stringify(keyOf(index));
      const other = seen.get(key);
      if (other !== undefined) {
        throw refusal(code, `In table "${table}" "${shortName(other)}" and "${shortName(index)}" are not unique.`);
      }
      seen.set(key, index);
    }
  }
}

/** Rejects fields that the schema does not have, and vector fields that are not arrays of numbers. */
function checkReferences(table: string, index: Index, document: Validator): void {
  const about = `In table "${table}" the ${index.type === "vector" ? "vector " : ""}index "${shortName(index)}" is invalid because it references the field`;
  const fields =
    index.type === "database" ? index.fields : index.type === "search" ? searchFields(index) : [index.vectorField];
  for (const field of fields) {
    const isSystem = /^_[^.]*$/.test(field);
    if (!isSystem && typesAt(document, field.split(".")).length === 0) {
      throw refusal("SchemaDefinitionError", `${about} ${field} that does not exist.`);
    }
  }
  if (index.type !== "vector") return;
  const isVector = ({ type, value }: Validator): boolean =>
    type === "any" ||
    (type === "array" && alternatives(value as Validator).some((one) => /^(number|any)$/.test(one.type)));
  if (!typesAt(document, index.vectorField.split(".")).some(isVector)) {
    const rule = "that is neither an array of float64 or optional array of float64.";
    throw refusal("SchemaDefinitionError", `${about} ${index.vectorField} ${rule}`);
  }
}

function searchFields(index: Index & { readonly type: "search" }): readonly string[] {
  return [index.searchField, ...index.filterFields];
}

/** The types that a field may have. Empty if no document can have the field. */
function typesAt(validator: Validator, path: readonly string[]): readonly Validator[] {
  const [name, ...rest] = path;
  if (name === undefined) return alternatives(validator);
  return alternatives(validator).flatMap((one) => {
    if (one.type === "any") return [one];
    if (one.type === "record") return [{ type: "any" }];
    const fields = one.type === "object" ? (one.value as Record<string, { readonly fieldType: Validator }>) : {};
    const field = Object.hasOwn(fields, name) ? fields[name] : undefined;
    return field === undefined ? [] : typesAt(field.fieldType, rest);
  });
}

function alternatives(validator: Validator): readonly Validator[] {
  return validator.type === "union" ? (validator.value as readonly Validator[]).flatMap(alternatives) : [validator];
}

function shortName({ name }: Index): string {
  return name.split(".")[1] ?? name;
}

function refusal(code: string, message: string): ApiError {
  return new ApiError(400, code, `Hit an error while evaluating your schema:\n${message}`);
}
