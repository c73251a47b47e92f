/** Every target of a key, with the events of real workflows. */

import { execFileSync } from "node:child_process";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { request } from "node:http";
import { createServer as createTlsServer, type Server } from "node:https";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "@jest/globals";
import { generate } from "selfsigned";
import { releaseEvent, type WorkflowEvent, workflowDispatchEvent } from "../../fakes/events/events.ts";
import { headOf, REPOSITORY, TEAM } from "../../fakes/test-environment.ts";
import { annotationsOf, commentsOn, openPullRequest, pushToMain, stage, useStage, visible } from "./run-action.ts";

let workspace: string;
/** The checked-out commit, which is also the head of main on GitHub. */
let sha: string;
useStage(async () => {
  workspace = await stage.checkout();
  sha = stage.github.pushTo({ repository: REPOSITORY, branch: "main" }, { sha: headOf(workspace) });
});

type Inputs = Readonly<Record<string, string>>;
const deploy = (event: WorkflowEvent, key: string, inputs: Inputs = {}, at = workspace) =>
  stage.run({
    event,
    workspace: at,
    with: { "deploy-key": key, ...inputs },
    ...(at === workspace ? {} : { ref: null }),
  });

describe("a single step that chooses the key by an expression", () => {
  /** The key that the README's expression selects, evaluated by GitHub's own library in the fake runner. */
  const ONE_STEP =
    "${{ github.event_name == 'pull_request' && secrets.CONVEX_PREVIEW_DEPLOY_KEY || github.event_name != 'pull_request' && secrets.CONVEX_DEPLOY_KEY || '' }}";

  test("is the step that the README shows", () => {
    expect(readFileSync(join(import.meta.dirname, "..", "..", "README.md"), "utf8")).toContain(ONE_STEP);
  });

  test.each([
    ["a pull request", "preview", () => openPullRequest(stage, "feature/one-step").event()],
    ["a push to main", "production", () => pushToMain(workspace)],
    ["a manual run", "production", () => workflowDispatchEvent({ branch: "main", sha })],
  ])("handles %s", async (_, target, event) => {
    const run = await stage.run({
      event: event(),
      workspace,
      with: { "deploy-key": ONE_STEP },
      secrets: { CONVEX_PREVIEW_DEPLOY_KEY: stage.previewKey, CONVEX_DEPLOY_KEY: stage.productionKey },
    });
    expect(annotationsOf(run, "error")).toStrictEqual([]);
    expect(run.outputs).toMatchObject({ status: "deployed", target });
  });

  test("gives a pull request no production key, even if the preview key is missing", async () => {
    const run = await stage.run({
      event: openPullRequest(stage, "feature/one-step-without-key").event(),
      workspace,
      with: { "deploy-key": ONE_STEP },
      secrets: { CONVEX_DEPLOY_KEY: stage.productionKey },
    });
    expect(run.outputs).toMatchObject({ status: "refused", "failure-code": "key-missing" });
  });
});

