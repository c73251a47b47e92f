/** Tells a run to its end that could not do so itself: it was killed, or it broke down. */

import { stopProcesses, stopWindowsTree } from "./convex/child-process.ts";
import { plannedOutcome } from "./deploy-step.ts";
import { ActionFailure } from "./diagnosis/failure.ts";
import { CANCELLED, CRASHED } from "./diagnosis/own-failures.ts";
import { decide } from "./plan/plan.ts";
import { announce } from "./report/announce.ts";
import { type Outcome, redacted } from "./report/outcome.ts";
import { writeSummary } from "./report/summary.ts";
import type { RunState } from "./run-state.ts";
import { type Edges, planSettings, readStep, type Step } from "./step.ts";
import { refuseUnsafe } from "./step-safety.ts";

/**
 * @param state - What `main` left; `null`: nothing, or what it left was changed since. It can only ever make this tell of
 *   a run that ended early: whatever `main` did not itself say was deployed is not called so.
 */
export async function finish(edges: Edges, state: RunState | null): Promise<void> {
  if (state !== null) await stopWhatRuns(state);
  try {
    const step = readStep(edges);
    const { known, hasBegun } = state?.known == null ? plannedHere(step) : { ...state, known: state.known };
    const outcome = state?.ended ?? redacted({ ...known, ...earlyEnd(state) }, edges.log);
    if (state?.isTold !== true) await tellHere(step, outcome);
    refuseUnsafe(step);
    await step.reporter.endInstead(outcome, hasBegun ? known : null);
  } catch (error) {
    // Where nobody may be called, and where this does not work either, the log is what there is.
    if (!(error instanceof ActionFailure)) edges.log.warning("The end of this run could not be reported.");
  }
}

async function stopWhatRuns({ processGroup, mark }: RunState): Promise<void> {
  if (processGroup === null) return;
  if (process.platform === "win32") stopWindowsTree(processGroup);
  else await stopProcesses(processGroup, mark);
}

async function tellHere({ edges, inputs }: Step, outcome: Outcome): Promise<void> {
  announce(edges.log, outcome);
  if (inputs.summary) await writeSummary(edges.log, outcome);
}

function earlyEnd(state: RunState | null): Pick<Outcome, "status" | "failure" | "durationSeconds"> {
  const durationSeconds = state === null ? 0 : (Date.now() - state.startedAt) / 1000;
  return state?.isCancelled === true
    ? { durationSeconds, status: "cancelled", failure: CANCELLED }
    : { durationSeconds, status: "failed", failure: CRASHED };
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
