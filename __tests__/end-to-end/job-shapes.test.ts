/** Checkouts, apps and jobs of shapes that teams really have, and in which a deploy could do harm or fail without a reason. */

import { execFileSync } from "node:child_process";
import { cpSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { loadManifest } from "../../fakes/runner/action-manifest.ts";
import { annotationsOf, openPullRequest, pushToMain, stage, useStage } from "./run-action.ts";

useStage();

const productionPushes = () =>
  stage.cloud.deployments().find(({ name }) => name === stage.productionName)?.pushes.length ?? 0;

function deployProduction(workspace: string, given: Readonly<Record<string, string>> = {}) {
  return stage.run({ event: pushToMain(workspace), workspace, with: { "deploy-key": stage.productionKey, ...given } });
}

const git = (cwd: string, ...args: readonly string[]) => {
  const own = ["-c", "user.name=T", "-c", "user.email=t@example.com", "-c", "protocol.file.allow=always"];
  return execFileSync("git", [...own, ...args], { cwd, encoding: "utf8", stdio: "pipe" }).trim();
};

describe("a folder of functions without code is not pushed, because that would delete every function:", () => {
  const empty = (workspace: string) => {
    rmSync(join(workspace, "convex"), { recursive: true });
    mkdirSync(join(workspace, "convex"));
  };
  test.each<[string, (workspace: string) => void]>([
    ["a submodule that was not checked out", empty],
    [
      "what code generation has left behind",
      (workspace) => {
        for (const name of readdirSync(join(workspace, "convex")))
          if (name !== "_generated") rmSync(join(workspace, "convex", name), { recursive: true });
      },
    ],
    [
      "text, declarations, tests and hidden files, which the CLI does not push",
      (workspace) => {
        empty(workspace);
        for (const name of ["README.md", "tsconfig.json", "env.d.ts", "users.test.ts", ".users.ts"])
          writeFileSync(join(workspace, "convex", name), "");
      },
    ],
    [
      "a file, as Git for Windows checks out a link",
      (workspace) => {
        rmSync(join(workspace, "convex"), { recursive: true });
        writeFileSync(join(workspace, "convex"), "../backend/convex");
      },
    ],
  ])("%s", async (_what, spoil) => {
    const workspace = await stage.checkout();
    spoil(workspace);
    const before = productionPushes();
    const run = await deployProduction(workspace);
    expect(run.outputs["failure-code"]).toBe("functions-missing");
    expect(annotationsOf(run, "error").join()).toMatch(
      /`convex`, contains no code\..*delete every function[\s\S]*submodules: true/,
    );
    expect(productionPushes()).toBe(before);
  });
});

test.each(["rm -r convex", "rm -r convex/*"])(
  "functions that `cmd` has removed are not deleted by the push: %s",
  async (cmd) => {
    const before = productionPushes();
    const run = await deployProduction(await stage.checkout(), { cmd });
    expect(run.outputs["failure-code"]).toBe("functions-missing");
    expect(productionPushes()).toBe(before);
  },
);

describe("a folder with only a schema and configuration", () => {
  const onlySchema = (workspace: string) => {
    for (const name of readdirSync(join(workspace, "convex")))
      if (name !== "schema.ts") rmSync(join(workspace, "convex", name), { recursive: true });
    writeFileSync(join(workspace, "convex", "convex.config.ts"), CONFIG);
  };
  const CONFIG = `import { defineApp } from "convex/server";\nexport default defineApp();\n`;
  const newProduction = (project: string) => {
    const { production } = stage.cloud.createProject({ team: "schema", project });
    return { production, key: stage.cloud.issueKey({ kind: "production", deployment: production.name }) };
  };

  test.each<[string, Readonly<Record<string, string>>]>([
    ["in the checkout", {}],
    ["after the build", { cmd: "find convex -type f ! -name schema.ts -delete" }],
  ])("is not pushed over live functions: %s", async (where, given) => {
    const { production, key } = newProduction(where.replaceAll(" ", "-"));
    await deployProduction(await stage.checkout(), { "deploy-key": key });
    const workspace = await stage.checkout();
    if (given.cmd === undefined) onlySchema(workspace);
    const run = await deployProduction(workspace, { "deploy-key": key, ...given });
    expect(run.outputs["failure-code"]).toBe("functions-missing");
    expect(annotationsOf(run, "error").join()).toMatch(/only a schema or configuration[\s\S]*`export \{\}`/);
    expect(production.pushes).toHaveLength(1);
  });

  test("is pushed where there are no functions, and again", async () => {
    const { production, key } = newProduction("first");
    const workspace = await stage.checkout();
    onlySchema(workspace);
    for (const pushes of [1, 2]) {
      const run = await deployProduction(workspace, { "deploy-key": key });
      expect([run.outputs.status, production.pushes.length]).toStrictEqual(["deployed", pushes]);
    }
  });

  test("is pushed over live functions with an empty module, as the advice says", async () => {
    const { production, key } = newProduction("on-purpose");
    await deployProduction(await stage.checkout(), { "deploy-key": key });
    const workspace = await stage.checkout();
    onlySchema(workspace);
    writeFileSync(join(workspace, "convex", "none.ts"), "export {};\n");
    const run = await deployProduction(workspace, { "deploy-key": key });
    expect([run.outputs.status, production.pushes.length]).toStrictEqual(["deployed", 2]);
  });

  test("is not pushed if Convex does not say whether there are functions", async () => {
    const { production, key } = newProduction("unknown");
    await deployProduction(await stage.checkout(), { "deploy-key": key });
    stage.cloud.restrict(key, ["deployment:data:view"]);
    const workspace = await stage.checkout();
    onlySchema(workspace);
    const run = await deployProduction(workspace, { "deploy-key": key });
    expect(run.outputs["failure-code"]).toBe("functions-missing");
    expect(production.pushes).toHaveLength(1);
  });
});

describe("functions that a sparse checkout has left out", () => {
  async function sparse(sparsity: readonly string[], more: readonly string[] = []) {
    const workspace = await stage.checkout({
      files: {
        "convex/admin/users.ts": "export const x = 1;\n",
        "convex/tests/users.test.ts": "export const x = 1;\n",
      },
    });
    git(workspace, "sparse-checkout", "set", ...more, ...sparsity);
    return workspace;
  }

  test.each<[string, readonly string[], readonly string[]]>([
    ["by patterns", ["/*", "!/convex/admin/"], ["--no-cone"]],
    ["by folders", ["convex/tests"], ["--cone", "--no-sparse-index"]],
    ["by folders, with a sparse index", ["convex/tests"], ["--cone", "--sparse-index"]],
  ])("%s are not deleted by a push without them", async (_how, sparsity, more) => {
    const workspace = await sparse(sparsity, more);
    expect(readdirSync(join(workspace, "convex"))).not.toContain("admin");
    const before = productionPushes();
    const run = await deployProduction(workspace);
    expect(run.outputs["failure-code"]).toBe("functions-missing");
    expect(annotationsOf(run, "error").join()).toMatch(
      /sparse checkout has left out `convex\/admin[\s\S]*`sparse-checkout`/,
    );
    expect(productionPushes()).toBe(before);
  });

  test("may be tests, which are not pushed", async () => {
    const run = await deployProduction(await sparse(["/*", "!/convex/tests/"], ["--no-cone"]));
    expect(annotationsOf(run, "error")).toStrictEqual([]);
    expect(run.outputs.status).toBe("deployed");
  });
});

test("a working directory that is a link into another repository's checkout is compared with that repository", async () => {
  const workspace = await stage.checkout();
  const vendor = join(workspace, "vendor");
  cpSync(await stage.checkout(), join(vendor, "packages", "backend"), { recursive: true, verbatimSymlinks: true });
  rmSync(join(vendor, "packages", "backend", ".git"), { recursive: true });
  git(vendor, "init", "--quiet");
  git(vendor, "add", "--all", "--", ":!*/node_modules");
  git(vendor, "commit", "--quiet", "--message=Other code");
  git(vendor, "remote", "add", "origin", "https://github.com/acme/other");
  symlinkSync(join("vendor", "packages", "backend"), join(workspace, "app"));
  git(workspace, "add", "app");
  git(workspace, "commit", "--quiet", "--message=A link");
  const before = productionPushes();
  const run = await deployProduction(workspace, { "working-directory": "app" });
  expect(run.outputs["failure-code"]).toBe("wrong-commit");
  expect(annotationsOf(run, "error").join()).toContain("checked out in `vendor`");
  expect(productionPushes()).toBe(before);
});

describe("functions behind a link", () => {
  /** @param lead - Where the real folder is created. */
  async function linked(lead: (workspace: string) => string) {
    const workspace = await stage.checkout();
    const [functions, real] = [join(workspace, "convex"), lead(workspace)];
    cpSync(functions, real, { recursive: true });
    git(workspace, "rm", "-r", "--quiet", "convex");
    rmSync(functions, { recursive: true, force: true });
    symlinkSync(real, functions);
    git(workspace, "add", "convex");
    git(workspace, "commit", "--quiet", "--message=A link");
    return { workspace, real };
  }

  test("out of the workspace are not deployed", async () => {
    const { workspace } = await linked(() => join(stage.folder("elsewhere"), "convex"));
    const before = productionPushes();
    const run = await deployProduction(workspace);
    expect(run.outputs["failure-code"]).toBe("convex-outside-workspace");
    expect(annotationsOf(run, "error").join()).toMatch(/`convex`, is outside of the workspace[\s\S]*`path`/);
    expect(productionPushes()).toBe(before);
  });

  test("into another repository's checkout are compared with that, or with `commit`", async () => {
    const { workspace, real } = await linked((folder) => join(folder, "vendor", "convex"));
    const vendor = join(workspace, "vendor");
    git(vendor, "init", "--quiet");
    git(vendor, "add", "--all");
    git(vendor, "commit", "--quiet", "--message=Other code");
    const before = productionPushes();
    const run = await deployProduction(workspace);
    expect(run.outputs["failure-code"]).toBe("wrong-commit");
    expect(annotationsOf(run, "error").join()).toContain("checked out in `vendor`");
    expect(productionPushes()).toBe(before);
    const chosen = { commit: git(real, "rev-parse", "HEAD"), target: "production" };
    expect((await deployProduction(workspace, chosen)).outputs.status).toBe("deployed");
  });

  test("into another folder of the checkout are deployed, unless a sparse checkout has left out a part", async () => {
    const { workspace, real } = await linked((folder) => join(folder, "packages", "backend"));
    writeFileSync(join(real, "more.ts"), "export const x = 1;\n");
    git(workspace, "add", "packages");
    git(workspace, "commit", "--quiet", "--message=The real folder");
    expect((await deployProduction(workspace)).outputs.status).toBe("deployed");
    git(workspace, "sparse-checkout", "set", "--no-cone", "/*", "!/packages/backend/more.ts");
    const run = await deployProduction(workspace);
    expect(annotationsOf(run, "error").join()).toContain("left out `packages/backend/more.ts`");
  });
});

describe("a submodule at another commit than the event's commit names, as an earlier job may have left it,", () => {
  async function withSubmodule() {
    const [workspace, source] = [await stage.checkout(), await stage.checkout()];
    git(workspace, "submodule", "--quiet", "add", source, "backend");
    git(workspace, "commit", "--quiet", "--message=A submodule");
    const backend = join(workspace, "backend");
    cpSync(join(source, "node_modules"), join(backend, "node_modules"), { recursive: true, verbatimSymlinks: true });
    git(source, "commit", "--quiet", "--allow-empty", "--message=Newer");
    git(backend, "fetch", "--quiet");
    return { workspace, backend };
  }

  test("is not deployed to production, with the lines to change", async () => {
    const { workspace, backend } = await withSubmodule();
    git(backend, "checkout", "--quiet", "origin/main");
    const before = productionPushes();
    const run = await deployProduction(workspace, { "working-directory": "backend" });
    expect(run.outputs["failure-code"]).toBe("wrong-commit");
    const text = annotationsOf(run, "error").join();
    expect(text).toContain(git(backend, "rev-parse", "HEAD").slice(0, 7));
    expect(text).toContain(git(workspace, "rev-parse", "HEAD:backend").slice(0, 7));
    expect(text).toContain("submodules: true");
    expect(productionPushes()).toBe(before);
  });

  test("is deployed if this job has committed that, or made the submodule's commit", async () => {
    const { workspace, backend } = await withSubmodule();
    const event = pushToMain(workspace);
    const options = {
      event,
      workspace,
      ref: null,
      with: { "deploy-key": stage.productionKey, "working-directory": "backend" },
    };
    git(backend, "commit", "--quiet", "--allow-empty", "--message=Generated");
    expect((await stage.run(options)).outputs.status).toBe("deployed");
    git(backend, "checkout", "--quiet", "origin/main");
    git(workspace, "commit", "--quiet", "--all", "--message=Newest backend");
    expect((await stage.run(options)).outputs.status).toBe("deployed");
  });
});

test("a composite action may pass its own inputs on as empty texts", async () => {
  const { event, number } = openPullRequest(stage);
  const inputs = [...loadManifest(join(import.meta.dirname, "..", "..")).inputs.keys()];
  const empty = inputs.filter((name) => !["dry-run", "github-token", "deploy-key"].includes(name));
  const run = await stage.run({
    event: event(),
    workspace: await stage.checkout(),
    with: { ...Object.fromEntries(empty.map((name) => [name, ""])), "deploy-key": stage.previewKey },
  });
  expect(run.outputs).toMatchObject({ status: "deployed", "comment-url": expect.stringContaining(`/pull/${number}#`) });
});

test.each([
  ["is a warning", {}, 1],
  ["is none without reports", { comment: "false", "github-deployment": "false" }, 0],
])("an empty github-token, which a composite action may pass on, %s", async (_what, given, warnings) => {
  const run = await stage.run({
    event: openPullRequest(stage).event(),
    workspace: await stage.checkout(),
    with: { "deploy-key": stage.previewKey, "github-token": "", ...given },
  });
  expect(run.outputs.status).toBe("deployed");
  expect(annotationsOf(run, "warning")).toStrictEqual(
    Array.from({ length: warnings }, () => expect.stringMatching(/`github-token` is empty.*no comment.*github\.token/)),
  );
});

test.each([
  ["does not exist", () => stage.folder("missing")],
  ["is relative", () => "temporary"],
])("a TMPDIR that %s is not used", async (what, tmpdirOf) => {
  // A commit of its own, which is newer than those of the tests above.
  const workspace = await stage.checkout({ files: { "commit.txt": what } });
  mkdirSync(join(workspace, "temporary"));
  const run = await stage.run({
    event: pushToMain(workspace),
    workspace,
    env: { TMPDIR: tmpdirOf() },
    with: { "deploy-key": stage.productionKey, "export-path": "before.zip" },
  });
  expect(annotationsOf(run, "error")).toStrictEqual([]);
  expect(run.outputs.status).toBe("deployed");
  expect(readdirSync(join(workspace, "temporary"))).toStrictEqual([]);
});
