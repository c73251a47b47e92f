import * as __WEBPACK_EXTERNAL_MODULE__undici_index_cjs_0374fdc6__ from "../undici/index.cjs";
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2672:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
module.exports = x({ ["fetch"]: () => (__WEBPACK_EXTERNAL_MODULE__undici_index_cjs_0374fdc6__.fetch) });

/***/ }),

/***/ 4867:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("../undici/index.cjs");

/***/ }),

/***/ 2613:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("assert");

/***/ }),

/***/ 5317:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("child_process");

/***/ }),

/***/ 6982:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");

/***/ }),

/***/ 4434:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("events");

/***/ }),

/***/ 9896:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");

/***/ }),

/***/ 8611:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("http");

/***/ }),

/***/ 5692:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("https");

/***/ }),

/***/ 9278:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("net");

/***/ }),

/***/ 1421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 7598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 8474:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");

/***/ }),

/***/ 3024:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 1455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 7030:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 8161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 6760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 481:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:readline");

/***/ }),

/***/ 8321:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream/consumers");

/***/ }),

/***/ 6193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:string_decoder");

/***/ }),

/***/ 8500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 3136:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:url");

/***/ }),

/***/ 8522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ }),

/***/ 857:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");

/***/ }),

/***/ 6928:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");

/***/ }),

/***/ 3193:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("string_decoder");

/***/ }),

/***/ 3557:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("timers");

/***/ }),

/***/ 4756:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("tls");

/***/ }),

/***/ 9023:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("util");

/***/ }),

/***/ 7742:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   FI: () => (/* binding */ verifyState),
/* harmony export */   NR: () => (/* binding */ signingKey),
/* harmony export */   sf: () => (/* binding */ STATE_NAME)
/* harmony export */ });
/* unused harmony exports RunStateStore, signState */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_zlib__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(8522);
/* harmony import */ var _diagnosis_source_location_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(5973);
/* harmony import */ var _outcome_outcome_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6383);
/**
 * The state that `main` saves for `post`, so that `post` can report a run that was killed.
 *
 * The build can find and write the runner's state file, so the state is signed. The signing key is in this process's
 * environment and in no child's. Code that reads it from there can sign anything, but it can also use the tokens there.
 */




/** The name of the state in the runner's file. */
const STATE_NAME = "run";
/**
 * In characters. The runner passes the state in the environment, which on Windows is limited to 32,767 in total.
 * https://learn.microsoft.com/windows/win32/procthread/environment-variables
 */
const MAX_STATE_CHARACTERS = 12_000;
/** Saves each change at once, because the process may be killed at any time. */
class RunStateStore {
    #state;
    #write;
    #key;
    /** @param key - Result of `signingKey`. */
    constructor(state, key, write) {
        this.#state = state;
        this.#key = key;
        this.#write = write;
    }
    get state() {
        return this.#state;
    }
    save(change) {
        this.#state = { ...this.#state, ...change };
        this.#write(signState(this.#state, this.#key));
    }
}
/**
 * The runner's own token of the job: `main` and `post` share it, while inputs may change between them, and it is not
 * passed to child processes. Without it, as on a fake runner, anybody can sign the state.
 */
