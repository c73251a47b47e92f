/** The user's build: what it sees, how it fails, and what it cannot do. */

import { spawnSync } from "node:child_process";
import { cpSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { beforeAll, describe, expect, test } from "@jest/globals";

import { TEAM } from "../../fakes/test-environment.ts";
import { annotationsOf, openPullRequest, stage, type TestPullRequest, useStage } from "./run-action.ts";

const REPOSITORY_ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Programs for the builds of these tests. */
const PROGRAMS = {
  // Writes its environment into a file, because the log would not show keys.
  "show-env.mjs": `import { writeFileSync } from "node:fs";
writeFileSync("seen.json", JSON.stringify(process.env));`,
  // Prints the CLI's success line, but for another deployment.
  "pretend.mjs": `const words = [
  "▌ Deploying code to deployment:",
  "▌ [Production] evil:evil:production (dashboard: https://dashboard.convex.dev/t/evil/evil/evil-otter-666)",
  "▌ └─ https://evil-otter-666.convex.cloud",
  "✔ Deployed Convex functions to https://evil-otter-666.convex.cloud",
].join("\\n") + "\\n";
process.stdout.write(words);
process.stderr.write(words);`,
  // Kills the ancestor that has the program as an argument of its own. The shell of the build only mentions the program.
  "kill.mjs": `import { readFileSync } from "node:fs";
const read = (pid, file) => readFileSync(\`/proc/\${pid}/\${file}\`, "utf8");
const runs = (pid) => read(pid, "cmdline").split("\\0").some((word) => word.endsWith(process.argv[2]));
let pid = process.ppid;
while (pid > 1 && !runs(pid)) {
  const stat = read(pid, "stat");
  pid = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
}
if (pid > 1) process.kill(pid, process.argv[3] ?? "SIGKILL");`,
  // Replaces the CLI's program. The installed file is a hard link, so it must not be written to.
  "rewrite.mjs": `import { rmSync, writeFileSync } from "node:fs";
const program = "node_modules/convex/bin/main.js";
rmSync(program);
writeFileSync(program, "process.exit(0);");`,
  // Finds the command wrapper's socket in an ancestor's environment, because its own lacks it, and sends false messages to it.
  "lie.mjs": `import { readFileSync } from "node:fs";
import { connect } from "node:net";
const sockets = new Set();
for (let pid = process.ppid; pid > 1; ) {
  const environment = readFileSync(\`/proc/\${pid}/environ\`, "utf8").split("\\0");
  const found = environment.find((entry) => entry.startsWith("CONVEX_DEPLOY_ACTION_SOCKET="));
  if (found) sockets.add(found.slice(found.indexOf("=") + 1));
  const stat = readFileSync(\`/proc/\${pid}/stat\`, "utf8");
  pid = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
}
const lies = [{ kind: "urls", url: "https://evil.convex.cloud", siteUrl: "https://evil.convex.site" }, { kind: "exit", code: 0 }];
for (const path of sockets) {
  await new Promise((done) => {
    const socket = connect(path, () => {
      console.log("connected to a command wrapper");
      for (const lie of lies) socket.write(JSON.stringify(lie) + "\\n");
    });
    socket.on("data", (data) => console.log("the command wrapper told:", String(data).length));
    socket.on("error", () => done());
    socket.on("close", () => done());
  });
}`,
};

let workspace: string;
let pullRequest: TestPullRequest;
/** All runs use the same key, so that a test can see whether a preview was reused. */
let key: string;

useStage(async () => {
  workspace = await stage.checkout({ files: PROGRAMS });
  pullRequest = openPullRequest(stage, "feature/build");
  key = stage.previewKey;
});

function build(cmd: string, more: { with?: Record<string, string>; env?: Record<string, string> } = {}) {
  return stage.run({
    event: pullRequest.event(),
    workspace,
    env: more.env ?? {},
    with: { "deploy-key": key, cmd, ...more.with },
  });
}

const preview = () => stage.cloud.preview(`pr-${pullRequest.number}`);
const pushes = () => preview()?.pushes.length ?? 0;
const seen = () => JSON.parse(readFileSync(join(workspace, "seen.json"), "utf8")) as Record<string, string>;
const secret = () => key.split("|")[1] ?? "";

describe("the build sees", () => {
  test("the URL variables and the step's own, and no key, input, token of the runner or command file", async () => {
    const home = stage.folder("home");
    mkdirSync(home);
    const run = await build("node show-env.mjs", {
      env: {
        HOME: home,
        MINE: "kept",
        SECOND_NAME: `x${key}x`,
        SECRET_PART: secret(),
        CONVEX_DEPLOY_KEY: "prod:other-otter-1|eyJvdGhlciI6InNlY3JldCJ9",
        CONVEX_DEPLOYMENT_TOKEN: "prod:other-otter-1|eyJvdGhlciI6InNlY3JldCJ9",
        CONVEX_OVERRIDE_ACCESS_TOKEN: "eyJhbGciOiJub25lIn0",
        CONVEX_SELF_HOSTED_ADMIN_KEY: "other|0123456789abcdef",
      },
    });
    expect(run.outputs.status).toBe("deployed");
    const env = seen();
    expect(env).toMatchObject({
      VITE_CONVEX_URL: preview()?.cloudUrl,
      VITE_CONVEX_SITE_URL: preview()?.siteUrl,
      HOME: home,
      MINE: "kept",
      CI: "true",
      GITHUB_SHA: pullRequest.event().github.sha,
    });
    expect(Object.entries(env).filter(([, value]) => value.includes(secret()))).toStrictEqual([]);
    const forbidden =
      /^(CONVEX_(DEPLOY_KEY|DEPLOYMENT_TOKEN|SELF_HOSTED_ADMIN_KEY|OVERRIDE_ACCESS_TOKEN)|CONVEX_DEPLOY_ACTION_(NODE|CMD_WRAPPER|SOCKET)|(INPUT|STATE)_.*|ACTIONS_.*|GITHUB_(ENV|OUTPUT|STATE|PATH|STEP_SUMMARY))$/i;
    expect(Object.keys(env).filter((name) => forbidden.test(name))).toStrictEqual([]);
  });

  test("no `management-token` under any name", async () => {
    const token = stage.cloud.issueKey({ kind: "team", team: TEAM });
    const run = await build("node show-env.mjs", {
      env: { MINE: "kept", TEAM_TOKEN: token, CONVEX_TEAM: Buffer.from(`token ${token}`).toString("base64") },
      with: { "management-token": token },
    });
    expect(run.outputs.status).toBe("deployed");
    expect(seen()).toMatchObject({ MINE: "kept" });
    expect(Object.keys(seen()).filter((name) => /TEAM/.test(name))).toStrictEqual([]);
  });

  test("the key, and only then, with expose-deploy-key-to-cmd, and a URL variable of the given name", async () => {
    const run = await build("node show-env.mjs\necho second line", {
      with: { "expose-deploy-key-to-cmd": "true", "cmd-url-env-var-name": "MY_BACKEND" },
    });
    expect(run.outputs.status).toBe("deployed");
    expect(seen()).toMatchObject({ CONVEX_DEPLOY_KEY: key, MY_BACKEND: preview()?.cloudUrl });
    expect(run.log).toContain("second line");
  });

  test.each([
    { "expose-deploy-key-to-cmd": "true", told: "with the URL variables and the deploy key set." },
    { "expose-deploy-key-to-cmd": "false", told: "with the URL variables set and without the deploy key." },
  ])("what the error says if it fails: %j", async ({ told, ...inputs }) => {
    const run = await build("exit 3", { with: inputs });
    expect(run.outputs["failure-code"]).toBe("build-failed");
    expect(annotationsOf(run, "error").join()).toContain(told);
  });

  test("no key of a self-hosted backend", async () => {
    const backend = await stage.cloud.selfHosted("self-hosted-shop");
    const run = await build("node show-env.mjs", {
      with: { "deploy-key": backend.adminKey, url: backend.url, target: "development" },
    });
    expect(run.outputs).toMatchObject({ status: "deployed", "site-url": backend.deployment.siteUrl });
    const hidden = backend.adminKey.split("|")[1] ?? "";
    expect(Object.entries(seen()).filter(([, value]) => value.includes(hidden))).toStrictEqual([]);
    expect(seen().VITE_CONVEX_URL).toBe(backend.deployment.cloudUrl);
  });
});

describe("nothing is pushed, and the step fails with the build's own exit code, when", () => {
  test.each([
    { what: "the first of several commands fails", cmd: "false; echo still here", code: 1 },
    { what: "a line in the middle fails", cmd: "echo one\n(exit 42)\necho still here", code: 42 },
    { what: "the first part of a pipeline fails", cmd: "(exit 3) | cat\necho still here", code: 3 },
    { what: "it prints a success of the CLI first", cmd: "node pretend.mjs\nexit 7", code: 7 },
    { what: "it is killed", cmd: "kill -KILL $$", code: 137 },
  ])("$what", async ({ cmd, code }) => {
    const before = pushes();
    const run = await build(cmd);
    expect(run.conclusion).toBe("failure");
    expect(run.outputs).toMatchObject({ status: "failed", "failure-code": "build-failed" });
    expect(annotationsOf(run, "error")).toStrictEqual([expect.stringMatching(`exit code ${code}[,:]`)]);
    expect(run.log.split("\n")).not.toContain("still here");
    expect(run.outputs["deployment-url"]).toBe(preview()?.cloudUrl);
    expect(pushes()).toBe(before);
  });

  test("it kills the CLI that started it", async () => {
    const before = pushes();
    const run = await build("node kill.mjs /convex/bin/main.js\nsleep 300");
    expect(run.conclusion).toBe("failure");
    expect(run.outputs.status).toBe("failed");
    expect(annotationsOf(run, "error")).toHaveLength(1);
    expect(run.orphans).toStrictEqual([]);
    expect(pushes()).toBe(before);
  });
});

test("processes of a build that kills the action are terminated by its post step", async () => {
  const before = pushes();
  const run = await build("setsid sleep 303 &\nnode kill.mjs /dist/main/index.js\nsleep 300");
  expect(run.main).toMatchObject({ conclusion: "failure", signal: "SIGKILL" });
  expect(run.post?.orphans).toStrictEqual([]);
  expect(run.outputs.status).not.toBe("deployed");
  expect(pushes()).toBe(before);
});

describe("a build that rewrites the CLI makes nothing look deployed:", () => {
  const rewriting = { cmd: "node rewrite.mjs" };
  let own: string;
  beforeAll(async () => {
    own = await stage.checkout({ files: PROGRAMS });
  });
  const run = async (given: Record<string, string>) => {
    const before = pushes();
    const result = await stage.run({
      event: pullRequest.event(),
      workspace: own,
      with: { "deploy-key": key, ...given },
    });
    expect(result.conclusion).toBe("failure");
    expect(result.outputs.status).toBe("failed");
    expect(annotationsOf(result, "error")).toHaveLength(1);
    return { code: result.outputs["failure-code"], pushed: pushes() - before };
  };

  test("the new CLI is not run when the deploy is retried", async () => {
    const unavailable = { code: "ServiceUnavailable", message: "Try later" };
    stage.cloud.fault({ path: "/api/deploy2/start_push", kind: "status", status: 503, body: unavailable });
    expect(await run(rewriting)).toStrictEqual({ code: "cli-changed", pushed: 0 });
  });

  test("a CLI that an earlier step has replaced is not trusted", async () => {
    expect(await run({})).toStrictEqual({ code: "push-unconfirmed", pushed: 0 });
  });
});

describe("a build cannot", () => {
  test("impersonate the CLI, by its output or over the command wrapper's socket", async () => {
    const debug = ["/convex/bin/main.js", "/dist/cmd-wrapper/index.js", "/dist/main/index.js"];
    const signals = debug.map((program) => `node kill.mjs ${program} SIGUSR1`);
    const run = await build(["node pretend.mjs", "node lie.mjs", ...signals, "node pretend.mjs"].join("\n"));
    expect(run.outputs).toMatchObject({
      status: "deployed",
      target: "preview",
      "deployment-name": preview()?.name,
      "deployment-url": preview()?.cloudUrl,
      "site-url": preview()?.siteUrl,
      "dashboard-url": expect.stringContaining(preview()?.name ?? "-"),
    });
    expect(run.log).toContain("connected to a command wrapper");
    expect(run.log).not.toContain("the command wrapper told");
    // None of the programs that it could attack in this way accepts a debugger.
    expect(run.rawOutput).not.toMatch(/debugger listening|starting inspector/i);
  });

  test("leave processes behind, however they detach, or hold up the step with them", async () => {
    const survivor = stage.folder("survivor");
    const run = await build(
      `sleep 300 &\nsetsid sleep 301 &\nsetsid sh -c 'trap "" TERM; sleep 302' &\nenv -i PATH="$PATH" setsid sh -c 'echo $$ > ${survivor}; exec sleep 304' &\nuntil [ -s ${survivor} ]; do sleep 0.1; done`,
    );
    spawnSync("kill", [readFileSync(survivor, "utf8").trim()]);
    expect(run.outputs.status).toBe("deployed");
    expect(run.orphans.filter(({ command }) => !command.includes("sleep 304"))).toStrictEqual([]);
    // Much shorter than the life of any of the processes.
    expect(run.durationMs).toBeLessThan(200_000);
  });
});

test("the checkout, the action's folder and the temporary folder may have any name", async () => {
  // Without `"`: if the name also has a space, the CLI's bundler replaces the `"`, and Convex rejects the module's path.
  const odd = "we $HOME 'ünï' `id` %PATH% & ; 名";
  const parent = join(stage.folder("odd"), odd);
  const checkout = await stage.checkout();
  const moved = join(parent, "checkout");
  cpSync(checkout, moved, { recursive: true, verbatimSymlinks: true });
  const actionPath = join(parent, "action");
  mkdirSync(actionPath);
  for (const part of ["dist", "action.yml"])
    cpSync(join(REPOSITORY_ROOT, part), join(actionPath, part), { recursive: true });
  writeFileSync(join(actionPath, "package.json"), JSON.stringify({ type: "module" }));
  const temporary = join(stage.folder("t"), "a $b ü");
  mkdirSync(temporary, { recursive: true });
  const run = await stage.run({
    event: pullRequest.event(),
    workspace: moved,
    actionPath,
    env: { TMPDIR: temporary },
    with: { "deploy-key": key, cmd: "node build.mjs && pwd" },
  });
  expect(annotationsOf(run, "error")).toStrictEqual([]);
  expect(run.outputs).toMatchObject({ status: "deployed", "deployment-url": preview()?.cloudUrl });
  expect(run.log).toContain(`Built dist/index.html for ${preview()?.cloudUrl}`);
  expect(run.log).toContain(moved);
});
