/** Writes the job summary. */

import type { Log } from "./log.ts";
import type { Outcome } from "./outcome.ts";
import { renderSummary } from "./summary-body.ts";

export function writeSummary(log: Log, outcome: Outcome): void {
  try {
    log.summary(renderSummary(outcome));
  } catch {
    log.warning("The job summary could not be written. This changes nothing else.");
  }
}
