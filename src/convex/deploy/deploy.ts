/** Carries a deploy plan out with the CLI that the app has installed, and tells how that went. */

import { ActionFailure, type Failure } from "../../diagnosis/failure.ts";
import { CLI_CHANGED, verboseShowsVariables } from "../../diagnosis/action-failures.ts";
import type { Inputs } from "../../inputs/inputs.ts";
import type { Assignment, Preparation } from "./deploy-context.ts";
import { type Capabilities, capabilitiesOf, FIRST_THAT_HIDES_VARIABLES, recreatesPreview } from "../cli/cli-capabilities.ts";
import { credentialsOf, environmentsOf } from "./cli-environment.ts";
import { type CliRun, handoffProgram, NOT_RUN, runCli } from "../cli/run-cli.ts";
import { deployArguments } from "../cli/deploy-arguments.ts";
import { type Result, resultOf, wasClaimed } from "./deploy-result.ts";
import { urlVariables } from "../project/url-variables.ts";
import { requireFunctions } from "../project/functions-directory.ts";
import { installCommands, locateCli, packageStoreRoots } from "../cli/locate-cli.ts";
import { readPackageJson } from "../project/package-json.ts";
import { fingerprintOf } from "../cli/cli-fingerprint.ts";
import { provisionOrigin } from "../api/provision-host.ts";
import { findPreview, type PreviewLookup } from "../api/provisioning-api.ts";
import { PushGate } from "./push-gate.ts";
import { mayTryAgain, pause, pauseBefore, retryText } from "./retry.ts";
import { tailOf } from "../cli/cli-output.ts";
import { helperEnvironment, snapshotFor } from "../cli/child-environment.ts";
import { withTemporaryFolder } from "../../process/temporary-directory.ts";
import { deploymentNameInUrl } from "../api/deployment-url.ts";

/** Finds the CLI. @throws {ActionFailure} Where there is none that may be run, or nothing to deploy. */
export function prepare(assignment: Pick<Assignment, "inputs" | "workspace" | "environment" | "secrets">): Preparation {
  const { inputs, workspace, environment, secrets } = assignment;
  const helper = helperEnvironment(snapshotFor(environment, secrets));
  const installed = locateCli(inputs.workingDirectory, workspace, packageStoreRoots(environment), helper);
  const cli = capabilitiesOf(installed.version);
  refuseUnsafeVerbose(cli, inputs, workspace);
  requireFunctions(inputs.workingDirectory, workspace);
  // Read while the CLI starts, which takes far longer, and before any build can run.
  const original = fingerprintOf(installed.files);
  return {
    entry: installed.entry,
    nodeArgs: installed.nodeArgs,
    cli,
    variables: urlVariables(readPackageJson(inputs.workingDirectory), inputs.cmdUrlEnvVarName),
    isUnchanged: async () => (await fingerprintOf(installed.files)) === (await original),
  };
}

/** No other allowed argument prints what Convex answers: `--debug` shows the files that would be generated. */
function refuseUnsafeVerbose(cli: Capabilities, { deployArgs, workingDirectory }: Inputs, workspace: string): void {
  if (cli.hidesVariables || !deployArgs.includes("--verbose")) return;
  const commands = installCommands(workingDirectory, workspace);
  throw new ActionFailure(verboseShowsVariables(cli.version, FIRST_THAT_HIDES_VARIABLES, commands));
}

/** What only shows around the CLI's own run. */
export interface CarriedOut extends Result {
  /** When Convex removes the preview deployment, in milliseconds since the epoch; `null`: not known. */
  readonly expiresAt: number | null;
  /** This run made a preview deployment for what has ended since: nobody else will remove it. */
  readonly leavesPreview: boolean;
}

/** Runs the deploy. @throws {ActionFailure} Where it cannot even begin; a failed deploy is a result. */
export async function carryOut(assignment: Assignment, preparation: Preparation): Promise<CarriedOut> {
  return withTemporaryFolder(async (temporary) => {
    const before = await lookUpPreview(assignment, preparation.cli);
    const { result, gate } = await tryUntilDone(assignment, preparation, temporary, before);
    const isKept = gate.over === "pull-request" && assignment.inputs.onClose === "keep";
    const leavesPreview = gate.over !== null && !isKept && result.previewCreated === true;
    return { ...result, leavesPreview, expiresAt: await gate.expiry };
  });
}

/** Tries again what failed for a reason that passes, as often as `retries` says. */
async function tryUntilDone(
  assignment: Assignment,
  preparation: Preparation,
  temporary: string,
  before: PreviewLookup | null,
): Promise<{ readonly result: Result; readonly gate: PushGate }> {
  const { inputs, signal, notice } = assignment;
  let current = assignment;
  for (let used = 0; ; used += 1) {
    const gate = new PushGate(assignment, preparation.cli.version);
    const changed = used > 0 && !(await preparation.isUnchanged()) ? CLI_CHANGED : null;
    const run = changed === null ? await tryOnce(current, preparation, temporary, gate) : NOT_RUN;
    const result = await settledResult(assignment, preparation, run, before, changed ?? gate.failure);
    if (result.failure === null || !mayTryAgain(result.failure, used, inputs.retries))
      return { gate, result: used === 0 ? result : withTries(result, used + 1) };
    const ms = pauseBefore(used);
    notice(retryText(result.failure, used, inputs.retries, ms));
    await pause(ms, signal);
    current = wasClaimed(run) ? reusing(assignment) : current;
  }
}

