/** The order of the steps, and nothing else. */

import { setTimeout as wait } from "node:timers/promises";
import { CANCELLED, isNetworkUntrusted, isRefusal } from "../diagnosis/action-failures.ts";
import { ActionFailure } from "../diagnosis/failure.ts";
import { normalizationWarning } from "../key/key-messages.ts";
import { isFailure, type Outcome, redactOutcome } from "../outcome/outcome.ts";
import { toFailure } from "../outcome/refusal-failure.ts";
import { decide, type Facts, type Plan } from "../plan/decide.ts";
import { logOutcome } from "../report/log/log-outcome.ts";
import { setOutputs } from "../report/outputs.ts";
import { writeSummary } from "../report/summary/write-summary.ts";
import { type ActionContext, createActionContext, type Runtime, toPlanSettings } from "./action-context.ts";
import { runCleanup } from "./cleanup.ts";
import { runDeploy } from "./deploy.ts";
import { fetchFact } from "./fetch-fact.ts";
import { assertSafeEnvironment } from "./preflight.ts";
import type { RunStateStore } from "./run-state.ts";
import { runSweep } from "./sweep.ts";

/** How long, in milliseconds, a cancelled step may take to stop what it does. The runner kills it after 10 s in all. */
const CANCEL_GRACE_MS = 4_000;

/**
 * @param record - What `post` would go on from.
 * @returns The exit code of the step.
 */
export async function run(edges: Runtime, record: RunStateStore): Promise<0 | 1> {
  const started = performance.now();
  const { log, signal, saveState } = edges;
  const step = createActionContext(edges);
  saveState({ outcomeSoFar: redactOutcome(step.initialOutcome, log) });
  const cancelled = onCancelled(signal, () => reportCancellation(edges, record));
  const outcome = await Promise.race([planAndExecute(step), cancelled.then(() => cancelledAfterGrace(step, record))]);
  const durationSeconds = (performance.now() - started) / 1000;
  const finalOutcome = redactOutcome({ ...outcome, durationSeconds }, log);
  // Outputs and the one error first: a report that fails costs nothing of them.
  setOutputs(log, finalOutcome, { final: true });
  // In the same breath: a cancel that comes later changes nothing of it.
  saveState({ finalOutcome });
  logOutcome(log, finalOutcome);
  if (step.inputs.summary) writeSummary(log, finalOutcome);
  saveState({ logged: true });
  const isSafe = finalOutcome.failure === null || !isNetworkUntrusted(finalOutcome.failure);
  if (isSafe) await step.reporter.reportEnd(finalOutcome);
  return isFailure(finalOutcome) ? 1 : 0;
}

/** Said at once: the runner may kill this process before it is done. */
function reportCancellation({ log, saveState }: Runtime, { state }: RunStateStore): void {
  if (state.finalOutcome !== null) return;
  log.outputs({ status: "cancelled", "failure-code": CANCELLED.code });
  saveState({ isCancelled: true });
}

async function onCancelled(signal: AbortSignal, say: () => void): Promise<void> {
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
  say();
}

/** Whatever does not stop in time is left behind, and ends with this process. */
async function cancelledAfterGrace({ initialOutcome }: ActionContext, { state }: RunStateStore): Promise<Outcome> {
  await wait(CANCEL_GRACE_MS);
  return { ...(state.outcomeSoFar ?? initialOutcome), status: "cancelled", failure: CANCELLED };
}

/** Everything that may end in a failure: what is thrown here becomes an outcome. */
async function planAndExecute(step: ActionContext): Promise<Outcome> {
  try {
    assertSafeEnvironment(step);
    // A cancel that came while this program was loaded.
    if (step.runtime.signal.aborted) return { ...step.initialOutcome, status: "cancelled", failure: CANCELLED };
    const { plan, commit } = await resolvePlan(step);
    return await executePlan(plan, { ...step, initialOutcome: { ...step.initialOutcome, commit } });
  } catch (error) {
    if (!(error instanceof ActionFailure)) throw error;
    const { failure } = error;
    return { ...step.initialOutcome, status: isRefusal(failure) ? "refused" : "failed", failure };
  }
}

type FinalPlan = Exclude<Plan, { kind: "need-fact" }>;

/** The plan, and the commit being deployed, as far as it is known. */
async function resolvePlan(step: ActionContext): Promise<{ readonly plan: FinalPlan; readonly commit: string }> {
  const { keySource, trigger, runtime } = step;
  const present = keySource.state === "present" ? keySource : null;
  const settings = toPlanSettings(step);
  if (present !== null && present.normalizations.length > 0)
    runtime.log.warning(normalizationWarning(present.normalizations));
  let facts: Facts = {};
  for (;;) {
    const commit = facts.namedCommit?.kind === "found" ? facts.namedCommit.id : step.initialOutcome.commit;
    const plan = decide({ trigger, key: present?.key ?? null, settings, facts });
    if (plan.kind !== "need-fact") return { plan, commit };
    facts = { ...facts, [plan.fact]: await fetchFact(plan.fact, step, commit) };
  }
}

async function executePlan(plan: FinalPlan, step: ActionContext): Promise<Outcome> {
  switch (plan.kind) {
    case "refuse":
      return { ...step.initialOutcome, status: "refused", failure: toFailure(plan.refusal) };
    case "skip":
      return skip(plan.message, step);
    case "cleanup":
      return runCleanup(plan, step);
    case "sweep":
      return runSweep(step);
    case "deploy":
      return runDeploy(plan, step);
  }
}

function skip(sentence: string, { initialOutcome, runtime }: ActionContext): Outcome {
  runtime.log.notice(sentence);
  return { ...initialOutcome, status: "skipped", notes: [sentence] };
}
