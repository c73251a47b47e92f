/** Converts a run of the CLI to the result of a deploy. */

import { quote } from "shlex";
import { KEY_REJECTED, PUSH_UNCONFIRMED, wrongDeployment } from "../../diagnosis/action-failures.ts";
import { diagnose } from "../../diagnosis/diagnose.ts";
import type { Failure } from "../../diagnosis/failure.ts";
import { fileOf, findLocations, type OutputLine } from "../../diagnosis/source-location.ts";
import type { Inputs } from "../../inputs/inputs.ts";
import { CLI_NOT_RUN, type DeployDetails, type DeploymentInfo } from "../../outcome/outcome.ts";
import type { DeployPlan } from "../../plan/decide.ts";
import { deploymentNameFromUrl, parseHttpUrl } from "../api/deployment-url.ts";
import { CONVEX_PROVISION_ORIGIN } from "../api/provision-host.ts";
import type { PreviewLookup } from "../api/provisioning-api.ts";
import { recreatesPreview } from "../cli/cli-capabilities.ts";
import { lastLines } from "../cli/cli-output.ts";
import { deploymentNameFromStatus } from "../cli/parse-announcement.ts";
import type { CliRunResult } from "../cli/run-cli.ts";
import type { UrlVariables } from "../project/url-variables.ts";
import type { DeployContext, PreparedCli } from "./deploy-context.ts";
import { findDeploymentMismatch } from "./verify-deployment.ts";

export interface CliDeployResult {
  readonly status: "deployed" | "dry-run" | "skipped" | "failed" | "cancelled";
  /** `null` if it was cancelled or timed out: the caller knows which. */
  readonly failure: Failure | null;
  readonly deployment: DeploymentInfo;
  readonly deploy: DeployDetails;
  readonly variables: UrlVariables;
  readonly notes: readonly string[];
}

/**
 * @param previewBefore - Result of looking up the preview deployment before the CLI ran, or `null` if it was not looked up.
 * @param blockedBy - Why the push was not allowed, or `null` if it was.
 * @param unsetAuthVariables - See `FailedRun`.
 */
export function toDeployResult(
  context: DeployContext,
  { capabilities, urlVariables, sourceRoots }: PreparedCli,
  run: CliRunResult,
  previewBefore: PreviewLookup | null,
  blockedBy: Failure | null,
  unsetAuthVariables: readonly string[] = [],
): CliDeployResult {
  const { plan, key, url, inputs } = context;
  const { report, wrapper } = run;
  const isRecreated = recreatesPreview(inputs.previewMode, capabilities);
  const deployment = toDeploymentInfo(context, run, previewBefore, isRecreated);
  const deploy = {
    ...CLI_NOT_RUN,
    cliVersion: capabilities.version,
    buildSeconds: inputs.cmd === null ? null : run.buildSeconds,
    pushSeconds: run.pushSeconds,
    schemaChanges: run.changes,
    outputTail: lastLines(run.output),
  };
  const notes = inputs.dryRun ? dryRunNotes(plan, previewBefore, isRecreated) : [];
  const common = { deployment, deploy, variables: urlVariables, notes };
  if (run.aborted && run.exitCode !== 0) return { ...common, status: "cancelled", failure: null };
  if (blockedBy !== null && run.exitCode !== 0) {
    const status = blockedBy.code === "superseded" ? "skipped" : "failed";
    return { ...common, status, failure: blockedBy, deploy: { ...deploy, pushSeconds: null, outputTail: [] } };
  }
  if (run.exitCode === 0 && !didReachPush(run, blockedBy))
    return { ...common, status: "failed", failure: PUSH_UNCONFIRMED };
  const reused = previewBefore?.kind === "exists" && !isRecreated ? previewBefore.deploymentName : null;
  const expected = { target: plan.target, key, deploymentName: plan.deploymentName ?? reused, url };
  const mismatch = findDeploymentMismatch(expected, report, wrapper.url);
  if (mismatch !== null) return { ...common, status: "failed", failure: wrongDeployment(mismatch) };
  if (run.exitCode === 0 && previewBefore?.kind === "rejected" && inputs.dryRun)
    return { ...common, status: "failed", failure: KEY_REJECTED };
  if (run.exitCode === 0) return { ...common, status: inputs.dryRun ? "dry-run" : "deployed", failure: null };
  const failure = diagnose({
    outputTail: lastLines(linesOfFailure(run)),
    cliTail: lastLines(run.output, "cli"),
    buildExitCode: wrapper.exitCode,
    keyKind: key.kind,
    target: plan.target,
    deploymentFlag: deploymentFlag(context, deployment.name),
    dashboardUrl: deployment.dashboardUrl,
    isVerboseSafe: capabilities.hidesVariables,
    unsetAuthVariables,
    isKeyExposed: inputs.exposeDeployKeyToCmd,
    isTracked: (path) => fileOf(path, sourceRoots) !== null,
    urlNames: [...urlVariables.url, ...(wrapper.siteUrl === null ? [] : urlVariables.siteUrl)],
  });
  const locations = findLocations(linesOfFailure(run), sourceRoots);
  return { ...common, status: "failed", failure, deploy: { ...deploy, locations } };
}

