/**
 * `npm run cli-versions`: deploys the example app with every tested Convex CLI and prints the results. `--write` updates the
 * page. `--check` fails if the page is not up to date.
 */

import { readFile, writeFile } from "node:fs/promises";
import { CLI_VERSIONS } from "../../fakes/example-app.ts";
import { TestEnvironment } from "../../fakes/test-environment.ts";
import { deployWith, optionTable, type VersionDeploys, versionTable } from "./deploy-with.ts";

const PAGE = new URL("../../docs/cli-versions.md", import.meta.url);

const stage = await TestEnvironment.open();
const rows: VersionDeploys[] = [];
for (const version of CLI_VERSIONS) rows.push(await deployWith(stage, version));
await stage.close();

const page = await readFile(PAGE, "utf8");
const renewed = withSection(withSection(page, "versions", versionTable(rows)), "options", optionTable());
console.log(versionTable(rows));
if (process.argv.includes("--write")) await writeFile(PAGE, renewed);
else if (process.argv.includes("--check") && renewed !== page) {
  console.error("docs/cli-versions.md says something else. Run: npm run cli-versions -- --write");
  process.exitCode = 1;
}

function withSection(text: string, name: string, content: string): string {
  const [begin, end] = [`<!-- begin ${name} -->`, `<!-- end ${name} -->`];
  const [before = "", rest] = text.split(begin);
  const after = rest?.split(end)[1];
  if (after === undefined) throw new Error(`docs/cli-versions.md has no place for ${name}.`);
  return `${before}${begin}\n\n${content}\n\n${end}${after}`;
}
