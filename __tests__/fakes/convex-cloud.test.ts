import { execFile, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { promisify } from "node:util";
import { afterAll, afterEach, beforeEach, describe, expect, test } from "@jest/globals";
import { type CloudDeployment, ConvexCloud, type Project } from "../../fakes/convex-cloud/cloud.ts";
import { CLI_VERSIONS, type CliVersion, cliEntry, createWorkspace, minorVersion } from "../../fakes/example-app.ts";
import { until } from "../end-to-end/run-action.ts";

const BUILD = `"${process.execPath}" build.mjs`;

let cloud: ConvexCloud;
let project: Project;
let previewKey: string;
const folders: string[] = [];

beforeEach(async () => {
  cloud = await ConvexCloud.start();
  project = cloud.createProject({
    team: "acme",
    project: "chat",
    region: "eu-west-1",
    defaultEnvironment: { GREETING: "hello" },
  });
  previewKey = cloud.issueKey({ kind: "preview", team: "acme", project: "chat" });
});

afterEach(async () => await cloud.close());
afterAll(async () => {
  await Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true })));
});

async function temporaryFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "convex-cloud-test-"));
  folders.push(folder);
  return folder;
}

async function workspace(cliVersion: CliVersion = "newest", files: Record<string, string> = {}): Promise<string> {
  return await createWorkspace({ root: await temporaryFolder(), cliVersion, files });
}

