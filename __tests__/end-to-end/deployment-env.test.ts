/** `deployment-env`: variables are set on the deployment before the code is pushed, and nowhere else. */

import { describe, expect, test } from "@jest/globals";
import { jobOutputs, type StepResult } from "../../fakes/runner/runner.ts";
import { REPOSITORY } from "../../fakes/test-environment.ts";
import { annotationsOf, commentsOn, openPullRequest, pushToMain, stage, useStage } from "./run-action.ts";

/** Code that reads a variable during the push, as auth configs do. */
const AUTH_CONFIG = `export default { providers: [{ domain: process.env.AUTH_DOMAIN, applicationID: "convex" }] };\n`;
const PRIVATE_KEY = "-----BEGIN PRIVATE KEY-----\nMIIEvQ==quoted \"and\" 'single'\n-----END PRIVATE KEY-----";
const ENV = `AUTH_DOMAIN=https://auth.example.com\nPRIVATE_KEY=\`${PRIVATE_KEY}\`\nFLAG=on\n`;
const LIST = "/api/v1/list_environment_variables";
const UPDATE = "/api/v1/update_environment_variables";

/** Prints its argument with the escapes of programs that print only ASCII, and in both Unicode normalization forms. */
const SPELL = String.raw`const value = process.argv[2];
const units = (text) => text.replace(/[^ -~]/g, (unit) => "\\u" + unit.charCodeAt(0).toString(16).padStart(4, "0"));
const numbered = (write) => value.replace(/[^ -~]/gu, (char) => write(char.codePointAt(0)));
const bytes = (write) => Array.from(Buffer.from(value), (byte) => byte < 128 ? String.fromCharCode(byte) : write(byte)).join("");
console.log("units", '{"value":"' + units(value) + '"}', units(value), units(value.normalize("NFD")));
console.log("composed", value.normalize("NFD"), value.normalize("NFC"));
console.log("entities", numbered((code) => "&#" + code + ";"), numbered((code) => "&#x" + code.toString(16).toUpperCase() + ";"));
console.log("bytes", bytes((byte) => "\\x" + byte.toString(16)), bytes((byte) => "\\" + byte.toString(8)));
process.exit(1);`;

let workspace: string;
useStage(async () => {
  workspace = await stage.checkout({ files: { "convex/auth.config.ts": AUTH_CONFIG } });
});

/** The step's own log, without the inputs that the runner prints before it. */
const ownLog = ({ log }: StepResult) => log.slice(log.indexOf("##[endgroup]"));

/** The paths of the requests to Convex after the first `before` ones, in order. */
const callsSince = (before: number) => stage.cloud.calls.slice(before).map(({ path }) => path);

