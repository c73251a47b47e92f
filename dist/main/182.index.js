export const id = 182;
export const ids = [182];
export const modules = {

/***/ 3182:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runReport: () => (/* binding */ runReport)
});

// EXTERNAL MODULE: ./build/diagnosis/action-failures.js
var action_failures = __webpack_require__(3668);
// EXTERNAL MODULE: ./build/markdown/code-span.js
var code_span = __webpack_require__(4720);
// EXTERNAL MODULE: ./build/outcome/outcome.js
var outcome_outcome = __webpack_require__(6383);
// EXTERNAL MODULE: ./build/records/live.js
var records_live = __webpack_require__(6467);
// EXTERNAL MODULE: ./build/records/record.js
var records_record = __webpack_require__(6656);
// EXTERNAL MODULE: ./build/records/slot.js
var records_slot = __webpack_require__(8813);
;// CONCATENATED MODULE: ./build/records/record-to-report.js
/** Finds the record of the run to whose reports `operation: report` adds a site's URL. */



/**
 * Finds the record of this run, else one of the same commit. If several runs fit in one slot, it is the live one, else the
 * last. The record of a newer commit is never returned.
 */
function recordToReport(wanted, records) {
    const ofRun = matching(wanted, records.filter(({ runId }) => runId === wanted.runId));
    const ofCommit = records.filter(({ commit }) => commit !== "" && commit === wanted.commit);
    const candidates = ofRun.length > 0 ? ofRun : matching(wanted, ofCommit);
    const [group, ...others] = (0,records_slot/* groupBySlot */.VK)(candidates);
    if (group === undefined)
        return { kind: "none" };
    if (others.length > 0)
        return { kind: "several", records: [group, ...others].flatMap((one) => (0,records_live/* lastAttempt */.mh)(one) ?? []) };
    return decide(group, (0,records_slot/* recordsOfSlot */.IR)(group[0]?.slot ?? "", records));
}
function matching({ appName, isAppGiven, target }, records) {
    const fitting = records.filter(({ slot }) => isOfTarget(slot, target));
    const named = fitting.filter((record) => record.appName === appName);
    return named.length > 0 || isAppGiven ? named : fitting;
}
/** A run without a target deployed nothing. The slot of a self-hosted backend does not contain its target. */
function isOfTarget(slot, target) {
    const own = (0,records_slot/* targetOf */.$r)(slot);
    return own !== null && (own === "any" || target === null || own === target);
}
function decide(group, slot) {
    const live = (0,records_live/* liveIn */.SW)(slot).record;
    const record = group.find((one) => one === live) ?? (0,records_live/* lastAttempt */.mh)(group);
    if (record === null)
        return { kind: "none" };
    if (wasRemoved(record, slot))
        return { kind: "removed", record };
    const isCurrent = (0,records_record/* isDeployed */.Nj)(record) ? record === live : record === (0,records_live/* lastAttempt */.mh)(slot);
    return { kind: isCurrent ? "found" : "replaced", record };
}
/** Whether a cleanup deleted the run's deployment, or, if the run has pushed nothing, what it left live. */
function wasRemoved(record, slot) {
    if ((0,records_record/* isDeployed */.Nj)(record))
        return (0,records_live/* removedBy */.yV)(record).includes((0,records_record/* lastStep */.tX)(record, "pushed")?.deployment ?? "");
    const isLater = slot.some(({ steps }) => steps.some(({ kind, at }) => kind === "removed" && at >= (0,records_record/* begunAt */.Hs)(record)));
    return (0,records_record/* endOf */.pJ)(record) !== undefined && isLater && (0,records_live/* isEmptied */.xr)(slot);
}

// EXTERNAL MODULE: ./build/records/status-descriptions.js
var status_descriptions = __webpack_require__(479);
// EXTERNAL MODULE: ./build/report/delivery/report-channels.js
var report_channels = __webpack_require__(3473);
// EXTERNAL MODULE: ./build/report/records/record-head.js
var record_head = __webpack_require__(3168);
;// CONCATENATED MODULE: ./build/action/report.js
/**
 * `operation: report`: adds the site's URL to the reports of an earlier run, for hosts that know it only after the
 * deploy.
 */