function toDeploymentInfo(
  context: DeployContext,
  run: CliRunResult,
  previewBefore: PreviewLookup | null,
  isRecreated: boolean,
): DeploymentInfo {
  const { plan, url, inputs } = context;
  const { report, wrapper } = run;
  const isClaimed = isDeploymentClaimed(run);
  const name =
    plan.deploymentName ??
    deploymentNameFromStatus(report) ??
    deploymentNameFromUrl(wrapper.url ?? "") ??
    // If the run failed before its claim, it used no deployment, even if the look-up found one.
    (previewBefore?.kind === "exists" && isClaimed ? previewBefore.deploymentName : null);
  return {
    name,
    url: wrapper.url ?? parseHttpUrl(report.deployedUrl) ?? parseHttpUrl(report.announcement?.url),
    siteUrl: wrapper.siteUrl,
    dashboardUrl: dashboardUrlFromOutput(run, context) ?? dashboardUrlOf(name, url),
    // The command wrapper gets the URLs as data. Without it, they were parsed from the output.
    urlsFromApi: wrapper.url !== null,
    previewCreated: plan.preview === null || !isClaimed ? null : wasPreviewCreated(inputs, isRecreated, previewBefore),
    expiresAt: null,
  };
}

/** The CLI pushes only after the command wrapper has succeeded: without that, exit code 0 does not mean that it pushed. */
function didReachPush({ hadWrapper, wrapper }: CliRunResult, blockedBy: Failure | null): boolean {
  return blockedBy === null && (!hadWrapper || wrapper.exitCode === 0);
}

/** Leaves out the output of a build that succeeded: errors in it are not why the push failed. */
function linesOfFailure({ output, wrapper }: CliRunResult): readonly OutputLine[] {
  const hasPassed = wrapper.exitCode === null || wrapper.exitCode === 0;
  return output.filter(({ source }) => !hasPassed || source !== "build");
}

/** Whether the CLI got past its claim. */
export function isDeploymentClaimed({ exitCode, wrapper, report }: CliRunResult): boolean {
  return exitCode === 0 || wrapper.url !== null || report.announcement !== null;
}

function wasPreviewCreated(inputs: Inputs, isRecreated: boolean, previewBefore: PreviewLookup | null): boolean | null {
  if (inputs.dryRun) return null;
  if (isRecreated) return true;
  if (previewBefore === null || previewBefore.kind === "unknown" || previewBefore.kind === "rejected") return null;
  return previewBefore.kind === "absent";
}

/** The arguments with which a person who is logged in to the CLI selects the same Convex deployment. */
export function deploymentFlag(
  { plan, url }: Pick<DeployContext, "plan" | "url">,
  deploymentName: string | null,
): string {
  if (url !== null) return "";
  if (plan.preview !== null) return `--preview-name ${quote(plan.preview.name)}`;
  if (plan.target === "production") return "--prod";
  return deploymentName === null ? "" : `--deployment-name ${quote(deploymentName)}`;
}

/** Accepts only URLs of Convex's own dashboard. Tests use a loopback cloud with a loopback dashboard. */
function dashboardUrlFromOutput({ report }: CliRunResult, { provisionHost }: DeployContext): string | null {
  const announced = report.announcement?.dashboardUrl ?? null;
  // Omit a URL whose deployment name was redacted, because it is a value of `deployment-env`.
  if (announced?.includes("***")) return null;
  const isConvex = announced?.startsWith("https://dashboard.convex.dev/") === true;
  const isLoopback = provisionHost !== CONVEX_PROVISION_ORIGIN && announced?.startsWith("http://localhost:") === true;
  return isConvex || isLoopback ? announced : null;
}

/** @param url - URL of an admin key's backend, which has no page on the dashboard, or `null`. */
export function dashboardUrlOf(deploymentName: string | null, url: string | null): string | null {
  return deploymentName === null || url !== null ? null : `https://dashboard.convex.dev/d/${deploymentName}`;
}

function dryRunNotes(plan: DeployPlan, previewBefore: PreviewLookup | null, isRecreated: boolean): readonly string[] {
  const always = "Dry run: nothing was changed, on Convex or on GitHub, and `cmd` was not run.";
  if (plan.preview === null)
    return [
      always,
      "Checked: the key, the event, and the code against the deployment (bundle, types, schema, indexes).",
    ];
  const states = {
    exists: isRecreated
      ? "The preview deployment exists and would be deleted and recreated without its data."
      : "The preview deployment exists and would be used.",
    absent: "The preview deployment does not exist yet and would be created.",
    rejected: "Convex does not accept the key.",
    unknown: "Could not find out whether the preview deployment exists.",
  };
  return [
    always,
    `Checked: the key, the event and the preview's name. ${states[previewBefore?.kind ?? "unknown"]}`,
    "Not checked: the code. The Convex CLI bundles and type-checks nothing on a dry run with a preview deploy key.",
  ];
}
