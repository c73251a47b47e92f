/**
 * What `main` leaves for `post`: enough to tell a killed run to its end.
 *
 * The build can find and write the file that the runner keeps it in, so it is sealed: what was written there by accident,
 * or by somebody who does not know how, is not believed. The seal's key is in this process's environment, and in no
 * child's. Code that reads it there on purpose can seal whatever it likes, as it can use the tokens that lie beside it.
 */

import { createHmac, timingSafeEqual } from "node:crypto";
import { deflateRawSync, inflateRawSync } from "node:zlib";
import { NO_LOCATIONS } from "../diagnosis/source-location.ts";
import { type Outcome, withEnding } from "../outcome/outcome.ts";
import type { RecordHead } from "../records/record.ts";

/**
 * - `running`: how it ends is not known.
 * - `ended`: the outputs say how it ended.
 * - `logged`: log and summary do, too.
 * - `reported`: GitHub has heard of it as well, so nothing is left to do.
 */
export type RunPhase = "running" | "ended" | "logged" | "reported";

export interface RunState {
  readonly phase: RunPhase;
  /** Milliseconds since the epoch. */
  readonly startedAt: number;
  /** The first process that was started, and the mark that all of its kind carry. */
  readonly processGroup: number | null;
  readonly processMarker: string;
  /** What the run is about, as far as it is known. Redacted. */
  readonly outcomeSoFar: Outcome | null;
  /** Of the record that this run writes; `null` before it has one. Redacted. */
  readonly recordHead: RecordHead | null;
  /** Whether GitHub was told, or was about to be told, that it is under way. */
  readonly startReported: boolean;
  readonly isCancelled: boolean;
  /**
   * How it ended; `null` while it is `running`. Without text from elsewhere: a debug log shows the state, packed so that
   * no mask finds anything in it.
   */
  readonly finalOutcome: Outcome | null;
}

/** The state of a run, as it is known by now. */
export interface StateRecord {
  /** `null`: in `post`, where `main` left nothing, or what it left was changed since. */
  readonly state: RunState | null;
  /** Writes down what is new, for `post`. */
  save(change: Partial<RunState>): void;
}

/** The name under which the runner keeps it. */
export const STATE_NAME = "run";

/**
 * Characters. The runner hands state over in the environment, which on Windows has room for 32,767 in all.
 * https://learn.microsoft.com/windows/win32/procthread/environment-variables
 */
const MAX_STATE_CHARACTERS = 12_000;

/** The state as it grows; each change is written at once, for the next moment may be the last. */
export class RunStateStore implements StateRecord {
  #state: RunState;
  readonly #write: (sealed: string) => void;
  readonly #key: string;

  /** @param key - Of the seal, see `signingKey`. */
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
 * The runner's own token of the job: `main` and `post` have the same, while inputs may change between them, and nothing
 * that they start is given it (who reads their environment has it, see above). A runner without one (a stand-in on a developer's machine) gets a seal that anybody can make.
 */
export function signingKey(environment: Readonly<Record<string, string | undefined>>): string {
  return environment.ACTIONS_RUNTIME_TOKEN ?? "";
}

export function signState(state: RunState, key: string): string {
  const whole = compress(state);
  const data = whole.length <= MAX_STATE_CHARACTERS ? whole : compress(withoutDetails(state));
  return `${seal(data, key)} ${data}`;
}

/** @returns `null` for what was never written, or by somebody else. */
export function verifyState(sealed: string, key: string): RunState | null {
  const [sum = "", data = ""] = sealed.split(" ");
  const wanted = Buffer.from(seal(data, key));
  const found = Buffer.from(sum);
  if (found.length !== wanted.length || !timingSafeEqual(found, wanted)) return null;
  // Sealed by `main` of the same bundle, so it has its shape.
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

/** What may be long is told in the log and in the summary. */
function trim(outcome: Outcome | null): Outcome | null {
  return outcome === null
    ? null
    : {
        ...withEnding(outcome, { notes: [] }),
        comparison: null,
        deploy: outcome.deploy && { ...outcome.deploy, ...BRIEF },
      };
}
