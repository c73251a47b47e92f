/** The contract of an app: its schema, functions, routes and everything else that data and callers depend on. */

import type { Validator } from "./validator.ts";

export interface Contract {
  /** `null` if there is no schema. */
  readonly schema: Schema | null;
  /** By `dir/module:function`. */
  readonly functions: ReadonlyMap<string, ConvexFunction>;
  readonly httpRoutes: readonly HttpRoute[];
  /** For each name, its schedule, function and arguments as text. */
  readonly crons: ReadonlyMap<string, string>;
  /** By mount path, for example `workpool/logs`. */
  readonly components: ReadonlyMap<string, Component>;
  /** Variables that `defineApp({ env })` declares. */
  readonly env: ReadonlyMap<string, EnvVariable>;
  /** Names that the app's own code reads as `process.env.NAME`. */
  readonly envReads: ReadonlySet<string>;
  /**
   * Names of parts that could not be read, and so are not compared: a module of the app such as `schema` or `messages`, or
   * `component <mount path>`.
   */
  readonly unread: readonly string[];
}

export interface Schema {
  readonly tables: ReadonlyMap<string, Table>;
  readonly schemaValidation: boolean;
}

export interface Table {
  readonly document: Validator;
  /** The validator of `.staged()`: Convex checks documents against it but does not enforce it. */
  readonly stagedDocument: Validator | null;
  /** Indexes by name. The names are unique across all three kinds of index. */
  readonly indexes: ReadonlyMap<string, Index>;
}

export interface Index {
  readonly kind: "index" | "search index" | "vector index";
  /** Fields and settings as text: Convex rebuilds an index whose definition changes. */
  readonly definition: string;
  readonly staged: boolean;
}

export interface ConvexFunction {
  readonly kind: "query" | "mutation" | "action";
  readonly visibility: "public" | "internal";
  /** Absent arguments are `v.any()`, as Convex exports them. */
  readonly args: Validator;
  /** `null` if it is not declared. */
  readonly returns: Validator | null;
}

export interface HttpRoute {
  readonly method: string;
  /** For example `/health`; a prefix ends in `*`. */
  readonly path: string;
}

export interface Component {
  /** The package it comes from, or the path of its folder. */
  readonly source: string;
  /** The version range in package.json, or `null` for a folder of the repository. */
  readonly version: string | null;
  readonly schema: Schema | null;
  /** Where its HTTP routes are mounted, or `null` if they are not. */
  readonly httpPrefix: string | null;
}

export interface EnvVariable {
  readonly type: Validator;
  readonly optional: boolean;
}
