/** What the pull request comment knows: the records of the runs that were about it, kept as data inside the comment itself. */

import { createHash } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Place } from "../../outcome/public-outcome.ts";
import type { SchemaChange } from "../../outcome/schema-change.ts";
import type { Target } from "../../plan/decide.ts";
import { mergeRecords } from "../../records/record.ts";
import { decodeRecords, encodeRecords } from "../../records/status-descriptions.ts";
import { type CommentEntry, type CommentRow, STATUSES, STRING_FIELDS } from "./comment-row.ts";
import { foldEntries } from "./fold-entries.ts";

/** Starts each of our comments. The version changes when older ones can no longer be read. */
const MARKER = "<!-- convex-deploy-action v1 ";
const LINE = /^<!-- convex-deploy-action v1 ([A-Za-z0-9+/=]+) ([0-9a-f]{16}) -->/;

/** Bytes. What unpacks to more than a hundred full rows is none of ours. */
const MAX_STATE_BYTES = 4 * 1024 * 1024;

/**
 * A comment's first line: packed, for records are much alike and there may be hundreds. Base64 can neither close the
 * HTML comment nor be read as Markdown.
 */
export function encodeState(entries: readonly CommentEntry[], pullRequestNumber: number): string {
  const records = encodeRecords(entries.map(({ record }) => record));
  const rows = entries.map(({ row }) => row);
  const data = deflateRawSync(JSON.stringify({ records, rows })).toString("base64");
  return `${MARKER}${data} ${checksum(data, pullRequestNumber)} -->`;
}

/**
 * Reads the entries out of a comment.
 *
 * @param pullRequestNumber - Of the pull request that the comment is on. A copy from another one is none of ours. The
 *   repository is no part of the sum, for it may be renamed.
 * @returns `null` for a comment that is none of ours, or whose data somebody changed: it is not written to either.
 *   Changed by accident, that is. Whoever can have this account write a comment can also make the sum right: what that
 *   comes to is in docs/threat-model.md.
 */
export function decodeState(body: string, pullRequestNumber: number): readonly CommentEntry[] | null {
  const [, data = "", sum] = LINE.exec(body) ?? [];
  if (sum === undefined || sum !== checksum(data, pullRequestNumber)) return null;
  try {
    const json = inflateRawSync(Buffer.from(data, "base64"), { maxOutputLength: MAX_STATE_BYTES }).toString("utf8");
    return toEntries(JSON.parse(json));
  } catch {
    return null;
  }
}

function toEntries(value: unknown): readonly CommentEntry[] | null {
  if (typeof value !== "object" || value === null) return null;
  const { records: encoded, rows } = value as Record<string, unknown>;
  // Only this token's own comments are read.
  const records = decodeRecords(encoded, "own");
  if (records === null || !Array.isArray(rows) || rows.length !== records.length) return null;
  if (!rows.every((row) => row === null || isRow(row))) return null;
  return records.map((record, index) => ({ record, row: rows[index] === null ? null : withoutMore(rows[index]) }));
}

function checksum(data: string, pullRequestNumber: number): string {
  return createHash("sha256").update(`${pullRequestNumber}\n${data}`).digest("hex").slice(0, 16);
}

/**
 * Joins what several readings of the comment, and this run itself, know. What two know of one run is put together: all
 * of its steps, and the later of its rows. In whatever order and however often lists are joined, the result is the same:
 * so jobs that write the one comment at the same time end at the same entries. What newer runs have replaced is folded.
 */
export function mergeEntries(...lists: readonly (readonly CommentEntry[])[]): readonly CommentEntry[] {
  const all = lists.flat();
  const rows = new Map<string, CommentRow>();
  for (const { record, row } of all) {
    const known = rows.get(record.id);
    if (row !== null) rows.set(record.id, known === undefined || isLater(row, known) ? row : known);
  }
  const records = mergeRecords(all.map(({ record }) => record));
  return foldEntries(records.map((record) => ({ record, row: rows.get(record.id) ?? null })));
}

/** The later, then the fuller one, for its details may have been cut to fit. */
function isLater(one: CommentRow, other: CommentRow): boolean {
  if (one.at !== other.at) return one.at > other.at;
  const [text, otherText] = [JSON.stringify(one), JSON.stringify(other)];
  return text.length === otherText.length ? text > otherText : text.length > otherText.length;
}

/** Targets, and none. */
const TARGETS: readonly unknown[] = ["", "preview", "production", "development", "custom"] satisfies (Target | "")[];
const CHANGES: readonly unknown[] = [
  "added",
  "deleted",
  "changed",
  "warning",
] satisfies readonly SchemaChange["kind"][];
/** The last moment that JavaScript knows, in milliseconds since the epoch; no shorter time is as long either. */
const MAX_TIMESTAMP = 8.64e15;

/** What is shown, compared or counted with must be so that it can be. */
function isRow(value: unknown): value is CommentRow {
  if (typeof value !== "object" || value === null) return false;
  const row = value as Record<string, unknown>;
  return (
    STRING_FIELDS.every((name) => typeof row[name] === "string") &&
    (STATUSES as readonly unknown[]).includes(row.status) &&
    TARGETS.includes(row.target) &&
    isTime(row.at) &&
    isTime(row.durationSeconds) &&
    [row.expiresAt, row.buildSeconds, row.pushSeconds].every((time) => time === null || isTime(time)) &&
    Array.isArray(row.notes) &&
    row.notes.every((line) => typeof line === "string") &&
    Array.isArray(row.changes) &&
    row.changes.every(isChange) &&
    Array.isArray(row.locations) &&
    row.locations.every(isPlace)
  );
}

const FIELDS: Readonly<Record<keyof CommentRow, true>> = {
  ...(Object.fromEntries(STRING_FIELDS.map((name) => [name, true])) as Record<(typeof STRING_FIELDS)[number], true>),
  at: true,
  durationSeconds: true,
  buildSeconds: true,
  pushSeconds: true,
  expiresAt: true,
  notes: true,
  changes: true,
  locations: true,
};

/** What no row has any more is not passed on: it may hold what nobody would write there today. */
function withoutMore(row: CommentRow): CommentRow {
  return Object.fromEntries(
    Object.entries(row).filter(([name]) => Object.hasOwn(FIELDS, name)),
  ) as unknown as CommentRow;
}

function isCount(value: unknown): boolean {
  return Number.isSafeInteger(value) && Number(value) >= 0;
}

function isTime(value: unknown): boolean {
  return typeof value === "number" && value >= 0 && value <= MAX_TIMESTAMP;
}

function isPlace(value: unknown): value is Place {
  if (typeof value !== "object" || value === null) return false;
  const { path, line, message } = value as Record<string, unknown>;
  return [path, message].every((text) => typeof text === "string") && (line === null || isCount(line));
}

function isChange(value: unknown): value is SchemaChange {
  if (typeof value !== "object" || value === null) return false;
  const { kind, what, name } = value as Record<string, unknown>;
  return CHANGES.includes(kind) && [what, name].every((text) => typeof text === "string");
}
