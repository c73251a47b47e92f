export const id = 428;
export const ids = [428];
export const modules = {

/***/ 7428:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  FALLBACK_CLIENT_VERSION: () => (/* binding */ FALLBACK_CLIENT_VERSION),
  cleanUpOne: () => (/* binding */ cleanUpOne),
  completeEvidence: () => (/* binding */ completeEvidence),
  deleteAbandoned: () => (/* binding */ deleteAbandoned),
  previewKey: () => (/* binding */ previewKey),
  runCleanup: () => (/* binding */ runCleanup)
});

// EXTERNAL MODULE: ./build/diagnosis/failure.js
var failure = __webpack_require__(5096);
// EXTERNAL MODULE: ./build/convex/api/management-api.js
var management_api = __webpack_require__(3831);
// EXTERNAL MODULE: ./build/convex/api/provisioning-api.js
var provisioning_api = __webpack_require__(3853);
;// CONCATENATED MODULE: ./build/convex/previews/delete-preview.js
/** Deletes a preview deployment after checking that it is the right one. */



/**
 * Deletes the preview deployment with exactly this name, unless `keepReason` returns a reason or Convex's data about it do
 * not match. A deployment that Convex does not show is not deleted.
 */
async function deletePreview(removal) {
    const { caller, previewName, dryRun } = removal;
    const lookup = await (0,provisioning_api/* fetchPreview */.n)(caller, previewName);
    if (lookup.kind === "absent")
        return { kind: "not-found" };
    if (lookup.kind === "rejected")
        return { kind: "key-rejected" };
    if (lookup.kind === "unknown")
        return { kind: "failed", reason: lookup.reason, deploymentName: null, expiresAt: null };
    const name = lookup.deploymentName;
    if (name === null) {
        const reason = (0,failure/* ownReason */.Nx)("Convex does not name the deployment");
        return { kind: "failed", reason, deploymentName: null, expiresAt: null };
    }
    const kept = await removal.keepReason(name);
    if (kept !== null)
        return { kind: "kept", deploymentName: name, reason: kept };
    const apis = [caller.key.raw, removal.managementToken]
        .filter((token) => token !== null)
        .map((token) => new management_api/* ManagementApi */.w(caller.host, token));
    const [row, project] = await Promise.all([tryTokens(apis, (api) => api.deployment(name)), (0,provisioning_api/* findProject */.t)(caller, name)]);
    if (row.kind !== "found")
        return toFailure(row, { deploymentName: name, expiresAt: null }, removal);
    const found = { deploymentName: name, expiresAt: row.value.expiresAt };
    if (project.kind !== "found")
        return toFailure(project, found, removal);
    const what = mismatchReason(row.value, name, previewName) ?? projectMismatchReason(row.value, project.value, caller.key);
    if (what !== null)
        return { kind: "mismatch", deploymentName: name, what };
    if (dryRun)
        return { kind: "would-delete", deploymentName: name };
    const removed = await tryTokens(apis, (api) => api.deleteDeployment(name));
    return removed.kind === "found" ? { kind: "deleted", deploymentName: name } : toFailure(removed, found, removal);
}
/** A deployment that Convex named before but reports as absent now was deleted since, or is hidden from the token. */
async function toFailure(response, found, { caller, previewName }) {
    if (response.kind !== "absent")
        return { kind: response.kind === "forbidden" ? "not-allowed" : "failed", reason: response.reason, ...found };
    return (await (0,provisioning_api/* fetchPreview */.n)(caller, previewName)).kind === "absent"
        ? { kind: "not-found" }
        : { kind: "not-allowed", reason: (0,failure/* ownReason */.Nx)("Convex hides the deployment from this key"), ...found };
}
/** The deployment must belong to the key's project. */
function projectMismatchReason({ projectId }, project, key) {
    const isOfKey = project.teamSlug === key.teamSlug && project.projectSlug === key.projectSlug;
    return isOfKey && projectId === project.projectId ? null : "it belongs to another project";
}
/** @returns A clause that says why the deployment must not be deleted, or `null`. */
function mismatchReason(row, name, previewName) {
    if (row.name !== name)
        return `it is called \`${row.name}\``;
    if (row.type !== "preview")
        return /^[a-z]{1,20}$/.test(row.type) ? `it is a ${row.type} deployment` : "it is of another type";
    if (row.isDefault)
        return "it is the project's default deployment";
    return row.previewIdentifier === previewName ? null : "it was claimed with another name";
}
/** Tries one token after another until one is allowed. Without permission, Convex may report a deployment as absent. */
async function tryTokens(apis, call) {
    let last = { kind: "forbidden", reason: (0,failure/* ownReason */.Nx)("there is no token") };
    for (const api of apis) {
        last = await call(api);
        if (last.kind === "found" || last.kind === "unknown")
            return last;
    }
    return last;
}

