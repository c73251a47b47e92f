/** A step that sets variables for later steps, and a folder that is searched first for programs. */

import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Step } from "../../fakes/runner/runner.ts";

/**
 * @param actionPath - Path of a folder that does not exist yet. The step's action is written there.
 * @param folder - Folder for `GITHUB_PATH`.
 * @param variables - Variables for `GITHUB_ENV`.
 */
export function plantingStep(actionPath: string, folder: string, variables: Readonly<Record<string, string>>): Step {
  mkdirSync(actionPath);
  const manifest = "name: Plant\ndescription: Plants\nruns: { using: node24, main: index.cjs }\n";
  writeFileSync(join(actionPath, "action.yml"), manifest);
  const lines = Object.entries(variables).map(([name, value]) => `${name}=${value}\n`);
  const append = (file: string, text: string) =>
    `require("node:fs").appendFileSync(process.env.${file}, ${JSON.stringify(text)});\n`;
  const program = append("GITHUB_ENV", lines.join("")) + append("GITHUB_PATH", `${folder}\n`);
  writeFileSync(join(actionPath, "index.cjs"), program);
  return { actionPath };
}
