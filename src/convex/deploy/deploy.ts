/** Carries a deploy plan out with the CLI that the app has installed, and tells how that went. */

import {
  backendUnreachable,
  CLI_CHANGED,
  cliTooOldForPreviews,
  type InstallCommands,
  verboseShowsVariables,
} from "../../diagnosis/action-failures.ts";
import { ActionFailure, type Failure } from "../../diagnosis/failure.ts";
import type { Inputs } from "../../inputs/inputs.ts";
import { withTemporaryFolder } from "../../process/temporary-directory.ts";
import { requestConvex } from "../api/http.ts";
import { fetchPreview, type PreviewLookup } from "../api/provisioning-api.ts";
import { helperEnvironment, sanitizeStepEnvironment } from "../cli/child-environment.ts";
import {
  type Capabilities,
  cliCapabilities,
  FIRST_THAT_HIDES_VARIABLES,
  OLDEST_TESTED,
  recreatesPreview,
} from "../cli/cli-capabilities.ts";
import { hashFiles } from "../cli/cli-fingerprint.ts";
import { lastLines } from "../cli/cli-output.ts";
import { buildDeployArguments } from "../cli/deploy-arguments.ts";
import { installCommands, locateCli, packageStoreRoots } from "../cli/locate-cli.ts";
import { bundledProgram, CLI_NOT_STARTED, type CliRunResult, runCli } from "../cli/run-cli.ts";
import { SnapshotExport } from "../data/snapshot-export.ts";
import { assertFunctionsDirectory } from "../project/functions-directory.ts";
import { schemaLeftBehindWarning } from "../project/left-behind-schema.ts";
import { readPackageJson } from "../project/package-json.ts";
import { findSourceRoots } from "../project/source-roots.ts";
import { uncheckedTypesWarning } from "../project/type-check.ts";
import { type HoistedTypeScript, hoistedTypeScript } from "../project/type-checkers.ts";
import { urlVariables } from "../project/url-variables.ts";
import { createEnvironments, credentialVariables } from "./cli-environment.ts";
import type { DeployContext, PreparedCli } from "./deploy-context.ts";
import { type CliDeployResult, isDeploymentClaimed, toDeployResult } from "./deploy-result.ts";
import { maskedUrlNotice } from "./masked-urls.ts";
import { PushGate } from "./push-gate.ts";
import { retryDelay, retryText, shouldRetry, sleep } from "./retry.ts";

/** Finds the CLI. @throws {ActionFailure} Where there is none that may be run, or nothing to deploy. */
export function prepareCli(
  assignment: Pick<DeployContext, "plan" | "inputs" | "workspace" | "environment" | "secrets">,
): PreparedCli {
  const { plan, inputs, workspace, environment, secrets } = assignment;
  const helper = helperEnvironment(sanitizeStepEnvironment(environment, secrets));
  const installed = locateCli(inputs.workingDirectory, workspace, packageStoreRoots(environment), helper);
  const capabilities = cliCapabilities(installed.version);
  const commands = installCommands(inputs.workingDirectory, workspace);
  if (plan.preview !== null && !capabilities.deploysPreviews)
    throw new ActionFailure(cliTooOldForPreviews(installed.version, OLDEST_TESTED, commands));
  refuseUnsafeVerbose(capabilities, inputs, commands);
  assertFunctionsDirectory(inputs.workingDirectory, workspace);
  // Read while the CLI starts, which takes far longer, and before any build can run.
  const original = hashFiles(installed.files);
  return {
    entry: installed.entry,
    nodeArgs: installed.nodeArgs,
    capabilities,
    urlVariables: urlVariables(
      readPackageJson(inputs.workingDirectory),
      inputs.cmdUrlEnvVarNames,
      inputs.cmdSiteUrlEnvVarNames,
    ),
    sourceRoots: findSourceRoots(inputs.workingDirectory, workspace),
    isUnchanged: async () => (await hashFiles(installed.files)) === (await original),
  };
}

