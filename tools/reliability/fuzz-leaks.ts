/**
 * `npm run leaks -- [--write] [runs] [first seed]`: searches for leaks of random keys at random injection points. `--write`
 * saves the figures for `npm run figures`. Exits with 1 if it finds a leak.
 */

import { TestEnvironment } from "../../fakes/test-environment.ts";
import { type FuzzResult, fuzzOnce } from "./leak-fuzzer.ts";
import { today, writeResult } from "./results.ts";

/** Number of runs in one test environment, whose files and previews accumulate. */
const RUNS_OF_A_STAGE = 50;

/** @returns All runs, in no particular order. */
export async function huntLeaks(runs: number, firstSeed: number): Promise<readonly FuzzResult[]> {
  const hunted: FuzzResult[] = [];
  for (let done = 0; done < runs; done += RUNS_OF_A_STAGE) {
    const stage = await TestEnvironment.open({ previewKeysMayDelete: true });
    stage.cloud.setQuota("acme", RUNS_OF_A_STAGE * 10);
    for (let seed = firstSeed + done; seed < firstSeed + Math.min(runs, done + RUNS_OF_A_STAGE); seed += 1) {
      const one = await fuzzOnce(stage, seed);
      hunted.push(one);
      if (one.leaks.length > 0)
        console.log(`Seed ${seed}: ${one.kind} key, ${one.plants.join(", ")}:\n  ${one.leaks.join("\n  ")}`);
    }
    await stage.close();
  }
  return hunted;
}

if (process.argv[1] === import.meta.filename) {
  const [runs = 500, firstSeed = 1] = process.argv.slice(2).map(Number).filter(Number.isInteger);
  const hunted = await huntLeaks(runs, firstSeed);
  const result = {
    runs: hunted.length,
    leaking: hunted.filter(({ leaks }) => leaks.length > 0).length,
    keys: counted(hunted.map(({ kind }) => kind)),
    ends: counted(hunted.map(({ status }) => status)),
    plants: counted(hunted.flatMap(({ plants }) => plants)),
    on: today(),
  };
  console.log(JSON.stringify(result, null, 2));
  console.log(`${result.runs} runs, ${result.leaking} of them with a leak.`);
  if (process.argv.includes("--write")) writeResult("leaks", result);
  process.exitCode = result.leaking > 0 ? 1 : 0;
}

function counted(names: readonly string[]): Readonly<Record<string, number>> {
  const sorted = [...new Set(names)].toSorted();
  return Object.fromEntries(sorted.map((name) => [name, names.filter((one) => one === name).length]));
}
