/** What people see of one run in the pull request comment, beside its record. */

import { isBreaking } from "../../contract/change.ts";
import { type Comparison, countBreaking, PROBLEMS } from "../../contract/comparison.ts";
import { RULE_IDS } from "../../contract/rules.ts";
import type { Redactors } from "../../key/redactor.ts";
import { redactComparison, type Status } from "../../outcome/outcome.ts";
import { causeText, type PublicOutcome } from "../../outcome/public-outcome.ts";
import type { SchemaChange } from "../../outcome/schema-change.ts";
import type { Target } from "../../plan/decide.ts";
import type { RunRecord } from "../../records/record.ts";
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
  "resolved",
  "reported",
] as const satisfies readonly (Status | "deploying" | "removed" | "kept")[];

export type RowStatus = (typeof STATUSES)[number];

const TARGETS: readonly (Target | "")[] = ["", "preview", "production", "development", "custom"];
const CHANGE_KINDS: readonly SchemaChange["kind"][] = ["added", "deleted", "changed", "warning"];

const parseChangeText = recordOf({ kind: oneOf(CHANGE_KINDS), what: text, name: text });
const parseCount = recordOf({ count });
const parseComparison = recordOf({
  baseBranch: text,
  problem: nullOr(oneOf(PROBLEMS)),
  changes: listOf(recordOf({ rule: oneOf(RULE_IDS), subject: text, place: text, detail: text })),
  notCompared: listOf(text),
  waivedBy: nullOr(text),
});
const parsePlace = recordOf({ path: text, line: nullOr(count), message: text });

function parseChange(value: unknown): SchemaChange {
  const change = parseChangeText(value);
  return Object.hasOwn(value as object, "count") ? { ...change, ...parseCount(value) } : change;
}

/** What is shown, compared or counted with must be so that it can be. What a row does not have any more is left out. */
export const parseRow = recordOf({
  /** When the record's last step was written, as the record says: of two rows of one run the later counts. */
  at: time,
  appName: text,
  status: oneOf(STATUSES),
  /** `""` for a run that ended before it had a target. */
  target: oneOf(TARGETS),
  deploymentName: text,
  /** Only what may be linked. */
  url: text,
  siteUrl: text,
  dashboardUrl: text,
  /** Where people see the site; `""` if that is not known, or nothing was pushed. */
  appUrl: text,
  /** The id of the run that reported `appUrl` after the deploy, and when; 0 if none has. */
  appUrlRunId: count,
  appUrlAt: time,
  commit: text,
  runUrl: text,
  durationSeconds: time,
  buildSeconds: nullOr(time),
  pushSeconds: nullOr(time),
  previewName: text,
  /** `true`, `false`, or `""` if it is not known. */
  previewCreated: text,
  /** When Convex removes the preview deployment, in milliseconds since the epoch. */
  expiresAt: nullOr(time),
  cliVersion: text,
  cause: text,
  fix: text,
  link: text,
  notes: listOf(text),
  changes: listOf(parseChange),
  /** What merging would do, as far as it is shown; `null`: nothing was compared. */
  comparison: nullOr(parseComparison),
  /** Where in the code a failure lies: the first few. */
  locations: listOf(parsePlace),
});

export type CommentRow = Parsed<typeof parseRow>;

/** A run's record, with what people see of it. */
export interface CommentEntry {
  readonly record: RunRecord;
  /** `null` for a run that is only kept as evidence: newer ones are shown in its place. */
  readonly row: CommentRow | null;
}

/** Whether somebody has to look at it: it came to nothing, something failed after the push, or merging it would break something. */
export function isTrouble({ status, cause, comparison }: CommentRow): boolean {
  const hasFailedLater = status === "deployed" && cause !== "";
  return TROUBLE.includes(status) || hasFailedLater || (countBreaking(comparison) ?? 0) > 0;
}

const TROUBLE: readonly RowStatus[] = ["failed", "refused", "cancelled"];

/** So many changes of a comparison are kept, what breaks first; of each text so many characters. */
const KEPT_CHANGES = 60;
const KEPT_TEXT = 200;

function shownPart(comparison: Comparison): Comparison {
  const { changes, notCompared } = comparison;
  const kept = [...changes.filter(isBreaking), ...changes.filter((one) => !isBreaking(one))].slice(0, KEPT_CHANGES);
  const short = (text: string) => text.slice(0, KEPT_TEXT).toWellFormed();
  return {
    ...comparison,
    changes: kept.map(({ rule, subject, place, detail }) => ({
      ...{ rule, subject: short(subject), place: short(place), detail: short(detail) },
    })),
    notCompared: notCompared.slice(0, KEPT_CHANGES).map(short),
  };
}

/** More than this is read in the diff. */
const PLACES = 3;

/** The row with every text of it redacted, before it becomes data that redaction could no longer read. */
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
    locations: row.locations.map((place) => ({
      ...place,
      path: redactSent(place.path),
      message: redactSent(place.message),
    })),
  };
}

/** What a row tells of its run beside the outcome. */
export interface RowContext {
  readonly at: number;
  readonly runUrl: string;
  /** What stays live if nothing was pushed; `""` if it is not known. */
  readonly liveCommit: string;
  /** Whether what the run built is live, so that its site has what it calls. */
  readonly isPushed: boolean;
}

/** A row of a run that has begun (`outcome` tells what it is about) or ended. */
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
    locations: outcome.places.slice(0, PLACES),
  };
}

/** Those that are not our own words, and no names or URLs. */
const EXTERNAL_FIELDS: readonly string[] = ["cliVersion", "cause", "fix", "appUrl"];
