/** The `run-results` output: what the functions of `preview-run` and `run` returned. Pure. */

/** What a function returned, in Convex's encoding of values as JSON. */
export interface FunctionResult {
  /** As the workflow has it. */
  readonly name: string;
  /** Redacted. */
  readonly json: string;
}

/** Bytes. A job's outputs have 1 MiB in all, and later steps get them in their environment. */
const MAX_BYTES = 64 * 1024;
/** Convex's values are nested 64 levels deep at most: https://docs.convex.dev/production/state/limits */
const MAX_DEPTH = 80;

/** Characters that would get lost on the way to a later step, or that nobody sees. */
const INVISIBLE = /[\p{C}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/gu;

/**
 * A value as JSON, with secrets hidden in its texts, names and numbers. All else stays as it is: where a redactor would
 * only take out invisible characters, they are kept.
 *
 * @param redact - For text from elsewhere, see `Redactors`.
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
  // Not by assignment: a field may be called `__proto__`.
  return Object.fromEntries(
    Object.entries(value).map(([name, item]) => [hide(name), redactValue(item, hide, depth + 1)]),
  );
}

/**
 * The output: `[{"function": "seed:run", "value": …}]`, in the order in which they ran, in 64 KiB at most. A result for which
 * there is no room has `"omitted": true` in place of `value`.
 *
 * @returns The names of those that were left out, beside the output.
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
