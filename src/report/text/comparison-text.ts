/** Lists in Markdown of the changes that merging a pull request would make. */

import { type Change, changeText, groupOf, isBreaking } from "../../contract/change.ts";
import { type Comparison, countBreaking, problemText } from "../../contract/comparison.ts";
import type { Group } from "../../contract/rules.ts";
import { cellCodeSpan } from "../../markdown/code-span.ts";
import { formatCount, htmlCode } from "../../markdown/markdown.ts";

/** How many changes are listed. The others are only counted. */
const MAX_LISTED = 20;

const TITLES: Readonly<Record<Group, string>> = {
  data: "Breaks data",
  clients: "Breaks clients",
  costs: "Costs",
  asks: "Asks for something",
  unknown: "Not known",
  safe: "Safe",
};

/** Lists the breaking changes, for the visible part of a report. Empty if there are none. */
export function breakingText(comparison: Comparison | null, appName: string): readonly string[] {
  const count = countBreaking(comparison) ?? 0;
  if (comparison === null || count === 0) return [];
  const waived = comparison.waivedBy === null ? "" : ` The label ${cellCodeSpan(comparison.waivedBy)} allows it.`;
  const what = formatCount(count, "breaking change");
  const heading = `⚠️ **${cellCodeSpan(appName)}**: merging this into ${cellCodeSpan(comparison.baseBranch)} makes ${what}.${waived}`;
  return [heading, "", ...breakingLines(comparison.changes.filter(isBreaking)), ""];
}

/** Returns list items. Changes that break data come first. */
export function breakingLines(changes: readonly Change[]): readonly string[] {
  const data = changes.filter((one) => groupOf(one) === "data");
  const others = changes.filter((one) => groupOf(one) !== "data");
  return limited([...data, ...others].map((one) => `- **${TITLES[groupOf(one)]}:** ${textOf(one)}`));
}

/** Lists all other changes, for the folded part of a report. Safe changes come last. */
export function otherChangesText(comparison: Comparison | null): readonly string[] {
  if (comparison === null) return [];
  if (comparison.problem !== null) return [`- ${problemText(comparison, cellCodeSpan)}`];
  const groups = (["costs", "asks", "unknown", "safe"] as const).flatMap((group) => {
    const changes = comparison.changes.filter((one) => groupOf(one) === group);
    return limited(changes.map((one) => `- **${TITLES[group]}:** ${textOf(one)}`));
  });
  const unread = comparison.notCompared.slice(0, MAX_LISTED).map((name) => cellCodeSpan(name));
  return [
    ...groups,
    ...(unread.length === 0 ? [] : [`- **Not compared**, because they could not be loaded: ${unread.join(", ")}`]),
  ];
}

export function comparisonTitle({ baseBranch, changes, problem }: Comparison): string {
  if (problem !== null) return "What merging will do: not compared";
  const safe = changes.filter((one) => groupOf(one) === "safe").length;
  const what = changes.length === 0 ? "no changes" : `${formatCount(changes.length, "change")}, ${safe} of them safe`;
  return `What merging into ${htmlCode(baseBranch)} will do: ${what}`;
}

function textOf(one: Change): string {
  const { change, advice } = changeText(one, cellCodeSpan);
  return advice === "" ? change : `${change} ${advice}`;
}

function limited(items: readonly string[]): readonly string[] {
  const further = items.length - MAX_LISTED;
  return further > 0 ? [...items.slice(0, MAX_LISTED), `- and ${further} more`] : items;
}
