import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import { commitSha, pushEvent } from "../../fakes/events/events.ts";
import { headOf } from "../../fakes/test-environment.ts";
import { plantingStep } from "./planting-step.ts";
import { stage, useStage } from "./run-action.ts";

useStage();

/** A workspace whose checkout lies in `app/`, as with the `path` of `actions/checkout`. */
async function besideTheRoot(): Promise<{ workspace: string; head: string }> {
  const checkout = await stage.checkout();
  const workspace = stage.folder("workspace");
  mkdirSync(workspace);
  renameSync(checkout, join(workspace, "app"));
  return { workspace, head: headOf(join(workspace, "app")) };
}

describe("production gets the commit of the event", () => {
  test("also from a checkout beside the workspace's root", async () => {
    const { workspace, head } = await besideTheRoot();
    const step = { workspace, with: { "deploy-key": stage.productionKey, "working-directory": "app" } };
    const wrong = await stage.run({ ...step, event: pushEvent({ branch: "main", sha: commitSha("another") }) });
    expect(wrong.outputs).toMatchObject({ status: "refused", "failure-code": "wrong-commit" });
    const right = await stage.run({ ...step, event: pushEvent({ branch: "main", sha: head }) });
    expect(right.outputs).toMatchObject({ status: "deployed", "app-name": "app" });
  });

  test("and not what git cannot read", async () => {
    const workspace = await stage.checkout();
    const sha = headOf(workspace);
    writeFileSync(join(workspace, ".git", "HEAD"), "garbage");
    const run = await stage.run({
      workspace,
      event: pushEvent({ branch: "main", sha }),
      with: { "deploy-key": stage.productionKey },
    });
    expect(run.outputs).toMatchObject({ status: "refused", "failure-code": "wrong-commit" });
    expect(run.annotations[0]?.message).toContain("The checked-out commit could not be read, but the event is for");
  });

  test("whatever an earlier step put in place of git, or tells it", async () => {
    const workspace = await stage.checkout();
    const wanted = commitSha("another");
    const bin = stage.folder("bin");
    const other = await stage.checkout({ files: { "other.txt": "other" } });
    mkdirSync(bin);
    writeFileSync(join(bin, "git"), `#!/bin/sh\ntouch ${bin}/ran\necho ${wanted}\n`, { mode: 0o755 });
    const run = await stage.run({
      workspace,
      event: pushEvent({ branch: "main", sha: wanted }),
      earlier: [
        plantingStep(stage.folder("planting"), bin, {
          GIT_DIR: join(other, ".git"),
          GIT_CONFIG_GLOBAL: join(bin, "config"),
        }),
      ],
      with: { "deploy-key": stage.productionKey },
    });
    expect(run.paths).toContain(bin);
    expect(run.outputs).toMatchObject({ status: "refused", "failure-code": "wrong-commit" });
    expect(run.annotations[0]?.message).toContain(`is ${headOf(workspace).slice(0, 7)}, but`);
    expect(existsSync(join(bin, "ran"))).toBe(false);
    const elsewhere = await stage.run({
      workspace,
      event: pushEvent({ branch: "main", sha: headOf(other) }),
      env: { GIT_DIR: join(other, ".git") },
      with: { "deploy-key": stage.productionKey },
    });
    expect(elsewhere.outputs).toMatchObject({ status: "refused", "failure-code": "wrong-commit" });
  });

  test("also where no git is installed, from a worktree with packed refs", async () => {
    const checkout = await stage.checkout();
    const workspace = stage.folder("worktree");
    execFileSync("git", ["worktree", "add", "--quiet", "-b", "side", workspace], { cwd: checkout });
    execFileSync("git", ["pack-refs", "--all"], { cwd: checkout });
    renameSync(join(checkout, "node_modules"), join(workspace, "node_modules"));
    const run = await stage.run({
      workspace,
      event: pushEvent({ branch: "main", sha: headOf(checkout) }),
      env: { PATH: "/nowhere" },
      with: { "deploy-key": stage.productionKey },
    });
    expect(run.outputs).toMatchObject({ status: "deployed" });
  });

  test("and a repository of a format that cannot be read is refused with the lines that change it", async () => {
    const workspace = await stage.checkout();
    const sha = headOf(workspace);
    writeFileSync(join(workspace, ".git", "HEAD"), "ref: refs/heads/.invalid\n");
    mkdirSync(join(workspace, ".git", "reftable"));
    const run = await stage.run({
      workspace,
      event: pushEvent({ branch: "main", sha }),
      with: { "deploy-key": stage.productionKey },
    });
    expect(run.outputs).toMatchObject({ status: "refused", "failure-code": "wrong-commit" });
    for (const words of ["keeps refs as reftable", "env:\n    GIT_DEFAULT_REF_FORMAT: files"])
      expect(run.annotations[0]?.message).toContain(words);
  });

  test("and asks no repository around the workspace", async () => {
    const outer = stage.folder("outer");
    const inner = join(outer, "workspace");
    mkdirSync(outer);
    execFileSync("git", ["init", "--quiet", outer]);
    const checkout = await stage.checkout({ git: false });
    cpSync(checkout, inner, { recursive: true, verbatimSymlinks: true });
    rmSync(checkout, { recursive: true });
    const run = await stage.run({
      workspace: inner,
      event: pushEvent({ branch: "main", sha: commitSha("any") }),
      with: { "deploy-key": stage.productionKey },
    });
    expect(run.outputs).toMatchObject({ status: "deployed" });
  });
});

test("a certificate authority out of the checkout is refused before the key is shown to anybody", async () => {
  const workspace = await stage.checkout({ files: { "ca.pem": "" } });
  const before = stage.cloud.calls.length;
  const run = await stage.run({
    workspace,
    event: pushEvent({ branch: "feature/x" }),
    env: { NODE_EXTRA_CA_CERTS: join(workspace, "ca.pem") },
    with: { "deploy-key": stage.previewKey },
  });
  expect(run.outputs).toMatchObject({ status: "refused", "failure-code": "untrusted-ca-certificate" });
  expect(stage.cloud.calls).toHaveLength(before);
});

test("a tag without a github-token is refused, because nobody can tell what it points to", async () => {
  const workspace = await stage.checkout();
  const run = await stage.run({
    workspace,
    event: pushEvent({ tag: "v1", sha: headOf(workspace) }),
    with: { "deploy-key": stage.productionKey, "github-token": "" },
  });
  expect(run.outputs).toMatchObject({ status: "refused", "failure-code": "commit-not-on-production-branch" });
});

test("a long temporary folder is no obstacle to the command wrapper", async () => {
  const workspace = await stage.checkout();
  const long = join(stage.folder("temporary"), "x".repeat(120));
  mkdirSync(long, { recursive: true });
  const run = await stage.run({
    workspace,
    event: pushEvent({ branch: "main", sha: headOf(workspace) }),
    env: { TMPDIR: long },
    with: { "deploy-key": stage.productionKey },
  });
  expect(run.outputs).toMatchObject({ status: "deployed", "site-url": expect.stringContaining(".convex.site") });
});
