/** Carries out a deploy plan with the installed CLI. */

import {
  backendUnreachable,
  CLI_CHANGED,
  cliTooOldForPreviews,
  type InstallCommands,
  verboseShowsVariables,
} from "../../diagnosis/action-failures.ts";
import { ActionFailure, type Failure } from "../../diagnosis/failure.ts";
import type { Inputs } from "../../inputs/inputs.ts";
import type { SchemaChange } from "../../outcome/schema-change.ts";
import { isLeftBehind } from "../../plan/superseded.ts";
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
import { authConfigVariables } from "../project/auth-config.ts";
import { assertFunctionsDirectory } from "../project/functions-directory.ts";
import { missingSchemaWarning } from "../project/left-behind-schema.ts";
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
import { unsetAuthVariables } from "./unset-auth-variables.ts";

/** Finds the CLI. @throws {ActionFailure} If there is none that may be run, or nothing to deploy. */
export function prepareCli(
  context: Pick<DeployContext, "plan" | "inputs" | "workspace" | "environment" | "secrets">,
): PreparedCli {
  const { plan, inputs, workspace, environment, secrets } = context;
  const helper = helperEnvironment(sanitizeStepEnvironment(environment, secrets));
  const installed = locateCli(inputs.workingDirectory, workspace, packageStoreRoots(environment), helper);
  const capabilities = cliCapabilities(installed.version);
  const commands = installCommands(inputs.workingDirectory, workspace);
  if (plan.preview !== null && !capabilities.deploysPreviews)
    throw new ActionFailure(cliTooOldForPreviews(installed.version, OLDEST_TESTED, commands));
  refuseUnsafeVerbose(capabilities, inputs, commands);
  assertFunctionsDirectory(inputs.workingDirectory, workspace);
  // Hash in parallel with the start of the CLI, which takes far longer, and before any build can run.
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
    authVariables: authConfigVariables(inputs.workingDirectory),
    isUnchanged: async () => (await hashFiles(installed.files)) === (await original),
  };
}

/** Only `--verbose` prints Convex's responses: `--debug` prints the files that would be generated. */
function refuseUnsafeVerbose(cli: Capabilities, { deployArgs }: Inputs, commands: InstallCommands): void {
  if (cli.hidesVariables || !deployArgs.includes("--verbose")) return;
  throw new ActionFailure(verboseShowsVariables(cli.version, FIRST_THAT_HIDES_VARIABLES, commands));
}

/** The result of a deploy with everything around the CLI's run. */
export interface DeployResult extends CliDeployResult {
  /**
   * Whether this run created a preview deployment for something that was closed since, so that no cleanup will delete
   * it.
   */
  readonly previewOrphaned: boolean;
  /** Whether it was stopped during the export for `export-path`, before the push. */
  readonly isStoppedInExport: boolean;
  /** Sentences about what was expected but did not happen, although the push succeeded. */
  readonly warnings: readonly string[];
}

/** Runs the deploy. A failed deploy is a result. @throws {ActionFailure} If it cannot start. */
export async function deploy(context: DeployContext, preparedCli: PreparedCli): Promise<DeployResult> {
  return withTemporaryFolder(async (temporary) => {
    if (context.url !== null) await assertReachable(context.url);
    const before = await lookUpPreview(context, preparedCli);
    const snapshot = new SnapshotExport(context, preparedCli);
    const { result: pushed, gate } = await deployAndReclaim(context, preparedCli, { temporary, snapshot }, before);
    const failure = pushed.status === "deployed" ? await gate.setAfterPush() : null;
    const result = failure === null ? pushed : { ...pushed, failure };
    if (pushed.status === "deployed") warnAboutMaskedUrls(context, result);
    const previewOrphaned =
      result.deployment.previewCreated === true && isLeftBehind(gate.closed, context.inputs.onClose);
    const deployment = { ...result.deployment, expiresAt: await gate.expiresAt };
    // Wait for the export to end: on a cancellation, the CLI may have exited before it.
    const isStoppedInExport = await snapshot.wasStopped();
    const tables = result.status === "deployed" ? await gate.droppedTables : [];
    const schemaChanges = [...tables.map((table) => droppedTable(table, context)), ...result.deploy.schemaChanges];
    const deploy = { ...result.deploy, exportPath: snapshot.path, schemaChanges };
    const warnings = pushWarnings(context, result, tables, temporary);
    return { ...result, previewOrphaned, isStoppedInExport, deployment, deploy, warnings };
  });
}

function warnAboutMaskedUrls({ environment, inputs, notice }: DeployContext, { deployment }: CliDeployResult): void {
  const sentence = maskedUrlNotice({ ...environment, ...inputs.deploymentEnv }, deployment);
  if (sentence !== null) notice(sentence);
}

function droppedTable(table: string, { redaction }: DeployContext): SchemaChange {
  return { kind: "deleted", what: "Table definition", name: redaction.redact(table) };
}

