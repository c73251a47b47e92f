/** `retries`: a temporary error is retried, and no other error is. */

import { describe, expect, test } from "@jest/globals";
import type { Fault } from "../../fakes/convex-cloud/cloud.ts";
import type { StepResult } from "../../fakes/runner/runner.ts";

import {
  annotationsOf,
  commentsOn,
  openPullRequest,
  PATIENT_RUNNER,
  stage,
  type TestPullRequest,
  useStage,
} from "./run-action.ts";

let workspace: string;
useStage(async () => {
  workspace = await stage.checkout();
});

async function deploy(
  faults: readonly Fault[],
  given: Record<string, string> = {},
  pullRequest: TestPullRequest = openPullRequest(stage),
): Promise<StepResult> {
  const lifts = faults.map((fault) => stage.cloud.fault(fault));
  const run = await stage.run({
    event: pullRequest.event(),
    workspace,
    with: { "deploy-key": stage.previewKey, ...given },
  });
  for (const lift of lifts) lift();
  return run;
}

const triesOf = (run: StepResult) => annotationsOf(run, "notice").filter((text) => text.startsWith("Attempt "));
const START: Fault = {
  path: "/api/deploy2/start_push",
  kind: "status",
  status: 503,
  body: { code: "ServiceUnavailable", message: "Service temporarily unavailable" },
};
const FINISH_LOST: Fault = { path: "/api/deploy2/finish_push", kind: "reset" };

test("a temporary failure is retried, which the log and the outcome show", async () => {
  const pullRequest = openPullRequest(stage);
  const run = await deploy([START], { cmd: "echo built$((1))" }, pullRequest);
  expect(run.outputs).toMatchObject({ status: "deployed", "failure-code": "", "preview-created": "true" });
  expect(triesOf(run)).toStrictEqual([
    expect.stringMatching(
      /^Attempt 1 of 3 failed \(`server-error`\): Convex responded with a server error\. .* Retrying in [12]\.\d s\.$/,
    ),
  ]);
  expect(annotationsOf(run, "error")).toStrictEqual([]);
  expect(run.log.match(/^built1$/gm)).toHaveLength(2);
  expect(commentsOn(stage, pullRequest.number).join()).toContain("It took 2 attempts");
  expect(stage.cloud.preview(`pr-${pullRequest.number}`)?.pushes).toHaveLength(1);
});

test("a lasting failure is one error, after as many attempts as `retries` allows", async () => {
  // A status from a proxy in front of Convex, without a status text.
  const overloaded: Fault = { ...START, status: 529, body: "", times: Number.POSITIVE_INFINITY };
  const run = await deploy([overloaded], { retries: "1" });
  expect(run.outputs).toMatchObject({ status: "failed", "failure-code": "server-error" });
  expect(triesOf(run)).toStrictEqual([expect.stringContaining("Attempt 1 of 2 failed")]);
  expect(annotationsOf(run, "error")).toHaveLength(1);
});

test("`retries: 0` allows one attempt", async () => {
  const run = await deploy([START], { retries: "0" });
  expect(run.outputs).toMatchObject({ status: "failed", "failure-code": "server-error" });
  expect(triesOf(run)).toStrictEqual([]);
});

test("a push that lost a race for the schema is retried", async () => {
  const pullRequest = openPullRequest(stage);
  await deploy([], {}, pullRequest);
  stage.cloud.preview(`pr-${pullRequest.number}`)?.loseSchemaRace();
  const run = await deploy([], {}, pullRequest);
  expect(run.outputs.status).toBe("deployed");
  expect(triesOf(run)).toStrictEqual([expect.stringContaining("`schema-race`")]);
});

test("a preview is seeded once, however many attempts its deploy took", async () => {
  const pullRequest = openPullRequest(stage);
  const run = await deploy([FINISH_LOST], { "preview-run": "seed" }, pullRequest);
  const preview = stage.cloud.preview(`pr-${pullRequest.number}`);
  expect(run.outputs.status).toBe("deployed");
  expect(triesOf(run)).toStrictEqual([expect.stringContaining("`network`")]);
  // The first push took effect, and only its response was lost.
  expect(preview?.pushes).toHaveLength(2);
  expect(preview?.functionRuns.map(({ path }) => path)).toStrictEqual(["seed:default"]);
});

test("a recreated preview is not recreated again by a retry", async () => {
  const pullRequest = openPullRequest(stage);
  const first = await deploy([], {}, pullRequest);
  const calls = stage.cloud.calls.length;
  const run = await deploy([START], { "preview-mode": "recreate" }, pullRequest);
  expect(run.outputs).toMatchObject({ status: "deployed", "preview-created": "true" });
  expect(run.outputs["deployment-name"]).not.toBe(first.outputs["deployment-name"]);
  const pushedTo = stage.cloud.calls.slice(calls).filter(({ path }) => path === "/api/deploy2/start_push");
  expect(pushedTo.map(({ server }) => server)).toStrictEqual(Array(2).fill(run.outputs["deployment-name"]));
});

test("a cancellation ends the wait for a retry", async () => {
  const pullRequest = openPullRequest(stage);
  const lift = stage.cloud.fault({ ...START, times: Number.POSITIVE_INFINITY });
  const run = await stage.run({
    event: pullRequest.event(),
    workspace,
    with: { "deploy-key": stage.previewKey, retries: "9" },
    cancel: { when: (log) => log.includes("Attempt 3 of 10 failed") },
    delays: PATIENT_RUNNER,
  });
  lift();
  expect(run).toMatchObject({ conclusion: "cancelled", signal: null });
  expect(run.outputs.status).toBe("cancelled");
  expect(triesOf(run)).toHaveLength(3);
  expect(commentsOn(stage, pullRequest.number).join()).toContain("Cancelled");
});

describe("no other attempt is made after", () => {
  const refused = (status: number, code: string, message: string): Fault => ({
    path: START.path,
    kind: "status",
    status,
    body: { code, message },
  });
  test.each<[string, readonly Fault[], Record<string, string>, string]>([
    ["a build that failed", [], { cmd: "echo fetch failed; exit 3" }, "build-failed"],
    [
      "a permission that the key lacks",
      [refused(403, "Forbidden", "You do not have permission to perform this operation (deployment:deploy).")],
      {},
      "permission-denied",
    ],
    [
      "a quota that is reached",
      [
        {
          ...refused(400, "DeploymentQuotaReached", "Your team's deployment quota of 40 has been reached."),
          path: "/api/claim_preview_deployment",
        },
      ],
      {},
      "quota-reached",
    ],
    [
      "a schema that the data does not match",
      [refused(400, "SchemaError", "Schema validation failed.")],
      {},
      "schema-validation-failed",
    ],
    [
      "a limit of the plan whose number resembles a server's error",
      [refused(403, "PlanLimit", "Your plan allows 500 functions per deployment. Error: upgrade")],
      {},
      "unknown",
    ],
    [
      "an unknown error whose text resembles a network error",
      [refused(400, "Odd", "Hit an error while evaluating convex.config.ts: Uncaught TypeError: fetch failed")],
      {},
      "unknown",
    ],
  ])("%s", async (_what, faults, given, code) => {
    const run = await deploy(faults, given);
    expect(run.outputs).toMatchObject({ status: "failed", "failure-code": code });
    expect(triesOf(run)).toStrictEqual([]);
  });
});
