import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { ApiError, badBody } from "../api-error.ts";
import { isObject } from "../http-server.ts";
import type { Schema } from "../schema.ts";
import { newDocumentId, tableNumberOf } from "./document-id.ts";
import type { Document, Documents } from "./documents.ts";
import { Gate } from "./gate.ts";
import {
  ImportError,
  type ImportFormat,
  identifierProblem,
  isIdentifier,
  type ParsedImport,
  parseImport,
} from "./parse-import.ts";
import { mismatchWithSchema, referencedTables } from "./validate-document.ts";

/** A document of `_snapshot_imports`, which `src/cli/lib/convexImport.ts` of the convex package reads. */
export type ImportState =
  | { readonly state: "uploaded" }
  | {
      readonly state: "waiting_for_confirmation";
      readonly message_to_confirm: string;
      readonly require_manual_confirmation: boolean;
    }
  | {
      readonly state: "in_progress";
      readonly progress_message: string;
      readonly checkpoint_messages: readonly string[];
    }
  | { readonly state: "completed"; readonly timestamp: bigint; readonly num_rows_written: bigint }
  | { readonly state: "failed"; readonly error_message: string };

export interface ImportRecord {
  readonly id: string;
  readonly creationTime: number;
  readonly format: ImportFormat;
  readonly mode: "RequireEmpty" | "Append" | "Replace" | "ReplaceAll";
  readonly bytes: Buffer;
  state: ImportState;
}

/** Minimum size in bytes for every part of an upload except the last one. */
const MIN_PART_BYTES = 5 * 1024 * 1024;
/** Number of the system table `_snapshot_imports`. It can be any number below those of the user tables. */
const IMPORTS_TABLE = 17;
/** Time between two states of an import, in milliseconds. */
const STEP_MS = 5;

const MODES = { requireEmpty: "RequireEmpty", append: "Append", replace: "Replace", replaceAll: "ReplaceAll" } as const;
const FORMATS = { csv: "csv", jsonLines: "jsonl", jsonArray: "json_array" } as const;

interface Upload {
  readonly parts: Map<number, { readonly token: string; readonly bytes: Buffer }>;
}

/**
 * Imports of one deployment, one at a time, in the background. A confirmed import continues without the CLI. Rules and
 * messages: `crates/application/src/snapshot_import` of Convex's backend.
 */
export class SnapshotImports {
  readonly #documents: Documents;
  readonly #schema: () => Schema | null;
  readonly #changed: () => void;
  readonly #uploads = new Map<string, Upload>();
  readonly #imports: ImportRecord[] = [];
  /** Delays confirmed imports, while it is closed. */
  readonly gate = new Gate();
  #working: Promise<void> = Promise.resolve();

  /** @param changed - Called after each change of a state. */
  constructor(documents: Documents, schema: () => Schema | null, changed: () => void) {
    this.#documents = documents;
    this.#schema = schema;
    this.#changed = changed;
  }

  /** All imports, newest first. */
  get list(): readonly ImportRecord[] {
    return this.#imports.toReversed();
  }

  find(id: string): ImportRecord | null {
    return this.#imports.find((one) => one.id === id) ?? null;
  }

  startUpload(): { readonly uploadToken: string } {
    const uploadToken = `upload/${randomUUID()}`;
    this.#uploads.set(uploadToken, { parts: new Map() });
    return { uploadToken };
  }

  uploadPart(uploadToken: string | null, partNumber: string | null, bytes: Buffer): string {
    const upload = this.#uploads.get(uploadToken ?? "");
    if (upload === undefined) throw new ApiError(400, "InvalidUploadToken", "There is no such upload.");
    if (!/^[1-9]\d{0,4}$/.test(partNumber ?? "") || Number(partNumber) > 9_999)
      throw badBody("Failed to deserialize query string: invalid `partNumber`");
    const token = randomUUID();
    upload.parts.set(Number(partNumber), { token, bytes });
    return token;
  }

  finishUpload(body: Readonly<Record<string, unknown>>): { readonly importId: string } {
    const { import: wanted, uploadToken, partTokens } = body;
    if (!isObject(wanted) || typeof uploadToken !== "string" || !Array.isArray(partTokens))
      throw badBody("Failed to parse the request body as JSON: missing field `import`, `uploadToken` or `partTokens`");
    const { mode = "replace" } = wanted;
    if (typeof mode !== "string" || !Object.hasOwn(MODES, mode)) throw badBody("unknown variant of `mode`");
    const format = readFormat(wanted);
    const bytes = this.#assemble(uploadToken, partTokens);
    const record: ImportRecord = {
      id: newDocumentId(IMPORTS_TABLE),
      creationTime: Date.now(),
      format,
      mode: MODES[mode as keyof typeof MODES],
      bytes,
      state: { state: "uploaded" },
    };
    this.#imports.push(record);
    this.#changed();
    this.#queue(() => this.#review(record));
    return { importId: record.id };
  }

