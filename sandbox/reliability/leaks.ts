/** `npm run leaks -- [runs] [first seed]`: hunts for leaks with random keys in random places. Ends with 1 where it found one. */

import { Stage } from "../stage.ts";
import { type Hunted, hunt } from "./leak-hunt.ts";

/** Runs after which a stage is left, for its files and previews add up. */
const RUNS_OF_A_STAGE = 50;

/** @returns Every run, in no particular order. */
export async function huntLeaks(runs: number, firstSeed: number): Promise<readonly Hunted[]> {
  const hunted: Hunted[] = [];
  for (let done = 0; done < runs; done += RUNS_OF_A_STAGE) {
    const stage = await Stage.open();
    stage.cloud.setQuota("acme", RUNS_OF_A_STAGE * 10);
    for (let seed = firstSeed + done; seed < firstSeed + Math.min(runs, done + RUNS_OF_A_STAGE); seed += 1) {
      const one = await hunt(stage, seed);
      hunted.push(one);
      if (one.leaks.length > 0)
        console.log(`Seed ${seed}: ${one.kind} key, ${one.plants.join(", ")}:\n  ${one.leaks.join("\n  ")}`);
    }
    await stage.close();
  }
  return hunted;
}

if (process.argv[1] === import.meta.filename) {
  const [runs = 500, firstSeed = 1] = process.argv.slice(2).map(Number);
  const hunted = await huntLeaks(runs, firstSeed);
  const leaking = hunted.filter(({ leaks }) => leaks.length > 0).length;
  for (const [what, names] of [
    ["Keys", hunted.map(({ kind }) => kind)],
    ["Ends", hunted.map(({ status }) => status)],
    ["Plants", hunted.flatMap(({ plants }) => plants)],
  ] as const)
    console.log(`${what}: ${counted(names)}`);
  console.log(`${hunted.length} runs, ${leaking} of them with a leak.`);
  process.exitCode = leaking > 0 ? 1 : 0;
}

function counted(names: readonly string[]): string {
  return [...new Set(names)].map((name) => `${name} ${names.filter((one) => one === name).length}`).join(", ");
}
