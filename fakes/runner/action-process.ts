import { type ChildProcess, spawn } from "node:child_process";
import { constants } from "node:os";
import { StringDecoder } from "node:string_decoder";
import { type Orphan, OrphanWatch } from "./orphan-processes.ts";

/** Delays in milliseconds. `RUNNER_DELAYS` has those of the real runner. */
export interface Delays {
  /** Time from SIGINT to SIGTERM. */
  readonly interrupt: number;
  /** Time from SIGTERM to SIGKILL. */
  readonly terminate: number;
  /** Time for which output is still read after the action's process has ended, if another process holds its pipes. */
  readonly heldPipes: number;
  /**
   * Duration of a batch of output. The runner's batches have no fixed length. Within a batch, all of stderr is processed
   * before all of stdout, so a longer batch is a stricter test.
   */
  readonly batch: number;
}

/** @see https://github.com/actions/runner/blob/main/src/Runner.Sdk/ProcessInvoker.cs */
export const RUNNER_DELAYS: Delays = { interrupt: 7500, terminate: 2500, heldPipes: 5000, batch: 50 };

/** Interval at which the processes below the action are recorded, in milliseconds. */
const WATCH_INTERVAL = 200;

export interface ProcessPlan {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly delays: Delays;
  readonly trackingId: string;
  /** Its abort starts the sequence SIGINT, SIGTERM, SIGKILL, which is sent to this process only. */
  readonly cancel: AbortSignal;
  readonly onStart: () => void;
  readonly onLine: (line: string) => void;
}

export interface ProcessEnd {
  /** The exit code as the runner reports it: 128 plus the number of the signal if a signal ended the process. */
  readonly exitCode: number;
  readonly signal: NodeJS.Signals | null;
  /** Everything on stdout and stderr in order of arrival, unmasked. */
  readonly rawOutput: string;
  readonly orphans: readonly Orphan[];
}

/**
 * Runs a process as the runner does: stdin is closed, output is passed on line by line, and stderr first in each batch.
 *
 * @throws Error if the program cannot be started.
 */
export async function runProcess(plan: ProcessPlan): Promise<ProcessEnd> {
  const child = spawn(plan.file, plan.args, { cwd: plan.cwd, env: plan.env, stdio: ["pipe", "pipe", "pipe"] });
  child.stdin.on("error", () => {});
  child.stdin.end();
  const output = new BatchedOutput(child, plan.delays.batch, plan.onLine);
  const exited = new Promise<{ code: number | null; signal: NodeJS.Signals | null }>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code, signal) => resolve({ code, signal }));
  });
  const watch = new OrphanWatch(child.pid ?? -1, plan.trackingId);
  const watching = setInterval(() => watch.look(), WATCH_INTERVAL);
  const done = exited.then(() => orAfter(output.ended, plan.delays.heldPipes));
  done.catch(() => {});
  const cancelling = onAbort(plan.cancel, () => stop(child, done, plan.delays));
  try {
    if (child.pid !== undefined) plan.onStart();
    const { code, signal } = await exited;
    await done;
    output.close();
    await cancelling();
    clearInterval(watching);
    return {
      exitCode: code ?? 128 + (signal ? constants.signals[signal] : 0),
      signal,
      rawOutput: output.raw,
      orphans: await settledOrphans(watch),
    };
  } finally {
    clearInterval(watching);
  }
}

/** Waits for the process and for its pipes, as the runner does. A signal to a process that has ended needs no wait. */
async function stop(child: ChildProcess, done: Promise<unknown>, delays: Delays): Promise<void> {
  for (const [signal, patience] of [
    ["SIGINT", delays.interrupt],
    ["SIGTERM", delays.terminate],
  ] as const) {
    if (child.kill(signal) && (await orAfter(done, patience)) === "done") return;
  }
  child.kill("SIGKILL");
}

/** Runs the work once the signal aborts. @returns A function that waits for work that has started. */
function onAbort(signal: AbortSignal, work: () => Promise<void>): () => Promise<void> {
  let begun: Promise<void> = Promise.resolve();
  const begin = () => {
    begun = work();
  };
  if (signal.aborted) begin();
  else signal.addEventListener("abort", begin, { once: true });
  return () => {
    signal.removeEventListener("abort", begin);
    return begun;
  };
}

function orAfter(promise: Promise<unknown>, milliseconds: number): Promise<"done" | "late"> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve("late"), milliseconds);
    promise.then(() => resolve("done"), reject).finally(() => clearTimeout(timer));
  });
}

/** The orphans after a wait of up to 200 ms, because a process that was just killed needs a moment to disappear. */
async function settledOrphans(watch: OrphanWatch): Promise<Orphan[]> {
  let orphans = watch.find();
  for (let tries = 0; tries < 5 && orphans.length > 0; tries++) {
    await new Promise((resolve) => setTimeout(resolve, 40));
    orphans = watch.find();
  }
  return orphans;
}

class BatchedOutput {
  /** Resolves when every process that held the two pipes has closed them. */
  readonly ended: Promise<unknown>;
  readonly #streams: { readonly lines: LineReader; readonly pipe: NodeJS.ReadableStream & { destroy(): unknown } }[];
  readonly #onLine: (line: string) => void;
  #raw = "";
  #timer: NodeJS.Timeout | undefined;

  constructor(child: ChildProcess, batch: number, onLine: (line: string) => void) {
    this.#onLine = onLine;
    // stderr comes first, because the order here is the order within a batch.
    this.#streams = [child.stderr, child.stdout].flatMap((pipe) => (pipe ? [{ pipe, lines: new LineReader() }] : []));
    for (const { pipe, lines } of this.#streams) {
      pipe.on("data", (chunk: Buffer) => {
        this.#raw += lines.push(chunk);
        this.#timer ??= setTimeout(() => this.#flush(), batch);
      });
    }
    this.ended = Promise.all(this.#streams.map(({ pipe }) => new Promise((resolve) => pipe.once("close", resolve))));
  }

  get raw(): string {
    return this.#raw;
  }

  /** Passes on the remaining output, including a last line without a newline, and closes the pipes. */
  close(): void {
    for (const { lines } of this.#streams) this.#raw += lines.end();
    this.#flush();
    for (const { pipe } of this.#streams) pipe.destroy();
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    for (const { lines } of this.#streams) for (const line of lines.take()) this.#onLine(line);
  }
}

/** Splits UTF-8 into lines as .NET does: at `\n`, at `\r\n` and at a single `\r`. */
class LineReader {
  readonly #decoder = new StringDecoder("utf8");
  #rest = "";
  #lines: string[] = [];

  /** @returns The decoded text. */
  push(chunk: Buffer): string {
    const text = this.#decoder.write(chunk);
    this.#cut(text, false);
    return text;
  }

  end(): string {
    const text = this.#decoder.end();
    this.#cut(text, true);
    return text;
  }

  take(): string[] {
    const lines = this.#lines;
    this.#lines = [];
    return lines;
  }

  #cut(text: string, atEnd: boolean): void {
    // Without this, a line of many megabytes would be searched again for each of its chunks.
    if (!atEnd && !/[\r\n]/.test(text) && !this.#rest.endsWith("\r")) {
      this.#rest += text;
      return;
    }
    const whole = this.#rest + text;
    // A `\r` at the end may be the first half of `\r\n`.
    const lines = whole.split(atEnd ? /\r\n|\r|\n/ : /\r\n|\r(?!$)|\n/);
    this.#rest = lines.pop() ?? "";
    for (const line of lines) this.#lines.push(line);
    if (atEnd && this.#rest !== "") this.#lines.push(this.#rest);
  }
}
