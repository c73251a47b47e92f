/** Records are joined from several places, and those of lost machines are closed. */

import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { lostRecords, mergeRecords, nextMoment, type RunRecord } from "../../src/records/record.ts";
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
    expect(mergeRecords([deployed("a", 1)], [deployed("a", 1, { account: "other" })])).toMatchObject([
      { account: "other" },
    ]);
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

test("a run without a timeout counts as lost after the longest time that a job can run", () => {
  const one = record("a", 1, [pushing()], { deadline: null });
  expect(lostRecords([one], 121 * HOUR)).toStrictEqual([{ record: one, mayBeLive: true }]);
});

test("a step that only the comment stores comes after every step that its writer has read", () => {
  expect(nextMoment([deployed("a", 1)], 500)).toBe(3001);
  expect(nextMoment([deployed("a", 1)], 5000)).toBe(5000);
  expect(nextMoment([], 5000)).toBe(5000);
});