function signingKey(environment) {
    return environment.ACTIONS_RUNTIME_TOKEN ?? "";
}
function signState(state, key) {
    const whole = compress(state);
    const data = whole.length <= MAX_STATE_CHARACTERS ? whole : compress(withoutDetails(state));
    return `${seal(data, key)} ${data}`;
}
/** @returns The state, or `null` if there is none or its signature is not valid. */
function verifyState(sealed, key) {
    const [sum = "", data = ""] = sealed.split(" ");
    const wanted = Buffer.from(seal(data, key));
    const found = Buffer.from(sum);
    if (found.length !== wanted.length || !(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.timingSafeEqual)(found, wanted))
        return null;
    // `main` of the same bundle has signed it, so its shape is known.
    return JSON.parse((0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.inflateRawSync)(Buffer.from(data, "base64")).toString("utf8"));
}
function compress(state) {
    return deflateRawSync(JSON.stringify(state)).toString("base64");
}
function seal(data, key) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHmac)("sha256", key).update(data).digest("hex");
}
function withoutDetails({ outcomeSoFar, finalOutcome, ...state }) {
    return { ...state, outcomeSoFar: trim(outcomeSoFar), finalOutcome: trim(finalOutcome) };
}
const BRIEF = { schemaChanges: [], locations: _diagnosis_source_location_js__WEBPACK_IMPORTED_MODULE_2__/* .NO_LOCATIONS */ .vn, outputTail: [] };
/** Drops parts that may be long. The log and the summary contain them. */
function trim(outcome) {
    return outcome === null
        ? null
        : {
            ...withEnding(outcome, { notes: [] }),
            comparison: null,
            functions: [],
            deploy: outcome.deploy && { ...outcome.deploy, ...BRIEF },
        };
}


/***/ }),

/***/ 5973:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   vn: () => (/* binding */ NO_LOCATIONS)
/* harmony export */ });
/* unused harmony exports findLocations, fileOf */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/** Finds the locations in the code of the repository that the output of a failed push names. */


