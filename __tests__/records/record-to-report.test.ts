import { describe, expect, test } from "@jest/globals";
import type { RunRecord } from "../../src/records/record.ts";
import { recordToReport, type WantedRecord } from "../../src/records/record-to-report.ts";
import { ended, pushed, pushing, record } from "./build-record.ts";

const wanted = (changes: Partial<WantedRecord> = {}): WantedRecord => ({
  ...{ runId: 50, commit: "a", appName: "web", isAppGiven: true, target: null },
  ...changes,
});
/** The record of a push. Another slot has another deployment, because slots with the same deployment count as one. */
function deployed(id: string, from: number, more: Partial<RunRecord> = {}): RunRecord {
  const deployment = more.slot === undefined ? "small-fox-1" : "big-fox-2";
  return record(id, from, [pushing(deployment), pushed(deployment)], more);
}
/** Its deployment is removed in second 13. */
const CLEANED_UP = record("b", 10, [pushing(), pushed(), { kind: "removed", deployment: "small-fox-1" }]);
const OTHER = "preview:acme/shop/admin-1";

/** The result as a short text. */
function found(want: WantedRecord, ...records: readonly RunRecord[]): string {
  const result = recordToReport(want, records);
  return "record" in result ? `${result.kind} ${result.record.id}` : result.kind;
}

describe("the record that an address belongs to", () => {
  test.each<[what: string, expected: string, want: WantedRecord, records: readonly RunRecord[]]>([
    [
      "this run's own, whatever commit it says",
      "found b",
      wanted({ runId: 20 }),
      [deployed("a", 10, { slot: OTHER }), deployed("b", 20)],
    ],
    ["else one of the same commit", "found a", wanted(), [deployed("a", 10), deployed("c", 12, { slot: OTHER })]],
    ["none of another commit", "none", wanted(), [deployed("b", 10)]],
    ["none whose commit nobody knows", "none", wanted({ commit: "" }), [deployed("a", 10, { commit: "" })]],
    ["none of another app", "none", wanted(), [deployed("a", 10, { appName: "admin" })]],
    [
      "the only app there is, where no name was given",
      "found a",
      wanted({ appName: "shop", isAppGiven: false }),
      [deployed("a", 10)],
    ],
    [
      "the app of that name before any other",
      "found a",
      wanted({ isAppGiven: false }),
      [deployed("a", 10), deployed("x", 11, { commit: "a", slot: OTHER, appName: "admin" })],
    ],
    [
      "none, where two may be meant",
      "several",
      wanted({ isAppGiven: false, appName: "shop" }),
      [deployed("a", 10), deployed("x", 11, { commit: "a", slot: OTHER, appName: "admin" })],
    ],
    [
      "that of the target",
      "found x",
      wanted({ target: "production" }),
      [deployed("a", 10), deployed("x", 11, { commit: "a", slot: "production:big-fox-2" })],
    ],
    [
      "not one that failed, if a cleanup has since deleted what it left live",
      "removed x",
      wanted(),
      [CLEANED_UP, record("x", 11, [ended()], { commit: "a" })],
    ],
    ["one that failed after a cleanup", "found x", wanted(), [CLEANED_UP, record("x", 20, [ended()], { commit: "a" })]],
    ["none without a target", "none", wanted(), [record("a", 10, [ended()], { slot: "none:./web" })]],
    [
      "a self-hosted backend's for any target",
      "found a",
      wanted({ target: "production" }),
      [deployed("a", 10, { slot: "admin:https://a/b" })],
    ],
    [
      "the last of two steps that did the same",
      "found x",
      wanted({ runId: 10 }),
      [deployed("a", 10), deployed("x", 13, { commit: "a", runId: 10 })],
    ],
    [
      "what is live before a later try that failed",
      "found a",
      wanted(),
      [deployed("a", 10), record("x", 20, [pushing(), ended()], { commit: "a" })],
    ],
    ["a run that failed, if none came after it", "found a", wanted(), [record("a", 10, [ended()])]],
    ["a run that is still at work", "found a", wanted(), [record("a", 10, [pushing()])]],
    ["not one in whose place a newer push is live", "replaced a", wanted(), [deployed("a", 10), deployed("b", 20)]],
    [
      "not one that failed, after which another came",
      "replaced a",
      wanted(),
      [record("a", 10, [ended()]), deployed("b", 20)],
    ],
    [
      "not one whose preview was removed",
      "removed a",
      wanted(),
      [record("a", 10, [pushing(), pushed(), { kind: "removed", deployment: "small-fox-1" }])],
    ],
    [
      "not one whose preview was removed, even if its name has another preview since",
      "removed a",
      wanted(),
      [
        record("a", 10, [pushing(), pushed(), { kind: "removed", deployment: "small-fox-1" }]),
        record("b", 20, [pushing("big-fox-2"), pushed("big-fox-2")]),
      ],
    ],
    [
      "a run that has pushed and is importing",
      "found a",
      wanted(),
      [record("a", 10, [pushing(), { kind: "importing", deployment: "small-fox-1", item: 1 }])],
    ],
    [
      "not one that failed, if it started in the second of the cleanup",
      "removed x",
      wanted(),
      [CLEANED_UP, record("x", 13, [ended()], { commit: "a" })],
    ],
    [
      "a run that is still at work, even if a cleanup has deleted what was live",
      "found x",
      wanted(),
      [CLEANED_UP, record("x", 11, [pushing()], { commit: "a" })],
    ],
  ])("is %s: %s", (_, expected, want, records) => {
    expect(found(want, ...records)).toBe(expected);
    expect(found(want, ...records.toReversed())).toBe(expected);
  });

  test("is one of several, which are listed", () => {
    const records = [deployed("a", 10), deployed("x", 11, { commit: "a", slot: OTHER })];
    const result = recordToReport(wanted(), records);
    expect(result).toMatchObject({ kind: "several", records: [{ id: "a" }, { id: "x" }] });
  });
});
