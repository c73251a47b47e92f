import { createHash, randomUUID } from "node:crypto";
import { setTimeout as sleep } from "node:timers/promises";
import { isDeepStrictEqual } from "node:util";
import { ApiError, badBody, outOfOrder } from "./api-error.ts";
import type { CloudDeployment, Code, SchemaOutcome } from "./deployment.ts";
import { type AnalyzedModule, analyzeModules, evaluateAuthConfig } from "./function-analysis.ts";
import { isObject } from "./http-server.ts";
import type { PushedModule } from "./module-evaluation.ts";
import { diffIndexes, evaluateSchema, type IndexDiff, indexesOf } from "./schema.ts";

type Body = Readonly<Record<string, unknown>>;

/** A push between `start_push` and `finish_push`. */
interface PendingPush {
  readonly schemaId: string;
  readonly dryRun: boolean;
  readonly code: Code;
  readonly indexDiff: IndexDiff;
  /** What `start_push` answered, as JSON gives it back. */
  readonly started: Body;
  readonly startedAt: number;
  outcome: SchemaOutcome | null;
  validated: boolean;
}

/**
 * The three steps by which a CLI pushes code to one deployment, and the two that only ask what a push would do.
 * The steps must come in order, and each must hand back what the one before it gave.
 */
export class PushProtocol {
  readonly #deployment: CloudDeployment;
  readonly #pending = new Map<string, PendingPush>();

  constructor(deployment: CloudDeployment) {
    this.#deployment = deployment;
  }

