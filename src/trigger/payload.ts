/**
 * Reads fields out of JSON whose shape nobody promised. A wrong shape is `null`, never a throw, so that
 * the caller decides what a missing field means.
 */

/** The object itself, or `null` for anything that is no object (arrays included). */
export function objectAt(value: unknown, ...path: string[]): Record<string, unknown> | null {
  const found = valueAt(value, ...path);
  return typeof found === "object" && found !== null && !Array.isArray(found)
    ? (found as Record<string, unknown>)
    : null;
}

/** A string that is not empty, or `null`. */
export function stringAt(value: unknown, ...path: string[]): string | null {
  const found = valueAt(value, ...path);
  return typeof found === "string" && found !== "" ? found : null;
}

/** A commit's full SHA in lower case, or `null`; the all-zero SHA, GitHub's "no commit", is `null` too. */
export function shaAt(value: unknown, ...path: string[]): string | null {
  const found = stringAt(value, ...path)?.toLowerCase() ?? "";
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(found) && !/^0+$/.test(found) ? found : null;
}

/** A number above 0 that GitHub could have given to an issue, a pull request or a run, or `null`. */
export function positiveIntegerAt(value: unknown, ...path: string[]): number | null {
  const found = valueAt(value, ...path);
  return typeof found === "number" && Number.isSafeInteger(found) && found > 0 ? found : null;
}

/** Only a JSON `true` is true. */
export function isTrue(value: unknown, ...path: string[]): boolean {
  return valueAt(value, ...path) === true;
}

/** Whether the field is there at all; JSON `null` is not. */
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
