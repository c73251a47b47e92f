/** A row of the pull request comment: what it shows of one run, in addition to the run's record. */

import { isBreaking } from "../../contract/change.ts";
import { type Comparison, countBreaking, PROBLEMS } from "../../contract/comparison.ts";
import { RULE_IDS } from "../../contract/rules.ts";
import type { Redactors } from "../../key/redactor.ts";
import { redactComparison, type Status } from "../../outcome/outcome.ts";
import { causeText, type PublicOutcome } from "../../outcome/public-outcome.ts";
import type { SchemaChange } from "../../outcome/schema-change.ts";
import type { Target } from "../../plan/decide.ts";
import { count, listOf, nullOr, oneOf, type Parsed, recordOf, text, time } from "../../records/json-parsers.ts";
import type { RunRecord } from "../../records/record.ts";

const ENDS = ["deployed", "failed", "refused", "skipped", "cancelled"] as const satisfies readonly Status[];
const STATUSES = [...ENDS, "deploying", "removed", "kept"] as const;

export type RowStatus = (typeof STATUSES)[number];

/** Whether a run with this status has a row: not a dry run, nor one of another operation than a deploy. */
export function isRowStatus(status: Status): status is (typeof ENDS)[number] {
  return (ENDS as readonly Status[]).includes(status);
}

const TARGETS: readonly (Target | "")[] = ["", "preview", "production", "development", "custom"];
const CHANGE_KINDS: readonly SchemaChange["kind"][] = ["added", "deleted", "changed", "warning"];

const parseChangeText = recordOf({ kind: oneOf(CHANGE_KINDS), what: text, name: text });
const parseCount = recordOf({ count });
const parseComparison = recordOf({
  baseBranch: text,
  problem: nullOr(oneOf(PROBLEMS)),
  changes: listOf(recordOf({ rule: oneOf(RULE_IDS), subject: text, part: text, detail: text })),
  notCompared: listOf(text),
  waivedBy: nullOr(text),
});
const parseLocation = recordOf({ path: text, line: nullOr(count), message: text });

function parseChange(value: unknown): SchemaChange {
  const change = parseChangeText(value);
  return Object.hasOwn(value as object, "count") ? { ...change, ...parseCount(value) } : change;
}

/** Parses a row. Throws if a field has the wrong type, and drops unknown fields. */
export const parseRow = recordOf({
  /** The time of the record's last step. Of two rows of one run, the later one is used. */
  at: time,
  appName: text,
  status: oneOf(STATUSES),
  /** Empty for a run that ended before it had a target. */
  target: oneOf(TARGETS),
  deploymentName: text,
  /** Empty if it may not be linked. */
  url: text,
  siteUrl: text,
  dashboardUrl: text,
  /** The site's URL; empty if it is not known, or nothing was pushed. */
  appUrl: text,
  /** The ID of the run that reported `appUrl` after the deploy, and the time; 0 if none has. */
  appUrlRunId: count,
  appUrlAt: time,
  commit: text,
  runUrl: text,
  durationSeconds: time,
  buildSeconds: nullOr(time),
  pushSeconds: nullOr(time),
  previewName: text,
  /** `true`, `false`, or empty if it is not known. */
  previewCreated: text,
  /** When Convex deletes the preview deployment, in milliseconds since the epoch. */
  expiresAt: nullOr(time),
  cliVersion: text,
  cause: text,
  fix: text,
  link: text,
  notes: listOf(text),
  changes: listOf(parseChange),
  /** The changes that merging would make, as far as they are shown, or `null` if nothing was compared. */
  comparison: nullOr(parseComparison),
  /** The first few locations of a failure in the code. */
  locations: listOf(parseLocation),
});

export type CommentRow = Parsed<typeof parseRow>;

/** A run's record and its row. */
export interface CommentEntry {
  readonly record: RunRecord;
  /** `null` for a run that is not shown because of newer ones, and whose record is still needed. */
  readonly row: CommentRow | null;
}

/** Whether the run failed, something failed after its push, or merging its pull request would break something. */
export function isTrouble({ status, cause, comparison }: CommentRow): boolean {
  const hasFailedLater = status === "deployed" && cause !== "";
  return TROUBLE.includes(status) || hasFailedLater || (countBreaking(comparison) ?? 0) > 0;
}

