/** The order of the steps, and nothing else. */

import { setTimeout as wait } from "node:timers/promises";
import { cleanupStep } from "./cleanup.ts";
import { deployStep } from "./deploy.ts";
import { ActionFailure } from "../diagnosis/failure.ts";
import { CANCELLED, isRefusal, isUnsafeToCall } from "../diagnosis/action-failures.ts";
import { findFact } from "./fetch-fact.ts";
import { repairsMessage } from "../key/key-messages.ts";
import { decide, type Facts, type Plan } from "../plan/decide.ts";
import { announce } from "../report/log/log-outcome.ts";
import { hasFailed, type Outcome, redacted } from "../outcome/outcome.ts";
import { setOutputs } from "../report/outputs.ts";
import { refusalFailure } from "../outcome/refusal-failure.ts";
import { writeSummary } from "../report/summary/write-summary.ts";
import type { RunRecord } from "./run-state.ts";
import { type Edges, planSettings, readStep, type Step } from "./action-context.ts";
import { refuseUnsafe } from "./preflight.ts";
import { sweepStep } from "./sweep.ts";

/** How long, in milliseconds, a cancelled step may take to stop what it does. The runner kills it after 10 s in all. */
const LONGEST_STOP_MS = 4_000;

/**
 * @param record - What `post` would go on from.
 * @returns The exit code of the step.
 */
export async function run(edges: Edges, record: RunRecord): Promise<0 | 1> {
  const started = performance.now();
  const { log, signal, keep } = edges;
  const step = readStep(edges);
  keep({ known: redacted(step.base, log) });
  const cancelled = whenCancelled(signal, () => sayCancelled(edges, record));
  const outcome = await Promise.race([attempt(step), cancelled.then(() => stoppedHere(step, record))]);
  const durationSeconds = (performance.now() - started) / 1000;
  const ended = redacted({ ...outcome, durationSeconds }, log);
  // Outputs and the one error first: a report that fails costs nothing of them.
  setOutputs(log, ended, { final: true });
  // In the same breath: a cancel that comes later changes nothing of it.
  keep({ ended });
  announce(log, ended);
  if (step.inputs.summary) writeSummary(log, ended);
  keep({ isTold: true });
  const isSafe = ended.failure === null || !isUnsafeToCall(ended.failure);
  if (isSafe) await step.reporter.end(ended);
  return hasFailed(ended) ? 1 : 0;
}

/** Said at once: the runner may kill this process before it is done. */
function sayCancelled({ log, keep }: Edges, { state }: RunRecord): void {
  if (state.ended !== null) return;
  log.outputs({ status: "cancelled", "failure-code": CANCELLED.code });
  keep({ isCancelled: true });
}

async function whenCancelled(signal: AbortSignal, say: () => void): Promise<void> {
  await new Promise<void>((resolve) => {
    if (signal.aborted) resolve();
    else signal.addEventListener("abort", () => resolve(), { once: true });
  });
  say();
}

/** Whatever does not stop in time is left behind, and ends with this process. */
async function stoppedHere({ base }: Step, { state }: RunRecord): Promise<Outcome> {
  await wait(LONGEST_STOP_MS);
  return { ...(state.known ?? base), status: "cancelled", failure: CANCELLED };
}

/** Everything that may end in a failure: what is thrown here becomes an outcome. */
async function attempt(step: Step): Promise<Outcome> {
  try {
    refuseUnsafe(step);
    // A cancel that came while this program was loaded.
    if (step.edges.signal.aborted) return { ...step.base, status: "cancelled", failure: CANCELLED };
    return await actOn(await planFor(step), step);
  } catch (error) {
    if (!(error instanceof ActionFailure)) throw error;
    const { failure } = error;
    return { ...step.base, status: isRefusal(failure) ? "refused" : "failed", failure };
  }
}

type FinalPlan = Exclude<Plan, { kind: "ask" }>;

async function planFor(step: Step): Promise<FinalPlan> {
  const { source, trigger, edges } = step;
  const present = source.state === "present" ? source : null;
  const settings = planSettings(step);
  if (present !== null && present.repairs.length > 0) edges.log.warning(repairsMessage(present.repairs));
  let facts: Facts = {};
  for (;;) {
    const plan = decide({ trigger, key: present?.key ?? null, settings, facts });
    if (plan.kind !== "ask") return plan;
    facts = { ...facts, [plan.fact]: await findFact(plan.fact, step) };
  }
}

async function actOn(plan: FinalPlan, step: Step): Promise<Outcome> {
  switch (plan.kind) {
    case "refuse":
      return { ...step.base, status: "refused", failure: refusalFailure(plan.refusal) };
    case "skip":
      return skip(plan.sentence, step);
    case "cleanup":
      return cleanupStep(plan, step);
    case "sweep":
      return sweepStep(step);
    case "deploy":
      return deployStep(plan, step);
  }
}

function skip(sentence: string, { base, edges }: Step): Outcome {
  edges.log.notice(sentence);
  return { ...base, status: "skipped", notes: [sentence] };
}
