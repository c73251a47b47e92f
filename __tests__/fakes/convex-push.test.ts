/** What the fake Convex cloud reads from the modules of a push, and what it rejects, as the open-source backend does. */

import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { ConvexCloud } from "../../fakes/convex-cloud/cloud.ts";
import { CLOUD_LIMITS, type PushLimits } from "../../fakes/convex-cloud/limits.ts";
import type { components } from "../../node_modules/convex/src/cli/generatedApi.ts";

/** Types of the responses, from the newest CLI. */
type Described = components["schemas"];

type Sources = Readonly<Record<string, string>>;
/** Any response. Each test reads the parts that it needs. */
// biome-ignore lint/suspicious/noExplicitAny: the tests check its shape.
type Answer = any;

let cloud: ConvexCloud;
beforeAll(async () => {
  cloud = await ConvexCloud.start();
});
afterAll(() => cloud.close());

const module = (path: string, source: string, environment = "isolate") => ({ path, source, environment });
const modules = (sources: Sources) => Object.entries(sources).map(([path, source]) => module(path, source));
const configOf = (definition: object) =>
  module(
    "convex.config.js",
    `export default { export: () => (${JSON.stringify({ httpMounts: {}, ...definition })}) };`,
  );
const appConfig = (...childComponents: object[]) => {
  return { definitionType: { type: "app" }, childComponents, exports: { type: "branch", branch: [] } };
};
const child = (name: string) => ({
  ...appConfig(),
  definitionType: { type: "childComponent", name },
});
const component = (definitionPath: string, more: object = {}) => ({
  definitionPath,
  definition: configOf(child(definitionPath)),
  dependencies: [],
  schema: null,
  functions: [],
  udfServerVersion: "1.49.0",
  ...more,
});

let projects = 0;

/** Creates a deployment. `start` sends the first request of a push to it, and `push` all of them, until one fails. */
async function deployment() {
  projects += 1;
  const { production } = cloud.createProject({ team: "acme", project: `push-${projects}` });
  const url = await cloud.reach(production);
  const adminKey = cloud.issueKey({ kind: "production", deployment: production.name });
  const step = async (name: string, body: object) => {
    const response = await fetch(`${url}/api/deploy2/${name}`, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "Convex-Client": "npm-cli-1.49.0",
        Authorization: `Convex ${adminKey}`,
      },
      body: JSON.stringify({ adminKey, ...body }),
    });
    return (await response.json()) as Answer;
  };
  const start = async (app: object, more: object = {}) => {
    const definition = {
      definition: null,
      dependencies: [],
      schema: null,
      changedModules: [],
      udfServerVersion: "1.49.0",
    };
    const appDefinition = { ...definition, ...app };
    const body = { dryRun: false, functions: "convex/", appDefinition, componentDefinitions: [], nodeDependencies: [] };
    return await step("start_push", { ...body, ...more });
  };
  const push = async (app: object, more: object = {}) => {
    const startPush = await start(app, more);
    if (startPush.code !== undefined) return startPush;
    await step("wait_for_schema", { schemaChange: startPush.schemaChange });
    return await step("finish_push", { startPush, dryRun: false });
  };
  return { production, start, push };
}

