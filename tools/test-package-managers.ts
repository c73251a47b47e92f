/**
 * Deploys an app that each package manager has installed from npm's registry, in the usual layouts. Prints a table, and
 * exits with 1 if one of them does not deploy. Needs the network, so it is not part of the tests.
 *
 *     npm run package-managers [-- <part of a name>]
 */

import { type ExecFileSyncOptions, execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { delimiter, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { pushEvent } from "../fakes/events/events.ts";
import { REPOSITORY, TestEnvironment } from "../fakes/test-environment.ts";

/** The package managers with pinned versions, because a new major version should be a decision. */
const MANAGERS = {
  npm: { package: "npm@11", bin: "node_modules/npm/bin/npm-cli.js", args: ["install"] },
  pnpm: { package: "pnpm@10", bin: "node_modules/pnpm/bin/pnpm.cjs", args: ["install"] },
  "yarn 1": { package: "yarn@1.22.22", bin: "node_modules/yarn/bin/yarn.js", args: ["install"] },
  "yarn 4": { package: "@yarnpkg/cli-dist@4", bin: "node_modules/@yarnpkg/cli-dist/bin/yarn.js", args: ["install"] },
  bun: { package: "bun@1", bin: "node_modules/.bin/bun", args: ["install"] },
} as const;

interface Layout {
  readonly name: string;
  readonly manager: keyof typeof MANAGERS;
  readonly files?: Readonly<Record<string, string>>;
  /** Path of the app below the workspace. */
  readonly folder?: string;
  /** Name of a folder in which the workspace is created. */
  readonly parent?: string;
}

const version = (
  JSON.parse(readFileSync(join(repository(), "node_modules", "convex", "package.json"), "utf8")) as { version: string }
).version;
const manifest = (more: object = {}) =>
  JSON.stringify({
    name: "app",
    version: "1.0.0",
    private: true,
    type: "module",
    dependencies: { convex: version },
    ...more,
  });
const root = (workspaces: readonly string[]) =>
  JSON.stringify({ name: "root", version: "1.0.0", private: true, workspaces });

const TWO_APPS = {
  "package.json": root(["apps/*"]),
  "apps/shop/package.json": manifest({ name: "shop" }),
  "apps/admin/package.json": manifest({ name: "admin", dependencies: { convex: "1.40.0" } }),
};
const query =
  'import { queryGeneric } from "convex/server";\nexport const list = queryGeneric({ handler: async () => [] });\n';
const APPS = { "apps/shop/convex/a.ts": query, "apps/admin/convex/a.ts": query };
const PNPM_WORKSPACE = { "pnpm-workspace.yaml": "packages:\n  - apps/*\n" };

const LAYOUTS: readonly Layout[] = [
  { name: "npm", manager: "npm" },
  { name: "pnpm, isolated", manager: "pnpm" },
  { name: "pnpm, hoisted", manager: "pnpm", files: { ".npmrc": "node-linker=hoisted\n" } },
  { name: "yarn 1", manager: "yarn 1" },
  { name: "yarn 4, node-modules", manager: "yarn 4", files: { ".yarnrc.yml": "nodeLinker: node-modules\n" } },
  { name: "yarn 4, Plug'n'Play", manager: "yarn 4", files: { ".yarnrc.yml": "nodeLinker: pnp\n" } },
  { name: "yarn 4, pnpm linker", manager: "yarn 4", files: { ".yarnrc.yml": "nodeLinker: pnpm\n" } },
  { name: "bun", manager: "bun" },
  { name: "npm workspace, hoisted app", manager: "npm", files: { ...TWO_APPS, ...APPS }, folder: "apps/shop" },
  {
    name: "npm workspace, app with its own version",
    manager: "npm",
    files: { ...TWO_APPS, ...APPS },
    folder: "apps/admin",
  },
  { name: "pnpm workspace", manager: "pnpm", files: { ...TWO_APPS, ...APPS, ...PNPM_WORKSPACE }, folder: "apps/admin" },
  {
    name: "yarn 4 workspace, Plug'n'Play",
    manager: "yarn 4",
    files: { ...TWO_APPS, ...APPS, ".yarnrc.yml": "nodeLinker: pnp\n" },
    folder: "apps/shop",
  },
  {
    name: "functions moved by convex.json",
    manager: "npm",
    files: { "convex.json": '{ "functions": "src/backend/" }', "src/backend/a.ts": query },
  },
  { name: "a path with spaces and non-ASCII", manager: "npm", parent: "mein Büro – 家" },
  { name: "such a path, pnpm", manager: "pnpm", parent: "mein Büro – 家" },
];

const wanted = process.argv.slice(2).join(" ");
const temporary = mkdtempSync(join(tmpdir(), "managers-"));
const stage = await TestEnvironment.open();
let failures = 0;
try {
  for (const layout of LAYOUTS.filter(({ name }) => name.includes(wanted))) {
    const problem = await tryOut(layout).catch((error: unknown) => String(error).split("\n").slice(0, 6).join("\n"));
    if (problem !== null) failures += 1;
    console.log(
      `${problem === null ? "✔ deployed" : "✘ failed  "}  ${layout.name}${problem === null ? "" : `\n${problem}`}`,
    );
  }
} finally {
  await stage.close();
  rmSync(temporary, { recursive: true, force: true });
}
process.exitCode = failures === 0 ? 0 : 1;

/** @returns The error, or `null` if it deployed. */
async function tryOut({ name, manager, files = {}, folder = ".", parent = "" }: Layout): Promise<string | null> {
  const workspace = await stage.checkout({
    convex: "absent",
    git: false,
    files: { "package.json": manifest(), ...files },
    ...(parent === "" ? {} : { parent }),
  });
  rmSync(join(workspace, "node_modules"), { recursive: true, force: true });
  install(manager, workspace);
  const branch = `feature/${name.replace(/\W+/g, "-")}`;
  const sha = stage.github.pushTo({ repository: REPOSITORY, branch });
  const run = await stage.run({
    event: pushEvent({ branch, sha }),
    workspace,
    // Yarn and pnpm keep packages in the user's home directory, as on a real runner.
    env: { HOME: process.env.HOME ?? "" },
    with: { "deploy-key": stage.previewKey, "working-directory": folder, cmd: "node -e 0" },
  });
  return run.outputs.status === "deployed" ? null : run.log.slice(run.log.indexOf("##[endgroup]"));
}

function install(manager: keyof typeof MANAGERS, workspace: string): void {
  const { package: name, bin, args } = MANAGERS[manager];
  const home = join(temporary, manager.replace(" ", "-"));
  const env = { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`, CI: "true" };
  const quiet: ExecFileSyncOptions = { env, stdio: ["ignore", "pipe", "pipe"] };
  execFileSync("npm", ["install", "--prefix", home, "--no-audit", "--no-fund", "--ignore-scripts=false", name], quiet);
  const program = join(home, bin);
  // A repository has a lockfile, so create it first.
  const immutable = manager === "yarn 4" ? ["--no-immutable"] : manager === "pnpm" ? ["--no-frozen-lockfile"] : [];
  const [file, first] = manager === "bun" ? [program, []] : [process.execPath, [program]];
  execFileSync(file, [...first, ...args, ...immutable], { ...quiet, cwd: workspace });
}

function repository(): string {
  return dirname(dirname(fileURLToPath(import.meta.url)));
}
