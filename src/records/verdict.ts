/** Decides whether a Convex deployment may be deleted: in a cleanup, a sweep, and after a superseded run. */

import { removedBy } from "./live.ts";
import { type Origin, originKey } from "./origin.ts";
import { begunAt, claimsIn, compareStarts, deploymentsIn, lastStep, type RunRecord } from "./record.ts";
import { deploymentOf, type NamedPreview, type ProjectSlugs, previewOf } from "./slot.ts";

/** The repository's records. */
export interface Evidence {
  /** The records of every app, folder, workflow and account. */
  readonly records: readonly RunRecord[];
  /** Whether all records of the slot since the creation of the Convex deployment were read. */
  readonly isComplete: boolean;
  /** Comments that were last updated then or before may be missing, in milliseconds since the epoch. Default: none are. */
  readonly unreadUntil?: number;
}

/** What Convex returned for the deployment. */
export interface ConvexNow {
  /** The key's. */
  readonly project: ProjectSlugs;
  /** Only a `preview` may be deleted. */
  readonly type: string;
  readonly isDefault: boolean;
  readonly previewName: string | null;
}

/** By `originKey`. Origins that could not be read are missing. */
export type OriginsNow = Readonly<Record<string, "closed" | "open">>;

/** What Convex returns for a preview deployment that matches its records. Check that it does before the deletion. */
export function previewAsRecorded(project: ProjectSlugs, previewName: string): ConvexNow {
  return { project, type: "preview", isDefault: false, previewName };
}

/** The preview name that records give a Convex deployment, or `null` if none does. */
export function recordedPreviewName(deployment: string, records: readonly RunRecord[]): string | null {
  return recordsNaming(deployment, records).flatMap(({ slot }) => previewOf(slot) ?? [])[0]?.name ?? null;
}

/**
 * Why a Convex deployment must not be deleted. It may be deleted only if a run of this repository created it, it is a
 * preview of the key's project, all its origins are closed or deleted, and it was not kept. Anything in doubt is a reason.
 *
 * @param originsNow - State of all `originsOf`. Read it after the records, so that no newer run is missed.
 * @returns A clause without a full stop, or `null` if the deployment may be deleted.
 */
export function retentionReason(
  deployment: string,
  evidence: Evidence,
  convexNow: ConvexNow,
  originsNow: OriginsNow,
): string | null {
  const { records, isComplete } = evidence;
  const creator = creatorOf(deployment, records);
  const preview = creator === undefined ? null : previewOf(creator.slot);
  return (
    otherProjectReason(deployment, records, convexNow.project) ??
    notPreviewReason(convexNow, preview) ??
    (preview === null && isComplete ? noCreatorReason(deployment, records) : null) ??
    inUseReason(deployment, records, originsNow) ??
    keptReason(deployment, records) ??
    (isComplete && !mayBeUnread(deployment, evidence) ? null : "not all records since its creation could be read") ??
    unreadOriginReason(deployment, records, originsNow)
  );
}

/**
 * Whether a record of a run that used a Convex deployment may be in a comment that was not read: such a comment was updated
 * after the deployment's creation.
 */
export function mayBeUnread(
  deployment: string,
  { records, unreadUntil = 0 }: Pick<Evidence, "records" | "unreadUntil">,
): boolean {
  const creator = records.find((record) => hasCreated(record, deployment));
  return unreadUntil > 0 && (creator === undefined || begunAt(creator) <= unreadUntil);
}

/**
 * The origins that must be closed or deleted before a Convex deployment may be deleted. A branch with only manual runs
 * does not count if a pull request is an origin too.
 */
export function originsOf(deployment: string, records: readonly RunRecord[]): readonly Origin[] {
  const origins = tiedTo(deployment, records).map(({ origin }) => origin);
  // A pull request whose run never reached the deployment does not count here.
  const hasPullRequest = recordsNaming(deployment, records).some(({ origin }) => origin.kind === "pull-request");
  const counting = origins.filter((origin) => !(hasPullRequest && origin.kind === "branch" && origin.isManual));
  return [...new Map(counting.map((origin) => [originKey(origin), origin])).values()];
}

/**
 * The Convex deployments that a cleanup or a sweep must decide on: all that records of previews name and that were not
 * removed yet.
 *
 * @param closed - The origins that a cleanup is for: a closed pull request, and its head branch if that was deleted.
 *   `null` for a sweep, which is for all.
 */
export function deploymentsToDecide(
  records: readonly RunRecord[],
  closed: readonly Origin[] | null,
): readonly string[] {
  const keys = closed?.map(originKey);
  const removed = new Set(records.flatMap(removedBy));
  const named = new Set(records.filter(({ slot }) => previewOf(slot) !== null).flatMap(deploymentsIn));
  return [...named].filter((deployment) => {
    if (removed.has(deployment)) return false;
    return keys === undefined || tiedTo(deployment, records).some(({ origin }) => keys.includes(originKey(origin)));
  });
}