describe("a named target", () => {
  test("a custom deployment on a push, under its own GitHub environment", async () => {
    const project = stage.cloud.createProject({ team: TEAM, project: "with-custom" });
    const custom = stage.cloud.createCustomDeployment(project, "staging");
    const key = stage.cloud.issueKey({ kind: "custom", deployment: custom.name });
    const run = await deploy(pushToMain(workspace), key);
    expect(run.outputs).toMatchObject({ status: "deployed", target: "custom", "deployment-name": custom.name });
    const record = stage.github.deployments(REPOSITORY).at(-1);
    expect(record?.environment).toBe("Convex Custom");
  });

  test("`expected-deployment` must match, or the run is refused before any request", async () => {
    const key = stage.productionKey;
    const run = await deploy(pushToMain(workspace), key, { "expected-deployment": stage.productionName });
    expect(run.outputs).toMatchObject({ status: "deployed", "deployment-name": stage.productionName });
    const before = stage.cloud.calls.length;
    const other = await deploy(pushToMain(workspace), key, { "expected-deployment": "happy-otter-123" });
    expect(other.outputs).toMatchObject({ status: "refused", "failure-code": "expected-deployment-mismatch" });
    expect(stage.cloud.calls).toHaveLength(before);
  });

  test("a pre-release needs `target`, and is then deployed", async () => {
    const event = releaseEvent({ action: "prereleased", prerelease: true, tag: "v2.0.0-rc.1", sha });
    const refused = await deploy(event, stage.productionKey);
    expect(refused.outputs).toMatchObject({ status: "refused", "failure-code": "prerelease-requires-target" });
    const run = await deploy(event, stage.productionKey, { target: "production" });
    expect(run.outputs).toMatchObject({ status: "deployed", target: "production" });
  });

  test("a rollback: a manual run on main that checks out an older commit and names it", async () => {
    const older = await stage.checkout({ files: { "older.txt": "older" } });
    const commit = headOf(older);
    const event = workflowDispatchEvent({ branch: "main", sha });
    const unnamed = await deploy(event, stage.productionKey, {}, older);
    expect(unnamed.outputs).toMatchObject({ status: "refused", "failure-code": "wrong-commit" });
    stage.github.pushTo({ repository: REPOSITORY, branch: "kept" }, { sha: commit });
    const elsewhere = await deploy(event, stage.productionKey, { commit }, older);
    expect(elsewhere.outputs).toMatchObject({ status: "refused", "failure-code": "commit-not-on-production-branch" });
    const run = await deploy(event, stage.productionKey, { commit, target: "production" }, older);
    expect(run.outputs).toMatchObject({ status: "deployed", target: "production" });
    expect(stage.github.deployments(REPOSITORY).at(-1)?.sha).toBe(commit);
  });

  describe("a commit that is named by", () => {
    let older: string;
    let commit: string;
    beforeAll(async () => {
      older = await stage.checkout({ files: { "older.txt": "named" } });
      commit = headOf(older);
      stage.github.pushTo({ repository: REPOSITORY, branch: "v/0" }, { sha: commit });
    });

    const inCheckout = (...args: readonly string[]) =>
      execFileSync("git", ["-c", "user.name=T", "-c", "user.email=t@example.com", ...args], { cwd: older });
    const named = async (name: string) => {
      const event = workflowDispatchEvent({ branch: "main", sha });
      const run = await deploy(event, stage.productionKey, { commit: name, target: "production" }, older);
      return { run, told: stage.github.deployments(REPOSITORY).at(-1)?.sha };
    };

    test.each([
      [
        "a tag, which goes before a branch",
        "v1",
        () => {
          inCheckout("tag", "-am", "t", "v1");
          inCheckout("branch", "v1", inCheckout("commit-tree", "-m", "x", "HEAD^{tree}").toString().trim());
        },
      ],
      ["a branch", "release/1", () => inCheckout("branch", "release/1")],
      [
        "a branch that was fetched",
        "release/2",
        () => inCheckout("update-ref", "refs/remotes/origin/release/2", "HEAD"),
      ],
      ["a branch that only GitHub has", "v/0", () => {}],
      ["a tag that only GitHub has", "v2", () => stage.github.createTag(REPOSITORY, "v2", commit)],
      ["a short SHA", "", () => {}],
    ])("%s is reported by its full SHA", async (_, name, prepare) => {
      prepare();
      const { run, told } = await named(name || commit.slice(0, 7).toUpperCase());
      expect(run.outputs).toMatchObject({ status: "deployed", "github-deployment-id": expect.anything() });
      expect(told).toBe(commit);
      expect(run.summary).toContain(commit.slice(0, 7));
    });

    test("a name that cannot be resolved is refused, with what was tried", async () => {
      const { run } = await named("v9");
      expect(run.outputs).toMatchObject({ status: "refused", "failure-code": "unknown-commit" });
      expect(annotationsOf(run, "error").join()).toContain("`commit` is `v9`, and neither the checkout nor GitHub has");
    });
  });

  test("a manual run with a choice of `target` and a pull request's number", async () => {
    const pullRequest = openPullRequest(stage, "feature/by-hand");
    const branch = pullRequest.branch;
    const headSha = stage.github.repository(REPOSITORY).headSha(branch) ?? "";
    const event = workflowDispatchEvent({ branch, sha: headSha, inputs: { target: "preview" } });
    const inputs = { target: "preview", "pull-request": String(pullRequest.number) };
    const run = await deploy(event, stage.previewKey, inputs);
    expect(run.outputs).toMatchObject({
      status: "deployed",
      target: "preview",
      "preview-name": `pr-${pullRequest.number}`,
      "pull-request": String(pullRequest.number),
    });
    expect(visible(commentsOn(stage, pullRequest.number)[0] ?? "")).toContain("✅ Deployed");
    const wrong = await deploy(event, stage.previewKey, { ...inputs, target: "production" });
    expect(wrong.outputs).toMatchObject({ status: "refused", "failure-code": "target-does-not-fit-key" });
  });
});