  /** Analyzes the code and registers its schema, by which it overwrites the schema of any unfinished push. */
  start(body: Body): Body {
    const { code, indexDiff } = this.#evaluate(body);
    const schemaId = randomUUID().replaceAll("-", "");
    const schemaChange = { allocatedComponentIds: {}, schemaIds: { "": schemaId }, indexDiffs: { "": indexDiff } };
    const started = throughJson(this.#startResponse(code, schemaChange));
    const dryRun = body.dryRun === true;
    if (!dryRun) {
      for (const push of this.#pending.values()) push.outcome = { kind: "overwritten" };
    }
    const outcome = this.#deployment.takeSchemaOutcome();
    const startedAt = Date.now();
    const push = { schemaId, dryRun, code, indexDiff, started, startedAt, outcome, validated: false };
    this.#pending.set(schemaId, push);
    return started;
  }

  /** Answers as soon as the validation has ended, at the latest after the request's `timeoutMs`. */
  async waitForSchema(body: Body): Promise<Body> {
    const push = this.#pendingFor(body.schemaChange);
    if (!isDeepStrictEqual(throughJson(body.schemaChange), push.started.schemaChange)) {
      throw outOfOrder("The schema change is not the one that start_push gave.");
    }
    const timeout = typeof body.timeoutMs === "number" ? body.timeoutMs : 10_000;
    const left = push.startedAt + this.#deployment.schemaValidationMs - Date.now();
    if (left > 0) await sleep(Math.min(left, timeout), undefined, { ref: false });
    if (left > timeout) {
      const component = { schemaValidationComplete: false, indexesComplete: 0, indexesTotal: push.code.indexes.length };
      return { type: "inProgress", components: { "": component } };
    }
    if (push.outcome?.kind === "overwritten") return { type: "raceDetected" };
    if (push.outcome?.kind === "failed") {
      return { type: "failed", error: push.outcome.error, componentPath: "", tableName: push.outcome.table };
    }
    push.validated = true;
    return { type: "complete" };
  }

  /** Makes the code live, unless it is a dry run. */
  finish(body: Body): Body {
    if (!isObject(body.startPush)) throw badBody("Failed to parse the request body as JSON: missing field `startPush`");
    const push = this.#pendingFor(body.startPush.schemaChange);
    if (body.dryRun !== push.dryRun) throw outOfOrder("start_push and finish_push differ in dryRun.");
    if (!push.validated) throw outOfOrder("finish_push before wait_for_schema said that the schema is complete.");
    if (!isDeepStrictEqual(throughJson(body.startPush), push.started)) {
      throw outOfOrder("The startPush is not what start_push gave.");
    }
    if (!isDeepStrictEqual(push.started.environmentVariables, Object.fromEntries(this.#deployment.environment))) {
      const message = "Hit an error while pushing:\nEnvironment variables have changed during push";
      throw new ApiError(400, "RaceDetected", message);
    }
    this.#pending.delete(push.schemaId);
    if (push.dryRun) return { authDiff: { added: [], removed: [] }, definitionDiffs: {}, componentDiffs: {} };
    const before = this.#deployment.code;
    this.#deployment.code = push.code;
    this.#deployment.pushes.push({
      message: typeof body.message === "string" ? body.message : null,
      udfServerVersion: push.code.udfServerVersion ?? "",
      modulePaths: push.code.modules.map(({ path }) => path),
      functions: functionPaths(push.code.analysis),
      schema: push.code.schema,
    });
    return finishResponse(before, push);
  }

  /** The changes that a push would make to the indexes. */
  evaluatePush(body: Body): Body {
    const { indexDiff } = this.#evaluate(body);
    return { schemaChange: { allocatedComponentIds: {}, schemaIds: { "": null }, indexDiffs: { "": indexDiff } } };
  }

  /** As `evaluatePush`, with the sizes of the tables. CLI 1.47 and later ask for it. */
  evaluateSchema(body: Body): Body {
    const { code, indexDiff } = this.#evaluate(body);
    const added = new Set(indexDiff.added_indexes.map(({ name }) => name));
    const enabled = new Set(indexDiff.enabled_indexes.map(({ name }) => name));
    const disabled = new Set(indexDiff.disabled_indexes.map(({ name }) => name));
    const change = (name: string) =>
      added.has(name) ? "added" : enabled.has(name) ? "enabled" : disabled.has(name) ? "disabled" : "identical";
    const numDocs = (name: string) => this.#deployment.tableSizes.get(name.split(".")[0] ?? "") ?? 0;
    const indexes = [
      ...code.indexes.map((index) => ({
        ...index,
        change: change(index.name),
        needsBackfill: added.has(index.name),
        numDocs: numDocs(index.name),
      })),
      ...indexDiff.removed_indexes.map((index) => ({
        ...index,
        change: "dropped",
        needsBackfill: false,
        numDocs: numDocs(index.name),
      })),
    ];
    const schemaValidation = code.schema?.schemaValidation ?? false;
    const outcome = schemaValidation ? "supersetOfEnforced" : "notValidated";
    const tables = (code.schema?.tables ?? []).map(({ tableName }) => ({
      name: tableName,
      outcome,
      numDocs: numDocs(tableName),
      sizeBytes: 100 * numDocs(tableName),
    }));
    const evaluation = { definitionPath: "", schemaValidation, tables, indexes, discardedStagedValidators: [] };
    return { componentSchemaEvaluations: { "": evaluation }, newComponentDefinitions: [] };
  }

  #evaluate(body: Body): { code: Code; indexDiff: IndexDiff } {
    const app = body.appDefinition;
    if (!isObject(app) || typeof body.functions !== "string" || typeof app.udfServerVersion !== "string") {
      throw badBody("Failed to parse the request body as JSON: missing field `appDefinition`, or one of it");
    }
    if (Array.isArray(body.componentDefinitions) && body.componentDefinitions.length > 0) {
      throw new ApiError(400, "SandboxNoComponents", "This stand-in for Convex Cloud knows no components.");
    }
    const modules = this.#modules(app);
    for (const { path } of modules) requireModulePath(path);
    const environment = this.#deployment.environmentVariables();
    const auth = evaluateAuthConfig(modules, environment);
    const analysis = analyzeModules(modules, environment);
    const schema = isModule(app.schema) ? evaluateSchema(app.schema) : null;
    const indexes = indexesOf(schema);
    const { udfServerVersion } = app;
    const code = { modules, analysis, schema, indexes, auth, udfServerVersion, functionsDirectory: body.functions };
    return { code, indexDiff: diffIndexes(this.#deployment.code.indexes, indexes) };
  }

  /** All modules: those sent, and those that the CLI only names because they are as they were. */
  #modules(app: Body): PushedModule[] {
    // Before 1.31, CLIs sent every module as `functions`.
    const sent = app.changedModules ?? app.functions;
    const unchanged = app.unchangedModuleHashes ?? [];
    if (!Array.isArray(sent) || !sent.every(isModule) || !Array.isArray(unchanged)) {
      throw badBody("Failed to parse the request body as JSON: missing field `changedModules`");
    }
    const kept = unchanged.map((named: unknown) => {
      const module = isObject(named)
        ? this.#deployment.code.modules.find(({ path }) => path === named.path)
        : undefined;
      if (module === undefined || !isObject(named) || sha256(module) !== named.sha256) {
        const path = isObject(named) ? named.path : named;
        throw new ApiError(400, "SandboxUnknownModule", `${path} is not on this deployment with that hash.`);
      }
      return module;
    });
    return [...kept, ...sent].sort((one, other) => (one.path < other.path ? -1 : 1));
  }

  #pendingFor(schemaChange: unknown): PendingPush {
    const ids = isObject(schemaChange) && isObject(schemaChange.schemaIds) ? schemaChange.schemaIds : {};
    const push = this.#pending.get(String(ids[""]));
    if (push === undefined) throw outOfOrder("There is no unfinished push with this schema change.");
    return push;
  }

  #startResponse(code: Code, schemaChange: Body): Body {
    const routes = code.analysis["http.js"]?.httpRoutes?.map(({ route }) => route) ?? null;
    return {
      environmentVariables: Object.fromEntries(this.#deployment.environment),
      externalDepsId: null,
      componentDefinitionPackages: { "": { storageKey: randomUUID() } },
      appAuth: code.auth,
      analysis: {
        "": {
          definition: {
            path: "",
            definitionType: { type: "app" },
            childComponents: [],
            httpMounts: {},
            exports: { type: "branch", branch: [] },
          },
          schema: code.schema,
          functions: code.analysis,
          udfConfig: {
            serverVersion: code.udfServerVersion,
            importPhaseRngSeed: null,
            importPhaseUnixTimestamp: null,
          },
        },
      },
      app: {
        definitionPath: "",
        componentPath: "",
        args: {},
        childComponents: {},
        httpRoutes: { httpModuleRoutes: routes, mounts: [] },
        exports: {},
      },
      schemaChange,
    };
  }
}

/** What the CLI compares its bundles with, to send only those that changed. */
export function moduleHashes(code: Code): readonly Body[] {
  return code.modules.map((module) => ({
    path: module.path,
    hash: sha256(module),
    environment: module.environment,
  }));
}

/** Every function of a push as `convex run` names it, for example `messages:list`. */
export function functionPaths(analysis: Readonly<Record<string, AnalyzedModule>>): readonly string[] {
  return Object.entries(analysis).flatMap(([path, { functions }]) =>
    functions.map(({ name }) => `${path.replace(/\.js$/, "")}:${name}`),
  );
}

function finishResponse(before: Code, push: PendingPush): Body {
  const { code, indexDiff } = push;
  const paths = (modules: readonly PushedModule[]) => modules.map(({ path }) => path);
  const versions = { previous_version: before.udfServerVersion, next_version: code.udfServerVersion };
  const schemas = {
    previous_schema: before.schema && JSON.stringify(before.schema),
    next_schema: code.schema && JSON.stringify(code.schema),
  };
  const component = {
    diffType: { type: "modify" },
    moduleDiff: added(paths(before.modules), paths(code.modules)),
    udfConfigDiff:
      before.udfServerVersion !== null && before.udfServerVersion !== code.udfServerVersion ? versions : null,
    cronDiff: { added: [], updated: [], deleted: [] },
    indexDiff,
    schemaDiff: schemas.previous_schema === schemas.next_schema ? null : schemas,
  };
  const providers = (auth: readonly unknown[]) => auth.map((provider) => JSON.stringify(provider));
  return {
    authDiff: added(providers(before.auth), providers(code.auth)),
    definitionDiffs: { "": {} },
    componentDiffs: { "": component },
  };
}

function added(before: readonly string[], after: readonly string[]) {
  return {
    added: after.filter((item) => !before.includes(item)),
    removed: before.filter((item) => !after.includes(item)),
  };
}

function sha256(module: PushedModule): string {
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

function throughJson(value: unknown): Body {
  return JSON.parse(JSON.stringify(value ?? null)) as Body;
}

/** https://github.com/get-convex/convex-backend/issues/231 */
function requireModulePath(path: string): void {
  const wrong = path.split("/").find((part) => !/^[\w.]+$/.test(part));
  if (wrong === undefined) return;
  const rule = `Path component ${wrong} can only contain alphanumeric characters, underscores, or periods.`;
  throw new ApiError(400, "InvalidConfig", `${path} is not a valid path to a Convex module. ${rule}`);
}
