/** The entry point's work, after it listens for signals of the runner. */

import { internalError } from "../diagnosis/action-failures.ts";
import { withEnding } from "../outcome/outcome.ts";
import { withoutExternalText } from "../outcome/public-outcome.ts";
import { run } from "./run.ts";
import type { RunStateStore } from "./run-state.ts";
import { createLog, createRuntime, flushAndExit } from "./runtime.ts";

/**
 * Runs the step, and exits.
 *
 * @param signal - Aborted when the runner cancels the step, which may have happened already.
 */
export async function runMain(record: RunStateStore, signal: AbortSignal): Promise<void> {
  const log = createLog();
  /** Only writes outputs and the error. `post` does the rest, because this process may no longer work. */
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
          record.save({ phase: "logged", finalOutcome: withoutExternalText(finalOutcome, log) });
        });
    }
    flushAndExit(1);
  };
  // Report errors that nobody awaits, which would otherwise exit with a stack trace only.
  for (const event of ["uncaughtException", "unhandledRejection"] as const) process.on(event, exitOnInternalError);
  try {
    const code = await run(createRuntime(log, signal, record));
    record.save({ phase: "reported" });
    flushAndExit(code);
  } catch (error) {
    exitOnInternalError(error);
  }
}

/** The runner's files may have been deleted. */
function ignoreErrors(report: () => void): void {
  try {
    report();
  } catch {
    // The exit code still shows the failure.
  }
}