/** No other allowed argument prints what Convex answers: `--debug` shows the files that would be generated. */
function refuseUnsafeVerbose(cli: Capabilities, { deployArgs }: Inputs, commands: InstallCommands): void {
  if (cli.hidesVariables || !deployArgs.includes("--verbose")) return;
  throw new ActionFailure(verboseShowsVariables(cli.version, FIRST_THAT_HIDES_VARIABLES, commands));
}

/** What only shows around the CLI's own run. */
export interface DeployResult extends CliDeployResult {
  /** This run made a preview deployment for what has ended since: nobody else will remove it. */
  readonly previewOrphaned: boolean;
  /** Whether it was stopped while it took the snapshot of `export-path`, before the push. */
  readonly isStoppedInExport: boolean;
  /** What a person relies on that did not happen although the push went well, as sentences. */
  readonly warnings: readonly string[];
}

/** Runs the deploy. @throws {ActionFailure} Where it cannot even begin; a failed deploy is a result. */
export async function deploy(assignment: DeployContext, preparation: PreparedCli): Promise<DeployResult> {
  return withTemporaryFolder(async (temporary) => {
    if (assignment.url !== null) await assertReachable(assignment.url);
    const before = await lookUpPreview(assignment, preparation.capabilities);
    const snapshot = new SnapshotExport(assignment, preparation);
    const { result: pushed, gate } = await deployAndReclaim(assignment, preparation, { temporary, snapshot }, before);
    const failure = pushed.status === "deployed" ? await gate.setAfterPush() : null;
    const result = failure === null ? pushed : { ...pushed, failure };
    if (pushed.status === "deployed") warnAboutMaskedUrls(assignment, result);
    const isKept = gate.closed === "pull-request" && assignment.inputs.onClose === "keep";
    const previewOrphaned = gate.closed !== null && !isKept && result.deployment.previewCreated === true;
    const deployment = { ...result.deployment, expiresAt: await gate.expiresAt };
    // The CLI that waited for it may have ended first.
    const isStoppedInExport = await snapshot.wasStopped();
    const deploy = { ...result.deploy, exportPath: snapshot.path };
    const warnings = pushWarnings(assignment, result, temporary);
    return { ...result, previewOrphaned, isStoppedInExport, deployment, deploy, warnings };
  });
}

function warnAboutMaskedUrls({ environment, inputs, notice }: DeployContext, { deployment }: CliDeployResult): void {
  const sentence = maskedUrlNotice({ ...environment, ...inputs.deploymentEnv }, deployment);
  if (sentence !== null) notice(sentence);
}

function pushWarnings(assignment: DeployContext, { status }: CliDeployResult, temporary: string): readonly string[] {
  if (status !== "deployed") return [];
  const { inputs, workspace } = assignment;
  const hoisted = findHoistedTypeScript(assignment, temporary);
  const types = inputs.typecheck === "try" ? uncheckedTypesWarning(inputs.workingDirectory, workspace, hoisted) : null;
  const schema = schemaLeftBehindWarning(inputs.workingDirectory, workspace);
  return [schema, types].filter((sentence) => sentence !== null);
}

function findHoistedTypeScript({ bundleDirectory, workspace }: DeployContext, temporary: string): HoistedTypeScript {
  return hoistedTypeScript(bundledProgram(bundleDirectory, "hoisted-typescript"), workspace, temporary);
}

/** The CLI asks an address that nobody serves for more than a minute. Any answer will do. @throws {ActionFailure} */
async function assertReachable(url: string): Promise<void> {
  const { origin } = new URL(url);
  const { status } = await requestConvex({ method: "GET", url: `${origin}/version`, authorization: null });
  if (status === 0) throw new ActionFailure(backendUnreachable(origin));
}

/** What all attempts of a run share. */
interface RunResources {
  /** A folder of this run alone. */
  readonly temporary: string;
  readonly snapshot: SnapshotExport;
}

interface Attempts {
  readonly result: CliDeployResult;
  readonly gate: PushGate;
}