// EXTERNAL MODULE: ./build/diagnosis/action-failures.js
var action_failures = __webpack_require__(3668);
// EXTERNAL MODULE: ./build/github/clock.js
var clock = __webpack_require__(648);
// EXTERNAL MODULE: ./build/markdown/code-span.js
var code_span = __webpack_require__(4720);
// EXTERNAL MODULE: ./build/markdown/markdown.js
var markdown = __webpack_require__(7);
// EXTERNAL MODULE: ./build/outcome/outcome.js
var outcome_outcome = __webpack_require__(6383);
// EXTERNAL MODULE: ./build/records/live.js
var live = __webpack_require__(6467);
// EXTERNAL MODULE: ./build/records/origin.js
var records_origin = __webpack_require__(3127);
// EXTERNAL MODULE: ./build/records/record.js
var records_record = __webpack_require__(6656);
// EXTERNAL MODULE: ./build/records/slot.js
var records_slot = __webpack_require__(8813);
// EXTERNAL MODULE: ./build/records/verdict.js
var verdict = __webpack_require__(9948);
// EXTERNAL MODULE: ./build/report/delivery/report-channels.js
var report_channels = __webpack_require__(3473);
;// CONCATENATED MODULE: ./build/action/cleanup.js
/** `operation: cleanup`: deletes the preview deployments of a closed pull request or a deleted branch. */












/** The provisioning host expects a CLI version, but a cleanup does not need an installed CLI. */
const FALLBACK_CLIENT_VERSION = "1.48.0";
/** Used if Convex does not return the expiry date: https://docs.convex.dev/production/hosting/preview-deployments */
const EXPIRY_POLICY = "Convex deletes preview deployments 5 days (free plans) or 14 days (paid plans) after their creation.";
const NO_RECORD = "no GitHub Deployment and no comment shows that a run of this repository created it. Another repository, or a build on Vercel, may use the same Convex project";
async function runCleanup(plan, step) {
    const planned = outcomeForCleanup(plan, step);
    step.runtime.record.save({ outcomeSoFar: (0,outcome_outcome/* redactOutcome */.Ah)(planned, step.runtime.log) });
    const slot = (0,records_slot/* previewSlot */.V7)(previewKey(step), plan.previewName);
    const reader = step.evidence;
    const evidence = await readEvidence(slot, step);
    if (evidence === null || reader === null)
        return (0,outcome_outcome/* withEnding */.AQ)(planned, { failure: (0,action_failures/* cleanupOwnershipUnknown */.QW)(plan.previewName, reader !== null) });
    const scope = await originsToCleanUp(plan, reader, step);
    const named = isManual(step) ? deploymentsOfSlot(slot, evidence) : [];
    const candidates = new Set([...(0,verdict/* deploymentsToDecide */.e5)(evidence.records, scope), ...named]);
    const complete = await completeEvidence(reader, evidence, [...candidates], [slot]);
    // Before the others are marked, so that GitHub shows a removed preview as inactive.
    await step.removalMarks?.writeLost(evidence, scope);
    const cleaned = [];
    const keptFor = plan.keepPreview ? scope : null;
    for (const deployment of candidates) {
        const isChosen = step.trigger.event === "workflow_dispatch" && named.includes(deployment);
        const how = { keptFor, isChosen, isSubject: true };
        cleaned.push(await cleanUpOne(deployment, complete, reader, how, step));
    }
    if (cleaned.length === 0)
        cleaned.push(await explainNothing(plan, slot, complete.records, step));
    return toOutcome(planned, cleaned, step);
}
/**
 * Deletes a deployment that this run created and that is no longer needed, if the verdict allows it.
 *
 * @param known - The records that the run knows, including its own claim.
 */