describe("deployment-env on a preview", () => {
  test("is set after claim and build and before the push, with every character", async () => {
    const pullRequest = openPullRequest(stage, "feature/env");
    const before = stage.cloud.calls.length;
    const dump = `node -e 'console.log("build:", JSON.stringify(process.env).includes("MIIEvQ"), process.argv.length)'`;
    const run = await stage.run({
      event: pullRequest.event(),
      workspace,
      with: { "deploy-key": stage.previewKey, "deployment-env": ENV, cmd: dump },
    });
    expect(annotationsOf(run, "error")).toStrictEqual([]);
    expect(run.outputs.status).toBe("deployed");
    const preview = stage.cloud.preview(`pr-${pullRequest.number}`);
    expect(Object.fromEntries(preview?.environment ?? [])).toStrictEqual({
      AUTH_DOMAIN: "https://auth.example.com",
      PRIVATE_KEY,
      FLAG: "on",
    });
    const order = ["/api/claim_preview_deployment", LIST, UPDATE, "/api/deploy2/start_push"];
    expect(callsSince(before).filter((path) => order.includes(path))).toStrictEqual(order);
    expect(run.log.indexOf("build: false")).toBeGreaterThan(0);
    expect(run.log.indexOf("build: false")).toBeLessThan(run.log.indexOf("set AUTH_DOMAIN, PRIVATE_KEY, FLAG"));
    const [comment = ""] = commentsOn(stage, pullRequest.number);
    const reports = [ownLog(run), run.summary, comment, JSON.stringify(run.outputs), JSON.stringify(run.state)];
    for (const report of reports) {
      expect(report).not.toContain("MIIEvQ");
      expect(report).not.toContain("https://auth.example.com");
    }
    expect(run.masks).toStrictEqual(expect.arrayContaining(["https://auth.example.com"]));
    expect(run.masks).not.toContain("on");
  });

  test("is set only if it differs, and again after a recreate", async () => {
    const pullRequest = openPullRequest(stage, "feature/env-again");
    const settings = { workspace, with: { "deploy-key": stage.previewKey, "deployment-env": ENV } };
    await stage.run({ ...settings, event: pullRequest.event() });
    const same = stage.cloud.calls.length;
    const second = await stage.run({ ...settings, event: pullRequest.push() });
    expect(callsSince(same)).toContain(LIST);
    expect(callsSince(same)).not.toContain(UPDATE);
    expect(second.log).toContain("all 3 are up to date");
    const changed = { ...settings.with, "deployment-env": ENV.replace("FLAG=on", "FLAG=off") };
    const third = await stage.run({ ...settings, with: changed, event: pullRequest.push() });
    expect(third.log).toContain("Environment variables of the Convex deployment: set FLAG.");
    const fresh = { ...settings.with, "preview-mode": "recreate" };
    const fourth = await stage.run({ ...settings, with: fresh, event: pullRequest.push() });
    expect(fourth.outputs).toMatchObject({ status: "deployed", "preview-created": "true" });
    expect(stage.cloud.preview(`pr-${pullRequest.number}`)?.environment.get("PRIVATE_KEY")).toBe(PRIVATE_KEY);
  });

  test("that are ordinary words or names are not redacted in reports; a secret is", async () => {
    const pullRequest = openPullRequest(stage, "feature/env-words");
    const name = "feature-login";
    const words = { NAME: name, STAGE: "deployed", HOST: "convex.cloud", SITE: "convex.site", APP: "storefront" };
    const env = Object.entries({ ...words, SECRET: "r3al-s3cret" }).map(([one, value]) => `${one}=${value}`);
    const deploy = (...more: readonly string[]) =>
      stage.run({
        event: pullRequest.event(),
        workspace,
        with: {
          "deploy-key": stage.previewKey,
          "preview-name": name,
          "app-name": words.APP,
          "deployment-env": [...env, "AUTH_DOMAIN=https://a.example.com", ...more].join("\n"),
          "export-env": "true",
          cmd: "echo told: r3al-s3cret",
        },
      });
    const { summary } = await deploy();
    const preview = stage.cloud.preview(name)?.name ?? "";
    const url = `https://${preview}.convex.cloud`;
    const siteUrl = `https://${preview}.convex.site`;
    for (const shown of ["Convex deployed", url, siteUrl, name, words.APP]) expect(summary).toContain(shown);
    // The name was not known at the start, so the first comparison of the values with the outputs did not include it.
    const run = await deploy(`SELF=${preview}`, `PART=${preview.replace(/-\d+$/, "")}`, "OTHER=quiet-heron-70412");
    expect(jobOutputs(run).dropped.filter((output) => run.outputs[output] !== "")).toStrictEqual([]);
    expect(run.masks).toContain("quiet-heron-70412");
    expect(run.outputs["dashboard-url"]).toBe(`https://dashboard.convex.dev/d/${preview}`);
    expect([...annotationsOf(run, "error"), ...annotationsOf(run, "warning")]).toStrictEqual([]);
    expect(run.outputs).toMatchObject({
      status: "deployed",
      target: "preview",
      "deployment-name": preview,
      "deployment-url": url,
      "site-url": siteUrl,
      "preview-name": name,
      "app-name": words.APP,
    });
    expect(run.exportedEnv).toMatchObject({ VITE_CONVEX_URL: url, VITE_CONVEX_SITE_URL: siteUrl });
    const [comment = ""] = commentsOn(stage, pullRequest.number);
    for (const shown of [url, siteUrl, name, words.APP]) expect(comment).toContain(shown);
    const statuses = stage.github.deployments(REPOSITORY).at(-1)?.statuses ?? [];
    expect(statuses.map(({ state, description }) => [state, description])).toContainEqual([
      "success",
      `Deployed to ${preview}.`,
    ]);
    // External text is redacted.
    expect(run.log).toContain("told: ***");
    const reports = [ownLog(run), summary, run.summary, comment, JSON.stringify([run.outputs, run.state, statuses])];
    for (const report of reports) expect(report).not.toContain("r3al-s3cret");
  });

  test("are redacted even if a program encodes their characters", async () => {
    const value = "Grüße-für-Zoë-€-🔑-Ende";
    const spelling = await stage.checkout({ files: { "spell.mjs": SPELL } });
    const pullRequest = openPullRequest(stage, "feature/env-spelled");
    const run = await stage.run({
      event: pullRequest.event(),
      workspace: spelling,
      with: { "deploy-key": stage.previewKey, "deployment-env": `GREETING=${value}`, cmd: `node spell.mjs '${value}'` },
    });
    expect(run.outputs).toMatchObject({ status: "failed", "failure-code": "build-failed" });
    const [comment = ""] = commentsOn(stage, pullRequest.number);
    // The parts of the value that are the same in every encoding.
    for (const report of [ownLog(run), run.summary, comment]) expect(report).not.toMatch(/-Zo|-Ende/i);
    for (const form of ["composed", "entities", "bytes"]) expect(ownLog(run)).toContain(`${form} *** ***`);
    expect(ownLog(run)).toMatch(/units \{"value":"\*\*\*"\} \*\*\* \*\*\*$/m);
  });

  test("that Convex rejects stops the push and reports the variable, not the value", async () => {
    const pullRequest = openPullRequest(stage, "feature/env-refused");
    stage.cloud.fault({
      path: UPDATE,
      kind: "status",
      status: 400,
      // The value is too short to be redacted in every text.
      body: { code: "EnvironmentVariableValueInvalid", message: 'Value "hunter2" is invalid' },
    });
    const before = stage.cloud.calls.length;
    const run = await stage.run({
      event: pullRequest.event(),
      workspace,
      with: { "deploy-key": stage.previewKey, "deployment-env": "AUTH_DOMAIN=hunter2" },
    });
    expect(run.conclusion).toBe("failure");
    expect(run.outputs).toMatchObject({ status: "failed", "failure-code": "deployment-env-failed" });
    expect(annotationsOf(run, "error")).toStrictEqual([
      expect.stringMatching(/`AUTH_DOMAIN`.*responded with 400: EnvironmentVariableValueInvalid\. Nothing/),
    ]);
    expect(callsSince(before)).not.toContain("/api/deploy2/start_push");
    const [comment = ""] = commentsOn(stage, pullRequest.number);
    for (const report of [ownLog(run), run.summary, comment]) expect(report).not.toContain("hunter2");
  });

  test("names the limit in Convex's message, and what to do", async () => {
    const pullRequest = openPullRequest(stage);
    const settings = { workspace, with: { "deploy-key": stage.previewKey, "deployment-env": "ONE_MORE=1" } };
    await stage.run({ ...settings, event: pullRequest.event() });
    const environment = stage.cloud.preview(`pr-${pullRequest.number}`)?.environment;
    environment?.clear();
    for (let count = 0; count < 512; count += 1) environment?.set(`FULL_${count}`, "1");
    const run = await stage.run({ ...settings, event: pullRequest.push() });
    expect(run.outputs).toMatchObject({ status: "failed", "failure-code": "deployment-env-failed" });
    expect(annotationsOf(run, "error")).toStrictEqual([
      expect.stringMatching(
        /`ONE_MORE`.*already has the maximum number of environment variables \(EnvVarLimitMet\)[\s\S]*delete variables that are no longer used/,
      ),
    ]);
  });

  describe("with values that only the new code allows", () => {
    const config = (...plans: readonly string[]) =>
      `import { defineApp } from "convex/server";\nimport { v } from "convex/values";\nexport default defineApp({ env: { PLAN: v.union(${plans.map((plan) => `v.literal("${plan}")`).join(", ")}) } });\n`;
    const PLANS = {
      old: config("free", "first"),
      both: config("free", "pro-plan-secret"),
      none: config("free", "other"),
    };
    const deployPlan = async (code: string, value: string, number?: ReturnType<typeof openPullRequest>) => {
      const pullRequest = number ?? openPullRequest(stage);
      const given = { "deploy-key": stage.previewKey, "deployment-env": `PLAN=${value}\nFLAG=${value}` };
      const files = { "convex/convex.config.ts": code };
      const run = await stage.run({
        event: pullRequest.push(),
        workspace: await stage.checkout({ files }),
        with: given,
      });
      return { run, pullRequest, preview: stage.cloud.preview(`pr-${pullRequest.number}`) };
    };

    test("sets them after the push, the others before, and reports both", async () => {
      const { pullRequest } = await deployPlan(PLANS.old, "free");
      const { run, preview } = await deployPlan(PLANS.both, "pro-plan-secret", pullRequest);
      expect(run.outputs.status).toBe("deployed");
      expect(annotationsOf(run, "notice").join("\n")).toMatch(/`PLAN` .*set after the push/);
      expect(run.log).toContain("set FLAG.");
      expect(run.log).toContain("set PLAN after the push");
      expect(preview?.environment.get("PLAN")).toBe("pro-plan-secret");
      for (const text of [ownLog(run), run.summary]) expect(text).not.toContain("pro-plan-secret");
    });

    test("fails if the new code does not allow them either, and reports the variable, not the value", async () => {
      const { pullRequest } = await deployPlan(PLANS.old, "free");
      const { run, preview } = await deployPlan(PLANS.none, "pro-plan-secret", pullRequest);
      expect(run.conclusion).toBe("failure");
      // The code is live.
      expect(run.outputs).toMatchObject({ status: "deployed", "failure-code": "deployment-env-failed" });
      const id = run.outputs["github-deployment-id"];
      const record = stage.github.deployments(REPOSITORY).find((one) => String(one.id) === id);
      expect(record?.statuses.at(-1)?.state).toBe("success");
      expect(annotationsOf(run, "error").join("\n")).toMatch(/The code was pushed, but .*`PLAN`/);
      expect(preview?.pushes).toHaveLength(2);
      for (const text of [ownLog(run), run.summary]) expect(text).not.toContain("pro-plan-secret");
    });
  });

  test("that cannot be parsed is an input error before any request", async () => {
    const before = stage.cloud.calls.length;
    const run = await stage.run({
      event: openPullRequest(stage, "feature/env-odd").event(),
      workspace,
      with: {
        "deploy-key": stage.previewKey,
        "deployment-env": "CONVEX_SITE_URL=https://x.example\nnot a line\nCONVEX_DEPLOYMENT=prod:x\n__proto__=abcdefgh",
      },
    });
    expect(run.outputs).toMatchObject({ status: "failed", "failure-code": "invalid-input" });
    const errors = annotationsOf(run, "error");
    expect(errors).toHaveLength(1);
    for (const problem of ["line 2 is no", "`CONVEX_SITE_URL`", "`CONVEX_DEPLOYMENT` is for the", "`__proto__` cannot"])
      expect(errors[0]).toContain(problem);
    expect(stage.cloud.calls.slice(before)).toStrictEqual([]);
  });
});

