import { expect, test } from "@jest/globals";
import { cliCapabilities } from "../../../src/convex/cli/cli-capabilities.ts";

test.each([
  ["1.28.2", false],
  ["1.46.0", false],
  ["1.47.9", false],
  ["1.48.0-alpha.1", false],
  ["1.48.0", true],
  ["1.48.1-alpha.1", true],
  ["2.0.0", true],
  ["no version", false],
])("`--verbose` of CLI %s hides variables: %s", (version, hides) => {
  expect(cliCapabilities(version).hidesVariables).toBe(hides);
});
