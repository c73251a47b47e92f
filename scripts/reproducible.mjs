/**
 * Builds `dist/` a second time at another path and compares the files byte by byte, because every build of a commit must
 * give the same files. Run it after `npm run build`. Exits with 1 if a file differs.
 *
 * The copy has only the files that a build needs, which takes seconds. If one was missing, the build would fail.
 */
import { execFileSync } from "node:child_process";
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative, sep } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const SOURCES = ["package.json", "tsconfig.json", "tsconfig.build.json", "scripts", "src"];
const TOOLS = ["typescript", "@vercel/ncc", "@types", "undici-types"];

const temporary = mkdtempSync(join(tmpdir(), "reproducible-"));
try {
  // A path that is deeper than this checkout's is likely to be, with another name.
  const copy = join(temporary, "another", "place", "for", "the", "same-sources");
  for (const path of [...SOURCES, ...TOOLS.map(installed), ...bundledPackages()])
    cpSync(join(root, path), join(copy, path), { recursive: true });
  execFileSync(process.execPath, [join(copy, "scripts", "build.mjs")], { cwd: copy, stdio: "inherit" });
  const differing = differences(join(root, "dist"), join(copy, "dist"));
  if (differing.length > 0) {
    console.error(`Built at another path, dist/ is not the same:\n${differing.join("\n")}`);
    process.exitCode = 1;
  } else console.log("dist/ is the same when it is built at another path.");
} finally {
  rmSync(temporary, { recursive: true, force: true });
}

function installed(name) {
  return join("node_modules", name);
}

/** Folders of the packages that the action itself needs, from the lockfile. */
function bundledPackages() {
  const { packages } = JSON.parse(readFileSync(join(root, "package-lock.json"), "utf8"));
  return Object.keys(packages).filter((path) => path !== "" && !packages[path].dev && !packages[path].optional);
}

/** Names of files that differ, or that only one of the folders has. */
function differences(one, other) {
  const [ours, theirs] = [filesBelow(one), filesBelow(other)];
  const names = [...new Set([...ours, ...theirs])].sort();
  const isSame = (name) =>
    ours.includes(name) &&
    theirs.includes(name) &&
    readFileSync(join(one, name)).equals(readFileSync(join(other, name)));
  if (names.length === 0) throw new Error(`There is nothing in ${one}. Run: npm run build`);
  return names.filter((name) => !isSame(name));
}

function filesBelow(folder) {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll(sep, "/"));
}
