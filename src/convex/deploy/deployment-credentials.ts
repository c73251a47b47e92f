/** How to speak to the Convex deployment that a plan reaches: its address and a key that it takes. */

import { ActionFailure, ownReason, type Reason } from "../../diagnosis/failure.ts";
import { wrongDeploymentBeforePush } from "../../diagnosis/action-failures.ts";
import type { Assignment } from "./deploy-context.ts";
import { askConvex, type ConvexAnswer, fieldsOf, isSuccess, reasonOf, textOf } from "../api/http.ts";
import type { DeploymentAccess } from "../api/environment-variables.ts";
import { provisionOrigin } from "../api/provision-host.ts";
import { findPreview } from "../api/provisioning-api.ts";
import { deploymentNameInUrl } from "../api/deployment-url.ts";

type Caller = Pick<Assignment, "plan" | "key" | "url" | "environment" | "hide">;

/**
 * @param handoffUrl - What the CLI gave the hand-off. The name in it, where there is one, must be the one found here.
 * @returns The reason instead, where Convex does not tell.
 * @throws {ActionFailure} `wrong-deployment`, where the CLI is about to push to another one.
 */
export async function accessDeployment(
  caller: Caller,
  cliVersion: string,
  handoffUrl: string | null,
): Promise<DeploymentAccess | Reason> {
  const found = await find(caller, cliVersion);
  if ("full" in found) return found;
  caller.hide([found.adminKey]);
  const announced = deploymentNameInUrl(handoffUrl ?? "");
  if (found.name !== null && announced !== null && found.name !== announced)
    throw new ActionFailure(wrongDeploymentBeforePush(announced, found.name));
  return found;
}

type Found = DeploymentAccess & { readonly name: string | null };

async function find({ plan, key, url, environment }: Caller, cliVersion: string): Promise<Found | Reason> {
  const host = provisionOrigin(environment);
  if (url !== null) return { url, adminKey: key.text, name: null };
  if (key.kind === "preview" && plan.preview !== null) {
    const preview = await findPreview({ host, key, cliVersion }, plan.preview.name);
    if (preview.kind !== "exists" || preview.url === null || preview.adminKey === null)
      return preview.kind === "unknown" ? preview.reason : ownReason("Convex does not find the preview deployment");
    return { url: preview.url, adminKey: preview.adminKey, name: preview.deploymentName };
  }
  const isProject = key.kind === "project";
  const answer = await askConvex({
    method: "POST",
    url: `${host}/api/deployment/${isProject ? "provision_and_authorize" : "url_for_key"}`,
    authorization: isProject ? `Bearer ${key.text}` : null,
    cliVersion,
    body: isProject
      ? { teamSlug: key.teamSlug, projectSlug: key.projectSlug, deploymentType: "prod" }
      : { deployKey: key.text },
  });
  if (!isSuccess(answer)) return reasonOf(answer);
  return (isProject ? readProject(answer) : readUrl(answer, key.text, plan.deploymentName)) ?? reasonOf(answer);
}

function readProject({ value }: ConvexAnswer): Found | null {
  const { url, adminKey, deploymentName } = fieldsOf(value);
  const [address, key] = [textOf(url), textOf(adminKey)];
  return address === null || key === null ? null : { url: address, adminKey: key, name: textOf(deploymentName) };
}

function readUrl({ value }: ConvexAnswer, adminKey: string, name: string | null): Found | null {
  const url = textOf(value);
  return url === null ? null : { url, adminKey, name };
}