async function deleteAbandoned({ deployment, previewName }, known, step) {
    const slot = (0,records_slot/* previewSlot */.V7)(previewKey(step), previewName);
    const reader = step.evidence;
    const read = await readEvidence(slot, step);
    if (read === null || reader === null) {
        const reason = "its records could not be read from GitHub, so another run may use it";
        return describeResult({ kind: "kept", deploymentName: deployment, reason }, previewName, deployment);
    }
    const evidence = { ...read, records: (0,records_record/* mergeRecords */.PI)(read.records, known) };
    const complete = await completeEvidence(reader, evidence, [deployment], [slot]);
    return cleanUpOne(deployment, complete, reader, { keptFor: null, isChosen: false, isSubject: true }, step);
}
/** @returns The records, or `null` if GitHub cannot be read. */
async function readEvidence(slot, { evidence, channels }) {
    if (evidence === null)
        return null;
    const read = await channels.attempt("all", () => evidence.read([slot]));
    return read === report_channels/* CHANNEL_FAILED */.o ? null : read;
}
/** Reads the missing records. If GitHub cannot be read, the evidence counts as incomplete, so nothing is deleted. */
function completeEvidence(reader, evidence, deployments, readSlots) {
    return reader.complete(evidence, deployments, readSlots).catch(() => ({ ...evidence, isComplete: false }));
}
/**
 * The closed pull request, and its head branch if that was deleted; or the deleted branch. The branch of a manual run is
 * only the one on which the run was started.
 */
async function originsToCleanUp({ pullRequestNumber, branch }, reader, step) {
    const pullRequest = pullRequestNumber === null ? [] : [{ kind: "pull-request", number: pullRequestNumber }];
    if (branch === null || isManual(step))
        return pullRequest;
    const head = { kind: "branch", name: branch, isManual: false };
    const isDeleted = (await reader.originsNow([head]))[(0,records_origin/* originKey */.y3)(head)] === "closed";
    return isDeleted || pullRequest.length === 0 ? [...pullRequest, head] : pullRequest;
}
/** Deletes or keeps a Convex deployment, and marks its records. */
async function cleanUpOne(deployment, evidence, reader, { keptFor, isChosen, isSubject }, step) {
    if (keptFor !== null)
        return keepOne(deployment, evidence, reader, keptFor, step);
    const { result, name } = await deleteIfAllowed(deployment, evidence, reader, isChosen, step);
    const cleaned = describeResult(result, name, deployment);
    const { note, kind } = cleaned;
    if (kind === "failed")
        await step.removalMarks?.write({ kind: "left", deployment, note }, evidence, isSubject);
    if (kind === "removed" || kind === "not-found")
        await step.removalMarks?.write({ kind: "removed", deployment, note }, evidence, isSubject);
    return cleaned;
}
/**
 * Keeps a Convex deployment for `on-close: keep`, and marks the records of the closed origins only: the preview is still in
 * use for the others. If an origin is open again, nothing is marked.
 */
