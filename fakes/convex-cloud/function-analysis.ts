import { ApiError } from "./api-error.ts";
import { EvaluationError, ModuleEvaluation, type PushedModule } from "./module-evaluation.ts";
import { IMPORT, isolateRuntime, nodeRuntime } from "./runtimes.ts";

/** A Convex function (`analyzedFunction` in the CLI's deployApi/modules.ts). */
export interface AnalyzedFunction {
  readonly name: string;
  readonly pos: null;
  readonly udfType: "Query" | "Mutation" | "Action";
  /** Null for a function that was not created by `query()`, `internalQuery()` or a similar function. */
  readonly visibility: { readonly kind: "public" | "internal" } | null;
  /** The validator of the arguments as JSON, or null. */
  readonly args: string | null;
  readonly returns: string | null;
}

export interface AnalyzedModule {
  readonly functions: readonly AnalyzedFunction[];
  readonly httpRoutes:
    | readonly { readonly route: { readonly path: string; readonly method: string }; readonly pos: null }[]
    | null;
  /** The cron jobs of `crons.ts` by name, or null for every other module. */
  readonly cronSpecs: Readonly<Record<string, unknown>> | null;
  readonly sourceMapped: null;
}

/** Properties that `query()`, `mutation()`, `action()`, `httpRouter()` and `cronJobs()` of `convex/server` set on their results. */
interface Registered {
  readonly isQuery?: boolean;
  readonly isMutation?: boolean;
  readonly isAction?: boolean;
  readonly isPublic?: boolean;
  readonly isInternal?: boolean;
  readonly isRouter?: boolean;
  readonly isCrons?: boolean;
  readonly exportArgs?: () => string;
  readonly exportReturns?: () => string | null;
  readonly getRoutes?: () => readonly (readonly [path: string, method: string, handler: unknown])[];
  readonly export?: () => string;
}

/**
 * Evaluates every pushed module to find its functions.
 *
 * @throws ApiError `InvalidModules` if a module throws when it is loaded, or `http.ts` or `crons.ts` has no valid default export.
 */
export async function analyzeModules(
  modules: readonly PushedModule[],
  environment: Readonly<Record<string, string>>,
): Promise<Record<string, AnalyzedModule>> {
  const read = (name: string) => environment[name];
  const evaluations = {
    isolate: new ModuleEvaluation(modules, isolateRuntime(IMPORT, read)),
    node: new ModuleEvaluation(modules, nodeRuntime(read)),
  };
  const analyzed: Record<string, AnalyzedModule> = {};
  for (const module of modules) {
    if (module.path.startsWith("_deps/") || module.path === "auth.config.js") continue;
    analyzed[module.path] = await analyzeModule(module, evaluations[module.environment]);
  }
  return analyzed;
}

async function analyzeModule(module: PushedModule, evaluation: ModuleEvaluation): Promise<AnalyzedModule> {
  const { path, environment } = module;
  const isSpecial = path === "http.js" || path === "crons.js";
  if (isSpecial && environment === "node") throw invalidModules(`${path} can't be analyzed in Node.js!`);
  const exported = Object.entries(await exportsOf(path, evaluation));
  const theDefault = exported.find(([name]) => name === "default")?.[1];
  return {
    functions: exported.filter(isRegistered).flatMap(([name, value]) => analyzeFunction(name, value) ?? []),
    httpRoutes: path === "http.js" ? routesOf(theDefault) : null,
    cronSpecs: path === "crons.js" ? cronsOf(theDefault) : null,
    sourceMapped: null,
  };
}

async function exportsOf(path: string, evaluation: ModuleEvaluation): Promise<Readonly<Record<string, unknown>>> {
  try {
    return await evaluation.exportsOf(path);
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    throw invalidModules(`Failed to analyze ${path}: ${error.message}`);
  }
}

function invalidModules(message: string): ApiError {
  return new ApiError(
    400,
    "InvalidModules",
    `Loading the pushed modules encountered the following\n    error:\n${message}`,
  );
}

function isRegistered(entry: [string, unknown]): entry is [string, Registered] {
  return (typeof entry[1] === "function" || typeof entry[1] === "object") && entry[1] !== null;
}

function analyzeFunction(name: string, value: Registered): AnalyzedFunction | null {
  const kinds = [
    ["Query", "isQuery"],
    ["Mutation", "isMutation"],
    ["Action", "isAction"],
  ] as const;
  const [kind, ...others] = kinds.filter(([, mark]) => mark in value);
  if (kind === undefined || others.length > 0 || ("isPublic" in value && "isInternal" in value)) return null;
  return {
    name,
    pos: null,
    udfType: kind[0],
    visibility: "isInternal" in value ? { kind: "internal" } : "isPublic" in value ? { kind: "public" } : null,
    args: value.exportArgs?.() ?? null,
    returns: value.exportReturns?.() ?? null,
  };
}

function routesOf(router: unknown): AnalyzedModule["httpRoutes"] {
  if (router === undefined) throw invalidModules("`convex/http.js` must have a default export of a Router.");
  const { isRouter, getRoutes } = (router ?? {}) as Registered;
  if (isRouter !== true || getRoutes === undefined) {
    throw invalidModules("The default export of `convex/http.js` is not a Router.");
  }
  return getRoutes().map(([path, method]) => ({ route: { path, method }, pos: null }));
}

function cronsOf(crons: unknown): AnalyzedModule["cronSpecs"] {
  if (crons === undefined) throw invalidModules("`convex/crons.js` must have a default export of a Crons object.");
  const registered = (crons ?? {}) as Registered;
  if (registered.isCrons !== true || registered.export === undefined) {
    throw invalidModules("The default export of `convex/crons.js` is not a Crons object.");
  }
  return JSON.parse(registered.export()) as Record<string, unknown>;
}
