/** What a set of Convex functions promises: to the documents that it stores, and to everybody who calls it. */

import type { Validator } from "./validator.ts";

export interface Contract {
  /** `null`: no schema. */
  readonly schema: Schema | null;
  /** By `dir/module:function`. */
  readonly functions: ReadonlyMap<string, ConvexFunction>;
  readonly httpRoutes: readonly HttpRoute[];
  /** Name → schedule and function, as text. */
  readonly crons: ReadonlyMap<string, string>;
  /** By the path of names under which they are mounted, for instance `workpool/logs`. */
  readonly components: ReadonlyMap<string, Component>;
  /** Variables that `defineApp({ env })` declares. */
  readonly env: ReadonlyMap<string, EnvVariable>;
  /** Names that the app's own code reads as `process.env.NAME`. */
  readonly envReads: ReadonlySet<string>;
  /** Parts that could not be read, and therefore are not compared. */
  readonly unread: readonly UnreadPart[];
}

export interface UnreadPart {
  /** A module of the app such as `schema` or `messages`, or `component <mount path>`. */
  readonly name: string;
  readonly reason: "failed" | "unknown-form";
}

export interface Schema {
  readonly tables: ReadonlyMap<string, Table>;
  readonly schemaValidation: boolean;
}

export interface Table {
  readonly document: Validator;
  /** Of `.staged()`: existing documents are checked against it, and nothing is refused. */
  readonly stagedDocument: Validator | null;
  /** By name; the three kinds of index share their names. */
  readonly indexes: ReadonlyMap<string, Index>;
}

export interface Index {
  readonly kind: "index" | "search index" | "vector index";
  /** Fields and settings as text: an index whose definition changes is built anew. */
  readonly definition: string;
  readonly staged: boolean;
}

export interface ConvexFunction {
  readonly kind: "query" | "mutation" | "action";
  readonly visibility: "public" | "internal";
  /** Absent arguments are `v.any()`, as Convex exports them. */
  readonly args: Validator;
  /** `null`: not declared, so that nothing is known. */
  readonly returns: Validator | null;
}

export interface HttpRoute {
  readonly method: string;
  /** For instance `/health`; a prefix ends in `*`. */
  readonly path: string;
}

export interface Component {
  /** The package it comes from, or the path of its folder. */
  readonly source: string;
  /** The version that package.json asks for; `null` for a folder of the repository. */
  readonly version: string | null;
  readonly schema: Schema | null;
  /** Where its HTTP routes are mounted; `null`: nowhere. */
  readonly httpPrefix: string | null;
}

export interface EnvVariable {
  readonly type: Validator;
  readonly optional: boolean;
}

export const EMPTY_CONTRACT: Contract = {
  schema: null,
  functions: new Map(),
  httpRoutes: [],
  crons: new Map(),
  components: new Map(),
  env: new Map(),
  envReads: new Set(),
  unread: [],
};
