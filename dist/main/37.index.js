export const id = 37;
export const ids = [37];
export const modules = {

/***/ 1037:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  writeComment: () => (/* binding */ writeComment)
});

// EXTERNAL MODULE: ./build/report/comment-state.js
var comment_state = __webpack_require__(9722);
// EXTERNAL MODULE: ./build/report/markdown.js
var markdown = __webpack_require__(4902);
;// CONCATENATED MODULE: ./build/report/comment-body.js
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
    return renderRows(rows.map((row) => ({ ...row, tail: [], notes: [], fix: "", cause: row.cause.slice(0, 200) })), `${serverUrl}/${repository}`);
}
function renderRows(rows, repositoryUrl) {
    const table = [
        "| App | Status | Deployment | Commit | Took |",
        "| :-- | :-- | :-- | :-- | :-- |",
        ...rows.map((row) => tableRow(row, repositoryUrl)),
    ];
    return [(0,comment_state/* encodeState */.Md)(rows), "### Convex", "", ...table, "", ...rows.flatMap(details)].join("\n").trimEnd();
}
function tableRow(row, repositoryUrl) {
    const cells = [
        `**${(0,markdown/* code */.aY)(row.app)}**${row.target === "" ? "" : ` ${row.target}`}`,
        (0,markdown/* link */.nf)(STATUS[row.status] ?? "", row.runUrl),
        deploymentLinks(row),
        row.commit === "" ? "" : (0,markdown/* link */.nf)((0,markdown/* code */.aY)(row.commit.slice(0, 7)), `${repositoryUrl}/commit/${row.commit}`),
        row.status === "deploying" ? "" : (0,markdown/* duration */.p0)(row.seconds),
    ];
    return `| ${cells.join(" | ")} |`;
}
function deploymentLinks(row) {
    return [
        row.url === "" ? (0,markdown/* code */.aY)(row.deploymentName || row.previewName) : (0,markdown/* link */.nf)((0,markdown/* code */.aY)(row.deploymentName || row.url), row.url),
        row.siteUrl === "" ? "" : (0,markdown/* link */.nf)("HTTP actions", row.siteUrl),
        row.dashboardUrl === "" ? "" : (0,markdown/* link */.nf)("dashboard", row.dashboardUrl),
    ]
        .filter((part) => part !== "")
        .join(" · ");
}
/** A failure is open for all to see; what only some want to know is folded. */
function details(row) {
    const facts = [
        row.previewName === "" ? "" : `Preview deployment ${(0,markdown/* code */.aY)(row.previewName)}${PREVIEW[row.previewCreated] ?? ""}`,
        row.cliVersion === "" ? "" : `Convex CLI ${(0,markdown/* code */.aY)(row.cliVersion)}`,
        ...row.notes,
    ].filter((fact) => fact !== "");
    const failure = row.cause === "" ? [] : [`**${(0,markdown/* code */.aY)(row.app)}**: ${row.cause}`, "", ...(row.fix === "" ? [] : [row.fix, ""])];
    const tail = row.tail.length === 0
        ? []
        : ["<details><summary>End of the output</summary>", "", (0,markdown/* fenced */.OF)(row.tail), "", "</details>", ""];
    const folded = facts.length === 0
        ? []
        : [
            `<details><summary>Details of ${html(row.app)}</summary>`,
            "",
            ...facts.map((fact) => `- ${fact}`),
            "",
            "</details>",
            "",
        ];
    return [...failure, ...tail, ...folded];
}
const PREVIEW = { true: ", newly created", false: ", reused with its data" };
/** Text inside an HTML element. In `<code>`, so that GitHub links nothing in it. */
function html(text) {
    const escaped = text
        .replace(/[\s\p{Cc}\p{Cf}]+/gu, " ")
        .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
    return `<code>${escaped}</code>`;
}

;// CONCATENATED MODULE: ./build/report/comment.js
/** Keeps the one comment of a pull request up to date. */


/**
 * Writes a row into our comment, which is created when there is none.
 *
 * @param redact - Run over every text of every row before it becomes part of the comment.
 * @param known - Our comment, where this run has written it before; it is read again, because others write it too.
 * @throws What Octokit throws; see `refusedBecause`.
 */
async function writeComment(github, place, row, redact, known) {
    const { owner, repo, number: issue_number } = place;
    const ours = (known && (await readComment(github, place, known.id))) ?? (await findComment(github, place));
    const rows = (0,comment_state/* mergeRow */.Dd)((0,comment_state/* decodeState */.UJ)(ours?.body ?? ""), row).map((one) => (0,comment_state/* redactRow */.is)(one, redact));
    const body = renderComment(rows, place.serverUrl, `${owner}/${repo}`);
    if (ours?.body === body)
        return ours;
    const { data } = ours === null
        ? await github.rest.issues.createComment({ owner, repo, issue_number, body })
        : await github.rest.issues.updateComment({ owner, repo, comment_id: ours.id, body });
    return { id: data.id, body, url: data.html_url };
}
/** `null`: somebody has deleted it. */
async function readComment(github, { owner, repo }, comment_id) {
    try {
        const { data } = await github.rest.issues.getComment({ owner, repo, comment_id });
        return { id: data.id, body: data.body ?? "", url: data.html_url };
    }
    catch (error) {
        if (error.status !== 404)
            throw error;
        return null;
    }
}
/** The oldest comment that starts with our marker and that this token's own account wrote. */
async function findComment(github, { owner, repo, number: issue_number }) {
    const pages = github.paginate.iterator(github.rest.issues.listComments, { owner, repo, issue_number, per_page: 100 });
    let self = null;
    for await (const { data } of pages) {
        for (const comment of data) {
            if (!(0,comment_state/* hasMarker */.xY)(comment.body ?? "") || comment.user === null)
                continue;
            self ??= await whoAmI(github);
            if (comment.user.login === self.login && comment.user.type === self.type)
                return { id: comment.id, body: comment.body ?? "", url: comment.html_url };
        }
    }
    return null;
}
/** `GET /user` is not for the token of a workflow, which comments as `github-actions[bot]`. */
async function whoAmI(github) {
    try {
        const { data } = await github.rest.users.getAuthenticated();
        return { login: data.login, type: data.type };
    }
    catch (error) {
        if (error.status !== 403)
            throw error;
        return { login: "github-actions[bot]", type: "Bot" };
    }
}


/***/ })

};
