import { dirname } from "node:path";

/** @returns `first` and the folders around it, up to `last` or else to the root. */
export function foldersUpTo(last: string, first: string): readonly string[] {
  const parent = dirname(first);
  return first === last || first === parent ? [first] : [first, ...foldersUpTo(last, parent)];
}
