/** Reports the outcome of a run that was killed or crashed before it could report itself. */

import { CANCELLED, CRASHED, CRASHED_WITHOUT_STATE } from "../diagnosis/action-failures.ts";
import { ActionFailure } from "../diagnosis/failure.ts";
import { type Outcome, redactOutcome } from "../outcome/outcome.ts";
import { decide } from "../plan/decide.ts";
import { STEP_MARKER, stopWindowsTree, terminateProcesses } from "../process/process-group.ts";
import { logOutcome } from "../report/log/log-outcome.ts";
import { writeSummary } from "../report/summary/write-summary.ts";
import { type ActionContext, createActionContext, type Runtime, toPlanSettings } from "./action-context.ts";
import { outcomeForPlan } from "./deploy.ts";
import { assertSafeEnvironment } from "./preflight.ts";
import type { RunState } from "./run-state.ts";

/**
 * @param state - What `main` left; `null`: nothing, or what it left was changed since, and then this tells of a run that
 *   ended early. What is sealed is believed: who seals it who is not `main` has read the job's own token, and could write
 *   comment and GitHub Deployment himself ("Not protected" in docs/threat-model.md).
 */
export async function runPost(edges: Runtime, state: RunState | null): Promise<void> {
  await stopLeftoverProcesses(state);
  try {
    const step = createActionContext(edges);
    const { known, startReported } = recoverOutcome(state, step);
    const outcome = state?.finalOutcome ?? redactOutcome({ ...known, ...interruptedFields(state) }, edges.log);
    if (state?.logged !== true) writeLogAndSummary(step, outcome);
    assertSafeEnvironment(step);
    await step.reporter.reportEndAfterCrash(outcome, startReported ? known : null);
  } catch (error) {
    // Where nobody may be called, and where this does not work either, the log is what there is.
    if (!(error instanceof ActionFailure)) edges.log.warning("The end of this run could not be reported.");
  }
}

async function stopLeftoverProcesses(state: RunState | null): Promise<void> {
  const group = state?.processGroup ?? null;
  if (process.platform !== "win32") await terminateProcesses(group, state?.processMarker ?? STEP_MARKER);
  else if (group !== null) stopWindowsTree(group);
}

function writeLogAndSummary({ runtime, inputs }: ActionContext, outcome: Outcome): void {
  logOutcome(runtime.log, outcome);
  if (inputs.summary) writeSummary(runtime.log, outcome);
}

function interruptedFields(state: RunState | null): Pick<Outcome, "status" | "failure" | "durationSeconds"> {
  if (state === null) return { durationSeconds: 0, status: "failed", failure: CRASHED_WITHOUT_STATE };
  const durationSeconds = (Date.now() - state.startedAt) / 1000;
  return state.isCancelled
    ? { durationSeconds, status: "cancelled", failure: CANCELLED }
    : { durationSeconds, status: "failed", failure: CRASHED };
}

/** Before it has begun or ended, `main` knows no more than inputs and event tell, and may have begun since. */
function recoverOutcome(
  state: RunState | null,
  step: ActionContext,
): Pick<RunState, "startReported"> & { readonly known: Outcome } {
  const { outcomeSoFar = null, startReported = false, finalOutcome = null } = state ?? {};
  return outcomeSoFar === null || (!startReported && finalOutcome === null)
    ? replan(step)
    : { known: outcomeSoFar, startReported };
}

/** What the run was about, as far as inputs and event tell; a deploy may have begun. The checkout may be gone by now. */
function replan(step: ActionContext): Pick<RunState, "startReported"> & { readonly known: Outcome } {
  const { keySource, trigger } = step;
  const key = keySource.state === "present" ? keySource.key : null;
  const plan = decide({ trigger, key, settings: toPlanSettings(step), facts: { checkout: null } });
  return plan.kind === "deploy"
    ? { known: outcomeForPlan(plan, step), startReported: true }
    : { known: step.initialOutcome, startReported: false };
}
