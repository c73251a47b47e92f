/**
 * Compares each of the last commits of an app with the one before it, as the action compares a pull request with its base:
 * `npm run compare-history -- <repository> [--app <folder>] [--commits 20] [--packages <folder with node_modules>]`.
 *
 * All commits are read with the packages that are installed now.
 */

import { execFileSync, spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { changeText, groupOf } from "../../src/contract/change.ts";
import { compareContracts } from "../../src/contract/compare-contracts.ts";
import type { Contract } from "../../src/contract/contract.ts";
import { bundleFunctions } from "../../src/convex/contract/bundle-functions.ts";
import { linkInstalledPackages } from "../../src/convex/contract/link-packages.ts";
import { readContract } from "../../src/convex/contract/read-contract.ts";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    app: { type: "string", default: "." },
    commits: { type: "string", default: "20" },
    packages: { type: "string" },
    from: { type: "string", default: "HEAD" },
  },
});
const repository = realpathSync(positionals[0] ?? ".");
const packages = resolve(values.packages ?? repository);
const program = fileURLToPath(new URL("../../src/contract-evaluator.ts", import.meta.url));
const entry = join(
  dirname(createRequire(join(packages, values.app, "x.js")).resolve("convex/package.json")),
  "bin",
  "main.js",
);
const work = realpathSync(mkdtempSync(join(tmpdir(), "history-")));

function git(...args: readonly string[]): string {
  return execFileSync("git", ["-C", repository, ...args], { encoding: "utf8", maxBuffer: 1024 * 1024 * 1024 });
}

/** The commits that change the functions, newest first, and one more as the base of the oldest. */
function listCommits(): readonly string[] {
  const count = String(Number(values.commits) + 1);
  const folder = values.app === "." ? "convex" : `${values.app}/convex`;
  return git("log", "--first-parent", "--format=%H", "-n", count, values.from, "--", folder).trim().split("\n");
}

/** Writes the files of a commit. Large files that the repository lacks are ignored, because no function imports them. */
function writeFiles(commit: string, tree: string): void {
  const env = {
    ...process.env,
    GIT_INDEX_FILE: `${tree}.index`,
    GIT_WORK_TREE: tree,
    GIT_DIR: join(repository, ".git"),
  };
  spawnSync("git", ["read-tree", commit], { cwd: tree, env });
  spawnSync("git", ["checkout-index", "--all", "--force"], { cwd: tree, env });
}

async function contractOf(commit: string): Promise<Contract | string> {
  const folder = join(work, commit);
  const tree = join(folder, "tree");
  mkdirSync(tree, { recursive: true });
  writeFiles(commit, tree);
  linkInstalledPackages(packages, tree);
  const workingDirectory = join(tree, values.app);
  const signal = AbortSignal.timeout(120_000);
  const environment = { PATH: process.env.PATH ?? "", HOME: work };
  const startedAt = performance.now();
  const options = { entry, nodeArgs: [], workingDirectory, environment, codegen: "enable", signal } as const;
  const request = await bundleFunctions({ ...options, folder: join(folder, "bundle") });
  const bundledAt = performance.now();
  if (typeof request === "string") return request;
  const contract = await readContract(request, { folder: join(folder, "modules"), program, workingDirectory, signal });
  const seconds = (ms: number) => (ms / 1000).toFixed(1);
  const unread = contract.unread.join(", ") || "nothing";
  console.log(
    `  bundled in ${seconds(bundledAt - startedAt)} s, loaded in ${seconds(performance.now() - bundledAt)} s, not compared: ${unread}`,
  );
  rmSync(folder, { recursive: true, force: true });
  return contract;
}

try {
  const commits = listCommits();
  let previous: Contract | string | null = null;
  for (const commit of [...commits].reverse()) {
    console.log(`\n${git("log", "-1", "--format=%h %s", commit).trim()}`);
    const current = await contractOf(commit);
    if (typeof current === "string") console.log(`  not compared: ${current}`);
    else if (previous !== null && typeof previous !== "string") {
      for (const one of compareContracts(previous, current)) {
        console.log(`  ${groupOf(one).padEnd(8)}${changeText(one, (name) => `\`${name}\``).change}`);
      }
    }
    previous = current;
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