const NO_LOCATIONS = { locations: [], omitted: 0 };
/** GitHub shows ten annotations of a level for each step. */
const MAX_LOCATIONS = 10;
const MAX_MESSAGE_LENGTH = 300;
/** `convex/a.ts:3:5 - error TS2322: …` and, without colors, `convex/a.ts(3,5): error TS2322: …`. */
const TYPESCRIPT = /^\s*((?:file:\/\/\/?)?(?:[A-Za-z]:)?[^\s:][^:]{0,500}?)(?:\((\d{1,7}),(\d{1,7})\):|:(\d{1,7}):(\d{1,7}) -) error ((TS\d{1,6}): .*)$/;
/** esbuild prints the error first, and its location on a line of its own. On Windows it prints `X`. */
const BUNDLER_ERROR = /^\s*[✘X] \[ERROR\] (.*)$/;
const BUNDLER_LOCATION = /^ {4}((?:[A-Za-z]:)?[^\s:][^:]{0,500}):(\d{1,7}):(\d{1,7}):$/;
/** An error that Convex caught when it loaded a module, and a line of its stack. */
const UNCAUGHT = /(?:^|: )(Uncaught .*)$/;
const FRAME = /^\s+at (?:[^(]{1,200} \(|async )?((?:file:\/\/\/?)?(?:[A-Za-z]:)?[^\s:][^:]{0,500}):(\d{1,7}):(\d{1,7})\)?$/;
/** The prefix that the CLI adds to an error of Convex. */
const REQUEST = /^[✖×] (?:Error fetching [A-Z]{1,10} {1,4}\S{1,500} \d{3} [\w ]{1,50}: )?/;
/** Messages that name a file without a line. */
const WHOLE_FILES = [
    [/Failed to analyze (\S{1,300}): Uncaught /, ([, module = ""]) => module],
    [/: (\S{1,300}) is not a valid path to a Convex module/, ([, module = ""]) => module],
    [/"use node" directive is not allowed for (\S{1,300}?)\.?$/, ([, file = ""]) => file],
    [/Hit an error while evaluating your schema/, () => "schema.js"],
    [/Parsing "convex\.json" failed|in `convex\.json`/, () => "convex.json"],
    [/InvalidConvexConfig: /, () => "convex.config.js"],
    [/InvalidAuthConfig: |AuthConfig\w{1,30}Error: |is used in auth config file but/, () => "auth.config.js"],
];
/** The class of an error that was thrown. */
const THROWN = /(?:^|: )(Uncaught \w{0,60}(?:Error|Exception))(?::|$)/;
/** @param lines - Redacted output, without escape sequences. */
function findLocations(lines, roots) {
    const found = new Map();
    for (const location of findAll(lines, roots)) {
        const position = `${location.path}:${location.line}:${location.column}`;
        if (!found.has(position))
            found.set(position, location);
    }
    const exact = [...found.values()].filter(({ line }) => line !== null);
    // Omit a file as a whole if a line in it is known.
    const whole = [...found.values()].filter(({ path }) => !exact.some((one) => one.path === path));
    const all = [...exact, ...whole];
    return { locations: all.slice(0, MAX_LOCATIONS), omitted: Math.max(0, all.length - MAX_LOCATIONS) };
}
function* findAll(lines, roots) {
    /** The error message that applies to the next file location. */
    let pendingMessage = null;
    // A thrown error may have several lines with any content.
    let hasThrown = false;
    for (const [index, { text, source }] of lines.entries()) {
        if (!hasOtherFrames(text, lines.slice(index + 1, index + 1 + MAX_FRAMES), roots))
            yield* wholeFile(text, lines[index + 1]?.text ?? "", roots);
        hasThrown ||= source === "cli" && RESPONSE.test(text);
        const typescript = TYPESCRIPT.exec(text);
        if (typescript !== null) {
            const [, path = "", row, column, row2, column2, message = "", code = ""] = typescript;
            // Newer CLIs print the output of `tsc` as their own.
            const isOfCheck = source === "tool" || (source === "cli" && !hasThrown);
            yield* at(roots, path, row ?? row2, column ?? column2, { message, sent: isOfCheck ? message : code });
            continue;
        }
        const opening = openingOf(text, source === "cli" && !hasThrown);
        if (opening !== null) {
            pendingMessage = opening;
            continue;
        }
        const match = pendingMessage === null ? null : (BUNDLER_LOCATION.exec(text) ?? FRAME.exec(text));
        if (match === null)
            continue;
        const located = [...at(roots, match[1] ?? "", match[2], match[3], pendingMessage ?? NO_TEXT)];
        // Use only the first frame in the repository. The frames after it are its callers.
        if (located.length > 0)
            pendingMessage = null;
        yield* located;
    }
}
/** How many lines of a stack are read at most. */
const MAX_FRAMES = 50;
/**
 * Whether the stack of a module that Convex could not load names other files than the app's file of that name. Then the
 * module belongs to a component, whose modules Convex names in the same way.
 */
function hasOtherFrames(line, following, roots) {
    const module = /Failed to analyze (\S{1,300})\.js: Uncaught /.exec(line)?.[1];
    if (module === undefined)
        return false;
    const end = following.findIndex(({ text }) => !/^\s+at /.test(text));
    const frames = following.slice(0, end === -1 ? undefined : end).flatMap(({ text }) => FRAME.exec(text)?.[1] ?? []);
    const own = fileOf(`${module}.js`, roots);
    const files = frames.map((path) => fileOf(path, roots));
    if (files.includes(own))
        return false;
    const isOfThatName = (path) => path.replace(/\.\w{1,4}$/, "").endsWith(`/${module}`);
    return files.some((file) => file !== null) || frames.some(isOfThatName);
}
const NO_TEXT = { message: "", sent: "" };
/** Lines that start an error of Convex, which may quote an error of the user's modules. The CLI bundles before. */
const RESPONSE = /Error fetching|Uncaught |Failed to analyze|Schema validation failed/;
/** @param isBundlers - Whether the line is from the bundler if it has the form of its errors. */
function openingOf(line, isBundlers) {
    const error = BUNDLER_ERROR.exec(line)?.[1];
    if (error !== undefined)
        return { message: error, sent: isBundlers ? error : "" };
    const message = UNCAUGHT.exec(line)?.[1];
    return message === undefined ? null : { message, sent: thrownIn(line) };
}
function thrownIn(line) {
    return THROWN.exec(line)?.[1] ?? "";
}
/** Errors whose reason is on the next line. */
const CONTINUES = /:$|Parsing "convex\.json" failed$/;
function* wholeFile(line, next, roots) {
    const error = line.trim().replace(REQUEST, "");
    const message = CONTINUES.test(error) && !/^\s+at /.test(next) ? `${error} ${next.trim()}`.trim() : error;
    for (const [pattern, fileOf] of WHOLE_FILES) {
        const match = pattern.exec(line);
        const words = { message, sent: thrownIn(line) };
        if (match !== null)
            yield* at(roots, fileOf(match), undefined, undefined, words);
    }
}
/** Yields nothing if the path is not a file of the repository. */
function* at(roots, path, line, column, { message, sent }) {
    const file = fileOf(path, roots);
    if (file === null)
        return;
    const number = (text) => (text === undefined ? null : Math.max(1, Number(text)));
    const words = {
        message: cutBetweenWords(message, MAX_MESSAGE_LENGTH),
        sent: cutBetweenWords(sent, MAX_MESSAGE_LENGTH),
    };
    yield { path: file, line: number(line), column: number(column), ...words };
}
/**
 * Paths are relative to the working directory (TypeScript, the bundler), relative to the functions directory or a folder
 * next to it (Convex), or absolute. Convex names a module by the file that it was bundled to.
 */
function fileOf(path, { repository, workingDirectory, functionsDirectory, isFile }) {
    const plain = path.replaceAll("\\", "/").replace(/^file:\/\/(?:\/(?=[A-Za-z]:))?/, "");
    const below = plain.replace(/^(?:\.{1,2}\/)+/, "");
    const candidates = isAbsolute(plain) || /^[A-Za-z]:\//.test(plain)
        ? [plain]
        : [join(workingDirectory, plain), join(workingDirectory, below), join(functionsDirectory, below)];
    for (const candidate of candidates.flatMap(withSourceEndings)) {
        const inside = relative(repository, candidate).replaceAll("\\", "/");
        const isInRepository = inside !== "" && !isAbsolute(inside) && !/^\.\.(?:\/|$)|(?:^|\/)node_modules\//.test(inside);
        if (isInRepository && isFile(candidate))
            return inside;
    }
    return null;
}
function withSourceEndings(path) {
    if (!path.endsWith(".js"))
        return [path];
    return [".js", ".ts", ".tsx", ".jsx", ".mjs"].map((ending) => path.slice(0, -".js".length) + ending);
}


/***/ }),