async function runReport(plan, step) {
    const { initialOutcome, runtime, trigger, evidence, channels } = step;
    const { log } = runtime;
    const planned = { ...initialOutcome, run: { ...initialOutcome.run, commit: plan.commit, branch: plan.branch } };
    runtime.record.save({ outcomeSoFar: (0,outcome_outcome/* redactOutcome */.Ah)(planned, log) });
    if (trigger.kind === "deployment-status" && trigger.task.startsWith(status_descriptions/* TASK_PREFIX */.bH))
        return skipped(planned, "This action wrote the deployment status itself, so there is nothing to report.", step);
    if (trigger.kind === "deployment-status" && trigger.state !== "success")
        return skipped(planned, `The state of this deployment status is ${(0,code_span/* codeSpan */.SS)(trigger.state)}, not \`success\`, so its site was not reported.`, step);
    const url = (0,outcome_outcome/* intactUrl */.x7)(plan.appUrl, log.redactSent);
    if (url === null)
        return skipped(planned, "`app-url` contains the value of a variable whose name suggests a secret, so it was not reported.", step);
    const read = evidence === null ? null : await channels.attempt("all", () => evidence.read([]));
    if (evidence === null || read === null || read === report_channels/* CHANNEL_FAILED */.o)
        return skipped(planned, "Could not read from GitHub which run deployed, so the URL was not reported.", step);
    const wanted = wantedRecord(plan, step);
    const found = recordToReport(wanted, read.records);
    return found.kind === "found"
        ? report(planned, url, found.record, read, step)
        : endWithout(found, planned, wanted, step);
}
function wantedRecord({ commit, target }, { trigger, inputs, initialOutcome, runtime }) {
    const { appName, workingDirectory } = initialOutcome.run;
    return {
        runId: Number(trigger.runId),
        commit,
        appName: (0,record_head/* recordLabel */.G)(appName, runtime.log),
        isAppGiven: inputs.appName !== null || workingDirectory !== ".",
        target,
    };
}
async function report(planned, appUrl, record, read, step) {
    const { appUrlReport } = step;
    const outcome = withRecord(planned, appUrl, record);
    if (appUrlReport === null) {
        const note = `Dry run: ${(0,code_span/* codeSpan */.SS)(appUrl)} was not added to the report of run ${record.runId}.`;
        return (0,outcome_outcome/* withEnding */.AQ)(outcome, { status: "dry-run", notes: [note] });
    }
    const written = await appUrlReport.write(record, appUrl, read);
    if (written > 0)
        return (0,outcome_outcome/* withEnding */.AQ)(outcome, { status: "reported" });
    return skipped(outcome, `The URL could not be added to any report of run ${record.runId} on GitHub.`, step);
}
function withRecord(planned, appUrl, { slot, appName, commit, origin, steps }) {
    const target = (0,records_slot/* targetOf */.$r)(slot);
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
    const previewName = (0,records_slot/* previewOf */.oW)(slot)?.name ?? null;
    const plan = { operation: "report", target, previewName, appUrl, commit, branch, pullRequestNumber };
    return { ...planned, run, plan, deployment };
}
function endWithout(found, planned, { commit, appName }, step) {
    switch (found.kind) {
        case "several":
            return (0,outcome_outcome/* withEnding */.AQ)(planned, { failure: (0,action_failures/* severalRecords */.$K)(found.records) });
        case "removed":
            return skipped(planned, `The preview deployment of run ${found.record.runId} was deleted, so its site was not reported.`, step);
        case "replaced":
            return skipped(planned, `A later run has replaced run ${found.record.runId}, so its site was not reported.`, step);
        case "none": {
            const of = commit === "" ? "this run" : `this run, or of commit ${commit.slice(0, 7)}`;
            return skipped(planned, `No deploy of ${of} with the app name ${(0,code_span/* codeSpan */.SS)(appName)} was found, so the URL was not added to a report.`, step);
        }
    }
}
function skipped(outcome, sentence, { runtime }) {
    runtime.log.notice(sentence);
    return (0,outcome_outcome/* withEnding */.AQ)(outcome, { status: "skipped", notes: [sentence] });
}


/***/ })

};
