import type { SchemaChange } from "../../outcome/schema-change.ts";
import { asRecord, asString, parseJson } from "../api/json.ts";

/** In characters. Longer objects are ignored, so that they do not fill the memory. */
const MAX_LENGTH = 16_000_000;

/**
 * Reads changes from the output of `--verbose`. Instead of a list of changes, the CLI then prints Convex's responses as
 * JSON: at the start of a push with `schemaChange`, at its end with `componentDiffs`.
 */
export class VerboseChanges {
  /** Lines of the object that is being read, or `null`. */
  #lines: string[] | null = null;
  #length = 0;
  #started: unknown = null;
  #finished: unknown = null;

  add(line: string): void {
    // An object begins and ends with a brace at the start of a line; the lines in between are indented.
    const opens = /^(?:startPush: ?)?\{$/.test(line);
    this.#length = opens ? 0 : this.#length + line.length;
    if (opens) this.#lines = ["{"];
    else if (this.#lines !== null && this.#length <= MAX_LENGTH && /^(?: {2}|\})/.test(line)) this.#lines.push(line);
    else this.#lines = null;
    if (line !== "}" || this.#lines === null) return;
    const value = asRecord(parseJson(this.#lines.join("\n")));
    this.#lines = null;
    if (value.schemaChange !== undefined) this.#started = value.schemaChange;
    if (value.componentDiffs !== undefined) this.#finished = value.componentDiffs;
  }

  /** The changes, or an empty array without such a response. @param isDryRun - Whether nothing was changed. */
  changes(isDryRun: boolean): readonly SchemaChange[] {
    const components = asRecord(this.#finished);
    const started = asRecord(asRecord(this.#started).indexDiffs)[""];
    const indexes = asRecord(started ?? asRecord(components[""]).indexDiff);
    return this.#finished === null ? [] : [...indexChanges(indexes, isDryRun), ...componentChanges(components)];
  }
}

type Words = readonly [kind: SchemaChange["kind"], what: string];

function indexChanges(diff: Readonly<Record<string, unknown>>, isDryRun: boolean): readonly SchemaChange[] {
  const list = (field: string) => (Array.isArray(diff[field]) ? (diff[field] as unknown[]).map(asRecord) : []);
  const isStaged = (index: Readonly<Record<string, unknown>>) => index.staged === true;
  const indexChanges = (indexes: readonly Readonly<Record<string, unknown>>[], done: Words, planned: Words) =>
    indexes.map((index) => toChange(isDryRun ? planned : done, indexName(index)));
  const added = list("added_indexes");
  return [
    ...indexChanges(list("removed_indexes"), ["deleted", "Index"], ["warning", "Index would be deleted"]),
    ...indexChanges(
      added.filter((index) => !isStaged(index)),
      ["added", "Index"],
      ["changed", "Index would be added"],
    ),
    ...indexChanges(added.filter(isStaged), ["added", "Staged index"], ["changed", "Staged index would be added"]),
    ...indexChanges(list("enabled_indexes"), ["changed", "Index enabled"], ["changed", "Index would be enabled"]),
    ...indexChanges(list("disabled_indexes"), ["changed", "Index staged"], ["changed", "Index would be staged"]),
  ];
}

/** Describes an index as the CLI does without `--verbose`. */
function indexName(index: Readonly<Record<string, unknown>>): string {
  const names = (value: unknown) => (Array.isArray(value) ? value.filter((one) => typeof one === "string") : []);
  const filters = names(index.filterFields);
  const filtered = filters.length === 0 ? "" : `, filter${filters.length === 1 ? "" : "s"} on ${filters.join(", ")}`;
  const name = asString(index.name) ?? "";
  switch (index.type) {
    case "search":
      return `${name} (text) (${asString(index.searchField) ?? ""}${filtered})`;
    case "vector":
      return `${name} (vector) (${asString(index.vectorField) ?? ""} (${String(index.dimensions)} dimensions)${filtered})`;
    default:
      return `${name} (${names(index.fields).join(", ")})`;
  }
}

const COMPONENTS: Readonly<Record<string, Words>> = {
  create: ["added", "Component"],
  unmount: ["warning", "Component unmounted"],
  remount: ["changed", "Component mounted again"],
};

function componentChanges(components: Readonly<Record<string, unknown>>): readonly SchemaChange[] {
  return Object.entries(components).flatMap(([path, diff]) => {
    const type = asString(asRecord(asRecord(diff).diffType).type) ?? "";
    const words = path !== "" && Object.hasOwn(COMPONENTS, type) ? COMPONENTS[type] : undefined;
    return words === undefined ? [] : [toChange(words, path)];
  });
}

function toChange([kind, what]: Words, name: string): SchemaChange {
  return { kind, what, name };
}
