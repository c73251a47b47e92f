import type { SeedRecord } from "../../outcome/seed-record.ts";
import { SEED_LOCK_TTL_MS } from "../deployment/seed-status.ts";

/**
 * Whether the comment's row, which keeps one record for all runs, speaks against seeding now.
 *
 * @returns `null` if nothing does.
 */
export function lockFromRow(
  name: string,
  seed: SeedRecord | null | undefined,
  now: number,
): "seeded" | "begun" | "lost" | null {
  if (seed?.deploymentName !== name || seed.state === "failed") return null;
  if (seed.state === "done") return "seeded";
  return now - seed.timestamp < SEED_LOCK_TTL_MS ? "begun" : "lost";
}
