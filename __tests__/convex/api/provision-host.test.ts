import { describe, expect, test } from "@jest/globals";
import { parseProvisionHost } from "../../../src/convex/api/provision-host.ts";
import { ActionFailure } from "../../../src/diagnosis/failure.ts";

describe("CONVEX_PROVISION_HOST", () => {
  test.each([
    [undefined, "https://api.convex.dev"],
    ["", "https://api.convex.dev"],
    ["https://api.convex.dev", "https://api.convex.dev"],
    ["https://api.convex.dev/", "https://api.convex.dev"],
    ["http://127.0.0.1:3000", "http://127.0.0.1:3000"],
    ["http://localhost:3000/", "http://localhost:3000"],
    ["http://[::1]:3000", "http://[::1]:3000"],
  ])("%j is read as %s", (value, origin) => {
    expect(parseProvisionHost({ CONVEX_PROVISION_HOST: value })).toBe(origin);
  });

  test.each([
    "http://api.convex.dev",
    "https://api.convex.dev.evil.example",
    "https://api.convex.dev@evil.example",
    "http://127.0.0.1@evil.example",
    "http://127.0.0.1.evil.example",
    "http://user@127.0.0.1:3000",
    "http://127.0.0.1:3000/path",
    "http://0.0.0.0:3000",
    "ftp://127.0.0.1",
    "javascript:alert(1)",
    "127.0.0.1:3000",
    " ",
  ])("%j is refused: it would receive the key", (value) => {
    expect(() => parseProvisionHost({ CONVEX_PROVISION_HOST: value })).toThrow(ActionFailure);
    expect(() => parseProvisionHost({ CONVEX_PROVISION_HOST: value })).toThrow(
      expect.objectContaining({ failure: expect.objectContaining({ code: "untrusted-provision-host" }) }),
    );
  });
});
