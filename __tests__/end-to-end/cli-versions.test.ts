import { describe, expect, test } from "@jest/globals";
import { CLI_VERSIONS, type CliVersion, exactVersion } from "../../fakes/example-app.ts";
import { annotationsOf, headShaOf, openPullRequest, pushToMain, stage, useStage } from "./run-action.ts";

/** What the versions differ in, written down apart from the action's own table. */
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
const BUILD = "node build.mjs";

useStage();

describe.each(CLI_VERSIONS)("Convex CLI %s", (version) => {
  const facts = FACTS[version];
  const dashboard = (name: string) =>
    facts.announces ? expect.stringMatching(`/t/acme/shop/${name}$`) : `https://dashboard.convex.dev/d/${name}`;

  test("deploys a pull request to its own preview, and pushes again as the version supports", async () => {
    const workspace = await stage.checkout({ cliVersion: version });
    const pullRequest = openPullRequest(stage, `feature/with-${version}`);
    const name = `pr-${pullRequest.number}`;
    const step = { workspace, with: { "deploy-key": stage.previewKey, cmd: BUILD } };

    const event = pullRequest.event();
    const first = await stage.run({ ...step, event });
    const created = stage.cloud.preview(name);
    expect(first.conclusion).toBe("success");
    expect(first.outputs).toEqual({
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
      "pull-request": String(pullRequest.number),
      "cli-version": exactVersion(version),
      "comment-url": expect.stringMatching(`/acme/shop/pull/${pullRequest.number}#issuecomment-\\d+$`),
      "github-deployment-id": expect.stringMatching(/^\d+$/),
      "duration-seconds": expect.stringMatching(/^\d+\.\d$/),
      // Taken back: at its start a run says that it has crashed.
      "failure-code": "",
    });
    expect(first.log).toContain(`Built dist/index.html for ${created?.cloudUrl}`);
    expect(created?.pushes).toHaveLength(1);
    expect(created?.pushes[0]?.functions).toContain("messages:list");
    expect(created?.pushes[0]?.message).toBe(
      facts.message ? `PR #${pullRequest.number} (${pullRequest.branch}) at ${headShaOf(event).slice(0, 7)}` : null,
    );

    const second = await stage.run({ ...step, event: pullRequest.push() });
    const after = stage.cloud.preview(name);
    expect(second.conclusion).toBe("success");
    expect(second.outputs["deployment-name"]).toBe(after?.name);
    expect(second.outputs["preview-created"]).toBe(facts.reuses ? "false" : "true");
    expect(after?.name === created?.name).toBe(facts.reuses);
    expect(after?.pushes).toHaveLength(facts.reuses ? 2 : 1);
    const warnings = facts.reuses ? [] : [expect.stringContaining("cannot reuse a preview deployment")];
    for (const run of [first, second]) expect(annotationsOf(run, "warning")).toEqual(warnings);
    // A CLI that recreates has taken the earlier one's place itself: nobody deleted it, and it did not expire.
    for (const text of [second.log, second.summary]) expect(text).not.toContain("no longer exists");
  });

  test("sets variables before the push and seeds after it, once for each Convex deployment", async () => {
    const seed = `import { internalMutation } from "./_generated/server";
export default internalMutation({ args: {}, handler: async () => {} });\n`;
    const auth = `export default { providers: [{ domain: process.env.AUTH_DOMAIN, applicationID: "convex" }] };\n`;
    const files = { "convex/seed.ts": seed, "convex/auth.config.ts": auth };
    const workspace = await stage.checkout({ cliVersion: version, files });
    const pullRequest = openPullRequest(stage, `feature/seeded-with-${version}`);
    const inputs = { "deployment-env": "AUTH_DOMAIN=https://auth.example.com", "preview-run": "seed" };
    const step = { workspace, with: { "deploy-key": stage.previewKey, ...inputs } };
    for (const next of [pullRequest.event, pullRequest.push]) {
      const run = await stage.run({ ...step, event: next() });
      expect(annotationsOf(run, "error")).toEqual([]);
      const preview = stage.cloud.preview(`pr-${pullRequest.number}`);
      expect(preview?.environment.get("AUTH_DOMAIN")).toBe("https://auth.example.com");
      expect(preview?.functionRuns.map(({ path }) => path)).toEqual(["seed:default"]);
    }
  });

  test("deploys a push to main to production", async () => {
    const workspace = await stage.checkout({ cliVersion: version });
    const production = stage.cloud.deployments().find(({ name }) => name === stage.productionName);
    const before = production?.pushes.length ?? 0;

    const event = pushToMain(workspace);
    const run = await stage.run({ event, workspace, with: { "deploy-key": stage.productionKey, cmd: BUILD } });
    expect(run.conclusion).toBe("success");
    expect(run.outputs).toEqual({
      status: "deployed",
      target: "production",
      "key-kind": "production",
      "deployment-name": production?.name,
      "deployment-url": production?.cloudUrl,
      ...(facts.siteUrl ? { "site-url": production?.siteUrl } : {}),
      "dashboard-url": dashboard(production?.name ?? ""),
      "app-name": "shop",
      "cli-version": exactVersion(version),
      "github-deployment-id": expect.stringMatching(/^\d+$/),
      "duration-seconds": expect.stringMatching(/^\d+\.\d$/),
      // Taken back: at its start a run says that it has crashed.
      "failure-code": "",
    });
    expect(annotationsOf(run, "warning")).toEqual([]);
    expect(production?.pushes).toHaveLength(before + 1);
    expect(production?.pushes.at(-1)?.message).toBe(facts.message ? `main at ${event.github.sha.slice(0, 7)}` : null);
  });
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
    expect(stage.cloud.calls.slice(calls)).toEqual([]);

    const production = await stage.run({
      event: pushToMain(workspace),
      workspace,
      with: { "deploy-key": stage.productionKey },
    });
    expect(annotationsOf(production, "warning")).toEqual([expect.stringContaining("older than 1.28")]);
    expect(production.outputs["failure-code"]).not.toBe("cli-too-old");
  },
);
