/** Searches for a secret as an attacker would: by decoding, so that it does not depend on a list of encodings. */

import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { inflateRawSync } from "node:zlib";

/** Number of consecutive characters of a secret that count as a leak. */
const PART = 12;

/**
 * @returns The decodings with which the secret can be read from the text. Empty if there is no leak.
 *
 * @param part - Number of consecutive characters that count as a leak.
 */
export function findDecodings(text: string, secret: string, part = PART): readonly string[] {
  return Object.entries(DECODINGS)
    .filter(([, decode]) => decode(text).some((decoded) => showsPart(decoded, secret, part)))
    .map(([name]) => name);
}

function showsPart(text: string, secret: string, part: number): boolean {
  for (let start = 0; start + part <= secret.length; start += 1)
    if (text.includes(secret.slice(start, start + part))) return true;
  return false;
}

const DECODINGS: Readonly<Record<string, (text: string) => readonly string[]>> = {
  raw: (text) => [text],
  "without escape sequences": (text) => [
    text
      .replace(/\x1b\[[\d;]*[A-Za-z]/g, "")
      .replace(/[\x00-\x08\x0b-\x1f\x7f\u200b-\u200f\u2060\ufeff]|\u115f|\u180b|\u3164|\ufe0f/g, ""),
  ],
  percent: (text) => [
    text.replace(/%([0-9a-f]{2})/gi, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16))),
  ],
  "backslash escapes": (text) => [
    text
      .replace(/\\u([0-9a-f]{4})/gi, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16)))
      .replace(/\\(["'\\/])/g, "$1"),
  ],
  entities: (text) => [
    text
      .replace(/&#x([0-9a-f]+);/gi, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16)))
      .replace(/&#(\d+);/g, (_, digits) => String.fromCharCode(Number(digits)))
      .replace(/&(quot|apos|lt|gt|amp);/g, (_, name: string) => ENTITIES[name] ?? ""),
  ],
  hex: (text) =>
    (text.match(/[0-9a-f]{16,}/gi) ?? []).flatMap((run) =>
      [0, 1].map((offset) => Buffer.from(run.slice(offset), "hex").toString("latin1")),
    ),
  // The action's own data, in its comments and in the state of a step.
  packed: (text) => (text.match(/[\w+/]{40,}={0,2}/g) ?? []).flatMap(unpacked),
  base64: (text) =>
    (text.match(/[\w+/-]{12,}/g) ?? []).flatMap((run) =>
      [0, 1, 2, 3].map((offset) => Buffer.from(run.slice(offset), "base64").toString("latin1")),
    ),
};

function unpacked(data: string): readonly string[] {
  try {
    return [inflateRawSync(Buffer.from(data, "base64")).toString()];
  } catch {
    return [];
  }
}

const ENTITIES: Readonly<Record<string, string>> = { quot: '"', apos: "'", lt: "<", gt: ">", amp: "&" };

/** Every file below a folder, by path. Links are not followed. */
export function filesBelow(folder: string): ReadonlyMap<string, string> {
  const files = new Map<string, string>();
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && entry.name !== "node_modules")
      for (const [inner, text] of filesBelow(path)) files.set(inner, text);
    else if (entry.isFile()) files.set(path, readFileSync(path, "latin1"));
  }
  return files;
}

/** Watches the argument lists of all processes. Works only on Linux. On other systems it sees none. */
export class ArgumentWatch {
  readonly #seen = new Set<string>();
  readonly #timer: NodeJS.Timeout;

  constructor() {
    this.#timer = setInterval(() => this.#look(), 25);
  }

  end(): string {
    clearInterval(this.#timer);
    return [...this.#seen].join("\n");
  }

  #look(): void {
    if (process.platform !== "linux") return;
    for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
      try {
        this.#seen.add(readFileSync(`/proc/${pid}/cmdline`, "utf8"));
      } catch {
        // The process has ended.
      }
    }
  }
}
