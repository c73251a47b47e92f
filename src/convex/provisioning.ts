/** Convex's provisioning API, as far as the CLI has no command for it. */

import type { DeployKey } from "../key/deploy-key.ts";
import { askConvex, type ConvexAnswer, fieldsOf, reasonOf, textOf } from "./convex-request.ts";

export type PreviewLookup =
  | {
      readonly kind: "exists";
      readonly deploymentName: string | null;
      readonly url: string | null;
      /** A key to this one deployment, a secret of its own. */
      readonly adminKey: string | null;
    }
  | { readonly kind: "absent" }
  /** The key is not accepted. */
  | { readonly kind: "rejected" }
  /** Convex did not answer, or in a way that we do not know. */
  | { readonly kind: "unknown"; readonly reason: string };

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

function readLookup(answer: ConvexAnswer): PreviewLookup {
  const { status } = answer;
  if (status === 404) return { kind: "absent" };
  if (status === 401 || status === 403) return { kind: "rejected" };
  const { code, deploymentName, url, adminKey } = fieldsOf(answer.value);
  if (status !== 200)
    return /NotFound/i.test(textOf(code) ?? "") ? { kind: "absent" } : { kind: "unknown", reason: reasonOf(answer) };
  return { kind: "exists", deploymentName: textOf(deploymentName), url: textOf(url), adminKey: textOf(adminKey) };
}
