import * as __WEBPACK_EXTERNAL_MODULE__undici_index_cjs_0374fdc6__ from "../undici/index.cjs";
import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 2672:
/***/ ((module, __unused_webpack_exports, __nccwpck_require__) => {

var x = (y) => {
	var x = {}; __nccwpck_require__.d(x, y); return x
} 
var y = (x) => (() => (x))
module.exports = x({ ["ProxyAgent"]: () => (__WEBPACK_EXTERNAL_MODULE__undici_index_cjs_0374fdc6__.ProxyAgent), ["fetch"]: () => (__WEBPACK_EXTERNAL_MODULE__undici_index_cjs_0374fdc6__.fetch) });

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
/* harmony export */   NR: () => (/* binding */ signingKey),
/* harmony export */   Up: () => (/* binding */ RunStateStore),
/* harmony export */   sf: () => (/* binding */ STATE_NAME)
/* harmony export */ });
/* unused harmony exports signState, verifyState */
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
    if (found.length !== wanted.length || !timingSafeEqual(found, wanted))
        return null;
    // `main` of the same bundle has signed it, so its shape is known.
    return JSON.parse(inflateRawSync(Buffer.from(data, "base64")).toString("utf8"));
}
function compress(state) {
    return (0,node_zlib__WEBPACK_IMPORTED_MODULE_1__.deflateRawSync)(JSON.stringify(state)).toString("base64");
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
            ...(0,_outcome_outcome_js__WEBPACK_IMPORTED_MODULE_3__/* .withEnding */ .AQ)(outcome, { notes: [] }),
            comparison: null,
            functions: [],
            deploy: outcome.deploy && { ...outcome.deploy, ...BRIEF },
        };
}


/***/ }),

/***/ 3668:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   $8: () => (/* binding */ previewList),
/* harmony export */   $K: () => (/* binding */ severalRecords),
/* harmony export */   BM: () => (/* binding */ TLS_VERIFICATION_DISABLED),
/* harmony export */   Dn: () => (/* binding */ isNetworkUntrusted),
/* harmony export */   E0: () => (/* binding */ untrustedAuthority),
/* harmony export */   Ev: () => (/* binding */ functionsLost),
/* harmony export */   F9: () => (/* binding */ deploymentEnvRefused),
/* harmony export */   FU: () => (/* binding */ declaredMissing),
/* harmony export */   Fw: () => (/* binding */ breakingChanges),
/* harmony export */   Gv: () => (/* binding */ SWEEP_WITHOUT_TOKEN),
/* harmony export */   H2: () => (/* binding */ backendUnreachable),
/* harmony export */   Jj: () => (/* binding */ PERMISSIONS),
/* harmony export */   K1: () => (/* binding */ overtaken),
/* harmony export */   KW: () => (/* binding */ cancelled),
/* harmony export */   Kr: () => (/* binding */ PUSH_UNCONFIRMED),
/* harmony export */   O5: () => (/* binding */ resolvedNothing),
/* harmony export */   PT: () => (/* binding */ functionsLeftOut),
/* harmony export */   QW: () => (/* binding */ cleanupOwnershipUnknown),
/* harmony export */   R$: () => (/* binding */ abandoned),
/* harmony export */   RG: () => (/* binding */ CRASHED),
/* harmony export */   Rg: () => (/* binding */ invalidInputs),
/* harmony export */   TH: () => (/* binding */ functionsOutside),
/* harmony export */   U6: () => (/* binding */ sweepFailed),
/* harmony export */   WB: () => (/* binding */ internalError),
/* harmony export */   YT: () => (/* binding */ notInstalled),
/* harmony export */   Yw: () => (/* binding */ verboseShowsVariables),
/* harmony export */   _1: () => (/* binding */ SWEEP_WITHOUT_PROJECT),
/* harmony export */   _W: () => (/* binding */ cleanupNotAllowed),
/* harmony export */   _z: () => (/* binding */ cleanupFailed),
/* harmony export */   aN: () => (/* binding */ sweepOwnershipUnknown),
/* harmony export */   aV: () => (/* binding */ resolveFailed),
/* harmony export */   du: () => (/* binding */ timeout),
/* harmony export */   er: () => (/* binding */ wrongDeploymentBeforePush),
/* harmony export */   g5: () => (/* binding */ cliTooOldForPreviews),
/* harmony export */   gD: () => (/* binding */ CANCELLED),
/* harmony export */   gI: () => (/* binding */ CLI_CHANGED),
/* harmony export */   iG: () => (/* binding */ cleanupKeyRejected),
/* harmony export */   mA: () => (/* binding */ UNTRUSTED_PROVISION_HOST),
/* harmony export */   mx: () => (/* binding */ untrustedPreload),
/* harmony export */   nE: () => (/* binding */ emptyVariables),
/* harmony export */   nc: () => (/* binding */ KEY_REJECTED),
/* harmony export */   oR: () => (/* binding */ deploymentEnvFailed),
/* harmony export */   ou: () => (/* binding */ functionsMissing),
/* harmony export */   pJ: () => (/* binding */ quotaReached),
/* harmony export */   qH: () => (/* binding */ RESOLVE_NOT_ALLOWED),
/* harmony export */   rh: () => (/* binding */ KEY_IN_PREVIEW_NAME),
/* harmony export */   tq: () => (/* binding */ outsideWorkspace),
/* harmony export */   vd: () => (/* binding */ wrongDeployment),
/* harmony export */   vu: () => (/* binding */ isRefusal),
/* harmony export */   wR: () => (/* binding */ keyNotAccepted),
/* harmony export */   xb: () => (/* binding */ keyUrlConflict),
/* harmony export */   y_: () => (/* binding */ noWorkingDirectory),
/* harmony export */   zT: () => (/* binding */ superseded)
/* harmony export */ });
/* unused harmony export CRASHED_WITHOUT_STATE */
/* harmony import */ var _markdown_code_span_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(4720);
/* harmony import */ var _markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(7);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(5096);
/* harmony import */ var _failure_pattern_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(7175);
/** Failures that this action detects itself, and not from the CLI's output. */




function invalidInputs(problems) {
    const [first = "", ...others] = problems;
    return {
        code: "invalid-input",
        cause: others.length === 0
            ? first
            : `${problems.length} inputs cannot be used:\n${problems.map((problem) => `- ${problem}`).join("\n")}`,
        fix: "Correct the `with:` block of this step. All inputs are listed in the README.",
        link: null,
    };
}
const KEY_IN_PREVIEW_NAME = {
    code: "key-in-preview-name",
    cause: "The preview deployment's name would contain the deploy key, or a part of it, and everybody who can see the branch can read it.",
    fix: "Rename the branch, or give another `preview-name`. Then create a new deploy key on the Convex dashboard and replace the repository secret with it (`gh secret set`).",
    link: _failure_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .KEY_DOCS */ .KT,
};
/** @param message - The text that is set instead of a key. */
function declaredMissing(message) {
    const fix = "Set the deploy key of this environment.";
    return {
        code: "key-missing",
        cause: `The deploy key is declared missing: ${message}`,
        fix,
        sent: { cause: "The deploy key is declared missing.", fix },
        link: _failure_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .KEY_DOCS */ .KT,
    };
}
const AFTER_INTERRUPTION = {
    build: "Nothing was pushed.",
    export: "It was taking the snapshot of `export-path`, so nothing was pushed.",
    push: "Convex may have finished a push that was in progress, so this commit may be live.",
    import: "The push had finished, so this commit is live. Convex continues an import that it has started, and the next run checks that import before it starts another one.",
    functions: "The push is live. A function that was running continues without this job, and those after it did not run.",
};
const SLOW_PUSH = {
    fix: "The end of the output shows what took so long. Index backfills on large tables can take hours: stage the index, or raise `timeout-minutes`.",
    link: "https://docs.convex.dev/database/reading-data/indexes/",
};
const SLOW_BUILD = {
    fix: "The end of the output shows what took so long. If the build needs more time, raise `timeout-minutes`.",
    link: null,
};
const SLOW_DATA = {
    fix: "Raise `timeout-minutes`: large amounts of data take long, especially stored files. An export also waits for one that is already running, such as a periodic backup.",
    link: "https://docs.convex.dev/database/import-export/",
};
const SLOW_FUNCTIONS = {
    fix: "The log names the function that was running. Let it work through a part of the data and schedule itself for the rest, or raise `timeout-minutes`.",
    link: "https://docs.convex.dev/scheduling/scheduled-functions",
};
const TIMEOUT_ADVICE = {
    build: SLOW_BUILD,
    export: SLOW_DATA,
    push: SLOW_PUSH,
    import: SLOW_DATA,
    functions: SLOW_FUNCTIONS,
};
/** @param ms - The limit of `timeout-minutes`, in milliseconds. */
function timeout(ms, stage) {
    return {
        code: "timeout",
        cause: `The deploy took longer than \`timeout-minutes\` allows (${ms / 60_000}), so it was stopped. ${AFTER_INTERRUPTION[stage]}`,
        ...TIMEOUT_ADVICE[stage],
    };
}
/**
 * @param branch - The base branch, as a code span.
 * @param label - The label that allows breaking changes.
 */
