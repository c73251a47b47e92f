import { expect, test } from "@jest/globals";
import { deploymentNameFromKey } from "../../src/key/deploy-key.ts";
import { parseDeployKey } from "../../src/key/parse-deploy-key.ts";

test.each([
  ["prod:happy-animal-123|0123456789", "happy-animal-123"],
  ["dev:happy-animal-123|0123456789", "happy-animal-123"],
  ["custom:happy-animal-123|0123456789", "happy-animal-123"],
  ["preview:happy-animal-123|0123456789", "happy-animal-123"],
  ["convex-self-hosted|0123456789", "convex-self-hosted"],
  ["preview:my-team:my-project|0123456789", null],
  ["project:my-team:my-project|0123456789", null],
  ["team:my-team|0123456789", null],
  ["eyJ2MiI6IjAxMjM0NTY3ODlhYmNkZWYifQ==", null],
  ["nonsense", null],
])("the Convex deployment that %j names is %j", (raw, name) => {
  const reading = parseDeployKey(raw);
  if (reading.state !== "present") throw new Error(reading.state);
  expect(deploymentNameFromKey(reading.key)).toBe(name);
});

test("no key names none", () => {
  expect(deploymentNameFromKey(null)).toBeNull();
});
