import { ApiError } from "./api-error.ts";
import { checkIndexes } from "./index-rules.ts";
import { EvaluationError, ModuleEvaluation, type PushedModule } from "./module-evaluation.ts";
import { isolateRuntime, SCHEMA } from "./runtimes.ts";

/** The parts of `defineSchema(…).export()` that the fake cloud reads. */
export interface Schema {
  readonly tables: readonly {
    readonly tableName: string;
    readonly indexes?: readonly DatabaseIndex[];
    readonly stagedDbIndexes?: readonly DatabaseIndex[];
    readonly searchIndexes?: readonly SearchIndex[];
    readonly stagedSearchIndexes?: readonly SearchIndex[];
    readonly vectorIndexes?: readonly VectorIndex[];
    readonly stagedVectorIndexes?: readonly VectorIndex[];
    readonly documentType: unknown;
  }[];
  readonly schemaValidation: boolean;
}
interface DatabaseIndex {
  readonly indexDescriptor: string;
  readonly fields: readonly string[];
}
interface SearchIndex {
  readonly indexDescriptor: string;
  readonly searchField: string;
  readonly filterFields: readonly string[];
}
interface VectorIndex {
  readonly indexDescriptor: string;
  readonly vectorField: string;
  readonly dimensions: number;
  readonly filterFields: readonly string[];
}

/** An index in the form in which pushes report it (`developerIndexConfig` in the CLI's deployApi/finishPush.ts). */
export type Index = { readonly name: string; readonly staged: boolean } & (
  | { readonly type: "database"; readonly fields: readonly string[] }
  | { readonly type: "search"; readonly searchField: string; readonly filterFields: readonly string[] }
  | {
      readonly type: "vector";
      readonly vectorField: string;
      readonly dimensions: number;
      readonly filterFields: readonly string[];
    }
);

/** The changes of a push to the indexes. An index whose definition changes is removed and added. */
export interface IndexDiff {
  readonly added_indexes: readonly Index[];
  readonly removed_indexes: readonly Index[];
  readonly enabled_indexes: readonly Index[];
  readonly disabled_indexes: readonly Index[];
}

/**
 * Evaluates the bundled `schema.ts`.
 *
 * @throws ApiError `InvalidSchema` if it throws or exports no schema, or another code if an index breaks a rule.
 */
export async function evaluateSchema(module: PushedModule): Promise<Schema> {
  const runtime = isolateRuntime(SCHEMA, (_, refuse) => {
    const message = "Environment variables unsupported when evaluating schema";
    return refuse(new ApiError(400, "NoEnvironmentVariablesInSchema", message));
  });
  try {
    const { default: definition } = await new ModuleEvaluation([module], runtime).exportsOf(module.path);
    const { export: exported } = (definition ?? {}) as { export?: () => string };
    if (exported === undefined) throw new EvaluationError("The schema module has no default export.");
    const schema = JSON.parse(exported.call(definition)) as Schema;
    checkIndexes(schema, indexesOf(schema));
    return schema;
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    throw new ApiError(400, "InvalidSchema", `Hit an error while evaluating your schema:\n${error.message}`);
  }
}

export function indexesOf(schema: Schema | null): readonly Index[] {
  return (schema?.tables ?? []).flatMap((table) => {
    const name = (index: { indexDescriptor: string }) => `${table.tableName}.${index.indexDescriptor}`;
    const database = (staged: boolean) => (index: DatabaseIndex) =>
      ({ name: name(index), type: "database", fields: [...index.fields, "_creationTime"], staged }) as const;
    const search = (staged: boolean) => (index: SearchIndex) => {
      const filterFields = asSet(index.filterFields);
      return { name: name(index), type: "search", searchField: index.searchField, filterFields, staged } as const;
    };
    const vector = (staged: boolean) => (index: VectorIndex) => {
      const { vectorField, dimensions } = index;
      const filterFields = asSet(index.filterFields);
      return { name: name(index), type: "vector", vectorField, dimensions, filterFields, staged } as const;
    };
    return [
      ...(table.indexes ?? []).map(database(false)),
      ...(table.stagedDbIndexes ?? []).map(database(true)),
      ...(table.searchIndexes ?? []).map(search(false)),
      ...(table.stagedSearchIndexes ?? []).map(search(true)),
      ...(table.vectorIndexes ?? []).map(vector(false)),
      ...(table.stagedVectorIndexes ?? []).map(vector(true)),
    ];
  });
}

/** Sorts filter fields. Convex stores them as a set, so their order does not matter. */
function asSet(fields: readonly string[]): readonly string[] {
  return [...new Set(fields)].sort();
}

export function diffIndexes(before: readonly Index[], after: readonly Index[]): IndexDiff {
  const same = (one: Index) => (other: Index) => definition(one) === definition(other);
  const kept = after.filter((index) => before.some(same(index)));
  const was = (index: Index) => before.find(same(index))?.staged === true;
  return {
    added_indexes: after.filter((index) => !before.some(same(index))),
    removed_indexes: before.filter((index) => !after.some(same(index))),
    enabled_indexes: kept.filter((index) => was(index) && !index.staged),
    disabled_indexes: kept.filter((index) => !was(index) && index.staged),
  };
}

/** An index without its `staged` flag, which can change without a new backfill. */
function definition(index: Index): string {
  return JSON.stringify({ ...index, staged: null });
}