/***/ 6383:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AQ: () => (/* binding */ withEnding),
/* harmony export */   Ah: () => (/* binding */ redactOutcome),
/* harmony export */   N6: () => (/* binding */ isFailure),
/* harmony export */   et: () => (/* binding */ subjectOf),
/* harmony export */   oW: () => (/* binding */ previewOf),
/* harmony export */   sz: () => (/* binding */ NO_DEPLOYMENT),
/* harmony export */   x7: () => (/* binding */ intactUrl),
/* harmony export */   xU: () => (/* binding */ redactComparison),
/* harmony export */   zI: () => (/* binding */ operationOf)
/* harmony export */ });
/* unused harmony exports withNote, CLI_NOT_RUN */
/* harmony import */ var _diagnosis_source_location_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(5973);

/** The operation of the plan, or of the inputs if there is no plan. */
function operationOf({ run, plan }) {
    return (plan ?? run).operation;
}
function subjectOf({ run, plan }) {
    return plan ?? run;
}
/** @returns The run's preview, or `null` if it has none or one without a name. */
function previewOf({ plan, deployment, }) {
    return plan === null || plan.previewName === null
        ? null
        : { name: plan.previewName, created: deployment.previewCreated };
}
/** Copies the outcome with some properties of its ending changed. */
function withEnding(outcome, change) {
    return { ...outcome, ending: { ...outcome.ending, ...change } };
}
/** Copies the outcome with one more note. */
function withNote(outcome, note) {
    return withEnding(outcome, { notes: [...outcome.ending.notes, note] });
}
/** Whether the step fails. A superseded run has a failure text, but is `skipped` and does not fail. */
function isFailure({ ending: { failure, status } }) {
    return failure !== null && status !== "skipped";
}
const NO_DEPLOYMENT = {
    name: null,
    url: null,
    siteUrl: null,
    dashboardUrl: null,
    urlsFromApi: false,
    previewCreated: null,
    expiresAt: null,
};
/** Before the CLI runs. */
const CLI_NOT_RUN = {
    buildSeconds: null,
    pushSeconds: null,
    exportPath: null,
    schemaChanges: [],
    locations: _diagnosis_source_location_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_LOCATIONS */ .vn,
    outputTail: [],
};
/**
 * Copies the outcome with every text redacted. Redact before rendering: Markdown escapes characters that a secret may
 * contain, and an escaped secret would not be recognized.
 */
