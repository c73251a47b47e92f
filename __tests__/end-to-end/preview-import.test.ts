/** `preview-import`: once per Convex deployment, after its first successful push, before `preview-run`. */

import { readdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { cp, mkdir, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { CloudDeployment } from "../../fakes/convex-cloud/cloud.ts";
import { writeZip } from "../../fakes/convex-cloud/data/zip.ts";
import type { CliVersion } from "../../fakes/example-app.ts";
import type { StepResult } from "../../fakes/runner/runner.ts";
import { PROJECT, TEAM } from "../../fakes/test-environment.ts";
import {
  annotationsOf,
  commentsOn,
  holdTime,
  openPullRequest,
  PATIENT_RUNNER,
  previewOf,
  problemsOf,
  pushToMain,
  stage,
  type TestPullRequest,
  until,
  useStage,
  visible,
  waitDuring,
} from "./run-action.ts";

const SEED = `import { internalMutation } from "./_generated/server";
export default internalMutation({ args: {}, handler: async () => {} });\n`;
const FILES = {
  "convex/seed.ts": SEED,
  "seed/channels.jsonl": '{"name":"general"}\n{"name":"random"}\n',
  "seed/a b=c.json": '[{"name":"general"}]',
  "seed/channels.csv": "name\ngeneral\n",
  "seed/extra.csv": "plan,seats\npro,3\n",
};
const ONE = "channels=seed/channels.jsonl";
const TWO = `${ONE}\nextra = seed/extra.csv`;

let workspace: string;
let copy: string;
useStage(async () => {
  workspace = await stage.checkout({ files: FILES });
  copy = await stage.checkout({ files: FILES });
  stage.cloud.setQuota(TEAM, 1_000);
});

type Inputs = Readonly<Record<string, string>>;
const deploy = (event: ReturnType<TestPullRequest["event"]>, inputs: Inputs = {}, at = workspace) =>
  stage.run({ event, workspace: at, with: { "deploy-key": stage.previewKey, "preview-import": ONE, ...inputs } });

const rowsOf = ({ data }: CloudDeployment, table: string) =>
  data.documents.list(table).map(({ _id, _creationTime, ...fields }) => fields);
const importsOf = (deployment: CloudDeployment) => deployment.data.imports.list.map(({ state }) => state.state);
const errorOf = (run: StepResult) => annotationsOf(run, "error").join("\n");
/** Kills the Convex CLI during an import, as a runner that is out of memory does. */
function killImport(): void {
  for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
    const args = readArguments(pid);
    if (args.includes("import") && args.includes(`--format=jsonLines`) && args.at(-1)?.startsWith(workspace))
      process.kill(Number(pid), "SIGKILL");
  }
}

function readArguments(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0").slice(0, -1);
  } catch {
    return [];
  }
}

/** Versions that create a new Convex deployment on each deploy. */
const RECREATING: readonly CliVersion[] = ["1.28", "1.31", "1.35"];

const CHANNELS = [{ name: "general" }, { name: "random" }];

/** Deploys without data, so that a test can change the preview before the next deploy. */
async function prepared(): Promise<readonly [TestPullRequest, CloudDeployment]> {
  const pullRequest = openPullRequest(stage);
  const run = await deploy(pullRequest.event(), { "preview-import": "" });
  expect(run.outputs.status).toBe("deployed");
  return [pullRequest, previewOf(pullRequest)];
}

