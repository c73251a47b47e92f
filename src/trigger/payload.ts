/**
 * Reads fields of JSON that may have any shape. A missing field, or one of another type, is `null`, so that the caller
 * decides what that means. Nothing here throws.
 */

/** @returns The object, or `null` for anything else, including arrays. */
export function objectAt(value: unknown, ...path: string[]): Record<string, unknown> | null {
  const found = valueAt(value, ...path);
  return typeof found === "object" && found !== null && !Array.isArray(found)
    ? (found as Record<string, unknown>)
    : null;
}

/** @returns A non-empty string, or `null`. */
export function stringAt(value: unknown, ...path: string[]): string | null {
  const found = valueAt(value, ...path);
  return typeof found === "string" && found !== "" ? found : null;
}

/** @returns A commit's full SHA in lower case, or `null`; also for the all-zero SHA, by which GitHub means "no commit". */
export function shaAt(value: unknown, ...path: string[]): string | null {
  const found = stringAt(value, ...path)?.toLowerCase() ?? "";
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(found) && !/^0+$/.test(found) ? found : null;
}

/** @returns A positive integer, such as the number of a pull request, or `null`. */
export function positiveIntegerAt(value: unknown, ...path: string[]): number | null {
  const found = valueAt(value, ...path);
  return typeof found === "number" && Number.isSafeInteger(found) && found > 0 ? found : null;
}

/** Only a JSON `true` is true. */
export function isTrue(value: unknown, ...path: string[]): boolean {
  return valueAt(value, ...path) === true;
}

/** Whether the field exists and is not `null`. */
export function has(value: unknown, ...path: string[]): boolean {
  return (valueAt(value, ...path) ?? null) !== null;
}

function valueAt(value: unknown, ...path: string[]): unknown {
  let found = value;
  for (const name of path) {
    if (typeof found !== "object" || found === null) return undefined;
    found = (found as Record<string, unknown>)[name];
  }
  return found;
}
