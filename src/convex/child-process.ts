/** Starts a program in a process group of its own, so that all of it can be ended. */

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { RUN_MARK_NAME } from "./handoff-protocol.ts";

/** Between the polite signal and the final one. */
const GRACE_MS = 3_000;

/** The value of `RUN_MARK_NAME` in everything that this process starts. */
export const RUN_MARK = randomUUID();

export interface RunningProgram {
  readonly stdout: Readable;
  readonly stderr: Readable;
  readonly pid: number | null;
  /** Exit code, or 1 when a signal ended it. Rejects when the program could not be started. */
  readonly exited: Promise<number>;
  /** Ends the program and everything it started. Safe to call twice, and after the end. */
  stop(): Promise<void>;
  /** Reads no more of its output, whoever still holds the other end. */
  readonly release: () => void;
}

/** Starts `node <args>` without a shell and with stdin closed. */
export function startNode(
  args: readonly string[],
  options: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
): RunningProgram {
  const child = spawn(process.execPath, [...args], {
    cwd: options.cwd,
    env: { ...options.env, [RUN_MARK_NAME]: RUN_MARK },
    stdio: ["ignore", "pipe", "pipe"],
    detached: process.platform !== "win32",
    windowsHide: true,
  });
  const exited = new Promise<number>((resolve, reject) => {
    child.once("error", reject);
    child.once("exit", (code) => resolve(code ?? 1));
  });
  return {
    stdout: child.stdout,
    stderr: child.stderr,
    pid: child.pid ?? null,
    exited,
    stop: () => stopTree(child),
    release: () => {
      child.stdout.destroy();
      child.stderr.destroy();
    },
  };
}

async function stopTree(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  if (process.platform === "win32") {
    stopWindowsTree(child.pid);
    return;
  }
  await stopProcesses(child.pid, RUN_MARK);
}

/** By its full path and without our environment: Windows looks for a bare name in the current folder, a checkout, first. */
export function stopWindowsTree(pid: number): void {
  const root = process.env.SystemRoot ?? "C:\\Windows";
  spawnSync(join(root, "System32", "taskkill.exe"), ["/T", "/F", "/PID", String(pid)], {
    stdio: "ignore",
    windowsHide: true,
    env: { SystemRoot: root },
  });
}

/**
 * SIGTERM to the process group, and on Linux to whatever else carries the mark; SIGKILL to what is left 3 s later.
 * Resolves when none is left, or all of it was killed.
 */
export async function stopProcesses(group: number, mark: string): Promise<void> {
  if (!signalAll(group, mark, "SIGTERM")) return;
  const deadline = Date.now() + GRACE_MS;
  while (isAlive(group, mark)) {
    if (Date.now() >= deadline) {
      signalAll(group, mark, "SIGKILL");
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/**
 * Whether anything is left that still runs. A process that has ended stays in its group until its parent takes notice,
 * which the first process of a container may never do, and takes signals like a living one.
 */
function isAlive(group: number, mark: string): boolean {
  if (process.platform !== "linux") return signalAll(group, mark, 0);
  return processIds().some((pid) => isRunningIn(group, pid)) || markedProcesses(mark).length > 0;
}

/** Fields of `/proc/<pid>/stat` behind the name: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function isRunningIn(group: number, pid: number): boolean {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    const [state = "", , processGroup = ""] = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    return Number(processGroup) === group && state !== "Z" && state !== "X";
  } catch {
    return false;
  }
}

function processIds(): readonly number[] {
  return readdirSync("/proc").map(Number).filter(Number.isInteger);
}

/** @returns Whether any process was there to take the signal. */
function signalAll(group: number, mark: string, signal: NodeJS.Signals | 0): boolean {
  const reached = [-group, ...markedProcesses(mark)].map((target) => isSignalled(target, signal));
  return reached.includes(true);
}

/** @param target - A process, or minus a process group. */
function isSignalled(target: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(target, signal);
    return true;
  } catch {
    return false;
  }
}

/** Linux only: nowhere else can a process's environment be read without a further program. */
function markedProcesses(mark: string): readonly number[] {
  if (process.platform !== "linux" || mark === "") return [];
  const carriesMark = (pid: number) => {
    try {
      return readFileSync(`/proc/${pid}/environ`, "latin1").split("\0").includes(`${RUN_MARK_NAME}=${mark}`);
    } catch {
      return false;
    }
  };
  return processIds().filter((pid) => pid !== process.pid && carriesMark(pid));
}