describe("modules", () => {
  test.each<[what: string, sources: Sources]>([
    [
      "a default export that is a declaration",
      { "a.js": "export default function list() {}; list.isQuery = list.isPublic = true;" },
    ],
    [
      "exports on one line with other code",
      { "a.js": "const f = () => {}; f.isQuery = f.isPublic = true; export { f as default };" },
    ],
    [
      "re-exports, and a cycle of imports",
      {
        "a.js": 'export { f as default } from "./_deps/b.js";',
        "_deps/b.js": 'import * as c from "./c.js"; export function f() { return c; }; f.isQuery = f.isPublic = true;',
        "_deps/c.js": 'import { f } from "./b.js"; export const g = () => f;',
      },
    ],
    [
      "the globals of Convex",
      {
        "a.js": `const wanted = [fetch, URL, Request, FormData, ReadableStream, AbortController, structuredClone, self, Convex];
          const f = () => wanted; f.isQuery = f.isPublic = true; export default f;`,
      },
    ],
  ])("are evaluated as ES modules, with %s", async (_, sources) => {
    const { start } = await deployment();
    const { analysis } = await start({ changedModules: modules(sources) });
    expect(analysis?.[""]?.functions?.["a.js"]).toMatchObject({
      functions: [{ name: "default", udfType: "Query", visibility: { kind: "public" } }],
    });
  });

  test.each<[what: string, source: string, said: RegExp]>([
    ["a module that throws", 'throw new Error("no");', /Failed to analyze a\.js: Uncaught Error: no/],
    ["an import of an unknown name", 'import { no } from "./_deps/b.js"; no();', /SyntaxError: .*'no'/],
    ["an import of an unknown module", 'import "./_deps/no.js";', /Could not find module/],
    ["a global of Node", "Buffer.from('a');", /ReferenceError: Buffer is not defined/],
    ["a syntax error", "export const = 1;", /SyntaxError/],
    ["a top-level await", "await new Promise(() => {});", /Top-level awaits in source files are unsupported/],
  ])("are rejected as InvalidModules: %s", async (_, source, said) => {
    const { start } = await deployment();
    const answer = await start({ changedModules: modules({ "a.js": source, "_deps/b.js": "export const yes = 1;" }) });
    expect(answer).toMatchObject({ code: "InvalidModules", message: expect.stringMatching(said) });
    expect(answer.message).toMatch(/^Hit an error while pushing:\nLoading the pushed modules encountered/);
  });

  test.each([
    ["fetch('https://example.com')", "NoFetchDuringImport"],
    ["try { setTimeout(() => {}, 1); } catch {}", "NoSleepDuringImport"],
    ["crypto.randomUUID()", "NoCryptoRngDuringImport"],
    ["Convex.syscall('get', '{}')", "NoSyscallDuringImport"],
  ])("may not call %s when they are loaded, caught or not", async (source, code) => {
    const { start } = await deployment();
    expect(await start({ changedModules: modules({ "a.js": source }) })).toMatchObject({ code });
  });

  test("with `use node` run in Node, and may import external packages", async () => {
    const { start } = await deployment();
    const source = `import { createHash } from "node:crypto"; import sharp, { format } from "sharp";
      Buffer.from(createHash("sha1").digest()); sharp(format.png).resize();
      export const f = () => {}; f.isAction = f.isInternal = true;`;
    const answer = await start(
      { changedModules: [module("a.js", source, "node")] },
      { nodeDependencies: [{ name: "sharp", version: "0.34.0" }] },
    );
    expect(answer.analysis?.[""]?.functions?.["a.js"]).toMatchObject({
      functions: [{ name: "f", udfType: "Action", visibility: { kind: "internal" } }],
    });
    expect(answer.externalDepsId).toStrictEqual(expect.any(String));
    expect((await start({})).externalDepsId).toBeNull();
  });

  test("called http.js and crons.js must export a router and crons", async () => {
    const { start } = await deployment();
    const said = async (path: string) =>
      (await start({ changedModules: modules({ [path]: "export default {};" }) })).message;
    expect(await said("http.js")).toContain("The default export of `convex/http.js` is not a Router.");
    expect(await said("crons.js")).toContain("The default export of `convex/crons.js` is not a Crons object.");
  });
});

