/**
 * - `claimed`: this run seeds.
 * - `seeded`: another run has.
 * - `begun`: another run has begun to, and may be at it.
 * - `lost`: another run has begun to, so long ago that it will not tell any more how that ended.
 * - `unrecorded`: nothing can be written down, so that nobody would know of it later.
 */
export type SeedClaim = "claimed" | "seeded" | "begun" | "lost" | "unrecorded";

/** A run that has begun longer ago, in milliseconds, and said nothing since, was lost with its runner. */
export const SEED_LOCK_TTL_MS = 60 * 60_000;

/** A run's words about a preview deployment. */
export interface SeedStatus {
  /** Ids of one record keeper grow with time. */
  readonly id: number;
  readonly description: string;
  /** Milliseconds since the epoch. */
  readonly createdAt: number;
}

/**
 * Part of a description: GitHub lets nobody change a payload, and when it is written the seed is still to come.
 */
export const DEPLOYED = "Deployed to ";
const SEEDED = " (seeded)";

/** What a run says that deployed to `name`, at its end, or before it where it has seeded. */
export function deployedDescription(name: string, isSeeded: boolean): string {
  return `${DEPLOYED}${name}${isSeeded ? SEEDED : ""}.`;
}

export function seedingDescription(name: string): string {
  return `Seeding ${name}.`;
}

/**
 * Of runs that come to a preview deployment at the same time, only one sees no earlier word than its own.
 *
 * @param own - The id of this run's `seedingDescription`, said before the others were read.
 * @param others - The words of each other run, the newest first.
 * @param now - Milliseconds since the epoch.
 */
export function resolveLock(
  name: string,
  own: number,
  others: readonly (readonly SeedStatus[])[],
  now: number,
): Exclude<SeedClaim, "unrecorded"> {
  if (others.some((words) => words.some(({ description }) => description === deployedDescription(name, true))))
    return "seeded";
  // What a run has said behind it is how its seed ended.
  const begun = others
    .flatMap(([last]) => last ?? [])
    .filter(({ id, description }) => id < own && description === seedingDescription(name));
  if (begun.length === 0) return "claimed";
  return begun.some(({ createdAt }) => now - createdAt < SEED_LOCK_TTL_MS) ? "begun" : "lost";
}
