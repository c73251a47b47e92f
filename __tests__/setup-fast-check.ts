/** How often each property is tried; `npm run properties` tries a hundred thousand times. */
import fc from "fast-check";

/** Below it, `npm run mutation` asks for few runs: every change of the code is tried with all of them. */
const USUAL = 300;

/** @param usual - Where the variable FC_RUNS does not ask for more, or for very few. */
export function runs(usual = USUAL): number {
  const asked = Number(process.env.FC_RUNS ?? usual);
  return asked < USUAL ? asked : Math.max(asked, usual);
}

fc.configureGlobal({
  numRuns: runs(),
  // Which case it was matters to nobody there: https://stryker-mutator.io/docs/stryker-js/configuration/
  endOnFailure: process.env.STRYKER_MUTATOR_WORKER !== undefined,
});
