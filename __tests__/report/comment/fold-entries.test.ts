import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { lastAttempt, liveIn } from "../../../src/records/live.ts";
import { originKey } from "../../../src/records/origin.ts";
import {
  begunAt,
  deploymentsIn,
  mergeRecords,
  type RecordedStep,
  type RunRecord,
} from "../../../src/records/record.ts";
import { type SeedKind, seedClaim } from "../../../src/records/seed.ts";
import { groupBySlot } from "../../../src/records/slot.ts";
import { deploymentsToDecide, originsOf } from "../../../src/records/verdict.ts";
import type { CommentEntry } from "../../../src/report/comment/comment-row.ts";
import { mergeEntries } from "../../../src/report/comment/comment-state.ts";
import { foldEntries } from "../../../src/report/comment/fold-entries.ts";
import { ended, entry, pushed, record, row } from "./fixtures.ts";

/** Runs of one pull request that can really happen: they start one after the other, and create each deployment once. */
const anyRun = fc.record({
  app: fc.constantFrom("web", "admin"),
  second: fc.integer({ min: 1, max: 30 }),
  ends: fc.constantFrom(...(["open", "failed", "may-be-live", "pushed", "imported", "seeded", "kept"] as const)),
  stopsIn: fc.constantFrom(
    ...([null, null, null, "importing", "timing out", "seeding", "failing", "removed", "superseded"] as const),
  ),
  recreates: fc.constantFrom(true, ...Array.from({ length: 9 }, () => false)),
  branch: fc.boolean(),
});
type Run = typeof anyRun extends fc.Arbitrary<infer Value> ? Value : never;

/** @param deployment - Deployment that the run deploys to. @param created - Whether this run creates it. */
function toRecord({ app, second, ends, stopsIn, branch }: Run, deployment: string, created: boolean): RunRecord {
  const written = { at: second * 1000 + 500, statusId: null };
  const pushing = { kind: "pushing", deployment, created, ...written } as const;
  const done = (flags: { readonly imported?: boolean; readonly seeded?: boolean }): readonly RecordedStep[] => [
    pushing,
    { kind: "pushed", deployment, imported: false, seeded: false, ...flags, ...written },
  ];
  const lost = { kind: "ended", how: "lost", mayBeLive: true, ...written } as const;
  const steps: Readonly<Record<typeof ends | NonNullable<typeof stopsIn>, readonly RecordedStep[]>> = {
    open: [],
    failed: [ended(second)],
    "may-be-live": [pushing, ended(second, true)],
    pushed: done({}),
    imported: done({ imported: true }),
    seeded: done({ seeded: true }),
    kept: [...done({}), { kind: "kept", deployment, ...written }],
    importing: [pushing, { kind: "importing", deployment, item: 1, ...written }, lost],
    // A run whose import timed out.
    "timing out": [pushing, { kind: "importing", deployment, item: 1, ...written }, ...done({}).slice(1)],
    seeding: [pushing, { kind: "seeding", deployment, item: 1, ...written }, lost],
    failing: [
      pushing,
      { kind: "seeding", deployment, item: 1, ...written },
      { kind: "seed-failed", deployment, item: 1, ...written },
      ...done({}).slice(1),
    ],
    removed: [...done({}), { kind: "removed", deployment, ...written }],
    superseded: [{ kind: "ended", how: "superseded", mayBeLive: false, ...written }],
  };
  const origin = branch ? { origin: { kind: "branch", name: "feature/x", isManual: false } } : {};
  return record(app, second, steps[stopsIn ?? ends], origin);
}

/** The runs in order. Each deploys to the deployment that was created last. */
function toRecords(runs: readonly Run[]): readonly RunRecord[] {
  const current = new Map<string, string>();
  return runs
    .toSorted((one, other) => one.second - other.second)
    .map((run) => {
      const known = current.get(run.app);
      const created = known === undefined || run.recreates;
      const deployment = created ? `calm-fox-${run.app}-${run.second}` : known;
      const made = toRecord(run, deployment, created);
      // A run that ended before it claimed a deployment has created nothing.
      if (deploymentsIn(made).length > 0) current.set(run.app, deployment);
      return made;
    });
}

