/** Creates the runtime of `main` and `post` from this process. */

import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { getInput } from "@actions/core";
import { withKnownNames } from "../convex/cli/child-environment.ts";
import { createRedactor } from "../key/redactor.ts";
import { Log } from "../runner/log.ts";
import type { Runtime } from "./action-context.ts";
import type { StateRecord } from "./run-state.ts";

export function createRuntime(log: Log, signal: AbortSignal, record: StateRecord): Runtime {
  return {
    environment: withKnownNames(process.env),
    getRawInput: (name) => getInput(name, { trimWhitespace: false }),
    eventPayload: readEventPayload(process.env.GITHUB_EVENT_PATH ?? ""),
    log,
    record,
    stdout: process.stdout,
    distDirectory: dirname(fileURLToPath(import.meta.url)),
    signal,
  };
}

export function createLog(): Log {
  return new Log(createRedactor([]));
}

function readEventPayload(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

/** Exits after stdout was written, without waiting for open sockets and timers. */
export function flushAndExit(code: number): void {
  process.stdout.write("", () => process.exit(code));
}