function redactOutcome(outcome, { redactExternal, redactTrusted }) {
    const { run, plan, deployment, deploy, functions, comparison, ending } = outcome;
    const { name, ...urls } = deployment;
    const { failure, notes, ...end } = ending;
    return {
        run: mapStrings(run, redactTrusted),
        plan: plan && { ...mapStrings(plan, redactTrusted), appUrl: intactUrl(plan.appUrl, redactExternal) },
        // URLs from the CLI's output are external text. The name was validated.
        deployment: {
            name: mapStrings(name, redactTrusted),
            ...mapStrings(urls, deployment.urlsFromApi ? redactTrusted : redactExternal),
        },
        // The path comes from the workflow, and a later step needs it unchanged.
        deploy: deploy && {
            ...mapStrings(deploy, redactExternal),
            exportPath: mapStrings(deploy.exportPath, redactTrusted),
        },
        functions: mapStrings(functions, redactTrusted),
        comparison: comparison === null ? null : redactComparison(comparison, redactExternal),
        ending: {
            ...mapStrings(end, redactTrusted),
            failure: failure === null ? null : { ...mapStrings(failure, redactTrusted), ...causeAndFix(failure, redactExternal) },
            notes: mapStrings(notes, redactExternal),
        },
    };
}
/** @returns The URL, or `null` if it contains something to redact: it would no longer work. */
function intactUrl(url, redact) {
    return url !== null && redact(url) === url ? url : null;
}
/** Redacts names and validators. The rules are constants of the action. */
function redactComparison(comparison, redact) {
    return {
        ...comparison,
        baseBranch: redact(comparison.baseBranch),
        changes: comparison.changes.map(({ rule, ...names }) => ({ rule, ...mapStrings(names, redact) })),
        notCompared: mapStrings(comparison.notCompared, redact),
    };
}
function causeAndFix({ cause, fix, sent }, redact) {
    return mapStrings({ cause, fix, ...(sent === undefined ? {} : { sent }) }, redact);
}
function mapStrings(value, redact) {
    if (typeof value === "string")
        return redact(value);
    if (Array.isArray(value))
        return value.map((item) => mapStrings(item, redact));
    if (typeof value !== "object" || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, mapStrings(item, redact)]));
}


/***/ }),

/***/ 6756:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _runner_require_node_24_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(460);
/* harmony import */ var _action_run_state_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7742);
/* harmony import */ var _runner_environment_file_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(9913);



