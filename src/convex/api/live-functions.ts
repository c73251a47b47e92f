/** The functions that are live on a deployment, by the system query of the CLI's `function-spec`. */

import type { DeploymentCredentials } from "./http.ts";
import { runSystemQuery } from "./system-query.ts";

/**
 * How many functions and HTTP routes the app itself has, without those of components.
 *
 * @returns `null` if it cannot be read: Convex could not be reached, or the key lacks `deployment:data:view`.
 * @see https://github.com/get-convex/convex-backend/blob/main/npm-packages/system-udfs/convex/_system/cli/modules.ts
 */
export async function countFunctions(deployment: DeploymentCredentials, cliVersion: string): Promise<number | null> {
  const functions = await runSystemQuery(deployment, cliVersion, "_system/cli/modules:apiSpec");
  return Array.isArray(functions) ? functions.length : null;
}
