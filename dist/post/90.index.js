export const id = 90;
export const ids = [90];
export const modules = {

/***/ 2905:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   x: () => (/* binding */ parseProvisionHost)
/* harmony export */ });
/* unused harmony export CONVEX_PROVISION_ORIGIN */
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

/***/ 6189:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Ib: () => (/* binding */ withKnownNames)
/* harmony export */ });
/* unused harmony exports KEY_NAMES, sanitizeStepEnvironment, buildEnvironment, helperEnvironment, redirectNotices, cliEnvironment, systemShell */
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(6760);
/* harmony import */ var _key_redactor_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(242);
/* harmony import */ var _api_provision_host_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(2905);
/* harmony import */ var _untrusted_files_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(8687);
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
const TARGET_NAMES = (/* unused pure expression or super */ null && ([
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
]));
/** Variables of `TARGET_NAMES` that can contain a key. */
const KEY_NAMES = (/* unused pure expression or super */ null && ([
    "CONVEX_DEPLOY_KEY",
    "CONVEX_DEPLOYMENT_TOKEN",
    "CONVEX_SELF_HOSTED_ADMIN_KEY",
    "CONVEX_OVERRIDE_ACCESS_TOKEN",
]));
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
const PROXY_NAMES = (/* unused pure expression or super */ null && (["HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "NO_PROXY"]));
/** Variables of Convex, Node, dynamic loaders, TLS and libraries of the CLI. By prefix, to match also those not listed above. */
const DANGEROUS_PREFIXES = /^(CONVEX|NODE|LD|DYLD|OPENSSL|SSL|DOTENV|ESBUILD|SENTRY)_|_PROXY$/i;
const CONVEX_FAMILY = /^CONVEX_/i;
/**
 * Variables of hosts, by which the CLI decides whether this is a production build (`isNonProdBuildEnvironment` in its
 * `envvars.ts`). The plan has decided that already, so they are passed to `cmd` but not to the CLI.
 */
const OTHER_HOSTS = /^(VERCEL|NETLIFY|CF_PAGES|WORKERS_CI)(_|$)/i;
const OTHER_HOST_NAMES = (/* unused pure expression or super */ null && (["VERCEL", "NETLIFY", "CF_PAGES", "WORKERS_CI"]));
/** Variables of this step only: inputs, state, the runner's service tokens, and its command files. */
const ACTION_ONLY = /^(INPUT_.*|STATE_.*|ACTIONS_(?!(RUNNER|STEP)_DEBUG$).*|GITHUB_(ENV|OUTPUT|STATE|PATH|STEP_SUMMARY|ARTIFACTS.*))$/i;
/** The runner keeps its command files in its temporary folder. The event's payload there is not one of them. */
function isCommandFile(name, value, runnerTemp) {
    if (!/^GITHUB_/i.test(name) || /^GITHUB_EVENT_PATH$/i.test(name) || runnerTemp === "")
        return false;
    return /[\\/]_runner_file_commands[\\/]/.test(value) || value.startsWith(join(runnerTemp, sep));
}
/**
 * The step's environment, without variables of the action itself and without any that contain one of its secrets in a form
 * that a redactor finds.
 */
function sanitizeStepEnvironment(own, secrets) {
    const kept = {};
    const holdsSecret = secretFinder(secrets);
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
const REDIRECTING_VARIABLES = (/* unused pure expression or super */ null && ([
    "CONVEX_DEPLOYMENT",
    "CONVEX_DEPLOY_KEY",
    "CONVEX_DEPLOYMENT_TOKEN",
    "CONVEX_SELF_HOSTED_URL",
    "CONVEX_SELF_HOSTED_ADMIN_KEY",
    "CONVEX_OVERRIDE_ACCESS_TOKEN",
    "CONVEX_PROVISION_HOST",
]));
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
        .map(({ source, found }) => `Ignored ${codeSpans(found)} from ${source}: this step's key and \`url\` decide which deployment is used.`);
}
function cliEnvironment(options) {
    const { snapshot, home, provisionOrigin } = options;
    const isConvex = provisionOrigin === CONVEX_PROVISION_ORIGIN;
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
    for (const name of AUTHORITY_NAMES) {
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
    return platform === "win32" ? { COMSPEC: win32.join(systemRoot(snapshot), "System32", "cmd.exe") } : {};
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
    const known = [...LOADER_NAMES, ..._untrusted_files_js__WEBPACK_IMPORTED_MODULE_3__/* .AUTHORITY_NAMES */ .$5, "SYSTEMROOT", "COMSPEC", "NODE_ENV"];
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
/* harmony export */   Rd: () => (/* binding */ untrustedAuthorityVariables)
/* harmony export */ });
/* unused harmony export isWritableByJob */
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

/***/ 3668:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   BM: () => (/* binding */ TLS_VERIFICATION_DISABLED),
/* harmony export */   E0: () => (/* binding */ untrustedAuthority),
/* harmony export */   FU: () => (/* binding */ declaredMissing),
/* harmony export */   Jj: () => (/* binding */ PERMISSIONS),
/* harmony export */   RG: () => (/* binding */ CRASHED),
/* harmony export */   Rg: () => (/* binding */ invalidInputs),
/* harmony export */   gD: () => (/* binding */ CANCELLED),
/* harmony export */   m6: () => (/* binding */ CRASHED_WITHOUT_STATE),
/* harmony export */   mA: () => (/* binding */ UNTRUSTED_PROVISION_HOST),
/* harmony export */   mx: () => (/* binding */ untrustedPreload),
/* harmony export */   xb: () => (/* binding */ keyUrlConflict)
/* harmony export */ });
/* unused harmony exports KEY_IN_PREVIEW_NAME, timeout, breakingChanges, backendUnreachable, wrongDeployment, wrongDeploymentBeforePush, CLI_CHANGED, PUSH_UNCONFIRMED, superseded, abandoned, overtaken, cleanupNotAllowed, cleanupKeyRejected, cleanupFailed, cleanupOwnershipUnknown, previewList, quotaReached, SWEEP_WITHOUT_TOKEN, SWEEP_WITHOUT_PROJECT, sweepOwnershipUnknown, sweepFailed, emptyVariables, deploymentEnvFailed, deploymentEnvRefused, cancelled, internalError, KEY_REJECTED, resolvedNothing, keyNotAccepted, RESOLVE_NOT_ALLOWED, severalRecords, resolveFailed, verboseShowsVariables, cliTooOldForPreviews, notInstalled, noWorkingDirectory, outsideWorkspace, functionsMissing, functionsLost, functionsOutside, functionsLeftOut, isRefusal, isNetworkUntrusted */
/* harmony import */ var _markdown_code_span_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(4720);
/* harmony import */ var _markdown_markdown_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(7);
/* harmony import */ var _failure_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(5096);
/* harmony import */ var _failure_pattern_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(7175);
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
        cause: `Merging this into ${branch} would make ${formatCount(count, "breaking change")}, and \`breaking-changes\` is \`fail\`. The preview is deployed, so you can look at it.`,
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
        cause: `The backend at ${codeSpan(url)} does not respond, so nothing was pushed.`,
        fix: "Check `url`: host and port of the backend must be reachable from this runner (`localhost` is the runner itself; a runner of GitHub reaches no private network). If the job starts the backend, wait until it responds at `/version`.",
        link: "https://docs.convex.dev/self-hosting",
    };
}
function wrongDeployment(sentence) {
    return {
        code: "wrong-deployment",
        cause: `${sentence} The push may have reached it.`,
        fix: "Check that Convex deployment on the dashboard now. Then find the file or variable in the workspace that names another Convex deployment or project, and remove it.",
        link: KEY_DOCS,
    };
}
/** The CLI uses the wrong deployment, and this was detected before the push. */
function wrongDeploymentBeforePush(found, wanted) {
    return {
        code: "wrong-deployment",
        cause: `The CLI is about to push to ${codeSpan(found)}, not to ${codeSpan(wanted)}. Nothing was pushed.`,
        fix: "Find the file or variable in the workspace that names another Convex deployment or project, and remove it.",
        link: KEY_DOCS,
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
const RUN_AGAIN_OR_PERMIT = (/* unused pure expression or super */ null && (`Run the job again. If a permission is missing, add it to the job:\n\n\`\`\`yaml\n${PERMISSIONS}\n\`\`\``));
const SET_GITHUB_TOKEN = (/* unused pure expression or super */ null && (`\`github-token\` is empty. Leave the input out, or set \`github-token: \${{ github.token }}\`, and add to the job:\n\n\`\`\`yaml\n${PERMISSIONS}\n\`\`\``));
/** Passes the token only to runs that clean up, because code of an open pull request could read it. */
const CLEANUP_TOKEN_LINES = "```yaml\nwith:\n  management-token: ${{ (github.event.action == 'closed' || github.event_name == 'delete') && secrets.CONVEX_MANAGEMENT_TOKEN || '' }}\n```";
const TOKEN_LINES = "```yaml\nwith:\n  management-token: ${{ secrets.CONVEX_MANAGEMENT_TOKEN }}\n```";
/** @param until - A sentence that says when Convex deletes it automatically. */
function cleanupNotAllowed(name, reason, until) {
    const fix = `Set \`management-token\` to a team or personal access token of Convex, which can delete deployments. Pass it only to runs that clean up, because they run no code of the pull request:\n\n${CLEANUP_TOKEN_LINES}`;
    return {
        code: "cleanup-not-allowed",
        ...textsWith(reason, (why) => ({ cause: notDeleted(name, why, until), fix })),
        link: "https://docs.convex.dev/management-api",
    };
}
/** A management token would not help: the preview is found by its name, with the preview deploy key. */
function cleanupKeyRejected(name, until) {
    return {
        code: "cleanup-not-allowed",
        cause: notDeleted(name, "Convex does not accept the preview deploy key", until),
        fix: `${KEY_REJECTED.fix} Then run this job again.`,
        link: KEY_DOCS,
    };
}
function notDeleted(name, why, until) {
    return `The preview deployment ${codeSpan(name)} could not be deleted: ${why}. ${until}`;
}
function cleanupFailed(name, reason, until) {
    return {
        code: "cleanup-failed",
        ...textsWith(reason, (why) => ({ cause: notDeleted(name, why, until), fix: "Run the job again." })),
        link: null,
    };
}
/** @param hasToken - Whether there is a token for GitHub. */
function cleanupOwnershipUnknown(name, hasToken) {
    return {
        code: "cleanup-ownership-unknown",
        cause: `Nothing was deleted, because GitHub did not show whether this repository's action created the preview deployment ${codeSpan(name)}. Another repository, or a build on Vercel, may use the same Convex project.`,
        fix: hasToken ? RUN_AGAIN_OR_PERMIT : SET_GITHUB_TOKEN,
        link: null,
    };
}
/** @returns For example "`feature` (`happy-otter-123`), `fix` (`calm-fox-45`)", in Markdown. */
function previewList(previews) {
    return previews.map(({ previewName, deployment }) => `${codeSpan(previewName)} (\`${deployment}\`)`).join(", ");
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
        ...textsWith(all, (cause) => ({ cause, fix })),
        link: "https://docs.convex.dev/management-api",
    };
}
/** @param names - Variables of `deployment-env`, at least one. */
function emptyVariables(names, target) {
    return {
        ...invalidInputs([
            `\`deployment-env\` has no value for ${codeSpans(names)}, which would be blank on this ${target} deployment. Most likely a secret is missing: an expression such as \`\${{ secrets.NAME }}\` is empty then. Nothing was pushed.`,
        ]),
        fix: `Set the secret, or remove the line. Only previews may have variables without a value.`,
        link: "https://docs.convex.dev/production/environment-variables",
    };
}
/** @param reason - Must not contain the value of a variable. */
function deploymentEnvFailed(names, reason) {
    const [what, fix] = [
        `${names.length === 1 ? "The environment variable" : "The environment variables"} ${codeSpans(names)} of \`deployment-env\``,
        "Correct the lines in `deployment-env`. If a limit is reached, delete variables that are no longer used (the deployment's Settings → Environment Variables on the Convex dashboard). If Convex says that the key lacks a permission, give it `deployment:env:view` and `deployment:env:write`.",
    ];
    return {
        code: "deployment-env-failed",
        ...textsWith(reason, (why) => ({
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
        cause: `The code was pushed, but the values of ${codeSpans(names)} in \`deployment-env\` could not be set: neither the code that was live before nor the pushed code allows them.`,
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
        ...textsWith(reason, (why) => ({ cause: `This action has a bug (${why}).`, fix })),
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
            link: KEY_DOCS,
        }
        : {
            code: "deployment-not-found",
            cause: `The project of the deploy key has no preview deployment called ${codeSpan(previewName)}. \`operation: resolve\` only looks for one, and creates none.`,
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
        link: KEY_DOCS,
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
    const which = records.map(({ appName, slot }) => `${codeSpan(appName)} (${codeSpan(slot)})`).join(", ");
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
        ...textsWith(reason, (why) => ({
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
        fix: `Remove \`--verbose\` from \`deploy-args\`, or update the \`convex\` package to ${first} or later, which hides the values:${shellBlock(update)}`,
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
        fix: `Update the \`convex\` package and commit package.json and the lockfile:${shellBlock(update)}`,
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
const CONFLICTS = (/* unused pure expression or super */ null && (["mixed-sources", "url-with-cloud-key", "admin-key-without-url"]));
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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
/* harmony import */ var _markdown_code_span_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4720);
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
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   Nx: () => (/* binding */ ownReason),
/* harmony export */   dR: () => (/* binding */ ActionFailure)
/* harmony export */ });
/* unused harmony export textsWith */
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

/***/ 9502:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   S: () => (/* binding */ withoutPublicTexts)
/* harmony export */ });
/* harmony import */ var _parse_deploy_key_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4173);

/**
 * The values that should be redacted, without duplicates. Skips short values, which are too common, and values that are
 * part of a public text such as the branch: redacting these would remove the text from every report and from the outputs.
 */
function withoutPublicTexts(values, publicTexts) {
    return [...new Set(values)].filter((value) => value.length >= _parse_deploy_key_js__WEBPACK_IMPORTED_MODULE_0__/* .MIN_SECRET_LENGTH */ .v && !publicTexts.some((text) => text.includes(value)));
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

/***/ 4720:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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

/***/ 7:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
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
/* harmony import */ var _code_span_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(4720);
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


/***/ })

};