const TROUBLE: readonly RowStatus[] = ["failed", "refused", "cancelled"];

/** How many changes of a comparison are kept. Breaking changes come first. */
const MAX_CHANGES = 60;
/** In characters, of each text of a change. */
const MAX_CHANGE_TEXT = 200;

function shownPart(comparison: Comparison): Comparison {
  const { changes, notCompared } = comparison;
  const kept = [...changes.filter(isBreaking), ...changes.filter((one) => !isBreaking(one))].slice(0, MAX_CHANGES);
  const short = (text: string) => text.slice(0, MAX_CHANGE_TEXT).toWellFormed();
  return {
    ...comparison,
    changes: kept.map(({ rule, subject, part, detail }) => ({
      rule,
      subject: short(subject),
      part: short(part),
      detail: short(detail),
    })),
    notCompared: notCompared.slice(0, MAX_CHANGES).map(short),
  };
}

/** How many locations are listed. All of them are annotated in the diff. */
const MAX_LOCATIONS = 3;

/** Redacts every text of a row. Call it before the row is encoded, because redaction cannot read encoded data. */
export function redactRow(
  row: CommentRow,
  { redactSent, redactTrusted }: Pick<Redactors, "redactSent" | "redactTrusted">,
): CommentRow {
  const { status: _, ...rest } = row;
  const hide = (name: string) => (EXTERNAL_FIELDS.includes(name) ? redactSent : redactTrusted);
  const texts = Object.entries(rest).filter(([, value]) => typeof value === "string");
  return {
    ...row,
    ...Object.fromEntries(texts.map(([name, text]) => [name, hide(name)(String(text))])),
    notes: row.notes.map(redactSent),
    changes: row.changes.map((change) => ({ ...change, what: redactSent(change.what), name: redactSent(change.name) })),
    comparison: row.comparison === null ? null : redactComparison(row.comparison, redactSent),
    locations: row.locations.map((location) => ({
      ...location,
      path: redactSent(location.path),
      message: redactSent(location.message),
    })),
  };
}

/** The facts in a row that are not part of the outcome. */
export interface RowContext {
  readonly at: number;
  readonly runUrl: string;
  /** The commit that stays live if nothing was pushed; empty if it is not known. */
  readonly liveCommit: string;
  /** Whether the run pushed. Otherwise its site could call functions that are not live, and is not linked. */
  readonly isPushed: boolean;
}

/** Builds the row of a run that has started or ended. */
export function toRow(
  outcome: PublicOutcome,
  status: RowStatus,
  { at, runUrl, liveCommit, isPushed }: RowContext,
): CommentRow {
  const { deployment, failure } = outcome;
  return {
    at,
    appName: outcome.appName,
    status,
    target: outcome.target ?? "",
    deploymentName: deployment.name ?? (deployment.urlsFromApi ? "" : (deployment.url ?? "")),
    url: (deployment.urlsFromApi ? deployment.url : null) ?? "",
    siteUrl: (deployment.urlsFromApi ? deployment.siteUrl : null) ?? "",
    dashboardUrl: deployment.dashboardUrl ?? "",
    appUrl: (isPushed ? outcome.appUrl : null) ?? "",
    appUrlRunId: 0,
    appUrlAt: 0,
    commit: outcome.commit,
    runUrl,
    durationSeconds: outcome.durationSeconds,
    buildSeconds: outcome.buildSeconds,
    pushSeconds: outcome.pushSeconds,
    previewName: outcome.preview?.name ?? "",
    previewCreated: outcome.preview?.created?.toString() ?? "",
    expiresAt: outcome.expiresAt,
    cliVersion: outcome.cliVersion ?? "",
    cause: failure === null ? "" : causeText(failure, liveCommit),
    fix: failure?.fix ?? "",
    link: failure?.link ?? "",
    notes: outcome.notes,
    changes: outcome.schemaChanges,
    comparison: outcome.comparison === null ? null : shownPart(outcome.comparison),
    locations: outcome.locations.slice(0, MAX_LOCATIONS),
  };
}

/** Fields that may quote text from outside this action, apart from names and URLs. */
const EXTERNAL_FIELDS: readonly string[] = ["cliVersion", "cause", "fix", "appUrl"];
