import { describe, expect, test } from "@jest/globals";
import { type CliStatus, NO_STATUS } from "../../../src/convex/cli/parse-announcement.ts";
import { type ExpectedDeployment, findDeploymentMismatch } from "../../../src/convex/deploy/verify-deployment.ts";

const SECRET = "0123456789abcdef";
const PREVIEW: ExpectedDeployment = {
  target: "preview",
  key: { kind: "preview", teamSlug: "acme", projectSlug: "shop", secret: SECRET, raw: `preview:acme:shop|${SECRET}` },
  deploymentName: null,
  url: null,
};
const PRODUCTION: ExpectedDeployment = {
  target: "production",
  key: { kind: "production", deploymentName: "calm-fox-9", secret: SECRET, raw: `prod:calm-fox-9|${SECRET}` },
  deploymentName: "calm-fox-9",
  url: null,
};
const SELF_HOSTED: ExpectedDeployment = {
  target: "production",
  key: { kind: "admin", instanceName: "self", secret: SECRET, raw: `self|${SECRET}` },
  deploymentName: "self",
  url: "http://127.0.0.1:3210",
};

const announced = (
  label: string,
  reference: string,
  name: string,
  url = `https://${name}.convex.cloud`,
): CliStatus => ({
  ...NO_STATUS,
  announcement: { label, reference, dashboardUrl: `https://dashboard.convex.dev/t/acme/shop/${name}`, url },
});
const deployed = (url: string): CliStatus => ({ ...NO_STATUS, deployedUrl: url });

describe("a result that fits the plan", () => {
  test.each<[string, ExpectedDeployment, CliStatus, string | null]>([
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
      "a custom domain, which contains no name",
      PRODUCTION,
      deployed("https://calm-fox-9.convex.cloud"),
      "https://api.acme.com",
    ],
    ["the given backend", SELF_HOSTED, deployed("http://127.0.0.1:3210"), "https://public.example.com"],
    ["a run without output", PRODUCTION, NO_STATUS, null],
  ])("is %s", (_, expected, report, cloudUrl) => {
    expect(findDeploymentMismatch(expected, report, cloudUrl)).toBeNull();
  });
});

describe("a result that contradicts the plan", () => {
  test.each<[string, ExpectedDeployment, CliStatus, string | null]>([
    [
      "production if a preview was planned",
      PREVIEW,
      announced("Production", "acme:shop:production", "calm-fox-9"),
      null,
    ],
    ["a preview of another project", PREVIEW, announced("Preview", "acme:other:preview/pr-7", "happy-otter-1"), null],
    [
      "a preview of a project whose name starts with the same text",
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
      "another deployment by the command wrapper",
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
      "an announced URL that differs from the URL of the success line",
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
    expect(findDeploymentMismatch(expected, report, cloudUrl)).toMatch(/\.$/);
  });
});
