/**
 * Writes the tables of inputs and outputs in README.md from action.yml. A comment among the inputs, `  # Reports`, is the
 * heading of the inputs below it.
 * `node scripts/readme-tables.mjs` writes them. With `--check` it only checks whether they are up to date. The last argument
 * can be another folder than this repository, for the tests.
 */
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parse } from "yaml";

const isCheck = process.argv.includes("--check");
const [named] = process.argv.slice(2).filter((argument) => argument !== "--check");
const root = named ?? dirname(dirname(fileURLToPath(import.meta.url)));
const text = readFileSync(join(root, "action.yml"), "utf8");
const { inputs, outputs } = parse(text);

const tables = {
  inputs: groupsOf(text).flatMap(([heading, names], at) => [
    ...(at === 0 ? [] : [""]),
    `### ${heading}`,
    "",
    "| Input | Default | Meaning |",
    "| :-- | :-- | :-- |",
    ...names.map((name) => {
      const { default: value, description } = inputs[name];
      return `| \`${name}\` | ${value === "" ? "" : `\`${value}\``} | ${cell(description)} |`;
    }),
  ]),
  outputs: [
    "| Output | Meaning |",
    "| :-- | :-- |",
    ...Object.entries(outputs).map(([name, { description }]) => `| \`${name}\` | ${cell(description)} |`),
  ],
};

/** The inputs of action.yml in their order, by the comment above them: `[heading, names][]`. */
function groupsOf(text) {
  const groups = [];
  const section = text.slice(text.indexOf("\ninputs:\n"), text.indexOf("\noutputs:\n"));
  for (const [, heading, name] of section.matchAll(/^ {2}(?:# (.+)|([\w-]+):)$/gm)) {
    if (heading !== undefined) groups.push([heading, []]);
    else if (groups.length > 0) groups.at(-1)[1].push(name);
    else fail(`action.yml has no heading above the input \`${name}\`. Put a comment above it: "  # Key and target".`);
  }
  return groups;
}

function cell(text) {
  return text.trim().replaceAll("|", "\\|").replaceAll("\n", " ");
}

const path = join(root, "README.md");
const before = readFileSync(path, "utf8");
const after = Object.entries(tables).reduce(withTable, before);
if (!isCheck) writeFileSync(path, after);
else if (before !== after)
  fail("The tables in README.md are not those of action.yml. Run: node scripts/readme-tables.mjs");

function withTable(text, [name, lines]) {
  const place = new RegExp(`(<!-- ${name} -->\n)[\\s\\S]*?(<!-- /${name} -->)`);
  // A missing table must not count as up to date.
  if (!place.test(text)) fail(`README.md has no place for the table of ${name}: <!-- ${name} --> … <!-- /${name} -->`);
  return text.replace(place, (_, start, end) => `${start}\n${lines.join("\n")}\n\n${end}`);
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
