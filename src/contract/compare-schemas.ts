/** Lists changes of a schema that matter to existing documents, and changes of its indexes. */

import { type Change, change } from "./change.ts";
import type { Index, Schema, Table } from "./contract.ts";
import { listNarrowings, type Narrowing } from "./narrowings.ts";
import type { RuleId } from "./rules.ts";
import { formOf } from "./validator.ts";

/** @param prefix - Put before the names of tables, for example `workpool:` for a component's tables. */
export function compareSchemas(base: Schema | null, head: Schema | null, prefix = ""): readonly Change[] {
  const tablesBefore = base?.tables ?? new Map<string, Table>();
  const tablesAfter = head?.tables ?? new Map<string, Table>();
  const isChecked = base?.schemaValidation === true && head?.schemaValidation === true;
  return [
    ...validationChanges(base, head),
    ...[...tablesBefore.keys()]
      .filter((name) => !tablesAfter.has(name))
      .map((name) => change("table-removed", `${prefix}${name}`)),
    ...[...tablesAfter].flatMap(([name, table]) => {
      const previous = tablesBefore.get(name);
      const subject = `${prefix}${name}`;
      if (previous === undefined) return base === null ? [] : [change("table-added", subject)];
      return [
        ...(isChecked ? documentChanges(subject, previous, table) : []),
        ...indexChanges(subject, previous, table),
      ];
    }),
  ];
}

function validationChanges(base: Schema | null, head: Schema | null): readonly Change[] {
  const isOn = head?.schemaValidation === true;
  if (base?.schemaValidation === true) return isOn ? [] : [change("validation-disabled", "")];
  const checksSomething = [...(head?.tables.values() ?? [])].some(({ document }) => document.kind !== "any");
  if (!isOn || !checksSomething) return [];
  return [change(base === null ? "first-schema" : "validation-enabled", "")];
}

const RULE_BY_NARROWING: Readonly<Record<Narrowing["what"], RuleId>> = {
  required: "field-required",
  removed: "field-removed",
  narrower: "field-narrower",
  undecided: "undecided",
};

function documentChanges(subject: string, before: Table, after: Table): readonly Change[] {
  const narrowed = listNarrowings(before.document, after.document);
  const remaining = before.stagedDocument === null ? narrowed : notStaged(narrowed, before, after);
  const isStagedAnew =
    after.stagedDocument !== null &&
    (before.stagedDocument === null || formOf(before.stagedDocument) !== formOf(after.stagedDocument));
  return [
    ...remaining.map(({ path, what, detail }) =>
      change(RULE_BY_NARROWING[what], path === "" ? subject : `${subject}.${path}`, { detail }),
    ),
    ...(narrowed.length > remaining.length ? [change("migration-staged", subject)] : []),
    ...(narrowed.length === 0 && formOf(before.document) !== formOf(after.document)
      ? [change("validator-wider", subject)]
      : []),
    ...(isStagedAnew ? [change("validator-staged", subject)] : []),
  ];
}

/** Existing documents were checked against the staged validator, so only what goes beyond it can fail. */
function notStaged(narrowed: readonly Narrowing[], { stagedDocument }: Table, after: Table): readonly Narrowing[] {
  if (stagedDocument === null) return narrowed;
  const beyond = new Set(listNarrowings(stagedDocument, after.document).map((one) => JSON.stringify(one)));
  return narrowed.filter((one) => beyond.has(JSON.stringify(one)));
}

function indexChanges(subject: string, before: Table, after: Table): readonly Change[] {
  const names = new Set([...before.indexes.keys(), ...after.indexes.keys()]);
  return [...names].flatMap((name) => {
    const previous = before.indexes.get(name);
    const current = after.indexes.get(name);
    const rule = indexRule(previous, current);
    const kind = (current ?? previous)?.kind ?? "index";
    return rule === null ? [] : [change(rule, subject, { part: name, detail: kind })];
  });
}

function indexRule(before: Index | undefined, after: Index | undefined): RuleId | null {
  if (after === undefined) {
    if (before === undefined) return null;
    return before.staged ? "staged-index-removed" : "index-removed";
  }
  if (before === undefined) return after.staged ? "index-staged" : "index-added";
  if (before.kind !== after.kind || before.definition !== after.definition) {
    return after.staged ? (before.staged ? "index-staged" : "index-disabled") : "index-changed";
  }
  if (before.staged === after.staged) return null;
  return after.staged ? "index-disabled" : "index-enabled";
}
