/**
 * Runs a program under Node 24, the runtime of the action: `node scripts/node24.mjs <file> [args…]`.
 *
 * Uses the installed Node if it is new enough. Otherwise uses the Node that npm installed as an optional
 * dependency of this repository (a package for each platform with only the binary).
 */
import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Needed because tests are ES modules, and because the fake Convex cloud evaluates pushed modules as ES modules. */
const FLAGS = ["--experimental-vm-modules", "--disable-warning=ExperimentalWarning"];

const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** @returns {string} Path of a Node binary of version 24 or newer. */
export function node24() {
  if (Number(process.versions.node.split(".")[0]) >= 24) return process.execPath;
  const platform = `${process.platform === "win32" ? "win" : process.platform}-${process.arch}`;
  for (const name of [`node-${platform}`, `node-bin-${platform}`]) {
    const binary = join(root, "node_modules", name, "bin", process.platform === "win32" ? "node.exe" : "node");
    if (existsSync(binary)) return binary;
  }
  throw new Error(
    `This needs Node 24. Yours is ${process.version}, and npm has no Node 24 package for ${platform}. Install Node 24 or newer.`,
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const child = spawn(node24(), [...FLAGS, ...process.argv.slice(2)], { stdio: "inherit" });
  for (const signal of ["SIGINT", "SIGTERM"]) process.on(signal, () => child.kill(signal));
  child.on("exit", (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
}
