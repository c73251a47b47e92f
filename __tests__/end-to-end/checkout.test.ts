import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import {
  commitSha,
  issueCommentEvent,
  type PullRequestFacts,
  pullRequestEvent,
  pushEvent,
  type WorkflowEvent,
  workflowRunEvent,
} from "../../fakes/events/events.ts";
import { headOf, REPOSITORY, type RunActionOptions } from "../../fakes/test-environment.ts";
import { plantingStep } from "./planting-step.ts";
import { annotationsOf, commentsOn, openPullRequest, stage, useStage } from "./run-action.ts";

useStage();

/** Runs the action without changing HEAD first. */
const deployAsIs = (options: RunActionOptions) => stage.run({ ref: null, ...options });

/** A workspace whose checkout is in `app/`, as with the `path` input of `actions/checkout`. */
async function besideTheRoot(): Promise<{ workspace: string; head: string }> {
  const checkout = await stage.checkout();
  const workspace = stage.folder("workspace");
  mkdirSync(workspace);
  renameSync(checkout, join(workspace, "app"));
  return { workspace, head: headOf(join(workspace, "app")) };
}

/** Opens a pull request on GitHub, with a commit in the workspace on top of the checked-out one. */
function commitTo(workspace: string, message: string): string {
  const who = ["-c", "user.name=T", "-c", "user.email=t@example.com"];
  execFileSync("git", [...who, "commit", "--quiet", "--allow-empty", `--message=${message}`], { cwd: workspace });
  return headOf(workspace);
}
const git = (cwd: string, ...args: readonly string[]) =>
  execFileSync("git", ["-c", "user.name=T", "-c", "user.email=t@example.com", ...args], {
    cwd,
    encoding: "utf8",
  }).trim();

describe("an event that runs on the default branch", () => {
  const events: readonly (readonly [string, (pullRequest: PullRequestFacts) => WorkflowEvent, string])[] = [
    [
      "workflow_run",
      ({ headSha = "", headBranch = "" }) => workflowRunEvent({ of: "pull_request", headSha, headBranch }),
      "${{ github.event.workflow_run.head_sha }}",
    ],
    [
      "pull_request_target",
      (facts) => pullRequestEvent({ ...facts, event: "pull_request_target" }),
      "${{ github.event.pull_request.head.sha }}",
    ],
    [
      "issue_comment",
      ({ number = 0 }) => issueCommentEvent({ number }),
      "refs/pull/${{ github.event.issue.number }}/head",
    ],
  ];

  test.each(events)("does not deploy main to a pull request's preview: %s", async (name, eventOf, lines) => {
    const workspace = await stage.checkout();
    const main = headOf(workspace);
    const headSha = commitTo(workspace, `The head of ${name}`);
    const headBranch = `feature/${name}`;
    stage.github.pushTo({ repository: REPOSITORY, branch: headBranch }, { sha: headSha });
    const { number } = stage.github.openPullRequest({ repository: REPOSITORY, headBranch });
    const step = {
      workspace,
      event: eventOf({ number, headSha, headBranch }),
      with: { "deploy-key": stage.previewKey, "allow-untrusted-code": "true" },
    };
    git(workspace, "checkout", "--quiet", main);
    const before = stage.cloud.calls.length;
    const wrong = await deployAsIs(step);
    expect(wrong.outputs).toMatchObject({ status: "refused", "failure-code": "wrong-commit" });
    expect(wrong.annotations[0]?.message).toContain(
      `is ${main.slice(0, 7)}, but the event is for ${headSha.slice(0, 7)}`,
    );
    expect(wrong.annotations[0]?.message).toContain(`    ref: ${lines}`);
    expect(stage.cloud.calls).toHaveLength(before);
    expect(stage.cloud.preview(`pr-${number}`)).toBeNull();

    // A test merge contains the head, even if its base has moved since.
    commitTo(workspace, "More on main");
    git(workspace, "merge", "--quiet", "--no-ff", "--message=Trial", headSha);
    git(workspace, "gc", "--quiet");
    rmSync(join(workspace, ".git", "logs"), { recursive: true });
    const merged = await deployAsIs(step);
    expect(merged.outputs).toMatchObject({ status: "deployed", "preview-name": `pr-${number}` });
  });
});

