/** A planned deploy: what is told before, during and after the CLI runs. */

import { CONVEX_PROVISION_ORIGIN, parseProvisionHost } from "../convex/api/provision-host.ts";
import { redirectNotices } from "../convex/cli/child-environment.ts";
import { versionWarnings } from "../convex/cli/version-warnings.ts";
import { listDotenvVariables } from "../convex/deploy/cli-environment.ts";
import { type DeployResult, deploy, prepareCli } from "../convex/deploy/deploy.ts";
import type { DeployContext, PreparedCli } from "../convex/deploy/deploy-context.ts";
import type { CliDeployResult } from "../convex/deploy/deploy-result.ts";
import { ignoredVariablesNotice, variablesToSet } from "../convex/deploy/push-gate.ts";
import { abandoned, KEY_IN_PREVIEW_NAME, type TimeoutStage, timeout } from "../diagnosis/action-failures.ts";
import { ActionFailure } from "../diagnosis/failure.ts";
import { NO_LOCATIONS } from "../diagnosis/source-location.ts";
import { valuesToMask } from "../key/secret-encodings.ts";
import { codeSpan } from "../markdown/code-span.ts";
import { NO_DEPLOYMENT, type Outcome, redactOutcome } from "../outcome/outcome.ts";
import { toPublicOutcome } from "../outcome/public-outcome.ts";
import type { DeployPlan } from "../plan/decide.ts";
import { startMessage } from "../report/log/log-messages.ts";
import { setOutputs } from "../report/outputs.ts";
import { defaultAuditMessage } from "../report/text/audit-log-message.ts";
import type { Log } from "../runner/log.ts";
import type { ActionContext } from "./action-context.ts";
import { deletePreviewByName } from "./cleanup.ts";
import { seedPreview } from "./seed.ts";

/** Deploys as planned. A failure of any kind is an outcome that knows what was planned. */
export async function runDeploy(plan: DeployPlan, step: ActionContext): Promise<Outcome> {
  const planned = outcomeForPlan(plan, step);
  try {
    const { inputs, workspace, runtime } = step;
    // It would be an argument of the CLI, which every process on the machine can read.
    if (planned.preview !== null && runtime.log.redactTrusted(planned.preview.name) !== planned.preview.name)
      throw new ActionFailure(KEY_IN_PREVIEW_NAME);
    const preparation = prepareCli({ inputs, workspace, environment: runtime.environment, secrets: step.secrets });
    const known = redactOutcome({ ...planned, cliVersion: preparation.capabilities.version }, runtime.log);
    return await deployAndReport(plan, step, known, preparation);
  } catch (error) {
    if (error instanceof ActionFailure) return { ...planned, failure: error.failure };
    throw error;
  }
}

/** What a planned deploy is about, before anything was done. */
export function outcomeForPlan(plan: DeployPlan, { initialOutcome }: ActionContext): Outcome {
  return {
    ...initialOutcome,
    target: plan.target,
    preview: plan.preview === null ? null : { name: plan.preview.name, created: null },
    commit: plan.commit,
    branch: plan.branch,
    pullRequestNumber: plan.pullRequestNumber,
    deployment: { ...NO_DEPLOYMENT, name: plan.deploymentName },
  };
}

