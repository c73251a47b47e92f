/** What the pull request comment knows: one row per app, kept as data inside the comment itself. */

import { createHash } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import type { Redactors } from "../../key/redactor.ts";
import type { Status } from "../../outcome/outcome.ts";
import { causeText, type PublicOutcome } from "../../outcome/public-outcome.ts";
import type { SchemaChange } from "../../outcome/schema-change.ts";
import type { RunId, SeedRecord } from "../../outcome/seed-record.ts";
import type { Target } from "../../plan/decide.ts";
import { count, listOf, nullOr, oneOf, type Parsed, recordOf, text, time } from "./json-parsers.ts";

const STATUSES = [
  "deploying",
  "deployed",
  "dry-run",
  "failed",
  "refused",
  "skipped",
  "cancelled",
  "cleaned-up",
  "removed",
  "kept",
  "swept",
] as const satisfies readonly (Status | "deploying" | "removed" | "kept")[];

export type RowStatus = (typeof STATUSES)[number];

const TARGETS: readonly (Target | "")[] = ["", "preview", "production", "development", "custom"];
const CHANGE_KINDS: readonly SchemaChange["kind"][] = ["added", "deleted", "changed", "warning"];
const SEED_STATES: readonly SeedRecord["state"][] = ["begun", "failed", "done"];

const parseChange = recordOf({ kind: oneOf(CHANGE_KINDS), what: text, name: text });
const parsePlace = recordOf({ path: text, line: nullOr(count), message: text });
const parseSeedRecord = recordOf({
  deploymentName: text,
  state: oneOf(SEED_STATES),
  timestamp: time,
  runId: count,
  runAttempt: count,
});

/** What is shown, compared or counted with must be so that it can be. What a row does not have any more is left out. */
const parseRow = recordOf({
  /** Working directory, app name and target: two apps of the same name in two folders are two rows. */
  key: text,
  appName: text,
  status: oneOf(STATUSES),
  target: oneOf(TARGETS),
  deploymentName: text,
  /** Only what may be linked. */
  url: text,
  siteUrl: text,
  dashboardUrl: text,
  commit: text,
  runUrl: text,
  runId: count,
  runAttempt: count,
  durationSeconds: time,
  buildSeconds: nullOr(time),
  pushSeconds: nullOr(time),
  previewName: text,
  /** `true`, `false`, or `""` where it is not known. */
  previewCreated: text,
  /** When Convex removes the preview deployment, in milliseconds since the epoch. */
  expiresAt: nullOr(time),
  /** What `preview-run` has done last; `null`: nothing. It outlives the rows of the runs in between. */
  seed: nullOr(parseSeedRecord),
  /** The Convex deployment that a deploy has reached under this preview name, now or before; `""`: none. */
  deployedTo: text,
  cliVersion: text,
  cause: text,
  fix: text,
  link: text,
  notes: listOf(text),
  changes: listOf(parseChange),
  /** Where in the code a failure lies: the first few. */
  locations: listOf(parsePlace),
  /** The GitHub Deployment of this run, and the one that stands for what is live: that of the last success. */
  githubDeploymentId: nullOr(count),
  liveGitHubDeploymentId: nullOr(count),
  /** The commit of the last success; `""`: none, or it is gone. */
  liveCommit: text,
});
const parseRows = listOf(parseRow);

export type CommentRow = Parsed<typeof parseRow>;

/** More than this is read in the diff. */
const PLACES = 3;

/** Starts each of our comments. The version changes when older ones can no longer be read. */
const MARKER = "<!-- convex-deploy-action v1 ";
const LINE = /^<!-- convex-deploy-action v1 ([A-Za-z0-9+/=]+) ([0-9a-f]{16}) -->/;

/** Bytes. What unpacks to more than a hundred full rows is none of ours. */
const MAX_STATE_BYTES = 4 * 1024 * 1024;

/**
 * A comment's first line: packed, for rows are much alike and there may be a hundred. Base64 can neither close the
 * HTML comment nor be read as Markdown.
 */
