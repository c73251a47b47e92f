import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { retryDelay } from "../../../src/convex/deploy/retry.ts";

describe("the pause before another attempt", () => {
  test("is at least a second, and doubles each time", () => {
    expect([0, 1, 2, 3].map((used) => retryDelay(used, () => 0))).toStrictEqual([1_000, 2_000, 4_000, 8_000]);
  });

  test("is randomly up to twice as long, so that two runs do not conflict again", () => {
    expect([0, 0.25, 0.5].map((chance) => retryDelay(1, () => chance))).toStrictEqual([2_000, 2_500, 3_000]);
    fc.assert(
      fc.property(fc.nat({ max: 9 }), (used) => {
        const shortest = 1_000 * 2 ** used;
        const pauses = Array.from({ length: 20 }, () => retryDelay(used));
        expect(Math.min(...pauses)).toBeGreaterThanOrEqual(shortest);
        expect(Math.max(...pauses)).toBeLessThan(2 * shortest);
        // That twenty random numbers are all the same will not happen.
        expect(new Set(pauses).size).toBeGreaterThan(1);
      }),
    );
  });
});
