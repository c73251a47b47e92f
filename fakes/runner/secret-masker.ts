/**
 * The runner's secret masker. It replaces every registered value, and the encodings that the runner derives from it, by `***`.
 *
 * @see https://github.com/actions/runner/blob/main/src/Sdk/DTLogging/Logging/SecretMasker.cs
 * @see https://github.com/actions/runner/blob/main/src/Sdk/DTLogging/Logging/ValueEncoders.cs
 */
export class Masker {
  readonly #values = new Set<string>();
  readonly #patterns = new Set<string>();

  constructor(values: Iterable<string> = []) {
    for (const value of values) this.add(value);
  }

  /** The registered values, without the encodings that are derived from them. */
  get values(): string[] {
    return [...this.#values];
  }

  /** Registers a value of any length except the empty string. */
  add(value: string): void {
    if (value === "" || this.#values.has(value)) return;
    this.#values.add(value);
    for (const pattern of [value, ...encodings(value)]) if (pattern !== "") this.#patterns.add(pattern);
  }

  /** Registers a value and each of its trimmed lines, because output is masked line by line. */
  addWithLines(value: string): void {
    this.add(value);
    for (const line of value.split(/[\r\n]/)) this.add(line.trim());
  }

  /** Replaces every occurrence by `***`. Matches that overlap or touch become a single `***`. */
  mask(text: string): string {
    let shown = "";
    let end = 0;
    for (const [from, to] of this.#ranges(text)) {
      shown += `${text.slice(end, from)}***`;
      end = to;
    }
    return shown + text.slice(end);
  }

  #ranges(text: string): [from: number, to: number][] {
    const found: [number, number][] = [];
    for (const pattern of this.#patterns) {
      for (let at = text.indexOf(pattern); at >= 0; at = text.indexOf(pattern, at + 1)) {
        found.push([at, at + pattern.length]);
      }
    }
    found.sort((one, other) => one[0] - other[0]);
    const merged: [number, number][] = [];
    for (const range of found) {
      const last = merged.at(-1);
      if (last && range[0] <= last[1]) last[1] = Math.max(last[1], range[1]);
      else merged.push(range);
    }
    return merged;
  }
}

function encodings(value: string): string[] {
  const bytes = Buffer.from(value, "utf8");
  const base64From = (offset: number) => bytes.subarray(bytes.length > offset ? offset : 0).toString("base64");
  return [
    base64From(0),
    base64From(1),
    base64From(2),
    value.replaceAll('"', '\\"'),
    value.replaceAll("'", "''"),
    jsonEscaped(value),
    uriEscaped(value),
    xmlEscaped(value),
    withoutQuotes(value),
    ...aroundAmpersand(value),
  ];
}

/** Escapes a text as Newtonsoft.Json does, including the line separators that `JSON.stringify` does not escape. */
function jsonEscaped(value: string): string {
  return JSON.stringify(value)
    .slice(1, -1)
    .replace(/[\u0085\u2028\u2029]/g, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`);
}

/** Escapes a text like `Uri.EscapeDataString`, which unlike `encodeURIComponent` also escapes `! ' ( ) *`. */
function uriEscaped(value: string): string {
  return encodeURIComponent(value.toWellFormed()).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function xmlEscaped(value: string): string {
  const entities: Record<string, string> = { "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&apos;", "&": "&amp;" };
  return value.replace(/[<>"'&]/g, (character) => entities[character] ?? character);
}

function withoutQuotes(value: string): string {
  return value.length > 8 && value.startsWith('"') && value.endsWith('"') ? value.slice(1, -1) : "";
}

/** The parts of a secret around `&`, where PowerShell's colours split an argument. Parts under 6 characters are not masked. */
function aroundAmpersand(value: string): string[] {
  const plus = value.indexOf("&+");
  const at = plus >= 0 ? plus : value.lastIndexOf("&");
  if (at < 0) return [];
  const before = value.slice(0, at + (plus >= 0 ? 2 : 1));
  const after = value.slice(at + (plus >= 0 ? 3 : 1));
  return [before, after].filter((part) => part.length >= 6);
}
