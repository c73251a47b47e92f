/** Tables and indexes that Convex does not accept, by the codes of its backend. */

import { codeSpan } from "../markdown/code-span.ts";
import { DOCS, type FailurePattern, IMPORT, NAME } from "./failure-pattern.ts";

const INDEXES = `${DOCS}/database/reading-data/indexes/`;

interface Mistake {
  /** Continues "The index … ". */
  readonly what: string;
  readonly fix: string;
}

const SAME_FIELDS: Mistake = {
  what: "has the same fields as another index of its table",
  fix: "Remove one of the two. Search and vector indexes of a table need different fields; one index can have the filter fields of both.",
};
const SYSTEM_FIELD: Mistake = {
  what: "lists a field that Convex adds by itself, or that begins with an underscore",
  fix: "Leave `_id` and `_creationTime` out of the list: every index ends with `_creationTime`, and `ctx.db.get(id)` needs no index.",
};
const UNKNOWN_FIELD: Mistake = {
  what: "refers to a field that its table does not have, or that has another type",
  fix: "Correct the name of the field in the index, or add the field to the table. A vector index needs a field that is `v.array(v.float64())`.",
};
const NAME_RULES =
  "A name may contain letters, digits and underscores, has at most 64 characters, and begins with a letter.";

const MISTAKES: Readonly<Record<string, Mistake>> = {
  EmptyIndex: { what: "has no fields", fix: "Give the index a field, or remove it." },
  FieldsNotUniqueWithinIndex: { what: "lists a field twice", fix: "List each field once." },
  IndexNotUnique: SAME_FIELDS,
  SearchIndexFieldNotUnique: SAME_FIELDS,
  VectorIndexFieldNotUnique: SAME_FIELDS,
  IndexNamesNotUnique: { what: "is defined twice in its table", fix: "Rename one of the two, or remove it." },
  IndexNameReserved: {
    what: "has a name that Convex reserves",
    fix: "Rename it: a name may not begin with an underscore, nor be `by_id` or `by_creation_time`.",
  },
  IndexFieldsContainId: SYSTEM_FIELD,
  IndexFieldsContainCreationTime: SYSTEM_FIELD,
  IndexFieldNameReserved: SYSTEM_FIELD,
  InvalidIndexName: { what: "has a name that Convex does not allow", fix: `Rename the index. ${NAME_RULES}` },
  InvalidIndexField: UNKNOWN_FIELD,
  SchemaDefinitionError: UNKNOWN_FIELD,
  InvalidVectorDimensionError: {
    what: "has a number of dimensions that Convex does not allow",
    fix: "Set `dimensions` of the vector index to a number from 2 to 4096.",
  },
};

const TABLE_MISTAKES: Readonly<Record<string, Mistake>> = {
  InvalidTableName: { what: "has a name that Convex does not allow", fix: `Rename the table. ${NAME_RULES}` },
  TableNameReserved: {
    what: "has a name that Convex reserves",
    fix: "Rename the table: names that begin with an underscore belong to Convex.",
  },
  InvalidTopLevelTypeInSchemaError: {
    what: "has documents that are not objects",
    fix: "Give `defineTable` an object of validators, `v.object(…)`, a union of objects, or `v.any()`.",
  },
};

/** What Convex names after the error's code: a table and perhaps an index, or only an index. */
const PLACES =
  /[Tt]able "([\w-]{1,100})"[^\n"]{0,60}(?:"([\w.-]{1,200})")?|[Ii]ndex(?: name:)? "([\w.-]{1,200})"|table name: "([^"\n]{1,200})"/
    .source;

function codes(mistakes: Readonly<Record<string, Mistake>>): string {
  return Object.keys(mistakes).join("|");
}

export const SCHEMA_FAILURES: readonly FailurePattern[] = [
  {
    code: "schema-invalid",
    pattern: new RegExp(`\\b(${codes(MISTAKES)}): (?:[\\s\\S]{0,200}?(?:${PLACES}))?`),
    fields: [NAME, NAME, IMPORT, IMPORT],
    explain: ([, code = "", table, ofTable, alone]) => {
      const { what, fix } = MISTAKES[code] ?? UNKNOWN_FIELD;
      const index = ofTable ?? alone;
      return {
        cause: `${index === undefined ? "An index" : `The index ${codeSpan(index)}`}${table === undefined ? "" : ` of table \`${table}\``} in \`schema.ts\` ${what}, so nothing was pushed.`,
        fix,
        link: INDEXES,
      };
    },
  },
  {
    code: "schema-invalid",
    // From the CLI, if `codegen.staticDataModel` of `convex.json` is on.
    pattern: /[✖×] System field (_\w{1,40}) present in table ([\w-]{1,100})/,
    fields: [NAME, NAME],
    explain: ([, field = "_id", table]) => ({
      cause: `${table === undefined ? "A table" : `The table \`${table}\``} in \`schema.ts\` defines the field \`${field}\`, which Convex adds by itself. Nothing was pushed.`,
      fix: "Remove the field from the table's definition: every document has `_id` and `_creationTime`.",
      link: `${DOCS}/database/schemas`,
    }),
  },
  {
    code: "schema-invalid",
    readsQuotedText: true,
    pattern: /evaluating your schema:\s{1,10}Uncaught Error: A validator is undefined\b/,
    explain: () => ({
      cause:
        "`schema.ts` uses a validator before it is defined, most likely because two files import each other. Nothing was pushed.",
      fix: "Move validators that the schema and other files use into a file that imports nothing of yours, and import them from there. The end of the output names the field.",
      link: `${DOCS}/error#undefined-validator`,
    }),
  },
  {
    code: "schema-invalid",
    pattern: new RegExp(`\\b(${codes(TABLE_MISTAKES)}): (?:[\\s\\S]{0,200}?(?:${PLACES}|(\\w{1,100}) is a reserved))?`),
    fields: [NAME, NAME, IMPORT, IMPORT, IMPORT, NAME],
    explain: ([, code = "", table, , , invalid, reserved]) => {
      const name = table ?? invalid ?? reserved;
      const { what, fix } = TABLE_MISTAKES[code] ?? UNKNOWN_FIELD;
      return {
        cause: `${name === undefined ? "A table" : `The table ${codeSpan(name)}`} in \`schema.ts\` ${what}, so nothing was pushed.`,
        fix,
        link: `${DOCS}/database/schemas`,
      };
    },
  },
];
