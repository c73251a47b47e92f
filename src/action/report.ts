/**
 * `operation: report`: adds the site's URL to the reports of an earlier run, for hosts that know it only after the
 * deploy.
 */

import { severalRecords } from "../diagnosis/action-failures.ts";
import { codeSpan } from "../markdown/code-span.ts";
import { intactUrl, type Outcome, redactOutcome, withEnding } from "../outcome/outcome.ts";
import type { ReportPlan } from "../plan/decide.ts";
import type { RunRecord } from "../records/record.ts";
import { type RecordToReport, recordToReport, type WantedRecord } from "../records/record-to-report.ts";
import { previewOf, targetOf } from "../records/slot.ts";
import { TASK_PREFIX } from "../records/status-descriptions.ts";
import { CHANNEL_FAILED } from "../report/delivery/report-channels.ts";
import type { PreviewEvidence } from "../report/records/preview-evidence.ts";
import { recordLabel } from "../report/records/record-head.ts";
import type { ActionContext } from "./action-context.ts";

export async function runReport(plan: ReportPlan, step: ActionContext): Promise<Outcome> {
  const { initialOutcome, runtime, trigger, evidence, channels } = step;
  const { log } = runtime;
  const planned = { ...initialOutcome, run: { ...initialOutcome.run, commit: plan.commit, branch: plan.branch } };
  runtime.record.save({ outcomeSoFar: redactOutcome(planned, log) });
  if (trigger.kind === "deployment-status" && trigger.task.startsWith(TASK_PREFIX))
    return skipped(planned, "This action wrote the deployment status itself, so there is nothing to report.", step);
  if (trigger.kind === "deployment-status" && trigger.state !== "success")
    return skipped(
      planned,
      `The state of this deployment status is ${codeSpan(trigger.state)}, not \`success\`, so its site was not reported.`,
      step,
    );
  const url = intactUrl(plan.appUrl, log.redactSent);
  if (url === null)
    return skipped(
      planned,
      "`app-url` contains the value of a variable whose name suggests a secret, so it was not reported.",
      step,
    );
  const read = evidence === null ? null : await channels.attempt("all", () => evidence.read([]));
  if (evidence === null || read === null || read === CHANNEL_FAILED)
    return skipped(planned, "Could not read from GitHub which run deployed, so the URL was not reported.", step);
  const wanted = wantedRecord(plan, step);
  const found = recordToReport(wanted, read.records);
  return found.kind === "found"
    ? report(planned, url, found.record, read, step)
    : endWithout(found, planned, wanted, step);
}

function wantedRecord(
  { commit, target }: ReportPlan,
  { trigger, inputs, initialOutcome, runtime }: ActionContext,
): WantedRecord {
  const { appName, workingDirectory } = initialOutcome.run;
  return {
    runId: Number(trigger.runId),
    commit,
    appName: recordLabel(appName, runtime.log),
    isAppGiven: inputs.appName !== null || workingDirectory !== ".",
    target,
  };
}

async function report(
  planned: Outcome,
  appUrl: string,
  record: RunRecord,
  read: PreviewEvidence,
  step: ActionContext,
): Promise<Outcome> {
  const { appUrlReport } = step;
  const outcome = withRecord(planned, appUrl, record);
  if (appUrlReport === null) {
    const note = `Dry run: ${codeSpan(appUrl)} was not added to the report of run ${record.runId}.`;
    return withEnding(outcome, { status: "dry-run", notes: [note] });
  }
  const written = await appUrlReport.write(record, appUrl, read);
  if (written > 0) return withEnding(outcome, { status: "reported" });
  return skipped(outcome, `The URL could not be added to any report of run ${record.runId} on GitHub.`, step);
}

function withRecord(planned: Outcome, appUrl: string, { slot, appName, commit, origin, steps }: RunRecord): Outcome {
  const target = targetOf(slot);
  const name = steps.findLast((one) => "deployment" in one && one.deployment !== null);
  const run = { ...planned.run, appName, commit };
  const pullRequestNumber = origin.kind === "pull-request" ? origin.number : planned.run.pullRequestNumber;
  const branch = origin.kind === "branch" ? origin.name : planned.run.branch;
  const deployment = {
    ...planned.deployment,
    name: name !== undefined && "deployment" in name ? name.deployment : null,
  };
  // Records of a self-hosted backend do not contain the target.
  if (target === null || target === "any")
    return { ...planned, run: { ...run, pullRequestNumber, branch }, deployment };
  const previewName = previewOf(slot)?.name ?? null;
  const plan = { operation: "report", target, previewName, appUrl, commit, branch, pullRequestNumber } as const;
  return { ...planned, run, plan, deployment };
}

function endWithout(
  found: Exclude<RecordToReport, { kind: "found" }>,
  planned: Outcome,
  { commit, appName }: WantedRecord,
  step: ActionContext,
): Outcome {
  switch (found.kind) {
    case "several":
      return withEnding(planned, { failure: severalRecords(found.records) });
    case "removed":
      return skipped(
        planned,
        `The preview deployment of run ${found.record.runId} was deleted, so its site was not reported.`,
        step,
      );
    case "replaced":
      return skipped(
        planned,
        `A later run has replaced run ${found.record.runId}, so its site was not reported.`,
        step,
      );
    case "none": {
      const of = commit === "" ? "this run" : `this run, or of commit ${commit.slice(0, 7)}`;
      return skipped(
        planned,
        `No deploy of ${of} with the app name ${codeSpan(appName)} was found, so the URL was not added to a report.`,
        step,
      );
    }
  }
}

function skipped(outcome: Outcome, sentence: string, { runtime }: ActionContext): Outcome {
  runtime.log.notice(sentence);
  return withEnding(outcome, { status: "skipped", notes: [sentence] });
}
