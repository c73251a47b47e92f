export const id = 882;
export const ids = [882];
export const modules = {

/***/ 4882:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GitHubDeployments: () => (/* binding */ GitHubDeployments),
/* harmony export */   TASK: () => (/* binding */ TASK)
/* harmony export */ });
/** GitHub Deployments: https://docs.github.com/en/rest/deployments/deployments */
/** Tells our GitHub Deployments from those of others in the same environment. */
const TASK = "deploy:convex";
/** GitHub's limit for the description of a status, in characters. */
const LONGEST_DESCRIPTION = 140;
/** How many earlier GitHub Deployments are looked at. What is older was retired by the runs in between. */
const LOOKED_AT = 5;
/** All methods throw what Octokit throws; see `refusedBecause`. */
class GitHubDeployments {
    #github;
    #place;
    constructor(github, place) {
        this.#github = github;
        this.#place = place;
    }
    /** @returns The id. @throws Also where GitHub answers 202: it has merged branches instead, which we forbid. */
    async create({ commit, environment, isTransient, isProduction, description, payload, }) {
        const { data } = await this.#github.rest.repos.createDeployment({
            ...this.#place,
            ref: commit,
            task: TASK,
            environment,
            description: shortened(description),
            payload: { ...payload },
            transient_environment: isTransient,
            production_environment: isProduction,
            // The checks of a pull request run beside the deploy, not before it.
            required_contexts: [],
            // By default GitHub merges the default branch into the one that is deployed.
            auto_merge: false,
        });
        if (!("id" in data))
            throw new Error("GitHub made no deployment record.");
        return data.id;
    }
    async setStatus(id, { state, description, logUrl, environmentUrl }) {
        await this.#github.rest.repos.createDeploymentStatus({
            ...this.#place,
            deployment_id: id,
            state,
            description: shortened(description),
            log_url: logUrl,
            ...(environmentUrl ? { environment_url: environmentUrl } : {}),
            // It would retire those of other apps and pull requests as well.
            auto_inactive: false,
        });
    }
    /**
     * Earlier GitHub Deployments of ours in an environment that are not retired yet, the newest first.
     *
     * @param before - An id: ids grow with time.
     * @param belongs - Whether a payload is about the same thing.
     */
    async unretired(environment, before, belongs) {
        const filter = { ...this.#place, environment, task: TASK, per_page: 100 };
        const { data } = await this.#github.rest.repos.listDeployments(filter);
        const earlier = data.filter(({ id, payload }) => id < before && belongs(objectOf(payload))).slice(0, LOOKED_AT);
        const found = [];
        for (const { id } of earlier) {
            const statuses = await this.#github.rest.repos.listDeploymentStatuses({
                ...this.#place,
                deployment_id: id,
                per_page: 1,
            });
            const state = statuses.data[0]?.state;
            // Whoever retired this one has retired those before it.
            if (state === "inactive")
                break;
            if (state === "success")
                found.push(id);
        }
        return found;
    }
}
function objectOf(payload) {
    return typeof payload === "object" && payload !== null ? payload : {};
}
function shortened(text) {
    const flat = text.replace(/\s+/g, " ").trim();
    return flat.length <= LONGEST_DESCRIPTION ? flat : `${flat.slice(0, LONGEST_DESCRIPTION - 1)}…`;
}


/***/ })

};
