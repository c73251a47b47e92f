/** Links the installed packages of a repository into a copy of it. */

import { type Dirent, existsSync, mkdirSync, readdirSync, realpathSync, symlinkSync } from "node:fs";
import { dirname, join, relative, sep } from "node:path";
import { isInside } from "../../workspace/is-inside.ts";

/** How many folders are searched for installed packages. Only build output contains more. */
const MAX_FOLDERS = 20_000;

/**
 * Links to packages of the repository itself (workspaces) lead to the copy's packages; otherwise the copy would be built
 * with code of the original.
 */
export function linkInstalledPackages(original: string, copy: string): void {
  const root = realpathSync(original);
  for (const folder of foldersWithPackages(root)) {
    const target = join(copy, relative(root, folder));
    if (!existsSync(target)) continue;
    linkFolder(join(folder, "node_modules"), join(target, "node_modules"), root, copy);
  }
}

function foldersWithPackages(root: string): readonly string[] {
  const found: string[] = [];
  const pending = [root];
  for (let looked = 0; looked < MAX_FOLDERS; looked += 1) {
    const folder = pending.pop();
    if (folder === undefined) break;
    for (const entry of entriesOf(folder)) {
      if (entry.name === "node_modules") found.push(folder);
      else if (entry.isDirectory() && !entry.name.startsWith(".")) pending.push(join(folder, entry.name));
    }
  }
  return found;
}

function linkFolder(from: string, to: string, root: string, copy: string): void {
  mkdirSync(to, { recursive: true });
  for (const { name } of entriesOf(from)) {
    if (name.startsWith(".")) continue;
    if (name.startsWith("@")) linkFolder(join(from, name), join(to, name), root, copy);
    else linkPackage(join(from, name), join(to, name), root, copy);
  }
}

function linkPackage(from: string, to: string, root: string, copy: string): void {
  const real = realPathOrNull(from);
  // Keep a package that is committed in the base.
  if (real === null || existsSync(to)) return;
  const isOfRepository = isInside(root, real) && !relative(root, real).split(sep).includes("node_modules");
  const target = isOfRepository ? join(copy, relative(root, real)) : real;
  if (!existsSync(target)) return;
  mkdirSync(dirname(to), { recursive: true });
  symlinkSync(target, to, process.platform === "win32" ? "junction" : "dir");
}

function realPathOrNull(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}

function entriesOf(folder: string): readonly Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return [];
  }
}
