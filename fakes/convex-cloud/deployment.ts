import type { AuthProvider } from "./auth-config.ts";
import type { EnvironmentVariable } from "./component-definitions.ts";
import type { MountedComponent } from "./component-diffs.ts";
import { DeploymentData } from "./data/deployment-data.ts";
import type { AnalyzedModule } from "./function-analysis.ts";
import type { FunctionBehaviour, FunctionOutcome } from "./functions-api.ts";
import { CLOUD_LIMITS, type PushLimits } from "./limits.ts";
import type { PushedModule } from "./module-evaluation.ts";
import type { Index, Schema } from "./schema.ts";

export type DeploymentType = "prod" | "dev" | "preview" | "custom";

/** A push that finished. */
export interface Push {
  /** The message for the audit log, which CLIs since 1.36 send. */
  readonly message: string | null;
  readonly udfServerVersion: string;
  readonly modulePaths: readonly string[];
  /** Paths of all functions, such as `messages:list`. */
  readonly functions: readonly string[];
  readonly schema: Schema | null;
  /** Paths of the mounted components. */
  readonly components: readonly string[];
}

/** A function that was called by `POST /api/function`, as `convex run` does. */
export interface FunctionRun {
  /** For example `seed:default`. */
  readonly path: string;
  readonly args: unknown;
  readonly error: string | null;
}

/** Code that is or was live: that of the app and of its components. */
export interface Code {
  readonly modules: readonly PushedModule[];
  readonly analysis: Readonly<Record<string, AnalyzedModule>>;
  readonly auth: readonly AuthProvider[];
  readonly udfServerVersion: string | null;
  readonly functionsDirectory: string;
  /** The app (path "") and every component that was ever mounted. */
  readonly components: ReadonlyMap<string, MountedComponent>;
  /** Environment variables that the app declares, by name. */
  readonly variables: ReadonlyMap<string, EnvironmentVariable>;
}

/** Results that a test can choose for a deployment's next schema validation. */
export type SchemaOutcome =
  | { readonly kind: "failed"; readonly table: string | null; readonly error: string; readonly component?: string }
  | { readonly kind: "overwritten" };

/** The properties of a deployment that never change. */
export interface DeploymentIdentity {
  readonly id: number;
  readonly name: string;
  readonly type: DeploymentType;
  readonly team: string;
  readonly project: string;
  readonly region: string;
  /** The name with which a preview was claimed, exactly as it was sent. */
  readonly identifier: string | null;
  readonly reference: string;
  readonly isDefault: boolean;
  /** Canonical URLs, which the users of an app see. */
  readonly cloudUrl: string;
  readonly siteUrl: string;
  /** Milliseconds since the epoch. */
  readonly createTime: number;
  readonly expiresAt: number | null;
}

const NO_CODE: Code = {
  modules: [],
  analysis: {},
  auth: [],
  udfServerVersion: null,
  functionsDirectory: "convex/",
  components: new Map(),
  variables: new Map(),
};

/** A Convex deployment with its pushes, environment variables and data. */
export class CloudDeployment {
  readonly identity: DeploymentIdentity;
  readonly environment: Map<string, string>;
  readonly pushes: Push[] = [];
  readonly functionRuns: FunctionRun[] = [];
  readonly data = new DeploymentData(() => this.schema);
  /** Number of documents by table, for the CLI's checks of large tables. A table of a component is named `rateLimiter/buckets`. */
  readonly tableSizes = new Map<string, number>();
  code: Code = NO_CODE;
  /** Limits of a push. Tests lower those of Convex that would need a very large push. */
  limits: PushLimits = CLOUD_LIMITS;
  deleted = false;
  /** Its URL on loopback, or null before its server is started. */
  url: string | null = null;
  /** Duration of each schema validation, in milliseconds from the start of the push. */
  schemaValidationMs = 0;
  readonly #behaviours = new Map<string, FunctionBehaviour>();
  #nextSchemaOutcome: SchemaOutcome | null = null;

  constructor(identity: DeploymentIdentity, environment: Readonly<Record<string, string>> = {}) {
    this.identity = identity;
    this.environment = new Map(Object.entries(environment));
  }

  get name(): string {
    return this.identity.name;
  }
  get type(): DeploymentType {
    return this.identity.type;
  }
  get identifier(): string | null {
    return this.identity.identifier;
  }
  get cloudUrl(): string {
    return this.identity.cloudUrl;
  }
  get siteUrl(): string {
    return this.identity.siteUrl;
  }

  /** The user's variables and those that Convex sets itself. */
  environmentVariables(): Record<string, string> {
    return { ...Object.fromEntries(this.environment), ...this.builtInVariables() };
  }

  /** The variables that Convex sets itself. */
  builtInVariables(): Record<string, string> {
    const { cloudUrl, siteUrl } = this.identity;
    return { CONVEX_CLOUD_URL: cloudUrl, CONVEX_SITE_URL: siteUrl };
  }

  /** Number of documents in a table of a component, or of the app (path ""). */
  sizeOf(component: string, table: string): number {
    return this.tableSizes.get(component === "" ? table : `${component}/${table}`) ?? 0;
  }

  /** Lets the schema validation of the next push fail, because a document of `table` does not match. */
  failSchema(failure: { readonly table: string | null; readonly error: string; readonly component?: string }): void {
    this.#nextSchemaOutcome = { kind: "failed", ...failure };
  }

  /** Lets another push overwrite the schema of the next push. */
  loseSchemaRace(): void {
    this.#nextSchemaOutcome = { kind: "overwritten" };
  }

  /** The live schema of the app. */
  get schema(): Schema | null {
    return this.code.components.get("")?.schema ?? null;
  }

  /** Adds an index to the app, as an earlier push would have done. */
  addIndex(index: Index): void {
    this.#changeApp((app) => ({ ...app, indexes: [...app.indexes, index] }));
  }

  /** Replaces the schema of the app, as another push would do in the meantime. */
  replaceSchema(schema: Schema | null): void {
    this.#changeApp((app) => ({ ...app, schema }));
  }

  #changeApp(change: (app: MountedComponent) => MountedComponent): void {
    const none = {
      definitionPath: "",
      isActive: true,
      modules: [],
      crons: {},
      schema: null,
      udfServerVersion: "1.0.0",
    };
    const app = this.code.components.get("") ?? { ...none, indexes: [] };
    const components = new Map(this.code.components).set("", change(app));
    this.code = { ...this.code, components };
  }

  takeSchemaOutcome(): SchemaOutcome | null {
    const outcome = this.#nextSchemaOutcome;
    this.#nextSchemaOutcome = null;
    return outcome;
  }

  /** Lets every run of a function (`seed:default`) throw an error with this message. */
  failFunction(path: string, message: string): void {
    this.defineFunction(path, () => ({ error: message }));
  }

  /** Sets the behavior of every run of a function. */
  defineFunction(path: string, behaviour: FunctionBehaviour): void {
    this.#behaviours.set(path, behaviour);
  }

  /** Runs a function, and records it. */
  callFunction(path: string, args: unknown): FunctionOutcome {
    const outcome = this.#behaviours.get(path)?.(args) ?? {};
    this.functionRuns.push({ path, args, error: outcome.error ?? null });
    return outcome;
  }
}
