/** Builds the `run-results` output: what the functions of `preview-run` and `run` returned. */

/** What a function returned, in Convex's encoding of values as JSON. */
export interface FunctionResult {
  /** As written in the workflow. */
  readonly name: string;
  /** Redacted. */
  readonly json: string;
}

/** In bytes. A job's outputs have 1 MiB in total, and later steps get them in their environment. */
const MAX_BYTES = 64 * 1024;
/** Convex's values are nested at most 64 levels deep: https://docs.convex.dev/production/state/limits */
const MAX_DEPTH = 80;

/** Characters that are invisible, or could get lost on the way to a later step. */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * A value as JSON, with secrets redacted in its strings, field names and numbers. Nothing else changes: if a redactor
 * would only remove invisible characters, they are kept.
 *
 * @param redact - For external text, see `Redactors`.
 */
export function toResultJson(value: unknown, redact: (text: string) => string): string {
  const hide = (text: string) => {
    const redacted = redact(text);
    return redacted.includes("***") ? redacted : text;
  };
  const json = JSON.stringify(redactValue(value, hide, 0));
  return json.replace(INVISIBLE, (char) =>
    char
      .split("")
      .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`)
      .join(""),
  );
}

function redactValue(value: unknown, hide: (text: string) => string, depth: number): unknown {
  if (depth > MAX_DEPTH) return "***";
  if (typeof value === "string") return hide(value);
  if (typeof value === "number") return hide(String(value)) === String(value) ? value : "***";
  if (Array.isArray(value)) return value.map((item) => redactValue(item, hide, depth + 1));
  if (typeof value !== "object" || value === null) return value;
  // Do not assign: a field may be called `__proto__`.
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [hide(name), redactValue(item, hide, depth + 1)]),
  );
}

/**
 * The output: `[{"function": "seed:run", "value": …}]`, in the order of the calls, at most 64 KiB. A result that does not
 * fit has `"omitted": true` instead of `value`.
 *
 * @returns The output, and the names of the functions whose results were omitted.
 */
export function toRunResults(results: readonly FunctionResult[]): {
  readonly json: string;
  readonly omitted: readonly string[];
} {
  const items = results.map(({ name, json }) => {
    const start = `{"function":${JSON.stringify(name)},`;
    return { name, without: `${start}"omitted":true}`, whole: `${start}"value":${json}}` };
  });
  let left = MAX_BYTES - items.reduce((sum, { without }) => sum + without.length + 1, 1);
  const omitted: string[] = [];
  const shown: string[] = [];
  for (const { name, without, whole } of items) {
    const more = Buffer.byteLength(whole) - without.length;
    const fits = more <= left;
    if (fits) left -= more;
    else omitted.push(name);
    shown.push(fits ? whole : without);
  }
  return { json: `[${shown.join(",")}]`, omitted };
}
