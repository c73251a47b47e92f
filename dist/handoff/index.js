import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
var __webpack_exports__ = {};

;// CONCATENATED MODULE: external "node:child_process"
const external_node_child_process_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");
;// CONCATENATED MODULE: external "node:net"
const external_node_net_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:net");
;// CONCATENATED MODULE: external "node:os"
const external_node_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");
;// CONCATENATED MODULE: external "node:readline"
const external_node_readline_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:readline");
;// CONCATENATED MODULE: external "node:crypto"
const external_node_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");
;// CONCATENATED MODULE: external "node:fs"
const external_node_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");
;// CONCATENATED MODULE: external "node:path"
const external_node_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");
;// CONCATENATED MODULE: ./build/convex/child-process.js
/** Starts a program in a process group of its own, so that all of it can be ended. */




/** Between the polite signal and the final one. */
const GRACE_MS = 3_000;
/** The variable by which processes are found, on Linux, that left the group of the program that started them. */
const RUN_MARK_NAME = "CONVEX_DEPLOY_ACTION_RUN";
/** Its value in everything that this process starts. */
const RUN_MARK = (0,external_node_crypto_namespaceObject.randomUUID)();
/** Starts `node <entry> <args>` without a shell and with stdin closed. */
function startNode(entry, args, options) {
    const child = spawn(process.execPath, [entry, ...args], {
        cwd: options.cwd,
        env: { ...options.env, [RUN_MARK_NAME]: RUN_MARK },
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
        stop: () => stopTree(child),
        release: () => {
            child.stdout.destroy();
            child.stderr.destroy();
        },
    };
}
async function stopTree(child) {
    if (child.pid === undefined)
        return;
    if (process.platform === "win32") {
        stopWindowsTree(child.pid);
        return;
    }
    await stopProcesses(child.pid, RUN_MARK);
}
/** By its full path and without our environment: Windows looks for a bare name in the current folder, a checkout, first. */
function stopWindowsTree(pid) {
    const root = process.env.SystemRoot ?? "C:\\Windows";
    spawnSync(join(root, "System32", "taskkill.exe"), ["/T", "/F", "/PID", String(pid)], {
        stdio: "ignore",
        windowsHide: true,
        env: { SystemRoot: root },
    });
}
/**
 * SIGTERM to the process group, and on Linux to whatever else carries the mark; SIGKILL to what is left 3 s later.
 * Resolves when none is left, or all of it was killed.
 */
async function stopProcesses(group, mark) {
    if (!signalAll(group, mark, "SIGTERM"))
        return;
    const deadline = Date.now() + GRACE_MS;
    while (isAlive(group, mark)) {
        if (Date.now() >= deadline) {
            signalAll(group, mark, "SIGKILL");
            return;
        }
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
}
/**
 * Whether anything is left that still runs. A process that has ended stays in its group until its parent takes notice,
 * which the first process of a container may never do, and takes signals like a living one.
 */
function isAlive(group, mark) {
    if (process.platform !== "linux")
        return signalAll(group, mark, 0);
    return processIds().some((pid) => isRunningIn(group, pid)) || markedProcesses(mark).length > 0;
}
/** Fields of `/proc/<pid>/stat` behind the name: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function isRunningIn(group, pid) {
    try {
        const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
        const [state = "", , processGroup = ""] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
        return Number(processGroup) === group && state !== "Z" && state !== "X";
    }
    catch {
        return false;
    }
}
function processIds() {
    return readdirSync("/proc").map(Number).filter(Number.isInteger);
}
/** @returns Whether any process was there to take the signal. */
function signalAll(group, mark, signal) {
    const reached = [-group, ...markedProcesses(mark)].map((target) => isSignalled(target, signal));
    return reached.includes(true);
}
/** @param target - A process, or minus a process group. */
function isSignalled(target, signal) {
    try {
        process.kill(target, signal);
        return true;
    }
    catch {
        return false;
    }
}
/** Linux only: nowhere else can a process's environment be read without a further program. */
function markedProcesses(mark) {
    if (process.platform !== "linux" || mark === "")
        return [];
    const carriesMark = (pid) => {
        try {
            return readFileSync(`/proc/${pid}/environ`, "latin1").split("\0").includes(`${RUN_MARK_NAME}=${mark}`);
        }
        catch {
            return false;
        }
    };
    return processIds().filter((pid) => pid !== process.pid && carriesMark(pid));
}

;// CONCATENATED MODULE: ./build/convex/handoff-protocol.js
/**
 * What the action and its hand-off program tell each other, one JSON object a line, over a local socket.
 *
 * The CLI runs the hand-off as its `--cmd`, between claim and push. URLs so come as data, before the build starts and
 * out of its reach; nothing is written to a file.
 */
/** Names under which the CLI's environment carries the paths, because quoting a path into `--cmd` breaks on `$`. */
const HANDOFF_NODE = "CONVEX_DEPLOY_ACTION_NODE";
const HANDOFF_PROGRAM = "CONVEX_DEPLOY_ACTION_HANDOFF";
const HANDOFF_SOCKET = "CONVEX_DEPLOY_ACTION_SOCKET";
/** The constant that the CLI hands to the platform's shell. */
function handoffCommand(platform) {
    return platform === "win32"
        ? `"%${HANDOFF_NODE}%" "%${HANDOFF_PROGRAM}%"`
        : `"$${HANDOFF_NODE}" "$${HANDOFF_PROGRAM}"`;
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

;// CONCATENATED MODULE: ./build/handoff.js
/**
 * The program that the CLI runs as its `--cmd`: reports the URLs that the CLI passes, then runs the user's build
 * without the deploy key. Ends with the build's exit code.
 */






// Until the build has ended well: an action that hangs up must not look like a build that passed.
process.exitCode = 1;
const socket = (0,external_node_net_namespaceObject.connect)(process.env[HANDOFF_SOCKET] ?? "");
const say = (answer) => new Promise((sent) => socket.write(`${JSON.stringify(answer)}\n`, () => sent()));
socket.on("error", () => {
    console.error("The hand-off could not reach the action.");
    process.exit(1);
});
const requests = (0,external_node_readline_namespaceObject.createInterface)({ input: socket });
requests.on("error", () => socket.destroy());
requests.once("line", async (line) => {
    const request = JSON.parse(line);
    const url = process.env[request.urlName] ?? "";
    const siteUrl = request.siteUrlNames.map((name) => process.env[name] ?? "").find((value) => value !== "") ?? "";
    await say({ kind: "urls", url, siteUrl });
    const code = request.cmd === null ? 0 : await build(request.cmd, environmentOf(request, url, siteUrl));
    await say({ kind: "exit", code });
    process.exit(code);
});
function environmentOf(request, url, siteUrl) {
    const exposed = request.exposedNames.map((name) => [name, process.env[name]]);
    return {
        ...request.environment,
        [RUN_MARK_NAME]: process.env[RUN_MARK_NAME],
        ...Object.fromEntries(exposed.filter(([, value]) => value !== undefined && value !== "")),
        [request.urlName]: url,
        ...(siteUrl === "" ? {} : { [request.siteUrlName]: siteUrl }),
    };
}
/** Shells in the order of preference, with the arguments that a `run:` step gives them, so that a failing line fails. */
function shellsFor(cmd) {
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
async function build(cmd, env) {
    for (const [program, args] of shellsFor(cmd)) {
        const code = await new Promise((resolve) => {
            const child = (0,external_node_child_process_namespaceObject.spawn)(program, args, { env, stdio: ["ignore", 1, 1], windowsHide: true });
            child.once("error", () => resolve(null));
            child.once("exit", (exit, signal) => resolve(exit ?? 128 + (signal === null ? 0 : external_node_os_namespaceObject.constants.signals[signal])));
        });
        if (code !== null)
            return code;
    }
    console.error("Neither bash nor sh (on Windows: pwsh or powershell) is on the PATH.");
    return 127;
}

