/** Parses the `run` and `preview-run` inputs: one Convex function per line, with its arguments as JSON. */

/** A call of one function. */
export interface FunctionCall {
  /** As written in the workflow, for display. */
  readonly name: string;
  /** As Convex's API takes it: `dir/module:function`. */
  readonly path: string;
  /** The arguments as JSON text, as written in the workflow. Never shown: they may contain secrets. */
  readonly argsJson: string;
}

export interface FunctionCalls {
  readonly calls: readonly FunctionCall[];
  /** A sentence for each line that cannot be used. Contains nothing of the line. */
  readonly errors: readonly string[];
}

/** With names of at most `MAX_NAME_LENGTH`, the output `run-results` has room for all names of both inputs. */
const MAX_CALLS = 100;
const MAX_NAME_LENGTH = 200;
/** Convex's limits: https://docs.convex.dev/production/state/limits */
const MAX_DEPTH = 64;
const MAX_FIELD_NAME_LENGTH = 1024;

const NAME_FORM =
  "a function such as `dir/module:function`, `dir/module` (its default export) or `internal.dir.module.function`";

/**
 * Parses lines of a function and, optionally, one JSON object. Ignores empty lines and lines that begin with `#`.
 *
 * @param input - The name of the input, for the errors.
 */
export function parseFunctionCalls(input: string, text: string): FunctionCalls {
  const calls: FunctionCall[] = [];
  const errors: string[] = [];
  for (const [index, raw] of text.split(/\r?\n|\r/).entries()) {
    const line = raw.trim();
    if (line === "" || line.startsWith("#")) continue;
    const parsed = parseLine(line);
    if (typeof parsed === "string") errors.push(`\`${input}\`: line ${index + 1} ${parsed}.`);
    else calls.push(parsed);
  }
  if (calls.length > MAX_CALLS) errors.push(`\`${input}\` must have at most ${MAX_CALLS} functions.`);
  return { calls: errors.length === 0 ? calls : [], errors };
}

/** @returns The call, or what is wrong with the line: a clause that continues "line 3 …", without a full stop. */
function parseLine(line: string): FunctionCall | string {
  const [name = "", args = ""] = splitAtFirst(line, /\s+/);
  const path = name.length > MAX_NAME_LENGTH ? null : parsePath(name);
  if (path === null) return `must begin with ${NAME_FORM}`;
  const argsJson = args === "" ? "{}" : args;
  const problem = findJsonProblem(argsJson);
  return problem === null ? { name, path, argsJson } : problem;
}

function splitAtFirst(text: string, separator: RegExp): readonly [string, string] {
  const match = separator.exec(text);
  return match === null ? [text, ""] : [text.slice(0, match.index), text.slice(match.index + match[0].length)];
}

/** Extensions of modules, which the CLI removes too (`parseFunctionName` in its `src/cli/lib/run.ts`). */
const EXTENSION = /\.[cm]?[jt]s$|\.[jt]sx$/;
/** Parts of the path to a module, and exports: `crates/convex/sync_types` of https://github.com/get-convex/convex-backend */
const FOLDER = /^(?=.*[A-Za-z0-9])\w{1,64}$/;
const EXPORT = /^(?=.*[A-Za-z0-9])[A-Za-z_]\w{0,63}$/;

/** @returns `dir/module:function`, or `null` if the name has none of the three forms. */
function parsePath(name: string): string | null {
  const isApi = /^(?:api|internal)\./.test(name);
  const parts = name.split(".");
  const [module = "", ...exported] = isApi ? [parts.slice(1, -1).join("/"), parts.at(-1) ?? ""] : name.split(":");
  if (exported.length > 1) return null;
  const functionName = exported[0] ?? "default";
  const folders = (isApi ? module : module.replace(EXTENSION, "")).split("/");
  return folders.every((part) => FOLDER.test(part)) && EXPORT.test(functionName)
    ? `${folders.join("/")}:${functionName}`
    : null;
}

/**
 * Finds what is wrong with the arguments: invalid JSON, values that Convex rejects, and values that would silently change
 * (a name that occurs twice, a number that is rounded).
 *
 * @returns A clause, or `null` if nothing is wrong.
 */
function findJsonProblem(text: string): string | null {
  let depth = 0;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]]/g)) {
    if (token === "{" || token === "[") depth += 1;
    if (depth > MAX_DEPTH) return `has arguments that are nested deeper than ${MAX_DEPTH} levels`;
    if (token === "}" || token === "]") depth -= 1;
  }
  if (!text.startsWith("{") || !isJson(text))
    return "must have one JSON object, and nothing else, behind the function (names and strings in double quotes, all on one line)";
  return findNameProblem(text) ?? findNumberProblem(text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Convex's encoding of values uses names that begin with `$`: `jsonToConvex` in the CLI's `src/values/value.ts`. */
const ENCODED = /^\{\s*"\$(?:integer|float|bytes)"\s*:\s*"[\w+/=]*"\s*\}/;

/** @param text - Valid JSON. */
function findNameProblem(text: string): string | null {
  const open: Set<string>[] = [];
  for (const token of text.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\]]/g)) {
    const [char, quoted, colon] = token;
    if (char === "{" || char === "[") open.push(new Set());
    else if (char === "}" || char === "]") open.pop();
    if (quoted === undefined || colon === undefined) continue;
    const name = JSON.parse(quoted) as string;
    const names = open.at(-1);
    if (names?.has(name)) return "has an object in its arguments that has the same name twice";
    names?.add(name);
    if (!/^[ -~]*$/.test(name) || name.length > MAX_FIELD_NAME_LENGTH)
      return `has a name in its arguments that Convex does not accept: names have only ASCII characters, ${MAX_FIELD_NAME_LENGTH} at most`;
    const isEncoded = open.length > 1 && ENCODED.test(text.slice(text.lastIndexOf("{", token.index)));
    if (name.startsWith("$") && !isEncoded)
      return 'has a name that begins with `$` in its arguments, which Convex reserves for `{"$integer": "<base64>"}`, `$float` and `$bytes`';
  }
  return null;
}

/** @param text - Valid JSON. */
function findNumberProblem(text: string): string | null {
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g)) {
    if (token.startsWith('"')) continue;
    const value = Number(token);
    if (!Number.isFinite(value)) return "has a number in its arguments that is too large";
    if (/^-?\d+$/.test(token) && !Number.isSafeInteger(value))
      return 'has a whole number in its arguments that would be rounded: beyond 2^53 write it as a string, or as `{"$integer": "<base64>"}`';
  }
  return null;
}
