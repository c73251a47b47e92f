/** Values as Convex stores and passes them. https://docs.convex.dev/database/types */

export type ConvexValue =
  | null
  | bigint
  | number
  | boolean
  | string
  | Uint8Array
  | readonly ConvexValue[]
  | ReadonlyMap<string, ConvexValue>;

/** Marks a string as the id of a document: a character that no name of a field and no literal has. */
const ID_MARK = "\u{F0000}";

/** An id of the table, as a string. Convex's real ids hold the number of their table in the same way. */
export function documentId(table: string, number = 0): string {
  return `${ID_MARK}${table}${ID_MARK}${number}`;
}

/** @returns The table that a string is an id of, or `null` if it is no id. */
export function tableOfId(text: string): string | null {
  const [before, table, number] = text.split(ID_MARK);
  return before === "" && number !== undefined ? (table ?? null) : null;
}
