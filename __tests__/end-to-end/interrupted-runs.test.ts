/** Runs that are cancelled or killed, or that crash. `post` completes every report with the true result. */

import { describe, expect, test } from "@jest/globals";
import { issueCommentEvent, pushEvent } from "../../fakes/events/events.ts";
import type { StepResult } from "../../fakes/runner/runner.ts";
import { headOf, REPOSITORY, type TestEnvironment } from "../../fakes/test-environment.ts";
import { signState } from "../../src/action/run-state.ts";
import {
  annotationsOf,
  commentsOn,
  holdBuild,
  isCreationRecorded,
  isShownAsDeploying,
  openPullRequest,
  PATIENT_RUNNER,
  rejectCreationRecords,
  stage,
  type TestPullRequest,
  until,
  useStage,
  visible,
  waitDuring,
} from "./run-action.ts";

/** Programs for the builds of these tests. */
const PROGRAMS = {
  // Sends a signal to its ancestor that runs the action.
  "strike.mjs": `import { readFileSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
const read = (pid, file) => readFileSync(\`/proc/\${pid}/\${file}\`, "utf8");
let pid = process.ppid;
while (pid > 1 && !read(pid, "cmdline").includes("/dist/main/index.js")) {
  const stat = read(pid, "stat");
  pid = Number(stat.slice(stat.lastIndexOf(")") + 2).split(" ")[1]);
}
process.kill(pid, process.argv[2]);`,
  // Finds the runner's command files, whose names are not in its environment, and changes each.
  "runner-files.mjs": `import { appendFileSync, copyFileSync, mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { join } from "node:path";
const [, , prefix, what, argument] = process.argv;
const folder = join(process.env.RUNNER_TEMP, "_runner_file_commands");
for (const name of readdirSync(folder)) {
  const path = join(folder, name);
  // The action writes temporary files into the same folder and renames them, so they can disappear at any time.
  if (!name.startsWith(prefix) || !/_[0-9a-f-]{36}$/.test(name)) continue;
  if (what === "add") appendFileSync(path, argument.replaceAll("\\\\n", "\\n"));
  if (what === "replace") copyFileSync(argument, path);
  if (what === "remove") rmSync(path, { force: true });
  // The action may write the file again between the two calls.
  while (what === "spoil" && !statSync(path, { throwIfNoEntry: false })?.isDirectory()) {
    rmSync(path, { force: true });
    try {
      mkdirSync(path);
    } catch {}
  }
}`,
  // Keeps running after `main` without being found, and does the same to the files of `post`.
  "plant-later.mjs": `import { appendFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
const folder = join(process.argv[2], "_runner_file_commands");
const before = new Set(readdirSync(folder));
writeFileSync(process.argv[3], "");
const isOver = Date.now() + 300_000;
const look = () => {
  const names = readdirSync(folder).filter((name) => !before.has(name) && /^[a-z_]+_[0-9a-f-]{36}$/.test(name));
  const later = names.filter((name) => name.startsWith("artifacts_"));
  if (later.length === 0 && Date.now() < isOver) return setTimeout(look, 1);
  for (const name of names) {
    if (name.startsWith("set_env_")) appendFileSync(join(folder, name), "LD_PRELOAD=/planted.so\\n");
    if (name.startsWith("add_path_")) appendFileSync(join(folder, name), "/planted\\n");
    if (name.startsWith("step_summary_")) appendFileSync(join(folder, name), "# planted\\n");
  }
};
look();`,
  // Loaded before the action's own code. Copies each state that the action saves.
  "keep-states.mjs": `import fs from "node:fs";
const rename = fs.renameSync;
let states = 0;
fs.renameSync = (from, to) => {
  if (to.includes("save_state_")) fs.copyFileSync(from, \`state-\${states++}\`);
  rename(from, to);
};`,
  // Loaded before the action's own code. Sends the signal while the rest of the action is loading.
  "cancel-early.mjs": `import { registerHooks } from "node:module";
let isTold = false;
registerHooks({
  load(url, context, next) {
    if (/dist\\/main\\/(?!index\\.js)/.test(url) && !isTold) isTold = process.emit("SIGINT", "SIGINT");
    return next(url, context);
  },
});`,
};

