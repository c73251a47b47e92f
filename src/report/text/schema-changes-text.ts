import { cellCodeSpan } from "../../markdown/code-span.ts";
import { sanitizeMarkdown } from "../../markdown/markdown.ts";
import type { SchemaChange } from "../../outcome/schema-change.ts";

/** How many changes are listed; the rest are counted. Deletions and warnings are always listed. */
const LISTED = 20;

const WORDS: Readonly<Record<SchemaChange["kind"], string>> = {
  added: "added",
  deleted: "**deleted**",
  changed: "",
  warning: "",
};

/** List items in Markdown. What is gone, and what warns, comes first. */
export function toListItems(changes: readonly SchemaChange[]): readonly string[] {
  const loud = [...destructiveChanges(changes)].sort((one, other) => weight(one) - weight(other));
  const others = changes.filter((change) => !loud.includes(change));
  const named = others.filter(({ count }) => count === undefined).slice(0, LISTED);
  const further = others.filter((change) => !named.includes(change)).reduce((sum, { count = 1 }) => sum + count, 0);
  const items = [...loud, ...named].map(changeText);
  return further > 0 ? [...items, `and ${further} more`] : items;
}

/** What should not be folded away. */
export function destructiveChanges(changes: readonly SchemaChange[]): readonly SchemaChange[] {
  return changes.filter(({ kind }) => kind === "deleted" || kind === "warning");
}

function changeText({ kind, what, name }: SchemaChange): string {
  const mark = kind === "deleted" ? "🗑️ " : kind === "warning" ? "⚠️ " : "";
  return `${mark}${[sanitizeMarkdown(what), WORDS[kind]].filter((word) => word !== "").join(" ")}${name === "" ? "" : `: ${cellCodeSpan(name)}`}`;
}

function weight({ kind }: SchemaChange): number {
  return kind === "deleted" ? 0 : kind === "warning" ? 1 : 2;
}
