/** Builds `dist/`: TypeScript to JavaScript, then one bundle for each program that GitHub or the CLI starts. */
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const made = join(root, "build");
const installed = join(root, "node_modules");

rmSync(made, { recursive: true, force: true });
run(join(installed, "typescript", "bin", "tsc"), "-p", "tsconfig.build.json");
const packages = new Set(["main", "post", "handoff"].flatMap(bundle));
writeFileSync(join(made, "dist", "LICENSES.txt"), licencesOf([...packages].sort()));
// Swapped as a whole, so that a test that runs meanwhile meets the old bundle or the new one, never half of one.
rmSync(join(root, "dist"), { recursive: true, force: true });
renameSync(join(made, "dist"), join(root, "dist"));

/** Bundles one program, and returns the packages that are in it. */
function bundle(entry) {
  const stats = join(made, `${entry}.stats.json`);
  run(
    join(installed, "@vercel", "ncc", "dist", "ncc", "cli.js"),
    ...["build", join(made, `${entry}.js`), "-o", join(made, "dist", entry), "--stats-out", stats, "--quiet"],
  );
  const { modules } = JSON.parse(readFileSync(stats, "utf8"));
  return modules.flatMap(packagesOf);
}

/** A module of webpack's may hold others that it was joined with. */
function packagesOf({ identifier = "", modules = [] }) {
  const path = identifier.split("node_modules/").at(-1);
  const name = identifier.includes("node_modules/") ? /^(?:@[^/]+\/)?[^/|]+/.exec(path)?.[0] : undefined;
  // ncc's own loader runs at build time only.
  return [
    ...(name === undefined || name === "@vercel" || name === "@vercel/ncc" ? [] : [name]),
    ...modules.flatMap(packagesOf),
  ];
}

/** ncc keeps only the licences of the last chunk that it writes, so they are gathered here. */
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

function run(program, ...args) {
  execFileSync(process.execPath, [program, ...args], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });
}
