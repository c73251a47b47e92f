/** Verbose output of the CLI. Older CLIs print the variables of a deployment with their values. */

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "@jest/globals";
import type { StepResult } from "../../fakes/runner/runner.ts";

import { annotationsOf, pushToMain, stage, useStage } from "./run-action.ts";

const VALUE = "sk_live_of-the-deployment-itself";

useStage(() => {
  const production = stage.cloud.deployments().find(({ name }) => name === stage.productionName);
  production?.environment.set("PAYMENT_SECRET", VALUE);
});

function expectHidden(run: StepResult): void {
  for (const text of [run.rawOutput, run.log, run.summary, JSON.stringify(run.outputs)])
    expect(text).not.toContain(VALUE);
}

describe("deploy-args: --verbose", () => {
  test.each(["1.28", "1.40"] as const)(
    "is refused with CLI %s, which prints the values of variables",
    async (cliVersion) => {
      const workspace = await stage.checkout({ cliVersion, files: { "pnpm-lock.yaml": "" } });
      const calls = stage.cloud.calls.length;
      for (const flag of ["--verbose", "-v"]) {
        const run = await stage.run({
          event: pushToMain(workspace),
          workspace,
          with: { "deploy-key": stage.productionKey, "deploy-args": flag },
        });
        expect(run.outputs).toMatchObject({ status: "failed", "failure-code": "verbose-shows-variables" });
        const [error = "", ...others] = annotationsOf(run, "error");
        expect(others).toStrictEqual([]);
        expect(error).toContain("pnpm add convex@latest");
        expectHidden(run);
      }
      expect(stage.cloud.calls.slice(calls)).toStrictEqual([]);
    },
  );

  test("is passed to a CLI that hides them", async () => {
    const workspace = await stage.checkout();
    const run = await stage.run({
      event: pushToMain(workspace),
      workspace,
      with: { "deploy-key": stage.productionKey, "deploy-args": "--verbose" },
    });
    expect(run.outputs.status).toBe("deployed");
    expect(run.log).toMatch(/"PAYMENT_SECRET": "<redacted>"/);
    expectHidden(run);
  });

  test.each([
    ["1.40", false],
    ["newest", true],
  ] as const)("is recommended after an unknown failure of CLI %s: %s", async (cliVersion, isRecommended) => {
    const workspace = await stage.checkout({ cliVersion });
    stage.cloud.fault({
      path: "/api/deploy2/start_push",
      kind: "status",
      status: 400,
      body: { code: "NeverHeardOf", message: "The moon is in the wrong house" },
    });
    const run = await stage.run({
      event: pushToMain(workspace),
      workspace,
      with: { "deploy-key": stage.productionKey },
    });
    expect(run.outputs).toMatchObject({ status: "failed", "failure-code": "unknown" });
    const [error = ""] = annotationsOf(run, "error");
    expect(error.includes("--verbose")).toBe(isRecommended);
  });
});

test.each(["1.28", "1.48"] as const)(
  "deploy-args: --debug shows no value of a variable with CLI %s",
  async (cliVersion) => {
    const workspace = await stage.checkout({ cliVersion });
    const run = await stage.run({
      event: pushToMain(workspace),
      workspace,
      with: { "deploy-key": stage.productionKey, "deploy-args": "--debug" },
    });
    expect(run.outputs.status).toBe("deployed");
    expect(stage.cloud.calls.filter(({ path }) => path === "/api/deploy2/start_push").length).toBeGreaterThan(0);
    expectHidden(run);
  },
);

describe("CONVEX_VERBOSE", () => {
  test.each([
    ["1.28", "step"],
    ["newest", "step"],
    ["1.28", "file"],
    ["newest", "file"],
  ] as const)("has no effect on CLI %s if the %s sets it", async (cliVersion, place) => {
    const workspace = await stage.checkout({ cliVersion });
    if (place === "file") writeFileSync(join(workspace, ".env"), "CONVEX_VERBOSE=1\n");
    const run = await stage.run({
      event: pushToMain(workspace),
      workspace,
      env: place === "step" ? { CONVEX_VERBOSE: "1" } : {},
      with: { "deploy-key": stage.productionKey, "deploy-args": "--debug" },
    });
    expect(run.outputs.status).toBe("deployed");
    // Output that the CLI prints only with `CONVEX_VERBOSE`.
    expect(run.log).not.toMatch(/Compressed [\d.]+KiB|Running \d+ cleanup functions/);
    expectHidden(run);
  });
});
