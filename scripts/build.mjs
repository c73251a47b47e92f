/** Builds `dist/`: TypeScript to JavaScript, then one bundle for each program that GitHub or the CLI starts. */
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import ncc from "@vercel/ncc";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const made = join(root, "build");
const dist = join(made, "dist");
const installed = join(root, "node_modules");

rmSync(made, { recursive: true, force: true });
execFileSync(process.execPath, [join(installed, "typescript", "bin", "tsc"), "-p", "tsconfig.build.json"], {
  cwd: root,
  stdio: "inherit",
});
const packages = new Set(await bundleUndici());
for (const entry of ["main", "post", "cmd-wrapper", "contract-evaluator", "hoisted-typescript"])
  for (const name of await bundleProgram(entry)) packages.add(name);
writeFileSync(join(dist, "LICENSES.txt"), licencesOf([...packages].sort()));
// Replace the folder in one step, so that a test that runs at the same time uses either the old bundle or the new one.
rmSync(join(root, "dist"), { recursive: true, force: true });
renameSync(dist, join(root, "dist"));

/** Bundles one program, and returns the packages that are in it. */
function bundleProgram(entry) {
  return bundle(join(made, `${entry}.js`), join(dist, entry), {
    name: "index.js",
    externals: { undici: "../undici/index.cjs" },
  });
}

/** The HTTP client that the toolkit loads, although a step rarely uses it: see `src/undici.cjs`. */
async function bundleUndici() {
  const entry = join(made, "undici.cjs");
  writeFileSync(entry, 'module.exports = require("undici");\n');
  const names = await bundle(entry, join(dist, "undici"), { name: "package.cjs" });
  copyFileSync(join(root, "src", "undici.cjs"), join(dist, "undici", "index.cjs"));
  return names;
}

/** Writes one bundle with its chunks into a folder. @returns The packages that are in it. */
async function bundle(entry, folder, { name, externals = {} }) {
  const { code, assets, stats } = await ncc(entry, { externals, cache: false, quiet: true });
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, name), code);
  for (const [path, { source }] of Object.entries(assets)) writeFileSync(join(folder, path), source);
  const { modules } = stats.toJson();
  writeFileSync(`${entry.replace(/\.c?js$/, "")}.stats.json`, JSON.stringify({ modules }));
  return modules.flatMap(packagesOf);
}

/** The packages in a webpack module, which may contain other modules that were merged into it. */
function packagesOf({ identifier = "", modules = [] }) {
  const path = identifier.split("node_modules/").at(-1);
  const name = identifier.includes("node_modules/") ? /^(?:@[^/]+\/)?[^/|]+/.exec(path)?.[0] : undefined;
  // ncc's own loader runs at build time only.
  return [
    ...(name === undefined || name === "@vercel" || name === "@vercel/ncc" ? [] : [name]),
    ...modules.flatMap(packagesOf),
  ];
}

/** Collects the licences, because ncc keeps only those of the last chunk that it writes. */
function licencesOf(names) {
  return names.map((name) => `${name}\n\n${licenceOf(join(installed, name))}\n`).join("\n---\n\n");
}

function licenceOf(folder) {
  const file = readdirSync(folder).find((name) => /^(licen[cs]e|copying)/i.test(name));
  if (file !== undefined) return readFileSync(join(folder, file), "utf8").trim().replaceAll("\r\n", "\n");
  const { license, name } = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  if (license === undefined) throw new Error(`${name} is in the bundle and has no licence.`);
  return license;
}
