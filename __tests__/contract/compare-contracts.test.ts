/** The changes that are reported between two contracts. */

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { type Change, changeText, groupOf, isBreaking } from "../../src/contract/change.ts";
import { compareContracts } from "../../src/contract/compare-contracts.ts";
import type { Contract, ConvexFunction, Index, Table } from "../../src/contract/contract.ts";
import { findCounterexample } from "../../src/contract/counterexample.ts";
import { RULES, type RuleId } from "../../src/contract/rules.ts";
import { type Field, parseValidator, type Validator } from "../../src/contract/validator.ts";
import { anyObject, anyValidator } from "../arbitraries/any-validator.ts";

const EMPTY_CONTRACT: Contract = {
  schema: null,
  functions: new Map(),
  httpRoutes: [],
  crons: new Map(),
  components: new Map(),
  env: new Map(),
  envReads: new Set(),
  unread: [],
};

const STRING: Validator = { kind: "string" };
const NUMBER: Validator = { kind: "float64" };

type Fields = Readonly<Record<string, Validator | { readonly optional: Validator }>>;

function object(fields: Fields): Validator {
  const entries = Object.entries(fields).map(([name, field]): [string, Field] =>
    "optional" in field
      ? [name, { type: field.optional, optional: true }]
      : [name, { type: field as Validator, optional: false }],
  );
  return { kind: "object", fields: new Map(entries) };
}

const table = (document: Validator, more: Partial<Table> = {}): Table => ({
  document,
  stagedDocument: null,
  indexes: new Map(),
  ...more,
});
const schemaOf = (tables: Readonly<Record<string, Table>>, schemaValidation = true): Contract => ({
  ...EMPTY_CONTRACT,
  schema: { tables: new Map(Object.entries(tables)), schemaValidation },
});
const query = (args: Validator, more: Partial<ConvexFunction> = {}): ConvexFunction => ({
  kind: "query",
  visibility: "public",
  args,
  returns: null,
  ...more,
});
const functionsOf = (functions: Readonly<Record<string, ConvexFunction>>): Contract => ({
  ...EMPTY_CONTRACT,
  functions: new Map(Object.entries(functions)),
});
const index = (fields: string, staged = false): Index => ({ kind: "index", definition: fields, staged });

/** Each change as `rule subject part detail`. */
const linesOf = (changes: readonly Change[]) =>
  changes.map(({ rule, subject, part, detail }) =>
    [rule, subject, part, detail].filter((part) => part !== "").join(" "),
  );
const compare = (base: Contract, head: Contract) => linesOf(compareContracts(base, head));

