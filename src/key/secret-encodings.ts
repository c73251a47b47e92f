/** The secrets of a key, and every encoding in which they may appear. */
import type { DeployKey } from "./deploy-key.ts";
import { MIN_SECRET_LENGTH } from "./parse-deploy-key.ts";

/**
 * The whole key and its secret part; never a prefix, a name or a slug, because masking these would drop outputs and links
 * that contain them. Empty if there is no key or it is malformed: then nothing of it is kept.
 */
export function getSecretValues(key: DeployKey | null): readonly string[] {
  if (key === null || key.kind === "malformed") return [];
  return unique([key.raw, key.secret]);
}

/**
 * Every encoding in which a secret is searched for, each of at least eight characters, without duplicates and without the
 * secret itself: base64 inside longer data, hex, percent encodings, escapes of JSON, XML and shells, escapes of non-ASCII
 * characters (in NFC and NFD), and, if the secret is itself base64 or percent-encoded, what it decodes to in all of these.
 */
export function encodeAll(secret: string): readonly string[] {
  const { texts, bytes } = decode(secret);
  const all = [...encodeSpellings(secret), ...texts.flatMap((text) => [text, ...encode(text)]), ...bytes.flatMap(hex)];
  return unique(all).filter((form) => form !== secret && form.length >= MIN_SECRET_LENGTH);
}

/**
 * The values for `::add-mask::`: the secrets, and the encodings that the runner does not derive itself. These include
 * base64: the runner's base64 forms end in padding, so it misses a secret inside longer data. Every value is one line of
 * printable text. Source of the runner's forms:
 * https://github.com/actions/runner/blob/main/src/Sdk/DTLogging/Logging/ValueEncoders.cs
 */
export function valuesToMask(secrets: readonly string[]): readonly string[] {
  const usable = secrets.filter((secret) => secret.length >= MIN_SECRET_LENGTH);
  const derived = new Set(usable.flatMap(maskedByRunner));
  return unique([...usable, ...usable.flatMap(encodeAll).filter((form) => !derived.has(form))]);
}

function maskedByRunner(secret: string): readonly string[] {
  return [json(secret), percent(secret, RESERVED, false), xml(secret, "&apos;"), secret.replaceAll("'", "''")];
}

/** PHP writes `&#039;`: https://www.php.net/htmlspecialchars */
const APOSTROPHES = ["&apos;", "&#39;", "&#039;", "&#x27;", "'"];

function encode(secret: string): readonly string[] {
  const percentForms = PERCENT_SETS.flatMap((set) => [percent(secret, set, false), percent(secret, set, true)]);
  return [
    ...base64Substrings(secret),
    ...hex(Buffer.from(secret)),
    ...percentForms,
    // HTML forms write a space as `+`.
    ...percentForms.map((form) => form.replaceAll("%20", "+")),
    ...jsonForms(secret),
    ...APOSTROPHES.map((apostrophe) => xml(secret, apostrophe)),
    ...quotesDoubled(secret),
    secret.replaceAll("'", "'\\''"),
    secret.replaceAll("\\", "\\\\"),
    ...escapeEveryCharacter(secret),
    ...escapeSymbols(secret),
  ];
}

/** Escapes each character, as cautious or obfuscating programs do. */
function escapeEveryCharacter(secret: string): readonly string[] {
  const all = /[\s\S]/gu;
  const bytes = hex(Buffer.from(secret));
  const units = hex(Buffer.from(secret, "utf16le").swap16());
  return [
    ...bytes.map((digits) => digits.replace(/../g, "%$&")),
    ...bytes.map((digits) => digits.replace(/../g, "\\x$&")),
    ...units.map((digits) => digits.replace(/..../g, "\\u$&")),
    ...entities(secret, all),
    ...entities(secret, all).map((form) => form.replaceAll("&#x", "&#X")),
  ];
}

