/**
 * The program that the CLI runs as its `--cmd`: reports the URLs that the CLI passes, then runs the user's build
 * without the deploy key. Ends with the build's exit code, and where the build went well, as the action says.
 */

import { spawn } from "node:child_process";
import { connect } from "node:net";
import { constants } from "node:os";
import { createInterface } from "node:readline";
import { setTimeout as wait } from "node:timers/promises";
import {
  type PushDecision,
  WRAPPER_SOCKET,
  type WrapperConfig,
  type WrapperMessage,
} from "./convex/cmd-wrapper/protocol.ts";
import { PROCESS_MARKER_VARIABLE } from "./process/process-group.ts";
import { relayLines } from "./process/relay-lines.ts";

/** How long a build's output is still waited for when its shell has ended. */
const LAST_WORDS_MS = 1_000;
/** How often again, where it is the log that is slow. */
const LAST_WORDS_TRIES = 20;

// Node's own answer to it is a debugger, in which the build could say how it has ended itself.
if (process.platform !== "win32") process.on("SIGUSR1", () => {});

// Until the build has ended well: an action that hangs up must not look like a build that passed.
process.exitCode = 1;

const socket = connect(process.env[WRAPPER_SOCKET] ?? "");
const send = (answer: WrapperMessage) =>
  new Promise<void>((sent) => socket.write(`${JSON.stringify(answer)}\n`, () => sent()));

socket.on("error", () => {
  console.error("The command wrapper could not reach the action.");
  process.exit(1);
});
const requests = createInterface({ input: socket });
requests.on("error", () => socket.destroy());
const lines = requests[Symbol.asyncIterator]();
const first = await lines.next();
if (!first.done) await runWrappedCommand(JSON.parse(first.value) as WrapperConfig);

async function runWrappedCommand(request: WrapperConfig): Promise<never> {
  const url = process.env[request.cliUrlName] ?? "";
  const siteUrl = request.cliSiteUrlNames.map((name) => process.env[name] ?? "").find((value) => value !== "") ?? "";
  await send({ kind: "urls", url, siteUrl });
  const code = request.cmd === null ? 0 : await runCommand(request.cmd, buildEnvironment(request, url, siteUrl));
  await new Promise<void>((written) => process.stdout.write(`${request.endOfBuild}\n`, () => written()));
  await send({ kind: "exit", code });
  process.exit(code === 0 && !(await waitForPushDecision()) ? 1 : code);
}

/** An action that hangs up has said no. */
async function waitForPushDecision(): Promise<boolean> {
  const next = await lines.next();
  return !next.done && (JSON.parse(next.value) as PushDecision).push;
}

function buildEnvironment(request: WrapperConfig, url: string, siteUrl: string): NodeJS.ProcessEnv {
  const exposed = request.exposedNames.map((name) => [name, process.env[name]] as const);
  return {
    ...request.environment,
    [PROCESS_MARKER_VARIABLE]: process.env[PROCESS_MARKER_VARIABLE],
    ...Object.fromEntries(exposed.filter(([, value]) => value !== undefined && value !== "")),
    ...Object.fromEntries(request.urlNames.map((name) => [name, url])),
    ...(siteUrl === "" ? {} : Object.fromEntries(request.siteUrlNames.map((name) => [name, siteUrl]))),
  };
}

/** Shells in the order of preference, with the arguments that a `run:` step gives them, so that a failing line fails. */
function shellCandidates(cmd: string): readonly (readonly [program: string, args: readonly string[]])[] {
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
async function runCommand(cmd: string, env: NodeJS.ProcessEnv): Promise<number> {
  for (const [program, args] of shellCandidates(cmd)) {
    const code = await new Promise<number | null>((resolve) => {
      const child = spawn(program, args, { env, stdio: ["ignore", "pipe", "pipe"], windowsHide: true });
      const relays = [relayLines(child.stdout, process.stdout), relayLines(child.stderr, process.stdout)];
      child.once("error", () => resolve(null));
      child.once("exit", async (exit, signal) => {
        await drainOutput(Promise.all(relays).catch(() => {}));
        // What the build left running speaks no more: it would be taken for what comes next.
        for (const output of [child.stdout, child.stderr]) output.destroy();
        resolve(exit ?? 128 + (signal === null ? 0 : constants.signals[signal]));
      });
    });
    if (code !== null) return code;
  }
  console.error("Neither bash nor sh (on Windows: pwsh or powershell) is on the PATH.");
  return 127;
}

/** What the build left running may hold its pipes open for ever. */
async function drainOutput(relayed: Promise<unknown>): Promise<void> {
  const all = relayed.then(() => true);
  for (let tries = 0; tries < LAST_WORDS_TRIES; tries += 1) {
    const isOver = await Promise.race([all, wait(LAST_WORDS_MS, false)]);
    if (isOver || !process.stdout.writableNeedDrain) return;
  }
}