let workspace: string;
let key: string;

useStage(
  async () => {
    workspace = await stage.checkout({ files: PROGRAMS });
    key = stage.previewKey;
  },
  { previewKeysMayDelete: true },
);

function build(pullRequest: TestPullRequest, cmd: string): Promise<StepResult> {
  return stage.run({ event: pullRequest.event(), workspace, with: { "deploy-key": key, cmd } });
}

/** The visible text of the only comment on a pull request. */
function comment({ number }: TestPullRequest): string {
  const [only = "", ...others] = commentsOn(stage, number);
  expect(others).toStrictEqual([]);
  return visible(only);
}

/** The states of each GitHub Deployment of a pull request's preview. */
function records({ number }: TestPullRequest): readonly (readonly string[])[] {
  return stage.github
    .deployments(REPOSITORY)
    .filter(({ payload }) => (payload as { origin?: { number?: number } }).origin?.number === number)
    .map(({ statuses }) => statuses.map(({ state }) => state));
}

function pushesTo({ number }: TestPullRequest): number {
  return stage.cloud.preview(`pr-${number}`)?.pushes.length ?? 0;
}

test("a run whose machine was lost is marked as lost by the next run", async () => {
  const sha = stage.github.pushTo({ repository: REPOSITORY, branch: "main" }, { sha: headOf(workspace) });
  const settings = { event: pushEvent({ branch: "main", sha }), workspace };
  const production = { "deploy-key": stage.productionKey };
  await stage.run({ ...settings, with: { ...production, cmd: "node strike.mjs SIGKILL" }, skipPost: true });
  const [lost, ...others] = stage.github.deployments(REPOSITORY).filter(({ sha: of }) => of === sha);
  expect(others).toStrictEqual([]);
  expect(lost?.statuses.map(({ state }) => state)).not.toContain("error");
  stage.github.passTime(2 * 60 * 60_000);
  expect((await stage.run({ ...settings, with: production })).outputs.status).toBe("deployed");
  expect(lost?.statuses.at(-1)).toMatchObject({ state: "error", description: expect.stringContaining("was lost") });
});

/** The first run of a pull request, whose machine is lost during the build. */
async function loseMachine(
  inputs: Readonly<Record<string, string>>,
  isReady: typeof isCreationRecorded = isCreationRecorded,
): Promise<TestPullRequest> {
  const pullRequest = openPullRequest(stage);
  const build = holdBuild(stage);
  const cmd = `${build.cmd}; node strike.mjs SIGKILL`;
  const settings = { "deploy-key": key, cmd, ...inputs };
  const running = stage.run({ event: pullRequest.event(), workspace, with: settings, skipPost: true });
  await waitDuring(running, () => build.isBegun() && isReady(stage, pullRequest));
  build.release();
  await running;
  return pullRequest;
}

const closeAfterLoss = (pullRequest: TestPullRequest, inputs: Readonly<Record<string, string>> = {}) =>
  stage.run({ event: pullRequest.event({ action: "closed" }), workspace, with: { "deploy-key": key, ...inputs } });

test("a run whose machine was lost is not shown as deploying after its pull request is closed", async () => {
  const pullRequest = await loseMachine({ "timeout-minutes": "20" });
  expect([comment(pullRequest).includes("Deploying"), records(pullRequest)]).toStrictEqual([true, [["in_progress"]]]);
  stage.github.passTime(20 * 60_000 + 1_000);
  const run = await closeAfterLoss(pullRequest);
  expect([run.outputs.status, annotationsOf(run, "notice")]).toStrictEqual(["cleaned-up", []]);
  expect(records(pullRequest)).toStrictEqual([["in_progress", "error", "inactive"]]);
  expect(visible(comment(pullRequest))).toContain("🧹 Removed");
  expect(visible(comment(pullRequest))).not.toContain("may have deployed");
});

