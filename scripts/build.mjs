/** Builds `dist/`: TypeScript to JavaScript, then one bundle for each program that GitHub or the CLI starts. */
import { execFileSync } from "node:child_process";
import { renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = (...path) => join(root, "node_modules", ...path);
const run = (program, ...args) =>
  execFileSync(process.execPath, [program, ...args], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });

const made = join(root, "build");
rmSync(made, { recursive: true, force: true });
run(bin("typescript", "bin", "tsc"), "-p", "tsconfig.build.json");
for (const entry of ["main", "post", "handoff"]) {
  const output = join("build", "dist", entry);
  run(
    bin("@vercel", "ncc", "dist", "ncc", "cli.js"),
    ...["build", join("build", `${entry}.js`), "-o", output, "--license", "LICENSES.txt", "--quiet"],
  );
}
// Swapped as a whole, so that a test that runs meanwhile meets the old bundle or the new one, never half of one.
rmSync(join(root, "dist"), { recursive: true, force: true });
renameSync(join(made, "dist"), join(root, "dist"));
