export const id = 295;
export const ids = [295];
export const modules = {

/***/ 7295:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   runSweep: () => (/* binding */ runSweep)
/* harmony export */ });
/* harmony import */ var _convex_api_management_api_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3831);
/* harmony import */ var _convex_api_provisioning_api_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3853);
/* harmony import */ var _diagnosis_action_failures_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3668);
/* harmony import */ var _diagnosis_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5096);
/* harmony import */ var _github_open_refs_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(7447);
/* harmony import */ var _github_repository_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(8328);
/* harmony import */ var _markdown_code_span_js__WEBPACK_IMPORTED_MODULE_11__ = __webpack_require__(4720);
/* harmony import */ var _outcome_outcome_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(6383);
/* harmony import */ var _records_origin_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(3127);
/* harmony import */ var _records_status_descriptions_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(479);
/* harmony import */ var _records_verdict_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(9948);
/* harmony import */ var _cleanup_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(7428);
/** `operation: sweep`: preview deployments that outlived their pull request or branch. */












const SWEEP = { operation: "sweep", target: "preview", previewName: null, appUrl: null };
async function runSweep(step) {
    const { initialOutcome, inputs, runtime } = step;
    const planned = { ...initialOutcome, plan: { ...(0,_outcome_outcome_js__WEBPACK_IMPORTED_MODULE_4__/* .subjectOf */ .et)(initialOutcome), ...SWEEP } };
    runtime.record.save({ outcomeSoFar: (0,_outcome_outcome_js__WEBPACK_IMPORTED_MODULE_4__/* .redactOutcome */ .Ah)(planned, runtime.log) });
    try {
        const api = createManagementApi(step);
        const project = await fetchProject(step, api);
        const rows = await listProjectDeployments(project.id, api);
        const used = await countTeamDeployments(project.teamId, api);
        const evidence = await readEvidence(rows, step);
        const entries = await judgeAll(rows, evidence, step);
        const deletes = entries.filter(({ left }) => left === null);
        const failures = inputs.dryRun ? [] : await deletePreviews(deletes, evidence, step, api);
        const notes = [...entries.map((entry) => describeEntry(entry, inputs.dryRun, failures)), describeQuota(rows, used)];
        for (const note of notes)
            runtime.log.info(note.replaceAll("`", ""));
        if (failures.length > 0)
            return (0,_outcome_outcome_js__WEBPACK_IMPORTED_MODULE_4__/* .withEnding */ .AQ)(planned, { notes, failure: (0,_diagnosis_action_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .sweepFailed */ .U6)(failures.map(({ why }) => why)) });
        return (0,_outcome_outcome_js__WEBPACK_IMPORTED_MODULE_4__/* .withEnding */ .AQ)(planned, { notes, status: inputs.dryRun ? "dry-run" : "swept" });
    }
    catch (error) {
        if (error instanceof _diagnosis_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionFailure */ .dR)
            return (0,_outcome_outcome_js__WEBPACK_IMPORTED_MODULE_4__/* .withEnding */ .AQ)(planned, {
                status: error.failure === _diagnosis_action_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .CANCELLED */ .gD ? "cancelled" : "failed",
                failure: error.failure,
            });
        throw error;
    }
}
function createManagementApi({ inputs, provisionHost }) {
    if (inputs.managementToken === null)
        throw new _diagnosis_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionFailure */ .dR(_diagnosis_action_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .SWEEP_WITHOUT_TOKEN */ .Gv);
    return new _convex_api_management_api_js__WEBPACK_IMPORTED_MODULE_0__/* .ManagementApi */ .w(provisionHost, inputs.managementToken);
}
/** The key is there to say which project it is; nothing is done with it. */
async function fetchProject({ deployKey, provisionHost }, api) {
    const key = deployKey?.value;
    if (key?.kind !== "preview" && key?.kind !== "project")
        throw new _diagnosis_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionFailure */ .dR(_diagnosis_action_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .SWEEP_WITHOUT_PROJECT */ ._1);
    const named = await api.project(key.teamSlug, key.projectSlug);
    if (named.kind !== "forbidden")
        return unwrap(named, "The project");
    const caller = { host: provisionHost, key, cliVersion: _cleanup_js__WEBPACK_IMPORTED_MODULE_6__.FALLBACK_CLIENT_VERSION };
    return (await projectOfToken(api, caller)) ?? unwrap(named, "The project");
}
/**
 * A token of one project may not ask for a project by its name. It says itself which project it is for, and one of its
 * deployments, asked for with the key, that this is the key's.
 */
