/** The workflows in .github/workflows pass actionlint and this repository's own rules. */

import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "@jest/globals";
import { parse } from "yaml";
import { evaluateStepCondition } from "../fakes/runner/expressions.ts";

interface WorkflowStep {
  readonly id?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly if?: string;
  readonly outputs?: Readonly<Record<string, string>>;
  readonly permissions?: Readonly<Record<string, string>>;
  readonly "timeout-minutes"?: number;
  readonly "runs-on"?: string;
  readonly strategy?: { readonly matrix: Readonly<Record<string, readonly string[]>> };
  readonly steps: readonly WorkflowStep[];
}
interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions?: unknown;
  readonly jobs: Readonly<Record<string, Job>>;
}

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, ".github", "workflows");
const files = readdirSync(folder).map((file) => {
  const text = readFileSync(join(folder, file), "utf8");
  return { file, text, workflow: parse(text) as Workflow };
});
const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps }) => steps);

/** Everything that may write anywhere, or get a token for something else. */
const WRITERS = [
  "codeql.yml analyze security-events",
  "newest-convex.yml report issues",
  "release.yml publish contents, id-token, attestations",
];

function actionlint(pattern: string, cwd: string) {
  const program = join(root, "node_modules", "@tktco", "node-actionlint", "bin", "node-actionlint.js");
  return spawnSync(process.execPath, [program, pattern], { cwd, encoding: "utf8" });
}

describe("actionlint", () => {
  const broken = mkdtempSync(join(tmpdir(), "actionlint-"));
  afterAll(() => rmSync(broken, { recursive: true, force: true }));

  test("has nothing to say", () => {
    const { status, stdout, stderr } = actionlint(".github/workflows/*.yml", root);
    expect(stdout + stderr).toContain(`Checking ${files.length} workflow file(s)`);
    expect({ status, said: stderr }).toStrictEqual({ status: 0, said: "" });
  });

  test("reports a faulty workflow", () => {
    const text = files[0]?.text.replace("runs-on: ", "runs-in: ") ?? "";
    writeFileSync(join(broken, "broken.yml"), text);
    const { status, stdout, stderr } = actionlint("*.yml", broken);
    expect(stdout + stderr).toContain("runs-in");
    expect(status).toBe(1);
  });
});

