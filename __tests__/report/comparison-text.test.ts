/** What merging will do, as people read it. */

import { describe, expect, test } from "@jest/globals";
import { change } from "../../src/contract/change.ts";
import { type Comparison, PROBLEMS } from "../../src/contract/comparison.ts";
import { toPublicOutcome } from "../../src/outcome/public-outcome.ts";
import { redactRow, toRow } from "../../src/report/comment/comment-row.ts";
import { renderSummary } from "../../src/report/summary/render-summary.ts";
import { breakingText, comparisonTitle, otherChangesText } from "../../src/report/text/comparison-text.ts";
import { testOutcome } from "../../tools/report-previews/test-outcome.ts";

const COMPARISON: Comparison = {
  baseBranch: "main",
  problem: null,
  changes: [
    change("function-removed", "messages:list", { detail: "query" }),
    change("index-added", "users", { part: "by_name", detail: "index" }),
    change("field-required", "users.email"),
    change("table-added", "teams"),
  ],
  notCompared: ["mail"],
  waivedBy: null,
};

describe("what breaks", () => {
  test("comes with its consequence and its cure, data first", () => {
    const text = breakingText(COMPARISON, "web").join("\n");
    expect(text).toContain("**`web`**: merging this into `main` makes 2 breaking changes.");
    expect(text.indexOf("`users.email` is now required.")).toBeLessThan(
      text.indexOf("The public query `messages:list` was removed or renamed."),
    );
    expect(text).toContain("Make it optional, fill it in with a migration, then require it.");
    expect(text).not.toContain("by_name");
  });

  test("names the label that allows it", () => {
    expect(breakingText({ ...COMPARISON, waivedBy: "convex-breaking-ok" }, "web")[0]).toContain(
      "The label `convex-breaking-ok` allows it.",
    );
  });

  test("is nothing where nothing does, or nothing was compared", () => {
    expect(breakingText(null, "web")).toEqual([]);
    expect(breakingText({ ...COMPARISON, changes: [change("table-added", "teams")] }, "web")).toEqual([]);
    expect(breakingText({ ...COMPARISON, problem: "timeout" }, "web")).toEqual([]);
  });

  test("is counted where it is very much", () => {
    const changes = Array.from({ length: 50 }, (_, index) => change("field-required", `users.f${index}`));
    const lines = breakingText({ ...COMPARISON, changes }, "web");
    expect(lines[0]).toContain("50 breaking changes");
    expect(lines).toContain("- and 30 more");
  });

  test("is only text, whatever the app calls its things", () => {
    const hostile = "x`</details>@team <img src=x>\n## |";
    const text = breakingText(
      { ...COMPARISON, baseBranch: hostile, changes: [change("field-required", hostile)] },
      hostile,
    ).join("\n");
    for (const span of text.replace(/`[^`\n]*`/g, "").split("\n")) expect(span).not.toMatch(/[<>@#|]/);
    expect(comparisonTitle({ ...COMPARISON, baseBranch: hostile })).not.toContain("<img");
  });
});

describe("everything else", () => {
  test("is told by groups, with what was not compared", () => {
    const text = otherChangesText(COMPARISON).join("\n");
    expect(text).toContain("**Costs:** The index `by_name` on `users` is new.");
    expect(text).toContain("**Safe:** The table `teams` is new.");
    expect(text).toContain("**Not compared**, because they could not be loaded: `mail`");
    expect(text).not.toContain("users.email");
    expect(comparisonTitle(COMPARISON)).toBe("What merging into <code>main</code> will do: 4 changes, 1 of them safe");
    expect(comparisonTitle({ ...COMPARISON, changes: [] })).toBe(
      "What merging into <code>main</code> will do: no changes",
    );
  });

  test.each(PROBLEMS)("says why nothing was compared: %s", (problem) => {
    expect(otherChangesText({ ...COMPARISON, problem }).join("\n")).toMatch(/^- Not compared with `main`: .*\.$/);
  });
});

describe("a report", () => {
  test("of the job shows what breaks before the table, and folds the rest", () => {
    const summary = renderSummary(testOutcome({ comparison: COMPARISON }));
    const [breaks, table, folded] = ["`users.email` is now required.", "| App |", "<summary>What merging into"].map(
      (text) => summary.indexOf(text),
    );
    expect(breaks).toBeGreaterThan(-1);
    expect(breaks).toBeLessThan(table ?? 0);
    expect(table).toBeLessThan(folded ?? 0);
  });

  test("in the comment keeps what breaks first, and hides secrets in it", () => {
    const changes = [
      ...Array.from({ length: 90 }, (_, index) => change("table-added", `t${index}`)),
      change("field-required", "users.hunter2"),
    ];
    const hide = (text: string) => text.replaceAll("hunter2", "***");
    const plain = (text: string) => text;
    const outcome = toPublicOutcome(testOutcome({ comparison: { ...COMPARISON, changes } }), {
      ...{ redactExternal: plain, redactTrusted: plain, redactSent: hide },
    });
    const row = redactRow(toRow(outcome, "deployed", { at: 0, runUrl: "", liveCommit: "", isPushed: false }), {
      redactSent: hide,
      redactTrusted: plain,
    });
    expect(row.comparison?.changes[0]).toEqual(change("field-required", "users.***"));
    expect(row.comparison?.changes).toHaveLength(60);
  });
});
