export const id = 447;
export const ids = [447];
export const modules = {

/***/ 7447:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   isBranchDeleted: () => (/* binding */ isBranchDeleted),
/* harmony export */   listOpenRefs: () => (/* binding */ listOpenRefs)
/* harmony export */ });
/** What is alive in a repository: open pull requests and branches. */
/** All pages of both. @throws What Octokit throws; see `describeRequestError`. */
async function listOpenRefs(github, place) {
    const [pulls, branches] = await Promise.all([
        github.paginate(github.rest.pulls.list, { ...place, state: "open", per_page: 100 }),
        github.paginate(github.rest.repos.listBranches, { ...place, per_page: 100 }),
    ]);
    return {
        pullRequests: new Set(pulls.map(({ number }) => number)),
        branches: new Set(branches.map(({ name }) => name)),
    };
}
/** Whether GitHub says that there is no such branch. @throws What Octokit throws for any other reason. */
async function isBranchDeleted(github, place, branch) {
    try {
        await github.rest.repos.getBranch({ ...place, branch });
        return false;
    }
    catch (error) {
        const { status, message = "" } = error;
        // A repository that the token may not see is not found either.
        if (status === 404 && message.startsWith("Branch not found"))
            return true;
        throw error;
    }
}


/***/ })

};