describe("documents", () => {
  const USERS = object({ name: STRING, age: { optional: NUMBER }, profile: object({ city: STRING }) });

  test.each<[string, Validator, readonly string[]]>([
    ["an unchanged document", USERS, []],
    [
      "a new optional field",
      object({ name: STRING, age: { optional: NUMBER }, profile: object({ city: STRING }), x: { optional: STRING } }),
      ["validator-wider users"],
    ],
    [
      "a new required field",
      object({ name: STRING, age: { optional: NUMBER }, profile: object({ city: STRING }), x: STRING }),
      ["field-required users.x"],
    ],
    [
      "a field that becomes required",
      object({ name: STRING, age: NUMBER, profile: object({ city: STRING }) }),
      ["field-required users.age"],
    ],
    [
      "a removed optional field",
      object({ name: STRING, profile: object({ city: STRING }) }),
      ["field-removed users.age"],
    ],
    [
      "a nested field of another type",
      object({ name: STRING, age: { optional: NUMBER }, profile: object({ city: NUMBER }) }),
      ["field-narrower users.profile.city v.string()"],
    ],
    [
      "two changes",
      object({ name: NUMBER, profile: object({ city: STRING }) }),
      ["field-removed users.age", "field-narrower users.name v.string()"],
    ],
    ["anything", { kind: "any" }, ["validator-wider users"]],
  ])("are compared: %s", (_, document, expected) => {
    expect(compare(schemaOf({ users: table(USERS) }), schemaOf({ users: table(document) }))).toStrictEqual(expected);
  });

  test("narrowing to the staged validator is safe, and going beyond it is not", () => {
    const required = object({ name: STRING, age: NUMBER, profile: object({ city: STRING }) });
    const base = schemaOf({ users: table(USERS, { stagedDocument: required }) });
    expect(compare(base, schemaOf({ users: table(required) }))).toStrictEqual(["migration-staged users"]);
    const further = object({ name: NUMBER, age: NUMBER, profile: object({ city: STRING }) });
    expect(compare(base, schemaOf({ users: table(further) }))).toStrictEqual([
      "field-narrower users.name v.string()",
      "migration-staged users",
    ]);
    const unrelated = object({ age: { optional: NUMBER }, profile: object({ city: STRING }) });
    expect(compare(base, schemaOf({ users: table(unrelated) }))).toStrictEqual(["field-removed users.name"]);
  });

  test("a member of a union is identified by the field that distinguishes it", () => {
    const kinds = (...kindsThere: [string, Validator][]): Validator => ({
      kind: "union",
      members: kindsThere.map(([kind, body]) => object({ kind: { kind: "literal", value: kind }, body })),
    });
    const base = schemaOf({ events: table(kinds(["a", STRING], ["b", STRING])) });
    expect(compare(base, schemaOf({ events: table(kinds(["a", STRING], ["b", NUMBER])) }))).toStrictEqual([
      "field-narrower events.body v.string()",
    ]);
    expect(compare(base, schemaOf({ events: table(kinds(["a", STRING])) }))).toStrictEqual([
      'field-narrower events v.object({ kind: v.literal("b"), body: v.string() })',
    ]);
  });

  test.each<[string, Contract, Contract, readonly string[]]>([
    ["a first schema", EMPTY_CONTRACT, schemaOf({ users: table(USERS) }), ["first-schema"]],
    ["a first schema that checks nothing", EMPTY_CONTRACT, schemaOf({ users: table({ kind: "any" }) }), []],
    [
      "validation switched on",
      schemaOf({ users: table(USERS) }, false),
      schemaOf({ users: table(NUMBER) }),
      ["validation-enabled"],
    ],
    [
      "validation switched off",
      schemaOf({ users: table(USERS) }),
      schemaOf({ users: table(NUMBER) }, false),
      ["validation-disabled"],
    ],
    [
      "validation that stays off",
      schemaOf({ users: table(USERS) }, false),
      schemaOf({ users: table(NUMBER) }, false),
      [],
    ],
    ["a removed table", schemaOf({ users: table(USERS) }), schemaOf({}), ["table-removed users"]],
    ["a new table", schemaOf({}), schemaOf({ users: table(USERS) }), ["table-added users"]],
  ])("are compared: %s", (_, base, head, expected) => {
    expect(compare(base, head)).toStrictEqual(expected);
  });
});

describe("an index", () => {
  test.each<[string, Index | null, Index | null, readonly string[]]>([
    ["new", null, index("a"), ["index-added users by_a index"]],
    ["new and staged", null, index("a", true), ["index-staged users by_a index"]],
    ["staged and now in use", index("a", true), index("a"), ["index-enabled users by_a index"]],
    ["removed", index("a"), null, ["index-removed users by_a index"]],
    ["staged and removed", index("a", true), null, ["staged-index-removed users by_a index"]],
    ["of other fields", index("a"), index("b"), ["index-changed users by_a index"]],
    ["of other fields than were staged", index("a", true), index("b"), ["index-changed users by_a index"]],
    ["in use and now staged", index("a"), index("a", true), ["index-disabled users by_a index"]],
    ["the same", index("a"), index("a"), []],
  ])("that is %s", (_, before, after, expected) => {
    const withIndex = (one: Index | null) =>
      schemaOf({ users: table(object({}), { indexes: new Map(one === null ? [] : [["by_a", one]]) }) });
    expect(compare(withIndex(before), withIndex(after))).toStrictEqual(expected);
  });

  test("on a new table is not reported as a cost", () => {
    const head = schemaOf({ users: table(object({}), { indexes: new Map([["by_a", index("a")]]) }) });
    expect(compare(schemaOf({}), head)).toStrictEqual(["table-added users"]);
  });
});

