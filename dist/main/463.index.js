export const id = 463;
export const ids = [463];
export const modules = {

/***/ 4463:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createGitHubClient: () => (/* binding */ createGitHubClient)
/* harmony export */ });
/* harmony import */ var _actions_github__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1758);
/* harmony import */ var _octokit_plugin_retry__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9735);
/* harmony import */ var _octokit_plugin_throttling__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6856);
/** The GitHub API, with retries, throttling and plain reasons for what is refused. */



/** Extra tries after the first, for 5xx answers, lost connections and rate limits. */
const EXTRA_TRIES = 2;
/** A rate limit that asks for longer than this is not waited for: reports are not worth it. */
const LONGEST_WAIT_SECONDS = 10;
/** For one request. Reporting must not hold a deploy up. */
const REQUEST_TIMEOUT_MS = 10_000;
/**
 * The plugin's pauses between writes (1 s, and 3 s between comments) are for long series, as is GitHub's advice that
 * they follow. A deploy writes six times, and the pauses would be most of its time.
 * https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api
 */
const AT_ONCE = { key: () => ({ schedule: (_, job) => job() }) };
/** @param apiUrl - `GITHUB_API_URL`, so that GitHub Enterprise Server works as well. */
function createGitHubClient(token, apiUrl) {
    const waitsFor = (retryAfter, { request }) => retryAfter <= LONGEST_WAIT_SECONDS && request.retryCount < EXTRA_TRIES;
    return (0,_actions_github__WEBPACK_IMPORTED_MODULE_0__/* .getOctokit */ .Q)(token, {
        baseUrl: apiUrl,
        retry: { retries: EXTRA_TRIES, retryAfterBaseValue: 500 },
        throttle: {
            write: AT_ONCE,
            notifications: AT_ONCE,
            onRateLimit: (retryAfter, options) => waitsFor(retryAfter, options),
            onSecondaryRateLimit: (retryAfter, options) => waitsFor(retryAfter, options),
        },
        log: { debug() { }, info() { }, warn() { }, error() { } },
        request: {
            fetch: (url, options) => fetch(url, { ...options, signal: AbortSignal.timeout(REQUEST_TIMEOUT_MS) }),
        },
    }, _octokit_plugin_retry__WEBPACK_IMPORTED_MODULE_1__/* .retry */ .L, _octokit_plugin_throttling__WEBPACK_IMPORTED_MODULE_2__/* .throttling */ .A);
}


/***/ })

};
