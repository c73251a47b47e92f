export const id = 72;
export const ids = [72];
export const modules = {

/***/ 1072:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runSweep: () => (/* binding */ runSweep)
});

// EXTERNAL MODULE: ./build/convex/api/management-api.js
var management_api = __webpack_require__(3831);
// EXTERNAL MODULE: ./build/convex/api/provisioning-api.js
var provisioning_api = __webpack_require__(3853);
// EXTERNAL MODULE: ./build/diagnosis/action-failures.js
var action_failures = __webpack_require__(3668);
// EXTERNAL MODULE: ./build/diagnosis/failure.js
var diagnosis_failure = __webpack_require__(5096);
// EXTERNAL MODULE: ./build/github/clock.js
var clock = __webpack_require__(648);
// EXTERNAL MODULE: ./build/github/open-refs.js
var open_refs = __webpack_require__(7447);
// EXTERNAL MODULE: ./build/github/repository.js
var github_repository = __webpack_require__(8328);
// EXTERNAL MODULE: ./build/markdown/code-span.js
var code_span = __webpack_require__(4720);
// EXTERNAL MODULE: ./build/outcome/outcome.js
var outcome = __webpack_require__(6383);
// EXTERNAL MODULE: ./build/records/origin.js
var records_origin = __webpack_require__(3127);
// EXTERNAL MODULE: ./build/records/status-descriptions.js
var status_descriptions = __webpack_require__(479);
// EXTERNAL MODULE: ./build/records/verdict.js
var verdict = __webpack_require__(9948);
// EXTERNAL MODULE: ./build/plan/preview-name.js
var preview_name = __webpack_require__(1916);
// EXTERNAL MODULE: ./build/records/slot.js
var records_slot = __webpack_require__(8813);
;// CONCATENATED MODULE: ./build/action/adopt.js
/**
 * `adopt: vercel`: lets a sweep delete previews of builds on Vercel. They are named like their branch and have no
 * record.
 */






const ADOPTION_WARNING = "`adopt: vercel` identifies previews only by the name of their branch. If another repository deploys previews to the same Convex project, they have no branch here and are deleted too. Use `adopt` only if no other repository uses the project.";
/** Whether any record names the Convex deployment, or another one with the same preview name. */
function isRecorded(name, previewName, { records }) {
    return ((0,verdict/* recordsNaming */.nT)(name, records).length > 0 ||
        records.some(({ slot }) => previewName !== null && (0,records_slot/* previewOf */.oW)(slot)?.name === previewName));
}
/**
 * Decides about a preview that no record names. It may be deleted if its branch was deleted, or was not pushed to since its
 * pull request closed. Anything that cannot be read is a reason to keep it. Call this right before the deletion: it reads
 * GitHub again, because a pull request may be opened during the sweep.
 *
 * @param row - The deployment as Convex lists it.
 * @returns A clause that says why the preview is kept, or `null` if it may be deleted.
 */
async function notAdoptedReason(row, project, now) {
    const kept = listedKeepReason(row, project, now);
    if (kept !== null)
        return kept;
    const refs = await now
        .github()
        .then((client) => (0,open_refs/* listOpenRefs */.FJ)(client, (0,github_repository/* toRepoParams */.O)(now.repository)))
        .catch(() => null);
    if (refs === null)
        return "reading the pull requests and branches again failed";
    const branch = row.previewIdentifier ?? "";
    const head = refs.branches.get(branch);
    return (listedKeepReason(row, project, { ...now, refs }) ??
        (head === undefined ? null : await branchInUseReason(branch, head.sha, now)) ??
        recordedReason(row.name, branch, project, now));
}
/** The reason that follows from the listed deployments, pull requests and branches. */
function listedKeepReason(row, project, { defaultBranch, refs }) {
    const branch = row.previewIdentifier;
    if (branch === null)
        return "Convex does not return its name";
    if (row.isDefault)
        return "it is the project's default deployment";
    if (row.projectId !== project.id)
        return "Convex does not show that it belongs to this project";
    if ((0,preview_name/* isGeneratedName */.d8)(branch))
        return "this action gives such names to previews, so another repository may have created it";
    if (defaultBranch === null || !refs.branches.has(defaultBranch))
        return "GitHub did not list the default branch";
    if (refs.openHeads.has(branch))
        return "an open pull request has a branch of this name";
    const head = refs.branches.get(branch);
    if (head?.isProtected === true || branch === defaultBranch)
        return "its branch exists and is protected";
    const similar = head === undefined ? similarBranch(branch, refs) : undefined;
    return similar === undefined ? null : `the branch ${(0,code_span/* codeSpan */.SS)(similar)} has almost the same name`;
}
/** Finds a branch that the preview may belong to if a build changed the name: to lower case, or for a URL. */
function similarBranch(name, { openHeads, branches }) {
    const plain = (text) => text.toLowerCase().replaceAll(/[^a-z0-9]+/g, "-");
    return [...openHeads, ...branches.keys()].find((other) => plain(other) === plain(name));
}
async function branchInUseReason(branch, sha, { github, repository }) {
    const pulls = await github()
        .then((client) => (0,open_refs/* listPullsOfBranch */.Yy)(client, (0,github_repository/* toRepoParams */.O)(repository), branch))
        .catch(() => null);
    if (pulls === null)
        return "GitHub did not show the pull requests of its branch";
    if (pulls.length === 0)
        return "its branch exists and no pull request had it";
    if (pulls.some(({ isOpen }) => isOpen))
        return "a pull request of its branch is open";
    return pulls.some(({ headSha }) => headSha === sha) ? null : "its branch was pushed to after its pull request closed";
}
/** Reads all records of the preview's slots, because the search over all slots is limited. */
async function recordedReason(name, branch, project, { reader }) {
    const slots = [(0,records_slot/* previewSlot */.V7)(project, branch), `preview-deployment:${name}`];
    const isKnown = await reader.hasRecords(slots).catch(() => true);
    return isKnown ? "a record names it, or its records could not be read" : null;
}

