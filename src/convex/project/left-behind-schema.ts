/** Finds a schema that was not pushed because it is outside of the functions directory. */

import { existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { codeSpan } from "../../markdown/code-span.ts";
import { functionsDirectory } from "./functions-directory.ts";

const NAMES = ["schema.ts", "schema.js"];

/** A push without a schema deletes all indexes. @returns A warning if a schema is in another folder, or null. */
export function schemaLeftBehindWarning(workingDirectory: string, workspace: string): string | null {
  const functions = functionsDirectory(workingDirectory);
  if (functions === null || schemaIn(functions) !== null) return null;
  for (const folder of [
    dirname(functions),
    join(workingDirectory, "convex"),
    join(workingDirectory, "src", "convex"),
  ]) {
    const found = schemaIn(folder);
    if (found !== null)
      return `This push has no schema, so the tables of the last schema are no longer validated and its indexes are deleted. ${codeSpan(relative(workspace, found))} lies outside of the functions' folder ${codeSpan(relative(workspace, functions))}: move it there, or correct \`functions\` in \`convex.json\`.`;
  }
  return null;
}

function schemaIn(folder: string): string | null {
  return NAMES.map((name) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}