describe("data is imported", () => {
  test.each(["1.28", "1.31", "1.35", "1.36", "newest"] as const satisfies readonly CliVersion[])(
    "from a snapshot that an earlier deploy took of production, row for row, with CLI %s",
    async (cliVersion) => {
      const checkout = await stage.checkout({ cliVersion, files: FILES });
      await mkdir(join(checkout, "data"));
      const { production, project } = stage.cloud.createProject({
        team: TEAM,
        project: `import-${cliVersion.replace(".", "-")}`,
      });
      const { documents } = production.data;
      const [channel = ""] = documents.insert("channels", ...CHANNELS);
      documents.insert("messages", { channel, author: "mona@example.com", body: "a private word" });
      const key = stage.cloud.issueKey({ kind: "production", deployment: production.name });
      const path = "data/snap shot=1.zip";
      const exported = await stage.run({
        event: pushToMain(checkout),
        workspace: checkout,
        with: { "deploy-key": key, "export-path": path },
      });
      expect(exported.outputs["export-path"]).toBe(join(checkout, path));
      const pullRequest = openPullRequest(stage);
      const previewKey = stage.cloud.issueKey({ kind: "preview", team: TEAM, project });
      const inputs = { "deploy-key": previewKey, "preview-import": `./${path}` };
      const run = await deploy(pullRequest.event(), inputs, checkout);
      expect(errorOf(run)).toBe("");
      expect(run.outputs.status).toBe("deployed");
      const preview = previewOf(pullRequest);
      for (const table of ["channels", "messages"])
        expect(preview.data.documents.list(table)).toStrictEqual(documents.list(table));
      expect(preview.data.documents.list("messages")).toHaveLength(1);
      const recreates = RECREATING.includes(cliVersion);
      const recreated = recreates ? [expect.stringContaining("cannot reuse a preview deployment")] : [];
      expect(annotationsOf(run, "warning")).toStrictEqual([
        ...recreated,
        expect.stringContaining("can read the documents of the snapshot"),
      ]);
      for (const shown of [exported.log, run.log, run.summary]) expect(shown).not.toMatch(/mona@|private word/);
      // The CLI does not show every table, but it always shows the total.
      expect(run.log).toContain("Added 3 documents.");
      expect(visible(commentsOn(stage, pullRequest.number)[0] ?? "")).toContain("Imported the snapshot.");
      const second = await deploy(pullRequest.push(), inputs, checkout);
      // A recreated preview is another Convex deployment without data, so the snapshot is imported again.
      expect(problemsOf(second)).toStrictEqual(recreates ? annotationsOf(run, "warning") : []);
      expect(previewOf(pullRequest) === preview).toBe(!recreates);
      expect(importsOf(previewOf(pullRequest))).toStrictEqual(["completed"]);
    },
  );

  test.each<[what: string, lines: string, rows: readonly object[]]>([
    ["JSON lines", ONE, CHANNELS],
    ["a JSON array, at a path with spaces and an equals sign", "channels = seed/a b=c.json", [{ name: "general" }]],
    ["CSV, among comments and empty lines", "# names\n\nchannels=./seed/channels.csv\n", [{ name: "general" }]],
  ])("from %s, without a mode that replaces or appends", async (_, lines, rows) => {
    const pullRequest = openPullRequest(stage);
    const run = await deploy(pullRequest.event(), { "preview-import": lines });
    expect(problemsOf(run)).toStrictEqual([]);
    expect(rowsOf(previewOf(pullRequest), "channels")).toStrictEqual(rows);
    expect(previewOf(pullRequest).data.imports.list.map(({ mode }) => mode)).toStrictEqual(["RequireEmpty"]);
  });

  test("before preview-run, which waits for it", async () => {
    const pullRequest = openPullRequest(stage);
    const run = await deploy(pullRequest.event(), { "preview-import": TWO, "preview-run": "seed" });
    expect(problemsOf(run)).toStrictEqual([]);
    const preview = previewOf(pullRequest);
    const calls = stage.cloud.calls.filter(({ server }) => server === preview.name).map(({ path }) => path);
    expect(calls.lastIndexOf("/api/perform_import")).toBeLessThan(calls.indexOf("/api/function"));
    expect(importsOf(preview)).toStrictEqual(["completed", "completed"]);
    expect(preview.functionRuns).toHaveLength(1);
  });

  test("by the next run, if the first push failed", async () => {
    const pullRequest = openPullRequest(stage);
    const broken = await stage.checkout({ files: { ...FILES, "convex/broken.ts": "import './no-such'" } });
    const failed = await deploy(pullRequest.event(), {}, broken);
    expect(failed.outputs.status).toBe("failed");
    await deploy(pullRequest.push());
    expect(rowsOf(previewOf(pullRequest), "channels")).toStrictEqual(CHANNELS);
  });

  test("with the key of one preview as well", async () => {
    const [pullRequest, preview] = await prepared();
    const key = stage.cloud.issueKey({ kind: "preview-deployment", deployment: preview.name });
    const run = await deploy(pullRequest.push(), { "deploy-key": key });
    expect(problemsOf(run)).toStrictEqual([]);
    expect(rowsOf(preview, "channels")).toStrictEqual(CHANNELS);
  });

  test.each(["comment", "github-deployment"])("once even without %s", async (off) => {
    const pullRequest = openPullRequest(stage);
    await deploy(pullRequest.event(), { [off]: "false" });
    const second = await deploy(pullRequest.push(), { [off]: "false" });
    expect(problemsOf(second)).toStrictEqual([]);
    expect(importsOf(previewOf(pullRequest))).toStrictEqual(["completed"]);
  });

  test("once if two steps of a job deploy the same preview", async () => {
    const pullRequest = openPullRequest(stage);
    const runs = await Promise.all([deploy(pullRequest.event()), deploy(pullRequest.event(), {}, copy)]);
    for (const run of runs) expect(run.outputs.status).toBe("deployed");
    expect(rowsOf(previewOf(pullRequest), "channels")).toStrictEqual(CHANNELS);
    expect(importsOf(previewOf(pullRequest))).toStrictEqual(["completed"]);
  });

  test("by the first of two runs, which then also does preview-run", async () => {
    const [pullRequest, preview] = await prepared();
    const open = preview.data.imports.gate.close();
    const running = deploy(pullRequest.event(), { "preview-run": "seed" });
    await until(() => preview.data.imports.gate.waiting > 0);
    const second = await deploy(pullRequest.event(), { "preview-run": "seed" }, copy);
    expect(problemsOf(second)).toStrictEqual([]);
    expect(second.summary).toContain("Another run is importing");
    expect(preview.functionRuns).toStrictEqual([]);
    open();
    expect((await running).outputs.status).toBe("deployed");
    expect(preview.functionRuns).toHaveLength(1);
    expect(importsOf(preview)).toStrictEqual(["completed"]);
  });

  test("again after a recreate, which is another Convex deployment", async () => {
    const pullRequest = openPullRequest(stage);
    await deploy(pullRequest.event());
    await deploy(pullRequest.push(), { "preview-mode": "recreate" });
    expect(rowsOf(previewOf(pullRequest), "channels")).toStrictEqual(CHANNELS);
  });
});