/** Claims a preview again, once, if somebody recreated it under the push: key and project are fine. */
async function deployAndReclaim(
  assignment: DeployContext,
  preparation: PreparedCli,
  resources: RunResources,
  before: PreviewLookup | null,
): Promise<Attempts> {
  const first = await deployWithRetries(assignment, preparation, resources, before);
  const { failure } = first.result;
  if (failure?.code !== "deployment-vanished" || assignment.plan.preview === null || assignment.signal.aborted)
    return first;
  const sentence = "The preview deployment was deleted or recreated during the push, so it was claimed again.";
  assignment.notice(sentence);
  // What somebody else has recreated must not be recreated again.
  const again = reusePreview(assignment);
  const found = await lookUpPreview(again, preparation.capabilities);
  const second = await deployWithRetries(again, preparation, resources, found);
  return { ...second, result: { ...second.result, notes: [...second.result.notes, sentence] } };
}

/** Tries again what failed for a reason that passes, as often as `retries` says. */
async function deployWithRetries(
  assignment: DeployContext,
  preparation: PreparedCli,
  { temporary, snapshot }: RunResources,
  before: PreviewLookup | null,
): Promise<Attempts> {
  const { inputs, signal, notice } = assignment;
  let current = assignment;
  for (let used = 0; ; used += 1) {
    const gate = new PushGate(
      assignment,
      preparation.capabilities.version,
      createsPreview(assignment, preparation, before),
      snapshot,
    );
    if (
      used === 0 &&
      replacesPreview(assignment, preparation) &&
      !(await gate.mayClaim(() => exists(assignment, preparation)))
    )
      return { gate, result: toDeployResult(assignment, preparation, notStarted(assignment), before, gate.failure) };
    const changed = used > 0 && !(await preparation.isUnchanged()) ? CLI_CHANGED : null;
    const run = changed === null ? await attemptDeploy(current, preparation, temporary, gate) : CLI_NOT_STARTED;
    const result = await recheckPreview(assignment, preparation, run, before, changed ?? gate.failure);
    if (result.failure === null || !shouldRetry(result.failure, used, inputs.retries))
      return { gate, result: used === 0 ? result : noteAttempts(result, used + 1) };
    const ms = retryDelay(used);
    notice(retryText(result.failure, used, inputs.retries, ms));
    await sleep(ms, signal);
    current = isDeploymentClaimed(run) ? reusePreview(assignment) : current;
  }
}

/** Whether the claim deletes a preview deployment that exists, so that it must be asked for before. */
function replacesPreview({ plan, inputs }: DeployContext, { capabilities }: PreparedCli): boolean {
  return plan.preview !== null && !inputs.dryRun && recreatesPreview(inputs.previewMode, capabilities);
}

/** Also where nobody knows: then the export tells. */
async function exists({ plan, key, provisionHost }: DeployContext, { capabilities }: PreparedCli): Promise<boolean> {
  if (plan.preview === null || key.kind !== "preview") return true;
  const caller = { host: provisionHost, key, cliVersion: capabilities.version };
  return (await fetchPreview(caller, plan.preview.name)).kind !== "absent";
}

/** A run that was stopped before the CLI was started. */
function notStarted({ signal }: DeployContext): CliRunResult {
  return { ...CLI_NOT_STARTED, aborted: signal.aborted };
}

function createsPreview(assignment: DeployContext, preparation: PreparedCli, before: PreviewLookup | null): boolean {
  return assignment.plan.preview !== null && (replacesPreview(assignment, preparation) || before?.kind === "absent");
}

/**
 * A preview deployment can vanish between the look-up and the claim, which then makes a new one. What was reached instead
 * of it is held against what has that name now: another one still is a contradiction.
 */
async function recheckPreview(
  assignment: DeployContext,
  preparation: PreparedCli,
  run: CliRunResult,
  before: PreviewLookup | null,
  stopped: Failure | null,
): Promise<CliDeployResult> {
  const result = toDeployResult(assignment, preparation, run, before, stopped);
  if (before?.kind !== "exists" || result.deployment.name === before.deploymentName) return result;
  const now = await lookUpPreview(assignment, preparation.capabilities);
  const isMadeAnew = now?.kind === "exists" && now.deploymentName === result.deployment.name;
  return isMadeAnew ? toDeployResult(assignment, preparation, run, { kind: "absent" }, stopped) : result;
}

function noteAttempts(result: CliDeployResult, tries: number): CliDeployResult {
  return { ...result, notes: [...result.notes, `It took ${tries} tries: see the log.`] };
}

