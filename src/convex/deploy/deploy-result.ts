/** What a run of the CLI comes to: deployed, failed or stopped, and where. */

import { quote } from "shlex";
import type { Failure } from "../../diagnosis/failure.ts";
import { diagnose } from "../../diagnosis/diagnose.ts";
import { CANCELLED, KEY_REJECTED, PUSH_UNCONFIRMED, wrongDeployment } from "../../diagnosis/action-failures.ts";
import { type Located, locate, NOTHING_LOCATED, type SpokenLine } from "../../diagnosis/source-location.ts";
import type { Inputs } from "../../inputs/inputs.ts";
import type { DeployPlan } from "../../plan/decide.ts";
import type { Change } from "../../outcome/schema-change.ts";
import type { Assignment, Preparation } from "./deploy-context.ts";
import { recreatesPreview } from "../cli/cli-capabilities.ts";
import { readChanges } from "../cli/parse-schema-changes.ts";
import { nameInReport } from "../cli/parse-announcement.ts";
import type { CliRun } from "../cli/run-cli.ts";
import { codePlaces } from "../project/source-roots.ts";
import type { UrlVariables } from "../project/url-variables.ts";
import { CONVEX_PROVISION_ORIGIN, provisionOrigin } from "../api/provision-host.ts";
import type { PreviewLookup } from "../api/provisioning-api.ts";
import { tailOf } from "../cli/cli-output.ts";
import { whyWrongDeployment } from "./verify-deployment.ts";
import { deploymentNameInUrl, webUrl } from "../api/deployment-url.ts";

export interface Result {
  readonly status: "deployed" | "dry-run" | "skipped" | "failed" | "cancelled";
  readonly failure: Failure | null;
  readonly deploymentName: string | null;
  readonly url: string | null;
  readonly siteUrl: string | null;
  readonly dashboardUrl: string | null;
  /** Whether the URLs came through the hand-off, not out of the output. */
  readonly isUrlGiven: boolean;
  readonly buildSeconds: number | null;
  readonly pushSeconds: number | null;
  readonly changes: readonly Change[];
  /** Where in the repository's code a failure lies. */
  readonly located: Located;
  readonly previewCreated: boolean | null;
  readonly variables: UrlVariables;
  readonly notes: readonly string[];
  readonly tail: readonly string[];
}

/**
 * @param before - What was known of the preview deployment before the CLI ran; `null`: not asked.
 * @param stopped - Why the push was not let through; `null`: it was.
 */
export function resultOf(
  assignment: Assignment,
  { cli, variables }: Preparation,
  run: CliRun,
  before: PreviewLookup | null,
  stopped: Failure | null,
): Result {
  const { plan, key, url, inputs } = assignment;
  const { report, handoff } = run;
  const isRecreated = recreatesPreview(inputs.previewMode, cli);
  const deploymentName =
    plan.deploymentName ??
    nameInReport(report) ??
    deploymentNameInUrl(handoff.url ?? "") ??
    // Of a run that did not come that far, the look-up alone does not say that it reached anything.
    (before?.kind === "exists" && wasClaimed(run) ? before.deploymentName : null);
  const common = {
    deploymentName,
    url: handoff.url ?? webUrl(report.deployedUrl) ?? webUrl(report.announcement?.url),
    siteUrl: handoff.siteUrl,
    dashboardUrl: announcedDashboard(run, assignment) ?? dashboardOf(deploymentName, url),
    isUrlGiven: handoff.url !== null,
    buildSeconds: inputs.cmd === null ? null : run.buildSeconds,
    pushSeconds: run.pushSeconds,
    changes: readChanges(run.output.filter(({ source }) => source === "cli").map(({ text }) => text)),
    located: NOTHING_LOCATED,
    previewCreated: plan.preview === null || !wasClaimed(run) ? null : created(inputs, isRecreated, before),
    variables,
    notes: inputs.dryRun ? dryRunNotes(plan, before, isRecreated) : [],
    tail: tailOf(run.output),
  };
  if (run.aborted && run.exitCode !== 0) return { ...common, status: "cancelled", failure: CANCELLED };
  if (stopped !== null && run.exitCode !== 0) {
    const status = stopped.code === "superseded" ? "skipped" : "failed";
    return { ...common, status, failure: stopped, pushSeconds: null, tail: [] };
  }
  if (run.exitCode === 0 && !mayHavePushed(run, stopped))
    return { ...common, status: "failed", failure: PUSH_UNCONFIRMED };
  const reused = before?.kind === "exists" && !isRecreated ? before.deploymentName : null;
  const expected = { target: plan.target, key, deploymentName: plan.deploymentName ?? reused, url };
  const mismatch = whyWrongDeployment(expected, report, handoff.url);
  if (mismatch !== null) return { ...common, status: "failed", failure: wrongDeployment(mismatch) };
  if (run.exitCode === 0 && before?.kind === "rejected" && inputs.dryRun)
    return { ...common, status: "failed", failure: KEY_REJECTED };
  if (run.exitCode === 0) return { ...common, status: inputs.dryRun ? "dry-run" : "deployed", failure: null };
  const failure = diagnose({
    tail: tailOf(linesOfFailure(run)),
    cliTail: tailOf(run.output, "cli"),
    buildExitCode: handoff.exitCode,
    keyKind: key.kind,
    deploymentFlag: deploymentFlag(assignment, deploymentName),
    dashboardUrl: common.dashboardUrl,
    isVerboseSafe: cli.hidesVariables,
  });
  return { ...common, status: "failed", failure, located: locateIn(run, assignment) };
}

