import { describe, expect, test } from "@jest/globals";
import { type Change, change } from "../../../src/contract/change.ts";
import type { Comparison } from "../../../src/contract/comparison.ts";
import type { Status } from "../../../src/outcome/outcome.ts";
import {
  type CommentRow,
  isRowStatus,
  isTrouble,
  parseRow,
  redactRow,
} from "../../../src/report/comment/comment-row.ts";
import { row } from "./fixtures.ts";

const REMOVED = change("function-removed", "messages:list");
const ADDED = change("function-added", "messages:list", { detail: "query" });

function compared(about: Partial<Comparison> = {}): Comparison {
  return { baseBranch: "main", problem: null, changes: [], notCompared: [], waivedBy: null, ...about };
}

const keptOf = (about: Partial<Comparison>) => row({ comparison: compared(about) }, "deployed", 1).comparison;

test.each<[Status, boolean]>([
  ["deployed", true],
  ["failed", true],
  ["refused", true],
  ["skipped", true],
  ["cancelled", true],
  ["dry-run", false],
  ["cleaned-up", false],
  ["swept", false],
  ["resolved", false],
  ["reported", false],
])("a run that ends with %s has a row: %j", (status, hasRow) => {
  expect(isRowStatus(status)).toBe(hasRow);
});

test.each<[string, Partial<CommentRow>, boolean]>([
  ["a run that deployed", { status: "deployed" }, false],
  ["a run in progress, whatever it says", { status: "deploying", cause: "Waits for another run." }, false],
  ["a skipped run, which says why", { status: "skipped", cause: "Nothing to do." }, false],
  ["a removed preview", { status: "removed" }, false],
  ["a failed run", { status: "failed" }, true],
  ["a refused run", { status: "refused" }, true],
  ["a cancelled run", { status: "cancelled" }, true],
  ["a failure after the push", { status: "deployed", cause: "The import failed." }, true],
  ["a change that breaks clients", { comparison: compared({ changes: [ADDED, REMOVED] }) }, true],
  ["changes that break nothing", { comparison: compared({ changes: [ADDED] }) }, false],
  ["a comparison that was not made", { comparison: compared({ problem: "timeout", changes: [REMOVED] }) }, false],
])("%s is trouble: %j: %j", (_, about, expected) => {
  expect(isTrouble({ ...row({}, "deployed", 1), ...about })).toBe(expected);
});

describe("the comparison in a row", () => {
  const named = (make: (name: string) => Change, count: number) =>
    Array.from({ length: count }, (_, at) => make(`${at}`));
  const added = named((name) => change("function-added", name), 59);
  const removed = named((name) => change("function-removed", name), 3);

  test("is kept with what else was found, and is parsed as it was", () => {
    const whole = compared({ changes: [ADDED], notCompared: ["convex/a.ts"], waivedBy: "ok" });
    const told = row({ comparison: whole }, "deployed", 1);
    expect(told.comparison).toStrictEqual(whole);
    expect(parseRow(JSON.parse(JSON.stringify(told)))).toStrictEqual(told);
    expect(row({ comparison: null }, "deployed", 1).comparison).toBeNull();
  });

  test("has sixty changes at most, breaking ones first, and sixty modules at most", () => {
    const modules = Array.from({ length: 61 }, (_, at) => `convex/${at}.ts`);
    expect(keptOf({ changes: [...added, ...removed], notCompared: modules })).toStrictEqual(
      compared({ changes: [...removed, ...added.slice(0, 57)], notCompared: modules.slice(0, 60) }),
    );
  });

  test("has the first two hundred characters of each text, without half of an emoji", () => {
    const [long, short] = [`${"x".repeat(199)}🦊`, `${"x".repeat(199)}\uFFFD`];
    expect(
      keptOf({ changes: [change("function-removed", long, { part: long, detail: long })], notCompared: [long] }),
    ).toStrictEqual(
      compared({ changes: [change("function-removed", short, { part: short, detail: short })], notCompared: [short] }),
    );
  });
});

test("redacting a row covers its comparison, and the site's URL as text from outside", () => {
  const hide = (text: string) => text.replaceAll("SECRET", "***");
  const planted = compared({
    baseBranch: "SECRET",
    changes: [change("function-removed", "SECRET", { part: "SECRET", detail: "SECRET" })],
    notCompared: ["SECRET"],
  });
  const whole: CommentRow = {
    ...row({ comparison: planted, appName: "SECRET" }, "deployed", 1),
    appUrl: "https://SECRET.example.com",
  };
  expect(redactRow(whole, { redactSent: hide, redactTrusted: (text) => text })).toStrictEqual({
    ...whole,
    appUrl: "https://***.example.com",
    comparison: compared({
      baseBranch: "***",
      changes: [change("function-removed", "***", { part: "***", detail: "***" })],
      notCompared: ["***"],
    }),
  });
});
