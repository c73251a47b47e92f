/** `operation: deploy`: runs the CLI, and reports before, during and after its run. */

import { CONVEX_PROVISION_ORIGIN } from "../convex/api/provision-host.ts";
import { redirectNotices } from "../convex/cli/child-environment.ts";
import { recreatesPreview } from "../convex/cli/cli-capabilities.ts";
import { versionWarnings } from "../convex/cli/version-warnings.ts";
import { checkExportPath, type ExportTarget } from "../convex/data/export-target.ts";
import { assertImportFiles } from "../convex/data/import-sources.ts";
import { listDotenvVariables } from "../convex/deploy/cli-environment.ts";
import { type DeployResult, deploy, prepareCli } from "../convex/deploy/deploy.ts";
import type { Claim, DeployContext, PreparedCli } from "../convex/deploy/deploy-context.ts";
import { ignoredVariablesNotice, variablesToSet } from "../convex/deploy/deployment-variables.ts";
import {
  abandoned,
  cancelled,
  type InterruptedStage,
  invalidInputs,
  overtaken,
  timeout,
} from "../diagnosis/action-failures.ts";
import { ActionFailure } from "../diagnosis/failure.ts";
import { NO_LOCATIONS } from "../diagnosis/source-location.ts";
import { MIN_SECRET_LENGTH } from "../key/parse-deploy-key.ts";
import { valuesToMask } from "../key/secret-encodings.ts";
import { codeSpan } from "../markdown/code-span.ts";
import {
  CLI_NOT_RUN,
  intactUrl,
  NO_DEPLOYMENT,
  type Outcome,
  redactOutcome,
  withEnding,
  withNote,
} from "../outcome/outcome.ts";
import { toPublicOutcome } from "../outcome/public-outcome.ts";
import type { DeployPlan, ResolvePlan } from "../plan/decide.ts";
import { isLeftBehind } from "../plan/superseded.ts";
import type { Sharing } from "../records/order.ts";
import type { RecordHead } from "../records/record.ts";
import { slotOf } from "../records/slot.ts";
import { startMessage } from "../report/log/log-messages.ts";
import { setOutputs } from "../report/outputs.ts";
import { recordHead } from "../report/records/record-head.ts";
import { defaultAuditMessage } from "../report/text/audit-log-message.ts";
import { endPhase } from "../runner/phases.ts";
import type { ActionContext } from "./action-context.ts";
import { deleteAbandoned } from "./cleanup.ts";
import { applyComparison, startComparison } from "./compare.ts";
import { exportUrls } from "./export-urls.ts";
import { FunctionRunner } from "./function-runner.ts";
import { importPreviewData } from "./import.ts";
import { assertNoKeyInPreviewName } from "./preflight.ts";
import { deployWithinQuota } from "./quota.ts";
import { runFunctions } from "./run-functions.ts";
import { seedPreview } from "./seed.ts";

/** Deploys. A failure becomes an outcome that includes the plan. */
export async function runDeploy(plan: DeployPlan, step: ActionContext): Promise<Outcome> {
  const planned = outcomeForPlan(plan, step);
  try {
    const { inputs, workspace, runtime } = step;
    assertNoKeyInPreviewName(plan.preview, runtime);
    planRecord(plan, step, planned, false);
    const exportTarget = findExportTarget(step);
    // `cmd` may write the files: then they are checked after it.
    if (plan.target === "preview" && inputs.cmd === null) assertImportFiles(inputs, workspace);
    const deploymentEnv = variablesToSet({ plan, inputs });
    const { environment } = runtime;
    const preparedCli = prepareCli({ plan, inputs, workspace, environment, secrets: secretsKeptBack(step) });
    const known = redactOutcome(
      { ...planned, deploy: { ...CLI_NOT_RUN, cliVersion: preparedCli.capabilities.version } },
      runtime.log,
    );
    return await deployAndReport(plan, step, known, { preparedCli, deploymentEnv, exportTarget });
  } catch (error) {
    if (error instanceof ActionFailure) return withEnding(planned, { failure: error.failure });
    throw error;
  }
}