async function keepOne(deployment, evidence, reader, origins, step) {
    const previewName = (0,verdict/* recordedPreviewName */.Ki)(deployment, evidence.records) ?? "";
    const now = await reader.originsNow(origins);
    const open = origins.find((origin) => now[(0,records_origin/* originKey */.y3)(origin)] === "open");
    if (open !== undefined)
        return describeResult({ kind: "kept", deploymentName: deployment, reason: (0,verdict/* inUseText */.g0)(open) }, previewName, deployment);
    const note = `The preview deployment \`${deployment}\` was kept because of \`on-close: keep\`. ${EXPIRY_POLICY}`;
    await step.removalMarks?.write({ kind: "kept", deployment, note, origins }, evidence, true);
    return { deployment, previewName, kind: "kept", note, failure: null, expiresAt: null };
}
/** Deletes a Convex deployment if the verdict allows it. */
async function deleteIfAllowed(deployment, evidence, reader, isChosen, step) {
    const name = (0,verdict/* recordedPreviewName */.Ki)(deployment, evidence.records) ?? "";
    const origins = isChosen
        ? Object.fromEntries((0,verdict/* originsOf */.TZ)(deployment, evidence.records).map((origin) => [(0,records_origin/* originKey */.y3)(origin), "closed"]))
        : await reader.originsNow((0,verdict/* originsOf */.TZ)(deployment, evidence.records));
    // Assume that Convex's data match: `deletePreview` checks them.
    const reason = (0,verdict/* retentionReason */.DN)(deployment, evidence, (0,verdict/* previewAsRecorded */.FV)(previewKey(step), name), origins);
    if (reason !== null)
        return { result: { kind: "kept", deploymentName: deployment, reason }, name };
    // If another deployment has that name now, the recorded one no longer exists.
    const keepReason = async (found) => (found === deployment ? null : "another one has its name");
    const result = await deletePreviewByName(name, step, { dryRun: step.inputs.dryRun, keepReason });
    return { result: result.kind === "kept" ? { kind: "not-found" } : result, name };
}
/** @param deployment - The Convex deployment, or `null` if Convex did not name it. */
function describeResult(result, previewName, deployment) {
    const what = `The preview deployment ${(0,code_span/* codeSpan */.SS)(previewName)} (\`${deployment}\`)`;
    const common = { deployment, previewName, failure: null, expiresAt: null };
    switch (result.kind) {
        case "deleted":
            return { ...common, kind: "removed", note: `${what} was deleted.` };
        case "not-found":
            return { ...common, kind: "not-found", note: `${what} no longer existed.` };
        case "would-delete":
            return { ...common, kind: "would-remove", note: `Dry run: ${lowerFirst(what)} would be deleted.` };
        case "kept":
            return { ...common, kind: "left", note: `${what} was not deleted: ${result.reason}.` };
        case "mismatch":
            return {
                ...common,
                kind: "left",
                note: `\`${result.deploymentName}\`, which Convex returns for the name ${(0,code_span/* codeSpan */.SS)(previewName)}, was not deleted: ${result.what}.`,
            };
        case "key-rejected":
            return { ...common, ...toFailed((0,action_failures/* cleanupKeyRejected */.iG)(previewName, EXPIRY_POLICY), null) };
        case "not-allowed":
        case "failed": {
            const { expiresAt } = result;
            const until = (0,markdown/* formatExpiry */.B8)(expiresAt);
            const failure = result.kind === "failed" ? action_failures/* cleanupFailed */._z : action_failures/* cleanupNotAllowed */._W;
            const described = failure(previewName, result.reason, until === "" ? EXPIRY_POLICY : `${until}.`);
            return { ...common, ...toFailed(described, expiresAt) };
        }
    }
}
function deploymentNameIn(result) {
    return "deploymentName" in result ? result.deploymentName : null;
}
function toFailed(failure, expiresAt) {
    return { kind: "failed", note: (failure.sent ?? failure).cause, failure, expiresAt };
}
/**
 * Explains why nothing is deleted if no record ties an existing deployment to what was closed. If Convex has one with that
 * name, it was deployed for something else, or another repository or tool created it.
 */
