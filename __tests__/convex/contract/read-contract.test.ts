/** The contract of an app, by the real CLI and a real process that loads its bundles. */

import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  realpathSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { type CliVersion, cliEntry, createWorkspace } from "../../../fakes/example-app.ts";
import { compareContracts } from "../../../src/contract/compare-contracts.ts";
import type { Contract } from "../../../src/contract/contract.ts";
import { bundleFunctions } from "../../../src/convex/contract/bundle-functions.ts";
import { evaluateBundles } from "../../../src/convex/contract/evaluate-bundles.ts";
import { linkInstalledPackages } from "../../../src/convex/contract/link-packages.ts";
import { parsePushRequest } from "../../../src/convex/contract/push-request.ts";
import { readContract } from "../../../src/convex/contract/read-contract.ts";

const PROGRAM = fileURLToPath(new URL("../../../src/contract-evaluator.ts", import.meta.url));
const SECRET = "planted-secret-of-this-job";
const root = realpathSync(mkdtempSync(join(tmpdir(), "contract-")));
let counter = 0;
afterAll(() => rmSync(root, { recursive: true, force: true }));

function newFolder(): string {
  counter += 1;
  const folder = join(root, String(counter));
  mkdirSync(folder);
  return folder;
}

async function bundle(app: string) {
  return bundleFunctions({
    entry: cliEntry(app),
    nodeArgs: [],
    workingDirectory: app,
    environment: { PATH: process.env.PATH ?? "", HOME: root, CONVEX_DEPLOY_KEY: "" },
    codegen: "enable",
    folder: newFolder(),
    signal: AbortSignal.timeout(600_000),
  });
}

async function read(app: string, limitMs = 600_000): Promise<Contract> {
  const request = await bundle(app);
  if (typeof request === "string") throw new Error(request);
  const signal = AbortSignal.timeout(limitMs);
  return readContract(request, { folder: newFolder(), program: PROGRAM, workingDirectory: app, signal });
}

function appWith(files: Readonly<Record<string, string>>, cliVersion: CliVersion = "1.48"): Promise<string> {
  return createWorkspace({ root: newFolder(), cliVersion, files });
}

const query = (body: string, args = "{}") =>
  `import { v } from "convex/values";\nimport { query } from "./_generated/server";\n${body}\nexport const get = query({ args: ${args}, handler: async () => null });\n`;

const FULL_APP = {
  "node_modules/old-package/package.json": JSON.stringify({ name: "old-package", main: "index.js" }),
  "node_modules/old-package/index.js": 'module.exports = require("path").posix.join("a", "b");\n',
  "package.json": JSON.stringify({ dependencies: { convex: "*", "@acme/pool": "^1.2.3" } }),
  "node_modules/@acme/pool/package.json": JSON.stringify({
    name: "@acme/pool",
    version: "1.9.9",
    exports: { "./convex.config": "./convex.config.js" },
  }),
  "node_modules/@acme/pool/convex.config.js":
    'import { defineComponent } from "convex/server";\nexport default defineComponent("pool");\n',
  "node_modules/@acme/pool/schema.js":
    'import { defineSchema, defineTable } from "convex/server";\nimport { v } from "convex/values";\nexport default defineSchema({ tasks: defineTable({ state: v.string() }) });\n',
  "convex/convex.config.ts": `import { defineApp } from "convex/server";
import { v } from "convex/values";
import pool from "@acme/pool/convex.config";
const app = defineApp({ env: { STRIPE_KEY: v.string(), MODE: v.optional(v.string()) } });
app.use(pool, { httpPrefix: "/pool/" });
app.use(pool, { name: "second" });
export default app;
`,
  "convex/crons.ts": `import { cronJobs } from "convex/server";
import { internal } from "./_generated/api";
const crons = cronJobs();
crons.interval("sweep", { minutes: 5 }, internal.seed.default, {});
export default crons;
`,
  "convex/schema.ts": `import { defineSchema, defineTable } from "convex/server";
import { v } from "convex/values";
export default defineSchema({
  users: defineTable({ name: v.string(), age: v.optional(v.number()), big: v.literal(5n) })
    .index("by_name", ["name"])
    .index("by_age", { fields: ["age"], staged: true })
    .searchIndex("search_name", { searchField: "name", filterFields: ["b", "a"] })
    .vectorIndex("by_vector", { vectorField: "v", dimensions: 3 })
    .staged({ age: v.number() }),
  messages: defineTable(v.any()).index("by_channel", ["channel"]),
  channels: defineTable({ name: v.string() }).index("by_name", ["name"]),
});
`,
  "convex/mail.ts": `"use node";
import { v } from "convex/values";
import { action } from "./_generated/server";
if (!process.env.MAIL_KEY) throw new Error("MAIL_KEY is missing");
import old from "old-package";
if (old !== "a/b") throw new Error("a package of CommonJS cannot reach Node's own modules");
const { OTHER_KEY, LAST: last } = process.env;
export const send = action({ args: { to: v.id("users") }, returns: v.null(), handler: async () => { console.log(OTHER_KEY, last, process.env["SITE"]); return null; } });
`,
};

