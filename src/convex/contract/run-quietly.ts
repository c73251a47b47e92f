/** Runs a Node program in parallel with the deploy, and returns its output instead of showing it. */

import { once } from "node:events";
import type { Readable } from "node:stream";
import { createSideMarker, spawnNode } from "../../process/process-group.ts";

export interface QuietRun {
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  /** Terminates the program, and everything that it started. */
  readonly signal: AbortSignal;
  /** Limit for each of stdout and stderr. A program that prints more is terminated. */
  readonly maxBytes: number;
}

export interface QuietRunResult {
  /** `null` if it was terminated. */
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** @returns Everything that was printed until the end. Never rejects. */
export async function runQuietly(
  args: readonly string[],
  { cwd, env, signal, maxBytes }: QuietRun,
): Promise<QuietRunResult> {
  if (signal.aborted) return { exitCode: null, stdout: "", stderr: "" };
  const child = spawnNode(args, { cwd, env, marker: createSideMarker() });
  let isEnded = false;
  const end = () => {
    isEnded = true;
    void child.stop();
  };
  const stdout = new BoundedText(child.stdout, maxBytes, end);
  const stderr = new BoundedText(child.stderr, maxBytes, end);
  signal.addEventListener("abort", end, { once: true });
  try {
    const exitCode = await child.exited.catch(() => 1);
    await child.stop();
    await Promise.all([drain(child.stdout), drain(child.stderr)]);
    return { exitCode: isEnded ? null : exitCode, stdout: stdout.text, stderr: stderr.text };
  } finally {
    signal.removeEventListener("abort", end);
    child.release();
  }
}

class BoundedText {
  readonly #chunks: Buffer[] = [];
  #bytes = 0;

  constructor(stream: Readable, maxBytes: number, onTooMuch: () => void) {
    stream.on("data", (chunk: Buffer) => {
      this.#bytes += chunk.length;
      if (this.#bytes <= maxBytes) this.#chunks.push(chunk);
      else onTooMuch();
    });
  }

  get text(): string {
    return Buffer.concat(this.#chunks).toString("utf8");
  }
}

/** How long output is still read after all known processes were terminated. */
const DRAIN_MS = 2_000;

async function drain(stream: Readable): Promise<void> {
  if (!stream.closed) await once(stream, "close", { signal: AbortSignal.timeout(DRAIN_MS) }).catch(() => {});
}