async function explainNothing({ previewName, keepPreview }, slot, known, step) {
    const records = (0,records_slot/* recordsOfSlot */.IR)(slot, known);
    const keepReason = async (found) => {
        const others = (0,verdict/* originsOf */.TZ)(found, known).map(verdict/* originText */.CQ);
        if (others.length > 0)
            return `it was deployed for ${others.join(", ")}`;
        const inProgress = records.find((record) => (0,records_record/* isInProgress */.LT)(record, (0,clock/* githubNow */.C)()));
        if (inProgress === undefined)
            return NO_RECORD;
        const then = inProgress.isChosen
            ? ". Run this job again when that run has ended: somebody chose its commit, so it does not stop"
            : ". If so, that run deletes it";
        return `run ${inProgress.runId} is in progress and may have created it${keepPreview ? "" : then}`;
    };
    const result = await deletePreviewByName(previewName, step, { dryRun: true, keepReason });
    if (result.kind !== "not-found")
        return describeResult(result, previewName, deploymentNameIn(result));
    const deployment = records.flatMap(live/* removedBy */.yV).at(-1);
    if (deployment !== undefined)
        return describeResult(result, previewName, deployment);
    const note = `The preview deployment ${(0,code_span/* codeSpan */.SS)(previewName)} does not exist, so there is nothing to delete.`;
    return { deployment: null, previewName, kind: "left", note, failure: null, expiresAt: null };
}
function toOutcome(planned, cleaned, { runtime }) {
    const notes = cleaned.filter(({ failure }) => failure === null).map(({ note }) => note);
    // Outputs name one of the deployments: preferably the one with the name that the inputs give.
    const prefer = (found) => found.find(({ previewName }) => previewName === planned.plan?.previewName) ?? found[0];
    const failed = prefer(cleaned.filter(({ failure }) => failure !== null));
    const shown = failed ?? prefer(cleaned.filter(({ kind }) => kind === "removed")) ?? prefer(cleaned);
    const outcome = {
        ...planned,
        plan: planned.plan && { ...planned.plan, previewName: shown?.previewName || planned.plan.previewName },
        deployment: {
            ...planned.deployment,
            name: shown?.deployment ?? null,
            expiresAt: failed?.expiresAt ?? null,
        },
    };
    if (failed?.failure != null && failed.failure.code !== "cleanup-not-allowed")
        return (0,outcome_outcome/* withEnding */.AQ)(outcome, { failure: failed.failure, notes });
    const kinds = cleaned.map(({ kind }) => kind);
    if (kinds.includes("would-remove"))
        return (0,outcome_outcome/* withEnding */.AQ)(outcome, { status: "dry-run", notes });
    if (failed !== undefined)
        return (0,outcome_outcome/* withEnding */.AQ)(outcome, { status: "skipped", failure: failed.failure, notes });
    if (kinds.some((kind) => kind === "removed" || kind === "not-found" || kind === "kept"))
        return (0,outcome_outcome/* withEnding */.AQ)(outcome, { status: "cleaned-up", notes });
    for (const note of notes)
        runtime.log.notice(note);
    return (0,outcome_outcome/* withEnding */.AQ)(outcome, { status: "skipped", notes });
}
function outcomeForCleanup(plan, { initialOutcome }) {
    const { previewName, branch } = plan;
    const { commit } = initialOutcome.run;
    const pullRequestNumber = plan.pullRequestNumber ?? initialOutcome.run.pullRequestNumber;
    return {
        ...initialOutcome,
        plan: { operation: "cleanup", target: "preview", previewName, appUrl: null, commit, branch, pullRequestNumber },
    };
}
/** Deletes the preview deployment of this name, unless `keepReason` returns a reason. */
function deletePreviewByName(previewName, step, { dryRun, keepReason }) {
    const caller = { host: step.provisionHost, key: previewKey(step), cliVersion: FALLBACK_CLIENT_VERSION };
    const { managementToken } = step.inputs;
    return deletePreview({ caller, managementToken, previewName, dryRun, keepReason });
}
function previewKey({ deployKey }) {
    if (deployKey?.value.kind !== "preview")
        throw new Error("A cleanup was planned without a preview deploy key.");
    return deployKey.value;
}
function deploymentsOfSlot(slot, { records }) {
    return (0,verdict/* deploymentsToDecide */.e5)(records.filter((record) => record.slot === slot), null);
}
/** Whether no pull request or branch was closed: a dispatch or a schedule, in which only the inputs name the preview. */
function isManual({ trigger }) {
    return trigger.kind === "manual";
}
function lowerFirst(text) {
    return text.charAt(0).toLowerCase() + text.slice(1);
}


/***/ }),

/***/ 8786:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CP: () => (/* binding */ deploymentNameFromUrl),
/* harmony export */   X5: () => (/* binding */ endpointOf),
/* harmony export */   f$: () => (/* binding */ parseHttpUrl)
/* harmony export */ });
/** Validates URLs from other programs before they become outputs and links. */
/** @returns The text if it is a plain web address, else `null`. */
function parseHttpUrl(text) {
    return text && /^https?:\/\/[^\s"'<>`|\\]+$/.test(text) && URL.canParse(text) ? text : null;
}
/** The URL of an endpoint of a Convex deployment. @param path - With its leading slash. */
function endpointOf(deploymentUrl, path) {
    return `${deploymentUrl.replace(/\/+$/, "")}${path}`;
}
/** @returns The name in `https://<name>.convex.cloud` or `https://<name>.<region>.convex.cloud`, or `null` for other hosts. */
function deploymentNameFromUrl(url) {
    if (!URL.canParse(url))
        return null;
    const { hostname } = new URL(url);
    return /^([\w-]+)(?:\.[\w-]+)?\.convex\.cloud$/.exec(hostname)?.[1] ?? null;
}


/***/ }),