/** @throws {ActionFailure} `invalid-input`, before any request is made. */
function findExportTarget({ inputs, workspace, runtime }: ActionContext): ExportTarget | null {
  if (inputs.exportPath === null) return null;
  const temporary = runtime.environment.RUNNER_TEMP ?? "";
  const found = checkExportPath(inputs.exportPath, [workspace, ...(temporary === "" ? [] : [temporary])]);
  if (typeof found === "string") throw new ActionFailure(invalidInputs([found]));
  return found;
}

/** Passes the head of this run's record to the reporter. */
export function planRecord(plan: DeployPlan, step: ActionContext, known: Outcome, canRecreate: boolean): RecordHead {
  const { deployKey, inputs, reporter, runtime, trigger } = step;
  const slot = deployKey === null ? null : slotOf(deployKey.value, plan, deployKey.url);
  const facts = {
    slot,
    // The input `pull-request` only says where a deploy to another target is reported.
    pullRequestNumber: plan.target === "preview" ? plan.pullRequestNumber : (plan.pullRequest?.number ?? null),
    chosenCommit: plan.chosenCommit,
    recreates: canRecreate && plan.preview !== null,
    timeoutMs: inputs.timeoutMs,
  };
  const head = recordHead(trigger, toPublicOutcome(known, runtime.log), facts, runtime.log, Date.now());
  reporter.plan({ head, isOfHead: plan.pullRequest !== null });
  return head;
}

/** The outcome of a planned deploy or look-up before anything was done. */
export function outcomeForPlan(plan: DeployPlan | ResolvePlan, { initialOutcome }: ActionContext): Outcome {
  const { target, commit, branch, pullRequestNumber } = plan;
  const previewName = plan.preview?.name ?? null;
  return {
    ...initialOutcome,
    plan: { operation: plan.kind, target, previewName, appUrl: plan.appUrl, commit, branch, pullRequestNumber },
    deployment: { ...NO_DEPLOYMENT, name: plan.deploymentName },
  };
}

/** What is prepared before any request is made. */
interface Prepared extends Pick<DeployContext, "deploymentEnv" | "exportTarget"> {
  readonly preparedCli: PreparedCli;
}

