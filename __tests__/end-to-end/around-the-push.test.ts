/** Everything that a deploy does around its push, all at once: data, functions, reports and the address of the site. */

import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "@jest/globals";
import type { CloudDeployment } from "../../fakes/convex-cloud/cloud.ts";
import { REPOSITORY, TEAM } from "../../fakes/test-environment.ts";
import {
  annotationsOf,
  commentsOn,
  openPullRequest,
  previewOf,
  problemsOf,
  pushToMain,
  recordOf,
  stage,
  type TestPullRequest,
  useStage,
  visible,
} from "./run-action.ts";

const JOBS = `import { internalMutation } from "./_generated/server";
import { v } from "convex/values";
export const seed = internalMutation({ args: {}, handler: async () => null });
export const login = internalMutation({ args: { token: v.string() }, handler: async () => null });
export const warmUp = internalMutation({ args: {}, handler: async () => null });
`;
const SECRET = "login-secret-word-123456";

let workspace: string;
let copy: string;
useStage(async () => {
  const files = { "convex/jobs.ts": JOBS, "seed/channels.jsonl": '{"name":"general"}\n' };
  workspace = await stage.checkout({ files });
  copy = await stage.checkout({ files });
  stage.cloud.setQuota(TEAM, 100);
});

const AROUND = {
  "preview-import": "channels=seed/channels.jsonl",
  "preview-run": "jobs:seed",
  run: "jobs:warmUp",
  "app-url": "https://pr-{number}.shop.example.com",
  "deployment-env": `LOGIN_SECRET=${SECRET}`,
  "deployment-env-targets": "preview, production",
};
type More = Partial<Parameters<typeof stage.run>[0]>;
const deploy = (event: ReturnType<TestPullRequest["event"]>, { with: inputs, ...more }: More = {}) =>
  stage.run({ event, workspace, ...more, with: { "deploy-key": stage.previewKey, ...AROUND, ...inputs } });
const rows = (deployment: CloudDeployment) => deployment.data.documents.list("channels");
const pathsOf = ({ functionRuns }: CloudDeployment) => functionRuns.map(({ path }) => path);
const commentOn = ({ number }: TestPullRequest) => visible(commentsOn(stage, number).join("\n"));

test("if two jobs of a matrix deploy one preview at the same time, its data is imported once, and each job's functions run", async () => {
  const pullRequest = openPullRequest(stage);
  const event = pullRequest.event();
  const runs = await Promise.all([
    deploy(event, { with: { "app-name": "web" }, runNumber: 900 }),
    deploy(event, { with: { "app-name": "admin" }, runNumber: 900, workspace: copy }),
  ]);
  for (const run of runs) expect([run.outputs.status, annotationsOf(run, "error")]).toStrictEqual(["deployed", []]);
  const preview = previewOf(pullRequest);
  expect(rows(preview)).toHaveLength(1);
  expect(pathsOf(preview).sort()).toStrictEqual(["jobs:seed", "jobs:warmUp", "jobs:warmUp"]);
});

test("a run that is cancelled during its import is reported as cancelled, and the next run finishes the import", async () => {
  const pullRequest = openPullRequest(stage);
  const inputs = { comment: "failures" };
  await deploy(pullRequest.event(), { with: { ...inputs, "preview-import": "", "preview-run": "", run: "" } });
  const preview = previewOf(pullRequest);
  const open = preview.data.imports.gate.close();
  const cancelled = await deploy(pullRequest.push(), {
    with: inputs,
    cancel: { when: () => preview.data.imports.list.length > 0 },
  });
  open();
  expect(cancelled.outputs.status).toBe("cancelled");
  expect(cancelled.orphans).toStrictEqual([]);
  expect(pathsOf(preview)).toStrictEqual([]);
  expect(commentOn(pullRequest)).toContain("Cancelled");
  const next = await deploy(pullRequest.push(), { with: inputs });
  expect([next.outputs.status, problemsOf(next)]).toStrictEqual(["deployed", []]);
  expect(rows(preview)).toHaveLength(1);
  expect(pathsOf(preview)).toStrictEqual(["jobs:seed", "jobs:warmUp"]);
  expect(commentOn(pullRequest)).toContain("✅ Deployed");
  expect(commentOn(pullRequest)).toContain(`[site](https://pr-${pullRequest.number}.shop.example.com)`);
  expect(commentOn(pullRequest)).not.toContain("Cancelled");
});