test("a run whose machine was lost before its preview was recorded is shown as cancelled after that", async () => {
  const lift = rejectCreationRecords(stage);
  const pullRequest = await loseMachine({ "timeout-minutes": "20" }, isShownAsDeploying);
  lift();
  expect([comment(pullRequest).includes("Deploying"), records(pullRequest)]).toStrictEqual([true, [[]]]);
  stage.github.passTime(20 * 60_000 + 1_000);
  const run = await closeAfterLoss(pullRequest);
  expect(annotationsOf(run, "notice")).toStrictEqual([expect.stringContaining("no comment shows that a run of this")]);
  expect(records(pullRequest)).toStrictEqual([["error"]]);
  expect(comment(pullRequest)).toContain("Cancelled");
  expect(comment(pullRequest)).toContain("did not report how it ended, so it may have deployed");
});

test.each([{}, { "github-deployment": "false" }])(
  "a preview that was created by a run whose machine was lost during the build is deleted when its pull request is closed: %j",
  async (inputs) => {
    const pullRequest = await loseMachine(inputs);
    expect(stage.cloud.preview(`pr-${pullRequest.number}`)).not.toBeNull();
    const closed = await closeAfterLoss(pullRequest, inputs);
    expect([closed.outputs.status, annotationsOf(closed, "notice")]).toStrictEqual(["cleaned-up", []]);
    expect(stage.cloud.preview(`pr-${pullRequest.number}`)).toBeNull();
  },
);

test("post makes no requests and logs nothing after a clean end", async () => {
  const pullRequest = openPullRequest(stage);
  const calls: number[] = [];
  const count = () => stage.github.calls.length + stage.cloud.calls.length;
  const run = await stage.run({
    event: pullRequest.event(),
    workspace,
    with: { "deploy-key": key },
    onLog: (line) => {
      if (line.includes("Post job cleanup")) calls.push(count());
    },
  });
  expect(run.outputs).toMatchObject({ status: "deployed", "failure-code": "" });
  expect(calls).toStrictEqual([count()]);
  expect(run.post?.log.trim()).toBe("Post job cleanup.");
  expect(run.post?.summary).toBe("");
});

/** Runs steps that share the files of one job, as GitHub does with concurrent steps. */
function sideBySide() {
  const shared = {
    workspace,
    temp: stage.folder("runner"),
    runNumber: 900,
    env: { RUNNER_TRACKING_ID: "github_same" },
  };
  return (pullRequest: TestPullRequest, cmd: string) =>
    stage.run({ ...shared, event: pullRequest.event(), with: { "deploy-key": key, cmd } });
}

describe("if steps run side by side in one job", () => {
  test.each([
    ["that ends", "true", "deployed"],
    ["whose process is killed", "node strike.mjs SIGKILL; sleep 300", "failed"],
  ])("one that is %s does not stop the build of the other", async (_, cmd, status) => {
    const runStep = sideBySide();
    const [slow, quick] = [openPullRequest(stage), openPullRequest(stage)];
    const held = holdBuild(stage);
    const first = runStep(slow, held.cmd);
    await until(held.isBegun);
    const second = await runStep(quick, cmd);
    held.release();
    expect(second.outputs).toMatchObject({ status });
    expect((await first).outputs).toMatchObject({ status: "deployed" });
    expect([pushesTo(slow), pushesTo(quick)]).toStrictEqual([1, status === "deployed" ? 1 : 0]);
  });
});

