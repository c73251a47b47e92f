/** Encodings of a text in different languages and tools, each with its own encoder. */

import type { Random } from "./random.ts";

type Spell = (text: string, random: Random) => string;

export const ENCODINGS: Readonly<Record<string, Spell>> = {
  "as it is": (text) => text,
  "a URL's parameter": (text) => `https://example.com/?key=${encodeURIComponent(text)}`,
  "a form": (text) => new URLSearchParams({ key: text }).toString(),
  "strict percent encoding": (text) =>
    encodeURIComponent(text).replace(/[!'()*]/g, (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`),
  "a URL's path": (text) => new URL(`https://example.com/${encodeURIComponent(text)}`).href,
  JSON: (text) => JSON.stringify({ key: text }),
  "JSON as PHP writes it": (text) => JSON.stringify(text).replaceAll("/", "\\/"),
  "JSON as PHP writes it for HTML": (text) =>
    coded(text.replaceAll("\\", "\\\\").replaceAll("/", "\\/"), /[<>&'"]/g, true),
  "JSON as Gson writes it": (text) => coded(JSON.stringify(text), /[<>&'=]/g, false),
  "JSON as .NET writes it": (text) => coded(text.replaceAll("\\", "\\\\"), /[<>&'"`+]/g, true),
  "JSON of codes": (text, random) => coded(text, /./g, random.next() < 0.5),
  HTML: (text) =>
    text
      .replaceAll("&", "&amp;")
      .replaceAll("<", "&lt;")
      .replaceAll(">", "&gt;")
      .replaceAll('"', "&quot;")
      .replaceAll("'", "&#39;"),
  "a word of a shell": (text) => `'${text.replaceAll("'", "'\\''")}'`,
  hex: (text) => Buffer.from(`k=${text}`).toString("hex"),
  "capital hex": (text) => Buffer.from(text).toString("hex").toUpperCase(),
  base64: (text, random) => Buffer.from(random.text("ab{", random.below(4)) + text).toString("base64"),
  base64url: (text, random) => Buffer.from(`${random.text("ab{", random.below(4))}${text}tail`).toString("base64url"),
  "basic authentication": (text) => `Basic ${Buffer.from(`:${text}`).toString("base64")}`,
  colours: (text, random) => {
    const at = random.below(text.length);
    return `${text.slice(0, at)}\u001b[31m${text.slice(at)}\u001b[0m`;
  },
  "characters that nobody sees": (text, random) => {
    const at = random.below(text.length);
    return `${text.slice(0, at)}${random.pick(["\u200b", "\u0008", "\u2060", "\u0000", "\u3164", "\u115f", "\u180b", "\ufe0f"])}${text.slice(at)}`;
  },
};

/** A text with some of its characters as JSON escapes of four hexadecimal digits. */
function coded(text: string, characters: RegExp, upperCase: boolean): string {
  return text.replace(characters, (char) => {
    const code = char.charCodeAt(0).toString(16).padStart(4, "0");
    return `\\u${upperCase ? code.toUpperCase() : code}`;
  });
}