/***/ 7913:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Hr: () => (/* binding */ failureReason),
/* harmony export */   LZ: () => (/* binding */ requestConvex),
/* harmony export */   li: () => (/* binding */ requestDeployment),
/* harmony export */   oJ: () => (/* binding */ isSuccess)
/* harmony export */ });
/* harmony import */ var node_stream_consumers__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8321);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8500);
/* harmony import */ var _actions_http_client__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4942);
/* harmony import */ var _diagnosis_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5096);
/* harmony import */ var _deployment_url_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(8786);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7439);
/** Sends requests to Convex's HTTP APIs and describes why they fail. Only for requests that may be repeated. */






/** Short, because a request must not hold up a deploy. */
const TIMEOUT_MS = 10_000;
const MAX_ATTEMPTS = 3;
/** Minimum delay before the second attempt. */
const FIRST_PAUSE_MS = 300;
/**
 * Sends a request, with up to three attempts after a rate limit, a server error or a lost connection, but not after a
 * timeout.
 *
 * Never throws: a lost connection gives status 0. Does not follow redirects, which could receive the key.
 */
async function requestConvex(request) {
    for (let attempt = 1;; attempt += 1) {
        const started = performance.now();
        const answer = await sendOnce(request);
        const isLate = performance.now() - started >= TIMEOUT_MS;
        if (!isRetryable(answer) || isLate || attempt >= MAX_ATTEMPTS)
            return answer;
        await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_1__.setTimeout)(FIRST_PAUSE_MS * attempt ** 2 * (1 + Math.random()));
    }
}
function isRetryable({ status }) {
    return status === 0 || status === 429 || status >= 500;
}
async function sendOnce({ method, url, authorization, cliVersion, body }) {
    const http = new _actions_http_client__WEBPACK_IMPORTED_MODULE_2__/* .HttpClient */ .Qq("convex-deploy-action", [], {
        socketTimeout: TIMEOUT_MS,
        allowRetries: false,
        allowRedirects: false,
    });
    try {
        const response = await http.request(method, url, body === undefined ? "" : JSON.stringify(body), {
            ...(authorization === null ? {} : { authorization }),
            ...(body === undefined ? {} : { "content-type": "application/json" }),
            // The provisioning host expects the name and version of a client that it knows.
            ...(cliVersion == null ? {} : { "convex-client": `npm-cli-${cliVersion}` }),
        });
        // The client's own `readBody` waits forever if the connection breaks in the middle.
        const received = await (0,node_stream_consumers__WEBPACK_IMPORTED_MODULE_0__.text)(response.message);
        const value = (0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .parseJson */ .qF)(received);
        const isNotJson = value === null && !/^\s*(?:null)?\s*$/.test(received);
        return { status: response.message.statusCode ?? 0, value, isNotJson };
    }
    catch {
        return { status: 0, value: null, isNotJson: false };
    }
    finally {
        http.dispose();
    }
}
/** Sends a request to a deployment's own API, as `requestConvex` does. @param path - With its leading slash. */
function requestDeployment({ url, adminKey }, path, request) {
    return requestConvex({ ...request, url: (0,_deployment_url_js__WEBPACK_IMPORTED_MODULE_5__/* .endpointOf */ .X5)(url, path), authorization: `Convex ${adminKey}` });
}
function isSuccess({ status }) {
    return status >= 200 && status < 300;
}
/** Why a request failed. It is not shortened: a secret that is cut before redaction would not be recognized. */
function failureReason({ status, value }) {
    if (status === 0)
        return (0,_diagnosis_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .ownReason */ .Nx)("Convex could not be reached");
    const message = (0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .asString */ .oJ)((0,_json_js__WEBPACK_IMPORTED_MODULE_4__/* .asRecord */ .qY)(value).message)?.split("\n")[0]?.trim().replace(/\.$/, "") ?? "";
    const sent = `Convex responded with ${status}`;
    return { full: message === "" ? sent : `${sent}: ${message}`, sent };
}


