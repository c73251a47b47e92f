/** Reads the contract of a folder of Convex functions, without a deployment and without a key. */

import { mkdirSync } from "node:fs";
import type { Component, Contract, ConvexFunction, HttpRoute } from "../../contract/contract.ts";
import { envReadsOf } from "../../contract/env-reads.ts";
import {
  type ComponentDefinition,
  parseCrons,
  parseDefinition,
  parseFunction,
  parseRoutes,
  parseSchema,
} from "../../contract/parse-contract.ts";
import { describeSource } from "./component-source.ts";
import { type EvaluateOptions, evaluateBundles } from "./evaluate-bundles.ts";
import type { EvaluatedModule } from "./evaluation-plan.ts";
import type { Bundle, PushRequest } from "./push-request.ts";

export interface ReadOptions extends EvaluateOptions {
  /** The folder with package.json. */
  readonly workingDirectory: string;
}

export async function readContract(request: PushRequest, options: ReadOptions): Promise<Contract> {
  mkdirSync(options.folder, { recursive: true });
  const exported = await evaluateBundles(filesOf(request), modulesOf(request), options);
  return new ContractReader(request, exported, options.workingDirectory).read();
}

/** The app's bundles are put into `app/`, those of its components into `component<number>/`. */
function filesOf({ definition, schema, modules, components }: PushRequest): readonly Bundle[] {
  const app = [...modules, ...(definition === null ? [] : [definition]), ...(schema === null ? [] : [schema])];
  const folders = [
    { folder: "app", bundles: app },
    ...components.map((one, index) => ({
      folder: folderOf(index),
      bundles: [one.definition, ...(one.schema === null ? [] : [one.schema])],
    })),
  ];
  const references = components.map(({ path, definition: { path: file } }, index) => ({
    path: `_componentDeps/${Buffer.from(path).toString("base64url")}`,
    source: [
      `import definition from "../../${folderOf(index)}/${file}";`,
      `export default { componentDefinitionPath: ${JSON.stringify(path)}, defaultName: definition.export().name };`,
    ].join("\n"),
  }));
  return folders.flatMap(({ folder, bundles }) =>
    [...bundles, ...references].map(({ path, source }) => ({ path: `${folder}/${path}`, source })),
  );
}

function folderOf(component: number): string {
  return `component${component}`;
}

function modulesOf({ definition, schema, modules, components }: PushRequest): readonly EvaluatedModule[] {
  const definitions = [
    ...(definition === null ? [] : [`app/${definition.path}`]),
    ...(schema === null ? [] : [`app/${schema.path}`]),
    ...components.flatMap((one, index) =>
      [one.definition, one.schema].flatMap((bundle) => (bundle === null ? [] : [`${folderOf(index)}/${bundle.path}`])),
    ),
  ];
  return [
    ...definitions.map((file): EvaluatedModule => ({ file, kind: "definition" })),
    ...modules.filter(isModule).map(({ path }): EvaluatedModule => ({ file: `app/${path}`, kind: "functions" })),
  ];
}

/** `auth.config` has no functions, and `_deps/` contains code that modules share. */
function isModule({ path }: Bundle): boolean {
  return !path.startsWith("_deps/") && !/^auth\.config\.[cm]?js$/.test(path);
}

class ContractReader {
  readonly #request: PushRequest;
  readonly #exported: ReadonlyMap<string, unknown>;
  readonly #workingDirectory: string;
  readonly #unread: string[] = [];

  constructor(request: PushRequest, exported: ReadonlyMap<string, unknown>, workingDirectory: string) {
    this.#request = request;
    this.#exported = exported;
    this.#workingDirectory = workingDirectory;
  }

  read(): Contract {
    const { definition, schema, modules } = this.#request;
    const app =
      definition === null ? NO_DEFINITION : this.#parsed(DEFINITION_NAME, `app/${definition.path}`, parseDefinition);
    const functions = new Map<string, ConvexFunction>();
    const routes: HttpRoute[] = [];
    const crons = new Map<string, string>();
    for (const { path } of modules.filter(isModule)) {
      const name = path.replace(/\.[cm]?js$/, "");
      const module = this.#parsed(name, `app/${path}`, parseModule);
      for (const [exportName, one] of module?.functions ?? []) functions.set(`${name}:${exportName}`, one);
      if (name === "http") routes.push(...(module?.routes ?? []));
      if (name === "crons") for (const [cron, text] of module?.crons ?? []) crons.set(cron, text);
    }
    const components = new Map(this.#components(app ?? NO_DEFINITION, ""));
    return {
      schema: schema === null ? null : this.#parsed("schema", `app/${schema.path}`, parseSchema),
      functions,
      httpRoutes: [...routes, ...prefixRoutes(components)],
      crons,
      components,
      env: app?.env ?? new Map(),
      envReads: new Set(modules.flatMap(({ source }) => [...envReadsOf(source)])),
      unread: this.#unread,
    };
  }

  #components({ mounts }: ComponentDefinition, parent: string): readonly (readonly [string, Component])[] {
    return mounts.flatMap(({ name, path, httpPrefix }): readonly (readonly [string, Component])[] => {
      const mountPath = parent === "" ? name : `${parent}/${name}`;
      const index = this.#request.components.findIndex((one) => one.path === path);
      const bundles = this.#request.components[index];
      if (bundles === undefined) return [];
      const partName = `component ${mountPath}`;
      const inner = this.#parsed(partName, `${folderOf(index)}/${bundles.definition.path}`, parseDefinition);
      const { schema } = bundles;
      return [
        [
          mountPath,
          {
            ...describeSource(path, this.#workingDirectory),
            httpPrefix,
            schema: schema === null ? null : this.#parsed(partName, `${folderOf(index)}/${schema.path}`, parseSchema),
          },
        ],
        ...this.#components(inner ?? NO_DEFINITION, mountPath),
      ];
    });
  }

  /** Parses the exports of a module. If that fails, returns `null` and records the module as not compared. */
  #parsed<Part>(name: string, file: string, parse: (json: unknown) => Part | null): Part | null {
    const part = this.#exported.has(file) ? parse(this.#exported.get(file)) : null;
    if (part === null) this.#unread.push(name);
    return part;
  }
}

const DEFINITION_NAME = "convex.config";
const NO_DEFINITION: ComponentDefinition = { mounts: [], env: new Map() };

interface Module {
  readonly functions: readonly (readonly [name: string, ConvexFunction])[];
  readonly routes: readonly HttpRoute[];
  readonly crons: ReadonlyMap<string, string>;
}

function parseModule(json: unknown): Module | null {
  const { functions, routes, crons } = json as Readonly<Record<string, unknown>>;
  const parsed = (functions as readonly { readonly name: string }[]).map(
    (one) => [one.name, parseFunction(one)] as const,
  );
  const known = parsed.flatMap(([name, one]) => (one === null ? [] : [[name, one] as const]));
  const parsedRoutes = (routes ?? null) === null ? [] : parseRoutes(routes);
  const parsedCrons = (crons ?? null) === null ? new Map<string, string>() : parseCrons(crons);
  if (known.length < parsed.length || parsedRoutes === null || parsedCrons === null) return null;
  return { functions: known, routes: parsedRoutes, crons: parsedCrons };
}

/** A mounted component serves every path below its prefix. */
function prefixRoutes(components: ReadonlyMap<string, Component>): readonly HttpRoute[] {
  return [...components.values()].flatMap(({ httpPrefix }) =>
    httpPrefix === null ? [] : [{ method: "*", path: `${httpPrefix}*` }],
  );
}
