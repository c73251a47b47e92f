/** Records are joined from several places, and those of lost machines are closed. */

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  claimOf,
  compareStarts,
  compareText,
  deadlineOf,
  deploymentsIn,
  endedAsLost,
  endOf,
  isDeployed,
  isInProgress,
  lostRecords,
  mergeRecords,
  nextMoment,
  ownEndOf,
  pushEnd,
  pushSpan,
  type RecordedStep,
  type RunRecord,
  type RunStep,
} from "../../src/records/record.ts";
import { anyRecord } from "./any-record.ts";
import { deployed, ended, HOUR, pushed, pushing, record } from "./build-record.ts";

/** Parts of one record from sources that lack some of its steps. */
const parts = fc
  .tuple(anyRecord, fc.array(fc.tuple(fc.nat(6), fc.boolean()), { minLength: 1, maxLength: 3 }))
  .map(([one, cuts]) =>
    cuts.map(
      ([length, isOwn]): RunRecord => ({
        ...one,
        account: isOwn ? "own" : "other",
        steps: one.steps.slice(0, length + 1),
      }),
    ),
  );
const lists = fc.array(fc.oneof(parts, fc.array(anyRecord, { maxLength: 2 })), { maxLength: 4 });

describe("records that are joined", () => {
  test("are the same in any order, and with repetitions", () => {
    fc.assert(
      fc.property(lists, (all) => {
        const merged = mergeRecords(...all);
        expect(mergeRecords(...all.toReversed())).toStrictEqual(merged);
        expect(mergeRecords(merged, ...all, merged)).toStrictEqual(merged);
        expect(mergeRecords(mergeRecords(...all.slice(1)), ...all.slice(0, 1))).toStrictEqual(merged);
      }),
    );
  });

  test("have the steps of all sources, each once, with GitHub's ID and the later time", () => {
    const begun = record("a", 1, []);
    const fromComment = { ...record("a", 1, [pushing(), pushed()]), githubDeploymentId: null };
    const commented = {
      ...fromComment,
      steps: fromComment.steps.map((step) => ({ ...step, statusId: null, at: step.at + 400 })),
    };
    const listed = { ...record("a", 1, [pushing()]), githubDeploymentId: 7 };
    expect(mergeRecords([begun], [commented], [listed])).toStrictEqual([
      {
        ...listed,
        steps: [
          { kind: "begun", at: 1400, statusId: null },
          { ...pushing(), at: 2400, statusId: 101 },
          { ...pushed(), at: 3400, statusId: null },
        ],
      },
    ]);
  });

  test("belong to another account if any source says so", () => {
    const [own, other] = [deployed("a", 1), deployed("a", 1, { account: "other" })];
    expect(mergeRecords([own], [other])).toMatchObject([{ account: "other" }]);
    expect(mergeRecords([other], [own])).toMatchObject([{ account: "other" }]);
    expect(mergeRecords([own], [own])).toMatchObject([{ account: "own" }]);
  });

  test("have the greater of two IDs", () => {
    const withId = (id: number) =>
      record("a", 1, [], { githubDeploymentId: id, steps: [{ kind: "begun", at: 1000, statusId: id }] });
    const [one, other] = [withId(7), withId(9)];
    expect(mergeRecords([one], [other])).toStrictEqual([other]);
    expect(mergeRecords([other], [one])).toStrictEqual([other]);
  });

  test("have a step once, even if its fields are in another order", () => {
    const one = record("a", 1, [{ kind: "pushing", deployment: "small-fox-1", created: true }]);
    const other = record("a", 1, [{ created: true, deployment: "small-fox-1", kind: "pushing" }]);
    expect(mergeRecords([one], [other])).toStrictEqual([one]);
  });

  const NAME = "small-fox-1";
  const inOrder: readonly RunStep[] = [
    { kind: "begun" },
    { kind: "claimed", deployment: NAME, created: true },
    pushing(),
    { kind: "importing", deployment: NAME, item: 1 },
    { kind: "import-failed", deployment: NAME, item: 1 },
    { kind: "seeding", deployment: NAME, item: 1 },
    { kind: "seed-failed", deployment: NAME, item: 1 },
    pushed("big-fox-2"),
    pushed(),
    ended(),
    { kind: "kept", deployment: NAME },
    { kind: "removed", deployment: NAME },
  ];
  test.each<[string, (index: number) => number]>([
    ["by their times, even where a run never takes them in that order", (index) => 1000 - index],
    ["in the order in which a run takes them, if they are in one second", () => 1000],
    ["with `begun` first, even if its time is later", (index) => (index === 0 ? 2000 : 1000)],
  ])("have their steps %s", (_what, time) => {
    const [begun, ...rest] = inOrder.map((step, index): RecordedStep => ({ ...step, at: time(index), statusId: null }));
    if (begun === undefined) throw new Error("The list has no steps.");
    const expected = [begun, ...rest.toSorted((one, other) => one.at - other.at)];
    for (const steps of [
      [begun, ...rest],
      [begun, ...rest.toReversed()],
      [...rest, begun],
      [...rest.toReversed(), begun],
    ])
      expect(mergeRecords([record("a", 1, [], { steps })])[0]?.steps).toStrictEqual(expected);
  });

  test("are sorted by the start of their runs", () => {
    const records = [deployed("c", 2, { runId: 3 }), deployed("b", 2, { runId: 2 }), deployed("a", 1, { runId: 9 })];
    expect(mergeRecords(records).map(({ id }) => id)).toStrictEqual(["a", "b", "c"]);
  });
});

