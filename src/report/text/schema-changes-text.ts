import { cellCodeSpan } from "../../markdown/code-span.ts";
import { joinParts, sanitizeMarkdown } from "../../markdown/markdown.ts";
import type { SchemaChange } from "../../outcome/schema-change.ts";

/** How many changes are listed. The others are only counted, but deletions and warnings are always listed. */
const MAX_LISTED = 20;

const KIND_WORDS: Readonly<Record<SchemaChange["kind"], string>> = {
  added: "added",
  deleted: "**deleted**",
  changed: "",
  warning: "",
};

/** Returns list items in Markdown. Deletions come first, then warnings. */
export function toListItems(changes: readonly SchemaChange[]): readonly string[] {
  const destructive = [...destructiveChanges(changes)].sort((one, other) => weight(one) - weight(other));
  const others = changes.filter((change) => !destructive.includes(change));
  const named = others.filter(({ count }) => count === undefined).slice(0, MAX_LISTED);
  const further = others.filter((change) => !named.includes(change)).reduce((sum, { count = 1 }) => sum + count, 0);
  const items = [...destructive, ...named].map(changeText);
  return further > 0 ? [...items, `and ${further} more`] : items;
}

/** Returns the deletions and warnings, which a report must not fold. */
export function destructiveChanges(changes: readonly SchemaChange[]): readonly SchemaChange[] {
  return changes.filter(({ kind }) => kind === "deleted" || kind === "warning");
}

function changeText({ kind, what, name }: SchemaChange): string {
  const mark = kind === "deleted" ? "🗑️ " : kind === "warning" ? "⚠️ " : "";
  return `${mark}${joinParts([sanitizeMarkdown(what), KIND_WORDS[kind]], " ")}${name === "" ? "" : `: ${cellCodeSpan(name)}`}`;
}

function weight({ kind }: SchemaChange): number {
  return kind === "deleted" ? 0 : kind === "warning" ? 1 : 2;
}
