/**
 * The program that loads an app's bundles and prints what they export. It runs without environment variables and with
 * access only to the bundles. The output and errors of modules are dropped.
 *
 * Arguments: the folder of the bundles, and a marker with which each line of the results begins.
 */

import { readFileSync, writeSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { Writable } from "node:stream";
import { pathToFileURL } from "node:url";
import type { EvaluationPlan } from "./convex/contract/evaluation-plan.ts";

const [folder = "", marker = ""] = process.argv.slice(2);
const exit = process.exit.bind(process);
const plan = JSON.parse(readFileSync(join(folder, "plan.json"), "utf8")) as EvaluationPlan;

/** Names of unset variables that the current module has read. */
let missing = new Set<string>();
silence();
// Packages in bundles for Node use these to load Node's own modules, as in Convex's Node runtime.
Object.assign(globalThis, {
  require: createRequire(import.meta.url),
  __dirname: folder,
  __filename: join(folder, "module.js"),
});
provideEnvironment(new Map(plan.placeholders.map((name) => [name, plan.placeholder])));
for (const { file, kind } of plan.modules) {
  missing = new Set();
  try {
    const module = (await import(/* webpackIgnore: true */ pathToFileURL(join(folder, file)).href)) as Record<
      string,
      unknown
    >;
    write({ file, exports: kind === "functions" ? exportsOf(module) : definitionOf(module.default) });
  } catch {
    write({ file, missing: [...missing] });
  }
}
exit(0);

function silence(): void {
  const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });
  for (const name of ["stdout", "stderr"] as const) Object.defineProperty(process, name, { value: nowhere() });
  const quiet = Object.fromEntries(Object.keys(console).map((name) => [name, () => {}]));
  Object.assign(console, quiet);
  // Ignore errors of what a module leaves running: they do not affect its exports.
  process.on("uncaughtException", () => {});
  process.on("unhandledRejection", () => {});
  process.exit = () => {
    throw new Error("A module tried to exit the process.");
  };
}

function provideEnvironment(values: ReadonlyMap<string, string>): void {
  process.env = new Proxy<NodeJS.ProcessEnv>(
    {},
    {
      get: (target, name) => {
        if (typeof name !== "string") return undefined;
        const value = target[name] ?? values.get(name);
        if (value === undefined) missing.add(name);
        return value;
      },
      has: (target, name) => name in target || (typeof name === "string" && values.has(name)),
    },
  );
}

/** A Convex function, as the SDK registers it. */
interface Registered {
  readonly isQuery?: boolean;
  readonly isMutation?: boolean;
  readonly isAction?: boolean;
  readonly isPublic?: boolean;
  readonly isInternal?: boolean;
  readonly exportArgs?: () => string;
  readonly exportReturns?: () => string;
}

function exportsOf(module: Record<string, unknown>): unknown {
  const functions = Object.entries(module).flatMap(([name, value]) => {
    const kind = kindOf(value);
    if (kind === null) return [];
    const { isInternal, isPublic, exportArgs, exportReturns } = value as Registered;
    const visibility = isInternal === true ? "internal" : isPublic === true ? "public" : null;
    const args: unknown = exportArgs === undefined ? { type: "any" } : JSON.parse(exportArgs());
    const returns: unknown = exportReturns === undefined ? null : JSON.parse(exportReturns());
    return visibility === null ? [] : [{ name, kind, visibility, args, returns }];
  });
  return { functions, routes: routesOf(module.default), crons: cronsOf(module.default) };
}

function kindOf(value: unknown): string | null {
  if (typeof value !== "function") return null;
  const { isQuery, isMutation, isAction } = value as Registered;
  return isQuery ? "query" : isMutation ? "mutation" : isAction ? "action" : null;
}

function routesOf(value: unknown): unknown {
  const router = value as { isRouter?: boolean; getRoutes?: () => readonly (readonly unknown[])[] } | undefined;
  return router?.isRouter === true ? router.getRoutes?.().map(([path, method]) => [path, method]) : null;
}

function cronsOf(value: unknown): unknown {
  const crons = value as { isCrons?: boolean; export?: () => string } | undefined;
  return crons?.isCrons === true ? JSON.parse(crons.export?.() ?? "null") : null;
}

/** A schema exports JSON text; the definition of an app or component exports an object. */
function definitionOf(value: unknown): unknown {
  const exported = (value as { export: () => unknown }).export();
  return typeof exported === "string" ? JSON.parse(exported) : exported;
}

function write(result: unknown): void {
  const bytes = Buffer.from(`${marker}${JSON.stringify(result)}\n`);
  for (let written = 0; written < bytes.length; ) written += writeSync(1, bytes, written);
}
