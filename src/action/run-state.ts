/**
 * The state that `main` saves for `post`, so that `post` can report a run that was killed.
 *
 * The build can find and write the runner's state file, so the state is signed. The signing key is in this process's
 * environment and in no child's. Code that reads it from there can sign anything, but it can also use the tokens there.
 */

import { createHmac, timingSafeEqual } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { NO_LOCATIONS } from "../diagnosis/source-location.ts";
import { type Outcome, withEnding } from "../outcome/outcome.ts";
import type { RecordHead } from "../records/record.ts";

/**
 * - `running`: the run has not ended.
 * - `ended`: the outputs are set.
 * - `logged`: the log and the summary are written too.
 * - `reported`: the reports on GitHub are written too, so nothing is left to do.
 */
export type RunPhase = "running" | "ended" | "logged" | "reported";

export interface RunState {
  readonly phase: RunPhase;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** The process group of the CLI, and the marker of all processes that were started. */
  readonly processGroup: number | null;
  readonly processMarker: string;
  /** The outcome as far as it is known. Redacted. */
  readonly outcomeSoFar: Outcome | null;
  /** Head of the record that this run writes, or `null` before it has one. Redacted. */
  readonly recordHead: RecordHead | null;
  /** Whether the start of the run was reported on GitHub, or was about to be. */
  readonly startReported: boolean;
  readonly isCancelled: boolean;
  /**
   * How it ended; `null` while it is `running`. Contains no external text: a debug log shows the state in compressed form,
   * in which no mask finds a secret.
   */
  readonly finalOutcome: Outcome | null;
}

/** Access to the saved state of the run. */
export interface StateRecord {
  /** `null` in `post` if `main` left no state or it was changed since. */
  readonly state: RunState | null;
  /** Saves changes for `post`. */
  save(change: Partial<RunState>): void;
}

/** The name of the state in the runner's file. */
export const STATE_NAME = "run";

/**
 * In characters. The runner passes the state in the environment, which on Windows is limited to 32,767 in total.
 * https://learn.microsoft.com/windows/win32/procthread/environment-variables
 */
const MAX_STATE_CHARACTERS = 12_000;

/** Saves each change at once, because the process may be killed at any time. */
export class RunStateStore implements StateRecord {
  #state: RunState;
  readonly #write: (sealed: string) => void;
  readonly #key: string;

  /** @param key - Result of `signingKey`. */
  constructor(state: RunState, key: string, write: (sealed: string) => void) {
    this.#state = state;
    this.#key = key;
    this.#write = write;
  }

  get state(): RunState {
    return this.#state;
  }

  save(change: Partial<RunState>): void {
    this.#state = { ...this.#state, ...change };
    this.#write(signState(this.#state, this.#key));
  }
}

/**
 * The runner's own token of the job: `main` and `post` share it, while inputs may change between them, and it is not
 * passed to child processes. Without it, as on a fake runner, anybody can sign the state.
 */
export function signingKey(environment: Readonly<Record<string, string | undefined>>): string {
  return environment.ACTIONS_RUNTIME_TOKEN ?? "";
}

export function signState(state: RunState, key: string): string {
  const whole = compress(state);
  const data = whole.length <= MAX_STATE_CHARACTERS ? whole : compress(withoutDetails(state));
  return `${seal(data, key)} ${data}`;
}

/** @returns The state, or `null` if there is none or its signature is not valid. */
export function verifyState(sealed: string, key: string): RunState | null {
  const [sum = "", data = ""] = sealed.split(" ");
  const wanted = Buffer.from(seal(data, key));
  const found = Buffer.from(sum);
  if (found.length !== wanted.length || !timingSafeEqual(found, wanted)) return null;
  // `main` of the same bundle has signed it, so its shape is known.
  return JSON.parse(inflateRawSync(Buffer.from(data, "base64")).toString("utf8")) as RunState;
}

function compress(state: RunState): string {
  return deflateRawSync(JSON.stringify(state)).toString("base64");
}

function seal(data: string, key: string): string {
  return createHmac("sha256", key).update(data).digest("hex");
}

function withoutDetails({ outcomeSoFar, finalOutcome, ...state }: RunState): RunState {
  return { ...state, outcomeSoFar: trim(outcomeSoFar), finalOutcome: trim(finalOutcome) };
}

const BRIEF = { schemaChanges: [], locations: NO_LOCATIONS, outputTail: [] };

/** Drops parts that may be long. The log and the summary contain them. */
function trim(outcome: Outcome | null): Outcome | null {
  return outcome === null
    ? null
    : {
        ...withEnding(outcome, { notes: [] }),
        comparison: null,
        functions: [],
        deploy: outcome.deploy && { ...outcome.deploy, ...BRIEF },
      };
}
