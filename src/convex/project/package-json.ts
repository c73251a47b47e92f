import { join } from "node:path";
import { readRegularFile } from "../../workspace/read-regular-file.ts";
import { asRecord, parseJson } from "../api/json.ts";

/** @returns The parsed package.json of a folder, or `null` if there is none or it is not JSON. */
export function readPackageJson(directory: string): unknown {
  return parseJson(readRegularFile(join(directory, "package.json")) ?? "");
}

/** Names in `dependencies` and `devDependencies`. */
export function dependenciesOf(packageJson: unknown): ReadonlySet<string> {
  const { dependencies, devDependencies } = asRecord(packageJson);
  return new Set([...Object.keys(asRecord(dependencies)), ...Object.keys(asRecord(devDependencies))]);
}
