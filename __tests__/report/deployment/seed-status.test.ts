import { describe, expect, test } from "@jest/globals";
import type { SeedRecord } from "../../../src/outcome/seed-record.ts";
import { lockFromRow } from "../../../src/report/comment/seed-in-comment.ts";
import {
  deployedDescription,
  resolveLock,
  SEED_LOCK_TTL_MS,
  type SeedStatus,
  seedingDescription,
} from "../../../src/report/deployment/seed-status.ts";

const NAME = "happy-otter-123";
const NOW = 1_000_000_000_000;
const OWN = 50;

const word = (id: number, description: string, createdAt = NOW): SeedStatus => ({ id, description, createdAt });
const begun = (id: number, createdAt = NOW) => word(id, seedingDescription(NAME), createdAt);
const claim = (...others: readonly (readonly SeedStatus[])[]) => resolveLock(NAME, OWN, others, NOW);

describe("of what other runs have said in their GitHub Deployments", () => {
  test.each<[string, ReturnType<typeof resolveLock>, readonly (readonly SeedStatus[])[]]>([
    ["nothing", "claimed", []],
    ["nothing of a seed", "claimed", [[word(9, deployedDescription(NAME, false))], []]],
    ["that it seeds, before this run", "begun", [[begun(9)]]],
    ["that it seeds, after this run", "claimed", [[begun(51)]]],
    ["that it seeds another Convex deployment", "claimed", [[word(9, seedingDescription("calm-fox-1"))]]],
    ["that it seeded another Convex deployment", "claimed", [[word(9, deployedDescription("calm-fox-1", true))]]],
    ["that its seed failed", "claimed", [[word(10, "The function failed."), begun(9)]]],
    // The order of two runs on a fresh preview, of which the first is done when the second comes to its seed.
    ["that it has seeded", "seeded", [[word(10, deployedDescription(NAME, true)), begun(9)]]],
    ["that it has seeded, after this run", "seeded", [[word(52, deployedDescription(NAME, true)), begun(51)]]],
    [
      "that it has seeded, then something else",
      "seeded",
      [[word(11, "Replaced."), word(10, deployedDescription(NAME, true))]],
    ],
    ["that it seeds, longest ago", "lost", [[begun(9, NOW - SEED_LOCK_TTL_MS)]]],
    ["that it seeds, longest ago, and another lately", "begun", [[begun(9, NOW - SEED_LOCK_TTL_MS)], [begun(10)]]],
    [
      "that it seeds, longest ago, and another has",
      "seeded",
      [[begun(9, 0)], [word(4, deployedDescription(NAME, true))]],
    ],
  ])("%s: %s", (_, expected, others) => expect(claim(...others)).toBe(expected));
});

describe("of what the comment says of a seed", () => {
  const record: SeedRecord = { deploymentName: NAME, state: "begun", timestamp: NOW, runId: 1, runAttempt: 1 };

  test.each<[string, ReturnType<typeof lockFromRow>, SeedRecord | null | undefined]>([
    ["no row", null, undefined],
    ["no word", null, null],
    ["begun", "begun", record],
    ["begun nearly too long ago", "begun", { ...record, timestamp: NOW - SEED_LOCK_TTL_MS + 1 }],
    ["begun too long ago", "lost", { ...record, timestamp: NOW - SEED_LOCK_TTL_MS }],
    ["done, however long ago", "seeded", { ...record, state: "done", timestamp: 0 }],
    ["failed", null, { ...record, state: "failed" }],
    ["done on another Convex deployment", null, { ...record, state: "done", deploymentName: "calm-fox-1" }],
  ])("%s: %s", (_, expected, seed) => expect(lockFromRow(NAME, seed, NOW)).toBe(expected));
});