describe("an import that was stopped midway", () => {
  test("continues at Convex, and the next run waits for it instead of starting another", async () => {
    const [pullRequest, preview] = await prepared();
    const open = preview.data.imports.gate.close();
    const time = holdTime(stage);
    const stopped = stage.run({
      event: pullRequest.push(),
      workspace,
      with: { "deploy-key": stage.previewKey, "preview-import": TWO },
      nodeArgs: time.nodeArgs,
    });
    await waitDuring(stopped, () => preview.data.imports.gate.waiting > 0);
    time.end();
    const run = await stopped;
    expect(run.outputs).toMatchObject({ status: "failed", "failure-code": "timeout" });
    expect(errorOf(run)).toContain("Convex continues an import that it has started");
    expect(run.orphans).toStrictEqual([]);
    const running = deploy(pullRequest.push(), { "preview-import": TWO }, copy);
    await until(
      () => stage.cloud.calls.filter(({ server, path }) => server === preview.name && path === "/api/query").length > 2,
    );
    open();
    const second = await running;
    expect(problemsOf(second)).toStrictEqual([]);
    expect(second.log).toContain("Waiting until it has ended");
    expect(rowsOf(preview, "channels")).toStrictEqual(CHANNELS);
    expect(rowsOf(preview, "extra")).toStrictEqual([{ plan: "pro", seats: 3 }]);
    expect(importsOf(preview)).toStrictEqual(["completed", "completed"]);
  });

  test("by a cancellation is resumed too", async () => {
    const [pullRequest, preview] = await prepared();
    const open = preview.data.imports.gate.close();
    const run = await stage.run({
      event: pullRequest.push(),
      workspace,
      with: { "deploy-key": stage.previewKey, "preview-import": TWO },
      cancel: { when: (log) => log.includes('Imported "channels"') },
      delays: PATIENT_RUNNER,
    });
    open();
    expect(run.outputs.status).toBe("cancelled");
    await until(() => importsOf(preview)[0] === "completed");
    const second = await deploy(pullRequest.push(), { "preview-import": TWO });
    expect(problemsOf(second)).toStrictEqual([]);
    expect(importsOf(preview)).toStrictEqual(["completed", "completed"]);
  });

  test("because the CLI was killed is watched to its end", async () => {
    const [pullRequest, preview] = await prepared();
    const open = preview.data.imports.gate.close();
    const running = deploy(pullRequest.push());
    await until(() => preview.data.imports.gate.waiting > 0);
    const looks = () => stage.cloud.calls.filter((call) => call.server === preview.name && call.path === "/api/query");
    const before = looks().length;
    killImport();
    await waitDuring(running, () => looks().length > before);
    open();
    const run = await running;
    expect(problemsOf(run)).toStrictEqual([]);
    expect(run.outputs.status).toBe("deployed");
    expect(importsOf(preview)).toStrictEqual(["completed"]);
  });

  test("in the second file, which alone is imported by the next run", async () => {
    const [pullRequest, preview] = await prepared();
    await writeFile(join(workspace, "seed", "headless.csv"), "\n");
    const lines = `${ONE}\nextra=seed/headless.csv`;
    const run = await deploy(pullRequest.push(), { "preview-import": lines });
    expect(run.outputs).toMatchObject({ status: "failed", "failure-code": "preview-import-invalid-data" });
    const second = await deploy(pullRequest.push(), { "preview-import": TWO });
    expect(problemsOf(second)).toStrictEqual([]);
    expect(rowsOf(preview, "channels")).toStrictEqual(CHANNELS);
    expect(rowsOf(preview, "extra")).toHaveLength(1);
  });

  test("in the second file, which the next run imports even if it is the only one then", async () => {
    const [pullRequest, preview] = await prepared();
    const lines = `${ONE}\nextra=seed/headless.csv`;
    await writeFile(join(workspace, "seed", "headless.csv"), "\n");
    const run = await deploy(pullRequest.push(), { "preview-import": lines });
    expect(run.outputs).toMatchObject({ status: "failed", "failure-code": "preview-import-invalid-data" });
    const second = await deploy(pullRequest.push(), { "preview-import": TWO.slice(ONE.length + 1) });
    expect(problemsOf(second)).toStrictEqual([]);
    expect(rowsOf(preview, "extra")).toHaveLength(1);
  });
});

