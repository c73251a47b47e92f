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
let code = 1;
try {
  code = await run(edges);
} catch (error) {
  log.output("status", "failed");
  log.output("failure-code", "internal");
  const what = error instanceof Error ? `${error.name}: ${error.message}` : "unknown error";
  log.error(`This action has a defect (${what.split("\n")[0]}). Please report it.`, "Convex deploy failed: internal");
} finally {
  log.state("finished", "true");
}
// What still waits (a slow socket, a timer of a library) must not hold the job.
process.stdout.write("", () => process.exit(code));

function readPayload(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch {
    return null;
  }
}
