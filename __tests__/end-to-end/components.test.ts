/** `examples/components`: an app with components from npm, Node functions, crons, HTTP actions and an auth config. */

import { execFileSync } from "node:child_process";
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "@jest/globals";
import type { CloudDeployment } from "../../fakes/convex-cloud/cloud.ts";
import { annotationsOf, commentsOn, openPullRequest, pushToMain, stage, useStage, visible } from "./run-action.ts";

const app = join(dirname(dirname(dirname(fileURLToPath(import.meta.url)))), "examples", "components");
const MOUNTED = [
  "rateLimiter",
  "rateLimiter/batchWorker",
  "mailPool",
  "mailPool/batchWorker",
  "notesByOwner",
  "notesByOwner/batchWorker",
];

useStage();

const folded = (body: string) => [...body.matchAll(/<details>[\s\S]*?<\/details>/g)].map(([text]) => text).join("\n");
const unfolded = (body: string) => body.replace(/<details>[\s\S]*?<\/details>/g, "");

function edit(workspace: string, file: string, ...edits: readonly (readonly [from: string, to: string])[]): void {
  const path = join(workspace, "convex", file);
  const text = edits.reduce(
    (before, [from, to]) => {
      expect(before).toContain(from);
      return before.replaceAll(from, to);
    },
    readFileSync(path, "utf8"),
  );
  writeFileSync(path, text);
}

/** The app without the pool of workers and everything that uses it, without an index, and with a staged index enabled. */
function dropThings(workspace: string): void {
  edit(
    workspace,
    "convex.config.ts",
    ['app.use(workpool, { name: "mailPool" });\n', ""],
    ['import workpool from "@convex-dev/workpool/convex.config";\n', ""],
  );
  edit(
    workspace,
    "notes.ts",
    ['import { Workpool } from "@convex-dev/workpool";\n', ""],
    ["const mailPool = new Workpool(components.mailPool, { maxParallelism: 2 });\n", ""],
    ["    await mailPool.enqueueAction(ctx, internal.mail.send, { to: note.owner, text: note.text });\n", ""],
    ["import { components, internal }", "import { components }"],
  );
  edit(workspace, "_generated/api.d.ts", [
    '  mailPool: import("@convex-dev/workpool/_generated/component.js").ComponentApi<"mailPool">;\n',
    "",
  ]);
  edit(
    workspace,
    "schema.ts",
    ['    .index("by_owner", ["owner"])\n', ""],
    ['{ fields: ["attachment"], staged: true }', '["attachment"]'],
  );
  rmSync(join(workspace, "convex", "crons.ts"));
  edit(
    workspace,
    "_generated/api.d.ts",
    ['import type * as crons from "../crons.js";\n', ""],
    ["  crons: typeof crons;\n", ""],
  );
}

const INPUTS = { "deployment-env": "AUTH_ISSUER=https://auth.example.com", typecheck: "enable" };
const active = (deployment: CloudDeployment | null | undefined) =>
  [...(deployment?.code.components ?? [])]
    .filter(([path, { isActive }]) => path !== "" && isActive)
    .map(([path]) => path);

test.each(["1.48", "newest"] as const)(
  "CLI %s: a preview gets all of it, loses some, and gets it back",
  async (cliVersion) => {
    const pullRequest = openPullRequest(stage, `feature/components-with-${cliVersion}`);
    const name = `pr-${pullRequest.number}`;
    const deploy = async (workspace: string) =>
      await stage.run({
        event: pullRequest.event(),
        workspace,
        with: { "deploy-key": stage.previewKey, "preview-run": "seed", ...INPUTS },
      });
    const workspace = await stage.checkout({ app, cliVersion, typescript: true });

    const first = await deploy(workspace);
    expect(annotationsOf(first, "error")).toStrictEqual([]);
    // The CLI reports variables that it cannot read.
    expect(first.log).not.toContain("Ignoring CONVEX_");
    expect(first.outputs.status).toBe("deployed");
    const preview = stage.cloud.preview(name);
    expect(preview?.pushes[0]?.components).toStrictEqual(MOUNTED);
    expect(preview?.pushes[0]?.functions).toStrictEqual(
      expect.arrayContaining(["mail:send", "notes:add", "seed:default"]),
    );
    expect(preview?.functionRuns.map(({ path }) => path)).toStrictEqual(["seed:default"]);
    expect(preview?.code.auth).toStrictEqual([
      {
        type: "customJwt",
        applicationID: null,
        issuer: "https://auth.example.com",
        jwks: "https://auth.example.com/.well-known/jwks.json",
        algorithm: "RS256",
      },
    ]);
    expect(preview?.code.components.get("")?.crons).toStrictEqual({ "remove old notes": expect.anything() });
    const [before = ""] = commentsOn(stage, pullRequest.number);
    for (const path of MOUNTED) expect(folded(visible(before))).toContain(`Component added: \`${path}\``);
    expect(folded(visible(before))).toContain("Staged index added: `notes.by_attachment");

    dropThings(workspace);
    const second = await deploy(workspace);
    expect(annotationsOf(second, "error")).toStrictEqual([]);
    expect(active(preview)).toStrictEqual(MOUNTED.filter((path) => !path.startsWith("mailPool")));
    const [after = ""] = commentsOn(stage, pullRequest.number);
    for (const text of [unfolded(visible(after)), second.summary]) {
      expect(text).toContain("Component unmounted: `mailPool`");
      expect(text).toContain("Component unmounted: `mailPool/batchWorker`");
      expect(text).toContain("Index **deleted**: `notes.by_owner (owner, _creationTime)`");
    }
    expect(folded(visible(after))).toContain("Index enabled: `notes.by_attachment");

    execFileSync("git", ["checkout", "--quiet", "--", "."], { cwd: workspace });
    const third = await deploy(workspace);
    expect(third.outputs.status).toBe("deployed");
    expect(new Set(active(preview))).toStrictEqual(new Set(MOUNTED));
    expect(third.summary).toContain("Component mounted again: `mailPool`");
  },
);