async function deployAndReport(
  plan: DeployPlan,
  step: ActionContext,
  outcomeSoFar: Outcome,
  { preparedCli, deploymentEnv, exportTarget }: Prepared,
): Promise<Outcome> {
  const { runtime, inputs, reporter, provisionHost } = step;
  const { log } = runtime;
  const recreates = recreatesPreview(inputs.previewMode, preparedCli.capabilities);
  const notes =
    provisionHost === CONVEX_PROVISION_ORIGIN
      ? []
      : [`\`CONVEX_PROVISION_HOST\` replaces Convex's own host with ${provisionHost}.`];
  setOutputs(log, outcomeSoFar, { final: false });
  for (const sentence of versionWarnings(plan, inputs, preparedCli.capabilities)) log.warning(sentence);
  if (inputs.managementToken !== null && plan.pullRequest !== null) log.warning(MANAGEMENT_TOKEN_EXPOSED);
  if (inputs.githubToken === null && (inputs.comment !== false || inputs.githubDeployment))
    log.warning(NO_GITHUB_TOKEN);
  const ignoredNotice = ignoredVariablesNotice({ plan, inputs });
  const redirects = redirectNotices(
    runtime.environment,
    listDotenvVariables(inputs.workingDirectory),
    variablesHoldingCredentials(step),
  );
  const hiddenNotice = intactUrl(plan.appUrl, log.redactSent) === plan.appUrl ? [] : [APP_URL_HIDDEN];
  const ignoredNotices = ignoredNotice === null ? [] : [ignoredNotice];
  for (const sentence of [...plan.notices, ...hiddenNotice, ...redirects, ...ignoredNotices]) log.notice(sentence);
  for (const line of [startMessage(outcomeSoFar), ...notes]) log.info(line);
  // Do not await: it runs in parallel with the CLI, and the reporter handles its errors.
  const head = planRecord(plan, step, outcomeSoFar, recreates);
  runtime.record.save({ outcomeSoFar, recordHead: head, startReported: true });
  reporter.reportStart(outcomeSoFar);
  const context = createDeployContext(plan, step, outcomeSoFar, { deploymentEnv, exportTarget });
  const comparison = startComparison(plan, step, context, preparedCli);
  log.removeProblemMatchers();
  const result = await log.group(`convex deploy (CLI ${preparedCli.capabilities.version})`, () =>
    deployWithinQuota(plan, step, context.signal, () =>
      deploy(withHeadReady(context, comparison.onHeadReady), preparedCli),
    ),
  );
  endPhase("after the CLI");
  for (const sentence of result.warnings) log.warning(sentence);
  const compared = comparison.end();
  const pushed = applyDeployResult(outcomeSoFar, result, step, notes);
  // Set the outputs that are known now: functions may take long, and may fail.
  setOutputs(log, pushed, { final: false });
  const imported = await importPreviewData(pushed, step, context, preparedCli);
  const functions = new FunctionRunner(step, context, preparedCli.capabilities.version);
  const seeded = await seedPreview(imported, step, functions);
  const kept = await yieldToConcurrentCleanup(seeded, result, plan, step);
  const reported = await reportPush(noteLostPreview(kept, step, recreates), step);
  const ran = await runFunctions(reported, step, functions);
  const left = ran === reported ? ran : await abandonIfDeleted(ran, plan, step);
  const outcome = await applyComparison(left, await compared, step);
  setOutputs(log, outcome, { final: true });
  if (outcome.ending.status === "deployed" && inputs.exportEnv)
    exportUrls(log, redactOutcome(outcome, log), result.variables);
  return outcome;
}

function withHeadReady(context: DeployContext, onHeadReady: () => void): DeployContext {
  return {
    ...context,
    beforePush: (claim) => {
      onHeadReady();
      return context.beforePush(claim);
    },
  };
}

/** The key, and the token that can delete any deployment of the team. Builds do need `github-token`. */
function secretsKeptBack({ secrets, inputs: { managementToken } }: ActionContext): readonly string[] {
  const isUsable = managementToken !== null && managementToken.length >= MIN_SECRET_LENGTH;
  return isUsable ? [...secrets, managementToken] : secrets;
}

/** Variables that hold the step's own key or URL, so they do not redirect it to another deployment. */
function variablesHoldingCredentials({ deployKey, secrets, runtime }: ActionContext): readonly string[] {
  const url = deployKey?.url ?? null;
  const own = Object.entries(runtime.environment);
  return own.filter(([, value]) => value === url || secrets.includes(value?.trim() ?? "")).map(([name]) => name);
}

function createDeployContext(
  plan: DeployPlan,
  step: ActionContext,
  known: Outcome,
  { deploymentEnv, exportTarget }: Pick<DeployContext, "deploymentEnv" | "exportTarget">,
): DeployContext {
  const { runtime, deployKey, inputs, workspace, provisionHost } = step;
  if (deployKey === null || deployKey.value.kind === "malformed")
    throw new Error("A deploy was planned without a key.");
  const { log, signal } = runtime;
  return {
    plan,
    key: deployKey.value,
    url: deployKey.url,
    secrets: secretsKeptBack(step),
    inputs,
    workspace,
    environment: runtime.environment,
    provisionHost,
    bundleDirectory: runtime.distDirectory,
    message: defaultAuditMessage(inputs.message, toPublicOutcome(known, log), log),
    redaction: log.redaction,
    stdout: runtime.stdout,
    exportTarget,
    onExported: (path) => log.outputs({ "export-path": path }),
    deploymentEnv,
    onClaimed: (claim) => {
      const claimed = withClaim(known, claim);
      runtime.record.save({ outcomeSoFar: redactOutcome(claimed, log) });
      // Without a build, the push, which is recorded too, follows at once.
      if (claim.created && inputs.cmd !== null) step.reporter.reportCreated(claimed);
    },
    beforePush: (claim) => step.reporter.markPushing(withClaim(known, claim), claim.created),
    checkSuperseded: (deployment) => step.reporter.checkSuperseded(deployment),
    maskSecrets: (more) => log.maskSecrets(more, valuesToMask(more)),
    info: (text) => log.info(text),
    notice: (text) => log.notice(text),
    onProcessStarted: (pid) => runtime.record.save({ processGroup: pid }),
    signal: inputs.timeoutMs === null ? signal : AbortSignal.any([signal, AbortSignal.timeout(inputs.timeoutMs)]),
  };
}