describe("definitions", () => {
  test("are evaluated after those that they import, and know their names", async () => {
    const { start } = await deployment();
    const importing = (path: string) => `import it from "./_componentDeps/${Buffer.from(path).toString("base64url")}";`;
    const using = (type: object) => `export default { export: () => ({ definitionType: ${JSON.stringify(type)},
      childComponents: [{ name: it.defaultName, path: it.componentDefinitionPath, env: [] }], httpMounts: {},
      exports: { type: "branch", branch: [] } }) };`;
    const { app, analysis, componentDefinitionPackages } = await start(
      {
        definition: module("convex.config.js", importing("../outer") + using({ type: "app" })),
        dependencies: ["../outer"],
      },
      {
        componentDefinitions: [
          component("../outer", {
            definition: module(
              "convex.config.js",
              importing("../inner") + using({ type: "childComponent", name: "outer" }),
            ),
            dependencies: ["../inner"],
          }),
          component("../inner", {
            functions: modules({ "lib/a.js": "export const f = () => {}; f.isQuery = f.isPublic = true;" }),
          }),
        ],
      },
    );
    expect(app).toMatchObject({ childComponents: { outer: { childComponents: { "../inner": { exports: {} } } } } });
    expect(Object.keys(componentDefinitionPackages ?? {}).sort()).toStrictEqual(["", "../inner", "../outer"]);
    expect(analysis?.["../inner"]).toMatchObject({
      definition: {
        exports: {
          type: "branch",
          branch: [
            [
              "lib",
              {
                type: "branch",
                branch: [
                  ["a", { type: "branch", branch: [["f", { type: "leaf", leaf: "_reference/function/lib/a:f" }]] }],
                ],
              },
            ],
          ],
        },
      },
    });
  });

  const used = (...env: readonly (readonly [string, object])[]) =>
    configOf(appConfig({ name: "pool", path: "../pool", env }));
  const envVars = [["TOKEN", { type: "value", value: '{"type":"string"}' }]];
  test.each<[code: string, said: RegExp, app: object, more: object]>([
    [
      "InvalidConvexConfig",
      /Uncaught Error: no/,
      { definition: module("convex.config.js", 'throw new Error("no")') },
      {},
    ],
    [
      "InvalidDefinition",
      /missing default export/,
      { definition: module("convex.config.js", "export const a = 1;") },
      {},
    ],
    [
      "EnvironmentVariablesUnsupported",
      /only supported in the app's convex.config.ts/,
      { definition: used(), dependencies: ["../pool"] },
      { componentDefinitions: [component("../pool", { definition: module("convex.config.js", "process.env.A") })] },
    ],
    [
      "CyclicImport",
      /cyclic/,
      { definition: used(), dependencies: ["../pool"] },
      { componentDefinitions: [component("../pool", { dependencies: ["../pool"] })] },
    ],
    [
      "TypecheckError",
      /Component \["pool"\] is missing required env var "TOKEN"/,
      { definition: used(), dependencies: ["../pool"] },
      { componentDefinitions: [component("../pool", { definition: configOf({ ...child("pool"), envVars }) })] },
    ],
    [
      "TypecheckError",
      /has no env var named "OTHER"/,
      { definition: used(["OTHER", { type: "value", value: "a" }]), dependencies: ["../pool"] },
      { componentDefinitions: [component("../pool")] },
    ],
    [
      "InvalidEnvVarDeclaration",
      /`PORT` on the app has a non-string validator/,
      { definition: configOf({ ...appConfig(), envVars: [["PORT", { type: "value", value: '{"type":"number"}' }]] }) },
      {},
    ],
  ])("are rejected with %s: %s", async (code, said, app, more) => {
    const { start } = await deployment();
    expect(await start(app, more)).toMatchObject({ code, message: expect.stringMatching(said) });
  });
});

test("a push finishes only if every variable that the app requires has an allowed value", async () => {
  const { push, production } = await deployment();
  const union = {
    type: "union",
    value: [
      { type: "literal", value: "eu" },
      { type: "literal", value: "us" },
    ],
  };
  const envVars = [
    ["REGION", { type: "value", value: JSON.stringify(union) }],
    ["DEBUG", { type: "value", value: '{"type":"string"}', optional: true }],
  ];
  const app = { definition: configOf({ ...appConfig(), envVars }) };
  expect(await push(app)).toMatchObject({
    code: "MissingEnvironmentVariables",
    message: expect.stringContaining(": REGION."),
  });
  production.environment.set("REGION", "mars");
  expect(await push(app)).toMatchObject({ code: "InvalidEnvironmentVariable" });
  expect(production.pushes).toStrictEqual([]);
  production.environment.set("REGION", "eu");
  expect(await push(app)).toMatchObject({ componentDiffs: { "": { diffType: { type: "create" } } } });
});