describe("a deploy gets the commit of the event", () => {
  test("also from a checkout beside the workspace's root", async () => {
    const { workspace, head } = await besideTheRoot();
    const step = { workspace, with: { "deploy-key": stage.productionKey, "working-directory": "app" } };
    const wrong = await deployAsIs({ ...step, event: pushEvent({ branch: "main", sha: commitSha("another") }) });
    expect(wrong.outputs).toMatchObject({ status: "refused", "failure-code": "wrong-commit" });
    const right = await deployAsIs({ ...step, event: pushEvent({ branch: "main", sha: head }) });
    expect(right.outputs).toMatchObject({ status: "deployed", "app-name": "app" });
  });

  test("from the checkout of the folder that is deployed, not from the workspace's own", async () => {
    const workspace = await stage.checkout();
    const sha = headOf(workspace);
    const release = join(workspace, "release");
    renameSync(await stage.checkout({ files: { "other.txt": "other" } }), release);
    const step = { workspace, with: { "deploy-key": stage.productionKey, "working-directory": "release" } };
    const wrong = await deployAsIs({ ...step, event: pushEvent({ branch: "main", sha }) });
    expect(wrong.outputs).toMatchObject({ status: "refused", "failure-code": "wrong-commit" });
    expect(wrong.annotations[0]?.message).toContain(
      `The commit that is checked out in \`release\` is ${headOf(release).slice(0, 7)}, but`,
    );
    expect(wrong.annotations[0]?.message).toContain('path: "release"');
    const right = await deployAsIs({ ...step, event: pushEvent({ branch: "main", sha: headOf(release) }) });
    expect(right.outputs).toMatchObject({ status: "deployed" });
  });

  test("or a commit that a step of the job made on it, but not one that was only checked out", async () => {
    const workspace = await stage.checkout();
    const sha = headOf(workspace);
    const step = { workspace, event: pushEvent({ branch: "main", sha }), with: { "deploy-key": stage.productionKey } };
    const bumped = commitTo(workspace, "Version 2");
    expect((await deployAsIs(step)).outputs).toMatchObject({ status: "deployed" });
    git(workspace, "checkout", "--quiet", sha);
    git(workspace, "checkout", "--quiet", bumped);
    const wrong = await deployAsIs(step);
    expect(wrong.outputs).toMatchObject({ status: "refused", "failure-code": "wrong-commit" });
  });

  test("also if another user owns the checkout", async () => {
    const workspace = await stage.checkout();
    const env = { GIT_TEST_ASSUME_DIFFERENT_OWNER: "1" };
    expect(() =>
      execFileSync("git", ["status"], { cwd: workspace, env: { ...process.env, ...env }, stdio: "pipe" }),
    ).toThrow("dubious ownership");
    const run = await deployAsIs({
      workspace,
      env,
      event: pushEvent({ branch: "main", sha: headOf(workspace) }),
      with: { "deploy-key": stage.productionKey },
    });
    expect(run.outputs).toMatchObject({ status: "deployed" });
  });

  test("and a notice says that files outside of a repository were not compared", async () => {
    const workspace = await stage.checkout();
    const artifact = join(workspace, "artifact");
    renameSync(await stage.checkout({ git: false }), artifact);
    const run = await deployAsIs({
      workspace,
      event: pushEvent({ branch: "main", sha: commitSha("any") }),
      with: { "deploy-key": stage.productionKey, "working-directory": "artifact" },
    });
    expect(run.outputs).toMatchObject({ status: "deployed" });
    expect(annotationsOf(run, "notice").join()).toContain("No git repository tracks the deployed folder");
  });

  test("but a preview of another repository's checkout only gets a notice", async () => {
    const workspace = await stage.checkout();
    git(workspace, "remote", "add", "origin", "https://github.com/acme/design");
    const pullRequest = openPullRequest(stage, "feature/design");
    const run = await deployAsIs({ workspace, event: pullRequest.event(), with: { "deploy-key": stage.previewKey } });
    expect(run.outputs).toMatchObject({ status: "deployed" });
    expect(annotationsOf(run, "notice").join()).toContain("of `acme/design`, so it was not compared with");
    const event = pushEvent({ branch: "main", sha: commitSha("another") });
    const production = await deployAsIs({ workspace, event, with: { "deploy-key": stage.productionKey } });
    expect(production.outputs).toMatchObject({ status: "refused", "failure-code": "wrong-commit" });
    expect(production.annotations[0]?.message).toContain("of `acme/design`, but");
  });

  test("and does not show a key from the configuration of the checkout", async () => {
    const workspace = await stage.checkout();
    const key = stage.cloud.issueKey({ kind: "development", deployment: stage.developmentName });
    const secret = key.slice(key.indexOf("|") + 1).replaceAll("=", "");
    git(workspace, "remote", "add", "origin", `https://github.com/acme/${secret}`);
    const pullRequest = openPullRequest(stage, "feature/key-in-remote");
    const run = await deployAsIs({
      workspace,
      event: pullRequest.event(),
      with: { "deploy-key": key, target: "development" },
    });
    expect(run.outputs).toMatchObject({ status: "refused", "failure-code": "wrong-commit" });
    const told = [run.summary, ...commentsOn(stage, pullRequest.number), ...annotationsOf(run, "error")];
    expect(told).toHaveLength(3);
    for (const text of told) {
      expect(text).toContain("acme/");
      expect(text).not.toContain(secret);
    }
  });

  test("and not code whose commit cannot be read", async () => {
    const workspace = await stage.checkout();
    const sha = headOf(workspace);
    writeFileSync(join(workspace, ".git", "HEAD"), "garbage");
    const run = await deployAsIs({
      workspace,
      event: pushEvent({ branch: "main", sha }),
      with: { "deploy-key": stage.productionKey },
    });
    expect(run.outputs).toMatchObject({ status: "refused", "failure-code": "wrong-commit" });
    expect(run.annotations[0]?.message).toContain("The checked-out commit could not be read, but the event is for");
  });

  test("even if an earlier step replaced git or changed its configuration", async () => {
    const workspace = await stage.checkout();
    const wanted = commitSha("another");
    const bin = stage.folder("bin");
    const other = await stage.checkout({ files: { "other.txt": "other" } });
    mkdirSync(bin);
    writeFileSync(join(bin, "git"), `#!/bin/sh\ntouch ${bin}/ran\necho ${wanted}\n`, { mode: 0o755 });
    const run = await deployAsIs({
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
    const elsewhere = await deployAsIs({
      workspace,
      event: pushEvent({ branch: "main", sha: headOf(other) }),
      env: { GIT_DIR: join(other, ".git") },
      with: { "deploy-key": stage.productionKey },
    });
    expect(elsewhere.outputs).toMatchObject({ status: "refused", "failure-code": "wrong-commit" });
  });

  test("also without an installed git, from a worktree with packed refs", async () => {
    const checkout = await stage.checkout();
    const workspace = stage.folder("worktree");
    execFileSync("git", ["worktree", "add", "--quiet", "-b", "side", workspace], { cwd: checkout });
    execFileSync("git", ["pack-refs", "--all"], { cwd: checkout });
    renameSync(join(checkout, "node_modules"), join(workspace, "node_modules"));
    const run = await deployAsIs({
      workspace,
      event: pushEvent({ branch: "main", sha: headOf(checkout) }),
      env: { PATH: "/nowhere" },
      with: { "deploy-key": stage.productionKey },
    });
    expect(run.outputs).toMatchObject({ status: "deployed" });
  });

  test("and a repository in a format that cannot be read is refused with the lines to change", async () => {
    const workspace = await stage.checkout();
    const sha = headOf(workspace);
    writeFileSync(join(workspace, ".git", "HEAD"), "ref: refs/heads/.invalid\n");
    mkdirSync(join(workspace, ".git", "reftable"));
    const run = await deployAsIs({
      workspace,
      event: pushEvent({ branch: "main", sha }),
      with: { "deploy-key": stage.productionKey },
    });
    expect(run.outputs).toMatchObject({ status: "refused", "failure-code": "wrong-commit" });
    for (const words of ["keeps refs as reftable", "env:\n    GIT_DEFAULT_REF_FORMAT: files"])
      expect(run.annotations[0]?.message).toContain(words);
  });

  test("and ignores a repository around the workspace", async () => {
    const outer = stage.folder("outer");
    const inner = join(outer, "workspace");
    mkdirSync(outer);
    execFileSync("git", ["init", "--quiet", outer]);
    const checkout = await stage.checkout({ git: false });
    cpSync(checkout, inner, { recursive: true, verbatimSymlinks: true });
    rmSync(checkout, { recursive: true });
    const run = await deployAsIs({
      workspace: inner,
      event: pushEvent({ branch: "main", sha: commitSha("any") }),
      with: { "deploy-key": stage.productionKey },
    });
    expect(run.outputs).toMatchObject({ status: "deployed" });
  });
});

test("a certificate authority from the checkout is refused before the key is sent anywhere", async () => {
  const workspace = await stage.checkout({ files: { "ca.pem": "" } });
  const before = stage.cloud.calls.length;
  const run = await deployAsIs({
    workspace,
    event: pushEvent({ branch: "feature/x" }),
    env: { NODE_EXTRA_CA_CERTS: join(workspace, "ca.pem") },
    with: { "deploy-key": stage.previewKey },
  });
  expect(run.outputs).toMatchObject({ status: "refused", "failure-code": "untrusted-ca-certificate" });
  expect(stage.cloud.calls).toHaveLength(before);
});

test("a tag without a github-token is refused, because its commit cannot be checked", async () => {
  const workspace = await stage.checkout();
  const run = await deployAsIs({
    workspace,
    event: pushEvent({ tag: "v1", sha: headOf(workspace) }),
    with: { "deploy-key": stage.productionKey, "github-token": "" },
  });
  expect(run.outputs).toMatchObject({ status: "refused", "failure-code": "commit-not-on-production-branch" });
});

test("the command wrapper works with a long temporary folder", async () => {
  const workspace = await stage.checkout();
  const long = join(stage.folder("temporary"), "x".repeat(120));
  mkdirSync(long, { recursive: true });
  const run = await stage.run({
    workspace,
    event: pushEvent({ branch: "main", sha: stage.github.repository(REPOSITORY).headSha() }),
    env: { TMPDIR: long },
    with: { "deploy-key": stage.productionKey },
  });
  expect(run.outputs).toMatchObject({ status: "deployed", "site-url": expect.stringContaining(".convex.site") });
});
