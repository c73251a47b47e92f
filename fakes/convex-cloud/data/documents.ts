import type { Schema } from "../schema.ts";
import { newDocumentId } from "./document-id.ts";

/** A document as exports write it, with `_id` and `_creationTime`. */
export type Document = Readonly<Record<string, unknown>>;

export interface Table {
  readonly number: number;
  readonly documents: ReadonlyMap<string, Document>;
}

/** The first number that a table of the user gets. */
const FIRST_TABLE_NUMBER = 10_001;

/** The documents and stored files of one deployment. */
export class Documents {
  readonly #tables = new Map<string, Table>();
  /** By the id of the document in `_storage`. */
  readonly files = new Map<string, Buffer>();
  #lastCreation = 0;

  /** The tables by name, those without documents too. */
  get tables(): ReadonlyMap<string, Table> {
    return this.#tables;
  }

  /** The documents of a table, the oldest first. */
  list(table: string): readonly Document[] {
    return [...(this.#tables.get(table)?.documents.values() ?? [])];
  }

  /** A push gives every table of its schema a number, in the order of their names. */
  prepare(schema: Schema | null): void {
    const names = (schema?.tables ?? []).map(({ tableName }) => tableName).sort();
    for (const name of names) if (!this.#tables.has(name)) this.#create(name);
  }

  /** Adds documents as a function of the app would. @returns Their ids. */
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

  /** Puts a whole table in place of what has its name. */
  replace(name: string, table: Table): void {
    this.#tables.set(name, table);
  }

  /** A number that no table has. */
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
