/** The real runner, as `main` and `post` meet it. */

import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { getInput } from "@actions/core";
import { withKnownNames } from "../convex/cli/child-environment.ts";
import { createRedactor } from "../key/redactor.ts";
import { Log } from "../runner/log.ts";
import type { RunState } from "./run-state.ts";
import type { Edges } from "./action-context.ts";

/** @param keep - Writes down what has changed, for `post`. */
export function realEdges(log: Log, signal: AbortSignal, keep: (change: Partial<RunState>) => void): Edges {
  return {
    environment: withKnownNames(process.env),
    input: (name) => getInput(name, { trimWhitespace: false }),
    payload: readPayload(process.env.GITHUB_EVENT_PATH ?? ""),
    log,
    keep,
    stdout: process.stdout,
    bundleDirectory: dirname(fileURLToPath(import.meta.url)),
    signal,
  };
}

export function newLog(): Log {
  return new Log(createRedactor([]));
}

function readPayload(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}

/** Ends the process. What still waits (a slow socket, a timer of a library) must not hold the job. */
export function endProcess(code: number): void {
  process.stdout.write("", () => process.exit(code));
}
