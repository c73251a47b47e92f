/** Builds `dist/`: TypeScript to JavaScript, then one bundle for each program that GitHub or the CLI starts. */
import { execFileSync } from "node:child_process";
import { rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bin = (...path) => join(root, "node_modules", ...path);
const run = (program, ...args) =>
  execFileSync(process.execPath, [program, ...args], { cwd: root, stdio: ["ignore", "ignore", "inherit"] });

rmSync(join(root, "build"), { recursive: true, force: true });
run(bin("typescript", "bin", "tsc"), "-p", "tsconfig.build.json");
rmSync(join(root, "dist"), { recursive: true, force: true });
for (const entry of ["main", "post", "handoff"]) {
  run(
    bin("@vercel", "ncc", "dist", "ncc", "cli.js"),
    "build",
    `build/${entry}.js`,
    "-o",
    `dist/${entry}`,
    "--license",
    "LICENSES.txt",
    "--quiet",
  );
}
