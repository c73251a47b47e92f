import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { ApiError } from "../api-error.ts";
import type { Schema } from "../schema.ts";
import type { Document, Documents } from "./documents.ts";
import { Gate } from "./gate.ts";
import { writeZip, type ZipEntry } from "./zip.ts";

type Requestor = "snapshotExport" | "cloudBackup";

/** A document of the system table `_exports`, which `src/cli/lib/convexExport.ts` of the convex package reads. */
export type ExportState =
  | { readonly state: "requested" }
  | { readonly state: "in_progress"; readonly start_ts: bigint }
  | {
      readonly state: "completed";
      readonly start_ts: bigint;
      readonly complete_ts: bigint;
      readonly zip_object_key: string;
    }
  | { readonly state: "failed"; readonly start_ts: bigint; readonly failed_ts: bigint };

export interface ExportRecord {
  readonly requestor: Requestor;
  readonly includeStorage: boolean;
  state: ExportState;
  archive: Buffer | null;
}

/** Time between two states of an export, in milliseconds. */
const STEP_MS = 5;

const README = "# Welcome to your Convex snapshot export!\n";

/** Exports of one deployment, one at a time: `request_export` and `crates/exports` of Convex's backend. */
export class SnapshotExports {
  readonly #documents: Documents;
  readonly #schema: () => Schema | null;
  readonly #changed: () => void;
  readonly #exports: ExportRecord[] = [];
  /** Delays exports that have started, while it is closed. */
  readonly gate = new Gate();
  #failsNext = false;

  /** @param changed - Called after each change of a state. */
  constructor(documents: Documents, schema: () => Schema | null, changed: () => void) {
    this.#documents = documents;
    this.#schema = schema;
    this.#changed = changed;
  }

  /** All exports, oldest first. */
  get list(): readonly ExportRecord[] {
    return this.#exports;
  }

  /** The export that was requested last. */
  get latest(): ExportRecord | null {
    return this.#exports.findLast(({ requestor }) => requestor === "snapshotExport") ?? null;
  }

  /** Lets the next export fail. */
  failNext(): void {
    this.#failsNext = true;
  }

  request(includeStorage: boolean, requestor: Requestor = "snapshotExport"): void {
    if (this.#exports.some(({ state: { state } }) => state === "requested" || state === "in_progress")) {
      const message = "There is already an export requested or in progress.";
      throw new ApiError(400, "ExportInProgress", message);
    }
    const record: ExportRecord = { requestor, includeStorage, state: { state: "requested" }, archive: null };
    this.#exports.push(record);
    this.#changed();
    void this.#work(record);
  }

  /** @param id - The time of the snapshot, in nanoseconds since the epoch. */
  download(id: string): { readonly bytes: Buffer; readonly name: string } {
    const found = this.#exports.find(({ state }) => state.state === "completed" && String(state.start_ts) === id);
    if (found?.archive == null) throw new ApiError(404, "ExportNotFound", "The requested export was not found");
    return { bytes: found.archive, name: `snapshot_${id}.zip` };
  }

  async #work(record: ExportRecord): Promise<void> {
    await sleep(STEP_MS, undefined, { ref: false });
    const start_ts = BigInt(Date.now()) * 1_000_000n + BigInt(this.#exports.length);
    record.state = { state: "in_progress", start_ts };
    this.#changed();
    await this.gate.passed();
    await sleep(STEP_MS, undefined, { ref: false });
    const ended = BigInt(Date.now()) * 1_000_000n;
    if (this.#failsNext) record.state = { state: "failed", start_ts, failed_ts: ended };
    else {
      this.#documents.prepare(this.#schema());
      record.archive = snapshotOf(this.#documents, record.includeStorage);
      record.state = { state: "completed", start_ts, complete_ts: ended, zip_object_key: randomUUID() };
    }
    this.#failsNext = false;
    this.#changed();
  }
}

function snapshotOf({ tables, files }: Documents, includeStorage: boolean): Buffer {
  const all = [...tables].sort(([, { number: one }], [, { number: other }]) => one - other);
  const users = all.filter(([name]) => !name.startsWith("_"));
  const entries: ZipEntry[] = [
    { name: "README.md", bytes: Buffer.from(README) },
    jsonLines(
      "_tables/documents.jsonl",
      users.map(([name, { number }]) => ({ name, id: number })),
    ),
    ...users.flatMap(([name, { documents }]) => [
      jsonLines(`${name}/documents.jsonl`, [...documents.values()]),
      { name: `${name}/generated_schema.jsonl`, bytes: Buffer.from('"uniform"\n') },
    ]),
  ];
  if (includeStorage) {
    entries.push(jsonLines("_storage/documents.jsonl", [...(tables.get("_storage")?.documents.values() ?? [])]));
    for (const [id, bytes] of files) entries.push({ name: `_storage/${id}`, bytes });
  }
  return writeZip(entries);
}

function jsonLines(name: string, documents: readonly Document[]): ZipEntry {
  return { name, bytes: Buffer.from(documents.map((document) => `${JSON.stringify(document)}\n`).join("")) };
}
