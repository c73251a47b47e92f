/** Writes the job summary. */

import type { Outcome } from "../../outcome/outcome.ts";
import { forSummary } from "../../outcome/public-outcome.ts";
import type { Log } from "../../runner/log.ts";
import { renderSummary } from "./render-summary.ts";

/** @param outcome - Redacted. */
export function writeSummary(log: Log, outcome: Outcome): void {
  try {
    log.summary(renderSummary(forSummary(outcome, log)));
  } catch {
    log.warning("The job summary could not be written. The result of this step is not affected.");
  }
}
