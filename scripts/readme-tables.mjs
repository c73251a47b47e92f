/**
 * Writes the tables of inputs and outputs in README.md from action.yml.
 * `node scripts/readme-tables.mjs` writes them, with `--check` it only tells whether they are up to date.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { inputs, outputs } = parse(readFileSync(join(root, "action.yml"), "utf8"));

const tables = {
  inputs: [
    "| Input | Default | Meaning |",
    "| :-- | :-- | :-- |",
    ...Object.entries(inputs).map(
      ([name, { default: value, description }]) =>
        `| \`${name}\` | ${value === "" ? "" : `\`${value}\``} | ${cell(description)} |`,
    ),
  ],
  outputs: [
    "| Output | Meaning |",
    "| :-- | :-- |",
    ...Object.entries(outputs).map(([name, { description }]) => `| \`${name}\` | ${cell(description)} |`),
  ],
};

function cell(text) {
  return text.trim().replaceAll("|", "\\|").replaceAll("\n", " ");
}

const path = join(root, "README.md");
const before = readFileSync(path, "utf8");
const after = Object.entries(tables).reduce(
  (text, [name, lines]) =>
    text.replace(
      new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`),
      (_, start, end) => `${start}\n${lines.join("\n")}\n\n${end}`,
    ),
  before,
);
if (!process.argv.includes("--check")) writeFileSync(path, after);
else if (before !== after) {
  console.error("The tables in README.md are not those of action.yml. Run: node scripts/readme-tables.mjs");
  process.exit(1);
}
