/** What users wrote is not what the CLI says, though the CLI and Convex quote it. */

import { describe, expect, test } from "@jest/globals";
import { diagnose } from "../../src/diagnosis/diagnose.ts";
import { withoutQuotedText } from "../../src/diagnosis/quoted-text.ts";
import { growth, LINEAR } from "../growth.ts";

function codeOf(text: string): string {
  const lines = text.split("\n");
  const run = {
    buildExitCode: null,
    keyKind: "production",
    target: "production",
    deploymentFlag: "",
    dashboardUrl: null,
  };
  return diagnose({ ...run, outputTail: lines, cliTail: lines }).code;
}

const PUSH =
  "✖ Error fetching POST  https://calm-fox-9.convex.cloud/api/deploy2/start_push 400 Bad Request: InvalidModules:";
const thrown = (error: string) =>
  `${PUSH} Hit an error while pushing:\nLoading the pushed modules encountered the following\n    error:\nFailed to analyze a.js: Uncaught ${error}\n    at x (../convex/a.ts:1:1)`;

describe("a failure", () => {
  test.each([
    "Error: request failed with 401 Unauthorized",
    "Error: DeploymentPaused",
    "Error: deployment quota of 5",
    "TypecheckError: bad",
    "InvalidSchemaError: InvalidSchema",
    "Error: Failed to provision WorkOS",
    "Error: pass --skip-large-indexes-check",
    "ZodError: Schema validation failed",
    "Error: ENOSPC: no space left on device, write",
    "Error: unable to verify the first certificate",
    'Error: Parsing "convex.json" failed',
  ])("is of the module that throws, whatever it throws: %s", (error) => {
    expect(codeOf(thrown(error))).toBe("module-throws");
  });

  test.each([
    ["type-error", "✖ TypeScript typecheck via `tsc` failed.\nconvex/EnvVarLimitMet.ts:3:5 - error TS2345: no"],
    [
      "type-error",
      "convex/a.ts:3:5 - error TS2345: Type '\"InvalidSchema\"' is not assignable to type 'DeploymentPaused'.",
    ],
    ["bundle-error", '✘ [ERROR] Could not resolve "./BadDeployKey"\n\n    convex/a.ts:1:20:'],
    ["bundle-error", '✘ [ERROR] Expected ";" but found "x"\n\n    convex/a.ts:3:5:\n      3 │ throw 401 Unauthorized'],
    [
      "schema-validation-failed",
      '✖ Schema validation failed.\nDocument with ID "k1" in table "a" does not match the schema: no\n\nObject: {body: "DeploymentQuotaReached"}',
    ],
    [
      "convex-config-invalid",
      "✖ Error fetching POST  https://a.convex.cloud/api/deploy2/start_push 400 Bad Request: InvalidConvexConfig: Hit an error while pushing:\nUncaught Error: BadAdminKey",
    ],
  ])("is %s, whatever code or data the CLI shows: %s", (code, text) => expect(codeOf(text)).toBe(code));

  test("is what the CLI says before it shows any code", () => {
    const text = '✖ Please set CONVEX_DEPLOY_KEY to a new key\n✘ [ERROR] Could not resolve "left-pad"';
    expect(codeOf(text)).toBe("key-unusable");
  });
});

test("quoted text begins after the words that introduce it", () => {
  expect(withoutQuotedText("X [ERROR] Unexpected token")).toBe("X [ERROR] ");
  expect(withoutQuotedText("Bundling\n✘ [ERROR] Unexpected token")).toBe("Bundling\n✘ [ERROR] ");
  expect(withoutQuotedText("✖ Error: Uncaught TypeError: no")).toBe("✖ Error: Uncaught ");
  expect(withoutQuotedText("✖ TypeError: fetch failed")).toBe("✖ TypeError: fetch failed");
});

test("a long hostile output is read without delay", () => {
  expect(growth((times) => void withoutQuotedText("Failed to analyze Uncaught ".repeat(times)), 20_000)).toBeLessThan(
    LINEAR,
  );
});
