/**
 * `npm run flood -- [--write]`: measures the action's memory while a build prints far more data than that. `--write` saves
 * the figures for `npm run figures`. Takes a minute. Linux only.
 */

import { pullRequestEvent } from "../../fakes/events/events.ts";
import { REPOSITORY, TestEnvironment } from "../../fakes/test-environment.ts";
import { today, writeResult } from "../reliability/results.ts";
import { MemoryWatch } from "./measure.ts";

const FLOOD_MB = 200;

const FLOOD = `const [kind, megabytes] = [process.argv[2], Number(process.argv[3])];
const chunk = { lines: "a line of a flood of lines, and so on and on it goes\\n".repeat(1200), line: "x".repeat(65_536), words: "word and ".repeat(7281) }[kind];
let left = Math.ceil((megabytes * 1024 * 1024) / chunk.length);
const more = () => { while (left-- > 0) if (!process.stdout.write(chunk)) return process.stdout.once("drain", more); };
more();`;

const BUILDS = {
  "nothing printed": "true",
  lines: `node flood.mjs lines ${FLOOD_MB}`,
  "one line without a space": `node flood.mjs line ${FLOOD_MB}`,
  "one line of words": `node flood.mjs words ${FLOOD_MB}`,
};

/** @returns The peak memory of `main` in MB, by the kind of output. */
export async function floodPeaks(): Promise<Readonly<Record<string, number>>> {
  const stage = await TestEnvironment.open();
  const workspace = await stage.checkout({ files: { "flood.mjs": FLOOD } });
  const headBranch = "feature/flood";
  const headSha = stage.github.pushTo({ repository: REPOSITORY, branch: headBranch });
  const { number } = stage.github.openPullRequest({ repository: REPOSITORY, headBranch });
  const peaks: Record<string, number> = {};
  for (const [what, cmd] of Object.entries(BUILDS)) {
    const watch = new MemoryWatch("/dist/main/index.js");
    const event = pullRequestEvent({ number, headBranch, headSha });
    const run = await stage.run({ event, workspace, with: { "deploy-key": stage.previewKey, cmd } });
    peaks[what] = watch.end() / 1024 / 1024;
    if (run.outputs.status !== "deployed") throw new Error(`The deploy ended as ${run.outputs.status}:\n${run.log}`);
  }
  await stage.close();
  return peaks;
}

if (process.argv[1] === import.meta.filename) {
  const peaks = await floodPeaks();
  for (const [what, peak] of Object.entries(peaks)) console.log(`${what}: ${peak.toFixed(1)} MB`);
  if (process.argv.includes("--write"))
    writeResult("flood", { megabytes: FLOOD_MB, peaks: rounded(peaks), on: today() });
}

function rounded(peaks: Readonly<Record<string, number>>): Readonly<Record<string, number>> {
  return Object.fromEntries(Object.entries(peaks).map(([what, peak]) => [what, Math.round(peak * 10) / 10]));
}
