/** The texts that tell people what merging a pull request will do. */

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

describe("the list of breaking changes", () => {
  test("has the consequence and the fix of each change, data first", () => {
    const text = breakingText(COMPARISON, "web").join("\n");
    expect(text).toContain("**`web`**: merging this into `main` makes 2 breaking changes.");
    expect(text.indexOf("`users.email` is now required.")).toBeLessThan(
      text.indexOf("The public query `messages:list` was removed or renamed."),
    );
    expect(text).toContain("Make it optional, fill it in with a migration, then require it.");
    expect(text).not.toContain("by_name");
  });

  test("names the label that allows them", () => {
    expect(breakingText({ ...COMPARISON, waivedBy: "convex-breaking-ok" }, "web")[0]).toContain(
      "The label `convex-breaking-ok` allows it.",
    );
  });

  test("is empty if nothing breaks, or nothing was compared", () => {
    expect(breakingText(null, "web")).toStrictEqual([]);
    expect(breakingText({ ...COMPARISON, changes: [change("table-added", "teams")] }, "web")).toStrictEqual([]);
    expect(breakingText({ ...COMPARISON, problem: "timeout" }, "web")).toStrictEqual([]);
  });

  test("is shortened if there are many, with their number", () => {
    const changes = Array.from({ length: 50 }, (_, index) => change("field-required", `users.f${index}`));
    const lines = breakingText({ ...COMPARISON, changes }, "web");
    expect(lines[0]).toContain("50 breaking changes");
    expect(lines).toContain("- and 30 more");
  });

  test("shows the app's names as text, whatever they contain", () => {
    const hostile = "x`</details>@team <img src=x>\n## |";
    const text = breakingText(
      { ...COMPARISON, baseBranch: hostile, changes: [change("field-required", hostile)] },
      hostile,
    ).join("\n");
    for (const span of text.replace(/`[^`\n]*`/g, "").split("\n")) expect(span).not.toMatch(/[<>@#|]/);
    expect(comparisonTitle({ ...COMPARISON, baseBranch: hostile })).not.toContain("<img");
  });
});

describe("the list of other changes", () => {
  test("has groups, and names what was not compared", () => {
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

  test.each(PROBLEMS)("has the reason if nothing was compared: %s", (problem) => {
    expect(otherChangesText({ ...COMPARISON, problem }).join("\n")).toMatch(/^- Not compared with `main`: .*\.$/);
  });
});

describe("the comparison", () => {
  test("is in the summary: breaking changes above the table, the others folded", () => {
    const summary = renderSummary(testOutcome({ comparison: COMPARISON }));
    const [breaks, table, folded] = ["`users.email` is now required.", "| App |", "<summary>What merging into"].map(
      (text) => summary.indexOf(text),
    );
    expect(breaks).toBeGreaterThan(-1);
    expect(breaks).toBeLessThan(table ?? 0);
    expect(table).toBeLessThan(folded ?? 0);
  });

  test("is in the comment's row: breaking changes first, and secrets redacted", () => {
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
    expect(row.comparison?.changes[0]).toStrictEqual(change("field-required", "users.***"));
    expect(row.comparison?.changes).toHaveLength(60);
  });
});
