import { join } from "node:path";
import { readRegularFile } from "../../workspace/read-regular-file.ts";

/** @returns The parsed package.json of a folder, or `null` if there is none or it is not JSON. */
export function readPackageJson(directory: string): unknown {
  try {
    return JSON.parse(readRegularFile(join(directory, "package.json")) ?? "");
  } catch {
    return null;
  }
}

/** Names in `dependencies` and `devDependencies`. */
export function dependenciesOf(packageJson: unknown): ReadonlySet<string> {
  const names = new Set<string>();
  if (typeof packageJson !== "object" || packageJson === null) return names;
  for (const field of ["dependencies", "devDependencies"] as const) {
    const section: unknown = (packageJson as Record<string, unknown>)[field];
    if (typeof section === "object" && section !== null) for (const name of Object.keys(section)) names.add(name);
  }
  return names;
}
