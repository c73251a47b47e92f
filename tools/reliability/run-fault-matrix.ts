/**
 * `npm run faults -- [--write] [endpoint …]`: injects every fault into every endpoint and prints the results; `--write`
 * updates the page. With arguments, only endpoints whose name contains one of them are tested, and the other rows stay.
 * Takes about twenty minutes, mostly because of the faults that hang.
 */

import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { TEAM, TestEnvironment } from "../../fakes/test-environment.ts";
import { type FaultResult, injectFault, isStruck, NOT_ASKED } from "./inject-faults.ts";
import {
  ALL_ENDPOINTS,
  ALL_FAULTS,
  cellsOf,
  readCells,
  table,
  tableIn,
  withTable,
  wrongsIn,
} from "./render-fault-table.ts";

const DOCUMENT = fileURLToPath(new URL("../../docs/reliability.md", import.meta.url));

const [flags, words] = [process.argv.slice(2).filter(isFlag), process.argv.slice(2).filter((one) => !isFlag(one))];
const endpoints = ALL_ENDPOINTS.filter((name) => words.length === 0 || words.some((word) => name.includes(word)));

function isFlag(argument: string): boolean {
  return argument.startsWith("--");
}

/** @returns The results, and the paths that were not tested. */
async function strikeAll() {
  const struck: FaultResult[] = [];
  const others = new Set<string>();
  for (const endpoint of endpoints) {
    // A test environment for each row, because accumulated data would slow later rows down.
    const stage = await TestEnvironment.open({ previewKeysMayDelete: true });
    stage.cloud.setQuota(TEAM, 10 * ALL_FAULTS.length);
    const workspace = await stage.checkout();
    for (const fault of ALL_FAULTS) {
      const one = await injectFault(stage, workspace, endpoint, fault);
      struck.push(one);
      console.error(`${endpoint}, ${fault}: ${one.status} ${one.code}`);
    }
    for (const { method, path } of stage.cloud.calls) if (method !== "QUERY" && !isStruck(path)) others.add(path);
    await stage.close();
  }
  return { struck, others: [...others] };
}

const page = await readFile(DOCUMENT, "utf8");
const { struck, others } = await strikeAll();
const text = table({ ...readCells(tableIn(page)), ...cellsOf(struck) });
const wrongs = [...wrongsIn(struck), ...others.map((path) => `${path} was asked for and is in no row.`)];
console.log(text);
for (const sentence of wrongs) console.error(sentence);
console.error(`Not asked for: ${Object.keys(NOT_ASKED).join(", ")}`);
if (wrongs.length > 0) process.exitCode = 1;
if (flags.includes("--write")) await writeFile(DOCUMENT, withTable(await readFile(DOCUMENT, "utf8"), text));