function applyDeployResult(
  known: Outcome,
  result: DeployResult,
  { runtime, inputs }: ActionContext,
  notes: readonly string[],
): Outcome {
  const isStopped = result.status === "cancelled";
  const timedOut = isStopped && !runtime.signal.aborted;
  const stage = stoppedIn(result, inputs);
  const { deployment, deploy } = result;
  return {
    ...known,
    deployment,
    deploy: inputs.annotations ? deploy : { ...deploy, locations: NO_LOCATIONS },
    ending: {
      ...known.ending,
      status: timedOut ? "failed" : result.status,
      failure: timedOut ? timeout(inputs.timeoutMs ?? 0, stage) : isStopped ? cancelled(stage) : result.failure,
      notes: [...notes, ...result.warnings, ...result.notes],
    },
  };
}

/** The push starts when `cmd` has ended. Without `cmd`, its start is not known. */
function stoppedIn(
  { deploy: { buildSeconds }, isStoppedInExport }: DeployResult,
  { cmd }: ActionContext["inputs"],
): InterruptedStage {
  if (isStoppedInExport) return "export";
  return cmd !== null && buildSeconds === null ? "build" : "push";
}

const APP_URL_HIDDEN =
  "The link of `app-url` was left out: it contains a value of `deployment-env`, or of a variable whose name suggests a secret.";

const NO_GITHUB_TOKEN =
  "`github-token` is empty, so there is no comment and no GitHub Deployment, and this run cannot see whether a newer one has overtaken it. Leave the input out, or set `github-token: ${{ github.token }}`. To deploy without reports, set `comment` and `github-deployment` to `false`.";

const MANAGEMENT_TOKEN_EXPOSED =
  "`management-token` can delete any of your team's Convex deployments, and this job runs code from a pull request that can read it. Set it only for closed pull requests and for sweeps: `management-token: ${{ github.event.action == 'closed' && secrets.CONVEX_MANAGEMENT_TOKEN || '' }}`.";

/** Failures that may have happened because the preview was deleted during the push, or during a function. */
const CODES_IF_PREVIEW_DELETED: readonly string[] = [
  "deployment-not-found",
  "deployment-vanished",
  "key-rejected",
  "preview-import-failed",
  "run-failed",
  "unknown",
];

/** If a cleanup ran at the same time, it takes precedence: the preview is deleted, and the step does not fail. */
async function yieldToConcurrentCleanup(
  outcome: Outcome,
  { previewOrphaned }: DeployResult,
  plan: DeployPlan,
  step: ActionContext,
): Promise<Outcome> {
  if (plan.preview === null) return outcome;
  if (previewOrphaned || (await isOrphanedByFailure(outcome, step)))
    return deleteOrphanedPreview(outcome, plan.preview.name, step);
  return abandonIfDeleted(outcome, plan, step);
}

/**
 * Whether a failed run created a preview whose cleanup may have run before, when no record named the preview. A cancelled
 * run has no time to ask.
 */
async function isOrphanedByFailure({ ending, deployment }: Outcome, step: ActionContext): Promise<boolean> {
  if (ending.status !== "failed" || deployment.previewCreated !== true || deployment.name === null) return false;
  // Such a failure may be due to a deleted preview, which is reported differently.
  if (CODES_IF_PREVIEW_DELETED.includes(ending.failure?.code ?? "")) return false;
  const superseding = await step.reporter.checkSuperseded();
  return isLeftBehind(superseding?.closed ?? null, step.inputs.onClose);
}

