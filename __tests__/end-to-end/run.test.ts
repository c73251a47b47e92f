/** `run` and `preview-run`: functions after the push, in order, each at most once, and reported without their values. */

import { beforeEach, describe, expect, test } from "@jest/globals";
import type { CloudDeployment } from "../../fakes/convex-cloud/cloud.ts";
import type { StepResult } from "../../fakes/runner/runner.ts";
import type { RunActionOptions } from "../../fakes/test-environment.ts";
import { ArgumentWatch, findDecodings } from "../../tools/reliability/leak-detector.ts";
import {
  annotationsOf,
  commentsOn,
  holdTime,
  openPullRequest,
  PATIENT_RUNNER,
  previewOf,
  pushToMain,
  recordOf,
  stage,
  statesOf,
  type TestPullRequest,
  useStage,
  visible,
  waitDuring,
} from "./run-action.ts";

const TASKS = `import { internalAction, internalMutation, query } from "../_generated/server";
import { v } from "convex/values";
export const first = internalMutation({ args: {}, handler: async () => {} });
export const second = internalMutation({ args: { count: v.number(), name: v.optional(v.string()) }, handler: async () => {} });
export const third = internalAction({ handler: async () => {} });
export default query({ args: {}, handler: async () => null });\n`;

let workspace: string;
useStage(async () => {
  stage.cloud.setQuota("acme", 200);
  workspace = await stage.checkout({ files: { "convex/jobs/tasks.ts": TASKS } });
});

/** `POST /api/function` of a Convex deployment. */
const FUNCTION = "/api/function";
const [FIRST, SECOND, THIRD] = ["jobs/tasks:first", "jobs/tasks:second", "jobs/tasks:third"];
const ALL = `${FIRST}\n${SECOND} {"count": 2}\n${THIRD}`;

type Inputs = Readonly<Record<string, string>>;
const deploy = (
  { with: inputs, ...options }: Partial<RunActionOptions> & { readonly with: Inputs },
  pullRequest: TestPullRequest = openPullRequest(stage),
) =>
  stage.run({
    event: pullRequest.event(),
    workspace,
    ...options,
    with: { "deploy-key": stage.previewKey, retries: "0", ...inputs },
  });
const deployToMain = (inputs: Inputs) =>
  deploy({ event: pushToMain(workspace), with: { "deploy-key": stage.productionKey, ...inputs } });

const production = (): CloudDeployment => {
  const found = stage.cloud.deployments().find(({ name }) => name === stage.productionName);
  if (found === undefined) throw new Error("There is no production.");
  return found;
};
const runsOf = ({ functionRuns }: CloudDeployment) => functionRuns.map(({ path }) => path);
beforeEach(() => {
  production().functionRuns.length = 0;
});
/** Defines the behavior of functions once the preview exists. */
async function withPreview(define: (preview: CloudDeployment) => void): Promise<TestPullRequest> {
  const pullRequest = openPullRequest(stage);
  await deploy({ with: {} }, pullRequest);
  define(previewOf(pullRequest));
  return pullRequest;
}
const resultsOf = ({ outputs }: StepResult) => JSON.parse(outputs["run-results"] ?? "null") as unknown;
const commentOn = ({ number }: TestPullRequest) => visible(commentsOn(stage, number).join("\n"));
/** The step's own log, without the inputs that the runner prints before it. */
const ownLog = ({ log }: StepResult) => log.slice(log.indexOf("##[endgroup]"));
const statusesOf = (run: StepResult) =>
  recordOf(run.outputs["github-deployment-id"]).statuses.map(({ description }) => description);