test("components are created, modified, unmounted and mounted again, with their indexes and crons", async () => {
  const { push } = await deployment();
  const schema = (...indexes: string[]) =>
    module(
      "schema.js",
      `export default { export: () => JSON.stringify({ schemaValidation: true, tables: [{ tableName: "jobs",
      indexes: ${JSON.stringify(indexes.map((name) => ({ indexDescriptor: name, fields: [name] })))}, documentType: null }] }) };`,
    );
  const crons = (...names: string[]) =>
    module(
      "crons.js",
      `export default { isCrons: true, export: () => '${JSON.stringify(Object.fromEntries(names.map((name) => [name, {}])))}' };`,
    );
  const withPool = async (index: string, cron: string) => {
    const definition = component("../pool", { schema: schema(index), functions: [crons(cron)] });
    const app = { definition: configOf(appConfig({ name: "pool", path: "../pool" })), dependencies: ["../pool"] };
    const { componentDiffs } = await push(app, { componentDefinitions: [definition] });
    return componentDiffs?.pool;
  };
  const index = (name: string) => ({ name: `jobs.${name}` });
  expect(await withPool("by_a", "one")).toMatchObject({
    diffType: { type: "create" },
    indexDiff: { added_indexes: [index("by_a")], removed_indexes: [] },
    cronDiff: { added: ["one"], deleted: [] },
  });
  expect(await withPool("by_b", "two")).toMatchObject({
    diffType: { type: "modify" },
    indexDiff: { added_indexes: [index("by_b")], removed_indexes: [index("by_a")] },
    cronDiff: { added: ["two"], deleted: ["one"] },
  });
  const { componentDiffs } = await push({ definition: configOf(appConfig()) });
  expect(componentDiffs?.pool).toMatchObject({
    diffType: { type: "unmount" },
    moduleDiff: { added: [], removed: ["crons.js"] },
    indexDiff: { added_indexes: [], removed_indexes: [] },
    cronDiff: { deleted: ["two"] },
  });
  expect(Object.keys((await push({ definition: configOf(appConfig()) })).componentDiffs ?? {})).toStrictEqual([""]);
  expect(await withPool("by_b", "two")).toMatchObject({
    diffType: { type: "remount" },
    indexDiff: { added_indexes: [], removed_indexes: [] },
  });
});