  /** Starts a reviewed import. A second confirmation changes nothing. */
  confirm(importId: unknown): void {
    const record = typeof importId === "string" ? this.find(importId) : null;
    if (record === null) throw new ApiError(400, "InvalidImport", `invalid import id ${String(importId)}`);
    if (record.state.state === "uploaded") throw new ApiError(500, "InternalServerError", "Import is not ready");
    if (record.state.state !== "waiting_for_confirmation") return;
    this.#set(record, { state: "in_progress", progress_message: "Importing", checkpoint_messages: [] });
    this.#queue(() => this.#perform(record));
  }

  #assemble(uploadToken: string, partTokens: readonly unknown[]): Buffer {
    const upload = this.#uploads.get(uploadToken);
    if (upload === undefined) throw new ApiError(400, "InvalidUploadToken", "There is no such upload.");
    const parts = [...upload.parts].sort(([one], [other]) => one - other);
    const isInOrder = parts.every(([number, { token }], at) => number === at + 1 && token === partTokens[at]);
    if (!isInOrder || parts.length !== partTokens.length)
      throw new ApiError(400, "InvalidPart", "The parts of the upload are not those that were uploaded.");
    if (parts.slice(0, -1).some(([, { bytes }]) => bytes.length < MIN_PART_BYTES))
      throw new ApiError(400, "EntityTooSmall", "A part of the upload is smaller than the minimum.");
    this.#uploads.delete(uploadToken);
    return Buffer.concat(parts.map(([, { bytes }]) => bytes));
  }

  #queue(work: () => void | Promise<void>): void {
    this.#working = this.#working.then(async () => {
      await sleep(STEP_MS, undefined, { ref: false });
      await work();
    });
  }

  #set(record: ImportRecord, state: ImportState): void {
    record.state = state;
    this.#changed();
  }

  #review(record: ImportRecord): void {
    try {
      this.#documents.prepare(this.#schema());
      const parsed = parseImport(record.format, record.bytes, this.#schema());
      const rows = [...parsed.tables].map(([name, added]) => {
        const existing = this.#documents.list(name).length;
        if (record.mode === "RequireEmpty" && existing > 0) throw tableExists(name);
        return `${name} | ${added.length} | 0 of ${existing} |`;
      });
      const notice =
        "Once the import has started, it will run in the background.\nInterrupting `npx convex import` will not cancel it.";
      const message = ["Import change summary:", "table | create | delete |", ...rows, notice].join("\n");
      this.#set(record, {
        state: "waiting_for_confirmation",
        message_to_confirm: message,
        require_manual_confirmation: false,
      });
    } catch (error) {
      this.#fail(record, error);
    }
  }

  async #perform(record: ImportRecord): Promise<void> {
    try {
      const schema = this.#schema();
      const parsed = parseImport(record.format, record.bytes, schema);
      for (const name of parsed.tables.keys())
        if (record.mode === "RequireEmpty" && this.#documents.list(name).length > 0) throw tableExists(name);
      const numbers = this.#assignNumbers(parsed);
      const rows = await this.#rowsOf(parsed, numbers, schema, record);
      await this.gate.passed();
      if (JSON.stringify(this.#schema()) !== JSON.stringify(schema))
        throw wrapped(
          "Could not complete import because schema changed. Avoid modifying schema.ts while importing tables",
        );
      this.#checkReferences(numbers, schema);
      let written = 0;
      for (const [name, documents] of rows) {
        const number = numbers.get(name) ?? 0;
        this.#documents.replace(name, { number, documents });
        if (name !== "_storage") written += documents.size;
      }
      for (const [id, bytes] of parsed.files) this.#documents.files.set(id, bytes);
      const [timestamp, count] = [BigInt(Date.now()) * 1_000_000n, BigInt(written)];
      this.#set(record, { state: "completed", timestamp, num_rows_written: count });
    } catch (error) {
      this.#fail(record, error);
    }
  }

  /** The number from the snapshot or the first ID, otherwise the table's current number (`assign_table_numbers`). */
  #assignNumbers({ tables, numbers }: ParsedImport): ReadonlyMap<string, number> {
    const assigned = new Map<string, number>(numbers ?? []);
    for (const [name, documents] of tables) {
      if (assigned.has(name)) continue;
      const [first] = documents;
      const id = isObject(first) && typeof first._id === "string" ? tableNumberOf(first._id) : null;
      const current = this.#documents.tables.get(name)?.number;
      assigned.set(name, id ?? current ?? this.#documents.freeNumber(new Set(assigned.values())));
    }
    const byNumber = new Map([...assigned].map(([name, number]) => [number, name]));
    for (const [existing, { number }] of this.#documents.tables) {
      const imported = byNumber.get(number);
      if (imported === undefined || assigned.has(existing)) continue;
      throw wrapped(
        `New table \`${imported}\` has IDs that conflict with existing table \`${existing}\`. To delete all existing tables, import with \`npx convex import --replace-all\`.`,
      );
    }
    return assigned;
  }

  async #rowsOf(
    { tables }: ParsedImport,
    numbers: ReadonlyMap<string, number>,
    schema: Schema | null,
    record: ImportRecord,
  ): Promise<ReadonlyMap<string, ReadonlyMap<string, Document>>> {
    const after = new Map([...this.#documents.tables].map(([name, { number }]) => [name, number]));
    for (const [name, number] of numbers) after.set(name, number);
    const names = new Map([...after].map(([name, number]) => [number, name]));
    const done: string[] = [];
    const rows = new Map<string, ReadonlyMap<string, Document>>();
    for (const [name, documents] of tables) {
      this.#set(record, {
        state: "in_progress",
        progress_message: `Importing "${name}"`,
        checkpoint_messages: [...done],
      });
      // Let subscriptions see each step.
      await sleep(STEP_MS, undefined, { ref: false });
      const kept = documents.map((document, at) => this.#rowOf(document, at, name, numbers.get(name) ?? 0));
      for (const row of kept) {
        const mismatch = mismatchWithSchema(schema, name, row, (number) => names.get(number) ?? null);
        if (mismatch !== null) throw wrapped(mismatch);
      }
      rows.set(name, new Map(kept.map((row) => [String(row._id), row])));
      if (rows.get(name)?.size !== kept.length) throw wrapped(`Objects in table "${name}" have duplicate _id fields`);
      done.push(`Imported "${name}" (${kept.length} documents)`);
    }
    this.#set(record, { state: "in_progress", progress_message: "Importing", checkpoint_messages: done });
    await sleep(STEP_MS, undefined, { ref: false });
    return rows;
  }

  #rowOf(document: unknown, at: number, table: string, number: number): Document {
    if (!isObject(document)) throw new ImportError(`Row ${at + 1} wasn't an object`);
    const { _id: given, _creationTime = this.#documents.nextCreationTime() } = document;
    const _id = typeof given === "string" ? given : newDocumentId(number);
    const found = tableNumberOf(_id);
    if (found === null) throw wrapped(`invalid _id '${_id}'`);
    if (found !== number)
      throw wrapped(
        `_id ${_id} cannot be imported into '${table}' because it came from a different deployment and conflict with preexisting tables in this deployment. Try deleting preexisting tables or importing into an empty deployment.`,
      );
    return { ...document, _id, _creationTime };
  }

  /** Remaining documents must not lose a table that they refer to (`ImportSchemaTableConstraint`). */
  #checkReferences(numbers: ReadonlyMap<string, number>, schema: Schema | null): void {
    for (const { tableName } of schema?.tables ?? []) {
      if (numbers.has(tableName) || this.#documents.list(tableName).length === 0) continue;
      for (const referenced of referencedTables(schema, tableName)) {
        const before = this.#documents.tables.get(referenced)?.number;
        const after = numbers.get(referenced);
        if (before === undefined || after === undefined || before === after) continue;
        throw wrapped(`Import changes table '${referenced}' which is referenced by '${tableName}' in the schema`);
      }
    }
  }

  #fail(record: ImportRecord, error: unknown): void {
    if (!(error instanceof ImportError)) throw error;
    this.#set(record, { state: "failed", error_message: error.message });
  }
}

