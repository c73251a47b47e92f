import { LONGEST_SEED_MS } from "../deployment/seed-status.ts";
import type { SeedRecord } from "../../outcome/seed-record.ts";

/** What the comment says of a seed. */

/** The same by the comment's row, which keeps one word for all runs. `null`: nothing stands against a claim. */
export function standingClaim(
  name: string,
  seed: SeedRecord | null | undefined,
  now: number,
): "seeded" | "begun" | "lost" | null {
  if (seed?.deploymentName !== name || seed.state === "failed") return null;
  if (seed.state === "done") return "seeded";
  return now - seed.at < LONGEST_SEED_MS ? "begun" : "lost";
}