export function encodeState(rows: readonly CommentRow[], pullRequestNumber: number): string {
  const data = deflateRawSync(JSON.stringify(rows)).toString("base64");
  return `${MARKER}${data} ${checksum(data, pullRequestNumber)} -->`;
}

/**
 * Reads the rows out of a comment.
 *
 * @param pullRequestNumber - Of the pull request that the comment is on. A copy from another one is none of ours. The
 *   repository is no part of the sum, for it may be renamed.
 * @returns `null` for a comment that is none of ours, or whose data somebody changed: it is not written to either.
 *   Changed by accident, that is. Whoever can have this account write a comment can also make the sum right: what that
 *   comes to is in docs/threat-model.md.
 */
export function decodeState(body: string, pullRequestNumber: number): readonly CommentRow[] | null {
  const [, data = "", sum] = LINE.exec(body) ?? [];
  if (sum === undefined || sum !== checksum(data, pullRequestNumber)) return null;
  try {
    const json = inflateRawSync(Buffer.from(data, "base64"), { maxOutputLength: MAX_STATE_BYTES }).toString("utf8");
    return parseRows(JSON.parse(json));
  } catch {
    return null;
  }
}

function checksum(data: string, pullRequestNumber: number): string {
  return createHash("sha256").update(`${pullRequestNumber}\n${data}`).digest("hex").slice(0, 16);
}

/**
 * Joins what several readings of the comment, and this run itself, know. Of two rows of the same app the newer stays, with
 * the later record of a seed: whether the data is there does not depend on who deployed last.
 * In whatever order and however often lists are joined, the result is the same: so jobs that write the one comment at
 * the same time end at the same rows.
 *
 * A run that ended before it had a target (refused, skipped) has a row without one, beside what still stands from
 * earlier runs; a newer run that has a target takes it away. Rows are in order of their app.
 */
export function mergeRows(...lists: readonly (readonly CommentRow[])[]): readonly CommentRow[] {
  const newest = new Map<string, CommentRow>();
  for (const row of lists.flat()) {
    const standing = newest.get(row.key);
    newest.set(row.key, standing === undefined ? row : joined(row, standing));
  }
  const rows = [...newest.values()];
  const isOver = (row: CommentRow) =>
    row.target === "" && rows.some((other) => other.target !== "" && isSameApp(row, other) && isLater(other, row));
  return rows
    .filter((row) => !isOver(row))
    .sort((one, other) =>
      one.appName === other.appName ? compareText(one.key, other.key) : compareText(one.appName, other.appName),
    );
}

function joined(one: CommentRow, other: CommentRow): CommentRow {
  const seed = laterSeed(one.seed, other.seed);
  // Without their seeds, so that these have no say in which of two rows is the fuller.
  const [bare, otherBare] = [
    { ...one, seed: null },
    { ...other, seed: null },
  ];
  return { ...(isNewer(bare, otherBare) ? bare : otherBare), seed };
}

function laterSeed(one: SeedRecord | null, other: SeedRecord | null): SeedRecord | null {
  if (one === null || other === null) return one ?? other;
  const order =
    compareRuns(one, other) ||
    SEED_STATES.indexOf(one.state) - SEED_STATES.indexOf(other.state) ||
    one.timestamp - other.timestamp ||
    compareText(one.deploymentName, other.deploymentName);
  return order > 0 ? one : other;
}

/** Whether another run wrote `standing` after `row` was begun. */
export function isOverwritten(row: CommentRow, standing: CommentRow | undefined): boolean {
  return standing !== undefined && compareRuns(standing, row) > 0;
}

export function isSameRun(one: RunId, other: RunId): boolean {
  return compareRuns(one, other) === 0;
}

function isSameApp(one: CommentRow, other: CommentRow): boolean {
  const appOf = ({ key }: CommentRow) => key.slice(0, key.lastIndexOf("\n"));
  return appOf(one) === appOf(other);
}

function isLater(one: RunId, other: RunId): boolean {
  return compareRuns(one, other) >= 0;
}

