/** What may be deleted: one verdict for one Convex deployment, for cleanup, sweep and what a superseded run leaves alike. */

import { type Origin, originKey } from "./origin.ts";
import { claimOf, deploymentsIn, lastStep, type RunRecord } from "./record.ts";
import { type PreviewPlace, type ProjectPlace, previewOf } from "./slot.ts";

/** What was read of the repository's records. */
export interface Evidence {
  /** Under any app, folder, workflow and account. */
  readonly records: readonly RunRecord[];
  /** Whether reading went back to the creation of the Convex deployment, for its slot. */
  readonly isComplete: boolean;
}

/** What Convex says of the deployment. `project` is the key's: what another project holds is not found by it. */
export type ConvexNow = { readonly project: ProjectPlace } & (
  | {
      readonly kind: "found";
      /** `preview` for one that may be deleted. */
      readonly type: string;
      readonly isDefault: boolean;
      readonly previewName: string | null;
      /** Whether it belongs to `project`. */
      readonly isOfProject: boolean;
    }
  | { readonly kind: "absent" | "unreadable" }
);

/** By `originKey`. What GitHub did not tell is missing. */
export type OriginsNow = Readonly<Record<string, "over" | "lives">>;

export type Verdict =
  | { readonly kind: "delete"; readonly previewName: string }
  /** Convex no longer has it: say so in its records. */
  | { readonly kind: "gone" }
  /** `reason` is a clause. */
  | { readonly kind: "keep" | "unknown"; readonly reason: string };

/**
 * Whether a Convex deployment may be deleted. `delete` takes everything: that a run of ours created it, that it is a preview
 * of the key's project, that all its origins are over, and that nobody kept it. A single doubt is `keep` or `unknown`, and
 * both mean that it stays.
 *
 * @param originsNow - Of all `originsOf`, read after the records: what is begun meanwhile must not look over.
 */
export function verdict(
  deployment: string,
  { records, isComplete }: Evidence,
  convexNow: ConvexNow,
  originsNow: OriginsNow,
): Verdict {
  const creator = creatorOf(deployment, records);
  const place = creator === undefined ? null : previewOf(creator.slot);
  const kept =
    whyOtherProject(deployment, records, convexNow.project) ??
    (convexNow.kind === "absent" ? "gone" : null) ??
    (convexNow.kind === "found" ? whyNoPreview(convexNow, place) : null) ??
    (place === null && isComplete ? whyNotOurs(deployment, records) : null) ??
    whyWanted(deployment, records, originsNow) ??
    whyKept(deployment, records);
  if (kept === "gone") return { kind: "gone" };
  if (kept !== null) return { kind: "keep", reason: kept };
  if (convexNow.kind !== "found") return { kind: "unknown", reason: "Convex did not tell what it is" };
  if (place === null || !isComplete)
    return { kind: "unknown", reason: "its records could not be read back to its creation" };
  const unread = originsOf(deployment, records).find((origin) => originsNow[originKey(origin)] === undefined);
  if (unread !== undefined)
    return { kind: "unknown", reason: `GitHub did not tell whether ${originText(unread)} is over` };
  return { kind: "delete", previewName: place.name };
}

/**
 * What has to be over before a Convex deployment may be deleted. A branch on which somebody only started runs by hand
 * counts as long as no pull request is an origin too.
 */
export function originsOf(deployment: string, records: readonly RunRecord[]): readonly Origin[] {
  const origins = tiedTo(deployment, records).map(({ origin }) => origin);
  // A pull request whose run never reached the deployment says nothing about who uses it.
  const hasPullRequest = recordsNaming(deployment, records).some(({ origin }) => origin.kind === "pull-request");
  const counting = origins.filter((origin) => !(hasPullRequest && origin.kind === "branch" && origin.isManual));
  return [...new Map(counting.map((origin) => [originKey(origin), origin])).values()];
}

/**
 * The Convex deployments that a cleanup or a sweep has to judge: all that previews' records name, and nobody has removed.
 *
 * @param over - The origins that a cleanup is for: a closed pull request, and its head branch if that is gone. `null` for
 *   a sweep, which is for all.
 */
