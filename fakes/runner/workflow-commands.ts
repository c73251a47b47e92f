/** A workflow command, parsed from a line of output as the runner does. */
export interface WorkflowCommand {
  /** The name as written. Names are case-insensitive. */
  readonly name: string;
  /** The properties, with their names in lower case. */
  readonly properties: ReadonlyMap<string, string>;
  readonly data: string;
}

/** White space of .NET's `TrimStart`. JavaScript's differs in U+0085 and U+FEFF. */
const WHITE_SPACE = "[\\t-\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000]*";
const LEADING_SPACE = new RegExp(`^${WHITE_SPACE}`);
const TRAILING_SPACE = new RegExp(`${WHITE_SPACE}$`);

/** The escapes, which are replaced one after the other, exactly in this order with `%25` last. */
const DATA_ESCAPES = [
  ["%0D", "\r"],
  ["%0A", "\n"],
  ["%25", "%"],
] as const;
const PROPERTY_ESCAPES = [
  ["%0D", "\r"],
  ["%0A", "\n"],
  ["%3A", ":"],
  ["%2C", ","],
  ["%25", "%"],
] as const;
const LEGACY_ESCAPES = [
  ["%3B", ";"],
  ["%0D", "\r"],
  ["%0A", "\n"],
  ["%5D", "]"],
  ["%25", "%"],
] as const;

/**
 * Parses the command in a line, regardless of who printed it: `::name key=value,…::data` after leading white space,
 * otherwise the legacy `##[name key=value;…]data` anywhere in the line (only the first `##[` counts).
 *
 * @param registered Names in lower case that the runner currently processes, including a stop token. Others are plain text.
 * @see https://github.com/actions/runner/blob/main/src/Runner.Common/ActionCommand.cs
 */
export function parseCommand(line: string, registered: ReadonlySet<string>): WorkflowCommand | null {
  return parseColons(line.replace(LEADING_SPACE, ""), registered) ?? parseLegacy(line, registered);
}

function parseColons(line: string, registered: ReadonlySet<string>): WorkflowCommand | null {
  if (!line.startsWith("::")) return null;
  const end = line.indexOf("::", 2);
  if (end < 0) return null;
  const [name, rest] = splitName(line.slice(2, end));
  if (!registered.has(name.toLowerCase())) return null;
  const list = rest.replace(LEADING_SPACE, "").replace(TRAILING_SPACE, "");
  return {
    name,
    properties: parseProperties(list, ",", PROPERTY_ESCAPES),
    data: unescaped(line.slice(end + 2), DATA_ESCAPES),
  };
}

function parseLegacy(line: string, registered: ReadonlySet<string>): WorkflowCommand | null {
  const start = line.indexOf("##[");
  if (start < 0) return null;
  const end = line.indexOf("]", start);
  if (end < 0) return null;
  const [name, rest] = splitName(line.slice(start + 3, end));
  if (!registered.has(name.toLowerCase())) return null;
  return {
    name,
    properties: parseProperties(rest, ";", LEGACY_ESCAPES),
    data: unescaped(line.slice(end + 1), LEGACY_ESCAPES),
  };
}

function splitName(info: string): [name: string, rest: string] {
  const space = info.indexOf(" ");
  // A space at the very start leaves an empty name, which is never registered.
  return space < 0 ? [info, ""] : [info.slice(0, space), info.slice(space + 1)];
}

type Escapes = readonly (readonly [escaped: string, plain: string])[];

function parseProperties(list: string, separator: string, escapes: Escapes): Map<string, string> {
  const properties = new Map<string, string>();
  for (const pair of list.split(separator)) {
    const [, key, value] = /^=*([^=]+)=+([\s\S]+)$/.exec(pair) ?? [];
    if (key !== undefined && value !== undefined) properties.set(key.toLowerCase(), unescaped(value, escapes));
  }
  return properties;
}

function unescaped(text: string, escapes: Escapes): string {
  return escapes.reduce((read, [escaped, plain]) => read.replaceAll(escaped, plain), text);
}
