export const id = 937;
export const ids = [937];
export const modules = {

/***/ 1937:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   productionBranchContainsCommit: () => (/* binding */ productionBranchContainsCommit),
/* harmony export */   pullRequestByNumber: () => (/* binding */ pullRequestByNumber),
/* harmony export */   workflowRunPullRequest: () => (/* binding */ workflowRunPullRequest)
/* harmony export */ });
/* harmony import */ var _plan_production_branch_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7012);
/* harmony import */ var _trigger_pull_request_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8980);
/** What a plan may have to know from GitHub. Each answers `null` where GitHub does not tell. */


const at = (repository) => {
    const [owner = "", repo = ""] = repository.split("/");
    return { owner, repo };
};
/** Whether a branch that matches the globs contains the commit. Branches are asked one after another. */
async function productionBranchContainsCommit(github, trigger, commit, globs) {
    const repository = at(trigger.repository);
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
    const branches = await github.paginate(github.rest.repos.listBranches, { ...at(trigger.repository), per_page: 100 });
    return branches.map(({ name }) => name).filter((name) => (0,_plan_production_branch_js__WEBPACK_IMPORTED_MODULE_0__/* .isProductionBranch */ .E)(name, globs, trigger.defaultBranch));
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
            ...at(trigger.repository),
            head: `${owner}:${trigger.branch}`,
            state: "all",
            per_page: 100,
        });
        const candidates = listed.map((one) => (0,_trigger_pull_request_js__WEBPACK_IMPORTED_MODULE_1__/* .readPullRequest */ .DQ)(one, trigger.repository)).filter((one) => one !== null);
        return (0,_trigger_pull_request_js__WEBPACK_IMPORTED_MODULE_1__/* .matchPullRequest */ .C$)(candidates, trigger);
    }
    catch {
        return null;
    }
}
async function pullRequestByNumber(github, repository, number) {
    try {
        const { data } = await github.rest.pulls.get({ ...at(repository), pull_number: number });
        return (0,_trigger_pull_request_js__WEBPACK_IMPORTED_MODULE_1__/* .readPullRequest */ .DQ)(data, repository);
    }
    catch {
        return null;
    }
}


/***/ })

};
