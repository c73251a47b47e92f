/** The latest results of the long programs, stored in docs/reliability.json for the page. */

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FILE = fileURLToPath(new URL("../../docs/reliability.json", import.meta.url));

export interface Results {
  readonly leaks: {
    readonly runs: number;
    /** How many runs showed a secret. */
    readonly leaking: number;
    /** How often each kind of key was used, each end came about and each place was planted in. */
    readonly keys: Readonly<Record<string, number>>;
    readonly ends: Readonly<Record<string, number>>;
    readonly plants: Readonly<Record<string, number>>;
    /** ISO 8601. */
    readonly on: string;
  };
  readonly flood: {
    /** Printed by the build. */
    readonly megabytes: number;
    /** The most memory that `main` had, in MB, by what was printed. */
    readonly peaks: Readonly<Record<string, number>>;
    readonly on: string;
  };
  readonly records: {
    /** Played under the rules of `src/records/`. */
    readonly interleavings: number;
    /** How many interleavings broke each property. */
    readonly breaches: Readonly<Record<string, number>>;
    /** The same under the rules before those. */
    readonly before: { readonly interleavings: number; readonly breaches: Readonly<Record<string, number>> };
    readonly on: string;
  };
}

export function readResults(): Results {
  return JSON.parse(readFileSync(FILE, "utf8")) as Results;
}

/** Replaces one program's result. */
export function writeResult<Name extends keyof Results>(name: Name, result: Results[Name]): void {
  const others = existsSync(FILE) ? readResults() : {};
  writeFileSync(FILE, `${JSON.stringify({ ...others, [name]: result }, null, 2)}\n`);
}

/** Of the day on which a result is written down. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
