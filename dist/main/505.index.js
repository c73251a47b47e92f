export const id = 505;
export const ids = [505];
export const modules = {

/***/ 1608:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   R: () => (/* binding */ exportUrls)
/* harmony export */ });
/** Implements `export-env`: sets the URLs of the Convex deployment as variables for later steps. */
/** @param outcome - Must be redacted. */
function exportUrls(log, { deployment: { url, siteUrl } }, variables) {
    if (url !== null)
        for (const name of variables.url)
            log.exportVariable(name, url);
    if (siteUrl !== null)
        for (const name of variables.siteUrl)
            log.exportVariable(name, siteUrl);
}


/***/ }),

/***/ 8786:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CP: () => (/* binding */ deploymentNameFromUrl),
/* harmony export */   X5: () => (/* binding */ endpointOf),
/* harmony export */   f$: () => (/* binding */ parseHttpUrl)
/* harmony export */ });
/** Validates URLs from other programs before they become outputs and links. */
/** @returns The text if it is a plain web address, else `null`. */
function parseHttpUrl(text) {
    return text && /^https?:\/\/[^\s"'<>`|\\]+$/.test(text) && URL.canParse(text) ? text : null;
}
/** The URL of an endpoint of a Convex deployment. @param path - With its leading slash. */
function endpointOf(deploymentUrl, path) {
    return `${deploymentUrl.replace(/\/+$/, "")}${path}`;
}
/** @returns The name in `https://<name>.convex.cloud` or `https://<name>.<region>.convex.cloud`, or `null` for other hosts. */
function deploymentNameFromUrl(url) {
    if (!URL.canParse(url))
        return null;
    const { hostname } = new URL(url);
    return /^([\w-]+)(?:\.[\w-]+)?\.convex\.cloud$/.exec(hostname)?.[1] ?? null;
}


/***/ }),

/***/ 2800:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D8: () => (/* binding */ recreatesPreview),
/* harmony export */   Do: () => (/* binding */ cliCapabilities),
/* harmony export */   Pe: () => (/* binding */ FIRST_THAT_HIDES_VARIABLES),
/* harmony export */   oM: () => (/* binding */ OLDEST_TESTED)
/* harmony export */ });
/* unused harmony export SUPPORTED_SINCE */
/* harmony import */ var semver_functions_compare_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8469);
/* harmony import */ var semver_functions_parse_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6353);
/** What each version of the Convex CLI can do, from its changelog and each version's `convex deploy --help`. */


/** Older versions are refused for previews, and cause a warning otherwise. */
const OLDEST_TESTED = "1.28.0";
/** https://github.com/get-convex/convex-backend/blob/main/npm-packages/convex/CHANGELOG.md */
const FIRST_THAT_HIDES_VARIABLES = "1.48.0";
const SUPPORTED_SINCE = {
    "--allow-deleting-large-indexes": "1.30.0",
    "--push-all-modules": "1.31.7",
    "--skip-workos-check": "1.32.0",
    "--message": "1.36.0",
    "--preview-name": "1.36.0",
    "--skip-large-indexes-check": "1.47.0",
    "--allow-unstaging-schema": "1.47.0",
};
/** @param version - The `version` in convex's package.json. A pre-release counts as its release. */
function cliCapabilities(version) {
    const parsed = semver_functions_parse_js__WEBPACK_IMPORTED_MODULE_1__(version);
    const release = parsed === null ? "0.0.0" : `${parsed.major}.${parsed.minor}.${parsed.patch}`;
    const since = (first) => semver_functions_compare_js__WEBPACK_IMPORTED_MODULE_0__(release, first) >= 0;
    return {
        version,
        isTested: since(OLDEST_TESTED),
        deploysPreviews: since(OLDEST_TESTED),
        reusesPreviews: since("1.36.0"),
        resolvesUrlsOverHttp: since("1.35.0"),
        // A pre-release of that version does not count: the change may have come after it.
        hidesVariables: parsed !== null && semver_functions_compare_js__WEBPACK_IMPORTED_MODULE_0__(parsed, FIRST_THAT_HIDES_VARIABLES) >= 0,
        supports: (option) => since((Object.hasOwn(SUPPORTED_SINCE, option) ? SUPPORTED_SINCE[option] : undefined) ?? "0.0.0"),
    };
}
/** Whether a deploy deletes an existing preview deployment of that name and creates a new one. */
function recreatesPreview(previewMode, cli) {
    return previewMode === "recreate" || !cli.reusesPreviews;
}


/***/ }),

/***/ 6504:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  I: () => (/* binding */ CliOutput),
  w: () => (/* binding */ lastLines)
});

// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: ./build/markdown/cut-text.js
var cut_text = __webpack_require__(2030);
// EXTERNAL MODULE: external "node:string_decoder"
var external_node_string_decoder_ = __webpack_require__(6193);
;// CONCATENATED MODULE: ./build/runner/line-splitter.js
/** Splits the output of other programs into redacted lines. All of it reaches the log this way. */

