/** What people see of one run in the pull request comment, beside its record. */

import type { Redactors } from "../../key/redactor.ts";
import type { Status } from "../../outcome/outcome.ts";
import { causeText, type Place, type PublicOutcome } from "../../outcome/public-outcome.ts";
import type { SchemaChange } from "../../outcome/schema-change.ts";
import type { RunRecord } from "../../records/record.ts";

export const STATUSES = [
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

/** A run's record, with what people see of it. */
export interface CommentEntry {
  readonly record: RunRecord;
  /** `null` for a run that is only kept as evidence: newer ones are shown in its place. */
  readonly row: CommentRow | null;
}

/** What the table and the details show of one run. */
export interface CommentRow {
  /** When the record's last step was written, as the record says: of two rows of one run the later counts. */
  readonly at: number;
  readonly appName: string;
  readonly status: RowStatus;
  /** `""` for a run that ended before it had a target. */
  readonly target: string;
  readonly deploymentName: string;
  /** Only what may be linked. */
  readonly url: string;
  readonly siteUrl: string;
  readonly dashboardUrl: string;
  readonly commit: string;
  readonly runUrl: string;
  readonly durationSeconds: number;
  readonly buildSeconds: number | null;
  readonly pushSeconds: number | null;
  readonly previewName: string;
  /** `true`, `false`, or `""` if it is not known. */
  readonly previewCreated: string;
  /** When Convex removes the preview deployment, in milliseconds since the epoch. */
  readonly expiresAt: number | null;
  readonly cliVersion: string;
  readonly cause: string;
  readonly fix: string;
  readonly link: string;
  readonly notes: readonly string[];
  readonly changes: readonly SchemaChange[];
  /** Where in the code a failure lies: the first few. */
  readonly locations: readonly Place[];
}

/** More than this is read in the diff. */
const PLACES = 3;

/** The row with every text of it redacted, before it becomes data that redaction could no longer read. */
export function redactRow(
  row: CommentRow,
  { redactSent, redactTrusted }: Pick<Redactors, "redactSent" | "redactTrusted">,
): CommentRow {
  const texts = STRING_FIELDS.filter((name) => name !== "status");
  const isFromElsewhere = (name: keyof CommentRow) => EXTERNAL_FIELDS.includes(name);
  return {
    ...row,
    ...Object.fromEntries(texts.map((name) => [name, (isFromElsewhere(name) ? redactSent : redactTrusted)(row[name])])),
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
export interface RowContext {
  readonly at: number;
  readonly runUrl: string;
  /** What stays live if nothing was pushed; `""` if it is not known. */
  readonly liveCommit: string;
}

/** A row of a run that has begun (`outcome` tells what it is about) or ended. */
export function toRow(outcome: PublicOutcome, status: RowStatus, { at, runUrl, liveCommit }: RowContext): CommentRow {
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
    locations: outcome.places.slice(0, PLACES),
  };
}

export const STRING_FIELDS = [
  "appName",
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
  "link",
] as const satisfies readonly (keyof CommentRow)[];

/** Those that are not our own words, and no names or URLs. */
const EXTERNAL_FIELDS: readonly (keyof CommentRow)[] = ["cliVersion", "cause", "fix"];
