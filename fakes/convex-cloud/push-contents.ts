import { createHash } from "node:crypto";
import { ApiError, badBody } from "./api-error.ts";
import { type AuthProvider, evaluateAuthConfig } from "./auth-config.ts";
import { type Definition, evaluateDefinitions } from "./component-definitions.ts";
import {
  type CheckedComponent,
  type EvaluatedDefinition,
  exportReferences,
  exportsOf,
  mountComponents,
} from "./component-tree.ts";
import type { CloudDeployment } from "./deployment.ts";
import { analyzeModules } from "./function-analysis.ts";
import { isObject } from "./http-server.ts";
import { checkModules, checkSchema } from "./limits.ts";
import type { PushedModule } from "./module-evaluation.ts";
import { evaluateSchema } from "./schema.ts";

type Body = Readonly<Record<string, unknown>>;

/** The content of a push: all modules with their sources. */
export interface PushRequest {
  readonly functionsDirectory: string;
  /** The app (path "") and its components, by path. */
  readonly definitions: readonly PushedDefinition[];
  readonly nodeDependencies: readonly unknown[];
}

interface PushedDefinition {
  readonly path: string;
  readonly definition: PushedModule | null;
  readonly dependencies: readonly string[];
  readonly schema: PushedModule | null;
  readonly modules: readonly PushedModule[];
  readonly udfServerVersion: string;
}

/** The result of evaluating the modules of a push. */
export interface PushContents {
  readonly functionsDirectory: string;
  readonly definitions: ReadonlyMap<string, EvaluatedDefinition>;
  readonly app: CheckedComponent;
  readonly auth: readonly AuthProvider[];
  /** The user's variables at the time of the evaluation. */
  readonly environment: Readonly<Record<string, string>>;
  readonly hasNodeDependencies: boolean;
}

/**
 * Reads the body of `start_push` and similar requests.
 *
 * @param pushed - Current modules of the app. A CLI sends only the hash of a module that did not change.
 * @throws ApiError `BadJsonBody`, `InvalidConfig`
 */
export function readPushRequest(body: Body, pushed: readonly PushedModule[]): PushRequest {
  const { appDefinition: app, componentDefinitions = [], nodeDependencies = [] } = body;
  if (!isObject(app) || typeof body.functions !== "string") throw missing("appDefinition");
  if (!Array.isArray(componentDefinitions) || !componentDefinitions.every(isObject))
    throw missing("componentDefinitions");
  if (!Array.isArray(nodeDependencies)) throw missing("nodeDependencies");
  if (body.nodeVersion === "18") {
    const advice = "Upgrade to a newer Node version";
    const page = "https://docs.convex.dev/production/project-configuration#configuring-the-nodejs-version";
    throw new ApiError(400, "InvalidConfig", `Node 18 is no longer supported. ${advice} (${page}).`);
  }
  const definitions = [
    readDefinition(app, "", appModules(app, pushed)),
    ...componentDefinitions.map((one) => {
      if (typeof one.definitionPath !== "string" || one.definitionPath === "") throw missing("definitionPath");
      if (!isModule(one.definition)) throw missing("definition");
      return readDefinition(one, one.definitionPath, modulesOf(one.functions, "functions"));
    }),
  ];
  for (const { modules } of definitions) for (const { path } of modules) requireModulePath(path);
  return { functionsDirectory: body.functions, definitions, nodeDependencies };
}

function readDefinition(sent: Body, path: string, modules: readonly PushedModule[]): PushedDefinition {
  const { definition = null, schema = null, dependencies = [], udfServerVersion } = sent;
  if (definition !== null && !isModule(definition)) throw missing("definition");
  if (schema !== null && !isModule(schema)) throw missing("schema");
  if (typeof udfServerVersion !== "string") throw missing("udfServerVersion");
  if (!Array.isArray(dependencies) || !dependencies.every((one) => typeof one === "string"))
    throw missing("dependencies");
  return { path, definition, schema, dependencies, modules, udfServerVersion };
}

