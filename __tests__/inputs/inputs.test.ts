import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { parse } from "yaml";
import { isOriginOf } from "../../src/inputs/app-url.ts";
import { type Inputs, readInputs } from "../../src/inputs/inputs.ts";
import { isInside } from "../../src/workspace/is-inside.ts";
import { anyCharacter } from "../arbitraries/any-character.ts";

const action = parse(readFileSync(join(import.meta.dirname, "..", "..", "action.yml"), "utf8")) as {
  readonly inputs: Readonly<Record<string, { readonly default: string }>>;
};
/** Absolute on every system. */
const WORKSPACE = resolve("/work");
const below = (...names: readonly string[]) => join(WORKSPACE, ...names);

/** The inputs with their defaults, as the runner passes them. */
const given = (inputs: Readonly<Record<string, string>>) =>
  readInputs((name) => inputs[name] ?? action.inputs[name]?.default ?? "", WORKSPACE);

function valid(inputs: Readonly<Record<string, string>>): Inputs {
  const read = given(inputs);
  if (read.errors.length > 0) throw new Error(read.errors.join("\n"));
  return read.inputs;
}

const errors = (inputs: Readonly<Record<string, string>>): readonly string[] => {
  const read = given(inputs);
  return read.errors;
};

/** An empty input of a composite action must mean what the action does without it. */
test("an empty input is the default of action.yml, except for a dry run and a token", () => {
  const named = Object.keys(action.inputs).filter((name) => !["dry-run", "github-token"].includes(name));
  const empty = Object.fromEntries(named.map((name) => [name, " "]));
  expect(given(empty)).toStrictEqual(given({}));
});

test("a working directory that is a file is named as such", () => {
  const workspace = mkdtempSync(join(tmpdir(), "inputs-"));
  try {
    writeFileSync(join(workspace, "package.json"), "{}");
    const read = (folder: string) =>
      readInputs((name) => (name === "working-directory" ? folder : (action.inputs[name]?.default ?? "")), workspace);
    expect(read("package.json").errors.join()).toMatch(/`working-directory` is not a folder.*package\.json/);
    expect(read("package.json/app").errors).toHaveLength(1);
    expect([read(".").errors, read("missing").errors]).toStrictEqual([[], []]);
  } finally {
    rmSync(workspace, { recursive: true });
  }
});

test("the environment of a GitHub Deployment is as long as GitHub allows", () => {
  expect(valid({ "github-environment": "e".repeat(255) }).githubEnvironment).toHaveLength(255);
  expect(errors({ "github-environment": "e".repeat(256) }).join()).toMatch(/`github-environment`.*255/);
  expect(errors({ "github-environment": "one\ntwo" })).toHaveLength(1);
});

