/** The part of a run's record that is known before the run starts. */

import { randomUUID } from "node:crypto";
import type { Redactors } from "../../key/redactor.ts";
import type { PublicOutcome } from "../../outcome/public-outcome.ts";
import { isChosenByPerson, originOf } from "../../records/origin.ts";
import type { RecordHead } from "../../records/record.ts";
import type { Trigger } from "../../trigger/trigger.ts";
import { slotWithoutTarget } from "../comment/select-rows.ts";

export interface HeadFacts {
  /** `null` for a run that ended before it had a target. */
  readonly slot: string | null;
  /** From the event, the merge queue's ref or the `pull-request` input, but not if it was only looked up. */
  readonly pullRequestNumber: number | null;
  /** The `commit` input as a whole SHA; `null` if it is empty or names a branch. */
  readonly chosenCommit: string | null;
  /** Whether the claim may replace an existing Convex deployment. */
  readonly recreates: boolean;
  /** In milliseconds, or `null` if the step has no timeout. */
  readonly timeoutMs: number | null;
}

/** In characters, so that a hundred labels fit into a comment. */
const MAX_LABEL_LENGTH = 60;

/** Redacts and truncates the name of an app, a folder or a workflow, as it is written to records. */
export function recordLabel(text: string, { redactTrusted }: Pick<Redactors, "redactTrusted">): string {
  return redactTrusted(text).slice(0, MAX_LABEL_LENGTH).toWellFormed();
}

/** @param now - Milliseconds since the epoch. */
export function recordHead(
  trigger: Trigger,
  outcome: Pick<PublicOutcome, "appName" | "workingDirectory" | "commit">,
  { slot, pullRequestNumber, chosenCommit, recreates, timeoutMs }: HeadFacts,
  { redactTrusted }: Pick<Redactors, "redactTrusted">,
  now: number,
): RecordHead {
  const label = (text: string) => recordLabel(text, { redactTrusted });
  const origin = originOf(trigger, { pullRequestNumber });
  const [appName, workingDirectory] = [label(outcome.appName), label(outcome.workingDirectory)];
  return {
    id: randomUUID(),
    slot: slot === null ? slotWithoutTarget(workingDirectory, appName) : redactTrusted(slot),
    runId: Number(trigger.runId),
    runAttempt: trigger.runAttempt,
    startedAt: now,
    deadline: timeoutMs === null ? null : now + timeoutMs,
    event: trigger.event,
    workflow: label(trigger.workflow),
    workflowPath: label(trigger.workflowPath),
    origin: "name" in origin ? { ...origin, name: redactTrusted(origin.name) } : origin,
    isChosen: isChosenByPerson(trigger, chosenCommit),
    commit: /^[0-9a-f]{40,64}$/.test(outcome.commit) ? outcome.commit : "",
    baseCommit: null,
    appName,
    workingDirectory,
    recreates,
  };
}
