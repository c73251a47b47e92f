import { ApiError } from "./api-error.ts";
import type { ChildComponent, Definition, EnvironmentVariable } from "./component-definitions.ts";
import type { AnalyzedModule } from "./function-analysis.ts";
import type { PushedModule } from "./module-evaluation.ts";
import type { Schema } from "./schema.ts";

/** A definition with the result of evaluating its modules (`evaluatedComponentDefinition` of the CLI). */
export interface EvaluatedDefinition {
  readonly definition: Definition;
  readonly schema: Schema | null;
  readonly modules: readonly PushedModule[];
  readonly functions: Readonly<Record<string, AnalyzedModule>>;
  readonly udfServerVersion: string;
}

/** A mounted component, with the app at the root (`checkedComponent` in the CLI's deployApi/checkedComponent.ts). */
export interface CheckedComponent {
  readonly definitionPath: string;
  /** Names from the app down to the component, separated by `/`. Empty for the app. */
  readonly componentPath: string;
  readonly args: Readonly<Record<string, never>>;
  readonly childComponents: Readonly<Record<string, CheckedComponent>>;
  readonly httpRoutes: {
    readonly httpModuleRoutes: readonly { readonly path: string; readonly method: string }[] | null;
    readonly mounts: readonly string[];
  };
  readonly exports: Readonly<Record<string, CheckedExport>>;
}

type CheckedExport =
  | { readonly type: "branch"; readonly children: Readonly<Record<string, CheckedExport>> }
  | { readonly type: "leaf"; readonly resource: FunctionResource };
interface FunctionResource {
  readonly type: "function";
  readonly path: { readonly component: string; readonly udfPath: string };
}

/**
 * Mounts the components that the app uses, and those that they use.
 *
 * @throws ApiError `TypecheckError` if a component is used in a way that its definition does not allow.
 */
export function mountComponents(definitions: ReadonlyMap<string, EvaluatedDefinition>): CheckedComponent {
  const mount = (definitionPath: string, path: readonly string[]): CheckedComponent => {
    const evaluated = definitionAt(definitions, definitionPath);
    const { childComponents, httpMounts, envVars = [] } = evaluated.definition;
    const children: Record<string, CheckedComponent> = {};
    for (const child of childComponents) {
      const childPath = [...path, child.name];
      if (Object.hasOwn(children, child.name)) {
        throw typecheckError(
          `Component "${definitionPath}" has multiple child components with the same name: "${child.name}"`,
        );
      }
      checkEnvironment(childPath, definitionAt(definitions, child.path), child, new Map(envVars));
      children[child.name] = mount(child.path, childPath);
    }
    const componentPath = path.join("/");
    const routes = evaluated.functions["http.js"]?.httpRoutes?.map(({ route }) => route) ?? null;
    return {
      definitionPath,
      componentPath,
      args: {},
      childComponents: children,
      httpRoutes: { httpModuleRoutes: routes, mounts: mountsOf(httpMounts, children) },
      exports: checkedExports(exportsOf(evaluated.functions), componentPath),
    };
  };
  return mount("", []);
}

/** The component and all its descendants, parents first. */
export function everyComponent(component: CheckedComponent): readonly CheckedComponent[] {
  return [component, ...Object.values(component.childComponents).flatMap(everyComponent)];
}

function definitionAt(definitions: ReadonlyMap<string, EvaluatedDefinition>, path: string): EvaluatedDefinition {
  const found = definitions.get(path);
  if (found === undefined) throw typecheckError(`Component definition not found: "${path}"`);
  return found;
}

