/** What `main` does once it listens to the runner. */

import { internal } from "../diagnosis/action-failures.ts";
import { endProcess, newLog, realEdges } from "./runtime.ts";
import { run } from "./run.ts";
import type { RunRecord } from "./run-state.ts";

/**
 * Runs the step to its end, and ends the process.
 *
 * @param signal - Aborted when the runner cancels the step; it may be already.
 */
export async function act(record: RunRecord, signal: AbortSignal): Promise<void> {
  const log = newLog();
  /** Outputs and the one error here, all else by `post`: nobody knows what still works in this process. */
  const endWithDefect = (error: unknown): void => {
    const failure = internal(error);
    const { known, ended } = record.state;
    if (ended === null) {
      attempt(() => log.error(`${failure.cause}\n\n${failure.fix}`, `Convex deploy failed: ${failure.code}`));
      attempt(() => log.outputs({ status: "failed", "failure-code": failure.code }));
      if (known !== null)
        attempt(() => record.update({ ended: { ...known, status: "failed", failure }, isTold: true }));
    }
    endProcess(1);
  };
  // An error that nobody awaits must not end the process with a stack and without a word.
  for (const event of ["uncaughtException", "unhandledRejection"] as const) process.on(event, endWithDefect);
  try {
    const code = await run(
      realEdges(log, signal, (change) => record.update(change)),
      record,
    );
    record.update({ isReported: true });
    endProcess(code);
  } catch (error) {
    endWithDefect(error);
  }
}

/** The defect may be that the runner's files are gone. */
function attempt(tell: () => void): void {
  try {
    tell();
  } catch {
    // The exit code tells it.
  }
}
