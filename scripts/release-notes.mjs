/**
 * Prints the section of a version in CHANGELOG.md: `node scripts/release-notes.mjs v1.2.3`. Exits with 1 if there is none,
 * or if package.json has another version.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";

const version = (process.argv[2] ?? "").replace(/^v/, "");
/** Only tests pass the folder. */
const root = process.argv[3] ?? join(import.meta.dirname, "..");
const read = (file) => readFileSync(join(root, file), "utf8");

/** The section below `## [1.2.3] - 2026-01-31`, without the links at the end of the file. */
function sectionOf(changelog) {
  const sections = changelog.split(/^## /m).slice(1);
  const section = sections.find((text) => text.startsWith(`[${version}]`)) ?? "";
  return section
    .slice(section.indexOf("\n"))
    .replace(/^\[[^\]]+\]: .*$/gm, "")
    .trim();
}

const notes = sectionOf(read("CHANGELOG.md"));
const packaged = JSON.parse(read("package.json")).version;
if (packaged !== version) fail(`package.json has version ${packaged}, not ${version}.`);
if (notes === "") fail(`CHANGELOG.md has no section [${version}], or an empty one.`);
console.log(notes);

function fail(reason) {
  console.error(reason);
  process.exit(1);
}