/** Escapes every character but letters and digits, as OWASP's encoders for JavaScript and HTML do. */
function escapeSymbols(secret: string): readonly string[] {
  const signs = /[^A-Za-z0-9]/gu;
  return [
    ...inBothCases((upperCase) => secret.replace(signs, (char) => shortEscape(char, upperCase))),
    ...inBothCases((upperCase) => secret.replace(signs, (char) => escapedUnits(char, upperCase))),
    ...entities(secret, signs).filter((form) => form.includes("&#x")),
  ];
}

const NOT_ASCII = /[^\0-\x7f]/gu;

/** Some programs separate accents from their letters (NFD), and those that write only ASCII escape other characters. */
function encodeSpellings(secret: string): readonly string[] {
  const spellings = unique([secret, secret.normalize("NFC"), secret.normalize("NFD")]);
  return spellings.flatMap((one) => [one, ...encode(one), ...inAscii(one)]);
}

function inAscii(secret: string): readonly string[] {
  const escaping = (texts: readonly string[], written: (char: string, upperCase: boolean) => string) =>
    unique(texts).flatMap((text) =>
      inBothCases((upperCase) => text.replace(NOT_ASCII, (char) => written(char, upperCase))),
    );
  return [
    ...escaping(jsonForms(secret), escapedUnits),
    ...unique(APOSTROPHES.map((apostrophe) => xml(secret, apostrophe))).flatMap((text) => entities(text, NOT_ASCII)),
    ...escaping([secret], (char, upperCase) => `\\u{${hexOf(codePoint(char), 0, upperCase)}}`),
    // Python's `ascii`, its bytes, and git's and C's octal digits.
    ...escaping([secret], shortEscape),
    ...escaping([secret], escapedBytes),
    ...escaping([secret], (char) => Array.from(Buffer.from(char), (byte) => `\\${byte.toString(8)}`).join("")),
  ];
}

function inBothCases(write: (upperCase: boolean) => string): readonly string[] {
  return [write(false), write(true)];
}

function codePoint(char: string): number {
  return char.codePointAt(0) ?? 0;
}

function hexOf(value: number, digits: number, upperCase: boolean): string {
  const code = value.toString(16).padStart(digits, "0");
  return upperCase ? code.toUpperCase() : code;
}

/** `\xhh` for each byte in UTF-8. */
function escapedBytes(char: string, upperCase: boolean): string {
  return Array.from(Buffer.from(char), (byte) => `\\x${hexOf(byte, 2, upperCase)}`).join("");
}

/** As in JSON: `\uhhhh` for each UTF-16 code unit. */
function escapedUnits(char: string, upperCase: boolean): string {
  return Array.from({ length: char.length }, (_, at) => `\\u${hexOf(char.charCodeAt(at), 4, upperCase)}`).join("");
}

/** The shortest form that Python and OWASP's encoders use. */
function shortEscape(char: string, upperCase: boolean): string {
  const code = codePoint(char);
  if (code < 0x1_00) return `\\x${hexOf(code, 2, upperCase)}`;
  return code < 0x1_00_00 ? escapedUnits(char, upperCase) : `\\U${hexOf(code, 8, upperCase)}`;
}

/** HTML's numeric character references: decimal, and hexadecimal in both cases. */
function entities(text: string, characters: RegExp): readonly string[] {
  return [
    text.replace(characters, (char) => `&#${codePoint(char)};`),
    ...inBothCases((upperCase) => text.replace(characters, (char) => `&#x${hexOf(codePoint(char), 2, upperCase)};`)),
  ];
}

/**
 * The part of a base64 text that does not depend on the data before and after the secret: for each of the three positions
 * that its first byte can have in a group of three, in the standard and the URL-safe alphabet.
 */
function base64Substrings(secret: string): readonly string[] {
  return [0, 1, 2].flatMap((offset) => {
    const bits = 8 * (offset + Buffer.byteLength(secret));
    const text = Buffer.from("\0".repeat(offset) + secret).toString("base64");
    const core = text.slice(Math.ceil((8 * offset) / 6), Math.floor(bits / 6));
    return [core, core.replaceAll("+", "-").replaceAll("/", "_")];
  });
}

function hex(bytes: Buffer): readonly string[] {
  const lower = bytes.toString("hex");
  return [lower, lower.toUpperCase()];
}

