/** The latest results of the long programs, stored in docs/reliability.json for the page. */

import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

const FILE = fileURLToPath(new URL("../../docs/reliability.json", import.meta.url));

export interface Results {
  readonly leaks: {
    readonly runs: number;
    /** Number of runs that leaked a secret. */
    readonly leaking: number;
    /** Number of runs for each kind of key, each result and each injection point. */
    readonly keys: Readonly<Record<string, number>>;
    readonly ends: Readonly<Record<string, number>>;
    readonly plants: Readonly<Record<string, number>>;
    /** Date as ISO 8601. */
    readonly on: string;
  };
  readonly flood: {
    /** Amount that the build printed. */
    readonly megabytes: number;
    /** Peak memory of `main` in MB, by the kind of output. */
    readonly peaks: Readonly<Record<string, number>>;
    readonly on: string;
  };
  readonly records: {
    /** Number of interleavings with the rules of `src/records/`. */
    readonly interleavings: number;
    /** Number of interleavings that violated each property. */
    readonly breaches: Readonly<Record<string, number>>;
    /** The same for the earlier rules. */
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

/** The date of a result. */
export function today(): string {
  return new Date().toISOString().slice(0, 10);
}
