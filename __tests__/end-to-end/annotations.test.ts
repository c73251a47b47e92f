/** Errors in the code become annotations at their place, with a path that is relative to the repository. */

import { execFileSync } from "node:child_process";
import { mkdirSync, renameSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { CliVersion } from "../../fakes/example-app.ts";
import { PROJECT, TEAM } from "../../fakes/test-environment.ts";
import { annotationsOf, openPullRequest, stage, useStage } from "./run-action.ts";

useStage();

/** A repository with the app in a subfolder. */
async function repositoryWith(files: Readonly<Record<string, string>>, cliVersion: CliVersion, typescript = false) {
  const app = await stage.checkout({ files, cliVersion, typescript, git: false });
  const root = stage.folder("repository");
  mkdirSync(join(root, "apps"), { recursive: true });
  renameSync(app, join(root, "apps", "shop"));
  const git = (...args: readonly string[]) => execFileSync("git", [...args], { cwd: root });
  git("init", "--quiet");
  git("add", "--all");
  git("-c", "user.name=T", "-c", "user.email=t@example.com", "commit", "--quiet", "--message=The app");
  return root;
}

async function fail(
  files: Readonly<Record<string, string>>,
  version: CliVersion,
  more: { readonly typescript?: boolean; readonly with?: Readonly<Record<string, string>>; readonly key?: string } = {},
) {
  const workspace = await repositoryWith(files, version, more.typescript);
  const run = await stage.run({
    event: openPullRequest(stage, `feature/${dirname(workspace).length}-${stage.github.calls.length}`).event(),
    workspace,
    with: { "deploy-key": more.key ?? stage.previewKey, "working-directory": "apps/shop", ...more.with },
  });
  expect(run.outputs.status).toBe("failed");
  expect(annotationsOf(run, "error")).toHaveLength(1);
  return run;
}

const placesOf = (run: Awaited<ReturnType<typeof fail>>) =>
  run.annotations
    .filter(({ file }) => file !== undefined)
    .map(({ level, file, line, col, message }) => [level, file, line, col, message.split("\n")[0]]);

describe.each(["1.36", "newest"] as const)("with CLI %s,", (version) => {
  test("type errors: the first is the error, the others are warnings", async () => {
    const wrong = 'export const one: number = "1";\nexport const two: string = 2;\n';
    const run = await fail({ "convex/wrong.ts": wrong }, version, { typescript: true });
    expect(run.outputs["failure-code"]).toBe("type-error");
    const file = "apps/shop/convex/wrong.ts";
    expect(placesOf(run)).toStrictEqual([
      ["error", file, 1, 14, expect.stringMatching(/^TS2322: Type 'string' is not assignable/)],
      ["warning", file, 2, 14, expect.stringMatching(/^TS2322: Type 'number' is not assignable/)],
    ]);
    expect(annotationsOf(run, "error")[0]).toContain("1 more place is marked.");
  });

  test("more than ten errors: ten are annotated, the rest is counted", async () => {
    const wrong = Array.from({ length: 13 }, (_, index) => `export const n${index}: number = "1";\n`).join("");
    const run = await fail({ "convex/wrong.ts": wrong }, version, { typescript: true });
    expect(placesOf(run)).toHaveLength(10);
    expect(annotationsOf(run, "error")[0]).toContain("9 more places are marked, 3 are only in the log.");
  });

  test("an import of a missing file is annotated", async () => {
    const run = await fail({ "convex/broken.ts": 'export {};\nimport "no-such-package";\n' }, version);
    expect(placesOf(run)).toStrictEqual([
      ["error", "apps/shop/convex/broken.ts", 2, 7, 'Could not resolve "no-such-package"'],
    ]);
  });

  test("a schema that throws is annotated", async () => {
    const schema = 'function tables() {\n  throw new Error("no tables today");\n}\ntables();\nexport default 1;\n';
    const run = await fail({ "convex/schema.ts": schema }, version);
    expect(placesOf(run)).toStrictEqual([
      ["error", "apps/shop/convex/schema.ts", 2, expect.any(Number), "Uncaught Error: no tables today"],
    ]);
  });

  test("a whole file is annotated if no line is known", async () => {
    const run = await fail({ "convex/http.ts": '"use node";\nexport default {};\n' }, version);
    expect(placesOf(run)).toStrictEqual([
      ["error", "apps/shop/convex/http.ts", undefined, undefined, expect.any(String)],
    ]);
  });
});

test("locations in the build's output are annotated only if the build failed", async () => {
  const print = `echo "src/main.ts(3,1): error TS2322: No."`;
  const files = { "src/main.ts": "export {};\n" };
  const failed = await fail(files, "newest", { with: { cmd: `${print}\nexit 2` } });
  expect(placesOf(failed)).toStrictEqual([["error", "apps/shop/src/main.ts", 3, 1, "TS2322: No."]]);
  const passed = await fail({ ...files, "convex/http.ts": '"use node";\nexport default {};\n' }, "newest", {
    with: { cmd: print },
  });
  expect(placesOf(passed).map(([, file]) => file)).toStrictEqual(["apps/shop/convex/http.ts"]);
});

test("`annotations: false` annotates no code, and the step's error stays", async () => {
  const files = { "convex/broken.ts": 'import "no-such-package";\n' };
  const run = await fail(files, "newest", { with: { annotations: "false" } });
  expect(placesOf(run)).toStrictEqual([]);
  expect(annotationsOf(run, "warning")).toStrictEqual([]);
});

test("a key in the annotated line is redacted", async () => {
  const secret = "Zk9x+7qLmPw4Tu8Vy0Ar5Jc2Gh6Bn3Ds1Fe";
  const key = stage.cloud.issueKey({ kind: "preview", team: TEAM, project: PROJECT }, secret);
  const files = { "convex/broken.ts": `import "./${secret}";\nexport const x: "${key}" = 1;\n` };
  const run = await fail(files, "newest", { key });
  expect(placesOf(run)[0]?.[4]).toContain('Could not resolve "./***"');
  expect(JSON.stringify(run.annotations)).not.toContain(secret);
  expect(
    run.rawOutput.split("\n").filter((line) => line.includes(secret) && !line.startsWith("::add-mask")),
  ).toStrictEqual([]);
});
