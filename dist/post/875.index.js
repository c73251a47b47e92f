export const id = 875;
export const ids = [875];
export const modules = {

/***/ 9875:
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
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 14 modules
var core = __webpack_require__(6288);
// EXTERNAL MODULE: ./build/key/redactor.js
var redactor = __webpack_require__(242);
// EXTERNAL MODULE: ./build/convex/line-writer.js
var line_writer = __webpack_require__(3492);
;// CONCATENATED MODULE: ./build/report/log.js
/** The job's log. Everything goes to stdout: the runner handles stderr first, so a mask on stdout could come too late. */


/** The runner's side of a step, behind redaction. */
class Log {
    #redactor;
    constructor(redactor) {
        this.#redactor = redactor;
    }
    /** Masks values in this job's log, in every step that follows too, and hides them in all that is reported. */
    hide(secrets, masks) {
        for (const mask of masks)
            (0,core/* setSecret */.Pq)(mask);
        this.#redactor = this.#redactor.with(secrets);
    }
    /** Hides long pieces of a secret that is random throughout, in all that is shown and reported. */
    hidePieces(secret) {
        this.#redactor = this.#redactor.withPieces([secret]);
    }
    redact = (text) => this.#redactor.redact(text);
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
        (0,core/* error */.z3)(this.redact(text), { title: this.redact(title), ...this.#place(location) });
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
    output(name, value) {
        (0,core/* setOutput */.uH)(name, this.redact(value));
    }
    state(name, value) {
        (0,core/* saveState */.LZ)(name, value);
    }
    variable(name, value) {
        (0,core/* exportVariable */.dN)(name, this.redact(value));
    }
    async summary(markdown) {
        await core/* summary */.z.addRaw(this.redact(markdown), true).write();
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
