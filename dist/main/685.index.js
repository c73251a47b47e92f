export const id = 685;
export const ids = [685];
export const modules = {

/***/ 685:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

__webpack_require__.r(__webpack_exports__);
/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   MAX_COMMENT_LENGTH: () => (/* binding */ MAX_COMMENT_LENGTH),
/* harmony export */   renderComment: () => (/* binding */ renderComment)
/* harmony export */ });
/* harmony import */ var _markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7);
/* harmony import */ var _text_schema_changes_text_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5146);
/* harmony import */ var _comment_state_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2984);
/** The pull request comment as Markdown: a table with a row per app, and folded details. */



/** GitHub's limit for a comment, in characters. */
const MAX_COMMENT_LENGTH = 65_536;
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
    kept: "📦 Kept",
    swept: "🧹 Swept",
};
/** How details give way, step by step, until the comment fits. */
const SHORTENINGS = [
    (row) => row,
    (row) => ({ ...withoutDetails(row), cause: truncate(row.cause, 200), link: row.link }),
];
/** How rows do where a table without any details is still too long. None is left out. */
const TABLE_SHORTENINGS = [
    withoutDetails,
    (row) => ({ ...withoutDetails(row), siteUrl: "", dashboardUrl: "", commit: row.commit.slice(0, 7) }),
    (row) => ({
        ...withoutDetails(row),
        siteUrl: "",
        dashboardUrl: "",
        commit: "",
        url: "",
        appName: truncate(row.appName, 40),
    }),
];
function withoutDetails(row) {
    return { ...row, notes: [], changes: [], locations: [], fix: "", cause: "", link: "" };
}
function truncate(text, length) {
    return text.length <= length ? text : `${text.slice(0, length - 1).toWellFormed()}…`;
}
/** @returns At most 65,536 characters, for a hundred apps with names of 255 characters each. */
function renderComment(rows, place) {
    let body = "";
    for (body of progressivelyShorter(rows, place))
        if (body.length <= MAX_COMMENT_LENGTH)
            break;
    return body;
}
function* progressivelyShorter(rows, { serverUrl, repository, pullRequestNumber }) {
    const repositoryUrl = `${serverUrl}/${repository}`;
    const comment = (shown, details) => [(0,_comment_state_js__WEBPACK_IMPORTED_MODULE_2__/* .encodeState */ .Md)(shown, pullRequestNumber), "### Convex", "", ...tableOf(shown, repositoryUrl), ...details]
        .join("\n")
        .trimEnd();
    for (const shorten of SHORTENINGS) {
        const shown = rows.map(shorten);
        yield comment(shown, ["", ...shown.flatMap((row) => visibleSection(row, repositoryUrl)), ...detailsSection(shown)]);
    }
    for (const shorten of TABLE_SHORTENINGS)
        yield comment(rows.map(shorten), []);
}
function tableOf(rows, repositoryUrl) {
    return [
        "| App | Status | Convex deployment | Commit | Run |",
        "| :-- | :-- | :-- | :-- | :-- |",
        ...rows.map((row) => tableRow(row, repositoryUrl)),
    ];
}
function tableRow(row, repositoryUrl) {
    const cells = [
        `**${(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inlineCode */ .ti)(row.appName)}**${row.target === "" ? "" : ` ${row.target}`}`,
        STATUS[row.status],
        deploymentLinks(row),
        row.commit === "" ? "" : (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)((0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inlineCode */ .ti)(row.commit.slice(0, 7)), `${repositoryUrl}/commit/${row.commit}`),
        (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)(row.status === "deploying" ? "running" : (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(row.durationSeconds), row.runUrl),
    ];
    return (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .tableLine */ .F0)(cells);
}
function deploymentLinks(row) {
    const name = (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inlineCode */ .ti)(row.deploymentName || row.previewName);
    // What was removed leads nowhere.
    if (REMOVED_STATUSES.includes(row.status))
        return name;
    return [
        row.url === "" ? name : (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)((0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inlineCode */ .ti)(row.deploymentName || row.url), row.url),
        row.siteUrl === "" ? "" : (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)("HTTP actions", row.siteUrl),
        row.dashboardUrl === "" ? "" : (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)("dashboard", row.dashboardUrl),
    ]
        .filter((part) => part !== "")
        .join(" · ");
}
/** Its notes are the reason. */
function isPlainSkip({ status, cause }) {
    return status === "skipped" && cause === "";
}
const REMOVED_STATUSES = ["cleaned-up", "removed", "swept"];
/** What one has to know: why an app was not deployed, and what is gone. */
function visibleSection(row, repositoryUrl) {
    const loud = (0,_text_schema_changes_text_js__WEBPACK_IMPORTED_MODULE_1__/* .toListItems */ .k)((0,_text_schema_changes_text_js__WEBPACK_IMPORTED_MODULE_1__/* .destructiveChanges */ .O)(row.changes));
    return [
        ...(row.cause === "" ? [] : failureText(row, repositoryUrl)),
        ...(isPlainSkip(row)
            ? row.notes.flatMap((note) => [`**${(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inlineCode */ .ti)(row.appName)}** was skipped: ${(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .sanitizeMarkdown */ .LO)(note)}`, ""])
            : []),
        ...(loud.length === 0 ? [] : [`**${(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inlineCode */ .ti)(row.appName)}**`, "", ...loud.map((item) => `- ${item}`), ""]),
    ];
}
/** The cause beside the app's name, where it is, then what to do. */
function failureText(row, repositoryUrl) {
    const more = [
        row.link === "" ? "" : (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)("Read on", row.link),
        // What was printed is masked there, and nowhere else.
        row.status === "failed" ? (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)("Output of the run", row.runUrl) : "",
    ]
        .filter((part) => part !== "")
        .join(" · ");
    const steps = (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .sanitizeMarkdown */ .LO)(row.fix);
    const fix = steps.endsWith("```") ? `${steps}\n\n${more}` : `${steps} ${more}`;
    const places = row.locations.map((place) => `- ${placeText(place, row.commit, repositoryUrl)}`);
    return [
        `**${(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inlineCode */ .ti)(row.appName)}**: ${(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .sanitizeMarkdown */ .LO)(row.cause)}`,
        "",
        ...(places.length === 0 ? [] : [...places, ""]),
        ...(fix.trim() === "" ? [] : [fix.trim(), ""]),
    ];
}
function placeText({ path, line, message }, commit, repositoryUrl) {
    const name = (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inlineCode */ .ti)(line === null ? path : `${path}:${line}`);
    const anchor = line === null ? "" : `#L${line}`;
    const url = `${repositoryUrl}/blob/${commit}/${path.split("/").map(encodeURIComponent).join("/")}${anchor}`;
    return [commit === "" ? name : (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .link */ .nf)(name, url), (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inlineCode */ .ti)(message)].filter((part) => part !== "").join(" ");
}
/** What only some want to know, of all apps in one place. */
function detailsSection(rows) {
    const lists = rows
        .map((row) => ({ row, items: detailItems(row) }))
        .filter(({ items }) => items.length > 0)
        .map(({ row, items }) => [
        ...(rows.length > 1 ? [`**${(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inlineCode */ .ti)(row.appName)}** ${row.target}`, ""] : []),
        ...items,
        "",
    ]);
    return folded("Details", lists.flat());
}
function detailItems(row) {
    return [
        row.previewName === ""
            ? ""
            : `Preview deployment ${(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inlineCode */ .ti)(row.previewName)}${(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCreated */ .ON)(row.previewCreated)}`,
        REMOVED_STATUSES.includes(row.status) ? "" : (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .formatExpiry */ .B8)(row.expiresAt),
        row.cliVersion === "" ? "" : `Convex CLI ${(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .inlineCode */ .ti)(row.cliVersion)}`,
        times(row),
        ...(isPlainSkip(row) ? [] : row.notes.map(_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .sanitizeMarkdown */ .LO)),
        ...(0,_text_schema_changes_text_js__WEBPACK_IMPORTED_MODULE_1__/* .toListItems */ .k)(row.changes.filter((change) => !(0,_text_schema_changes_text_js__WEBPACK_IMPORTED_MODULE_1__/* .destructiveChanges */ .O)(row.changes).includes(change))),
    ]
        .filter((fact) => fact !== "")
        .map((fact) => `- ${fact}`);
}
/** @param title - Ours, or from `html`. */
function folded(title, lines) {
    if (lines.length === 0)
        return [];
    return [`<details><summary>${title}</summary>`, "", ...lines, "", "</details>", ""];
}
function times({ buildSeconds, pushSeconds }) {
    return [
        buildSeconds === null ? "" : `Build ${(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(buildSeconds)}`,
        pushSeconds === null ? "" : `${buildSeconds === null ? "Push" : "push"} ${(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .formatDuration */ .a3)(pushSeconds)}`,
    ]
        .filter((part) => part !== "")
        .join(", ");
}


/***/ })

};