describe("a function", () => {
  const ARGS = object({ id: STRING, limit: { optional: NUMBER } });
  test.each<[string, ConvexFunction | null, ConvexFunction | null, readonly string[]]>([
    ["was removed", query(ARGS), null, ["function-removed m:f query"]],
    ["is new", null, query(ARGS, { visibility: "internal" }), ["function-added m:f internal query"]],
    ["became internal", query(ARGS), query(object({}), { visibility: "internal" }), ["function-internal m:f"]],
    ["became public", query(ARGS, { visibility: "internal" }), query(object({})), ["function-public m:f"]],
    ["is of another kind", query(ARGS), query(ARGS, { kind: "action" }), ["function-kind m:f an action"]],
    [
      "requires an argument",
      query(ARGS),
      query(object({ id: STRING, limit: NUMBER })),
      ["argument-required m:f limit"],
    ],
    ["lost an optional argument", query(ARGS), query(object({ id: STRING })), ["argument-removed m:f limit"]],
    [
      "takes less",
      query(ARGS),
      query(object({ id: NUMBER, limit: { optional: NUMBER } })),
      ["argument-narrower m:f id v.string()"],
    ],
    ["takes more", query(ARGS), query({ kind: "any" }), ["validator-wider m:f"]],
    ["took anything, and takes nothing", query({ kind: "any" }), query(object({})), ["arguments-narrower m:f v.any()"]],
    [
      "returns less",
      query(ARGS, { returns: { kind: "any" } }),
      query(ARGS, { returns: STRING }),
      ["result-changed m:f"],
    ],
    [
      "returns more fields",
      query(ARGS, { returns: object({ a: STRING }) }),
      query(ARGS, { returns: object({ a: STRING, b: STRING }) }),
      ["result-changed m:f"],
    ],
    [
      "returns fewer fields",
      query(ARGS, { returns: object({ a: STRING }) }),
      query(ARGS, { returns: object({}) }),
      ["result-may-lack m:f a"],
    ],
    [
      "may leave a field out",
      query(ARGS, { returns: object({ a: STRING }) }),
      query(ARGS, { returns: object({ a: { optional: STRING } }) }),
      ["result-may-lack m:f a"],
    ],
    [
      "returns `null` too",
      query(ARGS, { returns: STRING }),
      query(ARGS, { returns: { kind: "union", members: [STRING, { kind: "null" }] } }),
      ["whole-result-wider m:f v.null()"],
    ],
    [
      "returns another type in a field",
      query(ARGS, { returns: object({ a: STRING }) }),
      query(ARGS, { returns: object({ a: NUMBER }) }),
      ["result-wider m:f a v.float64()"],
    ],
    ["no longer says what it returns", query(ARGS, { returns: STRING }), query(ARGS), ["result-unknown m:f"]],
    ["says what it returns", query(ARGS), query(ARGS, { returns: STRING }), []],
    [
      "was internal and scheduled",
      query(ARGS, { kind: "mutation", visibility: "internal" }),
      null,
      ["internal-function-removed m:f mutation"],
    ],
    ["was an internal query", query(ARGS, { visibility: "internal" }), null, ["internal-query-removed m:f"]],
    [
      "is internal and takes other arguments",
      query(ARGS, { visibility: "internal" }),
      query(object({}), { visibility: "internal" }),
      ["internal-function-changed m:f"],
    ],
  ])("that %s", (_, before, after, expected) => {
    const withFunction = (one: ConvexFunction | null) => functionsOf(one === null ? {} : { "m:f": one });
    expect(compare(withFunction(before), withFunction(after))).toStrictEqual(expected);
  });
});