/** In characters. Longer lines are passed on in pieces, so that endless output does not fill the memory. */
const MAX_PIECE_LENGTH = 32_768;
/** In characters. Longer than any key in any of its encodings, including keys that were not registered. */
const MIN_OVERLAP = 4_096;
/**
 * Turns chunks of a child's output into whole lines.
 *
 * Each line is decoded across chunk borders, redacted, and without control characters. Both `\n` and `\r` end a line;
 * `\r\n` ends one line, not two. Very long lines come in pieces, cut at white space outside of secrets (values of
 * `deployment-env` may contain white space). If there is none, the start is shown and the rest is dropped up to the next
 * such white space.
 */
class LineSplitter {
    #decoder = new external_node_string_decoder_.StringDecoder("utf8");
    #redaction;
    #onLine;
    /** The part of the current line that was not passed on yet; while skipping, it begins with the end of what was skipped. */
    #rest = "";
    #skipping = false;
    constructor(redaction, onLine) {
        this.#redaction = redaction;
        this.#onLine = onLine;
    }
    write(chunk) {
        this.#take(this.#decoder.write(chunk));
    }
    end() {
        this.#take(this.#decoder.end());
        if (this.#rest !== "")
            this.#endLine(this.#rest);
        this.#rest = "";
    }
    #take(text) {
        const lines = (this.#rest + text).split(/\r\n|\n|\r(?!$)/);
        this.#rest = lines.pop() ?? "";
        for (const line of lines)
            this.#endLine(line);
        this.#rest = this.#shorten(this.#rest, false);
    }
    #endLine(line) {
        const rest = this.#shorten(line, true);
        if (!this.#skipping)
            this.#pass(rest);
        this.#skipping = false;
    }
    #pass(line) {
        this.#onLine(this.#redaction.redact(line));
    }
    /** Passes on the first pieces of a line that is too long. @returns The rest of it. */
    #shorten(line, isWhole) {
        const held = this.#overlap;
        let rest = line;
        for (;;) {
            // Hold back the end of the text: it may be the start of a secret.
            const known = isWhole ? rest.length : rest.length - held;
            if (this.#skipping) {
                const start = this.#findSafeCut(rest, held, known, 1);
                if (start === null)
                    return rest.slice(-2 * held);
                this.#skipping = false;
                rest = rest.slice(start);
                continue;
            }
            if (known <= MAX_PIECE_LENGTH)
                return rest;
            const cut = this.#findSafeCut(rest, MAX_PIECE_LENGTH - 1, 0, -1);
            if (cut !== null)
                this.#pass(rest.slice(0, cut));
            // Drop the end of the piece: it may be the start of a secret, which would not be recognized.
            else
                this.#onLine(`${this.#redaction.redact(rest.slice(0, MAX_PIECE_LENGTH)).slice(0, -held)} …`);
            this.#skipping = cut === null;
            rest = rest.slice(cut ?? Math.max(0, MAX_PIECE_LENGTH - held));
        }
    }
    /** How many characters on either side of a cut are needed to see whether it goes through a secret. */
    get #overlap() {
        return Math.max(MIN_OVERLAP, this.#redaction.maxSecretLength);
    }
    /** Finds the first white space outside of secrets, from `from` (inclusive) to `to` (exclusive) in either direction. */
    #findSafeCut(text, from, to, step) {
        const held = this.#overlap;
        for (let at = nextSpace(text, from, step); step * (to - at) > 0; at = nextSpace(text, at + step, step)) {
            if (this.#isSafe(text.slice(Math.max(0, at - held), at), text.slice(at, at + held)))
                return at;
            // A secret that contains this position can reach this far, so skip the positions in between.
            at += step * (held - 1);
        }
        return null;
    }
    /** Whether two parts show nothing more when each is redacted by itself. */
    #isSafe(before, behind) {
        const { redact } = this.#redaction;
        const whole = redact(before + behind);
        return whole === before + behind || whole === redact(before) + redact(behind);
    }
}
/** @returns The position of the next white space; the text's length (or -1 when searching backwards) if there is none. */
function nextSpace(text, from, step) {
    if (step === 1) {
        const found = text.slice(from).search(/\s/);
        return found < 0 ? text.length : from + found;
    }
    let at = from;
    while (at >= 0 && !/\s/.test(text.charAt(at)))
        at -= 1;
    return at;
}

// EXTERNAL MODULE: ./build/runner/workflow-commands.js
var workflow_commands = __webpack_require__(2413);
// EXTERNAL MODULE: ./build/convex/cli/parse-announcement.js
var parse_announcement = __webpack_require__(954);
// EXTERNAL MODULE: ./build/convex/api/http.js
var http = __webpack_require__(7913);
;// CONCATENATED MODULE: ./build/convex/cli/verbose-changes.js

/** In characters. Longer objects are ignored, so that they do not fill the memory. */
const MAX_LENGTH = 16_000_000;
/**
 * Reads changes from the output of `--verbose`. Instead of a list of changes, the CLI then prints Convex's responses as
 * JSON: at the start of a push with `schemaChange`, at its end with `componentDiffs`.
 */
