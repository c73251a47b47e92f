/** What the log, and with it the list of annotations, says of how a run ended. */

import { NO_LOCATIONS } from "../../diagnosis/source-location.ts";
import { isFailure, type Outcome, operationOf } from "../../outcome/outcome.ts";
import type { Log } from "../../runner/log.ts";
import { formatError, successLines } from "./log-messages.ts";

/** One error for each failure: what else the same run found is marked in the diff as warnings. */
export function logOutcome(log: Log, outcome: Outcome): void {
  const { failure, status } = outcome.ending;
  if (failure === null || !isFailure(outcome)) {
    if (failure !== null) log.notice(failure.cause);
    for (const line of successLines(outcome)) log.info(line);
    return;
  }
  const locations = outcome.deploy?.locations ?? NO_LOCATIONS;
  const [first, ...others] = locations.locations;
  log.error(formatError(failure, locations), `Convex ${operationOf(outcome)} ${status}: ${failure.code}`, first);
  for (const location of others) log.warning(location.message, location);
}
