import { ApiError } from "./api-error.ts";
import { isObject } from "./http-server.ts";
import { EvaluationError, ModuleEvaluation, type PushedModule } from "./module-evaluation.ts";
import { DEFINITION, isolateRuntime } from "./runtimes.ts";

/** The content of a `convex.config.ts` (`componentDefinitionMetadata` in the CLI's deployApi/componentDefinition.ts). */
export interface Definition {
  readonly path: string;
  readonly definitionType: { readonly type: "app" } | { readonly type: "childComponent"; readonly name: string };
  readonly httpPrefix?: string;
  readonly childComponents: readonly ChildComponent[];
  /** References to child components, by the path at which their HTTP routes are mounted. */
  readonly httpMounts: Readonly<Record<string, string>>;
  readonly exports: { readonly type: "branch"; readonly branch: readonly unknown[] };
  readonly envVars?: readonly (readonly [name: string, declared: EnvironmentVariable])[];
}

export interface ChildComponent {
  readonly name: string;
  /** Path of its definition. */
  readonly path: string;
  readonly env?: readonly (readonly [name: string, EnvironmentBinding])[] | null;
}

/** A variable that `defineApp` or `defineComponent` declares. `value` is its validator as JSON. */
export interface EnvironmentVariable {
  readonly value: string;
  readonly optional?: boolean;
}

export type EnvironmentBinding =
  | { readonly type: "value"; readonly value: string }
  | { readonly type: "envVar"; readonly name: string };

/** The `convex.config.ts` of the app (path "") or of a component, with the paths of the definitions that it imports. */
export interface DefinitionModule {
  readonly path: string;
  readonly module: PushedModule | null;
  readonly dependencies: readonly string[];
}

const WITHOUT_CONFIG: Omit<Definition, "path"> = {
  definitionType: { type: "app" },
  childComponents: [],
  httpMounts: {},
  exports: { type: "branch", branch: [] },
};

/**
 * Evaluates each definition that the app depends on, after the definitions that it depends on, as the backend does.
 *
 * @returns Definitions by path.
 * @throws ApiError `InvalidConvexConfig` if one throws, `InvalidDefinition` if it exports no definition, `CyclicImport`.
 */
export async function evaluateDefinitions(
  definitions: readonly DefinitionModule[],
  environment: Readonly<Record<string, string>>,
): Promise<ReadonlyMap<string, Definition>> {
  const evaluated = new Map<string, Definition>();
  const ongoing = new Set<string>();
  const visit = async (path: string): Promise<void> => {
    if (evaluated.has(path)) return;
    if (ongoing.has(path)) throw new ApiError(400, "CyclicImport", "Found cyclic definition dependency");
    const found = definitions.find((one) => one.path === path);
    if (found === undefined) throw new ApiError(500, "InternalServerError", "Component definition not found");
    ongoing.add(path);
    for (const dependency of found.dependencies) await visit(dependency);
    const { module } = found;
    evaluated.set(
      path,
      module === null ? { ...WITHOUT_CONFIG, path } : await evaluateOne(path, module, environment, evaluated),
    );
  };
  await visit("");
  return evaluated;
}

async function evaluateOne(
  path: string,
  pushed: PushedModule,
  environment: Readonly<Record<string, string>>,
  evaluated: ReadonlyMap<string, Definition>,
): Promise<Definition> {
  const runtime = isolateRuntime(
    DEFINITION,
    (name, refuse) => {
      if (path === "") return environment[name];
      const message = "Environment variables are only supported in the app's convex.config.ts. Learn more at";
      const page = "https://docs.convex.dev/components/authoring#environment-variables";
      return refuse(new ApiError(400, "EnvironmentVariablesUnsupported", `${message} ${page}`));
    },
    (specifier) => importedDefinition(specifier, evaluated),
  );
  // A definition imports others relative to `convex.config.js`, whatever its own path is.
  const module = { ...pushed, path: "convex.config.js" };
  try {
    const exported = await new ModuleEvaluation([module], runtime).exportsOf(module.path);
    return definitionOf(path, exported);
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    throw new ApiError(400, "InvalidConvexConfig", error.message);
  }
}

/** The specifier with which one definition imports another: `./_componentDeps/` and the path in base64url. */
function importedDefinition(specifier: string, evaluated: ReadonlyMap<string, Definition>) {
  const encoded = /^\.\/_componentDeps\/(.+)$/.exec(specifier)?.[1] ?? "";
  const definition = evaluated.get(Buffer.from(encoded, "base64url").toString("utf8"));
  if (!definition) return null;
  const { path, definitionType } = definition;
  if (definitionType.type !== "childComponent") return null;
  return { default: { export: () => definition, componentDefinitionPath: path, defaultName: definitionType.name } };
}

function definitionOf(path: string, exported: Readonly<Record<string, unknown>>): Definition {
  const invalid = (problem: string) => {
    const [where, how] = path === "" ? ["your app", "defineApp"] : [`component \`${path}\``, "defineComponent"];
    const what = `The default export of \`convex.config.ts\` in ${where} has an invalid value (${problem}).`;
    const advice = `Please make sure that the return value of \`${how}()\` of 'convex/server' is exported.`;
    return new ApiError(400, "InvalidDefinition", `${what} ${advice}`);
  };
  const { default: definition, ...others } = exported;
  if (definition === undefined) throw invalid("missing default export");
  if (typeof definition !== "object" || definition === null) throw invalid("the default export is not an object");
  if (Object.keys(others).length > 0) throw invalid("`convex.config.ts` has more than one export");
  if (!("export" in definition) || typeof definition.export !== "function") {
    throw invalid("missing `export` property on the default export of `convex.config.ts`");
  }
  const said: unknown = JSON.parse(JSON.stringify(definition.export() ?? null));
  if (!isObject(said)) throw invalid("`export()` does not return an object");
  return { ...said, path } as unknown as Definition;
}
