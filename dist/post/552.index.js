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
 * Shortens a text to at most `max` characters, between words. Use it for text that is masked later: half of a word may be
 * half of a secret, which neither the runner's mask nor a redactor finds.
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
 * Escapes what the runner would read as a command: `::name` at the start of a line, even after characters that are
 * neither letters nor digits, and the legacy `##[name]` anywhere.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
function escapeWorkflowCommands(line) {
    return line.replace(/^([^\p{L}\p{N}]*?):(?=:)/u, "$1: ").replaceAll("##[", "# #[");
}

;// CONCATENATED MODULE: ./build/runner/log.js
/** The job's log. Everything goes to stdout: the runner reads stderr first, so a mask on stdout could come too late. */







/** Writes the log, outputs, variables and summary of a step. Redacts all of them. */
class Log {
    /** For external and for trusted text: see `Redactors`. */
    #redactor;
    #ownRedactor;
    /** Values that are redacted only in text that is sent by API. In the log, the runner masks them. */
    #secretVariables = [];
    /** Cache of `redactSent`; `null` after new values were registered. */
    #sentRedactor = null;
    /** Values that only the runner masks, and that must not be cut. */
    #whole = [];
    /** Cache of the redactor that decides where external text may be cut; `null` after new values were registered. */
    #cutRedactor = null;
    /** Values that `maskPending` masks. */
    #pending = [];
    #hasRemovedMatchers = false;
    /** Redacts external text that arrives in pieces. Includes values that are registered later. */
    redaction;
    constructor(redactor) {
        this.#redactor = redactor;
        this.#ownRedactor = redactor;
        const forCuts = () => {
            this.#cutRedactor ??= this.#redactor.with(this.#whole);
            return this.#cutRedactor;
        };
        this.redaction = {
            redact: this.redactExternal,
            canCut: (before, behind) => forCuts().canCut(before, behind),
            get maxSecretLength() {
                return forCuts().maxSecretLength;
            },
        };
    }
    /** Masks keys and tokens in the log of this and all later steps of the job, and redacts them in every report. */
    maskSecrets(secrets, masks) {
        this.redactInExternalText(secrets, masks);
        this.#ownRedactor = this.#ownRedactor.with(secrets);
    }
    /** Masks and redacts values that are not keys. They may be ordinary words, so they are not redacted in trusted text. */
    redactInExternalText(values, masks) {
        for (const mask of masks)
            (0,core/* setSecret */.Pq)(mask);
        this.#replaceRedactor(this.#redactor.with(values));
    }
    /**
     * Redacts in external text values that may turn out to be the name or a URL of the deployment. Call `maskPending` when
     * the deployment is known.
     */
    redactBeforeMasking(values) {
        this.#pending = values;
        this.redactInExternalText(values, []);
    }
    /** Masks the pending values, except those that are part of an output: GitHub drops outputs that contain a masked value. */
    maskPending() {
        for (const mask of (0,secret_encodings/* valuesToMask */.yF)((0,public_texts/* withoutPublicTexts */.S)(this.#pending, environment_file/* OUTPUT_FILE */.f4.values)))
            (0,core/* setSecret */.Pq)(mask);
        this.#pending = [];
    }
    /** Redacts values only in what is sent by API. */
    hideInSentText(values) {
        this.#secretVariables = values;
        this.#sentRedactor = null;
    }
    /** Cuts external text at none of these values: the runner's mask would not find a part of one. */
    keepWhole(values) {
        this.#whole = values;
        this.#cutRedactor = null;
    }
    /** Redacts long pieces of a secret everywhere. Only for secrets that are random throughout. */
    redactFragments(secret) {
        this.#replaceRedactor(this.#redactor.withFragments([secret]));
        this.#ownRedactor = this.#ownRedactor.withFragments([secret]);
    }
    /** Replaces the redactor of external text, on which both caches depend. */
    #replaceRedactor(redactor) {
        this.#redactor = redactor;
        this.#sentRedactor = null;
        this.#cutRedactor = null;
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
     * Removes the problem matchers of `actions/setup-node` for the rest of the job: the runner would report lines of the
     * build's output as errors of this step. No command lists matchers or disables one temporarily.
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
    /** Writes the error of a failed run. A run has at most one. */
    error(text, title, location) {
        (0,core/* error */.z3)(this.redactExternal(text), { title: this.redactTrusted(title), ...this.#place(location) });
    }
    /** The runner masks the text of an annotation, but not its title and location. */
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
    /** @param value - Trusted, or already redacted. */
    output(name, value) {
        this.outputs({ [name]: value });
    }
    /** @param values - Trusted, or already redacted. */
    outputs(values) {
        const shown = Object.entries(values).map(([name, value]) => [name, this.redactTrusted(value)]);
        environment_file/* OUTPUT_FILE */.f4.set(Object.fromEntries(shown));
    }
    /** @param value - Trusted, or already redacted. */
    exportVariable(name, value) {
        environment_file/* ENV_FILE */.h9.set({ [name]: this.redactTrusted(value) });
    }
    /** @param markdown - Its external text must already be redacted. */
    summary(markdown) {
        environment_file/* SUMMARY_FILE */.u7.append(`${this.redactTrusted(markdown)}${external_node_os_.EOL}`);
    }
}
/** In characters. A server's error message can be a whole page. */
const MAX_ANNOTATION_LENGTH = 2_000;
function truncate(text) {
    return text.length <= MAX_ANNOTATION_LENGTH ? text : `${cutBetweenWords(text, MAX_ANNOTATION_LENGTH)} …`;
}
/** https://github.com/actions/setup-node/tree/main/.github */
const SETUP_NODE_MATCHERS = ["tsc", "eslint-compact", "eslint-stylish"];
const TITLE = "Convex Deploy";

;// CONCATENATED MODULE: ./build/action/runtime.js
/** Creates the runtime of `main` and `post` from this process. */







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
/** Exits after stdout was written, without waiting for open sockets and timers. */
function flushAndExit(code) {
    process.stdout.write("", () => process.exit(code));
}


/***/ })

};
