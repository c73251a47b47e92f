/** Finds the Convex CLI that the app has installed. Nothing is ever downloaded, and nothing of it is loaded here. */

import { existsSync, realpathSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { homedir } from "node:os";
import { dirname, join } from "node:path";
import { ActionFailure } from "../diagnosis/failure.ts";
import { isInside } from "../is-inside.ts";
import { readSmallFile } from "../small-file.ts";
import { dependenciesOf } from "./framework.ts";
import { findPlugnplay } from "./plug-n-play.ts";
import type { Environment } from "./surroundings.ts";

export interface InstalledCli {
  /** Real path of the program that `node` runs. */
  readonly entry: string;
  readonly version: string;
  /** For Node itself, before the program. */
  readonly nodeArgs: readonly string[];
}

/** The package.json of the app, parsed; `null` where there is none or it is no JSON. */
export function readPackageJson(directory: string): unknown {
  try {
    return JSON.parse(readSmallFile(join(directory, "package.json")) ?? "");
  } catch {
    return null;
  }
}

/**
 * Finds `convex` by Node's own resolution from `workingDirectory`: hoisted, linked and workspace installs alike.
 *
 * Under Yarn's Plug'n'Play there is no `node_modules`, and the map of packages is asked.
 *
 * @param environment - Without any key, for the helper that asks it.
 * @param storeRoots - Folders outside the workspace where package managers keep what they link to.
 * @throws {ActionFailure} `convex-not-installed`, with the install command of the package manager in use;
 *   `convex-outside-workspace` where a link leads out of the workspace and of every store.
 */
export function locateCli(
  workingDirectory: string,
  workspace: string,
  storeRoots: readonly string[],
  environment: Environment,
): InstalledCli {
  if (!existsSync(workingDirectory)) throw noWorkingDirectory(workingDirectory, workspace);
  if (!isInside(realpathSync(workspace), realpathSync(workingDirectory)))
    throw outside("`working-directory` is a link that leads out of the workspace.");
  if (hasOddManifest(workingDirectory, workspace)) throw notInstalled(workingDirectory, workspace);
  let manifestPath: string;
  try {
    manifestPath = realpathSync(createRequire(join(workingDirectory, "noop.js")).resolve("convex/package.json"));
  } catch {
    const found = findPlugnplay(workingDirectory, workspace, environment);
    if (found === null) throw notInstalled(workingDirectory, workspace);
    refuseOutside(found.source, workspace, storeRoots);
    return found;
  }
  const root = dirname(manifestPath);
  refuseOutside(root, workspace, storeRoots);
  const manifest = readPackageJson(root) as { version?: unknown; bin?: { convex?: unknown } } | null;
  const bin = manifest?.bin?.convex;
  const entry = typeof bin === "string" ? join(root, bin) : null;
  if (typeof manifest?.version !== "string" || entry === null || !existsSync(entry))
    throw notInstalled(workingDirectory, workspace);
  if (!isInside(root, realpathSync(entry))) throw outside("The program of the installed `convex` is a link out of it.");
  return { entry: realpathSync(entry), version: manifest.version, nodeArgs: [] };
}

/** Node's resolution reads these files itself, and would wait for ever where one leads to a terminal or a pipe. */
function hasOddManifest(workingDirectory: string, workspace: string): boolean {
  for (let folder = workingDirectory; ; folder = dirname(folder)) {
    const manifests = ["package.json", "node_modules/convex/package.json"].map((path) => join(folder, path));
    if (manifests.some(isOdd)) return true;
    if (folder === workspace || folder === dirname(folder)) return false;
  }
}

function isOdd(path: string): boolean {
  try {
    return statSync(path, { throwIfNoEntry: false })?.isFile() === false;
  } catch {
    return true;
  }
}

function refuseOutside(path: string, workspace: string, storeRoots: readonly string[]): void {
  const allowed = [workspace, ...storeRoots]
    .filter((folder) => existsSync(folder))
    .map((folder) => realpathSync(folder));
  if (!existsSync(path) || !allowed.some((folder) => isInside(folder, realpathSync(path))))
    throw outside("The installed `convex` was found outside the workspace.");
}

/** Where pnpm, bun and Yarn keep packages that a `node_modules` may link to. */
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

const COMMANDS: Readonly<Record<PackageManager, { readonly add: string; readonly install: string }>> = {
  npm: { add: "npm install convex", install: "npm ci" },
  pnpm: { add: "pnpm add convex", install: "pnpm install --frozen-lockfile" },
  yarn: { add: "yarn add convex", install: "yarn install --immutable" },
  "yarn-classic": { add: "yarn add convex", install: "yarn install --frozen-lockfile" },
  bun: { add: "bun add convex", install: "bun install --frozen-lockfile" },
};

/** The package manager that a `packageManager` field or a lockfile names, looking upwards to the workspace. */
function packageManagerOf(workingDirectory: string, workspace: string): PackageManager {
  for (let folder = workingDirectory; ; folder = dirname(folder)) {
    const field = (readPackageJson(folder) as { packageManager?: unknown } | null)?.packageManager;
    const named = typeof field === "string" ? field : undefined;
    const manager = named?.split("@")[0];
    if (manager === "yarn") return named?.startsWith("yarn@1.") ? "yarn-classic" : "yarn";
    if (manager === "npm" || manager === "pnpm" || manager === "bun") return manager;
    const byLockfile = INSTALL_BY_LOCKFILE.find(([file]) => existsSync(join(folder, file)));
    if (byLockfile?.[1] === "yarn") return isClassic(join(folder, "yarn.lock")) ? "yarn-classic" : "yarn";
    if (byLockfile !== undefined) return byLockfile[1];
    if (folder === workspace || folder === dirname(folder)) return "npm";
  }
}

/** Yarn 1 signs its lockfiles, and does not know the options of its successors. */
function isClassic(lockfile: string): boolean {
  return readSmallFile(lockfile)?.slice(0, 500).includes("# yarn lockfile v1") ?? false;
}

function notInstalled(workingDirectory: string, workspace: string): ActionFailure {
  const packageJson = readPackageJson(workingDirectory);
  const commands = COMMANDS[packageManagerOf(workingDirectory, workspace)];
  if (packageJson === null)
    return new ActionFailure({
      code: "convex-not-installed",
      cause: "The working directory has no package.json that can be read.",
      fix: "Check the code out before this step (`actions/checkout`), and point `working-directory` at the folder that holds package.json and `convex/`.",
      link: "https://docs.convex.dev/quickstarts",
    });
  const declared = dependenciesOf(packageJson).has("convex");
  return new ActionFailure({
    code: "convex-not-installed",
    cause: declared
      ? "The `convex` package is in package.json but is not installed in this job."
      : "The `convex` package is neither installed nor in package.json.",
    fix: declared
      ? `Install the dependencies in a step before this one:\n\n\`\`\`yaml\n- run: ${commands.install}\n\`\`\``
      : `Add it to the app with \`${commands.add}\`, commit package.json and the lockfile, and install in a step before this one:\n\n\`\`\`yaml\n- run: ${commands.install}\n\`\`\``,
    link: "https://docs.convex.dev/quickstarts",
  });
}

function noWorkingDirectory(workingDirectory: string, workspace: string): ActionFailure {
  const empty = !existsSync(join(workspace, "package.json")) && !existsSync(join(workspace, ".git"));
  return new ActionFailure({
    code: "convex-not-installed",
    cause: `The working directory \`${workingDirectory}\` does not exist.`,
    fix: empty
      ? "The workspace looks empty. Check the code out before this step:\n\n```yaml\n- uses: actions/checkout@v5\n```"
      : "Point `working-directory` at the folder that holds package.json and `convex/`, relative to the checkout.",
    link: null,
  });
}

function outside(cause: string): ActionFailure {
  return new ActionFailure({
    code: "convex-outside-workspace",
    cause: `${cause} What lies there is not part of this checkout, and it would be given the deploy key.`,
    fix: "Install `convex` into the workspace with the app's package manager.",
    link: null,
  });
}
