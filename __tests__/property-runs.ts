/** How often each property is tried; `npm run properties` tries a hundred thousand times. */
import fc from "fast-check";

fc.configureGlobal({
  numRuns: Number(process.env.FC_RUNS ?? 300),
  // Which case it was matters to nobody there: https://stryker-mutator.io/docs/stryker-js/configuration/
  endOnFailure: process.env.STRYKER_MUTATOR_WORKER !== undefined,
});