describe("indexes", () => {
  const field = (type: string, value?: object) => ({ fieldType: { type, ...(value && { value }) }, optional: true });
  const documentType = {
    type: "object",
    value: {
      text: field("string"),
      owner: field("union", [{ type: "string" }, { type: "null" }]),
      place: field("object", { city: { fieldType: { type: "string" }, optional: false } }),
      vector: field("array", { type: "number" }),
    },
  };
  const notes = (indexes: object, schemaValidation = true) => {
    const tables = [{ tableName: "notes", indexes: [], documentType, ...indexes }];
    return module(
      "schema.js",
      `export default { export: () => ${JSON.stringify(JSON.stringify({ tables, schemaValidation }))} };`,
    );
  };
  const database = (...fields: string[]) => ({ indexDescriptor: `by_${fields[0]}`, fields });
  const search = (searchField: string, filterFields: readonly string[] = []) => {
    return { indexDescriptor: "search", searchField, filterFields };
  };
  const vector = (dimensions: number, filterFields: readonly string[] = [], vectorField = "vector") => {
    return { indexDescriptor: "near", vectorField, dimensions, filterFields };
  };

  test("of vectors and texts are reported as the CLI reads them, and another order of filter fields is not a change", async () => {
    const { push } = await deployment();
    const diffOf = async (indexes: object) => (await push({ schema: notes(indexes) })).componentDiffs?.[""]?.indexDiff;
    const both = {
      searchIndexes: [search("text", ["owner", "place.city"])],
      vectorIndexes: [vector(3, ["owner", "text"])],
    };
    const text = { name: "notes.search", type: "search", searchField: "text", filterFields: ["owner", "place.city"] };
    const near = (dimensions: number) => {
      return { name: "notes.near", type: "vector", vectorField: "vector", dimensions, filterFields: ["owner", "text"] };
    };
    expect(await diffOf(both)).toMatchObject({ added_indexes: [text, near(3)], removed_indexes: [] });
    const reordered = {
      searchIndexes: [search("text", ["place.city", "owner"])],
      vectorIndexes: [vector(3, ["text", "owner", "text"])],
    };
    expect(await diffOf(reordered)).toMatchObject({ added_indexes: [], removed_indexes: [] });
    expect(await diffOf({ vectorIndexes: [vector(4, ["owner", "text"])] })).toMatchObject({
      added_indexes: [near(4)],
      removed_indexes: [text, near(3)],
    });
    expect(await diffOf({ stagedVectorIndexes: [vector(4, ["owner", "text"])] })).toMatchObject({
      disabled_indexes: [{ ...near(4), staged: true }],
    });
  });

  test.each<[code: string, said: RegExp, indexes: object]>([
    ["InvalidVectorDimensionError", /Dimensions 1 must be between 2 and 4096/, { vectorIndexes: [vector(1)] }],
    ["InvalidVectorDimensionError", /Dimensions 4097 must/, { stagedVectorIndexes: [vector(4097)] }],
    [
      "IndexTooManyFilterFields",
      /16/,
      {
        searchIndexes: [
          search(
            "text",
            Array.from({ length: 17 }, (_, n) => `f${n}`),
          ),
        ],
      },
    ],
    ["EmptyIndex", /must have at least one field/, { indexes: [{ indexDescriptor: "by_nothing", fields: [] }] }],
    ["IndexFieldsContainId", /`_id`/, { indexes: [database("_id")] }],
    ["IndexFieldsContainCreationTime", /automatically/, { indexes: [database("owner", "_creationTime")] }],
    ["FieldsNotUniqueWithinIndex", /Duplicate field owner/, { indexes: [database("owner", "owner")] }],
    ["IndexNamesNotUnique", /by_owner/, { indexes: [database("owner"), database("owner", "text")] }],
    [
      "IndexNotUnique",
      /by_owner/,
      { indexes: [database("owner"), { ...database("owner"), indexDescriptor: "again" }] },
    ],
    ["VectorIndexFieldNotUnique", /near/, { vectorIndexes: [vector(3), { ...vector(3), indexDescriptor: "again" }] }],
    [
      "SearchIndexFieldNotUnique",
      /search/,
      { searchIndexes: [search("text"), { ...search("text"), indexDescriptor: "a" }] },
    ],
    ["SchemaDefinitionError", /the field nothing that does not exist/, { indexes: [database("nothing")] }],
    ["SchemaDefinitionError", /the field place.street that/, { searchIndexes: [search("place.street")] }],
    ["SchemaDefinitionError", /neither an array of float64/, { vectorIndexes: [vector(3, [], "text")] }],
  ])("are rejected with %s: %s", async (code, said, indexes) => {
    const { start } = await deployment();
    const answer = await start({ schema: notes(indexes) });
    expect(answer).toMatchObject({ code, message: expect.stringMatching(said) });
    expect(answer.message).toMatch(/^Hit an error while pushing:\nHit an error while evaluating your schema:\n/);
  });

  test("may use any field if the schema is not enforced", async () => {
    const { start } = await deployment();
    const indexes = { indexes: [database("nothing")], vectorIndexes: [vector(3, [], "text")] };
    expect(await start({ schema: notes(indexes, false) })).toMatchObject({ analysis: {} });
  });
});

describe("auth.config.ts", () => {
  const answer = async (config: object) => {
    const { start } = await deployment();
    return await start({ changedModules: modules({ "auth.config.js": `export default ${JSON.stringify(config)};` }) });
  };
  const jwt = {
    type: "customJwt",
    issuer: "auth.example.com",
    jwks: "https://auth.example.com/jwks",
    algorithm: "RS256",
  };

  test("needs no application ID for a custom JWT provider", async () => {
    const { appAuth } = await answer({ providers: [jwt] });
    expect(appAuth).toStrictEqual([{ ...jwt, applicationID: null, issuer: "https://auth.example.com" }]);
  });

  test.each<[problem: string, config: object]>([
    ["missing field `providers`", {}],
    ["customJwt so cannot have a 'domain'", { providers: [{ ...jwt, domain: "a" }] }],
    ["unexpected 'type' value 'saml'", { providers: [{ type: "saml" }] }],
    ["lowercase 'application', capital I, capital D", { providers: [{ applicationId: "a", domain: "b" }] }],
  ])("is rejected with the message: %s", async (problem, config) => {
    const said = await answer(config);
    expect(said).toMatchObject({ code: "AuthConfigNotMatchingSchemaError", message: expect.stringContaining(problem) });
  });
});

