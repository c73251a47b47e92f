/** What a function of `run` or `preview-run` that did not return is told as. */

import { expect, test } from "@jest/globals";
import { runFailed } from "../../src/diagnosis/function-failures.ts";

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
});

test("an error that the function itself throws is shown, but not sent", () => {
  const { cause, sent } = threw("Uncaught Error: seed: Function execution timed out for s3cret");
  expect(cause).toContain("failed: Uncaught Error: seed");
  expect(sent?.cause).not.toContain("s3cret");
});