describe("other parts", () => {
  const routes = (...httpRoutes: [string, string][]): Contract => ({
    ...EMPTY_CONTRACT,
    httpRoutes: httpRoutes.map(([method, path]) => ({ method, path })),
  });
  const env = (variables: Readonly<Record<string, Field>>): Contract => ({
    ...EMPTY_CONTRACT,
    env: new Map(Object.entries(variables)),
  });
  const component = (version: string, document?: Validator): Contract => ({
    ...EMPTY_CONTRACT,
    components: new Map([
      [
        "pool",
        {
          source: "@acme/pool",
          version,
          httpPrefix: null,
          schema: document ? { tables: new Map([["tasks", table(document)]]), schemaValidation: true } : null,
        },
      ],
    ]),
  });
  test.each<[string, Contract, Contract, readonly string[]]>([
    [
      "a removed HTTP route",
      routes(["GET", "/a"]),
      routes(["POST", "/a"]),
      ["http-route-removed GET /a", "http-route-added POST /a"],
    ],
    [
      "an HTTP route that a prefix serves",
      routes(["GET", "/a/b"]),
      routes(["GET", "/a/*"]),
      ["http-route-covered GET /a/b /a/*", "http-route-added GET /a/*"],
    ],
    [
      "crons",
      {
        ...EMPTY_CONTRACT,
        crons: new Map([
          ["a", "1"],
          ["b", "1"],
          ["c", "1"],
        ]),
      },
      {
        ...EMPTY_CONTRACT,
        crons: new Map([
          ["b", "2"],
          ["c", "1"],
          ["d", "1"],
        ]),
      },
      ["cron-removed a", "cron-changed b", "cron-added d"],
    ],
    ["a required variable", env({}), env({ A: { type: STRING, optional: false } }), ["env-required A"]],
    [
      "a variable that becomes required",
      env({ A: { type: STRING, optional: true } }),
      env({ A: { type: STRING, optional: false } }),
      ["env-required A"],
    ],
    [
      "a variable that becomes optional",
      env({ A: { type: STRING, optional: false } }),
      env({ A: { type: STRING, optional: true } }),
      ["env-optional A"],
    ],
    [
      "a variable of fewer values",
      env({ A: { type: STRING, optional: false } }),
      env({ A: { type: { kind: "literal", value: "x" }, optional: false } }),
      ["env-narrower A v.string()"],
    ],
    [
      "a variable that is read for the first time",
      { ...EMPTY_CONTRACT, envReads: new Set(["A"]) },
      { ...EMPTY_CONTRACT, envReads: new Set(["A", "B"]) },
      ["env-read B"],
    ],
    ["a mounted component", EMPTY_CONTRACT, component("^1.0.0"), ["component-mounted pool @acme/pool@^1.0.0"]],
    ["an unmounted component", component("^1.0.0"), EMPTY_CONTRACT, ["component-unmounted pool @acme/pool@^1.0.0"]],
    [
      "a component of another version, with its tables",
      component("^1.0.0", object({})),
      component("^2.0.0", object({ x: STRING })),
      ["component-changed pool @acme/pool@^2.0.0", "field-required pool:tasks.x"],
    ],
  ])("are compared: %s", (_, base, head, expected) => {
    expect(compare(base, head)).toStrictEqual(expected);
  });

  test("parts that could not be read on either side are not reported as removed", () => {
    const base: Contract = {
      ...functionsOf({ "admin/users:list": query(object({})), "m:f": query(object({})) }),
      schema: schemaOf({ users: table(object({})) }).schema,
      httpRoutes: [{ method: "GET", path: "/" }],
      crons: new Map([["a", "1"]]),
      env: new Map([["A", { type: STRING, optional: false }]]),
    };
    const unread = ["schema", "http", "crons", "convex.config", "admin/users"];
    expect(compare(base, { ...EMPTY_CONTRACT, unread })).toStrictEqual(["function-removed m:f query"]);
    expect(compare({ ...EMPTY_CONTRACT, unread }, base)).toStrictEqual(["function-added m:f query"]);
  });
});

