import type { SchemaChange } from "../../outcome/schema-change.ts";

interface Section {
  readonly heading: RegExp;
  readonly kind: SchemaChange["kind"];
  readonly what: string;
  /** How a line of the section looks; the first group is its name. */
  readonly row: RegExp;
  /** Whether what is listed here was only asked about, and is listed again once it is done. */
  readonly isConfirmation?: true;
}

const INDEX_ROW = /^\s+\[[-+*]\] (.+)$/;
const LARGE_ROW = /^⛔ (.+)$/;
const TABLE_ROW = /^ {2}(\S.*)$/;

const SECTIONS: readonly Section[] = [
  { heading: /Deleted table indexes:$/, kind: "deleted", what: "Index", row: INDEX_ROW },
  { heading: /Would delete table indexes:$/, kind: "warning", what: "Index would be deleted", row: INDEX_ROW },
  { heading: /Added table indexes:$/, kind: "added", what: "Index", row: INDEX_ROW },
  { heading: /Would add table indexes:$/, kind: "changed", what: "Index would be added", row: INDEX_ROW },
  { heading: /Added staged table indexes:$/, kind: "added", what: "Staged index", row: INDEX_ROW },
  { heading: /Would add staged table indexes:$/, kind: "changed", what: "Staged index would be added", row: INDEX_ROW },
  { heading: /These indexes are now enabled:$/, kind: "changed", what: "Index enabled", row: INDEX_ROW },
  { heading: /These indexes would be enabled:$/, kind: "changed", what: "Index would be enabled", row: INDEX_ROW },
  { heading: /These indexes are now staged:$/, kind: "changed", what: "Index staged", row: INDEX_ROW },
  { heading: /These indexes would be staged:$/, kind: "changed", what: "Index would be staged", row: INDEX_ROW },
  {
    heading: /This code push will delete the following ind/,
    kind: "warning",
    what: "Index on a large table would be deleted",
    row: LARGE_ROW,
    isConfirmation: true,
  },
  {
    heading: /This push will create the following ind/,
    kind: "warning",
    what: "Index on a large table, which holds the deploy up until it is filled",
    row: LARGE_ROW,
  },
  {
    heading: /This push (?:discards|would discard) staged schema validation/,
    kind: "warning",
    what: "Staged validator discarded",
    row: LARGE_ROW,
  },
  {
    heading: /This schema change requires checking every document/,
    kind: "warning",
    what: "Every document is checked against the new schema, which may take a while",
    row: TABLE_ROW,
  },
  { heading: /Staged schema validation status:$/, kind: "changed", what: "Staged validator", row: TABLE_ROW },
];

const COMPONENTS: readonly (readonly [pattern: RegExp, kind: SchemaChange["kind"], what: string])[] = [
  [/^(?:[✔√] +)?Installed component (.+)\.$/, "added", "Component"],
  [/^(?:[✔√] +)?Unmounted component (.+)\.$/, "warning", "Component unmounted"],
  [/^(?:[✔√] +)?Remounted component (.+)\.$/, "changed", "Component mounted again"],
];

/** More than this is nobody's reading. */
const MAX_CHANGES = 200;

/** @param cliLines - All that the CLI itself said, redacted and without escape sequences. */
export function parseSchemaChanges(cliLines: readonly string[]): readonly SchemaChange[] {
  const found: (SchemaChange & { readonly isConfirmation: boolean })[] = [];
  let section: Section | null = null;
  for (const line of cliLines) {
    if (found.length >= MAX_CHANGES) break;
    const opened = SECTIONS.find(({ heading }) => heading.test(line.slice(0, 200)));
    if (opened !== undefined) section = opened;
    const name = section?.row.exec(line)?.[1];
    if (section !== null && opened === undefined && name !== undefined) {
      const { kind, what, isConfirmation = false } = section;
      found.push({ kind, what, name: nameOf(name), isConfirmation });
    } else if (opened === undefined && isEndOfSection(line, section)) section = null;
    found.push(...componentChange(line));
  }
  const isDone = found.some(({ kind }) => kind === "deleted");
  return found
    .filter(({ isConfirmation }) => !(isConfirmation && isDone))
    .map(({ kind, what, name }) => ({ kind, what, name }));
}

/** Headings are sentences of several lines, and rows have lines of their own below them. */
function isEndOfSection(line: string, section: Section | null): boolean {
  if (section === null) return false;
  return section.row === INDEX_ROW ? !/^\s{4,}\S/.test(line) : /^[✔√✖]|^Tip:/.test(line);
}

function componentChange(line: string): readonly (SchemaChange & { readonly isConfirmation: false })[] {
  for (const [pattern, kind, what] of COMPONENTS) {
    const name = pattern.exec(line)?.[1];
    if (name !== undefined) return [{ kind, what, name, isConfirmation: false }];
  }
  return [];
}

/** `messages.by_channel   channel, _creationTime` as `messages.by_channel (channel, _creationTime)`. */
function nameOf(row: string): string {
  const [name = "", ...rest] = row
    .split(/ {2,}/)
    .map((part) => part.trim())
    .filter((part) => part !== "" && part !== "(staged)");
  return rest.length === 0 ? name : `${name} (${rest.join(" ")})`;
}
