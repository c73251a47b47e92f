/** Gets the URL of the planned Convex deployment and a key for its API. */

import { wrongDeploymentBeforePush } from "../../diagnosis/action-failures.ts";
import { ActionFailure, ownReason, type Reason } from "../../diagnosis/failure.ts";
import { deploymentNameFromUrl } from "../api/deployment-url.ts";
import type { DeploymentCredentials } from "../api/environment-variables.ts";
import { asRecord, asString, type ConvexResponse, failureReason, isSuccess, requestConvex } from "../api/http.ts";
import { fetchPreview } from "../api/provisioning-api.ts";
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
  { plan, key, url, provisionHost: host }: Caller,
  cliVersion: string,
): Promise<NamedCredentials | Reason> {
  if (url !== null) return { url, adminKey: key.raw, name: null };
  if (key.kind === "preview" && plan.preview !== null) {
    const preview = await fetchPreview({ host, key, cliVersion }, plan.preview.name);
    if (preview.kind !== "exists" || preview.url === null || preview.adminKey === null)
      return preview.kind === "unknown" ? preview.reason : ownReason("Convex does not find the preview deployment");
    return { url: preview.url, adminKey: preview.adminKey, name: preview.deploymentName };
  }
  const isProject = key.kind === "project";
  const answer = await requestConvex({
    method: "POST",
    url: `${host}/api/deployment/${isProject ? "provision_and_authorize" : "url_for_key"}`,
    authorization: isProject ? `Bearer ${key.raw}` : null,
    cliVersion,
    body: isProject
      ? { teamSlug: key.teamSlug, projectSlug: key.projectSlug, deploymentType: "prod" }
      : { deployKey: key.raw },
  });
  if (!isSuccess(answer)) return failureReason(answer);
  return (isProject ? readProject(answer) : readUrl(answer, key.raw, plan.deploymentName)) ?? failureReason(answer);
}

function readProject({ value }: ConvexResponse): NamedCredentials | null {
  const { url, adminKey, deploymentName } = asRecord(value);
  const [address, key] = [asString(url), asString(adminKey)];
  return address === null || key === null ? null : { url: address, adminKey: key, name: asString(deploymentName) };
}

function readUrl({ value }: ConvexResponse, adminKey: string, name: string | null): NamedCredentials | null {
  const url = asString(value);
  return url === null ? null : { url, adminKey, name };
}
