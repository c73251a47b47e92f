import { execFile } from "node:child_process";
import { constants, readFileSync } from "node:fs";
import { access, copyFile, cp, link, mkdir, readdir, readFile, symlink, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

/**
 * The Convex CLIs that are installed in this repository, by their minor version. Only package.json has the version of
 * `newest`, so an update changes no test.
 */
const CLI_PACKAGES = {
  "1.28": "convex-1-28",
  "1.31": "convex-1-31",
  "1.35": "convex-1-35",
  "1.36": "convex-1-36",
  "1.40": "convex-1-40",
  "1.48": "convex-1-48",
  newest: "convex",
} as const;

export type CliVersion = keyof typeof CLI_PACKAGES;
export const CLI_VERSIONS = Object.keys(CLI_PACKAGES) as readonly CliVersion[];
/** Names of their packages in `node_modules`. */
export const CLI_PACKAGE_NAMES: readonly string[] = Object.values(CLI_PACKAGES);

export interface WorkspaceOptions {
  /** Folder of the workspace, which is created if it does not exist. */
  readonly root: string;
  /** The app to copy. Default: `examples/app`. */
  readonly app?: string;
  /** Default `newest`. */
  readonly cliVersion?: CliVersion;
  /** `absent` is the state before `npm install`. Default: `installed`. */
  readonly convex?: "installed" | "absent";
  /** Whether it is a git checkout with one commit. Default: no. */
  readonly git?: boolean;
  /** Files to add or to replace, by path within the workspace. */
  readonly files?: Readonly<Record<string, string>>;
  /** Whether `tsc` is installed, with which the CLI's type check takes a second. Default: no. */
  readonly typescript?: boolean;
}

const repository = dirname(dirname(fileURLToPath(import.meta.url)));
const installed = join(repository, "node_modules");

/**
 * Copies an example app and gives it a real `node_modules/convex`, as in a job after checkout and installation. The files
 * of the package are hard links, so never write to them.
 *
 * @returns `root`
 */
export async function createWorkspace(options: WorkspaceOptions): Promise<string> {
  const { root, app = join(repository, "examples", "app") } = options;
  const skipped = new Set(["node_modules", "dist"].map((name) => join(app, name)));
  await cp(app, root, { recursive: true, filter: (source) => !skipped.has(source) });
  await Promise.all(Object.entries(options.files ?? {}).map(([path, text]) => write(join(root, path), text)));
  const modules = join(root, "node_modules");
  await mkdir(modules, { recursive: true });
  const isTyped = options.typescript === true;
  if (options.convex !== "absent") await installConvex(modules, options.cliVersion ?? "newest", isTyped);
  await installPackages(modules, await dependenciesOf(root), isTyped);
  if (isTyped) await installTypescript(modules);
  if (options.git === true) await commit(root);
  return root;
}

/** The full version of an installed CLI, such as `1.28.2`. */
export function exactVersion(version: CliVersion): string {
  return manifestOf(version).version;
}

/** The minor version in package.json. The weekly run with the newest release installs another one. */
export function pinnedMinorVersion(version: CliVersion): string {
  const text = readFileSync(join(repository, "package.json"), "utf8");
  const { devDependencies } = JSON.parse(text) as { readonly devDependencies: Readonly<Record<string, string>> };
  const [found] = /\d+\.\d+/.exec(devDependencies[CLI_PACKAGES[version]] ?? "") ?? [];
  if (found === undefined) throw new Error(`package.json does not say which version ${CLI_PACKAGES[version]} is.`);
  return found;
}

/** The versions of Node that an installed CLI supports, such as `>=18.0.0`. */
export function nodeRange(version: CliVersion): string {
  return manifestOf(version).engines.node;
}

function manifestOf(version: CliVersion) {
  const text = readFileSync(join(installed, CLI_PACKAGES[version], "package.json"), "utf8");
  return JSON.parse(text) as { readonly version: string; readonly engines: { readonly node: string } };
}

/** The minor version of an installed CLI, such as `1.28`. */
export function minorVersion(version: CliVersion): string {
  return exactVersion(version).split(".").slice(0, 2).join(".");
}

/** Path of the CLI in a workspace, to run with Node. */
export function cliEntry(root: string): string {
  return join(root, "node_modules", "convex", "bin", "main.js");
}

/** Folders of the package that neither the CLI nor an app's bundle reads. Types are read only if TypeScript is installed. */
const UNUSED_PACKAGE_FOLDERS = ["src", "dist/cjs", "dist/cjs-types"];
const TYPES = "dist/esm-types";

async function installConvex(modules: string, version: CliVersion, isTyped: boolean): Promise<void> {
  const source = join(installed, CLI_PACKAGES[version]);
  const skipped = [...UNUSED_PACKAGE_FOLDERS, ...(isTyped ? [] : [TYPES])].map((folder) => join(source, folder));
  await linkTree(source, join(modules, "convex"), new Set(skipped));
  await mkdir(join(modules, ".bin"), { recursive: true });
  await symlink(join(modules, "convex", "bin", "main.js"), join(modules, ".bin", "convex"));
  const manifest = JSON.parse(await readFile(join(source, "package.json"), "utf8")) as {
    readonly dependencies?: Readonly<Record<string, string>>;
  };
  for (const name of Object.keys(manifest.dependencies ?? {})) {
    const nested = await exists(join(source, "node_modules", name));
    if (!nested) await symlinkDirectory(join(installed, name), join(modules, name));
  }
}

/**
 * Installs the dependencies of an app, also with hard links: Convex identifies a component by the path of its files, and
 * a package must find the app's own `convex`.
 */
async function installPackages(modules: string, names: readonly string[], isTyped: boolean): Promise<void> {
  for (const name of names) {
    const [source, target] = [join(installed, name), join(modules, name)];
    if (name === "convex" || (await exists(target)) || !(await exists(source))) continue;
    await linkTree(source, target, new Set(isTyped ? [] : [join(source, "src")]));
    await installPackages(modules, await dependenciesOf(source), isTyped);
  }
}

/** The packages that a package needs to run, including its peer dependencies. */
async function dependenciesOf(folder: string): Promise<readonly string[]> {
  const text = await readFile(join(folder, "package.json"), "utf8").catch(() => "{}");
  const manifest = JSON.parse(text) as {
    readonly dependencies?: object;
    readonly peerDependencies?: object;
    readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>;
  };
  const peers = Object.keys(manifest.peerDependencies ?? {});
  const needed = peers.filter((name) => manifest.peerDependenciesMeta?.[name]?.optional !== true);
  return [...Object.keys(manifest.dependencies ?? {}), ...needed];
}

async function installTypescript(modules: string): Promise<void> {
  await symlinkDirectory(join(installed, "typescript"), join(modules, "typescript"));
  await mkdir(join(modules, "@types"), { recursive: true });
  await symlinkDirectory(join(installed, "@types", "node"), join(modules, "@types", "node"));
  await mkdir(join(modules, ".bin"), { recursive: true });
  await symlink(join(installed, "typescript", "bin", "tsc"), join(modules, ".bin", "tsc"));
}

/** Copies a folder with hard links, or copies the files if links are not possible, for example on another device. */
async function linkTree(source: string, target: string, skipped: ReadonlySet<string>): Promise<void> {
  await mkdir(target, { recursive: true });
  for (const entry of await readdir(source, { withFileTypes: true })) {
    const [from, to] = [join(source, entry.name), join(target, entry.name)];
    if (skipped.has(from)) continue;
    if (entry.isDirectory()) await linkTree(from, to, skipped);
    else if (entry.isSymbolicLink()) await cp(from, to, { verbatimSymlinks: true });
    else await link(from, to).catch(() => copyFile(from, to, constants.COPYFILE_FICLONE));
  }
}

async function symlinkDirectory(target: string, path: string): Promise<void> {
  await symlink(target, path, process.platform === "win32" ? "junction" : "dir");
}

async function commit(root: string): Promise<void> {
  const identity = { NAME: "Sandbox", EMAIL: "sandbox@example.com", DATE: "2026-01-01T00:00:00Z" };
  const who = Object.entries(identity).flatMap(([name, value]) => [
    [`GIT_AUTHOR_${name}`, value],
    [`GIT_COMMITTER_${name}`, value],
  ]);
  const env = {
    PATH: process.env.PATH,
    GIT_CONFIG_GLOBAL: "/dev/null",
    GIT_CONFIG_NOSYSTEM: "1",
    ...Object.fromEntries(who),
  };
  const git = (...args: readonly string[]) => promisify(execFile)("git", [...args], { cwd: root, env });
  await git("init", "--quiet", "--initial-branch=main");
  await git("add", "--all");
  await git("commit", "--quiet", "--no-gpg-sign", "--message=The app");
}

async function write(path: string, text: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, text);
}

async function exists(path: string): Promise<boolean> {
  return await access(path).then(
    () => true,
    () => false,
  );
}