/** The CLI pushes when the hand-off has ended well, and not before: without that, an exit code of 0 says nothing. */
function mayHavePushed({ hadHandoff, handoff }: CliRun, stopped: Failure | null): boolean {
  return stopped === null && (!hadHandoff || handoff.exitCode === 0);
}

function locateIn(run: CliRun, { inputs, workspace }: Assignment): Located {
  return locate(linesOfFailure(run), codePlaces(inputs.workingDirectory, workspace));
}

/** A build that passed may have printed errors as well; they are not why the push failed. */
function linesOfFailure({ output, handoff }: CliRun): readonly SpokenLine[] {
  const hasPassed = handoff.exitCode === null || handoff.exitCode === 0;
  return output.filter(({ source }) => !hasPassed || source !== "build");
}

/** The CLI went on behind the claim. */
export function wasClaimed({ exitCode, handoff, report }: CliRun): boolean {
  return exitCode === 0 || handoff.url !== null || report.announcement !== null;
}

function created(inputs: Inputs, isRecreated: boolean, before: PreviewLookup | null): boolean | null {
  if (inputs.dryRun) return null;
  if (isRecreated) return true;
  if (before === null || before.kind === "unknown" || before.kind === "rejected") return null;
  return before.kind === "absent";
}

/** What a person, logged in on her own machine, types after the CLI's command to reach the same Convex deployment. */
function deploymentFlag({ plan, url }: Assignment, deploymentName: string | null): string {
  if (url !== null) return "";
  if (plan.preview !== null) return `--preview-name ${quote(plan.preview.name)}`;
  if (plan.target === "production") return "--prod";
  return deploymentName === null ? "" : `--deployment-name ${quote(deploymentName)}`;
}

/** Only Convex's own is linked to, whatever was printed. A loopback cloud has a loopback dashboard. */
function announcedDashboard({ report }: CliRun, { environment }: Assignment): string | null {
  const announced = report.announcement?.dashboardUrl ?? null;
  const isConvex = announced?.startsWith("https://dashboard.convex.dev/") === true;
  const isLoopback =
    provisionOrigin(environment) !== CONVEX_PROVISION_ORIGIN && announced?.startsWith("http://localhost:") === true;
  return isConvex || isLoopback ? announced : null;
}

function dashboardOf(deploymentName: string | null, url: string | null): string | null {
  return deploymentName === null || url !== null ? null : `https://dashboard.convex.dev/d/${deploymentName}`;
}

function dryRunNotes(plan: DeployPlan, before: PreviewLookup | null, isRecreated: boolean): readonly string[] {
  const always = "Dry run: nothing was changed, on Convex or on GitHub, and `cmd` was not run.";
  if (plan.preview === null)
    return [
      always,
      "Checked: the key, the event, and the code against the deployment (bundle, types, schema, indexes).",
    ];
  const states = {
    exists: isRecreated
      ? "The preview deployment exists and would be deleted and made anew, without its data."
      : "The preview deployment exists and would be used.",
    absent: "The preview deployment does not exist yet and would be created.",
    rejected: "Convex does not accept the key.",
    unknown: "Convex did not tell whether the preview deployment exists.",
  };
  return [
    always,
    `Checked: the key, the event and the preview's name. ${states[before?.kind ?? "unknown"]}`,
    "Not checked: the code. The Convex CLI bundles and type-checks nothing on a dry run with a preview deploy key.",
  ];
}
