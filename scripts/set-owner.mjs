/**
 * Replaces the placeholder with the GitHub account that publishes this repository, in the README, the pages, the
 * workflows to copy and the tests.
 *
 *     node scripts/set-owner.mjs NAME      writes it
 *     node scripts/set-owner.mjs --check   exits with 1 and lists the files that still have the placeholder
 *
 * The last argument can be another folder than this repository, for the tests.
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const [owner = "", root = dirname(dirname(fileURLToPath(import.meta.url)))] = process.argv.slice(2);
const REPOSITORY = "convex-deploy-action";
// In two parts, so that this file does not find itself.
const PLACEHOLDER = `${"OWNER"}/${REPOSITORY}`;

const tracked = execFileSync("git", ["ls-files", "-z", "--", ".", ":!dist"], { cwd: root, encoding: "utf8" });
const files = tracked
  .split("\0")
  .filter((file) => /\.(?:md|ya?ml|json|ts|mjs)$/.test(file))
  .filter((file) => readFileSync(join(root, file), "utf8").includes(PLACEHOLDER));

if (owner === "--check") {
  if (files.length > 0)
    fail(`${PLACEHOLDER} still stands in:\n${files.join("\n")}\nRun: node scripts/set-owner.mjs <account>`);
} else {
  // https://docs.github.com/get-started/learning-about-github/types-of-github-accounts: letters, digits, single hyphens.
  if (!/^[a-z\d](?:-?[a-z\d]){0,38}$/i.test(owner))
    fail("Usage: node scripts/set-owner.mjs <GitHub account> | --check");
  for (const file of files) {
    const path = join(root, file);
    writeFileSync(path, readFileSync(path, "utf8").replaceAll(PLACEHOLDER, `${owner}/${REPOSITORY}`));
  }
  console.log(`${files.length} files now name ${owner}/${REPOSITORY}.`);
}

function fail(sentence) {
  console.error(sentence);
  process.exit(1);
}
