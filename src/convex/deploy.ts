/** Runs `convex deploy` once: the real CLI as a child process, the hand-off beside it, its output read as it comes. */

import { once } from "node:events";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { startNode } from "./child-process.ts";
import { type CliReport, EMPTY_REPORT, readCliLine } from "./cli-output.ts";
import { SITE_URL_NAMES, type UrlVariables } from "./framework.ts";
import { HandoffChannel, type HandoffResult, NO_HANDOFF } from "./handoff-channel.ts";
import { handoffCommand } from "./handoff-protocol.ts";
import { LineSplitter, neutralize } from "./line-writer.ts";
import type { Environment } from "./surroundings.ts";

/** The end of the output, where the cause stands. */
const TAIL_LINES = 120;
/** What is kept of the output, and of each of its lines: a flood stays out of memory. */
const KEPT_LINES = 2_000;
const KEPT_LENGTH = 2_000;
/** The CLI bundles after the build, so none of its tools speaks sooner. */
const BUILD_ECHO_MS = 100;
/** How long output is still read when everything that could be found was ended. */
const LAST_WORDS_MS = 2_000;

export interface DeployRequest {
  /** The CLI's program. */
  readonly entry: string;
  /** The arguments, given the hand-off's command; `null` for a plain deploy. */
  readonly argumentsFor: (handoff: { command: string; urlName: string } | null) => readonly string[];
  readonly workingDirectory: string;
  readonly environment: Environment;
  /** `null`: a plain deploy without the hand-off. */
  readonly handoff: {
    readonly program: string;
    readonly directory: string;
    readonly variables: UrlVariables;
    readonly cmd: string | null;
    readonly buildEnvironment: Environment;
    readonly exposedNames: readonly string[];
  } | null;
  readonly redact: (text: string) => string;
  /** Where the log goes: this process's stdout. */
  readonly log: NodeJS.WritableStream;
  /** Told the process group once it runs, so that it can be ended even after a crash of this process. */
  readonly onStart: (pid: number) => void;
  /** Ends the run: cancel or timeout. */
  readonly signal: AbortSignal;
}

export interface DeployRun {
  readonly exitCode: number;
  readonly report: CliReport;
  readonly handoff: HandoffResult;
  /** What was printed, redacted; of very much only the end. */
  readonly output: readonly OutputLine[];
  /** `null`: the hand-off did not come that far. */
  readonly buildSeconds: number | null;
  readonly pushSeconds: number | null;
  readonly aborted: boolean;
}

export interface OutputLine {
  readonly text: string;
  /** `tool`: what the CLI started to check or bundle the functions, such as `tsc`. */
  readonly source: "cli" | "build" | "tool";
}

/** The last lines of all sources or of one. */
export function tailOf(output: readonly OutputLine[], only: OutputLine["source"] | null = null): readonly string[] {
  return output
    .slice(-TAIL_LINES)
    .filter(({ source }) => only === null || source === only)
    .map(({ text }) => text);
}

