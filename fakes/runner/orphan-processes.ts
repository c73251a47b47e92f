import { readdirSync, readFileSync } from "node:fs";

/** The variable with which the runner finds the remaining processes of a job's steps at its end. */
export const TRACKING_VARIABLE = "RUNNER_TRACKING_ID";

/** A process that is still running after the phase that started it. */
export interface Orphan {
  readonly pid: number;
  readonly command: string;
}

interface ProcessEntry {
  readonly pid: number;
  readonly parent: number;
  readonly state: string;
  /** Start time in clock ticks, which identifies a process together with the PID. */
  readonly started: string;
}

/**
 * Tracks all processes that a step starts: by their ancestors while the step runs, and by the tracking variable. A process
 * escapes only if it drops the variable and loses its parents within one `look` interval. Works only on Linux (`/proc`).
 * On other systems no process is found.
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
    // Children may be listed before their parents, so repeat this until no more are found.
    for (let before = -1; before !== known.size; ) {
      before = known.size;
      for (const entry of entries) {
        if (!known.has(entry.parent) || known.has(entry.pid)) continue;
        known.add(entry.pid);
        this.#descendants.set(entry.pid, entry.started);
      }
    }
  }

  /** The processes that are still running, without zombies, which only their parent can remove. */
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
      // The second field is the program's name in parentheses, and may itself contain parentheses.
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

/** The content of a process's file, or an empty text if the process has ended or cannot be read. */
function readProc(pid: number, file: string): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, "utf8");
  } catch {
    return "";
  }
}