// `NODE_OPTIONS` can enable diagnostic reports, which would write the inputs to a file in the workspace.
process.report.excludeEnv = true;
(0,_runner_environment_file_js__WEBPACK_IMPORTED_MODULE_2__/* .cleanRunnerFilesAtExit */ .aL)();
// As the toolkit's `getState` reads it: https://docs.github.com/actions/reference/workflow-commands-for-github-actions
const state = (0,_action_run_state_js__WEBPACK_IMPORTED_MODULE_1__/* .verifyState */ .FI)(process.env[`STATE_${_action_run_state_js__WEBPACK_IMPORTED_MODULE_1__/* .STATE_NAME */ .sf}`] ?? "", (0,_action_run_state_js__WEBPACK_IMPORTED_MODULE_1__/* .signingKey */ .NR)(process.env));
// Load everything else only if it is needed: after a clean end, there is nothing to do.
if (state?.phase !== "reported") {
    const [{ runPost }, { flushAndExit, createLog, createRuntime }] = await Promise.all([
        Promise.all(/* import() */[__nccwpck_require__.e(611), __nccwpck_require__.e(858), __nccwpck_require__.e(90), __nccwpck_require__.e(537)]).then(__nccwpck_require__.bind(__nccwpck_require__, 8537)),
        Promise.all(/* import() */[__nccwpck_require__.e(611), __nccwpck_require__.e(58), __nccwpck_require__.e(90), __nccwpck_require__.e(552)]).then(__nccwpck_require__.bind(__nccwpck_require__, 9552)),
    ]);
    await runPost(createRuntime(createLog(), new AbortController().signal, { state, save() { } }));
    flushAndExit(0);
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 9913:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   aL: () => (/* binding */ cleanRunnerFilesAtExit),
/* harmony export */   f4: () => (/* binding */ OUTPUT_FILE),
/* harmony export */   h9: () => (/* binding */ ENV_FILE),
/* harmony export */   u7: () => (/* binding */ SUMMARY_FILE)
/* harmony export */ });
/* unused harmony exports EnvironmentFile, STATE_FILE, restoreRunnerFiles */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(3024);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(8161);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6760);
/**
 * The files by which a step passes outputs, variables, additions to `PATH`, a summary and saved state to the runner.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#environment-files
 */




/**
 * Rewrites the whole file on each change. The build can find the file even without its variable, and what it adds, such
 * as an unterminated heredoc, could add to or swallow what this process writes.
 */
