import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { PERMISSIONS } from "../fakes/test-environment.ts";
import { cleanupOwnershipUnknown, sweepOwnershipUnknown } from "../src/diagnosis/action-failures.ts";
import { parseDeployArgs } from "../src/inputs/deploy-args.ts";
import { readInputs } from "../src/inputs/inputs.ts";
import { NO_DEPLOYMENT } from "../src/outcome/outcome.ts";
import { buildReportWarnings } from "../src/report/delivery/report-warnings.ts";
import { toOutputs } from "../src/report/outputs.ts";
import { testOutcome } from "../tools/report-previews/test-outcome.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const read = (path: string) => readFileSync(join(root, path), "utf8");
const action = parse(read("action.yml")) as {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string }>>;
  readonly runs: Readonly<Record<string, string>>;
};

/** Read elsewhere than with the other inputs, because they are secret or go with one that is. */
const KEY_INPUTS = ["deploy-key", "url"];

/** Outputs that are set by what they are about: a report, and the functions that ran. */
const REPORT_OUTPUTS = ["comment-url", "github-deployment-id", "run-results"];

describe("action.yml", () => {
  test("declares exactly the inputs that are read", () => {
    const asked = new Set(KEY_INPUTS);
    readInputs((name) => {
      asked.add(name);
      return action.inputs[name]?.default ?? "";
    }, "/work");
    expect([...asked].sort()).toStrictEqual(Object.keys(action.inputs).sort());
  });

  test("has defaults that are valid together", () => {
    expect(readInputs((name) => action.inputs[name]?.default ?? "", "/work")).toMatchObject({ errors: [] });
  });

  test("declares exactly the outputs that are set", () => {
    const names = [...Object.keys(toOutputs(EVERYTHING, { final: true })), ...REPORT_OUTPUTS];
    expect(names.sort()).toStrictEqual(Object.keys(action.outputs).sort());
  });

  test("lists the arguments that `deploy-args` accepts, as the error does", () => {
    const [error = ""] = parseDeployArgs("--nothing", () => true).errors;
    const [, allowed = ""] = error.split("Allowed are");
    const flags = (text: string) => [...text.matchAll(/`(--[a-z-]+)/g)].map(([, flag]) => flag).sort();
    expect(flags(allowed).length).toBeGreaterThan(5);
    expect(flags(action.inputs["deploy-args"]?.description ?? "")).toStrictEqual(flags(allowed));
  });

  test("runs programs that exist, on Node 24", () => {
    const { using, main = "", post = "", "post-if": condition } = action.runs;
    expect({ using, condition }).toStrictEqual({ using: "node24", condition: "always()" });
    for (const program of [
      main,
      post,
      "dist/cmd-wrapper/index.js",
      "dist/contract-evaluator/index.js",
      "dist/hoisted-typescript/index.js",
    ])
      expect(existsSync(join(root, program))).toBe(true);
  });
});

describe("README.md", () => {
  test("has the inputs and outputs of action.yml", () => {
    expect(checkTables(root)).toStrictEqual({ status: 0, said: "" });
  });

  test.each<[what: string, from: RegExp | string, to: string, said: string]>([
    ["a missing table", /<!-- inputs -->[\s\S]*<!-- \/inputs -->/, "", "no place for the table of inputs"],
    ["a missing end of a table", "<!-- /outputs -->", "", "no place for the table of outputs"],
    ["a missing input", /^\| `url` .*\n/m, "", "not those of action.yml"],
    ["another default", "| `retries` | `2` |", "| `retries` | `3` |", "not those of action.yml"],
  ])("is rejected with %s", (_, from, to, said) => {
    const folder = mkdtempSync(join(tmpdir(), "readme-"));
    writeFileSync(join(folder, "action.yml"), read("action.yml"));
    writeFileSync(join(folder, "README.md"), read("README.md").replace(from, to));
    const told = checkTables(folder);
    rmSync(folder, { recursive: true, force: true });
    expect(told).toStrictEqual({ status: 1, said: expect.stringContaining(said) });
  });

  test("groups all inputs by the comments of action.yml", () => {
    const headings = [...read("action.yml").matchAll(/^ {2}# (.+)$/gm)].map(([, heading]) => heading);
    const [, tables = ""] = /<!-- inputs -->([\s\S]*)<!-- \/inputs -->/.exec(read("README.md")) ?? [];
    expect([...tables.matchAll(/^### (.+)$/gm)].map(([, heading]) => heading)).toStrictEqual(headings);
    expect(headings.length).toBeGreaterThan(3);
    const folder = mkdtempSync(join(tmpdir(), "readme-"));
    writeFileSync(join(folder, "action.yml"), read("action.yml").replace(`  # ${headings[0]}\n`, ""));
    writeFileSync(join(folder, "README.md"), read("README.md"));
    const told = checkTables(folder);
    rmSync(folder, { recursive: true, force: true });
    expect(told).toStrictEqual({ status: 1, said: expect.stringContaining("no heading above the input `deploy-key`") });
  });

  test("lists the permissions that the tests give the token, as does the warning about missing ones", () => {
    const example = /```yaml\n([\s\S]*?)```/.exec(read("README.md"))?.[1] ?? "";
    const { permissions } = parse(example).jobs.deploy;
    expect(permissions).toStrictEqual(PERMISSIONS);
    const lacking = { reason: "", permission: null, isForbidden: true };
    const [warning] = buildReportWarnings(new Map([["comment", lacking]]), null);
    for (const text of [
      warning?.text ?? "",
      cleanupOwnershipUnknown("pr-7", true).fix,
      sweepOwnershipUnknown(false).fix,
    ]) {
      const lines = /permissions:\n[^`]*/.exec(text)?.[0] ?? "";
      expect(parse(lines).permissions).toStrictEqual(PERMISSIONS);
    }
  });

  test("has one command for the demo and one for the tests, and CI runs both", () => {
    const commands = [...read("README.md").matchAll(/^npm ci && (.*)$/gm)].map(([, command]) => command);
    expect(commands).toStrictEqual(["npm run demo", "npm test"]);
    expect(read(".ci/run")).toMatch(/^npm ci\nnpm test\nnpm run demo$/m);
  });
});

test("the checkout that failures advise is the one that CI uses", () => {
  const [, major] = /actions\/checkout@[0-9a-f]{40} # v(\d+)\./.exec(read(".github/workflows/ci.yml")) ?? [];
  const advised = ["src/plan/refusals.ts", "src/diagnosis/action-failures.ts"].map((file) =>
    [...read(file).matchAll(/actions\/checkout@(\w+)/g)].map(([, version]) => version),
  );
  expect(advised).toStrictEqual([[`v${major}`], [`v${major}`]]);
});

function checkTables(folder: string): { readonly status: number | null; readonly said: string } {
  const script = join(root, "scripts", "readme-tables.mjs");
  const { status, stderr } = spawnSync(process.execPath, [script, "--check", folder], { encoding: "utf8" });
  return { status, said: stderr };
}

const EVERYTHING = testOutcome({
  deployment: {
    ...NO_DEPLOYMENT,
    name: "happy-otter-123",
    url: "https://a",
    siteUrl: "https://b",
    dashboardUrl: "https://c",
  },
  exportPath: "/work/_temp/backup.zip",
  failure: { code: "unknown", cause: "", fix: "", link: null },
  comparison: { baseBranch: "main", problem: null, changes: [], notCompared: [], waivedBy: null },
});
