export const id = 552;
export const ids = [552];
export const modules = {

/***/ 9552:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  createLog: () => (/* binding */ createLog),
  createRuntime: () => (/* binding */ createRuntime),
  flushAndExit: () => (/* binding */ flushAndExit)
});

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 8 modules
var core = __webpack_require__(6058);
// EXTERNAL MODULE: ./build/convex/cli/child-environment.js
var child_environment = __webpack_require__(6189);
// EXTERNAL MODULE: ./build/key/redactor.js
var redactor = __webpack_require__(242);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./build/key/public-texts.js
var public_texts = __webpack_require__(9502);
// EXTERNAL MODULE: ./build/key/secret-encodings.js
var secret_encodings = __webpack_require__(9469);
;// CONCATENATED MODULE: ./build/markdown/cut-text.js
/**
 * A text of at most `max` characters, cut in front of a word. Half of a word may be half of a secret, which neither a mask
 * of the runner nor a redactor finds: cut what is still to be masked so.
 */
function cutBetweenWords(text, max) {
    if (text.length <= max)
        return text;
    const end = text.slice(0, max + 1).search(/\s\S*$/);
    return text.slice(0, Math.max(end, 0));
}

// EXTERNAL MODULE: ./build/runner/environment-file.js
var environment_file = __webpack_require__(9913);
;// CONCATENATED MODULE: ./build/runner/workflow-commands.js
/**
 * Breaks what the runner would take for a command: `::name` at the start of a line, behind whatever is no letter or
 * digit, and the legacy `##[name]` anywhere.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
function escapeWorkflowCommands(line) {
    return line.replace(/^([^\p{L}\p{N}]*?):(?=:)/u, "$1: ").replaceAll("##[", "# #[");
}

;// CONCATENATED MODULE: ./build/runner/log.js
/** The job's log. Everything goes to stdout: the runner handles stderr first, so a mask on stdout could come too late. */