const anyEntries = fc
  .uniqueArray(anyRun, { maxLength: 12, selector: ({ app, second }) => `${app}-${second}` })
  .map((runs) =>
    mergeRecords(toRecords(runs)).map(
      (of): CommentEntry => ({ record: of, row: row({ appName: of.appName }, "deployed", 1) }),
    ),
  );

/** Lists that contain all entries between them: each in its own order, and some entries in several lists. */
const anyLists = anyEntries.chain((entries) =>
  fc.array(fc.shuffledSubarray([...entries]), { maxLength: 3 }).map((lists) => {
    const listed = new Set(lists.flat());
    return { entries, lists: [...lists, entries.filter((one) => !listed.has(one))] };
  }),
);

const recordsOf = (entries: readonly CommentEntry[]): readonly RunRecord[] => entries.map((one) => one.record);

/** The result of a claim without the run that it names: its kind, and for a claimed seed the item to continue from. */
function claimOf(kind: SeedKind, deployment: string, records: readonly RunRecord[]) {
  const claim = seedClaim({ kind, items: [] }, "none", deployment, records, 0);
  return claim.kind === "claimed" ? `${claim.isResumed ? "resumed" : "begun"} from ${claim.from}` : claim.kind;
}

/** Without the runs before the one that last created a deployment: Convex deleted the deployments of those. */
function notReplaced(slot: readonly RunRecord[]): readonly RunRecord[] {
  const begun = slot.filter((one) => one.steps.some((step) => "created" in step && step.created)).map(begunAt);
  return slot.filter((one) => begunAt(one) >= Math.max(0, ...begun));
}

/** Every decision that depends on the records of a slot, for each slot. */
function decided(records: readonly RunRecord[]) {
  return groupBySlot(records)
    .map((slot) => ({
      live: liveIn(slot).record?.id ?? null,
      isUnsure: liveIn(slot).rivals.length > 0,
      last: lastAttempt(slot)?.id,
      judged: deploymentsToDecide(notReplaced(slot), null).map((deployment) => ({
        deployment,
        origins: originsOf(deployment, slot).map(originKey).sort(),
        import: claimOf("import", deployment, slot),
        seed: claimOf("seed", deployment, slot),
      })),
    }))
    .sort((one, other) => ((one.last ?? "") < (other.last ?? "") ? -1 : 1));
}