/** RFC 3986, .NET's `Uri.EscapeDataString`. */
const RESERVED = /[^\w.~-]/gu;
/** The characters that each kind of percent-encoding escapes. */
const PERCENT_SETS = [
  RESERVED,
  // encodeURIComponent
  /[^\w.~!'()*-]/gu,
  // application/x-www-form-urlencoded
  /[^\w.*-]/gu,
  // path segments, Python's `quote`
  /[^\w.~/-]/gu,
  // encodeURI
  /[^\w.~!'()*;,/?:@&=+$#-]/gu,
];

function percent(secret: string, escaped: RegExp, lowerCase: boolean): string {
  return secret.replace(escaped, (text) => {
    const digits = Buffer.from(text).toString("hex");
    return (lowerCase ? digits : digits.toUpperCase()).replace(/../g, "%$&");
  });
}

function json(secret: string): string {
  return JSON.stringify(secret).slice(1, -1);
}

/** JSON as different libraries write it: many escape more characters than needed, so that it can be embedded in HTML. */
function jsonForms(secret: string): readonly string[] {
  const plain = json(secret);
  const escaping = (text: string, characters: RegExp, upperCase: boolean) =>
    text.replace(characters, (found) => {
      const code = found.charCodeAt(0).toString(16);
      return `\\u00${upperCase ? code.toUpperCase() : code}`;
    });
  // Libraries that write a quote as `\u0022` do not write `\"`.
  const unquoted = plain.replaceAll('\\"', '"');
  return [
    plain,
    plain.replaceAll("/", "\\/"),
    // Go, Rails, Gson.
    escaping(plain, /[<>&]/g, false),
    escaping(plain, /[<>&]/g, true),
    escaping(plain, /[<>&'=]/g, false),
    // .NET's `JavaScriptEncoder`: https://learn.microsoft.com/dotnet/standard/serialization/system-text-json/character-encoding
    escaping(unquoted, /[<>&"'`+]/g, true),
    // PHP's `JSON_HEX_*`: https://www.php.net/manual/json.constants.php
    escaping(unquoted, /[<>&"']/g, true).replaceAll("/", "\\/"),
  ];
}

function xml(secret: string, apostrophe: string): string {
  const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": apostrophe };
  return secret.replace(/[&<>"']/g, (found) => entities[found] ?? found);
}

function quotesDoubled(secret: string): readonly string[] {
  return [secret.replaceAll("'", "''"), secret.replaceAll('"', '""')];
}

/** `texts` are printable, so that no mask has a line break. `bytes` is decoded content that is not text. */
function decode(secret: string): { texts: readonly string[]; bytes: readonly Buffer[] } {
  const texts: string[] = [];
  const bytes: Buffer[] = [];
  if (/%[0-9a-f]{2}/i.test(secret)) texts.push(percentDecoded(secret));
  if (/^[\w+/-]+={0,2}$/.test(secret)) {
    const data = Buffer.from(secret, "base64");
    if (isPrintable(data.toString("latin1"))) texts.push(data.toString("latin1"));
    else bytes.push(data);
  }
  const long = texts.filter((text) => text.length >= MIN_SECRET_LENGTH && isPrintable(text));
  return { texts: [...long, ...long.flatMap(jsonValues)], bytes };
}

/** Correct for ASCII; texts with other characters are not used. */
function percentDecoded(secret: string): string {
  return secret.replace(/%([0-9a-f]{2})/gi, (_, digits: string) => String.fromCharCode(Number.parseInt(digits, 16)));
}

/** Convex's tokens are base64 of `{"v2":"<hex>"}`: a program that prints the parsed object shows only the value. */
function jsonValues(text: string): readonly string[] {
  try {
    const values: readonly unknown[] = Object.values(JSON.parse(text) as object);
    return values.filter((value) => typeof value === "string").filter((value) => /^[!-~]{16,}$/.test(value));
  } catch {
    return [];
  }
}

function isPrintable(text: string): boolean {
  return /^[ -~]+$/.test(text);
}

function unique(values: readonly string[]): readonly string[] {
  return [...new Set(values)];
}
