/**
 * `npm run real-apps [-- <part of a name>] [-- --templates <folder>]`: installs well-known Convex apps as their users do, and
 * deploys them with the built action against the fakes. It needs the network, and lists the apps that it could not get.
 * `create-convex` downloads its templates from GitHub, unless a folder with the templates is passed.
 */

import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, delimiter, dirname, join, relative } from "node:path";
import { parseArgs } from "node:util";
import { pushEvent } from "../fakes/events/events.ts";
import { REPOSITORY, TestEnvironment } from "../fakes/test-environment.ts";

interface App {
  readonly name: string;
  /** Creates the app in a folder that does not exist yet. @throws Error if it is not available. */
  readonly make: (folder: string) => void;
}

/** https://github.com/get-convex/templates */
const TEMPLATES = [
  "astro",
  "bare",
  "expo",
  "nextjs",
  "nextjs-authkit",
  "nextjs-clerk",
  "nextjs-convexauth",
  "react-vite",
  "react-vite-authkit",
  "react-vite-clerk",
  "react-vite-convexauth",
  "tanstack-start",
];
/** A monorepo, whose generator contains its templates. https://www.better-t-stack.dev/ */
const BETTER_T_STACK = { "no auth": "none", Clerk: "clerk", "Better Auth": "better-auth" };
/** Components for which an app is created that only mounts the component. */
const COMPONENTS = [
  "@convex-dev/action-cache",
  "@convex-dev/agent",
  "@convex-dev/aggregate",
  "@convex-dev/migrations",
  "@convex-dev/rate-limiter",
  "@convex-dev/sharded-counter",
  "@convex-dev/workflow",
  "@convex-dev/workpool",
];

const { values, positionals } = parseArgs({ options: { templates: { type: "string" } }, allowPositionals: true });

const APPS: readonly App[] = [
  ...TEMPLATES.map((template) => ({
    name: `the template ${template}`,
    make: (folder: string) => createConvex(template, folder),
  })),
  ...Object.entries(BETTER_T_STACK).map(([label, auth]) => ({
    name: `Better-T-Stack with ${label}`,
    make: (folder: string) => createBetterTStack(auth, folder),
  })),
  ...COMPONENTS.map((name) => ({ name: `the component ${name}`, make: (folder: string) => mount(name, folder) })),
];

/** The variables that the apps read when they are loaded or in their auth config. No value is a real secret. */
const VARIABLES = {
  CLERK_JWT_ISSUER_DOMAIN: "https://clerk.example.com",
  CLERK_FRONTEND_API_URL: "https://clerk.example.com",
  AUTH_GITHUB_ID: "id",
  AUTH_GITHUB_SECRET: "nothing-secret",
  WORKOS_CLIENT_ID: "client_example",
  SITE_URL: "https://example.com",
};

const wanted = positionals.join(" ");
const temporary = mkdtempSync(join(tmpdir(), "real-apps-"));
const stage = await TestEnvironment.open();
const counts = { deployed: 0, failed: 0, "not to be had": 0 };
try {
  for (const [index, app] of APPS.filter(({ name }) => name.includes(wanted)).entries()) {
    const folder = join(temporary, String(index));
    const absence = makeApp(app, folder);
    const problem = absence ?? (await deploy(app.name, folder));
    const end = absence !== null ? "not to be had" : problem !== null ? "failed" : "deployed";
    counts[end] += 1;
    console.log(`${end.padEnd(15)} ${app.name}${problem === null ? "" : `: ${problem}`}`);
    rmSync(folder, { recursive: true, force: true });
  }
} finally {
  await stage.close();
  rmSync(temporary, { recursive: true, force: true });
}
console.log(`${counts.deployed} deployed, ${counts.failed} failed, ${counts["not to be had"]} not to be had`);
// A run without any app has tested nothing.
process.exitCode = counts.failed === 0 && counts.deployed > 0 ? 0 : 1;