class EnvironmentFile {
    variable;
    #values = new Map();
    #text = "";
    /** @param variable - The environment variable that holds the file's path. */
    constructor(variable) {
        this.variable = variable;
    }
    /** Values that this process has set. */
    get values() {
        return [...this.#values.values()];
    }
    /** @throws What the file system throws. */
    set(values) {
        for (const [name, value] of Object.entries(values))
            this.#values.set(name, value);
        this.rewrite();
    }
    /**
     * Adds plain text instead of values, for the summary.
     *
     * @throws What the file system throws.
     */
    append(text) {
        this.#text += text;
        this.rewrite();
    }
    /** Writes the file again with only what this process has set. */
    rewrite() {
        const path = process.env[this.variable] ?? "";
        if (path !== "")
            writeAtomically(path, this.#text + [...this.#values].map(heredoc).join(""));
    }
}
/** One instance per file for the whole process, so that no two overwrite each other. */
const OUTPUT_FILE = new EnvironmentFile("GITHUB_OUTPUT");
const STATE_FILE = new EnvironmentFile("GITHUB_STATE");
const ENV_FILE = new EnvironmentFile("GITHUB_ENV");
const SUMMARY_FILE = new EnvironmentFile("GITHUB_STEP_SUMMARY");
/** The action adds nothing to `PATH`. */
const PATH_FILE = new EnvironmentFile("GITHUB_PATH");
const OWN_FILES = [OUTPUT_FILE, STATE_FILE, ENV_FILE, SUMMARY_FILE, PATH_FILE];
/**
 * Removes from all the runner's files what this process has not written: a build that finds them could pass variables,
 * additions to `PATH` and a summary to later steps. If one file fails, it continues with the others.
 *
 * @returns Whether all files were restored.
 */
function restoreRunnerFiles() {
    return [...OWN_FILES, ...otherFiles()].map(isRewritten).every(Boolean);
}
/**
 * Restores the runner's files when this process exits for any reason but SIGKILL. If that fails, the step fails too, so
 * that later steps do not start with what the build may have left.
 */
function cleanRunnerFilesAtExit() {
    process.on("exit", (code) => {
        if (restoreRunnerFiles() || code !== 0)
            return;
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeSync)(1, `::error title=Convex Deploy::${NOT_CLEANED}${node_os__WEBPACK_IMPORTED_MODULE_2__.EOL}`);
        process.exitCode = 1;
    });
}
const NOT_CLEANED = "The runner's files of this step (`GITHUB_ENV`, `GITHUB_PATH` and others) could not be cleaned. Code that `cmd` or the CLI ran has replaced or locked them, and could change later steps. Find out what writes to `_runner_file_commands` in the runner's temporary folder, and remove it.";
/**
 * Newer runners have files that this action does not know, such as the list of artifacts that the job declares. They are
 * in the same folder. https://github.com/actions/runner/blob/main/src/Runner.Worker/FileCommandManager.cs
 */
function otherFiles() {
    const folder = (0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(process.env.GITHUB_OUTPUT ?? "");
    if (!(0,node_path__WEBPACK_IMPORTED_MODULE_3__.isAbsolute)(folder))
        return [];
    // Runners derived from act also keep the event's payload there, which later steps read.
    return (Object.entries(process.env)
        .filter(([name]) => name.startsWith("GITHUB_") && name !== "GITHUB_EVENT_PATH")
        .filter(([, path = ""]) => (0,node_path__WEBPACK_IMPORTED_MODULE_3__.isAbsolute)(path) && (0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path) === folder)
        // Skip files that are also known by another variable: rewriting them here would empty them.
        .filter(([, path]) => !OWN_FILES.some(({ variable }) => process.env[variable] === path))
        .map(([name]) => new EnvironmentFile(name)));
}
function isRewritten(file) {
    try {
        file.rewrite();
        return true;
    }
    catch {
        return false;
    }
}
function heredoc([name, value]) {
    const end = `end_${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`;
    return `${name}<<${end}${node_os__WEBPACK_IMPORTED_MODULE_2__.EOL}${value}${node_os__WEBPACK_IMPORTED_MODULE_2__.EOL}${end}${node_os__WEBPACK_IMPORTED_MODULE_2__.EOL}`;
}
/** Replaces the file atomically: a process that is killed in the meantime leaves either the old text or the new one. */
function writeAtomically(path, text) {
    try {
        renameOver(path, text);
    }
    catch {
        try {
            // The build may have removed the folder, or the permission to write to it.
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.mkdirSync)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path), { recursive: true });
            (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.chmodSync)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.dirname)(path), 0o755);
            renameOver(path, text);
        }
        catch {
            overwrite(path, text);
        }
    }
}
function renameOver(path, text) {
    const next = `${path}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)()}`;
    try {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeFileSync)(next, text, { flag: "wx" });
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.renameSync)(next, path);
    }
    catch (error) {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.rmSync)(next, { force: true });
        throw error;
    }
}
/**
 * For a folder that cannot be written to, or on Windows a file that another process has open. Does not follow links or
 * wait for a pipe's reader.
 */
function overwrite(path, text) {
    const { O_WRONLY, O_NOFOLLOW = 0, O_NONBLOCK = 0 } = node_fs__WEBPACK_IMPORTED_MODULE_1__.constants;
    const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.openSync)(path, O_WRONLY | O_NOFOLLOW | O_NONBLOCK);
    try {
        if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_1__.fstatSync)(file).isFile())
            throw new Error("One of the runner's files was replaced by something that is not a regular file.");
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.ftruncateSync)(file);
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.writeFileSync)(file, text);
    }
    finally {
        (0,node_fs__WEBPACK_IMPORTED_MODULE_1__.closeSync)(file);
    }
}


/***/ }),

