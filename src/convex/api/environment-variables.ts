/** Lists and sets a deployment's environment variables: https://docs.convex.dev/deployment-platform-api */

import { deploymentEnvFailed } from "../../diagnosis/action-failures.ts";
import { ActionFailure, ownReason, type Reason } from "../../diagnosis/failure.ts";
import { VARIABLE_LIMITS } from "../../diagnosis/limit-failures.ts";
import {
  type ConvexResponse,
  type DeploymentCredentials,
  failureReason,
  isSuccess,
  requestDeployment,
} from "./http.ts";
import { asRecord, asString } from "./json.ts";

/** Names of variables, by result. */
export interface UpdatedVariables {
  readonly set: readonly string[];
  /** Variables whose values the `convex.config.ts` of the live code does not allow. The code to be pushed may. */
  readonly refused: readonly string[];
}

/**
 * Sets the variables that differ, in one request, which Convex applies completely or not at all. If the live code does not
 * allow a value, sets each variable by itself, so that only such values remain.
 *
 * @throws {ActionFailure} `deployment-env-failed`, which contains names, never values.
 */
export async function updateEnvironmentVariables(
  credentials: DeploymentCredentials,
  wanted: Readonly<Record<string, string>>,
): Promise<UpdatedVariables> {
  const changes = await changesOf(credentials, wanted);
  const names = changes.map(({ name }) => name);
  if (changes.length === 0 || (await change(credentials, changes))) return { set: names, refused: [] };
  const set: string[] = [];
  for (const one of changes) if (await change(credentials, [one])) set.push(one.name);
  return { set, refused: names.filter((name) => !set.includes(name)) };
}

interface Change {
  readonly name: string;
  readonly value: string;
}

/**
 * Lists the variables with their values.
 *
 * @returns `null` if Convex could not be reached, or the key lacks `deployment:env:view`.
 */
export async function listEnvironmentVariables(
  credentials: DeploymentCredentials,
): Promise<Readonly<Record<string, unknown>> | null> {
  const listed = await requestDeployment(credentials, "/api/v1/list_environment_variables", { method: "GET" });
  const { environmentVariables } = asRecord(listed.value);
  return isSuccess(listed) && environmentVariables !== undefined ? asRecord(environmentVariables) : null;
}

async function changesOf(
  credentials: DeploymentCredentials,
  wanted: Readonly<Record<string, string>>,
): Promise<readonly Change[]> {
  // If the key may write but not read, set all of them.
  const current = (await listEnvironmentVariables(credentials)) ?? {};
  return Object.entries(wanted)
    .filter(([name, value]) => !Object.hasOwn(current, name) || current[name] !== value)
    .map(([name, value]) => ({ name, value }));
}

/** @returns Whether the live code allows the values. @throws {ActionFailure} For any other error. */
async function change(credentials: DeploymentCredentials, changes: readonly Change[]): Promise<boolean> {
  const request = { method: "POST", body: { changes } } as const;
  const response = await requestDeployment(credentials, "/api/v1/update_environment_variables", request);
  if (isSuccess(response)) return true;
  if (asRecord(response.value).code === "InvalidEnvironmentVariable") return false;
  const names = changes.map(({ name }) => name);
  throw new ActionFailure(deploymentEnvFailed(names, reasonWithoutValues(response)));
}

/** Uses only the error's code: Convex's message may repeat a value, and no redaction finds a short or escaped one. */
function reasonWithoutValues(response: ConvexResponse): Reason {
  const code = asString(asRecord(response.value).code) ?? "";
  const limit = VARIABLE_LIMITS[code];
  if (limit !== undefined) return ownReason(limit);
  return ownReason(
    failureReason({ ...response, value: /^[A-Z][A-Za-z]{2,60}$/.test(code) ? { message: code } : null }).full,
  );
}
