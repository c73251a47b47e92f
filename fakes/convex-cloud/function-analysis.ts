import { ApiError } from "./api-error.ts";
import { EvaluationError, ModuleEvaluation, type PushedModule } from "./module-evaluation.ts";

/** A Convex function (`analyzedFunction` in the CLI's deployApi/modules.ts). */
export interface AnalyzedFunction {
  readonly name: string;
  readonly pos: null;
  readonly udfType: "Query" | "Mutation" | "Action";
  readonly visibility: { readonly kind: "public" | "internal" };
  /** The validator of the arguments as JSON, or null. */
  readonly args: string | null;
  readonly returns: string | null;
}

export interface AnalyzedModule {
  readonly functions: readonly AnalyzedFunction[];
  readonly httpRoutes:
    | readonly { readonly route: { readonly path: string; readonly method: string }; readonly pos: null }[]
    | null;
  readonly cronSpecs: null;
  readonly sourceMapped: null;
}

/** What `query()`, `mutation()`, `action()` and `httpRouter()` of `convex/server` leave on their results. */
interface Registered {
  readonly isQuery?: boolean;
  readonly isMutation?: boolean;
  readonly isAction?: boolean;
  readonly isInternal?: boolean;
  readonly isRouter?: boolean;
  readonly exportArgs?: () => string;
  readonly exportReturns?: () => string | null;
  readonly getRoutes?: () => readonly (readonly [path: string, method: string, handler: unknown])[];
}

/**
 * Finds the functions of every pushed module by evaluating it. Node modules are not evaluated: each of their
 * exports counts as an action.
 *
 * @throws Refusal `InvalidModules` when the top level of a module throws.
 */
export function analyzeModules(
  modules: readonly PushedModule[],
  environment: Readonly<Record<string, string>>,
): Record<string, AnalyzedModule> {
  const evaluation = new ModuleEvaluation(modules, (name) => environment[name]);
  const entries = modules.filter(({ path }) => !path.startsWith("_deps/") && path !== "auth.config.js");
  return Object.fromEntries(
    entries.map((module) => [
      module.path,
      module.environment === "node" ? analyzeNodeModule(module) : analyzeModule(module.path, evaluation),
    ]),
  );
}

function analyzeModule(path: string, evaluation: ModuleEvaluation): AnalyzedModule {
  const exported = Object.entries(exportsOf(path, evaluation)).filter(isRegistered);
  const router = exported.find(([name, value]) => name === "default" && value.isRouter === true)?.[1];
  const routes = router?.getRoutes?.().map(([route, method]) => ({ route: { path: route, method }, pos: null }));
  return {
    functions: exported.flatMap(([name, value]) => analyzeFunction(name, value) ?? []),
    httpRoutes: routes ?? null,
    cronSpecs: null,
    sourceMapped: null,
  };
}

function exportsOf(path: string, evaluation: ModuleEvaluation): Readonly<Record<string, unknown>> {
  try {
    return evaluation.exportsOf(path);
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    const where = `Loading the pushed modules encountered the following\n    error:\nFailed to analyze ${path}`;
    throw new ApiError(400, "InvalidModules", `Hit an error while pushing:\n${where}: ${error.message}`);
  }
}

function isRegistered(entry: [string, unknown]): entry is [string, Registered] {
  return (typeof entry[1] === "function" || typeof entry[1] === "object") && entry[1] !== null;
}

function analyzeFunction(name: string, value: Registered): AnalyzedFunction | null {
  const udfType = value.isQuery ? "Query" : value.isMutation ? "Mutation" : value.isAction ? "Action" : null;
  if (udfType === null) return null;
  return {
    name,
    pos: null,
    udfType,
    visibility: { kind: value.isInternal === true ? "internal" : "public" },
    args: value.exportArgs?.() ?? null,
    returns: value.exportReturns?.() ?? null,
  };
}

function analyzeNodeModule(module: PushedModule): AnalyzedModule {
  const names = [...module.source.matchAll(/^export\s*\{([^}]*)\};?/gm)].flatMap(([, list = ""]) =>
    list.split(",").map((item) =>
      item
        .trim()
        .replace(/^.* as /, "")
        .trim(),
    ),
  );
  const action = { pos: null, udfType: "Action", visibility: { kind: "public" }, args: null, returns: null } as const;
  return {
    functions: names.filter((name) => name !== "").map((name) => ({ name, ...action })),
    httpRoutes: null,
    cronSpecs: null,
    sourceMapped: null,
  };
}

/**
 * Evaluates `auth.config.ts`, if it was pushed, to its providers.
 *
 * @throws Refusal `AuthConfigMissingEnvironmentVariable` when it reads a variable that is not set,
 *   `InvalidAuthConfig` when it throws otherwise.
 */
export function evaluateAuthConfig(
  modules: readonly PushedModule[],
  environment: Readonly<Record<string, string>>,
): readonly unknown[] {
  if (!modules.some(({ path }) => path === "auth.config.js")) return [];
  const pushing = (code: string, message: string) => new ApiError(400, code, `Hit an error while pushing:\n${message}`);
  const evaluation = new ModuleEvaluation(modules, (name) => {
    const value = environment[name];
    if (value !== undefined) return value;
    const missing = `Environment variable ${name} is used in auth config file but its value was not set`;
    throw pushing("AuthConfigMissingEnvironmentVariable", missing);
  });
  try {
    const config = evaluation.exportsOf("auth.config.js").default as { providers?: unknown } | undefined;
    const providers: unknown = JSON.parse(JSON.stringify(config?.providers ?? null));
    if (Array.isArray(providers)) return providers;
    throw new EvaluationError("auth config file must export a list of providers");
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    throw pushing("InvalidAuthConfig", error.message);
  }
}
