export const id = 649;
export const ids = [649];
export const modules = {

/***/ 5649:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   findPullRequestToReport: () => (/* binding */ findPullRequestToReport),
/* harmony export */   productionBranchContainsCommit: () => (/* binding */ productionBranchContainsCommit),
/* harmony export */   pullRequestByNumber: () => (/* binding */ pullRequestByNumber),
/* harmony export */   workflowRunPullRequest: () => (/* binding */ workflowRunPullRequest)
/* harmony export */ });
/* harmony import */ var _plan_production_branch_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7012);
/* harmony import */ var _trigger_pull_request_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8980);
/* harmony import */ var _repository_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8328);
/** What a plan may have to know from GitHub. Each answers `null` where GitHub does not tell. */



/** Whether a branch that matches the globs contains the commit. Branches are asked one after another. */
async function productionBranchContainsCommit(github, trigger, commit, globs) {
    const repository = (0,_repository_js__WEBPACK_IMPORTED_MODULE_0__/* .toRepoParams */ .O)(trigger.repository);
    try {
        for (const branch of await productionBranches(github, trigger, globs)) {
            if (await branchContains(github, repository, branch, commit))
                return true;
        }
        return false;
    }
    catch {
        return null;
    }
}
/** A branch that is not there contains nothing. */
async function branchContains(github, repository, branch, commit) {
    try {
        const basehead = `${commit}...${branch}`;
        const { data } = await github.rest.repos.compareCommitsWithBasehead({ ...repository, basehead, per_page: 1 });
        return data.status === "ahead" || data.status === "identical";
    }
    catch (error) {
        return nullOn404(error) ?? false;
    }
}
function nullOn404(error) {
    if (error.status === 404)
        return null;
    throw error;
}
async function productionBranches(github, trigger, globs) {
    const plain = globs.every((glob) => /^[\w./-]+$/.test(glob));
    if (globs.length > 0 && plain)
        return globs;
    if (globs.length === 0 && trigger.defaultBranch !== null)
        return [trigger.defaultBranch];
    const branches = await github.paginate(github.rest.repos.listBranches, {
        ...(0,_repository_js__WEBPACK_IMPORTED_MODULE_0__/* .toRepoParams */ .O)(trigger.repository),
        per_page: 100,
    });
    return branches.map(({ name }) => name).filter((name) => (0,_plan_production_branch_js__WEBPACK_IMPORTED_MODULE_1__/* .isProductionBranch */ .E)(name, globs, trigger.defaultBranch));
}
/** The one pull request, open or closed, whose head is exactly what another workflow's run was about. */
async function workflowRunPullRequest(github, trigger) {
    try {
        return (await pullRequestWithHead(github, trigger.repository, trigger, "all")) ?? "none";
    }
    catch {
        return null;
    }
}
/**
 * The one pull request with exactly this head; a branch may be offered to several base branches, and then it is none.
 *
 * Asked by branch, not by commit: for a commit that only a fork has, GitHub lists no pull requests here.
 *
 * @throws What Octokit throws; see `describeRequestError`.
 */
async function pullRequestWithHead(github, repository, head, state) {
    const owner = head.headRepository?.split("/")[0];
    if (owner === undefined || head.branch === null || head.commit === "")
        return null;
    const listed = await github.paginate(github.rest.pulls.list, {
        ...(0,_repository_js__WEBPACK_IMPORTED_MODULE_0__/* .toRepoParams */ .O)(repository),
        head: `${owner}:${head.branch}`,
        state,
        per_page: 100,
    });
    const candidates = listed.map((one) => (0,_trigger_pull_request_js__WEBPACK_IMPORTED_MODULE_2__/* .readPullRequest */ .DQ)(one, repository)).filter((one) => one !== null);
    return (0,_trigger_pull_request_js__WEBPACK_IMPORTED_MODULE_2__/* .findByHead */ .Fs)(candidates, head);
}
async function pullRequestByNumber(github, repository, number) {
    try {
        return await readPullRequestAt(github, repository, number);
    }
    catch {
        return null;
    }
}
async function readPullRequestAt(github, repository, number) {
    const { data } = await github.rest.pulls.get({ ...(0,_repository_js__WEBPACK_IMPORTED_MODULE_0__/* .toRepoParams */ .O)(repository), pull_number: number });
    return (0,_trigger_pull_request_js__WEBPACK_IMPORTED_MODULE_2__/* .readPullRequest */ .DQ)(data, repository);
}
/**
 * The open pull request to report to, where the event does not name it for certain.
 *
 * @param commit - The deployed commit. Pull requests whose head has moved on are ignored.
 * @throws What Octokit throws; see `describeRequestError`.
 */
async function findPullRequestToReport(github, trigger, commit) {
    const { repository, branch } = trigger;
    switch (trigger.kind) {
        case "merge-group":
            return pullRequestInMergeQueue(github, trigger);
        case "workflow-run":
            return numberOf(pullRequestWithHead(github, repository, { ...trigger, commit }, "open"));
        case "push":
        case "manual":
            return numberOf(pullRequestWithHead(github, repository, { branch, commit, headRepository: repository }, "open"));
        default:
            return null;
    }
}
/**
 * The pull request that a merge queue's branch is named after: `gh-readonly-queue/<base>/pr-<number>-<base's commit>`.
 *
 * Its head cannot be held against the commit, which is GitHub's merge of the queue. Instead it must be open and go to
 * the base that the queue is of. A fork's is as good as any: somebody who may write here put it into the queue.
 * https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/configuring-pull-request-merges/managing-a-merge-queue
 */
async function pullRequestInMergeQueue(github, { repository, number, branch }) {
    if (number === null || branch === null)
        return null;
    const found = await readPullRequestAt(github, repository, number).catch(nullOn404);
    const isOfQueue = found !== null && branch.startsWith(`gh-readonly-queue/${found.baseBranch}/pr-${number}-`);
    return isOfQueue && found.state === "open" ? number : null;
}
async function numberOf(found) {
    return (await found)?.number ?? null;
}


/***/ })

};