function breakingChanges(count, branch, label) {
    return {
        code: "breaking-changes",
        cause: `Merging this into ${branch} would make ${(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .formatCount */ .B4)(count, "breaking change")}, and \`breaking-changes\` is \`fail\`. The preview is deployed, so you can look at it.`,
        fix: `Follow the advice for each change. To allow them as they are, ask someone who may label pull requests to add the label \`${label}\`, and run this job again.`,
        link: "https://docs.convex.dev/production",
    };
}
const TLS_VERIFICATION_DISABLED = {
    code: "tls-verification-disabled",
    cause: "`NODE_TLS_REJECT_UNAUTHORIZED=0` is set in this job, so anyone between this runner and Convex could read the deploy key.",
    fix: "Remove the variable. For a company's own certificate authority, point `NODE_EXTRA_CA_CERTS` at its certificate instead.",
    link: "https://nodejs.org/api/cli.html#node_extra_ca_certsfile",
};
/** @param names - The variables that name a certificate file that the job can write, at least one. */
function untrustedAuthority(names) {
    return {
        code: "untrusted-ca-certificate",
        cause: `${(0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_3__/* .codeSpans */ .tE)(names)} must name files or folders of the runner itself, by absolute paths. Files in the checkout or the runner's temporary folder, relative paths and \`/proc\` are refused: whoever can write there could make this job trust a server that impersonates Convex, and read the deploy key.`,
        fix: `If your company has its own certificate authority, install its certificate on the runner, and give its absolute path. Otherwise remove the setting, or empty it for this step:${emptied(names)}`,
        link: "https://nodejs.org/api/cli.html#node_extra_ca_certsfile",
    };
}
/** @param names - The variables that load code that the job can write, at least one. */
function untrustedPreload(names) {
    return {
        code: "untrusted-preload",
        cause: `Code from the checkout or the runner's temporary folder is loaded into every program of this job by ${(0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_3__/* .codeSpans */ .tE)(names)} (a relative path or an empty entry counts as the checkout). This action, which holds the deploy key, is one of these programs, so it stopped before it used the key.`,
        fix: `Find out where the setting comes from, in the workflow and in the steps before this one, and remove it. Or empty it for this step:${emptied(names)}\n\nThat code could read everything in this step. If you do not trust it, create a new deploy key on the Convex dashboard and replace the repository secret.`,
        link: _failure_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .KEY_DOCS */ .KT,
    };
}
/** Returns a code block that sets the variables to an empty text. */
function emptied(names) {
    return (0,_failure_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .yamlBlock */ .RP)("env:", ...names.map((name) => `  ${name}: ""`));
}
const UNTRUSTED_PROVISION_HOST = {
    code: "untrusted-provision-host",
    cause: "`CONVEX_PROVISION_HOST` names a server that is neither Convex's own nor on this machine. It would receive the deploy key.",
    fix: "Remove the variable from the step, the job and every step before it.",
    link: null,
};
/** @param url - The backend's URL, without user information. */
function backendUnreachable(url) {
    return {
        code: "backend-unreachable",
        cause: `The backend at ${(0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_3__/* .codeSpan */ .SS)(url)} does not respond, so nothing was pushed.`,
        fix: "Check `url`: host and port of the backend must be reachable from this runner (`localhost` is the runner itself; a runner of GitHub reaches no private network). If the job starts the backend, wait until it responds at `/version`.",
        link: "https://docs.convex.dev/self-hosting",
    };
}
function wrongDeployment(sentence) {
    return {
        code: "wrong-deployment",
        cause: `${sentence} The push may have reached it.`,
        fix: "Check that Convex deployment on the dashboard now. Then find the file or variable in the workspace that names another Convex deployment or project, and remove it.",
        link: _failure_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .KEY_DOCS */ .KT,
    };
}
/** The CLI uses the wrong deployment, and this was detected before the push. */
function wrongDeploymentBeforePush(found, wanted) {
    return {
        code: "wrong-deployment",
        cause: `The CLI is about to push to ${(0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_3__/* .codeSpan */ .SS)(found)}, not to ${(0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_3__/* .codeSpan */ .SS)(wanted)}. Nothing was pushed.`,
        fix: "Find the file or variable in the workspace that names another Convex deployment or project, and remove it.",
        link: _failure_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .KEY_DOCS */ .KT,
    };
}
const CLI_CHANGED = {
    code: "cli-changed",
    cause: "The files of the installed `convex` package changed during this run, so the CLI was not started again.",
    fix: "Find out what in `cmd` changes `node_modules`, and install the dependencies in a step before this one instead.",
    link: null,
};
const PUSH_UNCONFIRMED = {
    code: "push-unconfirmed",
    cause: "The Convex CLI ended without an error, but did not push: it never received the message that the build had ended.",
    fix: "Find out what in `cmd` or a step before this one changes the installed `convex` package, or the packages that it loads. Then run the job again.",
    link: null,
};
/** @param reason - A clause about the pull request, without a full stop. */
function superseded(reason) {
    return {
        code: "superseded",
        cause: `Nothing was pushed, because ${reason}.`,
        fix: "",
        link: null,
    };
}
/** A deploy that was superseded while it was in progress. @param reason - A clause, without a full stop. */
function abandoned(reason) {
    return { ...superseded(reason), cause: `This deploy was cancelled because ${reason}.` };
}
/** A failure after the push. @param isOwnOlder - Whether this run's commit is the older one. */
function overtaken({ by, isCertain, isOwnOlder, }) {
    const otherCommit = `\`${by.commit.slice(0, 7)}\` (run ${by.runId})`;
    const happened = isOwnOlder
        ? `This run pushed after a newer commit, ${otherCommit}, had been pushed, so the older commit is live now.`
        : `An older commit, ${otherCommit}, was pushed at the same time as this one and may be live instead of it.`;
    const unsure = isOwnOlder
        ? `A newer commit, ${otherCommit}, was pushed at the same time as this one, so the older commit may be live now.`
        : happened;
    return {
        code: "overtaken",
        cause: isCertain ? happened : unsure,
        fix: isOwnOlder
            ? `Run ${by.runId} again, so that its commit is live. A \`concurrency\` group on the job keeps two deploys from pushing at the same time.`
            : "Run this job again, so that its commit is live. A `concurrency` group on the job keeps two deploys from pushing at the same time.",
        link: "https://docs.github.com/en/actions/how-tos/write-workflows/choose-when-workflows-run/control-workflow-concurrency",
    };
}
/** All permissions that the action needs, because a job that sets any permission loses those that it does not set. */
const PERMISSIONS = "permissions:\n  contents: read\n  pull-requests: write\n  deployments: write";
const RUN_AGAIN_OR_PERMIT = `Run the job again. If a permission is missing, add it to the job:\n\n\`\`\`yaml\n${PERMISSIONS}\n\`\`\``;
const SET_GITHUB_TOKEN = `\`github-token\` is empty. Leave the input out, or set \`github-token: \${{ github.token }}\`, and add to the job:\n\n\`\`\`yaml\n${PERMISSIONS}\n\`\`\``;
/** Passes the token only to runs that clean up, because code of an open pull request could read it. */
const CLEANUP_TOKEN_LINES = "```yaml\nwith:\n  management-token: ${{ (github.event.action == 'closed' || github.event_name == 'delete') && secrets.CONVEX_MANAGEMENT_TOKEN || '' }}\n```";
const TOKEN_LINES = "```yaml\nwith:\n  management-token: ${{ secrets.CONVEX_MANAGEMENT_TOKEN }}\n```";
/** @param until - A sentence that says when Convex deletes it automatically. */
function cleanupNotAllowed(name, reason, until) {
    const fix = `Set \`management-token\` to a team or personal access token of Convex, which can delete deployments. Pass it only to runs that clean up, because they run no code of the pull request:\n\n${CLEANUP_TOKEN_LINES}`;
    return {
        code: "cleanup-not-allowed",
        ...(0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .textsWith */ .vm)(reason, (why) => ({ cause: notDeleted(name, why, until), fix })),
        link: "https://docs.convex.dev/management-api",
    };
}
/** A management token would not help: the preview is found by its name, with the preview deploy key. */
function cleanupKeyRejected(name, until) {
    return {
        code: "cleanup-not-allowed",
        cause: notDeleted(name, "Convex does not accept the preview deploy key", until),
        fix: `${KEY_REJECTED.fix} Then run this job again.`,
        link: _failure_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .KEY_DOCS */ .KT,
    };
}
function notDeleted(name, why, until) {
    return `The preview deployment ${(0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_3__/* .codeSpan */ .SS)(name)} could not be deleted: ${why}. ${until}`;
}
function cleanupFailed(name, reason, until) {
    return {
        code: "cleanup-failed",
        ...(0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .textsWith */ .vm)(reason, (why) => ({ cause: notDeleted(name, why, until), fix: "Run the job again." })),
        link: null,
    };
}
/** @param hasToken - Whether there is a token for GitHub. */
function cleanupOwnershipUnknown(name, hasToken) {
    return {
        code: "cleanup-ownership-unknown",
        cause: `Nothing was deleted, because GitHub did not show whether this repository's action created the preview deployment ${(0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_3__/* .codeSpan */ .SS)(name)}. Another repository, or a build on Vercel, may use the same Convex project.`,
        fix: hasToken ? RUN_AGAIN_OR_PERMIT : SET_GITHUB_TOKEN,
        link: null,
    };
}
/** @returns For example "`feature` (`happy-otter-123`), `fix` (`calm-fox-45`)", in Markdown. */
function previewList(previews) {
    return previews.map(({ previewName, deployment }) => `${(0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_3__/* .codeSpan */ .SS)(previewName)} (\`${deployment}\`)`).join(", ");
}
/**
 * Adds the previews that a sweep would delete to the fix of `failure`.
 *
 * @param lacksOnlyToken - Whether this step would delete them if it had a `management-token`.
 */
