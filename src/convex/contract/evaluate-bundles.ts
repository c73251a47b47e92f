/**
 * Loads bundles in a process without environment variables, which may read only the bundles and start no processes.
 * https://nodejs.org/api/permissions.html
 *
 * It has network access (docs/threat-model.md), as a build of the same code does.
 */

import { randomUUID } from "node:crypto";
import { copyFileSync, mkdirSync, realpathSync, writeFileSync } from "node:fs";
import { dirname, extname, join } from "node:path";
import { systemRoot } from "../../process/system-root.ts";
import { parseJson } from "../api/json.ts";
import type { EvaluatedModule, EvaluationPlan } from "./evaluation-plan.ts";
import type { Bundle } from "./push-request.ts";
import { runQuietly } from "./run-quietly.ts";

export interface EvaluateOptions {
  /** An empty folder for this evaluation. */
  readonly folder: string;
  /** Path of the evaluator's program. */
  readonly program: string;
  readonly signal: AbortSignal;
}

const MAX_MEMORY_MB = 1024;
const MAX_RESULT_BYTES = 32 * 1024 * 1024;

/**
 * Value for variables that modules read while they load, in a second attempt. Libraries accept it as a key, a URL or a
 * name.
 */
const PLACEHOLDER = "https://placeholder.invalid";

/**
 * @param files - The modules and everything that they import.
 * @returns The exports of each module by file. A module that could not be loaded has no entry.
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
  /** For each module that failed, the names of unset variables that it read. */
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

/** Node needs it to start on Windows. */
function systemVariables(): Readonly<Record<string, string>> {
  return process.platform === "win32" ? { SystemRoot: systemRoot(process.env) } : {};
}

function readResults(stdout: string, marker: string): Evaluation {
  const exports = new Map<string, unknown>();
  const missing = new Map<string, readonly string[]>();
  for (const line of stdout.split("\n")) {
    if (!line.startsWith(marker)) continue;
    const result = parseJson(line.slice(marker.length)) as {
      file: string;
      exports?: unknown;
      missing?: string[];
    } | null;
    if (result === null) continue;
    if (result.exports !== undefined) exports.set(result.file, result.exports);
    else if (Array.isArray(result.missing)) missing.set(result.file, result.missing);
  }
  return { exports, missing };
}
