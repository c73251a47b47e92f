/** Lists the imports of a deployment with the system query that `convex import` itself uses. */

import type { DeploymentCredentials } from "./http.ts";
import { asRecord, asString } from "./json.ts";
import { runSystemQuery } from "./system-query.ts";

export interface ImportInfo {
  readonly id: string;
  /** `waiting` if it was uploaded but not confirmed: until then, it writes nothing. */
  readonly state: "waiting" | "running" | "completed" | "failed";
  /** `null` for a snapshot. */
  readonly table: string | null;
  /** Convex's error message, which may repeat imported data, or `""`. */
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
 * The latest imports of a deployment, newest first.
 *
 * @returns `null` if Convex could not be reached or the key lacks `deployment:backups:view`.
 */
export async function listImports(
  deployment: DeploymentCredentials,
  cliVersion: string,
): Promise<readonly ImportInfo[] | null> {
  const imports = await runSystemQuery(deployment, cliVersion, "_system/cli/queryImport:list");
  return Array.isArray(imports) ? imports.map(readImport) : null;
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
