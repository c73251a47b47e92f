import { randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { ApiError, badBody, outOfOrder } from "./api-error.ts";
import { added, afterPush, componentsOf, diffComponents, type MountedComponent } from "./component-diffs.ts";
import { violation } from "./component-tree.ts";
import type { CloudDeployment, Code, SchemaOutcome } from "./deployment.ts";
import type { AnalyzedModule } from "./function-analysis.ts";
import { isObject } from "./http-server.ts";
import { evaluatePush, type PushContents, readPushRequest, sha256 } from "./push-contents.ts";
import { diffIndexes, type IndexDiff } from "./schema.ts";

type Body = Readonly<Record<string, unknown>>;
type Components = ReadonlyMap<string, MountedComponent>;

/** A push between `start_push` and `finish_push`. */
interface PendingPush {
  readonly dryRun: boolean;
  readonly contents: PushContents;
  readonly components: Components;
  /** The response of `start_push`, parsed from JSON. */
  readonly started: Body;
  readonly startedAt: number;
  outcome: SchemaOutcome | null;
  validated: boolean;
}

/**
 * The three requests with which a CLI pushes code to one deployment, and the two that only report what a push would do.
 * They must come in order, and each must contain the response of the previous one.
 */
export class PushProtocol {
  readonly #deployment: CloudDeployment;
  #pending: PendingPush[] = [];

  constructor(deployment: CloudDeployment) {
    this.#deployment = deployment;
  }

  /** Analyzes the code and registers its schemas, which overwrites those of any unfinished push. */
  async start(body: Body): Promise<Body> {
    const { contents, components } = await this.#evaluate(body);
    const started = throughJson(this.#startResponse(contents, this.#schemaChange(components)));
    const dryRun = body.dryRun === true;
    if (!dryRun) {
      for (const push of this.#pending) push.outcome = { kind: "overwritten" };
    }
    const outcome = this.#deployment.takeSchemaOutcome();
    this.#pending.push({ dryRun, contents, components, started, startedAt: Date.now(), outcome, validated: false });
    return started;
  }

  /** Responds when the validation has finished, or after the request's `timeoutMs`. */
  async waitForSchema(body: Body): Promise<Body> {
    const push = this.#pendingFor(body.schemaChange);
    const timeout = typeof body.timeoutMs === "number" ? body.timeoutMs : 10_000;
    const left = push.startedAt + this.#deployment.schemaValidationMs - Date.now();
    if (left > 0) await sleep(Math.min(left, timeout), undefined, { ref: false });
    if (left > timeout) {
      const status = ({ indexes }: MountedComponent) => {
        return { schemaValidationComplete: false, indexesComplete: 0, indexesTotal: indexes.length };
      };
      const entries = [...push.components].map(([path, component]) => [path, status(component)]);
      return { type: "inProgress", components: Object.fromEntries(entries) };
    }
    if (push.outcome?.kind === "overwritten") return { type: "raceDetected" };
    if (push.outcome?.kind === "failed") {
      const { error, table, component = "" } = push.outcome;
      return { type: "failed", error, componentPath: component, tableName: table };
    }
    push.validated = true;
    return { type: "complete" };
  }

  /** Makes the code live, except on a dry run. */
  finish(body: Body): Body {
    if (!isObject(body.startPush)) throw badBody("Failed to parse the request body as JSON: missing field `startPush`");
    const push = this.#pendingFor(body.startPush.schemaChange);
    if (body.dryRun !== push.dryRun) throw outOfOrder("start_push and finish_push differ in dryRun.");
    if (!push.validated) throw outOfOrder("finish_push before wait_for_schema said that the schema is complete.");
    if (!isDeepStrictEqual(throughJson(body.startPush), push.started)) {
      throw outOfOrder("The startPush is not what start_push gave.");
    }
    if (push.dryRun) {
      this.#pending = this.#pending.filter((one) => one !== push);
      return { authDiff: { added: [], removed: [] }, definitionDiffs: {}, componentDiffs: {} };
    }
    this.#checkVariables(push.contents);
    this.#pending = this.#pending.filter((one) => one !== push);
    const before = this.#deployment.code;
    this.#goLive(push, typeof body.message === "string" ? body.message : null);
    const providers = (auth: readonly unknown[]) => auth.map((provider) => JSON.stringify(provider));
    return {
      authDiff: added(providers(before.auth), providers(push.contents.auth)),
      definitionDiffs: Object.fromEntries([...push.contents.definitions.keys()].map((path) => [path, {}])),
      componentDiffs: diffComponents(before.components, push.components),
    };
  }

  /** The changes that a push would make to the indexes. */
  async evaluatePush(body: Body): Promise<Body> {
    const { components } = await this.#evaluate(body);
    return { schemaChange: this.#schemaChange(components) };
  }

  /** Like `evaluatePush`, with the sizes of the tables. Used by CLI 1.47 and later. */
  async evaluateSchema(body: Body): Promise<Body> {
    const { components, contents } = await this.#evaluate(body);
    const known = new Set([...this.#deployment.code.components.values()].map(({ definitionPath }) => definitionPath));
    const evaluations = [...components].map(([path, component]) => [path, this.#evaluateSchema(path, component)]);
    return {
      componentSchemaEvaluations: Object.fromEntries(evaluations),
      newComponentDefinitions: [...contents.definitions.keys()].filter((path) => !known.has(path)),
    };
  }

  #evaluateSchema(componentPath: string, { definitionPath, schema, indexes }: MountedComponent) {
    const indexDiff = this.#indexDiff(componentPath, { indexes });
    const isIn = (changed: readonly { readonly name: string }[], name: string) =>
      changed.some((one) => one.name === name);
    const change = (name: string) => {
      if (isIn(indexDiff.added_indexes, name)) return "added";
      if (isIn(indexDiff.enabled_indexes, name)) return "enabled";
      return isIn(indexDiff.disabled_indexes, name) ? "disabled" : "identical";
    };
    const numDocs = (name: string) => this.#deployment.sizeOf(componentPath, name.split(".")[0] ?? "");
    const schemaValidation = schema?.schemaValidation ?? false;
    return {
      definitionPath,
      schemaValidation,
      tables: (schema?.tables ?? []).map(({ tableName }) => ({
        name: tableName,
        outcome: schemaValidation ? "supersetOfEnforced" : "notValidated",
        numDocs: numDocs(tableName),
        sizeBytes: 100 * numDocs(tableName),
      })),
      indexes: [
        ...indexes.map((index) => ({
          ...index,
          change: change(index.name),
          needsBackfill: isIn(indexDiff.added_indexes, index.name),
          numDocs: numDocs(index.name),
        })),
        ...indexDiff.removed_indexes.map((index) => {
          return { ...index, change: "dropped", needsBackfill: false, numDocs: numDocs(index.name) };
        }),
      ],
      discardedStagedValidators: [],
    };
  }

  async #evaluate(body: Body): Promise<{ contents: PushContents; components: Components }> {
    const request = readPushRequest(body, this.#deployment.code.modules);
    const contents = await pushing(() => evaluatePush(request, this.#deployment));
    return { contents, components: componentsOf(contents) };
  }

  #schemaChange(components: Components): Body {
    const before = this.#deployment.code.components;
    const paths = [...components];
    return {
      allocatedComponentIds: Object.fromEntries(
        paths.filter(([path]) => !before.has(path)).map(([path]) => [path, freshId()]),
      ),
      schemaIds: Object.fromEntries(paths.map(([path, { schema }]) => [path, schema && freshId()])),
      indexDiffs: Object.fromEntries(paths.map(([path, component]) => [path, this.#indexDiff(path, component)])),
    };
  }

  #indexDiff(path: string, { indexes }: Pick<MountedComponent, "indexes">): IndexDiff {
    return diffIndexes(this.#deployment.code.components.get(path)?.indexes ?? [], indexes);
  }

  /** The latest push with this schema change. Pushes without a schema have no other difference. */
  #pendingFor(schemaChange: unknown): PendingPush {
    const said = throughJson(schemaChange);
    const push = this.#pending.findLast(({ started }) => isDeepStrictEqual(said, started.schemaChange));
    if (push === undefined) throw outOfOrder("There is no unfinished push with this schema change.");
    return push;
  }

  /** @throws ApiError if variables have changed since the start, are missing, or do not match their declarations. */
  #checkVariables({ environment, definitions }: PushContents): void {
    const { environment: now } = this.#deployment;
    if (!isDeepStrictEqual(environment, Object.fromEntries(now))) {
      throw pushError(new ApiError(400, "RaceDetected", "Environment variables have changed during push"));
    }
    const declared = definitions.get("")?.definition.envVars ?? [];
    const missing = declared
      .filter(([name, { optional }]) => optional !== true && !now.has(name))
      .map(([name]) => name);
    if (missing.length > 0) {
      const message = `Required environment variables are not set: ${missing.join(", ")}.`;
      const advice = "Set them in the Convex dashboard or CLI before pushing.";
      throw pushError(new ApiError(400, "MissingEnvironmentVariables", `${message} ${advice}`));
    }
    for (const [name, variable] of declared) {
      const value = now.get(name);
      if (value !== undefined) checkValue(name, value, variable, pushError);
    }
  }

  #goLive({ contents, components }: PendingPush, message: string | null): void {
    const app = contents.definitions.get("");
    if (app === undefined) throw new Error("A push without an app.");
    this.#deployment.code = {
      modules: app.modules,
      analysis: app.functions,
      auth: contents.auth,
      udfServerVersion: app.udfServerVersion,
      functionsDirectory: contents.functionsDirectory,
      components: afterPush(this.#deployment.code.components, components),
      variables: new Map(app.definition.envVars ?? []),
    };
    this.#deployment.pushes.push({
      message,
      udfServerVersion: app.udfServerVersion,
      modulePaths: app.modules.map(({ path }) => path),
      functions: functionPaths(app.functions),
      schema: app.schema,
      components: [...components.keys()].filter((path) => path !== ""),
    });
  }

  #startResponse({ definitions, app, auth, environment, hasNodeDependencies }: PushContents, schemaChange: Body): Body {
    const paths = [...definitions];
    return {
      environmentVariables: environment,
      externalDepsId: hasNodeDependencies ? freshId() : null,
      componentDefinitionPackages: Object.fromEntries(paths.map(([path]) => [path, { storageKey: randomUUID() }])),
      appAuth: auth,
      analysis: Object.fromEntries(
        paths.map(([path, { definition, schema, functions, udfServerVersion }]) => [
          path,
          {
            definition,
            schema,
            functions,
            udfConfig: {
              serverVersion: udfServerVersion,
              importPhaseRngSeed: null,
              importPhaseUnixTimestamp: null,
            },
          },
        ]),
      ),
      app,
      schemaChange,
    };
  }
}

/** @throws ApiError `InvalidEnvironmentVariable` if a value does not match its declaration. */
export function checkValue(
  name: string,
  value: string,
  variable: Parameters<typeof violation>[0],
  wrap: (error: ApiError) => ApiError = (error) => error,
): void {
  const problem = violation(variable, value);
  if (problem === null) return;
  const message = `Environment variable ${name} does not match its declared validator: ${problem}`;
  throw wrap(new ApiError(400, "InvalidEnvironmentVariable", message));
}

/** Hashes with which the CLI compares its bundles, so that it sends only those that changed. */
export function moduleHashes(code: Code): readonly Body[] {
  return code.modules.map((module) => ({
    path: module.path,
    hash: sha256(module),
    environment: module.environment,
  }));
}

/** All functions of a push, by the names that `convex run` uses, such as `messages:list`. */
export function functionPaths(analysis: Readonly<Record<string, AnalyzedModule>>): readonly string[] {
  return Object.entries(analysis).flatMap(([path, { functions }]) =>
    functions.map(({ name }) => `${path.replace(/\.js$/, "")}:${name}`),
  );
}

/** Evaluates a push, and adds the prefix that all its errors have. */
async function pushing<Value>(evaluate: () => Promise<Value>): Promise<Value> {
  try {
    return await evaluate();
  } catch (error) {
    throw error instanceof ApiError ? pushError(error) : error;
  }
}

function pushError({ status, code, message }: ApiError): ApiError {
  return new ApiError(status, code, `Hit an error while pushing:\n${message}`);
}

function freshId(): string {
  return randomUUID().replaceAll("-", "");
}

function throughJson(value: unknown): Body {
  return JSON.parse(JSON.stringify(value ?? null)) as Body;
}