describe("functions of `run` are called", () => {
  test("in order after every push, also on production, by the deployment's API with the key in a header", async () => {
    const args = '{"count": 2, "name": "a-name-of-an-argument"}';
    production().defineFunction(SECOND, () => ({
      value: { made: { $integer: "AgAAAAAAAAA=" } },
      logLines: ["[LOG] 'two made'"],
    }));
    const watch = new ArgumentWatch();
    const before = stage.cloud.calls.length;
    const run = await deployToMain({
      run: `# after each push\n${FIRST}\n${SECOND} ${args}\njobs/tasks\ninternal.jobs.tasks.third`,
    });
    expect(annotationsOf(run, "error")).toStrictEqual([]);
    expect(run).toMatchObject({ conclusion: "success", outputs: { status: "deployed", "failure-code": "" } });
    expect(production().functionRuns.map(({ path, args: given }) => [path, given])).toStrictEqual([
      [FIRST, {}],
      [SECOND, JSON.parse(args)],
      ["jobs/tasks:default", {}],
      [THIRD, {}],
    ]);
    const calls = stage.cloud.calls.slice(before);
    const paths = calls.map(({ path }) => path);
    expect(paths.indexOf(FUNCTION)).toBeGreaterThan(paths.indexOf("/api/deploy2/finish_push"));
    const own = calls.filter(({ path }) => path === FUNCTION);
    expect(own.map(({ server, keyKind }) => [server, keyKind])).toStrictEqual(
      Array(4).fill([production().name, "production"]),
    );
    expect(own[1]?.body).toStrictEqual({ path: SECOND, format: "convex_encoded_json", args: JSON.parse(args) });
    expect(resultsOf(run)).toStrictEqual([
      { function: FIRST, value: null },
      { function: SECOND, value: { made: { $integer: "AgAAAAAAAAA=" } } },
      { function: "jobs/tasks", value: null },
      { function: "internal.jobs.tasks.third", value: null },
    ]);
    expect(run.log).toContain("[LOG] 'two made'");
    for (const text of [watch.end(), ownLog(run), run.summary]) expect(text).not.toContain("a-name-of-an-argument");
    expect(run.summary).toMatch(/\| `jobs\/tasks:second` \| `run` \| ✅ returned \| .* \| \d+ bytes \|/);
    expect(run.summary).not.toContain("AgAAAAAAAAA=");
  });

  test("again in a second step, a re-run and a redeploy, while `preview-run` runs once, even under another app name", async () => {
    const pullRequest = openPullRequest(stage);
    const given = { "preview-run": `${FIRST}\n${SECOND} {"count": 1}`, run: THIRD };
    const first = await deploy({ with: given, runNumber: 900 }, pullRequest);
    expect(runsOf(previewOf(pullRequest))).toStrictEqual([FIRST, SECOND, THIRD]);
    expect(commentOn(pullRequest)).toContain(`Seeded with \`${FIRST}\`, \`${SECOND}\`.`);
    expect(commentOn(pullRequest)).toContain(`Ran \`${THIRD}\` after the push.`);
    const { name } = previewOf(pullRequest);
    expect(statusesOf(first).slice(1)).toStrictEqual([
      `Seeding ${name}, 1.`,
      // With a digest of the functions before it.
      expect.stringMatching(new RegExp(`^Seeding ${name}, 2 \\([0-9a-f]{8}\\)\\.$`)),
      `Deployed to ${name} (seeded).`,
    ]);
    await deploy({ with: given, runNumber: 900 }, pullRequest);
    await deploy({ with: given, runNumber: 900, runAttempt: 2 }, pullRequest);
    await deploy({ with: { ...given, "app-name": "other" }, event: pullRequest.push() }, pullRequest);
    expect(runsOf(previewOf(pullRequest))).toStrictEqual([FIRST, SECOND, THIRD, THIRD, THIRD, THIRD]);
  });

  test("on a self-hosted backend directly, and with a project token on production", async () => {
    const { url, adminKey, deployment } = await stage.cloud.selfHosted("home-with-run");
    const before = stage.cloud.calls.length;
    const home = await deployToMain({ "deploy-key": adminKey, url, target: "production", run: FIRST });
    expect(home.outputs).toMatchObject({ status: "deployed", "failure-code": "" });
    expect(runsOf(deployment)).toStrictEqual([FIRST]);
    expect([...new Set(stage.cloud.calls.slice(before).map(({ server }) => server))]).toStrictEqual(["home-with-run"]);
    const token = stage.cloud.issueKey({ kind: "project", team: "acme", project: "shop" });
    const cloud = await deployToMain({ "deploy-key": token, "allow-project-token": "true", run: FIRST });
    expect(cloud.outputs).toMatchObject({ status: "deployed", "failure-code": "" });
    expect(runsOf(production())).toStrictEqual([FIRST]);
  });

  test("but not on a dry run or after a failed push", async () => {
    const pullRequest = await withPreview(() => {});
    const given = { run: FIRST, "preview-run": FIRST };
    const dry = await deploy({ with: { ...given, "dry-run": "true" } }, pullRequest);
    stage.cloud.fault({ path: "/api/deploy2/start_push", kind: "status", status: 400 });
    const failed = await deploy({ with: given }, pullRequest);
    expect([dry, failed].map(({ outputs }) => outputs.status)).toStrictEqual(["dry-run", "failed"]);
    for (const { outputs } of [dry, failed]) expect(outputs["run-results"]).toBeUndefined();
    expect(runsOf(previewOf(pullRequest))).toStrictEqual([]);
  });
});