/** Runs the real CLI as a job would: with an empty home directory, and only `PATH` of this process's environment. */
async function convex(root: string, args: readonly string[], env: Readonly<Record<string, string>>) {
  const home = join(root, "..", "empty-home");
  await mkdir(home, { recursive: true });
  folders.push(home);
  const surroundings = {
    PATH: process.env.PATH ?? "",
    HOME: home,
    CI: "true",
    CONVEX_PROVISION_HOST: cloud.provisionHost,
    CONVEX_VERSION_API_ORIGIN: cloud.provisionHost,
  };
  const child = spawn(process.execPath, [cliEntry(root), ...args], {
    cwd: root,
    env: { ...surroundings, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  child.stdout.on("data", (data) => (output += String(data)));
  child.stderr.on("data", (data) => (output += String(data)));
  const code = await new Promise<number | null>((resolve) => child.once("close", resolve));
  return { code, output };
}

function deploy(root: string, key: string, ...args: readonly string[]) {
  return convex(root, ["deploy", "--typecheck=disable", ...args], { CONVEX_DEPLOY_KEY: key });
}

function productionKey(): string {
  return cloud.issueKey({ kind: "production", deployment: project.production.name });
}

function previewNamed(identifier: string): CloudDeployment {
  const preview = cloud.preview(identifier);
  if (preview === null) throw new Error(`There is no preview ${identifier}.`);
  return preview;
}

function post(url: string, body: unknown, headers: Record<string, string> = {}) {
  return fetch(url, {
    method: "POST",
    headers: { "Content-Type": "application/json", "Convex-Client": "npm-cli-1.48.0", ...headers },
    body: typeof body === "string" ? body : JSON.stringify(body),
  });
}

/** The JSON of a response. */
async function json<Shape = Record<string, unknown>>(response: Promise<Response>): Promise<Shape> {
  return (await (await response).json()) as Shape;
}

function claim(body: Readonly<Record<string, unknown>>, key = previewKey) {
  const projectSelection = { kind: "teamAndProjectSlugs", teamSlug: "acme", projectSlug: "chat" };
  return post(
    `${cloud.provisionHost}/api/claim_preview_deployment`,
    { projectSelection, ...body },
    { Authorization: `Bearer ${key}` },
  );
}

function management(path: string, key: string, method = "GET") {
  return fetch(`${cloud.provisionHost}/v1${path}`, { method, headers: { Authorization: `Bearer ${key}` } });
}

function reusesPreviews(version: CliVersion): boolean {
  return Number(minorVersion(version).split(".")[1]) >= 36;
}

/** Whether the CLI has `--preview-name`. Older ones have only `--preview-create`. */
function previewFlag(version: CliVersion, name: string): string {
  return reusesPreviews(version) ? `--preview-name=${name}` : `--preview-create=${name}`;
}

describe.each(CLI_VERSIONS)("Convex CLI %s", (version) => {
  const reuses = reusesPreviews(version);
  const again = reuses ? "reuses the preview" : "recreates the preview";

  test(`deploys production and a preview with --cmd, seeds it, and ${again} the next time`, async () => {
    const root = await workspace(version);
    const built = () => readFile(join(root, "dist", "index.html"), "utf8");
    const preview = () => deploy(root, previewKey, previewFlag(version, "pr-7"), "--preview-run=seed", "--cmd", BUILD);
    const production = await deploy(root, productionKey(), "--cmd", BUILD);
    expect(production.code).toBe(0);
    expect(production.output).toContain(`✔ Deployed Convex functions to ${project.production.url}`);
    expect(project.production.pushes).toHaveLength(1);
    expect(await built()).toContain(`"${project.production.cloudUrl}"`);

    const created = await preview();
    expect(created.code).toBe(0);
    expect(created.output).toContain("[+] messages.by_channel   channel, _creationTime");
    const first = previewNamed("pr-7");
    expect(first.pushes.map(({ functions }) => functions)).toStrictEqual([
      ["messages:list", "messages:send", "seed:default"],
    ]);
    expect(first.functionRuns).toStrictEqual([{ path: "seed:default", args: {}, error: null }]);
    expect(first.cloudUrl).toBe(`https://${first.name}.eu-west-1.convex.cloud`);
    expect(await built()).toContain(`"${first.cloudUrl}"`);

    first.environment.set("ADDED", "by hand");
    expect((await preview()).code).toBe(0);
    const second = previewNamed("pr-7");
    expect(second === first).toBe(reuses);
    expect(Object.fromEntries(second.environment)).toStrictEqual({
      GREETING: "hello",
      ...(reuses && { ADDED: "by hand" }),
    });
    expect(second.pushes).toHaveLength(reuses ? 2 : 1);
    expect(second.functionRuns).toHaveLength(1);
    expect(cloud.calls.filter(({ known, status }) => !known || status === null || status >= 400)).toStrictEqual([]);
  });
});

describe("a workspace", () => {
  test("is a clean checkout of one commit, which a deploy does not change", async () => {
    const root = await createWorkspace({ root: await temporaryFolder(), git: true });
    const git = async (...args: readonly string[]) =>
      (await promisify(execFile)("git", [...args], { cwd: root })).stdout.trim();
    expect((await deploy(root, productionKey(), "--cmd", BUILD)).code).toBe(0);
    expect(await git("status", "--porcelain")).toBe("");
    expect(await git("log", "--format=%an %s")).toBe("Sandbox The app");
  });

  test("has a type check when TypeScript is installed", async () => {
    const files = { "convex/typed.ts": 'export const count: number = "one";\n' };
    const root = await createWorkspace({ root: await temporaryFolder(), typescript: true, files });
    const { code, output } = await convex(root, ["deploy", "--typecheck=enable"], {
      CONVEX_DEPLOY_KEY: productionKey(),
    });
    expect(code).toBe(1);
    expect(output).toContain("convex/typed.ts");
    expect(output).toContain("TS2322");
  });

  test("has no convex before it is installed", async () => {
    const root = await createWorkspace({ root: await temporaryFolder(), convex: "absent" });
    expect(existsSync(cliEntry(root))).toBe(false);
  });
});

describe("a deploy fails", () => {
  test("with a revoked key", async () => {
    const key = productionKey();
    cloud.revoke(key);
    const { code, output } = await deploy(await workspace(), key);
    expect(code).toBe(1);
    expect(output).toContain("401 Unauthorized: AuthenticationFailed: Invalid Convex deploy key");
    expect(cloud.calls.at(-1)).toMatchObject({ keyKind: "unknown", body: { deployKey: "<unknown key>" } });
  });

  test("with a scoped key without deployment:deploy", async () => {
    cloud.restrict(previewKey, ["deployment:deploy"]);
    const { code, output } = await deploy(await workspace(), previewKey, "--preview-name=pr-7");
    expect(code).toBe(1);
    expect(output).toContain("You do not have permission to perform this operation (deployment:deploy).");
    expect(previewNamed("pr-7").pushes).toStrictEqual([]);
  });

  test("with a scoped key that may not read the URLs, but only with --cmd", async () => {
    const key = productionKey();
    cloud.restrict(key, ["deployment:canonicalUrls:view"]);
    const root = await workspace();
    expect((await deploy(root, key, "--cmd", BUILD)).code).toBe(1);
    expect((await deploy(root, key)).code).toBe(0);
  });

  test("if the team has reached its deployment quota", async () => {
    cloud.setQuota("acme", 2);
    const { code, output } = await deploy(await workspace(), previewKey, "--preview-name=pr-7");
    expect(code).toBe(1);
    expect(output).toContain(
      "400 Bad Request: DeploymentQuotaReached: Your team's deployment quota of 2 has been reached.",
    );
    expect(cloud.preview("pr-7")).toBeNull();
  });

  const authConfig = { "convex/auth.config.ts": authConfigReading("ISSUER_DOMAIN") };
  test("if the auth config reads an unset variable, until it is set", async () => {
    const root = await workspace("newest", authConfig);
    const failed = await deploy(root, previewKey, "--preview-name=pr-7");
    expect(failed.code).toBe(1);
    expect(failed.output).toContain(
      "Environment variable ISSUER_DOMAIN is used in auth config file but its value was not set.",
    );
    expect(previewNamed("pr-7").pushes).toStrictEqual([]);
    previewNamed("pr-7").environment.set("ISSUER_DOMAIN", "https://issuer.example.com");
    expect((await deploy(root, previewKey, "--preview-name=pr-7")).code).toBe(0);
    expect(previewNamed("pr-7").code.auth).toStrictEqual([
      { domain: "https://issuer.example.com", applicationID: "convex" },
    ]);
  });

  test("if documents do not match the schema", async () => {
    project.production.failSchema({ table: "messages", error: "Document with ID k1 in table messages does not match" });
    const root = await workspace();
    const { code, output } = await deploy(root, productionKey());
    expect(code).toBe(1);
    expect(output).toContain("✖ Schema validation failed.");
    expect(output).toContain("Document with ID k1 in table messages does not match");
    expect(project.production.pushes).toStrictEqual([]);
    expect((await deploy(root, productionKey())).code).toBe(0);
  });

  test("if another push changes the schema first", async () => {
    project.production.loseSchemaRace();
    const { code, output } = await deploy(await workspace(), productionKey());
    expect(code).toBe(1);
    expect(output).toContain("Schema was overwritten by another push.");
  });

  test("if a module throws when it is loaded", async () => {
    const root = await workspace("newest", {
      "convex/broken.ts": 'export const day = new Date();\nthrow new Error("not today");',
    });
    const { code, output } = await deploy(root, productionKey());
    expect(code).toBe(1);
    expect(output).toContain("Failed to analyze broken.js: Uncaught Error: not today");
  });

  test("if it would delete an index of a large table, until a flag allows it", async () => {
    const root = await workspace();
    await deploy(root, productionKey());
    project.production.tableSizes.set("messages", 200_000);
    const schema = await readFile(join(root, "convex/schema.ts"), "utf8");
    const changed = await workspace("newest", {
      "convex/schema.ts": schema.replace('.index("by_channel", ["channel"])', ""),
      "convex/messages.ts": "",
    });
    const refused = await deploy(changed, productionKey());
    expect(refused).toMatchObject({ code: 1, output: expect.stringContaining("--skip-large-indexes-check") });
    const allowed = await deploy(changed, productionKey(), "--skip-large-indexes-check");
    expect(allowed).toMatchObject({
      code: 0,
      output: expect.stringContaining("Deleted table indexes:\n  [-] messages.by_channel"),
    });
  });

  test("if its seed throws", async () => {
    const root = await workspace();
    await claim({ identifier: "pr-7", reuse: true });
    previewNamed("pr-7").failFunction("seed:default", "no fixtures");
    await deploy(root, previewKey, "--preview-name=pr-7");
    const key = cloud.issueKey({ kind: "preview-deployment", deployment: previewNamed("pr-7").name });
    const { code, output } = await convex(root, ["run", "seed"], { CONVEX_DEPLOY_KEY: key });
    expect(code).toBe(1);
    expect(output).toContain("Uncaught Error: no fixtures");
    const unknown = await convex(root, ["run", "sead"], { CONVEX_DEPLOY_KEY: key });
    expect(unknown.output).toContain("Could not find function for 'sead'.");
    expect(unknown.output).toContain("seed:default");
  });
});

describe("the target of a key", () => {
  test("is the default production deployment for a project token", async () => {
    const { code } = await deploy(
      await workspace(),
      cloud.issueKey({ kind: "project", team: "acme", project: "chat" }),
    );
    expect(code).toBe(0);
    expect(project.production.pushes).toHaveLength(1);
  });

  test("is the deployment that a custom key or a preview's own key names", async () => {
    const root = await workspace();
    await claim({ identifier: "pr-7" });
    const custom = cloud.createCustomDeployment(project, "load-test");
    const targets = [custom, previewNamed("pr-7")];
    for (const { name: deployment, type } of targets) {
      const kind = type === "custom" ? "custom" : "preview-deployment";
      expect((await deploy(root, cloud.issueKey({ kind, deployment }))).code).toBe(0);
    }
    expect(targets.map(({ pushes }) => pushes.length)).toStrictEqual([1, 1]);
  });

  test("is the self-hosted backend for an admin key, without provisioning", async () => {
    const { url, adminKey, deployment } = await cloud.selfHosted();
    const root = await workspace();
    const env = { CONVEX_SELF_HOSTED_URL: url, CONVEX_SELF_HOSTED_ADMIN_KEY: adminKey };
    const { code } = await convex(root, ["deploy", "--typecheck=disable", "--cmd", BUILD], env);
    expect(code).toBe(0);
    expect(deployment.pushes).toHaveLength(1);
    expect(cloud.calls.filter(({ server }) => server === "provision")).toStrictEqual([]);
  });

  test("does not change with --dry-run, and is a new preview with --preview-create", async () => {
    const root = await workspace();
    const dry = await deploy(root, productionKey(), "--dry-run");
    expect(dry).toMatchObject({ code: 0, output: expect.stringContaining("Would have deployed Convex functions") });
    expect(project.production.pushes).toStrictEqual([]);
    expect(project.production.code.modules).toStrictEqual([]);

    await deploy(root, previewKey, "--preview-name=pr-7");
    const first = previewNamed("pr-7");
    await deploy(root, previewKey, "--preview-create=pr-7", "--message=Again");
    expect(previewNamed("pr-7").name).not.toBe(first.name);
    expect(previewNamed("pr-7").pushes.map(({ message }) => message)).toStrictEqual(["Again"]);
  });

  test("is also the target of the CLI's env commands", async () => {
    const root = await workspace("1.31");
    const env = { CONVEX_DEPLOY_KEY: productionKey() };
    expect((await convex(root, ["env", "set", "GREETING", "hi"], env)).code).toBe(0);
    expect((await convex(root, ["env", "list"], env)).output).toContain("GREETING=hi");
  });
});

describe("claiming a preview", () => {
  test("returns a new admin key each time, and whether the preview is new", async () => {
    const first = await json(claim({ identifier: "feature/Login", reuse: true }));
    const again = await json(claim({ identifier: "feature/Login", reuse: true }));
    expect(first).toMatchObject({ isNewDeployment: true, reference: "preview/feature/login" });
    expect(again).toMatchObject({ isNewDeployment: false, deploymentName: first.deploymentName });
    expect(first.adminKey).toMatch(new RegExp(`^preview:${first.deploymentName}\\|eyJ2MiI6`));
    expect(again.adminKey).not.toBe(first.adminKey);
  });

  test.each([
    ["an empty identifier", { identifier: "" }, 400],
    ["no identifier", {}, 400],
    ["a reuse that is not a boolean", { identifier: "pr-7", reuse: "yes" }, 400],
  ])("refuses %s", async (_, body, status) => {
    expect((await claim(body)).status).toBe(status);
    expect(cloud.deployments()).toHaveLength(2);
  });

  test("refuses keys of another project, of another kind, and unknown ones", async () => {
    cloud.createProject({ team: "acme", project: "other" });
    const foreign = cloud.issueKey({ kind: "preview", team: "acme", project: "other" });
    expect((await claim({ identifier: "pr-7" }, foreign)).status).toBe(403);
    expect((await claim({ identifier: "pr-7" }, productionKey())).status).toBe(403);
    const unknown = await claim({ identifier: "pr-7" }, "preview:acme:chat|eyJ2MiI6ImRlYWRiZWVmIn0=");
    expect(unknown.status).toBe(401);
    expect(await unknown.json()).toStrictEqual({
      code: "AuthenticationFailed",
      message: "Invalid Convex preview deploy key",
    });
  });

  test("makes it known to authorize_preview, which responds with 404 before", async () => {
    const projectSelection = { kind: "teamAndProjectSlugs", teamSlug: "acme", projectSlug: "chat" };
    const authorize = () =>
      post(
        `${cloud.provisionHost}/api/deployment/authorize_preview`,
        { previewName: "pr-7", projectSelection },
        { Authorization: `Bearer ${previewKey}` },
      );
    expect((await authorize()).status).toBe(404);
    await claim({ identifier: "pr-7" });
    const { name, url } = previewNamed("pr-7");
    expect(await (await authorize()).json()).toMatchObject({ deploymentName: name, url, deploymentType: "preview" });
  });
});

describe("the Management API", () => {
  test("lets a team token find a project, list its previews and delete one", async () => {
    await claim({ identifier: "pr-7" });
    await claim({ identifier: "pr-8" });
    const token = cloud.issueKey({ kind: "team", team: "acme" });
    const found = await json(management("/teams/acme/projects/chat", token));
    expect(found).toMatchObject({ id: project.id, slug: "chat", teamSlug: "acme" });
    const listed = `/projects/${found.id}/list_deployments?deploymentType=preview`;
    const rows = await json<{ name: string; previewIdentifier: string }[]>(management(listed, token));
    expect(rows.map(({ previewIdentifier }) => previewIdentifier)).toStrictEqual(["pr-7", "pr-8"]);
    expect(rows[0]).toMatchObject({ deploymentType: "preview", isDefault: false, reference: "preview/pr-7" });
    expect((await management(`/deployments/${rows[0]?.name}/delete`, token, "POST")).status).toBe(200);
    expect(cloud.preview("pr-7")).toBeNull();
    expect((await management(`/deployments/${rows[0]?.name}`, token)).status).toBe(404);
  });

  test("lets a preview deploy key delete previews of its own project, and nothing else", async () => {
    const other = cloud.createProject({ team: "acme", project: "other" });
    await claim({ identifier: "pr-7" });
    const statusOfDelete = async (name: string, key = previewKey) =>
      (await management(`/deployments/${name}/delete`, key, "POST")).status;
    // According to the documentation, this key must not be able to delete deployments.
    expect(await statusOfDelete(previewNamed("pr-7").name)).toBe(403);
    cloud.acceptPreviewKeysForDeletion();
    expect(await statusOfDelete(project.production.name)).toBe(403);
    expect(await statusOfDelete(other.development.name)).toBe(403);
    expect(await statusOfDelete(previewNamed("pr-7").name, productionKey())).toBe(403);
    expect(cloud.deployments()).toHaveLength(5);
  });

  test("lets a preview deploy key with the permission delete its preview once", async () => {
    cloud.acceptPreviewKeysForDeletion();
    await claim({ identifier: "pr-7" });
    const { name } = previewNamed("pr-7");
    expect((await management(`/deployments/${name}/delete`, previewKey, "POST")).status).toBe(200);
    expect((await management(`/deployments/${name}/delete`, previewKey, "POST")).status).toBe(404);
  });
});

describe("the Management API, as in its OpenAPI description,", () => {
  test("lists a team's deployments in pages, and accepts no other parameters", async () => {
    for (let number = 1; number <= 30; number += 1) await claim({ identifier: `pr-${number}` });
    const token = cloud.issueKey({ kind: "team", team: "acme" });
    const id = (await json<{ teamId: number }>(management("/teams/acme/projects/chat", token))).teamId;
    const page = async (query: string) =>
      await json<{ items: { name: string }[]; pagination: { hasMore: boolean; nextCursor: string | null } }>(
        management(`/teams/${id}/list_deployments?limit=20${query}`, token),
      );
    const first = await page("");
    expect(first.items).toHaveLength(20);
    const second = await page(`&cursor=${first.pagination.nextCursor}`);
    expect(second.pagination).toStrictEqual({ hasMore: false, nextCursor: null });
    const names = [...first.items, ...second.items].map(({ name }) => name);
    expect(new Set(names)).toStrictEqual(new Set(cloud.deployments().map(({ name }) => name)));
    expect((await management(`/teams/${id}/list_deployments?page=2`, token)).status).toBe(400);
    expect((await management(`/teams/${id}/list_projects`, token)).status).toBe(404);
  });

  test("describes a project token in its details, and does not let it look up the project by name", async () => {
    const token = cloud.issueKey({ kind: "project", team: "acme", project: "chat" });
    expect((await management("/teams/acme/projects/chat", token)).status).toBe(403);
    expect(await json(management("/token_details", token))).toMatchObject({
      type: "projectToken",
      projectId: project.id,
    });
    const personal = cloud.issueKey({ kind: "access-token", team: "acme" });
    expect(personal).not.toContain("|");
    expect((await management("/teams/acme/projects/chat", personal)).status).toBe(200);
  });
});

describe("the cloud is strict:", () => {
  test("an unknown endpoint is a 404 that the log records", async () => {
    const { status } = await post(`${cloud.provisionHost}/api/no_such_thing`, {});
    expect(status).toBe(404);
    expect(cloud.calls.at(-1)).toMatchObject({ path: "/api/no_such_thing", status: 404, known: false });
  });

  test.each([
    ["another content type than JSON", { "Content-Type": "text/plain" }, "{}", "BadJsonBody"],
    ["malformed JSON", {}, "{", "BadJsonBody"],
    ["a missing Convex-Client header", { "Convex-Client": "" }, "{}", "SandboxMissingClient"],
  ])("%s is refused", async (_, headers, body, code) => {
    const response = await post(`${cloud.provisionHost}/api/deployment/url_for_key`, body, headers);
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ code });
  });

  test("a deployment refuses unknown keys, keys of another deployment, and none", async () => {
    const url = `${await cloud.reach(project.production)}/api/v1/list_environment_variables`;
    const status = async (key?: string) =>
      (await fetch(url, { headers: key === undefined ? {} : { Authorization: `Convex ${key}` } })).status;
    expect(await status(productionKey())).toBe(200);
    expect(await status(`prod:${project.production.name}|eyJ2MiI6IjAifQ==`)).toBe(401);
    expect(await status(cloud.issueKey({ kind: "development", deployment: project.development.name }))).toBe(403);
    expect(await status()).toBe(403);
  });

  test("a push must follow the order of its steps and have the key in its body", async () => {
    const url = await cloud.reach(project.production);
    const adminKey = productionKey();
    const headers = { Authorization: `Convex ${adminKey}` };
    const step = (name: string, body: object) => post(`${url}/api/deploy2/${name}`, { adminKey, ...body }, headers);
    const appDefinition = { changedModules: [], unchangedModuleHashes: [], schema: null, udfServerVersion: "1.48.0" };
    const request = { dryRun: false, functions: "convex/", appDefinition, componentDefinitions: [] };
    const foreign = cloud.issueKey({ kind: "development", deployment: project.development.name });
    expect((await step("start_push", { ...request, adminKey: foreign })).status).toBe(403);
    const startPush = await json(step("start_push", request));
    const { schemaChange } = startPush;
    expect((await step("finish_push", { startPush, dryRun: false })).status).toBe(400);
    expect(await (await step("wait_for_schema", { schemaChange })).json()).toStrictEqual({ type: "complete" });
    expect((await step("finish_push", { startPush: { ...startPush, app: {} }, dryRun: false })).status).toBe(400);
    project.production.environment.set("CHANGED", "meanwhile");
    expect(await (await step("finish_push", { startPush, dryRun: false })).json()).toMatchObject({
      code: "RaceDetected",
    });
    project.production.environment.clear();
    expect((await step("finish_push", { startPush, dryRun: false })).status).toBe(200);
    expect((await step("finish_push", { startPush, dryRun: false })).status).toBe(400);
  });

  test("of two pushes at once the first loses", async () => {
    const url = await cloud.reach(project.production);
    const adminKey = productionKey();
    const step = (name: string, body: object) =>
      post(`${url}/api/deploy2/${name}`, { adminKey, ...body }, { Authorization: `Convex ${adminKey}` });
    const appDefinition = { changedModules: [], schema: null, udfServerVersion: "1.48.0" };
    const start = () => json(step("start_push", { dryRun: false, functions: "convex/", appDefinition }));
    const [first, second] = [await start(), await start()];
    expect(await (await step("wait_for_schema", first)).json()).toStrictEqual({ type: "raceDetected" });
    expect(await (await step("wait_for_schema", second)).json()).toStrictEqual({ type: "complete" });
  });

  test("variables are changed all or none, and their names are validated", async () => {
    const url = await cloud.reach(project.production);
    const key = productionKey();
    const update = async (...changes: object[]) =>
      (await post(`${url}/api/v1/update_environment_variables`, { changes }, { Authorization: `Convex ${key}` }))
        .status;
    expect(await update({ name: "A", value: "1" }, { name: "1B", value: "2" })).toBe(400);
    expect(project.production.environment.size).toBe(0);
    expect(await update({ name: "A", value: "1" }, { name: "B", value: "2" })).toBe(200);
    expect(await update({ name: "A", value: null })).toBe(200);
    expect([...project.production.environment]).toStrictEqual([["B", "2"]]);
    const longest = "N".repeat(256);
    expect(await update({ name: longest, value: "3" })).toBe(200);
    expect(await update({ name: `${longest}N`, value: "4" })).toBe(400);
    expect(await update({ name: longest, value: null })).toBe(200);
    cloud.restrict(key, ["deployment:env:write"]);
    expect(await update({ name: "C", value: "3" })).toBe(403);
  });

  test("no request in the log contains a key", async () => {
    await deploy(await workspace("1.36"), previewKey, "--preview-name=pr-7", "--cmd", BUILD);
    const secret = previewKey.split("|")[1] ?? "";
    const log = JSON.stringify(cloud.calls);
    expect(log).not.toContain(secret);
    expect(log).not.toMatch(/\|eyJ2MiI6/);
    expect(cloud.calls.map(({ sequence }) => sequence)).toStrictEqual(cloud.calls.map((_, index) => index + 1));
  });
});

describe("a fault", () => {
  const path = "/api/claim_preview_deployment";

  test.each([["refused", 0] as const, ["reset", 1] as const])(
    "of the kind `%s` drops the connection, after %i previews were created",
    async (kind, made) => {
      cloud.fault({ path, kind });
      await expect(claim({ identifier: "pr-7" }).then((response) => response.text())).rejects.toThrow();
      expect(cloud.deployments().filter(({ type }) => type === "preview")).toHaveLength(made);
      expect(cloud.calls.at(-1)?.status).toBeNull();
      expect((await claim({ identifier: "pr-7" })).status).toBe(200);
    },
  );

  test("of the kinds `status` and `garbage` replaces the response", async () => {
    cloud.fault({ path, kind: "status", status: 503, times: 2, server: "provision", method: "POST" });
    cloud.fault({ path: /claim/, kind: "garbage" });
    expect((await claim({ identifier: "pr-7" })).status).toBe(503);
    expect((await claim({ identifier: "pr-7" })).status).toBe(503);
    await expect(claim({ identifier: "pr-7" }).then((response) => response.json())).rejects.toThrow(/JSON/);
    expect((await claim({ identifier: "pr-7" })).status).toBe(200);
  });

  test("of the kind `held` delays the response until it is lifted", async () => {
    const release = cloud.fault({ path, kind: "held" });
    let isAnswered = false;
    const before = cloud.calls.length;
    const answered = claim({ identifier: "pr-7" }).then(({ status }) => {
      isAnswered = true;
      return status;
    });
    await until(() => cloud.calls.length > before);
    // The fault affects only the first request.
    expect((await claim({ identifier: "pr-8" })).status).toBe(200);
    expect(isAnswered).toBe(false);
    release();
    expect(await answered).toBe(200);
    cloud.fault({ path, kind: "held" });
    const next = cloud.calls.length;
    const dropped = claim({ identifier: "pr-7" }).catch(() => "dropped");
    await until(() => cloud.calls.length > next);
    await cloud.close();
    expect(await dropped).toBe("dropped");
    cloud = await ConvexCloud.start();
  });

  test("of the kind `slow` delays the response, and `hang` prevents it", async () => {
    cloud.fault({ path, kind: "slow", delayMs: 60 });
    const start = performance.now();
    expect((await claim({ identifier: "pr-7" })).status).toBe(200);
    expect(performance.now() - start).toBeGreaterThan(50);
    cloud.fault({ path, kind: "hang" });
    const before = cloud.calls.length;
    let end = "";
    const ended = claim({ identifier: "pr-7" }).then(
      () => (end = "answered"),
      () => (end = "dropped"),
    );
    await until(() => cloud.calls.length > before);
    // Another request gets its response meanwhile.
    expect((await claim({ identifier: "pr-8" })).status).toBe(200);
    expect(end).toBe("");
    await cloud.close();
    expect(await ended).toBe("dropped");
    cloud = await ConvexCloud.start();
  });
});

test("a closed cloud leaves no open handle", async () => {
  const script = `
    import { ConvexCloud } from ${JSON.stringify(new URL("../../fakes/convex-cloud/cloud.ts", import.meta.url).href)};
    const cloud = await ConvexCloud.start();
    const { production } = cloud.createProject({ team: "acme", project: "chat" });
    const socket = new WebSocket((await cloud.reach(production)).replace("http", "ws") + "/api/1.31.7/sync");
    await new Promise((resolve) => socket.addEventListener("open", resolve));
    await fetch(cloud.provisionHost);
    await cloud.close();
    console.log("closed");
  `;
  const child = spawn(process.execPath, ["--experimental-vm-modules", "--input-type=module", "--eval", script], {
    timeout: 300_000,
  });
  let output = "";
  child.stdout.on("data", (data) => (output += String(data)));
  const code = await new Promise((resolve) => child.once("close", resolve));
  expect([code, output]).toStrictEqual([0, "closed\n"]);
});

function authConfigReading(variable: string): string {
  return `export default { providers: [{ domain: process.env.${variable}, applicationID: "convex" }] };`;
}
