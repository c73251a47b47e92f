/** Looks up the Convex deployment that a plan would reach. Does not claim, provision or change anything. */

import { backendUnreachable } from "../../diagnosis/action-failures.ts";
import { ActionFailure, type Reason } from "../../diagnosis/failure.ts";
import type { ResolvePlan } from "../../plan/decide.ts";
import { parseHttpUrl } from "../api/deployment-url.ts";
import { isSuccess, requestDeployment } from "../api/http.ts";
import { asRecord, asString } from "../api/json.ts";
import { ManagementApi } from "../api/management-api.ts";
import type { ProvisioningCaller } from "../api/provisioning-api.ts";
import type { DeployContext } from "./deploy-context.ts";
import { fetchCredentials, type NamedCredentials, toNotFound, URL_MISSING } from "./deployment-credentials.ts";

export interface ResolveRequest
  extends Pick<DeployContext, "key" | "url" | "provisionHost" | "maskSecrets">,
    Pick<ResolvePlan, "preview" | "deploymentName"> {
  /** Any version that Convex knows. */
  readonly cliVersion: string;
}

export type ResolvedDeployment =
  | {
      readonly kind: "found";
      readonly name: string | null;
      readonly url: string;
      /** `null` if the key may not read it. */
      readonly siteUrl: string | null;
    }
  /** It does not exist. */
  | { readonly kind: "absent" }
  /** Convex does not accept the key. */
  | { readonly kind: "rejected" }
  /** The key may not read it. */
  | { readonly kind: "not-allowed" }
  /** Convex could not be reached, or its response could not be parsed. */
  | { readonly kind: "unknown"; readonly reason: Reason };

/** @throws {ActionFailure} `backend-unreachable` if the backend of an admin key does not respond. */
export async function resolveDeployment(request: ResolveRequest): Promise<ResolvedDeployment> {
  const { key } = request;
  if (key.kind === "project") return findProduction(request, key);
  const { url, deploymentName } = request;
  const found = url === null ? await fetchCredentials(request) : { url, adminKey: key.raw, name: deploymentName };
  if ("kind" in found) return found;
  request.maskSecrets([found.adminKey]);
  return withCanonicalUrls(found, request);
}

/** Asks the deployment for its canonical URLs, which may be regional hosts or custom domains. */
async function withCanonicalUrls(
  found: NamedCredentials,
  { url: backendUrl }: ResolveRequest,
): Promise<ResolvedDeployment> {
  const response = await requestDeployment(found, "/api/v1/get_canonical_urls", { method: "GET" });
  if (response.status === 0 && backendUrl !== null) throw new ActionFailure(backendUnreachable(backendUrl));
  if (!isSuccess(response)) return toNotFound(response);
  const { convexCloudUrl, convexSiteUrl } = asRecord(response.value);
  const [cloud, site] = [parseHttpUrl(asString(convexCloudUrl)), parseHttpUrl(asString(convexSiteUrl))];
  return cloud === null ? URL_MISSING : { kind: "found", name: found.name, url: cloud, siteUrl: site };
}

/**
 * Finds the default production deployment of a project token's project. Uses the Management API, which does not return the
 * site URL: the CLI's request (`provision_and_authorize`) would create a deployment if there is none.
 */
async function findProduction(
  { provisionHost }: ResolveRequest,
  key: ProvisioningCaller["key"],
): Promise<ResolvedDeployment> {
  const api = new ManagementApi(provisionHost, key.raw);
  const project = await api.tokenProject();
  if (project.kind !== "found") return project.kind === "unknown" ? project : { kind: "not-allowed" };
  const rows = await api.deployments(project.value.id);
  if (rows.kind !== "found") return rows.kind === "forbidden" ? { kind: "not-allowed" } : rows;
  const production = rows.value.find(({ type, isDefault }) => type === "prod" && isDefault);
  if (production === undefined) return { kind: "absent" };
  const url = parseHttpUrl(production.url);
  return url === null ? URL_MISSING : { kind: "found", name: production.name, url, siteUrl: null };
}