/** All modules of the app: those in the body, and the unchanged ones of which the CLI sends only the hash. */
function appModules(app: Body, pushed: readonly PushedModule[]): readonly PushedModule[] {
  // Before 1.31, CLIs sent every module as `functions`.
  const sent = modulesOf(app.changedModules ?? app.functions, "changedModules");
  const unchanged = app.unchangedModuleHashes ?? [];
  if (!Array.isArray(unchanged)) throw missing("unchangedModuleHashes");
  const kept = unchanged.map((named: unknown) => {
    const module = isObject(named) ? pushed.find(({ path }) => path === named.path) : undefined;
    if (module === undefined || !isObject(named) || sha256(module) !== named.sha256) {
      const path = isObject(named) ? named.path : named;
      throw new ApiError(400, "SandboxUnknownModule", `${path} is not on this deployment with that hash.`);
    }
    return module;
  });
  return [...kept, ...sent].sort((one, other) => (one.path < other.path ? -1 : 1));
}

function modulesOf(sent: unknown, field: string): readonly PushedModule[] {
  if (!Array.isArray(sent) || !sent.every(isModule)) throw missing(field);
  return sent;
}

function missing(field: string): ApiError {
  return badBody(`Failed to parse the request body as JSON: missing field \`${field}\`, or wrong`);
}

/**
 * Evaluates the content of a push, as `start_push` does.
 *
 * @throws ApiError for everything that Convex rejects before it looks at the data.
 */
export async function evaluatePush(request: PushRequest, deployment: CloudDeployment): Promise<PushContents> {
  const environment = deployment.environmentVariables();
  // Components see only the variables that Convex sets on every deployment, not those of the app.
  const builtIn = deployment.builtInVariables();
  const [app] = request.definitions;
  checkModules(app?.modules ?? [], deployment.limits);
  const auth = await evaluateAuthConfig(app?.modules ?? [], environment);
  const analyzed = [];
  for (const one of request.definitions) {
    analyzed.push({
      ...one,
      functions: await analyzeModules(one.modules, one.path === "" ? environment : builtIn),
      schema: one.schema && (await evaluateSchema(one.schema)),
    });
    const { schema } = analyzed.at(-1) ?? {};
    if (schema != null) checkSchema(schema, deployment.limits);
  }
  const sources = request.definitions.map(({ path, definition, dependencies }) => ({
    path,
    module: definition,
    dependencies,
  }));
  const definitions = new Map<string, EvaluatedDefinition>();
  for (const [path, definition] of await evaluateDefinitions(sources, environment)) {
    checkDeclaredVariables(definition);
    const found = analyzed.find((one) => one.path === path);
    if (found === undefined) throw new Error(`${path} was evaluated and not analyzed.`);
    const { schema, modules, functions, udfServerVersion } = found;
    const exports = path === "" ? definition.exports : exportReferences(exportsOf(functions));
    definitions.set(path, { definition: { ...definition, exports }, schema, modules, functions, udfServerVersion });
  }
  return {
    functionsDirectory: request.functionsDirectory,
    definitions,
    app: mountComponents(definitions),
    auth,
    environment: Object.fromEntries(deployment.environment),
    hasNodeDependencies: request.nodeDependencies.length > 0,
  };
}

function checkDeclaredVariables({ path, envVars = [] }: Definition): void {
  const isText = (validator: unknown): boolean => {
    if (!isObject(validator)) return false;
    if (validator.type === "union") return Array.isArray(validator.value) && validator.value.every(isText);
    return validator.type === "literal" ? typeof validator.value === "string" : validator.type === "string";
  };
  const wrong = envVars.find(([, { value }]) => !isText(JSON.parse(value)));
  if (wrong === undefined) return;
  const where = path === "" ? "the app" : `component ${path}`;
  const allowed = 'Component env vars must be declared with `v.string()`, `v.literal("...")`, or a union of those.';
  const message = `Env var \`${wrong[0]}\` on ${where} has a non-string validator. ${allowed}`;
  throw new ApiError(400, "InvalidEnvVarDeclaration", message);
}

export function sha256(module: PushedModule): string {
  return createHash("sha256")
    .update(module.source)
    .update(module.sourceMap ?? "")
    .digest("hex");
}

function isModule(value: unknown): value is PushedModule {
  return (
    isObject(value) &&
    typeof value.path === "string" &&
    typeof value.source === "string" &&
    (value.environment === "isolate" || value.environment === "node")
  );
}

/** https://github.com/get-convex/convex-backend/issues/231 */
function requireModulePath(path: string): void {
  const wrong = path.split("/").find((part) => !/^[\w.]+$/.test(part));
  if (wrong === undefined) return;
  const rule = `Path component ${wrong} can only contain alphanumeric characters, underscores, or periods.`;
  throw new ApiError(400, "InvalidConfig", `${path} is not a valid path to a Convex module. ${rule}`);
}
