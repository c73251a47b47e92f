/** Finds where a component comes from, and its version. */

import type { Component } from "../../contract/contract.ts";
import { asRecord } from "../api/json.ts";
import { readPackageJson } from "../project/package-json.ts";

/** @param path - Path of the component's definition, relative to the functions directory. */
export function describeSource(path: string, workingDirectory: string): Pick<Component, "source" | "version"> {
  const inPackage = path.replaceAll("\\", "/").split("node_modules/").at(-1) ?? "";
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(inPackage)?.[0];
  if (!path.includes("node_modules/") || name === undefined) return { source: path, version: null };
  return { source: name, version: requestedVersion(name, readPackageJson(workingDirectory)) };
}

/** The version in package.json, not the installed one: the base uses the head's packages. */
function requestedVersion(name: string, packageJson: unknown): string | null {
  for (const field of ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"]) {
    const version = asRecord(asRecord(packageJson)[field])[name];
    if (typeof version === "string") return version;
  }
  return null;
}
