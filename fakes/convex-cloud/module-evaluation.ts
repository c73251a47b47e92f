import { SourceMap } from "node:module";
import { createContext, Script } from "node:vm";
import { ApiError } from "./api-error.ts";

/** A module as the CLI bundles it: an ES module, with its imports from other bundles by path. */
export interface PushedModule {
  /** Relative to the functions directory, `/` separated, for example `_deps/2RXSJ3WO.js`. */
  readonly path: string;
  readonly source: string;
  readonly sourceMap?: string | undefined;
  readonly environment: "isolate" | "node";
}

/** What a bundle may read of `process.env`. Throws to refuse a variable. */
export type EnvironmentReader = (name: string) => string | undefined;

/** A module that threw. Its message is the bundle's own. */
export class EvaluationError extends Error {}

/** Longest time that the top level of a module may take, in milliseconds. */
const EVALUATION_LIMIT = 2000;

/**
 * Evaluates bundles as Convex does at push time, each only once: their top level runs, no function does.
 * A bundle sees its environment variables and a few web globals.
 */
export class ModuleEvaluation {
  readonly #modules: ReadonlyMap<string, PushedModule>;
  readonly #evaluated = new Map<string, Record<string, unknown>>();
  readonly #globals: Record<string, unknown>;

  constructor(modules: Iterable<PushedModule>, environment: EnvironmentReader) {
    this.#modules = new Map([...modules].map((module) => [module.path, module]));
    const env = new Proxy({}, { get: (_, name) => (typeof name === "string" ? environment(name) : undefined) });
    this.#globals = createContext({
      process: { env },
      console: silentConsole(),
      URL,
      URLSearchParams,
      TextEncoder,
      TextDecoder,
      atob,
      btoa,
      crypto,
      Request,
      Response,
      Headers,
      Blob,
      structuredClone,
    });
  }

  /** @throws EvaluationError */
  exportsOf(path: string): Readonly<Record<string, unknown>> {
    const known = this.#evaluated.get(path);
    if (known !== undefined) return known;
    const module = this.#modules.get(path);
    if (module === undefined) throw new EvaluationError(`Uncaught Error: Could not find module ${path}`);
    const exported: Record<string, unknown> = {};
    this.#evaluated.set(path, exported);
    try {
      this.#globals.load = (specifier: string) => this.exportsOf(resolve(path, specifier));
      this.#globals.exported = exported;
      new Script(asCall(module.source), { filename: path }).runInContext(this.#globals, { timeout: EVALUATION_LIMIT });
    } catch (error) {
      if (error instanceof EvaluationError || error instanceof ApiError) throw error;
      throw new EvaluationError([`Uncaught ${String(error)}`, ...this.#framesOf(error)].join("\n"));
    }
    return exported;
  }

  /** The stack as Convex shows it, in terms of the sources: `    at list (../convex/messages.ts:3:9)`. */
  #framesOf(error: unknown): readonly string[] {
    const stack = (error as { stack?: unknown } | null)?.stack;
    const frames = String(stack ?? "").matchAll(/^ {4}at (?:([^(\n]+) \()?([\w./-]+\.js):(\d+):(\d+)\)?$/gm);
    return [...frames].flatMap(([, name, path = "", line, column]) => {
      const map = this.#modules.get(path)?.sourceMap;
      if (map === undefined) return [];
      // The evaluated text has a line of its own before the module's first; entries count from 0.
      const entry = new SourceMap(JSON.parse(map)).findEntry(Number(line) - 2, Number(column) - 1);
      if (!("originalSource" in entry)) return [];
      const place = `${entry.originalSource}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
      return [`    at ${name ?? "<anonymous>"} (${place})`];
    });
  }
}

/**
 * An ES module as the call of a function of its importer and its exports. It knows the import and export
 * statements that esbuild prints, which stand on lines of their own.
 */
function asCall(source: string): string {
  const body = source
    .replace(/^import\s*\*\s*as\s+(\S+)\s+from\s*("[^"]+");?/gm, "const $1 = load($2);")
    .replace(/^import\s*\{([^}]*)\}\s*from\s*("[^"]+");?/gm, (_, names: string, from: string) => {
      return `const {${names.replace(/(\S+)\s+as\s+([^\s,]+)/g, "$1: $2")}} = load(${from});`;
    })
    .replace(/^import\s*("[^"]+");?/gm, "load($1);")
    .replace(/^export\s*\{([^}]*)\};?/gm, (_, names: string) => {
      return `Object.assign(exported, {${names.replace(/(\S+)\s+as\s+([^\s,]+)/g, "$2: $1")}});`;
    });
  return `(function (load, exported) { "use strict";\n${body}\n})(load, exported);`;
}

/** The path of an imported bundle, from the path of the importing one. */
function resolve(from: string, specifier: string): string {
  return new URL(specifier, `bundle:///${from}`).pathname.slice(1);
}

function silentConsole(): Record<string, () => void> {
  const silent = () => undefined;
  return { log: silent, info: silent, warn: silent, error: silent, debug: silent };
}
