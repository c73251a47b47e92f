/** Runs the action: plan, operation, outputs and reports, in this order. */

import { once } from "node:events";
import { setTimeout as wait } from "node:timers/promises";
import { CANCELLED, isNetworkUntrusted, isRefusal } from "../diagnosis/action-failures.ts";
import { ActionFailure } from "../diagnosis/failure.ts";
import { normalizationWarning } from "../key/key-messages.ts";
import { isFailure, type Outcome, redactOutcome, withEnding } from "../outcome/outcome.ts";
import { withoutExternalText } from "../outcome/public-outcome.ts";
import { toFailure } from "../outcome/refusal-failure.ts";
import { decide, type Facts, type Plan } from "../plan/decide.ts";
import { logOutcome } from "../report/log/log-outcome.ts";
import { setOutputs } from "../report/outputs.ts";
import { writeSummary } from "../report/summary/write-summary.ts";
import { endPhase, phaseTimesText } from "../runner/phases.ts";
import { type ActionContext, createActionContext, type Runtime, toPlanSettings } from "./action-context.ts";
import { fetchFact } from "./fetch-fact.ts";
import { assertSafeEnvironment } from "./preflight.ts";
import { previewsLeftWarning } from "./previews-left.ts";

/** How long a cancelled step may take to stop. The runner kills it 10 s after the cancellation. */
const CANCEL_GRACE_MS = 4_000;

/** @returns The exit code of the step. */
export async function run(runtime: Runtime): Promise<0 | 1> {
  endPhase("load");
  const started = performance.now();
  const { log, signal, record } = runtime;
  const step = createActionContext(runtime);
  record.save({ outcomeSoFar: redactOutcome(step.initialOutcome, log) });
  const cancelled = onCancelled(signal, () => reportCancellation(runtime));
  const outcome = await Promise.race([planAndExecute(step), cancelled.then(() => cancelledAfterGrace(step))]);
  const durationSeconds = (performance.now() - started) / 1000;
  const finalOutcome = redactOutcome({ ...outcome, run: { ...outcome.run, durationSeconds } }, log);
  // Set the outputs first, so that they do not depend on a report.
  setOutputs(log, finalOutcome, { final: true });
  log.maskPending();
  // Save the end without waiting for anything, so that a later cancellation does not change it.
  record.save({ phase: "ended", finalOutcome: withoutExternalText(finalOutcome, log) });
  logOutcome(log, finalOutcome);
  if (step.inputs.summary) writeSummary(log, finalOutcome);
  record.save({ phase: "logged" });
  const isSafe = finalOutcome.ending.failure === null || !isNetworkUntrusted(finalOutcome.ending.failure);
  if (isSafe) await step.reporter.reportEnd(finalOutcome);
  endPhase("report");
  log.debug(phaseTimesText());
  return isFailure(finalOutcome) ? 1 : 0;
}

/** Reports a cancellation at once, because the runner may kill this process soon. */
function reportCancellation({ log, record }: Runtime): void {
  if (record.state?.phase !== "running") return;
  log.outputs({ status: "cancelled", "failure-code": CANCELLED.code });
  record.save({ isCancelled: true });
}

async function onCancelled(signal: AbortSignal, report: () => void): Promise<void> {
  if (!signal.aborted) await once(signal, "abort");
  report();
}

/** The outcome if the run does not stop in time. Its work ends with this process. */
async function cancelledAfterGrace({ initialOutcome, runtime }: ActionContext): Promise<Outcome> {
  await wait(CANCEL_GRACE_MS);
  return withEnding(runtime.record.state?.outcomeSoFar ?? initialOutcome, { status: "cancelled", failure: CANCELLED });
}

/** Makes the plan and executes it. An `ActionFailure` becomes an outcome. */
async function planAndExecute(step: ActionContext): Promise<Outcome> {
  try {
    assertSafeEnvironment(step);
    // The step may have been cancelled while this program was loading.
    if (step.runtime.signal.aborted)
      return withEnding(step.initialOutcome, { status: "cancelled", failure: CANCELLED });
    const { plan, commit } = await resolvePlan(step);
    endPhase("plan");
    const { run } = step.initialOutcome;
    return await executePlan(plan, { ...step, initialOutcome: { ...step.initialOutcome, run: { ...run, commit } } });
  } catch (error) {
    if (!(error instanceof ActionFailure)) throw error;
    const { failure } = error;
    return withEnding(step.initialOutcome, { status: isRefusal(failure) ? "refused" : "failed", failure });
  }
}

type FinalPlan = Exclude<Plan, { kind: "need-fact" }>;

/** Decides the plan, and fetches the facts for it. `commit` is the commit being deployed, or `""`. */
async function resolvePlan(step: ActionContext): Promise<{ readonly plan: FinalPlan; readonly commit: string }> {
  const { keySource, deployKey, trigger, runtime } = step;
  const settings = toPlanSettings(step);
  if (keySource.state === "present" && keySource.normalizations.length > 0)
    runtime.log.warning(normalizationWarning(keySource.normalizations));
  let facts: Facts = {};
  for (;;) {
    const commit = facts.namedCommit?.kind === "found" ? facts.namedCommit.id : step.initialOutcome.run.commit;
    const plan = decide({ trigger, key: deployKey?.value ?? null, settings, facts });
    if (plan.kind !== "need-fact") return { plan, commit };
    facts = { ...facts, [plan.fact]: await fetchFact(plan.fact, step, commit) };
  }
}

/** Loads the modules of an operation only when it is known, so that a refusal loads none of them. */
async function executePlan(plan: FinalPlan, step: ActionContext): Promise<Outcome> {
  switch (plan.kind) {
    case "refuse":
      return withEnding(step.initialOutcome, { status: "refused", failure: toFailure(plan.refusal) });
    case "skip":
      return skip(plan, step);
    case "cleanup":
      return (await import("./cleanup.ts")).runCleanup(plan, step);
    case "resolve":
      return (await import("./resolve.ts")).runResolve(plan, step);
    case "report":
      return (await import("./report.ts")).runReport(plan, step);
    case "sweep":
      return (await import("./sweep.ts")).runSweep(step);
    case "deploy":
      return (await import("./deploy.ts")).runDeploy(plan, step);
  }
}

async function skip(
  { reason, message }: Extract<FinalPlan, { kind: "skip" }>,
  { initialOutcome, runtime, ...step }: ActionContext,
): Promise<Outcome> {
  runtime.log.notice(message);
  const left = reason === "nothing-to-clean-up" ? await previewsLeftWarning(step) : null;
  if (left !== null) runtime.log.warning(left);
  return withEnding(initialOutcome, { status: "skipped", notes: [message, ...(left === null ? [] : [left])] });
}