class VerboseChanges {
    /** Lines of the object that is being read, or `null`. */
    #lines = null;
    #length = 0;
    #started = null;
    #finished = null;
    add(line) {
        // An object begins and ends with a brace at the start of a line; the lines in between are indented.
        const opens = /^(?:startPush: ?)?\{$/.test(line);
        this.#length = opens ? 0 : this.#length + line.length;
        if (opens)
            this.#lines = ["{"];
        else if (this.#lines !== null && this.#length <= MAX_LENGTH && /^(?: {2}|\})/.test(line))
            this.#lines.push(line);
        else
            this.#lines = null;
        if (line !== "}" || this.#lines === null)
            return;
        const value = (0,http/* asRecord */.qY)(parse(this.#lines.join("\n")));
        this.#lines = null;
        if (value.schemaChange !== undefined)
            this.#started = value.schemaChange;
        if (value.componentDiffs !== undefined)
            this.#finished = value.componentDiffs;
    }
    /** The changes, or an empty array without such a response. @param isDryRun - Whether nothing was changed. */
    changes(isDryRun) {
        const components = (0,http/* asRecord */.qY)(this.#finished);
        const started = (0,http/* asRecord */.qY)((0,http/* asRecord */.qY)(this.#started).indexDiffs)[""];
        const indexes = (0,http/* asRecord */.qY)(started ?? (0,http/* asRecord */.qY)(components[""]).indexDiff);
        return this.#finished === null ? [] : [...indexChanges(indexes, isDryRun), ...componentChanges(components)];
    }
}
function parse(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}
function indexChanges(diff, isDryRun) {
    const list = (field) => (Array.isArray(diff[field]) ? diff[field].map(http/* asRecord */.qY) : []);
    const isStaged = (index) => index.staged === true;
    const told = (indexes, done, planned) => indexes.map((index) => toChange(isDryRun ? planned : done, indexName(index)));
    const added = list("added_indexes");
    return [
        ...told(list("removed_indexes"), ["deleted", "Index"], ["warning", "Index would be deleted"]),
        ...told(added.filter((index) => !isStaged(index)), ["added", "Index"], ["changed", "Index would be added"]),
        ...told(added.filter(isStaged), ["added", "Staged index"], ["changed", "Staged index would be added"]),
        ...told(list("enabled_indexes"), ["changed", "Index enabled"], ["changed", "Index would be enabled"]),
        ...told(list("disabled_indexes"), ["changed", "Index staged"], ["changed", "Index would be staged"]),
    ];
}
/** As the CLI writes it without `--verbose`. */
function indexName(index) {
    const names = (value) => (Array.isArray(value) ? value.filter((one) => typeof one === "string") : []);
    const filters = names(index.filterFields);
    const filtered = filters.length === 0 ? "" : `, filter${filters.length === 1 ? "" : "s"} on ${filters.join(", ")}`;
    const name = (0,http/* asString */.oJ)(index.name) ?? "";
    switch (index.type) {
        case "search":
            return `${name} (text) (${(0,http/* asString */.oJ)(index.searchField) ?? ""}${filtered})`;
        case "vector":
            return `${name} (vector) (${(0,http/* asString */.oJ)(index.vectorField) ?? ""} (${String(index.dimensions)} dimensions)${filtered})`;
        default:
            return `${name} (${names(index.fields).join(", ")})`;
    }
}
const COMPONENTS = {
    create: ["added", "Component"],
    unmount: ["warning", "Component unmounted"],
    remount: ["changed", "Component mounted again"],
};
function componentChanges(components) {
    return Object.entries(components).flatMap(([path, diff]) => {
        const type = (0,http/* asString */.oJ)((0,http/* asRecord */.qY)((0,http/* asRecord */.qY)(diff).diffType).type) ?? "";
        const words = path !== "" && Object.hasOwn(COMPONENTS, type) ? COMPONENTS[type] : undefined;
        return words === undefined ? [] : [toChange(words, path)];
    });
}
function toChange([kind, what], name) {
    return { kind, what, name };
}

;// CONCATENATED MODULE: ./build/convex/cli/parse-schema-changes.js

const INDEX_ROW = /^\s+\[[-+*]\] (.+)$/;
const LARGE_ROW = /^⛔ (.+)$/;
const TABLE_ROW = /^ {2}(\S.*)$/;
const SECTIONS = [
    { heading: /Deleted table indexes:$/, kind: "deleted", what: "Index", row: INDEX_ROW },
    { heading: /Would delete table indexes:$/, kind: "warning", what: "Index would be deleted", row: INDEX_ROW },
    { heading: /Added table indexes:$/, kind: "added", what: "Index", row: INDEX_ROW },
    { heading: /Would add table indexes:$/, kind: "changed", what: "Index would be added", row: INDEX_ROW },
    { heading: /Added staged table indexes:$/, kind: "added", what: "Staged index", row: INDEX_ROW },
    { heading: /Would add staged table indexes:$/, kind: "changed", what: "Staged index would be added", row: INDEX_ROW },
    { heading: /These indexes are now enabled:$/, kind: "changed", what: "Index enabled", row: INDEX_ROW },
    { heading: /These indexes would be enabled:$/, kind: "changed", what: "Index would be enabled", row: INDEX_ROW },
    { heading: /These indexes are now staged:$/, kind: "changed", what: "Index staged", row: INDEX_ROW },
    { heading: /These indexes would be staged:$/, kind: "changed", what: "Index would be staged", row: INDEX_ROW },
    {
        heading: /This code push will delete the following ind/,
        kind: "warning",
        what: "Index on a large table would be deleted",
        row: LARGE_ROW,
        isConfirmation: true,
    },
    {
        heading: /This push will create the following ind/,
        kind: "warning",
        what: "Index on a large table, which holds the deploy up until it is filled",
        row: LARGE_ROW,
    },
    {
        heading: /This push (?:discards|would discard) staged schema validation/,
        kind: "warning",
        what: "Staged validator discarded",
        row: LARGE_ROW,
    },
    {
        heading: /This schema change requires checking every document/,
        kind: "warning",
        what: "Every document is checked against the new schema, which may take a while",
        row: TABLE_ROW,
    },
    { heading: /Staged schema validation status:$/, kind: "changed", what: "Staged validator", row: TABLE_ROW },
];
const parse_schema_changes_COMPONENTS = [
    [/^(?:[✔√] +)?Installed component (.+)\.$/, "added", "Component"],
    [/^(?:[✔√] +)?Unmounted component (.+)\.$/, "warning", "Component unmounted"],
    [/^(?:[✔√] +)?Remounted component (.+)\.$/, "changed", "Component mounted again"],
];
/** How many changes are listed by name; the rest are counted. Deletions and warnings are always listed. */
const MAX_NAMED = 200;
/** Collects changes from the CLI's output line by line, because the output is not kept completely. */
class SchemaChangeReader {
    #found = [];
    /** The changes that are only counted, by kind and text. */
    #counted = new Map();
    #verbose = new VerboseChanges();
    #named = 0;
    #section = null;
    /** @param line - A line that the CLI itself printed, redacted and without escape sequences. */
    add(line) {
        this.#verbose.add(line);
        const opened = SECTIONS.find(({ heading }) => heading.test(line.slice(0, 200)));
        if (opened !== undefined)
            this.#section = opened;
        const name = this.#section?.row.exec(line)?.[1];
        if (this.#section !== null && opened === undefined && name !== undefined) {
            const { kind, what, isConfirmation = false } = this.#section;
            this.#take({ kind, what, name: nameOf(name), isConfirmation });
        }
        else if (opened === undefined && isEndOfSection(line, this.#section))
            this.#section = null;
        for (const change of componentChange(line))
            this.#take(change);
    }
    /** @param isDryRun - Whether the CLI only reported what it would change. */
    changes(isDryRun) {
        for (const change of this.#verbose.changes(isDryRun))
            this.#take({ ...change, isConfirmation: false });
        const isDone = this.#found.some(({ kind }) => kind === "deleted");
        const named = this.#found
            .filter(({ isConfirmation }) => !(isConfirmation && isDone))
            .map(({ kind, what, name }) => ({ kind, what, name }));
        return [...named, ...this.#counted.values()];
    }
    #take(change) {
        const isLoud = change.kind === "deleted" || change.kind === "warning";
        if (isLoud || this.#named < MAX_NAMED) {
            this.#found.push(change);
            if (!isLoud)
                this.#named += 1;
            return;
        }
        const { kind, what } = change;
        const count = (this.#counted.get(`${kind} ${what}`)?.count ?? 0) + 1;
        this.#counted.set(`${kind} ${what}`, { kind, what, name: "", count });
    }
}
/** @param cliLines - All lines that the CLI itself printed, redacted and without escape sequences. */
function parseSchemaChanges(cliLines, isDryRun = false) {
    const reader = new SchemaChangeReader();
    for (const line of cliLines)
        reader.add(line);
    return reader.changes(isDryRun);
}
/** Not every other line ends a section: headings have several lines, and rows have details below them. */
function isEndOfSection(line, section) {
    if (section === null)
        return false;
    return section.row === INDEX_ROW ? !/^\s{4,}\S/.test(line) : /^[✔√✖]|^Tip:/.test(line);
}
function componentChange(line) {
    for (const [pattern, kind, what] of parse_schema_changes_COMPONENTS) {
        const name = pattern.exec(line)?.[1];
        if (name !== undefined)
            return [{ kind, what, name, isConfirmation: false }];
    }
    return [];
}
/** `messages.by_channel   channel, _creationTime` as `messages.by_channel (channel, _creationTime)`. */
function nameOf(row) {
    const [name = "", ...rest] = row
        .split(/ {2,}/)
        .map((part) => part.trim())
        .filter((part) => part !== "" && part !== "(staged)");
    return rest.length === 0 ? name : `${name} (${rest.join(" ")})`;
}

;// CONCATENATED MODULE: ./build/convex/cli/cli-output.js
/** Processes the CLI's output: writes it to the log, parses it, and keeps it for reports. */






/** Lines at the end of the output, which contain the cause of a failure. */
const TAIL_LINES = 120;
/** Limits for the kept output, so that endless output does not fill the memory. */
const MAX_LINES = 2_000;
const MAX_LINE_LENGTH = 2_000;
class CliOutput {
    #settings;
    #lines = [];
    #changes = new SchemaChangeReader();
    #report = parse_announcement/* NO_STATUS */.rF;
    /** Who writes to stdout now. The CLI itself writes to stderr only. */
    #foreignSource;
    constructor(settings) {
        this.#settings = settings;
        this.#foreignSource = settings.endOfBuild === null ? "tool" : "build";
    }
    /** The last lines that were printed so far. Redacted. */
    get lines() {
        return this.#lines;
    }
    /** What the CLI has reported so far. */
    get report() {
        return this.#report;
    }
    /** The changes that the CLI reported. */
    changes(isDryRun) {
        return this.#changes.changes(isDryRun);
    }
    /** Reads both streams to their end. */
    async read({ stdout, stderr }) {
        await Promise.all([
            this.#pump(stdout, (line) => {
                if (line === this.#settings.endOfBuild)
                    this.#foreignSource = "tool";
                else
                    this.#show(line, stdout, this.#foreignSource);
            }),
            this.#pump(stderr, (line) => {
                this.#report = (0,parse_announcement/* parseCliLine */.sx)(this.#report, line);
                this.#show(line, stderr, "cli");
            }),
        ]);
    }
    /** Reads a stream in whole, redacted lines. */
    async #pump(source, onLine) {
        const splitter = new LineSplitter(this.#settings.redaction, onLine);
        source.on("data", (chunk) => splitter.write(chunk));
        await (0,external_node_events_.once)(source, "close");
        splitter.end();
    }
    #show(line, stream, source) {
        const filterLine = this.#settings.filterLine(line);
        if (filterLine === null)
            return;
        this.#lines.push({ text: shortened(filterLine), source });
        if (source === "cli")
            this.#changes.add(filterLine);
        if (this.#lines.length > MAX_LINES)
            this.#lines.shift();
        writeLine(this.#settings.log, (0,workflow_commands/* escapeWorkflowCommands */.F)(filterLine), stream);
    }
}
/** The last lines of all sources or of one. */
function lastLines(lines, only = null) {
    return lines
        .slice(-TAIL_LINES)
        .filter(({ source }) => only === null || source === only)
        .map(({ text }) => text);
}
/** Copies a line that is shortened: a slice would keep the whole line in memory. */
function shortened(line) {
    return line.length <= MAX_LINE_LENGTH ? line : Buffer.from((0,cut_text/* cutBetweenWords */.U)(line, MAX_LINE_LENGTH)).toString();
}
/** Writes one line, and pauses its source while the log is slower, so that output does not fill the memory. */
function writeLine(log, line, source) {
    if (log.write(`${line}\n`) || source.isPaused())
        return;
    source.pause();
    log.once("drain", () => source.resume());
}


/***/ }),

/***/ 954:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   jQ: () => (/* binding */ deploymentNameFromStatus),
/* harmony export */   rF: () => (/* binding */ NO_STATUS),
/* harmony export */   sx: () => (/* binding */ parseCliLine)
/* harmony export */ });
/* harmony import */ var _api_deployment_url_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8786);

const NO_STATUS = { announcement: null, deployedUrl: null, wouldHaveDeployed: false };
const ANNOUNCED = /^▌\s+\[(\w*)\]\s+(\S+)(?:\s+\((?:dev|prod)\))?(?:\s+\(dashboard: (\S+)\))?$/;
const ANNOUNCED_URL = /^▌\s+└─\s+(\S+)$/;
const DEPLOYED = /^(?:✔|√)\s+Deployed Convex functions to (\S+)$/;
const WOULD_HAVE = /^(?:✔|√)\s+Would have deployed Convex functions to /;
/** Adds one line without escape sequences. The first announcement and the last success count. */
function parseCliLine(report, line) {
    const text = line.trim();
    const announced = ANNOUNCED.exec(text);
    if (announced !== null && report.announcement === null) {
        const [, label = "", reference = "", dashboardUrl] = announced;
        return { ...report, announcement: { label, reference, dashboardUrl: dashboardUrl ?? null, url: null } };
    }
    const url = ANNOUNCED_URL.exec(text)?.[1];
    if (url !== undefined && (report.announcement === null || report.announcement.url === null)) {
        const announcement = report.announcement ?? { label: "", reference: "", dashboardUrl: null, url: null };
        return { ...report, announcement: { ...announcement, url } };
    }
    const deployed = DEPLOYED.exec(text)?.[1];
    if (deployed !== undefined)
        return { ...report, deployedUrl: deployed };
    return WOULD_HAVE.test(text) ? { ...report, wouldHaveDeployed: true } : report;
}
/** @returns The deployment's name from the announcement or a URL, or `null`. */
function deploymentNameFromStatus(report) {
    const fromDashboard = report.announcement?.dashboardUrl?.split("/").at(-1);
    if (fromDashboard !== undefined && /^[\w-]+$/.test(fromDashboard))
        return fromDashboard;
    const reference = report.announcement?.reference ?? "";
    if (/^[\w-]+$/.test(reference))
        return reference;
    return (0,_api_deployment_url_js__WEBPACK_IMPORTED_MODULE_0__/* .deploymentNameFromUrl */ .CP)(report.deployedUrl ?? report.announcement?.url ?? "");
}


/***/ }),

/***/ 8452:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  dM: () => (/* binding */ dashboardUrlOf),
  m_: () => (/* binding */ deploymentFlag),
  xB: () => (/* binding */ isDeploymentClaimed),
  A4: () => (/* binding */ toDeployResult)
});

// EXTERNAL MODULE: ./node_modules/shlex/shlex.js
var shlex = __webpack_require__(5637);
// EXTERNAL MODULE: ./build/diagnosis/action-failures.js
var action_failures = __webpack_require__(3668);
// EXTERNAL MODULE: ./build/diagnosis/diagnose.js + 3 modules
var diagnose = __webpack_require__(9696);
// EXTERNAL MODULE: ./build/diagnosis/source-location.js
var source_location = __webpack_require__(5973);
// EXTERNAL MODULE: ./build/outcome/outcome.js
var outcome = __webpack_require__(6383);
// EXTERNAL MODULE: ./build/convex/api/deployment-url.js
var deployment_url = __webpack_require__(8786);
// EXTERNAL MODULE: ./build/convex/api/provision-host.js
var provision_host = __webpack_require__(2905);
// EXTERNAL MODULE: ./build/convex/cli/cli-capabilities.js
var cli_capabilities = __webpack_require__(2800);
// EXTERNAL MODULE: ./build/convex/cli/cli-output.js + 3 modules
var cli_output = __webpack_require__(6504);
// EXTERNAL MODULE: ./build/convex/cli/parse-announcement.js
var parse_announcement = __webpack_require__(954);
// EXTERNAL MODULE: ./build/markdown/code-span.js
var code_span = __webpack_require__(4720);
;// CONCATENATED MODULE: ./build/convex/deploy/verify-deployment.js
/** Compares what the CLI did with what was planned. */



const LABELS = {
    preview: "Preview",
    production: "Production",
    development: "Development",
    custom: "Custom",
};
/**
 * @param cloudUrl - URL from the command wrapper, or `null` if it did not run.
 * @returns A sentence about the first difference, or `null` if there is none. Facts that an old CLI does not print are not
 *   compared.
 */
function findDeploymentMismatch(expected, report, cloudUrl) {
    const { announcement } = report;
    if (expected.url !== null) {
        const reached = report.deployedUrl ?? announcement?.url ?? null;
        return reached !== null && origin(reached) !== origin(expected.url)
            ? `The CLI deployed to ${(0,code_span/* codeSpan */.S)(reached)}, not to ${(0,code_span/* codeSpan */.S)(expected.url)}.`
            : null;
    }
    if (announcement !== null && announcement.label !== "" && announcement.label !== LABELS[expected.target])
        return `The CLI announced a ${announcement.label} deployment where ${expected.target} was planned.`;
    const { key } = expected;
    const project = key.kind === "preview" || key.kind === "project" ? `${key.teamSlug}:${key.projectSlug}:` : null;
    if (project !== null && announcement?.reference.includes(":") && !announcement.reference.startsWith(project))
        return `The CLI announced ${(0,code_span/* codeSpan */.S)(announcement.reference)}, which is not of the key's project ${(0,code_span/* codeSpan */.S)(project.slice(0, -1))}.`;
    const names = [
        (0,parse_announcement/* deploymentNameFromStatus */.jQ)(report),
        (0,deployment_url/* deploymentNameFromUrl */.CP)(report.deployedUrl ?? ""),
        (0,deployment_url/* deploymentNameFromUrl */.CP)(cloudUrl ?? ""),
    ];
    const known = names.filter((name) => name !== null);
    const wanted = expected.deploymentName ?? known[0];
    const other = known.find((name) => name !== wanted);
    if (other !== undefined && wanted !== undefined)
        return `The CLI deployed to ${(0,code_span/* codeSpan */.S)(other)}, not to ${(0,code_span/* codeSpan */.S)(wanted)}.`;
    if (announcement?.url && report.deployedUrl && origin(announcement.url) !== origin(report.deployedUrl))
        return `The CLI announced ${(0,code_span/* codeSpan */.S)(announcement.url)} and deployed to ${(0,code_span/* codeSpan */.S)(report.deployedUrl)}.`;
    return null;
}
function origin(url) {
    return URL.canParse(url) ? new URL(url).origin : url;
}

;// CONCATENATED MODULE: ./build/convex/deploy/deploy-result.js
/** Converts a run of the CLI to the result of a deploy. */











/**
 * @param previewBefore - Result of looking up the preview deployment before the CLI ran, or `null` if it was not looked up.
 * @param blockedBy - Why the push was not allowed, or `null` if it was.
 * @param unsetAuthVariables - See `FailedRun`.
 */
function toDeployResult(assignment, { capabilities, urlVariables, sourceRoots }, run, previewBefore, blockedBy, unsetAuthVariables = []) {
    const { plan, key, url, inputs } = assignment;
    const { report, wrapper } = run;
    const isRecreated = (0,cli_capabilities/* recreatesPreview */.D8)(inputs.previewMode, capabilities);
    const deploymentName = plan.deploymentName ??
        (0,parse_announcement/* deploymentNameFromStatus */.jQ)(report) ??
        (0,deployment_url/* deploymentNameFromUrl */.CP)(wrapper.url ?? "") ??
        // If the run failed before its claim, it reached nothing, whatever the look-up found.
        (previewBefore?.kind === "exists" && isDeploymentClaimed(run) ? previewBefore.deploymentName : null);
    const deployment = {
        name: deploymentName,
        url: wrapper.url ?? (0,deployment_url/* parseHttpUrl */.f$)(report.deployedUrl) ?? (0,deployment_url/* parseHttpUrl */.f$)(report.announcement?.url),
        siteUrl: wrapper.siteUrl,
        dashboardUrl: dashboardUrlFromOutput(run, assignment) ?? dashboardUrlOf(deploymentName, url),
        // The command wrapper got the URLs as data. Otherwise they were read from the output.
        urlsFromApi: wrapper.url !== null,
        previewCreated: plan.preview === null || !isDeploymentClaimed(run) ? null : wasPreviewCreated(inputs, isRecreated, previewBefore),
        expiresAt: null,
    };
    const deploy = {
        ...outcome/* CLI_NOT_RUN */.he,
        cliVersion: capabilities.version,
        buildSeconds: inputs.cmd === null ? null : run.buildSeconds,
        pushSeconds: run.pushSeconds,
        schemaChanges: run.changes,
        outputTail: (0,cli_output/* lastLines */.w)(run.output),
    };
    const notes = inputs.dryRun ? dryRunNotes(plan, previewBefore, isRecreated) : [];
    const common = { deployment, deploy, variables: urlVariables, notes };
    if (run.aborted && run.exitCode !== 0)
        return { ...common, status: "cancelled", failure: action_failures/* CANCELLED */.gD };
    if (blockedBy !== null && run.exitCode !== 0) {
        const status = blockedBy.code === "superseded" ? "skipped" : "failed";
        return { ...common, status, failure: blockedBy, deploy: { ...deploy, pushSeconds: null, outputTail: [] } };
    }
    if (run.exitCode === 0 && !didReachPush(run, blockedBy))
        return { ...common, status: "failed", failure: action_failures/* PUSH_UNCONFIRMED */.Kr };
    const reused = previewBefore?.kind === "exists" && !isRecreated ? previewBefore.deploymentName : null;
    const expected = { target: plan.target, key, deploymentName: plan.deploymentName ?? reused, url };
    const mismatch = findDeploymentMismatch(expected, report, wrapper.url);
    if (mismatch !== null)
        return { ...common, status: "failed", failure: (0,action_failures/* wrongDeployment */.vd)(mismatch) };
    if (run.exitCode === 0 && previewBefore?.kind === "rejected" && inputs.dryRun)
        return { ...common, status: "failed", failure: action_failures/* KEY_REJECTED */.nc };
    if (run.exitCode === 0)
        return { ...common, status: inputs.dryRun ? "dry-run" : "deployed", failure: null };
    const failure = (0,diagnose/* diagnose */.h4)({
        outputTail: (0,cli_output/* lastLines */.w)(linesOfFailure(run)),
        cliTail: (0,cli_output/* lastLines */.w)(run.output, "cli"),
        buildExitCode: wrapper.exitCode,
        keyKind: key.kind,
        target: plan.target,
        deploymentFlag: deploymentFlag(assignment, deploymentName),
        dashboardUrl: deployment.dashboardUrl,
        isVerboseSafe: capabilities.hidesVariables,
        unsetAuthVariables,
        isTracked: (path) => (0,source_location/* fileOf */.W7)(path, sourceRoots) !== null,
        urlNames: [...urlVariables.url, ...(wrapper.siteUrl === null ? [] : urlVariables.siteUrl)],
    });
    const locations = (0,source_location/* findLocations */.eb)(linesOfFailure(run), sourceRoots);
    return { ...common, status: "failed", failure, deploy: { ...deploy, locations } };
}
/** The CLI pushes only after the command wrapper has succeeded: without that, exit code 0 does not mean that it pushed. */
function didReachPush({ hadWrapper, wrapper }, blockedBy) {
    return blockedBy === null && (!hadWrapper || wrapper.exitCode === 0);
}
/** Leaves out the output of a build that succeeded: errors in it are not why the push failed. */
function linesOfFailure({ output, wrapper }) {
    const hasPassed = wrapper.exitCode === null || wrapper.exitCode === 0;
    return output.filter(({ source }) => !hasPassed || source !== "build");
}
/** Whether the CLI got past its claim. */
function isDeploymentClaimed({ exitCode, wrapper, report }) {
    return exitCode === 0 || wrapper.url !== null || report.announcement !== null;
}
function wasPreviewCreated(inputs, isRecreated, previewBefore) {
    if (inputs.dryRun)
        return null;
    if (isRecreated)
        return true;
    if (previewBefore === null || previewBefore.kind === "unknown" || previewBefore.kind === "rejected")
        return null;
    return previewBefore.kind === "absent";
}
/** The arguments with which a person who is logged in to the CLI selects the same Convex deployment. */
function deploymentFlag({ plan, url }, deploymentName) {
    if (url !== null)
        return "";
    if (plan.preview !== null)
        return `--preview-name ${(0,shlex/* quote */.hD)(plan.preview.name)}`;
    if (plan.target === "production")
        return "--prod";
    return deploymentName === null ? "" : `--deployment-name ${(0,shlex/* quote */.hD)(deploymentName)}`;
}
/** Accepts only Convex's own dashboard, whatever was printed. Tests use a loopback cloud with a loopback dashboard. */
function dashboardUrlFromOutput({ report }, { provisionHost }) {
    const announced = report.announcement?.dashboardUrl ?? null;
    // The name in it was redacted, because it is a value of `deployment-env`.
    if (announced?.includes("***"))
        return null;
    const isConvex = announced?.startsWith("https://dashboard.convex.dev/") === true;
    const isLoopback = provisionHost !== provision_host/* CONVEX_PROVISION_ORIGIN */.X && announced?.startsWith("http://localhost:") === true;
    return isConvex || isLoopback ? announced : null;
}
/** @param url - URL of an admin key's backend, which has no page on the dashboard, or `null`. */
function dashboardUrlOf(deploymentName, url) {
    return deploymentName === null || url !== null ? null : `https://dashboard.convex.dev/d/${deploymentName}`;
}
function dryRunNotes(plan, previewBefore, isRecreated) {
    const always = "Dry run: nothing was changed, on Convex or on GitHub, and `cmd` was not run.";
    if (plan.preview === null)
        return [
            always,
            "Checked: the key, the event, and the code against the deployment (bundle, types, schema, indexes).",
        ];
    const states = {
        exists: isRecreated
            ? "The preview deployment exists and would be deleted and recreated without its data."
            : "The preview deployment exists and would be used.",
        absent: "The preview deployment does not exist yet and would be created.",
        rejected: "Convex does not accept the key.",
        unknown: "Could not find out whether the preview deployment exists.",
    };
    return [
        always,
        `Checked: the key, the event and the preview's name. ${states[previewBefore?.kind ?? "unknown"]}`,
        "Not checked: the code. The Convex CLI bundles and type-checks nothing on a dry run with a preview deploy key.",
    ];
}


/***/ }),