test("a CLI before 1.28 gets an error that the fake does not support it", async () => {
  const { production } = await deployment();
  const response = await fetch(`${await cloud.reach(production)}/api/prepare_schema`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Convex-Client": "npm-cli-1.25.0" },
    body: "{}",
  });
  expect(await response.json()).toMatchObject({ code: "SandboxOldPush" });
});

test("variables are limited as Convex limits them", async () => {
  const { production } = await deployment();
  const key = cloud.issueKey({ kind: "production", deployment: production.name });
  const update = async (changes: readonly object[]) => {
    const response = await fetch(`${await cloud.reach(production)}/api/v1/update_environment_variables`, {
      method: "POST",
      headers: { "Content-Type": "application/json", Authorization: `Convex ${key}` },
      body: JSON.stringify({ changes }),
    });
    return response.ok ? null : ((await response.json()) as { code: string }).code;
  };
  const many = (count: number, size: number) =>
    Array.from({ length: count }, (_, number) => ({ name: `A${number}`, value: "x".repeat(size) }));
  expect(await update([{ name: "A".repeat(256), value: "1" }])).toBeNull();
  expect(await update([{ name: "A".repeat(257), value: "1" }])).toBe("EnvironmentVariableNameTooLong");
  expect(await update([{ name: "A", value: "x".repeat(8193) }])).toBe("EnvironmentVariableValueTooLarge");
  expect(await update(many(513, 1))).toBe("EnvVarLimitMet");
  expect(await update(many(100, 8000))).toBe("EnvVarTotalSizeLimitMet");
  expect(production.environment.size).toBe(1);
});

describe("a push", () => {
  const schemaOf = (tables: readonly object[]) =>
    module(
      "schema.js",
      `export default { export: () => ${JSON.stringify(JSON.stringify({ tables, schemaValidation: true }))} };`,
    );
  const table = (more: object = {}) => ({
    ...{ tableName: "notes", indexes: [], searchIndexes: [], vectorIndexes: [], documentType: { type: "any" } },
    ...more,
  });
  const index = (name: string, fields: readonly string[]) => ({ indexDescriptor: name, fields });
  const names = (count: number) => Array.from({ length: count }, (_, at) => `f${at}`);
  const wide = (count: number) => table({ indexes: names(count).map((name) => index(`by_${name}`, [name])) });

  test.each<[string, object, Partial<PushLimits>, string, string]>([
    [
      "modules that are too large together",
      { changedModules: modules({ "a.js": "export {};" }) },
      { unzippedSize: 8, zippedSize: 1_000 },
      "ModulesTooLarge",
      "Total module size exceeded the unzipped maximum (10 B > maximum size 8 B)",
    ],
    [
      "modules that are too large when compressed",
      { changedModules: modules({ "a.js": `export {}; // ${"a".repeat(5_000)}` }) },
      { zippedSize: 20 },
      "ModulesTooLarge",
      "exceeded the zipped maximum",
    ],
    [
      "one module too many",
      { changedModules: modules({ "a.js": "export {};", "b.js": "export {};" }) },
      { modules: 1 },
      "InvalidModules",
      'Too many function files (2 > maximum 1) in "convex/".',
    ],
    [
      "one index too many",
      { schema: schemaOf([wide(65)]) },
      {},
      "TooManyIndexes",
      'Hit an error while evaluating your schema:\nTable "notes" cannot have more than 64 indexes.',
    ],
    [
      "one field too many in an index",
      { schema: schemaOf([table({ indexes: [index("by_all", names(17))] })]) },
      {},
      "IndexTooManyFields",
      "Indexes may have up to 16 fields.",
    ],
    [
      "one filter field too many in an index",
      {
        schema: schemaOf([
          table({ searchIndexes: [{ indexDescriptor: "text", searchField: "body", filterFields: names(17) }] }),
        ]),
      },
      {},
      "IndexTooManyFilterFields",
      "Search indexes may have up to 16 filter fields.",
    ],
    [
      "one table too many",
      { schema: schemaOf([table(), table({ tableName: "more" })]) },
      { tables: 1 },
      "TooManyTables",
      "Number of tables cannot exceed 1.",
    ],
  ])("is rejected with %s", async (_, app, limits, code, message) => {
    const { production, push } = await deployment();
    production.limits = { ...CLOUD_LIMITS, ...limits };
    expect(await push(app)).toMatchObject({ code, message: expect.stringContaining(message) });
    expect(production.pushes).toStrictEqual([]);
  });

  test("is accepted at exactly the limits", async () => {
    const { production, push } = await deployment();
    production.limits = { ...CLOUD_LIMITS, modules: 1, tables: 1, unzippedSize: 11 };
    const fields = table({ indexes: [index("by_all", names(16)), ...(wide(63).indexes ?? [])] });
    const taken = await push({ changedModules: modules({ "a.js": "export {};" }), schema: schemaOf([fields]) });
    expect(taken.code).toBeUndefined();
    expect(production.pushes).toHaveLength(1);
  });
});

