export const id = 283;
export const ids = [283];
export const modules = {

/***/ 6283:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   hasLabel: () => (/* binding */ hasLabel)
/* harmony export */ });
/* harmony import */ var _repository_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8328);
/** Labels of a pull request. */

/** @returns Whether the pull request has the label now, or `null` if GitHub cannot be read. */
async function hasLabel(github, repository, number, label) {
    try {
        const { data } = await github.rest.pulls.get({ ...(0,_repository_js__WEBPACK_IMPORTED_MODULE_0__/* .toRepoParams */ .O)(repository), pull_number: number });
        return data.labels.some(({ name }) => name.toLowerCase() === label);
    }
    catch {
        return null;
    }
}


/***/ })

};
