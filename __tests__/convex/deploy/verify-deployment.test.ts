import { describe, expect, test } from "@jest/globals";
import { type CliReport, EMPTY_REPORT } from "../../../src/convex/cli/parse-announcement.ts";
import { type Expectation, whyWrongDeployment } from "../../../src/convex/deploy/verify-deployment.ts";

const SECRET = "0123456789abcdef";
const PREVIEW: Expectation = {
  target: "preview",
  key: { kind: "preview", teamSlug: "acme", projectSlug: "shop", secret: SECRET, text: `preview:acme:shop|${SECRET}` },
  deploymentName: null,
  url: null,
};
const PRODUCTION: Expectation = {
  target: "production",
  key: { kind: "production", deploymentName: "calm-fox-9", secret: SECRET, text: `prod:calm-fox-9|${SECRET}` },
  deploymentName: "calm-fox-9",
  url: null,
};
const SELF_HOSTED: Expectation = {
  target: "production",
  key: { kind: "admin", instanceName: "self", secret: SECRET, text: `self|${SECRET}` },
  deploymentName: "self",
  url: "http://127.0.0.1:3210",
};

const announced = (
  label: string,
  reference: string,
  name: string,
  url = `https://${name}.convex.cloud`,
): CliReport => ({
  ...EMPTY_REPORT,
  announcement: { label, reference, dashboardUrl: `https://dashboard.convex.dev/t/acme/shop/${name}`, url },
});
const deployed = (url: string): CliReport => ({ ...EMPTY_REPORT, deployedUrl: url });

describe("a result that fits the plan", () => {
  test.each<[string, Expectation, CliReport, string | null]>([
    [
      "a preview of the key's project",
      PREVIEW,
      announced("Preview", "acme:shop:preview/pr-7", "happy-otter-1"),
      "https://happy-otter-1.convex.cloud",
    ],
    [
      "the key's production deployment",
      PRODUCTION,
      announced("Production", "acme:shop:production", "calm-fox-9"),
      null,
    ],
    [
      "one in another region",
      PRODUCTION,
      deployed("https://calm-fox-9.eu-west-1.convex.cloud"),
      "https://calm-fox-9.eu-west-1.convex.cloud",
    ],
    [
      "a custom domain, which tells no name",
      PRODUCTION,
      deployed("https://calm-fox-9.convex.cloud"),
      "https://api.acme.com",
    ],
    ["the given backend", SELF_HOSTED, deployed("http://127.0.0.1:3210"), "https://public.example.com"],
    ["a run that said nothing", PRODUCTION, EMPTY_REPORT, null],
  ])("is %s", (_, expected, report, cloudUrl) => {
    expect(whyWrongDeployment(expected, report, cloudUrl)).toBeNull();
  });
});

describe("a result that contradicts the plan", () => {
  test.each<[string, Expectation, CliReport, string | null]>([
    [
      "production where a preview was planned",
      PREVIEW,
      announced("Production", "acme:shop:production", "calm-fox-9"),
      null,
    ],
    ["a preview of another project", PREVIEW, announced("Preview", "acme:other:preview/pr-7", "happy-otter-1"), null],
    [
      "a preview of a project whose name begins alike",
      PREVIEW,
      announced("Preview", "acme:shop2:preview/pr-7", "happy-otter-1"),
      null,
    ],
    [
      "another deployment by its announcement",
      PRODUCTION,
      announced("Production", "acme:shop:production", "sly-fox-8"),
      null,
    ],
    ["another deployment by its success line", PRODUCTION, deployed("https://sly-fox-8.convex.cloud"), null],
    [
      "another deployment by the hand-off",
      PRODUCTION,
      deployed("https://calm-fox-9.convex.cloud"),
      "https://sly-fox-8.convex.cloud",
    ],
    [
      "an announcement and a success of two names",
      PREVIEW,
      {
        ...announced("Preview", "acme:shop:preview/x", "happy-otter-1"),
        deployedUrl: "https://sly-fox-8.convex.cloud",
      },
      null,
    ],
    [
      "an announced and a reached address that differ",
      PRODUCTION,
      {
        ...announced("Production", "acme:shop:production", "calm-fox-9", "http://127.0.0.1:1"),
        deployedUrl: "http://127.0.0.1:2",
      },
      null,
    ],
    ["another backend", SELF_HOSTED, deployed("http://127.0.0.1:9999"), null],
    [
      "a cloud deployment instead of the backend",
      SELF_HOSTED,
      announced("Production", "acme:shop:production", "calm-fox-9"),
      null,
    ],
  ])("is %s", (_, expected, report, cloudUrl) => {
    expect(whyWrongDeployment(expected, report, cloudUrl)).toMatch(/\.$/);
  });
});