function quotaReached(failure, previews, lacksOnlyToken) {
    const sentence = `No open pull request or branch needs ${previewList(previews)}. A run with \`operation: sweep\` deletes previews whose pull request is closed or whose branch was deleted${lacksOnlyToken ? ", and so does this step if it has a `management-token`" : ""}.`;
    const withNames = (fix) => `${sentence} ${fix}`;
    const { fix, sent } = failure;
    return {
        ...failure,
        fix: withNames(fix),
        ...(sent === undefined ? {} : { sent: { ...sent, fix: withNames(sent.fix) } }),
    };
}
const SWEEP_WITHOUT_TOKEN = {
    code: "sweep-without-token",
    cause: "`management-token` is missing. A sweep lists the project's preview deployments, which a deploy key cannot do.",
    fix: `Create a team access token on the Convex dashboard (Team Settings → Access Tokens), store it as a secret, and pass it to this step:\n\n${TOKEN_LINES}`,
    link: "https://docs.convex.dev/management-api",
};
const SWEEP_WITHOUT_PROJECT = {
    code: "sweep-without-project",
    cause: "The deploy key does not name a project, so a sweep cannot tell which preview deployments to list.",
    fix: "Set `deploy-key` to the preview deploy key of the project.",
    link: _failure_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .KEY_DOCS */ .KT,
};
/** @param hasToken - Whether there is a token for GitHub. */
function sweepOwnershipUnknown(hasToken) {
    return {
        code: "sweep-ownership-unknown",
        cause: "Nothing was deleted, because GitHub did not show which preview deployments this repository's action created, and which pull requests and branches still exist.",
        fix: hasToken ? RUN_AGAIN_OR_PERMIT : SET_GITHUB_TOKEN,
        link: null,
    };
}
/** @param reasons - Whole sentences. */
function sweepFailed(reasons) {
    const fix = "Check that `management-token` is a token of the team that the project belongs to, and run the job again.";
    const all = {
        full: reasons.map(({ full }) => full).join(" "),
        sent: reasons.map(({ sent }) => sent).join(" "),
    };
    return {
        code: "sweep-failed",
        ...(0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .textsWith */ .vm)(all, (cause) => ({ cause, fix })),
        link: "https://docs.convex.dev/management-api",
    };
}
/** @param names - Variables of `deployment-env`, at least one. */
function emptyVariables(names, target) {
    return {
        ...invalidInputs([
            `\`deployment-env\` has no value for ${(0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_3__/* .codeSpans */ .tE)(names)}, which would be blank on this ${target} deployment. Most likely a secret is missing: an expression such as \`\${{ secrets.NAME }}\` is empty then. Nothing was pushed.`,
        ]),
        fix: `Set the secret, or remove the line. Only previews may have variables without a value.`,
        link: "https://docs.convex.dev/production/environment-variables",
    };
}
/** @param reason - Must not contain the value of a variable. */
function deploymentEnvFailed(names, reason) {
    const [what, fix] = [
        `${names.length === 1 ? "The environment variable" : "The environment variables"} ${(0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_3__/* .codeSpans */ .tE)(names)} of \`deployment-env\``,
        "Correct the lines in `deployment-env`. If a limit is reached, delete variables that are no longer used (the deployment's Settings → Environment Variables on the Convex dashboard). If Convex says that the key lacks a permission, give it `deployment:env:view` and `deployment:env:write`.",
    ];
    return {
        code: "deployment-env-failed",
        ...(0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .textsWith */ .vm)(reason, (why) => ({
            cause: `${what} could not be set on the Convex deployment: ${why}. Nothing was pushed.`,
            fix,
        })),
        link: "https://docs.convex.dev/production/environment-variables",
    };
}
/** @param names - Names of variables whose values the pushed code does not allow either. */
function deploymentEnvRefused(names) {
    return {
        code: "deployment-env-failed",
        cause: `The code was pushed, but the values of ${(0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_3__/* .codeSpans */ .tE)(names)} in \`deployment-env\` could not be set: neither the code that was live before nor the pushed code allows them.`,
        fix: "Correct the values, or the validators of the variables in `convex.config.ts`, and run the job again.",
        link: "https://docs.convex.dev/production/environment-variables",
    };
}
function cancelled(stage) {
    const more = stage === "functions" ? " The logs on the Convex dashboard say what the function that was running did." : "";
    return {
        code: "cancelled",
        cause: `The run was cancelled. ${AFTER_INTERRUPTION[stage]}`,
        fix: `If you cancelled it on purpose, there is nothing to do.${more}`,
        link: null,
    };
}
/** The run was cancelled, and it is not known what it was doing. */
const CANCELLED = {
    code: "cancelled",
    cause: "The run was cancelled before the Convex CLI had finished.",
    fix: "If you cancelled it on purpose, there is nothing to do. Convex may have finished a push that was in progress.",
    link: null,
};
const AFTER_CRASH = "Look at the end of the log, and run the job again. If the runner ran out of memory, use a larger one. Convex may have finished a push that was in progress.";
const CRASHED = {
    code: "crashed",
    cause: "The action's own process ended too early: it was killed, or it ran out of memory.",
    fix: AFTER_CRASH,
    link: null,
};
/** The process crashed and left no valid state. */
const CRASHED_WITHOUT_STATE = {
    code: "crashed",
    cause: "The action's own process ended without reporting anything: the run was cancelled before it had started, or the process was killed or ran out of memory.",
    fix: AFTER_CRASH,
    link: null,
};
/** @param error - The thrown value. The first line of its message is shown, and may contain anything. */
function internalError(error) {
    const { name, message } = error instanceof Error ? error : { name: "unknown error", message: "" };
    const what = [name, message.split("\n")[0]].filter((part) => part !== "").join(": ");
    const reason = { full: what, sent: /^[A-Za-z]{1,60}$/.test(name) ? name : "unknown error" };
    const fix = "Please report this in an issue. Convex may have finished a push that was in progress.";
    return {
        code: "internal",
        ...(0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .textsWith */ .vm)(reason, (why) => ({ cause: `This action has a bug (${why}).`, fix })),
        link: null,
    };
}
const KEY_REJECTED = {
    code: "key-rejected",
    cause: "Convex does not accept the preview deploy key: it was revoked, it expired, or its project no longer exists.",
    fix: "Create a new preview deploy key on the Convex dashboard (Project Settings → Deploy keys) and replace the repository secret with it.",
    link: _failure_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .KEY_DOCS */ .KT,
};
/**
 * @param previewName - `null` if the key names its deployment or its project.
 * @param keyKind - The kind of the deploy key.
 */
