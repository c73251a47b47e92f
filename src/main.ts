import { RUN_MARK } from "./convex/child-process.ts";
import { CRASHED, internal } from "./diagnosis/own-failures.ts";
import { endProcess, newLog, realEdges } from "./edges.ts";
import { run } from "./run.ts";
import { RUN_STATE, RunRecord, sealKey } from "./run-state.ts";

const log = newLog();
const record = new RunRecord(
  {
    startedAt: Date.now(),
    processGroup: null,
    mark: RUN_MARK,
    known: null,
    hasBegun: false,
    isCancelled: false,
    ended: null,
    isTold: false,
    isReported: false,
  },
  sealKey(process.env),
  (sealed) => log.state(RUN_STATE, sealed),
);
// What later steps read if this process ends here and now.
log.output("status", "failed");
log.output("failure-code", CRASHED.code);
record.update({});

const cancel = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => cancel.abort());
// An error that nobody awaits must not end the process with a stack and without a word.
for (const event of ["uncaughtException", "unhandledRejection"] as const) process.on(event, endWithDefect);

try {
  const code = await run(
    realEdges(log, cancel.signal, (change) => record.update(change)),
    record,
  );
  record.update({ isReported: true });
  endProcess(code);
} catch (error) {
  endWithDefect(error);
}

/** Outputs and the one error here, all else by `post`: nobody knows what still works in this process. */
function endWithDefect(error: unknown): void {
  const failure = internal(error instanceof Error ? `${error.name}: ${error.message}` : "unknown error");
  const { known, ended } = record.state;
  if (ended === null) {
    attempt(() => log.error(`${failure.cause}\n\n${failure.fix}`, `Convex deploy failed: ${failure.code}`));
    attempt(() => log.output("status", "failed"));
    attempt(() => log.output("failure-code", failure.code));
    if (known !== null) attempt(() => record.update({ ended: { ...known, status: "failed", failure }, isTold: true }));
  }
  endProcess(1);
}

/** The defect may be that the runner's files are gone. */
function attempt(tell: () => void): void {
  try {
    tell();
  } catch {
    // The exit code tells it.
  }
}