function pushWarnings(
  context: DeployContext,
  { status }: CliDeployResult,
  droppedTables: readonly string[],
  temporary: string,
): readonly string[] {
  if (status !== "deployed") return [];
  const { inputs, workspace } = context;
  const hoisted = findHoistedTypeScript(context, temporary);
  const types = inputs.typecheck === "try" ? uncheckedTypesWarning(inputs.workingDirectory, workspace, hoisted) : null;
  const schema = missingSchemaWarning(inputs.workingDirectory, workspace, droppedTables);
  return [schema, types].filter((sentence) => sentence !== null);
}

function findHoistedTypeScript({ bundleDirectory, workspace }: DeployContext, temporary: string): HoistedTypeScript {
  return hoistedTypeScript(bundledProgram(bundleDirectory, "hoisted-typescript"), workspace, temporary);
}

/**
 * Fails early, because the CLI retries an unreachable URL for more than a minute. Accepts any response.
 *
 * @throws {ActionFailure}
 */
async function assertReachable(url: string): Promise<void> {
  const { origin } = new URL(url);
  const { status } = await requestConvex({ method: "GET", url: `${origin}/version`, authorization: null });
  if (status === 0) throw new ActionFailure(backendUnreachable(origin));
}

/** Shared by all attempts of a run. */
interface RunResources {
  /** A folder for this run only. */
  readonly temporary: string;
  readonly snapshot: SnapshotExport;
}

interface Attempts {
  readonly result: CliDeployResult;
  readonly gate: PushGate;
}

/** Claims a preview once more if it was recreated during the push: the key and the project are valid then. */
async function deployAndReclaim(
  context: DeployContext,
  preparedCli: PreparedCli,
  resources: RunResources,
  before: PreviewLookup | null,
): Promise<Attempts> {
  const first = await deployWithRetries(context, preparedCli, resources, before);
  const { failure } = first.result;
  if (failure?.code !== "deployment-vanished" || context.plan.preview === null || context.signal.aborted) return first;
  const sentence = "The preview deployment was deleted or recreated during the push, so it was claimed again.";
  context.notice(sentence);
  // Somebody else recreated it, so do not recreate it again.
  const again = reusePreview(context);
  const found = await lookUpPreview(again, preparedCli);
  const second = await deployWithRetries(again, preparedCli, resources, found);
  return { ...second, result: { ...second.result, notes: [...second.result.notes, sentence] } };
}

/** Retries a deploy that failed for a temporary reason, up to `retries` times. */
async function deployWithRetries(
  context: DeployContext,
  preparedCli: PreparedCli,
  { temporary, snapshot }: RunResources,
  before: PreviewLookup | null,
): Promise<Attempts> {
  const { inputs, signal, notice } = context;
  let current = context;
  for (let used = 0; ; used += 1) {
    const gate = new PushGate(
      context,
      preparedCli.capabilities.version,
      createsPreview(context, preparedCli, before),
      snapshot,
    );
    if (
      used === 0 &&
      replacesPreview(context, preparedCli) &&
      !(await gate.mayClaim(() => exists(context, preparedCli)))
    )
      return { gate, result: toDeployResult(context, preparedCli, notStarted(context), before, gate.failure) };
    const changed = used > 0 && !(await preparedCli.isUnchanged()) ? CLI_CHANGED : null;
    const run = changed === null ? await attemptDeploy(current, preparedCli, temporary, gate) : CLI_NOT_STARTED;
    const result = await recheckPreview(context, preparedCli, run, before, changed ?? gate.failure);
    if (result.failure === null || !shouldRetry(result.failure, used, inputs.retries))
      return { gate, result: used === 0 ? result : noteAttempts(result, used + 1) };
    const ms = retryDelay(used);
    notice(retryText(result.failure, used, inputs.retries, ms));
    await sleep(ms, signal);
    current = isDeploymentClaimed(run) ? reusePreview(context) : current;
  }
}

/** Whether the claim deletes an existing preview deployment, so that `mayClaim` must be called first. */
function replacesPreview({ plan, inputs }: DeployContext, { capabilities }: PreparedCli): boolean {
  return plan.preview !== null && !inputs.dryRun && recreatesPreview(inputs.previewMode, capabilities);
}

/** Whether there is a deployment to export. If that is unknown, it is assumed, so that the export fails with the reason. */
async function exists(context: DeployContext, preparedCli: PreparedCli): Promise<boolean> {
  return (await fetchPlannedPreview(context, preparedCli))?.kind !== "absent";
}

/** The result of a run that was stopped before the CLI was started. */
function notStarted({ signal }: DeployContext): CliRunResult {
  return { ...CLI_NOT_STARTED, aborted: signal.aborted };
}

function createsPreview(context: DeployContext, preparedCli: PreparedCli, before: PreviewLookup | null): boolean {
  return context.plan.preview !== null && (replacesPreview(context, preparedCli) || before?.kind === "absent");
}

/**
 * A preview deployment can be deleted between the look-up and the claim, which then creates a new one. If another
 * deployment was reached than the look-up found, looks it up again: it is fine if that is the new one.
 */
