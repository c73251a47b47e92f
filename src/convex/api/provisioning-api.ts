/** Convex's provisioning API, as far as the CLI has no command for it. */

import type { Reason } from "../../diagnosis/failure.ts";
import type { DeployKey } from "../../key/deploy-key.ts";
import { askConvex, type ConvexAnswer, fieldsOf, reasonOf, textOf } from "./http.ts";
import { type Answered, answered } from "./management-api.ts";

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
export async function findPreview({ host, key, cliVersion }: ProvisioningCaller, name: string): Promise<PreviewLookup> {
  const answer = await askConvex({
    method: "POST",
    url: `${host}/api/deployment/authorize_preview`,
    authorization: `Bearer ${key.text}`,
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

function readLookup(answer: ConvexAnswer): PreviewLookup {
  const { status } = answer;
  if (status === 401 || status === 403) return { kind: "rejected" };
  const { code, deploymentName, url, adminKey } = fieldsOf(answer.value);
  if (status !== 200)
    return NO_SUCH_PREVIEW.test(textOf(code) ?? "")
      ? { kind: "absent" }
      : { kind: "unknown", reason: reasonOf(answer) };
  return { kind: "exists", deploymentName: textOf(deploymentName), url: textOf(url), adminKey: textOf(adminKey) };
}

/** Which project a deployment belongs to. */
export interface ProjectPlace {
  readonly teamSlug: string;
  readonly projectSlug: string;
  readonly projectId: number;
}

/** Asks by the way that the CLI takes with a preview deploy key as well (`fetchTeamAndProject` in its `api.ts`). */
export async function findProject(
  { host, key, cliVersion }: ProvisioningCaller,
  deploymentName: string,
): Promise<Answered<ProjectPlace>> {
  const answer = await askConvex({
    method: "GET",
    url: `${host}/api/deployment/${encodeURIComponent(deploymentName)}/team_and_project`,
    authorization: `Bearer ${key.text}`,
    cliVersion,
  });
  return answered(answer, (value) => {
    const { team, project, projectId } = fieldsOf(value);
    const [teamSlug, projectSlug] = [textOf(team), textOf(project)];
    return teamSlug === null || projectSlug === null || typeof projectId !== "number"
      ? null
      : { teamSlug, projectSlug, projectId };
  });
}
