export const id = 463;
export const ids = [463];
export const modules = {

/***/ 4463:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createGitHubClient: () => (/* binding */ createGitHubClient)
/* harmony export */ });
/* harmony import */ var _actions_github__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2413);
/* harmony import */ var _actions_http_client__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4942);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5892);
/** The GitHub API, with few and short retries: reporting must not hold a deploy up. */



/** For one request. GitHub itself gives up after as long. */
const REQUEST_TIMEOUT_MS = 10_000;
/** @param apiUrl - `GITHUB_API_URL`, so that GitHub Enterprise Server works as well. */
function createGitHubClient(token, apiUrl) {
    const client = (0,_actions_github__WEBPACK_IMPORTED_MODULE_0__/* .getOctokit */ .Q)(token, {
        baseUrl: apiUrl,
        log: { debug() { }, info() { }, warn() { }, error() { } },
        // Node's own is there already, but knows no proxies; the toolkit's does.
        ...((0,_actions_http_client__WEBPACK_IMPORTED_MODULE_1__/* .getProxyUrl */ .s_)(apiUrl) === "" ? { request: { fetch } } : {}),
    });
    const tries = new _retry_js__WEBPACK_IMPORTED_MODULE_2__/* .RetryPolicy */ .fU();
    client.hook.wrap("request", (request, options) => {
        const { tries: most = _retry_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_ATTEMPTS */ .m } = options.request;
        const send = async () => request({ ...options, request: { ...options.request, signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) } });
        return tries.send(send, most);
    });
    return client;
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
