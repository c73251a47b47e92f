/** Measures comparable figures: two programs in turn, and their medians. */

import { spawn } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";

export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const middle = Math.floor(sorted.length / 2);
  const [low = Number.NaN, high = Number.NaN] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[middle]];
  return (low + high) / 2;
}

export interface Pair {
  /** Medians, in milliseconds. */
  readonly first: number;
  readonly second: number;
  /** Median of first ÷ second for each pair, because a slow machine slows both. */
  readonly ratio: number;
}

/** Measures two programs in turn, after one run of each that does not count. */
export async function pairs(times: number, first: () => Promise<number>, second: () => Promise<number>): Promise<Pair> {
  await first();
  await second();
  const measured: (readonly [number, number])[] = [];
  for (let done = 0; done < times; done += 1) {
    // Alternate the order, because the second one may profit from the caches of the first.
    if (done % 2 === 0) measured.push([await first(), await second()]);
    else {
      const late = await second();
      measured.push([await first(), late]);
    }
  }
  return {
    first: median(measured.map(([one]) => one)),
    second: median(measured.map(([, other]) => other)),
    ratio: median(measured.map(([one, other]) => one / other)),
  };
}

export async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

export interface Program {
  readonly file: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** @returns The exit code. */
export function ran({ file, args, cwd, env }: Program): Promise<number> {
  const child = spawn(file, args, { cwd, env, stdio: "ignore" });
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
}

/** The peak memory of the process whose command line ends with `script`, in bytes. Linux only. */
export class MemoryWatch {
  #peak = 0;
  readonly #timer: NodeJS.Timeout;

  constructor(script: string) {
    this.#timer = setInterval(() => this.#look(script), 20);
  }

  end(): number {
    clearInterval(this.#timer);
    return this.#peak;
  }

  #look(script: string): void {
    for (const pid of readdirSync("/proc").filter((name) => /^\d+$/.test(name))) {
      try {
        const words = readFileSync(`/proc/${pid}/cmdline`, "utf8").split("\0");
        if (!words.some((word) => word.endsWith(script))) continue;
        const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
        this.#peak = Math.max(this.#peak, Number(kilobytes ?? 0) * 1024);
      } catch {
        // The process has ended.
      }
    }
  }
}
