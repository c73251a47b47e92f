import { existsSync } from "node:fs";
import { cp, mkdir, readdir, readFile, rename, symlink } from "node:fs/promises";
import { dirname, join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { CloudDeployment } from "../../fakes/convex-cloud/cloud.ts";

import {
  annotationsOf,
  commentsOn,
  holdRequest,
  holdTime,
  openPullRequest,
  pushToMain,
  stage,
  until,
  useStage,
  visible,
  waitDuring,
} from "./run-action.ts";

let workspace: string;
useStage(async () => {
  workspace = await stage.checkout();
});

const production = (): CloudDeployment => deployment(stage.productionName);

function deployment(name: string): CloudDeployment {
  const found = stage.cloud.deployments().find((one) => one.name === name);
  if (found === undefined) throw new Error(`There is no deployment ${name}.`);
  return found;
}

/** A push to main with the production key. */
function toProduction(given: Readonly<Record<string, string>> = {}, root: string = workspace) {
  return { event: pushToMain(root), workspace: root, with: { "deploy-key": stage.productionKey, ...given } };
}

async function deploy(given: Readonly<Record<string, string>> = {}, root: string = workspace) {
  return stage.run(toProduction(given, root));
}

const manifest = (facts: object) => JSON.stringify({ name: "app", ...facts });
const DECLARED = { dependencies: { convex: "^1.48.0" } };

describe("without an installed `convex` nothing is downloaded, and the error has the right command", () => {
  test.each([
    ["npm, by its lockfile", { "package-lock.json": "{}" }, DECLARED, "npm ci"],
    ["pnpm, by its lockfile", { "pnpm-lock.yaml": "" }, DECLARED, "pnpm install --frozen-lockfile"],
    ["Yarn, by its lockfile", { "yarn.lock": "" }, DECLARED, "yarn install"],
    ["bun, by its lockfile", { "bun.lock": "" }, DECLARED, "bun install --frozen-lockfile"],
    ["pnpm, by `packageManager`", {}, { ...DECLARED, packageManager: "pnpm@10.1.0" }, "pnpm install --frozen-lockfile"],
    ["no dependency", { "bun.lock": "" }, {}, "bun add convex"],
  ])("%s", async (_, files: Record<string, string>, facts, command) => {
    const root = await stage.checkout({ convex: "absent", files: { ...files, "package.json": manifest(facts) } });
    await expectNotInstalled(root, {}, command);
  });

  test("with a lockfile in a parent folder", async () => {
    const root = await stage.checkout({
      convex: "absent",
      files: { "pnpm-lock.yaml": "", "apps/web/package.json": manifest(DECLARED) },
    });
    await expectNotInstalled(root, { "working-directory": "apps/web" }, "pnpm install --frozen-lockfile");
  });

  async function expectNotInstalled(root: string, given: Readonly<Record<string, string>>, command: string) {
    const before = stage.cloud.calls.length;
    const run = await deploy(given, root);
    expect(run.outputs).toMatchObject({ status: "failed", "failure-code": "convex-not-installed" });
    expect(annotationsOf(run, "error")).toStrictEqual([expect.stringContaining(command)]);
    expect(stage.cloud.calls.slice(before)).toStrictEqual([]);
  }
});

describe("where the CLI lies", () => {
  test("a link out of the workspace is refused before it runs", async () => {
    const elsewhere = await stage.checkout();
    const root = await stage.checkout({ convex: "absent" });
    await symlink(join(elsewhere, "node_modules", "convex"), join(root, "node_modules", "convex"));
    const before = stage.cloud.calls.length;
    const run = await deploy({}, root);
    expect(run.conclusion).toBe("failure");
    expect(run.outputs["failure-code"]).toBe("convex-outside-workspace");
    expect(annotationsOf(run, "error")).toHaveLength(1);
    expect(stage.cloud.calls.slice(before)).toStrictEqual([]);
  });

  test("a hoisted install is used for an app in a subfolder", async () => {
    const root = await stage.checkout();
    const app = join(root, "apps", "web");
    await mkdir(app, { recursive: true });
    await cp(join(root, "package.json"), join(app, "package.json"));
    await rename(join(root, "convex"), join(app, "convex"));
    const before = production().pushes.length;
    const run = await deploy({ "working-directory": "apps/web" }, root);
    expect(run.conclusion).toBe("success");
    expect(run.outputs).toMatchObject({ status: "deployed", "app-name": "web" });
    expect(production().pushes).toHaveLength(before + 1);
  });
});

describe("a dry run changes nothing, and says what it checked", () => {
  /** The data on Convex that a deploy could change. */
  const state = () =>
    JSON.stringify({
      deployments: stage.cloud.deployments().map(({ name, pushes, code }) => [name, pushes, [...code.components]]),
      variables: stage.cloud.deployments().map(({ environment }) => [...environment]),
    });

  test("with a preview key", async () => {
    const pullRequest = openPullRequest(stage, "feature/dry");
    const before = { cloud: state(), github: stage.github.calls.length };
    const run = await stage.run({
      event: pullRequest.event(),
      workspace,
      with: { "deploy-key": stage.previewKey, "dry-run": "true", cmd: "touch built" },
    });
    expect(run.conclusion).toBe("success");
    expect(run.outputs).toMatchObject({ status: "dry-run", "preview-name": `pr-${pullRequest.number}` });
    expect({ cloud: state(), github: stage.github.calls.length }).toStrictEqual(before);
    expect(existsSync(join(workspace, "built"))).toBe(false);
    for (const text of ["does not exist yet", "Not checked: the code"]) {
      expect(run.log).toContain(text);
      expect(run.summary).toContain(text);
    }
  });

  test("with a revoked preview key it fails, unlike the CLI's own dry run", async () => {
    const key = stage.previewKey;
    stage.cloud.revoke(key);
    const event = openPullRequest(stage, "feature/dry-revoked").event();
    const run = await stage.run({ event, workspace, with: { "deploy-key": key, "dry-run": "true" } });
    expect(run.outputs).toMatchObject({ status: "failed", "failure-code": "key-rejected" });
  });

  test("with a production key", async () => {
    const before = { cloud: state(), github: stage.github.calls.length };
    const run = await deploy({ "dry-run": "true" });
    expect(run.conclusion).toBe("success");
    expect(run.outputs.status).toBe("dry-run");
    expect({ cloud: state(), github: stage.github.calls.length }).toStrictEqual(before);
    expect(run.summary).toContain("the code against the deployment");
  });
});

describe("failures, each with its code, its cause and one error", () => {
  async function expectFailure(run: Awaited<ReturnType<typeof deploy>>, code: string, ...says: readonly string[]) {
    expect(run.conclusion).toBe("failure");
    expect(run.outputs).toMatchObject({ status: "failed", "failure-code": code });
    const errors = annotationsOf(run, "error");
    expect(errors).toHaveLength(1);
    for (const text of says) {
      expect(errors[0]).toContain(text);
      expect(run.summary).toContain(text);
    }
  }

  test("a build that hangs is terminated by `timeout-minutes`, with everything it started", async () => {
    const before = production().pushes.length;
    const [time, begun] = [holdTime(stage), stage.folder("begun")];
    const running = stage.run({
      ...toProduction({ cmd: `trap '' TERM\n(trap '' TERM; touch '${begun}'; sleep 3000) &\nsleep 3000 & wait` }),
      nodeArgs: time.nodeArgs,
    });
    await waitDuring(running, () => existsSync(begun));
    time.end();
    const run = await running;
    await expectFailure(run, "timeout", "longer than `timeout-minutes` allows (60)", "Nothing was pushed.");
    expect(run.orphans).toStrictEqual([]);
    expect(production().pushes).toHaveLength(before);
  });

  test("a push that Convex finishes after `timeout-minutes` is reported as possibly live", async () => {
    const before = production().pushes.length;
    const push = holdRequest(stage, "/api/deploy2/finish_push");
    const time = holdTime(stage);
    const running = stage.run({ ...toProduction({ cmd: "true" }), nodeArgs: time.nodeArgs });
    await waitDuring(running, push.isHeld);
    time.end();
    const run = await running;
    expect(production().pushes).toHaveLength(before);
    push.release();
    await until(() => production().pushes.length === before + 1);
    await expectFailure(
      run,
      "timeout",
      "Convex may have finished a push that was in progress, so this commit may be live",
    );
  });

  test("a build that fails pushes nothing and keeps its exit code", async () => {
    const before = production().pushes.length;
    const exitCodes = { "echo building\nfalse | cat\nexit 0": 1, "exit 42": 42 };
    for (const [cmd, exitCode] of Object.entries(exitCodes)) {
      const run = await deploy({ cmd });
      await expectFailure(run, "build-failed");
      expect(annotationsOf(run, "error")[0]).toContain(`exit code ${exitCode}`);
      expect(run.summary).toMatch(new RegExp(`\\(exit ${exitCode}, [\\w ]+\\)\\. Nothing was pushed\\.`));
    }
    expect(production().pushes).toHaveLength(before);
  });

  test("a key that was revoked", async () => {
    const key = stage.productionKey;
    stage.cloud.revoke(key);
    await expectFailure(await deploy({ "deploy-key": key }), "key-rejected", "does not accept", "gh secret set");
  });

  test("a preview key that was revoked, with a comment", async () => {
    const key = stage.previewKey;
    stage.cloud.revoke(key);
    const pullRequest = openPullRequest(stage, "feature/revoked");
    const run = await stage.run({ event: pullRequest.event(), workspace, with: { "deploy-key": key } });
    await expectFailure(run, "key-rejected", "does not accept");
    expect(visible(commentsOn(stage, pullRequest.number)[0] ?? "")).toContain("does not accept");
  });

  test("a team that has reached its limit of deployments", async () => {
    stage.cloud.setQuota("acme", 2);
    const event = openPullRequest(stage, "feature/one-too-many").event();
    const run = await stage.run({ event, workspace, with: { "deploy-key": stage.previewKey } });
    stage.cloud.setQuota("acme", 40);
    await expectFailure(run, "quota-reached", "its quota is 2");
    expect(run.outputs).not.toHaveProperty("deployment-name");
  });

  test("an environment variable that the auth config requires", async () => {
    const root = await stage.checkout({
      files: {
        "convex/auth.config.ts":
          'export default { providers: [{ domain: process.env.AUTH_DOMAIN, applicationID: "convex" }] };\n',
      },
    });
    await expectFailure(
      await deploy({}, root),
      "environment-variable-missing",
      "npx convex env set --prod AUTH_DOMAIN",
    );
  });

  describe("several environment variables that the auth config reads", () => {
    const AUTH_CONFIG = `// process.env.OLD_DOMAIN is gone.
export default {
  providers: [
    { domain: process.env.AUTH_DOMAIN, applicationID: process.env["AUTH_APP"] },
    { domain: process.env.AUTH_SET, applicationID: process.env.AUTH_OTHER },
  ],
};
`;
    const failed = async (authConfig: string, key = stage.productionKey) => {
      production().environment.set("AUTH_SET", "https://set.example.com");
      const root = await stage.checkout({ files: { "convex/auth.config.ts": authConfig } });
      return deploy({ "deploy-key": key }, root);
    };

    test("are reported together if they are not set, with the commands for all", async () => {
      const run = await failed(AUTH_CONFIG);
      await expectFailure(
        run,
        "environment-variable-missing",
        "`AUTH_DOMAIN`, `AUTH_APP`, `AUTH_OTHER`, which are not",
      );
      const [error = ""] = annotationsOf(run, "error");
      for (const name of ["AUTH_DOMAIN", "AUTH_APP", "AUTH_OTHER"]) {
        expect(error).toContain(`npx convex env set --prod ${name} "value"`);
        expect(error).toContain(`${name}=\${{ secrets.${name} }}`);
      }
      expect(error).not.toMatch(/AUTH_SET|OLD_DOMAIN/);
    });

    test("are reported one by one for a key that may not list them", async () => {
      const key = stage.productionKey;
      stage.cloud.restrict(key, ["deployment:env:view"]);
      const run = await failed(AUTH_CONFIG, key);
      await expectFailure(
        run,
        "environment-variable-missing",
        "the environment variable `AUTH_DOMAIN`, which is not set",
      );
    });

    test("are redacted", async () => {
      const secret = "d1f24e7a8b6d9e0f1a2b3c4d5e6f7a8b0183c5c9";
      const key = stage.cloud.issueKey({ kind: "production", deployment: stage.productionName }, secret);
      const run = await failed(AUTH_CONFIG.replace("AUTH_OTHER", `AUTH_${secret}`), key);
      await expectFailure(run, "environment-variable-missing", "`AUTH_DOMAIN`, `AUTH_APP`, `AUTH_***`");
      for (const text of [run.log, run.summary, ...Object.values(run.outputs)]) expect(text).not.toContain(secret);
    });
  });

  test("documents that do not match the schema", async () => {
    const error = 'Document with ID "k17abc" in table "messages" does not match the schema: `text` is missing.';
    production().failSchema({ table: "messages", error });
    await expectFailure(await deploy(), "schema-validation-failed", "in table `messages`", "Make the new field");
  });

  test("an import of a missing file", async () => {
    const root = await stage.checkout({ files: { "convex/broken.ts": 'import "no-such-package";\n' } });
    await expectFailure(await deploy({}, root), "bundle-error", "`no-such-package` cannot be resolved");
  });

  test("a key that may not deploy", async () => {
    const key = stage.productionKey;
    stage.cloud.restrict(key, ["deployment:deploy"]);
    await expectFailure(
      await deploy({ "deploy-key": key }),
      "permission-denied",
      "lacks the permission `deployment:deploy`",
    );
  });

  test("a Convex that responds for another deployment", async () => {
    stage.cloud.fault({
      server: stage.productionName,
      path: "/api/v1/get_canonical_urls",
      kind: "status",
      status: 200,
      body: {
        convexCloudUrl: "https://other-owl-999.convex.cloud",
        convexSiteUrl: "https://other-owl-999.convex.site",
      },
    });
    const run = await deploy();
    await expectFailure(run, "wrong-deployment", "`other-owl-999`", `\`${stage.productionName}\``);
  });
});

describe("deploys that take a turn", () => {
  test("a key that may not read the URLs deploys without them, with a notice", async () => {
    const key = stage.productionKey;
    stage.cloud.restrict(key, ["deployment:canonicalUrls:view"]);
    const before = production().pushes.length;
    const run = await deploy({ "deploy-key": key });
    expect(run.conclusion).toBe("success");
    expect(run.outputs).toMatchObject({ status: "deployed", "deployment-name": stage.productionName });
    expect(run.outputs["site-url"] ?? "").toBe("");
    expect(annotationsOf(run, "notice")).toStrictEqual([expect.stringContaining("`site-url` stays empty")]);
    expect(production().pushes).toHaveLength(before + 1);
  });

  test("allowed `deploy-args` are passed to the CLI", async () => {
    const out = "bundle out";
    const run = await deploy({ "dry-run": "true", "deploy-args": `--verbose --debug-bundle-path "${out}"` });
    expect(run.conclusion).toBe("success");
    expect(await readFile(join(workspace, out, "isolate", "messages.js"), "utf8")).toContain("list");
  });

  test("`--debug-bundle-path` does not leave the workspace through a link", async () => {
    const outside = stage.folder("outside");
    await mkdir(outside);
    await symlink(outside, join(workspace, "leading-out"));
    await symlink(join(outside, "later"), join(workspace, "leading-nowhere"));
    for (const path of ["leading-out", "leading-out/bundle", "leading-nowhere", "leading-out/../bundle"]) {
      const run = await deploy({ "dry-run": "true", "deploy-args": `--debug-bundle-path ${path}` });
      if (path.includes("..")) {
        // This path is normalized to `bundle`, which is also what the CLI gets.
        expect(run.conclusion).toBe("success");
        expect(await readdir(workspace)).toContain("bundle");
        continue;
      }
      expect(run.outputs).toMatchObject({ status: "failed", "failure-code": "invalid-input" });
      expect(annotationsOf(run, "error")).toStrictEqual([expect.stringContaining("must stay inside the workspace")]);
    }
    expect(await readdir(outside)).toStrictEqual([]);
    expect(await readdir(dirname(outside))).not.toContain("bundle");
  });

  test("a flag that makes the CLI skip the push is not reported as a deploy", async () => {
    const before = stage.cloud.calls.length;
    const run = await deploy({ "deploy-args": "--debug-bundle-path out" });
    expect(run.outputs).toMatchObject({ status: "failed", "failure-code": "invalid-input" });
    expect(annotationsOf(run, "error")).toStrictEqual([expect.stringContaining("`dry-run` must be `true`")]);
    expect(stage.cloud.calls.slice(before)).toStrictEqual([]);
  });

  test("`export-env` passes the URLs to later steps, under the framework's names", async () => {
    const run = await deploy({ "export-env": "true" });
    const { cloudUrl, siteUrl } = production();
    expect(run.exportedEnv).toStrictEqual({ VITE_CONVEX_URL: cloudUrl, VITE_CONVEX_SITE_URL: siteUrl });
  });

  test("without `export-env` later steps get nothing", async () => {
    const run = await deploy({ "dry-run": "true" });
    expect(run.exportedEnv).toStrictEqual({});
  });
});
