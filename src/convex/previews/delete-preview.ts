/** Deletes a preview deployment after checking that it is the right one. */

import { ownReason, type Reason } from "../../diagnosis/failure.ts";
import { type ApiResult, type ConvexDeployment, ManagementApi } from "../api/management-api.ts";
import { fetchPreview, findProject, type ProjectInfo, type ProvisioningCaller } from "../api/provisioning-api.ts";

export interface DeletePreviewOptions {
  readonly caller: ProvisioningCaller;
  /** A team or personal token, for when the preview deploy key is not enough. */
  readonly managementToken: string | null;
  /** The exact name with which it was claimed. */
  readonly previewName: string;
  /** Whether to check everything but delete nothing. */
  readonly dryRun: boolean;
  /**
   * Returns a clause that says why this deployment must be kept, or `null`. Called before the deployment is read from
   * Convex.
   */
  readonly keepReason: (deploymentName: string) => Promise<string | null>;
}

export type DeletePreviewResult =
  | { readonly kind: "deleted" | "would-delete"; readonly deploymentName: string }
  /** No preview deployment has that name. */
  | { readonly kind: "not-found" }
  /** Convex does not accept the preview deploy key. */
  | { readonly kind: "key-rejected" }
  | {
      readonly kind: "not-allowed" | "failed";
      readonly reason: Reason;
      /** `null` if Convex did not name it. */
      readonly deploymentName: string | null;
      /** In milliseconds since the epoch, or `null` if it is not known. */
      readonly expiresAt: number | null;
    }
  /** `keepReason` returned a reason. */
  | { readonly kind: "kept"; readonly deploymentName: string; readonly reason: string }
  /** Convex's data about it do not match a preview of this name. */
  | { readonly kind: "mismatch"; readonly deploymentName: string; readonly what: string };

/**
 * Deletes the preview deployment with exactly this name, unless `keepReason` returns a reason or Convex's data about it do
 * not match. A deployment that Convex does not show is not deleted.
 */
export async function deletePreview(removal: DeletePreviewOptions): Promise<DeletePreviewResult> {
  const { caller, previewName, dryRun } = removal;
  const lookup = await fetchPreview(caller, previewName);
  if (lookup.kind === "absent") return { kind: "not-found" };
  if (lookup.kind === "rejected") return { kind: "key-rejected" };
  if (lookup.kind === "unknown")
    return { kind: "failed", reason: lookup.reason, deploymentName: null, expiresAt: null };
  const name = lookup.deploymentName;
  if (name === null) {
    const reason = ownReason("Convex does not name the deployment");
    return { kind: "failed", reason, deploymentName: null, expiresAt: null };
  }
  const kept = await removal.keepReason(name);
  if (kept !== null) return { kind: "kept", deploymentName: name, reason: kept };
  const apis = [caller.key.raw, removal.managementToken]
    .filter((token) => token !== null)
    .map((token) => new ManagementApi(caller.host, token));
  const [row, project] = await Promise.all([tryTokens(apis, (api) => api.deployment(name)), findProject(caller, name)]);
  if (row.kind !== "found") return toFailure(row, { deploymentName: name, expiresAt: null }, removal);
  const found = { deploymentName: name, expiresAt: row.value.expiresAt };
  if (project.kind !== "found") return toFailure(project, found, removal);
  const what =
    mismatchReason(row.value, name, previewName) ?? projectMismatchReason(row.value, project.value, caller.key);
  if (what !== null) return { kind: "mismatch", deploymentName: name, what };
  if (dryRun) return { kind: "would-delete", deploymentName: name };
  const removed = await tryTokens(apis, (api) => api.deleteDeployment(name));
  return removed.kind === "found" ? { kind: "deleted", deploymentName: name } : toFailure(removed, found, removal);
}

/** A deployment that Convex named before but reports as absent now was deleted since, or is hidden from the token. */
async function toFailure(
  response: Exclude<ApiResult<unknown>, { kind: "found" }>,
  found: { readonly deploymentName: string; readonly expiresAt: number | null },
  { caller, previewName }: DeletePreviewOptions,
): Promise<DeletePreviewResult> {
  if (response.kind !== "absent")
    return { kind: response.kind === "forbidden" ? "not-allowed" : "failed", reason: response.reason, ...found };
  return (await fetchPreview(caller, previewName)).kind === "absent"
    ? { kind: "not-found" }
    : { kind: "not-allowed", reason: ownReason("Convex hides the deployment from this key"), ...found };
}

/** The deployment must belong to the key's project. */
function projectMismatchReason(
  { projectId }: ConvexDeployment,
  project: ProjectInfo,
  key: ProvisioningCaller["key"],
): string | null {
  const isOfKey = project.teamSlug === key.teamSlug && project.projectSlug === key.projectSlug;
  return isOfKey && projectId === project.projectId ? null : "it belongs to another project";
}

/** @returns A clause that says why the deployment must not be deleted, or `null`. */
function mismatchReason(row: ConvexDeployment, name: string, previewName: string): string | null {
  if (row.name !== name) return `it is called \`${row.name}\``;
  if (row.type !== "preview")
    return /^[a-z]{1,20}$/.test(row.type) ? `it is a ${row.type} deployment` : "it is of another type";
  if (row.isDefault) return "it is the project's default deployment";
  return row.previewIdentifier === previewName ? null : "it was claimed with another name";
}

/** Tries one token after another until one is allowed. Without permission, Convex may report a deployment as absent. */
async function tryTokens<Value>(
  apis: readonly ManagementApi[],
  call: (api: ManagementApi) => Promise<ApiResult<Value>>,
): Promise<ApiResult<Value>> {
  let last: ApiResult<Value> = { kind: "forbidden", reason: ownReason("there is no token") };
  for (const api of apis) {
    last = await call(api);
    if (last.kind === "found" || last.kind === "unknown") return last;
  }
  return last;
}
