/** Where the Convex CLI looks for a type checker, and how its process comes to see those of the folders above. */

import { existsSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";

/** Below `node_modules` of the working directory, in the CLI's order (`findTypeScriptCompilerPath` in its `typecheck.ts`). */
export const TYPE_CHECKERS = {
  tsc: ["@typescript/native/bin/tsc", "typescript/bin/tsc"],
  tsgo: ["@typescript/native-preview/bin/tsgo", "@typescript/native-preview/bin/tsgo.js"],
} as const;

/** The folder up to which `hoisted-typescript` looks. */
export const HOISTED_TYPESCRIPT_WORKSPACE = "CONVEX_DEPLOY_ACTION_WORKSPACE";
/** The file that it creates once the CLI starts a type checker of a folder above. */
export const HOISTED_TYPESCRIPT_USED = "CONVEX_DEPLOY_ACTION_TYPESCRIPT_USED";

/** What the CLI's process is given, and what it leaves behind. */
export interface HoistedTypeScript {
  /** For Node itself, before the CLI's program. */
  readonly nodeArgs: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
  /** Whether the CLI has started a type checker of a folder above. */
  readonly wasUsed: () => boolean;
}

/**
 * @param program - `hoisted-typescript` in the bundle.
 * @param temporary - A folder of this run alone.
 */
export function hoistedTypeScript(program: string, workspace: string, temporary: string): HoistedTypeScript {
  const used = join(temporary, "hoisted-typescript-used");
  return {
    nodeArgs: ["--import", pathToFileURL(program).href],
    environment: { [HOISTED_TYPESCRIPT_WORKSPACE]: workspace, [HOISTED_TYPESCRIPT_USED]: used },
    wasUsed: () => existsSync(used),
  };
}
