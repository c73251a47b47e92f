import { readFileSync } from "node:fs";
import { dirname } from "node:path";
import { fileURLToPath } from "node:url";
import { getInput } from "@actions/core";
import { RUN_MARK } from "./convex/child-process.ts";
import { createRedactor } from "./key/redactor.ts";
import { Log } from "./report/log.ts";
import { run } from "./run.ts";
import type { Edges } from "./step.ts";

const log = new Log(createRedactor([]));
const cancel = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => cancel.abort());

const edges: Edges = {
  environment: { ...process.env },
  input: (name) => getInput(name, { trimWhitespace: false }),
  payload: readPayload(process.env.GITHUB_EVENT_PATH ?? ""),
  log,
  stdout: process.stdout,
  bundleDirectory: dirname(fileURLToPath(import.meta.url)),
  signal: cancel.signal,
};

log.state("run-mark", RUN_MARK);
// An error that nobody awaits must not end the process with a stack and without outputs.
for (const event of ["uncaughtException", "unhandledRejection"] as const) {
  process.on(event, (error: unknown) => {
    reportDefect(error);
    end(1);
  });
}

try {
  end(await run(edges));
} catch (error) {
  reportDefect(error);
  end(1);
}

function reportDefect(error: unknown): void {
  log.output("status", "failed");
  log.output("failure-code", "internal");
  const what = error instanceof Error ? `${error.name}: ${error.message}` : "unknown error";
  log.error(`This action has a defect (${what.split("\n")[0]}). Please report it.`, "Convex deploy failed: internal");
}

/** What still waits (a slow socket, a timer of a library) must not hold the job. */
function end(code: number): void {
  log.state("finished", "true");
  process.stdout.write("", () => process.exit(code));
}

function readPayload(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}
