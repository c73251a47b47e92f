/** Finds out whether `typecheck: try` checks anything: the CLI silently skips a type check that cannot run. */

import { existsSync } from "node:fs";
import { join, relative } from "node:path";
import { codeSpan } from "../../markdown/code-span.ts";
import { readRegularFile } from "../../workspace/read-regular-file.ts";
import { asRecord, parseJson } from "../api/json.ts";
import { functionsDirectory, hasTypeScript } from "./functions-directory.ts";
import { type HoistedTypeScript, TYPE_CHECKERS } from "./type-checkers.ts";

/**
 * Call it after the push, because `cmd` may install packages.
 *
 * @param hoisted - Lets the CLI find a type checker in a folder above.
 * @returns A warning that says why the functions were not type-checked and what to do, or null if they were.
 */
export function uncheckedTypesWarning(
  workingDirectory: string,
  workspace: string,
  hoisted: HoistedTypeScript,
): string | null {
  const functions = functionsDirectory(workingDirectory);
  if (functions === null || !hasTypeScript(functions)) return null;
  const reason = reasonForNoCheck(workingDirectory, workspace, functions, hoisted);
  if (reason === null) return null;
  const folder = relative(workingDirectory, functions) || ".";
  return `The functions were not type-checked: ${reason}. With \`typecheck: try\`, the default, the deploy continues. Check them in a step before this one, in the working directory (${codeSpan(`npx tsc --noEmit --project ${folder}`)}), or let the deploy fail with \`typecheck: enable\`. \`typecheck: disable\` turns this warning off.`;
}

function reasonForNoCheck(
  workingDirectory: string,
  workspace: string,
  functions: string,
  hoisted: HoistedTypeScript,
): string | null {
  const configuration = join(functions, "tsconfig.json");
  if (!existsSync(configuration)) return `${codeSpan(relative(workspace, configuration))} does not exist`;
  const compiler = chosenCompiler(workingDirectory);
  return isInstalled(workingDirectory, compiler) || hoisted.wasUsed() ? null : `\`${compiler}\` is not installed`;
}

function isInstalled(folder: string, compiler: keyof typeof TYPE_CHECKERS): boolean {
  return TYPE_CHECKERS[compiler].some((path) => existsSync(join(folder, "node_modules", path)));
}

function chosenCompiler(workingDirectory: string): keyof typeof TYPE_CHECKERS {
  const settings = parseJson(readRegularFile(join(workingDirectory, "convex.json")) ?? "");
  return asRecord(settings).typescriptCompiler === "tsgo" ? "tsgo" : "tsc";
}
