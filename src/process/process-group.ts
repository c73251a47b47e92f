/** Starts programs in process groups of their own, so that each can be terminated with everything it started. */

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { systemRoot } from "./system-root.ts";

/** Time between SIGTERM and SIGKILL. */
const GRACE_MS = 3_000;

/**
 * The start of the marker of every process that `main` and `post` of this step start, so that `post` finds what a killed
 * `main` left running even if nothing was saved. A runner has a folder of its own and runs one job at a time; within a
 * job, `GITHUB_ACTION` identifies the step.
 */
export const STEP_MARKER = computeStepMarker(process.env);

/** The value of `PROCESS_MARKER_VARIABLE` in every process that this one starts. Several steps can run at once. */
export const PROCESS_MARKER = `${STEP_MARKER}.${randomUUID()}`;

function computeStepMarker(environment: NodeJS.ProcessEnv): string {
  const { RUNNER_TEMP, RUNNER_TRACKING_ID, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB, GITHUB_ACTION } = environment;
  if (!RUNNER_TEMP) return randomUUID();
  const step = [RUNNER_TEMP, RUNNER_TRACKING_ID, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB, GITHUB_ACTION];
  return createHash("sha256").update(step.join("\n")).digest("hex");
}

/**
 * The start of the markers of programs that run in parallel with the CLI: terminating the CLI's processes does not stop
 * them.
 */
export function sideMarkerOf(marker: string): string {
  return `${marker}-side`;
}

/**
 * A unique marker for a program that runs in parallel with the CLI, and for what it starts. `post` terminates all of
 * them.
 */
export function createSideMarker(): string {
  return `${sideMarkerOf(PROCESS_MARKER)}.${randomUUID()}`;
}

export interface RunningProcess {
  readonly stdout: Readable;
  readonly stderr: Readable;
  readonly pid: number | null;
  /** Exit code, or 1 if a signal ended it. Rejects if the program could not be started. */
  readonly exited: Promise<number>;
  /** Terminates the program and everything it started. Safe to call twice, and after the program has exited. */
  stop(): Promise<void>;
  /** Stops reading its output, even if another process still holds the pipe open. */
  readonly release: () => void;
}

/**
 * Without this flag, SIGUSR1, which any process of the same user may send, opens a debugger in the program.
 * https://nodejs.org/api/cli.html#--disable-sigusr1
 */
const NO_DEBUGGER = "--disable-sigusr1";

