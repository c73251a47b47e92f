export const id = 207;
export const ids = [207];
export const modules = {

/***/ 4156:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   b: () => (/* binding */ assertNoKeyInPreviewName),
/* harmony export */   p: () => (/* binding */ assertSafeEnvironment)
/* harmony export */ });
/* harmony import */ var _convex_api_provision_host_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2905);
/* harmony import */ var _convex_cli_untrusted_files_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8687);
/* harmony import */ var _diagnosis_action_failures_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3668);
/* harmony import */ var _diagnosis_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5096);
/* harmony import */ var _key_key_messages_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7084);
/* harmony import */ var _key_redactor_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(242);
/* harmony import */ var _key_url_credentials_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(9514);
/** Refuses unsafe environments and invalid inputs, on every event and with every key. */







/** Call it before any request is made or any process is started. @throws {ActionFailure} */
function assertSafeEnvironment(step) {
    const { runtime, keySource, deployKey, secrets, inputErrors, workspace } = step;
    const { environment } = runtime;
    if (environment.NODE_TLS_REJECT_UNAUTHORIZED === "0")
        throw new _diagnosis_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionFailure */ .dR(_diagnosis_action_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .TLS_VERIFICATION_DISABLED */ .BM);
    const authorities = (0,_convex_cli_untrusted_files_js__WEBPACK_IMPORTED_MODULE_1__/* .untrustedAuthorityVariables */ .Rd)(environment, workspace);
    if (authorities.length > 0)
        throw new _diagnosis_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionFailure */ .dR((0,_diagnosis_action_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .untrustedAuthority */ .E0)(authorities));
    const code = (0,_convex_cli_untrusted_files_js__WEBPACK_IMPORTED_MODULE_1__/* .untrustedCodeVariables */ .LP)(environment, workspace);
    if (code.length > 0)
        throw new _diagnosis_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionFailure */ .dR((0,_diagnosis_action_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .untrustedPreload */ .mx)(code));
    (0,_convex_api_provision_host_js__WEBPACK_IMPORTED_MODULE_0__/* .parseProvisionHost */ .x)(environment);
    const problems = [
        ...inputErrors,
        ...findInputsContainingKey(environment, secrets),
        ...urlsWithCredentials(runtime, deployKey),
    ];
    if (problems.length > 0)
        throw new _diagnosis_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionFailure */ .dR((0,_diagnosis_action_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .invalidInputs */ .Rg)(problems));
    // A report does not use the key.
    if (step.inputs.operation === "report")
        return;
    if (keySource.state === "missing-sentinel")
        throw new _diagnosis_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionFailure */ .dR((0,_diagnosis_action_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .declaredMissing */ .FU)(keySource.message));
    if (keySource.state === "present" && keySource.conflict !== null)
        throw new _diagnosis_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionFailure */ .dR((0,_diagnosis_action_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .keyUrlConflict */ .xb)(keySource.conflict.kind, (0,_key_key_messages_js__WEBPACK_IMPORTED_MODULE_4__/* .conflictMessage */ .GN)(keySource.conflict)));
}
/**
 * The preview's name is shown in reports and passed as an argument, which every process on the machine can read.
 *
 * @throws {ActionFailure}
 */
function assertNoKeyInPreviewName(preview, { log }) {
    const name = preview?.name ?? "";
    if (log.redactTrusted(name) !== name)
        throw new _diagnosis_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionFailure */ .dR(_diagnosis_action_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .KEY_IN_PREVIEW_NAME */ .rh);
}
/** Refuses credentials in URLs, which logs and reports show. */
function urlsWithCredentials({ getRawInput, environment }, deployKey) {
    const { CONVEX_SELF_HOSTED_URL = "" } = environment;
    const urls = [
        { name: "url", value: getRawInput("url") },
        ...(deployKey?.url === CONVEX_SELF_HOSTED_URL.trim()
            ? [{ name: "CONVEX_SELF_HOSTED_URL", value: deployKey.url }]
            : []),
    ];
    return urls
        .filter(({ value }) => (0,_key_url_credentials_js__WEBPACK_IMPORTED_MODULE_6__/* .hasCredentials */ .Lk)(value))
        .map(({ name }) => `\`${name}\` contains a user name, a password or a query. Give the URL without them, such as \`https://convex.example.com\`: a backend takes the deploy key only.`);
}
/** Finds the key in other inputs: in `cmd` or `message`, it would become part of an argument list. */
function findInputsContainingKey(environment, secrets) {
    const holdsKey = (0,_key_redactor_js__WEBPACK_IMPORTED_MODULE_5__/* .secretFinder */ .p)(secrets);
    return Object.entries(environment)
        .filter(([name]) => name.startsWith("INPUT_") && name !== "INPUT_DEPLOY-KEY")
        .filter(([, value]) => holdsKey(value ?? ""))
        .map(([name]) => `\`${name.slice("INPUT_".length).toLowerCase()}\` contains the deploy key. Only \`deploy-key\` may.`);
}


/***/ }),

/***/ 1207:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

// ESM COMPAT FLAG
__webpack_require__.r(__webpack_exports__);

// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  runMain: () => (/* binding */ runMain)
});

// EXTERNAL MODULE: ./build/diagnosis/action-failures.js
var action_failures = __webpack_require__(3668);
// EXTERNAL MODULE: ./build/outcome/outcome.js
var outcome_outcome = __webpack_require__(6383);
// EXTERNAL MODULE: ./build/outcome/public-outcome.js
var public_outcome = __webpack_require__(1411);
// EXTERNAL MODULE: external "node:events"
var external_node_events_ = __webpack_require__(8474);
// EXTERNAL MODULE: external "node:timers/promises"
var promises_ = __webpack_require__(8500);
// EXTERNAL MODULE: ./build/diagnosis/failure.js
var diagnosis_failure = __webpack_require__(5096);
// EXTERNAL MODULE: ./build/key/key-messages.js
var key_messages = __webpack_require__(7084);
// EXTERNAL MODULE: ./build/markdown/markdown.js
var markdown = __webpack_require__(7);
;// CONCATENATED MODULE: ./build/outcome/refusal-failure.js

/** Converts a refusal to a failure. */
function toFailure({ code, cause, risk, fix, snippet, docsUrl }) {
    return {
        code,
        cause: (0,markdown/* joinParts */.nn)([cause, risk], " "),
        fix: snippet === "" ? fix : `${fix}\n\n${(0,markdown/* fenced */.OF)(snippet.split("\n"), "")}`,
        link: docsUrl === "" ? null : docsUrl,
    };
}

// EXTERNAL MODULE: ./build/key/deploy-key.js
var deploy_key = __webpack_require__(4235);
// EXTERNAL MODULE: ./build/markdown/code-span.js
var code_span = __webpack_require__(4720);
// EXTERNAL MODULE: ./build/plan/preview-name.js
var preview_name = __webpack_require__(1916);
;// CONCATENATED MODULE: ./build/plan/app-url.js
/** Builds the URL of the deployed site from the template in `app-url`. */

/**
 * Replaces each placeholder by its value as a slug. Unlike a preview's name, the URL gets no hash: hosts that build URLs
 * from branches do not add one.
 *
 * @param template - Validated by `isAppUrl`, or `null` if there is none.
 */
function appUrl(template, naming) {
    if (template === null)
        return { url: null, notice: null };
    // The author of a fork could name its branch so that the URL is one of their own site.
    if (usesForkBranch(template, naming))
        return leftOut("it contains the branch name of a fork, which anybody can choose");
    for (const [placeholder, name] of template.matchAll(preview_name/* PLACEHOLDER */.Kx))
        if (slug(name, naming) === "")
            return leftOut(`it needs \`${placeholder}\`, and this run has no value for it that can be part of a URL`);
    const url = template.replace(preview_name/* PLACEHOLDER */.Kx, (_, name) => slug(name, naming));
    return URL.canParse(url) ? { url, notice: null } : leftOut("the result is not a valid URL");
}
function usesForkBranch(template, { isFork, branch }) {
    return isFork && (template.includes("{branch}") || (branch !== null && (0,preview_name/* containsWord */.oV)(template, branch)));
}
function slug(name, naming) {
    return (0,preview_name/* kebabCase */.kW)((0,preview_name/* valueFor */.Xx)(name, naming));
}
/** @param reason - A clause without a full stop. */
function leftOut(reason) {
    return { url: null, notice: `The link of \`app-url\` was left out: ${reason}.` };
}

// EXTERNAL MODULE: ./build/plan/chained-run.js
var chained_run = __webpack_require__(8990);
// EXTERNAL MODULE: ./build/trigger/pull-request.js
var pull_request = __webpack_require__(8980);
// EXTERNAL MODULE: ./build/plan/classify-run.js
var classify_run = __webpack_require__(2882);
// EXTERNAL MODULE: ./build/plan/plan.js
var plan = __webpack_require__(1583);
;// CONCATENATED MODULE: ./build/plan/check-checkout.js
/** Checks that the checked-out code is the code that the run is for. */




/**
 * Compares the checkout of the deployed folder, and of its functions if that is another one, with the commit of the run.
 * Accepts that commit, a merge of the pull request's head, and what was committed or merged onto one of these in this job.
 */
function checkCheckout(input, subject, target) {
    const { settings, facts } = input;
    const { checkout } = facts;
    if (checkout === undefined)
        return { kind: "need-fact", fact: "checkout" };
    const wanted = settings.commit ?? subject.commit;
    if (checkout === null)
        return {
            notices: [
                `No git repository tracks the deployed folder, so the action could not check that it contains ${shortSha(wanted)}.`,
            ],
        };
    const functions = "functions" in checkout ? checkout.functions : null;
    if (functions === null)
        return compare(checkout, input, subject, target);
    // `commit` names what is pushed: the commit of the functions.
    const checked = settings.commit === null ? [checkout, functions] : [functions];
    const results = checked.map((one) => compare(one, input, subject, target));
    return (results.find((result) => "kind" in result) ?? {
        notices: results.flatMap((result) => ("kind" in result ? [] : result.notices)),
    });
}
function compare(checkout, input, subject, target) {
    const { settings } = input;
    const wanted = settings.commit ?? subject.commit;
    const about = { ...(0,classify_run/* refusalContext */.GZ)(input, subject), target, checkout };
    const whose = `${settings.commit === null ? "the event is for" : "`commit` names"} ${shortSha(wanted)}`;
    if ("unreadable" in checkout) {
        const reason = checkout.unreadable === "reftable" ? ", because its git repository keeps refs as reftable" : "";
        return (0,plan/* refuse */.T)("wrong-commit", {
            ...about,
            detail: `The checked-out commit could not be read${reason}, but ${whose}.`,
        });
    }
    if ([checkout.head, ...checkout.madeFrom].some((commit) => isOfRun(commit, input, subject))) {
        if (checkout.movedSubmodule === null)
            return { notices: [] };
        const moved = describeMoved(checkout.movedSubmodule, checkout.head);
        return target === "preview" ? { notices: [moved] } : (0,plan/* refuse */.T)("wrong-commit", { ...about, detail: moved });
    }
    const origin = otherRepository(checkout, input, subject);
    const found = describeCheckout(checkout, origin);
    if (origin !== null && target === "preview")
        return { notices: [`${found}, so it was not compared with ${shortSha(wanted)}.`] };
    return (0,plan/* refuse */.T)("wrong-commit", { ...about, detail: `${found}, but ${whose}.` });
}
function isOfRun({ id, secondParent }, { settings }, subject) {
    if (settings.commit !== null)
        return isSame(id, settings.commit);
    const ofPullRequest = subject.pullRequest === null ? [] : [subject.mergeCommit, subject.pullRequest.headSha];
    if (isSame(id, subject.commit) || ofPullRequest.some((commit) => commit !== null && isSame(id, commit)))
        return true;
    return subject.pullRequest !== null && secondParent !== null && isSame(secondParent, subject.pullRequest.headSha);
}
/** @param found - A full SHA, so an unknown commit, which is `""`, is not the same. */
function isSame(found, wanted) {
    return found.toLowerCase() === wanted.toLowerCase();
}
/** @returns The repository of the checkout, or `null` if it is this one or the pull request's fork. */
function otherRepository({ origin }, { trigger }, subject) {
    const own = [trigger.repository, subject.pullRequest?.headRepository ?? null];
    return own.some((repository) => (0,pull_request/* isSameRepository */.ve)(repository, origin)) ? null : origin;
}
function describeCheckout({ directory, head }, origin) {
    const where = directory === "." ? "The checked-out commit" : `The commit that is checked out in ${(0,code_span/* codeSpan */.SS)(directory)}`;
    return `${where} is ${shortSha(head.id)}${origin === null ? "" : ` of ${(0,code_span/* codeSpan */.SS)(origin)}`}`;
}
function describeMoved({ directory, head, named }, superproject) {
    return `The submodule ${(0,code_span/* codeSpan */.SS)(directory)} is at ${shortSha(head)}, but ${shortSha(superproject.id)} names ${shortSha(named)} for it.`;
}
function shortSha(commit) {
    return commit.slice(0, 7) || "none";
}

// EXTERNAL MODULE: ./build/plan/named-commit.js
var named_commit = __webpack_require__(6945);
;// CONCATENATED MODULE: ./build/plan/policy.js
const allow = (target, ...needs) => ({ target, needs });
const refuse = (code) => ({ refuse: code });
const target = (code = "target-required") => ({ kind: "target", code });
const allowProjectToken = { kind: "input", input: "allowProjectToken", code: "project-token-not-allowed" };
const allowProductionFromPullRequest = {
    kind: "input",
    input: "allowProductionFromPullRequest",
    code: "production-from-pull-request",
};
const refIsProductionBranchOrTarget = {
    kind: "condition",
    condition: "ref-is-production-branch",
    satisfiedByExplicitTarget: true,
    code: "production-from-other-ref",
};
const containsCommit = {
    kind: "condition",
    condition: "production-branch-contains-commit",
    satisfiedByExplicitTarget: false,
    code: "commit-not-on-production-branch",
};
const containsCommitOrTarget = { ...containsCommit, satisfiedByExplicitTarget: true };
/** Applies to every row if `commit` names another commit than the event's. */
const OTHER_COMMIT_REQUIREMENT = containsCommitOrTarget;
/** Runs of a category without a row never deploy, even with an explicit `target`. */
const POLICY = {
    "pull-request": {
        preview: allow("preview"),
        "preview-deployment": allow("preview"),
        production: allow("production", allowProductionFromPullRequest),
        development: allow("development", target()),
        custom: allow("custom", target()),
        project: refuse("production-from-pull-request"),
        admin: allow("production", target()),
    },
    "production-branch": {
        preview: allow("preview", target("preview-key-on-production-branch")),
        "preview-deployment": allow("preview", target("preview-key-on-production-branch")),
        production: allow("production"),
        development: allow("development"),
        custom: allow("custom"),
        project: allow("production", allowProjectToken),
        admin: allow("production"),
    },
    // For a pushed tag, GitHub gives its name as the head branch, so check that a tag `main` is not taken for the branch.
    "production-branch-workflow-run": {
        preview: allow("preview", target("preview-key-on-production-branch")),
        "preview-deployment": allow("preview", target("preview-key-on-production-branch")),
        production: allow("production", containsCommit),
        development: allow("development"),
        custom: allow("custom"),
        project: allow("production", allowProjectToken, containsCommit),
        admin: allow("production", containsCommit),
    },
    "other-branch": {
        preview: allow("preview"),
        "preview-deployment": allow("preview"),
        production: refuse("production-from-other-branch"),
        development: allow("development"),
        custom: allow("custom"),
        project: refuse("production-from-other-branch"),
        admin: allow("production", target()),
    },
    tag: {
        preview: allow("preview", target("preview-key-on-tag")),
        "preview-deployment": allow("preview", target("preview-key-on-tag")),
        production: allow("production", containsCommitOrTarget),
        development: allow("development"),
        custom: allow("custom"),
        project: allow("production", allowProjectToken, containsCommitOrTarget),
        admin: allow("production", containsCommitOrTarget),
    },
    "pre-release": {
        preview: allow("preview", target("preview-key-on-tag")),
        "preview-deployment": allow("preview", target("preview-key-on-tag")),
        production: allow("production", target("prerelease-requires-target")),
        development: allow("development", target("prerelease-requires-target")),
        custom: allow("custom", target("prerelease-requires-target")),
        project: allow("production", target("prerelease-requires-target"), allowProjectToken),
        admin: allow("production", target("prerelease-requires-target")),
    },
    manual: {
        preview: allow("preview"),
        "preview-deployment": allow("preview"),
        production: allow("production", refIsProductionBranchOrTarget),
        development: allow("development"),
        custom: allow("custom"),
        project: allow("production", allowProjectToken, refIsProductionBranchOrTarget),
        admin: allow("production", refIsProductionBranchOrTarget),
    },
    "merge-group": {
        preview: allow("preview"),
        "preview-deployment": allow("preview"),
        production: refuse("production-from-merge-group"),
        development: allow("development", target()),
        custom: allow("custom", target()),
        project: refuse("production-from-merge-group"),
        admin: allow("production", target()),
    },
};
function policyFor(situation) {
    return Object.hasOwn(POLICY, situation) ? POLICY[situation] : undefined;
}
/** The targets that a key can deploy to. Any other explicit `target` is refused on every event. */
const ALLOWED_TARGETS = {
    preview: ["preview"],
    "preview-deployment": ["preview"],
    production: ["production"],
    development: ["development"],
    custom: ["custom"],
    project: ["production"],
    admin: ["production", "development", "custom"],
};
/** Keys that cannot deploy, with the refusal for each. Refused on every event. */
const NON_DEPLOY_KEYS = {
    team: "key-is-team-token",
    "access-token": "key-is-access-token",
    malformed: "key-malformed",
};
/** Keys that are never used for the head of a fork, even with opt-ins. */
const FORBIDDEN_FOR_FORKS = ["production", "project", "admin"];
/** Keys that a `workflow_run` of a manual, scheduled or chained run never uses: it does not identify the code. */
const FORBIDDEN_FOR_CHAINED_RUNS = ["preview", "preview-deployment"];
/** Keys that can delete the preview of a closed pull request or a deleted branch. Runs with other keys are skipped. */
const CLEANUP_KEYS = ["preview"];
/** Keys that name their deployment, so that it can be compared with `expected-deployment`. */
const KEYS_WITH_DEPLOYMENT_NAME = [
    "production",
    "development",
    "custom",
    "preview-deployment",
    "admin",
];

// EXTERNAL MODULE: ./build/plan/refusals.js
var refusals = __webpack_require__(2161);
;// CONCATENATED MODULE: ./build/plan/decide.js
/** Decides what a run does, before any request is made. The policy itself is a table: see `policy.ts`. */











/**
 * Decides what a run does. Pure: the same input gives the same plan.
 *
 * Refusals that need no facts come first, so that a run that is refused anyway makes no requests. Facts are requested one
 * at a time, and only for `workflow_run`, comments, tags, and the checkout of a deploy.
 */
function decide(rawInput) {
    // A report makes no request to Convex, so it ignores a key that the job has for other steps.
    const input = rawInput.settings.operation === "report" ? { ...rawInput, key: null } : rawInput;
    return (refuseInvalidCombination(input) ??
        skipEvent(input.trigger) ??
        refuseUntrusted(input) ??
        decideForRun(input, (0,classify_run/* classifyRun */.I5)(input)));
}
function decideForRun(input, subject) {
    if ("kind" in subject)
        return subject;
    const { key, settings } = input;
    const row = policyFor(subject.situation);
    if (settings.operation === "report" && isReportable(row !== undefined || subject.isClosed, input.trigger))
        return report(input, subject);
    if (row === undefined && !subject.isClosed)
        return (0,plan/* refuse */.T)(unsupportedCode(subject), (0,classify_run/* refusalContext */.GZ)(input, subject));
    if (settings.operation === "sweep")
        return sweep(input, subject);
    if (key === null)
        return decideWithoutKey(input, subject);
    if (subject.pullRequest !== null && subject.isClosed && settings.target === "production")
        return (0,plan/* refuse */.T)("production-from-closed-pull-request", (0,classify_run/* refusalContext */.GZ)(input, subject));
    if (settings.operation === "cleanup" || (settings.operation === "auto" && subject.isClosed)) {
        return cleanup(input, subject, key);
    }
    if (row === undefined || subject.isClosed)
        return (0,plan/* skip */.i)("pull-request-closed", closedMessage(input.trigger, subject));
    // `refuseInvalidCombination` has refused keys that cannot deploy.
    return deploy(input, subject, key, row[key.kind]);
}
/** Refuses a key and inputs that contradict each other, on every event. */
function refuseInvalidCombination({ trigger, key, settings }) {
    if (key === null)
        return null;
    const about = { trigger, key, settings };
    if (!isDeployKey(key))
        return (0,plan/* refuse */.T)(NON_DEPLOY_KEYS[key.kind], about);
    if (key.kind !== "admin" && settings.url !== null)
        return (0,plan/* refuse */.T)("url-with-cloud-key", about);
    if (key.kind === "admin" && settings.url === null)
        return (0,plan/* refuse */.T)("admin-key-without-url", about);
    if (settings.target !== "auto" && !ALLOWED_TARGETS[key.kind].includes(settings.target)) {
        return (0,plan/* refuse */.T)("target-does-not-fit-key", about);
    }
    if (settings.expectedDeployment === null)
        return null;
    if (!KEYS_WITH_DEPLOYMENT_NAME.includes(key.kind))
        return (0,plan/* refuse */.T)("expected-deployment-unverifiable", about);
    const matches = (0,deploy_key/* deploymentNameFromKey */.O)(key) === settings.expectedDeployment;
    return matches ? null : (0,plan/* refuse */.T)("expected-deployment-mismatch", about);
}
/** Skips events without anything to deploy, even if there is no key. */
function skipEvent(trigger) {
    if (trigger.kind === "push" && trigger.deleted) {
        return (0,plan/* skip */.i)("branch-deleted", `The push deleted the branch ${(0,code_span/* codeSpan */.SS)(trigger.branch)}, so there is nothing to deploy.`);
    }
    if (trigger.kind === "tag" && trigger.deleted) {
        return (0,plan/* skip */.i)("tag-deleted", `The tag ${(0,code_span/* codeSpan */.SS)(trigger.tag)} was deleted, so there is nothing to deploy.`);
    }
    if (trigger.kind === "release" && !trigger.isPublished) {
        return (0,plan/* skip */.i)("release-not-published", `This event (${(0,code_span/* codeSpan */.SS)(trigger.action)}) does not publish the release of ${(0,code_span/* codeSpan */.SS)(trigger.tag)}, so there is nothing to deploy.`);
    }
    return null;
}
/** Refuses runs that outside contributors can influence unless `allow-untrusted-code` is set, before any request. */
function refuseUntrusted({ trigger, key, settings }) {
    if (settings.allowUntrustedCode || !(0,classify_run/* isUntrusted */.fb)(trigger) || onlyCleansUp(trigger, settings))
        return null;
    return (0,plan/* refuse */.T)("untrusted-code", { trigger, key, settings });
}
/**
 * Whether the run only cleans up after a closed pull request, which runs none of its code. `pull_request` does not run for
 * a pull request with conflicts, so only `pull_request_target` reports that it was closed.
 */
function onlyCleansUp(trigger, { operation }) {
    const isClosed = trigger.kind === "pull-request" && trigger.pullRequest.state === "closed";
    const isOwnEvent = trigger.event === "pull_request_target" && trigger.action === "closed";
    return isClosed && isOwnEvent && (operation === "auto" || operation === "cleanup");
}
function unsupportedCode(subject) {
    return subject.situation === "unsupported-workflow-run" ? "unsupported-workflow-run" : "unsupported-event";
}
/** A sweep deletes previews of other pull requests, so a pull request must not start one. */
function sweep(input, subject) {
    if (subject.situation !== "pull-request")
        return { kind: "sweep" };
    return (0,plan/* refuse */.T)("sweep-on-pull-request", (0,classify_run/* refusalContext */.GZ)(input, subject));
}
/** Hosts report a site's URL with `deployment_status`. Any other event must be one that can deploy. */
function isReportable(hasRow, { kind }) {
    return hasRow || kind === "deployment-status";
}
function report(rawInput, subject) {
    const input = (0,named_commit/* withWholeCommit */.ZE)(rawInput, subject);
    if ("kind" in input)
        return input;
    const { target, commit } = input.settings;
    const { url, notice } = resolveAppUrl(input, subject);
    if (url === null)
        return (0,plan/* skip */.i)("no-app-url", notice ?? "`app-url` is empty, so there is nothing to report.");
    return {
        kind: "report",
        appUrl: url,
        target: target === "auto" ? null : target,
        commit: commit ?? subject.commit,
        branch: subject.branch,
    };
}
function decideWithoutKey(input, subject) {
    const { trigger, settings } = input;
    if (settings.onMissingKey === "skip") {
        return (0,plan/* skip */.i)("missing-key", `The deploy key is missing ${(0,refusals/* describeEvent */.gN)(trigger)}, and \`on-missing-key\` is \`skip\`.`);
    }
    if (settings.onMissingKey === "auto" && settings.operation === "resolve") {
        return (0,plan/* skip */.i)("missing-key", `The deploy key is missing ${(0,refusals/* describeEvent */.gN)(trigger)}, so no Convex deployment can be looked up.`);
    }
    if (settings.onMissingKey === "auto" && subject.isFork) {
        return (0,plan/* skip */.i)("missing-key-fork", "The pull request comes from a fork, and GitHub does not pass this repository's secrets to such runs, so the deploy key is missing.");
    }
    if (settings.onMissingKey === "auto" && trigger.isDependabot) {
        return (0,plan/* skip */.i)("missing-key-dependabot", "Dependabot started this run, and GitHub passes only Dependabot secrets to such runs, so the deploy key is missing. To deploy them too: `gh secret set CONVEX_PREVIEW_DEPLOY_KEY --app dependabot`.");
    }
    return (0,plan/* refuse */.T)("key-missing", (0,classify_run/* refusalContext */.GZ)(input, subject));
}
function cleanup(input, subject, key) {
    const { settings, trigger } = input;
    if (!CLEANUP_KEYS.includes(key.kind)) {
        if (!subject.isClosed)
            return (0,plan/* refuse */.T)("cleanup-requires-preview-key", (0,classify_run/* refusalContext */.GZ)(input, subject));
        return (0,plan/* skip */.i)("nothing-to-clean-up", `${closedMessage(trigger, subject)} This key cannot delete preview deployments.`);
    }
    const whole = (0,named_commit/* withWholeCommit */.ZE)(input, subject);
    if ("kind" in whole)
        return whole;
    const named = resolvePreviewName(whole, subject);
    if (!named.ok)
        return (0,plan/* refuse */.T)("invalid-preview-name", { ...(0,classify_run/* refusalContext */.GZ)(input, subject), detail: named.problem });
    return {
        kind: "cleanup",
        previewName: named.name,
        keepPreview: settings.onClose === "keep" && settings.operation === "auto" && subject.pullRequest !== null,
        pullRequestNumber: subject.pullRequestNumber,
        branch: subject.branch,
    };
}
function deploy(rawInput, subject, key, cell) {
    const about = (0,classify_run/* refusalContext */.GZ)(rawInput, subject);
    if (subject.isFork && FORBIDDEN_FOR_FORKS.includes(key.kind))
        return (0,plan/* refuse */.T)("production-key-for-fork", about);
    if ((0,chained_run/* isChainedRun */.c)(rawInput.trigger) && FORBIDDEN_FOR_CHAINED_RUNS.includes(key.kind))
        return (0,plan/* refuse */.T)("preview-key-on-chained-run", about);
    if ("refuse" in cell)
        return (0,plan/* refuse */.T)(cell.refuse, about);
    const target = rawInput.settings.target === "auto" ? cell.target : rawInput.settings.target;
    const isPlain = (need) => need.kind !== "condition";
    const unmet = unmetRequirement(cell.needs.filter(isPlain), target, rawInput, subject);
    if (unmet !== null)
        return unmet;
    const input = (0,named_commit/* withWholeCommit */.ZE)(rawInput, subject);
    if ("kind" in input)
        return input;
    const conditions = [...cell.needs.filter((need) => !isPlain(need)), ...needsOfOtherCommit(input, subject)];
    return unmetRequirement(conditions, target, input, subject) ?? deployChecked(input, subject, key, cell.needs, target);
}
/** If `commit` names another commit than the event, a production branch must contain it or `target` must be explicit. */
function needsOfOtherCommit({ settings }, subject) {
    return settings.commit === null || settings.commit === subject.commit ? [] : [OTHER_COMMIT_REQUIREMENT];
}
/** The policy allows the key. Checks the checkout and the preview's name, and builds the plan. */
function deployChecked(input, subject, key, needs, target) {
    const isResolve = input.settings.operation === "resolve";
    // `resolve` deploys nothing, so it needs no checkout.
    const code = isResolve ? { notices: [] } : checkCheckout(input, subject, target);
    if ("kind" in code)
        return code;
    const named = key.kind === "preview" ? resolvePreviewName(input, subject) : null;
    if (named?.ok === false)
        return (0,plan/* refuse */.T)("invalid-preview-name", { ...(0,classify_run/* refusalContext */.GZ)(input, subject), detail: named.problem });
    const site = isResolve ? { url: null, notice: null } : resolveAppUrl(input, subject);
    return {
        kind: isResolve ? "resolve" : "deploy",
        target,
        pullRequestNumber: subject.pullRequestNumber,
        pullRequest: subject.pullRequest,
        preview: named === null ? null : { name: named.name },
        deploymentName: (0,deploy_key/* deploymentNameFromKey */.O)(key),
        commit: input.settings.commit ?? subject.commit,
        chosenCommit: (0,named_commit/* chosenCommit */.OH)(input),
        branch: subject.branch,
        appUrl: site.url,
        notices: [...optInNotices(needs, input.trigger), ...code.notices, ...(site.notice === null ? [] : [site.notice])],
    };
}
function unmetRequirement(needs, target, input, subject) {
    for (const need of needs) {
        const unmet = checkRequirement(need, target, input, subject);
        if (unmet !== null)
            return unmet;
    }
    return null;
}
/** @returns `null` if the requirement is met. */
function checkRequirement(need, target, input, subject) {
    const { settings, facts } = input;
    const about = { ...(0,classify_run/* refusalContext */.GZ)(input, subject), target };
    const isExplicit = settings.target !== "auto";
    if (need.kind === "target")
        return isExplicit ? null : (0,plan/* refuse */.T)(need.code, about);
    if (target !== "production")
        return null;
    if (need.kind === "input")
        return settings[need.input] ? null : (0,plan/* refuse */.T)(need.code, about);
    if (need.satisfiedByExplicitTarget && isExplicit)
        return null;
    if (need.condition === "ref-is-production-branch") {
        return (0,classify_run/* isOnProductionBranch */.p3)(input.trigger, settings) ? null : (0,plan/* refuse */.T)(need.code, about);
    }
    const contains = facts.productionBranchContainsCommit;
    if (contains === undefined)
        return { kind: "need-fact", fact: "productionBranchContainsCommit" };
    if (contains === true)
        return null;
    const commit = settings.commit === null ? "its commit" : "the commit that `commit` names";
    const detail = contains === false
        ? `no production branch contains ${commit}`
        : `GitHub could not be asked whether a production branch contains ${commit}`;
    return (0,plan/* refuse */.T)(need.code, { ...about, detail });
}
function resolvePreviewName(input, subject) {
    return (0,preview_name/* previewName */.gz)({ template: input.settings.previewName, ...namingOf(input, subject) });
}
function resolveAppUrl(input, subject) {
    return appUrl(input.settings.appUrl, namingOf(input, subject));
}
function namingOf({ settings }, subject) {
    return {
        number: subject.pullRequestNumber,
        branch: subject.branch,
        commit: settings.commit ?? subject.commit,
        app: settings.appName,
        isFork: subject.isFork,
    };
}
const NOTICES = {
    allowProductionFromPullRequest: "`allow-production-from-pull-request` lets a pull request that is not merged go to production.",
    allowProjectToken: "`allow-project-token` lets a project token deploy to production.",
};
/** Sentences for the log about the opt-ins that this run needed. */
function optInNotices(needs, trigger) {
    const untrusted = "`allow-untrusted-code` lets this run use a key although outside contributors can start it or change its code.";
    return [
        ...((0,classify_run/* isUntrusted */.fb)(trigger) ? [untrusted] : []),
        ...needs.flatMap((need) => (need.kind === "input" ? [NOTICES[need.input]] : [])),
    ];
}
function closedMessage(trigger, subject) {
    return subject.pullRequest === null
        ? `The branch ${(0,code_span/* codeSpan */.SS)(trigger.branch)} was deleted, so there is nothing to deploy.`
        : `The pull request #${subject.pullRequest.number} is closed, so there is nothing to deploy.`;
}
function isDeployKey(key) {
    return key.kind in ALLOWED_TARGETS;
}

// EXTERNAL MODULE: ./build/diagnosis/source-location.js
var source_location = __webpack_require__(5973);
// EXTERNAL MODULE: ./build/report/log/log-messages.js
var log_messages = __webpack_require__(3017);
;// CONCATENATED MODULE: ./build/report/log/log-outcome.js
/** Logs how a run ended, with annotations. */



/** Logs one error for a failure. Its other locations become warnings, which mark them in the diff. */
function logOutcome(log, outcome) {
    const { failure, status } = outcome.ending;
    if (failure === null || !(0,outcome_outcome/* isFailure */.N6)(outcome)) {
        // A warning, because a cleanup that may not delete leaves a preview behind. A superseded deploy is only a notice.
        if (failure !== null && (0,outcome_outcome/* operationOf */.zI)(outcome) === "cleanup")
            log.warning((0,log_messages/* formatError */.Wk)(failure, source_location/* NO_LOCATIONS */.vn));
        else if (failure !== null)
            log.notice(failure.cause);
        for (const line of (0,log_messages/* successLines */.t9)(outcome))
            log.info(line);
        return;
    }
    const locations = outcome.deploy?.locations ?? source_location/* NO_LOCATIONS */.vn;
    const [first, ...others] = locations.locations;
    log.error((0,log_messages/* formatError */.Wk)(failure, locations), `Convex ${(0,outcome_outcome/* operationOf */.zI)(outcome)} ${status}: ${failure.code}`, first);
    for (const location of others)
        log.warning(location.message, location);
}

// EXTERNAL MODULE: ./build/report/outputs.js
var outputs = __webpack_require__(4121);
// EXTERNAL MODULE: ./build/report/text/comparison-text.js
var comparison_text = __webpack_require__(3740);
;// CONCATENATED MODULE: ./build/report/text/schema-changes-text.js


/** How many changes are listed. The others are only counted, but deletions and warnings are always listed. */
const MAX_LISTED = 20;
const KIND_WORDS = {
    added: "added",
    deleted: "**deleted**",
    changed: "",
    warning: "",
};
/** Returns list items in Markdown. Deletions come first, then warnings. */
function toListItems(changes) {
    const destructive = [...destructiveChanges(changes)].sort((one, other) => weight(one) - weight(other));
    const others = changes.filter((change) => !destructive.includes(change));
    const named = others.filter(({ count }) => count === undefined).slice(0, MAX_LISTED);
    const further = others.filter((change) => !named.includes(change)).reduce((sum, { count = 1 }) => sum + count, 0);
    const items = [...destructive, ...named].map(changeText);
    return further > 0 ? [...items, `and ${further} more`] : items;
}
/** Returns the deletions and warnings, which a report must not fold. */
function destructiveChanges(changes) {
    return changes.filter(({ kind }) => kind === "deleted" || kind === "warning");
}
function changeText({ kind, what, name }) {
    const mark = kind === "deleted" ? "🗑️ " : kind === "warning" ? "⚠️ " : "";
    return `${mark}${(0,markdown/* joinParts */.nn)([(0,markdown/* sanitizeMarkdown */.LO)(what), KIND_WORDS[kind]], " ")}${name === "" ? "" : `: ${(0,code_span/* cellCodeSpan */.IJ)(name)}`}`;
}
function weight({ kind }) {
    return kind === "deleted" ? 0 : kind === "warning" ? 1 : 2;
}

;// CONCATENATED MODULE: ./build/report/summary/render-summary.js
/** The job summary as Markdown. */






/** Headings by status, for the operation that was attempted. */
const HEADINGS = {
    deployed: () => "✅ Convex deployed",
    skipped: (operation) => `⏭️ Convex ${operation} skipped`,
    "dry-run": () => "🔎 Convex dry run",
    "cleaned-up": () => "🧹 Convex preview cleaned up",
    swept: () => "🧹 Convex previews swept",
    reported: () => "🔗 Address of the site reported",
    resolved: () => "🔗 Convex deployment found",
    failed: (operation) => `❌ Convex ${operation} failed`,
    refused: (operation) => `⛔ Convex ${operation} refused`,
    cancelled: (operation) => `⏹️ Convex ${operation} cancelled`,
};
function renderSummary(outcome) {
    const { run, plan, deployment, deploy, functions, comparison, ending } = outcome;
    const { commit, branch } = (0,outcome_outcome/* subjectOf */.et)(outcome);
    const preview = (0,outcome_outcome/* previewOf */.oW)(outcome);
    const facts = [
        ["App", (0,code_span/* cellCodeSpan */.IJ)(run.appName)],
        ["Target", plan?.target ?? ""],
        ["Preview deployment", preview === null ? "" : `${(0,code_span/* cellCodeSpan */.IJ)(preview.name)}${(0,markdown/* formatCreated */.ON)(preview.created)}`],
        ["Expires", deployment.expiresAt === null ? "" : (0,markdown/* formatTime */.fU)(deployment.expiresAt)],
        ["Convex deployment", deployment.name === null ? "" : (0,code_span/* cellCodeSpan */.IJ)(deployment.name)],
        ["Site", plan === null || plan.appUrl === null ? "" : (0,markdown/* link */.nf)((0,code_span/* cellCodeSpan */.IJ)(plan.appUrl), plan.appUrl)],
        ["URL", urlText(deployment.url, deployment.urlsFromApi)],
        ["HTTP actions", urlText(deployment.siteUrl, deployment.urlsFromApi)],
        ["Dashboard", deployment.dashboardUrl === null ? "" : (0,markdown/* link */.nf)("Open", deployment.dashboardUrl)],
        ["Commit", (0,code_span/* cellCodeSpan */.IJ)(commit.slice(0, 7))],
        ["Branch", (0,code_span/* cellCodeSpan */.IJ)(branch ?? "")],
        ["Convex CLI", (0,code_span/* cellCodeSpan */.IJ)(deploy?.cliVersion ?? "")],
        ["Took", durationText(outcome)],
    ];
    const [first = ["", ""], ...others] = facts.filter(([, value]) => value !== "");
    return [
        `## ${HEADINGS[ending.status]((0,outcome_outcome/* operationOf */.zI)(outcome))}`,
        "",
        ...failureLines(outcome),
        ...(0,comparison_text/* breakingText */.hf)(comparison, run.appName),
        ...listed([...ending.notes.map(markdown/* sanitizeMarkdown */.LO), ...toListItems(deploy?.schemaChanges ?? [])]),
        (0,markdown/* tableLine */.F0)(first),
        "| :-- | :-- |",
        ...others.map(markdown/* tableLine */.F0),
        "",
        ...functionTable(functions),
        ...(comparison === null ? [] : (0,markdown/* folded */.TM)((0,comparison_text/* comparisonTitle */.cM)(comparison), (0,comparison_text/* otherChangesText */.d4)(comparison))),
        ...(ending.failure === null || deploy === null || deploy.outputTail.length === 0
            ? []
            : (0,markdown/* folded */.TM)("End of the output", [(0,markdown/* fenced */.OF)(deploy.outputTail)])),
    ].join("\n");
}
const RESULTS = {
    returned: "✅ returned",
    threw: "❌ failed",
    "not-run": "❌ did not run",
    "no-response": "❔ no response",
    "no-deployment": "❌ not called",
};
/** Shows only names, times and sizes, because the functions' results may contain personal data. */
function functionTable(functions) {
    if (functions.length === 0)
        return [];
    const lines = functions.map(({ input, name, result, seconds, bytes }) => (0,markdown/* tableLine */.F0)([
        (0,code_span/* cellCodeSpan */.IJ)(name),
        `\`${input}\``,
        RESULTS[result],
        (0,markdown/* formatDuration */.a3)(seconds),
        bytes === null ? "" : (0,markdown/* formatBytes */.z3)(bytes),
    ]));
    return ["| Function | Input | Result | Took | Size |", "| :-- | :-- | :-- | :-- | :-- |", ...lines, ""];
}
function failureLines({ ending: { failure }, deploy }) {
    const { locations, omitted } = deploy?.locations ?? source_location/* NO_LOCATIONS */.vn;
    if (failure === null)
        return [];
    const items = locations.map(({ path, line, message }) => `${(0,code_span/* cellCodeSpan */.IJ)(line === null ? path : `${path}:${line}`)} ${(0,code_span/* cellCodeSpan */.IJ)(message)}`);
    return [
        (0,markdown/* sanitizeMarkdown */.LO)(failure.cause),
        "",
        ...listed(omitted > 0 ? [...items, `and ${omitted} more`] : items),
        (0,markdown/* sanitizeMarkdown */.LO)(failure.fix),
        "",
        ...(failure.link === null ? [] : [(0,markdown/* link */.nf)("Learn more", failure.link), ""]),
    ];
}
function listed(items) {
    return items.length === 0 ? [] : [...items.map((item) => `- ${item}`), ""];
}
/** A URL is linked only if Convex's API returned it. */
function urlText(url, isFromApi) {
    if (url === null)
        return "";
    return isFromApi ? (0,markdown/* link */.nf)((0,code_span/* cellCodeSpan */.IJ)(url), url) : (0,code_span/* cellCodeSpan */.IJ)(url);
}
function durationText({ run: { durationSeconds }, deploy }) {
    const { buildSeconds, pushSeconds } = deploy ?? { buildSeconds: null, pushSeconds: null };
    const build = buildSeconds === null ? "" : `build ${(0,markdown/* formatDuration */.a3)(buildSeconds)}`;
    const push = pushSeconds === null ? "" : `push ${(0,markdown/* formatDuration */.a3)(pushSeconds)}`;
    const parts = (0,markdown/* joinParts */.nn)([build, push], ", ");
    return `${(0,markdown/* formatDuration */.a3)(durationSeconds)}${parts === "" ? "" : ` (${parts})`}`;
}

;// CONCATENATED MODULE: ./build/report/summary/write-summary.js
/** Writes the job summary. */


/** @param outcome - Redacted. */
function writeSummary(log, outcome) {
    try {
        log.summary(renderSummary((0,public_outcome/* forSummary */.oN)(outcome, log)));
    }
    catch {
        log.warning("The job summary could not be written. The result of this step is not affected.");
    }
}

// EXTERNAL MODULE: ./build/runner/phases.js
var phases = __webpack_require__(2087);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/convex/api/provision-host.js
var provision_host = __webpack_require__(2905);
;// CONCATENATED MODULE: ./build/inputs/app-url.js
/** Validates the `app-url` input: people click it in the pull request, so only plain web addresses are accepted. */
/** In characters. A comment can contain the addresses of a hundred apps. */
const MAX_LENGTH = 300;
/** A scheme, a host and characters that neither end a link in Markdown, nor are escapes there, nor start a query. */
const PLAIN = /^https?:\/\/(?=[\w[])[\w.~:/#!$'*+,;=%[\]@-]+$/;
const PLACEHOLDER = /\{(?:number|branch|sha|app)\}/g;
/** Whether the template, with its placeholders replaced, is a web address without user name, password and query. */
function isAppUrl(template) {
    const sample = template.replace(/\{(?:branch|sha|app)\}/g, "x").replaceAll("{number}", "1");
    if (template.length > MAX_LENGTH || !PLAIN.test(sample) || !URL.canParse(sample))
        return false;
    const { username, password } = new URL(sample);
    return username === "" && password === "";
}
/** Whether a text is the origin or the host of an address, with any values for the placeholders. */
function isOriginOf(template, text) {
    const [, host = ""] = /^https?:\/\/([^/#]+)/.exec(template.trim()) ?? [];
    // A host of only placeholders would match any text.
    if (!host.replace(PLACEHOLDER, "").includes("."))
        return false;
    const pattern = host.split(PLACEHOLDER).map((part) => part.replace(/[^\w-]/g, "\\$&"));
    return new RegExp(`^(?:https?://)?${pattern.join("[a-z0-9-]+")}/?$`).test(text);
}

// EXTERNAL MODULE: ./node_modules/dotenv/lib/main.js
var main = __webpack_require__(8889);
// EXTERNAL MODULE: ./build/key/parse-deploy-key.js
var parse_deploy_key = __webpack_require__(4173);
;// CONCATENATED MODULE: ./build/key/public-texts.js

/**
 * The values that should be redacted, without duplicates. Skips short values, which are too common, and values that are
 * part of a public text such as the branch: redacting these would remove the text from every report and from the outputs.
 */
function withoutPublicTexts(values, publicTexts) {
    return [...new Set(values)].filter((value) => value.length >= parse_deploy_key/* MIN_SECRET_LENGTH */.v && !publicTexts.some((text) => text.includes(value)));
}

;// CONCATENATED MODULE: ./build/inputs/deployment-env.js
/** Parses the `deployment-env` input: environment variables of a Convex deployment, in dotenv syntax. */


/** Set by Convex itself, on every deployment: https://docs.convex.dev/production/environment-variables#system-environment-variables */
const SET_BY_CONVEX = ["CONVEX_CLOUD_URL", "CONVEX_SITE_URL"];
/**
 * Variables that `convex env set` skips when it reads a whole file (`managedVars` in the CLI's `src/cli/lib/env.ts`): the
 * CLI and frameworks keep them in `.env.local`, which people copy. Nothing on a Convex deployment reads them, and every
 * function could read a deploy key there. This input reports each as an error instead of dropping it silently.
 */
const RESERVED_FOR_CLI = [
    "CONVEX_DEPLOY_KEY",
    "CONVEX_DEPLOYMENT_TOKEN",
    "CONVEX_DEPLOYMENT",
    "CONVEX_SELF_HOSTED_URL",
    "CONVEX_SELF_HOSTED_ADMIN_KEY",
    ...["", "PUBLIC_", "NEXT_PUBLIC_", "VITE_", "REACT_APP_", "EXPO_PUBLIC_"].flatMap((prefix) => [
        `${prefix}CONVEX_URL`,
        `${prefix}CONVEX_SITE_URL`,
    ]),
];
/** Convex's limits: https://docs.convex.dev/production/state/limits#environment-variables */
const MAX_NAME_LENGTH = 256;
const MAX_VALUE_BYTES = 8 * 1024;
const NAME = /^[A-Za-z_]\w*$/;
const ASSIGNMENT = /^\s*(?:export\s+)?([^\s=:#][^=:]*?)(?:\s*=\s*|:\s+)(.*)$/;
/**
 * Parses dotenv syntax as the `dotenv` library does. The library skips lines that it cannot parse; here they are errors,
 * because a variable that is missing silently would be noticed much later.
 */
function parseDeploymentEnv(text) {
    const variables = (0,main.parse)(text);
    const errors = [];
    const seen = new Set();
    for (const { line, name, isCut } of parseAssignments(text)) {
        if (name === null || isBase64(name, variables[name])) {
            errors.push(`\`deployment-env\`: line ${line} is not \`NAME=value\`, or its quotation mark is never closed.`);
            continue;
        }
        if (isCut)
            errors.push(`\`deployment-env\`: line ${line}: the value would end before its \`#\`. Put it in quotation marks that it does not contain (\`'\`, \`"\` or a backtick), or write a space before a comment.`);
        const problem = !NAME.test(name)
            ? // Do not repeat the name: each line of an unquoted multi-line key may look like an assignment.
                `line ${line}: a name starts with a letter or an underscore and has only letters, digits and underscores`
            : seen.has(name)
                ? `\`${name}\` is set twice`
                : name.length > MAX_NAME_LENGTH
                    ? `line ${line}: a name has at most ${MAX_NAME_LENGTH} characters`
                    : validateName(name, variables);
        if (problem !== null)
            errors.push(`\`deployment-env\`: ${problem}.`);
        seen.add(name);
    }
    return { variables, errors };
}
/**
 * Whether the assignment is probably a secret without a name: base64 may end with `=`, and then looks like a name with an
 * empty value. The secret would become the name of a variable, which is not redacted.
 */
function isBase64(name, value) {
    if (value === "=")
        return true;
    return !value && name.length >= 20 && [/[a-z]/, /[A-Z]/, /\d/].every((one) => one.test(name));
}
/** The URL or host of a Convex deployment, or a page of the dashboard: outputs and reports show them, so they are public. */
const CONVEX_ADDRESS = /^(?:https?:\/\/)?(?:[\w-]+(?:\.[\w-]+)?\.convex\.(?:cloud|site)\/?|dashboard\.convex\.dev(?:\/[\w/-]*)?)$/i;
/**
 * The values to redact, and each line of a multi-line value.
 *
 * @param publicTexts - See `withoutPublicTexts`.
 */
function secretsInDeploymentEnv(text, publicTexts) {
    const values = Object.values((0,main.parse)(text)).flatMap((value) => [value, ...value.split("\n").map((one) => one.trim())]);
    return withoutPublicTexts(values, publicTexts).filter((value) => !CONVEX_ADDRESS.test(value));
}
/** Words and a number, as in names of Convex deployments, or a part of such a name. */
const DEPLOYMENT_NAME = /^[a-z]+(?:-[a-z]+)*(?:-\d{1,6})?$/;
/** A host or an origin. A Convex deployment may have custom domains: https://docs.convex.dev/production/hosting/custom */
const ORIGIN = /^(?:https?:\/\/)?[a-z0-9-]+(?:\.[a-z0-9-]+)+(?::\d{1,5})?\/?$/i;
/** Whether a value may be the name or a URL of the deployment, which is not known before the deploy. */
function mayNameDeployment(value) {
    return DEPLOYMENT_NAME.test(value) || ORIGIN.test(value);
}
function* parseAssignments(text) {
    const lines = text.split(/\r?\n|\r/);
    for (let at = 0; at < lines.length; at += 1) {
        const line = lines[at] ?? "";
        if (/^\s*(?:#|$)/.test(line))
            continue;
        const [, name = null, value = ""] = ASSIGNMENT.exec(line) ?? [];
        const end = name === null ? at : lastLineOf(value, lines, at);
        const isWhole = QUOTED.test([value, ...lines.slice(at + 1, (end ?? at) + 1)].join("\n"));
        // The library reads a value that is not one quoted text only to the end of its first line.
        const isEnded = end === at || (end !== null && isWhole);
        yield { line: at + 1, name: isEnded ? name : null, isCut: !isWhole && isCutAtHash(line, value) };
        at = end ?? at;
    }
}
/** A value in quotation marks, with nothing but a comment behind it, as the library reads it. */
const QUOTED = /^(["'`])(?:\\\1|(?!\1).)*\1\s*(?:#[^\n]*)?$/s;
/** @param value - The end of the line. Not quoted. */
function isCutAtHash(line, value) {
    const hash = line.indexOf("#", line.length - value.length);
    return hash !== -1 && (/^["'`]/.test(value) || !/\s/.test(line.charAt(hash - 1)));
}
/** @returns The line on which a value ends, or `null` if its quotation mark is never closed. */
function lastLineOf(value, lines, start) {
    const quote = /^["'`]/.exec(value)?.[0];
    if (quote === undefined)
        return start;
    for (let at = start, rest = value.slice(1); at < lines.length; at += 1, rest = lines[at] ?? "") {
        if (isClosed(rest, quote))
            return at;
    }
    return null;
}
function isClosed(text, quote) {
    return text.replaceAll(`\\${quote}`, "").includes(quote);
}
function validateName(name, variables) {
    // Names such as `__proto__` are missing from the parsed object.
    if (!Object.hasOwn(variables, name))
        return `\`${name}\` cannot be the name of a variable`;
    if (SET_BY_CONVEX.includes(name))
        return `\`${name}\` is set by Convex itself and cannot be changed`;
    if (RESERVED_FOR_CLI.includes(name))
        return `\`${name}\` is for the Convex CLI and for builds, not for a Convex deployment, so remove it (functions read their own URLs from \`CONVEX_CLOUD_URL\` and \`CONVEX_SITE_URL\`)`;
    if (Buffer.byteLength(variables[name] ?? "") > MAX_VALUE_BYTES)
        return `the value of \`${name}\` is longer than ${MAX_VALUE_BYTES} bytes`;
    return null;
}

// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: ./build/workspace/is-inside.js
var is_inside = __webpack_require__(6205);
// EXTERNAL MODULE: ./node_modules/shlex/shlex.js
var shlex = __webpack_require__(5637);
;// CONCATENATED MODULE: ./build/inputs/deploy-args.js
/** Parses the `deploy-args` input: additional arguments for `convex deploy`, from an allow-list. */


/**
 * The allowed arguments. `flag` takes no value, `value` takes one (any, or one of `choices`). They change how the CLI
 * works, never where it deploys or with which key: those have inputs of their own.
 * Options of `convex deploy`: https://docs.convex.dev/cli/reference/deploy
 */
const ALLOWED = {
    "--verbose": { takes: "flag" },
    "--debug": { takes: "flag" },
    "--typecheck-components": { takes: "flag" },
    "--push-all-modules": { takes: "flag" },
    "--live-component-sources": { takes: "flag" },
    "--skip-workos-check": { takes: "flag" },
    "--skip-large-indexes-check": { takes: "flag" },
    "--allow-deleting-large-indexes": { takes: "flag" },
    "--allow-unstaging-schema": { takes: "flag" },
    "--codegen": { takes: "value", choices: ["enable", "disable"] },
    "--debug-bundle-path": { takes: "value", path: true },
};
const SHORT_FLAGS = { "-v": "--verbose" };
/** Arguments with an input of their own, which the error names. */
const INPUT_FOR_FLAG = {
    "--cmd": "cmd",
    "--cmd-url-env-var-name": "cmd-url-env-var-name",
    "--preview-name": "preview-name",
    "--preview-create": "preview-name` and `preview-mode",
    "--preview-run": "preview-run",
    "--dry-run": "dry-run",
    "--typecheck": "typecheck",
    "--message": "message",
    "--url": "url",
    "--admin-key": "deploy-key",
};
/**
 * Splits `text` as a shell would (quotes and backslashes; nothing is expanded or run) and validates each argument.
 *
 * @param isInsideWorkspace - Whether a path, relative to the working directory, stays inside the workspace.
 * @returns The arguments as `--flag` or `--flag=value`, and an error sentence for each that is not allowed.
 */
function parseDeployArgs(text, isInsideWorkspace) {
    let words;
    try {
        words = (0,shlex/* split */.lD)(text);
    }
    catch {
        return { args: [], errors: ["`deploy-args` has a quote that is never closed."] };
    }
    const args = [];
    const errors = [];
    for (let at = 0; at < words.length; at++) {
        const word = words[at] ?? "";
        const equals = word.startsWith("--") ? word.indexOf("=") : -1;
        const given = equals < 0 ? word : word.slice(0, equals);
        const name = SHORT_FLAGS[given] ?? given;
        const rule = Object.hasOwn(ALLOWED, name) ? ALLOWED[name] : undefined;
        if (rule === undefined) {
            errors.push(notAllowedMessage(given));
            continue;
        }
        if (rule.takes === "flag") {
            if (equals >= 0)
                errors.push(`\`deploy-args\`: \`${name}\` takes no value.`);
            else
                args.push(name);
            continue;
        }
        const value = equals >= 0 ? word.slice(equals + 1) : words[++at];
        const problem = validateValue(name, rule, value, isInsideWorkspace);
        if (problem !== null)
            errors.push(problem);
        // Normalize: a `..` after a link would lead elsewhere than the text that was checked.
        else
            args.push(`${name}=${rule.path ? (0,external_node_path_.normalize)(value ?? "") : value}`);
    }
    return { args, errors };
}
function notAllowedMessage(given) {
    const input = Object.hasOwn(INPUT_FOR_FLAG, given) ? INPUT_FOR_FLAG[given] : undefined;
    if (input !== undefined)
        return `\`deploy-args\` may not contain \`${given}\`: use the input \`${input}\` instead.`;
    if (given === "--prod")
        return "`deploy-args` may not contain `--prod`: the deploy key decides which deployment is used, so set `deploy-key` to a production key.";
    // A word that is not an option may be a pasted key, so do not repeat it.
    if (!/^--?[a-z][a-z-]*$/.test(given))
        return "`deploy-args` contains a value that belongs to no allowed argument.";
    return `\`deploy-args\` may not contain \`${given}\`. Allowed are ${Object.keys(ALLOWED)
        .map((name) => `\`${name}\``)
        .join(", ")}.`;
}
function validateValue(name, rule, value, isInsideWorkspace) {
    if (value === undefined || value === "" || value.startsWith("--"))
        return `\`deploy-args\`: \`${name}\` needs a value.`;
    if (rule.choices !== undefined && !rule.choices.includes(value))
        return `\`deploy-args\`: \`${name}\` must be ${rule.choices.map((choice) => `\`${choice}\``).join(" or ")}.`;
    if (rule.path && !isInsideWorkspace(value))
        return `\`deploy-args\`: \`${name}\` must stay inside the workspace.`;
    return null;
}

;// CONCATENATED MODULE: ./build/inputs/function-calls.js
/** Parses the `run` and `preview-run` inputs: one Convex function per line, with its arguments as JSON. */
/** With names of at most `MAX_NAME_LENGTH`, the output `run-results` has room for all names of both inputs. */
const MAX_CALLS = 100;
const function_calls_MAX_NAME_LENGTH = 200;
/** Convex's limits: https://docs.convex.dev/production/state/limits */
const MAX_DEPTH = 64;
const MAX_FIELD_NAME_LENGTH = 1024;
const NAME_FORM = "a function such as `dir/module:function`, `dir/module` (its default export) or `internal.dir.module.function`";
/**
 * Parses lines of a function and, optionally, one JSON object. Ignores empty lines and lines that begin with `#`.
 *
 * @param input - The name of the input, for the errors.
 */
function parseFunctionCalls(input, text) {
    const calls = [];
    const errors = [];
    for (const [index, raw] of text.split(/\r?\n|\r/).entries()) {
        const line = raw.trim();
        if (line === "" || line.startsWith("#"))
            continue;
        const parsed = parseLine(line);
        if (typeof parsed === "string")
            errors.push(`\`${input}\`: line ${index + 1} ${parsed}.`);
        else
            calls.push(parsed);
    }
    if (calls.length > MAX_CALLS)
        errors.push(`\`${input}\` must have at most ${MAX_CALLS} functions.`);
    return { calls: errors.length === 0 ? calls : [], errors };
}
/** @returns The call, or what is wrong with the line: a clause that continues "line 3 …", without a full stop. */
function parseLine(line) {
    const [name = "", args = ""] = splitAtFirst(line, /\s+/);
    const path = name.length > function_calls_MAX_NAME_LENGTH ? null : parsePath(name);
    if (path === null)
        return `must begin with ${NAME_FORM}`;
    const argsJson = args === "" ? "{}" : args;
    const problem = findJsonProblem(argsJson);
    return problem === null ? { name, path, argsJson } : problem;
}
function splitAtFirst(text, separator) {
    const match = separator.exec(text);
    return match === null ? [text, ""] : [text.slice(0, match.index), text.slice(match.index + match[0].length)];
}
/** Extensions of modules, which the CLI removes too (`parseFunctionName` in its `src/cli/lib/run.ts`). */
const EXTENSION = /\.[cm]?[jt]s$|\.[jt]sx$/;
/** Parts of the path to a module, and exports: `crates/convex/sync_types` of https://github.com/get-convex/convex-backend */
const FOLDER = /^(?=.*[A-Za-z0-9])\w{1,64}$/;
const EXPORT = /^(?=.*[A-Za-z0-9])[A-Za-z_]\w{0,63}$/;
/** @returns `dir/module:function`, or `null` if the name has none of the three forms. */
function parsePath(name) {
    const isApi = /^(?:api|internal)\./.test(name);
    const parts = name.split(".");
    const [module = "", ...exported] = isApi ? [parts.slice(1, -1).join("/"), parts.at(-1) ?? ""] : name.split(":");
    if (exported.length > 1)
        return null;
    const functionName = exported[0] ?? "default";
    const folders = (isApi ? module : module.replace(EXTENSION, "")).split("/");
    return folders.every((part) => FOLDER.test(part)) && EXPORT.test(functionName)
        ? `${folders.join("/")}:${functionName}`
        : null;
}
/**
 * Finds what is wrong with the arguments: invalid JSON, values that Convex rejects, and values that would silently change
 * (a name that occurs twice, a number that is rounded).
 *
 * @returns A clause, or `null` if nothing is wrong.
 */
function findJsonProblem(text) {
    let depth = 0;
    for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}[\]]/g)) {
        if (token === "{" || token === "[")
            depth += 1;
        if (depth > MAX_DEPTH)
            return `has arguments that are nested deeper than ${MAX_DEPTH} levels`;
        if (token === "}" || token === "]")
            depth -= 1;
    }
    if (!text.startsWith("{") || !isJson(text))
        return "must have one JSON object, and nothing else, behind the function (names and strings in double quotes, all on one line)";
    return findNameProblem(text) ?? findNumberProblem(text);
}
function isJson(text) {
    try {
        JSON.parse(text);
        return true;
    }
    catch {
        return false;
    }
}
/** Convex's encoding of values uses names that begin with `$`: `jsonToConvex` in the CLI's `src/values/value.ts`. */
const ENCODED = /^\{\s*"\$(?:integer|float|bytes)"\s*:\s*"[\w+/=]*"\s*\}/;
/** @param text - Valid JSON. */
function findNameProblem(text) {
    const open = [];
    for (const token of text.matchAll(/("(?:[^"\\]|\\.)*")(\s*:)?|[{}[\]]/g)) {
        const [char, quoted, colon] = token;
        if (char === "{" || char === "[")
            open.push(new Set());
        else if (char === "}" || char === "]")
            open.pop();
        if (quoted === undefined || colon === undefined)
            continue;
        const name = JSON.parse(quoted);
        const names = open.at(-1);
        if (names?.has(name))
            return "has an object in its arguments that has the same name twice";
        names?.add(name);
        if (!/^[ -~]*$/.test(name) || name.length > MAX_FIELD_NAME_LENGTH)
            return `has a name in its arguments that Convex does not accept: names have only ASCII characters, ${MAX_FIELD_NAME_LENGTH} at most`;
        const isEncoded = open.length > 1 && ENCODED.test(text.slice(text.lastIndexOf("{", token.index)));
        if (name.startsWith("$") && !isEncoded)
            return 'has a name that begins with `$` in its arguments, which Convex reserves for `{"$integer": "<base64>"}`, `$float` and `$bytes`';
    }
    return null;
}
/** @param text - Valid JSON. */
function findNumberProblem(text) {
    for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g)) {
        if (token.startsWith('"'))
            continue;
        const value = Number(token);
        if (!Number.isFinite(value))
            return "has a number in its arguments that is too large";
        if (/^-?\d+$/.test(token) && !Number.isSafeInteger(value))
            return 'has a whole number in its arguments that would be rounded: beyond 2^53 write it as a string, or as `{"$integer": "<base64>"}`';
    }
    return null;
}

;// CONCATENATED MODULE: ./build/inputs/preview-import.js
/** Parses the `preview-import` input: a snapshot, or one file per table. */


const FORMATS = { jsonl: "jsonLines", json: "jsonArray", csv: "csv" };
/** Names that Convex accepts for a table: https://docs.convex.dev/database/import-export/import */
const TABLE = /^(?=.*[A-Za-z0-9])[A-Za-z]\w{0,63}$/;
/**
 * @param workspace - Absolute path, to which the paths are relative.
 * @returns The files in order, and a sentence for each line that cannot be used. Contains no values.
 */
function parsePreviewImport(text, workspace) {
    const lines = text
        .split("\n")
        .map((line, at) => ({ text: line.trim(), at: at + 1 }))
        .filter((line) => line.text !== "" && !line.text.startsWith("#"));
    const sources = [];
    const errors = [];
    for (const line of lines) {
        const source = preview_import_parseLine(line.text, workspace);
        if (typeof source === "string")
            errors.push(`\`preview-import\`, line ${line.at}: ${source}`);
        else
            sources.push(source);
    }
    if (sources.length > 1 && sources.some(({ table }) => table === null))
        errors.push("`preview-import` must be one snapshot alone, or lines of `table=file`.");
    const tables = sources.flatMap(({ table }) => table?.toLowerCase() ?? []);
    if (new Set(tables).size < tables.length)
        errors.push("`preview-import` must name each table once: Convex does not import into a table that is not empty.");
    return { sources: errors.length === 0 ? sources : [], errors };
}
function preview_import_parseLine(line, workspace) {
    if (/[\p{Cc}]/u.test(line))
        return "must not contain control characters.";
    const [, table, file] = /^(\w+)\s*=\s*(.*)$/.exec(line) ?? [];
    const isSnapshot = /\.zip$/i.test(line);
    if (isSnapshot && table !== undefined)
        return "a snapshot names its tables itself. Give the path of the `.zip` alone (with `./` in front where it contains `=`).";
    if (isSnapshot)
        return atPath(null, "zip", line, workspace);
    if (table === undefined || file === undefined)
        return "must be the path of a snapshot (`.zip`), or `table=file` with a `.jsonl`, `.json` or `.csv` file.";
    if (!TABLE.test(table))
        return "the name of a table must begin with a letter, and have at most 64 letters, digits and underscores.";
    const extension = /\.(\w+)$/.exec(file)?.[1]?.toLowerCase() ?? "";
    if (!Object.hasOwn(FORMATS, extension))
        return "the file of a table must be a `.jsonl`, `.json` or `.csv` file.";
    return atPath(table, FORMATS[extension], file, workspace);
}
function atPath(table, format, path, workspace) {
    const whole = (0,external_node_path_.resolve)(workspace, path);
    if (!(0,is_inside/* isInside */.FK)(workspace, whole))
        return "the file must be inside the workspace. Paths are relative to the checkout.";
    return { table, format, path: whole };
}

;// CONCATENATED MODULE: ./build/inputs/inputs.js
/** Reads the action's inputs into one typed object, and reports all errors at once. */








/** What Convex's audit log takes: `PushMessage` in https://github.com/get-convex/convex-backend. */
const MAX_MESSAGE_BYTES = 1024;
const CHOICES = {
    operation: ["auto", "deploy", "cleanup", "sweep", "resolve", "report"],
    target: ["auto", "preview", "production", "development", "custom"],
    "preview-mode": ["reuse", "recreate"],
    typecheck: ["enable", "try", "disable"],
    "on-missing-key": ["auto", "skip", "fail"],
    "on-close": ["delete", "keep"],
    "breaking-changes": ["warn", "fail", "off"],
};
/**
 * The defaults of `action.yml` that are not empty. The runner uses them only if `with` does not have the name, but a
 * composite action or a called workflow passes on its own optional inputs as empty texts. `dry-run` is missing: an
 * expression that is empty by mistake must not deploy.
 */
const DEFAULTS = {
    operation: "auto",
    target: "auto",
    "on-missing-key": "auto",
    "allow-production-from-pull-request": "false",
    "allow-untrusted-code": "false",
    "allow-project-token": "false",
    "preview-mode": "reuse",
    "on-close": "delete",
    "working-directory": ".",
    "export-env": "false",
    "expose-deploy-key-to-cmd": "false",
    typecheck: "try",
    "export-file-storage": "false",
    "deployment-env-targets": "preview",
    comment: "true",
    "github-deployment": "true",
    summary: "true",
    annotations: "true",
    "breaking-changes": "warn",
    "timeout-minutes": "60",
    retries: "2",
};
/**
 * Reads every input. The runner fills in the defaults of `action.yml`.
 *
 * @param get - Returns the raw value of an input, or `""` if it is not set.
 * @param workspace - Absolute path of `GITHUB_WORKSPACE`.
 * @returns The inputs, and a sentence for each invalid one. It names the input and what is allowed, but not the value: any
 *   input may contain a pasted secret.
 */
function readInputs(get, workspace) {
    const read = new InputReader(get);
    const workingDirectory = read.directoryWithin(workspace, "working-directory");
    const deployArgs = parseDeployArgs(get("deploy-args"), (path) => {
        const whole = (0,external_node_path_.resolve)(workingDirectory, path);
        return (0,is_inside/* isInside */.FK)(workspace, whole) && (0,is_inside/* leadsInside */.uI)(workspace, whole);
    });
    const deploymentEnv = parseDeploymentEnv(get("deployment-env"));
    const previewImport = parsePreviewImport(get("preview-import"), workspace);
    read.errors.push(...deployArgs.errors, ...deploymentEnv.errors, ...previewImport.errors);
    const inputs = {
        operation: read.choice("operation"),
        target: read.choice("target"),
        productionBranches: read.list("production-branch"),
        commit: read.pattern("commit", 
        // https://git-scm.com/docs/git-check-ref-format
        /^(?![-/])[^\s\p{Cc}~^:?*[\\]{1,255}$/u, "the SHA of a commit, or the name of a tag or a branch"),
        allowProductionFromPullRequest: read.boolean("allow-production-from-pull-request"),
        allowUntrustedCode: read.boolean("allow-untrusted-code"),
        allowProjectToken: read.boolean("allow-project-token"),
        expectedDeployment: read.pattern("expected-deployment", /^[\w-]{3,64}$/, "a name such as `happy-otter-123`"),
        previewName: read.text("preview-name"),
        previewMode: read.choice("preview-mode"),
        previewImport: previewImport.sources,
        exportPath: read.snapshotPath(workspace, "export-path"),
        exportFileStorage: read.boolean("export-file-storage"),
        previewRun: read.functions("preview-run"),
        run: read.functions("run"),
        workingDirectory,
        appName: read.appName(),
        cmd: read.text("cmd"),
        cmdUrlEnvVarNames: read.variableNames("cmd-url-env-var-name"),
        cmdSiteUrlEnvVarNames: read.variableNames("cmd-site-url-env-var-name"),
        exposeDeployKeyToCmd: read.boolean("expose-deploy-key-to-cmd"),
        deploymentEnv: deploymentEnv.variables,
        deploymentEnvTargets: read.targets("deployment-env-targets"),
        typecheck: read.choice("typecheck"),
        dryRun: read.boolean("dry-run", true),
        message: read.textWithin("message", MAX_MESSAGE_BYTES),
        deployArgs: deployArgs.args,
        timeoutMs: read.minutes("timeout-minutes"),
        retries: read.integer("retries", 10) ?? 0,
        onMissingKey: read.choice("on-missing-key"),
        onClose: read.choice("on-close"),
        managementToken: read.text("management-token"),
        adopt: read.adopt(),
        ...readReportInputs(read),
        exportEnv: read.boolean("export-env"),
    };
    return { inputs, errors: [...read.errors, ...contradictions(inputs), ...missingForReport(inputs, get)] };
}
function readReportInputs(read) {
    return {
        githubToken: read.text("github-token"),
        pullRequest: read.positive("pull-request"),
        comment: read.comment(),
        appUrl: read.appUrl(),
        githubDeployment: read.boolean("github-deployment"),
        githubEnvironment: read.pattern("github-environment", 
        // GitHub answers 422 to a longer one.
        /^\P{Cc}{1,255}$/u, "at most 255 characters on one line"),
        summary: read.boolean("summary"),
        annotations: read.boolean("annotations"),
        breakingChanges: read.choice("breaking-changes"),
    };
}
/** A sentence for each pair of inputs that cannot be used together. */
function contradictions(inputs) {
    const { dryRun, deployArgs, cmdUrlEnvVarNames, cmdSiteUrlEnvVarNames } = inputs;
    const writesBundle = deployArgs.some((argument) => argument.startsWith("--debug-bundle-path="));
    const isInBoth = cmdUrlEnvVarNames.some((name) => cmdSiteUrlEnvVarNames.includes(name));
    return [
        ...(writesBundle && !dryRun
            ? [
                "`deploy-args`: with `--debug-bundle-path` the Convex CLI writes the bundle instead of pushing it, so `dry-run` must be `true`.",
            ]
            : []),
        ...(inputs.adopt !== null && inputs.operation !== "sweep" ? ["`adopt` needs `operation: sweep`."] : []),
        ...(isInBoth ? ["`cmd-url-env-var-name` and `cmd-site-url-env-var-name` must not contain the same name."] : []),
        ...withoutRecord(inputs),
    ];
}
/** Errors for inputs that need a record of the run, if neither a GitHub Deployment nor a comment is sure to keep one. */
function withoutRecord({ comment, githubDeployment, previewImport, previewRun, onClose }) {
    if (comment !== "failures" || githubDeployment)
        return [];
    const reason = "with `comment: failures` and without `github-deployment` nothing records what a run did";
    return [
        ...(previewImport.length === 0
            ? []
            : [`\`preview-import\` cannot be used: ${reason}, so it could be imported twice.`]),
        ...(previewRun.length === 0 ? [] : [`\`preview-run\` cannot be used: ${reason}, so it could run twice.`]),
        ...(onClose === "keep"
            ? []
            : [`\`on-close\` must be \`keep\`: ${reason}, so the preview deployments to delete could not be found.`]),
    ];
}
function missingForReport({ operation, githubToken, comment, githubDeployment }, get) {
    if (operation !== "report")
        return [];
    return [
        ...(get("app-url").trim() === "" ? ["`operation: report` needs `app-url`, the address that it adds."] : []),
        ...(githubToken === null ? ["`operation: report` needs `github-token`."] : []),
        ...(comment || githubDeployment
            ? []
            : ["`operation: report` needs `comment` or `github-deployment`: they show the address."]),
    ];
}
/** Names of variables that `cmd` needs for something else. */
const RESERVED_NAMES = /^(?:PATH|HOME|SHELL|ENV|IFS|PS4|SHELLOPTS|BASHOPTS|CI|PWD|TMPDIR|COMSPEC|PATHEXT|SYSTEMROOT|CONVEX_(?:DEPLOY\w*|SELF_HOSTED_\w+|OVERRIDE_ACCESS_TOKEN|PROVISION_HOST)|(?:NODE|NPM|BASH|LD|DYLD|GITHUB|RUNNER|ACTIONS|INPUT|STATE|GIT|OPENSSL|SSL)_\w*|\w*_(?:PROXY|TOKEN|KEY|SECRET))$/i;
/** @returns `null` for a folder that can be read, and for one that does not exist, as in a cleanup without a checkout. */
function whyUnusable(folder) {
    try {
        if ((0,external_node_fs_.statSync)(folder).isDirectory())
            (0,external_node_fs_.accessSync)(folder, external_node_fs_.constants.R_OK | external_node_fs_.constants.X_OK);
        else
            return NOT_A_FOLDER;
    }
    catch (error) {
        const { code } = error;
        if (code === "ENOTDIR")
            return NOT_A_FOLDER;
        if (code === "EACCES")
            return "cannot be read by the user that runs this step. Let an earlier step that wrote it, such as one in a container, run as the same user.";
    }
    return null;
}
const NOT_A_FOLDER = "is not a folder. Give the folder that holds package.json and `convex/`.";
/** Reads one input at a time and collects the errors, so that all of them can be reported at once. */
class InputReader {
    errors = [];
    #get;
    constructor(get) {
        this.#get = (name) => (get(name).trim() === "" ? (DEFAULTS[name] ?? "") : get(name));
    }
    text(name) {
        const value = this.#get(name).trim();
        return value === "" ? null : value;
    }
    /** @param bytes - Maximum length in UTF-8. */
    textWithin(name, bytes) {
        const text = this.text(name);
        if (text === null || Buffer.byteLength(text) <= bytes)
            return text;
        this.errors.push(`\`${name}\` must have at most ${bytes} bytes.`);
        return null;
    }
    /** @returns An absolute path. */
    directoryWithin(workspace, name) {
        const folder = (0,external_node_path_.resolve)(workspace, this.text(name) ?? ".");
        const isWithin = (0,is_inside/* isInside */.FK)(workspace, folder);
        const unusable = isWithin ? whyUnusable(folder) : null;
        if (unusable !== null)
            this.errors.push(`\`${name}\` ${unusable}`);
        if (unusable !== null || (isWithin && (0,is_inside/* leadsInside */.uI)(workspace, folder)))
            return folder;
        this.errors.push(isWithin
            ? `\`${name}\` is a link that leads out of the workspace. Code there is not part of the checkout, so it must not get the deploy key. Check it out below the workspace (\`path\` of \`actions/checkout\`), and give that folder.`
            : `\`${name}\` must be inside the workspace. Give a path relative to the checkout.`);
        return workspace;
    }
    /** @returns The absolute path of a ZIP file, which may still be outside of the workspace. */
    snapshotPath(workspace, name) {
        const path = this.pattern(name, /^\P{Cc}{1,1000}\.zip$/u, "the path of a `.zip` file that does not exist yet");
        return path === null ? null : (0,external_node_path_.resolve)(workspace, path);
    }
    list(name) {
        return this.#get(name)
            .split(/[,\n]/)
            .map((item) => item.trim())
            .filter((item) => item !== "");
    }
    choice(name) {
        const choices = CHOICES[name];
        const found = choices.find((choice) => choice === this.text(name));
        if (found !== undefined)
            return found;
        this.errors.push(`\`${name}\` must be one of ${choices.map((choice) => `\`${choice}\``).join(", ")}.`);
        return CHOICES[name][0];
    }
    functions(name) {
        const { calls, errors } = parseFunctionCalls(name, this.#get(name));
        this.errors.push(...errors);
        return calls;
    }
    /** @returns At least one target, but not `auto`. */
    targets(name) {
        const given = this.list(name);
        const targets = CHOICES.target.filter((choice) => choice !== "auto");
        const found = targets.filter((target) => given.includes(target));
        if (given.length > 0 && found.length === new Set(given).size)
            return found;
        this.errors.push(`\`${name}\` must be one or several of ${targets.map((target) => `\`${target}\``).join(", ")}, separated by commas or new lines.`);
        return [];
    }
    /** YAML 1.2 core schema: `true` or `false`, in any case. https://yaml.org/spec/1.2.2/#10212-boolean */
    boolean(name, fallback = false) {
        const value = this.text(name)?.toLowerCase();
        if (value === "true" || value === "false")
            return value === "true";
        this.errors.push(value === undefined
            ? `\`${name}\` is empty. Set it to \`true\` or \`false\`. If it is an expression that may be empty, write \`\${{ inputs.${name} || false }}\`.`
            : `\`${name}\` must be \`true\` or \`false\`.`);
        return fallback;
    }
    adopt() {
        const value = this.text("adopt");
        if (value === null || value === "vercel")
            return value;
        this.errors.push("`adopt` must be `vercel` or empty.");
        return null;
    }
    comment() {
        const value = this.text("comment")?.toLowerCase();
        if (value === "true" || value === "false")
            return value === "true";
        if (value === "failures")
            return value;
        this.errors.push("`comment` must be `true`, `false` or `failures`.");
        return false;
    }
    pattern(name, pattern, allowed) {
        const value = this.text(name);
        if (value === null || pattern.test(value))
            return value;
        this.errors.push(`\`${name}\` must be ${allowed}.`);
        return null;
    }
    /** Names are separated by commas or white space. */
    variableNames(name) {
        const names = this.#get(name)
            .split(/[\s,]+/)
            .filter((item) => item !== "");
        if (!names.every((item) => /^[A-Za-z_]\w*$/.test(item)))
            this.errors.push(`\`${name}\` must be names of environment variables, separated by commas, spaces or new lines.`);
        else if (names.some((item) => RESERVED_NAMES.test(item)))
            this.errors.push(`\`${name}\` must not contain a name that programs, the runner or Convex keys use, such as \`PATH\`, \`NODE_…\`, \`GITHUB_…\` or \`CONVEX_DEPLOY_KEY\`.`);
        else
            return [...new Set(names)];
        return [];
    }
    appName() {
        return this.pattern("app-name", /^\P{Cc}{1,100}$/u, "at most 100 characters on one line");
    }
    appUrl() {
        const template = this.text("app-url");
        if (template === null || isAppUrl(template))
            return template;
        this.errors.push("`app-url` must be an address that begins with `https://` or `http://`, of at most 300 plain characters, without user information and without a query. It may contain `{number}`, `{branch}`, `{sha}` and `{app}`.");
        return null;
    }
    minutes(name) {
        const minutes = Number(this.text(name) ?? Number.NaN);
        if (Number.isFinite(minutes) && minutes >= 0 && minutes <= 24 * 60)
            return minutes === 0 ? null : minutes * 60_000;
        this.errors.push(`\`${name}\` must be a number of minutes from 0 (no limit) to 1440.`);
        return null;
    }
    integer(name, max) {
        const value = this.text(name) ?? "";
        if (/^\d{1,9}$/.test(value) && Number(value) <= max)
            return Number(value);
        this.errors.push(`\`${name}\` must be a whole number from 0 to ${max}.`);
        return null;
    }
    positive(name) {
        const value = this.text(name);
        if (value === null)
            return null;
        if (/^#?[1-9]\d{0,9}$/.test(value))
            return Number(value.replace("#", ""));
        this.errors.push(`\`${name}\` must be a pull request number.`);
        return null;
    }
}

;// CONCATENATED MODULE: ./build/key/key-source.js

/**
 * Finds the key: the input, else `CONVEX_DEPLOY_KEY`, else `CONVEX_DEPLOYMENT_TOKEN`, else
 * `CONVEX_SELF_HOSTED_ADMIN_KEY`. An input of only white space and a variable set to `""` count as unset.
 *
 * As in the CLI, the sentinel `<ignore_deploy_key>` disables the deploy keys after it in this order; a self-hosted admin
 * key is still read.
 *
 * `CONVEX_SELF_HOSTED_URL` is used with admin keys and with `CONVEX_SELF_HOSTED_ADMIN_KEY`. With any other cloud key it
 * is ignored, as in the CLI, because it may be set for another step. The `url` input is never ignored.
 */
function readKeySource(options) {
    const found = findKey(options.input, options.environment);
    if (found === null || found.reading.state === "absent")
        return { state: "absent" };
    const { from, reading } = found;
    if (reading.state === "missing-sentinel")
        return reading;
    return { ...reading, ...resolveBackend(reading.key, from, findUrl(options.urlInput, options.environment)) };
}
function findKey(input, environment) {
    const deployKeys = [
        ["deploy-key", input.trim() === "" ? "" : input],
        ["CONVEX_DEPLOY_KEY", environment.CONVEX_DEPLOY_KEY],
        ["CONVEX_DEPLOYMENT_TOKEN", environment.CONVEX_DEPLOYMENT_TOKEN],
    ];
    for (const [from, raw] of deployKeys) {
        if (raw === undefined || raw === "")
            continue;
        const reading = (0,parse_deploy_key/* parseDeployKey */.Q)(raw);
        if (reading.state === "absent")
            break;
        return { from, reading };
    }
    const adminKey = environment.CONVEX_SELF_HOSTED_ADMIN_KEY;
    return adminKey ? { from: "CONVEX_SELF_HOSTED_ADMIN_KEY", reading: (0,parse_deploy_key/* parseDeployKey */.Q)(adminKey) } : null;
}
function findUrl(input, environment) {
    if (input.trim() !== "")
        return { from: "url", value: input.trim() };
    const value = environment.CONVEX_SELF_HOSTED_URL?.trim();
    return value ? { from: "CONVEX_SELF_HOSTED_URL", value } : null;
}
function resolveBackend(key, keyFrom, url) {
    if (key.kind === "malformed")
        return { url: null, conflict: null };
    if (key.kind !== "admin") {
        const isUrlIntended = url !== null && (url.from === "url" || keyFrom === "CONVEX_SELF_HOSTED_ADMIN_KEY");
        return { url: null, conflict: isUrlIntended ? { kind: "url-with-cloud-key", keyFrom, urlFrom: url.from } : null };
    }
    if (url === null)
        return { url: null, conflict: { kind: "admin-key-without-url", keyFrom } };
    if ((keyFrom === "deploy-key") !== (url.from === "url")) {
        return { url: null, conflict: { kind: "mixed-sources", keyFrom, urlFrom: url.from } };
    }
    return { url: url.value, conflict: null };
}

// EXTERNAL MODULE: ./build/key/redactor.js
var redactor = __webpack_require__(242);
// EXTERNAL MODULE: ./build/key/secret-encodings.js
var secret_encodings = __webpack_require__(9469);
;// CONCATENATED MODULE: ./build/key/secret-variables.js
/** Finds secrets in environment variables: by a name such as `VERCEL_TOKEN`, in URLs, and around what is redacted. */

const SECRET_NAME = /TOKEN|SECRET|KEY|PASSWORD|PASSWD|PASSPHRASE|CREDENTIAL|PRIVATE|DSN|WEBHOOK|COOKIE|CONNECTION|AUTH(?!ORS?(?:_|$))|(?:^|_)PASS(?:_|$)|_PWD$|(?:^|_)(?:PAT|JWT|BEARER|OTP|SALT)(?:_|$)/i;
/** The user information of a URL and the password in it, up to the last `@`: an `@` in passwords is often not encoded. */
const CREDENTIALS_IN_URL = /:\/\/([^\s/?#:]*:([^\s/?#]+))@/g;
/** A token in place of a user name, such as GitHub's. User names are shorter. */
const TOKEN_IN_URL = /:\/\/([^\s/?#:@]{20,})@/g;
const PARAMETER_IN_URL = /[?&#]([^\s=?&#]+)=([^\s?&#]+)/g;
/**
 * The values of such variables, and each line of a multi-line value.
 *
 * @param publicTexts - See `withoutPublicTexts`.
 */
function secretVariables(environment, publicTexts) {
    const values = Object.entries(environment)
        .flatMap(([name, value = ""]) => [
        ...(SECRET_NAME.test(name) ? [value, ...value.split(/\r?\n/)] : []),
        ...secretsInUrls(value),
    ])
        .map((value) => value.trim());
    return withoutPublicTexts(values, publicTexts);
}
/** In characters, of a line. Longer ones would have to be held back while the output is read. */
const MAX_SECRET_LINE_LENGTH = 4 * 1024;
/** The lines of variables that have white space inside, at which long texts are cut. Any of them may be a secret. */
function linesWithWhiteSpace(environment) {
    return linesOf(environment).filter((line) => line === line.trim() && /\s/.test(line));
}
/**
 * The lines of variables of which `redact` would hide or remove only a part: if a line is a secret of the workflow, the
 * runner's mask would no longer find the rest. It masks each line of a secret separately. Nothing is left to mask of a line
 * that is only a colour.
 */
function partlyRedactedLines(environment, redact) {
    return linesOf(environment).filter((line) => {
        const shown = redact(line);
        return shown !== line && !["", "***"].includes(shown.trim());
    });
}
/** Also without spaces around them. The inputs are not passed to other programs. */
function linesOf(environment) {
    const lines = Object.entries(environment)
        .filter(([name]) => !name.startsWith("INPUT_"))
        .flatMap(([, value = ""]) => value.split(/\r?\n/))
        .filter((line) => line.length <= MAX_SECRET_LINE_LENGTH);
    return [...new Set(lines.flatMap((line) => [line, line.replace(/^ +| +$/g, "")]))];
}
/** @param value - One URL, or text with several, such as pip's list of indexes. */
function secretsInUrls(value) {
    if (!value.includes("://"))
        return [];
    const credentials = [...value.matchAll(CREDENTIALS_IN_URL), ...value.matchAll(TOKEN_IN_URL)];
    const parameters = [...value.matchAll(PARAMETER_IN_URL)].filter(([, name = ""]) => SECRET_NAME.test(name));
    return [...credentials.flatMap((found) => found.slice(1)), ...parameters.map(([, , secret = ""]) => secret)];
}

// EXTERNAL MODULE: ./build/key/url-credentials.js
var url_credentials = __webpack_require__(9514);
// EXTERNAL MODULE: ./build/trigger/payload.js
var trigger_payload = __webpack_require__(9293);
;// CONCATENATED MODULE: ./build/trigger/parse-trigger.js


/**
 * Parses what triggered this run. In a called workflow (`workflow_call`), this is the caller's event and payload.
 *
 * Never throws. An unsupported event, or a payload without the fields that its event needs, gives `unsupported`, the
 * latter with a `problem`. A payload with a `pull_request`, or with an `issue` that is a pull request, is read as an event
 * of that pull request, even if the event has another name.
 *
 * Events and their variables: https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows
 */
function parseTrigger({ payload, environment }) {
    const run = parseRunContext(payload, environment);
    if (run.event === "")
        return unsupported(run, "GITHUB_EVENT_NAME is not set.");
    if ((0,trigger_payload/* objectAt */.lJ)(payload) === null)
        return unsupported(run, "The event payload is not a JSON object.");
    if ((0,trigger_payload/* has */.zy)(payload, "pull_request"))
        return readPullRequestEvent(run, payload);
    if ((0,trigger_payload/* has */.zy)(payload, "issue", "pull_request"))
        return readPullRequestComment(run, payload);
    return READERS.get(run.event)?.(run, payload) ?? unsupported(run, null);
}
const READERS = new Map([
    ["pull_request", missingPullRequest],
    ["pull_request_target", missingPullRequest],
    ["push", readPush],
    ["issue_comment", readIssueComment],
    ["delete", readDelete],
    ["release", readRelease],
    ["workflow_dispatch", readManual],
    ["repository_dispatch", readManual],
    ["schedule", readManual],
    ["merge_group", readMergeGroup],
    ["workflow_run", readWorkflowRun],
    ["deployment_status", readDeploymentStatus],
]);
/** Events that GitHub always runs on the default branch, so that `GITHUB_REF` names it. */
const ON_DEFAULT_BRANCH = ["schedule", "repository_dispatch", "delete", "workflow_run"];
function parseRunContext(payload, environment) {
    const event = environment.GITHUB_EVENT_NAME ?? "";
    const ref = environment.GITHUB_REF ?? "";
    // The payload of `schedule` has no repository, so it does not name the default branch.
    const refAsDefault = ON_DEFAULT_BRANCH.includes(event) ? branchOf(ref) : null;
    // A re-run keeps the privileges of the first actor, even if somebody else starts it: https://docs.github.com/en/actions/how-tos/manage-workflow-runs/re-run-workflows-and-jobs
    const actor = environment.GITHUB_ACTOR || (0,trigger_payload/* stringAt */.bX)(payload, "sender", "login") || "";
    return {
        event,
        action: (0,trigger_payload/* stringAt */.bX)(payload, "action"),
        repository: environment.GITHUB_REPOSITORY || (0,trigger_payload/* stringAt */.bX)(payload, "repository", "full_name") || "",
        defaultBranch: (0,trigger_payload/* stringAt */.bX)(payload, "repository", "default_branch") ?? refAsDefault,
        isDependabot: actor === "dependabot[bot]",
        runId: environment.GITHUB_RUN_ID ?? "",
        runAttempt: parsePositiveInteger(environment.GITHUB_RUN_ATTEMPT),
        workflow: environment.GITHUB_WORKFLOW ?? "",
        // Such as `octocat/hello-world/.github/workflows/deploy.yml@refs/heads/main`.
        workflowPath: /^[^/]+\/[^/]+\/([^@]+)@/.exec(environment.GITHUB_WORKFLOW_REF ?? "")?.[1] ?? "",
        serverUrl: (environment.GITHUB_SERVER_URL || "https://github.com").replace(/\/+$/, ""),
        sha: (0,trigger_payload/* shaAt */.wF)(environment.GITHUB_SHA) ?? "",
        ref,
    };
}
/** The fields that all triggers share. */
function commonFields({ sha: _sha, ref: _ref, ...context }, commit, branch) {
    return { ...context, commit, branch };
}
function unsupported(run, problem) {
    return { ...commonFields(run, run.sha, null), kind: "unsupported", problem };
}
function readPullRequestEvent(run, payload) {
    const pullRequest = (0,pull_request/* readPullRequest */.DQ)((0,trigger_payload/* objectAt */.lJ)(payload, "pull_request"), run.repository);
    if (pullRequest === null) {
        return unsupported(run, "The payload's pull_request lacks its number, state, head commit, head or base branch.");
    }
    const isOwnEvent = run.event === "pull_request" || run.event === "pull_request_target";
    return {
        ...commonFields(run, pullRequest.headSha, pullRequest.headBranch),
        kind: "pull-request",
        via: isOwnEvent ? run.event : "comment",
        pullRequest,
        mergeCommit: run.event === "pull_request" && run.sha !== "" ? run.sha : null,
    };
}
function missingPullRequest(run) {
    return unsupported(run, "The payload has no pull_request.");
}
function readPullRequestComment(run, payload) {
    const number = (0,trigger_payload/* positiveIntegerAt */.$T)(payload, "issue", "number");
    if (number === null)
        return unsupported(run, "The payload's issue has no number.");
    return { ...commonFields(run, "", null), kind: "pull-request-comment", number };
}
function readIssueComment(run) {
    return unsupported(run, "The comment is on an issue. For pull requests only, add `if: github.event.issue.pull_request` to the job.");
}
/** When a branch is deleted, GITHUB_REF names the default branch, so use the payload's `ref`. */
function readPush(run, payload) {
    const deleted = (0,trigger_payload/* isTrue */.Hn)(payload, "deleted") || /^0+$/.test((0,trigger_payload/* stringAt */.bX)(payload, "after") ?? "");
    const ref = deleted ? ((0,trigger_payload/* stringAt */.bX)(payload, "ref") ?? "") : run.ref || ((0,trigger_payload/* stringAt */.bX)(payload, "ref") ?? "");
    const branch = branchOf(ref);
    if (branch !== null) {
        const commit = deleted ? "" : run.sha || ((0,trigger_payload/* shaAt */.wF)(payload, "after") ?? "");
        return { ...commonFields(run, commit, branch), kind: "push", deleted };
    }
    const tag = tagOf(ref);
    if (tag === null)
        return unsupported(run, "The push is neither to a branch nor to a tag.");
    // `after` of an annotated tag is the tag object, not a commit.
    const commit = deleted ? "" : ((0,trigger_payload/* shaAt */.wF)(payload, "head_commit", "id") ?? run.sha);
    return { ...commonFields(run, commit, null), kind: "tag", tag, deleted };
}
function readDelete(run, payload) {
    const ref = (0,trigger_payload/* stringAt */.bX)(payload, "ref");
    const type = (0,trigger_payload/* stringAt */.bX)(payload, "ref_type");
    if (ref !== null && type === "branch")
        return { ...commonFields(run, "", branchOf(ref) ?? ref), kind: "branch-deleted" };
    if (ref !== null && type === "tag") {
        return { ...commonFields(run, "", null), kind: "tag", tag: tagOf(ref) ?? ref, deleted: true };
    }
    return unsupported(run, "The delete event names neither a branch nor a tag.");
}
/** https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows#release */
const PUBLISHING_ACTIONS = ["published", "released", "prereleased"];
function readRelease(run, payload) {
    const tag = (0,trigger_payload/* stringAt */.bX)(payload, "release", "tag_name");
    if (tag === null)
        return unsupported(run, "The payload's release has no tag.");
    const isPublished = PUBLISHING_ACTIONS.includes(run.action ?? "") && !(0,trigger_payload/* isTrue */.Hn)(payload, "release", "draft");
    return {
        ...commonFields(run, run.sha, null),
        kind: "release",
        tag,
        prerelease: run.action === "prereleased" || (0,trigger_payload/* isTrue */.Hn)(payload, "release", "prerelease"),
        isPublished,
    };
}
function readManual(run) {
    const ref = readRef(run.ref);
    return { ...commonFields(run, run.sha, ref.kind === "branch" ? ref.name : null), kind: "manual", ref };
}
/** A queue entry's branch is `gh-readonly-queue/<base>/pr-<number>-<base's commit>`. */
function readMergeGroup(run, payload) {
    if (run.action === "destroyed")
        return unsupported(run, "The merge group was destroyed.");
    const branch = branchOf((0,trigger_payload/* stringAt */.bX)(payload, "merge_group", "head_ref") ?? run.ref);
    const commit = (0,trigger_payload/* shaAt */.wF)(payload, "merge_group", "head_sha") ?? run.sha;
    const digits = /^gh-readonly-queue\/.+\/pr-(\d+)-[0-9a-f]{40,64}$/.exec(branch ?? "")?.[1];
    return { ...commonFields(run, commit, branch), kind: "merge-group", number: (0,trigger_payload/* positiveIntegerAt */.$T)(Number(digits)) };
}
function readWorkflowRun(run, payload) {
    const of = (0,trigger_payload/* stringAt */.bX)(payload, "workflow_run", "event");
    const commit = (0,trigger_payload/* shaAt */.wF)(payload, "workflow_run", "head_sha");
    const branch = (0,trigger_payload/* stringAt */.bX)(payload, "workflow_run", "head_branch");
    if (of === null || commit === null || branch === null) {
        return unsupported(run, "The payload's workflow_run lacks its event, head commit or head branch.");
    }
    const headRepository = (0,trigger_payload/* stringAt */.bX)(payload, "workflow_run", "head_repository", "full_name");
    const base = (0,trigger_payload/* stringAt */.bX)(payload, "repository", "full_name") ?? run.repository;
    return {
        ...commonFields(run, commit, branch),
        kind: "workflow-run",
        of,
        succeeded: (0,trigger_payload/* stringAt */.bX)(payload, "workflow_run", "conclusion") === "success",
        headRepository,
        isFork: !(0,pull_request/* isSameRepository */.ve)(headRepository, base),
    };
}
/** https://docs.github.com/en/webhooks/webhook-events-and-payloads#deployment_status */
function readDeploymentStatus(run, payload) {
    const commit = (0,trigger_payload/* shaAt */.wF)(payload, "deployment", "sha") ?? run.sha;
    const task = (0,trigger_payload/* stringAt */.bX)(payload, "deployment", "task") ?? "";
    const state = (0,trigger_payload/* stringAt */.bX)(payload, "deployment_status", "state") ?? "";
    return { ...commonFields(run, commit, branchOf(run.ref)), kind: "deployment-status", task, state };
}
function readRef(ref) {
    const branch = branchOf(ref);
    if (branch !== null)
        return { kind: "branch", name: branch };
    const tag = tagOf(ref);
    return tag === null ? { kind: "other", name: ref } : { kind: "tag", name: tag };
}
function branchOf(ref) {
    return /^refs\/heads\/(.+)$/s.exec(ref)?.[1] ?? null;
}
function tagOf(ref) {
    return /^refs\/tags\/(.+)$/s.exec(ref)?.[1] ?? null;
}
/** The runner counts from 1. Anything but such a number becomes 0, which is older than every run. */
function parsePositiveInteger(text) {
    const number = Number(text);
    return Number.isSafeInteger(number) && number > 0 ? number : 0;
}

// EXTERNAL MODULE: ./build/github/clock.js
var clock = __webpack_require__(648);
// EXTERNAL MODULE: ./build/github/request-error.js
var request_error = __webpack_require__(9396);
;// CONCATENATED MODULE: ./build/github/deployment-node.js
/** GitHub Deployments with their statuses, as GraphQL returns them: https://docs.github.com/en/graphql/reference/objects#deployment */

/** A page of the statuses, newest first. A run that seeds a preview writes one for each file and function. */
const STATUS_FIELDS = "pageInfo { hasNextPage endCursor } nodes { description environmentUrl createdAt }";
/** The fields of a deployment, for a query. Pass its nodes to `withAllStatuses`. */
const DEPLOYMENT_FIELDS = `id task payload createdAt creator { login }
  latestStatus { state }
  statuses(first: 100) { ${STATUS_FIELDS} }`;
const MORE_STATUSES = `query ($ids: [ID!]!, $after: String) {
  nodes(ids: $ids) { ... on Deployment { statuses(first: 100, after: $after) { ${STATUS_FIELDS} } } }
}`;
/**
 * Reads the statuses that the first page of a deployment lacks: the oldest ones, which say that its run created a preview.
 * Makes a request for each further hundred.
 *
 * @throws What Octokit throws; see `describeRequestError`.
 */
function withAllStatuses(github, nodes) {
    return Promise.all(nodes.map(async (node) => node === null || node.statuses === null
        ? node
        : { ...node, statuses: await allPages(github, node.id, node.statuses) }));
}
async function allPages(github, id, first) {
    const nodes = [...first.nodes];
    let last = first;
    while (last.pageInfo.hasNextPage) {
        const variables = { ids: [id], after: last.pageInfo.endCursor };
        const answer = await github.graphql(MORE_STATUSES, variables);
        const next = answer.nodes[0]?.statuses ?? null;
        if (next === null)
            throw new request_error/* InvalidResponse */.h5("GitHub did not return all statuses of a deployment");
        nodes.push(...next.nodes);
        last = next;
    }
    return { ...last, nodes };
}
/** @returns The deployment, or an empty array if the token may not see it. */
function fromNode(node) {
    if (node === null)
        return [];
    return [
        {
            id: null,
            task: node.task ?? "",
            payload: node.payload,
            creator: loginOf(node.creator?.login ?? ""),
            createdAt: Date.parse(node.createdAt),
            isActive: node.latestStatus?.state === "SUCCESS",
            statuses: (node.statuses?.nodes ?? []).flatMap((status) => status === null
                ? []
                : [
                    {
                        id: null,
                        description: status.description ?? "",
                        environmentUrl: status.environmentUrl,
                        createdAt: Date.parse(status.createdAt),
                    },
                ]),
        },
    ];
}
/** Normalizes an account's name: GitHub adds `[bot]` to the name of an app's account in some APIs and omits it in others. */
function loginOf(login) {
    return login.replace(/\[bot\]$/, "").toLowerCase();
}

// EXTERNAL MODULE: ./build/github/retry.js
var retry = __webpack_require__(5892);
;// CONCATENATED MODULE: ./build/github/deployments-api.js
/** GitHub Deployments: https://docs.github.com/en/rest/deployments/deployments */




/** In characters. GitHub's limit for the description of a status: https://docs.github.com/en/rest/deployments/statuses */
const MAX_DESCRIPTION_LENGTH = 140;
/** How many nodes GitHub returns at most in one query. */
const PAGE_SIZE = 100;
/** A push waits for these pages, which are read one after the other, and not for long. */
const MAX_LATEST_PAGES = 3;
/** All methods throw what Octokit throws; see `describeRequestError`. */
class GitHubDeployments {
    #github;
    #repo;
    constructor(github, repo) {
        this.#github = github;
        this.#repo = repo;
    }
    /**
     * Creates a GitHub Deployment exactly once: if a response is lost, it first looks for the deployment that may have been
     * created before it retries.
     *
     * @param mayExist - Whether the response of an earlier call was lost.
     * @throws Also if GitHub responds with 202: then it merged branches instead, although `auto_merge` is off.
     */
    async create(wanted, mayExist) {
        let isUnsure = mayExist;
        for (let attempt = 1;; attempt += 1) {
            const { id } = wanted.payload;
            const isOwn = (payload) => payload?.id === id;
            const made = isUnsure ? await this.find(wanted.task, isOwn) : null;
            if (made !== null)
                return made;
            try {
                return await this.#createOnce(wanted);
            }
            catch (error) {
                if (attempt >= retry/* MAX_ATTEMPTS */.m || (0,request_error/* isTimeout */.kL)(error) || !(0,retry/* mayHaveSucceeded */.p8)(error))
                    throw error;
                isUnsure = true;
                await (0,promises_.setTimeout)((0,retry/* retryDelay */.a2)(attempt));
            }
        }
    }
    /** Finds the newest deployment with this task whose payload matches. */
    async find(task, isWanted) {
        const { data } = await this.#github.rest.repos.listDeployments({ ...this.#repo, task, per_page: PAGE_SIZE });
        const found = data.find(({ payload }) => isWanted(payload));
        return found === undefined
            ? null
            : { id: found.id, createdAt: Date.parse(found.created_at), payload: found.payload };
    }
    async #createOnce(wanted) {
        const { commit, task, environment, isTransient, isProduction, description, payload } = wanted;
        const { data } = await this.#github.rest.repos.createDeployment({
            ...this.#repo,
            ref: commit,
            task,
            environment,
            description: shortened(description),
            payload: { ...payload },
            transient_environment: isTransient,
            production_environment: isProduction,
            // The checks of a pull request run at the same time as the deploy, so do not wait for them.
            required_contexts: [],
            // By default, GitHub merges the default branch into the deployed branch.
            auto_merge: false,
            request: retry/* NO_RETRY */.PE,
        });
        if (!("id" in data))
            throw new request_error/* InvalidResponse */.h5("GitHub did not create the deployment");
        return { id: data.id, createdAt: Date.parse(data.created_at) };
    }
    async setStatus(id, change) {
        try {
            return await this.#addStatus(id, change);
        }
        catch (error) {
            // GitHub may not accept the URL: write the status without it.
            if (!change.environmentUrl || error.status !== 422)
                throw error;
            return await this.#addStatus(id, { ...change, environmentUrl: null });
        }
    }
    async #addStatus(id, { state, description, logUrl, environmentUrl }) {
        const { data } = await this.#github.rest.repos.createDeploymentStatus({
            ...this.#repo,
            deployment_id: id,
            state,
            description: shortened(description),
            log_url: logUrl,
            ...(environmentUrl ? { environment_url: environmentUrl } : {}),
            // GitHub would also mark the deployments of other apps and pull requests as inactive.
            auto_inactive: false,
        });
        return { id: data.id, createdAt: Date.parse(data.created_at) };
    }
    /** Lists all deployments with this task, newest first. Per hundred: one request, and one more for their statuses. */
    async listByTask(task) {
        return this.#withStatuses(await this.#listAll(task));
    }
    /**
     * Lists the newest deployments with this task: a hundred, and the hundreds before it until `isEnough`, up to
     * `MAX_LATEST_PAGES`. Per hundred: one request, and one more for their statuses.
     */
    async listLatestByTask(task, isEnough) {
        const found = [];
        for (let page = 1; page <= MAX_LATEST_PAGES; page += 1) {
            const wanted = { ...this.#repo, task, per_page: PAGE_SIZE, page };
            const { data } = await this.#github.rest.repos.listDeployments(wanted);
            const read = await this.#withStatuses(data);
            found.push(...read);
            if (data.length < PAGE_SIZE || isEnough(read))
                break;
        }
        return found;
    }
    async #withStatuses(listed) {
        const idOf = new Map(listed.map(({ node_id, id }) => [node_id, id]));
        const found = [];
        for (let from = 0; from < listed.length; from += PAGE_SIZE) {
            const ids = listed.slice(from, from + PAGE_SIZE).map(({ node_id }) => node_id);
            const answer = await this.#github.graphql(NODES, { ids });
            const nodes = await withAllStatuses(this.#github, answer.nodes);
            found.push(...nodes.flatMap((node) => fromNode(node).map((one) => ({ ...one, id: idOf.get(node?.id ?? "") ?? null }))));
        }
        return found;
    }
    /** The IDs of all deployments with this task, by the `id` in their payload. One request per hundred. */
    async listIds(task) {
        const listed = await this.#listAll(task);
        return new Map(listed.map(({ id, payload }) => [payload?.id, id]));
    }
    #listAll(task) {
        const wanted = { ...this.#repo, task, per_page: PAGE_SIZE };
        return this.#github.paginate(this.#github.rest.repos.listDeployments, wanted);
    }
    /**
     * Lists the deployments of all environments and creators since a time, newest first.
     *
     * @param since - Milliseconds since the epoch.
     * @param max - After this many, no further page is read.
     * @returns `isComplete` says whether all of them were read.
     */
    async listSince(since, max) {
        const found = [];
        let after = null;
        for (;;) {
            const variables = { ...this.#repo, after };
            const { repository } = await this.#github.graphql(PAGE, variables);
            const { nodes, pageInfo } = repository.deployments;
            const page = (await withAllStatuses(this.#github, nodes)).flatMap(fromNode);
            found.push(...page.filter(({ createdAt }) => createdAt >= since));
            const isComplete = !pageInfo.hasNextPage || page.some(({ createdAt }) => createdAt < since);
            if (isComplete || found.length >= max)
                return { deployments: found, isComplete };
            after = pageInfo.endCursor;
        }
    }
    /** Newest first. IDs increase with time, across all deployments. */
    async listStatuses(id) {
        const wanted = { ...this.#repo, deployment_id: id, per_page: PAGE_SIZE };
        const listed = await this.#github.paginate(this.#github.rest.repos.listDeploymentStatuses, wanted);
        return listed.map((status) => ({
            id: status.id,
            createdAt: Date.parse(status.created_at),
            description: status.description,
            state: status.state,
            logUrl: status.log_url ?? "",
        }));
    }
}
const NODES = `query ($ids: [ID!]!) {
  nodes(ids: $ids) { ... on Deployment { ${DEPLOYMENT_FIELDS} } }
}`;
const PAGE = `query ($owner: String!, $repo: String!, $after: String) {
  repository(owner: $owner, name: $repo) {
    deployments(first: 100, after: $after, orderBy: { field: CREATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes { ${DEPLOYMENT_FIELDS} }
    }
  }
}`;
function shortened(text) {
    const flat = text.replace(/\s+/g, " ").trim();
    if (flat.length <= MAX_DESCRIPTION_LENGTH)
        return flat;
    // Do not cut a surrogate pair in half.
    return `${flat.slice(0, MAX_DESCRIPTION_LENGTH - 1).replace(/[\uD800-\uDBFF]$/, "")}…`;
}

;// CONCATENATED MODULE: ./build/github/comment-node.js
/** Comments on pull requests, as GraphQL returns them. */
/**
 * Only GraphQL says whether the token's own account wrote a comment: `GET /user` does not accept the tokens of Apps, such
 * as the workflow token. https://docs.github.com/en/graphql/reference/objects#issuecomment
 */
const COMMENT_FIELDS = "fullDatabaseId url body createdAt viewerDidAuthor";
/** @returns The comment, or an empty array if another account wrote it. */
function fromGraphql(node) {
    if (!node?.viewerDidAuthor || node.fullDatabaseId === null)
        return [];
    const { fullDatabaseId, url, body, createdAt } = node;
    return [{ id: Number(fullDatabaseId), url, body, createdAt: Date.parse(createdAt) }];
}

;// CONCATENATED MODULE: ./build/github/repository-view.js
/**
 * Reads in one query what a run needs: a pull request with the action's comments, refs and the latest GitHub
 * Deployments.
 */


/** How many of the latest GitHub Deployments are read: far more than are in progress in a repository at one time. */
const LATEST = 50;
/** An annotated tag is an object of its own that points to the commit. */
const TARGET_FIELDS = "oid ... on Tag { target { oid } }";
const VIEW = `query ($owner: String!, $repo: String!, $number: Int!, $ofPullRequest: Boolean!, $after: String,
  $ref0: String!, $withRef0: Boolean!, $ref1: String!, $withRef1: Boolean!, $withDeployments: Boolean!) {
  viewer { login }
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) @include(if: $ofPullRequest) {
      state
      headRefOid
      comments(first: 100, after: $after) {
        pageInfo { hasNextPage endCursor }
        nodes { ${COMMENT_FIELDS} }
      }
    }
    ref0: ref(qualifiedName: $ref0) @include(if: $withRef0) { target { ${TARGET_FIELDS} } }
    ref1: ref(qualifiedName: $ref1) @include(if: $withRef1) { target { ${TARGET_FIELDS} } }
    deployments(first: ${LATEST}, orderBy: { field: CREATED_AT, direction: DESC }) @include(if: $withDeployments) {
      pageInfo { hasNextPage }
      nodes { ${DEPLOYMENT_FIELDS} }
    }
  }
}`;
/**
 * One request, and one more for each further hundred comments of the pull request that are to be read.
 *
 * @throws What Octokit throws; see `describeRequestError`.
 */
async function fetchRepositoryView(github, repo, request) {
    const { commentPage = null } = request;
    const { repository, viewer } = await ask(github, repo, request, commentPage?.after ?? null);
    const { pullRequest, ref0, ref1, deployments } = repository;
    const comments = commentsOf(pullRequest, commentPage?.after ?? null);
    for (let page = pullRequest?.comments.pageInfo; commentPage === null && page?.hasNextPage;) {
        const after = page.endCursor;
        const more = await ask(github, repo, { ...request, refs: [], withDeployments: false }, after);
        comments.push(...commentsOf(more.repository.pullRequest, after));
        page = more.repository.pullRequest?.comments.pageInfo;
    }
    const targets = [ref0, ref1].map((ref) => ref?.target?.target?.oid ?? ref?.target?.oid ?? null);
    return {
        viewer: loginOf(viewer.login),
        pullRequest: pullRequest == null
            ? null
            : {
                isOpen: pullRequest.state === "OPEN",
                headSha: pullRequest.headRefOid,
                viewerComments: comments.map(({ comment }) => comment).sort((one, other) => one.id - other.id),
                pages: new Map(comments.map(({ comment, page }) => [comment.id, page])),
                isComplete: commentPage === null,
            },
        refs: Object.fromEntries(request.refs.map((ref, index) => [ref, targets[index] ?? null])),
        deployments: (await withAllStatuses(github, deployments?.nodes ?? [])).flatMap(fromNode),
        hasOlderDeployments: deployments?.pageInfo.hasNextPage ?? false,
    };
}
function commentsOf(pullRequest, after) {
    const viewerComments = pullRequest?.comments.nodes.flatMap(fromGraphql) ?? [];
    return viewerComments.map((comment) => ({ comment, page: { after } }));
}
function ask(github, repo, { pullRequestNumber, refs, withDeployments }, after) {
    const [ref0, ref1] = refs;
    const variables = {
        ...repo,
        number: pullRequestNumber ?? 0,
        ofPullRequest: pullRequestNumber !== null,
        after,
        ref0: ref0 ?? "",
        withRef0: ref0 !== undefined,
        ref1: ref1 ?? "",
        withRef1: ref1 !== undefined,
        withDeployments,
    };
    const isPart = refs.length > 0 || withDeployments;
    return github.graphql(VIEW, variables).catch((error) => answerWithoutPullRequest(error, isPart));
}
/**
 * GitHub reports a pull request that does not exist, or that the token may not read, as an error, beside the data of the
 * rest.
 *
 * @param isPart - Whether more than the pull request was asked for. If not, a missing permission is an error.
 */
function answerWithoutPullRequest(error, isPart) {
    const isMissing = error.errors?.every(({ type, path }) => type === "NOT_FOUND" || (isPart && type === "FORBIDDEN" && path?.[1] === "pullRequest"));
    if (isMissing === true && error.data?.repository?.pullRequest === null)
        return error.data;
    throw error;
}

;// CONCATENATED MODULE: ./build/github/pull-request-comments.js
/** Reads and writes the comments of the token's own account on one pull request. */


/** All methods throw what Octokit throws; see `describeRequestError`. */
class PullRequestComments {
    #github;
    #repo;
    number;
    #slowestMs = 0;
    constructor(github, repo, number) {
        this.#github = github;
        this.#repo = repo;
        this.number = number;
    }
    /** Milliseconds that the slowest of these requests took. */
    get slowestMs() {
        return this.#slowestMs;
    }
    /** Reads whether the pull request is open, its head, and this account's comments. */
    async fetchSnapshot() {
        const request = { pullRequestNumber: this.number, refs: [], withDeployments: false };
        const { pullRequest } = await this.#timed(fetchRepositoryView(this.#github, this.#repo, request));
        if (pullRequest === null)
            throw new request_error/* InvalidResponse */.h5(`GitHub has no pull request #${this.number}`);
        return pullRequest;
    }
    /** @returns `null` if the comment was deleted. */
    async read(id) {
        const found = await this.#unlessDeleted(this.#github.rest.issues.getComment({ ...this.#repo, comment_id: id }));
        return found && fromRest(found);
    }
    async create(body) {
        const target = { ...this.#repo, issue_number: this.number };
        return fromRest(await this.#timed(this.#github.rest.issues.createComment({ ...target, body })));
    }
    /** @returns `null` if the comment was deleted. */
    async update(id, body) {
        const target = { ...this.#repo, comment_id: id };
        const updated = await this.#unlessDeleted(this.#github.rest.issues.updateComment({ ...target, body }));
        return updated && fromRest(updated);
    }
    async remove(id) {
        await this.#unlessDeleted(this.#github.rest.issues.deleteComment({ ...this.#repo, comment_id: id }));
    }
    /** @returns `null` if the comment was deleted. */
    async #unlessDeleted(call) {
        try {
            return await this.#timed(call);
        }
        catch (error) {
            const { status } = (error ?? {});
            if (status === 404 || status === 410)
                return null;
            throw error;
        }
    }
    async #timed(call) {
        const started = performance.now();
        try {
            return await call;
        }
        finally {
            this.#slowestMs = Math.max(this.#slowestMs, performance.now() - started);
        }
    }
}
function fromRest({ data }) {
    return { id: data.id, body: data.body ?? "", url: data.html_url, createdAt: Date.parse(data.created_at) };
}

// EXTERNAL MODULE: ./build/github/repository.js
var github_repository = __webpack_require__(8328);
// EXTERNAL MODULE: ./build/records/record.js
var records_record = __webpack_require__(6656);
// EXTERNAL MODULE: ./build/contract/change.js
var change = __webpack_require__(6035);
// EXTERNAL MODULE: ./build/contract/comparison.js
var contract_comparison = __webpack_require__(9846);
// EXTERNAL MODULE: ./build/contract/rules.js
var rules = __webpack_require__(4448);
// EXTERNAL MODULE: ./build/records/json-parsers.js
var json_parsers = __webpack_require__(4394);
;// CONCATENATED MODULE: ./build/report/comment/comment-row.js
/** A row of the pull request comment: what it shows of one run, in addition to the run's record. */






const ENDS = ["deployed", "failed", "refused", "skipped", "cancelled"];
const STATUSES = [...ENDS, "deploying", "removed", "kept"];
/** Whether a run with this status has a row: not a dry run, nor one of another operation than a deploy. */
function isRowStatus(status) {
    return ENDS.includes(status);
}
const TARGETS = ["", "preview", "production", "development", "custom"];
const CHANGE_KINDS = ["added", "deleted", "changed", "warning"];
const parseChangeText = (0,json_parsers/* recordOf */.zv)({ kind: (0,json_parsers/* oneOf */.yL)(CHANGE_KINDS), what: json_parsers/* text */.Qq, name: json_parsers/* text */.Qq });
const parseCount = (0,json_parsers/* recordOf */.zv)({ count: json_parsers/* count */.U9 });
const parseComparison = (0,json_parsers/* recordOf */.zv)({
    baseBranch: json_parsers/* text */.Qq,
    problem: (0,json_parsers/* nullOr */.lW)((0,json_parsers/* oneOf */.yL)(contract_comparison/* PROBLEMS */.D3)),
    changes: (0,json_parsers/* listOf */.c3)((0,json_parsers/* recordOf */.zv)({ rule: (0,json_parsers/* oneOf */.yL)(rules/* RULE_IDS */.Iu), subject: json_parsers/* text */.Qq, part: json_parsers/* text */.Qq, detail: json_parsers/* text */.Qq })),
    notCompared: (0,json_parsers/* listOf */.c3)(json_parsers/* text */.Qq),
    waivedBy: (0,json_parsers/* nullOr */.lW)(json_parsers/* text */.Qq),
});
const parseLocation = (0,json_parsers/* recordOf */.zv)({ path: json_parsers/* text */.Qq, line: (0,json_parsers/* nullOr */.lW)(json_parsers/* count */.U9), message: json_parsers/* text */.Qq });
function parseChange(value) {
    const change = parseChangeText(value);
    return Object.hasOwn(value, "count") ? { ...change, ...parseCount(value) } : change;
}
/** Parses a row. Throws if a field has the wrong type, and drops unknown fields. */
const parseRow = (0,json_parsers/* recordOf */.zv)({
    /** The time of the record's last step. Of two rows of one run, the later one is used. */
    at: json_parsers/* time */.kB,
    appName: json_parsers/* text */.Qq,
    status: (0,json_parsers/* oneOf */.yL)(STATUSES),
    /** Empty for a run that ended before it had a target. */
    target: (0,json_parsers/* oneOf */.yL)(TARGETS),
    deploymentName: json_parsers/* text */.Qq,
    /** Empty if it may not be linked. */
    url: json_parsers/* text */.Qq,
    siteUrl: json_parsers/* text */.Qq,
    dashboardUrl: json_parsers/* text */.Qq,
    /** The site's URL; empty if it is not known, or nothing was pushed. */
    appUrl: json_parsers/* text */.Qq,
    /** The ID of the run that reported `appUrl` after the deploy, and the time; 0 if none has. */
    appUrlRunId: json_parsers/* count */.U9,
    appUrlAt: json_parsers/* time */.kB,
    commit: json_parsers/* text */.Qq,
    runUrl: json_parsers/* text */.Qq,
    durationSeconds: json_parsers/* time */.kB,
    buildSeconds: (0,json_parsers/* nullOr */.lW)(json_parsers/* time */.kB),
    pushSeconds: (0,json_parsers/* nullOr */.lW)(json_parsers/* time */.kB),
    previewName: json_parsers/* text */.Qq,
    /** `true`, `false`, or empty if it is not known. */
    previewCreated: json_parsers/* text */.Qq,
    /** When Convex deletes the preview deployment, in milliseconds since the epoch. */
    expiresAt: (0,json_parsers/* nullOr */.lW)(json_parsers/* time */.kB),
    cliVersion: json_parsers/* text */.Qq,
    cause: json_parsers/* text */.Qq,
    fix: json_parsers/* text */.Qq,
    link: json_parsers/* text */.Qq,
    notes: (0,json_parsers/* listOf */.c3)(json_parsers/* text */.Qq),
    changes: (0,json_parsers/* listOf */.c3)(parseChange),
    /** The changes that merging would make, as far as they are shown, or `null` if nothing was compared. */
    comparison: (0,json_parsers/* nullOr */.lW)(parseComparison),
    /** The first few locations of a failure in the code. */
    locations: (0,json_parsers/* listOf */.c3)(parseLocation),
});
/** Whether the run failed, something failed after its push, or merging its pull request would break something. */
function isTrouble({ status, cause, comparison }) {
    const hasFailedLater = status === "deployed" && cause !== "";
    return TROUBLE.includes(status) || hasFailedLater || ((0,contract_comparison/* countBreaking */.pG)(comparison) ?? 0) > 0;
}
const TROUBLE = ["failed", "refused", "cancelled"];
/** How many changes of a comparison are kept. Breaking changes come first. */
const MAX_CHANGES = 60;
/** In characters, of each text of a change. */
const MAX_CHANGE_TEXT = 200;
function shownPart(comparison) {
    const { changes, notCompared } = comparison;
    const kept = [...changes.filter(change/* isBreaking */.ER), ...changes.filter((one) => !(0,change/* isBreaking */.ER)(one))].slice(0, MAX_CHANGES);
    const short = (text) => text.slice(0, MAX_CHANGE_TEXT).toWellFormed();
    return {
        ...comparison,
        changes: kept.map(({ rule, subject, part, detail }) => ({
            rule,
            subject: short(subject),
            part: short(part),
            detail: short(detail),
        })),
        notCompared: notCompared.slice(0, MAX_CHANGES).map(short),
    };
}
/** How many locations are listed. All of them are annotated in the diff. */
const MAX_LOCATIONS = 3;
/** Redacts every text of a row. Call it before the row is encoded, because redaction cannot read encoded data. */
function redactRow(row, { redactSent, redactTrusted }) {
    const { status: _, ...rest } = row;
    const hide = (name) => (EXTERNAL_FIELDS.includes(name) ? redactSent : redactTrusted);
    const texts = Object.entries(rest).filter(([, value]) => typeof value === "string");
    return {
        ...row,
        ...Object.fromEntries(texts.map(([name, text]) => [name, hide(name)(String(text))])),
        notes: row.notes.map(redactSent),
        changes: row.changes.map((change) => ({ ...change, what: redactSent(change.what), name: redactSent(change.name) })),
        comparison: row.comparison === null ? null : (0,outcome_outcome/* redactComparison */.xU)(row.comparison, redactSent),
        locations: row.locations.map((location) => ({
            ...location,
            path: redactSent(location.path),
            message: redactSent(location.message),
        })),
    };
}
/** Builds the row of a run that has started or ended. */
function toRow(outcome, status, { at, runUrl, liveCommit, isPushed }) {
    const { deployment, failure } = outcome;
    return {
        at,
        appName: outcome.appName,
        status,
        target: outcome.target ?? "",
        deploymentName: deployment.name ?? (deployment.urlsFromApi ? "" : (deployment.url ?? "")),
        url: (deployment.urlsFromApi ? deployment.url : null) ?? "",
        siteUrl: (deployment.urlsFromApi ? deployment.siteUrl : null) ?? "",
        dashboardUrl: deployment.dashboardUrl ?? "",
        appUrl: (isPushed ? outcome.appUrl : null) ?? "",
        appUrlRunId: 0,
        appUrlAt: 0,
        commit: outcome.commit,
        runUrl,
        durationSeconds: outcome.durationSeconds,
        buildSeconds: outcome.buildSeconds,
        pushSeconds: outcome.pushSeconds,
        previewName: outcome.preview?.name ?? "",
        previewCreated: outcome.preview?.created?.toString() ?? "",
        expiresAt: outcome.expiresAt,
        cliVersion: outcome.cliVersion ?? "",
        cause: failure === null ? "" : (0,public_outcome/* causeText */.xv)(failure, liveCommit),
        fix: failure?.fix ?? "",
        link: failure?.link ?? "",
        notes: outcome.notes,
        changes: outcome.schemaChanges,
        comparison: outcome.comparison === null ? null : shownPart(outcome.comparison),
        locations: outcome.locations.slice(0, MAX_LOCATIONS),
    };
}
/** Fields that may quote text from outside this action, apart from names and URLs. */
const EXTERNAL_FIELDS = ["cliVersion", "cause", "fix", "appUrl"];

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
// EXTERNAL MODULE: ./build/records/status-descriptions.js
var status_descriptions = __webpack_require__(479);
// EXTERNAL MODULE: ./build/records/live.js
var records_live = __webpack_require__(6467);
// EXTERNAL MODULE: ./build/records/origin.js
var records_origin = __webpack_require__(3127);
;// CONCATENATED MODULE: ./build/records/seed.js
/**
 * Decides which run does `preview-import` and `preview-run`: each is done at most once per Convex deployment.
 *
 * They differ if a run started an item and did not record how it ended. A function may have run, so it counts as done. An
 * import can be repeated safely, because Convex never adds to a table that is not empty, so it is resumed.
 */


/** A digest of the names of the items before an item (from 1), for a `SeedStep`. */
function digestBefore({ items }, item) {
    if (item === 1)
        return {};
    const before = JSON.stringify(items.slice(0, item - 1));
    return { after: (0,status_descriptions/* sha256 */.sc)(before).slice(0, 8) };
}
/**
 * Decides whether a run imports or seeds.
 *
 * Call it once before anything is written. If the result is `claimed`, write `importing` or `seeding` with `from` as the
 * item, read the records again and call it again: the run proceeds only if the result is still `claimed`. Of several runs
 * at the same time, the one whose claim reached GitHub first proceeds. Then write the same step before every further item,
 * `import-failed` or `seed-failed` if Convex reports a failure, and at the end `pushed`, with the flag if it is done. A run
 * that leaves it to another one (`begun`), or got `changed`, ends without the flag. A run that got `done` or `lost`, or no
 * response to an item, ends with it.
 *
 * @param deployment - The Convex deployment that the run has pushed to.
 * @param records - All records that name the deployment, including this run's.
 * @param now - Milliseconds since the epoch.
 */
function seedClaim(task, ownId, deployment, records, now) {
    const { kind } = task;
    if (records.some((record) => isDone(kind, deployment, record)))
        return { kind: "done" };
    const claims = records.flatMap((record) => claimsOf(kind, deployment, record, ownId, now));
    const reached = Math.max(1, ...claims.map(({ failedAt }) => failedAt ?? 1));
    const sameList = claims.filter(({ failedAt, after }) => after === digestBefore(task, failedAt ?? 1).after);
    const from = Math.max(1, ...sameList.map(({ failedAt }) => failedAt ?? 1));
    // Convex refuses to import a table twice, so an import may begin again with a changed list.
    const isResumed = from < reached || claims.some(({ failedAt }) => failedAt === from);
    const own = claims.find(({ record }) => record.id === ownId);
    const open = claims.filter(({ record, failedAt }) => record.id !== ownId && failedAt === null);
    if (open.some(({ record }) => !(0,records_record/* isInProgress */.LT)(record, now)))
        return { kind: "lost" };
    // Without both IDs, it is unknown which claim came first. Then neither run proceeds, and the next one does.
    const ownStatusId = (own?.failedAt === null ? own.statusId : null) ?? Number.POSITIVE_INFINITY;
    if (open.some(({ statusId }) => (statusId ?? 0) < ownStatusId))
        return { kind: "begun" };
    return kind === "seed" && from < reached ? { kind: "changed" } : { kind: "claimed", from, isResumed };
}
/** For each kind: the step before an item, the step after one that failed, and the flag of `pushed` if all are done. */
const SEED_STEPS = {
    import: { begun: "importing", failed: "import-failed", flag: "imported" },
    seed: { begun: "seeding", failed: "seed-failed", flag: "seeded" },
};
function isDone(kind, deployment, { steps }) {
    return steps.some((step) => step.kind === "pushed" && step.deployment === deployment && step[SEED_STEPS[kind].flag]);
}
function claimsOf(kind, deployment, record, ownId, now) {
    const { begun, failed } = SEED_STEPS[kind];
    const isAbout = (step) => (step.kind === begun || step.kind === failed) && step.deployment === deployment;
    const steps = record.steps.filter(isAbout);
    const [first, last] = [steps[0], steps.at(-1)];
    if (first === undefined || last === undefined)
        return [];
    const hasEnded = record.id !== ownId && !(0,records_record/* isInProgress */.LT)(record, now);
    const failedAt = last.kind === failed || (kind === "import" && hasEnded) ? last.item : null;
    // `pushed` without the flag means that the run gave up its claim.
    if (failedAt === null && (0,records_record/* endOf */.pJ)(record)?.kind === "pushed")
        return [];
    return [{ record, statusId: first.statusId, failedAt, after: last.after }];
}

// EXTERNAL MODULE: ./build/records/slot.js
var records_slot = __webpack_require__(8813);
;// CONCATENATED MODULE: ./build/report/comment/fold-entries.js
/** Drops the runs that a comment no longer needs: there may be hundreds, and a comment holds 65,536 characters. */





/**
 * Drops the entries that nothing depends on. For every slot it keeps what is or may be live, the last attempt, runs that
 * have not ended, and the last push. For each Convex deployment and origin it keeps the run that created it, the one that
 * pushed to it last, and those that imported or seeded. It drops deployments that a later claim has replaced, and the rows
 * of runs that are not shown.
 *
 * The latest record of each kind is kept, so the result of merging two lists does not depend on whether they were folded
 * before.
 */
function foldEntries(entries) {
    const records = entries.map(({ record }) => record).toSorted(records_record/* compareStarts */.bB);
    const kept = latestOfEachKind(records);
    const shown = new Set((0,records_slot/* groupBySlot */.VK)(records).flatMap(shownOf));
    return entries
        .filter(({ record }) => kept.has(record))
        .map(({ record, row }) => ({ record, row: shown.has(record) ? row : null }));
}
/** The records of a slot that the table shows: what is live, and the last attempt. */
function shownOf(records) {
    return [(0,records_live/* liveIn */.SW)(records).record, (0,records_live/* lastAttempt */.mh)(records)];
}
/** @param records - In the order of their starts, which decides between records of the same rank. */
function latestOfEachKind(records) {
    const current = currentDeployments(records);
    const latest = new Map();
    for (const record of records)
        for (const { kind, rank } of kindsOf(record, current.get(record.slot))) {
            const known = latest.get(kind);
            if (known === undefined || rank >= known.rank)
                latest.set(kind, { record, rank });
        }
    return new Set([...latest.values()].map(({ record }) => record));
}
/** The latest run of each slot that created a Convex deployment, which replaced all earlier deployments of the slot. */
function currentDeployments(records) {
    const creators = records.filter((record) => (0,records_record/* claimOf */._B)(record)?.created === true);
    return new Map(creators.map((record) => [record.slot, record]));
}
/** The kinds of facts for which this record is needed if it is the latest one. @param current - See `currentDeployments`. */
function kindsOf(record, current) {
    const { id, slot, origin, steps } = record;
    const end = (0,records_record/* endOf */.pJ)(record);
    // The last attempt needs no kind: it is the latest one that named no deployment, or that reached the one it names.
    const kinds = [];
    if (end === undefined)
        kinds.push({ kind: key("open", id), rank: 0 });
    if (end?.kind === "ended" && end.mayBeLive)
        kinds.push({ kind: key("may-be-live", slot), rank: end.at });
    // Keep it even if a later claim has replaced it: a row says "nothing is live" only if something was deployed before.
    const deployedAt = (0,records_record/* pushedStep */._D)(record)?.at;
    if (deployedAt !== undefined)
        kinds.push({ kind: key("deployed", slot), rank: deployedAt });
    // If the record names no deployment, the run may have pushed to any deployment of its slot.
    if ((0,records_record/* deploymentsIn */.qU)(record).length === 0)
        kinds.push({ kind: key("unknown", slot, (0,records_origin/* originKey */.y3)(origin)), rank: (0,records_record/* begunAt */.Hs)(record) });
    for (const deployment of (0,records_record/* deploymentsIn */.qU)(record)) {
        const isReplaced = current !== undefined && (0,records_record/* compareStarts */.bB)(record, current) < 0 && !(0,records_record/* deploymentsIn */.qU)(current).includes(deployment);
        if (isReplaced)
            continue;
        const about = [slot, deployment, (0,records_origin/* originKey */.y3)(origin)];
        if ((0,records_record/* claimOf */._B)(record)?.created === true)
            kinds.push({ kind: key("created", ...about), rank: (0,records_record/* begunAt */.Hs)(record) });
        const pushed = (0,records_record/* lastStep */.tX)(record, "pushed");
        if (pushed !== undefined) {
            kinds.push({ kind: key("pushed", ...about), rank: pushed.at });
            if (pushed.imported)
                kinds.push({ kind: key("imported", ...about), rank: pushed.at });
            if (pushed.seeded)
                kinds.push({ kind: key("seeded", ...about), rank: pushed.at });
        }
        kinds.push(...lostClaims(record));
        kinds.push({ kind: key("reached", ...about), rank: (0,records_record/* begunAt */.Hs)(record) });
        for (const step of steps)
            if (KEPT_STEPS.includes(step.kind))
                kinds.push({ kind: key(step.kind, ...about), rank: step.at });
    }
    return kinds;
}
/** Keeps every import and seed without a recorded end. It decides what later runs do, and its end may still be recorded. */
function lostClaims({ id, steps }) {
    if (steps.some(({ kind }) => kind === "pushed"))
        return [];
    return Object.values(SEED_STEPS).flatMap(({ begun, failed }) => {
        const last = steps.findLast(({ kind }) => kind === begun || kind === failed);
        return last?.kind === begun ? [{ kind: key(begun, id), rank: 0 }] : [];
    });
}
const KEPT_STEPS = ["kept", "removed", "importing", "import-failed", "seed-failed"];
function key(...parts) {
    return JSON.stringify(parts);
}

;// CONCATENATED MODULE: ./build/report/comment/comment-state.js
/** The state of the pull request comment: records and rows of its runs, encoded in an HTML comment in its first line. */







/** Starts every comment of this action. The version changes when older comments can no longer be parsed. */
const MARKER = "<!-- convex-deploy-action v1 ";
const LINE = /^<!-- convex-deploy-action v1 ([A-Za-z0-9+/=]+) ([0-9a-f]{16}) -->/;
/** In bytes, more than a hundred full rows. Larger data is not from this action. */
const MAX_STATE_BYTES = 4 * 1024 * 1024;
/**
 * Returns a comment's first line. It is compressed, because there may be hundreds of similar records. Base64 can neither
 * close the HTML comment nor be parsed as Markdown.
 */
function encodeState(entries, pullRequestNumber) {
    const records = (0,status_descriptions/* encodeRecords */.jc)(entries.map(({ record }) => record));
    const rows = entries.map(({ row }) => row);
    const data = (0,external_node_zlib_.deflateRawSync)(JSON.stringify({ records, rows })).toString("base64");
    return `${MARKER}${data} ${checksum(data, pullRequestNumber)} -->`;
}
/**
 * Parses the entries of a comment.
 *
 * @param pullRequestNumber - The pull request that the comment is on: a copy from another one is rejected. The checksum does
 *   not include the repository's name, because that may change.
 * @param account - Whether this token's own account wrote the comment.
 * @returns `null` if the comment is not from this action, or if its data was changed by accident. Such a comment is never
 *   updated. The checksum is no protection against whoever can write comments with this account: see docs/threat-model.md.
 */
function decodeState(body, pullRequestNumber, account = "own") {
    const [, data = "", sum] = LINE.exec(body) ?? [];
    if (sum === undefined || sum !== checksum(data, pullRequestNumber))
        return null;
    try {
        const json = (0,external_node_zlib_.inflateRawSync)(Buffer.from(data, "base64"), { maxOutputLength: MAX_STATE_BYTES }).toString("utf8");
        return toEntries(JSON.parse(json), account);
    }
    catch {
        return null;
    }
}
const parseState = (0,json_parsers/* recordOf */.zv)({ records: (value) => value, rows: (0,json_parsers/* listOf */.c3)((0,json_parsers/* nullOr */.lW)(parseRow)) });
function toEntries(value, account) {
    const { records: encoded, rows } = parseState(value);
    const records = (0,status_descriptions/* decodeRecords */.bs)(encoded, account);
    if (records === null || rows.length !== records.length)
        return null;
    return records.map((record, index) => ({ record, row: rows[index] ?? null }));
}
function checksum(data, pullRequestNumber) {
    return (0,external_node_crypto_.createHash)("sha256").update(`${pullRequestNumber}\n${data}`).digest("hex").slice(0, 16);
}
/**
 * Merges the entries that were read at different times, and those of this run. For each run it keeps all steps and the later
 * row. The result does not depend on the order or number of merges, so jobs that update the comment at the same time arrive
 * at the same entries. Entries that nothing depends on are dropped, see `foldEntries`.
 */
function mergeEntries(...lists) {
    const all = lists.flat();
    const rows = new Map();
    for (const { record, row } of all) {
        const known = rows.get(record.id);
        if (row !== null)
            rows.set(record.id, known === undefined ? row : mergeRows(row, known));
    }
    const records = (0,records_record/* mergeRecords */.PI)(all.map(({ record }) => record));
    return foldEntries(records.map((record) => ({ record, row: rows.get(record.id) ?? null })));
}
/**
 * Returns the later row, with the URL that was reported last: a deploy that ends after the report does not know that
 * URL.
 */
function mergeRows(one, other) {
    const [later, earlier] = isLater(one, other) ? [one, other] : [other, one];
    if (!isReportedLater(earlier, later))
        return later;
    const { appUrl, appUrlRunId, appUrlAt } = earlier;
    return { ...later, appUrl, appUrlRunId, appUrlAt };
}
/** Whether the report of `one` is from a newer run, or from the same run and later. */
function isReportedLater(one, other) {
    if (one.appUrlRunId !== other.appUrlRunId)
        return one.appUrlRunId > other.appUrlRunId;
    if (one.appUrlRunId === 0)
        return false;
    return one.appUrlAt === other.appUrlAt ? one.appUrl > other.appUrl : one.appUrlAt > other.appUrlAt;
}
/** Compares times, then lengths, because details may have been shortened to fit. Ignores reported URLs. */
function isLater(one, other) {
    if (one.at !== other.at)
        return one.at > other.at;
    const [text, otherText] = [textOf(one), textOf(other)];
    if (text === otherText)
        return one.appUrl > other.appUrl;
    return text.length === otherText.length ? text > otherText : text.length > otherText.length;
}
function textOf({ appUrl: _url, appUrlRunId: _runId, appUrlAt: _at, ...row }) {
    return JSON.stringify(row);
}

;// CONCATENATED MODULE: ./build/report/comment/comment-sync.js
/** Keeps a pull request's single comment up to date while other jobs write it too. */




/** How often the comment is written at most if other jobs keep overwriting it. */
const MAX_WRITES = 12;
/** Bounds, in milliseconds, of the pause between a write and its check. */
const MIN_PAUSE = 250;
const MAX_PAUSE = 3_000;
/** `MIN_PAUSE` if no other run is in progress: only a run that has just started could write in between. */
const MIN_QUIET_PAUSE = 100;
/** How old, in milliseconds, a read state may be when it is written: less than other jobs wait before they check theirs. */
const FRESH_FOR = 100;
/** Fraction by which a pause is lengthened at most, so that two jobs that wrote at the same time do not do so again. */
const JITTER = 0.7;
/**
 * Maximum random delay, in milliseconds, before a comment is created. Jobs of a matrix start together, and one of them should
 * create the comment before the others read it again.
 */
const MAX_CREATE_DELAY = 1_500;
/** A duplicate older than this, in milliseconds, is from a run that ended before it could delete it. */
const ABANDONED_AFTER = 60_000;
/** All methods throw what Octokit throws; see `describeRequestError`. */
class CommentSync {
    #settings;
    /** All entries that were read or written, so that those lost to another job's write can be restored. */
    #entries = [];
    #comment = null;
    /** The page on which the comment was found last. */
    #page = null;
    /** When the comment was read, if it was not written since. */
    #readAt = Number.NEGATIVE_INFINITY;
    /** This action's comments apart from the oldest, as last listed. */
    #duplicates = [];
    /** IDs of comments that this run created. It deletes them if another run was first. */
    #created = new Set();
    /** IDs of the records that this run has written. */
    #own = new Set();
    constructor(settings) {
        this.#settings = settings;
    }
    get number() {
        return this.#settings.comments.number;
    }
    get entries() {
        return this.#entries;
    }
    /** Reads the pull request and the comment in one request. */
    async fetch() {
        const view = await this.#settings.comments.fetchSnapshot();
        this.take(view);
        return view;
    }
    /**
     * The only page of the pull request's comments that has to be read, or `null` for all pages. Only a run that has created a
     * comment has to look for others that were created at the same time.
     */
    get page() {
        return this.#comment === null || this.#created.size > 0 ? null : this.#page;
    }
    /** Uses a view of the pull request that the caller has read. */
    take({ viewerComments, pages, isComplete }) {
        const parsable = viewerComments.filter(({ body }) => this.#read(body) !== null);
        // The comment may be on another page now.
        if (!isComplete && parsable.length === 0)
            return;
        this.#page = pages.get(parsable[0]?.id ?? 0) ?? null;
        this.#readAt = performance.now();
        this.#comment = parsable[0] ?? null;
        const onOtherPages = isComplete ? [] : this.#duplicates.filter(({ id }) => !pages.has(id));
        this.#duplicates = [...onOtherPages, ...parsable.slice(1)];
        this.#merge(...parsable);
    }
    /**
     * Adds the entry of a run that has started. Call `fetch` first. The write is not checked, because the end of this run
     * corrects it. But the comment is read again first, unless that was just done: otherwise, the row of a run that has ended in
     * the meantime would be lost.
     */
    async writeStart(entry) {
        this.#add([entry]);
        if (this.#comment !== null)
            await this.#rereadUnlessFresh();
        if (!this.#isWanted())
            return null;
        if (this.#comment === null) {
            await pause(Math.random() * MAX_CREATE_DELAY, this.#settings.skipDelays);
            await this.fetch();
        }
        await this.#write();
        if (this.#created.size > 0)
            await this.#reconcileDuplicates();
        return this.#comment?.url ?? null;
    }
    /** If other jobs created a comment at the same time, keeps the oldest one only. */
    async #reconcileDuplicates() {
        await pause(this.#verifyDelay(), this.#settings.skipDelays);
        await this.fetch();
        if (this.#duplicates.length === 0)
            return;
        await this.#write();
        await this.#deleteDuplicates();
    }
    /**
     * Writes entries and checks that they stay: reads, merges, writes, waits, and reads again until the comment contains all
     * known entries. Other jobs that write at the same time do the same. GitHub has no conditional writes, so the pause is
     * longer than the time between reading and writing.
     *
     * @returns The comment's URL, or `null` if there is none and none is wanted.
     */
    async writeEnd(entries) {
        this.#add(entries);
        for (let writes = 0; writes < MAX_WRITES; writes++) {
            await this.#rereadUnlessFresh();
            if (!this.#isWanted())
                return null;
            if (this.#comment !== null && this.#isUpToDate(this.#comment)) {
                if (!(await this.#deleteDuplicates()))
                    return this.#comment?.url ?? null;
            }
            else {
                await this.#write();
            }
            await pause(this.#verifyDelay());
        }
        return this.#comment?.url ?? null;
    }
    /** Whether there is a comment, or reason to create one. */
    #isWanted() {
        if (this.#comment !== null || !this.#settings.onlyAfterFailure)
            return true;
        return this.#entries.some(({ row }) => row !== null && isTrouble(row));
    }
    async #rereadUnlessFresh() {
        if (performance.now() - this.#readAt >= FRESH_FOR)
            await this.#reread();
    }
    async #reread() {
        if (this.#comment !== null && this.#created.size === 0) {
            this.#comment = await this.#settings.comments.read(this.#comment.id);
            this.#readAt = performance.now();
            if (this.#comment !== null && this.#read(this.#comment.body) !== null) {
                this.#merge(this.#comment);
                return;
            }
        }
        await this.fetch();
    }
    async #write() {
        this.#readAt = Number.NEGATIVE_INFINITY;
        const isKnown = this.#comment !== null;
        if (await this.#update())
            return;
        if (isKnown) {
            // The comment was deleted: by a job that merged it into an older one, or by a person.
            await this.fetch();
            if (await this.#update())
                return;
        }
        const body = this.#settings.render(this.#entries);
        // Without this check, a comment that cannot be parsed would be written again and again.
        if (this.#read(body) === null)
            throw new Error("The comment cannot be parsed.");
        this.#comment = await this.#settings.comments.create(body);
        this.#created.add(this.#comment.id);
    }
    /** @returns Whether there is a comment. It contains all known entries then. */
    async #update() {
        if (this.#comment === null)
            return false;
        if (this.#isUpToDate(this.#comment))
            return true;
        this.#comment = await this.#settings.comments.update(this.#comment.id, this.#settings.render(this.#entries));
        return this.#comment !== null;
    }
    /**
     * Deletes duplicates whose entries are in the oldest comment now: those that this run created, and abandoned ones. A
     * duplicate with this run's entry is from this run too, even if the response to its creation got lost.
     *
     * @returns Whether this run had created one of them.
     */
    async #deleteDuplicates() {
        const own = this.#duplicates.filter((one) => this.#created.has(one.id) || this.#containsOwnEntry(one));
        const abandoned = this.#duplicates.filter(({ createdAt }) => (0,clock/* githubNow */.C)() - createdAt > ABANDONED_AFTER);
        for (const { id } of new Set([...own, ...abandoned]))
            await this.#settings.comments.remove(id);
        this.#duplicates = [];
        return own.length > 0;
    }
    #add(entries) {
        const { redaction } = this.#settings;
        const added = entries.map(({ record, row }) => ({ record, row: row === null ? null : redactRow(row, redaction) }));
        for (const { record } of added)
            this.#own.add(record.id);
        this.#entries = mergeEntries(this.#entries, added);
    }
    #read(body) {
        return decodeState(body, this.#settings.comments.number);
    }
    #containsOwnEntry({ body }) {
        return this.#read(body)?.some(({ record }) => this.#own.has(record.id)) ?? false;
    }
    #merge(...comments) {
        this.#entries = mergeEntries(this.#entries, ...comments.map(({ body }) => this.#read(body) ?? []));
    }
    #isUpToDate({ body }) {
        const state = this.#read(body);
        const wanted = this.#read(this.#settings.render(this.#entries));
        return state !== null && wanted !== null && JSON.stringify(state) === JSON.stringify(wanted);
    }
    #verifyDelay() {
        const { slowestMs } = this.#settings.comments;
        // A run in progress takes two responses, of its read and of its write, before its row is in the comment.
        const shortest = this.#isQuiet() ? Math.max(MIN_QUIET_PAUSE, slowestMs) : Math.max(MIN_PAUSE, 2 * slowestMs);
        return Math.min(MAX_PAUSE, shortest) * (1 + Math.random() * JITTER);
    }
    #isQuiet() {
        return this.#entries.every(({ record }) => this.#own.has(record.id) || !(0,records_record/* isInProgress */.LT)(record, (0,clock/* githubNow */.C)()));
    }
}
/** @param skipDelays - Ends it early. */
function pause(ms, skipDelays) {
    return new Promise((resolve) => {
        if (skipDelays?.aborted) {
            resolve();
            return;
        }
        const done = () => {
            clearTimeout(timer);
            resolve();
        };
        const timer = setTimeout(done, ms);
        skipDelays?.addEventListener("abort", done, { once: true });
    });
}

;// CONCATENATED MODULE: ./build/report/comment/render-table.js
/** The table of the pull request comment as Markdown: its columns, and what each says. */


const STATUS = {
    deploying: "⏳ Deploying",
    deployed: "✅ Deployed",
    failed: "❌ Failed",
    refused: "⛔ Refused",
    skipped: "⏭️ Skipped",
    cancelled: "⏹️ Cancelled",
    removed: "🧹 Removed",
    kept: "📦 Kept",
};
/** Renders the table: its heading, and a line per row. */
function renderTable(rows, repositoryUrl) {
    return [
        "| App | Status | Convex deployment | Commit | Run |",
        "| :-- | :-- | :-- | :-- | :-- |",
        ...rows.map((row) => renderRow(row, repositoryUrl)),
    ];
}
function renderRow({ attempt, live }, repositoryUrl) {
    const cells = [
        `**${(0,code_span/* cellCodeSpan */.IJ)(attempt.appName)}**${attempt.target === "" ? "" : ` ${attempt.target}`}`,
        STATUS[attempt.status],
        // A run that pushed nothing has no links of its own.
        deploymentLinks(live === null || live.kind === "nothing" || live.row === null ? attempt : live.row, attempt),
        (0,markdown/* joinParts */.nn)([commitLink(attempt.commit, repositoryUrl), liveText(live, attempt, repositoryUrl)], "<br>"),
        (0,markdown/* link */.nf)(attempt.status === "deploying" ? "running" : (0,markdown/* formatDuration */.a3)(attempt.durationSeconds), attempt.runUrl),
    ];
    return (0,markdown/* tableLine */.F0)(cells);
}
function commitLink(commit, repositoryUrl) {
    return commit === "" ? "" : (0,markdown/* link */.nf)((0,code_span/* cellCodeSpan */.IJ)(commit.slice(0, 7)), `${repositoryUrl}/commit/${commit}`);
}
/** Says what is live if the last attempt is not. */
function liveText(live, attempt, repositoryUrl) {
    if (live === null)
        return "";
    if (live.kind === "nothing")
        return "nothing is live";
    const links = (commits) => commits.filter((commit) => commit !== attempt.commit).map((commit) => commitLink(commit, repositoryUrl));
    if (live.kind === "live")
        return `live: ${links([live.commit])[0] ?? "the same commit"}`;
    const others = links(live.commits).filter((text) => text !== "");
    if (others.length === live.commits.length)
        return `${others.join(" or ")} may be live`;
    return others.length === 0 ? "may be live" : `may be live, or ${others.join(" or ")} is`;
}
/**
 * @param attempt - The last attempt: its site may exist although nothing was pushed, because a host builds it
 *   separately.
 */
function deploymentLinks(row, attempt) {
    const name = (0,code_span/* cellCodeSpan */.IJ)(row.deploymentName || row.previewName);
    // A deleted preview has no links.
    if (row.status === "removed")
        return name;
    const appUrl = attempt.appUrl || row.appUrl;
    const links = [
        appUrl === "" ? "" : (0,markdown/* link */.nf)("site", appUrl),
        row.url === "" ? name : (0,markdown/* link */.nf)((0,code_span/* cellCodeSpan */.IJ)(row.deploymentName || row.url), row.url),
        row.siteUrl === "" ? "" : (0,markdown/* link */.nf)("HTTP actions", row.siteUrl),
        row.dashboardUrl === "" ? "" : (0,markdown/* link */.nf)("dashboard", row.dashboardUrl),
    ];
    return (0,markdown/* joinParts */.nn)(links, " · ");
}

// EXTERNAL MODULE: ./build/report/comment/select-rows.js
var select_rows = __webpack_require__(6343);
;// CONCATENATED MODULE: ./build/report/comment/render-comment.js
/** The pull request comment as Markdown: the table, what failed, and folded details. */







/** GitHub's limit for a comment, in characters. */
const MAX_COMMENT_LENGTH = 65_536;
/** Shortens the details step by step until the comment fits. */
const SHORTENINGS = [
    (row) => row,
    (row) => ({ ...row, notes: [], changes: destructiveChanges(row.changes) }),
    (row) => ({ ...withoutDetails(row), cause: truncate(row.cause, 200), link: row.link }),
];
/** Shortens the rows step by step if the table without details is still too long. No row is left out. */
const TABLE_SHORTENINGS = [
    withoutDetails,
    (row) => ({ ...withoutDetails(row), siteUrl: "", dashboardUrl: "", commit: row.commit.slice(0, 7) }),
    (row) => ({
        ...withoutDetails(row),
        siteUrl: "",
        dashboardUrl: "",
        commit: "",
        url: "",
        appUrl: "",
        appName: truncate(row.appName, 40),
    }),
];
function withoutDetails(row) {
    return { ...row, notes: [], changes: [], comparison: null, locations: [], fix: "", cause: "", link: "" };
}
function truncate(text, length) {
    return text.length <= length ? text : `${text.slice(0, length - 1).toWellFormed()}…`;
}
/**
 * @param now - Milliseconds since the epoch.
 * @returns At most 65,536 characters, for a hundred apps with names of 255 characters each.
 */
function renderComment(entries, context, now) {
    let body = "";
    for (body of progressivelyShorter(entries, context, now))
        if (body.length <= MAX_COMMENT_LENGTH)
            break;
    return body;
}
function* progressivelyShorter(entries, { serverUrl, repository, pullRequestNumber }, now) {
    const repositoryUrl = `${serverUrl}/${repository}`;
    const comment = (shorten, withDetails) => {
        const shown = entries.map(({ record, row }) => ({ record, row: row === null ? null : shorten(row) }));
        const rows = (0,select_rows/* selectRows */.A)(shown, now);
        const attempts = rows.map(({ attempt }) => attempt);
        const details = withDetails
            ? ["", ...attempts.flatMap((row) => visibleSection(row, repositoryUrl)), ...detailsSection(attempts)]
            : [];
        return [encodeState(shown, pullRequestNumber), "### Convex", "", ...renderTable(rows, repositoryUrl), ...details]
            .join("\n")
            .trimEnd();
    };
    for (const shorten of SHORTENINGS)
        yield comment(shorten, true);
    for (const shorten of TABLE_SHORTENINGS)
        yield comment(shorten, false);
}
/** Whether the run was skipped without a failure: then its notes are the reason. */
function isPlainSkip({ status, cause }) {
    return status === "skipped" && cause === "";
}
/** The part that is never folded: why an app was not deployed, breaking changes and deletions. */
function visibleSection(row, repositoryUrl) {
    const destructive = toListItems(destructiveChanges(row.changes));
    return [
        ...(row.cause === "" ? [] : failureText(row, repositoryUrl)),
        ...(0,comparison_text/* breakingText */.hf)(row.comparison, row.appName),
        ...(isPlainSkip(row)
            ? row.notes.flatMap((note) => [`**${(0,code_span/* cellCodeSpan */.IJ)(row.appName)}** was skipped: ${(0,markdown/* sanitizeMarkdown */.LO)(note)}`, ""])
            : []),
        ...(destructive.length === 0
            ? []
            : [`**${(0,code_span/* cellCodeSpan */.IJ)(row.appName)}**`, "", ...destructive.map((item) => `- ${item}`), ""]),
    ];
}
/** The app's name with the cause, the locations in the code, then the fix. */
function failureText(row, repositoryUrl) {
    // Link to the output instead of quoting it: only the runner's log masks it.
    const output = row.status === "failed" ? (0,markdown/* link */.nf)("Output of the run", row.runUrl) : "";
    const more = (0,markdown/* joinParts */.nn)([row.link === "" ? "" : (0,markdown/* link */.nf)("Learn more", row.link), output], " · ");
    const steps = (0,markdown/* sanitizeMarkdown */.LO)(row.fix);
    const fix = steps.endsWith("```") ? `${steps}\n\n${more}` : `${steps} ${more}`;
    const locations = row.locations.map((one) => `- ${locationText(one, row.commit, repositoryUrl)}`);
    return [
        `**${(0,code_span/* cellCodeSpan */.IJ)(row.appName)}**: ${(0,markdown/* sanitizeMarkdown */.LO)(row.cause)}`,
        "",
        ...(locations.length === 0 ? [] : [...locations, ""]),
        ...(fix.trim() === "" ? [] : [fix.trim(), ""]),
    ];
}
function locationText({ path, line, message }, commit, repositoryUrl) {
    const name = (0,code_span/* cellCodeSpan */.IJ)(line === null ? path : `${path}:${line}`);
    const anchor = line === null ? "" : `#L${line}`;
    const url = `${repositoryUrl}/blob/${commit}/${path.split("/").map(encodeURIComponent).join("/")}${anchor}`;
    return (0,markdown/* joinParts */.nn)([commit === "" ? name : (0,markdown/* link */.nf)(name, url), (0,code_span/* cellCodeSpan */.IJ)(message)], " ");
}
/** The folded details of all apps together. */
function detailsSection(rows) {
    const lists = rows
        .map((row) => ({ row, items: detailItems(row) }))
        .filter(({ items }) => items.length > 0)
        .map(({ row, items }) => [
        ...(rows.length > 1 ? [`**${(0,code_span/* cellCodeSpan */.IJ)(row.appName)}** ${row.target}`, ""] : []),
        ...items,
        "",
    ]);
    return [...(0,markdown/* folded */.TM)("Details", lists.flat()), ...rows.flatMap(comparisonSection)];
}
function comparisonSection({ comparison, appName }) {
    return comparison === null
        ? []
        : (0,markdown/* folded */.TM)(`${(0,markdown/* htmlCode */.h8)(appName)} · ${(0,comparison_text/* comparisonTitle */.cM)(comparison)}`, (0,comparison_text/* otherChangesText */.d4)(comparison));
}
function detailItems(row) {
    const isRemoved = row.status === "removed";
    const created = isRemoved ? "" : (0,markdown/* formatCreated */.ON)(row.previewCreated);
    return [
        row.previewName === "" ? "" : `Preview deployment ${(0,code_span/* cellCodeSpan */.IJ)(row.previewName)}${created}`,
        isRemoved ? "" : (0,markdown/* formatExpiry */.B8)(row.expiresAt),
        row.cliVersion === "" ? "" : `Convex CLI ${(0,code_span/* cellCodeSpan */.IJ)(row.cliVersion)}`,
        times(row),
        ...(isPlainSkip(row) ? [] : row.notes.map(markdown/* sanitizeMarkdown */.LO)),
        ...toListItems(row.changes.filter((change) => !destructiveChanges(row.changes).includes(change))),
    ]
        .filter((fact) => fact !== "")
        .map((fact) => `- ${fact}`);
}
function times({ buildSeconds, pushSeconds }) {
    const build = buildSeconds === null ? "" : `Build ${(0,markdown/* formatDuration */.a3)(buildSeconds)}`;
    const push = pushSeconds === null ? "" : `${build === "" ? "Push" : "push"} ${(0,markdown/* formatDuration */.a3)(pushSeconds)}`;
    return (0,markdown/* joinParts */.nn)([build, push], ", ");
}

// EXTERNAL MODULE: ./build/report/delivery/report-channels.js
var report_channels = __webpack_require__(3473);
;// CONCATENATED MODULE: ./build/trigger/run-url.js
/** The URL of the run on GitHub. */
function runUrlOf({ serverUrl, repository, runId }) {
    return `${serverUrl}/${repository}/actions/runs/${runId}`;
}
/** @returns The ID of the run whose URL this is, or `null` if it is another URL. */
function runIdIn(url) {
    const id = /\/actions\/runs\/(\d+)$/.exec(url)?.[1];
    return id === undefined ? null : Number(id);
}

;// CONCATENATED MODULE: ./build/report/records/own-record.js
/** The record of this run: in its GitHub Deployment, or, if there is none, in the pull request comment alone. */



class OwnRecord {
    #deployments;
    #settings;
    #record;
    #mayExist = false;
    #isEndWritten = false;
    /** The last change of this run's own state. */
    #shown = null;
    #reportedUrl = null;
    /** @param head - Redacted: all of it is sent to GitHub. */
    constructor(deployments, settings, head) {
        this.#deployments = deployments;
        this.#settings = settings;
        this.#record = { ...head, account: "own", githubDeploymentId: null, steps: [] };
    }
    /** All that this run has written so far, and that was read of it from GitHub. */
    get record() {
        return this.#record;
    }
    /** ID of the GitHub Deployment, or `null` if there is none. */
    get id() {
        return this.#record.githubDeploymentId;
    }
    /** Whether the end of the run is recorded in the GitHub Deployment. */
    get isEndWritten() {
        return this.#isEndWritten;
    }
    /** Creates the GitHub Deployment. May be called again after it has failed. @throws What Octokit throws. */
    async create(outcome) {
        const mayExist = this.#mayExist;
        this.#mayExist = true;
        const { id, createdAt } = await (await this.#deployments()).create(this.#describe(outcome), mayExist);
        this.#begin(id, createdAt);
        return id;
    }
    /**
     * Finds the GitHub Deployment that another process of this step may have created.
     *
     * @param isSameId - Whether the record's id is that process's own. Otherwise the newest one of this run attempt is used.
     * @throws What Octokit throws.
     */
    async resume(isSameId) {
        const { slot, id, runId, runAttempt } = this.#record;
        const isOwn = (payload) => {
            const head = (0,status_descriptions/* decodeHead */.Jk)(payload);
            return isSameId ? head?.id === id : head?.runId === runId && head.runAttempt === runAttempt;
        };
        const found = await (await this.#deployments()).find((0,status_descriptions/* taskOf */.Xb)(slot), isOwn);
        const head = (0,status_descriptions/* decodeHead */.Jk)(found?.payload);
        if (found === null || head === null)
            return;
        this.#record = { ...this.#record, ...head };
        this.#begin(found.id, found.createdAt);
    }
    /** Adds the steps of this run that were read from GitHub Deployments. */
    addFromDeployments(records) {
        const read = records.filter(({ id }) => id === this.#record.id);
        this.#isEndWritten ||= read.some((record) => (0,records_record/* ownEndOf */.Dp)(record) !== undefined);
        this.#merge(read);
    }
    /** The site's URL that `operation: report` has added to the GitHub Deployment while this run was in progress. */
    get reportedUrl() {
        return this.#reportedUrl;
    }
    /** Reads the URL that `operation: report` has added to the GitHub Deployment. */
    readReportedUrl(deployments) {
        const own = deployments.find(({ payload }) => (0,status_descriptions/* decodeHead */.Jk)(payload)?.id === this.#record.id);
        const reports = own?.statuses.filter(({ description }) => (0,status_descriptions/* isRepeated */.B5)(description)) ?? [];
        const last = reports.toSorted((one, other) => other.createdAt - one.createdAt)[0];
        this.#reportedUrl = last?.environmentUrl ?? this.#reportedUrl;
    }
    /** Adds the steps of this run that were read from a comment. */
    addFromComment(records) {
        this.#merge(records.filter(({ id }) => id === this.#record.id));
    }
    #merge(read) {
        this.#record = (0,records_record/* mergeRecords */.PI)([this.#record], read)[0] ?? this.#record;
    }
    /**
     * Writes a step to the GitHub Deployment. If there is none, keeps the step here only, for the comment.
     *
     * @param known - The records that were read. A step that is only kept here is dated after them.
     * @param text - Shown to people after the description of the end. Redacted.
     * @throws What Octokit throws. The step is kept here even then.
     */
    async write(step, known, { text = "", url = null } = {}) {
        if (this.id === null) {
            this.keep(step, known);
            return;
        }
        try {
            const change = { state: stateOf(step), description: (0,status_descriptions/* encodeStep */.tc)(step, text), environmentUrl: url };
            const { id, createdAt } = await this.#setStatus(this.id, change);
            this.#shown = change;
            // A step that was kept here before has the runner's time, which may be ahead of GitHub's.
            this.#add({ ...step, at: Math.max(createdAt, this.#record.steps.at(-1)?.at ?? 0), statusId: id });
            this.#isEndWritten ||= step.kind === "pushed" || step.kind === "ended";
        }
        catch (error) {
            this.keep(step, known);
            throw error;
        }
    }
    /** Keeps a step for the comment only, dated after all known steps. */
    keep(step, known) {
        this.#add({ ...step, at: (0,records_record/* nextMoment */.kl)([...known, this.#record], wholeSecond((0,clock/* githubNow */.C)())), statusId: null });
    }
    /** Shows a state that no record depends on. @throws What Octokit throws. */
    async show(id, state, description) {
        await this.#setStatus(id, { state, description });
    }
    /** Shows the reported URL if the end was written without it. @throws What Octokit throws. */
    async showReportedUrl() {
        const [id, url, shown] = [this.id, this.#reportedUrl, this.#shown];
        if (id === null || url === null || shown === null || shown.environmentUrl === url)
            return;
        await this.#setStatus(id, { ...shown, description: (0,status_descriptions/* encodeRepeated */.rR)(shown.description), environmentUrl: url });
    }
    /** Writes a step to the record of another run. @throws What Octokit throws. */
    async writeTo(id, step, text) {
        await this.#setStatus(id, { state: stateOf(step), description: (0,status_descriptions/* encodeStep */.tc)(step, text) });
    }
    async #setStatus(id, change) {
        return (await this.#deployments()).setStatus(id, { ...change, logUrl: this.#settings.runUrl });
    }
    #begin(id, createdAt) {
        const steps = this.#record.steps.filter(({ kind }) => kind !== "begun");
        this.#record = { ...this.#record, githubDeploymentId: id, steps };
        this.#add({ kind: "begun", at: createdAt, statusId: null });
    }
    /** Merges the step, so that one that was kept here before moves to the time that GitHub gave it. */
    #add(step) {
        this.#merge([{ ...this.#record, steps: [step] }]);
    }
    #describe(outcome) {
        return {
            commit: this.#record.commit,
            task: (0,status_descriptions/* taskOf */.Xb)(this.#record.slot),
            environment: this.#environment(outcome),
            isTransient: outcome.target === "preview",
            isProduction: outcome.target === "production",
            description: `Convex ${outcome.target ?? ""}: ${outcome.appName}`,
            payload: (0,status_descriptions/* encodeHead */.bX)(this.#record),
        };
    }
    #environment({ target }) {
        const { environment, appNameInput } = this.#settings;
        if (environment !== null)
            return environment;
        const name = ENVIRONMENTS[target ?? ""] ?? "Convex";
        return appNameInput === null ? name : `${name} – ${appNameInput}`;
    }
}
const ENVIRONMENTS = {
    preview: "Convex Preview",
    production: "Convex Production",
    development: "Convex Development",
    custom: "Convex Custom",
};
/** Shown to people on a GitHub Deployment that a later one has replaced. No record depends on it. */
const REPLACED = "Replaced by a later deploy.";
/** Shown to people on a GitHub Deployment of a run that did not report its end. */
const LOST = "The run ended without reporting how: its machine was lost, or somebody stopped it by force.";
/** @returns The state that GitHub shows for a step. */
function stateOf(step) {
    return step.kind === "ended" ? END_STATES[step.how] : STATES[step.kind];
}
const STATES = {
    claimed: "in_progress",
    pushing: "in_progress",
    importing: "in_progress",
    "import-failed": "in_progress",
    seeding: "in_progress",
    "seed-failed": "in_progress",
    pushed: "success",
    removed: "inactive",
    kept: "inactive",
};
const END_STATES = {
    failed: "failure",
    refused: "failure",
    cancelled: "error",
    lost: "error",
    skipped: "inactive",
    superseded: "inactive",
};
/** GitHub's times are whole seconds. A fraction would make a step seem later than one that GitHub recorded after it. */
function wholeSecond(ms) {
    return Math.floor(ms / 1000) * 1000;
}

;// CONCATENATED MODULE: ./build/report/records/app-url-report.js
/** Implements `operation: report`: adds a site's URL that became known after the deploy to the reports of that deploy. */







/** How often a status is repeated: a run writes two at its end. */
const MAX_REPEATS = 3;
class AppUrlReport {
    #parts;
    constructor(parts) {
        this.#parts = parts;
    }
    /**
     * Writes the URL to the GitHub Deployment and the comments. A failure becomes one of the reporter's warnings.
     *
     * @param url - Redacted.
     * @returns How many of them show the URL now.
     */
    async write(record, url, { commented, records: read }) {
        const { channels, deployments, openComment } = this.#parts;
        let written = 0;
        if (deployments !== null) {
            const isWritten = await channels.attempt("github-deployment", async () => this.#writeStatus(await deployments(), record, url, read));
            if (isWritten === true)
                written += 1;
        }
        if (openComment === null)
            return written;
        for (const { pullRequestNumber, records } of commented) {
            if (!records.some(({ id }) => id === record.id))
                continue;
            const isWritten = await channels.attempt("comment", () => this.#writeRow(openComment, pullRequestNumber, record, url));
            if (isWritten === true)
                written += 1;
        }
        return written;
    }
    /** @returns Whether the GitHub Deployment links to the URL now. */
    async #writeStatus(api, record, url, read) {
        const { slots, runUrl, log } = this.#parts;
        const id = (await slots.githubDeploymentIds(record.slot, [record])).get(record.id);
        if (id === undefined)
            return false;
        const state = await this.#repeatStatus(api, id, url);
        if (state === null)
            return false;
        log.output("github-deployment-id", String(id));
        // A deploy that ended in the meantime may have marked this one as inactive, and the repeated status must not undo that.
        if (state === "success" && (await this.#isReplaced(record, read)))
            await api.setStatus(id, { state: "inactive", description: REPLACED, logUrl: runUrl });
        return true;
    }
    /**
     * Repeats the latest status with the URL, and again if the run has written another status in the meantime.
     *
     * @returns The repeated state, or `null` if a newer run has already reported a URL.
     */
    async #repeatStatus(api, id, url) {
        const { runId, runUrl } = this.#parts;
        let statuses = await api.listStatuses(id);
        for (let attempt = 1;; attempt += 1) {
            if (statuses.some((status) => isOfNewerReport(status, runId)))
                return null;
            const latest = latestOfRun(statuses);
            const state = latest?.state ?? "in_progress";
            const description = (0,status_descriptions/* encodeRepeated */.rR)(latest?.description ?? "");
            await api.setStatus(id, { state, description, logUrl: runUrl, environmentUrl: url });
            statuses = await api.listStatuses(id);
            if (attempt === MAX_REPEATS || latestOfRun(statuses)?.id === latest?.id)
                return state;
        }
    }
    async #isReplaced(record, read) {
        const { records } = await this.#parts.slots.readAll(record.slot);
        return (0,records_live/* liveIn */.SW)((0,records_slot/* recordsOfSlot */.IR)(record.slot, (0,records_record/* mergeRecords */.PI)(read, records))).record?.id !== record.id;
    }
    /** @returns Whether the comment shows the run. */
    async #writeRow(openComment, pullRequestNumber, { id }, appUrl) {
        const { runId, log } = this.#parts;
        const comment = await openComment(pullRequestNumber, AbortSignal.abort());
        await comment.fetch();
        const entry = comment.entries.find(({ record }) => record.id === id);
        if (entry === undefined || entry.row === null)
            return false;
        const { row, record } = entry;
        if (row.appUrlRunId > runId)
            return false;
        const appUrlAt = Math.max((0,clock/* githubNow */.C)(), row.appUrlAt + 1);
        const url = await comment.writeEnd([{ record, row: { ...row, appUrl, appUrlRunId: runId, appUrlAt } }]);
        if (url !== null)
            log.output("comment-url", url);
        return url !== null;
    }
}
/** @param statuses - Newest first. @returns The latest that neither `operation: report` nor GitHub itself wrote. */
function latestOfRun(statuses) {
    return statuses.find((status) => !(0,status_descriptions/* isRepeated */.B5)(status.description) && !isAutomatic(status));
}
/**
 * Whether GitHub has added the status because another deployment to the environment succeeded. This action's own have a
 * description. https://docs.github.com/en/rest/deployments/deployments#inactive-deployments
 */
function isAutomatic({ state, description }) {
    return state === "inactive" && description === "";
}
function isOfNewerReport({ description, logUrl }, runId) {
    return (0,status_descriptions/* isRepeated */.B5)(description) && (runIdIn(logUrl) ?? 0) > runId;
}

// EXTERNAL MODULE: ./build/github/open-refs.js
var open_refs = __webpack_require__(7447);
// EXTERNAL MODULE: ./build/plan/production-branch.js
var production_branch = __webpack_require__(7012);
;// CONCATENATED MODULE: ./build/github/compare-commits.js
/** Compares two commits: https://docs.github.com/en/rest/commits/commits#compare-two-commits */

/**
 * @param base - A commit or a branch, as `other` is.
 * @returns `ahead` if `base` is an ancestor of `other`, and so on; `null` if GitHub does not know one of them.
 * @throws What Octokit throws for any other reason; see `describeRequestError`.
 */
async function compareCommits(github, repo, base, other) {
    const request = { ...repo, basehead: `${base}...${other}`, per_page: 1 };
    const found = await github.rest.repos.compareCommitsWithBasehead(request).catch(request_error/* nullOn404 */.ZV);
    return found === null ? null : found.data.status;
}

;// CONCATENATED MODULE: ./build/github/plan-facts.js
/** Facts that the planner may need from GitHub. Each function returns `null` if GitHub cannot be read. */





/** Whether a branch that matches the globs contains the commit. Checks one branch after another. */
async function productionBranchContainsCommit(github, trigger, commit, globs) {
    const repository = (0,github_repository/* toRepoParams */.O)(trigger.repository);
    try {
        for (const branch of await productionBranches(github, trigger, globs)) {
            // `null` means that the branch does not exist, so it does not contain the commit.
            const relation = await compareCommits(github, repository, commit, branch);
            if (relation === "ahead" || relation === "identical")
                return true;
        }
        return false;
    }
    catch {
        return null;
    }
}
async function productionBranches(github, trigger, globs) {
    const plain = globs.every((glob) => /^[\w./-]+$/.test(glob));
    if (globs.length > 0 && plain)
        return globs;
    if (globs.length === 0 && trigger.defaultBranch !== null)
        return [trigger.defaultBranch];
    const branches = await github.paginate(github.rest.repos.listBranches, {
        ...(0,github_repository/* toRepoParams */.O)(trigger.repository),
        per_page: 100,
    });
    return branches.map(({ name }) => name).filter((name) => (0,production_branch/* isProductionBranch */.E)(name, globs, trigger.defaultBranch));
}
/**
 * Asks GitHub which commit a name refers to: a tag, else a branch, else the beginning of a SHA.
 * https://docs.github.com/en/rest/commits/commits#get-a-commit
 */
async function namedCommit(github, repository, name) {
    const isShort = /^[0-9a-f]{7,39}$/i.test(name);
    const refs = [
        { by: "tag", ref: `tags/${name}` },
        { by: "branch", ref: `heads/${name}` },
        ...(isShort ? [{ by: "sha", ref: name.toLowerCase() }] : []),
    ];
    try {
        for (const { by, ref } of refs) {
            const id = await commitAt(github, repository, ref);
            if (id !== null && (by !== "sha" || id.startsWith(ref)))
                return { kind: "found", id, by };
        }
        return { kind: "absent" };
    }
    catch {
        return { kind: "unknown" };
    }
}
/** GitHub responds with 422 for a ref that it does not find and for an ambiguous SHA. */
async function commitAt(github, repository, ref) {
    try {
        const { data } = await github.rest.repos.getCommit({ ...(0,github_repository/* toRepoParams */.O)(repository), ref, per_page: 1 });
        return data.sha;
    }
    catch (error) {
        return error.status === 422 ? null : (0,request_error/* nullOn404 */.ZV)(error);
    }
}
/**
 * The one open pull request whose head is exactly the branch and commit of another workflow's run. If none is open, the
 * one closed pull request.
 */
async function workflowRunPullRequest(github, trigger) {
    try {
        const candidates = await pullRequestsOfBranch(github, trigger.repository, trigger, "all");
        const open = candidates.filter(({ state }) => state === "open");
        return (0,pull_request/* findByHead */.Fs)(open, trigger) ?? (0,pull_request/* findByHead */.Fs)(candidates, trigger) ?? "none";
    }
    catch {
        return null;
    }
}
/**
 * The one open pull request with exactly this head.
 *
 * @returns `null` if there is none, or several with different base branches.
 * @throws What Octokit throws; see `describeRequestError`.
 */
async function openPullRequestWithHead(github, repository, head) {
    return (0,pull_request/* findByHead */.Fs)(await pullRequestsOfBranch(github, repository, head, "open"), head);
}
/** Looks them up by branch: by commit, GitHub lists no pull requests here if only a fork has the commit. */
async function pullRequestsOfBranch(github, repository, head, state) {
    // The payload of a run keeps the name from before the repository was renamed or transferred.
    const owner = (head.isFork ? head.headRepository : repository)?.split("/")[0];
    if (owner === undefined || head.branch === null || head.commit === "")
        return [];
    const listed = await github.paginate(github.rest.pulls.list, {
        ...(0,github_repository/* toRepoParams */.O)(repository),
        head: `${owner}:${head.branch}`,
        state,
        per_page: 100,
    });
    return listed.map((one) => (0,pull_request/* readPullRequest */.DQ)(one, repository)).filter((one) => one !== null);
}
async function pullRequestByNumber(github, repository, number) {
    try {
        return await readPullRequestAt(github, repository, number);
    }
    catch {
        return null;
    }
}
async function readPullRequestAt(github, repository, number) {
    const { data } = await github.rest.pulls.get({ ...(0,github_repository/* toRepoParams */.O)(repository), pull_number: number });
    return (0,pull_request/* readPullRequest */.DQ)(data, repository);
}
/**
 * Finds the open pull request to report to, for events that do not name it reliably.
 *
 * @param commit - The deployed commit. Pull requests whose head has moved on are ignored.
 * @throws What Octokit throws; see `describeRequestError`.
 */
async function findPullRequestToReport(github, trigger, commit) {
    const { repository, branch } = trigger;
    switch (trigger.kind) {
        case "merge-group":
            return pullRequestInMergeQueue(github, trigger);
        case "workflow-run":
            return numberOf(openPullRequestWithHead(github, repository, { ...trigger, commit }));
        case "push":
        case "manual":
            return numberOf(openPullRequestWithHead(github, repository, { branch, commit, headRepository: repository, isFork: false }));
        default:
            return null;
    }
}
/**
 * The pull request that a merge queue's branch is named after: `gh-readonly-queue/<base>/pr-<number>-<base's commit>`.
 *
 * Its head cannot be compared with the commit, which is the queue's merge. Instead, it must be open and have the queue's
 * base branch. Forks are accepted: only somebody with write access can add a pull request to the queue.
 * https://docs.github.com/en/repositories/configuring-branches-and-merges-in-your-repository/configuring-pull-request-merges/managing-a-merge-queue
 */
async function pullRequestInMergeQueue(github, { repository, number, branch }) {
    if (number === null || branch === null)
        return null;
    const found = await readPullRequestAt(github, repository, number).catch(request_error/* nullOn404 */.ZV);
    const isOfQueue = found !== null && branch.startsWith(`gh-readonly-queue/${found.baseBranch}/pr-${number}-`);
    return isOfQueue && found.state === "open" ? number : null;
}
async function numberOf(found) {
    return (await found)?.number ?? null;
}

;// CONCATENATED MODULE: ./build/github/repository-comments.js
/** Lists the comments on all pull requests of a repository that this action may have written. */
/** How many pull requests are searched. */
const MAX_PULL_REQUESTS = 500;
const COMMENTS = `pageInfo { hasNextPage endCursor }
  nodes { body viewerDidAuthor authorAssociation author { __typename } }`;
/** Twenty pull requests with a hundred comments each are well within GitHub's time limit for a query. */
const RECENT = `query ($owner: String!, $repo: String!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequests(first: 20, after: $after, orderBy: { field: UPDATED_AT, direction: DESC }) {
      pageInfo { hasNextPage endCursor }
      nodes { number updatedAt comments(first: 100) { ${COMMENTS} } }
    }
  }
}`;
const MORE = `query ($owner: String!, $repo: String!, $number: Int!, $after: String) {
  repository(owner: $owner, name: $repo) {
    pullRequest(number: $number) { comments(first: 100, after: $after) { ${COMMENTS} } }
  }
}`;
/**
 * Lists the comments on open and closed pull requests, the most recently updated first. One request per 20 pull
 * requests, and one more per 100 comments of a pull request that has more than 100.
 *
 * Includes those of other accounts whose token a workflow of this repository may use. Others, such as those of strangers on
 * a public repository, are left out.
 *
 * @param since - Milliseconds since the epoch. Pull requests that were not updated since then are ignored.
 * @throws What Octokit throws; see `describeRequestError`.
 */
async function listComments(github, repo, since) {
    const comments = [];
    let after = null;
    let unreadUntil = 0;
    for (let seen = 0; seen < MAX_PULL_REQUESTS;) {
        const variables = { ...repo, after };
        const { repository } = await github.graphql(RECENT, variables);
        const { nodes, pageInfo } = repository.pullRequests;
        for (const node of nodes) {
            if (node === null)
                continue;
            unreadUntil = Date.parse(node.updatedAt);
            if (unreadUntil < since)
                return { comments, unreadUntil: 0 };
            comments.push(...(await repository_comments_commentsOf(github, repo, node.number, node.comments)));
        }
        if (!pageInfo.hasNextPage)
            return { comments, unreadUntil: 0 };
        after = pageInfo.endCursor;
        seen += nodes.length;
    }
    return { comments, unreadUntil };
}
async function repository_comments_commentsOf(github, repo, number, first) {
    const nodes = [...first.nodes];
    for (let last = first; last.pageInfo.hasNextPage;) {
        const variables = { ...repo, number, after: last.pageInfo.endCursor };
        last = (await github.graphql(MORE, variables)).repository.pullRequest.comments;
        nodes.push(...last.nodes);
    }
    return nodes.flatMap((node) => node !== null && mayBeOfAction(node)
        ? [{ pullRequestNumber: number, body: node.body, isOwn: node.viewerDidAuthor }]
        : []);
}
/** https://docs.github.com/en/graphql/reference/enums#commentauthorassociation */
const INSIDERS = ["OWNER", "MEMBER", "COLLABORATOR", "CONTRIBUTOR"];
/**
 * Whether the comment was written with the token of this account, of an app that is installed in the repository (only these
 * can write there), or of a person who belongs to it. A member whose membership is private counts as a contributor.
 */
function mayBeOfAction(node) {
    return node.viewerDidAuthor || node.author?.__typename === "Bot" || INSIDERS.includes(node.authorAssociation);
}

// EXTERNAL MODULE: ./build/records/verdict.js
var verdict = __webpack_require__(9948);
;// CONCATENATED MODULE: ./build/report/records/preview-evidence.js
/** Reads the records of previews from GitHub Deployments and comments, and whether their pull requests are still open. */










/** How far back, in milliseconds, records are searched by default. Previews expire after at most 14 days. */
const SEARCH_MS = 30 * 24 * 60 * 60_000;
/** How many GitHub Deployments a search reads at most, including those of other tools. */
const MAX_SEARCHED = 1_000;
class PreviewEvidenceReader {
    #slots;
    #github;
    #repo;
    constructor(slots, github, repository) {
        this.#slots = slots;
        this.#github = github;
        this.#repo = (0,github_repository/* toRepoParams */.O)(repository);
    }
    /**
     * Reads all records of these slots, and the recent records of other slots.
     *
     * @param since - Start of the search in other slots, in milliseconds since the epoch.
     * @throws What Octokit throws: incomplete records are not evidence.
     */
    async read(slots, since = (0,clock/* githubNow */.C)() - SEARCH_MS) {
        const search = await this.#slots.readSince(since, MAX_SEARCHED);
        const listed = [];
        for (const slot of slots)
            listed.push(await this.#slots.readAll(slot));
        const records = (0,records_record/* mergeRecords */.PI)(search.records, ...listed.map((one) => one.records));
        // A comment that was last updated before the first of these runs started contains none of them.
        const oldest = Math.min(since, ...records.map(records_record/* begunAt */.Hs));
        const { commented, unreadUntil } = await this.#readComments(oldest);
        return {
            records: (0,records_record/* mergeRecords */.PI)(records, ...commented.map((one) => one.records)),
            isComplete: listed.every(({ isComplete }) => isComplete),
            isSearchComplete: search.isComplete,
            unreadUntil,
            commented: commented.filter(({ isOwn }) => isOwn),
        };
    }
    /**
     * Adds all records of these deployments' slots to the evidence.
     *
     * @param read - Slots that were already read completely.
     * @throws What Octokit throws.
     */
    async complete(evidence, deployments, read) {
        const slots = new Set(deployments.flatMap((name) => (0,verdict/* recordsNaming */.nT)(name, evidence.records)).map(({ slot }) => slot));
        // The search may have ended before it reached the runs that had the key of one of these previews.
        if (!evidence.isSearchComplete)
            for (const name of deployments)
                slots.add(`preview-deployment:${name}`);
        const more = [];
        for (const slot of slots)
            if (!read.includes(slot))
                more.push(await this.#slots.readAll(slot));
        return {
            ...evidence,
            records: (0,records_record/* mergeRecords */.PI)(evidence.records, ...more.map(({ records }) => records)),
            isComplete: evidence.isComplete && more.every(({ isComplete }) => isComplete),
        };
    }
    /**
     * Reads the records of one slot, wherever they are, and those of comments on other pull requests. What the token may not
     * read counts as empty.
     *
     * @throws What Octokit throws, except for a missing permission.
     */
    async readReadable(slot) {
        const [{ records }, { commented, unreadUntil }] = await Promise.all([
            ifPermitted(this.#slots.readAll(slot), { records: [] }),
            ifPermitted(this.#readComments((0,clock/* githubNow */.C)() - SEARCH_MS), { commented: [], unreadUntil: 0 }),
        ]);
        return { records: (0,records_record/* mergeRecords */.PI)(records, ...commented.map((one) => one.records)), unreadUntil };
    }
    /** Whether one of these slots has a record. True as well if not all of them could be read. @throws What Octokit throws. */
    async hasRecords(slots) {
        for (const slot of slots) {
            const { records, isComplete } = await this.#slots.readAll(slot);
            if (records.length > 0 || !isComplete)
                return true;
        }
        return false;
    }
    /** Reads from GitHub whether each origin is still open. The result lacks those that could not be read. */
    async originsNow(origins) {
        const found = await Promise.all(origins.map(async (origin) => [(0,records_origin/* originKey */.y3)(origin), await this.#originNow(origin)]));
        return Object.fromEntries(found.filter((pair) => pair[1] !== null));
    }
    async #originNow(origin) {
        switch (origin.kind) {
            case "pull-request": {
                const found = await pullRequestByNumber(await this.#github(), `${this.#repo.owner}/${this.#repo.repo}`, origin.number);
                return found === null ? null : found.state === "open" ? "open" : "closed";
            }
            case "branch": {
                const isDeleted = await (0,open_refs/* isBranchDeleted */.QU)(await this.#github(), this.#repo, origin.name).catch(() => null);
                return isDeleted === null ? null : isDeleted ? "closed" : "open";
            }
            case "tag": {
                const ref = `refs/tags/${origin.name}`;
                const request = { pullRequestNumber: null, refs: [ref], withDeployments: false };
                const view = await this.#slots.fetchView(request).catch(() => null);
                return view === null ? null : view.refs[ref] === null ? "closed" : "open";
            }
            case "unknown":
                return null;
        }
    }
    /** Reads the records in comments. Those of other accounts keep a preview, but never allow deleting one. */
    async #readComments(since) {
        const { comments, unreadUntil } = await listComments(await this.#github(), this.#repo, since);
        const commented = comments.flatMap(({ pullRequestNumber, body, isOwn }) => {
            const entries = decodeState(body, pullRequestNumber, isOwn ? "own" : "other");
            return entries === null ? [] : [{ pullRequestNumber, records: entries.map(({ record }) => record), isOwn }];
        });
        return { commented, unreadUntil };
    }
}
async function ifPermitted(read, otherwise) {
    try {
        return await read;
    }
    catch (error) {
        if ((0,request_error/* describeRequestError */.tM)(error).isForbidden)
            return otherwise;
        throw error;
    }
}

;// CONCATENATED MODULE: ./build/report/records/removal-marks.js
/** Marks every record and every comment row of a Convex deployment that a cleanup has deleted or kept. */







/** Maximum number of records of one Convex deployment that are marked, newest first. Each costs a request. */
const MAX_RECORDS = 100;
/** How many requests are made at the same time. */
const MAX_PARALLEL = 5;
class RemovalMarks {
    #parts;
    constructor(parts) {
        this.#parts = parts;
    }
    /**
     * Writes the mark. A failure becomes one of the reporter's warnings, and the step continues.
     *
     * @param isSubject - Whether the run is for this deployment, so that `comment-url` is set: to the comment on the run's own
     *   pull request, or to any of them if the run has none.
     */
    async write(mark, { records, commented }, isSubject) {
        const { channels, deployments, openComment } = this.#parts;
        const { kind, deployment } = mark;
        const isMarked = ({ steps }) => steps.some((one) => one.kind === kind && one.deployment === deployment);
        const named = recordsToMark(mark, records);
        if (deployments !== null && kind !== "left")
            await channels.attempt("github-deployment", async () => {
                const unmarked = named.filter((record) => !isMarked(record));
                await this.#writeStatuses(await deployments(), { kind, deployment }, unmarked);
            });
        if (openComment === null)
            return;
        // A run that was lost may have named the deployment in its GitHub Deployment only.
        const ids = new Set(named.map(({ id }) => id));
        for (const { pullRequestNumber, records: shown } of commented) {
            if (!shown.some(({ id }) => ids.has(id)))
                continue;
            await channels.attempt("comment", async () => this.#writeComment(await openComment(pullRequestNumber, AbortSignal.abort()), mark, ids, isSubject));
        }
    }
    /** Marks the runs of closed origins that did not report their end. No later run of these origins would. */
    async writeLost({ records, commented }, origins) {
        const { channels, deployments, openComment } = this.#parts;
        const isClosed = ({ origin }) => origins.some((one) => (0,records_origin/* originKey */.y3)(one) === (0,records_origin/* originKey */.y3)(origin));
        const lost = (0,records_record/* lostRecords */.V7)(records.filter(isClosed), (0,clock/* githubNow */.C)());
        if (deployments !== null)
            for (const { record, mayBeLive } of lost)
                await channels.attempt("github-deployment", async () => this.#writeStatuses(await deployments(), { kind: "ended", how: "lost", mayBeLive }, [record], LOST));
        if (openComment === null)
            return;
        for (const { pullRequestNumber, records: shown } of commented) {
            const shownLost = lost.filter(({ record }) => shown.some(({ id }) => id === record.id));
            if (shownLost.length === 0)
                continue;
            await channels.attempt("comment", async () => writeLostRows(await openComment(pullRequestNumber, AbortSignal.abort()), shownLost));
        }
    }
    async #writeStatuses(api, step, records, text = "") {
        const change = { state: stateOf(step), description: (0,status_descriptions/* encodeStep */.tc)(step, text), logUrl: this.#parts.runUrl };
        const ids = await findDeploymentIds(api, records.slice(-MAX_RECORDS));
        for (let from = 0; from < ids.length; from += MAX_PARALLEL)
            await Promise.all(ids.slice(from, from + MAX_PARALLEL).map((id) => api.setStatus(id, change)));
    }
    /** @param ids - Of the records to mark, besides those that name the deployment in the comment as it is now. */
    async #writeComment(comment, mark, ids, isSubject) {
        await comment.fetch();
        const known = comment.entries.map(({ record }) => record);
        const at = (0,records_record/* nextMoment */.kl)(known, (0,clock/* githubNow */.C)());
        const named = comment.entries
            .filter(({ record }) => ids.has(record.id) || recordsToMark(mark, [record]).length > 0)
            .map((entry) => marked(entry, mark, at, this.#parts.runUrl));
        if (named.length === 0)
            return;
        const attempts = attemptsOn(mark, comment.entries).filter(({ record }) => isOfOrigins(mark, record));
        const unnamed = attempts.map((entry) => ({
            record: entry.record,
            row: marked(entry, mark, at, this.#parts.runUrl).row,
        }));
        const url = await comment.writeEnd([...named, ...unnamed]);
        const { pullRequestNumber, log } = this.#parts;
        const isOwn = pullRequestNumber === null || comment.number === pullRequestNumber;
        if (url !== null && isSubject && isOwn)
            log.output("comment-url", url);
    }
}
async function writeLostRows(comment, lost) {
    await comment.fetch();
    const at = (0,records_record/* nextMoment */.kl)(comment.entries.map(({ record }) => record), (0,clock/* githubNow */.C)());
    const entries = comment.entries.flatMap(({ record, row }) => {
        const found = lost.find((one) => one.record.id === record.id);
        if (found === undefined || (0,records_record/* endOf */.pJ)(record) !== undefined)
            return [];
        return [{ record: (0,records_record/* endedAsLost */.zf)({ ...found, record }, at), row }];
    });
    if (entries.length > 0)
        await comment.writeEnd(entries);
}
function recordsToMark(mark, records) {
    return (0,verdict/* recordsNaming */.nT)(mark.deployment, records).filter((record) => isOfOrigins(mark, record));
}
function isOfOrigins({ origins }, { origin }) {
    return origins === undefined || origins.some((one) => (0,records_origin/* originKey */.y3)(one) === (0,records_origin/* originKey */.y3)(origin));
}
/** Looks up the IDs of GitHub Deployments that were read with GraphQL, whose responses lack them. */
async function findDeploymentIds(api, records) {
    const ids = records.flatMap(({ githubDeploymentId }) => githubDeploymentId ?? []);
    const unknown = records.filter(({ githubDeploymentId }) => githubDeploymentId === null);
    for (const slot of new Set(unknown.map((record) => record.slot))) {
        const idOf = await api.listIds((0,status_descriptions/* taskOf */.Xb)(slot));
        ids.push(...unknown.flatMap((record) => (record.slot === slot ? (idOf.get(record.id) ?? []) : [])));
    }
    return ids;
}
/**
 * The entries of runs that ended before their push. Their records do not name the deployment, but their rows show it or
 * that it stays live.
 */
function attemptsOn({ deployment }, entries) {
    const records = entries.map(({ record }) => record);
    const slots = new Set((0,verdict/* recordsNaming */.nT)(deployment, records).map(({ slot }) => slot));
    return entries.filter(({ record, row }) => {
        if (row === null || (0,records_record/* endOf */.pJ)(record) === undefined || (0,records_record/* deploymentsIn */.qU)(record).length > 0)
            return false;
        if (row.deploymentName !== "")
            return (0,status_descriptions/* recordedName */.kq)(row.deploymentName) === deployment;
        const others = (0,records_slot/* recordsOfSlot */.IR)(record.slot, records).flatMap(records_record/* deploymentsIn */.qU);
        return slots.has(record.slot) && others.every((other) => other === deployment);
    });
}
/** Replaces the status and the failure in the row of a comment's entry by the mark. */
function marked({ record, row }, { kind, deployment, note }, at, runUrl) {
    // The job may run again and report the same.
    if (kind === "left")
        return { record, row: row && { ...row, at, notes: [...new Set([...row.notes, note])] } };
    const steps = [...record.steps, { kind, deployment, at, statusId: null }];
    const cleared = kind === "removed" ? { expiresAt: null, changes: [] } : {};
    const newRow = row && {
        ...row,
        ...cleared,
        at,
        status: kind,
        runUrl,
        durationSeconds: 0,
        notes: [note],
        ...NO_FAILURE,
    };
    return { record: { ...record, steps }, row: newRow };
}
const NO_FAILURE = { cause: "", fix: "", link: "", locations: [] };

;// CONCATENATED MODULE: ./build/report/records/slot-records.js
/** Reads the records of a slot's runs from GitHub, and the pull request or branch that the runs belong to. */






/** All methods throw what Octokit throws; see `describeRequestError`. */
class SlotRecords {
    #github;
    #repo;
    #viewer = null;
    constructor(github, repository) {
        this.#github = github;
        this.#repo = (0,github_repository/* toRepoParams */.O)(repository);
    }
    /** Makes one request. */
    async fetchView(request) {
        const view = await fetchRepositoryView(await this.#github(), this.#repo, request);
        this.#viewer = view.viewer;
        const { records } = this.#decode(view.deployments);
        return { ...view, records, active: this.#activeIn(view.deployments) };
    }
    /** Reads all records of a slot from GitHub Deployments. Makes two requests, or two for each hundred records. */
    async readAll(slot) {
        const deployments = new GitHubDeployments(await this.#github(), this.#repo);
        const [listed] = await Promise.all([deployments.listByTask((0,status_descriptions/* taskOf */.Xb)(slot)), this.#fetchViewer()]);
        return this.#decode(listed);
    }
    /**
     * Reads the latest records of a slot from GitHub Deployments: a hundred, which is more than can be in progress at one time,
     * and some more if none of them has deployed. Makes two requests, or two for each hundred records.
     */
    async readLatest(slot) {
        const deployments = new GitHubDeployments(await this.#github(), this.#repo);
        const viewer = this.#fetchViewer();
        const hasDeployed = (page) => this.#decode(page).records.some(records_record/* isDeployed */.Nj);
        const [listed] = await Promise.all([deployments.listLatestByTask((0,status_descriptions/* taskOf */.Xb)(slot), hasDeployed), viewer]);
        return { records: this.#decode(listed).records, active: this.#activeIn(listed), deployments: listed };
    }
    /**
     * Reads the records of all slots whose GitHub Deployment was created since a time.
     *
     * @param since - Milliseconds since the epoch.
     * @param max - How many GitHub Deployments are read at most.
     */
    async readSince(since, max) {
        const deployments = new GitHubDeployments(await this.#github(), this.#repo);
        const [listed] = await Promise.all([deployments.listSince(since, max), this.#fetchViewer()]);
        const { records, isComplete } = this.#decode(listed.deployments);
        return { records, isComplete: isComplete && listed.isComplete };
    }
    /**
     * Returns the same records with the IDs of their statuses, which only the REST API contains. Makes one request for each
     * record, so pass few.
     */
    async withStatusIds(records) {
        const deployments = new GitHubDeployments(await this.#github(), this.#repo);
        return Promise.all(records.map(async (record) => {
            const id = record.githubDeploymentId;
            if (id === null)
                return record;
            const head = { id, task: (0,status_descriptions/* taskOf */.Xb)(record.slot), payload: (0,status_descriptions/* encodeHead */.bX)(record), createdAt: (0,records_record/* begunAt */.Hs)(record) };
            const statuses = await deployments.listStatuses(id);
            const read = (0,status_descriptions/* decodeDeployments */.zV)([{ ...head, isOwn: record.account === "own", statuses }]).records;
            return (0,records_record/* mergeRecords */.PI)([record], read)[0] ?? record;
        }));
    }
    /**
     * Returns the IDs of GitHub Deployments by the IDs of the records in them. Makes requests only if some of the records were
     * read without them.
     */
    async githubDeploymentIds(slot, records) {
        const known = records.flatMap(({ id, githubDeploymentId }) => githubDeploymentId === null ? [] : [[id, githubDeploymentId]]);
        if (known.length === records.length)
            return new Map(known);
        return new GitHubDeployments(await this.#github(), this.#repo).listIds((0,status_descriptions/* taskOf */.Xb)(slot));
    }
    /**
     * Compares each of the commits with `own`. The result lacks commits that GitHub does not know because nobody pushed
     * them.
     */
    async compare(own, commits) {
        const github = await this.#github();
        const found = await Promise.all(commits.map(async (commit) => [commit, await compareCommits(github, this.#repo, own, commit)]));
        return Object.fromEntries(found.filter((pair) => pair[1] !== null));
    }
    async #fetchViewer() {
        if (this.#viewer === null)
            await this.fetchView({ pullRequestNumber: null, refs: [], withDeployments: false });
    }
    #activeIn(deployments) {
        return this.#decode(deployments.filter(({ isActive }) => isActive)).records.map(({ id }) => id);
    }
    #decode(deployments) {
        const { records, isComplete } = (0,status_descriptions/* decodeDeployments */.zV)(deployments.map((one) => ({ ...one, isOwn: one.creator === this.#viewer })));
        // Merging the records with themselves sorts their steps, whose order in the response is not defined.
        return { records: (0,records_record/* mergeRecords */.PI)(records, records), isComplete };
    }
}

// EXTERNAL MODULE: ./build/github/timeouts.js
var timeouts = __webpack_require__(24);
;// CONCATENATED MODULE: ./build/report/delivery/report-warnings.js
/** Warns about reports that could not be written, and says how to fix it. */

const NAMES = {
    "look-up": "the pull request of this branch",
    comment: "the pull request comment",
    "github-deployment": "the GitHub Deployment",
    all: "what GitHub shows of this run",
};
const REQUIRED_PERMISSION = {
    "look-up": "pull-requests: read",
    comment: "pull-requests: write",
    "github-deployment": "deployments: write",
    all: "pull-requests: write",
};
/** Returns one warning for all missing permissions together, and one for each other reason. */
function buildReportWarnings(failed, readOnlyRun) {
    const order = Object.keys(NAMES);
    const entries = [...failed].sort(([one], [other]) => order.indexOf(one) - order.indexOf(other));
    const forbidden = entries.filter(([, { isForbidden }]) => isForbidden);
    const others = Map.groupBy(entries.filter(([, { isForbidden }]) => !isForbidden), ([, refused]) => reasonOf(refused));
    return [
        ...(forbidden.length === 0 ? [] : [forbiddenText(forbidden, readOnlyRun)]),
        ...[...others].map(([reason, group]) => ({
            level: "warning",
            text: `${capitalize(whatFailed(group.map(([channel]) => channel)))}: ${reason}. The result of this step is not affected.`,
        })),
    ];
}
function reasonOf({ reason, permission }) {
    return permission === null ? reason : `${reason} (requires \`${permission}\`)`;
}
function forbiddenText(forbidden, readOnlyRun) {
    const what = forbidden.map(([channel, { permission }]) => {
        const accepted = permission === null ? "" : `; GitHub accepts \`${permission}\``;
        return `${whatFailed([channel])} (needs \`${REQUIRED_PERMISSION[channel]}\`${accepted})`;
    });
    const text = `The token lacks permissions: ${what.join(", and ")}. The result of this step is not affected.`;
    return { level: readOnlyRun === null ? "warning" : "notice", text: `${text} ${ADVICE[readOnlyRun ?? "other"]}` };
}
/**
 * A Dependabot token can only read by default, and `permissions` can give it more:
 * https://docs.github.com/en/code-security/dependabot/troubleshooting-dependabot/troubleshooting-dependabot-on-github-actions
 * A fork's token is limited to reading, even if the workflow sets other permissions:
 * https://docs.github.com/en/actions/reference/security/secure-use#potential-impact-of-a-compromised-runner
 */
const ADVICE = {
    fork: "Runs of a fork's pull request get a token that can only read.",
    dependabot: `Runs of Dependabot get a token that can only read, unless the job sets:\n\n${action_failures/* PERMISSIONS */.Jj}`,
    other: `Add these permissions to the job (your own token in \`github-token\` needs the same ones):\n\n${action_failures/* PERMISSIONS */.Jj}`,
};
function whatFailed(channels) {
    const written = channels.filter((channel) => channel !== "look-up").map((channel) => NAMES[channel]);
    return [
        ...(channels.includes("look-up") ? [`${NAMES["look-up"]} could not be looked up`] : []),
        ...(written.length === 0 ? [] : [`${written.join(" and ")} could not be written`]),
    ].join(", and ");
}
function capitalize(text) {
    return text.charAt(0).toUpperCase() + text.slice(1);
}

// EXTERNAL MODULE: ./build/diagnosis/data-failures.js
var data_failures = __webpack_require__(5546);
// EXTERNAL MODULE: ./build/diagnosis/diagnose.js + 7 modules
var diagnose = __webpack_require__(5668);
;// CONCATENATED MODULE: ./build/report/records/end-step.js
/** The step with which a run's record ends. */




/** Whether the push went through, also if something after it failed. */
function isPushed({ status, failure }) {
    return status === "deployed" || (status === "failed" && AFTER_THE_PUSH.includes(failure?.code ?? ""));
}
/** Failures of what comes after the push: what was pushed is live. */
const AFTER_THE_PUSH = [...data_failures/* IMPORT_FAILURES */.wW, "overtaken"];
/**
 * @returns The step which records that this run created its preview deployment, so that a cleanup may delete it. `null` if
 *   it did not, or if that is already recorded.
 */
function claimStep(record, { preview, deployment }) {
    if (preview?.created !== true || deployment.name === null)
        return null;
    const name = (0,status_descriptions/* recordedName */.kq)(deployment.name);
    return hasClaimed(record, name) ? null : { kind: "claimed", deployment: name, created: true };
}
/**
 * Whether the record contains the claim of this deployment. A run whose preview was deleted claims a second one.
 *
 * @param deployment - Its name, or `null` if the CLI has not printed it: then any claim counts.
 */
function hasClaimed(record, deployment) {
    return (0,records_record/* claimsIn */.hh)(record).some((claim) => deployment === null || claim.deployment === null || claim.deployment === deployment);
}
function endStep(record, outcome) {
    const { deployment, isImported, isSeeded } = outcome;
    // Nothing is imported or seeded before the push.
    if (isPushed(outcome) || (0,records_record/* isDeployed */.Nj)(record))
        return {
            kind: "pushed",
            deployment: deployment.name === null ? null : (0,status_descriptions/* recordedName */.kq)(deployment.name),
            imported: isImported,
            seeded: isSeeded,
        };
    return { kind: "ended", how: endOfRun(outcome), mayBeLive: mayBeLive(record, outcome) };
}
function endOfRun({ status, failure }) {
    if (failure?.code === "superseded")
        return "superseded";
    return status === "refused" || status === "cancelled" || status === "skipped" ? status : "failed";
}
/** A push may have succeeded if it was started and no response to it was seen. */
function mayBeLive(record, { failure }) {
    if ((0,records_record/* lastStep */.tX)(record, "pushing") === undefined || failure === null)
        return false;
    return !failure.isBeforePush && failure.code !== "superseded" && !(0,diagnose/* isPushRefused */.R5)(failure.code);
}

// EXTERNAL MODULE: ./build/report/records/record-head.js
var record_head = __webpack_require__(3168);
;// CONCATENATED MODULE: ./build/records/order.js
/** Decides whether a run may still push, and whether a newer run has pushed in the meantime. */



/** @returns What to read from GitHub before `commitsToCompare` is called. */
function neededFacts({ record, branch }) {
    const { origin, event, isChosen } = record;
    const pullRequest = origin.kind === "pull-request" ? origin.number : null;
    if (event === "merge_group" && !isChosen)
        return { pullRequest, refs: branch === null ? [] : [headRef(branch)] };
    if (isChosen || pullRequest !== null)
        return { pullRequest, refs: [] };
    if (origin.kind === "tag")
        return { pullRequest: null, refs: [tagRef(origin.name)] };
    if (origin.kind !== "branch")
        return NOTHING;
    // The other workflow may have run for a branch or for a tag of this name.
    const tags = event === "workflow_run" ? [tagRef(origin.name)] : [];
    return { pullRequest: null, refs: [headRef(origin.name), ...tags] };
}
/**
 * The commits with which this run's commit must be compared. Usually none: it is the head, and no other run pushes to the
 * slot at the same time.
 *
 * @param readBefore - See `overtaken`. Omit it before the push.
 */
function commitsToCompare({ record: own }, records, now, readBefore = null) {
    const commits = readBefore === null
        ? [...headsOf(own, now), ...(isOrdered(own, now) ? deciding(own, records, now) : []).map(historyCommit)]
        : [...pushesSince(own, records, readBefore), ...possiblyLast(sharingPushes(own, records, now.time))].map(historyCommit);
    return [...new Set(commits)].filter((commit) => commit !== "" && commit !== historyCommit(own));
}
/**
 * Whether this run is superseded. Call it before the CLI starts if the claim replaces a Convex deployment (`recreates`),
 * and before the push; in both cases after `begun` was written. If GitHub cannot be read, the run continues.
 *
 * @param records - The slot's records, including this run's.
 */
function superseded(run, records, now) {
    const { record: own } = run;
    if (own.isChosen)
        return continues(notHeadOfOpen(own, now));
    if (own.event === "merge_group")
        return inMergeQueue(run, now);
    switch (own.origin.kind) {
        case "pull-request":
            return inPullRequest(run, own.origin.number, now);
        case "branch":
            return chosenByPerson(own, records, now) ?? onBranch(own, own.origin.name, records, now);
        case "tag":
            return chosenByPerson(own, records, now) ?? atTag(own, own.origin.name, records, now);
        case "unknown":
            return continues();
    }
}
/**
 * Whether no other run of the slot is in progress. If this is so after our push, the records may have been read before our
 * `pushed` was written: a run that starts later pushes later, and sees our push. Otherwise at least one of two runs whose
 * pushes overlap has to read the records after both have written.
 *
 * @param records - The slot's records.
 * @param time - In milliseconds since the epoch.
 */
function isAlone(own, records, time) {
    return records.every((other) => other.id === own.id || !(0,records_record/* isInProgress */.LT)(other, time));
}
/**
 * Whether another run pushed at the same time, so that an older commit is live, or may be. The step fails with `overtaken`
 * if the result is not `null`.
 *
 * @param records - The slot's records, read after `pushed` was written, or with `isAlone` after the push.
 * @param readBefore - The slot's records as they were read for `superseded` before the push.
 */
function overtaken(run, records, now, readBefore) {
    const own = run.record;
    const pushes = pushesSince(own, records, readBefore);
    const newer = pushes.find((other) => isNewer(other, run, now));
    if (newer !== undefined)
        return { by: newer, isCertain: endedBefore(newer, own), isOwnOlder: true };
    const older = pushes.find((other) => !endedBefore(other, own) && isOlder(other, run, now));
    return older === undefined ? null : { by: older, isCertain: false, isOwnOlder: false };
}
/**
 * Lists other folders and workflows that push the same or a newer commit to the same slot, for a warning: each push
 * overwrites the others. They never supersede each other, since each may build another site.
 */
function sharing(own, records, now) {
    const found = new Map();
    for (const other of sharingPushes(own, records, now.time)) {
        const isNewer = now.relations[historyCommit(other)] === "ahead";
        if (!isNewer && historyCommit(other) !== historyCommit(own))
            continue;
        const { workflow, workingDirectory } = other;
        const key = JSON.stringify([workflow, workingDirectory]);
        found.set(key, { workflow, workingDirectory, isNewer: isNewer || found.get(key)?.isNewer === true });
    }
    return [...found.values()];
}
function inMergeQueue({ record, branch }, { refs, pullRequest }) {
    const head = branch === null ? undefined : refs[headRef(branch)];
    if (head === undefined || head === historyCommit(record))
        return continues();
    // GitHub deletes the branch both after the merge and after the pull request was removed from the queue.
    const closed = pullRequest?.isOpen === false ? "pull-request" : null;
    return stops(`the merge queue's branch ${head === null ? "was deleted" : "has moved on"}`, { closed });
}
function inPullRequest({ record, mergedHead }, number, now) {
    const { pullRequest } = now;
    if (pullRequest === null)
        return continues(unreadable(record, `read pull request #${number}`));
    const { isOpen, headSha } = pullRequest;
    if (!isOpen)
        return stops(`pull request #${number} is closed`, { closed: "pull-request" });
    if (historyCommit(record) === "" || isHead(headSha, record, mergedHead))
        return continues(notHeadOfOpen(record, now));
    return stops(`pull request #${number} has moved on to ${headSha.slice(0, 7)}`);
}
/** Somebody may have given the wrong number in `pull-request`, or started the run on the wrong branch. */
function notHeadOfOpen(own, { pullRequest }) {
    if (own.origin.kind !== "pull-request" || pullRequest === null || !isPreview(own))
        return [];
    const { number } = own.origin;
    if (!pullRequest.isOpen)
        return [
            `Pull request #${number} is closed, so nothing but a sweep or a manual cleanup deletes the preview of this run before it expires.`,
        ];
    if (["", pullRequest.headSha].includes(historyCommit(own)))
        return [];
    return [
        `The head of pull request #${number} is ${pullRequest.headSha.slice(0, 7)}, but this run deploys ${order_short(own)} to its preview. To deploy the pull request's own code, run on its branch, or check out its head and name it in \`commit\`.`,
    ];
}
function onBranch(own, name, records, now) {
    const head = now.refs[headRef(name)];
    if (head === null && typeof now.refs[tagRef(name)] === "string")
        return atTag(own, name, records, now);
    if (head === null)
        return isPreview(own)
            ? stops(`the branch \`${name}\` was deleted`, { closed: "branch" })
            : byRecords(own, records, now);
    if (head === historyCommit(own))
        return continues();
    const relation = head === undefined ? undefined : now.relations[head];
    if (relation === "behind" || relation === "diverged")
        return stops(`the branch \`${name}\` no longer contains commit ${order_short(own)}`);
    return byRecords(own, records, now, relation === undefined ? unreadable(own, `compare commit ${order_short(own)} with the branch \`${name}\``) : []);
}
function atTag(own, name, records, now) {
    const target = now.refs[tagRef(name)] ?? null;
    const relation = target === null ? undefined : now.relations[target];
    if (target !== null && (relation === "behind" || relation === "diverged"))
        return stops(`the tag \`${name}\` was moved to ${target.slice(0, 7)}, which does not contain commit ${order_short(own)}`);
    const newest = deciding(own, records, now).find(records_record/* isDeployed */.Nj);
    const isApart = newest !== undefined && now.relations[historyCommit(newest)] === "diverged";
    return byRecords(own, records, now, isApart ? [`The commit deployed before, ${order_short(newest)}, is not part of the history of ${order_short(own)}.`] : []);
}
/** A run whose commit a person chose takes precedence if it started after this attempt. */
function chosenByPerson(own, records, { time }) {
    const [by] = peersOf(own, records).filter((other) => isChosenLater(other, own) && historyCommit(other) !== historyCommit(own) && hasPushedOrIsPushing(other, time));
    if (by === undefined)
        return null;
    return stops(`run ${by.runId}, which somebody started by hand, has deployed since`, { by });
}
function byRecords(own, records, now, notices = []) {
    const others = deciding(own, records, now).filter((other) => !["", historyCommit(own)].includes(historyCommit(other)));
    const newer = others.filter((other) => now.relations[historyCommit(other)] === "ahead");
    const by = newer.find((other) => hasPushedOrIsPushing(other, now.time));
    if (by !== undefined)
        return stops(`run ${by.runId} has deployed the newer commit ${order_short(by)}`, { by });
    const unread = others.find((other) => now.relations[historyCommit(other)] === undefined);
    return continues([
        ...notices,
        ...(unread === undefined || notices.length > 0
            ? []
            : unreadable(own, `compare commit ${order_short(own)} with ${order_short(unread)}, which was deployed before`)),
        ...newer.map((stopped) => `Run ${stopped.runId} was stopped during its push and may have deployed the newer commit ${order_short(stopped)}. ${order_short(own)} replaces it.`),
    ]);
}
/** The records that decide: the pushes that may have been the last one in the slot, and the last one of this branch. */
function deciding(own, records, now) {
    const peers = peersOf(own, records).filter((other) => pushOf(other, now.time) !== null);
    const ofBranch = own.origin.kind === "branch" ? peers.filter((other) => isOfSameOrigin(other, own)) : [];
    const last = new Set([...possiblyLast(peers), ...possiblyLast(ofBranch)]);
    return [...last].filter((other) => !isMovedFrom(other, own, now));
}
/** Whether the tag of both runs was moved to this run's commit. It may be older: somebody wants that, as with a branch. */
function isMovedFrom(other, own, { refs }) {
    const tag = order_tagOf(own, refs);
    return tag !== null && isOfSameOrigin(other, own) && refs[tagRef(tag)] === historyCommit(own);
}
/** The tag of a run. The other workflow of a `workflow_run` may have run for a tag: then there is no branch of the name. */
function order_tagOf({ origin }, refs) {
    if (origin.kind === "tag")
        return origin.name;
    return origin.kind === "branch" && refs[headRef(origin.name)] === null ? origin.name : null;
}
/** Whether the slot's records decide about this run. Not if its commit is the branch's head: nothing is newer. */
function isOrdered(own, { refs }) {
    if (own.isChosen || own.event === "merge_group")
        return false;
    return (own.origin.kind === "tag" || (own.origin.kind === "branch" && refs[headRef(own.origin.name)] !== historyCommit(own)));
}
function headsOf(own, { refs }) {
    return own.event === "merge_group" ? [] : Object.values(refs).filter((head) => head !== null);
}
/** The other runs that can supersede this one, the newest push first. */
function peersOf(own, records) {
    return newestFirst(records.filter((other) => other.id !== own.id && isPeer(other, own)));
}
/** The records of pushes by other folders and workflows to the slot, newest first. */
function sharingPushes(own, records, time) {
    return newestFirst(records.filter((other) => !isPeer(other, own) && pushOf(other, time) !== null));
}
/** The pushes that may have been the last: those that overlapped the last certain one, or came after it. */
function possiblyLast(pushes) {
    const certain = pushes.find(records_record/* isDeployed */.Nj);
    const from = certain === undefined ? 0 : ((0,records_record/* pushSpan */.r$)(certain)?.from ?? 0);
    return pushes.filter((push) => ((0,records_record/* pushSpan */.r$)(push)?.to ?? 0) >= from);
}
function newestFirst(records) {
    const from = (record) => (0,records_record/* pushSpan */.r$)(record)?.from ?? 0;
    return records.toSorted((one, other) => from(other) - from(one));
}
/**
 * Whether the two runs can supersede each other. Two folders are two apps, and two workflows of one branch may build two
 * sites. But a release, or a run whose commit a person chose, deploys the same site as the branch's workflow.
 */
function isPeer(one, other) {
    const isSameWork = (0,records_record/* isSameWorkflow */.oe)(one, other) || !isOfSameOrigin(one, other);
    return one.workingDirectory === other.workingDirectory && (isSameWork || one.isChosen || other.isChosen);
}
/**
 * The peers that pushed, or may have, since `readBefore` was read. A push that had ended by then ended before this run's.
 * If GitHub could not be read then, `readBefore` lacks them; a run that a person started still means to replace what had
 * been pushed when it started.
 */
function pushesSince(own, records, readBefore) {
    const before = new Set(readBefore.filter(hasPushed).map(({ id }) => id));
    const isReplacedByChoice = (other) => own.isChosen && ((0,records_record/* pushSpan */.r$)(other)?.to ?? 0) <= (0,records_record/* begunAt */.Hs)(own);
    return peersOf(own, records).filter((other) => hasPushed(other) && !before.has(other.id) && !isReplacedByChoice(other));
}
/**
 * The records of runs whose push ended in the second in which this run's push started: `overtaken` needs the IDs of their
 * statuses to know which came first.
 */
function endedAsOwnStarted(own, records) {
    const from = (0,records_record/* pushSpan */.r$)(own)?.from;
    return records.filter((other) => other.id !== own.id && hasPushed(other) && (0,records_record/* pushSpan */.r$)(other)?.to === from);
}
/** Whether the other run's push had ended before this run's push started. */
function endedBefore(other, own) {
    const [end, begin] = [(0,records_record/* pushEnd */.ab)(other), (0,records_record/* lastStep */.tX)(own, "pushing")];
    const [to, from] = [(0,records_record/* pushSpan */.r$)(other)?.to ?? Number.POSITIVE_INFINITY, (0,records_record/* pushSpan */.r$)(own)?.from ?? 0];
    if (to !== from)
        return to < from;
    return (end?.statusId ?? Number.POSITIVE_INFINITY) < (begin?.statusId ?? 0);
}
function isNewer(other, { record: own, mergedHead }, now) {
    if (historyCommit(other) === historyCommit(own))
        return false;
    if (isChosenLater(other, own))
        return true;
    const head = headNow(own, now);
    const isAtHead = head !== null && isHead(head, own, mergedHead);
    // A branch or a tag may have been moved back to this run's commit.
    if (isAtHead && isOfSameOrigin(other, own))
        return false;
    if (now.relations[historyCommit(other)] === "ahead")
        return true;
    if (isAtHead)
        return false;
    const isLater = isOfSameOrigin(other, own) && (0,records_record/* compareStarts */.bB)(other, own) > 0;
    return head === null ? isLater && own.origin.kind === "pull-request" : historyCommit(other) === head || isLater;
}
function isOlder(other, { record: own, mergedHead }, now) {
    if (historyCommit(other) === historyCommit(own))
        return false;
    if (isChosenLater(own, other) || now.relations[historyCommit(other)] === "behind")
        return true;
    const head = headNow(own, now);
    if (!isOfSameOrigin(other, own))
        return false;
    return head === null ? (0,records_record/* compareStarts */.bB)(other, own) < 0 : isHead(head, own, mergedHead);
}
function headNow({ event, origin, isChosen }, { pullRequest, refs }) {
    // The commit of a merge queue is a merge that is never the pull request's head, and a person may choose any commit.
    if (event === "merge_group" || isChosen)
        return null;
    if (origin.kind === "pull-request")
        return pullRequest?.headSha ?? null;
    const tag = order_tagOf({ origin }, refs);
    if (tag !== null)
        return refs[tagRef(tag)] ?? null;
    return origin.kind === "branch" ? (refs[headRef(origin.name)] ?? null) : null;
}
function isChosenLater(one, other) {
    return one.isChosen && (0,records_record/* compareStarts */.bB)(one, other) > 0;
}
function isOfSameOrigin(one, other) {
    return (0,records_origin/* originKey */.y3)(one.origin) === (0,records_origin/* originKey */.y3)(other.origin);
}
function isHead(head, record, mergedHead) {
    return head === historyCommit(record) || head === mergedHead;
}
/** Whether the run's push has ended, and has succeeded or may have succeeded. */
function hasPushed(record) {
    const end = (0,records_record/* endOf */.pJ)(record);
    return (0,records_record/* isDeployed */.Nj)(record) || (end?.kind === "ended" && end.mayBeLive && (0,records_record/* pushSpan */.r$)(record) !== null);
}
/** Whether the run has pushed or is pushing. A run that was stopped during its push supersedes no other, but may be live. */
function hasPushedOrIsPushing(record, time) {
    const push = pushOf(record, time);
    return push === "deployed" || push === "deploying";
}
/** @returns How far a run's push got, or `null` if it changed nothing. */
function pushOf(record, time) {
    if ((0,records_record/* isDeployed */.Nj)(record))
        return "deployed";
    if ((0,records_record/* pushSpan */.r$)(record) === null)
        return null;
    if ((0,records_record/* isInProgress */.LT)(record, time))
        return "deploying";
    return (0,records_record/* endOf */.pJ)(record) === undefined || hasPushed(record) ? "stopped" : null;
}
/** The run's commit in the repository's history: GitHub does not know commits that were made in a job. */
function historyCommit({ baseCommit, commit }) {
    return baseCommit ?? commit;
}
function isPreview({ slot }) {
    return (0,records_slot/* targetOf */.$r)(slot) === "preview";
}
/** The notices of a run that pushes because the answer to `superseded` came too late. */
function lateNotices(record) {
    return record.isChosen ? [] : unreadable(record, "read in time what was deployed before");
}
function unreadable(record, what) {
    if (isPreview(record))
        return [];
    return [`Could not ${what}, so this deploy may replace a newer one.`];
}
function continues(notices = []) {
    return { kind: "continue", notices };
}
function stops(reason, more = {}) {
    return { kind: "superseded", reason, closed: null, by: null, ...more };
}
function order_short(record) {
    return historyCommit(record).slice(0, 7);
}
function headRef(branch) {
    return `refs/heads/${branch}`;
}
function tagRef(tag) {
    return `refs/tags/${tag}`;
}
const NOTHING = { pullRequest: null, refs: [] };

;// CONCATENATED MODULE: ./build/report/records/run-order.js
/** Checks with GitHub whether a run may push, and after its push whether it conflicts with pushes of other runs. */




class RunOrder {
    #slots;
    #run;
    /** The slot's records as they were when this run checked whether it may push. */
    #readBefore = [];
    /** The run's Convex deployment as in records, or `null` while it is not known. */
    #deployment = null;
    constructor(slots, run) {
        this.#slots = slots;
        this.#run = run;
    }
    #currentRun(pullRequest) {
        const { record, branch, isOfHead } = this.#run;
        return { record: record(), branch, mergedHead: isOfHead ? null : (pullRequest?.headSha ?? null) };
    }
    /** The pull request and the refs that `superseded` depends on. */
    get needed() {
        return neededFacts(this.#currentRun(null));
    }
    /** Whether no other run of the slot is in progress, as far as is known. */
    get isAlone() {
        return isAlone(this.#run.record(), this.#known(), (0,clock/* githubNow */.C)());
    }
    /**
     * Whether this run is superseded.
     *
     * @param fetchView - Reads what `needed` names from GitHub. An error counts as unreadable.
     * @param deployment - The run's Convex deployment as in records, if it is known: its record does not name it yet.
     * @param late - Aborted when the run no longer waits for the result.
     */
    async isSuperseded(fetchView, deployment, late) {
        this.#deployment = deployment;
        const view = await fetchView().catch(() => null);
        const run = this.#currentRun(view?.pullRequest ?? null);
        const now = { time: (0,clock/* githubNow */.C)(), pullRequest: view?.pullRequest ?? null, refs: view?.refs ?? {} };
        const records = isOrdered(run.record, now) ? await this.#readSlot().catch(() => this.#known()) : this.#known();
        // By now the run may have pushed, so these records do not show what was deployed before its push.
        if (!late.aborted)
            this.#readBefore = records;
        const relations = await this.#relations(run, records, now, null).catch(() => ({}));
        return superseded(run, records, { ...now, relations });
    }
    /** What to tell people if GitHub did not respond in time, so that nobody knows whether this run is superseded. */
    get lateNotices() {
        return lateNotices(this.#run.record());
    }
    /**
     * Finds the pushes of other runs that conflict with this run's push.
     *
     * @param view - Read after the end of the push was written, or at the same time if this run `isAlone`.
     * @throws What Octokit throws.
     */
    async findConflicts(view) {
        const run = this.#currentRun(view.pullRequest);
        const known = this.#known();
        // Without the IDs, the two pushes count as overlapping.
        const tied = await this.#slots.withStatusIds(endedAsOwnStarted(run.record, known)).catch(() => []);
        const records = (0,records_record/* mergeRecords */.PI)(known, tied);
        const now = { time: (0,clock/* githubNow */.C)(), pullRequest: view.pullRequest, refs: view.refs };
        const relations = await this.#relations(run, records, now, this.#readBefore);
        const facts = { ...now, relations };
        return {
            overtaking: overtaken(run, records, facts, this.#readBefore),
            sharing: sharing(run.record, records, facts),
        };
    }
    async #readSlot() {
        const { records } = await this.#slots.readLatest(this.#run.record().slot);
        return this.#ofSlot((0,records_record/* mergeRecords */.PI)(this.#run.known(), records, [this.#run.record()]));
    }
    #known() {
        return this.#ofSlot((0,records_record/* mergeRecords */.PI)(this.#run.known(), [this.#run.record()]));
    }
    #ofSlot(records) {
        return (0,records_slot/* recordsOfSlot */.IR)(this.#run.record().slot, records, this.#deployment ?? undefined);
    }
    async #relations(run, records, now, readBefore) {
        const commits = commitsToCompare(run, records, now, readBefore);
        const { baseCommit, commit } = run.record;
        return commits.length === 0 ? {} : this.#slots.compare(baseCommit ?? commit, commits);
    }
}

;// CONCATENATED MODULE: ./build/report/records/seed-lock.js
/** A lock in the records of runs, so that only one of several runs seeds a Convex deployment. */






function stepOf(kind, task, deployment, item) {
    return { kind, deployment, item, ...digestBefore(task, item) };
}
class SeedLock {
    #slots;
    #channels;
    #stores;
    constructor(slots, channels, stores) {
        this.#slots = slots;
        this.#channels = channels;
        this.#stores = stores;
    }
    /** Claims the work for this run, in the records that all runs read, before any of it is done. */
    async acquire(task, { deployment, preview }) {
        const { own, comment, known } = this.#stores;
        if (deployment.name === null)
            return { kind: "unrecorded" };
        const name = (0,status_descriptions/* recordedName */.kq)(deployment.name);
        let others = [];
        const claim = (records) => seedClaim(task, own.record.id, name, (0,records_record/* mergeRecords */.PI)(records, others), (0,clock/* githubNow */.C)());
        // Usually the records that were read anyway show that it is done.
        if (claim(known()).kind === "done")
            return { kind: "done" };
        if (preview?.created !== true && (own.id !== null || comment !== null)) {
            const read = await this.#channels.attempt("all", this.#stores.readOthers);
            if (read === report_channels/* CHANNEL_FAILED */.o)
                return { kind: "unrecorded" };
            others = read.records;
            // The run that seeded it may be in a comment that was not read.
            if ((0,verdict/* mayBeUnread */.So)(name, { ...read, records: (0,records_record/* mergeRecords */.PI)(known(), others) }))
                return { kind: "unrecorded" };
        }
        if (own.id !== null)
            return this.#attempt("github-deployment", () => this.#claimInDeployment(task, name, claim));
        if (comment !== null && !this.#channels.isForbidden("comment"))
            return this.#attempt("comment", () => this.#claimInComment(task, name, comment, claim));
        // No run can record anything here. But only the run that created the Convex deployment seeds, so it happens once.
        return preview?.created === true ? { kind: "claimed", from: 1, isResumed: false } : { kind: "unrecorded" };
    }
    /** Records that the run starts another item. Call it before: if the run ends during the item, its result is unknown. */
    async proceed(task, item, { deployment }) {
        const { own, comment, known, entry } = this.#stores;
        if (deployment.name === null)
            return;
        const step = stepOf(SEED_STEPS[task.kind].begun, task, (0,status_descriptions/* recordedName */.kq)(deployment.name), item);
        if (own.id !== null) {
            await this.#channels.attempt("github-deployment", () => own.write(step, known()));
            return;
        }
        own.keep(step, known());
        if (comment !== null && !this.#channels.isForbidden("comment"))
            await this.#channels.attempt("comment", () => comment.writeEnd([entry()]));
    }
    /** Records that an item failed, so that the next run continues with it. */
    async fail(task, item, { deployment }) {
        const { own, known } = this.#stores;
        if (deployment.name === null)
            return;
        const step = stepOf(SEED_STEPS[task.kind].failed, task, (0,status_descriptions/* recordedName */.kq)(deployment.name), item);
        await this.#channels.attempt("github-deployment", () => own.write(step, known()));
    }
    async #attempt(channel, claim) {
        const result = await this.#channels.attempt(channel, claim);
        return result === report_channels/* CHANNEL_FAILED */.o ? { kind: "unrecorded" } : result;
    }
    async #claimInDeployment(task, deployment, claim) {
        const { own, known } = this.#stores;
        const first = claim(await this.#readAll(task));
        if (first.kind !== "claimed")
            return first;
        await own.write(stepOf(SEED_STEPS[task.kind].begun, task, deployment, first.from), known());
        return claim(await this.#readAll(task));
    }
    /** Reads the records with the IDs of their statuses, which show which of two claims GitHub received first. */
    async #readAll({ kind }) {
        const { own, known } = this.#stores;
        const { records } = await this.#slots.readAll(own.record.slot);
        const open = records.filter((record) => (0,records_record/* lastStep */.tX)(record, SEED_STEPS[kind].begun) !== undefined &&
            (0,records_record/* endOf */.pJ)(record) === undefined &&
            record.id !== own.record.id);
        return (0,records_record/* mergeRecords */.PI)(known(), records, await this.#slots.withStatusIds(open));
    }
    async #claimInComment(task, deployment, comment, claim) {
        const { own, known, entry } = this.#stores;
        await comment.fetch();
        const first = claim(known());
        if (first.kind !== "claimed")
            return first;
        own.keep(stepOf(SEED_STEPS[task.kind].begun, task, deployment, first.from), known());
        await comment.writeEnd([entry()]);
        return claim(known());
    }
}

;// CONCATENATED MODULE: ./build/report/reporter.js
/** Reports a run to GitHub: at its start, before and after its push, and at its end. */
















/** The largest limit of `timeout-minutes`, in milliseconds: how long ago a run with a limit may have started that still pushes. */
const DAY_MS = 24 * 60 * 60_000;
class Reporter {
    #parts;
    #channels;
    #log;
    /** Aborted when the end is about to be reported. */
    #skipDelays = new AbortController();
    #comment = null;
    #own = null;
    #order = null;
    /** Settles when the start has been reported; `null` if it was not. */
    #started = null;
    /** Settles when the steps before the end of the push have been recorded; `null` if there are none. */
    #progress = null;
    /** Notices of `checkSuperseded`, which is called several times. */
    #noticed = new Set();
    /** The records that were read from GitHub Deployments. Those of the comment are in `#comment`. */
    #read = [];
    /** Ids of records whose GitHub Deployment has `success` as its latest state. */
    #active = new Set();
    /** Whether there are older GitHub Deployments than those that were read. */
    #hasOlder = false;
    /** Whether GitHub could be read after this run's push. */
    #hasReadAfterPush = false;
    constructor(parts) {
        this.#parts = parts;
        this.#channels = parts.channels;
        this.#log = parts.log;
    }
    /** All records that were read or written, in any slot. */
    get #known() {
        const own = this.#own?.record;
        const commented = this.#comment?.entries.map(({ record }) => record) ?? [];
        return (0,records_record/* mergeRecords */.PI)(this.#read, commented, own === undefined || own.steps.length === 0 ? [] : [own]);
    }
    /** Sets which run is reported. Call it before any report; the last call counts. */
    plan({ head, isOfHead }) {
        const { createRecord, slots, trigger } = this.#parts;
        if (createRecord === null || slots === null)
            return;
        const own = createRecord(head);
        this.#own = own;
        const run = { record: () => own.record, known: () => this.#known, branch: trigger.branch, isOfHead };
        this.#order = new RunOrder(slots, run);
    }
    /** Reports that a deploy has started, in parallel with the CLI. Call `plan` first. */
    reportStart(outcome) {
        this.#started = this.#channels.guard(() => this.#writeStart(this.#sent(outcome)));
    }
    async #writeStart(outcome) {
        const own = this.#own;
        if (own === null)
            return;
        const comment = await this.#openComment(outcome);
        if (comment === null && !this.#parts.withDeployment && outcome.target === "production")
            this.#log.notice(NOTHING_RECORDED);
        if (this.#wantsDeployment)
            await this.#createDeployment(own, outcome);
        // Fetch the comment last, so that as little time as possible passes before it is written.
        const view = comment === null ? report_channels/* CHANNEL_FAILED */.o : await this.#channels.attempt("comment", () => comment.fetch());
        if (own.record.steps.length === 0)
            own.keep({ kind: "begun" }, this.#known);
        if (comment === null || view === report_channels/* CHANNEL_FAILED */.o)
            return;
        await this.#channels.attempt("comment", async () => this.#outputCommentUrl(await comment.writeStart(this.#entry(outcome, "deploying"))));
    }
    /**
     * @param deployment - The run's Convex deployment, if it is known.
     * @returns Why this run must no longer push, or `null` if it may, or if GitHub does not respond in time.
     */
    async checkSuperseded(deployment = null) {
        const order = this.#order;
        if (order === null)
            return null;
        const late = new AbortController();
        const name = deployment && (0,status_descriptions/* recordedName */.kq)(deployment);
        const check = await within(timeouts/* LOOKUP_TIMEOUT_MS */.Sq, 
        // Does not wait for `#progress`: the decision must not depend on how fast GitHub writes.
        (this.#started ?? Promise.resolve()).then(() => order.isSuperseded(() => this.#fetchView(order), name, late.signal)));
        if (check === "late")
            late.abort();
        else if (check.kind === "superseded")
            return { reason: check.reason, closed: check.closed };
        for (const notice of check === "late" ? order.lateNotices : check.notices) {
            if (!this.#noticed.has(notice))
                this.#log.notice(notice);
            this.#noticed.add(notice);
        }
        return null;
    }
    /**
     * Records that the run has claimed a Convex deployment and is about to push to it. A preview may be deleted later only
     * if a record like this shows that this action created it.
     *
     * @param outcome - Lacks the deployment's name if the CLI prints that only after the push.
     * @param created - Whether the run's first claim created it.
     */
    async markPushing(outcome, created) {
        const own = this.#own;
        const sent = this.#sent(outcome);
        const deployment = sent.deployment.name === null ? null : (0,status_descriptions/* recordedName */.kq)(sent.deployment.name);
        if (own === null)
            return;
        const last = (0,records_record/* lastStep */.tX)(own.record, "pushing")?.deployment;
        // A retry pushes to the same deployment, whose name the CLI may not have printed.
        if (last === deployment || last === null || (last !== undefined && deployment === null))
            return;
        const step = { kind: "pushing", deployment, created };
        await within(timeouts/* LOOKUP_TIMEOUT_MS */.Sq, this.#recordProgress(() => this.#writeProgress(own, step, sent)));
    }
    /**
     * Records, in parallel with the build, that this run has created its preview deployment. Builds take long, and without
     * this, no cleanup may delete the preview if the run's machine is lost before the push.
     */
    reportCreated(outcome) {
        const own = this.#own;
        const sent = this.#sent(outcome);
        if (own === null)
            return;
        this.#recordProgress(async () => {
            const step = claimStep(own.record, sent);
            if (step !== null)
                await this.#writeProgress(own, step, sent);
        });
    }
    /** Writes after the steps before, also if nobody waits for them any longer. */
    #recordProgress(write) {
        const earlier = this.#progress;
        this.#progress = this.#channels.guard(async () => {
            await this.#started;
            await earlier;
            await write();
        });
        return this.#progress;
    }
    /** Writes a step of a run in progress. If the GitHub Deployment cannot be written, the comment keeps the record. */
    async #writeProgress(own, step, sent) {
        const hasRecord = own.id !== null;
        if (!hasRecord)
            own.keep(step, this.#known);
        const written = hasRecord
            ? await this.#channels.attempt("github-deployment", () => own.write(step, this.#known))
            : report_channels/* CHANNEL_FAILED */.o;
        const comment = this.#comment;
        if (written === report_channels/* CHANNEL_FAILED */.o && comment !== null)
            await this.#channels.attempt("comment", () => comment.writeEnd([this.#entry(sent, "deploying")]));
    }
    /** Records that this run created a preview deployment to which it pushed nothing. @returns All known records. */
    async recordClaim(outcome) {
        const own = this.#own;
        if (own === null)
            return [];
        await this.#settled();
        await this.#attemptWrite(own, () => this.#writeClaim(own, this.#sent(outcome)));
        return this.#known;
    }
    /** @throws What Octokit throws. */
    async #writeClaim(own, outcome) {
        const claim = claimStep(own.record, outcome);
        if (claim !== null)
            await own.write(claim, this.#known);
    }
    /**
     * Reports the successful push, then looks for conflicting pushes of other runs. Takes at most `REPORT_TIMEOUT_MS`.
     *
     * @returns The conflicts, or `null` if GitHub could not be read.
     */
    async reportPushed(outcome) {
        const [own, order] = [this.#own, this.#order];
        if (own === null || order === null)
            return null;
        const conflicts = await within(timeouts/* REPORT_TIMEOUT_MS */.WA, this.#settled().then(async () => {
            const view = await this.#writeEndAndFetch(own, order, this.#sent(outcome));
            return view === null ? null : this.#attemptFetch(() => order.findConflicts(view));
        }));
        return conflicts === "late" ? null : conflicts;
    }
    /** @returns The lock for work that is done once per Convex deployment, or `null` if nothing can be recorded. */
    async seedLock(outcome) {
        const own = this.#own;
        const { slots, evidence } = this.#parts;
        if (own === null || slots === null)
            return null;
        await this.#settled();
        return new SeedLock(slots, this.#channels, {
            own,
            comment: this.#parts.commentsAlways ? this.#comment : null,
            known: () => this.#known,
            readOthers: async () => (await evidence?.readReadable(own.record.slot)) ?? { records: [] },
            entry: () => this.#entry(this.#sent(outcome), "deploying"),
        });
    }
    /** @returns The Convex deployment that earlier runs of the slot pushed to, or `null` if there is none or it is unknown. */
    previousDeployment() {
        const own = this.#own;
        if (own === null)
            return null;
        const others = this.#recordsOfSlot(own).filter(({ id }) => id !== own.record.id);
        return (0,records_live/* liveIn */.SW)(others).deployment;
    }
    /** Reports the end. Takes at most `REPORT_TIMEOUT_MS`. Set the outputs before, so that no error here can prevent them. */
    async reportEnd(outcome) {
        this.#skipDelays.abort();
        const cap = outcome.ending.status === "cancelled" ? timeouts/* CANCELLED_REPORT_TIMEOUT_MS */._Y : timeouts/* REPORT_TIMEOUT_MS */.WA;
        const written = this.#settled().then(() => this.#channels.guard(() => this.#writeEnd(this.#sent(outcome))));
        if ((await within(cap, written)) === "late")
            this.#channels.markTimedOut(cap, this.#openChannels);
        this.#logWarnings();
    }
    /**
     * Reports the end of a run whose process was killed or crashed before it could report itself.
     *
     * @param begun - The outcome with which that process reported its start, or was about to; `null` if it had not got there.
     * @param isSameId - Whether the record that was passed to `plan` has the ID of that process's own record.
     */
    async reportEndAfterCrash(outcome, begun, isSameId) {
        const own = this.#own;
        if (begun !== null && own !== null)
            this.#started = this.#channels.guard(async () => {
                if (this.#wantsDeployment)
                    await this.#channels.attempt("github-deployment", () => own.resume(isSameId));
                const comment = await this.#openComment(this.#sent(begun));
                if (comment !== null)
                    await this.#channels.attempt("comment", () => comment.fetch());
                if (own.id !== null && this.#order !== null)
                    await this.#fetchView(this.#order).catch(() => null);
                own.addFromComment(this.#known);
                if (own.record.steps.length === 0)
                    own.keep({ kind: "begun" }, this.#known);
            });
        await this.reportEnd(outcome);
    }
    async #writeEnd(outcome) {
        // A cleanup and a sweep change the records of other runs instead: see `RemovalMarks`.
        const { status } = outcome;
        if (outcome.operation !== "deploy" || !isRowStatus(status))
            return;
        if (this.#own === null)
            this.plan({ head: this.#headWithoutTarget(outcome), isOfHead: false });
        const own = this.#own;
        if (own === null)
            return;
        const comment = await this.#openComment(outcome);
        await this.#beginLate(own, outcome);
        await this.#ensureEnd(own, outcome);
        // Read the records before the comment is written, which drops the runs that this one replaces. GitHub still shows them
        // as active.
        const records = this.#recordsOfSlot(own);
        const entries = [this.#entry(outcome, status), ...this.#lostEntries(own), ...this.#unseenEntries(own)];
        await Promise.all([
            comment !== null &&
                this.#channels.finish("comment", async () => this.#outputCommentUrl(await comment.writeEnd(entries))),
            own.id !== null &&
                this.#channels.finish("github-deployment", async () => {
                    await this.#tryEndStep(own, outcome);
                    await this.#addOlderRecords(own);
                    await this.#showEnd(own, outcome, (0,records_record/* mergeRecords */.PI)(records, this.#recordsOfSlot(own)));
                }),
        ]);
    }
    /** Creates what could not be created at the start, if GitHub was down. A missing permission is not tried again. */
    async #beginLate(own, outcome) {
        const isWanted = this.#wantsDeployment && this.#started !== null && own.id === null;
        if (isWanted && !this.#channels.isForbidden("github-deployment"))
            await this.#createDeployment(own, outcome);
        if (own.record.steps.length > 0)
            return;
        const comment = this.#comment;
        if (comment !== null)
            await this.#channels.attempt("comment", () => comment.fetch());
        own.keep({ kind: "begun" }, this.#known);
    }
    async #ensureEnd(own, outcome) {
        const order = this.#order;
        const isRecorded = this.#comment !== null || own.id !== null;
        if (order === null || !isRecorded || this.#hasReadAfterPush)
            await this.#writeEndStep(own, outcome);
        else
            await this.#writeEndAndFetch(own, order, outcome);
    }
    /**
     * Reads the records while the end is being written, and once more afterwards if another run of the slot is in progress. So
     * at least one of two runs whose pushes overlap reads the other's record.
     *
     * @returns `null` if GitHub could not be read.
     */
    async #writeEndAndFetch(own, order, outcome) {
        const fetchView = () => this.#attemptFetch(() => this.#fetchView(order));
        const [view] = await Promise.all([fetchView(), this.#writeEndStep(own, outcome)]);
        return view !== null && order.isAlone ? view : fetchView();
    }
    /** @param request - Reads the comment too, if there is one. @returns `null` if GitHub could not be read. */
    async #attemptFetch(request) {
        const read = await this.#channels.attempt(this.#comment === null ? "github-deployment" : "comment", request);
        this.#hasReadAfterPush = read !== report_channels/* CHANNEL_FAILED */.o;
        return read === report_channels/* CHANNEL_FAILED */.o ? null : read;
    }
    /** Waits for the reports of the start and the progress, so that no later one is written before them. */
    async #settled() {
        await this.#started;
        await this.#progress;
    }
    #writeEndStep(own, outcome) {
        return this.#attemptWrite(own, () => this.#tryEndStep(own, outcome));
    }
    /** Without a GitHub Deployment, `write` makes no request: calling it directly keeps the failure of an earlier attempt. */
    async #attemptWrite(own, write) {
        await (own.id === null ? write() : this.#channels.attempt("github-deployment", write));
    }
    /** @throws What Octokit throws. */
    async #tryEndStep(own, outcome) {
        // Write the end again if it was written before there was a GitHub Deployment.
        if ((0,records_record/* ownEndOf */.Dp)(own.record) !== undefined && (own.isEndWritten || own.id === null))
            return;
        const end = endStep(own.record, outcome);
        const text = outcome.failure === null ? (outcome.notes[0] ?? "") : (0,public_outcome/* causeText */.xv)(outcome.failure, this.#liveCommit(own));
        const url = (end.kind === "pushed" ? this.#appUrl(own, outcome) : null) ?? outcome.deployment.url;
        const facts = { text: text.replaceAll("`", ""), url };
        await this.#writeClaim(own, outcome);
        await own.write(end, this.#known, facts);
    }
    /**
     * Reads the slot's latest records, if the latest GitHub Deployments contain none that this run's push could replace: other
     * tools may have created many since then.
     */
    async #addOlderRecords(own) {
        const { slots } = this.#parts;
        const isFound = this.#recordsOfSlot(own).some(({ id }) => id !== own.record.id && this.#active.has(id));
        if (slots === null || isFound || !this.#hasOlder || !(0,records_record/* isDeployed */.Nj)(own.record))
            return;
        await this.#readSlot(own, slots);
    }
    async #readSlot(own, slots) {
        const latest = await slots.readLatest(own.record.slot);
        this.#addRead(own, latest);
        own.readReportedUrl(latest.deployments);
    }
    #addRead(own, { records, active }) {
        this.#read = (0,records_record/* mergeRecords */.PI)(this.#read, records);
        for (const id of active)
            this.#active.add(id);
        own?.addFromDeployments(records);
    }
    /** Updates the states of GitHub Deployments: this run's, those it replaced, and those of runs whose machine was lost. */
    async #showEnd(own, { failure }, records) {
        if ((0,records_record/* isDeployed */.Nj)(own.record))
            await own.showReportedUrl();
        if (failure?.code === "overtaken" && own.id !== null)
            await own.show(own.id, "failure", failure.cause);
        const { record: live } = (0,records_live/* liveIn */.SW)(records);
        const isLive = live?.id === own.record.id;
        if (!isLive && live !== null && own.id !== null && (0,records_record/* lastStep */.tX)(own.record, "pushed") !== undefined)
            await own.show(own.id, "inactive", REPLACED);
        const lost = (0,records_record/* lostRecords */.V7)(records, (0,clock/* githubNow */.C)());
        const replaced = isLive ? records.filter(({ id }) => id !== own.record.id && this.#active.has(id)) : [];
        if (lost.length === 0 && replaced.length === 0)
            return;
        const idOf = await this.#parts.slots?.githubDeploymentIds(own.record.slot, [
            ...lost.map(({ record }) => record),
            ...replaced,
        ]);
        if (idOf === undefined)
            return;
        for (const { record, mayBeLive } of lost) {
            const id = idOf.get(record.id);
            if (id !== undefined)
                await own.writeTo(id, { kind: "ended", how: "lost", mayBeLive }, LOST);
        }
        for (const { id } of replaced) {
            const deploymentId = idOf.get(id);
            if (deploymentId !== undefined)
                await own.show(deploymentId, "inactive", REPLACED);
        }
    }
    /** Entries for earlier runs that a comment created now lacks. Without them, it would show nothing as live. */
    #unseenEntries(own) {
        if (this.#parts.commentsAlways)
            return [];
        // A comment does not store accounts: all of its records count as written by this action's account.
        const others = this.#recordsOfSlot(own).filter(({ id, account }) => id !== own.record.id && account === "own");
        return others.map((record) => ({ record, row: null }));
    }
    /** The comment's entries for runs whose machine was lost. */
    #lostEntries(own) {
        const entries = this.#comment?.entries ?? [];
        const at = (0,records_record/* nextMoment */.kl)(this.#known, (0,clock/* githubNow */.C)());
        return (0,records_record/* lostRecords */.V7)(this.#recordsOfSlot(own), (0,clock/* githubNow */.C)()).flatMap((lost) => {
            const known = entries.find((entry) => entry.record.id === lost.record.id);
            return known === undefined ? [] : [{ ...known, record: (0,records_record/* endedAsLost */.zf)(lost, at) }];
        });
    }
    /** Reads, in one query, what the order depends on, the latest GitHub Deployments, and the pull request's comment. */
    async #fetchView(order) {
        const { pullRequest: needed, refs } = order.needed;
        const [comment, own] = [this.#comment, this.#own];
        const pullRequestNumber = needed ?? comment?.number ?? null;
        const commentPage = comment?.number === pullRequestNumber ? (comment?.page ?? null) : null;
        const withDeployments = own?.id != null;
        const { slots } = this.#parts;
        if (slots === null || (pullRequestNumber === null && refs.length === 0 && !withDeployments))
            return { pullRequest: null, refs: {} };
        const view = await slots.fetchView({ pullRequestNumber, commentPage, refs, withDeployments });
        this.#addRead(own, view);
        this.#hasOlder ||= view.hasOlderDeployments;
        // If so many are this recent, they may hide those of other runs that pushed at the same time.
        const isCut = view.hasOlderDeployments && view.deployments.every(({ createdAt }) => createdAt > (0,clock/* githubNow */.C)() - DAY_MS);
        if (withDeployments && isCut && (0,records_record/* lastStep */.tX)(own.record, "pushing") !== undefined)
            await this.#readSlot(own, slots);
        own?.readReportedUrl(view.deployments);
        if (comment !== null && view.pullRequest !== null && comment.number === pullRequestNumber) {
            comment.take(view.pullRequest);
            own?.addFromComment(this.#known);
        }
        return { pullRequest: needed === null ? null : view.pullRequest, refs: view.refs };
    }
    /** The known records of this run's slot. */
    #recordsOfSlot(own) {
        return (0,records_slot/* recordsOfSlot */.IR)(own.record.slot, this.#known);
    }
    /** The commit that stays live if this run pushes nothing, or an empty text if there is none or it is unknown. */
    #liveCommit(own) {
        const { record, rivals } = (0,records_live/* liveIn */.SW)(this.#recordsOfSlot(own).filter(({ id }) => id !== own.record.id));
        return rivals.length > 0 || own.record.recreates ? "" : (record?.commit ?? "");
    }
    async #createDeployment(own, outcome) {
        const id = await this.#channels.attempt("github-deployment", () => own.create(outcome));
        if (id !== report_channels/* CHANNEL_FAILED */.o)
            this.#log.output("github-deployment-id", String(id));
    }
    /** Only with a whole SHA: GitHub could resolve a short SHA or a branch name to another commit. */
    get #wantsDeployment() {
        return this.#parts.withDeployment && this.#own !== null && this.#own.record.commit !== "";
    }
    /** The reports whose start was written. */
    get #openChannels() {
        return [
            ...(this.#comment === null ? [] : ["comment"]),
            ...(this.#own?.id == null ? [] : ["github-deployment"]),
        ];
    }
    #sent(outcome) {
        return (0,public_outcome/* toPublicOutcome */.TI)(outcome, this.#log);
    }
    #entry(outcome, status) {
        const own = this.#own;
        if (own === null)
            throw new Error("A run without a record has no row.");
        const at = own.record.steps.at(-1)?.at ?? 0;
        const row = toRow(outcome, status, {
            at,
            runUrl: runUrlOf(this.#parts.trigger),
            liveCommit: this.#liveCommit(own),
            isPushed: isPushed(outcome) || (0,records_record/* isDeployed */.Nj)(own.record),
        });
        // A cleanup that ran at the same time has deleted the preview.
        const isRemoved = status === "skipped" && (0,records_record/* lastStep */.tX)(own.record, "removed") !== undefined;
        return { record: own.record, row: isRemoved ? { ...row, status: "removed", cause: "", fix: "", link: "" } : row };
    }
    /** The site's URL. `operation: report` may have added it while this run was in progress. */
    #appUrl(own, outcome) {
        const row = this.#comment?.entries.find(({ record }) => record.id === own.record.id)?.row;
        return row != null && row.appUrlRunId > 0 ? row.appUrl : (own.reportedUrl ?? outcome.appUrl);
    }
    #headWithoutTarget(outcome) {
        const { pullRequestNumber } = outcome;
        const facts = { slot: null, pullRequestNumber, chosenCommit: null, recreates: false, timeoutMs: null };
        return (0,record_head/* recordHead */.o)(this.#parts.trigger, outcome, facts, this.#log, Date.now());
    }
    async #openComment(outcome) {
        const { openComment, targetPullRequest } = this.#parts;
        if (this.#comment !== null || openComment === null)
            return this.#comment;
        const number = await targetPullRequest.resolve(outcome, (found) => this.#log.output("pull-request", String(found)));
        if (number !== null)
            this.#comment = await openComment(number, this.#skipDelays.signal);
        return this.#comment;
    }
    #outputCommentUrl(url) {
        if (url !== null)
            this.#log.output("comment-url", url);
    }
    #logWarnings() {
        for (const { level, text } of buildReportWarnings(this.#channels.failed, readOnlyReason(this.#parts.trigger)))
            this.#log[level](text);
    }
}
const NOTHING_RECORDED = "`github-deployment` is `false`, so nothing records this deploy to production: a slow or repeated run of an older commit may replace it. Set `github-deployment: true`, or run all deploys in one `concurrency` group.";
/** A `pull_request_target` run has a token of the base repository even if the pull request is from a fork. */
function readOnlyReason(trigger) {
    if (trigger.isDependabot)
        return "dependabot";
    const isForkEvent = trigger.kind === "pull-request" && trigger.via !== "pull_request_target";
    return isForkEvent && trigger.pullRequest.isFork ? "fork" : null;
}
async function within(ms, result) {
    let timer;
    const late = new Promise((resolve) => {
        timer = setTimeout(resolve, ms, "late");
    });
    try {
        return await Promise.race([result, late]);
    }
    finally {
        clearTimeout(timer);
    }
}

;// CONCATENATED MODULE: ./build/report/target-pull-request.js
/** Determines the pull request whose comment reports a run. */



class TargetPullRequest {
    #trigger;
    #settings;
    #channels;
    #github;
    #found = null;
    constructor(trigger, settings, channels, github) {
        this.#trigger = trigger;
        this.#settings = settings;
        this.#channels = channels;
        this.#github = github;
    }
    /**
     * Returns the number of the pull request, or `null` if there is none. A production deploy comments only on the pull request
     * that the input `pull-request` names, and so does a run on a production branch that ended before its target was known.
     *
     * @param onFound - Called with the number if it was looked up on GitHub.
     */
    async resolve(outcome, onFound) {
        const { pullRequest, productionBranches } = this.#settings;
        const { target, commit, pullRequestNumber } = outcome;
        if (target === "production")
            return pullRequest;
        // The number in a merge queue's ref is looked up, because anyone could create a branch with such a name.
        if (pullRequestNumber !== null && this.#trigger.kind !== "merge-group")
            return pullRequestNumber;
        if (target === null && isProductionBranchRun(this.#trigger, productionBranches))
            return pullRequest;
        this.#found ??= this.#lookUp(commit, onFound);
        return (await this.#found) ?? pullRequest;
    }
    async #lookUp(commit, onFound) {
        const github = this.#github;
        if (github === null)
            return null;
        const found = await this.#channels.attempt("look-up", async () => findPullRequestToReport(await github(), this.#trigger, commit));
        // Try again at the end of the run, when GitHub may respond again.
        if (found === report_channels/* CHANNEL_FAILED */.o)
            this.#found = null;
        if (found === report_channels/* CHANNEL_FAILED */.o || found === null)
            return null;
        onFound(found);
        return found;
    }
}
/** Not for pull requests: their branch may have the name of a production branch, such as a fork's `main`. */
function isProductionBranchRun(trigger, globs) {
    const { kind, branch, defaultBranch } = trigger;
    const isOfBranch = kind === "push" || kind === "manual" || (kind === "workflow-run" && trigger.of === "push");
    return isOfBranch && (0,production_branch/* isProductionBranch */.E)(branch, globs, defaultBranch);
}

;// CONCATENATED MODULE: ./build/action/create-reporter.js
/** Creates the reporter and everything else that uses GitHub, according to the inputs. */















/** @param pullRequestNumber - From the event or the inputs, or `null`. */
function createReporter(trigger, inputs, log, apiUrl, pullRequestNumber) {
    const github = inputs.githubToken === null ? null : lazyClient(inputs.githubToken, apiUrl);
    const channels = new report_channels/* ReportChannels */.N();
    const openComment = github !== null && inputs.comment ? commentOpener(github, trigger, log, inputs.comment) : null;
    const slots = github === null ? null : new SlotRecords(github, trigger.repository);
    const deployments = github === null ? null : async () => new GitHubDeployments(await github(), (0,github_repository/* toRepoParams */.O)(trigger.repository));
    const evidence = github === null || slots === null ? null : new PreviewEvidenceReader(slots, github, trigger.repository);
    const reporter = new Reporter({
        trigger,
        log,
        channels,
        openComment,
        slots: inputs.dryRun ? null : slots,
        createRecord: inputs.dryRun || deployments === null ? null : recordCreator(deployments, trigger, inputs, log),
        evidence,
        withDeployment: inputs.githubDeployment,
        commentsAlways: inputs.comment === true,
        targetPullRequest: new TargetPullRequest(trigger, inputs, channels, github),
    });
    const access = {
        channels,
        openComment,
        deployments: inputs.githubDeployment ? deployments : null,
        runUrl: runUrlOf(trigger),
        log,
    };
    return {
        reporter,
        channels,
        github,
        evidence,
        appUrlReport: inputs.dryRun || slots === null ? null : new AppUrlReport({ ...access, slots, runId: Number(trigger.runId) }),
        // Earlier runs may have created GitHub Deployments, whatever `github-deployment` is now.
        removalMarks: inputs.dryRun || github === null ? null : new RemovalMarks({ ...access, deployments, pullRequestNumber }),
    };
}
/**
 * Loads the client on first use. While it loads, the toolkit's client reads the proxy variables and throws if one is not a
 * URL. The caller can report that, which would be impossible if the whole program failed to load.
 */
function lazyClient(token, apiUrl) {
    let client = null;
    return () => {
        client ??= Promise.all(/* import() */[__webpack_require__.e(413), __webpack_require__.e(463)]).then(__webpack_require__.bind(__webpack_require__, 4463)).then(({ createGitHubClient }) => createGitHubClient(token, apiUrl));
        return client;
    };
}
function commentOpener(github, { serverUrl, repository }, redaction, wanted) {
    return async (pullRequestNumber, skipDelays) => new CommentSync({
        comments: new PullRequestComments(await github(), (0,github_repository/* toRepoParams */.O)(repository), pullRequestNumber),
        render: (entries) => renderComment(entries, { serverUrl, repository, pullRequestNumber }, (0,clock/* githubNow */.C)()),
        redaction,
        onlyAfterFailure: wanted === "failures",
        skipDelays,
    });
}
function recordCreator(deployments, trigger, { githubEnvironment, appName }, { redactTrusted }) {
    const settings = {
        environment: githubEnvironment && redactTrusted(githubEnvironment),
        appNameInput: appName && redactTrusted(appName),
        runUrl: runUrlOf(trigger),
    };
    return (head) => new OwnRecord(deployments, settings, head);
}

;// CONCATENATED MODULE: ./build/action/action-context.js
/** The context of one run: everything from the runner, read once. Other modules do not read the environment again. */

















function createActionContext(runtime) {
    const { environment, getRawInput } = runtime;
    const keySource = readKeySource({ input: getRawInput("deploy-key"), urlInput: getRawInput("url"), environment });
    const deployKey = keySource.state === "present" ? { value: keySource.key, url: keySource.url } : null;
    const secrets = registerSecrets(runtime, deployKey);
    const trigger = parseTrigger({ payload: runtime.eventPayload, environment });
    const workspace = environment.GITHUB_WORKSPACE ?? process.cwd();
    // The preflight refuses an input that contains the deploy key. Clear it here: the reports must not show it, GitHub must
    // not get it as a token, and no redaction finds a key with white space in it.
    const holdsKey = (0,redactor/* secretFinder */.p)(secrets);
    const getInput = (name) => (holdsKey(getRawInput(name)) ? "" : getRawInput(name));
    const { inputs, errors: inputErrors } = readInputs(getInput, workspace);
    const initialOutcome = createInitialOutcome(inputs, deployKey, trigger, workspace);
    const apiUrl = environment.GITHUB_API_URL || "https://api.github.com";
    const reporting = createReporter(trigger, inputs, runtime.log, apiUrl, initialOutcome.run.pullRequestNumber);
    return {
        runtime,
        keySource,
        deployKey,
        secrets,
        trigger,
        workspace,
        inputs,
        inputErrors,
        ...reporting,
        initialOutcome,
        get provisionHost() {
            return (0,provision_host/* parseProvisionHost */.x)(environment);
        },
    };
}
/** The settings for `decide`. */
function toPlanSettings({ deployKey, inputs, initialOutcome, }) {
    return { ...inputs, appName: initialOutcome.run.appName, url: deployKey?.url ?? null };
}
/** Words of at least eight characters that outputs and reports of any run can contain. */
const NEVER_REDACTED = [
    ...["production", "development", "preview-deployment", "access-token", "malformed"],
    ...["deployed", "cancelled", "cleaned-up"],
    ...["convex.cloud", "convex.site", "https://dashboard.convex.dev"],
];
/** Inputs that the reports show. */
const PUBLIC_INPUTS = ["app-name", "preview-name", "github-environment"];
/** https://docs.github.com/en/actions/reference/workflows-and-actions/variables#default-environment-variables */
const PUBLIC_VARIABLES = [
    ...["GITHUB_REPOSITORY", "GITHUB_SERVER_URL", "GITHUB_SHA"],
    ...["GITHUB_REF", "GITHUB_HEAD_REF", "GITHUB_BASE_REF"],
];
/** Registers all secrets. Call it first, before anything can print one. */
function registerSecrets({ log, getRawInput, environment }, deployKey) {
    const key = deployKey?.value ?? null;
    const secrets = (0,secret_encodings/* getSecretValues */.BM)(key);
    const tokens = [getRawInput("management-token").trim(), getRawInput("github-token").trim()];
    const urls = [getRawInput("url"), environment.CONVEX_SELF_HOSTED_URL ?? ""];
    const publicTexts = [
        ...NEVER_REDACTED,
        // An output, which GitHub would drop if it contained a masked value.
        (0,deploy_key/* deploymentNameFromKey */.O)(key) ?? "",
        ...urls.filter((url) => !(0,url_credentials/* hasCredentials */.Lk)(url)),
        ...PUBLIC_INPUTS.map(getRawInput),
        ...PUBLIC_VARIABLES.map((name) => environment[name] ?? ""),
    ];
    // People choose passwords and tokens of proxies and URLs themselves, so one may be an ordinary word that is also public.
    const credentials = withoutPublicTexts([...(0,url_credentials/* proxyCredentials */.FF)(environment), ...urls.flatMap(url_credentials/* credentialsIn */.Wr)], publicTexts);
    const hidden = [...secrets, ...tokens.filter((token) => token.length >= parse_deploy_key/* MIN_SECRET_LENGTH */.v), ...credentials];
    log.maskSecrets(hidden, (0,secret_encodings/* valuesToMask */.yF)(hidden));
    const appUrl = getRawInput("app-url");
    const values = secretsInDeploymentEnv(getRawInput("deployment-env"), publicTexts).filter(
    // The site's URL, which functions often need, is public.
    (value) => !isOriginOf(appUrl, value));
    log.redactInExternalText(values, (0,secret_encodings/* valuesToMask */.yF)(values.filter((value) => !mayNameDeployment(value))));
    log.redactBeforeMasking(values.filter(mayNameDeployment));
    log.hideInSentText(secretVariables(environment, publicTexts));
    if (key !== null && key.kind !== "malformed")
        log.redactFragments(key.secret);
    log.keepWhole(linesWithWhiteSpace(environment));
    log.redactInExternalText(partlyRedactedLines(environment, log.redactExternal), []);
    return secrets;
}
function createInitialOutcome(inputs, deployKey, trigger, workspace) {
    const folder = (0,external_node_path_.relative)(workspace, inputs.workingDirectory).replaceAll("\\", "/");
    return {
        run: {
            operation: inputs.operation === "auto" ? "deploy" : inputs.operation,
            keyKind: deployKey?.value.kind ?? null,
            appName: inputs.appName ?? ((folder || trigger.repository).split("/").at(-1) || "app"),
            workingDirectory: folder || ".",
            commit: commitKnownAtOnce(inputs.commit, trigger),
            branch: trigger.branch,
            pullRequestNumber: action_context_numberOf(trigger) ?? inputs.pullRequest ?? null,
            durationSeconds: 0,
        },
        plan: null,
        deployment: outcome_outcome/* NO_DEPLOYMENT */.sz,
        deploy: null,
        functions: [],
        comparison: null,
        ending: { status: "failed", failure: null, isImported: false, isSeeded: false, notes: [] },
    };
}
/** @returns `""` for a tag, a branch or a short SHA, which is resolved later. */
function commitKnownAtOnce(commit, trigger) {
    if (commit === null)
        return trigger.commit;
    return (0,named_commit/* isWholeSha */.gG)(commit) ? commit.toLowerCase() : "";
}
function action_context_numberOf(trigger) {
    if (trigger.kind === "pull-request")
        return trigger.pullRequest.number;
    if (trigger.kind === "pull-request-comment" || trigger.kind === "merge-group")
        return trigger.number;
    return null;
}

// EXTERNAL MODULE: ./build/convex/project/functions-directory.js
var functions_directory = __webpack_require__(2295);
// EXTERNAL MODULE: ./build/workspace/folders-up-to.js
var folders_up_to = __webpack_require__(4111);
// EXTERNAL MODULE: ./build/workspace/git-commit.js
var git_commit = __webpack_require__(6026);
// EXTERNAL MODULE: ./build/workspace/read-regular-file.js
var read_regular_file = __webpack_require__(1840);
;// CONCATENATED MODULE: ./build/workspace/git-reflog.js
/** Reads how HEAD of a checkout has moved: https://git-scm.com/docs/git-reflog and `logs/` in gitrepository-layout(5). */


/**
 * The commits that were made in this checkout, by a commit or a merge, since HEAD last moved in any other way. Commits
 * that were only checked out, fetched or fast-forwarded to do not count.
 *
 * @param head - What HEAD is now.
 * @returns An empty set if HEAD last moved in another way, or there is no reflog.
 */
function commitsMadeSinceCheckout(repository, head) {
    const made = new Set();
    for (const { from, to, message } of lastMovesByCommit(repository, head)) {
        // An amended commit is not a descendant of the checked-out commit that it replaced.
        if (message.startsWith("commit (amend)") && !made.has(from))
            continue;
        made.add(to);
    }
    return made;
}
/** The latest moves by commit or merge, the oldest first. */
function lastMovesByCommit({ gitDirectory }, head) {
    const lines = (0,read_regular_file/* readRegularFile */.XF)((0,external_node_path_.join)(gitDirectory, "logs", "HEAD"))
        ?.trimEnd()
        .split("\n") ?? [];
    const moves = [];
    let current = head;
    for (const line of lines.reverse()) {
        const [, from, to, message] = /^([0-9a-f]{40,64}) ([0-9a-f]{40,64}) [^\t]*\t(.*)$/.exec(line) ?? [];
        if (from === undefined || to !== current || message === undefined)
            break;
        // HEAD moved to another branch at the same commit.
        if (from === to)
            continue;
        if (!isCommitOrMerge(message))
            break;
        moves.unshift({ from, to, message });
        current = from;
    }
    return moves;
}
function isCommitOrMerge(message) {
    return /^(?:commit(?: \((?:amend|merge)\))?|merge [^:]*): /.test(message) && !/: Fast-forward$/.test(message);
}

;// CONCATENATED MODULE: ./build/workspace/git-remote.js
/** Reads from git's configuration which GitHub repository was checked out: https://git-scm.com/docs/git-config#_syntax */


/** In bytes. The file that `actions/checkout` writes has less than 1 KB. */
const MAX_CONFIG_SIZE = 1024 * 1024;
/** @returns `owner/name` of the remote `origin`, or null if there is none or its URL has another form. */
function remoteRepositoryOf({ commonDirectory }) {
    const lines = (0,read_regular_file/* readRegularFile */.XF)((0,external_node_path_.join)(commonDirectory, "config"), MAX_CONFIG_SIZE)?.split("\n") ?? [];
    let section = "";
    for (const line of lines) {
        section = /^\s*\[(.+)\]\s*$/.exec(line)?.[1] ?? section;
        const url = section === 'remote "origin"' ? /^\s*url\s*=\s*(\S+)\s*$/.exec(line)?.[1] : undefined;
        if (url !== undefined)
            return repositoryIn(url);
    }
    return null;
}
/** Knows `https://github.com/owner/name`, `ssh://git@github.com/owner/name.git` and `git@github.com:owner/name.git`. */
function repositoryIn(url) {
    return /^(?:(?:https?|ssh|git):\/\/[^/]+\/|[\w.-]+@[\w.-]+:)([\w.-]+\/[\w.-]+?)(?:\.git)?\/?$/.exec(url)?.[1] ?? null;
}

// EXTERNAL MODULE: ./build/workspace/git-repository.js
var git_repository = __webpack_require__(3639);
// EXTERNAL MODULE: ./build/workspace/git-object.js + 1 modules
var git_object = __webpack_require__(6296);
;// CONCATENATED MODULE: ./build/workspace/resolve-commit.js
/** Resolves the name of a commit in a checkout. */


/** How many tags of tags are followed; git itself has no limit. */
const MAX_TAG_DEPTH = 10;
/**
 * Resolves a name as a tag, else as a local branch or a remote-tracking branch of `origin`, else as the beginning of a
 * commit's ID, of seven digits or more.
 */
function resolveCommit(repository, name) {
    const tag = (0,git_repository/* readRefObject */.Vk)(repository, `refs/tags/${name}`);
    // If the tag's object is missing, do not fall back to a branch of that name.
    if (tag !== null)
        return found(peel(repository, tag), "tag");
    const branch = (0,git_repository/* readRefObject */.Vk)(repository, `refs/heads/${name}`) ?? (0,git_repository/* readRefObject */.Vk)(repository, `refs/remotes/origin/${name}`);
    if (branch !== null)
        return found(branch, "branch");
    if (!/^[0-9a-f]{7,64}$/i.test(name))
        return { kind: "absent" };
    const candidates = (0,git_object/* findObjectIds */.Bw)(repository, name.toLowerCase());
    const commits = candidates.filter((id) => (0,git_object/* readObject */.Ag)(repository, id)?.type === "commit");
    return commits.length > 1 ? { kind: "ambiguous" } : found(commits[0] ?? null, "sha");
}
function found(id, by) {
    return id === null ? { kind: "absent" } : { kind: "found", id, by };
}
/** @returns The commit that a tag leads to, or null if it leads to none or cannot be read. */
function peel(repository, id, depthLeft = MAX_TAG_DEPTH) {
    const object = (0,git_object/* readObject */.Ag)(repository, id);
    if (object?.type === "commit")
        return id;
    if (object?.type !== "tag" || depthLeft === 0)
        return null;
    const target = /^object ([0-9a-f]{40,64})$/m.exec(object.content.toString("latin1"))?.[1];
    return target === undefined ? null : peel(repository, target, depthLeft - 1);
}

;// CONCATENATED MODULE: ./build/workspace/checkout.js
/** The git checkout that contains the deployed folder, and the commits that its HEAD was made from. */








/**
 * Reads the checkout whose commit decides which code is in `workingDirectory` and in its folder of functions: the nearest
 * one around it, or its superproject if that is a submodule. Links are followed, as the CLI follows them. Repositories
 * outside of the workspace are ignored.
 *
 * @param workspace - Absolute path.
 * @param workingDirectory - Absolute path, in the workspace.
 * @param functions - Absolute path of the folder of functions, or null if it is not known.
 * @returns null if no repository tracks the folders.
 */
function readCheckout(workspace, workingDirectory, functions) {
    const app = checkoutOf(workspace, workingDirectory);
    const other = functions !== null && (0,is_inside/* leadsInside */.uI)(workspace, functions) ? checkoutOf(workspace, functions) : null;
    if (app === null)
        return other;
    const isSame = other === null || ("directory" in app && isOfCheckout(app, other));
    return "unreadable" in app || isSame ? app : { ...app, functions: other };
}
function isOfCheckout(app, other) {
    return "directory" in other && other.directory === app.directory && other.movedSubmodule === null;
}
function checkoutOf(workspace, path) {
    const [root, folder] = [(0,is_inside/* followLinks */.n1)(workspace), (0,is_inside/* followLinks */.n1)(path)];
    const { top, submodules } = repositoriesAround(root, folder);
    const repository = top === null ? null : (0,git_repository/* openRepository */.h_)(top);
    const head = top === null ? null : (0,git_repository/* readHeadCommit */.g0)(top);
    if (top === null || repository === null || head === null)
        return null;
    if ("unreadable" in repository)
        return repository;
    if (typeof head !== "string")
        return head;
    if ((0,git_commit/* trackedAt */.y)(repository, head, pathFrom(top, folder)).kind === "absent")
        return null;
    return {
        directory: pathFrom(root, top).join("/") || ".",
        head: describeCommit(repository, head),
        madeFrom: basesOf(repository, head).map((id) => describeCommit(repository, id)),
        origin: remoteRepositoryOf(repository),
        movedSubmodule: submodules.map((one) => movedSubmodule(one, root)).find((moved) => moved !== null) ?? null,
        functions: null,
    };
}
/** Resolves the name of a commit in the checkout around `workingDirectory`. */
function resolveInCheckout(workspace, workingDirectory, name) {
    const { top } = repositoriesAround((0,is_inside/* followLinks */.n1)(workspace), (0,is_inside/* followLinks */.n1)(workingDirectory));
    const repository = top === null ? null : (0,git_repository/* openRepository */.h_)(top);
    if (repository === null || "unreadable" in repository)
        return { kind: "absent" };
    return resolveCommit(repository, name);
}
function repositoriesAround(workspace, folder) {
    const around = (0,folders_up_to/* foldersUpTo */.K)(workspace, folder).filter((one) => (0,git_repository/* openRepository */.h_)(one) !== null);
    const [nearest, ...outer] = around;
    return nearest === undefined ? { top: null, submodules: [] } : outwards(nearest, outer, []);
}
/** Follows submodules outwards. */
function outwards(folder, [next, ...others], submodules) {
    const submodule = next === undefined ? null : submoduleIn(folder, next);
    return next === undefined || submodule === null
        ? { top: folder, submodules }
        : outwards(next, others, [submodule, ...submodules]);
}
/** @returns null if the folder is not a submodule of the repository around it. */
function submoduleIn(folder, superproject) {
    const [inner, outer] = [(0,git_repository/* openRepository */.h_)(folder), (0,git_repository/* openRepository */.h_)(superproject)];
    const head = (0,git_repository/* readHeadCommit */.g0)(superproject);
    if (outer === null || "unreadable" in outer || typeof head !== "string")
        return null;
    const tracked = (0,git_commit/* trackedAt */.y)(outer, head, pathFrom(superproject, folder));
    if (tracked.kind === "submodule")
        return { folder, named: tracked.commit };
    if (tracked.kind !== "unreadable" || inner === null || "unreadable" in inner)
        return null;
    // Git keeps a submodule's repository within the superproject's.
    return pathFrom(outer.commonDirectory, inner.gitDirectory)[0] === "modules" ? { folder, named: null } : null;
}
/** @returns null if the submodule has the commit that is named, or one that was made on it, or one cannot be read. */
function movedSubmodule({ folder, named }, workspace) {
    const [repository, head] = [(0,git_repository/* openRepository */.h_)(folder), (0,git_repository/* readHeadCommit */.g0)(folder)];
    if (named === null || repository === null || "unreadable" in repository || typeof head !== "string")
        return null;
    if ([head, ...basesOf(repository, head)].includes(named))
        return null;
    return { directory: pathFrom(workspace, folder).join("/"), head, named };
}
function describeCommit(repository, id) {
    const parents = (0,git_commit/* parentsOf */.f)(repository, id) ?? [];
    return { id, secondParent: parents.length === 2 ? (parents[1] ?? null) : null };
}
/** The ancestors of HEAD, back to and including the first ones that were not made in this checkout. */
function basesOf(repository, head) {
    const made = commitsMadeSinceCheckout(repository, head);
    const found = new Set([head]);
    // Iterating a set also visits what is added during the iteration.
    for (const commit of found) {
        if (made.has(commit))
            for (const parent of (0,git_commit/* parentsOf */.f)(repository, commit) ?? [])
                found.add(parent);
    }
    return [...found].filter((commit) => commit !== head);
}
function pathFrom(folder, path) {
    return (0,external_node_path_.relative)(folder, path)
        .split(/[\\/]/)
        .filter((part) => part !== "");
}

;// CONCATENATED MODULE: ./build/action/fetch-fact.js
/** Fetches a fact that `decide` requested, from the checkout or from GitHub. */



/** @param commit - The commit being deployed, as a full SHA, or `""` if it is not known. */
async function fetchFact(fact, step, commit) {
    const { trigger, workspace, inputs } = step;
    if (fact === "namedCommit")
        return findNamedCommit(step);
    if (fact === "checkout")
        return readCheckout(workspace, inputs.workingDirectory, (0,functions_directory/* functionsDirectory */.FW)(inputs.workingDirectory));
    // Without a token, the fact stays unknown, and the run is refused if it needs it.
    if (step.github === null)
        return null;
    const github = await step.github();
    switch (fact) {
        case "productionBranchContainsCommit":
            return productionBranchContainsCommit(github, trigger, commit, inputs.productionBranches);
        case "workflowRunPullRequest":
            return trigger.kind === "workflow-run" ? workflowRunPullRequest(github, trigger) : null;
        case "commentPullRequest":
            return trigger.kind === "pull-request-comment"
                ? pullRequestByNumber(github, trigger.repository, trigger.number)
                : null;
    }
}
async function findNamedCommit({ workspace, inputs, trigger, github }) {
    const name = inputs.commit ?? "";
    const found = resolveInCheckout(workspace, inputs.workingDirectory, name);
    if (found.kind !== "absent")
        return found;
    return github === null ? { kind: "unknown" } : namedCommit(await github(), trigger.repository, name);
}

// EXTERNAL MODULE: ./build/action/preflight.js
var preflight = __webpack_require__(4156);
;// CONCATENATED MODULE: ./build/action/previews-left.js
/** Warns about the previews of a closed pull request if the run's key cannot delete them. */



/**
 * A warning that lists the preview deployments of a closed pull request that were neither removed nor kept.
 *
 * @returns `null` if there are none, or if GitHub cannot be read.
 */
async function previewsLeftWarning({ trigger, evidence, }) {
    if (trigger.kind !== "pull-request" || evidence === null)
        return null;
    const { number } = trigger.pullRequest;
    const read = await evidence.read([]).catch(() => null);
    if (read === null)
        return null;
    const kept = new Set(read.records.flatMap(({ steps }) => steps.flatMap((step) => (step.kind === "kept" ? step.deployment : []))));
    const left = (0,verdict/* deploymentsToDecide */.e5)(read.records, [{ kind: "pull-request", number }]).filter((name) => !kept.has(name));
    if (left.length === 0)
        return null;
    const [stay, expire] = left.length === 1 ? ["stays", "it expires"] : ["stay", "they expire"];
    return `${(0,code_span/* codeSpans */.tE)(left)} of pull request #${number} ${stay}: this key cannot delete preview deployments, and Convex deletes them only when ${expire}. Give closed pull requests the preview deploy key too: \`${refusals/* DEPLOY_KEY_LINE */.Vu}\`.`;
}

;// CONCATENATED MODULE: ./build/action/run.js
/** Runs the action: plan, operation, outputs and reports, in this order. */

















/** How long a cancelled step may take to stop. The runner kills it 10 s after the cancellation. */
const CANCEL_GRACE_MS = 4_000;
/** @returns The exit code of the step. */
async function run(runtime) {
    (0,phases/* endPhase */.z)("load");
    const started = performance.now();
    const { log, signal, record } = runtime;
    const step = createActionContext(runtime);
    record.save({ outcomeSoFar: (0,outcome_outcome/* redactOutcome */.Ah)(step.initialOutcome, log) });
    const cancelled = onCancelled(signal, () => reportCancellation(runtime));
    const outcome = await Promise.race([planAndExecute(step), cancelled.then(() => cancelledAfterGrace(step))]);
    const durationSeconds = (performance.now() - started) / 1000;
    const finalOutcome = (0,outcome_outcome/* redactOutcome */.Ah)({ ...outcome, run: { ...outcome.run, durationSeconds } }, log);
    // Set the outputs first, so that they do not depend on a report.
    (0,outputs/* setOutputs */.n)(log, finalOutcome, { final: true });
    log.maskPending();
    // Save the end without waiting for anything, so that a later cancellation does not change it.
    record.save({ phase: "ended", finalOutcome: (0,public_outcome/* withoutExternalText */.L)(finalOutcome, log) });
    logOutcome(log, finalOutcome);
    if (step.inputs.summary)
        writeSummary(log, finalOutcome);
    record.save({ phase: "logged" });
    const isSafe = finalOutcome.ending.failure === null || !(0,action_failures/* isNetworkUntrusted */.Dn)(finalOutcome.ending.failure);
    if (isSafe)
        await step.reporter.reportEnd(finalOutcome);
    (0,phases/* endPhase */.z)("report");
    log.debug((0,phases/* phaseTimesText */.p)());
    return (0,outcome_outcome/* isFailure */.N6)(finalOutcome) ? 1 : 0;
}
/** Reports a cancellation at once, because the runner may kill this process soon. */
function reportCancellation({ log, record }) {
    if (record.state?.phase !== "running")
        return;
    log.outputs({ status: "cancelled", "failure-code": action_failures/* CANCELLED */.gD.code });
    record.save({ isCancelled: true });
}
async function onCancelled(signal, report) {
    if (!signal.aborted)
        await (0,external_node_events_.once)(signal, "abort");
    report();
}
/** The outcome if the run does not stop in time. Its work ends with this process. */
async function cancelledAfterGrace({ initialOutcome, runtime }) {
    await (0,promises_.setTimeout)(CANCEL_GRACE_MS);
    return (0,outcome_outcome/* withEnding */.AQ)(runtime.record.state?.outcomeSoFar ?? initialOutcome, { status: "cancelled", failure: action_failures/* CANCELLED */.gD });
}
/** Makes the plan and executes it. An `ActionFailure` becomes an outcome. */
async function planAndExecute(step) {
    try {
        (0,preflight/* assertSafeEnvironment */.p)(step);
        // The step may have been cancelled while this program was loading.
        if (step.runtime.signal.aborted)
            return (0,outcome_outcome/* withEnding */.AQ)(step.initialOutcome, { status: "cancelled", failure: action_failures/* CANCELLED */.gD });
        const { plan, commit } = await resolvePlan(step);
        (0,phases/* endPhase */.z)("plan");
        const { run } = step.initialOutcome;
        return await executePlan(plan, { ...step, initialOutcome: { ...step.initialOutcome, run: { ...run, commit } } });
    }
    catch (error) {
        if (!(error instanceof diagnosis_failure/* ActionFailure */.dR))
            throw error;
        const { failure } = error;
        return (0,outcome_outcome/* withEnding */.AQ)(step.initialOutcome, { status: (0,action_failures/* isRefusal */.vu)(failure) ? "refused" : "failed", failure });
    }
}
/** Decides the plan, and fetches the facts for it. `commit` is the commit being deployed, or `""`. */
async function resolvePlan(step) {
    const { keySource, deployKey, trigger, runtime } = step;
    const settings = toPlanSettings(step);
    if (keySource.state === "present" && keySource.normalizations.length > 0)
        runtime.log.warning((0,key_messages/* normalizationWarning */.yN)(keySource.normalizations));
    let facts = {};
    for (;;) {
        const commit = facts.namedCommit?.kind === "found" ? facts.namedCommit.id : step.initialOutcome.run.commit;
        const plan = decide({ trigger, key: deployKey?.value ?? null, settings, facts });
        if (plan.kind !== "need-fact")
            return { plan, commit };
        facts = { ...facts, [plan.fact]: await fetchFact(plan.fact, step, commit) };
    }
}
/** Loads the modules of an operation only when it is known, so that a refusal loads none of them. */
async function executePlan(plan, step) {
    switch (plan.kind) {
        case "refuse":
            return (0,outcome_outcome/* withEnding */.AQ)(step.initialOutcome, { status: "refused", failure: toFailure(plan.refusal) });
        case "skip":
            return skip(plan, step);
        case "cleanup":
            return (await __webpack_require__.e(/* import() */ 428).then(__webpack_require__.bind(__webpack_require__, 7428))).runCleanup(plan, step);
        case "resolve":
            return (await Promise.all(/* import() */[__webpack_require__.e(13), __webpack_require__.e(428), __webpack_require__.e(797), __webpack_require__.e(656)]).then(__webpack_require__.bind(__webpack_require__, 656))).runResolve(plan, step);
        case "report":
            return (await __webpack_require__.e(/* import() */ 182).then(__webpack_require__.bind(__webpack_require__, 3182))).runReport(plan, step);
        case "sweep":
            return (await Promise.all(/* import() */[__webpack_require__.e(428), __webpack_require__.e(72)]).then(__webpack_require__.bind(__webpack_require__, 1072))).runSweep(step);
        case "deploy":
            return (await Promise.all(/* import() */[__webpack_require__.e(13), __webpack_require__.e(428), __webpack_require__.e(797)]).then(__webpack_require__.bind(__webpack_require__, 9797))).runDeploy(plan, step);
    }
}
async function skip({ reason, message }, { initialOutcome, runtime, ...step }) {
    runtime.log.notice(message);
    const left = reason === "nothing-to-clean-up" ? await previewsLeftWarning(step) : null;
    if (left !== null)
        runtime.log.warning(left);
    return (0,outcome_outcome/* withEnding */.AQ)(initialOutcome, { status: "skipped", notes: [message, ...(left === null ? [] : [left])] });
}

// EXTERNAL MODULE: external "node:url"
var external_node_url_ = __webpack_require__(3136);
// EXTERNAL MODULE: ./node_modules/@actions/core/lib/core.js + 8 modules
var core = __webpack_require__(6058);
// EXTERNAL MODULE: ./build/convex/cli/child-environment.js + 1 modules
var child_environment = __webpack_require__(7378);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __webpack_require__(8161);
// EXTERNAL MODULE: ./build/markdown/cut-text.js
var cut_text = __webpack_require__(2030);
// EXTERNAL MODULE: ./build/runner/environment-file.js
var environment_file = __webpack_require__(9913);
// EXTERNAL MODULE: ./build/runner/workflow-commands.js
var workflow_commands = __webpack_require__(2413);
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
        for (const mask of (0,secret_encodings/* valuesToMask */.yF)(withoutPublicTexts(this.#pending, environment_file/* OUTPUT_FILE */.f4.values)))
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
            (0,core/* info */.pq)((0,workflow_commands/* escapeWorkflowCommands */.F)(this.redactExternal(line)));
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
        (0,core/* notice */.lm)(log_truncate(this.redactExternal(text)), { title: TITLE });
    }
    warning(text, location) {
        (0,core/* warning */.$e)(log_truncate(this.redactExternal(text)), { title: TITLE, ...this.#place(location) });
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
function log_truncate(text) {
    return text.length <= MAX_ANNOTATION_LENGTH ? text : `${(0,cut_text/* cutBetweenWords */.U)(text, MAX_ANNOTATION_LENGTH)} …`;
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

;// CONCATENATED MODULE: ./build/action/run-main.js
/** The entry point's work, after it listens for signals of the runner. */





/**
 * Runs the step, and exits.
 *
 * @param signal - Aborted when the runner cancels the step, which may have happened already.
 */
async function runMain(record, signal) {
    const log = createLog();
    /** Only writes outputs and the error. `post` does the rest, because this process may no longer work. */
    const exitOnInternalError = (error) => {
        const failure = (0,action_failures/* internalError */.WB)(error);
        const { outcomeSoFar, phase } = record.state;
        if (phase === "running") {
            ignoreErrors(() => log.error(`${failure.cause}\n\n${failure.fix}`, `Convex deploy failed: ${failure.code}`));
            ignoreErrors(() => log.maskPending());
            ignoreErrors(() => log.outputs({ status: "failed", "failure-code": failure.code }));
            if (outcomeSoFar !== null)
                ignoreErrors(() => {
                    const finalOutcome = (0,outcome_outcome/* withEnding */.AQ)(outcomeSoFar, { status: "failed", failure });
                    record.save({ phase: "logged", finalOutcome: (0,public_outcome/* withoutExternalText */.L)(finalOutcome, log) });
                });
        }
        flushAndExit(1);
    };
    // Report errors that nobody awaits, which would otherwise exit with a stack trace only.
    for (const event of ["uncaughtException", "unhandledRejection"])
        process.on(event, exitOnInternalError);
    try {
        const code = await run(createRuntime(log, signal, record));
        record.save({ phase: "reported" });
        flushAndExit(code);
    }
    catch (error) {
        exitOnInternalError(error);
    }
}
/** The runner's files may have been deleted. */
function ignoreErrors(report) {
    try {
        report();
    }
    catch {
        // The exit code still shows the failure.
    }
}


/***/ }),

/***/ 6035:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   ER: () => (/* binding */ isBreaking),
/* harmony export */   F8: () => (/* binding */ groupOf),
/* harmony export */   Zg: () => (/* binding */ change),
/* harmony export */   k0: () => (/* binding */ changeText)
/* harmony export */ });
/* harmony import */ var _rules_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4448);
/** Changes between two contracts, and their text in a report. */

function change(rule, subject, { part = "", detail = "" } = {}) {
    return { rule, subject, part, detail };
}
function groupOf({ rule }) {
    return _rules_js__WEBPACK_IMPORTED_MODULE_0__/* .RULES */ .y0[rule].group;
}
function isBreaking(one) {
    return _rules_js__WEBPACK_IMPORTED_MODULE_0__/* .BREAKING_GROUPS */ .nB.includes(groupOf(one));
}
/** Details that are words of a sentence, so they are not shown as code. */
const PLAIN_DETAIL = /^(a |an )?(public |internal )?(query|mutation|action|(search |vector )?index)$/;
/** @param code - Formats a name, such as that of a table, in the syntax of the report. */
function changeText({ rule, subject, part, detail }, code) {
    const names = {
        subject: code(subject),
        part: code(part),
        detail: PLAIN_DETAIL.test(detail) ? detail : code(detail),
    };
    const { change: sentence, advice } = _rules_js__WEBPACK_IMPORTED_MODULE_0__/* .RULES */ .y0[rule];
    return { change: sentence.replace(/\{(\w+)\}/g, (whole, name) => names[name] ?? whole), advice };
}


/***/ }),

/***/ 9846:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   D3: () => (/* binding */ PROBLEMS),
/* harmony export */   fI: () => (/* binding */ problemText),
/* harmony export */   pG: () => (/* binding */ countBreaking),
/* harmony export */   tl: () => (/* binding */ WAIVING_LABEL)
/* harmony export */ });
/* harmony import */ var _change_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6035);
/** The result of comparing a pull request with its base. */

const PROBLEMS = [
    "cli-unsupported",
    "base-missing",
    "base-without-functions",
    "base-not-bundled",
    "head-not-bundled",
    "timeout",
];
/** @returns The number of breaking changes, or `null` if it is not known. */
function countBreaking(comparison) {
    return comparison === null || comparison.problem !== null ? null : comparison.changes.filter(_change_js__WEBPACK_IMPORTED_MODULE_0__/* .isBreaking */ .ER).length;
}
const NOT_COMPARED = {
    "cli-unsupported": (branch) => `Not compared with ${branch}: the installed Convex CLI cannot write what it would push. Update \`convex\` to 1.32 or newer.`,
    "base-missing": (branch) => `Not compared with ${branch}: its commit is not in the checkout and could not be fetched. Set \`fetch-depth: 2\` for \`actions/checkout\`.`,
    "base-without-functions": (branch) => `Not compared with ${branch}: it has no Convex functions here.`,
    "base-not-bundled": (branch) => `Not compared with ${branch}: its functions could not be bundled and loaded with the packages that are installed now.`,
    "head-not-bundled": (branch) => `Not compared with ${branch}: the functions could not be bundled and loaded a second time.`,
    timeout: (branch) => `Not compared with ${branch}: reading the functions took too long.`,
};
/** @param code - Formats a name in the syntax of the report. */
function problemText({ problem, baseBranch }, code) {
    return problem === null ? "" : NOT_COMPARED[problem](code(baseBranch));
}
/** The label that allows breaking changes with `breaking-changes: fail`. */
const WAIVING_LABEL = "convex-breaking-ok";


/***/ }),

/***/ 4448:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Iu: () => (/* binding */ RULE_IDS),
/* harmony export */   nB: () => (/* binding */ BREAKING_GROUPS),
/* harmony export */   y0: () => (/* binding */ RULES)
/* harmony export */ });
/**
 * The kinds of changes between two contracts: what changed, what follows, and what to do.
 *
 * `{subject}`, `{part}` and `{detail}` are replaced by names from the contracts.
 */
/** The groups of breaking changes. */
const BREAKING_GROUPS = ["data", "clients"];
const MIGRATE = "The push to production fails while documents do not match.";
const OLD_CLIENTS = "Clients that are already out keep using the old form until they are updated.";
const RULES_BY_ID = {
    "field-required": {
        group: "data",
        change: "{subject} is now required.",
        advice: `${MIGRATE} Make it optional, fill it in with a migration, then require it.`,
    },
    "field-removed": {
        group: "data",
        change: "{subject} was removed, but documents may still have it.",
        advice: `${MIGRATE} Make it optional, remove it from the documents with a migration, then from the schema.`,
    },
    "field-narrower": {
        group: "data",
        change: "{subject} no longer accepts {detail}.",
        advice: `${MIGRATE} Accept both forms, migrate the documents, then remove the old form.`,
    },
    "first-schema": {
        group: "data",
        change: "The schema is new, so existing documents will be checked.",
        advice: `${MIGRATE} Compare the schema with production's data first, or start with \`schemaValidation: false\`.`,
    },
    "validation-enabled": {
        group: "data",
        change: "Schema validation is switched on, so existing documents will be checked.",
        advice: `${MIGRATE} Compare the schema with production's data before merging.`,
    },
    "function-removed": {
        group: "clients",
        change: "The public {detail} {subject} was removed or renamed.",
        advice: `${OLD_CLIENTS} Keep it, even if it only calls its replacement, until no client uses it.`,
    },
    "function-internal": {
        group: "clients",
        change: "{subject} is now internal.",
        advice: `${OLD_CLIENTS} Keep a public function of this name until no client uses it.`,
    },
    "function-kind": {
        group: "clients",
        change: "{subject} is now {detail}.",
        advice: `${OLD_CLIENTS} Keep the old kind, and add the new one under another name.`,
    },
    "argument-required": {
        group: "clients",
        change: "{subject} now requires the argument {part}.",
        advice: `${OLD_CLIENTS} Make it optional.`,
    },
    "argument-removed": {
        group: "clients",
        change: "{subject} no longer accepts the argument {part}.",
        advice: `${OLD_CLIENTS} Keep it as optional: Convex refuses arguments that are not declared.`,
    },
    "argument-narrower": {
        group: "clients",
        change: "{subject} no longer accepts {detail} as the argument {part}.",
        advice: `${OLD_CLIENTS} Accept both forms.`,
    },
    "arguments-narrower": {
        group: "clients",
        change: "{subject} no longer accepts {detail} as its arguments.",
        advice: `${OLD_CLIENTS} Accept everything that was accepted before.`,
    },
    "result-may-lack": {
        group: "clients",
        change: "The result of {subject} may now lack {part}.",
        advice: `${OLD_CLIENTS} Keep returning it.`,
    },
    "result-wider": {
        group: "clients",
        change: "The result of {subject} may now be {detail} at {part}.",
        advice: `${OLD_CLIENTS} Return the old form, or add a function under another name.`,
    },
    "whole-result-wider": {
        group: "clients",
        change: "The result of {subject} may now be {detail}.",
        advice: `${OLD_CLIENTS} Return the old form, or add a function under another name.`,
    },
    "http-route-removed": {
        group: "clients",
        change: "The HTTP route {subject} was removed.",
        advice: "Webhooks and clients that call it get 404. Keep the route until nobody calls it.",
    },
    "internal-function-removed": {
        group: "clients",
        change: "The internal {detail} {subject} was removed or renamed.",
        advice: "Calls of it that are already scheduled will fail. Keep it until they have run.",
    },
    "table-removed": {
        group: "costs",
        change: "The table {subject} is no longer in the schema.",
        advice: "Its documents stay and still take up storage. Clear the table once nothing reads it.",
    },
    "index-added": {
        group: "costs",
        change: "The {detail} {part} on {subject} is new.",
        advice: "The push to production waits until it is filled. On a large table, add it with `staged: true` first.",
    },
    "index-removed": {
        group: "costs",
        change: "The {detail} {part} on {subject} was removed.",
        advice: "Adding it again means filling it again.",
    },
    "index-changed": {
        group: "costs",
        change: "The {detail} {part} on {subject} has a new definition.",
        advice: "It is built anew, and the push to production waits for it. On a large table, add it under a new name with `staged: true` first.",
    },
    "index-disabled": {
        group: "costs",
        change: "The {detail} {part} on {subject} is now staged.",
        advice: "Queries can no longer use it.",
    },
    "env-required": {
        group: "asks",
        change: "The environment variable {subject} is now required.",
        advice: "Set it on the production deployment before merging, or the push fails.",
    },
    "env-narrower": {
        group: "asks",
        change: "The environment variable {subject} no longer accepts {detail}.",
        advice: "Check its value on the production deployment before merging.",
    },
    "env-read": {
        group: "asks",
        change: "`process.env` is now read for {subject}.",
        advice: "Set it on the production deployment before merging, if the code cannot do without it.",
    },
    "component-mounted": {
        group: "asks",
        change: "The component {subject} ({detail}) is now mounted.",
        advice: "Check which environment variables and settings it needs.",
    },
    "component-unmounted": {
        group: "asks",
        change: "The component {subject} ({detail}) is no longer mounted.",
        advice: "Its data is out of reach after the push. Export what is still needed.",
    },
    "component-changed": {
        group: "asks",
        change: "The component {subject} is now {detail}.",
        advice: "Read its changelog for migrations.",
    },
    "cron-added": {
        group: "asks",
        change: "The cron {subject} is new.",
        advice: "It starts to run after the push.",
    },
    "cron-removed": {
        group: "asks",
        change: "The cron {subject} was removed.",
        advice: "It stops running after the push.",
    },
    "cron-changed": {
        group: "asks",
        change: "The cron {subject} has a new schedule, function or arguments.",
        advice: "It runs by the new ones after the push.",
    },
    undecided: {
        group: "unknown",
        change: "The validators of {subject} could not be compared.",
        advice: "Their unions of objects are too large. Compare them by hand.",
    },
    "result-unknown": {
        group: "unknown",
        change: "{subject} no longer declares what it returns.",
        advice: "Whether its result changed is not known.",
    },
    "validator-wider": { group: "safe", change: "{subject} accepts more than before.", advice: "" },
    "validator-staged": { group: "safe", change: "{subject} has a new staged validator.", advice: "" },
    "migration-staged": { group: "safe", change: "{subject} is narrower, as it was staged before.", advice: "" },
    "validation-disabled": { group: "safe", change: "Schema validation is switched off.", advice: "" },
    "table-added": { group: "safe", change: "The table {subject} is new.", advice: "" },
    "index-staged": { group: "safe", change: "The {detail} {part} on {subject} is new and staged.", advice: "" },
    "index-enabled": { group: "safe", change: "The staged {detail} {part} on {subject} is now in use.", advice: "" },
    "staged-index-removed": {
        group: "safe",
        change: "The staged {detail} {part} on {subject} was removed.",
        advice: "",
    },
    "function-added": { group: "safe", change: "The {detail} {subject} is new.", advice: "" },
    "function-public": { group: "safe", change: "{subject} is now public.", advice: "" },
    "internal-query-removed": { group: "safe", change: "The internal query {subject} was removed.", advice: "" },
    "internal-function-changed": { group: "safe", change: "The internal function {subject} changed.", advice: "" },
    "result-changed": { group: "safe", change: "The declared result of {subject} changed compatibly.", advice: "" },
    "http-route-added": { group: "safe", change: "The HTTP route {subject} is new.", advice: "" },
    "http-route-covered": {
        group: "safe",
        change: "The HTTP route {subject} is now served by the prefix {detail}.",
        advice: "",
    },
    "env-optional": { group: "safe", change: "The environment variable {subject} is optional.", advice: "" },
    "env-removed": { group: "safe", change: "The environment variable {subject} is no longer declared.", advice: "" },
};
const RULES = RULES_BY_ID;
const RULE_IDS = Object.keys(RULES_BY_ID);


/***/ }),

/***/ 7439:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   oJ: () => (/* binding */ asString),
/* harmony export */   qF: () => (/* binding */ parseJson),
/* harmony export */   qY: () => (/* binding */ asRecord)
/* harmony export */ });
/** Reads JSON of any shape. Nothing here throws. */
/** @returns `null` if the text is not JSON. */
function parseJson(text) {
    try {
        return JSON.parse(text);
    }
    catch {
        return null;
    }
}
/** @returns The object, or `{}` for any other value. */
function asRecord(value) {
    return typeof value === "object" && value !== null ? value : {};
}
function asString(value) {
    return typeof value === "string" ? value : null;
}


/***/ }),

/***/ 2905:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   X: () => (/* binding */ CONVEX_PROVISION_ORIGIN),
/* harmony export */   x: () => (/* binding */ parseProvisionHost)
/* harmony export */ });
/* harmony import */ var _diagnosis_action_failures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3668);
/* harmony import */ var _diagnosis_failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5096);
/** The host of Convex's provisioning and management APIs. It receives the deploy key. */


const CONVEX_PROVISION_ORIGIN = "https://api.convex.dev";
/**
 * The origin in the CLI's own variable `CONVEX_PROVISION_HOST`, else Convex's.
 *
 * @throws {ActionFailure} If it is neither Convex's nor this machine's, which tests use.
 */
function parseProvisionHost({ CONVEX_PROVISION_HOST: host, }) {
    if (host === undefined || host === "")
        return CONVEX_PROVISION_ORIGIN;
    const url = URL.canParse(host) ? new URL(host) : null;
    if (url?.origin === CONVEX_PROVISION_ORIGIN)
        return CONVEX_PROVISION_ORIGIN;
    if (url === null || !isBareLoopback(url))
        throw new _diagnosis_failure_js__WEBPACK_IMPORTED_MODULE_1__/* .ActionFailure */ .dR(_diagnosis_action_failures_js__WEBPACK_IMPORTED_MODULE_0__/* .UNTRUSTED_PROVISION_HOST */ .mA);
    return url.origin;
}
function isBareLoopback({ hostname, protocol, username, pathname }) {
    const isLocal = ["localhost", "127.0.0.1", "[::1]"].includes(hostname) && /^https?:$/.test(protocol);
    return isLocal && username === "" && pathname === "/";
}


/***/ }),

/***/ 7378:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Vx: () => (/* binding */ KEY_NAMES),
  AF: () => (/* binding */ buildEnvironment),
  m9: () => (/* binding */ cliEnvironment),
  Yo: () => (/* binding */ helperEnvironment),
  Q2: () => (/* binding */ redirectNotices),
  Fw: () => (/* binding */ sanitizeStepEnvironment),
  Ib: () => (/* binding */ withKnownNames)
});

// UNUSED EXPORTS: systemShell

// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: ./build/key/redactor.js
var redactor = __webpack_require__(242);
// EXTERNAL MODULE: ./build/markdown/code-span.js
var code_span = __webpack_require__(4720);
// EXTERNAL MODULE: ./build/process/system-root.js
var system_root = __webpack_require__(6546);
// EXTERNAL MODULE: ./build/convex/api/provision-host.js
var provision_host = __webpack_require__(2905);
;// CONCATENATED MODULE: ./build/convex/cli/node-options.js
/** Selects the `NODE_OPTIONS` of the step that are passed to the CLI and, through it, to the type checker. */
/** Options for memory, DNS and the system's certificate authorities. None loads code or reads a file of the job. */
const SAFE_OPTIONS = [
    /^--max-(?:old|semi)-space-size=\d{1,7}$/,
    /^--dns-result-order=(?:ipv4first|ipv6first|verbatim)$/,
    /^--use-(?:system|openssl)-ca$/,
    /^--(?:no-)?network-family-autoselection$/,
    /^--network-family-autoselection-attempt-timeout=\d{1,7}$/,
];
/** Options whose value may be the next word. */
const WITH_VALUE = /^--(?:max-(?:old|semi)-space-size|dns-result-order|network-family-autoselection-attempt-timeout)$/;
/**
 * The safe options in the step's `NODE_OPTIONS`. An earlier step cannot set them: the runner does not allow that.
 *
 * https://nodejs.org/api/cli.html#node_optionsoptions
 */
function safeNodeOptions(text) {
    // A quoted word may contain spaces. None of the safe options needs quotes, so drop the content.
    const words = text.replace(/"(?:\\[\s\S]|[^"\\])*"?/g, '""').split(/\s+/);
    return words
        .map((word, at) => {
        const name = word.split("=", 1)[0] ?? "";
        const option = name.replaceAll("_", "-") + word.slice(name.length);
        return WITH_VALUE.test(option) ? `${option}=${words[at + 1] ?? ""}` : option;
    })
        .filter((option) => SAFE_OPTIONS.some((safe) => safe.test(option)))
        .join(" ");
}

// EXTERNAL MODULE: ./build/convex/cli/untrusted-files.js
var untrusted_files = __webpack_require__(8687);
;// CONCATENATED MODULE: ./build/convex/cli/child-environment.js
/**
 * Builds the environment of the processes that the action starts.
 *
 * The CLI sets each unset variable from `.env.local` and `.env` of the working directory and passes it to its children, so
 * a file in the checkout could change the key or the target. It does not replace a variable that is set, even to `""`. So
 * every variable that could do harm gets an explicit value here.
 */







/**
 * Variables from which the CLI takes its key, target, servers and output. They are set by the action or empty. No
 * `CONVEX_…` variable of the step or a file is passed on, because a later CLI may read it.
 */
const TARGET_NAMES = [
    "CONVEX_DEPLOY_KEY",
    "CONVEX_DEPLOYMENT_TOKEN",
    "CONVEX_DEPLOYMENT",
    "CONVEX_SELF_HOSTED_URL",
    "CONVEX_SELF_HOSTED_ADMIN_KEY",
    "CONVEX_OVERRIDE_ACCESS_TOKEN",
    "CONVEX_PROVISION_HOST",
    "CONVEX_AGENT_MODE",
    "CONVEX_ALLOW_ANONYMOUS",
    "CONVEX_RUNNING_LIVE_IN_MONOREPO",
    "CONVEX_VERSION_OVERRIDE",
    "CONVEX_CLOUD_URL",
    "CONVEX_URL",
    "CONVEX_SITE_URL",
    // Prints requests, and the proxy with its password.
    "CONVEX_VERBOSE",
    "CONVEX_IGNORE_SUSPICIOUS_ENV_VARS",
];
/** Variables of `TARGET_NAMES` that can contain a key. */
const KEY_NAMES = [
    "CONVEX_DEPLOY_KEY",
    "CONVEX_DEPLOYMENT_TOKEN",
    "CONVEX_SELF_HOSTED_ADMIN_KEY",
    "CONVEX_OVERRIDE_ACCESS_TOKEN",
];
/** Variables that can make Node, the loader, the bundler or a shell run or trust something else. Always empty. */
const LOADER_NAMES = [
    "NODE_OPTIONS",
    "NODE_PATH",
    "NODE_REPL_EXTERNAL_MODULE",
    "NODE_TLS_REJECT_UNAUTHORIZED",
    "NODE_USE_ENV_PROXY",
    "NODE_USE_SYSTEM_CA",
    "NODE_V8_COVERAGE",
    "NODE_REDIRECT_WARNINGS",
    "NODE_COMPILE_CACHE",
    "NODE_DEBUG",
    "NODE_ICU_DATA",
    "NODE_PRESERVE_SYMLINKS",
    "NODE_PRESERVE_SYMLINKS_MAIN",
    "LD_PRELOAD",
    "LD_LIBRARY_PATH",
    "LD_AUDIT",
    "DYLD_INSERT_LIBRARIES",
    "DYLD_LIBRARY_PATH",
    "DYLD_FRAMEWORK_PATH",
    "DYLD_FALLBACK_LIBRARY_PATH",
    "OPENSSL_CONF",
    "OPENSSL_CONF_INCLUDE",
    "OPENSSL_MODULES",
    "OPENSSL_ENGINES",
    // A TLS library writes its session keys to this file.
    "SSLKEYLOGFILE",
    "ESBUILD_BINARY_PATH",
    "DOTENV_KEY",
    "BASH_ENV",
    "ENV",
    // With tracing on, bash as `sh` expands PS4, which can run commands.
    "SHELLOPTS",
    "BASHOPTS",
    "PS4",
];
const PROXY_NAMES = ["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"];
/** Variables of Convex, Node, dynamic loaders, TLS and libraries of the CLI. By prefix, to match also those not listed above. */
const DANGEROUS_PREFIXES = /^(CONVEX|NODE|LD|DYLD|OPENSSL|SSL|DOTENV|ESBUILD|SENTRY)_|_PROXY$/i;
const CONVEX_FAMILY = /^CONVEX_/i;
/**
 * Variables of hosts, by which the CLI decides whether this is a production build (`isNonProdBuildEnvironment` in its
 * `envvars.ts`). The plan has decided that already, so they are passed to `cmd` but not to the CLI.
 */
const OTHER_HOSTS = /^(VERCEL|NETLIFY|CF_PAGES|WORKERS_CI)(_|$)/i;
const OTHER_HOST_NAMES = ["VERCEL", "NETLIFY", "CF_PAGES", "WORKERS_CI"];
/** Variables of this step only: inputs, state, the runner's service tokens, and its command files. */
const ACTION_ONLY = /^(INPUT_.*|STATE_.*|ACTIONS_(?!(RUNNER|STEP)_DEBUG$).*|GITHUB_(ENV|OUTPUT|STATE|PATH|STEP_SUMMARY|ARTIFACTS.*))$/i;
/** The runner keeps its command files in its temporary folder. The event's payload there is not one of them. */
function isCommandFile(name, value, runnerTemp) {
    if (!/^GITHUB_/i.test(name) || /^GITHUB_EVENT_PATH$/i.test(name) || runnerTemp === "")
        return false;
    return /[\\/]_runner_file_commands[\\/]/.test(value) || value.startsWith((0,external_node_path_.join)(runnerTemp, external_node_path_.sep));
}
/**
 * The step's environment, without variables of the action itself and without any that contain one of its secrets in a form
 * that a redactor finds.
 */
function sanitizeStepEnvironment(own, secrets) {
    const kept = {};
    const holdsSecret = (0,redactor/* secretFinder */.p)(secrets);
    for (const [name, value] of Object.entries(own)) {
        if (value === undefined || ACTION_ONLY.test(name) || isCommandFile(name, value, own.RUNNER_TEMP ?? ""))
            continue;
        if (holdsSecret(value))
            continue;
        kept[name] = value;
    }
    return kept;
}
/** The environment of the user's build: that of a `run:` step, without any key. */
function buildEnvironment(snapshot) {
    const kept = { ...snapshot };
    for (const name of Object.keys(kept))
        if (KEY_NAMES.some((key) => key === name.toUpperCase()))
            delete kept[name];
    return kept;
}
/** The environment of a helper program: no key, and nothing that can make Node or the loader run something else. */
function helperEnvironment(snapshot) {
    const kept = buildEnvironment(snapshot);
    const harmful = (name) => DANGEROUS_PREFIXES.test(name) || LOADER_NAMES.some((one) => one === name.toUpperCase());
    return Object.fromEntries(Object.entries(kept).filter(([name]) => !harmful(name)));
}
/** Variables with which the CLI, run by hand, would use another deployment. */
const REDIRECTING_VARIABLES = [
    "CONVEX_DEPLOYMENT",
    "CONVEX_DEPLOY_KEY",
    "CONVEX_DEPLOYMENT_TOKEN",
    "CONVEX_SELF_HOSTED_URL",
    "CONVEX_SELF_HOSTED_ADMIN_KEY",
    "CONVEX_OVERRIDE_ACCESS_TOKEN",
    "CONVEX_PROVISION_HOST",
];
/**
 * A notice for each source of variables that could have redirected the deploy. The action ignores them, but the CLI uses
 * them if somebody runs it by hand in this folder.
 *
 * @param files - The names that each `.env` file of the working directory declares.
 * @param used - Variables from which the step takes its key or URL.
 */
function redirectNotices(own, files, used) {
    const inStep = REDIRECTING_VARIABLES.filter((name) => own[name] && !used.includes(name) && name !== "CONVEX_PROVISION_HOST");
    const sources = [
        { source: "the environment of this step", found: inStep },
        ...files.map(({ file, names }) => ({
            source: `\`${file}\` in the working directory`,
            found: REDIRECTING_VARIABLES.filter((name) => names.includes(name)),
        })),
    ];
    return sources
        .filter(({ found }) => found.length > 0)
        .map(({ source, found }) => `Ignored ${(0,code_span/* codeSpans */.tE)(found)} from ${source}: this step's key and \`url\` decide which deployment is used.`);
}
function cliEnvironment(options) {
    const { snapshot, home, provisionOrigin } = options;
    const isConvex = provisionOrigin === provision_host/* CONVEX_PROVISION_ORIGIN */.X;
    const env = { ...snapshot };
    for (const name of Object.keys(env))
        if (DANGEROUS_PREFIXES.test(name) && !CONVEX_FAMILY.test(name))
            delete env[name];
    for (const name of options.dotenvNames)
        if (DANGEROUS_PREFIXES.test(name))
            env[name] = snapshot[name] ?? "";
    for (const name of [...Object.keys(env), ...options.dotenvNames])
        if (OTHER_HOSTS.test(name))
            env[name] = "";
    for (const name of Object.keys(env))
        if (CONVEX_FAMILY.test(name))
            env[name] = "";
    for (const name of [...TARGET_NAMES, ...LOADER_NAMES, ...OTHER_HOST_NAMES])
        env[name] = "";
    for (const name of PROXY_NAMES)
        Object.assign(env, proxyPair(name, snapshot));
    for (const name of untrusted_files/* AUTHORITY_NAMES */.$5) {
        const file = snapshot[name] ?? "";
        env[name] = file !== "" && options.isTrustedCaFile(file) ? file : "";
    }
    return {
        ...env,
        NODE_ENV: snapshot.NODE_ENV ?? "",
        NODE_OPTIONS: safeNodeOptions(snapshot.NODE_OPTIONS ?? ""),
        NO_COLOR: "1",
        FORCE_COLOR: "0",
        HOME: home,
        USERPROFILE: home,
        LOCALAPPDATA: home,
        ...systemShell(snapshot),
        CONVEX_TMPDIR: options.temporary,
        CONVEX_PROVISION_HOST: isConvex ? "" : provisionOrigin,
        CONVEX_VERSION_API_ORIGIN: isConvex ? VERSION_API_ORIGIN : provisionOrigin,
        ...options.credentials,
    };
}
/** On Windows, Node runs shell commands of the CLI with the program in `COMSPEC`. */
function systemShell(snapshot, platform = process.platform) {
    return platform === "win32" ? { COMSPEC: external_node_path_.win32.join((0,system_root/* systemRoot */.y)(snapshot), "System32", "cmd.exe") } : {};
}
/**
 * On Windows, where names of variables ignore case, writes the names that this action looks for in upper case. Others stay
 * as they are, because a shell script may distinguish them.
 */
function withKnownNames(variables, platform = process.platform) {
    if (platform !== "win32")
        return { ...variables };
    return Object.fromEntries(Object.entries(variables).map(([name, value]) => [isLookedFor(name) ? name.toUpperCase() : name, value]));
}
function isLookedFor(name) {
    const known = [...LOADER_NAMES, ...untrusted_files/* AUTHORITY_NAMES */.$5, "SYSTEMROOT", "COMSPEC", "NODE_ENV"];
    return DANGEROUS_PREFIXES.test(name) || known.includes(name.toUpperCase());
}
/** Sets both spellings: a lower-case one, even if empty, overrides the other. Loopback never goes through a proxy. */
function proxyPair(name, snapshot) {
    const lower = name.toLowerCase();
    const value = snapshot[lower] || snapshot[name] || "";
    const full = name === "NO_PROXY" ? [value, "localhost", "127.0.0.1", "::1"].filter((part) => part !== "").join(",") : value;
    return process.platform === "win32" ? { [name]: full } : { [name]: full, [lower]: full };
}
/** The CLI asks this server whether it is out of date. An empty value would not be replaced by the default. */
const VERSION_API_ORIGIN = "https://version.convex.dev";


/***/ }),

/***/ 8687:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $5: () => (/* binding */ AUTHORITY_NAMES),
/* harmony export */   LP: () => (/* binding */ untrustedCodeVariables),
/* harmony export */   Rd: () => (/* binding */ untrustedAuthorityVariables),
/* harmony export */   X8: () => (/* binding */ isWritableByJob)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var node_url__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3136);
/* harmony import */ var _workspace_is_inside_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6205);
/**
 * Finds environment variables that make Node, OpenSSL or the system's loader read untrusted files before this action's
 * code runs: certificate authorities or code from the checkout or an earlier step.
 */



/**
 * Whether the checkout or an earlier step may have written a file: it is below the workspace or the runner's temporary
 * folder, as written or with links followed. This includes relative paths, which belong to the workspace, and `/proc`,
 * where a path means another file for each process. On Windows, a path that begins with two slashes can be another name of
 * any file (`\\\\?\\D:\\…`, `\\\\localhost\\D$\\…`).
 * https://learn.microsoft.com/windows/win32/fileio/naming-a-file#win32-device-namespaces
 */
function isWritableByJob(path, workspace, own, platform = process.platform) {
    const real = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.isAbsolute)(path) ? (0,_workspace_is_inside_js__WEBPACK_IMPORTED_MODULE_2__/* .realPathOf */ .dN)(path) : null;
    if (real === null)
        return true;
    if (platform === "win32" && [path, real].some((one) => /^[\\/]{2}/.test(one)))
        return true;
    const folders = [workspace, own.RUNNER_TEMP ?? "", "/proc"]
        .filter((folder) => folder !== "")
        .flatMap((folder) => [folder, (0,_workspace_is_inside_js__WEBPACK_IMPORTED_MODULE_2__/* .followLinks */ .n1)(folder)]);
    return folders.some((folder) => [(0,node_path__WEBPACK_IMPORTED_MODULE_0__.resolve)(path), real].some((one) => (0,_workspace_is_inside_js__WEBPACK_IMPORTED_MODULE_2__/* .isInside */ .FK)(folder, one)));
}
/** https://docs.openssl.org/master/man7/openssl-env/ and https://nodejs.org/api/cli.html#environment-variables_1 */
const AUTHORITY_NAMES = ["NODE_EXTRA_CA_CERTS", "SSL_CERT_FILE", "SSL_CERT_DIR"];
/** The variables that name a certificate authority that the job could have written, even if Node does not use it. */
function untrustedAuthorityVariables(own, workspace) {
    return AUTHORITY_NAMES.filter((name) => {
        const value = own[name] ?? "";
        // OpenSSL reads a list of folders. Node itself reads one.
        const paths = name === "SSL_CERT_DIR" ? [value, ...value.split(node_path__WEBPACK_IMPORTED_MODULE_0__.delimiter)] : [value];
        return paths.some((path) => path !== "" && isWritableByJob(path, workspace, own));
    });
}
/** The variables by which code that the job could have written was loaded into this process. */
function untrustedCodeVariables(own, workspace, platform = process.platform) {
    return Object.entries(own)
        .filter(([name, value = ""]) => codePathsIn(name, value, platform).some((path) => isWritableByJob(path, workspace, own, platform)))
        .map(([name]) => name);
}
/** Variables with one file or folder. A compile cache contains code that Node runs. */
const SINGLE_PATHS = [
    ...["OPENSSL_CONF", "OPENSSL_CONF_INCLUDE", "OPENSSL_MODULES", "OPENSSL_ENGINES"],
    ...["NODE_COMPILE_CACHE", "NODE_ICU_DATA"],
];
/** The paths from which a variable loads code; a relative path if that depends on the workspace. */
function codePathsIn(name, value, platform) {
    if (value === "")
        return [];
    if (name === "NODE_OPTIONS")
        return loadedByOptions(value);
    if (SINGLE_PATHS.includes(name))
        return [value];
    if (platform === "win32")
        return name === "SYSTEMROOT" ? [value] : [];
    // https://man7.org/linux/man-pages/man8/ld.so.8.html: a name without a slash is searched in the system's folders, and an
    // empty entry is the current folder.
    if (name === "LD_PRELOAD" || name === "LD_AUDIT")
        return value.split(/[\s:]+/).filter((one) => one.includes("/"));
    if (name === "LD_LIBRARY_PATH")
        return value.split(/[:;]/);
    if (/^DYLD_.*(?:LIBRARIES|PATH)$/.test(name))
        return value.split(":");
    return [];
}
/** https://nodejs.org/api/cli.html#node_optionsoptions */
const LOADING_OPTIONS = [
    ...["-r", "--require", "--import", "--loader", "--experimental-loader"],
    ...["--openssl-config", "--icu-data-dir", "--tls-keylog", "--env-file", "--env-file-if-exists"],
    "--experimental-config-file",
];
/** Makes Node read `node.config.json` in the current folder. */
const WORKSPACE_OPTION = "--experimental-default-config-file";
function loadedByOptions(text) {
    const words = wordsOf(text);
    return words.flatMap((word, at) => {
        const [, given = "", , joined] = /^([^=]*)(=([\s\S]*))?$/.exec(word) ?? [];
        const option = given.replaceAll("_", "-");
        if (option === WORKSPACE_OPTION)
            return ["."];
        return LOADING_OPTIONS.includes(option) ? [pathOf(joined ?? words[at + 1] ?? "")] : [];
    });
}
/** Splits words as Node does: at white space outside of double quotes, in which a backslash escapes. */
function wordsOf(text) {
    const words = text.match(/(?:"(?:\\[\s\S]|[^"\\])*"?|[^\s"])+/g) ?? [];
    return words.map((word) => word.replace(/"((?:\\[\s\S]|[^"\\])*)"?/g, (_, inner) => inner.replace(/\\([\s\S])/g, "$1")));
}
/** The path of a module. A package name or a `data:` URL is not an absolute path, so it counts as the workspace's. */
function pathOf(module) {
    try {
        return module.startsWith("file:") ? (0,node_url__WEBPACK_IMPORTED_MODULE_1__.fileURLToPath)(module) : module;
    }
    catch {
        return ".";
    }
}


/***/ }),

/***/ 2295:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BH: () => (/* binding */ assertFunctionsDirectory),
/* harmony export */   Ck: () => (/* binding */ canHaveFunctions),
/* harmony export */   FW: () => (/* binding */ functionsDirectory),
/* harmony export */   IR: () => (/* binding */ hasTypeScript)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _diagnosis_action_failures_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3668);
/* harmony import */ var _diagnosis_failure_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(5096);
/* harmony import */ var _markdown_code_span_js__WEBPACK_IMPORTED_MODULE_10__ = __webpack_require__(4720);
/* harmony import */ var _workspace_git_index_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(3743);
/* harmony import */ var _workspace_is_inside_js__WEBPACK_IMPORTED_MODULE_5__ = __webpack_require__(6205);
/* harmony import */ var _workspace_read_regular_file_js__WEBPACK_IMPORTED_MODULE_6__ = __webpack_require__(1840);
/* harmony import */ var _workspace_repository_root_js__WEBPACK_IMPORTED_MODULE_7__ = __webpack_require__(3437);
/* harmony import */ var _api_json_js__WEBPACK_IMPORTED_MODULE_9__ = __webpack_require__(7439);
/* harmony import */ var _package_json_js__WEBPACK_IMPORTED_MODULE_8__ = __webpack_require__(1503);
/** Finds the folder of Convex functions that a deploy bundles. */











/**
 * The folder that the CLI uses: `functions` in `convex.json`, else `convex`, or `src/convex` for Create React App.
 * https://docs.convex.dev/production/project-configuration#changing-the-convex-folder-name-or-location
 *
 * @returns `null` if `convex.json` cannot be read, which the CLI will report.
 */
function functionsDirectory(workingDirectory) {
    const file = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(workingDirectory, "convex.json");
    if (!(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(file)) {
        const isCreateReactApp = (0,_package_json_js__WEBPACK_IMPORTED_MODULE_8__/* .dependenciesOf */ .h)((0,_package_json_js__WEBPACK_IMPORTED_MODULE_8__/* .readPackageJson */ .j)(workingDirectory)).has("react-scripts");
        return (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(workingDirectory, isCreateReactApp ? "src/convex" : "convex");
    }
    const settings = (0,_api_json_js__WEBPACK_IMPORTED_MODULE_9__/* .parseJson */ .qF)((0,_workspace_read_regular_file_js__WEBPACK_IMPORTED_MODULE_6__/* .readRegularFile */ .XF)(file) ?? "");
    const { functions = "convex" } = (0,_api_json_js__WEBPACK_IMPORTED_MODULE_9__/* .asRecord */ .qY)(settings);
    return settings !== null && typeof functions === "string" ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(workingDirectory, functions) : null;
}
/**
 * Checks that the folder has code, and all that its repository has. If it has none, the CLI pushes an app without functions,
 * which deletes every function of the Convex deployment (seen with 1.36 and 1.49); what is missing is deleted, too. Git
 * leaves an empty folder where a submodule was not checked out. Links are followed, as the CLI follows them.
 *
 * @throws {ActionFailure} `functions-missing`, or `convex-outside-workspace`
 */
function assertFunctionsDirectory(workingDirectory, workspace) {
    const directory = functionsDirectory(workingDirectory);
    if (directory === null)
        return;
    const named = (0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_10__/* .codeSpan */ .SS)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(workspace, directory));
    const [root, functions] = [(0,_workspace_is_inside_js__WEBPACK_IMPORTED_MODULE_5__/* .followLinks */ .n1)(workspace), (0,_workspace_is_inside_js__WEBPACK_IMPORTED_MODULE_5__/* .followLinks */ .n1)(directory)];
    if (!(0,_workspace_is_inside_js__WEBPACK_IMPORTED_MODULE_5__/* .isInside */ .FK)(root, functions))
        throw new _diagnosis_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionFailure */ .dR((0,_diagnosis_action_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .functionsOutside */ .TH)(named));
    const leftOut = leftOutOfCheckout(functions, root);
    if (leftOut !== null)
        throw new _diagnosis_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionFailure */ .dR((0,_diagnosis_action_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .functionsLeftOut */ .PT)((0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_10__/* .codeSpan */ .SS)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.relative)(root, leftOut))));
    if (!hasFile(functions, PUSHED))
        throw new _diagnosis_failure_js__WEBPACK_IMPORTED_MODULE_3__/* .ActionFailure */ .dR((0,_diagnosis_action_failures_js__WEBPACK_IMPORTED_MODULE_2__/* .functionsMissing */ .ou)(named, (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(functions)));
}
/** Whether the folder has code that can have functions. The CLI reads a schema and configuration, but makes no module of them. */
function canHaveFunctions(functions) {
    return hasFile(functions, MODULE);
}
/** @returns The first file or folder of functions that a sparse checkout has left out, or null. */
function leftOutOfCheckout(functions, workspace) {
    const top = (0,_workspace_repository_root_js__WEBPACK_IMPORTED_MODULE_7__/* .findRepositoryRoot */ .m)(functions, workspace);
    if (top === null)
        return null;
    const missing = (path) => (0,_workspace_is_inside_js__WEBPACK_IMPORTED_MODULE_5__/* .isInside */ .FK)(functions, path) && mayBePushed(path, functions) && !(0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)(path);
    return ((0,_workspace_git_index_js__WEBPACK_IMPORTED_MODULE_4__/* .readLeftOutPaths */ .G)(top)
        .map((path) => (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(top, path))
        .find(missing) ?? null);
}
function mayBePushed(path, functions) {
    if ((0,_workspace_is_inside_js__WEBPACK_IMPORTED_MODULE_5__/* .isInside */ .FK)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(functions, "_generated"), path))
        return false;
    return path.endsWith(node_path__WEBPACK_IMPORTED_MODULE_1__.sep) || PUSHED.test((0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path));
}
/** Whether a folder of functions has TypeScript that can be checked: an app may be written in JavaScript. */
function hasTypeScript(functions) {
    return hasFile(functions, TYPESCRIPT);
}
/** The CLI pushes no file with several full stops in its name, such as a test, except its configuration. */
const PUSHED = /^[^.#][^.]*(?:\.config)?\.[cm]?[jt]sx?$/;
const MODULE = /^(?!schema\.[jt]s$)[^.#][^.]*\.[cm]?[jt]sx?$/;
const TYPESCRIPT = /^[^.#][^.]*(?:\.config)?\.[cm]?tsx?$/;
/** Without what code generation writes. What is behind a link is not searched, and may be code. */
function hasFile(functions, names) {
    try {
        const generated = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(functions, "_generated");
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readdirSync)(functions, { recursive: true, withFileTypes: true }).some((entry) => !(0,_workspace_is_inside_js__WEBPACK_IMPORTED_MODULE_5__/* .isInside */ .FK)(generated, entry.parentPath) &&
            (entry.isSymbolicLink() || (entry.isFile() && names.test(entry.name))));
    }
    catch {
        return false;
    }
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
/* harmony import */ var _api_json_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7439);



/** @returns The parsed package.json of a folder, or `null` if there is none or it is not JSON. */
function readPackageJson(directory) {
    return (0,_api_json_js__WEBPACK_IMPORTED_MODULE_2__/* .parseJson */ .qF)((0,_workspace_read_regular_file_js__WEBPACK_IMPORTED_MODULE_1__/* .readRegularFile */ .XF)((0,node_path__WEBPACK_IMPORTED_MODULE_0__.join)(directory, "package.json")) ?? "");
}
/** Names in `dependencies` and `devDependencies`. */
function dependenciesOf(packageJson) {
    const { dependencies, devDependencies } = (0,_api_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asRecord */ .qY)(packageJson);
    return new Set([...Object.keys((0,_api_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asRecord */ .qY)(dependencies)), ...Object.keys((0,_api_json_js__WEBPACK_IMPORTED_MODULE_2__/* .asRecord */ .qY)(devDependencies))]);
}


/***/ }),

/***/ 4944:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  J: () => (/* binding */ AUTH_VARIABLE_NOT_SET),
  S: () => (/* binding */ CODE_FAILURES)
});

// EXTERNAL MODULE: ./build/markdown/code-span.js
var code_span = __webpack_require__(4720);
// EXTERNAL MODULE: ./build/diagnosis/failure-pattern.js
var failure_pattern = __webpack_require__(7175);
;// CONCATENATED MODULE: ./build/diagnosis/bundle-failures.js
/** Errors of the bundler that need another fix than an error in the code. */


const BUNDLING = `${failure_pattern/* DOCS */.iT}/functions/bundling`;
const MISSING_FILE = "Correct the path: Linux distinguishes upper and lower case, unlike macOS and Windows. If a build creates the file, run it in a step before this one. If .gitignore lists the file, commit it.";
const BUNDLE_FAILURES = [
    {
        code: "bundle-error",
        readsQuotedText: true,
        pattern: /[✘X] \[ERROR\] Could not resolve "([^"\n]{1,200})"\n(?:[^\n]{0,500}\n){0,12}?[^\n]{0,20}The module "([^"\n]{1,200})" was not found on the file system/,
        fields: [failure_pattern/* IMPORT */.yE, failure_pattern/* IMPORT */.yE],
        explain: ([, name, file]) => ({
            cause: `The Convex functions cannot be bundled: ${(0,code_span/* codeSpanOr */.xk)(name, "a package")} is installed, but its package.json points to ${(0,code_span/* codeSpanOr */.xk)(file, "a file")}, which does not exist.`,
            fix: "If it is a package of this repository, build it in a step before this one. If it comes from a registry, install the dependencies again.",
            link: BUNDLING,
        }),
    },
    {
        code: "bundle-error",
        readsQuotedText: true,
        pattern: /The path "([^"\n]{1,200})" is not exported by package "([^"\n]{1,200})"/,
        fields: [failure_pattern/* IMPORT */.yE, failure_pattern/* IMPORT */.yE],
        explain: ([, path, name]) => ({
            cause: `The Convex functions cannot be bundled: the installed version of ${(0,code_span/* codeSpanOr */.xk)(name, "a package")} does not export ${(0,code_span/* codeSpanOr */.xk)(path, "a path that they import")}.`,
            fix: "Correct the import, or install the version that exports it, and commit package.json and the lockfile. In a monorepo, look for a second, older copy of the package.",
            link: BUNDLING,
        }),
    },
    {
        code: "bundle-error",
        readsQuotedText: true,
        pattern: /[✘X] \[ERROR\] Could not resolve "([@~#]\/[^"\n]{1,200})"/,
        fields: [failure_pattern/* IMPORT */.yE],
        explain: ([, name]) => ({
            cause: `The Convex functions cannot be bundled: the path alias ${(0,code_span/* codeSpanOr */.xk)(name, "that they import")} leads to no file.`,
            fix: `The bundler reads aliases from \`compilerOptions.paths\` in the \`tsconfig.json\` of the functions folder: add the alias there, or import by a relative path. ${MISSING_FILE}`,
            link: BUNDLING,
        }),
    },
    {
        code: "bundle-error",
        readsQuotedText: true,
        pattern: /[✘X] \[ERROR\] Could not resolve "(\.{1,2}\/[^"\n]{1,200})"/,
        fields: [failure_pattern/* IMPORT */.yE],
        explain: ([, name]) => ({
            cause: `The Convex functions cannot be bundled: they import ${name === undefined ? "a file" : `the file ${(0,code_span/* codeSpan */.SS)(name)}`}, which is not in the checkout.`,
            fix: MISSING_FILE,
            link: BUNDLING,
        }),
    },
    {
        code: "bundle-error",
        readsQuotedText: true,
        // esbuild looks names of files up without regard to case, and cannot open them then.
        pattern: /[✘X] \[ERROR\] Cannot read file: (\S{1,300})/,
        explain: ([, file]) => ({
            cause: `The Convex functions cannot be bundled: they import ${(0,code_span/* codeSpanOr */.xk)(file, "a file")}, which cannot be read.`,
            fix: MISSING_FILE,
            link: BUNDLING,
        }),
    },
    {
        code: "bundle-error",
        readsQuotedText: true,
        pattern: /[✘X] \[ERROR\] No loader is configured for "(\.(?!node")[\w.]{1,20})" files(?:: ([^\s"]{1,300}))?/,
        fields: [/^\.[\w.]{1,20}$/, failure_pattern/* PATH */.gI],
        explain: ([, extension, file]) => ({
            cause: `The Convex functions cannot be bundled: they import ${(0,code_span/* codeSpanOr */.xk)(file, "a file")}, and the bundler does not read ${extension === undefined ? "files of that kind" : `\`${extension}\` files`}.`,
            fix: 'Put what the functions need of it into a `.ts` or `.json` file, or into file storage. If a package imports it, use the package only in files with `"use node"`, and list it in `node.externalPackages` of `convex.json`.',
            link: `${BUNDLING}#external-packages`,
        }),
    },
    {
        code: "module-path-invalid",
        readsQuotedText: true,
        pattern: /[✘X] \[ERROR\] Two output files share the same path but have different contents: (\S{1,300})/,
        fields: [failure_pattern/* PATH */.gI],
        explain: ([, output]) => ({
            cause: `Two files of the functions folder become the same module${output === undefined ? "" : ` (${(0,code_span/* codeSpan */.SS)(output)})`}.`,
            fix: failure_pattern/* RENAME_MODULE */.Ah,
            link: `${failure_pattern/* DOCS */.iT}/functions`,
        }),
    },
    {
        code: "bundler-stopped",
        readsQuotedText: true,
        pattern: /The service (?:was stopped|is no longer running)/,
        explain: () => ({
            cause: "The bundler (esbuild) ended before it was done, most likely because the runner ran out of memory. Nothing was pushed.",
            fix: "Run the job again. If it happens often, use a larger runner, or run less at the same time in this job.",
            link: BUNDLING,
        }),
    },
];

;// CONCATENATED MODULE: ./build/diagnosis/configuration-failures.js
/** Failures of the auth config, `convex.json` and components that need another fix than those files in general. */


const CONFIGURATION = `${failure_pattern/* DOCS */.iT}/production/project-configuration`;
const CONFIGURATION_FAILURES = [
    {
        code: "auth-config-invalid",
        // What `@auth/core` looks for, and does without.
        pattern: /Environment variable (AUTH_SECRET_\d|AUTH_REDIRECT_PROXY_URL|AUTH_TRUST_HOST|AUTH_URL|NEXTAUTH_URL|NEXTAUTH_SECRET) is used in auth config file/,
        fields: [failure_pattern/* NAME */.o_],
        explain: ([, name]) => ({
            cause: `The auth config (\`auth.config.ts\`) imports a package that looks for ${name === undefined ? "optional variables" : `the optional variable ${(0,code_span/* codeSpan */.SS)(name)}`}, and Convex refuses an auth config that reads a variable which is not set.`,
            fix: "Let `auth.config.ts` import nothing but types, and state `domain` and `applicationID` in it. Providers and what they need belong in `auth.ts`. Setting the variable does not help: Convex would ask for the next one.",
            link: `${failure_pattern/* DOCS */.iT}/auth`,
        }),
    },
    {
        code: "auth-config-invalid",
        readsQuotedText: true,
        pattern: /auth config[^\n]{0,200}Invalid provider domain URL|\bInvalidProviderDomainUrl: /,
        explain: (_, run) => ({
            cause: "The `domain` of a provider in the auth config (`auth.config.ts`) is not a URL, so nothing was pushed.",
            fix: `If it comes from an environment variable, look at its value on the Convex deployment: it must be a URL such as \`https://acme.clerk.accounts.dev\`, without quotes.${(0,failure_pattern/* shellBlock */.OV)((0,failure_pattern/* convexCommand */.Dg)(run, "env list", ""))}`,
            link: `${failure_pattern/* DOCS */.iT}/auth`,
        }),
    },
    {
        code: "auth-config-invalid",
        pattern: /Found both \S{1,300}auth\.config\.js and \S{1,300}, choose one/,
        explain: () => ({
            cause: "There are two auth configs, `auth.config.js` and `auth.config.ts`.",
            fix: "Delete one of them. If the `.js` file is compiled from the other, keep it out of the functions folder.",
            link: `${failure_pattern/* DOCS */.iT}/auth`,
        }),
    },
    {
        code: "node-actions-not-supported",
        pattern: /Node actions are not supported in components(?:\. Remove `"use node;?" from (\S{1,200}))?|"use node" directive is not supported in components(?:\. Remove it from the component at: (\S{1,300}?)\.?$)?/m,
        fields: [failure_pattern/* PATH */.gI, failure_pattern/* PATH */.gI],
        explain: ([, module, path]) => ({
            cause: `A component has Node.js actions${module === undefined && path === undefined ? "" : ` (${(0,code_span/* codeSpan */.SS)(module ?? path ?? "")})`}, but only the app itself can have them.`,
            fix: 'Remove `"use node"` and Node\'s built-in modules from the component, and call what needs Node from an action of the app. A component that is not yours needs a version that supports this.',
            link: `${failure_pattern/* DOCS */.iT}/components/authoring`,
        }),
    },
    {
        code: "node-version-of-functions",
        pattern: /\bInvalid node version: (\S{1,20})|InvalidNodeVersion: The node version `([^`\n]{1,20})` is invalid/,
        fields: [failure_pattern/* NUMBER */.uk, failure_pattern/* NUMBER */.uk],
        explain: ([, version, other]) => ({
            cause: `\`node.nodeVersion\` in \`convex.json\`${version === undefined && other === undefined ? "" : ` is ${(0,code_span/* codeSpan */.SS)(version ?? other ?? "")}, which`} is not a Node.js version that Convex supports for functions.`,
            fix: 'Give the number of a major version as text, such as `{ "node": { "nodeVersion": "22" } }`, or remove the setting to get the default. If the number is right, a self-hosted backend may be too old for it.',
            link: `${CONFIGURATION}#configuring-the-nodejs-version`,
        }),
    },
    {
        code: "convex-json-invalid",
        pattern: /Error: both convex\.json and (src[\\/]convex\.json) files exist|Please move (src[\\/]convex\.json) to the root of your project/,
        fields: [/^src[\\/]convex\.json$/],
        explain: ([, both]) => ({
            cause: both === undefined
                ? "`convex.json` is in `src`, where the Convex CLI does not read it."
                : "There are two files, `convex.json` and `src/convex.json`.",
            fix: "Keep one `convex.json`, beside package.json. Paths in it are relative to that folder.",
            link: CONFIGURATION,
        }),
    },
    {
        code: "convex-json-invalid",
        pattern: /Unable to read project config file "convex\.json"|[✖×] (?:`convex\.json`: |Expected `convex\.json` to )/,
        explain: () => ({
            cause: "The Convex CLI cannot use `convex.json`, so nothing was pushed.",
            fix: 'Correct `convex.json`; the end of the output says what is wrong. It must be an object, such as `{ "functions": "convex/" }`.',
            link: CONFIGURATION,
        }),
    },
    {
        code: "convex-config-invalid",
        pattern: /Invalid component (?:root )?directory \([^)\n]{0,300}\): (\S{1,300})/,
        fields: [failure_pattern/* PATH */.gI],
        explain: ([, path]) => ({
            cause: `The Convex CLI finds no component in ${(0,code_span/* codeSpanOr */.xk)(path, "a folder")}, so nothing was pushed.`,
            fix: "Correct the import of the component in `convex.config.ts`: it must lead to a folder with a `convex.config.ts`. For a component from npm, install the dependencies in a step before this one.",
            link: `${failure_pattern/* DOCS */.iT}/components/using`,
        }),
    },
];

// EXTERNAL MODULE: ./build/diagnosis/limit-failures.js
var limit_failures = __webpack_require__(8405);
;// CONCATENATED MODULE: ./build/diagnosis/module-failures.js
/** Failures of modules that Convex, or its CLI, cannot load, with a fix for each reason that is known. */


const RUNTIMES = `${failure_pattern/* DOCS */.iT}/functions/runtimes#nodejs-runtime`;
const module_failures_BUNDLING = `${failure_pattern/* DOCS */.iT}/functions/bundling`;
const EXTERNAL_PACKAGES = `${module_failures_BUNDLING}#external-packages`;
/** The beginning of an answer about the modules as a whole. */
const LOADING = String.raw `Loading the pushed modules encountered[^\n]{0,60}\s{1,40}(?:error:\s{1,10})?`;
const OF_LOADING = [
    {
        code: "modules-load-timeout",
        isTransient: true,
        pattern: new RegExp(`${LOADING}Function execution timed out \\(maximum duration: ([\\d.]{1,10}m?s)\\)`),
        fields: [/^[\d.]{1,10}m?s$/],
        explain: ([, limit]) => ({
            cause: `Convex could not load the modules within its time limit${limit === undefined ? "" : ` (${limit})`}, so nothing was pushed.`,
            fix: "Run the job again: a busy backend can be the reason. If it happens often, do less at the top level of the modules: create large objects and clients inside functions, and import large packages only in the files that need them. A self-hosted backend may need more CPU.",
            link: module_failures_BUNDLING,
        }),
    },
    {
        code: "modules-out-of-memory",
        pattern: new RegExp(`${LOADING}(?:JavaScript execution|Isolate) ran out of memory(?: \\(maximum memory usage: (\\d{1,9}) MB\\))?`),
        fields: [failure_pattern/* NUMBER */.uk],
        explain: ([, megabytes]) => ({
            cause: `Loading the modules takes more memory than Convex allows${megabytes === undefined ? "" : ` (${megabytes} MB)`}, so nothing was pushed.`,
            fix: 'Look for large constants and packages that are created or imported at the top level. Move large data to file storage or a table, and packages that need much memory to actions in a file that starts with `"use node"`.',
            link: `${failure_pattern/* DOCS */.iT}/production/state/limits`,
        }),
    },
    {
        code: "use-node-misplaced",
        pattern: /`([\w$]{1,100})` defined in `[^\n`]{0,60}?([\w./-]{1,200}?)"?\)?` is an? (\w{1,40}) function\. Only actions can be defined in Node\.js/,
        fields: [failure_pattern/* NAME */.o_, failure_pattern/* PATH */.gI, failure_pattern/* NAME */.o_],
        explain: ([, name, module, kind]) => ({
            cause: `${(0,failure_pattern/* moduleText */.W7)(module)} starts with \`"use node"\`, but defines ${name === undefined ? "a query or a mutation" : `\`${name}\``}${kind === undefined ? "" : ` (${kind})`}: only actions can run in Node.`,
            fix: "Move queries and mutations into a file without the directive. Actions can call them with `ctx.runQuery` and `ctx.runMutation`.",
            link: RUNTIMES,
        }),
    },
];
/** Reasons for which a module throws, and which moving code does not help against. */
const OF_THROWING = [
    {
        code: "node-api-in-default-runtime",
        readsQuotedText: true,
        pattern: /Failed to analyze (\S{1,200}): (?:Uncaught \w{0,40}Error: )?(?:(Buffer|__dirname|__filename|require|setImmediate|global) is not defined|Dynamic require of "([^"\n]{1,200})" is not supported)/,
        // The text of a module's error can be anything, so send only the path and the names from the pattern.
        fields: [failure_pattern/* PATH */.gI, failure_pattern/* NAME */.o_],
        explain: ([, module, global, required]) => ({
            cause: `${(0,failure_pattern/* moduleText */.W7)(module)} needs Node${required === undefined ? (global === undefined ? "" : ` (${(0,code_span/* codeSpan */.SS)(global)})`) : ` (it loads ${(0,code_span/* codeSpan */.SS)(required)} with \`require\`)`}, which Convex's default runtime does not have.`,
            fix: 'Move the code into actions of a file that starts with `"use node"`, and import it nowhere else. If the file starts with it already, list the package in `node.externalPackages` of `convex.json`, so that it is installed instead of bundled.',
            link: RUNTIMES,
        }),
    },
    {
        code: "module-throws",
        readsQuotedText: true,
        pattern: /Failed to analyze (\S{1,200}): (?:Uncaught ReferenceError: )?(window|document|localStorage|sessionStorage|HTMLElement|navigator) is not defined/,
        fields: [failure_pattern/* PATH */.gI, failure_pattern/* NAME */.o_],
        explain: ([, module, global]) => ({
            cause: `${(0,failure_pattern/* moduleText */.W7)(module)} imports code for browsers: it uses ${(0,code_span/* codeSpanOr */.xk)(global, "an API of browsers")} when it is loaded. Nothing was pushed.`,
            fix: "Look at the stack at the end of the output for the import that leads to it. Keep components and browser packages out of what Convex functions import: move what both need into a file of its own.",
            link: module_failures_BUNDLING,
        }),
    },
    {
        code: "module-throws",
        readsQuotedText: true,
        pattern: /(?:Failed to analyze (\S{1,200}): (?:Uncaught \w{0,40}Error: )?|Uncaught Error: )A validator is undefined\b/,
        fields: [failure_pattern/* PATH */.gI],
        explain: ([, module]) => ({
            cause: `${(0,failure_pattern/* moduleText */.W7)(module)} uses a validator before it is defined, most likely because two files import each other. Nothing was pushed.`,
            fix: "Move validators that several files use into a file that imports nothing of yours, and import them from there. The end of the output names the field.",
            link: `${failure_pattern/* DOCS */.iT}/error#undefined-validator`,
        }),
    },
    {
        code: "external-packages-failed",
        readsQuotedText: true,
        pattern: /Failed to analyze (\S{1,200}): (?:Uncaught \w{0,40}Error: )?Cannot find (?:package|module) '([^'\n]{1,200})'/,
        fields: [failure_pattern/* PATH */.gI],
        explain: ([, module, name]) => ({
            cause: `${(0,failure_pattern/* moduleText */.W7)(module)} imports ${(0,code_span/* codeSpanOr */.xk)(name, "a package")}, which is neither bundled nor installed on Convex. Nothing was pushed.`,
            fix: "Add the package to `dependencies` of the package.json beside `convex.json`. If another package loads it by name at run time, list both in `node.externalPackages` of `convex.json`.",
            link: EXTERNAL_PACKAGES,
        }),
    },
    {
        code: "module-throws",
        readsQuotedText: true,
        // In the words of common clients, which name no variable.
        pattern: /Failed to analyze (\S{1,200}): (?:Uncaught \w{0,40}Error: )?[^\n]{0,100}?(?:Missing API key|Neither apiKey nor config\.authenticator provided|\b(?:[Aa][Pp][Ii][ _-]?[Kk]ey|apiKey|[Ss]ecret key|accessToken|publishableKey|supabaseUrl|supabaseKey) (?:is|was|must be) (?:missing|required|not (?:set|provided)|set|provided))/,
        fields: [failure_pattern/* PATH */.gI],
        explain: ([, module], { target }) => ({
            cause: `${(0,failure_pattern/* moduleText */.W7)(module)} creates a client when it is loaded, and the client gets no key: most likely its environment variable is not set on the Convex deployment. Nothing was pushed.`,
            fix: `Look in the file for the variable, and let this action set it before the push:${(0,failure_pattern/* deploymentEnvBlock */.SH)(["SERVICE_API_KEY"], target)}\n\nOr create the client inside the functions that use it, so that the push does not need the key.`,
            link: `${failure_pattern/* DOCS */.iT}/production/environment-variables`,
        }),
    },
    {
        code: "module-throws",
        readsQuotedText: true,
        pattern: /Failed to analyze (\S{1,200}): [^\n]{0,40}Top-level awaits in source files are unsupported/,
        fields: [failure_pattern/* PATH */.gI],
        explain: ([, module]) => ({
            cause: `${(0,failure_pattern/* moduleText */.W7)(module)} has an \`await\` outside of any function, which Convex does not support. Nothing was pushed.`,
            fix: "Move the `await` into the functions that need its result. If a package has it, the stack at the end of the output names the file.",
            link: module_failures_BUNDLING,
        }),
    },
    {
        code: "crons-invalid",
        readsQuotedText: true,
        pattern: /\bInvalidCron: |Failed to analyze crons?\.js: Uncaught Error: (?:Cron identifier registered twice|Invalid cron identifier|Interval must be|Day of (?:month|week) must|Hour of day must|Minute of hour must|Must specify one of)/,
        explain: () => ({
            cause: "`crons.ts` defines a cron job that Convex does not accept, so nothing was pushed.",
            fix: "Give each job a name of its own, in ASCII letters, and times that exist: intervals above 0, hours from 0 to 23, minutes from 0 to 59. The end of the output says which rule is broken.",
            link: `${failure_pattern/* DOCS */.iT}/scheduling/cron-jobs`,
        }),
    },
    {
        code: "http-routes-invalid",
        readsQuotedText: true,
        pattern: /Failed to analyze http\.js: Uncaught Error: (?:[Pp]ath '|pathPrefix |\w{1,10} pathPrefix |route requires |'\w{1,20}' is not an allowed HTTP method|Invalid httpRouter route)|HTTP mount [^\n]{1,300} is invalid: /,
        explain: () => ({
            cause: "`http.ts` defines a route that Convex does not accept, so nothing was pushed.",
            fix: "Give each route a method and a path of its own: a path begins with `/`, a prefix ends with `/` too. Two routes, or a route and a component's `httpPrefix`, may not overlap. The end of the output names the route.",
            link: `${failure_pattern/* DOCS */.iT}/functions/http-actions`,
        }),
    },
];
const OF_EXTERNAL_PACKAGES = [
    {
        code: "external-packages-failed",
        pattern: /InvalidExternalModules\b/,
        explain: () => ({
            cause: "Convex could not install the packages of `node.externalPackages` (it runs `npm install` itself), so nothing was pushed.",
            fix: "The end of the output shows npm's error. Convex installs the versions that this job has in `node_modules`, from the public npm registry: a private package, a local one (`file:`, `workspace:`) and one that must be compiled cannot be external. Take it out of `node.externalPackages` in `convex.json`, so that it is bundled.",
            link: EXTERNAL_PACKAGES,
        }),
    },
    {
        code: "external-packages-failed",
        pattern: /required for\s{1,40}installing external package "([^"\n]{1,200})" configured in convex\.json/,
        fields: [failure_pattern/* IMPORT */.yE],
        explain: ([, name]) => ({
            cause: `\`node.externalPackages\` in \`convex.json\` lists ${(0,code_span/* codeSpanOr */.xk)(name, "a package")}, which is not installed in \`node_modules\` with a version.`,
            fix: "Install the dependencies in a step before this one, with the package in `dependencies` of the package.json beside `convex.json`. Or take it out of `node.externalPackages`.",
            link: EXTERNAL_PACKAGES,
        }),
    },
];
const OF_FOLDERS = [
    {
        code: "module-path-invalid",
        pattern: /within the "_deps" directory, which is reserved/,
        explain: () => ({
            cause: "The functions folder has a folder named `_deps`, which Convex uses itself.",
            fix: "Rename the folder, and the imports of its files.",
            link: `${failure_pattern/* DOCS */.iT}/functions`,
        }),
    },
    {
        code: "module-path-invalid",
        pattern: /(\S{1,300}) is in \/actions subfolder but has no "use node"/,
        fields: [failure_pattern/* PATH */.gI],
        explain: ([, path]) => ({
            cause: `${(0,code_span/* codeSpanOr */.xk)(path, "A file")} is in the \`actions\` folder, where every file must start with \`"use node"\`.`,
            fix: 'Add `"use node";` as the first line of the file if it defines only actions, or move it into another folder.',
            link: RUNTIMES,
        }),
    },
    {
        code: "module-path-invalid",
        pattern: /Path "([^"\n]{1,200})":([\w$]{1,100}) conflicts with existing export/,
        fields: [failure_pattern/* PATH */.gI, failure_pattern/* NAME */.o_],
        explain: ([, module, name]) => ({
            cause: `${name === undefined ? "A function" : `\`${name}\``} in ${(0,code_span/* codeSpanOr */.xk)(module, "a module")} has the same path as what another file exports, so nothing was pushed.`,
            fix: "Rename one of the two: a function `list` of `users.ts` and the module `users/list.ts` would both be `api.users.list`.",
            link: `${failure_pattern/* DOCS */.iT}/functions`,
        }),
    },
    {
        code: "module-path-invalid",
        pattern: /CanonicalizationConflict\b/,
        explain: () => ({
            cause: "Two files of the functions folder have the same name but for the extension, so Convex cannot tell them apart.",
            fix: failure_pattern/* RENAME_MODULE */.Ah,
            link: `${failure_pattern/* DOCS */.iT}/functions`,
        }),
    },
];
/** What remains of the answers about modules, and thus tried last. */
const OTHER_MODULE_FAILURES = [
    {
        code: "module-throws",
        pattern: /\bInvalidModules\b/,
        explain: () => ({
            cause: "Convex cannot load one of the modules, so nothing was pushed.",
            fix: "The end of the output shows Convex's error, and most often the module. Convex loads every file of the functions folder at each push.",
            link: module_failures_BUNDLING,
        }),
    },
];
/** Specific failures of modules. They are tried before the general ones. */
const MODULE_FAILURES = [
    ...OF_LOADING,
    ...OF_THROWING,
    ...OF_EXTERNAL_PACKAGES,
    ...OF_FOLDERS,
];

;// CONCATENATED MODULE: ./build/diagnosis/schema-failures.js
/** Tables and indexes that Convex does not accept, by the codes of its backend. */


const INDEXES = `${failure_pattern/* DOCS */.iT}/database/reading-data/indexes/`;
const SAME_FIELDS = {
    what: "has the same fields as another index of its table",
    fix: "Remove one of the two. Search and vector indexes of a table need different fields; one index can have the filter fields of both.",
};
const SYSTEM_FIELD = {
    what: "lists a field that Convex adds by itself, or that begins with an underscore",
    fix: "Leave `_id` and `_creationTime` out of the list: every index ends with `_creationTime`, and `ctx.db.get(id)` needs no index.",
};
const UNKNOWN_FIELD = {
    what: "refers to a field that its table does not have, or that has another type",
    fix: "Correct the name of the field in the index, or add the field to the table. A vector index needs a field that is `v.array(v.float64())`.",
};
const NAME_RULES = "A name may contain letters, digits and underscores, has at most 64 characters, and begins with a letter.";
const MISTAKES = {
    EmptyIndex: { what: "has no fields", fix: "Give the index a field, or remove it." },
    FieldsNotUniqueWithinIndex: { what: "lists a field twice", fix: "List each field once." },
    IndexNotUnique: SAME_FIELDS,
    SearchIndexFieldNotUnique: SAME_FIELDS,
    VectorIndexFieldNotUnique: SAME_FIELDS,
    IndexNamesNotUnique: { what: "is defined twice in its table", fix: "Rename one of the two, or remove it." },
    IndexNameReserved: {
        what: "has a name that Convex reserves",
        fix: "Rename it: a name may not begin with an underscore, nor be `by_id` or `by_creation_time`.",
    },
    IndexFieldsContainId: SYSTEM_FIELD,
    IndexFieldsContainCreationTime: SYSTEM_FIELD,
    IndexFieldNameReserved: SYSTEM_FIELD,
    InvalidIndexName: { what: "has a name that Convex does not allow", fix: `Rename the index. ${NAME_RULES}` },
    InvalidIndexField: UNKNOWN_FIELD,
    SchemaDefinitionError: UNKNOWN_FIELD,
    InvalidVectorDimensionError: {
        what: "has a number of dimensions that Convex does not allow",
        fix: "Set `dimensions` of the vector index to a number from 2 to 4096.",
    },
};
const TABLE_MISTAKES = {
    InvalidTableName: { what: "has a name that Convex does not allow", fix: `Rename the table. ${NAME_RULES}` },
    TableNameReserved: {
        what: "has a name that Convex reserves",
        fix: "Rename the table: names that begin with an underscore belong to Convex.",
    },
    InvalidTopLevelTypeInSchemaError: {
        what: "has documents that are not objects",
        fix: "Give `defineTable` an object of validators, `v.object(…)`, a union of objects, or `v.any()`.",
    },
};
/** What Convex names after the error's code: a table and perhaps an index, or only an index. */
const PLACES = /[Tt]able "([\w-]{1,100})"[^\n"]{0,60}(?:"([\w.-]{1,200})")?|[Ii]ndex(?: name:)? "([\w.-]{1,200})"|table name: "([^"\n]{1,200})"/
    .source;
function codes(mistakes) {
    return Object.keys(mistakes).join("|");
}
const SCHEMA_FAILURES = [
    {
        code: "schema-invalid",
        pattern: new RegExp(`\\b(${codes(MISTAKES)}): (?:[\\s\\S]{0,200}?(?:${PLACES}))?`),
        fields: [failure_pattern/* NAME */.o_, failure_pattern/* NAME */.o_, failure_pattern/* IMPORT */.yE, failure_pattern/* IMPORT */.yE],
        explain: ([, code = "", table, ofTable, alone]) => {
            const { what, fix } = MISTAKES[code] ?? UNKNOWN_FIELD;
            const index = ofTable ?? alone;
            return {
                cause: `${index === undefined ? "An index" : `The index ${(0,code_span/* codeSpan */.SS)(index)}`}${table === undefined ? "" : ` of table \`${table}\``} in \`schema.ts\` ${what}, so nothing was pushed.`,
                fix,
                link: INDEXES,
            };
        },
    },
    {
        code: "schema-invalid",
        // From the CLI, if `codegen.staticDataModel` of `convex.json` is on.
        pattern: /[✖×] System field (_\w{1,40}) present in table ([\w-]{1,100})/,
        fields: [failure_pattern/* NAME */.o_, failure_pattern/* NAME */.o_],
        explain: ([, field = "_id", table]) => ({
            cause: `${table === undefined ? "A table" : `The table \`${table}\``} in \`schema.ts\` defines the field \`${field}\`, which Convex adds by itself. Nothing was pushed.`,
            fix: "Remove the field from the table's definition: every document has `_id` and `_creationTime`.",
            link: `${failure_pattern/* DOCS */.iT}/database/schemas`,
        }),
    },
    {
        code: "schema-invalid",
        readsQuotedText: true,
        pattern: /evaluating your schema:\s{1,10}Uncaught Error: A validator is undefined\b/,
        explain: () => ({
            cause: "`schema.ts` uses a validator before it is defined, most likely because two files import each other. Nothing was pushed.",
            fix: "Move validators that the schema and other files use into a file that imports nothing of yours, and import them from there. The end of the output names the field.",
            link: `${failure_pattern/* DOCS */.iT}/error#undefined-validator`,
        }),
    },
    {
        code: "schema-invalid",
        pattern: new RegExp(`\\b(${codes(TABLE_MISTAKES)}): (?:[\\s\\S]{0,200}?(?:${PLACES}|(\\w{1,100}) is a reserved))?`),
        fields: [failure_pattern/* NAME */.o_, failure_pattern/* NAME */.o_, failure_pattern/* IMPORT */.yE, failure_pattern/* IMPORT */.yE, failure_pattern/* IMPORT */.yE, failure_pattern/* NAME */.o_],
        explain: ([, code = "", table, , , invalid, reserved]) => {
            const name = table ?? invalid ?? reserved;
            const { what, fix } = TABLE_MISTAKES[code] ?? UNKNOWN_FIELD;
            return {
                cause: `${name === undefined ? "A table" : `The table ${(0,code_span/* codeSpan */.SS)(name)}`} in \`schema.ts\` ${what}, so nothing was pushed.`,
                fix,
                link: `${failure_pattern/* DOCS */.iT}/database/schemas`,
            };
        },
    },
];

;// CONCATENATED MODULE: ./build/diagnosis/code-failures.js
/** Failures of the app's code, of its configuration and of its data. */







const code_failures_CONFIGURATION = `${failure_pattern/* DOCS */.iT}/production/project-configuration`;
const ENVIRONMENT_VARIABLES = `${failure_pattern/* DOCS */.iT}/production/environment-variables`;
const LARGE_INDEXES = `${failure_pattern/* DOCS */.iT}/database/reading-data/indexes`;
/** The usual form of an environment variable's name, with at least one underscore. */
const VARIABLE = /\b[A-Z][A-Z0-9]{0,60}_[A-Z0-9_]{1,60}\b/g;
/** Matches and captures a message about a missing environment variable. */
const TELLS_OF_MISSING = String.raw `(?=[^\n]{0,300}(?:\b(?:[Mm]issing|[Rr]equired|undefined|unset|not (?:set|defined|found|given|provided|configured))\b|\b[Pp]lease (?:set|provide|define|add)\b|\bmust be (?:set|defined|provided)\b))` +
    String.raw `([^\n]{0,300}\b[A-Z][A-Z0-9]{0,60}_[A-Z0-9_]{1,60}\b[^\n]{0,300})`;
/** @param names - Empty if the texts must not contain them. */
function missingVariables(names, reader, run) {
    if (names.length === 0)
        return {
            cause: `${reader} environment variables, which are not set on the Convex deployment.`,
            fix: "Set them on the Convex deployment. The log of this run shows their names and the commands.",
            link: ENVIRONMENT_VARIABLES,
        };
    const [are, them, they] = names.length > 1 ? ["are", "them", "variables"] : ["is", "it", "variable"];
    const set = names.map((name) => (0,failure_pattern/* convexCommand */.Dg)(run, "env set", `${name} "value"`));
    const { target } = run;
    const inWorkflow = (0,failure_pattern/* deploymentEnvBlock */.SH)(names, target);
    const fix = target === "preview"
        ? `Let this action set ${them} before every push to a preview deployment:${inWorkflow}\n\nOr set ${them} for every new preview deployment (Project Settings → Environment Variables on the Convex dashboard), and on this one:${(0,failure_pattern/* shellBlock */.OV)(...set)}`
        : `Set ${them} on the Convex deployment:${(0,failure_pattern/* shellBlock */.OV)(...set)}\n\nOr let this action set ${them} before each push:${inWorkflow}`;
    return {
        cause: `${reader} the environment ${they} ${(0,code_span/* codeSpans */.tE)(names)}, which ${are} not set on the Convex deployment.`,
        fix,
        link: run.dashboardUrl === null ? ENVIRONMENT_VARIABLES : `${run.dashboardUrl}/settings/environment-variables`,
    };
}
/** Convex stops at the first variable of the auth config that is not set. */
const AUTH_VARIABLE_NOT_SET = /Environment variable (\w{1,256}) is used in auth config file but its value was not set/;
const ENVIRONMENT = [
    {
        code: "environment-variable-missing",
        pattern: AUTH_VARIABLE_NOT_SET,
        fields: [failure_pattern/* NAME */.o_],
        explain: ([, name = "NAME"], run) => {
            const names = [...new Set([name, ...(run.unsetAuthVariables ?? [])])].slice(0, 20);
            return missingVariables(names, "The auth config reads", run);
        },
    },
    {
        code: "environment-variable-missing",
        pattern: /Environment variables? ([\w, ]{1,2000}) (?:is|are) declared as required in convex\.config\.ts|Required environment variables are not set: ([\w, ]{1,2000})/,
        fields: [failure_pattern/* NAMES */.Xk, failure_pattern/* NAMES */.Xk],
        explain: ([, declared = "", missing = ""], run) => {
            const all = `${declared}${missing}`.split(",").map((name) => name.trim());
            const names = all.filter((name) => name !== "");
            return missingVariables(names, "`convex.config.ts` requires", run);
        },
    },
    {
        code: "environment-variable-missing",
        readsQuotedText: true,
        pattern: new RegExp(String.raw `Failed to analyze (\S{1,200}): (?:Uncaught \w{0,40}Error: )?${TELLS_OF_MISSING}`),
        // The message that a module throws can contain anything, so it is not sent.
        fields: [failure_pattern/* PATH */.gI],
        explain: ([, module, message = ""], run) => {
            const names = [...new Set(message.match(VARIABLE) ?? [])].slice(0, 20);
            return missingVariables(names, `${(0,failure_pattern/* moduleText */.W7)(module)} throws when it is loaded, and its message names`, run);
        },
    },
    {
        code: "environment-variable-missing",
        readsQuotedText: true,
        pattern: new RegExp(String.raw `auth config is invalid: Uncaught \w{0,40}Error: ${TELLS_OF_MISSING}`),
        explain: ([, message = ""], run) => {
            const names = [...new Set(message.match(VARIABLE) ?? [])].slice(0, 20);
            return missingVariables(names, "The auth config throws when it is loaded, and its message names", run);
        },
    },
    {
        code: "environment-variable-invalid",
        pattern: /InvalidEnvironmentVariable\b/,
        explain: (_, run) => ({
            cause: "A value of an environment variable on the Convex deployment does not match its declaration in `convex.config.ts`.",
            fix: `Correct the value. Set a value that only the new code allows after the push, as \`deployment-env\` does. Set a value that the new code requires before the push. If both apply, deploy in two steps: first widen the validator in \`convex.config.ts\`, then change the value and narrow the validator. To change a value by hand:${(0,failure_pattern/* shellBlock */.OV)((0,failure_pattern/* convexCommand */.Dg)(run, "env set", 'NAME "value"'))}`,
            link: ENVIRONMENT_VARIABLES,
        }),
    },
    {
        code: "auth-config-invalid",
        pattern: /InvalidAuthConfig|AuthConfig(?:NotMatchingSchema|MissingExport|Unserializable)Error/,
        explain: () => ({
            cause: "Convex cannot use the auth config (`auth.config.ts`).",
            fix: "The file must export an object with a list named `providers`. The end of the output shows Convex's error.",
            link: `${failure_pattern/* DOCS */.iT}/auth`,
        }),
    },
];
const SCHEMA = [
    {
        code: "schema-invalid",
        pattern: /Hit an error while evaluating your schema|InvalidSchema\b/,
        explain: () => ({
            cause: "Convex cannot evaluate `schema.ts`, so nothing was pushed.",
            fix: "The file must have `defineSchema(…)` as its default export and must not throw. The end of the output shows Convex's error.",
            link: `${failure_pattern/* DOCS */.iT}/database/schemas`,
        }),
    },
    {
        code: "schema-validation-failed",
        pattern: /Schema validation failed in component "([^"\n]{1,200})"(?:[\s\S]{0,1000}?in table "([\w-]{1,100})")?/,
        fields: [failure_pattern/* IMPORT */.yE, failure_pattern/* NAME */.o_],
        explain: ([, component, table]) => ({
            cause: `Documents already stored${table ? ` in table \`${table}\`` : ""} of ${component === undefined ? "a component" : `the component ${(0,code_span/* codeSpan */.SS)(component)}`} do not match its new schema, so nothing was pushed.`,
            fix: "Look in the component's changelog for a migration from the version that was deployed before. Until then, go back to that version in package.json and the lockfile. If you do not need the data of a preview deployment, `preview-mode: recreate` starts fresh.",
            link: `${failure_pattern/* DOCS */.iT}/components/using`,
        }),
    },
    {
        code: "schema-validation-failed",
        // Matches the table only before the document, whose text can contain anything.
        pattern: /Schema validation failed(?:[\s\S]{0,1000}?in table "([\w-]{1,100})")?/,
        fields: [failure_pattern/* NAME */.o_],
        explain: ([, table]) => ({
            cause: `Documents already stored${table ? ` in table \`${table}\`` : ""} do not match the new schema, so nothing was pushed.`,
            fix: "Make the new field optional or widen its type, deploy, migrate the documents, then tighten the schema. If you do not need the data of a preview deployment, `preview-mode: recreate` starts fresh.",
            link: `${failure_pattern/* DOCS */.iT}/database/schemas#schema-validation`,
        }),
    },
    {
        code: "large-index-confirmation",
        // Not the CLI's help, which lists the option with two spaces and a description after it.
        pattern: /(--skip-large-indexes-check|--allow-deleting-large-indexes)(?! {2})/,
        fields: [/^--[a-z-]+$/],
        // Each version of the CLI names the flag that it supports.
        explain: ([, flag = "--skip-large-indexes-check"]) => ({
            cause: "The push creates, changes or deletes an index on a large table, and the Convex CLI requires a confirmation.",
            fix: `Check the list above (a new index can be staged instead, which does not block the deploy), then confirm it:${(0,failure_pattern/* yamlBlock */.RP)("with:", `  deploy-args: ${flag}`)}`,
            link: LARGE_INDEXES,
        }),
    },
    {
        code: "unstaging-confirmation",
        pattern: /--allow-unstaging-schema(?! {2})/,
        explain: () => ({
            cause: "The push discards a staged table validator, and the Convex CLI requires a confirmation.",
            fix: `Check the list above, then confirm it:${(0,failure_pattern/* yamlBlock */.RP)("with:", "  deploy-args: --allow-unstaging-schema")}`,
            link: `${failure_pattern/* DOCS */.iT}/database/schemas`,
        }),
    },
];
const CONFIG = [
    {
        code: "convex-json-invalid",
        pattern: /Parsing "convex\.json" failed|(`[\w.]{1,100}`) in `convex\.json`/,
        fields: [/^`[\w.]{1,100}`$/],
        explain: ([, field]) => ({
            cause: `${field === undefined ? "`convex.json` is not valid JSON" : `The value of ${field} in \`convex.json\` cannot be used`}, so nothing was pushed.`,
            fix: "Correct `convex.json`; the end of the output says where. An editor that supports its `$schema` marks such errors.",
            link: code_failures_CONFIGURATION,
        }),
    },
    {
        code: "convex-config-invalid",
        // The backend reports `TypecheckError` for a component that does not fit its use. `tsc` prints other messages.
        pattern: /\b(?:InvalidConvexConfig|InvalidDefinition|TypecheckError|CyclicImport|InvalidEnvVarDeclaration|EnvironmentVariablesUnsupported)\b/,
        explain: () => ({
            cause: "Convex cannot use `convex.config.ts`, so nothing was pushed.",
            fix: "The file must have `defineApp()` (or `defineComponent()`) as its only export, and must not throw. Each component needs a name of its own, and the environment variables that it declares must be set. The end of the output shows Convex's error.",
            link: `${failure_pattern/* DOCS */.iT}/components/using`,
        }),
    },
    {
        code: "node-actions-not-supported",
        pattern: /DeploymentNotConfiguredForNodeActions\b|NodeActionsNotSupported\b/,
        explain: () => ({
            cause: 'This Convex backend cannot run Node.js actions (`"use node"`).',
            fix: 'On a self-hosted backend, install a Node version that it supports on its machine. Or remove `"use node"` and Node\'s built-in modules from these actions.',
            link: `${failure_pattern/* DOCS */.iT}/functions/runtimes#nodejs-runtime`,
        }),
    },
    {
        code: "node-version-of-functions",
        pattern: /NodeVersionNotSupported|Node \d+ is no longer supported/,
        explain: () => ({
            cause: "Convex no longer supports the version of Node that `convex.json` sets for functions.",
            fix: 'Raise `node.nodeVersion` in `convex.json` (`{ "node": { "nodeVersion": "22" } }`), or remove the setting to use the default.',
            link: `${code_failures_CONFIGURATION}#configuring-the-nodejs-version`,
        }),
    },
];
const MODULES = [
    {
        code: "module-path-invalid",
        pattern: /(\S{1,300}) is not a valid path to a Convex module/,
        fields: [failure_pattern/* PATH */.gI],
        explain: ([, path]) => ({
            cause: `Convex does not accept ${(0,code_span/* codeSpanOr */.xk)(path, "the path of a file")} as a module name: each part of the path may have at most 64 characters, and may contain only letters, digits, underscores and periods.`,
            fix: "Rename the file, for example from `my-file.ts` to `myFile.ts`, and the imports of it.",
            link: `${failure_pattern/* DOCS */.iT}/functions`,
        }),
    },
    {
        code: "default-export-invalid",
        pattern: /The default export of `convex\/(http|crons?)\.js` is not a/,
        fields: [/^http$|^crons?$/],
        explain: ([, name]) => {
            const [file, builder, page] = name === "http"
                ? ["http", "httpRouter", "functions/http-actions"]
                : ["crons", "cronJobs", "scheduling/cron-jobs"];
            return {
                cause: `The default export of \`${file}.ts\` is not what \`${builder}()\` returns, so nothing was pushed.`,
                fix: `Export by default what \`${builder}()\` returned, such as \`export default ${file};\`. If the file is for something else, rename it.`,
                link: `${failure_pattern/* DOCS */.iT}/${page}`,
            };
        },
    },
    {
        code: "module-throws",
        pattern: /Failed to analyze (\S{1,200}):/,
        fields: [failure_pattern/* PATH */.gI],
        explain: ([, module]) => ({
            cause: `Convex cannot load ${(0,failure_pattern/* moduleText */.W7)(module).replace(/^A/, "a")}: its top level throws an error, so nothing was pushed.`,
            fix: "Move the code that throws from the top level of the file into the functions that need it. Convex loads every module at each push.",
            link: `${failure_pattern/* DOCS */.iT}/functions`,
        }),
    },
];
/** @returns A clause that says what the type check lacks. */
function typecheckNeeds(compiler, configuration) {
    if (configuration !== undefined)
        return "the functions folder has no `tsconfig.json`";
    const program = compiler === "tsgo" ? "`@typescript/native-preview` (`tsgo`)" : "TypeScript (`tsc`)";
    return `neither the working directory nor a folder above it has ${program} in its \`node_modules\``;
}
function typecheckFix(compiler, configuration) {
    if (configuration !== undefined)
        return `Create the file and commit it:${(0,failure_pattern/* shellBlock */.OV)("npx convex codegen --init")}\n\n`;
    return compiler === "tsgo"
        ? `Install it in the package that has \`convex.json\`:${(0,failure_pattern/* shellBlock */.OV)("npm install --save-dev @typescript/native-preview")}\n\n`
        : `Add it to package.json and install it in a step before this one:${(0,failure_pattern/* shellBlock */.OV)("npm install --save-dev typescript")}\n\n`;
}
/** By the compiler's own count, where it has got that far: of many errors, the output holds the last. */
function errorsFound(output) {
    const total = output.map((line) => /^Found (\d{1,7}) errors?\b/.exec(line)?.[1]).findLast(Boolean);
    return total === undefined ? output.filter((line) => /error TS\d+:/.test(line)).length : Number(total);
}
const TYPES = [
    {
        code: "typecheck-impossible",
        pattern: /(?:No `(tsc|tsgo)` binary found|Found no convex\/(tsconfig\.json))[^\n]*\n(?:[^\n]*\n){0,3}?[^\n]*--typecheck=disable/,
        fields: [/^tsc$|^tsgo$/, /^tsconfig\.json$/],
        explain: ([, compiler, configuration]) => ({
            cause: `\`typecheck: enable\` requires a type check, but it cannot run: ${typecheckNeeds(compiler, configuration)}.`,
            fix: `${typecheckFix(compiler, configuration)}To deploy without a type check where it cannot run:${(0,failure_pattern/* yamlBlock */.RP)("with:", "  typecheck: try")}`,
            link: `${failure_pattern/* DOCS */.iT}/cli/reference/deploy`,
        }),
    },
    {
        code: "typecheck-out-of-memory",
        readsQuotedText: true,
        pattern: /typecheck timed out|JavaScript heap out of memory|Reached heap limit/,
        explain: () => ({
            cause: "The type check of the Convex functions was killed, most likely because it ran out of memory. Nothing was pushed.",
            fix: (0,failure_pattern/* moreMemory */.Ds)("type check"),
            link: "https://docs.convex.dev/cli/troubleshooting/typecheck-performance",
        }),
    },
    {
        code: "type-error",
        pattern: /TypeScript typecheck via `?tsc`? failed|error TS\d+:/,
        explain: (_, { outputTail }) => {
            const count = errorsFound(outputTail);
            return {
                cause: `TypeScript found ${count > 1 ? `${count} errors` : "an error"} in the Convex functions, so nothing was pushed.`,
                fix: "Fix the lines that the end of the output shows. `npx convex typecheck` shows the same errors on your machine.",
                link: `${failure_pattern/* DOCS */.iT}/production/hosting`,
            };
        },
    },
];
const BUNDLE = [
    {
        code: "use-node-misplaced",
        pattern: /"use node" directive is not allowed for (\S{1,200}?)\.?$/m,
        fields: [failure_pattern/* PATH */.gI],
        explain: ([, file]) => ({
            cause: `${(0,failure_pattern/* moduleText */.W7)(file)} starts with \`"use node"\`, but a file of that name must run in Convex's default runtime.`,
            fix: 'Remove the directive. Move the actions that need Node into a file of their own that starts with `"use node"`.',
            link: `${failure_pattern/* DOCS */.iT}/functions/runtimes#nodejs-runtime`,
        }),
    },
    {
        code: "node-api-in-default-runtime",
        readsQuotedText: true,
        pattern: /It looks like you are using Node APIs from a file without the "use node" directive/,
        explain: (_, { cliTail }) => {
            const module = /Could not resolve "([^"\n]{1,200})"/.exec(cliTail.join("\n"))?.[1];
            return {
                cause: `A function in Convex's default runtime uses Node's built-in modules${module ? ` (${(0,code_span/* codeSpan */.SS)(module)})` : ""}.`,
                fix: 'Move the code into actions of a file that starts with `"use node"`.',
                link: `${failure_pattern/* DOCS */.iT}/functions/runtimes#nodejs-runtime`,
            };
        },
    },
    {
        code: "native-module",
        readsQuotedText: true,
        pattern: /No loader is configured for "\.node" files(?:: ([^\s"]{1,300}))?/,
        fields: [failure_pattern/* PATH */.gI],
        explain: ([, file]) => ({
            cause: `The Convex functions cannot be bundled: ${file === undefined ? "a package contains a native module (`.node`)" : `${(0,code_span/* codeSpan */.SS)(file)} is a native module`}, which must not be bundled.`,
            fix: 'List the package in `node.externalPackages` of `convex.json` and use it only in files with `"use node"`. The package must be installed in `node_modules` next to `convex.json`, and be a dependency of that package.json: a copy in the root of a monorepo is bundled instead.',
            link: `${failure_pattern/* DOCS */.iT}/functions/bundling#external-packages`,
        }),
    },
    {
        code: "app-bundles",
        pattern: /found wrong number of app bundles/,
        explain: () => ({
            cause: "The Convex CLI cannot bundle `convex.config.ts`: it found no app definition, or several, at that path.",
            fix: "Look for a `convex.config.js` or `convex.config.ts` that was compiled or copied next to the original, and for a functions folder that is a symbolic link. Point `functions` in `convex.json` at the real folder.",
            link: `${failure_pattern/* DOCS */.iT}/components/using`,
        }),
    },
    {
        code: "bundle-error",
        readsQuotedText: true,
        pattern: /[✘X] \[ERROR\](?: Could not resolve "([^"\n]{1,200})")?|Unable to bundle/,
        fields: [failure_pattern/* IMPORT */.yE],
        explain: ([, module]) => module === undefined
            ? {
                cause: "The Convex functions cannot be bundled, because the code has an error.",
                fix: "Fix the lines that the end of the output shows.",
                link: `${failure_pattern/* DOCS */.iT}/functions/bundling`,
            }
            : {
                cause: `The Convex functions cannot be bundled: ${(0,code_span/* codeSpan */.SS)(module)} cannot be resolved.`,
                fix: "Fix the import, or add the missing package to package.json and install it in a step before this one.",
                link: `${failure_pattern/* DOCS */.iT}/functions/bundling`,
            },
    },
];
const CODE_FAILURES = [
    ...limit_failures/* LIMIT_FAILURES */.S,
    ...CONFIGURATION_FAILURES,
    ...ENVIRONMENT,
    ...SCHEMA_FAILURES,
    ...SCHEMA,
    ...MODULE_FAILURES,
    ...CONFIG,
    ...MODULES,
    ...OTHER_MODULE_FAILURES,
    ...TYPES,
    ...BUNDLE_FAILURES,
    ...BUNDLE,
];


/***/ }),

/***/ 5546:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Aq: () => (/* binding */ exportFailed),
/* harmony export */   Gj: () => (/* binding */ isExportRunning),
/* harmony export */   Jo: () => (/* binding */ importFileUnusable),
/* harmony export */   hU: () => (/* binding */ importFailed),
/* harmony export */   je: () => (/* binding */ exportNotTaken),
/* harmony export */   mY: () => (/* binding */ importFilesUnusable),
/* harmony export */   wW: () => (/* binding */ IMPORT_FAILURES),
/* harmony export */   zo: () => (/* binding */ isExportTransient)
/* harmony export */ });
/* harmony import */ var _action_failures_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3668);
/* harmony import */ var _diagnose_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5668);
/* harmony import */ var _failure_pattern_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7175);
/** Failures of `preview-import` and `export-path`. */



const IMPORT_DOCS = `${_failure_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .DOCS */ .iT}/database/import-export/import`;
const EXPORT_DOCS = `${_failure_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .DOCS */ .iT}/database/import-export/export`;
const RECREATE = (0,_failure_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .yamlBlock */ .RP)("with:", "  preview-mode: recreate");
const IMPORT_PATTERNS = [
    {
        code: "preview-import-table-not-empty",
        pattern: /Table (\w{1,64}) already exists\./,
        explain: ([, table = ""]) => ({
            cause: `the table \`${table}\` of the preview deployment is not empty, and \`preview-import\` never adds to documents or replaces them.`,
            fix: `If you do not need its documents, delete them on the Convex dashboard, or recreate the preview once:${RECREATE}\n\nFind out what filled the table: a function of \`run\`, a cron job, or someone by hand.`,
        }),
    },
    {
        code: "preview-import-schema-mismatch",
        pattern: /document in table "(\w{1,64})" because it does not match the schema: Object is missing the required field `(\w{1,64})`/,
        explain: ([, table = "", field = ""], { isSnapshot }) => ({
            cause: isSnapshot
                ? `the snapshot was taken before \`${table}\` had the field \`${field}\`, which this pull request's schema requires.`
                : `a document of \`${table}\` lacks the field \`${field}\`, which the schema requires.`,
            fix: `${isSnapshot ? "Production's documents lack it too, so this push would fail there. " : ""}Make the field optional (\`v.optional(…)\`), deploy, fill it in with a migration, and then require it. Or import data that has it.`,
        }),
    },
    {
        code: "preview-import-schema-mismatch",
        pattern: /document in table "(\w{1,64})" because it does not match the schema(?:: Object contains extra field `(\w{1,64})`)?/,
        explain: ([, table = "", field], { isSnapshot }) => ({
            cause: field === undefined
                ? `a document of \`${table}\` does not match this commit's schema.`
                : `a document of \`${table}\` has the field \`${field}\`, which this commit's schema does not have.`,
            fix: isSnapshot
                ? `Production's documents do not match it either, so this push would fail there. Widen the schema, deploy, migrate the documents, and then tighten it.`
                : "Correct the data, or the schema. Documents are not shown in this log: to see which one it is, import the file into your own development deployment (`npx convex import`).",
        }),
    },
    {
        code: "preview-import-schema-changed",
        pattern: /Could not complete import because schema changed/,
        explain: () => ({
            cause: "another push changed the schema of the preview deployment during the import, so nothing was imported.",
            fix: `Let runs for the same preview wait for each other:${_failure_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .ONE_RUN_AT_A_TIME */ .Zy}`,
        }),
    },
    {
        code: "preview-import-conflict",
        pattern: /Import changes table '(\w{1,64})' which is referenced by '(\w{1,64})'/,
        explain: ([, table = "", other = ""]) => ({
            cause: `the IDs in \`${table}\` are from another deployment, and \`${other}\`, which is not empty, references this table with \`v.id("${table}")\`.`,
            fix: `Import \`${table}\` before \`${other}\`, take a snapshot that contains both, or remove \`_id\` from the file. If you do not need the preview's data, recreate it:${RECREATE}`,
        }),
    },
    {
        code: "preview-import-conflict",
        pattern: /New table `(\w{1,64})`[^\n]{0,220} has IDs that conflict with existing (?:table `(\w{1,64})`)?/,
        explain: ([, table = "", other]) => ({
            cause: `the IDs in \`${table}\` contain a table number that this preview deployment uses for ${other === undefined ? "a table of Convex's own" : `the table \`${other}\``}, which the import does not contain.`,
            fix: `${other === undefined ? "" : `This happens when a pull request adds a table (\`${other}\`) and the snapshot comes from a deployment without it. `}Import tables one by one from files without \`_id\` and \`_creationTime\`:${(0,_failure_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .yamlBlock */ .RP)("with:", "  preview-import: |", `    ${table}=seed/${table}.jsonl`)}`,
        }),
    },
    {
        code: "preview-import-conflict",
        pattern: /cannot be imported into '(\w{1,64})' because it came from a different deployment/,
        explain: ([, table = ""]) => ({
            cause: `the documents of \`${table}\` have IDs from different tables.`,
            fix: `Use the documents of one table only, or remove \`_id\` from the file.`,
        }),
    },
    {
        code: "preview-import-failed",
        pattern: /Import took too long/,
        explain: () => ({
            cause: "Convex stopped the import, because it took too long.",
            fix: "Run the job again. If it happens again, import less: a small seed for previews, or single tables instead of a whole snapshot.",
        }),
    },
    {
        code: "preview-import-invalid-data",
        pattern: /((?:CSV row|Row) \d{1,12}|CSV file|CSV header|Not a JSON array|Not valid JSON|Import wasn't valid UTF8|Import is too large for JSON|UTF-8 BOM|invalid zip file|have duplicate _id fields|invalid _id)/,
        explain: ([, found = ""]) => ({
            cause: `Convex cannot read the file (${INVALID[found] ?? rowText(found)}).`,
            fix: "Correct the file. A CSV file needs a header with the names of the fields, a `.jsonl` file one JSON object per line, a `.json` file one array of objects. A snapshot is a file that `convex export` wrote.",
        }),
    },
];
/** The codes that `importFailed` and `importFileUnusable` return. The push succeeded before. */
const IMPORT_FAILURES = [
    "preview-import-failed",
    ...new Set(IMPORT_PATTERNS.map(({ code }) => code)),
];
const INVALID = {
    "CSV file": "it has no header",
    "CSV header": "its header contains an invalid field name",
    "Not a JSON array": "it is not a JSON array",
    "Not valid JSON": "it is not JSON",
    "Import wasn't valid UTF8": "it is not UTF-8",
    "UTF-8 BOM": "it begins with a byte order mark",
    "Import is too large for JSON": "it is too large for a JSON array; use `.jsonl`",
    "invalid zip file": "it is not a ZIP archive",
    "have duplicate _id fields": "two documents have the same `_id`",
    "invalid _id": "an `_id` is not a Convex ID",
};
function rowText(found) {
    return `see ${found.replace(/^Row/, "row")}`;
}
const IMPORT = {
    name: "npx convex import",
    scopes: "`preview-import` needs `deployment:backups:import` and `deployment:backups:view`",
};
const EXPORT = {
    name: "npx convex export",
    scopes: "`export-path` needs `deployment:backups:create`, `deployment:backups:view` and `deployment:backups:download`",
};
/** Explains why an import after the push failed. */
function importFailed(failed) {
    const text = failed.lines.join("\n");
    for (const { code, pattern, explain } of IMPORT_PATTERNS) {
        const match = pattern.exec(text);
        if (match === null)
            continue;
        const { cause, fix } = explain(match, failed);
        return afterPush(code, failed.what, cause, fix);
    }
    const { reason, fix } = generalReason(failed.lines, failed.keyKind, IMPORT);
    return afterPush("preview-import-failed", failed.what, reason, fix);
}
/** @param files - At least one. */
function importFilesUnusable(files) {
    const problems = files.map(({ table, what, problem }) => table === null ? `${what} ${problem}` : `the file of ${what} ${problem}`);
    const lines = files.map(({ table, suggested }) => table === null
        ? `  preview-import: ${suggested ?? "path/from/the/workspace/snapshot.zip"}`
        : `    ${table}=${suggested ?? `path/from/the/workspace/${table}.jsonl`}`);
    const block = files.some(({ table }) => table === null) ? lines : ["  preview-import: |", ...lines];
    return {
        ...(0,_action_failures_js__WEBPACK_IMPORTED_MODULE_0__/* .invalidInputs */ .Rg)([`\`preview-import\` cannot be used: ${problems.join(", and ")}. Nothing was pushed.`]),
        fix: `Correct the path, which is relative to the workspace, not to \`working-directory\`:${(0,_failure_pattern_js__WEBPACK_IMPORTED_MODULE_2__/* .yamlBlock */ .RP)("with:", ...block)}\n\nThe file must be committed (with Git LFS, set \`lfs: true\` for \`actions/checkout\`), or be downloaded in a step before this one, or be written by \`cmd\`.`,
        link: IMPORT_DOCS,
    };
}
/** A file that cannot be imported after the push. @param reason - A clause with a full stop. */
function importFileUnusable(what, reason, fix) {
    return afterPush("preview-import-failed", what, reason, fix);
}
function afterPush(code, what, reason, fix) {
    return {
        code,
        cause: `The functions were pushed, but importing ${what} failed: ${reason} The next run retries it.`,
        fix,
        link: IMPORT_DOCS,
    };
}
/** @param lines - The visible lines of the CLI's output. */
function exportFailed(lines, keyKind) {
    if (lines.some((line) => /Export failed\. Please try again later/.test(line)))
        return exportNotTaken("Convex could not finish the export.", "Run the job again. If it happens again, write to Convex's support (support@convex.dev) with the name of the Convex deployment.");
    const { reason, fix } = generalReason(lines, keyKind, EXPORT);
    return exportNotTaken(reason, fix);
}
/** @param reason - A clause with a full stop. */
function exportNotTaken(reason, fix) {
    return {
        code: "export-failed",
        cause: `The snapshot for \`export-path\` could not be taken: ${reason} Nothing was pushed.`,
        fix,
        link: EXPORT_DOCS,
    };
}
/** Whether Convex refuses an export because another one is running. */
function isExportRunning(lines) {
    return lines.some((line) => /ExportInProgress|export is already requested or in progress/.test(line));
}
/** Whether the failure is temporary, so that the export is worth retrying. */
function isExportTransient(lines, keyKind) {
    return (0,_diagnose_js__WEBPACK_IMPORTED_MODULE_1__/* .isTransient */ .dg)(diagnoseLines(lines, keyKind));
}
function diagnoseLines(lines, keyKind) {
    const nothing = { buildExitCode: null, target: "production", deploymentFlag: "", dashboardUrl: null };
    // The CLI follows an import or export by a query of Convex's own, so what that throws is not text of users.
    const output = lines.map((line) => line.replace(/^Uncaught Error: /, ""));
    return (0,_diagnose_js__WEBPACK_IMPORTED_MODULE_1__/* .diagnose */ .h4)({ ...nothing, keyKind, outputTail: output, cliTail: output });
}
function generalReason(lines, keyKind, { name, scopes }) {
    const known = diagnoseLines(lines, keyKind);
    const reason = decapitalized(known.cause);
    if (known.code === "permission-denied")
        return { reason, fix: `${scopes}. Create a deploy key that includes them, and store it in the repository secret.` };
    return known.code === "unknown"
        ? {
            reason: "the Convex CLI failed for a reason that this action does not know.",
            fix: `Lines that may contain data are not shown in this log. To see all of them, run \`${name}\` by hand with your own development deployment.`,
        }
        : { reason, fix: known.fix };
}
function decapitalized(sentence) {
    return /^(?:Convex|AuthKit)\b/.test(sentence) ? sentence : sentence.charAt(0).toLowerCase() + sentence.slice(1);
}


/***/ }),

/***/ 5668:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  h4: () => (/* binding */ diagnose),
  R5: () => (/* binding */ isPushRefused),
  dg: () => (/* binding */ isTransient)
});

// EXTERNAL MODULE: ./build/diagnosis/failure-pattern.js
var failure_pattern = __webpack_require__(7175);
;// CONCATENATED MODULE: ./build/diagnosis/access-failures.js
/** Failures of the deploy key, of its permissions, and of the team's plan. */

const AUTHKIT = `${failure_pattern/* DOCS */.iT}/auth/authkit/auto-provision`;
/** The CLI checks AuthKit before it runs `cmd`, and so before this action sets `deployment-env`. */
const AUTHKIT_SKIP = (0,failure_pattern/* yamlBlock */.RP)("with:", "  deploy-args: --skip-workos-check");
/** Must come before the general patterns for permissions. */
const AUTHKIT_FAILURES = [
    {
        code: "authkit-template-unset",
        pattern: /Cannot resolve template \$\{[\w.]{1,100}\}: (?:Environment variable )?(\w{1,100})/,
        fields: [failure_pattern/* NAME */.o_],
        explain: ([, name]) => ({
            cause: `\`authKit\` in \`convex.json\` uses ${name === undefined ? "a variable" : `\`${name}\``}, which is not set for the Convex CLI.`,
            fix: `Set the variable in the \`env:\` block of this step (variables of other hosts, such as \`VERCEL_*\`, are not passed to the CLI here), or remove it from \`convex.json\`. To deploy without configuring AuthKit:${AUTHKIT_SKIP}`,
            link: AUTHKIT,
        }),
    },
    {
        code: "authkit-not-provisioned",
        pattern: /Cannot provision WorkOS AuthKit in non-interactive mode|no provisioned WorkOS team/,
        explain: () => ({
            cause: "`authKit` in `convex.json` needs WorkOS credentials, and the Convex CLI cannot create them, because the Convex team has no WorkOS team. Nothing was pushed.",
            fix: `Have a member of the team create the WorkOS team once, with \`npx convex dev\` in a terminal. Or set \`WORKOS_CLIENT_ID\`, \`WORKOS_API_KEY\` and \`WORKOS_ENVIRONMENT_ID\` on the Convex deployment before this run. Or skip the check:${AUTHKIT_SKIP}`,
            link: AUTHKIT,
        }),
    },
    {
        code: "authkit-not-provisioned",
        pattern: /AuthKit configuration in convex\.json requires WorkOS credentials|Cannot provision WorkOS|Error provisioning WorkOS environment|Failed to provision WorkOS|WorkOS environment variable mismatch|\/workos\/\w{1,60} [45]\d\d\b/,
        explain: () => ({
            cause: "`authKit` in `convex.json` needs WorkOS credentials, and the Convex CLI cannot create them with this deploy key. It checks this before `cmd` and before `deployment-env` is set, so nothing was pushed.",
            fix: `Set \`WORKOS_CLIENT_ID\`, \`WORKOS_API_KEY\` and \`WORKOS_ENVIRONMENT_ID\` on the Convex deployment before this run: for previews as default environment variables of the project, for production in the deployment's settings. Or skip the check:${AUTHKIT_SKIP}`,
            link: AUTHKIT,
        }),
    },
];
const KEY_REFUSED = /\b401 Unauthorized\b|Authenticate with .npx convex (?:dev|login)|InvalidDeployKey|AccessTokenInvalid|BadDeployKey|BadAdminKey|The provided (?:deploy|admin) key was invalid/;
/** Kinds of keys that hold the name of a Convex deployment in the cloud. */
const NAMES_ONE_DEPLOYMENT = ["production", "development", "custom", "preview-deployment"];
const ACCESS_FAILURES = [
    ...AUTHKIT_FAILURES,
    {
        code: "quota-reached",
        pattern: /(?:DeploymentQuotaReached[^\n]{0,300}?)?deployment quota of (\d+)|DeploymentQuotaReached/,
        fields: [failure_pattern/* NUMBER */.uk],
        explain: (match) => ({
            cause: `Your team has reached its limit of Convex deployments${match[1] ? ` (its quota is ${match[1]})` : ""}.`,
            fix: "On the Convex dashboard, delete preview deployments that are no longer needed, and let this action delete each one when its pull request closes (run it on `pull_request: types: [opened, synchronize, reopened, closed]`). A nightly job with `operation: sweep` and a `management-token` deletes the remaining ones.",
            link: `${failure_pattern/* DOCS */.iT}/production/state/limits`,
        }),
    },
    {
        code: "deployment-disabled",
        pattern: /your deployments have been disabled|disabled because it exceeded a configured usage limit/,
        explain: () => ({
            cause: "Convex has disabled the deployment, because the team exceeded the limits of its plan or a usage limit.",
            fix: "Upgrade the team's plan, or raise its usage limits, in the team's settings on the Convex dashboard.",
            link: `${failure_pattern/* DOCS */.iT}/production/state/limits`,
        }),
    },
    {
        code: "deployment-paused",
        pattern: /while this deployment is paused|DeploymentPaused/,
        explain: () => ({
            cause: "The Convex deployment is paused, so it runs no functions.",
            fix: "Resume it on the Convex dashboard (the deployment's Settings → Pause Deployment), then run the job again.",
            link: `${failure_pattern/* DOCS */.iT}/production/pause-deployment`,
        }),
    },
    {
        code: "deployment-suspended",
        pattern: /while this deployment is suspended/,
        explain: () => ({
            cause: "Convex has suspended the deployment, so it runs no functions.",
            fix: "Ask a member of the team to write to Convex's support (support@convex.dev). Only Convex can resume it.",
            link: `${failure_pattern/* DOCS */.iT}/production/contact`,
        }),
    },
    {
        code: "permission-denied",
        pattern: /You do not have permission to perform this (?:operation|action)(?: \(([\w:]{1,80})\))?/,
        fields: [/^[\w:]{1,80}$/],
        explain: ([, operation]) => ({
            cause: `The deploy key lacks ${operation ? `the permission \`${operation}\`` : "a permission that this run needs"}.`,
            fix: `Create a deploy key ${operation ? `that includes \`${operation}\`` : "without restrictions, or with all permissions that a deploy needs,"} on the Convex dashboard (${failure_pattern/* WHERE_TO_CREATE_KEYS */.GR}) and store it in the repository secret.`,
            link: failure_pattern/* KEY_DOCS */.KT,
        }),
    },
    {
        code: "key-rejected",
        pattern: KEY_REFUSED,
        appliesTo: ({ keyKind }) => keyKind === "admin",
        explain: () => ({
            cause: "The self-hosted backend does not accept the admin key: it is the key of another instance, or the instance has a new name or secret.",
            fix: `Generate a new admin key on the backend, and replace the repository secret with it:${(0,failure_pattern/* shellBlock */.OV)("docker compose exec backend ./generate_admin_key.sh", "gh secret set CONVEX_SELF_HOSTED_ADMIN_KEY")}`,
            link: `${failure_pattern/* DOCS */.iT}/self-hosting`,
        }),
    },
    {
        code: "key-rejected",
        pattern: KEY_REFUSED,
        explain: (_, { keyKind }) => ({
            cause: `Convex does not accept the ${keyKind} key: it was revoked, it expired, or it belongs to a project or deployment that no longer exists.`,
            fix: `Create a new key on the Convex dashboard (${failure_pattern/* WHERE_TO_CREATE_KEYS */.GR}) and replace the repository secret with it (\`gh secret set\`).`,
            link: failure_pattern/* KEY_DOCS */.KT,
        }),
    },
    {
        code: "deployment-not-found",
        // The first requests of a push. Before them, a key that creates previews has claimed its deployment.
        pattern: /\/api\/(?:deploy2\/(?:evaluate_push|start_push)|get_config\w{0,20}|v1\/get_canonical_urls) 404\b/,
        appliesTo: ({ keyKind }) => NAMES_ONE_DEPLOYMENT.includes(keyKind),
        explain: (_, { keyKind }) => ({
            cause: `The Convex deployment of the ${keyKind} key does not exist: it was deleted, or its project was. Nothing was pushed.`,
            fix: `Create a key of the Convex deployment that the app is deployed to now, on the Convex dashboard (its Settings → URL and Deploy Key), and replace the repository secret:${(0,failure_pattern/* shellBlock */.OV)("gh secret set CONVEX_DEPLOY_KEY")}`,
            link: failure_pattern/* KEY_DOCS */.KT,
        }),
    },
    {
        code: "deployment-vanished",
        // Every existing deployment has these endpoints, but a self-hosted backend may be too old for them.
        pattern: /\/api\/(?:deploy2\/\w{1,40}|get_config\w{0,20}|v1\/get_canonical_urls) 404\b/,
        appliesTo: ({ keyKind }) => keyKind !== "admin",
        explain: () => ({
            cause: "The Convex deployment was deleted, or deleted and recreated, while this run was pushing to it.",
            fix: "Run the job again. If several workflows use one preview, give each its own `preview-name`, and check whether something else recreates it (`preview-mode: recreate`, or a build on another host).",
            link: `${failure_pattern/* DOCS */.iT}/production/hosting/preview-deployments`,
        }),
    },
    {
        code: "deployment-not-found",
        pattern: /\b404 Not Found: (?:Project|Deployment|Team)NotFound/,
        explain: (_, { keyKind }) => ({
            cause: `The project or the Convex deployment of the ${keyKind} key no longer exists.`,
            fix: `Create a key of the project that the app is deployed to now, on the Convex dashboard (${failure_pattern/* WHERE_TO_CREATE_KEYS */.GR}), and replace the repository secret with it (\`gh secret set\`).`,
            link: failure_pattern/* KEY_DOCS */.KT,
        }),
    },
    {
        code: "key-unusable",
        pattern: /Please set CONVEX_DEPLOY_KEY to a new key|Malformed preview CONVEX_DEPLOY_KEY/,
        explain: () => ({
            cause: "The Convex CLI cannot read the deploy key.",
            fix: `Copy the whole key again from the Convex dashboard (${failure_pattern/* WHERE_TO_CREATE_KEYS */.GR}), without quotes or a name in front, and replace the repository secret:${(0,failure_pattern/* shellBlock */.OV)("gh secret set CONVEX_DEPLOY_KEY")}`,
            link: failure_pattern/* KEY_DOCS */.KT,
        }),
    },
];

// EXTERNAL MODULE: ./build/markdown/code-span.js
var code_span = __webpack_require__(4720);
;// CONCATENATED MODULE: ./build/diagnosis/installation-failures.js
/** Failures of what the Convex CLI runs on: its installation, the app's package.json and the runner's disk. */


const INSTALL_HERE = `Install the dependencies on this runner, in a step before this one, and without \`--omit=optional\` or \`--no-optional\`. If the job restores \`node_modules\` from a cache or an artifact, cache the downloads of the package manager instead:${(0,failure_pattern/* yamlBlock */.RP)("- uses: actions/setup-node@v7", "  with:", "    cache: npm", "- run: npm ci")}`;
const FREE_SPACE = "Free space before this step (delete caches, images and artifacts that the job no longer needs), or use a runner with a larger disk.";
/** Messages about a full disk. Node has the same code for too many file watchers, which is excluded. */
const DISK_FULL = /\bENOSPC\b(?!: System limit)|\bEDQUOT\b|[Nn]o space left on device/;
function diskFull(what) {
    return { cause: `${what}: the runner's disk is full.`, fix: FREE_SPACE, link: null };
}
const OF_PACKAGES = [
    {
        code: "dependencies-broken",
        pattern: /The package "(@esbuild\/[\w-]{1,40})" could not be found|You installed (esbuild) for another platform|Host version "[\d.]{1,20}" does not match binary version|spawn \S{1,300}esbuild\S{0,20} (?:EACCES|ENOENT|ENOEXEC)/,
        fields: [failure_pattern/* IMPORT */.yE, failure_pattern/* IMPORT */.yE],
        explain: ([, missing]) => ({
            cause: `The Convex CLI cannot run esbuild, with which it bundles the functions: ${missing === undefined ? "`node_modules` was installed for another platform, or with another version" : `${(0,code_span/* codeSpan */.SS)(missing)} is not in \`node_modules\``}.`,
            fix: INSTALL_HERE,
            link: "https://esbuild.github.io/getting-started/#simultaneous-platforms",
        }),
    },
    {
        code: "dependencies-broken",
        pattern: /Cannot find (?:module|package) '([^'\n]{1,200})' imported from \S{0,300}node_modules\/convex\/|Cannot find module '\S{0,300}node_modules\/(convex\/[^'\n]{1,200})'|Cannot find module '([^'\n]{1,200})'\nRequire stack:\n- \S{0,300}node_modules\/convex\//,
        fields: [failure_pattern/* IMPORT */.yE, failure_pattern/* IMPORT */.yE, failure_pattern/* IMPORT */.yE],
        explain: ([, imported, own, required]) => ({
            cause: `The installation of the \`convex\` package is incomplete: ${(0,code_span/* codeSpanOr */.xk)(imported ?? own ?? required, "a file")} is not in \`node_modules\`.`,
            fix: INSTALL_HERE,
            link: `${failure_pattern/* DOCS */.iT}/quickstarts`,
        }),
    },
    {
        code: "convex-not-declared",
        pattern: /In order to [^\n]{1,60}, add `convex` to your package\.json dependencies/,
        explain: () => ({
            cause: "The package.json in the working directory does not list `convex`, although a folder above it has the package installed.",
            fix: "Add `convex` to the `dependencies` of the package that has the `convex/` folder, and commit package.json and the lockfile. If the app lies elsewhere in the monorepo, point `working-directory` at it.",
            link: `${failure_pattern/* DOCS */.iT}/production/project-configuration`,
        }),
    },
    {
        code: "package-json-invalid",
        pattern: /Unable to (?:read your|parse) package\.json|Couldn't parse "[^"\n]{0,300}package\.json"|Expected to parse an object from package\.json|No package\.json found\. To create|Run this command from the root directory of a project/,
        explain: () => ({
            cause: "The Convex CLI cannot read the package.json of the app, so nothing was pushed.",
            fix: "Correct package.json; the end of the output says what is wrong with it. If the app lies in another folder, point `working-directory` at the one that holds package.json and `convex/`.",
            link: `${failure_pattern/* DOCS */.iT}/production/project-configuration`,
        }),
    },
];
const ACCESS = {
    EROFS: "it is on a read-only file system",
    EACCES: "the user of this job may not write or read it",
    EPERM: "the user of this job may not write or read it",
};
const OF_FILES = [
    {
        code: "disk-full",
        pattern: DISK_FULL,
        explain: () => diskFull("The Convex CLI could not write a file"),
    },
    {
        code: "file-access-denied",
        pattern: /\b(EACCES|EPERM|EROFS): [a-z -]{1,60}, \w{1,20} '([^'\n]{1,300})'/,
        fields: [failure_pattern/* NAME */.o_],
        explain: ([, reason = "EACCES", file]) => ({
            cause: `The Convex CLI cannot use ${(0,code_span/* codeSpanOr */.xk)(file, "a file")}: ${ACCESS[reason] ?? ACCESS.EACCES}.`,
            fix: `Look for a step before this one that ran as another user, in a container (\`docker run\`) or with \`sudo\`, and have it leave its files to the runner's user:${(0,failure_pattern/* yamlBlock */.RP)('- run: sudo chown -R "$(id -u)" .')}`,
            link: null,
        }),
    },
];
const OF_ARGUMENTS = [
    {
        code: "cli-arguments-rejected",
        // Reads only the line of the error: after it, the CLI prints its help, which lists every option.
        pattern: /^error: (?:unknown option '(--[a-z-]{1,60})[='][^\n]{0,300}|option '[^'\n]{1,100}' (?:argument|cannot be used)[^\n]{0,300}|too many arguments for [^\n]{0,100})/m,
        fields: [/^--[a-z-]{1,60}$/],
        explain: ([, option]) => ({
            cause: `The installed Convex CLI does not accept ${(0,code_span/* codeSpanOr */.xk)(option, "the arguments of this deploy")}, so nothing was pushed.`,
            fix: "Update the `convex` package, or correct `deploy-args`. `npx convex deploy --help` shows what the installed version accepts.",
            link: `${failure_pattern/* DOCS */.iT}/cli/reference/deploy`,
        }),
    },
];
const INSTALLATION_FAILURES = [...OF_ARGUMENTS, ...OF_PACKAGES, ...OF_FILES];

;// CONCATENATED MODULE: ./build/diagnosis/build-environment-failures.js
/** Failures of `cmd` that have their reason in what the build runs on, by what package managers and Node print. */



const HOSTING = `${failure_pattern/* DOCS */.iT}/production/hosting`;
const VERSION = /^[\d.]{1,20}$/;
const BUILD_ENVIRONMENT_FAILURES = [
    {
        code: "build-calls-missing-function",
        pattern: /Could not find (?:public )?function for '([\w/.:-]{1,200})'\. Did you forget to run/,
        explain: ([, name]) => ({
            cause: `The build calls ${(0,code_span/* codeSpanOr */.xk)(name, "a Convex function")}, which the Convex deployment does not have yet: \`cmd\` runs before the push.`,
            fix: "Load that data at request time or in the browser instead of while the build renders pages. Or leave `cmd` out, and build the site in a step after this one, with the outputs of this step.",
            link: HOSTING,
        }),
    },
    {
        code: "build-out-of-memory",
        pattern: /JavaScript heap out of memory|Reached heap limit Allocation failed/,
        explain: () => ({
            cause: "The build (`cmd`) ran out of memory.",
            fix: (0,failure_pattern/* moreMemory */.Ds)("build"),
            link: HOSTING,
        }),
    },
    {
        code: "disk-full",
        pattern: DISK_FULL,
        explain: () => diskFull("The build (`cmd`) could not write a file"),
    },
    {
        code: "build-script-missing",
        pattern: /(?:Missing script: |ERR_PNPM_NO_SCRIPT\S{0,10} {1,4}Missing script: |Script not found |Couldn't find a script named |error Command )["']?([\w:.-]{1,80})["']?(?= not found|["'.]|$)/m,
        explain: ([, script]) => ({
            cause: `The package.json in the working directory has no script ${(0,code_span/* codeSpanOr */.xk)(script, "of the name that `cmd` calls")}.`,
            fix: "Correct `cmd`, or add the script. In a monorepo, the script may be in another package: `cmd` runs in `working-directory`, so go there first (`cd ../web && npm run build`).",
            link: HOSTING,
        }),
    },
    {
        code: "build-script-missing",
        pattern: /npm (?:error|ERR!) enoent Could not read package\.json|ERR_PNPM_NO_IMPORTER_MANIFEST_FOUND/,
        explain: () => ({
            cause: "The folder in which `cmd` runs the build has no package.json.",
            fix: "Correct the folder that `cmd` changes to. It starts in `working-directory`: `cd ../web && npm run build`, for example.",
            link: HOSTING,
        }),
    },
    {
        code: "node-version-of-build",
        pattern: /You are using Node\.js v?[\d.]{1,20}\. (?:For Next\.js, Node\.js version "?[>=^ ]{0,4}v?([\d.]{1,20})[^\n]{0,40} is required|Vite requires Node\.js version ([\d.]{1,20})\+)/,
        fields: [VERSION, VERSION],
        explain: ([, next, vite]) => ({
            cause: `The job's Node is too old for the build${next === undefined && vite === undefined ? "" : ` (it needs ${next ?? vite} or newer)`}.`,
            fix: failure_pattern/* NEWER_NODE */.lt,
            link: "https://github.com/actions/setup-node",
        }),
    },
    {
        code: "file-access-denied",
        pattern: /(?:^|[: ])([\w@./-]{1,200}): Permission denied$/m,
        // The shell's own code for a file that it may not run.
        appliesTo: ({ buildExitCode }) => buildExitCode === 126,
        explain: ([, file]) => ({
            cause: `The build (\`cmd\`) may not run ${(0,code_span/* codeSpanOr */.xk)(file, "a file")}, because it is not executable.`,
            fix: `Make the file executable, and commit that:${(0,failure_pattern/* shellBlock */.OV)(`git update-index --chmod=+x ${file ?? "<file>"}`)}`,
            link: null,
        }),
    },
    {
        code: "build-lockfile-outdated",
        pattern: /ERR_PNPM_(?:OUTDATED_LOCKFILE|NO_LOCKFILE|LOCKFILE_CONFIG_MISMATCH)|`npm ci` (?:command )?can only install|lockfile had changes, but lockfile is frozen|Your lockfile needs to be updated|YN0028/,
        explain: () => ({
            cause: "The lockfile is missing or does not match package.json, so `cmd` could not install the dependencies.",
            fix: "Run the install on your machine with the same package manager and version, and commit the lockfile. Dependencies are better installed in a step of their own, before this one.",
            link: null,
        }),
    },
    {
        code: "build-dependency-missing",
        pattern: /(?:^|\n)[^\n]{0,20}Error(?: \[ERR_MODULE_NOT_FOUND\])?: Cannot find (?:module|package) ['"]?((?:@[\w.-]{1,60}\/)?\w(?:[\w.-]{0,80}\w)?)(?=['" /.]|$)/m,
        explain: ([, name]) => ({
            cause: `The build needs the package ${(0,code_span/* codeSpanOr */.xk)(name, "that its output names")}, which is not installed.`,
            fix: `Install the dependencies in a step before this one, \`devDependencies\` included (\`NODE_ENV=production\` and \`--omit\` leave packages out). If the package is for one platform, such as \`@rollup/rollup-linux-x64-gnu\`, renew the lockfile: delete it with \`node_modules\`, install again, and commit it.${(0,failure_pattern/* yamlBlock */.RP)("- run: npm ci")}`,
            link: HOSTING,
        }),
    },
    {
        code: "build-failed",
        // Some package managers replace the shell's exit code 127, and on Windows it is a different one.
        pattern: /^[^\n]{0,60}\bsh: (?:line )?(?:\d{1,6}: )?([\w@./-]{1,100}): (?:command )?not found$|^'([\w@./-]{1,100})' is not recognized as an internal or external command/m,
        appliesTo: ({ buildExitCode }) => buildExitCode !== 127,
        explain: ([, shell, windows]) => ({
            cause: `The build (\`cmd\`) calls ${shell === undefined && windows === undefined ? "a program" : (0,code_span/* codeSpan */.SS)(shell ?? windows ?? "")}, which was not found.`,
            fix: failure_pattern/* INSTALL_PROGRAM */.xR,
            link: HOSTING,
        }),
    },
];

;// CONCATENATED MODULE: ./build/diagnosis/build-failures.js
/** Failures of the user's build command. Only these are searched for in the output of a build. */

const build_failures_HOSTING = `${failure_pattern/* DOCS */.iT}/production/hosting`;
const URL_NAME = /^(?:[A-Z]{2,12}_){0,2}CONVEX_(?:SITE_)?URL$/;
const NAME_IN_TEXT = String.raw `\b((?:[A-Z][A-Z0-9]{0,30}_){0,4}CONVEX_(?:SITE_)?URL)\b`;
/** Matches a line with a clause that says that the variable is missing. Ignores warnings, which do not fail a build. */
const NAMES_MISSING_URL = new RegExp(String.raw `^(?![^\n]{0,100}\b(?:[Ww]arn|WARN))(?:` +
    String.raw `[^\n]{0,300}?\b(?:[Mm]issing|[Rr]equired|[Rr]equires|[Uu]ndefined|[Uu]nset|[Ee]mpty|[Ii]nvalid|[Ss]et|[Pp]rovide|[Dd]efine)\b[^\n.;,]{0,60}?${NAME_IN_TEXT}(?!["'\`]{0,1} {0,1}= {0,1}["'\`]{0,1}(?!undefined|null)[\w])` +
    "|" +
    String.raw `[^\n]{0,300}?${NAME_IN_TEXT}[^\n.;,]{0,40}?\b(?:missing|[Rr]equired|undefined|unset|empty|[Ii]nvalid|(?:not|n't) (?:be )?(?:set|defined|found|given|provided|configured))\b` +
    ")", "m");
const BUILD_FAILURES = [
    {
        code: "node-version-of-build",
        pattern: /Your Node version v?[\d.]{1,20} is too old\. Convex requires at least Node v?([\d.]{1,20})/,
        fields: [/^[\d.]{1,20}$/],
        explain: ([, needed]) => ({
            cause: `The build calls the Convex CLI with the job's own Node, which is too old for it${needed === undefined ? "" : ` (it needs ${needed.replace(/\.0$/, "")} or newer)`}.`,
            fix: failure_pattern/* NEWER_NODE */.lt,
            link: "https://github.com/actions/setup-node",
        }),
    },
    {
        code: "codegen-needs-deployment",
        pattern: /Codegen requires an existing deployment|codegen.*[Pp]review deploy keys?|[Pp]review deploy keys? .*codegen/,
        explain: () => ({
            cause: "The build runs `convex codegen`, which does not work with a preview deploy key.",
            fix: "Commit the `convex/_generated` folder and remove `convex codegen` from the build.",
            link: `${failure_pattern/* DOCS */.iT}/cli/reference/codegen`,
        }),
    },
    {
        code: "build-calls-convex",
        pattern: /No CONVEX_DEPLOYMENT set|no Convex deployment configuration found|Cannot prompt for input in non-interactive terminals|Failed to fetch latest backend version/,
        explain: () => ({
            cause: "The build calls the Convex CLI, which does not find a deploy key, because this action does not pass the key to the build.",
            fix: "Remove `convex deploy` (or `convex dev`, or `convex codegen`) from the build script, commit `convex/_generated`, and let `cmd` only build the site. If the build needs the key, set `expose-deploy-key-to-cmd: true`.",
            link: build_failures_HOSTING,
        }),
    },
    {
        code: "generated-code-missing",
        readsQuotedText: true,
        pattern: /(?:Cannot find module|Could not resolve|Can't resolve|Failed to resolve|Module not found)[^\n]{0,400}\b_generated\b/,
        explain: () => ({
            cause: "The code imports `convex/_generated`, which is not in the checkout.",
            fix: "Create the folder with `npx convex dev` (or `npx convex codegen`) on your machine and commit it. If .gitignore lists it, use `git add -f convex/_generated`.",
            link: `${failure_pattern/* DOCS */.iT}/cli/reference/codegen`,
        }),
    },
    {
        code: "build-lacks-url",
        // The output is the build's own, so only a name in this form is sent.
        pattern: NAMES_MISSING_URL,
        // A variable that this action has set is not missing, even if the build prints that it is.
        appliesTo: ({ urlNames = [] }, [, before = "", after = ""]) => !urlNames.includes(before || after),
        fields: [URL_NAME, URL_NAME],
        explain: ([, before, after]) => {
            const name = before || after || "NEXT_PUBLIC_CONVEX_URL";
            const input = name.includes("SITE_URL") ? "cmd-site-url-env-var-name" : "cmd-url-env-var-name";
            return {
                cause: `The build did not find the URL of the Convex deployment in \`${name}\`.`,
                fix: `Name the variable that the build reads:${(0,failure_pattern/* yamlBlock */.RP)("with:", `  ${input}: ${name}`)}`,
                link: build_failures_HOSTING,
            };
        },
    },
    {
        code: "build-lacks-url",
        pattern: /No address provided to Convex\w*Client|Invalid deployment address:|client created with undefined deployment address/,
        explain: () => ({
            cause: "The build's code did not find the URL of the Convex deployment in the variable that it reads.",
            fix: `Have the code read the variable that this action sets (the log above names it), or name the one that the code reads:${(0,failure_pattern/* yamlBlock */.RP)("with:", "  cmd-url-env-var-name: NEXT_PUBLIC_CONVEX_URL")}`,
            link: build_failures_HOSTING,
        }),
    },
];
/**
 * A build that failed for any other reason. `sent` contains only that reason: reports say before it that the build
 * failed.
 */
function buildFailed(exitCode, { outputTail, isKeyExposed = false }) {
    const cause = `The build command (\`cmd\`) ended with exit code ${exitCode}`;
    const common = { code: "build-failed", link: build_failures_HOSTING, cmdExitCode: exitCode };
    const sent = (why, fix) => ({ fix, sent: { cause: why, fix } });
    if (exitCode === 127) {
        const program = outputTail
            .map((line) => /([\w@./-]{1,100}): (?:command )?not found$/.exec(line)?.[1])
            .find(Boolean);
        return {
            ...common,
            cause: `${cause}: ${program === undefined ? "a program" : `\`${program}\``} was not found, so nothing was pushed.`,
            ...sent("A program was not found.", failure_pattern/* INSTALL_PROGRAM */.xR),
        };
    }
    if (exitCode === 137)
        return {
            ...common,
            cause: `${cause}: it was killed, most likely because the runner ran out of memory. Nothing was pushed.`,
            ...sent("It was killed (exit code 137), most likely because the runner ran out of memory.", (0,failure_pattern/* moreMemory */.Ds)("build")),
        };
    const surroundings = `It runs in the working directory with the URL variables ${isKeyExposed ? "and the deploy key set" : "set and without the deploy key"}.`;
    return {
        ...common,
        cause: `${cause}, so nothing was pushed.`,
        fix: `Fix the build; its output is in the log above. ${surroundings}`,
        sent: { cause: "", fix: `Fix the build; its output is in the log of the run. ${surroundings}` },
    };
}

// EXTERNAL MODULE: ./build/diagnosis/code-failures.js + 4 modules
var code_failures = __webpack_require__(4944);
;// CONCATENATED MODULE: ./build/diagnosis/connection-failures.js
/** Failures of what lies between the runner and Convex: proxies, gateways and certificates. */

const SELF_HOSTING = `${failure_pattern/* DOCS */.iT}/self-hosting`;
/** The words of Node and its `fetch` for a request that got no answer. */
const NO_CONNECTION = /fetch failed|TypeError: terminated|ECONNREFUSED|ECONNRESET|ENOTFOUND|ETIMEDOUT|EAI_AGAIN|EHOSTUNREACH|ENETUNREACH|EPIPE|socket hang up|other side closed|(?:Connect|Headers|Body)TimeoutError/;
const CONNECTION_FAILURES = [
    {
        code: "tls-certificate",
        isTransportError: true,
        pattern: /SELF_SIGNED_CERT|[Ss]elf[- ]signed certificate|UNABLE_TO_(?:VERIFY_LEAF_SIGNATURE|GET_ISSUER_CERT)|unable to (?:verify the first certificate|get (?:local )?issuer certificate)|CERT_HAS_EXPIRED|certificate has expired|ERR_TLS_CERT_ALTNAME_INVALID|does not match certificate's altnames/,
        explain: () => ({
            cause: "The Convex CLI does not trust the certificate of the server that answers for Convex.",
            fix: `If a proxy of your company inspects TLS, have Node trust the certificates of the runner:${(0,failure_pattern/* yamlBlock */.RP)("env:", "  NODE_OPTIONS: --use-system-ca")}\n\nOn a self-hosted backend, check that the certificate has not expired, is for this host name, and is served with its intermediate certificates.`,
            link: "https://nodejs.org/api/cli.html#--use-system-ca",
        }),
    },
    {
        code: "request-too-large",
        pattern: new RegExp(`${failure_pattern/* HTTP_ERROR_PREFIX */.rp}413\\b`, "m"),
        explain: (_, { keyKind }) => keyKind === "admin"
            ? {
                cause: "The reverse proxy in front of the self-hosted backend refuses the push, because the bundled functions are larger than it allows (413).",
                fix: "Raise its limit for request bodies, such as `client_max_body_size 200m;` in nginx, or give the backend's own port in `url`.",
                link: SELF_HOSTING,
            }
            : {
                cause: "The push was refused, because the bundled functions are too large for one request (413).",
                fix: "Import less: look for a large package that few functions need. If this runner reaches Convex through a proxy, look for a limit for request bodies there.",
                link: `${failure_pattern/* DOCS */.iT}/production/state/limits`,
            },
    },
    {
        code: "proxy-refused",
        // If Convex itself refuses a request, a code or a message follows the status.
        pattern: new RegExp(`${failure_pattern/* HTTP_ERROR_PREFIX */.rp}(403|405|407)(?: [A-Za-z ]{1,40})?$`, "m"),
        fields: [failure_pattern/* NUMBER */.uk],
        explain: ([, status]) => ({
            cause: `A proxy, gateway or firewall between this runner and Convex refused the request (${status}): Convex itself would have said why.`,
            fix: "Let requests from this runner through to the host that the end of the output names. On a self-hosted backend, check that `url` is the backend's own address (port 3210), and not that of its dashboard or HTTP actions.",
            link: "https://status.convex.dev",
        }),
    },
    {
        code: "server-error",
        isTransient: true,
        isTransportError: true,
        pattern: new RegExp(`${failure_pattern/* HTTP_ERROR_PREFIX */.rp}5\\d\\d\\b`, "m"),
        appliesTo: ({ keyKind }) => keyKind === "admin",
        explain: () => ({
            cause: "The self-hosted backend, or the reverse proxy in front of it, responded with a server error.",
            fix: "Read the logs of the backend (`docker compose logs backend`): whether it runs, and has enough memory, disk space and a reachable database. Then run the job again.",
            link: SELF_HOSTING,
        }),
    },
    {
        code: "network",
        isTransient: true,
        isTransportError: true,
        pattern: NO_CONNECTION,
        appliesTo: ({ keyKind }) => keyKind === "admin",
        explain: () => ({
            cause: "The self-hosted backend could not be reached from this runner, or stopped during the push.",
            fix: "Read the logs of the backend (`docker compose logs backend`): whether it runs, and was not restarted or killed because memory ran out. Check that this runner reaches `url`, through proxies and firewalls. Then run the job again.",
            link: SELF_HOSTING,
        }),
    },
];

;// CONCATENATED MODULE: ./build/diagnosis/quoted-text.js
/** Separates messages of the Convex CLI and of Convex from the users' text that they quote. */
/**
 * Matches the beginning of quoted text: errors of the bundler and the compiler quote code, and Convex quotes errors of
 * modules and documents that do not match the schema. The quoted text may contain the message of another failure.
 */
const QUOTE = new RegExp([
    String.raw `^\s{0,10}[✘X] \[ERROR\] `,
    "TypeScript typecheck via .{1,20} failed",
    String.raw `\berror TS\d{1,6}:`,
    String.raw `\bFailed to analyze \S{1,300}: `,
    String.raw `(?:^|: )Uncaught (?=\w{0,60}(?:Error|Exception)\b)`,
    "does not match the schema",
].join("|"), "m");
/** @returns The output up to the first text of users. */
function withoutQuotedText(output) {
    const quote = QUOTE.exec(output);
    return quote === null ? output : output.slice(0, quote.index + quote[0].length);
}

;// CONCATENATED MODULE: ./build/diagnosis/service-failures.js
/** Failures of the network, of Convex's service, and of the Convex CLI itself. */


const CONCURRENCY = "https://docs.github.com/actions/using-jobs/using-concurrency";
const ONE_AT_A_TIME = `Run the job again, and let runs for the same Convex deployment wait for each other:${failure_pattern/* ONE_RUN_AT_A_TIME */.Zy}`;
const SERVICE_FAILURES = [
    {
        code: "client-version-unsupported",
        // The last one: the CLI misses fields in the answer. Not of `finish_push`, after which the push may be live.
        pattern: /ClientVersionUnsupported|The Convex [\w -]{1,40} package at version \S{1,40} is no longer supported|Unable to start push to \S{1,1000}\n[^\n]{0,4}\[\n {1,8}\{\n {1,8}"code": "invalid_/,
        explain: () => ({
            cause: "This Convex backend does not support the installed version of the `convex` package.",
            fix: `Update the package, or, if the backend is self-hosted and older than the package, upgrade the backend:${(0,failure_pattern/* shellBlock */.OV)("npm install convex@latest", "docker compose pull && docker compose up --detach")}`,
            link: "https://docs.convex.dev/self-hosting",
        }),
    },
    {
        code: "backend-too-old",
        pattern: /\/api\/(?:deploy2\/\w{1,40}|get_config\w{0,20}|v1\/get_canonical_urls) 404\b|BadJsonBody/,
        explain: () => ({
            cause: "The Convex backend does not support a request that the Convex CLI made for this push, so it is most likely older than the `convex` package.",
            fix: `Upgrade the self-hosted backend, or install the version of \`convex\` that matches it:${(0,failure_pattern/* shellBlock */.OV)("docker compose pull && docker compose up --detach", "npm install --save-exact convex@<version>")}`,
            link: "https://docs.convex.dev/self-hosting",
        }),
    },
    {
        code: "schema-race",
        isTransient: true,
        pattern: /Schema was overwritten by another push/,
        explain: () => ({
            cause: "Another push to the same Convex deployment changed the schema during this one.",
            fix: ONE_AT_A_TIME,
            link: CONCURRENCY,
        }),
    },
    {
        code: "push-race",
        isTransient: true,
        pattern: /(?:nvironment variables (?:have )?changed|Schema or environment variables changed) during push|ConcurrentPush/,
        explain: () => ({
            cause: "Someone else changed the Convex deployment during this push.",
            fix: ONE_AT_A_TIME,
            link: CONCURRENCY,
        }),
    },
    {
        code: "node-version",
        pattern: /Your Node version [\d.]+ is too old/,
        explain: () => ({
            cause: "This version of the Convex CLI needs a newer Node than the runner has.",
            fix: "Update the runner: this action runs the CLI with the runner's own Node 24.",
            link: null,
        }),
    },
    {
        code: "confirmation-needed",
        pattern: /Cannot prompt for input in non-interactive terminals/,
        explain: () => ({
            cause: "The Convex CLI asked a question, which nobody can answer in this job.",
            fix: "The question is at the end of the output. Do what it asks about once by hand, or find the option that answers it (`npx convex deploy --help`) and pass it in `deploy-args`.",
            link: `${failure_pattern/* DOCS */.iT}/cli/reference/deploy`,
        }),
    },
    {
        code: "network",
        isTransient: true,
        isTransportError: true,
        pattern: NO_CONNECTION,
        explain: () => ({
            cause: "Convex could not be reached from this runner.",
            fix: "Run the job again. If the error persists, check the runner's network and proxy settings, and Convex's status page.",
            link: "https://status.convex.dev",
        }),
    },
    {
        code: "server-error",
        isTransient: true,
        isTransportError: true,
        // Requires the CLI's prefix, because any other number could be unrelated. The CLI prints the text of a 403 without it.
        pattern: new RegExp(`${failure_pattern/* HTTP_ERROR_PREFIX */.rp}5\\d\\d\\b|InternalServerError: `, "m"),
        explain: () => ({
            cause: "Convex responded with a server error.",
            fix: "Run the job again in a few minutes. If the error persists, check Convex's status page.",
            link: "https://status.convex.dev",
        }),
    },
    {
        code: "rate-limited",
        isTransient: true,
        isTransportError: true,
        pattern: new RegExp(`${failure_pattern/* HTTP_ERROR_PREFIX */.rp}429\\b|\\b429 Too Many Requests\\b`, "m"),
        explain: () => ({
            cause: "Convex is rate limiting your team.",
            fix: "Run the job again in a few minutes. If it happens often, run fewer deploys at the same time (`strategy: max-parallel`, `concurrency`).",
            link: `${failure_pattern/* DOCS */.iT}/production/state/limits`,
        }),
    },
    {
        code: "unreadable-answer",
        isTransient: true,
        isTransportError: true,
        // JSON from Convex never starts with `<`, but an HTML page does.
        pattern: /Unexpected token '?<'?.{0,200}(?:JSON|in position)/,
        explain: () => ({
            cause: "The response was a web page instead of data from Convex.",
            fix: "Run the job again. If the error persists, look for a proxy or gateway between this runner and Convex that responds instead of Convex.",
            link: "https://status.convex.dev",
        }),
    },
    {
        code: "unreadable-answer",
        isTransient: true,
        isTransportError: true,
        pattern: /SyntaxError: (?:Unexpected end of JSON input|Unterminated string in JSON at position \d[^\n]{0,40})$/m,
        explain: () => ({
            cause: "A response from Convex was empty or cut off on its way to this runner.",
            fix: "Run the job again. If the error persists, look for a proxy or gateway between this runner and Convex that ends responses early.",
            link: "https://status.convex.dev",
        }),
    },
];

;// CONCATENATED MODULE: ./build/diagnosis/diagnose.js
/** Recognizes the failure of a CLI run from its output, and explains its cause and fix. */









/** The patterns for the output of a failed build. Other patterns could match text that is the build's own. */
const BUILD_PATTERNS = [...BUILD_FAILURES, ...BUILD_ENVIRONMENT_FAILURES];
/** The patterns for a failed push. The first match is used, so special patterns come before general ones. */
const PUSH_PATTERNS = [
    ...ACCESS_FAILURES,
    ...INSTALLATION_FAILURES,
    ...BUILD_FAILURES.filter(({ code }) => code === "generated-code-missing"),
    ...code_failures/* CODE_FAILURES */.S,
    ...CONNECTION_FAILURES,
    ...SERVICE_FAILURES,
];
/** @returns A known failure, or `unknown`, which points to the log. */
function diagnose(run) {
    const { buildExitCode, outputTail, cliTail } = run;
    const inBuild = buildExitCode !== null && buildExitCode !== 0;
    const text = (inBuild ? outputTail : cliTail).join("\n");
    const ownText = inBuild ? text : withoutQuotedText(text);
    const isResponse = !inBuild && isClientError(text);
    for (const known of inBuild ? BUILD_PATTERNS : PUSH_PATTERNS) {
        const match = isResponse && known.isTransportError ? null : known.pattern.exec(known.readsQuotedText ? text : ownText);
        if (match === null || known.appliesTo?.(run, match) === false)
            continue;
        const failure = { code: known.code, ...known.explain(match, run), sent: sentTexts(known, match, run) };
        return inBuild ? { ...failure, cmdExitCode: buildExitCode } : failure;
    }
    return inBuild ? buildFailed(buildExitCode, run) : unknown(run);
}
/** Explains the failure with only those captured fields that may be sent by API. */
function sentTexts({ fields = [], explain }, match, run) {
    const maySend = (group, form) => form?.test(group) === true && (form !== failure_pattern/* PATH */.gI || run.isTracked?.(group) === true);
    const groups = match.slice(1).map((group, at) => (group && maySend(group, fields[at]) ? group : undefined));
    const { cause, fix } = explain(["", ...groups], withoutOutput(run));
    return { cause, fix };
}
/** Removes the output, except for the compiler's error codes and its count. */
function withoutOutput(run) {
    const codes = run.outputTail.flatMap((line) => /error TS\d{1,6}:|^Found \d{1,7} errors?\b/.exec(line)?.[0] ?? []);
    return { ...run, outputTail: codes, cliTail: [] };
}
const STATUS = new RegExp(`${failure_pattern/* HTTP_ERROR_PREFIX */.rp}(\\d{3})\\b`, "m");
/** Whether Convex responded with a 4xx. Uses the first status in the output: later text may quote others. */
function isClientError(text) {
    const status = STATUS.exec(text)?.[1];
    return status?.startsWith("4") === true && status !== "429";
}
/** Whether the failure is temporary, so that the run is worth retrying. */
function isTransient({ code }) {
    return PUSH_PATTERNS.some((known) => known.code === code && known.isTransient === true);
}
/**
 * Whether the CLI or Convex refused the push, so that nothing of it is live. False if there was no response, or an unknown
 * one.
 *
 * @param code - The code of a failure after the push was started.
 */
function isPushRefused(code) {
    return PUSH_PATTERNS.some((known) => known.code === code && known.isTransportError !== true);
}
function unknown({ isVerboseSafe = false }) {
    const more = isVerboseSafe ? " `deploy-args: --verbose` shows more." : "";
    return {
        code: "unknown",
        cause: "The Convex CLI failed for a reason that this action does not know.",
        fix: `Read the end of the output; the last lines usually name the cause.${more}`,
        link: `${failure_pattern/* DOCS */.iT}/cli`,
    };
}


/***/ }),

/***/ 8405:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ LIMIT_FAILURES),
/* harmony export */   _: () => (/* binding */ VARIABLE_LIMITS)
/* harmony export */ });
/* harmony import */ var _failure_pattern_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7175);
/** Failures because a deploy exceeds one of Convex's limits. */

const LIMITS = `${_failure_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .DOCS */ .iT}/production/state/limits`;
/** A size as Convex writes it, such as `51.2 MiB`. */
const SIZE = /^[\d.]{1,12} [kKMGT]?i?B$/;
/** @returns `: 5 (the limit is 4)`, without the numbers that are not known. */
function found(count, allowed, unit = "") {
    if (allowed === undefined)
        return "";
    return `${count === undefined ? "" : `: ${count}${unit}`} (the limit is ${allowed})`;
}
function unusedVariables(run) {
    return `Delete those that are no longer used:${(0,_failure_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .shellBlock */ .OV)((0,_failure_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .convexCommand */ .Dg)(run, "env list", ""), (0,_failure_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .convexCommand */ .Dg)(run, "env remove", "NAME"))}`;
}
const OF_VARIABLES = [
    {
        code: "environment-variable-limit",
        pattern: /EnvVarLimitMet\b(?:[^\n]{0,200}\((\d{1,9})\))?/,
        fields: [_failure_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .NUMBER */ .uk],
        explain: ([, allowed], run) => ({
            cause: `The Convex deployment already has the maximum number of environment variables${found(undefined, allowed)}.`,
            fix: unusedVariables(run),
            link: `${LIMITS}#environment-variables`,
        }),
    },
    {
        code: "environment-variable-limit",
        pattern: /EnvVarTotalSizeLimitMet\b(?:[^\n]{0,200}\((\d{1,9}) bytes\)[^\n]{0,200}\((\d{1,9}) bytes\))?/,
        fields: [_failure_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .NUMBER */ .uk, _failure_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .NUMBER */ .uk],
        explain: ([, count, allowed], run) => ({
            cause: `The names and values of all environment variables of the Convex deployment take more space than Convex allows${found(count, allowed, " bytes")}.`,
            fix: unusedVariables(run),
            link: `${LIMITS}#environment-variables`,
        }),
    },
    {
        code: "environment-variable-limit",
        pattern: /EnvironmentVariableValueTooLarge\b(?:[^\n]{0,200} is (\d{1,9}) bytes[^\n]{0,200}max size: (\d{1,9}))?/,
        fields: [_failure_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .NUMBER */ .uk, _failure_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .NUMBER */ .uk],
        explain: ([, count, allowed]) => ({
            cause: `The value of an environment variable is larger than Convex allows${found(count, allowed, " bytes")}.`,
            fix: "Shorten the value, or store larger data in a table or in file storage.",
            link: `${LIMITS}#environment-variables`,
        }),
    },
    {
        code: "environment-variable-limit",
        pattern: /EnvironmentVariableNameTooLong\b(?:[^\n]{0,600}must be less than (\d{1,9}))?/,
        fields: [_failure_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .NUMBER */ .uk],
        explain: ([, allowed]) => ({
            cause: `The name of an environment variable is longer than Convex allows${allowed === undefined ? "" : ` (the limit is ${allowed} characters)`}.`,
            fix: "Shorten the name, and change the code that reads the variable.",
            link: `${LIMITS}#environment-variables`,
        }),
    },
];
const OF_CODE = [
    {
        code: "code-too-large",
        pattern: /ModulesTooLarge\b(?:[\s\S]{0,300}?\b(zipped|unzipped) maximum \(([\d.]{1,12} [kKMGT]?i?B) > maximum size ([\d.]{1,12} [kKMGT]?i?B)\))?|Total module size exceeded/,
        fields: [/^(?:un)?zipped$/, SIZE, SIZE],
        explain: ([, form, count, allowed]) => ({
            cause: `The bundled functions, with the packages they import, are larger than Convex allows${found(count, allowed, ` ${form}`)}.`,
            fix: "Import less: look for a large package that few functions need, and for files that contain no functions. Packages of Node actions can be installed on the server instead, by `node.externalPackages` in `convex.json`, but they count as well.",
            link: `${_failure_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .DOCS */ .iT}/functions/bundling#external-packages`,
        }),
    },
    {
        code: "too-many-modules",
        pattern: /Too many function files \((\d{1,9}) > maximum (\d{1,9})\)/,
        fields: [_failure_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .NUMBER */ .uk, _failure_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .NUMBER */ .uk],
        explain: ([, count, allowed]) => ({
            cause: `The functions folder has more modules than Convex allows${found(count, allowed)}.`,
            fix: "Move files without functions out of the folder: every file in it and in its subfolders becomes a module. The Convex CLI leaves out files with several dots in their names, such as `messages.test.ts`.",
            link: `${_failure_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .DOCS */ .iT}/functions/bundling`,
        }),
    },
];
const OF_SCHEMA = [
    {
        code: "schema-limit",
        pattern: /TooManyTables\b(?:[\s\S]{0,300}?cannot exceed (\d{1,9}))?/,
        fields: [_failure_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .NUMBER */ .uk],
        explain: ([, allowed]) => ({
            cause: `The Convex deployment has more tables than Convex allows${found(undefined, allowed)}.`,
            fix: "On the Convex dashboard (Data), delete tables that are no longer used: a table remains until you delete it there, even if the schema no longer has it. You can also merge tables with the same fields into one, and add a field that tells their documents apart.",
            link: `${LIMITS}#database`,
        }),
    },
    {
        code: "schema-limit",
        pattern: /TooManyIndexes\b(?:[\s\S]{0,300}?Table "([\w-]{1,100})" cannot have more than (\d{1,9}) indexes)?/,
        fields: [_failure_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .NAME */ .o_, _failure_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .NUMBER */ .uk],
        explain: ([, table, allowed]) => ({
            cause: `${table === undefined ? "A table" : `Table \`${table}\``} has more indexes in the schema than Convex allows${found(undefined, allowed)}.`,
            fix: "Remove the indexes that no query uses. An index on `a` is not needed if there is one on `a` and `b`.",
            link: `${LIMITS}#database`,
        }),
    },
    {
        code: "schema-limit",
        pattern: /IndexTooMany(Filter)?Fields\b(?:[\s\S]{0,300}?up to (\d{1,9}) )?/,
        fields: [/^Filter$/, _failure_pattern_js__WEBPACK_IMPORTED_MODULE_0__/* .NUMBER */ .uk],
        explain: ([, kind, allowed]) => ({
            cause: `An index in the schema has more ${kind === undefined ? "fields" : "filter fields"} than Convex allows${found(undefined, allowed)}.`,
            fix: "Remove fields from the index, starting with the last one, and filter by them in the query.",
            link: `${LIMITS}#database`,
        }),
    },
];
/** Must come before the general patterns, which only recognize that a push or a schema was refused. */
const LIMIT_FAILURES = [...OF_VARIABLES, ...OF_CODE, ...OF_SCHEMA];
/** Clauses for Convex's error codes. Convex's own messages are not used, because they may contain a variable's value. */
const VARIABLE_LIMITS = {
    EnvVarLimitMet: "the deployment already has the maximum number of environment variables (EnvVarLimitMet)",
    EnvVarTotalSizeLimitMet: "the names and values of all its environment variables take more space than Convex allows (EnvVarTotalSizeLimitMet)",
    EnvironmentVariableValueTooLarge: "a value is larger than Convex allows (EnvironmentVariableValueTooLarge)",
    EnvironmentVariableNameTooLong: "a name is longer than Convex allows (EnvironmentVariableNameTooLong)",
};


/***/ }),

/***/ 648:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   C: () => (/* binding */ githubNow),
/* harmony export */   g: () => (/* binding */ setGitHubClock)
/* harmony export */ });
/**
 * GitHub's clock. Runs on different machines compare their times, and the clock of a self-hosted runner may be hours off.
 */
/** How far GitHub's clock is ahead of this machine's, in milliseconds. */
let aheadMs = 0;
/** In milliseconds. A response names whole seconds, and takes some time to arrive. */
const MIN_DIFFERENCE = 30_000;
/** Sets GitHub's clock. @param date - The `Date` header of a response that has just arrived. */
function setGitHubClock(date) {
    const difference = Date.parse(String(date)) - Date.now();
    if (Number.isFinite(difference))
        aheadMs = Math.abs(difference) < MIN_DIFFERENCE ? 0 : difference;
}
/** The time now, in milliseconds since the epoch: GitHub's, as soon as it has responded to a request. */
function githubNow() {
    return Date.now() + aheadMs;
}


/***/ }),

/***/ 7447:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FJ: () => (/* binding */ listOpenRefs),
/* harmony export */   QU: () => (/* binding */ isBranchDeleted),
/* harmony export */   Yy: () => (/* binding */ listPullsOfBranch)
/* harmony export */ });
/** Reads the open pull requests and the branches of a repository. */
/** Lists all open pull requests and all branches. @throws What Octokit throws; see `describeRequestError`. */
async function listOpenRefs(github, repo) {
    const [pulls, branches] = await Promise.all([
        github.paginate(github.rest.pulls.list, { ...repo, state: "open", per_page: 100 }),
        github.paginate(github.rest.repos.listBranches, { ...repo, per_page: 100 }),
    ]);
    return {
        pullRequests: new Set(pulls.map(({ number }) => number)),
        openHeads: new Set(pulls.map(({ head }) => head.ref)),
        branches: new Map(branches.map((one) => [one.name, { sha: one.commit.sha, isProtected: one.protected }])),
    };
}
/** Lists the pull requests of a branch of this repository, open and closed. @throws What Octokit throws. */
async function listPullsOfBranch(github, repo, branch) {
    const head = `${repo.owner}:${branch}`;
    const pulls = await github.paginate(github.rest.pulls.list, { ...repo, state: "all", head, per_page: 100 });
    // GitHub ignores a `head` that it cannot parse, and lists everything.
    const own = pulls.filter((pull) => pull.head.ref === branch);
    return own.map((pull) => ({ isOpen: pull.state !== "closed", headSha: pull.head.sha }));
}
/**
 * Whether GitHub responds that the branch does not exist. For a branch that was renamed, GitHub redirects to the new name:
 * https://docs.github.com/en/rest/branches/branches#get-a-branch
 *
 * @throws What Octokit throws for any other reason, and an Error if the response is of another shape.
 */
async function isBranchDeleted(github, repo, branch) {
    try {
        const { data } = await github.rest.repos.getBranch({ ...repo, branch });
        // A response of another shape does not show that the branch is gone.
        if (typeof data.name !== "string")
            throw new Error("GitHub did not return the branch.");
        return data.name !== branch;
    }
    catch (error) {
        const { status, message = "" } = error;
        // A repository that the token may not see gives 404 as well, with another message.
        if (status === 404 && message.startsWith("Branch not found"))
            return true;
        throw error;
    }
}


/***/ }),

/***/ 8328:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ toRepoParams)
/* harmony export */ });
/** A repository, as the REST API takes it. */
function toRepoParams(repository) {
    const [owner = "", repo = ""] = repository.split("/");
    return { owner, repo };
}


/***/ }),

/***/ 9396:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   WS: () => (/* binding */ SlowBudgetExceeded),
/* harmony export */   ZV: () => (/* binding */ nullOn404),
/* harmony export */   h5: () => (/* binding */ InvalidResponse),
/* harmony export */   kL: () => (/* binding */ isTimeout),
/* harmony export */   tM: () => (/* binding */ describeRequestError)
/* harmony export */ });
/** Describes errors of GitHub's API. Separate from the client, so that it can be used before the client is loaded. */
/** A successful response without the requested data, such as one that was cut off or a proxy's page. */
class InvalidResponse extends Error {
}
/** Thrown once requests to GitHub have used up this run's time budget. */
class SlowBudgetExceeded extends Error {
}
/** Describes why an Octokit request failed. Does not read the error's `request`, which contains the token. */
function describeRequestError(error) {
    const { name, status, response, errors } = (error ?? {});
    if (name === "GraphqlResponseError")
        return describeGraphqlError(errors?.[0]);
    if (error instanceof InvalidResponse || error instanceof SlowBudgetExceeded)
        return otherwise(error.message);
    if (isTimeout(error))
        return otherwise("GitHub did not respond in time");
    if (typeof status !== "number")
        return otherwise(`an unexpected error in this action (${name ?? typeof error})`);
    // Octokit gives a lost connection the status 500.
    if (response === undefined)
        return otherwise("GitHub could not be reached");
    return describeRestError(status, response);
}
function isTimeout(error) {
    const { name, cause } = (error ?? {});
    return [name, cause?.name].some((one) => one === "TimeoutError" || one === "AbortError");
}
/** @throws The error, unless GitHub does not know what was asked for. */
function nullOn404(error) {
    if (error.status === 404)
        return null;
    throw error;
}
function otherwise(reason) {
    return { reason, isForbidden: false, permission: null };
}
/**
 * A 403 has many causes (a locked conversation, a rate limit), and all of them have the header. Only the message shows
 * whether the token lacks a permission: "Resource not accessible by integration" or "by personal access token".
 * https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#resource-not-accessible
 */
function describeRestError(status, { headers, data }) {
    const message = sentence(data?.message);
    const permission = headers?.["x-accepted-github-permissions"];
    const mayLackPermission = status === 404 || (status === 403 && (message === "" || /forbidden|must have|not accessible/i.test(message)));
    return {
        reason: withAdvice(`GitHub responded with ${status}${message === "" ? "" : `: ${message}`}`, message),
        isForbidden: status === 403 && isNotAccessible(message),
        permission: mayLackPermission && typeof permission === "string" && permission !== "" ? permission : null,
    };
}
/** What to do if no permission of the token helps. The messages are GitHub's, in REST and GraphQL alike. */
const ADVICE = [
    [
        /\bis locked\b/i,
        "Unlock the conversation of the pull request, or set `comment: false`: GitHub accepts no comments there until then",
    ],
    [
        /^bad credentials/i,
        "The token in `github-token` is not valid, or has expired since the job started: a token of a GitHub App is valid for one hour. Create it right before this step, or leave `github-token` out",
    ],
    [
        /\barchived\b/i,
        "The repository is archived, and GitHub accepts no changes in it. Unarchive it in its settings, or set `comment: false` and `github-deployment: false`",
    ],
    [
        /more than [\d,]+ comments/i,
        "GitHub accepts no further comments on this pull request. Delete old comments of other workflows, continue in a new pull request, or set `comment: false`",
    ],
];
function withAdvice(reason, message) {
    const advice = ADVICE.find(([pattern]) => pattern.test(message))?.[1];
    return advice === undefined ? reason : `${reason}. ${advice}`;
}
/** GraphQL reports errors with status 200 and names no permission. */
function describeGraphqlError(first) {
    const message = sentence(first?.message) || "an error without a message";
    return {
        reason: withAdvice(`GitHub responded: ${message}`, message),
        isForbidden: first?.type === "FORBIDDEN" && isNotAccessible(message),
        permission: null,
    };
}
function isNotAccessible(message) {
    return /^resource not accessible by/i.test(message);
}
/**
 * The first line without its full stop, or `""` if the message is not a string. It is not shortened: a secret that is cut
 * before redaction would not be recognized.
 */
function sentence(message) {
    if (typeof message !== "string")
        return "";
    return (message.trim().split("\n")[0] ?? "").replace(/\.$/, "");
}


/***/ }),

/***/ 5892:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   PE: () => (/* binding */ NO_RETRY),
/* harmony export */   a2: () => (/* binding */ retryDelay),
/* harmony export */   fU: () => (/* binding */ RetryPolicy),
/* harmony export */   m: () => (/* binding */ MAX_ATTEMPTS),
/* harmony export */   p8: () => (/* binding */ mayHaveSucceeded)
/* harmony export */ });
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8500);
/* harmony import */ var _request_error_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9396);
/**
 * Decides whether a request to GitHub is retried, and after what delay.
 *
 * Octokit's plugins for this are made for long series of requests: they space out writes by seconds, miss some of
 * GitHub's rate limits (a bare 429, GraphQL's own), wait for limits of any length, and depend on `bottleneck`, which was
 * last released in 2019.
 */


/** Attempts for one request, including the first. */
const MAX_ATTEMPTS = 3;
/** Pass as `request` of an operation that must not be repeated automatically. */
const NO_RETRY = { maxAttempts: 1 };
/** Delay before the second attempt; before the third it is four times as long. */
const FIRST_PAUSE_MS = 500;
/** A rate limit with a longer delay is not waited for: a report is not worth it. */
const MAX_RETRY_DELAY_MS = 10_000;
/**
 * The delay that GitHub documents for a rate limit whose response names none.
 * https://docs.github.com/en/rest/using-the-rest-api/rate-limits-for-the-rest-api#exceeding-the-rate-limit
 */
const LIMIT_WITHOUT_TIME_MS = 60_000;
/** A request that takes longer, including its retries, counts against `SLOW_BUDGET_MS`. */
const SLOW_THRESHOLD_MS = 2_000;
/** How much time a run may lose to slow requests. Documented in docs/reports.md. */
const SLOW_BUDGET_MS = 30_000;
/** Milliseconds to wait after a failed attempt. @param attempt - Its number, from 1. */
function retryDelay(attempt) {
    return FIRST_PAUSE_MS * attempt ** 2;
}
/** Whether GitHub may have carried out the request although it failed, because only the response was lost. */
function mayHaveSucceeded(error) {
    const { status } = (error ?? {});
    return error instanceof _request_error_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidResponse */ .h5 || (typeof status === "number" && status >= 500);
}
/** Retries the requests of one token, which share its rate limits. */
class RetryPolicy {
    /** Milliseconds that slow requests have cost so far. */
    #lostMs = 0;
    #limit = null;
    /**
     * Sends a request, and retries after 5xx responses, lost connections, unusable responses and rate limits that end soon.
     * It does not retry after a timeout, which would probably happen again.
     *
     * @throws What `send` threw last; or the error of an earlier request whose rate limit has not ended yet.
     * @throws {SlowBudgetExceeded} Without sending, once slow requests have cost the run too much time.
     */
    async send(send, maxAttempts) {
        if (this.#lostMs >= SLOW_BUDGET_MS)
            throw new _request_error_js__WEBPACK_IMPORTED_MODULE_1__/* .SlowBudgetExceeded */ .WS(`GitHub was slow for more than ${SLOW_BUDGET_MS / 1000} s altogether`);
        const started = performance.now();
        try {
            return await this.#sendUntilAnswered(send, maxAttempts);
        }
        finally {
            this.#lostMs += Math.max(0, performance.now() - started - SLOW_THRESHOLD_MS);
        }
    }
    async #sendUntilAnswered(send, maxAttempts) {
        for (let attempt = 1;; attempt += 1) {
            if (this.#limit !== null && Date.now() < this.#limit.until)
                throw this.#limit.error;
            try {
                const answer = assertParsed(await send());
                const pause = pauseAfterAnswer(answer, attempt);
                if (pause === null || pause > MAX_RETRY_DELAY_MS || attempt >= maxAttempts)
                    return answer;
                await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(pause);
            }
            catch (error) {
                const pause = pauseAfterError(error, attempt);
                if (pause !== null && pause > MAX_RETRY_DELAY_MS)
                    this.#limit = { until: Date.now() + pause, error };
                if (pause === null || pause > MAX_RETRY_DELAY_MS || attempt >= maxAttempts)
                    throw error;
                await (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_0__.setTimeout)(pause);
            }
        }
    }
}
/** Octokit returns a body that is not JSON as a string, and one that was cut off as `""`. */
function assertParsed(answer) {
    if (answer.status !== 204 && typeof answer.data === "string")
        throw new _request_error_js__WEBPACK_IMPORTED_MODULE_1__/* .InvalidResponse */ .h5("GitHub's response could not be read");
    return answer;
}
function pauseAfterError(error, attempt) {
    const { status, response, message } = (error ?? {});
    if ((0,_request_error_js__WEBPACK_IMPORTED_MODULE_1__/* .isTimeout */ .kL)(error))
        return null;
    if (mayHaveSucceeded(error))
        return retryDelay(attempt);
    if (status !== 403 && status !== 429)
        return null;
    const isLimit = status === 429 || /rate limit/i.test(String(message));
    return retryAfterMs(response?.headers ?? {}) ?? (isLimit ? LIMIT_WITHOUT_TIME_MS : null);
}
/** GraphQL reports errors in a response of status 200. */
function pauseAfterAnswer({ data, headers }, attempt) {
    const errors = data?.errors ?? [];
    // Both spellings occur: https://github.com/yanyongyu/githubkit/issues/271
    if (errors.some(({ type }) => type === "RATE_LIMITED" || type === "RATE_LIMIT"))
        return retryAfterMs(headers) ?? LIMIT_WITHOUT_TIME_MS;
    const isTransient = errors.some(({ message }) => /^Something went wrong while executing/.test(String(message)));
    return isTransient ? retryDelay(attempt) : null;
}
/** @returns Milliseconds, or `null` if the response does not ask for a delay. */
function retryAfterMs(headers) {
    const seconds = Number(headers["retry-after"] ?? Number.NaN);
    if (Number.isFinite(seconds))
        return seconds * 1000;
    if (headers["x-ratelimit-remaining"] !== "0")
        return null;
    const reset = Number(headers["x-ratelimit-reset"]) * 1000;
    // GitHub rounds the time down, so add a second.
    return Number.isFinite(reset) ? Math.max(0, reset - Date.now()) + 1000 : LIMIT_WITHOUT_TIME_MS;
}


/***/ }),

/***/ 24:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Sq: () => (/* binding */ LOOKUP_TIMEOUT_MS),
/* harmony export */   WA: () => (/* binding */ REPORT_TIMEOUT_MS),
/* harmony export */   _Y: () => (/* binding */ CANCELLED_REPORT_TIMEOUT_MS),
/* harmony export */   j2: () => (/* binding */ REQUEST_TIMEOUT_MS)
/* harmony export */ });
/** How long the action waits for GitHub, in milliseconds. */
/** For one request. GitHub itself ends a request after the same time. */
const REQUEST_TIMEOUT_MS = 10_000;
/** For the response that a push depends on: without one by then, the push continues. */
const LOOKUP_TIMEOUT_MS = 3_000;
/** For all reports after the CLI has exited, together. Documented in docs/reports.md. */
const REPORT_TIMEOUT_MS = 30_000;
/** For the same after a cancellation: the runner kills the step after 10 s, of which the CLI may need 3 s to exit. */
const CANCELLED_REPORT_TIMEOUT_MS = 5_000;


/***/ }),

/***/ 4235:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   O: () => (/* binding */ deploymentNameFromKey)
/* harmony export */ });
/**
 * The kinds of Convex keys, and what each names.
 * Forms and their meaning: https://docs.convex.dev/cli/deploy-key-types
 */
/** @returns The Convex deployment that the key names, or `null` if it names none. */
function deploymentNameFromKey(key) {
    if (key === null)
        return null;
    if ("deploymentName" in key)
        return key.deploymentName;
    return key.kind === "admin" ? key.instanceName : null;
}


/***/ }),

/***/ 7084:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GN: () => (/* binding */ conflictMessage),
/* harmony export */   NR: () => (/* binding */ formatErrorMessage),
/* harmony export */   Oi: () => (/* binding */ DEPLOY_KEY_DOCS),
/* harmony export */   YT: () => (/* binding */ cannotDeployMessage),
/* harmony export */   yN: () => (/* binding */ normalizationWarning)
/* harmony export */ });
/** Explains the kinds of keys, what each may do, and where to create them. */
const DEPLOY_KEY_DOCS = "https://docs.convex.dev/cli/deploy-key-types";
const COPY_KEY_AGAIN = "Copy the key again with the copy button of the Convex dashboard and save it as the value of the GitHub secret";
const FORMAT_ERRORS = {
    empty: `The deploy key consists of white space or quotes only. ${COPY_KEY_AGAIN}.`,
    quotes: `The deploy key has quotes around it that are not one matching pair. ${COPY_KEY_AGAIN}, without quotes.`,
    "white-space": `The deploy key has white space or a line break inside. ${COPY_KEY_AGAIN}, on one line.`,
    "includes-variable-name": `The value starts with a variable's name, as a line of a .env file does. Save only what comes after the \`=\` or \`:\` as the value of the GitHub secret.`,
    "url-encoded": `The deploy key is URL-encoded: it contains \`%7C\` or \`%3A\` instead of \`|\` or \`:\`. ${COPY_KEY_AGAIN}, not from a URL.`,
    truncated: `The deploy key ends at its \`|\`: the secret part is missing. A shell cuts an unquoted key there. ${COPY_KEY_AGAIN}, in full.`,
    "several-keys": `The value holds more than one deploy key, or more than one \`|\`. Save each key as a GitHub secret of its own and pass the one that fits the event.`,
    "no-separator": `The value has no \`|\`, so it is not a deploy key: it may be only a key's secret part, a deployment's name or another service's token. ${COPY_KEY_AGAIN}, from its prefix (such as \`preview:\` or \`prod:\`) to its end.`,
    "not-printable-ascii": `The deploy key contains a character that no key has: an invisible one, an accent, or one that a text editor replaced. ${COPY_KEY_AGAIN}, without an editor in between.`,
    "short-secret": `The part of the deploy key after the \`|\` is shorter than eight characters, which no real key is. ${COPY_KEY_AGAIN}, in full.`,
    "named-by-branch": `This is the key of one preview that is named by its branch (such as \`preview:feature/x\`). It names no deployment and no project, so the Convex CLI cannot deploy with it. Save the project's preview deploy key instead, which begins with \`preview:<team>:<project>\`: Project Settings → Deploy keys on the Convex dashboard.`,
    "unknown-form": `The part of the deploy key before the \`|\` has none of the forms that Convex issues (such as \`prod:<deployment>\` or \`preview:<team>:<project>\`). ${COPY_KEY_AGAIN}. All forms: ${DEPLOY_KEY_DOCS}`,
};
const NORMALIZATIONS = {
    "byte-order-mark": "byte order mark",
    "surrounding-whitespace": "white space",
    quotes: "quotes",
};
const CREATE_DEPLOY_KEY = `In the Convex dashboard, create a preview deploy key (for pull requests; Project Settings → Deploy keys) or a production deploy key (for the production branch; the production deployment's Settings → URL and Deploy Key), and save it as the GitHub secret instead: ${DEPLOY_KEY_DOCS}`;
const UNDEPLOYABLE = {
    team: `This is a team token. It manages a team's projects through Convex's Management API, and the Convex CLI would use the team's name as a deployment's name, so it cannot deploy. ${CREATE_DEPLOY_KEY}`,
    "access-token": `This is an access token, which belongs to a person or an application and does not name a deployment, so the Convex CLI refuses to deploy with it. ${CREATE_DEPLOY_KEY}`,
};
const CONFLICTS = {
    "mixed-sources": ({ keyFrom, urlFrom }) => `The admin key comes from \`${keyFrom}\` and the backend's URL from \`${urlFrom}\`, so an earlier step could have sent the key elsewhere. Give both as inputs (\`deploy-key\` and \`url\`) or both in the environment (\`CONVEX_SELF_HOSTED_ADMIN_KEY\` and \`CONVEX_SELF_HOSTED_URL\`).`,
    "url-with-cloud-key": ({ keyFrom, urlFrom }) => `\`${urlFrom}\` is set, but the key in \`${keyFrom}\` is a key of Convex's cloud, which names its own deployment or project. Remove \`${urlFrom}\`, or give the admin key of the backend at that URL.`,
    "admin-key-without-url": ({ keyFrom }) => `The key in \`${keyFrom}\` is an admin key, which does not contain the URL of its backend. Add the backend's URL as the input \`url\` (for a key in the input \`deploy-key\`) or as \`CONVEX_SELF_HOSTED_URL\` (for a key in the environment). For Convex's cloud, use a deploy key with a prefix such as \`prod:\` or \`preview:\` instead: ${DEPLOY_KEY_DOCS}`,
};
/** What is wrong with a malformed key, and how to fix it. */
function formatErrorMessage(error) {
    return FORMAT_ERRORS[error];
}
/** @returns One warning for everything that was removed around a key, or `""` if nothing was. */
function normalizationWarning(normalizations) {
    if (normalizations.length === 0)
        return "";
    const removed = new Intl.ListFormat("en").format(normalizations.map((one) => NORMALIZATIONS[one]));
    return `The deploy key was surrounded by ${removed}, which this run removed. Save the GitHub secret again without it, because other tools do not remove it.`;
}
/** Why a well-formed key cannot deploy, and which kinds can. */
function cannotDeployMessage(kind) {
    return UNDEPLOYABLE[kind];
}
/** Why a key and a URL must not be used together, and which of them to change. */
function conflictMessage(conflict) {
    return CONFLICTS[conflict.kind](conflict);
}


/***/ }),

/***/ 4173:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Q: () => (/* binding */ parseDeployKey),
/* harmony export */   v: () => (/* binding */ MIN_SECRET_LENGTH)
/* harmony export */ });
/** Masking shorter texts would remove ordinary words from the log. */
const MIN_SECRET_LENGTH = 8;
const absent = { state: "absent" };
/**
 * Parses the value of `deploy-key`, or of a variable that is read instead of it. Never throws.
 *
 * As in the CLI, `""` and the sentinel `<ignore_deploy_key>` mean that there is no key, and `<missing_deploy_key:MSG>`
 * that it is missing. A byte order mark, white space and one pair of `"` or `'` around a key are removed and listed in
 * `normalizations`. Everything else that is not exactly one key of a known form is malformed; the result then contains
 * nothing of the value.
 *
 * Keys of local and anonymous deployments have the bare form `<name>|<secret>` and are admin keys, like those of a
 * self-hosted backend. Nothing issues a key with the prefix `local:` or `anonymous:`, so these are unknown forms.
 */
function parseDeployKey(raw) {
    if (raw === "")
        return absent;
    const { text, normalizations } = normalize(raw);
    if (text === "<ignore_deploy_key>")
        return absent;
    const message = /^<missing_deploy_key:(.+)>$/.exec(text)?.[1];
    if (message !== undefined)
        return { state: "missing-sentinel", message };
    const formatError = findFormatError(text);
    const key = formatError === null ? classify(text) : malformed(formatError);
    return { state: "present", key, normalizations: key.kind === "malformed" ? [] : normalizations };
}
function normalize(raw) {
    const normalizations = new Set();
    const text = trimAndRecord(raw, normalizations);
    const quoted = /^(["'])(.*)\1$/s.exec(text)?.[2];
    if (quoted === undefined)
        return { text, normalizations: [...normalizations] };
    normalizations.add("quotes");
    return { text: trimAndRecord(quoted, normalizations), normalizations: [...normalizations] };
}
/** Trims the text and adds what it removed to `normalizations`. JavaScript trims byte order marks too. */
function trimAndRecord(text, normalizations) {
    const removed = text.slice(0, text.length - text.trimStart().length) + text.slice(text.trimEnd().length);
    if (removed.includes("\uFEFF"))
        normalizations.add("byte-order-mark");
    if (/[^\uFEFF]/.test(removed))
        normalizations.add("surrounding-whitespace");
    return text.trim();
}
const VARIABLE_ASSIGNMENT_PATTERNS = [
    // export NAME=value, NAME = value. A base64 token may end in `=` without being a name.
    /^(?:export\s+|set\s+|\$env:)?[A-Za-z_][\w-]*\s*=(?!=*$)/,
    // CONVEX_DEPLOY_KEY:value, "CONVEX_DEPLOY_KEY": "value", CONVEX_DEPLOY_KEY=
    /^(?:export\s+|set\s+)?["']?[A-Z_][A-Z0-9_]*["']?\s*[=:]/,
    // deploy-key: value
    /^(?!(?:prod|dev|custom|preview|project|team):)[A-Za-z_][\w-]*\s*:\s/,
];
/** Errors that are visible before the value is split, the most helpful message first. */
const FORMAT_CHECKS = [
    ["empty", (text) => /^[\s"'`‘’“”]*$/.test(text)],
    ["includes-variable-name", (text) => VARIABLE_ASSIGNMENT_PATTERNS.some((pattern) => pattern.test(text))],
    ["quotes", (text) => /^["'`‘’“”]|["'`‘’“”]$/.test(text)],
    ["several-keys", (text) => text.indexOf("|") !== text.lastIndexOf("|")],
    ["white-space", (text) => /\s/.test(text)],
    ["not-printable-ascii", (text) => /[^!-~]/.test(text)],
    ["url-encoded", isUrlEncoded],
];
function findFormatError(text) {
    return FORMAT_CHECKS.find(([, shows]) => shows(text))?.[0] ?? null;
}
/** Whether the text is encoded once or several times, as a whole or only before the `|`. A secret may contain `%`. */
function isUrlEncoded(text) {
    const separator = text.indexOf("|");
    if (separator < 0)
        return /%(?:25)*7c/i.test(text);
    return /%[0-9a-f]{2}/i.test(text.slice(0, separator));
}
/** `text` is printable ASCII without white space and has at most one `|`. */
function classify(text) {
    const separator = text.indexOf("|");
    if (separator < 0)
        return withoutSeparator(text);
    const secret = text.slice(separator + 1);
    if (secret === "")
        return malformed("truncated");
    const prefix = text.slice(0, separator);
    const key = parsePrefix(prefix, secret, text);
    if (key === null)
        return malformed(NAMED_BY_BRANCH.test(prefix) ? "named-by-branch" : "unknown-form");
    return secret.length < MIN_SECRET_LENGTH ? malformed("short-secret") : key;
}
function withoutSeparator(raw) {
    // Convex's access tokens are base64 of JSON, so they start with `ey`; upper case distinguishes them from a name.
    if (/^ey(?=.*[A-Z])[\w+/.-]{18,}={0,2}$/.test(raw))
        return { kind: "access-token", secret: raw, raw };
    if (parsePrefix(raw, "", raw) !== null && raw.includes(":"))
        return malformed("truncated");
    return malformed("no-separator");
}
/**
 * A preview's branch as Convex's backend writes it before a key: with `_` for `:` and `|`, cut to 40 bytes. A branch that
 * looks like a deployment's name cannot be distinguished from one.
 */
const NAMED_BY_BRANCH = /^preview:(?=[^:]*[/.@#+~])[^:]{1,40}$/;
const NAME = /^[\w-]{3,64}$/;
const DEPLOYMENT_KINDS = { prod: "production", dev: "development", custom: "custom" };
const CLOUD_PREFIXES = ["prod", "dev", "custom", "preview", "project", "team"];
function parsePrefix(prefix, secret, raw) {
    const [kind = "", first, second, ...more] = prefix.split(":");
    if (more.length > 0)
        return null;
    if (first === undefined)
        return adminKey(kind, secret, raw);
    if (!NAME.test(first))
        return null;
    if (second !== undefined) {
        if (!NAME.test(second) || (kind !== "preview" && kind !== "project"))
            return null;
        return { kind, teamSlug: first, projectSlug: second, secret, raw };
    }
    if (kind === "team")
        return { kind, teamSlug: first, secret, raw };
    if (kind === "preview")
        return { kind: "preview-deployment", deploymentName: first, secret, raw };
    if (kind !== "prod" && kind !== "dev" && kind !== "custom")
        return null;
    return { kind: DEPLOYMENT_KINDS[kind], deploymentName: first, secret, raw };
}
/**
 * Rejects instances that are named like a kind (a key that lost its name) and secrets with a `:`: the CLI takes everything
 * before the first `:` for the deployment's type, and prints it.
 */
function adminKey(instanceName, secret, raw) {
    if (!NAME.test(instanceName) || CLOUD_PREFIXES.includes(instanceName) || secret.includes(":"))
        return null;
    return { kind: "admin", instanceName, secret, raw };
}
function malformed(formatError) {
    return { kind: "malformed", formatError };
}


/***/ }),

/***/ 242:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   l: () => (/* binding */ createRedactor),
/* harmony export */   p: () => (/* binding */ secretFinder)
/* harmony export */ });
/* harmony import */ var _parse_deploy_key_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4173);
/* harmony import */ var _secret_encodings_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9469);
/** Redacts keys in text from other programs and servers before it is shown. */


/** In characters. Shorter fragments of a secret are useless, and occur by chance. */
const MIN_FRAGMENT_LENGTH = 12;
/** The secret is split into anchors of this length; every piece of `MIN_FRAGMENT_LENGTH` contains a whole one. */
const ANCHOR = MIN_FRAGMENT_LENGTH / 2;
/** Redacts `secrets` (those under eight characters are ignored) and everything that looks like a Convex key. */
function createRedactor(secrets, randomSecrets = []) {
    const usable = secrets.filter((secret) => secret.length >= _parse_deploy_key_js__WEBPACK_IMPORTED_MODULE_0__/* .MIN_SECRET_LENGTH */ .v);
    const forms = [...new Set(usable.flatMap((secret) => [secret, ...(0,_secret_encodings_js__WEBPACK_IMPORTED_MODULE_1__/* .encodeAll */ .sg)(secret)]))];
    function redact(text) {
        // Redact before stripping too: a broken escape sequence swallows the next character, which may start a secret.
        const raw = withoutSecrets(text, forms, randomSecrets);
        const visible = withoutInvisible(raw);
        return withoutShapes(visible === raw ? raw : withoutSecrets(visible, forms, randomSecrets));
    }
    return {
        redact,
        canCut: (before, behind) => [before + behind, redact(before) + redact(behind)].includes(redact(before + behind)),
        maxSecretLength: Math.max(0, ...forms.map((form) => form.length)),
        with: (more) => createRedactor([...usable, ...more], randomSecrets),
        // Bundlers print a line of a JSON file with its escapes.
        withFragments: (more) => createRedactor(usable, [...randomSecrets, ...more, ...more.map((one) => JSON.stringify(one).slice(1, -1))]),
    };
}
/**
 * Returns a function that finds these secrets in a text, in every form that a redactor finds, and with white space
 * inside.
 */
function secretFinder(secrets) {
    const forms = secrets.flatMap((secret) => [secret, ...(0,_secret_encodings_js__WEBPACK_IMPORTED_MODULE_1__/* .encodeAll */ .sg)(secret)]);
    return (text) => {
        const visible = withoutInvisible(text);
        const shown = [text, visible, visible.replace(/\s/g, "")];
        return forms.some((form) => shown.some((one) => one.includes(form)));
    };
}
/** Occurrences that overlap or touch become one `***`, so that no rest of one remains. */
function withoutSecrets(text, forms, randomSecrets) {
    const whole = forms.flatMap((form) => occurrences(text, form));
    const pieces = randomSecrets.flatMap((secret) => findFragments(text, secret));
    const spans = [...whole, ...pieces].sort((a, b) => a.start - b.start);
    if (spans.length === 0)
        return text;
    let hidden = "";
    let end = -1;
    for (const span of spans) {
        if (span.start > end)
            hidden += `${text.slice(Math.max(end, 0), span.start)}***`;
        end = Math.max(end, span.end);
    }
    // Repeat, because the result may contain a secret that has asterisks. The text gets shorter each time, so this ends.
    return withoutSecrets(hidden + text.slice(end), forms, randomSecrets);
}
function findFragments(text, secret) {
    const spans = [];
    for (let place = 0; place + ANCHOR <= secret.length; place += ANCHOR) {
        const anchor = secret.slice(place, place + ANCHOR);
        for (let found = text.indexOf(anchor); found >= 0; found = text.indexOf(anchor, found + 1)) {
            let [start, end] = [found, found + ANCHOR];
            while (start > 0 && text[start - 1] === secret[place - (found - start) - 1])
                start -= 1;
            while (end < text.length && text[end] === secret[place + (end - found)])
                end += 1;
            if (end - start >= MIN_FRAGMENT_LENGTH)
                spans.push({ start, end });
        }
    }
    return spans;
}
function occurrences(text, form) {
    const spans = [];
    for (let start = text.indexOf(form); start >= 0; start = text.indexOf(form, start + 1)) {
        const last = spans.at(-1);
        if (last !== undefined && start <= last.end)
            last.end = start + form.length;
        else
            spans.push({ start, end: start + form.length });
    }
    return spans;
}
/** ECMA-48: https://ecma-international.org/publications-and-standards/standards/ecma-48/ */
const ESCAPE_SEQUENCES = new RegExp([
    // Operating system commands (titles, links) up to BEL or ST, then the other strings up to ST.
    String.raw `(?:\x1b\]|\x9d)[^\x07\x1b\x80-\x9f\n]*(?:\x07|\x1b\\|\x9c)`,
    String.raw `(?:\x1b[PX^_]|[\x90\x98\x9e\x9f])[^\x1b\x80-\x9f\n]*(?:\x1b\\|\x9c)`,
    // Colors and cursor movements.
    String.raw `(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]`,
    String.raw `\x1b[ -/]*[0-~]`,
].join("|"), "g");
/** Control and format characters, without tabs and line ends. A lone carriage return is not a line end. */
const INVISIBLE = /\r(?!\n)|[\0-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/gu;
/**
 * Joiners, fillers and variation selectors shape emoji and some scripts (Hangul, Khmer, Mongolian, musical notes); after
 * an ASCII character they can only obscure text. https://www.unicode.org/reports/tr44/#Default_Ignorable_Code_Point
 */
const JOINERS_IN_ASCII = /(?<=[ -~])(?:\u034f|[\u115f\u1160]|[\u17b4\u17b5]|[\u180b-\u180d\u180f]|[\u200c\u200d]|\u3164|[\ufe00-\ufe0f]|[\uffa0\ufff0-\ufff8]|[\u{1bca0}-\u{1bca3}]|[\u{1d173}-\u{1d17a}]|[\u{e0080}-\u{e0fff}])+/gu;
/**
 * The start of an escape sequence whose end was part of a secret: it must not swallow the `***` that replaced the
 * secret.
 */
const CUT_SEQUENCE = /(?:\x1b\[?|\x9b)[0-?]*(?=\*\*\*)/g;
function withoutInvisible(text) {
    return text
        .replace(CUT_SEQUENCE, "")
        .replace(ESCAPE_SEQUENCES, "")
        .replace(INVISIBLE, "")
        .replace(JOINERS_IN_ASCII, "");
}
/** A key's prefix, also percent-encoded. No key begins with `local` today, but the CLI knows the word as a kind. */
const PREFIX = String.raw `(?:preview|prod|dev|custom|project|team|local)(?::|%3A)[\w-]{1,64}(?:(?::|%3A)[\w-]{1,64})?(?:\||%7C)`;
/** In quotes, a secret ends at the closing quote, so that the rest of a JSON text stays; else at white space, `|` or `<`. */
const KEY_PATTERNS = [
    new RegExp(String.raw `(?<=")(${PREFIX})([^"|\s]{8,})`, "gi"),
    new RegExp(String.raw `(?<=')(${PREFIX})([^'|\s]{8,})`, "gi"),
    new RegExp(`(?<=\`)(${PREFIX})([^\`|\\s]{8,})`, "gi"),
    new RegExp(`(?<!["'\`])(${PREFIX})([!-;=-{}~]{8,})`, "gi"),
    // Before a key of one preview, Convex's backend writes the branch, which may have a slash or a dot.
    /(preview(?::|%3A)[^\s"'`:|<]{1,40}(?:\||%7C))([!#-&(-;=-_a-{}~]{8,})/gi,
];
/**
 * `<name>|<token>`, but not the cell of a table or an item of a list. Convex names users in the same form, by the provider
 * of their login: `https://example.com|user_2NNE…`, which follows a URL, or `auth0|64f1…`, which is shorter than any key.
 */
const BARE_KEYS = [
    /(?<![\w|-])([\w-]{3,64}\|)([0-9a-f]{40,})(?![\w+/=|-])/gi,
    /(?<![\w|./-])([\w-]{3,64}\|)([\w+/=-]{20,})(?![\w+/=|-])/g,
];
/**
 * Tokens that are base64 of JSON, and those of three or five such parts, of which the second may be empty: a mask of the
 * whole token does not find a part of it. https://www.rfc-editor.org/rfc/rfc7519 and
 * https://www.rfc-editor.org/rfc/rfc7516
 */
const JSON_TOKEN = /(?<![\w+/-])eyJ[\w+/-]{17,}={0,2}(?:\.{1,2}[\w+/-]+={0,2}){0,4}/g;
/** The longest have about 520 characters, with dots in them. A full stop after a token belongs to the sentence. */
const GITHUB_TOKEN = /(?<!\w)(?:gh[pousr]_[\w.-]{35,}|github_pat_\w{39,})[\w-]/g;
function withoutShapes(text) {
    const kinds = KEY_PATTERNS.reduce((rest, shape) => rest.replace(shape, keepPrefix), text);
    const bare = BARE_KEYS.reduce((rest, shape) => rest.replace(shape, (found, name, secret) => (isTokenLike(secret) ? `${name}***` : found)), kinds);
    return bare.replace(GITHUB_TOKEN, "***").replace(JSON_TOKEN, "***");
}
/** Keeps brackets, quotes and a full stop after a key: they belong to the sentence around it. */
function keepPrefix(_, prefix, run) {
    let end = run.length;
    while (end > 0 && "\"'`)]}>,;.\\".includes(run.charAt(end - 1)))
        end -= 1;
    return `${prefix}***${end === 0 ? "" : run.slice(end)}`;
}
/**
 * Whether the text is hex of a key's length, or mixes upper case, lower case and digits, as random secrets do and names of
 * files do not.
 */
function isTokenLike(secret) {
    if (/^[0-9a-f]+$/i.test(secret))
        return secret.length >= 40 && /[0-9]/.test(secret);
    return /[a-z]/.test(secret) && /[A-Z]/.test(secret) && /[0-9].*[0-9]/.test(secret);
}


/***/ }),

/***/ 9469:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BM: () => (/* binding */ getSecretValues),
/* harmony export */   sg: () => (/* binding */ encodeAll),
/* harmony export */   yF: () => (/* binding */ valuesToMask)
/* harmony export */ });
/* harmony import */ var _parse_deploy_key_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4173);

/**
 * The whole key and its secret part; never a prefix, a name or a slug, because masking these would drop outputs and links
 * that contain them. Empty if there is no key or it is malformed: then nothing of it is kept.
 */
function getSecretValues(key) {
    if (key === null || key.kind === "malformed")
        return [];
    return unique([key.raw, key.secret]);
}
/**
 * Every encoding in which a secret is searched for, each of at least eight characters, without duplicates and without the
 * secret itself: base64 inside longer data, hex, percent encodings, escapes of JSON, XML and shells, escapes of non-ASCII
 * characters (in NFC and NFD), and, if the secret is itself base64 or percent-encoded, what it decodes to in all of these.
 */
function encodeAll(secret) {
    const { texts, bytes } = decode(secret);
    const all = [...encodeSpellings(secret), ...texts.flatMap((text) => [text, ...encode(text)]), ...bytes.flatMap(hex)];
    return unique(all).filter((form) => form !== secret && form.length >= _parse_deploy_key_js__WEBPACK_IMPORTED_MODULE_0__/* .MIN_SECRET_LENGTH */ .v);
}
/**
 * The values for `::add-mask::`: the secrets, and the encodings that the runner does not derive itself. These include
 * base64: the runner's base64 forms end in padding, so it misses a secret inside longer data. Every value is one line of
 * printable text. Source of the runner's forms:
 * https://github.com/actions/runner/blob/main/src/Sdk/DTLogging/Logging/ValueEncoders.cs
 */
function valuesToMask(secrets) {
    const usable = secrets.filter((secret) => secret.length >= _parse_deploy_key_js__WEBPACK_IMPORTED_MODULE_0__/* .MIN_SECRET_LENGTH */ .v);
    const derived = new Set(usable.flatMap(maskedByRunner));
    return unique([...usable, ...usable.flatMap(encodeAll).filter((form) => !derived.has(form))]);
}
function maskedByRunner(secret) {
    return [json(secret), percent(secret, RESERVED, false), xml(secret, "&apos;"), secret.replaceAll("'", "''")];
}
/** PHP writes `&#039;`: https://www.php.net/htmlspecialchars */
const APOSTROPHES = ["&apos;", "&#39;", "&#039;", "&#x27;", "'"];
function encode(secret) {
    const percentForms = PERCENT_SETS.flatMap((set) => [percent(secret, set, false), percent(secret, set, true)]);
    return [
        ...base64Substrings(secret),
        ...hex(Buffer.from(secret)),
        ...percentForms,
        // HTML forms write a space as `+`.
        ...percentForms.map((form) => form.replaceAll("%20", "+")),
        ...jsonForms(secret),
        ...APOSTROPHES.map((apostrophe) => xml(secret, apostrophe)),
        ...quotesDoubled(secret),
        secret.replaceAll("'", "'\\''"),
        secret.replaceAll("\\", "\\\\"),
        ...escapeEveryCharacter(secret),
        ...escapeSymbols(secret),
    ];
}
/** Escapes each character, as cautious or obfuscating programs do. */
function escapeEveryCharacter(secret) {
    const all = /[\s\S]/gu;
    const bytes = hex(Buffer.from(secret));
    const units = hex(Buffer.from(secret, "utf16le").swap16());
    return [
        ...bytes.map((digits) => digits.replace(/../g, "%$&")),
        ...bytes.map((digits) => digits.replace(/../g, "\\x$&")),
        ...units.map((digits) => digits.replace(/..../g, "\\u$&")),
        ...entities(secret, all),
        ...entities(secret, all).map((form) => form.replaceAll("&#x", "&#X")),
    ];
}
/** Escapes every character but letters and digits, as OWASP's encoders for JavaScript and HTML do. */
function escapeSymbols(secret) {
    const signs = /[^A-Za-z0-9]/gu;
    return [
        ...inBothCases((upperCase) => secret.replace(signs, (char) => shortEscape(char, upperCase))),
        ...inBothCases((upperCase) => secret.replace(signs, (char) => escapedUnits(char, upperCase))),
        ...entities(secret, signs).filter((form) => form.includes("&#x")),
    ];
}
const NOT_ASCII = /[^\0-\x7f]/gu;
/** Some programs separate accents from their letters (NFD), and those that write only ASCII escape other characters. */
function encodeSpellings(secret) {
    const spellings = unique([secret, secret.normalize("NFC"), secret.normalize("NFD")]);
    return spellings.flatMap((one) => [one, ...encode(one), ...inAscii(one)]);
}
function inAscii(secret) {
    const escaping = (texts, written) => unique(texts).flatMap((text) => inBothCases((upperCase) => text.replace(NOT_ASCII, (char) => written(char, upperCase))));
    return [
        ...escaping(jsonForms(secret), escapedUnits),
        ...unique(APOSTROPHES.map((apostrophe) => xml(secret, apostrophe))).flatMap((text) => entities(text, NOT_ASCII)),
        ...escaping([secret], (char, upperCase) => `\\u{${hexOf(codePoint(char), 0, upperCase)}}`),
        // Python's `ascii`, its bytes, and git's and C's octal digits.
        ...escaping([secret], shortEscape),
        ...escaping([secret], escapedBytes),
        ...escaping([secret], (char) => Array.from(Buffer.from(char), (byte) => `\\${byte.toString(8)}`).join("")),
    ];
}
function inBothCases(write) {
    return [write(false), write(true)];
}
function codePoint(char) {
    return char.codePointAt(0) ?? 0;
}
function hexOf(value, digits, upperCase) {
    const code = value.toString(16).padStart(digits, "0");
    return upperCase ? code.toUpperCase() : code;
}
/** `\xhh` for each byte in UTF-8. */
function escapedBytes(char, upperCase) {
    return Array.from(Buffer.from(char), (byte) => `\\x${hexOf(byte, 2, upperCase)}`).join("");
}
/** As in JSON: `\uhhhh` for each UTF-16 code unit. */
function escapedUnits(char, upperCase) {
    return Array.from({ length: char.length }, (_, at) => `\\u${hexOf(char.charCodeAt(at), 4, upperCase)}`).join("");
}
/** The shortest form that Python and OWASP's encoders use. */
function shortEscape(char, upperCase) {
    const code = codePoint(char);
    if (code < 0x1_00)
        return `\\x${hexOf(code, 2, upperCase)}`;
    return code < 0x1_00_00 ? escapedUnits(char, upperCase) : `\\U${hexOf(code, 8, upperCase)}`;
}
/** HTML's numeric character references: decimal, and hexadecimal in both cases. */
function entities(text, characters) {
    return [
        text.replace(characters, (char) => `&#${codePoint(char)};`),
        ...inBothCases((upperCase) => text.replace(characters, (char) => `&#x${hexOf(codePoint(char), 2, upperCase)};`)),
    ];
}
/**
 * The part of a base64 text that does not depend on the data before and after the secret: for each of the three positions
 * that its first byte can have in a group of three, in the standard and the URL-safe alphabet.
 */
function base64Substrings(secret) {
    return [0, 1, 2].flatMap((offset) => {
        const bits = 8 * (offset + Buffer.byteLength(secret));
        const text = Buffer.from("\0".repeat(offset) + secret).toString("base64");
        const core = text.slice(Math.ceil((8 * offset) / 6), Math.floor(bits / 6));
        return [core, core.replaceAll("+", "-").replaceAll("/", "_")];
    });
}
function hex(bytes) {
    const lower = bytes.toString("hex");
    return [lower, lower.toUpperCase()];
}
/** RFC 3986, .NET's `Uri.EscapeDataString`. */
const RESERVED = /[^\w.~-]/gu;
/** The characters that each kind of percent-encoding escapes. */
const PERCENT_SETS = [
    RESERVED,
    // encodeURIComponent
    /[^\w.~!'()*-]/gu,
    // application/x-www-form-urlencoded
    /[^\w.*-]/gu,
    // path segments, Python's `quote`
    /[^\w.~/-]/gu,
    // encodeURI
    /[^\w.~!'()*;,/?:@&=+$#-]/gu,
];
function percent(secret, escaped, lowerCase) {
    return secret.replace(escaped, (text) => {
        const digits = Buffer.from(text).toString("hex");
        return (lowerCase ? digits : digits.toUpperCase()).replace(/../g, "%$&");
    });
}
function json(secret) {
    return JSON.stringify(secret).slice(1, -1);
}
/** JSON as different libraries write it: many escape more characters than needed, so that it can be embedded in HTML. */
function jsonForms(secret) {
    const plain = json(secret);
    const escaping = (text, characters, upperCase) => text.replace(characters, (found) => {
        const code = found.charCodeAt(0).toString(16);
        return `\\u00${upperCase ? code.toUpperCase() : code}`;
    });
    // Libraries that write a quote as `\u0022` do not write `\"`.
    const unquoted = plain.replaceAll('\\"', '"');
    return [
        plain,
        plain.replaceAll("/", "\\/"),
        // Go, Rails, Gson.
        escaping(plain, /[<>&]/g, false),
        escaping(plain, /[<>&]/g, true),
        escaping(plain, /[<>&'=]/g, false),
        // .NET's `JavaScriptEncoder`: https://learn.microsoft.com/dotnet/standard/serialization/system-text-json/character-encoding
        escaping(unquoted, /[<>&"'`+]/g, true),
        // PHP's `JSON_HEX_*`: https://www.php.net/manual/json.constants.php
        escaping(unquoted, /[<>&"']/g, true).replaceAll("/", "\\/"),
    ];
}
function xml(secret, apostrophe) {
    const entities = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": apostrophe };
    return secret.replace(/[&<>"']/g, (found) => entities[found] ?? found);
}
function quotesDoubled(secret) {
    return [secret.replaceAll("'", "''"), secret.replaceAll('"', '""')];
}
/** `texts` are printable, so that no mask has a line break. `bytes` is decoded content that is not text. */
function decode(secret) {
    const texts = [];
    const bytes = [];
    if (/%[0-9a-f]{2}/i.test(secret))
        texts.push(percentDecoded(secret));
    if (/^[\w+/-]+={0,2}$/.test(secret)) {
        const data = Buffer.from(secret, "base64");
        if (isPrintable(data.toString("latin1")))
            texts.push(data.toString("latin1"));
        else
            bytes.push(data);
    }
    const long = texts.filter((text) => text.length >= _parse_deploy_key_js__WEBPACK_IMPORTED_MODULE_0__/* .MIN_SECRET_LENGTH */ .v && isPrintable(text));
    return { texts: [...long, ...long.flatMap(jsonValues)], bytes };
}
/** Correct for ASCII; texts with other characters are not used. */
function percentDecoded(secret) {
    return secret.replace(/%([0-9a-f]{2})/gi, (_, digits) => String.fromCharCode(Number.parseInt(digits, 16)));
}
/** Convex's tokens are base64 of `{"v2":"<hex>"}`: a program that prints the parsed object shows only the value. */
function jsonValues(text) {
    try {
        const values = Object.values(JSON.parse(text));
        return values.filter((value) => typeof value === "string").filter((value) => /^[!-~]{16,}$/.test(value));
    }
    catch {
        return [];
    }
}
function isPrintable(text) {
    return /^[ -~]+$/.test(text);
}
function unique(values) {
    return [...new Set(values)];
}


/***/ }),

/***/ 9514:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FF: () => (/* binding */ proxyCredentials),
/* harmony export */   Lk: () => (/* binding */ hasCredentials),
/* harmony export */   Wr: () => (/* binding */ credentialsIn)
/* harmony export */ });
/** Finds user names and passwords in URLs, such as those of proxies. */
/**
 * The possible user information of a URL, as written: up to the last `@` before a slash, and up to the last `@` of all,
 * because a password may contain a slash that should have been encoded. The URL may lack its scheme, as proxies' often do.
 */
function userInfosIn(url) {
    const rest = url
        .trim()
        .replace(/^[a-z][a-z0-9+.-]*:(?=[/\\])/i, "")
        .replace(/^[/\\]+/, "");
    const authority = rest.replace(/[/\\?#].*/s, "");
    return [authority, rest].filter((text) => text.includes("@")).map((text) => text.slice(0, text.lastIndexOf("@")));
}
/** Whether a URL has a user name, a password, or a query or fragment, which often contain a token. */
function hasCredentials(url) {
    return userInfosIn(url).length > 0 || /[?#]/.test(url);
}
/** The parts of a URL to redact: its user information and the password in it, as written and percent-decoded. */
function credentialsIn(url) {
    const written = userInfosIn(url).flatMap((userInfo) => [userInfo, userInfo.slice(userInfo.indexOf(":") + 1)]);
    return [...new Set([...written, ...written.map(decoded)])].filter((text) => text !== "");
}
/** The credentials of every proxy in the environment variables: `HTTPS_PROXY`, `npm_config_proxy` and similar. */
function proxyCredentials(environment) {
    return Object.entries(environment)
        .filter(([name]) => /proxy/i.test(name))
        .flatMap(([, value]) => credentialsIn(value ?? ""));
}
function decoded(text) {
    try {
        return decodeURIComponent(text);
    }
    catch {
        return text;
    }
}


/***/ }),

/***/ 1411:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   L: () => (/* binding */ withoutExternalText),
/* harmony export */   TI: () => (/* binding */ toPublicOutcome),
/* harmony export */   oN: () => (/* binding */ forSummary),
/* harmony export */   xv: () => (/* binding */ causeText)
/* harmony export */ });
/* harmony import */ var _diagnosis_source_location_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(5973);
/* harmony import */ var _markdown_code_span_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4720);
/* harmony import */ var _markdown_markdown_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(7);
/* harmony import */ var _outcome_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6383);




/** @param outcome - May be redacted already, or a result of `withoutExternalText`: that gives the same. */
function toPublicOutcome(outcome, redaction) {
    const { run, plan, deployment, deploy, comparison, ending } = withoutExternalText(outcome, redaction);
    const { appName, workingDirectory, durationSeconds } = run;
    const { commit, branch, pullRequestNumber } = (0,_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .subjectOf */ .et)({ run, plan });
    const { status, isImported, isSeeded, failure, notes } = ending;
    const { name, url, siteUrl, dashboardUrl, urlsFromApi } = deployment;
    const made = {
        operation: (0,_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .operationOf */ .zI)({ run, plan }),
        target: plan?.target ?? null,
        status,
        isImported,
        isSeeded,
        appName,
        workingDirectory,
        commit,
        branch,
        pullRequestNumber,
        preview: (0,_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .previewOf */ .oW)({ plan, deployment }),
        deployment: { name, url, siteUrl, dashboardUrl, urlsFromApi },
        appUrl: plan?.appUrl ?? null,
        expiresAt: deployment.expiresAt,
        durationSeconds,
        cliVersion: deploy?.cliVersion || null,
        buildSeconds: deploy?.buildSeconds ?? null,
        pushSeconds: deploy?.pushSeconds ?? null,
        failure: failure === null ? null : publicFailure(failure),
        notes,
        schemaChanges: deploy?.schemaChanges ?? [],
        comparison,
        locations: (deploy?.locations.locations ?? []).map(({ path, line, sent }) => ({ path, line, message: sent })),
    };
    return made;
}
/**
 * Removes text that the build, the user's modules or a server printed, and redacts the values of variables with names of
 * secrets, so that the outcome can be shown where no runner masks it.
 */
function withoutExternalText(outcome, redaction) {
    const redacted = (0,_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .redactOutcome */ .Ah)(outcome, redaction);
    const { plan, deployment, deploy, comparison, ending } = redacted;
    const hide = redaction.redactSent;
    return {
        ...redacted,
        plan: plan && { ...plan, appUrl: (0,_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .intactUrl */ .x7)(plan.appUrl, hide) },
        deployment: withPublicUrls(deployment),
        deploy: deploy && {
            ...deploy,
            cliVersion: /^[\w.+-]{1,60}$/.test(deploy.cliVersion) ? deploy.cliVersion : "",
            schemaChanges: deploy.schemaChanges.map((change) => ({ ...change, name: hide(nameOfChange(change.name)) })),
            locations: withPublicMessages(deploy.locations, hide),
            outputTail: [],
        },
        comparison: comparison && (0,_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .redactComparison */ .xU)(comparison, hide),
        ending: {
            ...ending,
            failure: ending.failure && withPublicTexts(ending.failure, deploy, hide),
            // Notes of a sweep may quote Convex. A sweep is not reported by API, so drop them.
            notes: (0,_outcome_js__WEBPACK_IMPORTED_MODULE_2__/* .operationOf */ .zI)(redacted) === "sweep" ? [] : ending.notes.map(hide),
        },
    };
}
/**
 * The outcome for the job summary, which the runner masks line by line. What the build and modules printed is only in the
 * end of the output, unchanged: in other places, Markdown escapes characters, and a mask would not find an escaped secret.
 */
function forSummary(outcome, redaction) {
    const { deploy, ending, ...others } = withoutExternalText(outcome, redaction);
    return {
        ...others,
        deploy: deploy && { ...deploy, outputTail: outcome.deploy?.outputTail ?? [] },
        ending: {
            ...ending,
            failure: ending.failure && { ...ending.failure, cause: causeText(publicFailure(ending.failure), "") },
            notes: outcome.ending.notes,
        },
    };
}
function withPublicUrls({ url, siteUrl, ...deployment }) {
    const shown = (address) => (deployment.urlsFromApi ? address : originOf(address));
    return { ...deployment, url: shown(url), siteUrl: shown(siteUrl) };
}
function withPublicMessages({ locations, omitted }, hide) {
    const shown = locations.map(({ path, sent, ...position }) => ({
        ...position,
        path: hide(path),
        message: hide(sent),
        sent: hide(sent),
    }));
    return { locations: shown, omitted };
}
/** Replaces `cause` and `fix` by their public forms. `sent` stays too, because after a failed build it is only a part. */
function withPublicTexts(failure, deploy, hide) {
    const { cause, fix } = failure.sent ?? failure;
    const sent = { cause: hide(cause), fix: hide(fix) };
    const whole = failure.cmdExitCode === undefined ? sent.cause : `${buildText(failure, deploy)} ${sent.cause}`.trim();
    return { ...failure, cause: hide(whole), fix: sent.fix, sent };
}
/**
 * The cause, followed by a sentence if nothing was pushed.
 *
 * @param liveCommit - The commit that stays live, or `""` if there is none or it is unknown.
 */
function causeText({ cause, isBeforePush }, liveCommit) {
    if (!isBeforePush)
        return cause;
    const live = liveCommit === "" ? "" : `; ${(0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_3__/* .codeSpan */ .SS)(liveCommit.slice(0, 7))} stays live`;
    return `${cause} Nothing was pushed${live}.`;
}
function publicFailure({ code, link, cause, fix, cmdExitCode }) {
    return { code, link, cause, fix, isBeforePush: cmdExitCode !== undefined };
}
function buildText({ cmdExitCode }, deploy) {
    const took = deploy?.buildSeconds == null ? "" : `, ${(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_1__/* .formatDuration */ .a3)(deploy.buildSeconds)}`;
    return `\`cmd\` failed (exit ${cmdExitCode}${took})${firstLocation(deploy?.locations ?? _diagnosis_source_location_js__WEBPACK_IMPORTED_MODULE_0__/* .NO_LOCATIONS */ .vn)}.`;
}
function firstLocation({ locations: [first] }) {
    if (first === undefined || first.line === null)
        return "";
    return `, first at ${(0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_3__/* .codeSpan */ .SS)(`${first.path}:${first.line}`)}${/^TS\d+$/.test(first.sent) ? ` (${first.sent})` : ""}`;
}
function originOf(url) {
    return url !== null && URL.canParse(url) ? new URL(url).origin : null;
}
/** A table, index or component with its fields or a remark: `messages.by_day (day, _creationTime)`. */
const CHANGE = /^[\w./:*]{1,200}(?: \((?:[\w ,.()]|⚠️){1,300}\)|: [A-Za-z ,.]{1,100}){0,3}$/u;
/** @returns The name of a change, or `""` for any other text, which may have been printed by code of the app. */
function nameOfChange(name) {
    return CHANGE.test(name) ? name : "";
}


/***/ }),

/***/ 8990:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   c: () => (/* binding */ isChainedRun)
/* harmony export */ });
/** Events whose runs belong to a branch, but neither to a pull request nor to a push. */
const EVENTS = ["workflow_dispatch", "repository_dispatch", "schedule", "workflow_run"];
/**
 * Whether this `workflow_run` follows a manual, a scheduled or another `workflow_run` run. GitHub gives it the branch of
 * that run: the default branch for all but `workflow_dispatch`, no matter which code was tested there.
 */
function isChainedRun(trigger) {
    return trigger.kind === "workflow-run" && EVENTS.includes(trigger.of);
}


/***/ }),

/***/ 2882:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   GZ: () => (/* binding */ refusalContext),
/* harmony export */   I5: () => (/* binding */ classifyRun),
/* harmony export */   fb: () => (/* binding */ isUntrusted),
/* harmony export */   p3: () => (/* binding */ isOnProductionBranch)
/* harmony export */ });
/* harmony import */ var _markdown_code_span_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4720);
/* harmony import */ var _trigger_pull_request_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(8980);
/* harmony import */ var _chained_run_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(8990);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(1583);
/* harmony import */ var _production_branch_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(7012);
/** Finds the row of the policy that applies to a run, and the code that the run is for. */





/** Finds the table's row, and the pull request if there is one. */
function classifyRun(input) {
    const { trigger, settings, facts, key } = input;
    const about = { trigger, key, settings };
    switch (trigger.kind) {
        case "pull-request":
            return fromPullRequest(trigger, trigger.pullRequest);
        case "pull-request-comment": {
            const found = facts.commentPullRequest;
            if (found === undefined)
                return { kind: "need-fact", fact: "commentPullRequest" };
            return found?.number === trigger.number
                ? fromPullRequest(trigger, found)
                : (0,_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .T)("pull-request-unreadable", about);
        }
        case "workflow-run":
            return fromWorkflowRun(input, trigger);
        case "push":
            return fromTrigger(input, isOnProductionBranch(trigger, settings) ? "production-branch" : "other-branch");
        case "tag":
            return fromTrigger(input, "tag");
        case "release":
            return fromTrigger(input, trigger.prerelease ? "pre-release" : "tag");
        case "manual":
            return fromTrigger(input, "manual");
        case "merge-group":
            return { ...fromTrigger(input, "merge-group"), pullRequestNumber: trigger.number ?? settings.pullRequest };
        case "branch-deleted":
            return { ...fromTrigger(input, "branch-deleted"), isClosed: true };
        case "deployment-status":
        case "unsupported":
            return fromTrigger(input, "unsupported");
    }
}
function fromTrigger({ trigger, settings }, situation) {
    return {
        situation,
        pullRequest: null,
        pullRequestNumber: settings.pullRequest,
        branch: trigger.branch,
        commit: trigger.commit,
        mergeCommit: null,
        isFork: false,
        isClosed: false,
    };
}
function fromPullRequest(trigger, pullRequest) {
    return {
        situation: "pull-request",
        pullRequest,
        pullRequestNumber: pullRequest.number,
        branch: pullRequest.headBranch,
        commit: pullRequest.headSha,
        mergeCommit: trigger.kind === "pull-request" ? trigger.mergeCommit : null,
        isFork: pullRequest.isFork || (trigger.kind === "workflow-run" && trigger.isFork),
        isClosed: pullRequest.state === "closed",
    };
}
/** Only a pull request's run, or a successful run on a branch of this repository, identifies the code of the other run. */
function fromWorkflowRun(input, trigger) {
    if ((trigger.of === "push" || (0,_chained_run_js__WEBPACK_IMPORTED_MODULE_1__/* .isChainedRun */ .c)(trigger)) && !trigger.isFork && trigger.succeeded) {
        const isProduction = isOnProductionBranch(trigger, input.settings);
        return fromTrigger(input, isProduction ? "production-branch-workflow-run" : "other-branch");
    }
    if (trigger.of !== "pull_request")
        return fromTrigger(input, "unsupported-workflow-run");
    const found = input.facts.workflowRunPullRequest;
    if (found === undefined)
        return { kind: "need-fact", fact: "workflowRunPullRequest" };
    if (found === null)
        return (0,_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .refuse */ .T)("pull-request-unreadable", { trigger, key: input.key, settings: input.settings });
    const pullRequest = found === "none" ? null : (0,_trigger_pull_request_js__WEBPACK_IMPORTED_MODULE_2__/* .findByHead */ .Fs)([found], trigger);
    if (pullRequest !== null)
        return fromPullRequest(trigger, pullRequest);
    return (0,_plan_js__WEBPACK_IMPORTED_MODULE_0__/* .skip */ .i)("pull-request-not-found", `No open pull request has commit ${trigger.commit.slice(0, 7)} of ${(0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_3__/* .codeSpan */ .SS)(trigger.branch)} as its head (or several do), so there is nothing to deploy.`);
}
/**
 * Events that run with secrets although outside contributors can provide their code or text. Refused unless `allow-
 * untrusted-code` is set.
 */
function isUntrusted(trigger) {
    switch (trigger.kind) {
        case "pull-request":
            return trigger.via !== "pull_request";
        case "pull-request-comment":
            return true;
        case "workflow-run":
            return trigger.isFork;
        default:
            return false;
    }
}
/** Whether the branch of the run may reach production. */
function isOnProductionBranch(trigger, settings) {
    return (0,_production_branch_js__WEBPACK_IMPORTED_MODULE_4__/* .isProductionBranch */ .E)(trigger.branch, settings.productionBranches, trigger.defaultBranch);
}
/** The context for a refusal of this run. */
function refusalContext({ trigger, key, settings }, { situation, pullRequest }) {
    return { trigger, key, settings, situation, pullRequest };
}


/***/ }),

/***/ 6945:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   OH: () => (/* binding */ chosenCommit),
/* harmony export */   ZE: () => (/* binding */ withWholeCommit),
/* harmony export */   gG: () => (/* binding */ isWholeSha)
/* harmony export */ });
/* harmony import */ var _markdown_code_span_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4720);
/* harmony import */ var _classify_run_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2882);
/* harmony import */ var _plan_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(1583);
/** Resolves the `commit` input to a commit. */



/** Whether the text is a full SHA-1 or SHA-256, in either case. */
function isWholeSha(text) {
    return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(text);
}
/** Replaces `commit` by the full SHA, in lower case. */
function withWholeCommit(input, subject) {
    const { settings, facts } = input;
    const { commit } = settings;
    if (commit === null)
        return input;
    if (isWholeSha(commit))
        return { ...input, settings: { ...settings, commit: commit.toLowerCase() } };
    const named = facts.namedCommit;
    if (named === undefined)
        return { kind: "need-fact", fact: "namedCommit" };
    if (named.kind === "found")
        return { ...input, settings: { ...settings, commit: named.id } };
    const detail = `\`commit\` is ${(0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_2__/* .codeSpan */ .SS)(commit)}, and ${UNKNOWN_REASONS[named.kind]}.`;
    return (0,_plan_js__WEBPACK_IMPORTED_MODULE_1__/* .refuse */ .T)("unknown-commit", { ...(0,_classify_run_js__WEBPACK_IMPORTED_MODULE_0__/* .refusalContext */ .GZ)(input, subject), detail });
}
const UNKNOWN_REASONS = {
    ambiguous: "the SHA of several commits begins with it",
    absent: "neither the checkout nor GitHub has a tag, a branch or a commit of that name",
    unknown: "the checkout has no tag, branch or commit of that name, and GitHub could not be asked",
};
/**
 * @returns The full SHA if a person chose this exact commit, or `null`. A branch that `commit` names is not one: it
 *   moves.
 */
function chosenCommit({ settings, facts }) {
    const isBranch = facts.namedCommit?.kind === "found" && facts.namedCommit.by === "branch";
    return isBranch ? null : settings.commit;
}


/***/ }),

/***/ 1583:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   T: () => (/* binding */ refuse),
/* harmony export */   i: () => (/* binding */ skip)
/* harmony export */ });
/* harmony import */ var _refusals_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(2161);

function refuse(code, context) {
    return { kind: "refuse", refusal: (0,_refusals_js__WEBPACK_IMPORTED_MODULE_0__/* .refusal */ .x5)(code, context) };
}
function skip(reason, message) {
    return { kind: "skip", reason, message };
}


/***/ }),

/***/ 1916:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Kx: () => (/* binding */ PLACEHOLDER),
/* harmony export */   Xx: () => (/* binding */ valueFor),
/* harmony export */   d8: () => (/* binding */ isGeneratedName),
/* harmony export */   gz: () => (/* binding */ previewName),
/* harmony export */   kW: () => (/* binding */ kebabCase),
/* harmony export */   oV: () => (/* binding */ containsWord)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);

/** Maximum length of a name from a template. Convex truncates what it derives from the name to 40 bytes. */
const MAX_NAME_LENGTH = 40;
const PLACEHOLDER = /\{(number|branch|sha|app)\}/g;
const HASH_DIGITS = 6;
/**
 * Names a preview deployment.
 *
 * A text without a placeholder is used as it is, trimmed. A template's result has at most 40 characters: `a-z`, `0-9` and
 * single hyphens between them. A hyphen and the first six hex digits of the SHA-256 of the text before slugging are
 * appended, within the limit, if
 * - slugging lost something, such as upper case,
 * - a name without a PR number looks like one with it (`pr-12…`), or
 * - the text itself ends like such a hash, since it could otherwise be another text's name.
 *
 * So two different texts share a name only if their slugs, cut to the limit, and 24 bits of their hashes match. Somebody
 * who searches for such a text finds one after about 2^24 attempts. A literal name may equal the result of a template.
 *
 * On a fork, a name that is made from the branch always contains the PR number.
 */
function previewName(naming) {
    const text = naming.template ?? (naming.number === null ? "{branch}" : "pr-{number}");
    if (text.search(PLACEHOLDER) === -1)
        return checkLiteral(text.trim(), naming);
    const template = usesForkBranch(text, naming) ? `pr-{number}-${text}` : text;
    const missing = missingValue(template, naming);
    if (missing !== null)
        return { ok: false, problem: missing };
    const raw = template.replace(PLACEHOLDER, (_, name) => valueFor(name, naming));
    return { ok: true, name: toPreviewName(raw, template.includes("{number}") ? naming.number : null) };
}
function valueFor(name, naming) {
    switch (name) {
        case "number":
            return naming.number === null ? "" : String(naming.number);
        case "branch":
            return naming.branch ?? "";
        case "sha":
            return naming.commit.slice(0, 7);
        case "app":
            return naming.app;
    }
}
/** Whether the text contains a fork's branch name: as a placeholder, or inserted by an expression in the workflow. */
function usesForkBranch(text, { isFork, branch, number }) {
    if (!isFork || text.includes("{number}"))
        return false;
    if (text.includes("{branch}"))
        return true;
    return branch !== null && containsWord(text, branch) && !containsWord(text, String(number));
}
/** Whether `text` contains `word`, or its slug, as whole words. */
function containsWord(text, word) {
    const kebab = kebabCase(word);
    return kebab === "" ? text.includes(word) : `-${kebabCase(text)}-`.includes(`-${kebab}-`);
}
function checkLiteral(name, naming) {
    if (name === "")
        return { ok: false, problem: "`preview-name` is blank. Remove the input to use the default name." };
    if (/[\u0000-\u001f\u007f-\u009f]/.test(name)) {
        return { ok: false, problem: "`preview-name` contains a line break or another control character." };
    }
    if (/[:|]/.test(name)) {
        return {
            ok: false,
            problem: "`preview-name` contains `:` or `|`, which separate the parts of Convex's keys and names.",
        };
    }
    if (usesForkBranch(name, naming)) {
        return {
            ok: false,
            problem: "`preview-name` contains the branch name of a fork, which anybody can choose. Add the pull request's number to it: `pr-{number}`.",
        };
    }
    return { ok: true, name };
}
/** @returns A sentence about the first placeholder without a value, or `null` if all have one. */
function missingValue(template, naming) {
    for (const [placeholder, name] of template.matchAll(PLACEHOLDER)) {
        if (valueFor(name, naming).trim() !== "")
            continue;
        const source = naming.template === null ? "The default preview name" : "`preview-name`";
        return `${source} needs \`${placeholder}\`, and this run has ${MISSING_VALUE_HINTS[name]}`;
    }
    return null;
}
const MISSING_VALUE_HINTS = {
    number: "no pull request number. Set `pull-request`, or remove `{number}`.",
    branch: "no branch. Set `preview-name` to a text that does not need one.",
    sha: "no commit. Remove `{sha}`.",
    app: "no app name. Set `app-name`.",
};
/**
 * Whether a name has the form of those that this action generates for pull requests, and for branches whose names it
 * has to change.
 */
function isGeneratedName(name) {
    return /^pr-\d/.test(name) || HASHED.test(name);
}
const HASHED = /-[0-9a-f]{6}$/;
/** @param number - The PR number that the text contains, or `null` if it contains none. */
function toPreviewName(raw, number) {
    const slug = slugify(raw);
    const isPullRequestsOwn = raw === `pr-${number}`;
    const looksLikePullRequest = number === null && /^pr-\d/.test(slug);
    const looksHashed = HASHED.test(raw) && !isPullRequestsOwn;
    const lossless = slug === raw && slug.length <= MAX_NAME_LENGTH;
    if (lossless && !looksLikePullRequest && !looksHashed)
        return slug;
    const hash = (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(raw).digest("hex").slice(0, HASH_DIGITS);
    const name = withHash(slug, hash);
    // The branch `PR` with a hash that begins with a digit would look like a pull request's name.
    return slug === "pr" && /^\d/.test(hash) ? withHash(name, hash) : name;
}
/** A text without Latin letters and digits becomes `preview`; its hash distinguishes it from others. */
function slugify(raw) {
    return kebabCase(raw) || "preview";
}
/** Lower case letters and digits, with single hyphens between them. */
function kebabCase(text) {
    return text
        .toLowerCase()
        .replace(/[^a-z0-9]+/g, "-")
        .replace(/^-|-$/g, "");
}
function withHash(slug, hash) {
    const maxSlugLength = MAX_NAME_LENGTH - HASH_DIGITS - 1;
    return `${slug.slice(0, maxSlugLength).replace(/-$/, "")}-${hash}`;
}


/***/ }),

/***/ 7012:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   E: () => (/* binding */ isProductionBranch)
/* harmony export */ });
/* harmony import */ var picomatch__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4006);

/**
 * Whether a branch may deploy to production.
 *
 * Patterns work like GitHub's branch filters: `*` stops at a slash, `**` does not, and the last pattern that matches
 * decides, so that `!name` excludes what an earlier pattern included
 * (https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-syntax#filter-pattern-cheat-sheet).
 * A list of only exclusions matches no branch.
 *
 * @param patterns - If empty, only the default branch matches, and no branch if that is not known.
 */
function isProductionBranch(branch, patterns, defaultBranch) {
    if (branch === null)
        return false;
    if (patterns.length === 0)
        return branch === defaultBranch;
    return patterns.reduce((allowed, pattern) => {
        if (pattern.startsWith("!"))
            return allowed && !matches(branch, pattern.slice(1));
        return allowed || matches(branch, pattern);
    }, false);
}
/** A branch's name may contain glob characters; picomatch also matches a pattern that equals the name. */
function matches(branch, pattern) {
    // Without extended and negated globs, a single character cannot make all branches but one production branches.
    // picomatch throws on an empty pattern, which `!` alone leaves.
    if (pattern === "")
        return false;
    return picomatch__WEBPACK_IMPORTED_MODULE_0__(pattern, { dot: true, noextglob: true, nonegate: true, windows: false })(branch);
}


/***/ }),

/***/ 2161:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vu: () => (/* binding */ DEPLOY_KEY_LINE),
/* harmony export */   gN: () => (/* binding */ describeEvent),
/* harmony export */   x5: () => (/* binding */ refusal)
/* harmony export */ });
/* harmony import */ var _key_deploy_key_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4235);
/* harmony import */ var _key_key_messages_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7084);
/* harmony import */ var _markdown_code_span_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4720);
/* harmony import */ var _chained_run_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8990);
/** The text of every refusal: the cause, the risk, and the lines to change. */




/** Builds the refusal with this code. */
function refusal(code, context) {
    return { code, ...REFUSALS[code](context) };
}
const PREVIEWS = "https://docs.convex.dev/production/hosting/preview-deployments";
const SELF_HOSTING = "https://docs.convex.dev/self-hosting";
const EVENTS = "https://docs.github.com/en/actions/reference/workflows-and-actions/events-that-trigger-workflows";
const UNTRUSTED = "https://docs.github.com/en/actions/reference/security/securely-using-pull_request_target";
const SECRETS = "https://docs.github.com/en/actions/how-tos/write-workflows/choose-what-workflows-do/use-secrets";
/** The line of the quick start. If one of the keys is missing, it never falls back to the other one. */
const DEPLOY_KEY_LINE = "deploy-key: ${{ github.event_name == 'pull_request' && secrets.CONVEX_PREVIEW_DEPLOY_KEY || github.event_name != 'pull_request' && secrets.CONVEX_DEPLOY_KEY || '' }}";
const KEY_PER_EVENT = ["with:", `  ${DEPLOY_KEY_LINE}`].join("\n");
const RECOMMENDED_EVENTS = "on:\n  pull_request:\n    types: [opened, synchronize, reopened, closed]\n  push:\n    branches: [main]";
const REFUSALS = {
    "key-missing": missingKey,
    "key-malformed": ({ key, trigger }) => ({
        cause: key?.kind === "malformed" ? (0,_key_key_messages_js__WEBPACK_IMPORTED_MODULE_0__/* .formatErrorMessage */ .NR)(key.formatError) : "The deploy key is malformed.",
        risk: "The Convex CLI does not check keys, so a damaged one could reach another Convex deployment, or appear in the log.",
        fix: "Save the whole key again, as the secret that runs on this event read. GitHub asks for the value.",
        snippet: `gh secret set ${secretNameFor(trigger)}`,
        docsUrl: _key_key_messages_js__WEBPACK_IMPORTED_MODULE_0__/* .DEPLOY_KEY_DOCS */ .Oi,
    }),
    "key-is-team-token": () => ({
        cause: (0,_key_key_messages_js__WEBPACK_IMPORTED_MODULE_0__/* .cannotDeployMessage */ .YT)("team"),
        risk: "The token gives access to every project of the team.",
        fix: "Put a deploy key of the project into `deploy-key`. A team token belongs in `management-token`, which deletes previews.",
        snippet: KEY_PER_EVENT,
        docsUrl: _key_key_messages_js__WEBPACK_IMPORTED_MODULE_0__/* .DEPLOY_KEY_DOCS */ .Oi,
    }),
    "key-is-access-token": () => ({
        cause: (0,_key_key_messages_js__WEBPACK_IMPORTED_MODULE_0__/* .cannotDeployMessage */ .YT)("access-token"),
        risk: "The token gives access to everything that its owner can access.",
        fix: "Put a deploy key of the project into `deploy-key`. An access token belongs in `management-token`, which deletes previews.",
        snippet: KEY_PER_EVENT,
        docsUrl: _key_key_messages_js__WEBPACK_IMPORTED_MODULE_0__/* .DEPLOY_KEY_DOCS */ .Oi,
    }),
    "url-with-cloud-key": (about) => ({
        cause: `\`url\` is set to the URL of a backend, but the deploy key is ${describeKey(about.key)}, which belongs to Convex's cloud.`,
        risk: "The key would be sent to a server that it was not created for.",
        fix: "Remove `url` (and `CONVEX_SELF_HOSTED_URL` from the environment), or set `deploy-key` to the backend's admin key.",
        snippet: "with:\n  deploy-key: ${{ secrets.CONVEX_DEPLOY_KEY }}\n  # no url",
        docsUrl: SELF_HOSTING,
    }),
    "admin-key-without-url": () => ({
        cause: "`url` is missing. The deploy key is an admin key, which does not contain the URL of its backend.",
        risk: "Without a URL, the Convex CLI would use the admin key as the key of a production deployment in Convex's cloud.",
        fix: "Set `url` to the URL of the backend. Set key and URL both as inputs or both in the environment.",
        snippet: "with:\n  deploy-key: ${{ secrets.CONVEX_SELF_HOSTED_ADMIN_KEY }}\n  url: ${{ vars.CONVEX_SELF_HOSTED_URL }}",
        docsUrl: SELF_HOSTING,
    }),
    "target-does-not-fit-key": (about) => ({
        cause: `\`target\` is \`${about.settings.target}\`, but ${describeKey(about.key)} cannot deploy there.`,
        risk: "The Convex CLI deploys where the key points, and ignores `target`.",
        fix: `Use the key of the ${about.settings.target} deployment, or set \`target\` to \`auto\`.`,
        snippet: "with:\n  target: auto",
        docsUrl: _key_key_messages_js__WEBPACK_IMPORTED_MODULE_0__/* .DEPLOY_KEY_DOCS */ .Oi,
    }),
    "expected-deployment-mismatch": (about) => ({
        cause: `The key names the Convex deployment \`${(0,_key_deploy_key_js__WEBPACK_IMPORTED_MODULE_1__/* .deploymentNameFromKey */ .O)(about.key)}\`, but \`expected-deployment\` is \`${about.settings.expectedDeployment}\`.`,
        risk: "The code would be pushed to a Convex deployment other than the one that the workflow names.",
        fix: "Use the key of the expected deployment, or correct `expected-deployment`.",
        snippet: `with:\n  expected-deployment: ${(0,_key_deploy_key_js__WEBPACK_IMPORTED_MODULE_1__/* .deploymentNameFromKey */ .O)(about.key)}`,
        docsUrl: _key_key_messages_js__WEBPACK_IMPORTED_MODULE_0__/* .DEPLOY_KEY_DOCS */ .Oi,
    }),
    "expected-deployment-unverifiable": (about) => ({
        cause: `\`expected-deployment\` is set, but ${describeKey(about.key)} does not name a Convex deployment to compare it with.`,
        risk: "The action would know the deployment's name only after it claimed the deployment or pushed to it.",
        fix: "Set `expected-deployment` only where the key names its Convex deployment: production, development, custom, one preview, admin.",
        snippet: "with:\n  expected-deployment: ${{ github.event_name == 'push' && 'happy-otter-123' || '' }}",
        docsUrl: _key_key_messages_js__WEBPACK_IMPORTED_MODULE_0__/* .DEPLOY_KEY_DOCS */ .Oi,
    }),
    "unsupported-event": (about) => ({
        cause: about.trigger.kind === "unsupported" && about.trigger.problem !== null
            ? `The payload of this ${(0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_2__/* .codeSpan */ .SS)(about.trigger.event)} event cannot be used. ${about.trigger.problem}`
            : `This action does not deploy ${describeEvent(about.trigger)}.`,
        risk: "The action cannot tell whose code such a run has checked out, so it uses no key.",
        fix: "Run the step on a supported event, such as `pull_request` or `push`.",
        snippet: RECOMMENDED_EVENTS,
        docsUrl: EVENTS,
    }),
    "unsupported-workflow-run": (about) => ({
        cause: `This \`workflow_run\` follows ${otherRunPhrase(about.trigger)}.`,
        risk: "For such a run, the action cannot tell whose code it was or whether it passed.",
        fix: "Run the job only after a run for a pull request, or after a successful run for a push, a manual, a scheduled or a `workflow_run` event in this repository.",
        snippet: [
            "if: >-",
            "  github.event.workflow_run.event == 'pull_request' || github.event.workflow_run.conclusion == 'success' &&",
            `  contains(fromJSON('["push", "workflow_dispatch", "repository_dispatch", "schedule", "workflow_run"]'), github.event.workflow_run.event)`,
        ].join("\n"),
        docsUrl: `${EVENTS}#workflow_run`,
    }),
    "untrusted-code": (about) => ({
        cause: about.settings.operation === "report"
            ? `\`operation: report\` runs ${describeEvent(about.trigger)}, which anybody can start.`
            : `This job has a deploy key and runs ${describeEvent(about.trigger)}.`,
        risk: "Such runs get the repository's secrets, and anybody can start them. Once the pull request's code is checked out, its install scripts, build and Convex functions can read the key.",
        fix: "Use `pull_request`. If the workflow never runs code of outside contributors, or only people you trust can start it, allow it.",
        snippet: "with:\n  allow-untrusted-code: true",
        docsUrl: UNTRUSTED,
    }),
    "production-key-for-fork": (about) => ({
        cause: `The deploy key is ${describeKey(about.key)}, but this job runs ${describeEvent(about.trigger)} with the code of a fork.`,
        risk: "Code that nobody has reviewed would replace what your users run, and could read the key.",
        fix: "No input allows this. Give runs for forks a preview deploy key, or none.",
        snippet: previewKeyLines(about.trigger),
        docsUrl: UNTRUSTED,
    }),
    "target-required": (about) => ({
        cause: `\`target\` is \`auto\`, which cannot be used with ${describeKey(about.key)} ${describeEvent(about.trigger)}.`,
        risk: "The key belongs to one shared Convex deployment, so each of these runs would overwrite what the others deployed.",
        fix: "Use a preview deploy key, so that each gets its own Convex deployment. If you want them to share one, set `target`.",
        snippet: `with:\n  target: ${about.key?.kind === "admin" ? "development # or custom, or production" : about.target}`,
        docsUrl: _key_key_messages_js__WEBPACK_IMPORTED_MODULE_0__/* .DEPLOY_KEY_DOCS */ .Oi,
    }),
    "prerelease-requires-target": (about) => ({
        cause: `\`target\` is \`auto\`, but this job runs ${describeEvent(about.trigger)} with ${describeKey(about.key)}, and the release is a pre-release.`,
        risk: "A pre-release is not meant for all users.",
        fix: "Set `target` for pre-releases, or deploy only full releases (`types: [released]`).",
        snippet: `with:\n  target: ${about.target}`,
        docsUrl: `${EVENTS}#release`,
    }),
    "project-token-not-allowed": () => ({
        cause: "The deploy key is a project token (`project:…`).",
        risk: "A project token always deploys to the project's production, and gives access to every Convex deployment of the project.",
        fix: "Use a production deploy key for production and a preview deploy key for previews. If you want to use the token, allow it.",
        snippet: "with:\n  allow-project-token: true",
        docsUrl: _key_key_messages_js__WEBPACK_IMPORTED_MODULE_0__/* .DEPLOY_KEY_DOCS */ .Oi,
    }),
    "preview-key-on-production-branch": (about) => ({
        cause: `The deploy key is ${describeKey(about.key)}, but this job runs ${describeEvent(about.trigger)}, which is a production branch.`,
        risk: "The run would look like a production deploy while production stays as it was.",
        fix: "Use the production deploy key on this event. If you want a preview of this branch, set `target`.",
        snippet: `${KEY_PER_EVENT}\n  # or, for a preview of this branch:\n  target: preview`,
        docsUrl: PREVIEWS,
    }),
    "preview-key-on-tag": (about) => ({
        cause: `The deploy key is ${describeKey(about.key)}, but this job runs ${describeEvent(about.trigger)}.`,
        risk: "Tags and releases usually mean production, and the run would look like it while production stays as it was.",
        fix: "Use the production deploy key on this event. If you want a preview, set `target` and `preview-name`.",
        snippet: "with:\n  target: preview\n  preview-name: release-{sha}",
        docsUrl: PREVIEWS,
    }),
    "preview-key-on-chained-run": (about) => ({
        cause: `The deploy key is ${describeKey(about.key)}, but this job runs ${describeEvent(about.trigger)}.`,
        risk: "The event names a branch, usually the default branch, but not the pull request that may have started the first run, so the preview could contain other code.",
        fix: "Deploy previews on `pull_request`, or in a `workflow_run` that follows the `pull_request` run itself. Deploy production here.",
        snippet: "if: github.event.workflow_run.event == 'pull_request'",
        docsUrl: `${EVENTS}#workflow_run`,
    }),
    "production-from-closed-pull-request": (about) => ({
        cause: `\`target\` is \`production\`, but this job runs ${describeEvent(about.trigger)}, which is closed. Nothing is deployed for a closed pull request.`,
        risk: "A green run would look like a deploy, while production stays as it was. A closed pull request can also be one that was never merged.",
        fix: "Deploy production on the push that a merge makes, and let closed pull requests only clean up.",
        snippet: `on:\n  push:\n    branches: [${JSON.stringify(about.pullRequest?.baseBranch ?? "main")}]\n\n# in the step:\nwith:\n  target: auto`,
        docsUrl: `${EVENTS}#push`,
    }),
    "production-from-pull-request": (about) => ({
        cause: `The deploy key is ${describeKey(about.key)}, but this job runs ${describeEvent(about.trigger)}.`,
        risk: "Code that is not merged would replace what your users run, and could read the key.",
        fix: about.key?.kind === "project"
            ? "Use a preview deploy key on pull requests. No input allows a project token here."
            : "Use a preview deploy key on pull requests. To deploy production from pull requests anyway, set `allow-production-from-pull-request: true`.",
        snippet: previewKeyLines(about.trigger),
        docsUrl: PREVIEWS,
    }),
    "production-from-merge-group": (about) => ({
        cause: `The deploy key is ${describeKey(about.key)}, but this job runs ${describeEvent(about.trigger)}.`,
        risk: "Commits in a merge queue are not merged, and may never be.",
        fix: "Use a preview deploy key on `merge_group`, and deploy production on the push that follows.",
        snippet: [
            "with:",
            "  deploy-key: ${{ github.event_name != 'push' && secrets.CONVEX_PREVIEW_DEPLOY_KEY || github.event_name == 'push' && secrets.CONVEX_DEPLOY_KEY || '' }}",
        ].join("\n"),
        docsUrl: `${EVENTS}#merge_group`,
    }),
    "production-from-other-branch": (about) => ({
        cause: `The deploy key is ${describeKey(about.key)}, but this job runs ${describeEvent(about.trigger)}, which is not a production branch (${productionBranches(about)}).`,
        risk: "Code that is not merged would replace what your users run.",
        fix: "Use a preview deploy key on other branches, or add this branch to `production-branch`.",
        snippet: `with:\n  production-branch: ${productionBranchValue(about)}`,
        docsUrl: PREVIEWS,
    }),
    "production-from-other-ref": (about) => ({
        cause: `The deploy key is ${describeKey(about.key)}, but this job runs ${describeEvent(about.trigger)}, which is not a production branch (${productionBranches(about)}).`,
        risk: "The code of any branch or tag could replace what your users run.",
        fix: "Start the workflow on a production branch. To deploy production from any ref, set `target`.",
        snippet: "with:\n  target: production",
        docsUrl: `${EVENTS}#workflow_dispatch`,
    }),
    "commit-not-on-production-branch": (about) => ({
        cause: `The deploy key is ${describeKey(about.key)}, but this job runs ${describeEvent(about.trigger)}, and ${about.detail ?? "no production branch contains its commit"} (${productionBranches(about)}).`,
        risk: `${about.settings.commit === null ? "A tag can point to" : "`commit` can lead to"} any commit, even one that nobody has reviewed.`,
        fix: containedCommitFix(about),
        snippet: about.trigger.kind === "workflow-run"
            ? "permissions:\n  contents: read"
            : "permissions:\n  contents: read\n# or, in the step:\nwith:\n  target: production",
        docsUrl: `${EVENTS}#${about.trigger.event}`,
    }),
    "unknown-commit": (about) => ({
        cause: about.detail ?? "`commit` names no commit.",
        risk: "The action could not check whether the right commit is checked out, or report which one was deployed.",
        fix: "Set `commit` to the whole SHA. A tag, a branch or a short SHA must be in the checkout (`fetch-depth: 0`), or the token must be able to read it (`contents: read`).",
        snippet: "permissions:\n  contents: read\n\n# or, in the step:\nwith:\n  commit: ${{ github.sha }}",
        docsUrl: "https://github.com/actions/checkout#usage",
    }),
    "wrong-commit": (about) => ({
        cause: about.detail ?? "The checked-out commit is not the one that this run is for.",
        risk: about.target === "preview"
            ? "The preview would run code other than the reports say, so people would review and test the wrong code."
            : `Code other than the event's, which may not have been reviewed, would be deployed to ${about.target ?? "production"}.`,
        fix: checkoutFix(about),
        snippet: [
            "- uses: actions/checkout@v7",
            ...(unreadable(about) === "reftable" ? ["  env:", "    GIT_DEFAULT_REF_FORMAT: files"] : []),
            "  with:",
            `    ref: ${about.settings.commit ?? commitExpression(about.trigger)}`,
            ...checkoutPath(about),
            ...(hasMovedSubmodule(about) ? ["    submodules: true"] : []),
        ].join("\n"),
        docsUrl: "https://github.com/actions/checkout#usage",
    }),
    "pull-request-unreadable": (about) => ({
        cause: `The pull request of this run could not be read. This job has a deploy key and runs ${describeEvent(about.trigger)}.`,
        risk: "Without it, the action cannot tell whose code this is or which preview to use.",
        fix: "Let the token read pull requests.",
        snippet: "permissions:\n  contents: read\n  pull-requests: read",
        docsUrl: EVENTS,
    }),
    "invalid-preview-name": (about) => ({
        cause: about.detail ?? "The preview has no usable name.",
        risk: "Without a name of its own, the preview could be the one of another pull request.",
        fix: "Correct `preview-name`. It can contain `{number}`, `{branch}`, `{sha}` and `{app}`.",
        snippet: `with:\n  preview-name: ${about.situation === "pull-request" || about.situation === "merge-group" ? "pr-{number}" : '"{app}-{sha}"'}`,
        docsUrl: PREVIEWS,
    }),
    "cleanup-requires-preview-key": (about) => ({
        cause: `\`operation: cleanup\` does not work with ${describeKey(about.key)}.`,
        risk: "A cleanup deletes only previews, and this key cannot delete them.",
        fix: "Use the project's preview deploy key.",
        snippet: "with:\n  operation: cleanup\n  deploy-key: ${{ secrets.CONVEX_PREVIEW_DEPLOY_KEY }}",
        docsUrl: PREVIEWS,
    }),
    "sweep-on-pull-request": (about) => ({
        cause: `\`operation: sweep\` must not run ${describeEvent(about.trigger)}.`,
        risk: "A sweep deletes previews of other pull requests, with a token that their authors' code could read here.",
        fix: "Sweep on a schedule.",
        snippet: 'on:\n  schedule:\n    - cron: "17 3 * * *"',
        docsUrl: `${EVENTS}#schedule`,
    }),
};
function unreadable({ checkout }) {
    return checkout !== undefined && "unreadable" in checkout ? checkout.unreadable : null;
}
function checkoutPath({ checkout }) {
    const directory = checkout !== undefined && "directory" in checkout ? checkout.directory : ".";
    return directory === "." ? [] : [`    path: ${JSON.stringify(directory)}`];
}
function hasMovedSubmodule({ checkout }) {
    return checkout !== undefined && "movedSubmodule" in checkout && checkout.movedSubmodule !== null;
}
function checkoutFix(about) {
    switch (unreadable(about)) {
        case "reftable":
            return "Have git keep its refs as files. On a self-hosted runner, delete the old checkout first, or run `git refs migrate --ref-format=files` in it.";
        case "damaged":
            return "Check out the event's commit with `actions/checkout`, as a user whose files this step may read, and let no later step change its `.git` folder.";
        case null:
            if (hasMovedSubmodule(about))
                return "Check out the submodules too. On a self-hosted runner, another job may have left that commit. To deploy it on purpose, commit the submodule in the repository around it first.";
            return "Check out the commit that the run is for. To deploy another one, as in a rollback, set `commit`.";
    }
}
function missingKey({ trigger, settings, situation }) {
    const meansProduction = settings.target === "production" ||
        (settings.target === "auto" && situation !== undefined && PRODUCTION_BY_DEFAULT.includes(situation));
    const secret = meansProduction ? "CONVEX_DEPLOY_KEY" : "CONVEX_PREVIEW_DEPLOY_KEY";
    const store = trigger.isDependabot ? " --app dependabot" : "";
    const page = meansProduction
        ? "the production deployment's Settings → URL and Deploy Key, “Generate Production Deploy Key”"
        : "Project Settings → Deploy keys, “Generate Preview Deploy Key”";
    const dependabot = trigger.isDependabot ? " Dependabot's runs read Dependabot secrets only." : "";
    return {
        cause: `The deploy key is missing. This job runs ${describeEvent(trigger)}, and \`deploy-key\` and the environment variables for keys are empty.${dependabot}`,
        risk: "Without a key nothing can be deployed, and a green run would hide that.",
        fix: `Create a key in the Convex dashboard (${page}), store it as the secret \`${secret}\` (GitHub asks for the value), and pass it to the step. A job with an \`environment:\` also reads that environment's secrets. A called workflow gets no secrets unless its caller passes them (\`secrets: inherit\`).`,
        snippet: `gh secret set ${secret}${store}\n\n${meansProduction ? KEY_PER_EVENT : previewKeyLines(trigger)}`,
        docsUrl: SECRETS,
    };
}
/** On events other than `pull_request`, the usual expression selects the production key. */
function previewKeyLines(trigger) {
    return trigger.event === "pull_request"
        ? KEY_PER_EVENT
        : "with:\n  deploy-key: ${{ secrets.CONVEX_PREVIEW_DEPLOY_KEY }}";
}
/** The expression for the commit that the run is for, as `ref` of `actions/checkout`. */
function commitExpression(trigger) {
    if (trigger.kind === "workflow-run")
        return "${{ github.event.workflow_run.head_sha }}";
    if (trigger.kind === "pull-request")
        return "${{ github.event.pull_request.head.sha }}";
    if (trigger.kind === "pull-request-comment")
        return "refs/pull/${{ github.event.issue.number }}/head";
    return "${{ github.sha }}";
}
/** The secret that the usual `deploy-key` expression selects on this event. */
function secretNameFor(trigger) {
    return trigger.event === "pull_request" ? "CONVEX_PREVIEW_DEPLOY_KEY" : "CONVEX_DEPLOY_KEY";
}
const PRODUCTION_BY_DEFAULT = [
    "production-branch",
    "production-branch-workflow-run",
    "tag",
    "pre-release",
    "manual",
];
const KEY_PHRASES = {
    production: "a production deploy key (`prod:…`)",
    development: "a development deploy key (`dev:…`)",
    custom: "a custom deployment's deploy key (`custom:…`)",
    preview: "a preview deploy key (`preview:…`)",
    "preview-deployment": "a key of one preview deployment (`preview:…`)",
    project: "a project token (`project:…`)",
    team: "a team token (`team:…`)",
    admin: "an admin key",
    "access-token": "an access token",
    malformed: "a malformed key",
};
function describeKey(key) {
    return key === null ? "no deploy key" : KEY_PHRASES[key.kind];
}
/** A phrase that begins with "on" and says what triggered the run, such as "on a push to `main`". */
function describeEvent(trigger) {
    switch (trigger.kind) {
        case "pull-request":
            return `on ${articleOf(trigger.event)} ${(0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_2__/* .codeSpan */ .SS)(trigger.event)} event of #${trigger.pullRequest.number}`;
        case "pull-request-comment":
            return `on ${articleOf(trigger.event)} ${(0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_2__/* .codeSpan */ .SS)(trigger.event)} event of #${trigger.number}`;
        case "push":
            return `on a push to ${(0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_2__/* .codeSpan */ .SS)(trigger.branch)}`;
        case "tag":
            return `on a push of the tag ${(0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_2__/* .codeSpan */ .SS)(trigger.tag)}`;
        case "release":
            return `on a release of the tag ${(0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_2__/* .codeSpan */ .SS)(trigger.tag)}`;
        case "manual":
            return `on ${articleOf(trigger.event)} ${(0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_2__/* .codeSpan */ .SS)(trigger.event)} event on ${(0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_2__/* .codeSpan */ .SS)(trigger.ref.name)}`;
        case "workflow-run":
            return `on a \`workflow_run\` event after a ${(0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_2__/* .codeSpan */ .SS)(trigger.of)} of ${(0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_2__/* .codeSpan */ .SS)(trigger.branch)}`;
        case "branch-deleted":
            return `on the deletion of the branch ${(0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_2__/* .codeSpan */ .SS)(trigger.branch)}`;
        default:
            return `on ${articleOf(trigger.event)} ${(0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_2__/* .codeSpan */ .SS)(trigger.event)} event`;
    }
}
function articleOf(name) {
    return /^[aeiou]/.test(name) ? "an" : "a";
}
/** On a `workflow_run`, an explicit `target` does not allow any other commit. */
function containedCommitFix({ trigger, settings }) {
    const isWorkflowRun = trigger.kind === "workflow-run";
    if (settings.commit !== null) {
        const fix = "Name a commit of a production branch, and give the token `contents: read`.";
        return isWorkflowRun ? fix : `${fix} To deploy this commit to production anyway, set \`target\`.`;
    }
    return isWorkflowRun
        ? "Run the workflow again after a push that is still on a production branch, with `contents: read` for the token."
        : "Tag a commit of a production branch, and give the token `contents: read`. To deploy this tag to production anyway, set `target`.";
}
function otherRunPhrase(trigger) {
    if (trigger.kind !== "workflow-run")
        return "another run";
    const of = trigger.of === "push" ? "a push" : `a ${(0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_2__/* .codeSpan */ .SS)(trigger.of)} event`;
    if (trigger.of !== "push" && !(0,_chained_run_js__WEBPACK_IMPORTED_MODULE_3__/* .isChainedRun */ .c)(trigger))
        return of;
    return trigger.isFork ? `${of} in another repository` : `${of} whose run did not succeed`;
}
function productionBranches({ settings, trigger }) {
    if (settings.productionBranches.length > 0) {
        return `\`production-branch\` is ${(0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_2__/* .codeSpans */ .tE)(settings.productionBranches)}`;
    }
    if (trigger.defaultBranch === null)
        return "`production-branch` is not set, and the event names no default branch";
    return `\`production-branch\` is the default branch, ${(0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_2__/* .codeSpan */ .SS)(trigger.defaultBranch)}`;
}
function productionBranchValue({ settings, trigger }) {
    const branches = [...settings.productionBranches, trigger.branch];
    return JSON.stringify((settings.productionBranches.length > 0 ? branches : [trigger.defaultBranch, ...branches])
        .filter((branch) => branch !== null)
        .join(", "));
}


/***/ }),

/***/ 4394:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Jt: () => (/* binding */ flag),
/* harmony export */   Qq: () => (/* binding */ text),
/* harmony export */   U9: () => (/* binding */ count),
/* harmony export */   c3: () => (/* binding */ listOf),
/* harmony export */   kB: () => (/* binding */ time),
/* harmony export */   lW: () => (/* binding */ nullOr),
/* harmony export */   yL: () => (/* binding */ oneOf),
/* harmony export */   zv: () => (/* binding */ recordOf)
/* harmony export */ });
/** Parsers for JSON that other programs can write. Each returns a value of its type, and throws for any other value. */
/** The latest time that JavaScript's `Date` can represent, in milliseconds since the epoch. Also limits durations. */
const MAX_TIMESTAMP = 8.64e15;
const text = parserOf((value) => typeof value === "string");
/** A whole number of at least 0. */
const count = parserOf((value) => Number.isSafeInteger(value) && Number(value) >= 0);
/** A time or a duration, in any unit. */
const time = parserOf((value) => typeof value === "number" && value >= 0 && value <= MAX_TIMESTAMP);
const flag = parserOf((value) => typeof value === "boolean");
function oneOf(values) {
    return parserOf((value) => values.some((one) => one === value));
}
function nullOr(parse) {
    return (value) => (value === null ? null : parse(value));
}
function listOf(parse) {
    return (value) => list(value).map(parse);
}
/** An object with these fields. Drops all other fields, which could contain anything. */
function recordOf(fields) {
    return (value) => {
        const source = record(value);
        const parsed = Object.entries(fields).map(([name, parse]) => [name, parse(source[name])]);
        return Object.fromEntries(parsed);
    };
}
const list = parserOf((value) => Array.isArray(value));
const record = parserOf((value) => typeof value === "object" && value !== null);
function parserOf(isValid) {
    return (value) => {
        if (!isValid(value))
            throw new TypeError("The value has another type.");
        return value;
    };
}


/***/ }),

/***/ 6467:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   SW: () => (/* binding */ liveIn),
/* harmony export */   mh: () => (/* binding */ lastAttempt),
/* harmony export */   xr: () => (/* binding */ isEmptied),
/* harmony export */   yV: () => (/* binding */ removedBy)
/* harmony export */ });
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6656);
/** Derives from the records of a slot which run is live there, and which run came last. */

/**
 * Finds what is live in a slot.
 *
 * A status is written after the event that it reports, so each change that a run makes to the slot happened between two of its
 * statuses. The last change counts. If two such spans overlap, their order is unknown: GitHub orders statuses, not pushes.
 *
 * @param records - All records of one slot: see `recordsOfSlot`.
 */
function liveIn(records) {
    const changes = records.flatMap(changesBy);
    const certain = changes.filter(({ isCertain }) => isCertain);
    const last = certain.reduce((best, one) => (best !== null && best.to > one.to ? best : one), null);
    const removed = new Set(records.flatMap(removedBy));
    const wasDeleted = ({ kind, deployment }) => kind === "push" && deployment !== null && removed.has(deployment);
    const rivals = changes.filter((change) => change !== last &&
        change.to >= (last?.from ?? 0) &&
        // A run claims before it pushes.
        (change.record !== last?.record || change.kind === "push") &&
        !wasDeleted(change) &&
        !(last?.kind === "push" && change.kind === "push" && isSameCode(change.record, last.record)));
    const isLive = last !== null && last.kind === "push" && !wasDeleted(last);
    return {
        record: isLive ? last.record : null,
        deployment: isLive ? last.deployment : null,
        rivals: [...new Set(rivals.map(({ record }) => record))],
    };
}
/** The run that started last, however it ended. Reports show it in addition to the live one. */
function lastAttempt(records) {
    return records.toSorted(_record_js__WEBPACK_IMPORTED_MODULE_0__/* .compareStarts */ .bB).at(-1) ?? null;
}
/** The Convex deployments that a cleanup recorded as removed. */
function removedBy({ steps }) {
    return steps.flatMap((step) => (step.kind === "removed" ? [step.deployment] : []));
}
/** Whether every Convex deployment that the records of a slot name was removed. False if they name none. */
function isEmptied(records) {
    const removed = new Set(records.flatMap(removedBy));
    return removed.size > 0 && records.flatMap(_record_js__WEBPACK_IMPORTED_MODULE_0__/* .deploymentsIn */ .qU).every((deployment) => removed.has(deployment));
}
function changesBy(record) {
    const [deployment = null] = (0,_record_js__WEBPACK_IMPORTED_MODULE_0__/* .deploymentsIn */ .qU)(record).slice(-1);
    const about = { record, deployment };
    const end = (0,_record_js__WEBPACK_IMPORTED_MODULE_0__/* .endOf */ .pJ)(record);
    const mayHave = end === undefined || (end.kind === "ended" && end.mayBeLive);
    // A lost run may be recorded long after its timeout, but it cannot have pushed after that.
    const latest = Math.min(end?.at ?? Number.POSITIVE_INFINITY, (0,_record_js__WEBPACK_IMPORTED_MODULE_0__/* .deadlineOf */ .G0)(record) + CLOCK_DIFFERENCE_MS);
    const changes = [];
    const claim = (0,_record_js__WEBPACK_IMPORTED_MODULE_0__/* .claimOf */ ._B)(record);
    if (claim?.created === true)
        changes.push({ ...about, kind: "claim", from: (0,_record_js__WEBPACK_IMPORTED_MODULE_0__/* .begunAt */ .Hs)(record), to: claim.at, isCertain: true });
    else if (claim === undefined && record.recreates && mayHave)
        changes.push({ ...about, kind: "claim", from: (0,_record_js__WEBPACK_IMPORTED_MODULE_0__/* .begunAt */ .Hs)(record), to: latest, isCertain: false });
    const push = (0,_record_js__WEBPACK_IMPORTED_MODULE_0__/* .pushSpan */ .r$)(record);
    if (push !== null && (0,_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isDeployed */ .Nj)(record))
        changes.push({ ...about, kind: "push", ...push, isCertain: true });
    else if (push !== null && mayHave)
        changes.push({ ...about, kind: "push", from: push.from, to: latest, isCertain: false });
    return changes;
}
/** How far GitHub's clock may differ from the runner's. */
const CLOCK_DIFFERENCE_MS = 5 * 60_000;
/** Whether both runs pushed the same code to the same deployment, so that their order makes no difference. */
function isSameCode(one, other) {
    return (one.commit !== "" &&
        one.commit === other.commit &&
        (0,_record_js__WEBPACK_IMPORTED_MODULE_0__/* .isSameWorkflow */ .oe)(one, other) &&
        one.workingDirectory === other.workingDirectory &&
        lastDeployment(one) === lastDeployment(other));
}
function lastDeployment(record) {
    return (0,_record_js__WEBPACK_IMPORTED_MODULE_0__/* .lastStep */ .tX)(record, "pushed")?.deployment ?? (0,_record_js__WEBPACK_IMPORTED_MODULE_0__/* .lastStep */ .tX)(record, "pushing")?.deployment ?? null;
}


/***/ }),

/***/ 3127:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   vw: () => (/* binding */ isChosenByPerson),
/* harmony export */   y3: () => (/* binding */ originKey),
/* harmony export */   yv: () => (/* binding */ originOf)
/* harmony export */ });
/** What a run was started for: a pull request, a branch or a tag. A preview is kept while any of its origins exists. */
/**
 * The origin of a run.
 *
 * @param plan - Its `pullRequestNumber` must come from the event, the merge queue's ref or the `pull-request` input, not
 *   from a look-up that only serves to comment.
 */
function originOf(trigger, plan) {
    if (trigger.kind === "pull-request")
        return { kind: "pull-request", number: trigger.pullRequest.number };
    if (trigger.kind === "pull-request-comment")
        return { kind: "pull-request", number: trigger.number };
    if (plan.pullRequestNumber !== null)
        return { kind: "pull-request", number: plan.pullRequestNumber };
    if (trigger.kind === "tag" || trigger.kind === "release")
        return { kind: "tag", name: trigger.tag };
    if (trigger.kind === "manual" && trigger.ref.kind === "tag")
        return { kind: "tag", name: trigger.ref.name };
    if (trigger.branch === null)
        return { kind: "unknown" };
    return { kind: "branch", name: trigger.branch, isManual: trigger.kind === "manual" };
}
/** A key that is the same for equal origins. */
function originKey(origin) {
    switch (origin.kind) {
        case "pull-request":
            return `pull-request:${origin.number}`;
        case "branch":
        case "tag":
            return `${origin.kind}:${origin.name}`;
        case "unknown":
            return "unknown";
    }
}
/**
 * Whether a person chose the deployed commit, so that the run is never superseded: by a `workflow_dispatch`, or with a
 * `commit` that differs from the event's. A branch in `commit` does not choose a commit.
 *
 * @param commit - The `commit` input, resolved to a full SHA, or `null` if it is not set or names a branch.
 */
function isChosenByPerson(trigger, commit) {
    return trigger.event === "workflow_dispatch" || (commit !== null && commit !== trigger.commit);
}


/***/ }),

/***/ 6656:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Dp: () => (/* binding */ ownEndOf),
/* harmony export */   G0: () => (/* binding */ deadlineOf),
/* harmony export */   Hs: () => (/* binding */ begunAt),
/* harmony export */   LT: () => (/* binding */ isInProgress),
/* harmony export */   Nj: () => (/* binding */ isDeployed),
/* harmony export */   PI: () => (/* binding */ mergeRecords),
/* harmony export */   V7: () => (/* binding */ lostRecords),
/* harmony export */   _B: () => (/* binding */ claimOf),
/* harmony export */   _D: () => (/* binding */ pushedStep),
/* harmony export */   ab: () => (/* binding */ pushEnd),
/* harmony export */   bB: () => (/* binding */ compareStarts),
/* harmony export */   hh: () => (/* binding */ claimsIn),
/* harmony export */   kl: () => (/* binding */ nextMoment),
/* harmony export */   n6: () => (/* binding */ compareText),
/* harmony export */   oe: () => (/* binding */ isSameWorkflow),
/* harmony export */   pJ: () => (/* binding */ endOf),
/* harmony export */   qU: () => (/* binding */ deploymentsIn),
/* harmony export */   r$: () => (/* binding */ pushSpan),
/* harmony export */   tX: () => (/* binding */ lastStep),
/* harmony export */   zf: () => (/* binding */ endedAsLost)
/* harmony export */ });
/** The record of a run: what it did to a slot, step by step. Runs coordinate only by reading each other's records. */
/** Whether two runs have the same workflow, which may have been renamed between them, or its file moved. */
function isSameWorkflow(one, other) {
    const isSameFile = one.workflowPath !== "" && one.workflowPath === other.workflowPath;
    return isSameFile || one.workflow === other.workflow;
}
/**
 * The longest time that a job can run: 5 days on a self-hosted runner.
 * https://docs.github.com/en/actions/reference/limits
 */
const MAX_JOB_MS = 5 * 24 * 60 * 60_000;
/** The Convex deployments that a record names. */
function deploymentsIn(record) {
    return [...new Set(record.steps.flatMap((step) => ("deployment" in step ? (step.deployment ?? []) : [])))];
}
/** When the record was created. */
function begunAt(record) {
    return record.steps[0]?.at ?? 0;
}
/** Negative if the first of two runs started earlier. Runs that started in the same second are ordered by their IDs. */
function compareStarts(one, other) {
    return (begunAt(one) - begunAt(other) ||
        one.runId - other.runId ||
        one.runAttempt - other.runAttempt ||
        one.startedAt - other.startedAt ||
        compareText(one.id, other.id));
}
function lastStep(record, kind) {
    return record.steps.findLast((step) => step.kind === kind);
}
/** The step with which the run ended. The steps `removed` and `kept`, which a cleanup adds, are ignored. */
function endOf(record) {
    return ownEndOf(record) ?? lastStep(record, "ended");
}
/**
 * The end that the run itself recorded. Another run may have recorded it as `lost` while it was in progress, if its timeout
 * has passed or their clocks differ.
 */
function ownEndOf(record) {
    const ended = record.steps.findLast((step) => step.kind === "ended" && step.how !== "lost");
    return lastStep(record, "pushed") ?? ended;
}
/** The steps that contain the result of a claim. */
function claimsIn({ steps }) {
    return steps.filter((step) => step.kind === "claimed" || step.kind === "pushing");
}
/** The step with the result of the claim. Prefers one with `created`, because a retry's claim finds the deployment. */
function claimOf(record) {
    const claims = claimsIn(record);
    return claims.find(({ created }) => created) ?? claims[0];
}
/** Whether the push succeeded. Steps of imports and seeds prove it too, since they come after the push. */
function isDeployed(record) {
    return pushedStep(record) !== undefined;
}
/**
 * The time in which the push happened: from the status before it to the one after it.
 *
 * @returns `null` if the run did not push. `to` is infinite if no status follows.
 */
function pushSpan(record) {
    const pushed = pushedStep(record)?.at;
    const pushing = record.steps.find(({ kind }) => kind === "pushing")?.at;
    if (pushing === undefined && pushed === undefined)
        return null;
    // `pushing` is missing if GitHub was down then: the push happened at any time after the start.
    const from = pushing ?? begunAt(record);
    return { from, to: pushEnd(record)?.at ?? Number.POSITIVE_INFINITY };
}
/** The first step after the push. */
function pushEnd(record) {
    return pushedStep(record) ?? endOf(record);
}
/** The first step that proves that the push succeeded. */
function pushedStep({ steps }) {
    return steps.find(({ kind }) => kind === "importing" || kind === "seeding" || kind === "pushed");
}
/** Whether the run may still be in progress: it has not ended, and its timeout has not passed. */
function isInProgress(record, now) {
    return endOf(record) === undefined && now <= deadlineOf(record);
}
/** The latest time at which the run can still be in progress, in milliseconds since the epoch. */
function deadlineOf(record) {
    const { startedAt, deadline } = record;
    // `begunAt` is GitHub's time. The other two are of the runner's clock, which may be hours off.
    return begunAt(record) + (deadline === null ? MAX_JOB_MS : deadline - startedAt);
}
/**
 * The records of runs that are past their timeout and did not record their end, because their machine was lost. The next
 * run in the slot adds `ended` with `lost` to each when it ends, and with `mayBeLive` if the lost run was pushing.
 */
function lostRecords(records, now) {
    return records
        .filter((record) => endOf(record) === undefined && !isInProgress(record, now))
        .map((record) => ({ record, mayBeLive: lastStep(record, "pushing") !== undefined }));
}
/** The record with the end of a lost run, as it is stored in the comment. @param at - See `nextMoment`. */
function endedAsLost({ record, mayBeLive }, at) {
    return { ...record, steps: [...record.steps, { kind: "ended", how: "lost", mayBeLive, at, statusId: null }] };
}
/** The time for a step that is only stored in the comment: later than every step that was read, even if clocks differ. */
function nextMoment(records, now) {
    return Math.max(now, ...records.flatMap(({ steps }) => steps.map(({ at }) => at + 1)));
}
/**
 * Merges records from several sources (GitHub Deployments, comments, this run): each record gets the steps of all of them.
 * The result depends neither on the order of the lists nor on repetitions. A step from two sources gets the later time,
 * and the ID if one of them has it.
 */
function mergeRecords(...lists) {
    const merged = new Map();
    for (const record of lists.flat()) {
        merged.set(record.id, joined(merged.get(record.id) ?? record, record));
    }
    return [...merged.values()].sort(compareStarts);
}
function joined(one, other) {
    const steps = new Map();
    for (const step of [...one.steps, ...other.steps]) {
        const { at, statusId, ...content } = step;
        const key = JSON.stringify(Object.entries(content).sort());
        const known = steps.get(key);
        const written = { at: Math.max(at, known?.at ?? at), statusId: greater(statusId, known?.statusId ?? null) };
        steps.set(key, { ...step, ...written });
    }
    return {
        ...one,
        account: one.account === "own" && other.account === "own" ? "own" : "other",
        githubDeploymentId: greater(one.githubDeploymentId, other.githubDeploymentId),
        steps: [...steps].sort(compareSteps).map(([, step]) => step),
    };
}
/** Steps in the same second are in the order in which a run takes them. `begun` is always first, even if clocks differ. */
function compareSteps([key, one], [otherKey, other]) {
    return (Number(one.kind !== "begun") - Number(other.kind !== "begun") ||
        one.at - other.at ||
        STEP_ORDER.indexOf(one.kind) - STEP_ORDER.indexOf(other.kind) ||
        compareText(key, otherKey));
}
const STEP_ORDER = [
    "begun",
    "claimed",
    "pushing",
    "importing",
    "import-failed",
    "seeding",
    "seed-failed",
    "pushed",
    "ended",
    "kept",
    "removed",
];
function greater(one, other) {
    return one === null || other === null ? (one ?? other) : Math.max(one, other);
}
/** Compares by code units, so that the order is the same on every machine. */
function compareText(one, other) {
    return one < other ? -1 : one > other ? 1 : 0;
}


/***/ }),

/***/ 8813:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $r: () => (/* binding */ targetOf),
/* harmony export */   IR: () => (/* binding */ recordsOfSlot),
/* harmony export */   PE: () => (/* binding */ deploymentOf),
/* harmony export */   SW: () => (/* binding */ slotOf),
/* harmony export */   V7: () => (/* binding */ previewSlot),
/* harmony export */   VK: () => (/* binding */ groupBySlot),
/* harmony export */   oW: () => (/* binding */ previewOf)
/* harmony export */ });
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6656);
/** A slot is what a run deploys to: a preview by its name, or a deployment. Labels (app name, folder) are not part of it. */

/**
 * The slot of a run. Known before any request is made.
 *
 * @param url - URL of the backend that an admin key belongs to.
 * @returns `null` if the key cannot deploy (`team`, `access-token`, `malformed`), or the plan lacks what the key needs.
 */
function slotOf(key, plan, url) {
    switch (key.kind) {
        case "preview":
            return plan.preview === null ? null : previewSlot(key, plan.preview.name);
        case "production":
        case "development":
        case "custom":
        case "preview-deployment":
            return `${key.kind}:${key.deploymentName}`;
        case "project":
            return `production:${key.teamSlug}/${key.projectSlug}`;
        case "admin":
            return url !== null && URL.canParse(url) ? `${ADMIN}${new URL(url).origin}/${key.instanceName}` : null;
        default:
            return null;
    }
}
/** @returns The project of a preview slot and the preview's name there, or `null` for every other slot. */
function previewOf(slot) {
    const [, teamSlug, projectSlug, name] = /^preview:([^/]+)\/([^/]+)\/(.+)/s.exec(slot) ?? [];
    if (teamSlug === undefined || projectSlug === undefined || name === undefined)
        return null;
    return { teamSlug, projectSlug, name };
}
/**
 * @returns The target of a slot; `any` for a self-hosted backend, where each run chooses the target; `null` for no
 *   target.
 */
function targetOf(slot) {
    const [kind] = slot.split(":");
    switch (kind) {
        case "preview":
        case "preview-deployment":
            return "preview";
        case "production":
        case "development":
        case "custom":
            return kind;
        case "admin":
            return "any";
        default:
            return null;
    }
}
function previewSlot({ teamSlug, projectSlug }, name) {
    return `preview:${teamSlug}/${projectSlug}/${name}`;
}
const ADMIN = "admin:";
/** @returns The Convex deployment that a slot's key names, or `null` for the slots of other keys. */
function deploymentOf(slot) {
    return /^(?:production|development|custom|preview-deployment):([^/]+)$/.exec(slot)?.[1] ?? null;
}
/**
 * The records of one slot: those with its name, those of slots that have used the same Convex deployment (a project token
 * and a production key; the key of one preview and the preview's name), and transitively those of their slots.
 *
 * @param deployment - The slot's deployment, if it is known before a record names it.
 */
function recordsOfSlot(slot, records, deployment = deploymentOf(slot)) {
    const slots = new Set([slot]);
    const deployments = new Set(deployment === null || slot.startsWith(ADMIN) ? [] : [deployment]);
    for (let before = -1; before !== slots.size + deployments.size;) {
        before = slots.size + deployments.size;
        for (const record of records) {
            const held = joining(record);
            if (!slots.has(record.slot) && !held.some((name) => deployments.has(name)))
                continue;
            slots.add(record.slot);
            for (const name of held)
                deployments.add(name);
        }
    }
    return records.filter((record) => slots.has(record.slot));
}
/** Groups records by slot, in the order in which the slots first appear. Each group is a row of the comment. */
function groupBySlot(records) {
    const groups = [];
    let left = records;
    while (left[0] !== undefined) {
        const group = recordsOfSlot(left[0].slot, left);
        groups.push(group);
        left = left.filter((record) => !group.includes(record));
    }
    return groups;
}
/**
 * The deployments by which slots are joined. None for self-hosted backends: their default name is the same everywhere
 * (`convex-self-hosted`), so only the slot, which contains their URL, identifies them.
 */
function joining(record) {
    if (record.slot.startsWith(ADMIN))
        return [];
    const named = deploymentOf(record.slot);
    return named === null ? (0,_record_js__WEBPACK_IMPORTED_MODULE_0__/* .deploymentsIn */ .qU)(record) : [named, ...(0,_record_js__WEBPACK_IMPORTED_MODULE_0__/* .deploymentsIn */ .qU)(record)];
}


/***/ }),

/***/ 479:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   B5: () => (/* binding */ isRepeated),
/* harmony export */   Jk: () => (/* binding */ decodeHead),
/* harmony export */   Xb: () => (/* binding */ taskOf),
/* harmony export */   bH: () => (/* binding */ TASK_PREFIX),
/* harmony export */   bX: () => (/* binding */ encodeHead),
/* harmony export */   bs: () => (/* binding */ decodeRecords),
/* harmony export */   jc: () => (/* binding */ encodeRecords),
/* harmony export */   kq: () => (/* binding */ recordedName),
/* harmony export */   rR: () => (/* binding */ encodeRepeated),
/* harmony export */   sc: () => (/* binding */ sha256),
/* harmony export */   tc: () => (/* binding */ encodeStep),
/* harmony export */   zV: () => (/* binding */ decodeDeployments)
/* harmony export */ });
/* unused harmony export decodeStep */
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _json_parsers_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(4394);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6656);
/**
 * Writes and parses records: as a GitHub Deployment's `task`, payload and status descriptions, and, with `encodeRecords`,
 * in the comment's state. The states of GitHub Deployments are never read back, because other tools set them too.
 */



/** The start of the `task` of every GitHub Deployment of this action. */
const TASK_PREFIX = "deploy:convex:";
/** The `task` of a slot's GitHub Deployments, by which they are listed. A hash, since preview names may have any length. */
function taskOf(slot) {
    return `${TASK_PREFIX}${sha256(slot).slice(0, 20)}`;
}
/**
 * The name of a Convex deployment in records: its own, or a hash if a description with it could not be parsed, such as the
 * name of a self-hosted backend, which may have any length. Use it for the `deployment` of every step.
 */
function recordedName(deployment) {
    return /^[\w.-]{1,63}$/.test(deployment) ? deployment : `deployment-${sha256(deployment).slice(0, 20)}`;
}
/**
 * The description of a step's status, in one line. Without a text it fits into GitHub's 140 characters.
 *
 * @param text - Redacted text to show after an `ended` step. It is not parsed, so it may be shortened.
 */
function encodeStep(step, text = "") {
    const [, words] = FORMS.find(([fixed]) => Object.entries(fixed).every(([name, value]) => step[name] === value));
    const line = text.replace(/\s+/g, " ").trim();
    return words.replaceAll(FIELD, (_all, name) => FIELDS[name].write(step, line));
}
/** Starts the description of a status that repeats an earlier one, in order to add the URL of the site to it. */
const WITH_SITE = "With its site:";
/** The description of a status that repeats another one, to add the URL of the site to it. It is not parsed as a step. */
function encodeRepeated(description) {
    return `${WITH_SITE} ${description}`.trimEnd();
}
/** Whether `encodeRepeated` wrote the description. */
function isRepeated(description) {
    return description.startsWith(WITH_SITE);
}
/** @returns The step of a status, or `null` if this action did not write the description. */
function decodeStep(description) {
    for (const [fixed, , pattern] of FORMS) {
        const groups = pattern.exec(description)?.groups;
        if (groups === undefined)
            continue;
        const read = Object.entries(groups).map(([name, text = ""]) => FIELDS[name].read(text));
        return Object.assign({}, fixed, ...read);
    }
    return null;
}
/** The payload of a GitHub Deployment, and the head of a record in the comment. All its texts must be redacted already. */
function encodeHead(head) {
    const names = Object.keys(HEAD_PARSERS);
    return { version: VERSION, ...Object.fromEntries(names.map((name) => [name, head[name]])) };
}
/** @returns `null` if this action did not write the payload, or it was changed since. */
function decodeHead(payload) {
    // Some APIs return it as JSON text, or as JSON in JSON.
    const read = (value) => (typeof value === "string" ? JSON.parse(value) : value);
    return orNull(() => parseHead(read(read(payload))));
}
/**
 * Reads the records in GitHub Deployments. Ignores deployments of other tools, and statuses with other descriptions.
 *
 * @returns `isComplete` is false if a deployment has a task of this action and a payload that cannot be read.
 */
function decodeDeployments(listed) {
    const ofAction = listed.filter(({ task }) => task.startsWith(TASK_PREFIX));
    const records = ofAction.flatMap((one) => decodeDeployment(one) ?? []);
    return { records: (0,_record_js__WEBPACK_IMPORTED_MODULE_2__/* .mergeRecords */ .PI)(records), isComplete: records.length === ofAction.length };
}
function decodeDeployment({ id, task, createdAt, isOwn, payload, statuses }) {
    const head = decodeHead(payload);
    if (head === null || task !== taskOf(head.slot))
        return null;
    const steps = statuses.toReversed().flatMap((status) => {
        const step = decodeStep(status.description ?? "");
        return step === null ? [] : [{ ...step, at: status.createdAt, statusId: status.id }];
    });
    const begun = { kind: "begun", at: createdAt, statusId: null };
    return { ...head, account: isOwn ? "own" : "other", githubDeploymentId: id, steps: [begun, ...steps] };
}
/** Encodes records for the comment's state. Omits the account, because it is the same as the comment's. */
function encodeRecords(records) {
    return records.map(({ steps, account: _account, githubDeploymentId, ...head }) => ({
        ...encodeHead(head),
        githubDeploymentId,
        steps: steps.map((step) => [step.at, step.statusId, step.kind === "begun" ? null : encodeStep(step)]),
    }));
}
/** @returns `null` if any part is invalid: records are read completely or not at all. */
function decodeRecords(value, account) {
    return orNull(() => (0,_json_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .listOf */ .c3)(parseRecord)(value).map((record) => ({ ...record, account })));
}
function parseRecord(value) {
    const { githubDeploymentId, steps } = parseSteps(value);
    if (steps[0]?.kind !== "begun")
        throw new TypeError("The record has no begin.");
    return { ...parseHead(value), githubDeploymentId, steps };
}
function parseRecordedStep(value) {
    if (!Array.isArray(value) || value.length !== 3)
        throw new TypeError("The step has another form.");
    const [at, statusId, description] = value;
    const written = { at: (0,_json_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .time */ .kB)(at), statusId: (0,_json_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(_json_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9)(statusId) };
    if (description === null)
        return { kind: "begun", ...written };
    const step = decodeStep((0,_json_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq)(description));
    if (step === null)
        throw new TypeError("The step is not from this action.");
    return { ...step, ...written };
}
/** @returns `null` if `parse` throws. */
function orNull(parse) {
    try {
        return parse();
    }
    catch {
        return null;
    }
}
const VERSION = 1;
/** For a deployment whose name the CLI prints only after the push. */
const UNNAMED = "the deployment";
const FIELDS = {
    name: {
        pattern: "[\\w.-]{1,63}",
        write: ({ deployment }) => recordedName(deployment ?? ""),
        read: (deployment) => ({ deployment }),
    },
    nameIfKnown: {
        pattern: `[\\w.-]{1,63}|${UNNAMED}`,
        write: ({ deployment }) => (deployment === null ? UNNAMED : recordedName(deployment)),
        read: (name) => ({ deployment: name === UNNAMED ? null : name }),
    },
    claim: {
        pattern: "created|existing",
        write: ({ created }) => (created ? "created" : "existing"),
        read: (word) => ({ created: word === "created" }),
    },
    item: {
        pattern: "[1-9]\\d{0,8}(?: \\([0-9a-f]{8}\\))?",
        write: ({ item, after }) => (after === undefined ? String(item) : `${item} (${after})`),
        read: (words) => {
            const [item, after] = words.split(/ \(|\)/);
            return { item: Number(item), ...(after === undefined ? {} : { after }) };
        },
    },
    done: {
        pattern: "(?: \\((?:imported|seeded|imported, seeded)\\))?",
        write: ({ imported, seeded }) => {
            const done = [...(imported ? ["imported"] : []), ...(seeded ? ["seeded"] : [])];
            return done.length === 0 ? "" : ` (${done.join(", ")})`;
        },
        read: (words) => ({ imported: words.includes("imported"), seeded: words.includes("seeded") }),
    },
    live: {
        pattern: "(?: \\(its push may be live\\))?",
        write: ({ mayBeLive }) => (mayBeLive ? " (its push may be live)" : ""),
        read: (words) => ({ mayBeLive: words !== "" }),
    },
    text: {
        pattern: "(?:\\.|: .*)",
        write: (_step, text) => (text === "" ? "." : `: ${text}`),
        read: () => ({}),
    },
};
/** A field in the template of a form. */
const FIELD = /\{(\w+)\}/g;
const FORMS = [
    [{ kind: "claimed" }, "Claimed {name} ({claim})."],
    [{ kind: "pushing" }, "Pushing to {nameIfKnown} ({claim})."],
    [{ kind: "importing" }, "Importing into {name}, {item}."],
    [{ kind: "seeding" }, "Seeding {name}, {item}."],
    [{ kind: "import-failed" }, "The import failed: {name}, {item}."],
    [{ kind: "seed-failed" }, "The seed failed: {name}, {item}."],
    [{ kind: "pushed" }, "Deployed to {nameIfKnown}{done}."],
    [{ kind: "ended", how: "failed" }, "Failed{live}{text}"],
    [{ kind: "ended", how: "cancelled" }, "Cancelled{live}{text}"],
    [{ kind: "ended", how: "refused" }, "Refused{live}{text}"],
    [{ kind: "ended", how: "skipped" }, "Skipped{live}{text}"],
    [{ kind: "ended", how: "superseded" }, "Superseded{live}{text}"],
    [{ kind: "ended", how: "lost" }, "Lost{live}{text}"],
    [{ kind: "removed" }, "Removed {name}."],
    [{ kind: "kept" }, "Kept {name}."],
].map(([fixed, words]) => [fixed, words, patternOf(words)]);
function patternOf(words) {
    const escaped = words.replace(/[().]/g, "\\$&");
    return new RegExp(`^${escaped.replaceAll(FIELD, (_all, name) => `(?<${name}>${FIELDS[name].pattern})`)}$`, "s");
}
const HEAD_PARSERS = {
    id: _json_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq,
    slot: _json_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq,
    runId: _json_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9,
    runAttempt: _json_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9,
    startedAt: _json_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .time */ .kB,
    deadline: (0,_json_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(_json_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .time */ .kB),
    event: _json_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq,
    workflow: _json_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq,
    workflowPath: _json_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq,
    origin: parseOrigin,
    isChosen: _json_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .flag */ .Jt,
    commit: _json_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq,
    baseCommit: (0,_json_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(_json_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq),
    appName: _json_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq,
    workingDirectory: _json_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq,
    recreates: _json_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .flag */ .Jt,
};
const parseFields = (0,_json_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .recordOf */ .zv)(HEAD_PARSERS);
const parseVersion = (0,_json_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .recordOf */ .zv)({ version: (0,_json_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .oneOf */ .yL)([VERSION]) });
const parseSteps = (0,_json_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .recordOf */ .zv)({ githubDeploymentId: (0,_json_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .nullOr */ .lW)(_json_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9), steps: (0,_json_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .listOf */ .c3)(parseRecordedStep) });
function parseHead(value) {
    parseVersion(value);
    return parseFields(value);
}
function parseOrigin(value) {
    const { kind } = parseKind(value);
    switch (kind) {
        case "pull-request":
            return { kind, ...(0,_json_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .recordOf */ .zv)({ number: _json_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .count */ .U9 })(value) };
        case "branch":
            return { kind, ...(0,_json_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .recordOf */ .zv)({ name: _json_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq, isManual: _json_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .flag */ .Jt })(value) };
        case "tag":
            return { kind, ...(0,_json_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .recordOf */ .zv)({ name: _json_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .text */ .Qq })(value) };
        case "unknown":
            return { kind };
    }
}
const parseKind = (0,_json_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .recordOf */ .zv)({ kind: (0,_json_parsers_js__WEBPACK_IMPORTED_MODULE_1__/* .oneOf */ .yL)(["pull-request", "branch", "tag", "unknown"]) });
function sha256(text) {
    return (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.createHash)("sha256").update(text).digest("hex");
}


/***/ }),

/***/ 9948:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   CQ: () => (/* binding */ originText),
/* harmony export */   DN: () => (/* binding */ retentionReason),
/* harmony export */   FV: () => (/* binding */ previewAsRecorded),
/* harmony export */   Ki: () => (/* binding */ recordedPreviewName),
/* harmony export */   So: () => (/* binding */ mayBeUnread),
/* harmony export */   TZ: () => (/* binding */ originsOf),
/* harmony export */   e5: () => (/* binding */ deploymentsToDecide),
/* harmony export */   g0: () => (/* binding */ inUseText),
/* harmony export */   nT: () => (/* binding */ recordsNaming)
/* harmony export */ });
/* harmony import */ var _live_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(6467);
/* harmony import */ var _origin_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(3127);
/* harmony import */ var _record_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6656);
/* harmony import */ var _slot_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8813);
/** Decides whether a Convex deployment may be deleted: in a cleanup, a sweep, and after a superseded run. */




/** What Convex returns for a preview deployment that matches its records. Check that it does before the deletion. */
function previewAsRecorded(project, previewName) {
    return { project, type: "preview", isDefault: false, previewName };
}
/** The preview name that records give a Convex deployment, or `null` if none does. */
function recordedPreviewName(deployment, records) {
    return recordsNaming(deployment, records).flatMap(({ slot }) => (0,_slot_js__WEBPACK_IMPORTED_MODULE_0__/* .previewOf */ .oW)(slot) ?? [])[0]?.name ?? null;
}
/**
 * Why a Convex deployment must not be deleted. It may be deleted only if a run of this repository created it, it is a
 * preview of the key's project, all its origins are closed or deleted, and it was not kept. Anything in doubt is a reason.
 *
 * @param originsNow - State of all `originsOf`. Read it after the records, so that no newer run is missed.
 * @returns A clause without a full stop, or `null` if the deployment may be deleted.
 */
function retentionReason(deployment, evidence, convexNow, originsNow) {
    const { records, isComplete } = evidence;
    const creator = creatorOf(deployment, records);
    const preview = creator === undefined ? null : (0,_slot_js__WEBPACK_IMPORTED_MODULE_0__/* .previewOf */ .oW)(creator.slot);
    return (otherProjectReason(deployment, records, convexNow.project) ??
        notPreviewReason(convexNow, preview) ??
        (preview === null && isComplete ? noCreatorReason(deployment, records) : null) ??
        inUseReason(deployment, records, originsNow) ??
        keptReason(deployment, records) ??
        (isComplete && !mayBeUnread(deployment, evidence) ? null : "not all records since its creation could be read") ??
        unreadOriginReason(deployment, records, originsNow));
}
/**
 * Whether a record of a run that used a Convex deployment may be in a comment that was not read: such a comment was updated
 * after the deployment's creation.
 */
function mayBeUnread(deployment, { records, unreadUntil = 0 }) {
    const creator = records.find((record) => hasCreated(record, deployment));
    return unreadUntil > 0 && (creator === undefined || (0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .begunAt */ .Hs)(creator) <= unreadUntil);
}
/**
 * The origins that must be closed or deleted before a Convex deployment may be deleted. A branch with only manual runs
 * does not count if a pull request is an origin too.
 */
function originsOf(deployment, records) {
    const origins = tiedTo(deployment, records).map(({ origin }) => origin);
    // A pull request whose run never reached the deployment does not count here.
    const hasPullRequest = recordsNaming(deployment, records).some(({ origin }) => origin.kind === "pull-request");
    const counting = origins.filter((origin) => !(hasPullRequest && origin.kind === "branch" && origin.isManual));
    return [...new Map(counting.map((origin) => [(0,_origin_js__WEBPACK_IMPORTED_MODULE_2__/* .originKey */ .y3)(origin), origin])).values()];
}
/**
 * The Convex deployments that a cleanup or a sweep must decide on: all that records of previews name and that were not
 * removed yet.
 *
 * @param closed - The origins that a cleanup is for: a closed pull request, and its head branch if that was deleted.
 *   `null` for a sweep, which is for all.
 */
function deploymentsToDecide(records, closed) {
    const keys = closed?.map(_origin_js__WEBPACK_IMPORTED_MODULE_2__/* .originKey */ .y3);
    const removed = new Set(records.flatMap(_live_js__WEBPACK_IMPORTED_MODULE_3__/* .removedBy */ .yV));
    const named = new Set(records.filter(({ slot }) => (0,_slot_js__WEBPACK_IMPORTED_MODULE_0__/* .previewOf */ .oW)(slot) !== null).flatMap(_record_js__WEBPACK_IMPORTED_MODULE_1__/* .deploymentsIn */ .qU));
    return [...named].filter((deployment) => {
        if (removed.has(deployment))
            return false;
        return keys === undefined || tiedTo(deployment, records).some(({ origin }) => keys.includes((0,_origin_js__WEBPACK_IMPORTED_MODULE_2__/* .originKey */ .y3)(origin)));
    });
}
/** The records to which a cleanup adds `removed` or `kept`: all that name the deployment, under any label. */
function recordsNaming(deployment, records) {
    return records.filter((record) => (0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .deploymentsIn */ .qU)(record).includes(deployment));
}
/**
 * The records that give a Convex deployment an origin: those that name it, and those of its slots that name none, because
 * their runs may have reached it or be about to. The slot of a key for one preview contains the deployment's name.
 */
function tiedTo(deployment, records) {
    const slots = new Set(recordsNaming(deployment, records).map(({ slot }) => slot));
    return records.filter((record) => {
        const names = (0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .deploymentsIn */ .qU)(record);
        const isOfSlot = slots.has(record.slot) || (0,_slot_js__WEBPACK_IMPORTED_MODULE_0__/* .deploymentOf */ .PE)(record.slot) === deployment;
        return names.includes(deployment) || (names.length === 0 && isOfSlot);
    });
}
/** The record of the run that created the deployment, if this token's own account wrote it. */
function creatorOf(deployment, records) {
    return recordsNaming(deployment, records).find((record) => record.account === "own" && hasCreated(record, deployment) && (0,_slot_js__WEBPACK_IMPORTED_MODULE_0__/* .previewOf */ .oW)(record.slot) !== null);
}
function hasCreated(record, deployment) {
    return (0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .claimsIn */ .hh)(record).some((claim) => claim.created && reached(record, claim.deployment) === deployment);
}
/** If the CLI did not print the name before its push, it did after. */
function reached(record, claimed) {
    return claimed ?? (0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .lastStep */ .tX)(record, "pushed")?.deployment ?? null;
}
/**
 * The project of the last run that reached the deployment: Convex returned the deployment for that run's key. Earlier runs name
 * another one if the project or its team was renamed since.
 */
function otherProjectReason(deployment, records, project) {
    const runs = recordsNaming(deployment, records).toSorted(_record_js__WEBPACK_IMPORTED_MODULE_1__/* .compareStarts */ .bB);
    const last = runs.flatMap(({ slot }) => (0,_slot_js__WEBPACK_IMPORTED_MODULE_0__/* .previewOf */ .oW)(slot) ?? []).at(-1);
    if (last === undefined || isSameProject(last, project))
        return null;
    return `the last deploy to it used a key of another project, ${last.teamSlug}/${last.projectSlug}`;
}
function notPreviewReason(now, preview) {
    if (now.type !== "preview")
        return `it is a ${now.type} deployment`;
    if (now.isDefault)
        return "it is the project's default deployment";
    return preview === null || now.previewName === preview.name ? null : "it was claimed with another name";
}
function noCreatorReason(deployment, records) {
    const others = recordsNaming(deployment, records).some((record) => hasCreated(record, deployment));
    return others
        ? "a run with another account's token created it"
        : "no record shows that a run of this repository created it";
}
function inUseReason(deployment, records, now) {
    const origins = originsOf(deployment, records);
    if (origins.some(({ kind }) => kind === "unknown"))
        return "a record of it names neither a pull request nor a branch";
    const open = origins.find((origin) => now[(0,_origin_js__WEBPACK_IMPORTED_MODULE_2__/* .originKey */ .y3)(origin)] === "open");
    return open === undefined ? null : inUseText(open);
}
function unreadOriginReason(deployment, records, now) {
    const unread = originsOf(deployment, records).find((origin) => now[(0,_origin_js__WEBPACK_IMPORTED_MODULE_2__/* .originKey */ .y3)(origin)] === undefined);
    return unread === undefined ? null : `reading ${originText(unread)} from GitHub failed`;
}
/** A clause that says that an origin is open. */
function inUseText(origin) {
    return `${originText(origin)} ${origin.kind === "pull-request" ? "is open" : "exists"}`;
}
/** A kept deployment stays kept until the origin for which it was kept deploys to it again. */
function keptReason(deployment, records) {
    const tied = recordsNaming(deployment, records);
    const isKept = tied.some(({ origin, steps }) => {
        const kept = steps.findLast((step) => step.kind === "kept" && step.deployment === deployment);
        if (kept === undefined)
            return false;
        const own = tied.filter((record) => (0,_origin_js__WEBPACK_IMPORTED_MODULE_2__/* .originKey */ .y3)(record.origin) === (0,_origin_js__WEBPACK_IMPORTED_MODULE_2__/* .originKey */ .y3)(origin));
        return !own.some((record) => ((0,_record_js__WEBPACK_IMPORTED_MODULE_1__/* .lastStep */ .tX)(record, "pushed")?.at ?? 0) > kept.at);
    });
    return isKept ? "`on-close: keep` kept it" : null;
}
function isSameProject(one, other) {
    return one.teamSlug === other.teamSlug && one.projectSlug === other.projectSlug;
}
/** An origin in a sentence, such as "pull request #12". */
function originText(origin) {
    switch (origin.kind) {
        case "pull-request":
            return `pull request #${origin.number}`;
        case "branch":
        case "tag":
            return `the ${origin.kind} \`${origin.name}\``;
        case "unknown":
            return "its origin";
    }
}


/***/ }),

/***/ 6343:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   A: () => (/* binding */ selectRows),
/* harmony export */   E: () => (/* binding */ slotWithoutTarget)
/* harmony export */ });
/* harmony import */ var _records_live_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6467);
/* harmony import */ var _records_record_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6656);
/* harmony import */ var _records_slot_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(8813);
/** The rows of the comment's table, one for each slot: its last attempt, and what is live. Pure. */



/** The `slot` of a run that ended before it had a target. See `isReplacedWithTarget`. */
function slotWithoutTarget(workingDirectory, appName) {
    return `none:${workingDirectory}/${appName}`;
}
/** Returns the rows in the order of app names. @param now - Milliseconds since the epoch. */
function selectRows(entries, now) {
    const rowOf = new Map(entries.map(({ record, row }) => [record, row]));
    return (0,_records_slot_js__WEBPACK_IMPORTED_MODULE_0__/* .groupBySlot */ .VK)(entries.map(({ record }) => record))
        .filter((records) => !isReplacedWithTarget(records, entries))
        .flatMap((records) => {
        const attempt = (0,_records_live_js__WEBPACK_IMPORTED_MODULE_1__/* .lastAttempt */ .mh)(records);
        const row = attempt === null ? null : (rowOf.get(attempt) ?? null);
        return attempt === null || row === null
            ? []
            : [
                {
                    slot: attempt.slot,
                    folder: attempt.workingDirectory,
                    attempt: shownRow(attempt, row, now),
                    live: liveBeside(records, attempt, rowOf, now),
                },
            ];
    })
        .sort((one, other) => (0,_records_record_js__WEBPACK_IMPORTED_MODULE_2__/* .compareText */ .n6)(one.attempt.appName, other.attempt.appName) || (0,_records_record_js__WEBPACK_IMPORTED_MODULE_2__/* .compareText */ .n6)(one.slot, other.slot))
        .map(({ attempt, live, folder }, _index, rows) => {
        const namesakes = rows.filter((one) => one.attempt.appName === attempt.appName);
        const isUnclear = namesakes.some((one) => one.folder !== folder);
        return { attempt: isUnclear ? { ...attempt, appName: nameWithFolder(attempt.appName, folder) } : attempt, live };
    });
}
/** In characters. The table must fit with many apps. */
const MAX_NAME_WITH_FOLDER = 120;
function nameWithFolder(appName, folder) {
    if (folder === ".")
        return appName;
    const whole = folder.endsWith(`/${appName}`) ? folder : `${appName} (${folder})`;
    return whole.slice(0, MAX_NAME_WITH_FOLDER).toWellFormed();
}
/** The row of a run that did not report its end in time: its own row would say for ever that it is deploying. */
function shownRow(record, row, now) {
    const hasEndOrWillHave = (0,_records_record_js__WEBPACK_IMPORTED_MODULE_2__/* .ownEndOf */ .Dp)(record) !== undefined || (0,_records_record_js__WEBPACK_IMPORTED_MODULE_2__/* .isInProgress */ .LT)(record, now);
    if (row.status !== "deploying" || hasEndOrWillHave)
        return row;
    return { ...row, status: "cancelled", cause: NO_END };
}
const NO_END = "The run did not report how it ended, so it may have deployed. Its machine was lost, it was stopped by force, or its token for GitHub had expired.";
/** How many commits a row names that may be live. */
const MAX_CANDIDATES = 3;
function liveBeside(records, attempt, rowOf, now) {
    const { record, rivals } = (0,_records_live_js__WEBPACK_IMPORTED_MODULE_1__/* .liveIn */ .SW)(records);
    // A run in progress will report its own end.
    const unsure = rivals.filter((rival) => !(0,_records_record_js__WEBPACK_IMPORTED_MODULE_2__/* .isInProgress */ .LT)(rival, now));
    if (unsure.length > 0) {
        const candidates = (record === null ? unsure : [...unsure, record]).slice(-MAX_CANDIDATES);
        const commits = [...new Set(candidates.map(({ commit }) => commit))];
        return { kind: "may-be-live", commits, row: rowOf.get(candidates.at(-1) ?? attempt) ?? null };
    }
    if (record === attempt)
        return null;
    if (record !== null)
        return { kind: "live", commit: record.commit, row: rowOf.get(record) ?? null };
    const isDone = (0,_records_record_js__WEBPACK_IMPORTED_MODULE_2__/* .endOf */ .pJ)(attempt) !== undefined && !(0,_records_record_js__WEBPACK_IMPORTED_MODULE_2__/* .isDeployed */ .Nj)(attempt);
    const mayReplace = attempt.recreates || (0,_records_record_js__WEBPACK_IMPORTED_MODULE_2__/* .claimOf */ ._B)(attempt)?.created === true;
    return isDone && mayReplace && records.some(_records_record_js__WEBPACK_IMPORTED_MODULE_2__/* .isDeployed */ .Nj) ? { kind: "nothing" } : null;
}
/**
 * Whether a run without a target is hidden: by a later run of the same app that has one, or because a cleanup has removed
 * or kept a preview of the app since, such as the cleanup of which that run was a failed attempt. The other jobs of its own
 * run do not hide it: if the key of one job in a matrix is refused, the rest of the matrix may deploy with the same labels.
 */
function isReplacedWithTarget(records, entries) {
    const last = (0,_records_live_js__WEBPACK_IMPORTED_MODULE_1__/* .lastAttempt */ .mh)(records);
    if (last === null || last.slot !== slotWithoutTarget(last.workingDirectory, last.appName))
        return false;
    return entries.some(({ record }) => record.appName === last.appName &&
        record.workingDirectory === last.workingDirectory &&
        (startsLater(record, last) || wasCleanedUpSince(record, (0,_records_record_js__WEBPACK_IMPORTED_MODULE_2__/* .begunAt */ .Hs)(last))));
}
/** Whether a record is of a later run or attempt. */
function startsLater(record, other) {
    const isSameAttempt = record.runId === other.runId && record.runAttempt === other.runAttempt;
    return !isSameAttempt && (0,_records_record_js__WEBPACK_IMPORTED_MODULE_2__/* .compareStarts */ .bB)(record, other) > 0;
}
function wasCleanedUpSince({ steps }, since) {
    return steps.some(({ kind, at }) => (kind === "removed" || kind === "kept") && at >= since);
}


/***/ }),

/***/ 3473:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   N: () => (/* binding */ ReportChannels),
/* harmony export */   o: () => (/* binding */ CHANNEL_FAILED)
/* harmony export */ });
/* harmony import */ var _github_request_error_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9396);
/** Tracks the writes to each report, and why they failed. A failed report affects neither the others nor the deploy. */

/** The result of `attempt` if the channel failed. */
const CHANNEL_FAILED = Symbol("failed");
class ReportChannels {
    #failed = new Map();
    /** Channels with a write in progress. */
    #pending = new Set();
    /** Channels whose last write is finished. */
    #ended = new Set();
    /** The failed channels, with the reason. */
    get failed() {
        return this.#failed;
    }
    /** Whether the channel failed because a permission is missing. It is not tried again. */
    isForbidden(channel) {
        return this.#failed.get(channel)?.isForbidden ?? false;
    }
    /** Calls `write`, and keeps its error as the channel's failure. A later success clears that failure. */
    async attempt(channel, write) {
        this.#pending.add(channel);
        try {
            const result = await write();
            if (!this.isForbidden(channel))
                this.#failed.delete(channel);
            return result;
        }
        catch (error) {
            this.#failed.set(channel, (0,_github_request_error_js__WEBPACK_IMPORTED_MODULE_0__/* .describeRequestError */ .tM)(error));
            return CHANNEL_FAILED;
        }
        finally {
            this.#pending.delete(channel);
        }
    }
    /** Makes the channel's last write. See `attempt`. */
    async finish(channel, write) {
        await this.attempt(channel, write);
        this.#ended.add(channel);
    }
    /** Keeps any other error as a failure of all reports: a bug in reporting must not fail the deploy. */
    async guard(report) {
        try {
            await report();
        }
        catch (error) {
            this.#failed.set("all", (0,_github_request_error_js__WEBPACK_IMPORTED_MODULE_0__/* .describeRequestError */ .tM)(error));
        }
    }
    /**
     * Marks unfinished channels as failed because the time limit is over.
     *
     * @param cap - The limit, in milliseconds.
     * @param open - The channels that were expected to finish.
     */
    markTimedOut(cap, open) {
        const late = { reason: `GitHub took longer than ${cap / 1000} s altogether`, isForbidden: false, permission: null };
        const unfinished = new Set([...this.#pending, ...this.#failed.keys()]);
        for (const channel of open)
            if (!this.#ended.has(channel))
                unfinished.add(channel);
        for (const channel of unfinished)
            if (!this.isForbidden(channel))
                this.#failed.set(channel, late);
    }
}


/***/ }),

/***/ 3017:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Wk: () => (/* binding */ formatError),
/* harmony export */   su: () => (/* binding */ startMessage),
/* harmony export */   t9: () => (/* binding */ successLines)
/* harmony export */ });
/* harmony import */ var _markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7);
/* harmony import */ var _outcome_outcome_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6383);
/** The messages about a run in the job's log. */


function startMessage(outcome) {
    const { run, plan } = outcome;
    const { pullRequestNumber, branch, commit } = (0,_outcome_outcome_js__WEBPACK_IMPORTED_MODULE_1__/* .subjectOf */ .et)(outcome);
    const where = plan === null || plan.previewName === null ? plan?.target : `preview deployment "${plan.previewName}"`;
    const key = run.keyKind === null ? "" : `${run.keyKind} key`;
    const subject = pullRequestNumber === null ? (branch ?? "") : `pull request #${pullRequestNumber}`;
    return (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .joinParts */ .nn)([`Deploying ${run.appName} to ${where}`, key, subject, commit.slice(0, 7)], " · ");
}
function successLines({ run, plan, deployment, ending: { status, notes } }) {
    if (status === "skipped")
        return [];
    const urls = [
        ...(plan === null || plan.appUrl === null ? [] : [`  Site         ${plan.appUrl}`]),
        ...(deployment.url === null ? [] : [`  URL          ${deployment.url}`]),
        ...(deployment.siteUrl === null ? [] : [`  HTTP actions ${deployment.siteUrl}`]),
        ...(deployment.dashboardUrl === null ? [] : [`  Dashboard    ${deployment.dashboardUrl}`]),
    ];
    if (status === "resolved")
        return [`✔ Found ${deployment.name ?? deployment.url ?? "the deployment"}`, ...urls];
    if (status === "dry-run" || (0,_outcome_outcome_js__WEBPACK_IMPORTED_MODULE_1__/* .operationOf */ .zI)({ run, plan }) !== "deploy")
        return notes;
    return [
        `✔ Deployed to ${deployment.name ?? deployment.url ?? "Convex"} in ${run.durationSeconds.toFixed(1)} s`,
        ...urls,
    ];
}
/** Puts the message for the annotated line first: in the diff view, this is all the reader sees. */
function formatError({ cause, fix, link }, { locations, omitted }) {
    const [first, ...others] = locations;
    const marked = others.length > 0 ? `${others.length} more ${others.length > 1 ? "places are" : "place is"} marked` : "";
    const logged = omitted > 0 ? `${omitted} ${omitted > 1 ? "are" : "is"} only in the log` : "";
    const more = (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .joinParts */ .nn)([marked, logged], ", ");
    const learnMore = link === null ? "" : `Learn more: ${link}`;
    return (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__/* .joinParts */ .nn)([first?.message ?? "", cause, fix, more === "" ? "" : `${more}.`, learnMore], "\n\n");
}


/***/ }),

/***/ 4121:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   n: () => (/* binding */ setOutputs)
/* harmony export */ });
/* unused harmony export toOutputs */
/* harmony import */ var _contract_comparison_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9846);
/* harmony import */ var _outcome_outcome_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6383);
/** The action's outputs. */


/**
 * Returns the known outputs by name.
 *
 * @param final - Whether the run has ended. Before, `status`, `duration-seconds` and `failure-code` are not known.
 */
function toOutputs(outcome, { final }) {
    const { run, plan, deployment, deploy, comparison, ending } = outcome;
    const preview = (0,_outcome_outcome_js__WEBPACK_IMPORTED_MODULE_1__/* .previewOf */ .oW)(outcome);
    const known = {
        target: plan?.target,
        "key-kind": run.keyKind,
        "deployment-name": deployment.name,
        "deployment-url": deployment.url,
        "site-url": deployment.siteUrl,
        "dashboard-url": deployment.dashboardUrl,
        "preview-name": preview?.name,
        "preview-created": preview?.created,
        "app-name": run.appName,
        "pull-request": (0,_outcome_outcome_js__WEBPACK_IMPORTED_MODULE_1__/* .subjectOf */ .et)(outcome).pullRequestNumber,
        "cli-version": deploy?.cliVersion,
        "export-path": deploy?.exportPath,
        "breaking-changes": (0,_contract_comparison_js__WEBPACK_IMPORTED_MODULE_0__/* .countBreaking */ .pG)(comparison),
        ...(final
            ? {
                status: ending.status,
                "duration-seconds": run.durationSeconds.toFixed(1),
                "failure-code": ending.failure?.code,
            }
            : {}),
    };
    const texts = Object.entries(known).map(([name, value]) => [name, String(value ?? "")]);
    // Set `failure-code` even if it is empty: a run starts with the code of a crash, which has to be overwritten.
    return Object.fromEntries(texts.filter(([name, value]) => value !== "" || name === "failure-code"));
}
function setOutputs(log, outcome, when) {
    log.outputs(toOutputs((0,_outcome_outcome_js__WEBPACK_IMPORTED_MODULE_1__/* .redactOutcome */ .Ah)(outcome, log), when));
}


/***/ }),

/***/ 3168:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ recordLabel),
/* harmony export */   o: () => (/* binding */ recordHead)
/* harmony export */ });
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7598);
/* harmony import */ var _records_origin_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(3127);
/* harmony import */ var _comment_select_rows_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6343);
/** The part of a run's record that is known before the run starts. */



/** In characters, so that a hundred labels fit into a comment. */
const MAX_LABEL_LENGTH = 60;
/** Redacts and truncates the name of an app, a folder or a workflow, as it is written to records. */
function recordLabel(text, { redactTrusted }) {
    return redactTrusted(text).slice(0, MAX_LABEL_LENGTH).toWellFormed();
}
/** @param now - Milliseconds since the epoch. */
function recordHead(trigger, outcome, { slot, pullRequestNumber, chosenCommit, recreates, timeoutMs }, { redactTrusted }, now) {
    const label = (text) => recordLabel(text, { redactTrusted });
    const origin = (0,_records_origin_js__WEBPACK_IMPORTED_MODULE_1__/* .originOf */ .yv)(trigger, { pullRequestNumber });
    const [appName, workingDirectory] = [label(outcome.appName), label(outcome.workingDirectory)];
    return {
        id: (0,node_crypto__WEBPACK_IMPORTED_MODULE_0__.randomUUID)(),
        slot: slot === null ? (0,_comment_select_rows_js__WEBPACK_IMPORTED_MODULE_2__/* .slotWithoutTarget */ .E)(workingDirectory, appName) : redactTrusted(slot),
        runId: Number(trigger.runId),
        runAttempt: trigger.runAttempt,
        startedAt: now,
        deadline: timeoutMs === null ? null : now + timeoutMs,
        event: trigger.event,
        workflow: label(trigger.workflow),
        workflowPath: label(trigger.workflowPath),
        origin: "name" in origin ? { ...origin, name: redactTrusted(origin.name) } : origin,
        isChosen: (0,_records_origin_js__WEBPACK_IMPORTED_MODULE_1__/* .isChosenByPerson */ .vw)(trigger, chosenCommit),
        commit: /^[0-9a-f]{40,64}$/.test(outcome.commit) ? outcome.commit : "",
        baseCommit: null,
        appName,
        workingDirectory,
        recreates,
    };
}


/***/ }),

/***/ 3740:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   cM: () => (/* binding */ comparisonTitle),
/* harmony export */   d4: () => (/* binding */ otherChangesText),
/* harmony export */   dv: () => (/* binding */ breakingLines),
/* harmony export */   hf: () => (/* binding */ breakingText)
/* harmony export */ });
/* harmony import */ var _contract_change_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6035);
/* harmony import */ var _contract_comparison_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(9846);
/* harmony import */ var _markdown_code_span_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4720);
/* harmony import */ var _markdown_markdown_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7);
/** Lists in Markdown of the changes that merging a pull request would make. */




/** How many changes are listed. The others are only counted. */
const MAX_LISTED = 20;
const TITLES = {
    data: "Breaks data",
    clients: "Breaks clients",
    costs: "Costs",
    asks: "Asks for something",
    unknown: "Not known",
    safe: "Safe",
};
/** Lists the breaking changes, for the visible part of a report. Empty if there are none. */
function breakingText(comparison, appName) {
    const count = (0,_contract_comparison_js__WEBPACK_IMPORTED_MODULE_1__/* .countBreaking */ .pG)(comparison) ?? 0;
    if (comparison === null || count === 0)
        return [];
    const waived = comparison.waivedBy === null ? "" : ` The label ${(0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_3__/* .cellCodeSpan */ .IJ)(comparison.waivedBy)} allows it.`;
    const what = (0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(count, "breaking change");
    const heading = `⚠️ **${(0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_3__/* .cellCodeSpan */ .IJ)(appName)}**: merging this into ${(0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_3__/* .cellCodeSpan */ .IJ)(comparison.baseBranch)} makes ${what}.${waived}`;
    return [heading, "", ...breakingLines(comparison.changes.filter(_contract_change_js__WEBPACK_IMPORTED_MODULE_0__/* .isBreaking */ .ER)), ""];
}
/** Returns list items. Changes that break data come first. */
function breakingLines(changes) {
    const data = changes.filter((one) => (0,_contract_change_js__WEBPACK_IMPORTED_MODULE_0__/* .groupOf */ .F8)(one) === "data");
    const others = changes.filter((one) => (0,_contract_change_js__WEBPACK_IMPORTED_MODULE_0__/* .groupOf */ .F8)(one) !== "data");
    return limited([...data, ...others].map((one) => `- **${TITLES[(0,_contract_change_js__WEBPACK_IMPORTED_MODULE_0__/* .groupOf */ .F8)(one)]}:** ${textOf(one)}`));
}
/** Lists all other changes, for the folded part of a report. Safe changes come last. */
function otherChangesText(comparison) {
    if (comparison === null)
        return [];
    if (comparison.problem !== null)
        return [`- ${(0,_contract_comparison_js__WEBPACK_IMPORTED_MODULE_1__/* .problemText */ .fI)(comparison, _markdown_code_span_js__WEBPACK_IMPORTED_MODULE_3__/* .cellCodeSpan */ .IJ)}`];
    const groups = ["costs", "asks", "unknown", "safe"].flatMap((group) => {
        const changes = comparison.changes.filter((one) => (0,_contract_change_js__WEBPACK_IMPORTED_MODULE_0__/* .groupOf */ .F8)(one) === group);
        return limited(changes.map((one) => `- **${TITLES[group]}:** ${textOf(one)}`));
    });
    const unread = comparison.notCompared.slice(0, MAX_LISTED).map((name) => (0,_markdown_code_span_js__WEBPACK_IMPORTED_MODULE_3__/* .cellCodeSpan */ .IJ)(name));
    return [
        ...groups,
        ...(unread.length === 0 ? [] : [`- **Not compared**, because they could not be loaded: ${unread.join(", ")}`]),
    ];
}
function comparisonTitle({ baseBranch, changes, problem }) {
    if (problem !== null)
        return "What merging will do: not compared";
    const safe = changes.filter((one) => (0,_contract_change_js__WEBPACK_IMPORTED_MODULE_0__/* .groupOf */ .F8)(one) === "safe").length;
    const what = changes.length === 0 ? "no changes" : `${(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .formatCount */ .B4)(changes.length, "change")}, ${safe} of them safe`;
    return `What merging into ${(0,_markdown_markdown_js__WEBPACK_IMPORTED_MODULE_2__/* .htmlCode */ .h8)(baseBranch)} will do: ${what}`;
}
function textOf(one) {
    const { change, advice } = (0,_contract_change_js__WEBPACK_IMPORTED_MODULE_0__/* .changeText */ .k0)(one, _markdown_code_span_js__WEBPACK_IMPORTED_MODULE_3__/* .cellCodeSpan */ .IJ);
    return advice === "" ? change : `${change} ${advice}`;
}
function limited(items) {
    const further = items.length - MAX_LISTED;
    return further > 0 ? [...items.slice(0, MAX_LISTED), `- and ${further} more`] : items;
}


/***/ }),

/***/ 2087:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   p: () => (/* binding */ phaseTimesText),
/* harmony export */   z: () => (/* binding */ endPhase)
/* harmony export */ });
/** How long the phases of a run took, for debug logs and the benchmark. */
/** Marks the end of a phase. If it is called again for the same phase, the last call counts. */
function endPhase(phase) {
    performance.mark(OWN + phase);
}
/** Each phase in milliseconds from the end of the one before. The first counts from the start of the process. */
function phaseTimesText() {
    const marks = performance.getEntriesByType("mark").filter(({ name }) => name.startsWith(OWN));
    const ends = [...new Map(marks.map(({ name, startTime }) => [name.slice(OWN.length), startTime]))].sort(([, a], [, b]) => a - b);
    const times = ends.map(([phase, at], index) => `${phase} ${Math.round(at - (ends[index - 1]?.[1] ?? 0))} ms`);
    return `Phases: ${times.join(", ")}`;
}
/** Other code in this process may have marks of its own. */
const OWN = "convex-deploy-action: ";


/***/ }),

/***/ 2413:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   F: () => (/* binding */ escapeWorkflowCommands)
/* harmony export */ });
/**
 * Escapes what the runner would read as a command: `::name` at the start of a line, even after characters that are
 * neither letters nor digits, and the legacy `##[name]` anywhere.
 * https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
function escapeWorkflowCommands(line) {
    return line.replace(/^([^\p{L}\p{N}]*?):(?=:)/u, "$1: ").replaceAll("##[", "# #[");
}


/***/ }),

/***/ 9293:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   $T: () => (/* binding */ positiveIntegerAt),
/* harmony export */   Hn: () => (/* binding */ isTrue),
/* harmony export */   bX: () => (/* binding */ stringAt),
/* harmony export */   lJ: () => (/* binding */ objectAt),
/* harmony export */   wF: () => (/* binding */ shaAt),
/* harmony export */   zy: () => (/* binding */ has)
/* harmony export */ });
/**
 * Reads fields of JSON that may have any shape. A missing field, or one of another type, is `null`, so that the caller
 * decides what that means. Nothing here throws.
 */
/** @returns The object, or `null` for anything else, including arrays. */
function objectAt(value, ...path) {
    const found = valueAt(value, ...path);
    return typeof found === "object" && found !== null && !Array.isArray(found)
        ? found
        : null;
}
/** @returns A non-empty string, or `null`. */
function stringAt(value, ...path) {
    const found = valueAt(value, ...path);
    return typeof found === "string" && found !== "" ? found : null;
}
/** @returns A commit's full SHA in lower case, or `null`; also for the all-zero SHA, by which GitHub means "no commit". */
function shaAt(value, ...path) {
    const found = stringAt(value, ...path)?.toLowerCase() ?? "";
    return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(found) && !/^0+$/.test(found) ? found : null;
}
/** @returns A positive integer, such as the number of a pull request, or `null`. */
function positiveIntegerAt(value, ...path) {
    const found = valueAt(value, ...path);
    return typeof found === "number" && Number.isSafeInteger(found) && found > 0 ? found : null;
}
/** Only a JSON `true` is true. */
function isTrue(value, ...path) {
    return valueAt(value, ...path) === true;
}
/** Whether the field exists and is not `null`. */
function has(value, ...path) {
    return (valueAt(value, ...path) ?? null) !== null;
}
function valueAt(value, ...path) {
    let found = value;
    for (const name of path) {
        if (typeof found !== "object" || found === null)
            return undefined;
        found = found[name];
    }
    return found;
}


/***/ }),

/***/ 8980:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   DQ: () => (/* binding */ readPullRequest),
/* harmony export */   Fs: () => (/* binding */ findByHead),
/* harmony export */   ve: () => (/* binding */ isSameRepository)
/* harmony export */ });
/* harmony import */ var _payload_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(9293);

/**
 * Reads a pull request in the form that webhooks and the REST API share
 * (https://docs.github.com/en/rest/pulls/pulls#get-a-pull-request).
 *
 * A pull request whose head repository was deleted, or whose base is not named, counts as one from a fork: its code is
 * untrusted unless it is known to come from this repository. `head.repo.fork` does not show this, since the base repository may
 * itself be a fork.
 *
 * @param repository - The base repository, if the pull request does not name it.
 * @returns `null` if the number, head commit, head branch, base branch or state cannot be read.
 */
function readPullRequest(value, repository) {
    const number = (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .positiveIntegerAt */ .$T)(value, "number");
    const headSha = (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .shaAt */ .wF)(value, "head", "sha");
    const headBranch = (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .stringAt */ .bX)(value, "head", "ref");
    const baseBranch = (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .stringAt */ .bX)(value, "base", "ref");
    const state = (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .stringAt */ .bX)(value, "state");
    if (number === null || headSha === null || headBranch === null || baseBranch === null)
        return null;
    if (state !== "open" && state !== "closed")
        return null;
    const headRepository = (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .stringAt */ .bX)(value, "head", "repo", "full_name");
    return {
        number,
        headSha,
        headBranch,
        headRepository,
        baseBranch,
        isFork: !isSameRepository(headRepository, (0,_payload_js__WEBPACK_IMPORTED_MODULE_0__/* .stringAt */ .bX)(value, "base", "repo", "full_name") ?? repository),
        state,
    };
}
/** GitHub ignores case in names. An unknown repository is not the same as any other. */
function isSameRepository(one, other) {
    return one !== null && other !== null && one !== "" && one.toLowerCase() === other.toLowerCase();
}
/**
 * Finds the one pull request with exactly this head. GitHub lists every pull request that contains a commit, so the
 * commit, the branch and the repository must all match. If that is the base repository, its name need not match: a payload
 * keeps the name from before the repository was renamed.
 *
 * @returns `null` if none or several match.
 */
function findByHead(candidates, head) {
    const matches = candidates.filter((candidate) => head.commit !== "" &&
        candidate.headSha === head.commit &&
        candidate.headBranch === head.branch &&
        (head.isFork ? isSameRepository(candidate.headRepository, head.headRepository) : !candidate.isFork));
    return matches.length === 1 ? (matches[0] ?? null) : null;
}


/***/ }),

/***/ 4111:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   K: () => (/* binding */ foldersUpTo)
/* harmony export */ });
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);

/** @returns `first` and the folders around it, up to `last` or else to the root. */
function foldersUpTo(last, first) {
    const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_0__.dirname)(first);
    return first === last || first === parent ? [first] : [first, ...foldersUpTo(last, parent)];
}


/***/ }),

/***/ 6026:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   f: () => (/* binding */ parentsOf),
/* harmony export */   y: () => (/* binding */ trackedAt)
/* harmony export */ });
/* harmony import */ var _git_object_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6296);
/** Reads commits and trees of a git repository without running `git`. */

/**
 * The parents of a commit in order, from the raw object: it names them in a shallow clone too, and grafts and
 * replacements do not change it.
 *
 * @returns null if the commit cannot be read.
 */
function parentsOf(repository, commit) {
    return commitFields(repository, commit)?.flatMap(([name, value]) => (name === "parent" ? [value] : [])) ?? null;
}
/**
 * What a commit has at a path, or at the first part of the path that is not a folder.
 *
 * @param path - Names of folders, the top one first.
 */
function trackedAt(repository, commit, path) {
    let tree = commitFields(repository, commit)?.find(([name]) => name === "tree")?.[1];
    for (const part of path) {
        const entries = tree === undefined ? null : treeEntries(repository, tree);
        if (entries === null)
            return { kind: "unreadable" };
        const entry = entries.find(({ name }) => name === part) ?? entries.find(({ name }) => fold(name) === fold(part));
        if (entry === undefined)
            return { kind: "absent" };
        if (entry.mode === "160000")
            return { kind: "submodule", commit: entry.id };
        if (!/^0?40000$/.test(entry.mode))
            return { kind: "file" };
        tree = entry.id;
    }
    return { kind: tree === undefined ? "unreadable" : "folder" };
}
/** Some file systems ignore case in names, or how accents are encoded. */
function fold(name) {
    return name.normalize("NFC").toLowerCase();
}
/** The header lines `<name> <value>` above the message. */
function commitFields(repository, commit) {
    const object = (0,_git_object_js__WEBPACK_IMPORTED_MODULE_0__/* .readObject */ .Ag)(repository, commit);
    if (object?.type !== "commit")
        return null;
    const head = object.content.toString("latin1").split("\n\n", 1)[0] ?? "";
    return head.split("\n").map((line) => [line.slice(0, line.indexOf(" ")), line.slice(line.indexOf(" ") + 1)]);
}
/** Each entry is `<mode> <name>`, a zero byte, and the binary ID. */
function treeEntries(repository, id) {
    const object = (0,_git_object_js__WEBPACK_IMPORTED_MODULE_0__/* .readObject */ .Ag)(repository, id);
    if (object?.type !== "tree")
        return null;
    const { content } = object;
    const entries = [];
    for (let start = 0; start < content.length;) {
        const zero = content.indexOf(0, start);
        if (zero === -1)
            return null;
        const end = zero + 1 + id.length / 2;
        const [mode = "", ...name] = content.toString("utf8", start, zero).split(" ");
        entries.push({ mode, name: name.join(" "), id: content.toString("hex", zero + 1, end) });
        start = end;
    }
    return entries;
}


/***/ }),

/***/ 3743:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   G: () => (/* binding */ readLeftOutPaths),
/* harmony export */   g: () => (/* binding */ readTrackedFiles)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _git_object_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6296);
/* harmony import */ var _git_repository_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(3639);
/* harmony import */ var _read_regular_file_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(1840);
/**
 * Reads git's index, the list of the files that git tracks, without running `git`.
 * Format: https://git-scm.com/docs/index-format
 */





/** In bytes. The index of a million files has about 100 MB. */
const MAX_INDEX_SIZE = 256 * 1024 * 1024;
const HEADER_LENGTH = 12;
/** In bytes. Times, owner, mode and size come before the ID. */
const STAT_LENGTH = 40;
const MODE_OFFSET = 24;
const EXTENDED_FLAG = 0x4000;
/** Of the extended flags. */
const SKIP_WORKTREE_FLAG = 0x4000;
/**
 * Paths of all tracked files and links, from the repository's top folder, with `/` and in NFC. Empty if there is no
 * repository or its index cannot be read. Entries that a split index keeps in a second file are ignored.
 *
 * @param top - Absolute path of the repository's top folder.
 */
function readTrackedFiles(top) {
    return new Set(readIndex(top).flatMap(({ path, mode }) => (isFileOrLink(mode) ? [path] : [])));
}
/**
 * Paths of what a sparse checkout has left out, as in `readTrackedFiles`. A folder that a sparse index keeps as one entry
 * ends with `/`.
 */
function readLeftOutPaths(top) {
    return readIndex(top).flatMap(({ path, isLeftOut }) => (isLeftOut ? [path] : []));
}
function readIndex(top) {
    const repository = (0,_git_repository_js__WEBPACK_IMPORTED_MODULE_3__/* .openRepository */ .h_)(top);
    const head = (0,_git_repository_js__WEBPACK_IMPORTED_MODULE_3__/* .readHeadCommit */ .g0)(top);
    // An index does not say which hash it uses: it is the one of HEAD.
    if (repository === null || "unreadable" in repository || typeof head !== "string")
        return [];
    try {
        const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(repository.gitDirectory, "index");
        const index = (0,_read_regular_file_js__WEBPACK_IMPORTED_MODULE_4__/* .withRegularFile */ .p0)(path, MAX_INDEX_SIZE, (file) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file));
        return index === null ? [] : [...parseIndex(index, head.length / 2)];
    }
    catch {
        return [];
    }
}
/**
 * @param idLength - In bytes: 20 or 32.
 * @throws {RangeError} If the index is cut off or damaged, or its version is unknown.
 */
function* parseIndex(index, idLength) {
    const version = index.readUInt32BE(4);
    if (index.toString("latin1", 0, 4) !== "DIRC" || version < 2 || version > 4)
        throw new RangeError("The file is not a git index of version 2, 3 or 4.");
    let at = HEADER_LENGTH;
    let name = Buffer.alloc(0);
    for (let left = index.readUInt32BE(8); left > 0; left -= 1) {
        const flags = at + STAT_LENGTH + idLength;
        const isExtended = (index.readUInt16BE(flags) & EXTENDED_FLAG) !== 0;
        const start = flags + (isExtended ? 4 : 2);
        // Version 4 stores how many bytes to drop from the end of the previous name, and what to append instead.
        const dropped = version === 4 ? (0,_git_object_js__WEBPACK_IMPORTED_MODULE_2__/* .readOffset */ .QM)(index, start) : { value: name.length, end: start };
        const end = index.indexOf(0, dropped.end);
        if (end === -1 || dropped.value > name.length)
            throw new RangeError("The index is damaged.");
        name = Buffer.concat([name.subarray(0, name.length - dropped.value), index.subarray(dropped.end, end)]);
        yield {
            path: name.toString("utf8").normalize("NFC"),
            mode: index.readUInt32BE(at + MODE_OFFSET),
            isLeftOut: isExtended && (index.readUInt16BE(flags + 2) & SKIP_WORKTREE_FLAG) !== 0,
        };
        // Earlier versions pad an entry with one to eight zeros.
        at = version === 4 ? end + 1 : at + Math.ceil((end + 1 - at) / 8) * 8;
    }
}
/** Submodules, and folders of a sparse checkout, have entries of other modes. */
function isFileOrLink(mode) {
    return mode >> 12 === 0o10 || mode >> 12 === 0o12;
}


/***/ }),

/***/ 6296:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {


// EXPORTS
__webpack_require__.d(__webpack_exports__, {
  Bw: () => (/* binding */ findObjectIds),
  Ag: () => (/* binding */ readObject),
  QM: () => (/* binding */ readOffset)
});

// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __webpack_require__(7598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __webpack_require__(3024);
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __webpack_require__(6760);
// EXTERNAL MODULE: external "node:zlib"
var external_node_zlib_ = __webpack_require__(8522);
;// CONCATENATED MODULE: ./build/workspace/git-delta.js
/**
 * Rebuilds an object of a git pack from another one and the delta between them. Pure.
 * Format: https://git-scm.com/docs/gitformat-pack#_deltified_representation
 */
/**
 * @param largest - Size limit for the result, in bytes.
 * @returns null if the delta is damaged, belongs to another base or makes a larger object.
 */
function applyGitDelta(base, delta, largest) {
    const bytes = new Bytes(delta);
    if (bytes.size() !== base.length)
        return null;
    const length = bytes.size();
    if (length > largest)
        return null;
    const parts = [];
    let written = 0;
    while (!bytes.atEnd && written <= length) {
        const part = nextPart(base, bytes);
        if (part === null)
            return null;
        parts.push(part);
        written += part.length;
    }
    return !bytes.overrun && written === length ? Buffer.concat(parts) : null;
}
/** Copies from the base, or takes up to 127 bytes from the delta itself. */
function nextPart(base, bytes) {
    const instruction = bytes.next();
    if (instruction === 0)
        return null;
    if (instruction < 0x80)
        return bytes.take(instruction);
    // Each of the seven lower bits is set if a byte of the offset or of the size follows.
    const part = (bit, factor) => (instruction & bit ? bytes.next() * factor : 0);
    const offset = part(0x01, 1) + part(0x02, 0x100) + part(0x04, 0x10000) + part(0x08, 0x1000000);
    const size = part(0x10, 1) + part(0x20, 0x100) + part(0x40, 0x10000) || 0x10000;
    return offset + size <= base.length ? base.subarray(offset, offset + size) : null;
}
/** Reads a delta from its start to its end. Past the end, every byte is 0. */
class Bytes {
    #bytes;
    #position = 0;
    constructor(bytes) {
        this.#bytes = bytes;
    }
    get atEnd() {
        return this.#position >= this.#bytes.length;
    }
    /** Whether more bytes were read than the delta has. */
    get overrun() {
        return this.#position > this.#bytes.length;
    }
    next() {
        this.#position += 1;
        return this.#bytes[this.#position - 1] ?? 0;
    }
    take(length) {
        this.#position += length;
        return this.#bytes.subarray(this.#position - length, this.#position);
    }
    /** Sizes are stored seven bits a byte, the lowest first. */
    size() {
        let size = 0;
        for (let factor = 1, byte = 0x80; byte >= 0x80; factor *= 128) {
            byte = this.next();
            size += (byte & 0x7f) * factor;
        }
        return size;
    }
}

// EXTERNAL MODULE: ./build/workspace/read-regular-file.js
var read_regular_file = __webpack_require__(1840);
;// CONCATENATED MODULE: ./build/workspace/git-object.js
/**
 * Reads single objects (commits, trees, tags) of a git repository, loose or packed, without running `git`.
 * Formats: https://git-scm.com/docs/gitformat-pack and https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
 */






/** In bytes, unpacked. A commit has a few hundred; a tree has about 40 for each entry of its folder. */
const MAX_OBJECT_SIZE = 16 * 1024 * 1024;
/** Git's own longest chain, `pack.depth`: https://git-scm.com/docs/git-config#Documentation/git-config.txt-packdepth */
const MAX_DELTA_CHAIN = 4095;
/** Maximum number of `info/alternates` that git follows from one repository to the next. */
const MAX_ALTERNATES_DEPTH = 5;
/** In bytes. `info/alternates` has one path a line. */
const MAX_ALTERNATES_SIZE = 64 * 1024;
/**
 * Reads the object with this ID and checks its hash, so that a damaged or replaced file is not trusted.
 *
 * @param id - The whole SHA-1 or SHA-256, in lower case.
 * @returns null if there is no such object, or it cannot be read.
 */
function readObject(repository, id) {
    for (const directory of objectDirectories(repository)) {
        const found = readIn(directory, id, MAX_DELTA_CHAIN);
        if (found !== null)
            return hashOf(found, id) === id ? found : null;
    }
    return null;
}
/**
 * IDs of all objects whose ID starts with `prefix`, in no order.
 *
 * @param prefix - At least two hexadecimal digits, in lower case.
 */
function findObjectIds(repository, prefix) {
    const found = objectDirectories(repository).flatMap((directory) => [
        ...namesIn((0,external_node_path_.join)(directory, prefix.slice(0, 2))).map((rest) => prefix.slice(0, 2) + rest),
        ...packsOf(directory).flatMap((pack) => withPackIndex(pack, (index) => idsInBucket(index, prefix)) ?? []),
    ]);
    return [...new Set(found)].filter((id) => id.startsWith(prefix) && /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/.test(id));
}
function hashOf({ type, content }, id) {
    const algorithm = id.length === 40 ? "sha1" : "sha256";
    return (0,external_node_crypto_.createHash)(algorithm).update(`${type} ${content.length}\0`).update(content).digest("hex");
}
/** The repository's own folder of objects, and those that it borrows from. */
function objectDirectories({ commonDirectory }) {
    const found = new Set();
    const add = (directory, depth) => {
        if (found.has(directory) || depth > MAX_ALTERNATES_DEPTH)
            return;
        found.add(directory);
        const lines = (0,read_regular_file/* readRegularFile */.XF)((0,external_node_path_.join)(directory, "info", "alternates"), MAX_ALTERNATES_SIZE)?.split("\n") ?? [];
        for (const line of lines)
            if (line !== "" && !line.startsWith("#"))
                add((0,external_node_path_.resolve)(directory, line), depth + 1);
    };
    add((0,external_node_path_.join)(commonDirectory, "objects"), 0);
    return [...found];
}
function readIn(directory, id, deltasLeft) {
    const loose = readLoose((0,external_node_path_.join)(directory, id.slice(0, 2), id.slice(2)));
    if (loose !== null)
        return loose;
    for (const pack of packsOf(directory)) {
        const offset = withPackIndex(pack, (index) => offsetOf(index, id));
        if (offset === null)
            continue;
        const found = withFile(`${pack}.pack`, (file) => readPacked({ file, directory, idLength: id.length / 2 }, offset, deltasLeft));
        if (found !== null)
            return found;
    }
    return null;
}
/** A loose object is a zlib stream of `<type> <size>`, a zero byte, and the content. */
function readLoose(path) {
    const whole = withFile(path, (file) => inflate(file.read(0, Math.min(file.size, MAX_OBJECT_SIZE))));
    if (whole === null)
        return null;
    const end = whole.indexOf(0);
    const [, type, size] = /^(commit|tree|blob|tag) (\d+)$/.exec(whole.toString("latin1", 0, Math.max(end, 0))) ?? [];
    const content = whole.subarray(end + 1);
    return type !== undefined && Number(size) === content.length ? { type: type, content } : null;
}
/** Paths of the packs, without `.pack` and `.idx`. */
function packsOf(directory) {
    const folder = (0,external_node_path_.join)(directory, "pack");
    return namesIn(folder)
        .filter((name) => /^pack-(?:[0-9a-f]{40}|[0-9a-f]{64})\.idx$/.test(name))
        .map((name) => (0,external_node_path_.join)(folder, name.slice(0, -".idx".length)));
}
function namesIn(folder) {
    try {
        return (0,external_node_fs_.readdirSync)(folder);
    }
    catch {
        return [];
    }
}
/** @returns null if the file cannot be opened or read, or `use` finds it damaged and throws. */
function withFile(path, use) {
    return (0,read_regular_file/* withRegularFile */.p0)(path, Number.POSITIVE_INFINITY, (file, size) => {
        const read = (position, length) => {
            const buffer = Buffer.alloc(Math.max(0, Math.min(length, size - position)));
            return buffer.subarray(0, (0,external_node_fs_.readSync)(file, buffer, 0, buffer.length, position));
        };
        return use({ size, read });
    });
}
/** Ignores bytes after the end of the compressed data. */
function inflate(compressed) {
    return (0,external_node_zlib_.inflateSync)(compressed, { maxOutputLength: MAX_OBJECT_SIZE });
}
const INDEX_HEADER = Buffer.from([0xff, 0x74, 0x4f, 0x63, 0, 0, 0, 2]);
const FANOUT_LENGTH = 256 * 4;
const IDS_START = INDEX_HEADER.length + FANOUT_LENGTH;
/** Ignores indexes of version 1, which git has not written since 2007. */
function withPackIndex(pack, use) {
    // A pack's name is a hash of the same kind as the IDs of its objects.
    const idLength = (0,external_node_path_.basename)(pack).length - "pack-".length === 40 ? 20 : 32;
    return withFile(`${pack}.idx`, (file) => {
        const start = file.read(0, IDS_START);
        if (start.length < IDS_START || !start.subarray(0, INDEX_HEADER.length).equals(INDEX_HEADER))
            return null;
        const countUpTo = (byte) => (byte < 0 ? 0 : start.readUInt32BE(INDEX_HEADER.length + byte * 4));
        return use({ file, countUpTo, count: countUpTo(255), idLength });
    });
}
function idsInBucket({ file, idLength, countUpTo }, prefix) {
    const byte = Number.parseInt(prefix.slice(0, 2), 16);
    const [first, end] = [countUpTo(byte - 1), countUpTo(byte)];
    const bucket = file.read(IDS_START + first * idLength, (end - first) * idLength);
    return Array.from({ length: Math.floor(bucket.length / idLength) }, (_, place) => bucket.toString("hex", place * idLength, (place + 1) * idLength));
}
/** @returns The object's offset in the pack, or null if it is not in this pack. */
function offsetOf(index, id) {
    if (index.idLength * 2 !== id.length)
        return null;
    const { file, idLength, count, countUpTo } = index;
    const place = idsInBucket(index, id).indexOf(id);
    if (place === -1)
        return null;
    const position = countUpTo(Number.parseInt(id.slice(0, 2), 16) - 1) + place;
    // The IDs are followed by one checksum of 4 bytes for each object.
    const offsets = IDS_START + count * (idLength + 4);
    const offset = file.read(offsets + position * 4, 4).readUInt32BE();
    if (offset < 0x80000000)
        return offset;
    // In packs above 2 GiB, this is the position of an 8-byte offset.
    return Number(file.read(offsets + count * 4 + (offset - 0x80000000) * 8, 8).readBigUInt64BE());
}
const PACKED_TYPES = new Map([
    [1, "commit"],
    [2, "tree"],
    [3, "blob"],
    [4, "tag"],
]);
const OFFSET_DELTA = 6;
const REFERENCE_DELTA = 7;
/** @throws {Error} If the pack is damaged; a `RangeError` if a number points past its end. */
function readPacked(pack, offset, deltasLeft) {
    // Type and size take at most 10 bytes, a base's offset as many.
    const start = pack.file.read(offset, 20 + pack.idLength);
    const { type, size, end } = readEntryHeader(start);
    if (size > MAX_OBJECT_SIZE)
        return null;
    const plainType = PACKED_TYPES.get(type);
    if (plainType !== undefined)
        return { type: plainType, content: readCompressed(pack, offset + end, size) };
    if (deltasLeft === 0)
        return null;
    if (type === OFFSET_DELTA) {
        const distance = readOffset(start, end);
        const base = readPacked(pack, offset - distance.value, deltasLeft - 1);
        return base === null ? null : withDelta(base, readCompressed(pack, offset + distance.end, size));
    }
    if (type !== REFERENCE_DELTA)
        return null;
    const idEnd = end + pack.idLength;
    const base = readIn(pack.directory, start.toString("hex", end, idEnd), deltasLeft - 1);
    return base === null ? null : withDelta(base, readCompressed(pack, offset + idEnd, size));
}
function withDelta({ type, content }, delta) {
    const result = applyGitDelta(content, delta, MAX_OBJECT_SIZE);
    return result === null ? null : { type, content: result };
}
/** Three bits of type and four of size, then seven more of size in each byte, the lowest first. */
function readEntryHeader(bytes) {
    const first = bytes.readUInt8(0);
    let size = first & 0x0f;
    let end = 1;
    for (let byte = first, factor = 16; byte >= 0x80; factor *= 128, end += 1) {
        byte = bytes.readUInt8(end);
        size += (byte & 0x7f) * factor;
    }
    return { type: (first >> 4) & 7, size, end };
}
/** A number as git writes offsets: seven bits a byte, the highest first, each byte after the first counting from 1. */
function readOffset(bytes, start) {
    let byte = bytes.readUInt8(start);
    let value = byte & 0x7f;
    let end = start + 1;
    for (; byte >= 0x80; end += 1) {
        byte = bytes.readUInt8(end);
        value = (value + 1) * 128 + (byte & 0x7f);
    }
    return { value, end };
}
/** A pack does not record the compressed length, so read the most that zlib can make of `size` bytes. */
function readCompressed({ file }, position, size) {
    const longest = size + Math.ceil(size / 1000) + 64;
    const content = inflate(file.read(position, longest));
    if (content.length !== size)
        throw new Error("The object does not have the size that its pack records.");
    return content;
}


/***/ }),

/***/ 3639:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Vk: () => (/* binding */ readRefObject),
/* harmony export */   g0: () => (/* binding */ readHeadCommit),
/* harmony export */   h_: () => (/* binding */ openRepository)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _plan_named_commit_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(6945);
/* harmony import */ var _read_regular_file_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(1840);
/**
 * Reads a git repository's files without running `git`: an earlier step may have put another program of that name first
 * in `PATH`, and variables and configuration can point the real one to another repository.
 * Format: https://git-scm.com/docs/gitrepository-layout
 */




const DAMAGED = { unreadable: "damaged" };
const REFTABLE = { unreadable: "reftable" };
/** In bytes. These files have one line. */
const MAX_LINE_LENGTH = 64 * 1024;
/** Maximum number of symbolic refs that git follows from one to the next. */
const MAX_CHAIN_LENGTH = 5;
/**
 * Opens the repository whose top folder is `directory`. Does not search the folders above.
 *
 * @param directory - Absolute path.
 * @returns null if the folder has no `.git`.
 */
function openRepository(directory) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(directory, ".git");
    const kind = kindOf(path);
    if (kind === "absent")
        return null;
    if (kind === "folder")
        return withCommonDirectory(path);
    // Submodules and linked worktrees have a file that names the folder.
    const target = firstLine(path)?.match(/^gitdir: (.+)$/)?.[1];
    return target === undefined ? DAMAGED : withCommonDirectory((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(directory, target));
}
function withCommonDirectory(gitDirectory) {
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(gitDirectory, "commondir");
    if (kindOf(path) === "absent")
        return { gitDirectory, commonDirectory: gitDirectory };
    const target = firstLine(path);
    return target ? { gitDirectory, commonDirectory: (0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(gitDirectory, target) } : DAMAGED;
}
/**
 * The commit that is checked out in `directory`, as `git rev-parse HEAD` prints it.
 *
 * @param directory - Absolute path of the repository's top folder.
 * @returns Lower-case hex digits of the whole SHA-1 or SHA-256, or null if the folder has no `.git`.
 */
function readHeadCommit(directory) {
    const repository = openRepository(directory);
    if (repository === null || "unreadable" in repository)
        return repository;
    const head = firstLine((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(repository.gitDirectory, "HEAD"));
    const commit = head === null ? null : commitOf(head, repository);
    return commit ?? (isReftable(repository) ? REFTABLE : DAMAGED);
}
/** With reftable, the file HEAD names a branch that cannot exist. https://git-scm.com/docs/reftable */
function isReftable({ gitDirectory, commonDirectory }) {
    return [gitDirectory, commonDirectory].some((folder) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, "reftable")));
}
/**
 * The object that a ref names: a commit, or the tag object of an annotated tag.
 *
 * @param name - Whole, for example `refs/tags/v1`.
 * @returns null if there is no such ref, or it cannot be read.
 */
function readRefObject(repository, name) {
    return commitOf(`ref: ${name}`, repository);
}
/** @param content - Content of HEAD or of another ref. */
function commitOf(content, repository) {
    let current = content;
    for (let followed = 0; current !== null && followed <= MAX_CHAIN_LENGTH; followed += 1) {
        const name = /^ref:\s*(\S+)$/.exec(current)?.[1];
        if (name === undefined)
            return (0,_plan_named_commit_js__WEBPACK_IMPORTED_MODULE_2__/* .isWholeSha */ .gG)(current) ? current.toLowerCase() : null;
        current = readRef(name, repository);
    }
    return null;
}
/** A ref's own file takes precedence over the packed ref, even if that file is damaged. */
function readRef(name, { gitDirectory, commonDirectory }) {
    if (!isRefName(name))
        return null;
    const isOfWorktree = /^refs\/(?:bisect|rewritten|worktree)\//.test(name);
    const path = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(isOfWorktree ? gitDirectory : commonDirectory, name);
    // When `feature/x` is packed or deleted, git leaves the folder `feature` behind.
    return kindOf(path) === "other" ? firstLine(path) : packedRef(name, commonDirectory);
}
/**
 * Whether a name is valid for a ref, so that its path cannot lead to another file.
 * https://git-scm.com/docs/git-check-ref-format
 */
function isRefName(name) {
    const parts = name.split("/");
    const forbidden = /[\x00-\x20\x7f~^:?*[\\]|\.\.|@\{/;
    return (parts.length > 1 &&
        parts[0] === "refs" &&
        !forbidden.test(name) &&
        parts.every((part) => part !== "" && !part.startsWith(".") && !/\.(?:lock)?$/.test(part)));
}
/** Lines are `<SHA> <name>`; the line below an annotated tag is `^<SHA>`, the commit that the tag names. */
function packedRef(name, commonDirectory) {
    const lines = (0,_read_regular_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readRegularFile */ .XF)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(commonDirectory, "packed-refs"))?.split("\n") ?? [];
    const found = lines.find((line) => line.trimEnd().endsWith(` ${name}`));
    return found?.split(" ")[0] ?? null;
}
function firstLine(path) {
    return (0,_read_regular_file_js__WEBPACK_IMPORTED_MODULE_3__/* .readRegularFile */ .XF)(path, MAX_LINE_LENGTH)?.trimEnd() ?? null;
}
/** `other` for a file, and for what cannot be inspected: that does not prove that nothing is there. */
function kindOf(path) {
    try {
        const found = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.statSync)(path, { throwIfNoEntry: false });
        if (found !== undefined)
            return found.isDirectory() ? "folder" : "other";
        // A symbolic link whose target does not exist is present all the same.
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.lstatSync)(path, { throwIfNoEntry: false }) === undefined ? "absent" : "other";
    }
    catch (error) {
        // A path below a file does not exist.
        return error.code === "ENOTDIR" ? "absent" : "other";
    }
}


/***/ }),

/***/ 6205:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   FK: () => (/* binding */ isInside),
/* harmony export */   dN: () => (/* binding */ realPathOf),
/* harmony export */   n1: () => (/* binding */ followLinks),
/* harmony export */   uI: () => (/* binding */ leadsInside)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);


/**
 * Whether `path` is `directory` or below it, judged by their text alone.
 *
 * @param directory - Absolute, as `path` is.
 * @param platformPath - Path functions of the paths' platform. Default: the current one.
 */
function isInside(directory, path, platformPath = node_path__WEBPACK_IMPORTED_MODULE_1__) {
    const relativePath = platformPath.relative(directory, path);
    return relativePath === "" || (!platformPath.isAbsolute(relativePath) && relativePath.split(/[\\/]/)[0] !== "..");
}
/** How many links Linux follows: https://man7.org/linux/man-pages/man7/path_resolution.7.html */
const MAX_LINKS = 40;
/**
 * Resolves all links of a path. If the path does not exist yet, its nearest existing parent is resolved.
 *
 * @param path - Absolute.
 * @returns `null` if links form a loop.
 */
function realPathOf(path, linksLeft = MAX_LINKS) {
    try {
        return node_fs__WEBPACK_IMPORTED_MODULE_0__.realpathSync.native(path);
    }
    catch {
        // It does not exist, or a part of it cannot be read.
    }
    const parent = (0,node_path__WEBPACK_IMPORTED_MODULE_1__.dirname)(path);
    if (parent === path)
        return path;
    const target = linkTarget(path);
    if (target !== null && linksLeft === 0)
        return null;
    const realParent = realPathOf(parent, linksLeft);
    if (realParent === null)
        return null;
    return target === null ? (0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(realParent, (0,node_path__WEBPACK_IMPORTED_MODULE_1__.basename)(path)) : realPathOf((0,node_path__WEBPACK_IMPORTED_MODULE_1__.resolve)(realParent, target), linksLeft - 1);
}
/** Resolves all links of a path, as `realPathOf` does. @returns The path unchanged if its links form a loop. */
function followLinks(path) {
    return realPathOf(path) ?? path;
}
/** @returns `null` if the path is not a link. */
function linkTarget(path) {
    try {
        return (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readlinkSync)(path);
    }
    catch {
        return null;
    }
}
/** Whether `path`, with links followed, is `directory` or below it. False if the links form a loop. */
function leadsInside(directory, path) {
    const [folder, target] = [realPathOf(directory), realPathOf(path)];
    return folder !== null && target !== null && isInside(folder, target);
}


/***/ }),

/***/ 1840:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   XF: () => (/* binding */ readRegularFile),
/* harmony export */   mP: () => (/* binding */ OPEN_NONBLOCKING),
/* harmony export */   p0: () => (/* binding */ withRegularFile)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/** Reads files of the checkout, where any path may be a link, a pipe or a terminal. */

/** In bytes. Lockfiles of large monorepos have about 5 MB. */
const MAX_BYTES = 32 * 1024 * 1024;
/** Flags for `open` that do not wait for a writer if the path leads to a pipe or a terminal. */
const OPEN_NONBLOCKING = node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_RDONLY | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NONBLOCK ?? 0) | (node_fs__WEBPACK_IMPORTED_MODULE_0__.constants.O_NOCTTY ?? 0);
/**
 * The text of a file of the checkout.
 *
 * @param largest - Size limit, in bytes.
 * @returns The text, or `null` if the file does not exist, is not a regular file, is too large or cannot be read.
 */
function readRegularFile(path, largest = MAX_BYTES) {
    return withRegularFile(path, largest, (file) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.readFileSync)(file, "utf8"));
}
/**
 * Opens a file of the checkout and passes its descriptor and size to `use`. A link can lead from there to a pipe or a
 * terminal, and reading one would block forever and handle no signals.
 *
 * @param largest - Size limit, in bytes.
 * @returns What `use` returns, or `null` if it throws, or if the file does not exist, is not a regular file, is too large or
 *   cannot be opened.
 */
function withRegularFile(path, largest, use) {
    try {
        const file = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.openSync)(path, OPEN_NONBLOCKING);
        try {
            const stats = (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.fstatSync)(file);
            return stats.isFile() && stats.size <= largest ? use(file, stats.size) : null;
        }
        finally {
            (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.closeSync)(file);
        }
    }
    catch {
        return null;
    }
}


/***/ }),

/***/ 3437:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   m: () => (/* binding */ findRepositoryRoot)
/* harmony export */ });
/* harmony import */ var node_fs__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(3024);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(6760);
/* harmony import */ var _folders_up_to_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(4111);



/**
 * The nearest folder with a `.git`, from the working directory up to the workspace: `actions/checkout` may have a
 * `path`.
 */
function findRepositoryRoot(workingDirectory, workspace) {
    return (0,_folders_up_to_js__WEBPACK_IMPORTED_MODULE_2__/* .foldersUpTo */ .K)(workspace, workingDirectory).find((folder) => (0,node_fs__WEBPACK_IMPORTED_MODULE_0__.existsSync)((0,node_path__WEBPACK_IMPORTED_MODULE_1__.join)(folder, ".git"))) ?? null;
}


/***/ })

};