/**
 * A preview deployment can vanish between the look-up and the claim, which then makes a new one. What was reached instead
 * of it is held against what has that name now: another one still is a contradiction.
 */
async function settledResult(
  assignment: Assignment,
  preparation: Preparation,
  run: CliRun,
  before: PreviewLookup | null,
  stopped: Failure | null,
): Promise<Result> {
  const result = resultOf(assignment, preparation, run, before, stopped);
  if (before?.kind !== "exists" || result.deploymentName === before.deploymentName) return result;
  const now = await lookUpPreview(assignment, preparation.cli);
  const isMadeAnew = now?.kind === "exists" && now.deploymentName === result.deploymentName;
  return isMadeAnew ? resultOf(assignment, preparation, run, { kind: "absent" }, stopped) : result;
}

function withTries(result: Result, tries: number): Result {
  return { ...result, notes: [...result.notes, `It took ${tries} tries: see the log.`] };
}

/** What was recreated once must not be recreated again: the next try goes on with the same preview deployment. */
function reusing(assignment: Assignment): Assignment {
  return { ...assignment, inputs: { ...assignment.inputs, previewMode: "reuse" } };
}

async function tryOnce(
  assignment: Assignment,
  preparation: Preparation,
  temporary: string,
  gate: PushGate,
): Promise<CliRun> {
  const first = await runDeploy(assignment, preparation, temporary, gate, usesHandoff(assignment, preparation.cli));
  if (!refusedUrls(first) || needsHandoff(assignment)) return first;
  assignment.notice(
    "Convex does not give the URLs of this deployment to this key. Deploying again without asking for them; `site-url` stays empty.",
  );
  // The first run has recreated the preview already, where that was asked for.
  return runDeploy(reusing(assignment), preparation, temporary, gate, false);
}

/** No CLI tells whether it created or reused a preview, so it is asked before. `null`: nothing to ask. */
async function lookUpPreview(
  { plan, key, inputs, environment }: Assignment,
  cli: Capabilities,
): Promise<PreviewLookup | null> {
  if (plan.preview === null || key.kind !== "preview") return null;
  if (!inputs.dryRun && recreatesPreview(inputs.previewMode, cli)) return null;
  const caller = { host: provisionOrigin(environment), key, cliVersion: cli.version };
  return findPreview(caller, plan.preview.name);
}

/** The hand-off costs older CLIs a WebSocket connection, so they get it only where it has something to do. */
function usesHandoff(assignment: Assignment, cli: Capabilities): boolean {
  return !assignment.inputs.dryRun && (cli.cheapCmd || needsHandoff(assignment));
}

function needsHandoff({ inputs, deploymentEnv }: Assignment): boolean {
  return inputs.cmd !== null || Object.keys(deploymentEnv).length > 0;
}

/** The CLI stopped where it asks for the canonical URLs: before the hand-off, so nothing was pushed. */
function refusedUrls({ exitCode, handoff, output, aborted }: CliRun): boolean {
  if (exitCode === 0 || aborted || handoff.url !== null) return false;
  return tailOf(output, "cli").some((line) =>
    /get_canonical_urls|do not have permission to perform this operation/.test(line),
  );
}

async function runDeploy(
  assignment: Assignment,
  { entry, nodeArgs, cli, variables }: Preparation,
  temporary: string,
  gate: PushGate,
  withHandoff: boolean,
): Promise<CliRun> {
  const { plan, inputs, message, redact } = assignment;
  // With no hand-off there is no later moment to ask, or to learn more.
  if (!withHandoff && !inputs.dryRun) {
    assignment.onReach(null);
    if (!(await gate.mayPush(null))) return NOT_RUN;
  }
  const environment = environmentsOf(assignment, temporary);
  const command = { previewName: plan.preview?.name ?? null, message: redact(message) };
  return runCli({
    entry,
    nodeArgs,
    argumentsFor: (handoff) => deployArguments({ ...command, handoff }, inputs, cli),
    workingDirectory: inputs.workingDirectory,
    environment: environment.cli,
    handoff: withHandoff
      ? {
          program: handoffProgram(assignment.bundleDirectory),
          directory: temporary,
          variables,
          cmd: inputs.cmd,
          buildEnvironment: environment.build,
          exposedNames: inputs.exposeDeployKeyToCmd ? Object.keys(credentialsOf(assignment)) : [],
          onUrl: (url) => assignment.onReach(deploymentNameInUrl(url ?? "")),
          mayPush: (url) => gate.mayPush(url),
        }
      : null,
    redact,
    longestSecret: assignment.longestSecret,
    log: assignment.log,
    onStart: assignment.onStart,
    signal: assignment.signal,
  });
}
