export const id = 735;
export const ids = [735];
export const modules = {

/***/ 3735:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   LONGEST_COMMENT: () => (/* binding */ LONGEST_COMMENT),
/* harmony export */   renderComment: () => (/* binding */ renderComment)
/* harmony export */ });
/* harmony import */ var _changes_text_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(580);
/* harmony import */ var _comment_state_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9722);
/* harmony import */ var _markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4902);
/** The pull request comment as Markdown: a table with a row per app, and folded details. */



/** GitHub's limit for a comment, in characters. */
const LONGEST_COMMENT = 65_536;
const STATUS = {
    deploying: "⏳ Deploying",
    deployed: "✅ Deployed",
    "dry-run": "🔎 Dry run",
    failed: "❌ Failed",
    refused: "⛔ Refused",
    skipped: "⏭️ Skipped",
    cancelled: "⏹️ Cancelled",
    "cleaned-up": "🧹 Removed",
    removed: "🧹 Removed",
    swept: "🧹 Swept",
};
/** How much of each failed row's output is shown; the first that fits is taken, rows never give way. */
const TAIL_LENGTHS = [40, 20, 8, 0];
/**
 * @param serverUrl - Of GitHub, for links to commits.
 * @param repository - `owner/name`.
 * @returns At most 65,536 characters.
 */
function renderComment(rows, serverUrl, repository) {
    const bodies = TAIL_LENGTHS.map((lines) => {
        const shortened = rows.map((row) => ({ ...row, tail: lines === 0 ? [] : row.tail.slice(-lines) }));
        return renderRows(shortened, `${serverUrl}/${repository}`);
    });
    const fitting = bodies.find((body) => body.length <= LONGEST_COMMENT);
    if (fitting !== undefined)
        return fitting;
    return renderRows(rows.map((row) => ({ ...row, tail: [], notes: [], changes: [], fix: "", cause: row.cause.slice(0, 200) })), `${serverUrl}/${repository}`);
}
function renderRows(rows, repositoryUrl) {
    const table = [
        "| App | Status | Convex deployment | Commit | Run |",
        "| :-- | :-- | :-- | :-- | :-- |",
        ...rows.map((row) => tableRow(row, repositoryUrl)),
    ];
    return [(0,_comment_state_js__WEBPACK_IMPORTED_MODULE_1__/* .encodeState */ .Md)(rows), "### Convex", "", ...table, "", ...rows.flatMap(details)].join("\n").trimEnd();
}
function tableRow(row, repositoryUrl) {
    const cells = [
        `**${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(row.app)}**${row.target === "" ? "" : ` ${row.target}`}`,
        STATUS[row.status] ?? "",
        deploymentLinks(row),
        row.commit === "" ? "" : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .link */ .nf)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(row.commit.slice(0, 7)), `${repositoryUrl}/commit/${row.commit}`),
        (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .link */ .nf)(row.status === "deploying" ? "running" : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0)(row.seconds), row.runUrl),
    ];
    return `| ${cells.join(" | ")} |`;
}
function deploymentLinks(row) {
    return [
        row.url === "" ? (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(row.deploymentName || row.previewName) : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .link */ .nf)((0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(row.deploymentName || row.url), row.url),
        row.siteUrl === "" ? "" : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .link */ .nf)("HTTP actions", row.siteUrl),
        row.dashboardUrl === "" ? "" : (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .link */ .nf)("dashboard", row.dashboardUrl),
    ]
        .filter((part) => part !== "")
        .join(" · ");
}
/** A failure is open for all to see; what only some want to know is folded. */
function details(row) {
    const facts = [
        row.previewName === "" ? "" : `Preview deployment ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(row.previewName)}${PREVIEW[row.previewCreated] ?? ""}`,
        row.cliVersion === "" ? "" : `Convex CLI ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(row.cliVersion)}`,
        times(row),
        ...row.notes,
        ...(0,_changes_text_js__WEBPACK_IMPORTED_MODULE_0__/* .changeItems */ .j)(row.changes.filter((change) => !(0,_changes_text_js__WEBPACK_IMPORTED_MODULE_0__/* .alarms */ .b)(row.changes).includes(change))),
    ].filter((fact) => fact !== "");
    const failure = row.cause === "" ? [] : [`**${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(row.app)}**: ${row.cause}`, "", ...(row.fix === "" ? [] : [row.fix, ""])];
    const tail = row.tail.length === 0
        ? []
        : ["<details><summary>End of the output</summary>", "", (0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .fenced */ .OF)(row.tail), "", "</details>", ""];
    const folded = facts.length === 0
        ? []
        : [
            `<details><summary>Details of ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .html */ .qy)(row.app)}</summary>`,
            "",
            ...facts.map((fact) => `- ${fact}`),
            "",
            "</details>",
            "",
        ];
    const loud = (0,_changes_text_js__WEBPACK_IMPORTED_MODULE_0__/* .changeItems */ .j)((0,_changes_text_js__WEBPACK_IMPORTED_MODULE_0__/* .alarms */ .b)(row.changes));
    const alarm = loud.length === 0 ? [] : [`**${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .code */ .aY)(row.app)}**:`, "", ...loud.map((item) => `- ${item}`), ""];
    return [...failure, ...alarm, ...tail, ...folded];
}
const PREVIEW = { true: ", newly created", false: ", reused with its data" };
function times({ buildSeconds, pushSeconds }) {
    return [
        buildSeconds === null ? "" : `build ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0)(buildSeconds)}`,
        pushSeconds === null ? "" : `push ${(0,_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .duration */ .p0)(pushSeconds)}`,
    ]
        .filter((part) => part !== "")
        .join(", ");
}


/***/ })

};
