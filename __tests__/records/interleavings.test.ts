/**
 * Any interleaving of runs, cancels, losses, closes, reopens, rewrites and sweeps, played against a small model of GitHub and
 * Convex. `FC_RUNS=1000000 npm run jest -- __tests__/records/interleavings.test.ts` tries a million.
 */

import { expect, test } from "@jest/globals";
import fc from "fast-check";
import { runs } from "../setup-fast-check.ts";
import { play, replay } from "./play.ts";
import { newRules } from "./rules.ts";
import { scenarios } from "./scenarios.ts";

test("records show what is live, no older commit replaces a newer one silently, nothing in use is deleted, nothing is seeded twice", () => {
  const { counterexample } = fc.check(
    fc.property(scenarios, (scenario) => play(scenario, newRules).length === 0),
    { numRuns: runs(10_000) },
  );
  // The shortest interleaving that breaks a property, for people to read.
  expect(counterexample === null ? null : replay(counterexample[0], newRules)).toBeNull();
});
