/** Starts a program in a process group of its own, so that all of it can be ended. */

import { type ChildProcess, spawn, spawnSync } from "node:child_process";
import type { Readable } from "node:stream";

/** Between the polite signal and the final one. */
const GRACE_MS = 3_000;

export interface RunningProgram {
  readonly stdout: Readable;
  readonly stderr: Readable;
  readonly pid: number | null;
  /** Exit code, or 1 when a signal ended it. Rejects when the program could not be started. */
  readonly exited: Promise<number>;
  /** Ends the program and everything it started. Safe to call twice, and after the end. */
  stop(): Promise<void>;
}

/** Starts `node <entry> <args>` without a shell and with stdin closed. */
export function startNode(
  entry: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env: Readonly<Record<string, string>> },
): RunningProgram {
  const child = spawn(process.execPath, [entry, ...args], {
    cwd: options.cwd,
    env: options.env,
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
  };
}

async function stopTree(child: ChildProcess): Promise<void> {
  if (child.pid === undefined) return;
  if (process.platform === "win32") {
    spawnSync("taskkill", ["/T", "/F", "/PID", String(child.pid)], { stdio: "ignore", windowsHide: true });
    return;
  }
  await stopGroup(child.pid);
}

/** SIGTERM to the process group, SIGKILL to what is left of it 3 s later. Resolves when none is left. */
export async function stopGroup(group: number): Promise<void> {
  if (!signalGroup(group, "SIGTERM")) return;
  const deadline = Date.now() + GRACE_MS;
  while (Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 50));
    if (!signalGroup(group, 0)) return;
  }
  signalGroup(group, "SIGKILL");
}

/** @returns Whether any process of the group was there to take the signal. */
function signalGroup(group: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(-group, signal);
    return true;
  } catch {
    return false;
  }
}