describe("the addresses of a deployment", () => {
  test.each([
    { what: "a regional host", options: { region: "eu-west-1" }, url: /^https:\/\/[\w-]+\.eu-west-1\.convex\.cloud$/ },
    { what: "a custom domain", options: { customDomain: "api.example.com" }, url: /^https:\/\/api\.example\.com$/ },
  ])("are those of $what, as Convex gives them, in outputs and exported variables", async ({ options, url }) => {
    const project = stage.cloud.createProject({ team: TEAM, project: `at-${Object.keys(options)[0]}`, ...options });
    const { name, siteUrl } = project.production;
    const key = stage.cloud.issueKey({ kind: "production", deployment: name });
    const run = await deploy(pushToMain(workspace), key, { "export-env": "true" });
    expect(annotationsOf(run, "error")).toStrictEqual([]);
    expect(run.outputs).toMatchObject({ status: "deployed", "deployment-name": name, "site-url": siteUrl });
    expect(run.outputs["deployment-url"]).toMatch(url);
    expect(run.exportedEnv).toMatchObject({
      VITE_CONVEX_URL: run.outputs["deployment-url"],
      VITE_CONVEX_SITE_URL: siteUrl,
    });
  });
});

describe("a variable that could redirect a deploy is ignored, with a notice", () => {
  test("from a `.env` file and from the step's environment, for a cloud key", async () => {
    const at = await stage.checkout({ files: { ".env.local": "CONVEX_DEPLOYMENT=dev:other-otter-1\nA=1\n" } });
    const run = await stage.run({
      event: openPullRequest(stage, "feature/redirected").event(),
      workspace: at,
      with: { "deploy-key": stage.previewKey },
      env: { CONVEX_SELF_HOSTED_URL: "http://127.0.0.1:9" },
    });
    expect(run.outputs.status).toBe("deployed");
    expect(annotationsOf(run, "notice")).toStrictEqual([
      expect.stringMatching(/^Ignored `CONVEX_SELF_HOSTED_URL` from the environment of this step: /),
      expect.stringMatching(/^Ignored `CONVEX_DEPLOYMENT` from `\.env\.local` in the working directory: /),
    ]);
  });

  test("and there is no notice if the key comes from the environment", async () => {
    const { url, adminKey } = await stage.cloud.selfHosted("of-the-environment");
    const run = await stage.run({
      event: pushToMain(workspace),
      workspace,
      env: { CONVEX_SELF_HOSTED_URL: url, CONVEX_SELF_HOSTED_ADMIN_KEY: adminKey },
      secrets: [adminKey],
    });
    expect(run.outputs).toMatchObject({ status: "deployed", "key-kind": "admin" });
    expect(annotationsOf(run, "notice")).toStrictEqual([]);
  });
});

describe("a self-hosted backend behind TLS", () => {
  let server: Server;
  let url: string;
  let certificate: string;
  let adminKey: string;
  beforeAll(async () => {
    const backend = await stage.cloud.selfHosted("behind-tls");
    adminKey = backend.adminKey;
    const folder = stage.folder("tls");
    certificate = join(folder, "certificate.pem");
    mkdirSync(folder, { recursive: true });
    const names = [
      { type: 2, value: "localhost" },
      { type: 7, ip: "127.0.0.1" },
    ] as const;
    const made = await generate([{ name: "commonName", value: "localhost" }], {
      extensions: [{ name: "subjectAltName", altNames: [...names] }],
    });
    writeFileSync(certificate, made.cert);
    const { port } = new URL(backend.url);
    server = createTlsServer({ key: made.private, cert: made.cert }, (incoming, outgoing) => {
      const { method, url: path, headers } = incoming;
      const onward = request({ port, host: "127.0.0.1", method, path, headers }, (answer) => {
        outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
        answer.pipe(outgoing);
      });
      incoming.pipe(onward);
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    url = `https://localhost:${(server.address() as AddressInfo).port}`;
  });
  afterAll(() => {
    server.close();
  });

  test("is reached with a certificate authority that the runner trusts, and its variables are set", async () => {
    const at = await stage.checkout({ files: { ".env.local": "CONVEX_SELF_HOSTED_URL=http://127.0.0.1:9\n" } });
    const run = await stage.run({
      event: pushToMain(at),
      workspace: at,
      with: {
        ...{ "deploy-key": adminKey, url, target: "production" },
        ...{ "deployment-env": "AUTH_DOMAIN=https://a.example", "deployment-env-targets": "production" },
      },
      env: { NODE_EXTRA_CA_CERTS: certificate, CONVEX_DEPLOYMENT: "prod:other-otter-1" },
    });
    expect(annotationsOf(run, "error")).toStrictEqual([]);
    const reason = "this step's key and `url` decide which deployment is used.";
    expect(annotationsOf(run, "notice")).toStrictEqual([
      `Ignored \`CONVEX_DEPLOYMENT\` from the environment of this step: ${reason}`,
      `Ignored \`CONVEX_SELF_HOSTED_URL\` from \`.env.local\` in the working directory: ${reason}`,
    ]);
    expect(run.outputs).toMatchObject({ status: "deployed", target: "production", "key-kind": "admin" });
  });
});
