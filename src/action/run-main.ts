/** What `main` does once it listens to the runner. */

import { internalError } from "../diagnosis/action-failures.ts";
import { withEnding } from "../outcome/outcome.ts";
import { withoutForeignText } from "../outcome/public-outcome.ts";
import { run } from "./run.ts";
import type { RunStateStore } from "./run-state.ts";
import { createLog, createRuntime, flushAndExit } from "./runtime.ts";

/**
 * Runs the step to its end, and ends the process.
 *
 * @param signal - Aborted when the runner cancels the step; it may be already.
 */
export async function runMain(record: RunStateStore, signal: AbortSignal): Promise<void> {
  const log = createLog();
  /** Outputs and the one error here, all else by `post`: nobody knows what still works in this process. */
  const exitOnInternalError = (error: unknown): void => {
    const failure = internalError(error);
    const { outcomeSoFar, phase } = record.state;
    if (phase === "running") {
      ignoreErrors(() => log.error(`${failure.cause}\n\n${failure.fix}`, `Convex deploy failed: ${failure.code}`));
      ignoreErrors(() => log.maskPending());
      ignoreErrors(() => log.outputs({ status: "failed", "failure-code": failure.code }));
      if (outcomeSoFar !== null)
        ignoreErrors(() => {
          const finalOutcome = withEnding(outcomeSoFar, { status: "failed", failure });
          record.save({ phase: "logged", finalOutcome: withoutForeignText(finalOutcome, log) });
        });
    }
    flushAndExit(1);
  };
  // An error that nobody awaits must not end the process with a stack and without a word.
  for (const event of ["uncaughtException", "unhandledRejection"] as const) process.on(event, exitOnInternalError);
  try {
    const code = await run(createRuntime(log, signal, record));
    record.save({ phase: "reported" });
    flushAndExit(code);
  } catch (error) {
    exitOnInternalError(error);
  }
}

/** The defect may be that the runner's files are gone. */
function ignoreErrors(tell: () => void): void {
  try {
    tell();
  } catch {
    // The exit code tells it.
  }
}
