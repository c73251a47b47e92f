/** Sets the number of cases for each property. `npm run properties` tries a hundred thousand. */
import fc from "fast-check";

/** Default number of cases. `npm run mutation` requests fewer, because it tries every change of the code with all of them. */
const USUAL = 300;

/** @param usual - Number of cases, unless the variable FC_RUNS requests more, or fewer than the default. */
export function runs(usual = USUAL): number {
  const asked = Number(process.env.FC_RUNS ?? usual);
  return asked < USUAL ? asked : Math.max(asked, usual);
}

fc.configureGlobal({
  numRuns: runs(),
  // Mutation tests do not need the smallest failing case: https://stryker-mutator.io/docs/stryker-js/configuration/
  endOnFailure: process.env.STRYKER_MUTATOR_WORKER !== undefined,
});