// EXTERNAL MODULE: ./build/action/cleanup.js + 1 modules
var cleanup = __webpack_require__(7428);
;// CONCATENATED MODULE: ./build/action/sweep.js
/** `operation: sweep`: deletes preview deployments whose pull request or branch was closed or deleted. */














const SWEEP = { operation: "sweep", target: "preview", previewName: null, appUrl: null };
async function runSweep(step) {
    const { initialOutcome, inputs, runtime } = step;
    const planned = { ...initialOutcome, plan: { ...(0,outcome/* subjectOf */.et)(initialOutcome), ...SWEEP } };
    runtime.record.save({ outcomeSoFar: (0,outcome/* redactOutcome */.Ah)(planned, runtime.log) });
    try {
        const api = createManagementApi(step);
        const project = await fetchProject(step, api);
        const rows = await listProjectDeployments(project.id, api);
        const used = await countTeamDeployments(project.teamId, api);
        const evidence = await readEvidence(rows, step);
        const context = await readSweepContext(project, evidence, step);
        const entries = await sweepAll(rows, context, step, api);
        const notes = [...entries.map((entry) => describeEntry(entry, inputs.dryRun)), describeQuota(rows, used)];
        const failures = entries.flatMap(({ failure }) => failure ?? []);
        if (failures.length > 0) {
            // The notes of a run that succeeds are logged at its end.
            for (const note of notes)
                runtime.log.info(note);
            return (0,outcome/* withEnding */.AQ)(planned, { notes, failure: (0,action_failures/* sweepFailed */.U6)(failures) });
        }
        return (0,outcome/* withEnding */.AQ)(planned, { notes, status: inputs.dryRun ? "dry-run" : "swept" });
    }
    catch (error) {
        if (error instanceof diagnosis_failure/* ActionFailure */.dR)
            return (0,outcome/* withEnding */.AQ)(planned, {
                status: error.failure === action_failures/* CANCELLED */.gD ? "cancelled" : "failed",
                failure: error.failure,
            });
        throw error;
    }
}
function createManagementApi({ inputs, provisionHost }) {
    if (inputs.managementToken === null)
        throw new diagnosis_failure/* ActionFailure */.dR(action_failures/* SWEEP_WITHOUT_TOKEN */.Gv);
    return new management_api/* ManagementApi */.w(provisionHost, inputs.managementToken);
}
/** @throws {ActionFailure} If the deploy key does not name a project. */
function requireProjectKey({ deployKey }) {
    const key = deployKey?.value;
    if (key?.kind !== "preview" && key?.kind !== "project")
        throw new diagnosis_failure/* ActionFailure */.dR(action_failures/* SWEEP_WITHOUT_PROJECT */._1);
    return key;
}
/** Finds the project that the deploy key names. The key is not used for anything else here. */
async function fetchProject(step, api) {
    const { provisionHost } = step;
    const key = requireProjectKey(step);
    const named = await api.project(key.teamSlug, key.projectSlug);
    if (named.kind !== "forbidden")
        return unwrap(named, "The project");
    const caller = { host: provisionHost, key, cliVersion: cleanup.FALLBACK_CLIENT_VERSION };
    return (await projectOfToken(api, caller)) ?? unwrap(named, "The project");
}
/**
 * A project token cannot look up a project by name, but its own details contain the project's ID. Looking up one of the
 * project's deployments with the deploy key shows whether it is the key's project.
 */
