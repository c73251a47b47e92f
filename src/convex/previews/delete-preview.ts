/** Removes one preview deployment, once it is certain that it is the one that is meant. */

import { ownReason, type Reason } from "../../diagnosis/failure.ts";
import { type ApiResult, type DeploymentInfo, ManagementApi } from "../api/management-api.ts";
import { fetchPreview, findProject, type ProjectInfo, type ProvisioningCaller } from "../api/provisioning-api.ts";

export interface DeletePreviewOptions {
  readonly caller: ProvisioningCaller;
  /** Team or personal token, where the preview deploy key is not enough. */
  readonly managementToken: string | null;
  /** The exact name that it was claimed with. */
  readonly previewName: string;
  /** Look at everything, delete nothing. */
  readonly dryRun: boolean;
  /** Why this Convex deployment must stay, as a clause; `null`: it need not. Asked before Convex is asked about it. */
  readonly keepReason: (deploymentName: string) => Promise<string | null>;
}

export type DeletePreviewResult =
  | { readonly kind: "deleted" | "would-delete"; readonly deploymentName: string }
  /** Convex knows none of that name. */
  | { readonly kind: "not-found" }
  | { readonly kind: "not-allowed"; readonly reason: Reason; readonly found: PreviewSummary | null }
  /** `keepReason` said so. */
  | { readonly kind: "kept"; readonly deploymentName: string; readonly reason: string }
  /** Convex says of it what a preview of this name cannot be. */
  | { readonly kind: "mismatch"; readonly deploymentName: string; readonly what: string }
  | { readonly kind: "failed"; readonly reason: Reason; readonly found: PreviewSummary | null };

export interface PreviewSummary {
  readonly deploymentName: string;
  /** Milliseconds since the epoch. */
  readonly expiresAt: number | null;
}

/**
 * Removes the preview deployment of exactly this name, if neither `keepReason` nor what Convex says of it speaks
 * against that. What Convex does not show stays.
 */
export async function deletePreview(removal: DeletePreviewOptions): Promise<DeletePreviewResult> {
  const { caller, previewName, dryRun } = removal;
  const lookup = await fetchPreview(caller, previewName);
  if (lookup.kind === "absent") return { kind: "not-found" };
  if (lookup.kind === "rejected")
    return { kind: "not-allowed", reason: ownReason("Convex does not accept the preview deploy key"), found: null };
  if (lookup.kind === "unknown") return { kind: "failed", reason: lookup.reason, found: null };
  const name = lookup.deploymentName;
  if (name === null) return { kind: "failed", reason: ownReason("Convex does not name the deployment"), found: null };
  const kept = await removal.keepReason(name);
  if (kept !== null) return { kind: "kept", deploymentName: name, reason: kept };
  const apis = [caller.key.raw, removal.managementToken]
    .filter((token) => token !== null)
    .map((token) => new ManagementApi(caller.host, token));
  const [row, project] = await Promise.all([tryTokens(apis, (api) => api.deployment(name)), findProject(caller, name)]);
  const found = { deploymentName: name, expiresAt: row.kind === "found" ? row.value.expiresAt : null };
  if (row.kind !== "found") return toFailure(row, found, removal);
  if (project.kind !== "found") return toFailure(project, found, removal);
  const what =
    mismatchReason(row.value, name, previewName) ?? projectMismatchReason(row.value, project.value, caller.key);
  if (what !== null) return { kind: "mismatch", deploymentName: name, what };
  if (dryRun) return { kind: "would-delete", deploymentName: name };
  const removed = await tryTokens(apis, (api) => api.deleteDeployment(name));
  return removed.kind === "found" ? { kind: "deleted", deploymentName: name } : toFailure(removed, found, removal);
}

/** What is absent, though Convex named it a moment ago, has gone since, or is hidden from the token. */
async function toFailure(
  answer: Exclude<ApiResult<unknown>, { kind: "found" }>,
  found: PreviewSummary,
  { caller, previewName }: DeletePreviewOptions,
): Promise<DeletePreviewResult> {
  if (answer.kind !== "absent")
    return { kind: answer.kind === "forbidden" ? "not-allowed" : "failed", reason: answer.reason, found };
  return (await fetchPreview(caller, previewName)).kind === "absent"
    ? { kind: "not-found" }
    : { kind: "not-allowed", reason: ownReason("Convex hides the deployment from this key"), found };
}

/** The row's project must be the key's own. */
function projectMismatchReason(
  { projectId }: DeploymentInfo,
  place: ProjectInfo,
  key: ProvisioningCaller["key"],
): string | null {
  const isOfKey = place.teamSlug === key.teamSlug && place.projectSlug === key.projectSlug;
  return isOfKey && projectId === place.projectId ? null : "it belongs to another project";
}

/** What forbids to delete a row, as a clause; `null`: nothing does. */
export function mismatchReason(row: DeploymentInfo, name: string, previewName: string): string | null {
  if (row.name !== name) return `it is called \`${row.name}\``;
  if (row.type !== "preview")
    return /^[a-z]{1,20}$/.test(row.type) ? `it is a ${row.type} deployment` : "it is of another type";
  if (row.isDefault) return "it is the project's default deployment";
  return row.previewIdentifier === previewName ? null : "it was claimed with another name";
}

/** Asks with one token after the other, until one may. To a token that may not, a deployment may look absent. */
async function tryTokens<Value>(
  apis: readonly ManagementApi[],
  ask: (api: ManagementApi) => Promise<ApiResult<Value>>,
): Promise<ApiResult<Value>> {
  let last: ApiResult<Value> = { kind: "forbidden", reason: ownReason("there is no token") };
  for (const api of apis) {
    last = await ask(api);
    if (last.kind === "found" || last.kind === "unknown") return last;
  }
  return last;
}
