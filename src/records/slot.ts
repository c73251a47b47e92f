/** A slot is what a run deploys to: a preview by its name, or a deployment. Labels (app name, folder) are not part of it. */

import type { DeployKey } from "../key/deploy-key.ts";
import { deploymentsIn, type RunRecord } from "./record.ts";

/** The part of a plan that determines the slot. A deploy plan has it; for a cleanup, build it from the preview name. */
export interface SlotPlan {
  /** `null` if the key names its deployment. */
  readonly preview: { readonly name: string } | null;
}

/**
 * The slot of a run. Known before any request is made.
 *
 * @param url - URL of the backend that an admin key belongs to.
 * @returns `null` if the key cannot deploy (`team`, `access-token`, `malformed`), or the plan lacks what the key needs.
 */
export function slotOf(key: DeployKey, plan: SlotPlan, url: string | null): string | null {
  switch (key.kind) {
    case "preview":
      return plan.preview === null ? null : previewSlot(key, plan.preview.name);
    case "production":
    case "development":
    case "custom":
    case "preview-deployment":
      return `${key.kind}:${key.deploymentName}`;
    case "project":
      return `production:${key.teamSlug}/${key.projectSlug}`;
    case "admin":
      return url !== null && URL.canParse(url) ? `${ADMIN}${new URL(url).origin}/${key.instanceName}` : null;
    default:
      return null;
  }
}

/** @returns The project of a preview slot and the preview's name there, or `null` for every other slot. */
export function previewOf(slot: string): NamedPreview | null {
  const [, teamSlug, projectSlug, name] = /^preview:([^/]+)\/([^/]+)\/(.+)/s.exec(slot) ?? [];
  if (teamSlug === undefined || projectSlug === undefined || name === undefined) return null;
  return { teamSlug, projectSlug, name };
}

/**
 * @returns The target of a slot; `any` for a self-hosted backend, where each run chooses the target; `null` for no
 *   target.
 */
export function targetOf(slot: string): "preview" | "production" | "development" | "custom" | "any" | null {
  const [kind] = slot.split(":");
  switch (kind) {
    case "preview":
    case "preview-deployment":
      return "preview";
    case "production":
    case "development":
    case "custom":
      return kind;
    case "admin":
      return "any";
    default:
      return null;
  }
}

/** A preview of a project, by the preview's name. */
export interface NamedPreview extends ProjectSlugs {
  readonly name: string;
}

export interface ProjectSlugs {
  readonly teamSlug: string;
  readonly projectSlug: string;
}

export function previewSlot({ teamSlug, projectSlug }: ProjectSlugs, name: string): string {
  return `preview:${teamSlug}/${projectSlug}/${name}`;
}

const ADMIN = "admin:";

/** @returns The Convex deployment that a slot's key names, or `null` for the slots of other keys. */
export function deploymentOf(slot: string): string | null {
  return /^(?:production|development|custom|preview-deployment):([^/]+)$/.exec(slot)?.[1] ?? null;
}

/**
 * The records of one slot: those with its name, those of slots that have used the same Convex deployment (a project token
 * and a production key; the key of one preview and the preview's name), and transitively those of their slots.
 *
 * @param deployment - The slot's deployment, if it is known before a record names it.
 */
export function recordsOfSlot(
  slot: string,
  records: readonly RunRecord[],
  deployment: string | null = deploymentOf(slot),
): readonly RunRecord[] {
  const slots = new Set([slot]);
  const deployments = new Set(deployment === null || slot.startsWith(ADMIN) ? [] : [deployment]);
  for (let before = -1; before !== slots.size + deployments.size; ) {
    before = slots.size + deployments.size;
    for (const record of records) {
      const held = joining(record);
      if (!slots.has(record.slot) && !held.some((name) => deployments.has(name))) continue;
      slots.add(record.slot);
      for (const name of held) deployments.add(name);
    }
  }
  return records.filter((record) => slots.has(record.slot));
}

/** Groups records by slot, in the order in which the slots first appear. Each group is a row of the comment. */
export function groupBySlot(records: readonly RunRecord[]): readonly (readonly RunRecord[])[] {
  const groups: (readonly RunRecord[])[] = [];
  let left = records;
  while (left[0] !== undefined) {
    const group = recordsOfSlot(left[0].slot, left);
    groups.push(group);
    left = left.filter((record) => !group.includes(record));
  }
  return groups;
}

/**
 * The deployments by which slots are joined. None for self-hosted backends: their default name is the same everywhere
 * (`convex-self-hosted`), so only the slot, which contains their URL, identifies them.
 */
function joining(record: RunRecord): readonly string[] {
  if (record.slot.startsWith(ADMIN)) return [];
  const named = deploymentOf(record.slot);
  return named === null ? deploymentsIn(record) : [named, ...deploymentsIn(record)];
}