function checkEnvironment(
  path: readonly string[],
  { definition }: EvaluatedDefinition,
  { env }: ChildComponent,
  parent: ReadonlyMap<string, EnvironmentVariable>,
): void {
  const component = `Component ${JSON.stringify(path)}`;
  const declared = new Map(definition.envVars ?? []);
  const bound = new Map(env ?? []);
  for (const [name, binding] of bound) {
    const variable = declared.get(name);
    if (variable === undefined) throw typecheckError(`${component} has no env var named "${name}"`);
    if (binding.type === "value") {
      const problem = violation(variable, binding.value);
      if (problem !== null) throw typecheckError(`${component} has an invalid value for env var "${name}": ${problem}`);
      continue;
    }
    const outer = parent.get(binding.name);
    if (outer === undefined) {
      throw typecheckError(`${component} env var "${name}" references undeclared parent env var ${binding.name}`);
    }
    if (outer.optional === true && variable.optional !== true) {
      const problem = `is required, but parent env var ${binding.name} is optional`;
      throw typecheckError(`${component} env var "${name}" ${problem}`);
    }
  }
  const missing = [...declared].find(([name, { optional }]) => optional !== true && !bound.has(name));
  if (missing !== undefined) throw typecheckError(`${component} is missing required env var "${missing[0]}"`);
}

/** @returns The reason why a value does not match the declaration of a variable, or null if it does. */
export function violation(variable: EnvironmentVariable, value: string): string | null {
  const fits = (validator: Validator): boolean => {
    if (validator.type === "union") return validator.value.some(fits);
    return validator.type === "literal" ? validator.value === value : validator.type === "string";
  };
  return fits(JSON.parse(variable.value) as Validator) ? null : `Value does not match validator ${variable.value}`;
}

type Validator =
  | { readonly type: "string" }
  | { readonly type: "literal"; readonly value: unknown }
  | { readonly type: "union"; readonly value: readonly Validator[] };

function mountsOf(
  httpMounts: Definition["httpMounts"],
  children: Readonly<Record<string, CheckedComponent>>,
): readonly string[] {
  return Object.entries(httpMounts).map(([path, reference]) => {
    const name = reference.replace("_reference/childComponent/", "");
    const child = children[name];
    const invalid = `HTTP mount "${path}" is invalid: Child component "${name}"`;
    if (child === undefined) throw typecheckError(`${invalid} not found.`);
    const { httpModuleRoutes, mounts } = child.httpRoutes;
    if ((httpModuleRoutes ?? []).length === 0 && mounts.length === 0) {
      throw typecheckError(`${invalid} doesn't have any HTTP routes.`);
    }
    return path;
  });
}

function typecheckError(message: string): ApiError {
  return new ApiError(400, "TypecheckError", message);
}

/** Public functions in a tree of folders and modules. A leaf is the path of a function, such as `lib/public:add`. */
type ExportTree = { readonly [name: string]: string | ExportTree };

/** @throws ApiError `InvalidExport` if a function and a module have the same name. */
export function exportsOf(functions: Readonly<Record<string, AnalyzedModule>>): ExportTree {
  const root: Record<string, unknown> = {};
  for (const [modulePath, module] of Object.entries(functions)) {
    const path = modulePath.replace(/\.js$/, "");
    for (const { name, visibility } of module.functions) {
      if (visibility?.kind !== "public") continue;
      const folder = path.split("/").reduce<Record<string, unknown>>((tree, part) => {
        if (!Object.hasOwn(tree, part)) tree[part] = {};
        const next = tree[part];
        if (typeof next === "string") throw conflict(modulePath, name);
        return next as Record<string, unknown>;
      }, root);
      if (Object.hasOwn(folder, name)) throw conflict(modulePath, name);
      folder[name] = `${modulePath}:${name}`;
    }
  }
  return root as ExportTree;
}

function conflict(module: string, name: string): ApiError {
  return new ApiError(400, "InvalidExport", `Path "${module}":${name} conflicts with existing export`);
}

/** The tree in the form that codegen reads, with a reference for each function. */
export function exportReferences(tree: ExportTree): Definition["exports"] {
  const branch = Object.entries(tree).map(([name, node]) => [
    name,
    typeof node === "string"
      ? { type: "leaf", leaf: `_reference/function/${node.replace(/\.js:/, ":")}` }
      : exportReferences(node),
  ]);
  return { type: "branch", branch };
}

function checkedExports(tree: ExportTree, component: string): Readonly<Record<string, CheckedExport>> {
  return Object.fromEntries(
    Object.entries(tree).map(([name, node]): [string, CheckedExport] => [
      name,
      typeof node === "string"
        ? { type: "leaf", resource: { type: "function", path: { component, udfPath: node } } }
        : { type: "branch", children: checkedExports(node, component) },
    ]),
  );
}