export function deploymentsToJudge(records: readonly RunRecord[], over: readonly Origin[] | null): readonly string[] {
  const keys = over?.map(originKey);
  const removed = new Set(
    records.flatMap(({ steps }) => steps.flatMap((one) => (one.kind === "removed" ? one.deployment : []))),
  );
  const named = new Set(records.filter(({ slot }) => previewOf(slot) !== null).flatMap(deploymentsIn));
  return [...named].filter((deployment) => {
    if (removed.has(deployment)) return false;
    return keys === undefined || tiedTo(deployment, records).some(({ origin }) => keys.includes(originKey(origin)));
  });
}

/** The records to which a cleanup writes `removed` or `kept`: all that name the deployment, whatever their label. */
export function recordsNaming(deployment: string, records: readonly RunRecord[]): readonly RunRecord[] {
  return records.filter((record) => deploymentsIn(record).includes(deployment));
}

/**
 * The records that give a Convex deployment an origin: those that name it, and those of its slot that name none. Their
 * runs may be about to reach it, and it is not known that they did not.
 */
function tiedTo(deployment: string, records: readonly RunRecord[]): readonly RunRecord[] {
  const slots = new Set(recordsNaming(deployment, records).map(({ slot }) => slot));
  return records.filter((record) => {
    const names = deploymentsIn(record);
    return names.includes(deployment) || (names.length === 0 && slots.has(record.slot));
  });
}

/** The record of this token's own account which says that its run created the deployment. */
function creatorOf(deployment: string, records: readonly RunRecord[]): RunRecord | undefined {
  return recordsNaming(deployment, records).find(
    (record) => record.account === "own" && hasCreated(record, deployment) && previewOf(record.slot) !== null,
  );
}

function hasCreated(record: RunRecord, deployment: string): boolean {
  return (
    claimOf(record)?.created === true &&
    record.steps.some(
      (step) =>
        (step.kind === "claimed" || step.kind === "pushing") &&
        step.created &&
        reached(record, step.deployment) === deployment,
    )
  );
}

/** A CLI that told no name before its push told it after. */
function reached(record: RunRecord, claimed: string | null): string | null {
  return claimed ?? lastStep(record, "pushed")?.deployment ?? null;
}

function whyOtherProject(deployment: string, records: readonly RunRecord[], project: ProjectPlace): string | null {
  const places = recordsNaming(deployment, records).flatMap(({ slot }) => previewOf(slot) ?? []);
  const other = places.find((place) => !isSameProject(place, project));
  return other === undefined ? null : `it belongs to another project, ${other.teamSlug}/${other.projectSlug}`;
}

function whyNoPreview(now: Extract<ConvexNow, { kind: "found" }>, place: PreviewPlace | null): string | null {
  if (!now.isOfProject) return "it belongs to another project";
  if (now.type !== "preview") return `it is a ${now.type} deployment`;
  if (now.isDefault) return "it is the project's default deployment";
  return place === null || now.previewName === place.name ? null : "it was claimed with another name";
}

function whyNotOurs(deployment: string, records: readonly RunRecord[]): string {
  const others = recordsNaming(deployment, records).some((record) => hasCreated(record, deployment));
  return others
    ? "a run with another account's token created it"
    : "no record shows that a run of this repository created it";
}

function whyWanted(deployment: string, records: readonly RunRecord[], now: OriginsNow): string | null {
  const origins = originsOf(deployment, records);
  if (origins.some(({ kind }) => kind === "unknown")) return "a record of it names neither a pull request nor a branch";
  const living = origins.find((origin) => now[originKey(origin)] === "lives");
  if (living === undefined) return null;
  return living.kind === "pull-request" ? `${originText(living)} is open` : `${originText(living)} exists`;
}

/** A deployment that was kept stays kept until the origin for which it was kept deploys to it again. */
function whyKept(deployment: string, records: readonly RunRecord[]): string | null {
  const tied = recordsNaming(deployment, records);
  const isKept = tied.some(({ origin, steps }) => {
    const kept = steps.findLast((step) => step.kind === "kept" && step.deployment === deployment);
    if (kept === undefined) return false;
    const own = tied.filter((record) => originKey(record.origin) === originKey(origin));
    return !own.some((record) => (lastStep(record, "pushed")?.at ?? 0) > kept.at);
  });
  return isKept ? "`on-close: keep` kept it" : null;
}

function isSameProject(one: ProjectPlace, other: ProjectPlace): boolean {
  return one.teamSlug === other.teamSlug && one.projectSlug === other.projectSlug;
}

function originText(origin: Origin): string {
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
