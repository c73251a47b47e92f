/**
 * `npm run figures -- [--write]`: the first table of docs/reliability.md. It counts the cases of the tests, and reads the
 * results of the long programs. `--write` updates the page, which `__tests__/documents.test.ts` checks.
 */

import { spawnSync } from "node:child_process";
import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { readCells, tableIn } from "./render-fault-table.ts";
import { readResults } from "./results.ts";

const root = fileURLToPath(new URL("../../", import.meta.url));
const DOCUMENT = join(root, "docs", "reliability.md");
const [START, END] = ["<!-- figures -->", "<!-- /figures -->"];

const read = (file: string) => readFileSync(join(root, file), "utf8");
const grouped = (value: number) => value.toLocaleString("en-US");

/** @returns The table as Markdown. */
export function figures(): string {
  const rows = [
    ["What", "Program", "Figures"],
    [":--", ":--", ":--"],
    ["Random keys in random places", "`npm run leaks -- --write`", leaks()],
    ["Faults of Convex's servers", "`npm run faults -- --write`", faults()],
    ["A build that prints without an end", "`npm run flood -- --write`", flood()],
    [
      "Any interleaving of up to 6 runs, against a model of GitHub and Convex",
      "`npm run records -- 1000000 --write`",
      records(),
    ],
    ["Any input to any parser", "`npm run properties`", properties()],
    ["Runs that are cancelled, killed or break down", ...cases("interrupted-runs", "moments and causes")],
    ["GitHub slow, down, rate-limited", ...cases("github-outages", "cases: the deploy stays green")],
  ];
  return rows.map((cells) => `| ${cells.join(" | ")} |`).join("\n");
}

function leaks(): string {
  const { runs, leaking, keys, plants, on } = readResults().leaks;
  const [kinds, places] = [Object.keys(keys).length, Object.keys(plants).length];
  return `${runs} runs on ${on}, with ${kinds} kinds of key in ${places} kinds of places: ${leaking === 0 ? "none" : leaking} with a leak`;
}

function faults(): string {
  const cells = Object.values(readCells(tableIn(read("docs/reliability.md")))).map((row) => Object.values(row));
  const all = cells.flat().length;
  const failed = cells.flat().filter((cell) => cell.startsWith("`")).length;
  return `${cells.length} endpoints in ${all} runs, of which ${failed} failed, with one error each: [the table below](#faults-of-convexs-servers)`;
}

function flood(): string {
  const { megabytes, peaks, on } = readResults().flood;
  const told = Object.entries(peaks).map(([what, peak]) => `${Math.round(peak)} MB (${what})`);
  return `Peak of our process with ${megabytes} MB of output, on ${on}: ${told.join(", ")}`;
}

function records(): string {
  const { interleavings, breaches, before, on } = readResults().records;
  const broken = Object.entries(breaches).filter(([, times]) => times > 0);
  const share = Object.entries(before.breaches).filter(([, times]) => times > 0);
  const told = share.map(([property, times]) => `${property} ${grouped(times)}`).join(", ");
  return `${grouped(interleavings)} on ${on}: ${broken.length === 0 ? "none breaks" : `${broken.length} break`} one of ${Object.keys(breaches).length} properties. Of ${grouped(before.interleavings)} under the rules before records, broken: ${told}`;
}

function properties(): string {
  const files = globSync("__tests__/**/*.test.ts", { cwd: root }).filter((file) => !/end-to-end|fakes/.test(file));
  const found = files.map((file) => propertiesIn(read(file)));
  const sum = (of: "all" | "fixed") => found.reduce((total, one) => total + one[of], 0);
  const { scripts } = JSON.parse(read("package.json")) as { readonly scripts: Readonly<Record<string, string>> };
  const runs = Number(/FC_RUNS=(\d+)/.exec(scripts.properties ?? "")?.[1]);
  return `${sum("all")} properties, ${grouped(runs)} cases of each, save ${sum("fixed")} that render Markdown`;
}

function cases(name: string, what: string): readonly [program: string, figure: string] {
  const file = `__tests__/end-to-end/${name}.test.ts`;
  return [`\`npm test\` (\`${file}\`)`, `${countTests(file)} ${what}`];
}

/** Lets Jest list the tests of a file, including every row of a table. No test has the requested name, so none is run. */
function countTests(file: string): number {
  const jest = ["--experimental-vm-modules", "node_modules/jest/bin/jest.js", "--json", "--testNamePattern", "$^"];
  const { stdout, stderr } = spawnSync(process.execPath, [...jest, file], { cwd: root, encoding: "utf8" });
  const { numTotalTests, numPendingTests } = JSON.parse(stdout) as Readonly<Record<string, number | undefined>>;
  if (!numTotalTests || numPendingTests !== numTotalTests)
    throw new Error(`Jest cannot list the tests of ${file}. ${stderr}`);
  return numTotalTests;
}

/** Counts the properties in a formatted file, and those that set their own number of cases. */
export function propertiesIn(source: string): { readonly all: number; readonly fixed: number } {
  const count = (pattern: RegExp) => source.match(pattern)?.length ?? 0;
  return { all: count(/^ *(await )?fc\.assert\(/gm), fixed: count(/^ *((await )?fc\.assert\(.*)?\{ numRuns: \d/gm) };
}

/** The current table of the page. */
export function figuresIn(page: string): string {
  return page.slice(page.indexOf(START) + START.length, page.indexOf(END)).trim();
}

if (process.argv[1] === import.meta.filename) {
  const text = figures();
  console.log(text);
  const page = readFileSync(DOCUMENT, "utf8");
  const [before, after] = [page.slice(0, page.indexOf(START) + START.length), page.slice(page.indexOf(END))];
  if (process.argv.includes("--write")) writeFileSync(DOCUMENT, `${before}\n\n${text}\n\n${after}`);
}