describe("inputs", () => {
  test.each<[string, Record<string, string>, Partial<Inputs>]>([
    ["booleans in any case", { "dry-run": "TRUE", comment: "False" }, { dryRun: true, comment: false }],
    ["a comment only after failures", { comment: " Failures" }, { comment: "failures" }],
    ["white space around a choice", { target: " preview\n" }, { target: "preview" }],
    [
      "branches by comma and line",
      { "production-branch": "main, release/*\n\nhotfix" },
      { productionBranches: ["main", "release/*", "hotfix"] },
    ],
    ["a fraction of a minute", { "timeout-minutes": "0.5" }, { timeoutMs: 30_000 }],
    ["no limit", { "timeout-minutes": "0" }, { timeoutMs: null }],
    ["a pull request with a hash", { "pull-request": "#12" }, { pullRequest: 12 }],
    ["a folder of the workspace", { "working-directory": "apps/web" }, { workingDirectory: below("apps", "web") }],
    ["a folder whose name begins with dots", { "working-directory": "..web" }, { workingDirectory: below("..web") }],
    ["an absolute folder of the workspace", { "working-directory": below("a") }, { workingDirectory: below("a") }],
    ["a build of several lines", { cmd: "npm ci\nnpm run build\n" }, { cmd: "npm ci\nnpm run build" }],
    [
      "variables with quotes and lines",
      { "deployment-env": 'A="1\n2"\nB=3 # three' },
      { deploymentEnv: { A: "1\n2", B: "3" } },
    ],
    [
      "targets by comma and line",
      { "deployment-env-targets": "production,\npreview" },
      { deploymentEnvTargets: ["preview", "production"] },
    ],
    [
      "functions, one a line",
      { "preview-run": "seed", run: '# first\nmigrations:run {"a": 1}\r\n\n  api.a.b.c  ' },
      {
        previewRun: [{ name: "seed", path: "seed:default", argsJson: "{}" }],
        run: [
          { name: "migrations:run", path: "migrations:run", argsJson: '{"a": 1}' },
          { name: "api.a.b.c", path: "a/b:c", argsJson: "{}" },
        ],
      },
    ],
    [
      "a snapshot to import",
      { "preview-import": " data/snap shot=1.zip\n" },
      { previewImport: [{ table: null, format: "zip", path: below("data", "snap shot=1.zip") }] },
    ],
    [
      "tables to import, in their order, from paths with spaces and equals signs",
      { "preview-import": "# data\nusers = a b=c.JSONL\n\nplans=./p.csv\nteams=t.json" },
      {
        previewImport: [
          { table: "users", format: "jsonLines", path: below("a b=c.JSONL") },
          { table: "plans", format: "csv", path: below("p.csv") },
          { table: "teams", format: "jsonArray", path: below("t.json") },
        ],
      },
    ],
    ["the path of a snapshot", { "export-path": "out/a b=c.zip" }, { exportPath: below("out", "a b=c.zip") }],
    ["texts left empty", { message: "  " }, { message: null, cmd: null, appName: null, commit: null }],
  ])("accept %s", (_, inputs, expected) => {
    expect(valid(inputs)).toMatchObject(expected);
  });

  test("accept an empty value as the default, as a composite action may pass it, except of `dry-run`", () => {
    const names = Object.keys(action.inputs).filter((name) => name !== "dry-run" && name !== "github-token");
    expect(valid(Object.fromEntries(names.map((name) => [name, " \n"])))).toStrictEqual(valid({}));
    expect(errors({ "dry-run": "" })).toStrictEqual([
      "`dry-run` is empty. Set it to `true` or `false`. If it is an expression that may be empty, write `${{ inputs.dry-run || false }}`.",
    ]);
  });

  test("refuse a working directory that is a link out of the workspace, with what to do instead", () => {
    const root = mkdtempSync(join(tmpdir(), "inputs-"));
    try {
      for (const name of ["workspace", "workspace/app", "elsewhere"]) mkdirSync(join(root, name));
      symlinkSync(join(root, "elsewhere"), join(root, "workspace", "out"));
      symlinkSync("app", join(root, "workspace", "in"));
      const errorsFor = (folder: string) =>
        readInputs(
          (name) => (name === "working-directory" ? folder : (action.inputs[name]?.default ?? "")),
          join(root, "workspace"),
        ).errors;
      expect(errorsFor("in")).toStrictEqual([]);
      expect(errorsFor("out")).toStrictEqual([
        expect.stringMatching(
          /`working-directory` is a link that leads out of the workspace\..*`path` of `actions\/checkout`/,
        ),
      ]);
    } finally {
      rmSync(root, { recursive: true });
    }
  });

  test.each([
    ["dry-run", "yes"],
    ["dry-run", ""],
    ["comment", "failure"],
    ["target", "prod"],
    ["operation", "Deploy"],
    ["adopt", "true"],
    ["adopt", "netlify"],
    ["adopt", "vercel"],
    ["preview-mode", "new"],
    ["typecheck", "true"],
    ["on-close", "remove"],
    ["breaking-changes", "error"],
    ["timeout-minutes", "soon"],
    ["message", "é".repeat(513)],
    ["timeout-minutes", "-1"],
    ["timeout-minutes", "Infinity"],
    ["retries", "1.5"],
    ["retries", "99"],
    ["pull-request", "0"],
    ["pull-request", "12a"],
    ["commit", "ma in"],
    ["commit", "--upload-pack=x"],
    ["commit", "main~1"],
    ["expected-deployment", "prod:happy-otter-1"],
    ["working-directory", "../other"],
    ["working-directory", "a/../../other"],
    ["working-directory", "/etc"],
    ["cmd-url-env-var-name", "A=1"],
    ["cmd-url-env-var-name", "MY_URL, PATH"],
    ["cmd-site-url-env-var-name", "NODE_OPTIONS"],
    ["cmd-site-url-env-var-name", "GITHUB_ENV"],
    ["cmd-site-url-env-var-name", "convex_deploy_key"],
    ["app-name", "a\u0007b"],
    ...[
      ...[
        "javascript:alert(1)",
        "data:text/html,x",
        "ftp://example.com",
        "//example.com",
        "example.com",
        "HTTPS://a.b",
      ],
      ...[
        "https://user@example.com",
        "https://user:pass@example.com",
        "https://example.com/?a=b",
        "https://example.com?",
      ],
      ...[
        "https://example.com/a b",
        "https://example.com/a\nb",
        "https://example.com/)](javascript:x",
        "https://a.b/`",
        "https://a.b/&#41;",
      ],
      ...['https://example.com/"', "https://example.com/<b>", "https://example.com\\a", "https:///example.com"],
      ...["https://{owner}.example.com", "https://{branch}@example.com", "https://exämple.com", "https://a.b/|"],
      ...["https://example.com:99999", `https://example.com/${"a".repeat(300)}`, "{branch}://example.com"],
    ].map((value) => ["app-url", value]),
    ["preview-run", "seed; rm"],
    ["run", "a:b {x: 1}"],
    ["deployment-env-targets", ","],
    ["deployment-env-targets", "preview, prod"],
    ["deployment-env-targets", "auto"],
    ["preview-import", "users"],
    ["preview-import", "users=data.txt"],
    ["preview-import", "users=data.zip"],
    ["preview-import", "odd-name=data.csv"],
    ["preview-import", "_storage=data.csv"],
    ["preview-import", "users=../data.csv"],
    ["preview-import", "../data.zip"],
    ["preview-import", "users=a\u0007b.csv"],
    ["preview-import", "users=a.csv\nUsers=b.csv"],
    ["preview-import", "a.zip\nb.zip"],
    ["export-path", "backup.tar"],
    ["export-path", "a\u0007b.zip"],
    ["export-file-storage", "yes"],
    ["deploy-args", "--yes"],
  ])("refuse %s: %j with a sentence that names the input", (name, value) => {
    const [error = "", ...others] = errors({ [name]: value });
    expect(error).toContain(`\`${name}\``);
    expect(others).toStrictEqual([]);
  });

  test.each([
    "https://example.com",
    "http://127.0.0.1:3000/a/",
    "https://[::1]:8080",
    "https://example.com/@mona/#/start",
    "https://{app}-git-{branch}-acme.vercel.app",
    "https://example.com:{number}/{sha}",
    "https://{branch}",
  ])("accept the address %s", (address) => {
    expect(valid({ "app-url": address }).appUrl).toBe(address);
  });

  test.each([
    ["https://shop.example.com/a", "https://shop.example.com", true],
    ["https://shop.example.com", "shop.example.com/", true],
    ["https://pr-{number}.{app}.example.com", "https://pr-12.shop.example.com", true],
    ["https://pr-{number}.example.com", "https://pr-12.example.org", false],
    ["https://shop.example.com/secret-word", "secret-word", false],
    ["https://shopXexample.com", "shop.example.com", false],
    ["https://{branch}", "hunter2hunter2", false],
    ["javascript:x", "x", false],
  ])("the site's address %s: of `deployment-env`, %s is part of it: %s", (template, text, expected) => {
    expect(isOriginOf(template, text)).toBe(expected);
  });

  test("that need a record are rejected if there is none", () => {
    const bare = { comment: "failures", "github-deployment": "false" };
    expect(errors({ ...bare, "preview-run": "seed:run" })).toStrictEqual([
      expect.stringContaining("`preview-run`"),
      expect.stringContaining("`on-close` must be `keep`"),
    ]);
    expect(errors({ ...bare, "on-close": "keep" })).toStrictEqual([]);
    expect(errors({ comment: "failures", "preview-run": "seed:run" })).toStrictEqual([]);
  });

  test("that only a sweep uses are refused elsewhere", () => {
    expect(errors({ adopt: "vercel" })).toStrictEqual(["`adopt` needs `operation: sweep`."]);
    expect(errors({ adopt: "vercel", operation: "sweep" })).toStrictEqual([]);
  });

  test("that a report needs are requested in one error", () => {
    const bare = { operation: "report", comment: "false", "github-deployment": "false", "github-token": "" };
    expect(errors(bare)).toStrictEqual([
      expect.stringContaining("`app-url`"),
      expect.stringContaining("`github-token`"),
      expect.stringContaining("`comment` or `github-deployment`"),
    ]);
    expect(errors({ operation: "report", "github-token": "t", "app-url": "https://example.com" })).toStrictEqual([]);
    expect(errors({ operation: "report", "github-token": "t", "app-url": "javascript:x" })).toHaveLength(1);
  });

  test("report all errors at once", () => {
    expect(errors({ "dry-run": "yes", target: "prod", retries: "x" })).toHaveLength(3);
  });

  test("repeat no value, which may be a pasted key", () => {
    const key = "prod:happy-otter-1|0123456789abcdef";
    const all = Object.fromEntries(Object.keys(action.inputs).map((name) => [name, key]));
    expect(errors(all).length).toBeGreaterThan(10);
    expect(errors(all).join("\n")).not.toContain("0123456789abcdef");
  });

  test("never throw, whatever they contain", () => {
    fc.assert(
      fc.property(
        fc.dictionary(fc.constantFrom(...Object.keys(action.inputs)), fc.string({ unit: anyCharacter })),
        (inputs) => {
          const read = given(inputs);
          expect(isInside(WORKSPACE, read.inputs.workingDirectory)).toBe(true);
        },
      ),
    );
  });
});
