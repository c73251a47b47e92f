/** `npm run failures`: reproduces every known failure with each CLI and prints the table. `--write` updates the page. */

import { readFile, writeFile } from "node:fs/promises";
import { TestEnvironment } from "../../fakes/test-environment.ts";
import { CATALOGUE } from "./catalogue.ts";
import { DOCUMENT, failureTable, renewed } from "./documentation.ts";
import { provoke, type ReproducedFailure, TRIED_VERSIONS } from "./reproduce.ts";

const stage = await TestEnvironment.open({ previewKeysMayDelete: true });
const provoked: ReproducedFailure[] = [];
for (const entry of CATALOGUE)
  for (const version of TRIED_VERSIONS.filter((one) => entry.notIn?.[one] === undefined))
    provoked.push(await provoke(entry, version, stage));
await stage.close();
console.log(failureTable(provoked));
if (process.argv.includes("--write")) await writeFile(DOCUMENT, renewed(await readFile(DOCUMENT, "utf8"), provoked));