/** @returns The reason why the app is not available, or null. */
function makeApp({ make }: App, folder: string): string | null {
  try {
    make(folder);
    if (functionsFolder(folder) === null) return "it holds no folder with Convex functions";
    quietly("npm", ["install", "--no-audit", "--no-fund"], folder);
    return null;
  } catch (error) {
    const { stderr, stdout } = error as { readonly stderr?: string; readonly stdout?: string };
    return lastLine(stderr || stdout || String(error));
  }
}

function createConvex(template: string, folder: string): void {
  if (values.templates !== undefined) {
    cpSync(join(values.templates, `template-${template}`), folder, { recursive: true });
    return;
  }
  const args = ["--yes", "create-convex@latest", basename(folder), "--template", template];
  const said = quietly("npx", args, dirname(folder));
  if (!existsSync(join(folder, "package.json"))) throw new Error(said);
}

function createBetterTStack(auth: string, folder: string): void {
  const choices = {
    ...{ frontend: "tanstack-router", backend: "convex", auth, examples: auth === "none" ? "todo" : "none" },
    ...{ runtime: "none", database: "none", orm: "none", api: "none", payments: "none", addons: "none" },
    ...{ "db-setup": "none", "web-deploy": "none", "server-deploy": "none", "package-manager": "npm" },
  };
  const options = Object.entries(choices).flatMap(([name, value]) => [`--${name}`, value]);
  const args = ["--yes", "create-better-t-stack@latest", basename(folder), ...options, "--no-git", "--no-install"];
  quietly("npx", args, dirname(folder));
}

/** Creates an app that only mounts one component. */
function mount(name: string, folder: string): void {
  mkdirSync(join(folder, "convex"), { recursive: true });
  const manifest = { name: "app", private: true, type: "module", dependencies: { convex: "latest", [name]: "latest" } };
  writeFileSync(join(folder, "package.json"), JSON.stringify(manifest));
  const config = `import { defineApp } from "convex/server";
import component from "${name}/convex.config";
const app = defineApp();
app.use(component);
export default app;
`;
  writeFileSync(join(folder, "convex", "convex.config.ts"), config);
}

/** Finds an app's `convex` folder, at most two folders deep. */
function functionsFolder(folder: string): string | null {
  const inside = [folder, ...subfolders(folder), ...subfolders(folder).flatMap(subfolders)];
  return inside.find((one) => existsSync(join(one, "convex")) && existsSync(join(one, "package.json"))) ?? null;
}

function subfolders(folder: string): readonly string[] {
  return readdirSync(folder)
    .filter((name) => name !== "node_modules" && !name.startsWith("."))
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isDirectory());
}

/** @returns The error of the action if it did not deploy, or null. */
async function deploy(name: string, folder: string): Promise<string | null> {
  const branch = `feature/${name.replace(/\W+/g, "-")}`;
  const sha = stage.github.pushTo({ repository: REPOSITORY, branch });
  const run = await stage.run({
    event: pushEvent({ branch, sha }),
    workspace: folder,
    with: {
      "deploy-key": stage.previewKey,
      "working-directory": relative(folder, functionsFolder(folder) ?? folder) || ".",
      "deployment-env": Object.entries(VARIABLES)
        .map((pair) => pair.join("="))
        .join("\n"),
    },
  });
  return run.outputs.status === "deployed" ? null : run.log.slice(run.log.indexOf("##[endgroup]"));
}

/** Runs a program under this Node. @returns Its output. */
function quietly(program: string, args: readonly string[], cwd: string): string {
  const env = { ...process.env, PATH: `${dirname(process.execPath)}${delimiter}${process.env.PATH}`, CI: "true" };
  return execFileSync(program, args, {
    cwd,
    env,
    encoding: "utf8",
    stdio: ["ignore", "pipe", "pipe"],
    timeout: 300_000,
  });
}

function lastLine(text: string): string {
  return text.trim().split("\n").at(-1)?.slice(0, 200) ?? "";
}
