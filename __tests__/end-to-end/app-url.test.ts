/** The address of the site: `app-url`, and `operation: report` for hosts that announce it after the deploy. */

import { describe, expect, test } from "@jest/globals";
import { otherEvent, pullRequestEvent, pushEvent, type WorkflowEvent } from "../../fakes/events/events.ts";
import { REPOSITORY, TEAM } from "../../fakes/test-environment.ts";
import { renderMarkdown } from "../../tools/render-github-markdown.ts";
import {
  annotationsOf,
  commentsOn,
  hasRecord,
  headShaOf,
  holdBuild,
  openPullRequest,
  recordOf,
  stage,
  statesOf,
  until,
  useStage,
  visible,
  waitDuring,
} from "./run-action.ts";

let workspace: string;
useStage(async () => {
  workspace = await stage.checkout();
});

type Given = Readonly<Record<string, string>>;
let runNumber = 100;

const deploy = (event: WorkflowEvent, inputs: Given = {}, more = {}) =>
  stage.run({ event, workspace, runNumber: ++runNumber, with: { "deploy-key": stage.previewKey, ...inputs }, ...more });
/** Reports in the same run as the last deploy, unless `more` has another run number. The step has no key. */
const report = (event: WorkflowEvent, appUrl: string, inputs: Given = {}, more = {}) =>
  stage.run({
    ...{ event, workspace, runNumber, ref: null, with: { operation: "report", "app-url": appUrl, ...inputs } },
    ...more,
  });

const lastStatus = (id: string | undefined) => recordOf(id).statuses.at(-1);
const rowsOf = (number: number) =>
  visible(commentsOn(stage, number)[0] ?? "")
    .split("\n")
    .filter((line) => line.startsWith("| **"));
/** Text and target of the link in the fourth cell of a row, its first link. */
const firstLink = (row = "") => /^\[([^\]]*)\]\(([^)]*)\)/.exec(row.split("|")[3]?.trim() ?? "")?.slice(1);
const deploymentStatus = (sha: string, task = "deploy", state = "success") => {
  const deployment = { sha, task, environment: "Preview – shop" };
  return otherEvent("deployment_status", { payload: { deployment, deployment_status: { state } } });
};

