/** The schema that is live on a deployment, by the system query with which the CLI's MCP server reads it. */

import type { DeploymentCredentials } from "./http.ts";
import { asRecord, asString, parseJson } from "./json.ts";
import { runSystemQuery } from "./system-query.ts";

/**
 * Names of the tables that the app's own schema lists, without those of components.
 *
 * @returns Empty if no schema is live; `null` if it cannot be read: Convex could not be reached, or the key lacks
 *   `deployment:data:view`.
 * @see https://github.com/get-convex/convex-backend/blob/main/npm-packages/system-udfs/convex/_system/frontend/getSchemas.ts
 */
export async function listSchemaTables(
  deployment: DeploymentCredentials,
  cliVersion: string,
): Promise<readonly string[] | null> {
  const schemas = await runSystemQuery(deployment, cliVersion, "_system/frontend/getSchemas");
  if (schemas === undefined) return null;
  const active = asString(asRecord(schemas).active);
  if (active === null) return [];
  const { tables } = asRecord(parseJson(active));
  return Array.isArray(tables) ? tables.flatMap((table) => asString(asRecord(table).tableName) ?? []) : null;
}
