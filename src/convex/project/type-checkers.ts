/** Where the Convex CLI searches for a type checker, and how to let it find one in a folder above. */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/**
 * Below `node_modules` of the working directory, in the CLI's order (`findTypeScriptCompilerPath` in its
 * `typecheck.ts`).
 */
export const TYPE_CHECKERS = {
  tsc: ["@typescript/native/bin/tsc", "typescript/bin/tsc"],
  tsgo: ["@typescript/native-preview/bin/tsgo", "@typescript/native-preview/bin/tsgo.js"],
} as const;

/** The variable with the folder up to which `hoisted-typescript` searches. */
export const HOISTED_TYPESCRIPT_WORKSPACE = "CONVEX_DEPLOY_ACTION_WORKSPACE";
/** The variable with the file that it creates when the CLI starts a type checker from a folder above. */
export const HOISTED_TYPESCRIPT_USED = "CONVEX_DEPLOY_ACTION_TYPESCRIPT_USED";

/** What to pass to the CLI's process, and how to read its result. */
export interface HoistedTypeScript {
  /** Arguments for Node, before the CLI's program. */
  readonly nodeArgs: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Whether the CLI has started a type checker from a folder above. */
  readonly wasUsed: () => boolean;
}

/**
 * @param program - Path of `hoisted-typescript` in the bundle.
 * @param temporary - A folder for this run only.
 */
export function hoistedTypeScript(program: string, workspace: string, temporary: string): HoistedTypeScript {
  const used = join(temporary, "hoisted-typescript-used");
  return {
    nodeArgs: ["--import", pathToFileURL(program).href],
    environment: { [HOISTED_TYPESCRIPT_WORKSPACE]: workspace, [HOISTED_TYPESCRIPT_USED]: used },
    wasUsed: () => existsSync(used),
  };
}
