/** Variables that make Node, OpenSSL or the loader read files of the checkout, and a CLI in a folder of `NODE_PATH`. */

import { chmodSync, cpSync, existsSync, mkdirSync, renameSync, symlinkSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { pushEvent } from "../../fakes/events/events.ts";
import type { StepResult } from "../../fakes/runner/runner.ts";

import { annotationsOf, pushToMain, stage, useStage } from "./run-action.ts";

let workspace: string;
/** A folder outside of the workspace, and a link from there into the workspace. */
let outside: string;
useStage(async () => {
  workspace = await stage.checkout({
    files: { "ca.pem": "", "empty.cnf": "", "loaded.cjs": `process.stdout.write("planted code runs\\n");\n` },
  });
  outside = stage.folder("outside");
  mkdirSync(outside);
  writeFileSync(join(outside, "ca.pem"), "");
  symlinkSync(join(workspace, "ca.pem"), join(outside, "link.pem"));
  symlinkSync(workspace, join(outside, "linked-workspace"));
});

async function runWith(env: Readonly<Record<string, string>>): Promise<StepResult> {
  return stage.run({
    workspace,
    event: pushEvent({ branch: "feature/x" }),
    env,
    with: { "deploy-key": stage.previewKey },
  });
}

/** Expects that the run is refused without any request to Convex or GitHub. */
async function expectRefused(env: Readonly<Record<string, string>>, code: string): Promise<string> {
  const calls = [stage.cloud.calls.length, stage.github.calls.length];
  const run = await runWith(env);
  expect(run.conclusion).toBe("failure");
  expect(run.outputs).toMatchObject({ status: "refused", "failure-code": code });
  expect([stage.cloud.calls.length, stage.github.calls.length]).toStrictEqual(calls);
  const [error = "", ...others] = annotationsOf(run, "error");
  expect(others).toStrictEqual([]);
  return error;
}

describe("a certificate authority is refused before any request", () => {
  test.each([
    ["NODE_EXTRA_CA_CERTS", "in the checkout", () => join(workspace, "ca.pem")],
    ["NODE_EXTRA_CA_CERTS", "by a relative path", () => "ca.pem"],
    ["NODE_EXTRA_CA_CERTS", "through a link into the checkout", () => join(outside, "link.pem")],
    ["NODE_EXTRA_CA_CERTS", "through /proc", () => "/proc/self/cwd/ca.pem"],
    ["SSL_CERT_FILE", "in the checkout", () => join(workspace, "ca.pem")],
    ["SSL_CERT_FILE", "in the checkout, below a folder that does not exist", () => join(workspace, "later", "ca.pem")],
    ["SSL_CERT_DIR", "in a link to the checkout", () => join(outside, "linked-workspace")],
    ["SSL_CERT_DIR", "second in a list", () => `/etc/ssl/certs${delimiter}${workspace}`],
  ])("%s %s", async (name, _, path) => {
    const error = await expectRefused({ NODE_USE_SYSTEM_CA: "1", [name]: path() }, "untrusted-ca-certificate");
    expect(error).toContain(`\`${name}\``);
    expect(error).toContain(`env:\n  ${name}: ""`);
  });

  test("and one of the runner itself is not", async () => {
    const own = join(outside, "ca.pem");
    const run = await runWith({ NODE_EXTRA_CA_CERTS: own, SSL_CERT_FILE: own, SSL_CERT_DIR: outside });
    expect(run.outputs.status).toBe("deployed");
  });
});

const testOnLinux = process.platform === "linux" ? test : test.skip;

describe("code of the checkout that is in the action's own process by now is refused before the key is used", () => {
  testOnLinux.each([
    ["LD_PRELOAD", () => join(workspace, "none.so")],
    ["LD_AUDIT", () => join(outside, "linked-workspace", "none.so")],
    ["LD_LIBRARY_PATH", () => `/usr/lib:${workspace}`],
    ["OPENSSL_CONF", () => join(workspace, "empty.cnf")],
    ["OPENSSL_MODULES", () => workspace],
    ["DYLD_INSERT_LIBRARIES", () => join(workspace, "none.dylib")],
    ["NODE_COMPILE_CACHE", () => join(workspace, "cache")],
    ["NODE_OPTIONS", () => `--max-old-space-size=512 --require "${join(workspace, "loaded.cjs")}"`],
    ["NODE_OPTIONS", () => "--import=./loaded.cjs"],
  ])("%s", async (name, value) => {
    const error = await expectRefused({ [name]: value() }, "untrusted-preload");
    expect(error).toContain(`\`${name}\``);
    expect(error).toContain(`env:\n  ${name}: ""`);
  });

  test("and code that the runner itself loads is not", async () => {
    const options = `--max-old-space-size=512 --require ${join(outside, "agent.cjs")}`;
    writeFileSync(join(outside, "agent.cjs"), "");
    const run = await runWith({ NODE_OPTIONS: options, OPENSSL_CONF: "/dev/null", LD_LIBRARY_PATH: "/opt/none/lib" });
    expect(run.outputs.status).toBe("deployed");
  });
});

describe("the CLI is one that is installed on the way from the working directory to the workspace", () => {
  /** A program that records that it was started, and with which key. */
  const SPY = `require("node:fs").writeFileSync(__dirname + "/spied.txt", String(process.env.CONVEX_DEPLOY_KEY));`;

  function plant(folder: string): string {
    const root = join(folder, "convex");
    mkdirSync(join(root, "bin"), { recursive: true });
    const manifest = { name: "convex", version: "1.48.0", bin: { convex: "bin/main.js" } };
    writeFileSync(join(root, "package.json"), JSON.stringify(manifest));
    writeFileSync(join(root, "bin", "main.js"), SPY);
    chmodSync(join(root, "bin", "main.js"), 0o755);
    return join(root, "bin", "spied.txt");
  }

  test.each([
    ["NODE_PATH", (checkout: string) => join(checkout, "vendor"), (planted: string) => ({ NODE_PATH: planted })],
    ["NODE_PATH, relative", (checkout: string) => join(checkout, "vendor"), () => ({ NODE_PATH: "vendor" })],
    [
      "the home directory",
      (checkout: string) => join(checkout, "home", ".node_modules"),
      (planted: string) => ({ HOME: join(planted, "..") }),
    ],
    ["a folder around the workspace", (checkout: string) => join(checkout, "..", "node_modules"), () => ({})],
  ])("and not one in %s", async (_, folder, env) => {
    const checkout = await stage.checkout({ convex: "absent", parent: "around" });
    const planted = folder(checkout);
    const spied = plant(planted);
    const calls = stage.cloud.calls.length;
    const run = await stage.run({
      workspace: checkout,
      event: pushToMain(checkout),
      env: env(planted),
      with: { "deploy-key": stage.productionKey },
    });
    expect(run.outputs).toMatchObject({ status: "failed", "failure-code": "convex-not-installed" });
    expect(existsSync(spied)).toBe(false);
    expect(stage.cloud.calls.slice(calls)).toStrictEqual([]);
  });

  test("and not one in NODE_PATH", async () => {
    const checkout = await stage.checkout();
    const spied = plant(join(checkout, "vendor"));
    const run = await stage.run({
      workspace: checkout,
      event: pushToMain(checkout),
      env: { NODE_PATH: join(checkout, "vendor") },
      with: { "deploy-key": stage.productionKey },
    });
    expect(run.outputs.status).toBe("deployed");
    expect(existsSync(spied)).toBe(false);
  });

  test("also above the working directory, as in a monorepo that hoists it", async () => {
    const repository = await stage.checkout();
    const app = join(repository, "apps", "shop");
    mkdirSync(app, { recursive: true });
    for (const name of ["convex", "package.json"]) {
      cpSync(join(repository, name), join(app, name), { recursive: true });
      if (name === "convex") renameSync(join(repository, name), join(repository, "elsewhere"));
    }
    const run = await stage.run({
      workspace: repository,
      event: pushToMain(repository),
      with: { "deploy-key": stage.productionKey, "working-directory": "apps/shop" },
    });
    expect(run.outputs.status).toBe("deployed");
  });
});
