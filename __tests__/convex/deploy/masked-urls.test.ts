import { expect, test } from "@jest/globals";
import { maskedUrlNotice } from "../../../src/convex/deploy/masked-urls.ts";

const DEPLOYMENT = { url: "https://happy-otter-123.convex.cloud", siteUrl: "https://happy-otter-123.convex.site" };

test.each([
  ["https://happy-otter-123.convex.cloud"],
  ["https://happy-otter-123.convex.site"],
  ["happy-otter-123.convex.site"],
  ["happy-otter-123"],
])("a variable that contains %s is reported without its value", (value) => {
  const sentence = maskedUrlNotice({ CI: "true", HOOKS: value }, DEPLOYMENT);
  expect(sentence).toContain("`HOOKS` holds a public URL");
  expect(sentence).not.toContain("`CI`");
  expect(sentence).not.toContain(value);
});

test.each([
  ["https://calm-fox-9.convex.cloud"],
  ["https://happy-otter-123.convex.cloud/api"],
  ["https://"],
  [""],
  ["convex.site"],
])("a variable that contains %j is not reported", (value) => {
  expect(maskedUrlNotice({ HOOKS: value, GITHUB_X: DEPLOYMENT.url }, DEPLOYMENT)).toBeNull();
});