/***/ 460:
/***/ ((__unused_webpack___webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(3024);
/** Exits if Node is too old. Import it first: later imports may need the newer Node. */

const REQUIRED_MAJOR = 24;
if (Number.parseInt(process.versions.node, 10) < REQUIRED_MAJOR) {
    const text = `This action needs Node ${REQUIRED_MAJOR}, and the runner started it with Node ${process.versions.node}: update the runner to 2.327.1 or later (32-bit ARM runners have no Node ${REQUIRED_MAJOR}, so use a 64-bit one).`;
    // In `post`, `main` has reported this already.
    if (process.env.STATE_convexDeployActionNode !== "too-old") {
        process.stdout.write(`::error title=node-version::${text}\n`);
        append("GITHUB_OUTPUT", "status=failed\nfailure-code=node-version\n");
        append("GITHUB_STATE", "convexDeployActionNode=too-old\n");
        process.exit(1);
    }
    process.exit(0);
}
function append(variable, lines) {
    const file = process.env[variable];
    if (file !== undefined && file !== "")
        (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.appendFileSync)(file, lines);
}


/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId].call(module.exports, module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/async module */
/******/ (() => {
/******/ 	var webpackQueues = typeof Symbol === "function" ? Symbol("webpack queues") : "__webpack_queues__";
/******/ 	var webpackExports = typeof Symbol === "function" ? Symbol("webpack exports") : "__webpack_exports__";
/******/ 	var webpackError = typeof Symbol === "function" ? Symbol("webpack error") : "__webpack_error__";
/******/ 	var resolveQueue = (queue) => {
/******/ 		if(queue && queue.d < 1) {
/******/ 			queue.d = 1;
/******/ 			queue.forEach((fn) => (fn.r--));
/******/ 			queue.forEach((fn) => (fn.r-- ? fn.r++ : fn()));
/******/ 		}
/******/ 	}
/******/ 	var wrapDeps = (deps) => (deps.map((dep) => {
/******/ 		if(dep !== null && typeof dep === "object") {
/******/ 			if(dep[webpackQueues]) return dep;
/******/ 			if(dep.then) {
/******/ 				var queue = [];
/******/ 				queue.d = 0;
/******/ 				dep.then((r) => {
/******/ 					obj[webpackExports] = r;
/******/ 					resolveQueue(queue);
/******/ 				}, (e) => {
/******/ 					obj[webpackError] = e;
/******/ 					resolveQueue(queue);
/******/ 				});
/******/ 				var obj = {};
/******/ 				obj[webpackQueues] = (fn) => (fn(queue));
/******/ 				return obj;
/******/ 			}
/******/ 		}
/******/ 		var ret = {};
/******/ 		ret[webpackQueues] = x => {};
/******/ 		ret[webpackExports] = dep;
/******/ 		return ret;
/******/ 	}));
/******/ 	__nccwpck_require__.a = (module, body, hasAwait) => {
/******/ 		var queue;
/******/ 		hasAwait && ((queue = []).d = -1);
/******/ 		var depQueues = new Set();
/******/ 		var exports = module.exports;
/******/ 		var currentDeps;
/******/ 		var outerResolve;
/******/ 		var reject;
/******/ 		var promise = new Promise((resolve, rej) => {
/******/ 			reject = rej;
/******/ 			outerResolve = resolve;
/******/ 		});
/******/ 		promise[webpackExports] = exports;
/******/ 		promise[webpackQueues] = (fn) => (queue && fn(queue), depQueues.forEach(fn), promise["catch"](x => {}));
/******/ 		module.exports = promise;
/******/ 		body((deps) => {
/******/ 			currentDeps = wrapDeps(deps);
/******/ 			var fn;
/******/ 			var getResult = () => (currentDeps.map((d) => {
/******/ 				if(d[webpackError]) throw d[webpackError];
/******/ 				return d[webpackExports];
/******/ 			}))
/******/ 			var promise = new Promise((resolve) => {
/******/ 				fn = () => (resolve(getResult));
/******/ 				fn.r = 0;
/******/ 				var fnQueue = (q) => (q !== queue && !depQueues.has(q) && (depQueues.add(q), q && !q.d && (fn.r++, q.push(fn))));
/******/ 				currentDeps.map((dep) => (dep[webpackQueues](fnQueue)));
/******/ 			});
/******/ 			return fn.r ? promise : getResult();
/******/ 		}, (err) => ((err ? reject(promise[webpackError] = err) : outerResolve(exports)), resolveQueue(queue)));
/******/ 		queue && queue.d < 0 && (queue.d = 0);
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(6756);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