/** The records to which a cleanup adds `removed` or `kept`: all that name the deployment, under any label. */
export function recordsNaming(deployment: string, records: readonly RunRecord[]): readonly RunRecord[] {
  return records.filter((record) => deploymentsIn(record).includes(deployment));
}

/**
 * The records that give a Convex deployment an origin: those that name it, and those of its slots that name none, because
 * their runs may have reached it or be about to. The slot of a key for one preview contains the deployment's name.
 */
function tiedTo(deployment: string, records: readonly RunRecord[]): readonly RunRecord[] {
  const slots = new Set(recordsNaming(deployment, records).map(({ slot }) => slot));
  return records.filter((record) => {
    const names = deploymentsIn(record);
    const isOfSlot = slots.has(record.slot) || deploymentOf(record.slot) === deployment;
    return names.includes(deployment) || (names.length === 0 && isOfSlot);
  });
}

/** The record of the run that created the deployment, if this token's own account wrote it. */
function creatorOf(deployment: string, records: readonly RunRecord[]): RunRecord | undefined {
  return recordsNaming(deployment, records).find(
    (record) => record.account === "own" && hasCreated(record, deployment) && previewOf(record.slot) !== null,
  );
}

function hasCreated(record: RunRecord, deployment: string): boolean {
  return claimsIn(record).some((claim) => claim.created && reached(record, claim.deployment) === deployment);
}

/** If the CLI did not print the name before its push, it did after. */
function reached(record: RunRecord, claimed: string | null): string | null {
  return claimed ?? lastStep(record, "pushed")?.deployment ?? null;
}

/**
 * The project of the last run that reached the deployment: Convex returned the deployment for that run's key. Earlier runs name
 * another one if the project or its team was renamed since.
 */
function otherProjectReason(deployment: string, records: readonly RunRecord[], project: ProjectSlugs): string | null {
  const runs = recordsNaming(deployment, records).toSorted(compareStarts);
  const last = runs.flatMap(({ slot }) => previewOf(slot) ?? []).at(-1);
  if (last === undefined || isSameProject(last, project)) return null;
  return `the last deploy to it used a key of another project, ${last.teamSlug}/${last.projectSlug}`;
}

function notPreviewReason(now: ConvexNow, preview: NamedPreview | null): string | null {
  if (now.type !== "preview") return `it is a ${now.type} deployment`;
  if (now.isDefault) return "it is the project's default deployment";
  return preview === null || now.previewName === preview.name ? null : "it was claimed with another name";
}

function noCreatorReason(deployment: string, records: readonly RunRecord[]): string {
  const others = recordsNaming(deployment, records).some((record) => hasCreated(record, deployment));
  return others
    ? "a run with another account's token created it"
    : "no record shows that a run of this repository created it";
}

function inUseReason(deployment: string, records: readonly RunRecord[], now: OriginsNow): string | null {
  const origins = originsOf(deployment, records);
  if (origins.some(({ kind }) => kind === "unknown")) return "a record of it names neither a pull request nor a branch";
  const open = origins.find((origin) => now[originKey(origin)] === "open");
  return open === undefined ? null : inUseText(open);
}

function unreadOriginReason(deployment: string, records: readonly RunRecord[], now: OriginsNow): string | null {
  const unread = originsOf(deployment, records).find((origin) => now[originKey(origin)] === undefined);
  return unread === undefined ? null : `reading ${originText(unread)} from GitHub failed`;
}

/** A clause that says that an origin is open. */
export function inUseText(origin: Origin): string {
  return `${originText(origin)} ${origin.kind === "pull-request" ? "is open" : "exists"}`;
}

/** A kept deployment stays kept until the origin for which it was kept deploys to it again. */
function keptReason(deployment: string, records: readonly RunRecord[]): string | null {
  const tied = recordsNaming(deployment, records);
  const isKept = tied.some(({ origin, steps }) => {
    const kept = steps.findLast((step) => step.kind === "kept" && step.deployment === deployment);
    if (kept === undefined) return false;
    const own = tied.filter((record) => originKey(record.origin) === originKey(origin));
    return !own.some((record) => (lastStep(record, "pushed")?.at ?? 0) > kept.at);
  });
  return isKept ? "`on-close: keep` kept it" : null;
}

function isSameProject(one: ProjectSlugs, other: ProjectSlugs): boolean {
  return one.teamSlug === other.teamSlug && one.projectSlug === other.projectSlug;
}

/** An origin in a sentence, such as "pull request #12". */
export function originText(origin: Origin): string {
  switch (origin.kind) {
    case "pull-request":
      return `pull request #${origin.number}`;
    case "branch":
    case "tag":
      return `the ${origin.kind} \`${origin.name}\``;
    case "unknown":
      return "its origin";
  }
}
