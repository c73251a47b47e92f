import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import {
  decodeState,
  encodeState,
  hasMarker,
  mergeRow,
  type Row,
  redactRow,
  rowOf,
} from "../../src/report/comment-state.ts";
import { NO_DEPLOYMENT, type Outcome } from "../../src/report/outcome.ts";

const OUTCOME: Outcome = {
  status: "deployed",
  target: "preview",
  keyKind: "preview",
  appName: "web",
  workingDirectory: "apps/web",
  deployment: { ...NO_DEPLOYMENT, name: "happy-otter-123", url: "https://happy-otter-123.convex.cloud" },
  preview: { name: "pr-7", created: true },
  commit: "0123456789abcdef",
  branch: "feature",
  pullRequestNumber: 7,
  cliVersion: "1.48.0",
  durationSeconds: 12,
  failure: null,
  notes: [],
  tail: [],
};

function row(change: Partial<Outcome> = {}, runNumber = 5, runAttempt = 1): Row {
  const outcome = { ...OUTCOME, ...change };
  return rowOf(outcome, outcome.status, {
    runNumber,
    runAttempt,
    runUrl: "https://github.com/acme/shop/actions/runs/1",
  });
}

describe("the comment's state", () => {
  test("comes back as it was, whatever the texts are", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), fc.array(fc.string()), (text, tail) => {
        const rows = [{ ...row(), app: text, cause: text, tail }];
        const body = `${encodeState(rows)}\nwhat people see`;
        expect(decodeState(body)).toEqual(JSON.parse(JSON.stringify(rows)));
        expect(encodeState(rows).split("\n")).toHaveLength(1);
        expect(encodeState(rows).match(/-->/g)).toHaveLength(1);
      }),
    );
  });

  test.each([
    ["another comment", "Looks good"],
    ["a marker that does not come first", `> ${encodeState([row()])}`],
    ["a marker without an end", encodeState([row()]).replace("-->", "")],
    ["data that is no JSON", "<!-- convex-deploy-action v1 bm90IGpzb24= -->"],
    ["JSON that is no list", `<!-- convex-deploy-action v1 ${btoa('{"a":1}')} -->`],
    ["rows without their fields", `<!-- convex-deploy-action v1 ${btoa('[{"key":"a"},null,3]')} -->`],
    ["a row with a number for a text", encodeState([{ ...row(), url: 3 as unknown as string }])],
  ])("reads %s as no rows", (_, body) => {
    expect(decodeState(body)).toEqual([]);
  });

  test("is ours only where the comment starts with it", () => {
    expect(hasMarker(encodeState([]))).toBe(true);
    expect(hasMarker(`\n${encodeState([])}`)).toBe(false);
  });
});

describe("merging a row", () => {
  test("replaces the row of the same app and leaves the others", () => {
    const [first, other, second] = [row(), row({ appName: "admin" }), row({ durationSeconds: 30 }, 6)];
    expect(mergeRow([first, other], second)).toEqual([other, second]);
  });

  test.each([
    ["an older run", 4, 9],
    ["an older attempt", 5, 0],
  ])("keeps what a newer run wrote when %s comes late", (_, runNumber, runAttempt) => {
    const standing = row();
    expect(mergeRow([standing], row({ status: "failed" }, runNumber, runAttempt))).toEqual([standing]);
  });

  test("takes the later attempt of the same run", () => {
    const again = row({ status: "failed" }, 5, 2);
    expect(mergeRow([row()], again)).toEqual([again]);
  });

  test("keeps two folders with apps of one name apart, and the targets of one app", () => {
    const rows = [row({ workingDirectory: "a" }), row({ workingDirectory: "b" }), row({ target: "production" })];
    expect(rows.reduce<readonly Row[]>(mergeRow, [])).toHaveLength(3);
  });

  test("does not depend on the order in which different apps arrive", () => {
    const rows = ["web", "admin", "api", "docs"].map((appName) => row({ appName }));
    fc.assert(
      fc.property(fc.shuffledSubarray(rows, { minLength: rows.length }), (shuffled) => {
        expect(shuffled.reduce<readonly Row[]>(mergeRow, [])).toEqual(rows.reduce<readonly Row[]>(mergeRow, []));
      }),
    );
  });

  test("shows a refused run beside what still stands, until a run has a target again", () => {
    const refused = row({ status: "refused", target: null }, 6);
    const both = mergeRow([row()], refused);
    expect(both.map(({ status }) => status).sort()).toEqual(["deployed", "refused"]);
    expect(mergeRow(both, row({}, 7)).map(({ status }) => status)).toEqual(["deployed"]);
    expect(
      mergeRow(both, row({}, 4))
        .map(({ status }) => status)
        .sort(),
    ).toEqual(["deployed", "refused"]);
  });
});

test("redacting a row reaches every text that people see", () => {
  const planted = row({
    branch: "SECRET",
    commit: "SECRET",
    cliVersion: "SECRET",
    deployment: { name: "SECRET", url: "SECRET", siteUrl: "SECRET", dashboardUrl: "SECRET" },
    preview: { name: "SECRET", created: null },
    failure: { code: "x", cause: "SECRET", fix: "SECRET", link: null },
    notes: ["SECRET"],
    tail: ["SECRET"],
  });
  const clean = redactRow({ ...planted, app: "SECRET", runUrl: "SECRET" }, (text) => text.replaceAll("SECRET", "***"));
  expect(JSON.stringify({ ...clean, key: "" })).not.toContain("SECRET");
});
