export const id = 463;
export const ids = [463];
export const modules = {

/***/ 2463:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  endProcess: () => (/* binding */ endProcess),
  newLog: () => (/* binding */ newLog),
  realEdges: () => (/* binding */ realEdges)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 12 modules
var core = __webpack_require__(143);
// EXTERNAL MODULE: ./build/key/redactor.js
var redactor = __webpack_require__(242);
// EXTERNAL MODULE: ./build/convex/line-writer.js
var line_writer = __webpack_require__(3492);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
;// CONCATENATED MODULE: ./build/report/runner-file.js
/** The files in which a step tells the runner its outputs, and its state for `post`. */



/**
 * Written as a whole each time. The build can find the file, whatever its environment says: what it has added, an
 * unterminated heredoc above all, would stand beside what this process says, or take it away.
 * https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands#environment-files
 */
class RunnerFile {
    #variable;
    #values = new Map();
    /** @param variable - The environment variable in which the runner says where the file lies. */
    constructor(variable) {
        this.#variable = variable;
    }
    /** @throws What the file system throws. */
    set(values) {
        for (const [name, value] of Object.entries(values))
            this.#values.set(name, value);
        this.rewrite();
    }
    /** Says again what was said, and nothing else. */
    rewrite() {
        const path = process.env[this.#variable] ?? "";
        if (path !== "")
            replaceFile(path, [...this.#values].map(block).join(""));
    }
}
/** One of each in this process, whoever speaks first. */
const OUTPUT_FILE = new RunnerFile("GITHUB_OUTPUT");
const STATE_FILE = new RunnerFile("GITHUB_STATE");
function block([name, value]) {
    const end = `end_${(0,external_node_crypto_.randomUUID)()}`;
    return `${name}<<${end}${external_node_os_.EOL}${value}${external_node_os_.EOL}${end}${external_node_os_.EOL}`;
}
/** In one go, so that a process that is killed meanwhile leaves the old text or the new one. */
function replaceFile(path, text) {
    const next = `${path}.${(0,external_node_crypto_.randomUUID)()}`;
    try {
        (0,external_node_fs_.writeFileSync)(next, text, { flag: "wx" });
        (0,external_node_fs_.renameSync)(next, path);
    }
    catch {
        // A folder that takes no new file, or on Windows a file that somebody looks at.
        (0,external_node_fs_.writeFileSync)(path, text);
    }
}

;// CONCATENATED MODULE: ./build/report/log.js
/** The job's log. Everything goes to stdout: the runner handles stderr first, so a mask on stdout could come too late. */



/** The runner's side of a step, behind redaction. */
class Log {
    /** For text from elsewhere, and for our own words: see `Redaction`. */
    #redactor;
    #ownRedactor;
    constructor(redactor) {
        this.#redactor = redactor;
        this.#ownRedactor = redactor;
    }
    /** Masks keys and tokens in this job's log, in every step that follows too, and hides them in all that is reported. */
    hide(secrets, masks) {
        this.hideInTextFromElsewhere(secrets, masks);
        this.#ownRedactor = this.#ownRedactor.with(secrets);
    }
    /** The same for what is no key, and may be an ordinary word: our own words and names stay. */
    hideInTextFromElsewhere(values, masks) {
        for (const mask of masks)
            (0,core/* setSecret */.Pq)(mask);
        this.#redactor = this.#redactor.with(values);
    }
    /** Hides long pieces of a secret that is random throughout, in all that is shown and reported. */
    hidePieces(secret) {
        this.#redactor = this.#redactor.withPieces([secret]);
        this.#ownRedactor = this.#ownRedactor.withPieces([secret]);
    }
    redact = (text) => this.#redactor.redact(text);
    redactOwn = (text) => this.#ownRedactor.redact(text);
    /** See `Redactor.longest`, with what is hidden by now. */
    longestSecret = () => this.#redactor.longest;
    info(text) {
        for (const line of text.split("\n"))
            (0,core/* info */.pq)((0,line_writer/* neutralize */.Y)(this.redact(line)));
    }
    notice(text) {
        (0,core/* notice */.lm)(clipped(this.redact(text)), { title: TITLE });
    }
    warning(text, location) {
        (0,core/* warning */.$e)(clipped(this.redact(text)), { title: TITLE, ...this.#place(location) });
    }
    /** The one error of a failed run. */
    error(text, title, location) {
        (0,core/* error */.z3)(this.redact(text), { title: this.redactOwn(title), ...this.#place(location) });
    }
    /** The runner masks the text of an annotation, but neither its title nor its place. */
    #place(location) {
        if (location === undefined)
            return {};
        const { path, line, column } = location;
        return {
            file: this.redact(path),
            ...(line === null ? {} : { startLine: line }),
            ...(column === null ? {} : { startColumn: column }),
        };
    }
    async group(title, inside) {
        (0,core/* startGroup */.Oh)(this.redact(title));
        try {
            return await inside();
        }
        finally {
            (0,core/* endGroup */.N4)();
        }
    }
    /** @param value - Of ours, or redacted. */
    output(name, value) {
        this.outputs({ [name]: value });
    }
    /** @param values - Of ours, or redacted. */
    outputs(values) {
        const shown = Object.entries(values).map(([name, value]) => [name, this.redactOwn(value)]);
        OUTPUT_FILE.set(Object.fromEntries(shown));
    }
    /** @param value - Of ours, or redacted. */
    variable(name, value) {
        (0,core/* exportVariable */.dN)(name, this.redactOwn(value));
    }
    /** @param markdown - Made of what is redacted. */
    async summary(markdown) {
        await core/* summary */.z.addRaw(this.redactOwn(markdown), true).write();
    }
}
/** Characters. What a server says in its error may be a whole page. */
const LONGEST_ASIDE = 2_000;
function clipped(text) {
    return text.length <= LONGEST_ASIDE ? text : `${text.slice(0, LONGEST_ASIDE)}…`;
}
const TITLE = "Convex Deploy";

;// CONCATENATED MODULE: ./build/edges.js
/** The real runner, as `main` and `post` meet it. */






/** @param keep - Writes down what has changed, for `post`. */
function realEdges(log, signal, keep) {
    return {
        environment: { ...process.env },
        input: (name) => (0,core/* getInput */.V4)(name, { trimWhitespace: false }),
        payload: readPayload(process.env.GITHUB_EVENT_PATH ?? ""),
        log,
        keep,
        stdout: process.stdout,
        bundleDirectory: (0,external_node_path_.dirname)((0,external_node_url_.fileURLToPath)(import.meta.url)),
        signal,
    };
}
function newLog() {
    return new Log((0,redactor/* createRedactor */.l)([]));
}
function readPayload(path) {
    try {
        return JSON.parse((0,external_node_fs_.readFileSync)(path, "utf8"));
    }
    catch {
        return null;
    }
}
/** Ends the process. What still waits (a slow socket, a timer of a library) must not hold the job. */
function endProcess(code) {
    process.stdout.write("", () => process.exit(code));
}


/***/ })

};