async function projectOfToken(api, caller) {
    const own = await api.tokenProject();
    const rows = own.kind === "found" ? await api.deployments(own.value.id) : own;
    const [any] = rows.kind === "found" ? rows.value : [];
    const project = any === undefined ? null : await (0,provisioning_api/* findProject */.t)(caller, any.name);
    if (own.kind !== "found" || project?.kind !== "found")
        return null;
    const { teamSlug, projectSlug, projectId } = project.value;
    const isOfKey = teamSlug === caller.key.teamSlug && projectSlug === caller.key.projectSlug;
    return isOfKey && projectId === own.value.id ? own.value : null;
}
/** Ignores deployments that belong to another project according to Convex. */
async function listProjectDeployments(project, api) {
    const rows = unwrap(await api.deployments(project), "The list of the project's deployments");
    return rows.filter(({ projectId }) => projectId === null || projectId === project);
}
/** @returns The number of the team's deployments in all projects, or `null` if the token cannot see them all. */
async function countTeamDeployments(teamId, api) {
    if (teamId === null)
        return null;
    const counted = await api.countTeamDeployments(teamId);
    return counted.kind === "found" ? counted.value : null;
}
function unwrap(result, what) {
    if (result.kind === "found")
        return result.value;
    const reason = result.kind === "absent" ? (0,diagnosis_failure/* ownReason */.Nx)("the token finds no project of that name") : result.reason;
    throw new diagnosis_failure/* ActionFailure */.dR((0,action_failures/* sweepFailed */.U6)([sentence(`${what} could not be read`, reason)]));
}
function sentence(what, { full, sent }) {
    return { full: `${what}: ${full}.`, sent: `${what}: ${sent}.` };
}
/** Reads all records since the creation of the oldest preview deployment. @throws {ActionFailure} If that fails. */
async function readEvidence(rows, { evidence }) {
    if (evidence === null)
        throw new diagnosis_failure/* ActionFailure */.dR((0,action_failures/* sweepOwnershipUnknown */.aN)(false));
    const created = rows.filter(({ type }) => type === "preview").map(({ createTime }) => createTime ?? 0);
    try {
        const read = await evidence.read([], Math.min((0,clock/* githubNow */.C)(), ...created) - CLOCK_DIFFERENCE_MS);
        const names = rows.map(({ name }) => (0,status_descriptions/* recordedName */.kq)(name));
        return await evidence.complete(read, names, []);
    }
    catch {
        throw new diagnosis_failure/* ActionFailure */.dR((0,action_failures/* sweepOwnershipUnknown */.aN)(true));
    }
}
/** How far Convex's clock may differ from GitHub's, in milliseconds. */
const CLOCK_DIFFERENCE_MS = 5 * 60_000;
/** @throws {ActionFailure} If the pull requests and branches cannot be read from GitHub. */
async function readSweepContext({ id }, evidence, step) {
    const { github, trigger, evidence: reader } = step;
    const { teamSlug, projectSlug } = requireProjectKey(step);
    // Read the open refs after the records, so that no newer run is missed.
    const refs = await github?.()
        .then((client) => (0,open_refs/* listOpenRefs */.FJ)(client, (0,github_repository/* toRepoParams */.O)(trigger.repository)))
        .catch(() => undefined);
    if (github === null || reader === null || refs === undefined)
        throw new diagnosis_failure/* ActionFailure */.dR((0,action_failures/* sweepOwnershipUnknown */.aN)(github !== null));
    const { repository, defaultBranch } = trigger;
    return {
        project: { id, teamSlug, projectSlug },
        evidence,
        now: { repository, defaultBranch, refs, github, reader },
    };
}
/**
 * Deletes each preview right after the decision, because a pull request may be opened during a long sweep. A dry run deletes
 * none.
 *
 * @returns One entry for each preview deployment of the project, oldest first.
 */
