import { SourceMap } from "node:module";
import { setImmediate as nextTurn } from "node:timers/promises";
import { createContext, type Module, SourceTextModule } from "node:vm";
import type { ApiError } from "./api-error.ts";

/** A module that the CLI has bundled: an ES module that imports other bundles by path. */
export interface PushedModule {
  /** Path relative to the functions directory, separated by `/`, such as `_deps/2RXSJ3WO.js`. */
  readonly path: string;
  readonly source: string;
  readonly sourceMap?: string | undefined;
  readonly environment: "isolate" | "node";
}

/** Throws an error about an operation that modules must not use. The error counts even if a module catches it. */
export type Refuse = (error: ApiError) => never;

/** The environment of the modules: their globals, and the modules of the runtime that they can import. */
export interface Runtime {
  readonly globals: (refuse: Refuse) => Record<string, unknown>;
  /** @returns The module for a specifier that does not name a pushed module, or null if there is none. */
  readonly external: (specifier: string, importer: PushedModule, context: object) => Promise<Module | null>;
}

/** Thrown for a module that throws, has a syntax error, or imports something that does not exist. Has Convex's message. */
export class EvaluationError extends Error {}

/** Time limit for the top level of a module, in milliseconds. */
const EVALUATION_LIMIT = 2000;

/**
 * Evaluates bundles as Convex does during a push: as ES modules, each only once. No function is called.
 * Needs Node's `--experimental-vm-modules`, which `scripts/node24.mjs` passes.
 */
export class ModuleEvaluation {
  readonly #modules: ReadonlyMap<string, PushedModule>;
  readonly #runtime: Runtime;
  readonly #context: object;
  readonly #known = new Map<string, Promise<Module>>();
  #refusal: ApiError | null = null;

  constructor(modules: Iterable<PushedModule>, runtime: Runtime) {
    this.#modules = new Map([...modules].map((module) => [module.path, module]));
    this.#runtime = runtime;
    const refuse = (error: ApiError): never => {
      this.#refusal ??= error;
      throw error;
    };
    this.#context = createContext(runtime.globals(refuse));
  }

  /**
   * The module's exports by name.
   *
   * @throws EvaluationError
   * @throws ApiError - The error with which `Refuse` was called.
   */
  async exportsOf(path: string): Promise<Readonly<Record<string, unknown>>> {
    try {
      const module = await this.#load(path);
      await this.#link(module);
      await this.#evaluate(module);
      return module.namespace as Record<string, unknown>;
    } catch (error) {
      throw this.#refusal ?? (error instanceof EvaluationError ? error : this.#evaluationError(error));
    }
  }

  async #link(module: Module): Promise<void> {
    if (module.status !== "unlinked") return;
    await module.link((specifier, importer) => this.#resolve(specifier, importer.identifier));
  }

  async #evaluate(module: Module): Promise<void> {
    const evaluated = module.evaluate({ timeout: EVALUATION_LIMIT });
    // Without a top-level `await`, a module has finished before any other task runs.
    const first = await Promise.race([evaluated.then(() => "done"), nextTurn("waiting")]);
    if (this.#refusal !== null) throw this.#refusal;
    if (first === "done") return;
    evaluated.catch(() => undefined);
    throw new EvaluationError("Uncaught Error: Top-level awaits in source files are unsupported");
  }

  /** The pushed module with this path. Linking requests the same module more than once. */
  #load(path: string): Promise<Module> {
    const known = this.#known.get(path) ?? this.#parse(path);
    this.#known.set(path, known);
    return known;
  }

  async #parse(path: string): Promise<Module> {
    const pushed = this.#modules.get(path);
    if (pushed === undefined) throw new EvaluationError(`Uncaught Error: Could not find module ${path}`);
    return new SourceTextModule(pushed.source, {
      identifier: path,
      context: this.#context,
      initializeImportMeta: (meta) => Object.assign(meta, { url: `convex:/${path}` }),
      importModuleDynamically: async (specifier) => {
        const module = await this.#resolve(specifier, path);
        await this.#link(module);
        await module.evaluate({ timeout: EVALUATION_LIMIT });
        return module;
      },
    });
  }

  /** Resolves an import of the module with the path `importer`. */
  async #resolve(specifier: string, importer: string): Promise<Module> {
    const path = new URL(specifier, `bundle:///${importer}`);
    const pushed = path.protocol === "bundle:" ? decodeURIComponent(path.pathname.slice(1)) : "";
    if (this.#modules.has(pushed)) return await this.#load(pushed);
    const from = this.#modules.get(importer);
    const external = from && (await this.#runtime.external(specifier, from, this.#context));
    if (external) return external;
    throw new EvaluationError(`Uncaught Error: Could not find module ${specifier}, which ${importer} imports`);
  }

  #evaluationError(error: unknown): EvaluationError {
    return new EvaluationError([`Uncaught ${String(error)}`, ...this.#framesOf(error)].join("\n"));
  }

  /** The stack in Convex's form, with locations in the sources: `    at list (../convex/messages.ts:3:9)`. */
  #framesOf(error: unknown): readonly string[] {
    const stack = (error as { stack?: unknown } | null)?.stack;
    const frames = String(stack ?? "").matchAll(/^ {4}at (?:([^(\n]+) \()?([\w./-]+\.js):(\d+):(\d+)\)?$/gm);
    return [...frames].flatMap(([, name, path = "", line, column]) => {
      const map = this.#modules.get(path)?.sourceMap;
      if (map === undefined) return [];
      // Columns start at 1 in a stack, and at 0 in a source map.
      const entry = new SourceMap(JSON.parse(map)).findEntry(Number(line) - 1, Number(column) - 1);
      if (!("originalSource" in entry)) return [];
      const place = `${entry.originalSource}:${entry.originalLine + 1}:${entry.originalColumn + 1}`;
      return [`    at ${name ?? "<anonymous>"} (${place})`];
    });
  }
}