describe("a function that fails", () => {
  test("fails and ends the step, while row and GitHub Deployment show the push as live", async () => {
    const thrown = "no rows today";
    const pullRequest = await withPreview((preview) => {
      preview.defineFunction(FIRST, () => ({ value: "kept" }));
      preview.failFunction(SECOND, thrown);
    });
    const run = await deploy({ event: pullRequest.push(), with: { run: ALL } }, pullRequest);
    expect(run.conclusion).toBe("failure");
    expect(run.outputs).toMatchObject({ status: "deployed", "failure-code": "run-failed" });
    expect(annotationsOf(run, "error")).toStrictEqual([
      expect.stringMatching(
        /^The push is live, but `jobs\/tasks:second` of `run` failed: Uncaught Error: no rows today\. The function after it did not run\./,
      ),
    ]);
    expect(runsOf(previewOf(pullRequest))).toStrictEqual([FIRST, SECOND]);
    expect(resultsOf(run)).toStrictEqual([{ function: FIRST, value: "kept" }]);
    expect(run.summary).toMatch(/\| `jobs\/tasks:second` \| `run` \| ❌ failed \|/);
    expect(run.summary).toContain("at handler (../convex/jobs/tasks.ts:1:1)");
    expect(statesOf(run.outputs["github-deployment-id"]).at(-1)).toBe("success");
    const comment = commentOn(pullRequest);
    expect(comment).toContain("✅ Deployed");
    expect(comment).toContain("The push is live, but `jobs/tasks:second` of `run` failed.");
    for (const sent of [comment, JSON.stringify(statusesOf(run))]) expect(sent).not.toContain(thrown);
    // The failure affects only this run. The next run calls all functions again.
    previewOf(pullRequest).defineFunction(SECOND, () => ({}));
    const next = await deploy({ event: pullRequest.push(), with: { run: ALL } }, pullRequest);
    expect(next.outputs).toMatchObject({ status: "deployed", "failure-code": "" });
    expect(runsOf(previewOf(pullRequest))).toStrictEqual([FIRST, SECOND, FIRST, SECOND, THIRD]);
  });

  test("of `preview-run` is where the next deploy continues, and `run` waits for it", async () => {
    const pullRequest = await withPreview((preview) => preview.failFunction(SECOND, "no rows today"));
    const given = { "preview-run": ALL, run: FIRST };
    const failed = await deploy({ event: pullRequest.push(), with: given }, pullRequest);
    expect(failed.outputs).toMatchObject({ status: "deployed", "failure-code": "run-failed" });
    expect(statusesOf(failed).join("\n")).toMatch(
      new RegExp(`The seed failed: ${previewOf(pullRequest).name}, 2 \\([0-9a-f]{8}\\)\\.`),
    );
    expect(runsOf(previewOf(pullRequest))).toStrictEqual([FIRST, SECOND]);
    previewOf(pullRequest).defineFunction(SECOND, () => ({}));
    const next = await deploy({ event: pullRequest.push(), with: given }, pullRequest);
    expect(next.outputs).toMatchObject({ status: "deployed", "failure-code": "" });
    expect(runsOf(previewOf(pullRequest))).toStrictEqual([FIRST, SECOND, SECOND, THIRD, FIRST]);
    await deploy({ event: pullRequest.push(), with: given }, pullRequest);
    expect(runsOf(previewOf(pullRequest))).toStrictEqual([FIRST, SECOND, SECOND, THIRD, FIRST, FIRST]);
  });

  test.each<[what: string, run: string, error: RegExp]>([
    [
      "does not exist",
      "jobs/tasks:fourth",
      /the function `jobs\/tasks:fourth` of `run` does not exist on the Convex deployment/,
    ],
    ["begins with the functions folder", "convex/jobs/tasks:first", /does not exist[\s\S]*without `convex\/`/],
    [
      "takes other arguments",
      `${SECOND} {"count": "hidden-text"}`,
      /does not take these arguments: Value does not match validator, Path: \.count\./,
    ],
    [
      "takes no such argument",
      `${FIRST} {"other": "hidden-text"}`,
      /does not take these arguments: Object contains extra field `other`\./,
    ],
  ])("because it %s is reported without its arguments", async (_, run, error) => {
    const ended = await deployToMain({ run });
    expect(ended.outputs).toMatchObject({ status: "deployed", "failure-code": "run-failed" });
    expect(annotationsOf(ended, "error")).toStrictEqual([expect.stringMatching(error)]);
    for (const text of [ownLog(ended), ended.summary]) expect(text).not.toContain("hidden-text");
  });

  test("because the key lacks a permission is reported with the permission, also in the comment", async () => {
    const key = stage.previewKey;
    stage.cloud.restrict(key, ["deployment:functions:runInternalActions"]);
    const pullRequest = openPullRequest(stage);
    const run = await deploy({ with: { "deploy-key": key, run: ALL } }, pullRequest);
    expect(run.outputs).toMatchObject({ status: "deployed", "failure-code": "run-failed" });
    const sentence = "it lacks the permission `deployment:functions:runInternalActions`";
    expect(annotationsOf(run, "error")).toStrictEqual([expect.stringContaining(sentence)]);
    expect(commentOn(pullRequest)).toContain(sentence);
    expect(runsOf(previewOf(pullRequest))).toStrictEqual([FIRST, SECOND]);
  });

  test("is not called on another preview that now has the name", async () => {
    const pullRequest = openPullRequest(stage);
    const other = stage.cloud.createCustomDeployment(
      stage.cloud.createProject({ team: "acme", project: `other-${pullRequest.number}` }),
      "other",
    );
    const url = await stage.cloud.reach(other);
    const adminKey = stage.cloud.issueKey({ kind: "custom", deployment: other.name });
    let isStruck = false;
    const run = await deploy(
      {
        with: { run: FIRST, cmd: "echo build$((1))ing" },
        onLog: (line) => {
          // The build runs after the claim, so the fault only changes what is looked up later.
          if (isStruck || !line.includes("build1ing")) return;
          isStruck = true;
          const body = { deploymentName: other.name, url, adminKey };
          stage.cloud.fault({ path: "/api/deployment/authorize_preview", kind: "garbage", body });
        },
      },
      pullRequest,
    );
    expect(isStruck).toBe(true);
    expect(run.outputs).toMatchObject({ status: "deployed", "failure-code": "run-failed" });
    expect(annotationsOf(run, "error")).toStrictEqual([expect.stringContaining("deleted or recreated after the push")]);
    expect([runsOf(other), runsOf(previewOf(pullRequest))]).toStrictEqual([[], []]);
  });
});

