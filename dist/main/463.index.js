export const id = 463;
export const ids = [463];
export const modules = {

/***/ 4463:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   createGitHubClient: () => (/* binding */ createGitHubClient)
/* harmony export */ });
/* harmony import */ var _actions_github__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4794);
/* harmony import */ var _actions_http_client__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4942);
/* harmony import */ var _clock_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(648);
/* harmony import */ var _retry_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(5892);
/* harmony import */ var _timeouts_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(24);
/** The client for GitHub's API. It retries briefly, so that reporting does not hold up a deploy. */





/** @param apiUrl - `GITHUB_API_URL`, so that GitHub Enterprise Server works as well. */
function createGitHubClient(token, apiUrl) {
    const client = (0,_actions_github__WEBPACK_IMPORTED_MODULE_0__/* .getOctokit */ .Q)(token, {
        baseUrl: apiUrl,
        log: { debug() { }, info() { }, warn() { }, error() { } },
        // Node's `fetch` is already loaded but ignores proxies; the toolkit's supports them.
        ...((0,_actions_http_client__WEBPACK_IMPORTED_MODULE_1__/* .getProxyUrl */ .s_)(apiUrl) === "" ? { request: { fetch } } : {}),
    });
    const retries = new _retry_js__WEBPACK_IMPORTED_MODULE_2__/* .RetryPolicy */ .fU();
    client.hook.wrap("request", (request, options) => {
        const { maxAttempts = _retry_js__WEBPACK_IMPORTED_MODULE_2__/* .MAX_ATTEMPTS */ .m } = options.request;
        const send = async () => {
            const signal = AbortSignal.timeout(_timeouts_js__WEBPACK_IMPORTED_MODULE_3__/* .REQUEST_TIMEOUT_MS */ .j2);
            const response = await request({ ...options, request: { ...options.request, signal } });
            (0,_clock_js__WEBPACK_IMPORTED_MODULE_4__/* .setGitHubClock */ .g)(response.headers.date);
            return response;
        };
        return retries.send(send, maxAttempts);
    });
    return client;
}


/***/ })

};