function resolvedNothing(previewName, keyKind) {
    return previewName === null
        ? {
            code: "deployment-not-found",
            cause: `The project or the Convex deployment of the ${keyKind} key no longer exists.`,
            fix: "Create a key of the right deployment on the Convex dashboard, and replace the repository secret with it (`gh secret set`).",
            link: _failure_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .KEY_DOCS */ .KT,
        }
        : {
            code: "deployment-not-found",
            cause: `The project of the deploy key has no preview deployment called ${(0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_3__/* .codeSpan */ .SS)(previewName)}. \`operation: resolve\` only looks for one, and creates none.`,
            fix: "Let the job that deploys run before this one (`needs:`), and give both the same `deploy-key` and `preview-name`. If that job was skipped, skip this one too. Preview deployments are deleted when they expire, and when their pull request is closed.",
            link: "https://docs.convex.dev/production/hosting/preview-deployments",
        };
}
/** @param keyKind - The kind of the deploy key. */
function keyNotAccepted(keyKind) {
    return {
        code: "key-rejected",
        cause: `Convex does not accept the ${keyKind} key: it was revoked, it expired, or its project or deployment no longer exists.`,
        fix: "Create a new deploy key on the Convex dashboard (Project Settings → Deploy keys) and replace the repository secret with it.",
        link: _failure_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .KEY_DOCS */ .KT,
    };
}
const RESOLVE_NOT_ALLOWED = {
    code: "resolve-not-allowed",
    cause: "This project token cannot list the deployments of its project. Any other way to find the production deployment could create one, and `operation: resolve` must not change anything.",
    fix: "Set `deploy-key` to the production deploy key, which names its deployment.",
    link: _failure_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .KEY_DOCS */ .KT,
};
/** @param records - One record of each deployment to which the URL could belong. */
function severalRecords(records) {
    const which = records.map(({ appName, slot }) => `${(0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_3__/* .codeSpan */ .SS)(appName)} (${(0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_3__/* .codeSpan */ .SS)(slot)})`).join(", ");
    return {
        code: "report-ambiguous",
        cause: `\`app-url\` could belong to several deploys: ${which}. It was added to none of them.`,
        fix: "Give this step the `app-name` of the step that deployed, and its `target` too if that is not enough.",
        link: null,
    };
}
function resolveFailed(reason) {
    return {
        code: "resolve-failed",
        ...(0,_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .textsWith */ .vm)(reason, (why) => ({
            cause: `The Convex deployment could not be looked up: ${why}.`,
            fix: "Run the job again. If Convex says that the key lacks a permission, give it `deployment:canonicalUrls:view`.",
        })),
        link: null,
    };
}
/**
 * @param version - The version of the installed CLI.
 * @param first - The first version that hides the values.
 */
function verboseShowsVariables(version, first, { update }) {
    return {
        code: "verbose-shows-variables",
        cause: `\`--verbose\` in \`deploy-args\` makes Convex CLI ${version} print the values of all environment variables of the Convex deployment, and everybody who may read the log of this job would see them.`,
        fix: `Remove \`--verbose\` from \`deploy-args\`, or update the \`convex\` package to ${first} or later, which hides the values:${(0,_failure_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .shellBlock */ .OV)(update)}`,
        link: "https://docs.convex.dev/production/environment-variables",
    };
}
/**
 * @param version - The version of the installed CLI.
 * @param oldest - The first version that is known to deploy previews.
 */
function cliTooOldForPreviews(version, oldest, { update }) {
    return {
        code: "cli-too-old",
        cause: `Convex CLI ${version} is too old for preview deployments: this action deploys them with ${oldest} or later.`,
        fix: `Update the \`convex\` package and commit package.json and the lockfile:${(0,_failure_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .shellBlock */ .OV)(update)}`,
        link: "https://docs.convex.dev/production/hosting/preview-deployments",
    };
}
const OMITTED = "\n\nIt is in `devDependencies`, which package managers leave out if `NODE_ENV` is `production` or with an option such as `--omit=dev`.";
/** @param declared - Where package.json has `convex`, or `null` if it cannot be read. */
function notInstalled(declared, { add, install }) {
    const lines = `\n\n\`\`\`yaml\n- run: ${install}\n\`\`\``;
    const common = { code: "convex-not-installed", link: "https://docs.convex.dev/quickstarts" };
    if (declared === null)
        return {
            ...common,
            cause: "The working directory has no package.json that can be read.",
            fix: "Check the code out before this step (`actions/checkout`), and point `working-directory` at the folder that holds package.json and `convex/`.",
        };
    if (declared !== "nowhere")
        return {
            ...common,
            cause: "The `convex` package is in package.json but is not installed in this job.",
            fix: `Install the dependencies in a step before this one:${lines}${declared === "devDependencies" ? OMITTED : ""}`,
        };
    return {
        ...common,
        cause: "The `convex` package is neither installed nor in package.json.",
        fix: `Add it to the app with \`${add}\`, commit package.json and the lockfile, and install in a step before this one:${lines}`,
    };
}
/** @param isEmpty - Whether the workspace is empty, so that nothing was checked out. */
function noWorkingDirectory(path, isEmpty) {
    return {
        code: "convex-not-installed",
        cause: `The working directory \`${path}\` does not exist.`,
        fix: isEmpty
            ? "The workspace looks empty. Check the code out before this step:\n\n```yaml\n- uses: actions/checkout@v7\n```"
            : "Point `working-directory` at the folder that holds package.json and `convex/`, relative to the checkout.",
        link: null,
    };
}
/** @param cause - A sentence that says what is outside of the workspace. */
function outsideWorkspace(cause) {
    return {
        code: "convex-outside-workspace",
        cause: `${cause} That code is not part of this checkout, and would receive the deploy key.`,
        fix: "Install `convex` into the workspace with the app's package manager.",
        link: null,
    };
}
/**
 * @param path - The folder, relative to the workspace, quoted.
 * @param exists - Whether there is something at that path, but no code.
 */
