/** Runs the CLI once: the real CLI as a child process, the command wrapper of a deploy beside it. */

import { randomUUID } from "node:crypto";
import { join } from "node:path";
import type { SpokenLine } from "../../diagnosis/source-location.ts";
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

/** How long output is still read when everything that could be found was ended. */
const OUTPUT_DRAIN_MS = 2_000;

export interface CliRunOptions {
  /** The CLI's program. */
  readonly entry: string;
  /** For Node itself, before the program. */
  readonly nodeArgs: readonly string[];
  /** The arguments, given the command wrapper's command; `null` where there is none. */
  readonly argumentsFor: (wrapper: { command: string; urlName: string } | null) => readonly string[];
  readonly workingDirectory: string;
  readonly environment: Environment;
  /** Whether the CLI is only asked what it would do. */
  readonly isDryRun: boolean;
  /** `null`: a command that has none, or a deploy without. */
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
  /** The line as people are to see it; `null`: not at all. Default: as it is. */
  readonly filterLine?: (line: string) => string | null;
  /** The mark of its processes, where it runs beside another CLI. Default: this process's own. */
  readonly marker?: string;
  /** Where the log goes: this process's stdout. */
  readonly log: NodeJS.WritableStream;
  /** Told the process group once it runs, so that it can be ended even after a crash of this process. */
  readonly onStart: (pid: number) => void;
  /** Ends the run: cancel or timeout. */
  readonly signal: AbortSignal;
}

export interface CliRunResult {
  readonly exitCode: number;
  readonly report: CliStatus;
  readonly wrapper: CmdWrapperResult;
  /** Whether the CLI was to run the command wrapper. */
  readonly hadWrapper: boolean;
  /** What was printed, redacted; of very much only the end. */
  readonly output: readonly SpokenLine[];
  /** What the CLI said that it changed beside the code, redacted. */
  readonly changes: readonly SchemaChange[];
  /** `null`: the command wrapper did not come that far. */
  readonly buildSeconds: number | null;
  readonly pushSeconds: number | null;
  readonly aborted: boolean;
}

/** A run that was stopped before the CLI was started. */
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

/** Runs the CLI to its end. A failure of the CLI is a result, not an exception. */
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
  // What the build left running would hold the pipes, and the job, open.
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

/** The CLI takes one name, and shows it. */
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
 * Says `cmd` where the CLI shows the command wrapper's command; lines about a command wrapper without a build are noise. The build
 * command itself is not shown: a secret that was written into it would be masked in the log, but not in a comment.
 */
function hideWrapperCommand(line: string, command: string | null, cmd: string | null): string | null {
  if (command === null || !line.includes(command)) return line;
  return cmd === null ? null : line.replaceAll(command, "cmd");
}

/** Path of a program in the bundle. @param bundleDirectory - The folder of the program that runs. */
export function bundledProgram(bundleDirectory: string, name: "cmd-wrapper" | "hoisted-typescript"): string {
  return join(bundleDirectory, "..", name, "index.js");
}