async function abandonIfDeleted(outcome: Outcome, plan: DeployPlan, step: ActionContext): Promise<Outcome> {
  const { failure } = outcome.ending;
  if (plan.preview === null || !CODES_IF_PREVIEW_DELETED.includes(failure?.code ?? "")) return outcome;
  const superseding = await step.reporter.checkSuperseded();
  if (superseding === null || superseding.closed === null) return outcome;
  const ended = withEnding(outcome, { status: "skipped", failure: abandoned(superseding.reason) });
  const cleared = clearDeployment(ended, step);
  return { ...cleared, deploy: cleared.deploy && { ...cleared.deploy, outputTail: [] } };
}

async function deleteOrphanedPreview(outcome: Outcome, name: string, step: ActionContext): Promise<Outcome> {
  const deployment = outcome.deployment.name;
  if (deployment === null) return outcome;
  const known = await step.reporter.recordClaim(outcome);
  const { kind, note } = await deleteAbandoned({ deployment, previewName: name }, known, step);
  const noted = withNote(outcome, note);
  return kind === "removed" || kind === "not-found" ? clearDeployment(noted, step) : noted;
}

/** Removes the links to a deleted deployment, also from the outputs that were set before. */
function clearDeployment(outcome: Outcome, { runtime }: ActionContext): Outcome {
  const { name, previewCreated } = outcome.deployment;
  runtime.log.outputs({ "deployment-url": "", "site-url": "", "dashboard-url": "" });
  return {
    ...outcome,
    deployment: { ...NO_DEPLOYMENT, name, previewCreated },
    deploy: outcome.deploy && { ...outcome.deploy, schemaChanges: [] },
  };
}

/**
 * Notes that an earlier preview deployment no longer exists. This is not a failure, but its data is lost.
 *
 * @param recreates - Whether every deploy recreates the preview, so that this deploy replaced the earlier one.
 */
function noteLostPreview(outcome: Outcome, { reporter, runtime }: ActionContext, recreates: boolean): Outcome {
  const { ending, deployment } = outcome;
  if (ending.status !== "deployed" || deployment.previewCreated !== true || recreates) return outcome;
  const previous = reporter.previousDeployment();
  if (previous === null || previous === deployment.name) return outcome;
  const note = `The previous preview deployment ${codeSpan(previous)} no longer exists (it expired or was deleted). A new, empty one was created.`;
  runtime.log.notice(note);
  return withNote(outcome, note);
}

/** Reports the successful push. Fails if another run pushed at the same time and an older commit may be live. */
async function reportPush(outcome: Outcome, { reporter, runtime }: ActionContext): Promise<Outcome> {
  if (outcome.ending.status !== "deployed") return outcome;
  const conflicts = await reporter.reportPushed(outcome);
  if (conflicts === null) return outcome;
  for (const one of conflicts.sharing) runtime.log.warning(sharedWarning(one, outcome.plan?.target ?? null));
  return conflicts.overtaking === null
    ? outcome
    : withEnding(outcome, { status: "failed", failure: overtaken(conflicts.overtaking) });
}

function sharedWarning({ workflow, workingDirectory, isNewer }: Sharing, target: string | null): string {
  const fix =
    target === "preview"
      ? "Give each its own preview, such as `preview-name: {app}-{number}`."
      : "Give each its own Convex project.";
  const lost = isNewer ? " It had pushed a newer commit, which this run has replaced." : "";
  return `${codeSpan(workflow)} pushes ${codeSpan(workingDirectory)} to the same Convex deployment, so the two overwrite each other.${lost} ${fix}`;
}

function withClaim(known: Outcome, { deploymentName, created }: Claim): Outcome {
  const { name } = known.deployment;
  return { ...known, deployment: { ...known.deployment, name: deploymentName ?? name, previewCreated: created } };
}
