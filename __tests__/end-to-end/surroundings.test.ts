/** Neither a file in the checkout nor a variable of an earlier step changes the key or the target. */

import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "@jest/globals";
import type { CliVersion } from "../../fakes/example-app.ts";
import type { StepResult } from "../../fakes/runner/runner.ts";
import { TEAM, TestEnvironment } from "../../fakes/test-environment.ts";
import { plantingStep } from "./planting-step.ts";
import { annotationsOf, closeStage, openPullRequest, pushToMain } from "./run-action.ts";
import { Decoy } from "./unused-listener.ts";

let stage: TestEnvironment;
let decoy: Decoy;
let rival: { readonly name: string; readonly key: string };

beforeAll(async () => {
  [stage, decoy] = await Promise.all([TestEnvironment.open(), Decoy.start()]);
  const project = stage.cloud.createProject({ team: TEAM, project: "rival" });
  rival = {
    name: project.production.name,
    key: stage.cloud.issueKey({ kind: "production", deployment: project.production.name }),
  };
});
beforeEach(() => {
  decoy.heard.length = 0;
});
afterAll(async () => {
  await decoy.close();
  await closeStage(stage);
});

/** A spy that writes the environment of the process that loads or runs it to a file next to itself. */
const SPY = `require("node:fs").appendFileSync(__dirname + "/spied.txt", JSON.stringify(process.env) + "\\n");`;

/** Programs of the checkout that must not run: `.cjs` for Node, `sh` for shells, an `esbuild`. */
function plantSpies(workspace: string): string {
  const folder = join(workspace, "spies");
  mkdirSync(folder);
  writeFileSync(join(folder, "spy.cjs"), SPY);
  for (const name of ["spy.sh", "esbuild", "node"]) {
    writeFileSync(join(folder, name), `#!/bin/sh\nenv >> "${folder}/spied.txt"\n`);
    chmodSync(join(folder, name), 0o755);
  }
  return folder;
}

function spied(folder: string): string {
  const file = join(folder, "spied.txt");
  return existsSync(file) ? readFileSync(file, "utf8") : "";
}

/** All variables that decide the CLI's target and credentials, with another project's values. */
function otherTargets(): Record<string, string> {
  return {
    CONVEX_DEPLOY_KEY: rival.key,
    CONVEX_DEPLOYMENT_TOKEN: rival.key,
    CONVEX_DEPLOYMENT: `prod:${rival.name}`,
    CONVEX_SELF_HOSTED_URL: decoy.url,
    CONVEX_SELF_HOSTED_ADMIN_KEY: "rival|0123456789abcdef0123456789abcdef",
    CONVEX_OVERRIDE_ACCESS_TOKEN: "eyJhbGciOiJub25lIn0.eyJzdWIiOiJyaXZhbCJ9.c2lnbmF0dXJl",
    CONVEX_AGENT_MODE: "anonymous",
    CONVEX_ALLOW_ANONYMOUS: "true",
    CONVEX_RUNNING_LIVE_IN_MONOREPO: "1",
    CONVEX_VERSION_OVERRIDE: "0.0.1",
    CONVEX_VERBOSE: "1",
    CONVEX_NAME_OF_A_LATER_CLI: "planted",
    CONVEX_VERSION_API_ORIGIN: decoy.url,
    CONVEX_CLOUD_URL: decoy.url,
    CONVEX_URL: decoy.url,
    CONVEX_SITE_URL: decoy.url,
    VITE_CONVEX_URL: decoy.url,
    VITE_CONVEX_SITE_URL: decoy.url,
    CONVEX_DEPLOY_ACTION_NODE: "/bin/echo",
    CONVEX_DEPLOY_ACTION_CMD_WRAPPER: "/bin/true",
    CONVEX_DEPLOY_ACTION_SOCKET: "/dev/null",
  };
}

/** Variables that redirect programs and connections. */
function otherMachinery(spies: string): Record<string, string> {
  return {
    CONVEX_PROVISION_HOST: decoy.url,
    CONVEX_TMPDIR: spies,
    NODE_OPTIONS: `--require=${join(spies, "spy.cjs")}`,
    NODE_PATH: spies,
    NODE_REPL_EXTERNAL_MODULE: join(spies, "spy.cjs"),
    NODE_EXTRA_CA_CERTS: join(spies, "spy.cjs"),
    NODE_TLS_REJECT_UNAUTHORIZED: "0",
    NODE_USE_ENV_PROXY: "1",
    SSL_CERT_FILE: join(spies, "spy.cjs"),
    SSL_CERT_DIR: spies,
    OPENSSL_CONF: join(spies, "spy.cjs"),
    LD_PRELOAD: join(spies, "spy.so"),
    LD_LIBRARY_PATH: spies,
    LD_AUDIT: join(spies, "spy.so"),
    DYLD_INSERT_LIBRARIES: join(spies, "spy.so"),
    ESBUILD_BINARY_PATH: join(spies, "esbuild"),
    BASH_ENV: join(spies, "spy.sh"),
    ENV: join(spies, "spy.sh"),
    SHELLOPTS: "xtrace",
    PS4: `$(${join(spies, "spy.sh")})`,
    SENTRY_SPOTLIGHT: `${decoy.url}/stream`,
    HOME: spies,
    ...Object.fromEntries(
      ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"].flatMap((name) => [
        [name, decoy.url],
        [name.toLowerCase(), decoy.url],
      ]),
    ),
    NO_PROXY: "",
    no_proxy: "",
  };
}

