import type { Schema } from "../schema.ts";
import { optionalFields } from "./validate-document.ts";
import { readZip, type ZipEntry } from "./zip.ts";

export type ImportFormat =
  | { readonly format: "csv" | "jsonl" | "json_array"; readonly table: string }
  | { readonly format: "zip" };

/** The content of an import file, parsed as in `crates/application/src/snapshot_import/parse.rs` of Convex's backend. */
export interface ParsedImport {
  readonly tables: ReadonlyMap<string, readonly unknown[]>;
  /** Numbers of the tables by name, from `_tables` of a snapshot, or null for other formats. */
  readonly numbers: ReadonlyMap<string, number> | null;
  /** Stored files by their IDs. */
  readonly files: ReadonlyMap<string, Buffer>;
}

/** Thrown for a file that Convex does not import, with Convex's message. */
export class ImportError extends Error {}

export function parseImport(format: ImportFormat, bytes: Buffer, schema: Schema | null): ParsedImport {
  if (format.format === "zip") return parseSnapshot(bytes);
  const documents = { csv: parseCsv, jsonl: parseLines, json_array: parseArray }[format.format](bytes);
  const kept =
    format.format === "csv" ? withoutEmptyOptionals(documents, optionalFields(schema, format.table)) : documents;
  return { tables: new Map([[format.table, kept]]), numbers: null, files: new Map() };
}

function parseSnapshot(bytes: Buffer): ParsedImport {
  const entries = readZip(bytes);
  if (entries === null) throw new ImportError("Hit an error while importing:\ninvalid zip file");
  const tables = new Map<string, readonly unknown[]>();
  const files = new Map<string, Buffer>();
  let numbers: Map<string, number> | null = null;
  for (const entry of entries) {
    const table = /^(?:.*\/)?([^/]+)\/documents\.jsonl$/.exec(entry.name)?.[1];
    const file = /(?:.*\/)?_storage\/([^/.]+)(?:\.[^/]+)?$/.exec(entry.name)?.[1];
    if (table === "_tables") numbers = tableNumbers(entry);
    else if (table !== undefined) {
      if (!isIdentifier(table)) {
        const message = `Hit an error while importing:\ntable name '${table}' invalid: ${identifierProblem(table)}`;
        throw new ImportError(message);
      }
      if (table === "_storage" || !table.startsWith("_")) tables.set(table, parseLines(entry.bytes));
    } else if (file !== undefined) files.set(file, entry.bytes);
  }
  for (const name of numbers?.keys() ?? []) if (!tables.has(name)) tables.set(name, []);
  return { tables, numbers, files };
}

function tableNumbers({ bytes }: ZipEntry): Map<string, number> {
  return new Map(
    parseLines(bytes).map((line) => {
      const { name, id } = line as { readonly name: string; readonly id: number };
      return [name, id];
    }),
  );
}

function parseLines(bytes: Buffer): readonly unknown[] {
  const lines = bytes.toString("utf8").split("\n");
  if (lines.at(-1) === "") lines.pop();
  return lines.map((line, at) => {
    try {
      return JSON.parse(line) as unknown;
    } catch {
      throw new ImportError(`Row ${at + 1} wasn't valid JSON: expected value at line 1 column 1`);
    }
  });
}

function parseArray(bytes: Buffer): readonly unknown[] {
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString("utf8"));
  } catch {
    throw new ImportError("Not valid JSON: expected value at line 1 column 1");
  }
  if (!Array.isArray(value)) throw new ImportError("Not a JSON array");
  return value;
}

function parseCsv(bytes: Buffer): readonly unknown[] {
  const [header = [], ...rows] = csvRows(bytes.toString("utf8"));
  const names = header.map((name) => name.replace(/^ +| +$/g, ""));
  for (const name of names) {
    if (isIdentifier(name)) continue;
    throw new ImportError(`CSV header "${name}" isn't a valid field name: ${identifierProblem(name)}`);
  }
  return rows.map((cells, at) => {
    if (cells.length !== names.length)
      throw new ImportError(`CSV row ${at + 1} doesn't have all of the fields in the header`);
    return Object.fromEntries(names.map((name, index) => [name, csvCell(cells[index] ?? "")]));
  });
}

/** https://www.rfc-editor.org/rfc/rfc4180 */
function csvRows(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [];
  const cell = /(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/y;
  let row: string[] = [];
  while (cell.lastIndex < text.length) {
    const match = cell.exec(text);
    if (match === null) throw new ImportError("Failed to parse CSV row 0: a quote is never closed");
    const [, quoted, plain = "", end] = match;
    row.push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === ",") continue;
    rows.push(row);
    row = [];
  }
  return rows;
}

/** The value of a cell: a number if it can be one, otherwise a string. */
function csvCell(text: string): unknown {
  return /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text) ? Number(text) : text;
}

function withoutEmptyOptionals(documents: readonly unknown[], optional: readonly string[]): readonly unknown[] {
  return documents.map((document) =>
    Object.fromEntries(
      Object.entries(document as object).filter(([name, value]) => value !== "" || !optional.includes(name)),
    ),
  );
}

/** Whether a text can be the name of a table or field: `crates/convex/sync_types/src/identifier.rs`. */
export function isIdentifier(text: string): boolean {
  return /^(?=.*[A-Za-z0-9])[A-Za-z_]\w{0,63}$/.test(text);
}

export function identifierProblem(text: string): string {
  return text.length > 64
    ? `Identifier is too long (${text.length} > maximum 64)`
    : `Invalid identifier: "${text}". Identifiers must start with a letter and can only contain letters, digits, and underscores.`;
}
