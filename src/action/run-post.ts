/** Reports the outcome of a run that was killed or crashed before it could report itself. */

import { CANCELLED, CRASHED, CRASHED_WITHOUT_STATE } from "../diagnosis/action-failures.ts";
import { ActionFailure } from "../diagnosis/failure.ts";
import { type Outcome, redactOutcome, withEnding } from "../outcome/outcome.ts";
import { decide } from "../plan/decide.ts";
import { STEP_MARKER, sideMarkerOf, stopWindowsTree, terminateProcesses } from "../process/process-group.ts";
import { logOutcome } from "../report/log/log-outcome.ts";
import { writeSummary } from "../report/summary/write-summary.ts";
import { type ActionContext, createActionContext, type Runtime, toPlanSettings } from "./action-context.ts";
import { outcomeForPlan, planRecord } from "./deploy.ts";
import { assertSafeEnvironment } from "./preflight.ts";
import type { RunState } from "./run-state.ts";

/**
 * Where `main` left no state, or it was changed since, this tells of a run that ended early. What is sealed is believed:
 * who seals it who is not `main` has read the job's own token, and could write comment and GitHub Deployment himself
 * ("Not protected" in docs/threat-model.md).
 */
export async function runPost(edges: Runtime): Promise<void> {
  const { state } = edges.record;
  await stopLeftoverProcesses(state);
  try {
    const step = createActionContext(edges);
    const { known, startReported } = recoverOutcome(state, step);
    const outcome = state?.finalOutcome ?? redactOutcome(interrupted(known, state), edges.log);
    if (state?.phase !== "logged" && state?.phase !== "reported") writeLogAndSummary(step, outcome);
    assertSafeEnvironment(step);
    if (state?.recordHead != null) step.reporter.plan({ head: state.recordHead, isOfHead: true });
    await step.reporter.reportEndAfterCrash(outcome, startReported ? known : null, state?.recordHead != null);
  } catch (error) {
    // Where nobody may be called, and where this does not work either, the log is what there is.
    if (!(error instanceof ActionFailure)) edges.log.warning("The end of this run could not be reported.");
  }
}

async function stopLeftoverProcesses(state: RunState | null): Promise<void> {
  const group = state?.processGroup ?? null;
  const marker = state?.processMarker ?? STEP_MARKER;
  if (process.platform !== "win32") {
    await Promise.all([terminateProcesses(group, marker), terminateProcesses(null, sideMarkerOf(marker))]);
  } else if (group !== null) stopWindowsTree(group);
}

function writeLogAndSummary({ runtime, inputs }: ActionContext, outcome: Outcome): void {
  logOutcome(runtime.log, outcome);
  if (inputs.summary) writeSummary(runtime.log, outcome);
}

function interrupted(known: Outcome, state: RunState | null): Outcome {
  const durationSeconds = state === null ? 0 : (Date.now() - state.startedAt) / 1000;
  const ended = { ...known, run: { ...known.run, durationSeconds } };
  if (state?.isCancelled) return withEnding(ended, { status: "cancelled", failure: CANCELLED });
  return withEnding(ended, { status: "failed", failure: state === null ? CRASHED_WITHOUT_STATE : CRASHED });
}

/** Before it has begun or ended, `main` knows no more than inputs and event tell, and may have begun since. */
function recoverOutcome(
  state: RunState | null,
  step: ActionContext,
): Pick<RunState, "startReported"> & { readonly known: Outcome } {
  if (state === null || state.outcomeSoFar === null) return replan(step);
  const { outcomeSoFar, startReported, phase } = state;
  return phase === "running" && !startReported ? replan(step) : { known: outcomeSoFar, startReported };
}

/** What the run was about, as far as inputs and event tell; a deploy may have begun. The checkout may be gone by now. */
function replan(step: ActionContext): Pick<RunState, "startReported"> & { readonly known: Outcome } {
  const { deployKey, trigger } = step;
  const plan = decide({
    trigger,
    key: deployKey?.value ?? null,
    settings: toPlanSettings(step),
    facts: { checkout: null },
  });
  if (plan.kind !== "deploy") return { known: step.initialOutcome, startReported: false };
  const known = outcomeForPlan(plan, step);
  planRecord(plan, step, known, false);
  return { known, startReported: true };
}
