export const id = 763;
export const ids = [763];
export const modules = {

/***/ 5763:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GitHubDeployments: () => (/* binding */ GitHubDeployments),
/* harmony export */   TASK: () => (/* binding */ TASK)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _request_error_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(9396);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5892);
/** GitHub Deployments: https://docs.github.com/en/rest/deployments/deployments */



/** Tells our GitHub Deployments from those of others in the same environment. */
const TASK = "deploy:convex";
/** GitHub's limit for the description of a status, in characters. */
const MAX_DESCRIPTION_LENGTH = 140;
/** How far back a search through all of ours goes. */
const MAX_RECORDS = 1_000;
/**
 * How many earlier GitHub Deployments of one thing are looked at, each with a call, until one is found that was replaced:
 * deploys that failed have replaced none.
 */
const MAX_RECORDS_TO_RETIRE = 30;
/** The description of one that a later deploy has replaced, which that deploy has then done to all before it as well. */
const REPLACED_DESCRIPTION = "A later deploy has taken its place.";
/** All methods throw what Octokit throws; see `describeRequestError`. */
class GitHubDeployments {
    #github;
    #place;
    constructor(github, place) {
        this.#github = github;
        this.#place = place;
    }
    /**
     * Makes a GitHub Deployment, once: where the answer got lost, the one that was made all the same is looked for before
     * another try.
     *
     * @param mayExist - Whether an earlier call failed in such a way.
     * @returns The id.
     * @throws Also where GitHub answers 202: it has merged branches instead, which we forbid.
     */
    async create(wanted, mayExist = false) {
        let isUnsure = mayExist;
        for (let tries = 1;; tries += 1) {
            const made = isUnsure ? await this.#find(wanted) : null;
            if (made !== null)
                return made;
            try {
                return await this.#createOnce(wanted);
            }
            catch (error) {
                if (tries >= _retry_js__WEBPACK_IMPORTED_MODULE_1__/* .MAX_ATTEMPTS */ .m || (0,_request_error_js__WEBPACK_IMPORTED_MODULE_2__/* .isTimeout */ .kL)(error) || !(0,_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .mayHaveSucceeded */ .p8)(error))
                    throw error;
                isUnsure = true;
                await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)((0,_retry_js__WEBPACK_IMPORTED_MODULE_1__/* .retryDelay */ .a2)(tries));
            }
        }
    }
    /** The one with exactly this payload, which names the run. */
    async #find({ commit, environment, payload }) {
        const filter = { ...this.#place, sha: commit, environment, task: TASK, per_page: 100 };
        const { data } = await this.#github.rest.repos.listDeployments(filter);
        const wanted = Object.entries(payload);
        const found = data.find((one) => wanted.every(([name, value]) => objectOf(one.payload)[name] === value));
        return found?.id ?? null;
    }
    async #createOnce(wanted) {
        const { commit, environment, isTransient, isProduction, description, payload } = wanted;
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
            request: _retry_js__WEBPACK_IMPORTED_MODULE_1__/* .NO_RETRY */ .PE,
        });
        if (!("id" in data))
            throw new _request_error_js__WEBPACK_IMPORTED_MODULE_2__/* .InvalidResponse */ .h5("GitHub made no deployment record");
        return data.id;
    }
    /** @returns The status's id. Ids grow with time, over all GitHub Deployments. */
    async setStatus(id, change) {
        try {
            return await this.#addStatus(id, change);
        }
        catch (error) {
            // An address that GitHub does not take must not cost the word of how the run ended.
            if (!change.environmentUrl || error.status !== 422)
                throw error;
            return await this.#addStatus(id, { ...change, environmentUrl: null });
        }
    }
    async #addStatus(id, { state, description, logUrl, environmentUrl }) {
        const { data } = await this.#github.rest.repos.createDeploymentStatus({
            ...this.#place,
            deployment_id: id,
            state,
            description: shortened(description),
            log_url: logUrl,
            ...(environmentUrl ? { environment_url: environmentUrl } : {}),
            // It would retire those of other apps and pull requests as well.
            auto_inactive: false,
        });
        return data.id;
    }
    /**
     * All that this action made, in whatever environment, the newest first; of very many only the newest.
     *
     * GitHub filters by the task; whoever may write GitHub Deployments here may write such a one too.
     */
    async listAll() {
        const found = [];
        const pages = this.#github.paginate.iterator(this.#github.rest.repos.listDeployments, {
            ...this.#place,
            task: TASK,
            per_page: 100,
        });
        for await (const { data } of pages) {
            found.push(...data.map(({ id, payload }) => ({ id, payload: objectOf(payload) })));
            if (found.length >= MAX_RECORDS)
                break;
        }
        return found;
    }
    /** The newest hundred of these in an environment, the newest first. */
    async listLatest(environment) {
        const filter = { ...this.#place, environment, task: TASK, per_page: 100 };
        const { data } = await this.#github.rest.repos.listDeployments(filter);
        return data.map(({ id, payload }) => ({ id, payload: objectOf(payload) }));
    }
    /** What was said of one, the newest first. */
    async statuses(id) {
        const { data } = await this.#github.rest.repos.listDeploymentStatuses({
            ...this.#place,
            deployment_id: id,
            per_page: 30,
        });
        return data.map(({ id, state, description, created_at }) => ({
            id,
            state,
            description,
            createdAt: Date.parse(created_at),
        }));
    }
    /** Retires one for which a later deploy stands. */
    async markReplaced(id, logUrl) {
        await this.setStatus(id, { state: "inactive", description: REPLACED_DESCRIPTION, logUrl });
    }
    /**
     * Earlier GitHub Deployments of ours in an environment that are not retired yet, the newest first.
     *
     * @param before - An id: ids grow with time.
     * @param belongs - Whether a payload is about the same thing.
     */
    async listActiveBefore(environment, before, belongs) {
        const records = await this.listLatest(environment);
        const earlier = records
            .filter(({ id, payload }) => id < before && belongs(payload))
            .slice(0, MAX_RECORDS_TO_RETIRE);
        const found = [];
        for (const { id } of earlier) {
            const statuses = await this.#github.rest.repos.listDeploymentStatuses({
                ...this.#place,
                deployment_id: id,
                per_page: 1,
            });
            const [last] = statuses.data;
            // One that is inactive for another reason, such as a run that a newer one overtook, tells nothing of those before.
            if (last?.state === "inactive" && last.description === REPLACED_DESCRIPTION)
                break;
            if (last?.state === "success")
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
    return flat.length <= MAX_DESCRIPTION_LENGTH ? flat : `${flat.slice(0, MAX_DESCRIPTION_LENGTH - 1)}…`;
}


