export const id = 937;
export const ids = [937];
export const modules = {

/***/ 1937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   openPullRequestOf: () => (/* binding */ openPullRequestOf),
/* harmony export */   productionBranchContainsCommit: () => (/* binding */ productionBranchContainsCommit),
/* harmony export */   pullRequestByNumber: () => (/* binding */ pullRequestByNumber),
/* harmony export */   pullRequestOf: () => (/* binding */ pullRequestOf),
/* harmony export */   workflowRunPullRequest: () => (/* binding */ workflowRunPullRequest)
/* harmony export */ });
/* harmony import */ var _plan_production_branch_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7012);
/* harmony import */ var _trigger_pull_request_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8980);
/* harmony import */ var _repository_place_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2926);
/** What a plan may have to know from GitHub. Each answers `null` where GitHub does not tell. */



/** Whether a branch that matches the globs contains the commit. Branches are asked one after another. */
async function productionBranchContainsCommit(github, trigger, commit, globs) {
    const repository = (0,_repository_place_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$)(trigger.repository);
    try {
        for (const branch of await productionBranches(github, trigger, globs)) {
            if (await contains(github, repository, branch, commit))
                return true;
        }
        return false;
    }
    catch {
        return null;
    }
}
/** A branch that is not there contains nothing. */
async function contains(github, repository, branch, commit) {
    try {
        const basehead = `${commit}...${branch}`;
        const { data } = await github.rest.repos.compareCommitsWithBasehead({ ...repository, basehead, per_page: 1 });
        return data.status === "ahead" || data.status === "identical";
    }
    catch (error) {
        if (error.status === 404)
            return false;
        throw error;
    }
}
async function productionBranches(github, trigger, globs) {
    const plain = globs.every((glob) => /^[\w./-]+$/.test(glob));
    if (globs.length > 0 && plain)
        return globs;
    if (globs.length === 0 && trigger.defaultBranch !== null)
        return [trigger.defaultBranch];
    const branches = await github.paginate(github.rest.repos.listBranches, {
        ...(0,_repository_place_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$)(trigger.repository),
        per_page: 100,
    });
    return branches.map(({ name }) => name).filter((name) => (0,_plan_production_branch_js__WEBPACK_IMPORTED_MODULE_1__/* .isProductionBranch */ .E)(name, globs, trigger.defaultBranch));
}
/**
 * The one pull request whose head is exactly what another workflow's run was about.
 *
 * Asked by branch, not by commit: for a commit that only a fork has, GitHub lists no pull requests here.
 */
async function workflowRunPullRequest(github, trigger) {
    const owner = trigger.headRepository?.split("/")[0];
    if (owner === undefined || trigger.branch === null)
        return null;
    try {
        const listed = await github.paginate(github.rest.pulls.list, {
            ...(0,_repository_place_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$)(trigger.repository),
            head: `${owner}:${trigger.branch}`,
            state: "all",
            per_page: 100,
        });
        const candidates = listed.map((one) => (0,_trigger_pull_request_js__WEBPACK_IMPORTED_MODULE_2__/* .readPullRequest */ .DQ)(one, trigger.repository)).filter((one) => one !== null);
        return (0,_trigger_pull_request_js__WEBPACK_IMPORTED_MODULE_2__/* .matchPullRequest */ .C$)(candidates, trigger);
    }
    catch {
        return null;
    }
}
async function pullRequestByNumber(github, repository, number) {
    try {
        const { data } = await github.rest.pulls.get({ ...(0,_repository_place_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$)(repository), pull_number: number });
        return (0,_trigger_pull_request_js__WEBPACK_IMPORTED_MODULE_2__/* .readPullRequest */ .DQ)(data, repository);
    }
    catch {
        return null;
    }
}
/**
 * The open pull request of a branch of this repository, where the branch's head is the commit.
 *
 * @returns `null` for none, and for more than one: a branch may be offered to several base branches.
 * @throws What Octokit throws; see `refusedBecause`.
 */
async function openPullRequestOf(github, repository, branch, commit) {
    const place = (0,_repository_place_js__WEBPACK_IMPORTED_MODULE_0__/* .placeOf */ .$)(repository);
    const { data } = await github.rest.pulls.list({
        ...place,
        head: `${place.owner}:${branch}`,
        state: "open",
        per_page: 100,
    });
    const found = data
        .map((one) => (0,_trigger_pull_request_js__WEBPACK_IMPORTED_MODULE_2__/* .readPullRequest */ .DQ)(one, repository))
        .filter((one) => one !== null && !one.isFork && one.headBranch === branch && one.headSha === commit);
    return found.length === 1 ? (found[0]?.number ?? null) : null;
}
/** The pull request to report to, where the event does not name it. @throws As `openPullRequestOf`. */
async function pullRequestOf(github, trigger) {
    const { repository, branch, commit, kind } = trigger;
    if (kind === "workflow-run" && trigger.of === "pull_request") {
        return (await workflowRunPullRequest(github, trigger))?.number ?? null;
    }
    const isAboutBranch = kind === "push" || kind === "manual" || kind === "workflow-run";
    if (!isAboutBranch || branch === null || commit === "")
        return null;
    return openPullRequestOf(github, repository, branch, commit);
}


/***/ })

};
