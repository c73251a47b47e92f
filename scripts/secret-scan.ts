/**
 * Searches the files of this repository for secrets: `npm run lint:secrets [-- <folder>]`. Exits with 1 if there is one.
 * Files that git ignores are skipped, but not files that are not committed yet. A secret is reported with its location and
 * kind, never with its text.
 *
 * Made-up secrets of tests contain `123456789`, plain or in base64, and are ignored. A real secret does not contain it,
 * because its digits are random: fewer than one in 10^9 would.
 */
import { execFileSync } from "node:child_process";
import { lstatSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Patterns of secrets. Real secrets are longer than the shortest match. Short ones in tests only show a form. */
const SHAPES = [
  // https://docs.convex.dev/cli/deploy-key-types; `%7C` and `%3A`, as in a URL, are the same key.
  { kind: "Convex deploy key", shape: /[a-z]+(?::|%3A)[\w-]+(?:\||%7C)([\w+/-]{32,}=*)/gi },
  // 01 is the version of their encryption. Without it, a Markdown table with a hash would count as a key.
  { kind: "Convex admin key", shape: /[\w-]+(?:\||%7C)((?:01[0-9a-f]{46,}|eyJ[\w+/-]{29,})=*)/gi },
  { kind: "secret of a Convex deploy key", shape: /(?<![\w+/-])(eyJ2[\w+/-]{28,}=*)/g },
  { kind: "JSON Web Token", shape: /(?<![\w-])(eyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{20,})/g },
  { kind: "GitHub token", shape: /(?<!\w)(gh[pousr]_[\w.-]{36,}|github_pat_\w{40,})/g },
  { kind: "npm token", shape: /(?<!\w)(npm_[A-Za-z0-9]{36})(?!\w)/g },
  // Line breaks may be real, or written as `\n`.
  { kind: "private key", shape: /-----BEGIN [A-Z ]*PRIVATE KEY-----(?:\s|\\r|\\n)*([A-Za-z0-9+/=]{40,})/g },
];

export interface FoundSecret {
  /** Line number, from 1. */
  readonly line: number;
  readonly kind: string;
}

/** Finds the secrets in a text. One that matches several patterns is listed several times. */
export function secretsIn(text: string): readonly FoundSecret[] {
  return SHAPES.flatMap(({ kind, shape }) =>
    [...text.matchAll(shape)]
      .filter(([, secret = ""]) => !isMadeUp(secret))
      .map(({ index }) => ({ line: text.slice(0, index).split("\n").length, kind })),
  );
}

function isMadeUp(secret: string): boolean {
  const decoded = secret.split(".").map((part) => Buffer.from(part, "base64").toString("latin1"));
  return [secret, ...decoded].some((text) => text.includes("123456789"));
}

function filesOf(folder: string): readonly string[] {
  const list = ["ls-files", "-z", "--cached", "--others", "--exclude-standard", "--deduplicate"];
  return execFileSync("git", list, { cwd: folder, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 })
    .split("\0")
    .filter((file) => file !== "" && lstatSync(join(folder, file), { throwIfNoEntry: false })?.isFile());
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = process.argv[2] ?? dirname(dirname(fileURLToPath(import.meta.url)));
  const files = filesOf(folder);
  const found = files.flatMap((file) =>
    secretsIn(readFileSync(join(folder, file), "latin1")).map(({ line, kind }) => `${file}:${line}: ${kind}`),
  );
  for (const one of found) console.error(one);
  if (found.length > 0) {
    console.error("\nIs it real? Revoke it first, then take it out. Made up? Let it hold 123456789.");
    process.exit(1);
  }
  if (files.length === 0) throw new Error(`git lists no file in ${folder}.`);
  console.log(`No secret in ${files.length} files.`);
}