/***/ }),

/***/ 5892:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PE: () => (/* binding */ NO_RETRY),
/* harmony export */   a2: () => (/* binding */ retryDelay),
/* harmony export */   fU: () => (/* binding */ RetryPolicy),
/* harmony export */   m: () => (/* binding */ MAX_ATTEMPTS),
/* harmony export */   p8: () => (/* binding */ mayHaveSucceeded)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _request_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9396);
/**
 * When a request to GitHub is made again, and after what pause.
 *
 * Octokit's plugins for this are made for long series: they space out writes by seconds, know neither all of GitHub's
 * rate limits (a bare 429, GraphQL's own) nor a limit that is not worth waiting for, and stand on `bottleneck`, which had
 * its last release in 2019.
 */


/** Of one request, the first included. */
const MAX_ATTEMPTS = 3;
/** For the `request` of an operation that must not be repeated unseen. */
const NO_RETRY = { tries: 1 };
/** Milliseconds before the second try; before the third it is four times as long. */
const FIRST_PAUSE_MS = 500;
/** A rate limit that asks for a longer pause is not waited for: reports are not worth it. */
const MAX_RETRY_DELAY_MS = 10_000;
/**
 * What GitHub asks for where it names no time.
 * https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
 */
const LIMIT_WITHOUT_TIME_MS = 60_000;
/** A request that takes longer, in milliseconds, its pauses included, is slow. */
const SLOW_THRESHOLD_MS = 2_000;
/** How much time slow requests may cost one run, in milliseconds. Documented in the README. */
const SLOW_BUDGET_MS = 30_000;
/** The milliseconds before try `tries + 1`. */
function retryDelay(tries) {
    return FIRST_PAUSE_MS * tries ** 2;
}
/** Whether the request may have had its effect all the same: only its answer was lost. */
function mayHaveSucceeded(error) {
    const { status } = (error ?? {});
    return error instanceof _request_error_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidResponse */ .h5 || (typeof status === "number" && status >= 500);
}
/** The requests of one token, which share its rate limits. */
class RetryPolicy {
    /** What was lost to slow requests so far, in milliseconds. */
    #lostMs = 0;
    #limit = null;
    /**
     * Sends a request until it is answered, at most `most` times. Repeated are 5xx answers, lost connections, unusable
     * answers, and rate limits that end soon; not what took too long, for it would again.
     *
     * @throws What `send` threw last, or threw before where GitHub asked for a longer pause than is over.
     * @throws {SlowBudgetExceeded} Without asking, where slow requests have cost the run too much already.
     */
    async send(send, most) {
        if (this.#lostMs >= SLOW_BUDGET_MS)
            throw new _request_error_js__WEBPACK_IMPORTED_MODULE_1__/* .SlowBudgetExceeded */ .WS(`GitHub was slow for more than ${SLOW_BUDGET_MS / 1000} s altogether`);
        const started = performance.now();
        try {
            return await this.#sendUntilAnswered(send, most);
        }
        finally {
            this.#lostMs += Math.max(0, performance.now() - started - SLOW_THRESHOLD_MS);
        }
    }
    async #sendUntilAnswered(send, most) {
        for (let tries = 1;; tries += 1) {
            if (this.#limit !== null && Date.now() < this.#limit.until)
                throw this.#limit.error;
            try {
                const answer = assertParsed(await send());
                const pause = pauseAfterAnswer(answer, tries);
                if (pause === null || pause > MAX_RETRY_DELAY_MS || tries >= most)
                    return answer;
                await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(pause);
            }
            catch (error) {
                const pause = pauseAfterError(error, tries);
                if (pause !== null && pause > MAX_RETRY_DELAY_MS)
                    this.#limit = { until: Date.now() + pause, error };
                if (pause === null || pause > MAX_RETRY_DELAY_MS || tries >= most)
                    throw error;
                await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(pause);
            }
        }
    }
}
/** Octokit takes a body that is no JSON for a text, and one that breaks off for an empty one. */
function assertParsed(answer) {
    if (answer.status !== 204 && typeof answer.data === "string")
        throw new _request_error_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidResponse */ .h5("GitHub gave an answer that could not be read");
    return answer;
}
function pauseAfterError(error, tries) {
    const { status, response, message } = (error ?? {});
    if ((0,_request_error_js__WEBPACK_IMPORTED_MODULE_1__/* .isTimeout */ .kL)(error))
        return null;
    if (mayHaveSucceeded(error))
        return retryDelay(tries);
    if (status !== 403 && status !== 429)
        return null;
    const isLimit = status === 429 || /rate limit/i.test(String(message));
    return retryAfterMs(response?.headers ?? {}) ?? (isLimit ? LIMIT_WITHOUT_TIME_MS : null);
}
/** GraphQL has its errors in an answer of status 200. */
function pauseAfterAnswer({ data, headers }, tries) {
    const errors = data?.errors ?? [];
    // Both spellings are about: https://github.com/yanyongyu/githubkit/issues/271
    if (errors.some(({ type }) => type === "RATE_LIMITED" || type === "RATE_LIMIT"))
        return retryAfterMs(headers) ?? LIMIT_WITHOUT_TIME_MS;
    const isTransient = errors.some(({ message }) => /^Something went wrong while executing/.test(String(message)));
    return isTransient ? retryDelay(tries) : null;
}
/** Milliseconds; `null` where GitHub asks for none. */
function retryAfterMs(headers) {
    const seconds = Number(headers["retry-after"] ?? Number.NaN);
    if (Number.isFinite(seconds))
        return seconds * 1000;
    if (headers["x-ratelimit-remaining"] !== "0")
        return null;
    const reset = Number(headers["x-ratelimit-reset"]) * 1000;
    // One second more: the time is rounded down.
    return Number.isFinite(reset) ? Math.max(0, reset - Date.now()) + 1000 : LIMIT_WITHOUT_TIME_MS;
}


/***/ })

};
