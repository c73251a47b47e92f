/** The order of the steps, and nothing else. */

import { cleanupStep } from "./cleanup-step.ts";
import { deployStep } from "./deploy-step.ts";
import { ActionFailure } from "./diagnosis/failure.ts";
import { isRefusal, isUnsafeToCall } from "./diagnosis/own-failures.ts";
import { findFact } from "./find-fact.ts";
import { repairsMessage } from "./key/slips.ts";
import { decide, type Facts, type Plan, type PlanSettings } from "./plan/plan.ts";
import { closingLines, errorText } from "./report/log-text.ts";
import { type Outcome, redacted } from "./report/outcome.ts";
import { setOutputs } from "./report/outputs.ts";
import { refusalFailure } from "./report/refusal-text.ts";
import { writeSummary } from "./report/reporter.ts";
import { type Edges, readStep, type Step } from "./step.ts";
import { refuseUnsafe } from "./step-safety.ts";
import { sweepStep } from "./sweep-step.ts";

/** @returns The exit code of the step. */
export async function run(edges: Edges): Promise<0 | 1> {
  const started = performance.now();
  const step = readStep(edges);
  const outcome = await attempt(step);
  const durationSeconds = (performance.now() - started) / 1000;
  const ended = redacted({ ...outcome, durationSeconds }, edges.log.redact);
  // Outputs and the one error first: a report that fails costs nothing of them.
  setOutputs(edges.log, ended, { final: true });
  announce(edges, ended);
  await (ended.failure !== null && isUnsafeToCall(ended.failure)
    ? writeSummary(edges.log, ended)
    : step.reporter.end(ended));
  return hasFailed(ended) ? 1 : 0;
}

/** Everything that may end in a failure: what is thrown here becomes an outcome. */
async function attempt(step: Step): Promise<Outcome> {
  try {
    refuseUnsafe(step);
    return await actOn(await planFor(step), step);
  } catch (error) {
    if (!(error instanceof ActionFailure)) throw error;
    const { failure } = error;
    return { ...step.base, status: isRefusal(failure) ? "refused" : "failed", failure };
  }
}

type FinalPlan = Exclude<Plan, { kind: "ask" }>;

async function planFor(step: Step): Promise<FinalPlan> {
  const { source, trigger, inputs, base, edges } = step;
  const present = source.state === "present" ? source : null;
  const settings: PlanSettings = { ...inputs, appName: base.appName, url: present?.url ?? null };
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

/** A run that a newer one has overtaken ends without having done anything, and without being at fault. */
function hasFailed({ failure, status }: Outcome): boolean {
  return failure !== null && status !== "skipped";
}

function announce({ log }: Edges, outcome: Outcome): void {
  const { failure, status, located } = outcome;
  if (failure === null || !hasFailed(outcome)) {
    if (failure !== null) log.notice(failure.cause);
    for (const line of closingLines(outcome)) log.info(line);
    return;
  }
  const [first, ...others] = located.locations;
  log.error(errorText(failure, located), `Convex ${outcome.operation} ${status}: ${failure.code}`, first);
  // One error for each failure: what else the same run found is marked in the diff as warnings.
  for (const location of others) log.warning(location.message, location);
}
