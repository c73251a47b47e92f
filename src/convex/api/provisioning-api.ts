/** Convex's provisioning API, as far as the CLI has no command for it. */

import type { Reason } from "../../diagnosis/failure.ts";
import type { DeployKey } from "../../key/deploy-key.ts";
import { asRecord, asString, type ConvexResponse, failureReason, requestConvex } from "./http.ts";
import { type ApiResult, toApiResult } from "./management-api.ts";

export type PreviewLookup =
  | {
      readonly kind: "exists";
      readonly deploymentName: string | null;
      readonly url: string | null;
      /** A key to this one deployment, a secret of its own. */
      readonly adminKey: string | null;
    }
  /** Convex says that the project has none of that name. */
  | { readonly kind: "absent" }
  /** The key is not accepted. */
  | { readonly kind: "rejected" }
  /** Convex did not answer, or in a way that we do not know. */
  | { readonly kind: "unknown"; readonly reason: Reason };

/** A key that names a project, and what the host is asked on whose behalf. */
export interface ProvisioningCaller {
  /** Origin of the provisioning host. */
  readonly host: string;
  readonly key: Extract<DeployKey, { kind: "preview" | "project" }>;
  /** Of the installed CLI; any that Convex knows where none is installed. */
  readonly cliVersion: string;
}

/** Asks whether a preview deployment of exactly this name exists. Changes nothing. */
export async function fetchPreview(
  { host, key, cliVersion }: ProvisioningCaller,
  name: string,
): Promise<PreviewLookup> {
  const answer = await requestConvex({
    method: "POST",
    url: `${host}/api/deployment/authorize_preview`,
    authorization: `Bearer ${key.raw}`,
    cliVersion,
    body: {
      previewName: name,
      projectSelection: { kind: "teamAndProjectSlugs", teamSlug: key.teamSlug, projectSlug: key.projectSlug },
    },
  });
  return readLookup(answer);
}

/** A project, or a page, that is not found says nothing about the preview in it. */
const NO_SUCH_PREVIEW = /^(Preview|Deployment|PreviewDeployment)NotFound$/;

function readLookup(answer: ConvexResponse): PreviewLookup {
  const { status } = answer;
  if (status === 401 || status === 403) return { kind: "rejected" };
  const { code, deploymentName, url, adminKey } = asRecord(answer.value);
  if (status !== 200)
    return NO_SUCH_PREVIEW.test(asString(code) ?? "")
      ? { kind: "absent" }
      : { kind: "unknown", reason: failureReason(answer) };
  return { kind: "exists", deploymentName: asString(deploymentName), url: asString(url), adminKey: asString(adminKey) };
}

/** Which project a deployment belongs to. */
export interface ProjectInfo {
  readonly teamSlug: string;
  readonly projectSlug: string;
  readonly projectId: number;
}

/** Asks by the way that the CLI takes with a preview deploy key as well (`fetchTeamAndProject` in its `api.ts`). */
export async function findProject(
  { host, key, cliVersion }: ProvisioningCaller,
  deploymentName: string,
): Promise<ApiResult<ProjectInfo>> {
  const answer = await requestConvex({
    method: "GET",
    url: `${host}/api/deployment/${encodeURIComponent(deploymentName)}/team_and_project`,
    authorization: `Bearer ${key.raw}`,
    cliVersion,
  });
  return toApiResult(answer, (value) => {
    const { team, project, projectId } = asRecord(value);
    const [teamSlug, projectSlug] = [asString(team), asString(project)];
    return teamSlug === null || projectSlug === null || typeof projectId !== "number"
      ? null
      : { teamSlug, projectSlug, projectId };
  });
}
