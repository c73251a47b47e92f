/** Runs that succeed although something that users expect did not happen, and runs that recover by themselves. */

import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { CliVersion } from "../../fakes/example-app.ts";
import type { StepResult } from "../../fakes/runner/runner.ts";
import { annotationsOf, commentsOn, openPullRequest, pushToMain, stage, useStage } from "./run-action.ts";

useStage();

/** Creates a project in a separate team, because a team has a limit of deployments. @returns A preview deploy key. */
function createProject(project: string): string {
  stage.cloud.createProject({ team: project, project });
  return stage.cloud.issueKey({ kind: "preview", team: project, project });
}

/** Deploys a preview of an app with these files, and collects the reports. */
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
    const { run, places } = await deployPreview("untyped", {}, { typecheck: "disable" });
    expect(run.outputs.status).toBe("deployed");
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

describe("a push without a schema, of a deployment that had one,", () => {
  const MOVED = {
    "convex.json": '{ "functions": "backend/" }',
    "backend/plans.ts": "export const x = 1;\n",
  };
  /** The app with a schema, and the same app after only its functions moved to another folder. */
  const checkouts = async (more: Readonly<Record<string, string>> = {}) => {
    const [before, after] = [await stage.checkout(), await stage.checkout({ files: { ...MOVED, ...more } })];
    rmSync(join(after, "convex"), { recursive: true });
    return { before, after };
  };
  const asked = (server: string | undefined) =>
    stage.cloud.calls.filter((call) => call.server === server && call.path === "/api/query").map(({ body }) => body);
  const expectDeletions = (run: StepResult, places: readonly string[]) => {
    expect(run.outputs.status).toBe("deployed");
    for (const text of places) {
      expect(text).toContain("🗑️ Table definition **deleted**");
      expect(text).toContain("messages");
      expect(text).toContain("messages.by_channel");
    }
    expect(annotationsOf(run, "warning").join("\n")).toMatch(/has no schema.*add `schema\.ts` to .*`backend`/);
  };

  test("shows tables and indexes as deletions on production, and asks with one request", async () => {
    const { before, after } = await checkouts();
    const key = stage.productionKey;
    const deploy = (workspace: string) =>
      stage.run({ event: pushToMain(workspace), workspace, with: { "deploy-key": key } });
    const first = await deploy(before);
    expect([first.outputs.status, asked(first.outputs["deployment-name"])]).toStrictEqual(["deployed", []]);
    const run = await deploy(after);
    expectDeletions(run, [run.summary]);
    expect(asked(run.outputs["deployment-name"])).toMatchObject([{ path: "_system/frontend/getSchemas" }]);
    // The next deploy does not report the deleted tables again.
    const again = await deploy(after);
    expect(again.outputs.status).toBe("deployed");
    expect(again.summary).not.toContain("Table definition");
    expect(annotationsOf(again, "warning").join("\n")).not.toContain("has no schema");
  });

  test("shows them on a preview, in its comment too", async () => {
    const { before, after } = await checkouts();
    const key = createProject("dropping");
    const pullRequest = openPullRequest(stage);
    await stage.run({ event: pullRequest.event(), workspace: before, with: { "deploy-key": key } });
    const run = await stage.run({ event: pullRequest.push(), workspace: after, with: { "deploy-key": key } });
    expectDeletions(run, [run.summary, commentsOn(stage, pullRequest.number).join("\n")]);
  });

  test.each([
    ["may not see data", null],
    ["gets no answer", { kind: "hang" }],
    ["gets an error", { kind: "status", status: 500, times: Number.POSITIVE_INFINITY }],
    ["gets another answer", { kind: "garbage" }],
  ] as const)("says nothing of tables where the key %s", async (how, fault) => {
    const { before, after } = await checkouts();
    const { production } = stage.cloud.createProject({ team: "silent", project: how.replaceAll(" ", "-") });
    const key = stage.cloud.issueKey({ kind: "production", deployment: production.name });
    const deploy = (workspace: string) =>
      stage.run({ event: pushToMain(workspace), workspace, with: { "deploy-key": key } });
    await deploy(before);
    if (fault !== null) stage.cloud.fault({ path: "/api/query", server: production.name, ...fault });
    else stage.cloud.restrict(key, ["deployment:data:view"]);
    const run = await deploy(after);
    expect(run.outputs.status).toBe("deployed");
    expect(asked(production.name)).not.toStrictEqual([]);
    expect(run.summary).toContain("messages.by_channel");
    expect(run.summary).not.toContain("Table definition");
  });

  test("redacts the names of tables", async () => {
    const secret = "0183c5c9d1f24e7a8b6d9e0f1a2b3c4d5e6f7a8b";
    const before = await stage.checkout({
      files: {
        "convex/schema.ts": `import { defineSchema, defineTable } from "convex/server";\nexport default defineSchema({ t${secret}: defineTable({}) });\n`,
      },
    });
    // The extra file creates a new commit, because the commit of the other tests is older than the one above.
    const { after } = await checkouts({ "note.txt": "planted" });
    const { production } = stage.cloud.createProject({ team: "planted", project: "planted" });
    const key = stage.cloud.issueKey({ kind: "production", deployment: production.name }, secret);
    const deploy = (workspace: string) =>
      stage.run({ event: pushToMain(workspace), workspace, with: { "deploy-key": key } });
    await deploy(before);
    const run = await deploy(after);
    expect(run.summary).toContain("Table definition **deleted**: `t***`");
    for (const text of [run.summary, ...Object.values(run.outputs)]) expect(text).not.toContain(secret);
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
    expect([seen.MY_CONVEX_URL, seen.OTHER]).toStrictEqual(Array(2).fill(run.outputs["deployment-url"]));
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

test("an unreachable backend fails in the time of a few deploys, and the error says so", async () => {
  const { adminKey, url: served } = await stage.cloud.selfHosted("unreachable");
  const workspace = await stage.checkout();
  const deploy = (url: string) =>
    stage.run({
      event: openPullRequest(stage).event(),
      workspace,
      with: { "deploy-key": adminKey, url, target: "development" },
    });
  const deployed = await deploy(served);
  expect(deployed.outputs.status).toBe("deployed");
  const run = await deploy("http://127.0.0.1:9");
  expect(run.outputs["failure-code"]).toBe("backend-unreachable");
  // The CLI by itself retries for more than a minute.
  expect(run.durationMs).toBeLessThan(5 * deployed.durationMs);
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
