import { AsyncLocalStorage, AsyncResource } from "node:async_hooks";
import { isBuiltin } from "node:module";
import { type Module, SyntheticModule } from "node:vm";
import { ApiError } from "./api-error.ts";
import type { PushedModule, Refuse, Runtime } from "./module-evaluation.ts";

/** Reads a variable of `process.env` for a module. Throws if the module must not read it. */
export type EnvironmentReader = (name: string, refuse: Refuse) => string | undefined;

/** The parts of Convex's errors that depend on what is evaluated: codes end with `suffix`, messages with `during`. */
export interface Phase {
  readonly suffix: string;
  readonly during: string;
}

export const IMPORT: Phase = { suffix: "DuringImport", during: "at import time" };
export const SCHEMA: Phase = { suffix: "InSchema", during: "when evaluating schema" };
export const AUTH_CONFIG: Phase = { suffix: "DuringAuthConfig", during: "when evaluating auth config file" };
export const DEFINITION: Phase = {
  suffix: "DuringDefinitionEvaluation",
  during: "when evaluating app definition",
};

/** Convex's own runtime. @param external - Modules that can be imported besides the pushed ones. */
export function isolateRuntime(
  phase: Phase,
  environment: EnvironmentReader,
  external: (specifier: string) => Readonly<Record<string, unknown>> | null = () => null,
): Runtime {
  return {
    globals: (refuse) => isolateGlobals(phase, environment, refuse),
    external: async (specifier, _, context) => {
      const exported = external(specifier) ?? (/^(node:)?async_hooks$/.test(specifier) ? ASYNC_HOOKS : null);
      return exported && (await synthetic(specifier, exported, context));
    },
  };
}

/**
 * The Node runtime, which analyzes `"use node"` modules. Convex installs the packages that `convex.json` lists as external.
 * Here, every import from such a package is a function that returns itself.
 */
export function nodeRuntime(environment: EnvironmentReader): Runtime {
  return {
    globals: (refuse) => {
      const host = Object.fromEntries(NODE_GLOBALS.map((name) => [name, Reflect.get(globalThis, name)]));
      const env = environmentProxy(environment, refuse);
      const own = {
        process: new Proxy(process, { get: (target, key) => (key === "env" ? env : target[key as "env"]) }),
      };
      return withItself({ ...host, ...own, console: silentConsole() }, "global");
    },
    external: async (specifier, importer, context) => {
      if (specifier.startsWith(".")) return null;
      if (isBuiltin(specifier)) return await synthetic(specifier, await import(specifier), context);
      const names = await importedNames(importer, specifier);
      return await synthetic(specifier, Object.fromEntries(names.map((name) => [name, callableProxy()])), context);
    },
  };
}

const ASYNC_HOOKS = { AsyncLocalStorage, AsyncResource };

const WEB_GLOBALS =
  "URL URLSearchParams TextEncoder TextDecoder atob btoa Request Response Headers FormData Blob File structuredClone DOMException Event EventTarget CustomEvent AbortController AbortSignal ReadableStream WritableStream TransformStream ByteLengthQueuingStrategy CountQueuingStrategy queueMicrotask CryptoKey".split(
    " ",
  );
const NODE_GLOBALS = [
  ...WEB_GLOBALS,
  ..."Buffer crypto performance fetch setTimeout clearTimeout setInterval clearInterval setImmediate clearImmediate".split(
    " ",
  ),
];

/** The globals of Convex's runtime: https://docs.convex.dev/functions/runtimes */
function isolateGlobals(phase: Phase, environment: EnvironmentReader, refuse: Refuse): Record<string, unknown> {
  const refusal = (code: string, message: string) => () =>
    refuse(new ApiError(400, `No${code}${phase.suffix}`, `${message} ${phase.during}`));
  const syscall = (name: unknown) => refusal("Syscall", `Syscall ${String(name)} unsupported`)();
  const random = refusal("CryptoRng", "Cannot use cryptographic randomness");
  const web = Object.fromEntries(WEB_GLOBALS.map((name) => [name, Reflect.get(globalThis, name)]));
  const sleep = (name: string) => refusal("Sleep", `${name} unsupported`);
  return withItself(
    {
      ...web,
      process: { env: environmentProxy(environment, refuse) },
      console: silentConsole(),
      crypto: { subtle: crypto.subtle, getRandomValues: random, randomUUID: random },
      performance: { now: () => 0, timeOrigin: 0 },
      fetch: refusal("Fetch", "fetch() unsupported"),
      setTimeout: sleep("setTimeout"),
      setInterval: sleep("setInterval"),
      clearTimeout: () => undefined,
      clearInterval: () => undefined,
      AsyncLocalStorage,
      Convex: { syscall, asyncSyscall: syscall, jsSyscall: syscall, asyncJsSyscall: syscall, op: syscall },
    },
    "self",
  );
}

/** The globals, with a reference to themselves under a second name. */
function withItself(globals: Record<string, unknown>, name: string): Record<string, unknown> {
  globals[name] = globals;
  return globals;
}

function environmentProxy(environment: EnvironmentReader, refuse: Refuse): object {
  return new Proxy({}, { get: (_, name) => (typeof name === "string" ? environment(name, refuse) : undefined) });
}

async function synthetic(specifier: string, exported: object, context: object): Promise<Module> {
  const module = new SyntheticModule(
    Object.keys(exported),
    function setExports(this: SyntheticModule) {
      for (const [name, value] of Object.entries(exported)) this.setExport(name, value);
    },
    { identifier: specifier, context },
  );
  await module.link(() => {
    throw new Error("A synthetic module imports nothing.");
  });
  return module;
}

/** The names that a module imports from a package, including `default`. */
async function importedNames(importer: PushedModule, specifier: string): Promise<readonly string[]> {
  const { default: ts } = await import("typescript");
  const source = ts.createSourceFile(importer.path, importer.source, ts.ScriptTarget.Latest);
  const names = source.statements.flatMap((statement) => {
    if (!ts.isImportDeclaration(statement) && !ts.isExportDeclaration(statement)) return [];
    const from = statement.moduleSpecifier;
    if (from === undefined || !ts.isStringLiteral(from) || from.text !== specifier) return [];
    const named = ts.isImportDeclaration(statement) ? statement.importClause?.namedBindings : statement.exportClause;
    if (named === undefined || ts.isNamespaceImport(named) || ts.isNamespaceExport(named)) return [];
    return named.elements.map(({ name, propertyName }) => (propertyName ?? name).text);
  });
  return [...new Set(["default", ...names])];
}

/** A value that can be called and constructed and has every property, and whose result is always itself. */
function callableProxy(): unknown {
  const itself: object = new Proxy(() => undefined, {
    get: (_, name) => (typeof name === "symbol" || name === "then" ? undefined : itself),
    apply: () => itself,
    construct: () => itself,
  });
  return itself;
}

function silentConsole(): Record<string, () => void> {
  const silent = () => undefined;
  const names =
    "log info warn error debug trace dir table group groupCollapsed groupEnd time timeEnd timeLog assert count";
  return Object.fromEntries(names.split(" ").map((name) => [name, silent]));
}