async function deployAndReport(
  plan: DeployPlan,
  step: ActionContext,
  outcomeSoFar: Outcome,
  preparation: PreparedCli,
): Promise<Outcome> {
  const { runtime, inputs, reporter } = step;
  const { log } = runtime;
  const origin = parseProvisionHost(runtime.environment);
  const notes =
    origin === CONVEX_PROVISION_ORIGIN ? [] : [`\`CONVEX_PROVISION_HOST\` replaces Convex's own host by ${origin}.`];
  setOutputs(log, outcomeSoFar, { final: false });
  for (const sentence of versionWarnings(plan, inputs, preparation.capabilities)) log.warning(sentence);
  if (inputs.managementToken !== null && plan.pullRequest !== null) log.warning(MANAGEMENT_TOKEN_EXPOSED);
  const ignoredNotice = ignoredVariablesNotice({ plan, inputs });
  const redirects = redirectNotices(
    runtime.environment,
    listDotenvVariables(inputs.workingDirectory),
    variablesHoldingCredentials(step),
  );
  for (const sentence of [...plan.notices, ...redirects, ...(ignoredNotice === null ? [] : [ignoredNotice])])
    log.notice(sentence);
  for (const line of [startMessage(outcomeSoFar), ...notes]) log.info(line);
  // While the CLI runs, not before it. What goes wrong there is the reporter's own business.
  runtime.saveState({ outcomeSoFar, startReported: true });
  reporter.reportStart(outcomeSoFar);
  const assignment = createDeployContext(plan, step, outcomeSoFar);
  log.removeProblemMatchers();
  const result = await log.group(`convex deploy (CLI ${preparation.capabilities.version})`, () =>
    deploy(assignment, preparation),
  );
  reporter.setDeployment(result.deploymentName ?? undefined);
  const pushed = applyDeployResult(outcomeSoFar, result, step, notes);
  // What is known is told at once: seeding may take long, and may fail.
  setOutputs(log, pushed, { final: false });
  const seeded = await seedPreview(pushed, step, assignment, preparation);
  const kept = await yieldToConcurrentCleanup(seeded, result, plan, step);
  const outcome = await noteLostPreview(kept, step);
  setOutputs(log, outcome, { final: true });
  if (outcome.status === "deployed" && inputs.exportEnv) exportUrls(log, redactOutcome(outcome, log), result);
  return outcome;
}

/** Variables that hold the step's own key or URL, wherever it took them from: these agree. */
function variablesHoldingCredentials({ keySource, secrets, runtime }: ActionContext): readonly string[] {
  const url = keySource.state === "present" ? keySource.url : null;
  const own = Object.entries(runtime.environment);
  return own.filter(([, value]) => value === url || secrets.includes(value?.trim() ?? "")).map(([name]) => name);
}

function createDeployContext(plan: DeployPlan, step: ActionContext, known: Outcome): DeployContext {
  const { runtime, keySource, secrets, inputs, workspace } = step;
  if (keySource.state !== "present" || keySource.key.kind === "malformed")
    throw new Error("A deploy was planned without a key.");
  const { log, signal } = runtime;
  return {
    plan,
    key: keySource.key,
    url: keySource.url,
    secrets,
    inputs,
    workspace,
    environment: runtime.environment,
    bundleDirectory: runtime.distDirectory,
    message: defaultAuditMessage(inputs.message, toPublicOutcome(known, log), log),
    redact: log.redactExternal,
    longestSecret: log.longestSecret,
    stdout: runtime.stdout,
    deploymentEnv: variablesToSet({ plan, inputs }),
    onDeploymentResolved: (name) => step.reporter.setDeployment(name),
    checkSuperseded: () => step.reporter.checkSuperseded(plan, known),
    maskSecrets: (more) => log.maskSecrets(more, valuesToMask(more)),
    info: (text) => log.info(text),
    notice: (text) => log.notice(text),
    onProcessStarted: (pid) => runtime.saveState({ processGroup: pid }),
    signal: inputs.timeoutMs === null ? signal : AbortSignal.any([signal, AbortSignal.timeout(inputs.timeoutMs)]),
  };
}

function applyDeployResult(
  known: Outcome,
  result: DeployResult,
  { runtime, inputs }: ActionContext,
  notes: readonly string[],
): Outcome {
  const timedOut = result.status === "cancelled" && !runtime.signal.aborted;
  return {
    ...known,
    status: timedOut ? "failed" : result.status,
    deployment: {
      name: result.deploymentName,
      url: result.url,
      siteUrl: result.siteUrl,
      dashboardUrl: result.dashboardUrl,
      urlsFromApi: result.urlsFromApi,
    },
    buildSeconds: result.buildSeconds,
    pushSeconds: result.pushSeconds,
    schemaChanges: result.changes,
    locations: inputs.annotations ? result.located : NO_LOCATIONS,
    expiresAt: result.expiresAt,
    preview: known.preview === null ? null : { ...known.preview, created: result.previewCreated },
    failure: timedOut ? timeout(inputs.timeoutMs ?? 0, stoppedIn(result, inputs)) : result.failure,
    notes: [...notes, ...result.notes],
    outputTail: result.outputTail,
  };
}

