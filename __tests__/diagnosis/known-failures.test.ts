import { describe, expect, test } from "@jest/globals";
import { diagnose, type Symptoms } from "../../src/diagnosis/known-failures.ts";

const SYMPTOMS: Symptoms = {
  tail: [],
  cliTail: [],
  buildExitCode: null,
  keyKind: "production",
  dashboardUrl: "https://dashboard.convex.dev/t/acme/shop/calm-fox-9",
};
const told = (text: string, more: Partial<Symptoms> = {}) =>
  diagnose({ ...SYMPTOMS, tail: text.split("\n"), cliTail: text.split("\n"), ...more });

describe("a failure", () => {
  test.each([
    [
      "key-rejected",
      "✖ Error fetching POST https://api.convex.dev/api/claim_preview_deployment 401 Unauthorized: AuthenticationFailed: Invalid Convex deploy key",
    ],
    ["key-unusable", "✖ Please set CONVEX_DEPLOY_KEY to a new key which you can find on your Convex dashboard."],
    ["permission-denied", "✖ You do not have permission to perform this operation (deployment:deploy)."],
    [
      "quota-reached",
      "✖ Error fetching POST https://api.convex.dev/api/claim 400 Bad Request: DeploymentQuotaReached: Your team's deployment quota of 40 has been reached.",
    ],
    [
      "environment-variable-missing",
      "Environment variable AUTH_ISSUER is used in auth config file but its value was not set.",
    ],
    [
      "schema-validation-failed",
      '✖ Schema validation failed.\nDocument with ID "x" in table "messages" does not match the schema',
    ],
    ["schema-race", "✖ Schema was overwritten by another push."],
    ["large-index-confirmation", "To confirm, pass --skip-large-indexes-check"],
    ["unstaging-confirmation", "To confirm, pass --allow-unstaging-schema"],
    [
      "type-error",
      "✖ TypeScript typecheck via `tsc` failed.\nconvex/a.ts:3:4 - error TS2322: Type 'string' is not assignable",
    ],
    ["generated-code-missing", '✘ [ERROR] Could not resolve "./_generated/server"'],
    ["bundle-error", '✘ [ERROR] Could not resolve "left-pad"'],
    ["node-version", "Your Node version 18.0.0 is too old. Convex requires at least Node v20.0"],
    ["network", "TypeError: fetch failed"],
    ["unknown", "✖ Something nobody has seen"],
    ["unknown", ""],
  ])("is %s where the CLI says %j", (code, text) => {
    const failure = told(text);
    expect(failure.code).toBe(code);
    expect(failure.cause).toMatch(/[.)]$/);
    expect(failure.fix).not.toBe("");
  });

  test("names what is missing, and the command that sets it", () => {
    const failure = told("Environment variable AUTH_ISSUER is used in auth config file but its value was not set.");
    expect(failure.cause).toContain("`AUTH_ISSUER`");
    expect(failure.fix).toContain("npx convex env set AUTH_ISSUER");
    expect(failure.link).toBe("https://dashboard.convex.dev/t/acme/shop/calm-fox-9/settings/environment-variables");
  });

  test("names the table whose documents do not fit, the quota and the permission", () => {
    expect(told('Schema validation failed.\nDocument "x" in table "messages"').cause).toContain("`messages`");
    expect(told("deployment quota of 40").cause).toContain("40");
    expect(told("You do not have permission to perform this operation (deployment:deploy)").cause).toContain(
      "`deployment:deploy`",
    );
  });

  test.each([
    "convex/messages.ts:401:5 - error TS2322: no",
    "dist/index.js 401.12 kB",
    "✓ 401 modules transformed",
    "TypeError: fetch failed",
  ])("is not named by what the build printed: %j", (line) => {
    expect(
      diagnose({ ...SYMPTOMS, tail: [line, "✖ Schema validation failed."], cliTail: ["✖ Schema validation failed."] })
        .code,
    ).toBe("schema-validation-failed");
  });

  test("of the build is the build's, whatever the build printed", () => {
    const failure = told("TypeError: fetch failed\nerror TS2322: no", { buildExitCode: 7 });
    expect(failure).toMatchObject({ code: "build-failed", cause: expect.stringContaining("7") });
  });

  test("of a build that calls the CLI by itself says so", () => {
    expect(told("✖ No CONVEX_DEPLOYMENT set, run `npx convex dev`", { buildExitCode: 1 }).code).toBe(
      "build-calls-convex",
    );
  });

  test("is found in a long hostile output without delay", () => {
    const started = performance.now();
    told("Environment variable ".repeat(20_000));
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
