/**
 * `npm run faults`: strikes every endpoint with every fault and prints what came of each; `--write` renews the page.
 * Takes about eight minutes, most of them for what hangs.
 */

import { readFile, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { Stage, TEAM } from "../stage.ts";
import { ENDPOINTS, type Endpoint, FAULTS, type FaultName, type Struck, strike } from "./faults.ts";

const DOCUMENT = fileURLToPath(new URL("../../docs/reliability.md", import.meta.url));
const [START, END] = ["<!-- faults -->", "<!-- /faults -->"];

const faults = Object.keys(FAULTS) as FaultName[];
const endpoints = Object.keys(ENDPOINTS) as Endpoint[];

async function strikeAll(): Promise<readonly Struck[]> {
  const stage = await Stage.open();
  stage.cloud.setQuota(TEAM, 10 * faults.length * endpoints.length);
  const workspace = await stage.checkout();
  const struck: Struck[] = [];
  for (const fault of faults)
    for (const endpoint of endpoints) struck.push(await strike(stage, workspace, endpoint, fault));
  await stage.close();
  return struck;
}

function table(struck: readonly Struck[]): string {
  const cell = (endpoint: Endpoint, fault: FaultName) =>
    outcome(struck.find((one) => one.endpoint === endpoint && one.fault === fault));
  return [
    ["Convex's endpoint", ...faults],
    [":--", ...faults.map(() => ":--")],
    ...endpoints.map((endpoint) => [`\`${endpoint}\``, ...faults.map((fault) => cell(endpoint, fault))]),
  ]
    .map((cells) => `| ${cells.join(" | ")} |`)
    .join("\n");
}

function outcome(struck: Struck | undefined): string {
  if (struck === undefined) return "";
  const { status, code, tries } = struck;
  const end = code === "" ? status : `\`${code}\``;
  return tries === 1 ? end : `${end}, ${tries} tries`;
}

/** What no fault may lead to. @returns A sentence for each. */
function wrongs(struck: readonly Struck[]): readonly string[] {
  const wrong = struck.filter(
    ({ status, errors, pushes }) =>
      !(status === "deployed" && errors.length === 0 && pushes > 0) && !(status === "failed" && errors.length === 1),
  );
  return wrong.map(
    ({ endpoint, fault, status, errors }) => `${endpoint}, ${fault}: ${status}, ${errors.length} errors.`,
  );
}

const struck = await strikeAll();
const text = table(struck);
console.log(text);
for (const sentence of wrongs(struck)) console.error(sentence);
if (wrongs(struck).length > 0) process.exitCode = 1;
if (process.argv.includes("--write")) {
  const page = await readFile(DOCUMENT, "utf8");
  const [before, after] = [page.slice(0, page.indexOf(START) + START.length), page.slice(page.indexOf(END))];
  await writeFile(DOCUMENT, `${before}\n\n${text}\n\n${after}`);
}