async function sweepAll(rows, context, step, api) {
    const { inputs, runtime } = step;
    const previews = rows
        .filter(({ type }) => type === "preview")
        .sort((one, other) => (one.createTime ?? 0) - (other.createTime ?? 0));
    const entries = [];
    for (const row of previews) {
        if (runtime.signal.aborted)
            throw new diagnosis_failure/* ActionFailure */.dR(action_failures/* CANCELLED */.gD);
        const decision = await decide(row, context, inputs.adopt !== null);
        const deletes = decision.keepReason === null;
        const isFirst = !entries.some(({ keepReason, isAdopted }) => keepReason === null && isAdopted);
        if (deletes && decision.isAdopted && isFirst)
            runtime.log.warning(ADOPTION_WARNING);
        const failure = deletes && !inputs.dryRun ? await deleteOne(row, context.evidence, step, api) : null;
        entries.push({ row, ...decision, failure });
    }
    return entries;
}
async function decide(row, context, adopts) {
    const { project, now } = context;
    const evidence = evidenceOf(row, context.evidence);
    const isUnknown = evidence.isComplete && !isRecorded((0,status_descriptions/* recordedName */.kq)(row.name), row.previewIdentifier, evidence);
    const isAdopted = adopts && isUnknown;
    return {
        keepReason: isAdopted
            ? await notAdoptedReason(row, project, now)
            : await recordedKeepReason(row, { ...context, evidence }),
        isAdopted,
    };
}
/** Incomplete if comments that were updated since the preview's creation were not read: the run that uses it may be there. */
function evidenceOf({ createTime }, evidence) {
    const { unreadUntil = 0, isComplete } = evidence;
    const isUnread = unreadUntil > 0 && unreadUntil >= (createTime ?? 0) - CLOCK_DIFFERENCE_MS;
    return { ...evidence, isComplete: isComplete && !isUnread };
}
/**
 * Decides about a recorded preview. First uses the lists that were read once for all previews. If it would be deleted, reads
 * its own records and origins from GitHub again.
 *
 * @returns A clause that says why the preview is kept, or `null` if it may be deleted.
 */
async function recordedKeepReason(row, { project, evidence, now }) {
    const { reader, refs } = now;
    const name = (0,status_descriptions/* recordedName */.kq)(row.name);
    // The refs do not include tags. Assume that they were deleted: they are read below.
    const listed = (0,verdict/* originsOf */.TZ)(name, evidence.records).filter(({ kind }) => kind !== "unknown");
    const states = listed.map((origin) => [(0,records_origin/* originKey */.y3)(origin), isOpen(origin, refs) ? "open" : "closed"]);
    const kept = verdictReason(row, project, evidence, Object.fromEntries(states));
    if (kept !== null)
        return kept;
    const current = await reader.complete(evidence, [name], []).catch(() => null);
    if (current === null)
        return "reading its records again failed";
    return verdictReason(row, project, current, await reader.originsNow((0,verdict/* originsOf */.TZ)(name, current.records)));
}
function verdictReason(row, project, evidence, origins) {
    const { type, isDefault, previewIdentifier: previewName } = row;
    return (0,verdict/* retentionReason */.DN)((0,status_descriptions/* recordedName */.kq)(row.name), evidence, { project, type, isDefault, previewName }, origins);
}
function isOpen(origin, refs) {
    if (origin.kind === "pull-request")
        return refs.pullRequests.has(origin.number);
    return origin.kind === "branch" && refs.branches.has(origin.name);
}
/** @returns A sentence that says why it was not deleted, or `null`. */
async function deleteOne({ name }, evidence, { removalMarks }, api) {
    const removed = await api.deleteDeployment(name);
    if (removed.kind === "forbidden" || removed.kind === "unknown")
        return sentence(`\`${name}\` could not be deleted`, removed.reason);
    await removalMarks?.write({ kind: "removed", deployment: (0,status_descriptions/* recordedName */.kq)(name), note: SWEPT }, evidence, false);
    return null;
}
const SWEPT = "A sweep deleted the preview deployment, which no open pull request or branch needed.";
function describeEntry({ row, keepReason, isAdopted, failure }, dryRun) {
    const what = `${(0,code_span/* codeSpan */.SS)(row.previewIdentifier ?? "")} (\`${row.name}\`)`;
    if (keepReason !== null)
        return `Kept ${what}: ${keepReason}.`;
    if (failure !== null)
        return `Not deleted ${what}: ${failure.full}`;
    const why = isAdopted
        ? ", by `adopt: vercel`: no record names it, and its branch was deleted or its pull request closed"
        : "";
    return `${dryRun ? "Would delete" : "Deleted"} ${what}${why}.`;
}
/** https://docs.convex.dev/production/state/limits */
function describeQuota(rows, used) {
    const previews = rows.filter(({ type }) => type === "preview").length;
    const team = used === null ? "" : `, and its team ${used} in all projects`;
    return `Before the sweep this project had ${rows.length} deployments, ${previews} of them previews${team}. The quota counts those of the team: 40 on free plans, 300 on paid ones.`;
}


/***/ })

};
