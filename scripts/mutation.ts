/**
 * `npm run mutation`: changes the code of the rooms that decide, one small change at a time, and counts the changes
 * that the room's own tests notice. `npm run mutation -- key plan`: these rooms only. Wants an idle machine and an hour.
 */

import { mkdir, writeFile } from "node:fs/promises";
import { Stryker } from "@stryker-mutator/core";

interface Room {
  readonly code: readonly string[];
  readonly tests: readonly string[];
}

const ROOMS: Readonly<Record<string, Room>> = {
  key: { code: ["src/key/*.ts"], tests: ["key/!(cli-agreement)"] },
  plan: { code: ["src/plan/*.ts"], tests: ["plan/*"] },
  trigger: { code: ["src/trigger/*.ts"], tests: ["trigger/*", "plan/policy"] },
  diagnosis: { code: ["src/diagnosis/*.ts"], tests: ["diagnosis/*"] },
  comment: { code: ["src/report/comment-state.ts", "src/report/comment.ts"], tests: ["report/comment*"] },
};

async function mutate({ code, tests }: Room) {
  return new Stryker({
    mutate: [...code],
    testRunner: "jest",
    testRunnerNodeArgs: ["--experimental-vm-modules", "--disable-warning=ExperimentalWarning"],
    // Each import of a test file stays in memory.
    maxTestRunnerReuse: 50,
    coverageAnalysis: "perTest",
    concurrency: 2,
    jest: {
      enableFindRelatedTests: false,
      config: { testMatch: tests.map((test) => `<rootDir>/__tests__/${test}.test.ts`) },
    },
    tempDirName: ".stryker",
    ignorePatterns: ["dist", "build", ".sandbox", "examples", "docs"],
    reporters: ["progress-append-only"],
    fileLogLevel: "off",
  } as never).runMutationTest();
}

// Properties are tried less often here, for each change is tried anew.
process.env.FC_RUNS ??= "40";
process.env.COMMENT_ROUNDS ??= "1";
process.env.HOSTILE_TEXT ??= "10000";
const wanted = process.argv.slice(2);
const results: Record<string, unknown> = {};
for (const [name, room] of Object.entries(ROOMS).filter(([name]) => wanted.length === 0 || wanted.includes(name))) {
  results[name] = await mutate(room);
  await mkdir("build", { recursive: true });
  await writeFile(`build/mutation-${name}.json`, JSON.stringify(results[name], null, 1));
}
