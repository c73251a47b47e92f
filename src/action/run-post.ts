/** Tells a run to its end that could not do so itself: it was killed, or it broke down. */

import { RUN_MARK, stopProcesses, stopWindowsTree } from "../process/process-group.ts";
import { plannedOutcome } from "./deploy.ts";
import { ActionFailure } from "../diagnosis/failure.ts";
import { CANCELLED, CRASHED, ENDED_UNHEARD } from "../diagnosis/action-failures.ts";
import { decide } from "../plan/decide.ts";
import { announce } from "../report/log/log-outcome.ts";
import { type Outcome, redacted } from "../outcome/outcome.ts";
import { writeSummary } from "../report/summary/write-summary.ts";
import type { RunState } from "./run-state.ts";
import { type Edges, planSettings, readStep, type Step } from "./action-context.ts";
import { refuseUnsafe } from "./preflight.ts";

/**
 * @param state - What `main` left; `null`: nothing, or what it left was changed since, and then this tells of a run that
 *   ended early. What is sealed is believed: who seals it who is not `main` has read the job's own token, and could write
 *   comment and GitHub Deployment himself ("Not protected" in docs/threat-model.md).
 */
export async function finish(edges: Edges, state: RunState | null): Promise<void> {
  await stopWhatRuns(state);
  try {
    const step = readStep(edges);
    const { known, hasBegun } = whatItWasAbout(state, step);
    const outcome = state?.ended ?? redacted({ ...known, ...earlyEnd(state) }, edges.log);
    if (state?.isTold !== true) tellHere(step, outcome);
    refuseUnsafe(step);
    await step.reporter.endInstead(outcome, hasBegun ? known : null);
  } catch (error) {
    // Where nobody may be called, and where this does not work either, the log is what there is.
    if (!(error instanceof ActionFailure)) edges.log.warning("The end of this run could not be reported.");
  }
}

async function stopWhatRuns(state: RunState | null): Promise<void> {
  const group = state?.processGroup ?? null;
  if (process.platform !== "win32") await stopProcesses(group, state?.mark ?? RUN_MARK);
  else if (group !== null) stopWindowsTree(group);
}

function tellHere({ edges, inputs }: Step, outcome: Outcome): void {
  announce(edges.log, outcome);
  if (inputs.summary) writeSummary(edges.log, outcome);
}

function earlyEnd(state: RunState | null): Pick<Outcome, "status" | "failure" | "durationSeconds"> {
  if (state === null) return { durationSeconds: 0, status: "failed", failure: ENDED_UNHEARD };
  const durationSeconds = (Date.now() - state.startedAt) / 1000;
  return state.isCancelled
    ? { durationSeconds, status: "cancelled", failure: CANCELLED }
    : { durationSeconds, status: "failed", failure: CRASHED };
}

/** Before it has begun or ended, `main` knows no more than inputs and event tell, and may have begun since. */
function whatItWasAbout(state: RunState | null, step: Step): Pick<RunState, "hasBegun"> & { readonly known: Outcome } {
  const { known = null, hasBegun = false, ended = null } = state ?? {};
  return known === null || (!hasBegun && ended === null) ? plannedHere(step) : { known, hasBegun };
}

/** What the run was about, as far as inputs and event tell; a deploy may have begun. */
function plannedHere(step: Step): Pick<RunState, "hasBegun"> & { readonly known: Outcome } {
  const { source, trigger } = step;
  const key = source.state === "present" ? source.key : null;
  const plan = decide({ trigger, key, settings: planSettings(step), facts: {} });
  return plan.kind === "deploy"
    ? { known: plannedOutcome(plan, step), hasBegun: true }
    : { known: step.base, hasBegun: false };
}