/** Starts `node <args>` without a shell and with stdin closed. */
export function spawnNode(
  args: readonly string[],
  options: { readonly cwd: string; readonly env: Readonly<Record<string, string>>; readonly marker?: string },
): RunningProcess {
  const { marker = PROCESS_MARKER } = options;
  const child = spawn(process.execPath, [NO_DEBUGGER, ...args], {
    cwd: options.cwd,
    env: { ...options.env, [PROCESS_MARKER_VARIABLE]: marker },
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
    stop: () => stopTree(child, marker),
    release: () => {
      child.stdout.destroy();
      child.stderr.destroy();
    },
  };
}

async function stopTree(child: ChildProcess, marker: string): Promise<void> {
  if (child.pid === undefined) return;
  if (process.platform === "win32") {
    stopWindowsTree(child.pid);
    return;
  }
  await terminateProcesses(child.pid, marker);
}

/** Uses the full path: Windows looks for a bare name in the current folder first, which is a checkout. */
export function stopWindowsTree(pid: number): void {
  const root = systemRoot(process.env);
  spawnSync(join(root, "System32", "taskkill.exe"), ["/T", "/F", "/PID", String(pid)], {
    stdio: "ignore",
    windowsHide: true,
    env: { SystemRoot: root },
  });
}

/**
 * Sends SIGTERM to the process group, and on Linux also to every process that has the mark or descends from the
 * group's first process; 3 s later, sends SIGKILL to those still running. Resolves when all have ended or were killed.
 *
 * @param group - `null` if it is not known: then only processes that have the mark are terminated.
 */
export async function terminateProcesses(group: number | null, mark: string): Promise<void> {
  // Once its parent has ended, a descendant without the group and the mark can no longer be found.
  const strays = group === null ? [] : detachedDescendants(group);
  if (!signalAll(group, mark, strays, "SIGTERM")) return;
  const deadline = Date.now() + GRACE_MS;
  while (isRunning(group, mark, strays)) {
    if (Date.now() >= deadline) {
      signalAll(group, mark, strays, "SIGKILL");
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A process, from `/proc`. */
interface ProcessInfo {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  /** Ticks since boot. Together with the ID it identifies one process, even after the ID is reused. */
  readonly startedAt: string;
  /** The process has exited but its parent has not reaped it. It still accepts signals. */
  readonly hasEnded: boolean;
}

/** On Linux, the descendants of the group's first process that are in another group. */
function detachedDescendants(group: number): readonly ProcessInfo[] {
  const all = allProcesses();
  const found = new Set<number>([group]);
  // Process IDs wrap around, so a child can be listed before its parent. Repeat until nothing new is found.
  for (let size = 0; size < found.size; ) {
    size = found.size;
    for (const { pid, parent } of all) if (found.has(parent)) found.add(pid);
  }
  return all.filter((one) => found.has(one.pid) && one.group !== group);
}

/**
 * Whether any of the processes still runs. A process that has exited stays in its group until its parent reaps it,
 * which the first process of a container may never do.
 */
function isRunning(group: number | null, mark: string, strays: readonly ProcessInfo[]): boolean {
  if (process.platform !== "linux") return signalAll(group, mark, [], 0);
  const isInGroup = allProcesses().some((one) => one.group === group && !one.hasEnded);
  return isInGroup || stillRunning(strays).length > 0 || markedProcesses(mark).length > 0;
}

function stillRunning(strays: readonly ProcessInfo[]): readonly ProcessInfo[] {
  return strays.filter(({ pid, startedAt }) => {
    const now = processFacts(pid);
    return now !== null && now.startedAt === startedAt && !now.hasEnded;
  });
}

/** Reads the fields after the name in `/proc/<pid>/stat`: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
function processFacts(pid: number): ProcessInfo | null {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, "latin1");
    const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
    const [state = "", parent, group] = fields;
    const hasEnded = state === "Z" || state === "X";
    return { pid, parent: Number(parent), group: Number(group), startedAt: fields[19] ?? "", hasEnded };
  } catch {
    return null;
  }
}

/** Linux only. */
function allProcesses(): readonly ProcessInfo[] {
  if (process.platform !== "linux") return [];
  return processIds()
    .map(processFacts)
    .filter((one) => one !== null);
}

function processIds(): readonly number[] {
  return readdirSync("/proc").map(Number).filter(Number.isInteger);
}

/** @returns Whether any process received the signal. */
function signalAll(
  group: number | null,
  mark: string,
  strays: readonly ProcessInfo[],
  signal: NodeJS.Signals | 0,
): boolean {
  const others = [...markedProcesses(mark), ...stillRunning(strays).map(({ pid }) => pid)];
  return [...(group === null ? [] : [-group]), ...others].map((target) => trySignal(target, signal)).includes(true);
}

/** @param target - A process ID, or the negative ID of a process group. */
function trySignal(target: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(target, signal);
    return true;
  } catch {
    return false;
  }
}

/**
 * Linux only: other systems need a separate program to read a process's environment.
 *
 * @param mark - A whole marker, or the part before its full stop.
 */
function markedProcesses(mark: string): readonly number[] {
  if (process.platform !== "linux" || mark === "") return [];
  const variable = `${PROCESS_MARKER_VARIABLE}=${mark}`;
  const carriesMark = (pid: number) => {
    try {
      const variables = readFileSync(`/proc/${pid}/environ`, "latin1").split("\0");
      return variables.some((one) => one === variable || one.startsWith(`${variable}.`));
    } catch {
      return false;
    }
  };
  return processIds().filter((pid) => pid !== process.pid && carriesMark(pid));
}

/** Set in every process that is started. On Linux it identifies those that have left their process group. */
export const PROCESS_MARKER_VARIABLE = "CONVEX_DEPLOY_ACTION_RUN";
