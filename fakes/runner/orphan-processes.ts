import { readdirSync, readFileSync } from "node:fs";

/** Variable by which the runner recognizes, at the end of a job, what the job's steps have left running. */
export const TRACKING_VARIABLE = "RUNNER_TRACKING_ID";

/** A process that outlived the phase that started it. */
export interface Orphan {
  readonly pid: number;
  readonly command: string;
}

interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  readonly state: string;
  /** Start time in clock ticks. Together with the PID it identifies one process. */
  readonly started: string;
}

/**
 * Watches over everything a step starts, by ancestry while its process lives, and by the tracking variable. A process
 * escapes only when it does both, drops the variable and loses its parents, within one `look` interval.
 * Linux only (`/proc`); elsewhere nothing is ever found.
 */
export class OrphanWatch {
  readonly #root: number;
  readonly #trackingId: string;
  readonly #descendants = new Map<number, string>();

  /** @param root Process ID of the phase. */
  constructor(root: number, trackingId: string) {
    this.#root = root;
    this.#trackingId = trackingId;
  }

  /** Records the current descendants of the phase's process. */
  look(): void {
    const known = new Set([this.#root, ...this.#descendants.keys()]);
    const entries = processes();
    // Children may be listed before their parents: repeat until a pass finds no more.
    for (let before = -1; before !== known.size; ) {
      before = known.size;
      for (const entry of entries) {
        if (!known.has(entry.parent) || known.has(entry.pid)) continue;
        known.add(entry.pid);
        this.#descendants.set(entry.pid, entry.started);
      }
    }
  }

  /** What is still running. Zombies are not: only their parent can remove them. */
  find(): Orphan[] {
    return processes()
      .filter((entry) => entry.pid !== this.#root && entry.state !== "Z" && entry.state !== "X")
      .filter((entry) => this.#descendants.get(entry.pid) === entry.started || this.#isTracked(entry.pid))
      .map((entry) => ({ pid: entry.pid, command: commandOf(entry.pid) }));
  }

  #isTracked(pid: number): boolean {
    return readProc(pid, "environ").split("\0").includes(`${TRACKING_VARIABLE}=${this.#trackingId}`);
  }
}

function processes(): ProcessEntry[] {
  if (process.platform !== "linux") return [];
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      const stat = readProc(Number(name), "stat");
      // The second field is the program's name in brackets and may hold anything, brackets included.
      const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
      const [state, parent] = fields;
      const started = fields[19];
      if (state === undefined || parent === undefined || started === undefined) return [];
      return [{ pid: Number(name), parent: Number(parent), state, started }];
    });
}

function commandOf(pid: number): string {
  return readProc(pid, "cmdline").replaceAll("\0", " ").trim();
}

/** Empty when the process is gone, or is not ours to read. */
function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}
