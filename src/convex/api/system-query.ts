/** Calls the queries that Convex itself defines on every deployment. */

import { type DeploymentCredentials, isSuccess, requestDeployment } from "./http.ts";
import { asRecord } from "./json.ts";

/**
 * Calls a system query without arguments.
 *
 * @param path - Such as `_system/frontend/getSchemas`.
 * @returns Its result, which may be `null`; `undefined` if Convex could not be reached, or the key may not call it.
 * @see https://github.com/get-convex/convex-backend/tree/main/npm-packages/system-udfs/convex/_system
 */
export async function runSystemQuery(
  deployment: DeploymentCredentials,
  cliVersion: string,
  path: string,
): Promise<unknown> {
  const body = { path, format: "convex_encoded_json", args: [{}] };
  const response = await requestDeployment(deployment, "/api/query", { method: "POST", cliVersion, body });
  const { status, value } = asRecord(response.value);
  return isSuccess(response) && status === "success" ? value : undefined;
}
