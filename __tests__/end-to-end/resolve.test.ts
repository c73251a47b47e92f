/** `operation: resolve`: the outputs of an existing deployment, for later jobs. */

import { mkdirSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { pullRequestEvent, pushEvent, type WorkflowEvent } from "../../fakes/events/events.ts";
import { PROJECT, REPOSITORY, TEAM } from "../../fakes/test-environment.ts";
import { annotationsOf, commentsOn, openPullRequest, pushToMain, stage, useStage } from "./run-action.ts";

let workspace: string;
/** Runs the action in a separate job without a checkout. */
let empty: string;
useStage(async () => {
  workspace = await stage.checkout();
  empty = stage.folder("empty");
  mkdirSync(empty, { recursive: true });
});

const resolve = (event: WorkflowEvent, inputs: Readonly<Record<string, string>>, more = {}) =>
  stage.run({ event, workspace: empty, ref: null, with: { operation: "resolve", ...inputs }, ...more });
const outputsOf = ({ outputs }: Awaited<ReturnType<typeof resolve>>) => outputs;

/** The requests to Convex, none of which changes anything. */
const READING = [
  "/api/deployment/authorize_preview",
  "/api/deployment/url_for_key",
  "/api/v1/get_canonical_urls",
  "/v1/token_details",
];
function expectOnlyReading(before: number): void {
  const paths = stage.cloud.calls.slice(before).map(({ path }) => path);
  expect(paths.length).toBeGreaterThan(0);
  for (const path of paths.filter((one) => !one.endsWith("/list_deployments"))) expect(READING).toContain(path);
}

test("resolve gives a later job the outputs of the preview that an earlier one deployed, and changes and reports nothing", async () => {
  const pullRequest = openPullRequest(stage);
  const key = stage.previewKey;
  const deployed = await stage.run({ event: pullRequest.event(), workspace, with: { "deploy-key": key } });
  const [comments, records] = [commentsOn(stage, pullRequest.number), stage.github.deployments(REPOSITORY)];
  const [before, asked] = [stage.cloud.calls.length, stage.github.calls.length];
  const run = await resolve(pullRequest.event(), { "deploy-key": key });
  const {
    "deployment-name": name,
    "deployment-url": url,
    "site-url": site,
    "preview-name": preview,
  } = deployed.outputs;
  expect(outputsOf(run)).toMatchObject({
    ...{ status: "resolved", target: "preview", "key-kind": "preview", "preview-created": "false" },
    ...{ "deployment-name": name, "deployment-url": url, "site-url": site, "preview-name": preview },
    "dashboard-url": `https://dashboard.convex.dev/d/${name}`,
    "pull-request": String(pullRequest.number),
  });
  expect(outputsOf(run)).not.toHaveProperty("cli-version");
  expect(run.log).toContain(`✔ Found ${name}`);
  expect(run.summary).toContain("Convex deployment found");
  expect(annotationsOf(run, "error")).toStrictEqual([]);
  expectOnlyReading(before);
  expect(stage.github.calls.length).toBe(asked);
  expect([commentsOn(stage, pullRequest.number), stage.github.deployments(REPOSITORY)]).toStrictEqual([
    comments,
    records,
  ]);
});

test("resolve fails for a preview that does not exist, without claiming or reporting it", async () => {
  const pullRequest = openPullRequest(stage);
  const before = stage.cloud.deployments().length;
  const asked = stage.github.calls.length;
  const run = await resolve(pullRequest.event(), { "deploy-key": stage.previewKey });
  expect(outputsOf(run)).toMatchObject({ status: "failed", "failure-code": "deployment-not-found" });
  expect(annotationsOf(run, "error")).toStrictEqual([expect.stringContaining(`\`pr-${pullRequest.number}\``)]);
  expect(run.outputs).not.toHaveProperty("deployment-name");
  expect(stage.cloud.deployments()).toHaveLength(before);
  expect(stage.github.calls.length).toBe(asked);
});

test("resolve does not find the preview of another project or app", async () => {
  stage.cloud.createProject({ team: TEAM, project: "blog" });
  const pullRequest = openPullRequest(stage);
  const deploy = { "deploy-key": stage.previewKey, "preview-name": "{app}-{number}" };
  const shop = await stage.run({ event: pullRequest.event(), workspace, with: { ...deploy, "app-name": "shop" } });
  const admin = await stage.run({ event: pullRequest.event(), workspace, with: { ...deploy, "app-name": "admin" } });
  expect([shop.outputs.status, admin.outputs.status]).toStrictEqual(["deployed", "deployed"]);
  const blogKey = stage.cloud.issueKey({ kind: "preview", team: TEAM, project: "blog" });
  const inBlog = await resolve(pullRequest.event(), { ...deploy, "deploy-key": blogKey, "app-name": "shop" });
  expect(inBlog.outputs["failure-code"]).toBe("deployment-not-found");
  for (const one of [shop, admin]) {
    const run = await resolve(pullRequest.event(), { ...deploy, "app-name": one.outputs["app-name"] ?? "" });
    expect(run.outputs["deployment-url"]).toBe(one.outputs["deployment-url"]);
  }
  expect(shop.outputs["deployment-url"]).not.toBe(admin.outputs["deployment-url"]);
});

test("resolve returns the deployments that production, custom, one preview's, self-hosted and project keys name", async () => {
  const [production] = stage.cloud.deployments().filter(({ name }) => name === stage.productionName);
  const main = pushToMain(workspace);
  const urls = { "deployment-url": production?.cloudUrl, "site-url": production?.siteUrl };
  const byKey = await resolve(main, { "deploy-key": stage.productionKey });
  expect(outputsOf(byKey)).toMatchObject({ status: "resolved", target: "production", ...urls });
  expect(byKey.outputs).not.toHaveProperty("preview-created");

  const before = stage.cloud.calls.length;
  const token = stage.cloud.issueKey({ kind: "project", team: TEAM, project: PROJECT });
  const refused = await resolve(main, { "deploy-key": token });
  expect(outputsOf(refused)).toMatchObject({ status: "refused", "failure-code": "project-token-not-allowed" });
  expect(stage.cloud.calls).toHaveLength(before);
  const byToken = await resolve(main, { "deploy-key": token, "allow-project-token": "true" });
  expect(outputsOf(byToken)).toMatchObject({
    ...{ status: "resolved", target: "production" },
    ...{ "deployment-name": stage.productionName },
  });
  expectOnlyReading(before);

  const own = await stage.cloud.selfHosted();
  const admin = await resolve(main, { "deploy-key": own.adminKey, url: own.url });
  expect(outputsOf(admin)).toMatchObject({ status: "resolved", "deployment-url": own.deployment.cloudUrl });
  expect(admin.outputs).not.toHaveProperty("dashboard-url");
});

test("resolve follows the deploy policy: it refuses a production key on a pull request, and any key on untrusted code", async () => {
  const before = stage.cloud.calls.length;
  const onPullRequest = await resolve(openPullRequest(stage).event(), { "deploy-key": stage.productionKey });
  expect(outputsOf(onPullRequest)).toMatchObject({
    ...{ status: "refused", "failure-code": "production-from-pull-request" },
  });
  const event = pullRequestEvent({
    ...{ event: "pull_request_target", number: 4711, headBranch: "main", headRepository: "stranger/shop" },
  });
  const untrusted = await resolve(event, { "deploy-key": stage.previewKey });
  expect(outputsOf(untrusted)).toMatchObject({ status: "refused", "failure-code": "untrusted-code" });
  expect(stage.cloud.calls).toHaveLength(before);
});

test("resolve is skipped without a key, as on a fork's pull request, and sets no URLs", async () => {
  const fork = pullRequestEvent({ number: 4712, headBranch: "main", headRepository: "stranger/shop" });
  for (const event of [fork, pushToMain(workspace)]) {
    const run = await resolve(event, { "deploy-key": "" });
    expect(run.exitCode).toBe(0);
    expect(outputsOf(run)).toMatchObject({ status: "skipped" });
    for (const name of ["deployment-name", "deployment-url", "site-url"]) expect(run.outputs).not.toHaveProperty(name);
  }
  const strict = await resolve(pushToMain(workspace), { "deploy-key": "", "on-missing-key": "fail" });
  expect(strict.outputs["failure-code"]).toBe("key-missing");
});

test("resolve explains a revoked key, and that Convex does not respond", async () => {
  const key = stage.productionKey;
  stage.cloud.revoke(key);
  const revoked = await resolve(pushToMain(workspace), { "deploy-key": key });
  expect(revoked.outputs["failure-code"]).toBe("key-rejected");
  const event = pushEvent({ branch: "feature/none" });
  const mend = stage.cloud.fault({ path: "/api/deployment/authorize_preview", kind: "status", times: 3 });
  const down = await resolve(event, { "deploy-key": stage.previewKey });
  mend();
  expect(down.outputs["failure-code"]).toBe("resolve-failed");
  expect(annotationsOf(down, "error")[0]).toContain("Convex responded with 500");
});

test("resolve passes the URLs to later steps with `export-env`", async () => {
  const run = await resolve(pushToMain(workspace), {
    ...{ "deploy-key": stage.productionKey, "export-env": "true", "cmd-url-env-var-name": "VITE_CONVEX_URL" },
  });
  expect(run.exportedEnv).toMatchObject({ VITE_CONVEX_URL: run.outputs["deployment-url"] });
});

test("an invalid input is not reported as a deploy", async () => {
  const pullRequest = openPullRequest(stage);
  const run = await resolve(pullRequest.event(), { "deploy-key": stage.previewKey, retries: "many" });
  expect(run.outputs["failure-code"]).toBe("invalid-input");
  expect(run.summary).toContain("Convex resolve failed");
  expect(commentsOn(stage, pullRequest.number)).toStrictEqual([]);
});
