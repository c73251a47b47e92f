import nodePath, { type PlatformPath } from "node:path";

/**
 * Whether `path` is `directory` or lies below it, as far as their text tells.
 *
 * @param directory - Absolute, as `path` is.
 * @param rules - Of the platform that the paths are from; default: this one.
 */
export function isInside(directory: string, path: string, { relative, isAbsolute }: PlatformPath = nodePath): boolean {
  const way = relative(directory, path);
  return way === "" || (!isAbsolute(way) && way.split(/[\\/]/)[0] !== "..");
}
