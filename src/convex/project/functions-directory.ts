/** Finds the folder of Convex functions that a deploy bundles. */

import { existsSync, readdirSync } from "node:fs";
import { basename, join, relative, sep } from "node:path";
import { functionsLeftOut, functionsMissing, functionsOutside } from "../../diagnosis/action-failures.ts";
import { ActionFailure } from "../../diagnosis/failure.ts";
import { codeSpan } from "../../markdown/code-span.ts";
import { readLeftOutPaths } from "../../workspace/git-index.ts";
import { followLinks, isInside } from "../../workspace/is-inside.ts";
import { readRegularFile } from "../../workspace/read-regular-file.ts";
import { findRepositoryRoot } from "../../workspace/repository-root.ts";
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
 * Checks that the folder has code, and all that its repository has. If it has none, the CLI pushes an app without functions,
 * which deletes every function of the Convex deployment (seen with 1.36 and 1.49); what is missing is deleted, too. Git
 * leaves an empty folder where a submodule was not checked out. Links are followed, as the CLI follows them.
 *
 * @throws {ActionFailure} `functions-missing`, or `convex-outside-workspace`
 */
export function assertFunctionsDirectory(workingDirectory: string, workspace: string): void {
  const directory = functionsDirectory(workingDirectory);
  if (directory === null) return;
  const named = codeSpan(relative(workspace, directory));
  const [root, functions] = [followLinks(workspace), followLinks(directory)];
  if (!isInside(root, functions)) throw new ActionFailure(functionsOutside(named));
  const leftOut = leftOutOfCheckout(functions, root);
  if (leftOut !== null) throw new ActionFailure(functionsLeftOut(codeSpan(relative(root, leftOut))));
  if (!hasFile(functions, PUSHED)) throw new ActionFailure(functionsMissing(named, existsSync(functions)));
}

/** Whether the folder has code that can have functions. The CLI reads a schema and configuration, but makes no module of them. */
export function canHaveFunctions(functions: string): boolean {
  return hasFile(functions, MODULE);
}

/** @returns The first file or folder of functions that a sparse checkout has left out, or null. */
function leftOutOfCheckout(functions: string, workspace: string): string | null {
  const top = findRepositoryRoot(functions, workspace);
  if (top === null) return null;
  const missing = (path: string) => isInside(functions, path) && mayBePushed(path, functions) && !existsSync(path);
  return (
    readLeftOutPaths(top)
      .map((path) => join(top, path))
      .find(missing) ?? null
  );
}

function mayBePushed(path: string, functions: string): boolean {
  if (isInside(join(functions, "_generated"), path)) return false;
  return path.endsWith(sep) || PUSHED.test(basename(path));
}

/** Whether a folder of functions has TypeScript that can be checked: an app may be written in JavaScript. */
export function hasTypeScript(functions: string): boolean {
  return hasFile(functions, TYPESCRIPT);
}

/** The CLI pushes no file with several full stops in its name, such as a test, except its configuration. */
const PUSHED = /^[^.#][^.]*(?:\.config)?\.[cm]?[jt]sx?$/;
const MODULE = /^(?!schema\.[jt]s$)[^.#][^.]*\.[cm]?[jt]sx?$/;
const TYPESCRIPT = /^[^.#][^.]*(?:\.config)?\.[cm]?tsx?$/;

/** Without what code generation writes. What is behind a link is not searched, and may be code. */
function hasFile(functions: string, names: RegExp): boolean {
  try {
    const generated = join(functions, "_generated");
    return readdirSync(functions, { recursive: true, withFileTypes: true }).some(
      (entry) =>
        !isInside(generated, entry.parentPath) &&
        (entry.isSymbolicLink() || (entry.isFile() && names.test(entry.name))),
    );
  } catch {
    return false;
  }
}
