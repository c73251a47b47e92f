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
 * The program that the CLI runs as its `--cmd`: sends the URLs from the CLI to the action, then runs the user's build
 * without the deploy key. Exits with the build's exit code, or, after a successful build, as the action decides.
 */








/** How long to wait for the rest of a build's output after its shell has ended. */
const OUTPUT_DRAIN_MS = 1_000;
/** How often to wait if the log is slow. */
const MAX_DRAIN_WAITS = 20;
// By default, Node opens a debugger on SIGUSR1, through which the build could forge its own result.
if (process.platform !== "win32")
    process.on("SIGUSR1", () => { });
// Until the build has succeeded: if the action closes the connection, that must not look like a successful build.
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
/** False also if the action closes the connection. */
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
/** Shells in order of preference, with the arguments of a `run:` step, so that a failing line fails the build. */
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
/** Runs the build. All its output goes to stdout, because stderr is reserved for the CLI. */
async function runCommand(cmd, env) {
    for (const [program, args] of shellCandidates(cmd)) {
        const code = await new Promise((resolve) => {
            const child = (0,node_child_process__WEBPACK_IMPORTED_MODULE_0__.spawn)(program, args, { env, stdio: ["ignore", "pipe", "pipe"], windowsHide: true });
            const relays = [(0,_process_relay_lines_js__WEBPACK_IMPORTED_MODULE_7__/* .relayLines */ .H)(child.stdout, process.stdout), (0,_process_relay_lines_js__WEBPACK_IMPORTED_MODULE_7__/* .relayLines */ .H)(child.stderr, process.stdout)];
            child.once("error", () => resolve(null));
            child.once("exit", async (exit, signal) => {
                await drainOutput(Promise.all(relays).catch(() => { }));
                // Ignore further output of processes that the build left running: it would be taken for the CLI's.
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
/** Waits for the rest of the output, but not forever: processes that the build left running may keep its pipes open. */
async function drainOutput(relayed) {
    const all = relayed.then(() => true);
    for (let waits = 0; waits < MAX_DRAIN_WAITS; waits += 1) {
        const isDrained = await Promise.race([all, (0,node_timers_promises__WEBPACK_IMPORTED_MODULE_4__.setTimeout)(OUTPUT_DRAIN_MS, false)]);
        if (isDrained || !process.stdout.writableNeedDrain)
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
 * The protocol between the action and its command wrapper program: one JSON object per line, over a local socket.
 *
 * The CLI runs the command wrapper as its `--cmd`, between claim and push. So the action gets the URLs as data, before the
 * build starts, where the build cannot change them. Nothing is written to a file.
 */

/** Variables that pass the paths to the shell, because a path with `$` cannot be quoted in `--cmd`. */
const WRAPPER_NODE = "CONVEX_DEPLOY_ACTION_NODE";
const WRAPPER_PROGRAM = "CONVEX_DEPLOY_ACTION_CMD_WRAPPER";
const WRAPPER_SOCKET = "CONVEX_DEPLOY_ACTION_SOCKET";
/** With background threads, Node may hang when it exits: https://github.com/nodejs/node/issues/54918 */
const NO_BACKGROUND = "--single-threaded";
/** The command that the CLI runs in the platform's shell. It is constant. */
function wrapperCommand(platform) {
    return platform === "win32"
        ? `"%${WRAPPER_NODE}%" ${NO_BACKGROUND} "%${WRAPPER_PROGRAM}%"`
        : `"$${WRAPPER_NODE}" ${NO_BACKGROUND} "$${WRAPPER_PROGRAM}"`;
}
/** Parses one line from the command wrapper. @returns `null` for anything else. */
function parseAnswer(line) {
    const { kind, url, siteUrl, code } = asRecord(parseJson(line));
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
const PROCESS_MARKER = (/* unused pure expression or super */ null && (`${STEP_MARKER}.${randomUUID()}`));
function computeStepMarker(environment) {
    const { RUNNER_TEMP, RUNNER_TRACKING_ID, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB, GITHUB_ACTION } = environment;
    if (!RUNNER_TEMP)
        return (0,external_node_crypto_namespaceObject.randomUUID)();
    const step = [RUNNER_TEMP, RUNNER_TRACKING_ID, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB, GITHUB_ACTION];
    return (0,external_node_crypto_namespaceObject.createHash)("sha256").update(step.join("\n")).digest("hex");
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
    return `${sideMarkerOf(PROCESS_MARKER)}.${randomUUID()}`;
}
/**
 * Without this flag, SIGUSR1, which any process of the same user may send, opens a debugger in the program.
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
/** Uses the full path: Windows looks for a bare name in the current folder first, which is a checkout. */
function stopWindowsTree(pid) {
    const root = systemRoot(process.env);
    spawnSync(join(root, "System32", "taskkill.exe"), ["/T", "/F", "/PID", String(pid)], {
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
            const variables = readFileSync(`/proc/${pid}/environ`, "latin1").split("\0");
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

/***/ 201:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __nccwpck_require__) => {

/* harmony export */ __nccwpck_require__.d(__webpack_exports__, {
/* harmony export */   H: () => (/* binding */ relayLines)
/* harmony export */ });
/** Merges streams line by line. */
const NEWLINE = 0x0a;
/** In bytes. A longer line is passed on in parts. */
const MAX_LINE_LENGTH = 1024 * 1024;
/**
 * Copies a stream in whole lines, so that several can share one target. Without it, two streams that write to one pipe
 * can split each other's lines (Node does so as soon as the pipe is full), and a split secret would not be recognized.
 *
 * @returns Resolves when the source has ended and was passed on completely. Adds a missing newline at the end.
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