test.each<[string, RunRecord, boolean | null]>([
  ["has ended", record("a", 1, [ended()]), null],
  ["has pushed", deployed("a", 1), null],
  ["may still be at work", record("a", 1, [pushing()], { deadline: 3 * HOUR }), null],
  ["has no timeout, and may still be at work", record("a", 1, [pushing()], { deadline: null }), null],
  ["was lost before its push", record("a", 1, []), false],
  ["was lost in its push", record("a", 1, [pushing()]), true],
])("a run that %s is marked as lost by another one: %j", (_what, one, mayBeLive) => {
  expect(lostRecords([one], 2 * HOUR)).toStrictEqual(mayBeLive === null ? [] : [{ record: one, mayBeLive }]);
});

test.each([true, false])(
  "a lost run gets an end in the comment, after its own steps: it may be live, %j",
  (mayBeLive) => {
    const one = record("a", 1, [pushing()]);
    const end = { kind: "ended", how: "lost", mayBeLive, at: 9000, statusId: null };
    expect(endedAsLost({ record: one, mayBeLive }, 9000)).toStrictEqual({ ...one, steps: [...one.steps, end] });
  },
);

test("a run without a timeout counts as lost after the longest time that a job can run", () => {
  const one = record("a", 1, [pushing()], { deadline: null });
  expect(lostRecords([one], 121 * HOUR)).toStrictEqual([{ record: one, mayBeLive: true }]);
});

test("a step that only the comment stores comes after every step that its writer has read", () => {
  expect(nextMoment([deployed("a", 1)], 500)).toBe(3001);
  expect(nextMoment([deployed("a", 1)], 5000)).toBe(5000);
  expect(nextMoment([], 5000)).toBe(5000);
});

test.each<[string, Partial<RunRecord>, Partial<RunRecord>]>([
  [
    "GitHub's time of their start",
    { steps: record("a", 1, []).steps, runId: 9 },
    { steps: record("a", 2, []).steps, runId: 1 },
  ],
  ["the ID of the run, in one second", { runId: 1, runAttempt: 9 }, { runId: 2, runAttempt: 1 }],
  ["the attempt of one run", { runAttempt: 1, startedAt: 9 }, { runAttempt: 2, startedAt: 1 }],
  ["the runner's time in one attempt", { startedAt: 1, id: "b" }, { startedAt: 2, id: "a" }],
  ["their IDs if nothing else differs", { id: "a" }, { id: "b" }],
])("runs are ordered by %s", (_what, earlier, later) => {
  const [one, other] = [record("x", 5, [], earlier), record("x", 5, [], later)];
  expect([compareStarts(one, other) < 0, compareStarts(other, one) > 0, compareStarts(one, one)]).toStrictEqual([
    true,
    true,
    0,
  ]);
});

