import { DeploymentData } from "./data/deployment-data.ts";
import type { AnalyzedModule } from "./function-analysis.ts";
import type { PushedModule } from "./module-evaluation.ts";
import type { Index, Schema } from "./schema.ts";

export type DeploymentType = "prod" | "dev" | "preview" | "custom";

/** A push that finished. */
export interface Push {
  /** The audit-log message, from CLI 1.36 on. */
  readonly message: string | null;
  readonly udfServerVersion: string;
  readonly modulePaths: readonly string[];
  /** Every function, for example `messages:list`. */
  readonly functions: readonly string[];
  readonly schema: Schema | null;
}

/** A function that was run by `convex run` or `--preview-run`. */
export interface FunctionRun {
  /** For example `seed:default`. */
  readonly path: string;
  readonly args: unknown;
  readonly error: string | null;
}

/** Code that is or was live. */
export interface Code {
  readonly modules: readonly PushedModule[];
  readonly analysis: Readonly<Record<string, AnalyzedModule>>;
  readonly schema: Schema | null;
  readonly indexes: readonly Index[];
  readonly auth: readonly unknown[];
  readonly udfServerVersion: string | null;
  readonly functionsDirectory: string;
}

/** What a test can make the next schema validation of a deployment do. */
export type SchemaOutcome =
  | { readonly kind: "failed"; readonly table: string | null; readonly error: string }
  | { readonly kind: "overwritten" };

/** What identifies a deployment; none of it ever changes. */
export interface DeploymentIdentity {
  readonly id: number;
  readonly name: string;
  readonly type: DeploymentType;
  readonly team: string;
  readonly project: string;
  readonly region: string;
  /** The name a preview was claimed with, exactly as sent. */
  readonly identifier: string | null;
  readonly reference: string;
  readonly isDefault: boolean;
  /** Canonical URLs, those that an app's users see. */
  readonly cloudUrl: string;
  readonly siteUrl: string;
  /** Milliseconds since the epoch. */
  readonly createTime: number;
  readonly expiresAt: number | null;
}

const NO_CODE: Code = {
  modules: [],
  analysis: {},
  schema: null,
  indexes: [],
  auth: [],
  udfServerVersion: null,
  functionsDirectory: "convex/",
};

/** One Convex deployment: what was pushed to it, and its environment variables. */
export class CloudDeployment {
  readonly identity: DeploymentIdentity;
  readonly environment: Map<string, string>;
  readonly pushes: Push[] = [];
  readonly functionRuns: FunctionRun[] = [];
  readonly data = new DeploymentData(() => this.code.schema);
  /** Documents in each table, for the CLI's checks of large tables. */
  readonly tableSizes = new Map<string, number>();
  code: Code = NO_CODE;
  deleted = false;
  /** Where it listens, on loopback. Null until it was first reached. */
  url: string | null = null;
  /** How long each schema validation takes, in milliseconds from the start of the push. */
  schemaValidationMs = 0;
  readonly #failingFunctions = new Map<string, string>();
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
    const { cloudUrl, siteUrl } = this.identity;
    return { ...Object.fromEntries(this.environment), CONVEX_CLOUD_URL: cloudUrl, CONVEX_SITE_URL: siteUrl };
  }

  /** Lets the next push fail its schema validation: a document of `table` does not match. */
  failSchema(failure: { readonly table: string | null; readonly error: string }): void {
    this.#nextSchemaOutcome = { kind: "failed", ...failure };
  }

  /** Lets the next push lose a race with another one. */
  loseSchemaRace(): void {
    this.#nextSchemaOutcome = { kind: "overwritten" };
  }

  takeSchemaOutcome(): SchemaOutcome | null {
    const outcome = this.#nextSchemaOutcome;
    this.#nextSchemaOutcome = null;
    return outcome;
  }

  /** Lets every run of a function (`seed:default`) throw an error with this message. */
  failFunction(path: string, message: string): void {
    this.#failingFunctions.set(path, message);
  }

  failureOf(path: string): string | null {
    return this.#failingFunctions.get(path) ?? null;
  }
}