/** What was recreated once must not be recreated again: the next try goes on with the same preview deployment. */
function reusePreview(assignment: DeployContext): DeployContext {
  return { ...assignment, inputs: { ...assignment.inputs, previewMode: "reuse" } };
}

async function attemptDeploy(
  assignment: DeployContext,
  preparation: PreparedCli,
  temporary: string,
  gate: PushGate,
): Promise<CliRunResult> {
  const first = await runDeploy(
    assignment,
    preparation,
    temporary,
    gate,
    useCmdWrapper(assignment, preparation.capabilities),
  );
  if (!isUrlLookupForbidden(first) || requiresCmdWrapper(assignment)) return first;
  assignment.notice(
    "Convex does not give the URLs of this deployment to this key. Deploying again without asking for them; `site-url` stays empty.",
  );
  // The first run has recreated the preview already, where that was asked for.
  return runDeploy(reusePreview(assignment), preparation, temporary, gate, false);
}

/** No CLI tells whether it created or reused a preview, so it is asked before. `null`: nothing to ask. */
async function lookUpPreview(
  { plan, key, inputs, provisionHost }: DeployContext,
  cli: Capabilities,
): Promise<PreviewLookup | null> {
  if (plan.preview === null || key.kind !== "preview") return null;
  if (!inputs.dryRun && recreatesPreview(inputs.previewMode, cli)) return null;
  const caller = { host: provisionHost, key, cliVersion: cli.version };
  return fetchPreview(caller, plan.preview.name);
}

/** The command wrapper costs older CLIs a WebSocket connection, so they get it only where it has something to do. */
function useCmdWrapper(assignment: DeployContext, cli: Capabilities): boolean {
  return !assignment.inputs.dryRun && (cli.resolvesUrlsOverHttp || requiresCmdWrapper(assignment));
}

function requiresCmdWrapper({ inputs, deploymentEnv }: DeployContext): boolean {
  return inputs.cmd !== null || Object.keys(deploymentEnv).length > 0;
}

/** The CLI stopped where it asks for the canonical URLs: before the command wrapper, so nothing was pushed. */
function isUrlLookupForbidden({ exitCode, wrapper, output, aborted }: CliRunResult): boolean {
  if (exitCode === 0 || aborted || wrapper.url !== null) return false;
  return lastLines(output, "cli").some((line) =>
    /get_canonical_urls|do not have permission to perform this operation/.test(line),
  );
}

async function runDeploy(
  assignment: DeployContext,
  { entry, nodeArgs, capabilities, urlVariables: variables }: PreparedCli,
  temporary: string,
  gate: PushGate,
  withWrapper: boolean,
): Promise<CliRunResult> {
  const { plan, inputs, message, redaction } = assignment;
  // With no command wrapper there is no later moment to ask, or to learn more.
  if (!withWrapper && !inputs.dryRun) {
    if (!(await gate.mayPush(null))) return notStarted(assignment);
  }
  const environment = createEnvironments(assignment, temporary);
  const hoisted = findHoistedTypeScript(assignment, temporary);
  const command = { previewName: plan.preview?.name ?? null, message: redaction.redact(message) };
  return runCli({
    isDryRun: assignment.inputs.dryRun,
    entry,
    nodeArgs: [...nodeArgs, ...hoisted.nodeArgs],
    argumentsFor: (wrapper) => buildDeployArguments({ ...command, wrapper }, inputs, capabilities),
    workingDirectory: inputs.workingDirectory,
    environment: { ...environment.cli, ...hoisted.environment },
    wrapper: withWrapper
      ? {
          program: bundledProgram(assignment.bundleDirectory, "cmd-wrapper"),
          directory: temporary,
          variables,
          cmd: inputs.cmd,
          buildEnvironment: environment.build,
          exposedNames: inputs.exposeDeployKeyToCmd ? Object.keys(credentialVariables(assignment)) : [],
          onUrl: (url) => assignment.onClaimed(gate.claim(url)),
          mayPush: (url) => gate.mayPush(url),
        }
      : null,
    redaction,
    log: assignment.stdout,
    onStart: assignment.onProcessStarted,
    signal: assignment.signal,
  });
}