function readFormat({ tableName, format }: Readonly<Record<string, unknown>>): ImportFormat {
  const name = tableName ?? null;
  if (name !== null && typeof name !== "string") throw badBody("invalid type for `tableName`");
  if (name !== null && !isIdentifier(name)) {
    const message = `invalid table name ${name}: ${identifierProblem(name)}`;
    throw new ApiError(400, "ImportInvalidName", message);
  }
  if (format === "zip") {
    if (name !== null) throw new ApiError(400, "InvalidName", "ZIP import cannot have table name");
    return { format: "zip" };
  }
  if (typeof format !== "string" || !Object.hasOwn(FORMATS, format)) throw badBody("unknown variant of `format`");
  if (name === null) throw new ApiError(400, "InvalidName", `${format} import requires table name`);
  if (name.startsWith("_")) {
    const message = `Invalid table name ${name} starts with metadata prefix '_'`;
    throw new ApiError(400, "InvalidTableName", message);
  }
  return { format: FORMATS[format as keyof typeof FORMATS], table: name };
}

function tableExists(name: string): ImportError {
  return new ImportError(`Table ${name} already exists. Please choose a new table name or use replace/append modes.`);
}

function wrapped(message: string): ImportError {
  return new ImportError(`Hit an error while importing:\n${message}`);
}
