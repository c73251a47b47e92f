/**
 * The program that the CLI runs as its `--cmd`: sends the URLs from the CLI to the action, then runs the user's build
 * without the deploy key. Exits with the build's exit code, or, after a successful build, as the action decides.
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

/** How long to wait for the rest of a build's output after its shell has ended. */
const OUTPUT_DRAIN_MS = 1_000;
/** How often to wait if the log is slow. */
const MAX_DRAIN_WAITS = 20;

// By default, Node opens a debugger on SIGUSR1, through which the build could forge its own result.
if (process.platform !== "win32") process.on("SIGUSR1", () => {});

// Until the build has succeeded: if the action closes the connection, that must not look like a successful build.
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

/** False also if the action closes the connection. */
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

/** Shells in order of preference, with the arguments of a `run:` step, so that a failing line fails the build. */
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

/** Runs the build. All its output goes to stdout, because stderr is reserved for the CLI. */
async function runCommand(cmd: string, env: NodeJS.ProcessEnv): Promise<number> {
  for (const [program, args] of shellCandidates(cmd)) {
    const code = await new Promise<number | null>((resolve) => {
      const child = spawn(program, args, { env, stdio: ["ignore", "pipe", "pipe"], windowsHide: true });
      const relays = [relayLines(child.stdout, process.stdout), relayLines(child.stderr, process.stdout)];
      child.once("error", () => resolve(null));
      child.once("exit", async (exit, signal) => {
        await drainOutput(Promise.all(relays).catch(() => {}));
        // Ignore further output of processes that the build left running: it would be taken for the CLI's.
        for (const output of [child.stdout, child.stderr]) output.destroy();
        resolve(exit ?? 128 + (signal === null ? 0 : constants.signals[signal]));
      });
    });
    if (code !== null) return code;
  }
  console.error("Neither bash nor sh (on Windows: pwsh or powershell) is on the PATH.");
  return 127;
}

/** Waits for the rest of the output, but not forever: processes that the build left running may keep its pipes open. */
async function drainOutput(relayed: Promise<unknown>): Promise<void> {
  const all = relayed.then(() => true);
  for (let waits = 0; waits < MAX_DRAIN_WAITS; waits += 1) {
    const isDrained = await Promise.race([all, wait(OUTPUT_DRAIN_MS, false)]);
    if (isDrained || !process.stdout.writableNeedDrain) return;
  }
}
