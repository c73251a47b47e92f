/** The imports of a deployment, by the system query with which `convex import` looks for one that runs. */

import { endpointOf } from "./deployment-url.ts";
import type { DeploymentCredentials } from "./environment-variables.ts";
import { asRecord, asString, isSuccess, requestConvex } from "./http.ts";

export interface ImportInfo {
  readonly id: string;
  /** `waiting`: uploaded, and not confirmed; it writes nothing before. */
  readonly state: "waiting" | "running" | "completed" | "failed";
  /** `null`: a snapshot. */
  readonly table: string | null;
  /** Why it failed. Convex's words, which may repeat what is imported; `""` if it did not. */
  readonly error: string;
}

const STATES: Readonly<Record<string, ImportInfo["state"]>> = {
  uploaded: "waiting",
  waiting_for_confirmation: "waiting",
  in_progress: "running",
  completed: "completed",
  failed: "failed",
};

/**
 * The last imports of a deployment, the newest first.
 *
 * @returns `null` if Convex does not tell: it could not be reached, or the key lacks `deployment:backups:view`.
 */
export async function listImports(
  { url, adminKey }: DeploymentCredentials,
  cliVersion: string,
): Promise<readonly ImportInfo[] | null> {
  const answer = await requestConvex({
    method: "POST",
    url: endpointOf(url, "/api/query"),
    authorization: `Convex ${adminKey}`,
    cliVersion,
    body: { path: "_system/cli/queryImport:list", format: "convex_encoded_json", args: [{}] },
  });
  const { status, value } = asRecord(answer.value);
  if (!isSuccess(answer) || status !== "success" || !Array.isArray(value)) return null;
  return value.map(readImport);
}

function readImport(value: unknown): ImportInfo {
  const { _id, state, format } = asRecord(value);
  const { state: name, error_message } = asRecord(state);
  return {
    id: asString(_id) ?? "",
    state: STATES[asString(name) ?? ""] ?? "failed",
    table: asString(asRecord(format).table),
    error: asString(error_message) ?? "",
  };
}