describe("the contract of an app", () => {
  let contract: Contract;
  beforeAll(async () => {
    contract = await read(await appWith(FULL_APP));
  });

  test("contains the tables with their indexes, including staged ones", () => {
    const users = contract.schema?.tables.get("users");
    expect(users?.document).toMatchObject({ kind: "object" });
    expect(users?.stagedDocument).toMatchObject({ kind: "object" });
    expect([...(users?.indexes ?? [])].map(([name, { kind, staged }]) => [name, kind, staged])).toStrictEqual([
      ["by_name", "index", false],
      ["by_age", "index", true],
      ["search_name", "search index", false],
      ["by_vector", "vector index", false],
    ]);
    expect(contract.schema?.schemaValidation).toBe(true);
  });

  test("contains the functions, even of a module that reads a variable when it is loaded", () => {
    expect(
      [...contract.functions].map(([name, { kind, visibility }]) => `${visibility} ${kind} ${name}`).sort(),
    ).toStrictEqual([
      "internal mutation seed:default",
      "public action mail:send",
      "public mutation messages:send",
      "public query messages:list",
    ]);
    expect(contract.functions.get("mail:send")?.returns).toStrictEqual({ kind: "null" });
    expect(contract.unread).toStrictEqual([]);
  });

  test("contains routes, crons, components and variables", () => {
    expect(contract.httpRoutes).toStrictEqual([
      { method: "GET", path: "/health" },
      { method: "*", path: "/pool/*" },
    ]);
    expect([...contract.crons.keys()]).toStrictEqual(["sweep"]);
    expect(
      [...contract.components].map(([name, { source, version, schema }]) => [
        name,
        source,
        version,
        schema?.tables.has("tasks"),
      ]),
    ).toStrictEqual([
      ["pool", "@acme/pool", "^1.2.3", true],
      ["second", "@acme/pool", "^1.2.3", true],
    ]);
    expect([...contract.env].map(([name, { optional }]) => [name, optional])).toStrictEqual([
      ["STRIPE_KEY", false],
      ["MODE", true],
    ]);
    expect([...contract.envReads].sort()).toStrictEqual(["LAST", "MAIL_KEY", "OTHER_KEY", "SITE"]);
  });

  test("equals itself and differs from another app's", async () => {
    expect(compareContracts(contract, structuredClone(contract))).toStrictEqual([]);
    const plain = await read(await appWith({}));
    expect(compareContracts(contract, plain).map(({ rule }) => rule)).toContain("function-removed");
  });
});

describe("an app", () => {
  test("without a schema, crons and routes has a contract too", async () => {
    const app = await appWith({ "convex/seed.ts": query("") });
    for (const name of ["schema", "http", "messages"]) rmSync(join(app, "convex", `${name}.ts`));
    const contract = await read(app);
    expect([contract.schema, [...contract.functions.keys()], contract.httpRoutes, contract.unread]).toStrictEqual([
      null,
      ["seed:get"],
      [],
      [],
    ]);
  });

  test("whose CLI is older cannot be read", async () => {
    expect(await bundle(await appWith({}, "1.28"))).toBe("unsupported");
  });

  test.each<CliVersion>(["1.31", "1.36"])("is read with CLI %s as well", async (version) => {
    const contract = await read(await appWith({}, version));
    expect([...contract.functions.keys()].sort()).toStrictEqual(["messages:list", "messages:send", "seed:default"]);
  });

  test("that cannot be bundled has no contract", async () => {
    expect(await bundle(await appWith({ "convex/bad.ts": 'import "./missing";' }))).toBe("failed");
  });

  test.each([
    ["throws", "throw new Error('no');"],
    ["ends the process", "process.exit(0);"],
    ["prints a line like a result", "console.log('x'); process.stdout.write('y'); throw new Error();"],
    ["needs a package that is not bundled", "const name = 'not-there'; await import(name);"],
  ])("with a module that %s: that one is not compared, the others are", async (_, body) => {
    const { functions, unread } = await read(await appWith({ "convex/bad.ts": query(body) }));
    expect([...functions.keys()].sort()).toStrictEqual(["messages:list", "messages:send", "seed:default"]);
    expect(unread).toStrictEqual(["bad"]);
  });

  test("with a module that never finishes loading is read within the time limit", async () => {
    const { unread } = await read(await appWith({ "convex/zzz.ts": query("for (;;) {}") }), 5_000);
    expect(unread).toStrictEqual(["zzz"]);
  });

  test("with a module that uses all memory is read without that module", async () => {
    const { functions, unread } = await read(
      await appWith({ "convex/zzz.ts": query("const all = []; for (;;) all.push(new Array(1e6).fill(all.length));") }),
    );
    expect(functions.has("messages:list")).toBe(true);
    expect(unread).toStrictEqual(["zzz"]);
  });
});

