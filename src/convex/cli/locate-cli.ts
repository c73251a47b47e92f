/** Finds the installed Convex CLI. Never downloads it, and loads none of its code. */

import { existsSync, realpathSync } from "node:fs";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import {
  type InstallCommands,
  notInstalled,
  noWorkingDirectory,
  outsideWorkspace,
} from "../../diagnosis/action-failures.ts";
import { ActionFailure } from "../../diagnosis/failure.ts";
import { foldersUpTo } from "../../workspace/folders-up-to.ts";
import { isInside } from "../../workspace/is-inside.ts";
import { readRegularFile } from "../../workspace/read-regular-file.ts";
import { asRecord, asString } from "../api/json.ts";
import { readPackageJson } from "../project/package-json.ts";
import type { Environment } from "./child-environment.ts";
import { cliFiles, type InstalledCli } from "./cli-fingerprint.ts";
import { resolveWithPnp } from "./yarn-pnp.ts";

/**
 * Finds `convex` in the `node_modules` of `workingDirectory` or of the nearest folder above it, as Node does, up to the
 * workspace: this covers hoisted, linked and workspace installs. Ignores `NODE_PATH` and the home directory, where Node
 * would search too: anyone who can set them could choose the program that gets the key.
 *
 * Yarn's Plug'n'Play has no `node_modules`; its map of packages is used instead.
 *
 * @param environment - Environment for the helper that reads the map. Must not contain a key.
 * @param storeRoots - Folders outside the workspace to which package managers link.
 * @throws {ActionFailure} `convex-not-installed`, with the install command of the package manager in use;
 *   `convex-outside-workspace` if a link leads out of the workspace and of every store.
 */
export function locateCli(
  workingDirectory: string,
  workspace: string,
  storeRoots: readonly string[],
  environment: Environment,
): InstalledCli {
  if (!existsSync(workingDirectory)) {
    const isEmpty = !existsSync(join(workspace, "package.json")) && !existsSync(join(workspace, ".git"));
    throw new ActionFailure(noWorkingDirectory(workingDirectory, isEmpty));
  }
  const manifestPath = installedManifest(workingDirectory, workspace);
  if (manifestPath === null) {
    const found = resolveWithPnp(workingDirectory, workspace, environment);
    if (found === null) throw notInstalledFailure(workingDirectory, workspace);
    assertInside(found.source, workspace, storeRoots);
    return found;
  }
  const root = dirname(manifestPath);
  assertInside(root, workspace, storeRoots);
  const { version, bin } = asRecord(readPackageJson(root));
  const path = asString(asRecord(bin).convex);
  const entry = path === null ? null : join(root, path);
  if (typeof version !== "string" || entry === null || !existsSync(entry))
    throw notInstalledFailure(workingDirectory, workspace);
  if (!isInside(root, realpathSync(entry)))
    throw outsideWorkspaceFailure(
      "The program of the installed `convex` package is a link that leads out of the package.",
    );
  const program = realpathSync(entry);
  return { entry: program, version, nodeArgs: [], files: cliFiles(root, program) };
}

/** @returns The real path of the nearest `convex/package.json`, or `null` if there is none. */
function installedManifest(workingDirectory: string, workspace: string): string | null {
  const manifest = foldersUpTo(workspace, workingDirectory)
    .map((folder) => join(folder, "node_modules", "convex", "package.json"))
    .find((path) => existsSync(path));
  return manifest === undefined ? null : realpathSync(manifest);
}

/** The commands of the app's package manager. */
export function installCommands(workingDirectory: string, workspace: string): InstallCommands {
  return COMMANDS[detectPackageManager(workingDirectory, workspace)];
}

function assertInside(path: string, workspace: string, storeRoots: readonly string[]): void {
  const allowed = [workspace, ...storeRoots]
    .filter((folder) => existsSync(folder))
    .map((folder) => realpathSync(folder));
  if (!existsSync(path) || !allowed.some((folder) => isInside(folder, realpathSync(path))))
    throw outsideWorkspaceFailure("The installed `convex` was found outside the workspace.");
}

