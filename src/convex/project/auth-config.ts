/** What the app's auth config reads: https://docs.convex.dev/auth/advanced/custom-auth */

import { join } from "node:path";
import { readRegularFile } from "../../workspace/read-regular-file.ts";
import { functionsDirectory } from "./functions-directory.ts";

/** The names under which the CLI looks for it. */
const NAMES = ["auth.config.ts", "auth.config.js"];

const READ = /\bprocess\.env(?:\.([A-Za-z_]\w{0,255})|\[\s{0,9}(["'`])([A-Za-z_]\w{0,255})\2\s{0,9}\])/g;
const COMMENTS = /\/\*[\s\S]*?\*\/|^\s*\/\/.*$/gm;

/** Returns the names of the environment variables that occur in the auth config's own text. */
export function authConfigVariables(workingDirectory: string): readonly string[] {
  const functions = functionsDirectory(workingDirectory);
  if (functions === null) return [];
  const text = NAMES.map((name) => readRegularFile(join(functions, name))).find((found) => found !== null) ?? "";
  const names = [...text.replace(COMMENTS, "").matchAll(READ)].map(([, name, , quoted]) => name ?? quoted ?? "");
  return [...new Set(names)];
}
