/**
 * Loads bundles in a process that has no environment, may read nothing but the bundles, and may start nothing.
 * https://nodejs.org/api/permissions.html
 *
 * The network stays open to it (docs/threat-model.md), which a build of the same code has as well.
 */

import { randomUUID } from "node:crypto";
import { copyFileSync, mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { parseJson } from "../../contract/parse-contract.ts";
import { systemRoot } from "../../process/system-root.ts";
import type { EvaluatedModule, EvaluationPlan } from "./evaluation-plan.ts";
import type { Bundle } from "./push-request.ts";
import { runQuietly } from "./run-quietly.ts";

export interface EvaluateOptions {
  /** An empty folder of this evaluation alone. */
  readonly folder: string;
  /** The evaluator's program. */
  readonly program: string;
  readonly signal: AbortSignal;
}

const MAX_MEMORY_MB = 1024;
const MAX_RESULT_BYTES = 32 * 1024 * 1024;

/**
 * Any text that a library takes for a key, an address or a name alike. A module that reads a variable when it is loaded
 * gets it on the second try.
 */
const PLACEHOLDER = "https://placeholder.invalid";

/**
 * @param files - Everything that the modules import, with them.
 * @returns What each module exports, by file; a module that could not be loaded has no entry.
 */
export async function evaluateBundles(
  files: readonly Bundle[],
  modules: readonly EvaluatedModule[],
  options: EvaluateOptions,
): Promise<ReadonlyMap<string, unknown>> {
  const folder = realpathSync(options.folder);
  for (const { path, source } of [...files, { path: "package.json", source: '{"type":"module"}' }]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), source);
  }
  const first = await evaluate(modules, [], folder, options);
  const failed = modules.filter(({ file }) => !first.exports.has(file));
  const placeholders = [...new Set(failed.flatMap(({ file }) => first.missing.get(file) ?? []))];
  if (placeholders.length === 0) return first.exports;
  const second = await evaluate(failed, placeholders, folder, options);
  return new Map([...first.exports, ...second.exports]);
}

interface Evaluation {
  readonly exports: ReadonlyMap<string, unknown>;
  /** Names of the variables that a module which failed had looked for. */
  readonly missing: ReadonlyMap<string, readonly string[]>;
}

async function evaluate(
  modules: readonly EvaluatedModule[],
  placeholders: readonly string[],
  folder: string,
  { program, signal }: EvaluateOptions,
): Promise<Evaluation> {
  const plan: EvaluationPlan = { modules, placeholders, placeholder: PLACEHOLDER };
  const evaluator = join(folder, `evaluator${extname(program)}`);
  copyFileSync(program, evaluator);
  writeFileSync(join(folder, "plan.json"), JSON.stringify(plan));
  const marker = `${randomUUID()} `;
  const flags = ["--permission", `--allow-fs-read=${folder}`, `--max-old-space-size=${MAX_MEMORY_MB}`, "--no-warnings"];
  const { stdout } = await runQuietly([...flags, evaluator, folder, marker], {
    cwd: folder,
    env: systemVariables(),
    signal,
    maxBytes: MAX_RESULT_BYTES,
  });
  return readResults(stdout, marker);
}

/** Node does not start on Windows without it. */
function systemVariables(): Readonly<Record<string, string>> {
  return process.platform === "win32" ? { SystemRoot: systemRoot(process.env) } : {};
}

function readResults(stdout: string, marker: string): Evaluation {
  const exports = new Map<string, unknown>();
  const missing = new Map<string, readonly string[]>();
  for (const line of stdout.split("\n")) {
    if (!line.startsWith(marker)) continue;
    const result = parseJson(line.slice(marker.length)) as
      | { file: string; exports?: unknown; missing?: string[] }
      | undefined;
    if (result === undefined) continue;
    if (result.exports !== undefined) exports.set(result.file, result.exports);
    else if (Array.isArray(result.missing)) missing.set(result.file, result.missing);
  }
  return { exports, missing };
}
