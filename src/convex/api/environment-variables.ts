/** Sets a deployment's environment variables: https://docs.convex.dev/deployment-platform-api */

import { deploymentEnvFailed } from "../../diagnosis/action-failures.ts";
import { ActionFailure, ownReason, type Reason } from "../../diagnosis/failure.ts";
import { asRecord, asString, type ConvexResponse, failureReason, isSuccess, requestConvex } from "./http.ts";

/**
 * Sets those that differ, all in one request, which Convex takes as a whole or not at all.
 *
 * @returns The names of those that were set.
 * @throws {ActionFailure} `deployment-env-failed`, which names variables, never a value.
 */
export async function updateEnvironmentVariables(
  { url, adminKey }: DeploymentCredentials,
  wanted: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const authorization = `Convex ${adminKey}`;
  const base = url.replace(/\/+$/, "");
  const listed = await requestConvex({
    method: "GET",
    url: `${base}/api/v1/list_environment_variables`,
    authorization,
  });
  // A key that may write but not read sets all of them.
  const current = isSuccess(listed) ? asRecord(asRecord(listed.value).environmentVariables) : {};
  const changes = Object.entries(wanted)
    .filter(([name, value]) => !Object.hasOwn(current, name) || current[name] !== value)
    .map(([name, value]) => ({ name, value }));
  const names = changes.map(({ name }) => name);
  if (changes.length === 0) return names;
  const answer = await requestConvex({
    method: "POST",
    url: `${base}/api/v1/update_environment_variables`,
    authorization,
    body: { changes },
  });
  if (!isSuccess(answer)) throw new ActionFailure(deploymentEnvFailed(names, reasonWithoutValues(answer)));
  return names;
}

/** By its code only: Convex's message may repeat a value, and one that is short, or escaped, is found by no redaction. */
function reasonWithoutValues(answer: ConvexResponse): Reason {
  const code = asString(asRecord(answer.value).code) ?? "";
  return ownReason(
    failureReason({ ...answer, value: /^[A-Z][A-Za-z]{2,60}$/.test(code) ? { message: code } : null }).full,
  );
}

export interface DeploymentCredentials {
  /** Where it answers; no custom domain. */
  readonly url: string;
  /** For `Authorization: Convex …`. */
  readonly adminKey: string;
}