test("the system query returns the live schema, as JSON in JSON", async () => {
  const { production, push } = await deployment();
  const url = await cloud.reach(production);
  const key = cloud.issueKey({ kind: "production", deployment: production.name });
  const ask = async () => {
    const response = await fetch(`${url}/api/query`, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "Convex-Client": "npm-cli-1.49.0",
        Authorization: `Convex ${key}`,
      },
      body: JSON.stringify({ path: "_system/frontend/getSchemas", format: "convex_encoded_json", args: [{}] }),
    });
    return (await response.json()) as Answer;
  };
  expect(await ask()).toMatchObject({ status: "success", value: {} });
  const tables = [{ tableName: "notes", indexes: [], searchIndexes: [], vectorIndexes: [], documentType: null }];
  const text = JSON.stringify(JSON.stringify({ tables, schemaValidation: true }));
  await push({ schema: module("schema.js", `export default { export: () => ${text} };`) });
  expect(JSON.parse((await ask()).value.active)).toStrictEqual({ tables, schemaValidation: true });
  cloud.restrict(key, ["deployment:data:view"]);
  expect(await ask()).toMatchObject({ status: "error" });
});

test("AuthKit is provisioned for members of a team with WorkOS and for project tokens, not for deploy keys", async () => {
  const { production } = await deployment();
  const ask = async (key: string, path = "get_or_provision_workos_environment") => {
    const response = await fetch(`${cloud.provisionHost}/api/workos/${path}`, {
      method: "POST",
      headers: {
        "Content-Type": "application/json",
        "Convex-Client": "npm-cli-1.49.0",
        Authorization: `Bearer ${key}`,
      },
      body: JSON.stringify({ deploymentName: production.name }),
    });
    return (await response.json()) as Answer;
  };
  const deployKey = cloud.issueKey({ kind: "production", deployment: production.name });
  const personal = cloud.issueKey({ kind: "access-token", team: "acme" });
  const ofProject = (project: string) => cloud.issueKey({ kind: "project", team: "acme", project });
  const projectToken = ofProject(production.identity.project);
  cloud.createProject({ team: "acme", project: "another" });
  for (const key of [deployKey, ofProject("another")]) expect(await ask(key)).toMatchObject({ code: "AccessDenied" });
  for (const key of [personal, projectToken]) {
    expect(await ask(key)).toMatchObject({ code: "WorkOSTeamNotProvisioned" });
    // Exactly the required fields of the CLI's types, which are not checked at run time.
    const found = await ask(key, "has_associated_workos_team");
    expect(found).toStrictEqual({
      hasAssociatedWorkosTeam: false,
      teamId: Number(found.teamId),
    } satisfies Described["HasAssociatedWorkOSTeamResponse"]);
  }
  cloud.associateWorkos("acme");
  for (const key of [personal, projectToken])
    expect(await ask(key)).toStrictEqual({
      environmentId: `environment_${production.name}`,
      environmentName: production.name,
      clientId: `client_${production.name}`,
      apiKey: `sk_test_${production.name}`,
      newlyProvisioned: true,
    } satisfies Described["ProvisionEnvironmentResponse"]);
});
