/** The parts of Convex's provisioning API for which the CLI has no command. */

import type { Reason } from "../../diagnosis/failure.ts";
import type { DeployKey } from "../../key/deploy-key.ts";
import { type ConvexResponse, failureReason, requestConvex } from "./http.ts";
import { asRecord, asString } from "./json.ts";
import { type ApiResult, toApiResult } from "./management-api.ts";

export type PreviewLookup =
  | {
      readonly kind: "exists";
      readonly deploymentName: string | null;
      readonly url: string | null;
      /** A key for this deployment only. It is a secret. */
      readonly adminKey: string | null;
    }
  /** The project has no preview of that name. */
  | { readonly kind: "absent" }
  /** Convex does not accept the key. */
  | { readonly kind: "rejected" }
  /** There was no response, or an unknown one. */
  | { readonly kind: "unknown"; readonly reason: Reason };

/** The host, the key and the client of a request. */
export interface ProvisioningCaller {
  /** Origin of the provisioning host. */
  readonly host: string;
  readonly key: Extract<DeployKey, { kind: "preview" | "project" }>;
  /** Version of the installed CLI; if none is installed, any that Convex knows. */
  readonly cliVersion: string;
}

/** Looks up the preview deployment with exactly this name. Changes nothing. */
export async function fetchPreview(
  { host, key, cliVersion }: ProvisioningCaller,
  name: string,
): Promise<PreviewLookup> {
  const response = await requestConvex({
    method: "POST",
    url: `${host}/api/deployment/authorize_preview`,
    authorization: `Bearer ${key.raw}`,
    cliVersion,
    body: {
      previewName: name,
      projectSelection: { kind: "teamAndProjectSlugs", teamSlug: key.teamSlug, projectSlug: key.projectSlug },
    },
  });
  return readLookup(response);
}

/** Only these codes mean that the preview does not exist: a 404 can also be about the project or the path. */
const NO_SUCH_PREVIEW = /^(Preview|Deployment|PreviewDeployment)NotFound$/;

function readLookup(response: ConvexResponse): PreviewLookup {
  const { status } = response;
  if (status === 401 || status === 403) return { kind: "rejected" };
  const { code, deploymentName, url, adminKey } = asRecord(response.value);
  if (status !== 200)
    return NO_SUCH_PREVIEW.test(asString(code) ?? "")
      ? { kind: "absent" }
      : { kind: "unknown", reason: failureReason(response) };
  return { kind: "exists", deploymentName: asString(deploymentName), url: asString(url), adminKey: asString(adminKey) };
}

/** The project of a deployment. */
export interface ProjectInfo {
  readonly teamSlug: string;
  readonly projectSlug: string;
  readonly projectId: number;
}

/** Finds a deployment's project as the CLI does with a preview deploy key (`fetchTeamAndProject` in its `api.ts`). */
export async function findProject(
  { host, key, cliVersion }: ProvisioningCaller,
  deploymentName: string,
): Promise<ApiResult<ProjectInfo>> {
  const response = await requestConvex({
    method: "GET",
    url: `${host}/api/deployment/${encodeURIComponent(deploymentName)}/team_and_project`,
    authorization: `Bearer ${key.raw}`,
    cliVersion,
  });
  return toApiResult(response, (value) => {
    const { team, project, projectId } = asRecord(value);
    const [teamSlug, projectSlug] = [asString(team), asString(project)];
    return teamSlug === null || projectSlug === null || typeof projectId !== "number"
      ? null
      : { teamSlug, projectSlug, projectId };
  });
}