/** Folders in which pnpm, bun and Yarn store packages that `node_modules` may link to. */
export function packageStoreRoots(environment: Readonly<Record<string, string | undefined>>): readonly string[] {
  const home = homedir();
  const { PNPM_HOME, LOCALAPPDATA, BUN_INSTALL, YARN_GLOBAL_FOLDER } = environment;
  return [
    ...(PNPM_HOME ? [PNPM_HOME] : []),
    ...(YARN_GLOBAL_FOLDER ? [YARN_GLOBAL_FOLDER] : []),
    ...(BUN_INSTALL ? [join(BUN_INSTALL, "install")] : []),
    ...(LOCALAPPDATA ? [join(LOCALAPPDATA, "pnpm")] : []),
    join(home, ".local", "share", "pnpm"),
    join(home, "Library", "pnpm"),
    join(home, ".pnpm-store"),
    join(home, ".bun", "install"),
    join(home, ".yarn", "berry"),
    ...(LOCALAPPDATA ? [join(LOCALAPPDATA, "Yarn", "Berry")] : []),
  ];
}

const INSTALL_BY_LOCKFILE: readonly (readonly [file: string, manager: PackageManager])[] = [
  ["pnpm-lock.yaml", "pnpm"],
  ["bun.lock", "bun"],
  ["bun.lockb", "bun"],
  ["yarn.lock", "yarn"],
  ["package-lock.json", "npm"],
  ["npm-shrinkwrap.json", "npm"],
];

type PackageManager = "npm" | "pnpm" | "yarn" | "yarn-classic" | "bun";

const COMMANDS: Readonly<Record<PackageManager, InstallCommands>> = {
  npm: { add: "npm install convex", update: "npm install convex@latest", install: "npm ci" },
  pnpm: { add: "pnpm add convex", update: "pnpm add convex@latest", install: "pnpm install --frozen-lockfile" },
  yarn: { add: "yarn add convex", update: "yarn add convex@latest", install: "yarn install --immutable" },
  "yarn-classic": {
    add: "yarn add convex",
    update: "yarn add convex@latest",
    install: "yarn install --frozen-lockfile",
  },
  bun: { add: "bun add convex", update: "bun add convex@latest", install: "bun install --frozen-lockfile" },
};

/** Finds the package manager by the nearest `packageManager` field or lockfile, up to the workspace. */
function detectPackageManager(workingDirectory: string, workspace: string): PackageManager {
  for (const folder of foldersUpTo(workspace, workingDirectory)) {
    const named = asString(asRecord(readPackageJson(folder)).packageManager);
    const manager = named?.split("@")[0];
    if (manager === "yarn") return named?.startsWith("yarn@1.") ? "yarn-classic" : "yarn";
    if (manager === "npm" || manager === "pnpm" || manager === "bun") return manager;
    const byLockfile = INSTALL_BY_LOCKFILE.find(([file]) => existsSync(join(folder, file)));
    if (byLockfile?.[1] === "yarn") return isYarnClassic(join(folder, "yarn.lock")) ? "yarn-classic" : "yarn";
    if (byLockfile !== undefined) return byLockfile[1];
  }
  return "npm";
}

/** Yarn 1, whose lockfiles have this header, does not have the options of later versions. */
function isYarnClassic(lockfile: string): boolean {
  return readRegularFile(lockfile)?.slice(0, 500).includes("# yarn lockfile v1") ?? false;
}

function notInstalledFailure(workingDirectory: string, workspace: string): ActionFailure {
  const packageJson = readPackageJson(workingDirectory);
  const field = (["dependencies", "devDependencies"] as const).find(
    (name) => "convex" in asRecord(asRecord(packageJson)[name]),
  );
  const declared = packageJson === null ? null : (field ?? "nowhere");
  return new ActionFailure(notInstalled(declared, installCommands(workingDirectory, workspace)));
}

function outsideWorkspaceFailure(cause: string): ActionFailure {
  return new ActionFailure(outsideWorkspace(cause));
}
