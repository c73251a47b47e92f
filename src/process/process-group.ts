/** Starts a program in a process group of its own, so that all of it can be ended. */

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import { createHash, randomUUID } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { systemRoot } from "./system-root.ts";

/** Between the polite signal and the final one. */
const GRACE_MS = 3_000;

/**
 * The beginning of the mark of everything that `main` and `post` of this step start, so that `post` finds what a killed
 * `main` has left running, also where nothing else is known of it. A runner runs one job at a time, and its folder is its
 * own; in a job, `GITHUB_ACTION` names the step.
 */
export const STEP_MARKER = computeStepMarker(process.env);

/** The value of `PROCESS_MARKER_VARIABLE` in everything that this process starts. Steps may run side by side. */
export const PROCESS_MARKER = `${STEP_MARKER}.${randomUUID()}`;

function computeStepMarker(environment: NodeJS.ProcessEnv): string {
  const { RUNNER_TEMP, RUNNER_TRACKING_ID, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB, GITHUB_ACTION } = environment;
  if (!RUNNER_TEMP) return randomUUID();
  const step = [RUNNER_TEMP, RUNNER_TRACKING_ID, GITHUB_RUN_ID, GITHUB_RUN_ATTEMPT, GITHUB_JOB, GITHUB_ACTION];
  return createHash("sha256").update(step.join("\n")).digest("hex");
}

/** The beginning of the marks of what runs beside the CLI, so that it goes on where the CLI's processes are ended. */
export function sideMarkerOf(marker: string): string {
  return `${marker}-side`;
}

/** A mark of its own for a program that runs beside the CLI, and for what it starts. `post` ends all of them. */
export function createSideMarker(): string {
  return `${sideMarkerOf(PROCESS_MARKER)}.${randomUUID()}`;
}

export interface RunningProcess {
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

/**
 * Without it SIGUSR1, which every process of the same user may send, opens a debugger on the program.
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

/** By its full path and without our environment: Windows looks for a bare name in the current folder, a checkout, first. */
export function stopWindowsTree(pid: number): void {
  const root = systemRoot(process.env);
  spawnSync(join(root, "System32", "taskkill.exe"), ["/T", "/F", "/PID", String(pid)], {
    stdio: "ignore",
    windowsHide: true,
    env: { SystemRoot: root },
  });
}

/**
 * SIGTERM to the process group, and on Linux to whatever else carries the mark or descends from the group's first
 * process; SIGKILL to what is left 3 s later. Resolves when none is left, or all of it was killed.
 *
 * @param group - `null`: not known, so that only what carries the mark is ended.
 */
export async function terminateProcesses(group: number | null, mark: string): Promise<void> {
  // Once their parents have ended, descendants that left group and mark behind cannot be told from others.
  const strays = group === null ? [] : detachedDescendants(group);
  if (!signalAll(group, mark, strays, "SIGTERM")) return;
  const deadline = Date.now() + GRACE_MS;
  while (isAlive(group, mark, strays)) {
    if (Date.now() >= deadline) {
      signalAll(group, mark, strays, "SIGKILL");
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

/** A process as the kernel tells of it. */
interface ProcessInfo {
  readonly pid: number;
  readonly parent: number;
  readonly group: number;
  /** Since the boot, in ticks: with the id it names one process for ever. */
  readonly startedAt: string;
  /** It has ended, and its parent has not taken notice: it takes signals like a living one. */
  readonly hasEnded: boolean;
}

/** Processes below the group's first one that are in another group, on Linux. */
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
 * Whether anything is left that still runs. A process that has ended stays in its group until its parent takes notice,
 * which the first process of a container may never do.
 */
function isAlive(group: number | null, mark: string, strays: readonly ProcessInfo[]): boolean {
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

/** Fields of `/proc/<pid>/stat` behind the name: https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html */
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

/** @returns Whether any process was there to take the signal. */
function signalAll(
  group: number | null,
  mark: string,
  strays: readonly ProcessInfo[],
  signal: NodeJS.Signals | 0,
): boolean {
  const others = [...markedProcesses(mark), ...stillRunning(strays).map(({ pid }) => pid)];
  return [...(group === null ? [] : [-group]), ...others].map((target) => trySignal(target, signal)).includes(true);
}

/** @param target - A process, or minus a process group. */
function trySignal(target: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(target, signal);
    return true;
  } catch {
    return false;
  }
}

/**
 * Linux only: nowhere else can a process's environment be read without a further program.
 *
 * @param mark - Whole, or up to its full stop.
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

/** The variable by which processes are found, on Linux, that left the group of the program that started them. */
export const PROCESS_MARKER_VARIABLE = "CONVEX_DEPLOY_ACTION_RUN";