test("a secret that a function throws from its arguments is not sent to GitHub's API", async () => {
  const pullRequest = openPullRequest(stage);
  await deploy(pullRequest.event());
  previewOf(pullRequest).failFunction("jobs:login", `Uncaught Error: no user for ${SECRET}`);
  const run = await deploy(pullRequest.push(), { with: { run: `jobs:login {"token": "${SECRET}"}` } });
  expect(run.outputs).toMatchObject({ status: "deployed", "failure-code": "run-failed" });
  const { payload, statuses } = recordOf(run.outputs["github-deployment-id"]);
  const comment = commentsOn(stage, pullRequest.number).join();
  expect(comment).toContain("jobs:login");
  for (const text of [comment, JSON.stringify([payload, statuses])]) expect(text).not.toContain(SECRET);
  expect(JSON.stringify(run.outputs)).not.toContain(SECRET);
  expect(run.log.slice(run.log.indexOf("##[endgroup]"))).not.toContain(SECRET);
});

test("`operation: report` after a failed function adds the URL, and keeps the failure in the comment", async () => {
  const pullRequest = openPullRequest(stage);
  await deploy(pullRequest.event());
  previewOf(pullRequest).failFunction("jobs:warmUp", "Uncaught Error: cold");
  const event = pullRequest.push();
  const failed = await deploy(event, { runNumber: 950, with: { "app-url": "" } });
  expect(failed.exitCode).toBe(1);
  const url = "https://late.shop.example.com";
  const reported = await stage.run({
    event,
    workspace,
    runNumber: 950,
    with: { operation: "report", "app-url": url },
  });
  expect(reported.outputs.status).toBe("reported");
  expect(commentOn(pullRequest)).toContain(`[site](${url})`);
  expect(commentOn(pullRequest)).toContain("jobs:warmUp");
  expect(recordOf(failed.outputs["github-deployment-id"]).statuses.at(-1)).toMatchObject({
    state: "success",
    environmentUrl: url,
  });
});

test("a production deploy takes the snapshot before it sets variables and pushes, and calls functions after; a second run takes another snapshot", async () => {
  const temp = stage.folder("runner temp");
  mkdirSync(temp);
  const path = join(temp, "backup.zip");
  const inputs = { "deploy-key": stage.productionKey, "app-url": "https://shop.example.com", "export-path": path };
  const given = { ...inputs, "preview-import": "", "preview-run": "" };
  const first = await deploy(pushToMain(workspace), { temp, with: given });
  expect([first.outputs.status, problemsOf(first)]).toStrictEqual(["deployed", []]);
  expect(first.outputs["export-path"]).toBe(path);
  const order = [
    "/api/export/request/zip",
    "/api/v1/update_environment_variables",
    "/api/deploy2/start_push",
    "/api/function",
  ];
  const calls = stage.cloud.calls.filter(({ server }) => server === stage.productionName).map(({ path: one }) => one);
  expect(calls.filter((one) => order.includes(one))).toStrictEqual(order);
  // The exported file exists, so the second run must not replace it or call Convex.
  const before = stage.cloud.calls.length;
  const second = await deploy(pushToMain(workspace), { temp, with: given });
  expect(second.outputs["failure-code"]).toBe("invalid-input");
  expect(stage.cloud.calls).toHaveLength(before);
});

test("a dry run of everything changes nothing anywhere", async () => {
  const pullRequest = openPullRequest(stage);
  const temp = stage.folder("runner temp");
  mkdirSync(temp);
  const [deployments, records] = [stage.cloud.deployments().length, stage.github.deployments(REPOSITORY).length];
  const run = await deploy(pullRequest.event(), {
    temp,
    with: { "dry-run": "true", "export-path": join(temp, "none.zip"), "preview-mode": "recreate", comment: "failures" },
  });
  expect([run.outputs.status, problemsOf(run)]).toStrictEqual(["dry-run", []]);
  expect(stage.cloud.deployments()).toHaveLength(deployments);
  expect(stage.github.deployments(REPOSITORY)).toHaveLength(records);
  expect(commentsOn(stage, pullRequest.number)).toStrictEqual([]);
  for (const name of ["export-path", "run-results"]) expect([undefined, ""]).toContain(run.outputs[name]);
});