async function projectOfToken(api, caller) {
    const own = await api.tokenProject();
    const rows = own.kind === "found" ? await api.deployments(own.value.id) : own;
    const [any] = rows.kind === "found" ? rows.value : [];
    const place = any === undefined ? null : await (0,_convex_api_provisioning_api_js__WEBPACK_IMPORTED_MODULE_1__/* .findProject */ .t)(caller, any.name);
    if (own.kind !== "found" || place?.kind !== "found")
        return null;
    const { teamSlug, projectSlug, projectId } = place.value;
    const isOfKey = teamSlug === caller.key.teamSlug && projectSlug === caller.key.projectSlug;
    return isOfKey && projectId === own.value.id ? own.value : null;
}
/** What Convex says is of another project is none of ours, however it came into the list. */
async function listProjectDeployments(project, api) {
    const rows = unwrap(await api.deployments(project), "The list of the project's deployments");
    return rows.filter(({ projectId }) => projectId === null || projectId === project);
}
/** How many deployments the team has in all its projects; `null` where the token may not see them all. */
async function countTeamDeployments(teamId, api) {
    if (teamId === null)
        return null;
    const counted = await api.countTeamDeployments(teamId);
    return counted.kind === "found" ? counted.value : null;
}
function unwrap(answer, what) {
    if (answer.kind === "found")
        return answer.value;
    const reason = answer.kind === "absent" ? (0,_diagnosis_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .ownReason */ .Nx)("the token finds none of that name") : answer.reason;
    throw new _diagnosis_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionFailure */ .dR((0,_diagnosis_action_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .sweepFailed */ .U6)([sentence(`${what} could not be read`, reason)]));
}
function sentence(what, { full, sent }) {
    return { full: `${what}: ${full}.`, sent: `${what}: ${sent}.` };
}
/** Back to the creation of the oldest preview deployment. @throws {ActionFailure} If GitHub does not show it all. */
async function readEvidence(rows, { evidence }) {
    if (evidence === null)
        throw new _diagnosis_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionFailure */ .dR(_diagnosis_action_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .SWEEP_OWNERSHIP_UNKNOWN */ .Gi);
    const created = rows.filter(({ type }) => type === "preview").map(({ createTime }) => createTime ?? 0);
    try {
        const read = await evidence.read([], Math.min(Date.now(), ...created) - CLOCK_DIFFERENCE_MS);
        const names = rows.map(({ name }) => (0,_records_status_descriptions_js__WEBPACK_IMPORTED_MODULE_5__/* .recordedName */ .kq)(name));
        return await evidence.complete(read, names, []);
    }
    catch {
        throw new _diagnosis_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionFailure */ .dR(_diagnosis_action_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .SWEEP_OWNERSHIP_UNKNOWN */ .Gi);
    }
}
/** Convex's clock is not GitHub's. In milliseconds. */
const CLOCK_DIFFERENCE_MS = 5 * 60_000;
/** One entry for each preview deployment of the project, the oldest first. */
async function judgeAll(rows, evidence, { deployKey, github, trigger }) {
    const key = deployKey?.value;
    if (key?.kind !== "preview" && key?.kind !== "project")
        throw new _diagnosis_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionFailure */ .dR(_diagnosis_action_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .SWEEP_WITHOUT_PROJECT */ ._1);
    // Last: what is begun meanwhile must not look over.
    const refs = await github?.()
        .then((client) => (0,_github_open_refs_js__WEBPACK_IMPORTED_MODULE_7__/* .listOpenRefs */ .F)(client, (0,_github_repository_js__WEBPACK_IMPORTED_MODULE_8__/* .toRepoParams */ .O)(trigger.repository)))
        .catch(() => undefined);
    if (refs === undefined)
        throw new _diagnosis_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionFailure */ .dR(_diagnosis_action_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .SWEEP_OWNERSHIP_UNKNOWN */ .Gi);
    return rows
        .filter(({ type }) => type === "preview")
        .sort((one, other) => (one.createTime ?? 0) - (other.createTime ?? 0))
        .map((row) => {
        const name = (0,_records_status_descriptions_js__WEBPACK_IMPORTED_MODULE_5__/* .recordedName */ .kq)(row.name);
        const origins = (0,_records_verdict_js__WEBPACK_IMPORTED_MODULE_9__/* .originsOf */ .TZ)(name, evidence.records);
        // What a tag's run made stays: the lists below hold no tags.
        const listed = origins.filter(({ kind }) => kind === "pull-request" || kind === "branch");
        const now = Object.fromEntries(listed.map((origin) => [(0,_records_origin_js__WEBPACK_IMPORTED_MODULE_10__/* .originKey */ .y3)(origin), isOpen(origin, refs) ? "lives" : "over"]));
        const convexNow = {
            project: key,
            kind: "found",
            type: row.type,
            isDefault: row.isDefault,
            previewName: row.previewIdentifier,
            isOfProject: true,
        };
        const judged = (0,_records_verdict_js__WEBPACK_IMPORTED_MODULE_9__/* .verdict */ .WJ)(name, evidence, convexNow, now);
        return { row, left: judged.kind === "delete" ? null : judged.kind === "gone" ? "it is gone" : judged.reason };
    });
}
function isOpen(origin, refs) {
    if (origin.kind === "pull-request")
        return refs.pullRequests.has(origin.number);
    return origin.kind === "branch" && refs.branches.has(origin.name);
}
async function deletePreviews(entries, evidence, { removalMarks, runtime }, api) {
    const failed = [];
    for (const { row } of entries) {
        if (runtime.signal.aborted)
            throw new _diagnosis_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionFailure */ .dR(_diagnosis_action_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .CANCELLED */ .gD);
        const removed = await api.deleteDeployment(row.name);
        if (removed.kind === "forbidden" || removed.kind === "unknown") {
            failed.push({ name: row.name, why: sentence(`\`${row.name}\` could not be deleted`, removed.reason) });
            continue;
        }
        const gone = { kind: "removed", deployment: (0,_records_status_descriptions_js__WEBPACK_IMPORTED_MODULE_5__/* .recordedName */ .kq)(row.name), note: SWEPT };
        await removalMarks?.write(gone, evidence);
    }
    return failed;
}
const SWEPT = "A sweep removed the preview deployment, which had outlived its pull request.";
function describeEntry({ row, left }, dryRun, failures) {
    const what = `${(0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_11__/* .codeSpan */ .S)(row.previewIdentifier ?? "")} (\`${row.name}\`)`;
    if (left !== null)
        return `Left ${what}: ${left}.`;
    const failure = failures.find(({ name }) => name === row.name);
    if (failure !== undefined)
        return `Not deleted ${what}: ${failure.why.full}`;
    return `${dryRun ? "Would delete" : "Deleted"} ${what}.`;
}
/** https://docs.convex.dev/production/state/limits */
function describeQuota(rows, used) {
    const previews = rows.filter(({ type }) => type === "preview").length;
    const team = used === null ? "" : `, and its team ${used} in all projects`;
    return `Before the sweep this project had ${rows.length} deployments, ${previews} of them previews${team}. The quota counts those of the team: 40 on free plans, 300 on paid ones.`;
}


/***/ })

};