describe("sentences", () => {
  test.each(Object.keys(RULES) as RuleId[])("of %s contain every name and the consequence", (rule) => {
    const text = changeText({ rule, subject: "SUBJECT", part: "PART", detail: "DETAIL" }, (name) => `<${name}>`);
    expect(`${text.change} ${text.advice}`).not.toMatch(/[{}]/);
    expect(text.change).toMatch(/^[A-Z<`].*\.$/);
    expect(text.advice === "").toBe(RULES[rule].group === "safe");
  });

  test("show words as words and names as names", () => {
    const text = (detail: string) =>
      changeText({ rule: "function-kind", subject: "m:f", part: "", detail }, (name) => `<${name}>`).change;
    expect(text("an action")).toBe("<m:f> is now an action.");
    expect(text("v.string()")).toBe("<m:f> is now <v.string()>.");
  });
});

const anyTable: fc.Arbitrary<Table> = fc.record({
  document: anyObject,
  stagedDocument: fc.option(anyObject, { freq: 4 }),
  indexes: fc
    .uniqueArray(fc.tuple(fc.constantFrom("by_x", "by_y"), fc.boolean()), { selector: ([name]) => name, maxLength: 2 })
    .map((all) => new Map(all.map(([name, staged]) => [name, index(name, staged)]))),
});
const anyFunction: fc.Arbitrary<ConvexFunction> = fc.record({
  kind: fc.constantFrom("query", "mutation", "action"),
  visibility: fc.constantFrom("public", "internal"),
  args: anyObject,
  returns: fc.option(anyValidator),
});
const anyContract: fc.Arbitrary<Contract> = fc
  .record({
    tables: fc.dictionary(fc.constantFrom("users", "tasks", "teams"), anyTable, { noNullPrototype: true }),
    functions: fc.dictionary(fc.constantFrom("m:f", "m:g", "n:h"), anyFunction, { noNullPrototype: true }),
    schemaValidation: fc.boolean(),
    routes: fc.subarray(["/a", "/b"]),
    env: fc.subarray(["A", "B"]),
  })
  .map(({ tables, functions, schemaValidation, routes, env }) => ({
    ...schemaOf(tables, schemaValidation),
    functions: new Map(Object.entries(functions)),
    httpRoutes: routes.map((path) => ({ method: "GET", path })),
    env: new Map(env.map((name) => [name, { type: STRING, optional: false }])),
  }));

/** The contract through its own JSON, so that nothing is equal because it is the same object. */
const withField = (validator: Validator, name: string, field: Field | null): Validator => {
  if (validator.kind !== "object") return validator;
  const others = [...validator.fields].filter(([other]) => other !== name);
  return { kind: "object", fields: new Map(field === null ? others : [...others, [name, field]]) };
};
const mapTables = (contract: Contract, name: string, edit: (one: Table) => Table | null): Contract => {
  if (contract.schema === null) return contract;
  const tables = [...contract.schema.tables].flatMap(([other, one]): [string, Table][] => {
    const edited = other === name ? edit(one) : one;
    return edited === null ? [] : [[other, edited]];
  });
  return { ...contract, schema: { ...contract.schema, tables: new Map(tables) } };
};
const mapFunctions = (
  contract: Contract,
  name: string,
  edit: (one: ConvexFunction) => ConvexFunction | null,
): Contract => ({
  ...contract,
  functions: new Map(
    [...contract.functions].flatMap(([other, one]): [string, ConvexFunction][] => {
      const edited = other === name ? edit(one) : one;
      return edited === null ? [] : [[other, edited]];
    }),
  ),
});

/** Edits of different tables and functions, each of which breaks something. */
const BREAKING_EDITS: readonly ((contract: Contract) => Contract)[] = [
  (contract) =>
    mapTables(contract, "users", (one) => ({
      ...one,
      document: withField(one.document, "added", { type: STRING, optional: false }),
    })),
  (contract) => mapTables(contract, "tasks", (one) => ({ ...one, document: withField(one.document, "kept", null) })),
  (contract) => mapFunctions(contract, "m:f", () => null),
  (contract) =>
    mapFunctions(contract, "m:g", (one) => ({
      ...one,
      args: withField(one.args, "added", { type: STRING, optional: false }),
    })),
  (contract) =>
    mapFunctions(contract, "n:h", (one) => ({
      ...one,
      args: withField(one.args, "kept", { type: NUMBER, optional: true }),
    })),
  (contract) => ({ ...contract, httpRoutes: contract.httpRoutes.filter(({ path }) => path !== "/a") }),
];
const KEPT: Field = { type: STRING, optional: true };

/** A contract in which each of the edits has something to break. */
const anyBreakable = anyContract.map((contract): Contract => {
  const withKept = (validator: Validator) => withField(validator, "kept", KEPT);
  const isInhabited = (validator: Validator) =>
    findCounterexample(validator, { kind: "union", members: [] }) !== "none";
  const documentOf = (name: string) => {
    const document = contract.schema?.tables.get(name)?.document ?? object({});
    return isInhabited(document) ? document : object({});
  };
  const argsOf = (name: string) => {
    const args = contract.functions.get(name)?.args ?? object({});
    return isInhabited(args) ? args : object({});
  };
  return {
    ...contract,
    schema: {
      schemaValidation: true,
      tables: new Map(["users", "tasks"].map((name) => [name, table(withKept(documentOf(name)))])),
    },
    functions: new Map(["m:f", "m:g", "n:h"].map((name) => [name, query(withKept(argsOf(name)))])),
    httpRoutes: ["/a", "/b"].map((path) => ({ method: "GET", path })),
  };
});

describe("any contract", () => {
  test("compared with itself gives nothing", () => {
    fc.assert(
      fc.property(anyContract, (contract) => {
        expect(compareContracts(contract, structuredClone(contract))).toStrictEqual([]);
      }),
    );
  });

  test("that only adds optional parts breaks nothing", () => {
    fc.assert(
      fc.property(anyContract, anyTable, anyFunction, anyValidator, (base, newTable, newFunction, type) => {
        const added: Field = { type, optional: true };
        const widened: Contract = [...base.functions.keys()].reduce(
          (contract, name) =>
            mapFunctions(contract, name, (one) => ({ ...one, args: withField(one.args, "added", added) })),
          [...(base.schema?.tables.keys() ?? [])].reduce(
            (contract, name) =>
              mapTables(contract, name, (one) => ({ ...one, document: withField(one.document, "added", added) })),
            base,
          ),
        );
        const head: Contract = {
          ...widened,
          schema: widened.schema && {
            ...widened.schema,
            tables: new Map([...widened.schema.tables, ["fresh", newTable]]),
          },
          functions: new Map([...widened.functions, ["fresh:f", newFunction]]),
          httpRoutes: [...widened.httpRoutes, { method: "POST", path: "/fresh" }],
          env: new Map([...widened.env, ["FRESH", { type: STRING, optional: true }]]),
        };
        expect(
          linesOf(compareContracts(base, head).filter((one) => !["safe", "unknown"].includes(groupOf(one)))),
        ).toStrictEqual([]);
      }),
    );
  });

  test("without one of its breaking changes lacks exactly that change's lines", () => {
    fc.assert(
      fc.property(anyBreakable, fc.subarray([...BREAKING_EDITS], { minLength: 1 }), fc.nat(), (base, edits, pick) => {
        const one = edits[pick % edits.length] as (typeof edits)[number];
        const breakingLines = (chosen: typeof edits) =>
          linesOf(
            compareContracts(
              base,
              chosen.reduce((contract, edit) => edit(contract), base),
            ).filter(isBreaking),
          );
        const alone = breakingLines([one]);
        expect(alone).toHaveLength(1);
        expect(breakingLines(edits).filter((line) => !alone.includes(line))).toStrictEqual(
          breakingLines(edits.filter((other) => other !== one)),
        );
        expect(breakingLines(edits)).toHaveLength(edits.length);
      }),
    );
  });

  test("can be read from JSON alone", () => {
    expect(
      parseValidator(
        JSON.parse('{"type":"object","value":{"__proto__":{"fieldType":{"type":"string"},"optional":false}}}'),
      ),
    ).toStrictEqual(object(JSON.parse('{"__proto__":{"kind":"string"}}')));
  });
});
