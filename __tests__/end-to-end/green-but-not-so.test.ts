/** Runs that are green although something that people rely on did not happen, and runs that recover by themselves. */

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { CliVersion } from "../../fakes/example-app.ts";
import { annotationsOf, commentsOn, openPullRequest, stage, useStage } from "./run-action.ts";

useStage();

/** A project in a team of its own, because a team may have only so many deployments. @returns A preview deploy key. */
function createProject(project: string): string {
  stage.cloud.createProject({ team: project, project });
  return stage.cloud.issueKey({ kind: "preview", team: project, project });
}

/** Deploys a preview of an app with these files, and gathers what people read. */
async function deployPreview(
  project: string,
  files: Readonly<Record<string, string>>,
  given: Readonly<Record<string, string>> = {},
  envWith: (key: string) => Readonly<Record<string, string>> = () => ({}),
) {
  const key = createProject(project);
  const workspace = await stage.checkout({ files });
  const { event, number } = openPullRequest(stage);
  const run = await stage.run({ event: event(), workspace, env: envWith(key), with: { "deploy-key": key, ...given } });
  const comment = commentsOn(stage, number).join("\n");
  return { run, workspace, places: [annotationsOf(run, "warning").join("\n"), run.summary, comment] };
}

describe("a green run says that", () => {
  test.each([
    ["TypeScript is not installed", { "convex/tsconfig.json": "{}" }, /not type-checked: .*tsc.* is not installed/],
    [
      "there is no tsconfig.json",
      { "convex.json": '{ "functions": "backend/" }', "backend/plans.ts": "export const x = 1;\n" },
      /not type-checked: .*backend\/tsconfig.json.* does not exist/,
    ],
    [
      "tsgo is not installed",
      { "convex/tsconfig.json": "{}", "convex.json": '{ "typescriptCompiler": "tsgo" }' },
      /not type-checked: .*tsgo.* is not installed/,
    ],
  ])("types were not checked because %s", async (name, files, sentence) => {
    const project = name.toLowerCase().replace(/\W+/g, "-");
    const { run, places } = await deployPreview(project, files, { typecheck: "try" });
    expect(run.outputs.status).toBe("deployed");
    for (const text of places) {
      expect(text).toMatch(sentence);
      expect(text).toContain("typecheck: enable");
    }
  });

  test("nothing of that if the type check is turned off", async () => {
    const { places } = await deployPreview("untyped", {}, { typecheck: "disable" });
    for (const text of places) expect(text).not.toContain("type-checked");
  });

  test("a schema is outside of the functions directory", async () => {
    const { run, places } = await deployPreview("moved", {
      "convex.json": '{ "functions": "convex/functions/" }',
      "convex/functions/plans.ts": "export const x = 1;\n",
    });
    expect(run.outputs.status).toBe("deployed");
    for (const text of places) {
      expect(text).toContain("This push has no schema");
      expect(text).toContain("convex/schema.ts");
    }
  });
});

describe("TypeScript that a monorepo has hoisted", () => {
  const BACKEND = "packages/backend";
  const monorepo = (code: string, cliVersion?: CliVersion) =>
    stage.checkout({
      typescript: true,
      ...(cliVersion === undefined ? {} : { cliVersion }),
      files: {
        [`${BACKEND}/package.json`]: '{ "name": "backend", "dependencies": { "convex": "*" } }',
        [`${BACKEND}/convex/tsconfig.json`]:
          '{ "compilerOptions": { "strict": true, "noEmit": true, "skipLibCheck": true } }',
        [`${BACKEND}/convex/plans.ts`]: code,
      },
    });
  const deploy = async (workspace: string, typecheck: string) => {
    const { event, number } = openPullRequest(stage);
    const given = { "deploy-key": createProject(`hoisted-${number}`), "working-directory": BACKEND, typecheck };
    return stage.run({ event: event(), workspace, with: given });
  };

  test.each(["1.28", "1.36", "1.48"] as const)("checks the types of a package, with CLI %s", async (version) => {
    const workspace = await monorepo('export const count: number = "one";\n', version);
    const run = await deploy(workspace, "try");
    expect(run.outputs["failure-code"]).toBe("type-error");
    expect(run.annotations).toContainEqual(
      expect.objectContaining({ level: "error", file: `${BACKEND}/convex/plans.ts`, line: 1 }),
    );
    expect(existsSync(join(workspace, BACKEND, "node_modules"))).toBe(false);
  });

  test.each(["try", "enable"])("accepts a package without type errors, with typecheck: %s", async (typecheck) => {
    const run = await deploy(await monorepo("export const count: number = 1;\n"), typecheck);
    expect(run.outputs.status).toBe("deployed");
    expect(run.log).not.toContain("type-checked");
  });

  test("is not searched outside of the workspace", async () => {
    const workspace = await monorepo('export const count: number = "one";\n');
    mkdirSync(join(workspace, "..", "node_modules"), { recursive: true });
    renameSync(join(workspace, "node_modules", "typescript"), join(workspace, "..", "node_modules", "typescript"));
    const run = await deploy(workspace, "try");
    expect(annotationsOf(run, "warning").join("\n")).toMatch(/not type-checked: .*tsc.* is not installed/);
  });
});

