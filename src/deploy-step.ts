/** A planned deploy: what is told before, during and after the CLI runs. */

import type { Assignment, Preparation } from "./convex/assignment.ts";
import { carryOut, prepare, versionWarnings } from "./convex/carry-out.ts";
import type { Result } from "./convex/deploy-result.ts";
import { variablesFor, variablesNotice } from "./convex/push-gate.ts";
import { provisionHost } from "./convex/surroundings.ts";
import { ActionFailure } from "./diagnosis/failure.ts";
import { timeout } from "./diagnosis/own-failures.ts";
import { NOTHING_LOCATED } from "./diagnosis/source-location.ts";
import { masksFor } from "./key/secrets.ts";
import type { DeployPlan } from "./plan/plan.ts";
import { auditMessage } from "./report/audit-message.ts";
import type { Log } from "./report/log.ts";
import { headline } from "./report/log-text.ts";
import { NO_DEPLOYMENT, type Outcome, redacted } from "./report/outcome.ts";
import { setOutputs } from "./report/outputs.ts";
import type { Step } from "./step.ts";

/** Deploys as planned. A failure of any kind is an outcome that knows what was planned. */
export async function deployStep(plan: DeployPlan, step: Step): Promise<Outcome> {
  const planned = plannedOutcome(plan, step);
  try {
    const { inputs, workspace, edges } = step;
    const preparation = prepare({ inputs, workspace, environment: edges.environment });
    const known = redacted({ ...planned, cliVersion: preparation.cli.version }, edges.log.redact);
    return await runDeploy(plan, step, known, preparation);
  } catch (error) {
    if (error instanceof ActionFailure) return { ...planned, failure: error.failure };
    throw error;
  }
}

function plannedOutcome(plan: DeployPlan, { base }: Step): Outcome {
  return {
    ...base,
    target: plan.target,
    preview: plan.preview === null ? null : { name: plan.preview.name, created: null },
    commit: plan.commit,
    branch: plan.branch,
    pullRequestNumber: plan.pullRequestNumber,
    deployment: { ...NO_DEPLOYMENT, name: plan.deploymentName },
  };
}

async function runDeploy(plan: DeployPlan, step: Step, known: Outcome, preparation: Preparation): Promise<Outcome> {
  const { edges, inputs, reporter } = step;
  const { log } = edges;
  const host = provisionHost(edges.environment.CONVEX_PROVISION_HOST);
  const loopbackHost = host.kind === "loopback" ? host.url : null;
  const notes =
    loopbackHost === null ? [] : [`\`CONVEX_PROVISION_HOST\` replaces Convex's own host by ${loopbackHost}.`];
  setOutputs(log, known, { final: false });
  for (const sentence of versionWarnings(plan, inputs, preparation.cli)) log.warning(sentence);
  const aside = variablesNotice({ plan, inputs });
  for (const sentence of [...plan.notices, ...(aside === null ? [] : [aside])]) log.notice(sentence);
  for (const line of [headline(known), ...notes]) log.info(line);
  // While the CLI runs, not before it. What goes wrong there is the reporter's own business.
  reporter.begin(known);
  const result = await log.group(`convex deploy (CLI ${preparation.cli.version})`, () =>
    carryOut(assignmentOf(plan, step, known, loopbackHost), preparation),
  );
  const outcome = withResult(known, result, step, notes);
  setOutputs(log, outcome, { final: true });
  if (outcome.status === "deployed" && inputs.exportEnv) exportUrls(log, result);
  return outcome;
}

function assignmentOf(plan: DeployPlan, step: Step, known: Outcome, loopbackHost: string | null): Assignment {
  const { edges, source, secrets, inputs, workspace } = step;
  if (source.state !== "present" || source.key.kind === "malformed")
    throw new Error("A deploy was planned without a key.");
  const { log, signal } = edges;
  return {
    plan,
    key: source.key,
    url: source.url,
    secrets,
    inputs,
    workspace,
    environment: edges.environment,
    loopbackHost,
    bundleDirectory: edges.bundleDirectory,
    message: inputs.message ?? auditMessage(known),
    redact: log.redact,
    log: edges.stdout,
    deploymentEnv: variablesFor({ plan, inputs }),
    whySuperseded: () => step.reporter.whySuperseded(plan, known),
    hide: (more) => log.hide(more, masksFor(more)),
    info: (text) => log.info(text),
    notice: (text) => log.notice(text),
    onStart: (pid) => log.state("process-group", String(pid)),
    signal: inputs.timeoutMs === null ? signal : AbortSignal.any([signal, AbortSignal.timeout(inputs.timeoutMs)]),
  };
}

function withResult(known: Outcome, result: Result, { edges, inputs }: Step, notes: readonly string[]): Outcome {
  const timedOut = result.status === "cancelled" && !edges.signal.aborted;
  return {
    ...known,
    status: timedOut ? "failed" : result.status,
    deployment: {
      name: result.deploymentName,
      url: result.url,
      siteUrl: result.siteUrl,
      dashboardUrl: result.dashboardUrl,
      isGiven: result.isUrlGiven,
    },
    buildSeconds: result.buildSeconds,
    pushSeconds: result.pushSeconds,
    changes: result.changes,
    located: inputs.annotations ? result.located : NOTHING_LOCATED,
    preview: known.preview === null ? null : { ...known.preview, created: result.previewCreated },
    failure: timedOut ? timeout(inputs.timeoutMs ?? 0) : result.failure,
    notes: [...notes, ...result.notes],
    tail: result.tail,
  };
}

function exportUrls(log: Log, { url, siteUrl, variables }: Result): void {
  if (url !== null) log.variable(variables.url, url);
  if (siteUrl !== null) log.variable(variables.siteUrl, siteUrl);
}
