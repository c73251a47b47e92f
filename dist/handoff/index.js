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
;// CONCATENATED MODULE: external "node:timers/promises"
const promises_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:timers/promises");
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
/** The variable by which processes are found, on Linux, that left the group of the program that started them. */
const RUN_MARK_NAME = "CONVEX_DEPLOY_ACTION_RUN";
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

;// CONCATENATED MODULE: ./build/convex/line-relay.js
/** Joins streams without joining their lines. */
const NEWLINE = 0x0a;
/** A longer line is passed on before it has ended. */
const LONGEST_LINE = 1024 * 1024;
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
        const isStillWritable = length <= LONGEST_LINE || pass(Buffer.alloc(0));
        if (!isWritable || !isStillWritable)
            await new Promise((resume) => target.once("drain", resume));
    }
    if (length > 0)
        pass(Buffer.from("\n"));
}

;// CONCATENATED MODULE: ./build/handoff.js
/**
 * The program that the CLI runs as its `--cmd`: reports the URLs that the CLI passes, then runs the user's build
 * without the deploy key. Ends with the build's exit code.
 */







/** How long a build's output is still waited for when its shell has ended. */
const LAST_WORDS_MS = 1_000;
/** How often again, where it is the log that is slow. */
const LAST_WORDS_TRIES = 20;
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
    await new Promise((written) => process.stdout.write("", () => written()));
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
            const child = (0,external_node_child_process_namespaceObject.spawn)(program, args, { env, stdio: ["ignore", "pipe", "pipe"], windowsHide: true });
            const relays = [relayLines(child.stdout, process.stdout), relayLines(child.stderr, process.stdout)];
            child.once("error", () => resolve(null));
            child.once("exit", async (exit, signal) => {
                await lastWords(Promise.all(relays));
                resolve(exit ?? 128 + (signal === null ? 0 : external_node_os_namespaceObject.constants.signals[signal]));
            });
        });
        if (code !== null)
            return code;
    }
    console.error("Neither bash nor sh (on Windows: pwsh or powershell) is on the PATH.");
    return 127;
}
/** What the build left running may hold its pipes open for ever. */
async function lastWords(relayed) {
    const all = relayed.then(() => true);
    for (let tries = 0; tries < LAST_WORDS_TRIES; tries += 1) {
        const isOver = await Promise.race([all, (0,promises_namespaceObject.setTimeout)(LAST_WORDS_MS, false)]);
        if (isOver || !process.stdout.writableNeedDrain)
            return;
    }
}

