/**
 * Loaded into the Convex CLI's process. The CLI searches for the type checker only in `node_modules` of the working
 * directory (`findTypeScriptCompilerPath` in its `typecheck.ts`), by a relative path, so in a monorepo that hoists
 * TypeScript it checks nothing. If there is none, this program redirects these paths to the same ones in the folders
 * above, up to the workspace. It writes nothing to the checkout.
 */

import { dirname, join, relative, sep } from "node:path";
import {
  HOISTED_TYPESCRIPT_USED,
  HOISTED_TYPESCRIPT_WORKSPACE,
  TYPE_CHECKERS,
} from "./convex/project/type-checkers.ts";

const fs = process.getBuiltinModule("node:fs");
const childProcess = process.getBuiltinModule("node:child_process");

// Worker threads and forked processes load this program too, but without the two variables it does nothing there.
const workspace = process.env[HOISTED_TYPESCRIPT_WORKSPACE];
const used = process.env[HOISTED_TYPESCRIPT_USED];
// Do not pass them on to the build.
delete process.env[HOISTED_TYPESCRIPT_WORKSPACE];
delete process.env[HOISTED_TYPESCRIPT_USED];

const { statSync } = fs;
const { spawn } = childProcess;

/** @returns The path of the type checker in a folder above, or null if it is another path or there is none. */
function hoisted(path: unknown, workspace: string): string | null {
  if (typeof path !== "string" || !path.startsWith(`node_modules${sep}`)) return null;
  const relativePaths = Object.values(TYPE_CHECKERS).map((paths) => paths.map((one) => join("node_modules", one)));
  const alternatives = relativePaths.find((paths) => paths.includes(path));
  if (alternatives === undefined || alternatives.some((one) => fs.existsSync(one))) return null;
  for (let folder = process.cwd(); isBelow(folder, workspace); ) {
    folder = dirname(folder);
    if (fs.existsSync(join(folder, path))) return join(folder, path);
  }
  return null;
}

function isBelow(folder: string, workspace: string): boolean {
  const path = relative(workspace, folder);
  return path !== "" && path !== ".." && !path.startsWith(`..${sep}`);
}

function install(workspace: string, marker: string): void {
  Object.assign(fs, {
    statSync: (path: string, ...rest: []) => statSync(hoisted(path, workspace) ?? path, ...rest),
  });
  Object.assign(childProcess, {
    spawn: (command: string, args: unknown, ...rest: []) => {
      const found = Array.isArray(args) ? hoisted(args[0], workspace) : null;
      if (found === null) return spawn(command, args as string[], ...rest);
      fs.writeFileSync(marker, "");
      return spawn(command, [found, ...(args as string[]).slice(1)], ...rest);
    },
  });
}

// Resolve links, as `process.cwd()` does.
if (workspace !== undefined && used !== undefined) install(fs.realpathSync(workspace), used);
