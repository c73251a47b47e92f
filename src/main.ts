/**
 * Listens to the runner before anything else is loaded: a cancel may come at any moment, and the process that it meets
 * without a listener is gone without a word.
 */

import { RUN_MARK } from "./process/process-group.ts";
import { CRASHED } from "./diagnosis/action-failures.ts";
import { cleanRunnerFilesAtExit, OUTPUT_FILE, restoreRunnerFiles, STATE_FILE } from "./runner/environment-file.ts";
import { RUN_STATE, RunRecord, sealKey } from "./action/run-state.ts";

const cancel = new AbortController();
for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => cancel.abort());
// Node's own answer to it is a debugger, which may do anything in this process.
if (process.platform !== "win32") process.on("SIGUSR1", () => {});

cleanRunnerFilesAtExit();

// Read while the lines below write.
const rest = import("./action/run-main.ts");
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
  (sealed) => {
    STATE_FILE.set({ [RUN_STATE]: sealed });
    // This process may be killed before its exit.
    restoreRunnerFiles();
  },
);
// What later steps read if this process ends here and now.
OUTPUT_FILE.set({ status: "failed", "failure-code": CRASHED.code });
record.update({});

await (await rest).act(record, cancel.signal);