function functionsMissing(path, exists) {
    const submodule = " If it is a git submodule, set `submodules: true` for `actions/checkout`.";
    return {
        code: "functions-missing",
        cause: `The folder of Convex functions, ${path}, ${exists ? "contains no code" : "does not exist"}. A push without functions would delete every function of the Convex deployment.`,
        fix: `Point \`working-directory\` at the folder that holds package.json and \`convex/\`, or correct \`functions\` in \`convex.json\`. If a build creates the ${exists ? "functions" : "folder"}, run that build in a step before this one.${exists ? submodule : ""}`,
        link: "https://docs.convex.dev/production/project-configuration",
    };
}
/**
 * @param path - The folder, relative to the workspace, quoted.
 * @param live - How many functions the Convex deployment has, or `null` if that could not be read.
 */
function functionsLost(path, live) {
    const lost = live === null
        ? "every function of the Convex deployment, if it has any: Convex could not be asked, or did not say"
        : `every function of the Convex deployment, which has ${live}`;
    return {
        code: "functions-missing",
        cause: `The folder of Convex functions, ${path}, contains only a schema or configuration. This push would delete ${lost}.`,
        fix: "Check that the checkout and `cmd` leave the functions in that folder, or correct `functions` in `convex.json`. If the deployment is to have no functions, add a module that says so, such as `none.ts` with `export {}`.",
        link: "https://docs.convex.dev/production/project-configuration",
    };
}
/** @param path - The folder as the app names it, relative to the workspace, quoted. */
function functionsOutside(path) {
    return {
        code: "convex-outside-workspace",
        cause: `The folder of Convex functions, ${path}, is outside of the workspace, or a link leads out of it. That code is not part of this checkout, so it could be any other.`,
        fix: "Check the functions out below the workspace (`path` of `actions/checkout`), and name that folder as `functions` in `convex.json`.",
        link: "https://docs.convex.dev/production/project-configuration",
    };
}
/** @param path - A file or folder, relative to the workspace, quoted. */
function functionsLeftOut(path) {
    return {
        code: "functions-missing",
        cause: `The sparse checkout has left out ${path}. A push without that would delete its functions from the Convex deployment.`,
        fix: "Add the whole folder of functions to `sparse-checkout` of `actions/checkout`.",
        link: "https://github.com/actions/checkout#usage",
    };
}
const CONFLICTS = ["mixed-sources", "url-with-cloud-key", "admin-key-without-url"];
/** A key and a URL that must not be used together. @param sentence - Says which one to change. */
function keyUrlConflict(code, sentence) {
    return { code, cause: sentence, fix: "", link: "https://docs.convex.dev/self-hosting" };
}
const UNSAFE_TO_CALL = [
    TLS_VERIFICATION_DISABLED.code,
    "untrusted-ca-certificate",
    "untrusted-preload",
];
/** Whether the action refused to run, rather than failed. */
function isRefusal({ code }) {
    return [...CONFLICTS, ...UNSAFE_TO_CALL, UNTRUSTED_PROVISION_HOST.code].includes(code);
}
/** Whether somebody could intercept the job's requests. Then the failure is only logged, and not sent to GitHub. */
function isNetworkUntrusted({ code }) {
    return UNSAFE_TO_CALL.includes(code);
}


/***/ }),

/***/ 7175:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Ah: () => (/* binding */ RENAME_MODULE),
/* harmony export */   Dg: () => (/* binding */ convexCommand),
/* harmony export */   Ds: () => (/* binding */ moreMemory),
/* harmony export */   GR: () => (/* binding */ WHERE_TO_CREATE_KEYS),
/* harmony export */   KT: () => (/* binding */ KEY_DOCS),
/* harmony export */   OV: () => (/* binding */ shellBlock),
/* harmony export */   RP: () => (/* binding */ yamlBlock),
/* harmony export */   SH: () => (/* binding */ deploymentEnvBlock),
/* harmony export */   W7: () => (/* binding */ moduleText),
/* harmony export */   Xk: () => (/* binding */ NAMES),
/* harmony export */   Zy: () => (/* binding */ ONE_RUN_AT_A_TIME),
/* harmony export */   gI: () => (/* binding */ PATH),
/* harmony export */   iT: () => (/* binding */ DOCS),
/* harmony export */   lt: () => (/* binding */ NEWER_NODE),
/* harmony export */   o_: () => (/* binding */ NAME),
/* harmony export */   rp: () => (/* binding */ HTTP_ERROR_PREFIX),
/* harmony export */   uk: () => (/* binding */ NUMBER),
/* harmony export */   xR: () => (/* binding */ INSTALL_PROGRAM),
/* harmony export */   yE: () => (/* binding */ IMPORT)
/* harmony export */ });
/* harmony import */ var _markdown_code_span_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4720);
/** The type of a known failure: a pattern for the output of a run, and its explanation. */

/** Forms of `fields`. */
const NUMBER = /^\d{1,9}$/;
const NAME = /^[\w-]{1,100}$/;
const NAMES = /^[\w, ]{1,2000}$/;
/** Path of a file in the checkout, as Convex and the bundler print it. Sent only if git tracks the file. */
const PATH = /^[\w@+./-]{1,200}$/;
/** The specifier of an import in the code. */
const IMPORT = /^[\w@+./-]{1,200}$/;
const DOCS = "https://docs.convex.dev";
/** The forms of keys, and what each may do. */
const KEY_DOCS = `${DOCS}/cli/deploy-key-types`;
/** https://docs.convex.dev/dashboard/deployments/deployment-settings */
const WHERE_TO_CREATE_KEYS = "a preview deploy key in Project Settings → Deploy keys, a deployment's key in that deployment's Settings → URL and Deploy Key";
/** Returns a code block of shell commands. */
function shellBlock(...lines) {
    return `\n\n\`\`\`sh\n${lines.join("\n")}\n\`\`\``;
}
/** Returns a code block of lines for the workflow. */
function yamlBlock(...lines) {
    return `\n\n\`\`\`yaml\n${lines.join("\n")}\n\`\`\``;
}
/**
 * The fix if something ran out of memory.
 *
 * @param what - Such as `build`.
 */
function moreMemory(what) {
    return `Give the ${what} more memory, or use a larger runner:${yamlBlock("env:", "  NODE_OPTIONS: --max-old-space-size=6144")}`;
}
/**
 * Returns a code block of the lines that set environment variables of the Convex deployment before each push.
 *
 * @param target - The target of the run that failed.
 */
