/** The state of the pull request comment: records and rows of its runs, encoded in an HTML comment in its first line. */

import { createHash } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { listOf, nullOr, recordOf } from "../../records/json-parsers.ts";
import { mergeRecords, type RunRecord } from "../../records/record.ts";
import { decodeRecords, encodeRecords } from "../../records/status-descriptions.ts";
import { type CommentEntry, type CommentRow, parseRow } from "./comment-row.ts";
import { foldEntries } from "./fold-entries.ts";

/** Starts every comment of this action. The version changes when older comments can no longer be parsed. */
const MARKER = "<!-- convex-deploy-action v1 ";
const LINE = /^<!-- convex-deploy-action v1 ([A-Za-z0-9+/=]+) ([0-9a-f]{16}) -->/;

/** In bytes, more than a hundred full rows. Larger data is not from this action. */
const MAX_STATE_BYTES = 4 * 1024 * 1024;

/**
 * Returns a comment's first line. It is compressed, because there may be hundreds of similar records. Base64 can neither
 * close the HTML comment nor be parsed as Markdown.
 */
export function encodeState(entries: readonly CommentEntry[], pullRequestNumber: number): string {
  const records = encodeRecords(entries.map(({ record }) => record));
  const rows = entries.map(({ row }) => row);
  const data = deflateRawSync(JSON.stringify({ records, rows })).toString("base64");
  return `${MARKER}${data} ${checksum(data, pullRequestNumber)} -->`;
}

/**
 * Parses the entries of a comment.
 *
 * @param pullRequestNumber - The pull request that the comment is on: a copy from another one is rejected. The checksum does
 *   not include the repository's name, because that may change.
 * @param account - Whether this token's own account wrote the comment.
 * @returns `null` if the comment is not from this action, or if its data was changed by accident. Such a comment is never
 *   updated. The checksum is no protection against whoever can write comments with this account: see docs/threat-model.md.
 */
export function decodeState(
  body: string,
  pullRequestNumber: number,
  account: RunRecord["account"] = "own",
): readonly CommentEntry[] | null {
  const [, data = "", sum] = LINE.exec(body) ?? [];
  if (sum === undefined || sum !== checksum(data, pullRequestNumber)) return null;
  try {
    const json = inflateRawSync(Buffer.from(data, "base64"), { maxOutputLength: MAX_STATE_BYTES }).toString("utf8");
    return toEntries(JSON.parse(json), account);
  } catch {
    return null;
  }
}

const parseState = recordOf({ records: (value: unknown) => value, rows: listOf(nullOr(parseRow)) });

function toEntries(value: unknown, account: RunRecord["account"]): readonly CommentEntry[] | null {
  const { records: encoded, rows } = parseState(value);
  const records = decodeRecords(encoded, account);
  if (records === null || rows.length !== records.length) return null;
  return records.map((record, index) => ({ record, row: rows[index] ?? null }));
}

function checksum(data: string, pullRequestNumber: number): string {
  return createHash("sha256").update(`${pullRequestNumber}\n${data}`).digest("hex").slice(0, 16);
}

/**
 * Merges the entries that were read at different times, and those of this run. For each run it keeps all steps and the later
 * row. The result does not depend on the order or number of merges, so jobs that update the comment at the same time arrive
 * at the same entries. Entries that nothing depends on are dropped, see `foldEntries`.
 */
export function mergeEntries(...lists: readonly (readonly CommentEntry[])[]): readonly CommentEntry[] {
  const all = lists.flat();
  const rows = new Map<string, CommentRow>();
  for (const { record, row } of all) {
    const known = rows.get(record.id);
    if (row !== null) rows.set(record.id, known === undefined ? row : mergeRows(row, known));
  }
  const records = mergeRecords(all.map(({ record }) => record));
  return foldEntries(records.map((record) => ({ record, row: rows.get(record.id) ?? null })));
}

/**
 * Returns the later row, with the URL that was reported last: a deploy that ends after the report does not know that
 * URL.
 */
function mergeRows(one: CommentRow, other: CommentRow): CommentRow {
  const [later, earlier] = isLater(one, other) ? [one, other] : [other, one];
  if (!isReportedLater(earlier, later)) return later;
  const { appUrl, appUrlRunId, appUrlAt } = earlier;
  return { ...later, appUrl, appUrlRunId, appUrlAt };
}

/** Whether the report of `one` is from a newer run, or from the same run and later. */
function isReportedLater(one: CommentRow, other: CommentRow): boolean {
  if (one.appUrlRunId !== other.appUrlRunId) return one.appUrlRunId > other.appUrlRunId;
  if (one.appUrlRunId === 0) return false;
  return one.appUrlAt === other.appUrlAt ? one.appUrl > other.appUrl : one.appUrlAt > other.appUrlAt;
}

/** Compares times, then lengths, because details may have been shortened to fit. Ignores reported URLs. */
function isLater(one: CommentRow, other: CommentRow): boolean {
  if (one.at !== other.at) return one.at > other.at;
  const [text, otherText] = [textOf(one), textOf(other)];
  if (text === otherText) return one.appUrl > other.appUrl;
  return text.length === otherText.length ? text > otherText : text.length > otherText.length;
}

function textOf({ appUrl: _url, appUrlRunId: _runId, appUrlAt: _at, ...row }: CommentRow): string {
  return JSON.stringify(row);
}
