import type { SeedRecord } from "../../outcome/seed-record.ts";
import { SEED_LOCK_TTL_MS } from "../deployment/seed-status.ts";

/** What the comment says of a seed. */

/** The same by the comment's row, which keeps one word for all runs. `null`: nothing stands against a claim. */
export function lockFromRow(
  name: string,
  seed: SeedRecord | null | undefined,
  now: number,
): "seeded" | "begun" | "lost" | null {
  if (seed?.deploymentName !== name || seed.state === "failed") return null;
  if (seed.state === "done") return "seeded";
  return now - seed.timestamp < SEED_LOCK_TTL_MS ? "begun" : "lost";
}
