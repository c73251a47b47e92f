/** Gets the URL of the planned Convex deployment and a key for its API. */

import { wrongDeploymentBeforePush } from "../../diagnosis/action-failures.ts";
import { ActionFailure, ownReason, type Reason } from "../../diagnosis/failure.ts";
import type { DeployPlan } from "../../plan/decide.ts";
import { deploymentNameFromUrl, parseHttpUrl } from "../api/deployment-url.ts";
import {
  type ConvexResponse,
  type DeploymentCredentials,
  failureReason,
  isSuccess,
  requestConvex,
} from "../api/http.ts";
import { asRecord, asString } from "../api/json.ts";
import { fetchPreview, type ProvisioningCaller } from "../api/provisioning-api.ts";
import type { DeployContext } from "./deploy-context.ts";

type Caller = Pick<DeployContext, "plan" | "key" | "url" | "provisionHost" | "maskSecrets">;

/**
 * @param wrapperUrl - The URL that the CLI passed to the command wrapper, or `null`. If it has a name, it must be the same.
 * @returns The credentials, or the reason if Convex does not return them.
 * @throws {ActionFailure} `wrong-deployment` if the CLI is about to push to another deployment.
 */
export async function getDeploymentCredentials(
  caller: Caller,
  cliVersion: string,
  wrapperUrl: string | null,
): Promise<NamedCredentials | Reason> {
  const found = await lookUpCredentials(caller, cliVersion);
  if ("full" in found) return found;
  caller.maskSecrets([found.adminKey]);
  const announced = deploymentNameFromUrl(wrapperUrl ?? "");
  if (found.name !== null && announced !== null && found.name !== announced)
    throw new ActionFailure(wrongDeploymentBeforePush(announced, found.name));
  return found;
}

/** `name` is the deployment's, or `null` if Convex does not return it. */
export type NamedCredentials = DeploymentCredentials & { readonly name: string | null };

async function lookUpCredentials(
  { plan, key, url, provisionHost }: Caller,
  cliVersion: string,
): Promise<NamedCredentials | Reason> {
  if (url !== null) return { url, adminKey: key.raw, name: null };
  if (key.kind === "project") return provisionProduction(key, provisionHost, cliVersion);
  const { preview, deploymentName } = plan;
  const found = await fetchCredentials({ key, preview, deploymentName, provisionHost, cliVersion });
  return "kind" in found ? found.reason : found;
}

/** What identifies a Convex deployment in Convex's cloud. */
export interface CredentialsRequest
  extends Pick<DeployContext, "key" | "provisionHost">,
    Pick<DeployPlan, "preview" | "deploymentName"> {
  readonly cliVersion: string;
}

/** Why there are no credentials: no such deployment, a key that Convex does not accept, or any other error. */
export interface CredentialsNotFound {
  readonly kind: "absent" | "rejected" | "unknown";
  readonly reason: Reason;
}

/** Reads the credentials of a preview, or of the deployment that the key names. Changes nothing. */
export async function fetchCredentials({
  key,
  preview,
  deploymentName,
  provisionHost: host,
  cliVersion,
}: CredentialsRequest): Promise<NamedCredentials | CredentialsNotFound> {
  if (key.kind === "preview" && preview !== null) {
    // The same request as the CLI's for `run`, `import` and `env` with a preview deploy key.
    const found = await fetchPreview({ host, key, cliVersion }, preview.name);
    if (found.kind === "unknown") return found;
    if (found.kind !== "exists") return { kind: found.kind, reason: ownReason(NOT_FOUND_REASONS[found.kind]) };
    if (found.url === null || found.adminKey === null) return URL_MISSING;
    return { url: found.url, adminKey: found.adminKey, name: found.deploymentName };
  }
  const response = await requestConvex({
    method: "POST",
    url: `${host}/api/deployment/url_for_key`,
    authorization: null,
    cliVersion,
    body: { deployKey: key.raw },
  });
  if (!isSuccess(response)) return toNotFound(response);
  const url = parseHttpUrl(asString(response.value));
  if (url === null) return URL_MISSING;
  const announced = deploymentNameFromUrl(url);
  return announced === null || announced === deploymentName
    ? { url, adminKey: key.raw, name: deploymentName }
    : { kind: "unknown", reason: ownReason("Convex returned the URL of another deployment for this key") };
}

const NOT_FOUND_REASONS = {
  absent: "Convex does not find the preview deployment",
  rejected: "Convex does not accept the key",
} as const;

export const URL_MISSING: CredentialsNotFound = {
  kind: "unknown",
  reason: ownReason("Convex did not return its URL"),
};

export function toNotFound(response: ConvexResponse): CredentialsNotFound {
  const kind = response.status === 404 ? "absent" : response.status === 401 ? "rejected" : "unknown";
  return { kind, reason: failureReason(response) };
}

/** Gets the default production deployment, which Convex creates if there is none: only call it for a deploy. */
async function provisionProduction(
  { raw, teamSlug, projectSlug }: ProvisioningCaller["key"],
  host: string,
  cliVersion: string,
): Promise<NamedCredentials | Reason> {
  const response = await requestConvex({
    method: "POST",
    url: `${host}/api/deployment/provision_and_authorize`,
    authorization: `Bearer ${raw}`,
    cliVersion,
    body: { teamSlug, projectSlug, deploymentType: "prod" },
  });
  const found = isSuccess(response) ? readCredentials(response) : null;
  return found ?? failureReason(response);
}

function readCredentials({ value }: ConvexResponse): NamedCredentials | null {
  const { url, adminKey, deploymentName } = asRecord(value);
  const [address, key] = [asString(url), asString(adminKey)];
  return address === null || key === null ? null : { url: address, adminKey: key, name: asString(deploymentName) };
}
