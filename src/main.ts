/**
 * Listens to the runner before anything else is loaded: a cancel may come at any moment, and the process that it meets
 * without a listener is gone without a word.
 */

import "./runner/require-node-24.ts";

import { RunStateStore, STATE_NAME, signingKey } from "./action/run-state.ts";
import { CRASHED } from "./diagnosis/action-failures.ts";
import { PROCESS_MARKER } from "./process/process-group.ts";
import { cleanRunnerFilesAtExit, OUTPUT_FILE, restoreRunnerFiles, STATE_FILE } from "./runner/environment-file.ts";

const cancel = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => cancel.abort());
// Node's own answer to it is a debugger, which may do anything in this process.
if (process.platform !== "win32") process.on("SIGUSR1", () => {});

// A diagnostic report, which `NODE_OPTIONS` may ask for, would put the inputs into a file of the workspace.
process.report.excludeEnv = true;
cleanRunnerFilesAtExit();

// Read while the lines below write.
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
    // This process may be killed before its exit.
    restoreRunnerFiles();
  },
);
// What later steps read if this process ends here and now.
OUTPUT_FILE.set({ status: "failed", "failure-code": CRASHED.code });
record.save({});

await (await mainModule).runMain(record, cancel.signal);