function deploymentEnvBlock(names, target) {
    return yamlBlock("with:", 
    // Without this input, they are set on previews only.
    ...(target === "preview" ? [] : [`  deployment-env-targets: preview, ${target}`]), "  deployment-env: |", ...names.map((name) => `    ${name}=\${{ secrets.${name} }}`));
}
/** The fix if the build needs a newer Node than the job has. */
const NEWER_NODE = `Use a newer Node in the job, in a step before this one:${yamlBlock("- uses: actions/setup-node@v7", "  with:", "    node-version: 24")}`;
/** The fix if two files would become the same module. */
const RENAME_MODULE = "Rename one of them. A `.js` file beside a `.ts` file is often compiled from it: delete it and keep it out of the folder.";
/** The fix if the build calls a program that was not found. */
const INSTALL_PROGRAM = "Install the program in a step before this one. If one of the app's packages provides it, install the dependencies there, and call it with a package script (`npm run build`) or through `npx`.";
/** The group uses the pull request's number, because the event of a merge has the base branch as its ref. */
const ONE_RUN_AT_A_TIME = yamlBlock("concurrency: convex-${{ github.event.pull_request.number || github.ref }}");
/** Returns `npx convex <command>` for the Convex deployment of the failed run. */
function convexCommand({ deploymentFlag }, command, rest) {
    return ["npx convex", command, deploymentFlag, rest].filter((part) => part !== "").join(" ");
}
/** A pattern for the start of the line that the CLI prints for an HTTP error, up to the status. */
const HTTP_ERROR_PREFIX = "^.{0,4}Error fetching [A-Z]{0,10} {0,4}\\S{1,1000} ";
/** The module's name for the start of a sentence. */
function moduleText(path) {
    return (0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpanOr */ .xk)(path, "A module");
}


/***/ }),

/***/ 5096:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   Nx: () => (/* binding */ ownReason),
/* harmony export */   dR: () => (/* binding */ ActionFailure),
/* harmony export */   vm: () => (/* binding */ textsWith)
/* harmony export */ });
/** A failure in the form that every report shows. */
/** A reason without quotes from a server. */
function ownReason(text) {
    return { full: text, sent: text };
}
/** Builds the texts of a failure with both forms of a reason. */
function textsWith(reason, texts) {
    return { ...texts(reason.full), sent: texts(reason.sent) };
}
/** Thrown if a step cannot continue. Reports show its `failure`, never its stack. */
class ActionFailure extends Error {
    name = "ActionFailure";
    failure;
    constructor(failure) {
        super(failure.cause);
        this.failure = failure;
    }
}


/***/ }),

/***/ 5973:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   W7: () => (/* binding */ fileOf),
/* harmony export */   eb: () => (/* binding */ findLocations),
/* harmony export */   vn: () => (/* binding */ NO_LOCATIONS)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(6760);
/* harmony import */ var _markdown_cut_text_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(2030);
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
        message: (0,_markdown_cut_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cutBetweenWords */ .U)(message, MAX_MESSAGE_LENGTH),
        sent: (0,_markdown_cut_text_js__WEBPACK_IMPORTED_MODULE_1__/* .cutBetweenWords */ .U)(sent, MAX_MESSAGE_LENGTH),
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
    const candidates = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(plain) || /^[A-Za-z]:\//.test(plain)
        ? [plain]
        : [(0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(workingDirectory, plain), (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(workingDirectory, below), (0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(functionsDirectory, below)];
    for (const candidate of candidates.flatMap(withSourceEndings)) {
        const inside = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.relative)(repository, candidate).replaceAll("\\", "/");
        const isInRepository = inside !== "" && !(0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(inside) && !/^\.\.(?:\/|$)|(?:^|\/)node_modules\//.test(inside);
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

/***/ 9479:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var _runner_require_node_24_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(460);
/* harmony import */ var _action_run_state_js__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7742);
/* harmony import */ var _diagnosis_action_failures_js__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3668);
/* harmony import */ var _process_process_group_js__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(3885);
/* harmony import */ var _runner_environment_file_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(9913);
/**
 * Listens for signals before anything else is loaded: the runner may cancel the step at any time, and a signal without a
 * listener would end the process before it could report anything.
 */





const cancel = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"])
    process.on(signal, () => cancel.abort());
// By default, Node opens a debugger on SIGUSR1, through which another process could control this one.
if (process.platform !== "win32")
    process.on("SIGUSR1", () => { });
// `NODE_OPTIONS` can enable diagnostic reports, which would write the inputs to a file in the workspace.
process.report.excludeEnv = true;
(0,_runner_environment_file_js__WEBPACK_IMPORTED_MODULE_4__/* .cleanRunnerFilesAtExit */ .aL)();
// Load it in parallel with the writes below.
const mainModule = Promise.all(/* import() */[__nccwpck_require__.e(401), __nccwpck_require__.e(207)]).then(__nccwpck_require__.bind(__nccwpck_require__, 1207));
const record = new _action_run_state_js__WEBPACK_IMPORTED_MODULE_1__/* .RunStateStore */ .Up({
    phase: "running",
    startedAt: Date.now(),
    processGroup: null,
    processMarker: _process_process_group_js__WEBPACK_IMPORTED_MODULE_3__/* .PROCESS_MARKER */ .J_,
    outcomeSoFar: null,
    recordHead: null,
    startReported: false,
    isCancelled: false,
    finalOutcome: null,
}, (0,_action_run_state_js__WEBPACK_IMPORTED_MODULE_1__/* .signingKey */ .NR)(process.env), (sealed) => {
    _runner_environment_file_js__WEBPACK_IMPORTED_MODULE_4__/* .STATE_FILE */ .bv.set({ [_action_run_state_js__WEBPACK_IMPORTED_MODULE_1__/* .STATE_NAME */ .sf]: sealed });
    // Restore them on each save, because this process may be killed before its exit handler runs.
    (0,_runner_environment_file_js__WEBPACK_IMPORTED_MODULE_4__/* .restoreRunnerFiles */ .QG)();
});
// Outputs for later steps in case this process is killed.
_runner_environment_file_js__WEBPACK_IMPORTED_MODULE_4__/* .OUTPUT_FILE */ .f4.set({ status: "failed", "failure-code": _diagnosis_action_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .CRASHED */ .RG.code });
record.save({});
await (await mainModule).runMain(record, cancel.signal);

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 4720:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   IJ: () => (/* binding */ cellCodeSpan),
/* harmony export */   SS: () => (/* binding */ codeSpan),
/* harmony export */   tE: () => (/* binding */ codeSpans),
/* harmony export */   xk: () => (/* binding */ codeSpanOr)
/* harmony export */ });
/** Puts text into Markdown code spans, where GitHub renders no HTML and links neither `@people` nor `#123`. */
/**
 * A name (a branch, a tag, an event, a glob) in a sentence. Git allows backticks in names; they are replaced, so that none
 * can end the span.
 */
function codeSpan(name) {
    return `\`${flatten(name ?? "")}\``;
}
/** @param otherwise - The words to use if the name is not known. */
function codeSpanOr(name, otherwise) {
    return name === undefined ? otherwise : codeSpan(name);
}
function codeSpans(names) {
    return names.map(codeSpan).join(", ");
}
/**
 * Text in a table's cell, or `""` for an empty text. Replaces backslashes too: before a `|`, which is escaped by a
 * backslash, another one would end the cell. In a sentence they stay, so that people can copy the name.
 */
function cellCodeSpan(text) {
    const flat = flatten(text).trim().replaceAll("\\", "∖");
    return flat === "" ? "" : `\`${flat}\``;
}
/** Replaces backticks, and each run of white space and invisible characters by one space. */
function flatten(text) {
    return text.replaceAll("`", "'").replace(/[\s\p{Cc}\p{Cf}]+/gu, " ");
}


/***/ }),

/***/ 2030:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   U: () => (/* binding */ cutBetweenWords)
/* harmony export */ });
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


/***/ }),