describe("a run whose process is killed", () => {
  test.each([["SIGKILL"], ["SIGABRT"]])("by %s is reported as crashed by post", async (signal) => {
    const pullRequest = openPullRequest(stage);
    // Each process writes a file when it has detached.
    const detached = (of: string, name: string) =>
      `${of} "$(command -v setsid)" "$(command -v sh)" -c 'echo > ${name}; exec "${"$"}1" 300' sh "$(command -v sleep)" &`;
    const [one, other] = [stage.folder("one"), stage.folder("other")];
    const run = await build(
      pullRequest,
      `${detached("", one)}\n${detached("env -i", other)}\nuntil [ -e ${one} ] && [ -e ${other} ]; do sleep 0.1; done\nnode strike.mjs ${signal}\nsleep 300`,
    );
    expect(run.main).toMatchObject({ conclusion: "failure", signal });
    expect(run.outputs).toMatchObject({
      status: "failed",
      "failure-code": "crashed",
      "preview-name": `pr-${pullRequest.number}`,
    });
    expect(annotationsOf(run, "error")).toStrictEqual([expect.stringContaining("ran out of memory")]);
    expect(run.summary).toContain("ran out of memory");
    expect(run.post?.orphans).toStrictEqual([]);
    expect(comment(pullRequest)).toContain("Failed");
    expect(comment(pullRequest)).not.toContain("Deploying");
    expect(records(pullRequest)).toStrictEqual([["in_progress", "failure"]]);
    expect(pushesTo(pullRequest)).toBe(0);
  });

  test("before it has a plan is reported too", async () => {
    const pullRequest = openPullRequest(stage);
    // Too little memory even for the program's own code.
    const run = await stage.run({
      event: pullRequest.event(),
      workspace,
      with: { "deploy-key": key },
      nodeArgs: ["--max-old-space-size=5"],
    });
    expect(run.main?.conclusion).toBe("failure");
    expect(run.outputs.status).not.toBe("deployed");
    expect(annotationsOf(run, "error")).toStrictEqual([expect.stringContaining("ran out of memory")]);
    expect(comment(pullRequest)).toContain("Failed");
    expect(pushesTo(pullRequest)).toBe(0);
  });

  test("while it reports keeps its result", async () => {
    const pullRequest = openPullRequest(stage);
    const lift = stage.github.fault({
      method: "PATCH",
      path: "/repos/{owner}/{repo}/issues/comments/{comment_id}",
      kind: "hang",
      times: Number.POSITIVE_INFINITY,
    });
    const run = await stage.run({
      event: pullRequest.event(),
      workspace,
      with: { "deploy-key": key },
      delays: { interrupt: 100, terminate: 100 },
      cancel: { when: (log) => log.includes("✔ Deployed to") },
      onLog: (line) => {
        if (line.includes("Post job cleanup")) lift();
      },
    });
    expect(run.signal).toBe("SIGKILL");
    expect(run.outputs).toMatchObject({ status: "deployed", "failure-code": "" });
    expect(annotationsOf(run, "error")).toStrictEqual(["The operation was canceled."]);
    expect(comment(pullRequest)).toContain("Deployed");
    expect(records(pullRequest).map((states) => states.at(-1))).toStrictEqual(["success"]);
    expect(run.summary.match(/^#+ .*/gm)?.length).toBe(1);
  });
});

test("an internal error is one error without a stack trace, and post writes the reports", async () => {
  const pullRequest = openPullRequest(stage);
  const run = await build(pullRequest, "node runner-files.mjs set_output_ spoil");
  expect(run.conclusion).toBe("failure");
  const errors = annotationsOf(run, "error");
  expect(errors.filter((text) => text.includes("This action has a bug"))).toHaveLength(1);
  // The other errors are the runner's own, about the folder in place of a file.
  expect(errors.filter((text) => !/has a bug|file command|EISDIR/.test(text))).toStrictEqual([]);
  expect(run.log).not.toMatch(/^\s+at .*:\d+:\d+/m);
  expect(comment(pullRequest)).toContain("Failed");
  expect(records(pullRequest).map((states) => states.at(-1))).toStrictEqual(["failure"]);
});

describe("a cancellation", () => {
  test.each<[string, { hangs?: string; cmd?: string; isClaimed?: boolean }]>([
    ["while the preview is looked up", { hangs: "/api/deployment/authorize_preview", isClaimed: false }],
    ["while the preview is claimed", { hangs: "/api/claim_preview_deployment", isClaimed: false }],
    ["while the build runs", { cmd: "sleep 300 & echo build$((1))ing; sleep 300" }],
    ["while the push runs", { hangs: "/api/deploy2/start_push" }],
  ])("%s stops everything and is reported everywhere", async (_moment, { hangs, cmd, isClaimed = true }) => {
    const pullRequest = openPullRequest(stage);
    const calls = stage.cloud.calls.length;
    const isHanging = (path: string) =>
      stage.cloud.calls.slice(calls).some((call) => call.path === path) && records(pullRequest).length > 0;
    if (hangs !== undefined) stage.cloud.fault({ path: hangs, kind: "hang" });
    const run = await stage.run({
      event: pullRequest.event(),
      workspace,
      with: { "deploy-key": key, ...(cmd === undefined ? {} : { cmd }) },
      cancel: { when: (log) => (hangs === undefined ? log.includes("build1ing") : isHanging(hangs)) },
      delays: PATIENT_RUNNER,
    });
    // The last request is the one that hangs, so the run was cancelled at that point.
    expect(stage.cloud.calls.slice(calls).at(-1)?.path).toBe(hangs ?? "/api/v1/get_canonical_urls");
    expect(run).toMatchObject({ conclusion: "cancelled", signal: null, orphans: [] });
    expect(run.outputs).toMatchObject({ status: "cancelled", "failure-code": "cancelled" });
    expect(comment(pullRequest)).toContain("Cancelled");
    const isInBuild = hangs === undefined;
    expect(comment(pullRequest).includes("The run was cancelled. Nothing was pushed.")).toBe(isInBuild);
    expect(comment(pullRequest).includes("may have finished a push")).toBe(!isInBuild);
    // The record is in progress after the claim.
    expect(records(pullRequest)).toStrictEqual([isClaimed ? ["in_progress", "error"] : ["error"]]);
    expect(pushesTo(pullRequest)).toBe(0);
  });

  test("while the action is loading is reported as a cancellation", async () => {
    const pullRequest = openPullRequest(stage);
    const calls = stage.cloud.calls.length;
    const run = await stage.run({
      event: pullRequest.event(),
      workspace,
      with: { "deploy-key": key },
      nodeArgs: ["--import", "./cancel-early.mjs"],
    });
    expect(run.main).toMatchObject({ exitCode: 1, signal: null });
    expect(run.outputs).toMatchObject({ status: "cancelled", "failure-code": "cancelled" });
    expect(comment(pullRequest)).toContain("Cancelled");
    // The run sent no request to Convex.
    expect(stage.cloud.calls.slice(calls)).toStrictEqual([]);
    expect(run.post?.log.trim()).toBe("Post job cleanup.");
  });

  // A signal that arrives before the action's own code runs cannot be handled. Which comes first depends on the machine.
  test.each([[20], [60]])("%d ms after the start is reported correctly, whatever the run is doing", async (afterMs) => {
    const pullRequest = openPullRequest(stage);
    const run = await stage.run({
      event: pullRequest.event(),
      workspace,
      with: { "deploy-key": key },
      cancel: { afterMs },
      delays: PATIENT_RUNNER,
    });
    expect(run.conclusion).toBe("cancelled");
    const isHeard = run.signal === null;
    expect(run.outputs.status).toBe(isHeard ? "cancelled" : undefined);
    expect(comment(pullRequest)).toContain(isHeard ? "Cancelled" : "the run was cancelled before it had started");
    expect(records(pullRequest).map((states) => states.at(-1))).not.toContain("in_progress");
    expect(pushesTo(pullRequest)).toBe(0);
  });

  test("that is followed by a kill at once is reported by post", async () => {
    const pullRequest = openPullRequest(stage);
    const run = await stage.run({
      event: pullRequest.event(),
      workspace,
      with: { "deploy-key": key, cmd: "trap '' TERM; echo build$((1))ing; sleep 300" },
      // Enough time to receive the signal, even on a busy machine, but not to end.
      delays: { interrupt: 2_000, terminate: 100 },
      cancel: { when: (log) => log.includes("build1ing") },
    });
    expect(run).toMatchObject({ conclusion: "cancelled", signal: "SIGKILL" });
    expect(run.post?.orphans).toStrictEqual([]);
    expect(run.outputs).toMatchObject({ status: "cancelled", "failure-code": "cancelled" });
    expect(comment(pullRequest)).toContain("Cancelled");
    expect(records(pullRequest)).toStrictEqual([["in_progress", "error"]]);
  });

  test("of a run that is still asking GitHub ends it, whatever GitHub does", async () => {
    const { number } = openPullRequest(stage);
    stage.github.fault({ path: /.*/, kind: "hang", times: 3 });
    const before = stage.github.calls.length;
    const run = await stage.run({
      event: issueCommentEvent({ number }),
      workspace,
      with: { "deploy-key": key, "allow-untrusted-code": "true" },
      cancel: { when: () => stage.github.calls.length > before },
      delays: PATIENT_RUNNER,
    });
    expect(run).toMatchObject({ conclusion: "cancelled", signal: null });
    expect(run.outputs.status).toBe("cancelled");
  });
});

/** The state that `main` saves at its end, but signed by a program that does not know the key. */
const ALL_REPORTED = signState(
  {
    phase: "reported",
    startedAt: 1,
    processGroup: null,
    processMarker: "",
    outcomeSoFar: null,
    recordHead: null,
    startReported: true,
    isCancelled: false,
    finalOutcome: null,
  },
  "another key",
);

describe("a build that writes the runner's files", () => {
  const killed = "node strike.mjs SIGKILL; sleep 300";
  test.each<[string, { plant: string; ends: string; code: string; nodeArgs?: readonly string[] }]>([
    [
      "state that says everything is reported",
      { plant: `save_state_ add 'run=${ALL_REPORTED}\\n'`, ends: killed, code: "crashed" },
    ],
    [
      "an earlier state of its own",
      {
        plant: "save_state_ replace state-1",
        ends: killed,
        code: "crashed",
        nodeArgs: ["--import", "./keep-states.mjs"],
      },
    ],
    ["variables that look like state", { plant: "set_env_ add 'STATE_run=planted\\n'", ends: killed, code: "crashed" }],
    ["an unterminated heredoc", { plant: "save_state_ add 'run<<EOF\\n'", ends: killed, code: "crashed" }],
    [
      "outputs, and an unterminated heredoc that hides those of the action",
      {
        plant: "set_output_ add 'status=deployed\\ndeployment-url=https://evil.example\\nfailure-code=\\nz<<EOF\\n'",
        ends: "exit 3",
        code: "build-failed",
      },
    ],
  ])("cannot make a failed deploy look deployed with %s", async (_what, { plant, ends, code, nodeArgs = [] }) => {
    const pullRequest = openPullRequest(stage);
    const run = await stage.run({
      event: pullRequest.event(),
      workspace,
      with: { "deploy-key": key, cmd: `node runner-files.mjs ${plant}\n${ends}` },
      nodeArgs,
    });
    expect(run.conclusion).toBe("failure");
    expect(run.outputs).toMatchObject({ status: "failed", "failure-code": code });
    expect(JSON.stringify(run.outputs)).not.toContain("evil");
    expect(run.post?.orphans).toStrictEqual([]);
    expect(pushesTo(pullRequest)).toBe(0);
    expect(comment(pullRequest)).toContain("Failed");
    expect(comment(pullRequest)).toContain("preview");
    expect(comment(pullRequest)).not.toContain("⏳");
    expect(records(pullRequest).map((states) => states.at(-1))).toStrictEqual(["failure"]);
  });

  /** Changes to the command files that would affect later steps. */
  const PLANTS = [
    "set_env_ add 'LD_PRELOAD=/planted.so\\nZ<<EOF\\n'",
    "add_path_ add '/planted\\n'",
    "step_summary_ add '# planted\\n'",
    "set_output_ add 'planted=1\\n'",
    "save_state_ add 'planted=1\\n'",
    "artifacts_ add 'planted.zip\\n'",
  ]
    .map((plant) => `node runner-files.mjs ${plant}`)
    .join("\n");

  function expectNothingPlanted(run: StepResult): void {
    expect(run.paths).toStrictEqual([]);
    expect(run.artifacts).toStrictEqual([]);
    expect(Object.keys(run.state)).toStrictEqual(["run"]);
    expect(JSON.stringify([run.exportedEnv, run.outputs, run.summary])).not.toMatch(/planted|LD_PRELOAD/);
    expect(run.log).not.toContain("Unable to process file command");
  }

  test("passes nothing to later steps, and the action's exports stay", async () => {
    const pullRequest = openPullRequest(stage);
    const run = await stage.run({
      event: pullRequest.event(),
      workspace,
      with: { "deploy-key": key, cmd: PLANTS, "export-env": "true" },
    });
    expect(run.outputs.status).toBe("deployed");
    expectNothingPlanted(run);
    const { "deployment-url": url, "site-url": siteUrl } = run.outputs;
    expect(run.exportedEnv).toStrictEqual({ VITE_CONVEX_URL: url, VITE_CONVEX_SITE_URL: siteUrl });
    expect(run.summary).toContain("Convex deployed");
  });

  test.each<[string, string, Partial<Parameters<TestEnvironment["run"]>[0]>]>([
    ["fails", "exit 3", {}],
    [
      "is cancelled",
      "echo build$((1))ing; sleep 300",
      { cancel: { when: (log) => log.includes("build1ing") }, delays: PATIENT_RUNNER },
    ],
    [
      "is cancelled, and the action killed at once",
      "trap '' TERM; echo build$((1))ing; sleep 300",
      { cancel: { when: (log) => log.includes("build1ing") }, delays: { interrupt: 300, terminate: 100 } },
    ],
    [
      "has made the folder read-only",
      "chmod 444 $RUNNER_TEMP/_runner_file_commands/*; chmod 555 $RUNNER_TEMP/_runner_file_commands",
      {},
    ],
  ])("passes nothing to later steps even if it %s", async (_how, ends, options) => {
    const pullRequest = openPullRequest(stage);
    const run = await stage.run({
      event: pullRequest.event(),
      workspace,
      with: { "deploy-key": key, cmd: `${PLANTS}\n${ends}` },
      ...options,
    });
    expect(run.rawOutput).not.toContain("not be cleaned");
    expectNothingPlanted(run);
    expect(run.summary).toContain("Convex");
  });

  test("leaves nothing in the files of post either", async () => {
    const pullRequest = openPullRequest(stage);
    const ready = stage.folder("ready");
    const daemon = `env -i "$(command -v setsid)" -f "${process.execPath}" "$PWD/plant-later.mjs" "$RUNNER_TEMP" '${ready}'`;
    const wait = `until [ -e '${ready}' ]; do sleep 0.1; done`;
    const run = await build(pullRequest, `${daemon} >/dev/null 2>&1 </dev/null\n${wait}`);
    expect(run.outputs.status).toBe("deployed");
    expectNothingPlanted(run);
  });

  test("fails the step if it replaces them with something else", async () => {
    const pullRequest = openPullRequest(stage);
    const run = await build(pullRequest, "node runner-files.mjs add_path_ spoil");
    expect(run.main).toMatchObject({ exitCode: 1 });
    expect(annotationsOf(run, "error")).toContainEqual(expect.stringContaining("could not be cleaned"));
  });

  test("cannot make a deploy look failed, or hide its result", async () => {
    const pullRequest = openPullRequest(stage);
    const plants = ["save_state_ add 'z<<EOF\\n'", "set_output_ remove"];
    const run = await build(pullRequest, plants.map((plant) => `node runner-files.mjs ${plant}`).join("\n"));
    expect(run.conclusion).toBe("success");
    expect(run.outputs).toMatchObject({ status: "deployed", "preview-name": `pr-${pullRequest.number}` });
    expect(run.post?.log.trim()).toBe("Post job cleanup.");
    expect(records(pullRequest).map((states) => states.at(-1))).toStrictEqual(["success"]);
  });
});
