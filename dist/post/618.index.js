export const id = 618;
export const ids = [618];
export const modules = {

/***/ 618:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PullRequestComments: () => (/* binding */ PullRequestComments),
/* harmony export */   fromGraphql: () => (/* binding */ fromGraphql)
/* harmony export */ });
/** The comments that this token's own account wrote on one pull request. */
/**
 * GraphQL, because only there GitHub itself says whose a comment is: `GET /user` is not for the tokens of Apps, the
 * workflow token among them. https://docs.github.com/en/graphql/reference/objects#issuecomment
 */
const VIEW = `query ($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) {
      state
      headRefOid
      comments(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { fullDatabaseId url body createdAt viewerDidAuthor }
      }
    }
  }
}`;
/** All methods throw what Octokit throws; see `describeRequestError`. */
class PullRequestComments {
    #github;
    #place;
    number;
    #slowestMs = 0;
    constructor(github, place, number) {
        this.#github = github;
        this.#place = place;
        this.number = number;
    }
    /** The longest that GitHub took for one of these calls, in milliseconds. */
    get slowestMs() {
        return this.#slowestMs;
    }
    /** One call for each 100 comments of the pull request. */
    async fetchSnapshot() {
        const viewerComments = [];
        let after = null;
        for (;;) {
            const variables = { ...this.#place, number: this.number, after };
            const { repository } = await this.#timed(this.#github.graphql(VIEW, variables));
            const { state, headRefOid, comments } = repository.pullRequest;
            viewerComments.push(...comments.nodes.flatMap(fromGraphql));
            after = comments.pageInfo.endCursor;
            if (!comments.pageInfo.hasNextPage)
                return {
                    isOpen: state === "OPEN",
                    headSha: headRefOid,
                    viewerComments: viewerComments.sort((a, b) => a.id - b.id),
                };
        }
    }
    /** `null`: somebody has deleted it. */
    async read(id) {
        try {
            return fromRest(await this.#timed(this.#github.rest.issues.getComment({ ...this.#place, comment_id: id })));
        }
        catch (error) {
            if (isNotFound(error))
                return null;
            throw error;
        }
    }
    async create(body) {
        const target = { ...this.#place, issue_number: this.number };
        return fromRest(await this.#timed(this.#github.rest.issues.createComment({ ...target, body })));
    }
    /** `null`: somebody has deleted it. */
    async update(id, body) {
        try {
            return fromRest(await this.#timed(this.#github.rest.issues.updateComment({ ...this.#place, comment_id: id, body })));
        }
        catch (error) {
            if (isNotFound(error))
                return null;
            throw error;
        }
    }
    async remove(id) {
        try {
            await this.#timed(this.#github.rest.issues.deleteComment({ ...this.#place, comment_id: id }));
        }
        catch (error) {
            if (!isNotFound(error))
                throw error;
        }
    }
    async #timed(call) {
        const started = performance.now();
        try {
            return await call;
        }
        finally {
            this.#slowestMs = Math.max(this.#slowestMs, performance.now() - started);
        }
    }
}
/** None for a comment of somebody else. */
function fromGraphql(node) {
    if (!node?.viewerDidAuthor || node.fullDatabaseId === null)
        return [];
    const { fullDatabaseId, url, body, createdAt } = node;
    return [{ id: Number(fullDatabaseId), url, body, createdAt: Date.parse(createdAt) }];
}
function fromRest({ data }) {
    return { id: data.id, body: data.body ?? "", url: data.html_url, createdAt: Date.parse(data.created_at) };
}
function isNotFound(error) {
    const { status } = (error ?? {});
    return status === 404 || status === 410;
}


/***/ })

};
