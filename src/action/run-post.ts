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
 * If `main` left no state, or it was changed since, reports a run that ended early. A valid signature is trusted: only
 * code that already has the job's token could forge one, and that token can write the comment and the GitHub Deployment
 * anyway ("Not protected" in docs/threat-model.md).
 */
export async function runPost(runtime: Runtime): Promise<void> {
  const { state } = runtime.record;
  await stopLeftoverProcesses(state);
  try {
    const step = createActionContext(runtime);
    const { known, startReported } = recoverOutcome(state, step);
    const outcome = state?.finalOutcome ?? redactOutcome(interrupted(known, state), runtime.log);
    if (state?.phase !== "logged" && state?.phase !== "reported") writeLogAndSummary(step, outcome);
    assertSafeEnvironment(step);
    if (state?.recordHead != null) step.reporter.plan({ head: state.recordHead, isOfHead: true });
    await step.reporter.reportEndAfterCrash(outcome, startReported ? known : null, state?.recordHead != null);
  } catch (error) {
    // If requests are not safe, or fail, only the log remains.
    if (!(error instanceof ActionFailure)) runtime.log.warning("The end of this run could not be reported.");
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
  // The clock may have been set back since then.
  const durationSeconds = state === null ? 0 : Math.max(0, Date.now() - state.startedAt) / 1000;
  const ended = { ...known, run: { ...known.run, durationSeconds } };
  if (state?.isCancelled) return withEnding(ended, { status: "cancelled", failure: CANCELLED });
  return withEnding(ended, { status: "failed", failure: state === null ? CRASHED_WITHOUT_STATE : CRASHED });
}

/**
 * Until `main` has saved its start or end, the state contains nothing but facts from the inputs and the event, so plan
 * again.
 */
function recoverOutcome(
  state: RunState | null,
  step: ActionContext,
): Pick<RunState, "startReported"> & { readonly known: Outcome } {
  if (state === null || state.outcomeSoFar === null) return replan(step);
  const { outcomeSoFar, startReported, phase } = state;
  return phase === "running" && !startReported ? replan(step) : { known: outcomeSoFar, startReported };
}

/** Plans again from inputs and event. A deploy may have started. The checkout may have been deleted, so it is not read. */
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
