/** Parses the `preview-import` input: a snapshot, or one file per table. */

import { resolve } from "node:path";
import { isInside } from "../workspace/is-inside.ts";

/** A file to import. */
export interface ImportSource {
  /** `null` for a snapshot, which contains the names of its tables. */
  readonly table: string | null;
  /** A value of `convex import --format`. */
  readonly format: "zip" | "jsonLines" | "jsonArray" | "csv";
  /** Absolute. Inside the workspace as far as its text shows; links are resolved before use. */
  readonly path: string;
}

const FORMATS = { jsonl: "jsonLines", json: "jsonArray", csv: "csv" } as const;

/** Names that Convex accepts for a table: https://docs.convex.dev/database/import-export/import */
const TABLE = /^(?=.*[A-Za-z0-9])[A-Za-z]\w{0,63}$/;

/**
 * @param workspace - Absolute path, to which the paths are relative.
 * @returns The files in order, and a sentence for each line that cannot be used. Contains no values.
 */
export function parsePreviewImport(
  text: string,
  workspace: string,
): { readonly sources: readonly ImportSource[]; readonly errors: readonly string[] } {
  const lines = text
    .split("\n")
    .map((line, at) => ({ text: line.trim(), at: at + 1 }))
    .filter((line) => line.text !== "" && !line.text.startsWith("#"));
  const sources: ImportSource[] = [];
  const errors: string[] = [];
  for (const line of lines) {
    const source = parseLine(line.text, workspace);
    if (typeof source === "string") errors.push(`\`preview-import\`, line ${line.at}: ${source}`);
    else sources.push(source);
  }
  if (sources.length > 1 && sources.some(({ table }) => table === null))
    errors.push("`preview-import` must be one snapshot alone, or lines of `table=file`.");
  const tables = sources.flatMap(({ table }) => table?.toLowerCase() ?? []);
  if (new Set(tables).size < tables.length)
    errors.push("`preview-import` must name each table once: Convex does not import into a table that is not empty.");
  return { sources: errors.length === 0 ? sources : [], errors };
}

function parseLine(line: string, workspace: string): ImportSource | string {
  if (/[\p{Cc}]/u.test(line)) return "must not contain control characters.";
  const [, table, file] = /^(\w+)\s*=\s*(.*)$/.exec(line) ?? [];
  const isSnapshot = /\.zip$/i.test(line);
  if (isSnapshot && table !== undefined)
    return "a snapshot names its tables itself. Give the path of the `.zip` alone (with `./` in front where it contains `=`).";
  if (isSnapshot) return atPath(null, "zip", line, workspace);
  if (table === undefined || file === undefined)
    return "must be the path of a snapshot (`.zip`), or `table=file` with a `.jsonl`, `.json` or `.csv` file.";
  if (!TABLE.test(table))
    return "the name of a table must begin with a letter, and have at most 64 letters, digits and underscores.";
  const extension = /\.(\w+)$/.exec(file)?.[1]?.toLowerCase() ?? "";
  if (!Object.hasOwn(FORMATS, extension)) return "the file of a table must be a `.jsonl`, `.json` or `.csv` file.";
  return atPath(table, FORMATS[extension as keyof typeof FORMATS], file, workspace);
}

function atPath(
  table: string | null,
  format: ImportSource["format"],
  path: string,
  workspace: string,
): ImportSource | string {
  const whole = resolve(workspace, path);
  if (!isInside(workspace, whole)) return "the file must be inside the workspace. Paths are relative to the checkout.";
  return { table, format, path: whole };
}
