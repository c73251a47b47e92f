/** Runs the CLI once as a child process, together with the server for a deploy's command wrapper. */

import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { OutputLine } from "../../diagnosis/source-location.ts";
import type { Redaction } from "../../key/redactor.ts";
import type { SchemaChange } from "../../outcome/schema-change.ts";
import { spawnNode } from "../../process/process-group.ts";
import { endPhase } from "../../runner/phases.ts";
import {
  type CmdWrapperResult,
  CmdWrapperServer,
  type MayPush,
  NOT_CONNECTED,
  type OnUrl,
} from "../cmd-wrapper/cmd-wrapper-server.ts";
import { type WrapperConfig, wrapperCommand } from "../cmd-wrapper/protocol.ts";
import { SITE_URL_NAMES, type UrlVariables } from "../project/url-variables.ts";
import type { Environment } from "./child-environment.ts";
import { CliOutput } from "./cli-output.ts";
import { type CliStatus, NO_STATUS } from "./parse-announcement.ts";

/** How long output is still read after all known processes were terminated. */
const OUTPUT_DRAIN_MS = 2_000;

export interface CliRunOptions {
  /** Path of the CLI's program. */
  readonly entry: string;
  /** Arguments for Node, before the program. */
  readonly nodeArgs: readonly string[];
  /** Returns the arguments of the CLI. Gets the command wrapper's command, or `null` if there is none. */
  readonly argumentsFor: (wrapper: { command: string; urlName: string } | null) => readonly string[];
  readonly workingDirectory: string;
  readonly environment: Environment;
  /** Whether the CLI only reports what it would change. */
  readonly isDryRun: boolean;
  /** The command wrapper, or `null` if the command does not use one. */
  readonly wrapper: {
    readonly program: string;
    readonly directory: string;
    readonly variables: UrlVariables;
    readonly cmd: string | null;
    readonly buildEnvironment: Environment;
    readonly exposedNames: readonly string[];
    readonly onUrl: OnUrl;
    readonly mayPush: MayPush;
  } | null;
  readonly redaction: Redaction;
  /** Returns the line to show, or `null` to hide it. Default: shows all lines. */
  readonly filterLine?: (line: string) => string | null;
  /** The marker of its processes, if it runs in parallel with another CLI. Default: `PROCESS_MARKER`. */
  readonly marker?: string;
  /** The job's log: this process's stdout. */
  readonly log: NodeJS.WritableStream;
  /** Called with the process group, so that it can be terminated even if this process crashes. */
  readonly onStart: (pid: number) => void;
  /** Terminates the run: the job was cancelled, or the timeout has passed. */
  readonly signal: AbortSignal;
}

export interface CliRunResult {
  readonly exitCode: number;
  readonly report: CliStatus;
  readonly wrapper: CmdWrapperResult;
  /** Whether the CLI was started with the command wrapper. */
  readonly hadWrapper: boolean;
  /** The last lines of the output. Redacted. */
  readonly output: readonly OutputLine[];
  /** The changes besides the code that the CLI reported. Redacted. */
  readonly changes: readonly SchemaChange[];
  /** `null` if the command wrapper did not get that far. */
  readonly buildSeconds: number | null;
  readonly pushSeconds: number | null;
  readonly aborted: boolean;
}

/** The result of a run that was stopped before the CLI was started. */
export const CLI_NOT_STARTED: CliRunResult = {
  exitCode: 1,
  report: NO_STATUS,
  wrapper: NOT_CONNECTED,
  hadWrapper: false,
  output: [],
  changes: [],
  buildSeconds: null,
  pushSeconds: null,
  aborted: false,
};

/** Runs the CLI until it exits. Does not throw if the CLI fails. */
export async function runCli(request: CliRunOptions): Promise<CliRunResult> {
  const endOfBuild = randomUUID();
  const channel = await openChannel(request, endOfBuild);
  try {
    return await runWithWrapper(channel, channel === null ? null : endOfBuild, request);
  } finally {
    channel?.close();
  }
}

