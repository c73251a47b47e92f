import { describe, expect, test } from "@jest/globals";
import { cliEnvironment, sanitizeStepEnvironment } from "../../../src/convex/cli/child-environment.ts";
import { safeNodeOptions } from "../../../src/convex/cli/node-options.ts";

describe("in a step's NODE_OPTIONS", () => {
  test.each([
    ["--max-old-space-size=4096", "--max-old-space-size=4096"],
    ["--max_old_space_size=4096 --max-semi-space-size 64", "--max-old-space-size=4096 --max-semi-space-size=64"],
    ["--dns-result-order=ipv4first\n--use-system-ca", "--dns-result-order=ipv4first --use-system-ca"],
    ["--use-openssl-ca --no-network-family-autoselection", "--use-openssl-ca --no-network-family-autoselection"],
  ])("%j reaches the CLI", (text, passed) => {
    expect(safeNodeOptions(text)).toBe(passed);
  });

  test.each([
    "--require ./planted.cjs",
    "--import=data:text/javascript,1",
    "--env-file=.env",
    "--openssl-config=x --inspect",
    "--max-old-space-size=4096;x",
    '--require "a --use-system-ca b"',
    "--use-system-ca=x",
    "--max-old-space-size --use-system-ca=1",
  ])("%j does not", (text) => {
    expect(safeNodeOptions(text)).toBe("");
  });
});

describe("the CLI's environment", () => {
  const common = {
    credentials: {},
    provisionOrigin: "https://api.convex.dev",
    home: "/home",
    temporary: "/tmp",
    isTrustedCaFile: () => true,
  };

  test("has the step's safe options and none of a .env file's", () => {
    const snapshot = { NODE_OPTIONS: "--require ./x.cjs --max-old-space-size=4096" };
    expect(cliEnvironment({ ...common, snapshot, dotenvNames: [] }).NODE_OPTIONS).toBe("--max-old-space-size=4096");
    expect(cliEnvironment({ ...common, snapshot: {}, dotenvNames: ["NODE_OPTIONS"] }).NODE_OPTIONS).toBe("");
  });

  test("has no variable by which another host would decide the target", () => {
    const snapshot = { VERCEL: "1", VERCEL_ENV: "development", NETLIFY: "true" };
    const env = cliEnvironment({ ...common, snapshot, dotenvNames: ["WORKERS_CI_BRANCH", "CF_PAGES"] });
    for (const name of ["VERCEL", "VERCEL_ENV", "NETLIFY", "CF_PAGES", "WORKERS_CI", "WORKERS_CI_BRANCH"])
      expect([name, env[name]]).toStrictEqual([name, ""]);
  });
});

test("a build gets none of the runner's command files and tokens, whatever their names", () => {
  const own = {
    RUNNER_TEMP: "/runner/_temp",
    GITHUB_EVENT_PATH: "/runner/_temp/_github_workflow/event.json",
    GITHUB_SHA: "1234567",
    GITHUB_ARTIFACTS_OF_TOMORROW: "x",
    GITHUB_SOMETHING_NEW: "/runner/_temp/_runner_file_commands/set_something_1",
    ACTIONS_ORCHESTRATION_TOKEN: "x",
    ACTIONS_STEP_DEBUG: "true",
  };
  expect(Object.keys(sanitizeStepEnvironment(own, []))).toStrictEqual([
    "RUNNER_TEMP",
    "GITHUB_EVENT_PATH",
    "GITHUB_SHA",
    "ACTIONS_STEP_DEBUG",
  ]);
});
