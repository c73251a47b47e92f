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

/** Marks a string as the ID of a document: a character that no field name and no literal contains. */
const ID_MARK = "\u{F0000}";

/** An ID of the table, as a string. Convex's real IDs contain the number of their table. */
export function documentId(table: string, number = 0): string {
  return `${ID_MARK}${table}${ID_MARK}${number}`;
}

/** @returns The table of an ID, or `null` if the string is not an ID. */
export function tableOfId(text: string): string | null {
  const [before, table, number] = text.split(ID_MARK);
  return before === "" && number !== undefined ? (table ?? null) : null;
}
