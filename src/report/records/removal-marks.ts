/** Says in every record and every comment that names a Convex deployment what a cleanup has done with it. */

import { GitHubDeployments } from "../../github/deployments-api.ts";
import { toRepoParams } from "../../github/repository.ts";
import { nextMoment, type RunRecord } from "../../records/record.ts";
import { encodeStep, type StatusStep } from "../../records/status-descriptions.ts";
import { recordsNaming } from "../../records/verdict.ts";
import { runUrlOf } from "../../trigger/run-url.ts";
import type { Trigger } from "../../trigger/trigger.ts";
import type { CommentEntry, CommentRow } from "../comment/comment-row.ts";
import type { Reporter } from "../reporter.ts";
import type { PreviewEvidence } from "./preview-evidence.ts";

/** How many records of one Convex deployment are written to, the newest; each costs a call. */
const MAX_RECORDS = 100;
/** How many calls are under way at the same time. */
const PARALLEL = 5;

export interface RemovalMark {
  readonly kind: "removed" | "kept";
  /** As records name it. */
  readonly deployment: string;
  /** A sentence for the comment's details. */
  readonly note: string;
}

/** What goes wrong here is a warning of the reporter's, and fails nothing. */
export async function markRecords(
  mark: RemovalMark,
  { records, commented }: PreviewEvidence,
  trigger: Trigger,
  reporter: Reporter,
  { deployments, comment }: { readonly deployments: boolean; readonly comment: boolean },
): Promise<void> {
  const step = { kind: mark.kind, deployment: mark.deployment } as const;
  const named = recordsNaming(mark.deployment, records).filter(
    (record) => !record.steps.some((one) => isSame(one, step)),
  );
  if (deployments)
    await reporter.channels.attempt("github-deployment", () => writeStatuses(step, named, trigger, reporter));
  if (!comment) return;
  for (const { pullRequestNumber, records: shown } of commented) {
    if (recordsNaming(mark.deployment, shown).length === 0) continue;
    await reporter.channels.attempt("comment", () => writeComment(mark, pullRequestNumber, trigger, reporter));
  }
}

async function writeStatuses(step: StatusStep, records: readonly RunRecord[], trigger: Trigger, reporter: Reporter) {
  const api = new GitHubDeployments(reporter.github(), toRepoParams(trigger.repository));
  const change = { state: "inactive", description: encodeStep(step), logUrl: runUrlOf(trigger) } as const;
  const ids = records.flatMap(({ githubDeploymentId }) => githubDeploymentId ?? []).slice(-MAX_RECORDS);
  for (let from = 0; from < ids.length; from += PARALLEL)
    await Promise.all(ids.slice(from, from + PARALLEL).map((id) => api.setStatus(id, change)));
}

async function writeComment(mark: RemovalMark, number: number, trigger: Trigger, reporter: Reporter): Promise<void> {
  const comment = reporter.commentOf(number, AbortSignal.abort());
  await comment.fetch();
  const known = comment.entries.map(({ record }) => record);
  const at = nextMoment(known, Date.now());
  const changed = comment.entries
    .filter(({ record }) => recordsNaming(mark.deployment, [record]).length > 0)
    .map((entry) => marked(entry, mark, at, runUrlOf(trigger)));
  if (changed.length > 0) reporter.outputCommentUrl(await comment.writeEnd(changed));
}

/** The row of the last attempt says what has become of the deployment; what it said of it before is over. */
function marked(
  { record, row }: CommentEntry,
  { kind, deployment, note }: RemovalMark,
  at: number,
  runUrl: string,
): CommentEntry {
  const steps = [...record.steps, { kind, deployment, at, statusId: null }];
  const gone: Partial<CommentRow> = kind === "removed" ? { expiresAt: null, changes: [] } : {};
  const told = row && { ...row, ...gone, at, status: kind, runUrl, durationSeconds: 0, notes: [note], ...NO_FAILURE };
  return { record: { ...record, steps }, row: told };
}

const NO_FAILURE = { cause: "", fix: "", link: "", locations: [] };

function isSame(
  one: { readonly kind: string },
  { kind, deployment }: { readonly kind: string; readonly deployment: string | null },
): boolean {
  return one.kind === kind && "deployment" in one && one.deployment === deployment;
}