describe("the URL variables of cmd", () => {
  const SHOW = `require("node:fs").writeFileSync("seen.json", JSON.stringify(process.env));`;
  const seenIn = (workspace: string): Record<string, string> =>
    JSON.parse(readFileSync(join(workspace, "seen.json"), "utf8"));

  test("have the names of all frameworks for a package without one", async () => {
    const { workspace, run } = await deployPreview(
      "plain",
      { "show.cjs": SHOW, "package.json": '{ "name": "backend", "dependencies": { "convex": "*" } }' },
      { cmd: "node show.cjs" },
    );
    const seen = seenIn(workspace);
    for (const prefix of ["", "NEXT_PUBLIC_", "VITE_", "PUBLIC_", "EXPO_PUBLIC_", "REACT_APP_"]) {
      expect(seen[`${prefix}CONVEX_URL`]).toBe(run.outputs["deployment-url"]);
      expect(seen[`${prefix}CONVEX_SITE_URL`]).toBe(run.outputs["site-url"]);
    }
  });

  test("have all names that the inputs give", async () => {
    const { workspace, run } = await deployPreview(
      "named",
      { "show.cjs": SHOW },
      { cmd: "node show.cjs", "cmd-url-env-var-name": "MY_CONVEX_URL, OTHER", "cmd-site-url-env-var-name": "HOOKS" },
    );
    const seen = seenIn(workspace);
    expect([seen.MY_CONVEX_URL, seen.OTHER]).toEqual(Array(2).fill(run.outputs["deployment-url"]));
    expect(seen.HOOKS).toBe(run.outputs["site-url"]);
    expect(seen.VITE_CONVEX_URL).toBeUndefined();
  });
});

test("a preview that is recreated during the push is claimed once more, and the run reports it", async () => {
  const recreate = `
const fs = require("node:fs");
if (!fs.existsSync("recreated")) {
  fs.writeFileSync("recreated", "");
  const [key, host] = [process.env.MINE, process.env.CLOUD];
  const projectSelection = { kind: "teamAndProjectSlugs", teamSlug: "recreated", projectSlug: "recreated" };
  fetch(host + "/api/claim_preview_deployment", {
    method: "POST",
    headers: { authorization: "Bearer " + atob(atob(key)), "content-type": "application/json", "convex-client": "npm-cli-1.48.0" },
    body: JSON.stringify({ projectSelection, identifier: "shared", reuse: false }),
  }).then((answer) => process.exit(answer.ok ? 0 : 3));
}`;
  const { run, workspace, places } = await deployPreview(
    "recreated",
    { "recreate.cjs": recreate },
    { cmd: "node recreate.cjs", "preview-name": "shared", retries: "0" },
    (key) => ({ MINE: btoa(btoa(key)), CLOUD: stage.cloud.provisionHost }),
  );
  expect(existsSync(join(workspace, "recreated"))).toBe(true);
  expect(run.log).toContain("404 Not Found");
  expect(run.outputs).toMatchObject({ status: "deployed", "preview-created": "false" });
  expect(run.log.match(/claimed again/g)).toHaveLength(1);
  for (const text of places.slice(1)) expect(text).toContain("claimed again");
});

test("an unreachable backend fails within seconds, and the error says so", async () => {
  const { adminKey } = await stage.cloud.selfHosted("unreachable");
  const workspace = await stage.checkout();
  const started = performance.now();
  const run = await stage.run({
    event: openPullRequest(stage).event(),
    workspace,
    with: { "deploy-key": adminKey, url: "http://127.0.0.1:9", target: "development" },
  });
  expect(run.outputs["failure-code"]).toBe("backend-unreachable");
  expect(performance.now() - started).toBeLessThan(40_000);
});

test("a Node that is too old for the action is one error, and post adds nothing", () => {
  const folder = mkdtempSync(join(tmpdir(), "old-node-"));
  try {
    const old = join(folder, "old-node.cjs");
    writeFileSync(old, 'Object.defineProperty(process.versions, "node", { value: "20.20.2" });\n');
    const [output, state] = [join(folder, "output"), join(folder, "state")];
    const files = { GITHUB_OUTPUT: output, GITHUB_STATE: state };
    const start = (program: string, env: Readonly<Record<string, string>>) =>
      spawnSync(process.execPath, ["--require", old, join("dist", program, "index.js")], { env, encoding: "utf8" });
    const main = start("main", files);
    expect(main).toMatchObject({ status: 1, stderr: "" });
    expect(main.stdout).toMatch(/^::error [^\n]*needs Node 24[^\n]*Node 20\.20\.2[^\n]*\n$/);
    expect(readFileSync(output, "utf8")).toBe("status=failed\nfailure-code=node-version\n");
    const [name = "", value = ""] = readFileSync(state, "utf8").trim().split("=");
    expect(start("post", { ...files, [`STATE_${name}`]: value })).toMatchObject({ status: 0, stdout: "", stderr: "" });
  } finally {
    rmSync(folder, { recursive: true });
  }
});
