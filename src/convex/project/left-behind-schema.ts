/** Finds a schema that was not pushed because it is outside of the functions directory. */

import { existsSync } from "node:fs";
import { dirname, join, relative } from "node:path";
import { codeSpan } from "../../markdown/code-span.ts";
import { functionsDirectory } from "./functions-directory.ts";

/** The names under which the CLI looks for it. */
const NAMES = ["schema.ts", "schema.js"];

/** Whether the functions directory has a schema, or does not exist. */
export function hasSchema(workingDirectory: string): boolean {
  const functions = functionsDirectory(workingDirectory);
  return functions === null || schemaIn(functions) !== null;
}

/**
 * A push without a schema deletes all indexes.
 *
 * @param droppedTables - Names of tables that only the previous schema had.
 * @returns A warning, or null if there is a schema, or no sign of a previous one.
 */
export function missingSchemaWarning(
  workingDirectory: string,
  workspace: string,
  droppedTables: readonly string[],
): string | null {
  const functions = functionsDirectory(workingDirectory);
  if (functions === null || schemaIn(functions) !== null) return null;
  const found = [dirname(functions), join(workingDirectory, "convex"), join(workingDirectory, "src", "convex")]
    .map(schemaIn)
    .find((path) => path !== null);
  if (found === undefined && droppedTables.length === 0) return null;
  const folder = codeSpan(relative(workspace, functions));
  const lost =
    "This push has no schema, so the tables of the last schema are no longer validated and its indexes are deleted. Documents stay.";
  return found === undefined
    ? `${lost} If this is not intended, add \`schema.ts\` to the functions folder ${folder}, or correct \`functions\` in \`convex.json\`.`
    : `${lost} ${codeSpan(relative(workspace, found))} is outside of the functions folder ${folder}: move it there, or correct \`functions\` in \`convex.json\`.`;
}

function schemaIn(folder: string): string | null {
  return NAMES.map((name) => join(folder, name)).find((path) => existsSync(path)) ?? null;
}
