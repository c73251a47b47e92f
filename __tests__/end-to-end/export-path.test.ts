/** `export-path`: a snapshot is exported before anything on the deployment changes. Without it, nothing is pushed. */

import { existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { CloudDeployment } from "../../fakes/convex-cloud/cloud.ts";
import { readZip } from "../../fakes/convex-cloud/data/zip.ts";
import type { CliVersion } from "../../fakes/example-app.ts";
import type { StepResult } from "../../fakes/runner/runner.ts";
import { TEAM } from "../../fakes/test-environment.ts";
import {
  annotationsOf,
  holdTime,
  openPullRequest,
  pushToMain,
  stage,
  until,
  useStage,
  waitDuring,
} from "./run-action.ts";

let workspace: string;
useStage(async () => {
  workspace = await stage.checkout();
  stage.cloud.setQuota(TEAM, 1_000);
});

const START_PUSH = "/api/deploy2/start_push";
const REQUEST = "/api/export/request/zip";

interface Production {
  readonly deployment: CloudDeployment;
  readonly key: string;
}

/** Creates a separate production deployment with one document. */
function production(): Production {
  const { production: deployment } = stage.cloud.createProject({ team: TEAM, project: `export-${++projects}` });
  deployment.data.documents.insert("channels", { name: "general" });
  return { deployment, key: stage.cloud.issueKey({ kind: "production", deployment: deployment.name }) };
}
let projects = 0;

const deploy = (
  { key }: Pick<Production, "key">,
  path: string,
  more: Partial<Parameters<typeof stage.run>[0]> = {},
): Promise<StepResult> => {
  const { with: inputs, workspace: at = workspace, ...others } = more;
  return stage.run({
    event: pushToMain(at),
    workspace: at,
    ...others,
    with: { "deploy-key": key, "export-path": path, ...inputs },
  });
};

/** The paths of the requests to one deployment, in order. */
const callsOf = ({ name }: CloudDeployment) =>
  stage.cloud.calls.filter(({ server }) => server === name).map(({ path }) => path);
const errorOf = (run: StepResult) => annotationsOf(run, "error").join("\n");
const namesIn = (path: string) => (readZip(readFileSync(path)) ?? []).map(({ name }) => name);
const newTemp = () => {
  const temp = stage.folder("runner temp=1");
  mkdirSync(temp);
  return temp;
};

describe("a snapshot is taken", () => {
  test.each(["1.28", "1.31", "1.35", "1.36", "newest"] as const satisfies readonly CliVersion[])(
    "before anything is changed, with CLI %s, and read by nobody else",
    async (cliVersion) => {
      const own = production();
      const temp = newTemp();
      const path = join(temp, "back up=1.zip");
      const run = await deploy(own, path, {
        temp,
        workspace: await stage.checkout({ cliVersion }),
        with: { cmd: "true", "deployment-env": "A_NAME=a-value-of-it", "deployment-env-targets": "production" },
      });
      expect(errorOf(run)).toBe("");
      expect(run.outputs).toMatchObject({ status: "deployed", "export-path": path });
      const order = [REQUEST, "/api/v1/update_environment_variables", START_PUSH];
      expect(callsOf(own.deployment).filter((call) => order.includes(call))).toStrictEqual(order);
      expect(namesIn(path)).toContain("channels/documents.jsonl");
      expect(statSync(path).mode & 0o777).toBe(0o600);
      expect(run.log).toContain("Created snapshot export at timestamp");
      expect(run.log).not.toContain("general");
      expect(run.orphans).toStrictEqual([]);
    },
  );

  test("with stored files with `export-file-storage`", async () => {
    const own = production();
    const { documents } = own.deployment.data;
    const [id = ""] = documents.insert("_storage", {});
    documents.files.set(id, Buffer.from("a file"));
    const temp = newTemp();
    await deploy(own, join(temp, "all.zip"), { temp, with: { "export-file-storage": "true" } });
    expect(namesIn(join(temp, "all.zip"))).toContain(`_storage/${id}`);
  });

  test.each(["1.28", "1.31", "1.35", "1.36", "newest"] as const)(
    "when another export has ended, with CLI %s",
    async (cliVersion) => {
      const own = production();
      const { exports } = own.deployment.data;
      const open = exports.gate.close();
      exports.request(false, "cloudBackup");
      const temp = newTemp();
      const checkout = await stage.checkout({ cliVersion });
      const running = deploy(own, join(temp, "later.zip"), { temp, workspace: checkout });
      await until(() =>
        stage.cloud.calls.some(({ server, path }) => server === own.deployment.name && path === REQUEST),
      );
      open();
      const run = await running;
      expect(run.outputs).toMatchObject({ status: "deployed", "export-path": join(temp, "later.zip") });
      expect(run.log).toContain("Another export of this deployment is running.");
    },
  );

  test("once, even if the push is retried", async () => {
    const own = production();
    const temp = newTemp();
    stage.cloud.fault({ server: own.deployment.name, path: START_PUSH, kind: "status", status: 503 });
    const run = await deploy(own, join(temp, "once.zip"), { temp });
    expect(run.outputs.status).toBe("deployed");
    expect(own.deployment.data.exports.list).toHaveLength(1);
  });

  test("of production with a project token, never of the development deployment", async () => {
    const project = stage.cloud.createProject({ team: TEAM, project: `export-${++projects}` });
    const key = stage.cloud.issueKey({ kind: "project", team: TEAM, project: project.project });
    const temp = newTemp();
    const run = await deploy({ key }, join(temp, "a.zip"), { temp, with: { "allow-project-token": "true" } });
    expect(run.outputs.status).toBe("deployed");
    expect(project.production.data.exports.list).toHaveLength(1);
    expect(project.development.data.exports.list).toHaveLength(0);
  });

  test("of a self-hosted backend", async () => {
    const { url, adminKey, deployment } = await stage.cloud.selfHosted("exported-backend");
    const temp = newTemp();
    const run = await deploy({ key: adminKey }, join(temp, "a.zip"), { temp, with: { url } });
    expect(run.outputs.status).toBe("deployed");
    expect(deployment.data.exports.list).toHaveLength(1);
  });

  test("of a preview that is reused or recreated, but not of a new one", async () => {
    const pullRequest = openPullRequest(stage);
    const temp = newTemp();
    const preview = (name: string, inputs: Readonly<Record<string, string>> = {}) =>
      deploy({ key: stage.previewKey }, join(temp, name), { event: pullRequest.event(), temp, with: inputs });
    const first = await preview("first.zip");
    expect(first.outputs).toMatchObject({ status: "deployed", "preview-created": "true" });
    expect(first.outputs["export-path"]).toBeUndefined();
    expect(existsSync(join(temp, "first.zip"))).toBe(false);
    const deployment = stage.cloud.preview(`pr-${pullRequest.number}`);
    deployment?.data.documents.insert("channels", { name: "general" });
    const reused = await preview("reused.zip");
    expect(reused.outputs["export-path"]).toBe(join(temp, "reused.zip"));
    const recreated = await preview("recreated.zip", { "preview-mode": "recreate" });
    expect(recreated.outputs).toMatchObject({ status: "deployed", "preview-created": "true" });
    expect(readFileSync(join(temp, "recreated.zip")).length).toBe(readFileSync(join(temp, "reused.zip")).length);
    expect(deployment?.deleted).toBe(true);
  });

  test("but not of a preview that would be recreated and does not exist", async () => {
    const temp = newTemp();
    const run = await deploy({ key: stage.previewKey }, join(temp, "none.zip"), {
      event: openPullRequest(stage).event(),
      temp,
      with: { "preview-mode": "recreate" },
    });
    expect(run.outputs.status).toBe("deployed");
    expect(existsSync(join(temp, "none.zip"))).toBe(false);
    expect(run.log).toContain("there is nothing to export");
  });
});

describe("nothing is pushed", () => {
  const expectNotPushed = (run: StepResult, { deployment }: Production, path: string | null) => {
    expect(run.outputs).toMatchObject({ status: "failed", "failure-code": "export-failed" });
    expect(run.outputs["export-path"]).toBeUndefined();
    expect(deployment.pushes).toStrictEqual([]);
    expect(callsOf(deployment)).not.toContain(START_PUSH);
    if (path !== null) expect(existsSync(path)).toBe(false);
  };

  test("if the export fails", async () => {
    const own = production();
    own.deployment.data.exports.failNext();
    const temp = newTemp();
    const run = await deploy(own, join(temp, "a.zip"), {
      temp,
      with: { "deployment-env": "A_NAME=x", target: "production" },
    });
    expectNotPushed(run, own, join(temp, "a.zip"));
    expect(errorOf(run)).toContain("Nothing was pushed");
    expect([...own.deployment.environment]).toStrictEqual([]);
  });

  test.each(["create", "view", "download"] as const)(
    "if the key lacks backups:%s, and the error lists all three permissions",
    async (what) => {
      const own = production();
      stage.cloud.restrict(own.key, [`deployment:backups:${what}`]);
      const temp = newTemp();
      const run = await deploy(own, join(temp, "a.zip"), { temp });
      expectNotPushed(run, own, join(temp, "a.zip"));
      for (const scope of ["create", "view", "download"]) expect(errorOf(run)).toContain(`deployment:backups:${scope}`);
    },
  );

  test("if the download is interrupted, and no partial file is left", async () => {
    const own = production();
    const path = /^\/api\/export\/zip\//;
    stage.cloud.fault({ server: own.deployment.name, path, kind: "reset", times: Number.POSITIVE_INFINITY });
    const temp = newTemp();
    const run = await deploy(own, join(temp, "a.zip"), { temp, with: { retries: "0" } });
    expectNotPushed(run, own, join(temp, "a.zip"));
  });

  test.each([
    ["a file", 'echo x > "$TARGET"'],
    ["a folder", 'mkdir "$TARGET"'],
    ["a link that leads nowhere", 'ln -s "$RUNNER_TEMP/else.zip" "$TARGET"'],
    ["another folder in its folder's place", 'mv "$FOLDER" "$FOLDER-2" && ln -s "$FOLDER-2" "$FOLDER"'],
  ])("if the build creates %s at the path in the meantime", async (what, cmd) => {
    const own = production();
    const temp = newTemp();
    const folder = join(temp, "folder");
    mkdirSync(folder);
    const target = join(folder, "a.zip");
    const run = await deploy(own, target, { temp, env: { TARGET: target, FOLDER: folder }, with: { cmd } });
    expectNotPushed(run, own, null);
    expect(existsSync(join(temp, "else.zip"))).toBe(false);
    if (what === "a folder") expect(existsSync(join(target, "snapshot.zip"))).toBe(false);
  });

  test.each<[what: string, path: (temp: string) => string, said: string]>([
    ["no .zip", (temp) => join(temp, "a.tar"), "`.zip`"],
    ["a file that exists", (temp) => join(temp, "there.zip"), "a snapshot never replaces"],
    ["a link that leads nowhere", (temp) => join(temp, "dangling.zip"), "a snapshot never replaces"],
    ["a folder elsewhere", () => "/etc/a.zip", "inside the workspace or the runner's temporary folder"],
    ["a way out of the workspace", () => "../a.zip", "inside the workspace or the runner's temporary folder"],
    [
      "a link out of both",
      (temp) => join(temp, "out", "a.zip"),
      "inside the workspace or the runner's temporary folder",
    ],
    ["a folder that is not there", (temp) => join(temp, "none", "a.zip"), "does not exist"],
  ])("for a path that is %s, before anything is called", async (_, pathIn, said) => {
    const own = production();
    const temp = newTemp();
    writeFileSync(join(temp, "there.zip"), "");
    symlinkSync(join(temp, "nowhere"), join(temp, "dangling.zip"));
    symlinkSync("/etc", join(temp, "out"));
    const before = stage.cloud.calls.length;
    const run = await deploy(own, pathIn(temp), { temp });
    expect(run.outputs).toMatchObject({ status: "failed", "failure-code": "invalid-input" });
    expect(errorOf(run)).toContain(said);
    expect(stage.cloud.calls.length).toBe(before);
  });

  test("if the deploy is superseded, and then nothing is exported", async () => {
    const pullRequest = openPullRequest(stage);
    await deploy({ key: stage.previewKey }, "", { event: pullRequest.event() });
    const deployment = stage.cloud.preview(`pr-${pullRequest.number}`);
    const event = pullRequest.event();
    pullRequest.push();
    const temp = newTemp();
    const run = await deploy({ key: stage.previewKey }, join(temp, "a.zip"), { event, temp });
    expect(run.outputs["failure-code"]).toBe("superseded");
    expect(deployment?.data.exports.list).toStrictEqual([]);
  });

  test("if the timeout passes during the export, and the error says so", async () => {
    const own = production();
    const open = own.deployment.data.exports.gate.close();
    const temp = newTemp();
    const time = holdTime(stage);
    const running = deploy(own, join(temp, "a.zip"), { temp, nodeArgs: time.nodeArgs });
    await waitDuring(running, () => own.deployment.data.exports.gate.waiting > 0);
    time.end();
    const run = await running;
    open();
    expect(run.outputs).toMatchObject({ status: "failed", "failure-code": "timeout" });
    expect(errorOf(run)).toContain("It was taking the snapshot of `export-path`, so nothing was pushed.");
    expect(own.deployment.pushes).toStrictEqual([]);
    expect(existsSync(join(temp, "a.zip"))).toBe(false);
    expect(run.orphans).toStrictEqual([]);
  });

  test("on a dry run, which also exports nothing", async () => {
    const own = production();
    const temp = newTemp();
    const run = await deploy(own, join(temp, "a.zip"), { temp, with: { "dry-run": "true" } });
    expect(run.outputs.status).toBe("dry-run");
    expect(own.deployment.data.exports.list).toStrictEqual([]);
    expect(existsSync(join(temp, "a.zip"))).toBe(false);
  });
});

test("a closed pull request does not need the path", async () => {
  const pullRequest = openPullRequest(stage);
  const temp = newTemp();
  writeFileSync(join(temp, "there.zip"), "");
  const opened = await deploy({ key: stage.previewKey }, join(temp, "new.zip"), { event: pullRequest.event(), temp });
  expect(opened.outputs.status).toBe("deployed");
  const event = pullRequest.event({ action: "closed" });
  const inputs = { "management-token": stage.cloud.issueKey({ kind: "team", team: TEAM }) };
  const run = await deploy({ key: stage.previewKey }, join(temp, "there.zip"), { event, temp, with: inputs });
  expect(run.outputs.status).toBe("cleaned-up");
});