describe.each(files)("$file", ({ text, workflow }) => {
  test("pins every action to a commit and names its version", () => {
    const uses = stepsOf(workflow).flatMap((step) => step.uses ?? []);
    for (const one of uses.filter((name) => name !== "./")) {
      expect(one).toMatch(/^[\w./-]+@[0-9a-f]{40}$/);
      expect(text).toMatch(new RegExp(`uses: ${one} # v\\d+\\.\\d+\\.\\d+$`, "m"));
    }
  });

  test("gives only the permissions that a job needs, with a reason", () => {
    expect(workflow.permissions).toStrictEqual({});
    for (const { permissions } of Object.values(workflow.jobs)) {
      expect(Object.keys(permissions ?? {})).toContain("contents");
      for (const [name, level] of Object.entries(permissions ?? {}))
        expect(text).toMatch(new RegExp(`^ +${name}: ${level} # \\w`, "m"));
    }
  });

  test("leaves no credentials in the checkout, and reads no secret", () => {
    for (const step of stepsOf(workflow).filter(({ uses }) => uses?.startsWith("actions/checkout@")))
      expect(step.with).toMatchObject({ "persist-credentials": false });
    expect(text).not.toMatch(/\bsecrets\b[.[]/);
  });

  test("runs no code of a pull request with the repository's privileges, and limits the time of each job", () => {
    expect(Object.keys(workflow.on).filter((event) => /_target$|^workflow_run$|comment/.test(event))).toStrictEqual([]);
    for (const job of Object.values(workflow.jobs)) expect(job["timeout-minutes"]).toBeGreaterThan(0);
  });
});

test("jobs with write permissions are listed, and run no installed packages", () => {
  const writing = files.flatMap(({ file, workflow }) =>
    Object.entries(workflow.jobs).flatMap(([name, { permissions = {} }]) => {
      const written = Object.keys(permissions).filter((scope) => permissions[scope] === "write");
      return written.length === 0 ? [] : [`${file} ${name} ${written.join(", ")}`];
    }),
  );
  expect(writing).toStrictEqual(WRITERS);
  for (const line of WRITERS) {
    const [file = "", name = ""] = line.split(" ");
    const job = files.find((one) => one.file === file)?.workflow.jobs[name];
    expect(JSON.stringify(job?.steps)).not.toMatch(/\bnpm\b|\bnpx\b|\.ci\/run|uses":"\.\//);
  }
});

test("an action has the same version in all workflows", () => {
  const pins = new Set(files.flatMap(({ workflow }) => stepsOf(workflow).flatMap(({ uses }) => uses ?? [])));
  const names = [...pins].map((pin) => pin.split("@")[0]);
  expect(names).toStrictEqual([...new Set(names)]);
});

test("the dogfood workflow uses only inputs and outputs that exist", () => {
  const action = parse(readFileSync(join(root, "action.yml"), "utf8"));
  const dogfood = files.find(({ file }) => file === "dogfood.yml");
  const own = dogfood ? stepsOf(dogfood.workflow).filter(({ uses }) => uses === "./") : [];
  expect(own.length).toBeGreaterThan(0);
  for (const { with: inputs = {} } of own)
    expect(Object.keys(action.inputs)).toStrictEqual(expect.arrayContaining(Object.keys(inputs)));
  const outputs = [...(dogfood?.text ?? "").matchAll(/steps\.(?:deploy|again)\.outputs\.([\w-]+)/g)].map(
    ([, name]) => name,
  );
  expect(outputs.length).toBeGreaterThan(0);
  expect(Object.keys(action.outputs)).toStrictEqual(expect.arrayContaining(outputs));
});

describe("newest-convex.yml", () => {
  const { test: trying, report } = files.find(({ file }) => file === "newest-convex.yml")?.workflow.jobs ?? {};
  const box = mkdtempSync(join(tmpdir(), "newest-convex-"));
  afterAll(() => rmSync(box, { recursive: true, force: true }));

  /** Runs the step that opens the issue. @returns What `gh` was called with. */
  function open(version: string, titles: readonly string[] = []): readonly string[] {
    writeFileSync(join(box, "titles"), titles.join("\n"));
    // Lists the titles that are open, and writes down what it is called with.
    const program = `#!/bin/sh\n[ "$2" = list ] && exec cat "${box}/titles"\nprintf '%s\\n' "$@"\n`;
    writeFileSync(join(box, "gh"), program, { mode: 0o755 });
    const env = { PATH: `${box}:${process.env.PATH}`, VERSION: version, RUN: "https://github.com/runs/1" };
    const script = report?.steps.at(-1)?.run ?? "";
    const { status, stdout, stderr } = spawnSync("bash", ["--noprofile", "--norc", "-e", "-c", script], {
      env,
      encoding: "utf8",
    });
    expect({ status, stderr }).toStrictEqual({ status: 0, stderr: "" });
    return stdout.split("\n");
  }

  test("runs no code of the release in the step that passes its version to the job with write permissions", () => {
    const [told] = JSON.stringify(trying?.outputs).match(/steps\.\w+/g) ?? [];
    const step = trying?.steps.find(({ id }) => `steps.${id}` === told);
    expect(step?.run).toContain("npm install --no-save --ignore-scripts convex@latest");
    expect(step?.run?.match(/\b(npx|npm run|node (?!-p))/)).toBeNull();
  });

  test("names tests that exist", () => {
    const [, patterns = ""] = /npm run jest -- (.+)/.exec(JSON.stringify(trying?.steps.map(({ run }) => run))) ?? [];
    const tests = readdirSync(join(root, "__tests__"), { recursive: true, encoding: "utf8" });
    const missing = patterns
      .split('"')[0]
      ?.split(" ")
      .filter((name) => {
        return !tests.some((file) => file.endsWith(".test.ts") && file.replaceAll("\\", "/").includes(name));
      });
    expect(missing).toStrictEqual([]);
  });

  test.each([
    ["success", "success", false],
    ["failure", "failure", true],
    // A job at its time limit counts as cancelled, and its run as neither failed nor cancelled.
    ["cancelled", "success", true],
    ["cancelled", "cancelled", false],
  ] as const)(
    "opens an issue after tests with the result %s in a run with the status %s: %s",
    (result, status, isOpened) => {
      const needs = { test: { result, outputs: {} } };
      expect(evaluateStepCondition(report?.if ?? "", { needs }, status)).toBe(isOpened);
    },
  );

  test("opens one issue for each version", () => {
    const title = "The tests fail with convex 1.50.0";
    expect(open("1.50.0").slice(0, 4)).toStrictEqual(["issue", "create", "--title", title]);
    expect(open("1.50.0", ["Another", title])).toStrictEqual([`There is an open issue: ${title}`, ""]);
    expect(open("1.50.0", [`${title}.1`])[3]).toBe(title);
  });

  test.each(["", "1.50.0\nmore", "$(id)", "1.50", "1.50.0 @everybody"])(
    "does not put the version %j into the issue",
    (version) => {
      expect(open(version)[3]).toBe("The tests fail with convex latest");
    },
  );
});

test("CI tests on Linux, macOS and Windows, each with the demo", () => {
  const ci = files.find(({ file }) => file === "ci.yml")?.workflow.jobs ?? {};
  const { test: linux, "other-systems": others } = ci;
  const commandsOf = (job: Job | undefined) => job?.steps.flatMap(({ run }) => run ?? []);
  expect([linux?.["runs-on"], others?.strategy?.matrix.os]).toStrictEqual([
    "ubuntu-latest",
    ["macos-latest", "windows-latest"],
  ]);
  // `contract.test.ts` checks the content of `.ci/run`.
  expect(commandsOf(linux)).toStrictEqual([".ci/run"]);
  expect(commandsOf(others)).toStrictEqual(["npm ci", "npm run test:portable", "npm run demo"]);
});