/** Runs the CLI to its end. A failure of the CLI is a result, not an exception. */
export async function deploy(request: DeployRequest): Promise<DeployRun> {
  const channel = await openChannel(request);
  const output: OutputLine[] = [];
  let report = EMPTY_REPORT;
  try {
    const command = channel === null ? null : handoffCommand(process.platform);
    const handoff =
      command === null || request.handoff === null ? null : { command, urlName: request.handoff.variables.url };
    const child = startNode(request.entry, request.argumentsFor(handoff), {
      cwd: request.workingDirectory,
      env: {
        ...request.environment,
        ...(channel === null ? {} : Object.fromEntries(SITE_URL_NAMES.map((name) => [name, ""]))),
        ...channel?.environment,
      },
    });
    if (child.pid !== null) request.onStart(child.pid);
    const show = (line: string, stream: Readable, source: OutputLine["source"]) => {
      const shown = withoutHandoff(line, command, request.handoff?.cmd ?? null);
      if (shown === null) return;
      output.push({ text: shortened(shown), source });
      if (output.length > KEPT_LINES) output.shift();
      writeLine(request.log, neutralize(shown), stream);
    };
    const foreign = () => (channel !== null && isBuilding(channel.result) ? "build" : "tool");
    const stop = () => void child.stop();
    request.signal.addEventListener("abort", stop, { once: true });
    if (request.signal.aborted) stop();
    const streams = [
      pump(child.stdout, request.redact, (line) => show(line, child.stdout, foreign())),
      pump(child.stderr, request.redact, (line) => {
        report = readCliLine(report, line);
        show(line, child.stderr, "cli");
      }),
    ];
    const exitCode = await child.exited;
    const exitedAt = performance.now();
    request.signal.removeEventListener("abort", stop);
    // What the build left running would hold the pipes, and the job, open.
    await child.stop();
    const release = setTimeout(child.release, LAST_WORDS_MS);
    await Promise.all(streams);
    clearTimeout(release);
    return {
      exitCode,
      report,
      handoff: channel?.result ?? NO_HANDOFF,
      ...timesOf(channel?.result ?? NO_HANDOFF, exitedAt),
      output,
      aborted: request.signal.aborted,
    };
  } finally {
    channel?.close();
  }
}

/** A copy where it is cut: a slice would keep the whole line in memory. */
function shortened(line: string): string {
  return line.length <= KEPT_LENGTH ? line : Buffer.from(line.slice(0, KEPT_LENGTH)).toString();
}

/** The word that the build has ended comes another way than the last of what it printed, and may overtake it. */
function isBuilding({ endedAt }: HandoffResult): boolean {
  return endedAt === null || performance.now() < endedAt + BUILD_ECHO_MS;
}

function timesOf({ urlsAt, endedAt }: HandoffResult, exitedAt: number) {
  return {
    buildSeconds: urlsAt === null || endedAt === null ? null : (endedAt - urlsAt) / 1000,
    pushSeconds: endedAt === null ? null : (exitedAt - endedAt) / 1000,
  };
}

async function openChannel(request: DeployRequest): Promise<HandoffChannel | null> {
  const { handoff } = request;
  if (handoff === null) return null;
  return HandoffChannel.open(handoff.directory, handoff.program, {
    urlName: handoff.variables.url,
    siteUrlNames: SITE_URL_NAMES,
    siteUrlName: handoff.variables.siteUrl,
    cmd: handoff.cmd,
    environment: handoff.buildEnvironment,
    exposedNames: handoff.exposedNames,
  });
}

/** Reads a stream to its end in whole, redacted lines. */
async function pump(source: Readable, redact: (text: string) => string, onLine: (line: string) => void): Promise<void> {
  const splitter = new LineSplitter(redact, onLine);
  source.on("data", (chunk: Buffer) => splitter.write(chunk));
  await once(source, "close");
  splitter.end();
}

/** Writes one line and makes its source wait while the log is slower, so that a flood stays out of memory. */
function writeLine(log: NodeJS.WritableStream, line: string, source: Readable): void {
  if (log.write(`${line}\n`) || source.isPaused()) return;
  source.pause();
  log.once("drain", () => source.resume());
}

/**
 * Says `cmd` where the CLI shows the hand-off's command; lines about a hand-off without a build are noise. The build
 * command itself is not shown: a secret that was written into it would be masked in the log, but not in a comment.
 */
function withoutHandoff(line: string, command: string | null, cmd: string | null): string | null {
  if (command === null || !line.includes(command)) return line;
  return cmd === null ? null : line.replaceAll(command, "cmd");
}

/** Path of the hand-off program in the bundle, beside the folder of the program that runs. */
export function handoffProgram(bundleDirectory: string): string {
  return join(bundleDirectory, "..", "handoff", "index.js");
}