async function runWithWrapper(
  channel: CmdWrapperServer | null,
  endOfBuild: string | null,
  request: CliRunOptions,
): Promise<CliRunResult> {
  const command = channel === null ? null : wrapperCommand(process.platform);
  const output = new CliOutput({
    redaction: request.redaction,
    log: request.log,
    filterLine: (line) =>
      request.filterLine === undefined
        ? hideWrapperCommand(line, command, request.wrapper?.cmd ?? null)
        : request.filterLine(line),
    endOfBuild,
  });
  endPhase("prepare");
  const child = spawnNode(
    [...request.nodeArgs, request.entry, ...request.argumentsFor(wrapperArguments(command, request))],
    {
      cwd: request.workingDirectory,
      env: {
        ...request.environment,
        ...(channel === null ? {} : Object.fromEntries(SITE_URL_NAMES.map((name) => [name, ""]))),
        ...channel?.environment,
      },
      ...(request.marker === undefined ? {} : { marker: request.marker }),
    },
  );
  if (child.pid !== null) request.onStart(child.pid);
  const stop = () => void child.stop();
  request.signal.addEventListener("abort", stop, { once: true });
  if (request.signal.aborted) stop();
  const outputDrained = output.read(child);
  const exitCode = await child.exited;
  endPhase("CLI");
  const exitedAt = performance.now();
  request.signal.removeEventListener("abort", stop);
  // Processes that the build left running would keep the pipes, and so the job, open.
  await child.stop();
  const release = setTimeout(child.release, OUTPUT_DRAIN_MS);
  await outputDrained;
  clearTimeout(release);
  const wrapper = channel?.result ?? NOT_CONNECTED;
  return {
    exitCode,
    report: output.report,
    wrapper,
    hadWrapper: channel !== null,
    ...timesOf(wrapper, exitedAt),
    output: output.lines,
    changes: output.changes(request.isDryRun),
    aborted: request.signal.aborted,
  };
}

function wrapperArguments(command: string | null, { wrapper }: CliRunOptions) {
  return command === null || wrapper === null ? null : { command, urlName: cliUrlName(wrapper.variables) };
}

/** The CLI takes only one name, which it prints. */
function cliUrlName({ url: [first = "CONVEX_URL"] }: UrlVariables): string {
  return first;
}

function timesOf({ urlsAt, endedAt }: CmdWrapperResult, exitedAt: number) {
  return {
    buildSeconds: urlsAt === null || endedAt === null ? null : (endedAt - urlsAt) / 1000,
    pushSeconds: endedAt === null ? null : (exitedAt - endedAt) / 1000,
  };
}

async function openChannel(request: CliRunOptions, endOfBuild: string): Promise<CmdWrapperServer | null> {
  const { wrapper } = request;
  if (wrapper === null) return null;
  const wanted: WrapperConfig = {
    cliUrlName: cliUrlName(wrapper.variables),
    cliSiteUrlNames: SITE_URL_NAMES,
    urlNames: wrapper.variables.url,
    siteUrlNames: wrapper.variables.siteUrl,
    endOfBuild,
    cmd: wrapper.cmd,
    environment: wrapper.buildEnvironment,
    exposedNames: wrapper.exposedNames,
  };
  return CmdWrapperServer.open(wrapper.directory, wrapper.program, wanted, wrapper.mayPush, wrapper.onUrl);
}

/**
 * Replaces the command wrapper's command by `cmd` in the CLI's output, or hides the line if there is no build. The build
 * command itself is not shown: a secret in it would be masked in the log, but not in a comment.
 */
function hideWrapperCommand(line: string, command: string | null, cmd: string | null): string | null {
  if (command === null || !line.includes(command)) return line;
  return cmd === null ? null : line.replaceAll(command, "cmd");
}

/** Path of a program in the bundle. @param bundleDirectory - The folder of the running program. */
export function bundledProgram(bundleDirectory: string, name: "cmd-wrapper" | "hoisted-typescript"): string {
  return join(bundleDirectory, "..", name, "index.js");
}
