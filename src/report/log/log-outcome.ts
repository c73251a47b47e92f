/** What the log, and with it the list of annotations, says of how a run ended. */

import { isFailure, type Outcome } from "../../outcome/outcome.ts";
import type { Log } from "../../runner/log.ts";
import { formatError, successLines } from "./log-messages.ts";

/** One error for each failure: what else the same run found is marked in the diff as warnings. */
export function logOutcome(log: Log, outcome: Outcome): void {
  const { failure, status, locations } = outcome;
  if (failure === null || !isFailure(outcome)) {
    if (failure !== null) log.notice(failure.cause);
    for (const line of successLines(outcome)) log.info(line);
    return;
  }
  const [first, ...others] = locations.locations;
  log.error(formatError(failure, locations), `Convex ${outcome.operation} ${status}: ${failure.code}`, first);
  for (const location of others) log.warning(location.message, location);
}