/***/ 7:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   B4: () => (/* binding */ formatCount),
/* harmony export */   B8: () => (/* binding */ formatExpiry),
/* harmony export */   F0: () => (/* binding */ tableLine),
/* harmony export */   LO: () => (/* binding */ sanitizeMarkdown),
/* harmony export */   OF: () => (/* binding */ fenced),
/* harmony export */   ON: () => (/* binding */ formatCreated),
/* harmony export */   TM: () => (/* binding */ folded),
/* harmony export */   a3: () => (/* binding */ formatDuration),
/* harmony export */   fU: () => (/* binding */ formatTime),
/* harmony export */   h8: () => (/* binding */ htmlCode),
/* harmony export */   nf: () => (/* binding */ link),
/* harmony export */   nn: () => (/* binding */ joinParts),
/* harmony export */   z3: () => (/* binding */ formatBytes)
/* harmony export */ });
/* harmony import */ var _code_span_js__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(4720);
/** Escapes external text for GitHub's Markdown. */

/**
 * Makes the action's own sentences (a cause, a fix, a note) safe as Markdown, even if they contain external text. Code
 * spans of single backticks, fenced blocks and line breaks stay. Outside of code, each word that GitHub would render (a
 * mention, a link, a reference to an issue, HTML) becomes code, and an open code span ends with its line. So a name with
 * backticks may look odd but has no effect.
 */
function sanitizeMarkdown(text) {
    return text.replace(/^(`{3,})(\w*)\n([\s\S]*?)\n\1$|.+/gm, (line, fence, language = "", inside = "") => fence === undefined ? sanitizeLine(line) : fenced(inside.split("\n"), language));
}
function sanitizeLine(line) {
    const parts = line.split(/`+/).map((part, at) => {
        if (at % 2 === 0)
            return part.replace(/\S+/g, sanitizeWord);
        return part.trim() === "" ? part : (0,_code_span_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(part);
    });
    return parts.join("");
}
/** Characters that GitHub would render as something else than text. */
const ACTED_ON = /[@#<[\]\\|]|&#?\w+;|~{3}|:\/\/|www\.|\bGH-\d/i;
function sanitizeWord(word) {
    if (!ACTED_ON.test(word))
        return word;
    const [, before = "", core = "", after = ""] = /^([("']*)(.*?)([.,;:!?)"']*)$/.exec(word) ?? [];
    return `${before}${(0,_code_span_js__WEBPACK_IMPORTED_MODULE_0__/* .codeSpan */ .SS)(core)}${after}`;
}
/** A line of a table. Escapes each `|` in the cells. */
function tableLine(cells) {
    return `| ${cells.map((cell) => cell.replaceAll("|", "\\|")).join(" | ")} |`;
}
/** A fenced code block, with a fence that none of the lines can close. */
function fenced(lines, language = "text") {
    const text = lines.join("\n");
    const longest = Math.max(2, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));
    const fence = "`".repeat(longest + 1);
    return `${fence}${language}\n${text}\n${fence}`;
}
/** A folded section. @param title - HTML: text of this action, or escaped by `htmlCode`. @returns No lines without `lines`. */
function folded(title, lines) {
    return lines.length === 0 ? [] : [`<details><summary>${title}</summary>`, "", ...lines, "", "</details>", ""];
}
/** Joins the parts that are not empty. */
function joinParts(parts, separator) {
    return parts.filter((part) => part !== "").join(separator);
}
/** A link, or only its label if the URL is not a plain web address. @param label - Trusted, or a code span. */
function link(label, url) {
    return url !== null && /^https?:\/\/[\w.~:/?#@!$&'*+,;=%[\]-]+$/.test(url) ? `[${label}](${url})` : label;
}
/** @param noun - In the singular. Its plural ends in `s`. */
function formatCount(count, noun) {
    return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
/** `1536` as `1.5 KiB`. */
function formatBytes(bytes) {
    return bytes < 1024 ? `${bytes} bytes` : `${(bytes / 1024).toFixed(1)} KiB`;
}
/** `75` as `1 min 15 s`. */
function formatDuration(seconds) {
    const whole = Math.round(seconds);
    if (whole < 1)
        return "under 1 s";
    if (whole < 60)
        return `${whole} s`;
    const minutes = Math.floor(whole / 60);
    return whole % 60 === 0 ? `${minutes} min` : `${minutes} min ${whole % 60} s`;
}
/** Text as HTML, in `<code>` so that GitHub links nothing in it. */
function htmlCode(text) {
    const escaped = text
        .replace(/[\s\p{Cc}\p{Cf}]+/gu, " ")
        .replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);
    return `<code>${escaped}</code>`;
}
/** `2026-11-27 19:30 UTC`. @param ms - Milliseconds since the epoch. */
function formatTime(ms) {
    return `${new Date(ms).toISOString().slice(0, 16).replace("T", " ")} UTC`;
}
const CREATED = { true: ", newly created", false: ", reused with its data" };
/** A phrase to append to a preview deployment's name. @param created - `true`, `false`, or anything else if not known. */
function formatCreated(created) {
    return CREATED[String(created)] ?? "";
}
/** @returns A sentence without a full stop, or `""` if the time is not known. */
function formatExpiry(expiresAt) {
    return expiresAt === null ? "" : `Convex deletes it on ${formatTime(expiresAt)}, when it expires`;
}


/***/ }),

/***/ 6383:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   AQ: () => (/* binding */ withEnding),
/* harmony export */   Ah: () => (/* binding */ redactOutcome),
/* harmony export */   N6: () => (/* binding */ isFailure),
/* harmony export */   dW: () => (/* binding */ withNote),
/* harmony export */   et: () => (/* binding */ subjectOf),
/* harmony export */   he: () => (/* binding */ CLI_NOT_RUN),
/* harmony export */   oW: () => (/* binding */ previewOf),
/* harmony export */   sz: () => (/* binding */ NO_DEPLOYMENT),
/* harmony export */   x7: () => (/* binding */ intactUrl),
/* harmony export */   xU: () => (/* binding */ redactComparison),
/* harmony export */   zI: () => (/* binding */ operationOf)
/* harmony export */ });
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

/***/ 3885:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   D7: () => (/* binding */ terminateProcesses),
/* harmony export */   Gk: () => (/* binding */ spawnNode),
/* harmony export */   J_: () => (/* binding */ PROCESS_MARKER),
/* harmony export */   ic: () => (/* binding */ createSideMarker),
/* harmony export */   oe: () => (/* binding */ PROCESS_MARKER_VARIABLE)
/* harmony export */ });
/* unused harmony exports STEP_MARKER, sideMarkerOf, stopWindowsTree */
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(1421);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(7598);
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(6760);
/* harmony import */ var _system_root_js__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(6546);
/** Starts programs in process groups of their own, so that each can be terminated with everything it started. */





/** Time between SIGTERM and SIGKILL. */
const GRACE_MS = 3_000;
/**
 * The start of the marker of every process that `main` and `post` of this step start, so that `post` finds what a killed
 * `main` left running even if nothing was saved. A runner has a folder of its own and runs one job at a time; within a
 * job, `GITHUB_ACTION` identifies the step.
 */
const STEP_MARKER = computeStepMarker(process.env);
/** The value of `PROCESS_MARKER_VARIABLE` in every process that this one starts. Several steps can run at once. */
const PROCESS_MARKER = `${STEP_MARKER}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.randomUUID)()}`;
function computeStepMarker(environment) {
    const { RUNNER_TEMP, RUNNER_TRACKING_ID, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB, GITHUB_ACTION } = environment;
    if (!RUNNER_TEMP)
        return (0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.randomUUID)();
    const step = [RUNNER_TEMP, RUNNER_TRACKING_ID, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB, GITHUB_ACTION];
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.createHash)("sha256").update(step.join("\n")).digest("hex");
}
/**
 * The start of the markers of programs that run in parallel with the CLI: terminating the CLI's processes does not stop
 * them.
 */
