/** Results of a CLI run that cannot be produced with a real CLI. */

import { expect, test } from "@jest/globals";
import { cliCapabilities } from "../../../src/convex/cli/cli-capabilities.ts";
import { NO_STATUS } from "../../../src/convex/cli/parse-announcement.ts";
import { CLI_NOT_STARTED } from "../../../src/convex/cli/run-cli.ts";
import { toDeployResult } from "../../../src/convex/deploy/deploy-result.ts";
import { readInputs } from "../../../src/inputs/inputs.ts";

const TEXT = "dev:calm-fox-9|0123456789abcdef";
const ASSIGNMENT = {
  plan: {
    kind: "deploy",
    target: "development",
    preview: null,
    deploymentName: "calm-fox-9",
    chosenCommit: null,
    commit: "",
    branch: null,
    pullRequest: null,
    pullRequestNumber: null,
    appUrl: null,
    notices: [],
  },
  key: { kind: "development", deploymentName: "calm-fox-9", secret: "0123456789abcdef", raw: TEXT },
  url: null,
  secrets: [TEXT],
  inputs: readInputs(() => "", "/work").inputs,
  workspace: "/work",
  environment: {},
  provisionHost: "https://api.convex.dev",
  bundleDirectory: "/dist",
  message: "",
  redaction: { redact: (text: string) => text, canCut: () => true, maxSecretLength: 0 },
  stdout: process.stdout,
  deploymentEnv: {},
  checkSuperseded: async () => null,
  onClaimed: () => {},
  beforePush: async () => {},
  maskSecrets: () => {},
  info: () => {},
  notice: () => {},
  exportTarget: null,
  onExported: () => {},
  onProcessStarted: () => {},
  signal: new AbortController().signal,
} satisfies Parameters<typeof toDeployResult>[0];
const PREPARATION = {
  entry: "/cli.js",
  nodeArgs: [],
  isUnchanged: async () => true,
  authVariables: [],
  capabilities: cliCapabilities("1.48.0"),
  sourceRoots: {
    repository: "/work",
    workingDirectory: "/work",
    functionsDirectory: "/work/convex",
    isFile: () => false,
  },
  urlVariables: { url: ["CONVEX_URL"], siteUrl: ["CONVEX_SITE_URL"] },
};

const urlAfter = (deployedUrl: string) =>
  toDeployResult(
    ASSIGNMENT,
    PREPARATION,
    { ...CLI_NOT_STARTED, exitCode: 0, report: { ...NO_STATUS, deployedUrl } },
    null,
    null,
  ).deployment.url;

test.each(["https://calm-fox-9.convex.cloud", "http://127.0.0.1:3210"])("%s becomes the URL of a run", (url) => {
  expect(urlAfter(url)).toBe(url);
});

test.each(["nothing", "https://", "javascript:alert(1)", "https://x.dev/`a`", "ftp://x.dev"])(
  "%s is not a URL",
  (url) => {
    expect(urlAfter(url)).toBeNull();
  },
);
