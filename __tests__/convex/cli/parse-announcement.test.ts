import { describe, expect, test } from "@jest/globals";
import { deploymentNameFromUrl } from "../../../src/convex/api/deployment-url.ts";
import {
  type CliStatus,
  deploymentNameFromStatus,
  NO_STATUS,
  parseCliLine,
} from "../../../src/convex/cli/parse-announcement.ts";

const read = (text: string): CliStatus => text.split("\n").reduce(parseCliLine, NO_STATUS);

describe("the status that is read from the CLI's output", () => {
  test.each([
    {
      name: "1.48 announces a preview and deploys it",
      text: `▌ Deploying code to deployment:
▌ [Preview] acme:shop:preview/pr-7 (dashboard: https://dashboard.convex.dev/t/acme/shop/happy-otter-123)
▌ └─ https://happy-otter-123.convex.cloud
- Deploying to https://happy-otter-123.convex.cloud...
✔ Deployed Convex functions to https://happy-otter-123.convex.cloud`,
      report: {
        announcement: {
          label: "Preview",
          reference: "acme:shop:preview/pr-7",
          dashboardUrl: "https://dashboard.convex.dev/t/acme/shop/happy-otter-123",
          url: "https://happy-otter-123.convex.cloud",
        },
        deployedUrl: "https://happy-otter-123.convex.cloud",
      },
    },
    {
      name: "1.48 announces the default production deployment",
      text: "▌ [Production] acme:shop:production (prod) (dashboard: https://dashboard.convex.dev/t/acme/shop/calm-fox-9)",
      report: {
        ...NO_STATUS,
        announcement: {
          label: "Production",
          reference: "acme:shop:production",
          dashboardUrl: "https://dashboard.convex.dev/t/acme/shop/calm-fox-9",
          url: null,
        },
      },
    },
    {
      name: "1.40 announces a deployment by its name alone",
      text: "▌ [Development] calm-fox-9 (dashboard: https://dashboard.convex.dev/d/calm-fox-9)",
      report: {
        ...NO_STATUS,
        announcement: {
          label: "Development",
          reference: "calm-fox-9",
          dashboardUrl: "https://dashboard.convex.dev/d/calm-fox-9",
          url: null,
        },
      },
    },
    {
      name: "a self-hosted backend is announced by its URL alone",
      text: "▌ Deploying code to deployment:\n▌ └─ http://127.0.0.1:3210",
      report: {
        ...NO_STATUS,
        announcement: { label: "", reference: "", dashboardUrl: null, url: "http://127.0.0.1:3210" },
      },
    },
    {
      name: "1.28 says only that it deployed",
      text: "✔ Deployed Convex functions to https://calm-fox-9.eu-west-1.convex.cloud",
      report: { ...NO_STATUS, deployedUrl: "https://calm-fox-9.eu-west-1.convex.cloud" },
    },
    {
      name: "a Windows console has another tick",
      text: "√ Deployed Convex functions to https://calm-fox-9.convex.cloud",
      report: { ...NO_STATUS, deployedUrl: "https://calm-fox-9.convex.cloud" },
    },
    {
      name: "a dry run would have deployed",
      text: "✔ Would have deployed Convex functions to https://calm-fox-9.convex.cloud",
      report: NO_STATUS,
    },
    {
      name: "a dry run of a preview would have deployed",
      text: '✔ Would have deployed Convex functions to preview deployment for "pr-7"',
      report: NO_STATUS,
    },
    {
      name: "a success is only quoted",
      text: "he said: ✔ Deployed Convex functions to https://x.y",
      report: NO_STATUS,
    },
    { name: "there is no output", text: "", report: NO_STATUS },
  ])("is right if $name", ({ text, report }) => {
    expect(read(text)).toStrictEqual(report);
  });

  test("uses the first announcement and the last success", () => {
    const report = read(`▌ [Preview] a:b:c
▌ └─ https://one.convex.cloud
▌ [Production] d:e:f
▌ └─ https://two.convex.cloud
✔ Deployed Convex functions to https://one.convex.cloud
✔ Deployed Convex functions to https://three.convex.cloud`);
    expect(report.announcement).toMatchObject({ label: "Preview", url: "https://one.convex.cloud" });
    expect(report.deployedUrl).toBe("https://three.convex.cloud");
  });
});

describe("a deployment's name", () => {
  test.each([
    [
      "of the dashboard's URL",
      "▌ [Preview] a:b:preview/x (dashboard: https://dashboard.convex.dev/t/a/b/calm-fox-9)",
      "calm-fox-9",
    ],
    ["of the announcement", "▌ [Custom] calm-fox-9", "calm-fox-9"],
    ["of the success line", "✔ Deployed Convex functions to https://calm-fox-9.convex.cloud", "calm-fox-9"],
    ["missing in a custom domain", "✔ Deployed Convex functions to https://api.acme.com", null],
    ["missing in empty output", "", null],
  ])("is the one %s", (_, text, name) => {
    expect(deploymentNameFromStatus(read(text))).toBe(name);
  });

  test.each([
    ["https://calm-fox-9.convex.cloud", "calm-fox-9"],
    ["https://calm-fox-9.eu-west-1.convex.cloud", "calm-fox-9"],
    ["https://calm-fox-9.convex.cloud.evil.com", null],
    ["https://evil.com/calm-fox-9.convex.cloud", null],
    ["https://calm-fox-9.convex.site", null],
    ["no url", null],
  ])("in %s is %s", (url, name) => {
    expect(deploymentNameFromUrl(url)).toBe(name);
  });
});
