import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import type { DeploymentInfo } from "../../../src/convex/api/management-api.ts";
import { planSweep } from "../../../src/convex/previews/plan-sweep.ts";
import type { PreviewOrigin } from "../../../src/plan/preview-origin.ts";

const row = (previewIdentifier: string | null, more: Partial<DeploymentInfo> = {}): DeploymentInfo => ({
  name: `happy-otter-${previewIdentifier}`,
  type: "preview",
  isDefault: false,
  previewIdentifier,
  projectId: 1,
  createTime: 1,
  expiresAt: null,
  ...more,
});
const origin = (previewName: string, more: Partial<PreviewOrigin> = {}): PreviewOrigin => ({
  previewName,
  pullRequestNumber: null,
  branch: null,
  ...more,
});
const LIVING = { pullRequests: new Set([1]), branches: new Set(["main", "feature/alive"]) };
const verdict = (one: DeploymentInfo, ...origins: readonly PreviewOrigin[]) =>
  planSweep([one], origins, LIVING).map(({ verdict }) => (verdict === "delete" ? "delete" : verdict.left))[0];

describe("a sweep", () => {
  test.each([
    ["an open pull request", [origin("p", { pullRequestNumber: 1 })], /#1 is open/],
    ["an existing branch", [origin("p", { branch: "feature/alive" })], /branch `feature\/alive` exists/],
    [
      "one dead and one living origin",
      [origin("p", { pullRequestNumber: 9 }), origin("p", { pullRequestNumber: 1 })],
      /#1/,
    ],
    ["a record without pull request and branch", [origin("p")], /names neither/],
    ["no record at all", [origin("q", { pullRequestNumber: 9 })], /nothing shows/],
  ])("leaves a preview of %s", (_, origins, reason) => {
    expect(verdict(row("p"), ...origins)).toMatch(reason);
  });

  test.each([
    ["a closed pull request", [origin("p", { pullRequestNumber: 9, branch: "feature/alive" })]],
    ["a deleted branch", [origin("p", { branch: "feature/gone" })]],
  ])("deletes a preview of %s", (_, origins) => {
    expect(verdict(row("p"), ...origins)).toBe("delete");
  });

  test("names the pull requests that records of a preview speak of, each once", () => {
    const origins = [9, 8, 9, null].map((pullRequestNumber) =>
      origin("p", { pullRequestNumber, branch: "feature/gone" }),
    );
    const [entry] = planSweep([row("p")], [...origins, origin("q", { pullRequestNumber: 7 })], LIVING);
    expect(entry?.pullRequestNumbers).toEqual([9, 8]);
  });

  test.each([
    ["default", { isDefault: true }, /default deployment/],
    ["nameless", { previewIdentifier: null }, /without a name/],
  ])("leaves a %s deployment, whatever the records say", (_, more, reason) => {
    expect(verdict(row("p", more), origin("p", { pullRequestNumber: 9 }))).toMatch(reason);
  });

  test("never names what is no preview, and deletes only what a record of something dead names", () => {
    const names = fc.constantFrom("a", "b", "c");
    const rows = fc.array(
      fc.record({ id: names, type: fc.constantFrom("preview", "prod", "dev", "custom"), isDefault: fc.boolean() }),
    );
    const origins = fc.array(
      fc.record({
        previewName: names,
        pullRequestNumber: fc.constantFrom(null, 1, 2),
        branch: fc.constantFrom(null, "main", "gone"),
      }),
    );
    fc.assert(
      fc.property(rows, origins, (some, known) => {
        const all = some.map(({ id, ...more }, at) => row(id, { ...more, name: `d-${at}` }));
        for (const entry of planSweep(all, known, LIVING)) {
          expect(entry.row.type).toBe("preview");
          if (entry.verdict !== "delete") continue;
          const own = known.filter(({ previewName }) => previewName === entry.row.previewIdentifier);
          expect(entry.row.isDefault).toBe(false);
          expect(own.length).toBeGreaterThan(0);
          for (const { pullRequestNumber, branch } of own) {
            expect(pullRequestNumber).not.toBe(1);
            if (pullRequestNumber === null) expect(branch).toBe("gone");
          }
        }
      }),
    );
  });
});
