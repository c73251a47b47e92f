/** Where a component comes from, and which version of it the app asks for. */

import type { Component } from "../../contract/contract.ts";
import { readPackageJson } from "../project/package-json.ts";

/** @param path - Of the component's definition, relative to the folder of the functions. */
export function describeSource(path: string, workingDirectory: string): Pick<Component, "source" | "version"> {
  const inPackage = path.replaceAll("\\", "/").split("node_modules/").at(-1) ?? "";
  const name = /^(?:@[^/]+\/)?[^/]+/.exec(inPackage)?.[0];
  if (!path.includes("node_modules/") || name === undefined) return { source: path, version: null };
  return { source: name, version: requestedVersion(name, readPackageJson(workingDirectory)) };
}

/**
 * The version as package.json has it. What is installed says nothing about the base, whose packages are those of the head.
 */
function requestedVersion(name: string, packageJson: unknown): string | null {
  for (const field of ["dependencies", "devDependencies", "optionalDependencies", "peerDependencies"]) {
    const section = (packageJson as Readonly<Record<string, unknown>> | null)?.[field];
    const version = (section as Readonly<Record<string, unknown>> | null | undefined)?.[name];
    if (typeof version === "string") return version;
  }
  return null;
}