describe("folding the entries", () => {
  test("changes no decision that depends on the records", () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        expect(decided(recordsOf(foldEntries(entries)))).toStrictEqual(decided(recordsOf(entries)));
      }),
    );
  });

  test("changes nothing the second time", () => {
    fc.assert(
      fc.property(anyEntries, (entries) => {
        const once = foldEntries(entries);
        expect(foldEntries(once)).toStrictEqual(once);
      }),
    );
  });

  test("gives the same result for lists that are joined in any order, with repetitions, folded or not", () => {
    fc.assert(
      fc.property(anyLists, fc.nat(), ({ entries, lists }, which) => {
        const whole = mergeEntries(entries);
        const oneFolded = lists.map((list, at) => (at === which % lists.length ? foldEntries(list) : list));
        expect(mergeEntries(...lists)).toStrictEqual(whole);
        expect(mergeEntries(...oneFolded)).toStrictEqual(whole);
        expect(mergeEntries(...oneFolded.toReversed(), whole)).toStrictEqual(whole);
      }),
    );
  });

  test.each([
    ["importing", "failed pushes", "import", []],
    ["seeding", "failed pushes", "seed", []],
    ["importing", "a push of a workflow that imports nothing", "import", [record("web", 5, pushed("web", 5))]],
    ["seeding", "a push of a workflow that seeds nothing", "seed", [record("web", 5, pushed("web", 5))]],
  ] as const)("keeps a run whose machine was lost while %s, also before %s", (step, _after, kind, others) => {
    const [deployment, at] = ["calm-fox-web", 2_500];
    const pushing = (runId: number, created = false) =>
      ({ kind: "pushing", deployment, created, at: runId * 1000 + 100, statusId: null }) as const;
    const records = [
      record("web", 1, [pushing(1, true), ended(1)]),
      record("web", 2, [
        pushing(2),
        { kind: step, deployment, item: 1, at, statusId: null },
        { kind: "ended", how: "lost", mayBeLive: true, at, statusId: null },
      ]),
      record("web", 3, [pushing(3), ended(3, true)]),
      record("web", 4, [pushing(4), ended(4)]),
      ...others,
    ];
    const kept = recordsOf(foldEntries(records.map((of) => ({ record: of, row: null }))));
    expect(liveIn(kept).record?.runId).toBe(others.length === 0 ? 2 : 5);
    expect(claimOf(kind, deployment, kept)).toBe(kind === "import" ? "resumed from 1" : "lost");
  });

  test("keeps what is live if a run's push ended long before the run", () => {
    const [deployment, written] = ["calm-fox-web", { statusId: null }];
    const pushing = { kind: "pushing", deployment, created: false, ...written } as const;
    const done = { kind: "pushed", deployment, seeded: false, ...written } as const;
    const records = [
      record("web", 1, [
        { ...pushing, at: 1_500 },
        { ...done, imported: false, at: 50_000 },
      ]),
      // This run started later and ended later, but its push ended before that of the first.
      record("web", 2, [
        { ...pushing, at: 2_500 },
        { kind: "importing", deployment, item: 1, ...written, at: 10_000 },
        { ...done, imported: true, at: 100_000 },
      ]),
    ];
    const kept = recordsOf(foldEntries(records.map((of) => ({ record: of, row: null }))));
    expect(liveIn(records).record?.runId).toBe(1);
    expect(liveIn(kept)).toStrictEqual(liveIn(records));
  });

  test("keeps the last of a hundred pushes, and the run that created the deployment", () => {
    const runs = Array.from({ length: 100 }, (_, at) => {
      const of = record("web", at + 1, pushed("web", at + 1, at === 0));
      return { record: of, row: row({ appName: "web" }, "deployed", at) };
    });
    const kept = foldEntries(runs);
    expect(kept.map((one) => one.record.runId)).toStrictEqual([1, 100]);
    expect(kept.map((one) => one.row !== null)).toStrictEqual([false, true]);
  });

  test("keeps the row of what is live and the row of the last attempt", () => {
    const entries = [entry("web", 1, "deployed"), entry("web", 2, "failed"), entry("web", 3, "failed")];
    const rows = foldEntries(entries).filter((one) => one.row !== null);
    expect(rows.map((one) => one.record.runId)).toStrictEqual([1, 3]);
  });

  test("drops the runs of a deleted deployment, except the one that recorded its deletion", () => {
    const removed = { kind: "removed", deployment: "calm-fox-web", at: 9_000, statusId: null } as const;
    const entries = [1, 2, 3].map((runId) => {
      const of = record("web", runId, [...pushed("web", runId), removed]);
      return { record: of, row: row({ appName: "web" }, "removed", 9_000) };
    });
    expect(foldEntries(entries).map((one) => one.record.runId)).toStrictEqual([3]);
    // Of a hundred previews that were recreated, only the newest stays.
    const recreated = Array.from({ length: 100 }, (_, at) => {
      const steps = pushed(`web-${at}`, at + 1, true);
      return { record: record("web", at + 1, steps), row: row({ appName: "web" }, "deployed", at) };
    });
    expect(foldEntries(recreated).map((one) => one.record.runId)).toStrictEqual([100]);
  });

  test("keeps every deployment that a record names until it is deleted", () => {
    const other = record("web", 1, [
      { kind: "claimed", deployment: "old-owl-1", created: true, at: 1_100, statusId: null },
    ]);
    const entries = [{ record: other, row: null }, entry("web", 2, "deployed")];
    expect(foldEntries(entries).flatMap((one) => deploymentsIn(one.record))).toContain("old-owl-1");
  });
});