/** Within a run its end beats its beginning; then the fuller row, for its details may have been cut to fit. */
function isNewer(one: CommentRow, other: CommentRow): boolean {
  const order = compareRuns(one, other) || Number(one.status !== "deploying") - Number(other.status !== "deploying");
  if (order !== 0) return order > 0;
  const [text, otherText] = [JSON.stringify(one), JSON.stringify(other)];
  return text.length === otherText.length ? text > otherText : text.length > otherText.length;
}

function compareRuns(one: RunId, other: RunId): number {
  return one.runId - other.runId || one.runAttempt - other.runAttempt;
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

export function rowKey(workingDirectory: string, appName: string, target: string | null): string {
  return [workingDirectory, appName, target ?? ""].join("\n");
}

/** The row with every text of it redacted, before it becomes data that redaction could no longer read. */
export function redactRow(
  row: CommentRow,
  { redactSent, redactTrusted }: Pick<Redactors, "redactSent" | "redactTrusted">,
): CommentRow {
  const { key, status, ...rest } = row;
  const hide = (name: string) => (EXTERNAL_FIELDS.includes(name) ? redactSent : redactTrusted);
  const texts = Object.entries(rest).filter(([, value]) => typeof value === "string");
  return {
    ...row,
    ...Object.fromEntries(texts.map(([name, text]) => [name, hide(name)(String(text))])),
    seed: row.seed && { ...row.seed, deploymentName: redactTrusted(row.seed.deploymentName) },
    notes: row.notes.map(redactSent),
    changes: row.changes.map((change) => ({ ...change, what: redactSent(change.what), name: redactSent(change.name) })),
    locations: row.locations.map((place) => ({
      ...place,
      path: redactSent(place.path),
      message: redactSent(place.message),
    })),
  };
}

/** What a row tells of its run beside the outcome. */
export interface RowContext extends RunId {
  readonly runUrl: string;
  readonly githubDeploymentId: number | null;
  readonly liveGitHubDeploymentId: number | null;
  readonly liveCommit: string;
  readonly seed: SeedRecord | null;
}

/** A row of a run that has begun (`outcome` tells what it is about) or ended. */
export function toRow(outcome: PublicOutcome, status: RowStatus, run: RowContext): CommentRow {
  const { deployment, failure } = outcome;
  const { runUrl, runId, runAttempt, githubDeploymentId, liveGitHubDeploymentId, liveCommit, seed } = run;
  return {
    key: rowKey(outcome.workingDirectory, outcome.appName, outcome.target),
    appName: outcome.appName,
    status,
    target: outcome.target ?? "",
    deploymentName: deployment.name ?? (deployment.urlsFromApi ? "" : (deployment.url ?? "")),
    url: (deployment.urlsFromApi ? deployment.url : null) ?? "",
    siteUrl: (deployment.urlsFromApi ? deployment.siteUrl : null) ?? "",
    dashboardUrl: deployment.dashboardUrl ?? "",
    commit: outcome.commit,
    runUrl,
    runId,
    runAttempt,
    durationSeconds: outcome.durationSeconds,
    buildSeconds: outcome.buildSeconds,
    pushSeconds: outcome.pushSeconds,
    previewName: outcome.preview?.name ?? "",
    previewCreated: outcome.preview?.created?.toString() ?? "",
    expiresAt: outcome.expiresAt,
    seed,
    deployedTo: outcome.operation === "deploy" && outcome.preview !== null ? (deployment.name ?? "") : "",
    cliVersion: outcome.cliVersion ?? "",
    cause: failure === null ? "" : causeText(failure, liveCommit),
    fix: failure?.fix ?? "",
    link: failure?.link ?? "",
    notes: outcome.notes,
    changes: outcome.schemaChanges,
    locations: outcome.places.slice(0, PLACES),
    githubDeploymentId,
    liveGitHubDeploymentId,
    liveCommit,
  };
}

/** Those that are not our own words, and no names or URLs. */
const EXTERNAL_FIELDS: readonly string[] = ["cliVersion", "cause", "fix"];
