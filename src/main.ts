/**
 * Listens for signals before anything else is loaded: the runner may cancel the step at any time, and a signal without a
 * listener would end the process before it could report anything.
 */

import "./runner/require-node-24.ts";

import { RunStateStore, STATE_NAME, signingKey } from "./action/run-state.ts";
import { CRASHED } from "./diagnosis/action-failures.ts";
import { PROCESS_MARKER } from "./process/process-group.ts";
import { cleanRunnerFilesAtExit, OUTPUT_FILE, restoreRunnerFiles, STATE_FILE } from "./runner/environment-file.ts";

const cancel = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => cancel.abort());
// By default, Node opens a debugger on SIGUSR1, through which another process could control this one.
if (process.platform !== "win32") process.on("SIGUSR1", () => {});

// `NODE_OPTIONS` can enable diagnostic reports, which would write the inputs to a file in the workspace.
process.report.excludeEnv = true;
cleanRunnerFilesAtExit();

// Load it in parallel with the writes below.
const mainModule = import("./action/run-main.ts");
const record = new RunStateStore(
  {
    phase: "running",
    startedAt: Date.now(),
    processGroup: null,
    processMarker: PROCESS_MARKER,
    outcomeSoFar: null,
    recordHead: null,
    startReported: false,
    isCancelled: false,
    finalOutcome: null,
  },
  signingKey(process.env),
  (sealed) => {
    STATE_FILE.set({ [STATE_NAME]: sealed });
    // Restore them on each save, because this process may be killed before its exit handler runs.
    restoreRunnerFiles();
  },
);
// Outputs for later steps in case this process is killed.
OUTPUT_FILE.set({ status: "failed", "failure-code": CRASHED.code });
record.save({});

await (await mainModule).runMain(record, cancel.signal);
