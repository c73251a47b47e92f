/** What a function of `run` or `preview-run` that did not return is told as. */

import { describe, expect, test } from "@jest/globals";
import { errorLines, runFailed } from "../../src/diagnosis/function-failures.ts";

const called = {
  input: "preview-run",
  name: "seed:all",
  left: 0,
  command: "npx convex run seed:all",
  dashboardUrl: null,
} as const;
const threw = (message: string) => runFailed(called, { kind: "threw", message });

test.each([
  "Function execution timed out (maximum duration: 1s)",
  "Uncaught Error: Too many writes in a single function execution (limit: 16000)",
  "[Request ID: 7b9d0a2c1e3f4a5b] Server Error\nUncaught Error: Too many documents read in a single function execution (limit: 32000)",
  "Your request timed out performing too many system operations.",
  "JavaScript execution ran out of memory (maximum memory usage: 64 MB)",
])("a call that reached a limit of Convex is not reported as an error of the code: %s", (message) => {
  const { code, cause, fix } = threw(message);
  expect(code).toBe("run-failed");
  expect(cause).toContain("did more than Convex allows in one call");
  expect(fix).toContain("ctx.scheduler.runAfter");
  expect(threw(message).link).toBe("https://docs.convex.dev/production/state/limits#transactions");
});

test("an error that the function itself throws is shown, but not sent", () => {
  const { cause, sent } = threw("Uncaught Error: seed: Function execution timed out for s3cret");
  expect(cause).toContain("failed: Uncaught Error: seed");
  expect(sent?.cause).not.toContain("s3cret");
});

test.each([
  "Could not find function for 'seed:all'. Did you forget to run `npx convex dev`?",
  "Could not find public function for 'seed:all'. Did you forget to run `npx convex dev`?",
])("a function that does not exist is found by each message of Convex: %s", (message) => {
  expect(threw(message).cause).toContain("does not exist on the Convex deployment");
});

test.each([
  "Uncaught Error: Could not find function for 's3cret'",
  "Uncaught Error: You have exceeded s3cret",
  "Uncaught Error: ArgumentValidationError: s3cret",
])("an error of the function in Convex's words is the function's: %s", (message) => {
  const { cause, fix, sent } = threw(message);
  expect(cause).toContain(`failed: ${message}`);
  expect(fix).toContain("Fix what the function reports");
  expect(sent?.cause).not.toContain("s3cret");
});

test("the functions after the one that failed are counted", () => {
  const after = (left: number) => runFailed({ ...called, left }, { kind: "threw", message: "no" }).cause;
  expect(after(0)).not.toContain("after it");
  expect(after(1)).toContain("The function after it did not run.");
  expect(after(2)).toContain("The 2 functions after it did not run.");
});

describe("a call that Convex refuses", () => {
  const refused = (status: number, code: string, message = "no") =>
    runFailed(called, { kind: "not-run", status, code, message });

  test.each([
    ["BadDeployKey", "Convex responded with 400 (BadDeployKey)."],
    ["badKey", "Convex responded with 400."],
    ["Bad s3cret", "Convex responded with 400."],
    ["s3cret BadKey", "Convex responded with 400."],
    ["", "Convex responded with 400."],
  ])("is sent with its code only if that has the form of Convex's codes: %j", (code, words) => {
    expect(refused(400, code).sent?.cause).toContain(words);
  });

  test("is a matter of the key only for 401 and 403", () => {
    const isAboutKey = (status: number) => refused(status, "Odd").fix.includes("revoked or has expired");
    expect([400, 401, 403, 404, 500].filter(isAboutKey)).toStrictEqual([401, 403]);
  });
});

describe("arguments that a function does not take", () => {
  const FIRST = "ArgumentValidationError: Object is missing the required field `a.b`. Consider wrapping it.";
  const MESSAGE = `${FIRST}\nPath: .user.address\nObject: {"token": "s3cret"}\nValidator: v.object({a: v.id("x")})\n`;

  test("are described without their values and without the validator", () => {
    const { cause, sent } = threw(MESSAGE);
    expect(cause).toContain("arguments: Object is missing the required field `a.b`, Path: .user.address.");
    expect(cause).not.toContain("s3cret");
    expect(sent?.cause).not.toContain("a.b");
  });

  test("are described with the whole name of a field, whatever it is", () => {
    const name = "ArgumentValidationError: x";
    expect(
      threw(`ArgumentValidationError: Object contains extra field \`${name}\` that is not known.`).cause,
    ).toContain(`arguments: Object contains extra field \`${name}\`.`);
  });

  test("are shown with what describes the validator", () => {
    expect(errorLines(MESSAGE)).toStrictEqual([
      "ArgumentValidationError: Object is missing the required field `a.b`",
      "Path: .user.address",
      'Validator: v.object({a: v.id("x")})',
    ]);
    const mismatch = "Value does not match validator.";
    expect(errorLines(`ArgumentValidationError: ${mismatch}\n${mismatch}\nValue: "s3cret. ${mismatch}"`)).toStrictEqual(
      ["ArgumentValidationError: Value does not match validator", "Value does not match validator"],
    );
  });

  test("are no other error, whose lines are shown as they are", () => {
    expect(errorLines("Uncaught Error: no\n    at x")).toStrictEqual(["Uncaught Error: no", "    at x"]);
  });
});

test("Convex's line with the request ID is not the error", () => {
  const first = "[Request ID: 7b9d0a2c1e3f4a5b] Server Error";
  expect(threw(`  ${first}  \n  Uncaught Error: no.  `).cause).toContain("failed: Uncaught Error: no.");
  for (const message of [first, `${first}\n`]) expect(threw(message).cause).toBe(threw("").cause);
  expect(threw(`x ${first}\nno`).cause).toContain(`failed: x ${first}.`);
  expect(threw(`${first} x\nno`).cause).toContain(`failed: ${first} x.`);
});
