/** Whether `typecheck: try` checks anything. The CLI passes over a check that cannot run, and says nothing. */

import { existsSync, readdirSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { codeSpan } from "../../markdown/code-span.ts";
import { readRegularFile } from "../../workspace/read-regular-file.ts";
import { functionsDirectory } from "./functions-directory.ts";

/** Where the CLI looks, below the working directory only (`findTypeScriptCompilerPath` in its `typecheck.ts`). */
const COMPILERS = {
  tsc: ["@typescript/native/bin/tsc", "typescript/bin/tsc"],
  tsgo: ["@typescript/native-preview/bin/tsgo", "@typescript/native-preview/bin/tsgo.js"],
} as const;

/**
 * Ask after the push: `cmd` may install packages.
 *
 * @returns A sentence about why the functions were not type-checked, and what to do, or null if they were.
 */
export function uncheckedTypesWarning(workingDirectory: string, workspace: string): string | null {
  const functions = functionsDirectory(workingDirectory);
  if (functions === null || !hasTypeScript(functions)) return null;
  const reason = reasonForNoCheck(workingDirectory, workspace, functions);
  if (reason === null) return null;
  const folder = relative(workingDirectory, functions) || ".";
  return `The functions were not type-checked: ${reason}. \`typecheck: try\`, the default, passes then. Check them in a step before this one, in the working directory (${codeSpan(`npx tsc --noEmit --project ${folder}`)}), or let the deploy fail with \`typecheck: enable\`. \`typecheck: disable\` turns this warning off.`;
}

function reasonForNoCheck(workingDirectory: string, workspace: string, functions: string): string | null {
  const configuration = join(functions, "tsconfig.json");
  if (!existsSync(configuration)) return `${codeSpan(relative(workspace, configuration))} does not exist`;
  const compiler = chosenCompiler(workingDirectory);
  if (isInstalled(workingDirectory, compiler)) return null;
  for (let folder = workingDirectory; folder !== workspace && folder !== dirname(folder); ) {
    folder = dirname(folder);
    if (isInstalled(folder, compiler))
      return `\`${compiler}\` is installed in \`node_modules\` of a folder above, and the Convex CLI looks only in that of the working directory`;
  }
  return `\`${compiler}\` is not installed`;
}

function isInstalled(folder: string, compiler: keyof typeof COMPILERS): boolean {
  return COMPILERS[compiler].some((path) => existsSync(join(folder, "node_modules", path)));
}

function chosenCompiler(workingDirectory: string): keyof typeof COMPILERS {
  try {
    const text = readRegularFile(join(workingDirectory, "convex.json")) ?? "";
    return (JSON.parse(text) as { typescriptCompiler?: unknown }).typescriptCompiler === "tsgo" ? "tsgo" : "tsc";
  } catch {
    return "tsc";
  }
}

/** An app in JavaScript has nothing to check. */
function hasTypeScript(functions: string): boolean {
  try {
    return readdirSync(functions, { recursive: true }).some((path) => {
      const name = String(path);
      return /\.[cm]?tsx?$/.test(name) && !/\.d\.[cm]?ts$/.test(name) && !name.startsWith("_generated");
    });
  } catch {
    return false;
  }
}
