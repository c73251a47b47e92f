import { describe, expect, test } from "@jest/globals";
import fc from "fast-check";
import { NOTHING_LOCATED } from "../../src/diagnosis/source-location.ts";
import { decodeState, encodeState, joinRows, type Row, redactRow, rowOf } from "../../src/report/comment-state.ts";
import { NO_DEPLOYMENT, type Outcome } from "../../src/report/outcome.ts";

const OUTCOME: Outcome = {
  operation: "deploy",
  expiresAt: null,
  isSeeded: false,
  isKept: false,
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
  buildSeconds: 4,
  pushSeconds: 5,
  failure: null,
  notes: [],
  changes: [],
  located: NOTHING_LOCATED,
  tail: [],
};

function row(change: Partial<Outcome> = {}, runId = 5, runAttempt = 1): Row {
  const outcome = { ...OUTCOME, ...change };
  return rowOf(outcome, outcome.status, {
    runId,
    runAttempt,
    runUrl: "https://github.com/acme/shop/actions/runs/1",
    githubDeploymentId: null,
    liveGitHubDeploymentId: null,
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
    ["data that was changed", encodeState([row()]).replace(/v1 ..../, "v1 AAAA")],
    ["data without its sum", encodeState([row()]).replace(/ [0-9a-f]{16} -->/, " -->")],
    ["JSON that is no list", encodeState({ a: 1 } as unknown as Row[])],
    ["rows without their fields", encodeState([{ key: "a" }, null, 3] as unknown as Row[])],
    ["a row with a number for a text", encodeState([{ ...row(), url: 3 as unknown as string }])],
    ["a change that is none", encodeState([{ ...row(), changes: [1 as never] }])],
  ])("does not take %s for ours", (_, body) => {
    expect(decodeState(body)).toBeNull();
  });
});

describe("joining rows", () => {
  test("replaces the row of the same app and leaves the others", () => {
    const [first, other, second] = [row(), row({ appName: "admin" }), row({ durationSeconds: 30 }, 6)];
    expect(joinRows([first, other], [second])).toEqual([other, second]);
  });

  test.each([
    ["an older run", 4, 9],
    ["an older attempt", 5, 0],
  ])("keeps what a newer run wrote when %s comes late", (_, runId, runAttempt) => {
    const standing = row();
    expect(joinRows([standing], [row({ status: "failed" }, runId, runAttempt)])).toEqual([standing]);
  });

  test("takes the later attempt of the same run", () => {
    const again = row({ status: "failed" }, 5, 2);
    expect(joinRows([row()], [again])).toEqual([again]);
  });

  test("takes the end of a run, whichever of its two rows comes last", () => {
    const begun: Row = { ...row(), status: "deploying", cause: "x".repeat(999) };
    expect(joinRows([begun], [row()])).toEqual([row()]);
    expect(joinRows([row()], [begun])).toEqual([row()]);
  });

  test("keeps two folders with apps of one name apart, and the targets of one app", () => {
    const rows = [row({ workingDirectory: "a" }), row({ workingDirectory: "b" }), row({ target: "production" })];
    expect(joinRows(rows)).toHaveLength(3);
  });

  test("comes to the same in whatever order and however often lists are joined", () => {
    const anyRow = fc
      .record({
        appName: fc.constantFrom("web", "admin"),
        target: fc.constantFrom("preview" as const, null),
        status: fc.constantFrom("deployed" as const, "failed" as const),
        runId: fc.integer({ min: 1, max: 3 }),
        begun: fc.boolean(),
      })
      .map(
        ({ runId, begun, ...change }): Row => ({ ...row(change, runId), ...(begun ? { status: "deploying" } : {}) }),
      );
    const anyRows = fc.array(anyRow, { maxLength: 5 });
    fc.assert(
      fc.property(anyRows, anyRows, anyRows, (one, two, three) => {
        const joined = joinRows(one, two, three);
        expect(joinRows(joinRows(three, one), joinRows(two))).toEqual(joined);
        expect(joinRows(joined, joined, two)).toEqual(joined);
      }),
      { numRuns: 2_000 },
    );
  });

  test("shows a refused run beside what still stands, until a run has a target again", () => {
    const refused = row({ status: "refused", target: null }, 6);
    const statuses = (rows: readonly Row[]) => rows.map(({ status }) => status).sort();
    const both = joinRows([row()], [refused]);
    expect(statuses(both)).toEqual(["deployed", "refused"]);
    expect(statuses(joinRows(both, [row({}, 7)]))).toEqual(["deployed"]);
    expect(statuses(joinRows(both, [row({}, 4)]))).toEqual(["deployed", "refused"]);
  });
});

test("redacting a row reaches every text that people see", () => {
  const planted = row({
    branch: "SECRET",
    commit: "SECRET",
    cliVersion: "SECRET",
    deployment: { name: "SECRET", url: "SECRET", siteUrl: "SECRET", dashboardUrl: "SECRET", isGiven: true },
    preview: { name: "SECRET", created: null },
    failure: { code: "x", cause: "SECRET", fix: "SECRET", link: null },
    notes: ["SECRET"],
    changes: [{ kind: "deleted", what: "SECRET", name: "SECRET" }],
    tail: ["SECRET"],
  });
  const clean = redactRow({ ...planted, app: "SECRET", runUrl: "SECRET" }, (text) => text.replaceAll("SECRET", "***"));
  expect(JSON.stringify({ ...clean, key: "" })).not.toContain("SECRET");
});
