import { readFileSync } from "node:fs";
import { expect, test } from "@jest/globals";
import { CLI_PACKAGE_NAMES, CLI_VERSIONS, exactVersion } from "../../../fakes/example-app.ts";
import { cliCapabilities, SUPPORTED_SINCE } from "../../../src/convex/cli/cli-capabilities.ts";

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

// Before 1.36, `--preview-name` was known, and refused as deprecated.
const OPTIONS = Object.keys(SUPPORTED_SINCE).filter((option) => option !== "--preview-name");

test.each(CLI_VERSIONS.map((version, at) => [exactVersion(version), CLI_PACKAGE_NAMES[at] ?? ""]))(
  "the options that CLI %s is said to know are those in its program",
  (version, name) => {
    const program = readFileSync(new URL(`../../../node_modules/${name}/dist/cli.bundle.cjs`, import.meta.url), "utf8");
    const known = OPTIONS.filter((option) => new RegExp(`${option}(?![\\w-])`).test(program));
    expect(OPTIONS.filter(cliCapabilities(version).supports)).toStrictEqual(known);
  },
);
