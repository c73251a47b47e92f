/** What the pull request comment knows: the records of the runs that were about it, kept as data inside the comment itself. */

import { createHash } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { mergeRecords } from "../../records/record.ts";
import { decodeRecords, encodeRecords } from "../../records/status-descriptions.ts";
import { type CommentEntry, type CommentRow, parseRow } from "./comment-row.ts";
import { foldEntries } from "./fold-entries.ts";
import { listOf, nullOr, recordOf } from "./json-parsers.ts";

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

const parseState = recordOf({ records: (value: unknown) => value, rows: listOf(nullOr(parseRow)) });

function toEntries(value: unknown): readonly CommentEntry[] | null {
  const { records: encoded, rows } = parseState(value);
  // Only this token's own comments are read.
  const records = decodeRecords(encoded, "own");
  if (records === null || rows.length !== records.length) return null;
  return records.map((record, index) => ({ record, row: rows[index] ?? null }));
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
    if (row !== null) rows.set(record.id, known === undefined ? row : joinRows(row, known));
  }
  const records = mergeRecords(all.map(({ record }) => record));
  return foldEntries(records.map((record) => ({ record, row: rows.get(record.id) ?? null })));
}

/** The later one, with the address that was reported last: a deploy that ends after the report does not know it. */
function joinRows(one: CommentRow, other: CommentRow): CommentRow {
  const [later, earlier] = isLater(one, other) ? [one, other] : [other, one];
  if (!isReportedLater(earlier, later)) return later;
  const { appUrl, appUrlRunId, appUrlAt } = earlier;
  return { ...later, appUrl, appUrlRunId, appUrlAt };
}

/** Of two reports that of the newer run counts, whichever was written first. */
function isReportedLater(one: CommentRow, other: CommentRow): boolean {
  if (one.appUrlRunId !== other.appUrlRunId) return one.appUrlRunId > other.appUrlRunId;
  if (one.appUrlRunId === 0) return false;
  return one.appUrlAt === other.appUrlAt ? one.appUrl > other.appUrl : one.appUrlAt > other.appUrlAt;
}

/** The later, then the fuller one, for its details may have been cut to fit. What was reported of it does not count. */
function isLater(one: CommentRow, other: CommentRow): boolean {
  if (one.at !== other.at) return one.at > other.at;
  const [text, otherText] = [textOf(one), textOf(other)];
  if (text === otherText) return one.appUrl > other.appUrl;
  return text.length === otherText.length ? text > otherText : text.length > otherText.length;
}

function textOf({ appUrl: _url, appUrlRunId: _runId, appUrlAt: _at, ...row }: CommentRow): string {
  return JSON.stringify(row);
}