/** The push begins when `cmd` has ended. Without one, nothing tells when it began. */
function stoppedIn({ buildSeconds }: DeployResult, { cmd }: ActionContext["inputs"]): TimeoutStage {
  return cmd !== null && buildSeconds === null ? "build" : "push";
}

const MANAGEMENT_TOKEN_EXPOSED =
  "`management-token` can delete any of your team's Convex deployments, and this job runs code from a pull request that can read it. Set it only for closed pull requests and for sweeps: `management-token: ${{ github.event.action == 'closed' && secrets.CONVEX_MANAGEMENT_TOKEN || '' }}`.";

/** What fails so may have failed because the preview was deleted under the push, or under the seed. */
const CODES_IF_PREVIEW_DELETED: readonly string[] = [
  "deployment-not-found",
  "key-rejected",
  "preview-seed-failed",
  "unknown",
];

/** A cleanup that met this deploy wins: nothing is left of it, and it has not failed. */
async function yieldToConcurrentCleanup(
  outcome: Outcome,
  { previewOrphaned }: DeployResult,
  plan: DeployPlan,
  step: ActionContext,
): Promise<Outcome> {
  if (plan.preview === null) return outcome;
  if (previewOrphaned) return deleteOrphanedPreview(outcome, plan.preview.name, step);
  if (outcome.status !== "failed" || !CODES_IF_PREVIEW_DELETED.includes(outcome.failure?.code ?? "")) return outcome;
  const superseding = await step.reporter.checkSuperseded(plan, outcome, 0);
  if (superseding === null || superseding.closed === null) return outcome;
  return clearDeployment({ ...outcome, status: "skipped", failure: abandoned(superseding.reason), outputTail: [] });
}

async function deleteOrphanedPreview(outcome: Outcome, name: string, step: ActionContext): Promise<Outcome> {
  const own = outcome.deployment.name;
  const keepReason = async (found: string) => (found === own ? null : "this run has not made it");
  const { kind } = await deletePreviewByName(name, step, { dryRun: false, keepReason });
  const isRemoved = kind === "deleted" || kind === "not-found";
  const note = isRemoved
    ? `The preview deployment ${codeSpan(name)}, which this run had made, was deleted again.`
    : `The preview deployment ${codeSpan(name)}, which this run had made, could not be deleted again. Convex removes it when it expires.`;
  const told = { ...outcome, notes: [...outcome.notes, note] };
  return isRemoved ? clearDeployment(told) : told;
}

/** Nobody should be led to what is gone. */
function clearDeployment(outcome: Outcome): Outcome {
  return {
    ...outcome,
    deployment: { ...NO_DEPLOYMENT, name: outcome.deployment.name },
    expiresAt: null,
    schemaChanges: [],
  };
}

/** A preview that was there and is not any more is no failure, but its data is gone, which people should know. */
async function noteLostPreview(outcome: Outcome, { reporter, inputs, runtime }: ActionContext): Promise<Outcome> {
  if (outcome.status !== "deployed" || outcome.preview?.created !== true || inputs.previewMode !== "reuse")
    return outcome;
  const former = await reporter.previousDeployment(outcome);
  if (former === null || former === outcome.deployment.name) return outcome;
  const note = `The previous preview deployment ${codeSpan(former)} no longer exists (it expired or was deleted). A new, empty one was created.`;
  runtime.log.notice(note);
  return { ...outcome, notes: [...outcome.notes, note] };
}

function exportUrls(log: Log, { deployment: { url, siteUrl } }: Outcome, { variables }: CliDeployResult): void {
  if (url !== null) log.exportVariable(variables.url, url);
  if (siteUrl !== null) log.exportVariable(variables.siteUrl, siteUrl);
}