describe("deployment-env elsewhere", () => {
  test("values that equal the deployment's name and URLs do not drop outputs for later jobs", async () => {
    const name = stage.productionName;
    const urls = { AUTH_DOMAIN: `https://${name}.convex.cloud`, HOOKS: `https://${name}.convex.site` };
    const env = Object.entries({ ...urls, OWN: name }).map(([one, value]) => `${one}=${value}`);
    const run = await stage.run({
      event: pushToMain(workspace),
      workspace,
      with: {
        ...{ "deploy-key": stage.productionKey, "deployment-env": env.join("\n") },
        "deployment-env-targets": "production",
      },
    });
    expect(run.outputs).toMatchObject({ status: "deployed", "deployment-name": name });
    const { outputs, dropped } = jobOutputs(run);
    expect(outputs).toMatchObject({ "deployment-url": urls.AUTH_DOMAIN, "site-url": urls.HOOKS });
    expect(dropped.filter((output) => run.outputs[output] !== "")).toStrictEqual([]);
    // The action cannot tell whether a value comes from a secret, for which the runner would drop these outputs.
    expect(annotationsOf(run, "notice").join("\n")).toContain("`AUTH_DOMAIN`, `HOOKS`, `OWN` hold a public URL");
  });

  test("production keeps its variables unless `deployment-env-targets` names it, whatever `target` says", async () => {
    const own = { "deploy-key": stage.productionKey, "deployment-env": ENV };
    const deploy = (more: Readonly<Record<string, string>>) =>
      stage.run({ event: pushToMain(workspace), workspace, with: { ...own, ...more } });
    const production = stage.cloud.deployments().find(({ name }) => name === stage.productionName);
    production?.environment.set("AUTH_DOMAIN", "https://production.example.com");
    for (const target of ["auto", "production"]) {
      const run = await deploy({ target });
      expect(run.outputs).toMatchObject({ status: "deployed", target: "production" });
      expect(production?.environment.get("AUTH_DOMAIN")).toBe("https://production.example.com");
      expect(annotationsOf(run, "notice")).toStrictEqual([
        expect.stringContaining("`deployment-env-targets: preview, production`"),
      ]);
    }
    const named = await deploy({ "deployment-env-targets": "production" });
    expect(named.outputs.status).toBe("deployed");
    expect(annotationsOf(named, "notice")).toStrictEqual([]);
    expect(production?.environment.get("AUTH_DOMAIN")).toBe("https://auth.example.com");
  });

  test("an empty value is an error outside of previews, before any request", async () => {
    const before = stage.cloud.calls.length;
    const given = { "deployment-env": "AUTH_DOMAIN=https://a.example\nPAYMENT=\nOTHER=''" };
    const targets = { "deployment-env-targets": "preview, production" };
    for (const more of [{}, { "dry-run": "true" }]) {
      const run = await stage.run({
        event: pushToMain(workspace),
        workspace,
        with: { "deploy-key": stage.productionKey, ...given, ...targets, ...more },
      });
      expect(run.outputs).toMatchObject({ status: "failed", "failure-code": "invalid-input" });
      expect(annotationsOf(run, "error")).toStrictEqual([
        expect.stringContaining("`deployment-env` has no value for `PAYMENT`, `OTHER`"),
      ]);
    }
    expect(stage.cloud.calls.slice(before)).toStrictEqual([]);
    const pullRequest = openPullRequest(stage, "feature/env-empty");
    const preview = await stage.run({
      event: pullRequest.event(),
      workspace,
      with: { "deploy-key": stage.previewKey, ...given, ...targets },
    });
    expect(preview.outputs.status).toBe("deployed");
    expect(stage.cloud.preview(`pr-${pullRequest.number}`)?.environment.get("PAYMENT")).toBe("");
  });

  test("a preview is skipped if `deployment-env-targets` does not name it", async () => {
    const before = stage.cloud.calls.length;
    const run = await stage.run({
      event: openPullRequest(stage, "feature/env-not-here").event(),
      workspace: await stage.checkout(),
      with: { "deploy-key": stage.previewKey, "deployment-env": ENV, "deployment-env-targets": "production" },
    });
    expect(run.outputs.status).toBe("deployed");
    expect(callsSince(before)).not.toContain(UPDATE);
  });

  test("a self-hosted backend is updated directly, without requests to Convex's cloud", async () => {
    const { url, adminKey, deployment } = await stage.cloud.selfHosted("home-with-env");
    const before = stage.cloud.calls.length;
    const run = await stage.run({
      event: pushToMain(workspace),
      workspace,
      with: {
        ...{ "deploy-key": adminKey, url, target: "production" },
        ...{ "deployment-env": ENV, "deployment-env-targets": "preview, production" },
      },
    });
    expect(run.outputs.status).toBe("deployed");
    expect(deployment.environment.get("PRIVATE_KEY")).toBe(PRIVATE_KEY);
    const servers = new Set(stage.cloud.calls.slice(before).map(({ server }) => server));
    expect([...servers]).toStrictEqual(["home-with-env"]);
  });

  test("a dry run sets nothing", async () => {
    const pullRequest = openPullRequest(stage, "feature/env-dry");
    const before = stage.cloud.calls.length;
    const run = await stage.run({
      event: pullRequest.event(),
      workspace,
      with: { "deploy-key": stage.previewKey, "deployment-env": ENV, "dry-run": "true" },
    });
    expect(run.outputs.status).toBe("dry-run");
    expect(callsSince(before)).not.toContain(UPDATE);
  });
});