test.each<[string, string, number]>([
  ["a", "b", -1],
  ["b", "a", 1],
  ["a", "a", 0],
  ["Z", "a", -1],
])("texts are compared by code units: %j and %j give %d", (one, other, order) => {
  expect(compareText(one, other)).toBe(order);
});

test("a record names each deployment once, and none if the CLI printed no name", () => {
  expect(deploymentsIn(record("a", 1, [pushing(null), pushed(null)]))).toStrictEqual([]);
  expect(deploymentsIn(record("a", 1, [pushing(), pushed("big-fox-2"), pushed()]))).toStrictEqual([
    "small-fox-1",
    "big-fox-2",
  ]);
});

test.each<[string, readonly RunStep[], RunStep | undefined, RunStep | undefined]>([
  ["is in progress", [pushing()], undefined, undefined],
  ["failed", [ended()], ended(), ended()],
  ["failed, after another run recorded it as lost", [ended("lost"), ended()], ended(), ended()],
  ["failed, before another run recorded it as lost", [ended(), ended("lost")], ended(), ended()],
  ["pushed, before another run recorded it as lost", [pushed(), ended("lost")], pushed(), pushed()],
  ["was lost", [pushing(), ended("lost")], ended("lost"), undefined],
])("the end of a run is what it recorded itself, else that it was lost: it %s", (_what, steps, end, own) => {
  const one = record("a", 1, steps);
  expect([endOf(one), ownEndOf(one)]).toEqual([end, own].map((step) => step && expect.objectContaining(step)));
});

test.each<[string, readonly RunStep[], boolean | undefined]>([
  ["none", [ended()], undefined],
  ["the only one", [pushing()], false],
  ["the first one that created a deployment", [pushing(null, true), pushing()], true],
  ["the one that created a deployment, even if it is not the first", [pushing(), pushing(null, true)], true],
])("the claim of a run is %s", (_what, steps, created) => {
  expect(claimOf(record("a", 1, steps))?.created).toBe(created);
});

const item = { deployment: "small-fox-1", item: 1 };
test.each<[string, readonly RunStep[], ReturnType<typeof pushSpan>, boolean]>([
  ["never, if it failed before", [ended()], null, false],
  ["from its begin, if the status before it is missing", [pushed()], { from: 1000, to: 2000 }, true],
  ["until the status after it", [pushing(), pushed()], { from: 2000, to: 3000 }, true],
  ["until it imports", [pushing(), { kind: "importing", ...item }, pushed()], { from: 2000, to: 3000 }, true],
  ["until it seeds", [pushing(), { kind: "seeding", ...item }, ended()], { from: 2000, to: 3000 }, true],
  ["until it failed", [pushing(), ended()], { from: 2000, to: 3000 }, false],
  ["without a known end", [pushing()], { from: 2000, to: Number.POSITIVE_INFINITY }, false],
])("a run pushes %s", (_what, steps, span, hasPushed) => {
  const one = record("a", 1, steps);
  expect([pushSpan(one), isDeployed(one)]).toStrictEqual([span, hasPushed]);
  if (span !== null) expect(pushEnd(one)?.at ?? Number.POSITIVE_INFINITY).toBe(span.to);
});

test("a run may be in progress until its timeout, counted from GitHub's time of its start", () => {
  const one = record("a", 10, [], { startedAt: 5 * HOUR, deadline: 6 * HOUR });
  expect(deadlineOf(one)).toBe(10_000 + HOUR);
  expect([isInProgress(one, 10_000 + HOUR), isInProgress(one, 10_001 + HOUR)]).toStrictEqual([true, false]);
});