describe("an import fails, after a push that stays live,", () => {
  const expectFailed = (run: StepResult, code: string, ...said: readonly string[]) => {
    expect(run.outputs).toMatchObject({ status: "failed", "failure-code": code });
    expect(run.outputs["deployment-url"]).toMatch(/\.convex\.cloud$/);
    for (const text of said) expect(errorOf(run)).toContain(text);
    expect(annotationsOf(run, "error")).toHaveLength(1);
  };

  test("because a table is not empty: the error names the table, and preview-run is not run", async () => {
    const [pullRequest, preview] = await prepared();
    const [id = ""] = preview.data.documents.insert("channels", { name: "mine" });
    const run = await deploy(pullRequest.push(), { "preview-run": "seed" });
    expectFailed(run, "preview-import-table-not-empty", "the table `channels`");
    expect(rowsOf(preview, "channels")).toStrictEqual([{ name: "mine" }]);
    expect(preview.functionRuns).toStrictEqual([]);
    preview.data.documents.delete("channels", id);
    const second = await deploy(pullRequest.push(), { "preview-run": "seed" });
    expect(problemsOf(second)).toStrictEqual([]);
    expect(preview.functionRuns).toHaveLength(1);
  });

  test("because a snapshot lacks a required field, without showing any document", async () => {
    const files = {
      ...FILES,
      "convex/schema.ts": `import { defineSchema, defineTable } from "convex/server";
        import { v } from "convex/values";
        export default defineSchema({ people: defineTable({ email: v.string(), plan: v.string() }) });`,
      "convex/messages.ts": "",
      "convex/seed.ts": SEED,
    };
    const checkout = await stage.checkout({ files });
    const rows = '{"email":"mona@example.com"}\n';
    const archive = writeZip([{ name: "people/documents.jsonl", bytes: Buffer.from(rows) }]);
    await writeFile(join(checkout, "old.zip"), archive);
    const pullRequest = openPullRequest(stage);
    const run = await deploy(pullRequest.event(), { "preview-import": "old.zip" }, checkout);
    expectFailed(run, "preview-import-schema-mismatch", "before `people` had the field `plan`", "v.optional");
    const comment = visible(commentsOn(stage, pullRequest.number)[0] ?? "");
    for (const text of [run.log, run.summary, comment]) expect(text).not.toContain("mona@example.com");
    expect(comment).toContain("before `people` had the field `plan`");
  });

  test("because another push changed the schema", async () => {
    const [pullRequest, preview] = await prepared();
    const open = preview.data.imports.gate.close();
    const running = deploy(pullRequest.push());
    await until(() => preview.data.imports.gate.waiting > 0);
    preview.replaceSchema(null);
    open();
    expectFailed(await running, "preview-import-schema-changed", "another push changed the schema");
  });

  test("because another table refers to the table", async () => {
    const [pullRequest, preview] = await prepared();
    const [channel = ""] = preview.data.documents.insert("channels", { name: "x" });
    preview.data.documents.insert("messages", { channel, author: "a", body: "b" });
    preview.data.documents.delete("channels", channel);
    const other = stage.cloud.createProject({ team: TEAM, project: "elsewhere" }).production.data.documents;
    for (const table of ["a", "b", "c", "d"]) other.insert(table, {});
    const [_id] = other.insert("channels", { name: "y" });
    await writeFile(join(workspace, "seed", "foreign.jsonl"), `${JSON.stringify({ _id, name: "y" })}\n`);
    const run = await deploy(pullRequest.push(), { "preview-import": "channels=seed/foreign.jsonl" });
    expectFailed(run, "preview-import-conflict", "`messages`, which is not empty, references this table");
  });

  test("because the pull request adds a table whose number the snapshot uses", async () => {
    const { production } = stage.cloud.createProject({ team: TEAM, project: "numbers" });
    production.data.documents.insert("zebras", { name: "y" });
    const { exports } = production.data;
    exports.request(false);
    await until(() => exports.list[0]?.state.state === "completed");
    writeFileSync(join(workspace, "seed", "numbers.zip"), exports.list[0]?.archive ?? "");
    const run = await deploy(openPullRequest(stage).event(), { "preview-import": "seed/numbers.zip" });
    expectFailed(run, "preview-import-conflict", "the table `channels`", "zebras=seed/zebras.jsonl");
  });

  test.each(["import", "view"] as const)(
    "because the key lacks backups:%s, and the error lists both permissions",
    async (what) => {
      const pullRequest = openPullRequest(stage);
      const key = stage.previewKey;
      stage.cloud.restrict(key, [`deployment:backups:${what}`]);
      const run = await deploy(pullRequest.event(), { "deploy-key": key });
      expectFailed(run, "preview-import-failed", "deployment:backups:import", "deployment:backups:view");
    },
  );

  test("because a header of the CSV file contains a key, which is not shown", async () => {
    const secret = `preview:${TEAM}:${PROJECT}|0123456789abcdef0123456789abcdef`;
    await writeFile(join(workspace, "seed", "key.csv"), `name,"${secret}"\nx,y\n`);
    const pullRequest = openPullRequest(stage);
    const run = await deploy(pullRequest.event(), { "preview-import": "channels=seed/key.csv" });
    expectFailed(run, "preview-import-invalid-data", "its header contains an invalid field name");
    const everything = [run.log, run.summary, JSON.stringify(run.outputs), ...commentsOn(stage, pullRequest.number)];
    for (const text of everything) expect(text).not.toContain("0123456789abcdef");
  });

  test("but not if a cleanup has deleted the preview in the meantime", async () => {
    const [pullRequest, preview] = await prepared();
    const open = preview.data.imports.gate.close();
    const running = deploy(pullRequest.push());
    await until(() => preview.data.imports.gate.waiting > 0);
    stage.github.closePullRequest({ repository: "acme/shop", number: pullRequest.number });
    const token = { "management-token": stage.cloud.issueKey({ kind: "team", team: TEAM }) };
    const cleanup = await deploy(pullRequest.event({ action: "closed" }), token, copy);
    expect(cleanup.outputs.status).toBe("cleaned-up");
    open();
    const run = await running;
    expect(annotationsOf(run, "error")).toStrictEqual([]);
    expect(["deployed", "skipped"]).toContain(run.outputs.status);
  });
});