describe("app-url", () => {
  test("is the target of `View deployment` and of the row's first link, and is in the log and the summary", async () => {
    const pullRequest = openPullRequest(stage, "feature/Log_in");
    const run = await deploy(pullRequest.event(), { "app-url": "https://{branch}-{number}.example.com" });
    const url = `https://feature-log-in-${pullRequest.number}.example.com`;
    expect(run.outputs.status).toBe("deployed");
    expect(lastStatus(run.outputs["github-deployment-id"])).toMatchObject({ state: "success", environmentUrl: url });
    expect(firstLink(rowsOf(pullRequest.number)[0])).toStrictEqual(["site", url]);
    expect(run.log).toContain(`Site         ${url}`);
    expect(run.summary).toContain(`| Site | [\`${url}\`](${url}) |`);
  });

  test("is omitted with a notice if it needs a number that is not known", async () => {
    const event = pushEvent({ branch: "feature/no-number" });
    const run = await deploy(event, { "app-url": "https://pr-{number}.example.com" });
    expect(run.outputs.status).toBe("deployed");
    expect(annotationsOf(run, "notice").join("\n")).toMatch(/`app-url` was left out.*`\{number\}`/);
    expect(lastStatus(run.outputs["github-deployment-id"])?.environmentUrl).toBe(run.outputs["deployment-url"]);
  });

  test("of a failed push is shown nowhere; the live deployment keeps its own", async () => {
    const pullRequest = openPullRequest(stage);
    await deploy(pullRequest.event(), { "app-url": "https://{sha}.example.com" });
    const live = `https://${headShaOf(pullRequest.event()).slice(0, 7)}.example.com`;
    const broken = await stage.checkout({ files: { "convex/broken.ts": "export const {" } });
    const event = pullRequest.push();
    const run = await deploy(event, { "app-url": "https://{sha}.example.com" }, { workspace: broken });
    expect(run.outputs.status).toBe("failed");
    expect(lastStatus(run.outputs["github-deployment-id"])?.environmentUrl ?? "").not.toContain("example.com");
    const [row] = rowsOf(pullRequest.number);
    expect(row).toContain("❌ Failed");
    expect(firstLink(row)).toStrictEqual(["site", live]);
  });

  test("that is not a plain web address is one input error, and no request is made", async () => {
    const before = stage.cloud.calls.length;
    for (const address of ["javascript:alert(1)", "https://mona@example.com", "https://a.b/)](javascript:alert(1)"]) {
      const run = await deploy(openPullRequest(stage).event(), { "app-url": address });
      expect(run.outputs).toMatchObject({ status: "failed", "failure-code": "invalid-input" });
      expect(annotationsOf(run, "error")).toStrictEqual([expect.stringContaining("`app-url` must be")]);
      expect(annotationsOf(run, "error").join()).not.toContain(address);
      const asked = stage.github.calls.length;
      const told = await report(pushEvent({}), address);
      expect(told.outputs).toMatchObject({ status: "failed", "failure-code": "invalid-input" });
      expect(stage.github.calls).toHaveLength(asked);
    }
    expect(stage.cloud.calls).toHaveLength(before);
  });

  test("that contains the key, in any encoding, is an error that does not show it", async () => {
    const key = stage.previewKey;
    const secret = key.split("|")[1] ?? "";
    const before = stage.cloud.calls.length;
    const forms = [
      secret,
      Buffer.from(key).toString("base64url"),
      Buffer.from(secret).toString("hex"),
      [...secret].map((one) => `%${one.charCodeAt(0).toString(16)}`).join(""),
    ];
    for (const form of forms) {
      const pullRequest = openPullRequest(stage);
      const given = { "deploy-key": key, "app-url": `https://example.com/${form}` };
      const run = await stage.run({ event: pullRequest.event(), workspace, with: given });
      expect(run.outputs["failure-code"]).toBe("invalid-input");
      // A reporting step has no key, but its job may set one for other steps.
      const env = { CONVEX_DEPLOY_KEY: key };
      const told = await report(pullRequest.event(), given["app-url"], {}, { env, secrets: [key] });
      expect(told.outputs["failure-code"]).toBe("invalid-input");
      const shown = [run.summary, told.summary, ...annotationsOf(run, "error"), ...annotationsOf(told, "error")];
      for (const text of [...shown, ...commentsOn(stage, pullRequest.number)]) {
        expect(text).not.toContain(form);
        expect(text).not.toContain(secret);
      }
    }
    expect(stage.cloud.calls).toHaveLength(before);
  });

  test("that contains the value of a secret variable is sent nowhere", async () => {
    const token = "hunter2-hunter2";
    const pullRequest = openPullRequest(stage);
    const given = { "app-url": `https://example.com/${token}/` };
    const run = await deploy(pullRequest.event(), given, { env: { HOST_TOKEN: token } });
    expect(run.outputs.status).toBe("deployed");
    expect(annotationsOf(run, "notice").join("\n")).toContain("`app-url` was left out");
    const told = await report(pullRequest.event(), given["app-url"], {}, { env: { HOST_TOKEN: token } });
    expect(told.outputs.status).toBe("skipped");
    const record = recordOf(run.outputs["github-deployment-id"]);
    for (const text of [JSON.stringify(record), ...commentsOn(stage, pullRequest.number)])
      expect(text).not.toContain(token);
    expect(firstLink(rowsOf(pullRequest.number)[0])?.[1]).toBe(run.outputs["deployment-url"]);
  });

  test("that is also in `deployment-env` is shown, because it is a public URL", async () => {
    const pullRequest = openPullRequest(stage);
    const url = `https://pr-${pullRequest.number}.example.com`;
    const given = { "app-url": "https://pr-{number}.example.com", "deployment-env": `SITE_URL=${url}` };
    await deploy(pullRequest.event(), given);
    expect(firstLink(rowsOf(pullRequest.number)[0])).toStrictEqual(["site", url]);
  });
});

