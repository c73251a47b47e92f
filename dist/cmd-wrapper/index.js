import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 30:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");

/***/ }),

/***/ 161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 481:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:readline");

/***/ }),

/***/ 500:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");

/***/ }),

/***/ 198:
/***/ ((__webpack_module__, __unused_webpack___webpack_exports__, __nccwpck_require__) => {

__nccwpck_require__.a(__webpack_module__, async (__webpack_handle_async_dependencies__, __webpack_async_result__) => { try {
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __nccwpck_require__(421);
/* harmony import */ var node_net__WEBPACK_IMPORTED_MODULE_1__ = __nccwpck_require__(30);
/* harmony import */ var node_os__WEBPACK_IMPORTED_MODULE_2__ = __nccwpck_require__(161);
/* harmony import */ var node_readline__WEBPACK_IMPORTED_MODULE_3__ = __nccwpck_require__(481);
/* harmony import */ var node_timers_promises__WEBPACK_IMPORTED_MODULE_4__ = __nccwpck_require__(500);
/* harmony import */ var _convex_cmd_wrapper_protocol_js__WEBPACK_IMPORTED_MODULE_6__ = __nccwpck_require__(63);
/* harmony import */ var _process_process_group_js__WEBPACK_IMPORTED_MODULE_5__ = __nccwpck_require__(800);
/* harmony import */ var _process_relay_lines_js__WEBPACK_IMPORTED_MODULE_7__ = __nccwpck_require__(201);
/**
 * The program that the CLI runs as its `--cmd`: reports the URLs that the CLI passes, then runs the user's build
 * without the deploy key. Ends with the build's exit code, and where the build went well, as the action says.
 */








/** How long a build's output is still waited for when its shell has ended. */
const LAST_WORDS_MS = 1_000;
/** How often again, where it is the log that is slow. */
const LAST_WORDS_TRIES = 20;
// Node's own answer to it is a debugger, in which the build could say how it has ended itself.
if (process.platform !== "win32")
    process.on("SIGUSR1", () => { });
// Until the build has ended well: an action that hangs up must not look like a build that passed.
process.exitCode = 1;
const socket = (0,node_net__WEBPACK_IMPORTED_MODULE_1__.connect)(process.env[_convex_cmd_wrapper_protocol_js__WEBPACK_IMPORTED_MODULE_6__/* .WRAPPER_SOCKET */ .sT] ?? "");
const send = (answer) => new Promise((sent) => socket.write(`${JSON.stringify(answer)}\n`, () => sent()));
socket.on("error", () => {
    console.error("The command wrapper could not reach the action.");
    process.exit(1);
});
const requests = (0,node_readline__WEBPACK_IMPORTED_MODULE_3__.createInterface)({ input: socket });
requests.on("error", () => socket.destroy());
const lines = requests[Symbol.asyncIterator]();
const first = await lines.next();
if (!first.done)
    await runWrappedCommand(JSON.parse(first.value));
async function runWrappedCommand(request) {
    const url = process.env[request.cliUrlName] ?? "";
    const siteUrl = request.cliSiteUrlNames.map((name) => process.env[name] ?? "").find((value) => value !== "") ?? "";
    await send({ kind: "urls", url, siteUrl });
    const code = request.cmd === null ? 0 : await runCommand(request.cmd, buildEnvironment(request, url, siteUrl));
    await new Promise((written) => process.stdout.write(`${request.endOfBuild}\n`, () => written()));
    await send({ kind: "exit", code });
    process.exit(code === 0 && !(await waitForPushDecision()) ? 1 : code);
}
/** An action that hangs up has said no. */
async function waitForPushDecision() {
    const next = await lines.next();
    return !next.done && JSON.parse(next.value).push;
}
function buildEnvironment(request, url, siteUrl) {
    const exposed = request.exposedNames.map((name) => [name, process.env[name]]);
    return {
        ...request.environment,
        [_process_process_group_js__WEBPACK_IMPORTED_MODULE_5__/* .PROCESS_MARKER_VARIABLE */ .oe]: process.env[_process_process_group_js__WEBPACK_IMPORTED_MODULE_5__/* .PROCESS_MARKER_VARIABLE */ .oe],
        ...Object.fromEntries(exposed.filter(([, value]) => value !== undefined && value !== "")),
        ...Object.fromEntries(request.urlNames.map((name) => [name, url])),
        ...(siteUrl === "" ? {} : Object.fromEntries(request.siteUrlNames.map((name) => [name, siteUrl]))),
    };
}
/** Shells in the order of preference, with the arguments that a `run:` step gives them, so that a failing line fails. */
function shellCandidates(cmd) {
    if (process.platform !== "win32")
        return [
            ["bash", ["--noprofile", "--norc", "-eo", "pipefail", "-c", cmd]],
            ["sh", ["-e", "-c", cmd]],
        ];
    const script = `$ErrorActionPreference = 'stop'\n${cmd}\nif ((Test-Path -LiteralPath variable:\\LASTEXITCODE)) { exit $LASTEXITCODE }`;
    const args = ["-NoLogo", "-NoProfile", "-NonInteractive", "-Command", script];
    return [
        ["pwsh", args],
        ["powershell", args],
    ];
}
/** Runs the build. All it prints goes to stdout: stderr is the CLI's own voice. */
async function runCommand(cmd, env) {
    for (const [program, args] of shellCandidates(cmd)) {
        const code = await new Promise((resolve) => {
            const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, { env, stdio: ["ignore", "pipe", "pipe"], windowsHide: true });
            const relays = [(0,_process_relay_lines_js__WEBPACK_IMPORTED_MODULE_7__/* .relayLines */ .H)(child.stdout, process.stdout), (0,_process_relay_lines_js__WEBPACK_IMPORTED_MODULE_7__/* .relayLines */ .H)(child.stderr, process.stdout)];
            child.once("error", () => resolve(null));
            child.once("exit", async (exit, signal) => {
                await drainOutput(Promise.all(relays).catch(() => { }));
                // What the build left running speaks no more: it would be taken for what comes next.
                for (const output of [child.stdout, child.stderr])
                    output.destroy();
                resolve(exit ?? 128 + (signal === null ? 0 : node_os__WEBPACK_IMPORTED_MODULE_2__.constants.signals[signal]));
            });
        });
        if (code !== null)
            return code;
    }
    console.error("Neither bash nor sh (on Windows: pwsh or powershell) is on the PATH.");
    return 127;
}
/** What the build left running may hold its pipes open for ever. */
async function drainOutput(relayed) {
    const all = relayed.then(() => true);
    for (let tries = 0; tries < LAST_WORDS_TRIES; tries += 1) {
        const isOver = await Promise.race([all, (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_4__.setTimeout)(LAST_WORDS_MS, false)]);
        if (isOver || !process.stdout.writableNeedDrain)
            return;
    }
}

__webpack_async_result__();
} catch(e) { __webpack_async_result__(e); } }, 1);

/***/ }),