describe("nothing is pushed", () => {
  const expectRefused = (run: StepResult, ...said: readonly string[]) => {
    expect(run.outputs).toMatchObject({ status: "failed", "failure-code": "invalid-input" });
    expect(annotationsOf(run, "error")).toStrictEqual([expect.stringContaining("Nothing was pushed")]);
    for (const text of said) expect(errorOf(run)).toContain(text);
  };

  test.each<[what: string, problem: string, make: (at: string) => Promise<void>]>([
    ["a link out of the workspace", "leads out of the workspace", async (at) => symlinkSync("/etc/hostname", at)],
    [
      "a link to a folder out of the workspace",
      "leads out of the workspace",
      async (at) => symlinkSync(dirname(workspace), at),
    ],
    ["a folder", "is a folder", async (at) => void (await mkdir(at))],
    ["empty", "is empty", async (at) => writeFile(at, "")],
    ["not there", "does not exist", async () => {}],
    [
      "stored with Git LFS, and not downloaded by the checkout",
      "is a Git LFS pointer, not the file itself",
      async (at) =>
        writeFile(at, `version https://git-lfs.github.com/spec/v1\noid sha256:${"4d".repeat(32)}\nsize 12\n`),
    ],
  ])("because the file is %s", async (what, problem, make) => {
    const name = `seed/odd-${what.length}.jsonl`;
    await make(join(workspace, name));
    const pullRequest = openPullRequest(stage);
    const before = stage.cloud.calls.length;
    const run = await deploy(pullRequest.event(), { "preview-import": `channels=${name}\n${TWO.split("\n")[1]}` });
    expectRefused(
      run,
      `the file of \`channels\` ${problem}`,
      "preview-import: |\n    channels=path/from/the/workspace/",
      "with Git LFS, set `lfs: true` for `actions/checkout`",
    );
    expect(errorOf(run)).not.toContain("extra");
    expect(stage.cloud.calls.length).toBe(before);
    expect(visible(commentsOn(stage, pullRequest.number)[0] ?? "")).toContain("❌ Failed");
  });

  test("because paths are relative to the working directory, and the error contains the right lines", async () => {
    const app = join(workspace, "apps", "web");
    await cp(join(workspace, "seed"), join(app, "data"), { recursive: true });
    await cp(join(workspace, "package.json"), join(app, "package.json"));
    await cp(join(workspace, "convex"), join(app, "convex"), { recursive: true });
    const run = await deploy(openPullRequest(stage).event(), {
      "working-directory": "apps/web",
      "preview-import": "channels=data/channels.jsonl\nextra=data/extra.csv",
    });
    expectRefused(
      run,
      "preview-import: |\n    channels=apps/web/data/channels.jsonl\n    extra=apps/web/data/extra.csv",
    );
  });

  test("because `cmd` should have written the file, and did not", async () => {
    const pullRequest = openPullRequest(stage);
    const inputs = { "preview-import": "channels=seed/written.jsonl" };
    expectRefused(await deploy(pullRequest.event(), { ...inputs, cmd: "true" }), "does not exist");
    expect(previewOf(pullRequest).pushes).toStrictEqual([]);
    const cmd = "cp seed/channels.jsonl seed/written.jsonl";
    const second = await deploy(pullRequest.push(), { ...inputs, cmd });
    expect(problemsOf(second)).toStrictEqual([]);
    expect(rowsOf(previewOf(pullRequest), "channels")).toStrictEqual(CHANNELS);
  });
});

