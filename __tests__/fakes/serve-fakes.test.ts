/** Does what the dogfood workflow does: serves the fake cloud from a process of its own, and deploys to it twice. */

import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { dirname, join } from "node:path";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, expect, test } from "@jest/globals";
import { TestEnvironment } from "../../fakes/test-environment.ts";
import { closeStage, openPullRequest } from "../end-to-end/run-action.ts";

const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

let stage: TestEnvironment;
let served: ChildProcess;
let workspace: string;
const said: Record<string, string> = {};

beforeAll(async () => {
  stage = await TestEnvironment.open();
  workspace = stage.folder("served");
  served = spawn(process.execPath, ["--experimental-vm-modules", join(root, "tools", "serve-fakes.ts"), workspace], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  if (served.stdout === null) throw new Error("The process was started without a pipe for its output.");
  for await (const line of createInterface({ input: served.stdout })) {
    const [name = ""] = line.split("=", 1);
    said[name] = line.slice(name.length + 1);
    if (name === "working-directory") break;
  }
});
afterAll(async () => {
  served.kill("SIGKILL");
  await closeStage(stage);
});

test("the served cloud accepts two deploys to one preview, and exits on a signal", async () => {
  const event = openPullRequest(stage, "feature/dogfood").event();
  const deploy = () =>
    stage.run({
      event,
      workspace,
      env: { CONVEX_PROVISION_HOST: said["provision-host"] ?? "" },
      with: {
        "deploy-key": said["preview-key"] ?? "",
        target: "preview",
        cmd: "node build.mjs",
        comment: "false",
        "github-deployment": "false",
      },
    });
  const [first, second] = [await deploy(), await deploy()];
  expect(first.outputs).toMatchObject({ status: "deployed", "preview-created": "true" });
  expect(second.outputs).toMatchObject({ status: "deployed", "preview-created": "false" });
  expect(second.outputs["deployment-name"]).toBe(first.outputs["deployment-name"]);
  expect(stage.cloud.calls).toStrictEqual([]);

  const ended = once(served, "exit");
  served.kill("SIGTERM");
  expect(await ended).toStrictEqual(process.platform === "win32" ? [null, "SIGTERM"] : [0, null]);
});