/***/ }),

/***/ 3831:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ toApiResult),
/* harmony export */   w: () => (/* binding */ ManagementApi)
/* harmony export */ });
/* harmony import */ var _diagnosis_failure_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5096);
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7913);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7439);
/** The parts of Convex's Management API that the action needs: https://docs.convex.dev/management-api */



/** Pages of a hundred deployments each. Teams have a few hundred, so a longer list is an error. */
const MAX_PAGES = 100;
/** Uses one token: a team token, a personal token, or a deploy key (which works but is not documented). */
class ManagementApi {
    #base;
    #token;
    /** @param host - Origin of the provisioning host. */
    constructor(host, token) {
        this.#base = `${host}/v1`;
        this.#token = token;
    }
    async deployment(name) {
        return toApiResult(await this.#request("GET", `/deployments/${encodeURIComponent(name)}`), parseDeployment);
    }
    async project(team, project) {
        const path = `/teams/${encodeURIComponent(team)}/projects/${encodeURIComponent(project)}`;
        return toApiResult(await this.#request("GET", path), parseProject);
    }
    /** The project of a project token. `absent` for any other token. */
    async tokenProject() {
        const details = toApiResult(await this.#request("GET", "/token_details"), (value) => (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asRecord */ .qY)(value));
        if (details.kind !== "found")
            return details;
        const id = details.value.type === "projectToken" ? numberOf(details.value.projectId) : null;
        return id === null ? { kind: "absent" } : { kind: "found", value: { id, teamId: null } };
    }
    /** Counts a team's deployments of all types in all projects. */
    async countTeamDeployments(teamId) {
        let [count, cursor] = [0, ""];
        for (let page = 0; page < MAX_PAGES; page += 1) {
            const query = cursor === "" ? "" : `?cursor=${encodeURIComponent(cursor)}`;
            const response = await this.#request("GET", `/teams/${teamId}/list_deployments${query}`);
            const found = toApiResult(response, parsePage);
            if (found.kind !== "found")
                return found;
            count += found.value.count;
            if (found.value.next === null)
                return { kind: "found", value: count };
            cursor = found.value.next;
        }
        return { kind: "unknown", reason: (0,_diagnosis_failure_js__WEBPACK_IMPORTED_MODULE_0__/* .ownReason */ .Nx)("the list does not end") };
    }
    /** All deployments of a project, of every type. */
    async deployments(projectId) {
        return toApiResult(await this.#request("GET", `/projects/${projectId}/list_deployments`), (value) => {
            if (!Array.isArray(value))
                return null;
            const rows = value.map(parseDeployment).filter((row) => row !== null);
            return rows.length === value.length ? rows : null;
        });
    }
    /** Deletes a deployment and all its data, without further checks. Convex responds with an empty body. */
    async deleteDeployment(name) {
        const response = await this.#request("POST", `/deployments/${encodeURIComponent(name)}/delete`);
        return toApiResult(response, () => (response.isNotJson ? null : true));
    }
    #request(method, path) {
        return (0,_http_js__WEBPACK_IMPORTED_MODULE_1__/* .requestConvex */ .LZ)({ method, url: `${this.#base}${path}`, authorization: `Bearer ${this.#token}` });
    }
}
/** Converts a response to a result. @param read - Parses the body; returns `null` if it has another shape. */
function toApiResult(response, read) {
    const { status } = response;
    if (status === 404)
        return { kind: "absent" };
    if (status === 401 || status === 403)
        return { kind: "forbidden", reason: (0,_http_js__WEBPACK_IMPORTED_MODULE_1__/* .failureReason */ .Hr)(response) };
    const value = (0,_http_js__WEBPACK_IMPORTED_MODULE_1__/* .isSuccess */ .oJ)(response) ? read(response.value) : null;
    return value === null ? { kind: "unknown", reason: (0,_http_js__WEBPACK_IMPORTED_MODULE_1__/* .failureReason */ .Hr)(response) } : { kind: "found", value };
}
function parsePage(value) {
    const { items, pagination } = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asRecord */ .qY)(value);
    const { hasMore, nextCursor } = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asRecord */ .qY)(pagination);
    if (!Array.isArray(items) || typeof hasMore !== "boolean")
        return null;
    const next = hasMore ? (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asString */ .oJ)(nextCursor) : null;
    return hasMore && next === null ? null : { count: items.length, next };
}
function parseProject(value) {
    const [id, teamId] = [numberOf((0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asRecord */ .qY)(value).id), numberOf((0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asRecord */ .qY)(value).teamId)];
    return id === null || teamId === null ? null : { id, teamId };
}
function parseDeployment(value) {
    const row = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asRecord */ .qY)(value);
    const [name, type] = [(0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asString */ .oJ)(row.name), (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asString */ .oJ)(row.deploymentType)];
    if (name === null || type === null)
        return null;
    return {
        name,
        url: (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asString */ .oJ)(row.deploymentUrl),
        type,
        // If the field is missing, assume a default deployment, which is never deleted.
        isDefault: row.isDefault !== false,
        previewIdentifier: (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asString */ .oJ)(row.previewIdentifier),
        projectId: numberOf(row.projectId),
        createTime: numberOf(row.createTime),
        expiresAt: numberOf(row.expiresAt),
    };
}
function numberOf(value) {
    return typeof value === "number" && Number.isFinite(value) ? value : null;
}