describe("a function that gives no answer is called once, and not taken for one that failed:", () => {
  test.each([
    ["a connection that ends", { kind: "reset" }],
    ["an answer of a proxy", { kind: "status", status: 502, body: "<html>Bad Gateway</html>" }],
    ["an answer that is none", { kind: "garbage" }],
  ] as const)("%s", async (_, fault) => {
    const pullRequest = openPullRequest(stage);
    const lift = stage.cloud.fault({ path: FUNCTION, times: Number.POSITIVE_INFINITY, ...fault });
    const given = { "preview-run": ALL };
    const before = stage.cloud.calls.length;
    const run = await deploy({ with: given }, pullRequest);
    expect(stage.cloud.calls.slice(before).filter(({ path }) => path === FUNCTION)).toHaveLength(1);
    expect(run.outputs).toMatchObject({ status: "deployed", "failure-code": "run-failed" });
    expect(annotationsOf(run, "error")).toStrictEqual([
      expect.stringMatching(/it is not known whether[\s\S]*counts as seeded/),
    ]);
    expect(run.summary).toContain("❔ no response");
    const next = await deploy({ event: pullRequest.push(), with: given }, pullRequest);
    lift();
    expect(next.outputs).toMatchObject({ status: "deployed", "failure-code": "" });
    expect(stage.cloud.calls.slice(before).filter(({ path }) => path === FUNCTION)).toHaveLength(1);
  });

  test("one that never ends is stopped by `timeout-minutes`, and the push is reported as live", async () => {
    stage.cloud.fault({ path: FUNCTION, kind: "hang" });
    const pullRequest = openPullRequest(stage);
    const [time, before] = [holdTime(stage), stage.cloud.calls.length];
    const running = deploy({ with: { run: ALL }, nodeArgs: time.nodeArgs }, pullRequest);
    const isCalled = () => stage.cloud.calls.slice(before).some(({ path }) => path === FUNCTION);
    await waitDuring(running, isCalled);
    time.end();
    const run = await running;
    expect(run.outputs).toMatchObject({ status: "deployed", "failure-code": "timeout" });
    expect(annotationsOf(run, "error")).toStrictEqual([expect.stringContaining("The push is live.")]);
    expect(statesOf(run.outputs["github-deployment-id"]).at(-1)).toBe("success");
    expect(run.orphans).toStrictEqual([]);
  });

  test.each([{ delays: PATIENT_RUNNER }, { delays: { interrupt: 50, terminate: 50 } }])(
    "one during which the run is cancelled (%j)",
    async (options) => {
      stage.cloud.fault({ path: FUNCTION, kind: "hang" });
      const pullRequest = openPullRequest(stage);
      const given = { "preview-run": ALL };
      const before = stage.cloud.calls.length;
      const isCalled = () => stage.cloud.calls.slice(before).some(({ path }) => path === FUNCTION);
      const run = await deploy({ with: given, ...options, cancel: { when: isCalled } }, pullRequest);
      expect(run.conclusion).toBe("cancelled");
      expect(run.outputs).toMatchObject({ status: "cancelled", "failure-code": "cancelled" });
      expect(statusesOf(run)).toContain(`Deployed to ${previewOf(pullRequest).name} (seeded).`);
      const next = await deploy({ event: pullRequest.push(), with: given }, pullRequest);
      expect(next.outputs).toMatchObject({ status: "deployed", "failure-code": "" });
      expect(runsOf(previewOf(pullRequest))).toStrictEqual([]);
    },
  );
});

