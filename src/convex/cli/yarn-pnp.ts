/** Supports Yarn's Plug'n'Play: packages stay in archives, and `.pnp.cjs` is their map. https://yarnpkg.com/features/pnp */

import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { pathToFileURL } from "node:url";
import { foldersUpTo } from "../../workspace/folders-up-to.ts";
import { asRecord, parseJson } from "../api/json.ts";
import type { Environment } from "./child-environment.ts";
import { cliFiles, type InstalledCli } from "./cli-fingerprint.ts";

/** Resolution takes well under a second; a longer run means the file is doing something else. */
const TIMEOUT_MS = 20_000;

export interface PnpPackage extends InstalledCli {
  /** The archive or folder of the package. */
  readonly source: string;
}

/**
 * Finds `convex` in a Plug'n'Play installation.
 *
 * `.pnp.cjs` is code of the checkout. It never runs in this process, only in one of its own without a key; later it also
 * runs in the CLI's process, like other code of the app's dependencies.
 *
 * @returns `null` if there is no Plug'n'Play, or no `convex` in it.
 */
export function resolveWithPnp(
  workingDirectory: string,
  workspace: string,
  environment: Environment,
): PnpPackage | null {
  const map = foldersUpTo(workspace, workingDirectory)
    .map((folder) => join(folder, ".pnp.cjs"))
    .find((path) => existsSync(path));
  if (map === undefined) return null;
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

/** Prints the package. The path of a package with peer dependencies is virtual, so it is resolved first. */
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
  const { version, entry, source } = asRecord(parseJson(text));
  if (typeof version !== "string" || typeof entry !== "string" || typeof source !== "string") return null;
  return { version, entry, source };
}
