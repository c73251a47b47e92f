/**
 * `npm run records -- [--write] [interleavings] [first seed]`: runs random interleavings against the model of GitHub and Convex
 * in `__tests__/records/`, with the rules of `src/records/` and with the earlier rules, and counts the violations of each
 * property. `--write` saves the figures for `npm run figures`. Exits with 1 if the rules of `src/records/` violate a property.
 */

import fc from "fast-check";
import { oldRules } from "../../__tests__/records/old-rules.ts";
import { PROPERTIES, type Property, play, replay, type Scenario } from "../../__tests__/records/play.ts";
import { newRules, type Rules } from "../../__tests__/records/rules.ts";
import { scenarios } from "../../__tests__/records/scenarios.ts";
import { today, writeResult } from "./results.ts";

/** Number of interleavings for each seed. */
const BATCH = 10_000;
/** Number of interleavings with the old rules, which fail so often that more would show nothing new. */
const MOST_OF_OLD_RULES = 100_000;

export type Breaches = Readonly<Record<Property, number>>;

/**
 * @param onBreach - Called with each interleaving that violates a property.
 * @returns The number of interleavings that violate each property.
 */
export function countBreaches(
  rules: Rules,
  interleavings: number,
  firstSeed: number,
  onBreach: (scenario: Scenario, seed: number) => void = () => {},
): Breaches {
  const found = Object.fromEntries(PROPERTIES.map((property) => [property, 0])) as Record<Property, number>;
  for (let played = 0; played < interleavings; played += BATCH) {
    const seed = firstSeed + played / BATCH;
    for (const scenario of fc.sample(scenarios, { numRuns: Math.min(BATCH, interleavings - played), seed })) {
      const breaches = play(scenario, rules);
      for (const { property } of breaches) found[property] += 1;
      if (breaches.length > 0) onBreach(scenario, seed);
    }
  }
  return found;
}

if (process.argv[1] === import.meta.filename) {
  const [interleavings = 100_000, firstSeed = 1] = process.argv.slice(2).map(Number).filter(Number.isInteger);
  const breaches = countBreaches(newRules, interleavings, firstSeed, (scenario, seed) => {
    console.log(`Seed ${seed}:\n${replay(scenario, newRules)}\n`);
  });
  const before = { interleavings: Math.min(interleavings, MOST_OF_OLD_RULES) };
  const result = {
    interleavings,
    breaches,
    before: { ...before, breaches: countBreaches(oldRules, before.interleavings, firstSeed) },
    on: today(),
  };
  console.log(JSON.stringify(result, null, 2));
  if (process.argv.includes("--write")) writeResult("records", result);
  if (Object.values(breaches).some((times) => times > 0)) process.exitCode = 1;
}
