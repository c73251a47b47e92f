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

describe("of the runs of a preview, those are kept", () => {
  const written = (second: number) => ({ deployment: "calm-fox-web", at: second * 1000, statusId: null });
  const pushing = (second: number) => ({ kind: "pushing", created: false, ...written(second) }) as const;
  const done = (second: number, flags = {}) =>
    ({ kind: "pushed", imported: false, seeded: false, ...flags, ...written(second) }) as const;
  type ItemStep = "importing" | "import-failed" | "seeding" | "seed-failed";
  const items = (second: number, ...kinds: readonly ItemStep[]) =>
    kinds.map((kind) => ({ kind, item: 1, ...written(second) }));
  const ofBranch = { origin: { kind: "branch", name: "feature/x", isManual: false } };

  const open = (second: number) => record("web", second);
  const push = (second: number, flags = {}, about = {}) =>
    record("web", second, [pushing(second), done(second, flags)], about);
  /** A run that claimed the deployment and failed. */
  const failed = (second: number, end = ended(second), about = {}) =>
    record("web", second, [pushing(second), end], about);
  const lost = (second: number, kind: "importing" | "seeding") =>
    record("web", second, [
      pushing(second),
      ...items(second, kind),
      { kind: "ended", how: "lost", mayBeLive: true, at: second * 1000, statusId: null },
    ]);
  const create = (second: number, deployment: string) => record("web", second, pushed(deployment, second, true));
  const cleanedUp = (second: number, kind: "kept" | "removed") =>
    record("web", second, [pushing(second), done(second), { kind, ...written(20) }]);
  const withItems = (second: number, ...kinds: readonly ItemStep[]) =>
    record("web", second, [pushing(second), ...items(second, ...kinds), done(second)]);
  const withoutPushed = (second: number, ...kinds: readonly ItemStep[]) =>
    record("web", second, [pushing(second), ...items(second, ...kinds), ended(second)]);

  const first = create(1, "web");
  const CASES: readonly (readonly [string, readonly RunRecord[], readonly number[]])[] = [
    [
      "that created its deployment, imported last, seeded last and pushed last",
      [first, push(2, { imported: true }), push(3, { imported: true }), push(4, { seeded: true }), push(5), push(6)],
      [1, 3, 4, 6],
    ],
    ["that are in progress, all of them", [first, open(2), open(3), push(4)], [1, 2, 3, 4]],
    [
      "that may have pushed last, and not one that failed for certain, however late it ended",
      [first, failed(2, ended(2, true)), failed(3, ended(3, true)), failed(4, ended(90)), push(5)],
      [1, 3, 5],
    ],
    [
      "that reached it last and that pushed to it last for each pull request and branch",
      [first, push(2, {}, ofBranch), push(3, {}, ofBranch), failed(4, ended(4), ofBranch), push(5), failed(6)],
      [1, 3, 4, 5, 6],
    ],
    [
      "that recorded its push last, although a run pushed since and was lost while it seeded",
      [first, record("web", 2, [pushing(2), ...items(2, "seeding"), done(9)]), lost(3, "seeding"), failed(4)],
      [1, 2, 3, 4],
    ],
    [
      "that created its newest deployment, and none that used the one before it",
      [first, push(2, {}, ofBranch), create(3, "new"), record("web", 4, pushed("new", 4))],
      [3, 4],
    ],
    [
      "that started after the newest deployment was created, although they pushed to the one before it",
      [first, create(2, "new"), push(3), record("web", 4, pushed("new", 4))],
      [2, 3, 4],
    ],
    [
      "that named no deployment, the last one for each pull request and branch",
      [
        first,
        record("web", 2, [ended(2)], ofBranch),
        record("web", 3, [ended(3)], ofBranch),
        record("web", 4, [ended(4)]),
        push(5),
      ],
      [1, 3, 4, 5],
    ],
    [
      "that were lost while they imported or seeded, all of them",
      [first, lost(2, "seeding"), lost(3, "seeding"), lost(4, "importing"), lost(5, "importing"), push(6), failed(7)],
      [1, 2, 3, 4, 5, 6, 7],
    ],
    [
      "whose import timed out last or whose seed failed last, and no earlier ones",
      [
        first,
        withItems(2, "importing"),
        withItems(3, "importing"),
        withoutPushed(4, "seeding", "seed-failed"),
        withoutPushed(5, "seeding", "seed-failed"),
        push(6),
      ],
      [1, 3, 5, 6],
    ],
    [
      "whose import failed last, although another import timed out since",
      [first, withItems(2, "importing", "import-failed"), withItems(3, "importing"), push(4)],
      [1, 2, 3, 4],
    ],
    ["that a cleanup kept, the last one", [first, cleanedUp(2, "kept"), cleanedUp(3, "kept"), push(4)], [1, 3, 4]],
    [
      "whose deployment a cleanup removed, the last one",
      [first, cleanedUp(2, "removed"), cleanedUp(3, "removed"), push(4)],
      [1, 3, 4],
    ],
  ];

  /** The same runs for a second app with its own preview. */
  const ofAdmin = (records: readonly RunRecord[]): readonly RunRecord[] =>
    JSON.parse(JSON.stringify(records).replaceAll("web", "admin").replaceAll("-new", "-newer"));

  test.each(CASES)("%s", (_, records, expected) => {
    const all = [...records, ...ofAdmin(records)];
    const ids = ["web", "admin"].flatMap((app) => expected.map((runId) => `${app}-${runId}`));
    for (const given of [all, all.toReversed()]) {
      const kept = foldEntries(given.map((of) => ({ record: of, row: null }))).map((one) => one.record.id);
      expect(kept.toSorted()).toStrictEqual(ids.toSorted());
    }
  });

  test("that started last, by the ID of their runs if two started in the same second", () => {
    const begun = { kind: "begun", at: 2_000, statusId: null } as const;
    const inTheSameSecond = [
      record("web", 2, [], { id: "z", steps: [begun, ended(2)] }),
      record("web", 3, [], { id: "a", steps: [begun, ended(3)] }),
    ];
    for (const records of [inTheSameSecond, inTheSameSecond.toReversed()]) {
      const kept = foldEntries(records.map((of) => ({ record: of, row: row({}, "failed", 1) })));
      expect(kept.map((one) => [one.record.runId, one.row !== null])).toStrictEqual([[3, true]]);
    }
  });

  test("with the row of the run that is live, if two pushes ended in the same second", () => {
    const shown = foldEntries(
      [
        record("web", 1, [{ ...pushing(1), created: true }, done(5)]),
        record("web", 2, [pushing(2), done(5)]),
        record("web", 6, [ended(6)]),
      ].map((of) => ({ record: of, row: row({}, "deployed", 1) })),
    );
    expect(liveIn(recordsOf(shown)).record?.runId).toBe(2);
    expect(shown.filter((one) => one.row !== null).map((one) => one.record.runId)).toStrictEqual([2, 6]);
  });
});