async function recheckPreview(
  context: DeployContext,
  preparedCli: PreparedCli,
  run: CliRunResult,
  before: PreviewLookup | null,
  stopped: Failure | null,
): Promise<CliDeployResult> {
  const unset = await unsetAuthVariables(context, preparedCli, run);
  const result = toDeployResult(context, preparedCli, run, before, stopped, unset);
  if (before?.kind !== "exists" || result.deployment.name === before.deploymentName) return result;
  const now = await lookUpPreview(context, preparedCli);
  const wasRecreated = now?.kind === "exists" && now.deploymentName === result.deployment.name;
  return wasRecreated ? toDeployResult(context, preparedCli, run, { kind: "absent" }, stopped, unset) : result;
}

function noteAttempts(result: CliDeployResult, attempts: number): CliDeployResult {
  return { ...result, notes: [...result.notes, `It took ${attempts} attempts: see the log.`] };
}

/** For the next attempt: a preview deployment that was recreated must not be recreated again. */
function reusePreview(context: DeployContext): DeployContext {
  return { ...context, inputs: { ...context.inputs, previewMode: "reuse" } };
}

async function attemptDeploy(
  context: DeployContext,
  preparedCli: PreparedCli,
  temporary: string,
  gate: PushGate,
): Promise<CliRunResult> {
  const first = await runDeploy(
    context,
    preparedCli,
    temporary,
    gate,
    useCmdWrapper(context, preparedCli.capabilities),
  );
  if (!isUrlLookupForbidden(first) || requiresCmdWrapper(context)) return first;
  context.notice(
    "This key may not read the URLs of the deployment. Deploying again without them; `site-url` stays empty.",
  );
  // With `recreate`, the first run has already recreated the preview.
  return runDeploy(reusePreview(context), preparedCli, temporary, gate, false);
}

/**
 * Looks up the preview first, because the CLI does not print whether it created or reused it.
 *
 * @returns `null` if not needed.
 */
async function lookUpPreview(context: DeployContext, preparedCli: PreparedCli): Promise<PreviewLookup | null> {
  return replacesPreview(context, preparedCli) ? null : fetchPlannedPreview(context, preparedCli);
}

/** @returns `null` if the key is not for the previews of a project. */
async function fetchPlannedPreview(
  { plan, key, provisionHost }: DeployContext,
  { capabilities }: PreparedCli,
): Promise<PreviewLookup | null> {
  if (plan.preview === null || key.kind !== "preview") return null;
  return fetchPreview({ host: provisionHost, key, cliVersion: capabilities.version }, plan.preview.name);
}

/**
 * With an older CLI, the command wrapper costs a WebSocket connection, so it is only used if it is needed. Only the command
 * wrapper learns the Convex deployment of a preview name, without which nothing can be recorded, seeded or deleted.
 */
function useCmdWrapper(context: DeployContext, cli: Capabilities): boolean {
  const { inputs, plan } = context;
  return !inputs.dryRun && (cli.resolvesUrlsOverHttp || plan.preview !== null || requiresCmdWrapper(context));
}

function requiresCmdWrapper({ inputs, deploymentEnv }: DeployContext): boolean {
  return inputs.cmd !== null || Object.keys(deploymentEnv).length > 0;
}

/**
 * Whether the CLI failed to get the canonical URLs, which it does before it runs the command wrapper: nothing was
 * pushed.
 */
function isUrlLookupForbidden({ exitCode, wrapper, output, aborted }: CliRunResult): boolean {
  if (exitCode === 0 || aborted || wrapper.url !== null) return false;
  return lastLines(output, "cli").some((line) =>
    /get_canonical_urls|do not have permission to perform this operation/.test(line),
  );
}

async function runDeploy(
  context: DeployContext,
  { entry, nodeArgs, capabilities, urlVariables: variables }: PreparedCli,
  temporary: string,
  gate: PushGate,
  withWrapper: boolean,
): Promise<CliRunResult> {
  const { plan, inputs, message, redaction } = context;
  // Without the command wrapper, this is the last moment to check.
  if (!withWrapper && !inputs.dryRun) {
    if (!(await gate.mayPush(null))) return notStarted(context);
  }
  const environment = createEnvironments(context, temporary);
  const hoisted = findHoistedTypeScript(context, temporary);
  const command = { previewName: plan.preview?.name ?? null, message: redaction.redact(message) };
  return runCli({
    isDryRun: context.inputs.dryRun,
    entry,
    nodeArgs: [...nodeArgs, ...hoisted.nodeArgs],
    argumentsFor: (wrapper) => buildDeployArguments({ ...command, wrapper }, inputs, capabilities),
    workingDirectory: inputs.workingDirectory,
    environment: { ...environment.cli, ...hoisted.environment },
    wrapper: withWrapper
      ? {
          program: bundledProgram(context.bundleDirectory, "cmd-wrapper"),
          directory: temporary,
          variables,
          cmd: inputs.cmd,
          buildEnvironment: environment.build,
          exposedNames: inputs.exposeDeployKeyToCmd ? Object.keys(credentialVariables(context)) : [],
          onUrl: (url) => context.onClaimed(gate.claim(url)),
          mayPush: (url) => gate.mayPush(url),
        }
      : null,
    redaction,
    log: context.stdout,
    onStart: context.onProcessStarted,
    signal: context.signal,
  });
}
