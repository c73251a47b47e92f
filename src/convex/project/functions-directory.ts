/** Finds the folder of Convex functions that a deploy bundles. */

import { existsSync, readdirSync } from "node:fs";
import { join, relative } from "node:path";
import { functionsMissing } from "../../diagnosis/action-failures.ts";
import { ActionFailure } from "../../diagnosis/failure.ts";
import { codeSpan } from "../../markdown/code-span.ts";
import { isInside } from "../../workspace/is-inside.ts";
import { readRegularFile } from "../../workspace/read-regular-file.ts";
import { asRecord, parseJson } from "../api/json.ts";
import { dependenciesOf, readPackageJson } from "./package-json.ts";

/**
 * The folder that the CLI uses: `functions` in `convex.json`, else `convex`, or `src/convex` for Create React App.
 * https://docs.convex.dev/production/project-configuration#changing-the-convex-folder-name-or-location
 *
 * @returns `null` if `convex.json` cannot be read, which the CLI will report.
 */
export function functionsDirectory(workingDirectory: string): string | null {
  const file = join(workingDirectory, "convex.json");
  if (!existsSync(file)) {
    const isCreateReactApp = dependenciesOf(readPackageJson(workingDirectory)).has("react-scripts");
    return join(workingDirectory, isCreateReactApp ? "src/convex" : "convex");
  }
  const settings = parseJson(readRegularFile(file) ?? "");
  const { functions = "convex" } = asRecord(settings);
  return settings !== null && typeof functions === "string" ? join(workingDirectory, functions) : null;
}

/**
 * Checks that the folder has code. If it has none, the CLI pushes an app without functions, which deletes every function of
 * the Convex deployment (seen with 1.36 and 1.49). Git leaves an empty folder where a submodule was not checked out.
 *
 * @throws {ActionFailure} `functions-missing`
 */
export function assertFunctionsDirectory(workingDirectory: string, workspace: string): void {
  const directory = functionsDirectory(workingDirectory);
  if (directory === null || hasFile(directory, CODE)) return;
  throw new ActionFailure(functionsMissing(codeSpan(relative(workspace, directory)), existsSync(directory)));
}

/** Whether a folder of functions has TypeScript that can be checked: an app may be written in JavaScript. */
export function hasTypeScript(functions: string): boolean {
  return hasFile(functions, TYPESCRIPT);
}

const CODE = /\.[cm]?[jt]sx?$/;
const TYPESCRIPT = /\.[cm]?tsx?$/;
const DECLARATIONS = /\.d\.[cm]?ts$/;

/** Without what code generation writes. What is behind a link is not searched, and may be code. */
function hasFile(functions: string, names: RegExp): boolean {
  try {
    const generated = join(functions, "_generated");
    return readdirSync(functions, { recursive: true, withFileTypes: true }).some(
      (entry) =>
        !isInside(generated, entry.parentPath) &&
        (entry.isSymbolicLink() || (entry.isFile() && names.test(entry.name) && !DECLARATIONS.test(entry.name))),
    );
  } catch {
    return false;
  }
}