test("a changed vector index is listed as deleted and added, and a removed search index as deleted", async () => {
  const pullRequest = openPullRequest(stage, "feature/vectors");
  const workspace = await stage.checkout({ app });
  const deploy = async () => {
    const inputs = { "deploy-key": stage.previewKey, ...INPUTS, typecheck: "disable" };
    const run = await stage.run({ event: pullRequest.event(), workspace, with: inputs });
    const [comment = ""] = commentsOn(stage, pullRequest.number);
    return { run, comment: visible(comment) };
  };
  const vector = (dimensions: number) =>
    `\`notes.by_embedding (vector) (embedding (${dimensions} dimensions), filter on owner)\``;
  const text = "`notes.by_text (text) (text, filter on owner)`";

  const first = await deploy();
  expect(annotationsOf(first.run, "error")).toStrictEqual([]);
  for (const name of [vector(256), text]) expect(folded(first.comment)).toContain(`Index added: ${name}`);
  expect(unfolded(first.comment)).not.toContain("by_embedding");

  edit(
    workspace,
    "schema.ts",
    ["dimensions: 256", "dimensions: 512"],
    ['    .searchIndex("by_text", { searchField: "text", filterFields: ["owner"] })\n', ""],
  );
  edit(workspace, "notes.ts", ['.withSearchIndex("by_text", (q) => q.search("text", text).eq("owner", owner))', ""]);
  const second = await deploy();
  expect(second.run.outputs.status).toBe("deployed");
  for (const read of [unfolded(second.comment), second.run.summary])
    for (const name of [vector(256), text]) expect(read).toContain(`Index **deleted**: ${name}`);
  expect(unfolded(second.comment)).not.toContain(vector(512));
  expect(folded(second.comment)).toContain(`Index added: ${vector(512)}`);
  const code = stage.cloud.preview(`pr-${pullRequest.number}`)?.code.components.get("");
  expect(code?.indexes.filter(({ type }) => type !== "database")).toStrictEqual([
    {
      name: "notes.by_embedding",
      type: "vector",
      vectorField: "embedding",
      dimensions: 512,
      filterFields: ["owner"],
      staged: false,
    },
  ]);

  edit(workspace, "schema.ts", ["dimensions: 512", "dimensions: 5120"]);
  const third = await deploy();
  expect(third.run.outputs).toMatchObject({ status: "failed", "failure-code": "schema-invalid" });
  expect(third.run.log).toContain("Dimensions 5120 must be between 2 and 4096.");
  expect(stage.cloud.preview(`pr-${pullRequest.number}`)?.pushes).toHaveLength(2);
});

describe("production", () => {
  test("gets all components, and a dry run with fewer changes nothing", async () => {
    const workspace = await stage.checkout({ app });
    const production = stage.cloud.deployments().find(({ name }) => name === stage.productionName);
    production?.environment.set("AUTH_ISSUER", "https://auth.example.com");
    const run = async (more: Record<string, string> = {}) =>
      await stage.run({
        event: pushToMain(workspace),
        workspace,
        with: { "deploy-key": stage.productionKey, typecheck: "disable", ...more },
      });
    const first = await run();
    expect(annotationsOf(first, "error")).toStrictEqual([]);
    expect(active(production)).toStrictEqual(MOUNTED);

    dropThings(workspace);
    const dry = await run({ "dry-run": "true" });
    expect(dry.outputs.status).toBe("dry-run");
    expect(active(production)).toStrictEqual(MOUNTED);
    expect(dry.summary).toContain("Index would be deleted: `notes.by_owner (owner, _creationTime)`");

    const second = await run();
    expect(second.outputs.status).toBe("deployed");
    expect(active(production)).toStrictEqual(MOUNTED.filter((path) => !path.startsWith("mailPool")));
    expect(second.summary).toContain("Component unmounted: `mailPool`");
  });

  test("is not deployed without the variable that its auth config reads", async () => {
    const { development } = stage.cloud.createProject({ team: "acme", project: "no-variable" });
    const key = stage.cloud.issueKey({ kind: "development", deployment: development.name });
    const workspace = await stage.checkout({ app });
    const run = await stage.run({
      event: pushToMain(workspace),
      workspace,
      with: { "deploy-key": key, target: "development", typecheck: "disable" },
    });
    expect(run.outputs).toMatchObject({ status: "failed", "failure-code": "environment-variable-missing" });
    expect(development.pushes).toStrictEqual([]);
  });
});