/***/ 63:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   sT: () => (/* binding */ WRAPPER_SOCKET)
/* harmony export */ });
/* unused harmony exports WRAPPER_NODE, WRAPPER_PROGRAM, wrapperCommand, parseAnswer */
/**
 * What the action and its command wrapper program tell each other, one JSON object a line, over a local socket.
 *
 * The CLI runs the command wrapper as its `--cmd`, between claim and push. URLs so come as data, before the build starts and
 * out of its reach; nothing is written to a file.
 */
/** Names under which the CLI's environment carries the paths, because quoting a path into `--cmd` breaks on `$`. */
const WRAPPER_NODE = "CONVEX_DEPLOY_ACTION_NODE";
const WRAPPER_PROGRAM = "CONVEX_DEPLOY_ACTION_CMD_WRAPPER";
const WRAPPER_SOCKET = "CONVEX_DEPLOY_ACTION_SOCKET";
/** With work in the background, Node may wait for itself at its end, for ever: https://github.com/nodejs/node/issues/54918 */
const NO_BACKGROUND = "--single-threaded";
/** The constant that the CLI hands to the platform's shell. */
function wrapperCommand(platform) {
    return platform === "win32"
        ? `"%${WRAPPER_NODE}%" ${NO_BACKGROUND} "%${WRAPPER_PROGRAM}%"`
        : `"$${WRAPPER_NODE}" ${NO_BACKGROUND} "$${WRAPPER_PROGRAM}"`;
}
/** Reads one line of an answer; `null` for anything else. */
function parseAnswer(line) {
    let value;
    try {
        value = JSON.parse(line);
    }
    catch {
        return null;
    }
    if (typeof value !== "object" || value === null)
        return null;
    const { kind, url, siteUrl, code } = value;
    if (kind === "urls" && typeof url === "string" && typeof siteUrl === "string")
        return { kind, url, siteUrl };
    if (kind === "exit" && Number.isInteger(code))
        return { kind, code: Number(code) };
    return null;
}


