/** How often each property is tried; `npm run properties` tries a hundred thousand times. */
import fc from "fast-check";

fc.configureGlobal({ numRuns: Number(process.env.FC_RUNS ?? 300) });