describe("nothing is imported", () => {
  test("on a dry run", async () => {
    const pullRequest = openPullRequest(stage);
    const run = await deploy(pullRequest.event(), { "dry-run": "true" });
    expect(run.outputs.status).toBe("dry-run");
    expect(stage.cloud.preview(`pr-${pullRequest.number}`)).toBeNull();
  });

  test("into a deployment that is not a preview", async () => {
    const run = await stage.run({
      event: pushToMain(workspace),
      workspace,
      with: { "deploy-key": stage.productionKey, "preview-import": ONE },
    });
    expect(run.outputs.status).toBe("deployed");
    const production = stage.cloud.deployments().find(({ name }) => name === stage.productionName);
    expect(production?.data.imports.list).toStrictEqual([]);
  });

  test("if it cannot be recorded, and preview-run is not run either", async () => {
    const [pullRequest, preview] = await prepared();
    const off = { comment: "false", "github-deployment": "false", "preview-run": "seed" };
    const run = await deploy(pullRequest.push(), off);
    expect(annotationsOf(run, "warning")).toStrictEqual([expect.stringContaining("`preview-import` was not imported")]);
    expect(importsOf(preview)).toStrictEqual([]);
    expect(preview.functionRuns).toStrictEqual([]);
  });

  test.each([
    ["a table's name that none can have", "odd-name=seed/channels.jsonl"],
    ["a system table", "_storage=seed/channels.jsonl"],
    ["a name that is too long", `${"a".repeat(65)}=seed/channels.jsonl`],
    ["an extension that Convex does not read", "channels=seed/channels.txt"],
    ["a snapshot with a table", "channels=seed/a.zip"],
    ["a snapshot beside a table", `seed/a.zip\n${ONE}`],
    ["two snapshots", "seed/a.zip\nseed/b.zip"],
    ["a table twice", `${ONE}\nCHANNELS=seed/channels.csv`],
    ["a file out of the workspace", "channels=../channels.jsonl"],
    ["no path", "channels="],
  ])("for %s, before any request", async (_, lines) => {
    const before = stage.cloud.calls.length;
    const run = await deploy(openPullRequest(stage).event(), { "preview-import": lines });
    expect(run.outputs).toMatchObject({ status: "failed", "failure-code": "invalid-input" });
    expect(errorOf(run)).toContain("`preview-import`");
    expect(annotationsOf(run, "error")).toHaveLength(1);
    expect(stage.cloud.calls.length).toBe(before);
  });
});