function dotenv(values: Readonly<Record<string, string>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}='${value}'\n`)
    .join("");
}

/** An app whose checkout brings `.env.local`, `.env` or both, and tries everything with them. */
async function hostileCheckout(cliVersion: CliVersion, names: readonly (".env.local" | ".env")[], typescript = false) {
  const workspace = await stage.checkout({ cliVersion, typescript });
  const spies = plantSpies(workspace);
  for (const name of names)
    writeFileSync(join(workspace, name), dotenv({ ...otherTargets(), ...otherMachinery(spies) }));
  return { workspace, spies };
}

function expectNothingMoved(run: StepResult, spies: string): void {
  expect(decoy.heard).toStrictEqual([]);
  expect(spied(spies)).toBe("");
  expect(run.log).not.toContain("ld.so");
  // Output that the CLI prints only with `CONVEX_VERBOSE`.
  expect(run.log).not.toMatch(/proxy-bootstrap|Compressed [\d.]+KiB/);
  expect(rivalPushes()).toBe(0);
}

function rivalPushes(): number {
  return stage.cloud.deployments().find(({ name }) => name === rival.name)?.pushes.length ?? 0;
}

/** The values of the tested variables in the build. */
const SHOW = `node -e 'for (const name of ["VITE_CONVEX_URL", "VITE_CONVEX_SITE_URL", "HOME"]) console.log("build sees", name, process.env[name]);'`;

describe.each([
  { version: "newest", files: [".env.local"] },
  { version: "1.36", files: [".env"] },
  { version: "1.28", files: [".env.local", ".env"] },
] as const)("with a hostile $files in the checkout, CLI $version", ({ version, files }) => {
  test("a preview deploy key deploys to its own preview", async () => {
    const { workspace, spies } = await hostileCheckout(version, files);
    const pullRequest = openPullRequest(stage, `feature/hostile-${version}`);
    const run = await stage.run({
      event: pullRequest.event(),
      workspace,
      with: { "deploy-key": stage.previewKey, cmd: SHOW },
    });
    expect(annotationsOf(run, "error")).toStrictEqual([]);
    const preview = stage.cloud.preview(`pr-${pullRequest.number}`);
    expect(preview?.pushes).toHaveLength(1);
    expect(run.outputs).toMatchObject({
      status: "deployed",
      "deployment-name": preview?.name,
      "deployment-url": preview?.cloudUrl,
    });
    expect(run.log).toContain(`build sees VITE_CONVEX_URL ${preview?.cloudUrl}`);
    // CLI 1.28 does not pass a site URL. The build then has none, not even one from a file.
    expect(run.log).toContain(`build sees VITE_CONVEX_SITE_URL ${version === "1.28" ? "undefined" : preview?.siteUrl}`);
    expect(run.log).not.toContain(`build sees HOME ${spies}`);
    expectNothingMoved(run, spies);
  });
});

describe("with a hostile .env.local and .env in the checkout", () => {
  test("a production key deploys to its own deployment, also in a retry without URLs", async () => {
    const { workspace, spies } = await hostileCheckout("newest", [".env.local", ".env"], true);
    const key = stage.productionKey;
    stage.cloud.restrict(key, ["deployment:canonicalUrls:view"]);
    const before = productionPushes();
    const run = await stage.run({ event: pushToMain(workspace), workspace, with: { "deploy-key": key } });
    expect(annotationsOf(run, "error")).toStrictEqual([]);
    expect(run.outputs).toMatchObject({ status: "deployed", "deployment-name": stage.productionName });
    expect(run.log).toContain("Deploying again");
    expect(productionPushes()).toBe(before + 1);
    expectNothingMoved(run, spies);
  });

  test("a self-hosted admin key deploys to its own backend, without requests to Convex's provisioning API", async () => {
    const { workspace, spies } = await hostileCheckout("newest", [".env.local", ".env"]);
    const backend = await stage.cloud.selfHosted();
    const callsBefore = stage.cloud.calls.length;
    const run = await stage.run({
      event: pushToMain(workspace),
      workspace,
      with: { "deploy-key": backend.adminKey, url: backend.url, cmd: SHOW },
    });
    expect(annotationsOf(run, "error")).toStrictEqual([]);
    expect(run.outputs).toMatchObject({ status: "deployed", target: "production", "key-kind": "admin" });
    expect(backend.deployment.pushes).toHaveLength(1);
    const calls = stage.cloud.calls.slice(callsBefore).filter(({ path }) => path !== "/v1/version");
    expect(calls.filter(({ server }) => server !== backend.deployment.name)).toStrictEqual([]);
    expectNothingMoved(run, spies);
  });
});

describe("with variables that an earlier step planted", () => {
  test.each(["preview", "production"] as const)("the %s key of the input and its target are used", async (kind) => {
    const workspace = await stage.checkout();
    const spies = plantSpies(workspace);
    const pullRequest = openPullRequest(stage, `feature/planted-${kind}`);
    // Without the variables that change the action's own process before its first line runs.
    const { CONVEX_PROVISION_HOST, NODE_OPTIONS, LD_PRELOAD, LD_AUDIT, HOME, ...machinery } = otherMachinery(spies);
    const env = { ...otherTargets(), ...machinery, NODE_TLS_REJECT_UNAUTHORIZED: "1" };
    // Without the variables with certificates or code from the checkout, because the action refuses to run with them.
    const refused = ["NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "SSL_CERT_DIR", "OPENSSL_CONF", "LD_LIBRARY_PATH"];
    for (const name of [...refused, "DYLD_INSERT_LIBRARIES", "NODE_USE_ENV_PROXY"]) Reflect.deleteProperty(env, name);
    const before = productionPushes();
    const run = await stage.run({
      event: kind === "preview" ? pullRequest.event() : pushToMain(workspace),
      workspace,
      env,
      with: { "deploy-key": kind === "preview" ? stage.previewKey : stage.productionKey },
    });
    expect(annotationsOf(run, "error")).toStrictEqual([]);
    const preview = stage.cloud.preview(`pr-${pullRequest.number}`);
    expect(run.outputs).toMatchObject({
      status: "deployed",
      "deployment-name": kind === "preview" ? preview?.name : stage.productionName,
    });
    expect(kind === "preview" ? preview?.pushes.length : productionPushes() - before).toBe(1);
    expectNothingMoved(run, spies);
  });

  test.each(["preview", "production"] as const)(
    "through GITHUB_ENV and GITHUB_PATH, the %s key is used too",
    async (kind) => {
      const workspace = await stage.checkout();
      const spies = plantSpies(workspace);
      const pullRequest = openPullRequest(stage, `feature/planted-by-step-${kind}`);
      const before = productionPushes();
      const run = await stage.run({
        event: kind === "preview" ? pullRequest.event() : pushToMain(workspace),
        workspace,
        earlier: [plantingStep(stage.folder("planting"), spies, otherTargets())],
        with: { "deploy-key": kind === "preview" ? stage.previewKey : stage.productionKey },
      });
      expect(run.exportedEnv).toMatchObject({ CONVEX_DEPLOY_KEY: rival.key });
      expect(run.paths).toContain(spies);
      expect(annotationsOf(run, "error")).toStrictEqual([]);
      const preview = stage.cloud.preview(`pr-${pullRequest.number}`);
      expect(run.outputs).toMatchObject({
        status: "deployed",
        "deployment-name": kind === "preview" ? preview?.name : stage.productionName,
      });
      expect(kind === "preview" ? preview?.pushes.length : productionPushes() - before).toBe(1);
      expectNothingMoved(run, spies);
    },
  );

  test("a provisioning host on another machine is refused, without any request", async () => {
    const workspace = await stage.checkout();
    const callsBefore = stage.cloud.calls.length;
    const run = await stage.run({
      event: pushToMain(workspace),
      workspace,
      env: { CONVEX_PROVISION_HOST: "http://127.0.0.1.evil.example:80" },
      with: { "deploy-key": stage.productionKey },
    });
    expect(run.conclusion).toBe("failure");
    expect(run.outputs).toMatchObject({ status: "refused", "failure-code": "untrusted-provision-host" });
    expect(stage.cloud.calls.slice(callsBefore)).toStrictEqual([]);
  });
});

test("a login in the machine's home directory does not override a preview deploy key", async () => {
  const workspace = await stage.checkout();
  const home = stage.folder("home");
  const port = new URL(stage.cloud.provisionHost).port;
  for (const folder of [".convex", ".convex-test", `.convex-test-${port}`]) {
    mkdirSync(join(home, folder), { recursive: true });
    writeFileSync(join(home, folder, "config.json"), JSON.stringify({ accessToken: "eyJsb2dpbiI6InNvbWVib2R5In0" }));
  }
  const pullRequest = openPullRequest(stage, "feature/login");
  const run = await stage.run({
    event: pullRequest.event(),
    workspace,
    env: { HOME: home },
    with: { "deploy-key": stage.previewKey, cmd: SHOW },
  });
  expect(annotationsOf(run, "error")).toStrictEqual([]);
  expect(run.log).toContain(`build sees HOME ${home}`);
  expect(stage.cloud.preview(`pr-${pullRequest.number}`)?.pushes).toHaveLength(1);
});

function productionPushes(): number {
  return stage.cloud.deployments().find(({ name }) => name === stage.productionName)?.pushes.length ?? 0;
}
