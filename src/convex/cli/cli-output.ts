/** Processes the CLI's output: writes it to the log, parses it, and keeps it for reports. */

import { once } from "node:events";
import type { Readable } from "node:stream";
import type { OutputLine } from "../../diagnosis/source-location.ts";
import type { Redaction } from "../../key/redactor.ts";
import type { SchemaChange } from "../../outcome/schema-change.ts";
import { LineSplitter } from "../../runner/line-splitter.ts";
import { shortenLine } from "../../runner/shorten-line.ts";
import { escapeWorkflowCommands } from "../../runner/workflow-commands.ts";
import { type CliStatus, NO_STATUS, parseCliLine } from "./parse-announcement.ts";
import { SchemaChangeReader } from "./parse-schema-changes.ts";

/** Lines at the end of the output, which contain the cause of a failure. */
const TAIL_LINES = 120;
/** How many lines are kept, so that endless output does not fill the memory. */
const MAX_LINES = 2_000;

export interface CliOutputOptions {
  readonly redaction: Redaction;
  /** The job's log. */
  readonly log: NodeJS.WritableStream;
  /** Returns the line to show, or `null` to hide it. */
  readonly filterLine: (line: string) => string | null;
  /**
   * A line on stdout that is not shown: what comes before it is the build's output, what comes after it a tool's of the
   * CLI. `null` if there is no build.
   */
  readonly endOfBuild: string | null;
}

export class CliOutput {
  readonly #settings: CliOutputOptions;
  #lines: OutputLine[] = [];
  readonly #changes = new SchemaChangeReader();
  #report: CliStatus = NO_STATUS;
  /** The program that writes to stdout now. The CLI itself writes to stderr only. */
  #stdoutSource: "build" | "tool";

  constructor(settings: CliOutputOptions) {
    this.#settings = settings;
    this.#stdoutSource = settings.endOfBuild === null ? "tool" : "build";
  }

  /** The last lines that were printed so far. Redacted. */
  get lines(): readonly OutputLine[] {
    return withoutOldest(this.#lines);
  }

  /** What the CLI has reported so far. */
  get report(): CliStatus {
    return this.#report;
  }

  /** The changes that the CLI reported. */
  changes(isDryRun: boolean): readonly SchemaChange[] {
    return this.#changes.changes(isDryRun);
  }

  /** Reads both streams to their end. */
  async read({ stdout, stderr }: { readonly stdout: Readable; readonly stderr: Readable }): Promise<void> {
    await Promise.all([
      this.#pump(stdout, (line) => {
        if (line === this.#settings.endOfBuild) this.#stdoutSource = "tool";
        else this.#show(line, stdout, this.#stdoutSource);
      }),
      this.#pump(stderr, (line) => {
        this.#report = parseCliLine(this.#report, line);
        this.#show(line, stderr, "cli");
      }),
    ]);
  }

  /** Reads a stream in whole, redacted lines. */
  async #pump(source: Readable, onLine: (line: string) => void): Promise<void> {
    const splitter = new LineSplitter(this.#settings.redaction, onLine);
    source.on("data", (chunk: Buffer) => splitter.write(chunk));
    await once(source, "close");
    splitter.end();
  }

  #show(line: string, stream: Readable, source: OutputLine["source"]): void {
    const filterLine = this.#settings.filterLine(line);
    if (filterLine === null) return;
    this.#lines.push({ text: shortenLine(filterLine, this.#settings.redaction), source });
    if (source === "cli") this.#changes.add(filterLine);
    // Not for every line, because each time all of them are copied.
    if (this.#lines.length > 2 * MAX_LINES) this.#lines = withoutOldest(this.#lines);
    writeLine(this.#settings.log, escapeWorkflowCommands(filterLine), stream);
  }
}

/** Keeps the CLI's lines longest: it says that the type check failed before the compiler prints a list of any length. */
function withoutOldest(lines: readonly OutputLine[]): OutputLine[] {
  let excess = lines.length - MAX_LINES;
  return lines.filter(({ source }) => source === "cli" || excess-- <= 0).slice(-MAX_LINES);
}

/** The last lines of all sources, or of one, however much the others printed after them. */
export function lastLines(lines: readonly OutputLine[], only: OutputLine["source"] | null = null): readonly string[] {
  return lines
    .filter(({ source }) => only === null || source === only)
    .slice(-TAIL_LINES)
    .map(({ text }) => text);
}

/** Writes one line, and pauses its source while the log is slower, so that output does not fill the memory. */
function writeLine(log: NodeJS.WritableStream, line: string, source: Readable): void {
  if (log.write(`${line}\n`) || source.isPaused()) return;
  source.pause();
  log.once("drain", () => source.resume());
}