describe("what functions take, return and throw", () => {
  // Used only in this file, because the test searches the arguments of every process on the machine.
  const FOREIGN = "vrc_Qw71hTbN4c9KsYe6";

  test("may contain the deploy key or another secret: the key is shown nowhere, and the secret is not sent by API", async () => {
    const key = stage.previewKey;
    const secret = key.slice(key.indexOf("|") + 1);
    const pullRequest = await withPreview((preview) => {
      preview.defineFunction(SECOND, (args) => ({
        value: { args, [key]: [secret, { deep: `x ${FOREIGN}` }] },
        logLines: [`[LOG] ${key} ${FOREIGN}`],
      }));
      preview.defineFunction(THIRD, () => ({
        error: `${key} and ${FOREIGN}`,
        errorData: { secret, FOREIGN },
        logLines: [`[ERROR] ${secret}`],
      }));
    });
    const watch = new ArgumentWatch();
    const calls = stage.github.calls.length;
    const call = (name: string) => `${SECOND} {"count": 1, "name": "${name}"}\n${THIRD}`;
    const deployWith = (run: string) =>
      deploy(
        { event: pullRequest.push(), env: { VERCEL_TOKEN: FOREIGN }, with: { "deploy-key": key, run } },
        pullRequest,
      );
    const run = await deployWith(call(FOREIGN));
    expect(run.outputs).toMatchObject({ status: "deployed", "failure-code": "run-failed" });
    expect(previewOf(pullRequest).functionRuns[0]?.args).toStrictEqual({ count: 1, name: FOREIGN });
    expect(resultsOf(run)).toStrictEqual([
      {
        function: SECOND,
        value: { args: { count: 1, name: FOREIGN }, "***": ["***", { deep: `x ${FOREIGN}` }] },
      },
    ]);
    // The summary shows the sizes of values, not the values.
    expect(run.summary).not.toContain("deep");
    // As in any other input, the key itself is refused.
    const refused = await deployWith(call(key));
    expect(refused.outputs).toMatchObject({ status: "failed", "failure-code": "invalid-input" });
    expect(runsOf(previewOf(pullRequest))).toStrictEqual([SECOND, THIRD]);
    const sent = JSON.stringify(stage.github.calls.slice(calls).map(({ body }) => body));
    const argv = watch.end();
    for (const one of [run, refused])
      for (const text of [ownLog(one), one.summary, JSON.stringify([one.outputs, one.state, one.annotations])])
        expect(findDecodings(text, secret)).toStrictEqual([]);
    for (const text of [sent, argv])
      for (const one of [secret, FOREIGN]) expect(findDecodings(text, one)).toStrictEqual([]);
  });

  test("cannot send commands to the runner, and results are not shown", async () => {
    production().defineFunction(FIRST, () => ({
      value: "::set-output name=x::y\n##[error]z",
      logLines: ["::error::made up", "##[warning]made up"],
    }));
    production().failFunction(THIRD, "x\n::error::made up\n##[error]made up");
    const run = await deployToMain({ run: `${FIRST}\n${THIRD}` });
    expect(annotationsOf(run, "error")).toHaveLength(1);
    expect(annotationsOf(run, "warning")).toStrictEqual([]);
    expect(resultsOf(run)).toStrictEqual([{ function: FIRST, value: "::set-output name=x::y\n##[error]z" }]);
  });

  test("is in the output with `***` for what looks like a token or is a value of `deployment-env`, with a warning", async () => {
    const session = "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.dozjgNryP4J3jVmNHl0w5N_XgL0";
    const user = "https://clever-fox-12.clerk.accounts.dev|user_2NNEqL2nrIRdJ194ndJqAHwEfxC";
    const pullRequest = await withPreview((preview) => {
      preview.defineFunction(FIRST, () => ({ value: { session, user } }));
      preview.defineFunction(SECOND, () => ({ value: { region: "planet-7/Europe" } }));
      preview.defineFunction(THIRD, () => ({ value: { user } }));
    });
    const run = await deploy({ with: { run: ALL, "deployment-env": "REGION=planet-7/Europe" } }, pullRequest);
    expect(resultsOf(run)).toStrictEqual([
      { function: FIRST, value: { session: "***", user } },
      { function: SECOND, value: { region: "***" } },
      { function: THIRD, value: { user } },
    ]);
    expect(annotationsOf(run, "warning")).toStrictEqual(
      [FIRST, SECOND].map((name) => expect.stringContaining(`The result of \`${name}\` contains \`***\``)),
    );
  });

  test("may be an error of any length: the summary has the start of each line", async () => {
    production().failFunction(FIRST, `first ${"word ".repeat(300_000)}\n${"x".repeat(1_100_000)}\nlast`);
    const run = await deployToMain({ run: FIRST });
    expect(run.outputs).toMatchObject({ "failure-code": "run-failed" });
    expect(annotationsOf(run, "error")).toHaveLength(1);
    expect(run.summary).toMatch(/^(?:.* )?first word word/m);
    expect(run.summary).toMatch(/^last$/m);
  });

  test("may be larger than the output: then it is omitted with a warning, and the step does not fail", async () => {
    production().defineFunction(FIRST, () => ({ value: "x".repeat(70 * 1024) }));
    production().defineFunction(THIRD, () => ({ value: 3 }));
    const run = await deployToMain({ run: `${FIRST}\n${THIRD}` });
    expect(run).toMatchObject({ conclusion: "success", outputs: { status: "deployed" } });
    expect(resultsOf(run)).toStrictEqual([
      { function: FIRST, omitted: true },
      { function: THIRD, value: 3 },
    ]);
    expect(annotationsOf(run, "warning")).toStrictEqual([
      expect.stringContaining(`The result of \`${FIRST}\` was omitted`),
    ]);
    expect(run.summary).toContain("70.0 KiB");
  });
});

test("all invalid lines are reported in one error, and no request is made", async () => {
  const before = stage.cloud.calls.length;
  const secret = "hidden-text";
  const run = await deploy({
    with: {
      run: `${FIRST}\nmy-task ${secret}\n${SECOND} {"count": 1e400}`,
      "preview-run": `a:b {"x": "${secret}", "x": 1}`,
    },
  });
  expect(run.outputs).toMatchObject({ status: "failed", "failure-code": "invalid-input" });
  const [error = "", ...others] = annotationsOf(run, "error");
  expect(others).toStrictEqual([]);
  for (const problem of ["`run`: line 2", "`run`: line 3", "`preview-run`: line 1"]) expect(error).toContain(problem);
  for (const text of [ownLog(run), run.summary]) expect(text).not.toContain(secret);
  expect(stage.cloud.calls.slice(before)).toStrictEqual([]);
});
