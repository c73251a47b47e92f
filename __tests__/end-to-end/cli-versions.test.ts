import { readFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "@jest/globals";
import { CLI_PACKAGE_NAMES, CLI_VERSIONS, type CliVersion, exactVersion } from "../../fakes/example-app.ts";
import { TEAM } from "../../fakes/test-environment.ts";
import { deployWith, optionTable, type VersionDeploys, versionRow } from "../../tools/cli-versions/deploy-with.ts";
import { annotationsOf, headShaOf, openPullRequest, pushToMain, stage, useStage } from "./run-action.ts";

/** The differences between the versions, independent of the action's own table. */
const FACTS: Readonly<Record<CliVersion, { reuses: boolean; message: boolean; announces: boolean; siteUrl: boolean }>> =
  {
    "1.28": { reuses: false, message: false, announces: false, siteUrl: false },
    "1.31": { reuses: false, message: false, announces: false, siteUrl: true },
    "1.35": { reuses: false, message: false, announces: false, siteUrl: true },
    "1.36": { reuses: true, message: true, announces: false, siteUrl: true },
    "1.40": { reuses: true, message: true, announces: true, siteUrl: true },
    "1.48": { reuses: true, message: true, announces: true, siteUrl: true },
    newest: { reuses: true, message: true, announces: true, siteUrl: true },
  };
const page = readFileSync(new URL("../../docs/cli-versions.md", import.meta.url), "utf8");
const cellsOf = (row: string) => row.slice("| ".length, -" |".length).split(" | ");
const listed = page.split("\n").flatMap((line) => (/^\| \d+\.\d+\.\d+ \|/.test(line) ? [cellsOf(line)] : []));
const SEED = `import { internalMutation } from "./_generated/server";
export default internalMutation({ args: {}, handler: async () => {} });\n`;

useStage();

describe.each(CLI_VERSIONS)("Convex CLI %s", (version) => {
  const facts = FACTS[version];
  const dashboard = (name: string) =>
    facts.announces ? expect.stringMatching(`/t/acme/shop/${name}$`) : `https://dashboard.convex.dev/d/${name}`;

  let deploys: VersionDeploys;
  beforeAll(async () => {
    deploys = await deployWith(stage, version);
  });

  test("does what the page of versions says", () => {
    // `npm run cli-versions -- --write` updates the page. The version is not compared, because the newest release changes.
    const [, , ...cells] = listed[CLI_VERSIONS.indexOf(version)] ?? [];
    expect(cells.length).toBeGreaterThan(2);
    expect(cellsOf(versionRow(deploys)).slice(2)).toStrictEqual(cells);
  });

  test("deploys a pull request to a preview of its own, and reuses or recreates that, depending on the version", () => {
    const { opened, updated, pullRequest } = deploys;
    const name = `pr-${pullRequest}`;
    const created = opened.deployment;
    expect(opened.result.conclusion).toBe("success");
    expect(opened.result.outputs).toStrictEqual({
      status: "deployed",
      target: "preview",
      "key-kind": "preview",
      "deployment-name": created?.name,
      "deployment-url": created?.cloudUrl,
      ...(facts.siteUrl ? { "site-url": created?.siteUrl } : {}),
      "dashboard-url": dashboard(created?.name ?? ""),
      "preview-name": name,
      "preview-created": "true",
      "app-name": "shop",
      "pull-request": String(pullRequest),
      "cli-version": exactVersion(version),
      "comment-url": expect.stringMatching(`/acme/shop/pull/${pullRequest}#issuecomment-\\d+$`),
      "github-deployment-id": expect.stringMatching(/^\d+$/),
      "duration-seconds": expect.stringMatching(/^\d+\.\d$/),
      // A run sets this output to `crashed` at its start, and clears it at its end.
      "failure-code": "",
    });
    expect(opened.result.log).toContain(`Built dist/index.html for ${created?.cloudUrl}`);
    expect(opened.pushes).toBe(1);
    expect(created?.pushes[0]?.functions).toContain("messages:list");
    expect(opened.message).toBe(
      facts.message ? `PR #${pullRequest} (${deploys.branch}) at ${headShaOf(opened.event).slice(0, 7)}` : null,
    );

    const after = stage.cloud.preview(name);
    expect(updated.result.conclusion).toBe("success");
    expect(updated.result.outputs["deployment-name"]).toBe(after?.name);
    expect(updated.result.outputs["preview-created"]).toBe(facts.reuses ? "false" : "true");
    expect(after?.name === created?.name).toBe(facts.reuses);
    expect(updated.pushes).toBe(1);
    expect(after?.pushes).toHaveLength(facts.reuses ? 2 : 1);
    const warnings = facts.reuses ? [] : [expect.stringContaining("cannot reuse a preview deployment")];
    for (const { result } of [opened, updated]) {
      expect(annotationsOf(result, "warning")).toStrictEqual(warnings);
      // The CLI itself replaced the earlier preview, which was neither deleted by anyone nor expired.
      for (const text of [result.log, result.summary]) expect(text).not.toContain("no longer exists");
    }
  });

  test("sets variables before the push and seeds after it, once for each Convex deployment", async () => {
    const auth = `export default { providers: [{ domain: process.env.AUTH_DOMAIN, applicationID: "convex" }] };\n`;
    const files = { "convex/seed.ts": SEED, "convex/auth.config.ts": auth };
    const workspace = await stage.checkout({ cliVersion: version, files });
    const pullRequest = openPullRequest(stage, `feature/seeded-with-${version}`);
    const inputs = { "deployment-env": "AUTH_DOMAIN=https://auth.example.com", "preview-run": "seed" };
    const step = { workspace, with: { "deploy-key": stage.previewKey, ...inputs } };
    for (const next of [pullRequest.event, pullRequest.push]) {
      const run = await stage.run({ ...step, event: next() });
      expect(annotationsOf(run, "error")).toStrictEqual([]);
      const preview = stage.cloud.preview(`pr-${pullRequest.number}`);
      expect(preview?.environment.get("AUTH_DOMAIN")).toBe("https://auth.example.com");
      expect(preview?.functionRuns.map(({ path }) => path)).toStrictEqual(["seed:default"]);
    }
  });

  test("deploys a push to main to production", () => {
    const { result, deployment, message, event } = deploys.main;
    expect(deployment?.name).toBe(stage.productionName);
    expect(result.conclusion).toBe("success");
    expect(result.outputs).toStrictEqual({
      status: "deployed",
      target: "production",
      "key-kind": "production",
      "deployment-name": deployment?.name,
      "deployment-url": deployment?.cloudUrl,
      ...(facts.siteUrl ? { "site-url": deployment?.siteUrl } : {}),
      "dashboard-url": dashboard(deployment?.name ?? ""),
      "app-name": "shop",
      "cli-version": exactVersion(version),
      "github-deployment-id": expect.stringMatching(/^\d+$/),
      "duration-seconds": expect.stringMatching(/^\d+\.\d$/),
      // A run sets this output to `crashed` at its start, and clears it at its end.
      "failure-code": "",
    });
    expect(annotationsOf(result, "warning")).toStrictEqual([]);
    expect(deploys.main.pushes).toBe(1);
    expect(message).toBe(facts.message ? `main at ${event.github.sha.slice(0, 7)}` : null);
  });
});

describe.each(["1.28", "1.31"] as const)(
  "Convex CLI %s, which asks for URLs by a WebSocket, without a build",
  (cliVersion) => {
    const files = { "convex/seed.ts": SEED };

    test("records the preview, so that it is seeded, and deleted when the pull request closes", async () => {
      const workspace = await stage.checkout({ cliVersion, files });
      const pullRequest = openPullRequest(stage, `feature/without-build-${cliVersion}`);
      const token = stage.cloud.issueKey({ kind: "team", team: TEAM });
      const deploy = (event = pullRequest.event(), inputs: Readonly<Record<string, string>> = {}) =>
        stage.run({ event, workspace, with: { "deploy-key": stage.previewKey, ...inputs } });
      const run = await deploy(pullRequest.event(), { "preview-run": "seed" });
      const preview = stage.cloud.preview(`pr-${pullRequest.number}`);
      expect(run.outputs).toMatchObject({ status: "deployed", "deployment-name": preview?.name });
      expect(preview?.functionRuns.map(({ path }) => path)).toStrictEqual(["seed:default"]);
      const closed = await deploy(pullRequest.event({ action: "closed" }), { "management-token": token });
      expect(closed.outputs.status).toBe("cleaned-up");
      expect(stage.cloud.preview(`pr-${pullRequest.number}`)).toBeNull();
    });

    test("calls the functions of `run` on production", async () => {
      const workspace = await stage.checkout({ cliVersion, files });
      const run = await stage.run({
        event: pushToMain(workspace),
        workspace,
        with: { "deploy-key": stage.productionKey, run: "seed" },
      });
      expect(annotationsOf(run, "error")).toStrictEqual([]);
      expect(run.outputs).toMatchObject({ status: "deployed", "run-results": '[{"function":"seed","value":null}]' });
    });
  },
);

test("the page of versions has a line for every CLI that npm installs here, and for no other", () => {
  const lock = JSON.parse(readFileSync(new URL("../../package-lock.json", import.meta.url), "utf8")) as {
    readonly packages: Readonly<Record<string, { readonly version: string; readonly engines?: { node: string } }>>;
  };
  const installed = CLI_PACKAGE_NAMES.map((name) => lock.packages[`node_modules/${name}`]);
  expect(Object.keys(lock.packages).filter((path) => /^node_modules\/convex(-\d+)*$/.test(path))).toHaveLength(
    installed.length,
  );
  expect(listed.map(([version, node]) => [version, node])).toStrictEqual(
    installed.map((one) => [one?.version, `\`${one?.engines?.node}\``]),
  );
  expect(page).toContain(`<!-- begin options -->\n\n${optionTable()}\n\n<!-- end options -->`);
});

test.each(["1.3.0", "1.13.0", "1.25.4"])(
  "Convex CLI %s is refused for previews at once, and causes a warning otherwise",
  async (version) => {
    const files = {
      "node_modules/convex/package.json": JSON.stringify({ name: "convex", version, bin: { convex: "bin/main.js" } }),
      "node_modules/convex/bin/main.js": `console.error("✔ Deployed Convex functions to https://calm-fox-9.convex.cloud");\n`,
    };
    const workspace = await stage.checkout({ convex: "absent", files });
    const pullRequest = openPullRequest(stage, `feature/old-${version}`);
    const calls = stage.cloud.calls.length;
    const preview = await stage.run({
      event: pullRequest.event(),
      workspace,
      with: { "deploy-key": stage.previewKey, "deployment-env": "A=1" },
    });
    expect(preview.outputs).toMatchObject({ status: "failed", "failure-code": "cli-too-old" });
    const [error = ""] = annotationsOf(preview, "error");
    expect(error).toContain(version);
    expect(error).toContain("npm install convex@latest");
    expect(stage.cloud.calls.slice(calls)).toStrictEqual([]);

    const production = await stage.run({
      event: pushToMain(workspace),
      workspace,
      with: { "deploy-key": stage.productionKey },
    });
    expect(annotationsOf(production, "warning")).toStrictEqual([expect.stringContaining("older than 1.28")]);
    expect(production.outputs["failure-code"]).not.toBe("cli-too-old");
  },
);
