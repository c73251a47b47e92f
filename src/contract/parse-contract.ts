/** Parses what an app's modules export: JSON of any shape. All functions return `null` for a form that they do not know. */

import type { ConvexFunction, EnvVariable, HttpRoute, Index, Schema, Table } from "./contract.ts";
import { parseValidator } from "./validator.ts";

/** @param json - What `defineSchema(…).export()` returns, parsed. */
export function parseSchema(json: unknown): Schema | null {
  const { tables, schemaValidation } = asRecord(json);
  if (!Array.isArray(tables)) return null;
  const parsed = new Map<string, Table>();
  for (const table of tables) {
    const { tableName } = asRecord(table);
    const read = parseTable(asRecord(table));
    if (typeof tableName !== "string" || read === null) return null;
    parsed.set(tableName, read);
  }
  return { tables: parsed, schemaValidation: schemaValidation !== false };
}

function parseTable(table: Readonly<Record<string, unknown>>): Table | null {
  const document = parseValidator(table.documentType);
  const staged = table.stagedDocumentType ?? null;
  const stagedDocument = staged === null ? null : parseValidator(staged);
  if (document === null || (staged !== null && stagedDocument === null)) return null;
  const indexes = new Map(
    INDEX_LISTS.flatMap(([field, kind, isStaged]) => {
      const list = table[field];
      return Array.isArray(list) ? list.flatMap((one) => parseIndex(asRecord(one), kind, isStaged)) : [];
    }),
  );
  return { document, stagedDocument, indexes };
}

/** The fields of an exported table that list its indexes. */
const INDEX_LISTS: readonly (readonly [field: string, kind: Index["kind"], staged: boolean])[] = [
  ["indexes", "index", false],
  ["stagedDbIndexes", "index", true],
  ["searchIndexes", "search index", false],
  ["stagedSearchIndexes", "search index", true],
  ["vectorIndexes", "vector index", false],
  ["stagedVectorIndexes", "vector index", true],
];

function parseIndex(
  { indexDescriptor, ...definition }: Readonly<Record<string, unknown>>,
  kind: Index["kind"],
  staged: boolean,
): readonly (readonly [string, Index])[] {
  if (typeof indexDescriptor !== "string") return [];
  // Sort the filter fields, whose order makes no difference, but not the index's own fields.
  const filterFields = Array.isArray(definition.filterFields) ? [...definition.filterFields].sort() : undefined;
  const sorted = Object.entries({ ...definition, filterFields }).sort(([one], [other]) => (one < other ? -1 : 1));
  return [[indexDescriptor, { kind, staged, definition: JSON.stringify(sorted) }]];
}

const KINDS = ["query", "mutation", "action"] as const;

/** @param json - One exported function: `{ kind, visibility, args, returns }`, the validators as Convex exports them. */
export function parseFunction(json: unknown): ConvexFunction | null {
  const { kind, visibility, args, returns } = asRecord(json);
  const known = KINDS.find((one) => one === kind);
  const parsedArgs = parseValidator(args);
  const parsedReturns = returns === null ? null : parseValidator(returns);
  if (known === undefined || parsedArgs === null || (returns !== null && parsedReturns === null)) return null;
  if (visibility !== "public" && visibility !== "internal") return null;
  return { kind: known, visibility, args: parsedArgs, returns: parsedReturns };
}

/** @param json - What `httpRouter().getRoutes()` returns: arrays that begin with the path and the method. */
export function parseRoutes(json: unknown): readonly HttpRoute[] | null {
  if (!Array.isArray(json)) return null;
  const routes = json.map((one: unknown): HttpRoute | null => {
    const [path, method] = Array.isArray(one) ? (one as readonly unknown[]) : [];
    return typeof path === "string" && typeof method === "string" ? { path, method } : null;
  });
  return routes.every((route) => route !== null) ? routes : null;
}

/** @param json - What `cronJobs().export()` returns, parsed. */
export function parseCrons(json: unknown): ReadonlyMap<string, string> | null {
  if (typeof json !== "object" || json === null || Array.isArray(json)) return null;
  return new Map(Object.entries(json).map(([name, cron]) => [name, JSON.stringify(cron)]));
}

export interface ComponentDefinition {
  readonly mounts: readonly {
    /** The name under which it is mounted. */
    readonly name: string;
    /** Path of its definition. */
    readonly path: string;
    readonly httpPrefix: string | null;
  }[];
  readonly env: ReadonlyMap<string, EnvVariable>;
}

/** @param json - What `defineApp(…).export()` or `defineComponent(…).export()` returns. */
export function parseDefinition(json: unknown): ComponentDefinition | null {
  const { childComponents, httpMounts, envVars } = asRecord(json);
  if (!Array.isArray(childComponents)) return null;
  const prefixes = new Map(Object.entries(asRecord(httpMounts)).map(([prefix, target]) => [target, prefix]));
  const mounts = childComponents.map((one: unknown) => {
    const { name, path } = asRecord(one);
    if (typeof name !== "string" || typeof path !== "string") return null;
    return { name, path, httpPrefix: prefixes.get(`_reference/childComponent/${name}`) ?? null };
  });
  const env = parseEnv(envVars);
  return mounts.every((mount) => mount !== null) && env !== null ? { mounts, env } : null;
}

/** @param json - Pairs of a name and `{ value, optional }`, where `value` is a validator as JSON text. */
function parseEnv(json: unknown): ReadonlyMap<string, EnvVariable> | null {
  const variables = new Map<string, EnvVariable>();
  for (const pair of Array.isArray(json) ? (json as readonly unknown[]) : []) {
    const [name, declared] = Array.isArray(pair) ? (pair as readonly unknown[]) : [];
    const { value, optional } = asRecord(declared);
    const type = typeof value === "string" ? parseValidator(parseJson(value)) : null;
    if (typeof name !== "string" || type === null) return null;
    variables.set(name, { type, optional: optional === true });
  }
  return variables;
}

/** @returns `undefined` if the text is not JSON. */
function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function asRecord(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null ? (value as Readonly<Record<string, unknown>>) : {};
}
