/** The part of a run's record that is known before the run begins. */

import { randomUUID } from "node:crypto";
import type { Redactors } from "../../key/redactor.ts";
import type { PublicOutcome } from "../../outcome/public-outcome.ts";
import { isChosenByPerson, originOf } from "../../records/origin.ts";
import type { RecordHead } from "../../records/record.ts";
import type { Trigger } from "../../trigger/trigger.ts";
import { slotWithoutTarget } from "../comment/table-rows.ts";

export interface HeadFacts {
  /** `null` for a run that ended before it had a target. */
  readonly slot: string | null;
  /** From the event, the merge queue's ref or the `pull-request` input; not one that was only looked up. */
  readonly pullRequestNumber: number | null;
  /** The `commit` input as a whole SHA; `null` if it was not given, or names a branch. */
  readonly chosenCommit: string | null;
  /** Whether the claim may replace a Convex deployment that exists. */
  readonly recreates: boolean;
  /** In milliseconds; `null` if nothing ends the step. */
  readonly timeoutMs: number | null;
}

/** Labels of any length would make a comment with a hundred of them too long. */
const MAX_LABEL_LENGTH = 60;

/** An app's name, a folder or a workflow as records have it. */
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
    origin: "name" in origin ? { ...origin, name: redactTrusted(origin.name) } : origin,
    isChosen: isChosenByPerson(trigger, chosenCommit),
    commit: /^[0-9a-f]{40,64}$/.test(outcome.commit) ? outcome.commit : "",
    baseCommit: null,
    appName,
    workingDirectory,
    recreates,
  };
}
