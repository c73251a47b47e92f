import type { SchemaChange } from "../../outcome/schema-change.ts";
import { VerboseChanges } from "./verbose-changes.ts";

interface Section {
  readonly heading: RegExp;
  readonly kind: SchemaChange["kind"];
  readonly what: string;
  /** Matches a line of the section. The first group is the name. */
  readonly row: RegExp;
  /** Whether the list only asks for confirmation. The CLI then prints the changes again when they are done. */
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
    what: "Index on a large table, which blocks the deploy until it is backfilled",
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

/** How many changes are listed by name; the rest are counted. Deletions and warnings are always listed. */
const MAX_NAMED = 200;

interface FoundChange extends SchemaChange {
  readonly isConfirmation: boolean;
}

/** Collects changes from the CLI's output line by line, because the output is not kept completely. */
export class SchemaChangeReader {
  readonly #found: FoundChange[] = [];
  /** The changes that are only counted, by kind and text. */
  readonly #counted = new Map<string, SchemaChange & { readonly count: number }>();
  readonly #verbose = new VerboseChanges();
  #named = 0;
  #section: Section | null = null;

  /** @param line - A line that the CLI itself printed, redacted and without escape sequences. */
  add(line: string): void {
    this.#verbose.add(line);
    const opened = SECTIONS.find(({ heading }) => heading.test(line.slice(0, 200)));
    if (opened !== undefined) this.#section = opened;
    const name = this.#section?.row.exec(line)?.[1];
    if (this.#section !== null && opened === undefined && name !== undefined) {
      const { kind, what, isConfirmation = false } = this.#section;
      this.#take({ kind, what, name: nameOf(name), isConfirmation });
    } else if (opened === undefined && isEndOfSection(line, this.#section)) this.#section = null;
    for (const change of componentChange(line)) this.#take(change);
  }

  /** @param isDryRun - Whether the CLI only reported what it would change. */
  changes(isDryRun: boolean): readonly SchemaChange[] {
    for (const change of this.#verbose.changes(isDryRun)) this.#take({ ...change, isConfirmation: false });
    const isDone = this.#found.some(({ kind }) => kind === "deleted");
    const named = this.#found
      .filter(({ isConfirmation }) => !(isConfirmation && isDone))
      .map(({ kind, what, name }) => ({ kind, what, name }));
    return [...named, ...this.#counted.values()];
  }

  #take(change: FoundChange): void {
    const isLoud = change.kind === "deleted" || change.kind === "warning";
    if (isLoud || this.#named < MAX_NAMED) {
      this.#found.push(change);
      if (!isLoud) this.#named += 1;
      return;
    }
    const { kind, what } = change;
    const count = (this.#counted.get(`${kind} ${what}`)?.count ?? 0) + 1;
    this.#counted.set(`${kind} ${what}`, { kind, what, name: "", count });
  }
}

/** Not every other line ends a section: headings have several lines, and rows have details below them. */
function isEndOfSection(line: string, section: Section | null): boolean {
  if (section === null) return false;
  return section.row === INDEX_ROW ? !/^\s{4,}\S/.test(line) : /^[✔√✖]|^Tip:/.test(line);
}

function componentChange(line: string): readonly FoundChange[] {
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
