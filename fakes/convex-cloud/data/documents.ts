import type { Schema } from "../schema.ts";
import { newDocumentId } from "./document-id.ts";

/** A document in the form of an export, with `_id` and `_creationTime`. */
export type Document = Readonly<Record<string, unknown>>;

export interface Table {
  readonly number: number;
  readonly documents: ReadonlyMap<string, Document>;
}

/** Number of the first user table. */
const FIRST_TABLE_NUMBER = 10_001;

/** The documents and stored files of one deployment. */
export class Documents {
  readonly #tables = new Map<string, Table>();
  /** Stored files by the ID of their document in `_storage`. */
  readonly files = new Map<string, Buffer>();
  #lastCreation = 0;

  /** The tables by name, also tables without documents. */
  get tables(): ReadonlyMap<string, Table> {
    return this.#tables;
  }

  /** The documents of a table, oldest first. */
  list(table: string): readonly Document[] {
    return [...(this.#tables.get(table)?.documents.values() ?? [])];
  }

  /** Gives every table of a pushed schema a number, in the order of their names. */
  prepare(schema: Schema | null): void {
    const names = (schema?.tables ?? []).map(({ tableName }) => tableName).sort();
    for (const name of names) if (!this.#tables.has(name)) this.#create(name);
  }

  /** Adds documents as a function of the app would. @returns Their IDs. */
  insert(table: string, ...documents: readonly Document[]): readonly string[] {
    const { number, documents: existing } = this.#tables.get(table) ?? this.#create(table);
    const added = documents.map((document) => {
      const id = newDocumentId(number);
      return [id, { ...document, _id: id, _creationTime: this.nextCreationTime() }] as const;
    });
    this.#tables.set(table, { number, documents: new Map([...existing, ...added]) });
    return added.map(([id]) => id);
  }

  delete(table: string, id: string): void {
    const found = this.#tables.get(table);
    if (found === undefined) return;
    this.#tables.set(table, { ...found, documents: new Map([...found.documents].filter(([one]) => one !== id)) });
  }

  /** Replaces the table with this name. */
  replace(name: string, table: Table): void {
    this.#tables.set(name, table);
  }

  /** @returns A number that no table has. */
  freeNumber(taken: ReadonlySet<number> = new Set()): number {
    const used = new Set([...this.#tables.values()].map(({ number }) => number));
    let number = FIRST_TABLE_NUMBER;
    while (used.has(number) || taken.has(number)) number += 1;
    return number;
  }

  nextCreationTime(): number {
    this.#lastCreation = Math.max(Date.now(), this.#lastCreation + 1);
    return this.#lastCreation;
  }

  #create(name: string): Table {
    const table = { number: this.freeNumber(), documents: new Map<string, Document>() };
    this.#tables.set(name, table);
    return table;
  }
}