describe("operation: report", () => {
  test("adds the URL to this run's reports without a key, and a second step replaces it", async () => {
    const pullRequest = openPullRequest(stage);
    const event = pullRequest.event();
    const deployed = await deploy(event);
    const id = deployed.outputs["github-deployment-id"];
    const before = stage.cloud.calls.length;
    for (const url of ["https://one.example.com", "https://two.example.com"]) {
      const { statuses } = recordOf(id);
      const [first] = statuses;
      // GitHub adds this when another job deploys to the same environment.
      if (first !== undefined) statuses.push({ ...first, state: "inactive", description: "", id: Number(id) + 1_000 });
      const run = await report(event, url);
      expect(annotationsOf(run, "error")).toStrictEqual([]);
      expect(run.outputs).toMatchObject({
        ...{ status: "reported", target: "preview", "preview-name": `pr-${pullRequest.number}` },
        ...{ "github-deployment-id": id, "comment-url": deployed.outputs["comment-url"] },
        ...{ "deployment-name": deployed.outputs["deployment-name"] },
      });
      expect(lastStatus(id)).toMatchObject({ state: "success", environmentUrl: url });
      expect(firstLink(rowsOf(pullRequest.number)[0])).toStrictEqual(["site", url]);
      expect(run.summary).toContain(url);
    }
    expect(rowsOf(pullRequest.number)[0]).toContain("✅ Deployed");
    expect(commentsOn(stage, pullRequest.number)).toHaveLength(1);
    expect(stage.github.deployments(REPOSITORY).filter(({ sha }) => sha === headShaOf(event))).toHaveLength(1);
    expect(stage.cloud.calls).toHaveLength(before);
    // The next deploy replaces this one, and links its own deployment.
    const next = await deploy(pullRequest.push());
    expect(statesOf(id).at(-1)).toBe("inactive");
    expect(firstLink(rowsOf(pullRequest.number)[0])?.[1]).toBe(next.outputs["deployment-url"]);
  });

  test("ignores a key that the job has for other steps", async () => {
    const pullRequest = openPullRequest(stage);
    await deploy(pullRequest.event());
    const before = stage.cloud.calls.length;
    for (const key of ["<missing_deploy_key:ask Mona>", "prod:happy-otter-1", stage.productionKey]) {
      const env = { CONVEX_DEPLOY_KEY: key, CONVEX_SELF_HOSTED_URL: "https://convex.example.com" };
      const run = await report(pullRequest.event(), "https://a.example.com", {}, { env });
      expect(annotationsOf(run, "error")).toStrictEqual([]);
      expect(run.outputs.status).toBe("reported");
    }
    expect(stage.cloud.calls).toHaveLength(before);
  });

  test("finds the run of the same commit on a host's `deployment_status`, and ignores statuses of this action", async () => {
    const event = openPullRequest(stage).event();
    const deployed = await deploy(event);
    const id = deployed.outputs["github-deployment-id"];
    const more = { runNumber: ++runNumber };
    const own = await report(deploymentStatus(headShaOf(event), recordOf(id).task), "https://a.example.com", {}, more);
    expect(own.outputs.status).toBe("skipped");
    expect(lastStatus(id)?.environmentUrl).toBe(deployed.outputs["deployment-url"]);
    const run = await report(deploymentStatus(headShaOf(event)), "https://a.example.com", {}, more);
    expect(run.outputs.status).toBe("reported");
    expect(lastStatus(id)).toMatchObject({ state: "success", environmentUrl: "https://a.example.com" });
    // An earlier run, started for another site of the same commit, arrives late.
    const late = { runNumber: runNumber - 1 };
    const older = await report(deploymentStatus(headShaOf(event)), "https://old.example.com", {}, late);
    expect(older.outputs.status).toBe("skipped");
    expect(lastStatus(id)?.environmentUrl).toBe("https://a.example.com");
    const other = await report(deploymentStatus("f".repeat(40)), "https://b.example.com", {}, more);
    expect(other.exitCode).toBe(0);
    expect(other.outputs.status).toBe("skipped");
    expect(annotationsOf(other, "notice").join()).toContain("No deploy of");
  });

  test.each(["pending", "failure", "error"])(
    "does not replace the URL with one of a site whose `deployment_status` is %s",
    async (state) => {
      const event = openPullRequest(stage).event();
      const id = (await deploy(event)).outputs["github-deployment-id"];
      const more = { runNumber: ++runNumber };
      await report(deploymentStatus(headShaOf(event)), "https://new.example.com", {}, more);
      // A second build of the same commit, as after `Redeploy` on Vercel.
      const run = await report(
        deploymentStatus(headShaOf(event), "deploy", state),
        "https://old.example.com",
        {},
        more,
      );
      expect(lastStatus(id)?.environmentUrl).toBe("https://new.example.com");
      expect(run.outputs.status).toBe("skipped");
      expect(annotationsOf(run, "notice").join()).toContain(`\`${state}\``);
    },
  );

  test("fails for two apps if none is chosen", async () => {
    const pullRequest = openPullRequest(stage);
    const event = pullRequest.event();
    const names = { "preview-name": "{app}-{number}" };
    const shop = await deploy(event, { ...names, "app-name": "front" });
    const admin = await deploy(event, { ...names, "app-name": "admin" }, { runNumber });
    const unsure = await report(event, "https://a.example.com");
    expect(unsure.outputs).toMatchObject({ status: "failed", "failure-code": "report-ambiguous" });
    expect(annotationsOf(unsure, "error")[0]).toMatch(/`front`.*`admin`/);
    const run = await report(event, "https://a.example.com", { "app-name": "admin" });
    expect(run.outputs).toMatchObject({ status: "reported", "app-name": "admin" });
    expect(rowsOf(pullRequest.number).map((row) => firstLink(row)?.[1])).toStrictEqual([
      "https://a.example.com",
      shop.outputs["deployment-url"],
    ]);
    expect(lastStatus(shop.outputs["github-deployment-id"])?.environmentUrl).toBe(shop.outputs["deployment-url"]);
    expect(lastStatus(admin.outputs["github-deployment-id"])?.environmentUrl).toBe("https://a.example.com");
  });

  test("of an older run changes nothing after a newer run has pushed", async () => {
    const pullRequest = openPullRequest(stage);
    const event = pullRequest.event();
    const older = await deploy(event);
    const olderNumber = runNumber;
    await deploy(pullRequest.push());
    const [row, records] = [rowsOf(pullRequest.number), JSON.stringify(stage.github.deployments(REPOSITORY))];
    const run = await report(event, "https://old.example.com", {}, { runNumber: olderNumber });
    expect(run.exitCode).toBe(0);
    expect(run.outputs.status).toBe("skipped");
    expect(annotationsOf(run, "notice").join()).toContain("A later run has replaced");
    expect(statesOf(older.outputs["github-deployment-id"]).at(-1)).toBe("inactive");
    expect(rowsOf(pullRequest.number)).toStrictEqual(row);
    expect(JSON.stringify(stage.github.deployments(REPOSITORY))).toBe(records);
  });

  test("does not change the status of a failed run", async () => {
    const pullRequest = openPullRequest(stage);
    const broken = await stage.checkout({ files: { "convex/broken.ts": "export const {" } });
    const failed = await deploy(pullRequest.event(), {}, { workspace: broken });
    expect(failed.outputs.status).toBe("failed");
    const run = await report(pullRequest.event(), "https://a.example.com");
    expect(run.outputs.status).toBe("reported");
    const id = failed.outputs["github-deployment-id"];
    expect(lastStatus(id)).toMatchObject({ state: "failure", environmentUrl: "https://a.example.com" });
    expect(lastStatus(id)?.description).toContain("Failed");
    const [row] = rowsOf(pullRequest.number);
    expect(row).toContain("❌ Failed");
    expect(firstLink(row)).toStrictEqual(["site", "https://a.example.com"]);
  });

  test("does not add a URL to a removed preview", async () => {
    const pullRequest = openPullRequest(stage);
    const event = pullRequest.event();
    const deployed = await deploy(event);
    const number = runNumber;
    const closed = await deploy(pullRequest.event({ action: "closed" }), {
      "management-token": stage.cloud.issueKey({ kind: "team", team: TEAM }),
    });
    expect(closed.outputs.status).toBe("cleaned-up");
    const run = await report(event, "https://a.example.com", {}, { runNumber: number });
    expect(run.outputs.status).toBe("skipped");
    expect(statesOf(deployed.outputs["github-deployment-id"]).at(-1)).toBe("inactive");
    expect(rowsOf(pullRequest.number)[0]).not.toContain("a.example.com");
  });

  test("keeps its URL if the deploy ends later", async () => {
    const pullRequest = openPullRequest(stage);
    const event = pullRequest.event();
    const name = `pr-${pullRequest.number}`;
    const build = holdBuild(stage);
    const running = deploy(event, { cmd: build.cmd, "app-url": "https://own.example.com" });
    await until(() => rowsOf(pullRequest.number)[0]?.includes("Deploying") ?? false);
    const told = await report(event, "https://early.example.com");
    build.release();
    const run = await running;
    expect([told.outputs.status, run.outputs.status, run.outputs["preview-name"]]).toStrictEqual([
      "reported",
      "deployed",
      name,
    ]);
    expect(firstLink(rowsOf(pullRequest.number)[0])).toStrictEqual(["site", "https://early.example.com"]);
    expect(lastStatus(run.outputs["github-deployment-id"])).toMatchObject({
      ...{ state: "success", environmentUrl: "https://early.example.com" },
    });
  });

  test.each(["before the push", "during the push"])("keeps its URL without a comment too: %s", async (when) => {
    const pullRequest = openPullRequest(stage);
    const event = pullRequest.event();
    const build = holdBuild(stage);
    const path = "/api/deploy2/finish_push";
    const finish = when === "during the push" ? stage.cloud.fault({ path, kind: "held" }) : () => undefined;
    const calls = stage.cloud.calls.length;
    const isPushing = () => stage.cloud.calls.slice(calls).some((call) => call.path === path);
    const running = deploy(event, { cmd: build.cmd, comment: "false", "app-url": "https://own.example.com" });
    await waitDuring(running, () => build.isBegun() && hasRecord(stage, headShaOf(event)));
    if (when === "during the push") {
      build.release();
      await waitDuring(running, isPushing);
    }
    const told = await report(event, "https://early.example.com", { comment: "false" });
    build.release();
    finish();
    const run = await running;
    expect([told.outputs.status, run.outputs.status]).toStrictEqual(["reported", "deployed"]);
    expect(lastStatus(run.outputs["github-deployment-id"])).toMatchObject({
      ...{ state: "success", environmentUrl: "https://early.example.com" },
    });
  });

  test("shows the deploy's end if that comes while the URL is being written", async () => {
    const pullRequest = openPullRequest(stage);
    const event = pullRequest.event();
    const build = holdBuild(stage);
    const running = deploy(event, { cmd: build.cmd, comment: "false" });
    await waitDuring(running, () => build.isBegun() && hasRecord(stage, headShaOf(event)));
    // The response shows the deploy as in progress, but arrives only after the deploy has ended.
    const statuses = { method: "GET", path: /\/statuses$/ };
    stage.github.fault({ ...statuses, kind: "slow", delayMs: 7_000 });
    const calls = stage.github.calls.length;
    const hasRead = () =>
      stage.github.calls.slice(calls).some(({ method, path }) => method === "GET" && statuses.path.test(path));
    const reporting = report(event, "https://late.example.com", { comment: "false" });
    await waitDuring(reporting, hasRead);
    build.release();
    const run = await running;
    const told = await reporting;
    expect([told.outputs.status, run.outputs.status]).toStrictEqual(["reported", "deployed"]);
    expect(lastStatus(run.outputs["github-deployment-id"])).toMatchObject({
      ...{ state: "success", environmentUrl: "https://late.example.com" },
    });
  });

  test("works with the comment alone, and with the GitHub Deployment alone", async () => {
    const [commented, recorded] = [openPullRequest(stage), openPullRequest(stage)];
    await deploy(commented.event(), { "github-deployment": "false" });
    const one = await report(commented.event(), "https://a.example.com", { "github-deployment": "false" });
    expect(one.outputs.status).toBe("reported");
    expect(firstLink(rowsOf(commented.number)[0])).toStrictEqual(["site", "https://a.example.com"]);
    const { outputs } = await deploy(recorded.event(), { comment: "false" });
    const other = await report(recorded.event(), "https://b.example.com", { comment: "false" });
    expect(other.outputs.status).toBe("reported");
    expect(lastStatus(outputs["github-deployment-id"])?.environmentUrl).toBe("https://b.example.com");
  });

  test("changes nothing and does not fail on a dry run, on a fork's pull request, or if GitHub does not respond", async () => {
    const pullRequest = openPullRequest(stage);
    const { outputs } = await deploy(pullRequest.event());
    const dry = await report(pullRequest.event(), "https://a.example.com", { "dry-run": "true" });
    expect(dry.outputs.status).toBe("dry-run");
    const fork = pullRequestEvent({ number: 4713, headBranch: "main", headRepository: "stranger/shop" });
    const ofFork = await report(fork, "https://a.example.com", {}, { runNumber: ++runNumber });
    const lacking = await report(
      pullRequest.event(),
      "https://a.example.com",
      {},
      { permissions: { contents: "read" } },
    );
    for (const run of [ofFork, lacking]) {
      expect(run.exitCode).toBe(0);
      expect(run.outputs.status).toBe("skipped");
    }
    expect(annotationsOf(lacking, "warning").join("\n")).toContain("pull-requests: write");
    expect(lastStatus(outputs["github-deployment-id"])?.environmentUrl).toBe(outputs["deployment-url"]);
  });

  test("shows a link and nothing else, whatever characters the URL contains", async () => {
    const pullRequest = openPullRequest(stage);
    await deploy(pullRequest.event());
    const url = "https://example.com/@mona/#12;*_x_*!$'+,=~%29";
    const run = await report(pullRequest.event(), url);
    expect(run.outputs.status).toBe("reported");
    const html = await renderMarkdown(visible(commentsOn(stage, pullRequest.number)[0] ?? ""), "comment");
    expect(html).toContain(`<td align="left"><a href="${url.replace("'", "&#x27;")}">site</a> · <a `);
  });
});