/***/ }),

/***/ 800:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {


// EXPORTS
__nccwpck_require__.d(__webpack_exports__, {
  oe: () => (/* binding */ PROCESS_MARKER_VARIABLE)
});

// UNUSED EXPORTS: PROCESS_MARKER, STEP_MARKER, createSideMarker, sideMarkerOf, spawnNode, stopWindowsTree, terminateProcesses

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __nccwpck_require__(421);
;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: ./build/process/process-group.js
/** Starts a program in a process group of its own, so that all of it can be ended. */





/** Between the polite signal and the final one. */
const GRACE_MS = 3_000;
/**
 * The beginning of the mark of everything that `main` and `post` of this step start, so that `post` finds what a killed
 * `main` has left running, also where nothing else is known of it. A runner runs one job at a time, and its folder is its
 * own; in a job, `GITHUB_ACTION` names the step.
 */
const STEP_MARKER = computeStepMarker(process.env);
/** The value of `PROCESS_MARKER_VARIABLE` in everything that this process starts. Steps may run side by side. */
const PROCESS_MARKER = (/* unused pure expression or super */ null && (`${STEP_MARKER}.${randomUUID()}`));
function computeStepMarker(environment) {
    const { RUNNER_TEMP, RUNNER_TRACKING_ID, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB, GITHUB_ACTION } = environment;
    if (!RUNNER_TEMP)
        return (0,external_node_crypto_namespaceObject.randomUUID)();
    const step = [RUNNER_TEMP, RUNNER_TRACKING_ID, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB, GITHUB_ACTION];
    return (0,external_node_crypto_namespaceObject.createHash)("sha256").update(step.join("\n")).digest("hex");
}
/** The beginning of the marks of what runs beside the CLI, so that it goes on where the CLI's processes are ended. */
function sideMarkerOf(marker) {
    return `${marker}-side`;
}
/** A mark of its own for a program that runs beside the CLI, and for what it starts. `post` ends all of them. */
function createSideMarker() {
    return `${sideMarkerOf(PROCESS_MARKER)}.${randomUUID()}`;
}
/**
 * Without it SIGUSR1, which every process of the same user may send, opens a debugger on the program.
 * https://nodejs.org/api/cli.html#--disable-sigusr1
 */
const NO_DEBUGGER = "--disable-sigusr1";
/** Starts `node <args>` without a shell and with stdin closed. */
function spawnNode(args, options) {
    const { marker = PROCESS_MARKER } = options;
    const child = spawn(process.execPath, [NO_DEBUGGER, ...args], {
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
/** By its full path and without our environment: Windows looks for a bare name in the current folder, a checkout, first. */
function stopWindowsTree(pid) {
    const root = systemRoot(process.env);
    spawnSync(join(root, "System32", "taskkill.exe"), ["/T", "/F", "/PID", String(pid)], {
        stdio: "ignore",
        windowsHide: true,
        env: { SystemRoot: root },
    });
}
/**
 * SIGTERM to the process group, and on Linux to whatever else carries the mark or descends from the group's first
 * process; SIGKILL to what is left 3 s later. Resolves when none is left, or all of it was killed.
 *
 * @param group - `null`: not known, so that only what carries the mark is ended.
 */
async function terminateProcesses(group, mark) {
    // Once their parents have ended, descendants that left group and mark behind cannot be told from others.
    const strays = group === null ? [] : detachedDescendants(group);
    if (!signalAll(group, mark, strays, "SIGTERM"))
        return;
    const deadline = Date.now() + GRACE_MS;
    while (isAlive(group, mark, strays)) {
        if (Date.now() >= deadline) {
            signalAll(group, mark, strays, "SIGKILL");
            return;
        }
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
}
/** Processes below the group's first one that are in another group, on Linux. */
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
 * Whether anything is left that still runs. A process that has ended stays in its group until its parent takes notice,
 * which the first process of a container may never do.
 */
function isAlive(group, mark, strays) {
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
/** Fields of `/proc/<pid>/stat` behind the name: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function processFacts(pid) {
    try {
        const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
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
    return readdirSync("/proc").map(Number).filter(Number.isInteger);
}
/** @returns Whether any process was there to take the signal. */
function signalAll(group, mark, strays, signal) {
    const others = [...markedProcesses(mark), ...stillRunning(strays).map(({ pid }) => pid)];
    return [...(group === null ? [] : [-group]), ...others].map((target) => trySignal(target, signal)).includes(true);
}
/** @param target - A process, or minus a process group. */
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
 * Linux only: nowhere else can a process's environment be read without a further program.
 *
 * @param mark - Whole, or up to its full stop.
 */
function markedProcesses(mark) {
    if (process.platform !== "linux" || mark === "")
        return [];
    const variable = `${PROCESS_MARKER_VARIABLE}=${mark}`;
    const carriesMark = (pid) => {
        try {
            const variables = readFileSync(`/proc/${pid}/environ`, "latin1").split("\0");
            return variables.some((one) => one === variable || one.startsWith(`${variable}.`));
        }
        catch {
            return false;
        }
    };
    return processIds().filter((pid) => pid !== process.pid && carriesMark(pid));
}
/** The variable by which processes are found, on Linux, that left the group of the program that started them. */
const PROCESS_MARKER_VARIABLE = "CONVEX_DEPLOY_ACTION_RUN";


/***/ }),

/***/ 201:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ relayLines)
/* harmony export */ });
/** Joins streams without joining their lines. */
const NEWLINE = 0x0a;
/** A longer line is passed on before it has ended. */
const MAX_LINE_LENGTH = 1024 * 1024;
/**
 * Passes a stream on in whole lines, so that several can share one target. Two programs, or the two outputs of one,
 * that write to the same pipe cut each other's lines (Node's do so as soon as the pipe is full), and a secret that was
 * cut would not be recognized.
 *
 * @returns When the source has ended and all of it was passed on. A last line without its end gets one.
 */
async function relayLines(source, target) {
    let line = [];
    let length = 0;
    const pass = (end) => {
        const isWritable = target.write(Buffer.concat([...line, end]));
        line = [];
        length = 0;
        return isWritable;
    };
    for await (const chunk of source) {
        const end = chunk.lastIndexOf(NEWLINE) + 1;
        const isWritable = end === 0 || pass(chunk.subarray(0, end));
        line.push(chunk.subarray(end));
        length += chunk.length - end;
        const isStillWritable = length <= MAX_LINE_LENGTH || pass(Buffer.alloc(0));
        if (!isWritable || !isStillWritable)
            await new Promise((resume) => target.once("drain", resume));
    }
    if (length > 0)
        pass(Buffer.from("\n"));
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
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
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
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/************************************************************************/
/******/ 
/******/ // startup
/******/ // Load entry module and return exports
/******/ // This entry module used 'module' so it can't be inlined
/******/ var __webpack_exports__ = __nccwpck_require__(198);
/******/ __webpack_exports__ = await __webpack_exports__;
/******/ 