describe("the process that loads an app", () => {
  /** What the module finds out, as the name of an argument. */
  async function found(expression: string): Promise<readonly string[]> {
    const body = `let found: string; try { found = String(${expression}); } catch (error) { found = "refused " + (error as { code?: string }).code; }`;
    const contract = await read(await appWith({ "convex/spy.ts": `"use node";\n${spy(body)}` }));
    const args = contract.functions.get("spy:get")?.args;
    return args?.kind === "object" ? [...args.fields.keys()] : [];
  }
  const spy = (body: string) =>
    `import * as fs from "node:fs";\nimport * as children from "node:child_process";\nimport { Worker } from "node:worker_threads";\nimport { v } from "convex/values";\nimport { action } from "./_generated/server";\n${body}\nexport const get = action({ args: { [found]: v.null() }, handler: async () => null });\n`;

  test.each([
    ["the environment of the job", "Object.keys(process.env).join()", ""],
    ["a planted variable", "process.env.PLANTED_SECRET", "undefined"],
    [
      "the environment of its parent",
      'fs.readFileSync("/proc/" + process.ppid + "/environ", "latin1")',
      "refused ERR_ACCESS_DENIED",
    ],
    [
      "its own environment by way of /proc",
      'fs.readFileSync("/proc/self/environ", "latin1")',
      "refused ERR_ACCESS_DENIED",
    ],
    [
      "a file outside of its folder",
      `fs.readFileSync(${JSON.stringify(fileURLToPath(import.meta.url))}, "latin1")`,
      "refused ERR_ACCESS_DENIED",
    ],
    ["a program", 'children.execFileSync("/bin/true")', "refused ERR_ACCESS_DENIED"],
    ["a worker", 'new Worker("1", { eval: true })', "refused ERR_ACCESS_DENIED"],
    ["a place to write", 'fs.writeFileSync("x", "y")', "refused ERR_ACCESS_DENIED"],
  ])("is refused %s", async (_, expression, expected) => {
    process.env.PLANTED_SECRET = SECRET;
    try {
      expect(await found(expression)).toStrictEqual([expected]);
    } finally {
      delete process.env.PLANTED_SECRET;
    }
  });

  test("ignores results that a module has printed", async () => {
    const source =
      'import { writeSync } from "node:fs";\nwriteSync(1, \'{"file":"a.js","exports":{"forged":true}}\\n\');\nthrow new Error("no");\n';
    const options = { folder: newFolder(), program: PROGRAM, signal: AbortSignal.timeout(600_000) };
    const exported = await evaluateBundles([{ path: "a.js", source }], [{ file: "a.js", kind: "functions" }], options);
    expect(exported.size).toBe(0);
  });
});

describe("a push request", () => {
  const request = (path: string) =>
    JSON.stringify({
      appDefinition: { definition: null, schema: null, changedModules: [{ path, source: "" }] },
      componentDefinitions: [],
    });

  test.each(["../a.js", "a/../../b.js", "/etc/passwd", "C:\\x.js", "a\\..\\b.js", ""])(
    "with a bundle at %j is refused",
    (path) => {
      expect(parsePushRequest(request(path))).toBeNull();
    },
  );

  test("with bundles inside its folder is accepted", () => {
    expect(parsePushRequest(request("dir/a.js"))?.modules).toStrictEqual([{ path: "dir/a.js", source: "" }]);
  });

  test.each(["", "null", "{}", '{"appDefinition":{}}'])("of an unknown form is not parsed: %j", (text) => {
    expect(parsePushRequest(text)).toBeNull();
  });
});

describe("packages of a copy", () => {
  function write(path: string, text: string): void {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }

  test("are the installed ones, except that packages of the repository are the copy's", () => {
    const [head, base] = [newFolder(), newFolder()];
    write(join(head, "node_modules/lodash/index.js"), "installed");
    write(join(head, "node_modules/.store/deep/node_modules/@x/y/index.js"), "stored");
    mkdirSync(join(head, "node_modules/@x"));
    symlinkSync("../.store/deep/node_modules/@x/y", join(head, "node_modules/@x/y"));
    for (const [folder, text] of [
      [head, "head"],
      [base, "base"],
    ] as const) {
      write(join(folder, "packages/shared/index.js"), text);
      write(join(folder, "apps/web/package.json"), "{}");
    }
    write(join(head, "packages/new/index.js"), "head");
    mkdirSync(join(head, "node_modules/@acme"));
    symlinkSync("../../packages/shared", join(head, "node_modules/@acme/shared"));
    symlinkSync("../../packages/new", join(head, "node_modules/@acme/new"));
    mkdirSync(join(head, "apps/web/node_modules"), { recursive: true });
    symlinkSync("../../../packages/shared", join(head, "apps/web/node_modules/shared"));
    linkInstalledPackages(head, base);
    const text = (path: string) => readFileSync(join(base, path), "utf8");
    expect(text("node_modules/lodash/index.js")).toBe("installed");
    expect(text("node_modules/@x/y/index.js")).toBe("stored");
    expect(text("node_modules/@acme/shared/index.js")).toBe("base");
    expect(text("apps/web/node_modules/shared/index.js")).toBe("base");
    expect(existsSync(join(base, "node_modules/@acme/new"))).toBe(false);
  });
});