function sideMarkerOf(marker) {
    return `${marker}-side`;
}
/**
 * A unique marker for a program that runs in parallel with the CLI, and for what it starts. `post` terminates all of
 * them.
 */
function createSideMarker() {
    return `${sideMarkerOf(PROCESS_MARKER)}.${(0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.randomUUID)()}`;
}
/**
 * Without this flag, SIGUSR1, which any process of the same user may send, opens a debugger in the program.
 * https://nodejs.org/api/cli.html#--disable-sigusr1
 */
const NO_DEBUGGER = "--disable-sigusr1";
/** Starts `node <args>` without a shell and with stdin closed. */
function spawnNode(args, options) {
    const { marker = PROCESS_MARKER } = options;
    const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(process.execPath, [NO_DEBUGGER, ...args], {
        cwd: options.cwd,
        env: { ...options.env, [PROCESS_MARKER_VARIABLE]: marker },
        stdio: ["ignore", "pipe", "pipe"],
        detached: process.platform !== "win32",
        windowsHide: true,
    });
    const exited = new Promise((resolve, reject) => {
        child.once("error", reject);
        child.once("exit", (code) => resolve(code ?? 1));
    });
    return {
        stdout: child.stdout,
        stderr: child.stderr,
        pid: child.pid ?? null,
        exited,
        stop: () => stopTree(child, marker),
        release: () => {
            child.stdout.destroy();
            child.stderr.destroy();
        },
    };
}
async function stopTree(child, marker) {
    if (child.pid === undefined)
        return;
    if (process.platform === "win32") {
        stopWindowsTree(child.pid);
        return;
    }
    await terminateProcesses(child.pid, marker);
}
/** Uses the full path: Windows looks for a bare name in the current folder first, which is a checkout. */
function stopWindowsTree(pid) {
    const root = (0,_system_root_js__WEBPACK_IMPORTED_MODULE_4__/* .systemRoot */ .y)(process.env);
    (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawnSync)((0,node_path__WEBPACK_IMPORTED_MODULE_3__.join)(root, "System32", "taskkill.exe"), ["/T", "/F", "/PID", String(pid)], {
        stdio: "ignore",
        windowsHide: true,
        env: { SystemRoot: root },
    });
}
/**
 * Sends SIGTERM to the process group, and on Linux also to every process that has the mark or descends from the
 * group's first process; 3 s later, sends SIGKILL to those still running. Resolves when all have ended or were killed.
 *
 * @param group - `null` if it is not known: then only processes that have the mark are terminated.
 */
async function terminateProcesses(group, mark) {
    // Once its parent has ended, a descendant without the group and the mark can no longer be found.
    const strays = group === null ? [] : detachedDescendants(group);
    if (!signalAll(group, mark, strays, "SIGTERM"))
        return;
    const deadline = Date.now() + GRACE_MS;
    while (isRunning(group, mark, strays)) {
        if (Date.now() >= deadline) {
            signalAll(group, mark, strays, "SIGKILL");
            return;
        }
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
}
/** On Linux, the descendants of the group's first process that are in another group. */
function detachedDescendants(group) {
    const all = allProcesses();
    const found = new Set([group]);
    // Process IDs wrap around, so a child can be listed before its parent. Repeat until nothing new is found.
    for (let size = 0; size < found.size;) {
        size = found.size;
        for (const { pid, parent } of all)
            if (found.has(parent))
                found.add(pid);
    }
    return all.filter((one) => found.has(one.pid) && one.group !== group);
}
/**
 * Whether any of the processes still runs. A process that has exited stays in its group until its parent reaps it,
 * which the first process of a container may never do.
 */
function isRunning(group, mark, strays) {
    if (process.platform !== "linux")
        return signalAll(group, mark, [], 0);
    const isInGroup = allProcesses().some((one) => one.group === group && !one.hasEnded);
    return isInGroup || stillRunning(strays).length > 0 || markedProcesses(mark).length > 0;
}
function stillRunning(strays) {
    return strays.filter(({ pid, startedAt }) => {
        const now = processFacts(pid);
        return now !== null && now.startedAt === startedAt && !now.hasEnded;
    });
}
/** Reads the fields after the name in `/proc/<pid>/stat`: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function processFacts(pid) {
    try {
        const stat = (0,node_fs__WEBPACK_IMPORTED_MODULE_2__.readFileSync)(`/proc/${pid}/stat`, "latin1");
        const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
        const [state = "", parent, group] = fields;
        const hasEnded = state === "Z" || state === "X";
        return { pid, parent: Number(parent), group: Number(group), startedAt: fields[19] ?? "", hasEnded };
    }
    catch {
        return null;
    }
}
/** Linux only. */
function allProcesses() {
    if (process.platform !== "linux")
        return [];
    return processIds()
        .map(processFacts)
        .filter((one) => one !== null);
}
function processIds() {
    return (0,node_fs__WEBPACK_IMPORTED_MODULE_2__.readdirSync)("/proc").map(Number).filter(Number.isInteger);
}
/** @returns Whether any process received the signal. */
function signalAll(group, mark, strays, signal) {
    const others = [...markedProcesses(mark), ...stillRunning(strays).map(({ pid }) => pid)];
    return [...(group === null ? [] : [-group]), ...others].map((target) => trySignal(target, signal)).includes(true);
}
/** @param target - A process ID, or the negative ID of a process group. */
function trySignal(target, signal) {
    try {
        process.kill(target, signal);
        return true;
    }
    catch {
        return false;
    }
}
/**
 * Linux only: other systems need a separate program to read a process's environment.
 *
 * @param mark - A whole marker, or the part before its full stop.
 */
function markedProcesses(mark) {
    if (process.platform !== "linux" || mark === "")
        return [];
    const variable = `${PROCESS_MARKER_VARIABLE}=${mark}`;
    const carriesMark = (pid) => {
        try {
            const variables = (0,node_fs__WEBPACK_IMPORTED_MODULE_2__.readFileSync)(`/proc/${pid}/environ`, "latin1").split("\0");
            return variables.some((one) => one === variable || one.startsWith(`${variable}.`));
        }
        catch {
            return false;
        }
    };
    return processIds().filter((pid) => pid !== process.pid && carriesMark(pid));
}
/** Set in every process that is started. On Linux it identifies those that have left their process group. */
const PROCESS_MARKER_VARIABLE = "CONVEX_DEPLOY_ACTION_RUN";


/***/ }),

/***/ 6546:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   y: () => (/* binding */ systemRoot)
/* harmony export */ });
/** Finds the folder of Windows. */
const DEFAULT = "C:\\Windows";
/**
 * The value of `SystemRoot` if it is a folder directly below a drive's root, else `C:\Windows`. Programs are started from
 * this folder and an earlier step can set the variable, so a folder of the checkout is not accepted.
 */
function systemRoot(variables) {
    const value = Object.entries(variables).find(([name]) => name.toUpperCase() === "SYSTEMROOT")?.[1] ?? "";
    return /^[A-Za-z]:\\[\w-]+\\?$/.test(value) ? value : DEFAULT;
}


/***/ }),

/***/ 9913:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   QG: () => (/* binding */ restoreRunnerFiles),
/* harmony export */   aL: () => (/* binding */ cleanRunnerFilesAtExit),
/* harmony export */   bv: () => (/* binding */ STATE_FILE),
/* harmony export */   f4: () => (/* binding */ OUTPUT_FILE),
/* harmony export */   h9: () => (/* binding */ ENV_FILE),
/* harmony export */   u7: () => (/* binding */ SUMMARY_FILE)
/* harmony export */ });
/* unused harmony export EnvironmentFile */
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
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
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
/******/ var __webpack_exports__ = __nccwpck_require__(9479);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
