/** Limits for the size of a push: `crates/common/src/knobs.rs` and other constants of the open-source backend. */

import { deflateRawSync } from "node:zlib";
import { ApiError } from "./api-error.ts";
import type { PushedModule } from "./module-evaluation.ts";
import type { Schema } from "./schema.ts";

export interface PushLimits {
  readonly modules: number;
  /** In bytes. */
  readonly zippedSize: number;
  /** In bytes. */
  readonly unzippedSize: number;
  readonly tables: number;
  readonly indexesOfTable: number;
  readonly indexFields: number;
  readonly filterFields: number;
}

export const CLOUD_LIMITS: PushLimits = {
  modules: 4096,
  zippedSize: 90_000_000,
  unzippedSize: 230_000_000,
  tables: 10_000,
  indexesOfTable: 64,
  indexFields: 16,
  filterFields: 16,
};

/** @throws ApiError `ModulesTooLarge`, `InvalidModules` */
export function checkModules(modules: readonly PushedModule[], limits: PushLimits): void {
  const sources = modules.map(({ source }) => source).join("");
  const unzipped = Buffer.byteLength(sources);
  // Do not compress modules that are small enough without it.
  const zipped = unzipped < limits.zippedSize ? unzipped : deflateRawSync(sources).length;
  for (const [form, size, most] of [
    ["zipped", zipped, limits.zippedSize],
    ["unzipped", unzipped, limits.unzippedSize],
  ] as const)
    if (size >= most) {
      const message = `Total module size exceeded the ${form} maximum (${sizeText(size)} > maximum size ${sizeText(most)})`;
      throw new ApiError(400, "ModulesTooLarge", message);
    }
  const own = modules.filter(({ path }) => !path.startsWith("_deps/")).length;
  if (own <= limits.modules) return;
  const see = "See our docs (https://docs.convex.dev/using/writing-convex-functions#using-libraries) for more details.";
  const message = `Too many function files (${own} > maximum ${limits.modules}) in "convex/". ${see}`;
  throw new ApiError(400, "InvalidModules", message);
}

/** @throws ApiError `TooManyIndexes`, `IndexTooManyFields`, `IndexTooManyFilterFields` or `TooManyTables` */
export function checkSchema({ tables }: Schema, limits: PushLimits): void {
  const refuse = (code: string, message: string) => {
    throw new ApiError(400, code, `Hit an error while evaluating your schema:\n${message}`);
  };
  for (const table of tables) {
    const fields = [...(table.indexes ?? []), ...(table.stagedDbIndexes ?? [])];
    const filtered = [
      ...(table.searchIndexes ?? []),
      ...(table.stagedSearchIndexes ?? []),
      ...(table.vectorIndexes ?? []),
      ...(table.stagedVectorIndexes ?? []),
    ];
    const { indexesOfTable, indexFields, filterFields } = limits;
    if (fields.length + filtered.length > indexesOfTable)
      refuse("TooManyIndexes", `Table "${table.tableName}" cannot have more than ${indexesOfTable} indexes.`);
    if (fields.some((index) => index.fields.length > indexFields))
      refuse("IndexTooManyFields", `Indexes may have up to ${indexFields} fields.`);
    if (filtered.some((index) => index.filterFields.length > filterFields))
      refuse("IndexTooManyFilterFields", `Search indexes may have up to ${filterFields} filter fields.`);
  }
  if (tables.length > limits.tables)
    throw new ApiError(400, "TooManyTables", `Number of tables cannot exceed ${limits.tables}.`);
}

/** Formats a size like Rust's `humansize`. */
function sizeText(bytes: number): string {
  const units = ["B", "KiB", "MiB", "GiB"];
  const power = Math.min(units.length - 1, Math.floor(Math.log2(Math.max(bytes, 1)) / 10));
  return `${Number((bytes / 1024 ** power).toFixed(2))} ${units[power]}`;
}
