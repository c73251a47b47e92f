/**
 * `npm run mutation`: makes one small change to the code at a time, and counts the changes that the tests
 * detect. `-- key plan`: only these areas. `-- key --again`: only the lines on which a mutant survived the
 * last run; `-- key src/key/redactor.ts`: only these files. `-- --write`: updates `docs/mutation.md` from the
 * last runs of all areas. Needs an idle machine and about an hour.
 *
 * @see https://stryker-mutator.io/docs/stryker-js/introduction/
 */

import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { relative } from "node:path";
import { Stryker } from "@stryker-mutator/core";
import { isAlive, type Mutant, mutationReport } from "./mutation-report.ts";

interface Area {
  readonly code: readonly string[];
  /** The tests that should detect its mutants, below `__tests__/`. */
  readonly tests: readonly string[];
}

const AREAS: Readonly<Record<string, Area>> = {
  // `cli-agreement` is left out: it tests the CLI, and takes long to read the CLI's source.
  key: { code: ["src/key/*.ts"], tests: ["key/!(cli-agreement)"] },
  plan: { code: ["src/plan/*.ts"], tests: ["plan/*"] },
  trigger: { code: ["src/trigger/*.ts"], tests: ["trigger/*", "plan/policy"] },
  diagnosis: { code: ["src/diagnosis/*.ts"], tests: ["diagnosis/*"] },
  // `interleavings` is left out: it plays thousands of runs, which takes minutes for all changes, and finds them by chance.
  records: { code: ["src/records/*.ts"], tests: ["records/!(interleavings)"] },
  "comment's rows": {
    code: ["comment-state", "comment-row", "fold-entries", "select-rows"].map(
      (name) => `src/report/comment/${name}.ts`,
    ),
    tests: ["comment-state", "comment-row", "fold-entries", "select-rows"].map((name) => `report/comment/${name}`),
  },
  // `report/comment/concurrent-comment-sync` is left out: it takes long, and the mutants that it kills depend on chance.
  "comment's writing": { code: ["src/report/comment/comment-sync.ts"], tests: ["report/comment/comment-sync"] },
};

// Not in `build/`, because a build deletes that folder.
const RESULTS = ".sandbox/mutation";
const DOCUMENT = "docs/mutation.md";
const resultOf = (area: string) => `${RESULTS}/${area.replace(/\W+/g, "-")}.json`;

/** @param code - Files, or lines of them. */
async function mutate(code: readonly string[], tests: readonly string[]): Promise<readonly Mutant[]> {
  const results = await new Stryker({
    mutate: [...code],
    testRunner: "jest",
    testRunnerNodeArgs: ["--experimental-vm-modules", "--disable-warning=ExperimentalWarning"],
    // Jest keeps every loaded module in memory, which takes 4 GB after some hundred mutants.
    maxTestRunnerReuse: 50,
    coverageAnalysis: "perTest",
    concurrency: 2,
    // Tests that only take longer, because the machine is busy, must not count as tests that detect the change.
    timeoutMS: 10_000,
    timeoutFactor: 3,
    jest: {
      enableFindRelatedTests: false,
      config: {
        testMatch: tests.map((test) => `<rootDir>/__tests__/${test}.test.ts`),
        runner: "<rootDir>/scripts/stop-at-failure.js",
      },
    },
    tempDirName: ".stryker",
    ignorePatterns: ["dist", "build", ".sandbox", "examples", "docs"],
    reporters: ["progress-append-only"],
  }).runMutationTest();
  return results.map(mutantOf);
}

type MutantResult = Awaited<ReturnType<Stryker["runMutationTest"]>>[number];

function mutantOf({ fileName, location, replacement, status }: MutantResult): Mutant {
  const file = relative(process.cwd(), fileName);
  const { start, end } = location;
  const lines = readFileSync(fileName, "utf8")
    .split("\n")
    .slice(start.line - 1, end.line);
  const last = (lines.at(-1) ?? "").slice(0, end.column - 1);
  const code = [...lines.slice(0, -1), last].join("\n").slice(start.column - 1);
  return { file, line: start.line, code, replacement: replacement ?? "", status };
}

function read(area: string): readonly Mutant[] {
  return JSON.parse(readFileSync(resultOf(area), "utf8"));
}

/** Replaces the former mutants of the files that were given, or else only the status of each mutant that was tested again. */
function updated(former: readonly Mutant[], again: readonly Mutant[]): readonly Mutant[] {
  if (files.length > 0) return [...former.filter(({ file }) => !files.includes(file)), ...again];
  const place = ({ file, line, code, replacement }: Mutant) => JSON.stringify([file, line, code, replacement]);
  const status = new Map(again.map((mutant) => [place(mutant), mutant.status]));
  return former.map((mutant) => ({ ...mutant, status: status.get(place(mutant)) ?? mutant.status }));
}

// The tests read these. Every change runs all tests, so properties are tried less often and hostile texts are shorter.
process.env.FC_RUNS ??= "20";
process.env.HOSTILE_TEXT ??= "10000";

const [options, wanted] = [process.argv.slice(2), process.argv.slice(2).filter((option) => option in AREAS)];
const areas = wanted.length > 0 || options.includes("--write") ? wanted : Object.keys(AREAS);
const files = options.filter((option) => option.startsWith("src/"));
mkdirSync(RESULTS, { recursive: true });
for (const [name, { code, tests }] of Object.entries(AREAS).filter(([name]) => areas.includes(name))) {
  const former = files.length > 0 || options.includes("--again") ? read(name) : null;
  const alive = former?.filter(isAlive).map(({ file, line }) => `${file}:${line}-${line}`);
  const mutants = await mutate(files.length > 0 ? files : [...new Set(alive ?? code)], tests);
  writeFileSync(resultOf(name), JSON.stringify(former === null ? mutants : updated(former, mutants)));
}

const results = Object.keys(AREAS).map((area) => [area, existsSync(resultOf(area)) ? read(area) : null] as const);
const { table, survivors, unexplained } = mutationReport(new Map(results));
console.log([table, "", survivors, "", ...unexplained].join("\n"));
if (unexplained.length > 0) process.exitCode = 1;
if (options.includes("--write")) {
  const [before] = readFileSync(DOCUMENT, "utf8").split("<!-- begin -->");
  writeFileSync(DOCUMENT, `${before}<!-- begin -->\n\n${table}\n\n${survivors}\n`);
}
