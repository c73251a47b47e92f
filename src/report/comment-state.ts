/** What the pull request comment knows: one row per app, kept as data inside the comment itself. */

import type { Outcome, Status } from "./outcome.ts";

/** The order of runs: a later one has the greater number, and among its attempts the greater attempt. */
export interface RunOrder {
  readonly runNumber: number;
  readonly runAttempt: number;
}

export type RowStatus = Status | "deploying" | "removed";

export interface Row extends RunOrder {
  /** Working directory, app name and target: two apps of the same name in two folders are two rows. */
  readonly key: string;
  readonly app: string;
  readonly status: RowStatus;
  readonly target: string;
  readonly deploymentName: string;
  readonly url: string;
  readonly siteUrl: string;
  readonly dashboardUrl: string;
  readonly commit: string;
  readonly runUrl: string;
  readonly seconds: number;
  readonly previewName: string;
  /** `true`, `false`, or `""` where it is not known. */
  readonly previewCreated: string;
  readonly cliVersion: string;
  readonly cause: string;
  readonly fix: string;
  readonly notes: readonly string[];
  readonly tail: readonly string[];
}

/** Starts each of our comments. The version changes when older ones can no longer be read. */
const MARKER = "<!-- convex-deploy-action v1 ";
const MARKER_END = " -->";

/** A comment's first line. Base64 can neither close the HTML comment nor be read as Markdown. */
export function encodeState(rows: readonly Row[]): string {
  return `${MARKER}${Buffer.from(JSON.stringify(rows), "utf8").toString("base64")}${MARKER_END}`;
}

/** Whether a comment's text is one that this action writes. Who wrote it is another question. */
export function hasMarker(body: string): boolean {
  return body.startsWith(MARKER);
}

/** Reads the rows out of a comment; what is not a row, or no state at all, is left out. */
export function decodeState(body: string): readonly Row[] {
  if (!hasMarker(body)) return [];
  const end = body.indexOf(MARKER_END);
  if (end < 0) return [];
  try {
    const value: unknown = JSON.parse(Buffer.from(body.slice(MARKER.length, end), "base64").toString("utf8"));
    return Array.isArray(value) ? value.filter(isRow) : [];
  } catch {
    return [];
  }
}

/**
 * Replaces the row of the same app, or adds it. A row that a newer run wrote stays. Rows are in order of their app.
 *
 * A run that ended before it had a target (refused, skipped) has a row without one, beside what still stands from
 * earlier runs; the next run that has a target takes it away.
 */
export function mergeRow(rows: readonly Row[], row: Row): readonly Row[] {
  const standing = rows.find(({ key }) => key === row.key);
  const kept = standing !== undefined && isNewer(standing, row) ? standing : row;
  const untargeted = rowKey(row.key.split("\n")[0] ?? "", row.app, null);
  const isOver = (one: Row) => one.key === row.key || (one.key === untargeted && !isNewer(one, row));
  return [...rows.filter((one) => !isOver(one)), kept].sort((one, other) =>
    one.app === other.app ? compareText(one.key, other.key) : compareText(one.app, other.app),
  );
}

function rowKey(workingDirectory: string, app: string, target: string | null): string {
  return [workingDirectory, app, target ?? ""].join("\n");
}

/** The row with every text of it redacted, before it becomes data that redaction could no longer read. */
export function redactRow(row: Row, redact: (text: string) => string): Row {
  const texts = TEXTS.filter((name) => name !== "key" && name !== "status");
  return {
    ...row,
    ...Object.fromEntries(texts.map((name) => [name, redact(row[name])])),
    notes: row.notes.map(redact),
    tail: row.tail.map(redact),
  };
}

function isNewer(one: RunOrder, other: RunOrder): boolean {
  return one.runNumber === other.runNumber ? one.runAttempt > other.runAttempt : one.runNumber > other.runNumber;
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

/** A row of a run that has begun (`outcome` tells what it is about) or ended. */
export function rowOf(outcome: Outcome, status: RowStatus, run: RunOrder & { readonly runUrl: string }): Row {
  return {
    key: rowKey(outcome.workingDirectory, outcome.appName, outcome.target),
    app: outcome.appName,
    status,
    target: outcome.target ?? "",
    deploymentName: outcome.deployment.name ?? "",
    url: outcome.deployment.url ?? "",
    siteUrl: outcome.deployment.siteUrl ?? "",
    dashboardUrl: outcome.deployment.dashboardUrl ?? "",
    commit: outcome.commit,
    runUrl: run.runUrl,
    runNumber: run.runNumber,
    runAttempt: run.runAttempt,
    seconds: outcome.durationSeconds,
    previewName: outcome.preview?.name ?? "",
    previewCreated: outcome.preview?.created?.toString() ?? "",
    cliVersion: outcome.cliVersion ?? "",
    cause: outcome.failure?.cause ?? "",
    fix: outcome.failure?.fix ?? "",
    notes: outcome.notes,
    tail: outcome.failure === null ? [] : outcome.tail.slice(-40),
  };
}

const TEXTS = [
  "key",
  "app",
  "status",
  "target",
  "deploymentName",
  "url",
  "siteUrl",
  "dashboardUrl",
  "commit",
  "runUrl",
  "previewName",
  "previewCreated",
  "cliVersion",
  "cause",
  "fix",
] as const satisfies readonly (keyof Row)[];

function isRow(value: unknown): value is Row {
  if (typeof value !== "object" || value === null) return false;
  const row = value as Record<string, unknown>;
  return (
    TEXTS.every((name) => typeof row[name] === "string") &&
    [row.runNumber, row.runAttempt, row.seconds].every((number) => typeof number === "number") &&
    [row.notes, row.tail].every((list) => Array.isArray(list) && list.every((line) => typeof line === "string"))
  );
}
