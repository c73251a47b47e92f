import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { lastAttempt, liveIn } from "../../../src/records/live.ts";
import { originKey } from "../../../src/records/origin.ts";
import { deploymentsIn, mergeRecords, type RecordedStep, type RunRecord } from "../../../src/records/record.ts";
import { seedClaim } from "../../../src/records/seed.ts";
import { groupBySlot } from "../../../src/records/slot.ts";
import { deploymentsToJudge, originsOf } from "../../../src/records/verdict.ts";
import type { CommentEntry } from "../../../src/report/comment/comment-row.ts";
import { mergeEntries } from "../../../src/report/comment/comment-state.ts";
import { foldEntries } from "../../../src/report/comment/fold-entries.ts";
import { ended, entry, pushed, record, row } from "./fixtures.ts";

/** Runs of one pull request, as they really go: they begin one after the other, and a deployment is created once. */
const anyRun = fc.record({
  app: fc.constantFrom("web", "admin"),
  second: fc.integer({ min: 1, max: 30 }),
  ends: fc.constantFrom("open", "failed", "may-be-live", "pushed", "seeded", "kept", "removed", "superseded"),
  created: fc.boolean(),
  branch: fc.boolean(),
});

function toRecord({ app, second, ends, created, branch }: typeof anyRun extends fc.Arbitrary<infer Run> ? Run : never) {
  const deployment = `calm-fox-${app}`;
  const at = second * 1000 + 500;
  const written = { at, statusId: null };
  const steps: Readonly<Record<typeof ends, readonly RecordedStep[]>> = {
    open: [],
    failed: [ended(second)],
    "may-be-live": [{ kind: "pushing", deployment, created, ...written }, ended(second, true)],
    pushed: pushed(app, second, created),
    seeded: [
      { kind: "pushing", deployment, created, ...written },
      { kind: "pushed", deployment, imported: false, seeded: true, ...written },
    ],
    kept: [...pushed(app, second, created), { kind: "kept", deployment, ...written }],
    removed: [...pushed(app, second, created), { kind: "removed", deployment, ...written }],
    superseded: [{ kind: "ended", how: "superseded", mayBeLive: false, ...written }],
  };
  const origin = branch ? { origin: { kind: "branch", name: "feature/x", isManual: false } } : {};
  return record(app, second, steps[ends], origin);
}

const anyEntries = fc
  .uniqueArray(anyRun, { maxLength: 12, selector: ({ app, second }) => `${app}-${second}` })
  .map((runs) =>
    mergeRecords(runs.map(toRecord)).map(
      (of): CommentEntry => ({ record: of, row: row({ appName: of.appName }, "deployed", 1) }),
    ),
  );

const recordsOf = (entries: readonly CommentEntry[]): readonly RunRecord[] => entries.map((one) => one.record);

/** What is decided by the records of each slot. */
function decided(records: readonly RunRecord[]) {
  return groupBySlot(records)
    .map((slot) => ({
      live: liveIn(slot).record?.id ?? null,
      isUnsure: liveIn(slot).rivals.length > 0,
      last: lastAttempt(slot)?.id,
      judged: deploymentsToJudge(slot, null).map((deployment) => ({
        deployment,
        origins: originsOf(deployment, slot).map(originKey).sort(),
        seed: seedClaim("seed", "none", deployment, slot, 0).kind,
      })),
    }))
    .sort((one, other) => ((one.last ?? "") < (other.last ?? "") ? -1 : 1));
}

describe("folding", () => {
  test("changes nothing of what is decided by the records", () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        expect(decided(recordsOf(foldEntries(entries)))).toEqual(decided(recordsOf(entries)));
      }),
    );
  });

  test("changes nothing more the second time", () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        const once = foldEntries(entries);
        expect(foldEntries(once)).toEqual(once);
      }),
    );
  });

  test("comes to the same, whichever of two lists was folded before they are joined", () => {
    fc.assert(
      fc.property(anyEntries, fc.nat(11), (entries, cut) => {
        const [one, other] = [entries.slice(0, cut), entries.slice(cut)];
        const whole = mergeEntries(entries);
        expect(mergeEntries(foldEntries(one), other)).toEqual(whole);
        expect(mergeEntries(other, foldEntries(one))).toEqual(whole);
        expect(mergeEntries(whole, one, whole)).toEqual(whole);
      }),
    );
  });

  test("keeps of a hundred pushes the last one, and who created the deployment", () => {
    const runs = Array.from({ length: 100 }, (_, at) => {
      const of = record("web", at + 1, pushed("web", at + 1, at === 0));
      return { record: of, row: row({ appName: "web" }, "deployed", at) };
    });
    const kept = foldEntries(runs);
    expect(kept.map((one) => one.record.runId)).toEqual([1, 100]);
    expect(kept.map((one) => one.row !== null)).toEqual([false, true]);
  });

  test("keeps the row of what is live beside the row of the last attempt", () => {
    const entries = [entry("web", 1, "deployed"), entry("web", 2, "failed"), entry("web", 3, "failed")];
    const rows = foldEntries(entries).filter((one) => one.row !== null);
    expect(rows.map((one) => one.record.runId)).toEqual([1, 3]);
  });

  test("forgets what is gone, but for the run that says so", () => {
    const removed = { kind: "removed", deployment: "calm-fox-web", at: 9_000, statusId: null } as const;
    const entries = [1, 2, 3].map((runId) => {
      const of = record("web", runId, [...pushed("web", runId), removed]);
      return { record: of, row: row({ appName: "web" }, "removed", 9_000) };
    });
    expect(foldEntries(entries).map((one) => one.record.runId)).toEqual([3]);
    // Of a hundred previews that were made anew only the newest is left.
    const recreated = Array.from({ length: 100 }, (_, at) => {
      const steps = pushed(`web-${at}`, at + 1, true);
      return { record: record("web", at + 1, steps), row: row({ appName: "web" }, "deployed", at) };
    });
    expect(foldEntries(recreated).map((one) => one.record.runId)).toEqual([100]);
  });

  test("keeps every deployment that a record names until it is removed", () => {
    const other = record("web", 1, [
      { kind: "claimed", deployment: "old-owl-1", created: true, at: 1_100, statusId: null },
    ]);
    const entries = [{ record: other, row: null }, entry("web", 2, "deployed")];
    expect(foldEntries(entries).flatMap((one) => deploymentsIn(one.record))).toContain("old-owl-1");
  });
});
