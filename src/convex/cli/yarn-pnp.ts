/** Yarn's Plug'n'Play: packages stay in archives, and `.pnp.cjs` tells Node where. https://yarnpkg.com/features/pnp */

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import type { Environment } from "./child-environment.ts";
import { cliFiles } from "./cli-fingerprint.ts";

/** Resolution takes well under a second; a longer run means the file is doing something else. */
const TIMEOUT_MS = 20_000;

export interface PnpPackage {
  /** The program, as Node is given it with `nodeArgs`. It may lie in an archive. */
  readonly entry: string;
  readonly version: string;
  /** The real file or folder that it comes from. */
  readonly source: string;
  readonly nodeArgs: readonly string[];
  /** What the program is made of. */
  readonly files: readonly string[];
}

/**
 * Finds `convex` where Plug'n'Play has put it; `null` where there is no Plug'n'Play, or no `convex` in it.
 *
 * `.pnp.cjs` is code of the checkout. It runs in a process of its own, which gets no key, and never in ours; later it
 * runs in the CLI's process, as every file of the app's dependencies does.
 */
export function resolveWithPnp(
  workingDirectory: string,
  workspace: string,
  environment: Environment,
): PnpPackage | null {
  const map = findUpwards(".pnp.cjs", workingDirectory, workspace);
  if (map === null) return null;
  const loader = join(dirname(map), ".pnp.loader.mjs");
  const nodeArgs = [
    "--disable-warning=ExperimentalWarning",
    "--disable-warning=DEP0205",
    "--require",
    map,
    ...(existsSync(loader) ? ["--experimental-loader", pathToFileURL(loader).href] : []),
  ];
  const { stdout, status } = spawnSync(process.execPath, ["--require", map, "--eval", RESOLVE_SCRIPT], {
    cwd: workingDirectory,
    env: environment,
    encoding: "utf8",
    timeout: TIMEOUT_MS,
    stdio: ["ignore", "pipe", "ignore"],
    windowsHide: true,
  });
  const found = status === 0 ? readAnswer(stdout) : null;
  if (found === null) return null;
  const own = found.source.endsWith(".zip") ? [found.source] : cliFiles(found.source, found.entry);
  return { ...found, nodeArgs, files: [map, loader, ...own] };
}

/** Prints what is found. A dependency with peers has a virtual path, which leads to no file. */
const RESOLVE_SCRIPT = `const path = require("node:path");
const fs = require("node:fs");
const pnp = require("pnpapi");
const from = path.join(process.cwd(), "noop.js");
const manifest = pnp.resolveRequest("convex/package.json", from);
const { version, bin } = JSON.parse(fs.readFileSync(manifest, "utf8"));
const real = pnp.resolveVirtual(manifest) || manifest;
const archive = /^.*?\\.zip(?=[\\\\/])/.exec(real);
process.stdout.write(JSON.stringify({
  version,
  entry: path.join(path.dirname(manifest), bin.convex),
  source: archive ? archive[0] : path.dirname(real),
}));`;

function readAnswer(text: string): Omit<PnpPackage, "nodeArgs" | "files"> | null {
  try {
    const { version, entry, source } = JSON.parse(text) as Record<string, unknown>;
    if (typeof version !== "string" || typeof entry !== "string" || typeof source !== "string") return null;
    return { version, entry, source };
  } catch {
    return null;
  }
}

function findUpwards(name: string, folder: string, last: string): string | null {
  for (let at = folder; ; at = dirname(at)) {
    const path = join(at, name);
    if (existsSync(path)) return path;
    if (at === last || at === dirname(at)) return null;
  }
}