/***/ 1503:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   h: () => (/* binding */ dependenciesOf),
/* harmony export */   j: () => (/* binding */ readPackageJson)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _workspace_read_regular_file_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1840);


/** @returns The parsed package.json of a folder, or `null` if there is none or it is not JSON. */
function readPackageJson(directory) {
    try {
        return JSON.parse((0,_workspace_read_regular_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readRegularFile */ .X)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(directory, "package.json")) ?? "");
    }
    catch {
        return null;
    }
}
/** Names in `dependencies` and `devDependencies`. */
function dependenciesOf(packageJson) {
    const names = new Set();
    if (typeof packageJson !== "object" || packageJson === null)
        return names;
    for (const field of ["dependencies", "devDependencies"]) {
        const section = packageJson[field];
        if (typeof section === "object" && section !== null)
            for (const name of Object.keys(section))
                names.add(name);
    }
    return names;
}


/***/ }),

/***/ 7853:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   r: () => (/* binding */ urlVariables),
/* harmony export */   v: () => (/* binding */ SITE_URL_NAMES)
/* harmony export */ });
/* harmony import */ var _package_json_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1503);

/** The names of the variables in which a framework expects the URLs of a Convex deployment. */
/** The framework is detected by a dependency, the first match wins, as in the CLI (`suggestedEnvVarNames`). */
const PREFIX_BY_DEPENDENCY = [
    ["react-scripts", "REACT_APP_"],
    ["next", "NEXT_PUBLIC_"],
    ["expo", "EXPO_PUBLIC_"],
    ["@sveltejs/kit", "PUBLIC_"],
    ["@tanstack/start", "VITE_"],
    ["@tanstack/react-start", "VITE_"],
    ["vite", "VITE_"],
];
/** The empty prefix comes first: the CLI uses it if it does not know the framework. */
const PREFIXES = [...new Set(["", ...PREFIX_BY_DEPENDENCY.map(([, prefix]) => prefix)])];
/** Every name that the CLI may use for the site URL. It has no option to set it. */
const SITE_URL_NAMES = PREFIXES.map((prefix) => `${prefix}CONVEX_SITE_URL`);
/**
 * The names for the detected framework. If none is detected, those of all frameworks: the package may contain only the
 * functions, while `cmd` builds a site in another folder.
 *
 * @param packageJson - The parsed package.json of the working directory, of any shape.
 * @param urlNames - The `cmd-url-env-var-name` input; if empty, the framework's names are used.
 * @param siteUrlNames - The `cmd-site-url-env-var-name` input; if empty, the names are derived from those for the URL.
 */
function urlVariables(packageJson, urlNames, siteUrlNames) {
    const dependencies = (0,_package_json_js__WEBPACK_IMPORTED_MODULE_0__/* .dependenciesOf */ .h)(packageJson);
    const prefix = PREFIX_BY_DEPENDENCY.find(([dependency]) => dependencies.has(dependency))?.[1];
    const prefixes = prefix === undefined ? PREFIXES : [prefix];
    const url = urlNames.length > 0 ? urlNames : prefixes.map((one) => `${one}CONVEX_URL`);
    const derived = url
        .filter((name) => name.includes("CONVEX_URL"))
        .map((name) => name.replace("CONVEX_URL", "CONVEX_SITE_URL"));
    const byFramework = prefixes.map((one) => `${one}CONVEX_SITE_URL`);
    const siteUrl = siteUrlNames.length > 0 ? siteUrlNames : derived.length > 0 ? derived : byFramework;
    return { url: [...new Set(url)], siteUrl: [...new Set(siteUrl)] };
}


/***/ })

};
