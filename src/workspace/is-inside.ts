import { readlinkSync, realpathSync } from "node:fs";
import nodePath, { basename, dirname, join, type PlatformPath, resolve } from "node:path";

/**
 * Whether `path` is `directory` or below it, judged by their text alone.
 *
 * @param directory - Absolute, as `path` is.
 * @param platformPath - Path functions of the paths' platform. Default: the current one.
 */
export function isInside(directory: string, path: string, platformPath: PlatformPath = nodePath): boolean {
  const relativePath = platformPath.relative(directory, path);
  return relativePath === "" || (!platformPath.isAbsolute(relativePath) && relativePath.split(/[\\/]/)[0] !== "..");
}

/** How many links Linux follows: https://man7.org/linux/man-pages/man7/path_resolution.7.html */
const MAX_LINKS = 40;

/**
 * Resolves all links of a path. If the path does not exist yet, its nearest existing parent is resolved.
 *
 * @param path - Absolute.
 * @returns `null` if links form a loop.
 */
export function realPathOf(path: string, linksLeft: number = MAX_LINKS): string | null {
  try {
    return realpathSync.native(path);
  } catch {
    // It does not exist, or a part of it cannot be read.
  }
  const parent = dirname(path);
  if (parent === path) return path;
  const target = linkTarget(path);
  if (target !== null && linksLeft === 0) return null;
  const realParent = realPathOf(parent, linksLeft);
  if (realParent === null) return null;
  return target === null ? join(realParent, basename(path)) : realPathOf(resolve(realParent, target), linksLeft - 1);
}

/** Resolves all links of a path, as `realPathOf` does. @returns The path unchanged if its links form a loop. */
export function followLinks(path: string): string {
  return realPathOf(path) ?? path;
}

/** @returns `null` if the path is not a link. */
function linkTarget(path: string): string | null {
  try {
    return readlinkSync(path);
  } catch {
    return null;
  }
}

/** Whether `path`, with links followed, is `directory` or below it. False if the links form a loop. */
export function leadsInside(directory: string, path: string): boolean {
  const [folder, target] = [realPathOf(directory), realPathOf(path)];
  return folder !== null && target !== null && isInside(folder, target);
}
