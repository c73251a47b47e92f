/**
 * Chooses the tests of `npm run test:quick`, as a `--filter` for Jest: test files in a folder that `src/` has too, and that
 * start no other program. Neither the test file nor its imports outside of `src/` import `node:child_process`, so it needs
 * neither the Convex CLI nor `dist/` nor git.
 */

const { existsSync, readFileSync } = require("node:fs");
const { dirname, join, relative, resolve, sep } = require("node:path");

const root = dirname(__dirname);
const SRC = join(root, "src") + sep;
const IMPORT = /\b(?:from|import)\s*\(?\s*"([^"]+)"/g;

module.exports = (paths) => ({
  filtered: paths.filter((path) => testsFolderOfSource(path) && !startsPrograms(path, new Set())),
});

function testsFolderOfSource(path) {
  const [folder, file] = relative(join(root, "__tests__"), path).split(sep);
  return file !== undefined && existsSync(join(SRC, folder));
}

/** @param seen - Files that were already checked, because imports may form cycles. */
function startsPrograms(file, seen) {
  if (seen.has(file)) return false;
  seen.add(file);
  const imported = [...readFileSync(file, "utf8").matchAll(IMPORT)].map(([, name]) => name);
  if (imported.includes("node:child_process")) return true;
  return imported
    .filter((name) => name.startsWith("."))
    .map((name) => resolve(dirname(file), name))
    .some((path) => !path.startsWith(SRC) && existsSync(path) && startsPrograms(path, seen));
}