/** The runner's side of a step, behind redaction. */
class Log {
    /** For text from elsewhere, and for our own words: see `Redactors`. */
    #redactor;
    #ownRedactor;
    /** Redacted only in what is sent by API: in the log, the runner masks them. */
    #secretVariables = [];
    /** `null` if something to hide was registered since. */
    #sentRedactor = null;
    /** What `maskPending` masks. */
    #pending = [];
    #hasRemovedMatchers = false;
    /** `redactExternal` for text that comes in pieces. It knows what is registered later, too. */
    redaction;
    constructor(redactor) {
        this.#redactor = redactor;
        this.#ownRedactor = redactor;
        const current = () => this.#redactor;
        this.redaction = {
            redact: this.redactExternal,
            get maxSecretLength() {
                return current().maxSecretLength;
            },
        };
    }
    /** Masks keys and tokens in this job's log, in every step that follows too, and hides them in all that is reported. */
    maskSecrets(secrets, masks) {
        this.redactInExternalText(secrets, masks);
        this.#ownRedactor = this.#ownRedactor.with(secrets);
    }
    /** The same for what is no key, and may be an ordinary word: our own words and names stay. */
    redactInExternalText(values, masks) {
        for (const mask of masks)
            (0,core/* setSecret */.Pq)(mask);
        this.#redactor = this.#redactor.with(values);
        this.#sentRedactor = null;
    }
    /**
     * Hides in text from elsewhere what may turn out to be the name or a URL of what is deployed. It is masked by
     * `maskPending`, when that is known.
     */
    redactBeforeMasking(values) {
        this.#pending = values;
        this.redactInExternalText(values, []);
    }
    /** Masks what has waited for it, except what is part of an output: GitHub drops outputs that hold what is masked. */
    maskPending() {
        for (const mask of (0,secret_encodings/* valuesToMask */.yF)((0,public_texts/* withoutPublicTexts */.S)(this.#pending, environment_file/* OUTPUT_FILE */.f4.values)))
            (0,core/* setSecret */.Pq)(mask);
        this.#pending = [];
    }
    /** Hides values in what is sent by API, and in nothing else. */
    hideInSentText(values) {
        this.#secretVariables = values;
        this.#sentRedactor = null;
    }
    /** Hides long pieces of a secret that is random throughout, in all that is shown and reported. */
    redactFragments(secret) {
        this.#redactor = this.#redactor.withFragments([secret]);
        this.#sentRedactor = null;
        this.#ownRedactor = this.#ownRedactor.withFragments([secret]);
    }
    redactExternal = (text) => this.#redactor.redact(text);
    redactTrusted = (text) => this.#ownRedactor.redact(text);
    redactSent = (text) => {
        this.#sentRedactor ??= this.#redactor.with(this.#secretVariables);
        return this.#sentRedactor.redact(text);
    };
    /** Writes plain lines, which problem matchers read. */
    info(text) {
        this.removeProblemMatchers();
        for (const line of text.split("\n"))
            (0,core/* info */.pq)(escapeWorkflowCommands(this.redactExternal(line)));
    }
    /** Shown only where debug logging is on: https://docs.github.com/en/actions/how-tos/monitor-workflows/enable-debug-logging */
    debug(text) {
        (0,core/* debug */.Yz)(this.redactExternal(text));
    }
    /**
     * Turns off the problem matchers of `actions/setup-node`, for the rest of the job: the runner would take lines of the
     * build's output for errors of this step. There is no command to list matchers, nor to turn one off for a while.
     * https://github.com/actions/toolkit/blob/main/docs/problem-matchers.md
     */
    removeProblemMatchers() {
        if (this.#hasRemovedMatchers)
            return;
        this.#hasRemovedMatchers = true;
        for (const owner of SETUP_NODE_MATCHERS)
            process.stdout.write(`::remove-matcher owner=${owner}::${external_node_os_.EOL}`);
    }
    notice(text) {
        (0,core/* notice */.lm)(truncate(this.redactExternal(text)), { title: TITLE });
    }
    warning(text, location) {
        (0,core/* warning */.$e)(truncate(this.redactExternal(text)), { title: TITLE, ...this.#place(location) });
    }
    /** The one error of a failed run. */
    error(text, title, location) {
        (0,core/* error */.z3)(this.redactExternal(text), { title: this.redactTrusted(title), ...this.#place(location) });
    }
    /** The runner masks the text of an annotation, but neither its title nor its place. */
    #place(location) {
        if (location === undefined)
            return {};
        const { path, line, column } = location;
        return {
            file: this.redactExternal(path),
            ...(line === null ? {} : { startLine: line }),
            ...(column === null ? {} : { startColumn: column }),
        };
    }
    async group(title, inside) {
        (0,core/* startGroup */.Oh)(this.redactExternal(title));
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
        const shown = Object.entries(values).map(([name, value]) => [name, this.redactTrusted(value)]);
        environment_file/* OUTPUT_FILE */.f4.set(Object.fromEntries(shown));
    }
    /** @param value - Of ours, or redacted. */
    exportVariable(name, value) {
        environment_file/* ENV_FILE */.h9.set({ [name]: this.redactTrusted(value) });
    }
    /** @param markdown - Made of what is redacted. */
    summary(markdown) {
        environment_file/* SUMMARY_FILE */.u7.append(`${this.redactTrusted(markdown)}${external_node_os_.EOL}`);
    }
}
/** Characters. What a server says in its error may be a whole page. */
const MAX_ANNOTATION_LENGTH = 2_000;
function truncate(text) {
    return text.length <= MAX_ANNOTATION_LENGTH ? text : `${cutBetweenWords(text, MAX_ANNOTATION_LENGTH)} …`;
}
/** https://github.com/actions/setup-node/tree/main/.github */
const SETUP_NODE_MATCHERS = ["tsc", "eslint-compact", "eslint-stylish"];
const TITLE = "Convex Deploy";

;// CONCATENATED MODULE: ./build/action/runtime.js
/** The real runner, as `main` and `post` meet it. */







function createRuntime(log, signal, record) {
    return {
        environment: (0,child_environment/* withKnownNames */.Ib)(process.env),
        getRawInput: (name) => (0,core/* getInput */.V4)(name, { trimWhitespace: false }),
        eventPayload: readEventPayload(process.env.GITHUB_EVENT_PATH ?? ""),
        log,
        record,
        stdout: process.stdout,
        distDirectory: (0,external_node_path_.dirname)((0,external_node_url_.fileURLToPath)(import.meta.url)),
        signal,
    };
}
function createLog() {
    return new Log((0,redactor/* createRedactor */.l)([]));
}
function readEventPayload(path) {
    try {
        return JSON.parse((0,external_node_fs_.readFileSync)(path, "utf8"));
    }
    catch {
        return null;
    }
}
/** Ends the process. What still waits (a slow socket, a timer of a library) must not hold the job. */
function flushAndExit(code) {
    process.stdout.write("", () => process.exit(code));
}


/***/ })

};
