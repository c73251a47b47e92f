/** The schema that is live on a deployment, by the system query with which the CLI's MCP server reads it. */

import { endpointOf } from "./deployment-url.ts";
import type { DeploymentCredentials } from "./environment-variables.ts";
import { asRecord, asString, isSuccess, parseJson, requestConvex } from "./http.ts";

/**
 * Names of the tables that the app's own schema lists, without those of components.
 *
 * @returns Empty if no schema is live; `null` if it cannot be read: Convex could not be reached, or the key lacks
 *   `deployment:data:view`.
 * @see https://github.com/get-convex/convex-backend/blob/main/npm-packages/system-udfs/convex/_system/frontend/getSchemas.ts
 */
export async function listSchemaTables(
  { url, adminKey }: DeploymentCredentials,
  cliVersion: string,
): Promise<readonly string[] | null> {
  const response = await requestConvex({
    method: "POST",
    url: endpointOf(url, "/api/query"),
    authorization: `Convex ${adminKey}`,
    cliVersion,
    body: { path: "_system/frontend/getSchemas", format: "convex_encoded_json", args: [{}] },
  });
  const { status, value } = asRecord(response.value);
  if (!isSuccess(response) || status !== "success") return null;
  const active = asString(asRecord(value).active);
  if (active === null) return [];
  const { tables } = asRecord(parseJson(active));
  return Array.isArray(tables) ? tables.flatMap((table) => asString(asRecord(table).tableName) ?? []) : null;
}