/***/ }),

/***/ 3853:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ fetchPreview),
/* harmony export */   t: () => (/* binding */ findProject)
/* harmony export */ });
/* harmony import */ var _http_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7913);
/* harmony import */ var _json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7439);
/* harmony import */ var _management_api_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3831);
/** The parts of Convex's provisioning API for which the CLI has no command. */



/** Looks up the preview deployment with exactly this name. Changes nothing. */
async function fetchPreview({ host, key, cliVersion }, name) {
    const response = await (0,_http_js__WEBPACK_IMPORTED_MODULE_0__/* .requestConvex */ .LZ)({
        method: "POST",
        url: `${host}/api/deployment/authorize_preview`,
        authorization: `Bearer ${key.raw}`,
        cliVersion,
        body: {
            previewName: name,
            projectSelection: { kind: "teamAndProjectSlugs", teamSlug: key.teamSlug, projectSlug: key.projectSlug },
        },
    });
    return readLookup(response);
}
/** Only these codes mean that the preview does not exist: a 404 can also be about the project or the path. */
const NO_SUCH_PREVIEW = /^(Preview|Deployment|PreviewDeployment)NotFound$/;
function readLookup(response) {
    const { status } = response;
    if (status === 401 || status === 403)
        return { kind: "rejected" };
    const { code, deploymentName, url, adminKey } = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asRecord */ .qY)(response.value);
    if (status !== 200)
        return NO_SUCH_PREVIEW.test((0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asString */ .oJ)(code) ?? "")
            ? { kind: "absent" }
            : { kind: "unknown", reason: (0,_http_js__WEBPACK_IMPORTED_MODULE_0__/* .failureReason */ .Hr)(response) };
    return { kind: "exists", deploymentName: (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asString */ .oJ)(deploymentName), url: (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asString */ .oJ)(url), adminKey: (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asString */ .oJ)(adminKey) };
}
/** Finds a deployment's project as the CLI does with a preview deploy key (`fetchTeamAndProject` in its `api.ts`). */
async function findProject({ host, key, cliVersion }, deploymentName) {
    const response = await (0,_http_js__WEBPACK_IMPORTED_MODULE_0__/* .requestConvex */ .LZ)({
        method: "GET",
        url: `${host}/api/deployment/${encodeURIComponent(deploymentName)}/team_and_project`,
        authorization: `Bearer ${key.raw}`,
        cliVersion,
    });
    return (0,_management_api_js__WEBPACK_IMPORTED_MODULE_1__/* .toApiResult */ .X)(response, (value) => {
        const { team, project, projectId } = (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asRecord */ .qY)(value);
        const [teamSlug, projectSlug] = [(0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asString */ .oJ)(team), (0,_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asString */ .oJ)(project)];
        return teamSlug === null || projectSlug === null || typeof projectId !== "number"
            ? null
            : { teamSlug, projectSlug, projectId };
    });
}


/***/ })

};
